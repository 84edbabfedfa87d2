import { spelledOut } from "../database/names.ts";
import { type Column, columnOf, type ForeignKey, type Table, tableKey } from "../database/schema.ts";
import { knowsDefault, serverDefault } from "./default-text.ts";
import { columnCall, constraintName, finalName, indexCall, isKnown, keyOptions, typeOf, type Writer } from "./definitions.ts";
import { type Causes, type Operation, PHASES } from "./operation.ts";
import { call, keyword, type PyArgument, pyList, pyString } from "./python-text.ts";
import { columnsOn, type Side, tableOn } from "./side.ts";

/** One table that is there before and after. */
export interface Changed {
  /** Writes definitions as they were before. */
  readonly writer: Writer;
  readonly after: Side;
  readonly old: Table;
  /** The table after upgrade(), with the names from before. */
  readonly now: Table;
  /** The keys that the table had at one time or another. */
  readonly names: readonly string[];
  /** Columns that were renamed: their name after upgrade(), by the one before. */
  readonly columnNames: ReadonlyMap<string, string>;
  readonly causes: Causes;
}

/** The operations that lead one table back. */
export function invertTable(changed: Changed): readonly Operation[] {
  const { old, now, causes, names, writer } = changed;
  const operations: Operation[] = [];
  const key = tableKey(old.name, old.schema);
  const alter = (phase: number, rank: number, method: string, args: readonly PyArgument[], at: number): void =>
    void operations.push({ kind: "alter", table: key, name: old.name, schema: old.schema, method, args, at, rank, phase });

  for (const [before, after] of changed.columnNames) {
    const column = columnOf(old, before);
    const type = column === undefined ? null : typeOf(writer, key, column, false);
    alter(
      PHASES.rename,
      Number.MAX_SAFE_INTEGER,
      "alter_column",
      [
        pyString(after),
        keyword("new_column_name", pyString(before)),
        ...(type === null ? [] : [keyword("existing_type", type)]),
        ...(column?.nullable === false ? [keyword("existing_nullable", "False")] : []),
      ],
      0,
    );
  }
  const gone = new Set(now.columns.filter((column) => columnOf(old, column.name) === undefined).map((column) => column.name));
  for (const name of gone) alter(PHASES.dropColumn, causes.of(names, [name], [], ["add_column"]), "drop_column", [pyString(name)], 0);
  for (const column of old.columns) {
    const other = columnOf(now, column.name);
    const rank = causes.of(names, [
      column.name,
      ...(changed.columnNames.has(column.name) ? [changed.columnNames.get(column.name) ?? ""] : []),
    ]);
    if (other === undefined) {
      const made = columnCall(writer, key, column, { key: old.primaryKey, inTable: false });
      if (made !== null) alter(PHASES.addColumn, rank, "add_column", [made], 0);
    } else if (other !== column) {
      for (const args of columnChanges(changed, key, column, other)) alter(PHASES.alterColumn, rank, "alter_column", args, 0);
    }
  }
  invertConstraints(changed, key, gone, alter);
  for (const index of now.indexes) {
    const same = old.indexes.find((each) => each.name === index.name);
    if (same !== undefined && JSON.stringify({ ...same, expression: true }) === JSON.stringify({ ...index, expression: true })) continue;
    if (index.implicit) continue;
    withoutKeys(changed, key, index.columns, causes.of(names, [index.name], index.columns), alter);
    const schema = old.schema === null ? [] : [keyword("schema", pyString(old.schema))];
    const made = call("op.drop_index", finalName(index.name), keyword("table_name", pyString(old.name)), ...schema);
    operations.push({
      kind: "plain",
      call: made,
      table: key,
      rank: causes.of(names, [index.name], index.columns),
      phase: PHASES.dropIndex,
    });
  }
  for (const index of old.indexes) {
    const same = now.indexes.find((each) => each.name === index.name);
    if (same !== undefined && JSON.stringify({ ...same, expression: true }) === JSON.stringify({ ...index, expression: true })) continue;
    const made = index.implicit ? null : indexCall(writer, old, index);
    if (made !== null) {
      operations.push({
        kind: "plain",
        call: made,
        table: key,
        rank: causes.of(names, [index.name], index.columns),
        phase: PHASES.createIndex,
      });
    }
  }
  if (old.comment !== now.comment) {
    const made =
      old.comment === null
        ? call("op.drop_table_comment", pyString(old.name))
        : call("op.create_table_comment", pyString(old.name), pyString(old.comment));
    operations.push({ kind: "plain", call: made, table: key, rank: causes.of(names, []), phase: PHASES.alterColumn });
  }
  return operations;
}

