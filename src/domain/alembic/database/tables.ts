import type { Place } from "../../../model/finding.ts";
import { releaseSequence } from "./asked-sequences.ts";
import { absent, type Database } from "./database.ts";
import { opaqueKey, requireCommittedDefault, requireType } from "./enums.ts";
import { refusal } from "./errors.ts";
import { type Column, columnOf, type ForeignKey, type Table, tableKey } from "./schema.ts";
import { requirePlainCheck, requirePlainIndex } from "./subqueries.ts";
import { dropViews, followRename, requireReadableViews, requireUnread } from "./views.ts";

/** A table as it is asked for: constraints and serial columns may still be without a name. */
export function createTable(db: Database, wanted: Table, at: Place, ifNotExists = false): void {
  const key = tableKey(wanted.name, wanted.schema);
  db.asked ||= ifNotExists;
  if (!db.begin("create_table", key, null, at, { kind: "table", table: wanted, ...(ifNotExists ? { ifNotExists } : {}) })) {
    return;
  }
  // What the history makes is not older than it, also where the statement fails.
  db.know(key);
  if (db.schema.tables.has(key)) {
    if (!ifNotExists) {
      db.failTaken("table", key, key, `table ${key}`, at);
    }
    return;
  }
  if (db.schema.opaques.has(`view ${key}`)) {
    db.fail("DuplicateTable", `relation ${key} already exists`, at);
  }
  for (const column of wanted.columns) {
    requireType(db, column.type, at);
    requireCommittedDefault(db, column, at);
  }
  for (const check of wanted.checks) requirePlainCheck(db, check, at);
  for (const each of wanted.indexes) requirePlainIndex(db, each, at);
  for (const key_ of wanted.foreignKeys) {
    requireTarget(db, wanted, key_, at);
  }
  for (const { name } of [...(wanted.primaryKey === null ? [] : [wanted.primaryKey]), ...wanted.uniques, ...wanted.indexes]) {
    db.requireFreeName(name, wanted.schema, key, at);
  }
  const { indexes, ...rest } = wanted;
  const table = named(db, { ...rest, indexes: [] });
  db.put(db.mysql ? foreignKeyIndexes({ ...table, indexes }) : { ...table, indexes });
}

/** Fails when a foreign key refers to what does not exist. SQLite does not look. */
export function requireTarget(db: Database, table: Table, key: ForeignKey, at: Place): void {
  if (db.sqlite || !db.foreignKeyChecks || key.table === tableKey(table.name, table.schema) || key.table === "?") {
    return;
  }
  const dot = key.table.lastIndexOf(".");
  const target = db.table(dot < 0 ? key.table : key.table.slice(dot + 1), dot < 0 ? null : key.table.slice(0, dot), at);
  for (const column of key.target) {
    db.column(db.fresh(target), column, at);
  }
  const unique = db.fresh(target);
  if (db.postgresql) requireSameKind(db, table, key, unique, at);
  if (!unique.open && !isKey(unique, key.target) && !(db.mysql && beginsKey(unique, key.target))) {
    db.fail(
      db.postgresql ? "InvalidForeignKey" : "OperationalError",
      `there is no unique constraint matching the referenced columns of ${key.table}`,
      at,
      absent(unique, key.target.join(", ")),
    );
  }
}

/** What PostgreSQL finds no equality between: texts, whole numbers and UUIDs. */
const KINDS: readonly RegExp[] = [/^(?:character varying|character|varchar|char|text)\b/, /^(?:smallint|integer|bigint)$/, /^uuid$/];

/** Fails where a column of a foreign key cannot be compared with the one that it refers to. */
function requireSameKind(db: Database, table: Table, key: ForeignKey, target: Table, at: Place): void {
  const kindOf = (column: Column | undefined): number =>
    KINDS.findIndex((kind) => column?.type.named === null && kind.test(column.type.text ?? ""));
  for (const [i, name] of key.columns.entries()) {
    const [own, other] = [columnOf(table, name), columnOf(target, key.target[i] ?? "")];
    const [one, another] = [kindOf(own), kindOf(other)];
    if (one < 0 || another < 0 || one === another || own === undefined || other === undefined) continue;
    const message = `${name} of ${table.name} is ${own.type.text} and ${other.name} of ${target.name}, which it refers to, ${other.type.text}: no foreign key can tie them`;
    db.fail("DatatypeMismatch", message, at, refusal(other.name, key.table));
  }
}

/** MySQL is content with the first columns of any key or index, in their order. */
function beginsKey({ primaryKey, uniques, indexes }: Table, columns: readonly string[]): boolean {
  const keys = [...(primaryKey === null ? [] : [primaryKey]), ...uniques, ...indexes.filter(({ expression }) => !expression)];
  return keys.some((each) => columns.every((column, i) => each.columns[i] === column));
}

