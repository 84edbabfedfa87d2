import { n as blocks, t as blockingBy } from "./model-blocking.chunk.js";
import { a as GATE_TITLES, i as GATES, n as DEFAULT_GATES, o as atLeast, r as DEFAULT_POLICY, s as gatePolicy, t as BLOCKING_SEVERITY } from "./model-defaults.chunk.js";
import { n as byText, t as byPosition } from "./model-order.chunk.js";
import { a as ownershipOf, n as APPROVERS, r as SIGNALS, t as AGENTS } from "./model-agents.chunk.js";
import { i as movedPrint, o as sha256, r as isFingerprint, t as contentOf } from "./model-fingerprint.chunk.js";
import { n as diffArrays } from "./diff-libesm.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { t as pathPatterns } from "./model-patterns.chunk.js";
import { t as isDay } from "./model-day.chunk.js";

// src/model/json-input.ts
/** Whether a value of parsed JSON is an object. */
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The line (from 1) on which a text stops being JSON. */
function lineOfJsonError(text, error) {
	const position = positionOf(error);
	if (position !== null) return text.slice(0, position).split("\n").length;
	const lines = text.split("\n");
	let line$of = [1, lines.length], line = line$of[0], last = line$of[1];
	while (line < last) {
		const middle = Math.floor((line + last) / 2);
		if (isBroken(lines.slice(0, middle).join("\n"))) last = middle;
		else line = middle + 1;
	}
	return line;
}
function positionOf(error) {
	const position = /position (\d+)/.exec(error instanceof Error ? error.message : "")?.[1];
	return position === void 0 ? null : Number(position);
}
/** Whether a beginning of a JSON text is wrong by itself, and not only because it ends. */
function isBroken(start) {
	try {
		JSON.parse(start);
		return false;
	} catch (error) {
		const position = positionOf(error);
		return position === null ? !/end of JSON/.test(String(error)) : position < start.length;
	}
}

// src/gate/results.ts
const STATUSES = [
	"SUCCESS",
	"FAILED",
	"SKIPPED"
];
const LISTS = [
	"filesModified",
	"testsAdded",
	"migration",
	"endpoints",
	"notes",
	"fixed"
];
const FLAGS = ["rollbackTested", "openApiUpdated"];
const KEYS = /* @__PURE__ */ new Set([
	"$schema",
	"schemaVersion",
	"agent",
	"status",
	"tasks",
	...LISTS,
	...FLAGS
]);
/**
* Reads what agents say of their own work: a JSON file an agent (docs/results.schema.json), or the part of a report in Markdown
* that names the agent in bold over its fields. Whatever cannot be read is a fatal problem: a claim must not get lost.
*/
function readResults(files) {
	const claims = [];
	const problems = [];
	const fault = (name, message) => {
		problems.push({
			kind: "configuration",
			file: null,
			line: null,
			message: `results ${name}: ${message}`,
			fatal: true
		});
	};
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const { name, text } = list$[at$];
		const plain = text.replace(/^\uFEFF/, "");
		const read = /\.(?:md|markdown)$/i.test(name) ? fromMarkdown(plain) : fromJson(plain);
		if (typeof read === "string") fault(name, read);
		else for (let at$ = 0, list$ = read; at$ < list$.length; at$++) {
			const claim = list$[at$];
			if (claims.some(({ agent }) => agent === claim.agent)) fault(name, `there is another result of ${claim.agent}: give one an agent`);
			else claims.push(claim);
		}
	}
	return {
		claims,
		problems
	};
}
function fromJson(text) {
	let data;
	try {
		data = JSON.parse(text);
	} catch (error) {
		return `is not valid JSON (line ${lineOfJsonError(text, error)})`;
	}
	const list = Array.isArray(data) ? data : [data];
	const claims = [];
	for (let at$ = 0, list$ = list; at$ < list$.length; at$++) {
		const value = list$[at$];
		const claim = claimOf(value);
		if (typeof claim === "string") return claim;
		claims.push(claim);
	}
	return claims;
}
function claimOf(value) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return "holds no result: an object with `agent` and `status` is wanted";
	const data = value;
	const unknown = Object.keys(data).find((key) => !KEYS.has(key));
	if (unknown !== void 0) return `there is no field \`${unknown}\``;
	const agent = AGENTS.find((name) => name === data.agent);
	if (agent === void 0) return `\`agent\` must be one of ${AGENTS.join(", ")}, not ${JSON.stringify(data.agent ?? null)}`;
	const status = STATUSES.find((name) => name === data.status);
	if (status === void 0) return `\`status\` must be one of ${STATUSES.join(", ")}, not ${JSON.stringify(data.status ?? null)}`;
	for (let at$ = 0, list$ = LISTS; at$ < list$.length; at$++) {
		const key = list$[at$];
		if (data[key] !== void 0 && !isTexts(data[key])) return `\`${key}\` must be a list of texts`;
	}
	for (let at$ = 0, list$ = FLAGS; at$ < list$.length; at$++) {
		const key = list$[at$];
		if (data[key] !== void 0 && typeof data[key] !== "boolean") return `\`${key}\` must be true or false`;
	}
	const tasks = tasksOf$1(data.tasks);
	if (typeof tasks === "string") return tasks;
	const texts = (key) => data[key] ?? null;
	return {
		agent,
		status,
		tasks,
		filesModified: texts("filesModified"),
		testsAdded: texts("testsAdded"),
		migration: texts("migration"),
		rollbackTested: data.rollbackTested ?? null,
		endpoints: texts("endpoints"),
		openApiUpdated: data.openApiUpdated ?? null,
		notes: texts("notes") ?? [],
		fixed: texts("fixed") ?? []
	};
}
function isTexts(value) {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}
function tasksOf$1(value) {
	if (value === void 0) return [];
	if (!Array.isArray(value)) return "`tasks` must be a list";
	const tasks = [];
	for (const index$of of value.entries()) {
		const index = index$of[0], item = index$of[1];
		const { name, status, corrections = 0 } = typeof item === "object" && item !== null ? item : {};
		const known = STATUSES.find((one) => one === status);
		if (typeof name !== "string" || known === void 0) return `task ${index + 1} needs a \`name\` and a \`status\` out of ${STATUSES.join(", ")}`;
		if (typeof corrections !== "number" || !Number.isInteger(corrections) || corrections < 0) return `task ${index + 1}: \`corrections\` must be a count`;
		tasks.push({
			name,
			status: known,
			corrections
		});
	}
	return tasks;
}
/** `**DBA**` over lines `- Status: SUCCESS`, as the report prints them. */
function fromMarkdown(text) {
	const claims = [];
	let agent = null;
	let fields = /* @__PURE__ */ new Map();
	const finish = () => {
		if (agent === null) return null;
		const status = STATUSES.find((name) => name === fields.get("status")?.split(/\s/)[0]?.toUpperCase());
		if (status === void 0) return `${agent} has no line \`- Status: ${STATUSES.join("|")}\``;
		claims.push(markdownClaim(agent, status, fields));
		return null;
	};
	for (let at$ = 0, list$ = text.split(/\r?\n/); at$ < list$.length; at$++) {
		const line = list$[at$];
		const heading = /^\s*(?:#+\s*)?(?:\*\*)?([A-Z_]{3,}):?(?:\*\*)?:?\s*$/.exec(line)?.[1];
		const named = AGENTS.find((name) => name === heading);
		if (named !== void 0) {
			const wrong = finish();
			if (wrong !== null) return wrong;
			agent = named;
			fields = /* @__PURE__ */ new Map();
			continue;
		}
		const [, key, value] = /^\s*[-*]\s*(?:\*\*)?([A-Za-z ]+?)(?:\*\*)?:(?:\*\*)?\s*(.*)$/.exec(line) ?? [];
		if (key !== void 0 && value !== void 0) fields.set(key.trim().toLowerCase(), value.trim());
	}
	const wrong = finish();
	if (wrong !== null) return wrong;
	return claims.length === 0 ? `names none of ${AGENTS.map((name) => `**${name}**`).join(", ")}` : claims;
}
const NOTHING = /^(?:none|n\/a|-|not recorded.*)?$/i;
function markdownClaim(agent, status, fields) {
	const list = (key) => {
		const text = fields.get(key);
		if (text === void 0) return null;
		if (NOTHING.test(text)) return [];
		return text.replace(/ and \d+ more$/, "").split(/\s*[,;]\s*/).map((item) => item.replace(/^`+|`+$/g, "").trim()).filter((item) => item !== "");
	};
	const flag = (key) => {
		const text = fields.get(key);
		return text === void 0 ? null : /^yes\b/i.test(text) ? true : /^no\b/i.test(text) ? false : null;
	};
	const notes = fields.get("notes");
	return {
		agent,
		status,
		tasks: [],
		filesModified: list("files modified"),
		testsAdded: list("tests added"),
		migration: list("migration"),
		rollbackTested: flag("rollback tested"),
		endpoints: list("endpoints"),
		openApiUpdated: flag("openapi updated"),
		notes: notes === void 0 || NOTHING.test(notes) ? [] : [notes],
		fixed: list("fixed") ?? []
	};
}
/** Where the evidence contradicts a claim, a sentence each. What cannot be compared contradicts nothing. */
function contradictions(claim, { changes, present, rollbackShown }) {
	const said = [];
	for (let at$ = 0, list$ = claim.fixed; at$ < list$.length; at$++) {
		const fingerprint = list$[at$];
		const finding = present.get(fingerprint);
		if (finding !== void 0) said.push(`claims ${fingerprint} fixed: ${finding.rule} is still in ${finding.file}:${finding.line}`);
	}
	if (claim.rollbackTested === true && !rollbackShown) said.push("claims a tested rollback: there is no evidence");
	if (changes === null) return said;
	const lacking = (what, claimed, known) => {
		const missing = (claimed ?? []).filter((name) => !known(name));
		if (missing.length > 0) said.push(`claims ${what} that the change does not show: ${missing.join(", ")}`);
	};
	const files = new Set(changes.files);
	lacking("changed files", claim.filesModified, (name) => files.has(name));
	lacking("added tests", claim.testsAdded, (name) => changes.tests.some((test) => test === name || test.startsWith(`${name}::`) || test.endsWith(`::${name}`)));
	lacking("migrations", claim.migration, (name) => changes.migrations.some(({ revision, file }) => name === file || holdsWord(name, revision)));
	lacking("endpoints", claim.endpoints, (name) => changes.endpoints.some((endpoint) => endpoint === name || endpoint === `${name} (removed)`));
	if (claim.openApiUpdated === true && changes.openApi === false) said.push("claims an updated OpenAPI document: the stored one did not change");
	return said;
}
/** Whether a text holds a word, with nothing of a word around it: `0002` stands in `0002_add_notes.py`, and not in `00021`. */
function holdsWord(text, word) {
	for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) if (!/[a-z0-9]$/i.test(text.slice(0, at)) && !/^[a-z0-9]/i.test(text.slice(at + word.length))) return true;
	return false;
}

