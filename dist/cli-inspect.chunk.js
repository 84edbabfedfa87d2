import { d as unparse, l as productOf } from "./pipeline.chunk.js";
import { n as inspectEffects, t as inspectCalls } from "./flow-inspect.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { t as paint } from "./report-text-paint.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { n as width, t as padded } from "./report-text-width.chunk.js";
import { t as runSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { n as plainRequest, r as wantsColour } from "./cli-request.chunk.js";

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
	return { schemas: table.schemas.map(row$2).sort((a, b) => a.class < b.class ? -1 : a.class > b.class ? 1 : a.line - b.line) };
}
function row$2(schema) {
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
	return { models: table.models.filter((model) => model.table !== "" && model.class.module.unit?.role !== "migration").map(row$1).sort((a, b) => a.class < b.class ? -1 : a.class > b.class ? 1 : a.line - b.line) };
}
function row$1(model) {
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

// src/flow/budget/inspect.ts
/** The budgets of the routes, to be found by route. */
function inspectQueries(program, table, budgets) {
	const rows = /* @__PURE__ */ new Map();
	for (const route of table.routes) rows.set(route, row(program, budgets.of(route)));
	return (route) => rows.get(route) ?? {
		growth: "unknown",
		formula: "0",
		terms: []
	};
}
function row(program, { growth, formula, terms, unresolved }) {
	const lineOf = ({ file, start }) => program.index.byPath.get(file)?.unit?.facts.line(start) ?? 0;
	return {
		growth,
		formula,
		terms: terms.map(({ per, at, statement }) => ({
			per: per.length === 0 ? "request" : productOf(per),
			file: at.file,
			line: lineOf(at),
			statement
		})),
		...unresolved === null ? {} : { unresolved: {
			file: unresolved.file,
			line: lineOf(unresolved)
		} }
	};
}

// src/report/text/table.ts
const GAP = "  ";
/** No column is cut below this. */
const NARROWEST = 12;
/** Lays a table out in aligned columns, cut to the terminal's width; null for as wide as it gets. Ends with a line end. */
function textTable({ columns, sections, notes }, terminal, colours) {
	const clean = sections.map(({ title, rows }) => ({
		title: visible(title),
		rows: rows.map((cells) => cells.map((cell) => visible(cell)))
	}));
	const widths = columns.map(({ title }, index) => Math.max(width(title), ...clean.map(({ rows }) => rows.reduce((most, cells) => Math.max(most, width(cells[index] ?? "")), 0))));
	const indent = clean.some(({ title }) => title !== "") ? GAP : "";
	if (terminal !== null) narrow(widths, terminal - indent.length - 2 * (columns.length - 1));
	const line = (cells) => indent + columns.map(({ right }, index) => {
		const cell = cut(cells[index] ?? "", widths[index] ?? 0);
		const filled = padded(cell, widths[index] ?? 0);
		return right === true ? filled.slice(cell.length) + cell : filled;
	}).join(GAP).trimEnd();
	const lines = clean.length === 0 ? [] : [colours.dim(line(columns.map(({ title }) => title)))];
	for (const { title, rows } of clean) {
		if (title !== "") lines.push("", colours.bold(title));
		for (const cells of rows) lines.push(line(cells));
	}
	if (notes.length > 0) lines.push("", ...notes.map((note) => visible(note)));
	return `${lines.join("\n")}\n`;
}
/** Takes from the widest columns until all fit. */
function narrow(widths, room) {
	let over = widths.reduce((sum, each) => sum + each, 0) - room;
	while (over > 0) {
		const widest = widths.indexOf(Math.max(...widths));
		const most = widths[widest] ?? 0;
		if (most <= NARROWEST) return;
		const second = widths.reduce((best, each, index) => index === widest ? best : Math.max(best, each), NARROWEST);
		const take = Math.min(over, Math.max(1, most - Math.max(second, NARROWEST)));
		widths[widest] = most - take;
		over -= take;
	}
}
function cut(text, columns) {
	if (width(text) <= columns) return text;
	let kept = "";
	let taken = 0;
	for (const character of text) {
		const each = width(character);
		if (taken + each > columns - 1) break;
		kept += character;
		taken += each;
	}
	return `${kept}…`;
}

// src/cli/inspect-views.ts
/** Tables as people read them, made from what the JSON has, by name. */
const VIEWS = {
	routes: (table) => ({
		columns: named("METHOD", "PATH", "HANDLER", "DEPENDS ON", "RESPONSE"),
		sections: byFile(rows(table, "routes"), (row) => [
			row.kind === "websocket" ? "WS" : texts(row.methods).join(","),
			text(row.path) + (row.certainty === "always" ? "" : ` (${text(row.certainty)})`),
			`${row.async === true ? "async " : ""}${last(text(row.handler))}`,
			texts(row.dependencies).map((name) => last(name)).join(", "),
			short(text(row.responseModel))
		]),
		notes: [count(rows(table, "routes"), "route")]
	}),
	dependencies: (table) => ({
		columns: [
			...named("DEPENDENCY", "KIND", "SESSION"),
			{
				title: "ROUTES",
				right: true
			},
			...named("DEPENDS ON", "PLACE")
		],
		sections: plain(rows(table, "dependencies"), (row) => [
			text(row.dependency),
			`${row.async === true ? "async " : ""}${row.generator === true ? "yield " : ""}${text(row.kind)}`,
			row.session === "other" ? "" : text(row.session),
			text(row.routes),
			texts(row.dependencies).map((name) => last(name)).join(", "),
			place(row)
		]),
		notes: []
	}),
	models: (table) => ({
		columns: named("COLUMN", "TYPE", "IS"),
		sections: rows(table, "models").map((row) => ({
			title: `${text(row.table)}  ${last(text(row.class))}  ${place(row)}`,
			rows: [...list(row.columns).map(columnCells), ...list(row.relationships).map(relationshipCells)]
		})),
		notes: [count(rows(table, "models"), "model")]
	}),
	schemas: (table) => ({
		columns: named("FIELD", "TYPE", "IS"),
		sections: rows(table, "schemas").map((row) => ({
			title: `${last(text(row.class))}  ${place(row)}${row.fromAttributes === true ? "  reads attributes" : ""}`,
			rows: list(row.fields).map((field) => [
				text(field.name),
				text(field.annotation),
				[field.required === true ? "required" : "", field.alias === null ? "" : `alias ${text(field.alias)}`].filter(Boolean).join(", ")
			])
		})),
		notes: [count(rows(table, "schemas"), "schema")]
	}),
	functions: (table) => {
		const totals = table.totals ?? {};
		return {
			columns: [{
				title: "LINE",
				right: true
			}, ...named("FUNCTION", "ANNOTATED", "RETURNS", "DOCSTRING")],
			sections: byFile(rows(table, "functions"), (row) => [
				text(row.line),
				`${row.async === true ? "async " : ""}${text(row.symbol)}`,
				`${text(row.annotated)} of ${text(row.parameters)}`,
				row.returns === true ? "yes" : "-",
				row.docstring === true ? "yes" : "-"
			]),
			notes: [`${text(totals.functions)} functions, ${text(totals.complete)} completely annotated, ${text(totals.docstrings)} with a docstring (of the whole code base)`]
		};
	},
	calls: (table) => ({
		columns: [{
			title: "LINE",
			right: true
		}, ...named("IN", "CALLS", "")],
		sections: byFile(rows(table, "calls"), (row) => [
			text(row.line),
			text(row.symbol),
			texts(row.targets).join(" | "),
			row.runs === "elsewhere" ? "in a thread" : ""
		]),
		notes: []
	}),
	effects: (table) => ({
		columns: named("FUNCTION", "EFFECT", "THROUGH"),
		sections: byFile(rows(table, "functions"), (row) => [
			`${row.async === true ? "async " : ""}${text(row.symbol)}`,
			effects(list(row.effects)),
			[...new Set(list(row.effects).map((effect) => last(text(effect.callee))))].join(", ")
		]),
		notes: ["? some way to it is possible, not proved"]
	}),
	layers: (table) => ({
		columns: named("MODULE", "KNOWN BY", "CONFIDENCE", "EVIDENCE"),
		sections: grouped(rows(table, "modules"), (row) => text(row.layer)).map(([layer, own]) => ({
			title: `${layer} (${own.length})`,
			rows: own.map((row) => [
				text(row.file),
				text(row.by),
				text(row.confidence),
				text(row.evidence)
			])
		})),
		notes: profile(table)
	}),
	migrations: (table) => ({
		columns: [
			...named("REVISION", "FILE", "ROLLBACK"),
			{
				title: "STEPS",
				right: true
			},
			...named("WHY")
		],
		sections: rows(table, "environments").map((environment) => ({
			title: `${text(environment.directory)}  ${text(environment.primaryDialect)}  head ${texts(environment.heads).join(", ")}`,
			rows: list(environment.revisions).map((row) => [
				text(row.revision),
				last(text(row.file), "/"),
				text(row.rollback),
				String(list(row.upgrade).length),
				list(row.reasons).map((reason) => text(reason.message)).join("; ")
			])
		})),
		notes: []
	})
};
/** Each effect once; with a question mark where no way to it is proved. */
function effects(all) {
	const proved = /* @__PURE__ */ new Map();
	for (const { effect, proved: certain } of all) proved.set(text(effect), proved.get(text(effect)) === true || certain === true);
	return [...proved].map(([effect, certain]) => certain ? effect : `${effect}?`).join(", ");
}
function profile(table) {
	const endpoints = table.endpoints ?? {};
	const has = table.has ?? {};
	const layers = ["service", "repository"].filter((layer) => has[layer] === true);
	return [`${text(endpoints.reaching)} endpoints reach the database: ${text(endpoints.throughService)} through a service, ${text(endpoints.throughRepository)} through a repository, ${text(endpoints.direct)} themselves`, layers.length === 0 ? "no layer stands between the endpoints and the database" : `between endpoints and database: ${layers.join(" and ")}`];
}
function columnCells(column) {
	const is = [
		column.primaryKey === true ? "primary key" : "",
		...texts(column.foreignKeys).map((target) => `→ ${target}`),
		column.nullable === true ? "nullable" : "",
		column.unique === true ? "unique" : "",
		column.index === true ? "indexed" : "",
		column.hasDefault === true || column.hasServerDefault === true ? "default" : ""
	];
	return [
		text(column.name),
		text(column.type),
		is.filter((word) => word !== "").join(", ")
	];
}
function relationshipCells(relationship) {
	const target = last(text(relationship.target));
	return [
		text(relationship.name),
		relationship.uselist === true ? `list of ${target}` : target,
		`relationship, lazy=${text(relationship.lazy)}`
	];
}
function named(...titles) {
	return titles.map((title) => ({ title }));
}
function rows(table, name) {
	return list(table[name]);
}
function list(value) {
	return Array.isArray(value) ? value : [];
}
function texts(value) {
	return Array.isArray(value) ? value.map(text) : [];
}
function text(value) {
	return value === null || value === void 0 ? "" : String(value);
}
/** The last part of a dotted name. */
function last(name, separator = ".") {
	return name.slice(name.lastIndexOf(separator) + 1);
}
/** `list[Order]` of `list[shop.models.Order]`. */
function short(type) {
	return type.replace(/[\w.]+\.(?=\w)/g, "");
}
function place(row) {
	return row.file === null || row.file === void 0 ? "" : `${text(row.file)}:${text(row.line)}`;
}
function count(all, one) {
	return `${all.length} ${one}${all.length === 1 ? "" : "s"}`;
}
function plain(all, cells) {
	return all.length === 0 ? [] : [{
		title: "",
		rows: all.map(cells)
	}];
}
function byFile(all, cells) {
	return grouped(all, (row) => text(row.file)).map(([title, own]) => ({
		title,
		rows: own.map(cells)
	}));
}
function grouped(all, key) {
	const groups = /* @__PURE__ */ new Map();
	for (const row of all) {
		const name = key(row);
		const known = groups.get(name);
		if (known === void 0) groups.set(name, [row]);
		else known.push(row);
	}
	return [...groups].sort(([a], [b]) => a < b ? -1 : 1);
}

// src/cli/routes-text.ts
/** The routes as text: one a line, and with their queries the formula and the place of each growing term. */
function routesText(table) {
	return (table.routes ?? []).map(lines).join("");
}
function lines({ methods, path, file, line, queries }) {
	const head = `${methods.join(",") || "WEBSOCKET"} ${path}  ${file}:${line}\n`;
	if (queries === void 0) return head;
	const terms = queries.terms.filter(({ per }) => per !== "request").map((term) => `    ${term.per}  ${term.statement}  ${term.file}:${term.line}\n`);
	const open = queries.unresolved === void 0 ? "" : `    not resolved  ${queries.unresolved.file}:${queries.unresolved.line}\n`;
	return `${head}  ${queries.growth}: ${queries.formula}\n${terms.join("")}${open}`;
}

// src/cli/inspect.ts
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
/** Prints a table of the program, or the rows of it that lie in files or folders: as text on a terminal, else as JSON. */
async function inspect(table, paths, options) {
	const request = plainRequest(options, paths);
	const result = await runSession(request);
	const make = TABLES[table];
	const rows = within(make(result, options), request.selection.paths);
	const format = options.format ?? (process.stdout.isTTY === true ? "text" : "json");
	process.stdout.write(format === "text" ? textOf(table, rows, options) : jsonLines(rows));
	writeLines(await result.stored, 30);
	return 0;
}
function textOf(table, rows, options) {
	if (table === "routes" && options.queries === true) return routesText(rows);
	const view = VIEWS[table];
	if (view === void 0) return jsonLines(rows);
	const terminal = process.stdout.isTTY === true;
	return textTable(view(rows), terminal ? process.stdout.columns : null, paint(wantsColour("auto", process.env, terminal)));
}
/** The table without the rows that name a file outside the paths; no paths, or the root itself, mean all. */
function within(table, paths) {
	if (paths.length === 0 || paths.some((path) => path === "" || path === ".")) return table;
	const inside = (file) => typeof file !== "string" || paths.some((path) => file === path || file.startsWith(`${path}/`));
	return Object.fromEntries(Object.entries(table).map(([name, value]) => [name, Array.isArray(value) ? value.filter((row) => inside(row.file)) : value]));
}

export { inspect };