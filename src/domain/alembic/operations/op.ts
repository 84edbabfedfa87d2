import type { Place } from "../../../model/finding.ts";
import { addColumn, alterColumn, type ColumnBefore, type ColumnChange, dropColumn } from "../database/columns.ts";
import { addConstraint, type Constraint, createIndex, dropConstraint, dropIndex } from "../database/constraints.ts";
import { createEnum } from "../database/enums.ts";
import { emptyTable, type Index, type Table, tableKey } from "../database/schema.ts";
import { createTable, dropTable, renameTable } from "../database/tables.ts";
import { renderType } from "../database/types.ts";
import { FinalName, SaColumn, SaConstraint, SaIdentity, SaTable, SqlText } from "../library/constructs.ts";
import { enumName, flag, forDialect, isEnum, SaType } from "../library/types.ts";
import { Raised } from "../python/raised.ts";
import { type Args, Host, native, NONE, textOf, type Value } from "../python/values.ts";
import { argument, flagArgument, nameArgument, namesArgument } from "./arguments.ts";
import { Batch } from "./batch.ts";
import { checkOf, columnDefinition, columnName, constraintOf, foreignKey, impliedConstraints, impliedIndexes, indexOf, tableOf, typeCheck } from "./definitions.ts";
import { defaultText } from "./defaults.ts";
import { resolveName } from "./naming.ts";
import type { Session } from "./session.ts";

/** Where an operation goes: to the database at once, or into a batch. */
export interface Target {
  readonly table: string | null;
  readonly schema: string | null;
  /** null: carried out at once. */
  readonly batch: Batch | null;
}

type Operation = (session: Session, args: Args, target: Target) => Value;

/** Shifts positional arguments: inside a batch the table is not given. */
function tableFrom(session: Session, args: Args, target: Target, keyword: string, position: number): { readonly table: string; readonly schema: string | null; readonly shift: number } {
  if (target.table !== null) {
    return { table: target.table, schema: target.schema, shift: 0 };
  }
  const table = nameArgument(args, keyword, position);
  const schema = nameArgument(args, "schema", -1);
  if (table == null || schema === null) {
    return session.db.undecided("the name of a table is not known");
  }
  return { table, schema: schema ?? null, shift: 1 };
}

function name(session: Session, args: Args, keyword: string, position: number, what: string): string {
  return nameArgument(args, keyword, position) ?? session.db.undecided(`the name of ${what} is not known`);
}

/** Adds constraints made with or after a column or a type change. */
function applyConstraint(session: Session, where: { readonly table: string; readonly schema: string | null }, target: Target, constraint: Constraint, at: Place): void {
  if (target.batch !== null) {
    target.batch.add({ kind: "add_constraint", constraint, at });
    return;
  }
  const typeBound = constraint.kind === "check" && constraint.typeBound;
  if (session.db.sqlite) {
    if (!typeBound) {
      throw new Raised("NotImplementedError", "SQLite cannot add a constraint to a table outside batch mode", at);
    }
    return;
  }
  addConstraint(session.db, where.table, where.schema, constraint, at);
}

const addColumnOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 0);
  const column = argument(args, "column", where.shift);
  if (!(column instanceof SaColumn)) {
    return session.db.undecided(`the column added to ${where.table} is not known`);
  }
  const { db } = session;
  const shell = db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
  const primary = column.keywords.get("primary_key");
  const definition = columnDefinition(session, column, primary?.kind === "bool" && primary.value, [columnName(session, column)]);
  const ifNotExists = flagArgument(args, "if_not_exists") === true;
  if (target.batch !== null) {
    target.batch.add({ kind: "add_column", column: definition, expressionDefault: column.keywords.get("server_default") instanceof SqlText, primary: primary?.kind === "bool" && primary.value, ifNotExists, at: args.at });
  } else {
    addColumn(db, where.table, where.schema, definition, args.at, ifNotExists);
  }
  for (const constraint of impliedConstraints(session, shell, column, args.at)) {
    if (constraint.kind !== "primary") {
      applyConstraint(session, where, target, constraint, args.at);
    }
  }
  for (const index of impliedIndexes(session, shell, column, args.at)) {
    applyIndex(session, where, target, index, args.at, false);
  }
  return NONE;
};

const dropColumnOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 0);
  const column = name(session, args, "column_name", where.shift, `a column dropped from ${where.table}`);
  if (target.batch !== null) {
    target.batch.add({ kind: "drop_column", name: column, at: args.at });
  } else {
    dropColumn(session.db, where.table, where.schema, column, args.at, { ifExists: flagArgument(args, "if_exists") === true });
  }
  return NONE;
};

function typeArgument(session: Session, args: Args, keyword: string): SaType | null | undefined {
  const value = argument(args, keyword, -1);
  if (value === undefined || value.kind === "none") {
    return undefined;
  }
  return session.asType(value);
}

const alterColumnOp: Operation = (session, args, target) => {
  const { db } = session;
  const where = tableFrom(session, args, target, "table_name", 0);
  const column = name(session, args, "column_name", where.shift, `a column of ${where.table}`);
  const type = typeArgument(session, args, "type_");
  const existing = typeArgument(session, args, "existing_type");
  const shell = db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
  const nullable = flagArgument(args, "nullable") ?? (argument(args, "nullable", -1) === undefined || argument(args, "nullable", -1)?.kind === "none" ? undefined : db.undecided(`how ${where.table}.${column} changes is not known`));
  const existingNullable = flagArgument(args, "existing_nullable");
  const rendered = type === undefined ? undefined : renderType(type, session.dialect);
  const existingType = existing == null ? undefined : renderType(existing, session.dialect);
  const given = argument(args, "server_default", -1);
  const isFalse = given?.kind === "bool" && !given.value;
  const current = shell.columns.find((each) => each.name === column);
  const changed = given === undefined || isFalse ? undefined : given instanceof SaIdentity ? undefined : defaultText(given, rendered ?? existingType ?? current?.type ?? { text: null, named: null }, session.dialect, args.at);
  const given_ = nameArgument(args, "new_column_name", -1);
  const newName = given_ === null ? db.undecided(`the new name of ${where.table}.${column} is not known`) : given_;
  const comment = argument(args, "comment", -1);
  const autoincrement = flagArgument(args, "autoincrement");
  const change: ColumnChange = {
    ...(nullable === undefined ? {} : { nullable }),
    ...(given === undefined || isFalse ? {} : given instanceof SaIdentity ? { identity: given.always ? "always" : "by default" } : { default: changed === undefined ? { unknown: args.at.start } : changed }),
    ...(rendered === undefined ? {} : { type: rendered }),
    ...(newName === undefined ? {} : { name: newName }),
    ...(comment === undefined || db.sqlite || (comment.kind === "bool" && !comment.value) ? {} : { comment: textOf(comment) }),
    ...(autoincrement == null || !db.mysql ? {} : { autoincrement }),
    using: argument(args, "postgresql_using", -1) !== undefined,
  };
  const existingDefault = argument(args, "existing_server_default", -1);
  const knownDefault = existingDefault === undefined || (existingDefault.kind === "bool" && !existingDefault.value) ? undefined : defaultText(existingDefault, existingType ?? { text: null, named: null }, session.dialect, args.at);
  const before: ColumnBefore = {
    ...(existingType === undefined ? {} : { type: existingType }),
    ...(existingNullable == null ? {} : { nullable: existingNullable }),
    ...(knownDefault === undefined ? {} : { default: knownDefault }),
  };
  const oldCheck = existing == null || type == null ? null : typeCheck(session, shell, column, existing, args.at);
  if (target.batch !== null) {
    if (oldCheck !== null) {
      target.batch.add({ kind: "drop_type_check", check: oldCheck, at: args.at });
    }
    target.batch.add({ kind: "alter_column", name: column, change, before, existingName: existing == null ? null : enumName(existing), mysql: mysqlChange(change, before, argument(args, "existing_comment", -1)), at: args.at });
  } else {
    if (oldCheck !== null && !db.sqlite) {
      dropConstraint(db, where.table, where.schema, oldCheck.name ?? db.defaultName({ ...shell, checks: [] }, "check", [column]) ?? "", "check", args.at);
    }
    alterAtOnce(session, where, column, db.mysql ? mysqlChange(change, before, argument(args, "existing_comment", -1)) : change, before, args.at);
  }
  const newCheck = type == null ? null : typeCheck(session, shell, newName ?? column, type, args.at);
  if (newCheck !== null) {
    applyConstraint(session, where, target, { kind: "check", ...newCheck }, args.at);
  }
  return NONE;
};

