import type { Static } from "../../link/constants.ts";
import type { Construction } from "../../link/construction.ts";
import { plainValue } from "./reader.ts";
import { bare, type Json, type JsonObject, type WireType } from "./wire.ts";

/** Keywords of `Field`, `Query`, `constr` … → the keyword of JSON Schema by the type that it limits. */
const LIMITS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gt: { number: "exclusiveMinimum", integer: "exclusiveMinimum" },
  ge: { number: "minimum", integer: "minimum" },
  lt: { number: "exclusiveMaximum", integer: "exclusiveMaximum" },
  le: { number: "maximum", integer: "maximum" },
  multiple_of: { number: "multipleOf", integer: "multipleOf" },
  min_length: { string: "minLength", array: "minItems", object: "minProperties" },
  max_length: { string: "maxLength", array: "maxItems", object: "maxProperties" },
  min_items: { array: "minItems" },
  max_items: { array: "maxItems" },
  pattern: { string: "pattern" },
  regex: { string: "pattern" },
};

const LIMIT_NAMES = Object.keys(LIMITS);

/** Classes of `annotated_types` with the keyword that each argument is. */
const ANNOTATED: Readonly<Record<string, readonly string[]>> = {
  Gt: ["gt"],
  Ge: ["ge"],
  Lt: ["lt"],
  Le: ["le"],
  MultipleOf: ["multiple_of"],
  MinLen: ["min_length"],
  MaxLen: ["max_length"],
  Len: ["min_length", "max_length"],
};

interface Limit {
  readonly keyword: string;
  readonly value: Static;
}

/** What a declaration that stands in the metadata of a type sets. */
export function limitsOf(declaration: Construction): readonly Limit[] {
  const { name, call } = declaration;
  const positional = /^annotated_types\.(?:_?\w+\.)?(\w+)$/.exec(name)?.[1];
  const words = positional === undefined ? [] : (ANNOTATED[positional] ?? []);
  const placed = words.flatMap((keyword, at) => {
    const value = declaration.positional(at);
    return value === undefined ? [] : [{ keyword, value }];
  });
  const named = call.keywords.some(({ arg }) => arg === null)
    ? LIMIT_NAMES
    : call.keywords.flatMap(({ arg }) => (arg !== null && arg in LIMITS ? [arg] : []));
  return [...placed, ...limitsIn((keyword) => (named.includes(keyword) ? declaration.keyword(keyword) : undefined))];
}

/** The limits among keywords. */
export function limitsIn(keyword: (name: string) => Static | undefined): readonly Limit[] {
  return LIMIT_NAMES.flatMap((name) => {
    const value = keyword(name);
    return value === undefined || value.kind === "none" ? [] : [{ keyword: name, value }];
  });
}

/** The schema of a type with limits. Limits whose value is not known are left out. */
export function limited(schema: JsonObject, type: WireType, limits: readonly Limit[]): JsonObject {
  if (limits.length === 0) return schema;
  const inner = bare(type);
  if (inner.kind !== "union") return within(schema, limits);
  // Of several alternatives Pydantic checks the value after it was read, and says so in its own words beside them.
  if (inner.items.filter(({ kind }) => kind !== "none").length < 2) return within(schema, limits);
  const own: Record<string, Json> = {};
  for (const { keyword, value } of limits) {
    const plain = plainValue(value);
    if (plain !== undefined && plain !== null) own[keyword] = plain;
  }
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || Object.keys(own).length === 0) return schema;
  const isNull = (item: Json): boolean => (item as JsonObject).type === "null";
  const others = anyOf.filter((item: Json) => !isNull(item));
  return others.length === anyOf.length
    ? { ...schema, ...own }
    : { ...rest, anyOf: [{ anyOf: others, ...own }, ...anyOf.filter((item: Json) => isNull(item))] };
}

function within(schema: JsonObject, limits: readonly Limit[]): JsonObject {
  const { anyOf } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: anyOf.map((item: Json) => within(item as JsonObject, limits)) };
  const { type } = schema;
  if (typeof type !== "string" || "enum" in schema || "const" in schema) return schema;
  const made: Record<string, Json> = { ...schema };
  for (const { keyword, value } of limits) {
    const name = LIMITS[keyword]?.[type];
    const plain = plainValue(value);
    if (name !== undefined && plain !== undefined && plain !== null) made[name] = plain;
  }
  return made;
}
