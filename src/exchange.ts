import { MAKER_NAMES } from "./domain/pydantic/index.ts";
import { type Outline, outlineOf, tellsOthers } from "./flow/outline.ts";
import { type Foundation, isRead } from "./foundation.ts";
import type { FunctionSymbol, ModuleSymbol } from "./link/symbols.ts";
import type { FileFacts } from "./model/facts.ts";
import { firstOf } from "./model/first-of.ts";
import type { RepoPath } from "./model/source.ts";
import type { ClassDef, FunctionDef, Stmt } from "./model/syntax.ts";
import { classesOf, functionsOf } from "./model/traverse.ts";
import {
  callsResult,
  type ExchangedBlock,
  type ExchangedClass,
  hasPlainHead,
  type NamesChange,
  refusedMethods,
  refusedNames,
  refusedNewcomers,
} from "./newcomers.ts";
import { onlookersOf } from "./onlookers.ts";
import { definesClass, goingInCircles, mayGiveOther, type ResultUsers, usersOfResults } from "./result-users.ts";

/** A function whose body an edit has changed, and nothing else of it. */
export interface ExchangedBody {
  readonly def: FunctionDef;
  /** The new body, its offsets in those of the version before. */
  readonly body: readonly Stmt[];
  /** The functions defined in it, which stay the objects they were: each says what `now` says, and its body is that one's. */
  readonly nested: readonly { readonly def: FunctionDef; readonly now: FunctionDef }[];
}

/** Other facts for a file of a foundation, and what is different in them; `added` and `removed` at the top level. */
export interface Exchange extends NamesChange {
  readonly path: RepoPath;
  readonly facts: FileFacts;
  /** What the file says besides its definitions and statements. */
  readonly now: FileFacts;
  readonly changed: readonly ExchangedBody[];
  readonly classes: readonly ExchangedClass[];
}

/** How the objects of a definition get what they say today; each is false where that cannot be done. */
export interface Putting {
  body(def: FunctionDef, body: readonly Stmt[]): boolean;
  function(def: FunctionDef, now: FunctionDef): boolean;
  class(def: ClassDef, body: readonly Stmt[], end: number): boolean;
}

/** A function that is looked at again. */
interface Looked {
  readonly fn: FunctionSymbol;
  /** Whether what it gives may be of another type, as far as its body tells. */
  readonly gives: boolean;
  /** Gives it what it says today; false where that cannot be done. */
  readonly put: () => boolean;
}

/** What others concluded from it has to be what it is then. */
interface Changed extends Looked {
  readonly outline: Outline;
}

/** What an exchange does to the functions of a program. */
interface Plan {
  readonly changed: readonly Changed[];
  /** Functions whose users are all among the changed: what these give may be of another type. */
  readonly followed: ResultUsers["followed"];
  readonly removed: ReadonlyMap<ModuleSymbol, readonly FunctionSymbol[]>;
  /** Other modules in which names stand for something else now. */
  readonly seen: ReadonlyMap<ModuleSymbol, ReadonlySet<string>>;
}

/**
 * Puts what files say today into a foundation. Null where that is done; where anything in it was concluded from what is another thing now:
 * what that is, in words, and the foundation is of no more use.
 */
export function exchange(foundation: Foundation, exchanges: readonly Exchange[], put: Putting): string | null {
  const { program, calls } = foundation;
  const plan = planOf(foundation, exchanges, put);
  if (typeof plan === "string") return plan;
  const { changed, followed, removed, seen } = plan;
  for (const { fn } of changed) forget(foundation, fn);
  for (const fn of [...removed.values()].flat()) forget(foundation, fn);
  if (!changed.every((one) => one.put())) return "a function that was not read from a file";
  for (const one of exchanges) {
    const { path, facts, names, imports, classes } = one;
    const module = program.index.byPath.get(path);
    if (module === undefined) continue;
    program.exchange(module, facts);
    if (names.size === 0 && imports.length === 0 && classes.length === 0) continue;
    if (!classes.every((each) => exchangeClass(foundation, each, put))) return "a class that was not read from a file";
    rebind(foundation, module, names);
    if (!isDefining(one)) continue;
    program.relist(module, removed.get(module) ?? [], {
      come: one.others.added.flatMap(classesOf),
      gone: one.others.removed.flatMap(classesOf),
    });
    calls.layers.forgetDefinitions(path);
  }
  for (const [module, names] of seen) rebind(foundation, module, names);
  if (seen.size > 0 || exchanges.some(({ imports }) => imports.length > 0)) {
    calls.layers.forgetModules();
    foundation.lost.forget();
  }
  // Which folders imports start from is counted over all of them.
  if (exchanges.some(({ imports }) => imports.length > 0) && !program.index.isSameFor(foundation.units)) return "where imports start from";
  if (exchanges.some(isDefining)) calls.relist([...removed.values()].flat());
  // Outer ones come first: what they define stands in their new scope.
  for (const { fn } of changed) program.adopt(fn);
  const refused = firstOf(exchanges, (one) => {
    const module = program.index.byPath.get(one.path);
    return module === undefined ? null : refusedNewcomers(foundation, module, one.facts, allOf(one, "added"), one.others.added);
  });
  if (refused !== null) return refused;
  const circling = goingInCircles(program, followed);
  return changed.every(({ fn, outline }) => isSameOutline(outline, outlineOf(program, calls, fn), followed.has(fn) && !circling.has(fn)))
    ? null
    : "what others conclude from a body";
}

