import { r as notingReads, t as noteRead } from "./model-reads.chunk.js";
import { a as visitAssignments, c as blocksOf, i as someInStatements, n as names, o as visitExpression, r as someExpression, s as visitStatements, t as mentions, u as eachStatement, v as lastName } from "./model-visit.chunk.js";
import { a as placeIn, n as fileOf, t as callPlace } from "./flow-places.chunk.js";

// src/model/unparse.ts
/** Python source of an expression on one line, shortened with `…` beyond `most` characters; for messages. */
function unparse(expression, most = 60) {
	const text = print(expression, 0);
	return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
function print(node, depth) {
	if (depth > 8) return "…";
	const inner = (expression) => print(expression, depth + 1);
	switch (node.kind) {
		case "Name": return node.id;
		case "Constant": return node.type === "str" ? JSON.stringify(node.value ?? "") : node.type === "Ellipsis" ? "..." : node.value ?? node.type;
		case "JoinedStr": return "f\"…\"";
		case "Attribute": return `${primary(node.value, inner)}.${node.attr}`;
		case "Subscript": return `${primary(node.value, inner)}[${node.slice.kind === "Tuple" && node.slice.elts.length > 1 ? node.slice.elts.map(inner).join(", ") : inner(node.slice)}]`;
		case "Call": return `${primary(node.func, inner)}(${[...node.args.map(inner), ...node.keywords.map((keyword) => keyword.arg === null ? `**${inner(keyword.value)}` : `${keyword.arg}=${inner(keyword.value)}`)].join(", ")})`;
		case "Starred": return `*${inner(node.value)}`;
		case "Tuple": return `(${node.elts.map(inner).join(", ")}${node.elts.length === 1 ? "," : ""})`;
		case "List": return `[${node.elts.map(inner).join(", ")}]`;
		case "Set": return `{${node.elts.map(inner).join(", ")}}`;
		case "Dict": return node.keys.length === 0 ? "{}" : `{${node.keys.map((key, at) => key === null ? "**…" : `${inner(key)}: ${inner(node.values[at] ?? key)}`).join(", ")}}`;
		case "BinOp": return `${inner(node.left)} ${node.op} ${inner(node.right)}`;
		case "UnaryOp": return node.op === "not" ? `not ${inner(node.operand)}` : `${node.op}${inner(node.operand)}`;
		case "BoolOp": return node.values.map(inner).join(` ${node.op} `);
		case "Compare": return [inner(node.left), ...node.comparators.map((value, at) => `${node.ops[at] ?? "?"} ${inner(value)}`)].join(" ");
		case "IfExp": return `${inner(node.body)} if ${inner(node.test)} else ${inner(node.orelse)}`;
		case "Lambda": return `lambda ${node.parameters.map((parameter) => parameter.name).join(", ")}: ${inner(node.body)}`;
		case "ListComp": return `[${comprehension(node, inner)}]`;
		case "SetComp": return `{${comprehension(node, inner)}}`;
		case "GeneratorExp": return `(${comprehension(node, inner)})`;
		case "DictComp": return `{${comprehension(node, inner)}}`;
		case "Await": return `await ${inner(node.value)}`;
		case "Yield": return node.value === null ? "yield" : `yield ${inner(node.value)}`;
		case "YieldFrom": return node.value === null ? "yield from" : `yield from ${inner(node.value)}`;
		case "NamedExpr": return `${inner(node.target)} := ${inner(node.value)}`;
		case "Slice": return `${node.lower === null ? "" : inner(node.lower)}:${node.upper === null ? "" : inner(node.upper)}`;
		case "Unreadable": return "…";
	}
}
/** What stands before a dot or a bracket: in parentheses where it binds less. */
function primary(node, inner) {
	return LOOSE.has(node.kind) ? `(${inner(node)})` : inner(node);
}
const LOOSE = /* @__PURE__ */ new Set([
	"BinOp",
	"UnaryOp",
	"BoolOp",
	"Compare",
	"IfExp",
	"Lambda",
	"Await",
	"NamedExpr"
]);
function comprehension(node, inner) {
	return `${node.value === null ? inner(node.elt) : `${inner(node.elt)}: ${inner(node.value)}`}${node.generators.map(({ target, iter, ifs, async }) => ` ${async ? "async " : ""}for ${inner(target)} in ${inner(iter)}${ifs.map((test) => ` if ${inner(test)}`).join("")}`).join("")}`;
}

// src/link/types.ts
const UNKNOWN = {
	"no annotation": {
		kind: "unknown",
		reason: "no annotation"
	},
	recursive: {
		kind: "unknown",
		reason: "recursive"
	},
	"unresolved name": {
		kind: "unknown",
		reason: "unresolved name"
	},
	"unresolved import": {
		kind: "unknown",
		reason: "unresolved import"
	},
	"external return": {
		kind: "unknown",
		reason: "external return"
	},
	"unknown attribute": {
		kind: "unknown",
		reason: "unknown attribute"
	},
	"unknown receiver": {
		kind: "unknown",
		reason: "unknown receiver"
	},
	dynamic: {
		kind: "unknown",
		reason: "dynamic"
	},
	any: {
		kind: "unknown",
		reason: "any"
	},
	"too deep": {
		kind: "unknown",
		reason: "too deep"
	}
};
function unknown(reason) {
	return UNKNOWN[reason];
}
const NONE$1 = { kind: "none" };
const NO_TYPES = [];
function external(name, ...args) {
	return {
		kind: "external",
		name,
		args: args.length === 0 ? NO_TYPES : args
	};
}
function reference(name, args = NO_TYPES) {
	return {
		kind: "reference",
		name,
		args
	};
}
/** Joins alternatives: flattens, drops duplicates and, where anything else is known, unknowns. */
function union(items) {
	if (items.length === 1 && items[0] !== void 0) return items[0];
	const known = [];
	let missing = null;
	const take = (type) => {
		if (type.kind === "union") for (let at$ = 0, list$ = type.items; at$ < list$.length; at$++) {
			const item = list$[at$];
			take(item);
		}
		else if (type.kind === "unknown") missing ??= type;
		else {
			const at = known.findIndex((other) => same$1(other, type));
			known[at < 0 ? known.length : at] = type;
		}
	};
	for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
		const item = list$[at$];
		take(item);
	}
	if (known.length === 0) return missing ?? unknown("no annotation");
	if (known.length === 1 && known[0] !== void 0) return known[0];
	return {
		kind: "union",
		items: known
	};
}
/** The alternatives of a type, one for a type that is no union. */
function alternatives(type) {
	return type.kind === "union" ? type.items : [type];
}
/** Whether something holds for all that a value of the type may be but None. */
function everyPresent(type, holds) {
	if (type.kind !== "union") return holds(type);
	for (let at$ = 0, list$ = type.items; at$ < list$.length; at$++) {
		const item = list$[at$];
		if (item.kind !== "none" && !holds(item)) return false;
	}
	return true;
}
/** What a value of the type is where it is not None; undefined where that may be several things. */
function onlyPresent(type) {
	if (type.kind !== "union") return type;
	let only;
	for (let at$ = 0, list$ = type.items; at$ < list$.length; at$++) {
		const item = list$[at$];
		if (item.kind === "none") continue;
		if (only !== void 0) return void 0;
		only = item;
	}
	return only;
}
/** The type without None. */
function withoutNone(type) {
	if (type.kind !== "union" || !type.items.some((item) => item.kind === "none")) return type;
	return union(type.items.filter((item) => item.kind !== "none"));
}
/** Whether something of which a value of the type is made is not known. */
function isVague(type) {
	switch (type.kind) {
		case "unknown": return true;
		case "instance":
		case "class":
		case "external":
		case "reference": return type.args.some(isVague);
		case "tuple":
		case "union": return type.items.some(isVague);
		case "awaitable": return isVague(type.result);
		default: return false;
	}
}
/** Whether two types say the same; definitions of one name in one module count as one. */
function same$1(a, b) {
	if (a === b) return true;
	switch (a.kind) {
		case "instance":
		case "class": return b.kind === a.kind && sameDefinition(a.class, b.class) && sameList(a.args, b.args);
		case "function": return b.kind === "function" && sameDefinition(a.function, b.function);
		case "external":
		case "reference": return b.kind === a.kind && a.name === b.name && sameList(a.args, b.args);
		case "tuple": return b.kind === "tuple" && sameList(a.items, b.items);
		case "unknown":
		case "none": return b.kind === a.kind;
		default: return b.kind === a.kind && key(a) === key(b);
	}
}
function sameDefinition(a, b) {
	return a === b || a.def.qualname === b.def.qualname && a.module.name === b.module.name;
}
function sameList(a, b) {
	return a.length === b.length && a.every((item, at) => same$1(item, b[at]));
}
/** A text that is equal for equal types; for comparing and for people. */
function key(type) {
	switch (type.kind) {
		case "unknown": return "?";
		case "none": return "None";
		case "instance": return `${type.class.module.name}.${type.class.def.qualname}${argsKey(type.args)}`;
		case "class": return `type[${type.class.module.name}.${type.class.def.qualname}${argsKey(type.args)}]`;
		case "function": return `def ${type.function.module.name}.${type.function.def.qualname}`;
		case "lambda": return `lambda@${type.scope.module.name}:${type.lambda.start}`;
		case "partial": return `partial(${key(type.callee)})`;
		case "module": return `module ${type.module.name}`;
		case "external": return `${type.name}${argsKey(type.args)}`;
		case "reference": return `ref ${type.name}${argsKey(type.args)}`;
		case "method": return `${key(type.self)}.${type.name}`;
		case "super": return `super(${type.class.def.qualname})`;
		case "tuple": return `tuple[${type.items.map(key).join(", ")}]`;
		case "awaitable": return `${type.runs === true ? "Task" : "Awaitable"}[${key(type.result)}]`;
		case "typevar": return `~${type.name}`;
		case "literal": return JSON.stringify(type.value);
		case "union": return type.items.map(key).sort().join(" | ");
	}
}
function argsKey(args) {
	return args.length === 0 ? "" : `[${args.map(key).join(", ")}]`;
}

// src/data/fastapi.ts
function registration(method, registers, extra) {
	return {
		method,
		registers,
		methods: null,
		decorator: false,
		path: null,
		target: null,
		plain: false,
		...extra
	};
}
const PATH_FIRST = {
	position: 0,
	keyword: "path"
};
function verb(method) {
	return registration(method, "route", {
		methods: [method.toUpperCase()],
		decorator: true,
		path: PATH_FIRST
	});
}
/** HTTP verbs that are methods of `FastAPI` and `APIRouter`. */
const VERBS = [
	"get",
	"post",
	"put",
	"patch",
	"delete",
	"head",
	"options",
	"trace"
];
/** What `api_route`, `add_api_route`, `route` and `add_route` register without `methods=`. */
const DEFAULT_METHODS = ["GET"];
const REGISTRATIONS = [
	...VERBS.map(verb),
	registration("api_route", "route", {
		decorator: true,
		path: PATH_FIRST
	}),
	registration("add_api_route", "route", {
		path: PATH_FIRST,
		target: {
			position: 1,
			keyword: "endpoint"
		}
	}),
	registration("route", "route", {
		decorator: true,
		path: PATH_FIRST,
		plain: true
	}),
	registration("add_route", "route", {
		path: PATH_FIRST,
		target: {
			position: 1,
			keyword: "route"
		},
		plain: true
	}),
	registration("websocket", "websocket", {
		methods: [],
		decorator: true,
		path: PATH_FIRST
	}),
	registration("websocket_route", "websocket", {
		methods: [],
		decorator: true,
		path: PATH_FIRST,
		plain: true
	}),
	registration("add_api_websocket_route", "websocket", {
		methods: [],
		path: PATH_FIRST,
		target: {
			position: 1,
			keyword: "endpoint"
		}
	}),
	registration("add_websocket_route", "websocket", {
		methods: [],
		path: PATH_FIRST,
		target: {
			position: 1,
			keyword: "route"
		},
		plain: true
	}),
	registration("include_router", "include", {
		path: {
			position: null,
			keyword: "prefix"
		},
		target: {
			position: 0,
			keyword: "router"
		}
	}),
	registration("mount", "mount", {
		path: PATH_FIRST,
		target: {
			position: 1,
			keyword: "app"
		}
	}),
	registration("host", "mount", { target: {
		position: 1,
		keyword: "app"
	} }),
	registration("middleware", "middleware", { decorator: true }),
	registration("add_middleware", "middleware", { target: {
		position: 0,
		keyword: "middleware_class"
	} }),
	registration("exception_handler", "exception-handler", { decorator: true }),
	registration("add_exception_handler", "exception-handler", { target: {
		position: 1,
		keyword: "handler"
	} }),
	registration("on_event", "event-handler", { decorator: true }),
	registration("add_event_handler", "event-handler", { target: {
		position: 1,
		keyword: "func"
	} })
];
const BY_METHOD = new Map(REGISTRATIONS.map((item) => [item.method, item]));
/** What a method of an application or router registers. */
function registrationOf(method) {
	return BY_METHOD.get(method);
}
/** Classes that have the registration methods; their subclasses have them too. */
const ROUTER_CLASSES = ["fastapi.FastAPI", "fastapi.APIRouter"];
/** Where a parameter's value comes from when its default (or `Annotated` metadata) is a call of that name. */
const PARAMETER_MARKERS = {
	"fastapi.Query": "query",
	"fastapi.Path": "path",
	"fastapi.Body": "body",
	"fastapi.Header": "header",
	"fastapi.Cookie": "cookie",
	"fastapi.Form": "form",
	"fastapi.File": "file",
	"fastapi.Depends": "dependency",
	"fastapi.Security": "dependency",
	"fast_depends.Depends": "dependency",
	"fastapi_injector.Injected": "dependency"
};
/** A parameter annotated with one of these is injected; it is no part of the request. Subclasses too. */
const INJECTED_TYPES = [
	"fastapi.Request",
	"fastapi.WebSocket",
	"fastapi.Response",
	"fastapi.BackgroundTasks",
	"fastapi.requests.HTTPConnection",
	"fastapi.security.SecurityScopes"
];
/** Annotations by which a container of services fills a parameter: `FromDishka[Orders]` is an `Orders`, and no part of the request. */
const CONTAINER_ANNOTATIONS = [
	"dishka.FromDishka",
	"dishka.integrations.base.FromDishka",
	"dishka.integrations.fastapi.FromDishka",
	"wireup.Injected",
	"aioinject.Injected"
];
/** Security schemes: they extract credentials; with `auto_error=False` they enforce nothing. */
const SECURITY_SCHEMES = {
	"fastapi.security.OAuth2": {
		type: "oauth2",
		scheme: null
	},
	"fastapi.security.OAuth2PasswordBearer": {
		type: "oauth2",
		scheme: null
	},
	"fastapi.security.OAuth2AuthorizationCodeBearer": {
		type: "oauth2",
		scheme: null
	},
	"fastapi.security.OpenIdConnect": {
		type: "openIdConnect",
		scheme: null
	},
	"fastapi.security.HTTPBase": {
		type: "http",
		scheme: null
	},
	"fastapi.security.HTTPBearer": {
		type: "http",
		scheme: "bearer"
	},
	"fastapi.security.HTTPBasic": {
		type: "http",
		scheme: "basic"
	},
	"fastapi.security.HTTPDigest": {
		type: "http",
		scheme: "digest"
	},
	"fastapi.security.APIKeyHeader": {
		type: "apiKey",
		scheme: "header"
	},
	"fastapi.security.APIKeyQuery": {
		type: "apiKey",
		scheme: "query"
	},
	"fastapi.security.APIKeyCookie": {
		type: "apiKey",
		scheme: "cookie"
	}
};
/** Response classes with the media type they send; returning one skips validation and filtering. */
const RESPONSE_CLASSES = {
	"fastapi.Response": null,
	"fastapi.responses.JSONResponse": "application/json",
	"fastapi.responses.ORJSONResponse": "application/json",
	"fastapi.responses.UJSONResponse": "application/json",
	"fastapi.responses.HTMLResponse": "text/html",
	"fastapi.responses.PlainTextResponse": "text/plain",
	"fastapi.responses.RedirectResponse": null,
	"fastapi.responses.StreamingResponse": null,
	"fastapi.responses.FileResponse": null,
	"sse_starlette.sse.EventSourceResponse": "text/event-stream",
	"sse_starlette.EventSourceResponse": "text/event-stream",
	"fastapi.sse.EventSourceResponse": "text/event-stream"
};
/** Functions that run the query they are given, and one that counts its rows, and return one of the envelopes. */
const PAGINATORS = [
	"fastapi_pagination.ext.sqlalchemy.paginate",
	"fastapi_pagination.ext.sqlalchemy.apaginate",
	"fastapi_pagination.ext.sqlmodel.paginate",
	"fastapi_pagination.ext.sqlmodel.apaginate",
	"fastapi_pagination.ext.async_sqlalchemy.paginate",
	"fastapi_pagination.ext.async_sqlmodel.paginate"
];
/** Functions that return one of the envelopes with what they are given. */
const LIST_PAGINATORS = ["fastapi_pagination.paginate", "fastapi_pagination.paginator.paginate"];
/**
* Decorators of other packages that make class-based views: `signature` takes the routes that the methods are registered with, and those
* of methods that are called as verbs below the paths that it is given; `verbs` gives such methods a route each.
*/
const CLASS_VIEWS = {
	"fastapi_utils.cbv.cbv": "signature",
	"fastapi_utils.class_based_views.cbv": "signature",
	"fastapi_restful.cbv.cbv": "signature",
	"fastapi_restful.class_based_views.cbv": "signature",
	"fastapi_utils.cbv": "signature",
	"fastapi_restful.cbv": "signature",
	"fastapi_class.View": "verbs",
	"fastapi_class.views.View": "verbs",
	"fastapi_class.decorators.View": "verbs",
	"fastcbv.cbv": "signature"
};
/** Router classes of other packages; they register as `APIRouter` does. */
const ROUTER_SUBCLASSES = [
	"fastapi_utils.inferring_router.InferringRouter",
	"fastapi_restful.inferring_router.InferringRouter",
	"fastapi_versioning.VersionedAPIRouter",
	"strawberry.fastapi.GraphQLRouter",
	"strawberry.fastapi.router.GraphQLRouter"
];
/** What libraries call their own kinds of routers; whether one is an `APIRouter` shows where it is included. */
const FOREIGN_ROUTER = /^(?!aiogram|django|faststream\.(?!\w+\.fastapi)|litestar|ninja|rest_framework)\w.*\.[A-Za-z]\w*Router$/;
/** Members of `http.HTTPStatus` that applications answer with. */
const HTTP_STATUS = {
	CONTINUE: 100,
	SWITCHING_PROTOCOLS: 101,
	OK: 200,
	CREATED: 201,
	ACCEPTED: 202,
	NON_AUTHORITATIVE_INFORMATION: 203,
	NO_CONTENT: 204,
	RESET_CONTENT: 205,
	PARTIAL_CONTENT: 206,
	MULTI_STATUS: 207,
	MOVED_PERMANENTLY: 301,
	FOUND: 302,
	SEE_OTHER: 303,
	NOT_MODIFIED: 304,
	TEMPORARY_REDIRECT: 307,
	PERMANENT_REDIRECT: 308,
	BAD_REQUEST: 400,
	UNAUTHORIZED: 401,
	PAYMENT_REQUIRED: 402,
	FORBIDDEN: 403,
	NOT_FOUND: 404,
	METHOD_NOT_ALLOWED: 405,
	NOT_ACCEPTABLE: 406,
	REQUEST_TIMEOUT: 408,
	CONFLICT: 409,
	GONE: 410,
	PRECONDITION_FAILED: 412,
	REQUEST_ENTITY_TOO_LARGE: 413,
	UNSUPPORTED_MEDIA_TYPE: 415,
	UNPROCESSABLE_ENTITY: 422,
	UNPROCESSABLE_CONTENT: 422,
	LOCKED: 423,
	TOO_MANY_REQUESTS: 429,
	INTERNAL_SERVER_ERROR: 500,
	NOT_IMPLEMENTED: 501,
	BAD_GATEWAY: 502,
	SERVICE_UNAVAILABLE: 503,
	GATEWAY_TIMEOUT: 504
};
/** Decorators of Pydantic that make a method validate, in version 1 and 2. */
const VALIDATORS = /^(validator|field_validator|model_validator|root_validator)$/;

