import type { GraphqlTypes } from "../../domain/graphql/index.ts";
import type { Program } from "../../link/program.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { alternatives, type Type } from "../../link/types.ts";
import type { Place, TraceStep } from "../../model/finding.ts";
import { noteRead } from "../../model/reads.ts";
import type { LoopQuery } from "../../model/subjects.ts";
import type { Call, Node } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { steps } from "../blocking.ts";
import type { CallSite, LoopRegion, Unit } from "../call-sites.ts";
import type { Decoration } from "../decorations.ts";
import { causeOf, type Edge, type Summaries, type Witness, wayTo } from "../effects.ts";
import { callPlace, lineAt, lineIn, placeIn } from "../places.ts";
import { LOCKS, PROBES } from "../sql.ts";
import type { Targets } from "../targets.ts";
import { boundOf, suppliedOnTheWay } from "./bounded.ts";
import { isDaemon } from "./daemons.ts";
import { fallbackOf } from "./fallbacks.ts";
import { asksForGroups, asksOtherTables, refreshesUnloaded } from "./groups.ts";
import { type HandedLoop, handedLoop } from "./handed.ts";
import type { LoopMemory } from "./memory.ts";
import { isCallOfItem, isMethodOfItem } from "./picked.ts";
import { remembersOnTheWay } from "./remembered.ts";
import { mappingLoop, repeatingLoop, sortsByKey } from "./repeats.ts";
import { resolverQueries } from "./resolvers.ts";
import { sizeOf } from "./size.ts";
import { statementOf } from "./statement.ts";
import { transactionOf } from "./transactions.ts";

/** What is asked about the world that only later stages know. */
export interface LoopKnowledge {
  /** A class whose instances are rows of a table. */
  isModel(type: Type): boolean;
  isStartup(site: CallSite): boolean;
  /** Whether a request can run the function, as far as calls are known. */
  isServed(fn: FunctionSymbol): boolean;
  /** Whether the program has routes at all. */
  hasRequests(): boolean;
  graphql(): GraphqlTypes | null;
  readonly memory: LoopMemory;
}

/** A call in a loop that executes a query per iteration. */
interface Hit {
  readonly site: CallSite;
  readonly loop: LoopRegion;
  readonly kind: LoopQuery["loopKind"];
  readonly witness: Witness;
  /** A decorator on the way is called a cache. */
  readonly remembers: boolean;
  /** The call runs one of several implementations. */
  readonly dispatched: boolean;
  /** Set where the loop runs a function that is handed over. */
  readonly handed: HandedLoop | null;
}

/**
 * Every loop that executes a query per iteration, with the way from the loop to the query. Several calls in one loop, or in loops
 * inside it, have one cause and are repaired together: they make one subject for reads and one for writes.
 */
export function loopQueries(
  program: Program,
  edges: readonly Edge[],
  summaries: Summaries,
  targets: Targets,
  knowledge: LoopKnowledge,
): readonly LoopQuery[] {
  const isCached = (witness: Witness): boolean => cacheOnTheWay(targets, witness, summaries) === "cached";
  const known = knowledge.memory.of(summaries);
  const judged = [...knowledge.memory.calls.of([edges], () => byFunction(edges))].flatMap(([fn, own]) =>
    known.of(fn, () => {
      const hits = [...hitsIn(program, own, summaries, targets, knowledge).values()];
      const found = hits.map((hit) => ({ hit, subject: subject(program, hit, summaries, knowledge) }));
      return found.filter((one): one is Judged => one.subject.operation !== null);
    }),
  );
  return [
    ...grouped(
      program,
      judged.map((one) => ofToday(one, knowledge)),
    ),
    ...resolverQueries(program, summaries, knowledge.graphql(), isCached),
  ];
}