// src/gate/agents.ts
function tally(findings) {
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = findings; at$ < list$.length; at$++) {
		const { rule } = list$[at$];
		counts.set(rule, (counts.get(rule) ?? 0) + 1);
	}
	return [...counts].sort((one$of, other$of) => {
		const one = one$of[0], n = one$of[1], other = other$of[0];
		return other$of[1] - n || byText(one, other);
	}).map((rule$of) => {
		return `${rule$of[0]} ${rule$of[1]}`;
	}).join(", ");
}
function judgeAgent(agent, { scope, signal, gates, findings, claims, evidence }) {
	const isBlocking = blockingBy(gates);
	const files = scope.filter(({ owner }) => owner === agent).length;
	const called = signal === null || SIGNALS[signal].includes(agent);
	const own = findings.filter((finding) => finding.owner === agent);
	const blocking = own.filter(isBlocking);
	const reviews = findings.filter((finding) => finding.reviewer === agent && isBlocking(finding)).length;
	const incomplete = gates.filter((gate) => agent === "DBA" && gate.gate === "migration-safety" && gate.verdict === "INCOMPLETE");
	const claim = claims.find((one) => one.agent === agent) ?? null;
	const contradicted = claim === null ? [] : contradictions(claim, evidence);
	const failed = blocking.length > 0 || incomplete.length > 0 || contradicted.length > 0 || claim?.status === "FAILED";
	const taking = failed || (claim === null ? called && files > 0 : claim.status !== "SKIPPED");
	const notes = [];
	if (claim?.status === "SUCCESS" && failed) notes.push("claims SUCCESS, the evidence says otherwise");
	if (claim?.status === "FAILED") notes.push("reports FAILED itself");
	if (claim === null && claims.length > 0 && taking) notes.push("handed in no result: judged by the findings alone");
	if (!taking) notes.push(claim !== null ? "reports SKIPPED" : files === 0 ? "nothing in scope" : "not called by the signal, nothing of its own blocks");
	notes.push(...contradicted);
	if (blocking.length > 0) notes.push(`blocking: ${tally(blocking)}`);
	for (let at$ = 0, list$ = incomplete; at$ < list$.length; at$++) {
		const gate = list$[at$];
		notes.push(`incomplete: ${gate.summary}`);
	}
	const others = own.filter((finding) => !isBlocking(finding));
	if (taking && others.length > 0) notes.push(`not blocking: ${tally(others)}`);
	if (reviews > 0) notes.push(`reviews ${reviews} for other owners`);
	notes.push(...(claim?.notes ?? []).map((note) => `its own words: ${note}`));
	const status = !taking ? "SKIPPED" : failed ? "FAILED" : "SUCCESS";
	const tasks = claim === null ? null : tasksOf(claim, failed);
	return {
		agent,
		status,
		files,
		blocking: blocking.length,
		reviews,
		claim,
		contradictions: contradicted,
		tasks,
		notes
	};
}
/** Findings lie in files, not in tasks: where all tasks claim success and the evidence says otherwise, one of them is not done. */
function tasksOf({ tasks }, failed) {
	const taken = tasks.filter(({ status }) => status !== "SKIPPED");
	if (taken.length === 0) return null;
	const succeeded = taken.filter(({ status }) => status === "SUCCESS").length;
	return {
		completed: failed ? Math.min(succeeded, taken.length - 1) : succeeded,
		total: taken.length
	};
}
/**
* Judges every agent by what it says of itself, checked against the gates and the change; without a word of its own by the
* findings in what it owns. One with nothing in scope, or not called by the signal, is SKIPPED unless something of its own blocks.
*/
function judgeAgents(input) {
	return AGENTS.map((agent) => judgeAgent(agent, input));
}
/** Agents that succeeded of those that took part, and their share: over tasks where results name some. */
function successRate(agents) {
	const part = agents.filter((agent) => agent.status !== "SKIPPED");
	const succeeded = part.filter((agent) => agent.status === "SUCCESS").length;
	const named = part.some(({ tasks }) => tasks !== null);
	const completed = part.reduce((sum, { tasks, status }) => sum + (tasks?.completed ?? (status === "SUCCESS" ? 1 : 0)), 0);
	const total = part.reduce((sum, { tasks }) => sum + (tasks?.total ?? 1), 0);
	return {
		succeeded,
		agents: part.length,
		tasks: named ? {
			completed,
			total
		} : null,
		percent: part.length === 0 ? 100 : Math.floor(completed / total * 100)
	};
}

// src/gate/edited.ts
/** Lines that differ more are not aligned: what is left is told as new. */
const MOST_EDITS = 3e3;
/** Longest range that is compared. */
const MOST_LINES = 20;
/** Share of words that two texts have in common from which one is the other, edited; more where the function is called otherwise. */
const ALIKE = .5;
const MUCH_ALIKE = .8;
const RANK = {
	error: 2,
	warning: 1,
	note: 0
};
/**
* Pairs findings that the base alone has with those that the head alone has, where the change did not make the defect but edited its line or moved its
* function: a renamed variable, an argument more, another name of the class. Each is paired once, so that what grew stays new; so does what got worse.
*/
function editedInPlace(gone, fresh, renames, texts) {
	const baseLines$of = [linesByPath(texts.base), linesByPath(texts.head)], baseLines = baseLines$of[0], headLines = baseLines$of[1];
	const alignments = /* @__PURE__ */ new Map();
	const alignmentOf = (before, now) => {
		const known = alignments.get(now);
		if (known !== void 0) return known;
		const made = align(baseLines(before), headLines(now));
		alignments.set(now, made);
		return made;
	};
	const byKey = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = gone; at$ < list$.length; at$++) {
		const finding = list$[at$];
		put(byKey, `${finding.rule}\0${renames.get(finding.file) ?? finding.file}`, finding);
	}
	const candidates = fresh.flatMap((now) => (byKey.get(`${now.rule}\0${now.file}`) ?? []).flatMap((before) => {
		const alignment = alignmentOf(before.file, now.file);
		const score = alignment === null ? 0 : likeness(before, now, alignment, baseLines(before.file), headLines(now.file));
		return score < ALIKE || worse(before, now) ? [] : [{
			before,
			now,
			score
		}];
	}));
	candidates.sort((a, b) => b.score - a.score || byPosition(a.before, b.before) || byPosition(a.now, b.now));
	const here = once(candidates);
	const taken = new Set(here.flatMap(({ before, now }) => [before, now]));
	const rest = (findings) => findings.filter((finding) => !taken.has(finding));
	return [...here, ...moved(rest(gone), rest(fresh))];
}
/** The best first, each finding once. */
function once(candidates) {
	const taken = /* @__PURE__ */ new Set();
	return candidates.filter(({ before, now }) => {
		if (taken.has(before) || taken.has(now)) return false;
		taken.add(before).add(now);
		return true;
	});
}
/** The same code in a function of the same name in another file. Every revision has an upgrade(): there it says nothing. */
function moved(gone, fresh) {
	const movable = ({ gate, symbol }) => gate !== "migration-safety" && symbol !== "<module>";
	const byContent = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = gone; at$ < list$.length; at$++) {
		const finding = list$[at$];
		if (movable(finding)) put(byContent, contentOf(finding.fingerprint), finding);
	}
	return once(fresh.flatMap((now) => (byContent.get(contentOf(now.fingerprint)) ?? []).filter((before) => !worse(before, now)).map((before) => ({
		before,
		now
	}))));
}
function put(map, key, value) {
	const known = map.get(key);
	if (known === void 0) map.set(key, [value]);
	else known.push(value);
}
function worse(before, now) {
	return RANK[now.severity] > RANK[before.severity];
}
function align(base, head) {
	const changes = diffArrays(textsOf(base), textsOf(head), { maxEditLength: MOST_EDITS });
	if (changes === void 0) return null;
	const kept = /* @__PURE__ */ new Map();
	const before$of = [/* @__PURE__ */ new Map(), /* @__PURE__ */ new Map()], before = before$of[0], now = before$of[1];
	let from$of = [
		1,
		1,
		0
	], from = from$of[0], to = from$of[1], passage = from$of[2];
	for (let at$ = 0, list$ = changes; at$ < list$.length; at$++) {
		const { added, removed, count } = list$[at$];
		for (let index = 0; index < count; index += 1) if (removed) before.set(from++, passage);
		else if (added) now.set(to++, passage);
		else kept.set(from++, to++);
		if (!added && !removed) passage += 1;
	}
	return {
		kept,
		before,
		now
	};
}
function textsOf(lines) {
	return Array.from({ length: lines.count }, (_, index) => lines.text(index + 1).trim());
}
/** From 0 to 1: how likely a finding of the head is one of the base. */
function likeness(before, now, alignment, base, head) {
	if (alignment.kept.get(before.line) === now.line) return 1;
	const passage = alignment.before.get(before.line);
	if (passage === void 0 || passage !== alignment.now.get(now.line)) return 0;
	const score = common(wordsIn(before, base), wordsIn(now, head));
	return lastName(before.symbol) === lastName(now.symbol) || score >= MUCH_ALIKE ? score : 0;
}
function lastName(symbol) {
	return symbol.slice(symbol.lastIndexOf(".") + 1);
}
/** Words as people read them: `dataset_id` and `DatasetId` are two. */
function wordsIn({ line, endLine }, lines) {
	const last = Math.min(endLine, line + MOST_LINES - 1);
	return Array.from({ length: last - line + 1 }, (_, index) => lines.text(line + index)).join("\n").match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^\sA-Za-z0-9_]/g) ?? [];
}
/** Dice's coefficient of two bags of words. */
function common(one, other) {
	if (one.length + other.length === 0) return 0;
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = one; at$ < list$.length; at$++) {
		const word = list$[at$];
		counts.set(word, (counts.get(word) ?? 0) + 1);
	}
	let shared = 0;
	for (let at$ = 0, list$ = other; at$ < list$.length; at$++) {
		const word = list$[at$];
		const left = counts.get(word) ?? 0;
		if (left === 0) continue;
		counts.set(word, left - 1);
		shared += 1;
	}
	return 2 * shared / (one.length + other.length);
}

