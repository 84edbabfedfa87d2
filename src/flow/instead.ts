import type { Stmt } from "../model/syntax.ts";
import { unparse } from "../model/unparse.ts";

export const NOTHING_HANDED: ReadonlySet<string> = new Set();

/** What a branch hands over, each in a statement of its own, in place of calling it: `tasks.add_task(send, order)`. */
export function withHanded(known: ReadonlySet<string>, branch: readonly Stmt[]): ReadonlySet<string> {
  let found: Set<string> | null = null;
  for (const statement of branch) {
    if (statement.kind !== "Expr") continue;
    const value = statement.value.kind === "Await" ? statement.value.value : statement.value;
    if (value.kind !== "Call") continue;
    for (const argument of value.args) {
      if (argument.kind !== "Name" && argument.kind !== "Attribute") continue;
      found ??= new Set(known);
      found.add(unparse(argument));
    }
  }
  return found ?? known;
}
