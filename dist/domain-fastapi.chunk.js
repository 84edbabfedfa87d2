import { i as unnoted, n as noteScan } from "./model-reads.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { n as nameIn, r as parentOf, t as joinPath } from "./model-paths.chunk.js";
import { $ as isVague, D as mentionsVariable, F as DEFAULT_METHODS, H as RESPONSE_CLASSES, I as FOREIGN_ROUTER, J as registrationOf, L as HTTP_STATUS, M as boundOnce, N as CLASS_VIEWS, O as substitute$1, P as CONTAINER_ANNOTATIONS, Q as external$1, U as ROUTER_CLASSES, V as PARAMETER_MARKERS, W as ROUTER_SUBCLASSES, X as alternatives, Y as NONE$1, at as withoutNone, et as key, it as unknown, j as listsEqual, k as unify, nt as reference, ot as unparse, q as VERBS, rt as union$1 } from "./flow-budget.chunk.js";
import { _ as headOf, i as someInStatements, m as isLeft, o as visitExpression, s as visitStatements, u as eachStatement, v as lastName$2 } from "./model-visit.chunk.js";
import { t as boundName } from "./model-bound-name.chunk.js";

// src/blind-spots.ts
/** Everything that an analysis could not see, sorted: what the program itself shows, and what the stages report. */
function blindSpotsOf(program, found, lost, reported) {
	return sortedSpots([
		...syntaxSpots(program),
		...lost.all().map(spotOf),
		...found.dynamicImports.flatMap(dynamicSpots),
		...reported
	]);
}
/** Blind spots by place. */
function sortedSpots(spots) {
	return [...spots].sort(bySpot);
}
/** Places that the files' own facts call unreadable. */
function syntaxSpots(program) {
	const spots = [];
	for (let at$ = 0, list$ = program.index.modules; at$ < list$.length; at$++) {
		const { unit } = list$[at$];
		if (unit === null || unit.role !== "application") continue;
		for (let at$ = 0, list$ = unit.facts.problems; at$ < list$.length; at$++) {
			const problem = list$[at$];
			spots.push({
				kind: "syntax",
				file: unit.path,
				line: unit.facts.line(problem.start),
				detail: problem.detail
			});
		}
	}
	return spots;
}
/** Imports of modules or names that the project should have and has not: generated at build time, or misspelt. They are looked for once. */
var LostImports = class {
	program;
	found = null;
	constructor(program) {
		this.program = program;
	}
	/** The imports of a module changed. */
	forget() {
		this.found = null;
	}
	all() {
		this.found ??= lostImports(this.program);
		return this.found;
	}
};
function lostImports(program) {
	const lost = [];
	for (let at$ = 0, list$ = program.index.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		const { unit } = module;
		if (unit?.role !== "application") continue;
		const scope = program.moduleScope(module);
		for (const name$of of scope.bindings) {
			const name = name$of[0], bindings = name$of[1];
			for (let at$ = 0, list$ = bindings; at$ < list$.length; at$++) {
				const binding = list$[at$];
				if (binding.kind !== "import" || bindings.length > 1 || program.resolve(name, scope) !== void 0) continue;
				const source = `${".".repeat(binding.level)}${binding.module}`;
				const detail = binding.name === null ? `import of ${source}` : `import of ${binding.name} from ${source}`;
				lost.push({
					unit,
					start: binding.node.start,
					detail: `${detail} is not in the project`
				});
			}
		}
	}
	return lost;
}
function spotOf({ unit, start, detail }) {
	return {
		kind: "unresolved-import",
		file: unit.path,
		line: unit.facts.line(start),
		detail
	};
}
/** Modules that are loaded by a computed name: what they define and call is not known. */
function dynamicSpots({ unit, site: { call } }) {
	const { unit: file } = unit.kind === "function" ? unit.function.module : unit.module;
	const name = (call?.args ?? [])[0];
	if (call === null || file === null || name === void 0) return [];
	const detail = `a module is loaded by the computed name \`${unparse(name)}\``;
	return [{
		kind: "dynamic-import",
		file: file.path,
		line: file.facts.line(call.start),
		detail
	}];
}
function bySpot(a, b) {
	if (a.file !== b.file) return a.file < b.file ? -1 : 1;
	return a.line - b.line || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : a.detail < b.detail ? -1 : a.detail > b.detail ? 1 : 0);
}

// src/link/awaited-parameters.ts
/**
* The type of a parameter whose annotation its own function contradicts: `session: Session`, and `await session.execute(statement)`. What
* is awaited of a synchronous class is never awaitable, so that the callers give its asynchronous twin.
*/
function contradicted(linker, fn, parameter, declared, scope) {
	if (!fn.def.async || scope.bindings.get(parameter.name)?.length !== 1) return declared;
	const types = alternatives(declared);
	const twins = types.map((type) => type.kind === "external" ? linker.externals.asyncTwin(type.name) : void 0);
	if (types.some((type) => type.kind === "external" && twins.includes(type.name))) return declared;
	if (twins.every((twin) => twin === void 0) || !awaitsMethodOf(fn, parameter.name)) return declared;
	return union$1(types.map((type, at) => type.kind === "external" ? {
		...type,
		name: twins[at] ?? type.name
	} : type));
}
/**
* What all callers give to a parameter that is declared as its asynchronous twin: `session: AsyncSession` of a plain function that is called
* with a `Session` everywhere. null where they give nothing else than the annotation says.
*/
function overruled({ externals }, declared, given) {
	if (given.kind !== "external") return null;
	const twin = externals.asyncTwin(given.name);
	if (twin === void 0) return null;
	const isTwin = (type) => type.kind === "external" && (type.name === twin || externals.bases(type.name).includes(twin) || externals.bases(twin).includes(type.name));
	const types = alternatives(withoutNone(declared));
	return types.length > 0 && types.every(isTwin) ? given : null;
}
function awaitsMethodOf({ def }, name) {
	const isMethodCall = (node) => node.kind === "Call" && node.func.kind === "Attribute" && node.func.value.kind === "Name" && node.func.value.id === name;
	let found = someInStatements(def.body, (node) => node.kind === "Await" && isMethodCall(node.value));
	eachStatement(def.body, (statement) => {
		found ||= statement.kind === "With" && statement.async && statement.items.some(({ context }) => isMethodCall(context));
	});
	return found;
}

// src/link/annotation-text.ts
const TOKEN = /\s*(?:([A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*)|("[^"]*"|'[^']*')|(-?\d+)|(\.\.\.)|([.[\],|()]))/y;
/**
* Reads the text of a quoted annotation (`"list[Order] | None"`) as an expression: names, attributes, subscripts, unions,
* strings, numbers and lists, which is what annotations consist of. All nodes get the range of the string.
* Undefined when the text is anything else.
*/
function parseAnnotation(text, at) {
	const tokens = [];
	TOKEN.lastIndex = 0;
	while (TOKEN.lastIndex < text.length) {
		const from = TOKEN.lastIndex;
		const match = TOKEN.exec(text);
		if (match === null) return text.slice(from).trim() === "" && tokens.length > 0 ? new Reader(tokens, at).whole() : void 0;
		tokens.push(match[0].trim());
	}
	return tokens.length === 0 ? void 0 : new Reader(tokens, at).whole();
}
var Reader = class {
	tokens;
	at;
	next = 0;
	constructor(tokens, at) {
		this.tokens = tokens;
		this.at = {
			start: at.start,
			end: at.end
		};
	}
	whole() {
		const expression = this.alternatives(0);
		return this.next === this.tokens.length ? expression : void 0;
	}
	take(token) {
		if (this.tokens[this.next] !== token) return false;
		this.next++;
		return true;
	}
	alternatives(depth) {
		let left = this.postfix(depth);
		while (left !== void 0 && this.take("|")) {
			const right = this.postfix(depth);
			left = right === void 0 ? void 0 : {
				kind: "BinOp",
				left,
				op: "|",
				right,
				...this.at
			};
		}
		return left;
	}
	postfix(depth) {
		if (depth > 50) return void 0;
		let value = this.atom(depth);
		while (value !== void 0) if (this.take(".")) {
			const attr = this.tokens[this.next++];
			if (attr === void 0 || !/^[\w\u0080-\uffff]+$/.test(attr)) return void 0;
			value = {
				kind: "Attribute",
				value,
				attr,
				...this.at
			};
		} else if (this.take("[")) {
			const items = this.list("]", depth + 1);
			const only = items?.[0];
			if (items === void 0 || only === void 0) return void 0;
			value = {
				kind: "Subscript",
				value,
				slice: items.length === 1 ? only : {
					kind: "Tuple",
					elts: items,
					...this.at
				},
				...this.at
			};
		} else return value;
	}
	atom(depth) {
		const token = this.tokens[this.next++];
		if (token === void 0) return void 0;
		if (token === "[" || token === "(") {
			const elts = this.list(token === "[" ? "]" : ")", depth + 1);
			if (elts === void 0) return void 0;
			return token === "(" && elts.length === 1 ? elts[0] : {
				kind: token === "[" ? "List" : "Tuple",
				elts,
				...this.at
			};
		}
		if (token === "...") return {
			kind: "Constant",
			type: "Ellipsis",
			value: void 0,
			...this.at
		};
		if (token === "None" || token === "True" || token === "False") return {
			kind: "Constant",
			type: token,
			value: void 0,
			...this.at
		};
		if (token.startsWith("\"") || token.startsWith("'")) return {
			kind: "Constant",
			type: "str",
			value: token.slice(1, -1),
			...this.at
		};
		if (/^-?\d/.test(token)) return {
			kind: "Constant",
			type: "int",
			value: token,
			...this.at
		};
		if (/^[\w\u0080-\uffff]+$/.test(token)) return {
			kind: "Name",
			id: token,
			...this.at
		};
	}
	list(close, depth) {
		const items = [];
		while (!this.take(close)) {
			const item = this.alternatives(depth);
			if (item === void 0) return void 0;
			items.push(item);
			if (!this.take(",") && this.tokens[this.next] !== close) return void 0;
		}
		return items;
	}
};

// src/link/annotations.ts
/** Wrappers whose first argument is what the value is. `Mapped` reads as its value through an instance. */
const TRANSPARENT = /* @__PURE__ */ new Set([
	"typing.Annotated",
	"typing.ClassVar",
	"typing.Final",
	"typing.Required",
	"typing.NotRequired",
	"typing.ReadOnly",
	"typing.Unpack",
	"sqlalchemy.orm.Mapped",
	"sqlalchemy.orm.WriteOnlyMapped",
	"dataclasses.InitVar",
	"typing.TypeGuard",
	"pydantic.InstanceOf",
	"pydantic.SkipValidation",
	"pydantic.SerializeAsAny",
	...CONTAINER_ANNOTATIONS
]);
/**
* What makes sessions, with the class of those that it makes where its annotation says no other; null: `factory: sessionmaker` is said of
* those with `class_=AsyncSession` as well.
*/
const SESSION_FACTORIES = /* @__PURE__ */ new Map([
	["sqlalchemy.orm.sessionmaker", null],
	["sqlalchemy.orm.scoped_session", "sqlalchemy.orm.Session"],
	["sqlalchemy.ext.asyncio.async_sessionmaker", "sqlalchemy.ext.asyncio.AsyncSession"],
	["sqlalchemy.ext.asyncio.async_scoped_session", "sqlalchemy.ext.asyncio.AsyncSession"]
]);
const NO_ALIASES = [];
/**
* Evaluates an annotation in a scope: the type of the values that it describes. `within` are the aliases whose values are being read: one
* that is made of itself (`Json = dict[str, "Json"] | list["Json"] | …`) has no end.
*/
function annotated(linker, annotation, scope, within = NO_ALIASES) {
	switch (annotation.kind) {
		case "Constant":
			if (annotation.type === "None") return NONE$1;
			if (annotation.type === "str" && annotation.value !== void 0) {
				const parsed = parseAnnotation(annotation.value, annotation);
				return parsed === void 0 ? unknown("dynamic") : annotated(linker, parsed, scope, within);
			}
			return unknown("dynamic");
		case "Name": return typeParameter(linker, annotation.id, scope) ?? ofSymbol(linker, annotationSymbol(linker, annotation, scope), within);
		case "Attribute": return ofSymbol(linker, annotationSymbol(linker, annotation, scope), within);
		case "Subscript": return subscript$1(linker, annotation, scope, within);
		case "BinOp": return annotation.op === "|" ? union$1([annotated(linker, annotation.left, scope, within), annotated(linker, annotation.right, scope, within)]) : unknown("dynamic");
		case "Starred": return annotated(linker, annotation.value, scope, within);
		default: return unknown("dynamic");
	}
}
/**
* What a name or attribute chain in an annotation means. In a class body a field or method of the same name does not hide
* what is outside: in `date: date` and `def list(self) -> list[int]` the annotation was written for the outer one.
*/
function annotationSymbol(linker, expression, scope) {
	if (scope.kind !== "class" || scope.parent === null) return linker.symbolOf(expression, scope);
	let head = expression;
	while (head.kind === "Attribute") head = head.value;
	const hidden = (head.kind === "Name" ? scope.bindings.get(head.id) : void 0)?.every((binding) => binding.kind === "declaration" || binding.kind === "function" || binding.kind === "value" && binding.annotation !== null);
	return linker.symbolOf(expression, hidden === true ? scope.parent : scope);
}
/** A name among the type parameters of a class or function around: `class Repository[T]`. */
function typeParameter(linker, name, scope) {
	for (let at = scope; at !== null; at = at.parent) {
		const owner = at.owner;
		if (owner === null || owner.kind !== "FunctionDef" && owner.kind !== "ClassDef" || !owner.typeParameters.includes(name)) continue;
		return {
			kind: "typevar",
			name,
			...owner.kind === "ClassDef" && at.parent !== null ? { of: linker.classSymbol(owner, at.parent) } : {}
		};
	}
	return null;
}
function ofSymbol(linker, symbol, within) {
	if (symbol === void 0) return unknown("unresolved name");
	switch (symbol.kind) {
		case "class": return {
			kind: "instance",
			class: symbol,
			args: []
		};
		case "external": return ofExternal(symbol.name, []);
		case "variable": return ofVariable(linker, symbol.name, symbol.scope, within);
		case "module":
		case "function": return unknown("dynamic");
	}
}
/** A variable in an annotation: a type variable, an alias, a NewType, or a class made by a call. */
function ofVariable(linker, name, scope, within) {
	for (let at$ = 0, list$ = scope.bindings.get(name) ?? []; at$ < list$.length; at$++) {
		const binding = list$[at$];
		if (within.includes(binding)) return unknown("recursive");
		const inside = [...within, binding];
		if (binding.kind === "alias") return annotated(linker, binding.value, scope, inside);
		if (binding.kind !== "value" || binding.path.length > 0) continue;
		const { value } = binding;
		if (value.kind === "Call") {
			const callee = linker.symbolOf(value.func, scope);
			const made = callee?.kind === "external" ? callee.name : "";
			if (made === "typing.TypeVar" || made === "typing.ParamSpec" || made === "typing.TypeVarTuple") return typeVariable(linker, name, value, scope, inside);
			if (made === "typing.NewType" && value.args[1] !== void 0) return annotated(linker, value.args[1], scope, inside);
			const type = linker.typeOf(value, scope);
			if (type.kind === "class") return {
				kind: "instance",
				class: type.class,
				args: type.args
			};
			return type.kind === "external" && SESSION_FACTORIES.has(type.name) ? linker.called(type, null) : unknown("dynamic");
		}
		return annotated(linker, value, scope, inside);
	}
	return unknown("dynamic");
}
/** `TypeVar("RepositoryT", bound="Repository")`. */
function typeVariable(linker, name, { keywords }, scope, within) {
	const declared = keywords.find(({ arg }) => arg === "bound")?.value;
	const bound = declared === void 0 ? null : annotated(linker, declared, scope, within);
	return bound === null || bound.kind === "unknown" ? {
		kind: "typevar",
		name
	} : {
		kind: "typevar",
		name,
		bound
	};
}
function ofExternal(name, args) {
	if (name === "typing.Any" || name === "builtins.object") return unknown("any");
	if (name === "typing.Self") return {
		kind: "typevar",
		name: "Self"
	};
	if (name === "typing.NoReturn" || name === "typing.Never") return NONE$1;
	if (name === "builtins.type" && args.length === 0) return unknown("dynamic");
	const session = args.length === 0 ? SESSION_FACTORIES.get(name) : null;
	if (session != null) return external$1(name, external$1(session));
	return {
		kind: "external",
		name,
		args
	};
}
function subscript$1(linker, annotation, scope, within) {
	const items = annotation.slice.kind === "Tuple" ? annotation.slice.elts : [annotation.slice];
	const evaluate = (expression) => annotated(linker, expression, scope, within);
	const symbol = annotationSymbol(linker, annotation.value, scope);
	if (symbol === void 0) return unknown("unresolved name");
	if (symbol.kind === "class") return {
		kind: "instance",
		class: symbol,
		args: items.map(evaluate)
	};
	if (symbol.kind === "variable") {
		const alias = ofVariable(linker, symbol.name, symbol.scope, within);
		return alias.kind === "instance" || alias.kind === "external" ? {
			...alias,
			args: items.map(evaluate)
		} : alias;
	}
	if (symbol.kind !== "external") return unknown("dynamic");
	const { name } = symbol;
	const first = items[0];
	if (first === void 0) return unknown("dynamic");
	if (TRANSPARENT.has(name)) return evaluate(first);
	switch (name) {
		case "typing.Optional": return union$1([evaluate(first), NONE$1]);
		case "typing.Union": return union$1(items.map(evaluate));
		case "builtins.tuple":
			if (items[1]?.kind === "Constant" && items[1].type === "Ellipsis") return external$1("builtins.list", evaluate(first));
			return {
				kind: "tuple",
				items: items.map(evaluate)
			};
		case "builtins.type": return classOf$1(evaluate(first));
		case "typing.Literal": return literal(items);
		case "collections.abc.Callable": return external$1("collections.abc.Callable", items[1] === void 0 ? unknown("dynamic") : evaluate(items[1]));
		case "collections.abc.Awaitable": return {
			kind: "awaitable",
			result: evaluate(first)
		};
		case "asyncio.Future":
		case "asyncio.Task": return {
			kind: "awaitable",
			result: evaluate(first),
			runs: true
		};
		case "collections.abc.Coroutine": return {
			kind: "awaitable",
			result: items[2] === void 0 ? unknown("dynamic") : evaluate(items[2])
		};
		default: return ofExternal(name, items.map(evaluate));
	}
}
/** `Literal["open", "paid", None]`: texts, and None where it is one of them. */
function literal(items) {
	const are = (type) => items.some((item) => item.kind === "Constant" && item.type === type);
	if (!items.every((item) => item.kind === "Constant" && (item.type === "str" || item.type === "None")) || !are("str")) return unknown("dynamic");
	return are("None") ? union$1([external$1("builtins.str"), NONE$1]) : external$1("builtins.str");
}
/** The class object of which a type is the instance: `Type[X]`. */
function classOf$1(type) {
	switch (type.kind) {
		case "instance": return {
			kind: "class",
			class: type.class,
			args: type.args
		};
		case "external": return reference(type.name, type.args);
		case "union": return union$1(type.items.map(classOf$1));
		case "typevar": return {
			kind: "external",
			name: "builtins.type",
			args: [type]
		};
		default: return unknown("dynamic");
	}
}

// src/link/results.ts
/** The expressions of all return statements of a function's own body; null for a bare return. */
function returnedExpressions(def) {
	const found = [];
	eachStatement(def.body, (statement) => {
		if (statement.kind === "Return") found.push(statement.value);
	});
	return found;
}
/** The expressions that a generator yields, where the yield is a statement or an assigned value. */
function yieldedExpressions(def) {
	const found = [];
	eachStatement(def.body, (statement) => {
		const value = statement.kind === "Expr" || statement.kind === "Assign" || statement.kind === "AnnAssign" || statement.kind === "Return" ? statement.value : null;
		if (value?.kind === "Yield") found.push(value.value);
	});
	return found;
}

// src/link/decorators.ts
/** Reads the decorators from the innermost outward: each sees what the ones below it have made. */
function decorated(linker, fn) {
	let { async } = fn.def;
	let understood = true;
	const wrappings = [];
	for (let at$ = 0, list$ = [...fn.def.decorators].reverse(); at$ < list$.length; at$++) {
		const expression = list$[at$];
		const symbol = linker.symbolOf(expression.kind === "Call" ? expression.func : expression, fn.outer);
		if (symbol?.kind !== "function" || symbol === fn) continue;
		const wrapping = wrappingOf(linker, symbol, expression.kind === "Call", async);
		if (wrapping === void 0) {
			if (!givesBack(linker, symbol, expression.kind === "Call")) understood = false;
			continue;
		}
		wrappings.unshift(wrapping);
		const { def } = wrapping.wrapper;
		if (def.async) async = true;
		else if (!def.generator && !passesOn(linker, wrapping)) async = false;
	}
	return {
		async,
		wrappings,
		understood
	};
}
/**
* What a decorator of the project, called with a function, puts in its place, where one of the two is asynchronous and the other is not:
* `def to_sync(fn: T) -> T` says that it gives back what it was given, and does not. Null where the annotation may be believed.
*/
function replacement(linker, decorator, given) {
	const { async } = linker.decorated(given);
	const wrapping = wrappingOf(linker, decorator, false, async);
	if (wrapping === void 0) return null;
	const { def } = wrapping.wrapper;
	if (def.async === async) return null;
	return def.async || !(def.generator || passesOn(linker, wrapping)) ? wrapping.wrapper : null;
}
function wrappingOf(linker, symbol, called, async) {
	linker.decorators.add(symbol.def);
	const inner = returnedFunction(linker, symbol, async);
	if (inner === void 0) return void 0;
	if (!called) return {
		wrapper: inner,
		decorator: symbol
	};
	const wrapper = returnedFunction(linker, inner, async);
	if (wrapper !== void 0) return {
		wrapper,
		decorator: inner
	};
	return givesBack(linker, inner, false) ? void 0 : {
		wrapper: inner,
		decorator: symbol
	};
}
/** A decorator that returns its first parameter: it registers or marks the function. */
function givesBack(linker, symbol, called) {
	if (called) {
		const inner = returnedFunction(linker, symbol, false);
		return inner !== void 0 && givesBack(linker, inner, false);
	}
	const name = symbol.def.parameters[0]?.name;
	const returned = returnedExpressions(symbol.def);
	return name !== void 0 && returned.length > 0 && returned.every((value) => value?.kind === "Name" && value.id === name);
}
/** Whether a wrapper returns what it gets from the function that it wraps, awaited or not: of a plain one a coroutine stays one. */
function passesOn(linker, { wrapper, decorator }) {
	const name = decorator.def.parameters[0]?.name;
	if (name === void 0) return false;
	const results = /* @__PURE__ */ new Set();
	const other = /* @__PURE__ */ new Set();
	eachStatement(wrapper.def.body, (statement) => {
		if (statement.kind !== "Assign") return;
		for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "Name") (callsName(statement.value, name) ? results : other).add(target.id);
		}
	});
	const returned = returnedExpressions(wrapper.def);
	return !linker.functionScope(wrapper).bindings.has(name) && returned.length > 0 && returned.every((value) => {
		if (value === null) return false;
		return callsName(value, name) || value.kind === "Name" && results.has(value.id) && !other.has(value.id);
	});
}
function callsName(value, name) {
	const given = value.kind === "Await" ? value.value : value;
	return given.kind === "Call" && given.func.kind === "Name" && given.func.id === name;
}
/**
* The nested function that a function returns. Of several (a decorator that has one wrapper for coroutine functions and one for
* others) the one that is as asynchronous as what is decorated.
*/
function returnedFunction(linker, fn, async) {
	const scope = linker.functionScope(fn);
	let found;
	for (let at$ = 0, list$ = returnedExpressions(fn.def); at$ < list$.length; at$++) {
		const value = list$[at$];
		for (let at$ = 0, list$ = returnedNames(value); at$ < list$.length; at$++) {
			const name = list$[at$];
			for (let at$ = 0, list$ = scope.bindings.get(name) ?? []; at$ < list$.length; at$++) {
				const inner = list$[at$];
				if (inner.kind !== "function") continue;
				if (inner.def.async === async) return linker.functionSymbol(inner.def, scope);
				found ??= linker.functionSymbol(inner.def, scope);
			}
		}
	}
	return found;
}
/** The nested functions that a function returns, each in its place for some calls. */
function returnedFunctions(linker, fn) {
	const scope = linker.functionScope(fn);
	return [...new Set(returnedExpressions(fn.def).flatMap(returnedNames))].flatMap((name) => (scope.bindings.get(name) ?? []).flatMap((binding) => binding.kind === "function" ? [linker.functionSymbol(binding.def, scope)] : []));
}
/** `wrapper`, `a if … else b`, `cast(…, wrapper)`. */
function returnedNames(value) {
	if (value === null) return [];
	if (value.kind === "Name") return [value.id];
	if (value.kind === "IfExp") return [...returnedNames(value.body), ...returnedNames(value.orelse)];
	return value.kind === "Call" ? value.args.flatMap((argument) => argument.kind === "Name" ? [argument.id] : []) : [];
}

// src/link/delegates.ts
/** Whether a class answers for attributes that it does not have. */
function delegates({ def }) {
	return def.body.some((statement) => statement.kind === "FunctionDef" && statement.name === "__getattr__");
}
/** The attribute of its object that a `__getattr__` asks for whatever it is asked for; null where it does something else. */
function handsOnTo(def) {
	const self$of = def.parameters, self = self$of[0], name = self$of[1];
	const given$of = returnedExpressions(def), given = given$of[0], another = given$of[1];
	if (given?.kind !== "Call" || another !== void 0 || given.func.kind !== "Name" || given.func.id !== "getattr") return null;
	const object$of = given.args, object = object$of[0], asked = object$of[1];
	if (object?.kind !== "Attribute" || object.value.kind !== "Name" || object.value.id !== self?.name) return null;
	return asked?.kind === "Name" && asked.id === name?.name ? object.attr : null;
}
/**
* What a function gives back in place of an object of the class that its annotation names: one of another class that hands on
* what it is asked for, in a way of its own (an adapter that runs coroutines, a proxy). The annotation is there for editors.
* Only where the file speaks of such a class: nearly all functions keep what they promise, and their bodies need not be read for it.
*/
function delegated(linker, fn, declared) {
	if (declared.kind !== "instance" || !mayDelegate(linker, fn)) return void 0;
	const scope = linker.functionScope(fn);
	const given = returnedExpressions(fn.def).flatMap((value) => value === null ? [] : alternatives(withoutNone(linker.typeOf(value, scope))));
	const others = given.every((type) => type.kind === "instance" && linker.ancestors(type.class).some((ancestor) => ancestor.kind === "class" && delegates(ancestor.class)) && !derives$1(linker, type.class, declared.class) && !derives$1(linker, declared.class, type.class));
	return given.length > 0 && others ? union$1(given) : void 0;
}
/** Whether the body of a function may tell more than its annotation. */
function mayDelegate(linker, { module: { unit } }) {
	return linker.delegators().some((name) => unit?.facts.mentions(name) === true);
}
function derives$1(linker, symbol, from) {
	return linker.ancestors(symbol).some((ancestor) => ancestor.kind === "class" && ancestor.class === from);
}

// src/link/displayed.ts
/** `HANDLERS: dict[str, Callable[[], None]] = {"mail": send_mail}`: what is written out says more than that something can be called. */
function displayed(linker, declared, value, scope) {
	if (declared.kind !== "external" || value.kind !== "Dict" && value.kind !== "List" || !declared.args.some(isCallable$1)) return void 0;
	const shown = linker.typeOf(value, scope);
	return shown.kind === "external" && shown.name === declared.name && !isVague(shown) ? shown : void 0;
}
/** Whether an annotation says that a collection holds what can be called, one by one or in lists, or does not say what. */
function holdsCallables(declared) {
	if (declared.kind !== "external") return false;
	const held = declared.args.at(-1);
	const says = (type) => type === void 0 || type.kind === "unknown" || type.kind === "typevar" || isCallable$1(type);
	return says(held) || held?.kind === "external" && held.args.length > 0 && says(held.args.at(-1));
}
/** Whether an annotation says that something can be called, and not what. */
function isCallable$1(type) {
	return type.kind === "external" && type.name === "collections.abc.Callable";
}

// src/link/made-initialiser.ts
/** Decorators that write an `__init__` for a class, by name. */
const WRITING = /^(dataclass|define|frozen|mutable|attrs|s)$/;
/** Base classes that do. */
const MODELS$1 = /^(pydantic|sqlmodel|msgspec|typing\.NamedTuple$)/;
/** What stands in the place of a default, and holds it. */
const FIELDS = /^(field|Field|attrib|ib)$/;
/**
* The `__init__` that a class has without its being written, with a parameter for each field, those of its bases first: of a dataclass,
* a model, a named tuple. Null where one is written, and where the class has none.
*/
function madeInitialiser(linker, symbol, id) {
	const ancestors = linker.ancestors(symbol);
	const isModel = ancestors.some((ancestor) => ancestor.kind === "external" && MODELS$1.test(ancestor.name));
	const fields = /* @__PURE__ */ new Map();
	let made = isModel;
	for (let at$ = 0, list$ = [...ancestors].reverse(); at$ < list$.length; at$++) {
		const ancestor = list$[at$];
		if (ancestor.kind !== "class") continue;
		const { def } = ancestor.class;
		if (linker.classScope(ancestor.class).bindings.has("__init__")) return null;
		const writes = def.decorators.some((decorator) => WRITING.test(lastName$2(decorator.kind === "Call" ? decorator.func : decorator)));
		made ||= writes;
		if (!isModel && !writes) continue;
		for (let at$ = 0, list$ = def.body; at$ < list$.length; at$++) {
			const statement = list$[at$];
			if (statement.kind !== "AnnAssign" || statement.target.kind !== "Name" || isOfClass(statement.annotation)) continue;
			const { start, end, target, annotation, value } = statement;
			const name = target.id;
			fields.set(name, {
				start,
				end,
				name,
				passing: "normal",
				annotation,
				default: defaultIn(value)
			});
		}
	}
	if (!made || fields.size === 0) return null;
	const { def } = symbol;
	const self = {
		start: def.start,
		end: def.start,
		name: "self",
		passing: "normal",
		annotation: null,
		default: null
	};
	const init = {
		kind: "FunctionDef",
		start: def.start,
		end: def.start,
		name: "__init__",
		qualname: `${def.qualname}.__init__`,
		async: false,
		generator: false,
		decorators: [],
		typeParameters: [],
		parameters: [self, ...fields.values()],
		returns: null,
		docstring: null,
		defStart: def.start,
		nameStart: def.start,
		nameEnd: def.start,
		body: []
	};
	return {
		kind: "function",
		module: symbol.module,
		def: init,
		outer: linker.classScope(symbol),
		owner: symbol,
		id
	};
}
function isOfClass(annotation) {
	return lastName$2(annotation.kind === "Subscript" ? annotation.value : annotation) === "ClassVar";
}
/** `run: Callable = field(default=send)` */
function defaultIn(value) {
	if (value?.kind !== "Call" || !FIELDS.test(lastName$2(value.func))) return value;
	return value.keywords.find(({ arg }) => arg === "default")?.value ?? null;
}
/** Whether an annotation says that something can be called, if anything is there, by a name of the project's as well: `handler: Handler | None`. */
function saysCallable(linker, annotation, scope) {
	switch (annotation.kind) {
		case "Attribute": return annotation.attr === "Callable";
		case "Name": return annotation.id === "Callable" || isAlias(linker, annotation.id, scope) && isOnlyCallable(linker.annotated(annotation, scope));
		case "BinOp": return annotation.right.kind === "Constant" && annotation.right.type === "None" && saysCallable(linker, annotation.left, scope);
		case "Subscript": return lastName$2(annotation.value) === "Optional" ? saysCallable(linker, annotation.slice, scope) : lastName$2(annotation.value) === "Callable";
		default: return false;
	}
}
function isAlias(linker, name, scope) {
	const bound = boundOnce(linker, name, scope);
	return bound !== void 0 && (bound.value.kind === "Subscript" || bound.value.kind === "BinOp" || bound.value.kind === "Name");
}
function isOnlyCallable(type) {
	const items = alternatives(type).filter(({ kind }) => kind !== "none");
	return items.length > 0 && items.every(isCallable$1);
}
/** What callers give where a declared type says no more than that it can be called; the declared type where that is not known. */
function orGiven(declared, given) {
	if (!isOnlyCallable(declared)) return declared;
	const type = given();
	if (!alternatives(type).every(isCalled$1)) return declared;
	return declared.kind === "union" ? union$1([type, NONE$1]) : type;
}
/** Whether a value is something that can be called. */
function isCalled$1({ kind }) {
	return kind === "function" || kind === "lambda" || kind === "partial" || kind === "method" || kind === "reference" || kind === "class";
}

// src/data/sqlalchemy.ts
function option(name, about, loads, extra = {}) {
	return {
		name,
		about,
		loads,
		statements: "none",
		raises: false,
		needsJoin: false,
		needsUnique: false,
		...extra
	};
}
const OPTIONS = [
	option("selectinload", "relationship", "yes", { statements: "per-batch" }),
	option("joinedload", "relationship", "yes", { needsUnique: true }),
	option("subqueryload", "relationship", "yes", { statements: "per-batch" }),
	option("immediateload", "relationship", "yes", { statements: "per-parent" }),
	option("contains_eager", "relationship", "yes", {
		needsJoin: true,
		needsUnique: true
	}),
	option("noload", "relationship", "yes"),
	option("lazyload", "relationship", "no"),
	option("raiseload", "relationship", "no", { raises: true }),
	option("defaultload", "relationship", "keeps"),
	option("load_only", "column", "yes"),
	option("undefer", "column", "yes"),
	option("undefer_group", "column", "yes"),
	option("with_expression", "column", "yes"),
	option("defer", "column", "no"),
	option("selectin_polymorphic", "other", "yes", { statements: "per-batch" }),
	option("with_loader_criteria", "other", "keeps"),
	option("Load", "other", "keeps")
];
/** Functions that make a declarative base: the keyword that takes the class from which the base derives. */
const BASE_MAKERS = { "sqlalchemy.orm.declarative_base": "cls" };
/** Objects that hand SQLAlchemy's names on as their attributes (`db.Column`), with a base of models: `db.Model`. */
const FACADES = /* @__PURE__ */ new Set([
	"flask_sqlalchemy.SQLAlchemy",
	"flask_sqlalchemy.extension.SQLAlchemy",
	"flask_appbuilder.SQLA",
	"quart_sqlalchemy.SQLAlchemy",
	"gino.Gino",
	"gino.api.Gino",
	"gino.ext.starlette.Gino",
	"gino_starlette.Gino"
]);
/** The base of models that a facade holds, by its canonical name. */
const FACADE_MODEL = {
	flask: "flask_sqlalchemy.SQLAlchemy.Model",
	gino: "gino.Gino.Model"
};
/** What comes from `sqlalchemy.orm`; the rest is SQLAlchemy's own. */
const OF_ORM = new Set("relationship relation backref dynamic_loader mapped_column column_property deferred synonym composite query_expression with_expression validates declared_attr Mapped DeclarativeBase aliased joinedload selectinload subqueryload lazyload immediateload noload raiseload contains_eager load_only defer undefer undefer_group selectin_polymorphic foreign remote Session Query sessionmaker scoped_session registry".split(" "));
/** What an attribute of a facade means; undefined for what is its own, such as its session. */
function facadeMember$1(owner, name) {
	if (!FACADES.has(owner) && !MADE_BELOW.test(owner)) return void 0;
	if (name === "Model") return FACADE_MODEL[owner.startsWith("gino") ? "gino" : "flask"];
	if (OF_ORM.has(name)) return `sqlalchemy.orm.${name}`;
	return /^[A-Z]/.test(name) || OF_CORE.has(name) ? `sqlalchemy.${name}` : void 0;
}
/** What extensions and packages of others call their class below that of Flask-SQLAlchemy. */
const MADE_BELOW = /^(?!sqlalchemy\.|flask_sqlalchemy_lite\.).+\.SQLAlchemy$/;
/** What an attribute of an object means that a package has made and calls `db`, as Flask-SQLAlchemy's own page does: `from invenio_db import db`. */
function packagedMember(owner, name) {
	if (!owner.endsWith(".db") || /^(google|django)\./.test(owner) || !OF_PACKAGED.has(name)) return void 0;
	return facadeMember$1("flask_sqlalchemy.SQLAlchemy", name);
}
/** What no module that happens to be called `db` has of its own. */
const OF_PACKAGED = new Set("Model Column Table ForeignKey ForeignKeyConstraint UniqueConstraint CheckConstraint PrimaryKeyConstraint Index Sequence Enum String Text Unicode UnicodeText Integer BigInteger SmallInteger Boolean Date DateTime Time Interval Float Numeric LargeBinary JSON PickleType ARRAY TIMESTAMP VARCHAR relationship backref column_property deferred mapped_column".split(" "));
/** The functions among SQLAlchemy's own names; its classes begin with a capital. */
const OF_CORE = new Set("func text select insert update delete and_ or_ not_ case cast literal literal_column null true false desc asc distinct exists column table event inspect".split(" "));
/** The keyword by which a facade is given the class from which its base of models derives. */
const FACADE_BASE = "model_class";

// src/link/lazy-exports.ts
/** Dictionaries that one is spread from. */
const MOST_SPREADS = 2;
/**
* What the `__getattr__` of a module gives for a name: what it imports under that name, or what a dictionary that it reads leads to,
* `{"Order": ".orders"}` or `{"Order": ("shop.orders", "Order")}`. How it looks the name up there is not followed.
*/
function lazyExport(linker, scope, name) {
	const asked = (scope.bindings.get("__getattr__") ?? [])[0];
	if (asked?.kind !== "function") return void 0;
	const inner = linker.functionScope(linker.functionSymbol(asked.def, scope));
	for (let at$ = 0, list$ = inner.bindings.get(name) ?? []; at$ < list$.length; at$++) {
		const binding = list$[at$];
		if (binding.kind === "import" && !binding.whole) return {
			module: binding.module,
			level: binding.level,
			name: binding.name
		};
	}
	let found;
	visitStatements(asked.def.body, (node) => {
		if (found === void 0 && node.kind === "Name" && !inner.bindings.has(node.id)) found = entry$1(scope, node.id, name, MOST_SPREADS);
	});
	return found;
}
/** What the dictionary under a name of the module leads to. */
function entry$1(scope, dictionary, name, deeper) {
	const only$of = scope.bindings.get(dictionary) ?? [], only = only$of[0], another = only$of[1];
	if (only?.kind !== "value" || another !== void 0 || only.path.length > 0 || only.value.kind !== "Dict") return void 0;
	const { keys, values } = only.value;
	for (let at = keys.length - 1; at >= 0; at--) {
		const key = keys[at];
		const value = values[at];
		if (value === void 0) continue;
		if (key === null && value.kind === "Name" && deeper > 0) {
			const spread = entry$1(scope, value.id, name, deeper - 1);
			if (spread !== void 0) return spread;
		} else if (key?.kind === "Constant" && key.type === "str" && key.value === name) return led(value, name);
	}
}
function led(value, name) {
	const module$of = value.kind === "Tuple" || value.kind === "List" ? value.elts.map(text$1) : [text$1(value), name], module = module$of[0], attribute = module$of[1];
	if (typeof module !== "string" || typeof attribute !== "string") return void 0;
	const level = module.length - module.replace(/^\.+/, "").length;
	return {
		module: module.slice(level),
		level,
		name: module === `.${attribute}` ? null : attribute
	};
}
function text$1(value) {
	return value.kind === "Constant" && value.type === "str" ? value.value : void 0;
}

// src/link/modules.ts
/** Finds the import roots, names the modules, and answers which module an import means. */
function indexModules(units) {
	const sorted = sortedByPath(units);
	const packages = /* @__PURE__ */ new Set();
	const folders = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = sorted; at$ < list$.length; at$++) {
		const { path } = list$[at$];
		const folder = parentOf(path);
		if (path === "__init__.py" || path.endsWith("/__init__.py")) packages.add(folder);
		for (let dir = folder; dir !== "" && !folders.has(dir); dir = parentOf(dir)) folders.add(dir);
	}
	const files = new Set(sorted.map(({ path }) => path.slice(0, -3)));
	const exists = (location) => folders.has(location) || files.has(location);
	const { roots, heads, wrappers } = importRoots(sorted, packages, folders, files, exists);
	const byLocation = /* @__PURE__ */ new Map();
	const byPath = /* @__PURE__ */ new Map();
	const modules = [];
	for (let at$ = 0, list$ = sorted; at$ < list$.length; at$++) {
		const unit = list$[at$];
		const isPackage = unit.path === "__init__.py" || unit.path.endsWith("/__init__.py");
		const location = isPackage ? parentOf(unit.path) : unit.path.slice(0, -3);
		const symbol = {
			kind: "module",
			name: nameOf$1(location, roots, heads),
			location,
			unit,
			package: isPackage
		};
		modules.push(symbol);
		byPath.set(unit.path, symbol);
		if (isPackage || !byLocation.has(location)) byLocation.set(location, symbol);
	}
	for (let at$ = 0, list$ = [...folders].sort(); at$ < list$.length; at$++) {
		const folder = list$[at$];
		if (!byLocation.has(folder)) byLocation.set(folder, {
			kind: "module",
			name: nameOf$1(folder, roots, heads),
			location: folder,
			unit: null,
			package: true
		});
	}
	const memo = /* @__PURE__ */ new Map();
	const ordered = /* @__PURE__ */ new Map();
	const rootsFor = (from) => {
		const folder = parentOf(from.unit?.path ?? from.location);
		let list = ordered.get(folder);
		if (list === void 0) {
			list = [...roots.filter((root) => isWithin(folder, root)).sort((a, b) => b.length - a.length), ...roots.filter((root) => !isWithin(folder, root))];
			ordered.set(folder, list);
		}
		return list;
	};
	const find = (dotted, from) => {
		const list = rootsFor(from);
		const memoKey = `${list[0] ?? ""}:${list[1] ?? ""}:${dotted}`;
		const known = memo.get(memoKey);
		if (known !== void 0) return known ?? void 0;
		const tail = dotted.replaceAll(".", "/");
		const first = tail.split("/", 1)[0] ?? tail;
		let found;
		for (let at$ = 0, list$ = list; at$ < list$.length; at$++) {
			const root = list$[at$];
			if (wrappers.has(joinPath(root, first))) continue;
			const symbol = byLocation.get(joinPath(root, tail));
			if (symbol !== void 0 && (symbol.unit !== null || found === void 0)) {
				found = symbol;
				if (symbol.unit !== null) break;
			}
		}
		memo.set(memoKey, found ?? null);
		return found;
	};
	const findRelative = (level, module, from) => {
		let base = from.package ? from.location : parentOf(from.location);
		for (let up = 1; up < level; up++) base = parentOf(base);
		const tail = module.replaceAll(".", "/");
		return byLocation.get(tail === "" ? base : joinPath(base, tail)) ?? vendored(base, tail);
	};
	const vendors = /* @__PURE__ */ new Map();
	/**
	* `from ..common.clients import X` of a service without a folder `common`: the build copies one in from elsewhere. It is taken to be the only
	* module of the repository that could be meant.
	*/
	const vendored = (base, tail) => {
		const first = tail.split("/", 1)[0] ?? tail;
		if (first === tail || exists(joinPath(base, first))) return void 0;
		let known = vendors.get(tail);
		if (known === void 0) {
			const candidates = modules.filter(({ location }) => location === tail || location.endsWith(`/${tail}`));
			known = candidates.length === 1 ? candidates[0] ?? null : null;
			vendors.set(tail, known);
		}
		return known ?? void 0;
	};
	return {
		modules,
		byLocation,
		byPath,
		resolveAbsolute: find,
		resolveRelative: findRelative,
		resolveFrom: ({ level, module }, from) => level > 0 ? findRelative(level, module, from) : find(module, from),
		isSameFor(now) {
			const other = importRoots(sortedByPath(now), packages, folders, files, exists);
			return listsEqual(other.roots, roots) && listsEqual([...other.wrappers], [...wrappers]) && [...byLocation].every((location$of) => {
				const location = location$of[0], { name } = location$of[1];
				return nameOf$1(location, other.roots, other.heads) === name;
			});
		},
		ownsTop(dotted, from) {
			const first = dotted.split(".", 1)[0] ?? dotted;
			return find(first, from) !== void 0;
		}
	};
}
function sortedByPath(units) {
	return [...units].sort((a, b) => byText(a.path, b.path));
}
function isWithin(folder, root) {
	return root === "" || folder === root || folder.startsWith(`${root}/`);
}
/**
* The dotted name of a module: from the root by which most imports reach the folder or file below it, of equals the
* innermost. A script that imports by another way does not rename what the rest of the program calls by its full name.
*/
function nameOf$1(location, roots, heads) {
	let best = "";
	let most = -1;
	for (let at$ = 0, list$ = roots; at$ < list$.length; at$++) {
		const root = list$[at$];
		if (root === location || !isWithin(parentOf(location), root)) continue;
		const below = root === "" ? location : location.slice(root.length + 1);
		const count = heads.get(joinPath(root, below.split("/", 1)[0] ?? below)) ?? 0;
		if (count > most || count === most && root.length > best.length) {
			best = root;
			most = count;
		}
	}
	const tail = best === "" ? location : location.slice(best.length + 1);
	return tail === "" ? "__init__" : tail.replaceAll("/", ".");
}
/**
* The folders from which the program imports: where the topmost packages lie, and where a file lies or a namespace package
* starts that somebody imports by its first segment. Most voted first.
*/
function importRoots(units, packages, folders, files, exists) {
	const votes = /* @__PURE__ */ new Map();
	/** How many imports start at a folder or file below a root, by its location. */
	const heads = /* @__PURE__ */ new Map();
	const vote = (root, head, count) => {
		votes.set(root, (votes.get(root) ?? 0) + count);
		if (head !== "") heads.set(joinPath(root, head), (heads.get(joinPath(root, head)) ?? 0) + count);
	};
	const packaged = /* @__PURE__ */ new Map([["", null]]);
	const outermost = (folder) => {
		const known = packaged.get(folder);
		if (known !== void 0) return known;
		const found = outermost(parentOf(folder)) ?? (packages.has(folder) ? parentOf(folder) : null);
		packaged.set(folder, found);
		return found;
	};
	for (let at$ = 0, list$ = units; at$ < list$.length; at$++) {
		const { path } = list$[at$];
		const root = outermost(parentOf(path));
		if (root !== null) vote(root, "", 0);
	}
	const homes = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = [...folders, ...files]; at$ < list$.length; at$++) {
		const location = list$[at$];
		const last = nameIn(location);
		const list = homes.get(last);
		if (list === void 0) homes.set(last, [parentOf(location)]);
		else list.push(parentOf(location));
	}
	const importers = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = units; at$ < list$.length; at$++) {
		const unit = list$[at$];
		for (const dotted of absoluteImports(unit.facts.body)) {
			const list = importers.get(dotted);
			if (list === void 0) importers.set(dotted, [unit.path]);
			else list.push(unit.path);
		}
	}
	/** Folders that somebody names on the way to a module. */
	const named = /* @__PURE__ */ new Set();
	const imports = [...importers].map((dotted$of) => {
		const dotted = dotted$of[0], from = dotted$of[1];
		return {
			segments: dotted.split("."),
			from
		};
	});
	const imported = units.map(({ facts }) => importedNames(facts.body));
	const wrappers = /* @__PURE__ */ new Set([...units.filter(wrapsItsName).map(({ path }) => path.slice(0, -3)), ...namesakes(units, imported, packages, exists)]);
	const shadows = new Set(units.flatMap((unit, at) => shadowed(unit, imported[at] ?? [], exists)));
	for (let at$ = 0, list$ = imports.sort((a, b) => b.segments.length - a.segments.length); at$ < list$.length; at$++) {
		const { segments, from } = list$[at$];
		const first = segments[0] ?? "";
		const full = (homes.get(first) ?? []).filter((root) => exists(joinPath(root, segments.join("/"))) && !wrappers.has(joinPath(root, first)) && (outermost(root) === null || !shadows.has(joinPath(root, first))));
		const outside = full.filter((root) => outermost(root) === null);
		const chosen = outside.length > 0 ? outside : segments.length > 1 ? full : full.filter((root) => !packages.has(root) && !named.has(root));
		for (let at$ = 0, list$ = chosen; at$ < list$.length; at$++) {
			const root = list$[at$];
			const near = from.filter((path) => isWithin(parentOf(path), root)).length;
			if (near > 0) vote(root, first, near);
			else if (outside.length === 1) vote(root, first, 1);
			for (let length = 1; length < segments.length + 1 && segments.length > 1; length++) named.add(joinPath(root, segments.slice(0, length).join("/")));
		}
	}
	vote("", "", 0);
	return {
		roots: [...votes.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map((root$of) => {
			return root$of[0];
		}),
		heads,
		wrappers
	};
}
/** Packages whose names a module below them imports with its own path, and takes from it what it does not have: those mean another package. */
function shadowed({ path, facts: { body } }, imported, exists) {
	const isPackage = path.endsWith("/__init__.py");
	const location = isPackage ? parentOf(path) : path.slice(0, -3);
	const own = (name) => isPackage && exists(joinPath(location, name)) || defines(body, name);
	return imported.flatMap(({ module, names }) => {
		const [first = "", ...rest] = module.split(".");
		if (rest.length === 0) return [];
		const tail = `/${module.replaceAll(".", "/")}`;
		if (!location.endsWith(tail) || names.length > 0 && names.every(own)) return [];
		return [joinPath(location.slice(0, -tail.length), first)];
	});
}
/** Whether a module assigns a name or defines a function or class of it, at its top. */
function defines(body, name) {
	return body.some((statement) => statement.kind === "Assign" ? statement.targets.some((target) => target.kind === "Name" && target.id === name) : (statement.kind === "FunctionDef" || statement.kind === "ClassDef") && statement.name === name);
}
/** Whether a module imports, under its own name, what it does not define: another module of that name, most often a library. */
function wrapsItsName({ path, facts: { body } }) {
	const stem = nameIn(path).slice(0, -3);
	if (stem === "__init__") return false;
	const isOwn = (dotted) => dotted === stem || dotted.startsWith(`${stem}.`);
	const defined = (name) => defines(body, name);
	return body.some((statement) => statement.kind === "ImportFrom" ? statement.level === 0 && isOwn(statement.module) && statement.names.some(({ name }) => !defined(name)) : statement.kind === "Import" && statement.names.some(({ name }) => isOwn(name)));
}
/**
* Packages called like a library: a module inside imports by that name, and nobody imports by it what the package has. An add-on that lies
* in a folder `fastapi` is installed under another name, and `from fastapi import APIRouter` means the library for everybody.
*/
function namesakes(units, imported, packages, exists) {
	const asked = /* @__PURE__ */ new Map();
	const folders = /* @__PURE__ */ new Map();
	for (const at$of of units.entries()) {
		const at = at$of[0], { path } = at$of[1];
		for (let at$ = 0, list$ = imported[at] ?? []; at$ < list$.length; at$++) {
			const { module, names } = list$[at$];
			const [first = "", second] = module.split(".");
			const parts = asked.get(first) ?? /* @__PURE__ */ new Set();
			asked.set(first, parts);
			const folder = enclosing$1(path, first);
			if (folder !== null && packages.has(folder)) folders.set(folder, first);
			const itself = folder !== null && path === `${folder}${module.slice(first.length).replaceAll(".", "/")}.py`;
			for (let at$ = 0, list$ = second === void 0 ? names : itself ? [] : [second]; at$ < list$.length; at$++) {
				const name = list$[at$];
				parts.add(name);
			}
		}
	}
	const bodies = new Map(units.map(({ path, facts }) => [path, facts.body]));
	return [...folders].flatMap((folder$of) => {
		const folder = folder$of[0], first = folder$of[1];
		const bound = new Set(boundNames(bodies.get(`${folder}/__init__.py`) ?? []));
		const parts = [...asked.get(first) ?? []];
		if (parts.length < 2) return [];
		return parts.some((name) => exists(`${folder}/${name}`) || bound.has(name) || bound.has("*") || bound.has("__getattr__")) ? [] : [folder];
	});
}
/** The outermost folder of a name that a file lies in. */
function enclosing$1(path, name) {
	const segments = path.split("/");
	const at = segments.indexOf(name);
	return at < 0 || at === segments.length - 1 ? null : segments.slice(0, at + 1).join("/");
}
/** The absolute imports at module level, with the names that each takes out of the module. */
function importedNames(body) {
	const found = [];
	for (let at$ = 0, list$ = within(body); at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (statement.kind === "Import") for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
			const { name } = list$[at$];
			found.push({
				module: name,
				names: []
			});
		}
		else if (statement.kind === "ImportFrom" && statement.level === 0) found.push({
			module: statement.module,
			names: statement.names.map(({ name }) => name)
		});
	}
	return found;
}
/** The names that the statements of a module bind; `*` for those of a star import. */
function* boundNames(body) {
	for (let at$ = 0, list$ = within(body); at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") yield statement.name;
		else if (statement.kind === "Import" || statement.kind === "ImportFrom") for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
			const { name, asname } = list$[at$];
			yield asname ?? name.split(".", 1)[0] ?? name;
		}
		else if (statement.kind === "Assign" || statement.kind === "AnnAssign") for (let at$ = 0, list$ = statement.kind === "Assign" ? statement.targets : [statement.target]; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "Name") yield target.id;
		}
	}
}
/** The statements of a module, those of its branches and try blocks among them. */
function within(body, found = []) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		found.push(statement);
		if (statement.kind === "If") {
			within(statement.body, found);
			within(statement.orelse, found);
		} else if (statement.kind === "Try") {
			within(statement.body, found);
			for (let at$ = 0, list$ = statement.handlers; at$ < list$.length; at$++) {
				const handler = list$[at$];
				within(handler.body, found);
			}
			within(statement.orelse, found);
			within(statement.finalbody, found);
		}
	}
	return found;
}
/** The dotted names of the absolute imports at module level (in branches and try blocks too). */
function* absoluteImports(body) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		switch (statement.kind) {
			case "Import":
				for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) yield list$[at$].name;
				break;
			case "ImportFrom":
				yield* fromImports(statement);
				break;
			case "If":
				yield* absoluteImports(statement.body);
				yield* absoluteImports(statement.orelse);
				break;
			case "Try":
				yield* absoluteImports(statement.body);
				for (let at$ = 0, list$ = statement.handlers; at$ < list$.length; at$++) {
					const handler = list$[at$];
					yield* absoluteImports(handler.body);
				}
		}
	}
}
function* fromImports(statement) {
	if (statement.level === 0 && statement.module !== "") yield statement.module;
}
/** The dotted text of a Name or Attribute chain; undefined for anything else. */
function dottedName(expression) {
	if (expression.kind === "Name") return expression.id;
	if (expression.kind !== "Attribute") return void 0;
	const head = dottedName(expression.value);
	return head === void 0 ? void 0 : `${head}.${expression.attr}`;
}

// src/link/names.ts
/** The scope that binds a name as seen from a scope, by Python's rules: class scopes are invisible from nested functions. */
function bindingScope(linker, name, from) {
	let first = true;
	for (let scope = from; scope !== null; scope = scope.parent) {
		const redirect = scope.redirected?.get(name);
		if (redirect === "Global") {
			const module = linker.moduleScope(scope.module);
			return module.bindings.has(name) ? module : void 0;
		}
		if (redirect === void 0 && scope.bindings.has(name) && (scope.kind !== "class" || first)) return scope;
		if (scope.kind !== "comprehension") first = false;
	}
}
/** Resolves a name in a scope; `guard` stops circular re-exports. */
function resolveName(linker, name, from, guard) {
	const scope = bindingScope(linker, name, from);
	if (scope !== void 0) return bound$2(linker, name, scope, guard);
	const starred = fromStars(linker, name, linker.moduleScope(from.module), guard);
	if (starred !== void 0) return starred;
	return linker.externals.isBuiltin(name) ? {
		kind: "external",
		name: `builtins.${name}`
	} : void 0;
}
/**
* What a name means at a place in a module or class body, which runs from top to bottom: the binding in force there, where
* a later one takes the name over (`from shop import Order` above `class Order(Order)`).
*/
function resolveAt(linker, name, from, at) {
	const scope = bindingScope(linker, name, from);
	const bindings = scope?.bindings.get(name) ?? [];
	if (scope !== void 0 && bindings.length > 1 && runsAtOnce(from, scope)) {
		const before = bindings.filter((binding) => binding.node.end <= at);
		const found = before.length > 0 && before.length < bindings.length ? definition(linker, before, scope, /* @__PURE__ */ new Set()) : void 0;
		if (found !== void 0) return found;
	}
	return linker.resolve(name, from);
}
function runsAtOnce(from, to) {
	for (let scope = from; scope !== null; scope = scope.parent) {
		if (scope === to) return true;
		if (scope.kind !== "class") return false;
	}
	return false;
}
/** What a name means that a scope binds: one definition or import, else a variable. */
function bound$2(linker, name, scope, guard) {
	const chosen = definition(linker, scope.bindings.get(name) ?? [], scope, guard);
	if (chosen !== void 0) return chosen;
	return {
		kind: "variable",
		name,
		scope
	};
}
function definition(linker, bindings, scope, guard) {
	let last;
	let imported;
	let lastBlock;
	let importBlock;
	for (let at$ = 0, list$ = bindings; at$ < list$.length; at$++) {
		const binding = list$[at$];
		switch (binding.kind) {
			case "function":
				last = linker.functionSymbol(binding.def, scope);
				lastBlock = binding.block;
				break;
			case "class":
				last = linker.classSymbol(binding.def, scope);
				lastBlock = binding.block;
				break;
			case "import": {
				const symbol = importedSymbol(linker, binding, scope.module, guard);
				if (symbol !== void 0 && (imported === void 0 || imported.kind === "external" && symbol.kind !== "external")) {
					imported = symbol;
					importBlock = binding.block;
				}
				break;
			}
			case "value":
				if (last?.kind === "class" && isMadeOf(linker, binding.value, last.def.name, scope)) {
					last = void 0;
					break;
				}
				if (!(binding.value.kind === "Constant" && binding.value.type === "None") || binding.path.length > 0) {
					if (binding.annotation !== null || last === void 0 && imported === void 0) return void 0;
				}
				break;
			case "deleted":
			case "augmented": break;
			default: return;
		}
	}
	if (last === void 0 || imported === void 0 || lastBlock === void 0 || importBlock === void 0) return last ?? imported;
	return importBlock.end <= lastBlock.start && (imported.kind !== "external" || linker.externals.isKnown(imported.name)) ? imported : last;
}
/** `Base = declarative_base(cls=Base)`: the base that takes over the name of the class that it is made of. */
function isMadeOf(linker, value, name, scope) {
	if (value.kind !== "Call") return false;
	const given = value.keywords.find((keyword) => keyword.value.kind === "Name" && keyword.value.id === name);
	const callee = given === void 0 ? void 0 : linker.symbolOf(value.func, scope);
	return callee?.kind === "external" && linker.externals.baseKeyword(callee.name) === given?.arg;
}
function importedSymbol(linker, binding, module, guard) {
	const { index } = linker;
	if (binding.whole) {
		const found = index.resolveAbsolute(binding.module, module);
		if (found !== void 0) return found;
		return index.ownsTop(binding.module, module) ? void 0 : {
			kind: "external",
			name: linker.externals.canonical(binding.module)
		};
	}
	const name = binding.name ?? "";
	const source = index.resolveFrom(binding, module);
	if (source !== void 0) {
		const own = source === module ? index.byLocation.get(joinPath(module.location, name)) : void 0;
		if (own !== void 0) return own;
		const found = memberOfModule(linker, source, name, guard);
		if (found !== void 0 || source.unit !== null) return found;
	}
	if (binding.level > 0 || index.ownsTop(binding.module, module) && source?.unit !== null && source !== void 0) return void 0;
	return {
		kind: "external",
		name: linker.externals.canonicalMember(binding.module, name)
	};
}
/** What `from module import name` gives: an attribute of the module, a submodule, or a star import's. */
function memberOfModule(linker, module, name, guard) {
	const key = `${module.location}:${name}`;
	if (guard.has(key)) return void 0;
	guard.add(key);
	const scope = linker.moduleScope(module);
	if (scope.bindings.has(name)) {
		const symbol = bound$2(linker, name, scope, guard);
		if (symbol !== void 0) return symbol;
	}
	const submodule = linker.index.byLocation.get(joinPath(module.location, name));
	if (submodule !== void 0 && (module.package || module.unit === null)) return namesake(linker, submodule, name, scope, guard) ?? submodule;
	return fromStars(linker, name, scope, guard) ?? lazily(linker, name, scope, guard);
}
/** What a module's `__getattr__` imports when the name is asked for. A path without a dot may mean a module beside it, too. */
function lazily(linker, name, scope, guard) {
	const given = lazyExport(linker, scope, name);
	if (given === void 0) return void 0;
	const source = linker.index.resolveFrom(given, scope.module) ?? (given.level === 0 ? linker.index.resolveFrom({
		level: 1,
		module: given.module
	}, scope.module) : void 0);
	if (source === void 0 || given.name === null) return source;
	return memberOfModule(linker, source, given.name, guard);
}
/**
* What a package's `from .controller import *` binds over the submodule `controller` that the statement has just imported: a
* definition of that very name.
*/
function namesake(linker, submodule, name, scope, guard) {
	if (!scope.stars.some((star) => linker.index.resolveFrom(star, scope.module) === submodule) || name.startsWith("_") || submodule.unit === null) return void 0;
	const { bindings } = linker.moduleScope(submodule);
	if (!bindings.has(name) || !isExported(name, bindings.get("__all__"))) return void 0;
	return bound$2(linker, name, linker.moduleScope(submodule), guard);
}
function isExported(name, listed) {
	if (listed === void 0) return true;
	return listed.some((binding) => binding.kind === "value" && (binding.value.kind === "List" || binding.value.kind === "Tuple") && binding.value.elts.some((element) => element.kind === "Constant" && element.value === name));
}
function fromStars(linker, name, scope, guard) {
	for (let at = scope.stars.length - 1; at >= 0; at--) {
		const star = scope.stars[at];
		if (star === void 0 || name.startsWith("_")) continue;
		const source = linker.index.resolveFrom(star, scope.module);
		if (source === void 0 && star.level === 0 && linker.externals.exports(star.module, name)) return {
			kind: "external",
			name: linker.externals.canonicalMember(star.module, name)
		};
		if (source === void 0 || source.unit === null) continue;
		const found = memberOfModule(linker, source, name, guard);
		if (found !== void 0) return found;
	}
}
/** What a name or attribute chain means without evaluating values. */
function symbolOf(linker, expression, scope) {
	if (expression.kind === "Name") return linker.resolve(expression.id, scope);
	if (expression.kind !== "Attribute") return void 0;
	const head = symbolOf(linker, expression.value, scope);
	if (head === void 0) return void 0;
	switch (head.kind) {
		case "module": {
			const found = linker.memberOfModule(head, expression.attr);
			if (found !== void 0) return found;
			const dotted = dottedName(expression);
			return dotted === void 0 ? void 0 : linker.index.resolveAbsolute(dotted, scope.module);
		}
		case "external": return {
			kind: "external",
			name: linker.externals.canonicalMember(head.name, expression.attr)
		};
		case "class": {
			const inner = linker.classScope(head);
			return inner.bindings.has(expression.attr) ? bound$2(linker, expression.attr, inner, /* @__PURE__ */ new Set()) : void 0;
		}
		case "variable": return facadeMember(linker, head, expression.attr);
		default: return;
	}
}
/** `db.Column`, where `db = SQLAlchemy()` of Flask-SQLAlchemy, or of a class of the project below it: what the attribute means. */
function facadeMember(linker, { name, scope }, attribute) {
	const made = scope.kind === "module" ? scope.bindings.get(name)?.findLast(({ kind }) => kind === "value") : void 0;
	if (made?.kind !== "value" || made.value.kind !== "Call" || made.path.length > 0) return void 0;
	let callee = throughModules(linker, made.value.func, scope);
	for (let i = 0; i < DEEPEST_FACADE && callee?.kind === "class"; i += 1) {
		const base = callee.def.bases[0];
		callee = base === void 0 ? void 0 : throughModules(linker, base, callee.outer);
	}
	const meant = callee?.kind === "external" ? linker.externals.facadeMember(callee.name, attribute) : void 0;
	return meant === void 0 ? void 0 : {
		kind: "external",
		name: linker.externals.canonical(meant)
	};
}
/** What a name or a chain of modules means; nothing that hangs on a variable, of which this may be the question. */
function throughModules(linker, expression, scope) {
	if (expression.kind === "Name") return linker.resolve(expression.id, scope);
	const head = expression.kind === "Attribute" ? throughModules(linker, expression.value, scope) : void 0;
	return head?.kind === "module" || head?.kind === "external" ? symbolOf(linker, expression, scope) : void 0;
}
/** How many classes of the project may stand between an object and the library's class. */
const DEEPEST_FACADE = 3;

// src/link/classes.ts
/** Direct bases of a class with their type arguments. `Generic[…]` and `Protocol[…]` count as external bases. */
function directBases(linker, symbol) {
	const bases = [];
	for (let at$ = 0, list$ = symbol.def.bases; at$ < list$.length; at$++) {
		const base = list$[at$];
		const head = base.kind === "Subscript" ? base.value : base;
		const args = base.kind === "Subscript" ? (base.slice.kind === "Tuple" ? base.slice.elts : [base.slice]).map((item) => linker.annotated(item, symbol.outer)) : [];
		const target = head.kind === "Name" ? resolveAt(linker, head.id, symbol.outer, head.start) : linker.symbolOf(head, symbol.outer);
		if (target?.kind === "class" && target !== symbol) bases.push({
			kind: "class",
			class: target,
			args
		});
		else if (target?.kind === "external") {
			const given = head.kind === "Attribute" ? givenToFacade(linker, head.value, symbol) : void 0;
			if (given !== void 0 && given !== symbol) bases.push({
				kind: "class",
				class: given,
				args: []
			});
			bases.push({
				kind: "external",
				name: target.name,
				args
			});
		} else {
			const value = linker.typeOf(head, symbol.outer);
			if (value.kind === "class" && value.class !== symbol) bases.push({
				kind: "class",
				class: value.class,
				args
			});
			else if (value.kind === "reference") bases.push({
				kind: "external",
				name: value.name,
				args
			});
			else if (value.kind === "union" && value.items.every((item) => isBase(item, symbol))) for (let at$ = 0, list$ = value.items; at$ < list$.length; at$++) {
				const item = list$[at$];
				if (item.kind === "class") bases.push({
					kind: "class",
					class: item.class,
					args
				});
				else if (item.kind === "reference") bases.push({
					kind: "external",
					name: item.name,
					args
				});
			}
			else {
				bases.push({
					kind: "unknown",
					base,
					scope: symbol.outer
				});
				const root = target?.kind === "variable" ? rootOfMadeBase(linker, target) : void 0;
				if (root !== void 0 && root !== symbol) bases.push({
					kind: "class",
					class: root,
					args: []
				});
			}
		}
	}
	return bases;
}
function isBase(type, symbol) {
	return type.kind === "class" && type.class !== symbol || type.kind === "reference";
}
/** `Base = declarative_base(cls=Root)`: the class `Root`, whose members every class below the base has. */
function rootOfMadeBase(linker, variable) {
	const made = variable.scope.bindings.get(variable.name)?.findLast((item) => item.kind === "value");
	if (made?.kind !== "value" || made.value.kind !== "Call" || made.value.keywords.length === 0) return void 0;
	const callee = linker.symbolOf(made.value.func, variable.scope);
	const keyword = callee?.kind === "external" ? linker.externals.baseKeyword(callee.name) : void 0;
	const given = keyword === void 0 ? void 0 : made.value.keywords.find(({ arg }) => arg === keyword);
	if (given === void 0) return void 0;
	const { value } = given;
	const root = value.kind === "Name" ? resolveAt(linker, value.id, variable.scope, value.start) : linker.symbolOf(value, variable.scope);
	return root?.kind === "class" ? root : void 0;
}
/** The class that `db = SQLAlchemy(model_class=Root)` is given, whose members every class below `db.Model` has. */
function givenToFacade(linker, object, below) {
	const holder = linker.symbolOf(object, below.outer);
	if (holder?.kind !== "variable") return void 0;
	const made = holder.scope.bindings.get(holder.name)?.findLast((item) => item.kind === "value");
	if (made?.kind !== "value" || made.value.kind !== "Call") return void 0;
	const keyword = made.value.keywords.find(({ arg }) => arg === FACADE_BASE);
	const root = keyword === void 0 ? void 0 : linker.symbolOf(keyword.value, holder.scope);
	return root?.kind === "class" ? root : void 0;
}
/** Names of a class's type parameters: of `class C[T]`, of `Generic[T]`, else the variables of its bases in order. */
function typeParameterNames(linker, symbol) {
	if (symbol.def.typeParameters.length > 0) return symbol.def.typeParameters;
	const names = [];
	for (let at$ = 0, list$ = symbol.def.bases; at$ < list$.length; at$++) {
		const base = list$[at$];
		if (base.kind !== "Subscript") continue;
		const target = linker.symbolOf(base.value, symbol.outer);
		const variables = (base.slice.kind === "Tuple" ? base.slice.elts : [base.slice]).map((item) => linker.annotated(item, symbol.outer)).flatMap(variablesOf);
		if (target?.kind === "external" && target.name === "typing.Generic") return variables;
		for (let at$ = 0, list$ = variables; at$ < list$.length; at$++) {
			const name = list$[at$];
			if (!names.includes(name)) names.push(name);
		}
	}
	return names;
}
function variablesOf(type) {
	switch (type.kind) {
		case "typevar": return [type.name];
		case "instance":
		case "class":
		case "external":
		case "reference": return type.args.flatMap(variablesOf);
		case "union":
		case "tuple": return type.items.flatMap(variablesOf);
		default: return [];
	}
}
/** The class itself and its ancestors in C3 order, arguments substituted through; a wrong hierarchy falls back to depth first. */
function linearise(linker, symbol) {
	const self = {
		kind: "class",
		class: symbol,
		args: linker.typeParameters(symbol).map((name) => ({
			kind: "typevar",
			name
		}))
	};
	const sequences = [];
	for (let at$ = 0, list$ = directBases(linker, symbol); at$ < list$.length; at$++) {
		const base = list$[at$];
		if (base.kind !== "class") {
			sequences.push([base, ...externalAncestors(linker, base)]);
			continue;
		}
		const names = linker.typeParameters(base.class);
		const map = new Map(names.flatMap((name, at) => base.args[at] === void 0 ? [] : [[name, base.args[at]]]));
		const line = linker.ancestors(base.class);
		sequences.push(line.map((ancestor) => ancestor.kind === "unknown" ? ancestor : {
			...ancestor,
			args: ancestor.args.map((arg) => substitute$1(arg, map))
		}));
	}
	return [self, ...merge(sequences)];
}
function externalAncestors(linker, base) {
	if (base.kind !== "external") return [];
	const found = [];
	const visit = (name, depth) => {
		if (depth > 10) return;
		for (let at$ = 0, list$ = linker.externals.bases(name); at$ < list$.length; at$++) {
			const next = list$[at$];
			if (found.some((known) => known.kind === "external" && known.name === next)) continue;
			found.push({
				kind: "external",
				name: next,
				args: []
			});
			visit(next, depth + 1);
		}
	};
	visit(base.name, 0);
	return found;
}
function identity(ancestor) {
	return ancestor.kind === "class" ? ancestor.class : ancestor.kind === "external" ? ancestor.name : ancestor.base;
}
function merge(sequences) {
	const result = [];
	let left = sequences.filter((sequence) => sequence.length > 0);
	while (left.length > 0) {
		let chosen;
		for (let at$ = 0, list$ = left; at$ < list$.length; at$++) {
			const head = list$[at$][0];
			if (head !== void 0 && !left.some((other) => other.slice(1).some((item) => identity(item) === identity(head)))) {
				chosen = head;
				break;
			}
		}
		chosen ??= left[0]?.[0];
		if (chosen === void 0) break;
		const taken = identity(chosen);
		result.push(chosen);
		left = left.map((sequence) => sequence.filter((item) => identity(item) !== taken)).filter((sequence) => sequence.length > 0);
	}
	return result;
}
/** What the methods of a class (not its bases) assign to `self.…`, by attribute; `__init__` first. */
function instanceAttributes(linker, symbol) {
	const found = /* @__PURE__ */ new Map();
	const scope = linker.classScope(symbol);
	const methods = [];
	for (const bindings of scope.bindings.values()) for (let at$ = 0, list$ = bindings; at$ < list$.length; at$++) {
		const binding = list$[at$];
		if (binding.kind === "function") methods.push(binding.def);
	}
	methods.sort((a, b) => Number(b.name === "__init__") - Number(a.name === "__init__") || a.start - b.start);
	for (let at$ = 0, list$ = methods; at$ < list$.length; at$++) {
		const def = list$[at$];
		const self = def.parameters[0]?.name;
		if (self === void 0) continue;
		const method = linker.functionSymbol(def, scope);
		let inner;
		const add = (target, value, annotation) => {
			if (target.kind !== "Attribute" || target.value.kind !== "Name" || target.value.id !== self) return;
			inner ??= linker.functionScope(method);
			const entry = {
				value,
				annotation,
				method,
				scope: inner
			};
			const known = found.get(target.attr);
			if (known === void 0) found.set(target.attr, [entry]);
			else known.push(entry);
		};
		walkAssignments(def.body, add);
	}
	return found;
}
/** `self.model, self.session = model, session` is an assignment for each. */
function pairwise(target, value, add) {
	const isDisplay = (node) => node.kind === "Tuple" || node.kind === "List";
	if (!isDisplay(target)) add(target, value);
	else if (isDisplay(value) && value.elts.length === target.elts.length && [...target.elts, ...value.elts].every(({ kind }) => kind !== "Starred")) for (const at$of of target.elts.entries()) {
		const at = at$of[0], each = at$of[1];
		pairwise(each, value.elts[at] ?? value, add);
	}
}
function walkAssignments(body, add) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		switch (statement.kind) {
			case "Assign":
				for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
					const target = list$[at$];
					pairwise(target, statement.value, (each, value) => add(each, value, null));
				}
				break;
			case "AnnAssign":
				add(statement.target, statement.value, statement.annotation);
				break;
			case "If":
			case "For":
			case "While":
				walkAssignments(statement.body, add);
				walkAssignments(statement.orelse, add);
				break;
			case "With":
				for (let at$ = 0, list$ = statement.items; at$ < list$.length; at$++) {
					const item = list$[at$];
					if (item.target !== null) add(item.target, null, null);
				}
				walkAssignments(statement.body, add);
				break;
			case "Try":
				walkAssignments(statement.body, add);
				for (let at$ = 0, list$ = statement.handlers; at$ < list$.length; at$++) {
					const handler = list$[at$];
					walkAssignments(handler.body, add);
				}
				walkAssignments(statement.orelse, add);
				walkAssignments(statement.finalbody, add);
		}
	}
}
/** Whether a class is a protocol, or says of itself that it is abstract: an object is of a class below it. */
function isAbstract(linker, symbol) {
	return [...symbol.def.bases, ...symbol.def.keywords.map(({ value }) => value)].some((base) => {
		const named = linker.symbolOf(base.kind === "Subscript" ? base.value : base, symbol.outer);
		return named?.kind === "external" && ABSTRACT$1.has(named.name);
	});
}
const ABSTRACT$1 = /* @__PURE__ */ new Set([
	"typing.Protocol",
	"abc.ABC",
	"abc.ABCMeta"
]);

// src/link/given-to-base.ts
/**
* The type of `self.repository = repository`, where a base class takes the parameter without an annotation, or as any class of some kind
* (`model: type[Base]`), as a class below it gives it: `super().__init__(orders)`. Null where the value is no such parameter, or the class does
* not hand it over.
*/
function givenToBase(linker, self, base, { value, method, scope }) {
	if (self === base || value?.kind !== "Name" || method.def.name !== "__init__") return null;
	const binding$of = scope.bindings.get(value.id) ?? [], binding = binding$of[0], second = binding$of[1];
	if (binding?.kind !== "parameter" || second !== void 0) return null;
	const annotation = binding.parameter.annotation;
	const own$of = initialisers(linker, self), own = own$of[0], next = own$of[1];
	if (own === void 0 || next?.class !== base) return null;
	const call = callOfBase(linker, own, base);
	if (call === null) return null;
	const { args, keywords } = call.call;
	const position = binding.index - (call.bound ? 1 : 0);
	const given = keywords.find(({ arg }) => arg === value.id)?.value ?? args[position];
	if (given === void 0 || args.slice(0, position + 1).some(({ kind }) => kind === "Starred")) return null;
	const type = linker.typeOf(given, linker.functionScope(linker.functionSymbol(own.def, linker.classScope(own.class))));
	return annotation === null || type.kind === "class" ? type : null;
}
/** The `__init__` of a class and of its ancestors, in resolution order. */
function initialisers(linker, symbol) {
	return linker.ancestors(symbol).flatMap((ancestor) => {
		if (ancestor.kind !== "class") return [];
		const last = linker.classScope(ancestor.class).bindings.get("__init__")?.at(-1);
		return last?.kind === "function" ? [{
			class: ancestor.class,
			def: last.def
		}] : [];
	});
}
/** The only call of the next `__init__`; `bound`: by `super()`, which gives `self` itself. */
function callOfBase(linker, own, base) {
	const found = [];
	visitStatements(own.def.body, (node) => {
		if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "__init__") return;
		const { value } = node.func;
		if (value.kind === "Call" && value.func.kind === "Name" && value.func.id === "super") found.push({
			call: node,
			bound: true
		});
		else {
			const named = linker.symbolOf(value, own.class.outer);
			if (named?.kind === "class" && named === base) found.push({
				call: node,
				bound: false
			});
		}
	});
	const only$of = found, only = only$of[0], another = only$of[1];
	return only !== void 0 && another === void 0 ? only : null;
}

// src/link/functions-naming.ts
/** The functions of a module in whose bodies one of the names is read, or an attribute is called so: no other body is decoded. */
function functionsNaming(linker, module, ...names) {
	const facts = module.unit?.facts;
	if (facts === void 0) return [];
	const naming = new Set(facts.functionsNaming(names));
	return linker.functionsOf(module).filter(({ def }) => naming.has(def));
}

// src/link/kept.ts
/** What holds whatever an application likes to keep: the application itself, and its state. */
const HOLDERS = /^(fastapi\.FastAPI|starlette\.(applications\.Starlette|datastructures\.State))$/;
/** Whether attributes of a type are what the project keeps there. */
function isHolder(type) {
	return type.kind === "external" && HOLDERS.test(type.name);
}
/**
* What the project keeps as an attribute of an application or of its state, wherever it does; undefined where nothing does, and where
* one of the values is not known.
*/
function keptAttribute(linker, holder, name) {
	const found = [];
	for (let at$ = 0, list$ = linker.index.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		if (module.unit === null || module.unit.role === "test" || !module.unit.facts.holdsWord(name)) continue;
		for (let at$ = 0, list$ = keptIn(linker, module, name); at$ < list$.length; at$++) {
			const kept = list$[at$];
			if (kept.target.kind === "Attribute" && kept.target.attr === name && holds(linker, kept, holder)) found.push(kept);
		}
	}
	return together(linker, found);
}
function holds(linker, { target, scope }, holder) {
	const type = holderIn(linker, target, scope);
	return type !== void 0 && (type.kind === "unknown" || key(type) === key(holder));
}
/**
* The application or state that an attribute is put on: by its type, or by its name where that is not known, as of the parameter of a function
* that sets an application up. Undefined for an attribute of anything else.
*/
function holderIn(linker, target, scope) {
	if (target.kind !== "Attribute") return void 0;
	const type = linker.typeOf(target.value, scope);
	return isHolder(type) || type.kind === "unknown" && isNamedLikeHolder(target.value) ? type : void 0;
}
function isNamedLikeHolder(holder) {
	if (holder.kind === "Attribute" && holder.attr === "state") return isNamedLikeHolder(holder.value);
	return /(^|_)app(lication)?$/.test(lastName$2(holder));
}
/** The type of a dictionary that a module begins empty, by what its functions put into it. */
function filledInModule(linker, name, scope, empty) {
	return filled(linker, keptIn(linker, scope.module, name).filter(({ target, scope: inner }) => isItemOf(target, name) && isOfModule(linker, name, inner)), empty);
}
/**
* The type of a variable that a module leaves at None, by what its functions give it: `global _client; _client = connect()`. Unchanged
* where one of the values is not known.
*/
function assignedInModule(linker, name, { module }, none) {
	const type = together(linker, functionsNaming(linker, module, name).flatMap((fn) => assignedGlobals(linker, fn, name)));
	return type === void 0 ? none : union$1([none, type]);
}
/** What a function assigns to names that it declares `global`. */
function assignedGlobals(linker, fn, name = null) {
	const scope = linker.functionScope(fn);
	const { redirected } = scope;
	if (redirected === null) return [];
	const found = [];
	eachStatement(fn.def.body, (statement) => {
		const targets = statement.kind === "Assign" ? statement.targets : statement.kind === "AnnAssign" ? [statement.target] : [];
		const value = statement.kind === "Assign" || statement.kind === "AnnAssign" ? statement.value : null;
		for (let at$ = 0, list$ = targets; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (value === null || target.kind !== "Name" || redirected.get(target.id) !== "Global") continue;
			if (name === null || target.id === name) found.push({
				target,
				value,
				scope
			});
		}
	});
	return found;
}
/** The same of one that a class begins empty in its object: `self._clients = {}`. */
function filledInObject(linker, { def, module }, name, empty) {
	const isMethod = ({ function: fn }) => fn?.owner?.def === def;
	return filled(linker, keptIn(linker, module, name).filter(({ target, scope }) => isMethod(scope) && isItemOfObject(target, name, scope)), empty);
}
function filled(linker, kept, empty) {
	const value = together(linker, kept);
	return value === void 0 ? empty : external$1("builtins.dict", unknown("no annotation"), value);
}
/** `{}`, `dict()`. */
function isEmptyDictionary(value) {
	if (value.kind === "Dict") return value.values.length === 0;
	return value.kind === "Call" && value.func.kind === "Name" && value.func.id === "dict" && value.args.length + value.keywords.length === 0;
}
/**
* The type of a collection that a module begins empty, by the functions that are put into it wherever that is: `HANDLERS.append(handle)`,
* `HANDLERS[kind].append(handle)`, `HANDLERS[name] = handle`. Unchanged where anything but functions may be in it.
*/
function gatheredInModule(linker, name, scope, empty) {
	const isOwn = (holder, inner) => holder.kind === "Name" && holder.id === name && isOfModule(linker, name, inner);
	return gathered$1(linker, gatheringsIn(linker, scope.module, name), isOwn, empty);
}
/** The same of one that a class begins empty, for itself or in its objects. */
function gatheredInObject(linker, symbol, name, empty) {
	const isOwn = (holder, inner) => {
		if (holder.kind !== "Attribute" || holder.attr !== name || holder.value.kind !== "Name") return false;
		const { id } = holder.value;
		if (id === symbol.def.name) return true;
		for (let at = inner.function; at !== null; at = at.outer.function) if (at.owner === symbol) return at.def.parameters[0]?.name === id;
		return false;
	};
	return gathered$1(linker, gatheringsIn(linker, symbol.module, name), isOwn, empty);
}
const COLLECTIONS = /^(builtins\.(list|set|dict)|collections\.(defaultdict|deque|OrderedDict|abc\.\w+)|typing\.\w+)$/;
function gathered$1(linker, all, isOwn, empty) {
	if (empty.kind !== "external" || !COLLECTIONS.test(empty.name)) return empty;
	const own = all.filter(({ target, scope }) => isOwn(target, scope));
	const first = own[0];
	if (first === void 0 || own.some(({ into }) => into !== first.into)) return empty;
	const type = together(linker, own);
	if (type === void 0 || !alternatives(type).every(isCalled$1)) return empty;
	switch (first.into) {
		case "element": return {
			...empty,
			args: [type]
		};
		case "item": return {
			...empty,
			args: [empty.args[0] ?? unknown("no annotation"), type]
		};
		case "each": return {
			...empty,
			args: [empty.args[0] ?? unknown("no annotation"), external$1("builtins.list", type)]
		};
	}
}
function gatheringsIn(linker, module, name) {
	const facts = module.unit?.facts;
	if (facts === void 0) return [];
	const found = gatherings(facts.body, linker.moduleScope(module));
	for (let at$ = 0, list$ = functionsNaming(linker, module, name); at$ < list$.length; at$++) {
		const fn = list$[at$];
		found.push(...gatherings(fn.def.body, linker.functionScope(fn)));
	}
	return found;
}
/** What a body gathers in variables of its module, and in its object. */
function gatheredBy(linker, fn) {
	const scope = linker.functionScope(fn);
	return gatherings(fn.def.body, scope).filter(({ target, value }) => (target.kind === "Attribute" || target.kind === "Name" && !scope.bindings.has(target.id)) && alternatives(linker.typeOf(value, scope)).every(isCalled$1));
}
function gatherings(body, scope) {
	const found = [];
	eachStatement(body, (statement) => {
		if (statement.kind === "Assign") for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "Subscript") found.push({
				target: target.value,
				value: statement.value,
				scope,
				into: "item"
			});
		}
		else if (statement.kind === "Expr" && statement.value.kind === "Call" && statement.value.func.kind === "Attribute") {
			const { func, args } = statement.value;
			const value = args.at(-1);
			if (value === void 0) return;
			const { value: holder, attr } = func;
			if (attr === "setdefault" && args.length === 2) found.push({
				target: holder,
				value,
				scope,
				into: "item"
			});
			if (!/^(append|add|insert|appendleft)$/.test(attr)) return;
			if (holder.kind === "Subscript") found.push({
				target: holder.value,
				value,
				scope,
				into: "each"
			});
			else if (holder.kind === "Call" && holder.func.kind === "Attribute" && holder.func.attr === "setdefault") found.push({
				target: holder.func.value,
				value,
				scope,
				into: "each"
			});
			else found.push({
				target: holder,
				value,
				scope,
				into: "element"
			});
		}
	});
	return found;
}
/** `[]`, `set()`, `{}`, `defaultdict(list)`. */
function isEmptyCollection(value) {
	if (value.kind === "List") return value.elts.length === 0;
	if (value.kind === "Dict") return value.values.length === 0;
	if (value.kind !== "Call" || value.keywords.length > 0) return false;
	const name = lastName$2(value.func);
	return name === "defaultdict" ? value.args.length < 2 : /^(list|set|dict|deque|OrderedDict)$/.test(name) && value.args.length === 0;
}
function together(linker, kept) {
	const types = kept.map(({ value, scope }) => linker.typeOf(value, scope));
	return types.length === 0 || types.some(({ kind }) => kind === "unknown") ? void 0 : union$1(types);
}
function isItemOf(target, name) {
	return target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === name;
}
function isItemOfObject(target, name, { function: fn }) {
	if (target.kind !== "Subscript" || target.value.kind !== "Attribute" || target.value.attr !== name) return false;
	const { value } = target.value;
	return value.kind === "Name" && value.id === fn?.def.parameters[0]?.name;
}
/** Whether a name means the variable of the module where it is read, not one of a function. */
function isOfModule(linker, name, scope) {
	const symbol = linker.resolve(name, scope);
	return symbol?.kind === "variable" && symbol.scope.kind === "module";
}
/** What a module puts into attributes and items, in the code that speaks of a name. */
function keptIn(linker, module, name) {
	const facts = module.unit?.facts;
	if (facts === void 0) return [];
	const bodies = [[facts.body, linker.moduleScope(module)]];
	for (let at$ = 0, list$ = functionsNaming(linker, module, name); at$ < list$.length; at$++) {
		const fn = list$[at$];
		bodies.push([fn.def.body, linker.functionScope(fn)]);
	}
	return bodies.flatMap((body$of) => {
		const body = body$of[0], scope = body$of[1];
		return putsIn(body).map((put) => ({
			...put,
			scope
		}));
	});
}
function putsIn(body) {
	const found = [];
	const add = (target, value) => {
		if (target.kind === "Attribute" || target.kind === "Subscript") found.push({
			target,
			value
		});
	};
	eachStatement(body, (statement) => {
		if (statement.kind === "Assign") for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
			const target = list$[at$];
			add(target, statement.value);
		}
		else if (statement.kind === "AnnAssign" && statement.value !== null) add(statement.target, statement.value);
	});
	return found;
}
/** What the body of a function puts where other code may find it by a name that is none of its own. */
function putElsewhere(linker, fn) {
	const scope = linker.functionScope(fn);
	return [...putsIn(fn.def.body).filter(({ target }) => target.kind === "Subscript" ? target.value.kind === "Name" && isOfModule(linker, target.value.id, scope) : holderIn(linker, target, scope) !== void 0), ...assignedGlobals(linker, fn)];
}

// src/link/members.ts
/** Ancestors outside the project that have no attributes of their own to speak of. */
const PLAIN$2 = /* @__PURE__ */ new Set([
	"typing.Generic",
	"typing.Protocol",
	"abc.ABC",
	"builtins.object"
]);
/** Finds an attribute along the method resolution order; undefined when every ancestor is known and none has it. */
function findMember(linker, symbol, name, memo, skipSelf = false) {
	if (skipSelf) return search(linker, symbol, name, memo, true);
	let members = memo.members.get(symbol);
	if (members === void 0) {
		members = /* @__PURE__ */ new Map();
		memo.members.set(symbol, members);
	}
	let member = members.get(name);
	if (member === void 0 && !members.has(name)) {
		member = search(linker, symbol, name, memo, false);
		if (linker.isLinearised(symbol)) members.set(name, member);
	}
	return member;
}
function search(linker, symbol, name, memo, skipSelf) {
	let foreign;
	for (let at$ = 0, list$ = linker.ancestors(symbol); at$ < list$.length; at$++) {
		const ancestor = list$[at$];
		if (ancestor.kind === "unknown") {
			foreign ??= { kind: "unknown" };
			continue;
		}
		if (ancestor.kind === "external") {
			if (!PLAIN$2.has(ancestor.name)) foreign ??= {
				kind: "external",
				name: ancestor.name,
				args: ancestor.args
			};
			continue;
		}
		if (skipSelf && ancestor.class === symbol) continue;
		const scope = linker.classScope(ancestor.class);
		const bindings = scope.bindings.get(name);
		if (bindings?.some((binding) => binding.kind !== "value" || binding.value.kind !== "Constant" || binding.annotation !== null)) return {
			kind: "bindings",
			ancestor,
			bindings,
			scope
		};
		let attributes = memo.assigned.get(ancestor.class);
		if (attributes === void 0) {
			attributes = unnoted(() => instanceAttributes(linker, ancestor.class));
			memo.assigned.set(ancestor.class, attributes);
		}
		const assignments = attributes.get(name);
		if (assignments !== void 0) return {
			kind: "attribute",
			ancestor,
			assignments
		};
		if (bindings !== void 0) return {
			kind: "bindings",
			ancestor,
			bindings,
			scope
		};
	}
	return foreign;
}
const PROPERTIES = /* @__PURE__ */ new Set([
	"builtins.property",
	"functools.cached_property",
	"sqlalchemy.ext.hybrid.hybrid_property",
	"abc.abstractproperty",
	"pydantic.computed_field",
	"sqlalchemy.orm.declared_attr",
	"cached_property.cached_property",
	"werkzeug.utils.cached_property"
]);
/** Whether reading the function as an attribute calls it. */
function isProperty(linker, fn) {
	return fn.def.decorators.some((decorator) => {
		const target = decorator.kind === "Call" ? decorator.func : decorator;
		if (target.kind === "Attribute" && (target.attr === "setter" || target.attr === "getter")) return true;
		const symbol = linker.symbolOf(target, fn.outer);
		if (symbol?.kind === "class") return decorator.kind !== "Call" && callsForValue(linker, symbol);
		return symbol?.kind === "external" && PROPERTIES.has(symbol.name);
	});
}
/** A class of the project's whose objects stand in the place of a method and call it when they are read, as `cached_property` does. */
function callsForValue(linker, symbol) {
	return linker.classScope(symbol).bindings.get("__get__")?.some((binding) => binding.kind === "function" && callsKeptWithOwner(binding.def)) === true;
}
/** `def __get__(self, owner, kind): return self.function(owner)` */
function callsKeptWithOwner({ body, parameters }) {
	const self$of = parameters, self = self$of[0], owner = self$of[1];
	let calls = false;
	eachStatement(body, (statement) => {
		if (statement.kind !== "Return" && statement.kind !== "Assign") return;
		const { value } = statement;
		if (value?.kind !== "Call" || value.func.kind !== "Attribute" || value.func.value.kind !== "Name") return;
		const only$of = value.args, only = only$of[0], another = only$of[1];
		calls ||= value.func.value.id === self?.name && only?.kind === "Name" && only.id === owner?.name && another === void 0;
	});
	return calls;
}
/** How a function in a class body is bound when it is read as an attribute. */
function bindingKind(def) {
	for (let at$ = 0, list$ = def.decorators; at$ < list$.length; at$++) {
		const decorator = list$[at$];
		if (decorator.kind === "Name" && decorator.id === "staticmethod") return "static";
		if (decorator.kind === "Name" && decorator.id === "classmethod") return "class";
	}
	return def.name === "__class_getitem__" || def.name === "__init_subclass__" ? "class" : "instance";
}
/** `row.Order` of `select(Order, …)`: the entity that goes by the name of its class. */
function ofRow(type, name) {
	if (type.name !== "sqlalchemy.Row") return void 0;
	const named = type.args.filter((item) => item.kind === "instance" && item.class.def.name === name);
	return named.length === 1 ? named[0] : void 0;
}
/** The type of `value.name`. */
function memberType(linker, type, name, memo) {
	switch (type.kind) {
		case "instance": return ofClass(linker, type, name, memo);
		case "class": return ofClass(linker, type, name, memo);
		case "super": return ofMember(linker, findMember(linker, type.class, name, memo, true), name, type.self, memo);
		case "module": {
			const symbol = linker.memberOfModule(type.module, name);
			return symbol === void 0 ? unknown("unknown attribute") : linker.typeOfSymbol(symbol);
		}
		case "external": return linker.externals.attribute(type.name, name, type) ?? (isHolder(type) ? linker.kept(type, name) : void 0) ?? ofRow(type, name) ?? {
			kind: "method",
			self: type,
			name,
			owner: type.name
		};
		case "reference": return linker.externals.ofClass(type.name, name) ?? reference(linker.externals.canonicalMember(type.name, name), type.args);
		case "union": {
			const known = alternatives(withoutNone(type)).map((item) => memberType(linker, item, name, memo));
			const own = known.some(({ kind }) => kind === "function");
			return union$1(own ? known.filter((item) => !isLacking(item)) : known);
		}
		case "literal": return {
			kind: "method",
			self: type,
			name,
			owner: "builtins.str"
		};
		case "tuple": return {
			kind: "method",
			self: type,
			name,
			owner: "builtins.tuple"
		};
		case "function":
		case "partial": return name === "__wrapped__" ? type : {
			kind: "method",
			self: type,
			name,
			owner: "builtins.function"
		};
		case "typevar": return ofTypeVariable(linker, type, name, memo);
		case "awaitable":
		case "none":
		case "lambda": return unknown("unknown attribute");
		case "method":
		case "unknown": return unknown("unknown receiver");
	}
}
/** Classes of libraries for models, which have few methods, all of them known by name. */
const MODELS = /^(pydantic|sqlmodel|sqlalchemy)\.(.*\.)?(BaseModel|BaseSettings|RootModel|SQLModel|DeclarativeBase|DeclarativeBaseNoMeta)$/;
const OF_MODELS = /^(_|model_|schema|parse_|dict$|json$|copy$|construct$|validate$|from_orm$|update_forward_refs$)/;
/** A method that a model of the project is looked up for, and that neither it nor its base has. */
function isLacking(type) {
	return type.kind === "method" && type.self.kind === "instance" && MODELS.test(type.owner) && !OF_MODELS.test(type.name);
}
function ofClass(linker, type, name, memo) {
	if (name === "__class__") return {
		kind: "class",
		class: type.class,
		args: type.args
	};
	const member = findMember(linker, type.class, name, memo);
	if (member === void 0) return (type.kind === "instance" ? ofHeirs(linker, type.class, name, memo) : null) ?? dynamic(linker, type, name, memo);
	return ofMember(linker, member, name, type, memo);
}
/** Classes below one beyond which nobody looks at what they have. */
const MOST_HEIRS = 24;
/**
* What a class lacks and all classes below it have, as a mixin counts on: their methods, or an attribute that is the same in all. An object
* of the class itself would not get so far.
*/
function ofHeirs(linker, symbol, name, memo) {
	const leaves = linker.leavesOf(symbol);
	if (leaves.length === 0 || leaves.length > MOST_HEIRS || name.startsWith("__")) return null;
	const types = [];
	for (let at$ = 0, list$ = leaves; at$ < list$.length; at$++) {
		const leaf = list$[at$];
		const member = findMember(linker, leaf, name, memo);
		if (member?.kind !== "bindings" && member?.kind !== "attribute") return null;
		types.push(ofMember(linker, member, name, {
			kind: "instance",
			class: leaf,
			args: []
		}, memo));
	}
	const first = types[0];
	if (first === void 0 || findMember(linker, symbol, "__getattr__", memo) !== void 0) return null;
	return types.every(({ kind }) => kind === "function") || types.every((type) => key(type) === key(first)) ? union$1(types) : null;
}
/**
* A member of what a type variable stands for: of what it is declared to be at least, else of what the classes below give for it where the
* variable is a parameter of their base (`class Orders(Service[OrderRepository])`).
*/
function ofTypeVariable(linker, { name: variable, bound, of }, name, memo) {
	const declared = bound === void 0 ? null : memberType(linker, bound, name, memo);
	if (declared !== null && declared.kind !== "unknown") return declared;
	const types = of === void 0 ? [] : linker.givenFor(of, variable).map((given) => memberType(linker, given, name, memo));
	return types.length > 0 && types.every(({ kind }) => kind !== "unknown") ? union$1(types) : unknown("unknown receiver");
}
/** What the classes below a generic class give for one of its type parameters; nothing where one of them gives nothing that is known. */
function variableBelow(linker, symbol, variable) {
	const at = linker.typeParameters(symbol).indexOf(variable);
	const leaves = at < 0 ? [] : linker.leavesOf(symbol);
	if (leaves.length > MOST_HEIRS) return [];
	const given = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = leaves; at$ < list$.length; at$++) {
		const leaf = list$[at$];
		const ancestor = linker.ancestors(leaf).find((item) => item.kind === "class" && item.class === symbol);
		const type = ancestor?.kind === "class" ? ancestor.args[at] : void 0;
		if (type === void 0 || isVague(type) || mentionsVariable(type)) return [];
		given.set(key(type), type);
	}
	return [...given.values()];
}
/** A class with `__getattr__` answers anything; what, its annotation says. */
function dynamic(linker, type, name, memo) {
	if (type.kind === "class") return unknown("unknown attribute");
	const member = findMember(linker, type.class, "__getattr__", memo);
	if (member === void 0) return unknown("unknown attribute");
	const binding = (member.kind === "bindings" ? member.bindings : [])[0];
	const attr = binding?.kind === "function" ? handsOnTo(binding.def) : null;
	const answered = attr === null || attr === name ? unknown("dynamic") : linker.member(linker.member(type, attr), name);
	return answered.kind === "unknown" ? unknown("dynamic") : answered;
}
function ofMember(linker, member, name, self, memo) {
	if (member === void 0) return unknown("unknown attribute");
	switch (member.kind) {
		case "unknown": return unknown("unknown attribute");
		case "external": {
			const owner = {
				kind: "external",
				name: member.name,
				args: member.args
			};
			if (self.kind === "class") return linker.externals.attribute(member.name, name, owner) ?? {
				kind: "method",
				self,
				name,
				owner: member.name
			};
			return linker.externals.attribute(member.name, name, owner) ?? {
				kind: "method",
				self,
				name,
				owner: member.name
			};
		}
		case "attribute": {
			const types = member.assignments.map(({ annotation, value, scope }) => {
				const declared = annotation === null ? unknown("dynamic") : linker.annotated(annotation, scope);
				if (!(value !== null && (annotation === null || declared.kind === "unknown" && !isNone(value)))) {
					if (value !== null && isEmptyCollection(value) && holdsCallables(declared)) return gatheredInObject(linker, member.ancestor.class, name, declared);
					return (value === null ? void 0 : displayed(linker, declared, value, scope)) ?? declared;
				}
				const kept = linker.typeOf(value, scope);
				if (isEmptyDictionary(value)) return filledInObject(linker, member.ancestor.class, name, kept);
				return isEmptyCollection(value) ? gatheredInObject(linker, member.ancestor.class, name, kept) : kept;
			});
			const type = union$1(types);
			return (type.kind === "unknown" || isAnyClass(type) && !mentionsVariable(type)) && self.kind === "instance" ? givenBelow(linker, member, self, type) : asSeenBy(linker, type, member.ancestor, self);
		}
		case "bindings": return ofBindings(linker, member, name, self, memo);
	}
}
function isNone(value) {
	return value.kind === "Constant" && value.type === "None";
}
/** `type[Base]`: the class, or one below it. */
function isAnyClass(type) {
	return type.kind === "class" || type.kind === "reference" || type.kind === "external" && type.name === "builtins.type";
}
/** What a class hands to the `__init__` of the ancestor that keeps it, where that does not say what it takes. */
function givenBelow(linker, { ancestor, assignments }, self, or) {
	const only$of = assignments, only = only$of[0], another = only$of[1];
	return (only === void 0 || another !== void 0 ? null : givenToBase(linker, self.class, ancestor.class, only)) ?? or;
}
/** The type of a member of an ancestor with the receiver's type arguments. */
function asSeenBy(linker, type, ancestor, self) {
	return mentionsVariable(type) ? substitute$1(type, substitution(linker, ancestor, self)) : type;
}
/** Type variables of the ancestor that has the member, as the receiver's arguments fix them; `Self` is the receiver. */
function substitution(linker, ancestor, self) {
	const map = /* @__PURE__ */ new Map();
	if (self.kind !== "instance" && self.kind !== "class") return map;
	map.set("Self", {
		kind: "instance",
		class: self.class,
		args: self.args
	});
	const outer = new Map(linker.typeParameters(self.class).flatMap((name, at) => self.args[at] === void 0 ? [] : [[name, self.args[at]]]));
	linker.typeParameters(ancestor.class).forEach((name, at) => {
		const arg = ancestor.args[at];
		if (arg !== void 0) map.set(name, substitute$1(arg, outer));
	});
	return map;
}
function ofBindings(linker, member, name, self, _memo) {
	const last = member.bindings.findLast((binding) => binding.kind !== "augmented" && binding.kind !== "deleted");
	if (last === void 0) return unknown("unknown attribute");
	if (last.kind === "function") {
		const first = member.bindings.find((binding) => binding.kind === "function");
		const getter = linker.functionSymbol(first?.kind === "function" ? first.def : last.def, member.scope);
		if (isProperty(linker, getter)) return self.kind === "class" ? unknown("dynamic") : asSeenBy(linker, linker.returned(getter, self, null), member.ancestor, self);
		const fn = linker.functionSymbol(last.def, member.scope);
		const how = bindingKind(last.def);
		if (how === "static") return {
			kind: "function",
			function: fn,
			self: null
		};
		if (how === "class") return {
			kind: "function",
			function: fn,
			self: self.kind === "instance" ? {
				kind: "class",
				class: self.class,
				args: self.args
			} : self
		};
		return {
			kind: "function",
			function: fn,
			self: self.kind === "class" ? null : self
		};
	}
	if (last.kind === "class") return {
		kind: "class",
		class: linker.classSymbol(last.def, member.scope),
		args: []
	};
	const bound = linker.typeOfBinding(last, name, member.scope);
	const told = last.kind === "value" && isEmptyCollection(last.value) && (last.annotation === null || holdsCallables(bound)) ? gatheredInObject(linker, member.ancestor.class, name, bound) : orGiven(bound, () => givenForField(linker, member.ancestor.class, name));
	const type = asSeenBy(linker, isMethod(last) ? withReceiver(told, self) : told, member.ancestor, self);
	return isEnum(linker, member.ancestor.class) && last.kind === "value" && last.annotation === null ? {
		kind: "instance",
		class: member.ancestor.class,
		args: []
	} : type;
}
/** `get = partialmethod(_call, "GET")` */
function isMethod(binding) {
	return binding.kind === "value" && binding.value.kind === "Call" && lastName$2(binding.value.func) === "partialmethod";
}
function withReceiver(type, self) {
	return type.kind === "partial" && type.callee.kind === "function" && type.callee.self === null && self.kind !== "class" ? {
		...type,
		callee: {
			...type.callee,
			self
		}
	} : type;
}
/** What those who make objects of a class give for a field, where its `__init__` is not written. */
function givenForField(linker, symbol, name) {
	const init = linker.madeInitialiser(symbol);
	const index = init?.def.parameters.findIndex((parameter) => parameter.name === name) ?? -1;
	return init === null || index < 0 ? unknown("no annotation") : linker.evidence(init, index);
}
/** Whether a class is an enumeration: its attributes are instances of itself. */
function isEnum(linker, symbol) {
	return linker.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && isEnumeration(linker, ancestor.name));
}
/** Whether a library's class is one of Python's enumerations, or made of one: `strenum.StrEnum`. */
function isEnumeration(linker, name) {
	return name.startsWith("enum.") || linker.externals.bases(name).some((base) => isEnumeration(linker, base));
}

// src/link/calls.ts
/** The value of calling something. */
function callResult(linker, callee, context) {
	switch (callee.kind) {
		case "class": return constructed(linker, callee, context);
		case "function": return linker.returned(callee.function, callee.self, context);
		case "lambda": return linker.typeOf(callee.lambda.body, linker.lambdaScope(callee.lambda, callee.scope));
		case "partial": return callResult(linker, callee.callee, null);
		case "reference": return bound$1(callee.name, context) ?? cast(linker, callee.name, context) ?? managing(linker, callee.name, context) ?? linker.externals.callResult(callee.name, callee.args, context) ?? unknown("external return");
		case "method": return linker.externals.methodResult(callee.owner, callee.name, callee.self, context) ?? unknown("external return");
		case "instance": return linker.called(linker.member(callee, "__call__"), context);
		case "external":
			if (callee.name === "collections.abc.Callable") return callee.args[0] ?? unknown("dynamic");
			if (callee.name === "builtins.type" && callee.args[0] !== void 0) return callee.args[0];
			return linker.externals.methodResult(callee.name, "__call__", callee, context) ?? unknown("external return");
		case "union": return union$1(alternatives(callee).filter((item) => item.kind !== "none").map((item) => callResult(linker, item, context)));
		case "unknown": return unknown("unknown receiver");
		default: return unknown("dynamic");
	}
}
/** `partial(count, session)` is called as the function is. */
function bound$1(name, context) {
	const callee = name === "functools.partial" || name === "functools.partialmethod" ? context?.argument(0) : void 0;
	if (context === null || callee === void 0 || callee.kind === "unknown") return void 0;
	return {
		kind: "partial",
		callee,
		bound: context.call.args.slice(1)
	};
}
/** `cast("AsyncSession", found)` is what it says, in quotes as well. */
function cast(linker, name, context) {
	const type = name === "typing.cast" ? context?.call.args[0] : void 0;
	if (context === null || type?.kind !== "Constant") return void 0;
	return linker.annotated(type, context.scope);
}
function constructed(linker, callee, context) {
	const names = linker.typeParameters(callee.class);
	if (names.length === 0 || callee.args.length > 0 || context === null) return {
		kind: "instance",
		class: callee.class,
		args: callee.args
	};
	const init = linker.member({
		kind: "instance",
		class: callee.class,
		args: []
	}, "__init__");
	const map = /* @__PURE__ */ new Map();
	if (init.kind === "function") fitArguments(linker, init.function, true, context, map);
	return {
		kind: "instance",
		class: callee.class,
		args: names.map((name) => map.get(name) ?? unknown("no annotation"))
	};
}
/** Binds type variables of a function's annotations by the types of the arguments of a call. */
function fitArguments(linker, fn, skipFirst, context, map) {
	const scope = linker.functionScope(fn);
	fn.def.parameters.forEach((parameter, index) => {
		if (parameter.annotation === null || skipFirst && index === 0) return;
		const declared = linker.annotated(parameter.annotation, scope);
		if (!mentionsVariable(declared)) return;
		const actual = context.argument(index - (skipFirst ? 1 : 0), parameter.name);
		if (actual !== void 0) unify(declared, actual, map);
	});
}
/** The value of calling a project function: what it returns, as an awaitable for `async def`, as an iterator for a generator. */
function returnType(linker, fn, self, context) {
	const { def } = fn;
	const plain = bodyResult(linker, fn, self, context);
	const managed = def.generator ? managerOf(linker, fn) : void 0;
	if (managed !== void 0) return external$1(managed, yielded(linker, fn, self));
	if (def.generator) return plain;
	return linker.decorated(fn).async ? {
		kind: "awaitable",
		result: plain
	} : plain;
}
function bodyResult(linker, fn, self, context) {
	const { def } = fn;
	if (def.returns !== null) {
		const declared = linker.annotated(def.returns, linker.functionScope(fn));
		if (declared.kind !== "unknown" || declared.reason !== "any") {
			if (def.generator && isElement(linker, declared)) return generatorOf(linker, fn, self, declared);
			if (!mentionsVariable(declared)) return delegated(linker, fn, declared) ?? declared;
			const map = /* @__PURE__ */ new Map();
			if (self !== null && (self.kind === "instance" || self.kind === "class") && fn.owner !== null) {
				const ancestor = linker.ancestors(self.class).find((item) => item.kind === "class" && item.class === fn.owner);
				if (ancestor?.kind === "class") for (const name$of of substitution(linker, ancestor, self)) {
					const name = name$of[0], type = name$of[1];
					map.set(name, type);
				}
			}
			if (context !== null) fitArguments(linker, fn, fn.owner !== null && self !== null && bindingKind(def) !== "static", context, map);
			const result = substitute$1(declared, map);
			const other = declared.kind === "typevar" && result.kind === "function" ? replacement(linker, fn, result.function) : null;
			return other === null ? result : {
				kind: "function",
				function: other,
				self: null
			};
		}
	}
	if (def.generator) return generatorOf(linker, fn, self, null);
	const results = [];
	const scope = linker.functionScope(fn);
	for (let at$ = 0, list$ = returnedExpressions(def); at$ < list$.length; at$++) {
		const value = list$[at$];
		const type = value === null ? NONE$1 : linker.typeOf(value, scope);
		results.push(value?.kind === "Name" && type.kind === "union" && isOwnParameter(scope, value.id) && type.items.every(isCalled$1) ? unknown("dynamic") : type);
	}
	const result = results.length === 0 ? NONE$1 : union$1(results);
	return self !== null && mentionsVariable(result) && self.kind === "instance" ? substitute$1(result, selfMap(linker, fn, self)) : result;
}
function isOwnParameter(scope, name) {
	return scope.bindings.get(name)?.[0]?.kind === "parameter";
}
/** `def get_db() -> Session: … yield session`: the annotation of a generator that says what is yielded, or what that derives from. */
function isElement(linker, declared) {
	if (declared.kind === "external") return /^(sqlalchemy|sqlmodel)\./.test(declared.name);
	return declared.kind === "instance" && [
		"__iter__",
		"__aiter__",
		"__next__",
		"__anext__"
	].every((name) => linker.member(declared, name).kind === "unknown");
}
function generatorOf(linker, fn, self, declared) {
	const element = yielded(linker, fn, self);
	return external$1(fn.def.async ? "typing.AsyncGenerator" : "typing.Generator", element.kind === "unknown" && declared !== null ? declared : element);
}
function selfMap(linker, fn, self) {
	const ancestor = linker.ancestors(self.class).find((item) => item.kind === "class" && item.class === fn.owner);
	return ancestor?.kind === "class" ? substitution(linker, ancestor, self) : /* @__PURE__ */ new Map();
}
/** What a generator yields: its annotation's first argument, else the types of its yields. */
function yielded(linker, fn, self) {
	const scope = linker.functionScope(fn);
	if (fn.def.returns !== null) {
		const declared = linker.annotated(fn.def.returns, scope);
		const first = (declared.kind === "external" || declared.kind === "instance") && declared.args[0] !== void 0 ? declared.args[0] : void 0;
		if (first !== void 0 && first.kind !== "unknown") return self !== null && self.kind === "instance" ? substitute$1(first, selfMap(linker, fn, self)) : first;
	}
	const types = [];
	for (let at$ = 0, list$ = yieldedExpressions(fn.def); at$ < list$.length; at$++) {
		const value = list$[at$];
		types.push(value === null ? NONE$1 : linker.typeOf(value, scope));
	}
	return types.length === 0 ? unknown("no annotation") : union$1(types);
}
const MANAGERS = /* @__PURE__ */ new Map([["contextlib.contextmanager", "contextlib.AbstractContextManager"], ["contextlib.asynccontextmanager", "contextlib.AbstractAsyncContextManager"]]);
/** `asynccontextmanager(session)`: a function that gives a manager of what the generator yields. */
function managing(linker, name, context) {
	const manager = MANAGERS.get(name);
	const given = manager === void 0 ? void 0 : context?.argument(0, "func");
	if (manager === void 0 || given?.kind !== "function" || !given.function.def.generator) return void 0;
	return external$1("collections.abc.Callable", external$1(manager, yielded(linker, given.function, given.self)));
}
function managerOf(linker, fn) {
	for (let at$ = 0, list$ = fn.def.decorators; at$ < list$.length; at$++) {
		const decorator = list$[at$];
		const symbol = linker.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, fn.outer);
		const manager = symbol?.kind === "external" ? MANAGERS.get(symbol.name) : void 0;
		if (manager !== void 0) return manager;
	}
}
/** The type of the first parameter of a method: the instance or the class. */
function receiverType(linker, fn) {
	if (fn.owner === null) return void 0;
	const how = bindingKind(fn.def);
	if (how === "static") return void 0;
	const of = fn.owner;
	const args = linker.typeParameters(of).map((name) => ({
		kind: "typevar",
		name,
		of
	}));
	const instance = {
		kind: "instance",
		class: fn.owner,
		args
	};
	return how === "class" ? classOf$1(instance) : instance;
}
/** The scope in which annotations of a function's parameters are read. */
function annotationScope(linker, fn) {
	return fn.def.typeParameters.length > 0 ? linker.functionScope(fn) : fn.outer;
}

// src/link/heirs.ts
function heirsIn(classes, ancestorsOf) {
	const index = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = classes; at$ < list$.length; at$++) {
		const symbol = list$[at$];
		for (let at$ = 0, list$ = ancestorsOf(symbol); at$ < list$.length; at$++) {
			const ancestor = list$[at$];
			if (ancestor.kind !== "class" || ancestor.class === symbol) continue;
			const list = index.get(ancestor.class);
			if (list === void 0) index.set(ancestor.class, [symbol]);
			else list.push(symbol);
		}
	}
	return index;
}
/**
* A method of a mixin that says what its object has besides, `def get(self: OrdersProtocol)`: the classes with the mixin have it, so that they and
* their bases stand below the protocol.
*/
function withSelfTypes(heirs, claims, ancestorsOf) {
	const index = new Map(heirs);
	for (const { mixin, protocol } of claims) {
		const known = new Set(index.get(protocol));
		for (let at$ = 0, list$ = leavesOf(heirs, mixin); at$ < list$.length; at$++) {
			const leaf = list$[at$];
			for (let at$ = 0, list$ = ancestorsOf(leaf); at$ < list$.length; at$++) {
				const ancestor = list$[at$];
				if (ancestor.kind === "class" && isBeside(ancestor.class, mixin, ancestorsOf)) known.add(ancestor.class);
			}
		}
		known.delete(protocol);
		if (known.size > 0) index.set(protocol, [...known]);
	}
	return index;
}
function isBeside(symbol, mixin, ancestorsOf) {
	return symbol !== mixin && !isProtocol(ancestorsOf(symbol));
}
/** Whether a class declares what others have: what derives from a class that derives from `Protocol` is a class of its own. */
function isProtocol(ancestors) {
	const own = ancestors[0];
	return own?.kind === "class" && own.class.def.bases.some((base) => /(^|\.)Protocol(\[|$)/.test(unparse(base)));
}
/** Those below a class that have none below themselves: the ones that objects are made of. What tests derive counts for nothing. */
function leavesOf(heirs, symbol) {
	const own = (one) => (heirs.get(one) ?? []).filter(({ module }) => module.unit?.role !== "test");
	return own(symbol).filter((one) => own(one).length === 0);
}

// src/link/filled-parameters.ts
/**
* What a parameter is whose annotation says less than what fills it. It names the other kind, `session: Session = Depends(get_session)` where the
* dependency gives an `AsyncSession`, and the reverse; or a plain value, `user: dict = Depends(get_user)`, where it gives an object; or it is abstract, `orders: OrderStore = Depends(get_orders)` where all that the dependency
* gives are objects of classes below it. null for any other.
*/
function filledBy(linker, fn, parameter, declared) {
	const { externals } = linker;
	if (declared.kind === "instance") {
		if (!isAbstract(linker, declared.class)) return null;
		const callee = providerOf(linker, fn, parameter);
		if (callee?.kind === "function") return unnoted(() => made(linker, callee.function, declared.class));
		const given = callee === null || callee.kind === "class" ? null : dependencyOf(linker, fn, parameter) ?? null;
		return given !== null && alternatives(given).every((type) => type.kind === "instance" && isBelow$1(linker, type.class, declared.class)) ? given : null;
	}
	if (declared.kind === "external" && PLAIN$1.test(declared.name)) {
		const given = dependencyOf(linker, fn, parameter);
		return given !== null && isObject(given) ? given : null;
	}
	if (declared.kind !== "external" || externals.asyncTwin(declared.name) === void 0 && !/async/i.test(declared.name)) return null;
	const given = dependencyOf(linker, fn, parameter);
	if (given?.kind !== "external") return null;
	return externals.asyncTwin(declared.name) === given.name || externals.asyncTwin(given.name) === declared.name ? given : null;
}
const PLAIN$1 = /^builtins\.(dict|list|tuple|set|str|int|float|bool|bytes)$/;
/** Certainly an object of a class, of the project or of a library. */
function isObject(type) {
	const items = alternatives(withoutNone(type));
	return items.length > 0 && items.every((item) => item.kind === "instance" || item.kind === "external" && !/^(builtins|typing)\./.test(item.name));
}
/** What a function gives by its body, whatever its annotation says: objects of classes below the given one; null where something else may be. */
function made(linker, fn, below) {
	const found = [];
	for (let at$ = 0, list$ = fn.def.generator ? yieldedExpressions(fn.def) : returnedExpressions(fn.def); at$ < list$.length; at$++) {
		const value = list$[at$];
		if (value === null) return null;
		for (let at$ = 0, list$ = alternatives(linker.typeOf(value, linker.functionScope(fn))); at$ < list$.length; at$++) {
			const type = list$[at$];
			if (type.kind !== "instance" || !isBelow$1(linker, type.class, below)) return null;
			found.push(type);
		}
	}
	return found.length === 0 ? null : union$1(found);
}
/** Whatever is given out as a protocol implements it. */
function isBelow$1(linker, one, below) {
	return linker.heirs().get(below)?.includes(one) === true || isProtocol(linker.ancestors(below)) && !isAbstract(linker, one);
}
/** What the dependency of a parameter gives; null where it has none, or where that is not known. */
function dependencyOf(linker, fn, parameter) {
	const callee = providerOf(linker, fn, parameter);
	if (callee === null) return null;
	if (callee.kind === "given") return callee.type;
	const result = linker.called(callee, null);
	if (callee.kind !== "function") return callee.kind === "class" ? result : linker.awaited(result);
	const { def } = callee.function;
	return def.generator ? linker.item(result, def.async) : linker.awaited(result);
}
/** The function, class or other thing that is called for a parameter, or what is put in its place; null where it depends on none that is known. */
function providerOf(linker, { outer }, { default: given, annotation }) {
	const marked = given !== null ? [{
		value: given,
		scope: outer
	}] : annotation === null ? [] : metadataOf(linker, annotation, outer);
	for (let at$ = 0, list$ = marked; at$ < list$.length; at$++) {
		const { value, scope } = list$[at$];
		if (value.kind !== "Call" || value.args[0] === void 0) continue;
		const symbol = linker.symbolOf(value.func, scope);
		if (symbol?.kind !== "external" || PARAMETER_MARKERS[symbol.name] !== "dependency") continue;
		const dependency = value.args[0];
		const given = linker.typeOf(dependency, scope);
		if (dependency.kind === "Subscript") return {
			kind: "given",
			type: given
		};
		const callee = given.kind === "instance" ? linker.member(given, "__call__") : given;
		switch (callee.kind) {
			case "function":
			case "class":
			case "lambda":
			case "partial":
			case "external": return callee;
			default: return null;
		}
	}
	return null;
}
/** The values beside the type in `Annotated[Session, Depends(get_session)]`, or in a name for it. */
function metadataOf(linker, annotation, outer) {
	const symbol = annotation.kind === "Name" ? linker.resolve(annotation.id, outer) : void 0;
	const { value, scope } = (symbol?.kind === "variable" ? boundOnce(linker, symbol.name, symbol.scope) : void 0) ?? {
		value: annotation,
		scope: outer
	};
	if (value.kind !== "Subscript" || value.slice.kind !== "Tuple") return [];
	const head = linker.symbolOf(value.value, scope);
	return head?.kind === "external" && head.name === "typing.Annotated" ? value.slice.elts.slice(1).map((item) => ({
		value: item,
		scope
	})) : [];
}

// src/link/only-read.ts
/**
* Whether a dictionary that a variable is bound to holds what it was made with and what assignments in its own scope put into it: nothing else
* changes it, and it is not given to what may.
*/
function isOnlyRead(linker, name, home) {
	if (home.function !== null) return readsOnly(linker, home.function.def.body, name, home, true);
	const { unit } = home.module;
	if (unit === null) return false;
	for (let at$ = 0, list$ = linker.index.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		const facts = module.unit?.facts;
		if (facts === void 0 || module.unit?.role === "test" || !facts.holdsWord(name)) continue;
		const scope = linker.moduleScope(module);
		if (module !== home.module && !isVariableOf(linker, name, scope, home)) continue;
		noteScan(module);
		if (!readsOnly(linker, facts.body, name, scope, module === home.module)) return false;
		for (let at$ = 0, list$ = functionsNaming(linker, module, name); at$ < list$.length; at$++) {
			const fn = list$[at$];
			const inner = linker.functionScope(fn);
			if (inner.redirected?.has(name) === true) return false;
			if (!inner.bindings.has(name) && !readsOnly(linker, fn.def.body, name, inner, false)) return false;
		}
	}
	return true;
}
function isVariableOf(linker, name, scope, home) {
	const symbol = linker.resolve(name, scope);
	return symbol?.kind === "variable" && symbol.scope.module === home.module && symbol.scope.kind === "module";
}
function readsOnly(linker, body, name, scope, isHome) {
	let other = 0;
	const isIt = (expr) => expr?.kind === "Name" && expr.id === name;
	const isItem = (expr) => expr.kind === "Subscript" && isIt(expr.value);
	const visit = (node) => {
		if (isIt(node)) other++;
		else other -= read(linker, node, isIt, scope);
	};
	eachStatement(body, (statement) => {
		switch (statement.kind) {
			case "FunctionDef":
				if (scope.kind === "function" && !readsOnly(linker, statement.body, name, scope, false)) other = Number.POSITIVE_INFINITY;
				return;
			case "Assign":
				for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
					const target = list$[at$];
					if (isItem(target) && isHome) visitExpression(target.slice, visit);
					else if (target.kind === "Name") continue;
					else if (holdsItem(target, isItem)) other = Number.POSITIVE_INFINITY;
					else visitExpression(target, visit);
				}
				visitExpression(statement.value, visit);
				return;
			case "AnnAssign":
			case "AugAssign":
				if (isItem(statement.target) || statement.kind === "AugAssign" && isIt(statement.target)) other = Number.POSITIVE_INFINITY;
				if (statement.value !== null) visitExpression(statement.value, visit);
				return;
			case "For":
				if (isIt(statement.iter)) return;
				if (holdsItem(statement.target, isItem)) other = Number.POSITIVE_INFINITY;
				visitExpression(statement.iter, visit);
				return;
			case "Delete":
				if (statement.targets.some((target) => isIt(target) || isItem(target))) other = Number.POSITIVE_INFINITY;
				return;
			case "Return":
				if (statement.value !== null && !isIt(statement.value)) visitExpression(statement.value, visit);
				return;
			case "If":
			case "While":
			case "Assert":
				if (!isIt(statement.test)) visitExpression(statement.test, visit);
				return;
			case "Expr":
				visitExpression(statement.value, visit);
				return;
			case "With":
				for (let at$ = 0, list$ = statement.items; at$ < list$.length; at$++) {
					const { context } = list$[at$];
					visitExpression(context, visit);
				}
				return;
			case "Match":
				visitExpression(statement.subject, visit);
				return;
			default: return;
		}
	});
	return other === 0;
}
function holdsItem(target, isItem) {
	if (isItem(target)) return true;
	if (target.kind === "Starred") return holdsItem(target.value, isItem);
	return (target.kind === "Tuple" || target.kind === "List") && target.elts.some((each) => holdsItem(each, isItem));
}
/** How many times an expression only reads the dictionary. */
function read(linker, node, isIt, scope) {
	switch (node.kind) {
		case "Subscript": return isIt(node.value) ? 1 : 0;
		case "Attribute": return isIt(node.value) && READERS.test(node.attr) ? 1 : 0;
		case "Compare": return [node.left, ...node.comparators].filter(isIt).length;
		case "Dict": return node.keys.filter((key, at) => key === null && isIt(node.values[at])).length;
		case "ListComp":
		case "SetComp":
		case "DictComp":
		case "GeneratorExp": return node.generators.filter(({ iter }) => isIt(iter)).length;
		case "Call": return givenIn(linker, node, isIt, scope);
		default: return 0;
	}
}
const READERS = /^(get|items|keys|values|copy)$/;
/** Arguments of libraries, which change none, and what is copied into keywords. */
function givenIn(linker, { func, args, keywords }, isIt, scope) {
	const copied = keywords.filter(({ arg, value }) => arg === null && isIt(value)).length;
	const given = args.filter(isIt).length + keywords.filter(({ arg, value }) => arg !== null && isIt(value)).length;
	if (given === 0) return copied;
	return linker.symbolOf(func, scope)?.kind === "external" ? copied + given : copied;
}

// src/link/keyed-items.ts
/**
* What a dictionary holds under a key that is written out, `clients["store"]`, where it is a variable that is bound to a display once, or that
* a function begins empty and fills in its own body. Undefined where something may be put under a key that only a run tells.
*/
function itemUnder(linker, holder, key, scope) {
	if (holder.kind !== "Name" || !isText(key)) return void 0;
	const bound = boundOnce(linker, holder.id, scope);
	if (bound === void 0 || bound.value.kind !== "Dict" && !isEmptyDictionary(bound.value)) return void 0;
	const { value, scope: home } = bound;
	const entries = value.kind === "Dict" ? value.keys.flatMap((each, at) => entry(each, value.values[at])) : [];
	const body = home.function === null ? home.kind === "module" ? home.module.unit?.facts.body : void 0 : home.function.def.body;
	if (body !== void 0) eachStatement(body, (statement) => {
		if (statement.kind !== "Assign") return;
		for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === holder.id) entries.push({
				key: target.slice,
				value: statement.value
			});
		}
	});
	const isEmpty = value.kind !== "Dict" || value.values.length === 0;
	if (isEmpty && home.function === null) return void 0;
	const written = linker.resolve(holder.id, scope);
	const isAnnotated = written?.kind === "variable" && bindingsAnnotated(written.scope, written.name);
	if (!entries.every((each) => each.key !== null && isText(each.key))) return void 0;
	if (home.kind !== "class" && !isOnlyRead(linker, holder.id, home)) return isAnnotated || isEmpty ? void 0 : unknown("dynamic");
	const own = entries.filter((each) => each.key?.kind === "Constant" && each.key.value === key.value);
	const type = union$1(own.map((each) => linker.typeOf(each.value, home)));
	return own.length === 0 || type.kind === "none" || type.kind === "unknown" ? void 0 : type;
}
/** The same of `clients.get("store")`. */
function itemGot(linker, { func, args }, scope) {
	const key$of = args, key = key$of[0], other = key$of[1];
	if (func.kind !== "Attribute" || func.attr !== "get" || key === void 0 || other !== void 0) return void 0;
	const type = itemUnder(linker, func.value, key, scope);
	return type === void 0 ? void 0 : union$1([type, NONE$1]);
}
function bindingsAnnotated({ bindings }, name) {
	return (bindings.get(name) ?? []).some((binding) => binding.kind === "value" && binding.annotation !== null);
}
function entry(key, value) {
	return value === void 0 ? [] : [{
		key,
		value
	}];
}
function isText(expr) {
	return expr.kind === "Constant" && expr.type === "str";
}

// src/link/narrowing.ts
const NOTHING$1 = {
	passed: [],
	failed: []
};
/** What is known where a condition holds, and where it does not. */
function tested(test) {
	switch (test.kind) {
		case "Call": return called(test);
		case "Compare": return compared$2(test);
		case "UnaryOp": {
			if (test.op !== "not") return NOTHING$1;
			const { passed, failed } = tested(test.operand);
			return {
				passed: failed,
				failed: passed
			};
		}
		case "BoolOp": {
			const outcomes = test.values.map(tested);
			if (outcomes.every((outcome) => outcome === NOTHING$1)) return NOTHING$1;
			return test.op === "and" ? {
				passed: outcomes.flatMap(({ passed }) => passed),
				failed: anyOf$1(outcomes.map(({ failed }) => failed))
			} : {
				passed: anyOf$1(outcomes.map(({ passed }) => passed)),
				failed: outcomes.flatMap(({ failed }) => failed)
			};
		}
		default: return NOTHING$1;
	}
}
/** One of several tests has been passed: that says something where all are of one value. */
function anyOf$1(tests) {
	const only = tests.map((each) => each.length === 1 ? each[0] : void 0);
	const first = only[0];
	if (first === void 0 || !only.every((each) => each?.path === first.path && each.holds)) return [];
	return [{
		...first,
		classes: only.flatMap((each) => each?.classes ?? [])
	}];
}
function called({ func, args }) {
	const subject$of = args, subject = subject$of[0], classes = subject$of[1];
	if (func.kind !== "Name" || func.id !== "isinstance" || subject === void 0 || classes === void 0) return NOTHING$1;
	return outcome(subject, classes);
}
/** `type(job) is Job` says more than that the value has the class: it does not say what it is otherwise. */
function compared$2({ left, ops, comparators }) {
	const op = ops[0];
	const right = comparators[0];
	if (ops.length !== 1 || right === void 0 || left.kind !== "Call" || left.func.kind !== "Name" || left.func.id !== "type") return NOTHING$1;
	const subject = left.args[0];
	if (subject === void 0 || left.args.length !== 1) return NOTHING$1;
	const { passed } = outcome(subject, right);
	if (op === "is" || op === "==") return {
		passed,
		failed: []
	};
	return op === "is not" || op === "!=" ? {
		passed: [],
		failed: passed
	} : NOTHING$1;
}
function outcome(subject, classes) {
	const path = pathOf(subject.kind === "NamedExpr" ? subject.target : subject);
	if (path === void 0) return NOTHING$1;
	const test = {
		path,
		classes: classesIn(classes),
		at: subject.end
	};
	return {
		passed: [{
			...test,
			holds: true
		}],
		failed: [{
			...test,
			holds: false
		}]
	};
}
/** `(Job, Task)` and `Job | Task` */
function classesIn(expression) {
	if (expression.kind === "Tuple") return expression.elts.flatMap(classesIn);
	if (expression.kind === "BinOp" && expression.op === "|") return [...classesIn(expression.left), ...classesIn(expression.right)];
	return [expression];
}
/** A name or a chain of attributes of one as text; undefined for anything else. */
function pathOf(expression) {
	if (expression.kind === "Name") return expression.id;
	if (expression.kind !== "Attribute") return void 0;
	const path = pathOf(expression.value);
	return path === void 0 ? void 0 : `${path}.${expression.attr}`;
}
/** The name that a path starts with. */
function rootOf(path) {
	const dot = path.indexOf(".");
	return dot < 0 ? path : path.slice(0, dot);
}
/** The tests passed and failed in a scope, by the name that what is tested starts with. */
var Narrowings = class {
	roots = /* @__PURE__ */ new Map();
	/** Notes that a test holds in a part of the scope. */
	note(test, block, since = block.start) {
		if (block.end <= block.start) return;
		const narrowing = {
			...test,
			block,
			since
		};
		const root = rootOf(test.path);
		const known = this.roots.get(root);
		if (known === void 0) this.roots.set(root, [narrowing]);
		else known.push(narrowing);
	}
	/**
	* Notes that a name or an attribute is bound anew: what was tested of it, and of its attributes, says nothing from there on, and nothing
	* in the loops around that began after the test: they come by again. `loops`: where they start, the outermost first.
	*/
	bound(path, at, loops) {
		for (let at$ = 0, list$ = this.roots.get(rootOf(path)) ?? []; at$ < list$.length; at$++) {
			const each = list$[at$];
			if (each.path !== path && !each.path.startsWith(`${path}.`)) continue;
			if (at < each.since || at >= each.block.end) continue;
			const end = loops.find((start) => start >= each.since) ?? at;
			each.block = {
				start: each.block.start,
				end: Math.min(end, at)
			};
		}
	}
	of(path) {
		return this.roots.get(rootOf(path)) ?? [];
	}
};
/** The type of a name or an attribute at an offset, as the tests say that it has passed and failed there. */
function narrowed(linker, type, path, from, at) {
	let current = type;
	const root = rootOf(path);
	for (let scope = from; scope !== null; scope = readsAround(scope, root) ? scope.parent : null) for (let at$ = 0, list$ = scope.narrowings?.of(path) ?? []; at$ < list$.length; at$++) {
		const narrowing = list$[at$];
		const { block, classes, holds } = narrowing;
		if (narrowing.path !== path || at < block.start || at >= block.end) continue;
		current = (holds ? having : lacking)(linker, current, classes, scope);
	}
	return current;
}
/** Whether a name is not of the scope itself but of the function around it, which is in the same time. */
function readsAround({ kind, bindings }, root) {
	return kind === "comprehension" && !bindings.has(root);
}
/** The type of a value that has one of the classes. */
function having(linker, type, classes, scope) {
	return kept(linker, type, namedBy(linker, classes, scope));
}
/** The type of a value that has none of them. */
function lacking(linker, type, classes, scope) {
	return without$1(linker, type, classes.flatMap((each) => classesNamed(linker, each, scope, MOST_NAMES$1)));
}
/** Constants that stand for each other. */
const MOST_NAMES$1 = 3;
/**
* The objects of the classes that an expression names itself, or a constant that it names. A variable that holds a class may hold one that
* derives from what it is known to be: what is none of that is none of the class.
*/
function classesNamed(linker, expression, scope, left) {
	const symbol = linker.symbolOf(expression, scope);
	if (symbol === void 0) return [];
	if (symbol.kind !== "variable") return namedBy(linker, [expression], scope);
	const binding$of = symbol.scope.bindings.get(symbol.name) ?? [], binding = binding$of[0], another = binding$of[1];
	if (binding?.kind !== "value" || another !== void 0 || binding.path.length > 0 || symbol.scope.kind !== "module" || left === 0) return [];
	return classesIn(binding.value).flatMap((each) => classesNamed(linker, each, symbol.scope, left - 1));
}
function namedBy(linker, classes, scope) {
	return classes.flatMap((each) => alternativesOf(linker, linker.typeOf(each, scope)));
}
/** The objects of the classes that an expression stands for; null among them for what is not known. */
function alternativesOf(linker, type) {
	if (type.kind === "tuple" || type.kind === "union") return type.items.flatMap((item) => alternativesOf(linker, item));
	if (type.kind !== "class" && type.kind !== "reference") return [null];
	const made = type.kind === "class" ? type : linker.called(type, null);
	if (made.kind === "class") return [{
		kind: "instance",
		class: made.class,
		args: made.args
	}];
	return [made.kind === "external" || made.kind === "none" ? made : null];
}
/** What a value can be that has one of the classes. */
function kept(linker, type, named) {
	const classes = named.filter((each) => each !== null);
	if (classes.length < named.length) return type;
	if (type.kind === "unknown" || type.kind === "typevar" || isAnything(type)) return union$1(classes);
	if (classes.some((each) => each.kind === "instance" && isProtocol(linker.ancestors(each.class)))) return type;
	const found = [];
	for (let at$ = 0, list$ = alternatives(type); at$ < list$.length; at$++) {
		const alternative = list$[at$];
		if (classes.some((each) => isBelow(linker, alternative, each))) found.push(alternative);
		else found.push(...classes.filter((each) => isBelow(linker, each, alternative)));
	}
	if (found.length > 0) return union$1(found);
	if ([...alternatives(type), ...classes].every(isConcrete)) return union$1(classes);
	return alternatives(type).every((each) => each.kind === "none" || each.kind === "awaitable" && !classes.some(isOfAwaitables) || each.kind === "instance" && isProtocol(linker.ancestors(each.class))) ? union$1(classes) : type;
}
/** Whether a value that has none of the classes is known to be something else: the other alternatives of a union. */
function isToldApart(linker, subject, classes, scope) {
	const type = linker.typeOf(subject, scope);
	const left = lacking(linker, type, classesIn(classes), scope);
	return left !== type && left.kind !== "none" && left.kind !== "unknown";
}
/** What a value can be that has none of the classes; unknown where it is declared to have one: the annotation does not tell what comes then. */
function without$1(linker, type, named) {
	const items = alternatives(type);
	const left = items.filter((item) => !named.some((each) => each !== null && isBelow(linker, item, each)));
	if (left.length === items.length) return type;
	return left.length === 0 ? items.some(({ kind }) => kind === "external") ? unknown("dynamic") : type : union$1(left);
}
/** A class of a library that coroutines, tasks and futures may be of. */
function isOfAwaitables(type) {
	return type.kind !== "instance" && !(type.kind === "external" && !AWAITABLES.test(type.name));
}
/** A class of a library that says what a value is made of: not one that tells only what can be done with it. */
function isConcrete(type) {
	return type.kind === "external" && !ABSTRACT.test(type.name);
}
const ABSTRACT = /^(typing|typing_extensions|collections\.abc|abc|numbers|inspect|types|asyncio|concurrent|builtins)\./;
const AWAITABLES = /^(asyncio|types|typing|collections\.abc|concurrent|inspect)\.|^builtins\.(object|type)$/;
function isAnything(type) {
	return type.kind === "external" && type.name === "builtins.object";
}
/** Whether all that is of one type is of the other, by the names of classes alone. */
function isBelow(linker, type, above) {
	if (type.kind === "none" || above.kind === "none") return type.kind === above.kind;
	if (type.kind === "literal") return above.kind === "external" && above.name === "builtins.str";
	if (type.kind === "tuple") return above.kind === "external" && above.name === "builtins.tuple";
	if (type.kind === "instance") return linker.ancestors(type.class).some((each) => above.kind === "instance" ? isClass(each, above.class) : above.kind === "external" && each.kind === "external" && hasBase(linker, each.name, above.name));
	return type.kind === "external" && above.kind === "external" && hasBase(linker, type.name, above.name);
}
function isClass(ancestor, symbol) {
	return ancestor.kind === "class" && ancestor.class === symbol;
}
function hasBase(linker, name, above) {
	return name === above || linker.externals.bases(name).some((base) => base !== name && hasBase(linker, base, above));
}

// src/link/noted-tests.ts
/** Where a binding has been made: `x = f(x)` reads the old x. */
function endOf(binding) {
	switch (binding.kind) {
		case "value":
		case "augmented": return Math.max(binding.node.end, binding.value.end);
		case "parameter": return 0;
		default: return binding.node.end;
	}
}
/** From the first statement to the last one; nothing where there is none. */
function rangeOf(body) {
	return {
		start: body[0]?.start ?? 0,
		end: body[body.length - 1]?.end ?? 0
	};
}
/** Notes that tests hold in a part of the scope, but for those of names that the condition itself has bound anew since. */
function noteTests(notes, tests, block, since) {
	for (let at$ = 0, list$ = tests; at$ < list$.length; at$++) {
		const test = list$[at$];
		const bindings = notes.bindings.get(rootOf(test.path));
		const last = bindings?.[bindings.length - 1];
		if (last !== void 0 && endOf(last) > test.at) continue;
		notes.narrowings ??= new Narrowings();
		notes.narrowings.note(test, block, since);
	}
}
/** Notes what an operand of `and` or `or` says of those behind it. */
function noteOperand(notes, { op, values }, index) {
	const value = values[index];
	const next = values[index + 1];
	const last = values[values.length - 1];
	if (value === void 0 || next === void 0 || last === void 0) return;
	const { passed, failed } = tested(value);
	noteTests(notes, op === "and" ? passed : failed, {
		start: next.start,
		end: last.end
	});
}
/** The test that a variable holds, `is_async = isinstance(session, AsyncSession)`, in the place of its name; else the condition itself. */
function flagged(notes, test) {
	if (test.kind === "UnaryOp" && test.op === "not") {
		const operand = flagged(notes, test.operand);
		return operand === test.operand ? test : {
			...test,
			operand
		};
	}
	if (test.kind !== "Name") return test;
	const binding$of = notes.bindings.get(test.id) ?? [], binding = binding$of[0], another = binding$of[1];
	if (binding?.kind !== "value" || another !== void 0 || binding.path.length > 0) return test;
	return notes.loops.length > 0 && endOf(binding) < (notes.loops.at(-1) ?? 0) ? test : binding.value;
}
/** Notes what a condition says of its branches, and of what comes after one that is left. */
function noteBranches(notes, { test, body, orelse, end }, block) {
	const { passed, failed } = tested(flagged(notes, test));
	if (passed.length + failed.length === 0) return;
	const inBody = rangeOf(body);
	const inElse = rangeOf(orelse);
	const rest = {
		start: end,
		end: block.end
	};
	noteTests(notes, passed, inBody);
	noteTests(notes, failed, inElse);
	if (isLeft(body)) noteTests(notes, failed, rest, orelse.length === 0 ? end : inElse.start);
	else if (isLeft(orelse)) noteTests(notes, passed, rest, inBody.start);
}
/** Notes what the patterns of a `match` say of its subject, each in its case, and that those before it did not match. */
function noteCases(notes, { subject, cases }) {
	const path = pathOf(subject);
	if (path === void 0) return;
	const failed = [];
	for (let at$ = 0, list$ = cases; at$ < list$.length; at$++) {
		const each = list$[at$];
		if (each.subject !== path && each.captures.includes(rootOf(path))) continue;
		const { start } = each.guard ?? rangeOf(each.body);
		const block = {
			start,
			end: rangeOf(each.body).end
		};
		const classes = classesOfCase(each);
		noteTests(notes, failed, block);
		if (classes.length === 0) continue;
		const test = {
			path,
			classes,
			at: subject.end
		};
		noteTests(notes, [{
			...test,
			holds: true
		}], block);
		if (each.guard === null && !each.asksMore) failed.push({
			...test,
			holds: false
		});
	}
}
function classesOfCase({ classes, values }) {
	return classes.flatMap((at) => values[at] ?? []);
}
/** `self.session = …` binds no name, but ends what was tested of the attribute. */
function bindAttribute(notes, target, at) {
	const attribute = notes.narrowings === null || target.kind !== "Attribute" ? void 0 : pathOf(target);
	if (attribute !== void 0) notes.narrowings?.bound(attribute, at, notes.loops);
}
/** `setattr(job, "target", target)` */
function setAttribute$1(notes, { func, args: [object, name], end }) {
	if (notes.narrowings === null || func.kind !== "Name" || func.id !== "setattr" && func.id !== "delattr") return;
	const path = object === void 0 ? void 0 : pathOf(object);
	if (path !== void 0 && name?.kind === "Constant") notes.narrowings.bound(`${path}.${name.value}`, end, notes.loops);
}

// src/link/provided.ts
/**
* What a marker stands for, in whose place a container puts what its provider gives: `Provide[Container.orders]` the object, `Provider[Container.orders]`
* the provider itself. Undefined for any other subscript.
*/
function providedBy(linker, marker, slice, scope) {
	switch (marker) {
		case "dependency_injector.wiring.Provide":
			if (isOverridden(linker, slice, scope)) return unknown("dynamic");
			return linker.awaited(linker.called(linker.typeOf(slice, scope), null));
		case "that_depends.Provide": return linker.awaited(linker.called(linker.typeOf(slice, scope), null));
		case "dependency_injector.wiring.Provider": return isOverridden(linker, slice, scope) ? unknown("dynamic") : linker.typeOf(slice, scope);
		case "dependency_injector.wiring.Closing": return linker.typeOf(slice, scope);
		case "kink.di": return linker.called(linker.typeOf(slice, scope), null);
		default: return;
	}
}
/** Whether the project puts something else in place of a provider, or of a whole container: `Container.orders.override(…)`, `container.override(Other())`. */
function isOverridden(linker, provider, scope) {
	if (provider.kind !== "Attribute") return false;
	const symbol = linker.symbolOf(provider.value, scope);
	const own = symbol?.kind === "class" ? symbol.def : void 0;
	for (let at$ = 0, list$ = linker.index.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		const facts = module.unit?.facts;
		if (facts === void 0 || module.unit?.role === "test" || !facts.holdsWord("override")) continue;
		noteScan(module);
		const bodies = [[facts.body, linker.moduleScope(module)]];
		for (let at$ = 0, list$ = functionsNaming(linker, module, "override"); at$ < list$.length; at$++) {
			const fn = list$[at$];
			bodies.push([fn.def.body, linker.functionScope(fn)]);
		}
		const overrides = (node, inner) => {
			if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.attr !== "override") return false;
			const { value } = node.func;
			const isProvider = value.kind === "Attribute" && value.attr === provider.attr;
			const whole = isProvider ? value.value : value;
			const type = linker.typeOf(whole, inner);
			if (own !== void 0 && (type.kind === "instance" || type.kind === "class")) return type.class.def === own;
			return isProvider || lastName$2(whole) === lastName$2(provider.value);
		};
		if (bodies.some((body$of) => {
			const body = body$of[0], inner = body$of[1];
			return someInStatements(body, (node) => overrides(node, inner));
		})) return true;
	}
	return false;
}

// src/link/usage.ts
/** Names under which sessions go: nothing else is asked how it is used. */
const SESSION_NAME = /(^|_)(db|session|sess|conn|connection|tx|s)(_|$)/i;
const SYNC = "sqlalchemy.orm.Session";
const ASYNC = "sqlalchemy.ext.asyncio.AsyncSession";
/** What sends statements as sessions do, under names of its own. */
const CONNECTION_NAME = /(^|_)conn(ection)?(_|$)/i;
/** Methods of both kinds of sessions that take a statement. */
const SENDING = /* @__PURE__ */ new Set([
	"execute",
	"scalars",
	"scalar",
	"exec"
]);
/** Methods that take a mapped class and a key. */
const GETTING = /* @__PURE__ */ new Set(["get", "get_one"]);
/** What only a result has, and no coroutine that would give one. */
const OF_RESULT = /* @__PURE__ */ new Set([
	"scalars",
	"scalar",
	"scalar_one",
	"scalar_one_or_none",
	"all",
	"first",
	"one",
	"one_or_none",
	"fetchall",
	"fetchone",
	"mappings",
	"unique"
]);
/** What sessions and connections have: what is asked for anything else is of another library that takes the same statements. */
const OF_SESSION = /^(add(_all)?|begin(_nested)?|bulk_\w+|close(_all)?|commit|connection|delete|detach|exec\w*|expire(_all)?|expunge(_all)?|flush|get\w*|in_\w+|invalidate|is_\w+|merge|no_autoflush|query|refresh|reset|rollback|run_sync|scalars?|stream\w*|sync_\w+)$/;
/** What tells coroutines from results. */
const ASKING = /* @__PURE__ */ new Set(["isawaitable", "iscoroutine"]);
const known$1 = /* @__PURE__ */ new WeakMap();
/**
* What a variable of a function is, of which nothing else is known, by how the function uses it: `db.query(Order)` is asked of a synchronous
* session, `await db.execute(select(Order))` of an asynchronous one. Undefined where the function does neither, or both.
*/
function sessionByUsage(linker, name, scope) {
	if (scope.kind !== "function" || !SESSION_NAME.test(name)) return void 0;
	return usedAs(linker, name, scope);
}
/** The same for what a name holds, of which no class tells: `self.db`, `services.session`. */
function heldSessionByUsage(linker, { value, attr }, scope) {
	if (value.kind !== "Name" || !SESSION_NAME.test(attr)) return void 0;
	let at = scope;
	while (at.kind === "comprehension" && at.parent !== null) at = at.parent;
	return at.kind === "function" ? usedAs(linker, `${value.id}.${attr}`, at) : void 0;
}
function usedAs(linker, name, scope) {
	const def = scope.function?.def;
	const uses = def === void 0 ? void 0 : usesIn(def).get(name);
	if (def === void 0 || uses === void 0 || uses.isOther) return void 0;
	const sends = (call) => takesStatement(linker, call, scope);
	const isAwaited = uses.awaited.some(sends);
	if (isAwaited === (uses.queries.some((call) => asksForModel(linker, call, scope)) || uses.read.some(sends) || !def.async && uses.adds && uses.commits || (!def.async || isAwaited) && uses.alone.some(sends))) return void 0;
	const isConnection = CONNECTION_NAME.test(name.slice(name.indexOf(".") + 1));
	if ([
		...uses.awaited,
		...uses.read,
		...uses.alone
	].some((call) => lastName$2(call.func) === "exec" && sends(call))) return external$1(isAwaited ? "sqlmodel.ext.asyncio.session.AsyncSession" : "sqlmodel.Session");
	if (isConnection && uses.queries.length === 0 && !uses.adds) return external$1(isAwaited ? "sqlalchemy.ext.asyncio.AsyncConnection" : "sqlalchemy.Connection");
	return external$1(isAwaited ? ASYNC : SYNC);
}
/** How a function uses the names under which sessions go. */
function usesIn(def) {
	const { body } = def;
	const before = known$1.get(def);
	if (before?.body === body) return before.uses;
	const uses = findUses(def);
	known$1.set(def, {
		body,
		uses
	});
	return uses;
}
function findUses({ async, body }) {
	const found = /* @__PURE__ */ new Map();
	const of = ({ func }) => {
		const id = func.kind === "Attribute" ? sessionPath(func.value) : null;
		if (id === null) return void 0;
		const uses = found.get(id) ?? {
			queries: [],
			awaited: [],
			read: [],
			alone: [],
			adds: false,
			commits: false,
			isOther: false
		};
		found.set(id, uses);
		return uses;
	};
	const awaited = /* @__PURE__ */ new Set();
	/** The calls whose results go by a name, and the names that are read as results are. */
	const results = /* @__PURE__ */ new Map();
	const read = /* @__PURE__ */ new Set();
	/** The awaited calls whose results go by a name, and the names of which something is awaited. */
	const kept = /* @__PURE__ */ new Map();
	const awaitedOf = /* @__PURE__ */ new Set();
	const other = (call) => {
		const uses = of(call);
		if (uses !== void 0) uses.isOther = true;
	};
	const readName = (node) => {
		if (node.kind === "Name") read.add(node.id);
	};
	let mayAwait = false;
	visitStatements(body, (node) => {
		if (node.kind === "Await" && node.value.kind === "Call") {
			awaited.add(node.value);
			const on = node.value.func.kind === "Attribute" ? node.value.func.value : null;
			if (on?.kind === "Name") awaitedOf.add(on.id);
			else if (on?.kind === "Await" && on.value.kind === "Call" && SENDING.has(lastName$2(on.value.func))) other(on.value);
			const method = lastName$2(node.value.func);
			if (SENDING.has(method) || GETTING.has(method)) of(node.value)?.awaited.push(node.value);
			if (!SENDING.has(method)) for (let at$ = 0, list$ = node.value.args; at$ < list$.length; at$++) {
				const given = list$[at$];
				if (given.kind === "Call") other(given);
			}
		} else if (node.kind === "Call") {
			const method = lastName$2(node.func);
			if (!OF_SESSION.test(method)) other(node);
			if (ASKING.has(method)) mayAwait = true;
			else if (method === "query" && !awaited.has(node)) of(node)?.queries.push(node);
			else if (method === "add") {
				const uses = of(node);
				if (uses !== void 0) uses.adds = true;
			}
			const inner = node.func.kind === "Attribute" && OF_RESULT.has(method) ? node.func.value : null;
			if (inner?.kind === "Call" && SENDING.has(lastName$2(inner.func))) of(inner)?.read.push(inner);
		}
		if (node.kind === "Attribute" && OF_RESULT.has(node.attr)) readName(node.value);
		else if ("generators" in node) for (let at$ = 0, list$ = node.generators; at$ < list$.length; at$++) {
			const { iter } = list$[at$];
			readName(iter);
		}
	});
	eachStatement(body, (statement) => {
		if (statement.kind === "For") {
			readName(statement.iter);
			if (statement.async && statement.iter.kind === "Call" && SENDING.has(lastName$2(statement.iter.func))) other(statement.iter);
		}
		if (statement.kind !== "Assign" && statement.kind !== "AnnAssign" && statement.kind !== "Expr") return;
		const { value } = statement;
		const call = value?.kind === "Await" ? value.value : value;
		if (call?.kind !== "Call") return;
		const method = lastName$2(call.func);
		const isEnd = method === "commit" || method === "flush";
		if (GETTING.has(method) && !async && call === value && statement.kind !== "Expr") of(call)?.read.push(call);
		const uses = isEnd || SENDING.has(method) ? of(call) : void 0;
		const target = (statement.kind === "Assign" ? statement.targets : statement.kind === "AnnAssign" ? [statement.target] : [])[0];
		const name = target?.kind === "Name" ? target.id : null;
		if (uses === void 0) return;
		if (value?.kind === "Await") note(kept, method === "scalar" ? null : name, call);
		else if (isEnd) uses.commits ||= target === void 0;
		else if (target === void 0 || async) uses.alone.push(call);
		else note(results, name, call);
	});
	for (const name of awaitedOf) for (let at$ = 0, list$ = kept.get(name) ?? []; at$ < list$.length; at$++) {
		const call = list$[at$];
		other(call);
	}
	if (!mayAwait) for (const name$of of results) {
		const name = name$of[0], calls = name$of[1];
		if (read.has(name)) for (let at$ = 0, list$ = calls; at$ < list$.length; at$++) {
			const call = list$[at$];
			of(call)?.read.push(call);
		}
	}
	return found;
}
/** `db`, `self.db`: what goes by a session's name, as it is written. */
function sessionPath(node) {
	if (node.kind === "Name") return SESSION_NAME.test(node.id) ? node.id : null;
	if (node.kind !== "Attribute" || node.value.kind !== "Name" || !SESSION_NAME.test(node.attr)) return null;
	return `${node.value.id}.${node.attr}`;
}
function note(calls, name, call) {
	if (name === null) return;
	const noted = calls.get(name);
	if (noted === void 0) calls.set(name, [call]);
	else noted.push(call);
}
/** `query(Order)`, `query(models.Order)`, `query(Order.id, func.count())`; a class that is not at hand counts by its name. */
function asksForModel(linker, { args }, scope) {
	const first = args[0];
	if (first === void 0) return false;
	const isModel = (node) => linker.typeOf(node, scope).kind === "class" || /^[A-Z][a-z]/.test(lastName$2(node));
	return isModel(first) || first.kind === "Attribute" && isModel(first.value);
}
/** `execute(select(Order))`, `get(Order, key)` */
function takesStatement(linker, { func, args }, scope) {
	const statement = args[0];
	if (statement === void 0) return false;
	if (GETTING.has(lastName$2(func))) return args.length > 1 && linker.typeOf(statement, scope).kind === "class";
	const type = linker.typeOf(statement, scope);
	return type.kind === "external" && /^(sqlalchemy|sqlmodel)\./.test(type.name);
}

// src/link/infer.ts
/** Elements of a display that are looked at; of functions and classes, which are chosen between, more. */
const MOST_ELEMENTS = 4;
const MOST_HANDLERS = 40;
/** Infers the type of an expression. Memoised and guarded by the caller. */
function infer(linker, expression, scope) {
	switch (expression.kind) {
		case "Name": return nameType(linker, expression.id, scope, expression.start);
		case "Attribute": return attributeType(linker, expression, scope);
		case "Call": return callType(linker, expression, scope);
		case "Await": return linker.awaited(linker.typeOf(expression.value, scope));
		case "Constant": return constantType(expression.type, expression.value);
		case "JoinedStr": return external$1("builtins.str");
		case "List":
		case "Set": return external$1(expression.kind === "List" ? "builtins.list" : "builtins.set", elements$2(linker, expression.elts, scope));
		case "Tuple": return {
			kind: "tuple",
			items: expression.elts.map((element) => linker.typeOf(element, scope))
		};
		case "Dict": {
			const keys = expression.keys.filter((key) => key !== null);
			return external$1("builtins.dict", elements$2(linker, keys, scope), elements$2(linker, expression.values, scope));
		}
		case "ListComp":
		case "SetComp":
		case "GeneratorExp":
		case "DictComp": return comprehensionType(linker, expression, scope);
		case "BoolOp": {
			const types = expression.values.map((value) => linker.typeOf(value, scope));
			return union$1(types.map((type, at) => expression.op === "or" && at < types.length - 1 ? withoutNone(type) : type));
		}
		case "IfExp": return union$1([linker.typeOf(expression.body, scope), linker.typeOf(expression.orelse, scope)]);
		case "Compare": return external$1("builtins.bool");
		case "UnaryOp": return expression.op === "not" ? external$1("builtins.bool") : linker.typeOf(expression.operand, scope);
		case "BinOp": {
			const left = linker.typeOf(expression.left, scope);
			if (left.kind === "unknown") return linker.typeOf(expression.right, scope);
			return (expression.op === "|" ? piped(linker, left, linker.typeOf(expression.right, scope)) : void 0) ?? left;
		}
		case "Subscript": return subscriptType(linker, expression.value, expression.slice, scope);
		case "Lambda": return {
			kind: "lambda",
			lambda: expression,
			scope
		};
		case "NamedExpr": return linker.typeOf(expression.value, scope);
		case "Starred": return unknown("dynamic");
		case "Yield":
		case "YieldFrom":
		case "Slice":
		case "Unreadable": return unknown("dynamic");
	}
}
/** What libraries chain with `|`: `prompt | model | parser` asks the model, and so does `prompt | self.model`, whatever that is. */
function piped(linker, left, right) {
	const of = (type, method) => type.kind === "external" ? linker.externals.methodResult(type.name, method, type, null) : void 0;
	return of(left, "__or__") ?? of(right, "__ror__") ?? (right.kind === "unknown" ? of(left, "__or__?") : void 0);
}
function constantType(type, value) {
	switch (type) {
		case "str": return {
			kind: "literal",
			value: value ?? ""
		};
		case "None": return NONE$1;
		case "True":
		case "False": return external$1("builtins.bool");
		case "Ellipsis": return unknown("dynamic");
		default: return external$1(`builtins.${type}`);
	}
}
function widened(type) {
	return type.kind === "literal" ? external$1("builtins.str") : type;
}
function elements$2(linker, items, scope) {
	const types = [];
	for (let at$ = 0, list$ = items.slice(0, MOST_HANDLERS); at$ < list$.length; at$++) {
		const item = list$[at$];
		if (types.length >= MOST_ELEMENTS && types[0]?.kind !== "function" && types[0]?.kind !== "class") break;
		types.push(item.kind === "Starred" ? linker.item(linker.typeOf(item.value, scope), false) : widened(linker.typeOf(item, scope)));
	}
	return types.length === 0 ? unknown("no annotation") : union$1(types);
}
function comprehensionType(linker, comp, scope) {
	const inner = linker.comprehensionScope(comp, scope);
	const element = linker.typeOf(comp.elt, inner);
	switch (comp.kind) {
		case "ListComp": return external$1("builtins.list", element);
		case "SetComp": return external$1("builtins.set", element);
		case "GeneratorExp": return external$1(comp.generators.some((generator) => generator.async) ? "typing.AsyncGenerator" : "typing.Generator", element);
		case "DictComp": return external$1("builtins.dict", element, comp.value === null ? unknown("dynamic") : linker.typeOf(comp.value, inner));
	}
}
/** The type of a name at a place: of the bindings that can reach it. */
function nameType(linker, name, scope, at) {
	const symbol = linker.resolve(name, scope);
	if (symbol === void 0) return unknown("unresolved name");
	if (symbol.kind !== "variable") return linker.typeOfSymbol(symbol);
	const type = variableType(linker, symbol.name, symbol.scope, symbol.scope === enclosing(scope) ? at : Number.MAX_SAFE_INTEGER);
	const told = narrowed(linker, type, name, scope, at);
	if (!mayBeSession(type, told)) return told;
	const used = sessionByUsage(linker, symbol.name, symbol.scope);
	return used === void 0 ? told : narrowed(linker, used, name, scope, at);
}
function enclosing(scope) {
	let at = scope;
	while (at.kind === "comprehension" && at.parent !== null) at = at.parent;
	return at;
}
/** The type of a variable: its declaration, else the union of the bindings that can reach the offset `at`. */
function variableType(linker, name, scope, at) {
	const bindings = scope.bindings.get(name) ?? [];
	if (bindings.length === 1 && bindings[0] !== void 0) return linker.typeOfBinding(bindings[0], name, scope);
	for (let at$ = 0, list$ = bindings; at$ < list$.length; at$++) {
		const binding = list$[at$];
		if (binding.kind === "declaration" || binding.kind === "value" && binding.annotation !== null) {
			const declared = linker.typeOfBinding(binding, name, scope);
			if (declared.kind !== "unknown") return declared;
		}
	}
	return union$1(reaching(bindings, at).map((binding) => linker.typeOfBinding(binding, name, scope)));
}
/**
* The bindings that can be in force at an offset: those before it, without the ones that a later binding in an enclosing
* block has certainly replaced. With none before it (a loop carries the value around) all.
*/
function reaching(bindings, at) {
	if (at === Number.MAX_SAFE_INTEGER) return bindings;
	const before = bindings.filter((binding) => binding.kind === "parameter" || endOf(binding) <= at);
	let from = 0;
	before.forEach((binding, index) => {
		if (binding.kind !== "augmented" && binding.block.start <= at && at < binding.block.end) from = index;
	});
	return before.length === 0 ? bindings : before.slice(from);
}
/** The type that one binding gives. */
function bindingType(linker, binding, name, scope) {
	switch (binding.kind) {
		case "function": return {
			kind: "function",
			function: linker.functionSymbol(binding.def, scope),
			self: null
		};
		case "class": return {
			kind: "class",
			class: linker.classSymbol(binding.def, scope),
			args: []
		};
		case "import": {
			const symbol = linker.resolve(name, scope);
			return symbol === void 0 || symbol.kind === "variable" ? unknown("unresolved import") : linker.typeOfSymbol(symbol);
		}
		case "alias": return unknown("dynamic");
		case "declaration": return linker.annotated(binding.annotation, scope);
		case "value": {
			if (binding.annotation !== null) {
				const declared = linker.annotated(binding.annotation, scope);
				if (declared.kind !== "unknown") {
					const isEmpty = scope.kind === "module" && isEmptyCollection(binding.value) && holdsCallables(declared);
					return displayed(linker, declared, binding.value, scope) ?? (isEmpty ? gatheredInModule(linker, name, scope, declared) : declared);
				}
			}
			const type = linker.typeOf(binding.value, scope);
			if (scope.kind === "module" && isEmptyDictionary(binding.value)) return filledInModule(linker, name, scope, type);
			if (scope.kind === "module" && isEmptyCollection(binding.value)) return gatheredInModule(linker, name, scope, type);
			if (scope.kind === "module" && type.kind === "none") return assignedInModule(linker, name, scope, type);
			return destructured(linker, type, binding.path);
		}
		case "iteration": {
			const outer = scope.kind === "comprehension" && scope.parent !== null && scope.owner?.kind !== "FunctionDef" && firstIteration(scope, binding) ? scope.parent : scope;
			return destructured(linker, linker.item(linker.typeOf(binding.iter, outer), binding.async), binding.path);
		}
		case "context": return destructured(linker, linker.entered(linker.typeOf(binding.context, scope), binding.async), binding.path);
		case "exception": return binding.type === null ? unknown("dynamic") : exceptionType(linker, linker.typeOf(binding.type, scope));
		case "parameter": return parameterType(linker, binding, scope);
		case "capture": {
			if (binding.classes === null) return unknown("dynamic");
			const subject = linker.typeOf(binding.subject, scope);
			return binding.classes.length === 0 ? subject : having(linker, subject, binding.classes, scope);
		}
		case "augmented":
		case "deleted": return unknown("dynamic");
	}
}
function firstIteration(scope, binding) {
	const owner = scope.owner;
	return owner !== null && "generators" in owner && owner.generators[0]?.iter === binding.iter;
}
function exceptionType(linker, type) {
	return type.kind === "tuple" ? union$1(type.items.map((item) => exceptionType(linker, item))) : linker.called(type, null);
}
function parameterType(linker, binding, scope) {
	const { parameter, index } = binding;
	const fn = scope.function;
	if (fn === null) return parameter.default === null ? unknown("no annotation") : linker.typeOf(parameter.default, scope.parent ?? scope);
	if (index === 0 && parameter.annotation === null) {
		const receiver = receiverType(linker, fn);
		if (receiver !== void 0) return receiver;
	}
	const declared = parameter.annotation === null ? unknown("no annotation") : linker.annotated(parameter.annotation, annotationScope(linker, fn));
	if (index === 0 && isVariable(declared)) {
		const receiver = receiverType(linker, fn);
		if (receiver !== void 0) return receiver;
	}
	if (parameter.passing === "*args") return external$1("builtins.list", declared);
	if (parameter.passing === "**kwargs") return external$1("builtins.dict", external$1("builtins.str"), declared);
	const called = orGiven(declared, () => linker.evidence(fn, index));
	if (called !== declared || isCallable$1(declared)) return called;
	if (declared.kind === "typevar") {
		const kept = linker.evidence(fn, index);
		if (alternatives(kept).every(isCalled$1)) return kept;
	}
	if (declared.kind !== "unknown") return filledBy(linker, fn, parameter, declared) ?? overruled(linker, declared, linker.evidence(fn, index)) ?? contradicted(linker, fn, parameter, declared, scope);
	const depended = dependencyOf(linker, fn, parameter);
	if (depended !== null && depended.kind !== "unknown") return depended;
	const shown = parameter.default === null ? unknown("no annotation") : linker.typeOf(parameter.default, fn.outer);
	const evidence = shown.kind === "unknown" || shown.kind === "none" || shown.kind === "function" && fn.def.name === "__init__" ? linker.evidence(fn, index) : shown;
	if (shown.kind === "function") return evidence;
	return evidence.kind === "unknown" ? shown : widened(evidence);
}
/** A type variable, or the class that one stands for. */
function isVariable(type) {
	return type.kind === "typevar" || type.kind === "external" && type.name === "builtins.type" && type.args[0]?.kind === "typevar";
}
function destructured(linker, type, path) {
	let current = type;
	for (let at$ = 0, list$ = path; at$ < list$.length; at$++) {
		const step = list$[at$];
		if (step === "*") return external$1("builtins.list", linker.item(current, false));
		current = union$1(alternatives(withoutNone(current)).map((item) => positioned(item, step) ?? linker.item(item, false)));
	}
	return current;
}
/** The element of a tuple or of a result row at a position; undefined for what has no positions. */
function positioned(type, at) {
	if (type.kind === "tuple") return type.items[at] ?? unknown("dynamic");
	if (type.kind === "external" && type.name === "sqlalchemy.Row") return type.args[at] ?? unknown("dynamic");
}
/** Whether only its use tells what something is; what a test has told apart from its type is something else. */
function mayBeSession(type, told) {
	return told.kind === "none" || told.kind === "unknown" && (type.kind === "unknown" || type.kind === "none");
}
function attributeType(linker, expression, scope) {
	const base = linker.typeOf(expression.value, scope);
	if (base.kind === "module") {
		const symbol = linker.symbolOf(expression, scope);
		return symbol === void 0 ? unknown("unknown attribute") : linker.typeOfSymbol(symbol);
	}
	const type = linker.member(base, expression.attr);
	const path = enclosing(scope).narrowings === null && scope.narrowings === null ? void 0 : pathOf(expression);
	const told = path === void 0 ? type : narrowed(linker, type, path, scope, expression.start);
	if (!mayBeSession(type, told)) return told;
	const used = heldSessionByUsage(linker, expression, scope);
	return used === void 0 || path === void 0 ? used ?? told : narrowed(linker, used, path, scope, expression.start);
}
function callType(linker, call, scope) {
	const callee = linker.typeOf(call.func, scope);
	if (callee.kind === "reference" && callee.name.startsWith("builtins.")) {
		const special = builtinCall(linker, callee.name.slice(9), call, scope);
		if (special !== void 0) return special;
	}
	return (callee.kind === "method" && callee.owner === "builtins.dict" ? itemGot(linker, call, scope) : void 0) ?? linker.called(callee, contextOf(linker, call, scope));
}
/** The arguments of a call as inference sees them. */
function contextOf(linker, call, scope) {
	return {
		call,
		scope,
		argument(position, keyword) {
			const named = keyword === void 0 ? void 0 : call.keywords.find((item) => item.arg === keyword);
			if (named !== void 0) return linker.typeOf(named.value, scope);
			const positional = call.args[position];
			if (positional === void 0 || call.args.slice(0, position + 1).some((argument) => argument.kind === "Starred")) return void 0;
			return linker.typeOf(positional, scope);
		}
	};
}
function builtinCall(linker, name, call, scope) {
	const first = call.args[0];
	const typeOf = (expression) => linker.typeOf(expression, scope);
	switch (name) {
		case "super": {
			const fn = functionOf(scope);
			if (fn?.owner == null) return unknown("dynamic");
			const self = receiverType(linker, fn);
			return self === void 0 ? unknown("dynamic") : {
				kind: "super",
				class: fn.owner,
				self
			};
		}
		case "staticmethod": return first === void 0 ? void 0 : typeOf(first);
		case "type": {
			if (first === void 0 || call.args.length > 1) return unknown("dynamic");
			const type = typeOf(first);
			return type.kind === "instance" ? {
				kind: "class",
				class: type.class,
				args: type.args
			} : type.kind === "external" ? reference(type.name, type.args) : unknown("dynamic");
		}
		case "getattr": {
			const attribute = call.args[1];
			if (first === void 0 || attribute?.kind !== "Constant" || attribute.value === void 0) return unknown("dynamic");
			return linker.member(typeOf(first), attribute.value);
		}
		case "next":
		case "max":
		case "min": return first === void 0 || name !== "next" && call.args.length > 1 ? void 0 : linker.item(typeOf(first), false);
		case "anext": return first === void 0 ? void 0 : {
			kind: "awaitable",
			result: linker.item(typeOf(first), true)
		};
		case "list":
		case "sorted":
		case "set":
		case "frozenset":
		case "reversed":
		case "iter":
		case "filter": {
			const source = name === "filter" ? call.args[1] : first;
			return external$1(name === "set" || name === "frozenset" ? "builtins.set" : "builtins.list", source === void 0 ? unknown("no annotation") : linker.item(typeOf(source), false));
		}
		case "tuple": return external$1("builtins.list", first === void 0 ? unknown("no annotation") : linker.item(typeOf(first), false));
		case "enumerate": return first === void 0 ? void 0 : external$1("builtins.list", {
			kind: "tuple",
			items: [external$1("builtins.int"), linker.item(typeOf(first), false)]
		});
		case "zip": return external$1("builtins.list", {
			kind: "tuple",
			items: call.args.map((argument) => argument.kind === "Starred" ? unknown("dynamic") : linker.item(typeOf(argument), false))
		});
		case "map": return first === void 0 ? void 0 : external$1("builtins.list", linker.called(typeOf(first), null));
		default: return;
	}
}
/** The function in whose body a scope lies. */
function functionOf(scope) {
	for (let at = scope; at !== null; at = at.parent) if (at.function !== null) return at.function;
}
/** `client["shop"]["orders"]`: what an index gives need not be what iteration gives. */
function indexed(linker, item, value, slice, scope) {
	const call = {
		kind: "Call",
		start: value.start,
		end: slice.end,
		func: value,
		args: [slice],
		keywords: []
	};
	const given = linker.externals.methodResult(item.name, "__getitem__", item, contextOf(linker, call, scope));
	return given === void 0 || given.kind === "unknown" ? linker.item(item, false) : given;
}
function subscriptType(linker, value, slice, scope) {
	const base = linker.typeOf(value, scope);
	const types = alternatives(withoutNone(base)).map((item) => {
		switch (item.kind) {
			case "class": return {
				kind: "class",
				class: item.class,
				args: (slice.kind === "Tuple" ? slice.elts : [slice]).map((element) => linker.annotated(element, scope))
			};
			case "reference": return providedBy(linker, item.name, slice, scope) ?? reference(item.name, (slice.kind === "Tuple" ? slice.elts : [slice]).map((element) => linker.annotated(element, scope)));
			case "tuple":
				if (slice.kind === "Constant" && slice.type === "int") return item.items[Number(slice.value)] ?? unknown("dynamic");
				return slice.kind === "Slice" ? external$1("builtins.list", union$1(item.items)) : union$1(item.items);
			case "external":
				if (slice.kind === "Slice") return item;
				if (item.name === "sqlalchemy.Row" && slice.kind === "Constant" && slice.type === "int") return item.args[Number(slice.value)] ?? unknown("dynamic");
				if (item.name === "builtins.dict") return itemUnder(linker, value, slice, scope) ?? item.args[1] ?? unknown("dynamic");
				if (item.name.endsWith("Mapping") || item.name === "collections.defaultdict") return item.args[1] ?? unknown("dynamic");
				if (item.name === "builtins.str") return item;
				return indexed(linker, item, value, slice, scope);
			case "literal": return external$1("builtins.str");
			case "instance": return linker.called(linker.member(item, "__getitem__"), null);
			default: return unknown("dynamic");
		}
	});
	return union$1(types.length === 0 ? [unknown("dynamic")] : types);
}

// src/link/named-settings.ts
/**
* The default of a setting that is read by its own name: `API_PREFIX = env.str("API_PREFIX", "/api")`, `config("APP_API_PREFIX",
* cast=str, default="/api")`. Whatever library or helper reads it, without the variable set the default holds; undefined for any other call.
*/
function namedDefault(value, name) {
	if (value.kind !== "Call" || !/^[A-Z][A-Z0-9_]+$/.test(name) || !/^[a-z]/.test(lastName$2(value.func))) return void 0;
	const first$of = value.args, first = first$of[0], second = first$of[1];
	if (first?.kind !== "Constant" || first.type !== "str" || first.value === void 0) return void 0;
	const read = first.value.toUpperCase();
	if (read !== name && !read.endsWith(`_${name}`)) return void 0;
	const given = value.keywords.find(({ arg }) => arg === "default")?.value ?? second;
	return given?.kind === "Constant" || given?.kind === "Name" || given?.kind === "Attribute" ? given : void 0;
}

// src/link/statics.ts
const NOTHING = { kind: "none" };
function text(value) {
	return {
		kind: "string",
		value
	};
}
function number(value) {
	return {
		kind: "number",
		value
	};
}
function boolean(value) {
	return {
		kind: "boolean",
		value
	};
}
function sequence(type, items) {
	return {
		kind: "sequence",
		type,
		items
	};
}
function unresolved(reason) {
	return {
		kind: "unknown",
		reason,
		at: null
	};
}
/** The text of a string, or of an enumeration member that is one; undefined for anything else. */
function textOf(value) {
	if (value.kind === "string") return value.value;
	return value.kind === "member" ? textOf(value.value) : void 0;
}
/** The items that iteration over a value gives; undefined where they are not known. */
function itemsOf(value) {
	switch (value.kind) {
		case "sequence": return value.items;
		case "dict": return value.entries.map((key$of) => {
			return key$of[0];
		});
		case "string": return [...value.value].map(text);
		default: return;
	}
}
/** The entry of a dict under a text key. */
function entryOf(value, key) {
	if (value.kind !== "dict") return void 0;
	return value.entries.findLast((name$of) => {
		const name = name$of[0];
		return textOf(name) === key;
	})?.[1];
}
/** Python's truth of a value; undefined where it is not known. */
function truth(value) {
	switch (value.kind) {
		case "string": return value.value !== "";
		case "number": return value.value !== 0;
		case "boolean": return value.value;
		case "none": return false;
		case "sequence": return value.items.length > 0;
		case "dict": return value.entries.length > 0;
		case "member":
		case "symbol": return true;
		case "unknown": return;
	}
}
/** Python's `==`; undefined where it is not known. */
function equal(a, b) {
	if (a.kind === "unknown" || b.kind === "unknown") return void 0;
	if (a.kind === "member" && b.kind === "member") return a.class === b.class && a.name === b.name;
	if (a.kind === "member") return equal(a.value, b);
	if (b.kind === "member") return equal(a, b.value);
	if (a.kind === "symbol" || b.kind === "symbol") return a.kind === "symbol" && b.kind === "symbol" ? a.symbol === b.symbol : false;
	if (a.kind !== b.kind) return false;
	switch (a.kind) {
		case "string":
		case "number":
		case "boolean": return a.value === b.value;
		case "none": return true;
		case "sequence": {
			const other = b;
			if (a.items.length !== other.items.length) return false;
			const parts = a.items.map((item, at) => equal(item, other.items[at] ?? NOTHING));
			return parts.includes(false) ? false : parts.includes(void 0) ? void 0 : true;
		}
		case "dict": return;
	}
}

// src/link/static-operations.ts
/** Longer texts and lists are no names, paths or settings; they are cut off before they cost anything. */
const LONGEST_TEXT = 1e4;
const MOST_ITEMS = 2e3;
/** A text, unless it grows beyond what names and paths need. */
function bounded(value) {
	return value.length > LONGEST_TEXT ? unresolved("too large") : text(value);
}
/** A list, unless it grows beyond what the source would hold. */
function listed(type, items) {
	return items.length > 2e3 ? unresolved("too large") : sequence(type, items);
}
/** The value of a binary operator. */
function binary(op, left, right) {
	const a = left.kind === "member" ? left.value : left;
	const b = right.kind === "member" ? right.value : right;
	if (a.kind === "number" && b.kind === "number") return arithmetic(op, a.value, b.value);
	if (op === "+") {
		if (a.kind === "string" && b.kind === "string") return bounded(a.value + b.value);
		if (a.kind === "sequence" && b.kind === "sequence" && a.type === b.type) return listed(a.type, [...a.items, ...b.items]);
	}
	if (op === "%" && a.kind === "string") return percent(a.value, b);
	if (op === "*" && a.kind === "string" && b.kind === "number") return a.value.length * b.value > LONGEST_TEXT ? unresolved("too large") : text(a.value.repeat(Math.max(0, Math.trunc(b.value))));
	if (op === "|" && a.kind === "dict" && b.kind === "dict") return {
		kind: "dict",
		entries: [...a.entries, ...b.entries]
	};
	if (op === "/" && a.kind === "string" && b.kind === "string") return unresolved("not a constant");
	return unresolved("not a constant");
}
function arithmetic(op, a, b) {
	switch (op) {
		case "+": return number(a + b);
		case "-": return number(a - b);
		case "*": return number(a * b);
		case "/": return b === 0 ? unresolved("not a constant") : number(a / b);
		case "//": return b === 0 ? unresolved("not a constant") : number(Math.floor(a / b));
		case "%": return b === 0 ? unresolved("not a constant") : number(a - b * Math.floor(a / b));
		case "**": return number(a ** b);
		case "<<": return number(a * 2 ** b);
		default: return unresolved("not a constant");
	}
}
/** `"%s_%s" % (a, b)` with plain conversions. */
function percent(format, values) {
	const items = values.kind === "sequence" && values.type === "tuple" ? values.items : [values];
	let next = 0;
	let known = true;
	const result = format.replace(/%(?:\((\w+)\))?([sd%])/g, (_, key, conversion) => {
		if (conversion === "%") return "%";
		const shown = display((key === void 0 ? items[next++] : entryOf(values, key)) ?? unresolved("not a constant"));
		if (shown === void 0) known = false;
		return shown ?? "";
	});
	return known ? bounded(result) : unresolved("not a constant");
}
/** `str(value)` as an f-string would show it; undefined where it is not known. */
function display(value) {
	switch (value.kind) {
		case "string": return value.value;
		case "number": return String(value.value);
		case "boolean": return value.value ? "True" : "False";
		case "none": return "None";
		case "member": return textOf(value);
		default: return;
	}
}
/** The value of a comparison chain's link. */
function compare(op, left, right) {
	switch (op) {
		case "==":
		case "is": return known(equal(left, right));
		case "!=":
		case "is not": return negated(equal(left, right));
		case "in": return known(contains(right, left));
		case "not in": return negated(contains(right, left));
		default:
			if (left.kind === "number" && right.kind === "number") return ordered(op, left.value, right.value);
			return left.kind === "string" && right.kind === "string" ? ordered(op, left.value, right.value) : unresolved("not a constant");
	}
}
function ordered(op, a, b) {
	return op === "<" ? boolean(a < b) : op === "<=" ? boolean(a <= b) : op === ">" ? boolean(a > b) : op === ">=" ? boolean(a >= b) : unresolved("not a constant");
}
function known(value) {
	return value === void 0 ? unresolved("not a constant") : boolean(value);
}
function negated(value) {
	return value === void 0 ? unresolved("not a constant") : boolean(!value);
}
function contains(whole, part) {
	if (whole.kind === "string" && part.kind === "string") return whole.value.includes(part.value);
	const items = itemsOf(whole);
	if (items === void 0) return void 0;
	const answers = items.map((item) => equal(item, part));
	return answers.includes(true) ? true : answers.includes(void 0) ? void 0 : false;
}
/** `value[index]`. */
function subscript(value, index) {
	if (value.kind === "dict") return value.entries.findLast((key$of) => {
		const key = key$of[0];
		return equal(key, index) === true;
	})?.[1] ?? unresolved("not a constant");
	const items = itemsOf(value);
	if (items === void 0 || index.kind !== "number") return unresolved("not a constant");
	return items[index.value < 0 ? items.length + index.value : index.value] ?? unresolved("not a constant");
}
/** `value[lower:upper]`; a step is not evaluated. */
function slice(value, lower, upper) {
	const from = lower.kind === "number" ? lower.value : lower.kind === "none" ? 0 : void 0;
	const to = upper.kind === "number" ? upper.value : upper.kind === "none" ? Number.MAX_SAFE_INTEGER : void 0;
	if (from === void 0 || to === void 0) return unresolved("not a constant");
	if (value.kind === "string") return text([...value.value].slice(from, to).join(""));
	return value.kind === "sequence" ? sequence(value.type, value.items.slice(from, to)) : unresolved("not a constant");
}

// src/link/static-calls.ts
/** Decorators after which a call still gives what the body returns. */
const KEEPING = /* @__PURE__ */ new Set([
	"builtins.staticmethod",
	"builtins.classmethod",
	"builtins.property",
	"functools.cache",
	"functools.lru_cache",
	"functools.cached_property",
	"sqlalchemy.orm.declared_attr",
	"sqlalchemy.orm.declared_attr.directive",
	"sqlalchemy.orm.declared_attr.cascading",
	"typing.no_type_check"
]);
const VALUES = /^(builtins\.property|functools\.cached_property|sqlalchemy\.orm\.declared_attr(\.(directive|cascading))?)$/;
/** What a call of a project function returns, where its body only computes: straight lines, decided branches, loops over known items. */
function followCall(follower, fn, args, keywords) {
	const { def } = fn;
	if (def.async || def.generator || !def.decorators.every((decorator) => keeps(follower.linker, decorator, fn.outer))) return unresolved("call");
	follower.linker.evaluated.add(def);
	const locals = parameters(follower, fn, args, keywords);
	return locals === void 0 ? unresolved("call") : statements(follower, def.body, follower.linker.functionScope(fn), locals) ?? NOTHING;
}
/** Whether reading the function on its class gives what it returns. */
function readsAsValue(linker, fn) {
	return fn.def.decorators.some((decorator) => {
		const symbol = linker.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, fn.outer);
		return symbol?.kind === "external" && VALUES.test(symbol.name);
	});
}
function keeps(linker, decorator, scope) {
	const symbol = linker.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, scope);
	return symbol?.kind === "external" && KEEPING.has(symbol.name);
}
function parameters(follower, fn, args, keywords) {
	const locals = /* @__PURE__ */ new Map();
	const left = new Map(keywords);
	let next = 0;
	for (let at$ = 0, list$ = fn.def.parameters; at$ < list$.length; at$++) {
		const parameter = list$[at$];
		if (parameter.passing === "*args") {
			locals.set(parameter.name, sequence("tuple", args.slice(next)));
			next = args.length;
		} else if (parameter.passing === "**kwargs") locals.set(parameter.name, {
			kind: "dict",
			entries: [...left].map((key$of) => {
				const key = key$of[0], value = key$of[1];
				return [text(key), value];
			})
		});
		else {
			const positional = parameter.passing === "keyword" ? void 0 : args[next];
			if (positional !== void 0) next++;
			const value = positional ?? left.get(parameter.name) ?? defaultOf$1(follower, parameter.default, fn.outer);
			if (value === void 0) return void 0;
			left.delete(parameter.name);
			locals.set(parameter.name, value);
		}
	}
	return locals;
}
function defaultOf$1(follower, expression, outer) {
	return expression === null ? void 0 : follower.evaluate(expression, outer, /* @__PURE__ */ new Map());
}
/** The value returned, or null when the statements end without a return. */
function statements(follower, body, scope, locals) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (!follower.spend()) return unresolved("too large");
		const outcome = follow(follower, statement, scope, locals);
		if (outcome !== null) return outcome;
	}
	return null;
}
function follow(follower, statement, scope, locals) {
	const of = (expression) => follower.evaluate(expression, scope, locals);
	const assign = (target, value) => {
		if (target.kind === "Subscript" && target.value.kind === "Name") {
			const self = locals.get(target.value.id);
			if (self?.kind !== "dict") return unresolved("call");
			locals.set(target.value.id, {
				kind: "dict",
				entries: [...self.entries, [of(target.slice), value]]
			});
			return null;
		}
		return bind(locals, target, value) ? null : unresolved("call");
	};
	switch (statement.kind) {
		case "Return": return statement.value === null ? NOTHING : of(statement.value);
		case "Assign": {
			const value = popped(statement.value, of, locals) ?? of(statement.value);
			for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
				const target = list$[at$];
				const failed = assign(target, value);
				if (failed !== null) return failed;
			}
			return null;
		}
		case "AnnAssign": return statement.value === null ? null : assign(statement.target, of(statement.value));
		case "AugAssign": return assign(statement.target, binary(statement.op, of(statement.target), of(statement.value)));
		case "If": {
			const test = truth(of(statement.test));
			if (test === void 0) return statement.orelse.length === 0 && statement.body.at(-1)?.kind === "Raise" ? null : unresolved("call");
			return statements(follower, test ? statement.body : statement.orelse, scope, locals);
		}
		case "For": {
			const items = itemsOf(of(statement.iter));
			if (items === void 0 || statement.async || statement.orelse.length > 0) return unresolved("call");
			for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
				const item = list$[at$];
				const outcome = assign(statement.target, item) ?? statements(follower, statement.body, scope, locals);
				if (outcome !== null) return outcome;
			}
			return null;
		}
		case "Expr": return effect$1(follower, statement.value, scope, locals) ? null : unresolved("call");
		case "Assert":
		case "Pass":
		case "Import":
		case "ImportFrom": return null;
		default: return unresolved("call");
	}
}
/** Applies what an expression statement does to a local list or dict; false where it may do something that is not understood. */
function effect$1(follower, expression, scope, locals) {
	if (expression.kind !== "Call" || expression.func.kind !== "Attribute" || expression.func.value.kind !== "Name") return true;
	const name = expression.func.value.id;
	const self = locals.get(name);
	if (self === void 0 || self.kind !== "sequence" && self.kind !== "dict") return true;
	const first$of = expression.args.map((argument) => follower.evaluate(argument, scope, locals)), first = first$of[0], second = first$of[1];
	switch (expression.func.attr) {
		case "append":
		case "add":
			if (self.kind !== "sequence" || first === void 0) return false;
			locals.set(name, sequence(self.type, [...self.items, first]));
			return true;
		case "extend":
			if (self.kind !== "sequence" || first?.kind !== "sequence") return false;
			locals.set(name, sequence(self.type, [...self.items, ...first.items]));
			return true;
		case "setdefault":
			if (self.kind !== "dict" || first?.kind !== "string" || second === void 0) return false;
			if (entryOf(self, first.value) === void 0) locals.set(name, {
				kind: "dict",
				entries: [...self.entries, [first, second]]
			});
			return true;
		case "pop":
			if (self.kind !== "dict" || first?.kind !== "string") return false;
			locals.set(name, without(self, first.value));
			return true;
		case "update":
			if (self.kind !== "dict" || first?.kind !== "dict" || expression.keywords.length > 0) return false;
			locals.set(name, {
				kind: "dict",
				entries: [...self.entries, ...first.entries]
			});
			return true;
		default: return false;
	}
}
/** `value = options.pop("key", default)`: the entry, which is gone afterwards. */
function popped(expression, of, locals) {
	if (expression.kind !== "Call" || expression.func.kind !== "Attribute" || expression.func.attr !== "pop" || expression.func.value.kind !== "Name") return void 0;
	const name = expression.func.value.id;
	const self = locals.get(name);
	const key$of = expression.args.map(of), key = key$of[0], fallback = key$of[1];
	if (self?.kind !== "dict" || key?.kind !== "string") return void 0;
	const found = entryOf(self, key.value) ?? fallback;
	if (found !== void 0) locals.set(name, without(self, key.value));
	return found;
}
function without(self, key) {
	return {
		kind: "dict",
		entries: self.entries.filter((name$of) => {
			const name = name$of[0];
			return name.kind !== "string" || name.value !== key;
		})
	};
}
/** Gives the names of a target their values; false where they are not names or do not fit. */
function bind(locals, target, value) {
	if (target.kind === "Name") {
		locals.set(target.id, value);
		return true;
	}
	if (target.kind !== "Tuple" && target.kind !== "List") return false;
	const items = itemsOf(value);
	if (items === void 0) return false;
	const star = target.elts.findIndex(({ kind }) => kind === "Starred");
	const given = star < 0 ? items : gathered(items, star, target.elts.length);
	return given !== void 0 && given.length === target.elts.length && target.elts.every((element, at) => bind(locals, element.kind === "Starred" ? element.value : element, given[at] ?? NOTHING));
}
/** `first, *rest = items`: what the starred target takes as one list; undefined where there are too few items. */
function gathered(items, star, targets) {
	const taken = items.length - targets + 1;
	if (taken < 0) return void 0;
	return [
		...items.slice(0, star),
		{
			kind: "sequence",
			type: "list",
			items: items.slice(star, star + taken)
		},
		...items.slice(star + taken)
	];
}

// src/link/static-collections.ts
/** A list, tuple or set display, spread items included. */
function elements$1(parts, type, items, scope, locals) {
	const values = [];
	for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
		const item = list$[at$];
		if (item.kind !== "Starred") {
			values.push(parts.evaluate(item, scope, locals));
			continue;
		}
		const spread = itemsOf(parts.evaluate(item.value, scope, locals));
		if (spread === void 0) return unresolved("not a constant");
		values.push(...spread);
	}
	return sequence(type, values);
}
/** A dict display, spread dicts included. */
function dict$1(parts, keys, values, scope, locals) {
	const entries = [];
	for (const at$of of keys.entries()) {
		const at = at$of[0], key = at$of[1];
		const expression = values[at];
		if (expression === void 0) continue;
		const value = parts.evaluate(expression, scope, locals);
		if (key !== null) entries.push([parts.evaluate(key, scope, locals), value]);
		else if (value.kind === "dict") entries.push(...value.entries);
		else return unresolved("not a constant");
	}
	return {
		kind: "dict",
		entries
	};
}
/** `and` and `or`: the operand that decides. */
function either$1(parts, op, values, scope, locals) {
	let last = NOTHING;
	for (let at$ = 0, list$ = values; at$ < list$.length; at$++) {
		const value = list$[at$];
		last = parts.evaluate(value, scope, locals);
		const holds = truth(last);
		if (holds === void 0) return unresolved("not a constant");
		if (holds === (op === "or")) return last;
	}
	return last;
}
/** A comprehension over known items. */
function comprehension$1(parts, comp, scope, locals) {
	const inner = parts.linker.comprehensionScope(comp, scope);
	const found = [];
	const generate = (at, bound) => {
		const generator = comp.generators[at];
		if (generator === void 0) {
			found.push(parts.evaluate(comp.elt, inner, bound));
			return true;
		}
		const items = itemsOf(parts.evaluate(generator.iter, at === 0 ? scope : inner, bound));
		if (items === void 0) return false;
		for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
			const item = list$[at$];
			const next = new Map(bound);
			if (!bind(next, generator.target, item)) return false;
			const guards = generator.ifs.map((guard) => truth(parts.evaluate(guard, inner, next)));
			if (guards.includes(void 0)) return false;
			if (!guards.includes(false) && !generate(at + 1, next)) return false;
		}
		return true;
	};
	return generate(0, locals) ? sequence(comp.kind === "SetComp" ? "set" : "list", found) : unresolved("not a constant");
}

// src/link/static-functions.ts
/** A method of a text, list or dict; unknown for any other. */
function method(self, name, args, keywords) {
	const own = textOf(self);
	if (own !== void 0) return textMethod(own, name, args, keywords);
	if (self.kind !== "dict") return unresolved("call");
	switch (name) {
		case "get": return (args[0] === void 0 ? void 0 : self.entries.findLast((key$of) => {
			const key = key$of[0];
			return equal(key, args[0] ?? NOTHING) === true;
		})?.[1]) ?? args[1] ?? NOTHING;
		case "pop": return self.entries.findLast((key$of) => {
			const key = key$of[0];
			return equal(key, args[0] ?? NOTHING) === true;
		})?.[1] ?? args[1] ?? unresolved("call");
		case "keys": return sequence("list", self.entries.map((key$of) => {
			return key$of[0];
		}));
		case "values": return sequence("list", self.entries.map((value$of) => {
			return value$of[1];
		}));
		case "items": return sequence("list", self.entries.map((entry) => sequence("tuple", entry)));
		default: return unresolved("call");
	}
}
function textMethod(self, name, args, keywords) {
	const first = args[0] === void 0 ? void 0 : textOf(args[0]);
	const second = args[1] === void 0 ? void 0 : textOf(args[1]);
	switch (name) {
		case "lower":
		case "casefold": return text(self.toLowerCase());
		case "upper": return text(self.toUpperCase());
		case "title": return text(self.toLowerCase().replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1)));
		case "capitalize": return text(self.charAt(0).toUpperCase() + self.slice(1).toLowerCase());
		case "strip":
		case "lstrip":
		case "rstrip": return args.length > 0 && first === void 0 ? unresolved("not a constant") : text(strip(self, name, first));
		case "replace": return first === void 0 || second === void 0 ? unresolved("not a constant") : bounded(self.replaceAll(first, () => second));
		case "removeprefix": return first === void 0 ? unresolved("not a constant") : text(self.startsWith(first) ? self.slice(first.length) : self);
		case "removesuffix": return first === void 0 ? unresolved("not a constant") : text(first !== "" && self.endsWith(first) ? self.slice(0, -first.length) : self);
		case "startswith": return first === void 0 ? unresolved("not a constant") : boolean(self.startsWith(first));
		case "endswith": return first === void 0 ? unresolved("not a constant") : boolean(self.endsWith(first));
		case "isupper": return boolean(self !== self.toLowerCase() && self === self.toUpperCase());
		case "islower": return boolean(self !== self.toUpperCase() && self === self.toLowerCase());
		case "isdigit": return boolean(/^\d+$/.test(self));
		case "split":
		case "rsplit": return split(self, name, args, first);
		case "join": return join(self, args[0]);
		case "format": return format(self, args, keywords);
		default: return unresolved("call");
	}
}
function strip(self, name, characters) {
	const drop = characters === void 0 ? (c) => /\s/.test(c) : (c) => characters.includes(c);
	let from = 0;
	let to = self.length;
	if (name !== "rstrip") while (from < to && drop(self.charAt(from))) from++;
	if (name !== "lstrip") while (to > from && drop(self.charAt(to - 1))) to--;
	return self.slice(from, to);
}
function split(self, name, args, separator) {
	if (args.length > 0 && separator === void 0 && args[0]?.kind !== "none") return unresolved("not a constant");
	if (separator === "") return unresolved("not a constant");
	const parts = separator === void 0 ? self.split(/\s+/).filter((part) => part !== "") : self.split(separator);
	const most = args[1]?.kind === "number" ? args[1].value : void 0;
	if (most === void 0 || parts.length <= most + 1 || separator === void 0) return listed("list", parts.map(text));
	const joined = name === "split" ? [...parts.slice(0, most), parts.slice(most).join(separator)] : [parts.slice(0, parts.length - most).join(separator), ...parts.slice(parts.length - most)];
	return listed("list", joined.map(text));
}
function join(self, values) {
	const parts = values === void 0 ? void 0 : itemsOf(values)?.map(textOf);
	return parts === void 0 || parts.includes(void 0) ? unresolved("not a constant") : bounded(parts.join(self));
}
/** `"{} {name}".format(…)` without format specifications. */
function format(self, args, keywords) {
	let next = 0;
	let complete = true;
	const result = self.replace(/\{\{|\}\}|\{(\w*)([^}]*)\}/g, (whole, field, rest) => {
		if (whole === "{{") return "{";
		if (whole === "}}") return "}";
		const value = field === "" || field === void 0 ? args[next++] : /^\d+$/.test(field) ? args[Number(field)] : keywords.get(field);
		const shown = value === void 0 || rest !== "" ? void 0 : display(value);
		if (shown === void 0) complete = false;
		return shown ?? "";
	});
	return complete ? bounded(result) : unresolved("not a constant");
}
/** The functions that `externalCall` knows. */
const PURE = /* @__PURE__ */ new Set([
	"builtins.str",
	"builtins.int",
	"builtins.float",
	"builtins.bool",
	"builtins.len",
	"builtins.list",
	"builtins.tuple",
	"builtins.set",
	"builtins.frozenset",
	"builtins.reversed",
	"builtins.range",
	"builtins.enumerate",
	"builtins.dict",
	"typing.cast",
	"re.sub",
	"re.split",
	"re.findall",
	"os.getenv",
	"os.environ.get",
	"inflection.underscore",
	"stringcase.snakecase",
	"humps.decamelize",
	"fastapi_utils.camelcase.camel2snake",
	"fastapi_restful.camelcase.camel2snake"
]);
/** A pure function of Python or a naming library; undefined for one that is not known. */
function externalCall(name, args, keywords) {
	const first = args[0];
	switch (name) {
		case "builtins.str": {
			const shown = first === void 0 ? "" : display(first);
			return shown === void 0 ? void 0 : text(shown);
		}
		case "typing.cast": return args[1] ?? keywords.get("val");
		case "builtins.int":
		case "builtins.float": return convert(name, first);
		case "builtins.bool": {
			const value = first === void 0 ? false : truth(first);
			return value === void 0 ? void 0 : boolean(value);
		}
		case "builtins.len": {
			const items = first === void 0 ? void 0 : itemsOf(first);
			return items === void 0 ? void 0 : number(items.length);
		}
		case "builtins.list":
		case "builtins.tuple":
		case "builtins.set":
		case "builtins.frozenset":
		case "builtins.reversed": {
			const items = first === void 0 ? [] : itemsOf(first);
			return items === void 0 ? void 0 : sequence(name === "builtins.tuple" ? "tuple" : name === "builtins.list" || name === "builtins.reversed" ? "list" : "set", name === "builtins.reversed" ? items.toReversed() : items);
		}
		case "builtins.range": {
			const bounds = args.map((arg) => arg.kind === "number" ? arg.value : void 0);
			const from$of = bounds.length === 1 ? [0, bounds[0]] : [bounds[0], bounds[1]], from = from$of[0], to = from$of[1];
			if (from === void 0 || to === void 0 || bounds.length > 2 || to - from > 2e3) return void 0;
			return sequence("list", Array.from({ length: Math.max(0, to - from) }, (_, at) => number(from + at)));
		}
		case "builtins.enumerate": {
			const items = first === void 0 ? void 0 : itemsOf(first);
			return items === void 0 ? void 0 : sequence("list", items.map((item, at) => sequence("tuple", [number(at), item])));
		}
		case "builtins.dict": {
			const entries = [...keywords].map((key$of) => {
				const key = key$of[0], value = key$of[1];
				return [text(key), value];
			});
			if (first === void 0) return {
				kind: "dict",
				entries
			};
			return first.kind === "dict" ? {
				kind: "dict",
				entries: [...first.entries, ...entries]
			} : void 0;
		}
		case "re.sub": return substitute(args);
		case "re.split":
		case "re.findall": return splitBy(name, args);
		case "os.getenv":
		case "os.environ.get": return args[1] ?? keywords.get("default") ?? NOTHING;
		case "inflection.underscore":
		case "stringcase.snakecase":
		case "humps.decamelize":
		case "fastapi_utils.camelcase.camel2snake":
		case "fastapi_restful.camelcase.camel2snake": {
			const value = first === void 0 ? void 0 : textOf(first);
			return value === void 0 ? void 0 : text(snakeCase(value));
		}
		default: return;
	}
}
function convert(name, value) {
	const plain = value?.kind === "number" || value?.kind === "boolean" ? Number(value.value) : value?.kind === "string" && value.value.trim() !== "" ? Number(value.value) : NaN;
	return Number.isNaN(plain) ? void 0 : number(name === "builtins.int" ? Math.trunc(plain) : plain);
}
function snakeCase(name) {
	return name.replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2").replace(/([a-z\d])([A-Z])/g, "$1_$2").replaceAll("-", "_").toLowerCase();
}
/** A pattern of a naming convention. Patterns that could run long (repeated groups, many repetitions) are not tried. */
function pattern(value, subject) {
	const source = value === void 0 ? void 0 : textOf(value);
	if (source === void 0 || subject === void 0 || subject.length > 200 || source.length > 200) return void 0;
	if (/\)[*+{]/.test(source) || (source.match(/[*+]|\{\d/g)?.length ?? 0) > 3) return void 0;
	try {
		return new RegExp(source.replaceAll("(?P<", "(?<"), "g");
	} catch {
		return;
	}
}
/** `re.sub(pattern, replacement, string)` */
function substitute(args) {
	const replacement$of = args.slice(1).map(textOf), replacement = replacement$of[0], subject = replacement$of[1];
	const expression = pattern(args[0], subject);
	if (expression === void 0 || replacement === void 0 || subject === void 0) return void 0;
	const groups = replacement.replaceAll("$", "$$$$").replace(/\\g<(\w+)>|\\(\d)/g, (_, named, digit) => digit !== void 0 ? `$${digit}` : /^\d+$/.test(named ?? "") ? `$${named}` : `$<${named}>`);
	return bounded(subject.replace(expression, groups));
}
/** `re.split(pattern, string)`, which splits at empty matches too, and `re.findall(pattern, string)`. */
function splitBy(name, args) {
	const subject = args[1] === void 0 ? void 0 : textOf(args[1]);
	const expression = pattern(args[0], subject);
	if (expression === void 0 || subject === void 0 || args.length > 2) return void 0;
	const parts = [];
	let from = 0;
	for (const match of subject.matchAll(expression)) {
		if (match.length > 1) return void 0;
		parts.push(name === "re.findall" ? match[0] : subject.slice(from, match.index));
		from = match.index + match[0].length;
	}
	if (name === "re.split") parts.push(subject.slice(from));
	return listed("list", parts.map(text));
}

// src/link/static-parts.ts
const NO_LOCALS$1 = /* @__PURE__ */ new Map();
/** The value of a literal. */
function constant$1(type, value, expression, scope) {
	switch (type) {
		case "str": return text(value ?? "");
		case "int":
		case "float": {
			const parsed = Number((value ?? "").replaceAll("_", ""));
			return Number.isNaN(parsed) ? {
				kind: "unknown",
				reason: "not a constant",
				at: {
					expression,
					scope,
					locals: NO_LOCALS$1
				}
			} : number(parsed);
		}
		case "True":
		case "False": return boolean(type === "True");
		case "None": return NOTHING;
		default: return {
			kind: "unknown",
			reason: "not a constant",
			at: {
				expression,
				scope,
				locals: NO_LOCALS$1
			}
		};
	}
}
/** Whether a value is made by `auto()`. */
function isAuto(value) {
	const call = value.at?.expression;
	if (call?.kind !== "Call") return false;
	return call.func.kind === "Name" && call.func.id === "auto" || call.func.kind === "Attribute" && call.func.attr === "auto";
}
/** What `auto()` gives a member below a library's enumeration of texts; undefined for all other classes. */
function automaticText(base, name) {
	switch (base) {
		case "enum.StrEnum":
		case "backports.strenum.StrEnum":
		case "strenum.LowercaseStrEnum": return name.toLowerCase();
		case "strenum.StrEnum":
		case "fastapi_utils.enums.StrEnum":
		case "fastapi_restful.enums.StrEnum": return name;
		case "strenum.UppercaseStrEnum": return name.toUpperCase();
		default: return;
	}
}
/** A form that is equal for equal values, without the program's own objects. */
function plain$1(value) {
	switch (value.kind) {
		case "sequence": return [value.type, value.items.map(plain$1)];
		case "dict": return value.entries.map((key$of) => {
			const key = key$of[0], item = key$of[1];
			return [plain$1(key), plain$1(item)];
		});
		case "member": return [
			"member",
			value.class.id,
			value.name
		];
		case "symbol": return ["symbol", value.symbol.kind === "class" || value.symbol.kind === "function" ? `${value.symbol.kind}${value.symbol.id}` : value.symbol.name];
		case "unknown": return ["unknown", value.at?.expression.start ?? -1];
		default: return value;
	}
}

// src/link/constants.ts
const NO_LOCALS = /* @__PURE__ */ new Map();
/** Steps of one evaluation beyond which a value counts as too large; naming functions need a few dozen. */
const MOST_STEPS$1 = 2e4;
const DEEPEST$4 = 60;
/** Methods of a compiled pattern that are evaluated. */
const COMPILED = /* @__PURE__ */ new Set([
	"sub",
	"split",
	"findall"
]);
/**
* Evaluates expressions whose value the source fixes: literals, concatenations, f-strings, names through modules and
* imports, class attributes, enumeration members, calls of functions that only compute. Defaults stand for settings that
* the environment could change, as in an import of the application. Anything else is unknown, with a reason.
*/
var Evaluator = class {
	linker;
	libraryAttribute;
	known = /* @__PURE__ */ new Map();
	depth = 0;
	steps = 0;
	follower;
	constructor(linker, libraryAttribute = () => void 0) {
		this.linker = linker;
		this.libraryAttribute = libraryAttribute;
		this.follower = {
			linker,
			evaluate: (expression, scope, locals) => this.evaluate(expression, scope, locals),
			spend: () => ++this.steps <= MOST_STEPS$1
		};
	}
	evaluate(expression, scope, locals = NO_LOCALS) {
		if (this.depth === 0) this.steps = 0;
		if (expression.kind === "Constant") return constant$1(expression.type, expression.value, expression, scope);
		if (locals.size > 0) return this.guarded(expression, scope, locals);
		const known = this.known.get(expression);
		if (known !== void 0) return known ?? unresolved("recursive");
		this.known.set(expression, null);
		const value = this.guarded(expression, scope, locals);
		this.known.set(expression, value);
		return value;
	}
	/** The library's class or function that a name or attribute chain means, unless calling it gives a constant. */
	libraryCallee(func, scope) {
		const symbol = func.kind === "Name" ? resolveAt(this.linker, func.id, scope, func.start) : this.linker.symbolOf(func, scope);
		return symbol?.kind === "external" && !PURE.has(symbol.name) ? symbol.name : void 0;
	}
	/** The text of an expression, where it is one. */
	text(expression, scope, locals = NO_LOCALS) {
		return textOf(this.evaluate(expression, scope, locals));
	}
	/** The truth of an expression, where it is known. */
	truth(expression, scope, locals = NO_LOCALS) {
		return truth(this.evaluate(expression, scope, locals));
	}
	guarded(expression, scope, locals) {
		if (++this.steps > MOST_STEPS$1 || this.depth > DEEPEST$4) return {
			kind: "unknown",
			reason: "too large",
			at: {
				expression,
				scope,
				locals
			}
		};
		this.depth++;
		const value = this.step(expression, scope, locals);
		this.depth--;
		return value.kind === "unknown" && value.at === null ? {
			...value,
			at: {
				expression,
				scope,
				locals
			}
		} : value;
	}
	step(expression, scope, locals) {
		const of = (inner) => this.evaluate(inner, scope, locals);
		switch (expression.kind) {
			case "Constant": return constant$1(expression.type, expression.value, expression, scope);
			case "Name": return locals.get(expression.id) ?? this.name(expression.id, scope, expression.start);
			case "Attribute": return this.attribute(expression, scope, locals);
			case "JoinedStr": {
				const parts = expression.values.map((part) => display(of(part)));
				return parts.includes(void 0) ? unresolved("not a constant") : text(parts.join(""));
			}
			case "List":
			case "Tuple":
			case "Set": return elements$1(this.follower, expression.kind === "List" ? "list" : expression.kind === "Tuple" ? "tuple" : "set", expression.elts, scope, locals);
			case "Dict": return dict$1(this.follower, expression.keys, expression.values, scope, locals);
			case "BinOp": return binary(expression.op, of(expression.left), of(expression.right));
			case "UnaryOp": {
				const operand = of(expression.operand);
				if (expression.op === "not") {
					const value = truth(operand);
					return value === void 0 ? unresolved("not a constant") : boolean(!value);
				}
				return operand.kind === "number" && expression.op !== "~" ? number(expression.op === "-" ? -operand.value : operand.value) : unresolved("not a constant");
			}
			case "BoolOp": return either$1(this.follower, expression.op, expression.values, scope, locals);
			case "Compare": {
				const op$of = [expression.ops[0], expression.comparators[0]], op = op$of[0], right = op$of[1];
				return expression.ops.length === 1 && op !== void 0 && right !== void 0 ? compare(op, of(expression.left), of(right)) : unresolved("not a constant");
			}
			case "IfExp": {
				const test = truth(of(expression.test));
				return test === void 0 ? unresolved("not a constant") : of(test ? expression.body : expression.orelse);
			}
			case "Subscript":
				if (expression.slice.kind === "Slice") {
					const { lower, upper, step } = expression.slice;
					return step === null ? slice(of(expression.value), lower === null ? NOTHING : of(lower), upper === null ? NOTHING : of(upper)) : unresolved("not a constant");
				}
				return subscript(of(expression.value), of(expression.slice));
			case "Call": return this.callOf(expression, scope, locals);
			case "ListComp":
			case "GeneratorExp":
			case "SetComp": return comprehension$1(this.follower, expression, scope, locals);
			case "NamedExpr": return of(expression.value);
			default: return unresolved("not a constant");
		}
	}
	name(id, scope, at) {
		const symbol = resolveAt(this.linker, id, scope, at);
		if (symbol === void 0) return id === "__name__" ? text(scope.module.name) : unresolved("unresolved name");
		if (symbol.kind !== "variable") return symbol.kind !== "external" ? {
			kind: "symbol",
			symbol
		} : symbol.name === "builtins.__name__" ? text(scope.module.name) : library(symbol.name);
		return this.variable(symbol.name, symbol.scope, symbol.scope === scope ? at : Number.MAX_SAFE_INTEGER);
	}
	/** The value of a variable at an offset, where all bindings that can reach it agree. */
	variable(name, scope, at) {
		const bindings = scope.bindings.get(name) ?? [];
		let found;
		const place = at === Number.MAX_SAFE_INTEGER && (scope.kind === "module" || scope.kind === "class") ? at - 1 : at;
		for (let at$ = 0, list$ = reaching(bindings, place); at$ < list$.length; at$++) {
			const binding = list$[at$];
			const bound = this.binding(binding, scope);
			if (bound === void 0) continue;
			const value = bound.kind === "unknown" ? this.namedDefault(binding, name, scope) ?? bound : bound;
			if (value.kind === "unknown") return value;
			if (found !== void 0 && JSON.stringify(plain$1(found)) !== JSON.stringify(plain$1(value))) return unresolved("several values");
			found = value;
		}
		return found ?? unresolved(bindings.some((binding) => binding.kind === "parameter") ? "parameter" : "not a constant");
	}
	binding(binding, scope) {
		switch (binding.kind) {
			case "value": {
				let value = this.evaluate(binding.value, scope);
				for (let at$ = 0, list$ = binding.path; at$ < list$.length; at$++) {
					const step = list$[at$];
					value = step === "*" ? unresolved("not a constant") : subscript(value, number(step));
				}
				return value;
			}
			case "function": return {
				kind: "symbol",
				symbol: this.linker.functionSymbol(binding.def, scope)
			};
			case "class": return {
				kind: "symbol",
				symbol: this.linker.classSymbol(binding.def, scope)
			};
			case "declaration": return;
			default: return unresolved("not a constant");
		}
	}
	/** What a setting holds that is read by its own name and not set. */
	namedDefault(binding, name, scope) {
		const given = binding.kind === "value" && binding.path.length === 0 ? namedDefault(binding.value, name) : void 0;
		const value = given === void 0 ? void 0 : this.evaluate(given, scope);
		return value?.kind === "string" || value?.kind === "number" || value?.kind === "boolean" ? value : void 0;
	}
	attribute(expression, scope, locals) {
		const chain = headOf(expression);
		if (chain === void 0 || !locals.has(chain)) {
			const symbol = this.linker.symbolOf(expression, scope);
			if (symbol !== void 0 && symbol.kind !== "variable") return symbol.kind === "external" ? library(symbol.name) : {
				kind: "symbol",
				symbol
			};
			if (symbol !== void 0 && symbol.scope.class === null) return this.variable(symbol.name, symbol.scope, Number.MAX_SAFE_INTEGER);
		}
		const value = this.evaluate(expression.value, scope, locals);
		if (value.kind === "unknown") {
			const only = this.declaredClass(expression.value, scope);
			return only === void 0 ? unresolved("not a constant") : this.classAttribute(only.class, expression.attr);
		}
		return this.attributeOf(value, expression.attr);
	}
	/** The one class that an expression has, or an instance of which it is, by its type. */
	declaredClass(expression, scope) {
		const types = alternatives(withoutNone(this.linker.typeOf(expression, scope)));
		const only = types.length === 1 ? types[0] : void 0;
		return only?.kind === "instance" || only?.kind === "class" ? only : void 0;
	}
	/** An attribute of a value that is already known. */
	attributeOf(value, name) {
		if (value.kind === "member") return name === "value" || name === "_value_" ? value.value : name === "name" ? text(value.name) : unresolved("not a constant");
		if (value.kind !== "symbol") return unresolved("not a constant");
		const { symbol } = value;
		switch (symbol.kind) {
			case "class":
			case "function":
				if (name === "__name__") return text(symbol.def.name);
				if (name === "__qualname__") return text(symbol.def.qualname);
				if (name === "__module__") return text(symbol.module.name);
				return symbol.kind === "class" ? this.classAttribute(symbol, name) : unresolved("not a constant");
			case "module": {
				const member = this.linker.memberOfModule(symbol, name);
				if (member === void 0) return unresolved("unresolved name");
				return member.kind === "variable" ? this.variable(member.name, member.scope, Number.MAX_SAFE_INTEGER) : {
					kind: "symbol",
					symbol: member
				};
			}
			case "external": return library(this.linker.externals.canonical(`${symbol.name}.${name}`));
			case "variable": return unresolved("not a constant");
		}
	}
	/** A class attribute by the method resolution order; members of an enumeration as such. */
	classAttribute(symbol, name) {
		for (let at$ = 0, list$ = this.linker.ancestors(symbol); at$ < list$.length; at$++) {
			const ancestor = list$[at$];
			if (ancestor.kind === "external") {
				const given = this.libraryAttribute(ancestor.name, symbol, name);
				if (given !== void 0) return given;
			}
			if (ancestor.kind !== "class") continue;
			const scope = this.linker.classScope(ancestor.class);
			const bindings = scope.bindings.get(name);
			if (bindings === void 0) continue;
			const getter = bindings.find((binding) => binding.kind === "function");
			if (getter?.kind === "function") {
				const fn = this.linker.functionSymbol(getter.def, scope);
				return readsAsValue(this.linker, fn) ? this.followed(fn, [{
					kind: "symbol",
					symbol
				}], /* @__PURE__ */ new Map()) : {
					kind: "symbol",
					symbol: fn
				};
			}
			const value = this.settingDefault(this.variable(name, scope, Number.MAX_SAFE_INTEGER));
			if (bindings[0]?.kind === "value" && isEnum(this.linker, ancestor.class)) return {
				kind: "member",
				class: ancestor.class,
				name,
				value: value.kind === "unknown" && isAuto(value) ? this.automatic(ancestor.class, name) : value
			};
			return value;
		}
		return unresolved("unresolved name");
	}
	/** What `auto()` gives a member: a method of the project, or the enumeration's library, says; else members are counted. */
	automatic(symbol, name) {
		const ancestors = this.linker.ancestors(symbol);
		for (let at$ = 0, list$ = ancestors; at$ < list$.length; at$++) {
			const ancestor = list$[at$];
			const made = ancestor.kind === "external" ? automaticText(ancestor.name, name) : void 0;
			if (made !== void 0) return text(made);
			if (ancestor.kind !== "class") continue;
			const scope = this.linker.classScope(ancestor.class);
			const maker = (scope.bindings.get("_generate_next_value_") ?? [])[0];
			if (maker?.kind === "function") return this.followed(this.linker.functionSymbol(maker.def, scope), [text(name), ...Array(3).fill(unresolved("call"))], /* @__PURE__ */ new Map());
		}
		const count = this.counted(symbol, name);
		if (count === void 0) return unresolved("not a constant");
		return ancestors.some((ancestor) => ancestor.kind === "external" && ancestor.name === "builtins.str") ? text(`${count}`) : number(count);
	}
	/** The place of a member among those that are counted; undefined where one before it has a value of its own. */
	counted(symbol, name) {
		const scope = this.linker.classScope(symbol);
		let count = 0;
		for (const [other, [binding]] of scope.bindings) {
			if (other.startsWith("_") || binding?.kind !== "value") continue;
			const value = this.variable(other, scope, Number.MAX_SAFE_INTEGER);
			if (value.kind !== "unknown" || !isAuto(value)) return void 0;
			count++;
			if (other === name) return count;
		}
	}
	/** `Field("/api", …)` and `Field(default=…)` stand for their default. */
	settingDefault(value) {
		if (value.kind !== "unknown" || value.at?.expression.kind !== "Call") return value;
		const { expression, scope } = value.at;
		const callee = this.linker.symbolOf(expression.func, scope);
		if (callee?.kind !== "external" || !/^(pydantic\.Field|sqlmodel\.Field|dataclasses\.field)$/.test(callee.name)) return value;
		const given = expression.keywords.find((keyword) => keyword.arg === "default")?.value ?? expression.args[0];
		return given === void 0 ? value : this.evaluate(given, scope);
	}
	/** The arguments of a call as values, spread ones included; `complete` is false where some could not be told apart. */
	arguments(call, scope, locals = NO_LOCALS) {
		const args = [];
		const keywords = /* @__PURE__ */ new Map();
		let complete = true;
		for (let at$ = 0, list$ = call.args; at$ < list$.length; at$++) {
			const argument = list$[at$];
			const value = this.evaluate(argument.kind === "Starred" ? argument.value : argument, scope, locals);
			const spread = argument.kind === "Starred" ? itemsOf(value) : [value];
			if (spread === void 0) complete = false;
			else args.push(...spread);
		}
		for (let at$ = 0, list$ = call.keywords; at$ < list$.length; at$++) {
			const keyword = list$[at$];
			const value = this.evaluate(keyword.value, scope, locals);
			if (keyword.arg !== null) keywords.set(keyword.arg, value);
			else if (value.kind === "dict") for (let at$ = 0, list$ = value.entries; at$ < list$.length; at$++) {
				const key$of = list$[at$], key = key$of[0], item = key$of[1];
				keywords.set(textOf(key) ?? "", item);
			}
			else complete = false;
		}
		return {
			args,
			keywords,
			complete
		};
	}
	callOf(call, scope, locals) {
		const { func } = call;
		if (func.kind === "Attribute") {
			const self = this.evaluate(func.value, scope, locals);
			if (textOf(self) !== void 0 || self.kind === "dict") {
				const { args, keywords, complete } = this.arguments(call, scope, locals);
				return complete ? method(self, func.attr, args, keywords) : unresolved("call");
			}
			if (self.kind === "symbol" && self.symbol.kind === "class") {
				const { args, keywords, complete } = this.arguments(call, scope, locals);
				return complete ? this.methodCall(self.symbol, func.attr, args, keywords) : unresolved("call");
			}
			const bound = self.kind === "unknown" ? this.boundMethod(func, scope) : void 0;
			if (bound !== void 0) {
				const { args, keywords, complete } = this.arguments(call, scope, locals);
				return complete ? this.call(bound, [self, ...args], keywords) : unresolved("call");
			}
		}
		if (func.kind === "Attribute" && COMPILED.has(func.attr)) {
			const compiled = this.compiled(func.value, scope, locals);
			if (compiled !== void 0) return externalCall(`re.${func.attr}`, [compiled, ...this.arguments(call, scope, locals).args], /* @__PURE__ */ new Map()) ?? unresolved("call");
		}
		const callee = this.evaluate(func, scope, locals);
		if (callee.kind !== "symbol" || callee.symbol.kind === "external" && !PURE.has(callee.symbol.name)) return unresolved("call");
		const { args, keywords, complete } = this.arguments(call, scope, locals);
		return complete ? this.call(callee.symbol, args, keywords) : unresolved("call");
	}
	/** The pattern of `re.compile(pattern)`, without flags. */
	compiled(expression, scope, locals) {
		const value = this.evaluate(expression, scope, locals);
		if (value.kind !== "unknown" || value.at?.expression.kind !== "Call") return void 0;
		const { expression: call, scope: where, locals: held } = value.at;
		const callee = this.evaluate(call.func, where, held);
		const pattern = call.args[0];
		if (callee.kind !== "symbol" || callee.symbol.kind !== "external" || callee.symbol.name !== "re.compile") return void 0;
		return pattern === void 0 || call.args.length > 1 || call.keywords.length > 0 ? void 0 : this.evaluate(pattern, where, held);
	}
	/** The method that a call on an object of a known class binds to it. */
	boundMethod(func, scope) {
		const only = this.declaredClass(func.value, scope);
		const found = only === void 0 ? void 0 : this.classAttribute(only.class, func.attr);
		if (found?.kind !== "symbol" || found.symbol.kind !== "function" || found.symbol.owner === null) return void 0;
		const binding = bindingKind(found.symbol.def);
		return binding === "class" || binding === "instance" && only?.kind === "instance" ? found.symbol : void 0;
	}
	methodCall(owner, name, args, keywords) {
		const found = this.classAttribute(owner, name);
		if (found.kind !== "symbol" || found.symbol.kind !== "function") return unresolved("call");
		const bound = found.symbol.def.decorators.some((decorator) => decorator.kind === "Name" && decorator.id === "classmethod");
		return this.call(found.symbol, bound ? [{
			kind: "symbol",
			symbol: owner
		}, ...args] : args, keywords);
	}
	/** The value of calling a function, class or external thing with known arguments. */
	call(callee, args, keywords = /* @__PURE__ */ new Map()) {
		switch (callee.kind) {
			case "external": return externalCall(callee.name, args, keywords) ?? unresolved("call");
			case "function": return this.followed(callee, args, keywords);
			case "class": return isEnum(this.linker, callee) && args[0] !== void 0 ? this.memberWith(callee, args[0]) : unresolved("call");
			default: return unresolved("call");
		}
	}
	followed(fn, args, keywords) {
		if (this.depth > DEEPEST$4) return unresolved("too large");
		this.depth++;
		const value = followCall(this.follower, fn, args, keywords);
		this.depth--;
		return value;
	}
	memberWith(symbol, value) {
		if (value.kind === "member") return value;
		for (const name of this.linker.classScope(symbol).bindings.keys()) {
			const member = this.classAttribute(symbol, name);
			if (member.kind === "member" && textOf(member.value) !== void 0 && textOf(member.value) === textOf(value)) return member;
		}
		return unresolved("call");
	}
};
/** What a name of a library is; `TYPE_CHECKING` is false whenever code runs. */
function library(name) {
	return name.endsWith(".TYPE_CHECKING") ? boolean(false) : {
		kind: "symbol",
		symbol: {
			kind: "external",
			name
		}
	};
}

// src/domain/fastapi/background.ts
/** The functions that are handed to `BackgroundTasks.add_task`, each with the place of the call. */
function backgroundTasks(program) {
	const found = [];
	const modules = new Set(program.index.modules.filter(({ unit }) => unit?.role === "application" && unit.facts.mentions("add_task")));
	if (modules.size === 0) return found;
	for (const module of modules) noteScan(module);
	for (let at$ = 0, list$ = program.allFunctions(); at$ < list$.length; at$++) {
		const fn = list$[at$];
		if (!modules.has(fn.module)) continue;
		eachStatement(fn.def.body, (statement) => {
			const call = addTask(statement);
			const task = call === void 0 ? void 0 : taskOf(program, call, fn);
			if (call === void 0 || task === void 0 || fn.module.unit === null) return;
			found.push({
				function: task,
				from: fn,
				at: {
					file: fn.module.unit.path,
					start: call.start,
					end: call.end,
					symbol: fn.def.qualname
				}
			});
		});
	}
	return found;
}
function addTask(statement) {
	const value = statement.kind === "Expr" ? statement.value : null;
	return value?.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "add_task" && value.args.length > 0 ? value : void 0;
}
function taskOf(program, call, fn) {
	const scope = program.functionScope(fn);
	if ((call.func.kind === "Attribute" ? program.typeOf(call.func.value, scope) : void 0)?.kind === "instance") return void 0;
	const first = call.args[0];
	const type = first === void 0 ? void 0 : program.typeOf(first, scope);
	return type?.kind === "function" ? type.function : void 0;
}

// src/domain/fastapi/values.ts
const ORDER = {
	always: 0,
	conditional: 1,
	off: 2
};
/** The less certain of two. */
function weaker(a, b) {
	return ORDER[a] >= ORDER[b] ? a : b;
}
/** Gives a marker what `Depends(…)` or `Security(…)` is called with. */
function mark(marker, { args, keywords }) {
	marker.callee = args[0] ?? keywords.get("dependency") ?? null;
	marker.scopes = keywords.get("scopes") ?? args[1] ?? { kind: "none" };
	return marker;
}
/** Wraps an object so that it travels through names, lists and calls like any value. */
function hold(held) {
	return {
		kind: "unknown",
		reason: "call",
		at: null,
		held
	};
}
/** The object in a value, if there is one. */
function heldIn(value) {
	return value?.kind === "unknown" ? value.held : void 0;
}
/** Whether nothing at all is known of a value. */
function isOpen(value) {
	const held = heldIn(value);
	return value.kind === "unknown" && (held === void 0 || held.kind === "unread");
}
function slot(value, configured = false) {
	return {
		value,
		expression: null,
		path: [],
		busy: false,
		configured
	};
}
/** What `router.routes` is: the list of the routes that the router has. */
const ROUTE_LIST = "starlette.routing.Router.routes";
/** The router whose list of routes a value is. */
function listedRouter(value) {
	const held = heldIn(value);
	const owner = held?.kind === "made" && held.name === "starlette.routing.Router.routes" ? heldIn(held.given.args[0]) : void 0;
	return owner?.kind === "router" ? owner : void 0;
}
/** Alternatives as one value; equal ones once. */
function either(values) {
	const found = [];
	for (let at$ = 0, list$ = values; at$ < list$.length; at$++) {
		const value = list$[at$];
		const held = heldIn(value);
		const items = held?.kind === "either" ? held.values : [value];
		for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
			const item = list$[at$];
			if (!found.some((other) => same(other, item))) found.push(item);
		}
	}
	const first = found[0];
	if (first === void 0) return NOTHING;
	return found.length === 1 ? first : hold({
		kind: "either",
		values: found
	});
}
/** Whether two values are certainly the same. */
function same(a, b) {
	if (a === b) return true;
	if (a.kind === "unknown" || b.kind === "unknown") return heldIn(a) !== void 0 && heldIn(a) === heldIn(b);
	if (a.kind === "symbol" && b.kind === "symbol") {
		const left$of = [a.symbol, b.symbol], left = left$of[0], right = left$of[1];
		return left === right || left.kind === "external" && right.kind === "external" && left.name === right.name;
	}
	if (a.kind === "member" && b.kind === "member") return a.class === b.class && a.name === b.name;
	if (a.kind !== b.kind) return false;
	switch (a.kind) {
		case "string":
		case "number":
		case "boolean": return a.value === b.value;
		case "none": return true;
		case "sequence": {
			const other = b;
			return a.items.length === other.items.length && a.items.every((item, at) => same(item, other.items[at] ?? NOTHING));
		}
		default: return false;
	}
}
/** Python's truth of a value, objects included; undefined where it is not known. */
function truthOf(value) {
	const held = heldIn(value);
	if (held === void 0) return truth(value);
	return held.kind === "unread" || held.kind === "either" || held.kind === "made" || held.kind === "instance" ? void 0 : true;
}
/** The alternatives of a value. */
function valuesOf(value) {
	const held = heldIn(value);
	return held?.kind === "either" ? held.values : [value];
}

// src/domain/fastapi/paths.ts
/** The path under which one finds what a value of ours is. */
const PLACE = "(place)";
const FROM = "(from)";
/** A `pathlib.Path` inside the project. */
function pathValue({ path, from }) {
	const attributes = /* @__PURE__ */ new Map([[PLACE, text(path)]]);
	if (from !== null) attributes.set(FROM, text(from));
	return hold({
		kind: "space",
		attributes
	});
}
/** `Path()`, `Path("app/routers")`, `Path(__file__)`; undefined for what does not lie in the project. */
function pathMade(machine, { args, at }) {
	const [first, ...more] = args;
	if (first !== void 0 && locatedIn(first) !== void 0 && more.length === 0) return first;
	const written = first === void 0 ? "." : textOf(first);
	const module = machine.program.index.byPath.get(at.file);
	if (written === void 0 || module === void 0) return void 0;
	const parts = [written, ...more.map((item) => textOf(item))];
	if (parts.includes(void 0)) return void 0;
	const whole = parts.join("/");
	if (isOwn(machine, whole)) return pathValue({
		path: whole,
		from: null
	});
	const from = workingFolder(module);
	const path = normal(joinPath(from, whole));
	return path !== void 0 && (path === from || isOwn(machine, path)) ? pathValue({
		path,
		from
	}) : void 0;
}
/** Programs are started where their imports begin. */
function workingFolder({ name, location }) {
	const tail = name.replaceAll(".", "/");
	return location.endsWith(tail) ? location.slice(0, Math.max(0, location.length - tail.length - 1)) : "";
}
/** An attribute or method of a path; undefined for what is none. */
function pathAttribute(machine, self, name) {
	const at = locatedIn(self);
	if (at === void 0) return void 0;
	const { path, from } = at;
	const last = nameIn(path);
	const dot = last.lastIndexOf(".");
	const same = (located) => pathValue({
		path: located,
		from
	});
	const native = (call) => hold({
		kind: "native",
		call: (given) => call(given) ?? {
			kind: "unknown",
			reason: "call",
			at: null
		}
	});
	const found = (pattern) => sequence("list", matching(machine, path, pattern).map(same));
	switch (name) {
		case "name": return text(last);
		case "stem": return text(dot > 0 ? last.slice(0, dot) : last);
		case "suffix": return text(dot > 0 ? last.slice(dot) : "");
		case "parent": return path === "" ? void 0 : same(parentOf(path));
		case "parts": {
			const written = writtenAs(at);
			return written === void 0 ? void 0 : sequence("tuple", written === "" ? [] : written.split("/").map(text));
		}
		case "resolve":
		case "absolute": return native(() => pathValue({
			path,
			from: null
		}));
		case "iterdir": return native(() => found("*"));
		case "glob":
		case "rglob": return native(({ args }) => {
			const pattern = textOf(args[0] ?? NOTHING);
			return pattern === void 0 ? void 0 : found(name === "rglob" ? `**/${pattern}` : pattern);
		});
		case "is_dir": return native(() => path.endsWith(".py") ? boolean(false) : isOwn(machine, path) ? boolean(true) : void 0);
		case "is_file": return native(() => isOwn(machine, path) ? boolean(path.endsWith(".py")) : void 0);
		case "exists": return native(() => isOwn(machine, path) ? boolean(true) : void 0);
		case "as_posix":
		case "__str__": return native(() => pathText(self));
		case "joinpath": return native(({ args }) => args.reduce((base, item) => base && joined$1(base, item), self));
		case "with_suffix": return native(({ args }) => {
			const suffix = textOf(args[0] ?? NOTHING);
			return suffix === void 0 ? void 0 : same(`${dot > 0 ? path.slice(0, path.length - last.length + dot) : path}${suffix}`);
		});
		case "relative_to": return native(({ args }) => relativeTo(machine, path, args[0]));
		default: return;
	}
}
function relativeTo(machine, path, base) {
	const folder = base === void 0 ? void 0 : locatedIn(base)?.path ?? locatedIn(pathMadeOf(machine, base))?.path;
	if (folder === void 0 || !(folder === "" || path === folder || path.startsWith(`${folder}/`))) return void 0;
	return pathValue({
		path,
		from: folder
	});
}
function pathMadeOf(machine, value) {
	const written = textOf(value);
	return written !== void 0 && isOwn(machine, written) ? pathValue({
		path: written,
		from: null
	}) : void 0;
}
/** `folder / "orders"`; undefined where the left side is no path. */
function joined$1(left, right) {
	const at = locatedIn(left);
	const more = textOf(right);
	const path = at === void 0 || more === void 0 || more.startsWith("/") ? void 0 : normal(joinPath(at.path, more));
	return at === void 0 || path === void 0 ? void 0 : pathValue({
		path,
		from: at.from
	});
}
/** What `str(path)` gives; undefined for what is no path. */
function pathText(value) {
	const at = locatedIn(value);
	if (at === void 0) return void 0;
	const written = writtenAs(at) ?? at.path;
	return text(written === "" ? "." : written);
}
/** Whether a value is a path of ours, and which. */
function locatedIn(value) {
	const held = heldIn(value);
	const place = held?.kind === "space" ? textOf(held.attributes.get(PLACE) ?? NOTHING) : void 0;
	if (held?.kind !== "space" || place === void 0) return void 0;
	return {
		path: place,
		from: textOf(held.attributes.get(FROM) ?? NOTHING) ?? null
	};
}
function writtenAs({ path, from }) {
	if (from === null) return void 0;
	return from === "" ? path : path === from ? "" : path.slice(from.length + 1);
}
/** Whether the project has a module, package or folder at a path. */
function isOwn(machine, path) {
	const { index } = machine.program;
	return index.byPath.has(path) || index.byLocation.has(path);
}
/** Without `.` and `..`; undefined for what leads out of the project. */
function normal(path) {
	const parts = [];
	for (let at$ = 0, list$ = path.split("/"); at$ < list$.length; at$++) {
		const part = list$[at$];
		if (part === "" || part === ".") continue;
		if (part !== "..") parts.push(part);
		else if (parts.pop() === void 0) return void 0;
	}
	return parts.join("/");
}
/** Python files of a folder, and the packages below it, in order. */
function filesIn(machine, folder) {
	const found = /* @__PURE__ */ new Set();
	for (let at$ = 0, list$ = machine.program.index.modules; at$ < list$.length; at$++) {
		const { unit } = list$[at$];
		if (unit === null) continue;
		const above = parentOf(unit.path);
		if (above === folder) found.add(unit.path);
		else if (parentOf(above) === folder && unit.path.endsWith("/__init__.py")) found.add(above);
	}
	return [...found].sort();
}
/** What `Path.glob` finds of the project's own Python files and packages, in order. */
function matching(machine, folder, pattern) {
	if (pattern === "*") return filesIn(machine, folder);
	const prefix = folder === "" ? "" : `${folder}/`;
	const fits = new RegExp(`^${pattern.split("/").map(segment).join("")}$`);
	return machine.program.index.modules.flatMap(({ unit }) => unit?.path.startsWith(prefix) === true && fits.test(`/${unit.path.slice(prefix.length)}`) ? [unit.path] : []).sort();
}
function segment(part) {
	if (part === "**") return "(?:/[^/]+)*";
	return `/${part.replace(/[.+^${}()|\\]/g, "\\$&").replaceAll("*", "[^/]*").replaceAll("?", "[^/]")}`;
}

// src/domain/fastapi/discovery.ts
/** The finder that `pkgutil` names first for each module: nothing is known of it, but it tells such an item from other tuples. */
const FINDER = {
	kind: "unknown",
	reason: "call",
	at: null
};
/** Functions of the standard library with which programs find their own modules. */
const DISCOVERING = /^(pkgutil\.(iter_modules|walk_packages)|os\.listdir|os\.path\.(dirname|abspath|realpath|basename)|pathlib\.Path)$/;
/** What Python itself puts into a module: its name, file, package and, of a package, where its modules lie. */
function moduleAttribute(module, name) {
	switch (name) {
		case "__name__": return text(module.name);
		case "__file__": return module.unit === null ? void 0 : text(module.unit.path);
		case "__path__": return module.package ? sequence("list", [text(module.location)]) : void 0;
		case "__package__": return text(module.package ? module.name : module.name.slice(0, Math.max(0, module.name.lastIndexOf("."))));
		default: return;
	}
}
/** `item.name`, `item.ispkg` of what `pkgutil.iter_modules` gives. */
function moduleInfo(item, name) {
	if (item.kind !== "sequence" || item.items[0] !== FINDER) return void 0;
	return name === "name" ? item.items[1] : name === "ispkg" ? item.items[2] : void 0;
}
/** The value of a call that looks for modules or files of the project; undefined for every other call. */
function discovered(machine, name, given) {
	const { args, keywords } = given;
	const first$of = args, first = first$of[0], second = first$of[1];
	if (name === "pathlib.Path") return pathMade(machine, given);
	if (name === "pkgutil.iter_modules" || name === "pkgutil.walk_packages") {
		const folders = (itemsOf(first ?? keywords.get("path") ?? NOTHING) ?? []).flatMap((item) => textOf(item) ?? locatedIn(item)?.path ?? []);
		const prefix = second ?? keywords.get("prefix");
		const start = prefix === void 0 ? "" : textOf(prefix);
		if (start === void 0) return void 0;
		const deep = name === "pkgutil.walk_packages" && start !== "";
		return sequence("list", folders.flatMap((folder) => modulesIn(machine, folder, start, deep)));
	}
	const path = textOf(first ?? NOTHING) ?? locatedIn(first)?.path;
	if (path === void 0 || !isOwn(machine, path)) return void 0;
	switch (name) {
		case "os.listdir": return sequence("list", filesIn(machine, path).map(nameIn).map(text));
		case "os.path.dirname": return text(parentOf(path));
		case "os.path.abspath":
		case "os.path.realpath": return text(path);
		case "os.path.basename": return text(nameIn(path));
		default: return;
	}
}
function modulesIn(machine, folder, prefix, deep) {
	return filesIn(machine, folder).flatMap((path) => {
		const isPackage = !path.endsWith(".py");
		const name = isPackage ? nameIn(path) : nameIn(path).slice(0, -3);
		if (name === "__init__" || name === "__main__") return [];
		const info = sequence("tuple", [
			FINDER,
			text(prefix + name),
			boolean(isPackage)
		]);
		return isPackage && deep ? [info, ...modulesIn(machine, path, `${prefix}${name}.`, deep)] : [info];
	});
}

// src/domain/fastapi/entry-points.ts
/** Functions that look for entry points. */
const LOOKING = /^(importlib\.metadata|importlib_metadata)\.entry_points$|^pkg_resources\.iter_entry_points$/;
const TARGET = /^([\w.]+)(?:\s*:\s*([\w.]+))?/;
/** What such a function gives; undefined where none of the project's own are meant. */
function lookedFor(machine, name, { args, keywords }, from) {
	const group = keywords.get("group") ?? (name.startsWith("pkg_resources") ? args[0] : void 0);
	if (group !== void 0) return ofGroup(machine, from, textOf(group), keywords.get("name"));
	return {
		kind: "dict",
		entries: [...machine.entryPoints.keys()].map((each) => [text(each), ofGroup(machine, from, each, void 0) ?? NOTHING])
	};
}
function ofGroup(machine, from, group, name) {
	const points = group === void 0 ? void 0 : machine.entryPoints.get(group);
	if (points === void 0) return void 0;
	const wanted = name === void 0 ? void 0 : textOf(name);
	return sequence("list", points.filter((point) => wanted === void 0 || point.name === wanted).map((point) => entryPoint(machine, from, group ?? "", point)));
}
/** `entry_points().select(group=…)`. */
function selected(entries, name, { keywords }) {
	const group = keywords.get("group");
	if (entries.kind !== "dict" || name !== "select" || group === void 0) return void 0;
	return entries.entries.find((key$of) => {
		const key = key$of[0];
		return textOf(key) === textOf(group);
	})?.[1];
}
function entryPoint(machine, from, group, { name, target }) {
	const [, module = "", attribute] = TARGET.exec(target) ?? [];
	const load = hold({
		kind: "native",
		call: () => loaded(machine, from, module, attribute)
	});
	const attributes = /* @__PURE__ */ new Map([
		["name", text(name)],
		["group", text(group)],
		["value", text(target)],
		["module", text(module)],
		["attr", text(attribute ?? "")],
		["load", load],
		["resolve", load]
	]);
	return hold({
		kind: "space",
		attributes
	});
}
/** Functions of libraries that import what a text names: `package.module:name`, or with dots alone. */
const IMPORTING = /^(uvicorn\.importer\.import_from_string|gunicorn\.util\.import_app|werkzeug\.utils\.import_string|django\.utils\.module_loading\.import_string|(celery|kombu)\.utils\.imports\.symbol_by_name|pkgutil\.resolve_name)$/;
/** What a text names. */
function imported(machine, written, from) {
	const [, module = "", attribute] = TARGET.exec(written) ?? [];
	if (attribute !== void 0 || machine.program.index.resolveAbsolute(module, from) !== void 0) return loaded(machine, from, module, attribute);
	const end = module.lastIndexOf(".");
	return end < 0 ? void 0 : loaded(machine, from, module.slice(0, end), module.slice(end + 1));
}
function loaded(machine, from, name, attribute) {
	const module = machine.program.index.resolveAbsolute(name, from);
	const unknown = {
		kind: "unknown",
		reason: "call",
		at: null
	};
	if (module === void 0) return unknown;
	machine.moduleFrame(module);
	const whole = {
		kind: "symbol",
		symbol: module
	};
	return (attribute ?? "").split(".").filter((part) => part !== "").reduce((value, part) => attributeOf(machine, value, part) ?? unknown, whole);
}

// src/domain/fastapi/command-line.ts
const NAMES = /^(args|arguments|opts?|options|namespace|cli_args|parsed(_args)?)$/;
/**
* What an option of the command line holds that is not given: `args.base_path` behind `parser.add_argument("--base-path", default="/")` of
* the same module. Undefined for anything else.
*/
function argumentDefault(machine, object, name, frame) {
	if (object.kind !== "Name") return void 0;
	if (!NAMES.test(object.id)) {
		const type = machine.program.typeOf(object, frame.scope);
		if (type.kind !== "external" || type.name !== "argparse.Namespace") return void 0;
	}
	let known = machine.commandLines.get(frame.module);
	if (known === void 0) {
		known = defaultsIn(machine, frame.module);
		machine.commandLines.set(frame.module, known);
	}
	return known.get(name);
}
function defaultsIn(machine, module) {
	const found = /* @__PURE__ */ new Map();
	if (module.unit === null || !module.unit.facts.mentions("add_argument")) return found;
	noteScan(module);
	const scope = machine.program.moduleScope(module);
	const visit = (statement) => {
		const call = statement.kind === "Expr" ? statement.value : null;
		if (call?.kind !== "Call" || call.func.kind !== "Attribute" || call.func.attr !== "add_argument") return;
		const name = destination(call);
		const given = keyword$1(call, "default");
		const action = keyword$1(call, "action");
		const flag = action?.kind === "Constant" ? action.value ?? "" : "";
		if (name === void 0) return;
		if (given !== void 0) found.set(name, machine.evaluator.evaluate(given, scope));
		else found.set(name, flag === "store_true" || flag === "store_false" ? boolean(flag === "store_false") : NOTHING);
	};
	for (let at$ = 0, list$ = [module.unit.facts.body, ...module.unit.facts.functions.map((def) => def.body)]; at$ < list$.length; at$++) {
		const body = list$[at$];
		eachStatement(body, visit);
	}
	return found;
}
/** The attribute that an option becomes; undefined for positional arguments, which have no default. */
function destination(call) {
	const named = keyword$1(call, "dest");
	if (named?.kind === "Constant") return named.value;
	for (let at$ = 0, list$ = call.args; at$ < list$.length; at$++) {
		const option = list$[at$];
		if (option.kind === "Constant" && option.value?.startsWith("--") === true) return option.value.slice(2).replaceAll("-", "_");
	}
}
function keyword$1(call, name) {
	return call.keywords.find(({ arg }) => arg === name)?.value;
}

// src/domain/fastapi/introspection.ts
/** The names in an object or class of the project, as `dir` lists them; undefined for everything else. */
function namesIn(machine, value) {
	const held = heldIn(value);
	const symbol = held?.kind === "instance" ? held.class : value.kind === "symbol" && value.symbol.kind === "class" ? value.symbol : null;
	if (symbol === null) return void 0;
	const names = new Set(held?.kind === "instance" ? held.attributes.keys() : []);
	for (let at$ = 0, list$ = classNames(machine, symbol); at$ < list$.length; at$++) {
		const name = list$[at$];
		names.add(name);
	}
	return [...names].sort();
}
/** Bases of which the classes below them show all attributes that anybody asks for. */
const DECLARED = /^(typing|abc|enum|builtins|pydantic|pydantic_settings)\./;
/** Whether an object or class may have attributes of a base that is not part of the project. */
function inheritsFromOutside(machine, value) {
	const held = heldIn(value);
	const symbol = held?.kind === "instance" ? held.class : value.kind === "symbol" && value.symbol.kind === "class" ? value.symbol : null;
	return symbol !== null && machine.program.ancestors(symbol).some((ancestor) => ancestor.kind === "unknown" || ancestor.kind === "external" && !DECLARED.test(ancestor.name));
}
function classNames(machine, symbol) {
	return machine.program.ancestors(symbol).flatMap((ancestor) => ancestor.kind === "class" ? [...machine.program.classScope(ancestor.class).bindings.keys()] : []);
}
/** What a module, class or object keeps under its own names, in their order: its `__dict__`. Undefined for everything else. */
function namespaceOf(machine, value) {
	const held = heldIn(value);
	if (held?.kind === "instance") return {
		kind: "dict",
		entries: [...held.attributes].map((name$of) => {
			const name = name$of[0], item = name$of[1];
			return [text(name), item];
		})
	};
	if (value.kind !== "symbol") return void 0;
	const { symbol } = value;
	if (symbol.kind !== "module" && symbol.kind !== "class") return void 0;
	if (symbol.kind === "module") machine.listed.add(symbol);
	const { bindings } = symbol.kind === "module" ? machine.program.moduleScope(symbol) : machine.program.classScope(symbol);
	return {
		kind: "dict",
		entries: [...bindings.keys()].map((name) => [text(name), attributeOf(machine, value, name) ?? OPEN])
	};
}
const OPEN = {
	kind: "unknown",
	reason: "not a constant",
	at: null
};
/** `inspect.getmembers(value, predicate)`: names with what they stand for. Of predicates those count that ask for functions. */
function membersIn(machine, value, predicate) {
	const names = namesIn(machine, value);
	if (names === void 0) return void 0;
	const asked = predicate?.kind === "symbol" && predicate.symbol.kind === "external" ? predicate.symbol.name : null;
	const functionsOnly = asked !== null && /^inspect\.(ismethod|isfunction|isroutine|iscoroutinefunction)$/.test(asked);
	return sequence("list", names.flatMap((name) => {
		const member = attributeOf(machine, value, name) ?? OPEN;
		return functionsOnly && viewOf(machine, member)?.signature == null ? [] : [sequence("tuple", [text(name), member])];
	}));
}
/** What keeps attributes: a class, a function, or what a decorator made of it. */
function keeper(value) {
	if (value.kind === "symbol" && (value.symbol.kind === "function" || value.symbol.kind === "class")) return value.symbol;
	const held = heldIn(value);
	return held?.kind === "closure" ? held : held?.kind === "bound" ? keeper(held.callee) : void 0;
}
/** `function.route = options`; false for what is no function. */
function markFunction(machine, value, name, given) {
	const key = keeper(value);
	if (key === void 0) return false;
	const known = machine.marks.get(key) ?? /* @__PURE__ */ new Map();
	machine.marks.set(key, known.set(name, given));
	return true;
}
/** What is kept on a function under a name; what `functools.wraps` made look like another function has its attributes too. */
function markOf(machine, value, name) {
	const key = keeper(value);
	const own = key === void 0 ? void 0 : machine.marks.get(key)?.get(name);
	const held = heldIn(value);
	const inner = held?.kind === "bound" ? heldIn(held.callee) : held;
	return own ?? (inner?.kind === "closure" && inner.wraps !== null ? markOf(machine, inner.wraps, name) : void 0);
}
/** Whether a function keeps something under a name: `hasattr(method, "route")`. */
function isFunctionValue(value) {
	return keeper(value) !== void 0 && !(value.kind === "symbol" && value.symbol.kind === "class");
}

// src/data/library-routes.ts
/** Models of libraries that such routes answer with. */
const ERROR_MODEL = "fastapi_users.router.common.ErrorModel";
const BEARER_RESPONSE = "fastapi_users.authentication.transport.bearer.BearerResponse";
const AUTHORIZE = "fastapi_users.router.oauth.OAuth2AuthorizeResponse";
const SIGNED_OUT = [401, "Missing token or inactive user."];
const REFUSED = [
	SIGNED_OUT,
	[403, "Not a superuser."],
	[404, "The user does not exist."]
];
const WRONG = [400, ERROR_MODEL];
const VARIES = "The response varies based on the authentication backend used.";
const CALLBACK = [
	"code? query string|null",
	"code_verifier? query string|null",
	"state? query string|null",
	"error? query string|null"
];
function route(signature, name, more = {}) {
	const [method = "", path = ""] = signature.split(" ");
	return {
		method,
		path,
		name,
		...more
	};
}
/** The routers of fastapi-users, by the methods of `FastAPIUsers`. */
const USERS = {
	get_register_router: {
		arguments: ["user_schema", "user_create_schema"],
		routes: [route("POST /register", "register:register", {
			status: 201,
			takes: ["user_create body $user_create_schema"],
			gives: "$user_schema",
			answers: [WRONG]
		})]
	},
	get_auth_router: {
		arguments: ["backend", "requires_verification"],
		routes: [route("POST /login", "auth:{backend}.login", {
			takes: ["form fastapi.security.OAuth2PasswordRequestForm"],
			answers: [WRONG],
			transport: "login"
		}), route("POST /logout", "auth:{backend}.logout", {
			answers: [SIGNED_OUT],
			secured: true,
			transport: "logout"
		})]
	},
	get_verify_router: {
		arguments: ["user_schema"],
		routes: [route("POST /request-verify-token", "verify:request-token", {
			status: 202,
			takes: ["email embedded email"]
		}), route("POST /verify", "verify:verify", {
			takes: ["token embedded string"],
			gives: "$user_schema",
			answers: [WRONG]
		})]
	},
	get_reset_password_router: {
		arguments: [],
		routes: [route("POST /forgot-password", "reset:forgot_password", {
			status: 202,
			takes: ["email embedded email"]
		}), route("POST /reset-password", "reset:reset_password", {
			takes: ["token body string", "password body string"],
			answers: [WRONG]
		})]
	},
	get_users_router: {
		arguments: [
			"user_schema",
			"user_update_schema",
			"requires_verification"
		],
		routes: [
			route("GET /me", "users:current_user", {
				gives: "$user_schema",
				answers: [SIGNED_OUT],
				secured: true
			}),
			route("PATCH /me", "users:patch_current_user", {
				takes: ["user_update body $user_update_schema"],
				gives: "$user_schema",
				answers: [SIGNED_OUT, WRONG],
				secured: true
			}),
			route("GET /{id}", "users:user", {
				takes: ["id path string"],
				gives: "$user_schema",
				answers: REFUSED,
				secured: true
			}),
			route("PATCH /{id}", "users:patch_user", {
				takes: ["id path string", "user_update body $user_update_schema"],
				gives: "$user_schema",
				answers: [...REFUSED, WRONG],
				secured: true
			}),
			route("DELETE /{id}", "users:delete_user", {
				takes: ["id path string"],
				status: 204,
				answers: REFUSED,
				secured: true
			})
		]
	},
	get_oauth_router: {
		arguments: [
			"oauth_client",
			"backend",
			"state_secret"
		],
		routes: [route("GET /authorize", "oauth:{oauth_client}.{backend}.authorize", {
			takes: ["scopes? query strings"],
			gives: AUTHORIZE
		}), route("GET /callback", "oauth:{oauth_client}.{backend}.callback", {
			takes: CALLBACK,
			answers: [WRONG],
			description: VARIES
		})]
	},
	get_oauth_associate_router: {
		arguments: [
			"oauth_client",
			"user_schema",
			"state_secret"
		],
		routes: [route("GET /authorize", "oauth-associate:{oauth_client}.authorize", {
			takes: ["scopes? query strings"],
			gives: AUTHORIZE,
			secured: true
		}), route("GET /callback", "oauth-associate:{oauth_client}.callback", {
			takes: CALLBACK,
			gives: "$user_schema",
			answers: [WRONG],
			description: VARIES,
			secured: true
		})]
	}
};
const GRAPHQL = {
	arguments: ["schema", "path"],
	routes: [route("GET {path}", "handle_http_get", { answers: [[200, "The GraphiQL integrated development environment."], [404, "Not found if GraphiQL or query via GET are not enabled."]] }), route("POST {path}", "handle_http_post")]
};
const CRUD = {
	arguments: [
		"schema",
		"create_schema",
		"update_schema"
	],
	routes: [
		route("GET ", "route", {
			takes: ["skip? query integer", "limit? query integer"],
			gives: "[$schema]",
			summary: "Get All",
			flag: "get_all_route"
		}),
		route("POST ", "route", {
			takes: ["model body $create_schema"],
			gives: "$schema",
			summary: "Create One",
			flag: "create_route"
		}),
		route("DELETE ", "route", {
			gives: "[$schema]",
			summary: "Delete All",
			flag: "delete_all_route"
		}),
		route("GET /{item_id}", "route", {
			takes: ["item_id path integer"],
			gives: "$schema",
			answers: [[404, "Not Found"]],
			summary: "Get One",
			flag: "get_one_route"
		}),
		route("PUT /{item_id}", "route", {
			takes: ["item_id path integer", "model body $update_schema"],
			gives: "$schema",
			answers: [[404, "Not Found"]],
			summary: "Update One",
			flag: "update_route"
		}),
		route("DELETE /{item_id}", "route", {
			takes: ["item_id path integer"],
			gives: "$schema",
			answers: [[404, "Not Found"]],
			summary: "Delete One",
			flag: "delete_one_route"
		})
	]
};
/** The routers of fastapi-crudrouter: one for each kind of database. */
const CRUD_ROUTER = /^fastapi_crudrouter\.(core\.(\w+\.)*)?\w*CRUDRouter$/;
/** What makes routes, by its canonical name; undefined for everything else. */
function routeMaker(name) {
	return CRUD_ROUTER.test(name) ? CRUD : ROUTE_MAKERS[name];
}
/** By canonical name: methods that make a router, classes of routers, and methods that add routes to an application. */
const ROUTE_MAKERS = {
	...Object.fromEntries(Object.entries(USERS).map((method$of) => {
		const method = method$of[0], maker = method$of[1];
		return [`fastapi_users.FastAPIUsers.${method}`, maker];
	})),
	"strawberry.fastapi.GraphQLRouter": GRAPHQL,
	"strawberry.fastapi.router.GraphQLRouter": GRAPHQL,
	"prometheus_fastapi_instrumentator.Instrumentator.expose": {
		arguments: [
			"app",
			"should_gzip",
			"endpoint",
			"include_in_schema",
			"tags"
		],
		routes: [route("GET {endpoint}", "metrics", { description: "Endpoint that serves Prometheus metrics." })]
	}
};
/** Arguments of such makers that stand in paths, where they are left out. */
const MAKER_DEFAULTS = {
	path: "",
	endpoint: "/metrics"
};
/** Arguments with which the routes of a maker are what the application's own say of them. */
const MAKER_KEYWORDS = /* @__PURE__ */ new Set(["include_in_schema", "tags"]);
/** Arguments that are dependencies of the routes. */
const MAKER_DEPENDENCIES = [
	"context_getter",
	"root_value_getter",
	"db"
];

// src/domain/fastapi/routers.ts
const UNKNOWN$4 = {
	kind: "unknown",
	reason: "call",
	at: null
};
const NONE_LISTED$1 = sequence("list", []);
/** What the constructor of an application or router does with its arguments. */
function startRouter(machine, router, keywords) {
	for (const name$of of keywords) {
		const name = name$of[0], value = name$of[1];
		router.keywords.set(name, value);
	}
	const lifespan = keywords.get("lifespan");
	if (lifespan !== void 0 && lifespan.kind !== "none") hook(machine, router, "lifespan", lifespan, NOTHING, router.at);
	for (let at$ = 0, list$ = [["on_startup", "startup"], ["on_shutdown", "shutdown"]]; at$ < list$.length; at$++) {
		const keyword$of = list$[at$], keyword = keyword$of[0], kind = keyword$of[1];
		for (let at$ = 0, list$ = itemsOf(keywords.get(keyword) ?? NOTHING) ?? []; at$ < list$.length; at$++) {
			const item = list$[at$];
			hook(machine, router, kind, item, NOTHING, router.at);
		}
	}
	const handlers = keywords.get("exception_handlers");
	if (handlers?.kind === "dict") for (let at$ = 0, list$ = handlers.entries; at$ < list$.length; at$++) {
		const exception$of = list$[at$], exception = exception$of[0], handler = exception$of[1];
		hook(machine, router, "exception-handler", handler, exception, router.at);
	}
	for (let at$ = 0, list$ = itemsOf(keywords.get("middleware") ?? NOTHING) ?? []; at$ < list$.length; at$++) {
		const item = list$[at$];
		const made = heldIn(item);
		if (made?.kind === "made" && made.given.args[0] !== void 0) hook(machine, router, "middleware", made.given.args[0], NOTHING, made.given.at);
	}
	for (let at$ = 0, list$ = itemsOf(keywords.get("routes") ?? NOTHING) ?? []; at$ < list$.length; at$++) {
		const item = list$[at$];
		routeObject(machine, router, item);
	}
}
function hook(machine, router, kind, target, subject, at) {
	router.hooks.push({
		kind,
		target,
		subject,
		certainty: machine.certainty,
		at
	});
	if (kind !== "lifespan" && kind !== "startup") return;
	const { certainty } = machine;
	machine.deferred.push(() => {
		machine.certainty = certainty;
		for (let at$ = 0, list$ = valuesOf(target); at$ < list$.length; at$++) {
			const value = list$[at$];
			if (mayAct$1(machine, value)) callWith(machine, value, {
				args: kind === "lifespan" ? [hold(router)] : [],
				keywords: /* @__PURE__ */ new Map(),
				at
			});
		}
		machine.certainty = "always";
	});
}
function mayAct$1(machine, value) {
	const held = heldIn(value);
	const fn = value.kind === "symbol" && value.symbol.kind === "function" ? value.symbol : held?.kind === "closure" ? held.function : void 0;
	return fn === void 0 ? held !== void 0 : machine.relevance.touches(fn);
}
/** What an object in a list of routes is: its class of a library, or that of which the project's own class derives, and the arguments. */
function routeClass(machine, value) {
	const held = heldIn(value);
	if (held?.kind === "made") return held;
	if (held?.kind !== "instance" || held.pending === null) return void 0;
	const base = machine.program.ancestors(held.class).find((ancestor) => ancestor.kind === "external" && /^(fastapi|starlette)\.(.*\.)?(API)?(Mount|(WebSocket)?Route)$/.test(ancestor.name));
	return base?.kind === "external" ? {
		name: base.name,
		given: held.pending
	} : void 0;
}
/** `Route("/x", endpoint)` and its like in a list of routes. */
function routeObject(machine, router, value) {
	const made = routeClass(machine, value);
	if (made === void 0) return;
	const first$of = made.given.args, first = first$of[0], second = first$of[1];
	const path = first ?? made.given.keywords.get("path") ?? UNKNOWN$4;
	const endpoint = second ?? made.given.keywords.get("endpoint") ?? UNKNOWN$4;
	const methods = made.given.keywords.get("methods") ?? null;
	const name = made.name.slice(made.name.lastIndexOf(".") + 1);
	if (name === "Mount") include(machine, router, "mount", {
		...made.given,
		args: [path, second ?? made.given.keywords.get("app") ?? UNKNOWN$4]
	});
	else if (name === "APIRoute" || name === "Route") register(machine, router, name === "Route" ? "plain" : "api", path, methods ?? defaultMethods(), endpoint, made.given);
	else if (name === "WebSocketRoute" || name === "APIWebSocketRoute") register(machine, router, "websocket", path, null, endpoint, made.given);
}
function defaultMethods() {
	return sequence("list", DEFAULT_METHODS.map(text));
}
function register(machine, router, kind, path, methods, endpoint, given) {
	machine.registrations++;
	const values = valuesOf(endpoint);
	const certainty = new Set(values.length < 2 ? [] : values.map((value) => viewOf(machine, value)?.signature)).size > 1 ? weaker(machine.certainty, "conditional") : machine.certainty;
	for (let at$ = 0, list$ = values; at$ < list$.length; at$++) {
		const value = list$[at$];
		const { keywords, at, written } = given;
		router.routes.push({
			kind,
			path,
			methods,
			endpoint: value,
			keywords,
			certainty,
			at,
			written
		});
	}
}
/** Calls a method that every router has, or the project's own method of that name where a subclass has one. */
function routerMethod(machine, router, name, given) {
	if (name === "__init__") {
		startRouter(machine, router, given.keywords);
		return NOTHING;
	}
	const fact = registrationOf(name);
	switch (fact?.registers) {
		case "route":
		case "websocket": {
			const path = argument(given, 0, "path") ?? UNKNOWN$4;
			const kind = fact.plain ? "plain" : fact.registers === "websocket" ? "websocket" : "api";
			const methods = kind === "websocket" ? null : fact.methods !== null ? sequence("list", fact.methods.map(text)) : methodsOf(given);
			const own = kind === "api" && fact.methods !== null ? ownDecorator(machine, router, path, methods ?? UNKNOWN$4, given) : void 0;
			if (own !== void 0) return own;
			if (fact.target !== null) {
				register(machine, router, kind, path, methods, argument(given, fact.target.position, fact.target.keyword) ?? UNKNOWN$4, given);
				return NOTHING;
			}
			return hold({
				kind: "native",
				call: (inner) => decorate(machine, router, kind, path, methods, inner.args[0] ?? UNKNOWN$4, given)
			});
		}
		case "include":
		case "mount":
			include(machine, router, fact.registers, given, fact.path !== null);
			return NOTHING;
		case "middleware":
		case "exception-handler":
		case "event-handler": return otherHook(machine, router, fact.registers, fact.decorator, given);
		default: return UNKNOWN$4;
	}
}
/** `@router.get(…)` asks the router's own `api_route` for the decorator where a subclass has one. */
function ownDecorator(machine, router, path, methods, given) {
	const own = router.class === null || router.application ? void 0 : memberOf(machine, router.class, hold(router), "api_route");
	if (own === void 0) return void 0;
	const keywords = new Map([
		...given.keywords,
		["path", path],
		["methods", methods]
	]);
	return callWith(machine, own, {
		...given,
		args: [],
		keywords
	});
}
function methodsOf(given) {
	const methods = given.keywords.get("methods");
	return methods === void 0 || methods.kind === "none" ? defaultMethods() : methods;
}
/** The function below a verb. FastAPI passes it on to `add_api_route`, which a subclass may override. */
function decorate(machine, router, kind, path, methods, endpoint, given) {
	if (router.class !== null && kind === "api") {
		const own = memberOf(machine, router.class, hold(router), "add_api_route");
		if (own !== void 0) {
			const before = machine.registrations;
			const keywords = new Map(given.keywords);
			if (methods !== null) keywords.set("methods", methods);
			callWith(machine, own, {
				args: [path, endpoint],
				keywords,
				at: given.at
			});
			if (machine.registrations > before) return endpoint;
		}
	}
	register(machine, router, kind, path, methods, endpoint, given);
	return endpoint;
}
function argument(given, position, keyword) {
	return given.keywords.get(keyword) ?? given.args[position];
}
/** `pathed`: what is mounted lies below a path; below a host it keeps its own. */
function include(machine, router, kind, given, pathed = true) {
	const target = kind === "include" ? argument(given, 0, "router") : argument(given, 1, "app");
	const values = target === void 0 ? [] : valuesOf(target);
	machine.registrations++;
	for (let at$ = 0, list$ = values; at$ < list$.length; at$++) {
		const value = list$[at$];
		const held = heldIn(value);
		if (value.kind === "none") continue;
		if (held?.kind !== "router") {
			if (kind === "include" && (held === void 0 || held.kind === "unread" || held.kind === "made")) machine.blind("router", given.at, unknownRouter(machine, value, given));
			continue;
		}
		if (!pathed && router.inclusions.some((each) => each.kind === kind && each.router === held && textOf(each.prefix) === "")) continue;
		router.inclusions.push({
			kind,
			router: held,
			prefix: (kind === "include" ? given.keywords.get("prefix") : pathed ? argument(given, 0, "path") : void 0) ?? text(""),
			tags: given.keywords.get("tags") ?? NONE_LISTED$1,
			dependencies: given.keywords.get("dependencies") ?? NONE_LISTED$1,
			keywords: given.keywords,
			certainty: values.length > 1 ? weaker(machine.certainty, "conditional") : machine.certainty,
			at: given.at
		});
	}
}
/** What is said of a router that the program only gets from somewhere: who makes it, where that is seen, and the routes that it then has. */
function unknownRouter(machine, value, given) {
	const held = heldIn(value);
	const type = held?.kind === "unread" && held.expression.kind === "Call" ? machine.program.typeOf(held.expression.func, held.frame.scope) : void 0;
	if (type?.kind !== "method") return "the router that is included is not known";
	const maker = `${type.owner}.${type.name}`;
	const routes = routeMaker(maker)?.routes;
	const prefix = given.keywords.get("prefix");
	const before = prefix === void 0 ? "" : textOf(prefix);
	if (routes === void 0 || before === void 0) return `the router that is included is made by ${maker}, whose routes are not known`;
	return `the router that is included is made by ${maker}: ${routes.map(({ method, path }) => `${method} ${before}${path}`).join(", ")} ${routes.length === 1 ? "is" : "are"} not listed`;
}
function otherHook(machine, router, kind, decorator, given) {
	const first$of = given.args, first = first$of[0], second = first$of[1];
	const event = textOf(first ?? NOTHING);
	const hookKind = kind === "event-handler" ? event === "shutdown" ? "shutdown" : "startup" : kind;
	if (!decorator) {
		hook(machine, router, hookKind, (kind === "middleware" ? first ?? given.keywords.get("middleware_class") : second ?? given.keywords.get("handler") ?? given.keywords.get("func")) ?? UNKNOWN$4, kind === "exception-handler" ? first ?? UNKNOWN$4 : NOTHING, given.at);
		return NOTHING;
	}
	return hold({
		kind: "native",
		call(inner) {
			const target = inner.args[0];
			hook(machine, router, hookKind, target ?? UNKNOWN$4, kind === "exception-handler" ? first ?? UNKNOWN$4 : NOTHING, given.at);
			return target ?? UNKNOWN$4;
		}
	});
}

// src/domain/fastapi/class-views.ts
const NO_ARGUMENTS = {
	args: [],
	keywords: /* @__PURE__ */ new Map()
};
const API = /^fastapi_(utils|restful)\.(\w+\.)*Api$/;
const ROUTABLE = /^classy_fastapi\.(routable\.)?Routable$/;
const MARKER = /^classy_fastapi\.(decorators\.)?(\w+)$/;
const ENDPOINT = /^fastapi_class\.(\w+\.)*endpoint$/;
const RESPONSES = /^fastapi_(utils|restful)\.(\w+\.)*set_responses$/;
/** `cbv(router)` and its like: the class below it gives views, and routes where its methods are called as verbs. */
function applyView(machine, name, given) {
	const fact = CLASS_VIEWS[name];
	if (fact === void 0) return void 0;
	return hold({
		kind: "native",
		call(inner) {
			const target = inner.args[0];
			if (target?.kind === "symbol" && target.symbol.kind === "class") {
				const router = heldIn(given.args[0] ?? given.keywords.get("router"));
				if (fact === "verbs" && router?.kind === "router") servesVerbs(machine, router, target.symbol, given);
				else {
					machine.viewClasses.add(target.symbol);
					if (router?.kind === "router") servesUrls(machine, router, target, given.args.slice(1));
				}
			}
			return target ?? {
				kind: "unknown",
				reason: "call",
				at: null
			};
		}
	});
}
/** `@cbv(router, "/orders")`: the methods `get`, `post` … answer below each of the paths. */
function servesUrls(machine, router, owner, urls) {
	if (owner.symbol.kind !== "class" || urls.length === 0) return;
	for (let at$ = 0, list$ = urls; at$ < list$.length; at$++) {
		const url = list$[at$];
		for (let at$ = 0, list$ = namesIn(machine, owner) ?? []; at$ < list$.length; at$++) {
			const name = list$[at$];
			const def = VERBS.includes(name) ? definitionOf(machine, owner.symbol, name) : void 0;
			const endpoint = def === void 0 ? void 0 : attributeOf(machine, owner, name);
			if (def === void 0 || endpoint === void 0) continue;
			const at = machine.place(machine.frameOf(def.scope), def.def);
			const said = marks(machine, def).find((mark) => RESPONSES.test(mark.name))?.given;
			const keywords = new Map(said?.keywords ?? []);
			if (said?.args[0] !== void 0) keywords.set("response_model", said.args[0]);
			if (said?.args[1] !== void 0) keywords.set("status_code", said.args[1]);
			keywords.set("methods", sequence("list", [text(name.toUpperCase())]));
			routerMethod(machine, router, "add_api_route", {
				args: [url, endpoint],
				keywords,
				at
			});
		}
	}
}
/** `@View(app, path="/orders")`: the methods `get`, `post` … of an object of the class, and those under `@endpoint`. */
function servesVerbs(machine, router, symbol, given) {
	const self = instantiate(machine, symbol, {
		...NO_ARGUMENTS,
		at: given.at
	});
	const path = given.keywords.get("path") ?? text("/");
	const models = attributeOf(machine, self, "response_model") ?? attributeOf(machine, self, "RESPONSE_MODEL");
	for (let at$ = 0, list$ = namesIn(machine, self) ?? []; at$ < list$.length; at$++) {
		const name = list$[at$];
		const def = definitionOf(machine, symbol, name);
		if (def === void 0) continue;
		const own = marks(machine, def).find((mark) => ENDPOINT.test(mark.name))?.given;
		if (own === void 0 && !/^(get|post|put|patch|delete)$/.test(name)) continue;
		const endpoint = attributeOf(machine, self, name);
		if (endpoint === void 0) continue;
		const keywords = new Map(own?.keywords ?? []);
		const methods = own?.args[0] ?? keywords.get("methods") ?? NOTHING;
		keywords.set("methods", methods.kind === "none" ? sequence("list", [text(name)]) : methods.kind === "string" ? sequence("list", [methods]) : methods);
		const further = keywords.get("path");
		keywords.delete("path");
		const model = models?.kind === "dict" ? entryOf(models, name) : void 0;
		if (!keywords.has("response_model") && model !== void 0) keywords.set("response_model", model);
		const at = machine.place(machine.frameOf(def.scope), def.def);
		routerMethod(machine, router, "add_api_route", {
			args: [joined(path, further), endpoint],
			keywords,
			at
		});
	}
}
function joined(path, further) {
	if (further === void 0 || further.kind === "none") return path;
	const first$of = [textOf(path), textOf(further)], first = first$of[0], second = first$of[1];
	return first === void 0 || second === void 0 ? {
		kind: "unknown",
		reason: "call",
		at: null
	} : text(first + second);
}
/** `Api(app).add_resource(Orders(), "/orders")`: the methods of the object that are called as verbs. Undefined for every other attribute. */
function addResource(machine, { name, given: made }, attribute) {
	if (attribute !== "add_resource" || !API.test(name)) return void 0;
	return hold({
		kind: "native",
		call: (given) => {
			const application = heldIn(made.args[0] ?? made.keywords.get("app"));
			const resource = heldIn(given.args[0] ?? given.keywords.get("resource"));
			if (application?.kind !== "router" || resource?.kind !== "instance") {
				machine.blind("registration", given.at, "the routes of this resource are not known");
				return NOTHING;
			}
			const router = newRouter(machine, false, null, {
				...NO_ARGUMENTS,
				at: given.at
			});
			servesUrls(machine, router, {
				kind: "symbol",
				symbol: resource.class
			}, given.args.slice(1));
			routerMethod(machine, application, "include_router", {
				...given,
				args: [hold(router)]
			});
			return NOTHING;
		}
	});
}
/** Whether objects of a class have a router of their own, of the methods that decorators of the package classy-fastapi mark. */
function isRoutable(machine, symbol) {
	return machine.program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && ROUTABLE.test(ancestor.name));
}
/** What the constructor of such an object does: its arguments are those of the router. */
function startRoutable(machine, self, instance, given) {
	const router = newRouter(machine, false, null, given);
	startRouter(machine, router, given.keywords);
	instance.attributes.set("router", hold(router));
	for (let at$ = 0, list$ = namesIn(machine, {
		kind: "symbol",
		symbol: instance.class
	}) ?? []; at$ < list$.length; at$++) {
		const name = list$[at$];
		const def = definitionOf(machine, instance.class, name);
		if (def === void 0) continue;
		for (let at$ = 0, list$ = marks(machine, def); at$ < list$.length; at$++) {
			const mark = list$[at$];
			const verb = MARKER.exec(mark.name)?.[2];
			const endpoint = verb === void 0 ? void 0 : attributeOf(machine, self, name);
			if (verb === void 0 || endpoint === void 0) continue;
			const { args, keywords, at } = mark.given;
			const path = args[0] ?? keywords.get("path");
			const given = new Map(keywords);
			given.delete("path");
			const methods = verb === "route" ? args[1] ?? keywords.get("methods") : sequence("list", [text(verb.toUpperCase())]);
			if (methods !== void 0) given.set("methods", methods);
			routerMethod(machine, router, verb === "websocket" ? "add_api_websocket_route" : "add_api_route", {
				args: path === void 0 ? [] : [path, endpoint],
				keywords: given,
				at
			});
		}
	}
}
/** The method of a name, with the scope of the class that has it. */
function definitionOf(machine, symbol, name) {
	const member = machine.program.memberDefinition(symbol, name);
	const binding = member?.kind === "bindings" ? member.bindings.find(({ kind }) => kind === "function") : void 0;
	return binding?.kind === "function" && member?.kind === "bindings" ? {
		def: binding.def,
		scope: member.scope
	} : void 0;
}
/** The decorators of a method that libraries bring, with their arguments. */
function marks(machine, { def, scope }) {
	return def.decorators.flatMap((decorator) => {
		if (decorator.kind !== "Call") return [];
		const symbol = machine.program.symbolOf(decorator.func, scope);
		return symbol?.kind === "external" ? [{
			name: symbol.name,
			given: argumentsOf(machine, decorator, machine.frameOf(scope))
		}] : [];
	});
}

// src/domain/fastapi/relevance.ts
/** Methods of routers that are called for what they do. Verbs count as decorators only: `get` is everybody's method. */
const CALLED = /* @__PURE__ */ new Set([
	"include_router",
	"add_api_route",
	"add_route",
	"add_api_websocket_route",
	"add_websocket_route",
	"mount",
	"host",
	"add_middleware",
	"add_exception_handler",
	"add_event_handler",
	"expose",
	"add_resource"
]);
/** Those of them that give routes. */
const ROUTING = /* @__PURE__ */ new Set([
	"include_router",
	"add_api_route",
	"add_api_websocket_route",
	"add_websocket_route",
	"add_route"
]);
/** Methods of routers that are used as decorators. */
const DECORATING = /* @__PURE__ */ new Set([
	...VERBS,
	"api_route",
	"route",
	"websocket",
	"websocket_route",
	"middleware",
	"exception_handler",
	"on_event"
]);
/** Decorators of classes that give routes. */
const VIEW_MAKERS = new Set(Object.keys(CLASS_VIEWS).map((name) => name.slice(name.lastIndexOf(".") + 1)));
/** Functions with which programs find and load their own modules. */
const DISCOVERERS = [
	"import_module",
	"__import__",
	"iter_modules",
	"walk_packages"
];
/** A module that holds one of these may make or change routers; elsewhere `mount` and `get` are somebody else's methods. */
const MENTIONS = [
	"fastapi",
	"FastAPI",
	"APIRouter",
	"include_router",
	"add_api_route"
];
function emptySight(module) {
	return {
		module,
		routes: false,
		registers: false,
		creates: false,
		calls: /* @__PURE__ */ new Set(),
		methods: /* @__PURE__ */ new Set()
	};
}
/** Which modules, functions and classes may have to do with routers: decided by names, so that everything else is never followed. */
var Relevance = class {
	modules;
	program;
	/** What was seen of the bodies that were read: those that may have to do with routers, by the names in them. */
	sights = /* @__PURE__ */ new Map();
	callers = /* @__PURE__ */ new Map();
	/** Names whose callers have been looked for. */
	asked = /* @__PURE__ */ new Set();
	/** Names by which bodies were ever chosen to be read: a body that holds none of them is of no concern here. */
	wanted = /* @__PURE__ */ new Set();
	touching = /* @__PURE__ */ new Set();
	creating = /* @__PURE__ */ new Set();
	/** Names of the functions, and of the methods, in `touching`. */
	names = /* @__PURE__ */ new Map();
	routerNames;
	/** What names stand for by `from … import make_router as make_orders`, in any module, and the other way round. */
	originals = /* @__PURE__ */ new Map();
	aliases = /* @__PURE__ */ new Map();
	/** Names of the classes that name a class as their base, by its name. */
	derived = /* @__PURE__ */ new Map();
	heirs = /* @__PURE__ */ new Map();
	constructor(program) {
		this.program = program;
		this.modules = program.index.modules.filter(({ unit }) => unit?.role === "application" && concernsRouters(unit.facts));
		this.routerNames = routerNames(this.modules, program);
		this.see(this.modules);
	}
	/** Adds modules that name no framework but call what does. */
	extend(modules) {
		this.modules.push(...modules);
		this.see(modules);
	}
	see(modules) {
		this.heirs.clear();
		for (let at$ = 0, list$ = modules; at$ < list$.length; at$++) {
			const { unit } = list$[at$];
			for (let at$ = 0, list$ = unit?.facts.body ?? []; at$ < list$.length; at$++) {
				const statement = list$[at$];
				if (statement.kind === "ImportFrom") this.noteAliases(statement);
			}
			for (let at$ = 0, list$ = unit?.facts.classes ?? []; at$ < list$.length; at$++) {
				const def = list$[at$];
				for (let at$ = 0, list$ = def.bases; at$ < list$.length; at$++) {
					const base = list$[at$];
					const name = nameOf(base.kind === "Subscript" ? base.value : base);
					if (name === void 0) continue;
					const known = this.derived.get(name);
					if (known === void 0) this.derived.set(name, [def.name]);
					else known.push(def.name);
				}
			}
		}
		const seeds = [...CALLED, ...this.routerNames];
		for (let at$ = 0, list$ = seeds; at$ < list$.length; at$++) {
			const name = list$[at$];
			this.wanted.add(name);
		}
		for (let at$ = 0, list$ = modules; at$ < list$.length; at$++) {
			const module = list$[at$];
			const facts = module.unit?.facts;
			if (facts === void 0) continue;
			for (let at$ = 0, list$ = facts.functionsNaming(seeds); at$ < list$.length; at$++) {
				const def = list$[at$];
				this.sight(def, module);
			}
			const decorating = facts.functionsNaming(DECORATING);
			for (let at$ = 0, list$ = decorating; at$ < list$.length; at$++) {
				const def = list$[at$];
				if (!this.sights.has(def) && (holdsDefinitions(facts, def) || facts.mayCallResult(def))) this.sight(def, module);
			}
		}
		this.touching.clear();
		this.creating.clear();
		this.asked.clear();
		this.spread(this.touching, (sight) => sight.registers || sight.creates);
		this.spread(this.creating, (sight) => sight.creates);
		this.names.clear();
		for (const def of this.touching) for (let at$ = 0, list$ = callNames(def); at$ < list$.length; at$++) {
			const name = list$[at$];
			this.names.set(name, [...this.names.get(name) ?? [], def]);
		}
	}
	noteAliases({ names }) {
		for (let at$ = 0, list$ = names; at$ < list$.length; at$++) {
			const { name, asname } = list$[at$];
			if (asname === null || asname === name) continue;
			this.originals.set(asname, (this.originals.get(asname) ?? /* @__PURE__ */ new Set()).add(name));
			this.aliases.set(name, (this.aliases.get(name) ?? /* @__PURE__ */ new Set()).add(asname));
		}
	}
	/** Whether calling the function may create or change a router. */
	touches(fn) {
		return this.touching.has(fn.def);
	}
	/** The functions and methods of a name that may create or change a router. */
	named(name) {
		return this.names.get(name) ?? [];
	}
	/** Whether calling the function may create an application or router. */
	creates(fn) {
		return this.creating.has(fn.def);
	}
	/** Whether its own body includes a router or adds a route. */
	routes(def) {
		return this.sights.get(def)?.routes ?? false;
	}
	/** Whether its own body registers something or makes a router. */
	starts(def) {
		const sight = this.sights.get(def);
		return sight !== void 0 && (sight.registers || sight.creates);
	}
	/** Whether it looks for modules: worth following to the end, however many there are, and wherever it stands. */
	discovers(fn) {
		const { unit } = fn.module;
		const named = DISCOVERERS.filter((name) => unit?.facts.mentions(name));
		if (named.length === 0) return false;
		const sight = this.sights.get(fn.def) ?? this.look(fn.def, fn.module);
		return named.some((name) => sight.calls.has(name) || sight.methods.has(name));
	}
	/** Whether a name is one by which functions are chosen: whoever imports it under another one is found by both. */
	looksFor(name) {
		return this.wanted.has(name) || DISCOVERERS.includes(name);
	}
	/** Whether it calls something of that name. */
	calls(def, name) {
		const sight = this.sights.get(def);
		return sight !== void 0 && (sight.calls.has(name) || sight.methods.has(name));
	}
	/** Whether evaluating an expression may create or change a router: decided by the names that it calls. */
	acts(expression) {
		const sight = emptySight(null);
		this.expression(expression, sight);
		if (sight.registers || sight.creates) return true;
		for (const name of sight.calls) if (this.names.has(name)) return true;
		for (const name of sight.methods) if (this.names.has(name)) return true;
		return false;
	}
	/** Whether a decorator of a router may be among decorators. */
	decorates(decorators) {
		return decorators.some((decorator) => {
			const head = decorator.kind === "Call" ? decorator.func : decorator;
			const name = nameOf(head);
			return isDecorating(head) || name !== void 0 && VIEW_MAKERS.has(name) || name !== void 0 && [name, ...this.originals.get(name) ?? []].some((each) => this.names.has(each)) || handsOn(decorator) || decorator.kind === "Call" && this.acts(decorator);
		});
	}
	sight(def, module) {
		if (this.sights.has(def)) return;
		const sight = unnoted(() => this.look(def, module));
		this.sights.set(def, sight);
		for (let at$ = 0, list$ = [...sight.calls, ...sight.methods]; at$ < list$.length; at$++) {
			const name = list$[at$];
			const known = this.callers.get(name);
			if (known === void 0) this.callers.set(name, [def]);
			else known.push(def);
		}
	}
	/** The functions that call something of that name; only bodies that may do so are read. */
	callersOf(name) {
		if (!this.asked.has(name)) {
			this.asked.add(name);
			const one = [name, ...this.aliases.get(name) ?? []];
			for (let at$ = 0, list$ = one; at$ < list$.length; at$++) {
				const each = list$[at$];
				this.wanted.add(each);
			}
			for (let at$ = 0, list$ = this.modules; at$ < list$.length; at$++) {
				const module = list$[at$];
				const facts = module.unit?.facts;
				for (let at$ = 0, list$ = facts?.functionsNaming(one) ?? []; at$ < list$.length; at$++) {
					const def = list$[at$];
					this.sight(def, module);
				}
			}
		}
		return this.callers.get(name) ?? [];
	}
	spread(found, start) {
		const queue = [];
		for (const def$of of this.sights) {
			const def = def$of[0], sight = def$of[1];
			if (start(sight)) queue.push(def);
		}
		for (let at$ = 0, list$ = queue; at$ < list$.length; at$++) {
			const def = list$[at$];
			found.add(def);
		}
		for (let def = queue.pop(); def !== void 0; def = queue.pop()) for (let at$ = 0, list$ = callNames(def).flatMap((name) => this.callersOf(name)); at$ < list$.length; at$++) {
			const caller = list$[at$];
			if (found.has(caller) || !this.mayCall(caller, def)) continue;
			found.add(caller);
			queue.push(caller);
		}
	}
	/** Whether a call of that name in one function may mean the other: in the same module, by an import, or on an object of a class that is named. */
	mayCall(caller, callee) {
		const from$of = [this.sights.get(caller), this.sights.get(callee)], from = from$of[0], to = from$of[1];
		if (from?.module == null || to?.module == null) return false;
		if (from.module === to.module) return true;
		const name = calledAs(callee);
		const parts = callee.qualname.split(".");
		const owner = parts.length > 1 ? parts[parts.length - 2] ?? "" : "";
		if (owner === "<locals>") return false;
		if (from.calls.has(name) && (owner === "" || owner === name)) {
			const symbol = this.program.resolve(name, this.program.moduleScope(from.module));
			return symbol === void 0 || (symbol.kind === "function" || symbol.kind === "class") && symbol.module === to.module;
		}
		const { unit } = from.module;
		if (owner === "") return unit?.facts.mentions(lastPart(to.module.name)) ?? false;
		return this.withHeirs(owner).some((heir) => unit?.facts.mentions(heir) ?? false);
	}
	/** A class and those that derive from it, by name: their methods are its. */
	withHeirs(owner) {
		const known = this.heirs.get(owner);
		if (known !== void 0) return known;
		const names = /* @__PURE__ */ new Set([owner]);
		for (const name of names) for (let at$ = 0, list$ = this.derived.get(name) ?? []; at$ < list$.length; at$++) {
			const heir = list$[at$];
			names.add(heir);
		}
		const found = [...names];
		this.heirs.set(owner, found);
		return found;
	}
	/** Whether the body of a function was looked at. */
	sees(def) {
		return this.sights.has(def);
	}
	/** Whether a function is nothing to routers with another body as it was before, and calls the same of what is looked for; `before`: null for a new one. */
	isNothing(before, now) {
		if (before !== null && (this.touching.has(before) || this.creating.has(before))) return false;
		const one$of = [before === null ? void 0 : this.sights.get(before), unnoted(() => this.look(now, null))], one = one$of[0], other = one$of[1];
		if (one?.registers === true || one?.creates === true || other.registers || other.creates) return false;
		return this.lookedFor(one?.calls) === this.lookedFor(other.calls) && this.lookedFor(one?.methods) === this.lookedFor(other.methods);
	}
	lookedFor(names = []) {
		return JSON.stringify([...names].filter((name) => this.looksFor(name)).sort());
	}
	look(def, module) {
		const sight = emptySight(module);
		this.body(def.body, sight);
		return sight;
	}
	body(body, sight) {
		for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
			const statement = list$[at$];
			this.statement(statement, sight);
		}
	}
	statement(statement, sight) {
		switch (statement.kind) {
			case "FunctionDef":
			case "ClassDef":
				for (let at$ = 0, list$ = statement.decorators; at$ < list$.length; at$++) {
					const decorator = list$[at$];
					const head = decorator.kind === "Call" ? decorator.func : decorator;
					if (handsOn(decorator)) sight.registers = sight.routes = true;
					if (isDecorating(head)) {
						sight.registers = true;
						if (head.attr !== "middleware" && head.attr !== "exception_handler") sight.routes = true;
					}
					this.expression(decorator, sight);
				}
				if (statement.kind === "ClassDef") this.body(statement.body, sight);
				break;
			case "Return":
			case "Expr":
			case "Assign":
			case "AnnAssign":
			case "AugAssign":
				if (statement.value !== null) this.expression(statement.value, sight);
				break;
			case "For":
				this.expression(statement.iter, sight);
				this.body(statement.body, sight);
				this.body(statement.orelse, sight);
				break;
			case "If":
			case "While":
				this.expression(statement.test, sight);
				this.body(statement.body, sight);
				this.body(statement.orelse, sight);
				break;
			case "With":
				for (let at$ = 0, list$ = statement.items; at$ < list$.length; at$++) {
					const item = list$[at$];
					this.expression(item.context, sight);
				}
				this.body(statement.body, sight);
				break;
			case "Try":
				this.body(statement.body, sight);
				for (let at$ = 0, list$ = statement.handlers; at$ < list$.length; at$++) {
					const handler = list$[at$];
					this.body(handler.body, sight);
				}
				this.body(statement.orelse, sight);
				this.body(statement.finalbody, sight);
				break;
			case "Match": for (let at$ = 0, list$ = statement.cases; at$ < list$.length; at$++) {
				const matchCase = list$[at$];
				this.body(matchCase.body, sight);
			}
		}
	}
	expression(expression, sight) {
		switch (expression.kind) {
			case "Call": {
				const name = nameOf(expression.func);
				if (name !== void 0) {
					if (expression.func.kind === "Attribute" && CALLED.has(name)) {
						sight.registers = true;
						if (ROUTING.has(name)) sight.routes = true;
					}
					if (this.routerNames.has(name)) sight.creates = true;
					if (expression.func.kind === "Name") {
						sight.calls.add(name);
						for (const original of this.originals.get(name) ?? []) sight.calls.add(original);
					} else sight.methods.add(name);
				} else if (expression.func.kind === "Call") {
					const inner = expression.func.func;
					if (isDecorating(inner)) sight.registers = true;
					this.expression(expression.func, sight);
				}
				if (expression.func.kind === "Attribute") this.expression(expression.func.value, sight);
				for (let at$ = 0, list$ = expression.args; at$ < list$.length; at$++) {
					const argument = list$[at$];
					this.expression(argument, sight);
				}
				for (let at$ = 0, list$ = expression.keywords; at$ < list$.length; at$++) {
					const keyword = list$[at$];
					this.expression(keyword.value, sight);
				}
				break;
			}
			case "Attribute":
			case "Await":
			case "Starred":
			case "NamedExpr":
			case "Subscript":
				this.expression(expression.value, sight);
				break;
			case "List":
			case "Tuple":
			case "Set":
				for (let at$ = 0, list$ = expression.elts; at$ < list$.length; at$++) {
					const item = list$[at$];
					this.expression(item, sight);
				}
				break;
			case "Dict":
			case "BoolOp":
				for (let at$ = 0, list$ = expression.values; at$ < list$.length; at$++) {
					const value = list$[at$];
					this.expression(value, sight);
				}
				break;
			case "IfExp":
				this.expression(expression.body, sight);
				this.expression(expression.orelse, sight);
				break;
			case "ListComp":
			case "SetComp":
			case "GeneratorExp":
			case "DictComp":
				this.expression(expression.elt, sight);
				if (expression.value !== null) this.expression(expression.value, sight);
				for (let at$ = 0, list$ = expression.generators; at$ < list$.length; at$++) {
					const generator = list$[at$];
					this.expression(generator.iter, sight);
				}
				break;
			case "Lambda": this.expression(expression.body, sight);
		}
	}
};
/** `….get`, `….middleware`: what a router decorates with, as far as the name tells. */
function isDecorating(expression) {
	return expression.kind === "Attribute" && DECORATING.has(expression.attr);
}
/** Whether a decorator is given what decorates for a router: `@guarded(router.get, "/orders")`. */
function handsOn(decorator) {
	return decorator.kind === "Call" && [...decorator.args, ...decorator.keywords.map(({ value }) => value)].some(isDecorating);
}
/** Whether another function stands inside one: functions are listed in the order of the source. */
function holdsDefinitions({ functions }, outer) {
	const next = functions[functions.indexOf(outer) + 1];
	return next !== void 0 && next.start < outer.end;
}
/** The last name of a chain. */
function nameOf(expression) {
	return expression.kind === "Name" ? expression.id : expression.kind === "Attribute" ? expression.attr : void 0;
}
/** Methods that the constructor of a data class calls when all fields are set. */
const POST_INIT = ["__post_init__", "__attrs_post_init__"];
/** The names by which a function is called: what follows the fields of a data class also by that of the class that is made. */
function callNames(def) {
	return POST_INIT.includes(def.name) ? [def.name, calledAs(def)] : [calledAs(def)];
}
/** The name under which a function is called: its own, for a constructor that of its class. */
function calledAs(def) {
	if (def.name !== "__init__" && def.name !== "__new__" && !POST_INIT.includes(def.name)) return def.name;
	const parts = def.qualname.split(".");
	return parts[parts.length - 2] ?? def.name;
}
function lastPart(dotted) {
	return dotted.slice(dotted.lastIndexOf(".") + 1);
}
/** Whether a file may have to do with routers: it names the framework, looks for modules, or decorates functions as routers do. */
function concernsRouters(facts) {
	if ([...MENTIONS, ...DISCOVERERS].some((text) => facts.mentions(text))) return true;
	return facts.functions.some((def) => def.decorators.some((decorator) => handsOn(decorator) || decorator.kind === "Call" && isDecorating(decorator.func)));
}
/** Names of the classes whose call makes a router: FastAPI's own, and classes that derive from one by name. */
function routerNames(modules, program) {
	const names = /* @__PURE__ */ new Set([
		"FastAPI",
		"APIRouter",
		"InferringRouter",
		"Starlette",
		"VersionedFastAPI",
		"Versionizer"
	]);
	const classes = modules.flatMap(({ unit }) => unit?.facts.classes ?? []).filter((def) => def.bases.length > 0);
	for (let grown = true; grown;) {
		grown = false;
		for (let at$ = 0, list$ = classes; at$ < list$.length; at$++) {
			const def = list$[at$];
			if (names.has(def.name) || !def.bases.some((base) => names.has(nameOf(base) ?? ""))) continue;
			names.add(def.name);
			grown = true;
		}
	}
	for (let at$ = 0, list$ = modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		for (let at$ = 0, list$ = module.unit?.facts.body ?? []; at$ < list$.length; at$++) {
			const statement = list$[at$];
			if (statement.kind !== "ImportFrom") continue;
			for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
				const { name, asname } = list$[at$];
				if (asname !== null && names.has(name)) names.add(asname);
				if (!FOREIGN_ROUTER.test(`${statement.module}.${name}`)) continue;
				if (statement.level > 0 || program.index.ownsTop(statement.module, module)) continue;
				names.add(asname ?? name);
			}
		}
	}
	return names;
}

// src/domain/fastapi/data-classes.ts
/** Decorators whose classes get a constructor by their fields: those of `dataclasses` and of attrs. */
const DECORATOR = /^(dataclasses\.dataclass|pydantic\.dataclasses\.dataclass|attrs?\.(define|mutable|frozen|attrs|s|dataclass))$/;
/** What says of a field how it is made. */
const FIELD = /^(dataclasses\.field|attrs?\.(field|ib|attrib))$/;
/** A default of attrs that is made anew for each object. */
const FACTORY = /^attrs?\.Factory$/;
/**
* Does what the constructor which `@dataclass`, attrs' `@define` or `NamedTuple` write would do: it sets the fields, and runs the
* method that is to follow; false for a class that has no such constructor.
*/
function constructData(machine, symbol, self, given) {
	const held = heldIn(self);
	if (held?.kind !== "instance" || !isData(machine, symbol)) return false;
	let next = 0;
	for (let at$ = 0, list$ = fieldsOf(machine, symbol); at$ < list$.length; at$++) {
		const { name, value, frame } = list$[at$];
		const written = value?.kind === "Call" && isNamed(machine, value.func, frame.scope, FIELD) ? value : null;
		const outside = written !== null && isFalse(keyword(written, "init"));
		const passed = outside ? void 0 : given.keywords.get(name) ?? given.args[next];
		if (!outside && !given.keywords.has(name)) next++;
		const made = passed ?? (written === null ? plain(machine, value, frame, given) : byField(machine, written, frame, given));
		if (made !== void 0) held.attributes.set(name, made);
	}
	for (let at$ = 0, list$ = POST_INIT; at$ < list$.length; at$++) {
		const name = list$[at$];
		const after = memberOf(machine, symbol, self, name);
		if (after !== void 0) callWith(machine, after, {
			args: [],
			keywords: /* @__PURE__ */ new Map(),
			at: given.at
		});
	}
	return true;
}
function isData(machine, symbol) {
	const line = machine.program.ancestors(symbol);
	if (line.some((ancestor) => ancestor.kind === "class" && machine.program.classScope(ancestor.class).bindings.has("__init__"))) return false;
	return line.some((ancestor) => ancestor.kind === "class" ? ancestor.class.def.decorators.some((decorator) => isNamed(machine, decorator.kind === "Call" ? decorator.func : decorator, ancestor.class.outer, DECORATOR)) : ancestor.kind === "external" && ancestor.name === "typing.NamedTuple");
}
function isNamed(machine, expression, scope, name) {
	const symbol = machine.program.symbolOf(expression, scope);
	return symbol?.kind === "external" && name.test(symbol.name);
}
function fieldsOf(machine, symbol) {
	const fields = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = machine.program.ancestors(symbol).toReversed(); at$ < list$.length; at$++) {
		const ancestor = list$[at$];
		if (ancestor.kind !== "class") continue;
		const frame = machine.classFrame(ancestor.class);
		for (let at$ = 0, list$ = ancestor.class.def.body; at$ < list$.length; at$++) {
			const statement = list$[at$];
			const old = attribOf(machine, statement, frame.scope);
			if (old !== void 0) fields.set(old.name, {
				...old,
				frame
			});
			if (statement.kind !== "AnnAssign" || statement.target.kind !== "Name") continue;
			const { annotation, value } = statement;
			if (lastName$2(annotation.kind === "Subscript" ? annotation.value : annotation) === "ClassVar") continue;
			fields.set(statement.target.id, {
				name: statement.target.id,
				value,
				frame
			});
		}
	}
	return [...fields.values()];
}
/** `name = attr.ib()`, which needs no annotation. */
function attribOf(machine, statement, scope) {
	if (statement.kind !== "Assign" || statement.value.kind !== "Call") return void 0;
	const target = statement.targets[0];
	if (target?.kind !== "Name" || !isNamed(machine, statement.value.func, scope, FIELD)) return void 0;
	return {
		name: target.id,
		value: statement.value
	};
}
function plain(machine, value, frame, given) {
	if (value?.kind === "Call" && value.args[0] !== void 0 && isNamed(machine, value.func, frame.scope, FACTORY)) return byFactory(machine, value.args[0], frame, given);
	return value === null ? void 0 : evaluate(machine, value, frame);
}
/** `field(default=…)`, `field(default_factory=…)`; attrs says `factory=`, or `default=Factory(…)`. */
function byField(machine, field, frame, given) {
	const value = keyword(field, "default");
	if (value !== void 0) return plain(machine, value, frame, given);
	const factory = keyword(field, "default_factory") ?? keyword(field, "factory");
	return factory === void 0 ? void 0 : byFactory(machine, factory, frame, given);
}
function byFactory(machine, factory, frame, given) {
	const callee = evaluate(machine, factory, frame);
	const empty = callee.kind === "symbol" && callee.symbol.kind === "external" ? EMPTY[callee.symbol.name] : void 0;
	if (empty !== void 0) return empty;
	return callWith(machine, callee, {
		args: [],
		keywords: /* @__PURE__ */ new Map(),
		at: given.at
	});
}
const EMPTY = {
	"builtins.list": {
		kind: "sequence",
		type: "list",
		items: []
	},
	"builtins.tuple": {
		kind: "sequence",
		type: "tuple",
		items: []
	},
	"builtins.set": {
		kind: "sequence",
		type: "set",
		items: []
	},
	"builtins.dict": {
		kind: "dict",
		entries: []
	},
	"builtins.str": {
		kind: "string",
		value: ""
	}
};
function keyword(call, name) {
	return call.keywords.find(({ arg }) => arg === name)?.value;
}
function isFalse(value) {
	return value?.kind === "Constant" && value.type === "False";
}

// src/data/dependency-makers.ts
const CURRENT = (backends) => ({
	needs: [
		"get_user_manager",
		`${backends}.*.transport.scheme`,
		`${backends}.*.get_strategy`
	],
	argument: "get_enabled_backends"
});
/** By canonical name. */
const DEPENDENCY_MAKERS = {
	"fastapi_users.FastAPIUsers": {
		arguments: ["get_user_manager", "auth_backends"],
		schemes: {},
		makes: { current_user: CURRENT("auth_backends") }
	},
	"fastapi_users.authentication.Authenticator": {
		arguments: ["backends", "get_user_manager"],
		schemes: {},
		makes: {
			current_user: CURRENT("backends"),
			current_user_token: CURRENT("backends")
		}
	},
	"fastapi_users.authentication.AuthenticationBackend": {
		arguments: [
			"name",
			"transport",
			"get_strategy"
		],
		schemes: {},
		makes: {}
	},
	"fastapi_users.authentication.BearerTransport": {
		arguments: ["tokenUrl"],
		schemes: { scheme: {
			class: "fastapi.security.OAuth2PasswordBearer",
			arguments: { tokenUrl: "tokenUrl" }
		} },
		makes: {}
	},
	"fastapi_users.authentication.CookieTransport": {
		arguments: ["cookie_name"],
		schemes: { scheme: {
			class: "fastapi.security.APIKeyCookie",
			arguments: { name: "cookie_name" }
		} },
		makes: {}
	}
};
const DEFAULTS = { cookie_name: "fastapiusersauth" };
/** The value that an argument of such a constructor has when it is left out. */
function defaultOf(argument) {
	return DEFAULTS[argument];
}
/** The facts about a class by any name under which its library exports it. */
function dependencyMaker(name) {
	if (!name.startsWith("fastapi_users.")) return void 0;
	const last = name.slice(name.lastIndexOf(".") + 1);
	return DEPENDENCY_MAKERS[last === "FastAPIUsers" ? `fastapi_users.${last}` : `fastapi_users.authentication.${last}`];
}

// src/domain/fastapi/route-lists.ts
const NONE_LISTED = sequence("list", []);
/** `del app.routes[at]`: which routes are left is not known. */
function dropsRoutes(machine, target, frame) {
	if (target.kind !== "Subscript" || !isRouteList(target.value)) return;
	dropped(machine, target.value.value, target, frame);
}
/** Routes of a router are taken away: those that it has may be gone, or only those that others replace, if paths are what decides. */
function dropped(machine, of, node, frame) {
	const router = heldIn(evaluate(machine, of, frame));
	if (router?.kind !== "router" || machine.stack.some((fn) => machine.makesViews(fn))) return;
	machine.blind("route-removed", machine.place(frame, node), "routes are taken away here, and which is decided when the program runs");
	if (machine.tests.some(comparesPaths)) router.pruned ??= "replaced";
	else if (machine.entered === "always") router.pruned = "some";
}
/** `[route for route in app.routes if …]`; what a function makes of the routes is taken for another order. */
function isSelection(value) {
	if (value.kind === "ListComp") return value.generators.some(({ ifs }) => ifs.length > 0);
	return value.kind === "Call" && value.args.some(isSelection);
}
/** `route.path == other.path`: a route goes because another one has its path. */
function comparesPaths(test) {
	if (test.kind === "BoolOp") return test.op === "and" && test.values.some(comparesPaths);
	if (test.kind !== "Compare" || test.ops[0] !== "==") return false;
	return [test.left, ...test.comparators].every(({ kind, ...rest }) => kind === "Attribute" && rest.attr === "path");
}
function isSharing(expression) {
	const from = (expression.kind === "Call" && expression.args.length === 1 ? expression.args : [])[0];
	return expression.kind === "Call" && expression.func.kind === "Attribute" && expression.func.attr === "extend" && isRouteList(expression.func.value) && from !== void 0 && isRouteList(from);
}
/** `app.routes.remove(route)`, `router.routes.pop(0)`. */
function isRemoval(expression) {
	return expression.kind === "Call" && expression.func.kind === "Attribute" && (expression.func.attr === "remove" || expression.func.attr === "pop" || expression.func.attr === "clear") && isRouteList(expression.func.value);
}
function isRouteList(expression) {
	return expression.kind === "Attribute" && expression.attr === "routes";
}
/** `router.routes.extend(other.routes)`: the routes of a router come into the list of another. */
function shareRoutes(machine, call, frame) {
	share(machine, call.func.value.value, call.args[0].value, call, frame);
}
/** `for route in other.routes: router.routes.append(route)`, maybe behind a condition; whether it was that. */
function sharesEach(machine, target, iter, body, frame) {
	if (target.kind !== "Name" || !isRouteList(iter)) return false;
	let found = false;
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		const guarded = statement.kind === "If" && statement.orelse.length === 0;
		for (let at$ = 0, list$ = guarded ? statement.body : [statement]; at$ < list$.length; at$++) {
			const inner = list$[at$];
			const call = inner.kind === "Expr" ? inner.value : null;
			if (call?.kind !== "Call" || call.func.kind !== "Attribute" || call.func.attr !== "append" || !isRouteList(call.func.value)) continue;
			const item = call.args[0];
			if (item?.kind !== "Name" || item.id !== target.id) continue;
			const { certainty } = machine;
			if (guarded) machine.certainty = weaker(certainty, "conditional");
			share(machine, call.func.value.value, iter.value, call, frame);
			machine.certainty = certainty;
			found = true;
		}
	}
	return found;
}
/** Nothing of the receiving router's own is added to the routes. */
function share(machine, into, of, node, frame) {
	const router = heldIn(evaluate(machine, into, frame));
	if (router?.kind !== "router") return;
	const from = evaluate(machine, of, frame);
	const at = machine.place(frame, node);
	machine.registrations++;
	for (let at$ = 0, list$ = valuesOf(from); at$ < list$.length; at$++) {
		const value = list$[at$];
		const held = heldIn(value);
		if (held?.kind !== "router") {
			machine.blind("router", at, "the router whose routes are taken over is not known");
			continue;
		}
		const certainty = valuesOf(from).length > 1 ? weaker(machine.certainty, "conditional") : machine.certainty;
		router.inclusions.push({
			kind: "share",
			router: held,
			prefix: text(""),
			tags: NONE_LISTED,
			dependencies: NONE_LISTED,
			keywords: /* @__PURE__ */ new Map(),
			certainty,
			at
		});
	}
}

// src/domain/fastapi/route-paths.ts
/**
* `for route in router.routes: route.path = f"{route.path}/"`, maybe behind a condition. An application's routes are matched by what they
* were made with, so that nothing changes for them.
*/
function changePaths(machine, target, iter, body, frame) {
	if (target.kind !== "Name" || !isRouteList(iter)) return;
	const steps = body.flatMap((statement) => stepsIn(statement, target.id));
	if (steps.length === 0) return;
	const router = heldIn(evaluate(machine, iter.value, frame));
	if (router?.kind !== "router" || router.application || machine.entered !== "always") return;
	const valueOf = (expression, path) => machine.evaluator.evaluate(withPath(expression, target.id, path), frame.scope);
	router.pathChanges.push({
		routes: router.routes.length,
		inclusions: router.inclusions.length,
		brought: router.brought.length,
		of: (path) => steps.reduce((known, { test, value }) => {
			if (known === void 0) return void 0;
			const holds = test === null ? true : truth(valueOf(test, known));
			return holds === void 0 ? void 0 : holds ? textOf(valueOf(value, known)) : known;
		}, path)
	});
}
/** A path as the loops over the routers on the way leave it, the innermost first. */
function changedPath(changes, path) {
	return changes.reduceRight((known, { prefix, of }) => prefix + (of(known.slice(prefix.length)) ?? known.slice(prefix.length)), path);
}
/** The context of something on a router that came before such a loop. */
function withChanges(own, prefix, router, list, item) {
	if (router.pathChanges.length === 0) return own;
	const at = router[list].indexOf(item);
	const later = router.pathChanges.filter((change) => at < change[list]).map(({ of }) => ({
		prefix,
		of
	}));
	return {
		...own,
		changes: [...own.changes, ...later.toReversed()]
	};
}
function stepsIn(statement, name, test = null) {
	if (statement.kind === "If" && test === null && statement.orelse.length === 0) return statement.body.flatMap((inner) => stepsIn(inner, name, statement.test));
	if (statement.kind === "Assign" && statement.targets.some((target) => isPath(target, name))) return [{
		test,
		value: statement.value
	}];
	if (statement.kind !== "AugAssign" || !isPath(statement.target, name)) return [];
	const { target: left, op, value: right, start, end } = statement;
	return [{
		test,
		value: {
			kind: "BinOp",
			left,
			op,
			right,
			start,
			end
		}
	}];
}
function isPath(expression, name) {
	const node = expression;
	return node.kind === "Attribute" && node.attr === "path" && node.value.kind === "Name" && node.value.id === name;
}
/** The expression with a path in the place of `route.path`; a test whether it is an API route holds. */
function withPath(expression, name, path) {
	const put = (node) => {
		if (Array.isArray(node)) return node.map(put);
		if (node === null || typeof node !== "object") return node;
		const { kind, start, end } = node;
		if (isPath(node, name)) return {
			kind: "Constant",
			type: "str",
			value: path,
			start,
			end
		};
		const { func } = node;
		if (kind === "Call" && func?.kind === "Name" && func.id === "isinstance") return {
			kind: "Constant",
			type: "True",
			value: void 0,
			start,
			end
		};
		return Object.fromEntries(Object.entries(node).map((key$of) => {
			const key = key$of[0], value = key$of[1];
			return [key, put(value)];
		}));
	};
	return put(expression);
}

// src/domain/fastapi/library-routers.ts
const INSTRUMENTATOR = /^prometheus_fastapi_instrumentator\.(\w+\.)*(PrometheusFastApi)?Instrumentator$/;
const EXPOSE = "prometheus_fastapi_instrumentator.Instrumentator.expose";
const NO_PARAMETERS = {
	kind: "lambda",
	name: "",
	signature: null,
	frame: null,
	runs: null,
	lambda: null,
	class: null,
	skip: 0,
	filled: /* @__PURE__ */ new Set()
};
/** Notes that a router has the routes that a library gives it, where these are known. */
function bring(machine, router, maker, self, given) {
	if (routeMaker(maker) !== void 0) router.brought.push({
		maker,
		self,
		given,
		certainty: machine.certainty
	});
}
/** The keywords of a router of a library, with those that it finds for itself: fastapi-crudrouter has a prefix and a tag of its own. */
function routerKeywords(machine, name, given) {
	const { keywords } = given;
	if (!CRUD_ROUTER.test(name)) return keywords;
	const written = keywords.get("prefix");
	const prefix = written === void 0 || written.kind === "none" ? usualPrefix(machine, given) : textOf(written)?.toLowerCase();
	if (prefix === void 0) return new Map([...keywords, ["prefix", {
		kind: "unknown",
		reason: "call",
		at: null
	}]]);
	const bare = prefix.replace(/^\/+|\/+$/g, "");
	const tags = keywords.get("tags") ?? sequence("list", [text(bare.slice(0, 1).toUpperCase() + bare.slice(1).toLowerCase())]);
	return new Map([
		...keywords,
		["prefix", text(`/${bare}`)],
		["tags", tags]
	]);
}
/** The name of the table, or of the schema where there is none. */
function usualPrefix(machine, { args, keywords }) {
	const model = keywords.get("db_model");
	if (model?.kind === "symbol" && model.symbol.kind === "class") return textOf(machine.evaluator.classAttribute(model.symbol, "__tablename__"))?.toLowerCase();
	const schema = keywords.get("schema") ?? args[0];
	return schema?.kind === "symbol" && schema.symbol.kind === "class" ? schema.symbol.def.name.toLowerCase() : void 0;
}
/** A method of a library's object that makes a router, or adds routes to an application; undefined for every other attribute. */
function routeMaking(machine, name, self, attribute) {
	if (INSTRUMENTATOR.test(name)) return hold({
		kind: "native",
		call: (given) => exposed(machine, self, attribute, given)
	});
	if (dependencyMaker(name) === void 0) return void 0;
	const maker = `fastapi_users.${name.slice(name.lastIndexOf(".") + 1)}.${attribute}`;
	if (routeMaker(maker) === void 0) return void 0;
	return hold({
		kind: "native",
		call: (given) => {
			const router = newRouter(machine, false, null, given);
			router.foreign = maker;
			bring(machine, router, maker, self, given);
			return hold(router);
		}
	});
}
/** `Instrumentator().instrument(app).expose(app)`: every method gives the object itself. */
function exposed(machine, self, attribute, given) {
	const app = heldIn(given.keywords.get("app") ?? given.args[0]);
	if (attribute === "expose" && app?.kind === "router") bring(machine, app, EXPOSE, self, given);
	return self;
}
/** The routes that a library gives a router, where it is served; undefined where a path is not known. */
function broughtRoutes(machine, reader, brought, context, application) {
	const maker = routeMaker(brought.maker);
	if (maker === void 0) return void 0;
	const argument = (name) => brought.given.keywords.get(name) ?? (maker.arguments.includes(name) ? brought.given.args[maker.arguments.indexOf(name)] : void 0);
	const found = [];
	for (let at$ = 0, list$ = maker.routes; at$ < list$.length; at$++) {
		const route = list$[at$];
		const flag = route.flag === void 0 ? void 0 : argument(route.flag);
		if (flag?.kind === "boolean" && !flag.value) continue;
		const path = route.path.replace(/\{(path|endpoint)\}/, (_, name) => writtenIn(argument(name), MAKER_DEFAULTS[name]) ?? "\0");
		if (path.includes("\0")) return void 0;
		const kept = [...MAKER_KEYWORDS].flatMap((name) => {
			const value = argument(name);
			return value === void 0 || value.kind === "none" ? [] : [[name, value]];
		});
		const layer = new Map([...kept, ...said(machine, route, argument)]);
		const form = route.takes?.map((line) => /^form (\S+)$/.exec(line)?.[1]).find((name) => name !== void 0);
		found.push({
			kind: "api",
			methods: [route.method],
			path: changedPath(context.changes, context.prefix + path),
			direct: [
				...context.dependencies,
				...flag === void 0 ? [] : reader.listed(flag),
				...asked(machine, reader, route, brought)
			],
			tags: [.../* @__PURE__ */ new Set([...context.tags, ...texts$1(layer.get("tags"))])],
			statusCode: route.status ?? null,
			certainty: weaker(context.certainty, brought.certainty),
			at: brought.given.at,
			chain: context.chain,
			registration: {
				view: form === void 0 ? NO_PARAMETERS : {
					...NO_PARAMETERS,
					kind: "external",
					name: form
				},
				layers: [...context.layers, layer],
				application,
				written: void 0
			},
			takes: (route.takes ?? []).filter((line) => !line.startsWith("form ")),
			argument,
			many: route.gives?.startsWith("[") === true
		});
	}
	return found;
}
function writtenIn(value, otherwise) {
	return value === void 0 ? otherwise : textOf(value);
}
function texts$1(value) {
	return value?.kind === "sequence" ? value.items.flatMap((item) => textOf(item) ?? []) : [];
}
/** What the decorator of such a route is given. */
function said(machine, route, argument) {
	const layer = [["name", text(named(machine, route.name, argument))]];
	if (route.summary !== void 0) layer.push(["summary", text(route.summary)]);
	if (route.description !== void 0) layer.push(["description", text(route.description)]);
	const model = route.gives === void 0 ? void 0 : route.gives.includes("$") ? argument(route.gives.replace(/\W/g, "")) : external(route.gives);
	if (model !== void 0) layer.push(["response_model", model]);
	const answers = [...route.answers ?? [], ...route.transport === void 0 ? [] : transported(machine, route.transport, argument("backend"))];
	if (answers.length > 0) {
		const entries = answers.map((status$of) => {
			const status = status$of[0], what = status$of[1];
			const entry = what.startsWith("fastapi_users.") ? [text("model"), external(what)] : [text("description"), text(what)];
			return [number(status), {
				kind: "dict",
				entries: [entry]
			}];
		});
		layer.push(["responses", {
			kind: "dict",
			entries
		}]);
	}
	return layer;
}
function external(name) {
	return {
		kind: "symbol",
		symbol: {
			kind: "external",
			name
		}
	};
}
/** A name with those of what the router was made with. */
function named(machine, name, argument) {
	return name.replace(/\{(\w+)\}/g, (_, of) => {
		const value = argument(of);
		const given = value === void 0 ? void 0 : attributeOf(machine, value, "name");
		const held = heldIn(value);
		if (given !== void 0 && textOf(given) !== void 0) return textOf(given) ?? "";
		return held?.kind === "made" ? lastName$1(held.name).replace(/OAuth2$/, "").toLowerCase() : of;
	});
}
function lastName$1(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}
/** What a backend answers to who signs in or out: a token, or a cookie and nothing else. */
function transported(machine, what, backend) {
	const transport = backend === void 0 ? void 0 : attributeOf(machine, backend, "transport");
	const held = heldIn(transport);
	const names = held?.kind === "made" ? [held.name] : held?.kind === "instance" ? machine.program.ancestors(held.class).flatMap((ancestor) => ancestor.kind === "external" ? [ancestor.name] : []) : [];
	if (names.some((name) => lastName$1(name) === "CookieTransport")) return [[204, "No content"]];
	return what === "login" && names.some((name) => lastName$1(name) === "BearerTransport") ? [[200, BEARER_RESPONSE]] : [];
}
/** What such a route depends on: the user that is signed in, and dependencies that the router was given. */
function asked(machine, reader, route, { self, given }) {
	const callees = MAKER_DEPENDENCIES.flatMap((name) => given.keywords.get(name) ?? []);
	const user = route.secured === true && self !== null ? attributeOf(machine, self, "current_user") : void 0;
	if (user !== void 0) callees.push(callWith(machine, user, {
		args: [],
		keywords: /* @__PURE__ */ new Map(),
		at: given.at
	}));
	const markers = callees.filter(({ kind }) => kind !== "none").map((callee) => hold({
		kind: "marker",
		callee,
		scopes: { kind: "none" },
		at: given.at
	}));
	return reader.listed(sequence("list", markers));
}

// src/domain/fastapi/versions.ts
/** The functions of the packages fastapi-versioning and fastapi-versionizer that give an application versions; copies keep the name. */
const MOUNTING = "VersionedFastAPI";
const MOVING = "Versionizer";
/** Decorators that say from which version on an endpoint exists, and the maker of route classes that say it. */
const DECORATORS = /* @__PURE__ */ new Set(["version", "api_version"]);
const ROUTE_CLASS = "versioned_api_route";
const ZERO = number(0);
const FIRST = {
	kind: "sequence",
	type: "tuple",
	items: [number(1), ZERO]
};
const DEFAULT_PREFIX = "/v{major}_{minor}";
const PARAMETERS = {
	[MOUNTING]: [
		"app",
		"version_format",
		"prefix_format",
		"default_version",
		"enable_latest"
	],
	[MOVING]: [
		"app",
		"prefix_format",
		"semantic_version_format",
		"default_version",
		"latest_prefix"
	]
};
/** What `VersionedFastAPI(app)` or `Versionizer(app)` gives; undefined for every other name, or where there is no application in it. */
function versioned(machine, name, given) {
	const parameters = PARAMETERS[lastName(name)];
	if (parameters === void 0) return void 0;
	const of = (parameter) => given.keywords.get(parameter) ?? given.args[parameters.indexOf(parameter)];
	const base = heldIn(of("app"));
	if (base?.kind !== "router") return void 0;
	const mounted = lastName(name) === MOUNTING;
	const latest = of(mounted ? "enable_latest" : "latest_prefix");
	const versioning = {
		base,
		routes: base.routes.length,
		inclusions: base.inclusions.length,
		mounted,
		prefix: of("prefix_format") ?? text(DEFAULT_PREFIX),
		semantic: of(mounted ? "version_format" : "semantic_version_format") ?? text("{major}.{minor}"),
		start: of("default_version") ?? FIRST,
		latest: mounted ? latest?.kind === "boolean" && latest.value ? text("/latest") : null : latest ?? null,
		certainty: machine.certainty,
		at: given.at
	};
	if (!mounted) {
		base.versionings.push(versioning);
		return hold({
			kind: "made",
			name,
			given
		});
	}
	const parent = newRouter(machine, true, null, given);
	const further = given.keywords.get("kwargs");
	const keywords = new Map([...given.keywords].filter((key$of) => {
		const key = key$of[0];
		return !parameters.includes(key) && key !== "kwargs";
	}));
	if (further?.kind === "dict") for (let at$ = 0, list$ = further.entries; at$ < list$.length; at$++) {
		const key$of = list$[at$], key = key$of[0], value = key$of[1];
		keywords.set(textOf(key) ?? "", value);
	}
	startRouter(machine, parent, keywords);
	parent.versionings.push(versioning);
	return hold(parent);
}
/** Whether a function of the project is a copy of the package's function: by its name. */
function versions(fn) {
	return fn.owner === null && fn.def.name === MOUNTING;
}
/** By the endpoint's decorator, or by the class of its router's routes; undefined where it is computed in a way that cannot be evaluated. */
function lifeOf(machine, view, layers) {
	for (let at$ = 0, list$ = view.signature?.def.decorators ?? []; at$ < list$.length; at$++) {
		const decorator = list$[at$];
		const frame = frameAround(machine, view);
		if (decorator.kind !== "Call" || frame === null || !DECORATORS.has(meantBy(machine, decorator.func, frame))) continue;
		const { args, keywords } = argumentsOf(machine, decorator, frame);
		const given = (at, name) => args[at] ?? keywords.get(name);
		const from = pair(given(0, "major"), given(1, "minor") ?? ZERO);
		const removed = given(4, "remove_in_major");
		const until = removed === void 0 || removed.kind === "none" ? null : pair(removed, given(5, "remove_in_minor") ?? ZERO);
		return from === void 0 || until === void 0 ? void 0 : {
			from,
			until
		};
	}
	const routeClass = heldIn(layers.at(-1)?.get("route_class"));
	if (routeClass?.kind !== "made" || lastName(routeClass.name) !== ROUTE_CLASS) return {
		from: null,
		until: null
	};
	const { args, keywords } = routeClass.given;
	const from = pair(args[0] ?? keywords.get("major") ?? number(1), args[1] ?? keywords.get("minor") ?? ZERO);
	return from === void 0 ? void 0 : {
		from,
		until: null
	};
}
/** The own name of what a decorator calls, under whatever name it was imported. */
function meantBy(machine, func, frame) {
	const symbol = machine.program.symbolOf(func, frame.scope);
	if (symbol?.kind === "external") return lastName(symbol.name);
	return symbol?.kind === "function" ? symbol.def.name : "";
}
function frameAround(machine, view) {
	return view.frame ?? (view.signature === null ? null : machine.frameOf(view.signature.outer));
}
/** The version that a pair of numbers says; undefined for everything else. */
function versionIn(value) {
	const major$of = itemsOf(value) ?? [], major = major$of[0], minor = major$of[1];
	return pair(major, minor);
}
function pair(major, minor) {
	return major?.kind === "number" && minor?.kind === "number" ? [major.value, minor.value] : void 0;
}
/** A format with the numbers of a version in it; undefined where it cannot be evaluated. */
function formatted(format, major$of) {
	const major = major$of[0], minor = major$of[1];
	const keywords = /* @__PURE__ */ new Map([["major", number(major)], ["minor", number(minor)]]);
	return textOf(method(format, "format", [], keywords) ?? { kind: "none" });
}
/** The versions of an application with their prefixes and what each serves; undefined where that cannot be told, which is a blind spot. */
function versionsOf(machine, versioning, entries) {
	const { at, latest, prefix, semantic } = versioning;
	const start = versionIn(versioning.start);
	const known = [];
	for (let at$ = 0, list$ = entries; at$ < list$.length; at$++) {
		const entry = list$[at$];
		const life = lifeOf(machine, entry.view, entry.context.layers);
		const from = life?.from ?? start;
		if (life === void 0 || from === void 0) machine.blind("route-version", entry.route.at, "the version of the route cannot be evaluated: it is not listed");
		else known.push({
			entry,
			from,
			until: life.until
		});
	}
	const found = [];
	for (let at$ = 0, list$ = byVersion(known); at$ < list$.length; at$++) {
		const version$of = list$[at$], version = version$of[0], served = version$of[1];
		const path$of = [formatted(prefix, version), formatted(semantic, version)], path = path$of[0], name = path$of[1];
		if (path === void 0) {
			machine.blind("route-version", at, "the prefix of the versions cannot be evaluated: their routes are not listed");
			return;
		}
		found.push({
			prefix: path,
			semantic: name ?? "",
			entries: served
		});
	}
	const newest = found.at(-1);
	const alias = latest === null ? void 0 : textOf(latest);
	return newest === void 0 || alias === void 0 ? found : [...found, {
		...newest,
		prefix: alias
	}];
}
/** What each version serves, oldest first: what the one before served, with what is new or comes in its place, without what ends. */
function byVersion(all) {
	const versions = new Map(all.map(({ from }) => [from.join("."), from]));
	const served = /* @__PURE__ */ new Map();
	return [...versions.values()].sort(compared$1).map((version) => {
		for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
			const { entry, from } = list$[at$];
			if (compared$1(from, version) === 0) for (let at$ = 0, list$ = keysOf(entry); at$ < list$.length; at$++) {
				const key = list$[at$];
				served.set(key, entry);
			}
		}
		for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
			const { entry, until } = list$[at$];
			if (until !== null && compared$1(until, version) === 0) for (let at$ = 0, list$ = keysOf(entry); at$ < list$.length; at$++) {
				const key = list$[at$];
				served.delete(key);
			}
		}
		return [version, [...new Set(served.values())]];
	});
}
function compared$1(a, b) {
	return a[0] - b[0] || a[1] - b[1];
}
function keysOf({ methods, path }) {
	return (methods.length > 0 ? methods : [""]).map((verb) => `${path}|${verb}`);
}
/** The versionings that leave nothing on the router itself of what was registered before. */
function movedAway(router) {
	const own = router.versionings.filter(({ base, certainty }) => base === router && certainty === "always");
	return {
		routes: Math.max(0, ...own.map(({ routes }) => routes)),
		inclusions: Math.max(0, ...own.map(({ inclusions }) => inclusions))
	};
}
function lastName(dotted) {
	return dotted.slice(dotted.lastIndexOf(".") + 1);
}

// src/domain/fastapi/objects.ts
const UNKNOWN$3 = {
	kind: "unknown",
	reason: "call",
	at: null
};
/** What `Depends` is, under the names by which it is imported, and the classes behind it. */
const MARKER_CLASSES = /* @__PURE__ */ new Set([
	"fastapi.Depends",
	"fastapi.Security",
	"fastapi.params.Depends",
	"fastapi.params.Security"
]);
/** Whether calling that name outside the project makes a router or an application. */
function isRouterName(machine, name) {
	return ROUTER_CLASSES.some((base) => machine.catalogue.isSubclass(name, base)) || ROUTER_SUBCLASSES.includes(name);
}
function isApplicationName(machine, name) {
	return machine.catalogue.isSubclass(name, "fastapi.FastAPI") || machine.catalogue.isSubclass(name, "starlette.applications.Starlette");
}
function routerBase(machine, symbol) {
	for (let at$ = 0, list$ = machine.program.ancestors(symbol); at$ < list$.length; at$++) {
		const ancestor = list$[at$];
		if (ancestor.kind === "external" && (isRouterName(machine, ancestor.name) || isApplicationName(machine, ancestor.name))) return ancestor.name;
	}
}
/** Whether instances of a class of the project are applications. */
function isApplicationClass(machine, symbol) {
	const base = routerBase(machine, symbol);
	return base !== void 0 && isApplicationName(machine, base);
}
function newRouter(machine, application, symbol, given) {
	const router = {
		kind: "router",
		application,
		class: symbol,
		keywords: /* @__PURE__ */ new Map(),
		attributes: /* @__PURE__ */ new Map(),
		routes: [],
		inclusions: [],
		hooks: [],
		versionings: [],
		brought: [],
		pruned: null,
		pathChanges: [],
		foreign: null,
		described: false,
		certainty: machine.certainty,
		at: given.at
	};
	machine.routers.push(router);
	return router;
}
/** Calls a class or function outside the project. */
function makeExternal(machine, name, given) {
	if (isRouterName(machine, name) || isApplicationName(machine, name) || FOREIGN_ROUTER.test(name)) {
		const router = newRouter(machine, isApplicationName(machine, name), null, given);
		if (!isRouterName(machine, name) && !router.application) router.foreign = name;
		startRouter(machine, router, routerKeywords(machine, name, given));
		bring(machine, router, name, null, given);
		return hold(router);
	}
	if (name.endsWith(".__init__")) {
		const self = heldIn(given.args[0]);
		if (self?.kind === "router") startRouter(machine, self, given.keywords);
		if (self?.kind === "marker") mark(self, {
			...given,
			args: given.args.slice(1)
		});
		return NOTHING;
	}
	switch (name) {
		case "fastapi.Depends":
		case "fastapi.Security":
		case "fast_depends.Depends":
		case "fastapi_filter.FilterDepends":
		case "fastapi_filter.base.filter.FilterDepends": return hold(mark(newMarker(given), given));
		case "functools.partial": return given.args[0] === void 0 ? UNKNOWN$3 : hold({
			kind: "partial",
			callee: given.args[0],
			given: {
				args: given.args.slice(1),
				keywords: given.keywords,
				at: given.at
			}
		});
		case "types.FunctionType": return given.args[0] ?? given.keywords.get("code") ?? UNKNOWN$3;
		case "functools.wraps":
		case "makefun.wraps": return hold({
			kind: "native",
			call: (inner) => wrap(inner.args[0], given.args[0])
		});
		case "functools.update_wrapper": return wrap(given.args[0], given.args[1]);
		default: return versioned(machine, name, given) ?? applyView(machine, name, given) ?? hold({
			kind: "made",
			name,
			given
		});
	}
}
function newMarker({ at }) {
	return {
		kind: "marker",
		callee: null,
		scopes: NOTHING,
		at
	};
}
/** An instance of a class that derives from `Depends`; undefined for every other class. */
function ownMarker(machine, symbol, given) {
	if (!machine.program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && MARKER_CLASSES.has(ancestor.name))) return void 0;
	const marker = newMarker(given);
	const self = hold(marker);
	const constructor = memberOf(machine, symbol, self, "__init__");
	const held = heldIn(constructor);
	if (held?.kind === "bound" && held.callee.kind === "symbol" && held.callee.symbol.kind === "function") callFunction(machine, held.callee.symbol, machine.frameOf(held.callee.symbol.outer), given, self);
	else mark(marker, given);
	return self;
}
function wrap(wrapper, wrapped) {
	const held = heldIn(wrapper);
	if (held?.kind === "closure" && wrapped !== void 0) held.wraps = wrapped;
	return wrapper ?? UNKNOWN$3;
}
/** Calls a class of the project. */
function instantiate(machine, symbol, given) {
	const base = routerBase(machine, symbol);
	if (base !== void 0) {
		const router = newRouter(machine, isApplicationName(machine, base), symbol, given);
		const self = hold(router);
		if (!construct(machine, symbol, self, given)) startRouter(machine, router, given.keywords);
		else if (router.keywords.size === 0) startRouter(machine, router, given.keywords);
		bring(machine, router, base, null, given);
		return self;
	}
	const marker = ownMarker(machine, symbol, given);
	if (marker !== void 0) return marker;
	if (machine.program.isEnum(symbol)) return machine.evaluator.call(symbol, given.args, given.keywords);
	const self = hold({
		kind: "instance",
		class: symbol,
		attributes: /* @__PURE__ */ new Map(),
		pending: given,
		certainty: machine.certainty
	});
	if (acts(machine, symbol)) {
		const held = heldIn(self);
		if (held?.kind === "instance") held.pending = null;
		construct(machine, symbol, self, given);
	}
	return self;
}
function acts(machine, symbol) {
	return machine.program.ancestors(symbol).some((ancestor) => {
		if (ancestor.kind !== "class") return false;
		const scope = machine.program.classScope(ancestor.class);
		return ["__init__", ...POST_INIT].some((name) => {
			const binding = scope.bindings.get(name)?.find((item) => item.kind === "function");
			return binding?.kind === "function" && machine.relevance.touches(machine.program.functionSymbol(binding.def, scope));
		});
	});
}
/** Runs the constructor of a class on an object; false where the project has none. */
function construct(machine, symbol, self, given) {
	const constructor = memberOf(machine, symbol, self, "__init__");
	const held = heldIn(constructor);
	if (held?.kind !== "bound" || held.callee.kind !== "symbol" || held.callee.symbol.kind !== "function") return constructData(machine, symbol, self, given);
	callFunction(machine, held.callee.symbol, machine.frameOf(held.callee.symbol.outer), given, self);
	return true;
}

// src/domain/fastapi/evaluate.ts
const UNKNOWN$2 = {
	kind: "unknown",
	reason: "not a constant",
	at: null
};
/** The value of an expression; what has none keeps the expression with its variables. */
function evaluate(machine, expression, frame) {
	if (!machine.spend() || machine.tooDeep) return UNKNOWN$2;
	machine.depth++;
	const value = step(machine, expression, frame);
	machine.depth--;
	return value.kind === "unknown" && value.held === void 0 ? hold({
		kind: "unread",
		expression,
		frame
	}) : value;
}
function step(machine, expression, frame) {
	const of = (inner) => evaluate(machine, inner, frame);
	switch (expression.kind) {
		case "Constant": return constant(expression.type, expression.value);
		case "Name": return earlierValue(machine, expression, frame) ?? nameValue(machine, expression.id, boundLater(expression, frame) && frame.parent !== null ? frame.parent : frame);
		case "Attribute": return attributeValue(machine, expression, frame);
		case "Call": return callValue(machine, expression, frame);
		case "Await":
		case "NamedExpr": {
			const value = of(expression.value);
			if (expression.kind === "NamedExpr" && expression.target.kind === "Name") machine.assign(frame, expression.target.id, value);
			return value;
		}
		case "JoinedStr": {
			const parts = expression.values.map((part) => {
				const value = of(part);
				return display(pathText(value) ?? value);
			});
			return parts.includes(void 0) ? UNKNOWN$2 : text(parts.join(""));
		}
		case "List":
		case "Tuple":
		case "Set": return elements(machine, expression.kind === "List" ? "list" : expression.kind === "Tuple" ? "tuple" : "set", expression.elts, frame);
		case "Dict": return dict(machine, expression.keys, expression.values, frame);
		case "BinOp": {
			const left$of = [of(expression.left), of(expression.right)], left = left$of[0], right = left$of[1];
			return (expression.op === "/" ? joined$1(left, right) : void 0) ?? binary(expression.op, left, right);
		}
		case "UnaryOp": {
			const operand = of(expression.operand);
			if (expression.op === "not") {
				const value = truthOf(operand);
				return value === void 0 ? UNKNOWN$2 : boolean(!value);
			}
			return operand.kind === "number" && expression.op === "-" ? number(-operand.value) : UNKNOWN$2;
		}
		case "BoolOp": return logical(machine, expression.op, expression.values, frame);
		case "Compare": {
			const op$of = [expression.ops[0], expression.comparators[0]], op = op$of[0], right = op$of[1];
			return expression.ops.length === 1 && op !== void 0 && right !== void 0 ? compared(machine, op, of(expression.left), of(right)) : UNKNOWN$2;
		}
		case "IfExp": {
			const { configured } = machine;
			machine.configured = false;
			const test = truthOf(of(expression.test));
			const bySetting = machine.configured;
			machine.configured ||= configured;
			if (test === void 0) return either([of(expression.body), of(expression.orelse)]);
			const taken$of = test ? [expression.body, expression.orelse] : [expression.orelse, expression.body], taken = taken$of[0], other = taken$of[1];
			const kept = bySetting && other.kind === "Name" ? of(other) : void 0;
			return kept !== void 0 && heldIn(kept)?.kind === "router" ? either([of(taken), kept]) : of(taken);
		}
		case "Subscript": {
			if (expression.slice.kind === "Slice") {
				const { lower, upper, step: every } = expression.slice;
				return every === null ? slice(of(expression.value), lower === null ? NOTHING : of(lower), upper === null ? NOTHING : of(upper)) : UNKNOWN$2;
			}
			const value = of(expression.value);
			return value.kind === "symbol" || value.kind === "unknown" ? UNKNOWN$2 : subscript(value, of(expression.slice));
		}
		case "ListComp":
		case "GeneratorExp":
		case "SetComp":
		case "DictComp": return comprehension(machine, expression, frame);
		case "Lambda": return hold({
			kind: "lambda",
			lambda: expression,
			frame
		});
		default: return UNKNOWN$2;
	}
}
function constant(type, value) {
	switch (type) {
		case "str": return text(value ?? "");
		case "int":
		case "float": {
			const parsed = Number((value ?? "").replaceAll("_", ""));
			return Number.isNaN(parsed) ? UNKNOWN$2 : number(parsed);
		}
		case "True":
		case "False": return boolean(type === "True");
		case "None": return NOTHING;
		default: return UNKNOWN$2;
	}
}
/** Whether a class body binds a name only below the place that reads it: `session: Session = Depends(session)` means the one outside. */
function boundLater({ id, start }, { scope, slots }) {
	if (scope.kind !== "class" || slots.has(id)) return false;
	return scope.bindings.get(id)?.every(({ node }) => node.end > start) ?? false;
}
/**
* What a module imports or defines under a name that a later function of it takes over (`SessionDep = Annotated[Session, Depends(get_session)]` above an
* endpoint `get_session`): what stands above means the first one, however late it is evaluated. Undefined where nothing is taken over.
*/
function earlierValue(machine, { id, start }, frame) {
	if (frame.scope.kind !== "module") return void 0;
	const bindings = frame.scope.bindings.get(id);
	if (bindings === void 0 || bindings.length < 2) return void 0;
	const before = bindings.filter(({ node }) => node.end <= start);
	if (before.length === 0 || before.length === bindings.length) return void 0;
	if (before.some(({ kind }) => kind !== "import" && kind !== "function" && kind !== "class")) return void 0;
	const last = bindings.at(-1);
	const earlier = resolveAt(machine.program, id, frame.scope, start);
	if (last?.kind !== "function" || earlier === void 0 || earlier.kind === "function" && earlier.def === last.def) return void 0;
	if (earlier.kind === "variable") return void 0;
	return earlier.kind === "function" && earlier.module === frame.module ? machine.decoratedValue(earlier) : symbolValue(machine, earlier);
}
/** Names that every module has of its own; `__import__` is a function. */
const DUNDER = /^__(?!import__$)/;
function nameValue(machine, id, frame) {
	const found = machine.lookup(id, frame);
	if (found !== void 0) return found;
	const symbol = machine.program.resolve(id, frame.scope);
	if (symbol === void 0 || symbol.kind === "external" && symbol.name === `builtins.${id}` && DUNDER.test(id)) return moduleAttribute(frame.module, id) ?? UNKNOWN$2;
	return symbolValue(machine, symbol);
}
/** The value that a symbol has at run time. */
function symbolValue(machine, symbol) {
	switch (symbol.kind) {
		case "function":
			if (symbol.outer.kind === "module") {
				const frame = machine.moduleFrame(symbol.module);
				const run = frame.slots.has(symbol.def.name) ? machine.lookup(symbol.def.name, frame) : void 0;
				if (run !== void 0) return run;
			}
			return machine.decoratedValue(symbol);
		case "variable": return machine.settledVariable(symbol.name, symbol.scope) ?? UNKNOWN$2;
		case "external": return symbol.name === "builtins.__name__" ? UNKNOWN$2 : {
			kind: "symbol",
			symbol
		};
		default: return {
			kind: "symbol",
			symbol
		};
	}
}
function attributeValue(machine, expression, frame) {
	const self = evaluate(machine, expression.value, frame);
	const values = valuesOf(self).map((value) => attributeOf(machine, value, expression.attr));
	if (values.some((value) => value !== void 0)) return either(values.map((value) => value ?? UNKNOWN$2));
	const symbol = machine.program.symbolOf(expression, frame.scope);
	if (symbol !== void 0 && symbol.kind !== "variable") return symbolValue(machine, symbol);
	const option = argumentDefault(machine, expression.value, expression.attr, frame);
	if (option !== void 0) {
		machine.configured = true;
		return option;
	}
	const types = alternatives(withoutNone(machine.program.typeOf(expression.value, frame.scope)));
	const only = types[0];
	if (types.length !== 1 || only?.kind !== "instance" && only?.kind !== "class") return UNKNOWN$2;
	const method = only.kind === "instance" ? onlyMethod(machine, only.class, expression.attr) : void 0;
	if (method !== void 0) return method;
	machine.configured = true;
	const value = machine.evaluator.classAttribute(only.class, expression.attr);
	if (value.kind !== "symbol" || value.symbol.kind !== "function" || value.symbol.owner === null) return value;
	const binding = bindingKind(value.symbol.def);
	return binding === "class" || binding === "instance" && only.kind === "instance" ? hold({
		kind: "bound",
		self: UNKNOWN$2,
		callee: value
	}) : value;
}
/**
* A method that makes or changes routers, of an object that is known by its annotation alone: of a class and all that derive from it
* exactly one has such a method, so whichever class settings choose, it is that method that gives routes.
*/
function onlyMethod(machine, declared, name) {
	const defs = machine.relevance.named(name);
	if (defs.length === 0) return void 0;
	for (let at$ = 0, list$ = machine.relevance.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		machine.program.outerFunctions(module);
	}
	const found = defs.flatMap((def) => {
		const fn = machine.program.functionByDef(def);
		return fn?.owner != null && fn.module.unit?.role === "application" && machine.program.ancestors(fn.owner).some((ancestor) => ancestor.kind === "class" && ancestor.class === declared) ? [fn] : [];
	});
	const fn = found[0];
	if (fn?.owner == null || found.length !== 1) return void 0;
	const given = {
		args: [],
		keywords: /* @__PURE__ */ new Map(),
		at: machine.place(machine.frameOf(fn.outer), fn.def)
	};
	return hold({
		kind: "bound",
		self: instantiate(machine, fn.owner, given),
		callee: {
			kind: "symbol",
			symbol: fn
		}
	});
}
function elements(machine, type, items, frame) {
	const values = [];
	for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
		const item = list$[at$];
		if (item.kind !== "Starred") {
			values.push(evaluate(machine, item, frame));
			continue;
		}
		const spread = itemsOf(evaluate(machine, item.value, frame));
		if (spread === void 0) return UNKNOWN$2;
		values.push(...spread);
	}
	return sequence(type, values);
}
function dict(machine, keys, values, frame) {
	const entries = [];
	for (const at$of of keys.entries()) {
		const at = at$of[0], key = at$of[1];
		const expression = values[at];
		if (expression === void 0) continue;
		const value = evaluate(machine, expression, frame);
		if (key !== null) entries.push([evaluate(machine, key, frame), value]);
		else if (value.kind === "dict") entries.push(...value.entries);
		else return UNKNOWN$2;
	}
	return {
		kind: "dict",
		entries
	};
}
function logical(machine, op, values, frame) {
	const open = [];
	for (const at$of of values.entries()) {
		const at = at$of[0], expression = at$of[1];
		const value = evaluate(machine, expression, frame);
		const holds = truthOf(value);
		if (holds === void 0) open.push(value);
		else if (holds === (op === "or")) return open.length === 0 ? value : either([...open, value]);
		else if (at === values.length - 1) return open.length === 0 ? value : op === "and" ? UNKNOWN$2 : either([...open, value]);
	}
	return op === "or" ? either(open) : UNKNOWN$2;
}
function compared(machine, op, left, right) {
	if ([left, right].some((side) => side.kind === "string" && side.value === "__main__")) return UNKNOWN$2;
	const known = compare(op, left, right);
	if (known.kind !== "unknown") return known;
	const other = left.kind === "none" ? right : right.kind === "none" ? left : void 0;
	if (other === void 0) return known;
	const held = heldIn(other);
	if (other.kind !== "symbol" && (held === void 0 || held.kind === "either")) return known;
	if (held?.kind === "unread" && !isTypeExpression(machine, held.expression, held.frame)) return known;
	return op === "is" || op === "==" ? boolean(false) : op === "is not" || op === "!=" ? boolean(true) : known;
}
/** `list[Order]`, `Order | None`: a type as it is written, which is no None. */
function isTypeExpression(machine, expression, frame) {
	if (expression.kind === "BinOp") return expression.op === "|";
	return expression.kind === "Subscript" && evaluate(machine, expression.value, frame).kind === "symbol";
}
function comprehension(machine, comp, frame) {
	const inner = machine.newFrame(machine.program.comprehensionScope(comp, frame.scope), frame, null, null);
	const found = [];
	const entries = [];
	const generate = (at) => {
		const generator = comp.generators[at];
		if (generator === void 0) {
			const value = evaluate(machine, comp.elt, inner);
			if (comp.value === null) found.push(value);
			else entries.push([value, evaluate(machine, comp.value, inner)]);
			return true;
		}
		const items = itemsOf(evaluate(machine, generator.iter, at === 0 ? frame : inner));
		if (items === void 0) return false;
		for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
			const item = list$[at$];
			const locals = /* @__PURE__ */ new Map();
			if (!bind(locals, generator.target, item)) return false;
			for (const name$of of locals) {
				const name = name$of[0], value = name$of[1];
				inner.slots.set(name, slot(value));
			}
			if (!generator.ifs.map((guard) => truthOf(evaluate(machine, guard, inner))).includes(false) && !generate(at + 1)) return false;
		}
		return true;
	};
	if (!generate(0)) return UNKNOWN$2;
	return comp.kind === "DictComp" ? {
		kind: "dict",
		entries
	} : sequence(comp.kind === "SetComp" ? "set" : "list", found);
}
function callValue(machine, expression, frame) {
	const { func } = expression;
	const plain = func.kind === "Subscript" ? evaluate(machine, func.value, frame) : void 0;
	const callee = plain?.kind === "symbol" ? plain : evaluate(machine, func, frame);
	const results = valuesOf(callee).map((value) => call(machine, value, expression, frame));
	return either(results);
}
/** The arguments of a call as values, spread ones included. */
function argumentsOf(machine, expression, frame) {
	const args = [];
	const keywords = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = expression.args; at$ < list$.length; at$++) {
		const argument = list$[at$];
		if (argument.kind !== "Starred") {
			args.push(evaluate(machine, argument, frame));
			continue;
		}
		args.push(...itemsOf(evaluate(machine, argument.value, frame)) ?? []);
	}
	for (let at$ = 0, list$ = expression.keywords; at$ < list$.length; at$++) {
		const keyword = list$[at$];
		const value = evaluate(machine, keyword.value, frame);
		if (keyword.arg !== null) keywords.set(keyword.arg, value);
		else if (value.kind === "dict") for (let at$ = 0, list$ = value.entries; at$ < list$.length; at$++) {
			const name$of = list$[at$], name = name$of[0], item = name$of[1];
			if (name.kind === "string") keywords.set(name.value, item);
		}
	}
	return {
		args,
		keywords,
		at: machine.place(frame, expression),
		written: {
			call: expression,
			frame
		}
	};
}

// src/link/scopes.ts
const NO_STARS = [];
const WHOLE = {
	start: 0,
	end: Number.MAX_SAFE_INTEGER
};
/** The names that a module binds at its top level. */
function moduleScope(module) {
	const draft = newDraft();
	if (module.unit !== null) collect(draft, module.unit.facts.body, WHOLE, false);
	return finish(draft, {
		kind: "module",
		module,
		parent: null,
		owner: null,
		class: null,
		function: null
	});
}
/** The names that a class body binds. */
function classScope(symbol) {
	const draft = newDraft();
	collect(draft, symbol.def.body, WHOLE, false);
	return finish(draft, {
		kind: "class",
		module: symbol.module,
		parent: symbol.outer,
		owner: symbol.def,
		class: symbol,
		function: null
	});
}
/** The names that a function binds: parameters, then its body. */
function functionScope(symbol) {
	const draft = newDraft();
	bindParameters$1(draft, symbol.def);
	collect(draft, symbol.def.body, WHOLE, false);
	return finish(draft, {
		kind: "function",
		module: symbol.module,
		parent: symbol.outer,
		owner: symbol.def,
		class: null,
		function: symbol
	});
}
function lambdaScope(lambda, parent) {
	const draft = newDraft();
	bindParameters$1(draft, lambda);
	return finish(draft, {
		kind: "lambda",
		module: parent.module,
		parent,
		owner: lambda,
		class: null,
		function: null
	});
}
function comprehensionScope(comp, parent) {
	const draft = newDraft();
	for (let at$ = 0, list$ = comp.generators; at$ < list$.length; at$++) {
		const generator = list$[at$];
		bindTarget$1(draft, generator.target, [], WHOLE, (node, path) => ({
			kind: "iteration",
			iter: generator.iter,
			async: generator.async,
			path,
			node,
			block: WHOLE
		}));
	}
	for (let at$ = 0, list$ = comp.generators; at$ < list$.length; at$++) {
		const { ifs } = list$[at$];
		for (let at$ = 0, list$ = ifs; at$ < list$.length; at$++) {
			const guard = list$[at$];
			noteTests(draft, tested(guard).passed, comp);
			if (guard.kind === "BoolOp") for (const index of guard.values.keys()) noteOperand(draft, guard, index);
		}
	}
	return finish(draft, {
		kind: "comprehension",
		module: parent.module,
		parent,
		owner: comp,
		class: null,
		function: null
	});
}
function newDraft() {
	return {
		bindings: /* @__PURE__ */ new Map(),
		redirected: null,
		stars: NO_STARS,
		imports: false,
		narrowings: null,
		loops: []
	};
}
function finish(draft, rest) {
	const { kind, module, parent, owner, class: classSymbol, function: fn } = rest;
	const { bindings, redirected, stars, imports, narrowings } = draft;
	return {
		kind,
		module,
		parent,
		bindings,
		redirected,
		stars,
		imports,
		narrowings,
		owner,
		class: classSymbol,
		function: fn
	};
}
function add(draft, name, binding) {
	const known = draft.bindings.get(name);
	if (known === void 0) draft.bindings.set(name, [binding]);
	else known.push(binding);
	draft.narrowings?.bound(name, endOf(binding), draft.loops);
}
function bindParameters$1(draft, def) {
	def.parameters.forEach((parameter, index) => {
		add(draft, parameter.name, {
			kind: "parameter",
			parameter,
			index,
			node: parameter,
			block: WHOLE
		});
	});
}
function bindTarget$1(draft, target, path, block, make) {
	switch (target.kind) {
		case "Name":
			add(draft, target.id, make(target, path));
			break;
		case "Starred":
			bindTarget$1(draft, target.value, [...path.slice(0, -1), "*"], block, make);
			break;
		case "Tuple":
		case "List":
			target.elts.forEach((element, index) => {
				bindTarget$1(draft, element, [...path, index], block, make);
			});
			break;
		case "Attribute": if (draft.narrowings !== null) bindAttribute(draft, target, endOf(make(target, path)));
	}
}
function blockOf(body, outer) {
	return body.length === 0 ? outer : rangeOf(body);
}
/** Whether a test is `TYPE_CHECKING` or `typing.TYPE_CHECKING`. */
function isTypeChecking(test) {
	return test.kind === "Name" && test.id === "TYPE_CHECKING" || test.kind === "Attribute" && test.attr === "TYPE_CHECKING";
}
/** `Base = Any` beside the real value in the else branch: said to quiet a type checker, it hides what the name is. */
function saysNothing(statement) {
	if (statement.kind !== "Assign") return false;
	const { value } = statement;
	const name = value.kind === "Name" ? value.id : value.kind === "Attribute" ? value.attr : "";
	return name === "Any" || name === "object";
}
function collect(draft, body, block, typeOnly) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		collectStatement(draft, statement, block, typeOnly);
	}
}
function collectNested(draft, body, outer, typeOnly) {
	if (body.length > 0) collect(draft, body, blockOf(body, outer), typeOnly);
}
function collectStatement(draft, statement, block, typeOnly) {
	switch (statement.kind) {
		case "FunctionDef":
			add(draft, statement.name, {
				kind: "function",
				def: statement,
				node: statement,
				block
			});
			break;
		case "ClassDef":
			add(draft, statement.name, {
				kind: "class",
				def: statement,
				node: statement,
				block
			});
			break;
		case "Import":
			draft.imports = true;
			for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
				const imported = list$[at$];
				const bound = boundName(statement, imported);
				add(draft, bound, {
					kind: "import",
					module: imported.asname === null ? bound : imported.name,
					level: 0,
					name: null,
					whole: true,
					typeOnly,
					node: imported,
					block
				});
			}
			break;
		case "ImportFrom":
			draft.imports = true;
			for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
				const imported = list$[at$];
				if (imported.name === "*") draft.stars = [...draft.stars, {
					module: statement.module,
					level: statement.level
				}];
				else add(draft, boundName(statement, imported), {
					kind: "import",
					module: statement.module,
					level: statement.level,
					name: imported.name,
					whole: false,
					typeOnly,
					node: imported,
					block
				});
			}
			break;
		case "Assign":
			walrus(draft, statement.value, block);
			for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
				const target = list$[at$];
				bindTarget$1(draft, target, [], block, (node, path) => ({
					kind: "value",
					value: statement.value,
					path,
					annotation: null,
					node,
					block
				}));
			}
			break;
		case "AnnAssign":
			if (statement.target.kind === "Name") {
				const { annotation, value } = statement;
				add(draft, statement.target.id, value === null ? {
					kind: "declaration",
					annotation,
					node: statement,
					block
				} : {
					kind: "value",
					value,
					path: [],
					annotation,
					node: statement,
					block
				});
			} else bindAttribute(draft, statement.target, statement.end);
			break;
		case "AugAssign":
			if (statement.target.kind === "Name") add(draft, statement.target.id, {
				kind: "augmented",
				value: statement.value,
				node: statement,
				block
			});
			else bindAttribute(draft, statement.target, statement.end);
			break;
		case "TypeAlias":
			add(draft, statement.name, {
				kind: "alias",
				value: statement.value,
				parameters: statement.typeParameters,
				node: statement,
				block
			});
			break;
		case "Delete":
			for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
				const target = list$[at$];
				if (target.kind === "Name") add(draft, target.id, {
					kind: "deleted",
					node: target,
					block
				});
				else bindAttribute(draft, target, statement.end);
			}
			break;
		case "For": {
			const inner = blockOf(statement.body, block);
			walrus(draft, statement.iter, block);
			draft.loops.push(statement.start);
			bindTarget$1(draft, statement.target, [], inner, (node, path) => ({
				kind: "iteration",
				iter: statement.iter,
				async: statement.async,
				path,
				node,
				block: inner
			}));
			collectNested(draft, statement.body, block, typeOnly);
			draft.loops.pop();
			collectNested(draft, statement.orelse, block, typeOnly);
			break;
		}
		case "While":
			draft.loops.push(statement.start);
			walrus(draft, statement.test, block);
			noteTests(draft, tested(statement.test).passed, rangeOf(statement.body));
			collectNested(draft, statement.body, block, typeOnly);
			draft.loops.pop();
			collectNested(draft, statement.orelse, block, typeOnly);
			break;
		case "If":
			walrus(draft, statement.test, block);
			noteBranches(draft, statement, block);
			if (isTypeChecking(statement.test)) collectNested(draft, statement.orelse.length === 0 ? statement.body : statement.body.filter((inner) => !saysNothing(inner)), block, true);
			else collectNested(draft, statement.body, block, typeOnly);
			collectNested(draft, statement.orelse, block, typeOnly);
			break;
		case "With":
			for (let at$ = 0, list$ = statement.items; at$ < list$.length; at$++) {
				const item = list$[at$];
				if (item.target === null) continue;
				bindTarget$1(draft, item.target, [], block, (node, path) => ({
					kind: "context",
					context: item.context,
					async: statement.async,
					path,
					node,
					block
				}));
			}
			if (statement.items.some(({ context }) => context.kind === "Call" && lastName$2(context.func) === "suppress")) collectNested(draft, statement.body, block, typeOnly);
			else collect(draft, statement.body, block, typeOnly);
			break;
		case "Match":
			walrus(draft, statement.subject, block);
			noteCases(draft, statement);
			for (let at$ = 0, list$ = statement.cases; at$ < list$.length; at$++) {
				const matchCase = list$[at$];
				const inner = blockOf(matchCase.body, block);
				const classes = classesOfCase(matchCase);
				const { subject } = statement;
				for (let at$ = 0, list$ = matchCase.captures; at$ < list$.length; at$++) {
					const name = list$[at$];
					add(draft, name, {
						kind: "capture",
						subject,
						classes: name === matchCase.subject ? classes : null,
						node: subject,
						block: inner
					});
				}
				collectNested(draft, matchCase.body, block, typeOnly);
			}
			break;
		case "Try":
			collectNested(draft, statement.body, block, typeOnly);
			for (let at$ = 0, list$ = statement.handlers; at$ < list$.length; at$++) {
				const handler = list$[at$];
				const inner = blockOf(handler.body, block);
				if (handler.name !== null) add(draft, handler.name, {
					kind: "exception",
					type: handler.type,
					node: handler,
					block: inner
				});
				collectNested(draft, handler.body, block, typeOnly);
			}
			collectNested(draft, statement.orelse, block, typeOnly);
			collect(draft, statement.finalbody, block, typeOnly);
			break;
		case "Global":
		case "Nonlocal":
			draft.redirected ??= /* @__PURE__ */ new Map();
			for (let at$ = 0, list$ = statement.names; at$ < list$.length; at$++) {
				const name = list$[at$];
				draft.redirected.set(name, statement.kind);
			}
			break;
		case "Expr":
			walrus(draft, statement.value, block);
			break;
		case "Return":
			if (statement.value !== null) walrus(draft, statement.value, block);
			break;
		case "Assert":
			walrus(draft, statement.test, block);
			noteTests(draft, tested(statement.test).passed, {
				start: statement.end,
				end: block.end
			});
	}
}
/** Finds `name := value` in the places where it is used in practice: conditions, operands, arguments, comprehension guards. */
function walrus(draft, expression, block) {
	switch (expression.kind) {
		case "NamedExpr":
			bindTarget$1(draft, expression.target, [], block, (node, path) => ({
				kind: "value",
				value: expression.value,
				path,
				annotation: null,
				node,
				block
			}));
			walrus(draft, expression.value, block);
			break;
		case "BoolOp":
			for (const index$of of expression.values.entries()) {
				const index = index$of[0], value = index$of[1];
				walrus(draft, value, block);
				noteOperand(draft, expression, index);
			}
			break;
		case "UnaryOp":
			walrus(draft, expression.operand, block);
			break;
		case "Compare":
			walrus(draft, expression.left, block);
			for (let at$ = 0, list$ = expression.comparators; at$ < list$.length; at$++) {
				const value = list$[at$];
				walrus(draft, value, block);
			}
			break;
		case "Call":
			for (let at$ = 0, list$ = expression.args; at$ < list$.length; at$++) {
				const argument = list$[at$];
				walrus(draft, argument, block);
			}
			setAttribute$1(draft, expression);
			break;
		case "Await":
		case "Starred":
			walrus(draft, expression.value, block);
			break;
		case "IfExp": {
			walrus(draft, expression.test, block);
			const { passed, failed } = tested(expression.test);
			noteTests(draft, passed, expression.body);
			noteTests(draft, failed, expression.orelse);
			break;
		}
		case "ListComp":
		case "SetComp":
		case "GeneratorExp":
		case "DictComp": for (let at$ = 0, list$ = expression.generators; at$ < list$.length; at$++) {
			const generator = list$[at$];
			for (let at$ = 0, list$ = generator.ifs; at$ < list$.length; at$++) {
				const guard = list$[at$];
				walrus(draft, guard, block);
			}
		}
	}
}

// src/domain/fastapi/assignments.ts
/** Binds the names of a target to what nobody knows. */
function bindUnknown(target, frame) {
	if (target.kind === "Name") frame.slots.set(target.id, slot({
		kind: "unknown",
		reason: "not a constant",
		at: null
	}));
	if (target.kind === "Tuple" || target.kind === "List") for (let at$ = 0, list$ = target.elts; at$ < list$.length; at$++) {
		const element = list$[at$];
		bindUnknown(element, frame);
	}
}
/** Binds the names of a target to the parts of a value; to what nobody knows where it has other parts. */
function bindTarget(machine, target, value, frame) {
	const names = /* @__PURE__ */ new Map();
	if (!bind(names, target, value)) {
		bindUnknown(target, frame);
		return;
	}
	for (const name$of of names) {
		const name = name$of[0], item = name$of[1];
		machine.assign(frame, name, item);
	}
}
/** Executes `target = value`. */
function assign(machine, target, value, frame) {
	switch (target.kind) {
		case "Name":
			if (isLater(machine, value, target.id, frame)) machine.assignLater(frame, target.id, value, []);
			else {
				const before = isGiven(value, target.id) ? evaluate(machine, target, frame) : void 0;
				const made = evaluate(machine, value, frame);
				machine.assign(frame, target.id, before !== void 0 && heldIn(before)?.kind === "router" && isOpaque(made) ? before : made);
			}
			return;
		case "Tuple":
		case "List":
			if (!machine.relevance.acts(value)) {
				target.elts.forEach((element, at) => {
					if (element.kind === "Name") machine.assignLater(frame, element.id, value, [at]);
				});
				return;
			}
			bindTarget(machine, target, evaluate(machine, value, frame), frame);
			return;
		case "Attribute": {
			const of = evaluate(machine, target.value, frame);
			const self = heldIn(of);
			if (self?.kind === "router" && isRouteList(target) && isSelection(value)) dropped(machine, target.value, target, frame);
			if (self !== void 0 && "attributes" in self) {
				const made = evaluate(machine, value, frame);
				if (self.kind === "instance") setAttribute(machine, self, target.attr, made);
				else if (self.kind === "router" && (target.attr === "prefix" || target.attr === "tags" || target.attr === "dependencies")) self.keywords.set(target.attr, made);
				else self.attributes.set(target.attr, made);
			} else if (self?.kind === "closure" && target.attr === "__signature__") giveSignature(self, copiedSignature(machine, frame));
			else if (self?.kind === "closure" || self?.kind === "bound" || of.kind === "symbol") markFunction(machine, of, target.attr, evaluate(machine, value, frame));
			else if (machine.relevance.acts(value)) evaluate(machine, value, frame);
			return;
		}
		case "Subscript": {
			const made = evaluate(machine, value, frame);
			const self = evaluate(machine, target.value, frame);
			if (self.kind === "dict") store(machine, target.value, {
				kind: "dict",
				entries: [...self.entries, [evaluate(machine, target.slice, frame), made]]
			}, frame);
			return;
		}
		default: return;
	}
}
/** A function that gets the signature of another one looks like it; one that reads its own and changes it stays itself. */
function giveSignature(self, of) {
	for (let at = of === void 0 ? void 0 : heldIn(of); at?.kind === "closure"; at = at.wraps === null ? void 0 : heldIn(at.wraps)) if (at === self) return;
	if (of === void 0 || self.wraps !== null) return;
	self.wraps = of;
	self.named = true;
}
/** Sets an attribute of an object; under a condition that did not hold when the object was made, it may stay what it was. */
function setAttribute(machine, self, name, value) {
	const weakened = weaker(self.certainty, machine.certainty) !== self.certainty;
	if (weakened && machine.certainty === "off") return;
	const before = weakened ? attributeOf(machine, hold(self), name) : void 0;
	self.attributes.set(name, before === void 0 ? value : either([before, value]));
}
/** `app = configure(app)`, `app = await policy.configure(app)`: the call is given what its value is assigned to. */
function isGiven(value, name) {
	const call = value.kind === "Await" ? value.value : value;
	if (call.kind !== "Call") return false;
	return [...call.args, ...call.keywords.map((keyword) => keyword.value)].some((item) => item.kind === "Name" && item.id === name);
}
/** What a function that cannot be followed gives back; a class makes something of its own, such as a middleware around an application. */
function isOpaque(made) {
	const held = heldIn(made);
	return isOpen(made) || held?.kind === "made" && /(^|\.)[a-z_]\w*$/.test(held.name);
}
/** Whether the evaluation of a value can wait: it does nothing to routers, reads neither what it is assigned to nor a name that has a value by now and may get another. */
function isLater(machine, value, name, { slots }) {
	if (value.kind === "Name" && slots.get(value.id)?.value != null) return false;
	return value.kind !== "Constant" && !machine.relevance.acts(value) && !mentions(value, name);
}
function mentions(expression, name) {
	switch (expression.kind) {
		case "Name": return expression.id === name;
		case "Attribute":
		case "Await":
		case "Starred": return mentions(expression.value, name);
		case "Call": return mentions(expression.func, name) || expression.args.some((item) => mentions(item, name)) || expression.keywords.some((item) => mentions(item.value, name));
		case "BinOp": return mentions(expression.left, name) || mentions(expression.right, name);
		case "BoolOp":
		case "JoinedStr": return expression.values.some((item) => mentions(item, name));
		case "Dict": return expression.values.some((item) => mentions(item, name));
		case "List":
		case "Tuple":
		case "Set": return expression.elts.some((item) => mentions(item, name));
		case "IfExp": return mentions(expression.body, name) || mentions(expression.orelse, name) || mentions(expression.test, name);
		case "Subscript": return mentions(expression.value, name) || mentions(expression.slice, name);
		default: return false;
	}
}
/** Puts a changed list or dict back where it came from. */
function store(machine, target, value, frame) {
	if (target.kind === "Name") {
		for (let at = frame; at !== null; at = at.parent) {
			if (!at.slots.has(target.id)) continue;
			at.slots.set(target.id, slot(value));
			return;
		}
		const symbol = machine.program.resolve(target.id, frame.scope);
		if (symbol?.kind === "variable") machine.frameOf(symbol.scope).slots.set(symbol.name, slot(value));
		return;
	}
	if (target.kind === "Subscript") {
		const around = evaluate(machine, target.value, frame);
		if (around.kind !== "dict") return;
		const key = evaluate(machine, target.slice, frame);
		store(machine, target.value, {
			kind: "dict",
			entries: [...around.entries, [key, value]]
		}, frame);
		return;
	}
	if (target.kind !== "Attribute") return;
	const self = heldIn(evaluate(machine, target.value, frame));
	if (self !== void 0 && "attributes" in self) self.attributes.set(target.attr, value);
}
/**
* The function whose signature a factory gives to the one that it makes: `made.__signature__ = Signature(parameters)`, with the parameters
* of `inspect.signature(check)`; undefined where it reads several, or that of a class.
*/
function copiedSignature(machine, frame) {
	const read = [];
	for (let at$ = 0, list$ = frame.function?.def.body ?? []; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") continue;
		visitStatements([statement], (expr) => {
			if (expr.kind !== "Call" || expr.args[0] === void 0) return;
			const symbol = machine.program.symbolOf(expr.func, frame.scope);
			if (symbol?.kind === "external" && symbol.name === "inspect.signature") read.push(expr.args[0]);
		});
	}
	const only$of = read, only = only$of[0], another = only$of[1];
	if (only === void 0 || another !== void 0) return void 0;
	const value = evaluate(machine, only, frame);
	if (value.kind === "symbol" && value.symbol.kind === "function") return value.symbol.owner === null ? value : hold({
		kind: "bound",
		self: NOTHING,
		callee: value
	});
	const kind = heldIn(value)?.kind;
	return kind === "bound" || kind === "closure" ? value : void 0;
}

// src/domain/fastapi/merging.ts
/** Gives a frame the variables of another moment. */
function restore$1(frame, slots) {
	frame.slots.clear();
	for (const name$of of slots) {
		const name = name$of[0], value = name$of[1];
		frame.slots.set(name, value);
	}
}
/** The variables after a condition: those of the side that goes on or is taken by default, else both alternatives. */
function settleSlots(machine, frame, yes, no, decided) {
	const first$of = decided === false ? [no, yes] : [yes, no], first = first$of[0], second = first$of[1];
	if (first.end !== "next" && second.end === "next") {
		restore$1(frame, second.slots);
		return;
	}
	restore$1(frame, first.slots);
	if (second.end !== "next") return;
	for (const name$of of second.slots) {
		const name = name$of[0], other = name$of[1];
		const known = frame.slots.get(name);
		if (known === other) continue;
		if (known === void 0) frame.slots.set(name, other);
		else if (decided !== void 0) {
			if (known.value !== null && isPlain(known.value)) frame.slots.set(name, {
				...known,
				configured: true
			});
		} else {
			const one$of = [force(machine, name, known, frame), force(machine, name, other, frame)], one = one$of[0], another = one$of[1];
			frame.slots.set(name, slot(mergedDicts(one, another) ?? mergedLists(one, another) ?? either([one, another])));
		}
	}
}
/** Keywords that one side has changed: a dict is one dict still, whose entries may be either. */
function mergedDicts(one, other) {
	if (one.kind !== "dict" || other.kind !== "dict") return void 0;
	const values = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = [one, other]; at$ < list$.length; at$++) {
		const { entries } = list$[at$];
		const own = /* @__PURE__ */ new Map();
		for (let at$ = 0, list$ = entries; at$ < list$.length; at$++) {
			const key$of = list$[at$], key = key$of[0], value = key$of[1];
			const name = textOf(key);
			if (name === void 0) return void 0;
			own.set(name, value);
		}
		for (const name$of of own) {
			const name = name$of[0], value = name$of[1];
			const known = values.get(name);
			if (known === void 0) values.set(name, {
				key: text(name),
				value
			});
			else known.value = either([known.value, value]);
		}
	}
	return {
		kind: "dict",
		entries: [...values.values()].map(({ key, value }) => [key, value])
	};
}
/** Lists of objects that one side or both have made longer: one list still, whose further items may be there or not. */
function mergedLists(one, other) {
	if (one.kind !== "sequence" || other.kind !== "sequence" || one.type !== "list" || other.type !== "list") return void 0;
	let common = 0;
	while (common < one.items.length && common < other.items.length && same(one.items[common], other.items[common])) common++;
	const further = [...one.items.slice(common), ...other.items.slice(common)];
	if (further.length === 0 || further.some(isPlain)) return void 0;
	return sequence("list", [...one.items.slice(0, common), ...further.map((item) => either([item, NOTHING]))]);
}
function isPlain({ kind }) {
	return kind === "string" || kind === "number" || kind === "boolean" || kind === "none";
}
/** The item that may be there or not; undefined for one that is there. */
function withoutMaybe(item) {
	const held = heldIn(item);
	if (held?.kind !== "either" || held.values.at(-1)?.kind !== "none") return void 0;
	return either(held.values.slice(0, -1));
}
/** The value of a variable that is evaluated when somebody asks. */
function force(machine, name, value, frame) {
	if (value.value !== null) return value.value;
	const before = frame.slots.get(name);
	frame.slots.set(name, value);
	const found = machine.lookup(name, frame) ?? NOTHING;
	if (before !== void 0) frame.slots.set(name, before);
	return found;
}

// src/domain/fastapi/attempts.ts
/** Errors that an import of a library that is not installed raises, and those above them. */
const IMPORT_ERRORS = /* @__PURE__ */ new Set([
	"ImportError",
	"ModuleNotFoundError",
	"Exception",
	"BaseException"
]);
/** Libraries without which there is no application. */
const GIVEN = /^(fastapi|starlette|pydantic|sqlalchemy|sqlmodel|typing|typing_extensions)(\.|$)/;
/**
* Runs a `try` statement. Its body is taken to succeed, and a handler fills in what the body leaves unbound. Where the body imports a
* library that may be missing, what it registers is conditional, and so is what depends on a flag that says whether it is there.
*/
function attempt(machine, statement, frame) {
	const optional = importsOptional(machine, statement, frame);
	const certainty = machine.certainty;
	const start = new Map(frame.slots);
	if (optional) machine.certainty = weaker(certainty, "conditional");
	const end = execute(machine, statement.body, frame);
	const bound = new Map(frame.slots);
	const missing = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = statement.handlers; at$ < list$.length; at$++) {
		const handler = list$[at$];
		if (optional) restore(frame, start);
		const { certainty: sure, broken } = machine;
		aside(machine, handler.body, frame, "conditional");
		const last = handler.body.at(-1)?.kind;
		if (last === "Continue" || last === "Break") {
			machine.certainty = sure;
			machine.broken = broken;
		}
		if (optional) for (const name$of of frame.slots) {
			const name = name$of[0], value = name$of[1];
			missing.set(name, value);
		}
		for (const name$of of bound) {
			const name = name$of[0], value = name$of[1];
			frame.slots.set(name, value);
		}
		for (let at$ = 0, list$ = importedIn(statement.body); at$ < list$.length; at$++) {
			const name = list$[at$];
			if (!bound.has(name)) frame.slots.delete(name);
		}
	}
	const rest = end === "next" ? execute(machine, statement.orelse, frame) : end;
	if (optional) {
		for (const name$of of missing) {
			const name = name$of[0], other = name$of[1];
			settleFlag(machine, frame, name, other);
		}
		const ends = end === "return" || rest === "return";
		machine.certainty = ends ? weaker(certainty, "conditional") : certainty;
		if (ends) machine.left = weaker(machine.left, "conditional");
		if (rest === "return" && statement.handlers.some(({ body }) => !leaves(body))) return execute(machine, statement.finalbody, frame);
	}
	const last = execute(machine, statement.finalbody, frame);
	return last === "next" ? rest === "raise" ? "next" : rest : last;
}
function restore(frame, slots) {
	for (const name$of of slots) {
		const name = name$of[0], value = name$of[1];
		frame.slots.set(name, value);
	}
}
/** A flag or text that is one thing with the library and another without it may be either. */
function settleFlag(machine, frame, name, other) {
	const known = frame.slots.get(name);
	if (known === void 0 || known === other) return;
	const { value } = known;
	if (value?.kind !== "boolean" && value?.kind !== "string") return;
	const without = force(machine, name, other, frame);
	if (without.kind === value.kind && without.value === value.value) return;
	frame.slots.set(name, slot(either([value, without])));
}
/** Whether the body imports what is not part of the project, and some handler goes on without it. */
function importsOptional(machine, { body, handlers }, frame) {
	return handlers.some(({ type, body: inner }) => !raises(inner) && catchesImports(type)) && body.some((item) => isOptional(machine, item, frame));
}
function catchesImports(type) {
	if (type === null) return true;
	if (type.kind === "Tuple") return type.elts.some(catchesImports);
	return type.kind === "Name" && IMPORT_ERRORS.has(type.id);
}
function isOptional(machine, statement, frame) {
	const outside = (dotted) => !GIVEN.test(dotted) && machine.program.index.resolveAbsolute(dotted, frame.module) === void 0;
	if (statement.kind === "Import") return statement.names.some(({ name }) => outside(name));
	return statement.kind === "ImportFrom" && statement.level === 0 && outside(statement.module);
}
/** The names that import statements of a block bind. */
function importedIn(body) {
	return body.flatMap((item) => {
		if (item.kind === "ImportFrom") return item.names.map(({ name, asname }) => asname ?? name);
		return item.kind === "Import" ? item.names.map(({ name, asname }) => asname ?? name.split(".")[0]) : [];
	});
}
function raises(body) {
	return body.at(-1)?.kind === "Raise";
}
function leaves(body) {
	const last = body.at(-1)?.kind;
	return last === "Raise" || last === "Return";
}

// src/domain/fastapi/statements.ts
/** Runs statements. Certainty that an early return takes away stays away until the function ends. */
function execute(machine, body, frame) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (!(statement.kind === "FunctionDef" && statement.decorators.length === 0) && !machine.spend()) return "raise";
		const end = run(machine, statement, frame);
		if (end !== "next") return end;
	}
	return "next";
}
function run(machine, statement, frame) {
	switch (statement.kind) {
		case "Expr":
			effect(machine, statement.value, frame);
			return "next";
		case "Assign":
			for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
				const target = list$[at$];
				assign(machine, target, statement.value, frame);
			}
			return "next";
		case "AnnAssign":
			if (statement.value !== null) assign(machine, statement.target, statement.value, frame);
			return "next";
		case "AugAssign":
			if (statement.target.kind === "Name") {
				const before = evaluate(machine, statement.target, frame);
				const value = binary(statement.op, before, evaluate(machine, statement.value, frame));
				machine.assign(frame, statement.target.id, value);
				machine.sameList(before, value, frame);
			}
			return "next";
		case "FunctionDef":
			defineFunction(machine, statement, frame);
			return "next";
		case "ClassDef":
			defineClass(machine, statement, frame);
			return "next";
		case "Return":
			frame.returns.push({
				value: statement.value === null ? NOTHING : evaluate(machine, statement.value, frame),
				certainty: machine.certainty
			});
			return "return";
		case "Raise": return "raise";
		case "Continue": return "continue";
		case "Break": return "break";
		case "If": return branch(machine, statement.test, statement.body, statement.orelse, frame);
		case "For": return loop(machine, statement.target, statement.iter, statement.body, frame);
		case "While": return aside(machine, statement.body, frame, "conditional");
		case "With":
			for (let at$ = 0, list$ = statement.items; at$ < list$.length; at$++) {
				const item = list$[at$];
				if (item.target?.kind === "Name") machine.assign(frame, item.target.id, entered(machine, item.context, frame));
			}
			return execute(machine, statement.body, frame);
		case "Try": return attempt(machine, statement, frame);
		case "Delete":
			for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
				const target = list$[at$];
				dropsRoutes(machine, target, frame);
			}
			return "next";
		case "Match":
			for (let at$ = 0, list$ = statement.cases; at$ < list$.length; at$++) {
				const matchCase = list$[at$];
				aside(machine, matchCase.body, frame, "conditional");
			}
			return "next";
		default: return "next";
	}
}
function entered(machine, context, frame) {
	return machine.relevance.acts(context) ? evaluate(machine, context, frame) : hold({
		kind: "unread",
		expression: context,
		frame
	});
}
/** Runs a block that may not run; what it returns counts, the statements after it run anyway. */
function aside(machine, body, frame, certainty) {
	const before = machine.certainty;
	machine.certainty = weaker(before, certainty);
	const end = execute(machine, body, frame);
	machine.certainty = before;
	if (end === "return" || end === "continue" || end === "break") leave(machine, end, "conditional");
	return "next";
}
function branch(machine, test, body, orelse, frame) {
	if (isTypeChecking(test)) return execute(machine, orelse, frame);
	const configured = machine.configured;
	machine.configured = false;
	const decided = truthOf(evaluate(machine, test, frame));
	const bySetting = machine.configured;
	machine.configured = configured;
	if (decided !== void 0 && !bySetting) return execute(machine, decided ? body : orelse, frame);
	const before = machine.certainty;
	const frames = framesOfFunctions(frame);
	const start = frames.map(({ slots }) => new Map(slots));
	const side = (block, holds) => {
		for (const at$of of frames.entries()) {
			const at = at$of[0], each = at$of[1];
			restore$1(each, start[at] ?? /* @__PURE__ */ new Map());
		}
		machine.certainty = decided === void 0 ? weaker(before, "conditional") : decided === holds ? before : weaker(before, "off");
		return {
			end: execute(machine, block, frame),
			slots: frames.map(({ slots }) => new Map(slots))
		};
	};
	machine.tests.push(test);
	const yes = side(body, true);
	machine.tests.pop();
	const no = side(orelse, false);
	machine.certainty = before;
	for (const at$of of frames.entries()) {
		const at = at$of[0], each = at$of[1];
		const one$of = [yes, no].map(({ end, slots }) => ({
			end,
			slots: slots[at] ?? /* @__PURE__ */ new Map()
		})), one = one$of[0], other = one$of[1];
		if (one !== void 0 && other !== void 0) settleSlots(machine, each, one, other, decided);
	}
	if (yes.end !== "next" && no.end !== "next") return yes.end === "return" || no.end === "return" ? "return" : yes.end;
	for (let at$ = 0, list$ = [[yes, true], [no, false]]; at$ < list$.length; at$++) {
		const holds$of = list$[at$], { end } = holds$of[0], holds = holds$of[1];
		if (end !== "next" && end !== "raise") leave(machine, end, decided === void 0 ? "conditional" : decided === holds ? "off" : "always");
	}
	return "next";
}
/** A frame, and those of the functions around it: their dicts may be changed as well, and their variables. */
function framesOfFunctions(frame) {
	const around = [frame];
	for (let at = frame.parent; at?.function != null; at = at.parent) around.push(at);
	return around;
}
/** What comes after a side that may leave is less certain: until the function ends, the next item of the loop, or the loop's end. */
function leave(machine, end, certainty) {
	machine.certainty = weaker(machine.certainty, certainty);
	if (end === "return") machine.left = weaker(machine.left, certainty);
	if (end === "break") machine.broken = weaker(machine.broken, certainty);
}
function loop(machine, target, iter, body, frame) {
	if (sharesEach(machine, target, iter, body, frame)) return "next";
	changePaths(machine, target, iter, body, frame);
	const acts = body.some((statement) => mayAct(machine, statement));
	const items = itemsOf(evaluate(machine, iter, frame));
	if (items === void 0) {
		if (acts || returns(body)) {
			bindUnknown(target, frame);
			aside(machine, body, frame, "conditional");
		}
		return "next";
	}
	return eachItem(machine, items, target, body, frame);
}
function eachItem(machine, items, target, body, frame) {
	const { certainty: start, left, broken } = machine;
	machine.left = "always";
	machine.broken = "always";
	let end = "next";
	for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
		const item = list$[at$];
		const sure = withoutMaybe(item);
		machine.certainty = weaker(weaker(start, sure === void 0 ? "always" : "conditional"), weaker(machine.left, machine.broken));
		bindTarget(machine, target, sure ?? item, frame);
		end = execute(machine, body, frame);
		if (end === "break" || end === "return") break;
	}
	machine.certainty = weaker(start, machine.left);
	machine.left = weaker(left, machine.left);
	machine.broken = broken;
	return end === "return" ? end : "next";
}
function returns(body) {
	let found = false;
	eachStatement(body, ({ kind }) => {
		found ||= kind === "Return";
	});
	return found;
}
/** Whether a statement of a loop over unknown items is worth following. */
function mayAct(machine, statement) {
	switch (statement.kind) {
		case "Expr": return machine.relevance.acts(statement.value) || isRemoval(statement.value) || isSharing(statement.value);
		case "Delete": return statement.targets.some((target) => target.kind === "Subscript" && isRouteList(target.value));
		case "Assign": return machine.relevance.acts(statement.value);
		case "FunctionDef": return machine.relevance.decorates(statement.decorators);
		case "If": return [...statement.body, ...statement.orelse].some((inner) => mayAct(machine, inner));
		case "For":
		case "With":
		case "While": return statement.body.some((inner) => mayAct(machine, inner));
		case "Try": return [...statement.body, ...statement.orelse].some((inner) => mayAct(machine, inner));
		default: return false;
	}
}
const GROWING = /* @__PURE__ */ new Set([
	"append",
	"extend",
	"add",
	"insert",
	"update"
]);
/** An expression statement: a call for what it does. */
function effect(machine, expression, frame) {
	const call = expression.kind === "Await" ? expression.value : expression;
	if (call.kind === "Yield" || call.kind === "YieldFrom") {
		if (call.value === null) return;
		const value = evaluate(machine, call.value, frame);
		frame.yields.push(...call.kind === "Yield" ? [value] : itemsOf(value) ?? []);
		return;
	}
	if (isSharing(call)) {
		shareRoutes(machine, call, frame);
		return;
	}
	if (call.kind === "Call" && call.func.kind === "Attribute" && GROWING.has(call.func.attr) && call.args.length > 0) {
		if (grow(machine, call.func.value, call.func.attr, call.args, frame)) return;
	}
	if (call.kind === "Call" && call.func.kind === "Attribute" && (call.func.attr === "setdefault" || call.func.attr === "pop")) {
		if (rekeyed(machine, call.func.value, call, frame)) return;
	}
	if (isRemoval(call)) dropped(machine, call.func.value.value, call, frame);
	if (call.kind === "Call" && call.func.kind === "Name" && call.func.id === "setattr" || machine.relevance.acts(expression) || isBaseConstructor(call, frame) || isDecoration(machine, call, frame)) evaluate(machine, expression, frame);
}
/** `super().__init__(…)` or `Base.__init__(self, …)` in a class that makes routers. */
function isBaseConstructor(expression, frame) {
	if (expression.kind !== "Call" || expression.func.kind !== "Attribute" || expression.func.attr !== "__init__") return false;
	const held = heldIn(frame.self);
	return held?.kind === "router" || held?.kind === "instance" || held?.kind === "marker";
}
/** `add(function)` where a variable of the functions around it holds a router's decorator. */
function isDecoration(machine, expression, frame) {
	if (expression.kind !== "Call" || expression.func.kind !== "Name" || expression.args.length !== 1) return false;
	const { id } = expression.func;
	for (let at = frame; at !== null && at.scope.kind !== "module"; at = at.parent) if (at.slots.has(id)) return heldIn(machine.lookup(id, at))?.kind === "native";
	return false;
}
/** `options.setdefault("prefix", "/v1")`, `options.pop("prefix", None)`: whether it was done to a dict that is known. */
function rekeyed(machine, target, call, frame) {
	const self = target.kind === "Name" ? evaluate(machine, target, frame) : NOTHING;
	const first$of = call.args, first = first$of[0], second = first$of[1];
	const key = self.kind !== "dict" || first === void 0 ? void 0 : textOf(evaluate(machine, first, frame));
	if (self.kind !== "dict" || key === void 0 || call.func.kind !== "Attribute") return false;
	const known = self.entries.some((each$of) => {
		const each = each$of[0];
		return textOf(each) === key;
	});
	if (call.func.attr === "pop") {
		if (known) store(machine, target, {
			kind: "dict",
			entries: self.entries.filter((each$of) => {
				const each = each$of[0];
				return textOf(each) !== key;
			})
		}, frame);
		return true;
	}
	if (!known) store(machine, target, {
		kind: "dict",
		entries: [...self.entries, [text(key), second === void 0 ? NOTHING : evaluate(machine, second, frame)]]
	}, frame);
	return true;
}
function grow(machine, target, how, args, frame) {
	if (target.kind !== "Name" && target.kind !== "Attribute" && target.kind !== "Subscript") return false;
	const self = evaluate(machine, target, frame);
	if (self.kind !== "sequence" && self.kind !== "dict") return false;
	const value = evaluate(machine, args[args.length - 1], frame);
	if (self.kind === "dict") {
		if (value.kind === "dict") store(machine, target, {
			kind: "dict",
			entries: [...self.entries, ...value.entries]
		}, frame);
		return true;
	}
	const added = how === "extend" || how === "update" ? itemsOf(value) : [value];
	const more = {
		kind: "unknown",
		reason: "not a constant",
		at: null
	};
	const grown = added === void 0 ? self.items.length === 0 ? more : [...self.items, more] : [...self.items, ...added];
	const made = Array.isArray(grown) ? sequence(self.type, grown) : more;
	store(machine, target, made, frame);
	machine.sameList(self, made, frame);
	return true;
}
function defineFunction(machine, def, frame) {
	const fn = machine.program.functionSymbol(def, frame.scope);
	const plain = frame.scope.kind === "module" || frame.scope.kind === "class";
	const value = plain ? {
		kind: "symbol",
		symbol: fn
	} : hold({
		kind: "closure",
		function: fn,
		frame,
		wraps: null
	});
	if (def.decorators.length === 0) {
		if (!plain || frame.slots.has(def.name)) machine.assign(frame, def.name, value);
		return;
	}
	if (!plain || machine.relevance.decorates(def.decorators)) machine.assign(frame, def.name, applyDecorators(machine, def.decorators, value, frame));
}
/** `@resource(router, "/orders")` of a package that is not known: what it makes of the class may be routes. */
function tellsViews(machine, def, frame) {
	for (let at$ = 0, list$ = def.decorators; at$ < list$.length; at$++) {
		const decorator = list$[at$];
		if (decorator.kind !== "Call" || !def.body.some(({ kind }) => kind === "FunctionDef")) continue;
		const callee = machine.program.symbolOf(decorator.func, frame.scope);
		if (callee?.kind !== "external" || callee.name in CLASS_VIEWS) continue;
		const given = [...decorator.args, ...decorator.keywords.map(({ value }) => value)];
		const isRouter = (each) => (each.kind === "Name" || each.kind === "Attribute") && heldIn(evaluate(machine, each, frame))?.kind === "router";
		if (given.some(isRouter)) machine.blind("registration", machine.place(frame, decorator), `what ${callee.name} makes of ${def.name} may be routes: they are not listed`);
	}
}
function defineClass(machine, def, frame) {
	const symbol = machine.program.classSymbol(def, frame.scope);
	const holdsRoutes = def.body.some((statement) => statement.kind === "FunctionDef" && machine.relevance.decorates(statement.decorators) || mayAct(machine, statement));
	if (holdsRoutes) {
		const inner = frame.scope.kind === "function" ? machine.newFrame(machine.program.classScope(symbol), frame, null, null) : machine.classFrame(symbol);
		execute(machine, def.body, inner);
	}
	tellsViews(machine, def, frame);
	if (def.decorators.length > 0 && (holdsRoutes || machine.relevance.decorates(def.decorators))) applyDecorators(machine, def.decorators, {
		kind: "symbol",
		symbol
	}, frame);
}

// src/domain/fastapi/type-tests.ts
const UNKNOWN$1 = {
	kind: "unknown",
	reason: "call",
	at: null
};
/** Types of constants, by the kind of their value. */
const TYPES = {
	string: /* @__PURE__ */ new Set(["builtins.str"]),
	dict: /* @__PURE__ */ new Set(["builtins.dict"]),
	none: /* @__PURE__ */ new Set(),
	boolean: /* @__PURE__ */ new Set(["builtins.bool", "builtins.int"])
};
const PLAIN = new Set([
	"str",
	"bytes",
	"int",
	"float",
	"bool",
	"dict",
	"list",
	"tuple",
	"set",
	"frozenset"
].map((name) => `builtins.${name}`));
/** What `isinstance(value, type)` gives, as far as it can be told. */
function isInstance(machine, value, type) {
	return anyOf(type, (one) => {
		const name = one.kind === "symbol" && one.symbol.kind === "external" ? one.symbol.name : void 0;
		const held = heldIn(value);
		if (held?.kind === "router") return name !== void 0 && isRouterName(machine, name) ? true : void 0;
		if (held?.kind === "instance") return derives(machine, held.class, one);
		const types = value.kind === "sequence" ? /* @__PURE__ */ new Set([`builtins.${value.type}`]) : TYPES[value.kind];
		if (types !== void 0) return name !== void 0 && PLAIN.has(name) ? types.has(name) : void 0;
		return value.kind === "symbol" && /^(class|function|module)$/.test(value.symbol.kind) && name !== void 0 && (PLAIN.has(name) || isRouterName(machine, name)) ? false : void 0;
	});
}
/** What `issubclass(value, type)` gives, as far as it can be told. */
function isSubclass(machine, value, type) {
	if (value.kind !== "symbol" || value.symbol.kind !== "class") return UNKNOWN$1;
	const { symbol } = value;
	return anyOf(type, (one) => derives(machine, symbol, one));
}
/** Of several types one is enough. */
function anyOf(type, test) {
	const answers = (itemsOf(type) ?? [type]).map(test);
	if (answers.includes(true)) return boolean(true);
	return answers.includes(void 0) ? UNKNOWN$1 : boolean(false);
}
/** Whether a class derives from a type; undefined where one of its bases is not known. */
function derives(machine, symbol, type) {
	if (type.kind !== "symbol" || type.symbol.kind !== "class" && type.symbol.kind !== "external") return void 0;
	const wanted = type.symbol;
	let open = false;
	for (let at$ = 0, list$ = machine.program.ancestors(symbol); at$ < list$.length; at$++) {
		const ancestor = list$[at$];
		if (ancestor.kind === "class" && wanted.kind === "class" && ancestor.class === wanted) return true;
		if (ancestor.kind === "external" && wanted.kind === "external" && machine.catalogue.isSubclass(ancestor.name, wanted.name)) return true;
		if (ancestor.kind === "unknown" || ancestor.kind === "external" && wanted.kind === "external" && !ancestor.name.startsWith("builtins.")) open = true;
	}
	return open ? void 0 : false;
}

// src/domain/fastapi/calls.ts
const UNKNOWN = {
	kind: "unknown",
	reason: "call",
	at: null
};
/** The value of a call, and its effects on routers. */
function call(machine, callee, expression, frame) {
	const { func } = expression;
	if (callee.kind === "unknown" && (callee.held === void 0 || heldIn(callee)?.kind === "unread")) {
		const onValue = func.kind === "Attribute" ? valueMethod(machine, evaluate(machine, func.value, frame), func.attr, expression, frame) : void 0;
		if (onValue !== void 0) return onValue;
		for (let at$ = 0, list$ = expression.args; at$ < list$.length; at$++) {
			const argument = list$[at$];
			if (machine.relevance.acts(argument)) evaluate(machine, argument, frame);
		}
		return UNKNOWN;
	}
	if (callee.kind === "symbol" && callee.symbol.kind === "external") return externalResult(machine, callee.symbol.name, expression, frame);
	return callWith(machine, callee, argumentsOf(machine, expression, frame));
}
function valueMethod(machine, self, name, expression, frame) {
	if (self.kind !== "string" && self.kind !== "dict" && self.kind !== "member") return void 0;
	const given = argumentsOf(machine, expression, frame);
	const value = selected(self, name, given) ?? method(self, name, given.args, given.keywords);
	if ((name === "pop" || name === "setdefault") && expression.func.kind === "Attribute" && expression.func.value.kind === "Name") rekeyed(machine, expression.func.value, expression, frame);
	return value;
}
/** Calls a value with arguments that are known. */
function callWith(machine, callee, given) {
	if (callee.kind === "symbol") {
		const { symbol } = callee;
		const moved = symbol.kind === "function" && versions(symbol) ? versioned(machine, symbol.def.name, given) : void 0;
		if (moved !== void 0) return moved;
		if (symbol.kind === "function") return callFunction(machine, symbol, machine.frameOf(symbol.outer), given, null);
		if (symbol.kind === "class") return instantiate(machine, symbol, given);
		if (symbol.kind === "external") return makeExternal(machine, symbol.name, given);
		return UNKNOWN;
	}
	const held = heldIn(callee);
	switch (held?.kind) {
		case "closure": return callFunction(machine, held.function, held.frame, given, null);
		case "bound": {
			const inner = heldIn(held.callee);
			const fn = held.callee.kind === "symbol" && held.callee.symbol.kind === "function" ? held.callee.symbol : inner?.kind === "closure" ? inner.function : void 0;
			if (fn === void 0) return callWith(machine, held.callee, {
				...given,
				args: [held.self, ...given.args]
			});
			return callFunction(machine, fn, inner?.kind === "closure" ? inner.frame : machine.frameOf(fn.outer), given, held.self);
		}
		case "lambda": {
			const frame = machine.newFrame(machine.program.lambdaScope(held.lambda, held.frame.scope), held.frame, null, null);
			bindParameters(machine, held.lambda.parameters, given, held.frame, frame);
			return evaluate(machine, held.lambda.body, frame);
		}
		case "partial": return callWith(machine, held.callee, {
			args: [...held.given.args, ...given.args],
			keywords: new Map([...held.given.keywords, ...given.keywords]),
			at: given.at
		});
		case "router-method": return routerMethod(machine, held.router, held.name, given);
		case "native": return held.call(given);
		case "made": return madeResult(machine, held.name, given);
		case "either": return either(held.values.map((value) => callWith(machine, value, given)));
		case "instance": {
			const operator = attributeOf(machine, callee, "__call__");
			return operator === void 0 ? UNKNOWN : callWith(machine, operator, given);
		}
		default: return UNKNOWN;
	}
}
/** Settings readers (`config("KEY", default=…)`) give their default; other objects of libraries give nothing that is known. */
function madeResult(machine, name, given) {
	const value = given.keywords.get("default");
	if (value === void 0 || !/^(starlette\.config|decouple|environ|environs)\b/.test(name)) return UNKNOWN;
	machine.configured = true;
	return value;
}
/** Runs a function of the project with arguments. A coroutine is taken as awaited, a generator as run through. */
function callFunction(machine, fn, outer, given, self) {
	if (machine.tooDeep || machine.stack.filter((running) => running === fn).length > 1) return UNKNOWN;
	if (machine.relevance.touches(fn) || machine.relevance.discovers(fn)) return machine.inEarnest(() => runFunction(machine, fn, outer, given, self));
	const alone = self === null && fn.outer.kind === "module" && given.args.length === 0 && given.keywords.size === 0;
	const known = alone ? machine.results.get(fn) : void 0;
	if (known !== void 0) {
		if (known.configured) machine.configured = true;
		return known.value;
	}
	const { configured } = machine;
	machine.configured = false;
	const value = machine.aside(() => runFunction(machine, fn, outer, given, self)) ?? UNKNOWN;
	if (alone) machine.results.set(fn, {
		value,
		configured: machine.configured
	});
	machine.configured ||= configured;
	return value;
}
function runFunction(machine, fn, outer, given, self) {
	const receiver = self ?? (fn.owner !== null && given.args[0] !== void 0 ? given.args[0] : null);
	const frame = machine.newFrame(machine.program.functionScope(fn), outer, fn, receiver);
	bindParameters(machine, fn.def.parameters, self === null ? given : {
		...given,
		args: [self, ...given.args]
	}, outer, frame);
	machine.executed.add(fn);
	const { certainty: before, left, broken, entered } = machine;
	machine.entered = before;
	machine.left = "always";
	machine.broken = "always";
	machine.stack.push(fn);
	machine.depth++;
	const end = execute(machine, fn.def.body, frame);
	machine.depth--;
	machine.stack.pop();
	machine.certainty = before;
	machine.left = left;
	machine.broken = broken;
	machine.entered = entered;
	if (frame.yields.length > 0) return sequence("list", frame.yields);
	const likely = frame.returns.filter(({ certainty }) => certainty !== "off" || before === "off");
	const values = (likely.length > 0 ? likely : frame.returns).map(({ value }) => value);
	if (values.length === 0) return NOTHING;
	const known = values.filter((value) => value.kind !== "none");
	return end === "next" || known.length === 0 ? either(known.length === 0 ? [NOTHING] : known) : either(values);
}
function bindParameters(machine, parameters, given, outer, frame) {
	const left = new Map(given.keywords);
	let next = 0;
	for (let at$ = 0, list$ = parameters; at$ < list$.length; at$++) {
		const parameter = list$[at$];
		if (parameter.passing === "*args") {
			frame.slots.set(parameter.name, slot(sequence("tuple", given.args.slice(next))));
			next = given.args.length;
			continue;
		}
		if (parameter.passing === "**kwargs") {
			frame.slots.set(parameter.name, slot({
				kind: "dict",
				entries: [...left].map((key$of) => {
					const key = key$of[0], value = key$of[1];
					return [text(key), value];
				})
			}));
			continue;
		}
		const positional = parameter.passing === "keyword" ? void 0 : given.args[next];
		if (positional !== void 0) next++;
		const value = positional ?? left.get(parameter.name) ?? (parameter.default === null ? UNKNOWN : evaluate(machine, parameter.default, outer));
		left.delete(parameter.name);
		frame.slots.set(parameter.name, slot(value));
	}
}
function externalResult(machine, name, expression, frame) {
	const special = builtin(machine, name, expression, frame);
	if (special !== void 0) return special;
	if (PURE.has(name)) {
		const { args, keywords } = argumentsOf(machine, expression, frame);
		if (name.startsWith("os.")) machine.configured = true;
		return externalCall(name, args, keywords) ?? UNKNOWN;
	}
	if (LOOKING.test(name) && machine.entryPoints.size > 0) {
		const found = lookedFor(machine, name, argumentsOf(machine, expression, frame), frame.module);
		if (found !== void 0) return found;
	}
	if (IMPORTING.test(name) && expression.args[0] !== void 0) {
		const written = textOf(evaluate(machine, expression.args[0], frame));
		const found = written === void 0 ? void 0 : imported(machine, written, frame.module);
		if (found !== void 0) return found;
	}
	if (DISCOVERING.test(name)) {
		const found = discovered(machine, name, argumentsOf(machine, expression, frame));
		if (found !== void 0) return found;
	}
	if (/^decouple\.config$/.test(name)) return madeResult(machine, name, argumentsOf(machine, expression, frame));
	if (isInteresting(machine, name)) return makeExternal(machine, name, argumentsOf(machine, expression, frame));
	for (let at$ = 0, list$ = expression.args; at$ < list$.length; at$++) {
		const argument = list$[at$];
		if (machine.relevance.acts(argument)) evaluate(machine, argument, frame);
	}
	for (let at$ = 0, list$ = expression.keywords; at$ < list$.length; at$++) {
		const keyword = list$[at$];
		if (machine.relevance.acts(keyword.value)) evaluate(machine, keyword.value, frame);
	}
	const at = machine.place(frame, expression);
	return hold({
		kind: "made",
		name,
		given: {
			args: [],
			keywords: /* @__PURE__ */ new Map(),
			at,
			written: {
				call: expression,
				frame
			}
		}
	});
}
function isInteresting(machine, name) {
	return isRouterName(machine, name) || FOREIGN_ROUTER.test(name) || name === "types.FunctionType" || name.endsWith(".VersionedFastAPI") || /^(fastapi|starlette|functools|fast_depends|fastapi_injector|fastapi_utils|fastapi_restful|fastapi_versioning|fastapi_versionizer|classy_fastapi|fastapi_class|fastapi_users|fastapi_filter|fastcbv|makefun)\b/.test(name);
}
function builtin(machine, name, expression, frame) {
	const first$of = expression.args, first = first$of[0], second = first$of[1], third = first$of[2];
	const of = (argument) => evaluate(machine, argument, frame);
	switch (name) {
		case "builtins.super": return superOf(frame);
		case "builtins.getattr": {
			if (first === void 0 || second === void 0) return void 0;
			const attribute = textOf(of(second));
			if (attribute === void 0) return UNKNOWN;
			const self = of(first);
			return attributeOf(machine, self, attribute) ?? (third === void 0 || inheritsFromOutside(machine, self) ? UNKNOWN : of(third));
		}
		case "builtins.setattr": {
			const self$of = [first === void 0 ? void 0 : heldIn(of(first)), second === void 0 ? void 0 : textOf(of(second))], self = self$of[0], attribute = self$of[1];
			if (attribute === void 0 || third === void 0 || first === void 0) return NOTHING;
			if (self !== void 0 && "attributes" in self) self.attributes.set(attribute, of(third));
			else markFunction(machine, of(first), attribute, of(third));
			return NOTHING;
		}
		case "builtins.hasattr": {
			if (first === void 0 || second === void 0) return void 0;
			const attribute = textOf(of(second));
			const self = of(first);
			if (attribute === void 0 || self.kind !== "symbol" && heldIn(self)?.kind !== "instance" && !isFunctionValue(self)) return UNKNOWN;
			if (attributeOf(machine, self, attribute) !== void 0) return boolean(true);
			return inheritsFromOutside(machine, self) ? UNKNOWN : boolean(false);
		}
		case "builtins.isinstance": return first === void 0 || second === void 0 ? UNKNOWN : isInstance(machine, of(first), of(second));
		case "builtins.issubclass": return first === void 0 || second === void 0 ? UNKNOWN : isSubclass(machine, of(first), of(second));
		case "typing.cast": return second === void 0 ? void 0 : of(second);
		case "typing.get_type_hints": return first === void 0 ? void 0 : hintsOf(machine, of(first));
		case "asyncio.iscoroutinefunction":
		case "inspect.iscoroutinefunction": {
			const view = first === void 0 ? void 0 : viewOf(machine, of(first));
			return view?.runs == null ? UNKNOWN : boolean(view.runs.def.async);
		}
		case "builtins.callable": return first === void 0 || viewOf(machine, of(first)) === void 0 ? UNKNOWN : boolean(true);
		case "builtins.dir": {
			const self = first === void 0 ? void 0 : of(first);
			const names = self === void 0 ? void 0 : namesIn(machine, self);
			if (names !== void 0) return sequence("list", names.map(text));
			if (self?.kind !== "symbol" || self.symbol.kind !== "module") return UNKNOWN;
			machine.listed.add(self.symbol);
			return sequence("list", [...machine.program.moduleScope(self.symbol).bindings.keys()].sort().map(text));
		}
		case "builtins.vars": return first === void 0 ? void 0 : namespaceOf(machine, of(first));
		case "inspect.getmembers": {
			const predicate = second ?? expression.keywords.find(({ arg }) => arg === "predicate")?.value;
			return first === void 0 ? void 0 : membersIn(machine, of(first), predicate === void 0 ? void 0 : of(predicate));
		}
		case "builtins.str": return first === void 0 ? void 0 : pathText(of(first));
		case "builtins.sorted": return first === void 0 ? void 0 : of(first);
		case "builtins.zip": {
			const lists = expression.args.map((argument) => itemsOf(of(argument)));
			const length = Math.min(...lists.map((items) => items?.length ?? 0));
			if (lists.includes(void 0) || lists.length === 0) return UNKNOWN;
			return sequence("list", Array.from({ length }, (_, at) => sequence("tuple", lists.map((items) => items?.[at] ?? UNKNOWN))));
		}
		case "itertools.product": {
			let rows = [[]];
			for (let at$ = 0, list$ = expression.args; at$ < list$.length; at$++) {
				const argument = list$[at$];
				const items = itemsOf(of(argument));
				if (items === void 0) return UNKNOWN;
				rows = rows.flatMap((row) => items.map((item) => [...row, item]));
			}
			return sequence("list", rows.map((row) => sequence("tuple", row)));
		}
		case "builtins.__import__": {
			const dotted = first === void 0 ? void 0 : textOf(of(first));
			const told = expression.args[3] ?? expression.keywords.find(({ arg }) => arg === "fromlist")?.value;
			if (dotted === void 0 || expression.args.length > 4) return UNKNOWN;
			const items = told === void 0 ? [] : itemsOf(of(told));
			if (items === void 0) return UNKNOWN;
			const asked = items.length > 0 ? dotted : dotted.slice(0, dotted.includes(".") ? dotted.indexOf(".") : void 0);
			const module = machine.program.index.resolveAbsolute(asked, frame.module);
			return module === void 0 ? UNKNOWN : {
				kind: "symbol",
				symbol: module
			};
		}
		case "importlib.import_module": {
			const dotted = first === void 0 ? void 0 : textOf(of(first));
			if (dotted === void 0) return UNKNOWN;
			const absolute = dotted.startsWith(".") ? `${frame.module.package ? frame.module.name : frame.module.name.slice(0, Math.max(0, frame.module.name.lastIndexOf(".")))}${dotted}` : dotted;
			const module = machine.program.index.resolveAbsolute(absolute, frame.module);
			return module === void 0 ? UNKNOWN : {
				kind: "symbol",
				symbol: module
			};
		}
		case "importlib.util.find_spec": return UNKNOWN;
		case "os.environ.get":
		case "os.getenv":
			machine.configured = true;
			return;
		default: return;
	}
}
/** The annotations of a function by parameter, each as it is written. */
function hintsOf(machine, value) {
	const view = viewOf(machine, value);
	if (view?.signature == null || view.frame === null) return void 0;
	const { frame, signature } = view;
	const hint = (name, expression) => expression === null ? [] : [[text(name), evaluate(machine, expression, frame)]];
	return {
		kind: "dict",
		entries: [...signature.def.parameters.flatMap(({ name, annotation }) => hint(name, annotation)), ...hint("return", signature.def.returns)]
	};
}
function superOf(frame) {
	for (let at = frame; at !== null; at = at.parent) {
		if (at.function?.owner == null || at.self === null) continue;
		return hold({
			kind: "super",
			self: at.self,
			after: at.function.owner
		});
	}
	return UNKNOWN;
}

// src/domain/fastapi/made.ts
/** An attribute of an object of a library that the catalogue knows to give dependencies; undefined for everything else. */
function madeAttribute(machine, made, self, name) {
	const resource = addResource(machine, made, name);
	if (resource !== void 0) return resource;
	const routes = routeMaking(machine, made.name, self, name);
	if (routes !== void 0) return routes;
	const maker = dependencyMaker(made.name);
	if (maker === void 0) return void 0;
	const scheme = maker.schemes[name];
	if (scheme !== void 0) {
		const keywords = /* @__PURE__ */ new Map([["auto_error", boolean(false)]]);
		for (let at$ = 0, list$ = Object.entries(scheme.arguments); at$ < list$.length; at$++) {
			const keyword$of = list$[at$], keyword = keyword$of[0], argument = keyword$of[1];
			keywords.set(keyword, argumentOf(maker.arguments, made.given, argument) ?? NOTHING);
		}
		return hold({
			kind: "made",
			name: scheme.class,
			given: {
				...made.given,
				args: [],
				keywords
			}
		});
	}
	const makes = maker.makes[name];
	if (makes === void 0) return argumentOf(maker.arguments, made.given, name);
	const call = (given) => {
		const further = makes.argument === null ? void 0 : given.keywords.get(makes.argument);
		const needs = makes.needs.flatMap((path) => along(machine, self, path.split(".")));
		return hold({
			kind: "made",
			name: `${made.name}.${name}`,
			given,
			needs: further === void 0 ? needs : [...needs, further]
		});
	};
	return hold({
		kind: "native",
		call
	});
}
function argumentOf(names, given, name) {
	const at = names.indexOf(name);
	if (at < 0) return void 0;
	const fallback = defaultOf(name);
	return given.keywords.get(name) ?? given.args[at] ?? (fallback === void 0 ? void 0 : text(fallback));
}
function along(machine, start, path) {
	let values = [start];
	for (let at$ = 0, list$ = path; at$ < list$.length; at$++) {
		const step = list$[at$];
		values = values.flatMap((value) => step === "*" ? itemsOf(value) ?? [] : attributeOf(machine, value, step) ?? []);
	}
	return values;
}

// src/domain/fastapi/attributes.ts
/** The value of `self.name`; undefined where it cannot be told from the value. */
function attributeOf(machine, self, name) {
	const found = name === "__dict__" ? namespaceOf(machine, self) : attributeIn(machine, self, name);
	if (found === void 0) machine.missed.add(name);
	return found;
}
function attributeIn(machine, self, name) {
	const held = heldIn(self);
	if (held === void 0) return plainAttribute(machine, self, name);
	switch (held.kind) {
		case "router": return routerAttribute(machine, held, self, name);
		case "instance": {
			const known = held.attributes.get(name);
			if (known !== void 0) return known;
			if (held.pending !== null && constructData(machine, held.class, self, held.pending)) {
				held.pending = null;
				const given = held.attributes.get(name);
				if (given !== void 0) return given;
			}
			const inClass = memberOf(machine, held.class, self, name);
			if (inClass !== void 0) return inClass;
			if (held.pending !== null) {
				const given = held.pending;
				held.pending = null;
				construct(machine, held.class, self, given);
				if (!held.attributes.has("router") && isRoutable(machine, held.class)) startRoutable(machine, self, held, given);
			}
			return held.attributes.get(name) ?? missingAttribute(machine, held.class, self, name);
		}
		case "space": return pathAttribute(machine, self, name) ?? held.attributes.get(name);
		case "super": return memberOf(machine, classOf(held.self) ?? held.after, held.self, name, held.after) ?? baseAttribute(machine, held.self, name);
		case "closure":
			if (name === "__name__") return text(held.function.def.name);
			return name === "__wrapped__" ? held.wraps ?? void 0 : markOf(machine, self, name);
		case "bound": return attributeOf(machine, held.callee, name);
		case "made": return madeAttribute(machine, held, self, name);
		default: return;
	}
}
/** What the `__getattr__` of a class gives for a name that nothing else defines. */
function missingAttribute(machine, symbol, self, name) {
	if (name.startsWith("__")) return void 0;
	const own = memberOf(machine, symbol, self, "__getattr__");
	if (own === void 0) return void 0;
	const value = callWith(machine, own, {
		args: [text(name)],
		keywords: /* @__PURE__ */ new Map(),
		at: NOWHERE$1
	});
	return isOpen(value) ? void 0 : value;
}
const NOWHERE$1 = {
	file: repoPath("unknown"),
	start: 0,
	end: 0,
	symbol: ""
};
function baseAttribute(machine, self, name) {
	const held = heldIn(self);
	if (held?.kind === "instance" && name === "__init__" && isRoutable(machine, held.class)) return hold({
		kind: "native",
		call: (given) => {
			startRoutable(machine, self, held, given);
			return NOTHING;
		}
	});
	if (held?.kind === "router") return hold({
		kind: "router-method",
		router: held,
		name
	});
	return held?.kind === "marker" && name === "__init__" ? hold({
		kind: "native",
		call: (given) => {
			mark(held, given);
			return NOTHING;
		}
	}) : void 0;
}
function classOf(value) {
	const held = heldIn(value);
	return held?.kind === "instance" || held?.kind === "router" ? held.class : value.kind === "symbol" && value.symbol.kind === "class" ? value.symbol : void 0;
}
function plainAttribute(machine, self, name) {
	if (self.kind === "member") return name === "value" ? self.value : name === "name" ? text(self.name) : memberOf(machine, self.class, self, name);
	if (self.kind !== "symbol") return moduleInfo(self, name);
	const { symbol } = self;
	switch (symbol.kind) {
		case "module": {
			const member = machine.program.memberOfModule(symbol, name);
			if (member === void 0) return machine.lookup(name, machine.moduleFrame(symbol)) ?? moduleAttribute(symbol, name);
			if (member.kind === "function" || member.kind === "class" || member.kind === "module" || member.kind === "external") return symbolValue(machine, member);
			return machine.settledVariable(member.name, member.scope);
		}
		case "class":
			if (name === "__name__") return text(symbol.def.name);
			if (name === "__fields__" || name === "model_fields") return machine.fieldsOf?.(symbol);
			return memberOf(machine, symbol, self, name) ?? dressedMember(machine, symbol, self, name);
		case "function":
			if (name === "__name__") return text(symbol.def.name);
			return name === "__code__" ? self : markOf(machine, self, name);
		case "external": return {
			kind: "symbol",
			symbol: {
				kind: "external",
				name: machine.program.externals.canonical(`${symbol.name}.${name}`)
			}
		};
		case "variable": return;
	}
}
/** What a decorator of a class keeps on it: `cls.as_form = as_form`. */
function dressedMember(machine, symbol, self, name) {
	const { decorators } = symbol.def;
	if (decorators.length === 0 || name.startsWith("__")) return void 0;
	if (!machine.dressed.has(symbol)) {
		machine.dressed.add(symbol);
		for (let at$ = 0, list$ = decorators.toReversed(); at$ < list$.length; at$++) {
			const decorator = list$[at$];
			const target = machine.program.symbolOf(decorator, symbol.outer);
			if (target?.kind !== "function") continue;
			callWith(machine, {
				kind: "symbol",
				symbol: target
			}, {
				args: [self],
				keywords: /* @__PURE__ */ new Map(),
				at: NOWHERE$1
			});
		}
	}
	return markOf(machine, self, name);
}
/** What an application keeps of arguments that it is not given. */
const APPLICATION_DEFAULTS = {
	prefix: "",
	title: "FastAPI",
	version: "0.1.0",
	description: "",
	root_path: "",
	openapi_url: "/openapi.json",
	docs_url: "/docs",
	redoc_url: "/redoc",
	swagger_ui_oauth2_redirect_url: "/docs/oauth2-redirect"
};
function routerAttribute(machine, router, self, name) {
	const known = router.attributes.get(name);
	if (known !== void 0) return known;
	if (router.class !== null) {
		const member = memberOf(machine, router.class, self, name);
		if (member !== void 0) return member;
	}
	if (CALLED.has(name) || DECORATING.has(name)) return hold({
		kind: "router-method",
		router,
		name
	});
	if (name === "router" && router.application) return self;
	if (name === "state") {
		const space = hold({
			kind: "space",
			attributes: /* @__PURE__ */ new Map()
		});
		router.attributes.set(name, space);
		return space;
	}
	if (name === "webhooks" && router.application) return webhooksOf(machine, router);
	if (name === "routes") return hold({
		kind: "made",
		name: ROUTE_LIST,
		given: {
			args: [self],
			keywords: /* @__PURE__ */ new Map(),
			at: router.at
		}
	});
	const given = router.keywords.get(name);
	const usual = router.application ? APPLICATION_DEFAULTS[name] : name === "prefix" ? "" : void 0;
	return given ?? (usual === void 0 ? {
		kind: "unknown",
		reason: "not a constant",
		at: null
	} : text(usual));
}
/** The router of an application's webhooks: the one that it was given, or one of its own. */
function webhooksOf(machine, application) {
	const given = application.keywords.get("webhooks");
	const held = heldIn(given);
	const router = held?.kind === "router" ? held : newRouter(machine, false, null, {
		args: [],
		keywords: /* @__PURE__ */ new Map(),
		at: application.at
	});
	router.described = true;
	const value = hold(router);
	application.attributes.set("webhooks", value);
	return value;
}
/** A member of a class along its resolution order, bound to `self`; `after` leaves out everything up to that class. */
function memberOf(machine, symbol, self, name, after = null) {
	let skip = after !== null;
	for (let at$ = 0, list$ = machine.program.ancestors(symbol); at$ < list$.length; at$++) {
		const ancestor = list$[at$];
		if (ancestor.kind !== "class") continue;
		if (skip) {
			skip = ancestor.class !== after;
			continue;
		}
		const frame = machine.classFrame(ancestor.class);
		const run = frame.slots.has(name) ? machine.lookup(name, frame) : void 0;
		const bindings = frame.scope.bindings.get(name);
		if (run === void 0 && bindings === void 0) continue;
		if (machine.program.isEnum(ancestor.class) && self.kind === "symbol") return machine.evaluator.classAttribute(ancestor.class, name);
		const binding = bindings?.findLast((item) => item.kind === "function" || item.kind === "value" || item.kind === "class");
		if (binding?.kind === "function") {
			const fn = machine.program.functionSymbol(binding.def, frame.scope);
			return bound(machine, run ?? machine.decoratedValue(fn), fn.def.decorators.map(decoratorName), self);
		}
		if (run !== void 0) return run;
		const column = self.kind === "symbol" ? mappedColumn(machine, frame, name) : void 0;
		if (column !== void 0) return column;
		if (binding?.kind === "class") return {
			kind: "symbol",
			symbol: machine.program.classSymbol(binding.def, frame.scope)
		};
		if (binding?.kind !== "value") return void 0;
		machine.configured = true;
		const value = machine.along(evaluate(machine, binding.value, frame), binding.path);
		const kept = heldIn(value);
		if (kept !== void 0 && kept.kind !== "unread" && kept.kind !== "made") return value;
		if (value.kind !== "unknown") return value;
		const setting = machine.evaluator.classAttribute(symbol, name);
		return setting.kind === "unknown" ? value : setting;
	}
}
/** A column on its mapped class, as far as routes are made from it: `Order.number.name` is the name in the database. */
function mappedColumn(machine, frame, key) {
	for (let at$ = 0, list$ = frame.scope.bindings.get(key) ?? []; at$ < list$.length; at$++) {
		const binding = list$[at$];
		if (binding.kind !== "value" && binding.kind !== "declaration") continue;
		const call = binding.kind === "value" && binding.value.kind === "Call" ? binding.value : null;
		const { annotation } = binding;
		if (!(call !== null ? isLibrary(machine, call.func, frame, /^sqlalchemy\.(orm\.)?(mapped_column|Column|deferred)$/) : annotation?.kind === "Subscript" && isLibrary(machine, annotation.value, frame, /^sqlalchemy\.orm\.Mapped$/))) continue;
		const first = (call?.args ?? [])[0];
		const written = first === void 0 ? void 0 : textOf(evaluate(machine, first, frame));
		const attributes = /* @__PURE__ */ new Map([["key", text(key)], ["name", text(written ?? key)]]);
		return hold({
			kind: "space",
			attributes
		});
	}
}
function isLibrary(machine, expression, frame, name) {
	const symbol = machine.program.symbolOf(expression, frame.scope);
	return symbol?.kind === "external" && name.test(symbol.name);
}
function decoratorName(decorator) {
	const named = decorator;
	return named.id ?? named.attr ?? "";
}
function bound(machine, callee, decorators, self) {
	if (decorators.includes("staticmethod")) return callee;
	const onClass = self.kind === "symbol";
	if (decorators.includes("classmethod")) {
		const held = heldIn(self);
		const owner = held?.kind === "instance" || held?.kind === "router" ? held.class : null;
		return hold({
			kind: "bound",
			self: owner === null ? self : {
				kind: "symbol",
				symbol: owner
			},
			callee
		});
	}
	if (onClass) return callee;
	const made = hold({
		kind: "bound",
		self,
		callee
	});
	if (!decorators.some((name) => name === "property" || name === "cached_property")) return made;
	const target = callee.kind === "symbol" && callee.symbol.kind === "function" ? callee.symbol : void 0;
	if (target === void 0) return {
		kind: "unknown",
		reason: "call",
		at: null
	};
	const given = {
		args: [],
		keywords: /* @__PURE__ */ new Map(),
		at: {
			file: "",
			start: 0,
			end: 0,
			symbol: ""
		}
	};
	return callFunction(machine, target, machine.frameOf(target.outer), given, self) ?? NOTHING;
}

// src/domain/fastapi/callables.ts
const NONE = /* @__PURE__ */ new Set();
/** The view of a value as a callable; undefined for what cannot be told. */
function viewOf(machine, value) {
	if (value.kind === "symbol") {
		const { symbol } = value;
		if (symbol.kind === "function") return functionView(symbol, machine.frameOf(symbol.outer), symbol, 0);
		if (symbol.kind === "class") return classView(machine, symbol);
		if (symbol.kind === "external") return externalView(symbol.name);
		return;
	}
	const held = heldIn(value);
	switch (held?.kind) {
		case "closure": {
			const inner = held.wraps === null ? void 0 : viewOf(machine, held.wraps);
			if (inner?.signature != null) return {
				...inner,
				runs: held.function,
				...held.named === true ? {
					named: held.function,
					name: nameOfFunction(held.function)
				} : {}
			};
			return functionView(held.function, held.frame, held.function, 0);
		}
		case "bound": {
			const inner = viewOf(machine, held.callee);
			return inner === void 0 ? void 0 : {
				...inner,
				kind: "method",
				skip: inner.skip + 1
			};
		}
		case "partial": {
			const inner = viewOf(machine, held.callee);
			return inner === void 0 ? void 0 : {
				...inner,
				skip: inner.skip + held.given.args.length,
				filled: /* @__PURE__ */ new Set([...inner.filled, ...held.given.keywords.keys()])
			};
		}
		case "lambda": {
			const { function: fn, scope } = held.frame;
			const around = fn !== null ? `${fn.def.qualname}.<locals>.` : scope.class !== null ? `${scope.class.def.qualname}.` : "";
			return {
				kind: "lambda",
				name: `${held.frame.module.name}.${around}<lambda>`,
				signature: null,
				frame: held.frame,
				runs: null,
				lambda: held.lambda,
				class: null,
				skip: 0,
				filled: NONE
			};
		}
		case "instance": {
			const operator = attributeOf(machine, value, "__call__");
			return {
				...(operator === void 0 ? void 0 : viewOf(machine, operator)) ?? externalView(""),
				kind: "instance",
				name: nameOfClass(held.class),
				class: held.class
			};
		}
		case "made": return externalView(held.name);
		case "unread": {
			const { expression } = held;
			if (expression.kind === "Subscript" && isProvided(machine, expression.value, held.frame)) return externalView(PROVIDE);
			const type = machine.program.typeOf(expression.kind === "Call" ? expression.func : expression, held.frame.scope);
			return type.kind === "method" ? externalView(`${type.owner}.${type.name}`) : void 0;
		}
		default: return;
	}
}
const PROVIDE = "dependency_injector.wiring.Provide";
/** `Provide[Container.orders]`: the container is asked by a decorator around the endpoint, FastAPI calls nothing of the project. */
function isProvided(machine, marker, frame) {
	const symbol = machine.program.symbolOf(marker, frame.scope);
	return symbol?.kind === "external" && /^dependency_injector\.wiring\.(Provide|Provider|Closing)$/.test(symbol.name);
}
function functionView(fn, frame, runs, skip) {
	return {
		kind: "function",
		name: nameOfFunction(fn),
		signature: fn,
		frame,
		runs,
		lambda: null,
		class: null,
		skip,
		filled: NONE
	};
}
/** The view of a class: calling it runs its constructor. */
function classView(machine, symbol) {
	const constructor = memberOf(machine, symbol, {
		kind: "symbol",
		symbol
	}, "__init__");
	const fn = constructor?.kind === "symbol" && constructor.symbol.kind === "function" ? constructor.symbol : null;
	return {
		kind: "class",
		name: nameOfClass(symbol),
		signature: fn,
		frame: fn === null ? machine.classFrame(symbol) : machine.frameOf(fn.outer),
		runs: fn,
		lambda: null,
		class: symbol,
		skip: 1,
		filled: NONE
	};
}
function externalView(name) {
	return {
		kind: "external",
		name,
		signature: null,
		frame: null,
		runs: null,
		lambda: null,
		class: null,
		skip: 0,
		filled: NONE
	};
}
function nameOfFunction(fn) {
	return `${fn.module.name}.${fn.def.qualname}`;
}
function nameOfClass(symbol) {
	return `${symbol.module.name}.${symbol.def.qualname}`;
}

// src/domain/fastapi/decorators.ts
/** A function or class after its decorators, innermost first. What a decorator from elsewhere makes of it stays what it was. */
function applyDecorators(machine, decorators, target, frame) {
	let value = target;
	for (let at$ = 0, list$ = decorators.toReversed(); at$ < list$.length; at$++) {
		const decorator = list$[at$];
		const callee = evaluate(machine, decorator, frame);
		const given = {
			args: [value],
			keywords: /* @__PURE__ */ new Map(),
			at: machine.place(frame, decorator)
		};
		if (!isCallable(callee)) continue;
		if (value.kind === "symbol" && value.symbol.kind === "class" && makesViewsOf(machine, callee)) {
			machine.viewClasses.add(value.symbol);
			continue;
		}
		const made = valuesOf(callWith(machine, callee, given)).filter(isFunction);
		if (made.length > 0) value = either(likely(machine, value, made));
	}
	return value;
}
/** What a decorator makes, one way or another: the ways that keep the function's signature where some do, since it is used as one. */
function likely(machine, target, made) {
	if (made.length < 2) return made;
	const signature = viewOf(machine, target)?.signature ?? null;
	const keeping = signature === null ? [] : made.filter((value) => viewOf(machine, value)?.signature === signature);
	return keeping.length > 0 ? keeping : made;
}
/** A decorator that makes views moves routes about and ends where it began: it is not followed. */
function makesViewsOf(machine, callee) {
	const held = heldIn(callee);
	const fn = callee.kind === "symbol" && callee.symbol.kind === "function" ? callee.symbol : held?.kind === "closure" ? held.function : void 0;
	return fn !== void 0 && machine.makesViews(fn);
}
function isFunction(value) {
	if (value.kind === "symbol") return value.symbol.kind !== "external";
	const held = heldIn(value);
	return held !== void 0 && held.kind !== "unread" && held.kind !== "made";
}
/** Names outside the project and unknown things leave what they decorate as it is. */
function isCallable(callee) {
	if (callee.kind === "symbol") return callee.symbol.kind === "function" || callee.symbol.kind === "class";
	const held = heldIn(callee);
	return held !== void 0 && held.kind !== "unread" && held.kind !== "made";
}

// src/domain/fastapi/views.ts
/** Functions behind functions that are looked into. */
const DEEPEST$3 = 4;
/**
* Whether a decorator of the project makes class-based views, as `cbv` of fastapi-utils does, which many projects hold a copy of:
* somewhere behind it the endpoints get a `__signature__` in which `self` is `Depends(cls)`.
*/
function makesViews(program, decorator) {
	const marks = {
		signature: false,
		depends: false
	};
	look(program, decorator, marks, /* @__PURE__ */ new Set(), 0);
	return marks.signature && marks.depends;
}
function look(program, fn, marks, seen, depth) {
	if (seen.has(fn.def) || depth > DEEPEST$3) return;
	seen.add(fn.def);
	const scope = program.functionScope(fn);
	const visit = (node) => {
		if (node.kind === "Attribute" && node.attr === SIGNATURE) marks.signature = true;
		if (node.kind !== "Call") return;
		const first$of = node.args, first = first$of[0], second = first$of[1];
		const name = node.func.kind === "Name" ? node.func.id : node.func.kind === "Attribute" ? node.func.attr : "";
		if (name === "setattr" && second?.kind === "Constant" && second.value === SIGNATURE) marks.signature = true;
		if (name === "Depends" && first?.kind === "Name") marks.depends = true;
		const symbol = node.func.kind === "Name" ? program.resolve(name, scope) : void 0;
		if (symbol?.kind === "function") look(program, symbol, marks, seen, depth + 1);
	};
	const read = (body) => {
		visitStatements(body, visit);
		eachStatement(body, (statement) => {
			if (statement.kind === "FunctionDef") read(statement.body);
		});
	};
	read(fn.def.body);
}
const SIGNATURE = "__signature__";

// src/domain/fastapi/machine.ts
const NOWHERE = repoPath("unknown");
/** Calls inside calls beyond which a program is taken to run in circles. */
const DEEPEST$2 = 40;
/** Statements and expressions of one program; real applications need a few ten thousand. */
const MOST_STEPS = 4e5;
/** Steps and nested calls of a call that is followed for its value alone. */
const MOST_ASIDE = 1500;
const DEEPEST_ASIDE = 8;
/** Modules inside modules for which calls are counted anew. */
const NESTED_MODULES = 60;
/**
* Follows what a program does with applications and routers when it is imported and started: module bodies in order, factories with
* their arguments, loops over known items. Both sides of a condition count; everything that has nothing to do with routers is
* evaluated only when its value is needed, or not at all.
*/
var Machine = class {
	program;
	catalogue;
	evaluator;
	relevance;
	entryPoints;
	routers = [];
	blindSpots = [];
	executed = /* @__PURE__ */ new Set();
	/** What runs after the application is built: start-up code, with the application. */
	deferred = [];
	/** What decorators and others keep on functions: `function.route = options`. */
	marks = /* @__PURE__ */ new Map();
	/** Classes whose decorators have run, for what they keep on them. */
	dressed = /* @__PURE__ */ new Set();
	/** What the options of a module's command line hold that are not given. */
	commandLines = /* @__PURE__ */ new Map();
	/** Views of classes: the routers that `cbv` was given. */
	viewClasses = /* @__PURE__ */ new Set();
	/** The fields of a model by name, for code that makes documentation of them; null until the models are known. */
	fieldsOf = null;
	certainty = "always";
	/** How sure it is that the function has not ended yet, and that the loop has not: where a side that was not decided ends them. */
	left = "always";
	broken = "always";
	/** How sure it is that the current function is called. */
	entered = "always";
	/** Whether a setting was read since this was last set to false. */
	configured = false;
	depth = 0;
	registrations = 0;
	stack = [];
	/** The conditions under which the current statement runs and that are not decided, outermost first. */
	tests = [];
	/** Attributes that were asked for and not found, and modules all of whose names were listed: others could be found tomorrow. */
	missed = /* @__PURE__ */ new Set();
	listed = /* @__PURE__ */ new Set();
	/** The budget did not suffice once: what was done before its end decided what was done at all. */
	exhausted = false;
	results = /* @__PURE__ */ new Map();
	steps = 0;
	limit = Number.POSITIVE_INFINITY;
	asides = 0;
	frames = /* @__PURE__ */ new Map();
	running = /* @__PURE__ */ new Set();
	/** Modules that are being run, one because of the other. */
	nested = 0;
	classFrames = /* @__PURE__ */ new Map();
	relevantModules;
	decorated = /* @__PURE__ */ new Map();
	spots = /* @__PURE__ */ new Set();
	viewMakers = /* @__PURE__ */ new Map();
	constructor(program, catalogue, evaluator, entryPoints = /* @__PURE__ */ new Map()) {
		this.program = program;
		this.catalogue = catalogue;
		this.evaluator = evaluator;
		this.relevance = new Relevance(program);
		this.entryPoints = entryPoints;
		this.relevantModules = new Set(this.relevance.modules);
	}
	/** Follows further modules. */
	extend(modules) {
		this.relevance.extend(modules);
		for (let at$ = 0, list$ = modules; at$ < list$.length; at$++) {
			const module = list$[at$];
			this.relevantModules.add(module);
		}
		for (let at$ = 0, list$ = modules; at$ < list$.length; at$++) {
			const module = list$[at$];
			this.moduleFrame(module);
		}
	}
	/** Whether a decorator of the project makes class-based views. */
	makesViews(decorator) {
		const known = this.viewMakers.get(decorator.def) ?? makesViews(this.program, decorator);
		this.viewMakers.set(decorator.def, known);
		return known;
	}
	/** Takes a step from the budget; false when it is used up. */
	spend() {
		this.steps++;
		if (this.steps > MOST_STEPS) this.exhausted = true;
		return this.steps <= MOST_STEPS && this.steps <= this.limit;
	}
	/**
	* Evaluates a call that is followed for its value alone, within a budget of its own: settings and providers take few steps,
	* the business of an application takes many and gives nothing. Undefined when the budget does not suffice.
	*/
	aside(evaluation) {
		if (this.asides >= DEEPEST_ASIDE) return void 0;
		const before = this.limit;
		if (this.asides === 0) this.limit = this.steps + MOST_ASIDE;
		this.asides++;
		const value = evaluation();
		this.asides--;
		const within = this.steps <= this.limit;
		if (this.asides === 0) this.limit = before;
		return within ? value : void 0;
	}
	/** Follows a call that changes routers, whatever budget there is for values. */
	inEarnest(evaluation) {
		const limit$of = [this.limit, this.asides], limit = limit$of[0], asides = limit$of[1];
		this.limit = Number.POSITIVE_INFINITY;
		this.asides = 0;
		const value = evaluation();
		this.limit = limit;
		this.asides = asides;
		return value;
	}
	/** Starts a new budget: for whoever evaluates further when the routes are known. */
	renew() {
		this.steps = 0;
	}
	get tooDeep() {
		return this.depth > DEEPEST$2 || this.steps > MOST_STEPS;
	}
	/** The variables of a module; a module that may have to do with routers is run first. */
	moduleFrame(module) {
		let frame = this.frames.get(module);
		if (frame === void 0) {
			frame = this.newFrame(this.program.moduleScope(module), null, null, null);
			this.frames.set(module, frame);
		}
		if (this.relevantModules.has(module) && !this.running.has(module)) {
			this.running.add(module);
			const { certainty, configured, depth } = this;
			this.certainty = "always";
			this.nested++;
			if (this.nested <= NESTED_MODULES) this.depth = 0;
			this.inEarnest(() => {
				execute(this, module.unit?.facts.body ?? [], frame);
				return NOTHING;
			});
			this.certainty = certainty;
			this.configured = configured;
			this.depth = depth;
			this.nested--;
		}
		return frame;
	}
	/** The variables of a class body, without running it. */
	classFrame(symbol) {
		let frame = this.classFrames.get(symbol);
		if (frame === void 0) {
			frame = this.newFrame(this.program.classScope(symbol), this.frameOf(symbol.outer), null, null);
			this.classFrames.set(symbol, frame);
		}
		return frame;
	}
	/** The frame of a scope that is not being run: that of its module or class; names of functions around it stay unknown. */
	frameOf(scope) {
		if (scope.kind === "module") return this.moduleFrame(scope.module);
		if (scope.kind === "class" && scope.class !== null) return this.classFrame(scope.class);
		return this.newFrame(scope, scope.parent === null ? null : this.frameOf(scope.parent), scope.function, null);
	}
	newFrame(scope, parent, fn, self) {
		return {
			scope,
			module: scope.module,
			parent,
			slots: /* @__PURE__ */ new Map(),
			function: fn,
			self,
			returns: [],
			yields: []
		};
	}
	/** Runs what was put off until the applications exist. */
	settle() {
		for (let next = this.deferred.shift(); next !== void 0; next = this.deferred.shift()) next();
	}
	/** The value of a variable in a frame or the frames around it; undefined where none of them binds it. */
	lookup(name, frame) {
		for (let at = frame; at !== null; at = at.parent) {
			if (at !== frame && at.scope.kind === "class") continue;
			const found = at.slots.get(name);
			if (found !== void 0) return this.read(found, at, name);
		}
	}
	read(found, frame, name) {
		if (found.value === null) {
			if (found.busy || found.expression === null) return {
				kind: "unknown",
				reason: "recursive",
				at: null
			};
			found.busy = true;
			const configured = this.configured;
			this.configured = false;
			found.value = this.along(evaluate(this, found.expression, frame), found.path);
			found.configured = this.configured;
			this.configured = configured;
			found.busy = false;
			if (found.value.kind === "unknown" && found.value.held === void 0 && found.value.at === null) found.value = hold({
				kind: "unread",
				expression: found.expression,
				frame
			});
		}
		if (found.configured) this.configured = true;
		if (this.tooDeep && name === "") return NOTHING;
		return found.value;
	}
	/** An item of nested sequences. */
	along(value, path) {
		let current = value;
		for (let at$ = 0, list$ = path; at$ < list$.length; at$++) {
			const step = list$[at$];
			current = step === "*" ? {
				kind: "unknown",
				reason: "not a constant",
				at: null
			} : subscript(current, number(step));
		}
		return current;
	}
	assign(frame, name, value) {
		(frame.scope.redirected?.get(name) === "Global" ? this.moduleFrame(frame.module) : frame).slots.set(name, slot(value, this.configured));
	}
	/** A list that was changed in place has changed under every name: of the modules, and of the functions around. */
	sameList(before, after, frame) {
		if (before.kind !== "sequence" || before.type !== "list" || after === before) return;
		const frames = new Set(this.frames.values());
		for (let at = frame; at !== null; at = at.parent) frames.add(at);
		for (const { slots } of frames) for (const name$of of slots) {
			const name = name$of[0], known = name$of[1];
			if (known.value === before) slots.set(name, {
				...known,
				value: after
			});
		}
	}
	/** Puts the evaluation of a variable off until somebody reads it. */
	assignLater(frame, name, expression, path) {
		frame.slots.set(name, {
			value: null,
			expression,
			path,
			busy: false,
			configured: false
		});
	}
	/** What a function is after its decorators. */
	decoratedValue(fn) {
		const plain = {
			kind: "symbol",
			symbol: fn
		};
		if (fn.def.decorators.length === 0) return plain;
		const known = this.decorated.get(fn);
		if (known !== void 0) return known ?? plain;
		this.decorated.set(fn, null);
		const value = applyDecorators(this, fn.def.decorators, plain, this.frameOf(fn.outer));
		this.decorated.set(fn, value);
		return value;
	}
	/** The value that a module's variable has without running the module: by its bindings. */
	settledVariable(name, scope) {
		const frame = this.frameOf(scope);
		const found = frame.slots.get(name);
		if (found !== void 0) return this.read(found, frame, name);
		const bindings = scope.bindings.get(name) ?? [];
		for (let at = bindings.length - 1; at >= 0; at--) {
			const binding = bindings[at];
			if (binding?.kind !== "value") continue;
			this.assignLater(frame, name, binding.value, binding.path);
			const later = frame.slots.get(name);
			return later === void 0 ? void 0 : this.read(later, frame, name);
		}
	}
	place(frame, node) {
		return {
			file: frame.module.unit?.path ?? NOWHERE,
			start: node.start,
			end: node.end,
			symbol: symbolAround(frame)
		};
	}
	blind(kind, at, detail) {
		const line = this.program.index.byPath.get(at.file)?.unit?.facts.line(at.start) ?? 1;
		const key = `${kind}:${at.file}:${line}:${detail}`;
		if (this.spots.has(key)) return;
		this.spots.add(key);
		this.blindSpots.push({
			kind,
			file: at.file,
			line,
			detail
		});
	}
	/** Whether a value is known well enough to stand for itself. */
	isKnown(value) {
		return !isOpen(value);
	}
};
function symbolAround(frame) {
	for (let at = frame; at !== null; at = at.parent) {
		if (at.function !== null) return at.function.def.qualname;
		if (at.scope.class !== null) return at.scope.class.def.qualname;
	}
	return "<module>";
}

// src/domain/fastapi/roots.ts
/** Follows the program from everything that may start it: modules, then factories that nothing in the project calls. */
function runProgram(machine) {
	for (let at$ = 0, list$ = machine.relevance.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		machine.moduleFrame(module);
	}
	machine.settle();
	machine.extend(callers(machine));
	machine.settle();
	const functions = candidates(machine);
	for (let at$ = 0, list$ = [true, false]; at$ < list$.length; at$++) {
		const outermost = list$[at$];
		for (let at$ = 0, list$ = functions; at$ < list$.length; at$++) {
			const fn = list$[at$];
			if (machine.executed.has(fn) || outermost && isCalled(machine, fn, functions)) continue;
			start(machine, fn);
			machine.settle();
		}
	}
	leftOver(machine);
}
/** How many names of functions that nothing called yet are looked for in the other modules. */
const MOST_NAMES = 24;
/** Modules that name neither the framework nor a router but one of the functions that do and that nothing has called so far. */
function callers(machine) {
	const { program, relevance } = machine;
	const known = new Set(relevance.modules);
	const wanted = [];
	for (let at$ = 0, list$ = relevance.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		for (let at$ = 0, list$ = program.outerFunctions(module); at$ < list$.length; at$++) {
			const fn = list$[at$];
			if (wanted.length < MOST_NAMES && fn.owner === null && !machine.executed.has(fn) && relevance.starts(fn.def)) wanted.push({
				name: fn.def.name,
				from: module.name.slice(module.name.lastIndexOf(".") + 1)
			});
		}
	}
	if (wanted.length === 0) return [];
	return program.index.modules.filter((module) => {
		const { unit } = module;
		return unit?.role === "application" && !known.has(module) && wanted.some(({ name, from }) => unit.facts.mentions(name) && unit.facts.mentions(from));
	});
}
/** Functions that make an application and have not run. */
function candidates(machine) {
	return machine.relevance.modules.flatMap((module) => machine.program.outerFunctions(module).filter((fn) => !machine.executed.has(fn) && (machine.relevance.creates(fn) || buildsItself(machine, fn))));
}
/** The constructor of an application's class that nothing in the project calls: frameworks are made by whoever uses them. */
function buildsItself(machine, fn) {
	return fn.def.name === "__init__" && fn.owner !== null && machine.relevance.routes(fn.def) && isApplicationClass(machine, fn.owner);
}
function isCalled(machine, fn, others) {
	const name = fn.def.name === "__init__" ? fn.owner?.def.name ?? fn.def.name : fn.def.name;
	return others.some((other) => other !== fn && machine.relevance.calls(other.def, name));
}
function start(machine, fn) {
	const frame = machine.frameOf(fn.outer);
	const given = {
		args: [],
		keywords: /* @__PURE__ */ new Map(),
		at: machine.place(frame, fn.def)
	};
	if (fn.owner === null) {
		callFunction(machine, fn, frame, given, null);
		return;
	}
	const self = instantiate(machine, fn.owner, given);
	if (fn.def.name !== "__init__" && !machine.executed.has(fn)) callFunction(machine, fn, frame, given, self);
}
/** Functions that register something and that nothing calls: plugins, tasks, code that only runs elsewhere. */
function leftOver(machine) {
	for (let at$ = 0, list$ = machine.relevance.modules; at$ < list$.length; at$++) {
		const module = list$[at$];
		const functions = new Map(machine.program.outerFunctions(module).map((fn) => [fn.def, fn]));
		for (let at$ = 0, list$ = module.unit?.facts.functions ?? []; at$ < list$.length; at$++) {
			const def = list$[at$];
			if (!machine.relevance.routes(def) || def.qualname.includes("<locals>")) continue;
			const fn = functions.get(def);
			if (fn !== void 0 && machine.executed.has(fn)) continue;
			const outer = fn?.outer;
			if (fn === void 0 || outer === void 0) continue;
			machine.blind("registration", machine.place(machine.frameOf(outer), def), `\`${def.qualname}\` registers routes or routers, and nothing that could be followed calls it`);
		}
	}
}

// src/domain/fastapi/annotations.ts
/** Follows quotes and aliases (`X = Annotated[…]`, `type X = …`, imported ones) to where an annotation is spelled out. */
function spelledOut(machine, expression, frame, depth = 0) {
	if (depth > 20) return {
		expression,
		frame
	};
	if (expression.kind === "Constant" && expression.type === "str" && expression.value !== void 0) {
		const parsed = parseAnnotation(expression.value, expression);
		return parsed === void 0 ? {
			expression,
			frame
		} : spelledOut(machine, parsed, frame, depth + 1);
	}
	if (expression.kind !== "Name" && expression.kind !== "Attribute") return {
		expression,
		frame
	};
	if (expression.kind === "Name") {
		const local = localValue(machine, expression.id, frame);
		if (local !== void 0) return local.expression === expression ? local : spelledOut(machine, local.expression, local.frame, depth + 1);
	}
	const symbol = machine.program.symbolOf(expression, frame.scope);
	if (symbol?.kind !== "variable") return {
		expression,
		frame
	};
	const binding = symbol.scope.bindings.get(symbol.name)?.findLast(({ kind }) => kind === "alias" || kind === "value");
	if (binding?.kind !== "alias" && binding?.kind !== "value") return {
		expression,
		frame
	};
	if (binding.value.kind === "Call") return {
		expression,
		frame
	};
	return spelledOut(machine, binding.value, machine.frameOf(symbol.scope), depth + 1);
}
/** What a variable of a function around holds, where that is an annotation that was not evaluated. */
function localValue(machine, name, frame) {
	for (let at = frame; at !== null && at.scope.kind !== "module"; at = at.parent) {
		if (!at.slots.has(name)) continue;
		const held = heldIn(machine.lookup(name, at));
		return held?.kind === "unread" ? {
			expression: held.expression,
			frame: held.frame
		} : void 0;
	}
}
/** `self.schema`: what an object that the application makes was given. */
function ofObject(machine, { value, attr }, frame) {
	const object = value.kind === "Name" ? machine.lookup(value.id, frame) : void 0;
	const kind = object === void 0 ? void 0 : heldIn(object)?.kind;
	return object !== void 0 && (kind === "instance" || kind === "router") ? attributeOf(machine, object, attr) : void 0;
}
/** Whether a part of `Annotated` may be a dependency: `Query(…)`, `Field(…)` and texts are none. */
function mayMark(machine, item, { scope }) {
	if (item.kind === "Constant") return false;
	if (item.kind !== "Call") return true;
	const callee = machine.program.symbolOf(item.func, scope);
	return callee?.kind !== "external" || /(^|\.)(Depends|Security)$/.test(callee.name);
}
/** What is annotated, and the values in the `Annotated` metadata around it: all, or no more than may be markers of dependencies. */
function annotatedParts(machine, expression, frame, markersOnly = false) {
	const metadata = [];
	let at = spelledOut(machine, expression, frame);
	for (let depth = 0; depth < 10; depth++) {
		const { expression: node } = at;
		if (node.kind !== "Subscript") break;
		const head = machine.program.symbolOf(node.value, at.frame.scope);
		if (head?.kind !== "external") break;
		if (head.name === "typing.Annotated") {
			const [first, ...rest] = node.slice.kind === "Tuple" ? node.slice.elts : [node.slice];
			if (first === void 0) break;
			const { frame: written } = at;
			metadata.unshift(...rest.filter((item) => !markersOnly || mayMark(machine, item, written)).map((item) => evaluate(machine, item, written)));
			at = spelledOut(machine, first, written);
		} else break;
	}
	return {
		inner: at,
		metadata
	};
}
/** The class (or callable) that an annotation names: for `Depends()` without argument. */
function namedCallable(machine, written) {
	const { expression, frame } = written;
	return evaluate(machine, expression.kind === "Subscript" ? expression.value : expression, frame);
}

// src/domain/fastapi/sessions.ts
/** Objects inside objects that are looked into for a session. */
const DEEPEST$1 = 4;
/** Methods that fill the attributes of an object. */
const FILLING = /* @__PURE__ */ new Set([
	"__init__",
	"__post_init__",
	"__enter__",
	"__aenter__"
]);
/** The session that a function hands out, as its annotation or body says. */
function sessionOf(machine, fn) {
	return firstOf(machine.program.returned(fn, null, null), (item) => plainSession(machine, item));
}
/** The session that the object holds which a dependency gives: a repository's, a unit of work's, or one of what these hold; "other" where none is seen. */
function heldSession(machine, item) {
	if (item.session !== "other") return "other";
	if (item.kind === "class") return item.class === null ? "other" : heldBy(machine, item.class, DEEPEST$1);
	const fn = item.view.signature;
	if (fn === null) return "other";
	return firstOf(machine.program.returned(fn, null, null), (type) => type.kind === "instance" ? heldBy(machine, type.class, DEEPEST$1) : "other");
}
function heldBy(machine, symbol, depth) {
	if (depth === 0) return "other";
	const { program } = machine;
	const self = {
		kind: "instance",
		class: symbol,
		args: []
	};
	for (const name of attributesOf(machine, symbol)) {
		const kind = firstOf(program.member(self, name), (item) => {
			const session = plainSession(machine, item);
			return session === "other" && item.kind === "instance" && item.class !== symbol ? heldBy(machine, item.class, depth - 1) : session;
		});
		if (kind !== "other") return kind;
	}
	return "other";
}
/** Names of the attributes that a class declares in its body or sets when an object is made or entered. */
function attributesOf({ program }, symbol) {
	const names = /* @__PURE__ */ new Set();
	const take = (target, self) => {
		if (target.kind === "Attribute" && target.value.kind === "Name" && target.value.id === self) names.add(target.attr);
	};
	for (let at$ = 0, list$ = program.ancestors(symbol); at$ < list$.length; at$++) {
		const ancestor = list$[at$];
		if (ancestor.kind !== "class") continue;
		for (let at$ = 0, list$ = ancestor.class.def.body; at$ < list$.length; at$++) {
			const statement = list$[at$];
			if (statement.kind === "AnnAssign" && statement.target.kind === "Name") names.add(statement.target.id);
			if (statement.kind !== "FunctionDef" || !FILLING.has(statement.name)) continue;
			const self = statement.parameters[0]?.name;
			eachStatement(statement.body, (inner) => {
				if (inner.kind === "Assign") for (let at$ = 0, list$ = inner.targets; at$ < list$.length; at$++) {
					const target = list$[at$];
					take(target, self);
				}
				if (inner.kind === "AnnAssign") take(inner.target, self);
			});
		}
	}
	return names;
}
function plainSession({ catalogue }, type) {
	if (type.kind !== "external") return "other";
	if (catalogue.isSubclass(type.name, "sqlalchemy.ext.asyncio.AsyncSession")) return "async";
	return catalogue.isSubclass(type.name, "sqlalchemy.orm.Session") ? "sync" : "other";
}
/** The first alternative of a type that gives a session; what is awaited, yielded or entered counts as given. */
function firstOf(type, of) {
	for (let at$ = 0, list$ = alternatives(type); at$ < list$.length; at$++) {
		const item = list$[at$];
		const inner = item.kind === "awaitable" ? item.result : item.kind === "external" && HANDING.test(item.name) ? item.args[0] : void 0;
		const kind = inner === void 0 ? of(item) : firstOf(inner, of);
		if (kind !== "other") return kind;
	}
	return "other";
}
const HANDING = /Generator|Iterator|Iterable|ContextManager/;

// src/domain/fastapi/dependencies.ts
/** Reads what callables depend on; each callable once. */
var DependencyReader = class {
	machine;
	bySymbol = /* @__PURE__ */ new Map();
	byValue = /* @__PURE__ */ new Map();
	views = /* @__PURE__ */ new Map();
	running = [];
	constructor(machine) {
		this.machine = machine;
	}
	/** The dependencies in a list of markers: `dependencies=[Depends(…)]`. */
	listed(values) {
		return valuesOf(values).flatMap((value) => (itemsOf(value) ?? []).flatMap((item) => valuesOf(item)).flatMap((item) => this.ofMarker(item, null)));
	}
	/** The dependencies of the parameters of a callable. */
	ofParameters(view) {
		const parameters = view.lambda?.parameters ?? view.signature?.def.parameters;
		if (parameters === void 0 || view.frame === null) return view.kind === "class" && view.class !== null ? this.ofFields(view.class) : [];
		const { frame } = view;
		return parameters.slice(view.skip).flatMap((parameter) => view.filled.has(parameter.name) ? [] : this.ofParameter(parameter, frame));
	}
	/** The dependency that each parameter of a function is given, where there is one and no more. */
	injectedInto(fn) {
		const frame = this.machine.frameOf(fn.outer);
		const found = /* @__PURE__ */ new Map();
		for (let at$ = 0, list$ = fn.def.parameters; at$ < list$.length; at$++) {
			const parameter = list$[at$];
			const only$of = this.ofParameter(parameter, frame), only = only$of[0], another = only$of[1];
			if (only !== void 0 && another === void 0) found.set(parameter.name, only);
		}
		return found;
	}
	ofParameter(parameter, frame) {
		return this.ofVariable(parameter.annotation, parameter.default, frame);
	}
	/** The dependency of a parameter or class attribute: in its default or in its annotation's metadata. */
	ofVariable(annotation, value, frame) {
		const written = annotation === null || !this.mayMark(annotation) ? null : annotatedParts(this.machine, annotation, frame, true);
		const named = () => {
			if (annotation === null) return null;
			return namedCallable(this.machine, (written ?? annotatedParts(this.machine, annotation, frame, true)).inner);
		};
		if (value !== null && (value.kind === "Call" || value.kind === "Name" || value.kind === "Attribute")) {
			const marker = evaluate(this.machine, value, frame);
			if (heldIn(marker)?.kind === "marker") return this.ofMarker(marker, named);
		}
		const marker = written?.metadata.findLast((item) => heldIn(item)?.kind === "marker");
		return marker === void 0 ? [] : this.ofMarker(marker, named);
	}
	mayMark(annotation) {
		return annotation.kind === "Name" || annotation.kind === "Attribute" || annotation.kind === "Subscript" || annotation.kind === "Constant";
	}
	ofMarker(value, named) {
		const held = heldIn(value);
		if (held?.kind !== "marker") return [];
		const callee = held.callee === null || held.callee.kind === "none" ? named?.() ?? null : held.callee;
		if (callee === null) return [];
		return valuesOf(callee).flatMap((item) => {
			const found = this.callable(item, held);
			if (found === void 0) this.machine.blind("dependency", held.at, "what the dependency calls is not known");
			return found === void 0 ? [] : [found];
		});
	}
	callable(value, marker) {
		const key = value.kind === "symbol" && (value.symbol.kind === "function" || value.symbol.kind === "class") ? value.symbol : void 0;
		const held = heldIn(value);
		const scopes = (itemsOf(marker.scopes) ?? []).flatMap((item) => textOf(item) ?? []);
		const known = key !== void 0 ? this.bySymbol.get(key) : held !== void 0 ? this.byValue.get(held) : void 0;
		if (known !== void 0) return scopes.length === 0 ? known : {
			...known,
			scopes
		};
		const view = viewOf(this.machine, value);
		if (view === void 0) return void 0;
		const made = this.read(view, value);
		if (key !== void 0) this.bySymbol.set(key, made);
		else if (held !== void 0) this.byValue.set(held, made);
		return scopes.length === 0 ? made : {
			...made,
			scopes
		};
	}
	/** The class of views as a dependency of each of them: of its attributes and its constructor. */
	ofViewClass(symbol) {
		const known = this.views.get(symbol);
		if (known !== void 0) return known;
		const value = {
			kind: "symbol",
			symbol
		};
		const view = classView(this.machine, symbol);
		const ofConstructor = view.signature === null ? [] : this.ofParameters(view);
		const made = this.read(view, value, [...this.ofFields(symbol), ...ofConstructor]);
		this.views.set(symbol, made);
		return made;
	}
	read(view, value, known = null) {
		const around = this.running.includes(view.name) && this.running.length > 30;
		this.running.push(view.name);
		const dependencies = known ?? (around ? [] : [...this.ofParameters(view), ...this.ofLibrary(value)]);
		this.running.pop();
		const { runs } = view;
		return {
			name: view.name,
			kind: view.kind,
			function: runs,
			class: view.class,
			onLoop: view.kind !== "class" && runs !== null && runs.def.async,
			dependencies,
			session: view.signature === null ? "other" : sessionOf(this.machine, view.signature),
			scopes: [],
			at: view.signature === null ? null : this.machine.place(this.machine.moduleFrame(view.signature.module), view.signature.def),
			view,
			value
		};
	}
	/** What a dependency that a library has made depends on. */
	ofLibrary(value) {
		const held = heldIn(value);
		if (held?.kind !== "made") return [];
		const marker = {
			kind: "marker",
			callee: null,
			scopes: { kind: "none" },
			at: held.given.at
		};
		return (held.needs ?? []).flatMap((item) => valuesOf(item)).flatMap((item) => this.callable(item, marker) ?? []);
	}
	/** Fields of dataclasses and models that are dependencies themselves. */
	ofFields(symbol) {
		const found = [];
		for (let at$ = 0, list$ = this.machine.program.ancestors(symbol).toReversed(); at$ < list$.length; at$++) {
			const ancestor = list$[at$];
			if (ancestor.kind !== "class") continue;
			for (let at$ = 0, list$ = ancestor.class.def.body; at$ < list$.length; at$++) {
				const statement = list$[at$];
				if (statement.kind === "AnnAssign") found.push(...this.ofVariable(statement.annotation, statement.value, this.machine.classFrame(ancestor.class)));
			}
		}
		return found;
	}
};
/** Dependencies with all that they depend on, each name once, sorted. */
function flattened(direct) {
	const found = /* @__PURE__ */ new Map();
	const take = (item, depth) => {
		if (depth > 30) return;
		if (!found.has(item.name)) found.set(item.name, item);
		for (let at$ = 0, list$ = item.dependencies; at$ < list$.length; at$++) {
			const inner = list$[at$];
			take(inner, depth + 1);
		}
	};
	for (let at$ = 0, list$ = direct; at$ < list$.length; at$++) {
		const item = list$[at$];
		take(item, 0);
	}
	return [...found.values()].sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

// src/domain/fastapi/response.ts
/** Containers that are printed by the name of the built-in class that they stand for. */
const BUILTIN = {
	"typing.List": "list",
	"typing.Dict": "dict",
	"typing.Tuple": "tuple",
	"typing.Set": "set",
	"typing.FrozenSet": "frozenset",
	"typing.Type": "type"
};
/** The response model of a route as text, by `response_model=` or the return annotation; null where FastAPI uses none. */
function responseModel(machine, given, view) {
	if (given !== void 0) return given.kind === "none" ? null : textOfValue(machine, given) ?? null;
	const returns = view.signature?.def.returns ?? null;
	if (returns === null || view.frame === null) return null;
	const { inner } = annotatedParts(machine, returns, view.frame, true);
	if (isResponse(machine, inner.expression, inner.frame)) return null;
	const text = printed(machine, returns, view.frame, 0);
	return text === "None" || text === void 0 ? null : text;
}
/** The expression that names the response model, with its frame; for its type. */
function responseExpression(given, view) {
	if (given !== void 0) {
		const held = heldIn(given);
		return held?.kind === "unread" ? held : void 0;
	}
	const returns = view.signature?.def.returns ?? null;
	return returns === null || view.frame === null ? void 0 : {
		expression: returns,
		frame: view.frame
	};
}
/** Whether an annotation is a response class: FastAPI makes no model of it. */
function isResponse(machine, expression, frame) {
	const symbol = machine.program.symbolOf(expression, frame.scope);
	if (symbol?.kind === "external") return isResponseName(machine, symbol.name);
	if (symbol?.kind !== "class") return false;
	return machine.program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && isResponseName(machine, ancestor.name));
}
function isResponseName(machine, name) {
	if (name in RESPONSE_CLASSES || /^starlette\.(responses|templating)\.\w*Response$/.test(name) || /^fastapi\.responses\.\w*Response$/.test(name)) return true;
	return machine.catalogue.isSubclass(name, "fastapi.Response");
}
function textOfValue(machine, value) {
	if (value.kind === "symbol") return nameOfSymbol(value.symbol);
	const held = heldIn(value);
	return held?.kind === "unread" ? printed(machine, held.expression, held.frame, 0) : void 0;
}
function nameOfSymbol(symbol) {
	switch (symbol.kind) {
		case "class": return nameOfClass(symbol);
		case "external": return BUILTIN[symbol.name] ?? (symbol.name.startsWith("builtins.") ? symbol.name.slice(9) : symbol.name);
		default: return;
	}
}
/** An annotation as Python shows it, aliases spelled out; undefined where a part is not known. */
function printed(machine, expression, frame, depth) {
	if (depth > 20) return void 0;
	const alias = nameOfAlias(machine, expression, frame);
	if (alias !== void 0) return alias;
	const at = spelledOut(machine, expression, frame);
	const node = at.expression;
	const of = (inner) => printed(machine, inner, at.frame, depth + 1);
	switch (node.kind) {
		case "Constant": return node.type === "None" ? "None" : node.type === "Ellipsis" ? "..." : node.type === "str" ? `'${node.value ?? ""}'` : node.value;
		case "Name":
		case "Attribute": {
			const local = node.kind === "Name" ? machine.lookup(node.id, at.frame) : ofObject(machine, node, at.frame);
			if (local?.kind === "symbol") return nameOfSymbol(local.symbol);
			const symbol = machine.program.symbolOf(node, at.frame.scope);
			return symbol === void 0 ? void 0 : nameOfSymbol(symbol);
		}
		case "BinOp": return node.op === "|" ? union([node.left, node.right].map(of)) : void 0;
		case "Subscript": {
			const head = printed(machine, node.value, at.frame, depth + 1);
			const items = node.slice.kind === "Tuple" ? node.slice.elts : [node.slice];
			if (head === "typing.Optional") return union([...items.map(of), "None"]);
			if (head === "typing.Union") return union(items.map(of));
			if (head === "typing.Annotated") {
				const first = items[0] === void 0 ? void 0 : of(items[0]);
				return first === void 0 ? void 0 : `typing.Annotated[${first}, ...]`;
			}
			const parts = items.map(of);
			return head === void 0 || parts.includes(void 0) ? void 0 : `${head}[${parts.join(", ")}]`;
		}
		case "List": {
			const parts = node.elts.map(of);
			return parts.includes(void 0) ? void 0 : `[${parts.join(", ")}]`;
		}
		default: return;
	}
}
/** The name of `type X = …` and of `X = TypeAliasType("X", …)`: such an alias is a type of its own, and Pydantic calls its schema so. */
function nameOfAlias(machine, expression, frame) {
	if (expression.kind !== "Name" && expression.kind !== "Attribute") return void 0;
	const symbol = machine.program.symbolOf(expression, frame.scope);
	if (symbol?.kind !== "variable") return void 0;
	const binding = symbol.scope.bindings.get(symbol.name)?.findLast(({ kind }) => kind === "alias" || kind === "value");
	if (binding?.kind !== "alias" && !(binding?.kind === "value" && isAliasCall(machine, binding.value, symbol.scope))) return void 0;
	return `${symbol.scope.module.name}.${symbol.name}`;
}
function isAliasCall(machine, expression, scope) {
	if (expression.kind !== "Call") return false;
	const callee = machine.program.symbolOf(expression.func, scope);
	return callee?.kind === "external" && /^typing(_extensions)?\.TypeAliasType$/.test(callee.name);
}
/** Alternatives, nested ones spread, each once. */
function union(parts) {
	if (parts.includes(void 0)) return void 0;
	const items = parts.flatMap((part) => splitUnion(part ?? ""));
	return [...new Set(items)].join(" | ");
}
function splitUnion(text) {
	const parts = [];
	let depth = 0;
	let from = 0;
	for (let at = 0; at < text.length; at++) {
		const character = text[at];
		if (character === "[") depth++;
		else if (character === "]") depth--;
		else if (character === "|" && depth === 0) {
			parts.push(text.slice(from, at).trim());
			from = at + 1;
		}
	}
	parts.push(text.slice(from).trim());
	return parts;
}

// src/domain/fastapi/routes.ts
const START = {
	prefix: "",
	dependencies: [],
	tags: [],
	certainty: "always",
	chain: [],
	layers: [],
	application: null,
	changes: []
};
const DEEPEST = 12;
const NOTHING_YET = {
	routes: 0,
	inclusions: 0
};
const EVERYTHING = {
	routes: Number.POSITIVE_INFINITY,
	inclusions: Number.POSITIVE_INFINITY
};
/** Puts full paths, dependencies and hooks together from what was registered. */
var Assembly = class {
	routes = [];
	hooks = [];
	applications = [];
	brought = [];
	/** What an application's documents say that it asks of others. */
	webhooks = /* @__PURE__ */ new Map();
	routersOf = /* @__PURE__ */ new Map();
	machine;
	reader;
	/** Where routes go that are not served as they are; null while they are. */
	gathered = null;
	found = /* @__PURE__ */ new Map();
	served = /* @__PURE__ */ new Set();
	/** The routers that are being put together, one inside the other. */
	serving = /* @__PURE__ */ new Set();
	/** Routers below a prefix that is not known. */
	hidden = /* @__PURE__ */ new Set();
	apart = [];
	constructor(machine) {
		this.machine = machine;
		this.reader = new DependencyReader(machine);
	}
	run() {
		const { routers } = this.machine;
		const included = new Set(routers.flatMap((router) => router.inclusions.filter(({ certainty }) => certainty !== "off").map((inclusion) => inclusion.router)));
		const applications = routers.filter(({ application }) => application);
		const served = applications.length > 0 ? applications : routers;
		for (let at$ = 0, list$ = routers; at$ < list$.length; at$++) {
			const { versionings } = list$[at$];
			for (let at$ = 0, list$ = versionings; at$ < list$.length; at$++) {
				const { base, mounted } = list$[at$];
				if (mounted) included.add(base);
			}
		}
		for (let at$ = 0, list$ = served; at$ < list$.length; at$++) {
			const router = list$[at$];
			if (!included.has(router)) this.serve(router, START);
		}
		this.dropShadows();
		for (let at$ = 0, list$ = this.applications; at$ < list$.length; at$++) {
			const application = list$[at$];
			const router = heldIn(this.routersOf.get(application)?.attributes.get("webhooks") ?? application.keywords.get("webhooks"));
			if (router?.kind === "router") this.webhooks.set(application, this.described(router, application));
		}
		for (let at$ = 0, list$ = this.routes; at$ < list$.length; at$++) {
			const route = list$[at$];
			for (let at$ = 0, list$ = route.registration.layers; at$ < list$.length; at$++) {
				const layer = list$[at$];
				for (let at$ = 0, list$ = callbackRouters(layer.get("callbacks")); at$ < list$.length; at$++) {
					const router = list$[at$];
					router.described = true;
				}
			}
		}
		for (let at$ = 0, list$ = routers; at$ < list$.length; at$++) {
			const router = list$[at$];
			if (!router.application && !this.served.has(router)) this.unserved(router);
		}
	}
	/** The routes of others that documents of an application tell of: of its webhooks, or of the callbacks of its routes. */
	described(router, { at }) {
		const outer = this.gathered;
		const found = [];
		this.gathered = found;
		router.described = true;
		this.serve(router, {
			...START,
			application: {
				at,
				mount: "",
				keywords: /* @__PURE__ */ new Map()
			}
		});
		this.gathered = outer;
		return found.map((entry) => this.completed(entry));
	}
	/** The callbacks of a route, those of its routers first; null where some are not known. */
	callbacksOf(route) {
		const { layers, application } = route.registration;
		const found = [];
		for (let at$ = 0, list$ = layers; at$ < list$.length; at$++) {
			const value = list$[at$].get("callbacks");
			if (value === void 0 || value.kind === "none") continue;
			const routers = callbackRouters(value);
			if (routers.length === 0 && itemsOf(value)?.length !== 0) return null;
			for (let at$ = 0, list$ = routers; at$ < list$.length; at$++) {
				const router = list$[at$];
				found.push(...this.described(router, application));
			}
		}
		return found;
	}
	/** A router whose routes no application has: it is included by a name that only the running program knows, or by nobody. */
	unserved(router) {
		const { routes, at, foreign } = router;
		if (routes.length === 0 || foreign !== null || router.described) return;
		this.apart.push(router);
		if (this.hidden.has(router)) return;
		const what = routes.length === 1 ? "its route is" : `its ${routes.length} routes are`;
		this.machine.blind("router", at, `no application is seen to include this router: ${what} not listed`);
	}
	/**
	* The routes of those routers, under the prefixes that are seen. They are in no table, for nobody knows their paths; but what such a function is
	* given and what its answer is read by, its own decorator says.
	*/
	unlisted() {
		return this.apart.flatMap((router) => router.routes.flatMap((route) => {
			const view = viewOf(this.machine, route.endpoint);
			const methods = route.methods === null ? [] : methodNames(route.methods);
			if (view?.signature == null || methods === void 0) return [];
			const context = {
				...START,
				layers: [router.keywords],
				application: this.application(router, "")
			};
			return this.completed({
				route,
				context,
				view,
				methods,
				path: textOf(route.path) ?? "",
				certainty: "conditional"
			});
		}));
	}
	/** A router on which nothing of the project is registered has what its library brings along. */
	bringsItsOwn({ foreign, routes, inclusions, brought }, at, prefix) {
		if (foreign === null || routes.length > 0 || inclusions.length > 0) return;
		const known = librariesRoutes({ brought });
		const what = known.length === 0 ? `${foreign}, whose routes are not known` : `${foreign}: ${known.map(({ method, path }) => `${method} ${prefix}${path}`).join(", ")} ${known.length === 1 ? "is" : "are"} not listed`;
		this.machine.blind("router", at, `the router that is included is made by ${what}`);
	}
	/** A handler that is served anyway is not also listed where other settings would put it. */
	dropShadows() {
		const sure = new Set(this.routes.filter(({ certainty }) => certainty !== "off").map(({ handler }) => handler));
		const kept = this.routes.filter(({ certainty, handler }) => certainty !== "off" || !sure.has(handler));
		this.routes.length = 0;
		for (let at$ = 0, list$ = kept.sort(byPlace); at$ < list$.length; at$++) {
			const route = list$[at$];
			this.routes.push(route);
		}
	}
	serve(router, context) {
		if (context.chain.length > DEEPEST || this.serving.has(router)) return;
		this.serving.add(router);
		this.serveWhole(router, context);
		this.serving.delete(router);
	}
	serveWhole(router, context) {
		const moved = movedAway(router);
		const before = this.routes.length;
		const own = this.serveSome(router, context, moved, EVERYTHING);
		if (own === void 0) return;
		for (let at$ = 0, list$ = router.hooks; at$ < list$.length; at$++) {
			const { kind, target, certainty, at } = list$[at$];
			if (certainty !== "off") this.hook(kind, target, at);
		}
		for (let at$ = 0, list$ = router.versionings; at$ < list$.length; at$++) {
			const versioning = list$[at$];
			this.serveVersions(versioning, own);
		}
		if (router.pruned === "replaced") this.weakenReplaced(before);
	}
	/** Serves what was registered on a router from one count on and up to another; undefined where its prefix is not known. */
	serveSome(router, context, from, to) {
		const prefix = this.prefixOf(router.keywords.get("prefix"), router.at, router);
		if (prefix === void 0) return void 0;
		this.served.add(router);
		const own = {
			prefix: context.prefix + prefix,
			dependencies: [...context.dependencies, ...this.reader.listed(router.keywords.get("dependencies") ?? { kind: "none" })],
			tags: [...context.tags, ...texts(router.keywords.get("tags"))],
			certainty: weaker(weaker(context.certainty, router.certainty), router.pruned === "some" ? "conditional" : "always"),
			chain: context.chain,
			layers: [...context.layers, router.keywords],
			application: context.application ?? this.application(router, context.prefix),
			changes: context.changes
		};
		const changed = (count, item) => withChanges(own, context.prefix, router, count, item);
		for (let at$ = 0, list$ = router.routes.slice(from.routes, to.routes); at$ < list$.length; at$++) {
			const route = list$[at$];
			this.route(route, changed("routes", route));
		}
		if (this.gathered === null && own.application !== null) for (let at$ = 0, list$ = router.brought; at$ < list$.length; at$++) {
			const brought = list$[at$];
			this.brought.push(...broughtRoutes(this.machine, this.reader, brought, changed("brought", brought), own.application) ?? []);
		}
		for (let at$ = 0, list$ = router.inclusions.slice(from.inclusions, to.inclusions); at$ < list$.length; at$++) {
			const inclusion = list$[at$];
			if (isShell(router, inclusion)) {
				const chain = [...own.chain, inclusion.at];
				this.machine.blind("route-path", inclusion.at, "the prefix under which this application may be mounted is not known: its routes are listed without it");
				this.serve(inclusion.router, {
					...START,
					certainty: weaker(own.certainty, "conditional"),
					chain
				});
				continue;
			}
			const inner = this.prefixOf(inclusion.prefix, inclusion.at, inclusion.router);
			if (inner === void 0) continue;
			this.bringsItsOwn(inclusion.router, inclusion.at, inner);
			const certainty = weaker(own.certainty, inclusion.certainty);
			const chain = [...own.chain, inclusion.at];
			if (inclusion.kind === "mount" && this.gathered !== null) continue;
			if (inclusion.kind === "mount") this.serve(inclusion.router, {
				...START,
				prefix: own.prefix + inner.replace(/\/+$/, ""),
				certainty,
				chain
			});
			else if (inclusion.kind === "share") this.serve(inclusion.router, {
				...context,
				certainty,
				chain
			});
			else this.serve(inclusion.router, {
				prefix: own.prefix + inner,
				dependencies: [...own.dependencies, ...this.reader.listed(inclusion.dependencies)],
				tags: [...own.tags, ...texts(inclusion.tags)],
				certainty,
				chain,
				layers: [...own.layers, inclusion.keywords],
				application: own.application,
				changes: changed("inclusions", inclusion).changes
			});
		}
		return own;
	}
	/** Serves the routes of an application under the prefixes of their versions. */
	serveVersions(versioning, context) {
		const { machine } = this;
		const { base, at } = versioning;
		const outer = this.gathered;
		const found = [];
		this.gathered = found;
		const { application: parent, certainty: sure } = context;
		this.serveSome(base, {
			...START,
			application: parent,
			certainty: sure,
			chain: [...context.chain, at]
		}, NOTHING_YET, versioning);
		this.gathered = outer;
		const known = versionsOf(machine, versioning, found);
		if (known === void 0) return;
		for (let at$ = 0, list$ = known; at$ < list$.length; at$++) {
			const { prefix, semantic, entries } = list$[at$];
			const application = versioning.mounted ? this.application(base, context.prefix + prefix, semantic) : null;
			for (let at$ = 0, list$ = entries; at$ < list$.length; at$++) {
				const entry = list$[at$];
				const certainty = weaker(entry.certainty, versioning.certainty);
				const served = {
					...entry,
					path: context.prefix + prefix + entry.path,
					certainty
				};
				this.add(application === null ? served : {
					...served,
					context: {
						...entry.context,
						application
					}
				});
			}
		}
	}
	/** Of routes with the same path and methods in an application that takes some away in favour of others, the earlier may be gone. */
	weakenReplaced(from) {
		const later = /* @__PURE__ */ new Set();
		for (let at = this.routes.length - 1; at >= from; at--) {
			const route = this.routes[at];
			const key = `${route.methods.join(",")} ${route.path}`;
			if (later.has(key)) this.routes[at] = {
				...route,
				certainty: weaker(route.certainty, "conditional")
			};
			later.add(key);
		}
	}
	application(router, mount, version = null) {
		const known = this.applications.find(({ at, mount: other }) => at.file === router.at.file && at.start === router.at.start && other === mount);
		if (known !== void 0) return known;
		const keywords = version === null ? router.keywords : new Map([...router.keywords, ["version", text(version)]]);
		const made = {
			at: router.at,
			mount,
			keywords
		};
		if (router.application) this.applications.push(made);
		this.routersOf.set(made, router);
		return made;
	}
	pathOf(value, at) {
		if (value === void 0 || value.kind === "none") return "";
		const path = textOf(value);
		if (path === void 0) this.machine.blind("route-path", at, "the path is computed in a way that cannot be evaluated");
		return path;
	}
	/** The prefix before all that is below a router; where it is not known, nobody knows the paths of any of it. */
	prefixOf(value, at, router) {
		if (value === void 0 || value.kind === "none") return "";
		const prefix = textOf(value);
		if (prefix !== void 0) return prefix;
		const below = this.hide(router, /* @__PURE__ */ new Set());
		const lost = below === 0 ? "" : below === 1 ? ": its route is not listed" : `: the ${below} routes below it are not listed`;
		this.machine.blind("route-path", at, `the prefix is computed in a way that cannot be evaluated${lost}`);
	}
	/** Counts the routes of a router and of those that it includes, which are told by one blind spot for all of them. */
	hide(router, seen) {
		if (seen.has(router)) return 0;
		seen.add(router);
		this.hidden.add(router);
		const own = router.routes.length + librariesRoutes(router).length;
		return router.inclusions.reduce((sum, inclusion) => sum + this.hide(inclusion.router, seen), own);
	}
	route(route, context) {
		const { machine } = this;
		const path = this.pathOf(route.path, route.at);
		const view = viewOf(machine, route.endpoint);
		if (path === void 0) return;
		if (view?.signature == null) {
			if (view === void 0) machine.blind("route-handler", route.at, "the function behind the route is not known");
			return;
		}
		const methods = route.methods === null ? [] : methodNames(route.methods);
		if (methods === void 0) {
			machine.blind("route-methods", route.at, "the methods of the route are computed in a way that cannot be evaluated");
			return;
		}
		const certainty = weaker(context.certainty, route.certainty);
		const entry = {
			route,
			context,
			view,
			methods,
			path: changedPath(context.changes, context.prefix + path),
			certainty
		};
		if (this.gathered === null) this.add(entry);
		else this.gathered.push(entry);
	}
	add(entry) {
		const { view, methods, path, certainty } = entry;
		const key = `${methods.join(",")} ${path} ${view.signature?.id}`;
		const known = this.found.get(key);
		const former = known === void 0 ? void 0 : this.routes[known];
		if (former !== void 0 && known !== void 0) {
			if (weaker(former.certainty, certainty) !== certainty) this.routes[known] = {
				...former,
				certainty
			};
			return;
		}
		this.found.set(key, this.routes.length);
		this.routes.push(this.completed(entry));
	}
	completed({ route, context, view, methods, path, certainty }) {
		const signature = view.signature;
		const own = [
			...this.reader.listed(route.keywords.get("dependencies") ?? { kind: "none" }),
			...this.ofView(view),
			...this.reader.ofParameters(withoutSelf(view))
		];
		const direct = [...context.dependencies, ...own];
		const model = route.keywords.get("response_model");
		const written = route.kind === "api" ? responseExpression(model, view) : void 0;
		const status = route.keywords.get("status_code");
		return {
			kind: route.kind,
			methods,
			path,
			name: nameOfFunction(view.named ?? signature),
			handler: signature,
			endpoint: view.runs ?? signature,
			onLoop: view.runs?.def.async ?? false,
			direct,
			dependencies: flattened(direct),
			responseModel: route.kind === "api" ? responseModel(this.machine, model, view) : null,
			responseType: responseType(this.machine, model, written),
			statusCode: status === void 0 ? null : statusCode(status) ?? null,
			tags: [.../* @__PURE__ */ new Set([...context.tags, ...texts(route.keywords.get("tags"))])],
			certainty,
			at: route.at,
			chain: context.chain,
			registration: {
				view: withoutSelf(view),
				layers: [...context.layers, route.keywords],
				application: context.application,
				written: route.written
			}
		};
	}
	/** A view is a method of an object that FastAPI makes for each request: its class is a dependency, with what its attributes ask for. */
	ofView(view) {
		const owner = view.signature?.owner ?? null;
		return owner === null || !this.machine.viewClasses.has(owner) ? [] : [this.reader.ofViewClass(owner)];
	}
	hook(kind, target, at) {
		for (let at$ = 0, list$ = valuesOf(target); at$ < list$.length; at$++) {
			const value = list$[at$];
			const view = viewOf(this.machine, value);
			const held = heldIn(value);
			if (view === void 0 || this.hooks.some((known) => known.kind === kind && known.name === view.name && known.at.file === at.file && known.at.start === at.start)) continue;
			this.hooks.push({
				kind,
				function: view.runs,
				class: view.class ?? (held?.kind === "instance" ? held.class : null),
				name: view.name,
				at
			});
		}
	}
};
/** The routers whose routes are the callbacks that an argument gives: `callbacks=invoices.routes`, or a list that spreads some. */
function callbackRouters(value) {
	const whole = listedRouter(value);
	if (whole !== void 0) return [whole];
	return (value === void 0 ? [] : itemsOf(value) ?? []).flatMap((item) => listedRouter(item) ?? []);
}
function librariesRoutes({ brought }) {
	return brought.flatMap(({ maker }) => routeMaker(maker)?.routes ?? []);
}
/** The first parameter of a method that was registered in its class body is its object. */
function withoutSelf(view) {
	return view.kind === "function" && view.signature?.owner != null && view.skip === 0 ? {
		...view,
		skip: 1
	} : view;
}
/** The number of a status: as it is, or by the name that `fastapi.status` or `http.HTTPStatus` has for it. */
function statusCode(value) {
	if (value.kind === "number") return value.value;
	if (value.kind === "member") return statusCode(value.value);
	if (value.kind !== "symbol" || value.symbol.kind !== "external") return void 0;
	const { name } = value.symbol;
	const written = /\.status\.(?:HTTP|WS)_(\d+)/.exec(name)?.[1];
	if (written !== void 0) return Number(written);
	return /^http\.HTTPStatus\.(\w+?)(\.value)?$/.test(name) ? HTTP_STATUS[name.split(".")[2] ?? ""] : void 0;
}
function texts(value) {
	return value === void 0 ? [] : (itemsOf(value) ?? []).flatMap((item) => textOf(item) ?? []);
}
function methodNames(value) {
	const items = itemsOf(value);
	if (items === void 0 || value.kind === "string") return void 0;
	const names = items.map((item) => textOf(item)?.toUpperCase());
	return names.includes(void 0) ? void 0 : [...new Set(names)].sort();
}
function responseType(machine, model, written) {
	if (model?.kind === "symbol" && model.symbol.kind === "class") return {
		kind: "instance",
		class: model.symbol,
		args: []
	};
	return written === void 0 ? null : machine.program.annotated(written.expression, written.frame.scope);
}
function byPlace(a, b) {
	const left$of = [[
		a.path,
		a.methods.join(","),
		a.name
	], [
		b.path,
		b.methods.join(","),
		b.name
	]], left = left$of[0], right = left$of[1];
	for (const at$of of left.entries()) {
		const at = at$of[0], text = at$of[1];
		const other = right[at] ?? "";
		if (text !== other) return text < other ? -1 : 1;
	}
	return 0;
}
/** An application that is made to hold another one under a prefix that is given (`if prefix: shell.mount(prefix, app)`): without one the other stands alone. */
function isShell(router, { kind, prefix, certainty, router: inner }) {
	if (kind !== "mount" || certainty !== "conditional" || !inner.application) return false;
	return router.application && router.routes.length === 0 && router.inclusions.length === 1 && textOf(prefix) === void 0;
}

// src/domain/fastapi/index.ts
/** The applications of a program with their routes, dependencies and hooks. */
function fastapiTable(program, catalogue, evaluator = new Evaluator(program), entryPoints) {
	const machine = new Machine(program, catalogue, evaluator, entryPoints);
	runProgram(machine);
	const assembly = new Assembly(machine);
	assembly.run();
	const blindSpots = [...machine.blindSpots];
	const unlisted = assembly.unlisted();
	const byFunction = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = [...assembly.routes, ...unlisted]; at$ < list$.length; at$++) {
		const route = list$[at$];
		for (const fn of /* @__PURE__ */ new Set([route.handler, route.endpoint])) {
			const known = byFunction.get(fn);
			if (known === void 0) byFunction.set(fn, [route]);
			else known.push(route);
		}
	}
	let tasks = null;
	const injected = /* @__PURE__ */ new WeakMap();
	const injectedInto = (fn) => {
		let known = injected.get(fn);
		if (known === void 0) {
			known = assembly.reader.injectedInto(fn);
			injected.set(fn, known);
		}
		return known;
	};
	return {
		get backgroundTasks() {
			tasks ??= backgroundTasks(program);
			return tasks;
		},
		machine,
		applications: assembly.applications,
		routes: assembly.routes,
		brought: assembly.brought,
		webhooks: assembly.webhooks,
		callbacksOf: (route) => assembly.callbacksOf(route),
		unlisted,
		hooks: assembly.hooks,
		blindSpots,
		injectedInto,
		routesOf: (fn) => byFunction.get(fn) ?? [],
		applicationFiles: new Set(machine.routers.filter(({ application }) => application).map(({ at }) => at.file))
	};
}

export { memberOfModule as $, infer as A, callsKeptWithOwner as B, itemsOf as C, overruled as Ct, bindingType as D, truth as E, sortedSpots as Et, leavesOf as F, variableBelow as G, isEnum as H, withSelfTypes as I, putElsewhere as J, gatheredBy as K, callResult as L, isToldApart as M, heirsIn as N, contextOf as O, isProtocol as P, typeParameterNames as Q, returnType as R, entryOf as S, parseAnnotation as St, textOf as T, blindSpotsOf as Tt, isProperty as U, findMember as V, memberType as W, directBases as X, functionsNaming as Y, linearise as Z, heldIn as _, returnedExpressions as _t, annotatedParts as a, BASE_MAKERS as at, NOTHING as b, annotationSymbol as bt, classScope as c, isCalled$1 as ct, isTypeChecking as d, delegates as dt, resolveAt as et, lambdaScope as f, handsOnTo as ft, ERROR_MODEL as g, returnedFunctions as gt, BEARER_RESPONSE as h, passesOn as ht, heldSession as i, indexModules as it, reaching as j, functionOf as k, comprehensionScope as l, madeInitialiser as lt, evaluate as m, decorated as mt, statusCode as n, symbolOf as nt, ofObject as o, facadeMember$1 as ot, moduleScope as p, mayDelegate as pt, keptAttribute as q, isResponse as r, dottedName as rt, callWith as s, packagedMember as st, fastapiTable as t, resolveName as tt, functionScope as u, saysCallable as ut, hold as v, yieldedExpressions as vt, text as w, LostImports as wt, boolean as x, classOf$1 as xt, Evaluator as y, annotated as yt, bindingKind as z };