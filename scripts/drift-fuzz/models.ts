// Models that declare a schema, in the spellings that people have for it.

import type { Dice } from "../oracle/index.ts";
import type { Settings } from "./revisions.ts";
import { type Column, type Kind, keyKind, type Schema, type Table } from "./schema.ts";

const quoted = (text: string): string => JSON.stringify(text);

export type Base = "declarative" | "function" | "registry" | "decorator" | "dataclass" | "sqlmodel" | "flask" | "imperative";
type Style = "mapped" | "classic" | "table" | "imperative" | "sqlmodel";

const CONVENTION = `{
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}`;

/** What the annotations of a project mean beyond SQLAlchemy's own map. */
const MAPS: readonly { readonly annotation: string; readonly written: string; readonly made: RegExp }[] = [
  { annotation: "str", written: "sa.String(255)", made: /^sa\.String\(length=255\)$/ },
  { annotation: "datetime.datetime", written: "sa.DateTime(timezone=True)", made: /^sa\.DateTime\(timezone=True\)$/ },
  { annotation: "decimal.Decimal", written: "sa.Numeric(10, 2)", made: /^sa\.Numeric\(10, 2\)$/ },
  { annotation: "dict[str, Any]", written: "sa.JSON", made: /^sa\.JSON\(\)$/ },
  { annotation: "dict[str, Any]", written: "postgresql.JSONB", made: /^postgresql\.JSONB/ },
  { annotation: "int", written: "sa.BigInteger", made: /^sa\.BigInteger\(\)$/ },
  { annotation: "str", written: "sa.Text", made: /^sa\.Text\(\)$/ },
];

/** Names for types that several columns share. */
const ALIASES: readonly { readonly name: string; readonly text: string; readonly made: RegExp; readonly python: string }[] = [
  { name: "str50", text: "Annotated[str, orm.mapped_column(sa.String(50))]", made: /^sa\.String\(length=50\)$/, python: "str" },
  {
    name: "Money",
    text: "Annotated[decimal.Decimal, orm.mapped_column(sa.Numeric(12, 4))]",
    made: /^sa\.Numeric\(12, 4\)$/,
    python: "decimal.Decimal",
  },
  { name: "LongText", text: "Annotated[str, orm.mapped_column(sa.Text)]", made: /^sa\.Text\(\)$/, python: "str" },
];

/** Types of the project's own. */
const DECORATORS: readonly { readonly name: string; readonly impl: string; readonly made: RegExp }[] = [
  { name: "LowerText", impl: "sa.String(20)", made: /^sa\.String\(20\)$/ },
  { name: "Price", impl: "sa.Numeric(10, 2)", made: /^sa\.Numeric\(10, 2\)$/ },
  { name: "UtcDateTime", impl: "sa.DateTime(timezone=True)", made: /^sa\.DateTime\(timezone=True\)$/ },
];

interface Module {
  readonly path: string;
  readonly tables: Table[];
}

export class ModelWriter {
  private readonly dice: Dice;
  private readonly settings: Settings;
  private readonly schema: Schema;
  readonly base: Base;
  private readonly naming: "written" | "made";
  private readonly namesOf: (title: string) => string;
  private readonly bare: boolean;
  private readonly maps: typeof MAPS;
  private readonly aliases: typeof ALIASES;
  private readonly decorators: typeof DECORATORS;
  /** The schema is that of the MetaData, and no table says it. */
  private readonly ofMetadata: boolean;
  private readonly mixins: boolean;
  private readonly entity: boolean;
  private readonly optional: boolean;
  private readonly styles = new Map<Table, Style>();
  private readonly flat: boolean;
  /** Classes of the module that is being written. */
  private known = new Set<string>();

  constructor(dice: Dice, settings: Settings, schema: Schema, naming: { kind: string; of: (title: string) => string }, base: Base) {
    this.dice = dice;
    this.settings = settings;
    this.schema = schema;
    this.base = base;
    this.namesOf = naming.of;
    this.naming = naming.kind !== "plural" && (base === "declarative" || base === "dataclass") && dice.happens(0.5) ? "made" : "written";
    this.bare = dice.happens(0.6);
    this.optional = dice.happens(0.4);
    this.ofMetadata = base !== "sqlmodel" && dice.happens(0.5);
    this.mixins = dice.happens(0.7);
    this.entity = dice.happens(0.3);
    this.flat = dice.happens(0.25);
    const mapped = base === "declarative" || base === "dataclass";
    const maps = mapped && dice.happens(0.4) ? MAPS.filter(() => dice.happens(0.4)) : [];
    this.maps = maps
      .filter(({ annotation }, at) => maps.findIndex((each) => each.annotation === annotation) === at)
      .filter(({ written }) => settings.dialect === "postgresql" || !written.startsWith("postgresql"));
    this.aliases = mapped ? ALIASES.filter(() => dice.happens(0.25)) : [];
    this.decorators = DECORATORS.filter(() => dice.happens(0.15));
    for (const table of schema) this.styles.set(table, this.styleOf(table));
  }

