import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Call, Expr } from "../../model/syntax.ts";

/** Rows that count as few: the top ten of something. */
const MOST_FEW = 10;
const DEEPEST = 12;

/** Methods that send a statement, which is their first argument. */
const SENDS = /^(execute|scalars|scalar|exec|stream|stream_scalars)$/;
/** Methods of statements and results that add no rows. */
const KEEPS =
  /^(where|filter|filter_by|order_by|options|distinct|offset|having|group_by|execution_options|with_for_update|scalars|all|unique|mappings|fetchall|partitions|tuples)$/;
const COPIES = /^(list|tuple|sorted|reversed|enumerate|set)$/;

/** Whether what is gone through are rows of a statement that asks for a few: `session.scalars(select(Order).limit(5))`. */
export function isFewRows(program: Program, iter: Expr, scope: Scope, depth = 0): boolean {
  if (depth > DEEPEST) return false;
  switch (iter.kind) {
    case "Await":
      return isFewRows(program, iter.value, scope, depth + 1);
    case "Name": {
      const bound = boundOnce(program, iter.id, scope);
      return bound !== undefined && isFewRows(program, bound.value, bound.scope, depth + 1);
    }
    case "Call": {
      const { func, args } = iter;
      const [first] = args;
      if (func.kind === "Name") return COPIES.test(func.id) && first !== undefined && isFewRows(program, first, scope, depth + 1);
      if (func.kind !== "Attribute") return false;
      if (limitsToFew(iter)) return true;
      if (SENDS.test(func.attr) && first !== undefined) return isFewRows(program, first, scope, depth + 1);
      return KEEPS.test(func.attr) && isFewRows(program, func.value, scope, depth + 1);
    }
    default:
      return false;
  }
}

/** `query.limit(5)`. */
export function limitsToFew({ func, args: [limit] }: Call): boolean {
  if (func.kind !== "Attribute" || (func.attr !== "limit" && func.attr !== "fetch")) return false;
  return limit?.kind === "Constant" && limit.type === "int" && Number(limit.value) <= MOST_FEW;
}
