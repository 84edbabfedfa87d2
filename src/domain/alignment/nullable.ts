import type { Program } from "../../link/program.ts";
import { alternatives, type Type } from "../../link/types.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import type { OrmColumn, OrmModel, OrmRelationship } from "../sqlalchemy/index.ts";

/** Whether rows may have NULL there, for all that is known of how they are made. An `onupdate` is nothing to an INSERT. */
export function isNullable(column: OrmColumn): boolean {
  return column.nullable && !column.primaryKey && !column.hasDefault && !column.hasServerDefault && !column.serverOnUpdate;
}

/** Why a column that may hold NULL does. */
export function whyNull(column: OrmColumn): string {
  return `the column ${column.name} is nullable${column.onUpdate === "no" ? "" : ", and only an UPDATE fills it"}`;
}

/** Whether rows certainly may hold NULL: the class itself says so, or only updates fill the column. Else it is but SQLAlchemy's default. */
export function isExplicit(column: OrmColumn): boolean {
  if (column.onUpdate !== "no") return true;
  if (column.owner === null) return false;
  const statement = column.owner.def.body.find(
    (item) =>
      (item.kind === "AnnAssign" && item.target.kind === "Name" && item.target.id === column.key) ||
      (item.kind === "Assign" && item.targets.some((target) => target.kind === "Name" && target.id === column.key)),
  );
  if (statement?.kind === "AnnAssign" && /\b(None|Optional)\b/.test(unparse(statement.annotation, 200))) return true;
  return statement !== undefined && "value" in statement && statement.value !== null && mentionsNullable(statement.value);
}

function mentionsNullable(value: Expr): boolean {
  // `cast(str, Column(String, nullable=True))`: the column stands inside.
  const made = value.kind === "Call" && lastName(value.func) === "cast" ? value.args[1] : value;
  return made?.kind === "Call" && made.keywords.some(({ arg }) => arg === "nullable");
}

/** Whether None is certainly no value of the type. */
export function excludesNone(type: Type): boolean {
  return alternatives(type).every(({ kind }) => kind === "instance" || kind === "external" || kind === "literal");
}

/** Whether SQLAlchemy tells by the column of which class a row is (`polymorphic_on`): it fills it in itself. */
export function isDiscriminator(program: Program, model: OrmModel, { key }: OrmColumn): boolean {
  const isKey = (value: Expr | undefined): boolean =>
    (value?.kind === "Name" && value.id === key) || (value?.kind === "Constant" && value.value === key);
  const decides = (statement: Stmt): boolean => {
    if (statement.kind !== "Assign" || !statement.targets.some((target) => target.kind === "Name" && target.id === "__mapper_args__"))
      return false;
    const { value } = statement;
    return (
      value.kind === "Dict" &&
      value.keys.some((each, i) => each?.kind === "Constant" && each.value === "polymorphic_on" && isKey(value.values[i]))
    );
  };
  return program.ancestors(model.class).some((ancestor) => ancestor.kind === "class" && ancestor.class.def.body.some(decides));
}

/** The foreign key of a scalar relationship, where all of its candidates may be NULL. */
export function nullableKey(model: OrmModel, relationship: OrmRelationship): OrmColumn | undefined {
  if (relationship.uselist || relationship.direction !== "many-to-one" || relationship.secondary !== null) return undefined;
  const keys = model.columns.filter(({ foreignKeys }) => foreignKeys.length > 0);
  const named = keys.filter(({ key }) => key === `${relationship.key}_id`);
  const [only] = named;
  return named.length === 1 && only !== undefined && only.nullable && !only.primaryKey && !only.hasDefault ? only : undefined;
}
