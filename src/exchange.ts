import { isToldByCallers } from "./flow/evidence/index.ts";
import { outlineOf, tellsOthers } from "./flow/outline.ts";
import type { Foundation } from "./foundation.ts";
import type { FunctionSymbol, ModuleSymbol, Scope } from "./link/symbols.ts";
import { isSeenElsewhere } from "./link/visibility.ts";
import type { FileFacts } from "./model/facts.ts";
import type { RepoPath } from "./model/source.ts";
import type { ClassDef, FunctionDef, Import, ImportFrom, Stmt } from "./model/syntax.ts";
import { withNested } from "./model/traverse.ts";
import { visitStatements } from "./model/visit.ts";
import { isClassScanned, isOrdinary, isPlainlyDecorated, isScanned } from "./newcomers.ts";

/** A function whose body an edit has changed, and nothing else of it. */
export interface ExchangedBody {
  readonly def: FunctionDef;
  /** The new body, its offsets in those of the version before. */
  readonly body: readonly Stmt[];
  /** The functions defined in it, which stay the objects they were: each says what `now` says, and its body is that one's. */
  readonly nested: readonly { readonly def: FunctionDef; readonly now: FunctionDef }[];
}

/** Functions that came to a block, and those that went; one that is another now is both. */
interface ExchangedBlock {
  readonly added: readonly FunctionDef[];
  readonly removed: readonly FunctionDef[];
}

/** A class with other methods than before, or with another end. */
export interface ExchangedClass extends ExchangedBlock {
  readonly def: ClassDef;
  readonly body: readonly Stmt[];
  readonly end: number;
}

/** Other facts for a file of a foundation, and what is different in them; `added` and `removed` at the top level. */
export interface Exchange extends ExchangedBlock {
  readonly path: RepoPath;
  readonly facts: FileFacts;
  /** What the file says besides its definitions and statements. */
  readonly now: FileFacts;
  /** The names at the top level that stand for something else than before, and the imports that came, went or became others. */
  readonly names: ReadonlySet<string>;
  readonly imports: readonly (Import | ImportFrom)[];
  readonly changed: readonly ExchangedBody[];
  readonly classes: readonly ExchangedClass[];
}

/** How the objects of a definition get what they say today; each is false where that cannot be done. */
export interface Putting {
  body(def: FunctionDef, body: readonly Stmt[]): boolean;
  function(def: FunctionDef, now: FunctionDef): boolean;
  class(def: ClassDef, body: readonly Stmt[], end: number): boolean;
}

/** What an exchange does to the functions of a program. */
interface Plan {
  readonly changed: readonly { readonly fn: FunctionSymbol; readonly outline: string; readonly put: () => boolean }[];
  readonly removed: ReadonlyMap<ModuleSymbol, readonly FunctionSymbol[]>;
}

/**
 * Puts what files say today into a foundation. Null where that is done; where anything in it was concluded from what is another thing now:
 * what that is, in words, and the foundation is of no more use.
 */
export function exchange(foundation: Foundation, exchanges: readonly Exchange[], put: Putting): string | null {
  const { program, calls, rows } = foundation;
  const plan = planOf(foundation, exchanges, put);
  if (typeof plan === "string") return plan;
  const { changed, removed } = plan;
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
    program.rebind(module, names);
    for (const fn of program.outerFunctions(module)) rows.memory.forget(fn);
    if (imports.length > 0) {
      calls.layers.forgetModules();
      foundation.lost.forget();
    }
    foundation.hints.fixed = null;
    if (!isDefining(one)) continue;
    program.relist(module, removed.get(module) ?? []);
    calls.layers.forgetDefinitions(path);
  }
  // Which folders imports start from is counted over all of them.
  if (exchanges.some(({ imports }) => imports.length > 0) && !program.index.isSameFor(foundation.units)) return "where imports start from";
  if (exchanges.some(isDefining)) calls.relist([...removed.values()].flat());
  // Outer ones come first: what they define stands in their new scope.
  for (const { fn } of changed) program.adopt(fn);
  const refused = firstOf(exchanges, (one) => refusedNewcomer(foundation, one));
  if (refused !== null) return refused;
  return changed.every(({ fn, outline }) => outlineOf(program, calls, fn) === outline) ? null : "what others conclude from a body";
}

/** The functions that came to a file or went, methods included. */
function allOf({ classes, ...top }: Exchange, which: keyof ExchangedBlock): readonly FunctionDef[] {
  return [...top[which], ...classes.flatMap((one) => one[which])];
}

function isDefining(one: Exchange): boolean {
  return allOf(one, "added").length + allOf(one, "removed").length > 0;
}

