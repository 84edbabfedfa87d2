import type { Place } from "../../../model/finding.ts";
import type { Constraint } from "../database/constraints.ts";
import type { Database } from "../database/database.ts";
import { canonicalSql } from "../database/names.ts";
import { type Column, emptyTable, numberingOf, type Table, tableKey } from "../database/schema.ts";
import { createTable } from "../database/tables.ts";
import { expressionText } from "./expression.ts";
import { columnsIn, get, type Json, listAt, type ParsedStatement, relation, strings, textAt } from "./tree.ts";
import { sqlType } from "./types.ts";

export function column(db: Database, node: Json, source: string): { readonly column: Column; readonly constraints: readonly Json[] } {
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
      default: given === undefined ? null : text === null ? `? ${String(get(given, "location"))}` : defaultOf(db, text),
      ...(identity === undefined ? { identity: null } : identityOf(identity)),
      computed: of("CONSTR_GENERATED") === undefined ? null : `${expressionText(get(of("CONSTR_GENERATED"), "raw_expr")) ?? "?"} stored`,
      autoincrement: false,
      comment: null,
      sequence: type.serial ? name : null,
    },
    constraints,
  };
}

/** `GENERATED … AS IDENTITY (START WITH 100 INCREMENT BY 10)` */
export function identityOf(constraint: Json): { readonly identity: string; readonly numbering?: string } {
  const given = new Map(
    listAt(constraint, "options").map((each) => {
      const value = get(each, "DefElem", "arg");
      const whole = get(value, "Integer", "ival") ?? get(value, "Float", "fval");
      return [textAt(each, "DefElem", "defname") ?? "", whole === undefined ? undefined : String(whole)];
    }),
  );
  return {
    identity: textAt(constraint, "generated_when") === "a" ? "always" : "by default",
    ...numberingOf(given.get("start"), given.get("increment")),
  };
}

/** The default that SQL states: `DEFAULT NULL` is none, but on SQLite, which keeps it. */
export function defaultOf(db: Database, text: string): string | null {
  const canonical = canonicalSql(text);
  return canonical === "null" && !db.sqlite ? null : canonical;
}

const ACTIONS: Readonly<Record<string, string>> = { c: "cascade", n: "set null", d: "set default", r: "restrict" };

/** A constraint of a column or table; null when it is none that is modelled. */
export function constraint(node: Json, columnName: string | null): Constraint | null {
  const name = textAt(node, "conname");
  const keys = strings(listAt(node, "keys"));
  const columns = keys.length > 0 ? keys : columnName === null ? [] : [columnName];
  switch (textAt(node, "contype")) {
    case "CONSTR_PRIMARY":
      return { kind: "primary", name, columns };
    case "CONSTR_UNIQUE":
      return { kind: "unique", name, columns, ...(get(node, "deferrable") === true ? { lenient: true } : {}) };
    case "CONSTR_CHECK": {
      const text = expressionText(get(node, "raw_expr"));
      return {
        kind: "check",
        name,
        expression: text === null ? null : canonicalSql(text),
        ...(text === null ? {} : { written: text }),
        columns: columnName === null ? columnsIn(get(node, "raw_expr")) : [columnName],
        typeBound: false,
        ...(columnName === null ? {} : { within: columnName }),
        ...unchecked(node),
      };
    }
    case "CONSTR_FOREIGN": {
      const target = relation(get(node, "pktable"));
      const local = strings(listAt(node, "fk_attrs"));
      const options = [
        ...(ACTIONS[textAt(node, "fk_del_action") ?? ""] === undefined
          ? []
          : [`on delete ${ACTIONS[textAt(node, "fk_del_action") ?? ""]}`]),
        ...(ACTIONS[textAt(node, "fk_upd_action") ?? ""] === undefined
          ? []
          : [`on update ${ACTIONS[textAt(node, "fk_upd_action") ?? ""]}`]),
        ...(get(node, "initdeferred") === true ? ["initially deferred"] : []),
        ...(get(node, "deferrable") === true ? ["deferrable"] : []),
      ];
      return target === null
        ? null
        : {
            kind: "foreignkey",
            name,
            columns: local.length > 0 ? local : columns,
            table: tableKey(target.name, target.schema),
            target: strings(listAt(node, "pk_attrs")),
            options: options.join(" "),
            ...unchecked(node),
          };
    }
    case "CONSTR_EXCLUSION":
      return { kind: "exclude", name, columns: [] };
    default:
      return null;
  }
}

