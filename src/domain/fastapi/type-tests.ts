import { boolean, itemsOf, type Static } from "../../link/constants.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Machine } from "./machine.ts";
import { isRouterName } from "./objects.ts";
import { heldIn } from "./values.ts";

const UNKNOWN: Static = { kind: "unknown", reason: "call", at: null };

/** Types of constants, by the kind of their value. */
const TYPES: Readonly<Record<string, ReadonlySet<string>>> = {
  string: new Set(["builtins.str"]),
  dict: new Set(["builtins.dict"]),
  none: new Set(),
  boolean: new Set(["builtins.bool", "builtins.int"]),
};
const PLAIN: ReadonlySet<string> = new Set(
  ["str", "bytes", "int", "float", "bool", "dict", "list", "tuple", "set", "frozenset"].map((name) => `builtins.${name}`),
);

/** What `isinstance(value, type)` gives, as far as it can be told. */
export function isInstance(machine: Machine, value: Static, type: Static): Static {
  return anyOf(type, (one) => {
    const name = one.kind === "symbol" && one.symbol.kind === "external" ? one.symbol.name : undefined;
    const held = heldIn(value);
    if (held?.kind === "router") return name !== undefined && isRouterName(machine, name) ? true : undefined;
    if (held?.kind === "instance") return derives(machine, held.class, one);
    const types = value.kind === "sequence" ? new Set([`builtins.${value.type}`]) : TYPES[value.kind];
    if (types !== undefined) return name !== undefined && PLAIN.has(name) ? types.has(name) : undefined;
    // A class, function or module is none of the plain types, and no router.
    const named = value.kind === "symbol" && /^(class|function|module)$/.test(value.symbol.kind);
    return named && name !== undefined && (PLAIN.has(name) || isRouterName(machine, name)) ? false : undefined;
  });
}

/** What `issubclass(value, type)` gives, as far as it can be told. */
export function isSubclass(machine: Machine, value: Static, type: Static): Static {
  if (value.kind !== "symbol" || value.symbol.kind !== "class") return UNKNOWN;
  const { symbol } = value;
  return anyOf(type, (one) => derives(machine, symbol, one));
}

/** Of several types one is enough. */
function anyOf(type: Static, test: (one: Static) => boolean | undefined): Static {
  const answers = (itemsOf(type) ?? [type]).map(test);
  if (answers.includes(true)) return boolean(true);
  return answers.includes(undefined) ? UNKNOWN : boolean(false);
}

/** Whether a class derives from a type; undefined where one of its bases is not known. */
function derives(machine: Machine, symbol: ClassSymbol, type: Static): boolean | undefined {
  if (type.kind !== "symbol" || (type.symbol.kind !== "class" && type.symbol.kind !== "external")) return undefined;
  const wanted = type.symbol;
  let open = false;
  for (const ancestor of machine.program.ancestors(symbol)) {
    if (ancestor.kind === "class" && wanted.kind === "class" && ancestor.class === wanted) return true;
    if (ancestor.kind === "external" && wanted.kind === "external" && machine.catalogue.isSubclass(ancestor.name, wanted.name)) return true;
    // What a library's class derives from is only known where a table says it; no class of the project is among that.
    if (
      ancestor.kind === "unknown" ||
      (ancestor.kind === "external" && wanted.kind === "external" && !ancestor.name.startsWith("builtins."))
    )
      open = true;
  }
  return open ? undefined : false;
}
