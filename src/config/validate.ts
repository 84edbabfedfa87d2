import type { Schema } from "./schema.ts";

/** One thing wrong, at a path of keys and indices. */
export interface Violation {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Everything in a value that a schema does not allow, in the value's own order. */
export function validate(value: unknown, schema: Schema, path: readonly (string | number)[] = []): readonly Violation[] {
  const wrong = (expected: string): readonly Violation[] => [{ path, message: `${nameOf(path)} must be ${expected}, not ${describe(value)}` }];
  switch (schema.type) {
    case "string":
      if (typeof value !== "string") return wrong(schema.enum === undefined ? "a string" : oneOf(schema.enum));
      if (schema.enum !== undefined && !schema.enum.includes(value)) return wrong(`${oneOf(schema.enum)}${suggestion(value, schema.enum)}`);
      return value.length < (schema.minLength ?? 0) ? wrong("a string that is not empty") : [];
    case "integer": {
      const { minimum, maximum } = schema;
      const inside = Number.isSafeInteger(value) && (value as number) >= minimum && (value as number) <= (maximum ?? Number.POSITIVE_INFINITY);
      return inside ? [] : wrong(maximum === undefined ? `a whole number, ${minimum} or more` : `a whole number from ${minimum} to ${maximum}`);
    }
    case "boolean":
      return typeof value === "boolean" ? [] : wrong("true or false");
    case "array":
      return Array.isArray(value) ? value.flatMap((item, index) => validate(item, schema.items, [...path, index])) : wrong("a list");
    case "object":
      return isTable(value) ? validateTable(value, schema, path) : wrong("a table");
  }
}

function validateTable(value: Readonly<Record<string, unknown>>, schema: Extract<Schema, { type: "object" }>, path: readonly (string | number)[]): readonly Violation[] {
  const properties = schema.properties ?? {};
  return Object.entries(value).flatMap(([key, item]) => {
    const inner = Object.hasOwn(properties, key) ? properties[key] : schema.additionalProperties;
    if (inner !== undefined && inner !== false) return validate(item, inner, [...path, key]);
    const keys = Object.keys(properties);
    const nearest = nearestOf(key, keys);
    const known = nearest === null ? `known are ${keys.join(", ")}` : `did you mean \`${nearest}\`?`;
    return [{ path: [...path, key], message: `unknown key ${nameOf([...path, key])}: ${known}` }];
  });
}

/** A TOML date is an object too, but no table. */
export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function nameOf(path: readonly (string | number)[]): string {
  const name = path.map((part) => (typeof part === "number" ? `[${part}]` : /^[\w-]+$/.test(part) ? `.${part}` : `.${JSON.stringify(part)}`)).join("");
  return path.length === 0 ? "the configuration" : `\`${name.slice(1)}\``;
}

function oneOf(values: readonly string[]): string {
  return `one of ${values.map((value) => JSON.stringify(value)).join(", ")}`;
}

function suggestion(value: string, values: readonly string[]): string {
  const nearest = nearestOf(value, values);
  return nearest === null ? "" : ` (did you mean ${JSON.stringify(nearest)}?)`;
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return "a list";
  if (value instanceof Date) return "a date";
  if (isTable(value)) return "a table";
  return typeof value === "string" ? JSON.stringify(value) : String(value);
}

/** The candidate that a mistyped text most likely means: the one with the fewest edits, if these are few. */
export function nearestOf(text: string, candidates: readonly string[]): string | null {
  // `failOn`, `fail_on` and `Fail-On` all mean `fail-on`.
  const plain = (name: string): string => name.replace(/([a-z])([A-Z])/g, "$1-$2").replace(/[_\s]/g, "-").toLowerCase();
  let nearest: string | null = null;
  let fewest = Math.ceil(text.length / 3) + 1;
  for (const candidate of candidates) {
    const edits = distance(plain(text), plain(candidate));
    if (edits < fewest) {
      nearest = candidate;
      fewest = edits;
    }
  }
  return nearest;
}

/** Levenshtein's distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
