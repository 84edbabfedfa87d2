import type { Place } from "../../../model/finding.ts";
import { type Database, missing } from "./database.ts";
import { bareName } from "./schema.ts";

const ASKED = /^nextval\('?(?:\w+\.)?"?(\w+)"?'?\)$/;

/** Fails where a default asks a sequence that is not there: what SERIAL makes goes with its table or column. */
export function requireSequence(db: Database, text: string | null | undefined, at: Place): void {
  const name = db.postgresql && typeof text === "string" ? ASKED.exec(text)?.[1] : undefined;
  if (name === undefined) return;
  const isThere = (schema: Database["schema"]): boolean =>
    [...schema.opaques.values()].some((each) => each.kind === "sequence" && bareName(each.name) === name) ||
    [...schema.tables.values()].some((table) => table.columns.some(({ sequence }) => sequence === name));
  if (isThere(db.schema) || (db.openWorld && !isThere(db.baseline))) return;
  db.fail("UndefinedTable", `sequence ${name} does not exist`, at, missing(db, name));
}
