import { i as userError, t as UserError } from "./model-errors.chunk.js";
import { t as coordinator } from "./coordinator-markdown2.chunk.js";
import { n as planMarkdown } from "./coordinator-plan-markdown.chunk.js";
import { i as planOf, n as completeRequest, t as workContext } from "./planning.chunk.js";
import { t as discover } from "./discover.chunk.js";
import { s as signalOf } from "./model-agents.chunk.js";
import { n as blocks, t as blockingBy } from "./model-blocking.chunk.js";
import { n as verify, t as findingsOfReport } from "./gate-verify.chunk.js";
import { i as isListed, t as byWeight } from "./report-listing.chunk.js";
import { a as atLeast, o as gatePolicy } from "./model-defaults.chunk.js";
import { n as sourceLines, t as linesByPath } from "./model-lines.chunk.js";
import { n as RULE_INFOS, u as sha256 } from "./registry.chunk.js";
import "./report.chunk.js";
import { n as full } from "./report-text-finding.chunk.js";
import { t as paint } from "./report-text-paint.chunk.js";
import { n as tableOf, t as TABLE_NAMES } from "./tables.chunk.js";
import { n as decode, r as decodeSource } from "./extract.chunk.js";
import { c as workingTree, n as runSession, r as createLiveAnalyser } from "./session.chunk.js";
import "./domain-alembic.chunk.js";
import { i as findIn, n as completeFindings, s as unitsOf } from "./pipeline.chunk.js";
import { t as EVIDENCE_PATH } from "./domain-alembic-evidence.chunk.js";
import { existsSync } from "node:fs";
import { parentPort, workerData } from "node:worker_threads";
import { join } from "node:path";

// src/live/diagnostics.ts
/** Findings as editors show them: 0-based positions in UTF-16 code units, by file and place. */
function diagnosticsOf(findings, { sourceOf, policy }) {
	const linesOf = linesByPath(sourceOf);
	const infos = RULE_INFOS;
	return findings.map((finding) => {
		const { file, severity, rule, gate, message, owner, fingerprint, blocking, remedy } = finding;
		return {
			file,
			range: rangeOf(finding),
			severity,
			rule,
			gate,
			message,
			why: infos.get(rule)?.why ?? "",
			remedy,
			owner,
			fingerprint,
			blocking,
			suppressible: gate !== "suppressions" && gatePolicy(policy, gate).bypass !== "none",
			trace: finding.trace.map((step) => ({
				file: step.file,
				range: lineRange(linesOf(step.file), step.line),
				message: step.message
			})),
			fix: fixOf(finding, linesOf)
		};
	});
}
function rangeOf({ line, column, endLine, endColumn }) {
	return {
		start: {
			line: line - 1,
			character: column - 1
		},
		end: {
			line: endLine - 1,
			character: endColumn - 1
		}
	};
}
/** A line without the blanks before and after its code. */
function lineRange(lines, line) {
	const text = lines.text(line);
	const start = text.length - text.trimStart().length;
	return {
		start: {
			line: line - 1,
			character: start
		},
		end: {
			line: line - 1,
			character: Math.max(start, text.trimEnd().length)
		}
	};
}
function fixOf({ fix }, linesOf) {
	if (fix === void 0 || fix.edits.length === 0) return null;
	const at = (lines, offset) => {
		const { line, column } = lines.position(offset);
		return {
			line: line - 1,
			character: column - 1
		};
	};
	return {
		message: fix.message,
		safe: fix.safe,
		edits: fix.edits.map(({ file, start, end, text }) => {
			const lines = linesOf(file);
			return {
				file,
				range: {
					start: at(lines, start),
					end: at(lines, end)
				},
				text
			};
		})
	};
}

// src/live/paging.ts
/**
* A part of a list: as many items as the limit and the characters allow, at least one. A cursor holds what the list was when it was
* made, so that no page is taken from another list. Throws a UserError for a cursor of another list or none at all.
*/
function pageOf(items, { limit, characters, cursor }, textOf) {
	const texts = items.map(textOf);
	const digest = sha256(texts.join("\0")).slice(0, 12);
	const from = cursor === null ? 0 : positionIn(cursor, digest, items.length);
	let length = 0;
	let to = from;
	while (to < items.length && to - from < limit) {
		length += (texts[to] ?? "").length;
		if (length > characters && to > from) break;
		to += 1;
	}
	return {
		total: items.length,
		items: items.slice(from, to),
		nextCursor: to < items.length ? `${digest}:${to}` : null
	};
}
function positionIn(cursor, digest, count) {
	const match = /^([0-9a-f]{12}):(\d{1,9})$/.exec(cursor);
	if (match === null) throw userError("that is no cursor: pass the nextCursor of the page before, unchanged, or none for the first page");
	const position = Number(match[2]);
	if (match[1] !== digest || position > count) throw userError("the list has changed since that cursor was given (or other filters are asked for): ask again without a cursor");
	return position;
}

