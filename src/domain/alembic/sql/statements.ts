import type { Place } from "../../../model/finding.ts";
import { addColumn, alterColumn, dropColumn } from "../database/columns.ts";
import { addConstraint, type Constraint, createIndex, dropConstraint, dropIndex } from "../database/constraints.ts";
import type { Database } from "../database/database.ts";
import { addEnumValue, createEnum, createOpaque, dropEnum, dropOpaque, renameEnum, renameEnumValue } from "../database/enums.ts";
import { canonicalSql } from "../database/names.ts";
import { type Column, emptyTable, type Index, type Opaque, type Table, tableKey } from "../database/schema.ts";
import { createTable, dropTable, renameTable } from "../database/tables.ts";
import { expressionText } from "./expression.ts";
import { columnsIn, get, type Json, listAt, type ParsedStatement, relation, strings, textAt } from "./tree.ts";
import { sqlType } from "./types.ts";

export type { SqlParser } from "./tree.ts";

/** Statements that change neither schema nor what a downgrade must bring back. */
const HARMLESS = new Set(["SelectStmt", "VariableSetStmt", "VariableShowStmt", "TransactionStmt", "LockStmt", "VacuumStmt", "ConstraintsSetStmt", "ExplainStmt", "NotifyStmt", "GrantStmt", "GrantRoleStmt", "ReindexStmt", "RefreshMatViewStmt", "CheckPointStmt", "DiscardStmt", "AlterOwnerStmt", "ClusterStmt"]);
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

function column(db: Database, node: Json, source: string): { readonly column: Column; readonly constraints: readonly Json[] } {
  const type = sqlType(db, get(node, "typeName"), source, db.dialect);
  const name = textAt(node, "colname") ?? "";
  const constraints = listAt(node, "constraints").map((each) => get(each, "Constraint"));
  const of = (kind: string): Json => constraints.find((each) => textAt(each, "contype") === kind);
  const given = of("CONSTR_DEFAULT");
  const identity = of("CONSTR_IDENTITY");
  const text = given === undefined ? null : expressionText(get(given, "raw_expr"));
  return {
    column: {
      name,
      type: { text: type.text, named: type.named },
      nullable: of("CONSTR_NOTNULL") === undefined && of("CONSTR_PRIMARY") === undefined && !type.serial && identity === undefined,
      default: given === undefined ? null : text === null ? `? ${String(get(given, "location"))}` : canonicalSql(text),
      identity: identity === undefined ? null : textAt(identity, "generated_when") === "a" ? "always" : "by default",
      computed: of("CONSTR_GENERATED") === undefined ? null : `${expressionText(get(of("CONSTR_GENERATED"), "raw_expr")) ?? "?"} stored`,
      autoincrement: false,
      comment: null,
      sequence: type.serial ? name : null,
    },
    constraints,
  };
}

const ACTIONS: Readonly<Record<string, string>> = { c: "cascade", n: "set null", d: "set default", r: "restrict" };

/** A constraint of a column or table; null when it is none that is modelled. */
function constraint(node: Json, columnName: string | null): Constraint | null {
  const name = textAt(node, "conname");
  const keys = strings(listAt(node, "keys"));
  const columns = keys.length > 0 ? keys : columnName === null ? [] : [columnName];
  switch (textAt(node, "contype")) {
    case "CONSTR_PRIMARY":
      return { kind: "primary", name, columns };
    case "CONSTR_UNIQUE":
      return { kind: "unique", name, columns };
    case "CONSTR_CHECK": {
      const text = expressionText(get(node, "raw_expr"));
      return { kind: "check", name, expression: text === null ? null : canonicalSql(text), columns: columnName === null ? columnsIn(get(node, "raw_expr")) : [columnName], typeBound: false };
    }
    case "CONSTR_FOREIGN": {
      const target = relation(get(node, "pktable"));
      const local = strings(listAt(node, "fk_attrs"));
      const options = [
        ...(ACTIONS[textAt(node, "fk_del_action") ?? ""] === undefined ? [] : [`on delete ${ACTIONS[textAt(node, "fk_del_action") ?? ""]}`]),
        ...(ACTIONS[textAt(node, "fk_upd_action") ?? ""] === undefined ? [] : [`on update ${ACTIONS[textAt(node, "fk_upd_action") ?? ""]}`]),
        ...(get(node, "initdeferred") === true ? ["initially deferred"] : []),
        ...(get(node, "deferrable") === true ? ["deferrable"] : []),
      ];
      return target === null ? null : { kind: "foreignkey", name, columns: local.length > 0 ? local : columns, table: tableKey(target.name, target.schema), target: strings(listAt(node, "pk_attrs")), options: options.join(" ") };
    }
    case "CONSTR_EXCLUSION":
      return { kind: "exclude", name, columns: [] };
    default:
      return null;
  }
}