/** The calls of `alter_column` that turn a column back. */
function columnChanges({ writer, after }: Changed, table: string, old: Column, now: Column): readonly (readonly PyArgument[])[] {
  const args: PyArgument[] = [];
  const where = `${table}.${old.name}`;
  const type = typeOf(writer, table, old, false);
  const retyped = old.type.text !== now.type.text;
  if (retyped && type === null) return [];
  if (retyped && now.type.text === null) writer.trouble(`the type that upgrade() gives to ${where} is not known`);
  if (retyped) {
    const existing = typeOf({ ...writer, side: after, trouble: () => {} }, table, now, false);
    if (existing !== null) args.push(keyword("existing_type", existing));
    if (type !== null) args.push(keyword("type_", type));
    const using = writer.dialect === "postgresql" ? conversion(old, now) : usingText(writer, after, table, old.name);
    if (using !== null) args.push(keyword("postgresql_using", pyString(using)));
  } else if (type !== null) {
    args.push(keyword("existing_type", type));
  }
  const known = knowsDefault(old);
  const changesDefault = old.default !== now.default && old.sequence === now.sequence;
  if (changesDefault && !known) writer.trouble(`the server default of ${where} before upgrade() is not known`);
  if (old.nullable !== now.nullable) {
    if (old.nullable === null) writer.trouble(`it is not known whether ${where} was nullable`);
    else args.push(keyword("nullable", old.nullable ? "True" : "False"));
  } else if (old.nullable !== null) {
    args.push(keyword("existing_nullable", old.nullable ? "True" : "False"));
  }
  const wanted = serverDefault(columnsOn(writer.side, table, old.name), writer.dialect) ?? "None";
  if (changesDefault && known) args.push(keyword("server_default", wanted));
  else if (known && old.default !== null && writer.dialect === "mysql") args.push(keyword("existing_server_default", wanted));
  if (old.identity !== now.identity) writer.trouble(`the identity of ${where} changes`);
  if (old.computed !== now.computed) writer.trouble(`the generated column ${where} changes: it has to be dropped and added again`);
  if (old.sequence !== now.sequence) writer.trouble(`the sequence of ${where} changes`);
  if (old.comment !== now.comment) args.push(keyword("comment", old.comment === null ? "None" : pyString(old.comment)));
  const changes = args.some((each) => typeof each === "object" && "keyword" in each && !each.keyword.startsWith("existing_"));
  if (!changes) return [];
  const name = pyString(old.name);
  // A default of the one type is not cast to the other: it goes first, and the old one comes last.
  const apart = retyped && conversion(old, now) !== null && now.default !== null && writer.dialect === "postgresql";
  if (!apart) return [[name, ...args]];
  const isDefault = (each: PyArgument): boolean => typeof each === "object" && "keyword" in each && each.keyword === "server_default";
  return [
    [name, keyword("server_default", "None")],
    [name, ...args.filter((each) => !isDefault(each))],
    ...(old.default === null || !known ? [] : [[name, keyword("server_default", wanted)]]),
  ];
}

/** `USING`, which the other dialects do not read: the same on all of them. */
function usingText(writer: Writer, after: Side, table: string, name: string): string | null {
  const old = columnsOn(writer.side, table, name).get("postgresql");
  const now = columnsOn(after, table, name).get("postgresql");
  return old === undefined || now === undefined ? null : conversion(old, now);
}

