import type { Place } from "../../../model/finding.ts";
import { refused } from "../database/errors.ts";
import { type RowStatement, UNKNOWN_ROWS } from "../database/events.ts";
import { tableKey } from "../database/schema.ts";
import { settledText } from "../python/operators.ts";
import { type Args, dict, Host, NONE, native, str, textOf, unknown, type Value } from "../python/values.ts";
import { listRows } from "./listed.ts";
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
  return settledText(value) ?? (value instanceof SqlText ? value.sql : null);
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

  override call(args?: Args): Value {
    const { of, method } = this;
    if (of.type !== "data statement") {
      return new SqlText("expression", null);
    }
    const { rows } = of;
    if (rows === null || method === "returning") return of;
    if (/^(where|filter|filter_by|having|limit)$/.test(method))
      return new SqlText("data statement", null, null, { ...rows, restricted: true });
    const { listed: _listed, ...rest } = rows;
    if (method === "values") return new SqlText("data statement", null, null, { ...rest, ...given(rows, args) });
    // `on_conflict_do_nothing()` and its like: what it does is not known in full.
    const { ownValues: _ownValues, ...open } = rest;
    return new SqlText("data statement", null, null, open);
  }
}

/** What `values(…)` gives a statement. */
function given({ verb, ownValues }: RowStatement, args: Args | undefined): Pick<RowStatement, "listed"> {
  if (verb !== "insert" || args === undefined || args.open || args.positional.length > 1) return {};
  const [value] = args.positional;
  const named = [...args.keywords].map(([name, each]) => [str(name), each] as const);
  if (value !== undefined && named.length > 0) return {};
  const listed = listRows(value ?? dict(named), ownValues);
  return listed === undefined ? {} : { listed };
}

/** `sa.column(…)`, which stands for a column in expressions. */
export class PlainColumn extends SqlText {
  readonly name: string | null;
  readonly columnType: Value | undefined;

  constructor(name: string | null, columnType: Value | undefined) {
    super("expression", name);
    this.name = name;
    this.columnType = columnType;
  }
}

/** Types of SQLAlchemy that hand over what they are given. JSON has a null of its own. */
const PLAIN =
  /^(?:(?:small|big)?(?:integer|int)|string|text|unicode|unicodetext|varchar|char|boolean|float|double|numeric|decimal|date|datetime|timestamp|time|uuid|enum)$/i;

/** Whether Python has a say in what a column gets. */
function hasOwnValue(column: SaColumn | PlainColumn): boolean {
  const { columnType: type } = column;
  if (column instanceof SaColumn && (column.keywords.has("default") || column.keywords.has("insert_default") || column.sequence !== null))
    return true;
  if (type === undefined || type === null) return column instanceof SaColumn;
  if (type.kind === "external")
    return !(type.name.startsWith("sqlalchemy.") && PLAIN.test(type.name.slice(type.name.lastIndexOf(".") + 1)));
  const parts = type.kind === "host" && "parts" in type ? (type as SaType).parts : null;
  return parts === null || parts.decorated !== null || parts.variants.size > 0 || parts.family === "other" || !PLAIN.test(parts.name);
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
  /** How it counts, as far as it is written. */
  readonly numbers: { readonly numbering?: string };

  constructor(always: boolean, numbers: { readonly numbering?: string }) {
    super();
    this.always = always;
    this.numbers = numbers;
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

  override text(): string {
    return this.name;
  }

  override plain(): string {
    return this.name;
  }
}

/** What `update(table)` and its like do; null for a query. */
export function builtStatement(verb: string, target: Value | undefined, at: Place): RowStatement | null {
  if (verb !== "insert" && verb !== "update" && verb !== "delete") {
    return null;
  }
  if (textOf(target) !== null) throw refused("ArgumentError", `${verb}() is given a text in place of a table`, at);
  const table = target instanceof SaTable && target.name !== null ? tableKey(target.name, target.schema) : null;
  const ownValues = target instanceof SaTable ? target.ownValues : null;
  return { ...UNKNOWN_ROWS, verb, table, restricted: verb === "insert" ? null : false, ...(ownValues === null ? {} : { ownValues }) };
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
  /** All that it was given is among its items. */
  listsAll = true;
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

  /** The columns whose values are not what a row says: Python fills them in or changes them. Null where not all columns are known. */
  get ownValues(): readonly string[] | null {
    if (this.unsure || !this.listsAll || (this.items.length === 0 && this.reflected === null)) return null;
    const columns = this.items.filter((item) => item instanceof SaColumn || item instanceof PlainColumn);
    if (columns.some((each) => each.name === null || (each instanceof SaColumn && (each.open || each.keywords.has("key"))))) return null;
    return columns.filter(hasOwnValue).flatMap(({ name }) => name ?? []);
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