  private styleOf({ name, key }: Table): Style {
    const { dice, base } = this;
    const parent = this.schema.some((other) => other.parent === name) || key === "parent";
    switch (base) {
      case "sqlmodel":
        return "sqlmodel";
      case "imperative":
        return parent ? "imperative" : "imperative";
      case "declarative":
        return parent || this.naming === "made"
          ? dice.pick(["mapped", "mapped", "classic"])
          : dice.pick(["mapped", "mapped", "mapped", "mapped", "classic", "table", "imperative"]);
      case "dataclass":
        return "mapped";
      case "decorator":
        return dice.pick(["classic", "mapped"]);
      case "flask":
        return dice.happens(0.7) ? "classic" : "mapped";
      default:
        return parent ? "classic" : dice.pick(["classic", "classic", "classic", "mapped", "table"]);
    }
  }

  private type(kind: Kind): string {
    const own = this.decorators.find(({ made }) => made.test(kind.made[0] ?? ""));
    if (own !== undefined && this.dice.happens(0.7)) return this.dice.happens(0.5) ? own.name : `${own.name}()`;
    // SQLite keeps the one as the other, and Alembic tells them apart by their names.
    if (kind.enumeration === undefined)
      return this.dice.pick(kind.written.filter((each) => this.settings.dialect !== "sqlite" || !each.includes("TIMESTAMP")));
    const { name, type, native } = kind.enumeration;
    const plain = native ? "" : ", native_enum=False, length=20";
    return this.dice.pick([
      `sa.Enum(${name}, name=${quoted(type)}${plain})`,
      `sa.Enum(${name}, name=${quoted(type)}, values_callable=lambda kinds: [each.value for each in kinds]${plain})`,
    ]);
  }

  /** The annotation, and the type where that does not say it. */
  private annotated(kind: Kind): { annotation: string; type: string | null } {
    const [made = ""] = kind.made;
    const alias = this.aliases.find((each) => each.made.test(made));
    if (alias !== undefined && this.dice.happens(0.6)) return { annotation: alias.name, type: null };
    const map = this.maps.find(({ annotation }) => annotation === kind.annotation);
    if (map !== undefined ? map.made.test(made) : kind.bare)
      return { annotation: kind.annotation, type: this.dice.happens(0.7) ? null : this.type(kind) };
    return { annotation: kind.annotation, type: this.type(kind) };
  }

  private target(table: string): string {
    return this.settings.schema === null ? table : `${this.settings.schema}.${table}`;
  }

  private foreignKey({ reference }: Column): string | null {
    if (reference === null) return null;
    const holder = this.base === "flask" && this.dice.happens(0.8) ? "db.ForeignKey" : "sa.ForeignKey";
    const known = this.schema.find(({ name, title }) => name === reference.table && this.known.has(title));
    const to = known !== undefined && this.dice.happens(0.3) ? `${known.title}.id` : quoted(`${this.target(reference.table)}.id`);
    return `${holder}(${to}${reference.ondelete === null ? "" : `, ondelete=${quoted(reference.ondelete)}`})`;
  }

  /** What a column says besides its type. */
  private keywords(
    { default: value, unique, index, comment, nullable, from }: Column,
    explicit: "always" | "rarely" | "classic",
  ): string[] {
    const { dice } = this;
    const words: string[] = [];
    if (explicit === "always" || (explicit === "classic" ? !nullable || dice.happens(0.3) : dice.happens(0.15)))
      words.push(`nullable=${nullable ? "True" : "False"}`);
    if (unique) words.push("unique=True");
    if (index) words.push("index=True");
    else if (dice.happens(0.03)) words.push("index=False");
    if (value !== null) words.push(`server_default=${dice.pick(value)}`);
    if (comment !== null) words.push(`comment=${quoted(comment)}`);
    if (from === "timestamps" && nullable) words.push(dice.pick(["onupdate=sa.func.now()", "onupdate=datetime.datetime.now"]));
    return words;
  }

  private optionalOf(annotation: string): string {
    return this.optional ? `Optional[${annotation}]` : `${annotation} | None`;
  }

