import { boolean, entryOf, equal, itemsOf, number, type Static, sequence, text, textOf, unresolved } from "./statics.ts";

/** Longer texts and lists are no names, paths or settings; they are cut off before they cost anything. */
const LONGEST_TEXT = 10_000;
export const MOST_ITEMS = 2_000;

/** A text, unless it grows beyond what names and paths need. */
export function bounded(value: string): Static {
  return value.length > LONGEST_TEXT ? unresolved("too large") : text(value);
}

/** A list, unless it grows beyond what the source would hold. */
export function listed(type: "list" | "tuple" | "set", items: readonly Static[]): Static {
  return items.length > MOST_ITEMS ? unresolved("too large") : sequence(type, items);
}

/** The value of a binary operator. */
export function binary(op: string, left: Static, right: Static): Static {
  const a = left.kind === "member" ? left.value : left;
  const b = right.kind === "member" ? right.value : right;
  if (a.kind === "number" && b.kind === "number") return arithmetic(op, a.value, b.value);
  if (op === "+") {
    if (a.kind === "string" && b.kind === "string") return bounded(a.value + b.value);
    if (a.kind === "sequence" && b.kind === "sequence" && a.type === b.type) return listed(a.type, [...a.items, ...b.items]);
  }
  if (op === "%" && a.kind === "string") return percent(a.value, b);
  if (op === "*" && a.kind === "string" && b.kind === "number") {
    return a.value.length * b.value > LONGEST_TEXT ? unresolved("too large") : text(a.value.repeat(Math.max(0, Math.trunc(b.value))));
  }
  if (op === "|" && a.kind === "dict" && b.kind === "dict") return { kind: "dict", entries: [...a.entries, ...b.entries] };
  if (op === "/" && a.kind === "string" && b.kind === "string") return unresolved("not a constant");
  return unresolved("not a constant");
}

function arithmetic(op: string, a: number, b: number): Static {
  switch (op) {
    case "+":
      return number(a + b);
    case "-":
      return number(a - b);
    case "*":
      return number(a * b);
    case "/":
      return b === 0 ? unresolved("not a constant") : number(a / b);
    case "//":
      return b === 0 ? unresolved("not a constant") : number(Math.floor(a / b));
    case "%":
      return b === 0 ? unresolved("not a constant") : number(a - b * Math.floor(a / b));
    case "**":
      return number(a ** b);
    case "<<":
      return number(a * 2 ** b);
    default:
      return unresolved("not a constant");
  }
}

/** `"%s_%s" % (a, b)` with plain conversions. */
function percent(format: string, values: Static): Static {
  const items = values.kind === "sequence" && values.type === "tuple" ? values.items : [values];
  let next = 0;
  let known = true;
  const result = format.replace(/%(?:\((\w+)\))?([sd%])/g, (_, key: string | undefined, conversion: string) => {
    if (conversion === "%") return "%";
    const shown = display((key === undefined ? items[next++] : entryOf(values, key)) ?? unresolved("not a constant"));
    if (shown === undefined) known = false;
    return shown ?? "";
  });
  return known ? bounded(result) : unresolved("not a constant");
}

/** `str(value)` as an f-string would show it; undefined where it is not known. */
export function display(value: Static): string | undefined {
  switch (value.kind) {
    case "string":
      return value.value;
    case "number":
      return String(value.value);
    case "boolean":
      return value.value ? "True" : "False";
    case "none":
      return "None";
    case "member":
      return textOf(value);
    default:
      return undefined;
  }
}

/** The value of a comparison chain's link. */
export function compare(op: string, left: Static, right: Static): Static {
  switch (op) {
    case "==":
    case "is":
      return known(equal(left, right));
    case "!=":
    case "is not":
      return negated(equal(left, right));
    case "in":
      return known(contains(right, left));
    case "not in":
      return negated(contains(right, left));
    default:
      if (left.kind === "number" && right.kind === "number") return ordered(op, left.value, right.value);
      return left.kind === "string" && right.kind === "string" ? ordered(op, left.value, right.value) : unresolved("not a constant");
  }
}

function ordered<T extends number | string>(op: string, a: T, b: T): Static {
  return op === "<"
    ? boolean(a < b)
    : op === "<="
      ? boolean(a <= b)
      : op === ">"
        ? boolean(a > b)
        : op === ">="
          ? boolean(a >= b)
          : unresolved("not a constant");
}

function known(value: boolean | undefined): Static {
  return value === undefined ? unresolved("not a constant") : boolean(value);
}

function negated(value: boolean | undefined): Static {
  return value === undefined ? unresolved("not a constant") : boolean(!value);
}

function contains(whole: Static, part: Static): boolean | undefined {
  if (whole.kind === "string" && part.kind === "string") return whole.value.includes(part.value);
  const items = itemsOf(whole);
  if (items === undefined) return undefined;
  const answers = items.map((item) => equal(item, part));
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}

/** `value[index]`. */
export function subscript(value: Static, index: Static): Static {
  if (value.kind === "dict") {
    const found = value.entries.findLast(([key]) => equal(key, index) === true);
    return found?.[1] ?? unresolved("not a constant");
  }
  const items = itemsOf(value);
  if (items === undefined || index.kind !== "number") return unresolved("not a constant");
  return items[index.value < 0 ? items.length + index.value : index.value] ?? unresolved("not a constant");
}

/** `value[lower:upper]`; a step is not evaluated. */
export function slice(value: Static, lower: Static, upper: Static): Static {
  const from = lower.kind === "number" ? lower.value : lower.kind === "none" ? 0 : undefined;
  const to = upper.kind === "number" ? upper.value : upper.kind === "none" ? Number.MAX_SAFE_INTEGER : undefined;
  if (from === undefined || to === undefined) return unresolved("not a constant");
  if (value.kind === "string") return text([...value.value].slice(from, to).join(""));
  return value.kind === "sequence" ? sequence(value.type, value.items.slice(from, to)) : unresolved("not a constant");
}