// src/gate/compare.ts
/** The fingerprint that something of the base has in the head, where its file may be called otherwise. */
function inHead(fingerprint, path, renames) {
	const name = renames.get(path);
	return name === void 0 ? fingerprint : movedPrint(fingerprint, name);
}
/**
* Sorts the findings of two trees into new, unchanged and fixed. `renames` leads from a path in the base to that in the head. With `texts`, a finding
* whose line was edited or whose function moved is unchanged too.
*/
function compare(base, head, renames, texts = null) {
	const before = new Map(base.map((finding) => [inHead(finding.fingerprint, finding.file, renames), finding]));
	const fresh = [];
	const unchanged = [];
	for (let at$ = 0, list$ = head; at$ < list$.length; at$++) {
		const finding = list$[at$];
		if (before.delete(finding.fingerprint)) unchanged.push({
			...finding,
			state: "unchanged"
		});
		else fresh.push({
			...finding,
			state: "new"
		});
	}
	const gone = [...before.values()];
	const pairs = texts === null || gone.length === 0 || fresh.length === 0 ? [] : editedInPlace(gone, fresh, renames, texts);
	const edited = new Set(pairs.flatMap(({ before, now }) => [before, now]));
	const fixed = gone.filter((finding) => !edited.has(finding)).map((finding) => ({
		...finding,
		state: "fixed"
	}));
	return {
		new: fresh.filter((finding) => !edited.has(finding)),
		unchanged: [...unchanged, ...pairs.map(({ now }) => ({
			...now,
			state: "unchanged"
		}))].sort(byPosition),
		fixed: fixed.sort(byPosition)
	};
}

// src/gate/baseline.ts
const VERSION$1 = "1.0";
const bySubject = (one, other) => byText(one.gate, other.gate) || byText(one.path, other.path) || byText(one.name, other.name);
const byEntry = (one, other) => byText(one.path, other.path) || byText(one.rule, other.rule) || byText(one.symbol, other.symbol) || byText(one.fingerprint, other.fingerprint);
/** A baseline of everything that a run found. */
function createBaseline(findings, unresolved) {
	const subjects = Object.entries(unresolved).flatMap((gate$of) => {
		const gate = gate$of[0];
		return gate$of[1].map(({ file, name }) => ({
			gate,
			path: file,
			name
		}));
	});
	return {
		findings: findings.map(({ fingerprint, rule, file, symbol, message }) => ({
			fingerprint,
			rule,
			path: file,
			symbol,
			message
		})).sort(byEntry),
		unresolved: subjects.sort(bySubject)
	};
}
/** The baseline without the entries whose finding is gone: it only shrinks. */
function pruneBaseline(baseline, findings, unresolved) {
	const present = new Set(findings.map((finding) => finding.fingerprint));
	return {
		findings: baseline.findings.filter((entry) => present.has(entry.fingerprint)),
		unresolved: baseline.unresolved.filter((subject) => (unresolved[subject.gate] ?? []).some((open) => isSubject(subject, open)))
	};
}
/** Whether a subject that could not be judged is the one that the baseline names. */
function isSubject(subject, open) {
	return subject.name === open.name && subject.path === open.file;
}
/** The baseline of the base in the names that files have in the head. */
function movedBaseline(baseline, renames) {
	const rename = (path) => renames.get(path) ?? path;
	return {
		findings: baseline.findings.map((entry) => ({
			...entry,
			fingerprint: inHead(entry.fingerprint, entry.path, renames),
			path: rename(entry.path)
		})),
		unresolved: baseline.unresolved.map((subject) => ({
			...subject,
			path: rename(subject.path)
		}))
	};
}
/** The file's text: sorted, one entry a line, so that a version control merges it and shows what left. */
function writeBaseline(baseline) {
	const list = (entries) => entries.length === 0 ? "[]" : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
	const findings = [...baseline.findings].sort(byEntry).map(({ fingerprint, rule, path, symbol, message }) => ({
		fingerprint,
		rule,
		path,
		symbol,
		message
	}));
	const unresolved = [...baseline.unresolved].sort(bySubject).map(({ gate, path, name }) => ({
		gate,
		path,
		name
	}));
	return `{\n  "schemaVersion": "${VERSION$1}",\n  "findings": ${list(findings)},\n  "unresolved": ${list(unresolved)}\n}\n`;
}
function fault(file, line, message) {
	return {
		kind: "configuration",
		file,
		line,
		message: `${message}; repair the baseline or make it anew with \`fastapi-gate baseline create\``,
		fatal: true
	};
}
/** What is wrong with a list of records of texts, or null. */
function faultOfList(value, name, fields) {
	if (!Array.isArray(value)) return `\`${name}\` is no list`;
	for (const index$of of value.entries()) {
		const index = index$of[0], entry = index$of[1];
		const missing = isRecord(entry) ? fields.find((field) => typeof entry[field] !== "string") : fields[0];
		if (missing !== void 0) return `entry ${index + 1} of ${name} lacks \`${missing}\``;
		if (isRecord(entry) && typeof entry.fingerprint === "string" && !isFingerprint(entry.fingerprint)) return `entry ${index + 1} of ${name} has no valid fingerprint`;
	}
	return null;
}
/** Reads a baseline file's text. A broken one gives a fatal problem and no baseline: it must not pass for an empty one. */
function readBaseline(text, file) {
	const fail = (line, message) => ({
		baseline: null,
		problems: [fault(file, line, message)]
	});
	let data;
	try {
		data = JSON.parse(text);
	} catch (error) {
		return fail(lineOfJsonError(text, error), "the baseline is not valid JSON");
	}
	if (!isRecord(data) || typeof data.schemaVersion !== "string") return fail(1, "the file is not a baseline of fastapi-gate");
	if (!data.schemaVersion.startsWith("1.")) return fail(1, "the baseline was written by a newer version of fastapi-gate");
	const { findings = [], unresolved = [] } = data;
	const wrong = faultOfList(findings, "findings", [
		"fingerprint",
		"rule",
		"path",
		"symbol",
		"message"
	]) ?? faultOfList(unresolved, "unresolved", [
		"gate",
		"path",
		"name"
	]);
	if (wrong !== null) return fail(null, wrong);
	return {
		baseline: {
			findings,
			unresolved
		},
		problems: []
	};
}

