import type { Interpreter } from "./interpreter.ts";
import { bool, keyOf, number, PLACEHOLDER, type Seq, seq, str, textOf, type Unknown, unknown, type Value } from "./values.ts";

/** Python's truth of a value; null when not known. */
export function truth(value: Value): boolean | null {
  switch (value.kind) {
    case "none":
      return false;
    case "bool":
      return value.value;
    case "number":
      return value.value !== 0;
    case "str":
      return value.value !== "";
    case "seq":
      return value.items.length > 0 ? true : value.partial ? null : false;
    case "dict":
      return value.entries.size > 0 ? true : value.partial ? null : false;
    case "unknown":
      return null;
    case "host":
      return value.truth();
    case "external":
      // `TYPE_CHECKING` is false whenever code runs.
      return value.name.endsWith(".TYPE_CHECKING") ? false : null;
    default:
      return true;
  }
}

/** The items that iterating gives; null when nothing is known of them. */
export function iterate(interp: Interpreter, value: Value): { readonly items: readonly Value[]; readonly partial: boolean } | null {
  switch (value.kind) {
    case "seq":
      return value;
    case "dict":
      return { items: [...value.entries.values()].map(([key]) => key), partial: value.partial };
    case "str":
      return { items: [...value.value].map(str), partial: false };
    case "host": {
      const items = value.iterate();
      return items === null ? null : { items, partial: false };
    }
    case "class": {
      const members = interp.modules.enumMembers(value, interp);
      return members === null ? null : { items: members, partial: false };
    }
    case "unknown":
      // As often as it runs where nobody sets the variable that tells how often.
      return value.unset?.kind === "seq" ? value.unset : null;
    default:
      return null;
  }
}

function first(...values: Value[]): Unknown {
  const found = values.find((value): value is Unknown => value.kind === "unknown");
  const { unset: _unset, ...rest } = found ?? unknown("an operation that is not followed");
  return rest;
}

/** What a value is where nobody sets the variables of the environment that it comes from; null where that is not known. */
export function settled(value: Value): Value | null {
  if (value.kind !== "unknown") return value;
  return value.unset === undefined || value.unset.kind === "none" ? null : value.unset;
}

/** A text, or what is one where nobody sets the variables of the environment that it comes from. */
export function settledText(value: Value | undefined): string | null {
  return value === undefined ? null : textOf(settled(value) ?? value);
}

/** The unknown outcome of an operation, with what it is where nobody sets the variables that its operands come from. */
export function derived(outcome: Value, operands: readonly Value[], again: (operands: readonly Value[]) => Value): Value {
  if (outcome.kind !== "unknown" || !operands.some((each) => each.kind === "unknown" && each.unset !== undefined)) return outcome;
  const { unset: _unset, ...rest } = outcome;
  const known = operands.flatMap((each) => settled(each) ?? []);
  const unset = known.length === operands.length ? again(known) : rest;
  return unset.kind === "unknown" ? rest : { ...rest, unset };
}

/** The text of a value that is one for Python. */
export function plainText(value: Value): string | null {
  return textOf(value) ?? (value.kind === "host" ? value.plain() : null);
}

/** A text with placeholders, for strings that are known in part. */
export function template(value: Value): string {
  return (
    plainText(value) ??
    (value.kind === "number" ? String(value.value) : value.kind === "unknown" ? (value.text ?? PLACEHOLDER) : PLACEHOLDER)
  );
}

export function binary(left: Value, op: string, right: Value): Value {
  return derived(combined(left, op, right), [left, right], ([a, b]) => combined(a as Value, op, b as Value));
}

