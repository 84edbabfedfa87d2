import type { LoopEntry } from "../domain/framework.ts";
import type { Program } from "../link/program.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import type { Severity, TraceStep } from "../model/finding.ts";
import type { LastOf } from "../model/last-of.ts";
import type { AnalysisPolicy } from "../model/policy.ts";
import type { BlockingPath } from "../model/subjects.ts";
import { unparse } from "../model/unparse.ts";
import type { CallSite } from "./call-sites.ts";
import { causeOf, type Edge, type Effect, type Summaries, type Witness, wayTo } from "./effects.ts";
import { BriefLocks } from "./locks.ts";
import { offloadFix } from "./offload.ts";
import { callPlace } from "./places.ts";
import type { Targets } from "./targets.ts";

const ORDER = ["database", "network", "sleep", "process", "lock", "other", "file", "cpu"];

/**
 * Every call in a function that runs on the event loop through which blocking work is reached, one subject for each call and
 * kind (database, anything else), with the way to the cause.
 */
export function blockingPaths(
  program: Program,
  edges: readonly Edge[],
  summaries: Summaries,
  targets: Targets,
  input: BlockingInput,
): readonly BlockingPath[] {
  const found = new Map<CallSite, { database: Hit | null; other: Hit | null }>();
  for (const edge of input.blocking.of([edges], () => edges.filter((one) => mayBlock(one, summaries)))) {
    if (edge.unit.kind !== "function") continue;
    const onLoop = input.entryOf(edge.unit.function);
    const entry = onLoop ?? anywhere(edge.unit.function, input);
    if (entry === null) continue;
    for (const witness of summaries.at(edge)) {
      if (witness.effect.kind !== "blocks") continue;
      // Where the policy wants every operation asynchronous, each is reported where it stands.
      if (onLoop === null && (witness.via !== null || witness.effect.fact.category !== "database")) continue;
      let hits = found.get(edge.site);
      if (hits === undefined) {
        hits = { database: null, other: null };
        found.set(edge.site, hits);
      }
      const hit: Hit = { witness, entry };
      const kind = witness.effect.fact.category === "database" ? "database" : "other";
      const known = hits[kind];
      if (known === null || rank(hit, summaries, targets) < rank(known, summaries, targets)) hits[kind] = hit;
    }
  }
  const hits = [...found.values()].flatMap(({ database, other }) => {
    // Whoever moves a call off the loop because of its statements moves the lock or the file behind it, too.
    const subsumed = other !== null && database?.witness.proved === true && !waits(other.witness);
    return [database, subsumed ? null : other].filter((hit) => hit !== null);
  });
  const locks = new BriefLocks(program, edges, summaries);
  return oncePerCause(hits, summaries).map(({ hit, more }) => subject(program, hit, more, summaries, targets, locks, input));
}

function mayBlock(edge: Edge, summaries: Summaries): boolean {
  return edge.unit.kind === "function" && edge.group.mode === "here" && summaries.at(edge).some(({ effect }) => effect.kind === "blocks");
}

/** The policy `all`: database work that FastAPI would run in its threadpool counts as well. */
function anywhere(fn: FunctionSymbol, { policy, isStartup }: BlockingInput): LoopEntry | null {
  return policy === "all" ? { reason: `policy \`all\`, \`${fn.def.qualname}\``, startup: isStartup(fn) } : null;
}

/**
 * Several calls of one callee in a function that lead to the same cause are one finding, at the first of them. Calls of different
 * callees that wait for something are repaired one by one, so each is a finding, even where all end in the same statement of a
 * generic helper; the lock or the file that many ways share is one matter.
 */
function oncePerCause(hits: readonly Hit[], summaries: Summaries): readonly { readonly hit: Hit; readonly more: number }[] {
  const first = new Map<string, { hit: Hit; more: number }>();
  const found: { hit: Hit; more: number }[] = [];
  const ids = new Map<object, number>();
  const id = (key: object): number => {
    const known = ids.get(key) ?? ids.size;
    ids.set(key, known);
    return known;
  };
  for (const hit of hits) {
    const { site } = hit.witness;
    const way = wayTo(summaries, hit.witness);
    const last = way.at(-1);
    const group = { hit, more: 0 };
    const about = causeIn(hit.witness, last, id);
    if (about !== null && site.unit.kind === "function") {
      const key = `${id(site.unit.function.def)}:${about}:${hit.witness.proved}`;
      const known = first.get(key);
      if (known !== undefined) {
        known.more++;
        if (site.node.start < known.hit.witness.site.node.start) known.hit = hit;
        continue;
      }
      first.set(key, group);
    }
    found.push(group);
  }
  return found;
}

/** What several calls of a function have in common that are one finding; null for a call that blocks itself, which is its own cause. */
function causeIn(witness: Witness, last: CallSite | undefined, id: (key: object) => number): string | null {
  const { site, via } = witness;
  if (via === null) {
    // What one object is asked is repaired at once: `status` and `result` of a task.
    const asked = site.form === "property" && site.node.kind === "Attribute" ? unparse(site.node.value) : null;
    return asked === null ? null : `what ${asked} is asked`;
  }
  return last === undefined ? null : `${waits(witness) ? id(via.def) : ""}:${id(last.node)}`;
}

