import type { Expr } from "../model/syntax.ts";
import type { Linker } from "./context.ts";
import type { Scope } from "./symbols.ts";

/** An expression with the names in force where it is written. */
export interface ScopedExpr {
  readonly value: Expr;
  readonly scope: Scope;
}

/** What a variable is bound to, where that happens once, in an assignment of the whole value. */
export function boundOnce(linker: Pick<Linker, "resolve">, name: string, scope: Scope): ScopedExpr | undefined {
  const symbol = linker.resolve(name, scope);
  if (symbol?.kind !== "variable") return undefined;
  const [only, another] = symbol.scope.bindings.get(symbol.name) ?? [];
  if (only?.kind !== "value" || only.path.length > 0 || another !== undefined) return undefined;
  return { value: only.value, scope: symbol.scope };
}
