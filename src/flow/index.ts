import type { BlockingFact } from "../data/blocking-sheet.ts";
import type { Catalogue } from "../data/catalogue.ts";
import type { QueryFact } from "../data/queries.ts";
import type { FrameworkKnowledge, LoopEntry } from "../domain/framework.ts";
import type { Program } from "../link/program.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import { once } from "../model/once.ts";
import type { BlockingPath, LoopQuery, UnawaitedCoroutine } from "../model/subjects.ts";
import type { Constant, Expr } from "../model/syntax.ts";
import { type BlockingInput, blockingPaths } from "./blocking.ts";
import { CallGraph } from "./call-graph.ts";
import { type CallSite, callSites, type Unit } from "./call-sites.ts";
import { unawaitedCoroutines } from "./coroutines/index.ts";
import { type DirectEffects, type Edge, type Effect, type Summaries, summarise } from "./effects.ts";
import { LoopRunners } from "./loop-runners.ts";
import { loopQueries } from "./loops/index.ts";
import { type CallTally, ProgramCalls } from "./program-calls.ts";
import { requestFunctions } from "./requests.ts";
import { specialise } from "./specialise.ts";
import { queryEffect, queryFact } from "./sql.ts";
import { startupFunctions } from "./startup.ts";
import type { Target, Targets } from "./targets.ts";
import { concurrentTasks, type Tasks } from "./tasks/index.ts";

/** How the calls of a program resolve, for `--statistics`. */
export interface CallStatistics {
  /** Calls in functions of application code. */
  readonly calls: number;
  readonly project: number;
  readonly library: number;
  readonly builtin: number;
  readonly unresolved: number;
  /** The most frequent unresolved shapes, most frequent first. */
  readonly shapes: readonly { readonly shape: string; readonly count: number }[];
}

/** What flow needs of the domain tables. */
export type DomainKnowledge = Pick<
  FrameworkKnowledge,
  "isModel" | "loopEntry" | "isStartup" | "isEndpoint" | "isOneOff" | "requestEntries" | "graphql"
>;

/** How strictly the async gate looks. */
export type Judging = Pick<BlockingInput, "policy" | "severity">;

const EVENT_LOOP: Judging = { policy: "event-loop", severity: {} };

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
  const calls: Edge[] = [];
  const tally = new Tally();
  let callsInLoops = 0;
  for (const fn of others) {
    const own = known.callsIn(fn);
    for (const edge of own.edges) calls.push(edge);
    tally.add(own.tally);
    callsInLoops += own.inLoops;
  }
  const direct = directEffects(program, catalogue);
  const written = new CallGraph(calls);
  const { edges, variants } = specialise(written);
  const graph = new CallGraph([...edges, ...variants]);
  const summaries = summarise(graph, direct, catalogue.hasConfigured);
  const affected = edges.filter((edge) => summaries.has(edge));
  const startup = startupFunctions(
    written,
    commandCalls(program, targets),
    new LoopRunners(program, targets),
    (fn) => knowledge.isStartup(fn),
    (fn) => knowledge.isEndpoint(fn),
  );
  const entryOf = (fn: FunctionSymbol): LoopEntry | null => {
    const entry = knowledge.loopEntry(fn);
    const words = startup.get(fn);
    return entry === null || entry.startup || words === undefined ? entry : { reason: `${words} \`${fn.def.qualname}\``, startup: true };
  };
  const blocking = blockingPaths(program, affected, summaries, targets, { ...judging, entryOf, isStartup: (fn) => startup.has(fn) });
  const entries = knowledge.requestEntries();
  let served: ReadonlySet<FunctionSymbol> | null = null;
  const isStartup = (fn: FunctionSymbol): boolean => startup.has(fn) || knowledge.isOneOff(fn);
  // A library, or an application whose routes are not found, has no requests to tell by.
  const isServed = (fn: FunctionSymbol): boolean => {
    served ??= requestFunctions(written, entries);
    return entries.length === 0 || served.has(fn);
  };
  const loops = loopQueries(program, affected, summaries, targets, {
    isModel: (type) => knowledge.isModel(type),
    isStartup: ({ unit }) => unit.kind === "function" && isStartup(unit.function),
    isServed,
    graphql: () => knowledge.graphql(),
  });
  const unawaited = others.flatMap((fn) => unawaitedCoroutines(program, targets, fn, sitesOf(fn), knowledge.isEndpoint(fn)));
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
    tasks: concurrentTasks(program, catalogue, summaries, others, sitesOf),
    statistics: tally.result(),
    asyncFunctions: program.allFunctions().filter((fn) => fn.def.async && fn.module.unit?.role === "application").length,
    callsInLoops,
  };
}