  /** A column in a class body. */
  private attribute(column: Column, style: Style, key = false): string {
    const { dice } = this;
    const { name, attribute, nullable, kind } = column;
    const positional: string[] = attribute === name ? [] : [quoted(name)];
    const reference = this.foreignKey(column);
    const { computed } = column;
    if (style === "sqlmodel") return this.field(column, key);
    if (style === "classic") {
      const db = this.base === "flask" && dice.happens(0.8) ? "db." : "sa.";
      const type = this.type(kind).replace(/^sa\./, db === "db." ? "db." : "sa.");
      if (reference === null || dice.happens(0.7)) positional.push(type);
      if (reference !== null) positional.push(reference);
      if (computed !== null) positional.push(`sa.Computed(${quoted(computed)})`);
      const words = key ? ["primary_key=True"] : this.keywords(column, "classic");
      return `${attribute} = ${db}Column(${[...positional, ...words].join(", ")})`;
    }
    const { annotation, type } = this.annotated(kind);
    if (type !== null && !(reference !== null && dice.happens(0.5))) positional.push(type);
    if (reference !== null) positional.push(reference);
    if (computed !== null) positional.push(`sa.Computed(${quoted(computed)})`);
    const contrary = !key && dice.happens(0.04);
    const words = key ? ["primary_key=True"] : this.keywords(column, contrary ? "always" : "rarely");
    if (this.base === "dataclass" && key) words.push("init=False");
    if (this.base === "dataclass" && !key && (nullable || column.default !== null)) words.push(nullable ? "default=None" : "init=False");
    const full = nullable !== contrary ? this.optionalOf(annotation) : annotation;
    const parts = [...positional, ...words];
    const mapped = this.base === "flask" && dice.happens(0.3) ? "db.Mapped" : "orm.Mapped";
    return `${attribute}: ${mapped}[${full}]${parts.length === 0 && dice.happens(0.8) ? "" : ` = ${this.base === "flask" && dice.happens(0.3) ? "db" : "orm"}.mapped_column(${parts.join(", ")})`}`;
  }

  /** A field of SQLModel. */
  private field(column: Column, key: boolean): string {
    const { dice } = this;
    const { name, attribute, nullable, kind, unique, index, reference, default: value, comment, from, computed } = column;
    const [made = ""] = kind.made;
    const annotation = nullable || (key && kind.annotation === "int") ? this.optionalOf(kind.annotation) : kind.annotation;
    const words: string[] = [];
    if (nullable || (key && kind.annotation === "int")) words.push("default=None");
    else if (from === "timestamps") words.push("default_factory=datetime.datetime.now");
    if (key) words.push("primary_key=True");
    const length = /^sa\.String\((?:length=)?(\d+)\)/.exec(made)?.[1];
    const numeric = /^sa\.Numeric\((\d+), (\d+)\)/.exec(made);
    // What SQLModel makes of a plain datetime hangs on its release.
    const plain = (kind.bare && kind.family !== "timestamp") || length !== undefined || numeric !== null;
    if (
      attribute !== name ||
      comment !== null ||
      computed !== null ||
      (kind.enumeration !== undefined && reference === null) ||
      (!plain && dice.happens(0.5) && reference === null) ||
      (reference === null && !key && dice.happens(0.1))
    ) {
      const parts = [...(attribute === name ? [] : [quoted(name)]), this.type(kind)];
      if (reference !== null) parts.push(this.foreignKey(column) ?? "");
      if (computed !== null) parts.push(`sa.Computed(${quoted(computed)})`);
      if (key)
        return `${attribute}: ${annotation} = Field(default=None, sa_column=sa.Column(${[...parts, "primary_key=True"].join(", ")}))`;
      const given = [...parts, ...this.keywords(column, "classic")];
      return `${attribute}: ${annotation} = Field(${nullable ? "default=None, " : ""}sa_column=sa.Column(${given.join(", ")}))`;
    }
    if (length !== undefined && reference === null) words.push(`max_length=${length}`);
    if (numeric !== null && reference === null) words.push(`max_digits=${numeric[1]}, decimal_places=${numeric[2]}`);
    if (!plain && (reference === null || dice.happens(0.5))) words.push(`sa_type=${this.type(kind)}`);
    if (reference !== null) {
      words.push(`foreign_key=${quoted(`${this.target(reference.table)}.id`)}`);
      if (reference.ondelete !== null) words.push(`ondelete=${quoted(reference.ondelete)}`);
    }
    if (unique) words.push("unique=True");
    if (index) words.push("index=True");
    if (value !== null) words.push(`sa_column_kwargs={"server_default": ${dice.pick(value)}}`);
    return `${attribute}: ${annotation}${words.length === 0 ? "" : ` = Field(${words.join(", ")})`}`;
  }

