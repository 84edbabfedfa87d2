import { r as nameOf$1 } from "./flow-inspect.chunk.js";
import { a as PALETTE, c as label, i as dot, l as node, n as migrationGraph, o as bounded, r as layerGraph, s as edge, t as svg, u as row } from "./graph.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { i as migrationSession, s as structureSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";

// src/flow/call-index.ts
/** Both directions of the call graph among functions of the project, tests left out. */
function callIndex(program, flow) {
	const functions = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = program.allFunctions(); at$ < list$.length; at$++) {
		const fn = list$[at$];
		if (fn.module.unit?.role !== "test") functions.set(dotted(fn), fn);
	}
	const callees = /* @__PURE__ */ new Map();
	const callers = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = flow.edges; at$ < list$.length; at$++) {
		const { unit, group } = list$[at$];
		if (unit.kind !== "function") continue;
		const from = dotted(unit.function);
		for (let at$ = 0, list$ = group.alternatives; at$ < list$.length; at$++) {
			const target = list$[at$];
			if (target.kind !== "function") continue;
			const to = dotted(target.function);
			if (!functions.has(from) || !functions.has(to)) continue;
			join(callees, from, to, group.mode !== "here");
			join(callers, to, from, group.mode !== "here");
		}
	}
	const sorted = (map, name) => [...map.get(name) ?? []].map((other$of) => {
		return {
			name: other$of[0],
			elsewhere: other$of[1]
		};
	}).sort((a, b) => a.name < b.name ? -1 : 1);
	return {
		names: [...functions.keys()].sort(),
		node(name) {
			const fn = functions.get(name);
			if (fn === void 0) return void 0;
			const effects = [...flow.summaries.of(fn).values()].map(({ effect }) => nameOf$1(effect));
			return {
				name,
				file: fn.module.unit?.path ?? "",
				async: fn.def.async,
				effects: [...new Set(effects)].sort()
			};
		},
		callees: (name) => sorted(callees, name),
		callers: (name) => sorted(callers, name)
	};
}
function dotted(fn) {
	return `${fn.module.name}.${fn.def.qualname}`;
}
/** What is called here and elsewhere counts as called here. */
function join(map, from, to, elsewhere) {
	const known = map.get(from);
	if (known === void 0) map.set(from, /* @__PURE__ */ new Map([[to, elsewhere]]));
	else known.set(to, elsewhere && known.get(to) !== false);
}

