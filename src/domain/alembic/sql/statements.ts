import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { createEnum } from "../database/enums.ts";
import { type RowStatement, UNKNOWN_ROWS } from "../database/events.ts";
import { tableKey } from "../database/schema.ts";
import { refuseQuery } from "../database/subqueries.ts";
import { alterTable } from "./alter-table.ts";
import { leavesSchema } from "./called.ts";
import { createTableStatement } from "./create-table.ts";
import { drop, rename } from "./drop-rename.ts";
import { requireCommittedLabels } from "./labels.ts";
import { statedRows } from "./listed.ts";
import { alterEnum, index, opaque } from "./objects.ts";
import { qualified, setVariable } from "./search-path.ts";
import { setSchema } from "./set-schema.ts";
import { get, type Json, listAt, type ParsedStatement, relation, strings, textAt } from "./tree.ts";

/** Statements that change neither schema nor what a downgrade must bring back. */
const HARMLESS = new Set([
  "SelectStmt",
  "VariableSetStmt",
  "VariableShowStmt",
  "TransactionStmt",
  "LockStmt",
  "VacuumStmt",
  "ConstraintsSetStmt",
  "ExplainStmt",
  "NotifyStmt",
  "GrantStmt",
  "GrantRoleStmt",
  "ReindexStmt",
  "RefreshMatViewStmt",
  "CheckPointStmt",
  "DiscardStmt",
  "AlterOwnerStmt",
  "ClusterStmt",
]);

/** Statements whose expressions a table keeps, or that change its values by one. */
const KEEPS = new Set(["CreateStmt", "AlterTableStmt", "IndexStmt"]);

/** Whether a query stands in an expression. */
function asks(node: Json): boolean {
  if (node === null || typeof node !== "object") return false;
  return Array.isArray(node) ? node.some(asks) : Object.entries(node).some(([key, value]) => key === "SubLink" || asks(value as Json));
}

const ROWS = new Set(["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt"]);

const VERBS: Readonly<Record<string, RowStatement["verb"]>> = { InsertStmt: "insert", UpdateStmt: "update", DeleteStmt: "delete" };

function keyOf(range: Json): string | null {
  const where = relation(range);
  return where === null ? null : tableKey(where.name, where.schema);
}

function rowsOf(db: Database, { kind, node, text }: ParsedStatement): RowStatement {
  const values = listAt(node, "selectStmt", "SelectStmt", "valuesLists");
  return {
    verb: VERBS[kind] ?? "unknown",
    table: isTemporary(db, get(node, "relation")) ? null : keyOf(get(node, "relation")),
    restricted: kind === "UpdateStmt" || kind === "DeleteStmt" ? get(node, "whereClause") !== undefined : null,
    rows: values.length > 0 ? values.length : null,
    text,
    ...statedRows({ kind, node, text, source: text }, db.postgresql ? db.schema.tables.get(keyOf(get(node, "relation")) ?? "") : undefined),
  };
}

/** Whether a statement makes, changes or drops tables of the connection alone. */
function onTemporary(db: Database, kind: string, node: Json): boolean {
  const made = kind === "CreateStmt" ? get(node, "relation") : kind === "CreateTableAsStmt" ? get(node, "into", "rel") : undefined;
  if (textAt(made, "relpersistence") === "t") {
    db.temporary.set(textAt(made, "relname") ?? "", typesIn(db, node));
    return true;
  }
  if (db.temporary.size === 0) {
    return false;
  }
  if (kind === "AlterTableStmt" || kind === "IndexStmt" || kind === "RenameStmt") {
    const range = get(node, "relation");
    if (!isTemporary(db, range)) return false;
    const name = textAt(range, "relname") ?? "";
    if (kind === "IndexStmt") return true;
    // What the table holds from here on is not followed.
    db.temporary.delete(name);
    db.temporary.set(
      kind === "RenameStmt" && textAt(node, "renameType") === "OBJECT_TABLE" ? (textAt(node, "newname") ?? name) : name,
      NO_TYPES,
    );
    return true;
  }
  if (kind !== "DropStmt" || textAt(node, "removeType") !== "OBJECT_TABLE") {
    return false;
  }
  const names = listAt(node, "objects").map((each) => strings(listAt(each, "List", "items")));
  const [own, others] = [names.filter((each) => isOwnHome(each.at(-2)) && db.temporary.has(each.at(-1) ?? "")), names.length];
  if (own.length !== others) {
    return false;
  }
  for (const name of own) db.temporary.delete(name.at(-1) ?? "");
  return true;
}

