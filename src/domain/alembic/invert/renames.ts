import { alterColumn } from "../database/columns.ts";
import { Database } from "../database/database.ts";
import { renameEnum, renameEnumValue } from "../database/enums.ts";
import { columnOf, copySchema, type Dialect, type Schema, type Step, tableKey } from "../database/schema.ts";
import { renameTable } from "../database/tables.ts";
import { NOWHERE } from "./nowhere.ts";

/** What upgrade() renamed, with the names before and after; and the schema after it, with the names from before. */
export interface Renames {
  readonly tables: readonly { readonly before: string; readonly after: string; readonly schema: string | null; readonly rank: number }[];
  readonly columns: readonly { readonly table: string; readonly before: string; readonly after: string; readonly rank: number }[];
  readonly enums: readonly { readonly before: string; readonly after: string }[];
  readonly labels: readonly { readonly type: string; readonly before: string; readonly after: string }[];
  readonly renamedBack: Schema;
}

/** Finds what is the same thing under another name: rows stay where it is renamed back. */
export function renamesOf(before: Schema, after: Schema, steps: readonly Step[], dialect: Dialect): Renames {
  const db = new Database(dialect, copySchema(after), new Set());
  const tables: { before: string; after: string; schema: string | null; rank: number }[] = [];
  for (const [from, to] of tableRenames(steps)) {
    const table = after.tables.get(to.key);
    if (!before.tables.has(from) || after.tables.has(from) || before.tables.has(to.key) || table === undefined) continue;
    const old = before.tables.get(from);
    if (old === undefined) continue;
    renameTable(db, table.name, old.name, table.schema, NOWHERE);
    tables.push({ before: old.name, after: table.name, schema: table.schema, rank: to.rank });
  }
  const columns: { table: string; before: string; after: string; rank: number }[] = [];
  for (const [key, old] of before.tables) {
    const now = db.schema.tables.get(key);
    if (now === undefined || now === old) continue;
    const own = [
      key,
      ...tables.filter((each) => tableKey(each.before, each.schema) === key).map((each) => tableKey(each.after, each.schema)),
    ];
    const touched = (op: string, name: string): number =>
      steps.findLastIndex((step) => step.op === op && step.name === name && step.table !== null && own.includes(step.table));
    const gone = old.columns.filter(
      (each) => columnOf(now, each.name) === undefined && touched("alter_column", each.name) > touched("drop_column", each.name),
    );
    const come = now.columns.filter((each) => columnOf(old, each.name) === undefined && touched("add_column", each.name) < 0);
    // A rename keeps a column at its place, so that several of one table pair off in order.
    if (gone.length !== come.length) continue;
    gone.forEach((each, i) => {
      const other = come[i];
      if (other === undefined) return;
      alterColumn(db, old.name, old.schema, other.name, { name: each.name }, NOWHERE);
      columns.push({ table: key, before: each.name, after: other.name, rank: touched("alter_column", each.name) });
    });
  }
  return { tables, columns, ...enumRenames(before, after, steps, db), renamedBack: db.schema };
}

/** Where each table's name went, by its first name. */
function tableRenames(steps: readonly Step[]): ReadonlyMap<string, { readonly key: string; readonly rank: number }> {
  const found = new Map<string, { key: string; rank: number }>();
  steps.forEach((step, rank) => {
    if (step.op !== "rename_table" || step.table === null || step.name === null) return;
    const dot = step.table.lastIndexOf(".");
    const key = dot < 0 ? step.name : `${step.table.slice(0, dot)}.${step.name}`;
    const origin = [...found].find(([, to]) => to.key === step.table)?.[0] ?? step.table;
    found.set(origin, { key, rank });
  });
  return found;
}

function enumRenames(before: Schema, after: Schema, steps: readonly Step[], db: Database): Pick<Renames, "enums" | "labels"> {
  const enums: { before: string; after: string }[] = [];
  const labels: { type: string; before: string; after: string }[] = [];
  const gone = [...before.enums.keys()].filter(
    (name) => !after.enums.has(name) && steps.some((step) => step.op === "rename_type" && step.name === name),
  );
  const come = [...after.enums.keys()].filter(
    (name) => !before.enums.has(name) && !steps.some((step) => step.op === "create_type" && step.name === name),
  );
  if (gone.length === 1 && come.length === 1 && gone[0] !== undefined && come[0] !== undefined) {
    renameEnum(db, come[0], gone[0], NOWHERE);
    enums.push({ before: gone[0], after: come[0] });
  }
  for (const [name, old] of before.enums) {
    const now = db.schema.enums.get(name);
    if (old == null || now == null || old.length !== now.length || !steps.some((step) => step.op === "rename_enum_value")) continue;
    old.forEach((label, i) => {
      const other = now[i];
      if (other === undefined || other === label || now.includes(label) || old.includes(other)) return;
      renameEnumValue(db, name, other, label, NOWHERE);
      labels.push({ type: name, before: label, after: other });
    });
  }
  return { enums, labels };
}
