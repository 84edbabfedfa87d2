import { classOf } from "./annotations.ts";
import type { CallContext, Linker } from "./context.ts";
import { replacement } from "./decorators.ts";
import { delegated } from "./delegates.ts";
import { isCalled } from "./made-initialiser.ts";
import { bindingKind, substitution } from "./members.ts";
import { returnedExpressions, yieldedExpressions } from "./results.ts";
import { mentionsVariable, substitute, unify } from "./substitution.ts";
import type { FunctionSymbol, Scope } from "./symbols.ts";
import { alternatives, external, NONE, type Type, union, unknown } from "./types.ts";

/** The value of calling something. */
export function callResult(linker: Linker, callee: Type, context: CallContext | null): Type {
  switch (callee.kind) {
    case "class":
      return constructed(linker, callee, context);
    case "function":
      return linker.returned(callee.function, callee.self, context);
    case "lambda":
      return linker.typeOf(callee.lambda.body, linker.lambdaScope(callee.lambda, callee.scope));
    case "partial":
      return callResult(linker, callee.callee, null);
    case "reference":
      return (
        bound(callee.name, context) ??
        cast(linker, callee.name, context) ??
        managing(linker, callee.name, context) ??
        linker.externals.callResult(callee.name, callee.args, context) ??
        unknown("external return")
      );
    case "method":
      return linker.externals.methodResult(callee.owner, callee.name, callee.self, context) ?? unknown("external return");
    case "instance":
      return linker.called(linker.member(callee, "__call__"), context);
    case "external":
      if (callee.name === "collections.abc.Callable") return callee.args[0] ?? unknown("dynamic");
      if (callee.name === "builtins.type" && callee.args[0] !== undefined) return callee.args[0];
      return linker.externals.methodResult(callee.name, "__call__", callee, context) ?? unknown("external return");
    case "union":
      return union(
        alternatives(callee)
          .filter((item) => item.kind !== "none")
          .map((item) => callResult(linker, item, context)),
      );
    case "unknown":
      return unknown("unknown receiver");
    default:
      return unknown("dynamic");
  }
}

/** `partial(count, session)` is called as the function is. */
function bound(name: string, context: CallContext | null): Type | undefined {
  const callee = name === "functools.partial" || name === "functools.partialmethod" ? context?.argument(0) : undefined;
  if (context === null || callee === undefined || callee.kind === "unknown") return undefined;
  return { kind: "partial", callee, bound: context.call.args.slice(1) };
}

/** `cast("AsyncSession", found)` is what it says, in quotes as well. */
function cast(linker: Linker, name: string, context: CallContext | null): Type | undefined {
  const type = name === "typing.cast" ? context?.call.args[0] : undefined;
  if (context === null || type?.kind !== "Constant") return undefined;
  return linker.annotated(type, context.scope);
}

function constructed(linker: Linker, callee: Type & { kind: "class" }, context: CallContext | null): Type {
  const names = linker.typeParameters(callee.class);
  if (names.length === 0 || callee.args.length > 0 || context === null) return { kind: "instance", class: callee.class, args: callee.args };
  // `Repository(Order, session)`: the arguments of __init__ fix the type parameters.
  const init = linker.member({ kind: "instance", class: callee.class, args: [] }, "__init__");
  const map = new Map<string, Type>();
  if (init.kind === "function") fitArguments(linker, init.function, true, context, map);
  return { kind: "instance", class: callee.class, args: names.map((name) => map.get(name) ?? unknown("no annotation")) };
}

/** Binds type variables of a function's annotations by the types of the arguments of a call. */
function fitArguments(linker: Linker, fn: FunctionSymbol, skipFirst: boolean, context: CallContext, map: Map<string, Type>): void {
  const scope = linker.functionScope(fn);
  fn.def.parameters.forEach((parameter, index) => {
    if (parameter.annotation === null || (skipFirst && index === 0)) return;
    const declared = linker.annotated(parameter.annotation, scope);
    if (!mentionsVariable(declared)) return;
    const actual = context.argument(index - (skipFirst ? 1 : 0), parameter.name);
    if (actual !== undefined) unify(declared, actual, map);
  });
}

/** The value of calling a project function: what it returns, as an awaitable for `async def`, as an iterator for a generator. */
export function returnType(linker: Linker, fn: FunctionSymbol, self: Type | null, context: CallContext | null): Type {
  const { def } = fn;
  const plain = bodyResult(linker, fn, self, context);
  const managed = def.generator ? managerOf(linker, fn) : undefined;
  if (managed !== undefined) return external(managed, yielded(linker, fn, self));
  if (def.generator) return plain;
  return linker.decorated(fn).async ? { kind: "awaitable", result: plain } : plain;
}

