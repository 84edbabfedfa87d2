import type { Place } from "../../../model/finding.ts";
import { type Database, missing } from "./database.ts";
import { bareName, type Column } from "./schema.ts";

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
  const asks = ({ default: text }: Column): boolean => typeof text === "string" && ASKED.exec(text)?.[1] === from;
  for (const table of [...db.schema.tables.values()])
    if (table.columns.some(asks))
      db.put({ ...table, columns: table.columns.map((each) => (asks(each) ? { ...each, default: `nextval(${to})` } : each)) });
}
