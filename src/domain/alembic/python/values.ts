import type { Place } from "../../../model/finding.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { ClassDef, Expr, FunctionDef, Parameter } from "../../../model/syntax.ts";
import type { Scope } from "./scope.ts";

/**
 * What a Python expression is known to be. Everything that cannot be known is `unknown` with a reason; nothing is guessed.
 * Domain objects (an `op`, a column, a connection) are `Host`s that answer attributes and calls.
 */
export type Value =
  | { readonly kind: "none" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "number"; readonly value: number; readonly float: boolean }
  | { readonly kind: "str"; readonly value: string }
  | Seq
  | Dict
  | Callable
  | Native
  | ClassValue
  | Instance
  | ModuleValue
  | External
  | Host
  | Unknown;

/** A list, tuple or set. `partial` when it may hold more items than the known ones. */
export interface Seq {
  readonly kind: "seq";
  readonly type: "list" | "tuple" | "set";
  readonly items: Value[];
  partial: boolean;
}

/** A dict, in insertion order, keyed by `keyOf`. `partial` when it may hold more entries than the known ones. */
export interface Dict {
  readonly kind: "dict";
  readonly entries: Map<string, readonly [Value, Value]>;
  partial: boolean;
  readonly fallback: Value | null;
}

export interface Callable {
  readonly kind: "function";
  readonly name: string;
  readonly def: FunctionDef | null;
  readonly parameters: readonly Parameter[];
  readonly defaults: ReadonlyMap<string, Value>;
  /** The expression of a lambda. */
  readonly expression: Expr | null;
  readonly scope: Scope;
  readonly file: RepoPath;
  readonly self: Value | null;
  readonly owner: ClassValue | null;
  /** `property`, `staticmethod`, `classmethod`, `contextmanager` … */
  readonly marks: ReadonlySet<string>;
}

export interface Native {
  readonly kind: "native";
  readonly name: string;
  readonly call: (args: Args) => Value;
}

export interface ClassValue {
  readonly kind: "class";
  readonly name: string;
  readonly def: ClassDef;
  readonly bases: readonly Value[];
  readonly scope: Scope;
  readonly file: RepoPath;
}

export interface Instance {
  readonly kind: "instance";
  readonly cls: ClassValue;
  readonly attrs: Map<string, Value>;
}

/** A module of the project. */
export interface ModuleValue {
  readonly kind: "module";
  readonly name: string;
  readonly path: RepoPath;
}

/** Something outside the project, by its dotted name. */
export interface External {
  readonly kind: "external";
  readonly name: string;
}

/** `text` holds what is known of a string, with U+FFFC in place of the unknown parts. */
export interface Unknown {
  readonly kind: "unknown";
  readonly why: string;
  readonly text?: string;
  /** May hold something that reaches the database: a call to it may change the schema. */
  readonly database?: boolean;
  /** A variable of the environment: what it is where nobody sets it. Names are read by it, and no decision is. */
  readonly unset?: Value;
}

/** An object of a library that the interpreter models. */
export abstract class Host {
  readonly kind = "host";
  /** Shown in messages and by `type()`. */
  abstract readonly type: string;
  attr(_name: string): Value | undefined {
    return undefined;
  }
  setAttr(_name: string, _value: Value): void {}
  call(_args: Args): Value | undefined {
    return undefined;
  }
  /** The value of `self / right`, or undefined when unknown. */
  divided(_right: Value): Value | undefined {
    return undefined;
  }
  /** The value of `self[key]`, or undefined when unknown. */
  item(_key: Value): Value | undefined {
    return undefined;
  }
  /** null: not known. */
  iterate(): readonly Value[] | null {
    return null;
  }
  enter(_at: Place): Value {
    return this;
  }
  /** What `str()` gives; null when not known. */
  text(): string | null {
    return null;
  }
  /** The text that it is by itself, as what `op.f()` gives is one; null for none. */
  plain(): string | null {
    return null;
  }
  /** Whether a set or list that is made of it is asked as it is: it may hold more than can be listed. */
  get asked(): boolean {
    return false;
  }
  /** `isinstance` with a class outside the project; null when not known. */
  instanceOf(_dotted: string): boolean | null {
    return null;
  }
  /** Whether it is true in a condition; null when not known. */
  truth(): boolean | null {
    return true;
  }
  /** Leaves a `with` block. `failed` when an exception passes through it. */
  exit(_failed: boolean, _at: Place): void {}
  /** Reaches the database: handing it to unknown code may change the schema. */
  get database(): boolean {
    return false;
  }
}

