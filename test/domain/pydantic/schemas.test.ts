import { expect, test } from "vitest";
import { declaredVersion, type PydanticVersion } from "../../../src/domain/pydantic/index.ts";
import { inspectSchemas } from "../../../src/domain/pydantic/inspect.ts";
import { type Sources, tablesOf } from "../tables.ts";

/** Schemas as `Order: id note?`: `?` not required, `+orm` reads attributes, computed fields in brackets. */
function rows(sources: Sources, declared: PydanticVersion | null = null): string {
  return tablesOf(sources, declared)
    .schemas.schemas.map((schema) => {
      const fields = schema.fields.map(({ name, required }) => ` ${name}${required ? "" : "?"}`).join("");
      return `${schema.class.def.name}:${fields}${schema.computed.map((name) => ` [${name}]`).join("")}${schema.fromAttributes ? " +orm" : ""}`;
    })
    .join("\n");
}

const HEAD = `
from __future__ import annotations
from typing import Annotated, Any, ClassVar, Final, Generic, List, Optional, TYPE_CHECKING, TypeVar
from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, RootModel, computed_field, field_validator
T = TypeVar("T")
`;

test("what makes a field, and what makes it optional", () => {
  expect(
    rows(`${HEAD}
Limited = Annotated[int, Field(gt=0)]
Three = Annotated[int, Field(default=3)]
def described(text): return Field(default=None, description=text)
SHARED = Field(...)
class Order(BaseModel):
    model_config = ConfigDict(extra="forbid")
    a: int
    b: Optional[int]
    c: int | None = None
    d: int = Field()
    e: int = Field(..., alias="E")
    f: int = Field(3)
    g: list = Field(default_factory=list)
    h: Limited
    i: Three
    j: str = described("x")
    k: str = SHARED
    l: int = ...
    m: ClassVar[int] = 1
    n: "ClassVar[int]" = 1
    o: Final[int] = 1
    _p: int = PrivateAttr()
    if TYPE_CHECKING:
        q: int
    @computed_field
    @property
    def total(self) -> int: return 1
    @property
    def plain(self) -> int: return 1
`),
  ).toBe("Order: a b c? d e f? g? h i? j? k l [total]");
});

test("inheritance: overrides, several bases, mixins, generics", () => {
  expect(
    rows(`${HEAD}
class Named:
    name: str
    kind: str = "x"
class Base(BaseModel):
    id: int
    note: Optional[str] = None
    gone: int = 1
class Other(BaseModel):
    id: int = 0
    extra: int
class Child(Base, Named):
    note: str
    gone: ClassVar[int] = 2
class Both(Base, Other): ...
class Swapped(Other, Base): ...
class Page(BaseModel, Generic[T]):
    items: List[T]
class Orders(Page[Base]):
    total: int = 0
class Numbers(RootModel[List[int]]): ...
class Shadowed(Base):
    @property
    def id(self): return 1
`),
  ).toBe(`Base: id note? gone?
Other: id? extra
Child: id note name kind?
Both: id extra note? gone?
Swapped: id? note? gone? extra
Page: items
Orders: items total?
Numbers: root
Shadowed: id? note? gone?`);
});

test("settings: own, inherited, merged, by keyword and by class", () => {
  expect(
    rows(`${HEAD}
SETTINGS = ConfigDict(from_attributes=True)
class A(BaseModel):
    model_config = SETTINGS
class B(A):
    model_config = ConfigDict(extra="allow")
class C(A):
    model_config = {"from_attributes": False}
class D(BaseModel):
    model_config = ConfigDict(**SETTINGS, extra="allow")
class E(BaseModel):
    model_config = A.model_config | {"extra": "forbid"}
class F(BaseModel, from_attributes=True): ...
class G(BaseModel):
    class Config:
        from_attributes = True
class H(BaseModel):
    class Config:
        orm_mode = True
class I(B, BaseModel): ...
`),
  ).toBe("A: +orm\nB: +orm\nC:\nD: +orm\nE: +orm\nF: +orm\nG: +orm\nH:\nI: +orm");
});

const FIRST = `
from typing import Any, ClassVar, Generic, List, Optional, TypeVar
from pydantic import BaseModel, BaseSettings, Field, validator
from pydantic.generics import GenericModel
T = TypeVar("T")
`;

test("Pydantic 1: Optional needs no default, values without annotation are fields, mixins give none", () => {
  expect(
    rows(`${FIRST}
class Mixin:
    mixed: int
class Order(BaseModel):
    a: Optional[int]
    b: Any
    c: Optional[int] = Field(...)
    d: Optional[int] = Field()
    e = 3
    f: List[Optional[int]]
    g: ClassVar[int] = 1
    _h = 4
    fn = lambda x: x
    clean = validator("a", allow_reuse=True)(lambda v: v)
    class Config:
        orm_mode = True
class Child(Order, Mixin):
    class Config:
        extra = "forbid"
class Page(GenericModel, Generic[T]):
    data: T
class Orders(Page[int]): ...
class Names(BaseModel):
    __root__: List[str]
class Settings(BaseSettings):
    url: str
`),
  ).toBe(`Order: a? b? c d? f e? +orm
Child: a? b? c d? f e? +orm
Page: data?
Orders: data
Names: __root__
Settings: url`);
});

