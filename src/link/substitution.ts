import { type Type, union } from "./types.ts";

/** Whether a type holds type variables. */
export function mentionsVariable(type: Type): boolean {
  switch (type.kind) {
    case "typevar":
      return true;
    case "instance":
    case "class":
    case "external":
    case "reference":
      return type.args.some(mentionsVariable);
    case "union":
    case "tuple":
      return type.items.some(mentionsVariable);
    case "awaitable":
      return mentionsVariable(type.result);
    default:
      return false;
  }
}

/** Replaces type variables by what they stand for. */
export function substitute(type: Type, map: ReadonlyMap<string, Type>): Type {
  if (map.size === 0) return type;
  switch (type.kind) {
    case "typevar":
      return map.get(type.name) ?? type;
    case "instance":
    case "class":
      return type.args.length === 0 ? type : { ...type, args: type.args.map((arg) => substitute(arg, map)) };
    case "external":
      if (type.name === "builtins.type" && type.args[0]?.kind === "typevar") {
        const value = map.get(type.args[0].name);
        if (value?.kind === "instance") return { kind: "class", class: value.class, args: value.args };
        if (value?.kind === "external") return { kind: "reference", name: value.name, args: value.args };
      }
      return type.args.length === 0 ? type : { ...type, args: type.args.map((arg) => substitute(arg, map)) };
    case "tuple":
      return { ...type, items: type.items.map((item) => substitute(item, map)) };
    case "union":
      return union(type.items.map((item) => substitute(item, map)));
    case "awaitable":
      return { ...type, result: substitute(type.result, map) };
    default:
      return type;
  }
}

function pairwise(declared: readonly Type[], actual: readonly Type[], map: Map<string, Type>): void {
  for (const [at, type] of declared.entries()) {
    const other = actual[at];
    if (other !== undefined) unify(type, other, map);
  }
}

/** Binds the type variables of a declared type so that it fits an actual one. */
export function unify(declared: Type, actual: Type, map: Map<string, Type>): void {
  switch (declared.kind) {
    case "typevar":
      if (actual.kind !== "unknown" && !map.has(declared.name)) map.set(declared.name, actual);
      break;
    case "union":
      for (const item of declared.items) unify(item, actual, map);
      break;
    case "awaitable":
      if (actual.kind === "awaitable") unify(declared.result, actual.result, map);
      break;
    case "external":
      if (declared.name === "builtins.type") {
        const inner = declared.args[0];
        if (inner === undefined) break;
        if (actual.kind === "class") unify(inner, { kind: "instance", class: actual.class, args: actual.args }, map);
        else if (actual.kind === "reference") unify(inner, { kind: "external", name: actual.name, args: actual.args }, map);
      } else if (actual.kind === "external") pairwise(declared.args, actual.args, map);
      break;
    case "instance":
      if (actual.kind === "instance") pairwise(declared.args, actual.args, map);
      break;
    case "tuple":
      if (actual.kind === "tuple") pairwise(declared.items, actual.items, map);
      break;
    default:
      break;
  }
}