const NO_TYPES: ReadonlySet<string> = new Set();

/** Whether a table that is written so, with that schema or none, is looked up among those of the connection. */
function isOwnHome(schema: string | null | undefined): boolean {
  return schema == null || schema === "pg_temp";
}

/** Whether a name without a schema is that of a table of the connection, which goes before the others. */
function isTemporary(db: Database, range: Json): boolean {
  const where = relation(range);
  return where !== null && isOwnHome(where.schema) && db.temporary.has(where.name);
}

/** The enum types of the columns of a table that is made, or made of another one. */
function typesIn({ schema: { enums, tables } }: Database, node: Json): ReadonlySet<string> {
  const written = listAt(node, "tableElts").map((each) => strings(listAt(each, "ColumnDef", "typeName", "names")).at(-1) ?? "");
  const query = get(node, "query", "SelectStmt");
  const isWhole = listAt(query, "targetList").some(
    (each) => get(each, "ResTarget", "val", "ColumnRef", "fields", 0, "A_Star") !== undefined,
  );
  const from = isWhole ? listAt(query, "fromClause").flatMap((each) => keyOf(get(each, "RangeVar")) ?? []) : [];
  const copied = from.flatMap((key) => tables.get(key)?.columns.map(({ type }) => type.named ?? "") ?? []);
  return new Set([...written, ...copied].filter((name) => enums.has(name)));
}

/** Carries one statement out. False when what it does is not known. */
export function runStatement(db: Database, given: ParsedStatement, at: Place): boolean {
  const statement = { ...given, node: qualified(db, given.kind, given.node) };
  const { node, kind } = statement;
  if (kind === "VariableSetStmt") setVariable(db, node, at);
  // `DISCARD ALL`, `DISCARD TEMP`
  if (kind === "DiscardStmt" && /^DISCARD_(ALL|TEMP)$/.test(textAt(node, "target") ?? "")) db.temporary.clear();
  if (HARMLESS.has(kind)) {
    // `SELECT … INTO` makes a table.
    return get(node, "intoClause") === undefined && (kind !== "SelectStmt" || leavesSchema(db, node, at));
  }
  if (ROWS.has(kind)) {
    requireCommittedLabels(db, statement, at);
    db.changeRows(at, rowsOf(db, statement));
    if (kind === "DeleteStmt") {
      db.lose("deleted rows", at, true);
    }
    return true;
  }
  if (KEEPS.has(kind) && asks(node)) refuseQuery(db, "what a table keeps: a default, a check, an index, USING", at);
  if (onTemporary(db, kind, node)) {
    return true;
  }
  switch (kind) {
    case "TruncateStmt":
      db.lose("truncated rows", at, true);
      for (const each of listAt(node, "relations")) {
        db.changeRows(at, {
          ...UNKNOWN_ROWS,
          verb: "truncate",
          table: keyOf(get(each, "RangeVar")),
          restricted: false,
          text: statement.text,
        });
      }
      return true;
    case "CreateStmt":
      return createTableStatement(db, statement, at);
    case "AlterTableStmt":
      return alterTable(db, statement, at);
    case "DropStmt":
      return drop(db, node, at);
    case "RenameStmt":
      return rename(db, node, at);
    case "AlterObjectSchemaStmt":
      return setSchema(db, node, at);
    case "IndexStmt":
      return index(db, node, at);
    case "CreateEnumStmt":
      createEnum(
        db,
        strings(listAt(node, "typeName")).at(-1) ?? "",
        strings(listAt(node, "vals")),
        at,
        false,
        strings(listAt(node, "typeName")).at(-2) ?? null,
      );
      return true;
    case "AlterEnumStmt":
      return alterEnum(db, node, at);
    default:
      return opaque(db, statement, at);
  }
}

export type { SqlParser } from "./tree.ts";
