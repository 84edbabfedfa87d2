import type { Column, Table } from "../database/schema.ts";
import { bareName, emptyTable, tableKey } from "../database/schema.ts";
import { ReflectedType } from "../library/reflected.ts";
import { Raised } from "../python/raised.ts";
import { type Args, bool, dict, FALSE, Host, NONE, native, record, seq, str, TRUE, textOf, unknown, type Value } from "../python/values.ts";
import { nameArgument } from "./arguments.ts";
import type { Session } from "./session.ts";

const VERSION: Column = {
  name: "version_num",
  type: { text: "VARCHAR(32)", named: null },
  nullable: false,
  default: null,
  identity: null,
  computed: null,
  autoincrement: false,
  comment: null,
  sequence: null,
};
/** Alembic's own table, which is there whenever a migration runs. */
const VERSION_TABLE: Table = {
  ...emptyTable("alembic_version", null),
  columns: [VERSION],
  primaryKey: { name: "alembic_version_pkc", columns: ["version_num"] },
};
const LISTS = new Set([
  "get_columns",
  "get_indexes",
  "get_foreign_keys",
  "get_unique_constraints",
  "get_check_constraints",
  "get_pk_constraint",
]);

/** `sa.inspect(connection)`: reads the symbolic schema. As the real one, it remembers what it has read. */
export class Inspector extends Host {
  readonly type = "inspector";
  private readonly session: Session;
  private readonly cache = new Map<string, Value>();

  constructor(session: Session) {
    super();
    this.session = session;
  }

  override attr(name: string): Value | undefined {
    const { session } = this;
    session.db.asked = true;
    switch (name) {
      case "get_table_names":
        return native(name, (args) => this.cached(name, schemaOf(args, 0), () => tableNames(session, schemaOf(args, 0))));
      case "has_table":
        return native(name, (args) => {
          const table = nameArgument(args, "table_name", 0);
          return table == null ? unknown("the name of a table") : hasTable(session, table, schemaOf(args, 1));
        });
      case "has_index":
      case "has_column":
        return native(name, (args) => this.hasPart(args, name === "has_index" ? "get_indexes" : "get_columns"));
      case "get_view_names":
        return native(name, (args) => {
          const views = [...session.db.schema.opaques.values()].filter(({ kind }) => kind === "view");
          const own = views.filter((each) => tableKey(bareName(each.name), schemaOf(args, 0)) === each.name);
          const names = own.map((each) => str(bareName(each.name)));
          return seq("list", names, session.db.openWorld);
        });
      case "get_schema_names":
        return native(name, () => unknown("the names of schemas"));
      case "get_enums":
        return native(name, () =>
          seq(
            "list",
            [...session.db.schema.enums].map(([each, labels]) =>
              record({
                name: str(each),
                schema: str("public"),
                labels: labels === null ? unknown("labels") : seq("list", labels.map(str)),
              }),
            ),
            session.db.openWorld,
          ),
        );
      case "clear_cache":
        return native(name, () => {
          this.cache.clear();
          return NONE;
        });
      case "dialect":
      case "bind":
      case "engine":
        return unknown(`inspector.${name}`);
      case "default_schema_name":
        return session.db.postgresql ? str("public") : NONE;
      default:
        return LISTS.has(name) ? native(name, (args) => this.list(name, args)) : undefined;
    }
  }

  private hasPart(args: Args, list: string): Value {
    const part = textOf(args.positional[1]);
    const items = this.list(list, { ...args, positional: args.positional.slice(0, 1) });
    if (items.kind !== "seq" || part === null) {
      return unknown("whether something exists");
    }
    const found = items.items.some((item) => item.kind === "dict" && textOf(item.entries.get("'name")?.[1]) === part);
    return found ? TRUE : items.partial ? unknown("whether something exists") : FALSE;
  }

  private cached(method: string, key: string | null, make: () => Value): Value {
    const id = `${method} ${key ?? ""}`;
    const known = this.cache.get(id);
    if (known !== undefined) {
      return known.kind === "seq" ? seq(known.type, [...known.items], known.partial) : known;
    }
    const made = make();
    this.cache.set(id, made);
    return made;
  }

  private list(method: string, args: Args): Value {
    const name = nameArgument(args, "table_name", 0);
    if (name == null) {
      return unknown("the name of a table");
    }
    const schema = schemaOf(args, 1);
    return this.cached(method, tableKey(name, schema), () => {
      const { db } = this.session;
      const table = db.schema.tables.get(tableKey(name, schema));
      if (name === VERSION_TABLE.name) {
        return describe(this.session, VERSION_TABLE, method);
      }
      if (table === undefined) {
        if (db.openWorld && !db.known.has(tableKey(name, schema))) {
          return unknown(`what ${name} holds`);
        }
        throw new Raised("NoSuchTableError", name, args.at);
      }
      return describe(this.session, table, method);
    });
  }
}

function schemaOf(args: Args, position: number): string | null {
  return nameArgument(args, "schema", position) ?? null;
}

function tableNames(session: Session, schema: string | null): Value {
  const { db } = session;
  const names = [...db.schema.tables.values()]
    .filter((table) => (table.schema ?? "public") === (schema ?? "public"))
    .map((table) => str(table.name));
  return new Names(session, [...names, str("alembic_version")], (name) => hasTable(session, name, schema));
}

