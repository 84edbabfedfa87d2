import { bounded, display, listed, MOST_ITEMS } from "./static-operations.ts";
import { boolean, equal, itemsOf, NOTHING, number, type Static, sequence, text, textOf, truth, unresolved } from "./statics.ts";

/** A method of a text, list or dict; unknown for any other. */
export function method(self: Static, name: string, args: readonly Static[], keywords: ReadonlyMap<string, Static>): Static {
  const own = textOf(self);
  if (own !== undefined) return textMethod(own, name, args, keywords);
  if (self.kind !== "dict") return unresolved("call");
  switch (name) {
    case "get":
      return (
        (args[0] === undefined ? undefined : self.entries.findLast(([key]) => equal(key, args[0] ?? NOTHING) === true)?.[1]) ??
        args[1] ??
        NOTHING
      );
    // Taken out or looked up: the value is the same one.
    case "pop":
      return self.entries.findLast(([key]) => equal(key, args[0] ?? NOTHING) === true)?.[1] ?? args[1] ?? unresolved("call");
    case "keys":
      return sequence(
        "list",
        self.entries.map(([key]) => key),
      );
    case "values":
      return sequence(
        "list",
        self.entries.map(([, value]) => value),
      );
    case "items":
      return sequence(
        "list",
        self.entries.map((entry) => sequence("tuple", entry)),
      );
    default:
      return unresolved("call");
  }
}

function textMethod(self: string, name: string, args: readonly Static[], keywords: ReadonlyMap<string, Static>): Static {
  const first = args[0] === undefined ? undefined : textOf(args[0]);
  const second = args[1] === undefined ? undefined : textOf(args[1]);
  switch (name) {
    case "lower":
    case "casefold":
      return text(self.toLowerCase());
    case "upper":
      return text(self.toUpperCase());
    case "title":
      return text(self.toLowerCase().replace(/[a-z]+/g, (word) => word.charAt(0).toUpperCase() + word.slice(1)));
    case "capitalize":
      return text(self.charAt(0).toUpperCase() + self.slice(1).toLowerCase());
    case "strip":
    case "lstrip":
    case "rstrip":
      return args.length > 0 && first === undefined ? unresolved("not a constant") : text(strip(self, name, first));
    case "replace":
      return first === undefined || second === undefined ? unresolved("not a constant") : bounded(self.replaceAll(first, () => second));
    case "removeprefix":
      return first === undefined ? unresolved("not a constant") : text(self.startsWith(first) ? self.slice(first.length) : self);
    case "removesuffix":
      return first === undefined
        ? unresolved("not a constant")
        : text(first !== "" && self.endsWith(first) ? self.slice(0, -first.length) : self);
    case "startswith":
      return first === undefined ? unresolved("not a constant") : boolean(self.startsWith(first));
    case "endswith":
      return first === undefined ? unresolved("not a constant") : boolean(self.endsWith(first));
    case "isupper":
      return boolean(self !== self.toLowerCase() && self === self.toUpperCase());
    case "islower":
      return boolean(self !== self.toUpperCase() && self === self.toLowerCase());
    case "isdigit":
      return boolean(/^\d+$/.test(self));
    case "split":
    case "rsplit":
      return split(self, name, args, first);
    case "join":
      return join(self, args[0]);
    case "format":
      return format(self, args, keywords);
    default:
      return unresolved("call");
  }
}

function strip(self: string, name: string, characters: string | undefined): string {
  const drop = characters === undefined ? (c: string) => /\s/.test(c) : (c: string) => characters.includes(c);
  let from = 0;
  let to = self.length;
  if (name !== "rstrip") while (from < to && drop(self.charAt(from))) from++;
  if (name !== "lstrip") while (to > from && drop(self.charAt(to - 1))) to--;
  return self.slice(from, to);
}

