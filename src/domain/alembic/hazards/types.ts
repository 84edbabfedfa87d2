import type { DbType } from "../database/schema.ts";

/** A type in parts: `character varying(20)` is the family `character varying` with the arguments 20. */
export interface TypeParts {
  readonly family: string;
  readonly args: readonly number[];
}

export function partsOf(type: DbType): TypeParts | null {
  if (type.text === null || type.named !== null) return null;
  const found = /^([a-z][a-z0-9 ]*?)\s*(?:\(([\d,\s]+)\))?(\s+with(?:out)? time zone)?$/.exec(type.text);
  if (found === null) return null;
  const args = (found[2] ?? "").split(",").flatMap((each) => (each.trim() === "" ? [] : [Number(each)]));
  return { family: `${found[1] ?? ""}${found[3] ?? ""}`, args };
}

const INTEGERS = ["smallint", "integer", "bigint"];
const TEXTS = ["character varying", "text", "character"];

/** What values of the old type the new one cannot hold; null when it can hold all, or it is not known. */
export function narrowing(before: DbType, after: DbType): string | null {
  const [from, to] = [partsOf(before), partsOf(after)];
  if (from === null || to === null || before.text === after.text) return null;
  const [fromRank, toRank] = [INTEGERS.indexOf(from.family), INTEGERS.indexOf(to.family)];
  if (fromRank >= 0 && toRank >= 0) return toRank < fromRank ? "larger numbers do not fit" : null;
  if (TEXTS.includes(from.family) && TEXTS.includes(to.family)) {
    const [limit] = to.args;
    const [old] = from.args;
    return limit !== undefined && (old === undefined || old > limit) ? "longer texts do not fit" : null;
  }
  if (/^(numeric|real|double precision)$/.test(from.family) && toRank >= 0) return "fractions are rounded off";
  if (from.family === "double precision" && to.family === "real") return "digits are lost";
  if (from.family === "numeric" && to.family === "numeric") {
    const [precision, scale = 0] = to.args;
    const [oldPrecision, oldScale = 0] = from.args;
    if (precision === undefined) return null;
    if (oldPrecision === undefined || scale < oldScale) return "digits are rounded off";
    return precision - scale < oldPrecision - oldScale ? "larger numbers do not fit" : null;
  }
  if (from.family.startsWith("timestamp") && to.family === "date") return "the time of day is lost";
  if (from.family.startsWith("timestamp") && to.family.startsWith("time") && !to.family.startsWith("timestamp")) return "the date is lost";
  return null;
}

/** Whether PostgreSQL changes a type without writing the table anew. */
export function changesInPlace(before: DbType, after: DbType): boolean {
  const [from, to] = [partsOf(before), partsOf(after)];
  if (before.text === after.text && before.named === after.named) return true;
  if (from === null || to === null) return false;
  const [limit] = to.args;
  const [old] = from.args;
  if (/^(character varying|text)$/.test(from.family) && /^(character varying|text)$/.test(to.family))
    return limit === undefined || (old !== undefined && old <= limit);
  if (from.family === "numeric" && to.family === "numeric")
    return limit === undefined || (old !== undefined && old <= limit && (from.args[1] ?? 0) === (to.args[1] ?? 0));
  return from.family === to.family && from.args.join() === to.args.join();
}
