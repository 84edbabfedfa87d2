import type { Expr, Stmt } from "../../../model/syntax.ts";
import { havoc } from "./assign.ts";
import type { Completion, Frame, Interpreter } from "./interpreter.ts";
import { truth } from "./operators.ts";
import { Raised, ResultUnknown } from "./raised.ts";
import { endsInRaise, leaves } from "./statements.ts";
import { textOfExpr } from "./text.ts";

/** `if`: where the condition is unknown, both blocks are considered. */
export function branch(interp: Interpreter, test: Expr, body: readonly Stmt[], orelse: readonly Stmt[], frame: Frame): Completion {
  const known = truth(interp.eval(test, frame));
  if (known !== null) {
    return interp.block(known ? body : orelse, frame);
  }
  return fork(interp, test, [body, orelse], frame);
}

/** An unknown condition over two blocks. */
function fork(interp: Interpreter, test: Expr, blocks: readonly [readonly Stmt[], readonly Stmt[]], frame: Frame): Completion {
  const [body, orelse] = blocks;
  // A guard that refuses certain data says nothing of the way that is meant to be taken.
  for (const [guard, other] of [blocks, [orelse, body]] as const) {
    if (endsInRaise(guard)) {
      havoc(interp, guard, frame);
      return interp.block(other, frame);
    }
  }
  const relevant = interp.relevance.touches(body, frame) || interp.relevance.touches(orelse, frame);
  const jumps = leaves(body) || leaves(orelse);
  if (!relevant && !jumps) {
    interp.passOver(body);
    interp.passOver(orelse);
    havoc(interp, body, frame);
    havoc(interp, orelse, frame);
    return null;
  }
  if (interp.maybe > 0) {
    perhaps(interp, body, frame);
    perhaps(interp, orelse, frame);
    return null;
  }
  if (interp.isPure(frame)) {
    throw new ResultUnknown();
  }
  return interp.block(interp.guess(keyOf(test, frame), interp.place(test, frame)) ? body : orelse, frame);
}

/** Whether an unknown condition of a choice between two texts, such as a word of a statement, holds on this way; null when both stay open. */
export function decided(interp: Interpreter, test: Expr, frame: Frame): boolean | null {
  return frame.callable === null || interp.maybe > 0 || interp.isPure(frame)
    ? null
    : interp.guess(keyOf(test, frame), interp.place(test, frame));
}

/** The name of a condition: the same text over the same known names is taken the same way in upgrade and downgrade. */
function keyOf(test: Expr, frame: Frame): string {
  const values: string[] = [];
  const text = textOfExpr(test);
  for (const name of new Set(text.match(/[A-Za-z_]\w*/g) ?? [])) {
    const value = frame.scope.get(name);
    if (value?.kind === "str" || value?.kind === "number") {
      values.push(`${name}=${value.value}`);
    }
  }
  return `${text}${values.length > 0 ? ` with ${values.join(", ")}` : ""}`;
}

/** Runs a block that may not be reached: what it binds is unknown afterwards, and what it does to the database is a blind spot. */
export function perhaps(interp: Interpreter, stmts: readonly Stmt[], frame: Frame): void {
  interp.passOver(stmts);
  interp.maybe += 1;
  try {
    if (interp.relevance.touches(stmts, frame)) {
      interp.block(stmts, frame);
    }
  } catch (error) {
    if (!(error instanceof Raised || error instanceof ResultUnknown)) {
      throw error;
    }
  } finally {
    interp.maybe -= 1;
  }
  havoc(interp, stmts, frame);
}

/** `match` over texts; anything else may take any of its cases. */
export function match(interp: Interpreter, stmt: Extract<Stmt, { kind: "Match" }>, frame: Frame): Completion {
  const subject = interp.eval(stmt.subject, frame);
  for (const each of stmt.cases) {
    const [pattern] = each.values;
    if (each.values.length === 0 && each.guard === null) {
      for (const name of each.captures) {
        frame.scope.set(name, subject);
      }
      return interp.block(each.body, frame);
    }
    const literal = pattern === undefined || each.guard !== null || each.captures.length > 0 ? null : interp.eval(pattern, frame);
    const same =
      literal !== null && each.values.length === 1 && literal.kind === "str" && subject.kind === "str"
        ? literal.value === subject.value
        : null;
    if (same === true) {
      return interp.block(each.body, frame);
    }
    if (same === null) {
      for (const other of stmt.cases) {
        perhaps(interp, other.body, frame);
      }
      return null;
    }
  }
  return null;
}
