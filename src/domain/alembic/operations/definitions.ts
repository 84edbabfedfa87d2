import type { Place } from "../../../model/finding.ts";
import { type Constraint, columnsOfCheck } from "../database/constraints.ts";
import { refused } from "../database/errors.ts";
import { canonicalSql } from "../database/names.ts";
import { type Check, type Column, emptyTable, type Index, type Table, tableKey, type Unique } from "../database/schema.ts";
import { renderType } from "../database/types.ts";
import { SaColumn, SaConstraint, type SaForeignKey, sqlTextOf } from "../library/constructs.ts";
import { enumName, flag, forDialect, isEnum, type SaType } from "../library/types.ts";
import { type Args, type Host, textOf, type Value } from "../python/values.ts";
import { argument, namesArgument } from "./arguments.ts";
import { defaultText, requireDefault } from "./defaults.ts";
import { indexOf } from "./index-definitions.ts";
import { resolveName } from "./naming.ts";
import type { Session } from "./session.ts";
import { placed } from "./target.ts";

/** What `op.create_table` or `op.add_column` asks for: a table with names resolved as SQLAlchemy resolves them. */
export function tableOf(session: Session, name: string, schema: string | null, items: readonly Host[], at: Place): Table {
  let table = emptyTable(name, schema);
  const columns = items.filter((item): item is SaColumn => item instanceof SaColumn);
  const constraints = items.filter((item): item is SaConstraint => item instanceof SaConstraint);
  const explicit = constraints.find((each) => each.type === "primary");
  const flagged = columns.filter((column) => isSet(column, "primary_key")).map((column) => columnName(session, column));
  const keyColumns = explicit === undefined ? flagged : namesOf(session, explicit.args, name);
  // A column that refers to another one by a constraint of the table counts no more than one that says so itself.
  const referring = new Set(constraints.flatMap(({ type, args }) => (type === "foreignkey" ? (namesArgument(columnsOf(args)) ?? []) : [])));
  for (const column of columns) {
    const own = columnName(session, column);
    table = addParts(session, table, column, { key: keyColumns.includes(own), keyColumns, refers: referring.has(own) }, at);
  }
  if (keyColumns.length > 0 || explicit !== undefined) {
    const given = explicit?.args.keywords.get("name");
    table = {
      ...table,
      primaryKey: { columns: keyColumns, name: resolveName(session, given, { kind: "pk", table: name, schema, columns: keyColumns }, at) },
    };
    if (explicit?.args.keywords.has("sqlite_on_conflict") === true && session.db.sqlite)
      table = { ...table, columns: table.columns.map((each) => (keyColumns.includes(each.name) ? { ...each, lenient: true } : each)) };
  }
  for (const item of constraints) {
    table = item.type === "primary" ? table : withItem(session, table, item, at);
  }
  if (columns.every((column) => !column.keywords.has("key"))) requireOwnColumns(table, at);
  return table;
}

/** SQLAlchemy makes no table whose constraints name columns that it does not have. */
function requireOwnColumns({ name, columns, primaryKey, uniques, foreignKeys }: Table, at: Place): void {
  const keys = [...(primaryKey === null ? [] : [primaryKey]), ...uniques, ...foreignKeys];
  const missing = keys.flatMap((key) => key.columns).find((each) => !columns.some((column) => column.name === each));
  if (missing !== undefined) throw refused("ArgumentError", `table ${name} has no column ${missing}, which a constraint of it names`, at);
}

/** Adds a column with the constraints and indexes that its arguments imply. */
function addParts(session: Session, table: Table, item: SaColumn, keyed: Keyed, at: Place): Table {
  const column = columnDefinition(session, item, keyed);
  let made: Table = { ...table, columns: [...table.columns, column] };
  const keys = item.foreignKeys.filter((each) => !comesLater(session, each.keywords));
  for (const constraint of impliedConstraints(session, table, item, at, keys)) {
    made = withPart(made, constraint);
  }
  return { ...made, indexes: [...made.indexes, ...impliedIndexes(session, table, item, at)] };
}

/** `use_alter=True` leaves a foreign key out of CREATE TABLE where there is an ALTER TABLE, and `op.create_table` adds none later. */
function comesLater(session: Session, keywords: ReadonlyMap<string, Value>): boolean {
  const value = keywords.get("use_alter");
  return value?.kind === "bool" && value.value && !session.db.sqlite;
}

