import type { DbType, Dialect } from "../database/schema.ts";
import { type Args, Host, NONE, native, seq, str, textOf, unknown, type Value } from "../python/values.ts";

/** What a type needs of the migration that runs: `create` and `drop` of enum types. */
export type TypeAction = (type: SaType, action: "create" | "drop", args: Args) => void;

export interface TypeParts {
  /** Last segment of the class: `String`, `VARCHAR`, `ENUM` … */
  readonly name: string;
  /** The dialect package the class comes from, or the library for types of others, or "". */
  readonly family: string;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** Holds arguments that are not known. */
  readonly open: boolean;
  readonly variants: ReadonlyMap<string, SaType>;
  /** A TypeDecorator: what its `impl` or `load_dialect_impl` gives for a dialect; null when not known. */
  readonly decorated: ((dialect: Dialect) => SaType | null) | null;
  /** The labels of an enum; null when not known or no enum. */
  readonly labels: readonly string[] | null;
  readonly action: TypeAction;
  /** The type that a value stands for, where it may be a class. */
  readonly toType?: (value: Value) => SaType | null;
  /** The column type itself, for a type that was read from the database. */
  readonly fixed?: DbType;
}

/** A SQLAlchemy type, as written. */
export class SaType extends Host {
  readonly type = "type";
  readonly parts: TypeParts;

  constructor(parts: TypeParts) {
    super();
    this.parts = parts;
  }

  get name(): string {
    return this.parts.name;
  }

  keyword(name: string): Value | undefined {
    return this.parts.keywords.get(name);
  }

  override attr(name: string): Value | undefined {
    switch (name) {
      case "with_variant":
        return native(name, (args) => this.withVariant(args));
      case "create":
      case "drop":
        return native(name, (args) => {
          this.parts.action(this, name, args);
          return NONE;
        });
      case "name":
        return this.keyword("name") ?? NONE;
      case "enums":
        return this.parts.labels === null ? unknown("the labels of an enum") : seq("list", this.parts.labels.map(str));
      case "length":
        return this.parts.args[0] ?? this.keyword("length") ?? NONE;
      case "copy":
        return native(name, () => this);
      default:
        return undefined;
    }
  }

  private withVariant(args: Args): Value {
    const [variant, ...dialects] = args.positional;
    const made = variant === undefined ? null : variant instanceof SaType ? variant : (this.parts.toType?.(variant) ?? null);
    const variants = new Map(this.parts.variants);
    for (const dialect of dialects) {
      const key = textOf(dialect);
      if (key !== null && made !== null) {
        variants.set(key, made);
      }
    }
    return new SaType({ ...this.parts, variants, open: this.parts.open || made === null });
  }
}

/** The type that a dialect uses; null when it is not known. */
export function forDialect(type: SaType, dialect: Dialect): SaType | null {
  const chosen = type.parts.variants.get(dialect) ?? (type.parts.decorated === null ? type : type.parts.decorated(dialect));
  return chosen !== null && chosen !== type && chosen.parts.decorated !== null ? forDialect(chosen, dialect) : chosen;
}

export function isEnum(type: SaType): boolean {
  return type.name === "Enum" || (type.name === "ENUM" && type.parts.family !== "mysql");
}

/** The number given as an argument or keyword of a type. */
export function numeric(type: SaType, position: number, keyword: string): number | null | undefined {
  const value = type.keyword(keyword) ?? type.parts.args[position];
  return value === undefined || value.kind === "none" ? null : value.kind === "number" ? value.value : undefined;
}

export function flag(type: SaType, keyword: string, otherwise: boolean): boolean {
  const value = type.keyword(keyword);
  return value?.kind === "bool" ? value.value : otherwise;
}

/** The name of the enum type in the database; null when it has none. */
export function enumName(type: SaType): string | null {
  return textOf(type.keyword("name"));
}