/** `REFERENCES t` without columns means t's primary key. */
function completed(db: Database, wanted: Constraint): Constraint {
  return wanted.kind === "foreignkey" && wanted.target.length === 0 ? { ...wanted, target: db.schema.tables.get(wanted.table)?.primaryKey?.columns ?? ["?"] } : wanted;
}

function createTableStatement(db: Database, statement: ParsedStatement, at: Place): boolean {
  const { node } = statement;
  const where = relation(get(node, "relation"));
  if (where === null || listAt(node, "inhRelations").length > 0 || get(node, "partspec") !== undefined || get(node, "partbound") !== undefined) {
    return false;
  }
  if (textAt(node, "relation", "relpersistence") === "t") {
    return true;
  }
  let table: Table = emptyTable(where.name, where.schema);
  const parts: Constraint[] = [];
  for (const element of listAt(node, "tableElts")) {
    const definition = get(element, "ColumnDef");
    const own = get(element, "Constraint");
    if (definition !== undefined) {
      const made = column(db, definition, statement.source);
      table = { ...table, columns: [...table.columns, made.column] };
      parts.push(...made.constraints.flatMap((each) => constraint(each, made.column.name) ?? []));
    } else if (own !== undefined) {
      const made = constraint(own, null);
      if (made === null) {
        return false;
      }
      parts.push(made);
    } else {
      return false;
    }
  }
  for (const part of parts.map((each) => completed(db, each))) {
    if (part.kind === "primary") {
      table = { ...table, primaryKey: part, columns: table.columns.map((each) => (part.columns.includes(each.name) && !db.sqlite ? { ...each, nullable: false } : each)) };
    } else if (part.kind === "unique") {
      table = { ...table, uniques: [...table.uniques, part] };
    } else if (part.kind === "foreignkey") {
      table = { ...table, foreignKeys: [...table.foreignKeys, part] };
    } else if (part.kind === "check") {
      table = { ...table, checks: [...table.checks, part] };
    }
  }
  createTable(db, table, at, get(node, "if_not_exists") === true);
  return true;
}

function alterTable(db: Database, statement: ParsedStatement, at: Place): boolean {
  const { node } = statement;
  const where = relation(get(node, "relation"));
  if (where === null || textAt(node, "objtype") !== "OBJECT_TABLE") {
    return false;
  }
  if (get(node, "missing_ok") === true && !db.has(where.name, where.schema)) {
    return true;
  }
  let known = true;
  for (const each of listAt(node, "cmds")) {
    known = alterCommand(db, where, get(each, "AlterTableCmd"), statement.source, at) && known;
  }
  return known;
}