function split(self: string, name: string, args: readonly Static[], separator: string | undefined): Static {
  if (args.length > 0 && separator === undefined && args[0]?.kind !== "none") return unresolved("not a constant");
  if (separator === "") return unresolved("not a constant");
  const parts = separator === undefined ? self.split(/\s+/).filter((part) => part !== "") : self.split(separator);
  const most = args[1]?.kind === "number" ? args[1].value : undefined;
  if (most === undefined || parts.length <= most + 1 || separator === undefined) return listed("list", parts.map(text));
  const joined =
    name === "split"
      ? [...parts.slice(0, most), parts.slice(most).join(separator)]
      : [parts.slice(0, parts.length - most).join(separator), ...parts.slice(parts.length - most)];
  return listed("list", joined.map(text));
}

function join(self: string, values: Static | undefined): Static {
  const parts = values === undefined ? undefined : itemsOf(values)?.map(textOf);
  return parts === undefined || parts.includes(undefined) ? unresolved("not a constant") : bounded(parts.join(self));
}

/** `"{} {name}".format(…)` without format specifications. */
function format(self: string, args: readonly Static[], keywords: ReadonlyMap<string, Static>): Static {
  let next = 0;
  let complete = true;
  const result = self.replace(/\{\{|\}\}|\{(\w*)([^}]*)\}/g, (whole, field: string | undefined, rest: string | undefined) => {
    if (whole === "{{") return "{";
    if (whole === "}}") return "}";
    const value = field === "" || field === undefined ? args[next++] : /^\d+$/.test(field) ? args[Number(field)] : keywords.get(field);
    const shown = value === undefined || rest !== "" ? undefined : display(value);
    if (shown === undefined) complete = false;
    return shown ?? "";
  });
  return complete ? bounded(result) : unresolved("not a constant");
}

/** The functions that `externalCall` knows. */
export const PURE: ReadonlySet<string> = new Set([
  "builtins.str",
  "builtins.int",
  "builtins.float",
  "builtins.bool",
  "builtins.len",
  "builtins.list",
  "builtins.tuple",
  "builtins.set",
  "builtins.frozenset",
  "builtins.reversed",
  "builtins.range",
  "builtins.enumerate",
  "builtins.dict",
  "typing.cast",
  "re.sub",
  "re.split",
  "re.findall",
  "os.getenv",
  "os.environ.get",
  "inflection.underscore",
  "stringcase.snakecase",
  "humps.decamelize",
  "fastapi_utils.camelcase.camel2snake",
  "fastapi_restful.camelcase.camel2snake",
]);

/** A pure function of Python or a naming library; undefined for one that is not known. */
export function externalCall(name: string, args: readonly Static[], keywords: ReadonlyMap<string, Static>): Static | undefined {
  const first = args[0];
  switch (name) {
    case "builtins.str": {
      const shown = first === undefined ? "" : display(first);
      return shown === undefined ? undefined : text(shown);
    }
    // What a type checker is told of a value leaves it as it is.
    case "typing.cast":
      return args[1] ?? keywords.get("val");
    case "builtins.int":
    case "builtins.float":
      return convert(name, first);
    case "builtins.bool": {
      const value = first === undefined ? false : truth(first);
      return value === undefined ? undefined : boolean(value);
    }
    case "builtins.len": {
      const items = first === undefined ? undefined : itemsOf(first);
      return items === undefined ? undefined : number(items.length);
    }
    case "builtins.list":
    case "builtins.tuple":
    case "builtins.set":
    case "builtins.frozenset":
    case "builtins.reversed": {
      const items = first === undefined ? [] : itemsOf(first);
      const type = name === "builtins.tuple" ? "tuple" : name === "builtins.list" || name === "builtins.reversed" ? "list" : "set";
      return items === undefined ? undefined : sequence(type, name === "builtins.reversed" ? items.toReversed() : items);
    }
    case "builtins.range": {
      const bounds = args.map((arg) => (arg.kind === "number" ? arg.value : undefined));
      const [from, to] = bounds.length === 1 ? [0, bounds[0]] : [bounds[0], bounds[1]];
      if (from === undefined || to === undefined || bounds.length > 2 || to - from > MOST_ITEMS) return undefined;
      return sequence(
        "list",
        Array.from({ length: Math.max(0, to - from) }, (_, at) => number(from + at)),
      );
    }
    case "builtins.enumerate": {
      const items = first === undefined ? undefined : itemsOf(first);
      return items === undefined
        ? undefined
        : sequence(
            "list",
            items.map((item, at) => sequence("tuple", [number(at), item])),
          );
    }
    case "builtins.dict": {
      const entries = [...keywords].map(([key, value]) => [text(key), value] as const);
      if (first === undefined) return { kind: "dict", entries };
      return first.kind === "dict" ? { kind: "dict", entries: [...first.entries, ...entries] } : undefined;
    }
    case "re.sub":
      return substitute(args);
    case "re.split":
    case "re.findall":
      return splitBy(name, args);
    // Without the variable set the default holds, as in an import of the application.
    case "os.getenv":
    case "os.environ.get":
      return args[1] ?? keywords.get("default") ?? NOTHING;
    case "inflection.underscore":
    case "stringcase.snakecase":
    case "humps.decamelize":
    case "fastapi_utils.camelcase.camel2snake":
    case "fastapi_restful.camelcase.camel2snake": {
      const value = first === undefined ? undefined : textOf(first);
      return value === undefined ? undefined : text(snakeCase(value));
    }
    default:
      return undefined;
  }
}

