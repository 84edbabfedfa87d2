import type { BlockingFact } from "../data/blocking-sheet.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import type { CallGraph } from "./call-graph.ts";
import type { CallSite, Unit } from "./call-sites.ts";
import type { Target, TargetGroup } from "./targets.ts";

/** What a call does beyond computing. The key tells effects apart that propagate separately. */
export type Effect =
  | { readonly kind: "blocks"; readonly key: string; readonly fact: BlockingFact }
  | { readonly kind: "queries"; readonly key: string; readonly operation: "read" | "write"; readonly callee: string };

/** Why a function has an effect: the call in it, and the function behind the call (null where the call itself is the cause). */
export interface Witness {
  readonly effect: Effect;
  readonly site: CallSite;
  readonly via: FunctionSymbol | null;
  /** Every link of the way is known, and all alternatives of each call agree. */
  readonly proved: boolean;
}

export type Summary = ReadonlyMap<string, Witness>;

/** A call site with what it runs, as the propagation sees it. */
export interface Edge {
  readonly unit: Unit;
  readonly site: CallSite;
  readonly group: TargetGroup;
  /** What it does outside the project; nothing where that is not asked. */
  readonly own?: OwnEffects | null;
}

export interface Summaries {
  of(fn: FunctionSymbol): Summary;
  /** Whether one of the summarised edges has an effect. Few have: who looks for effects asks this first. */
  has(edge: Edge): boolean;
  /** The effects that one of the summarised edges has, through whichever of its alternatives; proved ones first. */
  at(edge: Edge): readonly Witness[];
  /** Summarises a function that came later and that nobody calls, by its calls; false where that takes the whole graph. */
  grow(fn: FunctionSymbol, edges: readonly Edge[]): boolean;
  /** Forgets a function that nobody calls. */
  shrink(fn: FunctionSymbol): void;
}

/** The effects of calling something outside the project. */
export type DirectEffects = (target: Target, site: CallSite) => readonly Effect[];

const NOTHING: Summary = new Map();
const NO_WITNESSES: readonly Witness[] = [];
const NO_EDGES: readonly Edge[] = [];

/** What a call does outside the project. */
export interface OwnEffects {
  /** In the order of the alternatives. */
  readonly effects: readonly Effect[];
  /** How many alternatives have the effect, by its key. */
  readonly counts: ReadonlyMap<string, number>;
}

/** What a call does outside the project; null for nothing. `ownToo`: `direct` has something to say of functions of the project as well. */
export function ownEffects(site: CallSite, group: TargetGroup, direct: DirectEffects, ownToo: boolean): OwnEffects | null {
  if (!group.alternatives.some(({ kind }) => kind === "external" || (ownToo && kind === "function"))) return null;
  let effects: Effect[] | null = null;
  for (const target of group.alternatives) {
    if (target.kind === "unknown") continue;
    for (const effect of direct(target, site)) {
      if (!passes(effect, site, group)) continue;
      effects ??= [];
      effects.push(effect);
    }
  }
  if (effects === null) return null;
  const counts = new Map<string, number>();
  for (const { key } of effects) counts.set(key, (counts.get(key) ?? 0) + 1);
  return { effects, counts };
}

/** Whether an effect of the callee is one of the function that makes the call. */
function passes(effect: Effect, site: CallSite, group: TargetGroup): boolean {
  // What a worker does when it comes to the job is no part of putting the job into the queue.
  if (group.mode === "remote") return false;
  // What runs only the first time is no cost of each call, but it does block when it runs.
  if (effect.kind !== "blocks") return !site.once;
  return group.mode === "here";
}

/** Whether the function keeps an effect for its own callers: an async function answers for what blocks in it itself. */
function keeps(effect: Effect, unit: Unit): boolean {
  return effect.kind !== "blocks" || (unit.kind === "function" && !unit.function.def.async);
}

/**
 * Propagates effects from callees to callers, breadth first, so that every witness is a shortest way and recursion needs no special
 * care. First what is proved, where all alternatives of a call agree; then what is possible. `own`: the edges of the graph that do
 * something outside the project.
 */
