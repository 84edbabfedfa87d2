import type { ClassSymbol } from "../../link/symbols.ts";
import type { BlindSpot, Place } from "../../model/finding.ts";
import type { EnumLabels } from "./enum-labels.ts";

/** SQLAlchemy's words for when a relationship is loaded, aliases resolved. */
export type Lazy =
  | "select"
  | "joined"
  | "selectin"
  | "subquery"
  | "immediate"
  | "raise"
  | "raise_on_sql"
  | "noload"
  | "write_only"
  | "dynamic";

export type Direction = "many-to-one" | "one-to-many" | "many-to-many";

export interface ForeignKeyFact {
  /** `table.column`, with the schema before it where it is written. */
  readonly target: string;
  readonly ondelete: string | null;
}

/** Whether a foreign key of a column leads to a table, whatever schema that is in. */
export function refersTo({ foreignKeys }: Pick<OrmColumn, "foreignKeys">, table: string | undefined): boolean {
  return foreignKeys.some(({ target }) => target.split(".").at(-2) === table);
}

interface AttributeBase {
  /** The attribute's name in Python. */
  readonly key: string;
  /** The class whose body declares it; null for what a library or a Table declares. */
  readonly owner: ClassSymbol | null;
  readonly at: Place;
}

export interface OrmColumn extends AttributeBase {
  readonly kind: "column";
  /** The name in the database. */
  readonly name: string;
  /** The table that holds it: with joined inheritance the parent's columns stand in the parent's table. */
  readonly table: string;
  /** The SQL type as written (`String(255)`), or as it follows from the annotation; null where it follows from a foreign key. */
  readonly type: string | null;
  /** The type says all: no annotation of a foreign key, variant, class of the project or release of a library makes another one of it. */
  readonly exact: boolean;
  /** What a column of an enum stores. */
  readonly labels: EnumLabels;
  /** The name of its type on PostgreSQL, where the column's own `Enum(…)` tells it. */
  readonly enumName: string | null;
  /** What a type with variants is on PostgreSQL; null where it has none, or that is not SQLAlchemy's own. */
  readonly onPostgresql: string | null;
  readonly nullable: boolean;
  readonly primaryKey: boolean;
  readonly unique: boolean;
  readonly index: boolean;
  readonly hasDefault: boolean;
  readonly hasServerDefault: boolean;
  /** `server_default` states a value: none that a trigger or the database's own numbering gives. */
  readonly statesDefault: boolean;
  /** An UPDATE sets it without being told: by a value, or in the database (then it is expired afterwards). */
  readonly onUpdate: "no" | "value" | "server";
  /** `server_onupdate` says that something in the database sets it. */
  readonly serverOnUpdate: boolean;
  readonly foreignKeys: readonly ForeignKeyFact[];
  /** Not loaded with the row: reading it is a query. */
  readonly deferred: boolean;
}

export interface OrmRelationship extends AttributeBase {
  readonly kind: "relationship";
  /** null where the target could not be found. */
  readonly target: ClassSymbol | null;
  /** Dotted name of the target, or what is written where it could not be found. */
  readonly targetName: string;
  readonly lazy: Lazy;
  readonly uselist: boolean;
  readonly direction: Direction | null;
  /** Name of the association table. */
  readonly secondary: string | null;
  readonly backPopulates: string | null;
  readonly viewonly: boolean;
  /** Deleting the row leaves the other rows to the database, and does not fetch them. */
  readonly passiveDeletes: boolean;
  /** Deleting the row deletes what it leads to as well. */
  readonly cascadesDeletes: boolean;
  /** `join_depth` says how often it is loaded eagerly below rows of its own class. */
  readonly nests: boolean;
  /** Made on this side by the other side's `backref`. */
  readonly byBackref: boolean;
}

/** An attribute that is neither column nor relationship. */
export interface OrmExpression extends AttributeBase {
  readonly kind: "hybrid" | "hybrid-method" | "column-property" | "query-expression" | "association-proxy" | "synonym" | "composite";
  /** The relationship and the attribute behind it of an association proxy; the attribute of a synonym; the columns of a composite. */
  readonly through: readonly string[];
  readonly deferred: boolean;
}

export type OrmAttribute = OrmColumn | OrmRelationship | OrmExpression;

export interface TableIndex {
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** It is made of columns alone: of expressions the names are not known. */
  readonly plain: boolean;
}

/** What a table says besides its columns. Names are those of columns in the database. */
export interface TableConstraints {
  readonly indexes: readonly TableIndex[];
  readonly uniques: readonly (readonly string[])[];
}

/** A mapped class. */
export interface OrmModel {
  readonly class: ClassSymbol;
  /** Dotted name: `shop.models.Order`. */
  readonly name: string;
  readonly table: string;
  readonly schema: string | null;
  /** Inherited and mixin columns included, in declaration order, base classes first. */
  readonly columns: readonly OrmColumn[];
  readonly relationships: readonly OrmRelationship[];
  /** All mapped attributes by name, inherited ones included. */
  readonly attributes: ReadonlyMap<string, OrmAttribute>;
  /** The mapped class that it inherits from, and how the rows are kept. */
  readonly parent: OrmModel | null;
  readonly inheritance: "none" | "single" | "joined" | "concrete";
  readonly constraints: TableConstraints;
  /** `eager_defaults` as the mapper has it: server-made values are fetched with the INSERT, not on access. */
  readonly eagerDefaults: boolean | "auto";
  /** The key of the database that the table is in, where Flask-SQLAlchemy has several. */
  readonly bind: string | null;
  /** A mapper of its own may add columns. */
  readonly extended: boolean;
  /** It is mapped to a view, which the MetaData does not have. */
  readonly view: boolean;
  /** Some of its columns are computed, or read from the database. */
  readonly incomplete: boolean;
  readonly sqlmodel: boolean;
  readonly at: Place;
}

/** A `Table(…)` that no class is mapped to: an association table as a rule. */
export interface OrmTable {
  readonly name: string;
  readonly schema: string | null;
  readonly columns: readonly OrmColumn[];
  readonly constraints: TableConstraints;
  /** It stands in the MetaData of mapped classes. */
  readonly shared: boolean;
  readonly at: Place;
}

/** All mapped classes of a program. */
export interface OrmModels {
  /** In the order of modules and lines. */
  readonly models: readonly OrmModel[];
  readonly tables: readonly OrmTable[];
  readonly blindSpots: readonly BlindSpot[];
  modelOf(symbol: ClassSymbol): OrmModel | undefined;
  /** A mapped attribute of a class or of the nearest mapped class above it; undefined for what is not mapped. */
  attribute(symbol: ClassSymbol, key: string): OrmAttribute | undefined;
}
