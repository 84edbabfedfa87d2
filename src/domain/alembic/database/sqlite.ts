import type { ForeignKey, Table } from "./schema.ts";

/** The foreign keys as SQLAlchemy reads them back: it finds their names by what they refer from and to, and of two that do the same the first. */
export function readKeys(keys: readonly ForeignKey[]): readonly ForeignKey[] {
  const seen = new Set<string>();
  return keys.filter(({ columns, table, target }) => {
    const signature = [columns.join(), table, target.join()].join("\u0001");
    const isNew = !seen.has(signature);
    seen.add(signature);
    return isNew;
  });
}

/** A table without the foreign keys that repeat another one. */
export function asRead(table: Table): Table {
  const foreignKeys = readKeys(table.foreignKeys);
  return foreignKeys.length === table.foreignKeys.length ? table : { ...table, foreignKeys };
}
