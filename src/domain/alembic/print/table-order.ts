import type { ForeignKey, Schema, Table } from "../database/schema.ts";
import { tableKey } from "../database/schema.ts";

/**
 * Tables in an order in which they can be made, by name where it does not matter: what a foreign key refers to comes first.
 * `late`: the keys that close a circle and have to be added when all tables are there.
 */
export function tablesInOrder(schema: Pick<Schema, "tables">): {
  readonly order: readonly Table[];
  readonly late: ReadonlyMap<Table, readonly ForeignKey[]>;
} {
  const order: Table[] = [];
  const late = new Map<Table, ForeignKey[]>();
  const state = new Map<string, "open" | "done">();
  const keys = [...schema.tables.keys()].sort();
  const visit = (key: string): void => {
    const table = schema.tables.get(key);
    if (table === undefined) return;
    state.set(key, "open");
    for (const each of table.foreignKeys) {
      if (each.table === tableKey(table.name, table.schema) || !schema.tables.has(each.table)) continue;
      const seen = state.get(each.table);
      if (seen === "open") late.set(table, [...(late.get(table) ?? []), each]);
      else if (seen === undefined) visit(each.table);
    }
    state.set(key, "done");
    order.push(table);
  };
  for (const key of keys) if (!state.has(key)) visit(key);
  return { order, late };
}