function alterCommand(db: Database, where: { readonly name: string; readonly schema: string | null }, command: Json, source: string, at: Place): boolean {
  const name = textAt(command, "name") ?? "";
  const { name: table, schema } = where;
  const options = { ifExists: get(command, "missing_ok") === true, cascade: textAt(command, "behavior") === "DROP_CASCADE" };
  const subtype = textAt(command, "subtype") ?? "";
  if (db.sqlite && subtype !== "AT_AddColumn" && subtype !== "AT_DropColumn") {
    db.check(at);
    db.fail("OperationalError", "SQLite has no such ALTER TABLE", at);
  }
  switch (subtype) {
    case "AT_AddColumn": {
      const made = column(db, get(command, "def", "ColumnDef"), source);
      addColumn(db, table, schema, made.column, at, options.ifExists);
      for (const each of made.constraints) {
        const part = constraint(each, made.column.name);
        if (part !== null) {
          addConstraint(db, table, schema, completed(db, part), at);
        }
      }
      return true;
    }
    case "AT_DropColumn":
      dropColumn(db, table, schema, name, at, options);
      return true;
    case "AT_AlterColumnType": {
      const definition = get(command, "def", "ColumnDef");
      const { serial: _serial, ...type } = sqlType(db, get(definition, "typeName"), source, db.dialect);
      alterColumn(db, table, schema, name, { type, using: get(definition, "raw_default") !== undefined }, at);
      return true;
    }
    case "AT_ColumnDefault": {
      const given = get(command, "def");
      const text = given === undefined ? null : expressionText(given);
      alterColumn(db, table, schema, name, { default: given === undefined ? null : text === null ? { unknown: at.start } : canonicalSql(text) }, at);
      return true;
    }
    case "AT_SetNotNull":
    case "AT_DropNotNull":
      alterColumn(db, table, schema, name, { nullable: subtype === "AT_DropNotNull" }, at);
      return true;
    case "AT_AddConstraint": {
      const part = get(command, "def", "Constraint");
      const indexName = textAt(part, "indexname");
      if (indexName !== null) {
        return usingIndex(db, where, part, indexName, at);
      }
      const made = constraint(part, null);
      if (made !== null) {
        addConstraint(db, table, schema, completed(db, made), at);
      }
      return made !== null;
    }
    case "AT_DropConstraint":
      dropConstraint(db, table, schema, name, null, at, options);
      return true;
    case "AT_ValidateConstraint":
    case "AT_SetStatistics":
    case "AT_SetStorage":
    case "AT_ChangeOwner":
    case "AT_SetRelOptions":
    case "AT_ResetRelOptions":
    case "AT_ReplicaIdentity":
    case "AT_ClusterOn":
      return true;
    case "AT_EnableRowSecurity":
    case "AT_DisableRowSecurity":
    case "AT_ForceRowSecurity":
    case "AT_NoForceRowSecurity": {
      const id = `other ${subtype.includes("Force") ? "forced " : ""}row security of ${tableKey(table, schema)}`;
      if (db.begin(subtype, tableKey(table, schema), null, at)) {
        if (subtype === "AT_EnableRowSecurity" || subtype === "AT_ForceRowSecurity") {
          db.schema.opaques.set(id, { kind: "other", name: id.slice(6), table: tableKey(table, schema), definition: "on" });
        } else {
          db.schema.opaques.delete(id);
        }
      }
      return true;
    }
    default:
      return false;
  }
}

/** `ADD CONSTRAINT … USING INDEX` turns an index into a constraint of its own name. */
function usingIndex(db: Database, where: { readonly name: string; readonly schema: string | null }, part: Json, indexName: string, at: Place): boolean {
  const table = db.table(where.name, where.schema, at);
  const found = table.indexes.find((each) => each.name === indexName);
  if (found === undefined) {
    return false;
  }
  dropIndex(db, indexName, where.name, where.schema, at);
  const name = textAt(part, "conname") ?? indexName;
  addConstraint(db, where.name, where.schema, { kind: textAt(part, "contype") === "CONSTR_PRIMARY" ? "primary" : "unique", name, columns: found.columns }, at);
  return true;
}

function drop(db: Database, node: Json, at: Place): boolean {
  const options = { ifExists: get(node, "missing_ok") === true, cascade: textAt(node, "behavior") === "DROP_CASCADE" };
  const type = textAt(node, "removeType") ?? "";
  for (const object of listAt(node, "objects")) {
    const names = strings(listAt(object, "List", "items"));
    const name = names.at(-1) ?? "";
    const schema = names.length > 1 ? (names.at(-2) ?? null) : null;
    switch (type) {
      case "OBJECT_TABLE":
        dropTable(db, name, schema, at, options);
        break;
      case "OBJECT_INDEX":
        dropIndex(db, name, null, schema, at, options.ifExists);
        break;
      case "OBJECT_TYPE":
      case "OBJECT_DOMAIN":
        dropEnum(db, strings(listAt(object, "TypeName", "names")).at(-1) ?? "", at, options);
        break;
      case "OBJECT_TRIGGER":
      case "OBJECT_POLICY":
        dropOpaque(db, type === "OBJECT_TRIGGER" ? "trigger" : "policy", name, tableKey(names.at(-2) ?? "", names.length > 2 ? names.at(-3) : null), at, options.ifExists);
        break;
      case "OBJECT_FUNCTION":
      case "OBJECT_PROCEDURE":
        dropOpaque(db, "function", strings(listAt(object, "ObjectWithArgs", "objname")).at(-1) ?? "", null, at, options.ifExists);
        break;
      case "OBJECT_VIEW":
      case "OBJECT_MATVIEW":
        dropOpaque(db, "view", name, null, at, options.ifExists);
        break;
      case "OBJECT_SEQUENCE":
        dropOpaque(db, "sequence", name, null, at, options.ifExists);
        break;
      case "OBJECT_EXTENSION":
      case "OBJECT_SCHEMA":
        if (options.cascade) {
          return false;
        }
        dropOpaque(db, type === "OBJECT_EXTENSION" ? "extension" : "schema", textAt(object, "String", "sval") ?? name, null, at, options.ifExists);
        break;
      default:
        return false;
    }
  }
  return true;
}

