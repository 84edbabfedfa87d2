import { n as byText } from "./model-order.chunk.js";
import { a as ownershipOf, i as ownerByPattern } from "./model-agents.chunk.js";
import { ot as unparse } from "./flow-budget.chunk.js";
import { Et as sortedSpots, i as heldSession } from "./domain-fastapi.chunk.js";
import { s as visitStatements, u as eachStatement } from "./model-visit.chunk.js";
import { i as lineIn, n as fileOf, r as lineAt } from "./flow-places.chunk.js";
import { n as queriesRow, t as inspectQueries } from "./flow-budget-inspect.chunk.js";
import { n as inspectEffects, t as inspectCalls } from "./flow-inspect.chunk.js";

// src/domain/definitions/coverage.ts
/** Counts every function given, tests and nested ones too; `ownerOf` says whose a file is. */
function coverage(functions, ownerOf) {
	const by = (keyOf) => [...grouped(functions, keyOf)].sort((a$of, b$of) => {
		const a = a$of[0], b = b$of[0];
		return byText(a, b);
	}).map((key$of) => {
		const key = key$of[0], own = key$of[1];
		return [key, figures(own)];
	});
	return {
		total: figures(functions),
		layers: by((fn) => fn.layer).map((layer$of) => {
			return {
				layer: layer$of[0],
				...layer$of[1]
			};
		}),
		owners: by((fn) => ownerOf(fn.at.file)).map((owner$of) => {
			return {
				owner: owner$of[0],
				...owner$of[1]
			};
		}),
		modules: by((fn) => fn.at.file).map((file$of) => {
			return {
				file: file$of[0],
				...file$of[1]
			};
		})
	};
}
function grouped(functions, keyOf) {
	const groups = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = functions; at$ < list$.length; at$++) {
		const fn = list$[at$];
		const key = keyOf(fn);
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [fn]);
		else group.push(fn);
	}
	return groups;
}
function figures(functions) {
	let complete$of = [
		0,
		0,
		0,
		0,
		0,
		0
	], complete = complete$of[0], slots = complete$of[1], annotatedSlots = complete$of[2], docstrings = complete$of[3], open = complete$of[4], documented = complete$of[5];
	for (let at$ = 0, list$ = functions; at$ < list$.length; at$++) {
		const fn = list$[at$];
		const annotated = fn.parameters.filter((parameter) => parameter.annotated).length + Number(fn.returns);
		slots += fn.parameters.length + 1;
		annotatedSlots += annotated;
		if (annotated === fn.parameters.length + 1) complete++;
		if (fn.docstring) docstrings++;
		if (fn.public) open++;
		if (fn.public && fn.docstring) documented++;
	}
	return {
		functions: functions.length,
		complete,
		completePercent: percent(complete, functions.length),
		slots,
		annotatedSlots,
		slotsPercent: percent(annotatedSlots, slots),
		docstrings,
		docstringsPercent: percent(docstrings, functions.length),
		public: open,
		documented,
		documentedPercent: percent(documented, open)
	};
}
/** In percent, rounded to two decimals: computed with whole numbers, so that no rounding comes before the last. */
function percent(part, whole) {
	return whole === 0 ? null : Math.round(part * 1e4 / whole) / 100;
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
	for (let at$ = 0, list$ = table.routes; at$ < list$.length; at$++) {
		const route = list$[at$];
		for (let at$ = 0, list$ = route.dependencies; at$ < list$.length; at$++) {
			const item = list$[at$];
			const known = used.get(item.name);
			if (known === void 0) used.set(item.name, {
				item,
				routes: 1
			});
			else known.routes++;
		}
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
			holds: heldSession(table.machine, item),
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
	return { schemas: table.schemas.map((schema) => row$1(table, schema)).sort((a, b) => a.class < b.class ? -1 : a.class > b.class ? 1 : a.line - b.line) };
}
function row$1(table, schema) {
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
			alias: nameInData(table, schema, field)
		})).sort((a, b) => a.name < b.name ? -1 : a.name > b.name ? 1 : 0),
		computed: [...schema.computed].sort(),
		fromAttributes: schema.fromAttributes
	};
}
/** The alias of the declaration, else the one that the settings of the model give; null where the name stays. */
function nameInData(table, schema, { alias, name }) {
	const found = alias ?? table.alias(schema, name, "input") ?? name;
	return found === name ? null : found;
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

// src/flow/derived-effects.ts
/**
* Effects that no gate propagates and that only tables show: the commit or HTTP error that a call leads to, the first place where a coroutine
* suspends, and the relationships that reading a parameter, or a row at hand, would load.
*/
function derivedEffects(program, catalogue, flow, loads, models) {
	const committing = spread(flow, commits(flow));
	const raising = spread(flow, withVariants(flow, httpErrors(program, catalogue)));
	const lazy = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = loads.lazyLoads(); at$ < list$.length; at$++) {
		const { function: fn, owner, relationship, site, certain } = list$[at$];
		if (fn === null) continue;
		const entry = {
			effect: `loads:${owner.def.name}.${relationship.key}`,
			callee: relationship.key,
			proved: certain,
			witness: [{
				file: site.at.file,
				line: lineAt(program, site.at),
				callee: relationship.key
			}]
		};
		lazy.set(fn.def, [...lazy.get(fn.def) ?? [], entry]);
	}
	const relationships = new Set(models.models.flatMap((model) => model.relationships.map(({ key }) => key)));
	return (fn) => [
		...entry("commits", committing, fn),
		...entry("raises-http", raising, fn),
		...suspension(fn),
		...lazy.get(fn.def) ?? [],
		...relationships.size === 0 ? [] : parameterLoads(program, loads, models, relationships, fn)
	];
}
/** Hands effects on from callees to callers, breadth first. */
function spread(flow, own) {
	const found = new Map(own);
	const queue = [...own.keys()];
	for (let at = 0; at < queue.length; at++) {
		const via = queue[at];
		if (via === void 0) break;
		for (let at$ = 0, list$ = flow.graph.callsOf(via); at$ < list$.length; at$++) {
			const edge = list$[at$];
			if (edge.unit.kind !== "function" || found.has(edge.unit.function)) continue;
			found.set(edge.unit.function, {
				step: stepOf(edge, via.def.qualname),
				via,
				proved: edge.group.alternatives.length === 1
			});
			queue.push(edge.unit.function);
		}
	}
	return found;
}
function stepOf(edge, callee) {
	return {
		file: fileOf(edge.unit),
		line: lineIn(edge.unit, edge.site.call ?? edge.site.node),
		callee
	};
}
/** The calls that commit by themselves. */
function commits(flow) {
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = flow.graph.edges; at$ < list$.length; at$++) {
		const edge = list$[at$];
		if (edge.unit.kind !== "function" || found.has(edge.unit.function)) continue;
		const target = edge.group.alternatives.find((item) => item.kind === "external" && item.name.endsWith(".commit"));
		if (target?.kind !== "external") continue;
		found.set(edge.unit.function, {
			step: stepOf(edge, target.name),
			via: null,
			proved: edge.group.alternatives.length === 1
		});
	}
	return found;
}
/** The functions that raise an HTTP error themselves. */
function httpErrors(program, catalogue) {
	const found = /* @__PURE__ */ new Map();
	const isError = (type) => {
		if (type.kind === "instance" || type.kind === "class") return program.ancestors(type.class).some((ancestor) => ancestor.kind === "external" && isHttpError(catalogue, ancestor.name));
		return (type.kind === "external" || type.kind === "reference") && isHttpError(catalogue, type.name);
	};
	for (let at$ = 0, list$ = program.allFunctions(); at$ < list$.length; at$++) {
		const fn = list$[at$];
		const { unit } = fn.module;
		if (unit === null) continue;
		eachStatement(fn.def.body, (statement) => {
			if (statement.kind !== "Raise" || statement.exc === null || found.has(fn)) return;
			if (!isError(program.typeOf(statement.exc, program.functionScope(fn)))) return;
			const callee = unparse(statement.exc.kind === "Call" ? statement.exc.func : statement.exc);
			found.set(fn, {
				step: {
					file: unit.path,
					line: unit.facts.line(statement.start),
					callee
				},
				via: null,
				proved: true
			});
		});
	}
	return found;
}
/** The same of what stands for a function in calls with certain flags: it has the same definition. */
function withVariants(flow, causes) {
	const found = new Map(causes);
	const byDefinition = new Map([...causes].map((fn$of) => {
		const fn = fn$of[0], cause = fn$of[1];
		return [fn.def, cause];
	}));
	for (const fn of flow.graph.called()) {
		const cause = found.has(fn) ? void 0 : byDefinition.get(fn.def);
		if (cause !== void 0) found.set(fn, cause);
	}
	return found;
}
function isHttpError(catalogue, name) {
	return HTTP_ERRORS.some((base) => catalogue.isSubclass(name, base));
}
const HTTP_ERRORS = ["fastapi.HTTPException", "starlette.exceptions.HTTPException"];
function entry(effect, causes, fn) {
	const witness = [];
	let proved = true;
	for (let cause = causes.get(fn); cause !== void 0; cause = cause.via === null ? void 0 : causes.get(cause.via)) {
		witness.push(cause.step);
		proved &&= cause.proved;
	}
	const last = witness[witness.length - 1];
	return last === void 0 ? [] : [{
		effect,
		callee: last.callee,
		proved,
		witness
	}];
}
/** The first `await`, `async for` or `async with` of a coroutine. */
function suspension(fn) {
	const { unit } = fn.module;
	if (!fn.def.async || unit === null) return [];
	let first = null;
	const take = (node, callee) => {
		if (first === null || node.start < first.node.start) first = {
			node,
			callee
		};
	};
	visitStatements(fn.def.body, (node) => {
		if (node.kind === "Await") take(node, unparse(node.value.kind === "Call" ? node.value.func : node.value));
	});
	eachStatement(fn.def.body, (statement) => {
		if (statement.kind === "For" && statement.async) take(statement, unparse(statement.iter));
		if (statement.kind === "With" && statement.async && statement.items[0] !== void 0) take(statement, unparse(statement.items[0].context));
	});
	const found = first;
	if (found === null) return [];
	const step = {
		file: unit.path,
		line: unit.facts.line(found.node.start),
		callee: found.callee
	};
	return [{
		effect: "awaits",
		callee: found.callee,
		proved: true,
		witness: [step]
	}];
}
/** Relationships that a function reads on what hangs on its parameters: whether they are loaded, its callers decide. */
function parameterLoads(program, loads, models, relationships, fn) {
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = loads.summaryOf(fn).touches; at$ < list$.length; at$++) {
		const { value, doubtful } = list$[at$];
		if (value.base.kind !== "parameter") continue;
		const { name } = value.base;
		const annotation = fn.def.parameters.find((parameter) => parameter.name === name)?.annotation;
		let owner = annotation == null ? null : mappedClass(program.annotated(annotation, fn.outer), models);
		const typed = owner !== null;
		const path = [name];
		for (let at$ = 0, list$ = value.operations; at$ < list$.length; at$++) {
			const operation = list$[at$];
			if (operation.op !== "attribute") continue;
			path.push(operation.name);
			const attribute = owner === null ? void 0 : models.attribute(owner, operation.name);
			owner = attribute?.kind === "relationship" ? attribute.target : null;
			if (typed ? attribute?.kind !== "relationship" : !relationships.has(operation.name)) break;
			const effect = `loads:${path.join(".")}`;
			if (found.has(effect)) continue;
			const { at } = operation.site;
			const step = {
				file: at.file,
				line: lineAt(program, at),
				callee: operation.name
			};
			found.set(effect, {
				effect,
				callee: operation.name,
				proved: typed && !doubtful,
				witness: [step]
			});
		}
	}
	return [...found.values()];
}
/** The mapped class among the alternatives of a type, or of the items of a list of it. */
function mappedClass(type, models) {
	if (type.kind === "instance") return models.modelOf(type.class) === void 0 ? null : type.class;
	return (type.kind === "union" || type.kind === "tuple" ? type.items : type.kind === "external" ? type.args : []).map((item) => mappedClass(item, models)).find((item) => item !== null) ?? null;
}

