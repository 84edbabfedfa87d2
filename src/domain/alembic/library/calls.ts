import { DATABASES, emptyTable, numberingOf } from "../database/schema.ts";
import { dropTable } from "../database/tables.ts";
import { argument, flagArgument, nameArgument, requireNoCondition } from "../operations/arguments.ts";
import { ConnectionHost } from "../operations/connection.ts";
import { Inspector } from "../operations/inspector.ts";
import { reflectedTable, reflectInto } from "../operations/reflection.ts";
import type { Session } from "../operations/session.ts";
import { makeTable } from "../operations/table-operations.ts";
import { handsOver } from "../python/calls.ts";
import { settledText } from "../python/operators.ts";
import { callStandard } from "../python/standard.ts";
import { type Args, bool, NONE, textOf, unknown, type Value } from "../python/values.ts";
import { columnArguments } from "./columns.ts";
import {
  builtStatement,
  PlainColumn,
  SaColumn,
  SaComputed,
  SaConstraint,
  SaForeignKey,
  SaIdentity,
  SaTable,
  SqlText,
  sqlTextOf,
  TableColumn,
} from "./constructs.ts";
import { conventionOf, SaMetaData } from "./metadata.ts";
import { SaSequence, schemaElement, sequenceElement } from "./sequences.ts";
import type { SaType } from "./types.ts";

/** Packages whose names are looked up by their last segment. */
const ROOTS = new Set([
  "sqlalchemy",
  "sqlmodel",
  "alembic",
  "sqlalchemy_utils",
  "geoalchemy2",
  "pgvector",
  "fastapi_users",
  "fastapi_users_db_sqlalchemy",
  "citext",
  "advanced_alchemy",
]);

const STATEMENTS = new Set(["select", "insert", "update", "delete", "exists", "union", "union_all", "with_only_columns"]);

const EXPRESSIONS = new Set([
  "and_",
  "or_",
  "not_",
  "case",
  "cast",
  "literal",
  "bindparam",
  "desc",
  "asc",
  "nullslast",
  "nullsfirst",
  "distinct",
  "tuple_",
  "values",
  "literal_column",
  "column",
  "null",
  "true",
  "false",
  "extract",
  "type_coerce",
  "func",
  "collate",
  "lateral",
  "aliased",
  "alias",
  "over",
  "between",
]);

const CONSTRAINTS: Readonly<Record<string, SaConstraint["type"]>> = {
  PrimaryKeyConstraint: "primary",
  UniqueConstraint: "unique",
  ForeignKeyConstraint: "foreignkey",
  CheckConstraint: "check",
  Index: "index",
  ExcludeConstraint: "exclude",
};

/** Bases whose subclasses are declarative models with a MetaData of their own when none is given. */
const TYPE_NAME = /^[A-Z]\w*$/;

const STANDARD = new Set([
  "uuid",
  "datetime",
  "json",
  "os",
  "re",
  "logging",
  "pathlib",
  "decimal",
  "collections",
  "typing",
  "enum",
  "functools",
  "contextlib",
  "warnings",
  "base64",
  "hashlib",
  "time",
  "itertools",
  "packaging",
]);

const NOT_TYPES = new Set([
  "Column",
  "Table",
  "MetaData",
  "ForeignKey",
  "Sequence",
  "Computed",
  "Identity",
  "Session",
  "Inspector",
  "DDL",
  "FetchedValue",
  "DefaultClause",
  "Connection",
  "Engine",
  "DeclarativeBase",
  "SQLModel",
  "Select",
  "Result",
  "Row",
  "AsyncSession",
  "TypeDecorator",
  "UserDefinedType",
  "CreateSequence",
  "DropSequence",
  "CreateTable",
  "DropTable",
  "CreateIndex",
  "DropIndex",
  "Operations",
  "MigrationContext",
  "EnvironmentContext",
  "AddConstraint",
  "DropConstraint",
  "TypeEngine",
  "ScriptDirectory",
  "Config",
]);

const DIALECT_TEST = /^is_(sqlite|postgres|postgresql|mysql|mariadb)$/;
export function ends(name: string): readonly [string, string] {
  return [name.slice(0, name.indexOf(".") < 0 ? undefined : name.indexOf(".")), name.slice(name.lastIndexOf(".") + 1)];
}

