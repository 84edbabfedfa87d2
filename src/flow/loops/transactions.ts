import type { Expr, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { someInStatements } from "../../model/visit.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";
import { holds } from "./inside.ts";

/**
 * Whether each iteration has a transaction of its own, and is meant to: the loop, or a function on the way from it to the write, commits or opens one, and
 * the loop goes on when that of one item fails. One statement for all would take that away.
 */
export function transactionOf(loop: LoopRegion, { node }: CallSite, way: readonly CallSite[]): "transaction" | null {
  if (!outlives(loop.body, node) && !someInStatements(loop.body, undoes)) return null;
  const bodies = way.slice(1).flatMap(({ unit }) => (unit.kind === "function" ? [unit.function.def.body] : []));
  return [loop.body, ...bodies].some((body) => someInStatements(body, isTransaction)) ? "transaction" : null;
}

/** Whether a call stands in a `try` whose handlers let the loop go on. */
function outlives(body: readonly Stmt[], node: Expr): boolean {
  return body.some((statement) => {
    if (statement.kind === "Try" && holds(statement.body, node) && statement.handlers.some(({ body: handler }) => goesOn(handler)))
      return true;
    return blocksOf(statement).some((block) => outlives(block, node));
  });
}

function goesOn(handler: readonly Stmt[]): boolean {
  const last = handler[handler.length - 1];
  return last !== undefined && last.kind !== "Raise" && last.kind !== "Return" && last.kind !== "Break";
}

/** `session.rollback()`, `session.begin_nested()`. */
function undoes(node: Expr): boolean {
  return node.kind === "Call" && node.func.kind === "Attribute" && /^(rollback|begin_nested)$/.test(node.func.attr);
}

/** `session.commit()`, `session.begin_nested()`, `connection.transaction()`. */
function isTransaction(node: Expr): boolean {
  return node.kind === "Call" && node.func.kind === "Attribute" && /^(commit|begin|begin_nested|transaction)$/.test(node.func.attr);
}
