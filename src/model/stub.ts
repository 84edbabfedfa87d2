import type { Stmt } from "./syntax.ts";

/** Whether a function's body only declares: `...`, `pass`, a docstring, or `raise NotImplementedError`. */
export function isStubBody(body: readonly Stmt[]): boolean {
  return body.every((statement) => {
    if (statement.kind === "Pass") return true;
    if (statement.kind === "Expr") return statement.value.kind === "Constant";
    if (statement.kind !== "Raise" || statement.exc === null) return false;
    const raised = statement.exc.kind === "Call" ? statement.exc.func : statement.exc;
    return raised.kind === "Name" && raised.id === "NotImplementedError";
  });
}