function rename(db: Database, node: Json, at: Place): boolean {
  const where = relation(get(node, "relation"));
  const [from, to] = [textAt(node, "subname") ?? "", textAt(node, "newname") ?? ""];
  switch (textAt(node, "renameType")) {
    case "OBJECT_TABLE":
      if (where !== null && !(get(node, "missing_ok") === true && !db.has(where.name, where.schema))) {
        renameTable(db, where.name, to, where.schema, at);
      }
      return where !== null;
    case "OBJECT_COLUMN":
      if (where !== null) {
        alterColumn(db, where.name, where.schema, from, { name: to }, at);
      }
      return where !== null;
    case "OBJECT_TABCONSTRAINT":
      return where !== null && renameIn(db, db.table(where.name, where.schema, at), from, to, at);
    case "OBJECT_INDEX": {
      const table = [...db.schema.tables.values()].find((each) => each.indexes.some((one) => one.name === where?.name));
      const owner = table ?? [...db.schema.tables.values()].find((each) => each.primaryKey?.name === where?.name || each.uniques.some((one) => one.name === where?.name));
      if (owner === undefined && get(node, "missing_ok") === true && !db.openWorld) {
        return true;
      }
      if (owner === undefined && where !== null && !db.openWorld) {
        db.fail("UndefinedTable", `index ${where.name} does not exist`, at);
      }
      return owner !== undefined && where !== null && renameIn(db, owner, where.name, to, at);
    }
    case "OBJECT_TYPE":
      renameEnum(db, strings(listAt(node, "object", "List", "items")).at(-1) ?? "", to, at);
      return true;
    case "OBJECT_SEQUENCE": {
      const table = [...db.schema.tables.values()].find((each) => each.columns.some((one) => one.sequence === where?.name));
      if (table !== undefined && db.begin("rename_sequence", null, to, at)) {
        db.put({ ...table, columns: table.columns.map((each) => (each.sequence === where?.name ? { ...each, sequence: to, default: `nextval(${to})` } : each)) });
      }
      return table !== undefined;
    }
    default:
      return false;
  }
}

/** Renames a constraint or index of a table. */
function renameIn(db: Database, table: Table, from: string, to: string, at: Place): boolean {
  if (!db.begin("rename_constraint", tableKey(table.name, table.schema), from, at)) {
    return true;
  }
  let found = false;
  const named = <T extends { readonly name: string | null }>(each: T): T => {
    found ||= each.name === from;
    return each.name === from ? { ...each, name: to } : each;
  };
  const made: Table = { ...table, primaryKey: table.primaryKey === null ? null : named(table.primaryKey), uniques: table.uniques.map(named), foreignKeys: table.foreignKeys.map(named), checks: table.checks.map(named), indexes: table.indexes.map(named) };
  if (!found && !table.open) {
    db.fail("UndefinedObject", `${from} does not exist on ${table.name}`, at);
  }
  db.put(made);
  return found;
}

function index(db: Database, node: Json, at: Place): boolean {
  const where = relation(get(node, "relation"));
  const name = textAt(node, "idxname");
  if (where === null || name === null) {
    return false;
  }
  if (get(node, "concurrent") === true && db.postgresql && db.autocommit === 0) {
    db.check(at);
    db.fail("ActiveSqlTransaction", "CREATE INDEX CONCURRENTLY cannot run inside a transaction", at);
  }
  const parts: (string | null)[] = [];
  let expression = false;
  for (const each of listAt(node, "indexParams")) {
    const element = get(each, "IndexElem");
    const plain = textAt(element, "name");
    const text = plain ?? expressionText(get(element, "expr"));
    const ordering = textAt(element, "ordering") === "SORTBY_DESC" ? " desc" : "";
    expression ||= plain === null || ordering !== "";
    parts.push(text === null ? null : canonicalSql(`${text}${ordering}`));
  }
  const condition = get(node, "whereClause");
  const conditionText = condition === undefined ? "" : expressionText(condition);
  const method = textAt(node, "accessMethod");
  const include = listAt(node, "indexIncludingParams").map((each) => textAt(each, "IndexElem", "name"));
  const options = conditionText === null ? null : [...(include.length > 0 ? [`include ${include.join(",")}`] : []), ...(method !== null && method !== "btree" ? [`using ${method}`] : []), ...(conditionText === "" ? [] : [`where ${canonicalSql(conditionText)}`])].join(" ");
  const made: Index = { name, unique: get(node, "unique") === true, parts, columns: [...new Set(columnsOfIndex(node))], options, expression, implicit: false };
  createIndex(db, where.name, where.schema, made, at, get(node, "if_not_exists") === true);
  return true;
}

