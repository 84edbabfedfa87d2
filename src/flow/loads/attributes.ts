import { type OrmRelationship, refersTo } from "../../domain/sqlalchemy/index.ts";
import { handsOnTo } from "../../link/delegates.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import { loadedByAnotherWay, metAgain } from "./among.ts";
import { applyFunction } from "./apply.ts";
import { isDetached } from "./closing.ts";
import { defer } from "./deferred.ts";
import { eachOf } from "./elements.ts";
import { queryName } from "./execute.ts";
import { handOver } from "./handed.ts";
import { lifeOf } from "./lives.ts";
import { EMPTY_PLAN, isUnloaded, REFRESHED, readingOf, refreshedPlan } from "./plans.ts";
import { ITSELF } from "./queried.ts";
import { classHeld } from "./receivers.ts";
import { inEach, isA, isLoaded, related as isRelated, noteLoaded, quietly, type Run, record } from "./run.ts";
import { renew } from "./stale.ts";
import { noteRefused, readExpired, readLeftOut, readUnset } from "./unread.ts";
import { type Alternative, type Instance, many, mapAlternatives, PLAIN, type Site, UNKNOWN, type Value } from "./values.ts";
import { asWritten, noteMet } from "./written.ts";

/** The value of `value.name`. Reading an unloaded relationship is recorded. */
export function attributeOf(run: Run, value: Value, name: string, site: Site, contested = false): Value {
  switch (value.kind) {
    case "union":
      return inEach(run, value, (item) => readBeside(run, value.items, item, name, site));
    case "instance":
      return ofInstance(run, value, name, site, contested);
    case "class":
      return ofClass(run, value, name);
    case "object":
      return ofObject(run, value, name, site);
    case "tuple":
      return entityOf(value.items, name);
    case "parameter": {
      const own = ownField(run, value, name);
      if (own !== null) return own;
      const property = propertyOfSelf(run, value.index, name);
      if (property !== null) return applyFunction(run, property, [value], site, new Map(), true);
      return classHeld(run, value, name) ?? defer(run, value, { op: "attribute", name, site }, reads(run, name));
    }
    case "deferred":
      return classHeld(run, value, name) ?? defer(run, value, { op: "attribute", name, site }, reads(run, name));
    default:
      return UNKNOWN;
  }
}

/** `row.Order`: the entities of a row go by the names of their classes. */
function entityOf(items: readonly Value[], name: string): Value {
  const found = items.filter((item) => item.kind === "instance" && item.model.kind === "class" && item.model.class.def.name === name);
  return found.length === 1 ? (found[0] ?? UNKNOWN) : UNKNOWN;
}

/** Whether a read of an attribute of something that is not known yet may load something, or fail. */
function reads({ world }: Run, name: string): boolean {
  return world.names.has(name) || world.columns.has(name);
}

/** What the function has kept in its own object: `self.order = await …; return self.render()`. */
export function ownField({ fields }: Run, value: Value, name: string): Value | null {
  const own = value.kind === "parameter" && value.index === 0 ? fields.get(name) : undefined;
  return own === undefined || own.kind === "unknown" || own.kind === "plain" ? null : own;
}

/** A property of an object that holds no row, such as the repository of a controller: what it makes does not hang on the caller. */
function propertyOfSelf(run: Run, index: number, name: string): FunctionSymbol | null {
  const { program, models, targets } = run.world;
  if (index !== 0 || run.unit.kind !== "function" || !program.namesProperty(name)) return null;
  const { owner } = run.unit.function;
  if (owner === null || models.modelOf(owner) !== undefined || models.attribute(owner, name) !== undefined) return null;
  const property = program.propertyOf(owner, name);
  if (property === null || property === run.unit.function) return null;
  return targets.isOverridden(property, owner) ? null : property;
}

