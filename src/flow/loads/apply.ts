import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import type { TraceStep } from "../../model/finding.ts";
import { attributeOf, eachOf, elementOf, inTurn, narrowed, settled } from "./attributes.ts";
import { adopt, beginMade, type Change, happened, lostSight, MOST_CHANGES } from "./changes.ts";
import { executed, withPending } from "./execute.ts";
import { instancesIn } from "./lives.ts";
import { isManagerGenerator } from "./managers.ts";
import { called, methodCall } from "./methods.ts";
import { holdsOption, optionCall, withOptions } from "./options.ts";
import { mayReturnRows } from "./parameters.ts";
import { EMPTY_PLAN } from "./plans.ts";
import { loadedInTurn, replaced } from "./renewing.ts";
import { asLoaded, IS_NONE, type LoadSummary, noteLoaded, noteQueried, type Run, type Touch } from "./run.ts";
import { validateFields } from "./validate.ts";
import {
  type Alternative,
  both,
  type Conditions,
  followed,
  type Instance,
  type Operation,
  type Site,
  type Statement,
  UNKNOWN,
  unionOf,
  type Value,
} from "./values.ts";

/** Steps of a trace beyond which the middle is of no use to anybody. */
const LONGEST_TRACE = 8;
const DEEPEST = 8;
const MOST_CALLS = 3000;
/** Alternatives inside alternatives multiply. Of ten applications no function takes 10,000 steps. */
const MOST_STEPS = 20_000;

/** What parameters stand for in one call, and how places in the callee look from outside. */
interface Call {
  readonly function: FunctionSymbol;
  readonly args: readonly Value[];
  readonly site: Site;
  readonly outer: (site: Site) => Site;
  /** The rows that the callee makes of classes that only the caller knows, by where: whoever asks for one again means the same. */
  readonly made: Map<string, Value>;
}

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
  if (world.builds(fn) || (world.tracks && world.writes(fn))) return true;
  return world.queries(fn) && (unit.kind === "module" || world.meetsRows(unit.function) || mayReturnRows(world, fn));
}

/** What a call gives, by the summary of the function. */
function taken(run: Run, fn: FunctionSymbol, args: readonly Value[], site: Site): Value {
  const summary = run.world.summaryOf(fn);
  const call: Call = { function: fn, args, site, outer: (inner) => seenFrom(run, site, fn, inner), made: new Map() };
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
  const returned = quietly(run, () => resolve(run, call, summary.returns));
  adopt(run, returned, args);
  return returned;
}

