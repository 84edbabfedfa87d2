import { i as userError } from "./model-errors.chunk.js";
import { a as exchangeFunction, i as exchangeClass$1, n as decode, o as decodeSource, r as exchangeBody } from "./extract.chunk.js";
import { u as workingTree } from "./source-trees.chunk.js";
import { d as placedFindingsOf, h as CheckMemory, m as unitsOf, n as analysisOf, o as findIn, r as completeFindings, s as findingsOf } from "./pipeline.chunk.js";
import { n as sourceLines } from "./model-lines.chunk.js";
import { n as nameIn, r as parentOf } from "./model-paths.chunk.js";
import { n as createLiveAnalyser } from "./run.chunk.js";
import { r as roleByContent, t as discover } from "./discover.chunk.js";
import { o as runSession } from "./session.chunk.js";
import { A as entriesEqual, I as FOREIGN_ROUTER, X as alternatives, at as withoutNone, b as firstOf, et as key, j as listsEqual } from "./flow-budget.chunk.js";
import { B as callsKeptWithOwner, J as putElsewhere, K as gatheredBy, U as isProperty, _t as returnedExpressions, ft as handsOnTo, pt as mayDelegate, vt as yieldedExpressions } from "./domain-fastapi.chunk.js";
import { a as visitAssignments, c as blocksOf, d as functionsIn, f as functionsOf, h as withNested, i as someInStatements, l as classesOf, n as names, o as visitExpression, r as someExpression, s as visitStatements, u as eachStatement, v as lastName } from "./model-visit.chunk.js";
import { t as boundName } from "./model-bound-name.chunk.js";
import { C as acts, S as constantsSet, T as templateLoadersIn, _ as givesToOthers, b as hangsOnMethods, c as seersOf, d as sessionsMadeIn, f as looksForKind, g as givenIn, h as exactly, l as listsValues, m as isToldByCallers, p as hasToldFields, s as isRead, u as MAKER_NAMES, v as statementGives, w as isSpecial$1, x as isStub, y as walkFunction } from "./analysis.chunk.js";
import "./domain-alembic.chunk.js";
import { t as EVIDENCE_PATH } from "./domain-alembic-evidence.chunk.js";
import { t as baseSideOf } from "./base-side2.chunk.js";
import { existsSync } from "node:fs";
import { join } from "node:path";

