import type { Place } from "../../../model/finding.ts";
import { followSequence } from "../database/asked-sequences.ts";
import { alterColumn } from "../database/columns.ts";
import { constraintOf, dropIndex, withAssumed } from "../database/constraints.ts";
import { absent, type Database, missing } from "../database/database.ts";
import { dropCallers, dropEnum, dropOpaque, HOLDS_FUNCTIONS, opaqueKey, renameEnum, renameOnTable } from "../database/enums.ts";
import { dropFunction } from "../database/functions.ts";
import { type Table, tableKey } from "../database/schema.ts";
import { dropSequence } from "../database/sequences.ts";
import { dropTable, renameTable } from "../database/tables.ts";
import { dropExtension, dropSchema } from "./schemas.ts";
import { get, type Json, keyIn, listAt, relation, signatureOf, strings, textAt } from "./tree.ts";

const POSTGRESQL_HAS = new Set(["OBJECT_TYPE", "OBJECT_DOMAIN", "OBJECT_EXTENSION", "OBJECT_POLICY", "OBJECT_RULE", "OBJECT_MATVIEW"]);
const SERVERS_HAVE = new Set(["OBJECT_FUNCTION", "OBJECT_PROCEDURE", "OBJECT_SEQUENCE", "OBJECT_SCHEMA"]);

/** What stands on a table or a view, under a name of its own there. */
const ON_TABLES = { OBJECT_TRIGGER: "trigger", OBJECT_POLICY: "policy", OBJECT_RULE: "rule" } as const;

export function drop(db: Database, node: Json, at: Place): boolean {
  const options = { ifExists: get(node, "missing_ok") === true, cascade: textAt(node, "behavior") === "DROP_CASCADE" };
  const type = textAt(node, "removeType") ?? "";
  if ((!db.postgresql && POSTGRESQL_HAS.has(type)) || (db.sqlite && SERVERS_HAVE.has(type))) {
    db.check(at);
    db.fail("OperationalError", `${db.sqlite ? "SQLite" : "MySQL"} has no DROP ${type.slice(type.indexOf("_") + 1)}`, at);
  }
  if (get(node, "concurrent") === true && db.postgresql && db.autocommit === 0) {
    db.failConcurrent("DROP INDEX CONCURRENTLY", at);
  }
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
      case "OBJECT_DOMAIN": {
        const dropped = strings(listAt(object, "TypeName", "names"));
        if (type === "OBJECT_DOMAIN" && db.schema.opaques.has(opaqueKey("domain", keyIn(dropped), null))) {
          // Which columns are of it is not followed.
          dropOpaque(db, "domain", keyIn(dropped), null, at, options.ifExists, options.cascade);
          return false;
        }
        dropEnum(db, dropped.at(-1) ?? "", at, options);
        break;
      }
      case "OBJECT_TRIGGER":
      case "OBJECT_POLICY":
      case "OBJECT_RULE": {
        const table = tableKey(names.at(-2) ?? "", names.length > 2 ? names.at(-3) : null);
        const kind = ON_TABLES[type];
        dropOpaque(db, kind, kind === "trigger" ? name : `${name} on ${table}`, table, at, options.ifExists);
        break;
      }
      case "OBJECT_FUNCTION":
      case "OBJECT_PROCEDURE": {
        const called = strings(listAt(object, "ObjectWithArgs", "objname"));
        const own = keyIn(called);
        if (called[0] === "pg_temp") break;
        const unspecified = get(object, "ObjectWithArgs", "args_unspecified") === true;
        const types = listAt(object, "ObjectWithArgs", "objargs").map((each) => get(each, "TypeName"));
        dropFunction(db, own, unspecified ? null : signatureOf(types), at, options.ifExists);
        if (options.cascade) dropCallers(db, own);
        break;
      }
      case "OBJECT_VIEW":
      case "OBJECT_MATVIEW":
        requireKind(db, keyIn(names), type === "OBJECT_MATVIEW", at);
        dropOpaque(db, "view", keyIn(names), null, at, options.ifExists, options.cascade);
        break;
      case "OBJECT_SEQUENCE":
        dropSequence(db, name, schema, at, options);
        break;
      case "OBJECT_EXTENSION":
        if (!dropExtension(db, textAt(object, "String", "sval") ?? name, at, options)) return false;
        break;
      case "OBJECT_SCHEMA":
        if (!dropSchema(db, textAt(object, "String", "sval") ?? name, at, options)) return false;
        break;
      default:
        return false;
    }
  }
  return true;
}

