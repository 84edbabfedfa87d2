import type { Expr } from "../model/syntax.ts";
import type { ClassSymbol, Scope, Symbol } from "./symbols.ts";

/**
 * A value as far as the source says it. `symbol` is a class, function, module or external thing; `member` an enumeration's.
 * `unknown` keeps the expression that makes the value, through names and calls: a list of routers or columns can be walked
 * though its items are no constants, and a helper's `return Column(…)` is found with its arguments.
 */
export type Static =
  | { readonly kind: "string"; readonly value: string }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "boolean"; readonly value: boolean }
  | { readonly kind: "none" }
  | { readonly kind: "sequence"; readonly type: "list" | "tuple" | "set"; readonly items: readonly Static[] }
  | { readonly kind: "dict"; readonly entries: readonly (readonly [Static, Static])[] }
  | { readonly kind: "member"; readonly class: ClassSymbol; readonly name: string; readonly value: Static }
  | { readonly kind: "symbol"; readonly symbol: Symbol }
  | {
      readonly kind: "unknown";
      readonly reason: StaticReason;
      readonly at: Origin | null;
      /** An object that a stage of its own follows (a router, a closure); the evaluator only hands it on. */
      readonly held?: object;
    };

/** The expression that makes a value, with the names that held values when it was reached (inside a call that was followed). */
export interface Origin {
  readonly expression: Expr;
  readonly scope: Scope;
  readonly locals: Locals;
}

export type StaticReason = "unresolved name" | "several values" | "recursive" | "too large" | "not a constant" | "call" | "parameter";

/** Names that hold a value for the time of one evaluation: parameters of a call, variables of a loop. */
export type Locals = ReadonlyMap<string, Static>;

export const NOTHING: Static = { kind: "none" };

export function text(value: string): Static {
  return { kind: "string", value };
}

export function number(value: number): Static {
  return { kind: "number", value };
}

export function boolean(value: boolean): Static {
  return { kind: "boolean", value };
}

export function sequence(type: "list" | "tuple" | "set", items: readonly Static[]): Static {
  return { kind: "sequence", type, items };
}

export function unresolved(reason: StaticReason): Static {
  return { kind: "unknown", reason, at: null };
}

/** The text of a string, or of an enumeration member that is one; undefined for anything else. */
export function textOf(value: Static): string | undefined {
  if (value.kind === "string") return value.value;
  return value.kind === "member" ? textOf(value.value) : undefined;
}

/** The items that iteration over a value gives; undefined where they are not known. */
export function itemsOf(value: Static): readonly Static[] | undefined {
  switch (value.kind) {
    case "sequence":
      return value.items;
    case "dict":
      return value.entries.map(([key]) => key);
    case "string":
      return [...value.value].map(text);
    default:
      return undefined;
  }
}

/** The entry of a dict under a text key. */
export function entryOf(value: Static, key: string): Static | undefined {
  if (value.kind !== "dict") return undefined;
  return value.entries.findLast(([name]) => textOf(name) === key)?.[1];
}

/** Python's truth of a value; undefined where it is not known. */
export function truth(value: Static): boolean | undefined {
  switch (value.kind) {
    case "string":
      return value.value !== "";
    case "number":
      return value.value !== 0;
    case "boolean":
      return value.value;
    case "none":
      return false;
    case "sequence":
      return value.items.length > 0;
    case "dict":
      return value.entries.length > 0;
    case "member":
    case "symbol":
      return true;
    case "unknown":
      return undefined;
  }
}

/** Python's `==`; undefined where it is not known. */
export function equal(a: Static, b: Static): boolean | undefined {
  if (a.kind === "unknown" || b.kind === "unknown") return undefined;
  if (a.kind === "member" && b.kind === "member") return a.class === b.class && a.name === b.name;
  if (a.kind === "member") return equal(a.value, b);
  if (b.kind === "member") return equal(a, b.value);
  if (a.kind === "symbol" || b.kind === "symbol") return a.kind === "symbol" && b.kind === "symbol" ? a.symbol === b.symbol : false;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "string":
    case "number":
    case "boolean":
      return a.value === (b as typeof a).value;
    case "none":
      return true;
    case "sequence": {
      const other = b as typeof a;
      if (a.items.length !== other.items.length) return false;
      const parts = a.items.map((item, at) => equal(item, other.items[at] ?? NOTHING));
      return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
    }
    case "dict":
      return undefined;
  }
}