// src/link/bound-once.ts
/** What a variable is bound to, where that happens once, in an assignment of the whole value. */
function boundOnce(linker, name, scope) {
	const symbol = linker.resolve(name, scope);
	if (symbol?.kind !== "variable") return void 0;
	const only$of = symbol.scope.bindings.get(symbol.name) ?? [], only = only$of[0], another = only$of[1];
	if (only?.kind !== "value" || only.path.length > 0 || another !== void 0) return void 0;
	return {
		value: only.value,
		scope: symbol.scope
	};
}

// src/model/equal.ts
/** Whether two lists hold the same values in the same order. */
function listsEqual(one, other) {
	return one.length === other.length && one.every((value, index) => value === other[index]);
}
/** Whether two maps hold the same values under the same keys. */
function entriesEqual(one, other) {
	return one.size === other.size && [...one].every((key$of) => {
		const key = key$of[0], value = key$of[1];
		return other.has(key) && other.get(key) === value;
	});
}

// src/link/substitution.ts
/** Whether a type holds type variables. */
function mentionsVariable(type) {
	switch (type.kind) {
		case "typevar": return true;
		case "instance":
		case "class":
		case "external":
		case "reference": return type.args.some(mentionsVariable);
		case "union":
		case "tuple": return type.items.some(mentionsVariable);
		case "awaitable": return mentionsVariable(type.result);
		default: return false;
	}
}
/** Replaces type variables by what they stand for. */
function substitute(type, map) {
	if (map.size === 0) return type;
	switch (type.kind) {
		case "typevar": return map.get(type.name) ?? type;
		case "instance":
		case "class": return type.args.length === 0 ? type : {
			...type,
			args: type.args.map((arg) => substitute(arg, map))
		};
		case "external":
			if (type.name === "builtins.type" && type.args[0]?.kind === "typevar") {
				const value = map.get(type.args[0].name);
				if (value?.kind === "instance") return {
					kind: "class",
					class: value.class,
					args: value.args
				};
				if (value?.kind === "external") return {
					kind: "reference",
					name: value.name,
					args: value.args
				};
			}
			return type.args.length === 0 ? type : {
				...type,
				args: type.args.map((arg) => substitute(arg, map))
			};
		case "tuple": return {
			...type,
			items: type.items.map((item) => substitute(item, map))
		};
		case "union": return union(type.items.map((item) => substitute(item, map)));
		case "awaitable": return {
			...type,
			result: substitute(type.result, map)
		};
		default: return type;
	}
}
function pairwise(declared, actual, map) {
	for (const at$of of declared.entries()) {
		const at = at$of[0], type = at$of[1];
		const other = actual[at];
		if (other !== void 0) unify(type, other, map);
	}
}
/** Binds the type variables of a declared type so that it fits an actual one. */
function unify(declared, actual, map) {
	switch (declared.kind) {
		case "typevar":
			if (actual.kind !== "unknown" && !map.has(declared.name)) map.set(declared.name, actual);
			break;
		case "union":
			for (let at$ = 0, list$ = declared.items; at$ < list$.length; at$++) {
				const item = list$[at$];
				unify(item, actual, map);
			}
			break;
		case "awaitable":
			if (actual.kind === "awaitable") unify(declared.result, actual.result, map);
			break;
		case "external":
			if (declared.name === "builtins.type") {
				const inner = declared.args[0];
				if (inner === void 0) break;
				if (actual.kind === "class") unify(inner, {
					kind: "instance",
					class: actual.class,
					args: actual.args
				}, map);
				else if (actual.kind === "reference") unify(inner, {
					kind: "external",
					name: actual.name,
					args: actual.args
				}, map);
			} else if (actual.kind === "external") pairwise(declared.args, actual.args, map);
			break;
		case "instance":
			if (actual.kind === "instance") pairwise(declared.args, actual.args, map);
			break;
		case "tuple": if (actual.kind === "tuple") pairwise(declared.items, actual.items, map);
	}
}

// src/link/body-memo.ts
/** The bodies that are read besides one: of most functions none are, and nothing is kept. */
var OtherReads = class {
	found = null;
	own;
	constructor(own) {
		this.own = own;
	}
	add(body) {
		if (body === this.own) return;
		this.found ??= /* @__PURE__ */ new Set();
		this.found.add(body);
	}
};
const NONE = [];
/** Which functions have something that was made of the bodies of others. */
var BodyUsers = class {
	users = /* @__PURE__ */ new Map();
	/** Does something for a function, and notes the bodies that are read for it besides its own. */
	noting(fn, work) {
		const reads = new OtherReads(fn.def);
		const result = notingReads(reads, work);
		for (const def of reads.found ?? NONE) {
			const users = this.users.get(def);
			if (users === void 0) this.users.set(def, /* @__PURE__ */ new Set([fn]));
			else users.add(fn);
		}
		return result;
	}
	/** Those that have something made of the body of a function; they are forgotten. */
	take({ def }) {
		const users = this.users.get(def) ?? [];
		this.users.delete(def);
		return users;
	}
};
/** Results by function, each with the functions whose bodies it was made of: one is made again where one of these is exchanged. */
var BodyMemo = class {
	known = /* @__PURE__ */ new Map();
	users = new BodyUsers();
	/** The result for a function, made where it is not known. */
	of(fn, make) {
		let result = this.known.get(fn);
		if (result === void 0 && !this.known.has(fn)) {
			result = this.users.noting(fn, make);
			this.known.set(fn, result);
		}
		return result;
	}
	/** Forgets what was made of the body of a function, which is exchanged. */
	forget(fn) {
		this.known.delete(fn);
		for (const user of this.users.take(fn)) this.known.delete(user);
	}
};
/** Several results of a function, each by a key of its own: kept and made again as those of `BodyMemo` are. */
var BodyMemos = class {
	known = /* @__PURE__ */ new Map();
	users = new BodyUsers();
	/** The result for a function and a key, made where it is not known. */
	of(fn, key, make) {
		let results = this.known.get(fn);
		if (results === void 0) {
			results = /* @__PURE__ */ new Map();
			this.known.set(fn, results);
		}
		const known = results.get(key);
		if (known !== void 0 || results.has(key)) return known;
		const result = this.users.noting(fn, make);
		results.set(key, result);
		return result;
	}
	/** Forgets what was made of the body of a function, which is exchanged. */
	forget(fn) {
		this.known.delete(fn);
		for (const user of this.users.take(fn)) this.known.delete(user);
	}
	/** Forgets the results of which something holds. */
	forgetWhere(is) {
		for (const results of this.known.values()) for (const key$of of results) {
			const key = key$of[0], result = key$of[1];
			if (is(result)) results.delete(key);
		}
	}
};

// src/flow/arguments.ts
/** The argument that a call gives for a parameter, by position (shifted past a bound receiver) or by name. */
function argumentAt(call, fn, index, shift) {
	const parameter = fn.def.parameters[index];
	if (parameter === void 0) return void 0;
	const named = call.keywords.find((keyword) => keyword.arg === parameter.name);
	if (named !== void 0) return named.value;
	if (parameter.passing === "keyword" || parameter.passing === "**kwargs") return void 0;
	const positional = call.args[index - shift];
	return positional?.kind === "Starred" ? void 0 : positional;
}
/** How many parameters of a function its call binds by itself: the receiver of a method, the object of a constructor. */
function boundParameters({ function: fn, self }) {
	return fn.owner !== null && (self !== null || fn.def.name === "__init__") ? 1 : 0;
}
/** Whether a call names the function itself, so that its arguments are the function's: not so for what is handed over. */
function callsByName({ func }, fn) {
	const name = lastName(func);
	return name === fn.def.name || fn.def.name === "__init__" && name === fn.owner?.def.name;
}

// src/model/first-of.ts
/** The first answer that is not null to a question that is put to each of some items in turn. */
function firstOf(items, ask) {
	for (let at$ = 0, list$ = items; at$ < list$.length; at$++) {
		const item = list$[at$];
		const answer = ask(item);
		if (answer !== null) return answer;
	}
	return null;
}

// src/flow/loops/inside.ts
/** Whether an expression stands in another node, or is that. */
function isWithin({ start, end }, whole) {
	return whole.start <= start && end <= whole.end;
}
/** Whether an expression stands in one of the statements of a block. */
function holds(block, node) {
	return block.some((statement) => isWithin(node, statement));
}

// src/flow/lookups.ts
/**
* What `try: price = prices[id]` looks up where `except KeyError:` does what is to be done without it: no failure, but a test like
* `if id not in prices:`. Null for any other statement.
*/
function lookedUp(statement) {
	if (statement.kind !== "Try") return null;
	const only$of = statement.body, only = only$of[0], another = only$of[1];
	const value = only?.kind === "Assign" || only?.kind === "Return" || only?.kind === "Expr" ? only.value : null;
	if (another !== void 0 || value?.kind !== "Subscript") return null;
	return statement.handlers.every(({ type }) => type !== null && /^(KeyError|LookupError)$/.test(lastName(type))) ? value.value : null;
}

// src/flow/loops/remembered.ts
const NOTHING = {
	lacking: /* @__PURE__ */ new Map(),
	got: /* @__PURE__ */ new Map(),
	other: /* @__PURE__ */ new Map()
};
/**
* Whether a body asks once per distinct key, by remembering what it has asked: the call is made where a container lacks the key (`not in`, `get`
* that gave nothing, `except KeyError:`, whatever comes after `if key in known: continue`), and the body fills that container. A set of the items
* themselves only leaves out what comes twice.
*/
function remembers(body, node, target) {
	const items = /* @__PURE__ */ new Set();
	if (target !== null) names(target, items);
	return fillsWhatLacks(body, at(body, node, NOTHING), (memo) => !bindsAnew(body, memo), items);
}
/** Whether a function that is called on the way to a query remembers what it has asked: in its object, in what it is given, or around it. */
function remembersOnTheWay(way) {
	return way.slice(1).some(({ unit, node, scope, loops }) => {
		if (unit.kind !== "function") return false;
		const { def } = unit.function;
		const items = /* @__PURE__ */ new Set();
		for (let at$ = 0, list$ = loops; at$ < list$.length; at$++) {
			const { target } = list$[at$];
			if (target !== null) names(target, items);
		}
		const itself = def.name === "__missing__" ? def.parameters[0]?.name : void 0;
		const start = itself === void 0 ? NOTHING : {
			...NOTHING,
			lacking: /* @__PURE__ */ new Map([[itself, "key"]])
		};
		return fillsWhatLacks(def.body, at(def.body, node, start), (memo) => outlives(memo, scope), items);
	});
}
function fillsWhatLacks(body, known, isKept, items) {
	for (const memo$of of known.lacking) {
		const memo = memo$of[0], asked = memo$of[1];
		if (isKept(memo) && fills$1(body, memo, asked, items)) return true;
	}
	if (known.other.size === 0) return false;
	let found = false;
	visitAssignments(body, (target, value) => {
		const other = target.kind === "Name" ? known.other.get(target.id) : void 0;
		if (other !== void 0 && other === unparse(value, MOST)) found = true;
	});
	return found;
}
/** What is known where an expression of a block stands. */
function at(body, node, before) {
	let known = before;
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (isWithin(node, statement)) return inside(statement, node, known);
		known = after(statement, known);
	}
	return known;
}
function inside(statement, node, known) {
	if (statement.kind === "If") {
		if (isWithin(node, statement.test)) return within$1(statement.test, node, known);
		const outcome = statement.body.some((each) => isWithin(node, each));
		return at(outcome ? statement.body : statement.orelse, node, told(statement.test, outcome, known));
	}
	const asked = statement.kind === "Try" ? pathOf(lookedUp(statement)) : null;
	const handled = statement.kind === "Try" && statement.handlers.some(({ body }) => body.some((each) => isWithin(node, each)));
	const block = blocksOf(statement).find((each) => each.some((inner) => isWithin(node, inner)));
	if (block !== void 0) return at(block, node, asked !== null && handled ? lacks(known, asked, "key") : known);
	return statement.kind === "Assign" || statement.kind === "Expr" || statement.kind === "Return" && statement.value !== null ? within$1(statement.value, node, known) : known;
}
/** `known.get(id) or load(id)`, `known[id] if id in known else load(id)`. */
function within$1(whole, node, before) {
	let known = before;
	someExpression(whole, (part) => {
		if (!isWithin(node, part)) return false;
		if (part.kind === "IfExp" && isWithin(node, part.body)) known = told(part.test, true, known);
		if (part.kind === "IfExp" && isWithin(node, part.orelse)) known = told(part.test, false, known);
		if (part.kind === "BoolOp") for (let at$ = 0, list$ = part.values; at$ < list$.length; at$++) {
			const value = list$[at$];
			if (isWithin(node, value)) break;
			known = told(value, part.op === "and", known);
		}
		return part === node;
	});
	return known;
}
/** What is known behind a statement: what it got, and what a test must have come out as where it leaves otherwise. */
function after(statement, known) {
	if (statement.kind === "Assign" || statement.kind === "AnnAssign") {
		const target = (statement.kind === "Assign" ? statement.targets : [statement.target])[0];
		const memo = statement.value === null ? null : gotFrom$1(statement.value);
		return target?.kind === "Name" && memo !== null ? gets(known, target.id, memo) : known;
	}
	if (statement.kind === "If") {
		const walrus = told(statement.test, !leaves$1(statement.body), known);
		if (leaves$1(statement.body) !== leaves$1(statement.orelse)) return walrus;
		return known;
	}
	if (statement.kind !== "Try") return known;
	const asked = pathOf(lookedUp(statement));
	if (asked === null) return known;
	const only = statement.body[0];
	if (only?.kind === "Return" || leaves$1(statement.orelse)) return lacks(known, asked, "key");
	const target = only?.kind === "Assign" ? only.targets[0] : void 0;
	return target?.kind === "Name" ? gets(known, target.id, asked) : known;
}
function leaves$1(body) {
	const last = body.at(-1);
	return last?.kind === "Return" || last?.kind === "Continue" || last?.kind === "Break" || last?.kind === "Raise";
}
/** What a test that came out as `outcome` tells. */
function told(test, outcome, known) {
	switch (test.kind) {
		case "UnaryOp": return test.op === "not" ? told(test.operand, !outcome, known) : known;
		case "BoolOp": return test.op === "and" === outcome ? test.values.reduce((all, value) => told(value, outcome, all), known) : known;
		case "Compare": return test.ops.length === 1 ? compared(test.left, test.ops[0] ?? "", test.comparators[0], outcome, known) : known;
		default: return outcome ? named$1(test, known) : nothingIn(test, known);
	}
}
function compared(left, op, right, outcome, known) {
	if (right === void 0) return known;
	const memo = op === (outcome ? "not in" : "in") ? pathOf(withoutKeys(right)) : null;
	if (memo !== null) return lacks(known, memo, "key");
	if ((right.kind === "Constant" ? right.type === "None" : right.kind === "Name") && (op === (outcome ? "is" : "is not") || right.kind === "Constant" && op === (outcome ? "==" : "!="))) return nothingIn(left, known);
	if (op !== (outcome ? "!=" : "==")) return named$1(left, known);
	const others = [...known.other];
	if (right.kind === "Name" && left.kind !== "Constant") others.push([right.id, unparse(left, MOST)]);
	if (left.kind === "Name" && right.kind !== "Constant") others.push([left.id, unparse(right, MOST)]);
	return {
		...known,
		other: new Map(others)
	};
}
/** What was looked up is not there. */
function nothingIn(asked, known) {
	const memo = asked.kind === "Name" ? known.got.get(asked.id) : gotFrom$1(asked.kind === "NamedExpr" ? asked.value : asked);
	return memo === void 0 || memo === null ? named$1(asked, known) : lacks(named$1(asked, known), memo, "value");
}
/** `(name := names.get(id))` binds a name in passing. */
function named$1(asked, known) {
	const memo = asked.kind === "NamedExpr" ? gotFrom$1(asked.value) : null;
	return asked.kind === "NamedExpr" && asked.target.kind === "Name" && memo !== null ? gets(known, asked.target.id, memo) : known;
}
function lacks(known, memo, asked) {
	return {
		...known,
		lacking: new Map([...known.lacking, [memo, asked]])
	};
}
function gets(known, name, memo) {
	return {
		...known,
		got: new Map([...known.got, [name, memo]])
	};
}
/** The container that is asked by `get`. */
function gotFrom$1(value) {
	const call = value.kind === "Await" ? value.value : value;
	return call.kind === "Call" && call.func.kind === "Attribute" && call.func.attr === "get" ? pathOf(call.func.value) : null;
}
/** `key not in known.keys()`. */
function withoutKeys(value) {
	return value.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "keys" ? value.func.value : value;
}
/** A container by the way to it: `known`, `self._known`, `known[kind]`. */
function pathOf(value) {
	if (value === null) return null;
	if (value.kind === "Name") return value.id;
	const inner = value.kind === "Attribute" || value.kind === "Subscript" ? pathOf(value.value) : null;
	if (inner === null) return null;
	if (value.kind === "Attribute") return `${inner}.${value.attr}`;
	return value.kind === "Subscript" ? `${inner}[${unparse(value.slice, MOST)}]` : null;
}
/** Whether a body puts something into a container. */
function fills$1(body, memo, asked, items) {
	let found = false;
	visitAssignments(body, (target) => {
		if (target.kind === "Subscript" && pathOf(target.value) === memo) found = true;
	});
	return found || someInStatements(body, (node) => puts(node, memo, asked, (key) => isItem(key, items, body)));
}
function puts(node, memo, asked, isOwn) {
	if (node.kind !== "Call" || node.func.kind !== "Attribute" || pathOf(node.func.value) !== memo) return false;
	const { attr } = node.func;
	const first = node.args[0];
	if (attr === "setdefault" || attr === "__setitem__") return true;
	if (attr === "update") return first?.kind === "Dict" || asked === "key";
	if (/^(set|setex|put)$/.test(attr)) return /cache|memo|redis/i.test(memo);
	return asked === "key" && /^(add|append)$/.test(attr) && first !== void 0 && !isOwn(first);
}
/** Whether a key is an item of the loop itself, or what tells it from others: `id`, `order.id`, `order.get("id")`, or a name for that. */
function isItem(key, items, body) {
	switch (key.kind) {
		case "Tuple": return key.elts.some((part) => isItem(part, items, body));
		case "Attribute": return key.value.kind === "Name" && items.has(key.value.id) && IDENTITY.test(key.attr);
		case "Subscript": return key.value.kind === "Name" && items.has(key.value.id) && isIdentity(key.slice);
		case "Call": {
			const { func, args } = key;
			if (func.kind === "Name") return SPELLS.test(func.id) && args[0] !== void 0 && isItem(args[0], items, null);
			if (func.kind !== "Attribute") return false;
			if (SPELLS.test(func.attr)) return isItem(func.value, items, null) || args[0] !== void 0 && isItem(args[0], items, null);
			return func.value.kind === "Name" && items.has(func.value.id) && isIdentity(args[0]);
		}
		case "Name": {
			if (items.has(key.id)) return true;
			let found = false;
			if (body !== null) visitAssignments(body, (target, value) => {
				if (target.kind === "Name" && target.id === key.id && isItem(value, items, null)) found = true;
			});
			return found;
		}
		default: return false;
	}
}
/** Functions and methods that spell a value in another way, and leave different ones different. */
const SPELLS = /^(str|int|repr|hash|strip|lower|upper|title|casefold|removeprefix|removesuffix|slugify|normali[sz]e(_\w+)?|quote|UUID)$/;
const IDENTITY = /^_?(id|pk|uid|uuid|key)$/;
function isIdentity(name) {
	return name?.kind === "Constant" && name.type === "str" && IDENTITY.test(name.value ?? "");
}
/** What a body binds anew each time remembers nothing from one time to the next. */
function bindsAnew(body, memo) {
	let found = false;
	visitAssignments(body, (target) => {
		if (target.kind === "Name" && target.id === rootOf(memo)) found = true;
	});
	return found;
}
/** Whether a container is still there at the next call: it belongs to an object, was given, or stands outside of the function. */
function outlives(memo, scope) {
	let own = scope;
	while (own !== null && own.kind !== "function" && own.kind !== "module") own = own.parent;
	const root = rootOf(memo);
	if (own === null || own.redirected?.has(root) === true) return true;
	return (own.bindings.get(root) ?? []).every((binding) => binding.kind === "parameter" || binding.kind === "value" && binding.value.kind === "Attribute");
}
function rootOf(memo) {
	return /^\w*/.exec(memo)?.[0] ?? memo;
}
/** Longer texts are not compared. */
const MOST = 200;

