// Steps that a schema allows, and downgrades that take them back or nearly so.

import type { Dice } from "../oracle/index.ts";
import {
  type Alteration,
  applied,
  type Column,
  type ColumnType,
  type Dialect,
  inverse,
  type Schema,
  type Step,
  type Table,
  type View,
} from "./schema.ts";

const type = (python: string, sql: string, family: string, ...defaults: string[]): ColumnType => ({ python, sql, family, defaults });

const TYPES: readonly ColumnType[] = [
  type("SmallInteger()", "SMALLINT", "integer", "0", "1"),
  type("Integer()", "INTEGER", "integer", "0", "7"),
  type("BigInteger()", "BIGINT", "integer", "0"),
  type("String(20)", "VARCHAR(20)", "text", "'draft'", "''"),
  type("String(length=50)", "VARCHAR(50)", "text", "'draft'", "'new'"),
  type("Text()", "TEXT", "text", "''"),
  type("Boolean()", "BOOLEAN", "boolean", "true", "false"),
  type("Float()", "FLOAT", "float", "0"),
  type("Numeric(10, 2)", "NUMERIC(10, 2)", "numeric", "0"),
  type("Numeric(precision=12, scale=4)", "NUMERIC(12, 4)", "numeric", "0"),
  type("DateTime()", "TIMESTAMP", "time", "CURRENT_TIMESTAMP"),
  type("DateTime(timezone=True)", "TIMESTAMP WITH TIME ZONE", "zoned", "CURRENT_TIMESTAMP"),
  type("Date()", "DATE", "date", "CURRENT_DATE"),
  type("JSON()", "JSON", "json"),
  type("Uuid()", "UUID", "uuid"),
];

const TABLES = ["orders", "items", "customers", "invoices", "tags", "users", "notes", "parts", "offers", "events", "teams", "rooms"];
const COLUMNS = [
  "name",
  "title",
  "status",
  "amount",
  "created_at",
  "kind",
  "code",
  "position",
  "note",
  "active",
  "email",
  "score",
  "level",
];
/** Values of columns that rows are given, as Python has them. */
const VALUES: ReadonlyMap<string, string> = new Map([
  ["NULL", "None"],
  ["0", "0"],
  ["1", "1"],
  ["7", "7"],
  ["'draft'", '"draft"'],
  ["'new'", '"new"'],
  ["''", '""'],
  ["true", "True"],
  ["false", "False"],
]);

const LABELS = ["open", "closed", "paid", "lost"];

/** The table that a step is about. */
function tableOf(step: Step): string | null {
  if (step.op === "rename_table") return step.from;
  return "table" in step ? (typeof step.table === "string" ? step.table : step.table.name) : null;
}

/** The tables that a foreign key of a number can refer to. */
function numbered({ tables }: Schema): readonly Table[] {
  return tables.filter(({ key }) => key === "number" || key === "identity");
}

class Generator {
  private readonly dialect: Dialect;
  private readonly dice: Dice;

  constructor(dialect: Dialect, dice: Dice) {
    this.dialect = dialect;
    this.dice = dice;
  }

  column(taken: readonly Column[], schema: Schema): Column | null {
    const free = COLUMNS.filter((name) => taken.every((column) => column.name !== name));
    if (free.length === 0) return null;
    const own = this.dialect === "postgresql" && this.dice.happens(0.15) ? schema.enumerations : [];
    const kind = own.length > 0 ? this.dice.pick(own) : this.dice.pick(this.types);
    const value = kind.defaults.length > 0 && this.dice.happens(0.4) ? this.dice.pick(kind.defaults) : null;
    return {
      ...this.inline(kind, schema),
      ...(this.dice.happens(0.06) && this.dialect !== "sqlite" ? { comment: this.dice.pick(["what it is", "kept for later"]) } : {}),
      name: this.dice.pick(free),
      type: kind,
      nullable: value === null ? this.dice.happens(0.75) : this.dice.happens(0.4),
      default: value,
    };
  }

