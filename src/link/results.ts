import type { Expr, FunctionDef } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";

/** The expressions of all return statements of a function's own body; null for a bare return. */
export function returnedExpressions(def: FunctionDef): readonly (Expr | null)[] {
  const found: (Expr | null)[] = [];
  eachStatement(def.body, (statement) => {
    if (statement.kind === "Return") found.push(statement.value);
  });
  return found;
}

/** The expressions that a generator yields, where the yield is a statement or an assigned value. */
export function yieldedExpressions(def: FunctionDef): readonly (Expr | null)[] {
  const found: (Expr | null)[] = [];
  eachStatement(def.body, (statement) => {
    const value =
      statement.kind === "Expr" || statement.kind === "Assign" || statement.kind === "AnnAssign" || statement.kind === "Return"
        ? statement.value
        : null;
    if (value?.kind === "Yield") found.push(value.value);
  });
  return found;
}