/** The arguments of a call, evaluated. */
export interface Args {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** Holds `*unknown` or `**unknown`. */
  readonly open: boolean;
  readonly at: Place;
}

export const NONE: Value = { kind: "none" };
export const TRUE: Value = { kind: "bool", value: true };
export const FALSE: Value = { kind: "bool", value: false };
export const PLACEHOLDER = "\uFFFC";

export function unknown(why: string, text?: string): Unknown {
  return text === undefined ? { kind: "unknown", why } : { kind: "unknown", why, text };
}

export function bool(value: boolean): Value {
  return value ? TRUE : FALSE;
}

export function str(value: string): Value {
  return { kind: "str", value };
}

export function number(value: number, float = false): Value {
  return { kind: "number", value, float };
}

export function seq(type: Seq["type"], items: Value[], partial = false): Seq {
  return { kind: "seq", type, items, partial };
}

export function dict(pairs: Iterable<readonly [Value, Value]> = [], partial = false, fallback: Value | null = null): Dict {
  const entries = new Map<string, readonly [Value, Value]>();
  const made: Dict = { kind: "dict", entries, partial, fallback };
  for (const [key, value] of pairs) {
    setItem(made, key, value);
  }
  return made;
}

export function record(values: Readonly<Record<string, Value>>): Dict {
  return dict(Object.entries(values).map(([key, value]) => [str(key), value] as const));
}

/** Sets an entry; an unknown key makes the whole dict partial. */
export function setItem(target: Dict, key: Value, value: Value): void {
  const id = keyOf(key);
  if (id === null) {
    target.partial = true;
  } else {
    target.entries.set(id, [key, value]);
  }
}

export function native(name: string, call: (args: Args) => Value): Native {
  return { kind: "native", name, call };
}

/** A text that two values share exactly when Python's `==` holds for both (identity for objects); null when not known. */
export function keyOf(value: Value): string | null {
  switch (value.kind) {
    case "none":
      return "None";
    case "bool":
      return value.value ? "1" : "0";
    case "number":
      return String(value.value);
    case "str":
      return `'${value.value}`;
    case "external":
      return `@${value.name}`;
    case "seq": {
      if (value.partial) {
        return null;
      }
      const parts = value.items.map(keyOf);
      return parts.includes(null)
        ? null
        : `${value.type === "list" ? "[" : value.type === "tuple" ? "(" : "{"}${(value.type === "set" ? parts.sort() : parts).join("\u0001")}`;
    }
    case "dict": {
      const parts: string[] = [];
      for (const [key, entry] of value.entries) {
        const part = keyOf(entry[1]);
        if (part === null) {
          return null;
        }
        parts.push(`${key}\u0002${part}`);
      }
      return value.partial ? null : `{:${parts.sort().join("\u0001")}`;
    }
    case "unknown":
      return null;
    case "instance": {
      const member = value.attrs.get("_name_");
      if (member === undefined) {
        return null;
      }
      return value.attrs.has("_str_") ? keyOf(value.attrs.get("_value_") ?? NONE) : `${keyOf(value.cls)}.${keyOf(member)}`;
    }
    case "class":
      return `class ${value.file} ${value.def.start}`;
    case "module":
      return `module ${value.path}`;
    case "function":
      return value.def === null || value.self !== null ? null : `def ${value.file} ${value.def.start}`;
    default:
      return null;
  }
}

/** The text of a str, or null. */
export function textOf(value: Value | undefined): string | null {
  if (value === undefined) {
    return null;
  }
  if (value.kind === "str") {
    return value.value;
  }
  // A member of a `str` enum is its value wherever a string is wanted.
  if (value.kind === "instance" && value.attrs.get("_str_") !== undefined) {
    return textOf(value.attrs.get("_value_"));
  }
  return null;
}

/** Whether the value holds something that can change the database. */
export function reaches(value: Value, depth = 0): boolean {
  switch (value.kind) {
    case "host":
      return value.database;
    case "seq":
      return depth < 3 && value.items.some((item) => reaches(item, depth + 1));
    case "unknown":
      return value.database === true;
    default:
      return false;
  }
}
