import { lastName } from "../model/last-name.ts";
import type { Expr, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import type { Linker } from "./context.ts";
import { functionsNaming } from "./functions-naming.ts";
import { isCalled } from "./made-initialiser.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from "./symbols.ts";
import { alternatives, external, key, type Type, union, unknown } from "./types.ts";

/** A value that a body puts where other code finds it: `app.state.redis = connect()`, `_sessions[name] = Session()`. */
interface Kept {
  readonly target: Expr;
  readonly value: Expr;
  readonly scope: Scope;
}

/** What holds whatever an application likes to keep: the application itself, and its state. */
const HOLDERS = /^(fastapi\.FastAPI|starlette\.(applications\.Starlette|datastructures\.State))$/;

/** Whether attributes of a type are what the project keeps there. */
export function isHolder(type: Type): type is Type & { kind: "external" } {
  return type.kind === "external" && HOLDERS.test(type.name);
}

/**
 * What the project keeps as an attribute of an application or of its state, wherever it does; undefined where nothing does, and where
 * one of the values is not known.
 */
export function keptAttribute(linker: Linker, holder: Type, name: string): Type | undefined {
  const found: Kept[] = [];
  for (const module of linker.index.modules) {
    if (module.unit === null || module.unit.role === "test" || !module.unit.facts.holdsWord(name)) continue;
    for (const kept of keptIn(linker, module, name))
      if (kept.target.kind === "Attribute" && kept.target.attr === name && holds(linker, kept, holder)) found.push(kept);
  }
  return together(linker, found);
}

function holds(linker: Linker, { target, scope }: Kept, holder: Type): boolean {
  const type = holderIn(linker, target, scope);
  return type !== undefined && (type.kind === "unknown" || key(type) === key(holder));
}

/**
 * The application or state that an attribute is put on: by its type, or by its name where that is not known, as of the parameter of a function
 * that sets an application up. Undefined for an attribute of anything else.
 */
function holderIn(linker: Linker, target: Expr, scope: Scope): Type | undefined {
  if (target.kind !== "Attribute") return undefined;
  const type = linker.typeOf(target.value, scope);
  return isHolder(type) || (type.kind === "unknown" && isNamedLikeHolder(target.value)) ? type : undefined;
}

function isNamedLikeHolder(holder: Expr): boolean {
  if (holder.kind === "Attribute" && holder.attr === "state") return isNamedLikeHolder(holder.value);
  return /(^|_)app(lication)?$/.test(lastName(holder));
}

/** The type of a dictionary that a module begins empty, by what its functions put into it. */
export function filledInModule(linker: Linker, name: string, scope: Scope, empty: Type): Type {
  return filled(
    linker,
    keptIn(linker, scope.module, name).filter(({ target, scope: inner }) => isItemOf(target, name) && isOfModule(linker, name, inner)),
    empty,
  );
}

/**
 * The type of a variable that a module leaves at None, by what its functions give it: `global _client; _client = connect()`. Unchanged
 * where one of the values is not known.
 */
export function assignedInModule(linker: Linker, name: string, { module }: Scope, none: Type): Type {
  const assigned = functionsNaming(linker, module, name).flatMap((fn) => assignedGlobals(linker, fn, name));
  const type = together(linker, assigned);
  return type === undefined ? none : union([none, type]);
}

/** What a function assigns to names that it declares `global`. */
function assignedGlobals(linker: Linker, fn: FunctionSymbol, name: string | null = null): readonly Kept[] {
  const scope = linker.functionScope(fn);
  const { redirected } = scope;
  if (redirected === null) return [];
  const found: Kept[] = [];
  eachStatement(fn.def.body, (statement) => {
    const targets = statement.kind === "Assign" ? statement.targets : statement.kind === "AnnAssign" ? [statement.target] : [];
    const value = statement.kind === "Assign" || statement.kind === "AnnAssign" ? statement.value : null;
    for (const target of targets) {
      if (value === null || target.kind !== "Name" || redirected.get(target.id) !== "Global") continue;
      if (name === null || target.id === name) found.push({ target, value, scope });
    }
  });
  return found;
}

/** The same of one that a class begins empty in its object: `self._clients = {}`. */
export function filledInObject(linker: Linker, { def, module }: ClassSymbol, name: string, empty: Type): Type {
  const isMethod = ({ function: fn }: Scope): boolean => fn?.owner?.def === def;
  return filled(
    linker,
    keptIn(linker, module, name).filter(({ target, scope }) => isMethod(scope) && isItemOfObject(target, name, scope)),
    empty,
  );
}

function filled(linker: Linker, kept: readonly Kept[], empty: Type): Type {
  const value = together(linker, kept);
  return value === undefined ? empty : external("builtins.dict", unknown("no annotation"), value);
}

/** `{}`, `dict()`. */
export function isEmptyDictionary(value: Expr): boolean {
  if (value.kind === "Dict") return value.values.length === 0;
  return value.kind === "Call" && value.func.kind === "Name" && value.func.id === "dict" && value.args.length + value.keywords.length === 0;
}

/**
 * The type of a collection that a module begins empty, by the functions that are put into it wherever that is: `HANDLERS.append(handle)`,
 * `HANDLERS[kind].append(handle)`, `HANDLERS[name] = handle`. Unchanged where anything but functions may be in it.
 */
export function gatheredInModule(linker: Linker, name: string, scope: Scope, empty: Type): Type {
  const isOwn = (holder: Expr, inner: Scope): boolean => holder.kind === "Name" && holder.id === name && isOfModule(linker, name, inner);
  return gathered(linker, gatheringsIn(linker, scope.module, name), isOwn, empty);
}

/** The same of one that a class begins empty, for itself or in its objects. */
export function gatheredInObject(linker: Linker, symbol: ClassSymbol, name: string, empty: Type): Type {
  const isOwn = (holder: Expr, inner: Scope): boolean => {
    if (holder.kind !== "Attribute" || holder.attr !== name || holder.value.kind !== "Name") return false;
    const { id } = holder.value;
    if (id === symbol.def.name) return true;
    // What a method defines reads its object.
    for (let at: FunctionSymbol | null = inner.function; at !== null; at = at.outer.function)
      if (at.owner === symbol) return at.def.parameters[0]?.name === id;
    return false;
  };
  return gathered(linker, gatheringsIn(linker, symbol.module, name), isOwn, empty);
}

/** What is put into something, one by one or, `each`, into lists that it holds. */
interface Gathering extends Kept {
  readonly into: "item" | "element" | "each";
}

const COLLECTIONS = /^(builtins\.(list|set|dict)|collections\.(defaultdict|deque|OrderedDict|abc\.\w+)|typing\.\w+)$/;

function gathered(linker: Linker, all: readonly Gathering[], isOwn: (holder: Expr, scope: Scope) => boolean, empty: Type): Type {
  if (empty.kind !== "external" || !COLLECTIONS.test(empty.name)) return empty;
  const own = all.filter(({ target, scope }) => isOwn(target, scope));
  const [first] = own;
  if (first === undefined || own.some(({ into }) => into !== first.into)) return empty;
  const type = together(linker, own);
  if (type === undefined || !alternatives(type).every(isCalled)) return empty;
  switch (first.into) {
    case "element":
      return { ...empty, args: [type] };
    case "item":
      return { ...empty, args: [empty.args[0] ?? unknown("no annotation"), type] };
    case "each":
      return { ...empty, args: [empty.args[0] ?? unknown("no annotation"), external("builtins.list", type)] };
  }
}

function gatheringsIn(linker: Linker, module: ModuleSymbol, name: string): readonly Gathering[] {
  const facts = module.unit?.facts;
  if (facts === undefined) return [];
  const found = gatherings(facts.body, linker.moduleScope(module));
  for (const fn of functionsNaming(linker, module, name)) found.push(...gatherings(fn.def.body, linker.functionScope(fn)));
  return found;
}

/** What a body gathers in variables of its module, and in its object. */
export function gatheredBy(linker: Linker, fn: FunctionSymbol): readonly Kept[] {
  const scope = linker.functionScope(fn);
  return gatherings(fn.def.body, scope).filter(
    ({ target, value }) =>
      (target.kind === "Attribute" || (target.kind === "Name" && !scope.bindings.has(target.id))) &&
      alternatives(linker.typeOf(value, scope)).every(isCalled),
  );
}

function gatherings(body: readonly Stmt[], scope: Scope): Gathering[] {
  const found: Gathering[] = [];
  eachStatement(body, (statement) => {
    if (statement.kind === "Assign") {
      for (const target of statement.targets)
        if (target.kind === "Subscript") found.push({ target: target.value, value: statement.value, scope, into: "item" });
    } else if (statement.kind === "Expr" && statement.value.kind === "Call" && statement.value.func.kind === "Attribute") {
      const { func, args } = statement.value;
      const value = args.at(-1);
      if (value === undefined) return;
      const { value: holder, attr } = func;
      if (attr === "setdefault" && args.length === 2) found.push({ target: holder, value, scope, into: "item" });
      if (!/^(append|add|insert|appendleft)$/.test(attr)) return;
      if (holder.kind === "Subscript") found.push({ target: holder.value, value, scope, into: "each" });
      else if (holder.kind === "Call" && holder.func.kind === "Attribute" && holder.func.attr === "setdefault")
        found.push({ target: holder.func.value, value, scope, into: "each" });
      else found.push({ target: holder, value, scope, into: "element" });
    }
  });
  return found;
}

/** `[]`, `set()`, `{}`, `defaultdict(list)`. */
export function isEmptyCollection(value: Expr): boolean {
  if (value.kind === "List") return value.elts.length === 0;
  if (value.kind === "Dict") return value.values.length === 0;
  if (value.kind !== "Call" || value.keywords.length > 0) return false;
  const name = lastName(value.func);
  return name === "defaultdict" ? value.args.length < 2 : /^(list|set|dict|deque|OrderedDict)$/.test(name) && value.args.length === 0;
}

function together(linker: Linker, kept: readonly Kept[]): Type | undefined {
  const types = kept.map(({ value, scope }) => linker.typeOf(value, scope));
  return types.length === 0 || types.some(({ kind }) => kind === "unknown") ? undefined : union(types);
}

function isItemOf(target: Expr, name: string): boolean {
  return target.kind === "Subscript" && target.value.kind === "Name" && target.value.id === name;
}

function isItemOfObject(target: Expr, name: string, { function: fn }: Scope): boolean {
  if (target.kind !== "Subscript" || target.value.kind !== "Attribute" || target.value.attr !== name) return false;
  const { value } = target.value;
  return value.kind === "Name" && value.id === fn?.def.parameters[0]?.name;
}

/** Whether a name means the variable of the module where it is read, not one of a function. */
function isOfModule(linker: Linker, name: string, scope: Scope): boolean {
  const symbol = linker.resolve(name, scope);
  return symbol?.kind === "variable" && symbol.scope.kind === "module";
}

/** What a module puts into attributes and items, in the code that speaks of a name. */
function keptIn(linker: Linker, module: ModuleSymbol, name: string): readonly Kept[] {
  const facts = module.unit?.facts;
  if (facts === undefined) return [];
  const bodies: (readonly [readonly Stmt[], Scope])[] = [[facts.body, linker.moduleScope(module)]];
  for (const fn of functionsNaming(linker, module, name)) bodies.push([fn.def.body, linker.functionScope(fn)]);
  return bodies.flatMap(([body, scope]) => putsIn(body).map((put) => ({ ...put, scope })));
}

function putsIn(body: readonly Stmt[]): readonly Pick<Kept, "target" | "value">[] {
  const found: Pick<Kept, "target" | "value">[] = [];
  const add = (target: Expr, value: Expr): void => {
    if (target.kind === "Attribute" || target.kind === "Subscript") found.push({ target, value });
  };
  eachStatement(body, (statement) => {
    if (statement.kind === "Assign") for (const target of statement.targets) add(target, statement.value);
    else if (statement.kind === "AnnAssign" && statement.value !== null) add(statement.target, statement.value);
  });
  return found;
}

/** What the body of a function puts where other code may find it by a name that is none of its own. */
export function putElsewhere(linker: Linker, fn: FunctionSymbol): readonly Pick<Kept, "target" | "value">[] {
  const scope = linker.functionScope(fn);
  const put = putsIn(fn.def.body).filter(({ target }) =>
    target.kind === "Subscript"
      ? target.value.kind === "Name" && isOfModule(linker, target.value.id, scope)
      : holderIn(linker, target, scope) !== undefined,
  );
  return [...put, ...assignedGlobals(linker, fn)];
}