function isKey(table: Table, columns: readonly string[]): boolean {
  const same = (other: readonly string[]): boolean => other.length === columns.length && columns.every((column) => other.includes(column));
  return (
    (table.primaryKey !== null && same(table.primaryKey.columns)) ||
    table.uniques.some((each) => same(each.columns)) ||
    table.indexes.some((each) => (each.unique || each.implicit || !each.expression) && same(each.columns))
  );
}

/** Gives names to constraints and sequences as the database does. */
export function named(db: Database, wanted: Table): Table {
  let table: Table = { ...wanted, primaryKey: null, uniques: [], foreignKeys: [], checks: [], columns: [] };
  for (const column of wanted.columns) {
    const sequence = column.sequence === null ? null : sequenceName(db, table, column.name);
    table = {
      ...table,
      columns: [...table.columns, { ...column, sequence, default: sequence === null ? column.default : `nextval(${sequence})` }],
    };
  }
  if (wanted.primaryKey !== null) {
    const { columns } = wanted.primaryKey;
    const repeated = db.postgresql
      ? wanted.uniques.find((each) => each.name !== null && each.columns.join("\u0001") === columns.join("\u0001"))
      : undefined;
    table = {
      ...table,
      primaryKey: {
        columns,
        name: db.mysql ? "PRIMARY" : (wanted.primaryKey.name ?? repeated?.name ?? db.defaultName(table, "primary", columns)),
      },
    };
  }
  for (const check of wanted.checks) {
    table = { ...table, checks: [...table.checks, { ...check, name: check.name ?? db.defaultName(table, "check", check.columns) }] };
  }
  for (const unique of wanted.uniques) {
    // In CREATE TABLE, PostgreSQL leaves out a unique constraint that repeats the primary key or another one.
    const same = (columns: readonly string[]): boolean => columns.join("\u0001") === unique.columns.join("\u0001");
    if (
      db.postgresql &&
      ((table.primaryKey !== null && same(table.primaryKey.columns)) || table.uniques.some((each) => same(each.columns)))
    ) {
      continue;
    }
    table = { ...table, uniques: [...table.uniques, { ...unique, name: unique.name ?? db.defaultName(table, "unique", unique.columns) }] };
  }
  for (const key of wanted.foreignKeys) {
    table = {
      ...table,
      foreignKeys: [...table.foreignKeys, { ...key, name: key.name ?? db.defaultName(table, "foreignkey", key.columns) }],
    };
  }
  return { ...table, indexes: wanted.indexes };
}

export function sequenceName(db: Database, table: Table, column: string): string {
  let name = `${table.name}_${column}_seq`;
  for (let n = 1; db.taken(name, table.schema); n += 1) {
    name = `${table.name}_${column}_seq${n}`;
  }
  return db.name(name);
}

/** MySQL makes an index for a foreign key that has none starting with its columns. */
export function foreignKeyIndexes(table: Table): Table {
  let made = table;
  for (const key of table.foreignKeys) {
    const starts = (columns: readonly string[]): boolean => key.columns.every((column, i) => columns[i] === column);
    if (
      starts(made.primaryKey?.columns ?? []) ||
      made.uniques.some((each) => starts(each.columns)) ||
      made.indexes.some((each) => starts(each.columns))
    ) {
      continue;
    }
    const name = key.name !== null && !/_ibfk_\d+$/.test(key.name) ? key.name : (key.columns[0] ?? "fk");
    made = {
      ...made,
      indexes: [
        ...made.indexes,
        { name, unique: false, parts: key.columns, columns: key.columns, options: "", expression: false, implicit: true },
      ],
    };
  }
  return made;
}

/** The table that PostGIS brings, which goes with the extension alone: whoever compares models with a database is told to drop it. */
const OF_POSTGIS = "spatial_ref_sys";