/** MySQL's MODIFY states the whole column: what the call does not repeat is lost. */
export function mysqlChange(change: ColumnChange, before: ColumnBefore, existingComment: Value | undefined): ColumnChange {
  const states = change.name !== undefined || change.nullable !== undefined || change.type !== undefined || change.autoincrement !== undefined || change.comment !== undefined;
  if (!states) {
    return change;
  }
  return {
    ...change,
    nullable: change.nullable ?? before.nullable ?? true,
    ...(change.default !== undefined ? {} : { default: before.default ?? null }),
    ...(change.type === undefined && before.type !== undefined ? { type: before.type } : {}),
    comment: change.comment === undefined ? textOf(existingComment) : change.comment,
    autoincrement: change.autoincrement ?? false,
  };
}

export function alterAtOnce(session: Session, where: { readonly table: string; readonly schema: string | null }, column: string, change: ColumnChange, before: ColumnBefore, at: Place): void {
  const { db } = session;
  const rename = change.name !== undefined;
  const other = change.nullable !== undefined || change.default !== undefined || change.type !== undefined || change.identity !== undefined;
  if (db.sqlite && other) {
    db.check(at);
    db.fail("OperationalError", "SQLite cannot alter a column outside batch mode", at);
  }
  if (db.mysql && (change.nullable !== undefined || change.type !== undefined || rename) && change.type === undefined) {
    throw new Raised("CommandError", "MySQL needs the existing type to change a column", at);
  }
  if (other || rename || change.comment !== undefined) {
    alterColumn(db, where.table, where.schema, column, change, at, before);
  }
}

function applyIndex(session: Session, where: { readonly table: string; readonly schema: string | null }, target: Target, index: Index, at: Place, ifNotExists: boolean): void {
  if (target.batch !== null) {
    target.batch.add({ kind: "create_index", index, ifNotExists, at });
  } else {
    createIndex(session.db, where.table, where.schema, index, at, ifNotExists);
  }
}

const createIndexOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const columns = argument(args, "columns", where.shift + 1);
  if (columns === undefined || columns.kind !== "seq" || columns.partial) {
    return session.db.undecided(`the columns of an index of ${where.table} are not known`);
  }
  const concurrently = flagArgument(args, "postgresql_concurrently");
  if (session.db.postgresql && concurrently === true && session.db.autocommit === 0) {
    session.db.check(args.at);
    session.db.fail("ActiveSqlTransaction", "CREATE INDEX CONCURRENTLY cannot run inside a transaction", args.at);
  }
  const index = indexOf(session, where.table, where.schema, argument(args, "index_name", 0), columns.items, args, args.at);
  applyIndex(session, where, target, index, args.at, flagArgument(args, "if_not_exists") === true);
  return NONE;
};

const dropIndexOp: Operation = (session, args, target) => {
  const given = argument(args, "index_name", 0);
  const table = target.table ?? nameArgument(args, "table_name", 1) ?? null;
  const schema = target.schema ?? nameArgument(args, "schema", -1) ?? null;
  const index = nameArgument(args, "index_name", 0);
  if (index == null) {
    if (given === undefined || given.kind === "none") {
      throw new Raised("CompileError", "an index to drop needs a name", args.at);
    }
    return session.db.undecided("the name of an index to drop is not known");
  }
  if (session.db.postgresql && flagArgument(args, "postgresql_concurrently") === true && session.db.autocommit === 0) {
    session.db.check(args.at);
    session.db.fail("ActiveSqlTransaction", "DROP INDEX CONCURRENTLY cannot run inside a transaction", args.at);
  }
  const ifExists = flagArgument(args, "if_exists") === true;
  if (target.batch !== null) {
    target.batch.add({ kind: "drop_index", name: index, ifExists, at: args.at });
  } else {
    dropIndex(session.db, session.db.name(index), table, schema, args.at, ifExists);
  }
  return NONE;
};

