import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { type Table, tableKey } from "../database/schema.ts";
import { SYSTEM } from "../database/views.ts";
import { requireAssignable, requireComparable } from "../sql/comparable.ts";
import { selectedBy } from "../sql/selected.ts";
import { get, type Json, listAt, type ParsedStatement, relation, textAt, unqualified } from "../sql/tree.ts";

/** Fails where a statement on the rows of one table names a column that it does not have; a text in double quotes is such a name. */
export function requireColumns(db: Database, statement: ParsedStatement, at: Place): void {
  const { kind, node } = statement;
  const named = columnsNamed(statement);
  const table = named === null ? undefined : db.schema.tables.get(named.key);
  // What is older is not known.
  if (named === null || table === undefined || table.open) return;
  const { written, read } = named;
  for (const name of [...written, ...read]) db.column(table, name, at);
  if (kind !== "InsertStmt") requireComparable(db, table, get(node, "whereClause"), at);
  if (kind === "UpdateStmt")
    for (const each of listAt(node, "targetList"))
      requireAssignable(db, table, textAt(each, "ResTarget", "name") ?? "", get(each, "ResTarget", "val"), at);
  if (kind === "InsertStmt" && written.length > 0) {
    requireValues(db, table, written, node, at);
    for (const row of listAt(node, "selectStmt", "SelectStmt", "valuesLists"))
      for (const [i, value] of listAt(row, "List", "items").entries()) requireAssignable(db, table, written[i] ?? "", value, at);
  }
}

/** Fails where a statement names a column by its table, `o.number` of `orders o`, which that table does not have. */
export function requireOfTables(db: Database, { kind, node }: ParsedStatement, at: Place): void {
  const { from, columns, derived } = selectedBy(node);
  const target = relation(get(node, "relation"));
  const own =
    target === null
      ? []
      : [{ key: tableKey(target.name, target.schema), alias: textAt(node, "relation", "alias", "aliasname") ?? target.name }];
  for (const { of, name } of columns) {
    if (of === null || name === null || derived.has(of) || SYSTEM.has(name) || (kind === "InsertStmt" && of === "excluded")) continue;
    const keys = new Set([...own, ...from].filter(({ alias }) => alias === of).map(({ key }) => key));
    const [key] = keys;
    const table = keys.size === 1 && key !== undefined ? db.schema.tables.get(key) : undefined;
    if (table !== undefined && !table.open) db.column(table, name, at);
  }
}

/** The table whose rows a statement is about, and the columns of it that it writes and reads; null where a second table may have them. */
export function columnsNamed({ kind, node }: ParsedStatement): {
  readonly key: string;
  readonly written: readonly string[];
  readonly read: readonly string[];
} | null {
  const target = get(node, "relation");
  const where = relation(target);
  if (where === null || ["withClause", "fromClause", "usingClause"].some((each) => get(node, each) !== undefined)) return null;
  const written = listAt(node, kind === "InsertStmt" ? "cols" : "targetList").flatMap((each) => textAt(each, "ResTarget", "name") ?? []);
  const read = kind === "InsertStmt" ? [] : unqualified([get(node, "targetList"), get(node, "whereClause")]);
  const whole = new Set([where.name, textAt(target, "alias", "aliasname")]);
  return { key: tableKey(where.name, where.schema), written, read: read.filter((each) => !SYSTEM.has(each) && !whole.has(each)) };
}

/** Fails where an INSERT leaves out a column that has to have a value; where it takes the rows of a query, there may be none. */
function requireValues(db: Database, table: Table, written: readonly string[], node: Json, at: Place): void {
  const key = tableKey(table.name, table.schema);
  // A trigger may fill it.
  if ([...db.schema.opaques.values()].some((each) => each.kind === "trigger" && each.table === key)) return;
  const left = table.columns.find(
    ({ name, nullable, default: given, identity, computed, sequence, autoincrement }) =>
      !written.includes(name) &&
      nullable === false &&
      given === null &&
      identity === null &&
      computed === null &&
      sequence === null &&
      !autoincrement,
  );
  if (left === undefined) return;
  const message = `the INSERT into ${key} leaves out ${left.name}, which is NOT NULL without a default`;
  if (listAt(node, "selectStmt", "SelectStmt", "valuesLists").length === 0) db.note("leave_values", key, message, at);
  else db.fail("NotNullViolation", message, at, { kind: "refused", table: null, name: left.name, by: null });
}
