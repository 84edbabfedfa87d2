// A back end of several files whose endpoints read rows into schemas, and schemas into rows, in the spellings that people have for it.

import type { Dice } from "../oracle/index.ts";

/** A type of a column, and the types of fields that read it without fail. */
interface Kind {
  readonly column: string;
  readonly python: string;
  /** Types of fields that take all of its values. */
  readonly fits: readonly string[];
  /** Types that take none of them. */
  readonly refuses: readonly string[];
  /** A value as JSON. */
  readonly json: unknown;
}

const KINDS: readonly Kind[] = [
  { column: "sa.Integer", python: "int", fits: ["int", "float", "Decimal"], refuses: ["str", "UUID", "list[int]"], json: 3 },
  { column: "sa.BigInteger", python: "int", fits: ["int"], refuses: ["str"], json: 3 },
  {
    column: "sa.String(40)",
    python: "str",
    fits: ["str", "str", "str", "Annotated[str, Field(max_length=80)]"],
    refuses: ["list[str]", "dict[str, Any]"],
    json: "text",
  },
  { column: "sa.Text", python: "str", fits: ["str"], refuses: ["list[str]"], json: "text" },
  { column: "sa.Boolean", python: "bool", fits: ["bool", "int"], refuses: ["str", "datetime", "UUID"], json: true },
  { column: "sa.Float", python: "float", fits: ["float", "float", "Decimal"], refuses: ["str", "UUID"], json: 1 },
  { column: "sa.Numeric(10, 2)", python: "Decimal", fits: ["Decimal", "float"], refuses: ["str", "UUID"], json: "1.00" },
  {
    column: "sa.DateTime",
    python: "datetime",
    fits: ["datetime", "datetime", "date"],
    refuses: ["str", "int", "float", "bool", "UUID", "Decimal"],
    json: "2024-01-01T00:00:00",
  },
  {
    column: "sa.Date",
    python: "date",
    fits: ["date", "date", "datetime"],
    refuses: ["str", "int", "bool", "UUID", "Decimal"],
    json: "2024-01-01",
  },
  {
    column: "sa.Uuid",
    python: "UUID",
    fits: ["UUID"],
    refuses: ["str", "int", "datetime", "bool", "Decimal"],
    json: "6f4922f4-5568-4a8a-8cdf-4ad2299f6d23",
  },
];

const SUBJECTS: readonly (readonly [title: string, names: readonly string[]])[] = [
  ["Customer", ["email", "display_name", "phone", "locale", "credit_limit", "birthday", "score"]],
  ["Order", ["number", "note", "total", "placed_at", "shipped_at", "currency", "paid"]],
  ["Product", ["sku", "title", "summary", "weight", "price", "released_on", "available"]],
  ["Invoice", ["reference", "due_on", "amount", "sent_at", "remark", "language", "closed"]],
  ["Ticket", ["subject", "body", "priority", "opened_at", "closed_at", "channel", "urgent"]],
  ["Shipment", ["tracking_code", "carrier", "volume", "picked_at", "delivered_at", "label", "insured"]],
];

interface Column {
  readonly name: string;
  readonly kind: Kind;
  readonly nullable: boolean;
  readonly filled: boolean;
}

interface Model {
  readonly title: string;
  readonly table: string;
  readonly columns: readonly Column[];
  /** The model that a foreign key leads to, and whether it may be NULL. */
  readonly parent: { readonly model: Model; readonly nullable: boolean } | null;
  readonly members: readonly string[];
  children: Model | null;
}

/** What a place of an error means. */
export interface Shape {
  readonly schema: string;
  readonly fields: { [name: string]: { readonly field: string; readonly open: boolean; readonly inner?: Shape } };
}

/** A call that the program is asked for. */
export interface Case {
  readonly name: string;
  readonly method: "get" | "post";
  readonly path: string;
  readonly model: string;
  readonly shape: Shape;
  readonly payload?: unknown;
  /** How the row is read. */
  readonly form: string;
}

interface SchemaText {
  readonly shape: Shape;
  readonly names: readonly { readonly field: string; readonly column: Column | null }[];
}

/** A shape of which nothing is claimed, to the last. */
function opened({ schema, fields }: Shape): Shape {
  const made = Object.entries(fields).map(([key, { inner, ...value }]) => [
    key,
    { ...value, open: true, ...(inner === undefined ? {} : { inner: opened(inner) }) },
  ]);
  return { schema, fields: Object.fromEntries(made) };
}

