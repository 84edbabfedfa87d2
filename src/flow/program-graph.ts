import type { FunctionSymbol } from "../link/symbols.ts";
import { notingReads } from "../model/reads.ts";
import type { FunctionDef } from "../model/syntax.ts";
import { CallGraph } from "./call-graph.ts";
import { type Edge, type Summaries, summarise } from "./effects.ts";
import type { ProgramCalls } from "./program-calls.ts";
import { specialise } from "./specialise.ts";

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

/** What was concluded of the graph as it is written, and of bodies that were read for it: kept while both are as they were. */
export class OfGraph<T> {
  private known: { readonly graph: CallGraph; readonly reads: ReadonlySet<FunctionDef>; readonly value: T } | null = null;

  of(graph: CallGraph, make: () => T): T {
    if (this.known?.graph === graph) return this.known.value;
    const reads = new Set<FunctionDef>();
    const value = notingReads(reads, make);
    this.known = { graph, reads, value };
    return value;
  }

  /** Forgets what was concluded of the body of a function, which is exchanged. */
  forget({ def }: FunctionSymbol): void {
    if (this.known?.reads.has(def) === true) this.known = null;
  }
}

/** Makes the graph of a program, and keeps it while edits of bodies leave alone what it is made of. */
export class GraphMemory {
  private known:
    | (ProgramGraph & { readonly calls: Map<FunctionSymbol, readonly Edge[]>; readonly byFunction: Map<FunctionSymbol, readonly Edge[]> })
    | null = null;

  /** Functions came or went. */
  forget(): void {
    this.known = null;
  }

  /** The graph of the calls of today. */
  of(calls: ProgramCalls): ProgramGraph {
    const { known } = this;
    const exchanged = calls.settle();
    if (known === null || exchanged === null) {
      this.known = made(calls);
      return this.known;
    }
    const changed = new Map<FunctionSymbol, readonly Edge[]>();
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
    if (exchanged.length > 0) known.graph.refresh([...edges, ...known.graph.edges.slice(known.edges.length)], changed);
    this.known = { ...known, edges };
    return this.known;
  }
}

function made(known: ProgramCalls): NonNullable<GraphMemory["known"]> {
  const calls = new Map<FunctionSymbol, readonly Edge[]>();
  const resolved: Edge[] = [];
  for (const fn of known.others) {
    const own = known.callsIn(fn);
    if (own.edges.length > 0) calls.set(fn, own.edges);
    for (const edge of own.resolved) resolved.push(edge);
  }
  const written = new CallGraph(resolved, resolved, calls);
  const { edges, byFunction, graph, effective } = specialise(known);
  const summaries = summarise(graph, effective, known.direct);
  return { written, edges, graph, summaries, affected: edges.filter((edge) => summaries.has(edge)), calls, byFunction };
}
