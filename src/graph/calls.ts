import { userError } from "../model/errors.ts";
import { edge, type Graph, type GraphEdge, type GraphNode, node, type Tone } from "./graph.ts";

/** A function of the call graph. */
export interface CallNode {
  /** Dotted name: `shop.orders.Orders.total`. */
  readonly name: string;
  readonly file: string;
  readonly async: boolean;
  /** What calling it does: `reads`, `blocks:network` … */
  readonly effects: readonly string[];
}

/** The call graph, seen through one interface so that only what is drawn is looked up. */
export interface CallIndex {
  readonly names: readonly string[];
  node(name: string): CallNode | undefined;
  /** Names of project functions that a function may call, sorted; `elsewhere`: in a thread or process. */
  callees(name: string): readonly { readonly name: string; readonly elsewhere: boolean }[];
  callers(name: string): readonly { readonly name: string; readonly elsewhere: boolean }[];
}

export interface CallsRequest {
  /** A function: a dotted name or the end of one. */
  readonly from: string | null;
  /** How many calls away from it. */
  readonly depth: number;
  /** Without `from`: the functions of these files. */
  readonly wanted: (file: string) => boolean;
  readonly most?: number;
}

/** Callers and callees around a function, or the calls among the functions of some files. Throws a UserError for a name that fits none. */
export function callGraph(index: CallIndex, { from, depth, wanted, most = 60 }: CallsRequest): Graph {
  const starts = from === null ? index.names.filter((name) => wanted(index.node(name)?.file ?? "")) : [nameOf(index, from)];
  const found = new Set<string>(starts.slice(0, most));
  const notes: string[] = starts.length > most ? [`${starts.length - most} of ${starts.length} functions are left out`] : [];
  if (from !== null && reach(index, found, depth, most)) notes.push(`more than ${most} functions are that near; the nearest are drawn`);
  const names = [...found].sort();
  const edges: GraphEdge[] = names.flatMap((name) =>
    index
      .callees(name)
      .filter((callee) => found.has(callee.name) && callee.name !== name)
      .map((callee) => edge(name, callee.name, { dashed: callee.elsewhere, label: callee.elsewhere ? "in a thread" : "" })),
  );
  if (names.some((name) => index.node(name)?.effects.length)) notes.push("blue: queries the database; yellow: blocks its thread");
  const start = from === null ? null : (starts[0] ?? null);
  return {
    kind: "flow",
    title: start === null ? "Calls" : `Calls around ${start}`,
    direction: "right",
    spine: [],
    groups: modulesOf(index, names),
    nodes: names.map((name) => nodeOf(index, name, start)),
    edges,
    notes,
  };
}

/** Walks breadth first, callers and callees in turn; whether the bound cut something off. */
function reach(index: CallIndex, found: Set<string>, depth: number, most: number): boolean {
  let cut = false;
  for (const next of [(name: string) => index.callees(name), (name: string) => index.callers(name)]) {
    let edgeOfReach = [...found].slice(0, 1);
    for (let step = 0; step < depth; step++) {
      const further: string[] = [];
      for (const name of edgeOfReach) {
        for (const other of next(name)) {
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

function nameOf(index: CallIndex, text: string): string {
  if (index.node(text) !== undefined) return text;
  const fits = index.names.filter((name) => name.endsWith(`.${text}`));
  const [only] = fits;
  if (only === undefined) {
    const last = text.slice(text.lastIndexOf(".") + 1);
    const near = index.names.filter((name) => name.slice(name.lastIndexOf(".") + 1) === last).slice(0, 5);
    throw userError(
      `there is no function ${text}${near.length === 0 ? "; `inspect functions` lists them" : `; there is ${near.join(", ")}`}`,
    );
  }
  if (fits.length > 1) {
    const more = fits.length > 8 ? ` and ${fits.length - 8} more` : "";
    throw userError(`${fits.length} functions are called ${text}: name one of ${fits.slice(0, 8).join(", ")}${more}`);
  }
  return only;
}

function moduleOf(index: CallIndex, name: string): string {
  return index.node(name)?.file ?? "";
}

function modulesOf(index: CallIndex, names: readonly string[]): Graph["groups"] {
  return [...new Set(names.map((name) => moduleOf(index, name)))].sort().map((file) => ({ id: file, title: file }));
}

function nodeOf(index: CallIndex, name: string, start: string | null): GraphNode {
  const found = index.node(name);
  const effects = found?.effects ?? [];
  const tone: Tone = effects.some((effect) => effect.startsWith("blocks")) ? "warning" : effects.length > 0 ? "accent" : "plain";
  const short = name.split(".").slice(-2).join(".");
  const title = `${found?.async === true ? "async " : ""}${short}`;
  return node(name, name === start ? `▶ ${title}` : title, { detail: effects.join(", "), group: moduleOf(index, name), tone });
}
