import type { Expr, Stmt } from "../../model/syntax.ts";
import { visitStatements } from "../../model/visit.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";

/**
 * Whether each iteration has a transaction of its own: the loop, or a function on the way from it to the write, commits or opens one.
 * What is done for one item then stays done when a later one fails, and one statement for all would take that away.
 */
export function transactionOf(loop: LoopRegion, way: readonly CallSite[]): "transaction" | null {
  const bodies = way.slice(1).flatMap(({ unit }) => (unit.kind === "function" ? [unit.function.def.body] : []));
  return [loop.body, ...bodies].some(endsTransaction) ? "transaction" : null;
}

function endsTransaction(body: readonly Stmt[]): boolean {
  let found = false;
  visitStatements(body, (node) => {
    if (isTransaction(node)) found = true;
  });
  return found;
}

/** `session.commit()`, `session.begin_nested()`, `connection.transaction()`. */
function isTransaction(node: Expr): boolean {
  return node.kind === "Call" && node.func.kind === "Attribute" && /^(commit|begin|begin_nested|transaction)$/.test(node.func.attr);
}