function combined(left: Value, op: string, right: Value): Value {
  const [a, b] = [plainText(left), plainText(right)];
  if (op === "+") {
    if (a !== null && b !== null) {
      return str(a + b);
    }
    if (a !== null || b !== null || (left.kind === "unknown" && left.text !== undefined)) {
      return unknown(first(left, right).why, template(left) + template(right));
    }
    if (left.kind === "seq" && right.kind === "seq") {
      return seq(left.type, [...left.items, ...right.items], left.partial || right.partial);
    }
    if (left.kind === "seq") {
      return seq(left.type, [...left.items], true);
    }
  }
  if (op === "/" && left.kind === "host") {
    return left.divided(right) ?? first(left, right);
  }
  if (op === "%" && a !== null) {
    return percent(a, right);
  }
  if (left.kind === "number" && right.kind === "number") {
    return arithmetic(left.value, op, right.value, left.float || right.float);
  }
  if (left.kind === "seq" && right.kind === "seq" && left.type === "set") {
    return setOperation(left, op, right);
  }
  if (op === "|" && left.kind === "dict" && right.kind === "dict") {
    return { ...left, entries: new Map([...left.entries, ...right.entries]), partial: left.partial || right.partial };
  }
  if (op === "*" && a !== null && right.kind === "number") {
    return str(a.repeat(Math.max(0, Math.min(right.value, 1000))));
  }
  return first(left, right);
}

function arithmetic(a: number, op: string, b: number, float: boolean): Value {
  switch (op) {
    case "+":
      return number(a + b, float);
    case "-":
      return number(a - b, float);
    case "*":
      return number(a * b, float);
    case "//":
      return b === 0 ? unknown("a division by zero") : number(Math.floor(a / b), float);
    case "/":
      return b === 0 ? unknown("a division by zero") : number(a / b, true);
    case "%":
      return b === 0 ? unknown("a division by zero") : number(((a % b) + b) % b, float);
    case "**":
      return number(a ** b, float);
    default:
      return unknown("an operation that is not followed");
  }
}

function setOperation(left: Seq, op: string, right: Seq): Value {
  const keys = new Set(right.items.map(keyOf));
  const unsure = left.partial || right.partial || keys.has(null) || left.items.some((item) => keyOf(item) === null);
  if (op === "|") {
    const mine = new Set(left.items.map(keyOf));
    return seq("set", [...left.items, ...right.items.filter((item) => !mine.has(keyOf(item)))], unsure);
  }
  if (unsure) {
    // What is left after taking away, or in common, cannot be told.
    return op === "-" && !right.partial && !left.partial ? first() : unknown("a set that is known in part");
  }
  if (op === "-") {
    return seq(
      "set",
      left.items.filter((item) => !keys.has(keyOf(item))),
    );
  }
  if (op === "&") {
    return seq(
      "set",
      left.items.filter((item) => keys.has(keyOf(item))),
    );
  }
  return first(left, right);
}

/** `"…%s…" % value` and `% {…}` for the plain conversions. */
function percent(format: string, value: Value): Value {
  let next = 0;
  let complete = true;
  const positional = value.kind === "seq" && value.type === "tuple" ? value.items : [value];
  const text = format.replace(/%(?:\((\w+)\))?(s|d|r|%)/g, (_all, name: string | undefined, conversion: string) => {
    if (conversion === "%") {
      return "%";
    }
    const part = name === undefined ? positional[next++] : value.kind === "dict" ? value.entries.get(`'${name}`)?.[1] : undefined;
    const shown = part === undefined ? PLACEHOLDER : template(part);
    complete &&= !shown.includes(PLACEHOLDER);
    return shown;
  });
  return complete ? str(text) : unknown("a text with unknown parts", text);
}

/** One comparison; unknown when the values do not tell. */
export function compare(interp: Interpreter, left: Value, op: string, right: Value): Value {
  switch (op) {
    case "is":
    case "is not": {
      const same = identical(left, right);
      return same === null ? first(left, right) : bool(same === (op === "is"));
    }
    case "==":
    case "!=": {
      const same = equal(left, right);
      return same === null ? first(left, right) : bool(same === (op === "=="));
    }
    case "in":
    case "not in": {
      const found = contains(interp, right, left);
      return found === null ? first(left, right) : bool(found === (op === "in"));
    }
    default:
      return ordered(left, op, right);
  }
}

