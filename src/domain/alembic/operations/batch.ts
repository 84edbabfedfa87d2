import type { Place } from "../../../model/finding.ts";
import { addColumn, type ColumnBefore, type ColumnChange, changed, dropColumn, renamedColumn, withColumn } from "../database/columns.ts";
import { addConstraint, type Constraint, constraintOf, createIndex, dropConstraint, dropIndex } from "../database/constraints.ts";
import { absent, missing } from "../database/database.ts";
import { requireType } from "../database/enums.ts";
import { failed, refusal, refused } from "../database/errors.ts";
import type { EventDetail } from "../database/events.ts";
import { type Check, type Column, columnOf, type Index, type Table, tableKey } from "../database/schema.ts";
import { readKeys } from "../database/sqlite.ts";
import { reflectSqlite } from "../database/types.ts";
import { requireReadableViews, requireUnread } from "../database/views.ts";
import { alterAtOnce } from "./column-operations.ts";
import { conventionName } from "./naming.ts";
import type { Session } from "./session.ts";

/** One operation that waits for the end of the `with` block. */
export type Queued =
  | {
      readonly kind: "add_column";
      readonly column: Column;
      readonly expressionDefault: boolean;
      readonly primary: boolean;
      /** Whether it says of NULL what it takes. */
      readonly saysNull: boolean;
      /** The indexes that it asks for with `index=True`; operations of their own make them. */
      readonly indexed: readonly Index[];
      readonly ifNotExists: boolean;
      readonly at: Place;
    }
  | { readonly kind: "drop_column"; readonly name: string; readonly at: Place }
  | {
      readonly kind: "alter_column";
      readonly name: string;
      readonly change: ColumnChange;
      readonly before: ColumnBefore;
      readonly existingName: string | null;
      readonly mysql: ColumnChange;
      readonly at: Place;
    }
  | { readonly kind: "add_constraint"; readonly constraint: Constraint; readonly at: Place }
  | { readonly kind: "drop_constraint"; readonly name: string; readonly type: string | null; readonly at: Place }
  | { readonly kind: "drop_type_check"; readonly check: Check; readonly at: Place }
  | {
      readonly kind: "create_index";
      readonly index: Index;
      readonly ifNotExists: boolean;
      readonly concurrently: boolean;
      readonly at: Place;
    }
  | { readonly kind: "drop_index"; readonly name: string; readonly ifExists: boolean; readonly at: Place };

export interface BatchOptions {
  readonly recreate: "auto" | "always" | "never" | null;
  readonly namingConvention: ReadonlyMap<string, string> | null;
  /** Constraints given as `table_args`. */
  readonly tableArgs: readonly Constraint[];
  readonly copyFrom: boolean;
}

/** The operations of one `batch_alter_table` block. */
export class Batch {
  readonly queue: Queued[] = [];
  readonly table: string;
  readonly schema: string | null;
  readonly options: BatchOptions;

  constructor(table: string, schema: string | null, options: BatchOptions) {
    this.table = table;
    this.schema = schema;
    this.options = options;
  }

  add(queued: Queued): void {
    this.queue.push(queued);
  }

  /** Carries the operations out: one by one, or on SQLite by making the table anew. */
  flush(session: Session, at: Place): void {
    if (this.recreates(session)) {
      recreate(session, this, at);
      return;
    }
    for (const queued of this.queue) {
      direct(session, this, queued);
    }
  }

  /** Alembic's SQLite rule: only plain columns and indexes are added without a new table. */
  private recreates(session: Session): boolean {
    if (this.options.recreate !== "auto") {
      return this.options.recreate === "always";
    }
    return (
      session.db.sqlite &&
      this.queue.some((queued) =>
        queued.kind === "add_column"
          ? queued.expressionDefault || queued.column.computed?.endsWith(" stored") === true
          : queued.kind !== "create_index" && queued.kind !== "drop_index",
      )
    );
  }
}

