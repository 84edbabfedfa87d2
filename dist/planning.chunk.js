import { i as userError } from "./model-errors.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { r as SIGNALS, s as signalOf } from "./model-agents.chunk.js";
import { n as nearest } from "./model-nearest.chunk.js";
import { n as MAKE_PROVABLE } from "./coordinator-report.chunk.js";
import { n as blocks, t as blockingBy } from "./model-blocking.chunk.js";
import { t as RULE_INFOS } from "./registry.chunk.js";
import { r as parentOf } from "./model-paths.chunk.js";

// src/coordinator/plan/request.ts
const KEYS = [
	"signal",
	"task",
	"files",
	"base",
	"models",
	"constraints",
	"dependencies"
];
/** The request in a file: JSON with the keys of `GivenRequest`. Throws a UserError. */
function readRequest(name, text) {
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		throw userError(`${name} is not valid JSON: a request holds ${KEYS.join(", ")}`);
	}
	if (typeof data !== "object" || data === null || Array.isArray(data)) throw userError(`${name} holds no request: ${KEYS.join(", ")}`);
	for (let at$ = 0, list$ = Object.keys(data); at$ < list$.length; at$++) {
		const key = list$[at$];
		if (KEYS.includes(key)) continue;
		const meant = nearest(key, KEYS);
		throw userError(`${name}: there is no \`${key}\` in a request${meant === null ? "" : `: did you mean ${meant}?`}`);
	}
	return data;
}
/** Checks a request; all that is missing or wrong is said at once. Throws a UserError. */
function completeRequest(given) {
	const wrong = [];
	const signal = typeof given.signal === "string" ? signalOf(given.signal) : null;
	if (given.signal === void 0) wrong.push(`the signal is missing (--signal, one of ${Object.keys(SIGNALS).join(", ")})`);
	else if (signal === null) {
		const meant = nearest(String(given.signal), Object.keys(SIGNALS));
		wrong.push(`there is no signal ${String(given.signal)}${meant === null ? `: give one of ${Object.keys(SIGNALS).join(", ")}` : `: did you mean ${meant}?`}`);
	}
	const task = typeof given.task === "string" ? given.task.trim() : "";
	if (task === "") wrong.push("the task is missing (--task, one sentence)");
	const texts = (value, what) => {
		if (value === void 0) return null;
		if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
		wrong.push(`${what} must be a list of texts`);
		return null;
	};
	const base = typeof given.base === "string" && given.base.trim() !== "" ? given.base.trim() : null;
	if (given.base !== void 0 && base === null) wrong.push("the base must be a revision: a commit, branch or tag");
	const files = texts(given.files, "the affected files");
	if ((files === null || files.length === 0) && base === null) wrong.push("the affected files are missing (--files, paths relative to the root, new ones too; or --base, whose differences they are)");
	const constraints = texts(given.constraints, "the constraints");
	if (constraints === null) wrong.push("the constraints are missing (--constraints; \"none\" where there are none)");
	const paths = (files ?? []).flatMap((file) => {
		try {
			return [repoPath(file.replace(/^\.\//, ""))];
		} catch {
			wrong.push(`${file} is no path inside the root`);
			return [];
		}
	});
	const models = texts(given.models, "the related models");
	const dependencies = texts(given.dependencies, "the dependencies");
	if (wrong.length > 0 || signal === null || constraints === null) throw userError(`the plan needs more: ${wrong.join("; ")}`);
	return {
		signal,
		task,
		files: [...new Set(paths)].sort(),
		base,
		models,
		constraints: constraints.filter((text) => text.trim() !== "" && text.toLowerCase() !== "none"),
		dependencies
	};
}

// src/unindexed.ts
/** Calls whose arguments are conditions or orderings of a statement. */
const CLAUSES = /* @__PURE__ */ new Map([
	["where", "filter"],
	["filter", "filter"],
	["filter_by", "filter"],
	["having", "filter"],
	["join", "join"],
	["outerjoin", "join"],
	["order_by", "order"]
]);
/** Conditions, joins and orderings over columns that are no key, and in no index behind columns which the same statement names. */
function unindexedUses(analysis, models, functions) {
	const uses = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = analysis.flow.edges; at$ < list$.length; at$++) {
		const { unit, site } = list$[at$];
		const { call } = site;
		if (unit.kind !== "function" || call === null || call.func.kind !== "Attribute") continue;
		const clause = CLAUSES.get(call.func.attr);
		if (clause === void 0 || !functions.has(unit.function)) continue;
		const named = columnsIn(analysis, models, call, site.scope);
		for (let at$ = 0, list$ = named; at$ < list$.length; at$++) {
			const { model, key } = list$[at$];
			const attribute = model.attributes.get(key);
			if (attribute?.kind !== "column") continue;
			const beside = [...named, ...namedBefore(analysis, models, call, site.scope)].filter((other) => other.model === model);
			if (isIndexed(model, attribute, new Set(beside.map((other) => model.attributes.get(other.key)).flatMap(columnName)))) continue;
			const id = `${attribute.table}\0${attribute.name}\0${clause}`;
			const { path, facts } = unit.function.module.unit ?? {};
			if (path === void 0 || facts === void 0) continue;
			const place = {
				file: path,
				line: facts.line(call.start)
			};
			const known = uses.get(id);
			if (known === void 0) uses.set(id, {
				use: {
					table: attribute.table,
					column: attribute.name,
					use: clause
				},
				places: [place]
			});
			else if (!known.places.some(({ file, line }) => file === place.file && line === place.line)) known.places.push(place);
		}
	}
	return [...uses.values()].map(({ use, places }) => ({
		...use,
		places: places.sort((a, b) => byText(a.file, b.file) || a.line - b.line)
	})).sort((a, b) => b.places.length - a.places.length || byText(a.table, b.table) || byText(a.column, b.column) || byText(a.use, b.use));
}
/** Whether a column is a key, or stands in an index or unique constraint behind none but columns that are named with it. */
function isIndexed(model, { name, primaryKey, unique, index }, named) {
	if (primaryKey || unique || index) return true;
	const { indexes, uniques } = model.constraints;
	return [...indexes.map(({ columns }) => columns), ...uniques].some((columns) => {
		const at = columns.indexOf(name);
		return at >= 0 && columns.slice(0, at).every((column) => named.has(column));
	});
}
function columnName(attribute) {
	return attribute?.kind === "column" ? [attribute.name] : [];
}
/** The columns that the calls before it in a chain name: `select(Order).where(Order.shop_id == 1).where(…)`. */
function namedBefore(analysis, models, call, scope) {
	const found = [];
	let before = call.func.kind === "Attribute" ? call.func.value : call.func;
	while (before.kind === "Call" && before.func.kind === "Attribute") {
		if (CLAUSES.has(before.func.attr)) found.push(...columnsIn(analysis, models, before, scope));
		before = before.func.value;
	}
	return found;
}
/** `Model.column` anywhere in the arguments of a call. */
function columnsIn(analysis, models, call, scope) {
	const found = [];
	const visit = (node) => {
		switch (node.kind) {
			case "Attribute": {
				const symbol = node.value.kind === "Name" || node.value.kind === "Attribute" ? analysis.program.symbolOf(node.value, scope) : void 0;
				const model = symbol?.kind === "class" ? models.modelOf(symbol) : void 0;
				if (model !== void 0) found.push({
					model,
					key: node.attr
				});
				else visit(node.value);
				break;
			}
			case "Call":
				visit(node.func);
				for (let at$ = 0, list$ = node.args; at$ < list$.length; at$++) {
					const argument = list$[at$];
					visit(argument);
				}
				break;
			case "Compare":
				visit(node.left);
				for (let at$ = 0, list$ = node.comparators; at$ < list$.length; at$++) {
					const other = list$[at$];
					visit(other);
				}
				break;
			case "BinOp":
				visit(node.left);
				visit(node.right);
				break;
			case "BoolOp":
				for (let at$ = 0, list$ = node.values; at$ < list$.length; at$++) {
					const value = list$[at$];
					visit(value);
				}
				break;
			case "UnaryOp":
				visit(node.operand);
				break;
			case "Tuple":
			case "List":
				for (let at$ = 0, list$ = node.elts; at$ < list$.length; at$++) {
					const element = list$[at$];
					visit(element);
				}
				break;
			case "Starred": visit(node.value);
		}
	};
	for (let at$ = 0, list$ = call.args; at$ < list$.length; at$++) {
		const argument = list$[at$];
		visit(argument);
	}
	return found;
}

// src/planning.ts
/** What the program of a run says about the files of a request; a folder stands for the Python files in it, none for the change. */
function workOf(result, { files, models }) {
	const { found, outcome, ownerOf, text, guides } = result;
	const { analysis } = found;
	const all = analysis.program.index.modules.flatMap(({ unit }) => unit === null ? [] : [unit.path]);
	const named = files.length === 0 ? ofChange(result) : files.flatMap((path) => filesIn(path, all));
	const meant = [...new Set(named)].sort(byText);
	const context = workContext(analysis, {
		files: meant,
		models: models ?? [],
		ownerOf,
		exists: (path) => text(path) !== null,
		guides
	});
	const inside = new Set(meant);
	return {
		...context,
		findings: workFindings(outcome, inside, ownerOf),
		blockingElsewhere: blockingOutside(outcome, inside)
	};
}
/** The Python files that a change touched and has still, and those in which it broke something. */
function ofChange({ outcome, changes, text }) {
	return [...(changes?.files ?? []).filter((file) => file.endsWith(".py") && text(file) !== null), ...outcome.findings.filter(({ severity }) => severity !== "note").map(({ file }) => file)];
}
function filesIn(path, all) {
	if (path === ".") return all;
	const inside = all.filter((file) => file.startsWith(`${path}/`));
	return inside.length === 0 ? [path] : inside;
}
/** What blocks outside of files: whoever plans sees what is left when the plan is carried out. */
function blockingOutside({ findings, gates }, files) {
	const blocking = blockingBy(gates);
	const open = gates.filter(blocks).flatMap((gate) => gate.open.map(({ file, line }) => ({
		rule: null,
		file,
		line,
		owner: "DBA"
	})));
	return [...findings.filter(blocking).map(({ rule, file, line, owner }) => ({
		rule,
		file,
		line,
		owner
	})), ...open].filter(({ file }) => !files.has(file)).sort((a, b) => byText(a.file, b.file) || a.line - b.line || byText(a.rule ?? "", b.rule ?? ""));
}
/** What is to be repaired in files. */
function workFindings({ findings, gates }, files, ownerOf) {
	const blocking = blockingBy(gates);
	const found = findings.filter(({ file, severity }) => files.has(file) && severity !== "note").map((finding) => ({
		id: finding.fingerprint,
		rule: finding.rule,
		gate: finding.gate,
		severity: finding.severity,
		file: finding.file,
		line: finding.line,
		symbol: finding.symbol,
		owner: finding.owner,
		blocking: blocking(finding),
		what: finding.message,
		do: RULE_INFOS.get(finding.rule)?.remedy ?? "",
		fix: finding.fix === void 0 ? null : finding.fix.safe ? "safe" : "unsafe",
		trace: finding.trace.map(({ file, line, message }) => ({
			file,
			line,
			message,
			owner: ownerOf(file)
		}))
	}));
	const open = gates.filter(blocks).flatMap((gate) => gate.open.filter(({ file }) => files.has(file)).map(({ name, file, line, reason }) => {
		const what = `\`${name}\` could not be judged: ${reason}`;
		return {
			id: null,
			rule: null,
			gate: gate.gate,
			severity: "error",
			file,
			line,
			symbol: name,
			owner: "DBA",
			blocking: true,
			what,
			do: MAKE_PROVABLE,
			fix: null,
			trace: []
		};
	}));
	return [...found, ...open].sort((a, b) => Number(b.blocking) - Number(a.blocking) || byText(a.file, b.file) || a.line - b.line || byText(a.rule ?? "", b.rule ?? ""));
}
/** Finds out what the program says about files that a task will touch. Names in `models` that nothing is called are left out. */
function workContext(analysis, query) {
	const affected = new Set(query.files);
	const calls = new CallMap(analysis);
	const own = analysis.program.allFunctions().filter((fn) => affected.has(fn.module.unit?.path ?? ""));
	const reached = calls.reachable(own);
	const direct = new Set(own.map((fn) => fn.module));
	for (let at$ = 0, list$ = analysis.program.index.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		if (affected.has(module.unit?.path ?? "")) direct.add(module);
	}
	const further = new Set([...reached].map((fn) => fn.module).filter((module) => !direct.has(module) && module.unit?.role === "application"));
	const { models, schemas } = analysis.tables();
	const named = namesIn(analysis, direct);
	const nearby = namesIn(analysis, further);
	const byName = new Set(query.models);
	const relatedModels = models.models.filter(({ class: symbol, name }) => named.has(symbol) || nearby.has(symbol) || byName.has(name) || byName.has(symbol.def.name)).map((model) => modelRow(model, named.has(model.class) || byName.has(model.name) || byName.has(model.class.def.name)));
	const relatedSchemas = schemas.schemas.filter(({ class: symbol, table }) => !table && (named.has(symbol) || nearby.has(symbol))).map((schema) => ({
		...placeOf(schema.class),
		name: schema.name,
		direct: named.has(schema.class),
		fields: schema.fields.map(({ name }) => name)
	}));
	const tests = calls.testsOf(own);
	return {
		files: query.files.map((file) => ({
			file,
			exists: analysis.program.index.byPath.has(file) || query.exists(file),
			layer: analysis.layerOf(file, "<module>"),
			owner: query.ownerOf(file)
		})),
		models: relatedModels.sort(byRelation),
		schemas: relatedSchemas.sort(byRelation),
		routes: routesIn(analysis, affected),
		imports: importsOf(analysis, direct),
		tests: [...tests.names].sort(byText),
		untested: own.filter((fn) => isPublic(fn) && fn.module.unit?.role === "application" && !tests.reached.has(fn)).map((fn) => `${fn.module.unit?.path}::${fn.def.qualname}`).sort(byText),
		unindexed: unindexedUses(analysis, models, /* @__PURE__ */ new Set([...own, ...reached])),
		revisions: revisionsIn(analysis, affected),
		findings: [],
		blockingElsewhere: [],
		references: references(analysis, query.guides),
		heads: analysis.migrations.histories.flatMap(({ directory, graph }) => graph.heads.map((head) => ({
			directory,
			head
		})))
	};
}
/** Who calls whom, both ways, with the dependencies of routes counted as calls of their handlers. */
var CallMap = class {
	callees = /* @__PURE__ */ new Map();
	callers = /* @__PURE__ */ new Map();
	constructor(analysis) {
		const { flow } = analysis;
		for (let at$ = 0, list$ = [...flow.edges, ...flow.testEdges()]; at$ < list$.length; at$++) {
			const { unit, group } = list$[at$];
			if (unit.kind !== "function") continue;
			for (let at$ = 0, list$ = group.alternatives; at$ < list$.length; at$++) {
				const target = list$[at$];
				if (target.kind === "function") this.add(unit.function, target.function);
			}
		}
		for (let at$ = 0, list$ = analysis.fastapi.routes; at$ < list$.length; at$++) {
			const { handler, dependencies } = list$[at$];
			for (let at$ = 0, list$ = dependencies; at$ < list$.length; at$++) {
				const dependency = list$[at$];
				if (dependency.function !== null) this.add(handler, dependency.function);
			}
		}
	}
	add(from, to) {
		put(this.callees, from, to);
		put(this.callers, to, from);
	}
	/** Everything that functions call, directly or not. */
	reachable(from) {
		return closure(from, this.callees);
	}
	/** Tests that call one of the functions, and which of these some test calls. */
	testsOf(functions) {
		const names = /* @__PURE__ */ new Set();
		const reached = /* @__PURE__ */ new Set();
		for (let at$ = 0, list$ = functions; at$ < list$.length; at$++) {
			const fn = list$[at$];
			for (const caller of closure([fn], this.callers)) {
				if (caller.module.unit?.role !== "test") continue;
				reached.add(fn);
				if (/(^|\.)test/i.test(caller.def.qualname)) names.add(`${caller.module.unit.path}::${caller.def.qualname.replaceAll(".", "::")}`);
			}
		}
		return {
			names,
			reached
		};
	}
};
function put(map, key, value) {
	const known = map.get(key);
	if (known === void 0) map.set(key, /* @__PURE__ */ new Set([value]));
	else known.add(value);
}
function closure(from, next) {
	const seen = /* @__PURE__ */ new Set();
	const open = [...from];
	for (let fn = open.pop(); fn !== void 0; fn = open.pop()) for (const other of next.get(fn) ?? []) {
		if (seen.has(other)) continue;
		seen.add(other);
		open.push(other);
	}
	return seen;
}
function isPublic({ def }) {
	return !def.qualname.includes("<locals>") && !def.name.startsWith("_");
}
/** Classes that modules define or import. */
function namesIn(analysis, modules) {
	const classes = /* @__PURE__ */ new Set();
	for (const module of modules) {
		const scope = analysis.program.moduleScope(module);
		for (const name of scope.bindings.keys()) {
			const symbol = analysis.program.resolve(name, scope);
			if (symbol?.kind === "class") classes.add(symbol);
		}
	}
	return classes;
}
function importsOf(analysis, modules) {
	const names = /* @__PURE__ */ new Set();
	for (const module of modules) {
		const scope = analysis.program.moduleScope(module);
		for (const name$of of scope.bindings) {
			const name = name$of[0];
			if (!name$of[1].some(({ kind }) => kind === "import")) continue;
			const symbol = analysis.program.resolve(name, scope);
			const from = symbol?.kind === "module" ? symbol : symbol?.kind === "class" || symbol?.kind === "function" ? symbol.module : null;
			if (from !== null && from.unit !== null && !modules.has(from)) names.add(from.name);
		}
	}
	return [...names].sort(byText);
}
function placeOf({ module, def }) {
	return {
		file: module.unit?.path ?? "",
		line: module.unit?.facts.line(def.defStart) ?? 1
	};
}
function modelRow(model, direct) {
	return {
		...placeOf(model.class),
		name: model.name,
		table: model.table,
		direct,
		relationships: model.relationships.map(({ key, targetName, uselist, lazy }) => ({
			name: key,
			target: targetName,
			many: uselist,
			lazy
		}))
	};
}
function byRelation(one, other) {
	return Number(other.direct) - Number(one.direct) || byText(one.name, other.name);
}
function routesIn(analysis, affected) {
	const { schemas } = analysis.tables();
	return analysis.fastapi.routes.filter(({ kind, handler }) => kind !== "plain" && affected.has(handler.module.unit?.path ?? "")).map((route) => ({
		...placeOf(route.handler),
		methods: route.kind === "websocket" ? ["WEBSOCKET"] : route.methods,
		path: route.path,
		handler: route.name,
		request: route.handler.def.parameters.flatMap(({ annotation }) => {
			const type = annotation === null ? null : analysis.program.annotated(annotation, route.handler.outer);
			const schema = type?.kind === "instance" ? schemas.schemaOf(type.class) : void 0;
			return schema === void 0 ? [] : [schema.name];
		}),
		response: route.responseModel,
		status: route.statusCode,
		dependencies: route.dependencies.map(({ name }) => name),
		authentication: analysis.access().of(route)
	})).sort((a, b) => byText(a.path, b.path) || byText(a.methods.join(), b.methods.join()) || byText(a.handler, b.handler));
}
const DESTRUCTIVE = /^(?:drop_table|drop_column)$/;
const DATA = /^(?:bulk_insert|insert|update|delete|execute_data)$/;
function revisionsIn(analysis, affected) {
	if (!analysis.subjects.revision.some(({ at }) => affected.has(at.file))) return [];
	const subjects = new Map(analysis.subjects.revision.map((subject) => [subject.revision, subject]));
	return analysis.migrations.environments().flatMap(({ revisions }) => revisions).filter(({ file }) => affected.has(file)).map((revision) => {
		const ops = revision.upgrade.map(({ op }) => op);
		const kind = ops.some((op) => DESTRUCTIVE.test(op)) ? "destructive" : ops.some((op) => DATA.test(op)) ? "data-migration" : "additive";
		const subject = subjects.get(revision.revision);
		const facts = analysis.program.index.byPath.get(revision.file)?.unit?.facts;
		return {
			file: revision.file,
			line: subject === void 0 ? 1 : facts?.line(subject.at.start) ?? 1,
			revision: revision.revision,
			kind,
			rollback: revision.rollback,
			reasons: (subject?.reasons ?? []).map(({ message }) => message)
		};
	}).sort((a, b) => byText(a.file, b.file));
}
/** Project guidelines, the package files of models, routes and services, and the migration folders. */
function references(analysis, guides) {
	const found = guides.map((file) => ({
		role: "guidelines",
		file
	}));
	const layers = /* @__PURE__ */ new Map();
	for (const { path, layer } of analysis.layers.modules.values()) {
		if (layer !== "model" && layer !== "route" && layer !== "service") continue;
		const folder = parentOf(path);
		const init = folder === "" ? "__init__.py" : `${folder}/__init__.py`;
		const file = analysis.program.index.byPath.has(init) ? init : path;
		const known = layers.get(layer);
		if (known === void 0 || file.length < known.length || file.length === known.length && file < known) layers.set(layer, file);
	}
	for (let at$ = 0, list$ = [...layers].sort((a$of, b$of) => {
		const a = a$of[0], b = b$of[0];
		return byText(a, b);
	}); at$ < list$.length; at$++) {
		const layer$of = list$[at$], layer = layer$of[0], file = layer$of[1];
		found.push({
			role: `${layer}s`,
			file
		});
	}
	for (let at$ = 0, list$ = analysis.migrations.histories; at$ < list$.length; at$++) {
		const { directory } = list$[at$];
		found.push({
			role: "migrations",
			file: directory
		});
	}
	return found;
}

export { completeRequest as n, readRequest as r, workOf as t };