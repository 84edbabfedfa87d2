import { boundOnce, type ScopedExpr } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Attribute, Call, Dict, Expr, FunctionDef } from "../../model/syntax.ts";
import { eachStatement, functionsIn } from "../../model/traverse.ts";
import { visitStatements } from "../../model/visit.ts";

/** What a field is given. */
export interface Given {
  readonly value: Expr;
  /** Where a dictionary names the field; null for an argument. */
  readonly key: Expr | null;
}

/** A dictionary whose keys are all written out. */
export interface Written {
  /** Where it stands, and the names in force there. */
  readonly node: Expr;
  readonly scope: Scope;
  /** What it certainly holds. */
  readonly items: ReadonlyMap<string, Given>;
  /** Keys that are set later: what they hold then is not told. */
  readonly later: ReadonlySet<string>;
}

/** How a dictionary may be followed: the names of the columns of a row whose `__dict__` it is made of, and whether into functions that make it. */
export interface Following {
  readonly fields: readonly string[];
  readonly calls: boolean;
}

/** How many functions may make one for another. */
const DEPTH = 2;

/** The function in which names are read: also of a comprehension in it. */
export function functionAround(scope: Scope): FunctionDef | undefined {
  for (let at: Scope | null = scope; at !== null; at = at.kind === "comprehension" ? at.parent : null)
    if (at.function !== null) return at.function.def;
  return undefined;
}

/**
 * The dictionary that a value is, where that is written out: in place, as `dict(…)`, bound once to a name that is used for nothing else than to set
 * other keys, or what a function of the project gives in its one `return`.
 */
export function writtenDict(program: Program, value: Expr, scope: Scope, how: Following, depth = DEPTH): Written | undefined {
  if (isOfRow(value)) return { node: value, scope, items: fieldsOf(value, how), later: NONE };
  switch (value.kind) {
    case "Dict":
      return fromDict(program, value, scope, how, depth);
    case "Await":
      return value.value.kind === "Call" && how.calls ? made(program, value.value, scope, how, depth, true) : undefined;
    case "Call":
      return fromArguments(program, value, scope) ?? (how.calls ? made(program, value, scope, how, depth, false) : undefined);
    case "Name":
      return named(program, value.id, scope, how, depth);
    default:
      return undefined;
  }
}

/** The items of a list that is written out: in place, as a comprehension, or appended to one that begins empty and is not looked into. */
export function writtenItems(program: Program, value: Expr, scope: Scope): readonly ScopedExpr[] {
  if (value.kind === "List") return value.elts.flatMap((each) => (each.kind === "Starred" ? [] : [{ value: each, scope }]));
  if (value.kind === "ListComp") return [{ value: value.elt, scope: program.comprehensionScope(value, scope) }];
  const bound = value.kind === "Name" ? boundOnce(program, value.id, scope) : undefined;
  if (value.kind !== "Name" || bound === undefined || bound.scope !== scope) return [];
  if (bound.value.kind === "ListComp") return writtenItems(program, bound.value, scope);
  return bound.value.kind === "List" ? [...writtenItems(program, bound.value, scope), ...appended(value.id, scope)] : [];
}

/** `order.__dict__`: each column by its name. */
function isOfRow(value: Expr): value is Attribute {
  return value.kind === "Attribute" && value.attr === "__dict__" && value.value.kind === "Name";
}

function fieldsOf(row: Attribute, { fields }: Following): ReadonlyMap<string, Given> {
  return new Map(fields.map((name) => [name, { value: { ...row, attr: name }, key: null }] as const));
}

const NONE: ReadonlySet<string> = new Set();

/** Undefined where a key may be any. */
function fromDict(program: Program, dict: Dict, scope: Scope, how: Following, depth: number): Written | undefined {
  const items = new Map<string, Given>();
  const later = new Set<string>();
  for (const [at, key] of dict.keys.entries()) {
    const value = dict.values[at];
    if (value === undefined) return undefined;
    if (key == null) {
      const inner = writtenDict(program, value, scope, how, depth);
      // What is spread is read with the names in force there.
      if (inner === undefined || inner.scope !== scope) return undefined;
      for (const [name, given] of inner.items) items.set(name, given);
      for (const name of inner.later) later.add(name);
    } else if (key.kind !== "Constant" || key.value === undefined) return undefined;
    else items.set(key.value, { value, key });
  }
  return { node: dict, scope, items, later };
}

/** `dict(number=1)`. */
function fromArguments(program: Program, call: Call, scope: Scope): Written | undefined {
  if (call.func.kind !== "Name" || call.func.id !== "dict" || call.args.length > 0) return undefined;
  const symbol = program.symbolOf(call.func, scope);
  if (symbol !== undefined && symbol.kind !== "external") return undefined;
  const items = new Map<string, Given>();
  for (const { arg, value } of call.keywords) {
    if (arg === null) return undefined;
    items.set(arg, { value, key: null });
  }
  return { node: call, scope, items, later: NONE };
}