/** Functions with their calls that have an effect. */
function byFunction(edges: readonly Edge[]): ReadonlyMap<FunctionSymbol, readonly Edge[]> {
  const found = new Map<FunctionSymbol, Edge[]>();
  for (const edge of edges) {
    if (edge.unit.kind !== "function") continue;
    const own = found.get(edge.unit.function);
    if (own === undefined) found.set(edge.unit.function, [edge]);
    else own.push(edge);
  }
  return found;
}

/** What hangs on the line of a loop and on who calls its function may be another than when it was judged. */
function ofToday({ hit, subject: known }: Judged, knowledge: LoopKnowledge): Judged {
  const { unit } = hit.site;
  const loopLine = lineIn(unit, anchorOf(hit));
  const startup = knowledge.isStartup(hit.site);
  const served = isServed(hit.site, knowledge);
  const isSame = loopLine === known.loopLine && startup === known.startup && served === known.served;
  return { hit, subject: isSame ? known : { ...known, loopLine, startup, served } };
}

/** The calls of a function in loops that execute queries. */
function hitsIn(
  program: Program,
  edges: readonly Edge[],
  summaries: Summaries,
  targets: Targets,
  knowledge: LoopKnowledge,
): ReadonlyMap<CallSite, Hit> {
  const hits = new Map<CallSite, Hit>();
  const isSmall = (loop: LoopRegion): boolean => sizeOf(program, loop, knowledge) === "small";
  for (const edge of edges) {
    const { site } = edge;
    if (site.handler || (site.loops.length === 0 && !mayMap(site) && edge.group.through === undefined)) continue;
    // Of many objects whose property is read some may be of a class that asks the database for it: one is no loop of queries.
    const isOwn = site.form !== "property" || !edge.group.open;
    const witnesses = summaries
      .at(edge)
      .filter(({ effect, via }) => effect.kind === "queries" && effect.key !== PROBES && (isOwn || via === site.property));
    if (witnesses.length === 0) continue;
    const witness = choose(witnesses);
    const cache = cacheOnTheWay(targets, witness, summaries);
    if (cache === "cached") continue;
    const mapping = mayMap(site) ? mappingLoop(site, edge.group.handed === true) : undefined;
    const own = mapping ?? repeatingLoop(program, site, isSmall);
    const handed = own === undefined ? handedLoop(program, targets, edge, isSmall) : undefined;
    const loop = own ?? handed?.loop;
    if (loop === undefined) continue;
    const known = hits.get(site);
    if (known !== undefined && (known.witness.proved || !witness.proved)) continue;
    const kind = mapping === undefined ? kindOf(loop, handed?.use ?? site) : sortsByKey(mapping) ? "key function" : "map";
    const dispatched = edge.group.alternatives.length > 1;
    hits.set(site, { site, loop, witness, kind, remembers: cache !== null, dispatched, handed: handed ?? null });
  }
  return hits;
}

/** A hit with what is to be said of it. */
export interface Judged {
  readonly hit: Hit;
  readonly subject: LoopQuery;
}

/** One subject for the calls of a kind in a loop and the loops inside it: the first of the worst, which names the others. */
function grouped(program: Program, judged: readonly Judged[]): readonly LoopQuery[] {
  const groups = new Map<string, Judged[]>();
  const outermost = new Map<Unit, Node[]>();
  for (const { hit } of judged) {
    const loops = outermost.get(hit.site.unit);
    if (loops === undefined) outermost.set(hit.site.unit, [anchorOf(hit)]);
    else loops.push(anchorOf(hit));
  }
  for (const item of judged) {
    const node = anchorOf(item.hit);
    const around = (outermost.get(item.hit.site.unit) ?? []).filter(({ start, end }) => start <= node.start && node.end <= end);
    const start = Math.min(...around.map((loop) => loop.start));
    const end = Math.max(...around.map((loop) => loop.end));
    const key = `${placeOfCause(item) ?? `${item.subject.at.file} ${start} ${end}`} ${item.subject.operation}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()].map((group) => {
    const first = group.reduce((best, item) => (weight(item) < weight(best) ? item : best));
    const others = group.filter((item) => item !== first).map(({ subject: other }) => other);
    if (others.length === 0) return first.subject;
    const also = elsewhere(
      program,
      first.subject.at,
      others.map(({ at, callee }) => ({ at, message: `so does the call of \`${callee}\` in the same loop` })),
    );
    return { ...first.subject, others: others.length, trace: [...first.subject.trace, ...also.slice(0, MOST_OTHERS)] };
  });
}

