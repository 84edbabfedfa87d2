import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { columnOf, tableKey } from "../database/schema.ts";

const UPDATE = /^\s*UPDATE\s+(?:ONLY\s+)?(?:"?(\w+)"?\.)?"?(\w+)"?\s+(?:AS\s+\w+\s+)?SET\s+(.*)$/is;
const ASSIGNED = /(?:^|,)\s*"?(\w+)"?\s*=\s*'((?:[^']|'')*)'(?=\s*(?:,|;|WHERE\b|RETURNING\b|$))/gi;

/** Fails where an UPDATE gives a column a text that is too long: PostgreSQL looks at what is written out before it looks for rows. */
export function requireLength(db: Database, text: string, at: Place): void {
  const [, schema, name, assignments] = (db.postgresql ? UPDATE.exec(text) : null) ?? [];
  if (name === undefined || assignments === undefined) return;
  const table = db.schema.tables.get(tableKey(name, schema ?? null));
  if (table === undefined) return;
  for (const [, column = "", written = ""] of assignments.matchAll(ASSIGNED)) {
    const type = columnOf(table, column)?.type.text ?? "";
    const length = Number(/^character varying\((\d+)\)$/.exec(type)?.[1] ?? Number.POSITIVE_INFINITY);
    // Blanks at the end are cut without a word.
    const size = [...written.replaceAll("''", "'").trimEnd()].length;
    if (size <= length) continue;
    const message = `${column} of ${name} is ${type}, and '${written}' has ${size} characters`;
    db.fail("StringDataRightTruncation", message, at, { kind: "refused", table: null, name: column, by: null });
  }
}