/** Runs one operation as an ALTER. */
function direct(session: Session, batch: Batch, queued: Queued): void {
  const { db } = session;
  const { table, schema } = batch;
  const { at } = queued;
  switch (queued.kind) {
    case "add_column":
      addColumn(db, table, schema, queued.column, at, queued.ifNotExists);
      return;
    case "drop_column":
      dropColumn(db, table, schema, queued.name, at);
      return;
    case "alter_column":
      alterAtOnce(session, { table, schema }, queued.name, db.mysql ? queued.mysql : queued.change, queued.before, at);
      return;
    case "add_constraint":
      if (!(queued.constraint.kind === "check" && queued.constraint.typeBound && db.sqlite)) {
        addConstraint(db, table, schema, queued.constraint, at);
      }
      return;
    case "drop_constraint":
      dropConstraint(db, table, schema, db.name(queued.name), queued.type, at);
      return;
    case "drop_type_check": {
      const found = db.schema.tables.get(tableKey(table, schema));
      const name =
        queued.check.name ?? (found === undefined ? null : db.defaultName({ ...found, checks: [] }, "check", queued.check.columns));
      dropConstraint(db, table, schema, name ?? "", "check", at);
      return;
    }
    case "create_index":
      createIndex(db, table, schema, queued.index, at, queued.ifNotExists, queued.concurrently);
      return;
    case "drop_index":
      dropIndex(db, db.name(queued.name), table, schema, at, queued.ifExists);
      return;
  }
}

/** Of several constraints over the same columns SQLAlchemy reads the first. */
function isFirst({ columns }: Table["uniques"][number], index: number, all: Table["uniques"]): boolean {
  return all.findIndex((other) => other.columns.join("\u0001") === columns.join("\u0001")) === index;
}

/** The table as SQLAlchemy reads it from SQLite, with unnamed constraints named by the batch's convention. */
function reflect(table: Table, batch: Batch): Table {
  const convention = batch.options.namingConvention;
  const where = { table: table.name, schema: table.schema };
  const named = <T extends { readonly name: string | null }>(
    each: T,
    kind: "pk" | "uq" | "fk",
    columns: readonly string[],
    referred?: { table: string; columns: readonly string[] },
  ): T =>
    each.name !== null || convention === null
      ? each
      : { ...each, name: conventionName(convention, { kind, ...where, columns, ...(referred === undefined ? {} : { referred }) }) };
  return {
    ...table,
    columns: table.columns.map((column) => ({ ...column, type: reflectSqlite(column.type) })),
    primaryKey: table.primaryKey === null ? null : named(table.primaryKey, "pk", table.primaryKey.columns),
    // Of several over the same columns SQLAlchemy reads the first.
    uniques: table.uniques.filter(isFirst).map((each) => named(each, "uq", each.columns)),
    foreignKeys: readKeys(table.foreignKeys).map((each) => named(each, "fk", each.columns, { table: each.table, columns: each.target })),
    // A check without a name may belong to a type, so batch mode leaves it out; expressions in indexes are not read back.
    checks: table.checks.flatMap(({ within: _within, ...each }) => (each.name === null ? [] : [each])),
    indexes: table.indexes.filter((each) => !each.expression),
  };
}

