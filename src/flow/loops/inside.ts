import type { Expr, Node, Stmt } from "../../model/syntax.ts";

/** Whether an expression stands in another node, or is that. */
export function isWithin({ start, end }: Node, whole: Node): boolean {
  return whole.start <= start && end <= whole.end;
}

/** Whether an expression stands in one of the statements of a block. */
export function holds(block: readonly Stmt[], node: Expr): boolean {
  return block.some((statement) => isWithin(node, statement));
}