/** Reads an attribute of one of several alternatives: another form of the same query may have loaded what this one has not. */
export function readBeside(run: Run, items: readonly Alternative[], item: Value, name: string, site: Site): Value {
  const rivals = items.flatMap(({ value }) =>
    item.kind === "instance" && value.kind === "instance" && value.id === item.id && value !== item ? [value] : [],
  );
  // Options that are not known may load it: which form of the query it was, nothing here tells.
  if (rivals.some(({ plan }) => plan === null || plan.open)) {
    const found = quietly(run, () => attributeOf(run, item, name, site));
    return found.kind === "plain" || found.kind === "function" ? found : UNKNOWN;
  }
  const contested = rivals.some((rival) => mayHave(run, rival, name));
  // A read that waits for the class is taken up by callers one form of the query at a time.
  if (contested) run.doubt++;
  const found = attributeOf(run, item, name, site, contested);
  if (contested) run.doubt--;
  return found;
}

/** Whether a form of a query has loaded what a name stands for: which one is taken may hang together with the read. */
function mayHave(run: Run, { model, plan, pending }: Instance, name: string): boolean {
  if (model.kind !== "class" || plan === null) return pending.length > 0 || plan?.entries.get(name)?.strategy === "eager";
  const relationship = run.world.models.attribute(model.class, name);
  return relationship?.kind === "relationship" && !isUnloaded(readingOf(plan, relationship).reading);
}

function ofInstance(run: Run, made: Instance, name: string, site: Site, contested: boolean): Value {
  const value = asWritten(run, made);
  const { program, models } = run.world;
  const { model } = value;
  if (model.kind === "parameter" || model.kind === "deferred" || value.pending.length > 0)
    return defer(run, value, { op: "attribute", name, site }, reads(run, name));
  if (model.kind === "class" && run.world.tracks && readExpired(run, value, model.class, name, site)) return UNKNOWN;
  if (
    model.kind === "class" &&
    run.world.tracks &&
    !mayBeKnown(run, value, model.class, ITSELF) &&
    readLeftOut(run, value, model.class, name, site)
  )
    return PLAIN;
  if (model.kind === "class") {
    if (models.attribute(model.class, name) === undefined) handOver(run, [value]);
    else renew(run, value, name, site);
  }
  if (model.kind !== "class" || !run.world.names.has(name)) return memberOf(run, value, model.kind === "class" ? model.class : null, name);
  const attribute = models.attribute(model.class, name);
  switch (attribute?.kind) {
    case "relationship":
      return related(run, value, model.class, attribute, site, contested);
    case "column":
    case "column-property":
    case "query-expression":
    case "composite":
      return PLAIN;
    case "synonym": {
      const [to] = attribute.through;
      return to === undefined || to === name ? UNKNOWN : attributeOf(run, value, to, site, contested);
    }
    case "association-proxy": {
      const [through, key] = attribute.through;
      if (through === undefined || through === name) return UNKNOWN;
      const between = attributeOf(run, value, through, site, contested);
      if (key === undefined) return UNKNOWN;
      return between.kind === "many" ? many(attributeOf(run, eachOf(run, between, site), key, site)) : attributeOf(run, between, key, site);
    }
    default: {
      const property = program.propertyOf(model.class, name);
      if (property !== null) return applyFunction(run, property, [value], site);
      return memberOf(run, value, model.class, name);
    }
  }
}

/** A method of a mapped class, bound to the row. */
function memberOf(run: Run, self: Value, symbol: ClassSymbol | null, name: string): Value {
  if (symbol === null) return UNKNOWN;
  const { program } = run.world;
  const member = program.memberDefinition(symbol, name);
  if (member?.kind !== "bindings") return self.kind === "instance" ? PLAIN : UNKNOWN;
  const last = member.bindings.findLast((binding) => binding.kind !== "augmented" && binding.kind !== "deleted");
  if (last?.kind === "function")
    return { kind: "function", function: program.functionSymbol(last.def, member.scope), self: isStatic(last.def) ? null : self };
  return self.kind === "instance" ? PLAIN : UNKNOWN;
}

export function isStatic(def: { readonly decorators: readonly { readonly kind: string }[] }): boolean {
  return def.decorators.some((decorator) => decorator.kind === "Name" && "id" in decorator && decorator.id === "staticmethod");
}

