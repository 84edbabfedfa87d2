import { columnOf, type Schema, type Step } from "../database/schema.ts";

/** A table as the ORM models declare it. */
export interface ModelTable {
  readonly name: string;
  readonly columns: readonly {
    readonly name: string;
    readonly nullable: boolean;
    readonly index: boolean;
    readonly hasServerDefault: boolean;
  }[];
  readonly indexes: readonly { readonly name: string | null; readonly columns: readonly string[] }[];
}

const PARTS = new Set(["add_column", "create_index", "alter_column", "create_table"]);

/**
 * Whether a database that was made from the models (`create_all`, then stamped) has what a revision made, as the revision made
 * it. On a dialect where the history cannot be upgraded from its base, databases can come from nowhere else, and a downgrade
 * is shown to restore only what both have alike. Null, or the first thing that they do not.
 */
export function missingInModels(steps: readonly Step[], head: Schema, models: ReadonlyMap<string, ModelTable>): string | null {
  for (const step of steps) {
    if (step.table === null || step.op === "drop_column" || step.op === "drop_table") {
      continue;
    }
    const table = head.tables.get(step.table);
    const model = models.get(step.table);
    if (table === undefined || model === undefined) {
      return `the table ${step.table} at the head of the history and in the models`;
    }
    if (!PARTS.has(step.op)) {
      continue;
    }
    const columns =
      step.op === "create_table" ? table.columns.map((column) => column.name) : step.op === "create_index" ? [] : [step.name ?? ""];
    for (const name of columns) {
      const made = columnOf(table, name);
      const declared = model.columns.find((column) => column.name === name);
      if (
        made === undefined ||
        declared === undefined ||
        (made.nullable !== null && made.nullable !== declared.nullable) ||
        (made.default !== null) !== declared.hasServerDefault
      ) {
        return `the column ${step.table}.${name}`;
      }
    }
    const index = step.op === "create_index" ? table.indexes.find((each) => each.name === step.name) : undefined;
    if (
      step.op === "create_index" &&
      (index === undefined ||
        (!model.indexes.some((each) => each.name === step.name || (each.name === null && each.columns.join() === index.columns.join())) &&
          !indexedColumn(model, index.columns, step.name ?? "")))
    ) {
      return `the index ${step.name} of ${step.table}`;
    }
  }
  return null;
}

/** `index=True` makes an index named after table and column. */
function indexedColumn(model: ModelTable, columns: readonly string[], name: string): boolean {
  return (
    columns.length === 1 &&
    name === `ix_${model.name}_${columns[0]}` &&
    model.columns.some((column) => column.name === columns[0] && column.index)
  );
}
