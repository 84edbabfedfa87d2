import type { Column } from "../database/schema.ts";

const VOLATILE =
  /\b(nextval|gen_random_uuid|uuid_generate_v\w+|uuidv[47]|random|clock_timestamp|timeofday|gen_random_bytes|setval|txid_current)\s*\(/i;

function withoutTexts(text: string): string {
  return text.replace(/'(?:[^']|'')*'/g, "''");
}

/** Whether the value of a new column is worked out for each row, so that the table is written anew. */
export function volatile(column: Column): boolean {
  if (column.identity !== null || column.sequence !== null || column.computed?.endsWith(" stored") === true) return true;
  return typeof column.default === "string" && VOLATILE.test(withoutTexts(column.default));
}

/** Whether a column is added with one value for all rows. */
export function sameForAll(column: Column): boolean {
  const text = column.default;
  if (typeof text !== "string" || text.startsWith("?") || volatile(column)) return false;
  return !/\w\s*\(/.test(withoutTexts(text).replace(/\bnow\(\)/gi, "")) && !/^null$/i.test(text);
}