// src/graph/calls.ts
/** Callers and callees around a function, or the calls among the functions of some files. Throws a UserError for a name that fits none. */
function callGraph(index, { from, depth, wanted, most = 60 }) {
	const starts = from === null ? index.names.filter((name) => wanted(index.node(name)?.file ?? "")) : [nameOf(index, from)];
	const found = new Set(starts.slice(0, most));
	const notes = starts.length > most ? [`${starts.length - most} of ${starts.length} functions are left out`] : [];
	if (from !== null && reach(index, found, depth, most)) notes.push(`more than ${most} functions are that near; the nearest are drawn`);
	const names = [...found].sort();
	const edges = names.flatMap((name) => index.callees(name).filter((callee) => found.has(callee.name) && callee.name !== name).map((callee) => edge(name, callee.name, {
		dashed: callee.elsewhere,
		label: callee.elsewhere ? "in a thread" : ""
	})));
	if (names.some((name) => index.node(name)?.effects.length)) notes.push("blue: queries the database; yellow: blocks its thread");
	const start = from === null ? null : starts[0] ?? null;
	return {
		kind: "flow",
		title: start === null ? "Calls" : `Calls around ${start}`,
		direction: "right",
		spine: [],
		groups: modulesOf(index, names),
		nodes: names.map((name) => nodeOf(index, name, start)),
		edges,
		notes
	};
}
/** Walks breadth first, callers and callees in turn; whether the bound cut something off. */
function reach(index, found, depth, most) {
	let cut = false;
	for (let at$ = 0, list$ = [(name) => index.callees(name), (name) => index.callers(name)]; at$ < list$.length; at$++) {
		const next = list$[at$];
		let edgeOfReach = [...found].slice(0, 1);
		for (let step = 0; step < depth; step++) {
			const further = [];
			for (let at$ = 0, list$ = edgeOfReach; at$ < list$.length; at$++) {
				const name = list$[at$];
				for (let at$ = 0, list$ = next(name); at$ < list$.length; at$++) {
					const other = list$[at$];
					if (found.has(other.name)) continue;
					if (found.size >= most) {
						cut = true;
						continue;
					}
					found.add(other.name);
					further.push(other.name);
				}
			}
			edgeOfReach = further;
		}
	}
	return cut;
}
function nameOf(index, text) {
	if (index.node(text) !== void 0) return text;
	const fits = index.names.filter((name) => name.endsWith(`.${text}`));
	const only = fits[0];
	if (only === void 0) {
		const last = text.slice(text.lastIndexOf(".") + 1);
		const near = index.names.filter((name) => name.slice(name.lastIndexOf(".") + 1) === last).slice(0, 5);
		throw userError(`there is no function ${text}${near.length === 0 ? "; `inspect functions` lists them" : `; there is ${near.join(", ")}`}`);
	}
	if (fits.length > 1) {
		const more = fits.length > 8 ? ` and ${fits.length - 8} more` : "";
		throw userError(`${fits.length} functions are called ${text}: name one of ${fits.slice(0, 8).join(", ")}${more}`);
	}
	return only;
}
function moduleOf(index, name) {
	return index.node(name)?.file ?? "";
}
function modulesOf(index, names) {
	return [...new Set(names.map((name) => moduleOf(index, name)))].sort().map((file) => ({
		id: file,
		title: file
	}));
}
function nodeOf(index, name, start) {
	const found = index.node(name);
	const effects = found?.effects ?? [];
	const tone = effects.some((effect) => effect.startsWith("blocks")) ? "warning" : effects.length > 0 ? "accent" : "plain";
	const short = name.split(".").slice(-2).join(".");
	const title = `${found?.async === true ? "async " : ""}${short}`;
	return node(name, name === start ? `▶ ${title}` : title, {
		detail: effects.join(", "),
		group: moduleOf(index, name),
		tone
	});
}