const camelOf = (name: string): string => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const snake = (title: string): string => title.replace(/(?<!^)(?=[A-Z])/g, "_").toLowerCase();

export class AlignmentProgram {
  private readonly dice: Dice;
  private readonly models: Model[] = [];
  private readonly schemas: string[] = [];
  private readonly handlers: string[] = [];
  private readonly taken = new Set<string>();
  readonly cases: Case[] = [];

  constructor(dice: Dice) {
    this.dice = dice;
    const free = [...SUBJECTS];
    for (let count = 3; count > 0; count--) {
      const [subject] = free.splice(dice.below(free.length), 1);
      if (subject !== undefined) this.models.push(this.model(subject));
    }
    for (let count = 7; count > 0; count--) this.reading();
    for (let count = 2; count > 0; count--) this.writing();
  }

  private model([title, names]: (typeof SUBJECTS)[number]): Model {
    const { dice } = this;
    const columns = names.slice(0, 4 + dice.below(3)).map((name): Column => {
      const nullable = dice.happens(0.5);
      return { name, kind: dice.pick(KINDS), nullable, filled: dice.happens(0.1) };
    });
    const above = this.models.length > 0 && dice.happens(0.7) ? dice.pick(this.models) : null;
    const parent = above === null || above.children !== null ? null : { model: above, nullable: dice.happens(0.5) };
    const members = dice.happens(0.4) ? ["display"] : [];
    const model: Model = { title, table: `${snake(title)}s`, columns, parent, members, children: null };
    if (parent !== null) parent.model.children = model;
    return model;
  }

  private modelText(model: Model, style: "mapped" | "classic"): string {
    const { dice } = this;
    const rows: string[] = [];
    for (const { name, kind, nullable, filled } of model.columns) {
      const value = filled ? `, default=${kind.python === "int" ? "1" : "None"}` : "";
      const given = filled && kind.python === "int" ? value : "";
      if (style === "classic")
        rows.push(
          `${name} = sa.Column(${kind.column}${nullable ? (dice.happens(0.5) ? ", nullable=True" : "") : ", nullable=False"}${given})`,
        );
      else {
        const annotation = nullable ? (dice.happens(0.5) ? `Optional[${kind.python}]` : `${kind.python} | None`) : kind.python;
        rows.push(
          `${name}: orm.Mapped[${annotation}]${given !== "" || /BigInt|\(|Text/.test(kind.column) || dice.happens(0.5) ? ` = orm.mapped_column(${kind.column}${given})` : ""}`,
        );
      }
    }
    if (model.parent !== null) {
      const { title, table } = model.parent.model;
      const key = snake(title);
      if (style === "classic") {
        rows.push(`${key}_id = sa.Column(sa.ForeignKey("${table}.id")${model.parent.nullable ? "" : ", nullable=False"})`);
        rows.push(`${key} = orm.relationship("${title}", back_populates="${model.table}")`);
      } else {
        rows.push(
          `${key}_id: orm.Mapped[${model.parent.nullable ? "int | None" : "int"}] = orm.mapped_column(sa.ForeignKey("${table}.id"))`,
        );
        rows.push(
          `${key}: orm.Mapped[${model.parent.nullable ? `Optional["${title}"]` : `"${title}"`}] = orm.relationship(back_populates="${model.table}")`,
        );
      }
    }
    if (model.children !== null) {
      const { title, table } = model.children;
      rows.push(
        style === "classic"
          ? `${table} = orm.relationship("${title}", back_populates="${snake(model.title)}")`
          : `${table}: orm.Mapped[list["${title}"]] = orm.relationship(back_populates="${snake(model.title)}")`,
      );
    }
    if (model.members.length > 0)
      rows.push(
        "",
        this.dice.happens(0.5) ? "@property" : "@hybrid_property",
        "def display(self) -> str:",
        `    return f"${model.title} {self.id}"`,
      );
    const key =
      style === "classic" ? "id = sa.Column(sa.Integer, primary_key=True)" : "id: orm.Mapped[int] = orm.mapped_column(primary_key=True)";
    return [
      `class ${model.title}(Base):`,
      `    __tablename__ = "${model.table}"`,
      "",
      `    ${key}`,
      ...rows.map((row) => (row === "" ? "" : `    ${row}`)),
    ].join("\n");
  }

