import type { Place } from "../../../model/finding.ts";
import { addColumn, alterColumn, type ColumnBefore, type ColumnChange, dropColumn } from "../database/columns.ts";
import { dropConstraint } from "../database/constraints.ts";
import { absent } from "../database/database.ts";
import { refusal, refused } from "../database/errors.ts";
import { columnOf, emptyTable, type Table, tableKey } from "../database/schema.ts";
import { renderType } from "../database/types.ts";
import { SYSTEM } from "../database/views.ts";
import { SaColumn, SaIdentity, SqlText } from "../library/constructs.ts";
import { enumName, type SaType } from "../library/types.ts";
import { type Args, NONE, textOf, type Value } from "../python/values.ts";
import { castsIn, columnsOfUsing } from "../sql/casts.ts";
import { argument, flagArgument, nameArgument } from "./arguments.ts";
import { defaultText, requireDefault } from "./defaults.ts";
import { columnDefinition, columnName, impliedConstraints, impliedIndexes, typeCheck } from "./definitions.ts";
import type { Session } from "./session.ts";
import { applyConstraint, applyIndex, name, type Operation, tableFrom } from "./target.ts";

export const addColumnOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 0);
  const column = argument(args, "column", where.shift);
  if (column !== undefined && /^(str|number|bool|none)$/.test(column.kind))
    throw refused("AttributeError", `add_column() of ${where.table} is given no column`, args.at);
  if (!(column instanceof SaColumn)) {
    return session.db.undecided(`the column added to ${where.table} is not known`);
  }
  const { db } = session;
  const shell = db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
  const primary = column.keywords.get("primary_key");
  const key = primary?.kind === "bool" && primary.value;
  const keyed = columnDefinition(session, column, { key, keyColumns: [columnName(session, column)], refers: false });
  // ADD COLUMN makes no key, so that what the column says of NULL stands.
  const said = column.keywords.get("nullable");
  const serial = keyed.sequence !== null || keyed.autoincrement;
  const nullable = key && target.batch === null && column.identity === null && !serial && said?.kind === "bool" && said.value;
  const definition = nullable ? { ...keyed, nullable } : keyed;
  const ifNotExists = flagArgument(args, "if_not_exists") === true;
  if (target.batch !== null) {
    target.batch.add({
      kind: "add_column",
      column: definition,
      expressionDefault: column.keywords.get("server_default") instanceof SqlText,
      primary: key,
      saysNull: said?.kind === "bool",
      indexed: impliedIndexes(session, shell, column, args.at),
      ifNotExists,
      at: args.at,
    });
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

export const dropColumnOp: Operation = (session, args, target) => {
  const where = tableFrom(session, args, target, "table_name", 0);
  // Alembic makes a column of the name, and of a column none can be made.
  if (argument(args, "column_name", where.shift) instanceof SaColumn)
    throw refused("TypeError", `drop_column() of ${where.table} is given a column in place of its name`, args.at);
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

export const alterColumnOp: Operation = (session, args, target) => {
  const { db } = session;
  const where = tableFrom(session, args, target, "table_name", 0);
  const column = name(session, args, "column_name", where.shift, `a column of ${where.table}`);
  const type = typeArgument(session, args, "type_");
  const existing = typeArgument(session, args, "existing_type");
  const shell = db.schema.tables.get(tableKey(where.table, where.schema)) ?? emptyTable(where.table, where.schema);
  const nullable =
    flagArgument(args, "nullable") ??
    (argument(args, "nullable", -1) === undefined || argument(args, "nullable", -1)?.kind === "none"
      ? undefined
      : db.undecided(`how ${where.table}.${column} changes is not known`));
  const existingNullable = flagArgument(args, "existing_nullable");
  const rendered = type === undefined ? undefined : renderType(type, session.dialect);
  const existingType = existing == null ? undefined : renderType(existing, session.dialect);
  const given = argument(args, "server_default", -1);
  const isFalse = given?.kind === "bool" && !given.value;
  const current = shell.columns.find((each) => each.name === column);
  const changed =
    given === undefined || isFalse
      ? undefined
      : given instanceof SaIdentity
        ? undefined
        : defaultText(given, rendered ?? existingType ?? current?.type ?? { text: null, named: null }, session.dialect, args.at);
  // What the migration says of the type as it is, PostgreSQL is not told.
  const typeThen = rendered ?? (current?.type.text == null ? existingType : current.type);
  if (!isFalse) db.carry(column, args.at, () => requireDefault(given, typeThen, session.dialect, column, args.at));
  const given_ = nameArgument(args, "new_column_name", -1);
  const newName = given_ === null ? db.undecided(`the new name of ${where.table}.${column} is not known`) : given_;
  const comment = argument(args, "comment", -1);
  const autoincrement = flagArgument(args, "autoincrement");
  const using = argument(args, "postgresql_using", -1);
  const from = db.postgresql ? textOf(using) : null;
  if (from !== null && target.batch === null) requireUsingColumns(session, shell, from, args.at);
  const casts = from === null ? null : castsIn(db, from, column, session.settings.parseSql);
  const change: ColumnChange = {
    ...(nullable === undefined ? {} : { nullable }),
    ...(given === undefined || isFalse
      ? {}
      : given instanceof SaIdentity
        ? { identity: given.always ? "always" : "by default", ...given.numbers }
        : { default: changed === undefined ? { unknown: args.at.start } : changed }),
    ...(rendered === undefined ? {} : { type: rendered }),
    ...(newName === undefined ? {} : { name: newName }),
    ...(comment === undefined || db.sqlite || (comment.kind === "bool" && !comment.value) ? {} : { comment: textOf(comment) }),
    ...(autoincrement == null || !db.mysql ? {} : { autoincrement }),
    using: using !== undefined,
    ...(from === null ? {} : { from }),
    ...(casts === null ? {} : { casts }),
  };
  const existingDefault = argument(args, "existing_server_default", -1);
  const knownDefault =
    existingDefault === undefined || (existingDefault.kind === "bool" && !existingDefault.value)
      ? undefined
      : defaultText(existingDefault, existingType ?? { text: null, named: null }, session.dialect, args.at);
  // Autogenerate writes the type, and of NULL only what is otherwise from then on: a call like its own says what was.
  const tookNull =
    existingNullable ??
    (db.reverting || nullable === undefined || existingType === undefined || type !== undefined ? undefined : !nullable);
  const before: ColumnBefore = {
    ...(existingType === undefined ? {} : { type: existingType }),
    ...(tookNull == null ? {} : { nullable: tookNull }),
    ...(knownDefault === undefined ? {} : { default: knownDefault }),
  };
  const oldCheck = existing == null || type == null ? null : typeCheck(session, shell, column, existing, args.at);
  if (target.batch !== null) {
    if (oldCheck !== null) {
      target.batch.add({ kind: "drop_type_check", check: oldCheck, at: args.at });
    }
    target.batch.add({
      kind: "alter_column",
      name: column,
      change,
      before,
      existingName: existing == null ? null : enumName(existing),
      mysql: mysqlChange(change, before, argument(args, "existing_comment", -1)),
      at: args.at,
    });
  } else {
    if (oldCheck !== null && !db.sqlite) {
      dropConstraint(
        db,
        where.table,
        where.schema,
        oldCheck.name ?? db.defaultName({ ...shell, checks: [] }, "check", [column]) ?? "",
        "check",
        args.at,
      );
    }
    alterAtOnce(
      session,
      where,
      column,
      db.mysql ? mysqlChange(change, before, argument(args, "existing_comment", -1)) : change,
      before,
      args.at,
    );
  }
  const newCheck = type == null ? null : typeCheck(session, shell, newName ?? column, type, args.at);
  if (newCheck !== null) {
    applyConstraint(session, where, target, { kind: "check", ...newCheck }, args.at);
  }
  return NONE;
};

/** Fails where USING names a column that the table does not have: the name of the type, say, in place of that of the column. */
function requireUsingColumns({ db, settings, interp }: Session, table: Table, using: string, at: Place): void {
  if (table.open || table.columns.length === 0 || interp.maybe > 0) return;
  const missing = columnsOfUsing(using, settings.parseSql).find((each) => columnOf(table, each) === undefined && !SYSTEM.has(each));
  if (missing === undefined || missing === table.name) return;
  const message = `USING names ${missing}, and table ${table.name} has no such column`;
  db.carry(missing, at, () => db.fail("UndefinedColumn", message, at, absent(table, missing)));
}

/** MySQL's MODIFY states the whole column: what the call does not repeat is lost. */
export function mysqlChange(change: ColumnChange, before: ColumnBefore, existingComment: Value | undefined): ColumnChange {
  const states =
    change.name !== undefined ||
    change.nullable !== undefined ||
    change.type !== undefined ||
    change.autoincrement !== undefined ||
    change.comment !== undefined ||
    // Alembic states the column as well to give a date and time a default, which may be a function.
    (change.default != null && /^(datetime|timestamp)/.test(before.type?.text ?? ""));
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

export function alterAtOnce(
  session: Session,
  where: { readonly table: string; readonly schema: string | null },
  column: string,
  change: ColumnChange,
  before: ColumnBefore,
  at: Place,
): void {
  const { db } = session;
  const rename = change.name !== undefined;
  const other = change.nullable !== undefined || change.default !== undefined || change.type !== undefined || change.identity !== undefined;
  if (db.sqlite && other) {
    db.check(at);
    db.fail("OperationalError", "SQLite cannot alter a column outside batch mode", at, { ...refusal("ALTER"), everywhere: true });
  }
  if (db.mysql && (change.nullable !== undefined || change.type !== undefined || rename) && change.type === undefined) {
    throw refused("CommandError", "MySQL needs the existing type to change a column", at);
  }
  if (other || rename || change.comment !== undefined) {
    alterColumn(db, where.table, where.schema, column, change, at, before);
  }
}
