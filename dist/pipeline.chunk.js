import { n as decode, s as createEncoder, t as extract } from "./extract.chunk.js";
import { n as createParser } from "./parse.chunk.js";
import { r as DEFAULT_POLICY } from "./model-defaults.chunk.js";
import { a as ownershipOf, i as ownerByPattern } from "./model-agents.chunk.js";
import { t as rules } from "./rules.chunk.js";
import { a as suppress, i as check, n as knownRulesWith, o as complete } from "./registry.chunk.js";
import { n as judge } from "./gate.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { r as roleByContent, t as discover } from "./discover.chunk.js";
import { a as comparedWith, i as analyseUnits, n as analyseMigrations, r as analyseStructure, t as analyseMeaning } from "./analysis.chunk.js";
import "./domain-alembic.chunk.js";
import { t as EVIDENCE_PATH } from "./domain-alembic-evidence.chunk.js";

// src/check/memory.ts
/** What the rules said of subjects that stay what they are from one run to the next, and the findings that came of it; for the same rules and policy. */
var CheckMemory = class {
	#kinds = /* @__PURE__ */ new Map();
	/** By what was reported. */
	completed = /* @__PURE__ */ new WeakMap();
	/** The subjects of a kind by file, those that stand together; a group whose subjects are the same objects is the one that it was. */
	groupsOf(kind, all) {
		const known = this.#kinds.get(kind);
		if (known?.all === all) return known.groups;
		const groups = [];
		const byFile = /* @__PURE__ */ new Map();
		for (let from = 0; from < all.length;) {
			const file = all[from].at.file;
			let to = from + 1;
			while (all[to]?.at.file === file) to++;
			const group = sameAs(known?.byFile.get(file), all, from, to) ?? {
				subjects: all.slice(from, to),
				reports: /* @__PURE__ */ new Map()
			};
			groups.push(group);
			byFile.set(file, group);
			from = to;
		}
		this.#kinds.set(kind, {
			all,
			groups,
			byFile
		});
		return groups;
	}
};
function sameAs(group, all, from, to) {
	if (group === void 0 || group.subjects.length !== to - from) return null;
	for (let at = from; at < to; at++) if (group.subjects[at - from] !== all[at]) return null;
	return group;
}

// src/discover/memory-tree.ts
/** A tree of sources given as text, by path relative to the root. */
function memoryTree(sources) {
	const folders = /* @__PURE__ */ new Map([["", /* @__PURE__ */ new Map()]]);
	const add = (folder, entry) => {
		let entries = folders.get(folder);
		if (entries === void 0) {
			entries = /* @__PURE__ */ new Map();
			folders.set(folder, entries);
		}
		entries.set(entry.name, entry);
	};
	for (let at$ = 0, list$ = Object.keys(sources).sort(); at$ < list$.length; at$++) {
		const segments = list$[at$].split("/");
		let folder = "";
		segments.forEach((name, index) => {
			const last = index === segments.length - 1;
			add(folder, {
				name,
				kind: last ? "file" : "folder",
				hash: null
			});
			folder = folder === "" ? name : `${folder}/${name}`;
		});
	}
	const missing = { kind: "missing" };
	return {
		list: (folder) => [...folders.get(folder)?.values() ?? []],
		text: (path) => sources[path] ?? null,
		resolve: () => missing,
		isTracked: () => false
	};
}