  private enumeration(enumeration: string): ColumnType {
    const labels = LABELS.slice(0, 2 + this.dice.below(3)).map((label) => `"${label}"`);
    return {
      python: `Enum(${labels.join(", ")}, name="${enumeration}")`,
      sql: enumeration,
      family: enumeration,
      defaults: ["'open'"],
      enumeration,
    };
  }

  /** Whether an index can be made of a column of the type without more ado. */
  private indexed({ family, python }: ColumnType): boolean {
    return family !== "json" && (this.dialect !== "mysql" || python !== "Text()");
  }

  private get types(): readonly ColumnType[] {
    // MySQL keeps JSON as text with a check of its own, and takes no plain default of a text.
    return this.dialect === "mysql"
      ? TYPES.filter(({ family, python }) => family !== "json" && family !== "zoned" && python !== "Text()")
      : TYPES;
  }

  private siblings({ family, python }: ColumnType): readonly ColumnType[] {
    return this.types.filter((other) => other.family === family && other.python !== python);
  }

  /** What the column says besides, without a name for it. */
  private inline(kind: ColumnType, schema: Schema): Pick<Column, "inline"> {
    if (!this.indexed(kind)) return {};
    const aimed = numbered(schema);
    if (kind.python === "Integer()" && aimed.length > 0 && this.dice.happens(0.3))
      return { inline: { target: this.dice.pick(aimed).name } };
    return this.dice.happens(0.1) ? { inline: this.dice.pick(["unique", "index"] as const) } : {};
  }

  table(schema: Schema): Table | null {
    const free = TABLES.filter((name) => schema.tables.every((table) => table.name !== name));
    if (free.length === 0) return null;
    const name = this.dice.pick(free);
    const columns: Column[] = [];
    for (let count = 1 + this.dice.below(4); count > 0; count--) {
      const column = this.column(columns, schema);
      if (column !== null) columns.push(column);
    }
    const foreignKeys = [];
    const aimed = numbered(schema);
    if (aimed.length > 0 && this.dice.happens(0.4)) {
      const target = this.dice.pick(aimed).name;
      const column = `${target}_id`;
      const nullable = this.dice.happens(0.5);
      columns.push({ name: column, type: TYPES[1] as ColumnType, nullable, default: null });
      foreignKeys.push({
        name: `fk_${name}_${column}`,
        column,
        target,
        ondelete: this.dice.happens(0.4) ? this.dice.pick(nullable ? ["CASCADE", "SET NULL"] : ["CASCADE"]) : null,
      });
    }
    if (this.dice.happens(0.2)) {
      const enumeration = `${name}_state`;
      const free = COLUMNS.filter((each) => columns.every((other) => other.name !== each));
      if (free.length > 0 && schema.enumerations.every((kind) => kind.enumeration !== enumeration)) {
        const type = this.enumeration(enumeration);
        columns.push({
          name: this.dice.pick(free),
          type,
          nullable: true,
          default: null,
          ...(this.dialect === "postgresql" ? { makesType: true as const } : {}),
        });
      }
    }
    const some = columns.find(({ type }) => this.indexed(type))?.name ?? null;
    const first = columns[0];
    const pair =
      first !== undefined &&
      this.indexed(first.type) &&
      first.type.enumeration === undefined &&
      !first.nullable &&
      first.inline === undefined;
    return {
      name,
      key: this.dice.happens(0.8) ? "number" : this.dice.pick(["text", "identity", pair ? "pair" : "number"] as const),
      columns,
      indexes:
        some !== null && this.dice.happens(0.4)
          ? [{ name: `ix_${name}_${some}`, columns: [some], unique: this.dice.happens(0.3), where: null }]
          : [],
      uniques:
        some !== null && columns.every(({ name, inline }) => name !== some || inline === undefined) && this.dice.happens(0.25)
          ? [{ name: `uq_${name}_${some}`, columns: [some] }]
          : [],
      foreignKeys,
      checks: some !== null && this.dice.happens(0.15) ? [{ name: `ck_${name}_${some}`, sql: `${some} IS NOT NULL OR 1 > 0` }] : [],
    };
  }