test("pydantic.v1 inside a Pydantic 2 application", () => {
  expect(
    rows(`
from typing import Optional
from pydantic import BaseModel, field_validator
from pydantic.v1 import BaseModel as OldModel
class New(BaseModel):
    a: Optional[int]
class Old(OldModel):
    a: Optional[int]
class Older(Old):
    b: Optional[int]
`),
  ).toBe("New: a\nOld: a?\nOlder: a? b?");
});

test("the version: by requirements, else by imports", () => {
  expect(declaredVersion('[tool.poetry.dependencies]\npydantic = "^1.10.4"\n')).toBe(1);
  expect(declaredVersion('pydantic = {version = ">=2.5", extras = ["email"]}\n')).toBe(2);
  expect(declaredVersion('dependencies = ["fastapi", "pydantic[email]>=1.10,<2"]\n')).toBe(1);
  // FastAPI takes Pydantic 2 since 0.100.
  expect(declaredVersion("fastapi==0.78.0\nuvicorn==0.18\n")).toBe(1);
  expect(declaredVersion('fastapi = "^0.95"\n')).toBe(1);
  expect(declaredVersion("fastapi==0.100.0\n")).toBeUndefined();
  expect(declaredVersion("fastapi>=0.95\n")).toBeUndefined();
  expect(declaredVersion("fastapi==0.95.0\npydantic>=2\n")).toBe(2);
  expect(declaredVersion('dependencies = [\n  "pydantic>=2.0,!=2.1",\n]\n')).toBe(2);
  expect(declaredVersion("pydantic==1.10.7\npydantic-settings>=2\n")).toBe(1);
  expect(declaredVersion("pydantic>=1.8,<3\n")).toBeUndefined();
  expect(declaredVersion("pydantic-core==2.1\nfastapi\n")).toBeUndefined();
  const model = "from pydantic import BaseModel\nfrom typing import Optional\nclass A(BaseModel):\n    x: Optional[int]\n";
  expect(rows(model)).toBe("A: x");
  expect(rows(model, 1)).toBe("A: x?");
  expect(rows({ "a.py": model, "b.py": "from pydantic import ConfigDict\nfrom pydantic.utils import import_string\n" })).toBe("A: x?");
});

test("branches: the class that running the module leaves", () => {
  expect(
    rows(`${HEAD}
if TYPE_CHECKING:
    class A(BaseModel):
        hidden: int
else:
    class A(BaseModel):
        seen: int
try:
    class B(BaseModel):
        tried: int
except ImportError:
    class B(BaseModel):
        fallback: int
if False:
    class C(BaseModel):
        never: int
class C(BaseModel):
    now: int
`),
  ).toBe("A: seen\nB: tried\nC: now");
});

test("models of libraries, dataclasses, models made at run time", () => {
  const { schemas, program } = tablesOf(`${HEAD}
import dataclasses
import uuid
from dataclasses import dataclass, field
from fastapi_users import schemas
from pydantic import create_model
from unheard_of import Basis
class UserRead(schemas.BaseUser[uuid.UUID]):
    name: str
@dataclass
class Point:
    x: int
    tags: list = field(default_factory=list)
    limit: ClassVar[int] = 3
@dataclass
class Point3(Point):
    z: int = 0
class Odd(Basis):
    @field_validator("x")
    def check(cls, value): return value
Made = create_model("Made", x=(int, ...))
`);
  const fields = (name: string): string | undefined => {
    const symbol = [...program.allClasses()].find(({ def }) => def.name === name);
    return symbol === undefined
      ? undefined
      : schemas
          .schemaOf(symbol)
          ?.fields.map((field) => `${field.name}${field.required ? "" : "?"}`)
          .join(" ");
  };
  expect(fields("UserRead")).toBe("id email is_active? is_superuser? is_verified? name");
  expect(fields("Point3")).toBe("x tags? z?");
  expect(schemas.schemas.map((schema) => schema.class.def.name)).toEqual(["UserRead"]);
  expect(schemas.blindSpots.map(({ kind, line }) => `${kind} ${line}`)).toEqual(["schema-base 23", "dynamic-schema 26"]);
});

test("rows of the contract are sorted", () => {
  const { schemas } = inspectSchemas(
    tablesOf({
      "shop/schemas.py": `${HEAD}\nclass B(BaseModel):\n    z: list[int]\n    a: int = Field(alias="A", default=1)\nclass A(BaseModel): ...\n`,
    }).schemas,
  );
  expect(schemas).toEqual([
    { class: "shop.schemas.A", file: "shop/schemas.py", line: 10, role: "application", fields: [], computed: [], fromAttributes: false },
    {
      class: "shop.schemas.B",
      file: "shop/schemas.py",
      line: 7,
      role: "application",
      computed: [],
      fromAttributes: false,
      fields: [
        { name: "a", annotation: "int", required: false, alias: "A" },
        { name: "z", annotation: "list[int]", required: true, alias: null },
      ],
    },
  ]);
});