// src/flow/loops/bounded.ts
/** Whether the loop may end, or leave the call out, before it has made the call for every item; null for neither. */
function boundOf(site, loop) {
	if (loop.comp !== null) return endsWithFirst(site, loop.comp) ? "first-hit" : null;
	if (leavesOnHit(loop.body, site.node, countsOn(loop))) return "first-hit";
	return remembers(loop.body, site.node, loop.target) || isFallback(loop.body, site.node) || isLeftover(loop.body, site) ? "memo" : null;
}
/**
* `if id in rows: continue`, and then `row = query(id)`: what was fetched before the loop, as a dictionary, is not asked for. A call whose
* value nobody takes makes what is missing, for each.
*/
function isLeftover(body, site) {
	const { node } = site;
	let known = null;
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (isWithin(node, statement)) {
			if (known === null) return statement.kind !== "For" && statement.kind !== "While" && blocksOf(statement).some((block) => isLeftover(block, site));
			const { key, rows } = known;
			return site.call?.args.some((argument) => argument.kind === "Name" && argument.id === key) === true && isMapping(rows, site.scope) && takesValue([statement], node);
		}
		known = skipped(statement) ?? known;
	}
	return false;
}
/** `if id in rows: continue`. */
function skipped(statement) {
	if (statement.kind !== "If" || statement.body[0]?.kind !== "Continue" || statement.test.kind !== "Compare") return null;
	const { left, ops, comparators } = statement.test;
	const rows = comparators[0];
	return left.kind === "Name" && ops[0] === "in" && rows?.kind === "Name" ? {
		key: left.id,
		rows: rows.id
	} : null;
}
/** A dictionary that a comprehension makes. */
function isMapping(name, scope) {
	const only$of = scope.bindings.get(name) ?? [], only = only$of[0];
	return only$of[1] === void 0 && only?.kind === "value" && only.path.length === 0 && only.value.kind === "DictComp";
}
/** Whether the value of a call is assigned. */
function takesValue(body, node) {
	let found = false;
	visitAssignments(body, (_target, value) => {
		if (value !== null && contains(value, node)) found = true;
	});
	return found;
}
/** `if id in rows: row = rows[id] else: row = query(id)`: what was fetched before the loop is not asked for. */
function isFallback(body, node) {
	return body.some((statement) => {
		if (!isWithin(node, statement)) return false;
		if (statement.kind === "If" && holds(statement.orelse, node)) {
			const { test } = statement;
			const known = test.kind === "Compare" && test.ops[0] === "in" ? nameOf$1(test.comparators[0]) : null;
			if (known !== null && takes(statement.body, known)) return true;
		}
		return blocksOf(statement).some((block) => isFallback(block, node));
	});
}
/**
* The call empties what the loop fills: `if len(chunk) >= size: flush(chunk)`, `if number % 100 == 0: session.commit()`. It runs once a
* batch.
*/
function runsWhenFull(body, node) {
	return body.some((statement) => {
		if (!isWithin(node, statement) || statement.kind === "For" || statement.kind === "While") return false;
		if (statement.kind === "If" && holds(statement.body, node) && countsUp(statement.test)) return true;
		return blocksOf(statement).some((block) => runsWhenFull(block, node));
	});
}
/** `len(chunk) >= size`, `len(chunk) == 100`, `number % 100 == 0`. */
function countsUp(test) {
	if (test.kind === "BoolOp") return test.op === "and" && test.values.some(countsUp);
	if (test.kind !== "Compare") return false;
	const op = test.ops[0];
	const bound = test.comparators[0];
	if (test.left.kind === "BinOp") return test.left.op === "%" && op === "==";
	if (!(test.left.kind === "Call" && test.left.func.kind === "Name" && test.left.func.id === "len")) return false;
	const any = bound?.kind === "Constant" && Number(bound.value) <= 1;
	return (op === ">=" || op === ">" || op === "==") && !any;
}
/** Whether statements read an item of a collection. */
function takes(body, collection) {
	return someInStatements(body, (item) => item.kind === "Subscript" && nameOf$1(item.value) === collection);
}
/**
* The call stands in a block of the loop's body that ends in leaving the loop, `if item.id == id: load(item); break`, or all that comes after it
* leads out of the loop, unless it fails: `try: take(port) except Taken: continue`, and then `return port`.
*/
function leavesAfter(body, node) {
	return body.some((statement, at) => {
		if (!isWithin(node, statement) || statement.kind === "For" || statement.kind === "While") return false;
		if (leavesNext(statement, body.slice(at + 1), node)) return true;
		return blocksOf(statement).some((block) => {
			const last = block[block.length - 1];
			if (!holds(block, node) || last === void 0) return false;
			return last.kind === "Break" || last.kind === "Return" || last.kind === "Raise" || leavesAfter(block, node);
		});
	});
}
function leavesNext(statement, next, node) {
	const last = next[next.length - 1];
	if (last === void 0 || last.kind !== "Return" && last.kind !== "Break" && last.kind !== "Raise" || goesRound(next)) return false;
	if (statement.kind !== "Try") return !goesRound([statement]);
	return holds(statement.body, node) && ![
		statement.body,
		statement.orelse,
		statement.finalbody
	].some(goesRound);
}
/** Whether a `continue` of this loop, not of one inside it, stands in the body. */
function goesRound(body) {
	return body.some((statement) => statement.kind === "Continue" || statement.kind !== "For" && statement.kind !== "While" && blocksOf(statement).some(goesRound));
}
/**
* A callee queries only for what it is not given: `if row is None: row = load(id)`, or `if names is not None: … else: load(id)`, where a
* call on the way gives it something. The rows were fetched before the loop then, or by its first round.
*/
function suppliedOnTheWay(way) {
	return way.some(({ unit, node }, at) => {
		const call = way[at - 1]?.call ?? null;
		if (call === null || unit.kind !== "function") return false;
		const { function: fn } = unit;
		const filled = filledParameter(fn.def.body, node);
		const missing = filled ?? fallbackOf$1(fn.def.body, node);
		const index = missing === null ? -1 : fn.def.parameters.findIndex(({ name }) => name === missing);
		if (index < 0) return false;
		const bound = fn.owner !== null && call.func.kind === "Attribute" && fn.def.parameters[0]?.name === "self";
		const argument = argumentAt(call, fn, index, bound ? 1 : 0);
		if (argument === void 0 || argument.kind === "Constant") return false;
		return filled !== null || argument.kind !== "Name" || !isParameter(argument.id, way[at - 1]?.scope);
	});
}
/** The name that is tested for None around a call, and gets its value: `if row is None: row = load(id)`. */
function filledParameter(body, node) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (!isWithin(node, statement)) continue;
		const name = statement.kind === "If" ? testedForNone(statement.test) : null;
		if (name !== null && statement.kind === "If" && assigns(statement.body, name, node)) return name;
		for (let at$ = 0, list$ = blocksOf(statement); at$ < list$.length; at$++) {
			const block = list$[at$];
			const found = filledParameter(block, node);
			if (found !== null) return found;
		}
	}
	return null;
}
function isParameter(name, scope) {
	return scope?.bindings.get(name)?.some(({ kind }) => kind === "parameter") === true;
}
/** The name whose absence a call stands in for: `elif` and `else` of a test that it is something. */
function fallbackOf$1(body, node) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (!isWithin(node, statement)) continue;
		if (statement.kind === "If" && holds(statement.orelse, node)) {
			const name = testedForSome(statement.test);
			if (name !== null) return name;
		}
		for (let at$ = 0, list$ = blocksOf(statement); at$ < list$.length; at$++) {
			const block = list$[at$];
			const found = fallbackOf$1(block, node);
			if (found !== null) return found;
		}
	}
	return null;
}
/** `names is not None`, alone or as a part of an `and`. */
function testedForSome(test) {
	if (test.kind === "BoolOp") return test.op === "and" ? firstOf(test.values, testedForSome) : null;
	if (test.kind !== "Compare" || test.ops[0] !== "is not" || test.left.kind !== "Name") return null;
	const other = test.comparators[0];
	return other?.kind === "Constant" && other.type === "None" ? test.left.id : null;
}
function testedForNone(test) {
	if (test.kind === "UnaryOp") return test.op === "not" && test.operand.kind === "Name" ? test.operand.id : null;
	if (test.kind !== "Compare" || test.ops[0] !== "is" || test.left.kind !== "Name") return null;
	const other = test.comparators[0];
	return other?.kind === "Constant" && other.type === "None" ? test.left.id : null;
}
function assigns(body, name, node) {
	let found = false;
	visitAssignments(body, (target, value) => {
		if (target.kind === "Name" && target.id === name && value !== null && contains(value, node)) found = true;
	});
	return found;
}
/** `any(query(x) for x in xs)`, `next(query(x) for x in xs)`. */
function endsWithFirst(site, comp) {
	if (comp.kind !== "GeneratorExp") return false;
	const taker = site.arguments.findLast((call) => call.args[0] === comp);
	return taker?.func.kind === "Name" && /^(any|all|next|anext)$/.test(taker.func.id);
}
/** `if found: return found`, or with `break`, on the value of the call: what follows the first hit is never asked for. */
function leavesOnHit(body, node, probes) {
	return leavesOn(body, /* @__PURE__ */ new Set(), (value) => contains(value, node), probes);
}
/** `for number in range(2, 1000): … if find(f"{name} ({number})") is None: return number`: what counts on makes candidates, and the first that is free ends it. */
function countsOn({ iter, target, body }) {
	if (iter.kind !== "Call" || !/^(range|count)$/.test(lastName(iter.func))) return false;
	if (iter.args.some((bound) => someExpression(bound, (node) => node.kind === "Call" && lastName(node.func) === "len"))) return false;
	const places = /* @__PURE__ */ new Set();
	if (target !== null) names(target, places);
	return !someInStatements(body, (node) => node.kind === "Subscript" && mentions(node.slice, places));
}
/** The same on whatever comes of the item that the loop has in turn. */
function leavesOnItem({ target, body }) {
	const items = /* @__PURE__ */ new Set();
	names(target, items);
	return leavesOn(body, items, () => false, false);
}
function leavesOn(body, values, isValue, probes) {
	for (let round = 0; round < 2; round++) visitAssignments(body, (target, value) => {
		if (value !== null && (isValue(value) || mentions(value, values))) names(target, values);
	});
	const hit = (test) => (probes || positive(test)) && (isValue(test) || mentions(test, values));
	const leaves = (statements) => statements.some((statement) => {
		if (statement.kind === "If") {
			const last = statement.body[statement.body.length - 1];
			if ((last?.kind === "Return" || last?.kind === "Break") && hit(statement.test)) return true;
			return leaves(statement.body) || leaves(statement.orelse);
		}
		return (statement.kind === "Try" || statement.kind === "With") && blocksOf(statement).some(leaves);
	});
	return leaves(body);
}
/** A test that is met by something, not by the lack of it: `if not allowed: return False` is met by none of the usual items. */
function positive(test) {
	if (test.kind === "UnaryOp") return test.op !== "not";
	if (test.kind === "BoolOp") return test.values.some(positive);
	if (test.kind !== "Compare") return true;
	const other = test.comparators[0];
	return !(other?.kind === "Constant" && other.type === "None" && (test.ops[0] === "is" || test.ops[0] === "=="));
}
function nameOf$1(value) {
	if (value?.kind === "Name") return value.id;
	return value?.kind === "Attribute" && value.value.kind === "Name" ? `${value.value.id}.${value.attr}` : null;
}
function contains(whole, part) {
	return isWithin(part, whole) && someExpression(whole, (node) => node === part);
}

