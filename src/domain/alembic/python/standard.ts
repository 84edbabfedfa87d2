import { attribute, lookupClass } from "./attributes.ts";
import { composedSql } from "./composed.ts";
import { callFiles } from "./files.ts";
import { Globals } from "./globals.ts";
import type { Interpreter } from "./interpreter.ts";
import { derived, iterate, template, truth } from "./operators.ts";
import { Raised } from "./raised.ts";
import { sortedItems } from "./sorting.ts";
import {
  type Args,
  bool,
  dict,
  FALSE,
  Host,
  keyOf,
  NONE,
  native,
  number,
  seq,
  setItem,
  str,
  TRUE,
  textOf,
  unknown,
  type Value,
} from "./values.ts";

class Suppress extends Host {
  readonly type = "suppress";
}

/** Calls of Python's builtins and of the standard library that say something about a schema; null for all others. */
export function callStandard(interp: Interpreter, name: string, args: Args): Value | null {
  const [first, second] = args.positional;
  const file = callFiles(interp, name, args);
  if (file !== null) return file;
  if (name.startsWith("builtins.")) {
    const own = name.slice(9);
    const made = builtin(interp, own, args);
    // Whether something holds is a decision, which no default makes.
    return MADE_OF.test(own) ? derived(made, args.positional, (positional) => builtin(interp, own, { ...args, positional })) : made;
  }
  switch (name) {
    case "collections.OrderedDict":
      return builtin(interp, "dict", args);
    case "collections.defaultdict":
      return dict([], false, first ?? null);
    case "contextlib.suppress":
      return new Suppress();
    case "textwrap.dedent":
    case "inspect.cleandoc":
    case "copy.copy":
    case "copy.deepcopy":
      return first ?? NONE;
    case "itertools.chain": {
      const all = args.positional.map((value) => iterate(interp, value));
      return seq(
        "list",
        all.flatMap((items) => items?.items ?? []),
        args.open || all.some((items) => items === null || items.partial),
      );
    }
    case "functools.partial": {
      const bound = first;
      return bound === undefined
        ? null
        : {
            kind: "native",
            name: "partial",
            call: (more) =>
              interp.call(bound, {
                ...more,
                positional: [...args.positional.slice(1), ...more.positional],
                keywords: new Map([...args.keywords, ...more.keywords]),
              }),
          };
    }
    case "typing.cast":
      return second ?? NONE;
    case "importlib.import_module": {
      const dotted = textOf(first);
      return dotted === null || dotted.startsWith(".") ? null : interp.modules.external(dotted, interp);
    }
    // What stands for a value until somebody asks for it.
    case "lazy_object_proxy.Proxy":
    case "wrapt.LazyObjectProxy":
    case "werkzeug.local.LocalProxy":
      return first === undefined ? null : interp.call(first, { ...args, positional: [], keywords: new Map() });
    case "os.getenv":
    case "os.environ.get":
      return { ...unknown("a variable of the environment"), unset: second ?? args.keywords.get("default") ?? NONE };
    case "decouple.config":
      return variable(args);
    case "decouple.Config":
    case "decouple.AutoConfig":
    case "environs.Env":
    case "starlette.config.Config":
      return new Variables();
    case "pydantic.Field":
    case "pydantic.fields.Field":
    case "dataclasses.field":
      return field(interp, args);
    default:
      return name.startsWith("environs.env.") ? variable(args) : composedSql(name, args);
  }
}

/** Builtins that make a text, a number or a range of what they are given. */
const MADE_OF = /^(?:str|format|int|float|range|min|max)$/;

/** A variable of the environment as libraries for settings read it: its name and the value that it has where nobody sets it. */
function variable({ positional, keywords }: Args): Value {
  const unset = keywords.get("default") ?? positional[1];
  return { ...unknown("a variable of the environment"), ...(unset === undefined ? {} : { unset }) };
}

/** What reads variables of the environment, called or by a method for each type: `env("NAME")`, `env.str("NAME", "shop")`. */
class Variables extends Host {
  readonly type = "variables of the environment";

  override attr(name: string): Value {
    return native(name, variable);
  }

