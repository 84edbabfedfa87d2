import type { FileFacts } from "../../../model/facts.ts";
import type { Expr, Stmt } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { eachExpr } from "./text.ts";

/** The expressions that stand directly in a statement. */
export function expressionsOf(stmt: Stmt): readonly (Expr | null)[] {
  switch (stmt.kind) {
    case "Return":
    case "Expr":
      return [stmt.value];
    case "Assign":
      return [stmt.value, ...stmt.targets];
    case "AugAssign":
      return [stmt.value, stmt.target];
    case "AnnAssign":
      return [stmt.value, stmt.target];
    case "For":
      return [stmt.iter];
    case "If":
    case "While":
      return [stmt.test];
    case "With":
      return stmt.items.map((item) => item.context);
    case "Match":
      return [stmt.subject];
    case "Raise":
      return [stmt.exc];
    case "Assert":
      return [stmt.test];
    case "Delete":
      return stmt.targets;
    default:
      return [];
  }
}

/** Calls `visit` with every sub-expression of the statements, compound ones included, but not of functions and classes in them. */
export function eachExprIn(stmts: readonly Stmt[], visit: (part: Expr) => void): void {
  eachStatement(stmts, (stmt) => {
    for (const expr of expressionsOf(stmt)) {
      eachExpr(expr, visit);
    }
  });
}

/** The same of all statements of a file, those of functions included. */
export function eachExprOf(facts: FileFacts, visit: (part: Expr) => void): void {
  for (const body of [facts.body, ...facts.functions.map((fn) => fn.body)]) {
    eachExprIn(body, visit);
  }
}

/** Whether the block can be left by return, raise, break or continue. */
export function leaves(stmts: readonly Stmt[]): boolean {
  let found = false;
  eachStatement(stmts, (stmt) => {
    found ||= stmt.kind === "Return" || stmt.kind === "Raise" || stmt.kind === "Break" || stmt.kind === "Continue";
  });
  return found;
}

/** Whether every way through the block ends in `raise`, as far as its last statement tells. */
export function endsInRaise(stmts: readonly Stmt[]): boolean {
  const last = stmts.at(-1);
  if (last === undefined) {
    return false;
  }
  return last.kind === "Raise" || (last.kind === "If" && endsInRaise(last.body) && endsInRaise(last.orelse));
}

/** Names that a block may bind, and names whose object it may change in place. */
export interface ChangedNames {
  readonly bound: ReadonlySet<string>;
  readonly mutated: ReadonlySet<string>;
}

/** The name that holds what an expression is a part of: `names["a"]["b"]`, `names.setdefault("a", []).append`; null for none. */
export function holderOf(part: Expr): string | null {
  let at = part;
  while (at.kind === "Attribute" || at.kind === "Subscript" || (at.kind === "Call" && at.func.kind === "Attribute"))
    at = at.kind === "Call" ? at.func : at.value;
  return at.kind === "Name" && at !== part ? at.id : null;
}

export function changedNames(stmts: readonly Stmt[]): ChangedNames {
  const bound = new Set<string>();
  const mutated = new Set<string>();
  const target = (expr: Expr | null): void => {
    if (expr === null) {
      return;
    }
    if (expr.kind === "Name") {
      bound.add(expr.id);
    } else if (expr.kind === "Tuple" || expr.kind === "List") {
      expr.elts.forEach(target);
    } else if (expr.kind === "Starred") {
      target(expr.value);
    } else {
      const holder = holderOf(expr);
      if (holder !== null) mutated.add(holder);
    }
  };
  eachStatement(stmts, (stmt) => {
    if (stmt.kind === "Assign") {
      stmt.targets.forEach(target);
    } else if (stmt.kind === "Delete") {
      for (const each of stmt.targets) if (each.kind !== "Name") target(each);
    } else if (stmt.kind === "AugAssign" || stmt.kind === "AnnAssign" || stmt.kind === "For") {
      target(stmt.target);
    } else if (stmt.kind === "With") {
      for (const item of stmt.items) {
        target(item.target);
      }
    } else if (stmt.kind === "FunctionDef" || stmt.kind === "ClassDef") {
      bound.add(stmt.name);
    } else if (stmt.kind === "Import" || stmt.kind === "ImportFrom") {
      for (const name of stmt.names) {
        bound.add(name.asname ?? name.name.split(".")[0] ?? name.name);
      }
    }
    for (const expr of expressionsOf(stmt)) {
      eachExpr(expr, (part) => {
        if (part.kind === "Call" && part.func.kind === "Attribute") {
          const holder = holderOf(part.func);
          if (holder !== null) mutated.add(holder);
        } else if (part.kind === "NamedExpr") {
          target(part.target);
        }
      });
    }
  });
  return { bound, mutated };
}