function recreate(session: Session, batch: Batch, at: Place): void {
  const { db } = session;
  const key = tableKey(batch.table, batch.schema);
  db.check(at);
  if (db.mysql) {
    db.blind("a table is made anew outside SQLite", at);
    return;
  }
  if (db.maybe()) {
    db.blind("a batch stands in code that may not run", at);
    return;
  }
  const found = db.schema.tables.get(key);
  if (found === undefined && !(db.assuming && !db.known.has(key))) {
    throw failed("NoSuchTableError", `table ${batch.table} does not exist`, at, db.known.has(key) ? missing(db, key) : null);
  }
  const old = db.table(batch.table, batch.schema, at);
  requireReadableViews(db, at, key);
  if (db.postgresql) {
    requireUnread(db, key, null, at);
    requireRemovable(session, old, at);
  }
  let table = db.sqlite ? reflect(old, batch) : old;
  const kept = new Set(old.columns.map((column) => column.name));
  const renames = new Map<string, string>();
  // A key makes columns NOT NULL that say nothing of it; SQLite takes NULL in the key of those that do, as reflected ones always do.
  const said = new Set(db.sqlite ? kept : []);
  const indexes = new Set(table.indexes.map(({ name }) => name));
  for (const queued of batch.queue) {
    if (queued.kind === "add_column" && queued.saysNull && db.sqlite) {
      said.add(queued.column.name);
    }
    table = apply(session, table, queued, { kept, said, renames, indexes, last: old.open ? null : (old.columns.at(-1)?.name ?? null) });
  }
  if (old.columns.some((column) => column.computed !== null && kept.has(column.name))) {
    // The rows are copied column by column, and SQLite takes no values for a generated column.
    const obstacle = old.open ? null : refusal(batch.table, key);
    db.fail("OperationalError", `cannot INSERT into a generated column of ${batch.table}`, at, obstacle);
  }
  const targets = new Set(renames.values());
  const exists = (columns: readonly string[]): boolean =>
    columns.every((column) => column === "?" || columnOf(table, column) !== undefined || (table.open && !targets.has(column)));
  const stray = table.indexes.find((index) => !exists(index.columns));
  if (stray !== undefined) {
    const obstacle = old.open ? null : refusal(stray.name, key);
    db.fail("OperationalError", `the index ${stray.name} names a column that is no longer there`, at, obstacle);
  }
  for (const column of table.columns) {
    requireType(db, column.type, at);
  }
  for (const args of batch.options.tableArgs) {
    table = place(table, args);
  }
  const { primaryKey } = table;
  // What names a column that is not there, or is renamed to, is silently left out.
  const made: Table = {
    ...table,
    primaryKey: primaryKey !== null && (primaryKey.columns.length === 0 || !exists(primaryKey.columns)) ? null : primaryKey,
    uniques: table.uniques.filter((each) => exists(each.columns)),
    foreignKeys: namedFirst(table.foreignKeys.filter((each) => exists(each.columns))),
    checks: table.checks,
  };
  // Columns may have exchanged their names, or be those of another table that is given.
  if (batch.options.copyFrom || renames.size > 0) db.schema.rows.delete(key);
  db.put(allRenamed(session, made, renames, at), kept);
  for (const [id, opaque] of db.schema.opaques) {
    if (opaque.kind === "trigger" && opaque.table === key) {
      db.schema.opaques.delete(id);
    }
  }
}

/** The order in which batch mode puts constraints into the new table: of two keys that do the same, the first is the one that is read back. */
function namedFirst(keys: Table["foreignKeys"]): Table["foreignKeys"] {
  return [...keys.filter(({ name }) => name !== null), ...keys.filter(({ name }) => name === null)];
}

/** On PostgreSQL the old table cannot go while others refer to it, and takes its sequences with it. */
function requireRemovable(session: Session, table: Table, at: Place): void {
  const { db } = session;
  const key = tableKey(table.name, table.schema);
  for (const other of db.schema.tables.values()) {
    if (other !== table && other.foreignKeys.some((each) => each.table === key)) {
      db.fail("DependentObjectsStillExist", `table ${key} is referenced by ${other.name}`, at, refusal(table.name, key));
    }
  }
  if (table.columns.some((column) => column.sequence !== null)) {
    db.blind("a table with a sequence is made anew", at);
  }
}

/** What is known of a table that is being made anew. */
interface Making {
  /** The old columns whose rows are copied. */
  readonly kept: Set<string>;
  readonly said: ReadonlySet<string>;
  /** The names that columns get in the end: until then operations and constraints know them by their old ones alone. */
  readonly renames: Map<string, string>;
  /** The old indexes that are still there. */
  readonly indexes: Set<string>;
  /** The last of the old columns; null where that is not known. */
  readonly last: string | null;
}

/** Gives the columns their new names, all at once: two may exchange theirs. */
function allRenamed(session: Session, table: Table, renames: ReadonlyMap<string, string>, at: Place): Table {
  const taken = new Set(table.columns.map(({ name }) => name).filter((name) => !renames.has(name)));
  let made = table;
  const passing: (readonly [string, string])[] = [];
  for (const [from, to] of renames) {
    if (taken.has(to)) {
      const obstacle = table.open ? null : refusal(table.name, tableKey(table.name, table.schema));
      session.db.fail("DuplicateColumnError", `table ${table.name} has two columns ${to}`, at, obstacle);
    }
    taken.add(to);
    const stale = table.checks.find(({ columns }) => columns.includes(from) && !taken.has(from));
    if (stale !== undefined) {
      // Their text is written as it was.
      const message = `the check ${stale.name ?? ""} of ${table.name} names the column ${from}, which is called ${to} then`;
      session.db.fail("OperationalError", message, at, refusal(stale.name ?? "", tableKey(table.name, table.schema)));
    }
    const next = renames.has(to) ? `_alembic_renamed_${from}` : to;
    made = renamedColumn(session.db, made, from, next);
    if (next !== to) passing.push([next, to]);
  }
  for (const [from, to] of passing) made = renamedColumn(session.db, made, from, to);
  return made;
}

