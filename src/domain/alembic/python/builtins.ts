import type { Interpreter } from "./interpreter.ts";
import { native, type Value } from "./values.ts";

/** Python's builtins, as names; `callBuiltin` in `standard.ts` runs them. */
const NAMES = [
  "len", "str", "int", "float", "bool", "list", "tuple", "set", "frozenset", "dict", "range", "enumerate", "zip", "sorted", "reversed", "any", "all",
  "min", "max", "sum", "map", "filter", "next", "iter", "isinstance", "issubclass", "hasattr", "getattr", "setattr", "print", "repr", "abs", "type",
  "property", "staticmethod", "classmethod", "object", "Exception", "ValueError", "RuntimeError", "NotImplementedError", "KeyError", "TypeError", "open",
  "callable", "id", "hash", "chr", "ord", "round", "format", "vars", "dir", "input", "bytes", "super", "AssertionError", "ImportError", "AttributeError",
];

export const BUILTINS: ReadonlyMap<string, Value> = new Map(NAMES.map((name) => [name, { kind: "external", name: `builtins.${name}` } as Value]));

export type { Interpreter };
export { native };
