import type { Place } from "../../../model/finding.ts";
import { releaseSequence } from "./asked-sequences.ts";
import { noteLeftLabels, requireCast, requireDefaultCast, requireUsing } from "./casts.ts";
import type { Database } from "./database.ts";
import { requireCommittedDefault, requireType } from "./enums.ts";
import { refusal } from "./errors.ts";
import { requireSameSize } from "./mysql.ts";
import { type Column, columnOf, type DbType, type Table, tableKey } from "./schema.ts";
import { adopt, dropOwned } from "./sequences.ts";
import { requirePlainUsing } from "./subqueries.ts";
import { named, sequenceName } from "./tables.ts";
import { dropViews, followRename, requireReadableTriggers, requireReadableViews, requireUnread, requireUnreadColumn } from "./views.ts";

export function addColumn(db: Database, tableName: string, schema: string | null, column: Column, at: Place, ifNotExists = false): void {
  db.asked ||= ifNotExists;
  if (
    !db.begin("add_column", tableKey(tableName, schema), column.name, at, {
      kind: "column",
      column,
      ...(ifNotExists ? { ifNotExists } : {}),
    })
  ) {
    return;
  }
  const table = db.table(tableName, schema, at);
  if (columnOf(table, column.name) !== undefined) {
    if (!ifNotExists) {
      db.failTaken("column", tableKey(tableName, schema), column.name, `column ${column.name} of ${table.name}`, at);
    }
    return;
  }
  requireType(db, column.type, at);
  requireCommittedDefault(db, column, at);
  db.put(withColumn(db, table, column));
}

/** Adds a column, with the sequence of a serial one. */
export function withColumn(db: Database, table: Table, column: Column): Table {
  const sequence = column.sequence === null ? null : sequenceName(db, table, column.name);
  const made = { ...column, sequence, default: sequence === null ? column.default : `nextval(${sequence})` };
  const gone = new Set(table.gone);
  gone.delete(column.name);
  return { ...table, columns: [...table.columns, made], gone };
}

export function dropColumn(
  db: Database,
  tableName: string,
  schema: string | null,
  name: string,
  at: Place,
  options: { ifExists?: boolean; cascade?: boolean } = {},
): void {
  const key = tableKey(tableName, schema);
  if (!db.begin("drop_column", key, name, at)) {
    return;
  }
  let table = db.table(tableName, schema, at);
  if (options.ifExists === true && columnOf(table, name) === undefined && (!table.open || table.gone.has(name))) {
    const present = (): boolean => {
      const now = db.schema.tables.get(key);
      return now !== undefined && columnOf(now, name) !== undefined;
    };
    const what = `the column ${key}.${name}`;
    if (!table.gone.has(name)) db.foreign.add(what);
    db.spared.push({ name, what, older: false, present });
    return;
  }
  db.column(table, name, at);
  table = db.fresh(table);
  if (db.sqlite) {
    requireFree(db, table, name, at);
    requireUnreadColumn(db, key, name, at);
    requireReadableViews(db, at);
    requireReadableTriggers(db, at, { key, column: name });
  } else if (options.cascade !== true) {
    requireUnreferenced(db, table, name, at);
    requireUnread(db, key, name, at);
  } else dropViews(db, key, name);
  const before = db.baseline.tables.get(key);
  const sequence = columnOf(table, name)?.sequence ?? null;
  if (sequence !== null) releaseSequence(db, sequence, at, { cascade: options.cascade === true, owner: key });
  db.lose(`the values of ${key}.${name}`, at, before !== undefined && columnOf(before, name) !== undefined);
  db.put(withoutColumn(db, table, name));
  dropOwned(db, key, name);
}

/** SQLite drops no column that an index, a key or a check uses. */
function requireFree(db: Database, table: Table, name: string, at: Place): void {
  const uses = (columns: readonly string[]): boolean => columns.includes(name);
  if (
    uses(table.primaryKey?.columns ?? []) ||
    table.uniques.some((each) => uses(each.columns)) ||
    table.indexes.some((each) => uses(each.columns)) ||
    table.foreignKeys.some((each) => uses(each.columns)) ||
    table.checks.some((each) => uses(each.columns) && each.within !== name)
  ) {
    const key = tableKey(table.name, table.schema);
    const obstacle = table.open ? null : refusal(name, key);
    db.fail("OperationalError", `cannot drop column ${name}: an index, key or check of ${table.name} uses it`, at, obstacle);
  }
}

/** PostgreSQL and MySQL drop no column that a foreign key of another table refers to. */
function requireUnreferenced(db: Database, table: Table, name: string, at: Place): void {
  const key = tableKey(table.name, table.schema);
  for (const other of db.schema.tables.values()) {
    if (other !== table && other.foreignKeys.some((each) => each.table === key && each.target.includes(name))) {
      db.failHeld(
        other,
        other.foreignKeys.filter((each) => each.table === key && each.target.includes(name)),
        `column ${key}.${name} is referenced by ${other.name}`,
        at,
      );
    }
  }
  if (db.mysql && table.foreignKeys.some((each) => each.columns.includes(name))) {
    db.fail("OperationalError", `cannot drop column ${name}: needed in a foreign key constraint`, at, refusal(name, key));
  }
}

