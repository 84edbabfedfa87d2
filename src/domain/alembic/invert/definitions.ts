import { spelledOut } from "../database/names.ts";
import {
  type Check,
  type Column,
  type Dialect,
  type ForeignKey,
  type Index,
  type PrimaryKey,
  type Table,
  tableKey,
  type Unique,
} from "../database/schema.ts";
import { indexOptions } from "../print/index-options.ts";
import { knowsDefault, serverDefault } from "./default-text.ts";
import { call, keyword, type PyArgument, type PyCall, pyList, pyString } from "./python-text.ts";
import { columnsOn, type Side, tableOn, typesOf } from "./side.ts";
import { typeText } from "./type-text.ts";

/** Writes definitions as they stand on one side, for one dialect; `trouble` hears what cannot be written. */
export interface Writer {
  readonly side: Side;
  readonly dialect: Dialect;
  trouble(what: string): void;
}

/** The type of a column, or null with trouble. */
export function typeOf(writer: Writer, table: string, column: Column, exists: boolean): string | null {
  const labels = (name: string): readonly string[] | null | undefined => writer.side.schemas.get("postgresql")?.enums.get(name);
  const columns = columnsOn(writer.side, table, column.name);
  const text = typeText(typesOf(columns), { labels, exists }) ?? typeText(new Map([[writer.dialect, column.type]]), { labels, exists });
  if (text === null) {
    writer.trouble(
      column.type.text === null
        ? `the type of ${table}.${column.name} is not known`
        : `the type ${column.type.text} of ${table}.${column.name} has no plain form in SQLAlchemy`,
    );
  }
  return text;
}

/** `sa.Column(…)` in full. */
export function columnCall(
  writer: Writer,
  table: string,
  column: Column,
  options: { readonly key: PrimaryKey | null; readonly inTable: boolean },
): PyCall | null {
  const type = typeOf(writer, table, column, options.inTable);
  if (type === null) return null;
  const args: PyArgument[] = [pyString(column.name), type];
  if (column.identity !== null) args.push(column.identity === "always" ? "sa.Identity(always=True)" : "sa.Identity()");
  if (column.computed !== null) {
    const at = column.computed.lastIndexOf(" ");
    const expression = column.computed.slice(0, at);
    if (expression === "?") writer.trouble(`the expression of the generated column ${table}.${column.name} is not known`);
    args.push(`sa.Computed(${pyString(expression)}, persisted=${column.computed.endsWith("stored") ? "True" : "False"})`);
  } else if (!knowsDefault(column)) {
    writer.trouble(`the server default of ${table}.${column.name} is not known`);
  } else if (column.default !== null && column.sequence === null) {
    args.push(keyword("server_default", serverDefault(columnsOn(writer.side, table, column.name), writer.dialect) ?? "None"));
  }
  const inKey = options.key?.columns.includes(column.name) === true;
  const counts = column.sequence !== null || column.autoincrement;
  const integer = /int/i.test(column.type.text ?? "");
  // SQLAlchemy makes the only integer of a primary key count, and no other column.
  if (inKey && integer && writer.dialect !== "sqlite") {
    const byDefault = options.key?.columns.length === 1 && column.default === null && column.identity === null;
    if (counts && options.key?.columns.length !== 1) args.push(keyword("autoincrement", "True"));
    else if (!counts && byDefault && !refers(writer, table, column.name)) args.push(keyword("autoincrement", "False"));
  }
  if (column.comment !== null) args.push(keyword("comment", pyString(column.comment)));
  if (column.nullable === null) writer.trouble(`it is not known whether ${table}.${column.name} is nullable`);
  if (!(inKey && column.nullable === false && writer.dialect === "sqlite"))
    args.push(keyword("nullable", column.nullable === false ? "False" : "True"));
  else args.push(keyword("nullable", "False"));
  return call("sa.Column", ...args);
}

function refers(writer: Writer, table: string, column: string): boolean {
  return (
    tableOn(writer.side, writer.dialect, table)?.foreignKeys.some((key) => key.columns.length === 1 && key.columns[0] === column) === true
  );
}

/** A name that is kept as it is, whatever the naming convention says. */
export function finalName(name: string, holder = "op"): string {
  return `${holder}.f(${pyString(name)})`;
}

type Kind = "pk" | "uq" | "fk" | "ck";

/**
 * The name of a constraint as Python text; null where the database is to choose: when another dialect has the same constraint
 * without a name, and the name here is the one that the database itself would give.
 */
export function constraintName(writer: Writer, kind: Kind, table: string, name: string | null, columns: readonly string[]): string | null {
  if (name === null) return null;
  const own = tableOn(writer.side, writer.dialect, table);
  if (writer.dialect === "mysql" && (kind === "pk" || /_ibfk_\d+$|_chk_\d+$/.test(name) || name === columns[0])) return null;
  const bare = own?.name ?? table;
  const chosen =
    kind === "pk"
      ? `${bare}_pkey`
      : kind === "uq"
        ? `${bare}_${columns.join("_")}_key`
        : kind === "fk"
          ? `${bare}_${columns.join("_")}_fkey`
          : `${bare}_${columns.join("_")}_check`;
  return name === chosen && writer.side.dialects.some((other) => unnamed(writer, other, kind, table, columns)) ? null : name;
}

function unnamed(writer: Writer, dialect: Dialect, kind: Kind, table: string, columns: readonly string[]): boolean {
  const own = tableOn(writer.side, dialect, table);
  if (own === undefined || dialect === writer.dialect) return false;
  const same = (each: { readonly name: string | null; readonly columns: readonly string[] }): boolean =>
    (each.name === null || dialect === "mysql") && each.columns.join() === columns.join();
  if (kind === "pk") return own.primaryKey !== null && same(own.primaryKey);
  return (kind === "uq" ? own.uniques : kind === "fk" ? own.foreignKeys : own.checks).some(same);
}