  private key(table: Table, style: Style): string {
    const kind = keyKind(table);
    const column: Column = {
      name: "id",
      attribute: "id",
      kind,
      nullable: false,
      default: null,
      unique: false,
      index: false,
      reference: table.parent === null ? null : { table: table.parent, ondelete: null },
      comment: null,
      computed: null,
      from: null,
    };
    const text = this.attribute(column, style, true);
    return table.key === "identity" && /[cC]olumn\(/.test(text)
      ? text.replace("primary_key=True", "sa.Identity(), primary_key=True")
      : text;
  }

  /** The arguments of a table besides its columns, each as Python. */
  private arguments(table: Table, names: "texts" | "keys" | readonly Column[]): { items: string[]; options: string[] } {
    const { dice } = this;
    const objects = typeof names !== "string" && dice.happens(0.3) ? names : [];
    const named = (columns: readonly string[]): string =>
      columns
        .map((name) => {
          const column = table.columns.find((each) => each.name === name);
          if (column !== undefined && objects.includes(column)) return column.attribute;
          return quoted(names === "keys" ? (column?.attribute ?? name) : name);
        })
        .join(", ");
    const items: string[] = [];
    for (const { name, columns: over } of table.uniques)
      items.push(`sa.UniqueConstraint(${named(over)}${name === null ? "" : `, name=${quoted(name)}`})`);
    for (const { name, columns: over, unique, expression, where } of table.indexes) {
      const parts = [quoted(name), expression === null ? named(over) : `sa.text(${quoted(expression)})`];
      if (unique) parts.push("unique=True");
      if (where !== null) parts.push(`${this.settings.dialect}_where=sa.text(${quoted(where)})`);
      items.push(`sa.Index(${parts.join(", ")})`);
    }
    for (const { name, sql } of table.checks) items.push(`sa.CheckConstraint(${quoted(sql)}, name=${quoted(name)})`);
    const options: string[] = [];
    if (this.settings.schema !== null && !this.ofMetadata) options.push(`"schema": ${quoted(this.settings.schema)}`);
    if (table.comment !== null) options.push(`"comment": ${quoted(table.comment)}`);
    return { items, options };
  }

  private tableArguments(table: Table, columns: "texts" | readonly Column[]): readonly string[] {
    const { items, options } = this.arguments(table, columns);
    const all = options.length === 0 ? items : [...items, `{${options.join(", ")}}`];
    if (all.length === 0) return [];
    if (items.length === 0) return [`__table_args__ = {${options.join(", ")}}`];
    if (all.length === 1) return [`__table_args__ = (${all[0]},)`];
    return ["__table_args__ = (", ...all.map((item) => `    ${item},`), ")"];
  }

  private get metadata(): string {
    switch (this.base) {
      case "sqlmodel":
        return "SQLModel.metadata";
      case "flask":
        return "db.metadata";
      case "decorator":
      case "imperative":
        return "mapper_registry.metadata";
      default:
        return "Base.metadata";
    }
  }

  /** `Table(…)`, over several lines. */
  private table(table: Table): readonly string[] {
    const holder = this.base === "flask" && this.dice.happens(0.5) ? "db" : "sa";
    const rows = [quoted(table.name), ...(holder === "db" && this.dice.happens(0.6) ? [] : [this.metadata])];
    const column = (each: Column, key: boolean): string => {
      const reference = this.foreignKey(each);
      const parts = [quoted(each.name)];
      if (reference === null || this.dice.happens(0.5)) parts.push(this.type(each.kind));
      if (reference !== null) parts.push(reference);
      if (each.computed !== null) parts.push(`sa.Computed(${quoted(each.computed)})`);
      if (each.attribute !== each.name && !key) parts.push(`key=${quoted(each.attribute)}`);
      return `sa.Column(${[...parts, ...(key ? ["primary_key=True"] : this.keywords(each, "classic"))].join(", ")})`;
    };
    if (table.key !== "pair") {
      const kind = keyKind(table);
      const parts = [quoted("id")];
      if (table.parent === null || this.dice.happens(0.5)) parts.push(this.type(kind));
      if (table.parent !== null) parts.push(`sa.ForeignKey("${this.target(table.parent)}.id")`);
      if (table.key === "identity") parts.push("sa.Identity()");
      rows.push(`sa.Column(${parts.join(", ")}, primary_key=True)`);
    }
    for (const each of table.columns) rows.push(column(each, table.key === "pair"));
    const { items } = this.arguments(table, "keys");
    rows.push(...items);
    if (this.settings.schema !== null && (!this.ofMetadata || this.dice.happens(0.2))) rows.push(`schema=${quoted(this.settings.schema)}`);
    if (table.comment !== null) rows.push(`comment=${quoted(table.comment)}`);
    return [`${holder}.Table(`, ...rows.map((row) => `    ${row},`), ")"];
  }

  private enumerations(table: Table): readonly string[] {
    return table.columns.flatMap(({ kind: { enumeration } }) =>
      enumeration === undefined
        ? []
        : [
            `class ${enumeration.name}(${this.dice.pick(["enum.Enum", "str, enum.Enum", "enum.StrEnum"])}):`,
            ...enumeration.labels.map((label) => `    ${label} = ${quoted(label)}`),
            "",
            "",
          ],
    );
  }

  private variable({ title, name }: Table): string {
    return title === "" ? name : `${this.namesOf(title)}_table`;
  }

  private classText(table: Table): readonly string[] {
    const { dice } = this;
    const style = this.styles.get(table) as Style;
    const lines = [...this.enumerations(table)];
    if (table.title === "") {
      const made = this.table(table);
      return [`${table.name} = ${made[0]}`, ...made.slice(1)];
    }
    if (style === "imperative") {
      const made = this.table(table);
      const variable = this.variable(table);
      const { schema } = this;
      const parent = schema.find(({ name }) => name === table.parent);
      const registered = this.base === "imperative" || this.base === "decorator" ? "mapper_registry" : "Base.registry";
      return [
        ...lines,
        `${variable} = ${made[0]}`,
        ...made.slice(1),
        "",
        "",
        `class ${table.title}${parent === undefined ? "" : `(${parent.title})`}:`,
        dice.happens(0.5) ? "    pass" : `    """A ${table.title.toLowerCase()}."""`,
        "",
        "",
        `${registered}.map_imperatively(${table.title}, ${variable}${parent === undefined ? "" : `, inherits=${parent.title}`})`,
      ];
    }
    if (style === "table") {
      const made = this.table(table);
      return [...lines, `class ${table.title}(Base):`, `    __table__ = ${made[0]}`, ...made.slice(1).map((line) => `    ${line}`)];
    }
    const mixed = (from: Column["from"]): boolean =>
      this.mixins && table.key !== "parent" && table.columns.some((column) => column.from === from);
    const bases: string[] = [];
    const parent = this.base === "sqlmodel" ? undefined : this.schema.find(({ name }) => name === table.parent);
    const entity = this.entity && table.key === "number" && this.base !== "decorator" && this.base !== "flask" && parent === undefined;
    if (mixed("timestamps")) bases.push("TimestampMixin");
    if (mixed("notes")) bases.push("RemarkMixin");
    const top = parent?.title ?? (entity ? "Entity" : this.base === "sqlmodel" ? "SQLModel" : this.base === "flask" ? "db.Model" : "Base");
    if (this.base !== "decorator" || parent !== undefined) {
      if (this.base === "dataclass" || dice.happens(0.6)) bases.push(top);
      else if (this.base !== "flask" && (parent === undefined || this.base === "sqlmodel")) bases.push(top);
      else bases.unshift(top);
    }
    if (this.base === "decorator") lines.push("@mapper_registry.mapped");
    lines.push(
      `class ${table.title}${bases.length === 0 ? "" : `(${bases.join(", ")}${this.base === "sqlmodel" ? ", table=True" : this.base === "dataclass" ? ", kw_only=True" : ""})`}:`,
    );
    const body: string[] = [];
    const implied =
      this.naming === "made" ||
      (this.base === "sqlmodel" && table.name === table.title.toLowerCase() && dice.happens(0.6)) ||
      (this.base === "flask" && this.namesOf(table.title) === snakeOf(table.title) && parent === undefined && dice.happens(0.6));
    if (!implied) body.push(`__tablename__ = ${quoted(table.name)}`);
    const split = this.split(table, style);
    const own = table.columns.filter((column) => !(column.from !== null && mixed(column.from)) && !split.columns.includes(column));
    const before = dice.happens(0.7);
    // An annotation alone binds no name.
    const bound = style === "classic" ? own : [];
    const args = this.tableArguments(table, before || style === "sqlmodel" ? "texts" : bound);
    if (before) body.push(...args, "");
    else body.push("");
    if (!entity) body.push(this.key(table, style));
    const ordered =
      this.base === "dataclass"
        ? [
            ...own.filter((column) => !column.nullable && column.default === null),
            ...own.filter((column) => column.nullable || column.default !== null),
          ]
        : own;
    for (const column of ordered) body.push(this.attribute(column, style));
    if (!before && args.length > 0) body.push("", ...args);
    if (split.by !== null) body.push("", `__mapper_args__ = {"polymorphic_on": ${quoted(split.by)}, "polymorphic_identity": "plain"}`);
    lines.push(...body.map((line) => (line === "" ? "" : `    ${line}`)));
    if (split.by !== null) {
      lines.push("", "", `class Late${table.title}(${table.title}):`);
      const rest = [
        `__mapper_args__ = {"polymorphic_identity": "late"}`,
        "",
        ...split.columns.map((column) => this.attribute(column, style)),
      ];
      lines.push(...rest.map((line) => (line === "" ? "" : `    ${line}`)));
    }
    return lines;
  }

  /** Columns that a subclass in the same table has, and the column that tells the classes apart. */
  private split(table: Table, style: Style): { by: string | null; columns: readonly Column[] } {
    const none = { by: null, columns: [] };
    if (
      this.naming === "made" ||
      this.base === "sqlmodel" ||
      this.base === "dataclass" ||
      this.base === "decorator" ||
      (style !== "mapped" && style !== "classic") ||
      table.key === "parent" ||
      this.schema.some(({ parent }) => parent === table.name) ||
      !this.dice.happens(0.3)
    )
      return none;
    const by = table.columns.find(
      ({ kind, nullable, default: value, attribute, name }) =>
        kind.family === "string" && !nullable && value === null && attribute === name,
    );
    if (by === undefined) return none;
    const used = [...table.indexes, ...table.uniques].flatMap(({ columns }) => columns);
    const columns = table.columns.filter(
      (column) =>
        column !== by &&
        column.nullable &&
        column.from === null &&
        !used.includes(column.name) &&
        table.checks.every(({ sql }) => !sql.includes(column.name)),
    );
    return columns.length === 0 ? none : { by: by.name, columns };
  }

  /** The module of the base, with mixins and types. */
  private baseText(): string {
    const { dice, settings } = this;
    const arguments_: string[] = [];
    if (settings.convention) arguments_.push("naming_convention=NAMING_CONVENTION");
    if (settings.schema !== null && this.ofMetadata) arguments_.push(`schema=${quoted(settings.schema)}`);
    const metadata = arguments_.length === 0 ? null : `sa.MetaData(${arguments_.join(", ")})`;
    const lines: string[] = settings.convention ? [`NAMING_CONVENTION = ${CONVENTION}`, ""] : [];
    for (const { name, impl } of this.decorators)
      lines.push("", `class ${name}(sa.types.TypeDecorator):`, `    impl = ${impl}`, "    cache_ok = True", "");
    for (const { name, text } of this.aliases) lines.push(`${name} = ${text}`);
    const entity = this.entity
      ? (abstract: string): string[] => [
          "",
          "",
          `class Entity(${abstract}):`,
          "    __abstract__ = True",
          "",
          `    ${this.base === "function" || this.base === "registry" ? "id = sa.Column(sa.Integer, primary_key=True)" : `id: orm.Mapped[int] = orm.mapped_column(primary_key=True${this.base === "dataclass" ? ", init=False" : ""})`}`,
        ]
      : () => [];
    switch (this.base) {
      case "declarative":
      case "dataclass": {
        lines.push(
          "",
          `class Base(${this.base === "dataclass" ? (dice.happens(0.5) ? "orm.MappedAsDataclass, orm.DeclarativeBase" : "orm.DeclarativeBase, orm.MappedAsDataclass") : "orm.DeclarativeBase"}${""}):`,
        );
        const body: string[] = [];
        if (metadata !== null) body.push(`metadata = ${metadata}`);
        if (this.maps.length > 0)
          body.push("type_annotation_map = {", ...this.maps.map(({ annotation, written }) => `    ${annotation}: ${written},`), "}");
        if (this.naming === "made") {
          const made =
            this.namesOf("OrderItem") === "orderitem" ? "cls.__name__.lower()" : 're.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()';
          body.push(
            "",
            dice.pick(["@orm.declared_attr.directive", "@orm.declared_attr"]),
            "def __tablename__(cls) -> str:",
            `    return ${made}`,
          );
        }
        if (body.length === 0) body.push("pass");
        lines.push(...body.map((line) => (line === "" ? "" : `    ${line}`)), ...entity("Base"));
        break;
      }
      case "function":
        lines.push(
          metadata === null
            ? "Base = orm.declarative_base()"
            : dice.happens(0.5)
              ? `metadata = ${metadata}\nBase = orm.declarative_base(metadata=metadata)`
              : `Base = orm.declarative_base(metadata=${metadata})`,
          ...entity("Base"),
        );
        break;
      case "registry":
        lines.push(
          `mapper_registry = orm.registry(${metadata === null ? "" : `metadata=${metadata}`})`,
          "Base = mapper_registry.generate_base()",
          ...entity("Base"),
        );
        break;
      case "decorator":
      case "imperative":
        lines.push(`mapper_registry = orm.registry(${metadata === null ? "" : `metadata=${metadata}`})`);
        break;
      case "sqlmodel":
        if (settings.convention) lines.push("SQLModel.metadata.naming_convention = NAMING_CONVENTION");
        if (this.entity)
          lines.push("", "", "class Entity(SQLModel):", `    id: ${this.optionalOf("int")} = Field(default=None, primary_key=True)`);
        break;
      case "flask":
        lines.push(metadata === null ? "db = SQLAlchemy()" : `db = SQLAlchemy(metadata=${metadata})`);
        break;
    }
    return [...lines, ...this.mixinLines()].join("\n");
  }

  private mixinLines(): readonly string[] {
    const lines: string[] = [];
    const mixin = (name: string, from: Column["from"]): void => {
      const columns = this.schema
        .find((table) => table.columns.some((column) => column.from === from))
        ?.columns.filter((column) => column.from === from);
      if (!this.mixins || columns === undefined) return;
      const top = this.base === "sqlmodel" ? "(SQLModel)" : this.base === "dataclass" ? "(orm.MappedAsDataclass, kw_only=True)" : "";
      lines.push("", "", `class ${name}${top}:`);
      const style: Style =
        this.base === "sqlmodel" ? "sqlmodel" : this.base === "declarative" || this.base === "dataclass" ? "mapped" : "classic";
      for (const column of columns) {
        if (style === "sqlmodel") {
          // A mixin of SQLModel cannot hold a column: it would belong to one table.
          lines.push(`    ${this.mixinField(column)}`);
        } else if (style === "mapped" && this.base !== "dataclass" && this.dice.happens(0.3)) {
          const [, annotation = "", value = ""] = /^\w+: (.*?\]) = (.*)$/.exec(this.attribute(column, style)) ?? [];
          if (annotation === "") lines.push(`    ${this.attribute(column, style)}`);
          else lines.push("    @orm.declared_attr", `    def ${column.name}(cls) -> ${annotation}:`, `        return ${value}`, "");
        } else lines.push(`    ${this.attribute(column, style)}`);
      }
    };
    mixin("TimestampMixin", "timestamps");
    mixin("RemarkMixin", "notes");
    return lines;
  }

