import type { Catalogue } from "../data/catalogue.ts";
import type { FrameworkKnowledge, LoopEntry } from "../domain/framework.ts";
import type { Program } from "../link/program.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import { once } from "../model/once.ts";
import type { BlockingPath, LoopQuery, UnawaitedCoroutine } from "../model/subjects.ts";
import { type BlockingInput, blockingPaths } from "./blocking.ts";
import type { CallGraph } from "./call-graph.ts";
import { callSites, type Unit } from "./call-sites.ts";
import { isCommand } from "./commands.ts";
import { misplacedForms } from "./coroutines/forms.ts";
import { unawaitedCoroutines } from "./coroutines/index.ts";
import type { DirectEffects, Edge, Summaries } from "./effects.ts";
import { runsOnFile } from "./file-databases.ts";
import { LoopRunners } from "./loop-runners.ts";
import { loopQueries } from "./loops/index.ts";
import { ProgramCalls } from "./program-calls.ts";
import { requestFunctions } from "./requests.ts";
import { SHARED_LOOP, startupFunctions } from "./startup.ts";
import type { CallStatistics } from "./tally.ts";
import type { Targets } from "./targets.ts";
import { concurrentTasks, type Tasks } from "./tasks/index.ts";

/** What flow needs of the domain tables. */
export type DomainKnowledge = Pick<
  FrameworkKnowledge,
  "isModel" | "loopEntry" | "isStartup" | "isCommand" | "isEndpoint" | "isOneOff" | "requestEntries" | "graphql"
>;

/** How strictly the async gate looks. */
export type Judging = Pick<BlockingInput, "policy" | "severity">;

/** The words for what runs while the application starts, with all that it has on its loop. */
const STARTING = "start-up code";

const EVENT_LOOP: Judging = { policy: "event-loop", severity: {} };

export type { CallStatistics } from "./tally.ts";

export interface Flow {
  /** The calls of all functions but those of tests. */
  readonly edges: readonly Edge[];
  /** The calls of tests; made when somebody asks. */
  testEdges(): readonly Edge[];
  /** All of them, and the calls of functions as they are called with certain flags; see `specialise`. */
  readonly graph: CallGraph;
  readonly direct: DirectEffects;
  /** Those that have an effect. */
  readonly affected: readonly Edge[];
  readonly summaries: Summaries;
  readonly targets: Targets;
  readonly blocking: readonly BlockingPath[];
  readonly loops: readonly LoopQuery[];
  /** Whether a function runs only while the application starts or stops, in a command, or once to repair data. */
  readonly isStartup: (fn: FunctionSymbol) => boolean;
  /** Whether a request can run it, as far as calls are known. */
  readonly isServed: (fn: FunctionSymbol) => boolean;
  readonly unawaited: readonly UnawaitedCoroutine[];
  /** Calls of application code that load a module by a computed name. */
  readonly dynamicImports: readonly Edge[];
  readonly tasks: Tasks;
  readonly statistics: CallStatistics;
  /** Subjects of the gates, counted over application code. */
  readonly asyncFunctions: number;
  readonly callsInLoops: number;
}

/** Builds the call graph and the summaries of all functions, and finds what the rules of the async and N+1 gates hook on. */
export function flow(
  program: Program,
  catalogue: Catalogue,
  knowledge: DomainKnowledge,
  judging: Judging = EVENT_LOOP,
  known: ProgramCalls = new ProgramCalls(program, catalogue),
): Flow {
  const { targets, others, tests, sitesOf } = known;
  let callsInLoops = 0;
  const dynamicImports: Edge[] = [];
  const { written, edges, graph, summaries, affected } = known.graph.of(known, (fn) => knowledge.isStartup(fn));
  for (const fn of others) {
    const own = known.callsIn(fn);
    known.tally.set(fn, own.tally);
    callsInLoops += own.inLoops;
    for (const edge of own.dynamicImports) dynamicImports.push(edge);
  }
  const { direct } = known;
  const startup = known.startup.of(written, () =>
    startupFunctions(
      written,
      commandCalls(program, targets),
      new LoopRunners(program, targets),
      (fn) => (knowledge.isStartup(fn) ? (knowledge.isCommand(fn) ? "command" : STARTING) : null),
      (fn) => knowledge.isEndpoint(fn),
    ),
  );
  const entryOf = (fn: FunctionSymbol): LoopEntry | null => {
    const entry = knowledge.loopEntry(fn);
    // A program that moves data once has nobody else on its loop, however it finds its steps.
    const words = startup.get(fn) ?? (knowledge.isOneOff(fn) && isCommand(fn.module) ? "a command runs" : undefined);
    if (entry === null || entry.startup || words === undefined) return entry;
    return { reason: `${words} \`${fn.def.qualname}\``, startup: true, alone: words !== STARTING && words !== SHARED_LOOP };
  };
  let isOnFile: boolean | null = null;
  const blocking = blockingPaths(program, affected, summaries, targets, {
    ...judging,
    entryOf,
    isStartup: (fn) => startup.has(fn),
    blocking: known.blocking,
    onFile: () => (isOnFile ??= runsOnFile(program)),
  });
  const entries = knowledge.requestEntries();
  let served: ReadonlySet<FunctionSymbol> | null = null;
  const isStartup = (fn: FunctionSymbol): boolean => startup.has(fn) || knowledge.isOneOff(fn);
  // A library, or an application whose routes are not found, has no requests to tell by.
  const isServed = (fn: FunctionSymbol): boolean => {
    served ??= known.served.of(written, () => requestFunctions(written, entries));
    return entries.length === 0 || served.has(fn);
  };
  const loops = loopQueries(program, affected, summaries, targets, {
    isModel: (type) => knowledge.isModel(type),
    isStartup: ({ unit }) => unit.kind === "function" && isStartup(unit.function),
    isServed,
    hasRequests: () => entries.length > 0,
    graphql: () => knowledge.graphql(),
    memory: known.loops,
  });
  const unawaited: UnawaitedCoroutine[] = [];
  for (const fn of others) {
    const own = known.unawaited.of(fn, () => [
      ...unawaitedCoroutines(program, targets, fn, sitesOf(fn), knowledge.isEndpoint(fn)),
      ...misplacedForms({ program, catalogue, targets }, sitesOf(fn)),
    ]);
    for (const each of own) unawaited.push(each);
  }
  const testEdges = once(() =>
    tests.flatMap((fn) => {
      const unit: Unit = { kind: "function", function: fn };
      return sitesOf(fn).flatMap((site) => targets.groups(site).map((group): Edge => ({ unit, site, group })));
    }),
  );
  return {
    edges,
    testEdges,
    graph,
    direct,
    affected,
    summaries,
    targets,
    blocking,
    loops,
    isStartup,
    isServed,
    unawaited,
    dynamicImports,
    tasks: concurrentTasks(program, catalogue, targets, summaries, others, sitesOf),
    statistics: known.tally.result(),
    asyncFunctions: program.allFunctions().filter((fn) => fn.def.async && fn.module.unit?.role === "application").length,
    callsInLoops,
  };
}

/** The calls of modules that are commands: of what stands below `if __name__ == "__main__":`, and beside it. */
function commandCalls(program: Program, targets: Targets): readonly Edge[] {
  const found: Edge[] = [];
  for (const module of program.index.modules) {
    if (!isCommand(module)) continue;
    const unit: Unit = { kind: "module", module };
    for (const site of callSites(program, unit)) for (const group of targets.groups(site)) found.push({ unit, site, group });
  }
  return found;
}
