import type { Program } from "../link/program.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import type { Flow } from "./index.ts";
import { nameOf } from "./inspect.ts";

/** The call graph of application code by dotted names: `shop.orders.Orders.total`. */
export interface CallIndex {
  readonly names: readonly string[];
  node(
    name: string,
  ): { readonly name: string; readonly file: string; readonly async: boolean; readonly effects: readonly string[] } | undefined;
  callees(name: string): readonly Neighbour[];
  callers(name: string): readonly Neighbour[];
}

/** A function at the other end of a call; `elsewhere`: it runs in a thread, a process or another program. */
export interface Neighbour {
  readonly name: string;
  readonly elsewhere: boolean;
}

/** Both directions of the call graph among functions of the project, tests left out. */
export function callIndex(program: Program, flow: Flow): CallIndex {
  const functions = new Map<string, FunctionSymbol>();
  for (const fn of program.allFunctions()) {
    if (fn.module.unit?.role !== "test") functions.set(dotted(fn), fn);
  }
  const callees = new Map<string, Map<string, boolean>>();
  const callers = new Map<string, Map<string, boolean>>();
  for (const { unit, group } of flow.edges) {
    if (unit.kind !== "function") continue;
    const from = dotted(unit.function);
    for (const target of group.alternatives) {
      if (target.kind !== "function") continue;
      const to = dotted(target.function);
      if (!functions.has(from) || !functions.has(to)) continue;
      join(callees, from, to, group.mode !== "here");
      join(callers, to, from, group.mode !== "here");
    }
  }
  const sorted = (map: ReadonlyMap<string, ReadonlyMap<string, boolean>>, name: string): readonly Neighbour[] =>
    [...(map.get(name) ?? [])].map(([other, elsewhere]) => ({ name: other, elsewhere })).sort((a, b) => (a.name < b.name ? -1 : 1));
  return {
    names: [...functions.keys()].sort(),
    node(name) {
      const fn = functions.get(name);
      if (fn === undefined) return undefined;
      const effects = [...flow.summaries.of(fn).values()].map(({ effect }) => nameOf(effect));
      return { name, file: fn.module.unit?.path ?? "", async: fn.def.async, effects: [...new Set(effects)].sort() };
    },
    callees: (name) => sorted(callees, name),
    callers: (name) => sorted(callers, name),
  };
}

function dotted(fn: FunctionSymbol): string {
  return `${fn.module.name}.${fn.def.qualname}`;
}

/** What is called here and elsewhere counts as called here. */
function join(map: Map<string, Map<string, boolean>>, from: string, to: string, elsewhere: boolean): void {
  const known = map.get(from);
  if (known === undefined) map.set(from, new Map([[to, elsewhere]]));
  else known.set(to, elsewhere && known.get(to) !== false);
}
