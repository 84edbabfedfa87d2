import type { Place } from "../../../model/finding.ts";
import type { Database } from "./database.ts";
import { refusal } from "./errors.ts";
import { type Column, columnOf, type DbType, type ForeignKey, type Table, tableKey } from "./schema.ts";

const startsWith = (columns: readonly string[], wanted: readonly string[]): boolean => wanted.every((column, at) => columns[at] === column);

/**
 * A table as MySQL keeps it: a unique index and a unique constraint are one thing, and an index that was made for a foreign key
 * goes when another key begins with its columns.
 */
export function settled(table: Table): Table {
  const keys = table.indexes.filter((each) => each.unique && !each.expression && each.options === "" && each.columns.length > 0);
  const uniques = keys.length === 0 ? table.uniques : [...table.uniques, ...keys.map(({ name, columns }) => ({ name, columns }))];
  const lasting = [
    ...(table.primaryKey === null ? [] : [table.primaryKey]),
    ...uniques,
    ...table.indexes.filter(({ implicit }) => !implicit),
  ];
  const spare = table.indexes.filter(({ implicit, columns }) => implicit && lasting.some((each) => startsWith(each.columns, columns)));
  if (keys.length + spare.length === 0) return table;
  return { ...table, uniques, indexes: table.indexes.filter((each) => !keys.includes(each) && !spare.includes(each)) };
}

/** A new foreign key brings an index of its own, which takes the place of one that was made for another key on the same columns. */
export function withoutGenerated(table: Table, columns: readonly string[]): Table {
  const indexes = table.indexes.filter(
    (each) => !each.implicit || each.columns.length > columns.length || !startsWith(columns, each.columns),
  );
  return indexes.length === table.indexes.length ? table : { ...table, indexes };
}

/** Fails when a column becomes a number of another size that a foreign key ties to a column of the old one. */
export function requireSameSize(db: Database, table: Table, column: Column, type: DbType, at: Place): void {
  const [from, to] = [column.type.text ?? "", type.text ?? ""];
  if (!db.foreignKeyChecks || from === to || !SIZED.test(from) || !SIZED.test(to)) return;
  const key = tableKey(table.name, table.schema);
  for (const owner of db.schema.tables.values()) {
    const holds = ({ table: target, columns, target: targets }: ForeignKey): boolean =>
      (owner.name === table.name && owner.schema === table.schema && columns.includes(column.name)) ||
      (target === key && targets.includes(column.name));
    const held = owner.foreignKeys.filter(holds);
    const [first] = held;
    if (first === undefined) continue;
    const message = `column ${column.name} of ${table.name} cannot change its type: the foreign key ${first.name} of ${owner.name} holds it`;
    db.failHeld(owner, held, message, at);
  }
}

const SIZED = /^(tinyint|smallint|mediumint|int|bigint)$/;

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
  if (owner !== undefined)
    db.fail("OperationalError", `index ${dropped.name} is needed in a foreign key of ${owner}`, at, refusal(dropped.name, key));
  const [first] = dropped.columns;
  if (first !== undefined && columnOf(table, first)?.autoincrement === true && !left([first]))
    db.fail("OperationalError", `the AUTO_INCREMENT column ${first} of ${table.name} must be a key`, at, {
      kind: "refused",
      table: null,
      name: first,
      by: null,
    });
}