// src/flow/loops/fallbacks.ts
/** `known.get(id) or await load(id)`, where `known` was filled before the loop; null for a call that does not hang on what is there already. */
function fallbackOf(program, site, loop) {
	if (isDropped(loop.body, site.node)) return null;
	const looked = /* @__PURE__ */ new Map();
	visitAssignments(loop.body, (target, value) => {
		const mapping = target.kind === "Name" ? gotFrom(value) : null;
		if (target.kind === "Name" && mapping !== null) looked.set(target.id, mapping);
	});
	const mapping = inStatements(loop.body, site.node, looked) ?? (loop.comp === null ? null : inExpression(loop.comp, site.node, looked));
	return mapping === null || keeps(loop.body, mapping, site.node) ? null : filledBefore(program, mapping, site.scope, loop);
}
/** Whether a call gives what is put into a mapping: `known[id] = await load(id)`. */
function keeps(body, mapping, node) {
	let found = false;
	visitAssignments(body, (target, value) => {
		if (value !== null && isWithin(node, value) && target.kind === "Subscript" && nameOf(target.value) === mapping) found = true;
	});
	return found;
}
/** Whether nobody takes the value of a call. */
function isDropped(body, node) {
	return body.some((statement) => {
		if (!isWithin(node, statement)) return false;
		if (statement.kind === "Expr") return (statement.value.kind === "Await" ? statement.value.value : statement.value) === node;
		return blocksOf(statement).some((block) => isDropped(block, node));
	});
}
/** The mapping whose lack of something leads to a call. */
function inStatements(body, node, looked) {
	let skipped = null;
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (!isWithin(node, statement)) {
			if (statement.kind === "If" && leaves(statement.body)) skipped = present(statement.test, looked) ?? skipped;
			continue;
		}
		if (skipped !== null) return skipped;
		const asked = statement.kind === "If" ? byTest(statement.test, holds(statement.body, node), looked) : nameOf(lookedUp(statement) ?? void 0);
		if (asked !== null && !(statement.kind === "If" && isWithin(node, statement.test))) return asked;
		for (let at$ = 0, list$ = blocksOf(statement); at$ < list$.length; at$++) {
			const block = list$[at$];
			const found = holds(block, node) ? inStatements(block, node, looked) : null;
			if (found !== null) return found;
		}
		return inParts(statement, node, looked);
	}
	return null;
}
function inParts(statement, node, looked) {
	switch (statement.kind) {
		case "Assign":
		case "AnnAssign":
		case "Expr":
		case "Return": return statement.value === null ? null : inExpression(statement.value, node, looked);
		default: return null;
	}
}
/** `known.get(id) or load(id)`, `known[id] if id in known else load(id)`. */
function inExpression(whole, node, looked) {
	let found = null;
	visitExpression(whole, (part) => {
		if (part.kind === "BoolOp" && part.op === "or") {
			const at = part.values.findIndex((value) => isWithin(node, value));
			for (let at$ = 0, list$ = part.values.slice(0, Math.max(at, 0)); at$ < list$.length; at$++) {
				const before = list$[at$];
				found ??= gotFrom(before) ?? lookedIn(before, looked);
			}
		} else if (part.kind === "IfExp" && isWithin(node, part) && !isWithin(node, part.test)) found ??= byTest(part.test, isWithin(node, part.body), looked);
	});
	return found;
}
/** What is lacking where a test has come out so that the call is made. */
function byTest(test, holdsTrue, looked) {
	return holdsTrue ? absent(test, looked) : present(test, looked);
}
function absent(test, looked) {
	if (test.kind === "UnaryOp") return test.op === "not" ? present(test.operand, looked) : null;
	if (test.kind === "BoolOp") return test.op === "and" ? firstOf(test.values, (value) => absent(value, looked)) : null;
	if (test.kind !== "Compare") return null;
	if (test.ops[0] === "not in") return nameOf(test.comparators[0]);
	return test.ops[0] === "is" && isNone(test.comparators[0]) ? gotFrom(test.left) ?? lookedIn(test.left, looked) : null;
}
function present(test, looked) {
	if (test.kind === "UnaryOp") return test.op === "not" ? absent(test.operand, looked) : null;
	if (test.kind === "NamedExpr") return gotFrom(test.value);
	if (test.kind !== "Compare") return gotFrom(test) ?? lookedIn(test, looked);
	if (test.ops[0] === "in") return nameOf(test.comparators[0]);
	return test.ops[0] === "is not" && isNone(test.comparators[0]) ? present(test.left, looked) : null;
}
/** The mapping of `known.get(id)`. */
function gotFrom(value) {
	return value.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "get" && value.args.length === 1 ? nameOf(value.func.value) : null;
}
function lookedIn(value, looked) {
	return value.kind === "Name" ? looked.get(value.id) ?? null : null;
}
function nameOf(value) {
	return value?.kind === "Name" ? value.id : null;
}
function isNone(value) {
	return value?.kind === "Constant" && value.type === "None";
}
function leaves(body) {
	return body[body.length - 1]?.kind === "Continue";
}
/** Whether a mapping holds something before the loop begins, and whether that was asked for what the loop goes through. */
function filledBefore(program, mapping, scope, loop) {
	const bound = boundOnce(program, mapping, scope);
	if (bound === void 0 || bound.scope.kind !== "function" || bound.value.start > loop.node.start) return null;
	const { owner } = bound.scope;
	const body = owner?.kind === "FunctionDef" ? owner.body : [];
	const filled = isEmpty$1(bound.value) ? filling(body, mapping, loop.node.start) : bound.value;
	if (filled === null || bound.value.kind !== "DictComp" && !(mayMap(bound.value) && isTakenFrom(loop, mapping))) return null;
	const wanted = /* @__PURE__ */ new Set();
	names(loop.iter, wanted);
	return wanted.size > 0 && asksFor(program, filled, bound.scope, wanted, MOST_NAMES$1) ? "covered" : "prefetched";
}
/** Whether a value may be a mapping: a dictionary, or what a function gives. */
function mayMap(value) {
	const made = value.kind === "Await" ? value.value : value;
	return made.kind === "Dict" || made.kind === "Call" && !/^(set|frozenset|list|tuple|sorted|Counter)$/.test(lastName(made.func));
}
/** Whether the body of a loop takes items out of a mapping: `known[id]`, `known.get(id)`. */
function isTakenFrom({ body, comp }, mapping) {
	const takes = (node) => gotFrom(node) === mapping || node.kind === "Subscript" && nameOf(node.value) === mapping;
	return someInStatements(body, takes) || comp !== null && someExpression(comp, takes);
}
/** Names that lead from a mapping to the query of its rows. */
const MOST_NAMES$1 = 4;
/** `{}`, `dict()`, `defaultdict(list)`. */
function isEmpty$1(value) {
	if (value.kind === "Dict") return value.keys.length === 0;
	return value.kind === "Call" && /^(dict|defaultdict|OrderedDict)$/.test(lastName(value.func)) && value.args.every(({ kind }) => kind === "Name") && value.keywords.length === 0;
}
/** What the loop before a position goes through that fills a mapping: `for row in rows: known[row.id] = row`. */
function filling(body, mapping, before) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (statement.start >= before) return null;
		if (statement.kind === "For") {
			let fills = false;
			visitAssignments(statement.body, (target) => {
				if (target.kind === "Subscript" && nameOf(target.value) === mapping) fills = true;
			});
			if (fills && statement.end < before) return statement.iter;
		}
		for (let at$ = 0, list$ = blocksOf(statement); at$ < list$.length; at$++) {
			const block = list$[at$];
			const found = filling(block, mapping, before);
			if (found !== null) return found;
		}
	}
	return null;
}
/** Whether a value comes of a query for some names: `where(Row.id.in_(ids))`. */
function asksFor(program, value, scope, wanted, deeper) {
	let found = false;
	const further = /* @__PURE__ */ new Set();
	visitExpression(value, (part) => {
		if (part.kind === "Call" && lastName(part.func) === "in_") found ||= part.args.some((argument) => mentions(argument, wanted));
		if (part.kind === "Name") further.add(part.id);
	});
	if (found || deeper === 0) return found;
	for (const name of further) {
		const bound = boundOnce(program, name, scope);
		if (bound !== void 0 && bound.scope === scope && asksFor(program, bound.value, scope, wanted, deeper - 1)) return true;
	}
	return false;
}

// src/flow/loops/picked.ts
/**
* The call is made for one item alone, which the body picks by a literal: `for key, value in changes.items(): if key == "owner": …`.
* The keys of a mapping are distinct, so it runs once at most.
*/
function isPicked(site, loop) {
	const key = loop.target?.kind === "Tuple" ? loop.target.elts[0] : loop.target;
	if (key?.kind !== "Name" || loop.comp !== null) return false;
	return within(loop.body, site.node, key.id);
}
function within(body, node, key) {
	return body.some((statement) => {
		if (!isWithin(node, statement) || statement.kind === "For" || statement.kind === "While") return false;
		if (statement.kind === "If") {
			if (!holds(statement.body, node)) return within(statement.orelse, node, key);
			return comparesWithLiteral(statement.test, key) || within(statement.body, node, key);
		}
		if (statement.kind === "Match" && statement.subject.kind === "Name" && statement.subject.id === key) {
			const taken = statement.cases.find((option) => holds(option.body, node));
			return taken !== void 0 && taken.captures.length === 0 && taken.values.length > 0 && taken.values.every(isLiteral$2);
		}
		return blocksOf(statement).some((block) => within(block, node, key));
	});
}
/** `key == "owner"`, alone or as a part of a conjunction. */
function comparesWithLiteral(test, key) {
	if (test.kind === "BoolOp") return test.op === "and" && test.values.some((value) => comparesWithLiteral(value, key));
	if (test.kind !== "Compare" || test.ops.length !== 1 || test.ops[0] !== "==") return false;
	const other = test.comparators[0];
	if (other === void 0) return false;
	return isName(test.left, key) && isLiteral$2(other) || isName(other, key) && isLiteral$2(test.left);
}
function isName(value, name) {
	return value.kind === "Name" && value.id === name;
}
function isLiteral$2(value) {
	return value.kind === "Constant" && value.type === "str";
}
/** The call is a method of the loop's item, and its arguments do not read the item: `for check in checks: check.run(session)`. */
function isMethodOfItem(site, loop) {
	const func = site.call?.func;
	return func?.kind === "Attribute" && loop.target?.kind === "Name" && isName(func.value, loop.target.id) && readsNothingOf(loop, site);
}
/** The loop's item, or a part of it, is itself what is called, and its arguments do not read the item: `for handler in handlers: handler(event)`. */
function isCallOfItem(site, loop) {
	const func = site.call?.func;
	if (func?.kind !== "Name") return false;
	return (loop.target?.kind === "Tuple" ? loop.target.elts : [loop.target]).some((part) => part?.kind === "Name" && part.id === func.id) && readsNothingOf(loop, site);
}
/** The arguments of a call do not read the loop's item. */
function readsNothingOf({ target }, { call }) {
	if (target === null || call === null) return false;
	const items = /* @__PURE__ */ new Set();
	names(target, items);
	return ![...call.args, ...call.keywords.map(({ value }) => value)].some((argument) => mentions(argument, items));
}

// src/flow/loops/repeats.ts
/** Functions that cut a collection into pieces: a loop over their result makes one query a piece on purpose. */
const BATCHING = /^_?(batch|batched|chunk|chunked|chunkify|partition|paginate|paginated|windowed|grouper)(_|$)|(^|_)(batches|chunks|pages|partitions|slices|windows)(_async)?$|(^|_)(yield_per|batched|chunked|chunkify|paginate|iter_batches|iter_pages|fetchmany)(_|$)/i;
/**
* The loop that `map`, `filter` and what sorts by a key make of the function they are given; undefined for a call that is none. The function
* stands in the call itself (`map(load, ids)`), or the site lies in a lambda of it.
*/
function mappingLoop(site, handed) {
	const { lambda } = site;
	const call = handed ? site.call : lambda === null ? null : callGiven(site, lambda);
	if (call === null || call === void 0) return void 0;
	const iter = iterated(call, handed ? null : lambda);
	if (iter === void 0) return void 0;
	return {
		kind: "for",
		async: false,
		node: call,
		iter,
		scope: site.scope,
		target: null,
		body: [],
		comp: null
	};
}
/** The call around a site that is given the lambda in which it stands. */
function callGiven(site, lambda) {
	return site.arguments.findLast(({ args, keywords }) => args.some((argument) => argument === lambda) || keywords.some(({ value }) => value === lambda));
}
/** Whether a loop that a library function makes asks for what it compares by. */
function sortsByKey({ node }) {
	return "keywords" in node && node.keywords.some(({ arg }) => arg === "key");
}
/** What a library function goes through with the function that it is given; where it is a lambda, it has to stand where that is expected. */
function iterated({ func, args, keywords }, lambda) {
	const name = func.kind === "Name" || func.kind === "Attribute" ? lastName(func) : "";
	if (/^(map|filter|imap|imap_unordered)$/.test(name)) return lambda === null || args[0] === lambda ? args[1] : void 0;
	if (!keywords.some(({ arg, value }) => arg === "key" && (lambda === null || value === lambda))) return void 0;
	if (name === "sort" && func.kind === "Attribute") return func.value;
	return /^(sorted|min|max)$/.test(name) && args.length === 1 ? args[0] : void 0;
}
/**
* The innermost loop around a call that repeats it with different data, and one with few iterations only where no other does; undefined if
* none does.
*/
function repeatingLoop(program, site, isSmall) {
	let few;
	for (let at = site.loops.length - 1; at >= 0; at--) {
		const loop = site.loops[at];
		if (loop === void 0) continue;
		if (isPicked(site, loop)) continue;
		if (repeats(program, loop) && !leavesAfter(loop.body, site.node) && !runsWhenFull(loop.body, site.node) && dependsOnLoop(program, site, loop)) {
			if (!isSmall(loop)) return loop;
			few ??= loop;
		}
	}
	return few;
}
/** Whether a loop runs once per item of something; batches, retries, polling and what ends at once are no such loops. */
function repeats(program, loop) {
	if (loop.kind === "while") return worklist(loop);
	if (listsTables(program, loop.iter, loop.scope) || waitsForMessages(program, loop.iter, loop.scope)) return false;
	return (!batched(program, loop.iter, loop.scope) || takesRecords(loop)) && !retries(loop) && !leavesAtOnce(loop) && !yieldsOnce(program, loop);
}
/** `async for message in pubsub.listen()`: messages come one by one, from outside, and nobody has them together. */
function waitsForMessages(program, iter, scope) {
	const callee = iter.kind === "Call" ? program.typeOf(iter.func, scope) : null;
	if (callee?.kind === "method") return /\.(PubSub|WebSocket)$/.test(callee.owner) && /^(listen|iter_(text|json|bytes))$/.test(callee.name);
	const type = program.typeOf(iter, scope);
	return type.kind === "external" && /^(aiokafka\.AIOKafkaConsumer|kafka\.KafkaConsumer)$/.test(type.name);
}
/**
* Pieces of a text are called chunks as well, and each is a record: the body reads `chunk.content` or `chunk["content"]`, and takes none of
* them for a collection.
*/
function takesRecords({ iter, target, body }) {
	const item = target?.kind === "Tuple" ? target.elts.at(-1) : target;
	if (item?.kind !== "Name" || !/chunk/i.test(unparse(iter))) return false;
	const isItem = (value) => value?.kind === "Name" && value.id === item.id;
	let reads = false;
	let whole = false;
	visitStatements(body, (node) => {
		if (node.kind === "Attribute" && isItem(node.value)) {
			if (OF_COLLECTION.test(node.attr)) whole = true;
			else reads = true;
		}
		if (node.kind === "Subscript" && isItem(node.value)) {
			if (node.slice.kind === "Constant" && node.slice.type === "str") reads = true;
			else whole = true;
		}
		if (node.kind === "Call" && TAKES_MANY.test(calledName(node)) && node.args.some(isItem)) whole = true;
		if (node.kind === "Starred" && isItem(node.value)) whole = true;
		if ((node.kind === "ListComp" || node.kind === "GeneratorExp") && node.generators.some((each) => isItem(each.iter))) whole = true;
	});
	eachStatement(body, (statement) => {
		if (statement.kind === "For" && isItem(statement.iter)) whole = true;
	});
	return reads && !whole;
}
/** What lists, dictionaries of columns and data frames have. */
const OF_COLLECTION = /^(append|astype|columns|copy|count|drop\w*|empty|extend|fillna|head|index|is_empty|items|iter\w*|keys|loc|iloc|rename|rows?|shape|sort\w*|tail|to_\w+|tolist|values)$/;
/** Functions that are given many at once. */
const TAKES_MANY = /^(len|list|set|tuple|sorted|in_|values|executemany|add_all|bulk_\w+|insert_many|extend|insert|gather|map)$/;
/** `while queue:` with `queue.pop()` in the body; retries, polling and paging are no such loops. */
function worklist(loop) {
	if (loop.iter.kind !== "Name") return false;
	const name = loop.iter.id;
	let pops = false;
	visitStatements(loop.body, (node) => {
		if (node.kind === "Call" && node.func.kind === "Attribute" && /^pop(left)?$/.test(node.func.attr) && node.func.value.kind === "Name" && node.func.value.id === name) pops = true;
	});
	return pops;
}
/** A collection of pieces by its name: `batches`, `id_chunks`; `batch_items` are items. */
const PIECES = /(^|_)(batches|chunks|pages|partitions|slices|windows)$/i;
function batched(program, iter, scope, named = false) {
	const call = iter.kind === "Await" ? iter.value : iter;
	if (call.kind === "Name") {
		const bound = named ? void 0 : boundOnce(program, call.id, scope);
		if (PIECES.test(call.id)) return bound === void 0 || !givesRows(bound.value);
		return bound !== void 0 && bound.scope.kind === "function" && batched(program, bound.value, bound.scope, true);
	}
	if (call.kind === "Attribute") return PIECES.test(call.attr);
	if (call.kind === "ListComp" || call.kind === "GeneratorExp") {
		const only$of = call.generators, only = only$of[0], second = only$of[1];
		return only !== void 0 && second === void 0 && batched(program, only.iter, scope, named);
	}
	if (call.kind !== "Call") return false;
	const name = call.func.kind === "Name" ? call.func.id : call.func.kind === "Attribute" ? call.func.attr : "";
	if (name === "range") {
		const stop = call.args[call.args.length > 1 ? 1 : 0];
		return call.args.length === 3 || stop !== void 0 && countsPieces(program, stop, scope);
	}
	if (name === "enumerate" || name === "tqdm" || name === "list") return call.args[0] !== void 0 && batched(program, call.args[0], scope, named);
	return BATCHING.test(name);
}
/** `for table in metadata.sorted_tables:` asks another table each time, which no statement does for all. */
function listsTables(program, iter, scope, named = false) {
	switch (iter.kind) {
		case "Attribute": return iter.attr === "sorted_tables";
		case "Call":
			if (iter.func.kind === "Name" && /^(reversed|list|enumerate|tqdm)$/.test(iter.func.id)) return iter.args[0] !== void 0 && listsTables(program, iter.args[0], scope, named);
			return iter.func.kind === "Attribute" && iter.func.attr === "get_table_names";
		case "ListComp": return iter.generators.length === 1 && iter.generators[0] !== void 0 && listsTables(program, iter.generators[0].iter, scope, named);
		case "Name": {
			const bound = named ? void 0 : boundOnce(program, iter.id, scope);
			return bound !== void 0 && bound.scope.kind === "function" && listsTables(program, bound.value, bound.scope, true);
		}
		default: return false;
	}
}
/** `result.scalars().all()`: `pages` out of a query are rows that are called so, and nothing was cut. */
function givesRows(value) {
	const call = value.kind === "Await" ? value.value : value;
	return call.kind === "Call" && call.func.kind === "Attribute" && /^(all|scalars|fetchall|fetch_all)$/.test(call.func.attr);
}
/** How many pieces there are, by its name. */
const PIECE_COUNT = /(^|_)(pages|batches|chunks)(_|$)|(^|_)(page|batch|chunk)_(count|num|number|total)$/i;
/** A number of pieces: `math.ceil(count / size)`, `(count + size - 1) // size`, `total_pages + 1`, or a name for one. */
function countsPieces(program, count, scope, named = false) {
	const further = (part) => countsPieces(program, part, scope, named);
	switch (count.kind) {
		case "BinOp":
			if (count.op === "/" || count.op === "//") return count.right.kind !== "Constant" || Number(count.right.value) >= LEAST_PIECE;
			return (count.op === "+" || count.op === "-") && count.right.kind === "Constant" && further(count.left);
		case "UnaryOp": return further(count.operand);
		case "Call": return /^(ceil|floor|int|round|max|min)$/.test(calledName(count)) && count.args.some(further);
		case "Attribute": return PIECE_COUNT.test(count.attr);
		case "Name": {
			if (PIECE_COUNT.test(count.id)) return true;
			const bound = named ? void 0 : boundOnce(program, count.id, scope);
			return bound !== void 0 && bound.scope.kind === "function" && countsPieces(program, bound.value, bound.scope, true);
		}
		default: return false;
	}
}
/** What is cut into halves is not taken in pieces. */
const LEAST_PIECE = 10;
/** `for attempt in range(MAX_RETRIES):` repeats the same work until it succeeds. */
function retries({ iter, target }) {
	if (iter.kind !== "Call" || iter.func.kind !== "Name" || iter.func.id !== "range") return false;
	return target?.kind === "Name" && RETRY.test(target.id) || RETRY.test(unparse(iter));
}
const RETRY = /(^|[^a-z])(retry|retries|attempts?|tries)([^a-z]|$)/i;
/** `async for session in get_session():` over a generator that yields outside any loop: it runs once. */
function yieldsOnce(program, loop) {
	return handsOutSession(program, loop) || yieldsOneValue(program, loop.iter, loop.scope, MOST_GENERATORS);
}
/** `async for session in factory():` where it is only declared what the generator gives: nobody goes through a collection of sessions. */
function handsOutSession(program, { iter, scope, async }) {
	if (iter.kind !== "Call") return false;
	const items = alternatives(program.item(program.typeOf(iter, scope), async));
	return items.length > 0 && items.every((item) => item.kind === "external" && SESSION$1.test(item.name));
}
const SESSION$1 = /^(sqlalchemy|sqlmodel)\.(.+\.)?(Async)?Session$/;
/** Generators that hand on what another yields, one inside the other. */
const MOST_GENERATORS = 3;
function yieldsOneValue(program, iter, scope, deeper) {
	if (deeper === 0) return false;
	if (iter.kind === "Name") {
		const bound = boundOnce(program, iter.id, scope);
		return bound !== void 0 && bound.value.kind === "Call" && yieldsOneValue(program, bound.value, bound.scope, deeper - 1);
	}
	if (iter.kind !== "Call") return false;
	const callee = program.typeOf(iter.func, scope);
	if (callee.kind !== "function" || !callee.function.def.generator) return false;
	const inner = program.functionScope(callee.function);
	return !yieldsInLoop(callee.function.def.body, false, (within) => yieldsOneValue(program, within, inner, deeper - 1));
}
function yieldsInLoop(body, inLoop, isOne) {
	return body.some((statement) => {
		switch (statement.kind) {
			case "For": {
				const repeats = inLoop || yieldsInLoop(statement.body, true, isOne) && !isOne(statement.iter);
				return yieldsInLoop(statement.body, repeats, isOne) || yieldsInLoop(statement.orelse, inLoop, isOne);
			}
			case "While": return yieldsInLoop(statement.body, true, isOne) || yieldsInLoop(statement.orelse, inLoop, isOne);
			case "If": return yieldsInLoop(statement.body, inLoop, isOne) || yieldsInLoop(statement.orelse, inLoop, isOne);
			case "With": return yieldsInLoop(statement.body, inLoop, isOne);
			case "Try": return yieldsInLoop(statement.body, inLoop, isOne) || yieldsInLoop(statement.finalbody, inLoop, isOne) || statement.handlers.some((handler) => yieldsInLoop(handler.body, inLoop, isOne));
			case "Expr":
			case "Assign": {
				const { value } = statement;
				return value.kind === "YieldFrom" || value.kind === "Yield" && inLoop;
			}
			default: return false;
		}
	});
}
/** The body always ends in `return` or `break`, and no `continue` goes round before: it runs once at most for what is asked here. */
function leavesAtOnce(loop) {
	const last = loop.body[loop.body.length - 1];
	if (last === void 0 || last.kind !== "Return" && last.kind !== "Break" && last.kind !== "Raise") return false;
	return !goesRound(loop.body);
}
/** Whether a call reads the loop's variable, directly or through names that the body derives from it. */
function dependsOnLoop(program, site, loop) {
	const tainted = /* @__PURE__ */ new Set();
	if (loop.target !== null) names(loop.target, tainted);
	for (let round = 0; round < 3; round++) {
		const before = tainted.size;
		visitAssignments(loop.body, (target, value) => {
			if (value === null || loop.kind === "while" ? value !== null && (popsSomething(value) || mentions(value, tainted)) : mentions(value, tainted)) names(target, tainted);
		});
		for (let at$ = 0, list$ = site.loops; at$ < list$.length; at$++) {
			const inner = list$[at$];
			if (inner !== loop && inner.node.start >= loop.node.start && inner.target !== null && mentions(inner.iter, tainted)) names(inner.target, tainted);
		}
		if (tainted.size === before) break;
	}
	if (mentions(site.node, tainted)) return true;
	return site.call !== null && site.call.args.length === 0 && site.call.keywords.length === 0 && WRITES_STATE.test(calledName(site.call));
}
const WRITES_STATE = /^(commit|flush)$/;
function calledName(call) {
	return lastName(call.func);
}
function popsSomething(value) {
	const call = value.kind === "Await" ? value.value : value;
	return call.kind === "Call" && call.func.kind === "Attribute" && /^(pop|popleft|get|get_nowait)$/.test(call.func.attr);
}

