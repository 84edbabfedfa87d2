import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { TraceStep } from "../../model/finding.ts";
import { noteBesideOf } from "./beside.ts";
import { adopt, beginMade, type Change, happened, lostSight, MOST_CHANGES } from "./changes.ts";
import { closedBy } from "./closing.ts";
import { instancesIn } from "./lives.ts";
import { isManagerGenerator } from "./managers.ts";
import { holdsOption } from "./options.ts";
import { mayReturnMade, mayReturnRows } from "./parameters.ts";
import { EMPTY_PLAN } from "./plans.ts";
import { bothQueried, noteQueried, queriedSoFar } from "./queried.ts";
import { type Call, idOfMade, resolve, translated } from "./resolve.ts";
import { type LoadSummary, noteLoaded, quietly, type Run, type Touch } from "./run.ts";
import { expireAll } from "./stale.ts";
import { validateFields } from "./validate.ts";
import { both, followed, type Instance, type Site, UNKNOWN, type Value } from "./values.ts";
import { write } from "./written.ts";

/** Steps of a trace beyond which the middle is of no use to anybody. */
const LONGEST_TRACE = 8;
const DEEPEST = 8;
const MOST_CALLS = 3000;
/** The value of calling a function of the project. What it reads of its arguments is read here. */
export function applyFunction(
  run: Run,
  fn: FunctionSymbol,
  positional: readonly Value[],
  site: Site,
  keywords: ReadonlyMap<string, Value> = new Map(),
  always = false,
): Value {
  const args = bound(fn, positional, keywords);
  noteUnapplied(run, fn, args, site);
  if (!always && !args.some(followed) && !matters(run, fn)) return UNKNOWN;
  // Steps that wait in one summary may lead into the next; recursive structures would never end.
  if (run.depth >= DEEPEST || run.calls >= MOST_CALLS) return UNKNOWN;
  run.depth++;
  run.calls++;
  const value = taken(run, fn, args, site);
  run.depth--;
  return value;
}

/**
 * Whether a call that is given no rows can be of use: for what it hands out, for what it loads into the session of rows at hand, or for the
 * end of a transaction.
 */
function matters({ world, unit }: Run, fn: FunctionSymbol): boolean {
  if (world.builds(fn) || (world.tracks && world.writes(fn)) || mayReturnMade(world, fn)) return true;
  return world.queries(fn) && (unit.kind === "module" || world.meetsRows(unit.function) || mayReturnRows(world, fn));
}

/** What a call gives, by the summary of the function. */
function taken(run: Run, fn: FunctionSymbol, args: readonly Value[], site: Site): Value {
  const summary = run.world.summaryOf(fn);
  const call: Call = { function: fn, args, site, outer: (inner) => seenFrom(run, site, fn, inner), made: new Map() };
  const queried = queriedSoFar(run);
  let noted: Touch["after"] | null = null;
  let changed = 0;
  const { changes } = summary;
  const until = summary.pause !== null && isManagerGenerator(fn) ? summary.pause : changes.length;
  for (const touch of summary.touches) {
    // What the call has queried before it reads may be in the session by then.
    if (noted !== touch.after) for (const [symbol, keys] of touch.after) noteQueried(run, symbol, keys);
    noted = touch.after;
    changed = replayChanges(run, call, changes, changed, Math.min(touch.at, until));
    replay(run, call, touch);
  }
  replayChanges(run, call, changes, changed, until);
  if (until < changes.length) run.resumed.push(() => replayChanges(run, call, changes, until, changes.length));
  if (changes.length >= MOST_CHANGES) lostSight(run, args);
  for (const [symbol, keys] of summary.queried) noteQueried(run, symbol, keys);
  for (const { value, keys } of summary.refreshes) {
    const object = resolve(run, call, value);
    for (const { id } of instancesIn(object, 3)) noteLoaded(run.state, id, keys);
    if (object.kind === "parameter" || object.kind === "deferred") run.refreshes.push({ value: object, keys });
  }
  setFields(run, call, summary);
  closedBy(run, summary.closes);
  const after = withFields(run, call, summary);
  const returned = quietly(run, () => resolve(run, after, summary.returns));
  noteBesideOf(run, summary.returns, returned, site);
  if (summary.commits) {
    write(run, UNKNOWN, site, true, false);
    expireAll(run);
  }
  adopt(run, returned, args);
  let given: ReadonlySet<string> | null = null;
  for (const { session, id } of instancesIn(returned)) {
    if (session !== "none") continue;
    given ??= new Set(args.flatMap((argument) => instancesIn(argument).map((instance) => instance.id)));
    if (!given.has(id)) run.queriedBefore.set(id, bothQueried(queried, summary.queriedBefore.get(id)));
  }
  return returned;
}

