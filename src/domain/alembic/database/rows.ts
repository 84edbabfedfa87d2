import type { Place } from "../../../model/finding.ts";
import type { Database } from "./database.ts";
import type { ListedRow, MigrationEvent, RowStatement } from "./events.ts";
import { type Column, columnOf, notNullColumn, type StoredRow, type Table } from "./schema.ts";

/** Rows of one table that are kept. */
const MOST = 500;

type Value = string | null | undefined;

/** Follows what a statement does to the rows that are known to be there; fails where an INSERT is one that the table does not take. */
export function followRows(db: Database, { op, table, detail, at, calledFrom }: MigrationEvent): void {
  const { rows } = db.schema;
  if (detail?.kind === "rows") {
    write(db, detail.statement, calledFrom ?? at, at);
  } else if (table !== null && (op === "create_table" || op === "drop_table")) {
    rows.delete(table);
    if (db.sqlite && op === "drop_table") cascade(db);
  } else if (table !== null && detail?.kind === "rename" && op === "rename_table") {
    const own = rows.get(table);
    rows.delete(table);
    if (own !== undefined) rows.set(detail.to, own);
  }
}

/** Takes the rows of a table over into what becomes of it; fails where it does not allow one of them. `copied`: the columns whose values go over into a new table. */
export function fitRows(db: Database, key: string, now: Table, copied: ReadonlySet<string> | null): void {
  const before = db.schema.tables.get(key);
  // Where SQLite heeds foreign keys, the table that is made anew takes rows of others along.
  if (copied !== null) cascade(db);
  const own = db.schema.rows.get(key);
  if (before === undefined || own === undefined) return;
  const change = db.events.at(-1)?.detail;
  const converts = change?.kind === "change" && change.change.using === true;
  const values = now.columns.map((column): readonly [string, (row: StoredRow) => Value] => [
    column.name,
    carried(db, before, now, column, { copied, converts }),
  ]);
  const rows = own.map(({ at, values: old }) => ({ at, values: known(values.map(([name, of]) => [name, of({ at, values: old })])) }));
  if (!now.open) {
    if (db.sqlite && copied === null) requireConstant(db, key, before, now, own);
    requireFit(db, key, before, now, rows);
  }
  db.schema.rows.set(key, rows);
}

function known(values: readonly (readonly [string, Value])[]): StoredRow["values"] {
  return new Map(values.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])));
}

/** What a row has in a column of the table that its own becomes. */
function carried(
  db: Database,
  before: Table,
  now: Table,
  column: Column,
  { copied, converts }: { readonly copied: ReadonlySet<string> | null; readonly converts: boolean },
): (row: StoredRow) => Value {
  // What is not copied is what Python and the database make of it.
  if (copied?.has(column.name) === false) return () => undefined;
  const gone = before.columns.filter(({ name }) => columnOf(now, name) === undefined);
  const old = columnOf(before, column.name);
  if (old === undefined) {
    const [from] = gone;
    if (gone.length > 1) return () => undefined;
    if (from === undefined) {
      const given = leftOut(db, now, column);
      return () => given;
    }
    return before.columns.indexOf(from) === now.columns.indexOf(column) ? ({ values }) => values.get(from.name) : () => undefined;
  }
  if (old.type.text === column.type.text && !converts) return ({ values }) => values.get(column.name);
  return ({ values }) => (!converts && values.get(column.name) === null ? null : undefined);
}

/** What a row has in a column of which its INSERT says nothing: NULL, a default that is a constant, or a value that is not known. */
function leftOut({ schema }: Database, { primaryKey }: Table, column: Column): Value {
  const { name, default: given, identity, computed, sequence, autoincrement, type } = column;
  // A domain may have a default of its own.
  const isDomain = type.named !== null && !schema.enums.has(type.named);
  if (
    identity !== null ||
    computed !== null ||
    sequence !== null ||
    autoincrement ||
    isDomain ||
    primaryKey?.columns.includes(name) === true
  )
    return undefined;
  return given === null ? null : given !== undefined && CONSTANT.test(given) ? `default ${given}` : undefined;
}