  private free(title: string, words: readonly string[]): string {
    for (let number = 1; ; number++)
      for (const word of words) {
        const name = `${title}${word}${number === 1 ? "" : number}`;
        if (this.taken.has(name)) continue;
        this.taken.add(name);
        return name;
      }
  }

  private optional(type: string): string {
    return this.dice.happens(0.5) ? `Optional[${type}]` : `${type} | None`;
  }

  /** A field that reads a column, right or wrong. */
  private field(column: Column, lines: string[], extra: string[]): { shown: string; open: boolean } {
    const { dice } = this;
    const { kind, name } = column;
    const wrong = dice.happens(0.06) && kind.refuses.length > 0;
    let type = wrong ? dice.pick(kind.refuses) : dice.pick(kind.fits);
    // What it takes hangs on the value, and is not claimed.
    let open = false;
    if (dice.happens(0.04)) {
      type = dice.pick(["PositiveInt", "EmailStr", `Literal["a", "b"]`, "Status"]);
      open = true;
    }
    const allowsNone = column.nullable ? dice.happens(0.72) : dice.happens(0.2);
    if (allowsNone) type = this.optional(type);
    const words: string[] = [];
    let shown = name;
    const form = dice.below(22);
    if (form === 0)
      extra.push(
        "",
        `@field_validator("${name}", mode="before")`,
        "@classmethod",
        `def clean_${name}(cls, value: Any) -> Any:`,
        "    return value",
      );
    if (form === 1)
      extra.push("", `@field_validator("${name}")`, "@classmethod", `def check_${name}(cls, value: Any) -> Any:`, "    return value");
    if (form === 2) {
      words.push(
        dice.pick([
          `alias="${name}Text"`,
          `validation_alias="${name}Text"`,
          `validation_alias=AliasChoices("${name}", "${name}Text")`,
          `validation_alias=AliasPath("${name}")`,
          `serialization_alias="${name}Text"`,
        ]),
      );
      if (/^(alias|validation_alias)="/.test(words[0] ?? "")) shown = `${name}Text`;
      open ||= /Alias(?:Choices|Path)/.test(words[0] ?? "");
    }
    if (form === 3) words.push(`description="What it is"`);
    if (form === 4) type = `Annotated[${type}, Field(title="A title")]`;
    if (form === 5) type = `Annotated[${type}, AfterValidator(same)]`;
    if (form === 6) {
      type = `Annotated[${type}, BeforeValidator(same)]`;
      open = true;
    }
    if (form === 7)
      extra.push(
        "",
        `@field_validator("${name}", mode="wrap")`,
        "@classmethod",
        `def wrap_${name}(cls, value: Any, handler: Any) -> Any:`,
        "    return handler(value)",
      );
    if (form === 8) extra.push("", `@field_serializer("${name}")`, `def show_${name}(self, value: Any) -> Any:`, "    return value");
    if (form === 0 || form === 7) open = true;
    const value =
      allowsNone && dice.happens(0.6)
        ? "None"
        : !allowsNone && /^(str|int)$/.test(type) && dice.happens(0.15)
          ? type === "str"
            ? `""`
            : "0"
          : null;
    if (words.length > 0 || (value !== null && dice.happens(0.2)))
      lines.push(`${name}: ${type} = Field(${[...(value === null ? [] : [`default=${value}`]), ...words].join(", ")})`);
    else lines.push(`${name}: ${type}${value === null ? "" : ` = ${value}`}`);
    return { shown, open };
  }

  /** A schema over some of a model's columns. `reads`: it is to read attributes. */
  private schema(model: Model, words: readonly string[], reads: number, depth = 0, only: readonly Column[] = model.columns): SchemaText {
    const { dice } = this;
    const name = this.free(model.title, words);
    const lines: string[] = [];
    const extra: string[] = [];
    const fields: Shape["fields"] = {};
    const names: { field: string; column: Column | null }[] = [];
    if (dice.happens(0.7)) {
      lines.push("id: int");
      fields.id = { field: "id", open: false };
    }
    for (const column of only) {
      if (dice.happens(0.25)) continue;
      const { shown, open } = this.field(column, lines, extra);
      fields[shown] = {
        field: column.name,
        open: open || (/^sa\.(String|Text)/.test(column.kind.column) && !/^str|Annotated\[str|Optional\[str|list|dict/.test("str")),
      };
      // Where the name counts as well, the place of an error has it.
      fields[column.name] ??= fields[shown] as Shape["fields"][string];
      names.push({ field: column.name, column });
    }
    if (depth >= 0 && dice.happens(0.12)) {
      const missing = dice.pick(["discount", "owner_name", "label_text"]);
      lines.push(`${missing}: str${dice.happens(0.3) ? ` = ""` : ""}`);
      fields[missing] = { field: missing, open: false };
      names.push({ field: missing, column: null });
    }
    if (depth >= 0 && model.members.includes("display") && dice.happens(0.5)) {
      lines.push("display: str");
      fields.display = { field: "display", open: false };
    }
    if (depth >= 0 && depth < 2) {
      if (model.parent !== null && dice.happens(0.35)) {
        const key = snake(model.parent.model.title);
        const { shape } = this.schema(model.parent.model, ["Brief", "Short", "Ref"], reads, depth + 1);
        lines.push(`${key}: ${dice.happens(0.6) ? this.optional(shape.schema) : shape.schema}${dice.happens(0.0) ? " = None" : ""}`);
        fields[key] = { field: key, open: false, inner: shape };
      }
      if (model.children !== null && dice.happens(0.35)) {
        const { table } = model.children;
        const { shape } = this.schema(model.children, ["Line", "Entry", "Part"], reads, depth + 1);
        lines.push(`${table}: list[${shape.schema}]${dice.happens(0.3) ? " = []" : ""}`);
        fields[table] = { field: table, open: false, inner: shape };
      }
    }
    if (depth >= 0 && dice.happens(0.1))
      extra.push("", "@computed_field", "@property", "def caption(self) -> str:", `    return "${name}"`);
    // Settings and validators that are about all fields.
    const whole = depth >= 0 && dice.happens(0.06) ? dice.below(5) : -1;
    if (whole === 0)
      extra.push("", `@model_validator(mode="before")`, "@classmethod", "def prepare(cls, data: Any) -> Any:", "    return data");
    if (whole === 1) extra.push("", `@model_validator(mode="after")`, "def finish(self) -> Self:", "    return self");
    if (whole === 2 && names.length > 0)
      extra.push("", `@field_validator("*", mode="before")`, "@classmethod", "def strip(cls, value: Any) -> Any:", "    return value");
    if (whole === 0 || whole === 2) Object.assign(fields, opened({ schema: name, fields }).fields);
    const camel = whole === 3 ? "alias_generator=to_camel" : whole === 4 ? "alias_generator=to_camel, populate_by_name=True" : "";
    if (camel !== "") for (const [key, value] of Object.entries(fields)) fields[camelOf(key)] ??= value;
    const set = dice.happens(reads);
    const bases: string[] = [];
    const config: string[] = [];
    if (camel !== "") config.push(`model_config = ConfigDict(${set ? "from_attributes=True, " : ""}${camel})`, "");
    else if (set) {
      switch (dice.below(8)) {
        case 6:
          config.push("model_config = ConfigDict(from_attributes=True, populate_by_name=True)", "");
          break;
        case 0:
          bases.push("ReadModel");
          break;
        case 1:
          config.push("class Config:", "    from_attributes = True", "");
          break;
        case 2:
          config.push(`model_config = {"from_attributes": True}`, "");
          break;
        case 3:
          config.push(`model_config = ConfigDict(from_attributes=True, extra="${dice.pick(["ignore", "forbid"])}")`, "");
          break;
        default:
          config.push("model_config = ConfigDict(from_attributes=True)", "");
      }
    } else if (dice.happens(0.05)) {
      bases.push("ReadModel");
      config.push("model_config = ConfigDict(from_attributes=False)", "");
    } else if (dice.happens(0.2)) config.push("class Config:", "    orm_mode = True", "");
    else if (dice.happens(0.1)) config.push("model_config = ConfigDict(populate_by_name=True)", "");
    // Fields of a base of their own.
    const split = lines.length > 2 && extra.length === 0 && dice.happens(0.25) ? 1 + dice.below(lines.length - 1) : 0;
    if (split > 0) {
      const base = this.free(model.title, ["Base", "Fields", "Common"]);
      this.schemas.push([`class ${base}(${bases[0] ?? "BaseModel"}):`, ...lines.slice(0, split).map((line) => `    ${line}`)].join("\n"));
      bases.splice(0, 1, base);
    }
    const body = [...config, ...lines.slice(split), ...extra];
    this.schemas.push(
      [
        `class ${name}(${bases[0] ?? "BaseModel"}):`,
        ...(body.length === 0 ? ["pass"] : body).map((line) => (line === "" ? "" : `    ${line}`)),
      ].join("\n"),
    );
    return { shape: { schema: name, fields }, names };
  }

  /** An endpoint that answers with a row, or rows. */
  private reading(): void {
    const { dice } = this;
    const model = dice.pick(this.models);
    const form = dice.pick([
      "response_model",
      "annotation",
      "list",
      "validate",
      "validate explicitly",
      "from_orm",
      "adapter",
      "comprehension",
      "keywords",
      "dictionary",
      "page",
      "generic",
      "attributes",
      "service",
      "literal",
      "obj",
      "row",
    ]);
    const fastapi =
      form === "response_model" || form === "annotation" || form === "list" || form === "validate explicitly" || form === "service";
    const given = form === "keywords" || form === "dictionary" || form === "literal";
    const { shape, names } = this.schema(model, ["Read", "Out", "View", "Detail", "Answer"], fastapi ? 0.5 : 0.85, given ? -1 : 0);
    const { schema } = shape;
    const name = snake(schema);
    const path = `/${name.replaceAll("_", "-")}`;
    const one = dice.pick([
      [`row = session.get(${model.title}, row_id)`],
      [`row = session.scalars(select(${model.title}).where(${model.title}.id == row_id)).one()`],
      [`row = session.execute(select(${model.title}).where(${model.title}.id == row_id)).scalar_one()`],
      [`row = session.query(${model.title}).filter(${model.title}.id == row_id).first()`],
      [`row = session.scalar(select(${model.title}).where(${model.title}.id == row_id))`],
    ]);
    const guarded = dice.happens(0.5) ? [...one, "if row is None:", `    raise HTTPException(404)`] : one;
    const many = dice.pick([
      [`rows = session.scalars(select(${model.title}).where(${model.title}.id == row_id)).all()`],
      [`rows = session.query(${model.title}).filter(${model.title}.id == row_id).all()`],
      [`rows = list(session.scalars(select(${model.title}).where(${model.title}.id == row_id)))`],
    ]);
    const route = (decorator: string, returns: string, body: readonly string[]): void => {
      this.handlers.push(
        [
          `@router.get("${path}/{row_id}"${decorator})`,
          `def read_${name}(row_id: int, session: Session = Depends(get_session))${returns}:`,
          ...body.map((line) => `    ${line}`),
        ].join("\n"),
      );
    };
    let wrapped: Shape = shape;
    // A schema that is told by a keyword has all required fields; `id` goes with them.
    const pairs = [...("id" in shape.fields ? ["id"] : []), ...names.map(({ field }) => field)];
    // One that is forgotten.
    const left = pairs.length > 1 && dice.happens(0.3) ? dice.pick(pairs) : null;
    const written = pairs.filter((field) => field !== left);
    switch (form) {
      case "literal":
        route(`, response_model=${schema}`, "", [...guarded, `return {${written.map((field) => `"${field}": row.${field}`).join(", ")}}`]);
        break;
      case "obj":
        route("", "", [...guarded, `return ${schema}.model_validate(obj=row)`]);
        break;
      case "row":
        route("", "", [
          `found = session.execute(select(${model.title}).where(${model.title}.id == row_id)).one()`,
          `return ${schema}.model_validate(found.${model.title})`,
        ]);
        break;
      case "response_model":
        route(
          `, response_model=${dice.happens(0.15) ? `Optional[${schema}]` : schema}${dice.happens(0.1) ? ", response_model_exclude_none=True" : ""}`,
          "",
          [...guarded, "return row"],
        );
        break;
      case "annotation":
        route("", ` -> ${schema}${dice.happens(0.15) ? " | None" : ""}`, [...guarded, "return row"]);
        break;
      case "list":
        route(
          dice.happens(0.5) ? `, response_model=list[${schema}]` : `, response_model=List[${schema}]`,
          "",
          dice.happens(0.5) ? [...many, "return rows"] : [many[0]?.replace("rows = ", "return ") ?? ""],
        );
        break;
      case "validate":
        route(dice.happens(0.5) ? `, response_model=${schema}` : "", "", [...guarded, `return ${schema}.model_validate(row)`]);
        break;
      case "validate explicitly":
        route("", "", [...guarded, `return ${schema}.model_validate(row, from_attributes=True)`]);
        break;
      case "from_orm":
        route("", "", [...guarded, `return ${schema}.from_orm(row)`]);
        break;
      case "adapter":
        route("", "", [...many, `return TypeAdapter(list[${schema}]).validate_python(rows)`]);
        break;
      case "comprehension":
        route(`, response_model=list[${schema}]`, "", [...many, `return [${schema}.model_validate(row) for row in rows]`]);
        break;
      case "keywords":
        route("", "", [...guarded, `return ${schema}(`, ...written.map((field) => `    ${field}=row.${field},`), ")"]);
        break;
      case "dictionary":
        route("", "", [
          ...guarded,
          `values = {${pairs.map((field) => `"${field}": row.${field}`).join(", ")}}`,
          `return ${schema}(**values)`,
        ]);
        break;
      case "page": {
        const page = this.free(model.title, ["Page", "List", "Result"]);
        this.schemas.push(`class ${page}(BaseModel):\n    items: list[${schema}]\n    total: int`);
        wrapped = {
          schema: page,
          fields: { items: { field: "items", open: false, inner: shape }, total: { field: "total", open: false } },
        };
        route(dice.happens(0.5) ? `, response_model=${page}` : "", "", [...many, `return ${page}(items=rows, total=len(rows))`]);
        break;
      }
      case "generic":
        wrapped = {
          schema: "Page",
          fields: { items: { field: "items", open: false, inner: shape }, total: { field: "total", open: false } },
        };
        route(`, response_model=Page[${schema}]`, "", [...many, `return Page[${schema}](items=rows, total=len(rows))`]);
        break;
      case "attributes":
        route("", "", [...guarded, `return ${schema}(**row.__dict__)`]);
        wrapped = {
          ...shape,
          fields: Object.fromEntries(Object.entries(shape.fields).map(([key, value]) => [key, { ...value, open: true }])),
        };
        break;
      default:
        this.handlers.push(
          [
            `def find_${name}(session: Session, row_id: int) -> ${model.title}:`,
            ...one.map((line) => `    ${line}`),
            "    assert row is not None",
            "    return row",
          ].join("\n"),
        );
        route(`, response_model=${schema}`, "", [
          dice.happens(0.5) ? `return find_${name}(session, row_id)` : `return find_${name}(session, row_id=row_id)`,
        ]);
    }
    this.cases.push({ name: schema, method: "get", path, model: model.title, shape: wrapped, form });
  }

  /** An endpoint that makes a row of a body. */
  private writing(): void {
    const { dice } = this;
    const model = dice.pick(this.models);
    const name = this.free(model.title, ["Create", "New", "In", "Draft"]);
    const lines: string[] = [];
    const payload: Record<string, unknown> = {};
    const fields: Shape["fields"] = {};
    for (const { name: field, kind, nullable, filled } of model.columns) {
      if ((nullable || (filled && kind.python === "int")) && dice.happens(0.3)) continue;
      lines.push(`${field}: ${nullable ? this.optional(kind.python) : kind.python}`);
      payload[field] = kind.json;
      fields[field] = { field, open: false };
    }
    if (model.parent !== null) {
      const key = `${snake(model.parent.model.title)}_id`;
      lines.push(`${key}: int`);
      payload[key] = 1;
    }
    const more = dice.happens(0.3) ? dice.pick(["discount", "tags", "confirmed"]) : null;
    if (more !== null) {
      lines.push(`${more}: ${dice.pick(["int", "str"])}${dice.happens(0.5) ? "" : " = 0"}`.replace("str = 0", `str = ""`));
      payload[more] = lines.at(-1)?.includes(": int") === true ? 3 : "x";
    }
    this.schemas.push([`class ${name}(BaseModel):`, ...(lines.length === 0 ? ["pass"] : lines).map((line) => `    ${line}`)].join("\n"));
    const [twice] = model.columns.filter(({ name: field }) => field in payload);
    const literal: Readonly<Record<string, string>> = {
      int: "1",
      str: `"x"`,
      bool: "True",
      float: "1.0",
      Decimal: "Decimal(1)",
      datetime: "datetime(2024, 1, 1)",
      date: "date(2024, 1, 1)",
      UUID: "uuid4()",
    };
    const also = twice === undefined ? "" : `, ${twice.name}=${literal[twice.kind.python]}`;
    const left = more !== null && dice.happens(0.4) ? more : null;
    const form = dice.below(11);
    const known = Object.keys(payload).filter((key) => key !== more);
    const one = more ?? (dice.happens(0.3) ? "discount" : null);
    const dumped = `payload.${dice.pick(["model_dump", "dict"])}`;
    const body = [
      [`row = ${model.title}(**${dumped}())`],
      [`values = ${dumped}()`, ...(left === null ? [] : [`values.pop("${left}")`]), `row = ${model.title}(**values)`],
      [`row = ${model.title}(**${dumped}(exclude={${left === null ? `"nothing"` : `"${left}"`}}))`],
      [`row = ${model.title}(**${dumped}(exclude_unset=True))`],
      [`row = ${model.title}(**${dumped}()${dice.happens(0.4) ? also : ""})`],
      [`row = ${model.title}(**{**${dumped}(), "id": None})`],
      [`values = {**${dumped}()}`, `row = ${model.title}(**values)`],
      [`row = ${model.title}()`, `for key, value in ${dumped}().items():`, "    setattr(row, key, value)"],
      [`session.execute(sa.${dice.pick(["update", "insert"])}(${model.title}).values(**${dumped}()))`],
      [`row = ${model.title}(${known.map((key) => `${key}=payload.${key}`).join(", ")})`],
      [`row = ${model.title}(${[...known.map((key) => `${key}=payload.${key}`), ...(one === null ? [] : [`${one}=1`])].join(", ")})`],
    ][form] as string[];
    const path = `/new-${snake(name).replaceAll("_", "-")}`;
    this.handlers.push(
      [
        `@router.post("${path}")`,
        `def add_${snake(name)}(payload: ${name}, session: Session = Depends(get_session)):`,
        ...body.map((line) => `    ${line}`),
        ...(form === 8 ? [] : ["    session.add(row)"]),
        "    session.rollback()",
        `    return {"ok": True}`,
      ].join("\n"),
    );
    this.cases.push({ name, method: "post", path, model: model.title, shape: { schema: name, fields }, payload, form: `write ${form}` });
  }

  files(): Readonly<Record<string, string>> {
    const { dice } = this;
    const models = this.models.map((model) => this.modelText(model, dice.pick(["mapped", "mapped", "classic"]))).join("\n\n\n");
    const names = [...this.taken].sort();
    const used = names.filter((name) => this.handlers.some((text) => new RegExp(`\\b${name}\\b`).test(text)));
    const titles = this.models.map(({ title }) => title).join(", ");
    return {
      "shop/__init__.py": "",
      "shop/database.py": `import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.pool import StaticPool

engine = sa.create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
SessionLocal = orm.sessionmaker(engine)


class Base(orm.DeclarativeBase):
    pass


def get_session():
    with SessionLocal() as session:
        yield session
`,
      "shop/models.py": `from datetime import date, datetime
from decimal import Decimal
from typing import Optional
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.ext.hybrid import hybrid_property

from shop.database import Base


${models}
`,
      "shop/schemas.py": `import enum
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, Generic, Literal, Optional, Self, TypeVar
from uuid import UUID

from pydantic import (
    AfterValidator,
    AliasChoices,
    AliasPath,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    EmailStr,
    Field,
    PositiveInt,
    computed_field,
    field_serializer,
    field_validator,
    model_validator,
)
from pydantic.alias_generators import to_camel

T = TypeVar("T")


class Status(enum.Enum):
    OPEN = "open"
    CLOSED = "closed"


def same(value: Any) -> Any:
    return value


class ReadModel(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class Page(BaseModel, Generic[T]):
    items: list[T]
    total: int


${this.schemas.join("\n\n\n")}
`,
      "shop/routes.py": `from datetime import date, datetime
from decimal import Decimal
from typing import List, Optional
from uuid import uuid4

import sqlalchemy as sa
from fastapi import APIRouter, Depends, HTTPException
from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from shop.database import get_session
from shop.models import ${titles}
from shop.schemas import Page${used.map((name) => `, ${name}`).join("")}

router = APIRouter()


${this.handlers.join("\n\n\n")}
`,
      "shop/main.py": `from fastapi import FastAPI

from shop.routes import router

app = FastAPI()
app.include_router(router)
`,
      "requirements.txt": "fastapi>=0.115\npydantic>=2.9\nsqlalchemy>=2.0\n",
      "cases.json": JSON.stringify(this.cases, null, 2),
    };
  }
}
