import type { Expr, Lambda } from "../model/syntax.ts";
import type { ClassSymbol, FunctionSymbol, ModuleSymbol, Scope } from "./symbols.ts";

/**
 * What is known of a value. `instance` and `class` are of project classes; `external` is an instance of a class outside the
 * project, `reference` a class, function or module outside it, under its canonical public name.
 */
export type Type =
  | { readonly kind: "unknown"; readonly reason: UnknownReason }
  | { readonly kind: "none" }
  | { readonly kind: "instance"; readonly class: ClassSymbol; readonly args: readonly Type[] }
  | { readonly kind: "class"; readonly class: ClassSymbol; readonly args: readonly Type[] }
  | { readonly kind: "function"; readonly function: FunctionSymbol; readonly self: Type | null }
  | { readonly kind: "lambda"; readonly lambda: Lambda; readonly scope: Scope }
  | { readonly kind: "partial"; readonly callee: Type; readonly bound: readonly Expr[] }
  | { readonly kind: "module"; readonly module: ModuleSymbol }
  | { readonly kind: "external"; readonly name: string; readonly args: readonly Type[] }
  | { readonly kind: "reference"; readonly name: string; readonly args: readonly Type[] }
  | { readonly kind: "method"; readonly self: Type; readonly name: string; readonly owner: string }
  | { readonly kind: "super"; readonly class: ClassSymbol; readonly self: Type }
  | { readonly kind: "tuple"; readonly items: readonly Type[] }
  /** `runs`: a task or a future, which goes on whether somebody awaits it or not. */
  | { readonly kind: "awaitable"; readonly result: Type; readonly runs?: true }
  /** `bound`: what it is declared to be at least; `of`: the class whose parameter it is. */
  | { readonly kind: "typevar"; readonly name: string; readonly bound?: Type; readonly of?: ClassSymbol }
  | { readonly kind: "literal"; readonly value: string }
  | { readonly kind: "union"; readonly items: readonly Type[] };

export type UnknownReason =
  | "no annotation"
  | "recursive"
  | "unresolved name"
  | "unresolved import"
  | "external return"
  | "unknown attribute"
  | "unknown receiver"
  | "dynamic"
  | "any"
  | "too deep";

const UNKNOWN: Readonly<Record<UnknownReason, Type>> = {
  "no annotation": { kind: "unknown", reason: "no annotation" },
  recursive: { kind: "unknown", reason: "recursive" },
  "unresolved name": { kind: "unknown", reason: "unresolved name" },
  "unresolved import": { kind: "unknown", reason: "unresolved import" },
  "external return": { kind: "unknown", reason: "external return" },
  "unknown attribute": { kind: "unknown", reason: "unknown attribute" },
  "unknown receiver": { kind: "unknown", reason: "unknown receiver" },
  dynamic: { kind: "unknown", reason: "dynamic" },
  any: { kind: "unknown", reason: "any" },
  "too deep": { kind: "unknown", reason: "too deep" },
};

export function unknown(reason: UnknownReason): Type {
  return UNKNOWN[reason];
}

export const NONE: Type = { kind: "none" };

const NO_TYPES: readonly Type[] = [];

export function external(name: string, ...args: Type[]): Type {
  return { kind: "external", name, args: args.length === 0 ? NO_TYPES : args };
}

export function reference(name: string, args: readonly Type[] = NO_TYPES): Type {
  return { kind: "reference", name, args };
}

/** Joins alternatives: flattens, drops duplicates and, where anything else is known, unknowns. */
export function union(items: readonly Type[]): Type {
  if (items.length === 1 && items[0] !== undefined) return items[0];
  const known: Type[] = [];
  let missing: Type | null = null;
  const take = (type: Type): void => {
    if (type.kind === "union") for (const item of type.items) take(item);
    else if (type.kind === "unknown") missing ??= type;
    else {
      const at = known.findIndex((other) => same(other, type));
      known[at < 0 ? known.length : at] = type;
    }
  };
  for (const item of items) take(item);
  if (known.length === 0) return missing ?? unknown("no annotation");
  if (known.length === 1 && known[0] !== undefined) return known[0];
  return { kind: "union", items: known };
}

