import type { Place } from "../../../model/finding.ts";
import { releaseSequence } from "./asked-sequences.ts";
import type { Database } from "./database.ts";
import { dropOpaque, opaqueKey } from "./enums.ts";
import { refusal } from "./errors.ts";
import { columnOf, tableKey } from "./schema.ts";

/** A sequence that belongs to a column goes with it. */
export function own(db: Database, name: string, owner: { readonly table: string; readonly column: string }): void {
  const id = opaqueKey("sequence", name, null);
  const sequence = db.schema.opaques.get(id);
  if (sequence === undefined) return;
  db.schema.opaques.set(id, { ...sequence, table: owner.table, definition: ownedBy(owner.column) });
  adopt(db, owner.table, owner.column);
}

function ownedBy(column: string): string {
  return `owned by ${column}`;
}

/** A column that owns the sequence which its default asks is what SERIAL makes. */
export function adopt(db: Database, key: string, name: string): void {
  const table = db.schema.tables.get(key);
  const column = table === undefined ? undefined : columnOf(table, name);
  const asked = typeof column?.default === "string" ? /^nextval\('?(?:public\.)?"?(\w+)/.exec(column.default)?.[1] : undefined;
  if (table === undefined || column === undefined || asked === undefined) return;
  if (column.sequence !== asked) {
    const id = opaqueKey("sequence", tableKey(asked, table.schema), null);
    const sequence = db.schema.opaques.get(id);
    if (sequence?.table !== key || sequence.definition !== ownedBy(name)) return;
    db.schema.opaques.delete(id);
  }
  const made = { ...column, sequence: asked, default: `nextval(${asked})` };
  db.put({ ...table, columns: table.columns.map((each) => (each === column ? made : each)) });
}

/** Takes away the sequences that belong to a column which goes. */
export function dropOwned(db: Database, key: string, column: string): void {
  for (const [id, each] of db.schema.opaques) {
    if (each.kind === "sequence" && each.table === key && each.definition === ownedBy(column)) db.schema.opaques.delete(id);
  }
}

/** `DROP SEQUENCE`: one that a serial column owns goes with `CASCADE` alone, and takes the column's default with it. */
export function dropSequence(
  db: Database,
  name: string,
  schema: string | null,
  at: Place,
  { ifExists, cascade }: { readonly ifExists: boolean; readonly cascade: boolean },
): void {
  const isOf = (table: { readonly schema: string | null }): boolean => (table.schema ?? "public") === (schema ?? "public");
  const owner = [...db.schema.tables.values()].find((table) => isOf(table) && table.columns.some(({ sequence }) => sequence === name));
  if (owner === undefined) {
    releaseSequence(db, name, at, { cascade, owner: null });
    dropOpaque(db, "sequence", tableKey(name, schema), null, at, ifExists);
    return;
  }
  const key = tableKey(owner.name, owner.schema);
  if (!db.begin("drop_sequence", key, name, at)) return;
  const [column] = owner.columns.filter(({ sequence }) => sequence === name);
  // A column whose default was dropped owns the sequence, and does not ask it any more.
  if (!cascade && column?.default !== null)
    db.fail("DependentObjectsStillExist", `sequence ${name} is used by ${key}.${column?.name}`, at, refusal(name, key));
  releaseSequence(db, name, at, { cascade, owner: null });
  const columns = owner.columns.map((each) => (each.sequence === name ? { ...each, sequence: null, default: null } : each));
  db.put({ ...owner, columns });
}
