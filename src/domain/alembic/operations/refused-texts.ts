import type { Place } from "../../../model/finding.ts";
import { databaseError } from "../database/errors.ts";
import { type DbType, type Dialect, tableKey } from "../database/schema.ts";
import { isGone } from "../database/views.ts";
import { SqlText } from "../library/constructs.ts";
import type { Value } from "../python/values.ts";
import type { Session } from "./session.ts";

/** What stands in a text without being read as SQL: literals, quoted names and comments, and what an array is sliced by. */
const UNREAD = /'(?:[^']|'')*'|"[^"]*"|\$(\w*)\$[\s\S]*?\$\1\$|--[^\n]*|\/\*[\s\S]*?\*\/|\[[^\]]*\]/g;

/** `:name::type`: `sqlalchemy.text()` takes no `:name` for a parameter behind which another colon stands. */
const CAST = /(?<![:\w\\])(:[a-z_]\w*)::\s*("?[a-z_]\w*)/i;

/** What is wrong with a text that PostgreSQL is sent with a parameter as it is written; null for any other. */
export function parameterCast(text: string): string | null {
  if (!text.includes("::")) return null;
  const [all, name, type] = CAST.exec(text.replace(UNREAD, " ")) ?? [];
  if (all === undefined || name === undefined || type === undefined) return null;
  return `text() leaves ${all} as it is, which PostgreSQL does not read: write CAST(${name} AS ${type.replace('"', "")})`;
}

/** Fails where PostgreSQL is sent a parameter as it is written. */
export function requireParameterCasts({ db, interp }: Session, text: string, at: Place): void {
  const message = db.postgresql && interp.maybe === 0 ? parameterCast(text) : null;
  if (message !== null) db.fail("SyntaxError", message, at, { kind: "refused", table: null, name: "::", by: null, everywhere: true });
}

/** What an UPDATE, INSERT or DELETE has in other databases alone. */
const FOREIGN =
  /[`[\]?@\\%]|:\w|\bor\s+(?:ignore|replace|abort|fail|rollback)\b|\b(?:ignore|limit|join|top|low_priority|quick|delayed|duplicate|interval|regexp|rlike|div|mod|binary|glob|match|output|straight_join|partition|xor|convert|cast|order)\b|\bis\s+(?!not\b|null\b|true\b|false\b|distinct\b|unknown\b)|\breturning\b|\bdelete\s+\w+\s+from\b|\bset\s+\w+\s*\.|,\s*\w+\s+set\b/i;

/** How long a statement on rows may be, to be read as a whole. */
const READ_WHOLE = 20_000;

/** How much of a statement a message quotes. */
const SHOWN = 60;

/** Fails where a statement on rows is none of any database's: `UPDATE TABLE …`, a comma before WHERE. */
export function requireReadableRows({ db, interp, settings }: Session, text: string, at: Place): void {
  if (!db.postgresql || interp.maybe > 0 || settings.parseSql === null || text.length > READ_WHOLE) return;
  if (!/^\s*(?:update|insert|delete)\b/i.test(text) || FOREIGN.test(text.replace(UNREAD, " ''")) || /[\\%]/.test(text)) return;
  const fault = settings.parseSql.fault(text);
  if (fault === null || !/^syntax error at or near/i.test(fault)) return;
  const statement = text.trim().replace(/\s+/g, " ");
  const shown = statement.length > SHOWN ? `${statement.slice(0, SHOWN)}…` : statement;
  db.fail("SyntaxError", `${fault}: ${shown}`, at, { kind: "refused", table: null, name: "end", by: null, everywhere: true });
}

/** The table whose rows a statement writes or, where it is read first and plainly, reads. */
const ROWS_OF =
  /^\s*(?:update\s+(?:only\s+)?|insert\s+into\s+|delete\s+from\s+(?:only\s+)?|select\s[^()]*?\sfrom\s+)(?:(\w+)\.)?(\w+)(?![\w.(])/i;

/** Fails where a statement is about the rows of a table that the history has dropped or given another name. */
export function requireTable({ db, interp }: Session, text: string, at: Place): void {
  if (interp.maybe > 0 || db.unsure) return;
  const [, schema, name] = ROWS_OF.exec(text.replace(/[`"]/g, "")) ?? [];
  if (name === undefined) return;
  const key = tableKey(name, schema ?? null);
  // What has the name in another schema may be found by the search path.
  if (!isGone(db, key) || [...db.schema.tables.values()].some((table) => table.name === name)) return;
  const type = db.sqlite ? "OperationalError" : "UndefinedTable";
  db.fail(type, `table ${key} does not exist`, at, { kind: "absent", table: null, name: key, by: null });
}

/** A parameter as `sqlalchemy.text()` reads it in a text of JSON, where none has a value: `{"tiers":null}`. */
const IN_JSON = /"(:[a-z_]\w*)(?!:)/i;

/** Fails where the JSON that `sa.text()` gives for a default has a colon that makes a parameter: what is left of it is no JSON. */
export function requireJson(value: Value | undefined, type: DbType | undefined, dialect: Dialect, column: string, at: Place): void {
  if (dialect !== "postgresql" || !/^jsonb?$/.test(type?.text ?? "") || !(value instanceof SqlText) || value.type !== "sql") return;
  const name = IN_JSON.exec(value.sql ?? "")?.[1];
  if (name === undefined) return;
  const message = `in the default of ${column} text() takes ${name} for a parameter: put a space behind the colon, or give the default as a string`;
  throw databaseError("InvalidTextRepresentation", message, at, { kind: "refused", table: null, name: column, by: null, everywhere: true });
}
