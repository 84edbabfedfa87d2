import { createEnum, dropEnum } from "../database/enums.ts";
import type { Dialect } from "../database/schema.ts";
import { dropTable } from "../database/tables.ts";
import { argument, flagArgument, nameArgument } from "../operations/arguments.ts";
import { ConnectionHost, ContextHost, DialectHost, OperationsHost } from "../operations/hosts.ts";
import { Inspector, reflectInto } from "../operations/inspector.ts";
import { makeTable } from "../operations/op.ts";
import type { Session } from "../operations/session.ts";
import { lookupClass } from "../python/attributes.ts";
import { handsOver } from "../python/calls.ts";
import type { Library } from "../python/interpreter.ts";
import { callStandard } from "../python/standard.ts";
import { type Args, type ClassValue, dict, type Host, type Instance, NONE, seq, textOf, type Value, unknown } from "../python/values.ts";
import { conventionOf, SaColumn, SaComputed, SaConstraint, SaForeignKey, SaIdentity, SaMetaData, SaTable, SqlText } from "./constructs.ts";
import { enumName, forDialect, isEnum, SaType, type TypeAction } from "./types.ts";
import { columnArguments } from "./columns.ts";

/** Packages whose names are looked up by their last segment. */
const ROOTS = new Set(["sqlalchemy", "sqlmodel", "alembic", "sqlalchemy_utils", "geoalchemy2", "pgvector", "fastapi_users", "fastapi_users_db_sqlalchemy", "citext", "advanced_alchemy"]);
const DIALECT_FAMILIES = ["postgresql", "mysql", "sqlite", "mssql", "oracle"];

const STATEMENTS = new Set(["select", "insert", "update", "delete", "exists", "union", "union_all", "with_only_columns"]);
const EXPRESSIONS = new Set(["and_", "or_", "not_", "case", "cast", "literal", "bindparam", "desc", "asc", "nullslast", "nullsfirst", "distinct", "tuple_", "values", "literal_column", "column", "null", "true", "false", "extract", "type_coerce", "func", "collate", "lateral", "aliased", "alias", "over", "between"]);
const CONSTRAINTS: Readonly<Record<string, SaConstraint["type"]>> = { PrimaryKeyConstraint: "primary", UniqueConstraint: "unique", ForeignKeyConstraint: "foreignkey", CheckConstraint: "check", Index: "index", ExcludeConstraint: "exclude" };
/** Bases whose subclasses are declarative models with a MetaData of their own when none is given. */
const TYPE_NAME = /^[A-Z]\w*$/;
const STANDARD = new Set(["uuid", "datetime", "json", "os", "re", "logging", "pathlib", "decimal", "collections", "typing", "enum", "functools", "contextlib", "warnings", "base64", "hashlib", "time", "itertools", "packaging"]);
const NOT_TYPES = new Set(["Column", "Table", "MetaData", "ForeignKey", "Sequence", "Computed", "Identity", "Session", "Inspector", "DDL", "FetchedValue", "DefaultClause", "Connection", "Engine", "DeclarativeBase", "SQLModel", "Select", "Result", "Row", "AsyncSession", "TypeDecorator", "UserDefinedType", "CreateSequence", "DropSequence", "CreateTable", "DropTable", "CreateIndex", "DropIndex", "Operations", "MigrationContext", "EnvironmentContext", "AddConstraint", "DropConstraint", "TypeEngine", "ScriptDirectory", "Config"]);