/** `super().__init__(Order, session)` sets attributes of the object that is being made. */
function setFields(run: Run, call: Call, { fields }: LoadSummary): void {
  const [self] = call.args;
  if (fields.size === 0 || self?.kind !== "parameter" || self.index !== 0 || call.function.def.name !== "__init__") return;
  for (const [name, value] of fields) {
    const seen = quietly(run, () => resolve(run, call, value));
    if (!run.fields.has(name)) run.fields.set(name, seen);
  }
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

export function quietly(run: Run, compute: () => Value): Value {
  run.silent++;
  const value = compute();
  run.silent--;
  return value;
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

/** Conditions of the callee in the caller's words; undefined where the arguments rule them out. */
function translated(call: Call, when: Conditions): Conditions | undefined {
  if (when.size === 0) return when;
  const found = new Map<string, boolean>();
  for (const [test, outcome] of when) {
    const name = test.endsWith(IS_NONE) ? test.slice(0, -IS_NONE.length) : test;
    const index = call.function.def.parameters.findIndex((parameter) => parameter.name === name);
    const value = index < 0 ? undefined : call.args[index];
    const constant = value === undefined ? undefined : constantOf(value, test !== name);
    if (constant === undefined) {
      const asked = value?.kind === "parameter" ? value.name : undefined;
      if (value?.kind === "plain" && value.test !== undefined && test === name) {
        found.set(value.test[0], outcome ? value.test[1] : !value.test[1]);
        continue;
      }
      if (asked !== undefined) found.set(test === name ? asked : `${asked} is None`, outcome);
      else found.set(`${call.site.at.start}:${test}`, outcome);
    } else if (constant !== outcome) return undefined;
  }
  return found;
}

function constantOf(value: Value, asksNone: boolean): boolean | undefined {
  switch (value.kind) {
    case "plain":
      if (value.constant === undefined) return undefined;
      return asksNone ? value.constant === null : value.constant === true;
    case "instance":
      return undefined;
    case "class":
    case "object":
    case "function":
    case "closure":
    case "partial":
    case "option":
    case "statement":
      return !asksNone;
    case "listed":
    case "tuple":
      if (asksNone || value.items.length === 0) return false;
      return value.items.some((item) => item.kind !== "many") ? true : undefined;
    case "union": {
      const [first, ...rest] = value.items.map((item) => constantOf(item.value, asksNone));
      return rest.every((other) => other === first) ? first : undefined;
    }
    default:
      return undefined;
  }
}

const CLOSED = new WeakMap<Value, boolean>();

/** Whether nothing in a value waits for a parameter or a condition. Values do not change, so the answer is kept. */
function isClosed(value: Value): boolean {
  let known = CLOSED.get(value);
  if (known === undefined) {
    known = readClosed(value);
    CLOSED.set(value, known);
  }
  return known;
}

function readClosed(value: Value): boolean {
  switch (value.kind) {
    case "parameter":
    case "deferred":
    case "union":
      return false;
    case "instance":
      return value.pending.length === 0 && isClosed(value.model) && isClosed(value.within);
    case "statement":
      return value.pending.length === 0 && value.entities.every((entity) => isClosed(entity.value));
    case "many":
      return isClosed(value.item);
    case "result":
      return isClosed(value.row);
    case "dict":
      return isClosed(value.value) && [...(value.fields?.values() ?? [])].every(isClosed);
    case "tuple":
    case "listed":
      return value.items.every(isClosed);
    case "attribute":
      return isClosed(value.owner);
    case "object":
      return [...value.fields.values()].every(isClosed);
    case "function":
      return value.self === null || isClosed(value.self);
    case "partial":
      return [value.callee, ...value.args, ...value.keywords.values()].every(isClosed);
    default:
      return true;
  }
}

/** A value of the callee as the caller sees it: parameters replaced by arguments, waiting steps taken. */
function resolve(run: Run, call: Call, value: Value): Value {
  if (isClosed(value)) return value;
  if (++run.steps > MOST_STEPS) return UNKNOWN;
  const inner = (item: Value): Value => resolve(run, call, item);
  switch (value.kind) {
    case "parameter":
      return call.args[value.index] ?? UNKNOWN;
    case "deferred":
      return value.operations.reduce<Value>((current, operation) => step(run, call, current, operation), inner(value.base));
    case "instance": {
      const pending = value.pending.map(inner);
      const row = { ...value, model: inner(value.model), within: inner(value.within) };
      if (row.model.kind === "unknown") return UNKNOWN;
      return pending.length === 0 ? row : withPending(run, row, pending);
    }
    case "statement":
      return statementOf(run, inner, value);
    case "many":
      return { ...value, item: settled(inner(value.item)) };
    case "result":
      return { ...value, row: inner(value.row) };
    case "dict": {
      const fields = value.fields === undefined ? {} : { fields: new Map([...value.fields].map(([name, item]) => [name, inner(item)])) };
      return { kind: "dict", value: settled(inner(value.value)), ...fields };
    }
    case "tuple":
      return { kind: "tuple", items: value.items.map(inner) };
    case "listed":
      return { kind: "listed", items: value.items.map(inner) };
    case "attribute":
      return { ...value, owner: inner(value.owner) };
    case "object":
      return { ...value, fields: new Map([...value.fields].map(([name, field]) => [name, inner(field)] as const)) };
    case "function":
      return value.self === null ? value : { ...value, self: inner(value.self) };
    case "partial":
      return {
        kind: "partial",
        callee: inner(value.callee),
        args: value.args.map(inner),
        keywords: new Map([...value.keywords].map(([name, item]) => [name, inner(item)] as const)),
      };
    case "union":
      return unionOf(
        value.items.flatMap(({ value: item, when }): readonly Alternative[] => {
          const condition = translated(call, when);
          return condition === undefined ? [] : [{ value: inner(item), when: condition }];
        }),
      );
    default:
      return value;
  }
}

function statementOf(run: Run, inner: (value: Value) => Value, statement: Statement): Value {
  const entities = statement.entities.map((entity) => ({ ...entity, value: inner(entity.value) }));
  const pending = statement.pending.map(inner);
  return withOptions(run, { ...statement, entities, pending: [] }, pending);
}

function step(run: Run, call: Call, value: Value, operation: Operation): Value {
  switch (operation.op) {
    case "attribute": {
      const read = (): Value => attributeOf(run, value, operation.name, call.outer(operation.site));
      if (operation.how !== undefined) {
        const take = operation.how === "awaited" ? loadedInTurn : replaced;
        take(run, value, operation.name, call.outer(operation.site));
        return quietly(run, read);
      }
      return operation.loaded === true ? asLoaded(quietly(run, read)) : read();
    }
    case "each":
      return eachOf(run, value, call.outer(operation.site));
    case "element":
      return elementOf(run, value, operation.index, call.outer(operation.site));
    case "settle":
      return settled(value);
    case "turn":
      return inTurn(value, call.outer(operation.site).at);
    case "option":
      return optionCall(operation.name, [value], call.outer(operation.site)) ?? UNKNOWN;
    case "narrow":
      return narrowed(run, value, operation.classes);
    case "execute":
      return executed(
        run,
        value,
        { ...operation.session, which: resolve(run, call, operation.session.which) },
        operation.form,
        call.outer(operation.site),
      );
    case "call": {
      const site = call.outer(operation.site);
      const args = operation.args.map((argument) => resolve(run, call, argument));
      const keywords = new Map(operation.keywords.map(([name, argument]) => [name, resolve(run, call, argument)] as const));
      const make = (): Value =>
        operation.method === null
          ? called(run, value, args, keywords, site)
          : methodCall(run, value, operation.method, args, keywords, site);
      return value.kind === "class" || value.kind === "object" ? madeOnce(call, value.class, operation, site, make) : make();
    }
  }
}

/** A call that makes a row: `self.model(**values)`. */
function madeOnce(
  { made }: Call,
  of: ClassSymbol,
  { method, site: { at } }: Operation & { op: "call" },
  site: Site,
  make: () => Value,
): Value {
  const key = `${of.id} ${method ?? ""} ${at.file}:${at.start}`;
  const known = made.get(key);
  if (known !== undefined) return known;
  const value = make();
  if (value.kind === "instance" && value.session === "none" && value.id === idOfMade(site)) made.set(key, value);
  return value;
}

/** The name of the row that is made at a place. */
function idOfMade({ at }: Site): string {
  return `${at.file}:${at.start}`;
}
