import type { Dialect } from "../database/schema.ts";

/** Words that at least one of the three databases takes for itself: names like them are quoted. */
const RESERVED = new Set(
  (
    "all alter analyse analyze and any array as asc asymmetric authorization between binary both by case cast check collate column " +
    "condition constraint create cross current_date current_role current_time current_timestamp current_user database default " +
    "deferrable delete desc describe distinct div do drop else end except exists explain false fetch for foreign freeze from full " +
    "function grant group groups having if in index initially inner insert intersect interval into is isnull join key keys kill " +
    "lateral leading left like limit lines load localtime localtimestamp lock loop match mod natural not notnull null of offset on " +
    "only option or order outer over overlaps partition placing primary procedure range rank read references release rename repeat " +
    "replace require restrict return returning right row rows schema select session_user set show similar some symmetric system " +
    "table tablesample then to trailing trigger true union unique update usage use user using values variadic verbose when where " +
    "window with write transaction commit autoincrement escape indexed"
  ).split(" "),
);

/** A name as SQL needs it: in the dialect's quotes where it is not plain. */
export function quoted(name: string, dialect: Dialect): string {
  if (/^[a-z_][a-z0-9_]*$/.test(name) && !RESERVED.has(name)) return name;
  return dialect === "mysql" ? `\`${name.replaceAll("`", "``")}\`` : `"${name.replaceAll('"', '""')}"`;
}

/** A table's key (`schema.table` or `table`) in quotes where they are needed. */
export function quotedTable(key: string, dialect: Dialect): string {
  return key
    .split(".")
    .map((part) => quoted(part, dialect))
    .join(".");
}

export function quotedList(names: readonly string[], dialect: Dialect): string {
  return names.map((name) => quoted(name, dialect)).join(", ");
}

/** A text as an SQL literal. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
