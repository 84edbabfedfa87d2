import type { Evaluator } from "../link/constants.ts";
import { isTypeChecking } from "../link/scopes.ts";
import type { ClassSymbol } from "../link/symbols.ts";
import type { ClassDef, Stmt } from "../model/syntax.ts";

/**
 * Whether another class statement of the same name takes the place of a class when the module runs: a later one, or one
 * in the branch that is taken. Of undecided branches the first counts, of `try … except` the tried one.
 */
export function isReplaced(evaluator: Evaluator, symbol: ClassSymbol): boolean {
  const { outer, def } = symbol;
  const bindings = outer.bindings.get(def.name) ?? [];
  if (bindings.length < 2 || bindings.filter(({ kind }) => kind === "class").length < 2) return false;
  const { owner } = outer;
  const body =
    owner === null ? outer.module.unit?.facts.body : owner.kind === "ClassDef" || owner.kind === "FunctionDef" ? owner.body : undefined;
  return body !== undefined && last(evaluator, body, symbol) !== def;
}

/** The statement that binds the name in the end. */
function last(evaluator: Evaluator, body: readonly Stmt[], symbol: ClassSymbol): ClassDef | undefined {
  let found: ClassDef | undefined;
  for (const statement of body) {
    switch (statement.kind) {
      case "ClassDef":
        if (statement.name === symbol.def.name) found = statement;
        break;
      case "If": {
        const test = isTypeChecking(statement.test) ? false : evaluator.truth(statement.test, symbol.outer);
        const first = test === false ? undefined : last(evaluator, statement.body, symbol);
        found = first ?? (test === true ? undefined : last(evaluator, statement.orelse, symbol)) ?? found;
        break;
      }
      case "Try": {
        const handled = statement.handlers.map((handler) => last(evaluator, handler.body, symbol)).find((item) => item !== undefined);
        found = last(evaluator, statement.orelse, symbol) ?? last(evaluator, statement.body, symbol) ?? handled ?? found;
        break;
      }
      case "With":
        found = last(evaluator, statement.body, symbol) ?? found;
        break;
      default:
        break;
    }
  }
  return found;
}
