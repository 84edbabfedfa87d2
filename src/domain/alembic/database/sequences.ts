import type { Database } from "./database.ts";
import { opaqueKey } from "./enums.ts";
import { columnOf } from "./schema.ts";

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
    const id = opaqueKey("sequence", asked, null);
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