export function callExternal(
  session: Session,
  name: string,
  args: Args,
  typeOf: (name: string, args: Args) => SaType,
  sqlmodel: () => Value | undefined,
): Value {
  const standard = callStandard(session.interp, name, args);
  if (standard !== null) {
    return standard;
  }
  const [root, last] = ends(name);
  if (!ROOTS.has(root)) {
    if (name === "fastapi_users_db_sqlalchemy.generics.GUID" || last === "GUID") {
      return typeOf(name, args);
    }
    const dialect = DIALECT_TEST.exec(last)?.[1];
    // `is_sqlite(connection)`: what helpers of libraries are asked by their name.
    if (dialect !== undefined && handsOver(args)) return bool(DATABASES.get(dialect) === session.dialect);
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
    if (constraint === "unique") requireNoCondition(args);
    const made = new SaConstraint(constraint, args);
    // An index of a table's columns is made with the table.
    const [, column] = args.positional;
    if (constraint === "index" && column instanceof TableColumn) column.table.indexes.push(made);
    return made;
  }
  if (STATEMENTS.has(last)) {
    return new SqlText("data statement", null, null, builtStatement(last, first, args.at));
  }
  switch (last) {
    case "Column":
    case "mapped_column":
      return new SaColumn(columnArguments(session, args));
    case "ForeignKey":
      return new SaForeignKey(targetOf(argument(args, "column", 0)), args.keywords);
    case "Computed":
      return new SaComputed(sqlTextOf(first), flagArgument(args, "persisted") ?? null);
    case "Identity":
      return new SaIdentity(
        flagArgument(args, "always") === true,
        numberingOf(wholeNumber(args, "start", 2), wholeNumber(args, "increment", 3)),
      );
    case "text":
    case "DDL": {
      const value = argument(args, "text", 0);
      return new SqlText("sql", settledText(value), settledText(value) ?? (value?.kind === "unknown" ? (value.text ?? null) : null));
    }
    case "true":
    case "false":
    case "null":
      return new SqlText("expression", last);
    case "literal_column":
      return new SqlText("expression", textOf(first));
    case "column":
      return new PlainColumn(textOf(first), args.positional[1] ?? args.keywords.get("type_"));
    case "desc":
    case "asc": {
      const text = sqlTextOf(first);
      return new SqlText("expression", text === null ? null : `${text} ${last}`);
    }
    case "table": {
      const items = args.positional.slice(1).filter((item) => item instanceof SaColumn || item instanceof PlainColumn);
      const made = new SaTable(settledText(first), nameArgument(args, "schema", -1) ?? null, items, null);
      made.listsAll = !args.open && items.length === args.positional.length - 1;
      return made;
    }
    case "Table":
      return makeSaTable(session, args);
    case "MetaData": {
      const made = metaDataIn(() => session, conventionOf(args.keywords.get("naming_convention")), args.at.symbol !== "<module>");
      made.schema =
        args.keywords.get("schema") ??
        args.positional.find((each) => textOf(each) !== null) ??
        (args.open ? unknown("the schema of a MetaData") : NONE);
      return made;
    }
    case "declarative_base":
    case "registry":
      return args.keywords.get("metadata") ?? metaDataIn(() => session, new Map());
    case "Sequence":
      return new SaSequence(session, args);
    case "CreateSequence":
    case "DropSequence": {
      const made = sequenceElement(last, args);
      if (made !== null) return made;
      break;
    }
    case "CreateSchema":
    case "DropSchema":
      return schemaElement(last, args);
    case "inspect":
      return first?.kind === "host" && first.database ? new Inspector(session) : unknown("what inspect() gives");
    case "from_engine":
    case "Inspector":
      return new Inspector(session);
    case "Session":
      return new ConnectionHost(session, "orm");
    case "Connection":
      return new ConnectionHost(session, "other");
    case "sessionmaker":
    case "scoped_session":
      return { kind: "native", name: last, call: () => new ConnectionHost(session, "orm") };
    case "SQLModel":
      return sqlmodel() ?? NONE;
    case "get_bind":
      return new ConnectionHost(session, "alembic");
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
  return (
    settledText(column) ??
    (column instanceof SaColumn && column.table !== null && column.name !== null ? `${column.table}.${column.name}` : null)
  );
}

/** A MetaData whose tables can be read from the schema, and made all at once. */
export function metaDataIn(getSession: () => Session, convention: ReadonlyMap<string, string> | null, local = false): SaMetaData {
  const whole = (call: string, args: Args): void => {
    const { db } = getSession();
    if (call === "create_all" && args.positional.length < 2 && !args.keywords.has("tables")) db.note("create_models", null, null, args.at);
    getSession().blind(`${call}() is about all tables of the models, as they are when it runs`, args.at);
    // From here on tables are there that no revision makes.
    db.openWorld = true;
  };
  return new SaMetaData(convention, (table, at) => reflectedTable(getSession(), table, at), whole, local);
}

function makeSaTable(session: Session, args: Args): Value {
  const name = nameArgument(args, "name", 0) ?? null;
  const schema = nameArgument(args, "schema", -1) ?? null;
  const items = args.positional.filter((item): item is SaColumn | SaConstraint => item instanceof SaColumn || item instanceof SaConstraint);
  const made = new SaTable(name, schema, items, (table, action, call) => {
    const checkFirst = flagArgument(call, "checkfirst", 1) === true;
    if (table.name === null) {
      session.blind("a table whose name is not known is made or dropped", call.at);
    } else if (action === "create" && (table.unsure || items.length === 0)) {
      session.blind(`the table ${table.name} is put together from parts that are not known`, call.at);
      session.db.put(emptyTable(table.name, table.schema, true));
    } else if (action === "create") {
      makeTable(session, table.name, table.schema, [...items, ...table.indexes], call.at, false, null, checkFirst);
    } else {
      dropTable(session.db, table.name, table.schema, call.at, { ifExists: checkFirst });
    }
  });
  made.listsAll = !args.open && args.positional.slice(2).every((item) => item instanceof SaColumn || item instanceof SaConstraint);
  if (args.keywords.has("autoload_with") || args.keywords.has("autoload")) {
    reflectInto(session, made, args.at);
  }
  const metadata = args.positional[1];
  if (metadata instanceof SaMetaData) {
    metadata.tables.push(made);
  }
  return made;
}

function wholeNumber(args: Args, name: string, position: number): string | undefined {
  const value = argument(args, name, position);
  return value?.kind === "number" && !value.float ? String(value.value) : undefined;
}