/**
 * The row itself, where it is read over the row that it belongs to: `contract.fleet.contract`, one of each. An object of the session is one and the same
 * however it is reached.
 */
function comeBack({ world: { models, program } }: Run, { parent, path }: Instance): Instance | null {
  const first = parent?.parent;
  if (parent?.model.kind !== "class" || first?.model.kind !== "class") return null;
  const [there, back] = path.slice(-2);
  const to = there === undefined ? undefined : models.attribute(first.model.class, there);
  const from = back === undefined ? undefined : models.attribute(parent.model.class, back);
  if (to?.kind !== "relationship" || from?.kind !== "relationship" || to.uselist || from.uselist || from.target === null) return null;
  const areOne = to.backPopulates === from.key || from.backPopulates === to.key;
  return areOne && isRelated(program, first.model.class, from.target) ? first : null;
}

function related(run: Run, read: Instance, owner: ClassSymbol, relationship: OrmRelationship, site: Site, contested: boolean): Value {
  const value = comeBack(run, read) ?? read;
  const { key, target } = relationship;
  if (value.session === "none") {
    noteMet(run, value, key);
    const met = isHeld(run, value, relationship) !== null || mayBeMet(run, relationship, ITSELF) || mayBeKnown(run, value, owner, key);
    if (met || !run.world.tracks) return UNKNOWN;
    // What came with other rows before may be the row that this one leads to.
    const doubtful = mayBeMet(run, relationship);
    if (doubtful) run.doubt++;
    readUnset(run, value, owner, relationship, site);
    if (doubtful) run.doubt--;
    return UNKNOWN;
  }
  const found =
    value.plan === null
      ? { reading: "unknown" as const, plan: null, joined: false }
      : readingOf(isRefreshed(run, value) ? refreshedPlan(value.plan) : value.plan, relationship, value.chain, value.joined);
  const toOne = relationship.direction === "many-to-one" && target !== null;
  const pinned = toOne && isPinned(run, value, owner, target);
  // One query for the row that all share is none of each; under asyncio the first read raises, unless a caller has that row.
  const shared = pinned && value.session === "async";
  const back = toOne && ((value.holder !== null && isA(run.world.program, value.holder, target)) || (pinned && !shared));
  // Of a row of which no plan is known nothing is reported: what may have loaded it otherwise need not be found.
  const open = found.reading !== "unknown";
  const held = open ? isHeld(run, value, relationship) : null;
  // The user of the request is that of some of many rows, and seldom of all.
  const aside = held === "aside" && value.each !== null && value.session === "async";
  // What came with the row alone is gone with the refresh that dropped it.
  const dropped = value.plan?.entries.get(key)?.contained === true && isRefreshed(run, value);
  const met = open && !aside && (dropped ? mayBeMet(run, relationship, ITSELF) : mayBeMet(run, relationship));
  const known = (held !== null && !aside) || (open && mayBeKnown(run, value, owner, key));
  const raises = found.reading === "raises" || found.reading === "refused";
  const refused = raises ? "raises" : found.reading === "lazy" && isDetached(run, value) ? "closed" : null;
  const again = found.reading === "lazy" || refused !== null ? metAgain(run, value, owner, relationship) : null;
  const fails = again !== "all" && (found.reading === "lazy" || refused !== null);
  // A row that the session has helps nothing where any lazy load is refused. Another query may have set the relationship, though, and so may whoever
  // holds such a row: `order.lines.append(line)`.
  const strict = found.reading === "refused" && !mayBeKnown(run, value, owner, key) && (held === null || value.path.length > 0);
  if (fails && !isLoadedOn(run, value, key) && (strict || (!back && !known && (!met || value.each !== null)))) {
    // What was merged may be new to the database, and reads as empty then until it is written.
    const mayBeNew = lifeOf(run, value)?.stage === "added";
    const beside =
      aside ||
      shared ||
      again !== null ||
      loadedByAnotherWay(run, value, owner, relationship) ||
      comesRound(run, value, owner, key) ||
      (value.session === "async" && mayBeBeside(run, value, relationship));
    if (mayBeNew) run.doubt++;
    // What a new row lacks no option of a query brings.
    if (value.written !== undefined && refused !== null && !(met && !strict))
      noteRefused(run, value, owner, key, site, { by: "flush", site: value.written }, refused === "closed");
    else record(run, value, owner, relationship, site, contested || (beside && !strict), met && !strict, refused);
    if (mayBeNew) run.doubt--;
    // What follows reads what this has loaded; under asyncio it raised.
    if (run.silent === 0) noteLoaded(run.state, isOneOfThem(value) ? oneOf(value) : value.id, [key]);
  }
  if (found.reading === "dynamic")
    return target === null || value.session !== "sync" ? UNKNOWN : queryOf(run, relationship, owner, target, site);
  if (target === null || found.reading === "empty") return UNKNOWN;
  const next: Instance = {
    kind: "instance",
    model: { kind: "class", class: target },
    // Of what may have been loaded by others nothing is known; what the query itself loads with its rows is as its options say.
    plan: found.reading === "unknown" || back || known || aside || (met && found.reading !== "loaded") ? null : found.plan,
    pending: [],
    session: value.session,
    within: value.within,
    life: null,
    origin: value.origin,
    path: [...value.path, key],
    start: value.start ?? owner,
    chain: found.reading === "loaded" ? [...value.chain, target] : [target],
    joined: found.reading === "loaded" && found.joined ? [...value.joined, target] : [target],
    each: relationship.uselist ? null : value.each,
    rows: value.rows || (value.path.length === 0 && value.each !== null),
    single: relationship.uselist ? false : value.single,
    ...(value.few === true && !relationship.uselist ? { few: true } : {}),
    pinned: [],
    holder: relationship.direction === "one-to-many" ? owner : null,
    parent: value,
    id: `${value.id}.${key}`,
  };
  return relationship.uselist ? { kind: "many", item: next, open: false } : next;
}