// src/gate/change-escalations.ts
/** Below these the coverage is escalated, or noted. */
const LEAST_COVERAGE = 70;
const SERVICE_COVERAGE = 80;
const changed = (file) => ({
	file,
	line: null,
	message: "changed"
});
/** Files that decide about security: a person looks at every change of them. */
function securityFiles({ files }, policy) {
	const patterns = pathPatterns(policy.securityFiles.join("\n"));
	const evidence = files.filter((file) => patterns.within(file) === true).map(changed);
	if (evidence.length === 0) return [];
	return [{
		kind: "security-file",
		role: "ARCHITECT",
		message: `the change touches ${count(evidence.length, "security file")}`,
		evidence
	}];
}
/** New routes that take or give what is known of a person. */
function sensitiveFields({ sensitive }) {
	if (sensitive.length === 0) return [];
	const evidence = sensitive.map(({ endpoint, file, line, fields }) => ({
		file,
		line,
		message: `${endpoint}: ${fields.join(", ")}`
	}));
	return [{
		kind: "sensitive-fields",
		role: "ARCHITECT",
		message: `${count(sensitive.length, "new route")} with fields that say something of a person`,
		evidence
	}];
}
/**
* Files that another domain shares. New files in a test folder are what every change is asked for and cross nothing; a changed or
* deleted test does.
*/
function foreignDomains({ files, added }, policy) {
	const fresh = new Set(added);
	const domains = Object.entries(policy.domains).map((role$of) => {
		const role = role$of[0], patterns = role$of[1];
		return {
			role,
			patterns: pathPatterns(patterns.join("\n"))
		};
	});
	const byRole = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const file = list$[at$];
		if (!/\.pyi?$/.test(file)) continue;
		const { sharedWith } = ownershipOf(file, "other");
		const configured = domains.filter(({ patterns }) => patterns.within(file) === true).map(({ role }) => role);
		const usual = sharedWith === null || domains.some(({ role }) => role === sharedWith) ? [] : [sharedWith];
		for (let at$ = 0, list$ = [...configured, ...usual]; at$ < list$.length; at$++) {
			const role = list$[at$];
			if (role === "COORD_QUALITY" && fresh.has(file)) continue;
			byRole.set(role, [...byRole.get(role) ?? [], file]);
		}
	}
	return [...byRole].map((role$of) => {
		const role = role$of[0], crossing = role$of[1];
		return {
			kind: "foreign-domain",
			role,
			message: `the change crosses into the domain of ${role}: ${count(crossing.length, "file")}`,
			evidence: crossing.map(changed)
		};
	});
}
/** Models and migrations are the DBA's: where agents hand in results, one of the DBA must be among them. */
function skippedAgents(changes, claims, ownerOf) {
	if (claims.length === 0 || claims.some(({ agent, status }) => agent === "DBA" && status !== "SKIPPED")) return [];
	const evidence = changes.files.filter((file) => ownerOf(file) === "DBA").map(changed);
	if (evidence.length === 0) return [];
	return [{
		kind: "skipped-agent",
		role: "ARCHITECT",
		message: `models or migrations changed without a result of the DBA: ${count(evidence.length, "file")}`,
		evidence
	}];
}
/** N+1 findings that somebody called fixed and that are still there. */
function returnedLoops(claims, recorded, present) {
	const called = /* @__PURE__ */ new Map();
	for (const fingerprint of recorded) called.set(fingerprint, "an earlier record");
	for (let at$ = 0, list$ = claims; at$ < list$.length; at$++) {
		const { agent, fixed } = list$[at$];
		for (let at$ = 0, list$ = fixed; at$ < list$.length; at$++) {
			const fingerprint = list$[at$];
			called.set(fingerprint, `the ${agent}'s result`);
		}
	}
	const evidence = [...called].flatMap((fingerprint$of) => {
		const fingerprint = fingerprint$of[0], who = fingerprint$of[1];
		const finding = present.get(fingerprint);
		if (finding === void 0 || finding.gate !== "n-plus-one") return [];
		return [{
			file: finding.file,
			line: finding.line,
			message: `${finding.rule} in ${finding.symbol}: fixed by the word of ${who}, still there`
		}];
	});
	if (evidence.length === 0) return [];
	return [{
		kind: "n-plus-one-returned",
		role: "DBA",
		message: `${count(evidence.length, "N+1 finding")} called fixed and still there`,
		evidence
	}];
}
/** Coverage of tests below the least. */
function lowCoverage(coverage) {
	if (coverage === null || coverage.total === null || coverage.total >= LEAST_COVERAGE) return [];
	const evidence = [{
		file: null,
		line: null,
		message: `all code: ${coverage.total} %`
	}];
	if (coverage.services !== null) evidence.push({
		file: null,
		line: null,
		message: `service layer: ${coverage.services} % (target ${SERVICE_COVERAGE} %)`
	});
	return [{
		kind: "coverage",
		role: "COORD_QUALITY",
		message: `test coverage is ${coverage.total} %, below ${LEAST_COVERAGE} %`,
		evidence
	}];
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}

// src/gate/waivers.ts
const VERSION = "1.0";
const FIELDS = [
	"fingerprint",
	"approver",
	"by",
	"reason",
	"until",
	"subject"
];
/** The file's text: sorted, one waiver a line, so that a review shows what was granted and what was taken back. */
function writeWaivers(waivers) {
	const lines = [...waivers].sort((one, other) => byText(one.fingerprint, other.fingerprint)).map(({ fingerprint, approver, by, reason, until, subject }) => JSON.stringify({
		fingerprint,
		approver,
		by: by ?? null,
		reason,
		until,
		subject: subject ?? ""
	}));
	const list = lines.length === 0 ? "[]" : `[\n${lines.map((line) => `    ${line}`).join(",\n")}\n  ]`;
	return `{\n  "schemaVersion": "${VERSION}",\n  "waivers": ${list}\n}\n`;
}
/**
* Reads a waiver file's text. Whatever is wrong with it is a fatal problem: a waiver that cannot be read must neither hold a
* finding nor silently fail to.
*/
function readWaivers(text, file) {
	const fault = (line, message) => ({
		kind: "configuration",
		file,
		line,
		message: `${message}; \`fastapi-gate waive\` writes this file`,
		fatal: true
	});
	let data;
	try {
		data = JSON.parse(text);
	} catch (error) {
		return {
			waivers: [],
			problems: [fault(lineOfJsonError(text, error), "the waiver file is not valid JSON")]
		};
	}
	if (!isRecord(data) || typeof data.schemaVersion !== "string" || !Array.isArray(data.waivers)) return {
		waivers: [],
		problems: [fault(1, "the file holds no waivers of fastapi-gate")]
	};
	if (!data.schemaVersion.startsWith("1.")) return {
		waivers: [],
		problems: [fault(1, "the waiver file was written by a newer version of fastapi-gate")]
	};
	const waivers = [];
	const problems = [];
	const seen = /* @__PURE__ */ new Set();
	let read = 0;
	for (const index$of of data.waivers.entries()) {
		const index = index$of[0], entry = index$of[1];
		const at = placeOfEntry(text, entry, read);
		if (at !== null) read = at + 1;
		const wrong = faultOf(entry, seen);
		if (wrong !== null) problems.push(fault(at === null ? null : text.slice(0, at).split("\n").length, `waiver ${index + 1}: ${wrong}`));
		else {
			const { fingerprint, approver, by, reason, until, subject } = entry;
			seen.add(fingerprint);
			waivers.push({
				fingerprint,
				approver,
				by: by ?? null,
				reason,
				until: until ?? null,
				subject: subject ?? ""
			});
		}
	}
	return {
		waivers,
		problems
	};
}
function faultOf(entry, seen) {
	if (!isRecord(entry)) return "it is no record";
	const { fingerprint, approver, by = null, reason, until = null, subject = "" } = entry;
	const unknown = Object.keys(entry).find((key) => !FIELDS.includes(key));
	if (unknown !== void 0) return `there is no field \`${unknown}\``;
	if (typeof fingerprint !== "string" || !isFingerprint(fingerprint)) return "it has no valid fingerprint (wildcards are not allowed)";
	if (seen.has(fingerprint)) return `there are two waivers for ${fingerprint}`;
	if (!APPROVERS.includes(approver)) return `the approver is none of ${APPROVERS.join(", ")}`;
	if (typeof reason !== "string" || reason.trim() === "") return "it gives no reason";
	if (until !== null && (typeof until !== "string" || !isDay(until))) return "`until` is no day in the form YYYY-MM-DD";
	if (by !== null && typeof by !== "string" || typeof subject !== "string") return "`by` and `subject` are texts";
	return null;
}
/** Where the fingerprint of a waiver stands in the text from a place on; waivers without one tell no place. */
function placeOfEntry(text, entry, from) {
	if (!isRecord(entry) || typeof entry.fingerprint !== "string") return null;
	const at = text.indexOf(JSON.stringify(entry.fingerprint), from);
	return at < 0 ? null : at;
}
/** Whether a waiver's last day has passed; without a date (the run has no clock) it has not. */
function expired(waiver, date) {
	return waiver.until !== null && date !== null && date > waiver.until;
}
/** Why a waiver does not hold for a finding, or null when it does. */
function refusal(waiver, finding, policy) {
	if (finding.gate === "suppressions") return "a remark about a suppression cannot be waived; repair the comment";
	const { bypass, approver } = gatePolicy(policy, finding.gate);
	if (bypass === "none") return `the gate ${finding.gate} cannot be bypassed; repair the finding and delete the waiver`;
	if (bypass === "waiver" && approver !== null && waiver.approver !== approver) return `${waiver.approver} cannot approve for the gate ${finding.gate}; ${approver} must`;
	return unbound(waiver, policy);
}
/** Why a waiver does not acknowledge an escalation, or null when it does. */
function refusalOfEscalation(waiver, escalation, policy) {
	if (waiver.approver !== escalation.role) return `${waiver.approver} cannot acknowledge the escalation ${escalation.kind}; ${escalation.role} must`;
	return unbound(waiver, policy);
}
/** Where the settings bind a role to people, one of them must have decided. */
function unbound({ approver, by }, policy) {
	const bound = policy.approvers[approver];
	if (bound === void 0 || bound.length === 0) return null;
	const people = bound.filter((person) => person !== "CODEOWNERS");
	if (people.length === 0) return `${approver} is bound to CODEOWNERS, and no such file gives ${policy.waivers} an owner: add a line for it`;
	if (by !== void 0 && by !== null && people.some((person) => person.toLowerCase() === by.toLowerCase())) return null;
	const who = people.join(", ");
	return by === void 0 || by === null ? `it does not say who decided as ${approver}; one of ${who} must` : `${by} does not decide as ${approver}; one of ${who} must`;
}
/** What became of every waiver, and what has to be said about those that do nothing. */
function waiverUses({ waivers, held, findings, escalations, policy, date, complete }) {
	const uses = [];
	const problems = [];
	const holding = new Set(held.filter(({ hold }) => hold.kind === "waived").map(({ finding }) => finding.fingerprint));
	const counted = new Set(findings.map(({ fingerprint }) => fingerprint));
	const present = /* @__PURE__ */ new Set([...counted, ...held.map(({ finding }) => finding.fingerprint)]);
	for (let at$ = 0, list$ = [...waivers].sort((one, other) => byText(one.fingerprint, other.fingerprint)); at$ < list$.length; at$++) {
		const waiver = list$[at$];
		const escalation = escalations.find(({ fingerprint }) => fingerprint === waiver.fingerprint);
		const refused = escalation === void 0 ? null : refusalOfEscalation(waiver, escalation, policy);
		if (refused !== null) problems.push(waiverProblem(waiver, policy.waivers, refused, true));
		if (escalation !== void 0 && refused === null && expired(waiver, date)) problems.push(waiverProblem(waiver, policy.waivers, `expired on ${waiver.until}`, false));
		if (refused !== null) uses.push({
			waiver,
			state: "refused"
		});
		else if (expired(waiver, date)) uses.push({
			waiver,
			state: "expired"
		});
		else if (escalation !== void 0) uses.push({
			waiver,
			state: "acknowledges"
		});
		else if (holding.has(waiver.fingerprint)) uses.push({
			waiver,
			state: "holds"
		});
		else if (present.has(waiver.fingerprint)) uses.push({
			waiver,
			state: counted.has(waiver.fingerprint) ? "refused" : "unneeded"
		});
		else if (!complete) uses.push({
			waiver,
			state: "unknown"
		});
		else {
			uses.push({
				waiver,
				state: "stale"
			});
			problems.push(waiverProblem(waiver, policy.waivers, "nothing has this fingerprint any more; take it out with `fastapi-gate waive --prune`", false));
		}
	}
	if (date === null) problems.push(...undated(uses, policy));
	return {
		uses,
		problems
	};
}
/** A day that nothing is compared with passes in silence: that is said once for all waivers that have one. */
function undated(uses, policy) {
	const days = uses.flatMap(({ waiver, state }) => waiver.until !== null && /^(holds|acknowledges)$/.test(state) ? [waiver.until] : []).sort();
	const first = days[0];
	if (first === void 0) return [];
	const message = `${days.length === 1 ? `a waiver holds until ${first}` : `${days.length} waivers hold until a day, the first until ${first}`}, and nothing says what day it is: with \`--date YYYY-MM-DD\` it is judged whether that has passed`;
	return [{
		kind: "configuration",
		file: policy.waivers,
		line: null,
		message,
		fatal: false
	}];
}
/** Something to say about a waiver. */
function waiverProblem(waiver, file, message, fatal) {
	return {
		kind: "configuration",
		file,
		line: null,
		message: `waiver ${waiver.fingerprint}: ${message}`,
		fatal
	};
}

