import type { Static } from "../../link/constants.ts";
import type { Construction } from "../../link/construction.ts";
import type { Expr } from "../../model/syntax.ts";
import { plainValue } from "./reader.ts";
import type { Json, JsonObject } from "./wire.ts";

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

/** A schema with the limits that a declaration sets. Limits whose value is not known are left out. */
export function constrained(schema: JsonObject, declaration: Construction): JsonObject {
  const limits = declaration.call.keywords.flatMap(({ arg }) => {
    const names = arg === null ? undefined : LIMITS[arg];
    const value = names === undefined || arg === null ? undefined : declaration.keyword(arg);
    return names === undefined || value === undefined ? [] : [{ names, value }];
  });
  return limits.length === 0 ? schema : limited(schema, limits);
}

/** The same for arguments that are values already. */
export function constrainedBy(schema: JsonObject, keywords: ReadonlyMap<string, Static>): JsonObject {
  const limits = [...keywords].flatMap(([name, value]) => {
    const names = LIMITS[name];
    return names === undefined ? [] : [{ names, value }];
  });
  return limits.length === 0 ? schema : limited(schema, limits);
}

interface Limit {
  readonly names: Readonly<Record<string, string>>;
  readonly value: Static;
}

function limited(schema: JsonObject, limits: readonly Limit[]): JsonObject {
  const { anyOf } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: anyOf.map((item: Json) => limited(item as JsonObject, limits)) };
  const { type } = schema;
  if (typeof type !== "string") return schema;
  const made: Record<string, Json> = { ...schema };
  for (const { names, value } of limits) {
    const name = names[type];
    const plain = plainValue(value);
    if (name !== undefined && plain !== undefined && plain !== null) made[name] = plain;
  }
  return made;
}

/** The value of a default that is a literal. */
export function defaultValue(expression: Expr | null): Json | undefined {
  if (expression?.kind !== "Constant") return undefined;
  switch (expression.type) {
    case "str":
      return expression.value ?? "";
    case "int":
    case "float": {
      const value = Number((expression.value ?? "").replaceAll("_", ""));
      return Number.isFinite(value) ? value : undefined;
    }
    case "True":
    case "False":
      return expression.type === "True";
    default:
      return undefined;
  }
}