function columnsOfIndex(node: Json): string[] {
  return listAt(node, "indexParams").flatMap((each) => textAt(each, "IndexElem", "name") ?? columnsIn(get(each, "IndexElem", "expr")));
}

function alterEnum(db: Database, node: Json, at: Place): boolean {
  const name = strings(listAt(node, "typeName")).at(-1) ?? "";
  const [value, old, neighbour] = [textAt(node, "newVal") ?? "", textAt(node, "oldVal"), textAt(node, "newValNeighbor")];
  if (old !== null) {
    renameEnumValue(db, name, old, value, at);
  } else {
    const after = get(node, "newValIsAfter") === true;
    addEnumValue(db, name, value, at, { ifNotExists: get(node, "skipIfNewValExists") === true, after: after ? neighbour : null, before: after ? null : neighbour });
  }
  return true;
}

function opaque(db: Database, statement: ParsedStatement, at: Place): boolean {
  const { node, text } = statement;
  const make = (kind: Opaque["kind"], name: string, table: string | null, definition: string | null, options: { replace?: boolean; ifNotExists?: boolean }): true => {
    createOpaque(db, { kind, name, table, definition }, at, options);
    return true;
  };
  switch (statement.kind) {
    case "ViewStmt":
      return make("view", textAt(node, "view", "relname") ?? "", null, text.replace(/^create\s+(or\s+replace\s+)?/i, ""), { replace: get(node, "replace") === true });
    case "CreateTableAsStmt":
      return textAt(node, "objtype") === "OBJECT_MATVIEW" ? make("view", textAt(node, "into", "rel", "relname") ?? "", null, text, { ifNotExists: get(node, "if_not_exists") === true }) : false;
    case "CreateFunctionStmt":
      return make("function", strings(listAt(node, "funcname")).at(-1) ?? "", null, text.replace(/^create\s+(or\s+replace\s+)?/i, ""), { replace: get(node, "replace") === true });
    case "CreateTrigStmt": {
      const where = relation(get(node, "relation"));
      return where === null ? false : make("trigger", textAt(node, "trigname") ?? "", tableKey(where.name, where.schema), text.replace(/^create\s+(or\s+replace\s+)?/i, ""), { replace: get(node, "replace") === true });
    }
    case "CreatePolicyStmt": {
      const where = relation(get(node, "table"));
      return where === null ? false : make("policy", `${textAt(node, "policy_name") ?? ""} on ${tableKey(where.name, where.schema)}`, tableKey(where.name, where.schema), text, {});
    }
    case "CreateExtensionStmt":
      return make("extension", textAt(node, "extname") ?? "", null, "", { ifNotExists: get(node, "if_not_exists") === true });
    case "CreateSchemaStmt":
      return listAt(node, "schemaElts").length > 0 ? false : make("schema", textAt(node, "schemaname") ?? "", null, "", { ifNotExists: get(node, "if_not_exists") === true });
    case "CreateSeqStmt":
      return make("sequence", textAt(node, "sequence", "relname") ?? "", null, text, { ifNotExists: get(node, "if_not_exists") === true });
    case "CommentStmt":
      return comment(db, node, at);
    default:
      return false;
  }
}

function comment(db: Database, node: Json, at: Place): boolean {
  const names = strings(listAt(node, "object", "List", "items"));
  const text = textAt(node, "comment");
  if (textAt(node, "objtype") === "OBJECT_TABLE" && db.begin("comment", names.at(-1) ?? null, null, at)) {
    const table = db.table(names.at(-1) ?? "", names.length > 1 ? (names.at(-2) ?? null) : null, at);
    db.put({ ...table, comment: text });
    return true;
  }
  if (textAt(node, "objtype") === "OBJECT_COLUMN") {
    alterColumn(db, names.at(-2) ?? "", names.length > 2 ? (names.at(-3) ?? null) : null, names.at(-1) ?? "", { comment: text }, at);
    return true;
  }
  return false;
}