export function summarise(graph: CallGraph, own: readonly Edge[], direct: DirectEffects): Summaries {
  const summaries = new Map<FunctionSymbol, Map<string, Witness>>();
  const queue: { readonly fn: FunctionSymbol; readonly witness: Witness }[] = [];

  const gain = (unit: Unit, effect: Effect, site: CallSite, via: FunctionSymbol | null, proved: boolean): void => {
    if (unit.kind !== "function" || !keeps(effect, unit)) return;
    let summary = summaries.get(unit.function);
    if (summary === undefined) {
      summary = new Map();
      summaries.set(unit.function, summary);
    }
    if (summary.has(effect.key)) return;
    const witness: Witness = { effect, site, via, proved };
    summary.set(effect.key, witness);
    queue.push({ fn: unit.function, witness });
  };
  const agreed = new Map<Edge, Map<string, number>>();
  const agree = (edge: Edge, key: string): number => {
    let counts = agreed.get(edge);
    if (counts === undefined) {
      counts = new Map();
      agreed.set(edge, counts);
    }
    const count = (counts.get(key) ?? edge.own?.counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    return count;
  };
  // A query in an `except` clause is sent when something failed: not every time, so nothing is proved by it.
  const exceptional = (edge: Edge, effect: Effect): boolean => edge.site.once || (effect.kind === "queries" && edge.site.handler);
  // Of two ways of one length the one that is found first counts.
  const propagate = (ownEdges: readonly Edge[], callsOf: (fn: FunctionSymbol) => readonly Edge[]): void => {
    // Proved: all alternatives have it.
    for (const edge of ownEdges) {
      const { effects, counts } = edge.own as OwnEffects;
      for (const effect of effects) {
        const certain = effect.kind !== "blocks" || effect.fact.severity === "certain";
        if (certain && !exceptional(edge, effect) && counts.get(effect.key) === edge.group.alternatives.length)
          gain(edge.unit, effect, edge.site, null, true);
      }
    }
    for (let at = 0; at < queue.length; at++) {
      const item = queue[at];
      if (item === undefined) break;
      if (!item.witness.proved) continue;
      for (const edge of callsOf(item.fn)) {
        if (!passes(item.witness.effect, edge.site, edge.group) || exceptional(edge, item.witness.effect)) continue;
        const count = edge.group.alternatives.length;
        if (count === 1 || agree(edge, item.witness.effect.key) === count) gain(edge.unit, item.witness.effect, edge.site, item.fn, true);
      }
    }
    // Possible: some alternative has it.
    for (const edge of ownEdges) for (const effect of (edge.own as OwnEffects).effects) gain(edge.unit, effect, edge.site, null, false);
    for (let at = 0; at < queue.length; at++) {
      const item = queue[at];
      if (item === undefined) break;
      for (const edge of callsOf(item.fn))
        if (passes(item.witness.effect, edge.site, edge.group)) gain(edge.unit, item.witness.effect, edge.site, item.fn, false);
    }
  };
  propagate(own, (fn) => graph.callsOf(fn));
  /** Functions that came later: when their effects were found says nothing. */
  const late = new Set<FunctionSymbol>();

  const has = ({ own, group }: Edge): boolean => {
    if (own != null) return true;
    for (const target of group.alternatives) if (target.kind === "function" && summaries.has(target.function)) return true;
    return false;
  };
  const read = (edge: Edge): readonly Witness[] => {
    const external = edge.own != null;
    const [only, other] = edge.group.alternatives;
    if (!external && other === undefined && only?.kind === "function") return through(edge, only.function);
    const found = new Map<string, { witness: Witness; count: number }>();
    const add = (witness: Witness): void => {
      const known = found.get(witness.effect.key);
      if (known === undefined) found.set(witness.effect.key, { witness, count: 1 });
      else {
        known.count++;
        if (!witness.proved) known.witness = { ...known.witness, proved: false };
      }
    };
    for (const target of edge.group.alternatives) {
      if (target.kind === "external") {
        if (!external) continue;
        for (const effect of direct(target, edge.site)) {
          if (passes(effect, edge.site, edge.group))
            add({ effect, site: edge.site, via: null, proved: effect.kind !== "blocks" || effect.fact.severity === "certain" });
        }
      } else if (target.kind === "function") {
        for (const effect of external ? direct(target, edge.site) : [])
          if (passes(effect, edge.site, edge.group)) add({ effect, site: edge.site, via: null, proved: true });
        for (const witness of (summaries.get(target.function) ?? NOTHING).values()) {
          if (passes(witness.effect, edge.site, edge.group))
            add({ effect: witness.effect, site: edge.site, via: target.function, proved: witness.proved });
        }
      }
    }
    return [...found.values()].map(({ witness, count }) => {
      const proved = witness.proved && !edge.site.once && count === edge.group.alternatives.length;
      return proved === witness.proved ? witness : { ...witness, proved };
    });
  };
  /** The effects of a call that can go to one function alone: nearly all calls. */
  const through = ({ site, group }: Edge, callee: FunctionSymbol): readonly Witness[] => {
    const found: Witness[] = [];
    for (const { effect, proved } of (summaries.get(callee) ?? NOTHING).values())
      if (passes(effect, site, group)) found.push({ effect, site, via: callee, proved: proved && !site.once });
    return found.slice();
  };
  // Several stages ask about the same calls.
  const known = new Map<Edge, readonly Witness[]>();
  return {
    of: (fn) => summaries.get(fn) ?? NOTHING,
    has,
    at(edge) {
      if (!has(edge)) return NO_WITNESSES;
      let witnesses = known.get(edge);
      if (witnesses === undefined) {
        witnesses = read(edge);
        known.set(edge, witnesses);
      }
      return witnesses;
    },
    grow(fn, edges) {
      const byCallee = new Map<FunctionSymbol, Edge[]>();
      for (const edge of edges)
        for (const target of edge.group.alternatives) {
          if (target.kind !== "function") continue;
          if (target.function === fn || late.has(target.function)) return false;
          byCallee.set(target.function, [...(byCallee.get(target.function) ?? []), edge]);
        }
      late.add(fn);
      propagate(
        edges.filter((edge) => edge.own != null),
        (callee) => byCallee.get(callee) ?? NO_EDGES,
      );
      return true;
    },
    shrink(fn) {
      summaries.delete(fn);
    },
  };
}

/** The way from a call to the cause of an effect: the call sites in order. */
export function wayTo(summaries: Summaries, first: Witness): readonly CallSite[] {
  const sites: CallSite[] = [first.site];
  const seen = new Set<FunctionSymbol>();
  for (let via = first.via; via !== null && !seen.has(via); ) {
    seen.add(via);
    const witness = summaries.of(via).get(first.effect.key);
    if (witness === undefined) break;
    sites.push(witness.site);
    via = witness.via;
  }
  return sites;
}

/** The effect at the end of the way: several causes share a key, the last call names the one that is shown. */
export function causeOf(summaries: Summaries, first: Witness): Effect {
  let current = first;
  const seen = new Set<FunctionSymbol>();
  while (current.via !== null && !seen.has(current.via)) {
    seen.add(current.via);
    const next = summaries.of(current.via).get(first.effect.key);
    if (next === undefined) break;
    current = next;
  }
  return current.effect;
}