/** The calls of modules that are commands: of what stands below `if __name__ == "__main__":`, and beside it. */
function commandCalls(program: Program, targets: Targets): readonly Edge[] {
  const found: Edge[] = [];
  for (const module of program.index.modules) {
    if (module.unit?.facts.body.some((statement) => statement.kind === "If" && isMainTest(statement.test)) !== true) continue;
    const unit: Unit = { kind: "module", module };
    for (const site of callSites(program, unit)) for (const group of targets.groups(site)) found.push({ unit, site, group });
  }
  return found;
}

function isMainTest(test: Expr): boolean {
  return test.kind === "Compare" && test.left.kind === "Name" && test.left.id === "__name__";
}

function directEffects(program: Program, catalogue: Catalogue): DirectEffects {
  // Callees are few and calls are many: what a callee may do is looked up once.
  const memo = new Map<string, Map<string, CalleeFacts>>();
  const factsOf = (target: Target & { kind: "external" }): CalleeFacts => {
    const owner = target.owner ?? "";
    const name = target.owner === null ? target.name : target.method;
    let byName = memo.get(owner);
    if (byName === undefined) {
      byName = new Map();
      memo.set(owner, byName);
    }
    let facts = byName.get(name);
    if (facts === undefined) {
      facts = { query: queryFact(catalogue, target), blocking: blockingEffect(catalogue, target) };
      byName.set(name, facts);
    }
    return facts;
  };
  return (target, site) => {
    if (target.kind === "function") return site.use === "awaited" ? NO_EFFECTS : ownBlocking(catalogue, target.function);
    if (target.kind !== "external") return NO_EFFECTS;
    const { query, blocking } = factsOf(target);
    const queries = query === undefined ? null : queryEffect(query, program, site);
    // What is awaited gives way to the loop, whatever its annotation says.
    const blocks = blocking !== null && site.use !== "awaited" && applies(blocking, site) ? blocking : null;
    if (queries === null) return blocks === null ? NO_EFFECTS : [blocks];
    return blocks === null ? [queries] : [queries, blocks];
  };
}

interface CalleeFacts {
  readonly query: QueryFact | undefined;
  readonly blocking: Effect | null;
}

const NO_EFFECTS: readonly Effect[] = [];

/** A function of the project that the configuration says blocks, whatever can be read in it. */
function ownBlocking(catalogue: Catalogue, { module, def }: FunctionSymbol): readonly Effect[] {
  if (!catalogue.hasConfigured || def.async) return NO_EFFECTS;
  const fact = catalogue.configuredCall(`${module.name}.${def.qualname}`);
  return fact === undefined ? NO_EFFECTS : [{ kind: "blocks", key: keyOf(fact), fact }];
}

function blockingEffect(catalogue: Catalogue, target: Target & { kind: "external" }): Effect | null {
  if (catalogue.isSafe(target.name)) return null;
  const fact =
    target.owner === null
      ? catalogue.blockingCall(target.name)
      : target.method === "__iter__"
        ? catalogue.blockingIteration(target.owner)
        : catalogue.blockingMethod(target.owner, target.method);
  return fact === undefined ? null : { kind: "blocks", key: keyOf(fact), fact };
}

/** What the configuration counts otherwise travels on its own. */
function keyOf({ category, cost, counts }: BlockingFact): string {
  return `blocks:${category}:${cost}${counts === undefined ? "" : `:${counts}`}`;
}

/** Whether the arguments of a call make it block: `queue.get(block=False)` and `process.join(0)` do not, `psutil.cpu_percent()` neither. */
function applies(effect: Effect, site: CallSite): boolean {
  if (effect.kind !== "blocks" || effect.fact.condition === null) return true;
  const { blocks, position, keyword } = effect.fact.condition;
  const given =
    site.call?.keywords.find((argument) => argument.arg === keyword)?.value ?? (position === null ? undefined : site.call?.args[position]);
  if (blocks === "if-given") return given !== undefined && !(given.kind === "Constant" && given.type === "None");
  return !(given?.kind === "Constant" && (given.type === "False" || isZero(given)));
}

function isZero({ type, value }: Constant): boolean {
  return (type === "int" || type === "float") && Number(value) === 0;
}

class Tally {
  private calls = 0;
  private project = 0;
  private library = 0;
  private builtin = 0;
  private readonly shapes = new Map<string, number>();

  add({ calls, project, library, builtin, shapes }: CallTally): void {
    this.calls += calls;
    this.project += project;
    this.library += library;
    this.builtin += builtin;
    for (const shape of shapes) this.shapes.set(shape, (this.shapes.get(shape) ?? 0) + 1);
  }

  result(): CallStatistics {
    const shapes = [...this.shapes]
      .map(([shape, count]) => ({ shape, count }))
      .sort((a, b) => b.count - a.count || (a.shape < b.shape ? -1 : 1));
    const { calls, project, library, builtin } = this;
    return { calls, project, library, builtin, unresolved: calls - project - library - builtin, shapes: shapes.slice(0, 10) };
  }
}
