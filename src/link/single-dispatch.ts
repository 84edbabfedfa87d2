import type { Call, Expr } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import type { FunctionSymbol } from "./symbols.ts";
import { alternatives, key, type Type, unknown, withoutNone } from "./types.ts";

/** A function that runs in the place of another one for arguments of a type. */
export interface Registered {
  readonly function: FunctionSymbol;
  readonly type: Type;
}

const DISPATCHERS = /^functools\.singledispatch(method)?$/;

/** The functions that are registered with each that `functools.singledispatch` decorates. */
export function dispatchedIn(linker: Linker, functions: readonly FunctionSymbol[]): ReadonlyMap<FunctionSymbol, readonly Registered[]> {
  const found = new Map<FunctionSymbol, Registered[]>();
  for (const fn of functions)
    for (const decorator of fn.def.decorators) {
      const head = decorator.kind === "Call" ? decorator.func : decorator;
      if (head.kind !== "Attribute" || head.attr !== "register") continue;
      const symbol = linker.symbolOf(head.value, fn.outer);
      if (symbol?.kind !== "function" || !isDispatcher(linker, symbol)) continue;
      const known = found.get(symbol) ?? [];
      known.push({ function: fn, type: registeredFor(linker, fn, decorator) });
      found.set(symbol, known);
    }
  return found;
}

function isDispatcher(linker: Linker, { def, outer }: FunctionSymbol): boolean {
  return def.decorators.some((decorator) => {
    const symbol = linker.symbolOf(decorator, outer);
    return symbol?.kind === "external" && DISPATCHERS.test(symbol.name);
  });
}

/** `@render.register(Order)`, or what the first parameter is annotated with. */
function registeredFor(linker: Linker, fn: FunctionSymbol, decorator: Expr): Type {
  const given = decorator.kind === "Call" ? decorator.args[0] : undefined;
  const annotation = given ?? fn.def.parameters[fn.owner === null ? 0 : 1]?.annotation ?? null;
  return annotation === null ? unknown("no annotation") : linker.annotated(annotation, fn.outer);
}

/** Those of the registered functions that a call runs, by its argument; undefined where that is not known. */
export function chosen(
  linker: Linker,
  registered: readonly Registered[],
  call: Call,
  argument: Type,
): readonly FunctionSymbol[] | undefined {
  const types = alternatives(withoutNone(argument));
  if (call.args.length === 0 || types.some(({ kind }) => kind !== "instance" && kind !== "external" && kind !== "literal"))
    return undefined;
  const fitting = registered.filter(({ type }) => types.some((one) => alternatives(type).some((wanted) => fits(linker, one, wanted))));
  return fitting.map((one) => one.function);
}

function fits(linker: Linker, given: Type, wanted: Type): boolean {
  if (given.kind === "literal") return wanted.kind === "external" && wanted.name === "builtins.str";
  if (given.kind === "external") return wanted.kind === "external" && wanted.name === given.name;
  if (given.kind !== "instance") return false;
  if (wanted.kind === "instance")
    return linker.ancestors(given.class).some((ancestor) => ancestor.kind === "class" && ancestor.class === wanted.class);
  return key(given) === key(wanted);
}
