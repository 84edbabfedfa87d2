import type { Place } from "../../../model/finding.ts";

export type Dialect = "postgresql" | "sqlite" | "mysql";
export const DIALECTS: readonly Dialect[] = ["postgresql", "sqlite", "mysql"];

/** The databases by the words that people name them with, in folders, URLs and names of functions. */
export const DATABASES: ReadonlyMap<string, Dialect> = new Map([
  ["postgresql", "postgresql"],
  ["postgres", "postgresql"],
  ["pg", "postgresql"],
  ["sqlite", "sqlite"],
  ["sqlite3", "sqlite"],
  ["mysql", "mysql"],
  ["mariadb", "mysql"],
]);

/**
 * A column type as the database itself would print it. `type` is null when it is not known; two types of a custom class are
 * the same when class and arguments are, since rendering is a function of both.
 */
export interface DbType {
  readonly text: string | null;
  /** Name of the PostgreSQL enum (or domain) type it refers to. */
  readonly named: string | null;
}

export interface Column {
  readonly name: string;
  readonly type: DbType;
  /** null: not known. */
  readonly nullable: boolean | null;
  /** Canonical SQL text; null for none; undefined: as it was before the history; beginning with `?`: not known. */
  readonly default: string | null | undefined;
  /** The type of the column when the default was written, where it has another one since. */
  readonly defaultType?: DbType;
  /** `GENERATED … AS IDENTITY`: `always` or `by default`. */
  readonly identity: string | null;
  /** Where such numbers begin and how far they are apart, `start 100 increment 10`, where it is not 1. */
  readonly numbering?: string;
  /** The expression of a generated column, with `stored` or `virtual`. */
  readonly computed: string | null;
  readonly autoincrement: boolean;
  readonly comment: string | null;
  /** Name of the sequence the column owns, on PostgreSQL. */
  readonly sequence: string | null;
  /** SQLite does something else than to refuse a row for it (`ON CONFLICT`). */
  readonly lenient?: true;
  /** Written down by autogenerate as the database had it: it alone says `autoincrement=False` of a column that is no key. */
  readonly reflected?: true;
}

/** Names are null for constraints that the database leaves without one (SQLite). */
export interface Unique {
  readonly name: string | null;
  readonly columns: readonly string[];
  /** Rows may agree until the transaction ends (`DEFERRABLE`), or SQLite does something else than to refuse them (`ON CONFLICT`). */
  readonly lenient?: true;
  /** What `COMMENT ON` says of it. */
  readonly comment?: string;
}

export interface ForeignKey {
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly table: string;
  readonly target: readonly string[];
  /** `ON DELETE`, `ON UPDATE`, deferrable …, canonical, empty when default. */
  readonly options: string;
  /** Not checked against the rows that are there (`NOT VALID`). */
  readonly notValid?: true;
  readonly comment?: string;
}

export interface Check {
  readonly name: string | null;
  /** Canonical SQL text; null when it is not known. */
  readonly expression: string | null;
  /** The same as the source has it: a canonical text has no casts. */
  readonly written?: string;
  /** The columns it is on, as far as known. */
  readonly columns: readonly string[];
  /** Made by a Boolean or Enum type. */
  readonly typeBound: boolean;
  /** The column that it is written in: on SQLite it comes and goes with that column. */
  readonly within?: string;
  /** Not checked against the rows that are there (`NOT VALID`). */
  readonly notValid?: true;
  readonly comment?: string;
}

/** Primary key; `columns` empty for none. */
export interface PrimaryKey {
  readonly name: string | null;
  readonly columns: readonly string[];
  readonly comment?: string;
}

export interface Index {
  readonly name: string;
  readonly unique: boolean;
  /** Columns and expressions in order, canonical; null for an expression that is not known. */
  readonly parts: readonly (string | null)[];
  /** The columns among the parts, for drops and renames. */
  readonly columns: readonly string[];
  /** `WHERE`, method, included columns, operator classes: canonical, empty when default; null when not known. */
  readonly options: string | null;
  /** Parts and condition as the source has them, where they are known: canonical texts have no casts. */
  readonly written?: { readonly parts: readonly (string | null)[]; readonly where: string | null };
  /** Holds an expression rather than columns alone. */
  readonly expression: boolean;
  /** Made by MySQL for a foreign key, or by GeoAlchemy2 for a spatial column. */
  readonly implicit: boolean;
  readonly comment?: string;
}

