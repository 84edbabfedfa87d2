import { constructionIn } from "../../link/construction.ts";
import type { Program } from "../../link/program.ts";
import { itemsOf, textOf, truth } from "../../link/statics.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import type { PydanticVersion, SchemaField } from "../pydantic/schema.ts";
import { allowsNone } from "./annotations.ts";
import { type ColumnDraft, EMPTY_COLUMN, fromKeywords, isColumn, overlay, readColumn, withArguments } from "./columns.ts";
import type { Mappings } from "./mapping.ts";
import { sqlType } from "./sql-types.ts";

/**
 * The column that SQLModel makes of a field: its `sa_column`, else by the annotation and the arguments of `Field(…)`.
 * Under Pydantic 1 a default of None makes the column nullable whatever the annotation says.
 */
export function sqlmodelColumn(mappings: Mappings, field: SchemaField, version: PydanticVersion): ColumnDraft {
  const { program, evaluator } = mappings;
  const made = field.declaration;
  const given = made?.keyword("sa_column");
  const column = given === undefined ? undefined : constructionIn(evaluator, given);
  if (column !== undefined && isColumn(column)) return readColumn(program, evaluator, column);

  const { scope } = field;
  const annotation = field.annotation === null || scope === null ? null : unwrapped(program, field.annotation, scope);
  const optional = annotation !== null && scope !== null && allowsNone(program, annotation, scope);
  const flag = (name: string): boolean | undefined => {
    const value = made?.keyword(name);
    return value === undefined ? undefined : truth(value);
  };
  const primaryKey = flag("primary_key") ?? false;
  const foreignKey = made?.keyword("foreign_key");
  const target = foreignKey === undefined || foreignKey.kind === "none" ? undefined : textOf(foreignKey);
  const ondelete = made?.keyword("ondelete");
  const type = made?.keyword("sa_type");
  const said = annotation !== null && scope !== null ? sqlType(mappings, annotation, scope) : EMPTY_COLUMN;
  const base: ColumnDraft = {
    ...EMPTY_COLUMN,
    type: said.type,
    labels: said.labels,
    enumName: said.enumName,
    // What SQLModel makes of other types hangs on its release, as for a datetime.
    exact: said.type === "Integer",
    primaryKey,
    nullable: flag("nullable") ?? (!primaryKey && (optional || (version === 1 && !field.required && isNone(field)))),
    unique: flag("unique"),
    index: flag("index"),
    hasDefault: !field.required && !isNone(field),
    foreignKeys:
      foreignKey === undefined || foreignKey.kind === "none"
        ? []
        : [
            {
              target:
                target === undefined
                  ? { kind: "unknown", expression: made?.call ?? { kind: "Unreadable", start: field.at.start, end: field.at.end } }
                  : { kind: "text", text: target },
              ondelete: ondelete === undefined ? null : (textOf(ondelete) ?? null),
            },
          ],
  };
  const args = made?.keyword("sa_column_args");
  const keywords = made?.keyword("sa_column_kwargs");
  const extra = fromKeywords(
    program,
    evaluator,
    keywords?.kind === "dict" ? new Map(keywords.entries.map(([key, value]) => [textOf(key) ?? "", value])) : new Map(),
  );
  const typed = type === undefined ? EMPTY_COLUMN : withArguments(program, evaluator, EMPTY_COLUMN, [type], 0);
  const own = type === undefined ? base : { ...base, enumName: null };
  return withArguments(program, evaluator, overlay(overlay(own, typed), extra), args === undefined ? [] : (itemsOf(args) ?? []), 0);
}

/** `OnDemand[int | None]`: SQLModel has no column for a class of the project, so a metaclass takes what stands inside. */
function unwrapped(program: Program, annotation: Expr, scope: Scope): Expr {
  if (annotation.kind !== "Subscript" || annotation.slice.kind === "Tuple" || annotation.slice.kind === "Slice") return annotation;
  const symbol = program.symbolOf(annotation.value, scope);
  return symbol?.kind === "class" ? unwrapped(program, annotation.slice, scope) : annotation;
}

function isNone(field: SchemaField): boolean {
  if (field.default !== null) return field.default.kind === "Constant" && field.default.type === "None";
  return field.declaration?.argument(0, "default")?.kind === "none";
}
