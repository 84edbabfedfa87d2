import type { FunctionSymbol } from "../link/symbols.ts";
import type { Edge } from "./effects.ts";

const NONE: readonly Edge[] = [];

/** Both directions of calls that have been resolved. */
export class CallGraph {
  edges: readonly Edge[];
  private byCaller: Map<FunctionSymbol, readonly Edge[]> | null;
  private readonly byCallee = new Map<FunctionSymbol, Edge[]>();

  /**
   * `resolved`: those of the edges that may run a function of the project, in the same order, and `byCaller`: all by the function that
   * makes them, where somebody has them at hand.
   */
  constructor(edges: readonly Edge[], resolved: readonly Edge[] = edges, byCaller: Map<FunctionSymbol, readonly Edge[]> | null = null) {
    this.edges = edges;
    this.byCaller = byCaller;
    for (const edge of resolved)
      for (const target of edge.group.alternatives) if (target.kind === "function") add(this.byCallee, target.function, edge);
  }

  /** Other edges, of which those that may run a function of the project are the same; `changed`: the functions whose calls they are. */
  refresh(edges: readonly Edge[], changed: ReadonlyMap<FunctionSymbol, readonly Edge[]>): void {
    this.edges = edges;
    if (this.byCaller === null) return;
    for (const [fn, own] of changed)
      if (own.length > 0) this.byCaller.set(fn, own);
      else this.byCaller.delete(fn);
  }

  /** Takes in the calls of a function that came; `order` tells where it stands among those that call the same. */
  join(fn: FunctionSymbol, edges: readonly Edge[], order: (fn: FunctionSymbol) => number): void {
    if (edges.length > 0) this.byCaller?.set(fn, edges);
    for (const edge of edges)
      for (const target of edge.group.alternatives) {
        if (target.kind !== "function") continue;
        const known = this.byCallee.get(target.function) ?? [];
        const at = known.findIndex(({ unit }) => unit.kind === "function" && order(unit.function) > order(fn));
        known.splice(at < 0 ? known.length : at, 0, edge);
        this.byCallee.set(target.function, known);
      }
  }

  /** Leaves out the calls of a function that went. */
  leave(fn: FunctionSymbol): void {
    for (const { group } of this.callsIn(fn))
      for (const target of group.alternatives) {
        if (target.kind !== "function") continue;
        const left = this.callsOf(target.function).filter(({ unit }) => unit.kind !== "function" || unit.function !== fn);
        if (left.length > 0) this.byCallee.set(target.function, left);
        else this.byCallee.delete(target.function);
      }
    this.byCaller?.delete(fn);
    this.byCallee.delete(fn);
  }

  /** The functions that call something. */
  callers(): Iterable<FunctionSymbol> {
    return this.calls().keys();
  }

  /** The functions of the project that something calls. */
  called(): Iterable<FunctionSymbol> {
    return this.byCallee.keys();
  }

  /** The calls that a function makes, in the order they were given. */
  callsIn(fn: FunctionSymbol): readonly Edge[] {
    return this.calls().get(fn) ?? NONE;
  }

  /** The calls that may run a function, in the order they were given; a call that has it among its alternatives twice is there twice. */
  callsOf(fn: FunctionSymbol): readonly Edge[] {
    return this.byCallee.get(fn) ?? NONE;
  }

  /** Made when somebody asks for the calls of a function. */
  private calls(): ReadonlyMap<FunctionSymbol, readonly Edge[]> {
    if (this.byCaller === null) {
      const byCaller = new Map<FunctionSymbol, Edge[]>();
      for (const edge of this.edges) if (edge.unit.kind === "function") add(byCaller, edge.unit.function, edge);
      this.byCaller = byCaller;
    }
    return this.byCaller;
  }
}

function add(map: Map<FunctionSymbol, Edge[]>, key: FunctionSymbol, edge: Edge): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [edge]);
  else known.push(edge);
}
