import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { opaqueKey } from "../database/enums.ts";
import { setConfig } from "./search-path.ts";
import { callTimescale } from "./timescale.ts";
import { get, type Json, keyIn, listAt, strings } from "./tree.ts";

/** Functions of PostgreSQL that answer, count, lock or set something of the session or of a sequence; operators and aggregates among them. */
const ANSWERS =
  /^(pg_\w+|current_\w+|session_user|has_\w+|to_\w+|json\w*|array_\w+|string_\w+|row_\w+|regexp_\w+|date_\w+|txid_\w+|inet_\w+|uuid\w*|gen_random_\w+|\w+_description|set_config|setval|nextval|currval|lastval|now|version|database|clock_timestamp|statement_timestamp|timeofday|age|extract|count|sum|avg|min|max|bool_\w+|every|coalesce|nullif|greatest|least|concat\w*|format\w*|lower|upper|initcap|length|char_length|substr\w*|replace|trim|btrim|ltrim|rtrim|split_part|quote_\w+|md5|encode|decode|digest|crypt|gen_salt|random|setseed|abs|round|floor|ceil\w*|power|mod|generate_\w+|unnest|cardinality|get_lock|release_lock|last_insert_id)$/;

/** Words before a parenthesis that are no functions, and functions that only give a value. */
const GIVES =
  /^(in|values|exists|and|or|not|as|from|where|select|any|all|some|over|filter|cast|on|using|join|into|set|by|then|else|when|returning|row|array|interval|varchar|char|character|numeric|decimal|timestamp|time|float|nvl|ifnull|isnull|if|iif|hex|unhex|uuid|newid|strftime|datetime|date|julianday|typeof|total|group_concat|char|position|overlay|ascii|chr|repeat|reverse|left|right|lpad|rpad|initcap|translate|sign|sqrt|exp|ln|log|mod|width_bucket|make_\w+|justify_\w+|st_\w+|instr|printf|quote|changes|last_insert_rowid|unix_timestamp|from_unixtime|date_add|date_sub|datediff|str_to_date|sysdate|curdate|curtime|utc_timestamp|rand|conv)$/;

/** Whether a text on rows calls a function that may write rows of its own. */
export function mayWriteMore(text: string): boolean {
  const plain = text.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, " ").replace(/'(?:[^']|'')*'/g, "''");
  const columns = /^\s*insert\s+(?:or\s+\w+\s+|ignore\s+)?into\s+[\w."`]+\s*\(/i;
  return [...plain.replace(columns, " ").matchAll(/([a-z_]\w*)\s*\(/gi)].some(([, name = ""]) => {
    const lower = name.toLowerCase();
    return !GIVES.test(lower) && !ANSWERS.test(lower);
  });
}

const DEFINES = /\b(alter|create|drop|truncate|rename)\b/i;

/**
 * Whether a query without a table only calls what leaves the schema alone. A function of an extension or of the project may change it
 * (`SELECT AddGeometryColumn(…)`), unless the history made it and its text shows that it does not, or it is known what it does.
 */
export function leavesSchema(db: Database, query: Json, at: Place): boolean {
  if (listAt(query, "fromClause").length > 0) return true;
  return listAt(query, "targetList").every((target) => {
    const called = get(target, "ResTarget", "val", "FuncCall");
    if (called === undefined) return true;
    const names = strings(listAt(called, "funcname"));
    setConfig(db, called, at);
    const name = names.at(-1) ?? "";
    if (names[0] === "pg_temp" || ANSWERS.test(name.toLowerCase())) return true;
    if (callTimescale(db, called, at)) return true;
    const made = db.schema.opaques.get(opaqueKey("function", keyIn(names), null))?.definition;
    return made != null && !DEFINES.test(made);
  });
}