/** `super().__init__(Order, session)` sets attributes of the object that is being made, and `self.with_lines()` may give its statement options. */
function setFields(run: Run, call: Call, { fields }: LoadSummary): void {
  const [self] = call.args;
  if (fields.size === 0 || self?.kind !== "parameter" || self.index !== 0) return;
  const isMade = call.function.def.name === "__init__";
  for (const [name, value] of fields) {
    const seen = quietly(run, () => resolve(run, call, value));
    if (isMade ? !run.fields.has(name) : mayBeStatement(seen)) run.fields.set(name, seen);
  }
}

function mayBeStatement({ kind }: Value): boolean {
  return kind === "statement" || kind === "deferred";
}

/** The call with the object whose method it is as that leaves it: `self.query = self.query.options(…)` changes what the object holds. */
function withFields(run: Run, call: Call, { fields }: LoadSummary): Call {
  const [self, ...others] = call.args;
  if (fields.size === 0 || self?.kind !== "object") return call;
  const held = new Map(self.fields);
  for (const [name, value] of fields) {
    const seen = quietly(run, () => resolve(run, call, value));
    const before = held.get(name)?.kind;
    // What a method puts into a list that the object keeps is not followed: anything may be in there.
    if (before === "statement" || seen.kind === "statement" || (before === "listed" && seen.kind === "unknown")) held.set(name, seen);
  }
  const object: Value = { ...self, fields: held };
  for (const [name, value] of run.state.vars) if (value === self) run.state.vars.set(name, object);
  return { ...call, args: [object, ...others] };
}

/** What a call does to sessions and rows of the caller, up to one of its reads. */
function replayChanges(run: Run, call: Call, changes: readonly Change[], from: number, to: number): number {
  for (const change of changes.slice(from, to)) {
    const seen = seenChange(run, call, change);
    if (seen !== null) happened(run, seen);
  }
  return Math.max(from, to);
}

/** A change in the caller's words; null where the arguments rule it out. */
function seenChange(run: Run, call: Call, change: Change): Change | null {
  switch (change.kind) {
    case "failed": {
      const inner = seenChange(run, call, change.change);
      return inner === null ? null : { kind: "failed", change: inner };
    }
    case "row": {
      const value = quietly(run, () => resolve(run, call, change.value));
      return { ...change, value, which: quietly(run, () => resolve(run, call, change.which)), site: call.outer(change.site) };
    }
    case "deleted":
      return { kind: "deleted", model: quietly(run, () => resolve(run, call, change.model)) };
    case "session": {
      const when = translated(call, change.when);
      if (when === undefined) return null;
      const which = quietly(run, () => resolve(run, call, change.which));
      const seen: Change = { ...change, which, when: both(run.state.conditions, when), site: call.outer(change.site) };
      // What hangs on an argument that is not known, such as `if not unit_of_work: commit()`, may not happen.
      return when.size === 0 ? seen : { kind: "failed", change: seen };
    }
    default:
      return change;
  }
}

