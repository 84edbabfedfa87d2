import { DECIMAL_PATTERN, type Json, type JsonObject } from "../openapi/index.ts";

/** The `$ref` chain of a schema followed; the name of the last component on the way, null for an inline schema. */
export function followed(
  document: JsonObject,
  schema: Json | undefined,
): { readonly schema: JsonObject; readonly component: string | null } {
  let at = isObject(schema) ? schema : {};
  let component: string | null = null;
  for (let depth = 0; depth < 20; depth++) {
    const { $ref } = at;
    if (typeof $ref !== "string") break;
    component = $ref.slice($ref.lastIndexOf("/") + 1);
    at = objectIn(objectIn(objectIn(document, "components"), "schemas"), component);
  }
  return { schema: at, component };
}

export function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && value !== undefined && typeof value === "object" && !Array.isArray(value);
}

export function objectIn(value: JsonObject, key: string): JsonObject {
  const inner = value[key];
  return isObject(inner) ? inner : {};
}

export function listIn(value: JsonObject, key: string): readonly Json[] {
  const inner = value[key];
  return Array.isArray(inner) ? (inner as readonly Json[]) : [];
}

/** The types that a schema takes: `string`, `array`, `null` …; null where it takes anything or nobody knows. */
export function typesOf(document: JsonObject, value: Json | undefined, depth = 0): ReadonlySet<string> | null {
  const { schema } = followed(document, value);
  const alternatives = [...listIn(schema, "anyOf"), ...listIn(schema, "oneOf")];
  if (alternatives.length > 0 && depth < 6) {
    const found = new Set<string>();
    for (const alternative of alternatives) {
      const types = typesOf(document, alternative, depth + 1);
      if (types === null) return null;
      for (const type of types) found.add(type);
    }
    return found;
  }
  const { type } = schema;
  return typeof type === "string" ? new Set([type]) : null;
}

/** The values of an enumeration; null for a schema that is none. */
export function valuesOf(document: JsonObject, value: Json | undefined): readonly string[] | null {
  const { schema } = followed(document, value);
  if ("const" in schema) return [JSON.stringify(schema.const)];
  return Array.isArray(schema.enum) ? (schema.enum as readonly Json[]).map((item) => JSON.stringify(item)) : null;
}

/** The only alternative besides null, so that `Order | None` is compared as `Order`. */
export function withoutNull(document: JsonObject, value: Json | undefined): Json | undefined {
  const { schema } = followed(document, value);
  const alternatives = listIn(schema, "anyOf").filter((item) => !(isObject(item) && item.type === "null"));
  return alternatives.length === 1 ? alternatives[0] : value;
}

/** Whether all of some types are among others; an integer is a number. */
export function within(types: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return [...types].every((type) => others.has(type) || (type === "integer" && others.has("number")));
}

/** The format in which values are written. Uploads are told in two ways, by the release of FastAPI, and that a text is a secret changes no value. */
export function formatOf({ format, contentMediaType }: JsonObject): Json | undefined {
  if (contentMediaType === "application/octet-stream" && format === undefined) return "binary";
  return format === "password" ? undefined : format;
}

/** A type with the format in which its values are written: `string (date-time)`. */
export function formatted(schema: JsonObject): string {
  const { type } = schema;
  const format = formatOf(schema);
  return `${typeof type === "string" ? type : "any"}${typeof format === "string" ? ` (${format})` : ""}`;
}

/** What some releases tell and others do not: which decimals are taken as texts, and how the grant of a password is called. */
const PATTERNS: ReadonlySet<string> = new Set([DECIMAL_PATTERN, "^password$"]);

const UPPER = ["maxLength", "maximum", "exclusiveMaximum", "maxItems"];
const LOWER = ["minLength", "minimum", "exclusiveMinimum", "minItems"];

/** The constraints by which a schema takes fewer values than another one, in words. */
export function tightened(before: JsonObject, after: JsonObject): readonly string[] {
  const found: string[] = [];
  for (const key of [...UPPER, ...LOWER]) {
    const [was, is] = [before[key], after[key]];
    if (typeof is !== "number") continue;
    if (was === undefined) {
      // A lower limit of nothing says nothing.
      if (!(is === 0 && (key === "minLength" || key === "minItems"))) found.push(`${key} is ${is}`);
    } else if (typeof was === "number" && (UPPER.includes(key) ? is < was : is > was)) found.push(`${key} was ${was} and is ${is}`);
  }
  if (typeof after.pattern === "string" && after.pattern !== before.pattern && !PATTERNS.has(after.pattern))
    found.push(`pattern is ${after.pattern}`);
  return found;
}