/** Where a loop stands that is handed what queries, and not what it goes through: whoever hands it something, it is one loop. */
function placeOfCause({ hit: { handed, loop, site } }: Judged): string | null {
  if (handed === null || handed.use.unit === site.unit || handed.iter !== loop.iter) return null;
  const { file, start } = placeIn(handed.use.unit, handed.use.node);
  return `${file} ${start}`;
}

/** Several calls in one line are named once, and those in the line of the finding not again. */
function elsewhere(program: Program, finding: Place, steps: readonly TraceStep[]): readonly TraceStep[] {
  const seen = new Set([lineAt(program, finding)]);
  return steps.filter(({ at }) => {
    const line = lineAt(program, at);
    const isNew = !seen.has(line);
    seen.add(line);
    return isNew;
  });
}

/** More calls of the same loop are counted, but not shown. */
const MOST_OTHERS = 5;

function weight({ subject: { proved, size, bound } }: Judged): number {
  return (proved ? 0 : 4) + (size === "small" ? 2 : 0) + (bound === null ? 0 : 1);
}

/** What stands for the loop in the function that makes the call: the call that hands a function to the loop, where that stands elsewhere. */
function anchorOf({ loop, handed }: Hit): Node {
  return handed?.call ?? loop.node;
}

/** A site that may be repeated by `map`, or by a loop elsewhere, rather than by a loop around it. */
function mayMap({ form, lambda, call }: CallSite): boolean {
  if (form === "property") return lambda !== null;
  return form === "call" && (lambda !== null || (call !== null && (call.args.length > 1 || call.keywords.length > 0)));
}

/** Reads before writes: they can always be batched. Proved before possible; a lock only where nothing else is asked. */
function choose(witnesses: readonly Witness[]): Witness {
  const rank = ({ proved, effect }: Witness): number =>
    (effect.key === LOCKS ? 4 : 0) + (proved ? 0 : 2) + (effect.kind === "queries" && effect.operation === "read" ? 0 : 1);
  const [first, ...rest] = witnesses;
  if (first === undefined) throw new RangeError("no witness to choose from");
  return rest.reduce((best, witness) => (rank(witness) < rank(best) ? witness : best), first);
}

function cacheOnTheWay(targets: Targets, witness: Witness, summaries: Summaries): Decoration["cache"] {
  let found: Decoration["cache"] = null;
  let via = witness.via;
  for (let step = 0; via !== null && step < 50; step++) {
    const { cache } = targets.decoration(via);
    if (cache === "cached") return cache;
    found ??= cache;
    via = summaries.of(via).get(witness.effect.key)?.via ?? null;
  }
  return found;
}