// src/gate/escalations.ts
const statement = (message) => ({
	file: null,
	line: null,
	message
});
function severalGatesFailed(gates) {
	const failed = gates.filter(blocks);
	if (failed.length < 2) return [];
	const evidence = failed.map((gate) => statement(`${GATE_TITLES[gate.gate]}: ${gate.verdict}, ${gate.summary}`));
	return [{
		kind: "several-mandatory-gates-failed",
		role: "ARCHITECT",
		message: `${failed.length} mandatory gates failed`,
		evidence
	}];
}
function lowSuccessRate(rate, threshold, agents) {
	if (rate.percent >= threshold) return [];
	return [{
		kind: "success-rate",
		role: "ARCHITECT",
		message: `${rate.succeeded} of ${rate.agents} agents completed: ${rate.percent} %, below ${threshold} %`,
		evidence: agents.filter(({ status }) => status === "FAILED").map(({ agent, notes }) => statement(`${agent}: ${notes.join("; ")}`))
	}];
}
function weakenedPolicy(found, base) {
	if (found.length === 0) return [];
	return [{
		kind: "weakened-policy",
		role: "ARCHITECT",
		message: base ? "the change weakens the policy; the base's policy judged" : "the policy is weaker than the defaults",
		evidence: found.map(statement)
	}];
}
function grownBaseline(before, after) {
	const old = new Set(before.map((entry) => entry.fingerprint));
	const grown = after.filter((entry) => !old.has(entry.fingerprint));
	if (grown.length === 0) return [];
	const evidence = grown.map((entry) => statement(`${entry.fingerprint} ${entry.rule} in ${entry.path} (${entry.symbol})`));
	return [{
		kind: "grown-baseline",
		role: "ARCHITECT",
		message: `the change adds ${grown.length} to the baseline`,
		evidence
	}];
}
function newSuppressions(before, held) {
	const evidence = held.flatMap(({ finding, hold }) => hold.kind === "suppressed" && !before.has(finding.fingerprint) ? [{
		file: finding.file,
		line: hold.line,
		message: `${finding.rule}: ${hold.reason ?? "no reason given"}`
	}] : []);
	if (evidence.length === 0) return [];
	return [{
		kind: "new-suppression",
		role: "ARCHITECT",
		message: `the change suppresses ${evidence.length} in code`,
		evidence
	}];
}
/** What findings that escalate are about, and who decides. */
const ESCALATING = {
	"destructive-migration": {
		role: "DBA",
		what: "a migration takes data away"
	},
	"data-migration": {
		role: "DBA",
		what: "a data migration is unbounded or writes more than 1,000 rows"
	},
	"breaking-api-change": {
		role: "ARCHITECT",
		what: "the change breaks clients of the API"
	},
	"authentication-change": {
		role: "ARCHITECT",
		what: "the change alters who may call routes"
	},
	"long-lock": {
		role: "DBA",
		what: "a migration is estimated to hold a strong lock for more than 5 s"
	}
};
/** Findings that need a decision whatever their severity: one case of a kind, with each finding as evidence. */
function escalatedFindings(findings) {
	return Object.keys(ESCALATING).flatMap((kind) => {
		const about = ESCALATING[kind];
		const evidence = findings.filter((finding) => finding.escalates === kind).map(({ file, line, message }) => ({
			file,
			line,
			message
		}));
		return evidence.length === 0 ? [] : [{
			kind,
			role: about.role,
			message: about.what,
			evidence
		}];
	});
}
/** The fingerprint says what is escalated, not where: it survives moved lines and changes with the evidence. */
function printOf({ kind, role, evidence }) {
	const said = evidence.map(({ file, message }) => `${file ?? ""}\0${message}`).sort(byText);
	return sha256([
		kind,
		role,
		...said
	].join("\0")).slice(0, 24);
}
/** Escalations with what the waivers acknowledge; only the role that decides can. */
function escalate(cases, waivers, policy, date) {
	return cases.map((one) => {
		const fingerprint = printOf(one);
		const acknowledged = waivers.some((waiver) => waiver.fingerprint === fingerprint && refusalOfEscalation(waiver, one, policy) === null && !expired(waiver, date));
		return {
			...one,
			fingerprint,
			acknowledged
		};
	}).sort((one, other) => byText(one.kind, other.kind) || byText(one.fingerprint, other.fingerprint));
}