  /** One change of a schema, as the steps that a developer would write; none where it does not fit. */
  change(schema: Schema): readonly Step[] {
    const steps = this.plainChange(schema);
    const [first] = steps;
    const name = first === undefined ? null : tableOf(first);
    const views = schema.views.filter(({ table }) => table === name);
    if (first === undefined || views.length === 0 || !this.disturbs(steps)) return steps;
    // What a view reads goes only when the view has gone.
    const again = views.flatMap((view): readonly View[] => {
      let now: View | null = view;
      for (const step of steps) {
        if (now === null) break;
        if (step.op === "drop_table") now = null;
        else if (step.op === "rename_table") now = { ...now, table: step.to };
        else if (step.op === "drop_column" && step.column.name === now.column) now = { ...now, column: "id" };
        else if (step.op === "alter_column" && step.before.name === now.column) now = { ...now, column: step.to.name ?? now.column };
      }
      return now === null ? [] : [now];
    });
    return [
      ...views.map((view): Step => ({ op: "drop_view", view })),
      ...steps,
      ...again.map((view): Step => ({ op: "create_view", view })),
    ];
  }

  /** Whether the database, or batch mode on SQLite, minds a view of the table. */
  private disturbs(steps: readonly Step[]): boolean {
    const quiet = ["add_column", "create_index", "drop_index", "create_table"];
    if (this.dialect !== "postgresql") return steps.some(({ op }) => !quiet.includes(op));
    return steps.some(({ op }) => /^(drop_table|drop_column|alter_column)$/.test(op)) || this.dice.happens(0.3);
  }

  /** One or two rows, in one of the spellings of an INSERT; or all rows filled, or taken away. */
  private rows({ name: table, columns }: Table, given: readonly Column[]): readonly Step[] {
    const { dice } = this;
    if (columns.length > 0 && dice.happens(0.25)) {
      const { name, type: kind } = dice.pick(columns);
      const value = kind.defaults[0] ?? "";
      const filled = dice.happens(0.5) ? ` WHERE ${name} IS NULL` : "";
      if (VALUES.has(value)) return [{ op: "rows", sql: `UPDATE ${table} SET ${name} = ${value}${filled}`, back: "SELECT 1" }];
    }
    const ids = Array.from({ length: 1 + dice.below(2) }, () => dice.below(500) + 1).filter((id, i, all) => all.indexOf(id) === i);
    const names = ["id", ...given.map(({ name }) => name)];
    const rows = ids.map((id) => [
      String(id),
      ...given.map(({ type: kind, nullable }) =>
        nullable && dice.happens(0.3) ? "NULL" : dice.pick(kind.defaults.filter((each) => VALUES.has(each))),
      ),
    ]);
    const back = `DELETE FROM ${table} WHERE id IN (${ids.join(", ")})`;
    const sql = `INSERT INTO ${table} (${names.join(", ")}) VALUES ${rows.map((row) => `(${row.join(", ")})`).join(", ")}`;
    const made = `sa.table(${[table, ...names].map((each, i) => (i === 0 ? JSON.stringify(each) : `sa.column(${JSON.stringify(each)})`)).join(", ")})`;
    const dictionaries = rows.map(
      (row) => `{${row.map((value, i) => `${JSON.stringify(names[i])}: ${VALUES.get(value) ?? value}`).join(", ")}}`,
    );
    const list = `[${dictionaries.join(", ")}]`;
    const marks = `INSERT INTO ${table} (${names.join(", ")}) VALUES (${names.map((each) => `:${each}`).join(", ")})`;
    const python = dice.pick([
      null,
      [`op.bulk_insert(${made}, ${list})`],
      [`op.execute(${made}.insert().values(${list}))`],
      [`op.get_bind().execute(sa.text(${JSON.stringify(marks)}), ${list})`],
      [`op.get_bind().execute(sa.insert(${made}), ${list})`],
      [`for row in ${list}:`, `    op.execute(sa.insert(${made}).values(**row))`],
    ]);
    return [{ op: "rows", sql, back, ...(python === null ? {} : { python }) }];
  }

