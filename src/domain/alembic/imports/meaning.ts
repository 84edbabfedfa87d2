import type { Program } from "../../../link/program.ts";
import type { ClassSymbol, FunctionSymbol, VariableSymbol } from "../../../link/symbols.ts";
import type { Expr } from "../../../model/syntax.ts";
import { eachStatement } from "../../../model/traverse.ts";
import { expressionsOf } from "../python/statements.ts";
import { eachExpr } from "../python/text.ts";

/** Whether a class is a column type of the project's own, or an exception: neither carries the schema. */
export function isColumnType(symbol: ClassSymbol, program: Program): boolean {
  return program
    .ancestors(symbol)
    .some(
      (ancestor) =>
        ancestor.kind === "external" &&
        (/^sqlalchemy\.(types|sql\.sqltypes|sql\.type_api|dialects)\b|^sqlalchemy\.(TypeDecorator|[A-Z]\w*)$|^sqlmodel\.sql\.sqltypes\b/.test(
          ancestor.name,
        ) ||
          /^builtins\.\w*(Exception|Error|Warning)$/.test(ancestor.name)),
    );
}

/** `declarative_base` of `Base = declarative_base()`, `metadata` of `metadata = MetaData()`; null for any other variable. */
export function baseName(variable: VariableSymbol, program: Program): "base" | "metadata" | null {
  const name = madeBy(variable, program);
  if (name === null) return null;
  if (/(declarative_base|\.generate_base)$/.test(name)) return "base";
  return /^sqlalchemy\b.*\.MetaData$/.test(name) ? "metadata" : null;
}

/** Whether a variable of a module is a table of SQLAlchemy Core. */
export function isTable(variable: VariableSymbol, program: Program): boolean {
  return /^sqlalchemy\b.*\.Table$/.test(madeBy(variable, program) ?? "");
}

/** The external name whose call gave a variable its only value. */
function madeBy({ name, scope }: VariableSymbol, program: Program): string | null {
  const [binding, ...more] = scope.bindings.get(name) ?? [];
  if (binding?.kind !== "value" || more.length > 0 || binding.value.kind !== "Call") return null;
  const symbol = program.symbolOf(binding.value.func, scope);
  return symbol?.kind === "external" ? symbol.name : null;
}

/** Whether the body of a function names a mapped class. */
export function worksOnModels(fn: FunctionSymbol, program: Program, isModelClass: (symbol: ClassSymbol) => boolean): boolean {
  const scope = program.functionScope(fn);
  let found = false;
  const look = (part: Expr): void => {
    if (found || (part.kind !== "Name" && part.kind !== "Attribute")) return;
    const symbol = part.kind === "Name" ? program.resolve(part.id, scope) : program.symbolOf(part, scope);
    found = symbol?.kind === "class" && isModelClass(symbol);
  };
  eachStatement(fn.def.body, (stmt) => {
    if (!found) for (const expr of expressionsOf(stmt)) eachExpr(expr, look);
  });
  return found;
}
