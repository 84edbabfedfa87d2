import type { FunctionSymbol } from "../link/symbols.ts";
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
