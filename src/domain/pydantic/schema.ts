import type { Construction } from "../../link/construction.ts";
import type { Static } from "../../link/statics.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import type { BlindSpot, Place } from "../../model/finding.ts";
import type { Expr } from "../../model/syntax.ts";
import type { Mode } from "./aliases.ts";

/** The major version of Pydantic whose rules hold. */
export type PydanticVersion = 1 | 2;

/** One field of a schema, inherited ones included. */
export interface SchemaField {
  readonly name: string;
  /** The name in data, where it differs and is written as a text. */
  readonly alias: string | null;
  /** null for a field that takes its type from its default (Pydantic 1), or that a library declares. */
  readonly annotation: Expr | null;
  /** Where the annotation is read: the body of the class that declares the field. */
  readonly scope: Scope | null;
  readonly required: boolean;
  /** The default as written; null where there is none or it is made by a function. */
  readonly default: Expr | null;
  /** The `Field(…)` that declares it. */
  readonly declaration: Construction | null;
  /** The class whose body declares it; null for a library's. */
  readonly owner: ClassSymbol | null;
  readonly at: Place;
}

/** A Pydantic model as FastAPI uses it, or a dataclass in the place of one. */
export interface Schema {
  readonly kind: "model" | "dataclass";
  readonly class: ClassSymbol;
  /** Dotted name: `shop.schemas.OrderRead`. */
  readonly name: string;
  readonly version: PydanticVersion;
  /** A SQLModel, and whether it is a table. */
  readonly sqlmodel: boolean;
  readonly table: boolean;
  /** In declaration order, base classes first. */
  readonly fields: readonly SchemaField[];
  /** Names of computed fields: they are serialised, and read from ORM objects by their own code. */
  readonly computed: readonly string[];
  /** Reads attributes of any object (`from_attributes`, `orm_mode`): an ORM row's too. */
  readonly fromAttributes: boolean;
  /** A base class could not be read, so fields may be missing. */
  readonly incomplete: boolean;
  readonly at: Place;
}

/** All schemas of a program. */
export interface SchemaTable {
  /** Models, and dataclasses where Pydantic makes models of them, in the order of modules and lines. */
  readonly schemas: readonly Schema[];
  readonly blindSpots: readonly BlindSpot[];
  /** The version that holds where a class does not import another one explicitly. */
  readonly version: PydanticVersion;
  /** Whether the requirements, or what is imported, leave no doubt about that version. */
  readonly versionCertain: boolean;
  /** What the name of a class stands for (see `Loosened`); of any dataclass too, since FastAPI takes them as bodies and responses. */
  schemaOf(symbol: ClassSymbol): Schema | undefined;
  /** A setting of a model's configuration, inherited ones included (`alias_generator`); undefined where nothing sets it. */
  setting(schema: Schema, key: string): Static | undefined;
  /** A setting that the decorators or the body of a dataclass or typed dict give it. */
  ownSetting(symbol: ClassSymbol, key: string): Static | undefined;
  /** Whether all settings of a model are written where they can be read: what is not seen then is not set. */
  knowsSettings(schema: Schema): boolean;
  /** The name of a field in data by `alias_generator` or, in Pydantic 1, `fields`; undefined where the settings give none that can be evaluated. */
  alias(schema: Schema, name: string, mode: Mode): string | undefined;
  /** A field by its name; undefined where the schema has none. */
  field(schema: Schema, name: string): SchemaField | undefined;
}