  private plainChange(schema: Schema): readonly Step[] {
    const { dice } = this;
    if (schema.tables.length < 2 || dice.happens(0.15)) return this.create(schema);
    const table = dice.pick(schema.tables);
    const plain = table.columns.filter(({ type }) => this.indexed(type));
    const column = dice.pick(plain.length > 0 ? plain : table.columns);
    const used = (name: string): boolean =>
      [...table.indexes, ...table.uniques].some(({ columns }) => columns.includes(name)) ||
      table.foreignKeys.some((key) => key.column === name) ||
      table.checks.some(({ sql }) => sql.includes(name)) ||
      table.columns.some((own) => own.name === name && own.inline !== undefined) ||
      (table.key === "pair" && table.columns[0]?.name === name);
    switch (dice.below(21)) {
      case 15: {
        const kind = schema.enumerations.length > 0 ? dice.pick(schema.enumerations) : null;
        if (kind === null || kind.enumeration === undefined) return [];
        if (dice.happens(0.5)) return [{ op: "add_label", type: kind, label: dice.pick(["late", "gone"]) }];
        const to = `${kind.enumeration}_old`;
        return kind.enumeration.endsWith("_old") || schema.enumerations.some((other) => other.enumeration === to)
          ? []
          : [{ op: "rename_type", from: kind.enumeration, to }];
      }
      case 16:
      case 19:
      case 20: {
        if (table.key !== "number") return [];
        const held = new Set(table.foreignKeys.map(({ column: own }) => own));
        const required = table.columns.filter(({ nullable, default: value }) => !nullable && value === null);
        if (required.some(({ name, type: { defaults } }) => held.has(name) || !VALUES.has(defaults[0] ?? ""))) return [];
        const free = table.columns.filter(({ name, type: { defaults } }) => !held.has(name) && VALUES.has(defaults[0] ?? ""));
        const given = free.filter((each) => required.includes(each) || dice.happens(0.3));
        return this.rows(table, given);
      }
      case 17: {
        if (this.dialect === "mysql") return [];
        const name = `tr_${table.name}_${dice.below(1000)}`;
        return [{ op: "create_trigger", table: table.name, name }];
      }
      case 0: {
        const aimed = schema.tables.some(
          ({ name, foreignKeys }) => name !== table.name && foreignKeys.some(({ target }) => target === table.name),
        );
        const held = schema.tables.some(({ columns }) =>
          columns.some(({ inline }) => typeof inline === "object" && inline.target === table.name),
        );
        return aimed || held || schema.tables.length < 3 ? [] : [{ op: "drop_table", table }];
      }
      case 1:
        return table.name.endsWith("_old") || schema.tables.some(({ name }) => name === `${table.name}_old`)
          ? []
          : [{ op: "rename_table", from: table.name, to: `${table.name}_old` }];
      case 2:
      case 3: {
        const added = this.column(table.columns, schema);
        return added === null ? [] : [{ op: "add_column", table: table.name, column: added }];
      }
      case 4: {
        // PostgreSQL takes indexes and constraints away with the column.
        if (table.columns.length < 2) return [];
        if (used(column.name) && (this.dialect !== "postgresql" || table.key === "pair" || dice.happens(0.6))) return [];
        return [{ op: "drop_column", table: table.name, column }];
      }
      case 5:
      case 6:
      case 7: {
        if (this.dialect === "mysql" && (table.foreignKeys.some((key) => key.column === column.name) || typeof column.inline === "object"))
          return [];
        if (table.key === "pair" && table.columns[0]?.name === column.name) return [];
        const to = this.alteration(table, column);
        return to === null || (used(column.name) && to.name !== undefined)
          ? []
          : [{ op: "alter_column", table: table.name, before: column, to }];
      }
      case 8: {
        const columns =
          plain.length > 1 && dice.happens(0.3) ? [plain[0]?.name ?? column.name, plain[1]?.name ?? column.name] : [column.name];
        const name = `ix_${table.name}_${columns.join("_")}`;
        if (!this.indexed(column.type) || schema.tables.some(({ indexes }) => indexes.some((index) => index.name === name))) return [];
        const where = this.dialect !== "mysql" && dice.happens(0.2) ? `${column.name} IS NOT NULL` : null;
        return [{ op: "create_index", table: table.name, index: { name, columns, unique: dice.happens(0.3), where } }];
      }
      case 9:
        return table.indexes.length === 0 ? [] : [{ op: "drop_index", table: table.name, index: dice.pick(table.indexes) }];
      case 10: {
        const name = `uq_${table.name}_${column.name}`;
        if (table.uniques.length > 0 && dice.happens(0.5))
          return [{ op: "drop_unique", table: table.name, unique: dice.pick(table.uniques) }];
        if (!this.indexed(column.type) || schema.tables.some(({ uniques }) => uniques.some((unique) => unique.name === name))) return [];
        // Of two over the same columns the databases keep, or show, only one.
        if (column.inline === "unique" || table.uniques.some(({ columns: [first] }) => first === column.name)) return [];
        return [{ op: "create_unique", table: table.name, unique: { name, columns: [column.name] } }];
      }
      case 11: {
        if (table.foreignKeys.length > 0 && dice.happens(0.5))
          return [{ op: "drop_foreign_key", table: table.name, key: dice.pick(table.foreignKeys) }];
        const aims = numbered(schema);
        if (aims.length === 0) return [];
        const target = dice.pick(aims).name;
        const own = `${target}_id`;
        if (table.columns.some(({ name }) => name === own)) return [];
        const added: Column = { name: own, type: TYPES[1] as ColumnType, nullable: true, default: null };
        const key = {
          name: `fk_${table.name}_${own}`,
          column: own,
          target,
          ondelete: dice.happens(0.4) ? dice.pick(["CASCADE", "SET NULL"]) : null,
        };
        return [
          { op: "add_column", table: table.name, column: added },
          { op: "create_foreign_key", table: table.name, key },
        ];
      }
      case 12: {
        if (table.checks.length > 0 && dice.happens(0.5)) return [{ op: "drop_check", table: table.name, check: dice.pick(table.checks) }];
        const name = `ck_${table.name}_${column.name}`;
        if (table.checks.some((check) => check.name === name)) return [];
        return [{ op: "create_check", table: table.name, check: { name, sql: `${column.name} IS NOT NULL OR 1 > 0` } }];
      }
      case 13: {
        if (this.dialect !== "postgresql") return [];
        const enumeration = `${dice.pick(TABLES)}_kind`;
        if (schema.enumerations.some((kind) => kind.enumeration === enumeration)) return [];
        const kind = this.enumeration(enumeration);
        const free = COLUMNS.filter((name) => table.columns.every((other) => other.name !== name));
        if (free.length === 0) return [];
        const added = { name: dice.pick(free), type: kind, nullable: true, default: dice.happens(0.4) ? "'open'" : null };
        return [
          { op: "create_type", type: kind },
          { op: "add_column", table: table.name, column: added },
        ];
      }
      default: {
        const view = schema.views.length > 0 && dice.happens(0.6) ? dice.pick(schema.views) : null;
        if (view !== null) return [{ op: "drop_view", view }];
        const name = `${table.name}_view`;
        return schema.views.some((other) => other.name === name)
          ? []
          : [{ op: "create_view", view: { name, table: table.name, column: column.name } }];
      }
    }
  }

