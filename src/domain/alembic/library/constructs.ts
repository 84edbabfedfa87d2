import type { Place } from "../../../model/finding.ts";
import { refused } from "../database/errors.ts";
import { type RowStatement, UNKNOWN_ROWS } from "../database/events.ts";
import { tableKey } from "../database/schema.ts";
import { type Args, Host, NONE, native, str, textOf, unknown, type Value } from "../python/values.ts";
import type { SaType } from "./types.ts";

/** SQL text or an SQL expression. `sql` is null when it is not known. */
export class SqlText extends Host {
  /** `sql`: text given as such; `expression`: built from columns and functions. */
  readonly type: "sql" | "expression" | "data statement";
  readonly sql: string | null;
  /** What is known of it, with U+FFFC for the unknown parts. */
  readonly template: string | null;
  /** What a statement built of expressions does to rows, as far as it is known. */
  readonly rows: RowStatement | null;

  constructor(
    type: "sql" | "expression" | "data statement",
    text: string | null,
    template: string | null = text,
    rows: RowStatement | null = null,
  ) {
    super();
    this.type = type;
    this.rows = rows;
    this.sql = text;
    this.template = template;
  }

  override attr(name: string): Value {
    // `.where()`, `.values()`, `.bindparams()` … give a statement of the same kind.
    return this.type === "sql" ? native(name, () => this) : new Fluent(this, name);
  }

  override call(): Value {
    return this;
  }

  override text(): string | null {
    return this.sql;
  }

  override item(): Value {
    return new SqlText("expression", null);
  }

  override truth(): boolean | null {
    return null;
  }
}

/** The SQL that a value is, given as text or as `sa.text(…)`; null where it is neither, or not known. */
export function sqlTextOf(value: Value | undefined): string | null {
  return textOf(value) ?? (value instanceof SqlText ? value.sql : null);
}

/** A method of an SQL expression, before it is called. */
class Fluent extends SqlText {
  private readonly of: SqlText;
  private readonly method: string;

  constructor(of: SqlText, method: string) {
    super(of.type === "data statement" ? "data statement" : "expression", null, null, of.rows);
    this.of = of;
    this.method = method;
  }

  override call(): Value {
    const { of } = this;
    if (of.type !== "data statement") {
      return new SqlText("expression", null);
    }
    const restricts = of.rows !== null && /^(where|filter|filter_by|having|limit)$/.test(this.method);
    return restricts ? new SqlText("data statement", null, null, { ...of.rows, restricted: true }) : of;
  }
}

/** `sa.Column(…)`. */
export class SaColumn extends Host {
  readonly type = "column";
  name: string | null;
  /** The table of a column that was taken from a mapped class. */
  table: string | null = null;
  readonly columnType: SaType | null;
  readonly foreignKeys: readonly SaForeignKey[];
  readonly checks: readonly SaConstraint[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** `sa.Computed` and `sa.Identity` among the arguments. */
  readonly computed: SaComputed | null;
  readonly identity: SaIdentity | null;
  readonly sequence: string | null;
  readonly open: boolean;
  readonly at: Place;

  constructor(parts: {
    name: string | null;
    columnType: SaType | null;
    foreignKeys: readonly SaForeignKey[];
    checks: readonly SaConstraint[];
    keywords: ReadonlyMap<string, Value>;
    computed: SaComputed | null;
    identity: SaIdentity | null;
    sequence: string | null;
    open: boolean;
    at: Place;
  }) {
    super();
    this.name = parts.name;
    this.columnType = parts.columnType;
    this.foreignKeys = parts.foreignKeys;
    this.checks = parts.checks;
    this.keywords = parts.keywords;
    this.computed = parts.computed;
    this.identity = parts.identity;
    this.sequence = parts.sequence;
    this.open = parts.open;
    this.at = parts.at;
  }

  override attr(name: string): Value {
    switch (name) {
      case "name":
      case "key":
        return this.name === null ? unknown("a column's name") : str(this.name);
      case "type":
        return this.columnType ?? unknown("a column's type");
      case "nullable":
        return this.keywords.get("nullable") ?? unknown("whether a column is nullable");
      case "copy":
      case "_copy":
        return native(name, () => this);
      default:
        return new SqlText("expression", null).attr(name);
    }
  }

  override setAttr(name: string, value: Value): void {
    if (name === "name") {
      this.name = textOf(value);
    }
  }

  override item(): Value {
    return new SqlText("expression", null);
  }
}

export class SaForeignKey extends Host {
  readonly type = "foreign key";
  readonly target: string | null;
  readonly keywords: ReadonlyMap<string, Value>;

