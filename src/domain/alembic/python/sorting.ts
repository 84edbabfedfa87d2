import type { Interpreter } from "./interpreter.ts";
import { truth } from "./operators.ts";
import type { Args, Value } from "./values.ts";

/** What a value is ordered by; undefined where that is not known. */
type Key = string | number | readonly Key[];

/** The items in the order that `sort()` and `sorted()` give them; null where it is not known. */
export function sortedItems(interp: Interpreter, items: readonly Value[], args: Args): readonly Value[] | null {
  const by = args.keywords.get("key");
  const reverse = args.keywords.get("reverse");
  const descending = reverse === undefined ? false : truth(reverse);
  if (descending === null) return null;
  const keyed: { readonly item: Value; readonly key: Key }[] = [];
  for (const item of items) {
    const value =
      by === undefined || by.kind === "none"
        ? item
        : interp.call(by, { positional: [item], keywords: new Map(), open: false, at: args.at });
    const key = keyOf(value);
    if (key === undefined) return null;
    keyed.push({ item, key });
  }
  if (!keyed.every(({ key }) => alike(key, keyed[0]?.key))) return null;
  // Equal items keep their order both ways.
  return keyed.sort((a, b) => (descending ? -1 : 1) * compare(a.key, b.key)).map(({ item }) => item);
}

function keyOf(value: Value): Key | undefined {
  if (value.kind === "str" || value.kind === "number") return value.value;
  if (value.kind === "bool") return value.value ? 1 : 0;
  if (value.kind !== "seq" || value.partial || value.type === "set") return undefined;
  const parts: Key[] = [];
  for (const item of value.items) {
    const key = keyOf(item);
    if (key === undefined) return undefined;
    parts.push(key);
  }
  return parts;
}

/** Whether Python can compare two keys. */
function alike(one: Key, other: Key | undefined): boolean {
  if (typeof one !== "object" || typeof other !== "object") return typeof one === typeof other;
  return one.every((each, i) => i >= other.length || alike(each, other[i]));
}

/** As Python compares: texts by code points, tuples and lists part by part. */
function compare(one: Key, other: Key): number {
  if (typeof one === "object" && typeof other === "object") {
    for (let i = 0; i < Math.min(one.length, other.length); i += 1) {
      const order = compare(one[i] as Key, other[i] as Key);
      if (order !== 0) return order;
    }
    return one.length - other.length;
  }
  return one === other ? 0 : one < other ? -1 : 1;
}
