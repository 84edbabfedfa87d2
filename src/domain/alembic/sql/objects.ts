import type { Place } from "../../../model/finding.ts";
import { alterColumn } from "../database/columns.ts";
import { createIndex } from "../database/constraints.ts";
import type { Database } from "../database/database.ts";
import { addEnumValue, createOpaque, opaqueKey, renameEnumValue } from "../database/enums.ts";
import { refusal } from "../database/errors.ts";
import { UNKNOWN_ROWS } from "../database/events.ts";
import { createFunction } from "../database/functions.ts";
import { canonicalSql } from "../database/names.ts";
import { type Column, emptyTable, type Index, type Opaque, SHARED, type Table, tableKey } from "../database/schema.ts";
import { own } from "../database/sequences.ts";
import { createTable } from "../database/tables.ts";
import { readBy, requireColumnsOf, requireReadable } from "../database/views.ts";
import { requireComparable } from "./comparable.ts";
import { expressionText } from "./expression.ts";
import { outputsOf, UNNAMED } from "./outputs.ts";
import { selectedBy } from "./selected.ts";
import { ownerIn } from "./sequences.ts";
import { columnsIn, get, type Json, keyIn, listAt, type ParsedStatement, relation, signatureOf, strings, textAt } from "./tree.ts";

export function index(db: Database, node: Json, at: Place): boolean {
  const where = relation(get(node, "relation"));
  const name = textAt(node, "idxname");
  if (where === null || name === null) {
    return false;
  }
  if (get(node, "concurrent") === true && db.postgresql && db.autocommit === 0) {
    db.failConcurrent("CREATE INDEX CONCURRENTLY", at);
  }
  const parts: (string | null)[] = [];
  const written: (string | null)[] = [];
  const classes: string[] = [];
  let expression = false;
  for (const each of listAt(node, "indexParams")) {
    const element = get(each, "IndexElem");
    const plain = textAt(element, "name");
    const text = plain ?? expressionText(get(element, "expr"));
    // SQLite's own catalogue tells nothing of the order, and a table made anew loses it unseen.
    const ordering = textAt(element, "ordering") === "SORTBY_DESC" && !db.sqlite ? " desc" : "";
    const operators = strings(listAt(element, "opclass")).at(-1);
    if (operators !== undefined) {
      classes.push(`${plain}:${operators}`);
    }
    expression ||= plain === null || ordering !== "";
    parts.push(text === null ? null : canonicalSql(`${text}${ordering}`));
    written.push(text === null ? null : `${text}${ordering}`);
  }
  const condition = get(node, "whereClause");
  const conditionText = condition === undefined ? "" : expressionText(condition);
  const method = textAt(node, "accessMethod");
  const include = listAt(node, "indexIncludingParams").map((each) => textAt(each, "IndexElem", "name"));
  const options =
    conditionText === null
      ? null
      : [
          ...(include.length > 0 ? [`include ${include.join(",")}`] : []),
          ...(classes.length > 0 ? [`ops ${canonicalSql(classes.join(","))}`] : []),
          ...(method !== null && method !== "btree" ? [`using ${method}`] : []),
          ...(conditionText === "" ? [] : [`where ${canonicalSql(conditionText)}`]),
        ].join(" ");
  const made: Index = {
    name,
    unique: get(node, "unique") === true,
    parts,
    columns: [...new Set(columnsOfIndex(node))],
    options,
    written: { parts: written, where: conditionText === "" ? null : conditionText },
    expression,
    implicit: false,
  };
  requireComparable(db, db.schema.tables.get(tableKey(where.name, where.schema)), condition, at);
  createIndex(db, where.name, where.schema, made, at, get(node, "if_not_exists") === true, get(node, "concurrent") === true);
  return true;
}

function columnsOfIndex(node: Json): string[] {
  return listAt(node, "indexParams").flatMap((each) => textAt(each, "IndexElem", "name") ?? columnsIn(get(each, "IndexElem", "expr")));
}

export function alterEnum(db: Database, node: Json, at: Place): boolean {
  const name = strings(listAt(node, "typeName")).at(-1) ?? "";
  const [value, old, neighbour] = [textAt(node, "newVal") ?? "", textAt(node, "oldVal"), textAt(node, "newValNeighbor")];
  if (old !== null) {
    renameEnumValue(db, name, old, value, at);
  } else {
    const after = get(node, "newValIsAfter") === true;
    addEnumValue(db, name, value, at, {
      ifNotExists: get(node, "skipIfNewValExists") === true,
      after: after ? neighbour : null,
      before: after ? null : neighbour,
    });
  }
  return true;
}

