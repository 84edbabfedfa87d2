import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { createEnum } from "../database/enums.ts";
import { alterTable } from "./alter-table.ts";
import { createTableStatement } from "./create-table.ts";
import { drop, rename } from "./drop-rename.ts";
import { alterEnum, index, opaque } from "./objects.ts";
import { get, listAt, type ParsedStatement, strings } from "./tree.ts";

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

const ROWS = new Set(["InsertStmt", "UpdateStmt", "DeleteStmt", "MergeStmt", "CopyStmt"]);

/** Carries one statement out. False when what it does is not known. */
export function runStatement(db: Database, statement: ParsedStatement, at: Place): boolean {
  const { node, kind } = statement;
  if (HARMLESS.has(kind)) {
    // `SELECT … INTO` makes a table.
    return get(node, "intoClause") === undefined;
  }
  if (ROWS.has(kind)) {
    db.dataChanges.push(at);
    if (kind === "DeleteStmt") {
      db.lose("deleted rows", at, true);
    }
    return true;
  }
  switch (kind) {
    case "TruncateStmt":
      db.lose("truncated rows", at, true);
      return true;
    case "CreateStmt":
      return createTableStatement(db, statement, at);
    case "AlterTableStmt":
      return alterTable(db, statement, at);
    case "DropStmt":
      return drop(db, node, at);
    case "RenameStmt":
      return rename(db, node, at);
    case "IndexStmt":
      return index(db, node, at);
    case "CreateEnumStmt":
      createEnum(db, strings(listAt(node, "typeName")).at(-1) ?? "", strings(listAt(node, "vals")), at, false);
      return true;
    case "AlterEnumStmt":
      return alterEnum(db, node, at);
    default:
      return opaque(db, statement, at);
  }
}

export type { SqlParser } from "./tree.ts";