function subject(program: Program, hit: Hit, summaries: Summaries, knowledge: LoopKnowledge): LoopQuery | Dropped {
  const { site, loop, witness, kind } = hit;
  const effect = causeOf(summaries, witness);
  const callee = effect.kind === "queries" ? effect.callee : "";
  const { unit } = site;
  const way = wayTo(summaries, witness);
  // Where these stand and what they are given is a part of it.
  for (const { unit: passed } of way) if (passed.kind === "function") noteRead(passed.function.def);
  const statement = statementOf(program, way, effect);
  const use = hit.handed?.use ?? site;
  if (statement.operation === null) return { operation: null };
  const fallback = statement.operation === "read" ? fallbackOf(program, use, loop) : null;
  if (fallback === "covered") return { operation: null };
  const size = sizeOf(program, loop, knowledge);
  const iterated = hit.handed?.iter ?? loop.iter;
  const loopStep: TraceStep = {
    at: placeIn(use.unit, loop.kind === "comprehension" ? loop.node : iterated),
    message: `loops over \`${unparse(iterated)}\``,
  };
  return {
    at: callPlace(site),
    loop: placeIn(unit, anchorOf(hit)),
    loopLine: lineIn(unit, anchorOf(hit)),
    loopHome: use.unit !== unit && use.unit.kind === "function" ? use.unit.function.def.qualname : null,
    loopKind: kind,
    iterable: unparse(loop.iter),
    size,
    operation: statement.operation,
    callee,
    // An asynchronous iterator of unknown kind is more often a stream of events than a set of rows.
    proved: witness.proved && statement.known && !(loop.async && size === "unknown"),
    bound:
      fallback ??
      boundOf(use, loop) ??
      (statement.operation === "write" ? transactionOf(loop, use, way) : null) ??
      boundElsewhere(program, hit, way, size),
    others: 0,
    trace: [loopStep, ...steps(way, callee)],
    role: unit.kind === "function" ? (unit.function.module.unit?.role ?? "application") : "application",
    startup: knowledge.isStartup(site),
    served: isServed(site, knowledge),
  };
}

/** What a program without routes does for ever, with a pause in each round, nobody asks it for. */
function isServed({ unit, loops }: CallSite, knowledge: LoopKnowledge): boolean {
  if (unit.kind !== "function" || !knowledge.isServed(unit.function)) return false;
  return knowledge.hasRequests() || !loops.some(isDaemon);
}

/** Why a loop makes fewer queries than it has items, by what it calls. */
function boundElsewhere(program: Program, hit: Hit, way: readonly CallSite[], size: LoopQuery["size"]): LoopQuery["bound"] {
  if (hit.witness.effect.key === LOCKS) return "lock";
  if (hit.remembers || suppliedOnTheWay(way) || refreshesUnloaded(way) || remembersOnTheWay(way)) return "memo";
  return isPart(program, hit, size) || asksForGroups(hit.loop, way) || asksOtherTables(program, hit.loop, hit.handed?.use ?? hit.site)
    ? "parts"
    : null;
}

/** `for check in self.checks: check.run(session)`: each item of a program's own class answers in its own way, and so does each function. */
function isPart(program: Program, { site, loop, dispatched }: Hit, size: LoopQuery["size"]): boolean {
  if (size !== "unknown") return false;
  // What keeps arguments of its own does the same for each of them.
  const keepsNothing = ({ kind }: Type): boolean => kind !== "partial" && kind !== "lambda";
  if (isCallOfItem(site, loop)) return alternatives(program.typeOf((site.call as Call).func, site.scope)).every(keepsNothing);
  if (!dispatched || !isMethodOfItem(site, loop)) return false;
  const items = alternatives(program.item(program.typeOf(loop.iter, loop.scope), loop.async));
  return items.every((item) => item.kind === "instance" && !isSchema(program, item.class));
}

/** What a request's body is made of is as many as the client sends. */
function isSchema(program: Program, symbol: ClassSymbol): boolean {
  return program.ancestors(symbol).some((ancestor) => ancestor.kind === "external" && /^pydantic\./.test(ancestor.name));
}

/** A statement that turns out to touch no rows, or that only asks for what the query before the loop did not find. */
interface Dropped {
  readonly operation: null;
}

function kindOf(loop: LoopRegion, site: CallSite): LoopQuery["loopKind"] {
  if (loop.async) return "async for";
  if (loop.comp === null) return loop.kind === "while" ? "while" : "for";
  const gathers = site.arguments.some(
    ({ func, args }) =>
      func.kind === "Attribute" &&
      func.attr === "gather" &&
      args.some((arg) => arg === loop.comp || (arg.kind === "Starred" && arg.value === loop.comp)),
  );
  return gathers ? "gather" : "comprehension";
}
