import { bareName, columnOf, type Table } from "../database/schema.ts";
import { bool, NONE, number, str, textOf, unknown, type Value } from "../python/values.ts";
import { withValues } from "../sql/text-parameters.ts";
import { get, type Json, listAt, relation, strings, textAt } from "../sql/tree.ts";
import { Row } from "./result.ts";
import type { Session } from "./session.ts";

/**
 * The rows of a query on the database's own catalogue, as far as the symbolic schema tells: SQLite's table PRAGMAs, and selects
 * on one catalogue table by name. null: not such a query, or not known.
 */
export function query(session: Session, text: string, params: Value | undefined): readonly Value[] | null {
  if (session.db.sqlite) {
    const pragma = /^\s*pragma\s+(\w+)\s*\(\s*["'`]?(\w+)["'`]?\s*\)\s*;?\s*$/i.exec(text);
    if (pragma !== null) {
      return pragmaRows(session, (pragma[1] ?? "").toLowerCase(), pragma[2] ?? "");
    }
  }
  if (
    !/\b(pg_type|pg_enum|pg_class|pg_indexes|pg_constraint|pg_extension|information_schema|sqlite_master|sqlite_schema)\b/i.test(text) ||
    !/^\s*select\b/i.test(text)
  ) {
    return null;
  }
  // Bound parameters become literals; names that are not bound leave the query unknown.
  let bound = true;
  const literal = withValues(text, (name) => {
    const value = params?.kind === "dict" ? textOf(params.entries.get(`'${name}`)?.[1]) : null;
    bound &&= value !== null;
    return `'${value ?? ""}'`;
  });
  const parsed = bound ? session.settings.parseSql?.(literal) : null;
  const [statement] = parsed ?? [];
  return statement?.kind === "SelectStmt" ? selectRows(session, statement.node) : null;
}

function pragmaRows(session: Session, pragma: string, name: string): readonly Value[] | null {
  const table = session.db.schema.tables.get(name);
  if (table?.open === true || (table === undefined && pragma !== "index_info")) {
    return table === undefined ? [] : null;
  }
  switch (pragma) {
    case "table_info":
      return (table as Table).columns.map(
        (column, i) =>
          new Row(
            ["cid", "name", "type", "notnull", "dflt_value", "pk"],
            [
              number(i),
              str(column.name),
              column.type.text === null ? unknown("a type") : str(column.type.text),
              column.nullable === null ? unknown("") : number(column.nullable ? 0 : 1),
              column.default === undefined || column.default?.startsWith("?") === true
                ? unknown("a default")
                : column.default === null
                  ? NONE
                  : str(column.default),
              number((table as Table).primaryKey?.columns.includes(column.name) === true ? 1 : 0),
            ],
          ),
      );
    case "index_list":
      return lists(table as Table).map(
        ([index, unique, origin], i) =>
          new Row(["seq", "name", "unique", "origin", "partial"], [number(i), str(index), number(unique ? 1 : 0), str(origin), number(0)]),
      );
    case "index_info": {
      for (const each of session.db.schema.tables.values()) {
        const found = lists(each).find(([index]) => index === name);
        if (found !== undefined) {
          return found[3].map(
            (column, i) =>
              new Row(["seqno", "cid", "name"], [number(i), number(each.columns.findIndex((one) => one.name === column)), str(column)]),
          );
        }
      }
      return [];
    }
    case "foreign_key_list":
      return (table as Table).foreignKeys.map(
        (key, i) =>
          new Row(
            ["id", "seq", "table", "from", "to"],
            [number(i), number(0), str(key.table), str(key.columns[0] ?? ""), str(key.target[0] ?? "")],
          ),
      );
    default:
      return null;
  }
}

/** SQLite's indexes of a table: those made, and one for each unique and for a primary key that is no row id. */
function lists(table: Table): [name: string, unique: boolean, origin: string, columns: readonly string[]][] {
  const made: [string, boolean, string, readonly string[]][] = table.indexes.map((index) => [index.name, index.unique, "c", index.columns]);
  let n = 0;
  const key = table.primaryKey;
  const rowId = key?.columns.length === 1 && columnOf(table, key.columns[0] ?? "")?.type.text === "INTEGER";
  if (key !== null && !rowId) {
    n += 1;
    made.push([`sqlite_autoindex_${table.name}_${n}`, true, "pk", key.columns]);
  }
  for (const unique of table.uniques) {
    n += 1;
    made.push([`sqlite_autoindex_${table.name}_${n}`, true, "u", unique.columns]);
  }
  return made;
}

type Entry = Readonly<Record<string, string>>;

/** The rows of a parsed query on one catalogue table; null when they are not known. */
export function selectRows(session: Session, node: Json): readonly Value[] | null {
  const targets = listAt(node, "targetList").map((each) => get(each, "ResTarget", "val"));
  const link = get(targets[0], "SubLink");
  if (targets.length === 1 && textAt(link, "subLinkType") === "EXISTS_SUBLINK") {
    const inner = selectRows(session, get(link, "subselect", "SelectStmt"));
    return inner === null ? null : [new Row(["exists"], [bool(inner.length > 0)])];
  }
  const [from, ...more] = listAt(node, "fromClause");
  const where = readFrom(from);
  const [joined, filtered] = [joinConditions(from), conditions(get(node, "whereClause"))];
  const tests = joined === null || filtered === null ? null : [...joined, ...filtered];
  const name = where?.schema === "information_schema" ? `information_schema.${where.name}` : (where?.name ?? "");
  const entries = where === null || more.length > 0 ? null : catalogue(session, name);
  if (entries === null || tests === null || REGROUPED.some((part) => get(node, part) !== undefined)) {
    return null;
  }
  const matching: Entry[] = [];
  for (const entry of entries) {
    let keep: boolean | null = true;
    for (const [column, values] of tests) {
      if (/schema$|^schemaname$|namespace$|^table_catalog$/.test(column)) {
        continue;
      }
      const value = entry[column];
      keep = value === undefined ? null : keep !== null && keep && holds(session, values, value);
      if (keep === null) {
        return null;
      }
    }
    if (keep) {
      matching.push(entry);
    }
  }
  // A type may be of a statement that is not followed.
  if (matching.length === 0 && name === "pg_type" && session.db.unsure) return null;
  if (matching.length === 0 && tests.some(([, values]) => values.some((each) => isElsewhere(session, each)))) return null;
  if (name === "pg_enum") {
    if (!asksForLabels(session, tests)) return null;
    for (const [column, values] of tests) if (column === "enumlabel") for (const each of values) session.db.labelsAsked.add(each);
  }
  // There may be more than is known of: what has a name is there or not.
  const isWhole = !session.db.openWorld || name === "pg_type" || name === "pg_enum" || asksForOwn(session, name, tests);
  if (!isWhole && !(matching.length > 0 && tests.some(([column]) => column === OWN_NAME[name]))) return null;
  const names = targets.map((target) => strings(listAt(target, "ColumnRef", "fields")).at(-1) ?? "");
  if (targets.length === 1 && strings(listAt(targets[0], "FuncCall", "funcname")).at(-1) === "count") {
    return [new Row(["count"], [number(matching.length)])];
  }
  const limit = get(node, "limitCount");
  // Which of several rows comes first is not followed.
  const isOneOfSeveral = limit !== undefined && matching.length > 1;
  if (isOneOfSeveral && get(limit, "A_Const", "ival", "ival") !== 1) return null;
  return (isOneOfSeveral ? [{}] : matching).map(
    (entry: Entry) =>
      new Row(
        names,
        targets.map((target, i) =>
          entry[names[i] ?? ""] === undefined
            ? get(target, "A_Const") !== undefined
              ? number(1)
              : unknown("a value of the catalogue")
            : str(entry[names[i] ?? ""] as string),
        ),
      ),
  );
}

/** The table that is read; labels come with the type that they are of, in whatever order the two are joined. */
function readFrom(from: Json): { readonly name: string; readonly schema: string | null } | null {
  const join = get(from, "JoinExpr");
  if (join === undefined) return relation(get(from, "RangeVar"));
  const sides = [get(join, "larg"), get(join, "rarg")].map((side) => relation(get(side, "RangeVar")));
  const isPair = ["pg_enum", "pg_type"].every((name) => sides.some((side) => side?.name === name));
  return isPair && textAt(join, "jointype") === "JOIN_INNER" ? (sides.find((side) => side?.name === "pg_enum") ?? null) : null;
}

/** What makes other rows of those that are found. */
const REGROUPED = ["limitOffset", "groupClause", "havingClause", "withClause"];

/** What a join asks for beside that labels are of their type; null where it asks in another way. */
function joinConditions(from: Json): readonly (readonly [string, readonly string[]])[] | null {
  const join = get(from, "JoinExpr");
  if (join === undefined) return [];
  const quals = get(join, "quals");
  const all = textAt(quals, "BoolExpr", "boolop") === "AND_EXPR" ? listAt(quals, "BoolExpr", "args") : [quals];
  const others = all.filter((each) => !tiesLabels(each));
  if (quals === undefined || others.length === all.length) return null;
  const tests = others.map(conditions);
  return tests.includes(null) ? null : tests.flatMap((each) => each ?? []);
}

/** `t.oid = e.enumtypid` */
function tiesLabels(test: Json): boolean {
  const sides = ["lexpr", "rexpr"].map((side) => strings(listAt(test, "A_Expr", side, "ColumnRef", "fields")).at(-1));
  return strings(listAt(test, "A_Expr", "name"))[0] === "=" && sides.includes("oid") && sides.includes("enumtypid");
}

/** Whether a test lets a value through; MySQL's catalogue does not tell capitals. */
function holds({ db }: Session, values: readonly string[], value: string): boolean {
  return db.mysql ? values.some((each) => each.toLowerCase() === value.toLowerCase()) : values.includes(value);
}

/** Names that PostgreSQL chooses for what tables bring with them. */
const CHOSEN = /_(?:seq|pkey|key|excl|idx)\d*$/;

/** Whether something has a name, or may have it, that the entries of a catalogue table do not list: a type of an extension, a column of a view. */
function isElsewhere({ db }: Session, name: string): boolean {
  return CHOSEN.test(name) || [...db.schema.opaques.values()].some((each) => each.name === name);
}

/** Whether a query asks for labels of types that are known. */
function asksForLabels({ db }: Session, tests: readonly (readonly [string, readonly string[]])[]): boolean {
  const wanted = tests.filter(([column]) => column === "typname" || column === "enumtypid").flatMap(([, values]) => values);
  const known = [...db.schema.enums].filter(([, labels]) => labels !== null && labels.length > 0).map(([key]) => bareName(key));
  return wanted.length > 0 && wanted.every((each) => known.filter((name) => name === each).length === 1);
}

/** Conditions of the form `column = 'text'` or `column IN (…)`, joined by AND; null for others. */
function conditions(node: Json): readonly (readonly [string, readonly string[]])[] | null {
  if (node === undefined) {
    return [];
  }
  if (get(node, "BoolExpr") !== undefined) {
    if (textAt(node, "BoolExpr", "boolop") !== "AND_EXPR") {
      return null;
    }
    const all = listAt(node, "BoolExpr", "args").map(conditions);
    return all.includes(null) ? null : all.flatMap((each) => each ?? []);
  }
  const column = strings(listAt(node, "A_Expr", "lexpr", "ColumnRef", "fields")).at(-1);
  const isPlain = ["AEXPR_OP", "AEXPR_IN"].includes(textAt(node, "A_Expr", "kind") ?? "");
  if (column === undefined || !isPlain || strings(listAt(node, "A_Expr", "name"))[0] !== "=") {
    return null;
  }
  const given = get(node, "A_Expr", "rexpr");
  // `enumtypid = 'order_state'::regtype`
  const right = column === "enumtypid" ? (get(given, "TypeCast", "arg") ?? given) : given;
  const one = textAt(right, "A_Const", "sval", "sval");
  const values = one !== null ? [one] : listAt(right, "List", "items").map((each) => textAt(each, "A_Const", "sval", "sval"));
  if (/schema$|^schemaname$|namespace$/.test(column)) {
    return [[column, []]];
  }
  return values.length === 0 || values.includes(null) ? null : [[column, values as string[]]];
}

/** By what the tables of the catalogue name tables and what is in them. */
const TABLE_NAME: Readonly<Record<string, string>> = {
  "information_schema.tables": "table_name",
  "information_schema.columns": "table_name",
  "information_schema.table_constraints": "table_name",
  "information_schema.key_column_usage": "table_name",
  pg_indexes: "tablename",
};

/** Whether all that a query asks for is known, though the history rests on tables that it does not make: it asks for tables that it makes. */
function asksForOwn(session: Session, name: string, tests: readonly (readonly [string, readonly string[]])[]): boolean {
  const { db } = session;
  const wanted = tests.find(([column]) => column === TABLE_NAME[name])?.[1] ?? [];
  const isKnown = (each: string): boolean => {
    const found = [...db.schema.tables.values()].filter((table) => table.name === each);
    if (found.length > 0) return name === "information_schema.tables" || found.every(({ open }) => !open);
    return db.known.has(each) || session.created().has(each);
  };
  return wanted.length > 0 && wanted.every(isKnown);
}

/** By what they name what each row is about. */
const OWN_NAME: Readonly<Record<string, string>> = {
  "information_schema.tables": "table_name",
  "information_schema.columns": "column_name",
  "information_schema.table_constraints": "constraint_name",
  "information_schema.key_column_usage": "constraint_name",
  pg_indexes: "indexname",
  pg_class: "relname",
  pg_constraint: "conname",
  pg_extension: "extname",
};

/** The entries of a catalogue table, as far as they are known; null for another one. */
function catalogue(session: Session, name: string): readonly Entry[] | null {
  const { db } = session;
  db.asked = true;
  const tables = [...db.schema.tables.values()];
  switch (name) {
    case "pg_type":
      return [
        ...[...db.schema.enums.keys()].map((key) => ({ typname: bareName(key), typtype: "e" })),
        ...named(session, "domain").map((typname) => ({ typname, typtype: "d" })),
        ...[...tables.map((table) => table.name), ...named(session, "view")].map((typname) => ({ typname, typtype: "c" })),
      ];
    case "pg_enum":
      return [...db.schema.enums].flatMap(([key, labels]) =>
        (labels ?? []).map((enumlabel) => ({ typname: bareName(key), enumtypid: bareName(key), enumlabel })),
      );
    case "pg_extension":
      return [...db.schema.opaques.values()].filter((each) => each.kind === "extension").map((each) => ({ extname: each.name }));
    case "information_schema.tables":
      return [
        ...tables.map((table) => ({ table_name: table.name, table_type: "BASE TABLE" })),
        ...named(session, "view").map((table_name) => ({ table_name, table_type: "VIEW" })),
      ];
    case "information_schema.columns":
      return tables.flatMap((table) =>
        table.columns.map((column) => ({
          table_name: table.name,
          column_name: column.name,
          ...(column.nullable === null ? {} : { is_nullable: column.nullable ? "YES" : "NO" }),
          ...(column.type.text === null
            ? {}
            : { data_type: column.type.named === null ? column.type.text.replace(/\(.*\)/, "") : "USER-DEFINED" }),
        })),
      );
    case "pg_indexes":
      return tables.flatMap((table) =>
        [...table.indexes.map((each) => each.name), ...table.uniques.map((each) => each.name), table.primaryKey?.name ?? null].flatMap(
          (each) => (each === null ? [] : [{ tablename: table.name, indexname: each }]),
        ),
      );
    case "pg_class":
      return tables.flatMap((table) => [
        { relname: table.name, relkind: "r" },
        ...[...table.indexes, ...table.uniques, ...(table.primaryKey === null ? [] : [table.primaryKey])].flatMap(({ name: relname }) =>
          relname === null ? [] : [{ relname, relkind: "i" }],
        ),
      ]);
    case "pg_constraint":
      return tables.flatMap((table) => constraints(table).map(([conname]) => ({ conname })));
    case "information_schema.table_constraints":
      return tables.flatMap((table) =>
        constraints(table).map(([constraint_name, constraint_type]) => ({ table_name: table.name, constraint_name, constraint_type })),
      );
    case "information_schema.key_column_usage":
      return tables.flatMap((table) => [
        ...[table.primaryKey, ...table.uniques].flatMap((each) => usage(table, each)),
        ...table.foreignKeys.flatMap((each) =>
          usage(table, each).map((entry, i) =>
            db.mysql ? { ...entry, referenced_table_name: bareName(each.table), referenced_column_name: each.target[i] ?? "" } : entry,
          ),
        ),
      ]);
    case "sqlite_master":
    case "sqlite_schema":
      return tables.flatMap((table) => [
        { type: "table", name: table.name, tbl_name: table.name },
        ...table.indexes.map((each) => ({ type: "index", name: each.name, tbl_name: table.name })),
      ]);
    default:
      return null;
  }
}

function named({ db }: Session, kind: "view" | "domain"): readonly string[] {
  return [...db.schema.opaques.values()]
    .filter((each) => each.kind === kind && !/^create materialized\b/i.test(each.definition ?? ""))
    .map((each) => each.name);
}

/** A row for each column of a key. What only a key of another table has is empty here. */
function usage(table: Table, key: { readonly name: string | null; readonly columns: readonly string[] } | null): Entry[] {
  return (key?.columns ?? []).map((column_name) => ({
    table_name: table.name,
    column_name,
    referenced_table_name: "",
    referenced_column_name: "",
    ...(key?.name == null ? {} : { constraint_name: key.name }),
  }));
}

function constraints(table: Table): [string, string][] {
  const named: [string | null, string][] = [
    [table.primaryKey?.name ?? null, "PRIMARY KEY"],
    ...table.uniques.map((each): [string | null, string] => [each.name, "UNIQUE"]),
    ...table.foreignKeys.map((each): [string | null, string] => [each.name, "FOREIGN KEY"]),
    ...table.checks.map((each): [string | null, string] => [each.name, "CHECK"]),
  ];
  return named.flatMap(([name, type]): [string, string][] => (name === null ? [] : [[name, type]]));
}