/**
 * How many calls a way has says nothing against it: each is resolved. What makes it doubtful are the decisions of the functions on it
 * (branches, early returns), all of which have to come out one way. Ways of real applications have up to four where they are
 * taken in normal operation, and six to fourteen where a rare setting leads there.
 */
const MOST_DECISIONS = 5;

/** What asks the database that an engine is made for. */
const ENGINES = /^(sqlalchemy|sqlmodel)\./;

/** What the search is told besides the program. */
export interface BlockingInput {
  readonly policy: AnalysisPolicy["async"];
  readonly severity: AnalysisPolicy["asyncSeverity"];
  readonly entryOf: (fn: FunctionSymbol) => LoopEntry | null;
  readonly isStartup: (fn: FunctionSymbol) => boolean;
  /** Whether the application's own database is a file. */
  readonly onFile: () => boolean;
  /** The calls by which something may block the loop, kept while functions do what they did. */
  readonly blocking: LastOf<readonly Edge[]>;
}

interface Hit {
  readonly witness: Witness;
  readonly entry: LoopEntry;
}

/** Whether something outside the process is waited for. */
function waits({ effect }: Witness): boolean {
  const category = effect.kind === "blocks" ? effect.fact.category : "other";
  return category === "database" || category === "network" || category === "sleep" || category === "process";
}

/** Of several ways through one call the surest that ends in a wait is told, before those that end at a disk or in a computation. */
function rank({ witness }: Hit, summaries: Summaries, targets: Targets): number {
  const category = witness.effect.kind === "blocks" ? witness.effect.fact.category : "other";
  return doubt(witness, summaries, targets) * ORDER.length + ORDER.indexOf(category);
}

function doubt(witness: Witness, summaries: Summaries, targets: Targets): number {
  if (!witness.proved) return 3;
  if (!waits(witness)) return 2;
  return isTaken(wayTo(summaries, witness), targets) ? 0 : 1;
}

/** Whether nothing on a way speaks against its being taken, each of its calls being certain. */
function isTaken(way: readonly CallSite[], targets: Targets): boolean {
  return decisionsOn(way) <= MOST_DECISIONS && !rememberedOn(way, targets);
}

function subject(
  program: Program,
  hit: Hit,
  more: number,
  summaries: Summaries,
  targets: Targets,
  locks: BriefLocks,
  { severity, onFile }: BlockingInput,
): BlockingPath {
  const cause = causeOf(summaries, hit.witness);
  const fact = blockingFact(cause);
  const way = wayTo(summaries, hit.witness);
  const unit = hit.witness.site.unit;
  const role = unit.kind === "function" ? (unit.function.module.unit?.role ?? "application") : "application";
  return {
    at: callPlace(hit.witness.site),
    category: fact.category,
    cost: locks.has(fact.name, way.at(-1) ?? hit.witness.site) ? "brief" : ENGINES.test(fact.name) && onFile() ? "disk" : fact.cost,
    callee: fact.name,
    entry: hit.entry.reason,
    startup: hit.entry.startup,
    alone: hit.entry.alone === true,
    proved: hit.witness.proved && isTaken(way, targets),
    replacement: fact.replacement,
    more,
    configured: fact.counts ?? configured(severity, fact.category),
    fix: fact.category === "database" && way.length < 2 ? null : offloadFix(program, hit.witness.site, fact.name),
    trace: steps(way, fact.name),
    role,
  };
}

/**
 * How many decisions have to come out one way, over the functions that are called on a way, for its end to be reached. Those of the
 * function on the loop do not count: it makes the call on some request, or would not hold it.
 */
function decisionsOn(way: readonly CallSite[]): number {
  return way.slice(1).reduce((sum, { decisions }) => sum + decisions, 0);
}

/** A function on the way remembers its results: it blocks when it is asked for the first time. */
function rememberedOn(way: readonly CallSite[], targets: Targets): boolean {
  return way.slice(1).some(({ unit }) => unit.kind === "function" && targets.decoration(unit.function).cache !== null);
}

function configured(severity: BlockingInput["severity"], category: BlockingPath["category"]): Severity | null {
  return category === "file" || category === "cpu" || category === "lock" || category === "other" ? (severity[category] ?? null) : null;
}

function blockingFact(effect: Effect): Extract<Effect, { kind: "blocks" }>["fact"] {
  if (effect.kind !== "blocks") throw new TypeError(`the cause of a blocking path is ${effect.kind}`);
  return effect.fact;
}

/** The trace of a finding: each call on the way, the last one being the cause. */
export function steps(way: readonly CallSite[], cause: string): readonly TraceStep[] {
  return way.map((site, index) => {
    const next = way[index + 1];
    const message =
      next === undefined
        ? `calls \`${cause}\``
        : `calls \`${next.unit.kind === "function" ? next.unit.function.def.qualname : "<module>"}\``;
    return { at: callPlace(site), message };
  });
}