/** An immutable table: a change makes a new one. */
export interface Table {
  readonly name: string;
  readonly schema: string | null;
  readonly columns: readonly Column[];
  readonly primaryKey: PrimaryKey | null;
  readonly uniques: readonly Unique[];
  readonly foreignKeys: readonly ForeignKey[];
  readonly checks: readonly Check[];
  readonly indexes: readonly Index[];
  readonly comment: string | null;
  /** What keeps the rows of a virtual table of SQLite, with its arguments. */
  readonly module?: string;
  /** How its rows are divided (`PARTITION BY`), canonical. */
  readonly partitioned?: string;
  /** The table that it is a partition of, whose columns it has, and the rows that it holds. It is open: what it has of that table is not listed. */
  readonly partOf?: { readonly table: string; readonly bound: string };
  /** Existed before the history began: it may hold more than what is known here. */
  readonly open: boolean;
  /** Names that are known to be gone from an open table. */
  readonly gone: ReadonlySet<string>;
}

/** Views, functions, triggers, extensions, schemas, domains, free sequences: known by name and definition. */
export interface Opaque {
  /** `index`: of a materialized view, which is its `table`. */
  readonly kind: "view" | "index" | "function" | "trigger" | "extension" | "schema" | "domain" | "sequence" | "policy" | "rule" | "other";
  readonly name: string;
  readonly table: string | null;
  /** Canonical definition; null when not known. */
  readonly definition: string | null;
  /** Of a function that is known: the types that it takes, `regconfig, text`. */
  readonly signature?: string;
  /** The statement that made it, as it was written; of a view only as long as what it reads has the names that it had. */
  readonly written?: string;
  /** Of a view whose query is known: the tables and views that it reads, each with the columns that are known to be read. */
  readonly reads?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Of the same, its columns by their names, in order. */
  readonly outputs?: readonly string[];
  /** What `COMMENT ON` says of it, and of the columns of a view. */
  readonly comment?: string;
  readonly columnComments?: ReadonlyMap<string, string>;
}

/** The definition of an extension that is made only where it is missing: it belongs to the database, and others may use it. */
export const SHARED = "shared";

/** A row that a statement has listed. What is not known of it is left out. */
export interface StoredRow {
  readonly at: Place;
  /** By column: NULL, or a text that two values share when they are the same. */
  readonly values: ReadonlyMap<string, string | null>;
}

/** A schema. Its maps are copied, its contents shared: a snapshot costs as much as there are tables. */
export interface Schema {
  readonly tables: Map<string, Table>;
  /** PostgreSQL enum types with their labels in order; null when the labels are not known. */
  readonly enums: Map<string, readonly string[] | null>;
  /** The schemas that such types were made in, of those that were made in one by its name. */
  readonly homes: Map<string, string>;
  /** What `COMMENT ON` says of such types. */
  readonly typeComments: Map<string, string>;
  readonly opaques: Map<string, Opaque>;
  /** Rows that the history has written and that are certainly there, by table: no part of what a rollback brings back. */
  readonly rows: Map<string, readonly StoredRow[]>;
}

export function emptySchema(): Schema {
  return { tables: new Map(), enums: new Map(), homes: new Map(), typeComments: new Map(), opaques: new Map(), rows: new Map() };
}

export function copySchema(schema: Schema): Schema {
  return {
    tables: new Map(schema.tables),
    enums: new Map(schema.enums),
    homes: new Map(schema.homes),
    typeComments: new Map(schema.typeComments),
    opaques: new Map(schema.opaques),
    rows: new Map(schema.rows),
  };
}

export function tableKey(name: string, schema: string | null | undefined): string {
  return schema === null || schema === undefined || schema === "" || schema === "public" ? name : `${schema}.${name}`;
}

/** The name of a table without its schema. */
export function bareName(key: string): string {
  return key.slice(key.lastIndexOf(".") + 1);
}

export function emptyTable(name: string, schema: string | null, open = false): Table {
  return {
    name,
    schema,
    columns: [],
    primaryKey: null,
    uniques: [],
    foreignKeys: [],
    checks: [],
    indexes: [],
    comment: null,
    open,
    gone: new Set(),
  };
}

export function columnOf(table: Table, name: string): Column | undefined {
  return table.columns.find((column) => column.name === name);
}

/** The column that a check demands to be there: `total IS NOT NULL`; null for any other condition. */
export function notNullColumn(expression: string): string | null {
  return /^(\w+) is not null$/.exec(expression.replace(/[()"]/g, "").trim())?.[1] ?? null;
}

/** The type of a column that is older than the history: not known, but the same as long as nothing changes it. */
export const EARLIER_TYPE: DbType = { text: null, named: null };

export const UNKNOWN_TYPE: DbType = { text: null, named: null };

/** A step of a migration that was carried out: what `inspect migrations` shows. */
export interface Step {
  readonly op: string;
  readonly table: string | null;
  readonly name: string | null;
  readonly at: Place;
}

/** How an identity counts, where it is not from 1 in steps of 1. */
export function numberingOf(start: string | undefined, increment: string | undefined): { readonly numbering?: string } {
  const said = [
    ["start", start],
    ["increment", increment],
  ].flatMap(([word, value]) => (value === undefined || value === "1" ? [] : [`${word} ${value}`]));
  return said.length === 0 ? {} : { numbering: said.join(" ") };
}
