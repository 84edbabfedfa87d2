import type { FunctionSymbol } from "../link/symbols.ts";
import type { Call } from "../model/syntax.ts";
import { visitStatements } from "../model/visit.ts";
import type { Edge } from "./effects.ts";
import type { Targets } from "./targets.ts";

const BINDINGS = /^(staticmethod|classmethod|asynccontextmanager|contextmanager)$/;

/**
 * The functions that run only while the application starts or stops, or in a command: those that `isStartup` names, and those
 * that nothing but such functions calls. What is registered, scheduled or kept running in a `while` loop is none of them, though
 * start-up code sets it going.
 */
export function startupFunctions(
  edges: readonly Edge[],
  targets: Targets,
  isStartup: (fn: FunctionSymbol) => boolean,
  isEndpoint: (fn: FunctionSymbol) => boolean,
): ReadonlySet<FunctionSymbol> {
  const callers = new Map<FunctionSymbol, Set<FunctionSymbol>>();
  const calls = new Map<FunctionSymbol, Set<FunctionSymbol>>();
  const otherwise = new Set<FunctionSymbol>();
  const found = new Set<FunctionSymbol>();
  const mains = new Map<FunctionSymbol, boolean>();
  for (const edge of edges) {
    const caller = edge.unit.kind === "function" ? edge.unit.function : null;
    for (const target of edge.group.alternatives) {
      if (target.kind !== "function") continue;
      const fn = target.function;
      if (fn === caller) continue;
      if (fn.def.async) mains.set(fn, (mains.get(fn) ?? true) && runsLoop(edge, targets));
      if (caller === null) continue;
      add(callers, fn, caller);
      add(calls, caller, fn);
      if (!runsInPlace(edge, fn)) otherwise.add(fn);
    }
    if (caller !== null && !found.has(caller) && isStartup(caller)) found.add(caller);
  }
  // `asyncio.run(main())` is a command with a loop of its own: nobody else waits on it.
  for (const [fn, only] of mains) if (only && !isEndpoint(fn)) found.add(fn);
  const open = [...found];
  for (let fn = open.pop(); fn !== undefined; fn = open.pop()) {
    for (const callee of calls.get(fn) ?? []) {
      if (found.has(callee) || otherwise.has(callee) || isEndpoint(callee) || !plainlyCalled(callee)) continue;
      if (![...(callers.get(callee) ?? [])].every((caller) => found.has(caller))) continue;
      found.add(callee);
      open.push(callee);
    }
  }
  return found;
}

const LOOP_RUNS = /^(asyncio\.run|anyio\.run|uvloop\.run|asyncio\.AbstractEventLoop\.run_until_complete|asyncio\.Runner\.run)$/;

/** The call makes the coroutine for a loop that is started for it; a name may stand between. */
function runsLoop({ site }: Edge, targets: Targets): boolean {
  const runs = (call: Call | undefined): boolean => call !== undefined && LOOP_RUNS.test(targets.calleeName(call, site.scope));
  if (site.use === "argument") return runs(site.arguments.at(-1));
  if (site.use !== "value" || site.unit.kind !== "function") return false;
  const bound = [...site.scope.bindings].find(
    ([, [only, second]]) => second === undefined && only?.kind === "value" && only.value === site.node,
  );
  let found = false;
  if (bound !== undefined)
    visitStatements(site.unit.function.def.body, (node) => {
      if (node.kind !== "Call" || found) return;
      const [first] = node.args;
      found = first?.kind === "Name" && first.id === bound[0] && runs(node);
    });
  return found;
}

/** The call runs the function to its end before the caller goes on, a bounded number of times. */
function runsInPlace({ group, site }: Edge, fn: FunctionSymbol): boolean {
  if (group.mode === "elsewhere" || site.lambda !== null || site.loops.some((loop) => loop.kind === "while")) return false;
  return !fn.def.async || fn.def.generator || site.use === "awaited";
}

/** A decorator of unknown meaning may register the function for somebody else to call. */
function plainlyCalled(fn: FunctionSymbol): boolean {
  return fn.def.decorators.every((decorator) =>
    BINDINGS.test(decorator.kind === "Name" ? decorator.id : decorator.kind === "Attribute" ? decorator.attr : ""),
  );
}

function add(map: Map<FunctionSymbol, Set<FunctionSymbol>>, key: FunctionSymbol, value: FunctionSymbol): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, new Set([value]));
  else known.add(value);
}
