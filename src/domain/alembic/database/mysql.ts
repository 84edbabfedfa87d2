import type { Place } from "../../../model/finding.ts";
import type { Database } from "./database.ts";
import { columnOf, type Table, tableKey } from "./schema.ts";

/** To MySQL a unique index and a unique constraint are one thing. */
export function withUniqueKeys(table: Table): Table {
  const keys = table.indexes.filter((each) => each.unique && !each.expression && each.options === "" && each.columns.length > 0);
  if (keys.length === 0) return table;
  return {
    ...table,
    indexes: table.indexes.filter((each) => !keys.includes(each)),
    uniques: [...table.uniques, ...keys.map(({ name, columns }) => ({ name, columns }))],
  };
}

const startsWith = (columns: readonly string[], wanted: readonly string[]): boolean => wanted.every((column, at) => columns[at] === column);

/**
 * Fails when a key or index goes that MySQL needs: a foreign key of the table, or one that refers to it, must find another one
 * that begins with its columns; an AUTO_INCREMENT column must stay the first of some key.
 */
export function requireSpareKey(
  db: Database,
  table: Table,
  dropped: { readonly name: string; readonly columns: readonly string[] },
  at: Place,
): void {
  const others = [
    ...(table.primaryKey === null || dropped.name === "PRIMARY" ? [] : [table.primaryKey.columns]),
    ...[...table.uniques, ...table.indexes].filter(({ name }) => name !== dropped.name).map(({ columns }) => columns),
  ];
  const left = (wanted: readonly string[]): boolean => others.some((columns) => startsWith(columns, wanted));
  const needed = (wanted: readonly string[]): boolean => startsWith(dropped.columns, wanted) && !left(wanted);
  const key = tableKey(table.name, table.schema);
  const owner = table.foreignKeys.some(({ columns }) => needed(columns))
    ? table.name
    : [...db.schema.tables.values()].find((other) => other.foreignKeys.some((each) => each.table === key && needed(each.target)))?.name;
  if (owner !== undefined) db.fail("OperationalError", `index ${dropped.name} is needed in a foreign key of ${owner}`, at);
  const [first] = dropped.columns;
  if (first !== undefined && columnOf(table, first)?.autoincrement === true && !left([first]))
    db.fail("OperationalError", `the AUTO_INCREMENT column ${first} of ${table.name} must be a key`, at);
}
