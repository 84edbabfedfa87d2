import { r as nameOf$1 } from "./flow-inspect.chunk.js";
import { t as oneLine } from "./model-plain.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { n as runSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { n as plainRequest } from "./cli-request.chunk.js";

// src/flow/call-index.ts
/** Both directions of the call graph among functions of the project, tests left out. */
function callIndex(program, flow) {
	const functions = /* @__PURE__ */ new Map();
	for (const fn of program.allFunctions()) if (fn.module.unit?.role !== "test") functions.set(dotted(fn), fn);
	const callees = /* @__PURE__ */ new Map();
	const callers = /* @__PURE__ */ new Map();
	for (const { unit, group } of flow.edges) {
		if (unit.kind !== "function") continue;
		const from = dotted(unit.function);
		for (const target of group.alternatives) {
			if (target.kind !== "function") continue;
			const to = dotted(target.function);
			if (!functions.has(from) || !functions.has(to)) continue;
			join(callees, from, to, group.mode === "elsewhere");
			join(callers, to, from, group.mode === "elsewhere");
		}
	}
	const sorted = (map, name) => [...map.get(name) ?? []].map(([other, elsewhere]) => ({
		name: other,
		elsewhere
	})).sort((a, b) => a.name < b.name ? -1 : 1);
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

// src/graph/graph.ts
function node(id, title, more = {}) {
	return {
		id,
		title,
		detail: "",
		rows: [],
		group: null,
		tone: "plain",
		...more
	};
}
function edge(from, to, more = {}) {
	return {
		from,
		fromRow: null,
		to,
		label: "",
		tone: "plain",
		dashed: false,
		ends: null,
		...more
	};
}
function row(id, cells, tone = "plain") {
	return {
		id,
		cells,
		tone
	};
}
/** Longest text in a picture: a label that is longer says no more and pushes everything else aside. */
const LONGEST = 60;
/** A text of the analysed code as it may stand in a picture, before the escapes of a format: one line, visible, not too long. */
function label(text) {
	return oneLine(text, LONGEST);
}
/** At most `most` of a list, and a sentence on the rest. `name` says what they are: "modules". */
function bounded(all, most, name) {
	if (all.length <= most) return {
		shown: all,
		notes: []
	};
	return {
		shown: all.slice(0, most),
		notes: [`${all.length - most} of ${all.length} ${name} are left out`]
	};
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
	for (const next of [(name) => index.callees(name), (name) => index.callers(name)]) {
		let edgeOfReach = [...found].slice(0, 1);
		for (let step = 0; step < depth; step++) {
			const further = [];
			for (const name of edgeOfReach) for (const other of next(name)) {
				if (found.has(other.name)) continue;
				if (found.size >= most) {
					cut = true;
					continue;
				}
				found.add(other.name);
				further.push(other.name);
			}
			edgeOfReach = further;
		}
	}
	return cut;
}
function nameOf(index, text) {
	if (index.node(text) !== void 0) return text;
	const fits = index.names.filter((name) => name.endsWith(`.${text}`));
	const [only] = fits;
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

// src/graph/palette.ts
const PALETTE = {
	plain: {
		line: "#57606a",
		fill: "#f6f8fa",
		text: "#24292f"
	},
	muted: {
		line: "#afb8c1",
		fill: "#ffffff",
		text: "#57606a"
	},
	accent: {
		line: "#0969da",
		fill: "#ddf4ff",
		text: "#0a3069"
	},
	good: {
		line: "#1a7f37",
		fill: "#dafbe1",
		text: "#0f5323"
	},
	warning: {
		line: "#9a6700",
		fill: "#fff8c5",
		text: "#633c01"
	},
	bad: {
		line: "#cf222e",
		fill: "#ffebe9",
		text: "#82071e"
	}
};

// src/graph/dot.ts
/** Of one width everywhere, so that texts fit their boxes with whatever font a viewer has in its place. */
const FONT = "Courier";
/** Graphviz reads no label of 16,384 characters and more. */
const LONGEST_LABEL = 14e3;
/** Draws a graph as DOT, the language of Graphviz. Ends with a line end. */
function dot(graph) {
	const lines = [
		"digraph {",
		`  graph [rankdir=${graph.direction === "right" ? "LR" : "TB"}, bgcolor=white, pad=0.3, nodesep=0.25, ranksep=${graph.kind === "entities" ? "0.9" : "0.6"}, fontname=${quoted(FONT)}, labelloc=t, labeljust=l, label=${caption(graph)}]`,
		"  graph [nslimit=2, nslimit1=2, mclimit=0.5]",
		`  node [shape=plain, fontname=${quoted(FONT)}, fontsize=11]`,
		`  edge [fontname=${quoted(FONT)}, fontsize=9, color="${PALETTE.plain.line}", fontcolor="${PALETTE.plain.text}", arrowsize=0.7]`
	];
	const drawn = /* @__PURE__ */ new Set();
	graph.groups.forEach(({ id, title }, index) => {
		const nodes = graph.nodes.filter(({ group }) => group === id);
		if (nodes.length === 0) return;
		lines.push(`  subgraph cluster_${index} {`, `    graph [style=rounded, color="${PALETTE.muted.line}", fontsize=12, label=${html(title)}]`);
		for (const node of nodes) {
			drawn.add(node.id);
			lines.push(`    ${nodeLine(node)}`);
		}
		lines.push("  }");
	});
	for (const node of graph.nodes) if (!drawn.has(node.id)) lines.push(`  ${nodeLine(node)}`);
	const place = new Map(graph.spine.map((id, index) => [id, index]));
	graph.spine.slice(1).forEach((id, index) => {
		lines.push(`  ${quoted(graph.spine[index])} -> ${quoted(id)} [style=invis, weight=20]`);
	});
	const ports = new Map(graph.nodes.map((node) => [node.id, new Map(node.rows.map(({ id }, index) => [id, `r${index}`]))]));
	for (const edge of graph.edges) lines.push(`  ${edgeLine(edge, ports.get(edge.from)?.get(edge.fromRow ?? ""), (place.get(edge.from) ?? 0) > (place.get(edge.to) ?? 99))}`);
	return `${[...lines, "}"].join("\n")}\n`;
}
function caption({ title, notes }) {
	const rows = [`<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="15"><B>${text$1(title)}</B></FONT></TD></TR>`];
	for (const note of notes) rows.push(`<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="10" COLOR="${PALETTE.muted.text}">${escape(oneLine(note))}</FONT></TD></TR>`);
	return `<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">${rows.join("")}</TABLE>>`;
}
function nodeLine(node) {
	const { line, fill, text: ink } = PALETTE[node.tone];
	const columns = Math.max(1, ...node.rows.map(({ cells }) => cells.length));
	const head = `<B>${text$1(node.title)}</B>${node.detail === "" ? "" : `<BR/><FONT POINT-SIZE="9">${text$1(node.detail)}</FONT>`}`;
	const rows = [];
	let size = 0;
	for (const [index, row] of node.rows.entries()) {
		const drawn = rowOf(row, `r${index}`, columns);
		size += drawn.length;
		if (size > LONGEST_LABEL) {
			rows.push(rowOf({
				id: "",
				cells: [`and ${node.rows.length - index} more`],
				tone: "muted"
			}, "more", columns));
			break;
		}
		rows.push(drawn);
	}
	const table = [
		`<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4"${rows.length === 0 ? " STYLE=\"ROUNDED\"" : ""} COLOR="${line}" BGCOLOR="${rows.length === 0 ? fill : "#ffffff"}">`,
		`<TR><TD PORT="head" COLSPAN="${columns}"${rows.length === 0 ? "" : ` BGCOLOR="${fill}" BORDER="1" SIDES="B" COLOR="${line}"`}><FONT COLOR="${ink}">${head}</FONT></TD></TR>`,
		...rows,
		"</TABLE>"
	];
	return `${quoted(node.id)} [label=<${table.join("")}>]`;
}
function rowOf({ cells, tone }, port, columns) {
	const { text: ink, fill } = PALETTE[tone];
	const background = tone === "plain" || tone === "muted" ? "" : ` BGCOLOR="${fill}"`;
	return `<TR>${Array.from({ length: columns }, (_, index) => {
		const cell = cells[index] ?? "";
		const content = cell === "" ? " " : `<FONT POINT-SIZE="${index === 0 ? "10" : "9"}" COLOR="${ink}">${text$1(cell)}</FONT>`;
		return `<TD ALIGN="LEFT"${index === columns - 1 ? ` PORT="${port}"` : ""}${background} CELLPADDING="3">${content}</TD>`;
	}).join("")}</TR>`;
}
const END = {
	one: "teetee",
	"zero-or-one": "teeodot",
	many: "crowodot"
};
function edgeLine({ from, to, label: words, tone, dashed, ends }, port, back) {
	const attributes = [];
	if (words !== "") attributes.push(`label=${html(words)}`);
	if (tone !== "plain") attributes.push(`color="${PALETTE[tone].line}"`, `fontcolor="${PALETTE[tone].text}"`);
	if (tone === "bad") attributes.push("penwidth=2");
	if (back) attributes.push("constraint=false");
	if (dashed) attributes.push("style=dashed");
	if (ends !== null) attributes.push("dir=both", `arrowtail=${END[ends.from]}`, `arrowhead=${END[ends.to]}`);
	return `${port === void 0 ? quoted(from) : `${quoted(from)}:${port}:e`} -> ${quoted(to)}${attributes.length === 0 ? "" : ` [${attributes.join(", ")}]`}`;
}
function html(words) {
	return `<${text$1(words)}>`;
}
/** A text inside an HTML-like label. */
function text$1(words) {
	return escape(label(words));
}
function escape(words) {
	return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;");
}
/** An identifier between quotes. A backslash cannot be escaped there, and before the closing quote it would escape that. */
function quoted(words) {
	return `"${oneLine(words).replaceAll("\\", "/").replaceAll("\"", "\\\"")}"`;
}

// src/graph/layers.ts
const TITLES = {
	route: "Routes",
	controller: "Controllers",
	service: "Services",
	repository: "Repositories",
	model: "Models",
	schema: "Schemas",
	core: "Core",
	other: "Other"
};
const ORDER = Object.keys(TITLES);
/** Everybody uses these: their edges would hide the others. */
const UNDRAWN = /* @__PURE__ */ new Set(["core", "other"]);
const DATABASE = "database";
const SPINE = [
	"route",
	"controller",
	"service",
	"repository",
	"model",
	DATABASE
];
/**
* A box a layer with its modules, how many imports lead from layer to layer, and what breaks the order in red (errors) or yellow.
* `most` bounds the modules that a layer lists; those that break the order come first, the others are summed up by folder.
*/
function layerGraph(picture, most = 12) {
	const layerOf = new Map(picture.modules.map(({ file, layer }) => [file, layer]));
	const offenders = offences(picture.violations);
	const notes = /* @__PURE__ */ new Set();
	const nodes = [];
	const listed = /* @__PURE__ */ new Set();
	for (const layer of ORDER) {
		const files = picture.modules.filter((module) => module.layer === layer).map(({ file }) => file);
		if (files.length === 0) continue;
		const bad = files.filter((file) => offenders.has(file)).sort((a, b) => weight(offenders, b) - weight(offenders, a) || (a < b ? -1 : 1));
		const { shown } = bounded(bad, most, "modules");
		for (const file of shown) listed.add(file);
		const hidden = bad.length - shown.length;
		if (hidden > 0) notes.add("modules that break the order beyond the first of each layer are counted, not listed");
		const rest = files.filter((file) => !offenders.has(file));
		const rows = UNDRAWN.has(layer) && bad.length === 0 ? [] : [
			...shown.map((file) => row(file, [short(file)], offenders.get(file)?.tone ?? "bad")),
			...hidden > 0 ? [row("hidden", [`and ${hidden} more like these`], "warning")] : [],
			...summary(rest, Math.max(3, most - shown.length))
		];
		nodes.push(node(layer, TITLES[layer], {
			detail: `${files.length} module${files.length === 1 ? "" : "s"}`,
			rows,
			tone: UNDRAWN.has(layer) ? "muted" : "accent"
		}));
	}
	const edges = [...flows(picture, layerOf), ...violationEdges(picture.violations, layerOf, listed)];
	if (edges.some(({ to }) => to === DATABASE)) nodes.push(node(DATABASE, "Database"));
	if (edges.length > 0) notes.add("numbers are imports; red breaks the order and fails the gate, yellow is a note");
	if (nodes.some(({ id }) => id === "core" || id === "other")) notes.add("imports of core and other modules are not drawn");
	return {
		kind: "flow",
		title: "Layers",
		direction: "down",
		spine: SPINE.filter((layer) => nodes.some(({ id }) => id === layer)),
		groups: [],
		nodes,
		edges,
		notes: [...notes]
	};
}
function toneOf$1(severity) {
	return severity === "error" ? "bad" : "warning";
}
function offences(violations) {
	const found = /* @__PURE__ */ new Map();
	for (const { at, severity } of violations) {
		const known = found.get(at.file);
		const tone = toneOf$1(severity);
		found.set(at.file, {
			count: (known?.count ?? 0) + 1,
			tone: known?.tone === "bad" ? "bad" : tone
		});
	}
	return found;
}
function weight(offenders, file) {
	const offence = offenders.get(file);
	return offence === void 0 ? 0 : offence.count + (offence.tone === "bad" ? 1e6 : 0);
}
/** The last two parts of a path: enough to find the file, short enough for a box. */
function short(file) {
	return file.split("/").slice(-2).join("/");
}
/** Modules by name where they are few, else folders with how many modules they hold. */
function summary(files, most) {
	if (files.length <= most) return files.map((file) => row(file, [short(file)]));
	const folders = /* @__PURE__ */ new Map();
	for (const file of files) {
		const folder = file.slice(0, file.lastIndexOf("/") + 1);
		folders.set(folder, (folders.get(folder) ?? 0) + 1);
	}
	const sorted = [...folders].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
	const { shown } = bounded(sorted, most, "folders");
	const rows = shown.map(([folder, count]) => row(folder, [`${short(folder.slice(0, -1) || ".")}/  (${count})`]));
	const rest = sorted.slice(most).reduce((sum, [, count]) => sum + count, 0);
	return rest === 0 ? rows : [...rows, row("rest", [`and ${rest} more in ${sorted.length - shown.length} folders`], "muted")];
}
/** How many imports lead from one layer to another, where that is the allowed direction. */
function flows({ imports, violations }, layerOf) {
	const broken = new Set(violations.filter(({ kind }) => kind === "reversed-import").map(({ from, to }) => `${from} ${to}`));
	const counts = /* @__PURE__ */ new Map();
	for (const { from, to } of imports) {
		const one = layerOf.get(from);
		const other = layerOf.get(to);
		if (one === void 0 || other === void 0 || one === other || UNDRAWN.has(one) || UNDRAWN.has(other)) continue;
		const key = `${one} ${other}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return [...counts].filter(([key]) => !broken.has(key)).sort(([a], [b]) => a < b ? -1 : 1).map(([key, count]) => {
		const [from = "", to = ""] = key.split(" ");
		return edge(from, to, {
			label: String(count),
			tone: to === "schema" || from === "schema" ? "muted" : "plain"
		});
	});
}
const WORDS = {
	"reversed-import": "imports upwards",
	"layer-cycle": "cycle",
	"skipped-layer": "skips a layer",
	"database-access-outside-repository": "queries itself",
	"web-framework-below-controller": "web framework"
};
/** One edge for each module that is listed and each layer that it reaches wrongly; modules that are not listed share one a layer. */
function violationEdges(violations, layerOf, listed) {
	const found = /* @__PURE__ */ new Map();
	for (const violation of violations) {
		if (violation.kind === "web-framework-below-controller" || violation.kind === "layer-cycle") continue;
		const from = layerOf.get(violation.at.file);
		if (from === void 0) continue;
		const tone = toneOf$1(violation.severity);
		const rowId = tone === "bad" && listed.has(violation.at.file) ? violation.at.file : null;
		const key = `${from} ${rowId ?? ""} ${target(violation)} ${violation.kind}`;
		const known = found.get(key);
		if (known === void 0) found.set(key, {
			edge: violation,
			row: rowId,
			count: 1,
			tone
		});
		else {
			known.count++;
			if (tone === "bad") known.tone = "bad";
		}
	}
	return [...found.values()].map(({ edge: violation, row: fromRow, count, tone }) => edge(layerOf.get(violation.at.file) ?? "other", target(violation), {
		fromRow,
		label: count === 1 ? WORDS[violation.kind] : `${WORDS[violation.kind]} (${count})`,
		tone
	}));
}
function target({ kind, to }) {
	return kind === "database-access-outside-repository" ? DATABASE : to;
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
	for (const node of graph.nodes) inside.set(node.group, [...inside.get(node.group) ?? [], node]);
	const draw = (node, indent) => `${indent}${ids.get(node.id)}["${nodeLabel(node)}"]${node.tone === "plain" ? "" : `:::${node.tone}`}`;
	graph.groups.forEach(({ id, title }, index) => {
		const nodes = inside.get(id) ?? [];
		if (nodes.length === 0) return;
		lines.push(`  subgraph g${index}["${escaped(title)}"]`, ...nodes.map((node) => draw(node, "    ")), "  end");
	});
	const groups = new Set(graph.groups.map(({ id }) => id));
	for (const [group, nodes] of inside) if (group === null || !groups.has(group)) lines.push(...nodes.map((node) => draw(node, "  ")));
	for (const edge of graph.edges) lines.push(`  ${arrow(edge, ids)}`);
	const red = graph.edges.flatMap((edge, index) => edge.tone === "bad" ? [index] : []);
	if (red.length > 0) lines.push(`  linkStyle ${red.join(",")} stroke:${PALETTE.bad.line},stroke-width:2px`);
	const tones = new Set(graph.nodes.map(({ tone }) => tone));
	for (const tone of Object.keys(PALETTE)) {
		if (tone === "plain" || !tones.has(tone)) continue;
		const { line, fill, text } = PALETTE[tone];
		lines.push(`  classDef ${tone} stroke:${line},fill:${fill},color:${text}`);
	}
	return lines;
}
function nodeLabel({ title, detail, rows }) {
	const lines = [`<b>${escaped(title)}</b>`];
	if (detail !== "") lines.push(escaped(detail));
	for (const { cells } of rows) lines.push(cells.filter((cell) => cell !== "").map(escaped).join(" · "));
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
	for (const node of graph.nodes) {
		const head = `  ${ids.get(node.id)}["${escaped(node.title)}"]`;
		if (node.rows.length === 0) lines.push(head);
		else lines.push(`${head} {`, ...node.rows.map(({ cells }) => `    ${attribute(cells)}`), "  }");
	}
	for (const edge of graph.edges) {
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

// src/graph/migrations.ts
const TONES = {
	restores: "good",
	lossy: "warning",
	differs: "bad",
	missing: "bad",
	empty: "bad",
	raises: "bad",
	unproved: "muted"
};
/** The revisions of every history, newest first, coloured by what their rollback does. Long straight stretches are drawn as one box. */
function migrationGraph(environments, most = 60) {
	const nodes = [];
	const edges = [];
	const notes = /* @__PURE__ */ new Set();
	for (const [index, environment] of environments.entries()) {
		const group = environments.length === 1 ? null : environment.directory;
		const drawn = history(environment, Math.max(10, Math.floor(most / environments.length)), `${index} `, group);
		nodes.push(...drawn.nodes);
		edges.push(...drawn.edges);
		for (const note of drawn.notes) notes.add(note);
	}
	if (nodes.length > 0) notes.add("green: the downgrade restores the schema; yellow: it loses data; red: it does not restore it; white: not proved");
	const groups = environments.map(({ directory }) => ({
		id: directory,
		title: directory
	}));
	return {
		kind: "flow",
		title: "Migrations",
		direction: "down",
		spine: [],
		groups: environments.length === 1 ? [] : groups,
		nodes,
		edges,
		notes: [...notes]
	};
}
function history({ revisions, heads, bases }, most, prefix, group) {
	const byId = new Map(revisions.map((revision) => [revision.revision, revision]));
	const children = /* @__PURE__ */ new Map();
	for (const { revision, downRevisions } of revisions) for (const down of downRevisions) children.set(down, [...children.get(down) ?? [], revision]);
	const order = newestFirst(revisions, heads, byId);
	/** A link in a chain that nobody has to look at. */
	const plain = (revision) => (revision.rollback === "restores" || revision.rollback === "unproved" || order.length > most * 4) && revision.downRevisions.length === 1 && byId.has(revision.downRevisions[0]) && (children.get(revision.revision) ?? []).length === 1;
	const box = /* @__PURE__ */ new Map();
	const runs = /* @__PURE__ */ new Map();
	const fold = order.length > most;
	for (const revision of order) {
		const above = children.get(revision.revision)?.[0];
		const upper = above === void 0 ? void 0 : box.get(above);
		const run = upper === void 0 ? void 0 : runs.get(upper);
		const first = run?.[0];
		const joins = fold && first !== void 0 && plain(revision) && plain(first);
		const id = joins && upper !== void 0 ? upper : prefix + revision.revision;
		box.set(revision.revision, id);
		if (joins) run?.push(revision);
		else runs.set(id, [revision]);
	}
	const nodes = [...runs].map(([id, own]) => boxOf(id, own, heads, bases, group));
	const edges = /* @__PURE__ */ new Map();
	for (const revision of order) for (const down of revision.downRevisions) {
		const from = box.get(revision.revision);
		const to = box.get(down);
		if (to !== void 0 && to !== from) edges.set(`${from}>${to}`, edge(from, to, { label: revision.downRevisions.length > 1 ? "merges" : "" }));
	}
	const folded = [...runs.values()].reduce((sum, own) => sum + (own.length > 1 ? own.length : 0), 0);
	const missing = order.flatMap(({ downRevisions }) => downRevisions.filter((down) => !byId.has(down)));
	return {
		nodes: [...nodes, ...[...new Set(missing)].map((id) => node(prefix + id, id, {
			detail: "missing",
			tone: "bad",
			group
		}))],
		edges: [...edges.values(), ...order.flatMap(({ revision, downRevisions }) => downRevisions.filter((down) => !byId.has(down)).map((down) => edge(box.get(revision), prefix + down, { tone: "bad" })))],
		notes: folded === 0 ? [] : [`${folded} of ${order.length} revisions are drawn as stretches of several`]
	};
}
/** Every revision before those that it came from. */
function newestFirst(revisions, heads, byId) {
	const order = [];
	const open = /* @__PURE__ */ new Set();
	const starts = [...heads, ...revisions.map(({ revision }) => revision)];
	for (const start of starts) {
		const stack = open.has(start) ? [] : [{
			id: start,
			next: 0
		}];
		open.add(start);
		while (stack.length > 0) {
			const top = stack.at(-1);
			const revision = byId.get(top.id);
			const down = revision?.downRevisions[top.next++];
			if (down === void 0) {
				if (revision !== void 0) order.push(revision);
				stack.pop();
			} else if (!open.has(down)) {
				open.add(down);
				stack.push({
					id: down,
					next: 0
				});
			}
		}
	}
	return order.reverse();
}
function boxOf(id, own, heads, bases, group) {
	const [first] = own;
	if (first === void 0 || own.length > 1) {
		const last = own.at(-1);
		return node(id, `${own.length} revisions`, {
			detail: `${first?.revision ?? ""} … ${last?.revision ?? ""}`,
			tone: "good",
			group
		});
	}
	const ends = [heads.includes(first.revision) ? "head" : "", bases.includes(first.revision) ? "base" : ""].filter((end) => end !== "");
	const said = [
		first.revision,
		...ends,
		first.rollback === "restores" ? "" : first.rollback
	].filter((part) => part !== "");
	return node(id, messageOf(first), {
		detail: said.join(" · "),
		tone: TONES[first.rollback],
		group
	});
}
/** `1975ea83b712_add_users.py` is about "add users". */
function messageOf({ file, revision }) {
	const words = file.slice(file.lastIndexOf("/") + 1).replace(/\.py$/, "").split("_").filter((part) => part !== "" && !revision.includes(part)).join(" ");
	return words === "" ? revision : words;
}

// src/graph/models.ts
/** Tables, columns and how they belong together. `wanted` says which files' tables are drawn; what these refer to is drawn with them. */
function modelGraph(models, wanted, most = 60, columns = 14) {
	const all = tablesOf(models);
	const named = [...all.values()].filter((table) => filesOf(table, models).some(wanted));
	const near = new Set(named.map(({ name }) => name));
	for (const table of named) for (const target of targets(table)) if (all.has(target)) near.add(target);
	const degree = /* @__PURE__ */ new Map();
	for (const table of all.values()) for (const target of targets(table)) {
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
	for (const model of models.models) {
		const role = model.class.module.unit?.role;
		if (model.table === "" || role === "migration" || role === "test") continue;
		of(model.table).classes.push(model);
		add(model.table, model.columns.filter((column) => column.table === model.table || column.table === ""));
	}
	for (const table of models.tables) if (!found.has(table.name)) add(table.name, table.columns);
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
	for (const column of table.columns) for (const { target } of column.foreignKeys) {
		const to = tableOf(target);
		if (!inside.has(to)) continue;
		const along = all.filter((relationship) => relationship.direction !== "one-to-many" && targetOf(relationship) === to);
		const own = along.filter(({ key }) => along.length === 1 || column.name.startsWith(key));
		for (const relationship of own) drawn.add(relationship);
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
	for (const relationship of all) {
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
	const routers = [...byRouter(routes)].sort(([, a], [, b]) => b.length - a.length || text(prefixOf(a), prefixOf(b)));
	const { shown, notes } = bounded(routers, most, "routers");
	const kept = [...shown].sort(([a, one], [b, other]) => text(prefixOf(one), prefixOf(other)) || text(a, b));
	const said = [...notes];
	const nodes = [node("application", "Application", {
		detail: `${routes.length} endpoints`,
		tone: "accent"
	})];
	const edges = [];
	let cut = 0;
	for (const [file, own] of kept) {
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
	const drawn = dependencyNodes(kept.flatMap(([, own]) => own), most);
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
	for (const route of routes) {
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
	for (const parts of others) {
		let same = 0;
		while (same < common.length && same < parts.length && common[same] === parts[same]) same++;
		common = common.slice(0, same);
	}
	const named = common.findIndex((part) => part.startsWith("{"));
	return `/${(named < 0 ? common : common.slice(0, named)).join("/")}`;
}
function rest(path, prefix) {
	const tail = prefix === "/" ? path : path.slice(prefix.length);
	return tail === "" ? "/" : tail;
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
	for (const { direct } of routes) for (const name of new Set(direct.map((dependency) => dependency.name))) counts.set(name, (counts.get(name) ?? 0) + 1);
	return [...counts].sort(([a], [b]) => text(a, b)).map(([name, count]) => edge(id, name, {
		label: count === routes.length ? "" : `${count} of ${routes.length}`,
		tone: "muted",
		dashed: count !== routes.length
	}));
}
function dependencyNodes(routes, most) {
	const used = /* @__PURE__ */ new Map();
	for (const route of routes) for (const item of route.dependencies) {
		const known = used.get(item.name);
		if (known === void 0) used.set(item.name, {
			item,
			count: 1
		});
		else known.count++;
	}
	const sorted = [...used.entries()].sort(([a, one], [b, other]) => other.count - one.count || text(a, b));
	const { shown, notes } = bounded(sorted, most, "dependencies");
	const inside = new Set(shown.map(([name]) => name));
	return {
		nodes: shown.map(([name, { item, count }]) => {
			const session = item.session === "other" ? "" : `, ${item.session} session`;
			return node(name, lastName(name), {
				detail: `${count} endpoint${count === 1 ? "" : "s"}${session}`,
				tone: item.session === "other" ? "good" : "accent"
			});
		}),
		edges: shown.flatMap(([name, { item }]) => [...new Set(item.dependencies.map((inner) => inner.name))].filter((inner) => inside.has(inner) && inner !== name).sort().map((inner) => edge(name, inner))),
		notes
	};
}

// src/graph/svg.ts
/** Fonts as wide as the one that the layout reckons with, and easier on the eye. */
const FAMILY = "font-family=\"ui-monospace,SFMono-Regular,Menlo,DejaVu Sans Mono,Liberation Mono,Courier New,monospace\"";
/**
* Draws a graph as an SVG element that stands for itself and can be put into a page: no script, no reference to anything outside.
* Graphviz lays it out, as WebAssembly in this process; it is loaded when the first picture is drawn.
*/
async function svg(graph) {
	const { Graphviz } = await import("./hpcc-js-wasm-graphviz-dist.chunk.js");
	const drawn = (await Graphviz.load()).layout(dot(graph), "svg", "dot");
	const element = drawn.slice(drawn.indexOf("<svg")).replace(/<!--[\s\S]*?-->\n?/g, "");
	const name = label(graph.title).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\"", "&quot;");
	return element.replaceAll(`font-family="${FONT}"`, FAMILY).replace("<svg ", `<svg role="img" aria-label="${name}" `);
}

// src/cli/graph.ts
/** The pictures by name; each is drawn from the tables that `inspect` prints. */
const PICTURES = {
	layers: ({ found: { analysis } }, { wanted, options }) => {
		const { layers } = analysis;
		return layerGraph({
			modules: [...layers.modules.values()].filter(({ path }) => wanted(path)).map(({ path, layer }) => ({
				file: path,
				layer
			})),
			imports: layers.imports(),
			violations: layers.edges.filter(({ at }) => wanted(at.file))
		}, options.limit);
	},
	routes: ({ found: { analysis } }, { wanted, options }) => routeGraph(analysis.fastapi, wanted, options.limit),
	models: ({ found: { analysis } }, { wanted, options }) => modelGraph(analysis.tables().models, wanted, options.limit),
	migrations: ({ found: { analysis } }, { wanted, options }) => migrationGraph(analysis.migrations.environments().filter(({ directory, revisions }) => wanted(directory) || revisions.some(({ file }) => wanted(file))), options.limit),
	calls: ({ found: { analysis } }, { wanted, everything, options }) => {
		const { from = null, depth, limit } = options;
		if (from === null && everything) throw userError("name a function with --from, or files whose calls are drawn");
		return callGraph(callIndex(analysis.program, analysis.flow), {
			from,
			depth,
			wanted,
			...limit === void 0 ? {} : { most: limit }
		});
	}
};
/** Prints a picture of the program, or of the part of it that lies in files or folders. */
async function graph(name, paths, options) {
	const request = plainRequest(options, paths);
	const result = await runSession(request);
	const { paths: inside } = request.selection;
	const everything = inside.length === 0 || inside.some((path) => path === "" || path === ".");
	const wanted = (file) => everything || inside.some((path) => file === path || file.startsWith(`${path}/`));
	const make = PICTURES[name];
	const picture = make(result, {
		wanted,
		everything,
		options
	});
	process.stdout.write(await drawn(picture, options.format));
	writeLines(picture.nodes.length === 0 ? [`there are no ${name} to draw here`] : [], 1);
	writeLines(await result.stored, 30);
	return 0;
}
function drawn(picture, format) {
	switch (format) {
		case "mermaid": return mermaid(picture);
		case "dot": return dot(picture);
		case "svg": return svg(picture);
	}
}

export { graph };