import type { ListedRow } from "../database/events.ts";
import { textOf, type Value } from "../python/values.ts";

/**
 * The rows that a dictionary or a list of them gives an INSERT; undefined where they are not all known. `ownValues` are the columns whose
 * values are not what a row says; without it nothing is known of those that are left out.
 */
export function listRows(value: Value | undefined, ownValues: readonly string[] | undefined): readonly ListedRow[] | undefined {
  if (value === undefined || ownValues === undefined) return undefined;
  const items = value.kind === "seq" && !value.partial && value.type !== "set" ? value.items : [value];
  const rows = items.map((item) => rowOf(item, ownValues));
  // Of rows that differ in their keys the library refuses some, and cuts others down to those of the first.
  const names = rows.map((row) => [...(row?.keys() ?? [])].sort().join("\u0001"));
  return rows.includes(null) || names.some((each) => each !== names[0]) ? undefined : (rows as ListedRow[]);
}

function rowOf(value: Value, ownValues: readonly string[]): ListedRow | null {
  if (value.kind !== "dict" || value.partial || value.fallback !== null) return null;
  const row = new Map<string, string | null | undefined>();
  for (const [key, each] of value.entries.values()) {
    const name = textOf(key);
    if (name === null) return null;
    row.set(name, literalOf(each));
  }
  for (const name of ownValues) row.set(name, undefined);
  return row;
}

/** NULL, a text that two values share when they are the same, or undefined for a value that is not known. */
export function literalOf(value: Value | undefined): string | null | undefined {
  switch (value?.kind) {
    case "none":
      return null;
    case "str":
      return `text ${value.value}`;
    case "number":
      return value.float || !Number.isSafeInteger(value.value) ? undefined : `number ${value.value}`;
    case "bool":
      return `boolean ${value.value}`;
    default:
      return undefined;
  }
}
