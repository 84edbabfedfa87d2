// FastAPI applications that nobody wrote: schemas, dependencies, routers and routes in many spellings.

import type { Dice } from "../oracle/index.ts";

/** Whether a parameter as it is written has a default: an `=` outside of brackets. */
function hasDefault(parameter: string): boolean {
  let depth = 0;
  for (const letter of parameter) {
    if ("([{".includes(letter)) depth++;
    else if (")]}".includes(letter)) depth--;
    else if (letter === "=" && depth === 0) return true;
  }
  return false;
}

const quoted = (text: string): string => JSON.stringify(text);

const FIELDS = [
  "name",
  "size",
  "price",
  "state",
  "note",
  "created_at",
  "owner_id",
  "labels",
  "score",
  "parent",
  "kind",
  "active",
  "email",
  "rate",
];
const CLASSES = ["Order", "Item", "Customer", "Invoice", "Label", "Team", "Part", "Offer", "Event", "Room", "Node", "Price"];
const WORDS = ["orders", "items", "customers", "invoices", "labels", "teams", "parts", "offers", "events", "rooms"];

const HEAD = `import enum
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from ipaddress import IPv4Address
from pathlib import Path as FilePath
from enum import Enum, IntEnum
from typing import Annotated, Any, ClassVar, Generic, Literal, NamedTuple, Optional, Pattern, TypeVar, Union

from fastapi import APIRouter, BackgroundTasks, Body, Cookie, Depends, FastAPI, File, Form, Header, Path, Query, Request, Response, Security, UploadFile, status
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, StreamingResponse
from fastapi.security import APIKeyCookie, APIKeyHeader, APIKeyQuery, HTTPAuthorizationCredentials, HTTPBasic, HTTPBearer, HTTPDigest, OAuth2, OAuth2AuthorizationCodeBearer, OAuth2PasswordBearer, OAuth2PasswordRequestForm, OpenIdConnect
from pydantic import AfterValidator, AnyUrl, Base64Bytes, BaseModel, BeforeValidator, ConfigDict, Discriminator, EmailStr, Field, HttpUrl, Json, JsonValue, NonNegativeInt, PlainSerializer, PlainValidator, PositiveInt, PrivateAttr, RootModel, SecretStr, Tag, WithJsonSchema, WrapSerializer, computed_field, conint, constr, field_serializer, field_validator, model_serializer, with_config
from pydantic.alias_generators import to_camel
from pydantic.dataclasses import dataclass as model_dataclass
from typing_extensions import NotRequired, TypeAliasType, TypedDict

T = TypeVar("T")
U = TypeVar("U")
Name = Annotated[str, Field(min_length=1, max_length=40, description="How it is called")]
Count = Annotated[int, Field(ge=0, title="How many")]
Code = TypeAliasType("Code", Annotated[str, Field(max_length=5, description="A code")])
Many = TypeAliasType("Many", list[int])


def to_text(value) -> str:
    return str(value)


def told(value):
    return value


def hook(schema):
    schema["x-made"] = [1, "two"]
    schema.pop("description", None)


Shown = Annotated[int, PlainSerializer(to_text)]
Spared = Annotated[int | None, PlainSerializer(told, return_type=str, when_used="unless-none")]
Wrapped = Annotated[datetime, WrapSerializer(lambda value, handler: handler(value), return_type=int)]
Loose = Annotated[int, BeforeValidator(told, json_schema_input_type=int | str)]
Free = Annotated[int, PlainValidator(told)]
Checked = Annotated[str, AfterValidator(told), Field(max_length=9)]
Written = Annotated[int, WithJsonSchema({"type": "string", "format": "own"})]
Given = Annotated[int, WithJsonSchema({"type": "boolean"}, mode="serialization")]


class Kind(str, Enum):
    FIRST = "first"

    def __str__(self) -> str:
        return self.value
`;

interface Model {
  readonly name: string;
  readonly kind: "model" | "generic" | "enum" | "root" | "typed dict" | "dataclass" | "named tuple" | "union" | "filter";
  readonly generic?: boolean;
}

export class Program {
  private readonly dice: Dice;
  private readonly models: Model[] = [];
  private readonly lines: string[] = [];
  /** Dependencies by name. */
  private readonly dependencies: string[] = [];
  private readonly securities: string[] = [];
  /** Models that can be made without arguments. */
  private readonly simple = new Set<string>();
  /** Generic models of two arguments. */
  private readonly pairs = new Set<string>();
  /** Routers of callbacks. */
  private readonly callbacks: string[] = [];
  private functions = 0;

  /** Whether there is SQLModel. */
  private readonly tables: boolean;

  constructor(dice: Dice, tables: boolean) {
    this.dice = dice;
    this.tables = tables;
  }

  private chance(likelihood: number): boolean {
    return this.dice.happens(likelihood);
  }

  private pick<X>(from: readonly X[]): X {
    return this.dice.pick(from);
  }

  private some(kinds: readonly Model["kind"][]): string | null {
    const found = this.models.filter(({ kind }) => kinds.includes(kind));
    return found.length === 0 ? null : this.pick(found).name;
  }