/** A default that is the same for all rows. */
const CONSTANT = /^(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)$/i;

/** Fails where the table asks of its rows what one of them does not have. */
function requireFit(db: Database, key: string, before: Table, now: Table, rows: readonly StoredRow[]): void {
  const refuse = (type: string, message: string, name: string | null, { at: by }: StoredRow): never => {
    const asked = db.events.findLast((event) => event.table === key && event.name === name) ?? db.events.at(-1);
    return db.fail(db.sqlite ? "IntegrityError" : type, message, asked?.at ?? by, { kind: "refused", table: key, name: key, by });
  };
  // MySQL fills in a value of its own where it is not strict.
  for (const { name, nullable } of db.mysql ? [] : now.columns) {
    const old = columnOf(before, name);
    const found = nullable === false && old?.nullable !== false ? rows.find(({ values }) => values.get(name) === null) : undefined;
    if (found === undefined) continue;
    const message =
      old === undefined
        ? `${key}.${name} is added NOT NULL without a default, and the history has inserted a row`
        : `${key}.${name} becomes NOT NULL, and a row that the history has inserted has NULL there`;
    refuse("NotNullViolation", message, name, found);
  }
  for (const { name, expression, notValid } of now.checks.filter((each) => !before.checks.includes(each))) {
    const column = notValid === true || expression === null ? null : notNullColumn(expression);
    const found = column === null ? undefined : rows.find(({ values }) => values.get(column) === null);
    const message = `${key}.${column} must not be NULL by ${name ?? "a check"}, and a row that the history has inserted has NULL there`;
    if (found !== undefined) refuse("CheckViolation", message, name, found);
  }
  const former = new Set(keysOf(before).map(({ columns }) => columns.join("\u0001")));
  for (const { name, columns } of keysOf(now)) {
    const pair = former.has(columns.join("\u0001")) ? null : agreeing(rows, columns);
    const become = columns.length === 1 ? "becomes" : "become";
    const message = `${columns.join(", ")} of ${key} ${become} unique, and two rows that the history has inserted agree`;
    if (pair !== null) refuse("UniqueViolation", message, name, pair[1]);
  }
}