// src/gate/holds.ts
/** The gate of a finding, or null for what the engine says about suppressions. */
function judgedGate(finding) {
	return finding.gate === "suppressions" ? null : finding.gate;
}
/** Whether a finding is severe enough to make its gate fail or warn. */
function fails(finding, policy) {
	const gate = judgedGate(finding);
	return gate !== null && atLeast(finding.severity, gatePolicy(policy, gate).failOn);
}
/**
* Holds findings that a baseline names. With a base, `former` is the base's baseline: for a gate without bypass only entries that
* were in it hold, so that debt can shrink and never grow.
*/
function holdByBaseline(findings, baseline, former, policy) {
	const entries = new Map(baseline.findings.map((entry) => [entry.fingerprint, entry]));
	const old = former === null ? null : new Set(former.findings.map((entry) => entry.fingerprint));
	const open = [];
	const held = [];
	for (let at$ = 0, list$ = findings; at$ < list$.length; at$++) {
		const finding = list$[at$];
		const gate = judgedGate(finding);
		const grown = old !== null && !old.has(finding.fingerprint) && gate !== null && gatePolicy(policy, gate).bypass === "none";
		if (entries.get(finding.fingerprint)?.rule === finding.rule && !grown) held.push({
			finding,
			hold: { kind: "baseline" }
		});
		else open.push(finding);
	}
	return {
		open,
		held
	};
}
/** Entries of a baseline whose finding is gone. An entry of a rule that did not run says nothing. */
function staleEntries(baseline, present, rules, ran) {
	const gone = (entry) => !present.has(entry.fingerprint) && (ran.has(entry.rule) || !rules.has(entry.rule));
	return baseline.findings.filter(gone).map(({ fingerprint, rule, path, symbol }) => ({
		fingerprint,
		rule,
		path,
		symbol
	}));
}
/** Holds findings that a waiver of the right approver names. A waiver that must not be is an error, not a silent nothing. */
function holdByWaiver(findings, waivers, policy, date) {
	const byPrint = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
	const open = [];
	const held = [];
	const problems = [];
	for (let at$ = 0, list$ = findings; at$ < list$.length; at$++) {
		const finding = list$[at$];
		const waiver = byPrint.get(finding.fingerprint);
		const refused = waiver === void 0 ? null : refusal(waiver, finding, policy);
		if (waiver !== void 0 && refused !== null) problems.push(waiverProblem(waiver, policy.waivers, refused, true));
		else if (waiver !== void 0 && expired(waiver, date)) problems.push(waiverProblem(waiver, policy.waivers, `expired on ${waiver.until}`, false));
		else if (waiver !== void 0) {
			held.push({
				finding,
				hold: {
					kind: "waived",
					approver: waiver.approver,
					reason: waiver.reason
				}
			});
			continue;
		}
		open.push(finding);
	}
	return {
		open,
		held,
		problems
	};
}

// src/gate/verdicts.ts
/** Gates whose threshold demands a proof for every subject: one that could not be judged leaves them INCOMPLETE. */
const PROVES_EVERY_SUBJECT = /* @__PURE__ */ new Set(["migration-safety"]);
function unjudged(gate, count, input) {
	if (!PROVES_EVERY_SUBJECT.has(gate)) return {
		count: 0,
		open: []
	};
	const before = input.base?.counts[gate];
	if (count.open === void 0) return {
		count: Math.max(0, count.unresolved - (before?.unresolved ?? 0)),
		open: []
	};
	const renames = input.base?.renames;
	const old = new Set((before?.open ?? []).map(({ file, name }) => `${renames?.get(file) ?? file}\0${name}`));
	const debt = (input.baseline?.unresolved ?? []).filter((subject) => subject.gate === gate);
	const open = count.open.filter((subject) => !old.has(`${subject.file}\0${subject.name}`) && !debt.some((entry) => isSubject(entry, subject))).sort((one, other) => byText(one.file, other.file) || one.line - other.line || byText(one.name, other.name));
	return {
		count: open.length,
		open
	};
}
/** Which subject a finding is about: layers are judged by module, revisions by file, loops by place, all else by function or class. */
function subjectOf({ gate, file, line, column, symbol }) {
	if (gate === "layered-architecture" || gate === "migration-safety") return file;
	return gate === "n-plus-one" ? `${file}\0${line}\0${column}` : `${file}\0${symbol}`;
}
function subjectsOf(count, findings, policy) {
	const all = [...findings.failing, ...findings.held.map(({ finding }) => finding).filter((finding) => fails(finding, policy))];
	const resolved = Math.max(0, count.checked - count.unresolved);
	const failed = count.failed ?? new Set(all.map(subjectOf)).size;
	return {
		unit: count.unit,
		checked: count.checked,
		resolved,
		unresolved: count.unresolved,
		failed: Math.min(failed, resolved)
	};
}
const several = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;
/** Whether the share of subjects in order reaches a threshold that tolerates some that are not. */
function tolerated(subjects, policy) {
	if (policy.threshold >= 100 || subjects.resolved === 0) return false;
	return (subjects.resolved - subjects.failed) / subjects.resolved * 100 >= policy.threshold;
}
function verdictOf(policy, subjects, failing, waived, incomplete, applies) {
	if (failing && !tolerated(subjects, policy)) return policy.enforcement === "mandatory" ? "FAIL" : "WARN";
	if (incomplete) return "INCOMPLETE";
	if (!applies) return "NOT_APPLICABLE";
	if (waived) return "WAIVED";
	return subjects.checked === 0 && !failing ? "NOT_APPLICABLE" : "PASS";
}
function heldCounts(held) {
	const count = (kind) => held.filter(({ hold }) => hold.kind === kind).length;
	return {
		suppressed: count("suppressed"),
		baselined: count("baseline"),
		waived: count("waived"),
		unchanged: count("unchanged")
	};
}
/** "schemas that read ORM objects": one of them is a schema that reads. */
function singular(unit) {
	return unit.replace(/^((?:async |public )?\w+?)s\b/, "$1").replace(" that read ", " that reads ");
}
/** "24 revisions, 23 shown reversible, 1 not; 2 findings in the baseline". */
function summaryOf(count, subjects, findings, held, compared) {
	const unit = subjects.checked === 1 ? singular(subjects.unit) : subjects.unit;
	const parts = [`${subjects.checked} ${unit}`];
	if (subjects.checked > 0) parts.push(`${subjects.resolved - subjects.failed} ${count.order ?? "in order"}`);
	if (subjects.failed > 0) parts.push(`${subjects.failed} not`);
	if (subjects.unresolved > 0) parts.push(`${subjects.unresolved} unresolved`);
	const more = [];
	if (compared) more.push(`${several(findings.open.length, "new finding")}, ${held.unchanged} unchanged`);
	else if (subjects.failed === 0 && findings.failing.length > 0) more.push(several(findings.failing.length, "finding"));
	if (held.baselined > 0) more.push(`${several(held.baselined, "old finding")} held by the baseline`);
	if (held.waived > 0) more.push(`${several(held.waived, "finding")} waived`);
	if (held.suppressed > 0) more.push(`${several(held.suppressed, "finding")} suppressed`);
	return [parts.join(", "), ...more].join("; ");
}
function judgeGate(gate, findings, input) {
	const policy = gatePolicy(input.policy, gate);
	const count = input.counts[gate];
	const subjects = subjectsOf(count, findings, input.policy);
	const held = heldCounts(findings.held);
	const missing = unjudged(gate, count, input);
	const broken = input.problems.filter((problem) => problem.gate === gate).length;
	const ran = input.gatesRun.has(gate);
	const waivers = findings.held.filter(({ finding, hold }) => hold.kind === "waived" && fails(finding, input.policy));
	const verdict = verdictOf(policy, subjects, findings.failing.length > 0, waivers.length > 0, missing.count > 0 || broken > 0, ran);
	const summary = summaryOf(count, subjects, findings, held, input.base !== null);
	return {
		gate,
		verdict,
		enforcement: policy.enforcement,
		bypass: policy.bypass,
		failOn: policy.failOn,
		subjects,
		findings: findings.open.length,
		errors: findings.open.filter((finding) => finding.severity === "error").length,
		warnings: findings.open.filter((finding) => finding.severity === "warning").length,
		notes: findings.open.filter((finding) => finding.severity === "note").length,
		failing: findings.failing.length,
		waived: held.waived,
		waivedBy: [...new Set(waivers.flatMap(({ hold }) => hold.kind === "waived" ? [hold.approver] : []))].sort(byText),
		baselined: held.baselined,
		suppressed: held.suppressed,
		unchanged: held.unchanged,
		summary: ran || broken > 0 ? summary : input.gatesWithRules.has(gate) ? "not run: not selected" : "no rules",
		open: missing.open,
		evidence: count.evidence ?? null,
		...count.evidenceRemark === void 0 ? {} : { evidenceRemark: count.evidenceRemark }
	};
}
/** The verdict of every gate, in the order of GATES. */
function verdicts(input) {
	const open = new Map(GATES.map((gate) => [gate, []]));
	for (let at$ = 0, list$ = input.open; at$ < list$.length; at$++) {
		const finding = list$[at$];
		open.get(finding.gate)?.push(finding);
	}
	const held = new Map(GATES.map((gate) => [gate, []]));
	for (let at$ = 0, list$ = input.held; at$ < list$.length; at$++) {
		const one = list$[at$];
		held.get(one.finding.gate)?.push(one);
	}
	return GATES.map((gate) => {
		const own = open.get(gate) ?? [];
		return judgeGate(gate, {
			open: own,
			failing: own.filter((finding) => fails(finding, input.policy)),
			held: held.get(gate) ?? []
		}, input);
	});
}

