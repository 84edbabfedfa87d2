import { VALIDATORS } from "../data/fastapi.ts";
import type { Program } from "../link/program.ts";
import type { ClassSymbol, FunctionSymbol, Scope } from "../link/symbols.ts";
import { decoratorName } from "../model/last-name.ts";
import type { Expr, FunctionDef } from "../model/syntax.ts";
import { someInStatements } from "../model/visit.ts";

/** What a class calls when an object is made: a method that validates it, or what makes the value of a field that is not given. */
export type Filling =
  | { readonly kind: "validator"; readonly method: FunctionSymbol }
  | { readonly kind: "factory"; readonly value: Expr; readonly scope: Scope };

const MODELS = /^(pydantic|sqlmodel)\./;

/**
 * What a class without an `__init__` of its own calls for its fields when an object is made: validators of a model, and what makes the values
 * of fields, which is called where none is given.
 */
export function fillingsOf(program: Program, symbol: ClassSymbol): readonly Filling[] {
  const found: Filling[] = [];
  const ancestors = program.ancestors(symbol);
  const isModel = ancestors.some((ancestor) => ancestor.kind === "external" && MODELS.test(ancestor.name));
  for (const ancestor of ancestors) {
    if (ancestor.kind !== "class") continue;
    const scope = program.classScope(ancestor.class);
    for (const statement of ancestor.class.def.body) {
      if (statement.kind === "FunctionDef") {
        if (isModel && isValidator(statement) && !looksForKind(statement))
          found.push({ kind: "validator", method: program.functionSymbol(statement, scope) });
        continue;
      }
      const value = statement.kind === "AnnAssign" || statement.kind === "Assign" ? statement.value : null;
      const made = value?.kind === "Call" ? value.keywords.find(({ arg }) => arg === "default_factory")?.value : undefined;
      if (made !== undefined) found.push({ kind: "factory", value: made, scope });
    }
  }
  return found;
}

function isValidator({ decorators }: FunctionDef): boolean {
  return decorators.some((decorator) => VALIDATORS.test(decoratorName(decorator)));
}

/** A validator that looks what its value is, `if isinstance(value, Query)`: for nearly all values it does nothing. */
export function looksForKind(def: FunctionDef): boolean {
  if (!isValidator(def)) return false;
  const names = new Set(def.parameters.map(({ name }) => name));
  return someInStatements(def.body, (node) => {
    if (node.kind !== "Call" || node.func.kind !== "Name" || node.func.id !== "isinstance") return false;
    const [value] = node.args;
    return value?.kind === "Name" && names.has(value.id);
  });
}
