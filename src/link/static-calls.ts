import type { Expr, FunctionDef, Stmt } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import { binary } from "./static-operations.ts";
import { itemsOf, type Locals, NOTHING, type Static, sequence, truth, unresolved } from "./statics.ts";
import type { FunctionSymbol, Scope } from "./symbols.ts";

/** What following a call needs of the evaluator. */
export interface Follower {
  readonly linker: Linker;
  evaluate(expression: Expr, scope: Scope, locals: Locals): Static;
  /** Takes one step from the budget of the evaluation; false when it is used up. */
  spend(): boolean;
}

/** Decorators after which a call still gives what the body returns. */
const KEEPING = new Set([
  "builtins.staticmethod",
  "builtins.classmethod",
  "builtins.property",
  "functools.cache",
  "functools.lru_cache",
  "functools.cached_property",
  "sqlalchemy.orm.declared_attr",
  "sqlalchemy.orm.declared_attr.directive",
  "sqlalchemy.orm.declared_attr.cascading",
  "typing.no_type_check",
]);

/** What a call of a project function returns, where its body only computes: straight lines, decided branches, loops over known items. */
export function followCall(follower: Follower, fn: FunctionSymbol, args: readonly Static[], keywords: ReadonlyMap<string, Static>): Static {
  const { def } = fn;
  if (def.async || def.generator || !def.decorators.every((decorator) => keeps(follower.linker, decorator, fn.outer)))
    return unresolved("call");
  const locals = parameters(follower, fn, args, keywords);
  return locals === undefined ? unresolved("call") : (statements(follower, def.body, follower.linker.functionScope(fn), locals) ?? NOTHING);
}

function keeps(linker: Linker, decorator: Expr, scope: Scope): boolean {
  const symbol = linker.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, scope);
  return symbol?.kind === "external" && KEEPING.has(symbol.name);
}

function parameters(
  follower: Follower,
  fn: FunctionSymbol,
  args: readonly Static[],
  keywords: ReadonlyMap<string, Static>,
): Map<string, Static> | undefined {
  const locals = new Map<string, Static>();
  let next = 0;
  for (const parameter of fn.def.parameters) {
    if (parameter.passing === "*args") {
      locals.set(parameter.name, sequence("tuple", args.slice(next)));
      next = args.length;
    } else if (parameter.passing === "**kwargs") locals.set(parameter.name, unresolved("parameter"));
    else {
      const positional = parameter.passing === "keyword" ? undefined : args[next];
      if (positional !== undefined) next++;
      const value = positional ?? keywords.get(parameter.name) ?? defaultOf(follower, parameter.default, fn.outer);
      if (value === undefined) return undefined;
      locals.set(parameter.name, value);
    }
  }
  return locals;
}

function defaultOf(follower: Follower, expression: FunctionDef["parameters"][number]["default"], outer: Scope): Static | undefined {
  return expression === null ? undefined : follower.evaluate(expression, outer, new Map());
}

/** The value returned, or null when the statements end without a return. */
function statements(follower: Follower, body: readonly Stmt[], scope: Scope, locals: Map<string, Static>): Static | null {
  for (const statement of body) {
    if (!follower.spend()) return unresolved("too large");
    const outcome = follow(follower, statement, scope, locals);
    if (outcome !== null) return outcome;
  }
  return null;
}

function follow(follower: Follower, statement: Stmt, scope: Scope, locals: Map<string, Static>): Static | null {
  const of = (expression: Expr): Static => follower.evaluate(expression, scope, locals);
  const assign = (target: Expr, value: Static): Static | null => (bind(locals, target, value) ? null : unresolved("call"));
  switch (statement.kind) {
    case "Return":
      return statement.value === null ? NOTHING : of(statement.value);
    case "Assign": {
      const value = of(statement.value);
      return statement.targets.every((target) => bind(locals, target, value)) ? null : unresolved("call");
    }
    case "AnnAssign":
      return statement.value === null ? null : assign(statement.target, of(statement.value));
    case "AugAssign":
      return assign(statement.target, binary(statement.op, of(statement.target), of(statement.value)));
    case "If": {
      const test = truth(of(statement.test));
      return test === undefined ? unresolved("call") : statements(follower, test ? statement.body : statement.orelse, scope, locals);
    }
    case "For": {
      const items = itemsOf(of(statement.iter));
      if (items === undefined || statement.async || statement.orelse.length > 0) return unresolved("call");
      for (const item of items) {
        const outcome = assign(statement.target, item) ?? statements(follower, statement.body, scope, locals);
        if (outcome !== null) return outcome;
      }
      return null;
    }
    case "Expr":
      return statement.value.kind === "Constant" ? null : unresolved("call");
    case "Pass":
    case "Import":
    case "ImportFrom":
      return null;
    default:
      return unresolved("call");
  }
}

/** Gives the names of a target their values; false where they are not names or do not fit. */
export function bind(locals: Map<string, Static>, target: Expr, value: Static): boolean {
  if (target.kind === "Name") {
    locals.set(target.id, value);
    return true;
  }
  if (target.kind !== "Tuple" && target.kind !== "List") return false;
  const items = itemsOf(value);
  return (
    items !== undefined &&
    items.length === target.elts.length &&
    target.elts.every((element, at) => bind(locals, element, items[at] ?? NOTHING))
  );
}