/** Whether others conclude the same from a function as before; what it gives may be something else where that `isFollowed`. */
function isSameOutline(before: Outline, now: Outline | null, isFollowed: boolean): boolean {
  return now !== null && now.rest === before.rest && (isFollowed || now.results === before.results);
}

/** The functions that came to a file or went, methods included. */
function allOf({ classes, ...top }: Exchange, which: keyof ExchangedBlock): readonly FunctionDef[] {
  return [...top[which], ...classes.flatMap((one) => one[which])];
}

/** All that went, those inside of what went included. */
function goneOf(one: Exchange): readonly FunctionDef[] {
  return [...allOf(one, "removed"), ...one.others.removed].flatMap(functionsOf);
}

function isDefining(one: Exchange): boolean {
  return allOf(one, "added").length + allOf(one, "removed").length + one.others.added.length + one.others.removed.length > 0;
}

/** Names of a module stand for something else. */
function rebind({ program, rows, hints }: Foundation, module: ModuleSymbol, names: ReadonlySet<string>): void {
  program.rebind(module, names);
  rows.memory.forgetNames(program.moduleScope(module), names);
  for (const fn of program.outerFunctions(module)) rows.memory.forget(fn);
  hints.forgetModule(module);
}

function exchangeClass({ program, calls }: Foundation, { def, body, end, added, removed }: ExchangedClass, put: Putting): boolean {
  if (!put.class(def, body, end)) return false;
  const symbol = program.classByDef(def);
  const names = new Set([...added, ...removed].map(({ name }) => name));
  if (symbol !== undefined) program.rebindClass(symbol, names, calls.heirsOf(symbol));
  return true;
}

/** What files say today against what a foundation holds of them; in words why it cannot be put in. */
function planOf(foundation: Foundation, exchanges: readonly Exchange[], put: Putting): Plan | string {
  const { program, calls } = foundation;
  const bodies: Looked[] = [];
  const removed = new Map<ModuleSymbol, readonly FunctionSymbol[]>();
  for (const one of exchanges) {
    const module = program.index.byPath.get(one.path);
    if (module?.unit == null) return "a file that is not known";
    // Calls that come or go outside of functions are its own.
    if (one.names.size > 0) calls.told.unsettle(module);
    const refused = refusedFile(foundation, module, module.unit.facts, one);
    if (refused !== null) return refused;
    const changed = changedBodies(foundation, one, put);
    if (typeof changed === "string") return changed;
    bodies.push(...changed);
    const gone = goneFunctions(foundation, one);
    if (typeof gone === "string") return gone;
    if (gone.length > 0) removed.set(module, gone);
  }
  const onlookers = onlookersOfAll(foundation, exchanges);
  if (typeof onlookers === "string") return onlookers;
  const { users, followed } = usersOfAll(foundation, exchanges, [...bodies, ...onlookers.looking]);
  const looked = [...bodies, ...onlookers.looking, ...users];
  const gone = [...removed.values()].flat();
  // Before any of them is asked what it tells: it may be another thing afterwards.
  for (const fn of [...looked.map((one) => one.fn), ...gone]) calls.told.unsettle(fn);
  const left = new Set(exchanges.flatMap(({ others }) => others.removed.flatMap(classesOf)));
  if (gone.some((fn) => tellsOthers(program, calls, fn, fn.owner !== null && left.has(fn.owner.def))))
    return "a function that tells of others went";
  const changed: Changed[] = [];
  for (const one of looked) {
    const outline = outlineOf(program, calls, one.fn);
    if (outline === null) return "a body that makes objects";
    changed.push({ ...one, outline });
  }
  return { changed, followed, removed, seen: onlookers.seen };
}

/** Those who use what changed functions give, where that may be of another type. They are looked at again, though their bodies are the same. */
function usersOfAll(
  { program, reads, imports }: Foundation,
  exchanges: readonly Exchange[],
  looked: readonly Looked[],
): { readonly users: readonly Looked[]; readonly followed: ResultUsers["followed"] } {
  const giving = looked.filter(({ gives }) => gives).map(({ fn }) => fn);
  if (giving.length === 0) return { users: [], followed: new Map() };
  const own = new Map(exchanges.map(({ path, facts }) => [program.index.byPath.get(path), facts]));
  const factsOf = (module: ModuleSymbol): FileFacts | undefined => own.get(module) ?? module.unit?.facts;
  const { users, followed } = usersOfResults({ program, reads, imports, factsOf }, giving);
  const known = new Set(looked.map(({ fn }) => fn));
  return { users: [...users].filter((fn) => !known.has(fn)).map(lookedAt), followed };
}