/** A table without a column and without what goes with it. */
export function withoutColumn(db: Database, table: Table, name: string): Table {
  const without = (columns: readonly string[]): boolean => !columns.includes(name);
  const trim = (columns: readonly string[]): readonly string[] => columns.filter((column) => column !== name);
  const gone = new Set(table.gone);
  gone.add(name);
  const base = { ...table, columns: table.columns.filter((column) => column.name !== name), gone };
  if (db.mysql) {
    // MySQL takes the column out of its indexes; an index without columns goes.
    return {
      ...base,
      primaryKey:
        table.primaryKey === null || trim(table.primaryKey.columns).length === 0
          ? null
          : { ...table.primaryKey, columns: trim(table.primaryKey.columns) },
      uniques: table.uniques.map((each) => ({ ...each, columns: trim(each.columns) })).filter((each) => each.columns.length > 0),
      indexes: table.indexes
        .map((each) => ({ ...each, columns: trim(each.columns), parts: each.parts.filter((part) => part !== name) }))
        .filter((each) => each.parts.length > 0),
      // A check of this column alone goes with it; of several, MySQL drops none of them.
      checks: table.checks.filter(({ columns }) => columns.length === 0 || trim(columns).length > 0),
    };
  }
  return {
    ...base,
    primaryKey: table.primaryKey !== null && without(table.primaryKey.columns) ? table.primaryKey : null,
    uniques: table.uniques.filter((each) => without(each.columns)),
    foreignKeys: table.foreignKeys.filter((each) => without(each.columns)),
    checks: table.checks.filter((each) => without(each.columns)),
    indexes: table.indexes.filter((each) => without(each.columns)),
  };
}

export interface ColumnChange {
  readonly nullable?: boolean;
  /** null drops the default; undefined leaves it; `unknown`, with the place of the statement, when it is not known. */
  readonly default?: string | null | { readonly unknown: number };
  readonly type?: DbType;
  readonly name?: string;
  readonly comment?: string | null;
  readonly autoincrement?: boolean;
  readonly identity?: string | null;
  /** Of a new identity. */
  readonly numbering?: string;
  /** The column has to have an identity already, or none. */
  readonly needs?: "identity" | "no identity";
  readonly using?: boolean;
  /** The expression of USING, where it is known. */
  readonly from?: string;
  /** The types that it casts the column to, one after the other, where it does nothing else. */
  readonly casts?: readonly DbType[];
}

/** What the migration says of the column as it is: knowledge about columns older than the history. */
export interface ColumnBefore {
  readonly type?: DbType;
  readonly nullable?: boolean;
  readonly default?: string | null;
}

export function alterColumn(
  db: Database,
  tableName: string,
  schema: string | null,
  name: string,
  change: ColumnChange,
  at: Place,
  before: ColumnBefore = {},
): void {
  const key = tableKey(tableName, schema);
  if (!db.begin("alter_column", key, name, at, { kind: "change", change })) {
    return;
  }
  learn(db, db.table(tableName, schema, at), name, before, at);
  const table = db.table(tableName, schema, at);
  const column = db.column(table, name, at);
  if (change.type !== undefined) {
    requireType(db, change.type, at);
    requirePlainUsing(db, change.from, at);
    if (db.postgresql && change.casts !== undefined) requireUsing(db, column, change.casts, at);
    // What USING gives is assigned, as the value itself is without it.
    const given = change.using === true ? change.casts?.at(-1) : column.type;
    if (db.postgresql && given !== undefined) requireCast(db, { ...column, type: given }, change.type, at);
    if (db.postgresql) requireDefaultCast(db, column, change.type, at);
    if (db.postgresql && change.from !== undefined) noteLeftLabels(db, key, column, change.type, change.from, at);
    if (db.mysql) requireSameSize(db, table, column, change.type, at);
    // Even where the type is the one that it has.
    requireUnread(db, key, name, at);
  }
  if (change.needs !== undefined) requireIdentity(db, table, column, change.needs, at);
  if (change.nullable === true && db.postgresql && table.primaryKey?.columns.includes(name) === true) {
    db.fail("InvalidTableDefinition", `column ${name} is in a primary key`, at, table.open ? null : refusal(name, key));
  }
  if (db.mysql && change.nullable === false) {
    const held = table.foreignKeys.find(({ columns, options }) => columns.includes(name) && /on (delete|update) set null/i.test(options));
    const message = `column ${name} cannot be NOT NULL: the foreign key ${held?.name} sets it NULL`;
    if (held !== undefined) db.fail("OperationalError", message, at, table.open ? null : refusal(name, key));
  }
  // A column of a primary key stays NOT NULL on MySQL, whatever the statement leaves out.
  const keyed = db.mysql && change.nullable === true && table.primaryKey?.columns.includes(name) === true;
  const altered = changed(column, keyed ? { ...change, nullable: false } : change);
  if (change.default !== undefined || change.type !== undefined) requireCommittedDefault(db, altered, at);
  const current = db.fresh(table);
  let next: Table = { ...current, columns: current.columns.map((each) => (each.name === name ? altered : each)) };
  if (change.name !== undefined && change.name !== name) {
    if (columnOf(current, change.name) !== undefined) {
      db.failTaken("column", key, change.name, `column ${change.name} of ${key}`, at);
    }
    requireReadableViews(db, at);
    next = renamedColumn(db, next, name, change.name);
  }
  db.put(next);
  if (typeof change.default === "string" && db.postgresql) adopt(db, key, change.name ?? name);
}

