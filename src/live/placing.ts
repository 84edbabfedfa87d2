import type { FunctionDef, Stmt } from "../model/syntax.ts";
import { moveNodes, OFFSETS } from "./moved.ts";

type PlacedNode = Record<string, unknown>;

/**
 * Moves the body of a function to where that of another stands, and pairs the offsets: their order holds, and where there is no room for
 * all they come to stand between whole numbers. False where even that is too narrow.
 */
export function placeBody(from: FunctionDef, to: FunctionDef, offsets: Map<number, number>): boolean {
  const first = to.body[0]?.start;
  if (first === undefined) return false;
  const nodes: PlacedNode[] = [];
  const found = new Set<number>();
  collect(from.body, nodes, found);
  const sorted = [...found].sort((a, b) => a - b);
  const room = to.end - first;
  const origin = sorted[0] ?? from.end;
  if ((sorted.at(-1) ?? 0) > from.end) return false;
  const steps = sorted.length - 1;
  const isNarrow = steps > room;
  const moved = new Map<number, number>();
  let before = Number.NEGATIVE_INFINITY;
  for (const [rank, at] of sorted.entries()) {
    const last = rank === steps && at === from.end;
    const within = isNarrow ? first + (room * rank) / (steps + 1) : Math.min(first + (at - origin), to.end - (steps - rank));
    const kept = last ? to.end : within;
    if (kept <= before) return false;
    moved.set(at, kept);
    before = kept;
  }
  moveNodes(nodes, moved);
  for (const [at, now] of moved) {
    if ((offsets.get(now) ?? at) !== at) return false;
    offsets.set(now, at);
  }
  return true;
}

/** The nodes of a definition that have places, its own among them. */
export function nodesOf(def: Stmt): readonly object[] {
  const nodes: PlacedNode[] = [];
  collect(def, nodes, new Set());
  return nodes;
}

/**
 * Gives nodes of today offsets of the version before, between those of their neighbours: the order of all offsets holds, and no other is
 * moved. The pairs of offsets grow by theirs. False where there is no room left.
 */
export function placeBetween(fresh: readonly object[], offsets: Map<number, number>): boolean {
  const nodes = fresh as readonly Record<string, unknown>[];
  const wanted = new Set<number>();
  for (const node of nodes) for (const key of OFFSETS) if (typeof node[key] === "number") wanted.add(node[key]);
  const pairs = [...offsets].map(([kept, now]) => ({ kept, now })).sort((a, b) => a.now - b.now || a.kept - b.kept);
  const moved = new Map<number, number>();
  const sorted = [...wanted].sort((a, b) => a - b);
  let next = 0;
  for (let at = 0; at < sorted.length; ) {
    while ((pairs[next]?.now ?? Number.POSITIVE_INFINITY) < (sorted[at] as number)) next++;
    const upper = pairs[next];
    if (upper !== undefined && upper.now === sorted[at]) {
      moved.set(upper.now, upper.kept);
      at++;
      continue;
    }
    let to = at;
    while (to < sorted.length && (sorted[to] as number) < (upper?.now ?? Number.POSITIVE_INFINITY)) to++;
    if (!spread(sorted.slice(at, to), pairs[next - 1] ?? { kept: -1, now: -1 }, upper?.kept, moved)) return false;
    at = to;
  }
  moveNodes(nodes, moved);
  for (const [now, kept] of moved) offsets.set(kept, now);
  return true;
}

/** Puts offsets in the middle of a gap: what comes before or behind them at the next edit finds room as well. */
function spread(
  all: readonly number[],
  lower: { readonly kept: number; readonly now: number },
  upper: number | undefined,
  moved: Map<number, number>,
): boolean {
  let last = lower.kept;
  for (const [rank, at] of all.entries()) {
    // Behind everything there is room enough.
    const kept = upper === undefined ? lower.kept + (at - lower.now) : lower.kept + ((upper - lower.kept) * (1 + rank / all.length)) / 3;
    if (kept <= last || (upper !== undefined && kept >= upper)) return false;
    moved.set(at, kept);
    last = kept;
  }
  return true;
}

function collect(value: unknown, nodes: PlacedNode[], found: Set<number>): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, nodes, found);
    return;
  }
  const node = value as PlacedNode;
  // A definition reads its body when it is asked for.
  const { kind, body } = value as { readonly kind?: unknown; readonly body?: unknown };
  if ((kind === "FunctionDef" || kind === "ClassDef") && !Object.hasOwn(node, "body")) collect(body, nodes, found);
  let isNode = false;
  for (const key of Object.keys(node)) {
    const inner = node[key];
    if (OFFSETS.has(key) && typeof inner === "number") {
      isNode = true;
      found.add(inner);
    } else collect(inner, nodes, found);
  }
  if (isNode) nodes.push(node);
}
