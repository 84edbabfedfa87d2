import { tableKey } from "../database/schema.ts";
import { get, type Json, listAt, strings, textAt } from "./tree.ts";

/** What `OWNED BY` of a sequence names; null for none, undefined where other options stand beside it. */
export function ownerIn(node: Json): { readonly table: string; readonly column: string } | null | undefined {
  const options = listAt(node, "options").map((each) => get(each, "DefElem"));
  const owned = options.find((each) => textAt(each, "defname") === "owned_by");
  if (owned === undefined) return options.length === 0 ? null : undefined;
  const names = strings(listAt(owned, "arg", "List", "items"));
  const [column, table] = [names.at(-1), names.at(-2)];
  return column === undefined || table === undefined ? null : { table: tableKey(table, names.at(-3)), column };
}