/** A function that says what it said. */
function lookedAt(fn: FunctionSymbol): Looked {
  return { fn, gives: false, put: () => true };
}

/** Why what is different in a file besides bodies may not be exchanged. */
function refusedFile(foundation: Foundation, module: ModuleSymbol, before: FileFacts, one: Exchange): string | null {
  if (!before.answersLike(one.now)) return "words by which files are chosen";
  const refused = refusedNames(foundation, module, one) ?? firstOf(one.classes, (each) => refusedMethods(foundation, module, each));
  if (refused !== null) return refused;
  // Their lines are known by number alone.
  return foundation.fastapi.blindSpots.some(({ file }) => file === one.path) ? "a blind spot of the routes" : null;
}

/** The functions with other bodies, those inside of them included. */
function changedBodies(foundation: Foundation, { facts, now, changed }: Exchange, put: Putting): readonly Looked[] | string {
  if (changed.length === 0) return [];
  const { program, fastapi } = foundation;
  const { relevance } = fastapi.machine;
  const named = new Set(now.functionsNaming(relevance.wanted));
  const making = new Set(now.functionsNaming(MAKER_NAMES));
  const twinOf = new Map(facts.functions.map((def, at) => [def, now.functions[at]]));
  const found: Looked[] = [];
  for (const { def, body, nested } of changed) {
    if (callsResult(def.body) || callsResult(body)) return "a call of what a call gives";
    if (nested.length > 0 && program.decorators.has(def)) return "a decorator";
    const each = [
      { def, put: () => put.body(def, body) },
      ...nested.map((inner) => ({ def: inner.def, put: () => put.function(inner.def, inner.now) })),
    ];
    for (const { def: inner, put: exchanged } of each) {
      const fn = program.functionByDef(inner);
      const twin = twinOf.get(inner);
      if (fn === undefined || twin === undefined) return "a function that is not known";
      if (isRead(foundation, inner)) return "a body that was read for the tables";
      if (making.has(twin)) return "a body that may make models";
      if ((named.has(twin) || relevance.sees(inner)) && !relevance.isNothing(inner, twin)) return "names of routers";
      found.push({ fn, gives: mayGiveOther(inner, twin), put: exchanged });
    }
  }
  return found;
}

/** The functions that went. */
function goneFunctions(foundation: Foundation, one: Exchange): readonly FunctionSymbol[] | string {
  const { program, fastapi } = foundation;
  const gone: FunctionSymbol[] = [];
  for (const def of goneOf(one)) {
    const fn = program.functionByDef(def);
    if (fn === undefined) return "a function that is not known";
    if (isRead(foundation, def) || program.decorators.has(def)) return "a function that was read for the tables went";
    if (!hasPlainHead(program, fastapi, fn)) return "a function with decorators went";
    if (callsResult(def.body)) return "a function that tells of others went";
    gone.push(fn);
  }
  return gone;
}

/** The functions of other files that speak of what is another thing now, and the names that are one in these files. */
function onlookersOfAll(
  foundation: Foundation,
  exchanges: readonly Exchange[],
): { readonly looking: readonly Looked[]; readonly seen: Plan["seen"] } | string {
  const { program } = foundation;
  const own = new Set(exchanges.map(({ path }) => program.index.byPath.get(path)));
  const seen = new Map<ModuleSymbol, ReadonlySet<string>>();
  const onlooking = new Set<FunctionSymbol>();
  for (const one of exchanges) {
    const module = program.index.byPath.get(one.path);
    const onlookers = module === undefined ? "a file that is not known" : onlookersOf(foundation, module, one);
    if (typeof onlookers === "string") return onlookers;
    for (const [seer, names] of onlookers.names) seen.set(seer, new Set([...(seen.get(seer) ?? []), ...names]));
    for (const fn of onlookers.functions) onlooking.add(fn);
  }
  if ([...seen.keys(), ...[...onlooking].map(({ module }) => module)].some((module) => own.has(module)))
    return "names that other files see, which changed as well";
  const isRefused = (fn: FunctionSymbol): boolean =>
    isRead(foundation, fn.def) ||
    program.decorators.has(fn.def) ||
    definesClass(fn.def) ||
    (fn.module.unit?.role !== "test" && callsResult(fn.def.body));
  if ([...onlooking].some(isRefused)) return "names that a body that was read for the tables speaks of";
  return { looking: [...onlooking].map(lookedAt), seen };
}

function forget({ program, calls, rows, budgets, alignment, hints }: Foundation, fn: FunctionSymbol): void {
  program.forget(fn);
  calls.forget(fn);
  rows.memory.forget(fn);
  budgets.forget(fn);
  alignment.forget(fn);
  hints.forget(fn);
}