function shellOf(session: Session, where: { readonly table: string; readonly schema: string | null }): Table {
  return session.db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
}

const createUnique: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const columns = namesArgument(argument(args, "columns", where.shift + 1)) ?? session.db.undecided(`the columns of a constraint of ${where.table} are not known`);
  const given = argument(args, "constraint_name", 0);
  applyConstraint(session, where, target, { kind: "unique", columns, name: resolveName(session, given, { kind: "uq", table: where.table, schema: where.schema, columns }, args.at) }, args.at);
  return NONE;
};

const createPrimary: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const columns = namesArgument(argument(args, "columns", where.shift + 1)) ?? session.db.undecided(`the primary key of ${where.table} is not known`);
  const given = argument(args, "constraint_name", 0);
  applyConstraint(session, where, target, { kind: "primary", columns, name: resolveName(session, given, { kind: "pk", table: where.table, schema: where.schema, columns }, args.at) }, args.at);
  return NONE;
};

const createForeignKey: Operation = (session, args, target) => {
  const inBatch = target.table !== null;
  const table = target.table ?? name(session, args, "source_table", 1, "a table");
  const schema = target.schema ?? nameArgument(args, "source_schema", -1) ?? null;
  const shift = inBatch ? 1 : 2;
  const referent = name(session, args, "referent_table", shift, "a referenced table");
  const local = namesArgument(argument(args, "local_cols", shift + 1));
  const remote = namesArgument(argument(args, "remote_cols", shift + 2));
  if (local === null || remote === null) {
    return session.db.undecided(`the columns of a foreign key of ${table} are not known`);
  }
  const referentSchema = nameArgument(args, "referent_schema", -1);
  const prefix = referentSchema == null ? referent : `${referentSchema}.${referent}`;
  const constraint = foreignKey(session, emptyTable(table, schema), local, remote.map((column) => `${prefix}.${column}`), args.keywords, argument(args, "constraint_name", 0), args.at);
  applyConstraint(session, { table, schema }, target, constraint, args.at);
  return NONE;
};

const createCheck: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const constraint = checkOf(session, shellOf(session, where), argument(args, "condition", where.shift + 1), argument(args, "constraint_name", 0), args.at);
  applyConstraint(session, where, target, constraint, args.at);
  return NONE;
};

const dropConstraintOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  const type = nameArgument(args, "type_", where.shift + 1) ?? null;
  const given = argument(args, "constraint_name", 0);
  const kind = type === "foreignkey" ? "fk" : type === "unique" ? "uq" : type === "primary" ? "pk" : "ck";
  // Without `type_` it is a plain Constraint, to which no convention applies.
  const resolved = type === null ? (nameArgument(args, "constraint_name", 0) ?? (given === undefined || given.kind === "none" ? null : session.db.undecided(`the name of a constraint of ${where.table} is not known`))) : resolveName(session, given, { kind, table: where.table, schema: where.schema, columns: [], referred: { table: "", columns: [] } }, args.at);
  if (resolved === null && session.settings.convention === null) {
    session.db.undecided("the naming convention, which may name this constraint, is not known");
  }
  if (resolved === null) {
    throw new Raised(target.batch === null ? "CompileError" : "ValueError", "a constraint without a name cannot be dropped", args.at);
  }
  if (target.batch !== null) {
    target.batch.add({ kind: "drop_constraint", name: resolved, type, at: args.at });
    return NONE;
  }
  if (session.db.sqlite) {
    throw new Raised("NotImplementedError", "SQLite cannot drop a constraint outside batch mode", args.at);
  }
  dropConstraint(session.db, where.table, where.schema, session.db.name(resolved), type, args.at, { ifExists: flagArgument(args, "if_exists") === true });
  return NONE;
};

const createTableOp: Operation = (session, args) => {
  const table = name(session, args, "table_name", 0, "a table");
  const schema = nameArgument(args, "schema", -1);
  if (schema === null || args.open) {
    return session.db.undecided(`the table ${table} is not known in full`);
  }
  const items = args.positional.slice(1);
  if (items.some((item) => !(item instanceof SaColumn || item instanceof SaConstraint) && item.kind !== "none")) {
    return session.db.undecided(`a column of ${table} is not known`);
  }
  const hosts = items.filter((item): item is SaColumn | SaConstraint => item instanceof SaColumn || item instanceof SaConstraint);
  makeTable(session, table, schema ?? null, hosts, args.at, flagArgument(args, "if_not_exists") === true, textOf(argument(args, "comment", -1)));
  return new SaTable(table, schema ?? null, hosts, null);
};