// src/tables.ts
/** How far a layer can be relied on, by how it was recognised: what code does says more than what its folder is called. */
const CONFIDENCE = {
	configured: "certain",
	content: "high",
	folder: "medium",
	none: "low"
};
function routes(meaning, budgetOf) {
	return {
		...inspectRoutes(meaning.fastapi, (route) => meaning.access().of(route), (route) => budgetOf === void 0 ? {} : { queries: budgetOf(route) }),
		blindSpots: sortedSpots(meaning.fastapi.blindSpots)
	};
}
/** The tables that tell what is defined: they need nothing of what functions do. */
const MEANINGS = {
	routes: (meaning) => routes(meaning),
	dependencies: ({ fastapi }) => ({ ...inspectDependencies(fastapi) }),
	models: ({ tables }) => ({
		...inspectModels(tables().models),
		blindSpots: sortedSpots(tables().models.blindSpots)
	}),
	schemas: ({ tables }) => ({
		...inspectSchemas(tables().schemas),
		blindSpots: sortedSpots(tables().schemas.blindSpots)
	}),
	openapi: ({ openapi }) => ({ ...inspectOpenapi(openapi()) })
};
/** Whether a table needs no more than what is defined. */
function isMeaning(name, { queries }) {
	return name in MEANINGS && queries !== true;
}
/** Such a table, or the rows of it that lie in files or folders. */
function meaningTable(name, meaning, paths) {
	return within(MEANINGS[name](meaning), paths);
}
/** The tables that need what functions do and the layers, nothing of migrations and rows. */
const STRUCTURES = {
	functions: ({ program, definitions, layerOf }, ownerOf) => {
		const unitOf = (file) => program.index.byPath.get(file);
		return {
			...inspectFunctions(definitions.functions, (file, offset) => unitOf(file)?.unit?.facts.line(offset) ?? 0, (file) => unitOf(file)?.name ?? ""),
			coverage: coverage(definitions.functions, (file) => ownerOf(file) ?? ownershipOf(file, layerOf(file, "<module>")).owner)
		};
	},
	calls: ({ flow }) => ({ ...inspectCalls(flow) }),
	layers: ({ layers }) => ({
		endpoints: layers.endpoints,
		has: layers.has,
		modules: [...layers.modules.values()].map(({ path, layer, by, evidence, besides }) => ({
			file: path,
			layer,
			by,
			confidence: CONFIDENCE[by],
			evidence,
			besides
		}))
	})
};
/** Whether a table needs no more than what functions do and the layers. */
function isStructure(name) {
	return name in STRUCTURES;
}
/** Such a table, or the rows of it that lie in files or folders. */
function structureTable(name, structure, ownerOf, paths) {
	return within(STRUCTURES[name](structure, ownerOf), paths);
}
/** The table of the migrations, which needs their histories alone. Its rows are whole histories, of whatever files. */
function migrationTable(migrations) {
	return { environments: migrations.environments() };
}
/** The tables that `inspect` prints, by name. Each answers what its JSON contract has; lists are sorted by their makers. */
const TABLES = {
	functions: ({ found: { analysis, policy } }) => STRUCTURES.functions(analysis, ownerByPattern(policy.owners)),
	routes: ({ found: { analysis } }, { queries }) => queries === true ? routes(analysis, inspectQueries(analysis.program, analysis.fastapi, analysis.budgets())) : routes(analysis),
	dependencies: ({ found: { analysis } }) => MEANINGS.dependencies(analysis),
	models: ({ found: { analysis } }) => MEANINGS.models(analysis),
	schemas: ({ found: { analysis } }) => MEANINGS.schemas(analysis),
	openapi: ({ found: { analysis } }) => MEANINGS.openapi(analysis),
	calls: ({ found: { analysis } }) => STRUCTURES.calls(analysis),
	effects: ({ found: { analysis } }) => {
		const { program, catalogue, flow, loads } = analysis;
		return { ...inspectEffects(program, flow, derivedEffects(program, catalogue, flow, loads, analysis.tables().models)) };
	},
	migrations: ({ found: { analysis } }) => migrationTable(analysis.migrations),
	layers: ({ found: { analysis } }) => STRUCTURES.layers(analysis)
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
	return Object.fromEntries(Object.entries(table).map((name$of) => {
		const name = name$of[0], value = name$of[1];
		return [name, Array.isArray(value) ? value.filter((row) => inside(row.file)) : value];
	}));
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

export { migrationTable as a, tableOf as c, meaningTable as i, isMeaning as n, routeQueriesIn as o, isStructure as r, structureTable as s, TABLE_NAMES as t };