  private mixinField({ name, nullable, kind, default: value }: Column): string {
    const words = nullable ? ["default=None"] : ["default_factory=datetime.datetime.now"];
    words.push(`sa_type=${kind.family === "zoned" ? "sa.DateTime(timezone=True)" : this.dice.pick(kind.written)}`);
    if (value !== null) words.push(`sa_column_kwargs={"server_default": ${this.dice.pick(value)}}`);
    return `${name}: ${nullable ? this.optionalOf(kind.annotation) : kind.annotation} = Field(${words.join(", ")})`;
  }

  files(): Readonly<Record<string, string>> {
    const { dice } = this;
    const files: Record<string, string> = { "shop/__init__.py": "" };
    const head = this.flat ? "shop/database.py" : "shop/db/base.py";
    const home = this.flat ? "shop.database" : "shop.db.base";
    if (!this.flat) files["shop/db/__init__.py"] = "";
    files[head] = this.finished(this.baseText(), home, new Map());
    const modules: Module[] = [];
    for (const table of this.schema) {
      if (this.flat) {
        if (modules.length === 0) modules.push({ path: "shop/models", tables: [] });
      } else if (modules.length === 0 || dice.happens(0.4))
        modules.push({ path: `shop/models/${this.namesOf(table.title === "" ? "Link" : table.title)}`, tables: [] });
      modules.at(-1)?.tables.push(table);
    }
    const homes = new Map<string, string>();
    for (const { path, tables } of modules) for (const { title } of tables) if (title !== "") homes.set(title, path.replaceAll("/", "."));
    for (const { path, tables } of modules) {
      this.known = new Set();
      const texts = tables.map((table) => {
        const text = this.classText(table).join("\n");
        if (/^(?:mapped|classic|sqlmodel)$/.test(this.styles.get(table) ?? "")) this.known.add(table.title);
        return text;
      });
      const text = texts.join("\n\n\n");
      files[`${path}.py`] = this.finished(text, path.replaceAll("/", "."), homes, home);
    }
    if (!this.flat)
      files["shop/models/__init__.py"] = `${modules
        .map(({ path, tables }) => {
          const titles = tables.flatMap(({ title }) => (title === "" ? [] : [title]));
          const name = path.slice("shop/models/".length);
          return titles.length === 0
            ? `from shop.models import ${name}  # noqa: F401`
            : `from ${dice.pick([`shop.models.${name}`, `.${name}`])} import ${titles.join(", ")}  # noqa: F401`;
        })
        .join("\n")}\n`;
    const [object] = this.metadata.split(".");
    files["migrations/env.py"] = this.env(object ?? "Base", home);
    return files;
  }

  private env(object: string, home: string): string {
    const { dice, settings } = this;
    const from = this.base === "sqlmodel" ? "sqlmodel" : home;
    const options = ["connection=connection", "target_metadata=target_metadata"];
    if (settings.dialect === "sqlite") options.push("render_as_batch=True");
    if (settings.schema !== null) options.push("include_schemas=True");
    if (dice.happens(0.2)) options.push("compare_type=True");
    if (dice.happens(0.3)) options.push("compare_server_default=True");
    return `from logging.config import fileConfig  # noqa: F401

