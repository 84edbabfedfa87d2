import type { FunctionSymbol } from "../link/symbols.ts";
import { lastName } from "../model/last-name.ts";
import { noteRead } from "../model/reads.ts";
import type { Call } from "../model/syntax.ts";
import { someInStatements } from "../model/visit.ts";
import { CallGraph } from "./call-graph.ts";
import type { Edge } from "./effects.ts";
import type { LoopRunners } from "./loop-runners.ts";

const COMMAND = "command";
const OWN_LOOP = "a loop of its own runs";
/** The words for what runs beside tasks that the same loop has been given. */
export const SHARED_LOOP = "a loop that also runs other tasks runs";

const BINDINGS = /^(staticmethod|classmethod|asynccontextmanager|contextmanager)$/;

/**
 * The functions that run only while the application starts or stops, or in a command: those for which `startsAs` has a word, and those
 * that nothing but such functions calls. What is registered, scheduled or kept running in a `while` loop is none of them, though
 * start-up code sets it going. Each comes with the words for it.
 */
export function startupFunctions(
  graph: CallGraph,
  commands: readonly Edge[],
  runners: LoopRunners,
  startsAs: (fn: FunctionSymbol) => string | null,
  isEndpoint: (fn: FunctionSymbol) => boolean,
): ReadonlyMap<FunctionSymbol, string> {
  const found = new Map<FunctionSymbol, string>();
  for (const fn of graph.callers()) {
    const words = startsAs(fn);
    if (words !== null) found.set(fn, words);
  }
  // `asyncio.run(main())` is a command with a loop of its own: nobody else waits on it.
  const commanded = new CallGraph(commands);
  for (const fn of new Set([...graph.called(), ...commanded.called()])) {
    if (!fn.def.async || found.has(fn)) continue;
    const calls = [...graph.callsOf(fn), ...commanded.callsOf(fn)].filter((edge) => callerOf(edge) !== fn && !isTest(edge));
    if (calls.length > 0 && calls.every((edge) => runsLoop(edge, runners)) && !isEndpoint(fn))
      found.set(fn, startsTasks(fn) ? SHARED_LOOP : OWN_LOOP);
  }
  const open = [...found.keys()];
  for (let fn = open.pop(); fn !== undefined; fn = open.pop()) {
    for (const { group } of graph.callsIn(fn))
      for (const target of group.alternatives) {
        if (target.kind !== "function" || found.has(target.function)) continue;
        const callee = target.function;
        const startsOnly = graph.callsOf(callee).every((edge) => {
          const caller = callerOf(edge);
          if (caller === null || caller === callee || isTest(edge)) return true;
          return (found.has(caller) && runsInPlace(edge, callee)) || (callee.def.async && runsLoop(edge, runners));
        });
        if (!startsOnly || isEndpoint(callee) || !plainlyCalled(callee)) continue;
        // What a command and the application run is start-up code for whoever waits.
        const words = graph.callsOf(callee).flatMap((edge) => found.get(callerOf(edge) ?? callee) ?? []);
        const said = words.includes(SHARED_LOOP) ? SHARED_LOOP : (words.find((each) => each !== COMMAND) ?? (found.get(fn) as string));
        found.set(callee, said === OWN_LOOP && startsTasks(callee) ? SHARED_LOOP : said);
        open.push(callee);
      }
  }
  return found;
}

/** Whether a function sets tasks going beside itself, a server among them: `asyncio.create_task(server.serve())`. */
function startsTasks({ def }: FunctionSymbol): boolean {
  if (!def.async) return false;
  noteRead(def);
  return someInStatements(def.body, (node) => node.kind === "Call" && TASKS.test(lastName(node.func)));
}

const TASKS = /^(create_task|ensure_future|start_soon)$/;

function callerOf({ unit }: Edge): FunctionSymbol | null {
  return unit.kind === "function" ? unit.function : null;
}

/** A test calls what it likes, and says nothing of what the application does. */
function isTest({ unit }: Edge): boolean {
  return (unit.kind === "function" ? unit.function.module : unit.module).unit?.role === "test";
}

/** The call makes the coroutine for a loop that is started for it; a name, a lambda or a wrapper may stand between. */
function runsLoop({ site, group }: Edge, runners: LoopRunners): boolean {
  // Where the coroutine goes, only the body says.
  if (site.unit.kind === "function") noteRead(site.unit.function.def);
  const runs = (call: Call | null | undefined): boolean => call != null && runners.isRun(call, site.scope);
  if (group.handed === true) return runs(site.call);
  if (site.lambda !== null) return site.lambda.body === site.node && runs(site.arguments.at(-1));
  if (site.use === "argument") return runs(site.arguments.at(-1));
  if (site.use !== "value" || site.unit.kind !== "function") return false;
  const bound = [...site.scope.bindings].find(
    ([, [only, second]]) => second === undefined && only?.kind === "value" && only.value === site.node,
  );
  if (bound === undefined) return false;
  return someInStatements(site.unit.function.def.body, (node) => {
    const [first] = node.kind === "Call" ? node.args : [];
    return node.kind === "Call" && first?.kind === "Name" && first.id === bound[0] && runs(node);
  });
}

/** The call runs the function to its end before the caller goes on, a bounded number of times. */
function runsInPlace({ group, site }: Edge, fn: FunctionSymbol): boolean {
  if (group.mode !== "here" || site.lambda !== null || site.loops.some((loop) => loop.kind === "while")) return false;
  return !fn.def.async || fn.def.generator || site.use === "awaited";
}

/** A decorator of unknown meaning may register the function for somebody else to call. */
function plainlyCalled(fn: FunctionSymbol): boolean {
  return fn.def.decorators.every((decorator) => BINDINGS.test(lastName(decorator)));
}
