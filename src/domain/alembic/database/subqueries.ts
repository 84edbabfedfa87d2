import type { Place } from "../../../model/finding.ts";
import type { Database } from "./database.ts";
import { refusal } from "./errors.ts";
import type { Check, Column, Index } from "./schema.ts";

/** A query in SQL, outside its texts and names in quotes. */
const QUERY = /\(\s*select\b/i;

function asks(text: string | null | undefined): boolean {
  return text != null && !text.startsWith("?") && QUERY.test(text.replace(/'(?:[^']|'')*'|"[^"]*"/g, "''"));
}

/** No database takes a query where it keeps an expression: in a default, a condition, an index, or what makes values of another type. */
export function refuseQuery(db: Database, where: string, at: Place): void {
  const type = db.postgresql ? "FeatureNotSupported" : "OperationalError";
  if (!db.maybe()) db.fail(type, `a query cannot stand in ${where}`, at, { ...refusal("query"), everywhere: true });
}

/** Fails where an expression that PostgreSQL is told to make values of another type with asks the database. */
export function requirePlainUsing(db: Database, from: string | null | undefined, at: Place): void {
  if (db.postgresql && asks(from)) refuseQuery(db, "USING", at);
}

/** Fails where the condition of a check asks the database. */
export function requirePlainCheck(db: Database, check: Pick<Check, "expression" | "written">, at: Place): void {
  if (asks(check.written ?? check.expression)) refuseQuery(db, "a check constraint", at);
}

/** Fails where PostgreSQL is given a default that asks the database. */
export function requirePlainDefault(db: Database, column: Pick<Column, "default">, at: Place): void {
  if (db.postgresql && asks(column.default)) refuseQuery(db, "a default", at);
}

/** Fails where what is indexed, or the condition of the index, asks the database. */
export function requirePlainIndex(db: Database, index: Pick<Index, "parts" | "options">, at: Place): void {
  if (asks(index.options) || index.parts.some(asks)) refuseQuery(db, "an index", at);
}
