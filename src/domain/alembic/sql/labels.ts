import type { Place } from "../../../model/finding.ts";
import { type Database, missing } from "../database/database.ts";
import { requireCommitted } from "../database/enums.ts";
import { tableKey } from "../database/schema.ts";
import { get, type Json, listAt, type ParsedStatement, relation, strings, textAt } from "./tree.ts";

/** Fails where a statement on rows uses a label of an enum type that its transaction has added. Texts whose type is not known are let pass. */
export function requireCommittedLabels(db: Database, statement: ParsedStatement, at: Place): void {
  if (db.uncommitted.size === 0 || db.autocommit > 0) return;
  eachLabel(db, statement, (type, label) => {
    requireCommitted(db, type, label, at);
  });
}

/**
 * Fails where a statement on the rows of one table writes or compares with what is no label of the column's type: PostgreSQL reads the
 * label before it looks at any row.
 */
export function requireLabels(db: Database, statement: ParsedStatement, at: Place): void {
  if (!db.postgresql || db.unsure || db.schema.enums.size === 0 || !readsOneTable(statement.node)) return;
  eachLabel(db, statement, (type, label) => {
    const labels = db.schema.enums.get(type);
    if (labels == null || labels.includes(label)) return;
    db.fail("InvalidTextRepresentation", `${label} is no label of ${type}`, at, missing(db, type));
  });
}

/** Whether a statement has one source of rows: a name without its table in front is a column of it. */
function readsOneTable(node: Json): boolean {
  let sources = get(node, "relation") === undefined ? 0 : 1;
  eachNode(node, (name) => {
    if (/^(RangeVar|RangeSubselect|RangeFunction|withClause|SubLink|JoinExpr)$/.test(name)) sources += 1;
  });
  return sources === 1;
}

const COMPARES = new Set(["=", "<>", "<", ">", "<=", ">="]);

/** The labels that a statement states for columns of enum types, or casts to such. */
function eachLabel(db: Database, { kind, node }: ParsedStatement, visit: (type: string, label: string) => void): void {
  const types = columnTypes(db, node);
  const use = (type: string | undefined, label: string | null): void => {
    if (type !== undefined && label !== null) visit(type, label);
  };
  if (kind === "UpdateStmt") {
    for (const each of listAt(node, "targetList"))
      use(types.get(textAt(each, "ResTarget", "name") ?? ""), literal(get(each, "ResTarget", "val")));
  }
  if (kind === "InsertStmt") {
    const columns = listAt(node, "cols").map((each) => types.get(textAt(each, "ResTarget", "name") ?? ""));
    for (const row of listAt(node, "selectStmt", "SelectStmt", "valuesLists"))
      listAt(row, "List", "items").forEach((value, i) => {
        use(columns[i], literal(value));
      });
    listAt(node, "selectStmt", "SelectStmt", "targetList").forEach((each, i) => {
      use(columns[i], literal(get(each, "ResTarget", "val")));
    });
  }
  eachNode(node, (name, body) => {
    // `'{draft,open}'`, as an array or beside ANY, holds labels and is none.
    if (name === "TypeCast" && get(body, "typeName", "arrayBounds") === undefined)
      use(strings(listAt(body, "typeName", "names")).at(-1), literal(get(body, "arg")));
    if (name !== "A_Expr" || !COMPARES.has(strings(listAt(body, "name"))[0] ?? "")) return;
    if (/_(?:ANY|ALL)$/.test(textAt(body, "kind") ?? "")) return;
    const sides = [get(body, "lexpr"), get(body, "rexpr")];
    const column = sides.map((side) => strings(listAt(side, "ColumnRef", "fields")).at(-1)).find((each) => each !== undefined);
    for (const side of sides) for (const value of [side, ...listAt(side, "List", "items")]) use(types.get(column ?? ""), literal(value));
  });
}

/** The enum types, by column, of the tables that a statement names; a column of several types is left out. */
function columnTypes(db: Database, node: Json): ReadonlyMap<string, string> {
  const types = new Map<string, string | null>();
  const add = (where: ReturnType<typeof relation>): void => {
    for (const { name, type } of where === null ? [] : (db.schema.tables.get(tableKey(where.name, where.schema))?.columns ?? []))
      types.set(name, types.has(name) && types.get(name) !== type.named ? null : type.named === type.text ? type.named : null);
  };
  add(relation(get(node, "relation")));
  eachNode(node, (name, body) => {
    if (name === "RangeVar") add(relation(body));
  });
  return new Map([...types].filter((entry): entry is [string, string] => entry[1] !== null));
}

/** The text of a literal, a cast of it included. */
function literal(node: Json): string | null {
  const plain = get(node, "TypeCast", "arg") ?? node;
  return textAt(plain, "A_Const", "sval", "sval");
}

function eachNode(node: Json, visit: (name: string, body: Json) => void): void {
  if (Array.isArray(node)) for (const each of node as readonly Json[]) eachNode(each, visit);
  else if (node !== null && typeof node === "object")
    for (const [name, body] of Object.entries(node as { readonly [key: string]: Json })) {
      visit(name, body);
      eachNode(body, visit);
    }
}
