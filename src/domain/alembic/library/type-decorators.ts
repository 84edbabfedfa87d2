import type { Dialect } from "../database/schema.ts";
import { DialectHost } from "../operations/connection.ts";
import type { Session } from "../operations/session.ts";
import { lookupClass } from "../python/attributes.ts";
import { type Args, type ClassValue, dict, type Host, type Instance, seq, textOf, type Value } from "../python/values.ts";
import { SaType } from "./types.ts";

/** The type that a value is: an instance, a library's class, or a TypeDecorator of the project; null when not known. */
export function toType(session: Session, value: Value, depth = 0): SaType | null {
  if (value instanceof SaType) {
    return value;
  }
  const none: Args = { positional: [], keywords: new Map(), open: false, at: { file: "" as never, start: 0, end: 0, symbol: "" } };
  if (depth > 5) {
    return null;
  }
  if (value.kind === "external") {
    const made = session.interp.library.callExternal(value.name, none);
    return made instanceof SaType ? made : null;
  }
  if (value.kind === "class") {
    const made = session.interp.call(value, none);
    return made.kind === "instance" ? toType(session, made, depth + 1) : null;
  }
  return value.kind === "instance" ? decoratorType(session, value, depth) : null;
}

/** A TypeDecorator: what `load_dialect_impl` gives for a dialect, or `impl` with the arguments of the instance. */
function decoratorType(session: Session, instance: Instance, depth: number): SaType | null {
  const { interp } = session;
  const at = { file: instance.cls.file, start: instance.cls.def.start, end: instance.cls.def.end, symbol: "<module>" };
  const impl = lookupClass(interp, instance.cls, "impl");
  const load = lookupClass(interp, instance.cls, "load_dialect_impl");
  const columnSpec = lookupClass(interp, instance.cls, "get_col_spec");
  if (columnSpec !== undefined || (impl === undefined && load === undefined)) {
    return (columnSpec === undefined ? derivedType(session, instance) : null) ?? custom(instance);
  }
  const given = instance.attrs.get("__args__");
  const plain = (): SaType | null => {
    if (impl === undefined) {
      return custom(instance);
    }
    const named = keywordsOf(instance);
    if (impl.kind === "external" && given?.kind === "seq" && (given.items.length > 0 || named.size > 0)) {
      const made = interp.library.callExternal(impl.name, { positional: given.items, keywords: named, open: given.partial, at });
      return made instanceof SaType ? made : null;
    }
    return toType(session, impl, depth + 1);
  };
  const base = plain();
  const decorated = (dialect: Dialect): SaType | null => {
    if (load?.kind !== "function") {
      return base;
    }
    const result = interp.call(
      { ...load, self: instance },
      { positional: [new DialectHost({ ...session, dialect })], keywords: new Map(), open: false, at },
    );
    const made = toType(session, result, depth + 1);
    return made ?? (result.kind === "unknown" ? base : null);
  };
  return new SaType({
    name: instance.cls.name,
    family: "other",
    args: [],
    keywords: new Map(),
    open: false,
    variants: new Map(),
    decorated,
    labels: null,
    action: () => {},
  });
}

/** A class below one of SQLAlchemy's types is compiled as that is, with what its constructor hands on; null where it has an own compiler. */
function derivedType(session: Session, instance: Instance): SaType | null {
  const base = libraryBase(instance.cls);
  const given = instance.attrs.get("__args__");
  if (base === null || given?.kind !== "seq" || given.partial || session.interp.modules.mentions(instance.cls.file, "compiles")) {
    return null;
  }
  const at = { file: instance.cls.file, start: instance.cls.def.start, end: instance.cls.def.end, symbol: "<module>" };
  const made = session.interp.library.callExternal(base, {
    positional: given.items,
    keywords: keywordsOf(instance),
    open: false,
    at,
  });
  return made instanceof SaType && made.parts.family !== "other" ? made : null;
}

/** The type of SQLAlchemy that a class of the project derives from; null for decorators and types of its own. */
function libraryBase(cls: ClassValue, depth = 0): string | null {
  for (const base of cls.bases) {
    if (base.kind === "external" && /^sqlalchemy\.(?!.*\.?(TypeDecorator|UserDefinedType|TypeEngine|ExternalType)$)/.test(base.name)) {
      return base.name;
    }
    const inherited = base.kind === "class" && depth < 5 ? libraryBase(base, depth + 1) : null;
    if (inherited !== null) {
      return inherited;
    }
  }
  return null;
}

function keywordsOf(instance: Instance): ReadonlyMap<string, Value> {
  const keywords = instance.attrs.get("__kwargs__");
  return new Map(keywords?.kind === "dict" ? [...keywords.entries.values()].map(([key, each]) => [textOf(key) ?? "", each] as const) : []);
}

function custom(instance: Instance): SaType {
  const given = instance.attrs.get("__args__");
  return new SaType({
    name: instance.cls.name,
    family: "other",
    args: given?.kind === "seq" ? given.items : [],
    keywords: new Map(),
    open: given?.kind === "seq" ? given.partial : false,
    variants: new Map(),
    decorated: null,
    labels: null,
    action: () => {},
  });
}

export type { Host };
export { dict, seq };