export function withPart(table: Table, constraint: Constraint): Table {
  switch (constraint.kind) {
    case "primary":
      return { ...table, primaryKey: { name: constraint.name, columns: constraint.columns } };
    case "unique":
      return {
        ...table,
        uniques: [
          ...table.uniques,
          { name: constraint.name, columns: constraint.columns, ...(constraint.lenient === true ? { lenient: true } : {}) },
        ],
      };
    case "foreignkey": {
      const { kind: _kind, ...key } = constraint;
      return { ...table, foreignKeys: [...table.foreignKeys, key] };
    }
    case "check": {
      const { kind: _kind, ...check } = constraint;
      return { ...table, checks: [...table.checks, check] };
    }
    case "exclude":
      return {
        ...table,
        checks: [...table.checks, { name: constraint.name, columns: constraint.columns, expression: null, typeBound: false }],
      };
  }
}

export function columnName(session: Session, column: SaColumn): string {
  return column.name ?? session.db.undecided("the name of a column is not known");
}

function isSet(column: SaColumn, keyword: string): boolean {
  const value = column.keywords.get(keyword);
  return value?.kind === "bool" && value.value;
}

const UNKEYED: Keyed = { key: false, keyColumns: [], refers: false };
const INTEGERS = new Set(["Integer", "INTEGER", "INT", "BigInteger", "BIGINT", "SmallInteger", "SMALLINT"]);

/** What the keys of its table mean to a column. */
interface Keyed {
  /** It is in the primary key, which has these columns. */
  readonly key: boolean;
  readonly keyColumns: readonly string[];
  /** A foreign key of the table has it. */
  readonly refers: boolean;
}

/** The column as the database will have it. */
export function columnDefinition(session: Session, item: SaColumn, { key, keyColumns, refers }: Keyed): Column {
  const name = columnName(session, item);
  const type = renderType(item.columnType, session.dialect);
  const chosen = item.columnType === null ? null : forDialect(item.columnType, session.dialect);
  const given = item.keywords.get("nullable");
  const serverDefault = item.keywords.get("server_default");
  const auto = item.keywords.get("autoincrement");
  const explicitAuto = auto?.kind === "bool" && auto.value;
  const counts =
    chosen !== null &&
    INTEGERS.has(chosen.name) &&
    (explicitAuto || (auto?.kind !== "bool" && keyColumns.length === 1 && key && !refers && item.foreignKeys.length === 0)) &&
    key &&
    // PostgreSQL's SERIAL, which is asked for, goes before a default of its own.
    (serverDefault === undefined || (explicitAuto && session.db.postgresql)) &&
    item.identity === null &&
    item.computed === null &&
    !item.keywords.has("default");
  const { db } = session;
  db.carry(name, item.at, () => requireDefault(serverDefault, type, session.dialect, name, item.at));
  const stated = item.open ? undefined : defaultText(serverDefault, type, session.dialect, item.at);
  return {
    name,
    type,
    nullable: item.open
      ? null
      : key || item.identity !== null
        ? false
        : given === undefined || given.kind === "none"
          ? true
          : given.kind === "bool"
            ? given.value
            : null,
    default:
      counts || stated === null
        ? null
        : (stated ?? (serverDefault === undefined && !item.open ? null : serverDefault?.kind === "none" ? null : `? ${item.at.start}`)),
    ...(item.identity === null || db.sqlite
      ? { identity: null }
      : { identity: item.identity.always ? "always" : "by default", ...item.identity.numbers }),
    computed:
      item.computed === null
        ? null
        : `${item.computed.expression === null ? "?" : canonicalSql(item.computed.expression)} ${item.computed.persisted === true ? "stored" : "virtual"}`,
    autoincrement: counts && db.mysql,
    comment: db.sqlite ? null : (textOf(item.keywords.get("comment")) ?? null),
    sequence: counts && db.postgresql ? name : null,
    ...(!key && auto?.kind === "bool" && !auto.value ? { reflected: true } : {}),
    ...(db.sqlite && [...item.keywords.keys()].some((keyword) => keyword.startsWith("sqlite_on_conflict_")) ? { lenient: true } : {}),
  };
}