function identical(left: Value, right: Value): boolean | null {
  if (left.kind === "unknown" || right.kind === "unknown") {
    const [some, none] = left.kind === "none" ? [right, left] : [left, right];
    // A variable of the environment is a text or its default, never None.
    return none.kind === "none" && some.kind === "unknown" && settled(some) !== null ? false : null;
  }
  if (left === right) {
    return true;
  }
  if (left.kind !== right.kind) {
    return left.kind === "external" || right.kind === "external" ? null : false;
  }
  return equal(left, right);
}

/** Python's `==`; null when not known. */
export function equal(left: Value, right: Value): boolean | null {
  if (left === right && left.kind !== "unknown") {
    return true;
  }
  const [a, b] = [keyOf(left), keyOf(right)];
  if (a !== null && b !== null) {
    return a === b;
  }
  const simple = (value: Value): boolean =>
    value.kind === "none" || value.kind === "str" || value.kind === "number" || value.kind === "bool";
  if ((left.kind === "seq" && simple(right)) || (right.kind === "seq" && simple(left)) || (left.kind === "dict" && simple(right))) {
    return false;
  }
  if (left.kind === "seq" && right.kind === "seq" && !left.partial && !right.partial && left.items.length !== right.items.length) {
    return false;
  }
  return null;
}

/** A URL of a database of which the kind alone is known. */
const URL = new RegExp(`^(?:postgres|postgresql|sqlite|mysql|mariadb)${PLACEHOLDER}$`);

/** `item in container`; null when not known. */
export function contains(interp: Interpreter, container: Value, item: Value): boolean | null {
  const text = textOf(container);
  if (text !== null) {
    const part = textOf(item);
    return part === null ? null : text.includes(part);
  }
  if (container.kind === "unknown" && container.text !== undefined) {
    const part = textOf(item);
    if (part === null) return null;
    if (container.text.split(PLACEHOLDER).some((known) => known.includes(part))) return true;
    // A URL names no other kind of database than the one it begins with.
    return URL.test(container.text) && URL.test(`${part}${PLACEHOLDER}`) ? false : null;
  }
  if (container.kind === "host") {
    const asked = container.item(item);
    if (asked !== undefined) {
      return asked.kind === "unknown" ? null : asked.kind !== "none";
    }
  }
  if (container.kind === "dict") {
    const key = keyOf(item);
    return key === null ? null : container.entries.has(key) ? true : container.partial ? null : false;
  }
  const items = iterate(interp, container);
  if (items === null) {
    return null;
  }
  let unsure = items.partial;
  for (const each of items.items) {
    const same = equal(each, item);
    if (same === true) {
      return true;
    }
    unsure ||= same === null;
  }
  return unsure ? null : false;
}

function ordered(left: Value, op: string, right: Value): Value {
  let sign: number | null = null;
  if (left.kind === "number" && right.kind === "number") {
    sign = Math.sign(left.value - right.value);
  } else if (left.kind === "str" && right.kind === "str") {
    sign = left.value < right.value ? -1 : left.value > right.value ? 1 : 0;
  } else if (left.kind === "seq" && right.kind === "seq" && !left.partial && !right.partial) {
    sign = orderOf(left.items, right.items);
  }
  if (sign === null || Number.isNaN(sign)) {
    return first(left, right);
  }
  return bool(op === "<" ? sign < 0 : op === "<=" ? sign <= 0 : op === ">" ? sign > 0 : sign >= 0);
}

function orderOf(left: readonly Value[], right: readonly Value[]): number | null {
  for (let i = 0; i < Math.min(left.length, right.length); i += 1) {
    const [a, b] = [left[i], right[i]];
    if (a?.kind !== "number" || b?.kind !== "number") {
      return null;
    }
    if (a.value !== b.value) {
      return a.value - b.value;
    }
  }
  return left.length - right.length;
}