function nameArgument(name: string | null): readonly PyArgument[] {
  return name === null ? [] : [keyword("name", finalName(name))];
}

export function keyOptions(options: string): readonly PyArgument[] {
  const made: PyArgument[] = [];
  for (const [label, name] of [
    ["on delete", "ondelete"],
    ["on update", "onupdate"],
    ["match", "match"],
  ] as const) {
    const action = new RegExp(`${label} (cascade|set null|set default|restrict|full|partial)`).exec(options)?.[1];
    if (action !== undefined) made.push(keyword(name, pyString(action.toUpperCase())));
  }
  if (/\bdeferrable\b/.test(options)) made.push(keyword("deferrable", "True"));
  if (options.includes("initially deferred")) made.push(keyword("initially", pyString("DEFERRED")));
  return made;
}

/** `op.create_table(…)` in full; null with trouble when a column cannot be written. */
export function tableCall(writer: Writer, table: Table, name: string = table.name): PyCall | null {
  const key = tableKey(table.name, table.schema);
  if (table.partitioned !== undefined) writer.trouble(`the rows of the table ${key} are divided into partitions`);
  if (table.open) writer.trouble(`the table ${key} is older than the history, and not known in full`);
  const parts: PyArgument[] = [pyString(name)];
  for (const column of table.columns) {
    const made = columnCall(writer, key, column, { key: table.primaryKey, inTable: true });
    if (made === null) return null;
    parts.push(made);
  }
  for (const each of table.foreignKeys) parts.push(foreignKeyCall(writer, key, each));
  if (table.primaryKey !== null && table.primaryKey.columns.length > 0) {
    const { columns } = table.primaryKey;
    const own = constraintName(writer, "pk", key, table.primaryKey.name, columns);
    parts.push(call("sa.PrimaryKeyConstraint", ...columns.map(pyString), ...nameArgument(own)));
  }
  for (const each of table.uniques) {
    parts.push(
      call(
        "sa.UniqueConstraint",
        ...each.columns.map(pyString),
        ...nameArgument(constraintName(writer, "uq", key, each.name, each.columns)),
      ),
    );
  }
  for (const each of table.checks) {
    const made = checkCall(writer, key, each);
    if (made !== null) parts.push(made);
  }
  if (table.comment !== null) parts.push(keyword("comment", pyString(table.comment)));
  if (table.schema !== null) parts.push(keyword("schema", pyString(table.schema)));
  return call("op.create_table", ...parts);
}

export function foreignKeyCall(writer: Writer, table: string, key: ForeignKey): PyCall {
  if (key.table === "?") writer.trouble(`what the foreign key ${key.name ?? ""} of ${table} refers to is not known`);
  return call(
    "sa.ForeignKeyConstraint",
    pyList(key.columns),
    pyList(key.target.map((column) => `${key.table}.${column}`)),
    ...nameArgument(constraintName(writer, "fk", table, key.name, key.columns)),
    ...keyOptions(key.options),
  );
}

export function checkCall(writer: Writer, table: string, check: Check): PyCall | null {
  if (check.expression === null) {
    writer.trouble(`the condition of the check ${check.name ?? "without a name"} of ${table} is not known`);
    return null;
  }
  const name = constraintName(writer, "ck", table, check.name, check.columns);
  return call("sa.CheckConstraint", pyString(spelledOut(check.expression, check.written)), ...nameArgument(name));
}

/** Whether a unique constraint's columns are known. */
export function isKnown(each: Unique | PrimaryKey): boolean {
  return !each.columns.includes("?");
}

/** `op.create_index(…)`; null with trouble when its expression or options are not known. */
export function indexCall(writer: Writer, table: Table, index: Index): PyCall | null {
  const key = tableKey(table.name, table.schema);
  if (index.parts.includes(null) || index.options === null) {
    writer.trouble(
      `the ${index.options === null ? "options" : "expression"} of the index ${index.name} of ${key} ${index.options === null ? "are" : "is"} not known`,
    );
    return null;
  }
  const parts = index.parts.map((part, i) => {
    const text = spelledOut(part ?? "", index.written?.parts[i]);
    return index.columns.includes(text) && !index.expression
      ? pyString(text)
      : /^\w+$/.test(text)
        ? pyString(text)
        : `sa.text(${pyString(text)})`;
  });
  const { using, where, include, ops, other } = indexOptions(index.options);
  const d = writer.dialect;
  const nulls = other.find((each) => each.startsWith("nulls_not_distinct"));
  for (const each of other) {
    if (each !== nulls) writer.trouble(`the option ${each} of the index ${index.name} of ${key} is not taken over`);
  }
  return call(
    "op.create_index",
    finalName(index.name),
    pyString(table.name),
    `[${parts.join(", ")}]`,
    keyword("unique", index.unique ? "True" : "False"),
    ...(table.schema === null ? [] : [keyword("schema", pyString(table.schema))]),
    ...(using === null ? [] : [keyword(`${d}_using`, pyString(using))]),
    ...(where === null ? [] : [keyword(`${d}_where`, `sa.text(${pyString(spelledOut(where, index.written?.where))})`)]),
    ...(include.length === 0 ? [] : [keyword(`${d}_include`, pyList(include))]),
    ...(ops.size === 0
      ? []
      : [keyword(`${d}_ops`, `{${[...ops].map(([column, name]) => `${pyString(column)}: ${pyString(name)}`).join(", ")}}`)]),
    ...(nulls === undefined ? [] : [keyword(`${d}_nulls_not_distinct`, "True")]),
  );
}