// src/extract/exchange.ts
/**
* The facts of a file after edits, told by the objects of a version before: where a definition or a statement was there already it is
* the same object, whose body has been exchanged, and its offsets are those of then. Everything else is what `now` says.
*/
var ExchangedFacts = class {
	now;
	body;
	functions;
	classes;
	#offset;
	/** `offset`: where in the file of today an offset of the version before lies. */
	constructor(now, { body, functions, classes }, offset) {
		this.now = now;
		this.body = body;
		this.functions = functions;
		this.classes = classes;
		this.#offset = offset;
	}
	get hash() {
		return this.now.hash;
	}
	get docstring() {
		return this.now.docstring;
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
	holds(text) {
		return this.now.holds(text);
	}
	holdsWord(word) {
		return this.now.holdsWord(word);
	}
	answersLike(other) {
		return this.now.answersLike(other);
	}
	functionsNaming(names) {
		const found = new Set(this.now.functionsNaming(names));
		return this.functions.filter((_, at) => found.has(this.now.functions[at]));
	}
	mayCallResult(def) {
		const own = this.now.functions[this.functions.indexOf(def)];
		return own === void 0 || this.now.mayCallResult(own);
	}
	line(offset) {
		return this.now.line(this.#offset(offset));
	}
};

// src/git/blobs.ts
/** So much is held, in bytes: the Python files of a large application some times over. */
const MOST = 64e6;
/** Contents of files by the ids that git has for them; an id means one content for ever. Holds those that were asked for last. */
var BlobMemory = class {
	#known = /* @__PURE__ */ new Map();
	#most;
	#held = 0;
	/** `most`: how many bytes are held. */
	constructor(most = MOST) {
		this.#most = most;
	}
	get(id) {
		const bytes = this.#known.get(id);
		if (bytes === void 0) return void 0;
		this.#known.delete(id);
		this.#known.set(id, bytes);
		return bytes;
	}
	/** Keeps a copy: what is given is a part of all that git answered. */
	set(id, bytes) {
		if (this.#known.has(id) || bytes.byteLength > this.#most) return;
		this.#known.set(id, Uint8Array.from(bytes));
		this.#held += bytes.byteLength;
		for (const oldest$of of this.#known) {
			const oldest = oldest$of[0], { byteLength } = oldest$of[1];
			if (this.#held <= this.#most) return;
			this.#known.delete(oldest);
			this.#held -= byteLength;
		}
	}
};

// src/flow/outline.ts
/** Methods that make objects and classes in ways of their own. */
const MAKING = /^__(new|init_subclass|class_getitem)__$/;
/**
* All that the rest of a program concludes from the body of a function which defines no classes: where it is
* the same for two bodies, nothing that was found out about other functions changes. Null where that cannot be told. What a body
* calls and does is not in it: who asks for that looks at the body again.
*/
function outlineOf(program, calls, fn) {
	const { def } = fn;
	if (isMaking(fn)) return null;
	const typed = typedIn(program, fn);
	const returned = returnedExpressions(def);
	const first = def.parameters[0]?.name;
	const isDeclared = isAnnotated(program, fn) && !listsValues(program, fn);
	const results = JSON.stringify(isDeclared ? [] : [returned.length === 1, ...new Set([...returned, ...def.generator ? yieldedExpressions(def) : []].map(typed))]);
	const rest = JSON.stringify({
		givesBack: returned.length > 0 && returned.every((value) => value?.kind === "Name" && value.id === first),
		stub: isStub(fn),
		callsKept: def.name === "__get__" && callsKeptWithOwner(def),
		handsOnTo: def.name === "__getattr__" ? handsOnTo(def) : null,
		generator: calls.targets.isGenerator(fn),
		acts: fn.owner !== null && isSpecial$1(def.name) && acts(def, (name) => program.namesProperty(name), (name) => program.namesSpecial(name)),
		looksForKind: looksForKind(def),
		calls: [...calls.targets.parametersCalled(fn)].sort((a$of, b$of) => {
			return a$of[0] - b$of[0];
		}),
		told: toldOthers(program, fn),
		given: givenIn(program, fn, calls.told)
	});
	return results.includes("lambda@") || rest.includes("lambda@") ? null : {
		results,
		rest
	};
}
/**
* Whether a function says something of others, whoever calls it: a program with it is another one for them, too. What a method keeps in
* its object concerns nobody where `isOfNewClass`.
*/
function tellsOthers(program, calls, fn, isOfNewClass = false) {
	const { kept, left, handedUp: up, sessions, templates, constants } = toldOthers(program, fn);
	return isMaking(fn) || left.length + sessions.length + templates.length + constants.length > 0 || !isOfNewClass && kept.length + up.length > 0 || givesToOthers(program, fn, calls.told);
}
/** Whether a function makes objects or classes, or says what the names of its module stand for. */
function isMaking({ def, owner }) {
	return MAKING.test(def.name) || def.name === "__getattr__" && owner === null;
}
/** What the body of a function says of others: of attributes of its object, sessions and templates. */
function toldOthers(program, fn) {
	const { def } = fn;
	return {
		kept: keptBy(program, fn),
		left: leftBy(program, fn),
		handedUp: handedUp(def.body).map((call) => `${exactly(call)}: ${valuesOf(call).map(typedIn(program, fn)).join(", ")}`),
		sessions: sessionsMadeIn(program, fn).map(exactly),
		templates: templateLoadersIn(def.body).map(exactly),
		constants: constantsSet(program, fn)
	};
}
/** What a method keeps in its object. */
function keptBy(program, fn) {
	const first = fn.def.parameters[0]?.name;
	if (fn.owner === null || first === void 0) return [];
	const typed = typedIn(program, fn);
	const kept = [];
	eachStatement(fn.def.body, (statement) => {
		for (let at$ = 0, list$ = bindingsOf(statement); at$ < list$.length; at$++) {
			const assigned$of = list$[at$], assigned = assigned$of[0], value = assigned$of[1];
			for (let at$ = 0, list$ = partsOf(assigned); at$ < list$.length; at$++) {
				const part = list$[at$];
				const target = part.kind === "Subscript" ? part.value : part;
				if (target.kind !== "Attribute" || target.value.kind !== "Name" || target.value.id !== first) continue;
				const whole = part === assigned ? "" : `${exactly(assigned)} = `;
				const given = value === null ? [] : partsOf(value).map(typed);
				kept.push(`${target === part ? "" : "item of "}${target.attr} = ${whole}${value === null ? "" : exactly(value)}: ${given.join(", ")}`);
			}
		}
	});
	return kept;
}
/** What a function leaves for others in applications and dictionaries. */
function leftBy(program, fn) {
	const typed = typedIn(program, fn);
	return [...putElsewhere(program, fn).map(({ target, value }) => `${exactly(target)} = ${exactly(value)}: ${typed(value)}`), ...gatheredBy(program, fn).map(({ target, value }) => `${exactly(target)} + ${exactly(value)}: ${typed(value)}`)];
}
function typedIn(program, fn) {
	const scope = program.functionScope(fn);
	return (value) => value === null ? "None" : key(program.typeOf(value, scope));
}
/** The calls of the same method of the base: `super().__init__(gateway)` says what an attribute of the base is. */
function handedUp(body) {
	const found = [];
	visitStatements(body, (node) => {
		if (node.kind === "Call" && node.func.kind === "Attribute" && node.func.attr === "__init__") found.push(node);
	});
	return found;
}
function valuesOf({ args, keywords }) {
	return [...args, ...keywords.map(({ value }) => value)];
}
/** Whether the annotation alone says what a call gives. */
function isAnnotated(program, fn) {
	const { def, outer } = fn;
	if (def.returns === null || mayDelegate(program, fn)) return false;
	const declared = program.annotated(def.returns, outer);
	if (namesClass(declared)) return false;
	if (def.generator) return (declared.kind === "external" || declared.kind === "instance") && declared.args[0] !== void 0 && declared.args[0].kind !== "unknown";
	return declared.kind !== "unknown" || declared.reason !== "any";
}
/** Whether an annotation names a class of the project, or a generator of its objects. */
function namesClass(declared) {
	return alternatives(declared).some((type) => type.kind === "instance" || type.kind === "external" && type.args.some((arg) => arg.kind === "instance"));
}
/** What a statement binds, each to what; to nothing where it takes something away. */
function bindingsOf(statement) {
	switch (statement.kind) {
		case "Assign": return statement.targets.map((target) => [target, statement.value]);
		case "AnnAssign":
		case "AugAssign": return [[statement.target, statement.value]];
		case "For": return [[statement.target, statement.iter]];
		case "With": return statement.items.flatMap(({ target, context }) => target === null ? [] : [[target, context]]);
		case "Delete": return statement.targets.map((target) => [target, null]);
		default: return [];
	}
}
/** `self.reader` and `self.writer` of `self.reader, *self.writers`; what is no list is its only part. */
function partsOf(node) {
	if (node.kind === "Starred") return partsOf(node.value);
	return node.kind === "Tuple" || node.kind === "List" ? node.elts.flatMap(partsOf) : [node];
}

// src/newcomers.ts
/** Whether nothing but its callers is concerned by a function, as far as its head tells: decorators, and what defaults call. */
function hasPlainHead(program, { machine }, fn) {
	const { def, outer, module } = fn;
	const isTest = module.unit?.role === "test";
	if (isProperty(program, fn) || !isTest && machine.relevance.decorates(def.decorators)) return false;
	const isPlain = def.decorators.every((decorator) => {
		const symbol = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, outer);
		if (symbol?.kind === "external") return isTest || !TELLING.test(symbol.name);
		return symbol?.kind === "function" && program.decorated(fn).understood;
	});
	if (!isPlain || isTest) return isPlain;
	return def.parameters.every(({ default: given }) => given === null || callsLibrariesAlone(program, given, outer));
}
function callsLibrariesAlone(program, value, scope, libraries = /./) {
	let plain = true;
	visitExpression(value, (node) => {
		if (node.kind === "Lambda" || node.kind === "Await") plain = false;
		if (node.kind !== "Call") return;
		const callee = program.symbolOf(node.func, scope);
		if (callee?.kind !== "external" || !libraries.test(callee.name)) plain = false;
	});
	return plain;
}
/** What a class may derive from outside of the project, and be asked for nothing by it. */
const BASES = /^(typing\.Generic|abc\.ABC|builtins\.object)$/;
/** Whether a class is one of the application's own and nothing to a framework: its methods are what its callers make of them. */
function isOrdinary({ program, framework, calls }, symbol) {
	const { def, module } = symbol;
	if (!def.decorators.every((decorator) => isOfTests(program, module, decorator))) return false;
	return [symbol, ...calls.heirsOf(symbol)].every((one) => !framework.isModelClass(one) && !framework.isSchemaClass(one) && (symbol.module.unit?.role === "test" || program.ancestors(one).every((ancestor) => ancestor.kind === "class" || ancestor.kind === "external" && BASES.test(ancestor.name))));
}
/** Whether a decorator in a test is what runs tests, which nothing else asks for. */
function isOfTests(program, module, decorator) {
	if (module.unit?.role !== "test") return false;
	const head = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, program.moduleScope(module));
	return head?.kind === "external" && /^pytest\./.test(head.name);
}
/** Whether the tables were made of all bodies of functions at the top level of a module: of a new one, they may be as well. */
function isScanned({ program, reads }, module) {
	return reads.has(module) || allRead(program.outerFunctions(module).filter(({ owner }) => owner === null), reads);
}
/** The same of the methods of a class. */
function isClassScanned({ program, reads }, symbol) {
	return reads.has(symbol.module) || allRead(program.outerFunctions(symbol.module).filter(({ owner }) => owner === symbol), reads);
}
/** Whoever reads all bodies says so; where all were read one by one, the next one would be, too. */
function allRead(functions, reads) {
	return functions.length > 0 && functions.every(({ def }) => reads.has(def));
}
/** Libraries whose names at the top of a file say how it has to be read; of these some are only used. */
const TELLING = /^(fastapi|starlette|pydantic|sqlalchemy|sqlmodel|strawberry|graphene|alembic)(\.|$)/;
const USED = new RegExp(`^(${[
	"select|func|or_|and_|not_|delete|update|insert|desc|asc|exists|text|case|cast|literal|distinct|union|union_all|tuple_|aliased",
	"selectinload|joinedload|subqueryload|contains_eager|load_only|lazyload|raiseload|noload|defer|undefer",
	"Select|Result|Row|ScalarResult|\\w+Error|NoResultFound|MultipleResultsFound",
	"HTTPException|status|Request|Response|\\w+Response|UploadFile|BackgroundTasks|WebSocket|WebSocketDisconnect|TestClient",
	"run_in_threadpool|jsonable_encoder"
].join("|")})$`);
/** Why the names of a module may not stand for something else: others can see them, or they say what the module is. */
function refusedNames(foundation, module, { names, imports, added, removed, others }) {
	if (names.size === 0 && imports.length === 0) return null;
	const { program, fastapi } = foundation;
	if (module.unit?.role === "migration") return "names of a migration";
	for (let at$ = 0, list$ = imports; at$ < list$.length; at$++) {
		const statement = list$[at$];
		const from = statement.kind === "ImportFrom" && statement.level === 0 ? statement.module : "";
		for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
			const { name, asname } = list$[at$];
			if (asname !== null && asname !== name && statement.kind === "ImportFrom" && module.unit?.role !== "test") {
				if (isLookedFor(foundation, name) || isLookedFor(foundation, asname)) return "an import under another name";
			}
			if (FOREIGN_ROUTER.test(`${from}.${name}`)) return "an import that says how a file is read";
			if (TELLING.test(from === "" ? name : from) && !(from !== "" && USED.test(name))) return "an import that says how a file is read";
		}
	}
	const came = [...added, ...others.added].flatMap(namesBound);
	const went = [...removed, ...others.removed].flatMap(namesBound);
	if (came.length + went.length > 0 && fastapi.machine.listed.has(module)) return "a module whose names are listed";
	const refused = refusedBlock(foundation, program.moduleScope(module), came, went);
	if (refused !== null) return refused;
	if (!others.removed.every((one) => isQuiet(foundation, module, one))) return "a class or constant went that says something of others";
	return added.length > 0 && isScanned(foundation, module) ? "a module whose bodies are read for the tables" : null;
}
/** Whether functions are looked for by a name: by that, and by what files call it that import it under another one. */
function isLookedFor({ calls, fastapi: { machine } }, name) {
	return calls.told.has(name) || machine.relevance.looksFor(name);
}
/** Why names may not come to a scope, or go: they are asked for, or something else has them. */
function refusedBlock({ fastapi: { machine } }, { bindings }, came, went) {
	if (came.length + went.length === 0) return null;
	if ([...came, ...went].some((name) => machine.missed.has(name) || machine.relevance.wanted.has(name))) return "a name that the search for routers asks for";
	if (machine.exhausted) return "the search for routers ran out of its budget";
	const gone = new Set(went);
	return went.every((name) => bindings.get(name)?.length === 1) && came.every((name) => !bindings.has(name) || gone.has(name)) && new Set(came).size === came.length ? null : "a name that is bound twice";
}
function namesBound(statement) {
	switch (statement.kind) {
		case "FunctionDef":
		case "ClassDef": return [statement.name];
		case "Assign": return statement.targets.flatMap((target) => target.kind === "Name" ? [target.id] : []);
		case "AnnAssign": return statement.target.kind === "Name" ? [statement.target.id] : [];
		default: return [];
	}
}
/** Why a class may not have other methods: it is something to a framework, or others have or name them. */
function refusedMethods(foundation, module, { def, body, added, removed }) {
	if (added.length + removed.length === 0) return null;
	const { program, calls } = foundation;
	const symbol = program.classByDef(def);
	if (symbol === void 0 || module.unit?.role === "migration" || !isOrdinary(foundation, symbol)) return "a class that is something to a framework";
	const refused = refusedBlock(foundation, program.classScope(symbol), added.flatMap(namesBound), removed.flatMap(namesBound));
	if (refused !== null) return refused;
	if (!body.some(isFunction$2) || !def.body.some(isFunction$2)) return "the first or the last method of a class";
	if (isAsynchronous(def.body) !== isAsynchronous(body) && body.some((one) => isFunction$2(one) && hangsOnMethods(one))) return "the first or the last asynchronous method of a class";
	if (added.length > 0 && isClassScanned(foundation, symbol)) return "a class whose bodies are read for the tables";
	const gone = new Set(removed.map(({ name }) => name));
	const asked = program.protocolNames();
	for (let at$ = 0, list$ = [...added, ...removed]; at$ < list$.length; at$++) {
		const { name } = list$[at$];
		if (/^__.*__$/.test(name)) return "a special method";
		if (asked.has(name)) return "a method that a protocol asks for";
		for (let at$ = 0, list$ = [symbol, ...calls.heirsOf(symbol)]; at$ < list$.length; at$++) {
			const one = list$[at$];
			const member = program.memberDefinition(one, name);
			const isOwn = member?.kind === "bindings" && member.ancestor.class === symbol && gone.has(name);
			if (member !== void 0 && !isOwn && module.unit?.role !== "test") return "a method that a class around has as well";
		}
		if (program.ancestors(symbol).some((one) => one.kind === "class" && one.class !== symbol && program.classScope(one.class).bindings.has(name))) return "a method that a class around has as well";
	}
	return null;
}
function isFunction$2(statement) {
	return statement.kind === "FunctionDef";
}
/** Whether a class has a method that is asynchronous. */
function isAsynchronous(body) {
	return body.some((one) => isFunction$2(one) && one.async);
}
/** Why definitions that came are more than the affair of those who name them. */
function refusedNewcomers(foundation, module, facts, added, others) {
	const { program, calls, fastapi } = foundation;
	if (!others.every((one) => isQuiet(foundation, module, one))) return "a class or constant came that says something of others";
	if (added.length + others.length === 0) return null;
	const fresh = new Set([...added, ...others].flatMap(functionsOf));
	const own = new Set(others.flatMap(classesOf));
	const named = new Set(facts.functionsNaming(fastapi.machine.relevance.wanted));
	for (let at$ = 0, list$ = program.functionsOf(module); at$ < list$.length; at$++) {
		const fn = list$[at$];
		if (!fresh.has(fn.def)) continue;
		const isOfNewClass = fn.owner !== null && own.has(fn.owner.def);
		if (!(!named.has(fn.def) || fastapi.machine.relevance.isNothing(null, fn.def)) || callsResult(fn.def.body)) return "a function that may make routes came";
		if (!hasPlainHead(program, fastapi, fn)) return "a function with decorators came";
		if (tellsOthers(program, calls, fn, isOfNewClass)) return "a function that tells of others came";
		if (!isToldByCallers(program, fn)) continue;
		if (isOfNewClass || facts.functionsNaming([fn.def.name]).length > 0) return "a function of whose parameters only calls tell came";
		calls.told.add(fn);
	}
	return null;
}
/** What a class that is no more than it says may derive from. */
const PLAIN_BASES = /^(builtins\.\w+|enum\.\w+|abc\.ABC|typing\.Generic)$/;
/** What a value may be made by, besides a display: libraries that know nothing of the application. */
const MAKERS = /^(builtins|os|re|uuid|datetime|threading|pathlib|collections|dataclasses|enum|decimal|math|string|time)(\.|$)/;
/** Whether a class or a constant of a module is nothing to a framework, and says nothing of anything else: a text says nothing at all. */
function isQuiet(foundation, module, statement) {
	const { program, calls, fastapi, framework } = foundation;
	const { relevance } = fastapi.machine;
	if (namesBound(statement).some((name) => /^__.*__$/.test(name) || /session/i.test(name))) return false;
	const scope = program.moduleScope(module);
	const isPlainValue = (value, within) => !relevance.acts(value) && callsLibrariesAlone(program, value, within, MAKERS);
	const isPlainStatement = (one, within) => {
		switch (one.kind) {
			case "Expr": return one.value.kind === "Constant";
			case "Assign": return namesBound(one).length === 1 && isPlainValue(one.value, within);
			case "AnnAssign": return one.value === null || isPlainValue(one.value, within);
			case "FunctionDef": return true;
			default: return one.kind === "Pass";
		}
	};
	if (!(module.unit?.role === "test") && statementGives(program, statement, scope, calls.told)) return false;
	if (statement.kind !== "ClassDef") return isPlainStatement(statement, scope);
	const symbol = program.classSymbol(statement, scope);
	return statement.keywords.length === 0 && statement.decorators.every((decorator) => {
		const head = program.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, scope);
		return head?.kind === "external" && head.name === "dataclasses.dataclass" || isOfTests(program, module, decorator);
	}) && calls.heirsOf(symbol).length === 0 && !framework.isModelClass(symbol) && !framework.isSchemaClass(symbol) && !hasToldFields(program, symbol) && program.ancestors(symbol).every((one) => one.kind === "class" && one.class === symbol || one.kind === "external" && PLAIN_BASES.test(one.name)) && statement.body.every((one) => isPlainStatement(one, program.classScope(symbol)) && namesBound(one).every((name) => name !== "__getattr__" && !program.protocolNames().has(name)));
}
/** Whether a body calls what a call gives: such bodies are looked at for decorators. */
function callsResult(body) {
	return someInStatements(body, (node) => node.kind === "Call" && node.func.kind === "Call");
}

