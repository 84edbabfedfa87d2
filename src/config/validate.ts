import { nearest } from "../model/nearest.ts";
import type { Schema } from "./schema.ts";

/** One thing wrong, at a path of keys and indices. */
export interface Violation {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Everything in a value that a schema does not allow, in the value's own order. */
export function validate(value: unknown, schema: Schema, path: readonly (string | number)[] = []): readonly Violation[] {
  const wrong = (expected: string): readonly Violation[] => [
    { path, message: `${nameOf(path)} must be ${expected}, not ${describe(value)}` },
  ];
  switch (schema.type) {
    case "string":
      if (typeof value !== "string") return wrong(schema.enum === undefined ? "a string" : oneOf(schema.enum));
      if (schema.enum !== undefined && !schema.enum.includes(value)) return wrong(`${oneOf(schema.enum)}${suggestion(value, schema.enum)}`);
      return value.length < (schema.minLength ?? 0) ? wrong("a string that is not empty") : [];
    case "integer": {
      const { minimum, maximum } = schema;
      const inside =
        Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= (maximum ?? Number.POSITIVE_INFINITY);
      return inside
        ? []
        : wrong(maximum === undefined ? `a whole number, ${minimum} or more` : `a whole number from ${minimum} to ${maximum}`);
    }
    case "boolean":
      return typeof value === "boolean" ? [] : wrong("true or false");
    case "array":
      return Array.isArray(value) ? value.flatMap((item, index) => validate(item, schema.items, [...path, index])) : wrong("a list");
    case "object":
      return isTable(value) ? validateTable(value, schema, path) : wrong("a table");
  }
}

function validateTable(
  value: Readonly<Record<string, unknown>>,
  schema: Extract<Schema, { type: "object" }>,
  path: readonly (string | number)[],
): readonly Violation[] {
  const properties = schema.properties ?? {};
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
    if (inner !== undefined && inner !== false) return validate(item, inner, [...path, key]);
    const keys = Object.keys(properties);
    const meant = nearestOf(key, keys);
    const known = meant === null ? `known are ${keys.join(", ")}` : `did you mean \`${meant}\`?`;
    return [{ path: [...path, key], message: `unknown key ${nameOf([...path, key])}: ${known}` }];
  });
}

/** A TOML date is an object too, but no table. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function nameOf(path: readonly (string | number)[]): string {
  const name = path
    .map((part) => (typeof part === "number" ? `[${part}]` : /^[\w-]+$/.test(part) ? `.${part}` : `.${JSON.stringify(part)}`))
    .join("");
  return path.length === 0 ? "the configuration" : `\`${name.slice(1)}\``;
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
}

function suggestion(value: string, values: readonly string[]): string {
  const meant = nearestOf(value, values);
  return meant === null ? "" : ` (did you mean ${JSON.stringify(meant)}?)`;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a date";
  if (isTable(value)) return "a table";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The candidate that a mistyped text most likely means; `failOn`, `fail_on` and `Fail-On` all mean `fail-on`. */
function nearestOf(text: string, candidates: readonly string[]): string | null {
  if (candidates.includes(text)) return null;
  return (
    nearest(
      text
        .replace(/([a-z])([A-Z])/g, "$1-$2")
        .replace(/[_\s]/g, "-")
        .toLowerCase(),
      candidates,
    ) ?? nearest(text, candidates)
  );
}