/** An object of a class of the project: a new row, a schema made of values, or an object with the attributes that `__init__` sets. */
export function constructed(
  run: Run,
  symbol: ClassSymbol,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: Site,
): Value {
  const { world } = run;
  if (world.models.modelOf(symbol) !== undefined) {
    const made: Instance = {
      kind: "instance",
      model: { kind: "class", class: symbol },
      plan: EMPTY_PLAN,
      pending: [],
      session: "none",
      within: UNKNOWN,
      life: null,
      origin: null,
      path: [],
      start: null,
      chain: [symbol],
      joined: [symbol],
      each: null,
      rows: false,
      single: false,
      pinned: [],
      holder: null,
      id: idOfMade(site),
    };
    run.queriedBefore.set(made.id, queriedSoFar(run));
    beginMade(run, made, keywords);
    return made;
  }
  const init = world.program.memberDefinition(symbol, "__init__");
  const schema = world.schemas.schemaOf(symbol);
  if (schema !== undefined && init?.kind !== "bindings") {
    validateFields(run, schema, keywords, site);
    return { kind: "object", class: symbol, exact: true, fields: keywords };
  }
  const def = init?.kind === "bindings" ? init.bindings.findLast((binding) => binding.kind === "function") : undefined;
  if (init?.kind !== "bindings" || def?.kind !== "function") return { kind: "object", class: symbol, exact: true, fields: keywords };
  const fn = world.program.functionSymbol(def.def, init.scope);
  const self: Value = { kind: "object", class: symbol, exact: true, fields: new Map() };
  const summary = world.summaryOf(fn);
  const call: Call = {
    function: fn,
    args: bound(fn, [self, ...args], keywords),
    site,
    outer: (inner) => seenFrom(run, site, fn, inner),
    made: new Map(),
  };
  for (const touch of summary.touches) replay(run, call, touch);
  const fields = new Map<string, Value>();
  quietly(run, () => {
    for (const [name, value] of summary.fields) fields.set(name, resolve(run, call, value));
    return UNKNOWN;
  });
  return { kind: "object", class: symbol, exact: true, fields };
}

/** A loader option that is given for a parameter which the function never reads. */
function noteUnapplied(run: Run, fn: FunctionSymbol, args: readonly Value[], site: Site): void {
  if (run.silent > 0) return;
  args.forEach((argument, index) => {
    const parameter = fn.def.parameters[index];
    if (parameter === undefined || !holdsOption(argument) || run.world.reads(fn, parameter.name)) return;
    run.unapplied.push({ at: site.at, reason: "parameter", name: parameter.name, callee: fn.def.qualname });
  });
}

function bound(fn: FunctionSymbol, positional: readonly Value[], keywords: ReadonlyMap<string, Value>): readonly Value[] {
  return fn.def.parameters.map((parameter, index) => {
    const named = keywords.get(parameter.name);
    if (named !== undefined) return named;
    if (parameter.passing === "*args") return { kind: "listed", items: positional.slice(index) };
    if (parameter.passing === "**kwargs") return UNKNOWN;
    const value = parameter.passing === "keyword" ? undefined : positional[index];
    return value ?? defaultOf(parameter.default);
  });
}

function defaultOf(expression: FunctionSymbol["def"]["parameters"][number]["default"]): Value {
  if ((expression?.kind === "Tuple" || expression?.kind === "List") && expression.elts.length === 0) return { kind: "listed", items: [] };
  if (expression?.kind !== "Constant") return UNKNOWN;
  return {
    kind: "plain",
    constant: expression.type === "None" ? null : expression.type === "True" ? true : expression.type === "False" ? false : undefined,
  };
}

function seenFrom(run: Run, site: Site, fn: FunctionSymbol, inner: Site): Site {
  // Where nothing is recorded nobody asks for the way.
  if (run.silent > 0) return site;
  const step: TraceStep = { at: inner.argument ?? inner.at, message: stepText(fn, inner) };
  const trace = [...site.trace, step, ...inner.trace];
  return {
    at: site.at,
    reader: inner.reader ?? site.reader,
    trace: trace.length > LONGEST_TRACE ? [...trace.slice(0, LONGEST_TRACE - 1), ...trace.slice(-1)] : trace,
  };
}

function stepText(fn: FunctionSymbol, _inner: Site): string {
  return `in \`${fn.def.qualname}\``;
}

function replay(run: Run, call: Call, touch: Touch): void {
  const when = translated(call, touch.when);
  if (when === undefined) return;
  const before = run.state.conditions;
  if (when.size > 0) run.state.conditions = new Map([...before, ...when]);
  const doubt = when.size > 0 || touch.doubtful ? 1 : 0;
  run.doubt += doubt;
  resolve(run, call, touch.value);
  run.doubt -= doubt;
  run.state.conditions = before;
}
