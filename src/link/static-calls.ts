import type { Expr, FunctionDef, Stmt } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import { binary } from "./static-operations.ts";
import { entryOf, itemsOf, type Locals, NOTHING, type Static, sequence, text, truth, unresolved } from "./statics.ts";
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

const VALUES = /^(builtins\.property|functools\.cached_property|sqlalchemy\.orm\.declared_attr(\.(directive|cascading))?)$/;

/** What a call of a project function returns, where its body only computes: straight lines, decided branches, loops over known items. */
export function followCall(follower: Follower, fn: FunctionSymbol, args: readonly Static[], keywords: ReadonlyMap<string, Static>): Static {
  const { def } = fn;
  if (def.async || def.generator || !def.decorators.every((decorator) => keeps(follower.linker, decorator, fn.outer)))
    return unresolved("call");
  follower.linker.evaluated.add(def);
  const locals = parameters(follower, fn, args, keywords);
  return locals === undefined ? unresolved("call") : (statements(follower, def.body, follower.linker.functionScope(fn), locals) ?? NOTHING);
}

/** Whether reading the function on its class gives what it returns. */
export function readsAsValue(linker: Linker, fn: FunctionSymbol): boolean {
  return fn.def.decorators.some((decorator) => {
    const symbol = linker.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, fn.outer);
    return symbol?.kind === "external" && VALUES.test(symbol.name);
  });
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
  const left = new Map(keywords);
  let next = 0;
  for (const parameter of fn.def.parameters) {
    if (parameter.passing === "*args") {
      locals.set(parameter.name, sequence("tuple", args.slice(next)));
      next = args.length;
    } else if (parameter.passing === "**kwargs") {
      locals.set(parameter.name, { kind: "dict", entries: [...left].map(([key, value]) => [text(key), value] as const) });
    } else {
      const positional = parameter.passing === "keyword" ? undefined : args[next];
      if (positional !== undefined) next++;
      const value = positional ?? left.get(parameter.name) ?? defaultOf(follower, parameter.default, fn.outer);
      if (value === undefined) return undefined;
      left.delete(parameter.name);
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
  const assign = (target: Expr, value: Static): Static | null => {
    if (target.kind === "Subscript" && target.value.kind === "Name") {
      const self = locals.get(target.value.id);
      if (self?.kind !== "dict") return unresolved("call");
      locals.set(target.value.id, { kind: "dict", entries: [...self.entries, [of(target.slice), value]] });
      return null;
    }
    return bind(locals, target, value) ? null : unresolved("call");
  };
  switch (statement.kind) {
    case "Return":
      return statement.value === null ? NOTHING : of(statement.value);
    case "Assign": {
      const value = popped(statement.value, of, locals) ?? of(statement.value);
      for (const target of statement.targets) {
        const failed = assign(target, value);
        if (failed !== null) return failed;
      }
      return null;
    }
    case "AnnAssign":
      return statement.value === null ? null : assign(statement.target, of(statement.value));
    case "AugAssign":
      return assign(statement.target, binary(statement.op, of(statement.target), of(statement.value)));
    case "If": {
      const test = truth(of(statement.test));
      // A check that only raises is taken as passed: an application that starts has passed it.
      if (test === undefined) return statement.orelse.length === 0 && statement.body.at(-1)?.kind === "Raise" ? null : unresolved("call");
      return statements(follower, test ? statement.body : statement.orelse, scope, locals);
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
      return effect(follower, statement.value, scope, locals) ? null : unresolved("call");
    case "Assert":
    case "Pass":
    case "Import":
    case "ImportFrom":
      return null;
    default:
      return unresolved("call");
  }
}

/** Applies what an expression statement does to a local list or dict; false where it may do something that is not understood. */
function effect(follower: Follower, expression: Expr, scope: Scope, locals: Map<string, Static>): boolean {
  if (expression.kind !== "Call" || expression.func.kind !== "Attribute" || expression.func.value.kind !== "Name") return true;
  const name = expression.func.value.id;
  const self = locals.get(name);
  if (self === undefined || (self.kind !== "sequence" && self.kind !== "dict")) return true;
  const [first, second] = expression.args.map((argument) => follower.evaluate(argument, scope, locals));
  switch (expression.func.attr) {
    case "append":
    case "add":
      if (self.kind !== "sequence" || first === undefined) return false;
      locals.set(name, sequence(self.type, [...self.items, first]));
      return true;
    case "extend":
      if (self.kind !== "sequence" || first?.kind !== "sequence") return false;
      locals.set(name, sequence(self.type, [...self.items, ...first.items]));
      return true;
    case "setdefault":
      if (self.kind !== "dict" || first?.kind !== "string" || second === undefined) return false;
      if (entryOf(self, first.value) === undefined) locals.set(name, { kind: "dict", entries: [...self.entries, [first, second]] });
      return true;
    case "pop":
      if (self.kind !== "dict" || first?.kind !== "string") return false;
      locals.set(name, without(self, first.value));
      return true;
    case "update":
      if (self.kind !== "dict" || first?.kind !== "dict" || expression.keywords.length > 0) return false;
      locals.set(name, { kind: "dict", entries: [...self.entries, ...first.entries] });
      return true;
    default:
      return false;
  }
}

/** `value = options.pop("key", default)`: the entry, which is gone afterwards. */
function popped(expression: Expr, of: (expression: Expr) => Static, locals: Map<string, Static>): Static | undefined {
  if (
    expression.kind !== "Call" ||
    expression.func.kind !== "Attribute" ||
    expression.func.attr !== "pop" ||
    expression.func.value.kind !== "Name"
  )
    return undefined;
  const name = expression.func.value.id;
  const self = locals.get(name);
  const [key, fallback] = expression.args.map(of);
  if (self?.kind !== "dict" || key?.kind !== "string") return undefined;
  const found = entryOf(self, key.value) ?? fallback;
  if (found !== undefined) locals.set(name, without(self, key.value));
  return found;
}

function without(self: Static & { kind: "dict" }, key: string): Static {
  return { kind: "dict", entries: self.entries.filter(([name]) => name.kind !== "string" || name.value !== key) };
}

/** Gives the names of a target their values; false where they are not names or do not fit. */
export function bind(locals: Map<string, Static>, target: Expr, value: Static): boolean {
  if (target.kind === "Name") {
    locals.set(target.id, value);
    return true;
  }
  if (target.kind !== "Tuple" && target.kind !== "List") return false;
  const items = itemsOf(value);
  if (items === undefined) return false;
  const star = target.elts.findIndex(({ kind }) => kind === "Starred");
  const given = star < 0 ? items : gathered(items, star, target.elts.length);
  return (
    given !== undefined &&
    given.length === target.elts.length &&
    target.elts.every((element, at) => bind(locals, element.kind === "Starred" ? element.value : element, given[at] ?? NOTHING))
  );
}

/** `first, *rest = items`: what the starred target takes as one list; undefined where there are too few items. */
function gathered(items: readonly Static[], star: number, targets: number): readonly Static[] | undefined {
  const taken = items.length - targets + 1;
  if (taken < 0) return undefined;
  return [
    ...items.slice(0, star),
    { kind: "sequence", type: "list", items: items.slice(star, star + taken) },
    ...items.slice(star + taken),
  ];
}
