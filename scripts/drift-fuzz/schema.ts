// A schema as the models shall declare it, and one or a few differences that people leave between models and migrations.

import type { Dice } from "../oracle/index.ts";

export type Dialect = "postgresql" | "sqlite";

/** A type of a column, and how models and migrations write it. */
export interface Kind {
  /** As revisions write it. */
  readonly made: readonly string[];
  /** As models write it; `sa.` and `postgresql.` stand for where the names come from. */
  readonly written: readonly string[];
  readonly annotation: string;
  /** The annotation alone says it, as SQLAlchemy's own map has it. */
  readonly bare: boolean;
  /** Types that are one to `compare_type`, as a rule. */
  readonly family: string;
  /** As revisions and models write a server default. */
  readonly defaults: readonly (readonly string[])[];
  readonly only?: Dialect;
  /** The enumeration of Python, by its class. */
  readonly enumeration?: { readonly name: string; readonly type: string; readonly labels: readonly string[]; readonly native: boolean };
  /** Whether an index can be made of it. */
  readonly indexed: boolean;
}

export interface Reference {
  readonly table: string;
  readonly ondelete: string | null;
}

export interface Column {
  readonly name: string;
  /** The name in Python, where it is another one. */
  readonly attribute: string;
  readonly kind: Kind;
  readonly nullable: boolean;
  /** Which of the kind's defaults, in any of its spellings. */
  readonly default: readonly string[] | null;
  readonly unique: boolean;
  readonly index: boolean;
  readonly reference: Reference | null;
  readonly comment: string | null;
  /** The expression of a generated column. */
  readonly computed: string | null;
  /** The mixin that gives it. */
  readonly from: "timestamps" | "owner" | "notes" | null;
}

export interface Index {
  readonly name: string;
  readonly columns: readonly string[];
  readonly unique: boolean;
  /** Where it is made of an expression over its column. */
  readonly expression: string | null;
  readonly where: string | null;
}

export interface Unique {
  /** Null for one that nobody names. */
  readonly name: string | null;
  readonly columns: readonly string[];
}

export interface CompositeKey {
  readonly columns: readonly string[];
  readonly table: string;
  readonly target: readonly string[];
}

export interface Table {
  /** The class. */
  readonly title: string;
  readonly name: string;
  readonly key: "number" | "big" | "uuid" | "text" | "identity" | "parent" | "pair";
  /** The table whose key a joined subclass has. */
  readonly parent: string | null;
  readonly columns: readonly Column[];
  readonly indexes: readonly Index[];
  readonly uniques: readonly Unique[];
  readonly composites: readonly CompositeKey[];
  readonly checks: readonly { readonly name: string; readonly sql: string }[];
  readonly comment: string | null;
}

export type Schema = readonly Table[];

const NOW = ["sa.func.now()", 'sa.text("CURRENT_TIMESTAMP")', "sa.func.current_timestamp()"];

function kind(annotation: string, bare: boolean, family: string, made: string, written: readonly string[], more: Partial<Kind> = {}): Kind {
  return { annotation, bare, family, made: [made], written, defaults: [], indexed: true, ...more };
}

const DRAFT = [['"draft"', `sa.text("'draft'")`]];
const ZERO = [['"0"', 'sa.text("0")']];

