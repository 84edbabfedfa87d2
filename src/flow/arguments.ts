import type { FunctionSymbol } from "../link/symbols.ts";
import type { Type } from "../link/types.ts";
import { lastName } from "../model/last-name.ts";
import type { Call, Expr } from "../model/syntax.ts";

/** The argument that a call gives for a parameter, by position (shifted past a bound receiver) or by name. */
export function argumentAt(call: Call, fn: FunctionSymbol, index: number, shift: number): Expr | undefined {
  const parameter = fn.def.parameters[index];
  if (parameter === undefined) return undefined;
  const named = call.keywords.find((keyword) => keyword.arg === parameter.name);
  if (named !== undefined) return named.value;
  if (parameter.passing === "keyword" || parameter.passing === "**kwargs") return undefined;
  const positional = call.args[index - shift];
  return positional?.kind === "Starred" ? undefined : positional;
}

/** How many parameters of a function its call binds by itself: the receiver of a method, the object of a constructor. */
export function boundParameters({ function: fn, self }: { readonly function: FunctionSymbol; readonly self: Type | null }): 0 | 1 {
  return fn.owner !== null && (self !== null || fn.def.name === "__init__") ? 1 : 0;
}

/** Whether a call names the function itself, so that its arguments are the function's: not so for what is handed over. */
export function callsByName({ func }: Call, fn: FunctionSymbol): boolean {
  const name = lastName(func);
  return name === fn.def.name || (fn.def.name === "__init__" && name === fn.owner?.def.name);
}