// src/live/answers.ts
const ANSWERS = {
	async check(ask, run, project) {
		const { outcome } = await run({ base: ask.base });
		const known = new Set(RULE_INFOS.keys());
		const unknown = ask.rules.find((rule) => !known.has(rule));
		if (unknown !== void 0) throw userError(`there is no rule ${unknown}: leave it out, or ask \`explain\` for the list of rules`);
		const selection = {
			select: ask.rules,
			ignore: [],
			gates: ask.gates,
			paths: ask.paths
		};
		const findings = outcome.findings.filter((finding) => atLeast(finding.severity, ask.severity) && isListed(finding, selection)).sort(byWeight(outcome)).map(listing(outcome));
		const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
		return {
			status: outcome.status,
			base: outcome.base,
			gates: outcome.gates,
			escalations: outcome.escalations,
			problems: outcome.problems,
			counts: {
				error: count("error"),
				warning: count("warning"),
				note: count("note")
			},
			findings: pageOf(findings, ask, weightOf),
			work: project.work
		};
	},
	async finding({ fingerprint }, run) {
		const { outcome, sourceOf } = await run();
		const matching = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)].filter((finding) => finding.fingerprint.startsWith(fingerprint));
		const [finding] = matching;
		if (finding === void 0) throw userError(`no finding has the id ${fingerprint} now: it is repaired, or its code changed; \`check\` lists those there are`);
		if (matching.length > 1) throw userError(`several ids begin with ${fingerprint}: give more of it`);
		const rule = RULE_INFOS.get(finding.rule);
		return {
			finding: listing(outcome)(finding),
			why: rule?.why ?? "",
			text: full(finding, rule, linesByPath(sourceOf), paint(false)).trimEnd()
		};
	},
	async inspect({ table, paths, queries, ...paging }, run) {
		if (!isTable(table)) throw userError(`there is no table ${table}: ask for one of ${TABLE_NAMES.join(", ")}`);
		const { found } = await run({ tables: true });
		const whole = tableOf(table, found, paths, { queries });
		const [[, rows = []] = []] = Object.entries(whole).filter(([, value]) => Array.isArray(value));
		const totals = Object.fromEntries(Object.entries(whole).filter(([, value]) => !Array.isArray(value)));
		return {
			rows: pageOf(rows, paging, (row) => JSON.stringify(row)),
			totals
		};
	},
	async plan(ask, run) {
		const request = completeRequest(ask);
		const result = await run({ tables: true });
		const context = workContext(result.found.analysis, {
			files: request.files,
			models: request.models ?? [],
			ownerOf: result.ownerOf,
			exists: (path) => result.text(path) !== null,
			guides: result.guides
		});
		const plan = planOf(request, context);
		return {
			markdown: planMarkdown(plan),
			plan
		};
	},
	async verify({ report, findings, ...paging }, run) {
		const old = [...report === null ? [] : findingsOfReport(report.name, report.text), ...findings.map((finding) => ({
			...finding,
			line: null
		}))];
		const result = await run();
		const fates = verify(old, result.outcome, {
			ran: result.found.ran,
			exists: (file) => result.text(file) !== null
		});
		const count = (fate) => fates.filter((one) => one.fate === fate).length;
		return {
			fixed: count("fixed"),
			stillThere: count("still there"),
			unknown: count("unknown"),
			findings: pageOf(fates, paging, (one) => JSON.stringify(one))
		};
	},
	async report({ base, signal, ...paging }, run) {
		const named = signal === null ? null : signalOf(signal);
		if (signal !== null && named === null) throw userError(`there is no signal ${signal}: PLATFORM:AUDIT asks for everything`);
		const result = await run({
			base,
			signal: named,
			tables: base !== null
		});
		const { outcome } = result;
		const blocking = outcome.findings.filter(blockingBy(outcome.gates)).length + outcome.gates.filter((gate) => blocks(gate)).length;
		const lines = coordinator(outcome, contextOf(result, named)).split("\n");
		const { succeeded, agents, percent } = outcome.successRate;
		return {
			status: outcome.status,
			successRate: {
				succeeded,
				agents,
				percent
			},
			blocking,
			markdown: pageOf(lines, paging, (line) => `${line}\n`)
		};
	},
	async diagnostics(_ask, run, project) {
		const result = await run();
		const { outcome } = result;
		return {
			status: outcome.status,
			problems: outcome.problems,
			diagnostics: diagnosticsOf(outcome.findings.map(listing(outcome)), result),
			work: project.work
		};
	}
};
function isTable(name) {
	return TABLE_NAMES.some((table) => table === name);
}
function listing(outcome) {
	const blocking = blockingBy(outcome.gates);
	const infos = RULE_INFOS;
	return (finding) => ({
		...finding,
		remedy: infos.get(finding.rule)?.remedy ?? "",
		blocking: blocking(finding)
	});
}
/** What a finding takes of a page. */
function weightOf({ fingerprint, file, line, rule, gate, severity, message, remedy, symbol }) {
	return JSON.stringify([
		fingerprint,
		file,
		line,
		rule,
		gate,
		severity,
		message,
		remedy,
		symbol
	]);
}
function contextOf({ policy, sourceOf, changes, ownerOf }, signal) {
	return {
		version: "",
		rules: RULE_INFOS,
		sourceOf,
		selection: policy.selection,
		colour: false,
		full: false,
		statistics: false,
		project: null,
		signal,
		changes,
		ownerOf
	};
}