/** The alternatives of a type, one for a type that is no union. */
export function alternatives(type: Type): readonly Type[] {
  return type.kind === "union" ? type.items : [type];
}

/** Whether something holds for all that a value of the type may be but None. */
export function everyPresent(type: Type, holds: (alternative: Type) => boolean): boolean {
  if (type.kind !== "union") return holds(type);
  for (const item of type.items) if (item.kind !== "none" && !holds(item)) return false;
  return true;
}

/** What a value of the type is where it is not None; undefined where that may be several things. */
export function onlyPresent(type: Type): Type | undefined {
  if (type.kind !== "union") return type;
  let only: Type | undefined;
  for (const item of type.items) {
    if (item.kind === "none") continue;
    if (only !== undefined) return undefined;
    only = item;
  }
  return only;
}

/** The type without None. */
export function withoutNone(type: Type): Type {
  if (type.kind !== "union" || !type.items.some((item) => item.kind === "none")) return type;
  return union(type.items.filter((item) => item.kind !== "none"));
}

/** Whether something of which a value of the type is made is not known. */
export function isVague(type: Type): boolean {
  switch (type.kind) {
    case "unknown":
      return true;
    case "instance":
    case "class":
    case "external":
    case "reference":
      return type.args.some(isVague);
    case "tuple":
    case "union":
      return type.items.some(isVague);
    case "awaitable":
      return isVague(type.result);
    default:
      return false;
  }
}

/** Whether two types say the same; definitions of one name in one module count as one. */
function same(a: Type, b: Type): boolean {
  if (a === b) return true;
  switch (a.kind) {
    case "instance":
    case "class":
      return b.kind === a.kind && sameDefinition(a.class, b.class) && sameList(a.args, b.args);
    case "function":
      return b.kind === "function" && sameDefinition(a.function, b.function);
    case "external":
    case "reference":
      return b.kind === a.kind && a.name === b.name && sameList(a.args, b.args);
    case "tuple":
      return b.kind === "tuple" && sameList(a.items, b.items);
    case "unknown":
    case "none":
      return b.kind === a.kind;
    default:
      return b.kind === a.kind && key(a) === key(b);
  }
}

function sameDefinition(a: ClassSymbol | FunctionSymbol, b: ClassSymbol | FunctionSymbol): boolean {
  return a === b || (a.def.qualname === b.def.qualname && a.module.name === b.module.name);
}

function sameList(a: readonly Type[], b: readonly Type[]): boolean {
  return a.length === b.length && a.every((item, at) => same(item, b[at] as Type));
}

/** A text that is equal for equal types; for comparing and for people. */
export function key(type: Type): string {
  switch (type.kind) {
    case "unknown":
      return "?";
    case "none":
      return "None";
    case "instance":
      return `${type.class.module.name}.${type.class.def.qualname}${argsKey(type.args)}`;
    case "class":
      return `type[${type.class.module.name}.${type.class.def.qualname}${argsKey(type.args)}]`;
    case "function":
      return `def ${type.function.module.name}.${type.function.def.qualname}`;
    case "lambda":
      return `lambda@${type.scope.module.name}:${type.lambda.start}`;
    case "partial":
      return `partial(${key(type.callee)})`;
    case "module":
      return `module ${type.module.name}`;
    case "external":
      return `${type.name}${argsKey(type.args)}`;
    case "reference":
      return `ref ${type.name}${argsKey(type.args)}`;
    case "method":
      return `${key(type.self)}.${type.name}`;
    case "super":
      return `super(${type.class.def.qualname})`;
    case "tuple":
      return `tuple[${type.items.map(key).join(", ")}]`;
    case "awaitable":
      return `${type.runs === true ? "Task" : "Awaitable"}[${key(type.result)}]`;
    case "typevar":
      return `~${type.name}`;
    case "literal":
      return JSON.stringify(type.value);
    case "union":
      return type.items.map(key).sort().join(" | ");
  }
}

function argsKey(args: readonly Type[]): string {
  return args.length === 0 ? "" : `[${args.map(key).join(", ")}]`;
}