export const KINDS: readonly Kind[] = [
  kind("int", true, "integer", "sa.Integer()", ["sa.Integer", "sa.Integer()", "sa.INTEGER"], { defaults: ZERO }),
  kind("int", false, "bigint", "sa.BigInteger()", ["sa.BigInteger", "sa.BigInteger()", "sa.BIGINT()"], { defaults: ZERO }),
  kind("int", false, "smallint", "sa.SmallInteger()", ["sa.SmallInteger", "sa.SmallInteger()"], { defaults: ZERO }),
  kind("str", false, "string", "sa.String(20)", ["sa.String(20)", "sa.String(length=20)", "sa.VARCHAR(20)", "sa.Unicode(20)"], {
    made: ["sa.String(20)", "sa.String(length=20)"],
    defaults: DRAFT,
  }),
  kind("str", false, "string", "sa.String(length=50)", ["sa.String(50)", "sa.String(length=50)", "sa.Unicode(50)"], {
    made: ["sa.String(50)", "sa.String(length=50)"],
    defaults: DRAFT,
  }),
  kind("str", false, "string", "sa.String(length=255)", ["sa.String(255)", "sa.String(length=255)"], { defaults: DRAFT }),
  kind("str", true, "string", "sa.String()", ["sa.String", "sa.String()", "sa.Unicode()"], { defaults: DRAFT }),
  kind("str", false, "text", "sa.Text()", ["sa.Text", "sa.Text()", "sa.UnicodeText()", "sa.TEXT"]),
  kind("bool", true, "boolean", "sa.Boolean()", ["sa.Boolean", "sa.Boolean()"], {
    defaults: [
      ["sa.true()", 'sa.text("true")'],
      ["sa.false()", 'sa.text("false")'],
    ],
  }),
  kind("float", true, "float", "sa.Float()", ["sa.Float", "sa.Float()"], { defaults: ZERO }),
  kind(
    "decimal.Decimal",
    false,
    "numeric",
    "sa.Numeric(10, 2)",
    ["sa.Numeric(10, 2)", "sa.Numeric(precision=10, scale=2)", "sa.DECIMAL(10, 2)"],
    { made: ["sa.Numeric(10, 2)", "sa.Numeric(precision=10, scale=2)"], defaults: ZERO },
  ),
  kind("decimal.Decimal", false, "numeric", "sa.Numeric(12, 4)", ["sa.Numeric(12, 4)", "sa.Numeric(precision=12, scale=4)"], {
    defaults: ZERO,
  }),
  kind("datetime.datetime", true, "timestamp", "sa.DateTime()", ["sa.DateTime", "sa.DateTime()", "sa.DateTime(timezone=False)"], {
    defaults: [NOW],
  }),
  kind(
    "datetime.datetime",
    false,
    "zoned",
    "sa.DateTime(timezone=True)",
    ["sa.DateTime(timezone=True)", "sa.DateTime(True)", "sa.TIMESTAMP(timezone=True)"],
    { defaults: [NOW] },
  ),
  kind("datetime.date", true, "date", "sa.Date()", ["sa.Date", "sa.Date()"]),
  kind("datetime.time", true, "time", "sa.Time()", ["sa.Time", "sa.Time()"]),
  kind("datetime.timedelta", true, "interval", "sa.Interval()", ["sa.Interval", "sa.Interval()"]),
  kind("dict[str, Any]", false, "json", "sa.JSON()", ["sa.JSON", "sa.JSON()"], { indexed: false }),
  kind(
    "dict[str, Any]",
    false,
    "jsonb",
    "postgresql.JSONB(astext_type=sa.Text())",
    ["postgresql.JSONB", "postgresql.JSONB()", 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'],
    { only: "postgresql", indexed: false },
  ),
  kind("list[str]", false, "array", "postgresql.ARRAY(sa.String())", ["postgresql.ARRAY(sa.String)", "sa.ARRAY(sa.String())"], {
    only: "postgresql",
    indexed: false,
  }),
  kind("uuid.UUID", true, "uuid", "sa.Uuid()", ["sa.Uuid", "sa.Uuid()", "sa.Uuid(as_uuid=True)"], { made: ["sa.Uuid()", "sa.UUID()"] }),
  kind("uuid.UUID", false, "uuid", "postgresql.UUID(as_uuid=True)", ["postgresql.UUID(as_uuid=True)", "sa.Uuid()"], {
    only: "postgresql",
    made: ["postgresql.UUID(as_uuid=True)", "sa.UUID()"],
  }),
  kind("bytes", true, "bytes", "sa.LargeBinary()", ["sa.LargeBinary", "sa.LargeBinary()"], { indexed: false }),
];

export const kindOf = (family: string): Kind => {
  const found = KINDS.find((each) => each.family === family);
  if (found === undefined) throw new Error(family);
  return found;
};

const SUBJECTS: readonly (readonly [title: string, columns: readonly string[]])[] = [
  ["Customer", ["email", "display_name", "phone", "locale", "credit_limit", "is_active", "birthday"]],
  ["Order", ["number", "note", "total", "placed_at", "shipped_at", "currency", "paid"]],
  ["OrderItem", ["quantity", "unit_price", "discount", "position", "description"]],
  ["Product", ["sku", "title", "summary", "weight", "price", "attributes", "available"]],
  ["Invoice", ["number", "due_on", "amount", "sent_at", "document", "reference"]],
  ["Warehouse", ["code", "city", "capacity", "opened_on", "manager_name"]],
  ["Shipment", ["tracking_code", "carrier", "weight", "picked_at", "delivered_at", "label"]],
  ["Review", ["rating", "body", "approved", "language", "published_at"]],
  ["Supplier", ["name", "tax_id", "contact", "lead_time", "rating", "settings"]],
  ["PriceList", ["name", "valid_from", "valid_until", "currency", "factor"]],
  ["Ticket", ["subject", "body", "priority", "opened_at", "closed_at", "channel"]],
  ["Employee", ["full_name", "email", "hired_on", "salary", "badge", "notes"]],
];

const STATES = ["open", "paid", "shipped", "closed", "lost"];

export interface Naming {
  readonly of: (title: string) => string;
  readonly convention: boolean;
}

const snake = (title: string): string => title.replace(/(?<!^)(?=[A-Z])/g, "_").toLowerCase();

export const NAMINGS = {
  plural: (title: string): string => `${snake(title)}s`,
  lower: (title: string): string => title.toLowerCase(),
  snake,
} as const;

function columnOf(dice: Dice, dialect: Dialect, name: string, table: string): Column {
  const known = KINDS.filter(({ only }) => only === undefined || only === dialect);
  let chosen = dice.pick(known);
  if (dice.happens(0.12)) {
    const title = `${table.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}${name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
    const labels = STATES.slice(0, 2 + dice.below(3));
    const type = `${table}_${name}`;
    const listed = labels.map((label) => `"${label}"`).join(", ");
    const native = dice.happens(0.7);
    const plain = dice.happens(0.5) ? "sa.String(length=20)" : `sa.Enum(${listed}, name="${type}", native_enum=False, length=20)`;
    chosen = {
      ...kind(title, false, `enum ${type}`, native ? `sa.Enum(${listed}, name="${type}")` : plain, [`sa.Enum(${title}, name="${type}")`]),
      enumeration: { name: title, type, labels, native },
    };
  }
  const value = chosen.defaults.length > 0 && dice.happens(0.25) ? dice.pick(chosen.defaults) : null;
  const unique = chosen.indexed && dice.happens(0.12);
  return {
    name,
    attribute: dice.happens(0.05) ? `${name}_` : name,
    kind: chosen,
    nullable: dice.happens(0.5),
    default: value,
    unique,
    index: chosen.indexed && dice.happens(0.15),
    reference: null,
    comment: dice.happens(0.04) ? "kept for later" : null,
    computed: null,
    from: null,
  };
}

const column = (name: string, given: Kind, more: Partial<Column> = {}): Column => ({
  name,
  attribute: name,
  kind: given,
  nullable: false,
  default: null,
  unique: false,
  index: false,
  reference: null,
  comment: null,
  computed: null,
  from: null,
  ...more,
});

const KEYS = { number: "integer", big: "bigint", identity: "integer", uuid: "uuid", text: "string" } as const;

/** The type of a column that refers to a table. */
export function keyKind(table: Table): Kind {
  if (table.key === "parent" || table.key === "pair") return kindOf("integer");
  return kindOf(KEYS[table.key]);
}

/** A schema of some tables. */
export function schemaOf(dice: Dice, dialect: Dialect, naming: Naming): Schema {
  const schema: Table[] = [];
  const free = [...SUBJECTS];
  const timestamps = dice.pick(["timestamp", "zoned"] as const);
  for (let count = 5 + dice.below(4); count > 0; count--) {
    const [subject] = free.splice(dice.below(free.length), 1);
    if (subject === undefined) break;
    const [title, names] = subject;
    const name = naming.of(title);
    const columns: Column[] = [];
    const wanted = [...names];
    for (let left = 2 + dice.below(4); left > 0 && wanted.length > 0; left--) {
      const [each] = wanted.splice(dice.below(wanted.length), 1);
      columns.push(columnOf(dice, dialect, each ?? "note", name));
    }
    const aimed = schema.filter(({ key }) => key !== "pair");
    const composites: CompositeKey[] = [];
    if (aimed.length > 0 && dice.happens(0.6)) {
      const target = dice.pick(aimed);
      const nullable = dice.happens(0.4);
      const ondelete = dice.happens(0.35) ? dice.pick(nullable ? ["CASCADE", "SET NULL"] : ["CASCADE", "RESTRICT"]) : null;
      columns.push(
        column(`${snake(target.title)}_id`, keyKind(target), {
          nullable,
          index: dice.happens(0.3),
          reference: { table: target.name, ondelete },
        }),
      );
    }
    if (dice.happens(0.45)) {
      const given = kindOf(timestamps);
      columns.push(
        column("created_at", given, { default: NOW, from: "timestamps" }),
        column("updated_at", given, { nullable: true, from: "timestamps" }),
      );
    }
    if (dice.happens(0.15)) columns.push(column("remark", kindOf("text"), { nullable: true, from: "notes" }));
    if (dice.happens(0.12)) {
      const by = columns.find(({ kind: { family }, reference }) => family === "integer" && reference === null);
      if (by !== undefined) columns.push(column("doubled", kindOf("integer"), { nullable: true, computed: `${by.name} * 2` }));
    }
    const plain = columns.filter(
      ({ name, kind: { indexed, enumeration }, from }) => indexed && enumeration === undefined && from === null && name !== "doubled",
    );
    const [one, other] = plain;
    const indexes: Index[] = [];
    if (one !== undefined && other !== undefined && dice.happens(0.3))
      indexes.push({
        name: `ix_${name}_${one.name}_${other.name}`,
        columns: [one.name, other.name],
        unique: dice.happens(0.3),
        expression: null,
        where: dice.happens(0.2) ? `${other.name} IS NOT NULL` : null,
      });
    const texts = plain.filter(({ kind: { family } }) => family === "string" || family === "text");
    if (texts.length > 0 && dice.happens(0.15)) {
      const { name: text } = dice.pick(texts);
      indexes.push({ name: `ix_${name}_${text}_lower`, columns: [text], unique: false, expression: `lower(${text})`, where: null });
    }
    // An index of the column alone does what the longer one does.
    const leads = new Set(indexes.map(({ columns: [first] }) => first));
    const uniques: Unique[] =
      one !== undefined && other !== undefined && dice.happens(0.25)
        ? [
            {
              name: dice.happens(0.8) || naming.convention ? `uq_${name}_${other.name}_${one.name}` : null,
              columns: [other.name, one.name],
            },
          ]
        : [];
    const number = columns.find(({ kind: { family } }) => family === "integer" || family === "numeric");
    schema.push({
      title,
      name,
      key: dice.happens(0.7) ? "number" : dice.pick(["big", "uuid", "text", dialect === "postgresql" ? "identity" : "uuid"] as const),
      parent: null,
      columns: columns.map((each) => (leads.has(each.name) ? { ...each, index: false } : each)),
      indexes,
      uniques,
      composites,
      checks: number !== undefined && dice.happens(0.15) ? [{ name: `ck_${name}_${number.name}`, sql: `${number.name} >= 0` }] : [],
      comment: dice.happens(0.05) && dialect === "postgresql" ? "what the shop knows" : null,
    });
  }
  const [first, second] = schema.filter(({ key }) => key === "number");
  if (first !== undefined && second !== undefined && dice.happens(0.4)) {
    const name = `${first.name}_${second.name}`;
    const refers = (table: Table): Column =>
      column(`${snake(table.title)}_id`, keyKind(table), {
        reference: { table: table.name, ondelete: dice.happens(0.3) ? "CASCADE" : null },
      });
    schema.push({
      title: "",
      name,
      key: "pair",
      parent: null,
      columns: [refers(first), refers(second)],
      indexes: [],
      uniques: [],
      composites: [],
      checks: [],
      comment: null,
    });
  }
  if (first !== undefined && dice.happens(0.3)) {
    const title = `Special${first.title}`;
    const name = naming.of(title);
    schema.push({
      title,
      name,
      key: "parent",
      parent: first.name,
      columns: [columnOf(dice, dialect, "level", name), columnOf(dice, dialect, "granted_by", name)],
      indexes: [],
      uniques: [],
      composites: [],
      checks: [],
      comment: null,
    });
  }
  return schema;
}

const change = (schema: Schema, table: Table, more: Partial<Table>): Schema =>
  schema.map((each) => (each === table ? { ...each, ...more } : each));

/** What the migrations make: the schema with some differences. */
export function nearly(dice: Dice, dialect: Dialect, schema: Schema): Schema {
  let made = schema;
  if (dice.happens(0.3)) return made;
  for (let count = 1 + dice.below(3); count > 0; count--) made = different(dice, dialect, made);
  return made;
}

function different(dice: Dice, dialect: Dialect, schema: Schema): Schema {
  const table = dice.pick(schema);
  const alter = (one: Column, more: Partial<Column>): Schema =>
    change(schema, table, { columns: table.columns.map((each) => (each === one ? { ...each, ...more } : each)) });
  const used = (name: string): boolean =>
    table.key === "pair" ||
    table.columns.some(({ computed }) => computed?.includes(name)) ||
    [...table.indexes, ...table.uniques].some(({ columns }) => columns.includes(name)) ||
    table.checks.some(({ sql }) => sql.includes(name));
  const columns = table.columns.filter(({ computed }) => computed === null);
  const one = dice.pick(columns);
  const plain = columns.filter(({ name, reference }) => reference === null && !used(name));
  const free = plain.length === 0 ? null : dice.pick(plain);
  switch (dice.below(18)) {
    case 15: {
      // A key and a foreign key that only the migrations have.
      if (free === null || !free.kind.indexed || free.unique || free.index) return schema;
      return alter(free, { unique: true });
    }
    case 16: {
      const aimed = schema.find(
        ({ key, name }) => key === "number" && schema.indexOf(table) > schema.findIndex((each) => each.name === name),
      );
      return free === null || aimed === undefined || free.kind.family !== "integer" || free.default !== null
        ? schema
        : alter(free, { reference: { table: aimed.name, ondelete: null } });
    }
    case 17: {
      const enumerated = columns.find(
        ({ kind: { enumeration } }) => enumeration !== undefined && enumeration.labels.length > 1 && enumeration.native,
      );
      if (enumerated?.kind.enumeration === undefined) return schema;
      const { labels, type } = enumerated.kind.enumeration;
      const fewer = labels.slice(0, -1);
      const made = [`sa.Enum(${fewer.map((label) => `"${label}"`).join(", ")}, name="${type}")`];
      return alter(enumerated, { kind: { ...enumerated.kind, made, enumeration: { ...enumerated.kind.enumeration, labels: fewer } } });
    }
    case 0:
      return free === null ? schema : change(schema, table, { columns: table.columns.filter((each) => each !== free) });
    case 1:
      return change(schema, table, { columns: [...table.columns, column("legacy_code", kindOf("string"), { nullable: true })] });
    case 2:
    case 3:
      return table.key === "pair" ? schema : alter(one, { nullable: !one.nullable });
    case 4: {
      if (one.kind.family !== "string" || one.reference !== null) return schema;
      const others = KINDS.filter(({ family, made }) => family === "string" && made !== one.kind.made);
      return alter(one, { kind: dice.pick(others) });
    }
    case 5: {
      if (free === null) return schema;
      const others = KINDS.filter(({ family, only, indexed }) => family !== free.kind.family && indexed && (only ?? dialect) === dialect);
      return alter(free, { kind: dice.pick(others), default: null });
    }
    case 6:
      return one.index ? alter(one, { index: false }) : one.unique ? alter(one, { unique: false }) : schema;
    case 7:
      return one.kind.indexed && !one.index && table.key !== "pair" && table.indexes.every(({ columns: [lead] }) => lead !== one.name)
        ? alter(one, { index: true })
        : schema;
    case 8:
      return one.reference === null ? schema : alter(one, { reference: null });
    case 9:
      return one.reference === null
        ? schema
        : alter(one, { reference: { ...one.reference, ondelete: one.reference.ondelete === null ? "CASCADE" : null } });
    case 10: {
      const aimed = schema.some(
        ({ columns: all, parent }) => parent === table.name || all.some(({ reference }) => reference?.table === table.name),
      );
      return aimed || schema.length < 6 ? schema : schema.filter((each) => each !== table);
    }
    case 11:
      return [
        ...schema,
        {
          title: "",
          name: "coupons",
          key: "number",
          parent: null,
          columns: [column("value", kindOf("text"))],
          indexes: [],
          uniques: [],
          composites: [],
          checks: [],
          comment: null,
        },
      ].filter(({ name }, at, all) => all.findIndex((each) => each.name === name) === at) as Schema;
    case 12: {
      const [first, ...rest] = table.indexes;
      return first === undefined
        ? schema
        : change(schema, table, { indexes: dice.happens(0.5) ? rest : [{ ...first, name: `${first.name}_2` }, ...rest] });
    }
    case 13: {
      const [first, ...rest] = table.uniques;
      return first === undefined
        ? schema
        : change(schema, table, {
            uniques: dice.happens(0.7) || first.name === null ? rest : [{ ...first, name: `${first.name}_2` }, ...rest],
          });
    }
    default:
      return one.default === null ? schema : alter(one, { default: null });
  }
}
