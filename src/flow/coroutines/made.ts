import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { isStub } from "../dispatch.ts";
import type { Targets } from "../targets.ts";

/** The call behind an expression that certainly makes a coroutine; awaitables that run anyway (tasks, futures) are none. */
export function coroutineMade(program: Program, targets: Targets, expression: Expr, scope: Scope): Call | undefined {
  if (expression.kind === "NamedExpr") return coroutineMade(program, targets, expression.value, scope);
  if (expression.kind === "IfExp")
    return coroutineMade(program, targets, expression.body, scope) ?? coroutineMade(program, targets, expression.orelse, scope);
  return expression.kind === "Call" && isCoroutineCall(program, targets, expression, scope) ? expression : undefined;
}

export function isCoroutineCall(program: Program, targets: Targets, call: Call, scope: Scope): boolean {
  const callee = program.typeOf(call.func, scope);
  return (
    alternatives(withoutNone(callee)).every((type) => makesCoroutine(targets, type)) && program.typeOf(call, scope).kind === "awaitable"
  );
}

function makesCoroutine(targets: Targets, type: Type): boolean {
  switch (type.kind) {
    case "function":
      // What a plain function returns may be a task, which runs without being awaited.
      return targets.implementations(type.function, type.self).every((fn) => fn.def.async && runsAsCoroutine(targets, fn));
    case "method": {
      const made = targets.awaitableMethod(type.owner, type.name);
      // What a library schedules runs whether it is awaited or not, and so does what is handed to a thread without a coroutine between.
      if (made === "awaitable" && (/^(asyncio|concurrent|anyio)\./.test(type.owner) || targets.handover(type) !== undefined)) return false;
      return made !== undefined;
    }
    case "reference":
      return targets.isCoroutineFunction(type.name);
    default:
      return false;
  }
}

/** A decorator outside the project may turn the coroutine function into something that schedules itself. */
function runsAsCoroutine(targets: Targets, fn: FunctionSymbol): boolean {
  if (fn.def.generator || !targets.decoratorsKeepCoroutine(fn)) return false;
  // `async def rows(self) -> AsyncIterator[Row]: ...` in a base class stands for asynchronous generators.
  return fn.def.returns === null || !isStub(fn) || !ITERATORS.test(genericName(fn.def.returns));
}

const ITERATORS = /^Async(Iterator|Iterable|Generator)$/;

function genericName(annotation: Expr): string {
  return annotation.kind === "Subscript" ? genericName(annotation.value) : lastName(annotation);
}
