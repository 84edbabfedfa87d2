import type { Database } from "../database/database.ts";
import type { DbType, Dialect } from "../database/schema.ts";
import { get, type Json, listAt, strings, textAt } from "./tree.ts";

const NAMES: Readonly<Record<string, string>> = {
  int2: "smallint",
  int4: "integer",
  int8: "bigint",
  varchar: "character varying",
  bpchar: "character",
  bool: "boolean",
  float4: "real",
  float8: "double precision",
  timestamp: "timestamp without time zone",
  timestamptz: "timestamp with time zone",
  time: "time without time zone",
  timetz: "time with time zone",
  serial: "integer",
  bigserial: "bigint",
  smallserial: "smallint",
  serial4: "integer",
  serial8: "bigint",
  decimal: "numeric",
};

/** What stands in the parentheses of a type: a number, or a word, as in `geometry(Point, 4326)`. */
function modifier(node: Json): string | number {
  const word = strings(listAt(node, "ColumnRef", "fields")).at(-1) ?? textAt(node, "A_Const", "sval", "sval");
  const value = get(node, "A_Const", "ival", "ival");
  return word?.toLowerCase() ?? (typeof value === "number" ? value : 0);
}

/** A type name in SQL text as the database prints it. */
export function sqlType(db: Database, node: Json, source: string, dialect: Dialect): DbType & { readonly serial: boolean } {
  const names = strings(listAt(node, "names"));
  const last = names.at(-1) ?? "";
  const serial = /^(big|small)?serial[48]?$/.test(last);
  if (dialect !== "postgresql") {
    const start = get(node, "location");
    const written =
      typeof start === "number"
        ? /^"?\w+"?(\s+(precision|varying|unsigned))?(\s*\([^)]*\))?/i.exec(Buffer.from(source).subarray(start).toString())?.[0]
        : undefined;
    const text = written ?? last;
    return { text: dialect === "sqlite" ? text.replace(/\s+\(/, "(").toUpperCase() : text.toLowerCase(), named: null, serial: false };
  }
  const array = listAt(node, "arrayBounds").length > 0 ? "[]" : "";
  if (db.schema.enums.has(last)) {
    return { text: `${last}${array}`, named: last, serial: false };
  }
  const modifiers = listAt(node, "typmods").map(modifier);
  const base = NAMES[last] ?? last;
  const [, word, zone] = /^(timestamp|time)( .*)$/.exec(base) ?? [];
  const sized =
    modifiers.length === 0
      ? base === "character"
        ? "character(1)"
        : base
      : word !== undefined
        ? `${word}(${modifiers[0]})${zone}`
        : `${base}(${modifiers.join(",")}${base === "numeric" && modifiers.length === 1 ? ",0" : ""})`;
  return { text: `${sized}${array}`, named: null, serial };
}
