import { passesOn } from "../../link/decorators.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { placeIn } from "../places.ts";
import { attributeOf, isStatic } from "./attributes.ts";
import { lostSight, namesOf, rowEvent, sessionEvent } from "./changes.ts";
import { ATTACHED, closingEvent, sessionMade } from "./closing.ts";
import { defer } from "./deferred.ts";
import { eachOf, elementOf, settled } from "./elements.ts";
import { SAME, sessionCall, sessionOf, writing } from "./execute.ts";
import { evaluate } from "./expressions.ts";
import { handOver, readsNothing } from "./handed.ts";
import { libraryCall } from "./libraries.ts";
import { instancesIn } from "./lives.ts";
import { called, methodCall, sortedBy } from "./methods.ts";
import { optionCall } from "./options.ts";
import { mayReturnMade } from "./parameters.ts";
import { EMPTY_PLAN, REFRESHED, STRATEGIES } from "./plans.ts";
import { renderingCall } from "./rendering.ts";
import { noteLoaded, type Run } from "./run.ts";
import { letGo, loadedElsewhere, seenElsewhere, staleEvent } from "./stale.ts";
import { SPREAD, UNKNOWN_SPREAD } from "./unread.ts";
import { type Entity, followed, many, PLAIN, type SessionKind, type Site, UNKNOWN, unionOf, type Value } from "./values.ts";

