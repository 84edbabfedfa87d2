import type { FunctionSymbol } from "../link/symbols.ts";
import type { Edge } from "./effects.ts";

/**
 * The functions that a request can run: those that the framework calls for it, and whatever these call, hand over or read as a
 * property, in a thread or after the response as well.
 */
export function requestFunctions(edges: readonly Edge[], entries: readonly FunctionSymbol[]): ReadonlySet<FunctionSymbol> {
  const callees = new Map<FunctionSymbol, Set<FunctionSymbol>>();
  for (const { unit, group } of edges) {
    if (unit.kind !== "function") continue;
    let known = callees.get(unit.function);
    for (const target of group.alternatives) {
      if (target.kind !== "function" || target.function === unit.function) continue;
      if (known === undefined) {
        known = new Set();
        callees.set(unit.function, known);
      }
      known.add(target.function);
    }
  }
  const found = new Set(entries);
  const open = [...found];
  for (let fn = open.pop(); fn !== undefined; fn = open.pop()) {
    for (const callee of callees.get(fn) ?? []) {
      if (found.has(callee)) continue;
      found.add(callee);
      open.push(callee);
    }
  }
  return found;
}
