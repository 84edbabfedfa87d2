import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { tableKey } from "../database/schema.ts";
import { get, type Json, listAt, type ParsedStatement, relation, strings, textAt } from "../sql/tree.ts";

/** Columns that PostgreSQL gives every table. */
const SYSTEM = new Set(["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"]);

/** Fails where a statement on the rows of one table names a column that it does not have; a text in double quotes is such a name. */
export function requireColumns(db: Database, { kind, node }: ParsedStatement, at: Place): void {
  const target = get(node, "relation");
  const where = relation(target);
  const table = where === null ? undefined : db.schema.tables.get(tableKey(where.name, where.schema));
  // What is older, or comes from a second table, is not known.
  if (table === undefined || table.open || ["withClause", "fromClause", "usingClause"].some((each) => get(node, each) !== undefined))
    return;
  const written = listAt(node, kind === "InsertStmt" ? "cols" : "targetList").flatMap((each) => textAt(each, "ResTarget", "name") ?? []);
  const read = kind === "InsertStmt" ? [] : unqualified([get(node, "targetList"), get(node, "whereClause")]);
  const whole = new Set([table.name, textAt(target, "alias", "aliasname")]);
  for (const name of [...written, ...read.filter((each) => !SYSTEM.has(each) && !whole.has(each))]) db.column(table, name, at);
}

/** The columns that an expression names alone, those of its queries left out: they may be of another table. */
function unqualified(node: Json): readonly string[] {
  if (Array.isArray(node)) return (node as readonly Json[]).flatMap(unqualified);
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node as { readonly [key: string]: Json }).flatMap(([name, body]) => {
    if (name === "SubLink") return [];
    if (name !== "ColumnRef") return unqualified(body);
    const fields = listAt(body, "fields");
    return fields.length === 1 ? strings(fields) : [];
  });
}