function convert(name: string, value: Static | undefined): Static | undefined {
  const plain =
    value?.kind === "number" || value?.kind === "boolean"
      ? Number(value.value)
      : value?.kind === "string" && value.value.trim() !== ""
        ? Number(value.value)
        : Number.NaN;
  return Number.isNaN(plain) ? undefined : number(name === "builtins.int" ? Math.trunc(plain) : plain);
}

function snakeCase(name: string): string {
  return name
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replaceAll("-", "_")
    .toLowerCase();
}

/** A pattern of a naming convention. Patterns that could run long (repeated groups, many repetitions) are not tried. */
function pattern(value: Static | undefined, subject: string | undefined): RegExp | undefined {
  const source = value === undefined ? undefined : textOf(value);
  if (source === undefined || subject === undefined || subject.length > 200 || source.length > 200) return undefined;
  if (/\)[*+{]/.test(source) || (source.match(/[*+]|\{\d/g)?.length ?? 0) > 3) return undefined;
  try {
    return new RegExp(source.replaceAll("(?P<", "(?<"), "g");
  } catch {
    return undefined;
  }
}

/** `re.sub(pattern, replacement, string)` */
function substitute(args: readonly Static[]): Static | undefined {
  const [replacement, subject] = args.slice(1).map(textOf);
  const expression = pattern(args[0], subject);
  if (expression === undefined || replacement === undefined || subject === undefined) return undefined;
  const groups = replacement
    .replaceAll("$", "$$$$")
    .replace(/\\g<(\w+)>|\\(\d)/g, (_, named: string | undefined, digit: string | undefined) =>
      digit !== undefined ? `$${digit}` : /^\d+$/.test(named ?? "") ? `$${named}` : `$<${named}>`,
    );
  return bounded(subject.replace(expression, groups));
}

/** `re.split(pattern, string)`, which splits at empty matches too, and `re.findall(pattern, string)`. */
function splitBy(name: string, args: readonly Static[]): Static | undefined {
  const subject = args[1] === undefined ? undefined : textOf(args[1]);
  const expression = pattern(args[0], subject);
  if (expression === undefined || subject === undefined || args.length > 2) return undefined;
  const parts: string[] = [];
  let from = 0;
  for (const match of subject.matchAll(expression)) {
    if (match.length > 1) return undefined;
    parts.push(name === "re.findall" ? match[0] : subject.slice(from, match.index));
    from = match.index + match[0].length;
  }
  if (name === "re.split") parts.push(subject.slice(from));
  return listed("list", parts.map(text));
}
