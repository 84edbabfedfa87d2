import type { Program } from "../../link/program.ts";
import { returnedExpressions, yieldedExpressions } from "../../link/results.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives } from "../../link/types.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { isPlainValue, returnsValue } from "./declared.ts";

/**
 * Whether a coroutine function that says nothing of what it returns hands out a coroutine by mistake, so that whoever awaits it gets one
 * instead of the value: a call of itself, one beside values that it returns elsewhere, and one that promises a plain value.
 */
export function handsOutByMistake(program: Program, fn: FunctionSymbol, expression: Expr, scope: Scope): boolean {
  if (expression.kind !== "Call" || fn.def.generator) return false;
  const callees = calleesOf(program, expression, scope);
  if (callees.some(({ def }) => def === fn.def)) return true;
  if (fn.def.returns !== null) return false;
  return promisesValue(program, callees) || isBeside(program, returnedExpressions(fn.def), expression, scope);
}

/** The same for a plain function that says it returns a plain value, and does so elsewhere: no caller can await what it gives. */
export function handsOutBeside(program: Program, fn: FunctionSymbol, expression: Expr, scope: Scope): boolean {
  if (fn.def.async || fn.def.generator || !returnsValue(program, fn)) return false;
  return isBeside(program, returnedExpressions(fn.def), expression, scope);
}

/** The same for what an asynchronous generator yields: `yield shown(order)` among texts. */
export function yieldsByMistake(program: Program, fn: FunctionSymbol, expression: Expr, scope: Scope): boolean {
  if (expression.kind !== "Call" || !fn.def.async || !fn.def.generator) return false;
  return promisesValue(program, calleesOf(program, expression, scope)) || isBeside(program, yieldedExpressions(fn.def), expression, scope);
}

function calleesOf(program: Program, { func }: Call, scope: Scope): readonly FunctionSymbol[] {
  return alternatives(program.typeOf(func, scope)).flatMap((type) => (type.kind === "function" ? [type.function] : []));
}

function promisesValue(program: Program, callees: readonly FunctionSymbol[]): boolean {
  return callees.length > 0 && callees.every((callee) => returnsValue(program, callee));
}

function isBeside(program: Program, all: readonly (Expr | null)[], expression: Expr, scope: Scope): boolean {
  return all.some((other) => other !== null && other !== expression && givesValue(program, other, scope));
}

/** Something is awaited that gives no coroutine, or is a plain value other than None. */
function givesValue(program: Program, expression: Expr, scope: Scope): boolean {
  const type = program.typeOf(expression, scope);
  if (expression.kind === "Await") return type.kind !== "awaitable";
  const isNone = alternatives(type).every(({ kind }) => kind === "none");
  return !isNone && isPlainValue(program, type);
}