// src/gate/weakening.ts
const LOOSENESS = {
	none: 0,
	waiver: 1,
	proceeds: 2
};
/** What readers have to know of a change that changes nothing. */
function effectOf(gate) {
	return DEFAULT_GATES[gate].bypass === "none" ? " (no effect: the gate cannot be bypassed)" : "";
}
function gateWeakenings(gate, before, after) {
	const found = [];
	const say = (what) => {
		found.push(`gate ${gate}: ${what}${effectOf(gate)}`);
	};
	if (before.enforcement === "mandatory" && after.enforcement === "advisory") say("enforcement mandatory → advisory");
	if (LOOSENESS[after.bypass] > LOOSENESS[before.bypass]) say(`bypass ${before.bypass} → ${after.bypass}`);
	else if (before.bypass === "waiver" && after.bypass === "waiver" && before.approver !== after.approver) say(`approver ${before.approver ?? "none"} → ${after.approver ?? "none"}`);
	if (!atLeast(before.failOn, after.failOn)) say(`fail-on ${before.failOn} → ${after.failOn}`);
	if (after.threshold < before.threshold) say(`threshold ${before.threshold} % → ${after.threshold} %`);
	return found;
}
function ruleWeakenings(before, after, rules, judged) {
	const found = [];
	const left = [];
	for (const id$of of rules) {
		const id = id$of[0], { gate, severity } = id$of[1];
		if (!judged(gate)) continue;
		const effect = effectOf(gate);
		const was = before.rules[id] ?? severity;
		const is = after.rules[id] ?? severity;
		if (was !== "off" && is !== was && (is === "off" || !atLeast(is, was))) found.push(`rule ${id}: ${was} → ${is}${effect}`);
		if (after.selection.ignore.includes(id) && !before.selection.ignore.includes(id)) found.push(`rule ${id}: ignored${effect}`);
		if (effect === "" && selects(before, id) && !selects(after, id)) left.push(id);
	}
	const selection = left.length === 0 ? [] : [`rules not selected: ${left.sort(byText).join(", ")}`];
	return [...found.sort(byText), ...selection];
}
function selects({ selection: { select } }, id) {
	return select.length === 0 || select.includes(id);
}
/** Overrides that are new and lower a rule, and those that are gone and raised one. */
function overrideWeakenings(before, after, rules, judged) {
	const key = (override) => JSON.stringify(override);
	const changed = (policy, other, lowers) => {
		const known = new Set(other.overrides.map(key));
		return policy.overrides.filter((override) => !known.has(key(override))).flatMap(({ paths, rules: settings }) => Object.entries(settings).flatMap((id$of) => {
			const id = id$of[0], setting = id$of[1];
			const rule = rules.get(id);
			const general = policy.rules[id] ?? rule?.severity;
			if (rule === void 0 || general === void 0 || general === setting || !judged(rule.gate)) return [];
			if ((setting === "off" || general !== "off" && !atLeast(setting, general)) !== lowers) return [];
			const effect = effectOf(rule.gate);
			const what = lowers ? `${general} → ${setting}` : `no longer ${setting}`;
			return [`rule ${id} in ${paths.join(", ")}: ${what}${effect}`];
		}));
	};
	return [...changed(after, before, true), ...changed(before, after, false)].sort(byText);
}
const added = (before, after) => after.filter((item) => !before.includes(item));
/** What new entries take out of what the others name. */
const exceptions = (before, after) => added(before, after).filter((entry) => entry.startsWith("!")).map((entry) => entry.slice(1));
/** What a list names no longer: entries that are gone, and those that a new one with `!` takes out. */
const lost = (before, after) => [...added(after, before).filter((entry) => !entry.startsWith("!")), ...exceptions(before, after)];
/** What a severity that falls is called, the default where none is set; null where it does not fall. */
function fallen(was, is, usual) {
	return atLeast(is ?? usual, was ?? usual) ? null : `${was ?? "default"} → ${is ?? "default"}`;
}
/** Categories of blocking calls that count for less, or hold fewer calls. */
function laxer(before, after) {
	return Object.entries(before).sort((one$of, other$of) => {
		const one = one$of[0], other = other$of[0];
		return byText(one, other);
	}).flatMap((name$of) => {
		const name = name$of[0], was = name$of[1];
		const is = after[name];
		const gone = added(is?.calls ?? [], was.calls).map((call) => `no longer declared to block (${name}): ${call}`);
		const usual = name === "file" || name === "cpu" || name === "lock" ? BLOCKING_SEVERITY[name] : "error";
		const less = is === void 0 ? null : fallen(was.severity, is.severity, usual);
		return less === null ? gone : [...gone, `severity of blocking category ${name}: ${less}`];
	});
}
function analysisWeakenings({ analysis: before }, { analysis: after }) {
	const found = lost(after.exclude, before.exclude).map((pattern) => `excluded from analysis: ${pattern}`);
	if ((before.include.length === 0 ? after.include : after.include.length === 0 ? [] : lost(before.include, after.include)).length > 0) found.push(`files included in the analysis: ${before.include.join(", ") || "all"} → ${after.include.join(", ")}`);
	found.push(...added(after.roles, before.roles).map((role) => `no longer judged: ${role} code`));
	found.push(...added(before.offloaders, after.offloaders).map((name) => `declared to offload blocking calls: ${name}`));
	found.push(...laxer(before.blockingCategories, after.blockingCategories));
	found.push(...added(after.blockingCalls, before.blockingCalls).map((name) => `no longer declared to block: ${name}`));
	if (before.async === "all" && after.async === "event-loop") found.push("async: all → event-loop");
	found.push(...added(after.asyncEntries, before.asyncEntries).map((name) => `no longer declared to run on the event loop: ${name}`));
	for (let at$ = 0, list$ = [
		"file",
		"cpu",
		"lock",
		"other"
	]; at$ < list$.length; at$++) {
		const category = list$[at$];
		const less = fallen(before.asyncSeverity[category] ?? null, after.asyncSeverity[category] ?? null, BLOCKING_SEVERITY[category]);
		if (less !== null) found.push(`async severity of ${category}: ${less}`);
	}
	if (before.strictLayers && !after.strictLayers) found.push("strict layers: on → off");
	if (JSON.stringify(before.layers) !== JSON.stringify(after.layers)) found.push("the folders of layers changed");
	for (let at$ = 0, list$ = Object.keys({
		...before.tableRows,
		...after.tableRows
	}).sort(byText); at$ < list$.length; at$++) {
		const table = list$[at$];
		const was = before.tableRows[table] ?? 1e6;
		const is = after.tableRows[table] ?? 1e6;
		if (is < was) found.push(`rows of table ${table}: ${was} → ${is}`);
	}
	if (after.dialect !== before.dialect && (before.dialect === "postgresql" || after.dialect !== "postgresql" && after.dialect !== null)) found.push(`dialect of migrations: ${before.dialect ?? "found"} → ${after.dialect ?? "found"}`);
	if (after.postgresqlVersion > before.postgresqlVersion) found.push(`version of PostgreSQL: ${before.postgresqlVersion} → ${after.postgresqlVersion}`);
	return found;
}
/** Rules of the project's own that are gone, or count for another gate. */
function ownRuleWeakenings(before, after) {
	return before.ownRules.flatMap(({ id, gate }) => {
		const now = after.ownRules.find((own) => own.id === id);
		if (now === void 0) return [`own rule ${id}: taken out`];
		return now.gate === gate ? [] : [`own rule ${id}: gate ${gate} → ${now.gate}`];
	});
}
/** Less that people look at, and other people who decide. */
function watchWeakenings(before, after) {
	const found = lost(before.securityFiles, after.securityFiles).map((pattern) => `no longer a security file: ${pattern}`);
	found.push(...lost(before.sensitiveFields, after.sensitiveFields).map((name) => `no longer a sensitive field: ${name}`));
	for (let at$ = 0, list$ = Object.keys({
		...before.domains,
		...after.domains
	}).sort(byText); at$ < list$.length; at$++) {
		const role = list$[at$];
		const key = role;
		if (JSON.stringify(before.domains[key]) !== JSON.stringify(after.domains[key])) found.push(`the files shared with ${role} changed`);
	}
	for (let at$ = 0, list$ = Object.keys({
		...before.approvers,
		...after.approvers
	}).sort(byText); at$ < list$.length; at$++) {
		const role = list$[at$];
		const key = role;
		if (JSON.stringify(before.approvers[key]) !== JSON.stringify(after.approvers[key])) found.push(`who decides as ${role} changed`);
	}
	if (before.baseline !== after.baseline) found.push(`the baseline is another file: ${before.baseline} → ${after.baseline}`);
	if (before.waivers !== after.waivers) found.push(`the waivers are in another file: ${before.waivers} → ${after.waivers}`);
	return found;
}
/** What a change of settings lets pass that the settings before did not. */
function weakenings(before, after, rules) {
	const gates = GATES.flatMap((gate) => gateWeakenings(gate, before.gates[gate], after.gates[gate]));
	const rate = after.successRate < before.successRate ? [`success rate ${before.successRate} % → ${after.successRate} %`] : [];
	return [
		...gates,
		...ruleWeakenings(before, after, rules, () => true),
		...overrideWeakenings(before, after, rules, () => true),
		...rate,
		...ownRuleWeakenings(before, after),
		...watchWeakenings(before, after),
		...analysisWeakenings(before, after)
	];
}
/**
* Without a base: where the settings lie below the defaults of the mandatory gates. What a team sets for advisory gates and for
* the analysis is its own affair until a change of it can be seen.
*/
function belowDefaults(defaults, policy, rules) {
	const mandatory = (gate) => gatePolicy(defaults, gate).enforcement === "mandatory";
	const gates = GATES.filter(mandatory).flatMap((gate) => gateWeakenings(gate, defaults.gates[gate], policy.gates[gate]));
	const rate = policy.successRate < defaults.successRate ? [`success rate ${defaults.successRate} % → ${policy.successRate} %`] : [];
	const lowered = [...ruleWeakenings(defaults, policy, rules, mandatory), ...overrideWeakenings(defaults, policy, rules, mandatory)];
	return [
		...gates,
		...lowered,
		...rate
	];
}