/** What a function of the project gives, where it has one `return`. */
function made(program: Program, call: Call, scope: Scope, how: Following, depth: number, awaited: boolean): Written | undefined {
  const callee = depth > 0 ? program.typeOf(call.func, scope) : undefined;
  if (callee?.kind !== "function" || !isPlain(callee.function) || callee.function.def.async !== awaited) return undefined;
  const [only, ...others] = returnedExpressions(callee.function.def);
  if (only == null || others.length > 0) return undefined;
  return writtenDict(program, only, program.functionScope(callee.function), how, depth - 1);
}

/** Whether what a function returns is what its caller gets. */
function isPlain({ def, module }: FunctionSymbol): boolean {
  return (
    module.unit?.role === "application" && !def.generator && def.decorators.every((each) => each.kind === "Name" && METHODS.test(each.id))
  );
}

const METHODS = /^(static|class)method$/;

/** What a name is bound to, with the keys that are set in it. */
function named(program: Program, name: string, scope: Scope, how: Following, depth: number): Written | undefined {
  const bound = boundOnce(program, name, scope);
  const def = functionAround(scope);
  if (bound === undefined || bound.scope !== scope || def === undefined || bound.value.kind === "Name") return undefined;
  const dict = writtenDict(program, bound.value, scope, how, depth);
  const set = dict === undefined ? undefined : keysSet(def, name, bound.value.end);
  if (dict === undefined || set === undefined) return undefined;
  const items = new Map([...dict.items].filter(([key]) => !set.has(key)));
  return { ...dict, items, later: new Set([...dict.later, ...set]) };
}

/** The keys that a function sets in what a name holds; undefined where it does anything else with it than to hand it on. */
function keysSet(def: FunctionDef, name: string, from: number): ReadonlySet<string> | undefined {
  const is = (expr: Expr): boolean => expr.kind === "Name" && expr.id === name;
  const harmless = new Set<Expr>();
  const set = new Set<string>();
  let isKnown = true;
  const setKey = (target: Expr): void => {
    if (target.kind !== "Subscript" || !is(target.value)) return;
    if (target.slice.kind !== "Constant" || target.slice.value === undefined) isKnown = false;
    else set.add(target.slice.value);
    harmless.add(target.value);
  };
  eachStatement(def.body, (statement) => {
    if (statement.kind === "Assign") for (const target of statement.targets) setKey(target);
    if (statement.kind === "AugAssign") setKey(statement.target);
    if (statement.kind === "Return" && statement.value !== null) harmless.add(statement.value);
  });
  visitStatements(def.body, (expr) => {
    if (expr.kind === "Call") {
      // `Order(**values)`, `found.append(values)`.
      for (const { arg, value } of expr.keywords) if (arg === null) harmless.add(value);
      if (isAppend(expr) && expr.args[0] !== undefined) harmless.add(expr.args[0]);
    }
    if (expr.kind === "Dict") for (const value of expr.values) harmless.add(value);
    if (expr.kind === "List") for (const value of expr.elts) harmless.add(value);
  });
  visitStatements(def.body, (expr) => {
    if (is(expr) && !harmless.has(expr) && expr.start > from) isKnown = false;
  });
  return isKnown && !namedInside(def, name) ? set : undefined;
}

/** Whether a function that stands in another reads a name of it: when that runs, and what it does with it, is not told. */
function namedInside({ body }: FunctionDef, name: string): boolean {
  return functionsIn(body).some((inner) => {
    let found = namedInside(inner, name);
    visitStatements(inner.body, (expr) => {
      found ||= expr.kind === "Name" && expr.id === name;
    });
    return found;
  });
}

function isAppend({ func, args, keywords }: Call): boolean {
  return func.kind === "Attribute" && func.attr === "append" && args.length === 1 && keywords.length === 0;
}

/** What a function appends to the list that a name holds; nothing where it may change what is in there. */
function appended(name: string, scope: Scope): readonly ScopedExpr[] {
  const def = functionAround(scope);
  if (def === undefined) return [];
  const is = (expr: Expr | undefined): boolean => expr?.kind === "Name" && expr.id === name;
  const harmless = new Set<Expr>();
  const found: ScopedExpr[] = [];
  const uses: Expr[] = [];
  eachStatement(def.body, (statement) => {
    if (statement.kind === "Return" && statement.value !== null) harmless.add(statement.value);
    if (statement.kind === "Assign") for (const target of statement.targets) harmless.add(target);
    if (statement.kind === "AnnAssign") harmless.add(statement.target);
  });
  visitStatements(def.body, (expr) => {
    if (is(expr)) uses.push(expr);
    if (expr.kind === "Dict") for (const value of expr.values) harmless.add(value);
    if (expr.kind === "Subscript" && expr.slice.kind === "Slice") harmless.add(expr.value);
    if (expr.kind !== "Call") return;
    const { func, args, keywords } = expr;
    if (func.kind === "Name" && func.id === "len" && args[0] !== undefined) harmless.add(args[0]);
    if (func.kind === "Name" && /^[A-Z]/.test(func.id)) for (const { value } of keywords) harmless.add(value);
    if (func.kind !== "Attribute" || !is(func.value)) return;
    const [item] = args;
    if (isAppend(expr) && item !== undefined) found.push({ value: item, scope });
    if (/^(append|sort|reverse)$/.test(func.attr)) harmless.add(func.value);
  });
  return uses.every((use) => harmless.has(use)) && !namedInside(def, name) ? found : [];
}
