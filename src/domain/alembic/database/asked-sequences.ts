import type { Place } from "../../../model/finding.ts";
import { type Database, missing } from "./database.ts";
import { refusal } from "./errors.ts";
import { bareName, type Column, type Table, tableKey } from "./schema.ts";

const ASKED = /^nextval\('?(?:\w+\.)?"?(\w+)"?'?\)$/;

/** Fails where a default asks a sequence that is not there: what SERIAL makes goes with its table or column. */
export function requireSequence(db: Database, text: string | null | undefined, at: Place): void {
  const name = db.postgresql && typeof text === "string" ? ASKED.exec(text)?.[1] : undefined;
  if (name === undefined) return;
  const isThere = (schema: Database["schema"]): boolean =>
    [...schema.opaques.values()].some((each) => each.kind === "sequence" && bareName(each.name) === name) ||
    [...schema.tables.values()].some((table) => table.columns.some((column) => column.sequence === name || isOfIdentity(column, name)));
  if (isThere(db.schema) || (db.openWorld && !isThere(db.baseline))) return;
  db.fail("UndefinedTable", `sequence ${name} does not exist`, at, missing(db, name));
}

/** Whether a sequence may be the one of an `IDENTITY` column: it keeps the name that table and column had when it was made. */
function isOfIdentity({ identity, name }: Column, sequence: string): boolean {
  return identity !== null && (/_seq\d*$/.test(sequence) || sequence.includes(name));
}

/** A default asks the sequence, not its name: it follows one that is called otherwise. */
export function followSequence(db: Database, from: string, to: string): void {
  const follows = (column: Column): boolean => asks(column, from);
  for (const table of [...db.schema.tables.values()])
    if (table.columns.some(follows))
      db.put({ ...table, columns: table.columns.map((each) => (follows(each) ? { ...each, default: `nextval(${to})` } : each)) });
}

/** The table whose defaults ask a sequence that it does not own; undefined for none, or where several sequences have the name. */
function askerOf({ schema: { tables, opaques } }: Database, name: string, without: string | null): Table | undefined {
  const free = [...opaques.values()].filter((each) => each.kind === "sequence" && bareName(each.name) === name);
  const owned = [...tables.values()].filter(({ columns }) => columns.some(({ sequence }) => sequence === name));
  if (free.length + owned.length > 1) return undefined;
  return [...tables.values()].find(
    (table) => tableKey(table.name, table.schema) !== without && table.columns.some((column) => asks(column, name)),
  );
}

function asks({ default: text, sequence }: Column, name: string): boolean {
  return sequence !== name && typeof text === "string" && ASKED.exec(text)?.[1] === name;
}

/** What PostgreSQL does where a sequence goes that defaults of other tables ask: refuses it, or with `CASCADE` takes the defaults away. */
export function releaseSequence(
  db: Database,
  name: string,
  at: Place,
  { cascade, owner }: { readonly cascade: boolean; readonly owner: string | null },
): void {
  if (!db.postgresql) return;
  for (let table = askerOf(db, name, owner); table !== undefined; table = askerOf(db, name, owner)) {
    const key = tableKey(table.name, table.schema);
    // One statement may drop the other table as well.
    if (!cascade && owner !== null) {
      db.blind(`whether ${key}, which asks the sequence ${name}, is dropped as well`, at);
      return;
    }
    if (!cascade) db.fail("DependentObjectsStillExist", `sequence ${name} is used by ${key}`, at, refusal(name, key));
    db.put({ ...table, columns: table.columns.map((each) => (asks(each, name) ? { ...each, default: null } : each)) });
  }
}
