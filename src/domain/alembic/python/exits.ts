import { lastName } from "../../../model/last-name.ts";
import type { Expr, Stmt } from "../../../model/syntax.ts";
import { assign } from "./assign.ts";
import { ContextFunction } from "./context-function.ts";
import type { Completion, Frame, Interpreter } from "./interpreter.ts";
import { catches, Raised } from "./raised.ts";
import { unknown } from "./values.ts";

/** `with`: the items from `index` on, around the body. */
export function withBlock(interp: Interpreter, stmt: Extract<Stmt, { kind: "With" }>, index: number, frame: Frame): Completion {
  const item = stmt.items[index];
  if (item === undefined) {
    return interp.block(stmt.body, frame);
  }
  const at = interp.place(item.context, frame);
  const manager = interp.eval(item.context, frame);
  if (manager.kind === "host" && manager instanceof ContextFunction) {
    let completion: Completion = null;
    manager.run(interp, (value) => {
      if (item.target !== null) {
        assign(interp, item.target, value, frame);
      }
      completion = withBlock(interp, stmt, index + 1, frame);
    });
    return completion;
  }
  const entered =
    manager.kind === "host" ? manager.enter(at) : manager.kind === "unknown" ? manager : unknown("what a context manager gives");
  if (item.target !== null) {
    assign(interp, item.target, entered, frame);
  }
  let completion: Completion;
  const suppresses = manager.kind === "unknown" || (manager.kind === "host" && manager.type === "suppress") ? 1 : 0;
  interp.guarded += suppresses;
  try {
    completion = withBlock(interp, stmt, index + 1, frame);
  } catch (error) {
    if (manager.kind === "host" && error instanceof Raised) {
      manager.exit(true, at);
      if (manager.type === "suppress") {
        return null;
      }
    }
    throw error;
  } finally {
    interp.guarded -= suppresses;
  }
  if (manager.kind === "host") {
    manager.exit(false, at);
  }
  return completion;
}

/** `try` with its handlers, `else` and `finally`. */
export function tryBlock(interp: Interpreter, stmt: Extract<Stmt, { kind: "Try" }>, frame: Frame): Completion {
  let completion: Completion;
  const guards = stmt.handlers.length > 0 ? 1 : 0;
  interp.guarded += guards;
  try {
    completion = interp.block(stmt.body, frame) ?? interp.block(stmt.orelse, frame);
  } catch (error) {
    if (!(error instanceof Raised)) {
      throw error;
    }
    completion = handle(interp, stmt, error, frame);
  } finally {
    interp.guarded -= guards;
  }
  return interp.block(stmt.finalbody, frame) ?? completion;
}

function handle(interp: Interpreter, stmt: Extract<Stmt, { kind: "Try" }>, error: Raised, frame: Frame): Completion {
  for (const handler of stmt.handlers) {
    const types =
      handler.type === null
        ? ["BaseException"]
        : handler.type.kind === "Tuple"
          ? handler.type.elts.map(lastName)
          : [lastName(handler.type)];
    if (types.some((type) => catches(type, error))) {
      if (handler.name !== null) {
        frame.scope.set(handler.name, error.value ?? unknown("an exception"));
      }
      interp.handled.push(error);
      try {
        return interp.block(handler.body, frame);
      } finally {
        interp.handled.pop();
      }
    }
  }
  const left = interp.block(stmt.finalbody, frame);
  if (left !== null) {
    return left;
  }
  throw error;
}

/** What a `raise` statement throws. */
export function raised(interp: Interpreter, exc: Expr | null, stmt: Stmt, frame: Frame): Raised {
  if (exc === null) {
    return interp.handled.at(-1) ?? new Raised("RuntimeError", "no active exception", interp.place(stmt, frame), { explicit: true });
  }
  const value = interp.eval(exc, frame);
  const message = exc.kind === "Call" && exc.args[0]?.kind === "Constant" ? (exc.args[0].value ?? "") : "";
  const name = value.kind === "instance" ? value.cls.name : lastName(exc.kind === "Call" ? exc.func : exc);
  return new Raised(name, message, interp.place(stmt, frame), { explicit: true, value });
}
