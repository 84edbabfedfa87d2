import { oneLine } from "../model/plain.ts";

/** What a colour says: `bad` breaks a rule, `good` is shown to be in order, `accent` is what the picture is about. */
export type Tone = "plain" | "muted" | "accent" | "good" | "warning" | "bad";

/** A line of a node, in columns: `["id", "UUID", "PK"]`. */
export interface GraphRow {
  /** Names the row among those of its node, for edges that start or end at it. */
  readonly id: string;
  readonly cells: readonly string[];
  readonly tone: Tone;
}

export interface GraphNode {
  /** Unique in the graph, and what a reader sees when pointing at the node. */
  readonly id: string;
  readonly title: string;
  /** A second line; empty for none. */
  readonly detail: string;
  readonly rows: readonly GraphRow[];
  /** The group that it stands in. */
  readonly group: string | null;
  readonly tone: Tone;
}

/** How many of a side take part, for entity pictures. */
export type Cardinality = "one" | "zero-or-one" | "many";

export interface GraphEdge {
  readonly from: string;
  /** The row of the node that the edge starts at. */
  readonly fromRow: string | null;
  readonly to: string;
  readonly label: string;
  readonly tone: Tone;
  readonly dashed: boolean;
  /** Ends of a relationship between tables; null for an arrow. */
  readonly ends: { readonly from: Cardinality; readonly to: Cardinality } | null;
}

/** A picture before it is drawn: no syntax of any tool in it, texts as they are in the code. */
export interface Graph {
  readonly kind: "flow" | "entities";
  readonly title: string;
  /** Which way edges go. */
  readonly direction: "right" | "down";
  readonly groups: readonly { readonly id: string; readonly title: string }[];
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Nodes that stand one after the other, whatever the edges say. */
  readonly spine: readonly string[];
  /** What the picture leaves out and what colours mean, a sentence each. */
  readonly notes: readonly string[];
}

export function node(id: string, title: string, more: Partial<Omit<GraphNode, "id" | "title">> = {}): GraphNode {
  return { id, title, detail: "", rows: [], group: null, tone: "plain", ...more };
}

export function edge(from: string, to: string, more: Partial<Omit<GraphEdge, "from" | "to">> = {}): GraphEdge {
  return { from, fromRow: null, to, label: "", tone: "plain", dashed: false, ends: null, ...more };
}

export function row(id: string, cells: readonly string[], tone: Tone = "plain"): GraphRow {
  return { id, cells, tone };
}

/** Longest text in a picture: a label that is longer says no more and pushes everything else aside. */
const LONGEST = 60;

/** A text of the analysed code as it may stand in a picture, before the escapes of a format: one line, visible, not too long. */
export function label(text: string): string {
  return oneLine(text, LONGEST);
}

/** At most `most` of a list, and a sentence on the rest. `name` says what they are: "modules". */
export function bounded<T>(
  all: readonly T[],
  most: number,
  name: string,
): { readonly shown: readonly T[]; readonly notes: readonly string[] } {
  if (all.length <= most) return { shown: all, notes: [] };
  return { shown: all.slice(0, most), notes: [`${all.length - most} of ${all.length} ${name} are left out`] };
}

/** The graph without edges whose ends are not in it. */
export function closed(graph: Graph): Graph {
  const ids = new Set(graph.nodes.map(({ id }) => id));
  return { ...graph, edges: graph.edges.filter(({ from, to }) => ids.has(from) && ids.has(to)) };
}