export function rename(db: Database, node: Json, at: Place): boolean {
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
      return where !== null && renameIn(db, withOlder(db, db.table(where.name, where.schema, at), from), from, to, at);
    case "OBJECT_INDEX": {
      const table = [...db.schema.tables.values()].find((each) => each.indexes.some((one) => one.name === where?.name));
      const owner =
        table ??
        [...db.schema.tables.values()].find(
          (each) => each.primaryKey?.name === where?.name || each.uniques.some((one) => one.name === where?.name),
        );
      if (owner === undefined && where !== null && renameOpaque(db, "index", where, to, at)) return true;
      if (owner === undefined && get(node, "missing_ok") === true && !db.openWorld) {
        return true;
      }
      if (owner === undefined && where !== null && !db.openWorld) {
        db.requireNames();
        db.fail("UndefinedTable", `index ${where.name} does not exist`, at, missing(db, where.name));
      }
      return owner !== undefined && where !== null && renameIn(db, owner, where.name, to, at);
    }
    case "OBJECT_TYPE":
      renameEnum(db, strings(listAt(node, "object", "List", "items")).at(-1) ?? "", to, at);
      return true;
    case "OBJECT_SEQUENCE": {
      const table = [...db.schema.tables.values()].find((each) => each.columns.some((one) => one.sequence === where?.name));
      if (table !== undefined && db.begin("rename_sequence", null, to, at)) {
        db.put({
          ...table,
          columns: table.columns.map((each) =>
            each.sequence === where?.name ? { ...each, sequence: to, default: `nextval(${to})` } : each,
          ),
        });
      }
      if (table === undefined && (where === null || !renameOpaque(db, "sequence", where, to, at))) return false;
      if (where !== null) followSequence(db, where.name, to);
      return true;
    }
    case "OBJECT_VIEW":
    case "OBJECT_MATVIEW":
      return where !== null && renameView(db, where, to, at);
    case "OBJECT_TRIGGER":
    case "OBJECT_POLICY":
    case "OBJECT_RULE": {
      const kind = ON_TABLES[textAt(node, "renameType") as keyof typeof ON_TABLES];
      return where !== null && renameOnTable(db, kind, tableKey(where.name, where.schema), { from, to }, at);
    }
    case "OBJECT_FUNCTION":
      return renameFunction(db, strings(listAt(node, "object", "ObjectWithArgs", "objname")), to, at);
    default:
      return false;
  }
}

/** A relation of a schema. */
interface Named {
  readonly name: string;
  readonly schema: string | null;
}

/** A function under another name, by which all that holds the function itself calls it from then on; the body of another one holds a text. */
function renameFunction(db: Database, names: readonly string[], bare: string, at: Place): boolean {
  const [from, to] = [names.at(-1) ?? "", tableKey(bare, names.at(-2))];
  const id = opaqueKey("function", keyIn(names), null);
  const found = db.schema.opaques.get(id);
  // Functions of one name differ by their parameters.
  if (found === undefined || db.schema.opaques.has(opaqueKey("function", to, null))) return false;
  if (!db.begin("rename_function", null, keyIn(names), at)) return true;
  const called = new RegExp(`(?<![\\w$])${from.replace(/\W/g, "\\$&")}(?="?\\s*\\()`, "g");
  db.schema.opaques.delete(id);
  db.schema.opaques.set(opaqueKey("function", to, null), { ...found, name: to });
  for (const [key, each] of db.schema.opaques)
    if (each.definition !== null && HOLDS_FUNCTIONS.test(each.kind))
      db.schema.opaques.set(key, { ...each, definition: each.definition.replace(called, () => bare) });
  return true;
}