// src/model/speaking.ts
/** Whether a file speaks of one of some names outside of bodies of functions and of its imports. What definitions that came say does not count. */
function speaksOf({ body }, names, come = /* @__PURE__ */ new Set()) {
	const { all, isText } = wordsOf(names);
	if (all.size === 0) return false;
	const look = (value) => {
		if (typeof value !== "object" || value === null || come.has(value)) return false;
		if (Array.isArray(value)) return value.some(look);
		const { kind } = value;
		if (kind === "Import" || kind === "ImportFrom" || isDocstring(value)) return false;
		if (kind === "Name") return all.has(value.id);
		if (kind === "Attribute" && names.methods.has(value.attr)) return true;
		if (isText(value)) return true;
		for (let at$ = 0, list$ = Object.entries(value); at$ < list$.length; at$++) {
			const key$of = list$[at$], key = key$of[0], inner = key$of[1];
			if (!(key === "body" && kind === "FunctionDef") && look(inner)) return true;
		}
		return kind === "ClassDef" && !Object.hasOwn(value, "body") && look(value.body);
	};
	return body.some(look);
}
/** The functions whose bodies speak of one of some names, be it in a text: what is imported may be an annotation, and a function may be asked for by its name. */
function functionsSpeakingOf(facts, names) {
	const { all, isText } = wordsOf(names);
	if (all.size === 0) return /* @__PURE__ */ new Set();
	const naming = new Set(facts.functionsNaming(all));
	return new Set(facts.functions.filter((def) => naming.has(def) || holdsText(def.body, isText)));
}
function wordsOf({ imported, functions, methods }) {
	const all = /* @__PURE__ */ new Set([
		...imported,
		...functions,
		...methods
	]);
	const words = new RegExp(`(?<![\\w.])(?:${[...imported].map((name) => name.replaceAll(/\W/g, "")).join("|")})(?!\\w)`);
	const isText = (node) => {
		const { kind, type, value } = node;
		if (kind !== "Constant" || type !== "str" || typeof value !== "string") return false;
		return all.has(value) || imported.size > 0 && words.test(value);
	};
	return {
		all,
		isText
	};
}
/** Texts in a body, those in functions inside of it included. */
function holdsText(body, isText) {
	let found = false;
	const docstrings = /* @__PURE__ */ new Set();
	const note = (node) => {
		found ||= isText(node) && !docstrings.has(node);
	};
	eachStatement(body, (statement) => {
		if (statement.kind === "Expr" && isDocstring(statement)) docstrings.add(statement.value);
		if (statement.kind === "AnnAssign") visitExpression(statement.annotation, note);
		if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") found ||= inDefinition(statement);
	});
	visitStatements(body, note);
	return found;
	function inDefinition(definition) {
		for (let at$ = 0, list$ = definition.decorators; at$ < list$.length; at$++) {
			const value = list$[at$];
			visitExpression(value, note);
		}
		if (definition.kind === "FunctionDef") for (let at$ = 0, list$ = [definition.returns, ...definition.parameters.flatMap((one) => [one.annotation, one.default])]; at$ < list$.length; at$++) {
			const value = list$[at$];
			if (value !== null) visitExpression(value, note);
		}
		return holdsText(definition.body, isText);
	}
}
/** A text that stands alone says nothing to the program. */
function isDocstring(node) {
	const { kind, value } = node;
	return kind === "Expr" && typeof value === "object" && value !== null && value.kind === "Constant";
}

// src/onlookers.ts
/** More of them take as long as an analysis. */
const MOST_FUNCTIONS = 60;
const MOST_FILES = 25;
/** Who speaks of names at the top of a file, and of methods of its classes; in words why that is more than an affair of bodies. */
function onlookersOf({ program, reads, imports }, module, { names, classes, ...change }) {
	const found = /* @__PURE__ */ new Set();
	const seen = /* @__PURE__ */ new Map();
	const look = (other, of) => {
		const facts = other.unit?.facts;
		if (facts === void 0) return null;
		if (other.unit?.role === "migration" || reads.has(other)) return "names that migrations or tables see";
		if (speaksOf(facts, of)) return "names that other files speak of";
		for (let at$ = 0, list$ = [...functionsSpeakingOf(facts, of)].flatMap(withNested); at$ < list$.length; at$++) {
			const def = list$[at$];
			const fn = program.functionByDef(def);
			if (fn === void 0) return "a function that is not known";
			found.add(fn);
		}
		return found.size > 60 ? "names that many functions speak of" : null;
	};
	const seers = names.size === 0 ? [] : seersOf(program, module, names, imports);
	if (seers === null || seers.length > 25) return "names that other files see under other names";
	const functions = new Set(namesOf$1([change]));
	for (let at$ = 0, list$ = seers; at$ < list$.length; at$++) {
		const seer = list$[at$];
		const refused = look(seer, {
			imported: names,
			functions,
			methods: names
		});
		if (refused !== null) return refused;
		seen.set(seer, names);
	}
	const methods = new Set(namesOf$1(classes));
	const holding = methods.size === 0 ? [] : program.index.modules.filter((other) => other !== module && [...methods].some((name) => other.unit?.facts.holdsWord(name)));
	if (holding.length > 25) return "methods that many files name";
	for (let at$ = 0, list$ = holding; at$ < list$.length; at$++) {
		const other = list$[at$];
		const refused = look(other, {
			imported: NONE$1,
			functions: NONE$1,
			methods
		});
		if (refused !== null) return refused;
	}
	return {
		functions: found,
		names: seen
	};
}
const NONE$1 = /* @__PURE__ */ new Set();
function namesOf$1(blocks) {
	return blocks.flatMap(({ added, removed }) => [...added, ...removed].map(({ name }) => name));
}

