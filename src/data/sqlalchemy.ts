/**
 * Facts about SQLAlchemy's loading that no signature tells. Seen on SQLAlchemy 2.0 and 2.1 by counting statements, with
 * SQLite and with PostgreSQL under asyncio.
 */

export type LazyName =
  | "select"
  | "immediate"
  | "joined"
  | "subquery"
  | "selectin"
  | "raise"
  | "raise_on_sql"
  | "noload"
  | "write_only"
  | "dynamic";

/** One value of `relationship(lazy=…)`. */
export interface LazyFact {
  readonly name: LazyName;
  /** The attribute is loaded together with its parent. */
  readonly eager: boolean;
  /** Statements beyond the parent's: none, one for many parents, one for each parent. */
  readonly statements: "none" | "per-batch" | "per-parent";
  /** What reading the unloaded attribute does: a SELECT, an exception, an empty value without SQL, or a query object. */
  readonly access: "loaded" | "select" | "raises" | "empty" | "query";
  /** Reading it on an instance of an AsyncSession, outside `run_sync`. */
  readonly asyncAccess: "ok" | "error";
}

const LAZY: readonly LazyFact[] = [
  { name: "select", eager: false, statements: "none", access: "select", asyncAccess: "error" },
  { name: "immediate", eager: true, statements: "per-parent", access: "loaded", asyncAccess: "ok" },
  { name: "joined", eager: true, statements: "none", access: "loaded", asyncAccess: "ok" },
  { name: "subquery", eager: true, statements: "per-batch", access: "loaded", asyncAccess: "ok" },
  { name: "selectin", eager: true, statements: "per-batch", access: "loaded", asyncAccess: "ok" },
  { name: "raise", eager: false, statements: "none", access: "raises", asyncAccess: "error" },
  { name: "raise_on_sql", eager: false, statements: "none", access: "raises", asyncAccess: "error" },
  { name: "noload", eager: true, statements: "none", access: "empty", asyncAccess: "ok" },
  { name: "write_only", eager: false, statements: "none", access: "query", asyncAccess: "ok" },
  // The attribute itself is no error under asyncio, but any execution of it is.
  { name: "dynamic", eager: false, statements: "none", access: "query", asyncAccess: "error" },
];

/** `lazy=True`, `False` and `None` are older spellings. */
const LAZY_ALIASES: Readonly<Record<string, LazyName>> = { True: "select", False: "joined", None: "noload" };

/** The value of `lazy=`, as text of the string or of the constant; undefined when SQLAlchemy does not know it. */
export function lazyFact(value: string): LazyFact | undefined {
  const name = Object.hasOwn(LAZY_ALIASES, value) ? LAZY_ALIASES[value] : value;
  return LAZY.find((fact) => fact.name === name);
}

export interface LoaderOption {
  readonly name: string;
  /** `relationship` strategies name relationships; `column` ones columns; `other` neither. */
  readonly about: "relationship" | "column" | "other";
  /** The attribute is loaded when the statement has run. `keeps`: as the mapping says (`defaultload`). */
  readonly loads: "yes" | "no" | "keeps";
  readonly statements: "none" | "per-batch" | "per-parent";
  /** Reading the attribute later raises on purpose. */
  readonly raises: boolean;
  /** Needs an explicit join in the same statement. */
  readonly needsJoin: boolean;
  /** Rows must pass `unique()` when the relationship is a collection. */
  readonly needsUnique: boolean;
}

function option(name: string, about: LoaderOption["about"], loads: LoaderOption["loads"], extra: Partial<LoaderOption> = {}): LoaderOption {
  return { name, about, loads, statements: "none", raises: false, needsJoin: false, needsUnique: false, ...extra };
}

const OPTIONS: readonly LoaderOption[] = [
  option("selectinload", "relationship", "yes", { statements: "per-batch" }),
  option("joinedload", "relationship", "yes", { needsUnique: true }),
  option("subqueryload", "relationship", "yes", { statements: "per-batch" }),
  option("immediateload", "relationship", "yes", { statements: "per-parent" }),
  option("contains_eager", "relationship", "yes", { needsJoin: true, needsUnique: true }),
  option("noload", "relationship", "yes"),
  option("lazyload", "relationship", "no"),
  option("raiseload", "relationship", "no", { raises: true }),
  option("defaultload", "relationship", "keeps"),
  option("load_only", "column", "yes"),
  option("undefer", "column", "yes"),
  option("undefer_group", "column", "yes"),
  option("with_expression", "column", "yes"),
  option("defer", "column", "no"),
  option("selectin_polymorphic", "other", "yes", { statements: "per-batch" }),
  option("with_loader_criteria", "other", "keeps"),
  option("Load", "other", "keeps"),
];

