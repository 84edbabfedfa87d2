import { tableKey } from "../database/schema.ts";
import type { Selected } from "../database/views.ts";
import { get, type Json, listAt, relation, strings, textAt } from "./tree.ts";

/** What a parsed query selects from, its own queries included, and the columns that it names. */
export function selectedBy(query: Json): Selected {
  const from: { key: string; alias: string }[] = [];
  const columns: { of: string | null; name: string | null }[] = [];
  const common = new Set<string>();
  const derived = new Set<string>();
  const walk = (node: Json): void => {
    if (Array.isArray(node)) {
      for (const each of node as readonly Json[]) walk(each);
      return;
    }
    if (node === null || typeof node !== "object") return;
    for (const [kind, body] of Object.entries(node as { readonly [key: string]: Json })) {
      if (kind === "CommonTableExpr") common.add(textAt(body, "ctename") ?? "");
      if (/^Range(?:Subselect|Function|TableFunc)$/.test(kind) || kind === "JoinExpr")
        derived.add(textAt(body, "alias", "aliasname") ?? "");
      if (kind === "RangeVar") {
        const where = relation(body);
        // `orders AS o (a, b)`: the columns go by other names.
        if (listAt(body, "alias", "colnames").length > 0) derived.add(textAt(body, "alias", "aliasname") ?? "");
        if (where !== null) from.push({ key: tableKey(where.name, where.schema), alias: textAt(body, "alias", "aliasname") ?? where.name });
      } else if (kind === "ColumnRef") {
        const fields = listAt(body, "fields");
        const names = strings(fields);
        const star = fields.some((field) => get(field, "A_Star") !== undefined);
        const name = star ? null : (names.at(-1) ?? null);
        if (star || name !== null) columns.push({ of: (star ? names.at(-1) : names.at(-2)) ?? null, name });
      } else walk(body);
    }
  };
  walk(query);
  return { from: from.filter(({ key }) => !common.has(key)), columns, derived: new Set([...derived, ...common]) };
}