/** PostgreSQL replaces a view by one that has all of its columns, in their places, and may have more behind them. */
function requireSameOutputs(db: Database, name: string, outputs: readonly string[], at: Place): void {
  const before = db.postgresql && !db.maybe() ? db.schema.opaques.get(opaqueKey("view", name, null))?.outputs : undefined;
  if (before === undefined) return;
  const other = before.findIndex((column, i) => column !== outputs[i]);
  if (other < 0) return;
  const [was, is] = [before[other] ?? "", outputs[other]];
  if ([...before.slice(0, other + 1), ...outputs.slice(0, other + 1)].some((column) => column.startsWith(UNNAMED))) {
    db.blind(`whether the columns of the view ${name} stay as they are is not known`, at);
    return;
  }
  const message =
    outputs.length < before.length
      ? `cannot drop columns from view ${name}`
      : `cannot change name of view column ${was} to ${is} (${name})`;
  db.fail("InvalidTableDefinition", message, at, refusal(name));
}

export function opaque(db: Database, statement: ParsedStatement, at: Place): boolean {
  const { node, text } = statement;
  const make = (
    kind: Opaque["kind"],
    name: string,
    table: string | null,
    definition: string | null,
    options: { replace?: boolean; ifNotExists?: boolean },
    query?: Json,
  ): true => {
    const selected = query === undefined ? null : selectedBy(query);
    const read = selected === null ? null : readBy(db, selected);
    if (read !== null && !db.maybe()) requireReadable(db, name, read, at);
    if (selected !== null && !db.maybe()) requireColumnsOf(db, name, selected, at);
    const outputs = outputsOf(query, listAt(node, "aliases"));
    const reads = read === null ? {} : { reads: read, outputs };
    if (kind === "view" && read !== null && options.replace === true) requireSameOutputs(db, name, outputs, at);
    createOpaque(db, { kind, name, table, definition, written: text, ...reads }, at, options);
    return true;
  };
  switch (statement.kind) {
    case "ViewStmt":
      return make(
        "view",
        tableKey(textAt(node, "view", "relname") ?? "", textAt(node, "view", "schemaname")),
        null,
        text.replace(/^create\s+(or\s+replace\s+)?/i, ""),
        {
          replace: get(node, "replace") === true,
        },
        get(node, "query"),
      );
    case "CreateTableAsStmt":
      return textAt(node, "objtype") === "OBJECT_MATVIEW"
        ? make(
            "view",
            tableKey(textAt(node, "into", "rel", "relname") ?? "", textAt(node, "into", "rel", "schemaname")),
            null,
            text,
            { ifNotExists: get(node, "if_not_exists") === true },
            get(node, "query"),
          )
        : createTableAs(db, statement, at);
    case "CreateFunctionStmt":
      // A function of the session goes with it.
      if (strings(listAt(node, "funcname"))[0] === "pg_temp") return true;
      createFunction(
        db,
        {
          kind: "function",
          name: keyIn(strings(listAt(node, "funcname"))),
          table: null,
          definition: text.replace(/^create\s+(or\s+replace\s+)?/i, ""),
          written: text,
          signature: signatureOf(inputTypes(node)),
        },
        at,
        { replace: get(node, "replace") === true },
      );
      return true;
    case "CreateTrigStmt": {
      const where = relation(get(node, "relation"));
      return where === null
        ? false
        : make(
            "trigger",
            textAt(node, "trigname") ?? "",
            tableKey(where.name, where.schema),
            text.replace(/^create\s+(or\s+replace\s+)?/i, ""),
            { replace: get(node, "replace") === true },
          );
    }
    case "CreatePolicyStmt": {
      const where = relation(get(node, "table"));
      return where === null
        ? false
        : make(
            "policy",
            `${textAt(node, "policy_name") ?? ""} on ${tableKey(where.name, where.schema)}`,
            tableKey(where.name, where.schema),
            text,
            {},
          );
    }
    case "RuleStmt": {
      const where = relation(get(node, "relation"));
      if (where === null) return false;
      const table = tableKey(where.name, where.schema);
      // Name and table count apart: the table may take another name.
      const definition = text.replace(/^\s*create\s+(?:or\s+replace\s+)?rule\s+(?:"[^"]*"|\S+)\s+as\s+on\s+(\w+)\s+to\s+\S+/i, "on $1");
      return make("rule", `${textAt(node, "rulename") ?? ""} on ${table}`, table, definition, { replace: get(node, "replace") === true });
    }
    case "CreateExtensionStmt":
      return make("extension", textAt(node, "extname") ?? "", null, get(node, "if_not_exists") === true ? SHARED : "", {
        ifNotExists: get(node, "if_not_exists") === true,
      });
    case "CreateSchemaStmt":
      return listAt(node, "schemaElts").length > 0
        ? false
        : make("schema", textAt(node, "schemaname") ?? "", null, "", { ifNotExists: get(node, "if_not_exists") === true });
    case "CreateDomainStmt":
      // What it allows is not followed; that it is there, code may ask.
      make("domain", keyIn(strings(listAt(node, "domainname"))), null, text, {});
      return false;
    case "CreateSeqStmt": {
      const name = tableKey(textAt(node, "sequence", "relname") ?? "", textAt(node, "sequence", "schemaname"));
      const owner = ownerIn(node);
      make("sequence", name, null, text, { ifNotExists: get(node, "if_not_exists") === true });
      if (owner !== null && owner !== undefined) own(db, name, owner);
      return true;
    }
    case "AlterSeqStmt": {
      const owner = ownerIn(node);
      const name = tableKey(textAt(node, "sequence", "relname") ?? "", textAt(node, "sequence", "schemaname"));
      // Where it goes on is no part of the schema.
      if (listAt(node, "options").every((each) => textAt(each, "DefElem", "defname") === "restart")) return true;
      if (owner === null || owner === undefined || !db.schema.opaques.has(opaqueKey("sequence", name, null))) return false;
      if (db.begin("alter_sequence", owner.table, name, at)) own(db, name, owner);
      return true;
    }
    case "CommentStmt":
      return comment(db, node, at);
    default:
      return false;
  }
}

/** `CREATE TABLE … AS`: the columns of a plain `SELECT * FROM` one table are known, of other queries they are not. */
function createTableAs(db: Database, { node, text }: ParsedStatement, at: Place): boolean {
  const where = relation(get(node, "into", "rel"));
  if (where === null) return false;
  const query = get(node, "query", "SelectStmt");
  const from = listAt(query, "fromClause");
  const targets = listAt(query, "targetList").map((each) => get(each, "ResTarget", "val", "ColumnRef", "fields"));
  const source = from.length === 1 ? relation(get(from[0], "RangeVar")) : null;
  const star = targets.length === 1 && get(targets[0], 0, "A_Star") !== undefined;
  const like = source === null || !star ? undefined : db.schema.tables.get(tableKey(source.name, source.schema));
  const columns = like?.open === false ? like.columns.map(bare) : null;
  const made = { ...emptyTable(where.name, where.schema, columns === null), columns: columns ?? [] };
  createTable(db, made, at, get(node, "if_not_exists") === true);
  db.changeRows(at, { ...UNKNOWN_ROWS, verb: "insert", table: tableKey(where.name, where.schema), text });
  return true;
}

/** A column as a query gives it: its values, without the rules about them. */
function bare(column: Column): Column {
  return { ...column, nullable: true, default: null, identity: null, computed: null, autoincrement: false, sequence: null, comment: null };
}

export function comment(db: Database, node: Json, at: Place): boolean {
  const names = strings(listAt(node, "object", "List", "items"));
  const text = textAt(node, "comment");
  if (textAt(node, "objtype") === "OBJECT_TABLE" && db.begin("comment", names.at(-1) ?? null, null, at)) {
    const table = db.table(names.at(-1) ?? "", names.length > 1 ? (names.at(-2) ?? null) : null, at);
    db.put({ ...table, comment: text });
    return true;
  }
  const view = db.schema.tables.has(keyIn(names.slice(0, -1))) ? undefined : db.schema.opaques.get(`view ${keyIn(names.slice(0, -1))}`);
  if (textAt(node, "objtype") === "OBJECT_COLUMN" && view !== undefined) return commentOutput(db, view, names.at(-1) ?? "", text, at);
  if (textAt(node, "objtype") === "OBJECT_COLUMN") {
    alterColumn(db, names.at(-2) ?? "", names.length > 2 ? (names.at(-3) ?? null) : null, names.at(-1) ?? "", { comment: text }, at);
    return true;
  }
  return commentElsewhere(db, node, names, text, at);
}

const COMMENTED: ReadonlyMap<string, Opaque["kind"]> = new Map([
  ["OBJECT_VIEW", "view"],
  ["OBJECT_MATVIEW", "view"],
  ["OBJECT_FUNCTION", "function"],
  ["OBJECT_PROCEDURE", "function"],
  ["OBJECT_SEQUENCE", "sequence"],
  ["OBJECT_SCHEMA", "schema"],
  ["OBJECT_EXTENSION", "extension"],
  ["OBJECT_TRIGGER", "trigger"],
  ["OBJECT_POLICY", "policy"],
  ["OBJECT_RULE", "rule"],
]);

/** A comment on a column of a view. */
function commentOutput(db: Database, view: Opaque, name: string, text: string | null, at: Place): boolean {
  if (!db.begin("comment", null, view.name, at)) return true;
  const columnComments = new Map(view.columnComments);
  if (text === null) columnComments.delete(name);
  else columnComments.set(name, text);
  const { columnComments: _former, ...rest } = view;
  db.schema.opaques.set(opaqueKey("view", view.name, null), columnComments.size === 0 ? rest : { ...rest, columnComments });
  return true;
}

/** A comment on what is no table and no column. */
function commentElsewhere(db: Database, node: Json, names: readonly string[], text: string | null, at: Place): boolean {
  const type = textAt(node, "objtype") ?? "";
  const kind = COMMENTED.get(type);
  const called = strings(listAt(node, "object", "ObjectWithArgs", "objname"));
  const own = called.at(-1) ?? textAt(node, "object", "String", "sval") ?? names.at(-1) ?? "";
  const name = kind === "function" && called.length > 0 ? keyIn(called) : kind === "view" || kind === "sequence" ? keyIn(names) : own;
  if (type === "OBJECT_TYPE") return commentType(db, strings(listAt(node, "object", "TypeName", "names")).at(-1) ?? name, text, at);
  if (type === "OBJECT_INDEX" || type === "OBJECT_TABCONSTRAINT") return commentPart(db, type === "OBJECT_INDEX", names, text, at);
  if (kind === undefined) return false;
  const table = /^(trigger|policy|rule)$/.test(kind) ? tableKey(names.at(-2) ?? "", names.at(-3)) : null;
  const id = opaqueKey(kind, kind === "policy" || kind === "rule" ? `${name} on ${table}` : name, table);
  const found = db.schema.opaques.get(id);
  if (found === undefined) return false;
  if (!db.begin("comment", table, name, at)) return true;
  const { comment: _former, ...rest } = found;
  db.schema.opaques.set(id, text === null ? rest : { ...rest, comment: text });
  return true;
}

function commentType(db: Database, name: string, text: string | null, at: Place): boolean {
  if (!db.schema.enums.has(name)) return false;
  if (!db.begin("comment", null, name, at)) return true;
  if (text === null) db.schema.typeComments.delete(name);
  else db.schema.typeComments.set(name, text);
  return true;
}

/** A comment on an index, `schema.index`, or on a constraint, `schema.table.constraint`. The index of a key is another thing than the key. */
function commentPart(db: Database, isIndex: boolean, names: readonly string[], text: string | null, at: Place): boolean {
  const name = names.at(-1) ?? "";
  const holds = ({ primaryKey, uniques, foreignKeys, checks, indexes }: Table): boolean =>
    isIndex
      ? indexes.some((each) => each.name === name)
      : primaryKey?.name === name || [uniques, foreignKeys, checks].some((list) => list.some((each) => each.name === name));
  const owner = isIndex
    ? [...db.schema.tables.values()].find((table) => (table.schema ?? "public") === (names.at(-2) ?? "public") && holds(table))
    : db.schema.tables.get(keyIn(names.slice(0, -1)));
  if (owner === undefined || !holds(owner)) return false;
  if (!db.begin("comment", tableKey(owner.name, owner.schema), name, at)) return true;
  const said = <T extends { readonly name: string | null; readonly comment?: string }>(each: T): T => {
    if (each.name !== name) return each;
    const { comment: _former, ...rest } = each;
    return (text === null ? rest : { ...rest, comment: text }) as T;
  };
  if (isIndex) db.put({ ...owner, indexes: owner.indexes.map(said) });
  else
    db.put({
      ...owner,
      primaryKey: owner.primaryKey === null ? null : said(owner.primaryKey),
      uniques: owner.uniques.map(said),
      foreignKeys: owner.foreignKeys.map(said),
      checks: owner.checks.map(said),
    });
  return true;
}

/** The types of the parameters that a caller gives. */
function inputTypes(node: Json): readonly Json[] {
  return listAt(node, "parameters").flatMap((each) =>
    /^FUNC_PARAM_(OUT|TABLE)$/.test(textAt(each, "FunctionParameter", "mode") ?? "") ? [] : [get(each, "FunctionParameter", "argType")],
  );
}