// src/graph/mermaid.ts
/** Draws a graph as Mermaid text: a flowchart, or an entity relationship diagram. Ends with a line end. */
function mermaid(graph) {
	const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
	const lines = graph.kind === "entities" ? entities(graph, ids) : flowchart(graph, ids);
	const notes = graph.notes.map((note) => `%% ${label(note).replace(/[{}]/g, " ")}`);
	return `${[
		"---",
		`title: ${JSON.stringify(label(graph.title))}`,
		"---",
		...lines,
		...notes
	].join("\n")}\n`;
}
function flowchart(graph, ids) {
	const lines = [`flowchart ${graph.direction === "right" ? "LR" : "TB"}`];
	const inside = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = graph.nodes; at$ < list$.length; at$++) {
		const node = list$[at$];
		inside.set(node.group, [...inside.get(node.group) ?? [], node]);
	}
	const draw = (node, indent) => `${indent}${ids.get(node.id)}["${nodeLabel(node)}"]${node.tone === "plain" ? "" : `:::${node.tone}`}`;
	graph.groups.forEach(({ id, title }, index) => {
		const nodes = inside.get(id) ?? [];
		if (nodes.length === 0) return;
		lines.push(`  subgraph g${index}["${escaped(title)}"]`, ...nodes.map((node) => draw(node, "    ")), "  end");
	});
	const groups = new Set(graph.groups.map(({ id }) => id));
	for (const group$of of inside) {
		const group = group$of[0], nodes = group$of[1];
		if (group === null || !groups.has(group)) lines.push(...nodes.map((node) => draw(node, "  ")));
	}
	for (let at$ = 0, list$ = graph.edges; at$ < list$.length; at$++) {
		const edge = list$[at$];
		lines.push(`  ${arrow(edge, ids)}`);
	}
	const red = graph.edges.flatMap((edge, index) => edge.tone === "bad" ? [index] : []);
	if (red.length > 0) lines.push(`  linkStyle ${red.join(",")} stroke:${PALETTE.bad.line},stroke-width:2px`);
	const tones = new Set(graph.nodes.map(({ tone }) => tone));
	for (let at$ = 0, list$ = Object.keys(PALETTE); at$ < list$.length; at$++) {
		const tone = list$[at$];
		if (tone === "plain" || !tones.has(tone)) continue;
		const { line, fill, text } = PALETTE[tone];
		lines.push(`  classDef ${tone} stroke:${line},fill:${fill},color:${text}`);
	}
	return lines;
}
function nodeLabel({ title, detail, rows }) {
	const lines = [`<b>${escaped(title)}</b>`];
	if (detail !== "") lines.push(escaped(detail));
	for (let at$ = 0, list$ = rows; at$ < list$.length; at$++) {
		const { cells } = list$[at$];
		lines.push(cells.filter((cell) => cell !== "").map(escaped).join(" · "));
	}
	return lines.join("<br/>");
}
function arrow({ from, to, label: text, dashed, tone }, ids) {
	const line = tone === "bad" ? "==>" : dashed ? "-.->" : "-->";
	return `${ids.get(from)} ${line}${text === "" ? "" : `|"${escaped(text)}"|`} ${ids.get(to)}`;
}
/** The ends of a line between entities: how many of this side belong to one of the other. */
const LEFT = {
	one: "||",
	"zero-or-one": "|o",
	many: "}o"
};
const RIGHT = {
	one: "||",
	"zero-or-one": "o|",
	many: "o{"
};
function entities(graph, ids) {
	const lines = ["erDiagram"];
	for (let at$ = 0, list$ = graph.nodes; at$ < list$.length; at$++) {
		const node = list$[at$];
		const head = `  ${ids.get(node.id)}["${escaped(node.title)}"]`;
		if (node.rows.length === 0) lines.push(head);
		else lines.push(`${head} {`, ...node.rows.map(({ cells }) => `    ${attribute(cells)}`), "  }");
	}
	for (let at$ = 0, list$ = graph.edges; at$ < list$.length; at$++) {
		const edge = list$[at$];
		const ends = edge.ends ?? {
			from: "many",
			to: "one"
		};
		const line = `${LEFT[ends.from]}${edge.dashed ? ".." : "--"}${RIGHT[ends.to]}`;
		lines.push(`  ${ids.get(edge.from)} ${line} ${ids.get(edge.to)} : "${escaped(edge.label)}"`);
	}
	return lines;
}
/** `type name keys`: Mermaid takes words only, so what is no word stands in the comment. */
function attribute([name = "", type = "", keys = ""]) {
	const word = (text, other) => {
		const plain = label(text).replace(/[^A-Za-z0-9_]+/g, "_").replace(/^_+(?=.)|_+$/g, "");
		if (plain === "") return other;
		return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
	};
	const known = keys.split(/[\s,]+/).filter((key) => /^(PK|FK|UK)$/.test(key));
	const rest = keys.split(/[\s,]+/).filter((key) => key !== "" && !known.includes(key)).join(" ");
	const comment = [type !== "" && word(type, "") !== type ? type : "", rest].filter((text) => text !== "").join(" ");
	return [
		word(type, "unknown"),
		word(name, "unnamed"),
		known.join(","),
		comment === "" ? "" : `"${remark(comment)}"`
	].filter((part) => part !== "").join(" ");
}
/** A comment of an attribute, where Mermaid reads no `#NN;`: quotes become single ones, other signs a blank. */
function remark(text) {
	return label(text).replaceAll("\"", "'").replace(/[^\p{L}\p{N} ._/,:()='+*-]/gu, " ");
}
/** Everything that is no letter, digit or harmless sign becomes Mermaid's `#NN;`, so that no text can end a label or start a tag. */
function escaped(text) {
	return label(text).replace(/[^\p{L}\p{N} ._/,:@=()+*-]/gu, (character) => `#${character.codePointAt(0)};`);
}

// src/graph/models.ts
/** Tables, columns and how they belong together. `wanted` says which files' tables are drawn; what these refer to is drawn with them. */
function modelGraph(models, wanted, most = 60, columns = 14) {
	const all = tablesOf(models);
	const named = [...all.values()].filter((table) => filesOf(table, models).some(wanted));
	const near = new Set(named.map(({ name }) => name));
	for (let at$ = 0, list$ = named; at$ < list$.length; at$++) {
		const table = list$[at$];
		for (let at$ = 0, list$ = targets(table); at$ < list$.length; at$++) {
			const target = list$[at$];
			if (all.has(target)) near.add(target);
		}
	}
	const degree = /* @__PURE__ */ new Map();
	for (const table of all.values()) for (let at$ = 0, list$ = targets(table); at$ < list$.length; at$++) {
		const target = list$[at$];
		degree.set(target, (degree.get(target) ?? 0) + 1);
		degree.set(table.name, (degree.get(table.name) ?? 0) + 1);
	}
	const sorted = [...near].sort((a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0) || (a < b ? -1 : 1));
	const { shown, notes } = bounded(sorted, most, "tables");
	const kept = [...shown].sort();
	let cut = 0;
	const nodes = kept.map((name) => {
		const table = all.get(name);
		const list = bounded(byWeight(table.columns), columns, "columns");
		cut += table.columns.length - list.shown.length;
		return tableNode(table, list.shown);
	});
	const inside = new Set(kept);
	return {
		kind: "entities",
		title: "Models",
		direction: "right",
		spine: [],
		groups: [],
		nodes,
		edges: kept.flatMap((name) => edgesOf(all.get(name), inside, (target) => models.modelOf(target)?.table)),
		notes: cut === 0 ? notes : [...notes, `${cut} columns that are no key are left out`]
	};
}
function tablesOf(models) {
	const found = /* @__PURE__ */ new Map();
	const of = (name) => {
		const known = found.get(name);
		if (known !== void 0) return known;
		const table = {
			name,
			columns: [],
			classes: []
		};
		found.set(name, table);
		return table;
	};
	const add = (name, columns) => {
		const table = of(name);
		const names = new Set(table.columns.map((column) => column.name));
		table.columns.push(...columns.filter((column) => !names.has(column.name)));
	};
	for (let at$ = 0, list$ = models.models; at$ < list$.length; at$++) {
		const model = list$[at$];
		const role = model.class.module.unit?.role;
		if (model.table === "" || role === "migration" || role === "test") continue;
		of(model.table).classes.push(model);
		add(model.table, model.columns.filter((column) => column.table === model.table || column.table === ""));
	}
	for (let at$ = 0, list$ = models.tables; at$ < list$.length; at$++) {
		const table = list$[at$];
		if (!found.has(table.name)) add(table.name, table.columns);
	}
	return found;
}
function filesOf(table, models) {
	const own = table.classes.map(({ at }) => at.file);
	return own.length > 0 ? own : models.tables.filter(({ name }) => name === table.name).map(({ at }) => at.file);
}
/** `order` of `shop.order.id` and of `order.id`. */
function tableOf(target) {
	return target.split(".").slice(0, -1).pop() ?? target;
}
function targets(table) {
	return table.columns.flatMap(({ foreignKeys }) => foreignKeys.map(({ target }) => tableOf(target)));
}
function byWeight(columns) {
	const weight = (column) => column.primaryKey ? 0 : column.foreignKeys.length > 0 ? 1 : 2;
	return [...columns].sort((a, b) => weight(a) - weight(b));
}
function tableNode(table, columns) {
	const classes = table.classes.map(({ class: symbol }) => symbol.def.name);
	return node(table.name, table.name, {
		detail: classes.join(", "),
		tone: classes.length === 0 ? "muted" : "accent",
		rows: columns.map((column) => {
			const keys = [
				column.primaryKey ? "PK" : "",
				column.foreignKeys.length > 0 ? "FK" : "",
				column.unique && !column.primaryKey ? "UK" : ""
			];
			const type = `${column.type ?? ""}`;
			return row(column.name, [
				column.name,
				type,
				[...keys, column.nullable ? "null" : ""].filter((key) => key !== "").join(" ")
			]);
		})
	});
}
/** One edge a foreign key, with the relationships that go along it; relationships without one are dashed. */
function edgesOf(table, inside, tableOfClass) {
	const targetOf = ({ target }) => target === null ? void 0 : tableOfClass(target);
	const edges = [];
	const drawn = /* @__PURE__ */ new Set();
	const all = table.classes.flatMap(({ relationships }) => relationships);
	for (let at$ = 0, list$ = table.columns; at$ < list$.length; at$++) {
		const column = list$[at$];
		for (let at$ = 0, list$ = column.foreignKeys; at$ < list$.length; at$++) {
			const { target } = list$[at$];
			const to = tableOf(target);
			if (!inside.has(to)) continue;
			const along = all.filter((relationship) => relationship.direction !== "one-to-many" && targetOf(relationship) === to);
			const own = along.filter(({ key }) => along.length === 1 || column.name.startsWith(key));
			for (let at$ = 0, list$ = own; at$ < list$.length; at$++) {
				const relationship = list$[at$];
				drawn.add(relationship);
			}
			const one = column.nullable ? "zero-or-one" : "one";
			edges.push(edge(table.name, to, {
				fromRow: column.name,
				label: own.length === 0 ? column.name : own.map(({ key }) => key).join(", "),
				ends: {
					from: column.unique || column.primaryKey && keys(table) === 1 ? "zero-or-one" : "many",
					to: one
				}
			}));
		}
	}
	for (let at$ = 0, list$ = all; at$ < list$.length; at$++) {
		const relationship = list$[at$];
		if (relationship.secondary === null || relationship.byBackref || drawn.has(relationship)) continue;
		const to = targetOf(relationship);
		if (to === void 0 || !inside.has(to) || to < table.name) continue;
		edges.push(edge(table.name, to, {
			label: relationship.key,
			dashed: true,
			tone: "muted",
			ends: {
				from: "many",
				to: "many"
			}
		}));
	}
	return edges;
}
function keys(table) {
	return table.columns.filter(({ primaryKey }) => primaryKey).length;
}

// src/graph/routes.ts
/** The application, its routers with their endpoints, and what they depend on. `wanted` says which files' endpoints are drawn. */
function routeGraph(table, wanted, most = 40, rows = 14) {
	const routes = table.routes.filter((route) => route.kind !== "plain" && wanted(route.handler.module.unit?.path ?? ""));
	const routers = [...byRouter(routes)].sort((a$of, b$of) => {
		const a = a$of[1], b = b$of[1];
		return b.length - a.length || text(prefixOf(a), prefixOf(b));
	});
	const { shown, notes } = bounded(routers, most, "routers");
	const kept = [...shown].sort((a$of, b$of) => {
		const a = a$of[0], one = a$of[1], b = b$of[0], other = b$of[1];
		return text(prefixOf(one), prefixOf(other)) || text(a, b);
	});
	const said = [...notes];
	const nodes = [node("application", "Application", {
		detail: `${routes.length} endpoints`,
		tone: "accent"
	})];
	const edges = [];
	let cut = 0;
	for (let at$ = 0, list$ = kept; at$ < list$.length; at$++) {
		const file$of = list$[at$], file = file$of[0], own = file$of[1];
		const prefix = prefixOf(own);
		const id = `${prefix} ${file}`;
		const listed = bounded(own, rows, "endpoints");
		cut += own.length - listed.shown.length;
		nodes.push(node(id, prefix, {
			detail: file,
			rows: [...listed.shown.map((route, index) => row(`e${index}`, [
				methods(route),
				rest(route.path, prefix),
				lastName(route.name)
			], toneOf(route))), ...own.length > listed.shown.length ? [row("more", ["", `and ${own.length - listed.shown.length} more`], "muted")] : []]
		}));
		edges.push(edge("application", id));
		edges.push(...dependencyEdges(id, own));
	}
	if (cut > 0) said.push(`${cut} endpoints beyond the first ${rows} of their router are left out`);
	const drawn = dependencyNodes(kept.flatMap((own$of) => {
		return own$of[1];
	}), most);
	said.push(...drawn.notes);
	const ids = new Set([...nodes, ...drawn.nodes].map(({ id }) => id));
	return {
		kind: "flow",
		title: "Routes",
		direction: "right",
		spine: [],
		groups: [],
		nodes: [...nodes, ...drawn.nodes],
		edges: [...edges, ...drawn.edges].filter(({ to }) => ids.has(to)),
		notes: said
	};
}
/** Routes by the file that registers them: what people call a router. */
function byRouter(routes) {
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = routes; at$ < list$.length; at$++) {
		const route = list$[at$];
		const list = found.get(route.at.file);
		if (list === void 0) found.set(route.at.file, [route]);
		else list.push(route);
	}
	return found;
}
function text(a, b) {
	return a < b ? -1 : a > b ? 1 : 0;
}
/** The longest path that all routes start with, by whole segments. */
function prefixOf(routes) {
	const [first, ...others] = routes.map(({ path }) => path.split("/").filter((part) => part !== ""));
	let common = first ?? [];
	for (let at$ = 0, list$ = others; at$ < list$.length; at$++) {
		const parts = list$[at$];
		let same = 0;
		while (same < common.length && same < parts.length && common[same] === parts[same]) same++;
		common = common.slice(0, same);
	}
	const named = common.findIndex((part) => part.startsWith("{"));
	return `/${(named < 0 ? common : common.slice(0, named)).join("/")}`;
}
/** The path below the prefix; a route at the prefix itself has none, which a slash would make another path. */
function rest(path, prefix) {
	return prefix === "/" ? path : path.slice(prefix.length);
}
function methods(route) {
	return route.kind === "websocket" ? "WS" : route.methods.join(" ");
}
function lastName(name) {
	return name.slice(name.lastIndexOf(".") + 1);
}
function toneOf(route) {
	return route.certainty === "always" ? "plain" : "muted";
}
/** From a router to what its endpoints depend on themselves; how many of them where it is not all. */
function dependencyEdges(id, routes) {
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = routes; at$ < list$.length; at$++) {
		const { direct } = list$[at$];
		for (const name of new Set(direct.map((dependency) => dependency.name))) counts.set(name, (counts.get(name) ?? 0) + 1);
	}
	return [...counts].sort((a$of, b$of) => {
		const a = a$of[0], b = b$of[0];
		return text(a, b);
	}).map((name$of) => {
		const name = name$of[0], count = name$of[1];
		return edge(id, name, {
			label: count === routes.length ? "" : `${count} of ${routes.length}`,
			tone: "muted",
			dashed: count !== routes.length
		});
	});
}
function dependencyNodes(routes, most) {
	const used = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = routes; at$ < list$.length; at$++) {
		const route = list$[at$];
		for (let at$ = 0, list$ = route.dependencies; at$ < list$.length; at$++) {
			const item = list$[at$];
			const known = used.get(item.name);
			if (known === void 0) used.set(item.name, {
				item,
				count: 1
			});
			else known.count++;
		}
	}
	const sorted = [...used.entries()].sort((a$of, b$of) => {
		const a = a$of[0], one = a$of[1], b = b$of[0];
		return b$of[1].count - one.count || text(a, b);
	});
	const { shown, notes } = bounded(sorted, most, "dependencies");
	const inside = new Set(shown.map((name$of) => {
		return name$of[0];
	}));
	return {
		nodes: shown.map((name$of) => {
			const name = name$of[0], { item, count } = name$of[1];
			const session = item.session === "other" ? "" : `, ${item.session} session`;
			return node(name, lastName(name), {
				detail: `${count} endpoint${count === 1 ? "" : "s"}${session}`,
				tone: item.session === "other" ? "good" : "accent"
			});
		}),
		edges: shown.flatMap((name$of) => {
			const name = name$of[0], { item } = name$of[1];
			return [...new Set(item.dependencies.map((inner) => inner.name))].filter((inner) => inside.has(inner) && inner !== name).sort().map((inner) => edge(name, inner));
		}),
		notes
	};
}