function exchangeClass({ program, calls }: Foundation, { def, body, end, added, removed }: ExchangedClass, put: Putting): boolean {
  if (!put.class(def, body, end)) return false;
  const symbol = program.classByDef(def);
  const names = new Set([...added, ...removed].map(({ name }) => name));
  if (symbol !== undefined) program.rebindClass(symbol, names, calls.heirsOf(symbol));
  return true;
}

function firstOf<T>(items: readonly T[], reason: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = reason(item);
    if (found !== null) return found;
  }
  return null;
}

function planOf(foundation: Foundation, exchanges: readonly Exchange[], put: Putting): Plan | string {
  const { program, calls, fastapi, reads } = foundation;
  const { wanted } = fastapi.machine.relevance;
  const changed: { readonly fn: FunctionSymbol; readonly outline: string; readonly put: () => boolean }[] = [];
  const removed = new Map<ModuleSymbol, readonly FunctionSymbol[]>();
  const isRead = (def: FunctionDef): boolean => reads.has(def) || program.evaluated.has(def);
  for (const one of exchanges) {
    const { path, facts, now } = one;
    const module = program.index.byPath.get(path);
    const before = module?.unit?.facts;
    if (module === undefined || before === undefined) return "a file that is not known";
    if (!before.answersLike(now)) return "words by which files are chosen";
    const refused = refusedNames(foundation, module, one) ?? firstOf(one.classes, (each) => refusedMethods(foundation, module, each));
    if (refused !== null) return refused;
    // Their lines are known by number alone.
    if (fastapi.blindSpots.some(({ file }) => file === path)) return "a blind spot of the routes";
    const named = new Set(one.changed.length === 0 ? [] : now.functionsNaming(wanted));
    const twinOf = new Map(one.changed.length === 0 ? [] : facts.functions.map((def, at) => [def, now.functions[at]]));
    for (const { def, body, nested } of one.changed) {
      if (callsResult(def.body) || callsResult(body)) return "a call of what a call gives";
      if (nested.length > 0 && program.decorators.has(def)) return "a decorator";
      const each = [
        { def, put: () => put.body(def, body) },
        ...nested.map((inner) => ({ def: inner.def, put: () => put.function(inner.def, inner.now) })),
      ];
      for (const { def: own, put: exchanged } of each) {
        const fn = program.functionByDef(own);
        const twin = twinOf.get(own);
        if (fn === undefined || twin === undefined) return "a function that is not known";
        if (isRead(own)) return "a body that was read for the tables";
        if (named.has(twin)) return "names of routers";
        const outline = outlineOf(program, calls, fn);
        if (outline === null) return "a body that makes objects";
        changed.push({ fn, outline, put: exchanged });
      }
    }
    const gone: FunctionSymbol[] = [];
    for (const def of allOf(one, "removed").flatMap(withNested)) {
      const fn = program.functionByDef(def);
      if (fn === undefined) return "a function that is not known";
      if (isRead(def) || program.decorators.has(def)) return "a function that was read for the tables went";
      if (!isPlainlyDecorated(program, fastapi, fn)) return "a function with decorators went";
      if (callsResult(def.body) || tellsOthers(program, calls, fn)) return "a function that tells of others went";
      gone.push(fn);
    }
    if (gone.length > 0) removed.set(module, gone);
  }
  return { changed, removed };
}

/** Libraries whose names at the top of a file say how it has to be read; of these some are only used. */
const TELLING = /^(fastapi|starlette|pydantic|sqlalchemy|sqlmodel|strawberry|graphene|alembic)(\.|$)/;
const USED =
  /^(select|func|or_|and_|not_|delete|update|insert|desc|asc|exists|text|case|cast|literal|distinct|union|union_all|tuple_|HTTPException|status|Request|Response|JSONResponse)$/;

/** Why the names of a module may not stand for something else: others can see them, or they say what the module is. */
function refusedNames(foundation: Foundation, module: ModuleSymbol, { names, imports, added, removed }: Exchange): string | null {
  if (names.size === 0 && imports.length === 0) return null;
  const { program, fastapi } = foundation;
  if (module.unit?.role === "migration") return "names of a migration";
  for (const statement of imports) {
    const from = statement.kind === "ImportFrom" && statement.level === 0 ? statement.module : "";
    for (const { name, asname } of statement.names) {
      if (asname !== null) return "an import under another name";
      if (TELLING.test(from === "" ? name : from) && !(from !== "" && USED.test(name))) return "an import that says how a file is read";
    }
  }
  if (added.length + removed.length > 0 && fastapi.machine.listed.has(module)) return "a module whose names are listed";
  const refused = refusedBlock(foundation, program.moduleScope(module), { added, removed });
  if (refused !== null) return refused;
  if (added.length > 0 && isScanned(foundation, module)) return "a module whose bodies are read for the tables";
  return names.size > 0 && isSeenElsewhere(program, module, names) ? "names that other files see" : null;
}

