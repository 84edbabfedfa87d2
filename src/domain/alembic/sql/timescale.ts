import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { opaqueKey } from "../database/enums.ts";
import { get, type Json, listAt, strings, textAt } from "./tree.ts";

/** What functions of TimescaleDB add to a table or a view, and which of them take it away. */
const ADDS: ReadonlyMap<string, string> = new Map([
  ["create_hypertable", "hypertable"],
  ["add_retention_policy", "retention policy"],
  ["add_compression_policy", "compression policy"],
  ["add_columnstore_policy", "compression policy"],
  ["add_continuous_aggregate_policy", "policy of the continuous aggregate"],
  ["add_reorder_policy", "reorder policy"],
]);
const TAKES: ReadonlyMap<string, string> = new Map([
  ["remove_retention_policy", "retention policy"],
  ["remove_compression_policy", "compression policy"],
  ["remove_columnstore_policy", "compression policy"],
  ["remove_continuous_aggregate_policy", "policy of the continuous aggregate"],
  ["remove_reorder_policy", "reorder policy"],
]);

/** Carries out a call of TimescaleDB: what it makes of a table goes with the table. False where it is none, or of what is not known. */
export function callTimescale(db: Database, called: Json, at: Place): boolean {
  const name = strings(listAt(called, "funcname")).at(-1) ?? "";
  const kind = ADDS.get(name) ?? TAKES.get(name);
  const of = textOf(listAt(called, "args")[0]);
  if (kind === undefined || of === null) return false;
  const key = of.replaceAll('"', "").replace(/^public\./, "");
  if (!db.schema.tables.has(key) && !db.schema.opaques.has(opaqueKey("view", key, null))) return false;
  if (!db.begin(name, key, null, at)) return true;
  const id = opaqueKey("other", `${kind} of ${key}`, null);
  if (TAKES.has(name)) db.schema.opaques.delete(id);
  else db.schema.opaques.set(id, { kind: "other", name: `${kind} of ${key}`, table: key, definition: "on" });
  return true;
}

/** The text that an argument states, given by its place or by its name, with a cast or without. */
function textOf(argument: Json): string | null {
  const value = get(argument, "NamedArgExpr", "arg") ?? argument;
  const plain = get(value, "TypeCast", "arg") ?? value;
  return textAt(plain, "A_Const", "sval", "sval");
}