// src/cli/graph.ts
/** The pictures by name; each is drawn from the tables that `inspect` prints. */
const PICTURES = {
	layers: ({ layers }, { wanted, options }) => {
		return layerGraph({
			modules: [...layers.modules.values()].filter(({ path }) => wanted(path)).map(({ path, layer }) => ({
				file: path,
				layer
			})),
			imports: layers.imports(),
			violations: layers.edges.filter(({ at }) => wanted(at.file))
		}, options.limit);
	},
	routes: ({ fastapi }, { wanted, options }) => routeGraph(fastapi, wanted, options.limit),
	models: ({ tables }, { wanted, options }) => modelGraph(tables().models, wanted, options.limit),
	calls: ({ program, flow }, { wanted, everything, options }) => {
		const { from = null, depth, limit } = options;
		if (from === null && everything) throw userError("name a function with --from, or files whose calls are drawn");
		return callGraph(callIndex(program, flow), {
			from,
			depth,
			wanted,
			...limit === void 0 ? {} : { most: limit }
		});
	}
};
function migrationPicture(migrations, { wanted, options }) {
	const environments = migrations.environments();
	return migrationGraph(environments.filter(({ directory, revisions }) => wanted(directory) || revisions.some(({ file }) => wanted(file))), options.limit);
}
/** Prints a picture of the program, or of the part of it that lies in files or folders. */
async function graph(name, paths, options) {
	const request = plainRequest(options, paths);
	const { paths: inside } = request.selection;
	const everything = inside.length === 0 || inside.some((path) => path === "" || path === ".");
	const wanted = (file) => everything || inside.some((path) => file === path || file.startsWith(`${path}/`));
	const { picture, stored } = await made(name, request, {
		wanted,
		everything,
		options
	});
	process.stdout.write(await drawn(picture, options.format));
	writeLines(picture.nodes.length === 0 ? [`there are no ${name} to draw here`] : [], 1);
	writeLines(await stored, 30);
	return 0;
}
/** The histories of the migrations need nothing of what functions do. */
async function made(name, request, view) {
	if (name === "migrations") {
		const { migrations, stored } = await migrationSession(request);
		return {
			picture: migrationPicture(migrations, view),
			stored
		};
	}
	const { structure, stored } = await structureSession(request);
	const make = PICTURES[name];
	return {
		picture: make(structure, view),
		stored
	};
}
async function drawn(picture, format) {
	switch (format) {
		case "mermaid": return mermaid(picture);
		case "dot": return dot(picture);
		case "svg": return svg(picture);
		case "html": return (await import("./report-html-picture.chunk.js")).picturePage(picture.title, await svg(picture));
	}
}

export { graph };