import { spelledOut } from "../database/names.ts";
import type { Check, Column, Dialect, ForeignKey, Index, Opaque, Schema, Table } from "../database/schema.ts";
import { tableKey } from "../database/schema.ts";
import { indexOptions } from "./index-options.ts";
import { literal, quoted, quotedList, quotedTable } from "./sql-names.ts";
import { tablesInOrder } from "./table-order.ts";

/**
 * A replayed schema as SQL that makes it: types, tables with keys and constraints, indexes, in an order in which it can be
 * executed. What the replay does not know is a comment line that says so.
 */
export function schemaSql(schema: Schema, dialect: Dialect): string {
  const parts: string[] = [];
  for (const object of opaques(schema, ["schema", "extension"])) parts.push(opaqueSql(object, dialect));
  for (const [name, labels] of [...schema.enums].sort(([a], [b]) => (a < b ? -1 : 1))) parts.push(enumSql(name, labels));
  for (const object of opaques(schema, ["domain", "sequence"])) parts.push(opaqueSql(object, dialect));
  const { order, late } = tablesInOrder(schema);
  for (const table of order) {
    const own = late.get(table) ?? [];
    // SQLite looks up the target of a key only when rows come, and adds none later.
    parts.push(tableSql(table, dialect, dialect === "sqlite" ? [] : own));
    for (const index of table.indexes) parts.push(indexSql(table, index, dialect));
    if (table.comment !== null && dialect === "postgresql") {
      parts.push(`COMMENT ON TABLE ${tableName(table, dialect)} IS ${literal(table.comment)};`);
    }
    parts.push(...columnComments(table, dialect));
  }
  if (dialect !== "sqlite") {
    for (const [table, keys] of late) {
      for (const key of keys) parts.push(`ALTER TABLE ${tableName(table, dialect)} ADD ${foreignKeySql(key, dialect)};`);
    }
  }
  for (const object of opaques(schema, ["view", "index", "function", "trigger", "policy", "rule", "other"]))
    parts.push(opaqueSql(object, dialect));
  return parts.length === 0 ? "-- the schema is empty\n" : `${parts.join("\n\n")}\n`;
}

function opaques(schema: Schema, kinds: readonly Opaque["kind"][]): readonly Opaque[] {
  return [...schema.opaques.values()]
    .filter((each) => kinds.includes(each.kind))
    .sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || (a.name < b.name ? -1 : 1));
}

function opaqueSql(object: Opaque, dialect: Dialect): string {
  const name = quoted(object.name, dialect);
  switch (object.kind) {
    case "schema":
      return `CREATE SCHEMA ${name};`;
    case "extension":
      return `CREATE EXTENSION ${name};`;
    case "sequence":
      return `CREATE SEQUENCE ${quotedTable(object.name, dialect)};`;
    default: {
      const on = object.table === null ? "" : ` on ${object.table}`;
      if (object.written !== undefined) return `${object.written.trim().replace(/;$/, "")};`;
      return object.definition === null
        ? `-- ${object.kind} ${object.name}${on}: its definition is not known`
        : `-- ${object.kind} ${object.name}${on}, as its migration has it but for white space and case:\n${commented(object.definition)}`;
    }
  }
}

function commented(text: string): string {
  return text
    .split("\n")
    .map((line) => `--   ${line}`)
    .join("\n");
}

function enumSql(name: string, labels: readonly string[] | null): string {
  return labels === null
    ? `-- type ${name}: an enum whose labels are not known`
    : `CREATE TYPE ${quoted(name, "postgresql")} AS ENUM (${labels.map(literal).join(", ")});`;
}

function tableName(table: Table, dialect: Dialect): string {
  return quotedTable(tableKey(table.name, table.schema), dialect);
}

/** One line of a table's body; lines that are comments end without a comma. */
interface Line {
  readonly text: string;
  readonly comment: boolean;
}