// src/flow/fixed-size.ts
/**
* Whether a function gives a collection whose size its source alone decides: a literal, a local list that starts as a literal
* and is appended to outside any loop, what `isConstant` says of a name, or a comprehension over one of these.
*/
function returnsFixedSize(def, isConstant) {
	if (def.generator) return false;
	const returned = returnedValues(def.body);
	return returned.length > 0 && returned.every((value) => isLiteral$1(value, isConstant) || value.kind === "Name" && (isFixedList(value.id, def.body) || isConstant(value.id)));
}
/** A collection whose items are all written out, none of them unpacked from another. */
function isWrittenOut(value) {
	switch (value.kind) {
		case "Tuple":
		case "List":
		case "Set": return value.elts.every((element) => element.kind !== "Starred");
		case "Dict": return value.keys.every((key) => key !== null);
		default: return false;
	}
}
function isLiteral$1(value, isConstant = () => false) {
	if (!(value.kind === "ListComp" || value.kind === "SetComp" || value.kind === "DictComp")) return isWrittenOut(value);
	return value.generators.every(({ iter }) => isLiteral$1(iter, isConstant) || iter.kind === "Name" && isConstant(iter.id));
}
function returnedValues(body) {
	return body.flatMap((statement) => {
		if (statement.kind === "Return") return statement.value === null ? [] : [statement.value];
		return blocksOf(statement).flatMap(returnedValues);
	});
}
/** Every use of the list is its literal, an `append` outside loops, or the `return`. */
function isFixedList(name, body) {
	let starts = 0;
	const fixed = (statements) => statements.every((statement) => {
		switch (statement.kind) {
			case "Assign":
			case "AnnAssign": {
				const target = (statement.kind === "Assign" ? statement.targets : [statement.target])[0];
				if (target?.kind !== "Name" || target.id !== name) return true;
				starts++;
				return statement.value !== null && isLiteral$1(statement.value);
			}
			case "AugAssign": return statement.target.kind !== "Name" || statement.target.id !== name;
			case "Expr": {
				const { value } = statement;
				if (value.kind !== "Call" || value.func.kind !== "Attribute" || value.func.value.kind !== "Name" || value.func.value.id !== name) return true;
				return value.func.attr === "append";
			}
			case "FunctionDef": return !grows$1(name, statement.body);
			case "For":
			case "While": return !grows$1(name, statement.body) && !grows$1(name, statement.orelse);
			default: return blocksOf(statement).every(fixed);
		}
	});
	return fixed(body) && starts === 1;
}
function isNamed$1(value, name) {
	return value.kind === "Name" && value.id === name;
}
/** Whether a loop's body calls a method of the list, assigns it or a part of it. */
function grows$1(name, body) {
	return body.some((statement) => {
		if (statement.kind === "Expr") {
			const { value } = statement;
			return value.kind === "Call" && value.func.kind === "Attribute" && value.func.value.kind === "Name" && value.func.value.id === name;
		}
		if (statement.kind === "AugAssign") return statement.target.kind === "Name" && statement.target.id === name;
		if (statement.kind === "Assign") return statement.targets.some((target) => isNamed$1(target.kind === "Subscript" ? target.value : target, name));
		return blocksOf(statement).some((nested) => grows$1(name, nested));
	});
}

// src/flow/loops/few.ts
/** Rows that count as few: the top ten of something. */
const MOST_FEW = 10;
const DEEPEST$2 = 12;
/** Methods that send a statement, which is their first argument. */
const SENDS = /^(execute|scalars|scalar|exec|stream|stream_scalars)$/;
/** Methods of statements and results that add no rows. */
const KEEPS$1 = /^(where|filter|filter_by|order_by|options|distinct|offset|having|group_by|execution_options|with_for_update|scalars|all|unique|mappings|fetchall|partitions|tuples)$/;
const COPIES = /^(list|tuple|sorted|reversed|enumerate|set)$/;
/** Whether what is gone through are rows of a statement that asks for a few: `session.scalars(select(Order).limit(5))`. */
function isFewRows(program, iter, scope, depth = 0) {
	if (depth > DEEPEST$2) return false;
	switch (iter.kind) {
		case "Await": return isFewRows(program, iter.value, scope, depth + 1);
		case "Name": {
			const bound = boundOnce(program, iter.id, scope);
			return bound !== void 0 && isFewRows(program, bound.value, bound.scope, depth + 1);
		}
		case "Call": {
			const { func, args } = iter;
			const first = args[0];
			if (func.kind === "Name") return COPIES.test(func.id) && first !== void 0 && isFewRows(program, first, scope, depth + 1);
			if (func.kind !== "Attribute") return false;
			if (limitsToFew(iter)) return true;
			if (SENDS.test(func.attr) && first !== void 0) return isFewRows(program, first, scope, depth + 1);
			return KEEPS$1.test(func.attr) && isFewRows(program, func.value, scope, depth + 1);
		}
		default: return false;
	}
}
/** `query.limit(5)`. */
function limitsToFew({ func, args: [limit] }) {
	if (func.kind !== "Attribute" || func.attr !== "limit" && func.attr !== "fetch") return false;
	return limit?.kind === "Constant" && limit.type === "int" && Number(limit.value) <= MOST_FEW;
}