/** SQLAlchemy, Alembic and their neighbours, as far as migrations use them. */
export function createLibrary(getSession: () => Session): Library {
  const enumAction: TypeAction = (type, action, args) => changeEnum(getSession(), type, action, args);
  const metadatas = new Map<string, SaMetaData>();
  const typeOf = (name: string, args: Args): SaType => makeType(getSession(), name, args, enumAction);

  return {
    external(name) {
      if (name === "alembic.op") {
        return new OperationsHost(getSession(), null);
      }
      if (name.startsWith("alembic.op.")) {
        return new OperationsHost(getSession(), null).attr(name.slice(11));
      }
      if (name === "alembic.context" || name === "alembic.op.get_context") {
        return new ContextHost(getSession());
      }
      if (name === "sqlmodel.SQLModel.metadata") {
        return metadataOf(metadatas, name);
      }
      const [root, last] = ends(name);
      if ((root === "sqlalchemy" || root === "sqlmodel") && last === "func") {
        return new Functions();
      }
      return undefined;
    },
    callExternal(name, args) {
      return callExternal(getSession(), name, args, typeOf, () => this.external("sqlmodel.SQLModel.metadata"));
    },
    inherited(cls, name) {
      if (name === "metadata") {
        const given = inheritedMetadata(cls);
        if (given !== null) {
          return given;
        }
        return metadataOf(metadatas, rootOf(cls));
      }
      if (name === "__table__") {
        const table = lookupClass(getSession().interp, cls, "__tablename__");
        return new SaTable(textOf(table), null, [], (_table, action, args) => getSession().blind(`${action}s a table from an application model`, args.at));
      }
      return undefined;
    },
    onClass(cls, name, value) {
      if (!(value instanceof SaColumn)) {
        return value;
      }
      const bound = new SaColumn({ ...value, name: value.name ?? name });
      bound.table = textOf(lookupClass(getSession().interp, cls, "__tablename__"));
      return bound;
    },
  };
}

function inheritedMetadata(cls: ClassValue, depth = 0): SaMetaData | null {
  for (const base of cls.bases) {
    const found = base instanceof SaMetaData ? base : base.kind === "class" && depth < 20 ? inheritedMetadata(base, depth + 1) : null;
    if (found !== null) {
      return found;
    }
  }
  return null;
}

function metadataOf(known: Map<string, SaMetaData>, key: string): SaMetaData {
  let found = known.get(key);
  if (found === undefined) {
    found = new SaMetaData(new Map());
    known.set(key, found);
  }
  return found;
}

/** The class whose MetaData a model shares: the last one of its bases that is part of the project, or SQLModel's. */
function rootOf(cls: ClassValue): string {
  for (const base of cls.bases) {
    if (base.kind === "class") {
      return rootOf(base);
    }
    if (base.kind === "external" && base.name.endsWith(".SQLModel")) {
      return "sqlmodel.SQLModel.metadata";
    }
  }
  return `${cls.file} ${cls.name}`;
}

function ends(name: string): readonly [string, string] {
  return [name.slice(0, name.indexOf(".") < 0 ? undefined : name.indexOf(".")), name.slice(name.lastIndexOf(".") + 1)];
}

/** `sa.func`: any attribute is a function. */
class Functions extends SqlText {
  constructor() {
    super("expression", null);
  }

  override attr(name: string): Value {
    return { kind: "native", name, call: (args) => {
      const parts = args.positional.map((value) => textOf(value) ?? (value instanceof SqlText ? value.sql : null));
      return new SqlText("expression", parts.includes(null) ? null : `${name}(${args.positional.map((value, i) => (textOf(value) !== null ? `'${parts[i]}'` : parts[i])).join(", ")})`);
    } };
  }
}

