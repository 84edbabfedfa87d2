import type { FunctionSymbol } from "../link/symbols.ts";
import { notingReads } from "../model/reads.ts";
import { CallGraph } from "./call-graph.ts";
import { type Edge, type Summaries, summarise } from "./effects.ts";
import type { ProgramCalls } from "./program-calls.ts";
import { renewed, specialise, type Variant } from "./specialise.ts";

/** The calls of a program as a graph, and what its functions do. */
export interface ProgramGraph {
  /** As it is written: asked for by function alone. */
  readonly written: CallGraph;
  /** All calls but those of tests, told apart by the flags that they give. */
  readonly edges: readonly Edge[];
  /** Those, and those of the variants of functions. */
  readonly graph: CallGraph;
  readonly summaries: Summaries;
  /** The edges that have an effect. */
  readonly affected: readonly Edge[];
}

/** Functions that came and that went. */
export interface GraphChange {
  readonly come: readonly FunctionSymbol[];
  readonly gone: readonly FunctionSymbol[];
}

const NO_CHANGE: GraphChange = { come: [], gone: [] };

/** What was concluded of the graph as it is written, and of bodies that were read for it: kept while both are as they were. */
export class OfGraph<T> {
  private known: { readonly graph: CallGraph; readonly reads: ReadonlySet<object>; readonly value: T } | null = null;

  of(graph: CallGraph, make: () => T): T {
    if (this.known?.graph === graph) return this.known.value;
    const reads = new Set<object>();
    const value = notingReads(reads, make);
    this.known = { graph, reads, value };
    return value;
  }

  /** What is known; null: nothing. */
  last(): T | null {
    return this.known?.value ?? null;
  }

  /** Forgets what was concluded of the body of a function, which is exchanged. */
  forget({ def }: FunctionSymbol): void {
    if (this.known?.reads.has(def) === true) this.known = null;
  }
}

type Known = ProgramGraph & {
  readonly calls: Map<FunctionSymbol, readonly Edge[]>;
  readonly byFunction: Map<FunctionSymbol, readonly Edge[]>;
  readonly variants: readonly Variant[];
};

/** Makes the graph of a program, and keeps it while edits leave alone what it is made of. */
export class GraphMemory {
  private known: Known | null = null;
  private change: GraphChange = NO_CHANGE;

  /** Functions came or went since the graph was asked for the last time. */
  note(change: GraphChange): void {
    if (this.change !== NO_CHANGE) this.known = null;
    this.change = change;
  }

  /** The graph of the calls of today; `isStartup`: whether a function runs while the application starts. */
  of(calls: ProgramCalls, isStartup: (fn: FunctionSymbol) => boolean): ProgramGraph {
    const { known, change } = this;
    this.change = NO_CHANGE;
    const exchanged = calls.settle();
    const goes = change.gone.some((fn) => known?.calls.get(fn)?.some((edge) => known.summaries.has(edge)) === true);
    if (known === null || exchanged === null || !mayFollow(known, calls, change, isStartup) || !followed(known, calls, change)) {
      this.known = made(calls);
      return this.known;
    }
    const changed = new Map<FunctionSymbol, readonly Edge[]>();
    for (const fn of change.come) changed.set(fn, calls.callsIn(fn).edges);
    for (const fn of exchanged) {
      const own = calls.callsIn(fn).edges;
      // Those that count are the objects they were, and may have been turned to a variant.
      const turned = new Map((known.calls.get(fn) ?? []).map((edge, at) => [edge, known.byFunction.get(fn)?.[at] ?? edge] as const));
      const now = own.map((edge) => turned.get(edge) ?? edge);
      known.byFunction.set(fn, now);
      changed.set(fn, now);
      if (own.length > 0) known.calls.set(fn, own);
      else known.calls.delete(fn);
    }
    const edges: Edge[] = [];
    for (const fn of calls.others) for (const edge of known.byFunction.get(fn) ?? []) edges.push(edge);
    const own = new Set(exchanged);
    const variants = known.variants.map((variant) => {
      if (!own.has(variant.original)) return variant;
      const now = renewed(variant, calls.callsIn(variant.original).edges);
      changed.set(variant.symbol, [...now.edges.values()]);
      return now;
    });
    if (changed.size + change.gone.length > 0)
      known.graph.refresh([...edges, ...variants.flatMap((variant) => [...variant.edges.values()])], changed);
    const comes = change.come.some((fn) => calls.callsIn(fn).edges.some((edge) => known.summaries.has(edge)));
    const affected = comes || goes ? edges.filter((edge) => known.summaries.has(edge)) : known.affected;
    this.known = { ...known, edges, affected, variants };
    return this.known;
  }
}