// src/result-users.ts
const NONE = /* @__PURE__ */ new Set();
/**
* Who may conclude something from the types that functions give, through the functions that hand them on. A function that is used in
* another way than by a call in a body is not followed, nor are those for whom that would be too many.
*/
function usersOfResults(asked, functions) {
	const users = /* @__PURE__ */ new Set();
	const followed = /* @__PURE__ */ new Map();
	const waiting = new Set(functions);
	for (const fn of waiting) {
		const callers = callersOf(asked, fn);
		if (callers === null || users.size + callers.size > 60) continue;
		followed.set(fn, callers);
		for (const caller of callers) {
			users.add(caller);
			if (handsOn(caller.def, fn.def.name)) waiting.add(caller);
		}
	}
	return {
		users,
		followed
	};
}
/**
* The functions whose results go through some that hand them to each other, or to themselves, with the bodies that these have by now: of which type
* these are hangs on which of them is asked first, and a run from nothing may begin with another one.
*/
function goingInCircles(program, followed) {
	const handing = new Map([...followed].map((fn$of) => {
		const fn = fn$of[0];
		return [fn, [...fn$of[1]].filter((caller) => handsOn(caller.def, fn.def.name) && mayCall(program, caller, fn.def.name))];
	}));
	const reached = new Map([...handing.keys()].map((fn) => [fn, reachedFrom(fn, handing)]));
	const isInCircle = (fn) => reached.get(fn)?.has(fn) === true;
	return new Set([...reached].flatMap((fn$of) => {
		const fn = fn$of[0];
		return [fn, ...fn$of[1]].some(isInCircle) ? [fn] : [];
	}));
}
/** Whether a call by a name may be one of a function of the project. */
function mayCall(program, fn, name) {
	let may = false;
	const nothing = () => {};
	walkFunction(program, fn, {
		call({ func }, scope) {
			if (lastName(func) === name && !isOfLibrary(program, func, scope)) may = true;
		},
		handed: nothing,
		name: nothing,
		attribute: nothing,
		bound: nothing,
		renamed: nothing,
		decorated: nothing
	});
	return may;
}
function isOfLibrary(program, func, scope) {
	const held = func.kind === "Attribute" ? program.typeOf(func.value, scope) : program.typeOf(func, scope);
	return alternatives(withoutNone(held)).every(({ kind }) => kind === "external");
}
function reachedFrom(fn, handing) {
	const reached = new Set(handing.get(fn));
	for (const one of reached) for (let at$ = 0, list$ = handing.get(one) ?? []; at$ < list$.length; at$++) {
		const next = list$[at$];
		reached.add(next);
	}
	return reached;
}
/** Whether what a function gives may be of another type with another body, by what the two say: the expressions that it gives, and what their names stand for. */
function mayGiveOther(before, now) {
	const one$of = [before, now].map((def) => [...givenBy(def)].map(exactly).join());
	return one$of[0] !== one$of[1];
}
/** The functions whose bodies call one by its name, and use it in no other way; null where anything else does, or nobody can tell. */
function callersOf({ program, reads, imports, factsOf }, fn) {
	const { name } = fn.def;
	if (isSpecial$1(name) || program.decorators.has(fn.def) || isProperty(program, fn) || !isUnwrapped(program, fn)) return null;
	const named = /* @__PURE__ */ new Set([name]);
	const spoken = {
		imported: NONE,
		functions: named,
		methods: named
	};
	const callers = /* @__PURE__ */ new Set();
	let files = 0;
	for (let at$ = 0, list$ = program.index.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		const facts = factsOf(module);
		if (facts?.holdsWord(name) !== true) continue;
		if (++files > 25 || module.unit?.role === "migration" || reads.has(module)) return null;
		if (imports.of(program, module).some(({ binding, bound }) => binding.name === name && bound !== name)) return null;
		if (speaksOf(facts, spoken)) return null;
		for (const def of functionsSpeakingOf(facts, spoken)) {
			if (!onlyCalls(def, name)) return null;
			for (let at$ = 0, list$ = withNested(def); at$ < list$.length; at$++) {
				const each = list$[at$];
				const caller = program.functionByDef(each);
				if (caller === void 0 || isRead({
					program,
					reads
				}, each) || definesClass(each)) return null;
				callers.add(caller);
			}
		}
		if (callers.size > 60) return null;
	}
	return callers;
}
/** What a class in a body says is not forgotten with the body. */
function definesClass({ body }) {
	let defines = false;
	eachStatement(body, ({ kind }) => {
		if (kind === "ClassDef") defines = true;
	});
	return defines;
}
/** Whether nothing of the project stands between a function and those who call it. */
function isUnwrapped(program, { def, outer }) {
	return def.decorators.every((decorator) => {
		const head = decorator.kind === "Call" ? decorator.func : decorator;
		return program.symbolOf(head, outer)?.kind === "external" || program.typeOf(head.kind === "Attribute" ? head.value : head, outer).kind === "external";
	});
}
/** Whether a body names something in calls alone: `load(key)`, `self.load(key)`. What asks for attributes by text may do anything with it. */
function onlyCalls(def, name) {
	const called = /* @__PURE__ */ new Set();
	const named = [];
	let isPlain = true;
	const look = (node) => {
		if (node.kind === "Call") called.add(node.func);
		if (node.kind === "Name" && node.id === name || node.kind === "Attribute" && node.attr === name) named.push(node);
		if (node.kind === "Name" && /^(getattr|attrgetter|methodcaller)$/.test(node.id)) isPlain = false;
		if (node.kind === "Lambda") for (let at$ = 0, list$ = node.parameters; at$ < list$.length; at$++) {
			const { default: given } = list$[at$];
			if (given !== null) visitExpression(given, look);
		}
	};
	for (let at$ = 0, list$ = withNested(def); at$ < list$.length; at$++) {
		const each = list$[at$];
		visitStatements(each.body, look);
		if (each === def) continue;
		for (let at$ = 0, list$ = each.parameters; at$ < list$.length; at$++) {
			const { default: given } = list$[at$];
			if (given !== null) visitExpression(given, look);
		}
		for (let at$ = 0, list$ = each.decorators; at$ < list$.length; at$++) {
			const decorator = list$[at$];
			visitExpression(decorator, look);
		}
	}
	return isPlain && named.every((node) => called.has(node)) && !functionsIn(def.body).some((inner) => inner.name === name);
}
/** Whether what a function gives may hang on what a call by some name gives. */
function handsOn(def, name) {
	return [...givenBy(def)].some((value) => someExpression(value, (node) => node.kind === "Name" && node.id === name || node.kind === "Attribute" && node.attr === name));
}
/** The expressions that a function returns and yields, and those that the names in them are bound to, and so on. */
function givenBy(def) {
	const given = new Set([...returnedExpressions(def), ...yieldedExpressions(def)].filter((value) => value !== null));
	const bound = [];
	visitAssignments(def.body, (target, value) => {
		const binds = /* @__PURE__ */ new Set();
		names(target, binds);
		bound.push([
			binds,
			target,
			value
		]);
	});
	const read = /* @__PURE__ */ new Set();
	for (const value of given) {
		const before = read.size;
		visitExpression(value, (node) => {
			if (node.kind === "Name") read.add(node.id);
		});
		if (read.size === before) continue;
		for (let at$ = 0, list$ = bound; at$ < list$.length; at$++) {
			const binds$of = list$[at$], binds = binds$of[0], target = binds$of[1], from = binds$of[2];
			if ([...binds].some((name) => read.has(name))) {
				given.add(target);
				given.add(from);
			}
		}
	}
	return given;
}

