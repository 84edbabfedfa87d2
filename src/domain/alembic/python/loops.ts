import type { Stmt } from "../../../model/syntax.ts";
import { assign } from "./assign.ts";
import { perhaps } from "./conditions.ts";
import type { Completion, Frame, Interpreter } from "./interpreter.ts";
import { iterate, truth } from "./operators.ts";
import { ResultUnknown } from "./raised.ts";
import { leaves } from "./statements.ts";
import { unknown } from "./values.ts";

/** Turns of a `while` loop that are followed. */
const TURNS = 60;

/** `for`: turn by turn over known items, else a body that may run any number of times. */
export function loop(interp: Interpreter, stmt: Extract<Stmt, { kind: "For" }>, frame: Frame): Completion {
  const source = interp.eval(stmt.iter, frame);
  const items = iterate(interp, source);
  if (items === null || items.partial) {
    if (leaves(stmt.body) && hasReturn(stmt.body) && interp.isPure(frame)) {
      throw new ResultUnknown();
    }
    assign(interp, stmt.target, unknown("an item of something unknown"), frame);
    perhaps(interp, stmt.body, frame);
    return null;
  }
  for (const item of [...items.items]) {
    assign(interp, stmt.target, item, frame);
    const completion = interp.block(stmt.body, frame);
    if (completion?.kind === "break") {
      return null;
    }
    if (completion?.kind === "return") {
      return completion;
    }
  }
  return interp.block(stmt.orelse, frame);
}

/** `while`, as long as its condition is known and the turns are few. */
export function whileLoop(interp: Interpreter, stmt: Extract<Stmt, { kind: "While" }>, frame: Frame): Completion {
  for (let turn = 0; ; turn += 1) {
    const known = truth(interp.eval(stmt.test, frame));
    if (known === null || turn > TURNS || (known && stmt.test.kind === "Constant" && !interp.relevance.touches(stmt.body, frame))) {
      if (hasReturn(stmt.body) && interp.isPure(frame)) {
        throw new ResultUnknown();
      }
      perhaps(interp, stmt.body, frame);
      return null;
    }
    if (!known) {
      return interp.block(stmt.orelse, frame);
    }
    const completion = interp.block(stmt.body, frame);
    if (completion?.kind === "break") {
      return null;
    }
    if (completion?.kind === "return") {
      return completion;
    }
    interp.spend(10);
  }
}

function hasReturn(stmts: readonly Stmt[]): boolean {
  return stmts.some(
    (stmt) =>
      stmt.kind === "Return" ||
      ("body" in stmt && stmt.kind !== "FunctionDef" && stmt.kind !== "ClassDef" && hasReturn(stmt.body)) ||
      ("orelse" in stmt && hasReturn(stmt.orelse)),
  );
}
