import { c as causeOf, l as wayTo, n as plainRequest, s as fileOf, u as unparse } from "./cli-request.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { n as writeLines, r as runSession } from "./cli-check.chunk.js";

// src/domain/fastapi/inspect.ts
/** The rows of `inspect routes`, sorted by path, method and handler. */
function inspectRoutes(table) {
	return {
		routes: table.routes.filter(({ kind }) => kind !== "plain").map(row$2),
		otherRoutes: table.routes.filter(({ kind }) => kind === "plain").map(row$2)
	};
}
function row$2(route) {
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

// src/flow/inspect.ts
/** What calling each function does beyond computing, with the calls that lead to the cause. Functions without effect are left out. */
function inspectEffects(program, flow) {
	return { functions: program.allFunctions().flatMap((fn) => {
		const summary = [...flow.summaries.of(fn).values()];
		const { unit } = fn.module;
		if (summary.length === 0 || unit === null) return [];
		const effects = summary.map((witness) => {
			const cause = causeOf(flow.summaries, witness);
			const way = wayTo(flow.summaries, witness);
			return {
				effect: nameOf(cause),
				callee: calleeOf(cause),
				proved: witness.proved,
				witness: way.map((site, index) => ({
					file: fileOf(site.unit),
					line: lineOf(site),
					callee: way[index + 1] === void 0 ? calleeOf(cause) : qualnameOf(way[index + 1])
				}))
			};
		});
		return [{
			symbol: fn.def.qualname,
			module: fn.module.name,
			file: unit.path,
			line: unit.facts.line(fn.def.defStart),
			async: fn.def.async,
			effects: effects.sort((a, b) => a.effect < b.effect ? -1 : a.effect > b.effect ? 1 : 0)
		}];
	}) };
}
/** The call graph of application code: each call in a function with its alternatives; what is unresolved says why. */
function inspectCalls(flow) {
	return { calls: flow.edges.flatMap(({ unit, site, group }) => {
		if (unit.kind !== "function" || unit.function.module.unit?.role !== "application") return [];
		const targets = group.alternatives.map((target) => {
			if (target.kind === "function") return `${target.function.module.name}.${target.function.def.qualname}`;
			return target.kind === "external" ? target.name : `? ${target.reason}`;
		});
		return [{
			symbol: unit.function.def.qualname,
			file: fileOf(unit),
			line: lineOf(site),
			targets: [...new Set(targets)],
			runs: group.mode
		}];
	}) };
}
function nameOf(effect) {
	switch (effect.kind) {
		case "blocks": return `blocks:${effect.fact.category}`;
		case "queries": return effect.operation === "read" ? "reads" : "writes";
		case "raises-http": return "raises-http";
	}
}
function calleeOf(effect) {
	return effect.kind === "blocks" ? effect.fact.name : effect.callee;
}
function qualnameOf(site) {
	return site?.unit.kind === "function" ? site.unit.function.def.qualname : "<module>";
}
function lineOf(site) {
	return (site.unit.kind === "function" ? site.unit.function.module : site.unit.module).unit?.facts.line((site.call ?? site.node).start) ?? 0;
}

// src/cli/inspect.ts
/** The tables that `inspect` prints, by name. Each answers what its JSON contract has; lists are sorted by their makers. */
const TABLES = {
	functions: ({ found: { analysis } }) => {
		const unitOf = (file) => analysis.program.index.byPath.get(file);
		return { ...inspectFunctions(analysis.definitions.functions, (file, offset) => unitOf(file)?.unit?.facts.line(offset) ?? 0, (file) => unitOf(file)?.name ?? "") };
	},
	routes: ({ found: { analysis } }) => ({ ...inspectRoutes(analysis.fastapi) }),
	dependencies: ({ found: { analysis } }) => ({ ...inspectDependencies(analysis.fastapi) }),
	models: ({ found: { analysis } }) => ({ ...inspectModels(analysis.tables().models) }),
	schemas: ({ found: { analysis } }) => ({ ...inspectSchemas(analysis.tables().schemas) }),
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
			evidence
		}))
	})
};
/** Prints a table of the program as JSON, or the rows of it that lie in files or folders. */
async function inspect(table, paths, options) {
	const request = plainRequest(options, paths);
	const result = await runSession(request);
	const make = TABLES[table];
	process.stdout.write(jsonLines(within(make(result), request.selection.paths)));
	writeLines(await result.stored, 30);
	return 0;
}
/** The table without the rows that name a file outside the paths; no paths, or the root itself, mean all. */
function within(table, paths) {
	if (paths.length === 0 || paths.some((path) => path === "" || path === ".")) return table;
	const inside = (file) => typeof file !== "string" || paths.some((path) => file === path || file.startsWith(`${path}/`));
	return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, Array.isArray(value) ? value.filter((row) => inside(row.file)) : value]));
}

export { inspect };