interface Arguments {
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/** The value of a call. */
export function callValue(run: Run, node: Call, scope: Scope): Value {
  const site: Site = { at: placeIn(run.unit, node), trace: [], reader: null, call: node };
  const callee = run.world.program.typeOf(node.func, scope);
  const { func } = node;
  const opened = sessionMade(run, callee, node, scope, site);
  if (opened !== null) return opened;
  if (func.kind === "Attribute") {
    const session = sessionType(run, callee);
    const isInherited = isSuper(run, func.value, scope);
    const receiver = isInherited ? selfOf(run) : evaluate(run, func.value, scope);
    const given = argumentsOf(run, node, scope);
    if (session !== undefined) {
      if (session === "async") sessionEvent(run, func.attr, receiver, given.args, given.keywords, site);
      else staleEvent(run, func.attr, receiver, given.args, site);
      if (session === "sync") closingEvent(run, node, receiver, given.args);
      const made = sessionCall(run, { kind: session, which: receiver }, func.attr, given.args, given.keywords, site);
      if (made !== undefined) return made;
      return stateChange(run, func.attr, given);
    }
    handOver(run, [receiver, ...given.args, ...given.keywords.values()]);
    const rendered = renderingCall(run, node, given, scope);
    if (rendered !== undefined) return rendered;
    const adapted = libraryCall(run, node, callee, given, scope, site);
    if (adapted !== undefined) return adapted;
    if (isDeferred(receiver) && keepsStatement(callee, func.attr)) return receiver;
    // A form of WTForms sets the attributes that its fields are called after, whatever they are.
    if (func.attr === "populate_obj" && functionsOf(run, callee).length === 0) lostSight(run, given.args);
    if (receiver.kind === "unknown" || receiver.kind === "plain") return byType(run, callee, given, { node, scope }, site);
    if (isInherited) {
      const inherited = inheritedMethod(run, func.attr);
      const self = inherited !== null && isStatic(inherited.def) ? null : receiver;
      return inherited === null ? UNKNOWN : called(run, { kind: "function", function: inherited, self }, given.args, given.keywords, site);
    }
    if (isObject(receiver)) {
      const functions = functionsOf(run, callee);
      // The exact class of an object that was made in sight decides between overrides.
      if (receiver.kind !== "object" || !receiver.exact) {
        const [only, another] = functions;
        if (only !== undefined && another === undefined)
          return called(run, boundTo(only, callee, receiver), given.args, given.keywords, site);
      }
    }
    return methodCall(run, receiver, func.attr, given.args, given.keywords, site);
  }
  const given = argumentsOf(run, node, scope);
  if (callee.kind !== "reference" || !readsNothing(callee.name)) handOver(run, [...given.args, ...given.keywords.values()]);
  if (func.kind === "Name" && run.state.vars.has(func.id)) {
    const held = run.state.vars.get(func.id) ?? UNKNOWN;
    if (held.kind !== "unknown") return called(run, held, given.args, given.keywords, site);
  }
  return libraryCall(run, node, callee, given, scope, site) ?? byType(run, callee, given, { node, scope }, site);
}

function isDeferred(value: Value): boolean {
  return value.kind === "parameter" || value.kind === "deferred";
}

/** A method that filters or sorts a statement, whatever that is: what it loads stays. */
function keepsStatement(callee: Type, method: string): boolean {
  if (!SAME.test(method)) return false;
  return alternatives(callee).every((type) => type.kind === "method" && STATEMENT.test(type.owner));
}

const STATEMENT = /^(sqlalchemy|sqlmodel)\..*(Select|SelectOfScalar|GenerativeSelect|Query|CompoundSelect)$/;

/** `super()`, or a name for it. */
function isSuper(run: Run, node: Expr, scope: Scope): boolean {
  if (node.kind === "Name") return run.world.program.typeOf(node, scope).kind === "super";
  return node.kind === "Call" && node.func.kind === "Name" && node.func.id === "super";
}

function selfOf(run: Run): Value {
  const name = run.unit.kind === "function" ? run.unit.function.def.parameters[0]?.name : undefined;
  return name === undefined ? UNKNOWN : (run.state.vars.get(name) ?? UNKNOWN);
}

function isObject(value: Value): boolean {
  return value.kind === "parameter" || value.kind === "deferred" || value.kind === "object";
}

export function argumentsOf(run: Run, node: Call, scope: Scope): Arguments {
  const args: Value[] = [];
  for (const argument of node.args) {
    const value = evaluate(run, argument, scope);
    if (argument.kind === "Starred" && value.kind === "listed") args.push(...value.items);
    else if (argument.kind === "Starred" && value.kind === "tuple") args.push(...value.items);
    else if (argument.kind === "Starred" && value.kind === "plain") continue;
    else args.push(value);
  }
  const keywords = new Map<string, Value>();
  for (const keyword of node.keywords) {
    const value = evaluate(run, keyword.value, scope);
    const named = keyword.value.kind === "Dict" && value.kind === "dict" ? value.fields : undefined;
    if (keyword.arg === null && named !== undefined && keyword.value.kind === "Dict" && named.size === keyword.value.keys.length)
      for (const [name, item] of named) keywords.set(name, item);
    else if (keyword.arg !== null) keywords.set(keyword.arg, value);
    else if (isDumped(keyword.value)) keywords.set(SPREAD, PLAIN);
    else keywords.set(UNKNOWN_SPREAD, UNKNOWN);
  }
  return { args, keywords };
}

/** `order_in.model_dump()`, `{"id": 1}`: values, and no rows among them. */
function isDumped(node: Expr): boolean {
  if (node.kind === "Dict") return true;
  return node.kind === "Call" && node.func.kind === "Attribute" && /^(model_dump|dict)$/.test(node.func.attr);
}

/** The session whose method a callee is. */
function sessionType(run: Run, callee: Type): SessionKind | undefined {
  for (const type of alternatives(withoutNone(callee))) {
    if (type.kind !== "method") continue;
    const found = sessionOf(run.world.catalogue, type.owner);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The method that `super()` leads to, decorated or not. */
function inheritedMethod({ unit, world }: Run, name: string): FunctionSymbol | null {
  const owner = unit.kind === "function" ? unit.function.owner : null;
  if (owner === null) return null;
  for (const ancestor of world.program.ancestors(owner)) {
    if (ancestor.kind !== "class") return null;
    if (ancestor.class === owner) continue;
    const scope = world.program.classScope(ancestor.class);
    const found = scope.bindings.get(name)?.findLast((binding) => binding.kind === "function");
    if (found?.kind === "function") return world.program.functionSymbol(found.def, scope);
  }
  return null;
}

function functionsOf(run: Run, callee: Type): readonly FunctionSymbol[] {
  if (!alternatives(callee).some((type) => type.kind === "function")) return [];
  const functions = run.world.targets
    .calleeGroups(callee, "here")
    .flatMap(({ alternatives: targets }) => targets.flatMap((target) => (target.kind === "function" ? [target.function] : [])));
  return functions.length > 1 ? withoutWrappers(run, functions) : functions;
}

/** Wrappers of decorators that return what the decorated function returns are not a way of their own. */
function withoutWrappers({ world: { program } }: Run, functions: readonly FunctionSymbol[]): readonly FunctionSymbol[] {
  const wrappers = functions.flatMap((fn) =>
    fn.def.decorators.length === 0 ? [] : program.decorated(fn).wrappings.filter((wrapping) => passesOn(program, wrapping)),
  );
  return wrappers.length === 0 ? functions : functions.filter((fn) => !wrappers.some(({ wrapper }) => wrapper === fn));
}

function boundTo(fn: FunctionSymbol, callee: Type, receiver: Value): Value {
  const bound = alternatives(callee).some((type) => type.kind === "function" && type.self !== null);
  return { kind: "function", function: fn, self: bound ? receiver : null };
}

/** A call, and where it stands. */
interface Placed {
  readonly node: Call;
  readonly scope: Scope;
}

/** Whether a call hands out a statement, or a legacy Query that nobody has executed yet. */
function givesStatement({ world: { program } }: Run, { node, scope }: Placed): boolean {
  return alternatives(program.typeOf(node, scope)).some((type) => type.kind === "external" && STATEMENT.test(type.name));
}

/** A call of something that is known by its type only. */
function byType(run: Run, callee: Type, given: Arguments, placed: Placed, site: Site): Value {
  const [only, another] = alternatives(withoutNone(callee));
  if (only === undefined) {
    lostSight(run, given.args);
    return UNKNOWN;
  }
  if (only.kind === "reference") return byName(run, only.name, given, placed.node, site);
  if (only.kind === "class" && another === undefined)
    return called(run, { kind: "class", class: only.class }, given.args, given.keywords, site);
  const functions = functionsOf(run, callee);
  const wanted = functions.filter(
    (fn) =>
      run.world.queries(fn) ||
      mayReturnMade(run.world, fn) ||
      given.args.some(followed) ||
      [...given.keywords.values()].some(followed) ||
      (run.world.builds(fn) && (givesStatement(run, placed) || run.world.makesOptions(fn))),
  );
  if (wanted.length === 0 || wanted.length > 4) {
    if (functions.length === 0) lostSight(run, [...given.args, ...given.keywords.values()]);
    return UNKNOWN;
  }
  const bound = alternatives(callee).some((type) => type.kind === "function" && type.self !== null);
  const values = wanted.map((fn) =>
    called(run, { kind: "function", function: fn, self: bound ? UNKNOWN : null }, given.args, given.keywords, site),
  );
  return unionOf(values.map((value) => ({ value, when: new Map() })));
}

/** A function or class outside the project. */
function byName(run: Run, name: string, given: Arguments, node: Call, site: Site): Value {
  const [first, second] = given.args;
  const last = name.slice(name.lastIndexOf(".") + 1);
  if (/^sqlalchemy|^sqlmodel/.test(name)) {
    if (first !== undefined && second === undefined && isDeferred(first) && STRATEGIES.has(last))
      return defer(run, first, { op: "option", name: last, site }, false);
    const option = optionCall(last, given.args, site);
    if (option !== undefined) return option;
    if (last === "select") return selected(given.args, site);
    if (/^(update|insert|delete)$/.test(last)) return writing(site);
    if (SETTING.has(last) && first !== undefined)
      setByLibrary(run, first, second?.kind === "text" ? second.text : last === "make_transient" ? TRANSIENT : ATTACHED);
    if (last === "aliased") return first ?? UNKNOWN;
    return UNKNOWN;
  }
  switch (name) {
    case "builtins.list":
    case "builtins.sorted":
    case "builtins.set":
    case "builtins.tuple":
    case "builtins.reversed":
    case "builtins.frozenset":
    case "builtins.iter":
      return first === undefined ? { kind: "listed", items: [] } : ordered(run, first, given, site);
    case "builtins.dict":
      return dictOf(run, given, site);
    case "collections.defaultdict":
    case "collections.OrderedDict":
      return { kind: "dict", value: UNKNOWN };
    case "itertools.groupby":
      return first === undefined ? UNKNOWN : grouped(run, first, given, site);
    case "itertools.chain":
      return node.args.some(({ kind }) => kind === "Starred")
        ? unionOf(given.args.map((argument) => ({ value: flattened(run, argument, site), when: new Map() })))
        : { kind: "listed", items: given.args.map((argument) => collection(run, argument, site)) };
    case "itertools.chain.from_iterable":
      return first === undefined ? UNKNOWN : flattened(run, first, site);
    case "itertools.islice":
      return first === undefined ? UNKNOWN : collection(run, first, site);
    case "builtins.enumerate":
      return first === undefined
        ? UNKNOWN
        : many({ kind: "tuple", items: [PLAIN, elementOf(run, collection(run, first, site), null, site)] });
    case "builtins.zip":
      return many({ kind: "tuple", items: given.args.map((argument) => elementOf(run, collection(run, argument, site), null, site)) });
    case "builtins.filter":
      if (first !== undefined && second !== undefined) called(run, first, [eachOf(run, second, site)], new Map(), site);
      return second ?? UNKNOWN;
    case "builtins.map":
      if (first === undefined || second === undefined) return UNKNOWN;
      return many(settled(called(run, first, [eachOf(run, second, site)], new Map(), site)));
    case "builtins.max":
    case "builtins.min":
      return first === undefined ? UNKNOWN : elementOf(run, ordered(run, first, given, site), null, site);
    case "builtins.next":
      return first === undefined ? UNKNOWN : elementOf(run, collection(run, first, site), null, site);
    case "functools.reduce": {
      const [, , start] = given.args;
      return first === undefined || second === undefined
        ? UNKNOWN
        : called(
            run,
            first,
            [start ?? elementOf(run, collection(run, second, site), null, site), eachOf(run, second, site)],
            new Map(),
            site,
          );
    }
    case "operator.attrgetter":
      return { kind: "getter", paths: given.args.flatMap((argument) => (argument.kind === "text" ? [argument.text] : [])) };
    case "functools.partial":
      return first === undefined ? UNKNOWN : { kind: "partial", callee: first, args: given.args.slice(1), keywords: given.keywords };
    case "builtins.sum":
      return first !== undefined && second?.kind === "listed" ? flattened(run, first, site) : PLAIN;
    case "builtins.str":
    case "builtins.repr":
    case "builtins.print":
    case "builtins.format":
      seenElsewhere(run, given.args);
      return PLAIN;
    case "builtins.any":
    case "builtins.all":
    case "builtins.len":
    case "builtins.int":
    case "builtins.bool":
    case "builtins.isinstance":
      return PLAIN;
    case "builtins.hasattr":
      // It reads the attribute, and what that raises is no AttributeError.
      if (first !== undefined && second?.kind === "text") attributeOf(run, first, second.text, site);
      return PLAIN;
    case "builtins.getattr":
      if (first !== undefined && second?.kind === "text") return attributeOf(run, first, second.text, site);
      // Whatever it reads of a row is loaded then.
      if (first !== undefined) setByLibrary(run, first, ATTACHED);
      return UNKNOWN;
    case "builtins.setattr":
      if (first !== undefined) rowEvent(run, "assign", first, [second?.kind === "text" ? second.text : "*"], UNKNOWN, site);
      return PLAIN;
    case "builtins.callable":
      return PLAIN;
    case "typing.cast":
      return second ?? UNKNOWN;
    case "asyncio.gather":
      return given.args.length === 1 && first !== undefined && node.args[0]?.kind === "Starred"
        ? first
        : { kind: "tuple", items: given.args };
    default:
      if (!readsNothing(name)) loadedElsewhere(run, [...given.args, ...given.keywords.values()]);
      return UNKNOWN;
  }
}

function ordered(run: Run, value: Value, given: Arguments, site: Site): Value {
  sortedBy(run, value, given.keywords.get("key"), site);
  return collection(run, value, site);
}

/** `dict(pairs)`, `dict(other, name=value)`. */
function dictOf(run: Run, { args: [first], keywords }: Arguments, site: Site): Value {
  const pair = first === undefined || first.kind === "dict" ? first : elementOf(run, collection(run, first, site), null, site);
  const taken = pair?.kind === "dict" ? pair.value : pair?.kind === "tuple" ? (pair.items[1] ?? UNKNOWN) : UNKNOWN;
  const value = unionOf([taken, ...keywords.values()].map((item) => ({ value: settled(item), when: new Map() })));
  return { kind: "dict", value };
}

/** `groupby(orders, key=…)`: keys with the items that have them. */
function grouped(run: Run, items: Value, given: Arguments, site: Site): Value {
  sortedBy(run, items, given.args[1] ?? given.keywords.get("key"), site);
  return many({ kind: "tuple", items: [PLAIN, many(settled(elementOf(run, collection(run, items, site), null, site)))] });
}

/** The items of the collections in a collection. */
function flattened(run: Run, lists: Value, site: Site): Value {
  const list = elementOf(run, collection(run, lists, site), null, site);
  return many(settled(elementOf(run, collection(run, list, site), null, site)));
}

/** A collection as a list: of a result its rows. */
function collection(run: Run, value: Value, site: Site): Value {
  switch (value.kind) {
    case "many":
    case "listed":
    case "dict":
    case "tuple":
      return value;
    default:
      return many(settled(eachOf(run, value, site)));
  }
}

function selected(args: readonly Value[], site: Site): Value {
  const entities = args.map((value): Entity => ({ value, plan: EMPTY_PLAN }));
  return {
    kind: "statement",
    entities,
    pending: [],
    query: null,
    at: site.at,
    literal: entities.every(({ value }) => value.kind === "class"),
    pinned: [],
    joins: [],
    contained: [],
  };
}

/** Functions of SQLAlchemy that set an attribute of a row, or take the row out of what loads anything. */
const SETTING = new Set(["set_committed_value", "set_attribute", "init_collection", "make_transient", "make_transient_to_detached"]);

/** What `make_transient` leaves unloaded reads as empty. */
const TRANSIENT = "*";

function setByLibrary(run: Run, row: Value, key: string): void {
  if (key === TRANSIENT) letGo(run, instancesIn(row, 3));
  for (const { id } of instancesIn(row, 3)) noteLoaded(run.state, id, [key]);
  if (isDeferred(row)) run.refreshes.push({ value: row, keys: [key] });
}

/** `add`, `refresh`, `commit` and the like: what they do to rows that are at hand. */
function stateChange(run: Run, method: string, { args, keywords }: Arguments): Value {
  if (method !== "refresh") return PLAIN;
  const names = args[1] ?? keywords.get("attribute_names");
  const [object] = args;
  const keys = namesOf(names) ?? [REFRESHED];
  if (object === undefined) return PLAIN;
  if (keys.length > 0) for (const { id } of instancesIn(object, 3)) noteLoaded(run.state, id, keys);
  if (object.kind === "parameter" || object.kind === "deferred") run.refreshes.push({ value: object, keys });
  return PLAIN;
}
