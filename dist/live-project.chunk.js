import { i as userError } from "./model-errors.chunk.js";
import { a as decodeSource, i as exchangeFunction, n as decode, r as exchangeBody } from "./extract.chunk.js";
import { c as workingTree, o as runSession } from "./session.chunk.js";
import { m as CheckMemory, n as analysisOf, o as findIn, p as unitsOf, r as completeFindings, s as findingsOf, u as placedFindingsOf } from "./pipeline.chunk.js";
import { t as discover } from "./discover.chunk.js";
import { n as sourceLines } from "./model-lines.chunk.js";
import { n as createLiveAnalyser } from "./run.chunk.js";
import { b as listsEqual, y as entriesEqual } from "./flow-budget.chunk.js";
import { f as boundName } from "./domain-fastapi.chunk.js";
import { c as blocksOf, l as eachStatement, o as visitExpression, s as visitStatements } from "./model-last-name.chunk.js";
import { o as exchangeBodies } from "./analysis.chunk.js";
import "./domain-alembic.chunk.js";
import { t as EVIDENCE_PATH } from "./domain-alembic-evidence.chunk.js";
import { t as baseSideOf } from "./base-side2.chunk.js";
import { existsSync } from "node:fs";
import { join } from "node:path";

// src/extract/exchange.ts
/**
* The facts of a file after edits of function bodies, told by the objects of a version before: its definitions and statements are those
* of `kept`, whose bodies have been exchanged, and its offsets are those of `kept` as well. Everything else is what `now` says.
* Both have the same definitions in the same order.
*/
var ExchangedFacts = class ExchangedFacts {
	kept;
	now;
	/** The statements of the module: those of `kept`, but for imports that came or went. */
	body;
	#offset;
	/** `offset`: where in the file of today an offset of `kept` lies. */
	constructor(kept, now, offset, body) {
		this.kept = kept instanceof ExchangedFacts ? kept.kept : kept;
		this.now = now;
		this.body = body;
		this.#offset = offset;
	}
	get hash() {
		return this.now.hash;
	}
	get docstring() {
		return this.now.docstring;
	}
	get functions() {
		return this.kept.functions;
	}
	get classes() {
		return this.kept.classes;
	}
	get directives() {
		return this.now.directives;
	}
	get problems() {
		return this.now.problems;
	}
	get generated() {
		return this.now.generated;
	}
	get interfaceDigest() {
		return this.now.interfaceDigest;
	}
	mentions(text) {
		return this.now.mentions(text);
	}
	answersLike(other) {
		return this.now.answersLike(other);
	}
	functionsNaming(names) {
		const found = new Set(this.now.functionsNaming(names));
		return this.kept.functions.filter((_, at) => found.has(this.now.functions[at]));
	}
	mayCallResult(def) {
		const own = this.now.functions[this.kept.functions.indexOf(def)];
		return own === void 0 || this.now.mayCallResult(own);
	}
	line(offset) {
		return this.now.line(this.#offset(offset));
	}
};

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
* What an edit moved, where two versions of a file say the same (comments, blank lines, formatting and the words of docstrings
* differ at most); null where they do not. A Directive is not compared: comments for the analyser are read anew.
*/
function movesBetween(before, after, lineOf = (at) => after.line(at)) {
	if (before.generated !== after.generated || before.docstring === null !== (after.docstring === null)) return null;
	if (before.problems.length > 0 || after.problems.length > 0) return null;
	const offsets = /* @__PURE__ */ new Map();
	if (!saysSame(before.body, after.body, offsets)) return null;
	const lines = /* @__PURE__ */ new Map();
	for (const [old, now] of offsets) {
		const from = before.line(old);
		const to = lineOf(now);
		const known = lines.get(from);
		lines.set(from, known === void 0 || known === to ? to : null);
	}
	return {
		offset: offsetBy(offsets),
		line: (old) => lines.get(old) ?? void 0
	};
}
/** Where offsets are by paired ones: where no node begins at the beginning of the file, that is where it was. */
function offsetBy(offsets) {
	return (old) => offsets.get(old) ?? (old === 0 ? 0 : void 0);
}
/** Gives nodes other offsets. */
function moveNodes(nodes, moved) {
	for (const node of nodes) for (const key of OFFSETS) if (typeof node[key] === "number") node[key] = moved.get(node[key]);
}
/**
* Whether two values say the same; their offsets are paired, and must be so consistently. `differs` is asked of functions outside
* functions of which only the bodies differ; without it they say something else.
*/
function saysSame(one, other, offsets, differs) {
	if (one === other) return true;
	if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
	if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((item, index) => saysSame(item, other[index], offsets, differs));
	const keys = Object.keys(one);
	if (keys.length !== Object.keys(other).length) return false;
	for (const key of keys) {
		const left = one[key];
		const right = other[key];
		if (OFFSETS.has(key)) {
			if (typeof left !== "number" || typeof right !== "number" || (offsets.get(left) ?? right) !== right) return false;
			offsets.set(left, right);
		} else if (key === "docstring") {
			if (left === null !== (right === null)) return false;
		} else if (key === "value" && isText(one, left) && isText(other, right)) {
			if (!saysSame({
				...left,
				value: ""
			}, {
				...right,
				value: ""
			}, offsets, differs)) return false;
		} else if (!saysSame(left, right, offsets, differs)) return false;
	}
	if (!("body" in one) || Object.hasOwn(one, "body")) return true;
	const { body } = other;
	if (differs === void 0 || !isFunction(one) || !isFunction(other)) return saysSame(one.body, body, offsets, differs);
	const inside = /* @__PURE__ */ new Map();
	if (differs.isOther(other) || !saysSame(one.body, body, inside)) return differs.passes(one, other);
	for (const [left, right] of inside) {
		if ((offsets.get(left) ?? right) !== right) return false;
		offsets.set(left, right);
	}
	return true;
}
function isFunction(node) {
	return "kind" in node && node.kind === "FunctionDef";
}
/** Whether a statement is nothing but a string, such as a docstring. */
function isText(statement, value) {
	if (!("kind" in statement) || statement.kind !== "Expr" || typeof value !== "object" || value === null) return false;
	const { kind, type } = value;
	return kind === "Constant" && type === "str";
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
	if (place.start === 0 && place.end === 0) return place;
	if (move === void 0) return place;
	const start = move.offset(place.start);
	const end = move.offset(place.end);
	return start === void 0 || end === void 0 ? null : {
		...place,
		start,
		end
	};
}
/**
* What the rules found in offsets of a version before, where it stands in the files of today; null where that cannot be told. The order
* stays as it is, and so do lines in messages: they are of today already.
*/
function placedViolations(violations, files) {
	const placed = [];
	for (const violation of violations) {
		const { fix } = violation;
		if (![
			violation.at,
			...violation.trace.map(({ at }) => at),
			...fix?.edits ?? []
		].some(({ file }) => files.has(file))) {
			placed.push(violation);
			continue;
		}
		const at = movedPlace(violation.at, files);
		const trace = violation.trace.map((step) => ({
			step,
			at: movedPlace(step.at, files)
		}));
		const edits = fix?.edits.map((edit) => placedEdit(edit, files));
		if (at === null || trace.some((one) => one.at === null) || edits?.some((edit) => edit === null) === true) return null;
		placed.push({
			...violation,
			at,
			trace: trace.map((one) => ({
				...one.step,
				at: one.at ?? one.step.at
			})),
			...fix === void 0 || edits === void 0 ? {} : { fix: {
				...fix,
				edits: edits.filter((edit) => edit !== null)
			} }
		});
	}
	return placed;
}
/** An edit begins where a node begins or ends; what it takes away is one character behind it, or reaches to such a place as well. */
function placedEdit(edit, files) {
	const moves = files.get(edit.file);
	if (moves === void 0) return edit;
	const start = moves.offset(edit.start);
	const length = edit.end - edit.start;
	if (start === void 0) return null;
	const end = length <= 1 ? start + length : moves.offset(edit.end);
	return end === void 0 ? null : {
		...edit,
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

// src/live/imports.ts
/** Pairs the imports of two bodies of a file that differ in these at most. Null where they have other statements, or another star import. */
function importEdits(kept, now, offsets) {
	const [before, after] = [segmentsOf(kept), segmentsOf(now)];
	if (before.others.length !== after.others.length) return null;
	const pairing = {
		offsets,
		fresh: [],
		changed: []
	};
	const body = [];
	const others = [];
	for (const [at, imports] of after.imports.entries()) {
		const paired = pairedImports(before.imports[at] ?? [], imports, pairing);
		if (paired === null) return null;
		body.push(...paired);
		const [one, other] = [before.others[at], after.others[at]];
		if (one === void 0 || other === void 0) continue;
		others.push([one, other]);
		body.push(one);
	}
	return {
		body,
		names: changedNames(kept, body),
		fresh: pairing.fresh,
		others,
		changed: pairing.changed
	};
}
/** The statements that are no imports, and the imports before each of them and behind the last. */
function segmentsOf(body) {
	const others = [];
	const imports = [[]];
	for (const statement of body) if (isImport(statement)) imports.at(-1)?.push(statement);
	else {
		others.push(statement);
		imports.push([]);
	}
	return {
		others,
		imports
	};
}
function isImport(statement) {
	return statement.kind === "Import" || statement.kind === "ImportFrom";
}
/** The imports of a stretch between other statements, told by those of before; null where one is special. */
function pairedImports(kept, now, { offsets, fresh, changed }) {
	const found = [];
	const left = new Set(kept);
	let next = 0;
	const indexOf = (is) => kept.findIndex((one, index) => index >= next && is(one));
	for (const statement of now) {
		const text = textOf(statement);
		const exact = indexOf((one) => textOf(one) === text);
		const at = exact >= 0 ? exact : indexOf((one) => headOf(one) !== null && headOf(one) === headOf(statement));
		const twin = kept[at];
		if (twin === void 0) {
			fresh.push(statement, ...statement.names);
			changed.push(statement);
			found.push(statement);
			continue;
		}
		next = at + 1;
		left.delete(twin);
		if (exact >= 0) {
			if (!saysSame(twin, statement, offsets)) return null;
			found.push(twin);
		} else {
			offsets.set(twin.start, statement.start);
			offsets.set(twin.end, statement.end);
			changed.push(statement, twin);
			found.push({
				...twin,
				names: pairedNames(twin.names, statement.names, offsets, fresh)
			});
		}
	}
	changed.push(...left);
	return changed.some(isSpecial) ? null : found;
}
/** What binds other names than it says, or changes how the file is read. */
function isSpecial(statement) {
	return statement.kind === "ImportFrom" && (statement.module === "__future__" || statement.names.some(({ name }) => name === "*"));
}
function pairedNames(kept, now, offsets, fresh) {
	let next = 0;
	return now.map((imported) => {
		const at = kept.findIndex(({ name, asname }, index) => index >= next && name === imported.name && asname === imported.asname);
		const twin = kept[at];
		if (twin === void 0) {
			fresh.push(imported);
			return imported;
		}
		next = at + 1;
		offsets.set(twin.start, imported.start);
		offsets.set(twin.end, imported.end);
		return twin;
	});
}
function headOf(statement) {
	return statement.kind === "ImportFrom" ? `${".".repeat(statement.level)}${statement.module}` : null;
}
function textOf(statement) {
	return `${statement.kind} ${headOf(statement) ?? ""} ${statement.names.map(({ name, asname }) => `${name} ${asname ?? ""}`).join(",")}`;
}
/** The names whose imports are not the same objects of the same modules, one for one. */
function changedNames(before, after) {
	const [old, now] = [boundIn(before), boundIn(after)];
	const changed = /* @__PURE__ */ new Set();
	for (const name of /* @__PURE__ */ new Set([...old.keys(), ...now.keys()])) {
		const [one = [], other = []] = [old.get(name), now.get(name)];
		if (one.length !== other.length || one.some((imported, at) => imported !== other[at])) changed.add(name);
	}
	return changed;
}
function boundIn(body) {
	const bound = /* @__PURE__ */ new Map();
	for (const statement of body.filter(isImport)) for (const imported of statement.names) {
		const name = boundName(statement, imported);
		bound.set(name, [...bound.get(name) ?? [], imported]);
	}
	return bound;
}
/**
* Gives nodes of today offsets of the version before, between those of their neighbours: the order of all offsets holds, and no other is
* moved. The pairs of offsets grow by theirs.
*/
function placeBetween(fresh, offsets) {
	const nodes = fresh;
	const wanted = /* @__PURE__ */ new Set();
	for (const node of nodes) for (const key of OFFSETS) if (typeof node[key] === "number") wanted.add(node[key]);
	const pairs = [...offsets].map(([kept, now]) => ({
		kept,
		now
	})).sort((a, b) => a.now - b.now || a.kept - b.kept);
	const moved = /* @__PURE__ */ new Map();
	for (const at of wanted) {
		const above = pairs.findIndex(({ now }) => now >= at);
		const upper = above < 0 ? void 0 : pairs[above];
		if (upper?.now === at) {
			moved.set(at, upper.kept);
			continue;
		}
		const lower = pairs[above < 0 ? pairs.length - 1 : above - 1] ?? {
			kept: -1,
			now: -1
		};
		const end = upper ?? {
			kept: lower.kept + 1,
			now: Math.max(...wanted) + 1
		};
		moved.set(at, lower.kept + (end.kept - lower.kept) * (at - lower.now) / (end.now - lower.now));
	}
	moveNodes(nodes, moved);
	for (const [now, kept] of moved) offsets.set(kept, now);
}
/**
* Whether a file speaks of one of some names outside of bodies of functions and of its imports; a text that holds one counts, in bodies
* too: it may be an annotation.
*/
function speaksOf({ body, functions }, names) {
	const words = new RegExp(`(?<![\\w.])(?:${[...names].map((name) => name.replaceAll(/\W/g, "")).join("|")})(?!\\w)`);
	const isText = (node) => {
		const { kind, type, value } = node;
		return kind === "Constant" && type === "str" && typeof value === "string" && words.test(value);
	};
	const look = (value) => {
		if (typeof value !== "object" || value === null) return false;
		if (Array.isArray(value)) return value.some(look);
		const { kind } = value;
		if (kind === "Import" || kind === "ImportFrom") return false;
		if (kind === "Name") return names.has(value.id);
		if (isText(value)) return true;
		for (const [key, inner] of Object.entries(value)) if (!(key === "body" && kind === "FunctionDef") && look(inner)) return true;
		return kind === "ClassDef" && !Object.hasOwn(value, "body") && look(value.body);
	};
	if (body.some(look)) return true;
	let found = false;
	const note = (node) => {
		found ||= isText(node);
	};
	for (const def of functions) {
		visitStatements(def.body, note);
		eachStatement(def.body, (statement) => {
			if (statement.kind === "AnnAssign") visitExpression(statement.annotation, note);
		});
	}
	return found;
}

// src/live/bodies.ts
/**
* What lies between two versions of a file, where they differ in bodies of functions and in imports at most: all else is paired node by node. The new
* bodies are put where the old ones were, so that the order of all offsets holds and what was found elsewhere keeps its places. `now` is
* used up by that: its bodies are handed over. Null where more differs, or where a body imports or defines something else than before.
*/
function bodyEdits(kept, now) {
	if (kept.generated !== now.generated || kept.docstring === null !== (now.docstring === null)) return null;
	if (kept.problems.length > 0 || now.problems.length > 0) return null;
	if (kept.functions.length !== now.functions.length || kept.classes.length !== now.classes.length) return null;
	const offsets = /* @__PURE__ */ new Map();
	const pairs = [];
	const imports = importEdits(kept.body, now.body, offsets);
	if (imports === null || imports.names.size > 0 && speaksOf(now, imports.names)) return null;
	const naming = new Set(imports.names.size === 0 ? [] : now.functionsNaming(imports.names));
	const differs = {
		passes: (one, other) => pairs.push([one, other]) > 0,
		isOther: (def) => naming.has(def)
	};
	if (!imports.others.every(([one, other]) => saysSame(one, other, offsets, differs))) return null;
	const changed = [];
	for (const [def, other] of pairs) {
		const outlines = [definitionsIn(def.body), definitionsIn(other.body)];
		if (outlines[0] === null || outlines[0] !== outlines[1]) return null;
		const inner = nestedPairs(def, other);
		if (inner === null || !placed(other, def, offsets)) return null;
		const body = inner.length === 0 ? other.body : withDefinitions(other.body, new Map(inner.map(([kept, now]) => [now, kept])));
		changed.push({
			def,
			body,
			nested: inner.map(([kept, now]) => ({
				def: kept,
				now
			}))
		});
	}
	if (imports.fresh.length > 0) placeBetween(imports.fresh, offsets);
	const offset = offsetBy(offsets);
	let sorted = null;
	const nearest = (at) => {
		const known = offset(at);
		if (known !== void 0) return known;
		sorted ??= [...offsets.keys()].sort((a, b) => a - b);
		let low = 0;
		let high = sorted.length;
		while (low < high) {
			const middle = low + high >> 1;
			if (sorted[middle] <= at) low = middle + 1;
			else high = middle;
		}
		const before = sorted[low - 1];
		return before === void 0 ? at : (offsets.get(before) ?? before) + (at - before);
	};
	const isSame = imports.changed.length === 0;
	return {
		facts: new ExchangedFacts(kept, now, nearest, isSame ? kept.body : imports.body),
		changed,
		imports: isSame ? null : {
			names: imports.names,
			statements: imports.changed
		},
		offset
	};
}
/** What a body imports, as text; null where it defines classes, or binds names outside. */
function definitionsIn(body) {
	const imports = [];
	let plain = true;
	eachStatement(body, (statement) => {
		if (statement.kind === "ClassDef" || statement.kind === "Global" || statement.kind === "Nonlocal") plain = false;
		else if (statement.kind === "Import") for (const { name, asname } of statement.names) imports.push(`${name} ${asname}`);
		else if (statement.kind === "ImportFrom") for (const { name, asname } of statement.names) imports.push(`${statement.level} ${statement.module} ${name} ${asname}`);
		else if (statement.kind === "FunctionDef") {
			const inner = definitionsIn(statement.body);
			if (inner === null) plain = false;
			else imports.push(inner);
		}
	});
	return plain ? imports.join("\n") : null;
}
/** The functions defined in two bodies, outer ones first, where they are the same but for their bodies; else null. */
function nestedPairs(one, other) {
	const [kept, now] = [functionsIn(one.body), functionsIn(other.body)];
	if (kept.length !== now.length) return null;
	const pairs = [];
	for (const [at, def] of kept.entries()) {
		const twin = now[at];
		if (!saysSame({ ...def }, { ...twin }, /* @__PURE__ */ new Map())) return null;
		const inner = nestedPairs(def, twin);
		if (inner === null) return null;
		pairs.push([def, twin], ...inner);
	}
	return pairs;
}
function functionsIn(body) {
	const found = [];
	eachStatement(body, (statement) => {
		if (statement.kind === "FunctionDef") found.push(statement);
	});
	return found;
}
/** A body with other objects for functions that it defines. */
function withDefinitions(body, kept) {
	const blocks = /* @__PURE__ */ new Set([body]);
	for (const def of kept.keys()) blocks.add(def.body);
	for (const block of [...blocks]) eachStatement(block, (statement) => {
		for (const inner of blocksOf(statement)) blocks.add(inner);
	});
	for (const block of blocks) block.forEach((statement, at) => {
		const before = statement.kind === "FunctionDef" ? kept.get(statement) : void 0;
		if (before !== void 0) block[at] = before;
	});
	return body;
}
/** Moves the body of a function to where that of another stands, and pairs the offsets; false where it has too many of them for the room. */
function placed(from, to, offsets) {
	const first = to.body[0]?.start;
	if (first === void 0) return false;
	const nodes = [];
	const found = /* @__PURE__ */ new Set();
	collect(from.body, nodes, found);
	const sorted = [...found].sort((a, b) => a - b);
	const room = to.end - first;
	const origin = sorted[0] ?? from.end;
	if (sorted.length - 1 > room || (sorted.at(-1) ?? 0) > from.end) return false;
	const moved = /* @__PURE__ */ new Map();
	sorted.forEach((at, rank) => {
		const last = rank === sorted.length - 1 && at === from.end;
		moved.set(at, last ? to.end : Math.min(first + (at - origin), to.end - (sorted.length - 1 - rank)));
	});
	moveNodes(nodes, moved);
	for (const [at, now] of moved) {
		if ((offsets.get(now) ?? at) !== at) return false;
		offsets.set(now, at);
	}
	return true;
}
function collect(value, nodes, found) {
	if (typeof value !== "object" || value === null) return;
	if (Array.isArray(value)) {
		for (const item of value) collect(item, nodes, found);
		return;
	}
	const node = value;
	const { kind, body } = value;
	if (kind === "FunctionDef" && !Object.hasOwn(node, "body")) collect(body, nodes, found);
	let isNode = false;
	for (const key of Object.keys(node)) {
		const inner = node[key];
		if (OFFSETS.has(key) && typeof inner === "number") {
			isNode = true;
			found.add(inner);
		} else collect(inner, nodes, found);
	}
	if (isNode) nodes.push(node);
}

// src/live/reuse.ts
/** Thrown where a quick answer was asked for and the program has to be analysed. */
var NotQuickError = class extends Error {};
const HOLDING = [
	"findings",
	"lines",
	"places"
];
/**
* Finds what `findIn` finds, from one version of a tree to the next, with as little work as is sound. Nothing at all where all
* files are as they were; where files still say the same and only their places moved, places and lines are renewed; where only bodies of
* functions differ these are exchanged; else the whole analysis, in which stages that depend on few files are taken over while none of
* these changed. A tree is analysed once, whatever it is compared with.
*/
var IncrementalFindings = class {
	#last = null;
	#base = null;
	#decoded = /* @__PURE__ */ new WeakMap();
	#migrations = new MigrationMemo();
	#foundation = null;
	/** Of the last call. */
	work = "analysed";
	/** What is asked of the analysis besides the findings. */
	wanted = "findings";
	/** Ask for what is known without an analysis, or a NotQuickError. */
	quick = false;
	find = async (tree, policy, lap, base = null) => {
		const last = this.#last !== null && isNear(this.#last, tree, policy) ? this.#last : null;
		const changed = last === null ? null : changedFiles(last.tree.files, tree.files);
		const near = last === null || changed === null ? null : {
			last,
			changed
		};
		const known = near === null ? null : this.#known(near, tree, policy, base);
		if (known !== null) return known;
		if (this.quick) throw new NotQuickError("the program has to be analysed");
		const again = near === null ? null : await this.#exchanged(near, tree, policy, base, lap);
		if (again !== null) return again;
		this.work = "analysed";
		this.#foundation = null;
		this.#last = null;
		const units = unitsOf(tree, this.#decode);
		const analysis = await analysisOf(tree, units, policy, lap, { migrations: this.#migrations.take });
		const checks = new CheckMemory();
		const found = findingsOf(tree, policy, {
			units,
			analysis,
			base,
			memory: checks
		}, lap);
		this.#foundation = {
			foundation: analysis.foundation,
			files: byPath(tree),
			edits: /* @__PURE__ */ new Map(),
			checks
		};
		const texts = textsOf(tree, analysis.texts);
		this.#last = {
			tree,
			policy: JSON.stringify(policy),
			texts,
			analysis,
			holds: "places",
			found: /* @__PURE__ */ new Map([[base, found]])
		};
		return found;
	};
	/** What the tree of a base is to those that are compared with it; of its analysis nothing else is kept. */
	side = async (tree, policy, lap) => {
		const last = this.#base;
		if (last !== null && isNear(last, tree, policy) && changedFiles(last.tree.files, tree.files)?.length === 0) return last.side;
		this.#base = null;
		const reused = {
			decode,
			migrations: this.#migrations.lend
		};
		const side = baseSideOf(await findIn(tree, policy, lap, null, reused));
		this.#base = {
			tree,
			policy: JSON.stringify(policy),
			texts: textsOf(tree, side.texts),
			side
		};
		return side;
	};
	/** What is known without an analysis; null where one is needed. */
	#known({ last, changed }, tree, policy, base) {
		const known = last.found.get(base);
		if (known === void 0 || !this.#suffices(last.holds)) return null;
		if (changed.length === 0) {
			this.work = "none";
			const told = ({ problems, ...found }) => ({
				...found,
				problems: [...tree.problems, ...problems.slice(last.tree.problems.length)]
			});
			const found = told(known);
			this.#last = {
				...last,
				tree,
				found: new Map([...last.found].map(([from, one]) => [from, from === base ? found : told(one)]))
			};
			return found;
		}
		if (this.wanted !== "findings" || base !== null) return null;
		const found = this.#moved({
			...last,
			found: known
		}, tree, policy, changed);
		if (found === null) return null;
		this.work = "moved";
		this.#last = {
			...last,
			tree,
			analysis: found.analysis,
			found: /* @__PURE__ */ new Map([[null, found]]),
			holds: "findings"
		};
		return found;
	}
	/** What is found where only bodies of functions differ from the last analysis, or what it is compared with; null where more may. */
	async #exchanged({ last, changed }, tree, policy, base, lap) {
		const kept = this.#foundation;
		if (kept === null) return null;
		if (changed.length === 0 && last.holds !== "findings" && this.#suffices(last.holds)) {
			const found = this.#judged(kept, last.analysis, tree, policy, base, lap);
			if (found !== null) {
				this.work = "exchanged";
				this.#last = {
					...last,
					tree,
					found: new Map([...last.found, [base, found]])
				};
				return found;
			}
		}
		if (this.wanted === "places") return null;
		this.#foundation = null;
		const edits = this.#edits(kept, tree);
		if (edits === null) return null;
		const exchanges = [...edits].map(([path, { facts, changed, imports }]) => ({
			path,
			facts,
			now: facts.now,
			changed,
			imports
		}));
		if (!exchangeBodies(kept.foundation, exchanges, {
			body: exchangeBody,
			function: exchangeFunction
		})) return null;
		for (const [path, edit] of edits) kept.edits.set(path, edit);
		for (const { path, facts } of tree.files) {
			const before = kept.files.get(path);
			if (before !== void 0 && before !== facts) this.#decoded.get(before)?.delete(path);
			kept.files.set(path, facts);
		}
		const { foundation } = kept;
		const analysis = await analysisOf(tree, foundation.units, policy, lap, {
			migrations: this.#migrations.take,
			foundation
		});
		const found = this.#judged(kept, analysis, tree, policy, base, lap);
		if (found === null) return null;
		this.#foundation = kept;
		this.work = "exchanged";
		this.#last = {
			...last,
			tree,
			analysis,
			found: /* @__PURE__ */ new Map([[base, found]]),
			holds: "lines"
		};
		return found;
	}
	/** What the rules say of an analysis that stands on a foundation, where it stands in the files of today; null where that cannot be told. */
	#judged({ checks, edits }, analysis, tree, policy, base, lap) {
		const analysed = {
			units: unitsOf(tree, this.#decode),
			analysis,
			base,
			memory: checks
		};
		const found = placedFindingsOf(tree, policy, analysed, (violations) => placedViolations(violations, edits), lap);
		const offset = (file, at) => {
			const edit = edits.get(file);
			return edit === void 0 ? at : edit.offset(at);
		};
		return found === null ? null : {
			...found,
			offset
		};
	}
	#suffices(holds) {
		return HOLDING.indexOf(holds) >= HOLDING.indexOf(this.wanted);
	}
	/** What was edited since the foundation was last brought up to date, file by file; null where it is more than bodies. */
	#edits({ foundation, files }, tree) {
		const changed = tree.files.filter(({ path, facts }) => files.get(path)?.hash !== facts.hash);
		if (changed.length > MOST_MOVED) return null;
		const edits = /* @__PURE__ */ new Map();
		for (const { path, role, facts } of changed) {
			const unit = foundation.program.index.byPath.get(path)?.unit;
			const edit = unit == null || role === "migration" ? null : bodyEdits(unit.facts, decode(facts));
			if (edit === null) return null;
			edits.set(path, edit);
		}
		return edits;
	}
	#decode = (facts, path) => {
		const byPath = this.#decoded.get(facts) ?? /* @__PURE__ */ new Map();
		const known = byPath.get(path) ?? decode(facts);
		this.#decoded.set(facts, byPath.set(path, known));
		return known;
	};
	#moved({ tree: before, found }, tree, policy, changed) {
		if (changed.length > MOST_MOVED) return null;
		const moves = /* @__PURE__ */ new Map();
		for (const index of changed) {
			const old = before.files[index];
			const now = tree.files[index];
			if (old === void 0 || now === void 0 || now.role === "migration") return null;
			const move = movesBetween(this.#decode(old.facts, old.path), this.#decode(now.facts, now.path));
			if (move === null) return null;
			moves.set(now.path, move);
		}
		const violations = movedViolations(found.violations, moves);
		const blindSpots = movedSpots(found.analysis.blindSpots, moves);
		if (violations === null || blindSpots === null || countsName(found.counts, moves)) return null;
		const analysis = Object.create(found.analysis, { blindSpots: {
			value: blindSpots,
			enumerable: true
		} });
		const crashed = found.problems.filter(({ kind }) => kind === "rule-crashed");
		const units = unitsOf(tree, this.#decode);
		return completeFindings(tree, units, policy, {
			violations,
			problems: crashed,
			ran: found.ran,
			analysis,
			counts: found.counts
		});
	}
};
function byPath({ files }) {
	return new Map(files.map(({ path, facts }) => [path, facts]));
}
/** More files at once are no edit but another version: analysing them is as fast. */
const MOST_MOVED = 20;
function textsOf(tree, more) {
	return new Map([
		EVIDENCE_PATH,
		...tree.projectFiles,
		...more
	].map((path) => [path, tree.text(path)]));
}
/** Whether a tree is of the same folders, settings and texts as one that is known: its files alone may differ. */
function isNear(last, tree, policy) {
	return last.policy === JSON.stringify(policy) && sameFolders(last.tree, tree) && [...last.texts].every(([path, text]) => tree.text(path) === text);
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
	/** What replays look up, they look up in the program of today: one of yesterday is not held for them. */
	#today = null;
	#facts = /* @__PURE__ */ new Map();
	#modules = /* @__PURE__ */ new Map();
	/** The replays that are known, for an analysis that is not the next one: where they are not, its own replays are made, and not kept. */
	lend = (input, make) => {
		if (this.#last === null) return this.take(input, make);
		return this.#holds(this.#last, keyOf(input), input.modules) ? this.#last.value : make(input);
	};
	take = (input, make) => {
		this.#today = {
			modules: input.modules,
			...input.models === void 0 ? {} : { models: input.models }
		};
		const key = keyOf(input);
		if (this.#last !== null && this.#holds(this.#last, key, input.modules)) return this.#last.value;
		this.#facts.clear();
		this.#modules.clear();
		this.#last = null;
		let models = false;
		const value = make({
			...input,
			...input.models === void 0 ? {} : { models: () => {
				models = true;
				if (this.#last !== null) this.#last.models = true;
				return this.#today?.models?.() ?? [];
			} },
			modules: {
				factsOf: (path) => {
					const facts = this.#today?.modules.factsOf(path);
					this.#facts.set(path, facts?.hash);
					return facts;
				},
				resolveModule: (dotted, from) => {
					const path = this.#today?.modules.resolveModule(dotted, from);
					this.#modules.set(`${from}\0${dotted}`, {
						dotted,
						from,
						path
					});
					return path;
				}
			}
		});
		this.#last = {
			key,
			value,
			models
		};
		return value;
	};
	#holds({ key: old, models }, key, modules) {
		return !models && old.plain === key.plain && listsEqual(old.paths, key.paths) && entriesEqual(old.settings, key.settings) && [...this.#facts].every(([path, hash]) => modules.factsOf(path)?.hash === hash) && [...this.#modules.values()].every(({ dotted, from, path }) => modules.resolveModule(dotted, from) === path);
	}
};
function keyOf({ paths, settings, folders, database, parseSql }) {
	return {
		paths,
		settings,
		plain: JSON.stringify([
			folders,
			database,
			parseSql === null
		])
	};
}

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
	run({ tables = false, quick = false, ...asked } = {}, lap) {
		return this.judge({
			...this.#request,
			...asked
		}, {
			tables,
			quick
		}, lap);
	}
	/** The same for a request of its own, about the root and the projects in it that this one was opened for. */
	judge(request, { tables, quick }, lap) {
		if (!existsSync(this.root)) throw userError(`the folder ${this.root} is not there any more`);
		const lines = tables === "lines" || request.base !== null;
		this.#findings.wanted = tables === true ? "places" : lines ? "lines" : "findings";
		this.#findings.quick = quick;
		return runSession(request, lap, this.#workbench());
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
			find: {
				in: (tree, policy, lap, base) => this.#findings.find(this.#lined(tree), unlisted(policy), lap, base),
				side: (tree, policy, lap) => this.#findings.side(tree, unlisted(policy), lap)
			}
		};
	}
	#lined(tree) {
		return tree.sourceOf === this.#sourceOf ? {
			...tree,
			lines: (path) => this.#linesOf(path)
		} : tree;
	}
	#sourceOf = (path) => this.#source(path);
	#source(path) {
		const bytes = this.#analyser.bytes(path);
		if (bytes === null) return path.endsWith(".py") ? null : this.#textOf(path);
		const known = this.#utf8.get(bytes) ?? decodeSource(bytes).utf8;
		this.#utf8.set(bytes, known);
		return known;
	}
	#textOf(path) {
		const text = this.#tree.text(path);
		return text === null ? null : Buffer.from(text);
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
/** What is listed below which paths is chosen of what was found. */
function unlisted({ selection, ...policy }) {
	return {
		...policy,
		selection: {
			...selection,
			paths: []
		}
	};
}
function parent(path) {
	const cut = path.lastIndexOf("/");
	return cut < 0 ? "" : path.slice(0, cut);
}
function nameOf(path) {
	return path.slice(path.lastIndexOf("/") + 1);
}

export { NotQuickError as n, LiveProject as t };