import type { Program } from "../../link/program.ts";
import { returnedExpressions } from "../../link/results.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { everyPresent, type Type } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { isStub } from "../dispatch.ts";
import type { Targets } from "../targets.ts";

/** The call behind an expression that certainly makes a coroutine; awaitables that run anyway (tasks, futures) are none. */
export function coroutineMade(
  program: Program,
  targets: Targets,
  expression: Expr,
  scope: Scope,
  open: Functions = NONE,
): Call | undefined {
  return callsOf(expression).find((call) => isCoroutineCall(program, targets, call, scope, open));
}

/** The calls whose result an expression may give. */
function callsOf(expression: Expr): readonly Call[] {
  switch (expression.kind) {
    case "Call":
      return [expression];
    case "NamedExpr":
      return callsOf(expression.value);
    case "IfExp":
      return [...callsOf(expression.body), ...callsOf(expression.orelse)];
    case "BoolOp": {
      // `kept or fetch()` gives the last where nothing is kept.
      const last = expression.values.at(-1);
      return last === undefined ? [] : callsOf(last);
    }
    default:
      return [];
  }
}

/** The call behind an expression of a callable that is declared to give an awaitable: no value, but it may be a task, which runs anyway. */
export function promisedBy(program: Program, expression: Expr, scope: Scope): Call | undefined {
  return callsOf(expression).find((call) => isPromise(program, call, scope));
}

export function isPromise(program: Program, call: Call, scope: Scope, callee = program.typeOf(call.func, scope)): boolean {
  return everyPresent(callee, isDeclaredCallable) && program.typeOf(call, scope).kind === "awaitable";
}

function isDeclaredCallable(type: Type): boolean {
  return type.kind === "external" && type.name === "collections.abc.Callable";
}

/** Whether a call gives what has to be awaited: a coroutine, or what a callable is declared to give. */
export function isAwaitableCall(program: Program, targets: Targets, call: Call, scope: Scope, callee: Type): boolean {
  // What a table says is asked before the type of the call is found.
  if (!everyPresent(callee, (type) => mayMakeCoroutine(targets, type))) return isPromise(program, call, scope, callee);
  return isCoroutineCall(program, targets, call, scope);
}

/** Whether what a call gives is declared to be a task or a future, which nobody has to await. */
export function isRunning(program: Program, call: Call, scope: Scope): boolean {
  const type = program.typeOf(call, scope);
  return type.kind === "awaitable" && type.runs === true;
}

/** Functions that are being asked what they return. */
type Functions = ReadonlySet<FunctionSymbol>;
const NONE: Functions = new Set();

export function isCoroutineCall(program: Program, targets: Targets, call: Call, scope: Scope, open: Functions = NONE): boolean {
  const callee = program.typeOf(call.func, scope);
  // A reference to a class, a string method: nearly all calls are of what makes none.
  if (!everyPresent(callee, (type) => mayMakeCoroutine(targets, type))) return false;
  if (program.typeOf(call, scope).kind !== "awaitable") return false;
  return everyPresent(callee, (type) => makesCoroutine(program, targets, type, open));
}

/** What a table says is asked before the type of the call is found. */
function mayMakeCoroutine(targets: Targets, type: Type): boolean {
  switch (type.kind) {
    case "function":
      return true;
    case "lambda":
      return type.lambda.body.kind === "Call";
    case "instance":
      return true;
    case "partial":
      return mayMakeCoroutine(targets, type.callee);
    case "method":
      return targets.awaitableMethod(type.owner, type.name) !== undefined;
    case "reference":
      return targets.isCoroutineFunction(type.name);
    default:
      return false;
  }
}

/** Whether calling something certainly makes a coroutine. */
export function callableMakes(program: Program, targets: Targets, callee: Type): boolean {
  return mayMakeCoroutine(targets, callee) && makesCoroutine(program, targets, callee, NONE);
}

function makesCoroutine(program: Program, targets: Targets, type: Type, open: Functions): boolean {
  switch (type.kind) {
    case "function":
      return targets
        .implementations(type.function, type.self)
        .every((fn) => (isAsync(program, fn) ? runsAsCoroutine(targets, fn) : passesOn(program, targets, fn, open)));
    case "lambda":
      return coroutineMade(program, targets, type.lambda.body, program.lambdaScope(type.lambda, type.scope), open) !== undefined;
    case "instance": {
      const call = program.member(type, "__call__");
      return call.kind === "function" && makesCoroutine(program, targets, call, open);
    }
    case "partial":
      return makesCoroutine(program, targets, type.callee, open);
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

/** Written so, or made so by a decorator of the project, which puts an asynchronous wrapper in the place of a plain function. */
function isAsync(program: Program, fn: FunctionSymbol): boolean {
  return fn.def.async || (fn.def.decorators.length > 0 && program.decorated(fn).async);
}

/**
 * A plain function that does nothing but hand on coroutines: `def find(self, key): return self.store.find(key)`. Whatever else a plain
 * function returns may be a task, which runs without being awaited.
 */
function passesOn(program: Program, targets: Targets, fn: FunctionSymbol, open: Functions): boolean {
  const { def } = fn;
  if (def.generator || def.decorators.length > 0 || open.has(fn)) return false;
  const returned = returnedExpressions(def);
  const scope = program.functionScope(fn);
  const within = new Set(open).add(fn);
  return (
    returned.length > 0 && returned.every((value) => value !== null && coroutineMade(program, targets, value, scope, within) !== undefined)
  );
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