function tableSql(table: Table, dialect: Dialect, late: readonly ForeignKey[]): string {
  const line = (text: string): Line => ({ text, comment: false });
  const remark = (text: string): Line => ({ text: `-- ${text}`, comment: true });
  const lines: Line[] = [];
  if (table.partOf !== undefined)
    lines.push(remark(`partition of ${table.partOf.table}: it has the columns and constraints of that table`));
  else if (table.open) lines.push(remark("older than the history: columns and constraints that no revision names are not known"));
  const inlineKey = dialect === "sqlite" && table.primaryKey?.name === null && table.primaryKey.columns.length === 1;
  for (const column of table.columns) {
    const unknown = unknownOf(column);
    if (unknown.length > 0) lines.push(remark(`not known of ${column.name}: ${unknown.join(", ")}`));
    const text = columnSql(column, dialect, inlineKey && table.primaryKey?.columns[0] === column.name);
    lines.push(column.type.text === null && dialect !== "sqlite" ? remark(text) : line(text));
  }
  const key = table.primaryKey;
  if (key !== null && !inlineKey && key.columns.length > 0) {
    lines.push(
      key.columns.includes("?")
        ? remark(`primary key ${key.name ?? ""}: its columns are not known`)
        : line(`${named(dialect === "mysql" ? null : key.name, dialect)}PRIMARY KEY (${quotedList(key.columns, dialect)})`),
    );
  }
  for (const each of table.uniques) {
    lines.push(
      each.columns.includes("?")
        ? remark(`unique constraint ${each.name ?? ""}: its columns are not known`)
        : line(`${named(each.name, dialect)}UNIQUE (${quotedList(each.columns, dialect)})`),
    );
  }
  for (const each of table.checks) lines.push(checkLine(each, dialect));
  for (const each of table.foreignKeys) {
    if (late.includes(each)) continue;
    lines.push(
      each.table === "?" ? remark(`foreign key ${each.name ?? ""}: what it refers to is not known`) : line(foreignKeySql(each, dialect)),
    );
  }
  const last = lines.findLastIndex((each) => !each.comment);
  const body = lines.map((each, i) => `    ${each.text}${each.comment || i >= last ? "" : ","}`);
  return `CREATE TABLE ${tableName(table, dialect)} (\n${body.join("\n")}\n)${tableOptions(table, dialect)};`;
}

function tableOptions(table: Table, dialect: Dialect): string {
  return dialect === "mysql" && table.comment !== null ? ` COMMENT=${literal(table.comment)}` : "";
}

function named(name: string | null, dialect: Dialect): string {
  return name === null ? "" : `CONSTRAINT ${quoted(name, dialect)} `;
}

function checkLine(check: Check, dialect: Dialect): Line {
  return check.expression === null
    ? { text: `-- check ${check.name ?? "without a name"}: its condition is not known`, comment: true }
    : { text: `${named(check.name, dialect)}CHECK (${spelledOut(check.expression, check.written)})`, comment: false };
}

function foreignKeySql(key: ForeignKey, dialect: Dialect): string {
  const options = key.options === "" ? "" : ` ${key.options.toUpperCase()}`;
  return `${named(key.name, dialect)}FOREIGN KEY (${quotedList(key.columns, dialect)}) REFERENCES ${quotedTable(key.table, dialect)} (${quotedList(key.target, dialect)})${options}`;
}

/** The things about a column that the replay does not know. */
function unknownOf(column: Column): readonly string[] {
  return [
    ...(column.type.text === null ? ["type"] : []),
    ...(column.nullable === null ? ["nullability"] : []),
    ...(column.default === undefined || column.default?.startsWith("?") === true ? ["default"] : []),
    ...(column.computed?.startsWith("? ") === true ? ["expression"] : []),
  ];
}

