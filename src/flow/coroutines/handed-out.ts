import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Expr } from "../../model/syntax.ts";
import { isPlainValue, returnsValue } from "./declared.ts";

/**
 * Whether a coroutine function that says nothing of what it returns hands out a coroutine by mistake, so that whoever awaits it gets one
 * instead of the value: a call of itself, one beside values that it returns elsewhere, and one that promises a plain value.
 */
export function handsOutByMistake(program: Program, fn: FunctionSymbol, expression: Expr, scope: Scope): boolean {
  if (expression.kind !== "Call" || fn.def.generator) return false;
  const callees = alternatives(program.typeOf(expression.func, scope)).flatMap((type) => (type.kind === "function" ? [type.function] : []));
  if (callees.some(({ def }) => def === fn.def)) return true;
  if (fn.def.returns !== null) return false;
  if (callees.length > 0 && callees.every((callee) => returnsValue(program, callee))) return true;
  return returnedExpressions(fn.def).some((other) => other !== null && other !== expression && givesValue(program, other, scope));
}

/** Something is awaited, or is a plain value other than None. */
function givesValue(program: Program, expression: Expr, scope: Scope): boolean {
  const type = program.typeOf(expression, scope);
  const isNone = alternatives(type).every(({ kind }) => kind === "none");
  return !isNone && isPlainValue(program, type);
}