// src/exchange.ts
/**
* Puts what files say today into a foundation. Null where that is done; where anything in it was concluded from what is another thing now:
* what that is, in words, and the foundation is of no more use.
*/
function exchange(foundation, exchanges, put) {
	const { program, calls } = foundation;
	const plan = planOf(foundation, exchanges, put);
	if (typeof plan === "string") return plan;
	const { changed, followed, removed, seen } = plan;
	for (let at$ = 0, list$ = changed; at$ < list$.length; at$++) {
		const { fn } = list$[at$];
		forget(foundation, fn);
	}
	for (let at$ = 0, list$ = [...removed.values()].flat(); at$ < list$.length; at$++) {
		const fn = list$[at$];
		forget(foundation, fn);
	}
	if (!changed.every((one) => one.put())) return "a function that was not read from a file";
	for (let at$ = 0, list$ = exchanges; at$ < list$.length; at$++) {
		const one = list$[at$];
		const { path, facts, names, imports, classes } = one;
		const module = program.index.byPath.get(path);
		if (module === void 0) continue;
		program.exchange(module, facts);
		if (names.size === 0 && imports.length === 0 && classes.length === 0) continue;
		if (!classes.every((each) => exchangeClass(foundation, each, put))) return "a class that was not read from a file";
		rebind(foundation, module, names);
		if (!isDefining(one)) continue;
		program.relist(module, removed.get(module) ?? [], {
			come: one.others.added.flatMap(classesOf),
			gone: one.others.removed.flatMap(classesOf)
		});
		calls.layers.forgetDefinitions(path);
	}
	for (const module$of of seen) {
		const module = module$of[0], names = module$of[1];
		rebind(foundation, module, names);
	}
	if (seen.size > 0 || exchanges.some(({ imports }) => imports.length > 0)) {
		calls.layers.forgetModules();
		foundation.lost.forget();
	}
	if (exchanges.some(({ imports }) => imports.length > 0) && !program.index.isSameFor(foundation.units)) return "where imports start from";
	if (exchanges.some(isDefining)) calls.relist([...removed.values()].flat());
	for (let at$ = 0, list$ = changed; at$ < list$.length; at$++) {
		const { fn } = list$[at$];
		program.adopt(fn);
	}
	const refused = firstOf(exchanges, (one) => {
		const module = program.index.byPath.get(one.path);
		return module === void 0 ? null : refusedNewcomers(foundation, module, one.facts, allOf(one, "added"), one.others.added);
	});
	if (refused !== null) return refused;
	const circling = goingInCircles(program, followed);
	return changed.every(({ fn, outline }) => isSameOutline(outline, outlineOf(program, calls, fn), followed.has(fn) && !circling.has(fn))) ? null : "what others conclude from a body";
}
/** Whether others conclude the same from a function as before; what it gives may be something else where that `isFollowed`. */
function isSameOutline(before, now, isFollowed) {
	return now !== null && now.rest === before.rest && (isFollowed || now.results === before.results);
}
/** The functions that came to a file or went, methods included. */
function allOf({ classes, ...top }, which) {
	return [...top[which], ...classes.flatMap((one) => one[which])];
}
/** All that went, those inside of what went included. */
function goneOf(one) {
	return [...allOf(one, "removed"), ...one.others.removed].flatMap(functionsOf);
}
function isDefining(one) {
	return allOf(one, "added").length + allOf(one, "removed").length + one.others.added.length + one.others.removed.length > 0;
}
/** Names of a module stand for something else. */
function rebind({ program, rows, hints }, module, names) {
	program.rebind(module, names);
	rows.memory.forgetNames(program.moduleScope(module), names);
	for (let at$ = 0, list$ = program.outerFunctions(module); at$ < list$.length; at$++) {
		const fn = list$[at$];
		rows.memory.forget(fn);
	}
	hints.forgetModule(module);
}
function exchangeClass({ program, calls }, { def, body, end, added, removed }, put) {
	if (!put.class(def, body, end)) return false;
	const symbol = program.classByDef(def);
	const names = new Set([...added, ...removed].map(({ name }) => name));
	if (symbol !== void 0) program.rebindClass(symbol, names, calls.heirsOf(symbol));
	return true;
}
/** What files say today against what a foundation holds of them; in words why it cannot be put in. */
function planOf(foundation, exchanges, put) {
	const { program, calls } = foundation;
	const bodies = [];
	const removed = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = exchanges; at$ < list$.length; at$++) {
		const one = list$[at$];
		const module = program.index.byPath.get(one.path);
		if (module?.unit == null) return "a file that is not known";
		if (one.names.size > 0) calls.told.unsettle(module);
		const refused = refusedFile(foundation, module, module.unit.facts, one);
		if (refused !== null) return refused;
		const changed = changedBodies(foundation, one, put);
		if (typeof changed === "string") return changed;
		bodies.push(...changed);
		const gone = goneFunctions(foundation, one);
		if (typeof gone === "string") return gone;
		if (gone.length > 0) removed.set(module, gone);
	}
	const onlookers = onlookersOfAll(foundation, exchanges);
	if (typeof onlookers === "string") return onlookers;
	const { users, followed } = usersOfAll(foundation, exchanges, [...bodies, ...onlookers.looking]);
	const looked = [
		...bodies,
		...onlookers.looking,
		...users
	];
	const gone = [...removed.values()].flat();
	for (let at$ = 0, list$ = [...looked.map((one) => one.fn), ...gone]; at$ < list$.length; at$++) {
		const fn = list$[at$];
		calls.told.unsettle(fn);
	}
	const left = new Set(exchanges.flatMap(({ others }) => others.removed.flatMap(classesOf)));
	if (gone.some((fn) => tellsOthers(program, calls, fn, fn.owner !== null && left.has(fn.owner.def)))) return "a function that tells of others went";
	const changed = [];
	for (let at$ = 0, list$ = looked; at$ < list$.length; at$++) {
		const one = list$[at$];
		const outline = outlineOf(program, calls, one.fn);
		if (outline === null) return "a body that makes objects";
		changed.push({
			...one,
			outline
		});
	}
	return {
		changed,
		followed,
		removed,
		seen: onlookers.seen
	};
}
/** Those who use what changed functions give, where that may be of another type. They are looked at again, though their bodies are the same. */
function usersOfAll({ program, reads, imports }, exchanges, looked) {
	const giving = looked.filter(({ gives }) => gives).map(({ fn }) => fn);
	if (giving.length === 0) return {
		users: [],
		followed: /* @__PURE__ */ new Map()
	};
	const own = new Map(exchanges.map(({ path, facts }) => [program.index.byPath.get(path), facts]));
	const factsOf = (module) => own.get(module) ?? module.unit?.facts;
	const { users, followed } = usersOfResults({
		program,
		reads,
		imports,
		factsOf
	}, giving);
	const known = new Set(looked.map(({ fn }) => fn));
	return {
		users: [...users].filter((fn) => !known.has(fn)).map(lookedAt),
		followed
	};
}
/** A function that says what it said. */
function lookedAt(fn) {
	return {
		fn,
		gives: false,
		put: () => true
	};
}
/** Why what is different in a file besides bodies may not be exchanged. */
function refusedFile(foundation, module, before, one) {
	if (!before.answersLike(one.now)) return "words by which files are chosen";
	const refused = refusedNames(foundation, module, one) ?? firstOf(one.classes, (each) => refusedMethods(foundation, module, each));
	if (refused !== null) return refused;
	return foundation.fastapi.blindSpots.some(({ file }) => file === one.path) ? "a blind spot of the routes" : null;
}
/** The functions with other bodies, those inside of them included. */
function changedBodies(foundation, { facts, now, changed }, put) {
	if (changed.length === 0) return [];
	const { program, fastapi } = foundation;
	const { relevance } = fastapi.machine;
	const named = new Set(now.functionsNaming(relevance.wanted));
	const making = new Set(now.functionsNaming(MAKER_NAMES));
	const twinOf = new Map(facts.functions.map((def, at) => [def, now.functions[at]]));
	const found = [];
	for (let at$ = 0, list$ = changed; at$ < list$.length; at$++) {
		const { def, body, nested } = list$[at$];
		if (callsResult(def.body) || callsResult(body)) return "a call of what a call gives";
		if (nested.length > 0 && program.decorators.has(def)) return "a decorator";
		const each = [{
			def,
			put: () => put.body(def, body)
		}, ...nested.map((inner) => ({
			def: inner.def,
			put: () => put.function(inner.def, inner.now)
		}))];
		for (let at$ = 0, list$ = each; at$ < list$.length; at$++) {
			const { def: inner, put: exchanged } = list$[at$];
			const fn = program.functionByDef(inner);
			const twin = twinOf.get(inner);
			if (fn === void 0 || twin === void 0) return "a function that is not known";
			if (isRead(foundation, inner)) return "a body that was read for the tables";
			if (making.has(twin)) return "a body that may make models";
			if ((named.has(twin) || relevance.sees(inner)) && !relevance.isNothing(inner, twin)) return "names of routers";
			found.push({
				fn,
				gives: mayGiveOther(inner, twin),
				put: exchanged
			});
		}
	}
	return found;
}
/** The functions that went. */
function goneFunctions(foundation, one) {
	const { program, fastapi } = foundation;
	const gone = [];
	for (let at$ = 0, list$ = goneOf(one); at$ < list$.length; at$++) {
		const def = list$[at$];
		const fn = program.functionByDef(def);
		if (fn === void 0) return "a function that is not known";
		if (isRead(foundation, def) || program.decorators.has(def)) return "a function that was read for the tables went";
		if (!hasPlainHead(program, fastapi, fn)) return "a function with decorators went";
		if (callsResult(def.body)) return "a function that tells of others went";
		gone.push(fn);
	}
	return gone;
}
/** The functions of other files that speak of what is another thing now, and the names that are one in these files. */
function onlookersOfAll(foundation, exchanges) {
	const { program } = foundation;
	const own = new Set(exchanges.map(({ path }) => program.index.byPath.get(path)));
	const seen = /* @__PURE__ */ new Map();
	const onlooking = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = exchanges; at$ < list$.length; at$++) {
		const one = list$[at$];
		const module = program.index.byPath.get(one.path);
		const onlookers = module === void 0 ? "a file that is not known" : onlookersOf(foundation, module, one);
		if (typeof onlookers === "string") return onlookers;
		for (const seer$of of onlookers.names) {
			const seer = seer$of[0], names = seer$of[1];
			seen.set(seer, /* @__PURE__ */ new Set([...seen.get(seer) ?? [], ...names]));
		}
		for (const fn of onlookers.functions) onlooking.add(fn);
	}
	if ([...seen.keys(), ...[...onlooking].map(({ module }) => module)].some((module) => own.has(module))) return "names that other files see, which changed as well";
	const isRefused = (fn) => isRead(foundation, fn.def) || program.decorators.has(fn.def) || definesClass(fn.def) || fn.module.unit?.role !== "test" && callsResult(fn.def.body);
	if ([...onlooking].some(isRefused)) return "names that a body that was read for the tables speaks of";
	return {
		looking: [...onlooking].map(lookedAt),
		seen
	};
}
function forget({ program, calls, rows, budgets, alignment, hints }, fn) {
	program.forget(fn);
	calls.forget(fn);
	rows.memory.forget(fn);
	budgets.forget(fn);
	alignment.forget(fn);
	hints.forget(fn);
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
* What an edit moved, where two versions of a file say the same (comments, blank lines, formatting and the words of docstrings
* differ at most); null where they do not. A Directive is not compared: comments for the analyser are read anew.
*/
function movesBetween(before, after, lineOf = (at) => after.line(at)) {
	if (before.generated !== after.generated || before.docstring === null !== (after.docstring === null)) return null;
	if (before.problems.length > 0 || after.problems.length > 0) return null;
	const offsets = /* @__PURE__ */ new Map();
	if (!saysSame(before.body, after.body, offsets)) return null;
	const lines = /* @__PURE__ */ new Map();
	for (const old$of of offsets) {
		const old = old$of[0], now = old$of[1];
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
	const isOpen = differs !== void 0 && isClass(one) && isClass(other);
	for (let at$ = 0, list$ = keys; at$ < list$.length; at$++) {
		const key = list$[at$];
		if (isOpen && key === "end") continue;
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
	if (isOpen) return differs.passesClass(one, other);
	if (differs === void 0 || !isFunction$1(one) || !isFunction$1(other)) return saysSame(one.body, body, offsets, differs);
	const inside = /* @__PURE__ */ new Map();
	if (differs.isOther(other) || !saysSame(one.body, body, inside)) return differs.passes(one, other);
	for (const left$of of inside) {
		const left = left$of[0], right = left$of[1];
		if ((offsets.get(left) ?? right) !== right) return false;
		offsets.set(left, right);
	}
	return true;
}
function isFunction$1(node) {
	return "kind" in node && node.kind === "FunctionDef";
}
function isClass(node) {
	return "kind" in node && node.kind === "ClassDef";
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
	for (let at$ = 0, list$ = violations; at$ < list$.length; at$++) {
		const violation = list$[at$];
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
	for (let at$ = 0, list$ = violations; at$ < list$.length; at$++) {
		const violation = list$[at$];
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
	if (start === void 0) return null;
	const length = [0, 1].find((count) => edit.end === edit.start + count);
	const end = length === void 0 ? moves.offset(edit.end) : start + length;
	return end === void 0 ? null : {
		...edit,
		start,
		end
	};
}
/** Blind spots at their new lines; null where a line cannot be told. */
function movedSpots(spots, moves) {
	const moved = [];
	for (let at$ = 0, list$ = spots; at$ < list$.length; at$++) {
		const spot = list$[at$];
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
	for (const index$of of after.entries()) {
		const index = index$of[0], file = index$of[1];
		const old = before[index];
		if (old === void 0 || old.path !== file.path || old.role !== file.role) return null;
		if (old.facts.hash !== file.facts.hash) changed.push(index);
	}
	return changed;
}

// src/live/definitions.ts
/** More statements than this on both sides of an edit are not paired. */
const MOST_PAIRED = 1e3;
/**
* Tells which definitions, of those that `may` come and go, an edit added to a block and which it took away. A function that another stands
* for now, with a head of its own or at another place, is both, and so is a name that has another value. Null where other statements came
* or went.
*/
function blockEdits(kept, now, may) {
	const before$of = [kept.filter(isNoImport), now.filter(isNoImport)], before = before$of[0], after = before$of[1];
	const pairs = pairedBy(before, after);
	if (pairs === null) return null;
	const left$of = [new Set(before), new Set(after)], left = left$of[0], come = left$of[1];
	for (let at$ = 0, list$ = pairs; at$ < list$.length; at$++) {
		const one$of = list$[at$], one = one$of[0], other = one$of[1];
		if (may(one) && may(other) && isAnother(one, other)) continue;
		left.delete(one);
		come.delete(other);
	}
	const removed$of = [[...left].filter(may), [...come].filter(may)], removed = removed$of[0], added = removed$of[1];
	if (removed.length < left.size || added.length < come.size) return null;
	return {
		kept: kept.filter((one) => !left.has(one)),
		now: now.filter((one) => !come.has(one)),
		added,
		removed
	};
}
/** Whether one of two definitions of a name stands for the other, as a function with another head does, and another value. */
function isAnother(one, other) {
	if (one.kind === "ClassDef") return false;
	return one.kind === "FunctionDef" && other.kind === "FunctionDef" ? !hasSameHead(one, other) : !saysSame(one, other, /* @__PURE__ */ new Map());
}
/** The block of today: what both versions have is told by `told`, one for one, and what came stands where it came. */
function toldBlock(now, told, added) {
	const come = new Set(added);
	let next = 0;
	return now.map((one) => come.has(one) ? one : told[next++]);
}
/** Whether two functions differ in nothing but their bodies. */
function hasSameHead(one, other) {
	return saysSame({ ...one }, { ...other }, /* @__PURE__ */ new Map());
}
function isFunction(statement) {
	return statement.kind === "FunctionDef";
}
/** What binds one name at the top of a file, and a text that stands alone, which binds none. */
function isDefinition(statement) {
	return boundBy(statement) !== null;
}
/** The name that a definition binds, empty for a text; null for any other statement. */
function boundBy(statement) {
	switch (statement.kind) {
		case "FunctionDef":
		case "ClassDef": return statement.name;
		case "Assign": {
			const only$of = statement.targets, only = only$of[0], another = only$of[1];
			return only?.kind === "Name" && another === void 0 ? only.id : null;
		}
		case "AnnAssign": return statement.target.kind === "Name" ? statement.target.id : null;
		case "Expr": return statement.value.kind === "Constant" ? "" : null;
		default: return null;
	}
}
function isNoImport({ kind }) {
	return kind !== "Import" && kind !== "ImportFrom";
}
/** A longest common subsequence of two lists of statements, by kind and name; null where it would take too long. */
function pairedBy(before, after) {
	const same = (one, other) => one !== void 0 && other !== void 0 && titleOf(one) === titleOf(other);
	let head = 0;
	while (head < before.length && same(before[head], after[head])) head++;
	let tail = 0;
	while (tail < before.length - head && tail < after.length - head && same(before.at(-1 - tail), after.at(-1 - tail))) tail++;
	const old$of = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)], old = old$of[0], now = old$of[1];
	if (old.length > MOST_PAIRED && now.length > MOST_PAIRED) return null;
	const width = now.length + 1;
	const counts = new Uint32Array((old.length + 1) * width);
	const at = (one, other) => counts[one * width + other];
	for (let one = old.length - 1; one >= 0; one--) for (let other = now.length - 1; other >= 0; other--) counts[one * width + other] = same(old[one], now[other]) ? at(one + 1, other + 1) + 1 : Math.max(at(one + 1, other), at(one, other + 1));
	const pairs = [];
	const take = (one, other) => {
		if (one !== void 0 && other !== void 0) pairs.push([one, other]);
	};
	for (let index = 0; index < head; index++) take(before[index], after[index]);
	for (let one = 0, other = 0; one < old.length && other < now.length;) if (same(old[one], now[other])) take(old[one++], now[other++]);
	else if (at(one + 1, other) >= at(one, other + 1)) one++;
	else other++;
	for (let index = tail; index > 0; index--) take(before.at(-index), after.at(-index));
	return pairs;
}
function titleOf(statement) {
	return `${statement.kind} ${boundBy(statement) ?? "…"}`;
}

// src/live/imports.ts
/** Pairs the imports of two bodies of a file that differ in these at most. Null where they have other statements, or another star import. */
function importEdits(kept, now, offsets) {
	const before$of = [segmentsOf(kept), segmentsOf(now)], before = before$of[0], after = before$of[1];
	if (before.others.length !== after.others.length) return null;
	const pairing = {
		offsets,
		fresh: [],
		changed: []
	};
	const body = [];
	const others = [];
	for (const at$of of after.imports.entries()) {
		const at = at$of[0], imports = at$of[1];
		const paired = pairedImports(before.imports[at] ?? [], imports, pairing);
		if (paired === null) return null;
		body.push(...paired);
		const one$of = [before.others[at], after.others[at]], one = one$of[0], other = one$of[1];
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
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (isImport(statement)) imports.at(-1)?.push(statement);
		else {
			others.push(statement);
			imports.push([]);
		}
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
	for (let at$ = 0, list$ = now; at$ < list$.length; at$++) {
		const statement = list$[at$];
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
	const old$of = [boundIn(before), boundIn(after)], old = old$of[0], now = old$of[1];
	const changed = /* @__PURE__ */ new Set();
	for (const name of /* @__PURE__ */ new Set([...old.keys(), ...now.keys()])) {
		const [one = [], other = []] = [old.get(name), now.get(name)];
		if (one.length !== other.length || one.some((imported, at) => imported !== other[at])) changed.add(name);
	}
	return changed;
}
function boundIn(body) {
	const bound = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = body.filter(isImport); at$ < list$.length; at$++) {
		const statement = list$[at$];
		for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
			const imported = list$[at$];
			const name = boundName(statement, imported);
			bound.set(name, [...bound.get(name) ?? [], imported]);
		}
	}
	return bound;
}

// src/live/placing.ts
/**
* Moves the body of a function to where that of another stands, and pairs the offsets: their order holds, and where there is no room for
* all they come to stand between whole numbers. False where even that is too narrow.
*/
function placeBody(from, to, offsets) {
	const first = to.body[0]?.start;
	if (first === void 0) return false;
	const nodes = [];
	const found = /* @__PURE__ */ new Set();
	collect(from.body, nodes, found);
	const sorted = [...found].sort((a, b) => a - b);
	const room = to.end - first;
	const origin = sorted[0] ?? from.end;
	if ((sorted.at(-1) ?? 0) > from.end) return false;
	const steps = sorted.length - 1;
	const isNarrow = steps > room;
	const moved = /* @__PURE__ */ new Map();
	let before = Number.NEGATIVE_INFINITY;
	for (const rank$of of sorted.entries()) {
		const rank = rank$of[0], at = rank$of[1];
		const last = rank === steps && at === from.end;
		const within = isNarrow ? first + room * rank / (steps + 1) : Math.min(first + (at - origin), to.end - (steps - rank));
		const kept = last ? to.end : within;
		if (kept <= before) return false;
		moved.set(at, kept);
		before = kept;
	}
	moveNodes(nodes, moved);
	for (const at$of of moved) {
		const at = at$of[0], now = at$of[1];
		if ((offsets.get(now) ?? at) !== at) return false;
		offsets.set(now, at);
	}
	return true;
}
/** The nodes of a definition that have places, its own among them. */
function nodesOf(def) {
	const nodes = [];
	collect(def, nodes, /* @__PURE__ */ new Set());
	return nodes;
}
/**
* Gives nodes of today offsets of the version before, between those of their neighbours: the order of all offsets holds, and no other is
* moved. The pairs of offsets grow by theirs. False where there is no room left.
*/
function placeBetween(fresh, offsets) {
	const nodes = fresh;
	const wanted = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = nodes; at$ < list$.length; at$++) {
		const node = list$[at$];
		for (const key of OFFSETS) if (typeof node[key] === "number") wanted.add(node[key]);
	}
	const pairs = [...offsets].map((kept$of) => {
		return {
			kept: kept$of[0],
			now: kept$of[1]
		};
	}).sort((a, b) => a.now - b.now || a.kept - b.kept);
	const moved = /* @__PURE__ */ new Map();
	const sorted = [...wanted].sort((a, b) => a - b);
	let next = 0;
	for (let at = 0; at < sorted.length;) {
		while ((pairs[next]?.now ?? Number.POSITIVE_INFINITY) < sorted[at]) next++;
		const upper = pairs[next];
		if (upper !== void 0 && upper.now === sorted[at]) {
			moved.set(upper.now, upper.kept);
			at++;
			continue;
		}
		let to = at;
		while (to < sorted.length && sorted[to] < (upper?.now ?? Number.POSITIVE_INFINITY)) to++;
		if (!spread(sorted.slice(at, to), pairs[next - 1] ?? {
			kept: -1,
			now: -1
		}, upper?.kept, moved)) return false;
		at = to;
	}
	moveNodes(nodes, moved);
	for (const now$of of moved) {
		const now = now$of[0], kept = now$of[1];
		offsets.set(kept, now);
	}
	return true;
}
/** Puts offsets in the middle of a gap: what comes before or behind them at the next edit finds room as well. */
function spread(all, lower, upper, moved) {
	let last = lower.kept;
	for (const rank$of of all.entries()) {
		const rank = rank$of[0], at = rank$of[1];
		const kept = upper === void 0 ? lower.kept + (at - lower.now) : lower.kept + (upper - lower.kept) * (1 + rank / all.length) / 3;
		if (kept <= last || upper !== void 0 && kept >= upper) return false;
		moved.set(at, kept);
		last = kept;
	}
	return true;
}
function collect(value, nodes, found) {
	if (typeof value !== "object" || value === null) return;
	if (Array.isArray(value)) {
		for (let at$ = 0, list$ = value; at$ < list$.length; at$++) {
			const item = list$[at$];
			collect(item, nodes, found);
		}
		return;
	}
	const node = value;
	const { kind, body } = value;
	if ((kind === "FunctionDef" || kind === "ClassDef") && !Object.hasOwn(node, "body")) collect(body, nodes, found);
	let isNode = false;
	for (let at$ = 0, list$ = Object.keys(node); at$ < list$.length; at$++) {
		const key = list$[at$];
		const inner = node[key];
		if (OFFSETS.has(key) && typeof inner === "number") {
			isNode = true;
			found.add(inner);
		} else collect(inner, nodes, found);
	}
	if (isNode) nodes.push(node);
}

// src/live/bodies.ts
/**
* What lies between two versions of a file, where they differ in bodies of functions, in imports and in whole functions at most: all else is
* paired node by node. New bodies are put where the old ones were and new functions between their neighbours, so that the order of all
* offsets holds and what was found elsewhere keeps its places. `now` is used up by that: its bodies and functions are handed over. Where more
* differs, or a body imports or defines something else than before: what that is, in words.
*/
function fileEdits(kept, now) {
	if (kept.generated !== now.generated || kept.docstring === null !== (now.docstring === null)) return "the head of a file";
	if (kept.problems.length > 0 || now.problems.length > 0) return "syntax errors";
	const offsets = /* @__PURE__ */ new Map();
	const block = blockEdits(kept.body, now.body, isDefinition);
	if (block === null) return "module code";
	const imports = importEdits(block.kept, block.now, offsets);
	if (imports === null) return "imports";
	const classes = classEdits(kept, now, block);
	if (classes === null) return "classes";
	const blocks = [...classes.values()];
	const gone = [...block.removed, ...blocks.flatMap(({ removed }) => removed)];
	const come = [...block.added, ...blocks.flatMap(({ added }) => added)];
	const defined = namesOf([...block.added, ...block.removed]);
	const methods = namesOf(blocks.flatMap(({ added, removed }) => [...added, ...removed]));
	const functions = namesOf([...block.added, ...block.removed].filter(isFunction));
	const other = {
		imported: /* @__PURE__ */ new Set([...imports.names, ...[...defined].filter((name) => !functions.has(name))]),
		functions,
		methods
	};
	if (speaksOf(now, other, new Set(come))) return "names that the file speaks of";
	const names = /* @__PURE__ */ new Set([...imports.names, ...defined]);
	const naming = functionsSpeakingOf(now, other);
	const found = new Pairs(offsets, naming, classes);
	if (!imports.others.every((one$of) => {
		const one = one$of[0], other = one$of[1];
		return saysSame(one, other, offsets, found);
	})) return "module code or heads of definitions";
	const lists = {
		functions: told(kept.functions, now.functions, gone.flatMap(functionsOf), come.flatMap(functionsOf)),
		classes: told(kept.classes, now.classes, gone.flatMap(classesOf), come.flatMap(classesOf))
	};
	if (lists.functions === null || lists.classes === null) return "definitions in compound statements";
	if (![...gone, ...come].flatMap(functionsOf).every(({ body }) => definitionsIn(body) !== null)) return "a function that defines classes or binds names outside";
	const changed = [];
	for (let at$ = 0, list$ = found.pairs; at$ < list$.length; at$++) {
		const def$of = list$[at$], def = def$of[0], twin = def$of[1];
		const outlines = [definitionsIn(def.body), definitionsIn(twin.body)];
		if (outlines[0] === null || outlines[0] !== outlines[1]) return "imports or classes in a body";
		const inner = nestedPairs(def, twin);
		if (inner === null) return "functions in a body";
		if (!placeBody(twin, def, offsets)) return "no room";
		const body = inner.length === 0 ? twin.body : withDefinitions(twin.body, new Map(inner.map((kept$of) => {
			const kept = kept$of[0];
			return [kept$of[1], kept];
		})));
		changed.push({
			def,
			body,
			nested: inner.map((kept$of) => {
				return {
					def: kept$of[0],
					now: kept$of[1]
				};
			})
		});
	}
	const fresh = [...imports.fresh, ...come.flatMap(nodesOf)];
	if (fresh.length > 0 && !placeBetween(fresh, offsets)) return "no room";
	const { added, removed } = block;
	const syntax = {
		body: imports.changed.length + added.length + removed.length === 0 ? kept.body : toldBlock(now.body, imports.body, added),
		functions: lists.functions,
		classes: lists.classes
	};
	return {
		facts: new ExchangedFacts(now, syntax, nearestBy(offsets)),
		now,
		changed,
		names,
		imports: imports.changed,
		added: added.filter(isFunction),
		removed: removed.filter(isFunction),
		others: {
			added: added.filter(isOther),
			removed: removed.filter(isOther)
		},
		classes: found.classes.map((one) => ({
			...one,
			end: endOf(one, offsets)
		})),
		offset: offsetBy(offsets)
	};
}
function isOther(statement) {
	return !isFunction(statement);
}
/** Pairs what two versions of a file both have. */
var Pairs = class {
	/** Functions whose bodies differ. */
	pairs = [];
	/** Classes with other methods than before, or with another end. */
	classes = [];
	#offsets;
	#naming;
	#blocks;
	/** `naming`: functions that mean something else, whatever they say. */
	constructor(offsets, naming, blocks) {
		this.#offsets = offsets;
		this.#naming = naming;
		this.#blocks = blocks;
	}
	passes(one, other) {
		return this.pairs.push([one, other]) > 0;
	}
	isOther(now) {
		return this.#naming.has(now);
	}
	passesClass(def, now) {
		const block = this.#blocks.get(def);
		if (block === void 0 || block.kept.length !== block.now.length) return false;
		if (!block.kept.every((one, at) => saysSame(one, block.now[at], this.#offsets, this))) return false;
		const { added, removed } = block;
		const end = this.#offsets.get(def.end);
		if (end === void 0) this.#offsets.set(def.end, now.end);
		if (added.length + removed.length > 0 || end !== void 0 && end !== now.end) this.classes.push({
			def,
			now,
			body: toldBlock(now.body, block.kept, added),
			added,
			removed
		});
		return true;
	}
};
/** What came to the body of each class and went; null where a class has another body in other ways. */
function classEdits(kept, now, top) {
	const gone$of = [new Set(top.removed.flatMap(classesOf)), new Set(top.added.flatMap(classesOf))], gone = gone$of[0], come = gone$of[1];
	const after = now.classes.filter((def) => !come.has(def));
	const before = kept.classes.filter((def) => !gone.has(def));
	if (before.length !== after.length) return null;
	const found = /* @__PURE__ */ new Map();
	for (const at$of of before.entries()) {
		const at = at$of[0], def = at$of[1];
		const block = blockEdits(def.body, after[at]?.body ?? [], isFunction);
		if (block === null) return null;
		found.set(def, block);
	}
	return found;
}
function namesOf(definitions) {
	return new Set(definitions.map((one) => boundBy(one) ?? "").filter((name) => name !== ""));
}
/** Where a class ends by the offsets of the version before. */
function endOf({ def, now }, offsets) {
	if (offsets.get(def.end) === now.end) return def.end;
	let found = def.end;
	for (const kept$of of offsets) {
		const kept = kept$of[0];
		if (kept$of[1] === now.end && kept > found) found = kept;
	}
	return found;
}
/** The definitions of today, told by those of before; null where these are not the same but for some that came and went. */
function told(kept, now, removed, added) {
	const gone$of = [new Set(removed), new Set(added)], gone = gone$of[0], come = gone$of[1];
	const left = kept.filter((def) => !gone.has(def));
	if (left.length !== now.length - come.size) return null;
	let next = 0;
	return now.map((def) => come.has(def) ? def : left[next++]);
}
/** Where in the file of today an offset is, or what lies nearest before it. */
function nearestBy(offsets) {
	const offset = offsetBy(offsets);
	let sorted = null;
	return (at) => {
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
}
/** What a body imports, as text; null where it defines classes, or binds names outside. */
function definitionsIn(body) {
	const imports = [];
	let plain = true;
	eachStatement(body, (statement) => {
		if (statement.kind === "ClassDef" || statement.kind === "Global" || statement.kind === "Nonlocal") plain = false;
		else if (statement.kind === "Import") for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
			const { name, asname } = list$[at$];
			imports.push(`${name} ${asname}`);
		}
		else if (statement.kind === "ImportFrom") for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
			const { name, asname } = list$[at$];
			imports.push(`${statement.level} ${statement.module} ${name} ${asname}`);
		}
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
	const kept$of = [functionsIn(one.body), functionsIn(other.body)], kept = kept$of[0], now = kept$of[1];
	if (kept.length !== now.length) return null;
	const pairs = [];
	for (const at$of of kept.entries()) {
		const at = at$of[0], def = at$of[1];
		const twin = now[at];
		if (!hasSameHead(def, twin)) return null;
		const inner = nestedPairs(def, twin);
		if (inner === null) return null;
		pairs.push([def, twin], ...inner);
	}
	return pairs;
}
/** A body with other objects for functions that it defines. */
function withDefinitions(body, kept) {
	const blocks = /* @__PURE__ */ new Set([body]);
	for (const def of kept.keys()) blocks.add(def.body);
	for (let at$ = 0, list$ = [...blocks]; at$ < list$.length; at$++) {
		const block = list$[at$];
		eachStatement(block, (statement) => {
			for (let at$ = 0, list$ = blocksOf(statement); at$ < list$.length; at$++) {
				const inner = list$[at$];
				blocks.add(inner);
			}
		});
	}
	for (const block of blocks) block.forEach((statement, at) => {
		const before = statement.kind === "FunctionDef" ? kept.get(statement) : void 0;
		if (before !== void 0) block[at] = before;
	});
	return body;
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
	/** The sides of trees that others are compared with; the one that was asked for last stands last. */
	#sides = [];
	#decoded = /* @__PURE__ */ new WeakMap();
	#migrations = new MigrationMemo();
	#foundation = null;
	/** Of the last call. */
	work = "analysed";
	/** Why all was analysed in the last call, in words for whoever works on this; null where it was not. */
	why = null;
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
		this.why = null;
		const known = near === null ? null : this.#known(near, tree, policy, base);
		if (known !== null) return known;
		if (this.quick) throw new NotQuickError("the program has to be analysed");
		const again = near === null ? "another tree" : await this.#exchanged(near, tree, policy, base, lap);
		if (typeof again !== "string") return again;
		this.why = again;
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
		const analysed = {
			tree,
			policy: JSON.stringify(policy),
			asked: policy,
			texts,
			analysis
		};
		this.#last = {
			...analysed,
			holds: "places",
			found: /* @__PURE__ */ new Map([[base, found]])
		};
		return found;
	};
	/** What the tree of a base is to those that are compared with it; of its analysis nothing else is kept. */
	side = async (tree, policy, lap) => {
		const known = this.#sides.find((one) => isNear(one, tree, policy) && changedFiles(one.tree.files, tree.files)?.length === 0);
		if (known !== void 0) {
			this.#sides = [...this.#sides.filter((one) => one !== known), known];
			return known.side;
		}
		const reused = {
			decode,
			migrations: this.#migrations.lend
		};
		const side = baseSideOf(await findIn(tree, policy, lap, null, reused));
		this.#keepSide(tree, policy, side);
		return side;
	};
	/** Keeps the tree that was judged last as a side, where that needs no analysis. */
	keepSide() {
		const last$of = [this.#last, this.#foundation], last = last$of[0], kept = last$of[1];
		if (last === null || kept === null || last.holds === "findings") return;
		const found = this.#judged(kept, last.analysis, last.tree, last.asked, null, void 0);
		if (found !== null) this.#keepSide(last.tree, last.asked, baseSideOf(found));
	}
	#keepSide(tree, policy, side) {
		const { files, projectFiles, migrations } = tree;
		const one = {
			tree: {
				files,
				projectFiles,
				migrations
			},
			policy: JSON.stringify(policy),
			texts: textsOf(tree, side.texts),
			side
		};
		this.#sides = [...this.#sides, one].slice(-MOST_SIDES);
	}
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
				found: new Map([...last.found].map((from$of) => {
					const from = from$of[0], one = from$of[1];
					return [from, from === base ? found : told(one)];
				}))
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
	/** What is found where little differs from the last analysis, or what it is compared with; where more does: what that is. */
	async #exchanged({ last, changed }, tree, policy, base, lap) {
		const kept = this.#foundation;
		if (kept === null) return "nothing to stand on";
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
		if (this.wanted === "places") return "places are wanted";
		this.#foundation = null;
		const edits = this.#edits(kept, tree);
		if (typeof edits === "string") return edits;
		const exchanges = [...edits].map((path$of) => {
			return {
				path: path$of[0],
				...path$of[1]
			};
		});
		const refused = exchange(kept.foundation, exchanges, {
			body: exchangeBody,
			function: exchangeFunction,
			class: exchangeClass$1
		});
		if (refused !== null) return refused;
		for (const path$of of edits) {
			const path = path$of[0], edit = path$of[1];
			kept.edits.set(path, edit);
		}
		for (let at$ = 0, list$ = tree.files; at$ < list$.length; at$++) {
			const { path, facts } = list$[at$];
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
		if (found === null) return "findings whose places are not known";
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
	/** What was edited since the foundation was last brought up to date, file by file; where it is too much, why. */
	#edits({ foundation, files }, tree) {
		const changed = tree.files.filter(({ path, facts }) => files.get(path)?.hash !== facts.hash);
		if (changed.length > MOST_MOVED) return "many files";
		const edits = /* @__PURE__ */ new Map();
		for (let at$ = 0, list$ = changed; at$ < list$.length; at$++) {
			const { path, role, facts } = list$[at$];
			const unit = foundation.program.index.byPath.get(path)?.unit;
			if (unit == null || role === "migration") return "a migration";
			const now = decode(facts);
			if (roleByContent(path, role, now) !== unit.role) return "what a file is for";
			const edit = fileEdits(unit.facts, now);
			if (typeof edit === "string") return edit;
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
		for (let at$ = 0, list$ = changed; at$ < list$.length; at$++) {
			const index = list$[at$];
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
/** What the next commit is compared with, and what the last one was. */
const MOST_SIDES = 2;
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
	return last.policy === JSON.stringify(policy) && sameFolders(last.tree, tree) && [...last.texts].every((path$of) => {
		const path = path$of[0], text = path$of[1];
		return tree.text(path) === text;
	});
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
	/** What the files of the project were asked together, such as for a word, with what they said. */
	#asked = /* @__PURE__ */ new Map();
	/** The texts that were read. */
	#texts = /* @__PURE__ */ new Map();
	#modules = /* @__PURE__ */ new Map();
	/** The replays that are known, for an analysis that is not the next one: where they are not, its own replays are made, and not kept. */
	lend = (input, make) => {
		if (this.#last === null) return this.take(input, make);
		return this.#holds(this.#last, keyOf(input), input) ? this.#last.value : make(input);
	};
	take = (input, make) => {
		this.#today = input;
		const key = keyOf(input);
		if (this.#last !== null && this.#holds(this.#last, key, input)) return this.#last.value;
		this.#facts.clear();
		this.#asked.clear();
		this.#texts.clear();
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
			mentions: (word, outside = false) => this.#ask(`mentions ${word}${outside ? " outside" : ""}`, (today) => today.mentions?.(word, outside) === true),
			mentionsIn: (path, word) => this.#ask(`mentions ${word} in ${path}`, (today) => today.mentionsIn?.(path, word) === true),
			stampsNew: () => this.#ask("stampsNew", (today) => today.stampsNew?.() === true),
			connectsTo: (dialect) => this.#ask(`connectsTo ${dialect}`, (today) => today.connectsTo?.(dialect) === true),
			text: (path) => {
				const text = this.#today?.text?.(path) ?? null;
				this.#texts.set(path, text);
				return text;
			},
			namesConstraints: () => this.#ask("namesConstraints", (today) => today.namesConstraints?.() === true),
			widensIds: () => this.#ask("widensIds", (today) => today.widensIds?.() === true),
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
	#ask(name, ask) {
		const said = this.#today !== null && ask(this.#today);
		this.#asked.set(name, {
			ask,
			said
		});
		return said;
	}
	#holds({ key: old, models }, key, input) {
		const { modules } = input;
		return !models && old.plain === key.plain && listsEqual(old.paths, key.paths) && entriesEqual(old.settings, key.settings) && [...this.#texts].every((path$of) => {
			const path = path$of[0], text = path$of[1];
			return (input.text?.(path) ?? null) === text;
		}) && [...this.#asked.values()].every(({ ask, said }) => ask(input) === said) && [...this.#facts].every((path$of) => {
			const path = path$of[0], hash = path$of[1];
			return modules.factsOf(path)?.hash === hash;
		}) && [...this.#modules.values()].every(({ dotted, from, path }) => modules.resolveModule(dotted, from) === path);
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
	#blobs = new BlobMemory();
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
	/** Why the last run had to analyse the whole; null where it had not. */
	get why() {
		return this.#findings.why;
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
	/** Keeps what was judged last as the side of a base: what is compared with it later needs no analysis of it. */
	keepSide() {
		this.#findings.keepSide();
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
			blobs: this.#blobs,
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
				const unsaved = this.#analyser.overlays().filter((path) => parentOf(path) === folder && !names.has(nameIn(path))).map((path) => ({
					name: nameIn(path),
					kind: "file",
					hash: null
				}));
				return [...entries, ...unsaved];
			},
			text: (path) => this.#analyser.overlaid(path) ?? disk.text(path),
			resolve: (path) => disk.resolve(path),
			isTracked: (path, folder) => disk.isTracked(path, folder)
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

export { NotQuickError as n, LiveProject as t };