/** One operation on the table that is being made. */
function apply(session: Session, table: Table, queued: Queued, making: Making): Table {
  const { db } = session;
  const { kept, said, renames } = making;
  const { at } = queued;
  const step = (op: string, name: string | null, detail: EventDetail | null = null): void =>
    void db.begin(op, tableKey(table.name, table.schema), name, at, detail);
  switch (queued.kind) {
    case "add_column": {
      step("add_column", queued.column.name, {
        kind: "column",
        column: queued.column,
        ...(queued.ifNotExists ? { ifNotExists: true } : {}),
      });
      if (columnOf(table, queued.column.name) !== undefined) {
        // The new column is put behind the last one, and takes the place of the old one in the same order.
        if (kept.has(queued.column.name) && making.last !== null && making.last !== queued.column.name) {
          const message = `column ${queued.column.name} of table ${table.name} is there, and is added in the same batch`;
          throw failed("CircularDependencyError", message, at, null);
        }
        renames.delete(queued.column.name);
        return { ...table, columns: table.columns.map((column) => (column.name === queued.column.name ? queued.column : column)) };
      }
      const added = withColumn(db, table, queued.column);
      // SQLAlchemy makes the index with the table, which goes by another name then; Alembic makes it once more, by the right name.
      const passing = `_alembic_tmp_${table.name}`.slice(0, 50);
      const early = queued.indexed.map((index) => ({ ...index, name: `ix_${passing}_${queued.column.name}` }));
      const made = { ...added, indexes: [...added.indexes, ...early] };
      return queued.primary
        ? {
            ...made,
            primaryKey: { name: made.primaryKey?.name ?? null, columns: [...(made.primaryKey?.columns ?? []), queued.column.name] },
          }
        : made;
    }
    case "drop_column": {
      step("drop_column", queued.name);
      required(table, queued.name, renames, at);
      kept.delete(queued.name);
      renames.delete(queued.name);
      const before = db.baseline.tables.get(tableKey(table.name, table.schema));
      db.lose(`the values of ${table.name}.${queued.name}`, at, before !== undefined && columnOf(before, queued.name) !== undefined);
      return dropped(table, queued.name);
    }
    case "alter_column":
      step("alter_column", queued.name, { kind: "change", change: queued.change });
      return altered(session, table, queued, renames);
    case "add_constraint": {
      const { constraint } = queued;
      step(`create_${constraint.kind}`, constraint.name, { kind: "constraint", constraint });
      if (constraint.name === null && !(constraint.kind === "check" && constraint.typeBound)) {
        throw refused("ValueError", "a constraint added in batch mode needs a name", at);
      }
      return place(table, constraint, said);
    }
    case "drop_constraint": {
      step("drop_constraint", queued.name);
      const constraint = constraintOf(table, queued.name);
      if (constraint === undefined) {
        if (table.open && !table.gone.has(`constraint ${queued.name}`)) {
          dropConstraint(db, table.name, table.schema, queued.name, queued.type, at);
          return table;
        }
        const message = `there is no constraint ${queued.name} on ${table.name}`;
        throw failed("ValueError", message, at, absent(table, queued.name));
      }
      return removed(table, constraint);
    }
    case "drop_type_check": {
      const { name } = queued.check;
      return name === null ? table : { ...table, checks: table.checks.filter((each) => each.name !== name) };
    }
    case "create_index":
      step("create_index", queued.index.name);
      if (!queued.ifNotExists && table.indexes.some(({ name }) => name === queued.index.name))
        db.failTaken("index", tableKey(table.name, table.schema), queued.index.name, `index ${queued.index.name}`, at);
      return { ...table, indexes: [...table.indexes.filter((each) => each.name !== queued.index.name), queued.index] };
    case "drop_index":
      step("drop_index", queued.name);
      // One that the batch itself makes is none that it can drop.
      if (!making.indexes.delete(queued.name)) {
        if (table.open && !table.gone.has(`index ${queued.name}`)) {
          dropIndex(db, queued.name, table.name, table.schema, at, queued.ifExists);
          return table;
        }
        throw failed("ValueError", `there is no index ${queued.name} on ${table.name}`, at, absent(table, queued.name));
      }
      return { ...table, indexes: table.indexes.filter((index) => index.name !== queued.name) };
  }
}