/** `USING` of PostgreSQL where an assignment would not convert the values; null where it would. */
function conversion(old: Column, now: Column): string | null {
  const [to, from] = [old.type.text ?? "", now.type.text ?? ""];
  const family = (text: string): string =>
    /^(character|text|citext|name)/.test(text)
      ? "text"
      : /^(smallint|integer|bigint|numeric|real|double)/.test(text)
        ? "number"
        : /^(timestamp|date|time)/.test(text)
          ? "time"
          : /^jsonb?$/.test(text)
            ? "json"
            : text;
  if (family(to) === family(from) || family(to) === "text")
    return family(to) === "text" && now.type.named !== null ? `${old.name}::text` : null;
  const type = old.type.named === null ? to : `"${old.type.named}"${to.endsWith("[]") ? "[]" : ""}`;
  return old.type.named === null && family(from) !== "text" && !(to === "integer" && from === "boolean")
    ? `${old.name}::text::${type}`
    : old.type.named === null
      ? `${old.name}::${type}`
      : `${old.name}::text::${type}`;
}

type Alter = (phase: number, rank: number, method: string, args: readonly PyArgument[], at: number) => void;

interface Named {
  readonly name: string | null;
  readonly columns: readonly string[];
}

function invertConstraints(changed: Changed, key: string, gone: ReadonlySet<string>, alter: Alter): void {
  const { old, now, causes, names, writer } = changed;
  const same = (one: Named, other: Named): boolean => JSON.stringify(one) === JSON.stringify(other);
  const drop = (each: Named, type: "foreignkey" | "unique" | "check" | "primary"): void => {
    const withColumn = each.columns.some((column) => gone.has(column));
    const kind = type === "foreignkey" ? "fk" : type === "unique" ? "uq" : type === "check" ? "ck" : "pk";
    // A constraint without a name goes with its column; where one dialect has no name for it, none is dropped by name.
    const name = constraintName({ ...writer, side: changed.after }, kind, key, each.name, each.columns);
    if (name === null) {
      if (!withColumn) dropUnnamed(changed, each, type, alter);
      return;
    }
    if (type === "unique") withoutKeys(changed, key, each.columns, causes.of(names, [name], each.columns), alter);
    const phase = type === "foreignkey" ? PHASES.dropForeignKey : PHASES.dropConstraint;
    alter(phase, causes.of(names, [name], each.columns), "drop_constraint", [finalName(name), keyword("type_", pyString(type))], 1);
  };
  for (const each of now.foreignKeys) if (!old.foreignKeys.some((other) => same(each, other))) drop(each, "foreignkey");
  for (const each of now.uniques) if (!old.uniques.some((other) => same(each, other))) drop(each, "unique");
  for (const each of now.checks) if (!old.checks.some((other) => same(each, other))) drop(each, "check");
  invertPrimaryKey(changed, key, drop, alter);
  for (const each of old.uniques) {
    if (now.uniques.some((other) => same(each, other))) continue;
    if (!isKnown(each)) writer.trouble(`the columns of the unique constraint ${each.name ?? ""} of ${key} are not known`);
    const name = constraintName(writer, "uq", key, each.name, each.columns);
    alter(
      PHASES.createConstraint,
      causes.of(names, [each.name], each.columns),
      "create_unique_constraint",
      [nameOrNone(name), pyList(each.columns)],
      1,
    );
  }
  for (const each of old.checks) {
    if (now.checks.some((other) => same(each, other))) continue;
    if (each.expression === null) {
      writer.trouble(`the condition of the check ${each.name ?? "without a name"} of ${key} is not known`);
      continue;
    }
    const name = constraintName(writer, "ck", key, each.name, each.columns);
    alter(
      PHASES.createConstraint,
      causes.of(names, [each.name], each.columns),
      "create_check_constraint",
      [nameOrNone(name), pyString(spelledOut(each.expression, each.written))],
      1,
    );
  }
  for (const each of old.foreignKeys) {
    if (now.foreignKeys.some((other) => same(each, other))) continue;
    createKey(changed, key, each, alter);
  }
}

/**
 * MySQL keeps an index that a foreign key rests on: the key goes while the index does, and comes back with an index of its own, where
 * no other index of the table from before begins with its columns.
 */