  constructor(target: string | null, keywords: ReadonlyMap<string, Value>) {
    super();
    this.target = target;
    this.keywords = keywords;
  }
}

export class SaComputed extends Host {
  readonly type = "computed";
  readonly expression: string | null;
  readonly persisted: boolean | null;

  constructor(text: string | null, persisted: boolean | null) {
    super();
    this.expression = text;
    this.persisted = persisted;
  }
}

export class SaIdentity extends Host {
  readonly type = "identity";
  readonly always: boolean;

  constructor(always: boolean) {
    super();
    this.always = always;
  }
}

/** A constraint or index given to `create_table` or `sa.Table`. */
export class SaConstraint extends Host {
  readonly type: "primary" | "unique" | "foreignkey" | "check" | "index" | "exclude";
  readonly args: Args;

  constructor(type: "primary" | "unique" | "foreignkey" | "check" | "index" | "exclude", args: Args) {
    super();
    this.type = type;
    this.args = args;
  }

  override attr(name: string): Value | undefined {
    if (name === "name") {
      return this.args.keywords.get("name") ?? (this.type === "index" ? this.args.positional[0] : undefined) ?? NONE;
    }
    return undefined;
  }
}

/** `op.f("name")`: a name that no naming convention changes. */
export class FinalName extends Host {
  readonly type = "name";
  readonly name: string;

  constructor(name: string) {
    super();
    this.name = name;
  }

  override item(key: Value): Value | undefined {
    return textOf(key) === this.name ? str(this.name) : undefined;
  }
}

/** What `update(table)` and its like do; null for a query. */
export function builtStatement(verb: string, target: Value | undefined, at: Place): RowStatement | null {
  if (verb !== "insert" && verb !== "update" && verb !== "delete") {
    return null;
  }
  if (textOf(target) !== null) throw refused("ArgumentError", `${verb}() is given a text in place of a table`, at);
  const table = target instanceof SaTable && target.name !== null ? tableKey(target.name, target.schema) : null;
  return { ...UNKNOWN_ROWS, verb, table, restricted: verb === "insert" ? null : false };
}

/** `sa.Table(…)` or `sa.table(…)`: for data statements, and to make or drop it. */
export class SaTable extends Host {
  readonly type = "table";
  readonly name: string | null;
  readonly schema: string | null;
  readonly items: readonly Host[];
  /** Indexes that name its columns. */
  readonly indexes: SaConstraint[] = [];
  /** Something was appended that is not known. */
  unsure = false;
  readonly action: ((table: SaTable, action: "create" | "drop", args: Args) => void) | null;
  /** Attributes that only a reflected table has. */
  reflected: ((name: string) => Value | undefined) | null = null;

  constructor(
    name: string | null,
    schema: string | null,
    items: readonly Host[],
    action: ((table: SaTable, action: "create" | "drop", args: Args) => void) | null,
  ) {
    super();
    this.name = name;
    this.schema = schema;
    this.items = items;
    this.action = action;
  }

  override attr(name: string): Value {
    switch (name) {
      case "name":
      case "fullname":
        return this.name === null ? unknown("a table's name") : str(this.name);
      case "schema":
        return this.schema === null ? NONE : str(this.schema);
      case "create":
      case "drop":
        return native(name, (args) => {
          this.action?.(this, name, args);
          return NONE;
        });
      case "append_column":
      case "append_constraint":
        // What is appended mostly comes out of another table, whose constraints reflection does not give in full.
        return native(name, () => {
          this.unsure = true;
          return NONE;
        });
      case "insert":
      case "update":
      case "delete":
      case "select":
        return native(name, ({ at }) => new SqlText("data statement", null, null, builtStatement(name, this, at)));
      case "c":
      case "columns": {
        return this.reflected?.(name) ?? new ColumnsOf(this);
      }
      default:
        return this.reflected?.(name) ?? new SqlText("expression", null).attr(name);
    }
  }
}

/** `table.c`: a column of it by name. */
class ColumnsOf extends SqlText {
  private readonly table: SaTable;

  constructor(table: SaTable) {
    super("expression", null);
    this.table = table;
  }

  override attr(name: string): Value {
    return this.column(name) ?? super.attr(name);
  }

  override item(key?: Value): Value {
    return this.column(textOf(key)) ?? super.item();
  }

  private column(name: string | null): Value | undefined {
    const known = name !== null && this.table.items.some((item) => item instanceof SaColumn && item.name === name);
    return known ? new TableColumn(this.table, name) : undefined;
  }
}

/** A column of a table that a statement or an index speaks of. */
export class TableColumn extends SqlText {
  readonly table: SaTable;
  readonly name: string;

  constructor(table: SaTable, name: string) {
    super("expression", null);
    this.table = table;
    this.name = name;
  }
}
