import type { Expr } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import type { Linker } from "./context.ts";
import { returnedExpressions } from "./results.ts";
import type { FunctionSymbol } from "./symbols.ts";

/** A decorator of the project that puts an inner function in the place of what it decorates. */
export interface Wrapping {
  readonly wrapper: FunctionSymbol;
  /** The function whose first parameter is what is decorated. */
  readonly decorator: FunctionSymbol;
}

/** What the project's own decorators make of a function. */
export interface Decorated {
  /** Calling it gives a coroutine. */
  readonly async: boolean;
  /** Outermost first. */
  readonly wrappings: readonly Wrapping[];
  /** Every decorator of the project is understood: it wraps, or gives back what it was given. */
  readonly understood: boolean;
}

/** Reads the decorators from the innermost outward: each sees what the ones below it have made. */
export function decorated(linker: Linker, fn: FunctionSymbol): Decorated {
  let { async } = fn.def;
  let understood = true;
  const wrappings: Wrapping[] = [];
  for (const expression of [...fn.def.decorators].reverse()) {
    const symbol = linker.symbolOf(expression.kind === "Call" ? expression.func : expression, fn.outer);
    if (symbol?.kind !== "function" || symbol === fn) continue;
    const wrapping = wrappingOf(linker, symbol, expression.kind === "Call", async);
    if (wrapping === undefined) {
      if (!givesBack(linker, symbol, expression.kind === "Call")) understood = false;
      continue;
    }
    wrappings.unshift(wrapping);
    const { def } = wrapping.wrapper;
    if (def.async) async = true;
    else if (!def.generator && !passesOn(linker, wrapping)) async = false;
  }
  return { async, wrappings, understood };
}

/**
 * What a decorator of the project, called with a function, puts in its place, where one of the two is asynchronous and the other is not:
 * `def to_sync(fn: T) -> T` says that it gives back what it was given, and does not. Null where the annotation may be believed.
 */
export function replacement(linker: Linker, decorator: FunctionSymbol, given: FunctionSymbol): FunctionSymbol | null {
  const { async } = linker.decorated(given);
  const wrapping = wrappingOf(linker, decorator, false, async);
  if (wrapping === undefined) return null;
  const { def } = wrapping.wrapper;
  if (def.async === async) return null;
  return def.async || !(def.generator || passesOn(linker, wrapping)) ? wrapping.wrapper : null;
}

function wrappingOf(linker: Linker, symbol: FunctionSymbol, called: boolean, async: boolean): Wrapping | undefined {
  linker.decorators.add(symbol.def);
  const inner = returnedFunction(linker, symbol, async);
  if (inner === undefined) return undefined;
  if (!called) return { wrapper: inner, decorator: symbol };
  const wrapper = returnedFunction(linker, inner, async);
  if (wrapper !== undefined) return { wrapper, decorator: inner };
  // `@registered("name")`: the inner function is the decorator, and gives back what it is given.
  return givesBack(linker, inner, false) ? undefined : { wrapper: inner, decorator: symbol };
}

/** A decorator that returns its first parameter: it registers or marks the function. */
function givesBack(linker: Linker, symbol: FunctionSymbol, called: boolean): boolean {
  if (called) {
    const inner = returnedFunction(linker, symbol, false);
    return inner !== undefined && givesBack(linker, inner, false);
  }
  const name = symbol.def.parameters[0]?.name;
  const returned = returnedExpressions(symbol.def);
  return name !== undefined && returned.length > 0 && returned.every((value) => value?.kind === "Name" && value.id === name);
}

/** Whether a wrapper returns what it gets from the function that it wraps, awaited or not: of a plain one a coroutine stays one. */
export function passesOn(linker: Linker, { wrapper, decorator }: Wrapping): boolean {
  const name = decorator.def.parameters[0]?.name;
  if (name === undefined) return false;
  const results = new Set<string>();
  const other = new Set<string>();
  eachStatement(wrapper.def.body, (statement) => {
    if (statement.kind !== "Assign") return;
    for (const target of statement.targets) if (target.kind === "Name") (callsName(statement.value, name) ? results : other).add(target.id);
  });
  const returned = returnedExpressions(wrapper.def);
  return (
    !linker.functionScope(wrapper).bindings.has(name) &&
    returned.length > 0 &&
    returned.every((value) => {
      if (value === null) return false;
      return callsName(value, name) || (value.kind === "Name" && results.has(value.id) && !other.has(value.id));
    })
  );
}

function callsName(value: Expr, name: string): boolean {
  const given = value.kind === "Await" ? value.value : value;
  return given.kind === "Call" && given.func.kind === "Name" && given.func.id === name;
}

/**
 * The nested function that a function returns. Of several (a decorator that has one wrapper for coroutine functions and one for
 * others) the one that is as asynchronous as what is decorated.
 */
function returnedFunction(linker: Linker, fn: FunctionSymbol, async: boolean): FunctionSymbol | undefined {
  const scope = linker.functionScope(fn);
  let found: FunctionSymbol | undefined;
  for (const value of returnedExpressions(fn.def)) {
    for (const name of returnedNames(value)) {
      // Both may go by one name, each on a branch of its own.
      for (const inner of scope.bindings.get(name) ?? []) {
        if (inner.kind !== "function") continue;
        if (inner.def.async === async) return linker.functionSymbol(inner.def, scope);
        found ??= linker.functionSymbol(inner.def, scope);
      }
    }
  }
  return found;
}

/** The nested functions that a function returns, each in its place for some calls. */
export function returnedFunctions(linker: Linker, fn: FunctionSymbol): readonly FunctionSymbol[] {
  const scope = linker.functionScope(fn);
  const names = new Set(returnedExpressions(fn.def).flatMap(returnedNames));
  return [...names].flatMap((name) =>
    (scope.bindings.get(name) ?? []).flatMap((binding) => (binding.kind === "function" ? [linker.functionSymbol(binding.def, scope)] : [])),
  );
}

/** `wrapper`, `a if … else b`, `cast(…, wrapper)`. */
function returnedNames(value: Expr | null): readonly string[] {
  if (value === null) return [];
  if (value.kind === "Name") return [value.id];
  if (value.kind === "IfExp") return [...returnedNames(value.body), ...returnedNames(value.orelse)];
  return value.kind === "Call" ? value.args.flatMap((argument) => (argument.kind === "Name" ? [argument.id] : [])) : [];
}