/** Whether a row was refreshed as a whole since it was queried. */
function isRefreshed({ state }: Run, { id, plan }: Instance): boolean {
  return state.loaded.get(id)?.has(REFRESHED) === true || plan?.entries.has(REFRESHED) === true;
}

/** What a dynamic relationship reads as: a Query for the rows that belong to this one. */
function queryOf(run: Run, { lazy }: OrmRelationship, owner: ClassSymbol, target: ClassSymbol, site: Site): Value {
  if (lazy !== "dynamic") return UNKNOWN;
  const table = run.world.models.modelOf(owner)?.table;
  const pinned = run.world.models
    .modelOf(target)
    ?.columns.filter((column) => refersTo(column, table))
    .map(({ key }) => key);
  const entity = { value: { kind: "class", class: target } as const, plan: EMPTY_PLAN };
  return {
    kind: "statement",
    entities: [entity],
    pending: [],
    query: "sync",
    at: site.at,
    literal: false,
    pinned: pinned ?? [],
    joins: [],
    contained: [],
  };
}

function isLoadedOn(run: Run, value: Instance, key: string): boolean {
  return isLoaded(run.state, value.id, key) || (isOneOfThem(value) && isLoaded(run.state, oneOf(value), key));
}

/** A row by itself: what is loaded for `orders[0]` is not loaded for all of them, which have one name here. */
function isOneOfThem({ each, session }: Instance): boolean {
  return each === null && session === "sync";
}

function oneOf({ id }: Instance): string {
  return `${id} one`;
}

/** A value that is known to be of one of the classes. */
export function narrowed(run: Run, value: Value, classes: readonly ClassSymbol[]): Value {
  switch (value.kind) {
    case "union":
      return mapAlternatives(value, (item) => narrowed(run, item, classes));
    case "instance": {
      const { model } = value;
      if (model.kind !== "class") return value;
      return classes.some((symbol) => isRelated(run.world.program, model.class, symbol)) ? value : UNKNOWN;
    }
    case "parameter":
    case "deferred":
      return defer(run, value, { op: "narrow", classes }, false);
    default:
      return value;
  }
}