// src/live/equal.ts
/** Whether two lists hold the same values in the same order. */
function listsEqual(one, other) {
	return one.length === other.length && one.every((value, index) => value === other[index]);
}
/** Whether two maps hold the same values under the same keys. */
function entriesEqual(one, other) {
	return one.size === other.size && [...one].every(([key, value]) => other.has(key) && other.get(key) === value);
}

// src/live/moved.ts
/** Properties that hold an offset. Everything else in facts is what the file says. */
const OFFSETS = /* @__PURE__ */ new Set([
	"start",
	"end",
	"defStart",
	"nameStart",
	"nameEnd"
]);
/**
* What an edit moved, where two versions of a file say the same (comments, blank lines and formatting differ at most);
* null where they do not. A Directive is not compared: comments for the analyser are read anew.
*/
function movesBetween(before, after, lineOf = (at) => after.line(at)) {
	if (before.generated !== after.generated || before.docstring !== after.docstring) return null;
	if (before.problems.length > 0 || after.problems.length > 0) return null;
	if (before.interfaceDigest !== after.interfaceDigest) return null;
	const offsets = /* @__PURE__ */ new Map();
	if (!same(before.body, after.body, offsets)) return null;
	const lines = /* @__PURE__ */ new Map();
	for (const [old, now] of offsets) {
		const from = before.line(old);
		const to = lineOf(now);
		const known = lines.get(from);
		lines.set(from, known === void 0 || known === to ? to : null);
	}
	return {
		offset(old) {
			const now = offsets.get(old);
			return old !== 0 ? now : now === void 0 || now === 0 ? 0 : void 0;
		},
		line: (old) => lines.get(old) ?? void 0
	};
}
/** Whether two values say the same; their offsets are paired, and must be so consistently. */
function same(one, other, offsets) {
	if (one === other) return true;
	if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
	if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((item, index) => same(item, other[index], offsets));
	const keys = Object.keys(one);
	if (keys.length !== Object.keys(other).length) return false;
	for (const key of keys) {
		const left = one[key];
		const right = other[key];
		if (OFFSETS.has(key)) {
			if (typeof left !== "number" || typeof right !== "number" || (offsets.get(left) ?? right) !== right) return false;
			offsets.set(left, right);
		} else if (!same(left, right, offsets)) return false;
	}
	return !("body" in one) || Object.hasOwn(one, "body") || same(one.body, other.body, offsets);
}
/** A line, or a place by line, in what a rule says: it may be out of date after a move. */
const SAYS_LINE = /\blines? \d|:\d/;
/** The violations at their new places; null where that cannot be told of all. */
function movedViolations(violations, moves) {
	const moved = [];
	for (const violation of violations) {
		const touched = [violation.at, ...violation.trace.map(({ at }) => at)].some(({ file }) => moves.has(file));
		if (violation.fix?.edits.some(({ file }) => moves.has(file)) === true) return null;
		if (!touched) {
			if ([...moves.keys()].some((path) => says(violation, path))) return null;
			moved.push(violation);
			continue;
		}
		if (says(violation, "")) return null;
		const at = movedPlace(violation.at, moves);
		const trace = violation.trace.map((step) => ({
			step,
			at: movedPlace(step.at, moves)
		}));
		if (at === null || trace.some((one) => one.at === null)) return null;
		moved.push({
			...violation,
			at,
			trace: trace.map((one) => ({
				...one.step,
				at: one.at ?? one.step.at
			}))
		});
	}
	return moved;
}
function says({ message, trace }, path) {
	return [message, ...trace.map((step) => step.message)].some((text) => text.includes(path) && SAYS_LINE.test(text));
}
function movedPlace(place, moves) {
	const move = moves.get(place.file);
	if (move === void 0) return place;
	const start = move.offset(place.start);
	const end = move.offset(place.end);
	return start === void 0 || end === void 0 ? null : {
		...place,
		start,
		end
	};
}
/** Blind spots at their new lines; null where a line cannot be told. */
function movedSpots(spots, moves) {
	const moved = [];
	for (const spot of spots) {
		const move = moves.get(spot.file);
		const line = move === void 0 ? spot.line : move.line(spot.line);
		if (line === void 0) return null;
		moved.push(line === spot.line ? spot : {
			...spot,
			line
		});
	}
	return moved;
}
/** Whether counts name a subject in a file that moved: its line would be out of date. */
function countsName(counts, moves) {
	return Object.values(counts).some(({ open }) => open?.some(({ file }) => moves.has(file)) === true);
}
/** Facts by what they were read from: equal bytes have one set of facts. */
function changedFiles(before, after) {
	if (before.length !== after.length) return null;
	const changed = [];
	for (const [index, file] of after.entries()) {
		const old = before[index];
		if (old === void 0 || old.path !== file.path || old.role !== file.role) return null;
		if (old.facts.hash !== file.facts.hash) changed.push(index);
	}
	return changed;
}

