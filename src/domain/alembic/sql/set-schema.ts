import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { opaqueKey } from "../database/enums.ts";
import { tableKey } from "../database/schema.ts";
import { renameTable } from "../database/tables.ts";
import { get, type Json, listAt, relation, strings, textAt } from "./tree.ts";

const KINDS = { OBJECT_VIEW: "view", OBJECT_MATVIEW: "view", OBJECT_SEQUENCE: "sequence", OBJECT_FUNCTION: "function" } as const;

/** `ALTER … SET SCHEMA`. False where what is moved is not known, or something else speaks of it by its name. */
export function setSchema(db: Database, node: Json, at: Place): boolean {
  const type = textAt(node, "objectType") ?? "";
  const names = strings(listAt(node, "object", "ObjectWithArgs", "objname"));
  const where = type === "OBJECT_FUNCTION" ? { name: names.at(-1) ?? "", schema: names.at(-2) ?? null } : relation(get(node, "relation"));
  const to = textAt(node, "newschema");
  if (where === null || to === null) return false;
  if (type === "OBJECT_TABLE") {
    const isSpared = get(node, "missing_ok") === true && !db.has(where.name, where.schema);
    if (!isSpared) renameTable(db, where.name, where.name, where.schema, at, to);
    return true;
  }
  const kind = KINDS[type as keyof typeof KINDS];
  if (kind === undefined) return false;
  const [from, name] = [tableKey(where.name, where.schema), tableKey(where.name, to)];
  const [id, other] = [opaqueKey(kind, from, null), opaqueKey(kind, name, null)];
  const found = db.schema.opaques.get(id);
  const hasMore = [...db.schema.opaques.values()].some(({ table, reads }) => table === from || reads?.has(from) === true);
  if (found === undefined || hasMore || db.schema.opaques.has(other)) return false;
  if (!db.begin(`move_${kind}`, null, from, at)) return true;
  const { written: _former, ...rest } = found;
  db.schema.opaques.delete(id);
  db.schema.opaques.set(other, { ...rest, name });
  db.know(other);
  return true;
}