/** Constraints that a column brings: unique, foreign keys, checks of its type. */
export function impliedConstraints(
  session: Session,
  table: Table,
  item: SaColumn,
  at: Place,
  keys: SaColumn["foreignKeys"] = item.foreignKeys,
): Constraint[] {
  const name = columnName(session, item);
  const made: Constraint[] = [];
  const bound = item.columnType === null ? null : typeCheck(session, table, name, item.columnType, at);
  if (bound !== null) {
    made.push({ kind: "check", ...bound });
  }
  if (isSet(item, "unique") && !isSet(item, "index")) {
    made.push({
      kind: "unique",
      columns: [name],
      name: resolveName(session, undefined, { kind: "uq", table: table.name, schema: table.schema, columns: [name] }, at),
    });
  }
  for (const key of keys) {
    made.push(foreignKeyOf(session, table, [name], key, at));
  }
  // A check speaks of its own column, which the table does not have yet.
  const own = item.checks.length === 0 ? table : { ...table, columns: [...table.columns, columnDefinition(session, item, UNKEYED)] };
  for (const check of item.checks) {
    const constraint = constraintOf(session, own, check, at);
    made.push(constraint.kind === "check" ? { ...constraint, within: name } : constraint);
  }
  return made;
}

export function impliedIndexes(session: Session, table: Table, item: SaColumn, at: Place): Index[] {
  if (!isSet(item, "index")) {
    return [];
  }
  const name = columnName(session, item);
  const resolved = resolveName(session, undefined, { kind: "ix", table: table.name, schema: table.schema, columns: [name] }, at);
  return [
    {
      name: resolved ?? name,
      unique: isSet(item, "unique"),
      parts: [name],
      columns: [name],
      options: "",
      expression: false,
      implicit: false,
    },
  ];
}

/** The CHECK that a Boolean or Enum type asks for; null when it asks for none. */
export function typeCheck(session: Session, table: Table, column: string, type: SaType, at: Place): Check | null {
  const chosen = forDialect(type, session.dialect);
  if (chosen === null || !flag(chosen, "create_constraint", false)) {
    return null;
  }
  const native = chosen.name === "Boolean" ? !session.db.sqlite : isEnum(chosen) && flag(chosen, "native_enum", true) && !session.db.sqlite;
  if (native) {
    return null;
  }
  const labels = chosen.parts.labels;
  const values = chosen.name === "Boolean" ? "0,1" : labels === null ? null : labels.map((label) => `'${label}'`).join(",");
  const given = enumName(chosen);
  const name =
    given === null
      ? null
      : resolveName(session, { kind: "str", value: given }, { kind: "ck", table: table.name, schema: table.schema, columns: [column] }, at);
  return { name, expression: values === null ? null : `${column} in (${values})`, columns: [column], typeBound: true };
}

/** The columns of `ForeignKeyConstraint(…)`. */
function columnsOf({ keywords, positional }: Args): Value | undefined {
  return keywords.get("columns") ?? positional[0];
}

function foreignKeyOf(session: Session, table: Table, columns: readonly string[], key: SaForeignKey, at: Place): Constraint {
  const target = key.target ?? session.db.undecided(`the target of a foreign key of ${table.name} is not known`);
  return foreignKey(session, table, columns, [target], key.keywords, key.keywords.get("name"), at);
}

/** A foreign key to targets written as `table.column` or `schema.table.column`. */
export function foreignKey(
  session: Session,
  table: Table,
  columns: readonly string[],
  targets: readonly string[],
  keywords: ReadonlyMap<string, Value>,
  name: Value | undefined,
  at: Place,
): Constraint {
  const split = (target: string): [string, string] => [target.slice(0, target.lastIndexOf(".")), target.slice(target.lastIndexOf(".") + 1)];
  const referred = split(targets[0] ?? "?.?")[0];
  const target = targets.map((each) => split(each)[1]);
  const bare = referred.slice(referred.lastIndexOf(".") + 1);
  const given = referred.includes(".") ? referred.slice(0, referred.lastIndexOf(".")) : null;
  const schema = given === null && bare === table.name && session.db.path !== null ? table.schema : placed(session, bare, given);
  return {
    kind: "foreignkey",
    columns,
    table: tableKey(bare, schema),
    target,
    options: keyOptions(session, keywords),
    name: resolveName(
      session,
      name,
      { kind: "fk", table: table.name, schema: table.schema, columns, referred: { table: bare, columns: target } },
      at,
    ),
  };
}