// src/live/reuse.ts
/**
* Finds what `findIn` finds, from one version of a tree to the next, with as little work as is sound. Nothing at all where all
* files are as they were; where files still say the same and only their places moved, places and lines are renewed; else the whole
* analysis, in which stages that depend on few files are taken over while none of these changed.
*/
var IncrementalFindings = class {
	/** One of a working tree and one of a base that it is compared with. */
	#last = [];
	#decoded = /* @__PURE__ */ new WeakMap();
	#migrations = [];
	/** Of the last call. */
	work = "analysed";
	/** Ask for an analysis whose places hold, not only for findings. */
	exact = false;
	find = async (tree, policy, lap, base = null) => {
		const key = JSON.stringify(policy);
		const texts = textsOf(tree);
		for (const last of this.#last) {
			if (last.policy !== key || last.base !== base || !entriesEqual(last.texts, texts) || !sameFolders(last.tree, tree)) continue;
			const changed = changedFiles(last.tree.files, tree.files);
			if (changed === null || this.exact && last.moved) continue;
			if (changed.length === 0) {
				this.work = "none";
				return this.#keep({
					...last,
					found: {
						...last.found,
						problems: [...tree.problems, ...last.found.problems.slice(last.tree.problems.length)]
					},
					tree
				});
			}
			const found = this.exact || base !== null ? null : this.#moved(last, tree, policy, changed);
			if (found !== null) {
				this.work = "moved";
				return this.#keep({
					...last,
					tree,
					found,
					moved: true
				});
			}
		}
		this.work = "analysed";
		if (base === null) this.#last.splice(0);
		else this.#last.splice(1);
		const memo = this.#migrations.shift() ?? new MigrationMemo();
		const reused = {
			decode: (facts) => this.#decode(facts),
			migrations: memo.take
		};
		const found = await findIn(tree, policy, lap, base, reused);
		this.#migrations.push(memo);
		return this.#keep({
			tree,
			policy: key,
			texts,
			base,
			found,
			moved: false
		});
	};
	#keep(last) {
		const same = this.#last.findIndex(({ base, policy }) => base === last.base && policy === last.policy);
		if (same >= 0) this.#last.splice(same, 1);
		this.#last.unshift(last);
		this.#last.splice(2);
		return last.found;
	}
	#decode(facts) {
		const known = this.#decoded.get(facts) ?? decode(facts);
		this.#decoded.set(facts, known);
		return known;
	}
	#moved(last, tree, policy, changed) {
		if (changed.length > MOST_MOVED) return null;
		const moves = /* @__PURE__ */ new Map();
		for (const index of changed) {
			const old = last.tree.files[index];
			const now = tree.files[index];
			if (old === void 0 || now === void 0 || now.role === "migration") return null;
			const move = movesBetween(this.#decode(old.facts), this.#decode(now.facts));
			if (move === null) return null;
			moves.set(now.path, move);
		}
		const { found } = last;
		const violations = movedViolations(found.violations, moves);
		const blindSpots = movedSpots(found.analysis.blindSpots, moves);
		if (violations === null || blindSpots === null || countsName(found.counts, moves)) return null;
		const analysis = Object.create(found.analysis, { blindSpots: {
			value: blindSpots,
			enumerable: true
		} });
		const crashed = found.problems.filter(({ kind }) => kind === "rule-crashed");
		const units = unitsOf(tree, (facts) => this.#decode(facts));
		return completeFindings(tree, units, policy, {
			violations,
			problems: crashed,
			ran: found.ran,
			analysis,
			counts: found.counts
		});
	}
};
/** More files at once are no edit but another version: analysing them is as fast. */
const MOST_MOVED = 20;
function textsOf(tree) {
	return new Map([EVIDENCE_PATH, ...tree.projectFiles].map((path) => [path, tree.text(path)]));
}
function sameFolders(one, other) {
	return listsEqual(one.projectFiles, other.projectFiles) && JSON.stringify(one.migrations) === JSON.stringify(other.migrations);
}
/**
* Replays of migrations read few files of a program: the revisions, and the modules these import. While all that was looked up last
* time is as it was, and so are the settings, the replays are taken over.
*/
var MigrationMemo = class {
	#last = null;
	#lookup = null;
	#facts = /* @__PURE__ */ new Map();
	#modules = /* @__PURE__ */ new Map();
	take = (input, make) => {
		this.#lookup = input.modules;
		if (this.#last !== null && this.#holds(this.#last, input)) return this.#last.value;
		this.#facts.clear();
		this.#modules.clear();
		let models = false;
		const recorded = {
			...input,
			...input.models === void 0 ? {} : { models: () => {
				models = true;
				if (this.#last !== null) this.#last.models = true;
				return input.models?.() ?? [];
			} },
			modules: {
				factsOf: (path) => {
					const facts = this.#lookup?.factsOf(path);
					this.#facts.set(path, facts?.hash);
					return facts;
				},
				resolveModule: (dotted, from) => {
					const path = this.#lookup?.resolveModule(dotted, from);
					this.#modules.set(`${from}\0${dotted}`, {
						dotted,
						from,
						path
					});
					return path;
				}
			}
		};
		this.#last = null;
		const value = make(recorded);
		this.#last = {
			input,
			value,
			models
		};
		return value;
	};
	#holds({ input: old, models }, input) {
		return !models && old.parseSql === null === (input.parseSql === null) && JSON.stringify([old.folders, old.database]) === JSON.stringify([input.folders, input.database]) && listsEqual(old.paths, input.paths) && entriesEqual(old.settings, input.settings) && [...this.#facts].every(([path, hash]) => input.modules.factsOf(path)?.hash === hash) && [...this.#modules.values()].every(({ dotted, from, path }) => input.modules.resolveModule(dotted, from) === path);
	}
};