// src/flow/loops/size.ts
/** How many iterations a loop makes, as far as the source says. */
function sizeOf(program, loop, knowledge) {
	const iter = unwrapped(loop.iter);
	if (isSmall$1(program, iter, loop)) return "small";
	if (loop.kind !== "while" && isFewRows(program, iter, loop.scope)) return "few";
	const type = program.typeOf(iter, loop.scope);
	for (let at$ = 0, list$ = alternatives(withoutNone(type)); at$ < list$.length; at$++) {
		const item = list$[at$];
		if (item.kind === "tuple") return "small";
		if (item.kind === "class" && !goesThroughRows(program, item.class)) return "small";
	}
	const element = program.item(type, loop.async);
	if (alternatives(element).every((item) => item.kind === "instance" && program.isEnum(item.class))) return "small";
	if (loop.kind !== "while" && alternatives(element).every(isClass)) return "small";
	return alternatives(element).some((item) => knowledge.isModel(item)) ? "rows" : "unknown";
}
/** Whoever goes through a class goes through its members, as those of an enumeration; some mappers give its rows. */
function goesThroughRows(program, symbol) {
	return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && /^(peewee|pony)\./.test(ancestor.name));
}
/** A class, or a class with its name out of a registry. */
function isClass(type) {
	return type.kind === "class" || type.kind === "tuple" && type.items.some((item) => item.kind === "class");
}
function unwrapped(iter) {
	if (iter.kind === "Call" && iter.func.kind === "Name" && [
		"enumerate",
		"sorted",
		"reversed",
		"list",
		"tuple",
		"set",
		"tqdm"
	].includes(iter.func.id) && iter.args[0] !== void 0) return unwrapped(iter.args[0]);
	return iter;
}
/** A literal, a small constant range, or a name that is bound to one only. */
function isSmall$1(program, iter, loop, depth = 0) {
	switch (iter.kind) {
		case "Tuple":
		case "List":
		case "Set": return iter.elts.every((item) => item.kind !== "Starred" || depth < MOST_NAMES && isSmall$1(program, item.value, loop, depth + 1));
		case "Dict": return isWrittenOut(iter);
		case "Call":
			if (iter.func.kind === "Name" && iter.func.id === "range") {
				const bound = iter.args[iter.args.length > 1 ? 1 : 0];
				return bound?.kind === "Constant" && Number(bound.value) <= MOST_SMALL;
			}
			if (iter.func.kind === "Attribute" && [
				"items",
				"keys",
				"values",
				"copy"
			].includes(iter.func.attr)) return isSmall$1(program, iter.func.value, loop);
			if (iter.func.kind === "Attribute" && iter.func.attr === "__subclasses__") return true;
			if (iter.func.kind === "Name" && iter.func.id === "zip") return iter.args.some((argument) => isSmall$1(program, argument, loop));
			return isFixedCall(program, iter, loop.scope) || isFields(program, iter, loop.scope) || isFieldList(program, iter, loop.scope);
		case "Name": {
			const symbol = program.resolve(iter.id, loop.scope);
			if (symbol?.kind === "class" && !goesThroughRows(program, symbol)) return true;
			const bound = boundOnce(program, iter.id, loop.scope);
			if (bound === void 0) return false;
			const { value, scope } = bound;
			return (isLiteral(value) || isFilledByHand(value, iter.id, scope.owner) || isAppendedTo(value, iter.id, scope.owner) || isFixedCall(program, value, scope) || isFields(program, value, scope) || ([
				"Name",
				"ListComp",
				"GeneratorExp",
				"SetComp"
			].includes(value.kind) || isPutTogether(value)) && depth < MOST_NAMES && isSmall$1(program, value, { scope }, depth + 1)) && (scope.kind === "module" || !grows(iter.id, scope.owner));
		}
		case "ListComp":
		case "SetComp":
		case "GeneratorExp": return iter.generators.length === 1 && iter.generators.every((each) => isSmall$1(program, each.iter, loop, depth));
		case "Attribute": return DECLARED.test(iter.attr) || OF_TABLE.test(iter.attr) && isTable(iter.value) || classLiteral(program, iter, loop) || moduleLiteral(program, iter, loop);
		case "BinOp": return iter.op === "+" && isSmall$1(program, iter.left, loop) && isSmall$1(program, iter.right, loop);
		case "IfExp": return isSmall$1(program, iter.body, loop) && isSmall$1(program, iter.orelse, loop);
		case "Subscript": return iter.slice.kind === "Slice" && iter.slice.upper?.kind === "Constant" && Number(iter.slice.upper.value) <= MOST_SMALL;
		default: return false;
	}
}
/** A call of a function whose result has a size that its source decides. */
function isFixedCall(program, value, scope) {
	if (value.kind !== "Call") return false;
	const callee = program.typeOf(value.func, scope);
	if (callee.kind !== "function" || callee.function.def.async) return false;
	const { def } = callee.function;
	const isConstant = (name) => {
		const home = program.functionScope(callee.function);
		if (isEnumName(program, name, home, callee.function)) return true;
		const bound = boundOnce(program, name, home);
		return bound?.scope.kind === "module" && isWrittenOut(bound.value) && name === name.toUpperCase();
	};
	return returnsFixedSize(def, isConstant);
}
/** What the class of an object declares, with its values: `order_in.model_dump()`, not that of a `RootModel`, which may be a list of any length. */
function isFields(program, value, scope) {
	if (value.kind !== "Call" || value.func.kind !== "Attribute" || !/^(model_dump|dict)$/.test(value.func.attr)) return false;
	const types = alternatives(withoutNone(program.typeOf(value.func.value, scope)));
	return types.length > 0 && types.every((type) => type.kind === "instance" && !isRootModel(program, type.class));
}
/** `fields(Order)` of a data class, `vars(role)`, `get_args(Kind)`: as many as the source declares. */
function isFieldList(program, value, scope) {
	const callee = program.typeOf(value.func, scope);
	return callee.kind === "reference" && FIELDS_OF.test(callee.name);
}
const FIELDS_OF = /^((dataclasses|attrs?)\.(fields(_dict)?|asdict|astuple)|builtins\.vars|typing\.get_(args|type_hints)|inspect\.get_annotations)$/;
function isRootModel(program, symbol) {
	return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && /^pydantic\b.*\bRootModel$/.test(ancestor.name));
}
/** A name for an enumeration: the class itself, or the first parameter of one of its class methods. */
function isEnumName(program, name, scope, { def, owner }) {
	if (owner !== null && name === "cls" && def.parameters[0]?.name === name) return program.isEnum(owner);
	const symbol = program.resolve(name, scope);
	return symbol?.kind === "class" && program.isEnum(symbol);
}
/** Names that stand for each other; one that is bound to itself has no end. */
const MOST_NAMES = 3;
/** Iterations that count as few. */
const MOST_SMALL = 20;
/** What a class declares is as long as its source. */
const DECLARED = /^(model_fields|model_fields_set|__fields__|__fields_set__|__annotations__|__members__|__dict__|__dataclass_fields__|__slots__|relationships|column_attrs)$/;
const OF_TABLE = /^(columns|c|foreign_keys|constraints|indexes|primary_key)$/;
/** `Order.__table__`, `Order.__mapper__`, `inspect(Order)`. */
function isTable(value) {
	if (value.kind === "Call") return value.func.kind === "Name" ? value.func.id === "inspect" : false;
	return value.kind === "Attribute" && (value.attr === "__table__" || value.attr === "__mapper__" || value.attr === "mapper");
}
/** `self.TABLES`, bound to a literal in the class body alone; `self.relations`, which no method of the class changes. */
function classLiteral(program, iter, loop) {
	const base = program.typeOf(iter.value, loop.scope);
	if (base.kind !== "instance" && base.kind !== "class") return false;
	const member = program.memberDefinition(base.class, iter.attr);
	if (member?.kind !== "bindings" || member.bindings.length !== 1) return false;
	const only = member.bindings[0];
	if (only?.kind !== "value" || only.path.length > 0 || !isWrittenOut(only.value)) return false;
	if (iter.attr === iter.attr.toUpperCase() && isLiteral(only.value)) return true;
	if (only.annotation !== null || program.ancestors(base.class).some((item) => item.kind === "external" && MODEL_LIBRARIES.test(item.name))) return false;
	return [{
		kind: "class",
		class: base.class
	}, ...program.ancestors(base.class)].every((ancestor) => ancestor.kind !== "class" || !isChangedIn(program, ancestor.class, iter.attr));
}
/** Whether a method of a class sets an attribute, or puts something into it. */
function isChangedIn(program, symbol, attribute) {
	const isIt = (node) => node.kind === "Attribute" && node.attr === attribute;
	return [...program.classScope(symbol).bindings.values()].flat().flatMap((binding) => binding.kind === "function" ? [binding.def] : []).some((def) => {
		noteRead(def);
		let found = false;
		visitAssignments(def.body, (target) => {
			if ((target.kind === "Tuple" || target.kind === "List" ? target.elts : [target]).some((each) => isIt(each.kind === "Subscript" ? each.value : each))) found = true;
		});
		visitStatements(def.body, (node) => {
			if (node.kind === "Call" && node.func.kind === "Attribute" && isIt(node.func.value) && CHANGES.test(node.func.attr)) found = true;
		});
		return found;
	});
}
const MODEL_LIBRARIES = /^(pydantic|sqlmodel|sqlalchemy|tortoise|beanie|mongoengine)\b/;
const CHANGES = /^(append|appendleft|extend|add|update|insert|setdefault)$/;
/** `registry.KINDS`, bound to a literal in the module alone. */
function moduleLiteral(program, iter, loop) {
	const symbol = program.symbolOf(iter, loop.scope);
	if (symbol?.kind !== "variable" || symbol.scope.kind !== "module") return false;
	const bound = boundOnce(program, symbol.name, symbol.scope);
	return bound !== void 0 && isLiteral(bound.value);
}
/** `[*READS, *WRITES]`: a list that takes others into it. */
function isPutTogether(value) {
	return (value.kind === "Tuple" || value.kind === "List" || value.kind === "Set") && value.elts.some(({ kind }) => kind === "Starred");
}
function isLiteral(value) {
	return isWrittenOut(value) && (value.kind === "Dict" ? value.keys : value.elts).length > 0;
}
function bodyOf(owner) {
	return owner !== null && owner.kind === "FunctionDef" && "body" in owner ? owner.body : null;
}
/** `totals = {}`, and then `totals["orders"] = …`: as many keys as the source writes. */
function isFilledByHand(value, name, owner) {
	const body = bodyOf(owner);
	if (body === null || value.kind !== "Dict" || value.keys.length > 0) return false;
	let found = false;
	visitAssignments(body, (target) => {
		if (isWrittenKey(target, name)) found = true;
	});
	return found;
}
function isWrittenKey(target, name) {
	return target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === name && target.slice.kind === "Constant";
}
/** `levels = []`, and then `levels.append(…)` outside any loop: as many as the source writes. What is handed to others they may fill. */
function isAppendedTo(value, name, owner) {
	const body = bodyOf(owner);
	if (body === null || value.kind !== "List" || value.elts.length > 0) return false;
	let appends = false;
	let handed = false;
	visitStatements(body, (node) => {
		if (node.kind !== "Call") return;
		if (node.func.kind === "Attribute" && node.func.attr === "append" && isNamed(node.func.value, name)) appends = true;
		if (node.func.kind === "Name" && READERS.test(node.func.id)) return;
		if ([...node.args, ...node.keywords.map((keyword) => keyword.value)].some((argument) => isNamed(argument, name))) handed = true;
	});
	return appends && !handed;
}
/** Built-in functions that leave a list as it is. */
const READERS = /^(all|any|dict|enumerate|len|list|max|min|print|reversed|set|sorted|str|sum|tuple|zip)$/;
function isNamed(value, name) {
	return value.kind === "Name" && value.id === name;
}
/** Calls that put one item in, and those that put in as many as they are given. */
const PUTS_ONE = /^(append|add|insert|setdefault)$/;
const PUTS_MANY = /^(extend|update)$/;
/** Whether the statements put more into a collection than they say: in a loop, or out of another collection. */
function fills(statements, name, looping) {
	return statements.some((statement) => {
		const own = statement.kind === "Expr" ? statement.value : null;
		let found = false;
		visitStatements([statement], (node) => {
			if (node.kind !== "Call" || node.func.kind !== "Attribute" || !isNamed(node.func.value, name)) return;
			const { attr } = node.func;
			const single = node === own && !looping && (PUTS_ONE.test(attr) || node.args[0] !== void 0 && isWrittenOut(node.args[0]));
			if ((PUTS_ONE.test(attr) || PUTS_MANY.test(attr)) && !single) found = true;
		});
		const blocks = blocksOf(statement);
		if (blocks.length === 0 || !found) return found;
		const inside = statement.kind === "For" || statement.kind === "While" ? !binds(statement.body, name) : looping;
		return blocks.some((block) => fills(block, name, inside));
	});
}
function binds(body, name) {
	let found = false;
	visitAssignments(body, (target) => {
		if (isNamed(target, name)) found = true;
	});
	return found;
}
/** Whether a local collection gets more than its literal and what single statements add to it. */
function grows(name, owner) {
	const body = bodyOf(owner);
	if (body === null) return false;
	let found = fills(body, name, false);
	const own = /* @__PURE__ */ new Set();
	visitAssignments(body, (target, value) => {
		const key = (target.kind === "Tuple" ? target.elts : [target])[0];
		if (key?.kind === "Name" && isKeysOf(value, name)) own.add(key.id);
		if (target.kind !== "Subscript" || target.value.kind !== "Name" || target.value.id !== name) return;
		if (isWrittenKey(target, name)) return;
		if (target.slice.kind !== "Name" || !own.has(target.slice.id)) found = true;
	});
	return found;
}
/** `queries`, `queries.keys()`, `queries.items()`, or a list of one of these. */
function isKeysOf(value, name) {
	const iterated = unwrapped(value);
	if (iterated.kind === "Call") return iterated.func.kind === "Attribute" && /^(keys|items)$/.test(iterated.func.attr) && isKeysOf(iterated.func.value, name);
	return iterated.kind === "Name" && iterated.id === name;
}

// src/flow/budget/extent.ts
const SMALL = {
	params: [],
	optional: false,
	grows: false
};
const GROWS = {
	params: [],
	optional: false,
	grows: true
};
const OPTIONAL = {
	params: [],
	optional: true,
	grows: false
};
/** Expressions inside expressions, and names behind names, beyond which an extent counts as unknown. */
const DEEPEST$1 = 8;
const KEEPS = /* @__PURE__ */ new Set([
	"list",
	"sorted",
	"set",
	"tuple",
	"frozenset",
	"enumerate",
	"reversed",
	"zip",
	"dict",
	"iter",
	"tqdm",
	"chain"
]);
const VIEWS = /* @__PURE__ */ new Set([
	"items",
	"values",
	"keys",
	"copy"
]);
function isSmall({ params, optional, grows }) {
	return params.length === 0 && !optional && !grows;
}
function joined(extents) {
	return {
		params: [...new Set(extents.flatMap(({ params }) => params))].sort((a, b) => a - b),
		optional: extents.some(({ optional }) => optional),
		grows: extents.some(({ grows }) => grows)
	};
}
/** How constants are written. */
const IN_CAPITALS = /^_?[A-Z][A-Z0-9_]+$/;
/** Nothing of an optional part that is left out, times anything, is nothing. */
function product(extents) {
	return extents.find(isOptionalOnly) ?? joined(extents);
}
/** Reads extents off the expressions of one program. */
var Extents = class {
	program;
	knowledge;
	/** Names that are being read: one that is bound by itself (`items = items or []`) adds nothing. */
	reading = /* @__PURE__ */ new Set();
	constructor(knowledge) {
		this.program = knowledge.program;
		this.knowledge = knowledge;
	}
	of(expression, scope, depth = 0) {
		if (depth > DEEPEST$1) return GROWS;
		if (depth === 0 && this.isOne(expression, scope)) return SMALL;
		const part = (inner) => this.of(inner, scope, depth + 1);
		switch (expression.kind) {
			case "Constant": return SMALL;
			case "List":
			case "Tuple":
			case "Set": return joined(expression.elts.map((element) => element.kind === "Starred" ? part(element.value) : SMALL));
			case "Dict": return joined(expression.keys.map((key, at) => key === null ? part(expression.values[at] ?? expression) : SMALL));
			case "Await": return part(expression.value);
			case "NamedExpr": return part(expression.value);
			case "BoolOp": return joined(expression.values.map(part));
			case "BinOp": return joined([part(expression.left), part(expression.right)]);
			case "IfExp": return joined([part(expression.body), part(expression.orelse)]);
			case "Name": return this.ofName(expression.id, scope, depth);
			case "Attribute": return this.ofAttribute(expression, scope, depth);
			case "Subscript": return expression.slice.kind === "Slice" || isOptionalOnly(part(expression.value)) ? part(expression.value) : GROWS;
			case "Call": return this.ofCall(expression, scope, depth);
			case "ListComp":
			case "SetComp":
			case "GeneratorExp":
			case "DictComp": return this.ofComprehension(expression, scope, depth);
			default: return GROWS;
		}
	}
	/** A row is one, where its callee takes one or several. */
	isOne(expression, scope) {
		return everyPresent(this.program.typeOf(expression, scope), (type) => this.knowledge.isModel(type));
	}
	ofComprehension(comp, scope, depth) {
		const inner = this.program.comprehensionScope(comp, scope);
		return product(comp.generators.map(({ iter }, at) => this.of(iter, at === 0 ? scope : inner, depth + 1)));
	}
	ofCall({ func, args }, scope, depth) {
		const part = (inner) => this.of(inner.kind === "Starred" ? inner.value : inner, scope, depth + 1);
		if (func.kind === "Attribute" && VIEWS.has(func.attr) && args.length === 0) return part(func.value);
		const name = func.kind === "Name" ? func.id : func.kind === "Attribute" ? func.attr : "";
		const holder = func.kind === "Attribute" && func.value.kind === "Name" ? this.program.resolve(func.value.id, scope)?.kind : void 0;
		const library = func.kind === "Name" || holder !== void 0 && holder !== "variable";
		if (KEEPS.has(name) && library && args.length > 0) return joined(args.map(part));
		if ((name === "filter" || name === "map") && args[1] !== void 0) return part(args[1]);
		const first = args[0];
		if (name === "range" && first?.kind === "Call" && first.func.kind === "Name" && first.func.id === "len" && first.args[0] !== void 0) return part(first.args[0]);
		if (name === "range" && args.length > 0 && args.every((argument) => this.isConstant(argument, scope))) return SMALL;
		return GROWS;
	}
	/** A number that the source says: a literal, a name that is bound to one once, arithmetic of them; or a setting in capitals. */
	isConstant(expression, scope, depth = 0) {
		if (depth > DEEPEST$1) return false;
		const part = (inner) => this.isConstant(inner, scope, depth + 1);
		switch (expression.kind) {
			case "Constant": return true;
			case "BinOp": return part(expression.left) && part(expression.right);
			case "UnaryOp": return part(expression.operand);
			case "Attribute": return IN_CAPITALS.test(expression.attr);
			case "Call": return expression.func.kind === "Name" && /^(int|min|max|abs|round)$/.test(expression.func.id) && expression.args.every(part);
			case "Name": {
				const symbol = this.program.resolve(expression.id, scope);
				if (symbol?.kind === "external") return IN_CAPITALS.test(expression.id);
				if (symbol?.kind !== "variable") return false;
				const bound = boundOnce(this.program, expression.id, scope);
				return bound !== void 0 && (IN_CAPITALS.test(symbol.name) || this.isConstant(bound.value, bound.scope, depth + 1));
			}
			default: return false;
		}
	}
	ofAttribute(expression, scope, depth) {
		for (let at$ = 0, list$ = alternatives(this.program.typeOf(expression.value, scope)); at$ < list$.length; at$++) {
			const type = list$[at$];
			if (type.kind === "instance" && this.knowledge.isOptional(type.class, expression.attr)) return OPTIONAL;
		}
		return isOptionalOnly(this.of(expression.value, scope, depth + 1)) ? OPTIONAL : GROWS;
	}
	ofName(name, scope, depth) {
		const symbol = this.program.resolve(name, scope);
		if (symbol?.kind !== "variable" || symbol.scope.kind !== "function" && symbol.scope.kind !== "comprehension") return GROWS;
		const key = `${symbol.scope.module.name} ${symbol.scope.owner?.start ?? 0} ${name}`;
		if (this.reading.has(key)) return SMALL;
		this.reading.add(key);
		const extent = this.bound(name, symbol.scope, scope, depth);
		this.reading.delete(key);
		return extent;
	}
	bound(name, own, scope, depth) {
		const found = [];
		for (let at$ = 0, list$ = own.bindings.get(name) ?? []; at$ < list$.length; at$++) {
			const binding = list$[at$];
			switch (binding.kind) {
				case "parameter":
					if (own.function === null || own.function.def !== functionAround(scope)) return GROWS;
					found.push({
						params: [binding.index],
						optional: false,
						grows: false
					});
					break;
				case "value":
					if (binding.path.length > 0) return GROWS;
					found.push(this.of(binding.value, own, depth + 1));
					if (startsEmpty(binding.value)) found.push(this.filled(name, own, depth));
					break;
				case "augmented":
					found.push(this.of(binding.value, own, depth + 1));
					break;
				case "declaration": break;
				case "iteration": {
					const outer = this.of(binding.iter, own.kind === "comprehension" ? own.parent ?? scope : own, depth + 1);
					found.push(isOptionalOnly(outer) ? OPTIONAL : GROWS);
					break;
				}
				default: return GROWS;
			}
		}
		return found.length === 0 ? GROWS : joined(found);
	}
	/** A local collection is as large as the loops around what fills it. */
	filled(name, scope, depth) {
		const def = scope.function?.def;
		if (def === void 0) return GROWS;
		const found = [];
		fillings(def.body, name, [], (loops, given) => {
			const around = loops.map((loop) => this.of(loop, scope, depth + 1));
			if (given !== null) around.push(this.of(given, scope, depth + 1));
			found.push(product(around));
		});
		return joined(found);
	}
};
function isOptionalOnly({ params, optional, grows }) {
	return optional && !grows && params.length === 0;
}
function functionAround(scope) {
	for (let at = scope; at !== null; at = at.parent) if (at.kind === "function") return at.function?.def ?? null;
	return null;
}
function startsEmpty(value) {
	if (value.kind === "List" || value.kind === "Set" || value.kind === "Dict") return true;
	return value.kind === "Call" && value.func.kind === "Name" && /^(list|set|dict|defaultdict|deque|OrderedDict|Counter)$/.test(value.func.id);
}
/** Visits every place that adds to a local collection, with what the `for` loops around it iterate and what is added as a whole. */
function fillings(body, name, loops, visit) {
	for (let at$ = 0, list$ = body; at$ < list$.length; at$++) {
		const statement = list$[at$];
		if (statement.kind === "Expr") visitExpression(statement.value, (node) => {
			if (node.kind !== "Call" || node.func.kind !== "Attribute" || node.func.value.kind !== "Name" || node.func.value.id !== name) return;
			if (/^(append|add|insert|appendleft|setdefault)$/.test(node.func.attr)) visit(loops, null);
			else if (/^(extend|update)$/.test(node.func.attr)) visit(loops, node.args[0] ?? null);
		});
		if (statement.kind === "Assign") for (let at$ = 0, list$ = statement.targets; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === name) visit(loops, null);
		}
		const inner = statement.kind === "For" ? [...loops, statement.iter] : loops;
		for (let at$ = 0, list$ = blocksOf(statement); at$ < list$.length; at$++) {
			const block = list$[at$];
			fillings(block, name, inner, visit);
		}
	}
}