export function dropTable(
  db: Database,
  name: string,
  schema: string | null,
  at: Place,
  options: { ifExists?: boolean; cascade?: boolean } = {},
): void {
  const key = tableKey(name, schema);
  if (!db.begin("drop_table", key, null, at)) {
    return;
  }
  if (options.ifExists === true && !db.has(name, schema)) {
    const what = `the table ${key}`;
    if (!db.known.has(key)) db.foreign.add(what);
    const older = db.assuming && db.openWorld && !db.known.has(key);
    if (older) {
      db.know(key);
    }
    db.spared.push({ name: key, what, older, present: () => db.schema.tables.has(key) });
    return;
  }
  if (db.postgresql && name === OF_POSTGIS && options.ifExists !== true && db.schema.tables.get(key)?.open !== false) {
    const message = `table ${name} belongs to the extension postgis`;
    db.fail("DependentObjectsStillExist", message, at, { kind: "refused", table: null, name, by: null, everywhere: true });
  }
  const table = db.table(name, schema, at);
  if (options.cascade === true) dropViews(db, key, null);
  else requireUnread(db, key, null, at);
  // SQLite does not mind; PostgreSQL and MySQL refuse while another table refers to it.
  if (!db.sqlite && db.foreignKeyChecks) {
    for (const other of db.schema.tables.values()) {
      const referring = other === table ? [] : other.foreignKeys.filter((each) => each.table === key);
      if (referring.length === 0) {
        continue;
      }
      if (options.cascade !== true) {
        db.failHeld(other, referring, `table ${key} is referenced by ${other.name}`, at);
      }
      db.put({ ...other, foreignKeys: other.foreignKeys.filter((each) => each.table !== key) });
    }
  }
  for (const { sequence } of table.columns)
    if (sequence !== null) releaseSequence(db, sequence, at, { cascade: options.cascade === true, owner: key });
  db.lose(`the rows of ${key}`, at, db.baseline.tables.has(key));
  db.schema.tables.delete(key);
  // Its partitions go with it.
  for (const [part, { partOf }] of db.schema.tables) if (partOf?.table === key) db.schema.tables.delete(part);
  for (const [id, opaque] of db.schema.opaques) {
    // Triggers, policies, row security, sequences of its columns.
    if (opaque.table === key) {
      db.schema.opaques.delete(id);
    }
  }
}

export function renameTable(db: Database, from: string, to: string, schema: string | null, at: Place, home: string | null = schema): void {
  const [old, key] = [tableKey(from, schema), tableKey(to, home)];
  if (!db.begin("rename_table", old, to, at, { kind: "rename", to: key })) {
    return;
  }
  const table = db.table(from, schema, at);
  if (db.schema.tables.has(key)) {
    db.failTaken("table", key, key, `table ${key}`, at);
  }
  requireReadableViews(db, at);
  // https://sqlite.org/pragma.html#pragma_legacy_alter_table
  const follows = !db.sqlite || !db.legacyAlter;
  db.schema.tables.delete(old);
  const lies = tableKey("", home) === "" ? null : home;
  db.put({
    ...table,
    name: to,
    schema: lies,
    foreignKeys: table.foreignKeys.map((each) => (follows && each.table === old ? { ...each, table: key } : each)),
  });
  for (const other of db.schema.tables.values()) {
    if (other.partOf?.table === old) db.put({ ...other, partOf: { ...other.partOf, table: key } });
    if (follows && other.foreignKeys.some((each) => each.table === old)) {
      db.put({ ...other, foreignKeys: other.foreignKeys.map((each) => (each.table === old ? { ...each, table: key } : each)) });
    }
  }
  followRename(db, { key: old }, key);
  for (const [id, opaque] of db.schema.opaques) {
    if (opaque.table === old) {
      const on = (text: string): string => text.replace(new RegExp(` on ${escaped(old)}(?![\\w.])`), ` on ${key}`);
      const { kind, definition } = opaque;
      const moved = {
        ...opaque,
        name: kind === "policy" || kind === "rule" ? on(opaque.name) : kind === "other" ? ofTable(opaque.name, old, key) : opaque.name,
        table: key,
        definition: definition === null ? null : on(definition),
        ...(opaque.written === undefined ? {} : { written: on(opaque.written) }),
      };
      db.schema.opaques.delete(id);
      db.schema.opaques.set(opaqueKey(moved.kind, moved.name, key), moved);
    }
  }
}

/** `row security of orders`, of a table that has another name now. */
function ofTable(name: string, from: string, to: string): string {
  return name.endsWith(` of ${from}`) ? `${name.slice(0, -from.length)}${to}` : name;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** Whether a foreign key refers to just these columns of a table. */
export function refersTo(key: ForeignKey, table: Table, columns: readonly string[]): boolean {
  return (
    key.table === tableKey(table.name, table.schema) &&
    key.target.length === columns.length &&
    key.target.every((column) => columns.includes(column))
  );
}

/** The table with a foreign key that refers to just these columns. */
export function referencedBy(db: Database, table: Table, columns: readonly string[]): string | null {
  for (const other of db.schema.tables.values()) {
    if (other.foreignKeys.some((each) => refersTo(each, table, columns))) {
      return other.name;
    }
  }
  return null;
}

/** Drops the foreign keys that refer to just these columns, as `CASCADE` does with the key they rest on. */
export function dropReferences(db: Database, table: Table, columns: readonly string[]): void {
  for (const other of db.schema.tables.values()) {
    if (other.foreignKeys.some((each) => refersTo(each, table, columns))) {
      db.put({ ...other, foreignKeys: other.foreignKeys.filter((each) => !refersTo(each, table, columns)) });
    }
  }
}

export { columnOf };