test("a default factory counts beside an ellipsis", () => {
  const { schemas } = tablesOf(
    "from pydantic import BaseModel, Field\nclass Graph(BaseModel):\n    nodes: list[int] = Field(..., default_factory=list)\n    name: str = Field(...)\n    kind: str = Field(default=...)\n    size: int = Field(0)\n",
  );
  expect(schemas.schemas[0]?.fields.map(({ name, required }) => `${name} ${required}`)).toEqual([
    "nodes false",
    "name true",
    "kind true",
    "size false",
  ]);
});

test("decorators and metaclasses of the project that make all fields optional", () => {
  const partial = `
from typing import Optional, Union
from pydantic import BaseModel, create_model
from pydantic.main import ModelMetaclass

def loose(info):
    return Union[info.annotation, None], None

def partial(include=None, exclude=None):
    def decorator(model):
        return create_model(model.__name__, __base__=model, **{name: loose(info) for name, info in model.model_fields.items()})
    return decorator

class AllOptional(ModelMetaclass):
    def __new__(mcs, name, bases, namespace, **kwargs):
        annotations = namespace.get("__annotations__", {})
        for field in annotations:
            annotations[field] = Optional[annotations[field]]
            namespace[field] = None
        return super().__new__(mcs, name, bases, namespace, **kwargs)
`;
  const sources = {
    "shop/partial.py": partial,
    "shop/schemas.py": `
from pydantic import BaseModel
from shop.partial import AllOptional, partial

class Order(BaseModel):
    id: int
    note: str

@partial(exclude=["id"])
class OrderPatch(Order): ...

class OrderPatchWithReason(OrderPatch):
    reason: str

class OrderFilter(Order, metaclass=AllOptional): ...
`,
  };
  // The declared class is listed as it was declared; its name stands for the one with optional fields, in what derives from it too.
  expect(rows(sources)).toBe("Order: id note\nOrderPatch: id note\nOrderPatchWithReason: id note? reason\nOrderFilter: id? note?");
  const { schemas } = tablesOf(sources);
  const patch = schemas.schemas.find(({ class: symbol }) => symbol.def.name === "OrderPatch");
  const stands = patch === undefined ? undefined : schemas.schemaOf(patch.class);
  expect(stands?.fields.map(({ name, required }) => `${name}${required ? "" : "?"}`)).toEqual(["id", "note?"]);
});

test("a base of another library is a model where what derives from it is written as one", () => {
  expect(
    rows(`${HEAD}
from shipping.models import Plain, Pallet, ShippingModel, Tracked
class Parcel(ShippingModel):
    code: str = Field(default="")
class Letter(ShippingModel):
    stamps: int
class Route(Tracked):
    @field_validator("stops")
    @classmethod
    def known(cls, value): return value
    stops: int
class Tour(Tracked): ...
class Trip(Tracked): ...
class Stack(Pallet):
    height: int = Field(gt=0)
class Box(Plain):
    width: int
`),
  ).toBe("Parcel: code?\nLetter: stamps\nRoute: stops\nTour:\nTrip:");
});

test("settings out of a mixin that is no model, and out of what branches fill for each version", () => {
  expect(
    rows(`${HEAD}
import pydantic
class Reads:
    model_config = ConfigDict(from_attributes=True)
class Order(BaseModel, Generic[T], Reads):
    id: int
class Line(Order[int]): ...
if pydantic.VERSION.startswith("1"):
    Base = pydantic.generics.GenericModel
    orm = dict(orm_mode=True)
else:
    Base = pydantic.BaseModel
    orm = dict(from_attributes=True)
class Parcel(Base, Generic[T], **orm):
    code: str
class Box(Base):
    if not TYPE_CHECKING:
        width: int
    else:
        height: int
`),
  ).toBe("Order: id +orm\nLine: id +orm\nParcel: code +orm\nBox: width");
});

test("models that libraries make of an ORM's classes, and of their concrete models", () => {
  const { schemas } = tablesOf(`
from materials import Material
from pydantic import Field
from tortoise.contrib.pydantic import pydantic_model_creator
from models import Order
OrderOut = pydantic_model_creator(Order, name="OrderOut")
Line = pydantic_model_creator(Order)
class OrderIn(pydantic_model_creator(Order, exclude=("id",))):
    pass
class Stock(Material):
    titer: int | None = Field(default=None)
`);
  expect(schemas.blindSpots.map(({ kind, line, detail }) => `${kind} ${line} ${detail}`)).toEqual([
    "dynamic-schema 6 OrderOut is made at run time by pydantic_model_creator",
    "dynamic-schema 7 a model of Order is made at run time by pydantic_model_creator",
    "schema-base 8 OrderIn: the fields of one of its base classes are not known",
    "schema-base 10 Stock: the fields of one of its base classes are not known",
  ]);
});
