import type { Place } from "../../model/finding.ts";
import type { Json, JsonObject, Mode } from "./wire.ts";

/** A schema under its own name: of a class, or of a request body that is put together from several parameters. */
export interface Definition {
  readonly key: string;
  readonly mode: Mode;
  readonly name: string;
  readonly longName: string;
  readonly at: Place | null;
  schema: JsonObject;
}

/** What refers to a definition before the names are settled. */
const REFERENCE = "#definition:";

export function referenceTo(key: string): JsonObject {
  return { $ref: REFERENCE + key };
}

/** The names by their keys, as Pydantic settles them. */
export type Names = ReadonlyMap<string, string>;

/**
 * Pydantic 2: each definition takes the first of its names under which no other schema stands: its own, with the mode, with
 * the module, with both, and numbered. Names settled so far are put into the schemas, until nothing changes. That equal ones
 * which refer to themselves keep their modes is Pydantic's own doing.
 */
export function settledNames(definitions: readonly Definition[]): Names {
  const numbers = new Map<string, Map<string, number>>();
  const alternatives = new Map(
    definitions.map(({ key, name, longName, mode }) => {
      const numbered = numbers.get(longName) ?? new Map<string, number>();
      numbers.set(longName, numbered);
      const plain = withoutMode(key);
      const number = numbered.get(plain) ?? numbered.size + 1;
      numbered.set(plain, number);
      const suffix = mode === "input" ? "-Input" : "-Output";
      return [
        key,
        [name, name + suffix, longName, longName + suffix, `${longName}__${number}`, `${longName}${suffix}__${number}`],
      ] as const;
    }),
  );
  let names: Names = new Map([...alternatives].map(([key, all]) => [key, all.at(-1) ?? key]));
  for (let round = 0; round < 100; round++) {
    const standing = new Map<string, Set<string>>();
    for (const { key, schema } of definitions) {
      const text = canonical(renamed(schema, names));
      for (const name of alternatives.get(key) ?? []) {
        const known = standing.get(name);
        if (known === undefined) standing.set(name, new Set([text]));
        else known.add(text);
      }
    }
    const next = new Map(
      [...alternatives].map(([key, all]) => [key, all.find((name) => standing.get(name)?.size === 1) ?? all.at(-1) ?? key] as const),
    );
    if ([...next].every(([key, name]) => names.get(key) === name)) break;
    names = next;
  }
  return names;
}

/** Pydantic 1: one schema for both modes, and the module before the name where classes of one name meet. */
export function plainNames(definitions: readonly Definition[]): Names {
  const owners = new Map<string, Set<string>>();
  for (const { key, name } of definitions) {
    const known = owners.get(name);
    if (known === undefined) owners.set(name, new Set([withoutMode(key)]));
    else known.add(withoutMode(key));
  }
  return new Map(definitions.map(({ key, name, longName }) => [key, (owners.get(name)?.size ?? 1) > 1 ? longName : name]));
}

function withoutMode(key: string): string {
  return key.slice(key.indexOf(":") + 1);
}

/** A text that is equal for equal values, in whatever order their keys stand. */
function canonical(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const entries = Object.entries(value as JsonObject).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`;
}

/** A value with the references to definitions replaced by their names, and without entries that are null: FastAPI leaves those out. */
export function renamed(value: Json, names: Names): Json {
  if (typeof value === "string") return value.startsWith(REFERENCE) ? named(value, names) : value;
  if (value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((item: Json) => renamed(item, names));
  const made: Record<string, Json> = {};
  for (const [key, item] of Object.entries(value as JsonObject)) if (item !== null) made[key] = renamed(item, names);
  return made;
}

function named(reference: string, names: Names): string {
  const key = reference.slice(REFERENCE.length);
  return `#/components/schemas/${names.get(key) ?? key}`;
}
