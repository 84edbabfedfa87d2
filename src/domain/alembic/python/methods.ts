import type { Interpreter } from "./interpreter.ts";
import { equal, iterate, template } from "./operators.ts";
import { Raised } from "./raised.ts";
import { sortedItems } from "./sorting.ts";
import {
  type Args,
  bool,
  type Dict,
  dict,
  keyOf,
  NONE,
  native,
  number,
  PLACEHOLDER,
  type Seq,
  seq,
  setItem,
  str,
  textOf,
  unknown,
  type Value,
} from "./values.ts";

/** A method of a known text. */
export function strMethod(interp: Interpreter, text: string, name: string): Value {
  return native(name, (args) => {
    const [first, second] = args.positional;
    const [a, b] = [textOf(first), textOf(second)];
    switch (name) {
      case "lower":
      case "casefold":
        return str(text.toLowerCase());
      case "upper":
        return str(text.toUpperCase());
      case "title":
      case "capitalize":
        return str(text.charAt(0).toUpperCase() + text.slice(1).toLowerCase());
      case "strip":
        return a === null && first !== undefined ? unknown("a text") : str(stripped(text, a, true, true));
      case "lstrip":
        return str(stripped(text, a, true, false));
      case "rstrip":
        return str(stripped(text, a, false, true));
      case "startswith":
      case "endswith": {
        const ends = first?.kind === "seq" ? first.items.map(textOf) : [a];
        return ends.includes(null)
          ? unknown("a text")
          : bool(ends.some((end) => (name === "startswith" ? text.startsWith(end ?? "") : text.endsWith(end ?? ""))));
      }
      case "replace":
        return a === null || b === null ? unknown("a text", PLACEHOLDER) : str(text.replaceAll(a, b));
      case "split":
        if (first !== undefined && a === null && first.kind !== "none") {
          return unknown("parts of a text");
        }
        return seq(
          "list",
          (a === null
            ? text
                .trim()
                .split(/\s+/)
                .filter((part) => part !== "")
            : text.split(a)
          ).map(str),
        );
      case "splitlines":
        return seq("list", text.split("\n").map(str));
      case "join": {
        const items = first === undefined ? null : iterate(interp, first);
        if (items === null || items.partial) {
          return unknown("a text joined from unknown parts", PLACEHOLDER);
        }
        const parts = items.items.map(template);
        const whole = parts.join(text);
        return whole.includes(PLACEHOLDER) ? unknown("a text joined from unknown parts", whole) : str(whole);
      }
      case "format":
        return format(text, args);
      case "removeprefix":
        return a === null ? unknown("a text") : str(text.startsWith(a) ? text.slice(a.length) : text);
      case "removesuffix":
        return a === null ? unknown("a text") : str(a !== "" && text.endsWith(a) ? text.slice(0, -a.length) : text);
      case "isdigit":
        return bool(/^\d+$/.test(text));
      case "find":
        return a === null ? unknown("a position") : number(text.indexOf(a));
      case "count":
        return a === null ? unknown("a count") : number(text.split(a).length - 1);
      default:
        return unknown(`what str.${name}() gives`);
    }
  });
}

function stripped(text: string, chars: string | null, left: boolean, right: boolean): string {
  const inside = (char: string): boolean => (chars === null ? /\s/.test(char) : chars.includes(char));
  let [start, end] = [0, text.length];
  while (left && start < end && inside(text.charAt(start))) {
    start += 1;
  }
  while (right && end > start && inside(text.charAt(end - 1))) {
    end -= 1;
  }
  return text.slice(start, end);
}

function format(text: string, args: Args): Value {
  let next = 0;
  const made = text.replace(/\{\{|\}\}|\{(\w*)\}/g, (all, name: string | undefined) => {
    if (all === "{{" || all === "}}") {
      return all.charAt(0);
    }
    const value =
      name === undefined || name === ""
        ? args.positional[next++]
        : /^\d+$/.test(name)
          ? args.positional[Number(name)]
          : args.keywords.get(name);
    return value === undefined ? PLACEHOLDER : template(value);
  });
  return made.includes(PLACEHOLDER) || /\{[^{}]*\}/.test(made) ? unknown("a text with unknown parts", made) : str(made);
}

