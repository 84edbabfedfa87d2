import { n as byText } from "./model-order.chunk.js";
import "./domain-fastapi.chunk.js";
import { f as unparse } from "./flow-budget.chunk.js";
import { n as queriesRow, t as inspectQueries } from "./flow-budget-inspect.chunk.js";
import { n as inspectEffects, t as inspectCalls } from "./flow-inspect.chunk.js";

// src/domain/definitions/inspect.ts
/** The table of all functions. `line` and `module` answer for a file what its facts and the linker know. */
function inspectFunctions(functions, lineOf, moduleOf) {
	const rows = functions.map((fn) => ({
		symbol: fn.at.symbol,
		module: moduleOf(fn.at.file),
		file: fn.at.file,
		line: lineOf(fn.at.file, fn.at.start),
		async: fn.async,
		public: fn.public,
		docstring: fn.docstring,
		parameters: fn.parameters.length,
		annotated: fn.parameters.filter((parameter) => parameter.annotated).length,
		returns: fn.returns
	}));
	const sum = (value) => rows.reduce((total, row) => total + value(row), 0);
	return {
		functions: rows,
		totals: {
			functions: rows.length,
			parameters: sum((row) => row.parameters),
			annotated: sum((row) => row.annotated),
			returns: sum((row) => Number(row.returns)),
			complete: sum((row) => Number(row.returns && row.annotated === row.parameters)),
			docstrings: sum((row) => Number(row.docstring))
		}
	};
}

// src/domain/fastapi/inspect.ts
/** The rows of `inspect routes`, sorted by path, method and handler; `extra` gives further columns. */
function inspectRoutes(table, authentication, extra) {
	const row = (route) => ({
		...rowOf(route),
		authentication: authentication(route),
		...extra(route)
	});
	return {
		routes: table.routes.filter(({ kind }) => kind !== "plain").map(row),
		otherRoutes: table.routes.filter(({ kind }) => kind === "plain").map(row)
	};
}
function rowOf(route) {
	const { handler } = route;
	const facts = handler.module.unit?.facts;
	return {
		methods: route.methods,
		path: route.path,
		handler: route.name,
		file: handler.module.unit?.path ?? "",
		line: facts?.line(handler.def.start) ?? 1,
		async: handler.def.async,
		runsOn: route.onLoop || route.kind === "websocket" ? "event loop" : "worker thread",
		dependencies: route.dependencies.map(({ name }) => name),
		responseModel: route.responseModel,
		statusCode: route.statusCode,
		tags: route.tags,
		kind: route.kind === "websocket" ? "websocket" : "http",
		certainty: route.certainty
	};
}
/** The rows of `inspect dependencies`: every dependency with the routes that use it, sorted by name. */
function inspectDependencies(table) {
	const used = /* @__PURE__ */ new Map();
	for (const route of table.routes) for (const item of route.dependencies) {
		const known = used.get(item.name);
		if (known === void 0) used.set(item.name, {
			item,
			routes: 1
		});
		else known.routes++;
	}
	return { dependencies: [...used.keys()].sort().map((name) => {
		const { item, routes } = used.get(name);
		const module = (item.function ?? item.class)?.module.unit;
		const start = (item.function ?? item.class)?.def.start;
		return {
			dependency: name,
			kind: item.kind,
			file: module?.path ?? null,
			line: module == null || start === void 0 ? null : module.facts.line(start),
			async: item.function?.def.async ?? false,
			generator: item.function?.def.generator ?? false,
			session: item.session,
			dependencies: [...new Set(item.dependencies.map((inner) => inner.name))].sort(),
			routes
		};
	}) };
}

// src/domain/openapi/inspect.ts
/** The rows of `inspect openapi`. */
function inspectOpenapi(documents) {
	return { apps: documents.map(({ name, mount, openapi, open }) => ({
		name,
		mount,
		openapi,
		open
	})) };
}

// src/domain/pydantic/inspect.ts
/** The table of all schemas, sorted by class; fields by name. */
function inspectSchemas(table) {
	return { schemas: table.schemas.map(row$1).sort((a, b) => a.class < b.class ? -1 : a.class > b.class ? 1 : a.line - b.line) };
}
function row$1(schema) {
	const { unit } = schema.class.module;
	return {
		class: schema.name,
		file: schema.at.file,
		line: unit?.facts.line(schema.class.def.defStart) ?? 1,
		role: unit?.role ?? "application",
		fields: schema.fields.map((field) => ({
			name: field.name,
			annotation: field.annotation === null ? null : unparse(field.annotation, 200),
			required: field.required,
			alias: field.alias
		})).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
		computed: [...schema.computed].sort(),
		fromAttributes: schema.fromAttributes
	};
}