function withoutKeys({ writer, old, now }: Changed, key: string, columns: readonly string[], rank: number, alter: Alter): void {
  if (writer.dialect !== "mysql") return;
  const begins = (all: readonly string[], wanted: readonly string[]): boolean => wanted.every((column, i) => all[i] === column);
  const lasting = [
    ...old.indexes.filter(({ implicit }) => !implicit),
    ...old.uniques,
    ...(old.primaryKey === null ? [] : [old.primaryKey]),
  ];
  for (const each of now.foreignKeys) {
    const stays = old.foreignKeys.some((other) => JSON.stringify(other) === JSON.stringify(each));
    if (!stays || each.name === null || !begins(columns, each.columns)) continue;
    if (lasting.some((other) => begins(other.columns, each.columns))) continue;
    alter(PHASES.dropForeignKey, rank, "drop_constraint", [finalName(each.name), keyword("type_", pyString("foreignkey"))], 1);
    alter(PHASES.createForeignKey, rank, "create_foreign_key", keyArguments(writer, key, each), 1);
  }
}

function invertPrimaryKey(
  { old: { primaryKey: old }, now: { primaryKey: now }, names, causes, writer, after }: Changed,
  key: string,
  drop: (each: Named, type: "primary") => void,
  alter: Alter,
): void {
  if (JSON.stringify(old) === JSON.stringify(now)) return;
  const { dialect } = writer;
  if (now !== null && dialect === "mysql") {
    // It stays with the columns that are left when one of them goes.
    const args = [finalName(keyName(after, key) ?? "PRIMARY"), keyword("type_", pyString("primary"))];
    alter(PHASES.dropConstraint, causes.of(names, [now.name], now.columns), "drop_constraint", args, 1);
  } else if (now !== null && !(dialect === "sqlite" && old !== null)) {
    // On SQLite a new primary key takes the place of the old one.
    drop(now, "primary");
  }
  if (old === null) return;
  if (!isKnown(old)) writer.trouble(`the primary key of ${key} before upgrade() is not known`);
  const name = dialect === "mysql" ? (keyName(writer.side, key) ?? old.name) : old.name;
  alter(
    PHASES.createConstraint,
    causes.of(names, [old.name], old.columns),
    "create_primary_key",
    [nameOrNone(name), pyList(old.columns)],
    1,
  );
}

/** MySQL gives a primary key no name: the one that it has on another dialect makes one text for both. */
function keyName(side: Side, table: string): string | null {
  return (
    side.dialects
      .flatMap((other) => (other === "mysql" ? [] : [tableOn(side, other, table)?.primaryKey?.name ?? null]))
      .find((name) => name !== null) ?? null
  );
}

function createKey({ writer, causes, names }: Changed, key: string, each: ForeignKey, alter: Alter): void {
  if (each.table === "?") {
    writer.trouble(`what the foreign key ${each.name ?? ""} of ${key} refers to is not known`);
    return;
  }
  alter(PHASES.createForeignKey, causes.of(names, [each.name], each.columns), "create_foreign_key", keyArguments(writer, key, each), 1);
}

function keyArguments(writer: Writer, key: string, each: ForeignKey): readonly PyArgument[] {
  const name = constraintName(writer, "fk", key, each.name, each.columns);
  const dot = each.table.lastIndexOf(".");
  const schema = dot < 0 ? [] : [keyword("referent_schema", pyString(each.table.slice(0, dot)))];
  return [
    nameOrNone(name),
    pyString(each.table.slice(dot + 1)),
    pyList(each.columns),
    pyList(each.target),
    ...schema,
    ...keyOptions(each.options),
  ];
}

function nameOrNone(name: string | null): string {
  return name === null ? "None" : finalName(name);
}

/** A constraint that has no name on one dialect: where it has one, it is dropped by it. */
function dropUnnamed({ writer, causes, names }: Changed, each: Named, type: string, alter: Alter): void {
  if (each.name === null) {
    writer.trouble(`a ${type} constraint without a name on (${each.columns.join(", ")}) cannot be dropped by name`);
    return;
  }
  const phase = type === "foreignkey" ? PHASES.dropForeignKey : PHASES.dropConstraint;
  alter(phase, causes.of(names, [each.name], each.columns), "drop_constraint", [finalName(each.name), keyword("type_", pyString(type))], 1);
}
