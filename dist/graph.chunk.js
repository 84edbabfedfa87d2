import { t as oneLine } from "./model-plain.chunk.js";
import { n as nameIn } from "./model-paths.chunk.js";

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
		for (let at$ = 0, list$ = nodes; at$ < list$.length; at$++) {
			const node = list$[at$];
			drawn.add(node.id);
			lines.push(`    ${nodeLine(node)}`);
		}
		lines.push("  }");
	});
	for (let at$ = 0, list$ = graph.nodes; at$ < list$.length; at$++) {
		const node = list$[at$];
		if (!drawn.has(node.id)) lines.push(`  ${nodeLine(node)}`);
	}
	const place = new Map(graph.spine.map((id, index) => [id, index]));
	graph.spine.slice(1).forEach((id, index) => {
		lines.push(`  ${quoted(graph.spine[index])} -> ${quoted(id)} [style=invis, weight=20]`);
	});
	const ports = new Map(graph.nodes.map((node) => [node.id, new Map(node.rows.map(({ id }, index) => [id, `r${index}`]))]));
	for (let at$ = 0, list$ = graph.edges; at$ < list$.length; at$++) {
		const edge = list$[at$];
		lines.push(`  ${edgeLine(edge, ports.get(edge.from)?.get(edge.fromRow ?? ""), (place.get(edge.from) ?? 0) > (place.get(edge.to) ?? 99))}`);
	}
	return `${[...lines, "}"].join("\n")}\n`;
}
function caption({ title, notes }) {
	const rows = [`<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="15"><B>${text(title)}</B></FONT></TD></TR>`];
	for (let at$ = 0, list$ = notes; at$ < list$.length; at$++) {
		const note = list$[at$];
		rows.push(`<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="10" COLOR="${PALETTE.muted.text}">${escape(oneLine(note))}</FONT></TD></TR>`);
	}
	return `<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">${rows.join("")}</TABLE>>`;
}
function nodeLine(node) {
	const { line, fill, text: ink } = PALETTE[node.tone];
	const columns = Math.max(1, ...node.rows.map(({ cells }) => cells.length));
	const head = `<B>${text(node.title)}</B>${node.detail === "" ? "" : `<BR/><FONT POINT-SIZE="9">${text(node.detail)}</FONT>`}`;
	const rows = [];
	let size = 0;
	for (const index$of of node.rows.entries()) {
		const index = index$of[0], row = index$of[1];
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
		const content = cell === "" ? " " : `<FONT POINT-SIZE="${index === 0 ? "10" : "9"}" COLOR="${ink}">${text(cell)}</FONT>`;
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
	return `<${text(words)}>`;
}
/** A text inside an HTML-like label. */
function text(words) {
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
	for (let at$ = 0, list$ = ORDER; at$ < list$.length; at$++) {
		const layer = list$[at$];
		const files = picture.modules.filter((module) => module.layer === layer).map(({ file }) => file);
		if (files.length === 0) continue;
		const bad = files.filter((file) => offenders.has(file)).sort((a, b) => weight(offenders, b) - weight(offenders, a) || (a < b ? -1 : 1));
		const { shown } = bounded(bad, most, "modules");
		for (let at$ = 0, list$ = shown; at$ < list$.length; at$++) {
			const file = list$[at$];
			listed.add(file);
		}
		const hidden = bad.length - shown.length;
		if (hidden > 0) notes.add("modules that break the order beyond the first of each layer are counted, not listed");
		const rest = files.filter((file) => !offenders.has(file));
		const rows = UNDRAWN.has(layer) && bad.length === 0 ? [] : [
			...shown.map((file) => row(file, [short(file, shown)], offenders.get(file)?.tone ?? "bad")),
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
function toneOf(severity) {
	return severity === "error" ? "bad" : "warning";
}
function offences(violations) {
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = violations; at$ < list$.length; at$++) {
		const { at, severity } = list$[at$];
		const known = found.get(at.file);
		const tone = toneOf(severity);
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
/** The last parts of a path, two or as many as tell it from its neighbours: enough to find the file, short enough for a box. */
function short(file, neighbours) {
	const parts = file.split("/");
	for (let count = 2; count < parts.length; count++) {
		const name = parts.slice(-count).join("/");
		if (!neighbours.some((other) => other !== file && other.endsWith(`/${name}`))) return name;
	}
	return file;
}
/** Modules by name where they are few, else folders with how many modules they hold. */
function summary(files, most) {
	if (files.length <= most) return files.map((file) => row(file, [short(file, files)]));
	const folders = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const file = list$[at$];
		const folder = file.slice(0, file.lastIndexOf("/") + 1);
		folders.set(folder, (folders.get(folder) ?? 0) + 1);
	}
	const sorted = [...folders].sort((a$of, b$of) => {
		const a = a$of[0], n = a$of[1], b = b$of[0];
		return b$of[1] - n || (a < b ? -1 : 1);
	});
	const { shown } = bounded(sorted, most, "folders");
	const rows = shown.map((folder$of) => {
		const folder = folder$of[0], count = folder$of[1];
		return row(folder, [`${short(folder.slice(0, -1) || ".", shown.map((other$of) => {
			return other$of[0].slice(0, -1);
		}))}/  (${count})`]);
	});
	const rest = sorted.slice(most).reduce((sum, count$of) => {
		return sum + count$of[1];
	}, 0);
	return rest === 0 ? rows : [...rows, row("rest", [`and ${rest} more in ${sorted.length - shown.length} folders`], "muted")];
}
/** How many imports lead from one layer to another, where that is the allowed direction. */
function flows({ imports, violations }, layerOf) {
	const broken = new Set(violations.filter(({ kind }) => kind === "reversed-import" || kind === "layer-cycle").map(({ from, to }) => `${from} ${to}`));
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = imports; at$ < list$.length; at$++) {
		const { from, to } = list$[at$];
		const one = layerOf.get(from);
		const other = layerOf.get(to);
		if (one === void 0 || other === void 0 || one === other || UNDRAWN.has(one) || UNDRAWN.has(other)) continue;
		const key = `${one} ${other}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	return [...counts].filter((key$of) => {
		const key = key$of[0];
		return !broken.has(key);
	}).sort((a$of, b$of) => {
		return a$of[0] < b$of[0] ? -1 : 1;
	}).map((key$of) => {
		const key = key$of[0], count = key$of[1];
		const [from = "", to = ""] = key.split(" ");
		return edge(from, to, {
			label: String(count),
			tone: to === "schema" || from === "schema" ? "muted" : "plain"
		});
	});
}
const WORDS = {
	"reversed-import": "imports upwards",
	"layer-cycle": "imports upwards, in a cycle",
	"skipped-layer": "skips a layer",
	"database-access-outside-repository": "queries itself",
	"web-framework-below-controller": "web framework"
};
/** One edge for each module that is listed and each layer that it reaches wrongly; modules that are not listed share one a layer. */
function violationEdges(violations, layerOf, listed) {
	const found = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = violations; at$ < list$.length; at$++) {
		const violation = list$[at$];
		if (violation.kind === "web-framework-below-controller") continue;
		const from = layerOf.get(violation.at.file);
		if (from === void 0) continue;
		const tone = toneOf(violation.severity);
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
	for (const index$of of environments.entries()) {
		const index = index$of[0], environment = index$of[1];
		const group = environments.length === 1 ? null : environment.directory;
		const drawn = history(environment, Math.max(10, Math.floor(most / environments.length)), `${index} `, group);
		nodes.push(...drawn.nodes);
		edges.push(...drawn.edges);
		for (let at$ = 0, list$ = drawn.notes; at$ < list$.length; at$++) {
			const note = list$[at$];
			notes.add(note);
		}
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
	for (let at$ = 0, list$ = revisions; at$ < list$.length; at$++) {
		const { revision, downRevisions } = list$[at$];
		for (let at$ = 0, list$ = downRevisions; at$ < list$.length; at$++) {
			const down = list$[at$];
			children.set(down, [...children.get(down) ?? [], revision]);
		}
	}
	const order = newestFirst(revisions, heads, byId);
	/** A link in a chain that nobody has to look at. */
	const plain = (revision) => (revision.rollback === "restores" || revision.rollback === "unproved" || order.length > most * 4) && revision.downRevisions.length === 1 && byId.has(revision.downRevisions[0]) && (children.get(revision.revision) ?? []).length === 1;
	const box = /* @__PURE__ */ new Map();
	const runs = /* @__PURE__ */ new Map();
	const fold = order.length > most;
	for (let at$ = 0, list$ = order; at$ < list$.length; at$++) {
		const revision = list$[at$];
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
	const nodes = [...runs].map((id$of) => {
		const id = id$of[0], own = id$of[1];
		return boxOf(id, own, heads, bases, group);
	});
	const edges = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = order; at$ < list$.length; at$++) {
		const revision = list$[at$];
		for (let at$ = 0, list$ = revision.downRevisions; at$ < list$.length; at$++) {
			const down = list$[at$];
			const from = box.get(revision.revision);
			const to = box.get(down);
			if (to !== void 0 && to !== from) edges.set(`${from}>${to}`, edge(from, to, { label: revision.downRevisions.length > 1 ? "merges" : "" }));
		}
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
	for (let at$ = 0, list$ = starts; at$ < list$.length; at$++) {
		const start = list$[at$];
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
	const first = own[0];
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
	const words = nameIn(file).replace(/\.py$/, "").split("_").filter((part) => part !== "" && !revision.includes(part)).join(" ");
	return words === "" ? revision : words;
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

export { PALETTE as a, label as c, dot as i, node as l, migrationGraph as n, bounded as o, layerGraph as r, edge as s, svg as t, row as u };