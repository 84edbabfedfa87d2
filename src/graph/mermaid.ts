import { type Cardinality, type Graph, type GraphEdge, type GraphNode, label, type Tone } from "./graph.ts";
import { PALETTE } from "./palette.ts";

/** Draws a graph as Mermaid text: a flowchart, or an entity relationship diagram. Ends with a line end. */
export function mermaid(graph: Graph): string {
  const ids = new Map(graph.nodes.map(({ id }, index) => [id, `n${index}`]));
  const lines = graph.kind === "entities" ? entities(graph, ids) : flowchart(graph, ids);
  const notes = graph.notes.map((note) => `%% ${label(note).replace(/[{}]/g, " ")}`);
  return `${["---", `title: ${JSON.stringify(label(graph.title))}`, "---", ...lines, ...notes].join("\n")}\n`;
}

function flowchart(graph: Graph, ids: ReadonlyMap<string, string>): readonly string[] {
  const lines = [`flowchart ${graph.direction === "right" ? "LR" : "TB"}`];
  const inside = new Map<string | null, GraphNode[]>();
  for (const node of graph.nodes) inside.set(node.group, [...(inside.get(node.group) ?? []), node]);
  const draw = (node: GraphNode, indent: string): string =>
    `${indent}${ids.get(node.id)}["${nodeLabel(node)}"]${node.tone === "plain" ? "" : `:::${node.tone}`}`;
  graph.groups.forEach(({ id, title }, index) => {
    const nodes = inside.get(id) ?? [];
    if (nodes.length === 0) return;
    lines.push(`  subgraph g${index}["${escaped(title)}"]`, ...nodes.map((node) => draw(node, "    ")), "  end");
  });
  const groups = new Set(graph.groups.map(({ id }) => id));
  for (const [group, nodes] of inside) {
    if (group === null || !groups.has(group)) lines.push(...nodes.map((node) => draw(node, "  ")));
  }
  for (const edge of graph.edges) lines.push(`  ${arrow(edge, ids)}`);
  const red = graph.edges.flatMap((edge, index) => (edge.tone === "bad" ? [index] : []));
  if (red.length > 0) lines.push(`  linkStyle ${red.join(",")} stroke:${PALETTE.bad.line},stroke-width:2px`);
  const tones = new Set(graph.nodes.map(({ tone }) => tone));
  for (const tone of Object.keys(PALETTE) as Tone[]) {
    if (tone === "plain" || !tones.has(tone)) continue;
    const { line, fill, text } = PALETTE[tone];
    lines.push(`  classDef ${tone} stroke:${line},fill:${fill},color:${text}`);
  }
  return lines;
}

function nodeLabel({ title, detail, rows }: GraphNode): string {
  const lines = [`<b>${escaped(title)}</b>`];
  if (detail !== "") lines.push(escaped(detail));
  for (const { cells } of rows) {
    lines.push(
      cells
        .filter((cell) => cell !== "")
        .map(escaped)
        .join(" · "),
    );
  }
  return lines.join("<br/>");
}

function arrow({ from, to, label: text, dashed, tone }: GraphEdge, ids: ReadonlyMap<string, string>): string {
  const line = tone === "bad" ? "==>" : dashed ? "-.->" : "-->";
  return `${ids.get(from)} ${line}${text === "" ? "" : `|"${escaped(text)}"|`} ${ids.get(to)}`;
}

/** The ends of a line between entities: how many of this side belong to one of the other. */
const LEFT: Readonly<Record<Cardinality, string>> = { one: "||", "zero-or-one": "|o", many: "}o" };
const RIGHT: Readonly<Record<Cardinality, string>> = { one: "||", "zero-or-one": "o|", many: "o{" };

function entities(graph: Graph, ids: ReadonlyMap<string, string>): readonly string[] {
  const lines = ["erDiagram"];
  for (const node of graph.nodes) {
    const head = `  ${ids.get(node.id)}["${escaped(node.title)}"]`;
    if (node.rows.length === 0) lines.push(head);
    else lines.push(`${head} {`, ...node.rows.map(({ cells }) => `    ${attribute(cells)}`), "  }");
  }
  for (const edge of graph.edges) {
    const ends = edge.ends ?? { from: "many", to: "one" };
    const line = `${LEFT[ends.from]}${edge.dashed ? ".." : "--"}${RIGHT[ends.to]}`;
    lines.push(`  ${ids.get(edge.from)} ${line} ${ids.get(edge.to)} : "${escaped(edge.label)}"`);
  }
  return lines;
}

/** `type name keys`: Mermaid takes words only, so what is no word stands in the comment. */
function attribute([name = "", type = "", keys = ""]: readonly string[]): string {
  const word = (text: string, other: string): string => {
    const plain = label(text)
      .replace(/[^A-Za-z0-9_]+/g, "_")
      .replace(/^_+(?=.)|_+$/g, "");
    if (plain === "") return other;
    return /^[A-Za-z_]/.test(plain) ? plain : `_${plain}`;
  };
  const known = keys.split(/[\s,]+/).filter((key) => /^(PK|FK|UK)$/.test(key));
  const rest = keys
    .split(/[\s,]+/)
    .filter((key) => key !== "" && !known.includes(key))
    .join(" ");
  const exact = type !== "" && word(type, "") !== type ? type : "";
  const comment = [exact, rest].filter((text) => text !== "").join(" ");
  return [word(type, "unknown"), word(name, "unnamed"), known.join(","), comment === "" ? "" : `"${remark(comment)}"`]
    .filter((part) => part !== "")
    .join(" ");
}

/** A comment of an attribute, where Mermaid reads no `#NN;`: quotes become single ones, other signs a blank. */
function remark(text: string): string {
  return label(text)
    .replaceAll('"', "'")
    .replace(/[^\p{L}\p{N} ._/,:()='+*-]/gu, " ");
}

/** Everything that is no letter, digit or harmless sign becomes Mermaid's `#NN;`, so that no text can end a label or start a tag. */
function escaped(text: string): string {
  return label(text).replace(/[^\p{L}\p{N} ._/,:@=()+*-]/gu, (character) => `#${character.codePointAt(0)};`);
}