/** SQLite adds a column whose default is the time to a table without rows alone. */
function requireConstant(db: Database, key: string, before: Table, now: Table, [row]: readonly StoredRow[]): void {
  const added = now.columns.find(
    ({ name, default: given }) => columnOf(before, name) === undefined && /^\(?current_(?:date|time|timestamp)\b/i.test(given ?? ""),
  );
  if (added === undefined || row === undefined || now.columns.length === before.columns.length) return;
  const message = `${key}.${added.name} is added with the default ${added.default}, which SQLite refuses where there are rows, and the history has inserted one`;
  db.fail("OperationalError", message, db.events.at(-1)?.at ?? row.at, { kind: "refused", table: key, name: key, by: row.at });
}

/** What no two rows may agree in. */
function keysOf({ primaryKey, uniques, indexes }: Table): readonly { readonly name: string | null; readonly columns: readonly string[] }[] {
  return [
    ...(primaryKey === null ? [] : [primaryKey]),
    ...uniques.filter(({ lenient }) => lenient !== true),
    ...indexes.filter((each) => each.unique && !each.expression && each.options === ""),
  ];
}

/** Whether SQLite is told to do something else with a row than to refuse it. */
function isLenient({ columns, uniques }: Table): boolean {
  return columns.some(({ lenient }) => lenient === true) || uniques.some(({ lenient }) => lenient === true);
}

/** Two rows that have the same in all of some columns; null where none are known. */
function agreeing(rows: readonly StoredRow[], columns: readonly string[]): readonly [StoredRow, StoredRow] | null {
  const seen = new Map<string, StoredRow>();
  for (const row of columns.length === 0 ? [] : rows) {
    const values = columns.map((name) => row.values.get(name));
    if (values.some((value) => value == null)) continue;
    const id = values.join("\u0001");
    const other = seen.get(id);
    if (other !== undefined) return [other, row];
    seen.set(id, row);
  }
  return null;
}

function write(db: Database, { verb, table, listed, sets, text }: RowStatement, site: Place, at: Place): void {
  const { rows, tables, opaques } = db.schema;
  const own = table === null ? undefined : tables.get(table);
  const isTriggered = [...opaques.values()].some(
    (each) => each.kind === "trigger" && (each.table === table || (db.sqlite && each.table?.toLowerCase() === table?.toLowerCase())),
  );
  // What SQLite takes in place of a row that it does not refuse is not followed.
  if (own !== undefined && db.sqlite && isLenient(own)) {
    rows.delete(own.name);
    return;
  }
  // A view or a trigger leads to other tables, and a WITH may.
  if (table === null || own === undefined || isTriggered || verb === "unknown" || /^\s*with\b/i.test(text ?? "")) {
    db.leaveRows();
    return;
  }
  const forget = (key: string, columns: readonly string[] | null): void => {
    const there = rows.get(key);
    if (there === undefined) return;
    const left = ({ values }: StoredRow): StoredRow["values"] =>
      columns === null ? new Map() : new Map([...values].filter(([name]) => !columns.includes(name)));
    rows.set(
      key,
      there.map((row) => ({ at: row.at, values: left(row) })),
    );
  };
  if (verb === "insert") {
    const isKnown = listed?.every((row) => [...row.keys()].every((name) => columnOf(own, name) !== undefined)) === true;
    if (listed === undefined || !isKnown || own.open || db.maybe()) forget(table, null);
    else if (db.guarded()) db.leaveRows();
    else if (!db.rowsLeft) rows.set(table, stored(db, table, own, listed, site, at).slice(0, MOST));
  } else if (verb === "update" && !db.mysql) {
    forget(table, sets ?? null);
    for (const [key, { foreignKeys }] of tables) if (foreignKeys.some(({ options }) => /on update/i.test(options))) forget(key, null);
  } else if (verb === "delete") {
    rows.delete(table);
    cascade(db);
  } else rows.clear();
}

/** Rows that a foreign key takes along, or changes, where rows of another table go. */
function cascade({ schema: { rows, tables } }: Database): void {
  for (const [key, { foreignKeys }] of tables) if (foreignKeys.some(({ options }) => /on delete/i.test(options))) rows.delete(key);
}

/** The rows of a table with those that an INSERT lists; fails where it does not take one of them. */
function stored(db: Database, key: string, table: Table, listed: readonly ListedRow[], site: Place, at: Place): readonly StoredRow[] {
  const there = db.schema.rows.get(key) ?? [];
  const refuse = (type: string, message: string, by: Place | null): never =>
    db.fail(db.sqlite ? "IntegrityError" : type, message, at, { kind: "refused", table: key, name: key, by });
  const made = listed.map((row): StoredRow => {
    const values = table.columns.map((column): readonly [string, Value] => {
      const given = row.get(column.name);
      // A key counts on by itself, and JSON has a null of its own.
      const isOwn = table.primaryKey?.columns.includes(column.name) === true || /json/i.test(column.type.text ?? "json");
      if (row.has(column.name)) return [column.name, given === null && (isOwn || column.autoincrement) ? undefined : given];
      return [column.name, leftOut(db, table, column)];
    });
    return { at: site, values: known(values) };
  });
  const lacking = db.mysql
    ? undefined
    : table.columns.find(({ name, nullable }) => nullable === false && made.some(({ values }) => values.get(name) === null));
  if (lacking !== undefined) {
    const gives = listed.some((row) => row.get(lacking.name) === null);
    const said = gives
      ? `gives NULL to ${lacking.name}, which is NOT NULL`
      : `leaves out ${lacking.name}, which is NOT NULL without a default`;
    refuse("NotNullViolation", `the INSERT into ${key} ${said}`, null);
  }
  const all = [...there, ...made];
  for (const { columns } of keysOf(table)) {
    const pair = agreeing(all, columns);
    const message = `the INSERT into ${key} gives ${columns.join(", ")} what a row has that was inserted before`;
    if (pair !== null) refuse("UniqueViolation", message, there.includes(pair[0]) ? pair[0].at : null);
  }
  return all;
}