/** A loader option by the last segment of its name: `selectinload`, as function or as method of another option. */
export function loaderOption(name: string): LoaderOption | undefined {
  return OPTIONS.find((fact) => fact.name === name);
}

/** Functions that make a declarative base: the keyword that takes the class from which the base derives. */
export const BASE_MAKERS: Readonly<Record<string, string>> = { "sqlalchemy.orm.declarative_base": "cls" };

/** Objects that hand SQLAlchemy's names on as their attributes (`db.Column`), with a base of models: `db.Model`. */
const FACADES = new Set([
  "flask_sqlalchemy.SQLAlchemy",
  "flask_sqlalchemy.extension.SQLAlchemy",
  "flask_appbuilder.SQLA",
  "quart_sqlalchemy.SQLAlchemy",
  "gino.Gino",
  "gino.api.Gino",
  "gino.ext.starlette.Gino",
  "gino_starlette.Gino",
]);

/** The base of models that a facade holds, by its canonical name. */
export const FACADE_MODEL: Readonly<Record<string, string>> = { flask: "flask_sqlalchemy.SQLAlchemy.Model", gino: "gino.Gino.Model" };

/** What comes from `sqlalchemy.orm`; the rest is SQLAlchemy's own. */
const OF_ORM = new Set(
  (
    "relationship relation backref dynamic_loader mapped_column column_property deferred synonym composite query_expression with_expression validates " +
    "declared_attr Mapped DeclarativeBase aliased joinedload selectinload subqueryload lazyload immediateload noload raiseload contains_eager " +
    "load_only defer undefer undefer_group selectin_polymorphic foreign remote Session Query sessionmaker scoped_session registry"
  ).split(" "),
);

/** What an attribute of a facade means; undefined for what is its own, such as its session. */
export function facadeMember(owner: string, name: string): string | undefined {
  if (!FACADES.has(owner) && !MADE_BELOW.test(owner)) return undefined;
  if (name === "Model") return FACADE_MODEL[owner.startsWith("gino") ? "gino" : "flask"];
  if (OF_ORM.has(name)) return `sqlalchemy.orm.${name}`;
  return /^[A-Z]/.test(name) || OF_CORE.has(name) ? `sqlalchemy.${name}` : undefined;
}

/** What extensions and packages of others call their class below that of Flask-SQLAlchemy. */
const MADE_BELOW = /^(?!sqlalchemy\.|flask_sqlalchemy_lite\.).+\.SQLAlchemy$/;

/** What an attribute of an object means that a package has made and calls `db`, as Flask-SQLAlchemy's own page does: `from invenio_db import db`. */
export function packagedMember(owner: string, name: string): string | undefined {
  if (!owner.endsWith(".db") || /^(google|django)\./.test(owner) || !OF_PACKAGED.has(name)) return undefined;
  return facadeMember("flask_sqlalchemy.SQLAlchemy", name);
}

/** What no module that happens to be called `db` has of its own. */
const OF_PACKAGED = new Set(
  (
    "Model Column Table ForeignKey ForeignKeyConstraint UniqueConstraint CheckConstraint PrimaryKeyConstraint Index Sequence Enum String Text " +
    "Unicode UnicodeText Integer BigInteger SmallInteger Boolean Date DateTime Time Interval Float Numeric LargeBinary JSON PickleType ARRAY " +
    "TIMESTAMP VARCHAR relationship backref column_property deferred mapped_column"
  ).split(" "),
);

/** The functions among SQLAlchemy's own names; its classes begin with a capital. */
const OF_CORE = new Set(
  "func text select insert update delete and_ or_ not_ case cast literal literal_column null true false desc asc distinct exists column table event inspect".split(
    " ",
  ),
);

/** The keyword by which a facade is given the class from which its base of models derives. */
export const FACADE_BASE = "model_class";