  /** A type that a body or a response may have. */
  type(depth = 0): string {
    const simple = [
      "int",
      "str",
      "float",
      "bool",
      "datetime",
      "date",
      "uuid.UUID",
      "Decimal",
      "str",
      "int",
      "time",
      "timedelta",
      "bytes",
      "EmailStr",
      "HttpUrl",
      "AnyUrl",
      "Any",
      "dict",
      "list",
      "PositiveInt",
      "NonNegativeInt",
      "SecretStr",
      "IPv4Address",
      "FilePath",
      "Pattern",
      "Base64Bytes",
      "Json",
      "Json[list[int]]",
      "Name",
      "Count",
      "Code",
      "Many",
      "Shown",
      "Spared",
      "Wrapped",
      "Loose",
      "Free",
      "Checked",
      "Written",
      "Given",
      "JsonValue",
      "BaseModel",
    ];
    const inner = (): string => this.type(depth + 1);
    switch (depth > 2 ? 0 : this.dice.below(17)) {
      case 1:
        return this.some(["model", "root"]) ?? "str";
      case 2:
        return this.some(["enum"]) ?? "int";
      case 3:
        return `list[${inner()}]`;
      case 4:
        return this.chance(0.5) ? `Optional[${inner()}]` : `${this.plainer(inner())} | None`;
      case 5:
        return `dict[str, ${inner()}]`;
      case 6:
        return this.pick([`Literal["a", "b"]`, `Literal[1, 2]`, `Literal["only"]`, `Literal["a", 1, None]`]);
      case 7:
        return this.chance(0.5) ? `Union[${inner()}, ${inner()}]` : `set[${this.pick(["int", "str"])}]`;
      case 8:
        return this.pick([`tuple[int, str]`, `tuple[${inner()}, ...]`, "tuple", "frozenset[int]"]);
      case 9: {
        const generic = this.some(["generic"]);
        const argument = (): string =>
          this.chance(0.6)
            ? (this.some(["model"]) ?? "int")
            : this.chance(0.3) && generic !== null && !this.pairs.has(generic)
              ? `${generic}[int]`
              : this.pick(["int", "list[str]", "int | None", "dict[str, int]"]);
        if (generic === null) return "int";
        return this.pairs.has(generic) ? `${generic}[${argument()}, ${argument()}]` : `${generic}[${argument()}]`;
      }
      case 10:
        return this.constrained();
      case 11:
        return this.some(["typed dict", "dataclass", "named tuple"]) ?? "float";
      case 12:
        return `dict[${this.pick(["int", "date", `Literal["a", "b"]`, this.some(["enum"]) ?? "str", "Name", `Annotated[str, Field(pattern="^a")]`])}, ${inner()}]`;
      default:
        return this.pick(simple);
    }
  }

  /** A type that can stand in front of \`|\`. */
  private plainer(type: string): string {
    return type === "Any" ? "str" : type;
  }

  private constrained(): string {
    return this.pick([
      `Annotated[int, Field(ge=${this.dice.below(3)}, lt=100)]`,
      `Annotated[str, Field(min_length=1, max_length=${5 + this.dice.below(20)})]`,
      `Annotated[str, Field(pattern="^[a-z]+$")]`,
      "Annotated[list[int], Field(min_length=1)]",
      "Annotated[float, Field(gt=0, multiple_of=0.5)]",
      "Annotated[Decimal, Field(max_digits=10, decimal_places=2)]",
      "conint(gt=0)",
      "constr(max_length=7)",
    ]);
  }

