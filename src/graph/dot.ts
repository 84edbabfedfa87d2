import { oneLine } from "../model/plain.ts";
import { type Cardinality, type Graph, type GraphEdge, type GraphNode, type GraphRow, label } from "./graph.ts";
import { PALETTE } from "./palette.ts";

/** Of one width everywhere, so that texts fit their boxes with whatever font a viewer has in its place. */
export const FONT = "Courier";

/** Graphviz reads no label of 16,384 characters and more. */
const LONGEST_LABEL = 14_000;

/** Draws a graph as DOT, the language of Graphviz. Ends with a line end. */
export function dot(graph: Graph): string {
  const lines = [
    "digraph {",
    `  graph [rankdir=${graph.direction === "right" ? "LR" : "TB"}, bgcolor=white, pad=0.3, nodesep=0.25, ranksep=${graph.kind === "entities" ? "0.9" : "0.6"}, fontname=${quoted(FONT)}, labelloc=t, labeljust=l, label=${caption(graph)}]`,
    // Bounds for the layout of large graphs: a little less tidy, but soon.
    "  graph [nslimit=2, nslimit1=2, mclimit=0.5]",
    `  node [shape=plain, fontname=${quoted(FONT)}, fontsize=11]`,
    `  edge [fontname=${quoted(FONT)}, fontsize=9, color="${PALETTE.plain.line}", fontcolor="${PALETTE.plain.text}", arrowsize=0.7]`,
  ];
  const drawn = new Set<string>();
  graph.groups.forEach(({ id, title }, index) => {
    const nodes = graph.nodes.filter(({ group }) => group === id);
    if (nodes.length === 0) return;
    lines.push(
      `  subgraph cluster_${index} {`,
      `    graph [style=rounded, color="${PALETTE.muted.line}", fontsize=12, label=${html(title)}]`,
    );
    for (const node of nodes) {
      drawn.add(node.id);
      lines.push(`    ${nodeLine(node)}`);
    }
    lines.push("  }");
  });
  for (const node of graph.nodes) if (!drawn.has(node.id)) lines.push(`  ${nodeLine(node)}`);
  const place = new Map(graph.spine.map((id, index) => [id, index]));
  graph.spine.slice(1).forEach((id, index) => {
    lines.push(`  ${quoted(graph.spine[index] as string)} -> ${quoted(id)} [style=invis, weight=20]`);
  });
  const ports = new Map(graph.nodes.map((node) => [node.id, new Map(node.rows.map(({ id }, index) => [id, `r${index}`]))]));
  for (const edge of graph.edges)
    lines.push(
      `  ${edgeLine(edge, ports.get(edge.from)?.get(edge.fromRow ?? ""), (place.get(edge.from) ?? 0) > (place.get(edge.to) ?? 99))}`,
    );
  return `${[...lines, "}"].join("\n")}\n`;
}

function caption({ title, notes }: Graph): string {
  const rows = [`<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="15"><B>${text(title)}</B></FONT></TD></TR>`];
  for (const note of notes) {
    rows.push(`<TR><TD ALIGN="LEFT"><FONT POINT-SIZE="10" COLOR="${PALETTE.muted.text}">${escape(oneLine(note))}</FONT></TD></TR>`);
  }
  return `<<TABLE BORDER="0" CELLSPACING="0" CELLPADDING="2">${rows.join("")}</TABLE>>`;
}

function nodeLine(node: GraphNode): string {
  const { line, fill, text: ink } = PALETTE[node.tone];
  const columns = Math.max(1, ...node.rows.map(({ cells }) => cells.length));
  const head = `<B>${text(node.title)}</B>${node.detail === "" ? "" : `<BR/><FONT POINT-SIZE="9">${text(node.detail)}</FONT>`}`;
  const rows: string[] = [];
  let size = 0;
  for (const [index, row] of node.rows.entries()) {
    const drawn = rowOf(row, `r${index}`, columns);
    size += drawn.length;
    if (size > LONGEST_LABEL) {
      rows.push(rowOf({ id: "", cells: [`and ${node.rows.length - index} more`], tone: "muted" }, "more", columns));
      break;
    }
    rows.push(drawn);
  }
  const table = [
    `<TABLE BORDER="1" CELLBORDER="0" CELLSPACING="0" CELLPADDING="4"${rows.length === 0 ? ' STYLE="ROUNDED"' : ""} COLOR="${line}" BGCOLOR="${rows.length === 0 ? fill : "#ffffff"}">`,
    `<TR><TD PORT="head" COLSPAN="${columns}"${rows.length === 0 ? "" : ` BGCOLOR="${fill}" BORDER="1" SIDES="B" COLOR="${line}"`}><FONT COLOR="${ink}">${head}</FONT></TD></TR>`,
    ...rows,
    "</TABLE>",
  ];
  return `${quoted(node.id)} [label=<${table.join("")}>]`;
}

function rowOf({ cells, tone }: GraphRow, port: string, columns: number): string {
  const { text: ink, fill } = PALETTE[tone];
  const background = tone === "plain" || tone === "muted" ? "" : ` BGCOLOR="${fill}"`;
  const drawn = Array.from({ length: columns }, (_, index) => {
    const cell = cells[index] ?? "";
    const size = index === 0 ? "10" : "9";
    const content = cell === "" ? " " : `<FONT POINT-SIZE="${size}" COLOR="${ink}">${text(cell)}</FONT>`;
    return `<TD ALIGN="LEFT"${index === columns - 1 ? ` PORT="${port}"` : ""}${background} CELLPADDING="3">${content}</TD>`;
  });
  return `<TR>${drawn.join("")}</TR>`;
}

const END: Readonly<Record<Cardinality, string>> = { one: "teetee", "zero-or-one": "teeodot", many: "crowodot" };

function edgeLine({ from, to, label: words, tone, dashed, ends }: GraphEdge, port: string | undefined, back: boolean): string {
  const attributes: string[] = [];
  if (words !== "") attributes.push(`label=${html(words)}`);
  if (tone !== "plain") attributes.push(`color="${PALETTE[tone].line}"`, `fontcolor="${PALETTE[tone].text}"`);
  if (tone === "bad") attributes.push("penwidth=2");
  if (back) attributes.push("constraint=false");
  if (dashed) attributes.push("style=dashed");
  if (ends !== null) attributes.push("dir=both", `arrowtail=${END[ends.from]}`, `arrowhead=${END[ends.to]}`);
  const start = port === undefined ? quoted(from) : `${quoted(from)}:${port}:e`;
  return `${start} -> ${quoted(to)}${attributes.length === 0 ? "" : ` [${attributes.join(", ")}]`}`;
}

function html(words: string): string {
  return `<${text(words)}>`;
}

/** A text inside an HTML-like label. */
function text(words: string): string {
  return escape(label(words));
}

function escape(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** An identifier between quotes. A backslash cannot be escaped there, and before the closing quote it would escape that. */
function quoted(words: string): string {
  return `"${oneLine(words).replaceAll("\\", "/").replaceAll('"', '\\"')}"`;
}