/** Batch mode looks columns up in a dict, by their old names: a missing one is a KeyError. */
function required(table: Table, name: string, renames: ReadonlyMap<string, string>, at: Place): void {
  if (columnOf(table, name) !== undefined) return;
  const old = [...renames].find(([, to]) => to === name)?.[0];
  if (old !== undefined) {
    throw failed("KeyError", `table ${table.name} has no column ${name}: the batch knows it as ${old} to its end`, at, null);
  }
  if (table.open && !table.gone.has(name)) return;
  throw failed("KeyError", `table ${table.name} has no column ${name}`, at, absent(table, name));
}

/** Without a column; constraints that name it go when the table is made, indexes make that fail. */
function dropped(table: Table, name: string): Table {
  return {
    ...table,
    columns: table.columns.filter((column) => column.name !== name),
    primaryKey:
      table.primaryKey === null ? null : { ...table.primaryKey, columns: table.primaryKey.columns.filter((column) => column !== name) },
    gone: new Set([...table.gone, name]),
  };
}

function altered(session: Session, table: Table, queued: Extract<Queued, { kind: "alter_column" }>, renames: Map<string, string>): Table {
  required(table, queued.name, renames, queued.at);
  let made = table;
  if (columnOf(made, queued.name) === undefined) {
    const column = session.db.column(session.db.fresh(table), queued.name, queued.at);
    made = {
      ...made,
      columns: [
        ...made.columns,
        {
          ...column,
          type: column.type.text === null && queued.before.type !== undefined ? queued.before.type : column.type,
          nullable: column.nullable ?? queued.before.nullable ?? null,
          default: column.default === undefined ? queued.before.default : column.default,
        },
      ],
    };
    const assumed = made.columns.at(-1) as Column;
    session.db.assume(session.db.fresh(table), (old) => ({
      ...old,
      columns: old.columns.map((each) => (each.name === assumed.name ? assumed : each)),
    }));
  }
  const { name: newName, ...change } = queued.change;
  made = { ...made, columns: made.columns.map((column) => (column.name === queued.name ? changed(column, change) : column)) };
  if (newName !== undefined && newName !== queued.name) {
    if (queued.existingName !== null) {
      made = { ...made, checks: made.checks.filter((check) => check.name !== queued.existingName) };
    }
    renames.set(queued.name, newName);
  }
  return made;
}

function removed(table: Table, constraint: Constraint): Table {
  switch (constraint.kind) {
    case "primary":
      return { ...table, primaryKey: null };
    case "unique":
      return { ...table, uniques: table.uniques.filter((each) => each.name !== constraint.name) };
    case "foreignkey":
      return { ...table, foreignKeys: table.foreignKeys.filter((each) => each.name !== constraint.name) };
    case "check":
    case "exclude":
      return { ...table, checks: table.checks.filter((each) => each.name !== constraint.name) };
  }
}

/** Adds a constraint to a table that is being made; one of the same name is replaced. */
function place(table: Table, constraint: Constraint, said: ReadonlySet<string> = new Set()): Table {
  const other = <T extends { readonly name: string | null }>(list: readonly T[]): T[] =>
    list.filter((each) => each.name === null || each.name !== constraint.name);
  switch (constraint.kind) {
    case "primary":
      return {
        ...table,
        primaryKey: { name: constraint.name, columns: constraint.columns },
        columns: table.columns.map((column) =>
          constraint.columns.includes(column.name) && !said.has(column.name) ? { ...column, nullable: false } : column,
        ),
      };
    case "unique":
      return { ...table, uniques: [...other(table.uniques), { name: constraint.name, columns: constraint.columns }] };
    case "foreignkey": {
      const { kind: _kind, ...key } = constraint;
      return { ...table, foreignKeys: [...other(table.foreignKeys), key] };
    }
    case "check": {
      const { kind: _kind, ...check } = constraint;
      return { ...table, checks: [...other(table.checks), check] };
    }
    case "exclude":
      return table;
  }
}