  private default(type: string): string | null {
    if (/^Optional|\| None$|^Any$/.test(type)) return "None";
    if (/^int|^Annotated\[int|^conint|^NonNeg|^Positive/.test(type)) return this.pick(["1", "3"]);
    if (type === "str" || /^constr/.test(type)) return this.pick([`"x"`, `""`]);
    if (type === "float") return this.pick(["0.5", "1"]);
    if (type === "bool") return this.pick(["True", "False"]);
    if (/^list|^set|^dict|^frozenset/.test(type)) return null;
    if (type === `Literal["a", "b"]`) return `"a"`;
    if (type === "Decimal") return `Decimal("1.5")`;
    if (type === "date") return "date(2024, 2, 3)";
    if (this.models.some(({ name, kind }) => name === type && kind === "enum")) return `${type}.OPEN`;
    if (this.simple.has(type)) return `${type}()`;
    return null;
  }

  /** One field of a model, as a line. */
  private field(name: string): string {
    const type = this.type();
    const value = this.default(type);
    const options: string[] = [];
    const text = (what: string): string => quoted(this.pick([`The ${what}`, `A ${what} of it.`]));
    if (this.chance(0.2)) options.push(`description=${text("value")}`);
    if (this.chance(0.08)) options.push(`title=${text("title")}`);
    if (this.chance(0.08)) options.push(`alias=${quoted(`${name}Alias`)}`);
    if (this.chance(0.05)) options.push(`examples=[${value ?? "1"}]`);
    if (this.chance(0.04)) options.push("deprecated=True");
    if (this.chance(0.04)) options.push("exclude=True");
    if (this.chance(0.04)) options.push(this.pick([`json_schema_extra={"x-kind": "own"}`, "json_schema_extra=hook"]));
    if (this.chance(0.04)) options.push(`serialization_alias=${quoted(`${name}_out`)}`);
    if (this.chance(0.04)) options.push(`validation_alias=${quoted(`${name}_in`)}`);
    if (type === "int" && this.chance(0.3)) options.push(this.pick(["ge=0", "gt=0, le=50", "multiple_of=2"]));
    if (type === "str" && this.chance(0.3)) options.push(this.pick(["max_length=30", `pattern=r"^\\d+$"`, "min_length=2"]));
    if (/^(list|set|dict)\b/.test(type) && this.chance(0.4)) {
      const factory = (/^(list|set|dict)/.exec(type) as RegExpExecArray)[0];
      return `    ${name}: ${type} = ${this.chance(0.7) ? `Field(default_factory=${factory}${options.length > 0 ? `, ${options.join(", ")}` : ""})` : factory === "list" ? "[]" : `Field(default_factory=${factory})`}`;
    }
    const given = value !== null && this.chance(0.5);
    if (options.length === 0) return `    ${name}: ${type}${given ? ` = ${value}` : ""}`;
    const first = given ? `${this.chance(0.5) ? "" : "default="}${value}` : this.chance(0.5) ? "..." : "";
    const call = `Field(${[first, ...options].filter((part) => part !== "").join(", ")})`;
    return this.chance(0.3) && !given ? `    ${name}: Annotated[${type}, Field(${options.join(", ")})]` : `    ${name}: ${type} = ${call}`;
  }

  private newName(): string | null {
    const free = CLASSES.filter((name) => this.models.every((model) => model.name !== name));
    return free.length === 0 ? null : this.pick(free);
  }

  private model(): void {
    const name = this.newName();
    if (name === null) return;
    const say = (...lines: string[]): void => void this.lines.push("", "", ...lines);
    const doc = this.chance(0.25) ? [`    """${this.pick(["What is sent.", "One of them.", "A thing\n\n    with more words."])}"""`] : [];
    const fields = [...FIELDS].sort(() => (this.chance(0.5) ? 1 : -1)).slice(0, 1 + this.dice.below(5));
    switch (this.dice.below(18)) {
      case 0: {
        const base = this.pick(["str, Enum", "Enum", "IntEnum", "enum.StrEnum", "str, enum.Enum"]);
        const values = /^Int/.test(base) ? ["1", "2", "3"] : [`"open"`, `"closed"`, `"lost"`];
        say(
          `class ${name}(${base}):`,
          ...doc,
          ...["OPEN", "CLOSED", "LOST"].slice(0, 1 + this.dice.below(3)).map((label, at) => `    ${label} = ${values[at]}`),
        );
        this.models.push({ name, kind: "enum" });
        return;
      }
      case 5: {
        const unions = ["Cash", "Card"].map((kind) => `${kind}${name}`);
        for (const each of unions)
          say(`class ${each}(BaseModel):`, `    kind: Literal[${quoted(each.slice(0, 4).toLowerCase())}]`, this.field("size"));
        const alias = `${name}Choice`;
        say(
          `${alias} = ${this.pick([
            `Annotated[Union[${unions.join(", ")}], Field(discriminator="kind")]`,
            `Annotated[${unions.join(" | ")}, Discriminator("kind")]`,
            `Union[${unions.join(", ")}]`,
            `Annotated[Union[${unions.map((each, at) => `Annotated[${each}, Tag("t${at}")]`).join(", ")}], Discriminator(told)]`,
          ])}`,
        );
        say(
          `class ${name}(BaseModel):`,
          ...doc,
          `    paid: ${alias}`,
          `    maybe: Optional[${alias}] = None`,
          `    all: list[${alias}] = []`,
          `    own: Union[${unions.join(", ")}] = Field(discriminator="kind"${this.chance(0.5) ? `, description="Its own"` : ""})`,
        );
        this.models.push({ name, kind: "model" });
        return;
      }
      case 6:
        say(
          `class ${name}(NamedTuple):`,
          ...doc,
          "    first: int",
          `    other: ${this.pick(["str", "int | None", "list[int]"])}`,
          ...(this.chance(0.5) ? ["    last: int = 3"] : []),
        );
        this.models.push({ name, kind: "named tuple" });
        return;
      case 7:
        say(
          `class ${name}(BaseModel):`,
          ...doc,
          ...(this.chance(0.3) ? [`    model_config = ConfigDict(extra="forbid")`] : []),
          "    limit: int = Field(100, gt=0, le=100)",
          `    order_by: Literal["created_at", "updated_at"] = "created_at"`,
          `    ${this.chance(0.5) ? `labels: list[str] = []` : `words: list[str] = Field([], description="Words", alias="wordList")`}`,
          ...(this.chance(0.5) ? ["    x_owner: Optional[str] = None"] : ["    needed: str"]),
        );
        this.models.push({ name, kind: "filter" });
        return;
      case 8:
        say(
          `class ${name}(BaseModel):`,
          ...doc,
          `    KIND: ClassVar[str] = "own"`,
          "    _hidden: int = PrivateAttr(1)",
          "    amount: int = 3",
          `    words: list[str] = ${this.pick(["[]", `["a", "b"]`, "Field(default_factory=list)", "Field(default_factory=lambda: [])"])}`,
          `    ratio: float = ${this.pick(["-1.5", "2.0", "0"])}`,
          `    address: Optional[IPv4Address] = None`,
        );
        if (!/words: list\[str\] = Field/.test(this.lines.join("\n"))) this.simple.add(name);
        this.models.push({ name, kind: "model" });
        return;
      case 1:
        if (this.chance(0.3)) {
          say(`class ${name}(BaseModel, Generic[T, U]):`, ...doc, "    left: T", "    right: Optional[U] = None");
          this.pairs.add(name);
          this.models.push({ name, kind: "generic" });
          return;
        }
        say(`class ${name}(BaseModel, Generic[T]):`, ...doc, "    items: list[T]", this.field("size"));
        this.models.push({ name, kind: "generic" });
        return;
      case 2:
        say(`class ${name}(RootModel[${this.type(1)}]):`, ...(doc.length > 0 ? doc : ["    pass"]));
        this.models.push({ name, kind: "root" });
        return;
      case 3:
        say(
          `class ${name}(TypedDict${this.chance(0.3) ? ", total=False" : ""}):`,
          ...doc,
          ...fields.map((field) => `    ${field}: ${this.chance(0.2) ? `NotRequired[${this.type(1)}]` : this.type(1)}`),
        );
        if (this.chance(0.15)) {
          const at = this.lines.lastIndexOf(this.lines.findLast((line) => line.startsWith(`class ${name}(TypedDict`)) ?? "");
          this.lines.splice(at, 0, `@with_config(title="Words of ${name}", extra="forbid")`);
        }
        this.models.push({ name, kind: "typed dict" });
        return;
      case 4:
        say(
          this.pick([
            "@dataclass",
            "@dataclass",
            "@model_dataclass",
            `@model_dataclass(config=ConfigDict(title="Held ${name}", extra="forbid"))`,
          ]),
          `class ${name}:`,
          ...doc,
          ...fields.map((field) => `    ${field}: ${this.pick(["int", "str", "float", "list[int]", "datetime"])}`),
          `    level: int = ${this.pick(["3", `field(default=3, metadata={"title": "The level", "description": "How far"})`, "field(default_factory=int)", "field(init=False, default=4)"])}`,
        );
        this.models.push({ name, kind: "dataclass" });
        return;
      default: {
        const parent = this.chance(0.25) ? this.some(["model"]) : null;
        const settings: string[] = [];
        if (this.chance(0.12)) settings.push("from_attributes=True");
        if (this.chance(0.1)) settings.push(`extra=${quoted(this.pick(["forbid", "allow", "ignore"]))}`);
        if (this.chance(0.08)) settings.push(`title=${quoted(`The ${name}`)}`);
        if (this.chance(0.1)) settings.push("alias_generator=to_camel, populate_by_name=True");
        if (this.chance(0.05)) settings.push(`json_schema_extra={"examples": [{"name": "x"}]}`);
        if (this.chance(0.05)) settings.push("use_attribute_docstrings=True");
        if (this.chance(0.05) && settings.every((setting) => !setting.startsWith("json_schema_extra")))
          settings.push("json_schema_extra=hook");
        if (this.chance(0.04)) settings.push("json_schema_serialization_defaults_required=True");
        const docstrings = settings.some((setting) => setting.startsWith("use_attribute"));
        const body = fields.flatMap((field) => [
          this.field(field),
          ...(docstrings && this.chance(0.6) ? [`    """What ${field} is.\n\n    And more."""`] : []),
        ]);
        if (this.chance(0.08)) body.push(`    children: list["${name}"] = []`);
        if (this.chance(0.08))
          body.push(
            "",
            "    @computed_field",
            "    @property",
            `    def total(self) -> ${this.pick(["int", "str", "float | None"])}:`,
            ...(this.chance(0.4) ? [`        """Adds up."""`] : []),
            "        return 1",
          );
        if (this.chance(0.06))
          body.push(
            "",
            `    @computed_field(alias="sumOf", description="All of it", examples=[1], return_type=${this.pick(["int", "list[str]"])}, json_schema_extra={"x-sum": True})`,
            "    def sum_of(self):",
            "        return 1",
          );
        if (this.chance(0.08))
          body.push(
            "",
            `    @field_serializer(${quoted(fields[0] ?? "name")}${this.pick([", return_type=float", `, when_used="unless-none"`, ""])})`,
            `    def give(self, value)${this.pick([" -> str", "", " -> list[int]"])}:`,
            "        return value",
          );
        if (this.chance(0.04))
          body.push(
            "",
            ...(this.chance(0.3)
              ? [`    @model_serializer(mode="wrap")`, `    def dumped(self, handler)${this.pick([" -> dict[str, str]", ""])}:`]
              : [
                  `    @model_serializer${this.pick(["", "(return_type=dict[str, int])"])}`,
                  `    def dumped(self)${this.pick([" -> dict[str, str]", ""])}:`,
                ]),
            "        return {}",
          );
        if (this.chance(0.1))
          body.push(
            "",
            `    @field_validator(${quoted(fields[0] ?? "name")}, mode="before")`,
            "    @classmethod",
            "    def read(cls, value):",
            "        return value",
          );
        say(
          `class ${name}(${parent ?? "BaseModel"}):`,
          ...doc,
          ...(settings.length > 0 ? [`    model_config = ConfigDict(${settings.join(", ")})`] : []),
          ...body,
        );
        this.models.push({ name, kind: "model" });
      }
    }
  }

  /** A type that a parameter outside of the body may have. */
  private scalar(): string {
    return this.pick([
      "int",
      "str",
      "bool",
      "float",
      "date",
      "datetime",
      "uuid.UUID",
      "int | None",
      "Optional[str]",
      this.some(["enum"]) ?? "str",
      `Literal["a", "b"]`,
      "Decimal",
      "list[int]",
      "list[str] | None",
    ]);
  }

  private parameter(name: string, kind: "Query" | "Header" | "Cookie"): string {
    const listed = kind !== "Query";
    let type = this.scalar();
    if (listed && /list/.test(type)) type = "str";
    const options: string[] = [];
    if (this.chance(0.2)) options.push(`description="What to ask for"`);
    if (this.chance(0.1)) options.push(`alias=${quoted(`${name}-by`)}`);
    if (this.chance(0.1)) options.push(`title="Its title"`);
    if (this.chance(0.05)) options.push("deprecated=True");
    if (this.chance(0.05)) options.push("include_in_schema=False");
    if (type === "int") if (this.chance(0.4)) options.push(this.pick(["ge=1", "gt=0, le=100"]));
    if (type === "str") if (this.chance(0.3)) options.push(this.pick(["max_length=50", "min_length=3", `pattern="^a"`]));
    if (/list/.test(type) && kind === "Query") {
      const value = /None/.test(type) ? "None" : this.chance(0.5) ? "[]" : null;
      return this.chance(0.5)
        ? `${name}: Annotated[${type}, Query(${options.join(", ")})]${value === null ? "" : ` = ${value}`}`
        : `${name}: ${type} = Query(${[value ?? "...", ...options].join(", ")})`;
    }
    const value =
      this.chance(0.6) || options.some((option) => option.startsWith("include"))
        ? (this.default(type) ?? (/enum|Literal|date|Decimal|uuid/.test(type) ? null : null))
        : null;
    if (options.length === 0 && kind === "Query" && this.chance(0.7)) return `${name}: ${type}${value === null ? "" : ` = ${value}`}`;
    if (options.some((option) => option.startsWith("include")) && value === null) options.splice(0);
    return this.chance(0.5)
      ? `${name}: Annotated[${type}, ${kind}(${options.join(", ")})]${value === null ? "" : ` = ${value}`}`
      : `${name}: ${type} = ${kind}(${[value ?? "...", ...options].join(", ")})`;
  }

  private dependency(): void {
    const name = `provide_${this.dependencies.length}`;
    const own: string[] = [];
    for (let count = this.dice.below(3); count > 0; count--)
      own.push(
        this.parameter(
          `${this.pick(["limit", "offset", "q", "lang", "page"])}_${this.dependencies.length}${count}`,
          this.pick(["Query", "Query", "Header", "Cookie"]),
        ),
      );
    if (this.dependencies.length > 0 && this.chance(0.4)) own.push(`inner = Depends(${this.pick(this.dependencies)})`);
    if (this.securities.length > 0 && this.chance(0.3))
      own.push(`token = ${this.pick(["Depends", "Security"])}(${this.pick(this.securities)})`);
    const required = own.filter((each) => !hasDefault(each));
    const rest = own.filter((each) => !required.includes(each));
    this.lines.push("", "");
    if (this.chance(0.25))
      this.lines.push(`class ${name}:`, `    def __init__(self, ${[...required, ...rest].join(", ")}):`, "        pass");
    else if (this.chance(0.3)) this.lines.push(`async def ${name}(${[...required, ...rest].join(", ")}):`, "    yield 1");
    else this.lines.push(`def ${name}(${[...required, ...rest].join(", ")}):`, "    return 1");
    this.dependencies.push(name);
  }

  private security(): void {
    const name = `scheme_${this.securities.length}`;
    this.lines.push(
      `${name} = ${this.pick([
        "HTTPBearer()",
        "HTTPBearer(auto_error=False)",
        `OAuth2PasswordBearer(tokenUrl="token")`,
        `OAuth2PasswordBearer(tokenUrl="login", scopes={"read": "Reads"})`,
        `APIKeyHeader(name="X-Key")`,
        `APIKeyQuery(name="key", scheme_name="QueryKey")`,
        `APIKeyCookie(name="session")`,
        "HTTPBasic()",
        "HTTPDigest()",
        `OAuth2PasswordBearer("token", scopes={"read": "Reads"}, refreshUrl="again")`,
        `OAuth2AuthorizationCodeBearer("ask", "token", scopes={"own": "Owns"}, scheme_name="ByCode")`,
        `OpenIdConnect(openIdConnectUrl="/known", description="By them")`,
        `OAuth2(flows={"clientCredentials": {"tokenUrl": "machines", "scopes": {}}}, scheme_name="Machines")`,
        `HTTPBearer(description="A token", scheme_name="Own")`,
      ])}`,
    );
    this.securities.push(name);
  }

  private route(holder: string): void {
    const at = this.functions++;
    const method = this.pick(["get", "get", "post", "put", "patch", "delete"]);
    const word = this.pick(WORDS);
    const inPath = this.chance(0.4) ? ["item_id"] : [];
    const path = `/${word}${at}${inPath.length > 0 ? (this.chance(0.1) ? "/{item_id:path}" : "/{item_id}") : ""}${this.chance(0.2) ? "/more" : ""}${this.chance(0.05) ? "/" : ""}`;
    const parameters: string[] = [];
    if (inPath.length > 0)
      parameters.push(
        this.pick([
          "item_id: int",
          "item_id: str",
          "item_id: uuid.UUID",
          "item_id: Annotated[int, Path(ge=1)]",
          `item_id: int = Path(..., description="Which one", gt=0)`,
          "item_id",
        ]),
      );
    const filter = this.some(["filter"]);
    if (filter !== null && this.chance(0.25))
      parameters.push(`filters: Annotated[${filter}, ${this.pick(["Query()", "Query()", "Header()", "Cookie()"])}]`);
    else if (filter !== null && this.chance(0.1)) parameters.push(`filters: ${filter} = Depends()`);
    const names = ["limit", "offset", "q", "sort", "lang", "x_trace", "page"];
    for (let count = this.dice.below(3); count > 0; count--) {
      const name = this.pick(names.filter((each) => parameters.every((other) => !other.startsWith(each))));
      parameters.push(this.parameter(name, name === "x_trace" || name === "lang" ? this.pick(["Header", "Cookie"]) : "Query"));
    }
    if (/post|put|patch/.test(method)) {
      const body = this.some(["model", "root", "typed dict", "dataclass"]);
      switch (this.dice.below(14)) {
        case 11:
          if (filter !== null) parameters.push(`form: Annotated[${filter}, Form()]`, "note: Annotated[str, Form()]");
          break;
        case 12:
          parameters.push(this.pick(["rows: list", "rows: tuple | None = None", "rows: Json[list[int]]", "rows: dict"]));
          break;
        case 13: {
          const point = this.some(["named tuple"]);
          if (point !== null) parameters.push(`point: ${point}${this.chance(0.5) ? " = Body(...)" : ""}`);
          break;
        }
        case 8:
          if (filter !== null) parameters.push(`form: Annotated[${filter}, Form()]`);
          break;
        case 9:
          if (body !== null)
            parameters.push(
              `payload: Annotated[${body}, Body(${this.pick([`examples=[{"a": None, "b": 1}]`, `title="Payload of it"`, `example={"a": 1}`])})]`,
            );
          break;
        case 0:
          parameters.push(
            this.pick([
              "file: UploadFile",
              "file: UploadFile = File(...)",
              "file: bytes = File()",
              "files: list[UploadFile]",
              "file: UploadFile | None = None",
              `file: Annotated[bytes, File(description="A file")]`,
            ]),
          );
          if (this.chance(0.4))
            parameters.push(this.pick([`note: str = Form("")`, "note: Annotated[str, Form()]", "count: int = Form(...)"]));
          break;
        case 1:
          parameters.push("name: str = Form(...)", "age: Annotated[int | None, Form()] = None");
          break;
        case 2:
          parameters.push(`value: ${this.type(1)} = Body(...)`, `other: ${this.pick(["int", "str"])} = Body(embed=True)`);
          break;
        case 3:
          if (body !== null) parameters.push(`payload: ${body} = Body(embed=True)`);
          break;
        case 4:
          if (body !== null)
            parameters.push(`payload: ${body}`, `second: ${this.some(["model"]) ?? body}${this.chance(0.4) ? " | None = None" : ""}`);
          break;
        case 5:
          parameters.push(`payload: list[${body ?? "int"}]`);
          break;
        case 6: {
          const model = this.some(["model"]);
          if (model !== null)
            parameters.push(`payload: Annotated[${model}, Body(description="What to make", openapi_examples={"one": {"value": {}}})]`);
          break;
        }
        case 7:
          parameters.push("form: OAuth2PasswordRequestForm = Depends()");
          break;
        default:
          if (body !== null) parameters.push(`payload: ${body}`);
      }
    }
    if (this.chance(0.3) && this.dependencies.length > 0)
      parameters.push(
        this.chance(0.5)
          ? `given = Depends(${this.pick(this.dependencies)})`
          : `given: Annotated[Any, Depends(${this.pick(this.dependencies)})]`,
      );
    if (this.chance(0.12) && this.securities.length > 0)
      parameters.push(`token: Annotated[Any, Security(${this.pick(this.securities)}${this.chance(0.3) ? `, scopes=["read"]` : ""})]`);
    if (this.chance(0.15)) parameters.unshift(this.pick(["request: Request", "response: Response", "tasks: BackgroundTasks"]));
    const plain = parameters.filter((each) => !hasDefault(each));
    const defaulted = parameters.filter((each) => !plain.includes(each));
    const options: string[] = [];
    let returns = "";
    switch (this.dice.below(9)) {
      case 0:
      case 1:
        options.push(`response_model=${this.type(1)}`);
        break;
      case 2:
      case 3:
        returns = ` -> ${this.type(1)}`;
        break;
      case 4:
        options.push(
          `response_class=${this.pick(["HTMLResponse", "PlainTextResponse", "FileResponse", "StreamingResponse", "JSONResponse", "RedirectResponse"])}`,
        );
        break;
      case 5:
        returns = this.pick([" -> Response", " -> JSONResponse", " -> None", " -> HTMLResponse", " -> RedirectResponse"]);
        break;
      case 6:
        options.push(this.pick(["status_code=201", "status_code=204", "status_code=status.HTTP_202_ACCEPTED"]));
        break;
      default:
    }
    if (this.chance(0.1)) options.push(this.pick([`tags=["${word}"]`, "tags=[Kind.FIRST]"]));
    if (this.chance(0.08)) options.push(`summary="Does it"`);
    if (this.chance(0.08)) options.push(`description="All of it."`);
    if (this.chance(0.05)) options.push(`operation_id="own_${at}"`);
    if (this.chance(0.05)) options.push("deprecated=True");
    if (this.chance(0.05)) options.push("include_in_schema=False");
    if (this.chance(0.05)) options.push(`name="named ${at}"`);
    if (this.chance(0.1))
      options.push(
        `responses={404: {"description": "Missing"${this.chance(0.5) ? `, "model": ${this.some(["model"]) ?? "int"}` : ""}${this.chance(0.3) ? `, "content": {"application/json": {"example": {"x": 1}}}` : ""}}, ${this.pick([`"4XX": {"model": int}`, `"default": {"description": "Else"}`, "409: {}", `200: {"content": {"image/png": {}}}`])}}`,
      );
    if (this.chance(0.08) && this.dependencies.length > 0) options.push(`dependencies=[Depends(${this.pick(this.dependencies)})]`);
    if (this.chance(0.05)) options.push("response_model_exclude_none=True");
    if (this.chance(0.04)) options.push(`response_description="It worked"`);
    if (this.chance(0.03))
      options.push(
        `openapi_extra=${this.pick([`{"x-own": 1}`, `{"parameters": [{"name": "x", "in": "query", "schema": {"type": "string"}}]}`, `{"responses": {"418": {"description": "Tea"}}}`])}`,
      );
    const name = `${this.pick(["read", "make", "list_all", "change"])}_${at}`;
    const doc = this.chance(0.3) ? [`    """${this.pick(["Says it.", "First line.\n\n    More of it.", "Shown.\f hidden"])}"""`] : [];
    const head = `${this.chance(0.5) ? "async " : ""}def ${name}(${[...plain, ...defaulted].join(", ")})${returns}:`;
    const calls = this.callbacks.length > 0 && this.chance(0.12) ? `, callbacks=${this.pick(this.callbacks)}.routes` : "";
    // Of several methods FastAPI names an operation by the first of a set, which is another one in each run.
    const several = options.some((option) => option.startsWith("operation_id")) && this.chance(0.6);
    const decorated = `${holder}.${this.chance(0.07) ? `api_route(${quoted(path)}, methods=[${quoted(method.toUpperCase())}${several ? `, "POST"` : ""}]` : `${method}(${quoted(path)}${calls}`}${options.map((option) => `, ${option}`).join("")})`;
    this.lines.push("", "");
    if (this.chance(0.1))
      this.lines.push(
        head,
        ...doc,
        "    return None",
        "",
        "",
        `${holder}.add_api_route(${quoted(path)}, ${name}, methods=[${quoted(method.toUpperCase())}]${options.map((option) => `, ${option}`).join("")})`,
      );
    else this.lines.push(`@${decorated}`, head, ...doc, "    return None");
  }

  /** A request that the application sends: a webhook, or a callback below a URL. */
  private asked(holder: string, base: string): void {
    const at = this.functions++;
    const body = this.some(["model", "typed dict", "dataclass"]) ?? "int";
    const security = this.securities.length > 0 && this.chance(0.2) ? `, token = Depends(${this.pick(this.securities)})` : "";
    const parameters = this.pick([`payload: ${body}`, `payload: list[${body}]`, `payload: ${body}, lang: str = "en"`]);
    this.lines.push(
      "",
      "",
      `@${holder}.${this.pick(["post", "put"])}(${quoted(`${base}${base === "" ? "" : "/"}told${at}`)}${this.chance(0.3) ? ", status_code=202" : ""})`,
      `def told_${at}(${parameters}${security})${this.chance(0.4) ? ` -> ${this.some(["model"]) ?? "int"}` : ""}:`,
      ...(this.chance(0.4) ? [`    """Tells it."""`] : []),
      "    return None",
    );
  }

  /** A SQLModel with what derives from it, as is usual. */
  private table(): void {
    const name = this.newName();
    if (name === null) return;
    this.lines.push(
      "",
      "",
      `class ${name}Base(SQLModel):`,
      `    name: str = SQLField(${this.pick(["index=True", "max_length=20, unique=True", `description="Its name"`])})`,
      "    size: int | None = SQLField(default=None, index=True)",
      "",
      "",
      `class ${name}(${name}Base, table=True):`,
      `    ${this.chance(0.3) ? `"""A row."""\n    ` : ""}id: int | None = SQLField(default=None, primary_key=True)`,
      "    secret: str",
      "",
      "",
      `class ${name}Read(${name}Base):`,
      "    id: int",
      ...(this.chance(0.5) ? ["    size: int = 3"] : []),
    );
    this.models.push({ name, kind: "model" }, { name: `${name}Read`, kind: "model" });
  }

  /** The text of a module whose \`app\` is the application. */
  text(): string {
    for (let count = 3 + this.dice.below(7); count > 0; count--) this.model();
    if (this.tables && this.chance(0.3)) this.table();
    this.lines.push("", "", "def own_id(route):", `    return f"{route.tags[0] if route.tags else 'none'}_{route.name}"`, "", "");
    for (let count = this.dice.below(3); count > 0; count--) this.security();
    for (let count = this.dice.below(4); count > 0; count--) this.dependency();
    const routers: string[] = [];
    this.lines.push("", "");
    if (this.chance(0.3)) {
      this.callbacks.push("told_back");
      this.lines.push(`told_back = APIRouter(${this.chance(0.3) ? `tags=["back"]` : ""})`);
      for (let count = 1 + this.dice.below(2); count > 0; count--) this.asked("told_back", "{$callback_url}");
      this.lines.push("", "");
    }
    for (let count = this.dice.below(4); count > 0; count--) {
      const name = `router_${routers.length}`;
      const options = [];
      if (this.chance(0.6)) options.push(`prefix="/${this.pick(WORDS)}"`);
      if (this.chance(0.4)) options.push(`tags=["${this.pick(WORDS)}"]`);
      if (this.chance(0.2) && this.dependencies.length > 0) options.push(`dependencies=[Depends(${this.pick(this.dependencies)})]`);
      if (this.chance(0.15)) options.push(`responses={403: {"description": "Forbidden"}}`);
      if (this.chance(0.05)) options.push("deprecated=True");
      if (this.chance(0.08)) options.push(`default_response_class=${this.pick(["HTMLResponse", "PlainTextResponse"])}`);
      if (this.chance(0.06)) options.push("generate_unique_id_function=own_id");
      if (this.callbacks.length > 0 && this.chance(0.1)) options.push("callbacks=told_back.routes");
      this.lines.push(`${name} = APIRouter(${options.join(", ")})`);
      routers.push(name);
    }
    const options = [];
    if (this.chance(0.4)) options.push(`title="The shop"`);
    if (this.chance(0.3)) options.push(`version="2.1"`);
    if (this.chance(0.2)) options.push(`description="What it is."`);
    if (this.chance(0.1) && this.dependencies.length > 0) options.push(`dependencies=[Depends(${this.pick(this.dependencies)})]`);
    if (this.chance(0.08)) options.push(`responses={500: {"description": "Broken"}}`);
    if (this.chance(0.06)) options.push(`openapi_tags=[{"name": "orders", "description": "About orders"}]`);
    if (this.chance(0.05)) options.push(`servers=[{"url": "/v1"}]`);
    if (this.chance(0.08)) options.push("separate_input_output_schemas=False");
    if (this.chance(0.05))
      options.push(`summary="In short", contact={"name": "Us"}, license_info={"name": "MIT"}, terms_of_service="https://example.org"`);
    if (this.chance(0.05)) options.push(`root_path="/behind"`);
    if (this.chance(0.04)) options.push("openapi_url=None");
    if (this.chance(0.06))
      options.push(
        `generate_unique_id_function=${this.pick(["lambda route: route.name", 'lambda route: f"{route.name}-{route.path_format}"', "own_id"])}`,
      );
    this.lines.push(`app = FastAPI(${options.join(", ")})`);
    for (let count = 3 + this.dice.below(8); count > 0; count--) this.route(this.pick(["app", ...routers]));
    if (this.chance(0.25)) for (let count = 1 + this.dice.below(2); count > 0; count--) this.asked("app.webhooks", "");
    this.lines.push("", "");
    const open = [...routers];
    while (open.length > 0) {
      const router = open.pop() as string;
      const into = open.length > 0 && this.chance(0.3) ? this.pick(open) : "app";
      const extra = [];
      if (this.chance(0.4)) extra.push(`prefix="/api"`);
      if (this.chance(0.2)) extra.push(`tags=["included"]`);
      if (this.chance(0.1) && this.dependencies.length > 0) extra.push(`dependencies=[Depends(${this.pick(this.dependencies)})]`);
      if (this.chance(0.08)) extra.push(`responses={418: {"description": "Teapot"}}`);
      if (this.chance(0.05)) extra.push("include_in_schema=False");
      this.lines.push(`${into}.include_router(${[router, ...extra].join(", ")})`);
    }
    const head = this.tables ? HEAD.replace("T = TypeVar", "from sqlmodel import Field as SQLField, SQLModel\n\nT = TypeVar") : HEAD;
    if (this.chance(0.1))
      this.lines.push(
        "",
        "",
        `inner = FastAPI(title="Inner")`,
        "",
        "",
        `@inner.get("/ping")`,
        "def ping() -> int:",
        "    return 1",
        "",
        "",
        `app.mount("/inner", inner)`,
      );
    return `${head}${this.lines.join("\n")}\n`;
  }
}