function keyOptions(session: Session, keywords: ReadonlyMap<string, Value>): string {
  const parts: string[] = [];
  for (const [keyword, label] of [
    ["ondelete", "on delete"],
    ["onupdate", "on update"],
    ["initially", "initially"],
    ["match", "match"],
  ] as const) {
    const value = keywords.get(keyword);
    const text = textOf(value)?.toLowerCase() ?? null;
    if (value !== undefined && value.kind !== "none" && text === null) {
      session.db.undecided(`the ${keyword} of a foreign key is not known`);
    }
    if (text !== null && text !== "no action" && text !== "immediate" && text !== "simple") {
      parts.push(`${label} ${text}`);
    }
  }
  const deferrable = keywords.get("deferrable");
  if (deferrable?.kind === "bool" && deferrable.value) {
    parts.push("deferrable");
  }
  return parts.join(" ");
}

/** Whether a unique constraint is told to let rows pass that agree. */
export function leniency({ keywords }: Args): Pick<Unique, "lenient"> {
  const given = keywords.get("deferrable");
  const isDeferrable = given !== undefined && given.kind !== "none" && !(given.kind === "bool" && !given.value);
  return isDeferrable || keywords.has("sqlite_on_conflict") ? { lenient: true } : {};
}

function namesOf(session: Session, { positional, at }: Args, table: string): string[] {
  return positional.map((value) =>
    value instanceof SaColumn ? columnName(session, value) : (textOf(value) ?? unknownColumn(session, value, table, at)),
  );
}

/** `UniqueConstraint(["number"])`: columns are given one by one. */
function unknownColumn(session: Session, value: Value, table: string, at: Place): never {
  if (value.kind === "seq") throw refused("ArgumentError", `a constraint of ${table} is given a list in place of columns`, at);
  return session.db.undecided(`the columns of a constraint of ${table} are not known`);
}

/** A constraint written as `sa.UniqueConstraint(…)` and so on. */
export function constraintOf(session: Session, table: Table, item: SaConstraint, at: Place): Constraint {
  const { args } = item;
  const name = args.keywords.get("name");
  const where = { table: table.name, schema: table.schema };
  if (args.open) {
    session.db.undecided(`the arguments of a constraint of ${table.name} are not known`);
  }
  switch (item.type) {
    case "primary": {
      const columns = namesOf(session, args, table.name);
      return { kind: "primary", columns, name: resolveName(session, name, { kind: "pk", ...where, columns }, at) };
    }
    case "unique": {
      const columns = namesOf(session, args, table.name);
      return { kind: "unique", columns, name: resolveName(session, name, { kind: "uq", ...where, columns }, at), ...leniency(args) };
    }
    case "foreignkey": {
      const columns = namesArgument(columnsOf(args));
      const targets = namesArgument(args.keywords.get("refcolumns") ?? args.positional[1]);
      if (columns === null || targets === null) {
        session.db.undecided(`the columns of a foreign key of ${table.name} are not known`);
      }
      return foreignKey(session, table, columns, targets, args.keywords, name ?? args.positional[2], at);
    }
    case "check": {
      return checkOf(session, table, argument(args, "sqltext", 0), name ?? args.positional[1], at);
    }
    case "index":
    case "exclude":
      return { kind: "exclude", name: resolveName(session, name, { kind: "ck", ...where, columns: [] }, at), columns: [] };
  }
}

export function checkOf(session: Session, table: Table, condition: Value | undefined, name: Value | undefined, at: Place): Constraint {
  const text = sqlTextOf(condition);
  const expression = text === null ? null : canonicalSql(text);
  const columns = columnsOfCheck(table, expression);
  return {
    kind: "check",
    expression,
    ...(text === null ? {} : { written: text }),
    columns,
    typeBound: false,
    name: resolveName(session, name, { kind: "ck", table: table.name, schema: table.schema, columns }, at),
  };
}

function withItem(session: Session, table: Table, item: SaConstraint, at: Place): Table {
  if (item.type === "foreignkey" && comesLater(session, item.args.keywords)) {
    return table;
  }
  if (item.type !== "index") {
    return withPart(table, constraintOf(session, table, item, at));
  }
  const [name, ...columns] = item.args.positional;
  return { ...table, indexes: [...table.indexes, indexOf(session, table.name, table.schema, name, columns, item.args, at)] };
}
