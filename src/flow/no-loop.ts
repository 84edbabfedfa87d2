import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import { alternatives } from "../link/types.ts";
import { lastName } from "../model/last-name.ts";
import type { Expr, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { someInStatements } from "../model/visit.ts";

/** What raises a `RuntimeError` where no loop is running, or gives None. */
const RUNNING = /^_?get_running_loop$/;
const LOOP_NAME = /loop$/i;
/** What raises a `RuntimeError` where a loop is running. */
const STARTS = /^(run|run_until_complete|run_forever)$/;

/**
 * Which clauses of `try: asyncio.get_running_loop()` run only where no loop is running: `except RuntimeError: asyncio.run(work())` starts one, and waits for
 * it, in a thread that has none.
 */
export function withoutLoop({ body, handlers }: Stmt & { kind: "Try" }): ReadonlySet<Stmt> {
  const [first] = body;
  if (first === undefined || handlers.length === 0 || !asksForRunning(first) || failsWithLoop(body)) return NONE;
  return new Set(handlers.flatMap((handler) => (handler.type !== null && isRuntimeError(handler.type) ? handler.body : [])));
}

const NONE: ReadonlySet<Stmt> = new Set();

function asksForRunning(statement: Stmt): boolean {
  return someInStatements([statement], (node) => node.kind === "Call" && RUNNING.test(lastName(node.func)));
}

/** Whether a block may raise the error where a loop is running as well: by itself, or by starting another one. */
function failsWithLoop(body: readonly Stmt[]): boolean {
  let fails = someInStatements(body, (node) => node.kind === "Call" && STARTS.test(lastName(node.func)));
  eachStatement(body, (statement) => {
    const raised = statement.kind === "Raise" ? statement.exc : null;
    if (raised !== null && isRuntimeError(raised.kind === "Call" ? raised.func : raised)) fails = true;
  });
  return fails;
}

function isRuntimeError(type: Expr): boolean {
  return type.kind === "Tuple" ? type.elts.every(isRuntimeError) : lastName(type) === "RuntimeError";
}

/** Whether no loop is running where a test has come out so: `loop.is_running()`, `loop is None` of the loop that was asked for. */
export function hasNoLoop(program: Program, test: Expr, outcome: boolean, scope: Scope): boolean {
  switch (test.kind) {
    case "UnaryOp":
      return test.op === "not" && hasNoLoop(program, test.operand, !outcome, scope);
    case "BoolOp":
      // `loop and loop.is_running()` fails where there is none, too.
      return (test.op === "and") === outcome
        ? test.values.some((part) => hasNoLoop(program, part, outcome, scope))
        : test.values.every((part) => hasNoLoop(program, part, outcome, scope));
    case "Call":
      return !outcome && test.func.kind === "Attribute" && test.func.attr === "is_running" && isLoop(program, test.func.value, scope);
    case "Name":
      return !outcome && isRunningLoop(test.id, scope);
    case "Compare": {
      const [op] = test.ops;
      const [right] = test.comparators;
      if (test.left.kind !== "Name" || test.ops.length !== 1 || right?.kind !== "Constant" || right.type !== "None") return false;
      return (op === "is" ? outcome : op === "is not" && !outcome) && isRunningLoop(test.left.id, scope);
    }
    default:
      return false;
  }
}

/** What is called a loop, and is no object of the project. */
function isLoop(program: Program, value: Expr, scope: Scope): boolean {
  return LOOP_NAME.test(lastName(value)) && !alternatives(program.typeOf(value, scope)).some(({ kind }) => kind === "instance");
}

/** A name that holds the running loop, or None where there is none. */
function isRunningLoop(name: string, scope: Scope): boolean {
  if (!LOOP_NAME.test(name)) return false;
  const values = (scope.bindings.get(name) ?? []).map((binding) => (binding.kind === "value" ? binding.value : null));
  const isLoop = (value: Expr | null): boolean => value?.kind === "Call" && RUNNING.test(lastName(value.func));
  return values.some(isLoop) && values.every((value) => isLoop(value) || (value?.kind === "Constant" && value.type === "None"));
}
