import { lastName } from "../model/last-name.ts";
import type { Expr, Stmt } from "../model/syntax.ts";

/**
 * What `try: price = prices[id]` looks up where `except KeyError:` does what is to be done without it: no failure, but a test like
 * `if id not in prices:`. Null for any other statement.
 */
export function lookedUp(statement: Stmt): Expr | null {
  if (statement.kind !== "Try") return null;
  const [only, another] = statement.body;
  const value = only?.kind === "Assign" || only?.kind === "Return" || only?.kind === "Expr" ? only.value : null;
  if (another !== undefined || value?.kind !== "Subscript") return null;
  return statement.handlers.every(({ type }) => type !== null && /^(KeyError|LookupError)$/.test(lastName(type))) ? value.value : null;
}