/** PostgreSQL gives an identity to columns that are NOT NULL and have no value of their own, and takes away none that is not there. */
function requireIdentity(
  db: Database,
  table: Table,
  { name, nullable, default: given, identity, sequence }: Column,
  needs: string,
  at: Place,
): void {
  const fault =
    needs === "identity"
      ? identity === null && !table.open && "is no identity column"
      : identity !== null
        ? "is an identity column already"
        : nullable === true
          ? "has to be NOT NULL before it is given an identity"
          : (sequence !== null || (typeof given === "string" && !given.startsWith("?"))) && "has a default already";
  if (fault === false) return;
  const key = tableKey(table.name, table.schema);
  db.fail("ObjectNotInPrerequisiteState", `column ${name} of ${key} ${fault}`, at, table.open ? null : refusal(name, key));
}

export function changed(column: Column, change: ColumnChange): Column {
  const given = change.default;
  const { defaultType, numbering, ...others } = column;
  const counted = change.identity === undefined ? numbering : change.numbering;
  const rest = counted === undefined ? others : { ...others, numbering: counted };
  // The value of a default keeps the type that it was written for, whatever the column becomes.
  const written = given === undefined && column.default != null ? (defaultType ?? (change.type === undefined ? null : column.type)) : null;
  return {
    ...rest,
    ...(written === null || written.text === (change.type ?? column.type).text ? {} : { defaultType: written }),
    ...(change.nullable === undefined ? {} : { nullable: change.nullable }),
    ...(given === undefined ? {} : { default: given !== null && typeof given === "object" ? `? ${given.unknown}` : given }),
    ...(change.type === undefined ? {} : { type: change.type }),
    ...(change.name === undefined ? {} : { name: change.name }),
    ...(change.comment === undefined ? {} : { comment: change.comment }),
    ...(change.autoincrement === undefined ? {} : { autoincrement: change.autoincrement }),
    ...(change.identity === undefined ? {} : { identity: change.identity }),
  };
}

/** Takes what `existing_type` and its like say of a column in a table that is older than the history. */
function learn(db: Database, table: Table, name: string, before: ColumnBefore, at: Place): void {
  if (!table.open) {
    return;
  }
  const column = db.column(table, name, at);
  const better: Column = {
    ...column,
    type: column.type.text === null && before.type !== undefined ? before.type : column.type,
    nullable: column.nullable ?? before.nullable ?? null,
    default: column.default === undefined && before.default !== undefined ? before.default : column.default,
  };
  db.assume(db.fresh(table), (old) => ({ ...old, columns: old.columns.map((each) => (each === column ? better : each)) }));
}

/** Renames a column in everything that names it. */
export function renamedColumn(db: Database, table: Table, from: string, to: string): Table {
  const swap = (columns: readonly string[]): readonly string[] => columns.map((column) => (column === from ? to : column));
  const inText = (text: string | null): string | null =>
    text === null ? null : text.replace(new RegExp(`(?<![\\w'])${from}(?![\\w'])`, "g"), to);
  const key = tableKey(table.name, table.schema);
  followRename(db, { key, column: from }, to);
  for (const other of db.schema.tables.values()) {
    if (
      other !== table &&
      tableKey(other.name, other.schema) !== key &&
      other.foreignKeys.some((each) => each.table === key && each.target.includes(from))
    ) {
      db.put({
        ...other,
        foreignKeys: other.foreignKeys.map((each) => (each.table === key ? { ...each, target: swap(each.target) } : each)),
      });
    }
  }
  return {
    ...table,
    columns: table.columns.map((column) => (column.name === from ? { ...column, name: to } : column)),
    primaryKey: table.primaryKey === null ? null : { ...table.primaryKey, columns: swap(table.primaryKey.columns) },
    uniques: table.uniques.map((each) => ({ ...each, columns: swap(each.columns) })),
    foreignKeys: table.foreignKeys.map((each) => ({
      ...each,
      columns: swap(each.columns),
      target: each.table === key ? swap(each.target) : each.target,
    })),
    checks: table.checks.map((each) => ({
      ...each,
      columns: swap(each.columns),
      expression: each.columns.includes(from) ? inText(each.expression) : each.expression,
      ...(each.within === from ? { within: to } : {}),
    })),
    indexes: table.indexes.map((each) => ({
      ...each,
      columns: swap(each.columns),
      parts: each.parts.map((part) => (part === from ? to : each.expression ? inText(part) : part)),
    })),
  };
}

export { named };