/** An index or sequence that belongs to nothing that is known: older than the history, where that rests on older tables. */
function renameOpaque(db: Database, kind: "index" | "sequence", where: Named, bare: string, at: Place): boolean {
  const [from, to] = [tableKey(where.name, where.schema), tableKey(bare, where.schema)];
  const id = opaqueKey(kind, from, null);
  if (!db.schema.opaques.has(id)) {
    if (!db.assuming || !db.openWorld || db.known.has(id)) return false;
    db.know(id);
    const older = { kind, name: from, table: null, definition: null } as const;
    db.older().opaques.set(id, older);
    db.schema.opaques.set(id, older);
  }
  const found = db.schema.opaques.get(id);
  const other = opaqueKey(kind, to, null);
  if (found === undefined || db.schema.opaques.has(other)) return false;
  if (!db.begin(`rename_${kind}`, null, from, at)) return true;
  db.schema.opaques.delete(id);
  db.schema.opaques.set(other, { ...found, name: to });
  db.know(other);
  return true;
}

/** A view under another name. What reads it follows it, under a text that names it as it was: that is left open. */
function renameView(db: Database, where: Named, bare: string, at: Place): boolean {
  const [from, to] = [tableKey(where.name, where.schema), tableKey(bare, where.schema)];
  const [id, other] = [opaqueKey("view", from, null), opaqueKey("view", to, null)];
  const found = db.schema.opaques.get(id);
  const isRead = [...db.schema.opaques.values()].some(({ reads }) => reads?.has(from) === true);
  if (found === undefined || isRead || db.schema.opaques.has(other)) return false;
  if (!db.begin("rename_view", null, from, at)) return true;
  db.schema.opaques.delete(id);
  db.schema.opaques.set(other, { ...found, name: to });
  db.know(other);
  for (const [key, each] of db.schema.opaques)
    if (each.kind === "index" && each.table === from) db.schema.opaques.set(key, { ...each, table: to });
  return true;
}

/** A table that is older than the history has the constraint that is renamed. */
function withOlder(db: Database, table: Table, name: string): Table {
  const gone = !table.open || table.gone.has(`constraint ${name}`);
  return gone || constraintOf(table, name) !== undefined ? table : db.assume(table, (old) => withAssumed(old, name, null));
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
  const made: Table = {
    ...table,
    primaryKey: table.primaryKey === null ? null : named(table.primaryKey),
    uniques: table.uniques.map(named),
    foreignKeys: table.foreignKeys.map(named),
    checks: table.checks.map(named),
    indexes: table.indexes.map(named),
  };
  if (!found && !table.open) {
    db.requireNames();
    db.fail("UndefinedObject", `${from} does not exist on ${table.name}`, at, absent(table, from));
  }
  db.put(made);
  return found;
}

/** Fails where a view is dropped as a materialized one, or the other way round: PostgreSQL refuses that with IF EXISTS as well. */
function requireKind(db: Database, name: string, materialized: boolean, at: Place): void {
  const definition = db.schema.opaques.get(opaqueKey("view", name, null))?.definition ?? null;
  if (!db.postgresql || definition === null || /^\s*create\s+materialized\b/i.test(definition) === materialized) return;
  if (!/^\s*create\b/i.test(definition)) return;
  const message = `${name} is ${materialized ? "no materialized view" : "a materialized view, which DROP VIEW does not drop"}`;
  db.fail("WrongObjectType", message, at, { kind: "refused", table: null, name, by: null });
}