function typeText(column: Column, dialect: Dialect): string {
  const { text } = column.type;
  if (dialect === "postgresql" && column.sequence !== null && column.sequence !== undefined) {
    const serial = { smallint: "smallserial", integer: "serial", bigint: "bigserial" }[text ?? ""];
    if (serial !== undefined) return serial;
  }
  if (column.type.named !== null && text !== null) {
    return text.endsWith("[]") ? `${quoted(text.slice(0, -2), dialect)}[]` : quoted(text, dialect);
  }
  return text === "NULL" ? "" : (text ?? "");
}

function columnSql(column: Column, dialect: Dialect, key: boolean): string {
  const words = [quoted(column.name, dialect), typeText(column, dialect)];
  if (key) words.push("PRIMARY KEY");
  if (column.nullable === false && column.sequence === null) words.push("NOT NULL");
  const known = column.default !== undefined && column.default !== null && !column.default.startsWith("?");
  if (known && column.sequence === null && column.computed === null) words.push(`DEFAULT ${defaultSql(column.default ?? "", dialect)}`);
  if (column.identity !== null) words.push(`GENERATED ${column.identity.toUpperCase()} AS IDENTITY`);
  if (column.computed !== null && !column.computed.startsWith("? ")) {
    const at = column.computed.lastIndexOf(" ");
    const kind = column.computed.slice(at + 1).toUpperCase();
    words.push(`GENERATED ALWAYS AS (${column.computed.slice(0, at)}) ${dialect === "postgresql" ? "STORED" : kind}`);
  }
  if (column.autoincrement) words.push("AUTO_INCREMENT");
  if (column.comment !== null && dialect === "mysql") words.push(`COMMENT ${literal(column.comment)}`);
  return words.filter((word) => word !== "").join(" ");
}

/** SQLite and MySQL take an expression that is no literal only in parentheses. */
function defaultSql(text: string, dialect: Dialect): string {
  const plain = /^(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|\w+)$/s.test(text);
  return plain || dialect === "postgresql" ? text : `(${text})`;
}

function columnComments(table: Table, dialect: Dialect): readonly string[] {
  if (dialect !== "postgresql") return [];
  return table.columns.flatMap((column) =>
    column.comment === null
      ? []
      : [`COMMENT ON COLUMN ${tableName(table, dialect)}.${quoted(column.name, dialect)} IS ${literal(column.comment)};`],
  );
}

function indexSql(table: Table, index: Index, dialect: Dialect): string {
  if (index.parts.includes(null) || index.options === null) {
    return `-- index ${index.name} on ${tableKey(table.name, table.schema)}: its ${index.options === null ? "options are" : "expression is"} not known`;
  }
  const { using, where, include, ops, other } = indexOptions(index.options);
  const parts = index.parts.map((part, i) => {
    const text = spelledOut(part ?? "", index.written?.parts[i]);
    const plain = index.columns.includes(text);
    const direction = / desc$/.exec(text) === null ? null : text.slice(0, -5);
    const own =
      direction !== null && index.columns.includes(direction)
        ? `${quoted(direction, dialect)} DESC`
        : plain
          ? quoted(text, dialect)
          : /^\w+\(.*\)$/s.test(text)
            ? text
            : `(${text})`;
    return ops.has(text) ? `${own} ${ops.get(text)}` : own;
  });
  const words = [
    `CREATE ${index.unique ? "UNIQUE " : ""}INDEX ${quoted(index.name, dialect)} ON ${tableName(table, dialect)}`,
    ...(using !== null && dialect === "postgresql" ? [`USING ${using}`] : []),
    `(${parts.join(", ")})`,
    ...(include.length > 0 ? [`INCLUDE (${quotedList(include, dialect)})`] : []),
    ...(other.some((each) => /^nulls_not_distinct (true|)/.test(each)) ? ["NULLS NOT DISTINCT"] : []),
    ...(where === null ? [] : [`WHERE ${spelledOut(where, index.written?.where)}`]),
  ];
  const remarks = other.filter((each) => !each.startsWith("nulls_not_distinct"));
  const remark = remarks.length === 0 ? "" : `-- index ${index.name} has options besides: ${remarks.join("; ")}\n`;
  return `${remark}${words.join(" ")};`;
}