/** `NOT VALID` leaves the rows that are there unchecked. */
function unchecked(node: Json): { readonly notValid?: true } {
  return get(node, "skip_validation") === true ? { notValid: true } : {};
}

/** `REFERENCES t` without columns means t's primary key. */
export function completed(db: Database, wanted: Constraint): Constraint {
  return wanted.kind === "foreignkey" && wanted.target.length === 0
    ? { ...wanted, target: db.schema.tables.get(wanted.table)?.primaryKey?.columns ?? ["?"] }
    : wanted;
}

export function createTableStatement(db: Database, statement: ParsedStatement, at: Place): boolean {
  const { node } = statement;
  const where = relation(get(node, "relation"));
  if (get(node, "partbound") !== undefined) return where !== null && createPartition(db, statement, where, at);
  if (where === null || listAt(node, "inhRelations").length > 0) {
    return false;
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
      table = {
        ...table,
        primaryKey: part,
        columns: table.columns.map((each) => (part.columns.includes(each.name) && !db.sqlite ? { ...each, nullable: false } : each)),
      };
    } else if (part.kind === "unique") {
      table = { ...table, uniques: [...table.uniques, part] };
    } else if (part.kind === "foreignkey") {
      table = { ...table, foreignKeys: [...table.foreignKeys, part] };
    } else if (part.kind === "check") {
      table = { ...table, checks: [...table.checks, part] };
    }
  }
  const spec = get(node, "partspec") === undefined ? null : (PARTITION_BY.exec(statement.text)?.[1] ?? "?");
  createTable(db, spec === null ? table : { ...table, partitioned: canonicalSql(spec) }, at, get(node, "if_not_exists") === true);
  return spec !== "?";
}

/** How rows are divided, which stands at the end of a statement. */
const PARTITION_BY = /\bPARTITION\s+BY\s+(\w+\s*\([\s\S]*\))\s*(?:(?:USING|WITH|TABLESPACE)\b[^()]*(?:\([^()]*\))?\s*)*;?\s*$/i;

/** Which rows a partition holds. */
const BOUND = /\b(FOR\s+VALUES\s+[\s\S]*?|DEFAULT)\s*(?:PARTITION\s+BY\b[\s\S]*)?;?\s*$/i;

/** `CREATE TABLE … PARTITION OF …`: a table that has what the other one has, and goes with it. */
function createPartition(
  db: Database,
  { node, text }: ParsedStatement,
  where: { readonly name: string; readonly schema: string | null },
  at: Place,
): boolean {
  const parent = relation(get(node, "inhRelations", 0, "RangeVar"));
  const bound = BOUND.exec(text)?.[1];
  // Constraints of its own, and further divisions, are not followed.
  if (parent === null || bound === undefined || listAt(node, "tableElts").length > 0 || get(node, "partspec") !== undefined) return false;
  const ifNotExists = get(node, "if_not_exists") === true;
  const of = db.table(parent.name, parent.schema, at);
  if (!of.open && of.partitioned === undefined) {
    db.check(at);
    db.fail("WrongObjectType", `${of.name} is not partitioned`, at);
  }
  const table = {
    ...emptyTable(where.name, where.schema, true),
    partOf: { table: tableKey(parent.name, parent.schema), bound: canonicalSql(bound) },
  };
  createTable(db, table, at, ifNotExists);
  return true;
}
