import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { get, type Json, listAt, type ParsedStatement, strings, textAt } from "./tree.ts";

/**
 * Fails where the condition of a JOIN speaks of the table whose rows the statement changes: in PostgreSQL that one stands beside
 * FROM or USING, not in it, and only WHERE sees both.
 */
export function requireJoinApart(db: Database, { kind, node }: ParsedStatement, at: Place): void {
  if (kind !== "UpdateStmt" && kind !== "DeleteStmt") return;
  const target = nameOf(get(node, "relation"));
  const from = [...listAt(node, "fromClause"), ...listAt(node, "usingClause")];
  if (target === null || from.length === 0 || namesIn(from).has(target) || !from.some((each) => joinsBy(each, target))) return;
  const message = `the condition of a JOIN cannot refer to ${target}, whose rows are changed: say it in WHERE`;
  db.fail("UndefinedTable", message, at, { kind: "refused", table: null, name: target, by: null, everywhere: true });
}

/** The name by which a statement knows a table. */
function nameOf(relation: Json): string | null {
  return textAt(relation, "alias", "aliasname") ?? textAt(relation, "relname");
}

/** The names that a FROM clause makes known. */
function namesIn(from: readonly Json[], found = new Set<string>()): ReadonlySet<string> {
  for (const each of from) {
    const join = get(each, "JoinExpr");
    if (join !== undefined) {
      namesIn([get(join, "larg"), get(join, "rarg")], found);
      found.add(textAt(join, "alias", "aliasname") ?? "");
    }
    for (const kind of ["RangeVar", "RangeSubselect", "RangeFunction"]) found.add(nameOf(get(each, kind)) ?? "");
  }
  return found;
}

/** Whether the condition of a JOIN, inside its queries or not, refers to a table. */
function joinsBy(from: Json, target: string): boolean {
  const join = get(from, "JoinExpr");
  return (
    join !== undefined && (refersTo(get(join, "quals"), target) || joinsBy(get(join, "larg"), target) || joinsBy(get(join, "rarg"), target))
  );
}

/** Whether an expression qualifies a column by a table. A query in it may have a table of that name of its own. */
function refersTo(node: Json, target: string): boolean {
  if (Array.isArray(node)) return (node as readonly Json[]).some((each) => refersTo(each, target));
  if (node === null || typeof node !== "object") return false;
  return Object.entries(node as { readonly [key: string]: Json }).some(([name, body]) =>
    name === "ColumnRef" ? strings(listAt(body, "fields")).at(-2) === target : name !== "SubLink" && refersTo(body, target),
  );
}
