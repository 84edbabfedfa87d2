import type { Place } from "../../../model/finding.ts";
import { tableKey } from "../database/schema.ts";
import { isGone } from "../database/views.ts";
import { castParameter, withoutUnread } from "../sql/text-parameters.ts";
import type { SqlParser } from "../sql/tree.ts";
import type { Session } from "./session.ts";

/** What is wrong with a text that PostgreSQL is sent with a parameter as it is written; null for any other. */
export function parameterCast(text: string): string | null {
  const found = castParameter(text);
  if (found === null) return null;
  const { name, type } = found;
  return `text() leaves :${name}::${type} as it is, which PostgreSQL does not read: write CAST(:${name} AS ${type})`;
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
  const fault = faultOfRows(text, settings.parseSql);
  if (fault === null) return;
  const statement = text.trim().replace(/\s+/g, " ");
  const shown = statement.length > SHOWN ? `${statement.slice(0, SHOWN)}…` : statement;
  db.fail("SyntaxError", `${fault}: ${shown}`, at, { kind: "refused", table: null, name: "end", by: null, everywhere: true });
}

/** Why a statement on rows is none of any database's; null where it is one, or may be. */
export function faultOfRows(text: string, parse: SqlParser): string | null {
  if (!/^\s*(?:update|insert|delete)\b/i.test(text) || /[\\%]/.test(text) || FOREIGN.test(withoutUnread(text, " ''") ?? "%")) return null;
  const fault = parse.fault(text);
  return fault !== null && /^syntax error at or near/i.test(fault) ? fault : null;
}

/** The table whose rows a statement writes, and the one that it reads where that comes first and is no function. */
const WRITES = /^\s*(?:update\s+(?:only\s+)?|insert\s+into\s+|delete\s+from\s+(?:only\s+)?)(?:(\w+)\.)?(\w+)(?![\w.])/i;
const READS = /^\s*select\s[^()]*?(?<!\bdistinct)\sfrom\s+(?:(\w+)\.)?(\w+)(?![\w.]|\s*\()/i;

/** Values and comments: what they say is about no table. */
const SAID = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

/** Fails where a statement is about the rows of a table that the history has dropped or given another name. */
export function requireTable({ db, interp }: Session, text: string, at: Place): void {
  if (interp.maybe > 0 || db.unsure || text.length > READ_WHOLE) return;
  const plain = text.replace(SAID, " ''").replace(/[`"]/g, "");
  const [, schema, name] = WRITES.exec(plain) ?? READS.exec(plain) ?? [];
  if (name === undefined) return;
  const key = tableKey(name, schema ?? null);
  // What has the name in another schema may be found by the search path.
  if (!isGone(db, key) || [...db.schema.tables.values()].some((table) => table.name === name)) return;
  const type = db.sqlite ? "OperationalError" : "UndefinedTable";
  db.fail(type, `table ${key} does not exist`, at, { kind: "absent", table: null, name: key, by: null });
}