// src/flow/budget/names.ts
/** Calls that hand on what they are given: as many items as before. */
const HANDS_ON = /* @__PURE__ */ new Set([
	"list",
	"tuple",
	"set",
	"frozenset",
	"sorted",
	"reversed",
	"enumerate",
	"iter",
	"dict",
	"tqdm",
	"zip",
	"cast",
	"as_completed"
]);
/** Methods that give the items of what they are called on. */
const ITEMS = /* @__PURE__ */ new Set([
	"items",
	"keys",
	"values",
	"copy",
	"all",
	"scalars",
	"unique",
	"fetchall",
	"mappings",
	"partitions",
	"yield_per"
]);
/** Expressions inside expressions beyond which a name is written as it stands. */
const DEEPEST = 8;
const LONGEST = 48;
/**
* What a reader calls the collection that an expression gives: `orders` of `list(orders.items())`, `Order` of the rows of
* `session.scalars(select(Order).where(…))`, `load_orders(…)` of a call with arguments.
*/
function collectionName(expression) {
	const name = named(expression, 0).replace(/\s+/g, " ");
	return name.length <= LONGEST ? name : `${name.slice(0, 47)}…`;
}
function named(expression, depth) {
	if (depth > DEEPEST) return unparse(expression);
	const next = (inner) => named(inner, depth + 1);
	switch (expression.kind) {
		case "Await":
		case "Starred":
		case "NamedExpr": return next(expression.value);
		case "Subscript": return expression.slice.kind === "Slice" ? next(expression.value) : unparse(expression);
		case "BoolOp": {
			const first = expression.values[0];
			return expression.op === "or" && first !== void 0 ? next(first) : unparse(expression);
		}
		case "IfExp": return next(isEmpty(expression.body) ? expression.orelse : expression.body);
		case "ListComp":
		case "SetComp":
		case "GeneratorExp":
		case "DictComp": {
			const only$of = expression.generators, only = only$of[0], another = only$of[1];
			return only === void 0 || another !== void 0 ? unparse(expression) : next(only.iter);
		}
		case "Call": return ofCall(expression, next);
		default: return unparse(expression);
	}
}
function ofCall(call, next) {
	const { func, args, keywords } = call;
	const first = args[0];
	if (func.kind === "Name") {
		if (HANDS_ON.has(func.id) && first !== void 0) return next(func.id === "cast" && args[1] !== void 0 ? args[1] : first);
		if (func.id === "range") {
			const last = args.length > 1 ? args[1] : first;
			if (last !== void 0) return next(last);
		}
		if (func.id === "len" && first !== void 0) return next(first);
	}
	const rows = queriedClass(call);
	if (rows !== null) return rows;
	if (func.kind === "Attribute") {
		if (/^r?split(lines)?$/.test(func.attr) || ITEMS.has(func.attr) && args.every(({ kind }) => kind === "Constant")) return next(func.value);
		if (func.attr === "get" && first?.kind === "Constant" && first.type === "str") return `${next(func.value)}[${unparse(first)}]`;
	}
	const whole = unparse(func);
	const name = whole.length > LONGEST / 2 ? lastName(func) : whole;
	return `${name === "" ? whole : name}(${args.length + keywords.length === 0 ? "" : "…"})`;
}
/** The class whose rows a chain of calls asks for: `select(Order)` or `session.query(Order)` somewhere in it. */
function queriedClass(expression) {
	if (expression.kind === "Await" || expression.kind === "Attribute") return queriedClass(expression.value);
	if (expression.kind !== "Call") return null;
	const { func, args } = expression;
	const name = lastName(func);
	const asked$of = args, asked = asked$of[0], another = asked$of[1];
	if ((name === "select" || name === "query") && asked !== void 0 && another === void 0 && /^[A-Z]\w*$/.test(lastName(asked))) return lastName(asked);
	return queriedClass(/^(scalars|execute|exec)$/.test(name) && func.kind === "Attribute" && asked?.kind === "Call" ? asked : func);
}
function isEmpty(expression) {
	if (expression.kind === "List" || expression.kind === "Tuple" || expression.kind === "Set") return expression.elts.length === 0;
	return expression.kind === "Constant" && expression.type === "None";
}

// src/flow/budget/receivers.ts
/** The class of the object whose method is called: it is made in sight, is `self` of a method whose class is known, or can be nothing else. */
function receiverOf({ program, targets }, { call, scope }, fn, own) {
	if (call?.func.kind !== "Attribute") return null;
	const { value } = call.func;
	if (own !== null && value.kind === "Name" && fn.owner !== null && value.id === fn.def.parameters[0]?.name) return own;
	const bound = value.kind === "Name" ? boundOnce(program, value.id, scope) : void 0;
	const given = bound?.value ?? value;
	const made = given.kind === "Call" ? program.typeOf(given.func, bound?.scope ?? scope) : null;
	if (made?.kind === "class") return made.class;
	const type = withoutNone(program.typeOf(value, scope));
	return type.kind === "instance" && !targets.isDerivedFrom(type.class) ? type.class : null;
}
/** Of the methods that a call may go to, that of the receiver's class. */
function methodsOf(program, group, receiver) {
	if (group.alternatives.length < 2) return group;
	const own = group.alternatives.filter((target) => {
		const member = target.kind === "function" ? program.memberDefinition(receiver, target.function.def.name) : void 0;
		const last = member?.kind === "bindings" ? member.bindings.findLast(({ kind }) => kind === "function") : void 0;
		return target.kind === "function" && last?.kind === "function" && last.def === target.function.def;
	});
	return own.length === 1 ? {
		...group,
		alternatives: own
	} : group;
}

// src/flow/budget/terms.ts
/** Collections whose sizes are multiplied in one term; deeper nests grow all the same. */
const DEEPEST_NEST = 4;
/** Terms that are told apart in one function; what is beyond only counts. */
const MOST_TERMS = 80;
const FREE = {
	terms: /* @__PURE__ */ new Map(),
	pending: [],
	unresolved: null
};
/** Whether a term is a reason to call a budget growing: every collection of it grows, with rows or what a request must hold. */
function growing({ per, possible }) {
	return possible !== true && per.length > 0 && per.every(({ extent }) => extent.grows || extent.params.length > 0);
}
/** Collects terms: the same statement under the same collections is one term. */
var Sum = class Sum {
	found = /* @__PURE__ */ new Map();
	open = /* @__PURE__ */ new Map();
	missing = null;
	/** What a full sum was searched for in vain, and has not been given since: a minor term, one under no collection, one that does not grow. */
	lacks = {
		minor: false,
		flat: false,
		still: false
	};
	add(term) {
		const nested = term.per.length > DEEPEST_NEST ? {
			...term,
			per: term.per.slice(0, DEEPEST_NEST)
		} : term;
		this.put(keyOf(nested), nested);
	}
	put(key, nested) {
		const known = this.found.get(key);
		if (known === void 0 ? this.found.size >= MOST_TERMS && !this.roomFor(nested) : growing(known) || !growing(nested)) return;
		this.found.set(key, nested);
		const { lacks } = this;
		if (lacks.minor && nested.minor === true) lacks.minor = false;
		if (lacks.flat && nested.per.length === 0) lacks.flat = false;
		if (lacks.still && !growing(nested)) lacks.still = false;
	}
	defer(pending) {
		const key = `${pending.kind === "parameter" ? `${pending.index}` : `${pending.variable}.${pending.method}`} ${pending.per.map((factor) => factor.key).join("·")}`;
		if (!this.open.has(key)) this.open.set(key, pending);
	}
	/** Adds what a callee costs, once per combination of the factors around the call. */
	addAll(cost, around, resolve, possible = false) {
		const alone = around.length === 0;
		for (const key$of of cost.terms) {
			const key = key$of[0], term = key$of[1];
			if (alone && !term.per.some(({ extent }) => extent.params.length > 0)) this.put(key, possible && !term.possible ? {
				...term,
				possible
			} : term);
			else this.add({
				...term,
				per: term.per.length === 0 ? around : nest(around, term.per, resolve),
				...possible ? { possible } : {}
			});
		}
		this.missing ??= cost.unresolved;
	}
	leaveOpen(at) {
		this.missing ??= at;
	}
	result() {
		if (this.found.size === 0 && this.open.size === 0 && this.missing === null) return FREE;
		return {
			terms: this.found,
			pending: [...this.open.values()],
			unresolved: this.missing
		};
	}
	/** Every term under a further factor: of a function that calls itself. */
	times(factor) {
		const repeated = new Sum();
		repeated.addAll(this.result(), [factor], same);
		return {
			...repeated.result(),
			pending: [...this.open.values()]
		};
	}
	/** Room for what grows is made at the expense of what does not, and of what goes with another statement before that. */
	roomFor(added) {
		if (added.minor === true) return false;
		return this.gives("minor", ({ minor }) => minor === true) || added.per.length > 0 && this.gives("flat", ({ per }) => per.length === 0) || growing(added) && this.gives("still", (term) => !growing(term));
	}
	/** Takes the first term of a kind away; false where there is none. */
	gives(kind, is) {
		if (this.lacks[kind]) return false;
		for (const key$of of this.found) {
			const key = key$of[0], term = key$of[1];
			if (is(term)) return this.found.delete(key);
		}
		this.lacks[kind] = true;
		return false;
	}
};
function same(factor) {
	return factor;
}
/** The collections around a call and those inside the callee, which loops over what its caller loops over once for each. */
function nest(around, inner, resolve) {
	const resolved = inner.map(resolve).filter((factor) => factor !== null && !isSmall(factor.extent));
	return [...around.filter(({ key }) => !resolved.some((factor) => factor.key === key)), ...resolved];
}
function keyOf({ per, at, statement, rows }) {
	const queried = rows == null ? "" : ` ${rows.file} ${rows.start}`;
	return `${per.map((factor) => factor.key).join("·")} ${at.file} ${at.start} ${at.end} ${statement}${queried}`;
}

