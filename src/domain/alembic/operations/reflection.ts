import type { Dialect, Table } from "../database/schema.ts";
import { columnOf, tableKey } from "../database/schema.ts";
import { SaTable, SqlText } from "../library/constructs.ts";
import { ReflectedType } from "../library/reflected.ts";
import { Raised } from "../python/raised.ts";
import { type Args, bool, Host, NONE, native, seq, str, textOf, unknown, type Value } from "../python/values.ts";
import type { Session } from "./session.ts";

/** A table of a MetaData that has read the database. */
export function reflectedTable(session: Session, name: string, at: Args["at"]): SaTable {
  const dot = name.lastIndexOf(".");
  const made = new SaTable(name.slice(dot + 1), dot < 0 ? null : name.slice(0, dot), [], null);
  reflectInto(session, made, at);
  return made;
}

/** What a `sa.Table(…, autoload_with=…)` says of itself. */
export function reflectInto(session: Session, made: SaTable, at: Args["at"]): void {
  const table = made.name === null ? undefined : session.db.schema.tables.get(tableKey(made.name, made.schema));
  if (made.name !== null && table === undefined && !session.db.openWorld) {
    throw new Raised("NoSuchTableError", made.name, at);
  }
  made.reflected = (name) => {
    if (table === undefined || table.open) {
      return name === "c" || name === "columns" ? undefined : unknown(`what a reflected table holds (${name})`);
    }
    switch (name) {
      case "foreign_key_constraints":
        return seq(
          "list",
          table.foreignKeys.map((key) => new ReflectedKey(key.name, key.columns, key.table)),
        );
      case "foreign_keys":
        // One for each column of a constraint.
        return seq(
          "set",
          table.foreignKeys.flatMap((key) => key.columns.map((column) => new ReflectedKey(key.name, [column], key.table))),
        );
      case "indexes":
        return seq(
          "list",
          table.indexes.map((index) =>
            record2({ name: str(index.name), columns: seq("list", index.columns.map(str)), unique: bool(index.unique) }),
          ),
        );
      case "c":
      case "columns":
        return new ReflectedColumns(table, session.db.dialect);
      case "constraints":
      case "primary_key":
        return unknown(`what a reflected table holds (${name})`);
      default:
        return undefined;
    }
  };
}

class ReflectedKey extends Host {
  readonly type = "foreign key constraint";
  private readonly parts: Readonly<Record<string, Value>>;

  constructor(name: string | null, columns: readonly string[], table: string) {
    super();
    const keys = seq("list", columns.map(str));
    this.parts = {
      name: name === null ? NONE : str(name),
      column_keys: keys,
      columns: keys,
      referred_table: record2({ name: str(table) }),
    };
  }

  override attr(name: string): Value | undefined {
    return this.parts[name];
  }
}

class Reflected extends Host {
  readonly type = "record";
  private readonly parts: Readonly<{ [key: string]: Value }>;

  constructor(parts: Readonly<{ [key: string]: Value }>) {
    super();
    this.parts = parts;
  }

  override attr(name: string): Value | undefined {
    return this.parts[name];
  }
}

function record2(parts: Readonly<{ [key: string]: Value }>): Value {
  return new Reflected(parts);
}

class ReflectedColumns extends Host {
  readonly type = "columns";
  private readonly table: Table;
  private readonly dialect: Dialect;

  constructor(table: Table, dialect: Dialect) {
    super();
    this.table = table;
    this.dialect = dialect;
  }

  override item(key: Value): Value | undefined {
    const name = textOf(key);
    return name === null
      ? new SqlText("expression", null)
      : columnOf(this.table, name) === undefined
        ? NONE
        : new SqlText("expression", null);
  }

  override attr(name: string): Value | undefined {
    if (name === "keys") {
      return native(name, () =>
        seq(
          "list",
          this.table.columns.map((column) => str(column.name)),
        ),
      );
    }
    return new SqlText("expression", null);
  }

  override iterate(): readonly Value[] {
    return this.table.columns.map((column) =>
      record2({ name: str(column.name), key: str(column.name), type: new ReflectedType(column.type, this.dialect) }),
    );
  }
}