/** Whether all queried rows lead to the same one: the query is for one value of the foreign key. */
function isPinned(run: Run, { pinned, each }: Instance, owner: ClassSymbol, target: ClassSymbol): boolean {
  const tables = [run.world.models.modelOf(owner), run.world.models.modelOf(target)];
  const [own, other] = tables;
  if (pinned.length === 0 || each === null || own === undefined || other === undefined) return false;
  const keys = own.columns.filter((column) => refersTo(column, other.table));
  return keys.length > 0 && keys.every(({ key }) => pinned.includes(key));
}

/** Whether the one row that a relationship leads to may be in the session already: rows of its class were queried before. */
function mayBeMet(run: Run, { uselist, direction, target }: OrmRelationship, how: string | null = null): boolean {
  if (uselist || direction !== "many-to-one" || target === null) return false;
  for (const [symbol, keys] of run.queried)
    if ((how === null || keys.has(how) || keys.has("*")) && isRelated(run.world.program, symbol, target)) return true;
  return false;
}

/**
 * Whether the query loads rows of the class that a many-to-one leads to on another way: with an order's region and its customer, the
 * customer's region may be the same row, which needs no SQL.
 */
function mayBeBeside(run: Run, value: Instance, { uselist, direction, target }: OrmRelationship): boolean {
  if (uselist || direction !== "many-to-one" || target === null) return false;
  for (let row: Instance | undefined = value; row !== undefined; row = row.parent) {
    const { model, plan } = row;
    if (model.kind !== "class" || plan === null) continue;
    for (const [key, { strategy }] of plan.entries) {
      if (strategy !== "eager") continue;
      const other = run.world.models.attribute(model.class, key);
      if (other?.kind === "relationship" && other.target !== null && isRelated(run.world.program, other.target, target)) return true;
    }
  }
  return false;
}

/** Whether the query comes back to the row on a way of its own, and loads the relationship there: `selectinload(Order.lines).selectinload(Line.order)`. */
function comesRound(run: Run, { plan }: Instance, owner: ClassSymbol, key: string): boolean {
  const { models, program } = run.world;
  for (const [there, { strategy, plan: inner }] of plan?.entries ?? []) {
    const way = models.attribute(owner, there);
    if (strategy !== "eager" || way?.kind !== "relationship" || way.target === null) continue;
    for (const [back, entry] of inner.entries) {
      const home = models.attribute(way.target, back);
      if (home?.kind !== "relationship" || home.target === null || !isRelated(program, home.target, owner)) continue;
      if (entry.strategy === "eager" && entry.plan.entries.get(key)?.strategy === "eager") return true;
    }
  }
  return false;
}

/**
 * Whether it certainly may: a row of its class is held in a variable. `aside`: in parameters alone that the function never reads, such as the user
 * whom a dependency asks for; what is queried has nothing to do with that row.
 */
function isHeld(run: Run, own: Instance, relationship: OrmRelationship): "held" | "aside" | null {
  const { target } = relationship;
  if (relationship.uselist || relationship.direction !== "many-to-one" || target === null) return null;
  let found: "aside" | null = null;
  for (const [name, value] of run.state.vars) {
    // No row is its own parent. In a loop a name may have the row of another round, and calls of one function find different rows.
    if ((isItself(value, own) && run.inLoop === 0) || !holds(run, value, target)) continue;
    if (!isUnread(run, name)) return "held";
    found = "aside";
  }
  return found;
}

function isItself(value: Value, own: Instance): boolean {
  return value === own || (own.written !== undefined && value.kind === "instance" && value.id === own.id);
}

function isUnread({ world, unit }: Run, name: string): boolean {
  if (unit.kind !== "function") return false;
  return unit.function.def.parameters.some((parameter) => parameter.name === name) && !world.reads(unit.function, name);
}

