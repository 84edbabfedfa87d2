import type { Place } from "../../../model/finding.ts";
import { addColumn, alterColumn, dropColumn } from "../database/columns.ts";
import { addConstraint, dropConstraint, dropIndex } from "../database/constraints.ts";
import type { Database } from "../database/database.ts";
import { tableKey } from "../database/schema.ts";
import { castsOf } from "./casts.ts";
import { column, completed, constraint, defaultOf, identityOf } from "./create-table.ts";
import { expressionText } from "./expression.ts";
import { get, type Json, listAt, type ParsedStatement, relation, textAt } from "./tree.ts";
import { sqlType } from "./types.ts";

export function alterTable(db: Database, statement: ParsedStatement, at: Place): boolean {
  const { node } = statement;
  const where = relation(get(node, "relation"));
  if (where === null || textAt(node, "objtype") !== "OBJECT_TABLE") {
    return false;
  }
  if (get(node, "missing_ok") === true && !db.has(where.name, where.schema)) {
    return true;
  }
  const passes = inPasses(db, node);
  // The rows are looked at when all is done.
  if (passes.length > 1) db.schema.rows.delete(tableKey(where.name, where.schema));
  let known = true;
  for (const command of passes) known = alterCommand(db, where, command, statement.source, at) && known;
  return known;
}

/** The commands of a statement in the order in which they are done: PostgreSQL takes away first, in whatever order they are written. */
function inPasses(db: Database, node: Json): readonly Json[] {
  const commands = listAt(node, "cmds").map((each) => get(each, "AlterTableCmd"));
  if (!db.postgresql) return commands;
  const takesAway = (command: Json): boolean => {
    const subtype = textAt(command, "subtype") ?? "";
    return subtype.startsWith("AT_Drop") || (subtype === "AT_ColumnDefault" && get(command, "def") === undefined);
  };
  return [...commands.filter(takesAway), ...commands.filter((command) => !takesAway(command))];
}

function alterCommand(
  db: Database,
  where: { readonly name: string; readonly schema: string | null },
  command: Json,
  source: string,
  at: Place,
): boolean {
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
      const using = get(definition, "raw_default");
      const from = using === undefined ? null : expressionText(using);
      const casts = using === undefined || !db.postgresql ? null : castsOf(db, using, name, source);
      const parts = { ...(from === null ? {} : { from }), ...(casts === null ? {} : { casts }) };
      alterColumn(db, table, schema, name, { type, using: using !== undefined, ...parts }, at);
      return true;
    }
    case "AT_ColumnDefault": {
      const given = get(command, "def");
      const text = given === undefined ? null : expressionText(given);
      alterColumn(
        db,
        table,
        schema,
        name,
        { default: given === undefined ? null : text === null ? { unknown: at.start } : defaultOf(db, text) },
        at,
      );
      return true;
    }
    case "AT_SetNotNull":
    case "AT_DropNotNull":
      alterColumn(db, table, schema, name, { nullable: subtype === "AT_DropNotNull" }, at);
      return true;
    case "AT_AddIdentity":
      alterColumn(db, table, schema, name, { ...identityOf(get(command, "def", "Constraint")), needs: "no identity" }, at);
      return true;
    case "AT_DropIdentity": {
      const isAsked = get(command, "missing_ok") === true;
      alterColumn(db, table, schema, name, { identity: null, ...(isAsked ? {} : { needs: "identity" }) }, at);
      return true;
    }
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
      return validate(db, where, name, at);
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

/** `VALIDATE CONSTRAINT` checks the rows that `NOT VALID` left. */
function validate(db: Database, where: { readonly name: string; readonly schema: string | null }, name: string, at: Place): boolean {
  const key = tableKey(where.name, where.schema);
  db.note("validate_constraint", key, name, at);
  const table = db.schema.tables.get(key);
  const checked = <T extends { readonly name: string | null; readonly notValid?: true }>(each: T): T => {
    const { notValid: _notValid, ...rest } = each;
    return each.name === name ? (rest as T) : each;
  };
  if (table !== undefined) {
    db.put({ ...table, foreignKeys: table.foreignKeys.map(checked), checks: table.checks.map(checked) });
  }
  return true;
}

/** `ADD CONSTRAINT … USING INDEX` turns an index into a constraint of its own name. */
function usingIndex(
  db: Database,
  where: { readonly name: string; readonly schema: string | null },
  part: Json,
  indexName: string,
  at: Place,
): boolean {
  const table = db.table(where.name, where.schema, at);
  const found = table.indexes.find((each) => each.name === indexName);
  if (found === undefined) {
    return false;
  }
  dropIndex(db, indexName, where.name, where.schema, at);
  const name = textAt(part, "conname") ?? indexName;
  addConstraint(
    db,
    where.name,
    where.schema,
    { kind: textAt(part, "contype") === "CONSTR_PRIMARY" ? "primary" : "unique", name, columns: found.columns },
    at,
  );
  return true;
}