// src/pipeline.ts
/** link → domain → flow → check: everything that is found in a tree, sorted. */
async function findIn(tree, policy, lap, base = null, reused = null, ownRules = []) {
	const units = unitsOf(tree, reused?.decode);
	return findingsOf(tree, policy, {
		units,
		analysis: await analysisOf(tree, units, policy, lap, reused),
		base: await base,
		ownRules
	}, lap);
}
/** link → domain → flow: what the files of a tree mean. On a foundation that is reused its units are analysed, which hold the bodies of today. */
function analysisOf(tree, units, policy, lap, reused) {
	const input = {
		migrations: tree.migrations,
		settings: settingsOf(tree),
		evidence: tree.text(EVIDENCE_PATH),
		text: tree.text
	};
	return analyseUnits({
		...input,
		units: reused?.foundation?.units ?? units
	}, policy.analysis, lap, reused ?? void 0);
}
/** check: what the rules say of an analysed tree, alone or compared with a base. */
function findingsOf(tree, policy, analysed, lap) {
	const found = completed(tree, policy, analysed, checkedIn(policy, analysed));
	lap?.("check");
	return found;
}
/**
* The same for an analysis in offsets of another version of the files: `placed` puts what the rules report where it stands in the files of
* today. Null where it answers null: that cannot be told.
*/
function placedFindingsOf(tree, policy, analysed, placed, lap) {
	const checked = checkedIn(policy, analysed);
	const violations = placed(checked.violations);
	if (violations === null) return null;
	const found = completed(tree, policy, analysed, {
		...checked,
		violations
	});
	lap?.("check");
	return found;
}
function checkedIn(policy, { analysis, base = null, ownRules = [], memory }) {
	const { subjects, counts } = base === null ? analysis : comparedWith(base, analysis);
	return {
		...check(subjects, [...rules, ...ownRules], policy, memory),
		counts
	};
}
function completed(tree, policy, { units, analysis, ownRules = [], memory }, checked) {
	return completeFindings(tree, units, policy, {
		...checked,
		analysis,
		ownRules
	}, memory);
}
/** What is found in a tree that was compared with a base, where it is compared with none; it is not analysed again. */
function findAlone(tree, policy, { analysis, ownRules = [] }) {
	return findingsOf(tree, policy, {
		units: unitsOf(tree),
		analysis,
		ownRules
	});
}
/** What the files of a tree mean to the frameworks: enough for tables of definitions, without what functions do. */
function meaningOf(tree, policy, lap) {
	return analyseMeaning({
		units: unitsOf(tree),
		settings: settingsOf(tree),
		text: tree.text
	}, policy.analysis, lap);
}
/** What the functions of a tree do, and its layers: enough for tables and pictures of these, without migrations and load plans. */
function structureOf(tree, policy, lap) {
	return analyseStructure({
		units: unitsOf(tree),
		settings: settingsOf(tree)
	}, policy.analysis, lap);
}
/** The histories of the migrations of a tree, replayed; nothing of what its functions do. */
function migrationsOf(tree, policy, lap) {
	const input = {
		units: unitsOf(tree),
		settings: settingsOf(tree),
		migrations: tree.migrations,
		text: tree.text
	};
	return analyseMigrations(input, policy.analysis, lap);
}
function settingsOf(tree) {
	return new Map(tree.projectFiles.flatMap((path) => entry(path, tree.text(path))));
}
/** The files of a tree with their facts decoded, as far as somebody reads them. */
function unitsOf(tree, decoded = decode) {
	return tree.files.map(({ path, role, facts: data }) => {
		const facts = decoded(data, path);
		return {
			path,
			role: roleByContent(path, role, facts),
			facts
		};
	});
}
/** What the rules said of an analysed tree, with lines, owners and what comments in the code suppress. */
function completeFindings(tree, units, policy, { violations, problems: crashed, ran, analysis, counts, ownRules = [] }, memory) {
	const configuredOwner = ownerByPattern(policy.owners);
	const completion = {
		lines: tree.lines ?? linesByPath(tree.sourceOf),
		layerOf: analysis.layerOf,
		configuredOwner
	};
	const findings = complete(violations, completion, memory?.completed);
	const judged = units.filter((unit) => policy.analysis.roles.includes(unit.role));
	const comments = judged.filter((unit) => unit.facts.directives.length > 0).map((unit) => ({
		file: unit.path,
		directives: unit.facts.directives
	}));
	const suppressed = suppress({
		findings,
		comments,
		rules: knownRulesWith(policy, ownRules),
		ran,
		policy,
		completion
	});
	const scope = judged.map(({ path }) => ({
		file: path,
		owner: configuredOwner(path) ?? ownershipOf(path, analysis.layerOf(path, "<module>")).owner
	}));
	const problems = [
		...tree.problems,
		...syntaxProblems(units),
		...crashed
	];
	return {
		policy,
		analysis,
		...suppressed,
		counts,
		problems,
		ran,
		scope,
		violations,
		ownRules
	};
}
function entry(path, text) {
	return text === null ? [] : [[path, text]];
}
function syntaxProblems(units) {
	return units.flatMap((unit) => {
		const first = unit.facts.problems[0];
		if (first === void 0) return [];
		const more = unit.facts.problems.length - 1;
		const message = `${first.detail}${more > 0 ? ` (and ${more} more in this file)` : ""}; the rest of the file is analysed`;
		return [{
			kind: "syntax-error",
			file: unit.path,
			line: unit.facts.line(first.start),
			message,
			fatal: false
		}];
	});
}
/** gate: verdicts, escalations and status of what was found. */
function judgeFindings(found, judgement) {
	const { base } = judgement;
	const former = base === null ? null : {
		revision: base.revision,
		policy: base.side.policy,
		findings: base.side.findings,
		held: base.side.held,
		counts: base.side.counts,
		baseline: base.baseline,
		renames: base.renames,
		texts: base.texts
	};
	const { statistics } = found.analysis;
	return judge({
		...found,
		...judgement,
		base: former,
		blindSpots: found.analysis.blindSpots,
		rules: knownRulesWith(found.policy, found.ownRules ?? []),
		statistics: { calls: {
			...statistics,
			shapes: statistics.shapes.map((shape) => ({ ...shape }))
		} }
	});
}
/** The facts of sources that no file holds yet, one after the other. */
function factsReader() {
	const parser = createParser();
	const encoder = createEncoder();
	return (source) => decode(extract(source, parser, encoder));
}
/** How many places of a Python file the parser cannot read. */
function syntaxErrors(bytes) {
	return factsReader()(bytes).problems.length;
}
/** Analyses sources that are given as text, by path; for tests and servers. */
async function analyseSources(sources, policy = DEFAULT_POLICY, base = null) {
	const parser = createParser();
	const encoder = createEncoder();
	const text = (path) => sources[path] ?? null;
	const { files, problems, migrations, projectFiles } = discover(memoryTree(sources));
	return findIn({
		files: files.map(({ path, role }) => ({
			path,
			role,
			facts: extract(Buffer.from(sources[path] ?? "", "utf8"), parser, encoder)
		})),
		sourceOf: text,
		text,
		problems,
		migrations,
		projectFiles
	}, policy, void 0, base);
}

export { findAlone as a, judgeFindings as c, placedFindingsOf as d, structureOf as f, CheckMemory as h, factsReader as i, meaningOf as l, unitsOf as m, analysisOf as n, findIn as o, syntaxErrors as p, completeFindings as r, findingsOf as s, analyseSources as t, migrationsOf as u };