// src/gate/index.ts
/** The policy that judges: with a base the base's, with what the user asked to look at now. */
function judgingPolicy(head, base) {
	return base === null ? head : {
		...base,
		selection: head.selection
	};
}
function holdings(input, compared, policy) {
	const unchanged = (compared?.unchanged ?? []).map((finding) => ({
		finding,
		hold: { kind: "unchanged" }
	}));
	const { base, baseline } = input;
	const former = base === null ? null : movedBaseline(base.baseline ?? {
		findings: [],
		unresolved: []
	}, base.renames);
	const fresh = compared?.new ?? input.findings;
	const byBaseline = baseline === null ? {
		open: fresh,
		held: []
	} : holdByBaseline(fresh, baseline, former, policy);
	const byWaiver = holdByWaiver(byBaseline.open, input.waivers, policy, input.date);
	const held = [
		...input.held,
		...unchanged,
		...byBaseline.held,
		...byWaiver.held
	];
	return {
		open: [...byWaiver.open].sort(byPosition),
		held: held.sort((one, other) => byPosition(one.finding, other.finding)),
		problems: byWaiver.problems
	};
}
/** Subjects that the baseline holds: with a base only those that the base's baseline held already. */
function debtOf({ baseline, base }) {
	if (baseline === null || base === null) return baseline;
	const former = movedBaseline(base.baseline ?? {
		findings: [],
		unresolved: []
	}, base.renames).unresolved;
	const old = new Set(former.map(({ gate, path, name }) => `${gate}\0${path}\0${name}`));
	return {
		...baseline,
		unresolved: baseline.unresolved.filter(({ gate, path, name }) => old.has(`${gate}\0${path}\0${name}`))
	};
}
function judgeGates(input, holding, problems, policy) {
	const gateOf = (id) => {
		const rule = input.rules.get(id);
		return rule === void 0 ? [] : [rule.gate];
	};
	return verdicts({
		policy,
		counts: input.counts,
		open: holding.open,
		held: holding.held,
		problems,
		gatesWithRules: new Set([...input.rules.values()].map((rule) => rule.gate)),
		gatesRun: new Set([...input.ran].flatMap(gateOf)),
		baseline: debtOf(input),
		base: input.base
	});
}
/** Mandatory gates that the selection left out: looking at less must not look like success. */
function leftOut(gates, input) {
	const run = new Set([...input.ran].map((id) => input.rules.get(id)?.gate));
	const known = new Set([...input.rules.values()].map((rule) => rule.gate));
	return gates.filter((gate) => gate.enforcement === "mandatory" && known.has(gate.gate) && !run.has(gate.gate)).map((gate) => `gate ${gate.gate}: not run`);
}
function escalationsOf(input, gates, agents, open, policy) {
	const { base, waivers, date, changes, claims } = input;
	const weaker = base === null ? belowDefaults(DEFAULT_POLICY, input.policy, input.rules) : weakenings(base.policy, input.policy, input.rules);
	const former = base === null ? null : movedBaseline(base.baseline ?? {
		findings: [],
		unresolved: []
	}, base.renames);
	const cases = [
		...severalGatesFailed(gates),
		...lowSuccessRate(successRate(agents), Math.max(policy.successRate, DEFAULT_POLICY.successRate), agents),
		...weakenedPolicy([...weaker, ...leftOut(gates, input)], base !== null),
		...escalatedFindings(open),
		...former === null ? [] : grownBaseline(former.findings, input.baseline?.findings ?? []),
		...base === null ? [] : newSuppressions(suppressedBefore(base), input.held),
		...changes === null ? [] : [
			...securityFiles(changes, policy),
			...sensitiveFields(changes),
			...foreignDomains(changes, policy)
		],
		...changes === null ? [] : skippedAgents(changes, claims, ownerIn(input.scope)),
		...returnedLoops(claims, input.recordedFixed, presentIn(input)),
		...lowCoverage(input.coverage)
	];
	return escalate(cases, waivers, policy, date);
}
function ownerIn(scope) {
	const owners = new Map(scope.map(({ file, owner }) => [file, owner]));
	return (file) => owners.get(file) ?? null;
}
/** Everything found, whether it counts or not. */
function presentIn({ findings, held }) {
	return new Map([...findings, ...held.map(({ finding }) => finding)].map((finding) => [finding.fingerprint, finding]));
}
/** Whether something shows that every rollback restores the schema: replay, or a recorded run. */
function rollbackShown(gates) {
	const gate = gates.find(({ gate }) => gate === "migration-safety");
	return gate !== void 0 && gate.evidence !== null && gate.subjects.failed === 0 && gate.subjects.unresolved === 0;
}
function suppressedBefore({ held, renames }) {
	return new Set(held.map(({ finding }) => inHead(finding.fingerprint, finding.file, renames)));
}
function statusOf(gates, rate, threshold, escalations, fatal) {
	if (fatal || gates.some(blocks) || rate.percent < threshold) return "BLOCKED";
	return rate.percent < 100 || escalations.some((escalation) => !escalation.acknowledged) ? "PARTIAL" : "SUCCESS";
}
function baselineUse(input, holding, policy) {
	if (input.baseline === null) return null;
	const present = new Set([...input.findings, ...input.held.map(({ finding }) => finding)].map(({ fingerprint }) => fingerprint));
	return {
		file: policy.baseline,
		entries: input.baseline.findings.length + input.baseline.unresolved.length,
		held: holding.held.filter(({ hold }) => hold.kind === "baseline").length,
		stale: staleEntries(input.baseline, present, input.rules, input.ran)
	};
}
/** What of the base can be gone: a finding that is suppressed now, or whose rule did not run, is not fixed. */
function comparable({ findings, renames }, { rules, ran, held }) {
	const suppressed = new Set(held.map(({ finding }) => finding.fingerprint));
	return findings.filter(({ rule, file, fingerprint }) => (ran.has(rule) || !rules.has(rule)) && !suppressed.has(inHead(fingerprint, file, renames)));
}
/** Judges a run: what counts, the verdict of every gate and agent, the escalations and the status. */
function judge(input) {
	const { base } = input;
	const policy = judgingPolicy(input.policy, base?.policy ?? null);
	const compared = base === null ? null : compare(comparable(base, input), input.findings, base.renames, base.texts);
	const holding = holdings(input, compared, policy);
	const judged = [...input.problems, ...holding.problems];
	const gates = judgeGates(input, holding, judged, policy);
	const evidence = {
		changes: input.changes,
		present: presentIn(input),
		rollbackShown: rollbackShown(gates)
	};
	const agents = judgeAgents({
		...input,
		gates,
		findings: holding.open,
		evidence
	});
	const rate = successRate(agents);
	const escalations = escalationsOf(input, gates, agents, holding.open, policy);
	const { waivers, date } = input;
	const complete = [...input.rules.keys()].every((rule) => input.ran.has(rule));
	const waived = waiverUses({
		waivers,
		held: holding.held,
		findings: holding.open,
		escalations,
		policy,
		date,
		complete
	});
	const problems = [...judged, ...waived.problems];
	const fatal = problems.some((problem) => problem.fatal);
	return {
		status: statusOf(gates, rate, policy.successRate, escalations, fatal),
		gates,
		findings: holding.open,
		held: holding.held,
		fixed: compared?.fixed ?? [],
		agents,
		successRate: rate,
		escalations,
		problems,
		blindSpots: input.blindSpots,
		baseline: baselineUse(input, holding, policy),
		waivers: waived.uses,
		base: base === null || compared === null ? null : baseUse(base, compared),
		coverage: input.coverage,
		statistics: input.statistics
	};
}
function baseUse(base, compared) {
	const { revision } = base;
	return {
		revision,
		new: compared.new.length,
		unchanged: compared.unchanged.length,
		fixed: compared.fixed.length
	};
}
/** 0 the gate passed, 1 it did not, 2 it could not judge. */
function exitStatus(outcome) {
	if (outcome.problems.some((problem) => problem.fatal)) return 2;
	return outcome.status === "BLOCKED" ? 1 : 0;
}

export { refusal as a, createBaseline as c, writeBaseline as d, readResults as f, readWaivers as i, pruneBaseline as l, judge as n, refusalOfEscalation as o, judgingPolicy as r, writeWaivers as s, exitStatus as t, readBaseline as u };