import { i as ownerByPattern } from "./model-agents.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { t as paint } from "./report-text-paint.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { n as width, t as padded } from "./report-text-width.chunk.js";
import "./run.chunk.js";
import { i as migrationSession, o as runSession, r as meaningSession, s as structureSession } from "./session.chunk.js";
import { a as migrationTable, c as tableOf, i as meaningTable, n as isMeaning, r as isStructure, s as structureTable } from "./tables.chunk.js";
import { n as writeLines, r as timings } from "./cli-check.chunk.js";
import { n as wantsColour } from "./cli-environment.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";

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
	for (let at$ = 0, list$ = clean; at$ < list$.length; at$++) {
		const { title, rows } = list$[at$];
		if (title !== "") lines.push("", colours.bold(title));
		for (let at$ = 0, list$ = rows; at$ < list$.length; at$++) {
			const cells = list$[at$];
			lines.push(line(cells));
		}
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
		notes: [count(rows(table, "routes"), "route"), ...unseen(table)]
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
			row.session !== "other" ? text(row.session) : row.holds === "other" ? "" : `holds ${text(row.holds)}`,
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
		notes: [count(rows(table, "models"), "model"), ...unseen(table)]
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
		notes: [count(rows(table, "schemas"), "schema"), ...unseen(table)]
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
			notes: [`${text(totals.functions)} functions, ${text(totals.complete)} completely annotated, ${text(totals.docstrings)} with a docstring (of the whole code base)`, ...covered(table.coverage ?? {})]
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
		columns: named("MODULE", "KNOWN BY", "CONFIDENCE", "EVIDENCE", "ALSO HOLDS"),
		sections: grouped(rows(table, "modules"), (row) => text(row.layer)).map((layer$of) => {
			const layer = layer$of[0], own = layer$of[1];
			return {
				title: `${layer} (${own.length})`,
				rows: own.map((row) => [
					text(row.file),
					text(row.by),
					text(row.confidence),
					text(row.evidence),
					texts(row.besides).join(", ")
				])
			};
		}),
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
	for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
		const { effect, proved: certain } = list$[at$];
		proved.set(text(effect), proved.get(text(effect)) === true || certain === true);
	}
	return [...proved].map((effect$of) => {
		const effect = effect$of[0];
		return effect$of[1] ? effect : `${effect}?`;
	}).join(", ");
}
function profile(table) {
	const endpoints = table.endpoints ?? {};
	const has = table.has ?? {};
	const layers = ["service", "repository"].filter((layer) => has[layer] === true);
	return [`${text(endpoints.reaching)} endpoints reach the database: ${text(endpoints.throughService)} through a service, ${text(endpoints.throughRepository)} through a repository, ${text(endpoints.direct)} themselves`, layers.length === 0 ? "no layer stands between the endpoints and the database" : `between endpoints and database: ${layers.join(" and ")}`];
}
/** What the source does not say, place by place: rows may be missing there. */
function unseen(table) {
	const spots = rows(table, "blindSpots");
	if (spots.length === 0) return [];
	return [
		"",
		`not seen completely, ${count(spots, "place")}:`,
		...spots.map((spot) => `  ${place(spot)}  ${text(spot.detail)}`)
	];
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
	return grouped(all, (row) => text(row.file)).map((title$of) => {
		return {
			title: title$of[0],
			rows: title$of[1].map(cells)
		};
	});
}
function grouped(all, key) {
	const groups = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
		const row = list$[at$];
		const name = key(row);
		const known = groups.get(name);
		if (known === void 0) groups.set(name, [row]);
		else known.push(row);
	}
	return [...groups].sort((a$of, b$of) => {
		return a$of[0] < b$of[0] ? -1 : 1;
	});
}
/** A line for the whole code base, each layer and each owner: how much is annotated and documented. */
function covered(coverage) {
	const line = (name, row) => `${name.padEnd(18)} ${share(row.completePercent)} annotated completely, ${share(row.slotsPercent)} of parameters and returns, ${share(row.docstringsPercent)} with a docstring, ${share(row.documentedPercent)} of the public ones (${text(row.functions)} functions)`;
	return [
		line("all", coverage.total ?? {}),
		...list(coverage.layers).map((row) => line(text(row.layer), row)),
		...list(coverage.owners).map((row) => line(text(row.owner), row))
	];
}
function share(percent) {
	return typeof percent === "number" ? `${percent.toFixed(2).padStart(6)} %` : "     - %";
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
/** Prints a table of the program, or the rows of it that lie in files or folders: as text on a terminal, else as JSON. */
async function inspect(table, paths, options) {
	const request = plainRequest(options, paths);
	const clock = timings(process.env.FASTAPI_GATE_TIMINGS);
	const { rows, stored } = await made(table, request, options, clock.lap);
	clock.lap("rows");
	const format = options.format ?? (process.stdout.isTTY === true ? "text" : "json");
	process.stdout.write(format === "text" ? textOf(table, rows, options) : jsonLines(rows));
	writeLines(await stored, 30);
	process.stderr.write(clock.line());
	return 0;
}
async function made(table, request, options, lap) {
	const { paths } = request.selection;
	if (isMeaning(table, options)) {
		const { meaning, stored } = await meaningSession(request, lap);
		return {
			rows: meaningTable(table, meaning, paths),
			stored
		};
	}
	if (isStructure(table)) {
		const { structure, policy, stored } = await structureSession(request, lap);
		return {
			rows: structureTable(table, structure, ownerByPattern(policy.owners), paths),
			stored
		};
	}
	if (table === "migrations") {
		const { migrations, stored } = await migrationSession(request, lap);
		return {
			rows: migrationTable(migrations),
			stored
		};
	}
	const { found, stored } = await runSession(request, lap);
	return {
		rows: tableOf(table, found, paths, options),
		stored
	};
}
function textOf(table, rows, options) {
	if (table === "routes" && options.queries === true) return routesText(rows);
	const view = VIEWS[table];
	if (view === void 0) return jsonLines(rows);
	const terminal = process.stdout.isTTY === true;
	return textTable(view(rows), terminal ? process.stdout.columns : null, paint(wantsColour("auto", process.env, terminal)));
}

export { inspect };