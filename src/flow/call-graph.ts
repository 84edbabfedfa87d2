import type { FunctionSymbol } from "../link/symbols.ts";
import type { Edge } from "./effects.ts";

const NONE: readonly Edge[] = [];

/** Both directions of calls that have been resolved. */
export class CallGraph {
  readonly edges: readonly Edge[];
  private readonly byCaller = new Map<FunctionSymbol, Edge[]>();
  private readonly byCallee = new Map<FunctionSymbol, Edge[]>();

  constructor(edges: readonly Edge[]) {
    this.edges = edges;
    for (const edge of edges) {
      if (edge.unit.kind === "function") add(this.byCaller, edge.unit.function, edge);
      for (const target of edge.group.alternatives) if (target.kind === "function") add(this.byCallee, target.function, edge);
    }
  }

  /** The functions that call something. */
  callers(): Iterable<FunctionSymbol> {
    return this.byCaller.keys();
  }

  /** The functions of the project that something calls. */
  called(): Iterable<FunctionSymbol> {
    return this.byCallee.keys();
  }

  /** The calls that a function makes, in the order they were given. */
  callsIn(fn: FunctionSymbol): readonly Edge[] {
    return this.byCaller.get(fn) ?? NONE;
  }

  /** The calls that may run a function, in the order they were given; a call that has it among its alternatives twice is there twice. */
  callsOf(fn: FunctionSymbol): readonly Edge[] {
    return this.byCallee.get(fn) ?? NONE;
  }
}

function add(map: Map<FunctionSymbol, Edge[]>, key: FunctionSymbol, edge: Edge): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [edge]);
  else known.push(edge);
}