/** Whether the row may have got the relationship in another way: by another query that loads it on rows of its class. */
function mayBeKnown(run: Run, value: Instance, owner: ClassSymbol, key: string): boolean {
  const own = value.origin === null ? "" : queryName(value.origin.at);
  const before = value.session === "none" ? run.queriedBefore.get(value.id) : undefined;
  for (const [symbol, keys] of run.queried) {
    const by = keys.get(key) ?? keys.get("*");
    const earlier = before?.get(symbol);
    if (by === undefined || (earlier !== undefined && by === (earlier.get(key) ?? earlier.get("*")))) continue;
    if ((by === "" || by !== own) && isRelated(run.world.program, symbol, owner)) return true;
  }
  return false;
}

function holds(run: Run, value: Value, target: ClassSymbol): boolean {
  switch (value.kind) {
    case "instance":
      return value.model.kind === "class" && isRelated(run.world.program, value.model.class, target);
    case "many":
      return holds(run, value.item, target);
    case "dict":
      return holds(run, value.value, target);
    case "tuple":
    case "listed":
      return value.items.some((item) => holds(run, item, target));
    case "union":
      return value.items.some((item) => holds(run, item.value, target));
    case "parameter":
      return parameterClass(run, value.index).some(
        (symbol) => isRelated(run.world.program, symbol, target) || leadsTo(run, symbol, target),
      );
    default:
      return false;
  }
}

/** Whether a row of a class, of which nothing more is known, may have rows of another one with it. */
function leadsTo(run: Run, symbol: ClassSymbol, target: ClassSymbol): boolean {
  const model = run.world.models.modelOf(symbol);
  return model?.relationships.some((item) => item.target !== null && isRelated(run.world.program, item.target, target)) === true;
}

/** The classes that a parameter's annotation names. */
function parameterClass(run: Run, index: number): readonly ClassSymbol[] {
  if (run.unit.kind !== "function") return [];
  const fn = run.unit.function;
  const annotation = fn.def.parameters[index]?.annotation;
  if (annotation == null) return [];
  return alternatives(run.world.program.annotated(annotation, fn.outer)).flatMap((type) => (type.kind === "instance" ? [type.class] : []));
}

function ofClass(run: Run, value: Value & { kind: "class" }, name: string): Value {
  const { models, program } = run.world;
  if (models.modelOf(value.class) !== undefined && models.attribute(value.class, name) !== undefined)
    return { kind: "attribute", owner: value, key: name };
  const member = program.memberDefinition(value.class, name);
  if (member?.kind !== "bindings") return UNKNOWN;
  const last = member.bindings.findLast((binding) => binding.kind !== "augmented" && binding.kind !== "deleted");
  if (last?.kind === "function") {
    const fn = program.functionSymbol(last.def, member.scope);
    const bound = last.def.decorators.some((decorator) => decorator.kind === "Name" && decorator.id === "classmethod");
    return { kind: "function", function: fn, self: bound ? value : null };
  }
  return run.world.bound(name, member.scope);
}

function ofObject(run: Run, value: Value & { kind: "object" }, name: string, site: Site): Value {
  const field = value.fields.get(name);
  if (field !== undefined) return field;
  const property = run.world.program.propertyOf(value.class, name);
  if (property !== null) return applyFunction(run, property, [value], site, new Map(), true);
  const held = value.exact ? null : classHeld(run, value, name);
  if (held !== null) return held;
  const found = ofClass(run, { kind: "class", class: value.class }, name);
  if (found.kind === "function") return { ...found, self: isStatic(found.function.def) ? null : value };
  const behind = found.kind === "unknown" ? handedOnTo(run, value.class, name) : null;
  return behind === null || behind === name ? found : attributeOf(run, attributeOf(run, value, behind, site), name, site);
}

/** The attribute that answers for what the class itself does not have: `def __getattr__(self, name): return getattr(self._order, name)`. */
function handedOnTo(run: Run, symbol: ClassSymbol, name: string): string | null {
  const { program } = run.world;
  if (program.memberDefinition(symbol, name) !== undefined) return null;
  const member = program.memberDefinition(symbol, "__getattr__");
  const found = member?.kind === "bindings" ? member.bindings.findLast(({ kind }) => kind === "function") : undefined;
  return found?.kind === "function" ? handsOnTo(found.def) : null;
}