  override call(args: Args): Value {
    return variable(args);
  }
}

/** The value of a field that nobody gives one; of settings it may be another one. */
function field(interp: Interpreter, args: Args): Value {
  const factory = args.keywords.get("default_factory");
  const none = { ...args, positional: [], keywords: new Map<string, Value>() };
  const value = factory === undefined ? (args.keywords.get("default") ?? args.positional[0]) : interp.call(factory, none);
  if (value === undefined || !["none", "bool", "number", "str"].includes(value.kind)) return value ?? unknown("a field");
  return { ...unknown("a field that has a default"), unset: value };
}

function builtin(interp: Interpreter, name: string, args: Args): Value {
  const [first, second] = args.positional;
  const items = first === undefined ? { items: [], partial: args.open } : iterate(interp, first);
  const known = items?.items ?? [];
  const partial = items === null || items.partial;
  switch (name) {
    case "len":
      return items === null || partial ? unknown("a length") : number(known.length);
    case "str":
    case "format": {
      if (first === undefined) {
        return str("");
      }
      const text = textOf(first) ?? (first.kind === "host" ? first.text() : null);
      return text !== null ? str(text) : first.kind === "number" ? str(template(first)) : unknown("a text", template(first));
    }
    case "int":
    case "float": {
      if (first === undefined && !args.open) return number(0, name === "float");
      const text = textOf(first) ?? (first?.kind === "number" ? String(first.value) : null);
      return text === null || Number.isNaN(Number(text)) ? unknown("a number") : number(Number(text), name === "float");
    }
    case "bool": {
      const value = first === undefined ? false : truth(first);
      return value === null ? unknown("a truth value") : bool(value);
    }
    case "list":
    case "tuple":
    case "iter":
      if (items === null && first?.kind === "host" && first.asked) return first;
      return seq(name === "tuple" ? "tuple" : "list", [...known], partial);
    case "set":
    case "frozenset": {
      if (items === null && first?.kind === "host" && first.asked) return first;
      const made = seq("set", [], partial);
      const seen = new Set<string>();
      for (const item of known) {
        const key = keyOf(item);
        if (key === null || !seen.has(key)) {
          made.items.push(item);
        }
        seen.add(key ?? "");
      }
      return made;
    }
    case "dict": {
      const made = dict([], args.open || (first !== undefined && partial));
      if (first?.kind === "dict") {
        for (const [key, entry] of first.entries) {
          made.entries.set(key, entry);
        }
        made.partial = first.partial || args.open;
      } else {
        for (const pair of known) {
          const [key, value] = iterate(interp, pair)?.items ?? [];
          setItem(made, key ?? unknown("a key"), value ?? unknown("a value"));
        }
      }
      for (const [key, value] of args.keywords) {
        setItem(made, str(key), value);
      }
      return made;
    }
    case "range": {
      const bounds = args.positional.map((value) => (value.kind === "number" ? value.value : null));
      const [a, b, step] = bounds;
      if (a == null || b === null || step === null || bounds.length === 0) {
        return unknown("a range");
      }
      const [from, to, by] = b === undefined ? [0, a, 1] : [a, b, step ?? 1];
      const made: Value[] = [];
      for (let i = from; by > 0 ? i < to : i > to; i += by || 1) {
        if (made.length > 10_000) {
          return unknown("a long range");
        }
        made.push(number(i));
      }
      return seq("list", made);
    }
    case "enumerate": {
      const start = second?.kind === "number" ? second.value : 0;
      return seq(
        "list",
        known.map((item, i) => seq("tuple", [number(i + start), item])),
        partial,
      );
    }
    case "zip": {
      const all = args.positional.map((value) => iterate(interp, value));
      if (all.some((each) => each === null || each.partial)) {
        return unknown("pairs of something unknown");
      }
      const length = Math.min(...all.map((each) => each?.items.length ?? 0));
      return seq(
        "list",
        Array.from({ length }, (_each, i) =>
          seq(
            "tuple",
            all.map((each) => each?.items[i] ?? NONE),
          ),
        ),
      );
    }
    case "sorted":
      // Where the order is not known, the items are.
      return seq("list", [...(sortedItems(interp, known, args) ?? known)], partial);
    case "reversed":
      return seq("list", [...known].reverse(), partial);
    case "any":
    case "all": {
      const stop = name === "any";
      let unsure = partial;
      for (const item of known) {
        const value = truth(item);
        if (value === stop) {
          return bool(stop);
        }
        unsure ||= value === null;
      }
      return unsure ? unknown("whether any or all hold") : bool(!stop);
    }
    case "map":
    case "filter": {
      const source = second === undefined ? null : iterate(interp, second);
      if (source === null || first === undefined) {
        return unknown("items of something unknown");
      }
      const each = source.items.map(
        (item) =>
          [
            item,
            first.kind === "none" ? item : interp.call(first, { positional: [item], keywords: new Map(), open: false, at: args.at }),
          ] as const,
      );
      const unsure = name === "filter" && each.some(([, value]) => truth(value) === null);
      return seq(
        "list",
        name === "map" ? each.map(([, value]) => value) : each.filter(([, value]) => truth(value) === true).map(([item]) => item),
        source.partial || unsure,
      );
    }
    case "next":
      if (known[0] !== undefined) {
        return known[0];
      }
      if (partial) {
        return unknown("an item of something unknown");
      }
      if (second === undefined) {
        throw new Raised("StopIteration", "", args.at);
      }
      return second;
    case "max":
    case "min": {
      const all = args.positional.length > 1 ? args.positional : partial ? [unknown("")] : known;
      const numbers = all.map((item) => (item.kind === "number" ? item.value : Number.NaN));
      return all.length === 0 || numbers.some(Number.isNaN)
        ? unknown("the largest or smallest of something")
        : number(name === "max" ? Math.max(...numbers) : Math.min(...numbers));
    }
    case "isinstance":
      return isInstance(first, second);
    case "hasattr":
    case "getattr": {
      const key = textOf(second);
      if (first === undefined || key === null) {
        // A function of the revision itself may do anything.
        return { ...unknown("an attribute"), ...(first instanceof Globals ? { database: true } : {}) };
      }
      if (first.kind === "instance" || first.kind === "class") {
        const found =
          (first.kind === "instance" ? first.attrs.get(key) : undefined) ??
          lookupClass(interp, first.kind === "class" ? first : first.cls, key);
        if (found === undefined && args.positional[2] !== undefined && name === "getattr") {
          return unknown("an attribute");
        }
        return name === "hasattr" ? (found === undefined ? unknown("an attribute") : TRUE) : attribute(interp, first, key, args.at);
      }
      const found = attribute(interp, first, key, args.at);
      return name === "hasattr" ? (found.kind === "unknown" ? found : TRUE) : found;
    }
    case "print":
    case "setattr":
      return NONE;
    case "type":
      return first?.kind === "instance" ? first.cls : unknown("a type");
    default:
      return unknown(`what ${name}() gives`);
  }
}

const KINDS: Readonly<Record<string, string>> = {
  str: "str",
  int: "number",
  float: "number",
  bool: "bool",
  dict: "dict",
  list: "seq",
  tuple: "seq",
  set: "seq",
};

function isInstance(value: Value | undefined, type: Value | undefined): Value {
  const types = type?.kind === "seq" ? type.items : type === undefined ? [] : [type];
  if (value?.kind === "host") {
    let unsure = types.length === 0;
    for (const each of types) {
      const known = each.kind === "external" ? value.instanceOf(each.name) : null;
      if (known === true) {
        return TRUE;
      }
      unsure ||= known === null;
    }
    return unsure ? unknown("what type something has") : FALSE;
  }
  if (value === undefined || value.kind === "unknown" || value.kind === "external") {
    return unknown("what type something has");
  }
  for (const each of types) {
    if (each.kind !== "external" || !each.name.startsWith("builtins.")) {
      return unknown("what type something has");
    }
    const kind = KINDS[each.name.slice(9)];
    if (kind === undefined) {
      return unknown("what type something has");
    }
    if (value.kind === kind && (value.kind !== "seq" || value.type === each.name.slice(9))) {
      return TRUE;
    }
  }
  return FALSE;
}