/** Why functions may not come to a scope, or go: their names are asked for, or something else has them. */
function refusedBlock({ fastapi: { machine } }: Foundation, { bindings }: Scope, { added, removed }: ExchangedBlock): string | null {
  if (added.length + removed.length === 0) return null;
  if ([...added, ...removed].some(({ name }) => machine.missed.has(name) || machine.relevance.wanted.has(name)))
    return "a name that the search for routers asks for";
  if (machine.exhausted) return "the search for routers ran out of its budget";
  const gone = new Set(removed);
  const isAlone =
    removed.every(({ name }) => bindings.get(name)?.length === 1) &&
    added.every(({ name }) => bindings.get(name)?.every((one) => one.kind === "function" && gone.has(one.def)) !== false) &&
    new Set(added.map(({ name }) => name)).size === added.length;
  return isAlone ? null : "a name that is bound twice";
}

/** Why a class may not have other methods: it is something to a framework, or others have or name them. */
function refusedMethods(foundation: Foundation, module: ModuleSymbol, { def, body, added, removed }: ExchangedClass): string | null {
  if (added.length + removed.length === 0) return null;
  const { program, calls } = foundation;
  const symbol = program.classByDef(def);
  if (symbol === undefined || module.unit?.role === "migration" || !isOrdinary(foundation, symbol))
    return "a class that is something to a framework";
  const refused = refusedBlock(foundation, program.classScope(symbol), { added, removed });
  if (refused !== null) return refused;
  // What a class without methods is, its fields say.
  if (!body.some(isFunction) || !def.body.some(isFunction)) return "the first or the last method of a class";
  if (added.length > 0 && isClassScanned(foundation, symbol)) return "a class whose bodies are read for the tables";
  const gone = new Set(removed.map(({ name }) => name));
  for (const { name } of [...added, ...removed]) {
    if (/^__.*__$/.test(name)) return "a special method";
    for (const one of [symbol, ...calls.heirsOf(symbol)]) {
      const member = program.memberDefinition(one, name);
      const isOwn = member?.kind === "bindings" && member.ancestor.class === symbol && gone.has(name);
      if (member !== undefined && !isOwn && module.unit?.role !== "test") return "a method that a class around has as well";
    }
    if (
      program
        .ancestors(symbol)
        .some((one) => one.kind === "class" && one.class !== symbol && program.classScope(one.class).bindings.has(name))
    )
      return "a method that a class around has as well";
    if (program.index.modules.some((other) => other !== module && other.unit?.facts.holdsWord(name) === true))
      return "a method that other files name";
  }
  return null;
}

function isFunction({ kind }: Stmt): boolean {
  return kind === "FunctionDef";
}

/** Why a function that came is more than its callers' affair. */
function refusedNewcomer({ program, calls, fastapi }: Foundation, one: Exchange): string | null {
  const { path, facts, now } = one;
  const added = allOf(one, "added");
  const module = program.index.byPath.get(path);
  if (added.length === 0 || module === undefined) return null;
  const fresh = new Set(added.flatMap(withNested));
  const named = new Set(facts.functionsNaming(fastapi.machine.relevance.wanted));
  for (const fn of program.functionsOf(module)) {
    if (!fresh.has(fn.def)) continue;
    if (named.has(fn.def) || callsResult(fn.def.body)) return "a function that may make routes came";
    if (!isPlainlyDecorated(program, fastapi, fn)) return "a function with decorators came";
    if (tellsOthers(program, calls, fn)) return "a function that tells of others came";
    if (!isToldByCallers(fn)) continue;
    if (now.functionsNaming([fn.def.name]).length > 0) return "a function of whose parameters only calls tell came";
    calls.told.add(fn);
  }
  return null;
}

function forget({ program, calls, rows, budgets, alignment, hints }: Foundation, fn: FunctionSymbol): void {
  program.forget(fn);
  calls.forget(fn);
  rows.memory.forget(fn);
  budgets.forget(fn);
  alignment.forget(fn);
  hints.forget(fn);
}

/** Whether a body calls what a call gives: such bodies are looked at for decorators. */
function callsResult(body: readonly Stmt[]): boolean {
  let found = false;
  visitStatements(body, (node) => {
    if (node.kind === "Call" && node.func.kind === "Call") found = true;
  });
  return found;
}