  private create(schema: Schema): readonly Step[] {
    const table = this.table(schema);
    if (table === null) return [];
    return [
      { op: "create_table", table, makesTypes: false },
      ...table.indexes.map((index): Step => ({ op: "create_index", table: table.name, index })),
    ];
  }

  private alteration({ columns }: Table, column: Column): Alteration | null {
    const to: { type?: ColumnType; nullable?: boolean; default?: string | null; name?: string } = {};
    const others = this.siblings(column.type);
    if (others.length > 0 && this.dice.happens(0.5)) to.type = this.dice.pick(others);
    if (this.dice.happens(0.4)) to.nullable = !column.nullable;
    if (this.dice.happens(0.4)) to.default = column.default !== null ? null : (column.type.defaults[0] ?? null);
    if (this.dice.happens(0.15)) {
      const free = COLUMNS.filter((name) => columns.every((other) => other.name !== name));
      if (free.length > 0) to.name = this.dice.pick(free);
    }
    return Object.keys(to).length === 0 ? null : to;
  }

  /** A step that is not quite what it was; null where nothing of it can be another thing. */
  spoilt(step: Step): Step | null {
    const { dice } = this;
    const other = (column: Column): Column => {
      const kinds = this.siblings(column.type);
      switch (dice.below(3)) {
        case 0:
          return { ...column, nullable: !column.nullable };
        case 1:
          return { ...column, default: column.default === null ? (column.type.defaults[0] ?? null) : null };
        default:
          return kinds.length === 0 ? { ...column, nullable: !column.nullable } : { ...column, type: dice.pick(kinds) };
      }
    };
    switch (step.op) {
      case "create_table": {
        const { table } = step;
        switch (dice.below(4)) {
          case 0:
            return { ...step, table: { ...table, columns: table.columns.slice(0, -1), foreignKeys: [], uniques: [], indexes: [] } };
          case 1:
            return { ...step, table: { ...table, foreignKeys: [], uniques: [], checks: [] } };
          default: {
            const at = dice.below(table.columns.length);
            return { ...step, table: { ...table, columns: table.columns.map((column, index) => (index === at ? other(column) : column)) } };
          }
        }
      }
      case "add_column":
        return { ...step, column: other(step.column) };
      case "create_index":
        return {
          ...step,
          index: dice.happens(0.5) ? { ...step.index, unique: !step.index.unique } : { ...step.index, name: `${step.index.name}_1` },
        };
      case "drop_index":
        return { ...step, index: { ...step.index, name: `${step.index.name}_1` } };
      case "create_unique":
      case "drop_unique":
        return { ...step, unique: { ...step.unique, name: `${step.unique.name}_1` } };
      case "create_foreign_key":
        return {
          ...step,
          key: dice.happens(0.5)
            ? { ...step.key, ondelete: step.key.ondelete === null ? "CASCADE" : null }
            : { ...step.key, name: `${step.key.name}_1` },
        };
      case "drop_foreign_key":
        return { ...step, key: { ...step.key, name: `${step.key.name}_1` } };
      case "create_check":
        return { ...step, check: { ...step.check, sql: step.check.sql.replace("1 > 0", "2 > 1") } };
      case "alter_column": {
        const { type: kind, ...rest } = step.to;
        if (kind !== undefined && Object.keys(rest).length > 0) return { ...step, to: dice.happens(0.5) ? rest : { type: kind } };
        return { ...step, to: { ...step.to, nullable: !(step.to.nullable ?? step.before.nullable) } };
      }
      default:
        return null;
    }
  }

