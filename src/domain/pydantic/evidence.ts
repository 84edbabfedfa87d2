import type { Program } from "../../link/program.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";

const VALIDATORS = /^(field_validator|model_validator|field_serializer|model_serializer|computed_field|validator|root_validator)$/;
const DECLARATIONS = /^(Field|PrivateAttr|ConfigDict)$/;

/** Whether a class that is not known as a model has Pydantic's decorators in its body: its base then is one of another library. */
export function looksLikeModel(program: Program, symbol: ClassSymbol): boolean {
  return symbol.def.bases.length > 0 && symbol.def.body.some((statement) => isValidator(program, symbol, statement));
}

/** Whether the body of a class has what only a model has: Pydantic's fields, its settings or its validators. */
export function writtenAsModel(program: Program, symbol: ClassSymbol): boolean {
  return symbol.def.body.some((statement) => {
    if (statement.kind === "AnnAssign" || statement.kind === "Assign")
      return statement.value !== null && isDeclaration(program, symbol, statement.value);
    return isValidator(program, symbol, statement);
  });
}

function isValidator(program: Program, symbol: ClassSymbol, statement: Stmt): boolean {
  return (
    statement.kind === "FunctionDef" &&
    statement.decorators.some((decorator) =>
      isPydantic(program, symbol, decorator.kind === "Call" ? decorator.func : decorator, VALIDATORS),
    )
  );
}

function isDeclaration(program: Program, symbol: ClassSymbol, value: Expr): boolean {
  return value.kind === "Call" && isPydantic(program, symbol, value.func, DECLARATIONS);
}

function isPydantic(program: Program, symbol: ClassSymbol, head: Expr, names: RegExp): boolean {
  if (!names.test(lastName(head))) return false;
  const target = program.symbolOf(head, symbol.outer);
  return target?.kind === "external" && target.name.startsWith("pydantic.");
}
