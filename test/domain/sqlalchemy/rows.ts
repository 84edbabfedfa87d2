import type { OrmColumn, OrmModel } from "../../../src/domain/sqlalchemy/index.ts";
import { type Sources, tablesOf } from "../tables.ts";

/** A column as `name`, `id!` primary key, `note?` nullable, `order_id>orders.id` foreign key. */
function column(item: OrmColumn): string {
  return `${item.name}${item.primaryKey ? "!" : ""}${item.nullable ? "?" : ""}${item.foreignKeys.map(({ target }) => `>${target}`).join("")}`;
}

/** A model as `Order orders: id! note?` and its relationships as `lines -> Line[] selectin`. */
function row(model: OrmModel): readonly string[] {
  const relationships = model.relationships.map(
    (item) => `  ${item.key} -> ${item.target?.def.name ?? `?${item.targetName}`}${item.uselist ? "[]" : ""} ${item.lazy}`,
  );
  return [`${model.class.def.name} ${model.table}: ${model.columns.map(column).join(" ")}`, ...relationships];
}

/** All models as lines of text, in source order. */
export function rows(sources: Sources): string {
  return tablesOf(sources)
    .models.models.flatMap((model) => row(model))
    .join("\n");
}
