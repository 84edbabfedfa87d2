import { get, type Json, listAt, strings, textAt } from "./tree.ts";

/** What stands in the place of a column's name that is not known, with what it is made of. */
export const UNNAMED = "? ";

/** The columns of a parsed query by their names, in order, as PostgreSQL gives them; `aliases`: the names of the view itself. */
export function outputsOf(query: Json, aliases: readonly Json[] = []): readonly string[] {
  const select = get(query, "SelectStmt");
  const first = get(select, "larg");
  if (first !== undefined) return renamed(outputsOf({ SelectStmt: first }), aliases);
  const names = listAt(select, "targetList").map((each) => {
    const value = get(each, "ResTarget", "val");
    return textAt(each, "ResTarget", "name") ?? named(value) ?? `${UNNAMED}${plain(value)}`;
  });
  return renamed(names, aliases);
}

function renamed(names: readonly string[], aliases: readonly Json[]): readonly string[] {
  const given = strings(aliases);
  return names.map((name, i) => given[i] ?? name);
}

/** The name of an expression without one of its own; null where it is not known. */
function named(node: Json): string | null {
  const fields = listAt(node, "ColumnRef", "fields");
  if (fields.length > 0) return fields.some((field) => get(field, "A_Star") !== undefined) ? null : (strings(fields).at(-1) ?? null);
  const called = strings(listAt(node, "FuncCall", "funcname")).at(-1);
  if (called !== undefined) return called;
  if (get(node, "CoalesceExpr") !== undefined) return "coalesce";
  if (get(node, "CaseExpr") !== undefined) {
    const rest = get(node, "CaseExpr", "defresult");
    return rest === undefined || get(rest, "A_Const") !== undefined ? "case" : null;
  }
  const cast = get(node, "TypeCast", "arg");
  return get(cast, "ColumnRef") === undefined && get(cast, "FuncCall") === undefined ? null : named(cast);
}

/** A node without the places where it stands. */
function plain(node: Json): string {
  return JSON.stringify(node, (key, value: unknown) => (key === "location" ? undefined : value)) ?? "";
}
