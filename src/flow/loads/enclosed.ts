import type { Expr, FunctionDef } from "../../model/syntax.ts";
import { functionsIn } from "../../model/traverse.ts";
import { visitExpression, visitStatements } from "../../model/visit.ts";

/** Any attribute: the object itself is used, or what is read of it is not known. */
export const ANY = "*";

/**
 * What a function that is handed to `run_sync` alone reads of the variables around it, by name: a lambda or a function of the body sees
 * them, a bound method its object, and every other function none.
 */
export function enclosedReads(handed: Expr | undefined, around: FunctionDef | null): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const bases = new Set<Expr>();
  const note = (node: Expr): void => {
    const base = node.kind === "Attribute" ? node.value : node;
    if (base.kind !== "Name" || (base === node && bases.has(base))) return;
    const known = found.get(base.id) ?? new Set();
    found.set(base.id, known.add(node.kind === "Attribute" ? node.attr : ANY));
    bases.add(base);
  };
  if (handed?.kind === "Lambda") visitExpression(handed.body, note);
  else if (handed?.kind === "Name" && around !== null) {
    for (const inner of functionsIn(around.body)) if (inner.name === handed.id) visitStatements(inner.body, note);
  } else if (handed?.kind === "Attribute") visitExpression(handed.value, note);
  return found;
}