function hasTable(session: Session, name: string, schema: string | null): Value {
  const { db } = session;
  const key = tableKey(name, schema);
  if (db.schema.tables.has(key) || name === "alembic_version") {
    return TRUE;
  }
  const what = `the table ${key}`;
  if (!db.known.has(key)) db.foreign.add(what);
  // A history that alters tables it never made may rest on others; those it makes somewhere are not there before.
  if (db.known.has(key) || session.created().has(key)) {
    return FALSE;
  }
  db.spared.push({ name: key, what, older: false, present: () => db.schema.tables.has(key) });
  return db.openWorld ? unknown(`whether the table ${name} exists`) : FALSE;
}

/** Table names: a name that is not listed is asked for. */
class Names extends Host {
  readonly type = "table names";
  private readonly session: Session;
  private readonly names: readonly Value[];
  private readonly has: (name: string) => Value;
  private readonly added: Value[] = [];

  constructor(session: Session, names: readonly Value[], has: (name: string) => Value) {
    super();
    this.session = session;
    this.names = names;
    this.has = has;
  }

  override get asked(): boolean {
    return true;
  }

  override attr(name: string): Value | undefined {
    // A set or list of them is asked as they are, and added to.
    if (name !== "add" && name !== "append") return undefined;
    return native(name, ({ positional: [first] }) => {
      if (first !== undefined) this.added.push(first);
      return NONE;
    });
  }

  override item(key: Value): Value | undefined {
    const name = textOf(key);
    if (name === null) {
      return key.kind === "number" ? unknown("a table name") : undefined;
    }
    const snapshot = [...this.names, ...this.added].some((each) => textOf(each) === name);
    if (snapshot) {
      return TRUE;
    }
    const asked = this.has(name);
    return asked.kind === "unknown" ? asked : NONE;
  }

  override iterate(): readonly Value[] | null {
    return this.session.db.openWorld ? null : this.names;
  }
}

function describe(session: Session, table: Table, method: string): Value {
  const names = (columns: readonly string[]): Value => (columns.includes("?") ? unknown("columns") : seq("list", columns.map(str)));
  const nameOf = (name: string | null): Value => (name === null ? NONE : str(name));
  const created = (kind: string) => table.open && kind !== "";
  switch (method) {
    case "get_columns":
      return seq(
        "list",
        table.columns.map((column) =>
          record({
            name: str(column.name),
            type: new ReflectedType(column.type, session.db.dialect),
            nullable: column.nullable === null ? unknown("whether a column is nullable") : bool(column.nullable),
            default:
              column.default === undefined || column.default?.startsWith("?") === true
                ? unknown("a default")
                : column.default === null
                  ? NONE
                  : str(column.default),
            autoincrement: unknown("autoincrement"),
            comment: nameOf(column.comment),
            primary_key: bool(table.primaryKey?.columns.includes(column.name) ?? false),
            ...(column.computed === null ? {} : { computed: dict([], true) }),
          }),
        ),
        created("column"),
      );
    case "get_indexes": {
      const constraintIndexes = session.db.sqlite
        ? []
        : table.uniques.flatMap((unique) =>
            unique.name === null
              ? []
              : [
                  record({
                    name: str(unique.name),
                    column_names: names(unique.columns),
                    unique: TRUE,
                    duplicates_constraint: str(unique.name),
                    dialect_options: dict(),
                  }),
                ],
          );
      const indexes = table.indexes
        .filter((index) => !(session.db.sqlite && index.expression))
        .map((index) =>
          record({
            name: str(index.name),
            column_names: index.expression ? unknown("columns") : names(index.columns),
            unique: bool(index.unique),
            dialect_options: dict([], true),
          }),
        );
      return seq("list", [...indexes, ...constraintIndexes], created("index"));
    }
    case "get_unique_constraints":
      return seq(
        "list",
        table.uniques.map((unique) => record({ name: nameOf(unique.name), column_names: names(unique.columns) })),
        created("unique"),
      );
    case "get_foreign_keys":
      return seq(
        "list",
        table.foreignKeys.map((key) => {
          const dot = key.table.lastIndexOf(".");
          return record({
            name: nameOf(key.name),
            constrained_columns: names(key.columns),
            referred_table: key.table === "?" ? unknown("a table") : str(key.table.slice(dot + 1)),
            referred_columns: names(key.target),
            referred_schema: dot < 0 ? NONE : str(key.table.slice(0, dot)),
            options: options(key.options),
          });
        }),
        created("foreign key"),
      );
    case "get_check_constraints":
      return seq(
        "list",
        table.checks.map((check) =>
          record({ name: nameOf(check.name), sqltext: check.expression === null ? unknown("a condition") : str(check.expression) }),
        ),
        created("check"),
      );
    default: {
      const key = table.primaryKey;
      return key === null
        ? table.open
          ? unknown("a primary key")
          : record({ name: NONE, constrained_columns: seq("list", []) })
        : record({ name: nameOf(key.name), constrained_columns: names(key.columns) });
    }
  }
}

function options(text: string): Value {
  if (text === "?") {
    return unknown("options of a foreign key");
  }
  const pairs: [Value, Value][] = [];
  for (const [label, key] of [
    ["on delete", "ondelete"],
    ["on update", "onupdate"],
  ] as const) {
    const action = new RegExp(`${label} (cascade|restrict|set null|set default)`).exec(text)?.[1];
    if (action !== undefined) {
      pairs.push([str(key), str(action.toUpperCase())]);
    }
  }
  return dict(pairs);
}