/** Creates a table as `op.create_table` and `Table.create` do, with the enum types that its columns name. */
export function makeTable(session: Session, table: string, schema: string | null, items: readonly (SaColumn | SaConstraint)[], at: Place, ifNotExists: boolean, comment: string | null, checkFirst = false): void {
  const { db } = session;
  if ((ifNotExists || checkFirst) && db.has(table, schema)) {
    return;
  }
  if (db.postgresql && !db.maybe()) {
    for (const item of items) {
      const type = item instanceof SaColumn && item.columnType !== null ? innerEnum(forDialect(item.columnType, "postgresql")) : null;
      const enumType = type === null ? null : enumName(type);
      if (type !== null && enumType !== null && createsType(type) && !(db.enumsMade.has(enumType) && db.schema.enums.has(enumType))) {
        db.check(at);
        createEnum(db, enumType, type.parts.labels, at, checkFirst);
      }
      if (enumType !== null) {
        db.enumsMade = new Set([...db.enumsMade, enumType]);
      }
    }
  }
  const wanted = tableOf(session, table, schema, items, at);
  createTable(db, { ...wanted, comment: db.sqlite ? null : comment }, at, ifNotExists);
}

function innerEnum(type: SaType | null): SaType | null {
  if (type?.name === "ARRAY") {
    const [item] = type.parts.args;
    return item instanceof SaType ? innerEnum(item) : null;
  }
  return type !== null && isEnum(type) ? type : null;
}

/** `create_type=False` is heard by `postgresql.ENUM` alone. */
export function createsType(type: SaType): boolean {
  return type.name === "ENUM" ? flag(type, "create_type", true) : flag(type, "native_enum", true);
}

const dropTableOp: Operation = (session, args) => {
  const table = name(session, args, "table_name", 0, "a table");
  dropTable(session.db, table, nameArgument(args, "schema", -1) ?? null, args.at, { ifExists: flagArgument(args, "if_exists") === true });
  return NONE;
};

const renameTableOp: Operation = (session, args) => {
  renameTable(session.db, name(session, args, "old_table_name", 0, "a table"), name(session, args, "new_table_name", 1, "a table"), nameArgument(args, "schema", 2) ?? null, args.at);
  return NONE;
};

const commentOp = (drop: boolean): Operation => (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 0);
  const { db } = session;
  if (!db.sqlite && db.begin(drop ? "drop_table_comment" : "create_table_comment", tableKey(where.table, where.schema), null, args.at)) {
    const table = db.table(where.table, where.schema, args.at);
    db.put({ ...table, comment: drop ? null : textOf(argument(args, "comment", where.shift)) });
  }
  return NONE;
};

const excludeOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 1);
  applyConstraint(session, where, target, { kind: "exclude", columns: [], name: nameArgument(args, "constraint_name", 0) ?? null }, args.at);
  return NONE;
};

export const OPERATIONS: ReadonlyMap<string, Operation> = new Map([
  ["add_column", addColumnOp],
  ["drop_column", dropColumnOp],
  ["alter_column", alterColumnOp],
  ["create_index", createIndexOp],
  ["drop_index", dropIndexOp],
  ["create_unique_constraint", createUnique],
  ["create_primary_key", createPrimary],
  ["create_foreign_key", createForeignKey],
  ["create_check_constraint", createCheck],
  ["create_exclude_constraint", excludeOp],
  ["drop_constraint", dropConstraintOp],
  ["create_table", createTableOp],
  ["drop_table", dropTableOp],
  ["rename_table", renameTableOp],
  ["create_table_comment", commentOp(false)],
  ["drop_table_comment", commentOp(true)],
]);

/** `op.f`: keeps a name from the naming convention. */
export const finalName = native("f", (args) => {
  const text = textOf(args.positional[0]);
  return text === null ? (args.positional[0] ?? NONE) : new FinalName(text);
});

export { Host, constraintOf };