function callExternal(session: Session, name: string, args: Args, typeOf: (name: string, args: Args) => SaType, sqlmodel: () => Value | undefined): Value {
  const standard = callStandard(session.interp, name, args);
  if (standard !== null) {
    return standard;
  }
  const [root, last] = ends(name);
  if (!ROOTS.has(root)) {
    if (name === "fastapi_users_db_sqlalchemy.generics.GUID" || last === "GUID") {
      return typeOf(name, args);
    }
    if (handsOver(args) && !/^(logging|warnings|builtins)\./.test(name)) {
      session.blind(`${name} is handed the database and is not followed`, args.at);
    }
    if (TYPE_NAME.test(last) && !STANDARD.has(root)) {
      // It may be a column type; as such it is known by its name and arguments.
      return typeOf(name, args);
    }
    return unknown(`what ${name}() gives`);
  }
  const [first] = args.positional;
  const constraint = CONSTRAINTS[last];
  if (constraint !== undefined) {
    return new SaConstraint(constraint, args);
  }
  if (STATEMENTS.has(last)) {
    return new SqlText("data statement", null);
  }
  switch (last) {
    case "Column":
    case "mapped_column":
      return new SaColumn(columnArguments(session, args));
    case "ForeignKey":
      return new SaForeignKey(targetOf(argument(args, "column", 0)), args.keywords);
    case "Computed":
      return new SaComputed(textOf(first) ?? (first instanceof SqlText ? first.sql : null), flagArgument(args, "persisted") ?? null);
    case "Identity":
      return new SaIdentity(flagArgument(args, "always") === true);
    case "text":
    case "DDL": {
      const value = argument(args, "text", 0);
      return new SqlText("sql", textOf(value), textOf(value) ?? (value?.kind === "unknown" ? (value.text ?? null) : null));
    }
    case "true":
    case "false":
    case "null":
      return new SqlText("expression", last);
    case "literal_column":
    case "column":
      return new SqlText("expression", textOf(first));
    case "desc":
    case "asc": {
      const text = textOf(first) ?? (first instanceof SqlText ? first.sql : null);
      return new SqlText("expression", text === null ? null : `${text} ${last}`);
    }
    case "table":
      return new SaTable(textOf(first), null, [], null);
    case "Table":
      return makeSaTable(session, args);
    case "MetaData":
      return new SaMetaData(conventionOf(args.keywords.get("naming_convention")));
    case "declarative_base":
    case "registry":
      return args.keywords.get("metadata") ?? new SaMetaData(new Map());
    case "inspect":
      return first?.kind === "host" && first.database ? new Inspector(session) : unknown("what inspect() gives");
    case "from_engine":
    case "Inspector":
      return new Inspector(session);
    case "Session":
    case "Connection":
      return new ConnectionHost(session);
    case "sessionmaker":
    case "scoped_session":
      return { kind: "native", name: last, call: () => new ConnectionHost(session) };
    case "SQLModel":
      return sqlmodel() ?? NONE;
    case "get_bind":
      return new ConnectionHost(session);
    default:
      break;
  }
  if (EXPRESSIONS.has(last)) {
    return new SqlText("expression", null);
  }
  if (TYPE_NAME.test(last) && !NOT_TYPES.has(last)) {
    return typeOf(name, args);
  }
  if (handsOver(args)) {
    session.blind(`${name} is handed the database and is not followed`, args.at);
  }
  return unknown(`what ${name}() gives`);
}

/** The target of a foreign key: a text, or a column of a mapped class. */
function targetOf(column: Value | undefined): string | null {
  return textOf(column) ?? (column instanceof SaColumn && column.table !== null && column.name !== null ? `${column.table}.${column.name}` : null);
}

/** A type from the name of its class. Enum labels are read now, while the Python enum is at hand. */
function makeType(session: Session, name: string, args: Args, action: TypeAction): SaType {
  const [root, last] = ends(name);
  const family = root === "sqlalchemy" || root === "sqlmodel" ? (DIALECT_FAMILIES.find((dialect) => name.includes(`.${dialect}.`)) ?? "") : root === "sqlalchemy_utils" ? "sqlalchemy_utils" : "other";
  const plain = family === "other" && (last === "GUID" || last === "CIText") ? "" : family;
  const isLabelled = last === "Enum" || last === "ENUM";
  return new SaType({ name: last === "CIText" ? "CITEXT" : last, family: plain, args: args.positional, keywords: isLabelled ? named(args) : args.keywords, open: args.open, variants: new Map(), decorated: null, labels: isLabelled ? labelsOf(session, args) : null, action });
}

/** An Enum over a Python enum is named after the class unless told otherwise. */
function named(args: Args): ReadonlyMap<string, Value> {
  const [first] = args.positional;
  return first?.kind === "class" && !args.keywords.has("name") ? new Map([...args.keywords, ["name", { kind: "str", value: first.name.toLowerCase() } as Value]]) : args.keywords;
}