from alembic import context
from sqlalchemy import engine_from_config, pool

import shop.models  # noqa: F401
from ${from} import ${object}

config = context.config
target_metadata = ${dice.happens(0.1) ? `[${this.metadata}]` : this.metadata}


def run_migrations_online() -> None:
    connectable = engine_from_config(config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.", poolclass=pool.NullPool)
    with connectable.connect() as connection:
        context.configure(${options.join(", ")})
        with context.begin_transaction():
            context.run_migrations()


run_migrations_online()
`;
  }

  /** A module with its imports. */
  private finished(text: string, module: string, homes: ReadonlyMap<string, string>, home?: string): string {
    const imports: string[] = [];
    let body = text;
    const uses = (word: string): boolean => new RegExp(`\\b${word}\\b`).test(body);
    const names = (prefix: string, from: string, except: readonly string[] = []): void => {
      const found = new Set(
        [...body.matchAll(new RegExp(`(?<![\\w.])${prefix}\\.(\\w+)`, "g"))]
          .map(([, name]) => name ?? "")
          .filter((name) => !except.includes(name)),
      );
      if (found.size === 0) return;
      imports.push(`from ${from} import ${[...found].sort().join(", ")}`);
      body = body.replace(new RegExp(`(?<![\\w.])${prefix}\\.(\\w+)`, "g"), (whole, name: string) => (found.has(name) ? name : whole));
    };
    if (this.bare) {
      names("datetime", "datetime");
      names("decimal", "decimal");
      names("sa", "sqlalchemy");
      names("orm", "sqlalchemy.orm");
      names("postgresql", "sqlalchemy.dialects.postgresql", ["UUID"]);
    }
    for (const plain of ["datetime", "decimal", "enum", "re", "uuid"].filter((each) => !this.bare || !/^d/.test(each)))
      if (new RegExp(`(?<![\\w.])${plain}\\.`).test(body)) imports.push(`import ${plain}`);
    if (/(?<![\w.])sa\./.test(body)) imports.push("import sqlalchemy as sa");
    if (/(?<![\w.])orm\./.test(body)) imports.push("from sqlalchemy import orm");
    if (/(?<![\w.])postgresql\./.test(body)) imports.push("from sqlalchemy.dialects import postgresql");
    const typing = ["Annotated", "Any", "Optional"].filter(uses);
    if (typing.length > 0) imports.push(`from typing import ${typing.join(", ")}`);
    const sqlmodel = ["Field", "SQLModel"].filter(uses);
    if (sqlmodel.length > 0) imports.push(`from sqlmodel import ${sqlmodel.join(", ")}`);
    if (uses("SQLAlchemy")) imports.push("from flask_sqlalchemy import SQLAlchemy");
    if (home !== undefined) {
      const own = [
        "Base",
        "mapper_registry",
        "db",
        "Entity",
        "TimestampMixin",
        "RemarkMixin",
        ...this.decorators.map(({ name }) => name),
        ...this.aliases.map(({ name }) => name),
      ].filter((name) => new RegExp(`(?<![\\w.])${name}\\b`).test(body));
      if (own.length > 0) imports.push(`from ${home} import ${own.join(", ")}`);
      const others = new Map<string, string[]>();
      for (const [title, where] of homes)
        if (where !== module && new RegExp(`[(,] ?${title}[,)]`).test(body)) others.set(where, [...(others.get(where) ?? []), title]);
      for (const [where, titles] of others) imports.push(`from ${where} import ${titles.join(", ")}`);
    }
    return `${imports.sort().join("\n")}\n\n\n${body.trim()}\n`;
  }
}

const snakeOf = (title: string): string => title.replace(/(?<!^)(?=[A-Z])/g, "_").toLowerCase();