function bodyResult(linker: Linker, fn: FunctionSymbol, self: Type | null, context: CallContext | null): Type {
  const { def } = fn;
  if (def.returns !== null) {
    const declared = linker.annotated(def.returns, linker.functionScope(fn));
    if (declared.kind !== "unknown" || declared.reason !== "any") {
      if (def.generator && isElement(linker, declared)) return generatorOf(linker, fn, self, declared);
      if (!mentionsVariable(declared)) return delegated(linker, fn, declared) ?? declared;
      const map = new Map<string, Type>();
      if (self !== null && (self.kind === "instance" || self.kind === "class") && fn.owner !== null) {
        const ancestor = linker.ancestors(self.class).find((item) => item.kind === "class" && item.class === fn.owner);
        if (ancestor?.kind === "class") for (const [name, type] of substitution(linker, ancestor, self)) map.set(name, type);
      }
      if (context !== null) fitArguments(linker, fn, fn.owner !== null && self !== null && bindingKind(def) !== "static", context, map);
      const result = substitute(declared, map);
      const other = declared.kind === "typevar" && result.kind === "function" ? replacement(linker, fn, result.function) : null;
      return other === null ? result : { kind: "function", function: other, self: null };
    }
  }
  if (def.generator) return generatorOf(linker, fn, self, null);
  const results: Type[] = [];
  const scope = linker.functionScope(fn);
  for (const value of returnedExpressions(def)) {
    const type = value === null ? NONE : linker.typeOf(value, scope);
    // `return fn`, of a function that keeps what it is given: each call gives back its own.
    results.push(
      value?.kind === "Name" && type.kind === "union" && isOwnParameter(scope, value.id) && type.items.every(isCalled)
        ? unknown("dynamic")
        : type,
    );
  }
  const result = results.length === 0 ? NONE : union(results);
  return self !== null && mentionsVariable(result) && self.kind === "instance" ? substitute(result, selfMap(linker, fn, self)) : result;
}

function isOwnParameter(scope: Scope, name: string): boolean {
  return scope.bindings.get(name)?.[0]?.kind === "parameter";
}

/** `def get_db() -> Session: … yield session`: the annotation of a generator that says what is yielded, or what that derives from. */
function isElement(linker: Linker, declared: Type): boolean {
  if (declared.kind === "external") return /^(sqlalchemy|sqlmodel)\./.test(declared.name);
  return (
    declared.kind === "instance" &&
    ["__iter__", "__aiter__", "__next__", "__anext__"].every((name) => linker.member(declared, name).kind === "unknown")
  );
}

function generatorOf(linker: Linker, fn: FunctionSymbol, self: Type | null, declared: Type | null): Type {
  const element = yielded(linker, fn, self);
  return external(
    fn.def.async ? "typing.AsyncGenerator" : "typing.Generator",
    element.kind === "unknown" && declared !== null ? declared : element,
  );
}

function selfMap(linker: Linker, fn: FunctionSymbol, self: Type & { kind: "instance" }): ReadonlyMap<string, Type> {
  const ancestor = linker.ancestors(self.class).find((item) => item.kind === "class" && item.class === fn.owner);
  return ancestor?.kind === "class" ? substitution(linker, ancestor, self) : new Map();
}

/** What a generator yields: its annotation's first argument, else the types of its yields. */
export function yielded(linker: Linker, fn: FunctionSymbol, self: Type | null): Type {
  const scope = linker.functionScope(fn);
  if (fn.def.returns !== null) {
    const declared = linker.annotated(fn.def.returns, scope);
    const first =
      (declared.kind === "external" || declared.kind === "instance") && declared.args[0] !== undefined ? declared.args[0] : undefined;
    if (first !== undefined && first.kind !== "unknown")
      return self !== null && self.kind === "instance" ? substitute(first, selfMap(linker, fn, self)) : first;
  }
  const types: Type[] = [];
  for (const value of yieldedExpressions(fn.def)) types.push(value === null ? NONE : linker.typeOf(value, scope));
  return types.length === 0 ? unknown("no annotation") : union(types);
}

const MANAGERS = new Map([
  ["contextlib.contextmanager", "contextlib.AbstractContextManager"],
  ["contextlib.asynccontextmanager", "contextlib.AbstractAsyncContextManager"],
]);

/** `asynccontextmanager(session)`: a function that gives a manager of what the generator yields. */
function managing(linker: Linker, name: string, context: CallContext | null): Type | undefined {
  const manager = MANAGERS.get(name);
  const given = manager === undefined ? undefined : context?.argument(0, "func");
  if (manager === undefined || given?.kind !== "function" || !given.function.def.generator) return undefined;
  return external("collections.abc.Callable", external(manager, yielded(linker, given.function, given.self)));
}

function managerOf(linker: Linker, fn: FunctionSymbol): string | undefined {
  for (const decorator of fn.def.decorators) {
    const symbol = linker.symbolOf(decorator.kind === "Call" ? decorator.func : decorator, fn.outer);
    const manager = symbol?.kind === "external" ? MANAGERS.get(symbol.name) : undefined;
    if (manager !== undefined) return manager;
  }
  return undefined;
}

/** The type of the first parameter of a method: the instance or the class. */
export function receiverType(linker: Linker, fn: FunctionSymbol): Type | undefined {
  if (fn.owner === null) return undefined;
  const how = bindingKind(fn.def);
  if (how === "static") return undefined;
  const of = fn.owner;
  const args: Type[] = linker.typeParameters(of).map((name) => ({ kind: "typevar", name, of }));
  const instance: Type = { kind: "instance", class: fn.owner, args };
  return how === "class" ? classOf(instance) : instance;
}

/** The scope in which annotations of a function's parameters are read. */
export function annotationScope(linker: Linker, fn: FunctionSymbol): Scope {
  return fn.def.typeParameters.length > 0 ? linker.functionScope(fn) : fn.outer;
}