function labelsOf(session: Session, args: Args): readonly string[] | null {
  const [first] = args.positional;
  if (first?.kind === "class") {
    const members = session.interp.modules.enumMembers(first, session.interp);
    const choose = args.keywords.get("values_callable");
    if (members === null) {
      return null;
    }
    const values = choose === undefined || choose.kind === "none" ? null : session.interp.call(choose, { positional: [first], keywords: new Map(), open: false, at: args.at });
    // SQLAlchemy stores the members' names unless `values_callable` says otherwise.
    const texts = values === null ? members.map((member) => (member.kind === "instance" ? textOf(member.attrs.get("_name_")) : null)) : values.kind === "seq" && !values.partial ? values.items.map(textOf) : [null];
    return texts.includes(null) ? null : (texts as string[]);
  }
  const texts = args.positional.map((value) => textOf(value));
  return args.open || texts.includes(null) ? null : (texts as string[]);
}

function changeEnum(session: Session, type: SaType, action: "create" | "drop", args: Args): void {
  const { db } = session;
  const chosen = forDialect(type, session.dialect);
  if (!db.postgresql || chosen === null || !isEnum(chosen)) {
    return;
  }
  const name = enumName(chosen) ?? db.undecided("the name of an enum type is not known");
  db.check(args.at);
  // `postgresql.ENUM` looks first unless told otherwise, `sa.Enum` does not.
  const checkFirst = flagArgument(args, "checkfirst", 1) ?? chosen.name === "ENUM";
  if (action === "create") {
    createEnum(db, name, chosen.parts.labels, args.at, checkFirst === true);
  } else {
    dropEnum(db, name, args.at, { ifExists: checkFirst === true });
  }
}

function makeSaTable(session: Session, args: Args): Value {
  const name = nameArgument(args, "name", 0) ?? null;
  const schema = nameArgument(args, "schema", -1) ?? null;
  const items = args.positional.filter((item): item is SaColumn | SaConstraint => item instanceof SaColumn || item instanceof SaConstraint);
  const made = new SaTable(name, schema, items, (table, action, call) => {
    const checkFirst = flagArgument(call, "checkfirst", 1) === true;
    if (table.name === null) {
      session.blind("a table whose name is not known is made or dropped", call.at);
    } else if (action === "create") {
      makeTable(session, table.name, table.schema, items, call.at, false, null, checkFirst);
    } else {
      dropTable(session.db, table.name, table.schema, call.at, { ifExists: checkFirst });
    }
  });
  if (args.keywords.has("autoload_with") || args.keywords.has("autoload")) {
    reflectInto(session, made, args.at);
  }
  const metadata = args.positional[1];
  if (metadata instanceof SaMetaData) {
    metadata.tables.push(made);
  }
  return made;
}

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
    return custom(instance);
  }
  const given = instance.attrs.get("__args__");
  const keywords = instance.attrs.get("__kwargs__");
  const plain = (): SaType | null => {
    if (impl === undefined) {
      return custom(instance);
    }
    const hasArgs = given?.kind === "seq" && (given.items.length > 0 || (keywords?.kind === "dict" && keywords.entries.size > 0));
    if (impl.kind === "external" && hasArgs && given.kind === "seq") {
      const named_ = new Map(keywords?.kind === "dict" ? [...keywords.entries.values()].map(([key, each]) => [textOf(key) ?? "", each] as const) : []);
      const made = interp.library.callExternal(impl.name, { positional: given.items, keywords: named_, open: given.partial, at });
      return made instanceof SaType ? made : null;
    }
    return toType(session, impl, depth + 1);
  };
  const base = plain();
  const decorated = (dialect: Dialect): SaType | null => {
    if (load?.kind !== "function") {
      return base;
    }
    const result = interp.call({ ...load, self: instance }, { positional: [new DialectHost({ ...session, dialect })], keywords: new Map(), open: false, at });
    const made = toType(session, result, depth + 1);
    return made ?? (result.kind === "unknown" ? base : null);
  };
  return new SaType({ name: instance.cls.name, family: "other", args: [], keywords: new Map(), open: false, variants: new Map(), decorated, labels: null, action: () => {} });
}

function custom(instance: Instance): SaType {
  const given = instance.attrs.get("__args__");
  return new SaType({ name: instance.cls.name, family: "other", args: given?.kind === "seq" ? given.items : [], keywords: new Map(), open: given?.kind === "seq" ? given.partial : false, variants: new Map(), decorated: null, labels: null, action: () => {} });
}

export { dict, seq };
export type { Host };
