import type { FunctionSymbol } from "../link/symbols.ts";
import type { CallGraph } from "./call-graph.ts";

/**
 * The functions that a request can run: those that the framework calls for it, and whatever these call, hand over or read as a
 * property, in a thread or after the response as well.
 */
export function requestFunctions(graph: CallGraph, entries: readonly FunctionSymbol[]): ReadonlySet<FunctionSymbol> {
  const found = new Set(entries);
  const open = [...found];
  for (let fn = open.pop(); fn !== undefined; fn = open.pop()) {
    for (const { group } of graph.callsIn(fn))
      for (const target of group.alternatives) {
        if (target.kind !== "function" || found.has(target.function)) continue;
        found.add(target.function);
        open.push(target.function);
      }
  }
  return found;
}