// src/live/project.ts
/**
* A root that is analysed again and again, as a server does: it keeps what it read and found, so that a run costs what changed.
* A run gives what a run of its own would give. Runs must not overlap.
*/
var LiveProject = class {
	root;
	#request;
	#analyser;
	#findings = new IncrementalFindings();
	#tree;
	#lines = /* @__PURE__ */ new WeakMap();
	#utf8 = /* @__PURE__ */ new WeakMap();
	#found = null;
	constructor(request) {
		this.root = request.root;
		this.#request = request;
		this.#analyser = createLiveAnalyser(request.root, request);
		this.#tree = this.#overlaidTree();
	}
	/** How much work the last run was. */
	get work() {
		return this.#findings.work;
	}
	/** What an editor holds of a file that is not saved; null: the file on disk counts again. */
	overlay(path, text) {
		if (this.#analyser.overlay(path, text) && this.#isNews(path)) this.#found = null;
	}
	/** Files that may have changed on disk; null: any, and there may be others. */
	touch(paths) {
		this.#analyser.touch(paths);
		if (paths === null || paths.some((path) => this.#isNews(path))) this.#found = null;
	}
	/** Analyses and judges the files as they are now. Throws a UserError for what the user has to repair, and what `lap` throws. */
	run({ tables = false, ...asked } = {}, lap) {
		this.#findings.exact = tables;
		return runSession({
			...this.#request,
			...asked
		}, lap, this.#workbench());
	}
	/** Whether a file came or went, or is one that says which files there are. */
	#isNews(path) {
		return !(this.#found?.files.has(path) === true) || this.#analyser.overlaid(path) === null && !existsSync(join(this.root, path));
	}
	#workbench() {
		return {
			analyser: this.#analyser,
			tree: this.#tree,
			discover: (tree, options) => {
				const key = JSON.stringify(options);
				if (this.#found?.key !== key) {
					const discovery = discover(tree, options);
					this.#found = {
						key,
						files: new Set(discovery.files.map(({ path }) => path)),
						discovery
					};
				}
				return this.#found.discovery;
			},
			sourceOf: this.#sourceOf,
			find: (tree, policy, lap, base) => this.#findings.find(tree.sourceOf === this.#sourceOf ? {
				...tree,
				lines: (path) => this.#linesOf(path)
			} : tree, policy, lap, base)
		};
	}
	#sourceOf = (path) => this.#source(path);
	#source(path) {
		const bytes = this.#analyser.bytes(path);
		if (bytes === null) return null;
		const known = this.#utf8.get(bytes) ?? decodeSource(bytes).utf8;
		this.#utf8.set(bytes, known);
		return known;
	}
	#linesOf(path) {
		const source = this.#source(path) ?? NOTHING;
		const known = this.#lines.get(source) ?? sourceLines(source);
		this.#lines.set(source, known);
		return known;
	}
	#overlaidTree() {
		const disk = workingTree(this.root);
		return {
			list: (folder) => {
				const entries = disk.list(folder);
				if ("failure" in entries) return entries;
				const names = new Set(entries.map(({ name }) => name));
				const unsaved = this.#analyser.overlays().filter((path) => parent(path) === folder && !names.has(nameOf(path))).map((path) => ({
					name: nameOf(path),
					kind: "file",
					hash: null
				}));
				return [...entries, ...unsaved];
			},
			text: (path) => this.#analyser.overlaid(path) ?? disk.text(path),
			resolve: (path) => disk.resolve(path)
		};
	}
};
const NOTHING = /* @__PURE__ */ new Uint8Array();
function parent(path) {
	const cut = path.lastIndexOf("/");
	return cut < 0 ? "" : path.slice(0, cut);
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}