/** A method of a list, tuple or set. */
export function seqMethod(interp: Interpreter, owner: Seq, name: string): Value {
  return native(name, (args) => {
    const [first] = args.positional;
    // In code that may or may not run, a change in place makes the whole unsure.
    const change = (): void => {
      owner.partial ||= interp.maybe > 0;
    };
    const all = args.positional.map((value) => iterate(interp, value));
    switch (name) {
      case "append":
        change();
        owner.items.push(first ?? NONE);
        return NONE;
      case "add":
        change();
        if (first !== undefined && !owner.items.some((item) => equal(item, first) === true)) {
          owner.items.push(first);
        }
        return NONE;
      case "extend":
      case "update":
        change();
        for (const items of all) {
          owner.items.push(...(items?.items ?? []));
          owner.partial ||= items?.partial ?? true;
        }
        return NONE;
      case "insert":
        change();
        if (first?.kind === "number") {
          owner.items.splice(first.value, 0, args.positional[1] ?? NONE);
        }
        return NONE;
      case "pop": {
        change();
        const index = first?.kind === "number" ? first.value : -1;
        return owner.items.splice(index, 1)[0] ?? unknown("an item of something unknown");
      }
      case "remove":
      case "discard": {
        change();
        const index = owner.items.findIndex((item) => first !== undefined && equal(item, first) === true);
        if (index >= 0) {
          owner.items.splice(index, 1);
        }
        return NONE;
      }
      case "clear":
        change();
        owner.items.length = 0;
        owner.partial = false;
        return NONE;
      case "copy":
        return seq(owner.type, [...owner.items], owner.partial);
      case "index": {
        const index = owner.items.findIndex((item) => first !== undefined && equal(item, first) === true);
        if (index < 0 && !owner.partial) {
          throw new Raised("ValueError", "not in list", args.at);
        }
        return index < 0 ? unknown("a position") : number(index);
      }
      case "count":
        return first === undefined || owner.partial
          ? unknown("a count")
          : number(owner.items.filter((item) => equal(item, first) === true).length);
      case "sort": {
        const ordered = sortedItems(interp, owner.items, args);
        if (ordered !== null) owner.items.splice(0, owner.items.length, ...ordered);
        return NONE;
      }
      case "reverse":
        owner.items.reverse();
        return NONE;
      case "union":
      case "intersection":
      case "difference":
      case "issubset":
      case "issuperset":
      case "isdisjoint":
        return setMethod(owner, name, all);
      default:
        return unknown(`what ${owner.type}.${name}() gives`);
    }
  });
}

function setMethod(
  owner: Seq,
  name: string,
  others: readonly ({ readonly items: readonly Value[]; readonly partial: boolean } | null)[],
): Value {
  const keys = new Set(others.flatMap((other) => other?.items.map(keyOf) ?? [null]));
  const mine = new Set(owner.items.map(keyOf));
  const sure = !owner.partial && others.every((other) => other !== null && !other.partial) && !keys.has(null) && !mine.has(null);
  switch (name) {
    case "union":
      return seq("set", [...owner.items, ...others.flatMap((other) => other?.items ?? [])], !sure);
    case "intersection":
      return sure
        ? seq(
            "set",
            owner.items.filter((item) => keys.has(keyOf(item))),
          )
        : unknown("a set that is known in part");
    case "difference":
      return sure
        ? seq(
            "set",
            owner.items.filter((item) => !keys.has(keyOf(item))),
          )
        : unknown("a set that is known in part");
    case "issubset":
      return sure ? bool([...mine].every((key) => keys.has(key))) : unknown("a set that is known in part");
    case "issuperset":
      return sure ? bool([...keys].every((key) => mine.has(key))) : unknown("a set that is known in part");
    default:
      return sure ? bool(![...mine].some((key) => keys.has(key))) : unknown("a set that is known in part");
  }
}

/** A method of a dict. */
export function dictMethod(interp: Interpreter, owner: Dict, name: string): Value {
  return native(name, (args) => {
    const [first, second] = args.positional;
    const pairs = (): Value[] => [...owner.entries.values()].map(([key, value]) => seq("tuple", [key, value]));
    const id = first === undefined ? null : keyOf(first);
    const found = id === null ? undefined : owner.entries.get(id)?.[1];
    switch (name) {
      case "get":
        return (
          found ??
          (id === null || owner.partial ? unknown("an entry of something unknown") : (second ?? args.keywords.get("default") ?? NONE))
        );
      case "pop":
        if (found !== undefined && id !== null) {
          owner.partial ||= interp.maybe > 0;
          owner.entries.delete(id);
          return found;
        }
        return second !== undefined && id !== null && !owner.partial ? second : unknown("an entry of something unknown");
      case "setdefault":
        if (found === undefined && first !== undefined) {
          setItem(owner, first, second ?? NONE);
        }
        return found ?? second ?? NONE;
      case "items":
        return seq("list", pairs(), owner.partial);
      case "keys":
        return seq(
          "set",
          [...owner.entries.values()].map(([key]) => key),
          owner.partial,
        );
      case "values":
        return seq(
          "list",
          [...owner.entries.values()].map(([, value]) => value),
          owner.partial,
        );
      case "copy":
        return { ...owner, entries: new Map(owner.entries) };
      case "update": {
        owner.partial ||= interp.maybe > 0;
        if (first?.kind === "dict") {
          for (const [key, entry] of first.entries) {
            owner.entries.set(key, entry);
          }
          owner.partial ||= first.partial;
        } else if (first !== undefined) {
          owner.partial = true;
        }
        for (const [key, value] of args.keywords) {
          setItem(owner, str(key), value);
        }
        return NONE;
      }
      case "clear":
        owner.entries.clear();
        return NONE;
      default:
        return unknown(`what dict.${name}() gives`);
    }
  });
}

export { dict };