// src/flow/budget/costs.ts
/**
* How many statements calling a function executes, as terms over collection sizes, made from the terms of its callees; memoised.
* All branches count, so that a cost is what a call executes at most; an `except` clause and what runs only the first time do not.
*/
var Costs = class {
	input;
	memo = /* @__PURE__ */ new Map();
	/** Whose costs were made of a body besides their own. */
	users = new BodyUsers();
	extents;
	open = /* @__PURE__ */ new Set();
	recursive = /* @__PURE__ */ new Set();
	/** Functions that call one another in a circle: what each costs hangs on which of them was asked for first. */
	circular = /* @__PURE__ */ new Set();
	/** Functions below which something is loaded, or may be sent by a call that is not known. */
	loading;
	/** Functions that make a call of something unknown that may query, or that delete rows. */
	asking = /* @__PURE__ */ new Set();
	constructor(input) {
		this.input = input;
		this.extents = new Extents(input);
		for (const fn of input.graph.callers()) if (this.asks(fn)) this.asking.add(fn);
		this.loading = loadingFunctions(input, this.asking);
	}
	asks(fn) {
		for (let at$ = 0, list$ = this.input.graph.callsIn(fn); at$ < list$.length; at$++) {
			const edge = list$[at$];
			if (deletes(edge) || this.mayQuery(edge)) return true;
		}
		return false;
	}
	/** Counts on over an input of the same graph in which the bodies of some functions were exchanged. */
	renew(input, exchanged) {
		const { lazy } = this.input;
		const changed = new Set(exchanged);
		const told = otherTerms(this.input, input);
		if (told.size > 0) for (let at$ = 0, list$ = input.program.allFunctions(); at$ < list$.length; at$++) {
			const fn = list$[at$];
			if (told.has(fn.def)) changed.add(fn);
		}
		this.input = input;
		this.extents = new Extents(input);
		if (changed.size === 0) return;
		let isSame = true;
		for (const fn of changed) {
			const asks = this.asks(fn);
			isSame &&= asks === this.asking.has(fn) && lazy.has(fn.def) === input.lazy.has(fn.def);
			if (asks) this.asking.add(fn);
			else this.asking.delete(fn);
		}
		if (!isSame) this.loading = loadingFunctions(input, this.asking);
		for (let at$ = 0, list$ = [...changed]; at$ < list$.length; at$++) {
			const fn = list$[at$];
			for (const user of this.users.take(fn)) changed.add(user);
		}
		const open = isSame ? [...changed].filter((fn) => !this.costsAsBefore(fn)) : [...changed];
		const affected = new Set(open);
		for (let fn = open.pop(); fn !== void 0; fn = open.pop()) {
			const add = (user) => {
				if (affected.has(user)) return;
				affected.add(user);
				open.push(user);
			};
			for (let at$ = 0, list$ = input.graph.callsOf(fn); at$ < list$.length; at$++) {
				const { unit } = list$[at$];
				if (unit.kind === "function") add(unit.function);
			}
			for (const user of this.users.take(fn)) add(user);
		}
		if ([...changed, ...affected].some((fn) => this.circular.has(fn))) {
			this.memo.clear();
			this.recursive.clear();
			this.circular.clear();
			this.users = new BodyUsers();
		}
		for (const fn of affected) {
			this.memo.delete(fn);
			this.recursive.delete(fn);
		}
	}
	/**
	* Whether a function costs what it did before its body was exchanged, so that its callers do as well: the old cost is kept then. What is
	* counted anew on the way may rest on callees that are yet to be forgotten; where they are, this is a caller of theirs and forgotten with them.
	*/
	costsAsBefore(fn) {
		const before = this.memo.get(fn);
		if (before === void 0 || before.size === 0) return !this.sends(fn);
		if (this.circular.has(fn) || !this.sends(fn)) return false;
		this.memo.delete(fn);
		this.recursive.delete(fn);
		const after = /* @__PURE__ */ new Map();
		for (const self$of of before) {
			const self = self$of[0], cost = self$of[1];
			if (!sameCost(this.of(fn, self), cost)) return false;
			after.set(self, cost);
		}
		this.memo.set(fn, after);
		return true;
	}
	/** `self`: the class of the object whose method it is, where it inherits the method and that is certain. */
	of(fn, self = null) {
		let byClass = this.memo.get(fn);
		if (byClass === void 0) {
			byClass = /* @__PURE__ */ new Map();
			this.memo.set(fn, byClass);
		}
		const known = byClass.get(self);
		if (known !== void 0) return known;
		if (!this.sends(fn)) return FREE;
		this.open.add(fn);
		const sum = new Sum();
		this.users.noting(fn, () => {
			for (let at$ = 0, list$ = this.input.graph.callsIn(fn); at$ < list$.length; at$++) {
				const edge = list$[at$];
				this.addEdge(sum, {
					fn,
					self
				}, edge);
			}
			for (let at$ = 0, list$ = this.input.lazy.get(fn.def) ?? []; at$ < list$.length; at$++) {
				const term = list$[at$];
				sum.add({
					per: term.each === null ? [] : [weighed(this.factorAt(fn, term), term)],
					at: term.at,
					statement: term.statement,
					rows: term.origin
				});
			}
		});
		this.open.delete(fn);
		const { name, qualname } = fn.def;
		const cost = this.recursive.has(fn) ? sum.times({
			text: `calls of ${name}`,
			key: `recursion ${fn.module.name}.${qualname}`,
			loop: null,
			extent: GROWS
		}) : sum.result();
		byClass.set(self, cost);
		return cost;
	}
	addEdge(sum, { fn, self: own }, edge) {
		const { site } = edge;
		if (site.once || site.handler) return;
		if (this.input.inMemory.get(fn.def)?.some(({ start }) => start === site.call?.start) === true) return;
		const receiver = receiverOf(this.input, site, fn, own);
		const group = receiver === null ? edge.group : methodsOf(this.input.program, edge.group, receiver);
		if (this.asking.has(fn) && this.mayQuery(edge)) sum.leaveOpen(callPlace(site));
		let known = null;
		const factors = () => {
			known ??= this.factors(edge);
			return known;
		};
		this.addBeside(sum, fn, site, factors);
		const left = group.alternatives.length > 1 ? this.pendingCall(fn, site) : null;
		if (left?.kind === "method") {
			sum.defer({
				...left,
				per: factors(),
				at: callPlace(site)
			});
			return;
		}
		for (let at$ = 0, list$ = group.alternatives; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind === "external") {
				if (DELETES.test(target.name)) this.addDeletion(sum, site, factors);
				for (let at$ = 0, list$ = this.input.direct(target, site); at$ < list$.length; at$++) {
					const effect = list$[at$];
					if (effect.kind !== "queries") continue;
					sum.add({
						per: factors(),
						at: callPlace(site),
						statement: effect.callee
					});
					if (PAGINATORS.includes(effect.callee)) sum.add({
						per: factors(),
						at: callPlace(site),
						statement: `count of ${effect.callee}`,
						minor: true
					});
				}
			} else if (target.kind === "function") {
				if (this.isOpen(target.function)) {
					if (target.function.def === fn.def) this.recursive.add(fn);
					continue;
				}
				const { owner } = target.function;
				const cost = this.of(target.function, receiver === owner ? null : receiver);
				if (cost === FREE) continue;
				const around = this.input.targets.decoration(target.function).cache === "cached" ? [] : factors();
				sum.addAll(cost, around, this.resolver(site, target), this.mayGoElsewhere(group, target.function));
				this.settle(sum, cost, edge, target, around);
			} else {
				const pending = this.pendingCall(fn, site);
				if (pending !== null) sum.defer({
					...pending,
					per: factors(),
					at: callPlace(site)
				});
			}
		}
	}
	/** What a query loads by statements of their own. */
	addBeside(sum, fn, site, factors) {
		const terms = this.input.beside.get(fn.def);
		if (terms === void 0 || site.call === null) return;
		const { start, end } = callPlace(site);
		for (let at$ = 0, list$ = terms; at$ < list$.length; at$++) {
			const { call, at, statement } = list$[at$];
			if (call.start === start && call.end === end) sum.add({
				per: factors(),
				at,
				statement,
				minor: true
			});
		}
	}
	/** What deleting a row fetches. */
	addDeletion(sum, site, factors) {
		const row = (site.call?.args ?? [])[0];
		if (row === void 0) return;
		for (let at$ = 0, list$ = alternatives(withoutNone(this.input.program.typeOf(row, site.scope))); at$ < list$.length; at$++) {
			const type = list$[at$];
			if (type.kind !== "instance" || !this.input.isModel(type)) continue;
			for (let at$ = 0, list$ = this.input.deletion(type.class); at$ < list$.length; at$++) {
				const { under, relationship } = list$[at$];
				const below = under.map((text) => ({
					text,
					key: `deletion ${text}`,
					loop: null,
					extent: GROWS
				}));
				sum.add({
					per: [...factors(), ...below],
					at: callPlace(site),
					statement: `load of ${relationship} by delete()`
				});
			}
		}
	}
	/** Whether a function is being counted: it and all since then call one another in a circle, where it is not the last itself. */
	isOpen(fn) {
		if (!this.open.has(fn)) return false;
		const since = [...this.open];
		const circle = since.slice(since.indexOf(fn));
		if (circle.length > 1) for (let at$ = 0, list$ = circle; at$ < list$.length; at$++) {
			const each = list$[at$];
			this.circular.add(each);
		}
		return true;
	}
	/** Of several that a call may go to, some send nothing. */
	mayGoElsewhere({ alternatives: targets }, chosen) {
		return targets.some((target) => target.kind === "function" ? target.function !== chosen && !this.sends(target.function) : target.kind === "unknown");
	}
	/** What only the caller knows: a call of a parameter, or of a method of what a type variable stands for. */
	pendingCall(fn, site) {
		const func = site.call?.func;
		if (func === void 0) return null;
		if (func.kind === "Attribute") return this.methodOf(func.value, func.attr, site.scope);
		if (func.kind !== "Name") return null;
		const symbol = this.input.program.resolve(func.id, site.scope);
		if (symbol?.kind !== "variable") return null;
		const binding = (symbol.scope.bindings.get(func.id) ?? [])[0];
		if (binding?.kind === "parameter" && symbol.scope.function?.def === fn.def) return {
			kind: "parameter",
			index: binding.index
		};
		if (binding?.kind !== "value" || binding.value.kind !== "Call") return null;
		const { func: getter, args } = binding.value;
		const row$of = args, row = row$of[0], name = row$of[1];
		if (getter.kind !== "Name" || getter.id !== "getattr" || row === void 0 || name?.kind !== "Constant") return null;
		return this.methodOf(row, name.value ?? "", symbol.scope);
	}
	methodOf(receiver, method, scope) {
		const type = this.input.program.typeOf(receiver, scope);
		return type.kind === "typevar" && type.of === void 0 ? {
			kind: "method",
			variable: type.name,
			method
		} : null;
	}
	/** Resolves what a callee leaves to its caller, by the arguments of the call. */
	settle(sum, cost, { site }, target, around) {
		if (cost.pending.length === 0 || site.call === null || !callsByName(site.call, target.function)) return;
		const { program } = this.input;
		const resolve = this.resolver(site, target);
		const shift = boundParameters(target);
		for (let at$ = 0, list$ = cost.pending; at$ < list$.length; at$++) {
			const pending = list$[at$];
			const factors = nest(around, pending.per, resolve);
			let callee;
			if (pending.kind === "parameter") {
				const argument = argumentAt(site.call, target.function, pending.index, shift);
				if (argument === void 0) continue;
				callee = program.typeOf(argument, site.scope);
			} else {
				const map = /* @__PURE__ */ new Map();
				const scope = program.functionScope(target.function);
				target.function.def.parameters.forEach((parameter, index) => {
					const argument = site.call === null ? void 0 : argumentAt(site.call, target.function, index, shift);
					if (parameter.annotation !== null && argument !== void 0) unify(program.annotated(parameter.annotation, scope), program.typeOf(argument, site.scope), map);
				});
				const type = map.get(pending.variable);
				if (type === void 0) continue;
				if (type.kind === "typevar") {
					sum.defer({
						...pending,
						variable: type.name,
						per: factors
					});
					continue;
				}
				callee = program.member(type, pending.method);
			}
			for (let at$ = 0, list$ = alternatives(callee); at$ < list$.length; at$++) {
				const type = list$[at$];
				if (type.kind === "function" && !this.isOpen(type.function)) sum.addAll(this.of(type.function), factors, grown);
			}
		}
	}
	/** What the arguments of a call make of the extents that hang on the callee's parameters. */
	resolver(site, target) {
		const { call } = site;
		if (call === null || !callsByName(call, target.function)) return grown;
		const shift = boundParameters(target);
		return (factor) => {
			if (factor.extent.params.length === 0) return factor;
			const given = factor.extent.params.map((index) => {
				const argument = argumentAt(call, target.function, index, shift);
				if (argument !== void 0) return {
					extent: this.extents.of(argument, site.scope),
					argument
				};
				const hidden = call.args.some(({ kind }) => kind === "Starred") || call.keywords.some(({ arg }) => arg === null);
				return {
					extent: (target.function.def.parameters[index]?.default ?? null) === null || hidden ? GROWS : SMALL,
					argument: null
				};
			});
			const extent = joined([{
				...factor.extent,
				params: []
			}, ...given.map((item) => item.extent)]);
			const only = given[0];
			if (!(given.length === 1 && only?.argument != null && only.argument.kind !== "Constant" && this.isParameter(factor, target.function))) return {
				...factor,
				extent
			};
			const text = collectionName(only.argument);
			return {
				...factor,
				text,
				key: `${factor.key} ${text}`,
				extent
			};
		};
	}
	isParameter({ text, extent }, fn) {
		return extent.params.some((index) => fn.def.parameters[index]?.name === text);
	}
	/** The collections that the loops around a call go through, outermost first. */
	factors({ site, group }) {
		const loops = site.loops.filter((loop) => this.grows(site, loop));
		const mapping = site.form === "call" ? mappingLoop(site, group.handed === true) : void 0;
		return (mapping === void 0 ? loops : [...loops, mapping]).map((loop) => this.factorOf(site, loop)).filter(({ extent }) => !isSmall(extent));
	}
	grows(site, loop) {
		return repeats(this.input.program, loop) && fallbackOf(this.input.program, site, loop) === null && boundOf(site, loop) !== "memo" && !leavesAfter(loop.body, site.node) && sizeOf(this.input.program, loop, { isModel: this.input.isModel }) !== "small";
	}
	/** The loop of a lazy load, by its place; loops outside this function are named by their rows. */
	factorAt(fn, { each, rows }) {
		for (let at$ = 0, list$ = each === null ? [] : this.input.graph.callsIn(fn); at$ < list$.length; at$++) {
			const { site } = list$[at$];
			for (let at$ = 0, list$ = site.loops; at$ < list$.length; at$++) {
				const loop = list$[at$];
				if (fileOf(site.unit) === each?.file && (loop.node.start === each.start || loop.iter.start === each.start)) return this.factorOf(site, loop);
			}
		}
		return {
			text: rows,
			key: `${each?.file} ${each?.start}`,
			loop: each,
			extent: GROWS
		};
	}
	factorOf(site, loop) {
		const place = placeIn(site.unit, loop.comp === null ? loop.node : loop.iter);
		const extent = loop.kind === "while" ? GROWS : this.extents.of(loop.iter, loop.scope);
		return {
			text: loop.kind === "while" ? unparse(loop.iter) : collectionName(loop.iter),
			key: `${place.file} ${place.start}`,
			loop: place,
			extent
		};
	}
	/** Whether a call of a function may send a statement: the others need not be read. */
	sends(fn) {
		if (this.loading.has(fn)) return true;
		for (const { effect } of this.input.summaries.of(fn).values()) if (effect.kind === "queries") return true;
		return false;
	}
	/** A call of something unknown that is given a session or a connection. */
	mayQuery({ site, group }) {
		if (site.call === null || !group.alternatives.every(({ kind }) => kind === "unknown")) return false;
		for (let at$ = 0, list$ = site.call.args; at$ < list$.length; at$++) {
			const argument = list$[at$];
			if (this.isSession(argument, site.scope)) return true;
		}
		for (let at$ = 0, list$ = site.call.keywords; at$ < list$.length; at$++) {
			const { value } = list$[at$];
			if (this.isSession(value, site.scope)) return true;
		}
		return false;
	}
	isSession(argument, scope) {
		if (argument.kind !== "Name" && argument.kind !== "Attribute") return false;
		const type = this.input.program.typeOf(argument, scope);
		return type.kind === "union" ? type.items.some(namesSession) : namesSession(type);
	}
};
function namesSession(type) {
	return type.kind === "external" && SESSION.test(type.name);
}
/** The functions of which load plans say other things than before. */
function otherTerms(before, now) {
	const found = /* @__PURE__ */ new Set();
	const compare = (old, terms) => {
		for (const def of /* @__PURE__ */ new Set([...old.keys(), ...terms.keys()])) if (old.get(def) !== terms.get(def) && JSON.stringify(old.get(def)) !== JSON.stringify(terms.get(def))) found.add(def);
	};
	compare(before.lazy, now.lazy);
	compare(before.beside, now.beside);
	compare(before.inMemory, now.inMemory);
	return found;
}
function sameCost(one, other) {
	return JSON.stringify(spelled(one)) === JSON.stringify(spelled(other));
}
function spelled({ terms, pending, unresolved }) {
	return [
		[...terms],
		pending,
		unresolved
	];
}
const DELETES = /(^|\.)(Session|AsyncSession|scoped_session|async_scoped_session)\.delete$/;
const SESSION = /(^|\.)(Session|AsyncSession|scoped_session|async_scoped_session|Connection|AsyncConnection)$/;
/** Whether a call deletes a row, which sends statements at the latest when the session is flushed. */
function deletes({ group }) {
	for (let at$ = 0, list$ = group.alternatives; at$ < list$.length; at$++) {
		const target = list$[at$];
		if (target.kind === "external" && target.name.endsWith(".delete") && DELETES.test(target.name)) return true;
	}
	return false;
}
/** A collection that need not make a difference is a factor all the same. */
function weighed(factor, { grows }) {
	return grows ? factor : {
		...factor,
		extent: {
			params: [],
			optional: true,
			grows: false
		}
	};
}
/** Nothing is known of the arguments. */
function grown(factor) {
	return factor.extent.params.length === 0 ? factor : {
		...factor,
		extent: {
			...factor.extent,
			params: [],
			grows: true
		}
	};
}
/** The functions that load something or make a call that may query, themselves or through what they call. */
function loadingFunctions({ program, graph, lazy }, asking) {
	const found = new Set(asking);
	if (lazy.size > 0) for (let at$ = 0, list$ = program.allFunctions(); at$ < list$.length; at$++) {
		const fn = list$[at$];
		if (lazy.has(fn.def)) found.add(fn);
	}
	for (const fn of found) for (let at$ = 0, list$ = graph.callsOf(fn); at$ < list$.length; at$++) {
		const { unit } = list$[at$];
		if (unit.kind === "function") found.add(unit.function);
	}
	return found;
}

// src/flow/budget/index.ts
/** The budgets of routes; made on demand, each function is read once. */
var QueryBudgets = class {
	costs;
	known;
	/** `known`: what routes cost the last time, and what that was made of. */
	constructor(costs, known = /* @__PURE__ */ new WeakMap()) {
		this.costs = costs;
		this.known = known;
	}
	/** The handler and each dependency, once each. */
	of(route) {
		const functions = [.../* @__PURE__ */ new Set([route.endpoint, route.handler]), ...route.dependencies.flatMap(({ function: fn }) => fn ?? [])];
		const costs = functions.map((fn) => this.costs.of(fn));
		const known = this.known.get(route);
		if (known !== void 0 && listsEqual(known.costs, costs)) return known.budget;
		const sum = new Sum();
		for (const at$of of functions.entries()) {
			const at = at$of[0], fn = at$of[1];
			sum.addAll(costs[at], [], ofRequest(fn));
		}
		const budget = budgetOf(sum.result());
		this.known.set(route, {
			costs,
			budget
		});
		return budget;
	}
};
/** Costs that are kept from one edit of bodies to the next. */
var BudgetMemory = class {
	known = null;
	exchanged = /* @__PURE__ */ new Set();
	routes = /* @__PURE__ */ new WeakMap();
	/** The body of a function is exchanged. */
	forget(fn) {
		this.exchanged.add(fn);
	}
	/** The budgets of an input. */
	of(input) {
		if (this.known?.graph === input.graph) this.known.costs.renew(input, this.exchanged);
		else this.known = {
			graph: input.graph,
			costs: new Costs(input)
		};
		this.exchanged.clear();
		return new QueryBudgets(this.known.costs, this.routes);
	}
};
/** A parameter of an endpoint or a dependency that has a default is an optional part of the request. */
function ofRequest({ def }) {
	return (factor) => {
		const extents = factor.extent.params.map((index) => {
			const fallback = def.parameters[index]?.default ?? null;
			return {
				...SMALL,
				optional: fallback !== null && !REQUIRED.test(unparse(fallback)),
				grows: fallback === null || REQUIRED.test(unparse(fallback))
			};
		});
		return {
			...factor,
			extent: joined([{
				...factor.extent,
				params: []
			}, ...extents])
		};
	};
}
/** `Body()`, `Query(...)`, `Depends(load)`: a default that is none. */
const REQUIRED = /^(\w+\.)?((Body|Query|Path|Header|Form|File)\((\.\.\.|\)|\w+=)|(Depends|Security)\()/;
function budgetOf({ terms, unresolved }) {
	const sorted = [...terms.values()].sort(byTerm);
	return {
		growth: sorted.some(growing) ? "grows" : unresolved === null ? "constant" : "unknown",
		formula: formulaOf(sorted),
		terms: sorted,
		unresolved
	};
}
/** `1 + n(items) + n(items)·n(tags)`; equal products are counted, and those beyond a number of them left out. */
function formulaOf(terms, most = Number.POSITIVE_INFINITY) {
	const counts = /* @__PURE__ */ new Map([["", 0]]);
	for (let at$ = 0, list$ = terms; at$ < list$.length; at$++) {
		const { per } = list$[at$];
		const product = productOf(per);
		counts.set(product, (counts.get(product) ?? 0) + 1);
	}
	const parts = [...counts].filter((product$of) => {
		const product = product$of[0], count = product$of[1];
		return product !== "" || count > 0;
	}).map((product$of) => {
		const product = product$of[0], count = product$of[1];
		return product === "" ? `${count}` : count === 1 ? product : `${count}·${product}`;
	});
	if (parts.length > most) return [...parts.slice(0, most), "…"].join(" + ");
	return parts.length === 0 ? "0" : parts.join(" + ");
}
/** `n(items)·n(item.tags)`; empty for what is executed once. */
function productOf(per) {
	return per.map(({ text }) => `n(${text})`).join("·");
}
function byTerm(a, b) {
	if (a.per.length !== b.per.length) return a.per.length === 0 ? -1 : b.per.length === 0 ? 1 : a.per.length - b.per.length;
	if (a.at.file !== b.at.file) return a.at.file < b.at.file ? -1 : 1;
	if (a.at.start !== b.at.start) return a.at.start - b.at.start;
	const left$of = [productOf(a.per), productOf(b.per)], left = left$of[0], right = left$of[1];
	if (left !== right) return left < right ? -1 : 1;
	return a.statement < b.statement ? -1 : a.statement > b.statement ? 1 : 0;
}

export { isVague as $, entriesEqual as A, PAGINATORS as B, callsByName as C, mentionsVariable as D, BodyUsers as E, DEFAULT_METHODS as F, SECURITY_SCHEMES as G, RESPONSE_CLASSES as H, FOREIGN_ROUTER as I, registrationOf as J, VALIDATORS as K, HTTP_STATUS as L, boundOnce as M, CLASS_VIEWS as N, substitute as O, CONTAINER_ANNOTATIONS as P, external as Q, INJECTED_TYPES as R, boundParameters as S, BodyMemos as T, ROUTER_CLASSES as U, PARAMETER_MARKERS as V, ROUTER_SUBCLASSES as W, alternatives as X, NONE$1 as Y, everyPresent as Z, remembersOnTheWay as _, sizeOf as a, withoutNone as at, firstOf as b, mappingLoop as c, isCallOfItem as d, key as et, isMethodOfItem as f, suppliedOnTheWay as g, leavesOnItem as h, growing as i, unknown as it, listsEqual as j, unify as k, repeatingLoop as l, boundOf as m, formulaOf as n, reference as nt, limitsToFew as o, unparse as ot, fallbackOf as p, VERBS as q, productOf as r, union as rt, callGiven as s, BudgetMemory as t, onlyPresent as tt, sortsByKey as u, lookedUp as v, BodyMemo as w, argumentAt as x, holds as y, LIST_PAGINATORS as z };