// src/live/worker.ts
var Cancelled = class extends Error {};
/** Answers questions one after the other: a project is analysed in one thread, so that the door stays open meanwhile. */
function serve(port, { request, cancelled }) {
	const project = new LiveProject(request);
	const say = (message) => port.postMessage(message);
	let turn = Promise.resolve();
	async function answer(id, name, ask, fresh) {
		const look = () => {
			if (Atomics.load(cancelled, id % cancelled.length) === id) throw new Cancelled();
		};
		try {
			look();
			if (fresh) project.touch(null);
			const result = await ANSWERS[name](ask, (asked) => project.run(asked, (stage) => {
				look();
				say({
					type: "progress",
					id,
					stage
				});
			}), project);
			say({
				type: "answer",
				id,
				answer: result
			});
		} catch (error) {
			say({
				type: "refusal",
				id,
				refusal: refusalOf(error)
			});
		}
	}
	port.on("message", (message) => {
		turn = turn.then(async () => {
			if (message.type === "overlay") project.overlay(message.path, message.text);
			else if (message.type === "touch") project.touch(message.paths);
			else await answer(message.id, message.name, message.ask, message.fresh);
		});
	});
}
function refusalOf(error) {
	if (error instanceof Cancelled) return {
		kind: "cancelled",
		message: "cancelled"
	};
	if (error instanceof UserError) return {
		kind: "user",
		message: error.message
	};
	return {
		kind: "bug",
		message: `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}. This is a bug in fastapi-gate, nothing was judged: please report it`
	};
}
if (parentPort !== null) serve(parentPort, workerData);

export {  };