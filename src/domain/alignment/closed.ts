import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import type { OrmModel } from "../sqlalchemy/index.ts";

/** Attributes that SQLAlchemy and SQLModel give their classes. */
const GIVEN = new Set(["metadata", "registry", "model_fields", "model_config"]);

/** Whether a class of the project defines the name, in its body or on `self`; or the library gives it. */
export function hasMember(program: Program, model: OrmModel, name: string): boolean {
  const member = program.memberDefinition(model.class, name);
  return member?.kind === "bindings" || member?.kind === "attribute" || GIVEN.has(name);
}

/** Whether all classes above a model are known and none answers for attributes that it does not have. */
export function isClosed(program: Program, model: OrmModel): boolean {
  if (hasMember(program, model, "__getattr__")) return false;
  return program
    .ancestors(model.class)
    .every(
      (ancestor) =>
        ancestor.kind === "class" ||
        (ancestor.kind === "external" && /^(sqlalchemy|sqlmodel|pydantic|typing|abc|builtins)\b/.test(ancestor.name)) ||
        (ancestor.kind === "unknown" && isPlainBase(program, ancestor.base, ancestor.scope)),
    );
}

/** `Base = declarative_base()`: a base without a class or constructor of the project behind it, which may take other attributes. */
function isPlainBase(program: Program, base: Expr, scope: Scope): boolean {
  const symbol = program.symbolOf(base, scope);
  const bindings = symbol?.kind === "variable" ? (symbol.scope.bindings.get(symbol.name) ?? []) : [];
  const [only] = bindings;
  if (bindings.length !== 1 || symbol?.kind !== "variable" || only?.kind !== "value" || only.value.kind !== "Call") return false;
  const callee = program.symbolOf(only.value.func, symbol.scope);
  const isFactory = callee?.kind === "external" && /^sqlalchemy\.(\w+\.)*declarative_base$/.test(callee.name);
  return isFactory && !only.value.keywords.some(({ arg }) => arg === "cls" || arg === "constructor" || arg === null);
}