  /** What a developer writes to take steps back: mostly right, at times a step too few, another one, or in another order. */
  downgrade(steps: readonly Step[]): readonly Step[] {
    const right = [...steps]
      .reverse()
      .flatMap(inverse)
      .filter(({ op }) => op !== "rows" || this.dice.happens(0.7));
    const { dice } = this;
    if (dice.happens(0.45) || right.length === 0) return right;
    const at = dice.below(right.length);
    switch (dice.below(6)) {
      case 0:
        return right.filter((_, index) => index !== at);
      case 1:
        return [...right].reverse();
      case 2:
        return right.flatMap((step, index) => (index === at ? [step, step] : [step]));
      default:
        return right.map((step, index) => (index === at ? (this.spoilt(step) ?? step) : step));
    }
  }
}

export interface Revision {
  readonly upgrade: readonly Step[];
  readonly downgrade: readonly Step[];
}

/** Revisions whose upgrades follow one another. */
export function historyOf(dialect: Dialect, dice: Dice, length: number): readonly Revision[] {
  const generator = new Generator(dialect, dice);
  let schema: Schema = { tables: [], enumerations: [], views: [] };
  return Array.from({ length }, () => {
    const upgrade: Step[] = [];
    for (let count = 1 + dice.below(3); count > 0; count--) {
      for (const step of generator.change(schema)) {
        upgrade.push(step);
        schema = applied(schema, step);
      }
    }
    return { upgrade, downgrade: generator.downgrade(upgrade) };
  });
}