// src/domain/sqlalchemy/inspect.ts
/**
* The table of all mapped classes, sorted by class. A class whose table is not known is a blind spot, not a row; a class in a
* revision is a picture of the past.
*/
function inspectModels(table) {
	return { models: table.models.filter((model) => model.table !== "" && model.class.module.unit?.role !== "migration").map(row).sort((a, b) => a.class < b.class ? -1 : a.class > b.class ? 1 : a.line - b.line) };
}
function row(model) {
	const { unit } = model.class.module;
	return {
		class: model.name,
		file: model.at.file,
		line: unit?.facts.line(model.class.def.defStart) ?? 1,
		role: unit?.role ?? "application",
		table: model.table,
		schema: model.schema,
		columns: model.columns.map(({ name, type, nullable, primaryKey, unique, index, hasDefault, hasServerDefault, foreignKeys }) => ({
			name,
			type,
			nullable,
			primaryKey,
			unique,
			index,
			hasDefault,
			hasServerDefault,
			foreignKeys: foreignKeys.map(({ target }) => target).sort()
		})).sort(byName),
		relationships: model.relationships.map(({ key, targetName, lazy, uselist }) => ({
			name: key,
			target: targetName,
			lazy,
			uselist
		})).sort(byName)
	};
}
function byName(a, b) {
	return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

// src/tables.ts
/** How far a layer can be relied on, by how it was recognised: what code does says more than what its folder is called. */
const CONFIDENCE = {
	configured: "certain",
	content: "high",
	folder: "medium",
	none: "low"
};
/** The tables that `inspect` prints, by name. Each answers what its JSON contract has; lists are sorted by their makers. */
const TABLES = {
	functions: ({ found: { analysis } }) => {
		const unitOf = (file) => analysis.program.index.byPath.get(file);
		return { ...inspectFunctions(analysis.definitions.functions, (file, offset) => unitOf(file)?.unit?.facts.line(offset) ?? 0, (file) => unitOf(file)?.name ?? "") };
	},
	routes: ({ found: { analysis } }, { queries }) => {
		const budgetOf = queries === true ? inspectQueries(analysis.program, analysis.fastapi, analysis.budgets()) : void 0;
		return { ...inspectRoutes(analysis.fastapi, (route) => analysis.access().of(route), (route) => budgetOf === void 0 ? {} : { queries: budgetOf(route) }) };
	},
	dependencies: ({ found: { analysis } }) => ({ ...inspectDependencies(analysis.fastapi) }),
	models: ({ found: { analysis } }) => ({ ...inspectModels(analysis.tables().models) }),
	schemas: ({ found: { analysis } }) => ({ ...inspectSchemas(analysis.tables().schemas) }),
	openapi: ({ found: { analysis } }) => ({ ...inspectOpenapi(analysis.openapi()) }),
	calls: ({ found: { analysis } }) => ({ ...inspectCalls(analysis.flow) }),
	effects: ({ found: { analysis } }) => ({ ...inspectEffects(analysis.program, analysis.flow) }),
	migrations: ({ found: { analysis } }) => ({ environments: analysis.migrations.environments() }),
	layers: ({ found: { analysis } }) => ({
		endpoints: analysis.layers.endpoints,
		has: analysis.layers.has,
		modules: [...analysis.layers.modules.values()].map(({ path, layer, by, evidence }) => ({
			file: path,
			layer,
			by,
			confidence: CONFIDENCE[by],
			evidence
		}))
	})
};
/** The names of all tables. */
const TABLE_NAMES = Object.keys(TABLES);
/** A table, or the rows of it that lie in files or folders. */
function tableOf(name, found, paths, options) {
	const make = TABLES[name];
	return within(make({ found }, options), paths);
}
/** The table without the rows that name a file outside the paths; no paths, or the root itself, mean all. */
function within(table, paths) {
	if (paths.length === 0 || paths.some((path) => path === "" || path === ".")) return table;
	const inside = (file) => typeof file !== "string" || paths.some((path) => file === path || file.startsWith(`${path}/`));
	return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, Array.isArray(value) ? value.filter((row) => inside(row.file)) : value]));
}
/** The routes of one file with their budgets; those of other files are not made. */
function routeQueriesIn({ analysis }, file) {
	const { program, fastapi } = analysis;
	const own = fastapi.routes.filter(({ kind, handler }) => kind !== "plain" && handler.module.unit?.path === file);
	if (own.length === 0) return [];
	const budgets = analysis.budgets();
	return own.map((route) => ({
		methods: route.methods,
		path: route.path,
		handler: route.handler.def.name,
		line: route.handler.module.unit?.facts.line(route.handler.def.defStart) ?? 1,
		queries: queriesRow(program, budgets.of(route))
	})).sort((a, b) => a.line - b.line || byText(a.path, b.path) || byText(a.methods.join(), b.methods.join()));
}

export { routeQueriesIn as n, tableOf as r, TABLE_NAMES as t };