/** Whether functions that came and went change nothing of what is known of the others: who is told apart, and what runs at start-up alone. */
function mayFollow(
  { written, calls: before }: Known,
  calls: ProgramCalls,
  { come, gone }: GraphChange,
  isStartup: (fn: FunctionSymbol) => boolean,
): boolean {
  const startup = calls.startup.last();
  const [left, all] = [new Set(gone), new Set([...come, ...gone])];
  if ([...all].some((fn) => isStartup(fn) || startup?.has(fn) === true)) return false;
  const callees = (edges: readonly Edge[]): readonly FunctionSymbol[] =>
    edges.flatMap(({ group }) => group.alternatives.flatMap((target) => (target.kind === "function" ? [target.function] : [])));
  const othersOf = (fn: FunctionSymbol): readonly Edge[] =>
    written.callsOf(fn).filter(({ unit }) => unit.kind !== "function" || (unit.function !== fn && !left.has(unit.function)));
  const comes = come.every((fn) =>
    callees(calls.callsIn(fn).resolved).every(
      (callee) =>
        !all.has(callee) &&
        calls.flags.of(callee).size === 0 &&
        startup?.has(callee) !== true &&
        // A coroutine that nobody else asks for may be what a loop of its own runs.
        (!callee.def.async || othersOf(callee).length > 0),
    ),
  );
  const goes = gone.every(
    (fn) =>
      othersOf(fn).length === 0 &&
      callees(before.get(fn) ?? []).every((callee) => {
        if (left.has(callee)) return true;
        if (calls.flags.of(callee).size > 0) return false;
        const rest = othersOf(callee);
        if (rest.length === 0) return startup?.has(callee) !== true;
        // Whether those that are left all run at start-up, or in a loop of their own.
        const isElse = ({ unit }: Edge): boolean => unit.kind !== "function" || startup?.has(unit.function) !== true;
        return rest.some((edge) => isElse(edge) && (!callee.def.async || isPlain(edge)));
      }),
  );
  return comes && goes;
}

/** Whether a call runs its callee in the loop of its caller. */
function isPlain({ site, group }: Edge): boolean {
  return site.use === "awaited" && site.lambda === null && group.handed !== true;
}

/** Takes functions in and out of a graph that is known; false where that takes the whole of it. */
function followed(
  { written, graph, summaries, calls: before, byFunction }: Known,
  calls: ProgramCalls,
  { come, gone }: GraphChange,
): boolean {
  if (come.length + gone.length === 0) return true;
  const ranks = new Map(calls.others.map((fn, rank) => [fn, rank]));
  // Variants stand behind all others.
  const order = (fn: FunctionSymbol): number => ranks.get(fn) ?? Number.POSITIVE_INFINITY;
  for (const fn of gone) {
    written.leave(fn);
    graph.leave(fn);
    summaries.shrink(fn);
    before.delete(fn);
    byFunction.delete(fn);
  }
  for (const fn of come) {
    const { edges } = calls.callsIn(fn);
    if (!summaries.grow(fn, edges)) return false;
    written.join(fn, edges, order);
    graph.join(fn, edges, order);
    if (edges.length > 0) before.set(fn, edges);
    byFunction.set(fn, edges);
  }
  return true;
}

function made(known: ProgramCalls): Known {
  const calls = new Map<FunctionSymbol, readonly Edge[]>();
  const resolved: Edge[] = [];
  for (const fn of known.others) {
    const own = known.callsIn(fn);
    if (own.edges.length > 0) calls.set(fn, own.edges);
    for (const edge of own.resolved) resolved.push(edge);
  }
  const written = new CallGraph(resolved, resolved, calls);
  const { edges, byFunction, graph, effective, variants } = specialise(known);
  const summaries = summarise(graph, effective, known.direct);
  return { written, edges, graph, summaries, affected: edges.filter((edge) => summaries.has(edge)), calls, byFunction, variants };
}
