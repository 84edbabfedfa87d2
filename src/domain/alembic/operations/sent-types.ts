import type { Place } from "../../../model/finding.ts";
import { columnOf, tableKey } from "../database/schema.ts";
import { renderType } from "../database/types.ts";
import { PlainColumn, SaColumn, SaTable } from "../library/constructs.ts";
import { textOf, type Value } from "../python/values.ts";
import type { Session } from "./session.ts";

const TEXT = /^(character varying|text)\b/;

/** What PostgreSQL does not make of a text that is said to be one: without the word it would read the value as what the column holds. */
const TAKES_NO_TEXT = /^(uuid|jsonb?|boolean|smallint|integer|bigint|numeric|real|double|timestamp|date|time|interval|bytea|inet|cidr)\b/;

/**
 * Fails where a row says of a value that it is a text, and the column holds something else: asyncpg sends the type along that the table
 * of the statement has, and PostgreSQL assigns no text to an enum, a uuid or a json.
 */
export function requireSentTypes(session: Session, table: Value | undefined, rows: Value | undefined, at: Place): void {
  const { db, interp, settings } = session;
  if (!db.postgresql || interp.maybe > 0 || !(table instanceof SaTable) || table.name === null) return;
  const [row] = rows?.kind === "seq" && !rows.partial ? rows.items : [];
  const there = db.schema.tables.get(tableKey(table.name, table.schema));
  if (row?.kind !== "dict" || there === undefined || there.open || !settings.prepares() || !settings.refusesTexts()) return;
  // An expression brings its own type along, and `op.inline_literal` is written into the statement.
  const isSent = (value: Value): boolean => value.kind === "str" || value.kind === "none";
  const given = new Set([...row.entries.values()].flatMap(([key, value]) => (isSent(value) ? [textOf(key)] : [])));
  for (const item of table.items) {
    const written = item instanceof SaColumn ? item.columnType : item instanceof PlainColumn ? item.columnType : undefined;
    const name = item instanceof SaColumn || item instanceof PlainColumn ? item.name : null;
    if (written == null || name === null || !given.has(name)) continue;
    const type = session.asType(written);
    const { text: sent, named } = type === null ? { text: null, named: null } : renderType(type, "postgresql");
    const own = columnOf(there, name)?.type;
    if (own === undefined || sent === null || named !== null || !TEXT.test(sent)) continue;
    const isEnum = own.named !== null && db.schema.enums.has(own.named);
    if (!isEnum && (own.named !== null || !TAKES_NO_TEXT.test(own.text ?? "") || own.text?.endsWith("[]"))) continue;
    const holds = own.named ?? own.text ?? "";
    const message = `column ${name} is of type ${holds} but expression is of type ${sent}: asyncpg sends the type that the statement gives`;
    db.fail("DatatypeMismatch", message, at, { kind: "refused", table: null, name, by: null });
  }
}
