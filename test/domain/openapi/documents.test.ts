import { describe, expect, test } from "vitest";
import { createCatalogue } from "../../../src/data/catalogue.ts";
import { fastapiTable } from "../../../src/domain/fastapi/index.ts";
import { type ApiDocument, type JsonObject, openapiDocuments, releasesOf } from "../../../src/domain/openapi/index.ts";
import { schemas } from "../../../src/domain/pydantic/index.ts";
import { Evaluator } from "../../../src/link/constants.ts";
import { programOf, type Sources } from "../tables.ts";

function documentsOf(sources: Sources): readonly ApiDocument[] {
  const program = programOf(sources);
  return openapiDocuments(fastapiTable(program, createCatalogue()), schemas(program, new Evaluator(program)));
}

function documentOf(source: string): JsonObject {
  const [document] = documentsOf(source);
  if (document === undefined) throw new Error("no application");
  return document.openapi;
}

type Part = Readonly<Record<string, unknown>>;

function operation(document: JsonObject, method: string, path: string): Part {
  const item = (document.paths as Record<string, Record<string, Part>>)[path];
  const found = item?.[method];
  if (found === undefined) throw new Error(`no ${method} ${path}`);
  return found;
}

function component(document: JsonObject, name: string): Part {
  const { schemas: named } = document.components as { schemas: Record<string, Part> };
  const found = named[name];
  if (found === undefined) throw new Error(`no ${name} among ${Object.keys(named).join(", ")}`);
  return found;
}

function parametersOf(part: Part): readonly string[] {
  const list = (part.parameters ?? []) as readonly { readonly name: string; readonly in: string; readonly required: boolean }[];
  return list.map((item) => `${item.in} ${item.name}${item.required ? "" : "?"}`);
}

const START = "from fastapi import FastAPI\n\napp = FastAPI()\n";

test("of two routes for one path and method the last is described", () => {
  const document = documentOf(`${START}
@app.get("/orders")
def zeroth() -> int: ...


@app.get("/orders")
def again() -> str: ...
`);
  expect(operation(document, "get", "/orders").operationId).toBe("again_orders_get");
});

test("a decorator of a class that makes it a form", () => {
  const document = documentOf(`
import inspect

from fastapi import Depends, FastAPI, Form
from pydantic import BaseModel


def as_form(cls):
    parameters = [
        inspect.Parameter(
            name,
            inspect.Parameter.POSITIONAL_ONLY,
            default=Form(...) if field.is_required() else Form(field.default),
            annotation=field.annotation,
        )
        for name, field in cls.model_fields.items()
    ]

    async def make(**data):
        return cls(**data)

    made = inspect.signature(make)
    made = made.replace(parameters=parameters)
    make.__signature__ = made
    setattr(cls, "as_form", make)
    return cls


@as_form
class Order(BaseModel):
    number: int
    note: str = ""


app = FastAPI()


@app.post("/orders")
def create(order: Order = Depends(Order.as_form)) -> int: ...
`);
  const { content } = operation(document, "post", "/orders").requestBody as { content: Record<string, { schema: Part }> };
  const schema = content["application/x-www-form-urlencoded"]?.schema as Part;
  const named = schema.$ref === undefined ? schema : component(document, String(schema.$ref).split("/").at(-1) ?? "");
  expect(Object.keys(named.properties as object)).toEqual(["number", "note"]);
  expect(named.required).toEqual(["number"]);
});

test("a dependency with the signature of a method", () => {
  const document = documentOf(`
import inspect

from fastapi import Depends, FastAPI, Request

app = FastAPI()


class Member:
    async def check(self, request: Request, team: str) -> None: ...


def require(permission_class):
    permission = permission_class()
    parameters = [p for name, p in inspect.signature(permission_class.check).parameters.items() if name != "self"]

    async def dependency(**resolved):
        return await permission.check(**resolved)

    dependency.__signature__ = inspect.Signature(parameters)
    return dependency


@app.get("/orders", dependencies=[Depends(require(Member))])
def orders() -> int: ...
`);
  expect(parametersOf(operation(document, "get", "/orders"))).toEqual(["query team"]);
});

describe("parameters", () => {
  test("come from path, query, header and cookie, by their wire names", () => {
    const document = documentOf(`
from typing import Annotated, Optional
from fastapi import Cookie, FastAPI, Header, Query, Request

app = FastAPI()

@app.get("/orders/{order_id:int}")
async def order(
    request: Request,
    order_id: int,
    q: Optional[str],
    limit: int = 10,
    kind: Annotated[list[str], Query(alias="orderKind")] = [],
    x_token: str = Header(),
    session: Annotated[str | None, Cookie()] = None,
    hidden: str = Query("", include_in_schema=False),
): ...
`);
    const found = operation(document, "get", "/orders/{order_id}");
    expect(parametersOf(found)).toEqual([
      "path order_id",
      "query q",
      "query limit?",
      "query orderKind?",
      "header x-token",
      "cookie session?",
    ]);
    expect(found.requestBody).toBeUndefined();
  });

  test("of dependencies count, those of classes and of a copied signature too", () => {
    const document = documentOf(`
import inspect
from dataclasses import dataclass
from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel

class Filters(BaseModel):
    name: str | None = None
    states: list[str] = []

class Page:
    def __init__(self, offset: int = 0, *, limit: int):
        self.offset = offset

def from_query(cls):
    def build(*args, **kwargs):
        return cls(*args, **kwargs)
    parameters = [
        inspect.Parameter(item.name, item.kind, default=Query(item.default))
        for item in inspect.signature(cls).parameters.values()
    ]
    build.__signature__ = inspect.Signature(parameters)
    return build

app = FastAPI()

@app.get("/orders")
def orders(page: Page = Depends(), filters: Filters = Depends(from_query(Filters))): ...
`);
    expect(parametersOf(operation(document, "get", "/orders"))).toEqual(["query offset?", "query limit", "query name?", "query states?"]);
  });
});

describe("request bodies", () => {
  const source = `
from typing import Annotated
from fastapi import Body, FastAPI, File, Form, UploadFile
from pydantic import BaseModel

class Order(BaseModel):
    number: str

app = FastAPI()

@app.post("/one")
def one(order: Order): ...

@app.post("/embedded")
def embedded(order: Annotated[Order, Body(embed=True)]): ...

@app.post("/two")
def two(order: Order, note: str = Body("")): ...

@app.post("/form")
def form(name: str = Form(), age: int = Form(1)): ...

@app.post("/upload")
def upload(files: list[UploadFile], label: Annotated[str, Form()]): ...
`;
  const document = documentOf(source);
  const body = (path: string): unknown => (operation(document, "post", path).requestBody as Part).content;

  test("a sole model is the body itself", () => {
    expect(body("/one")).toEqual({ "application/json": { schema: { $ref: "#/components/schemas/Order" } } });
  });

  test("embedded and several parameters are put together", () => {
    expect(body("/embedded")).toEqual({ "application/json": { schema: { $ref: "#/components/schemas/Body_embedded_embedded_post" } } });
    expect(component(document, "Body_two_two_post").required).toEqual(["order"]);
  });

  test("forms and files have their media types", () => {
    expect(body("/form")).toHaveProperty(["application/x-www-form-urlencoded"]);
    expect(body("/upload")).toHaveProperty(["multipart/form-data"]);
    expect(component(document, "Body_upload_upload_post").required).toEqual(["files", "label"]);
  });
});

describe("responses", () => {
  test("have their status, model or none, and those that are declared besides", () => {
    const document = documentOf(`
from http import HTTPStatus
from fastapi import FastAPI, Response, status
from fastapi.responses import HTMLResponse
from pydantic import BaseModel

class Order(BaseModel):
    number: str

class Problem(BaseModel):
    title: str

app = FastAPI(responses={500: {"model": Problem}})

@app.post("/orders", status_code=status.HTTP_201_CREATED, responses={409: {"model": Problem, "description": "taken"}})
def create() -> Order: ...

@app.delete("/orders", status_code=HTTPStatus.NO_CONTENT)
def clear(): ...

@app.get("/page", response_class=HTMLResponse)
def page(): ...

@app.get("/raw")
def raw() -> Response: ...
`);
    const reference = (name: string) => ({ "application/json": { schema: { $ref: `#/components/schemas/${name}` } } });
    expect(operation(document, "post", "/orders").responses).toEqual({
      "201": { description: "Successful Response", content: reference("Order") },
      "409": { description: "taken", content: reference("Problem") },
      "500": { description: "Internal Server Error", content: reference("Problem") },
    });
    expect((operation(document, "delete", "/orders").responses as Part)["204"]).toEqual({ description: "Successful Response" });
    expect((operation(document, "get", "/page").responses as Part)["200"]).toHaveProperty(["content", "text/html"]);
    expect((operation(document, "get", "/raw").responses as Part)["200"]).toEqual({
      description: "Successful Response",
      content: { "application/json": { schema: {} } },
    });
  });
});

describe("schemas", () => {
  test("of generic models are named by their arguments; fields by their aliases", () => {
    const document = documentOf(`
from typing import Generic, TypeVar
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, Field
from pydantic.alias_generators import to_camel

T = TypeVar("T")

class Wire(BaseModel):
    model_config = ConfigDict(alias_generator=to_camel)

class Order(Wire):
    order_number: str = Field(min_length=3)
    note: str | None = None
    kind: str = Field("new", alias="type")

class Page(Wire, Generic[T]):
    items: list[T]
    total_count: int

app = FastAPI()

@app.get("/orders")
def orders() -> Page[Order]: ...
`);
    expect(component(document, "Page_Order_")).toEqual({
      title: "Page[Order]",
      type: "object",
      properties: {
        items: { type: "array", items: { $ref: "#/components/schemas/Order" }, title: "Items" },
        totalCount: { type: "integer", title: "Totalcount" },
      },
      required: ["items", "totalCount"],
    });
    expect(component(document, "Order")).toEqual({
      title: "Order",
      type: "object",
      properties: {
        orderNumber: { type: "string", minLength: 3, title: "Ordernumber" },
        note: { anyOf: [{ type: "string" }, { type: "null" }], title: "Note" },
        type: { type: "string", default: "new", title: "Type" },
      },
      required: ["orderNumber"],
    });
  });

  test("have the names that a lambda makes", () => {
    const document = documentOf(`
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

class Wire(BaseModel):
    model_config = ConfigDict(alias_generator=lambda name: name.replace("_", "-"))

class Order(Wire):
    order_number: int

app = FastAPI()

@app.get("/orders")
def order() -> Order: ...
`);
    expect(component(document, "Order")).toMatchObject({ properties: { "order-number": { type: "integer" } }, required: ["order-number"] });
  });

  test("are split where input and output differ", () => {
    const document = documentOf(`
from fastapi import FastAPI
from pydantic import BaseModel, computed_field

class Line(BaseModel):
    price: int

    @computed_field
    @property
    def total(self) -> int:
        return self.price

class Order(BaseModel):
    lines: list[Line]

class Tag(BaseModel):
    name: str

app = FastAPI()

@app.post("/orders")
def create(order: Order, tag: Tag) -> Order: ...

@app.get("/tags")
def tags() -> list[Tag]: ...
`);
    expect(component(document, "Line-Output").required).toEqual(["price", "total"]);
    expect(component(document, "Line-Input").required).toEqual(["price"]);
    expect(component(document, "Order-Input").properties).toEqual({
      lines: { type: "array", items: { $ref: "#/components/schemas/Line-Input" }, title: "Lines" },
    });
    expect(component(document, "Tag").required).toEqual(["name"]);
  });

  test("of unknown classes stay open and are counted", () => {
    const [document] = documentsOf(`${START}
from elsewhere import Remote

@app.get("/remote")
def remote() -> Remote: ...
`);
    expect(document?.open).toEqual([{ reason: "elsewhere.Remote is a class of a library", count: 1 }]);
  });

  test("enumerations and literals list their values", () => {
    const document = documentOf(`
from enum import Enum
from typing import Literal
from fastapi import FastAPI
from pydantic import BaseModel

class State(str, Enum):
    OPEN = "open"
    DONE = "done"

class Order(BaseModel):
    state: State
    kind: Literal["a", "b"]

app = FastAPI()

@app.get("/order")
def order() -> Order: ...
`);
    expect(component(document, "State")).toEqual({ title: "State", type: "string", enum: ["open", "done"] });
    expect(component(document, "Order").properties).toHaveProperty("kind", { type: "string", enum: ["a", "b"], title: "Kind" });
  });
});

describe("documents", () => {
  test("one for each application; hidden routes are left out, tags and deprecation inherited", () => {
    const documents = documentsOf(`
from fastapi import APIRouter, FastAPI

app = FastAPI(title="Shop")
inner = FastAPI()
router = APIRouter(tags=["orders"], deprecated=True)

@router.get("/orders")
def orders(): ...

@router.get("/secret", include_in_schema=False)
def secret(): ...

@inner.get("/ping")
def ping(): ...

app.include_router(router, prefix="/v1", tags=["v1"])
app.mount("/inner", inner)
`);
    expect(documents.map(({ mount, operations }) => [mount, operations.map(({ method, path }) => `${method} ${path}`)])).toEqual([
      ["", ["get /v1/orders"]],
      ["/inner", ["get /ping"]],
    ]);
    const [shop] = documents;
    expect(operation(shop?.openapi ?? {}, "get", "/v1/orders")).toMatchObject({
      tags: ["v1", "orders"],
      deprecated: true,
      operationId: "orders_v1_orders_get",
    });
  });

  test("security schemes of dependencies", () => {
    const document = documentOf(`
from fastapi import Depends, FastAPI, Security
from fastapi.security import OAuth2PasswordBearer

scheme = OAuth2PasswordBearer(tokenUrl="token")

def user(token: str = Depends(scheme)): ...

app = FastAPI()

@app.get("/me")
def me(user=Security(user, scopes=["me"])): ...
`);
    expect(operation(document, "get", "/me").security).toEqual([{ OAuth2PasswordBearer: ["me"] }]);
    expect((document.components as Part).securitySchemes).toEqual({
      OAuth2PasswordBearer: { type: "oauth2", flows: { password: { scopes: {}, tokenUrl: "token" } } },
    });
  });

  test("json_schema_extra: what a function makes of the schema; a parameter named after a column", () => {
    const document = documentOf(`
from functools import partial
from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel, ConfigDict, Field
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

def always(names, schema):
    for name in names:
        if (required := schema.get("required")) and isinstance(required, list) and name not in required:
            required.append(name)

class Order(BaseModel):
    model_config = ConfigDict(json_schema_extra=partial(always, ["id"]))
    id: int = Field(default_factory=int)
    number: str

class Base(DeclarativeBase): ...
class Row(Base):
    __tablename__ = "rows"
    id: Mapped[int] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column("status")

def by(attribute):
    def filtered(value: str | None = Query(None, alias=getattr(attribute, "name"))): ...
    return filtered

app = FastAPI()

@app.get("/orders")
def orders(state=Depends(by(Row.state))) -> Order: ...
`);
    expect(component(document, "Order").required).toEqual(["number", "id"]);
    expect(operation(document, "get", "/orders").parameters).toMatchObject([{ name: "status" }]);
  });
});

test("what Pydantic 2 excludes is not in the response, what Pydantic 1 excludes is; a generic alias has its argument", () => {
  const fields = (source: string): readonly string[] =>
    Object.keys(component(documentOf(source), "Parcel").properties as Record<string, unknown>);
  const source = (generic: string): string =>
    `${generic}\nfrom pydantic import BaseModel, Field\n${START}class Parcel(BaseModel):\n    id: int\n    secret: str = Field("", exclude=True)\n@app.get("/p", response_model=Parcel)\ndef parcel(): ...\n`;
  expect(fields(source("from pydantic import RootModel"))).toEqual(["id"]);
  expect(fields(source("from pydantic.generics import GenericModel"))).toEqual(["id", "secret"]);
  const document = documentOf(
    `from pydantic import BaseModel\n${START}class Parcel(BaseModel):\n    id: int\ntype Page[T] = list[T]\n@app.get("/p", response_model=Page[Parcel])\ndef parcels(): ...\n`,
  );
  const { responses } = operation(document, "get", "/p") as { responses: Record<string, Part> };
  expect(JSON.stringify(responses["200"])).toContain('{"$ref":"#/components/schemas/Page_Parcel_"}');
  expect(component(document, "Page_Parcel_")).toEqual({ type: "array", items: { $ref: "#/components/schemas/Parcel" } });
});

test("an example beside a response model leaves the model, and an alias of a root model is what it holds", () => {
  const document = documentOf(
    `from pydantic import BaseModel, RootModel\n${START}class Parcel(BaseModel):\n    id: int\nBag = RootModel[list[Parcel]]\n@app.get("/p", response_model=Parcel, responses={200: {"content": {"application/json": {"example": {"id": 1}}}}})\ndef parcel(): ...\n@app.get("/b", response_model=Bag)\ndef bag(): ...\n`,
  );
  const answer = (path: string): string =>
    JSON.stringify((operation(document, "get", path) as { responses: Record<string, Part> }).responses["200"]);
  expect(answer("/p")).toContain('{"$ref":"#/components/schemas/Parcel"}');
  expect(answer("/b")).toContain('"items":{"$ref":"#/components/schemas/Parcel"}');
});

test("fields that are left out of documents", () => {
  const document = documentOf(`${START}
from typing import Annotated
from pydantic import BaseModel
from pydantic.json_schema import SkipJsonSchema

class Search(BaseModel):
    text: str
    debug: SkipJsonSchema[bool] = False
    trace: Annotated[str, SkipJsonSchema()] = ""
    limit: int | SkipJsonSchema[None] = None

@app.post("/search")
def search(query: Search): ...
`);
  expect(Object.keys(component(document, "Search").properties as Part)).toEqual(["text", "limit"]);
});

test("generic models of containers are called as these are written", () => {
  const document = documentOf(`
from typing import Dict, Generic, List, Optional, Set, Tuple, TypeVar
from fastapi import FastAPI
from pydantic import BaseModel

T = TypeVar("T")
app = FastAPI()

class Order(BaseModel):
    id: int

class Box(BaseModel, Generic[T]):
    data: Optional[T] = None

@app.get("/a", response_model=Box[List[Order]])
def a(): ...
@app.get("/b")
def b() -> Box[Dict[str, Order]]: ...
@app.get("/c")
def c() -> Box[list[List[int]]]: ...
@app.get("/d")
def d() -> Box[Tuple[int, str]]: ...
@app.get("/e")
def e() -> Box[Set[int]]: ...
`);
  const { schemas } = document.components as { schemas: Part };
  expect(Object.keys(schemas).filter((name) => name.startsWith("Box"))).toEqual([
    "Box_Dict_str__Order__",
    "Box_List_Order__",
    "Box_Set_int__",
    "Box_Tuple_int__str__",
    "Box_list_List_int___",
  ]);
});

test("models that an object was given, where it adds its own routes", () => {
  const document = documentOf(`
from typing import Generic, List, TypeVar
from fastapi import APIRouter, FastAPI
from pydantic import BaseModel

T = TypeVar("T")

class Page(BaseModel, Generic[T]):
    rows: List[T] = []

class Parcel(BaseModel):
    id: int

class Crud(APIRouter):
    def __init__(self, schema, create_schema=None, prefix=""):
        self.schema = schema
        self.create_schema = create_schema if create_schema else schema
        super().__init__(prefix=prefix)
        self.add_api_route("/all", self._all(), methods=["GET"], response_model=Page[self.schema])
        self.add_api_route("", self._create(), methods=["POST"], response_model=List[self.schema])

    def _all(self):
        def route(): ...
        return route

    def _create(self):
        def create(model: self.create_schema): ...
        return create

app = FastAPI()
app.include_router(Crud(schema=Parcel, prefix="/parcels"))
`);
  expect(JSON.stringify(operation(document, "get", "/parcels/all"))).toContain('{"$ref":"#/components/schemas/Page_Parcel_"}');
  const created = operation(document, "post", "/parcels");
  expect(JSON.stringify(created.requestBody)).toContain('{"$ref":"#/components/schemas/Parcel"}');
  expect(JSON.stringify(created.responses)).toContain('"items":{"$ref":"#/components/schemas/Parcel"}');
});

describe("words", () => {
  test("titles, descriptions and examples of fields, models, parameters and answers", () => {
    const document = documentOf(`
from decimal import Decimal
from enum import Enum
from typing import Annotated, Literal, Optional
from fastapi import Body, FastAPI, Path, Query
from pydantic import BaseModel, ConfigDict, Field, computed_field

class State(str, Enum):
    """How far it is.

    And more."""
    OPEN = "open"

class Order(BaseModel):
    """What is ordered.

        Indented.
    """
    model_config = ConfigDict(use_attribute_docstrings=True, json_schema_extra={"examples": [{"size": 1}]})
    size: int = Field(1, title="Its size", examples=[1, 2], deprecated=True, ge=1)
    price: Decimal = Decimal("1.5")
    """What it costs."""
    state: State = State.OPEN
    kind: Literal["only"] = Field("only", json_schema_extra={"x-kind": None, "x-own": "yes"})
    maybe: Optional[State] = None

    @computed_field
    @property
    def total(self) -> int:
        """Adds up."""
        return 1

app = FastAPI(summary="In short", openapi_tags=[{"name": "orders"}], servers=[{"url": "/v1"}])

@app.post("/orders/{order_id}", response_description="Made")
def make_order(
    order_id: Annotated[int, Path(description="Which one", gt=0)],
    order: Annotated[Order, Body(description="The order", openapi_examples={"one": {"value": {}}})],
    sort_by: str = Query("x", deprecated=True, example="y"),
) -> list[int]:
    """Makes it.

    All of it.\\f hidden"""
`);
    expect(document).toMatchObject({
      info: { title: "FastAPI", version: "0.1.0", summary: "In short" },
      tags: [{ name: "orders" }],
      servers: [{ url: "/v1" }],
    });
    const found = operation(document, "post", "/orders/{order_id}");
    expect(found.description).toBe("Makes it.\n\nAll of it.");
    expect(found.parameters).toEqual([
      {
        name: "order_id",
        in: "path",
        required: true,
        description: "Which one",
        schema: { type: "integer", exclusiveMinimum: 0, title: "Order Id", description: "Which one" },
      },
      {
        name: "sort_by",
        in: "query",
        required: false,
        deprecated: true,
        example: "y",
        schema: { type: "string", default: "x", deprecated: true, title: "Sort By" },
      },
    ]);
    expect(found.requestBody).toEqual({
      required: true,
      content: {
        "application/json": {
          schema: { $ref: "#/components/schemas/Order", description: "The order" },
          examples: { one: { value: {} } },
        },
      },
    });
    expect((found.responses as Part)["200"]).toEqual({
      description: "Made",
      content: {
        "application/json": { schema: { type: "array", items: { type: "integer" }, title: "Response Make Order Orders  Order Id  Post" } },
      },
    });
    expect(component(document, "State")).toEqual({
      title: "State",
      description: "How far it is.\n\nAnd more.",
      type: "string",
      enum: ["open"],
    });
    expect(component(document, "Order")).toEqual({
      title: "Order",
      description: "What is ordered.\n\nIndented.",
      type: "object",
      examples: [{ size: 1 }],
      properties: {
        size: { type: "integer", minimum: 1, default: 1, title: "Its size", examples: [1, 2], deprecated: true },
        price: { anyOf: [{ type: "number" }, { type: "string" }], default: "1.5", title: "Price", description: "What it costs." },
        state: { $ref: "#/components/schemas/State", default: "open" },
        kind: { type: "string", const: "only", default: "only", title: "Kind", "x-own": "yes" },
        maybe: { anyOf: [{ $ref: "#/components/schemas/State" }, { type: "null" }] },
      },
    });
  });

  test("members of a union that a field tells apart", () => {
    const document = documentOf(`${START}
from typing import Annotated, Literal, Union
from pydantic import BaseModel, Field

class Card(BaseModel):
    kind: Literal["card"]

class Cash(BaseModel):
    kind: Literal["cash"]

Payment = Annotated[Union[Card, Cash], Field(discriminator="kind")]

class Order(BaseModel):
    paid: Payment

@app.post("/orders")
def make(order: Order): ...
`);
    expect(component(document, "Order").properties).toEqual({
      paid: {
        title: "Paid",
        oneOf: [{ $ref: "#/components/schemas/Card" }, { $ref: "#/components/schemas/Cash" }],
        discriminator: { propertyName: "kind", mapping: { card: "#/components/schemas/Card", cash: "#/components/schemas/Cash" } },
      },
    });
  });

  test("ids that a function of the application makes", () => {
    const document = documentOf(`
from fastapi import FastAPI

def own(route):
    return f"{route.tags[0]}-{route.name}"

app = FastAPI(generate_unique_id_function=own)

@app.get("/orders", tags=["shop"])
def orders() -> list[int]: ...
`);
    expect(operation(document, "get", "/orders").operationId).toBe("shop-orders");
    expect(JSON.stringify(operation(document, "get", "/orders").responses)).toContain('"title":"Response Shop-Orders"');
  });
});

test("a model that holds itself has a schema for each direction in Pydantic 2; equal classes of one name have one", () => {
  const [document] = documentsOf({
    "app/one.py": "from pydantic import BaseModel\nclass Label(BaseModel):\n    text: str\n",
    "app/two.py": "from pydantic import BaseModel\nclass Label(BaseModel):\n    text: str\nclass Size(BaseModel):\n    a: int\n",
    "app/main.py": `from fastapi import FastAPI
from pydantic import BaseModel
from app import one, two
class Size(BaseModel):
    b: int
class Node(BaseModel):
    children: list["Node"] = []
app = FastAPI()
@app.post("/n")
def node(node: Node) -> Node: ...
@app.post("/l")
def label(label: one.Label) -> two.Label: ...
@app.post("/s")
def size(size: Size) -> two.Size: ...
`,
  });
  const { schemas: named } = (document?.openapi.components ?? {}) as { schemas: Part };
  expect(Object.keys(named)).toEqual([
    "HTTPValidationError",
    "Label",
    "Node-Input",
    "Node-Output",
    "Size-Input",
    "Size-Output",
    "ValidationError",
  ]);
});

test("what Pydantic 1 writes in its own way", () => {
  const document = documentOf(`
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from typing import Generic, List, Literal, Optional, Tuple, TypeVar
from fastapi import FastAPI
from pydantic import AnyUrl, BaseModel, Field
from pydantic.generics import GenericModel

T = TypeVar("T")

class State(Enum):
    OPEN = 1

class Label(BaseModel):
    name: str = Field("x", example="y")

class Order(BaseModel):
    state: State = State.OPEN
    label: Label = Field(..., description="Its label")
    price: Decimal = Decimal("1.5")
    url: AnyUrl
    time: timedelta
    pair: Tuple[int, str]
    kinds: Literal["a", 1]
    children: List["Order"] = []

class Page(GenericModel, Generic[T]):
    """Of many."""
    items: List[T]
    first: T

app = FastAPI()

@app.post("/orders")
def make(order: Order) -> Page[Order]: ...
`);
  expect(component(document, "State")).toEqual({ title: "State", description: "An enumeration.", enum: [1] });
  expect(component(document, "Label").properties).toEqual({ name: { title: "Name", type: "string", example: "y", default: "x" } });
  expect(component(document, "Page_Order_")).toMatchObject({ title: "Page[Order]", description: "Of many.", required: ["items", "first"] });
  expect(component(document, "Order").properties).toEqual({
    state: { allOf: [{ $ref: "#/components/schemas/State" }], default: 1 },
    label: { title: "Label", allOf: [{ $ref: "#/components/schemas/Label" }], description: "Its label" },
    price: { title: "Price", type: "number", default: 1.5 },
    url: { title: "Url", type: "string", minLength: 1, maxLength: 65536, format: "uri" },
    time: { title: "Time", type: "number", format: "time-delta" },
    pair: { title: "Pair", type: "array", minItems: 2, maxItems: 2, items: [{ type: "integer" }, { type: "string" }] },
    kinds: {
      title: "Kinds",
      anyOf: [
        { type: "string", enum: ["a"] },
        { type: "integer", enum: [1] },
      ],
    },
    children: { title: "Children", type: "array", items: { $ref: "#/components/schemas/Order" }, default: [] },
  });
});

test("the docstring of a plain dataclass describes it since Pydantic 2.14, that of Pydantic's own always", () => {
  const program = programOf(`${START}
from dataclasses import dataclass
from pydantic.dataclasses import dataclass as checked

@dataclass
class Plain:
    """Plain."""
    size: int

@checked
class Checked:
    """Checked."""
    size: int

@app.post("/sizes")
def sizes(plain: Plain) -> Checked: ...
`);
  const words = (requirements: string): readonly unknown[] => {
    const [document] = openapiDocuments(
      fastapiTable(program, createCatalogue()),
      schemas(program, new Evaluator(program)),
      releasesOf([requirements]),
    );
    return ["Plain", "Checked"].map((name) => component(document?.openapi ?? {}, name).description);
  };
  expect(words("")).toEqual(["Plain.", "Checked."]);
  expect(words("pydantic==2.11.9\n")).toEqual([undefined, "Checked."]);
});

describe("releases", () => {
  test("that requirements allow", () => {
    const release = (text: string) => releasesOf([text]).fastapi;
    expect(release("fastapi==0.103.2\n")).toEqual({ major: 0, minor: 103, patch: 2 });
    expect(release('dependencies = ["fastapi[standard]>=0.100,<0.116"]')).toMatchObject({ major: 0, minor: 115 });
    expect(release('[tool.poetry.dependencies]\nfastapi = "^0.115.2"\n')).toMatchObject({ major: 0, minor: 115 });
    expect(release('fastapi = { version = "0.95.1", extras = ["all"] }\n')).toMatchObject({ minor: 95 });
    expect(release("fastapi>=0.100\nfastapi-users==12.0\n")).toBeNull();
    expect(releasesOf(["pydantic~=2.9\n"]).pydantic).toMatchObject({ major: 2, minor: Number.POSITIVE_INFINITY });
  });

  test("that lock files name come before what requirements allow", () => {
    const uv = '[[package]]\nname = "fastapi"\nversion = "0.115.6"\n\n[[package]]\nname = "pydantic"\nversion = "2.10.4"\n';
    const pipenv = '{ "default": { "fastapi": { "hashes": [ "sha256:1" ], "version": "==0.110.0" } } }';
    const requirements = ["fastapi>=0.100\npydantic~=2.9\n"];
    expect(releasesOf(requirements, [uv])).toEqual({
      fastapi: { major: 0, minor: 115, patch: 6 },
      pydantic: { major: 2, minor: 10, patch: 4 },
    });
    expect(releasesOf(requirements, [pipenv])).toMatchObject({ fastapi: { minor: 110, patch: 0 }, pydantic: { major: 2 } });
  });

  test("write bytes, references and single values in their own way", () => {
    const source = `${START}
from typing import Literal
from pydantic import BaseModel, Field

class Label(BaseModel):
    picture: bytes
    kind: Literal["a"]
    more: dict

class Order(BaseModel):
    label: Label = Field(description="Its label")

@app.post("/orders")
def make(order: Order): ...
`;
    const program = programOf(source);
    const [old] = openapiDocuments(
      fastapiTable(program, createCatalogue()),
      schemas(program, new Evaluator(program)),
      releasesOf(["fastapi==0.103.2\npydantic==2.4.2\n"]),
    );
    expect(component(old?.openapi ?? {}, "Label").properties).toEqual({
      picture: { type: "string", format: "binary", title: "Picture" },
      kind: { type: "string", const: "a", enum: ["a"], title: "Kind" },
      more: { type: "object", title: "More" },
    });
    expect(component(old?.openapi ?? {}, "Order").properties).toEqual({
      label: { allOf: [{ $ref: "#/components/schemas/Label" }], description: "Its label" },
    });
    expect(component(documentOf(source), "Label").properties).toMatchObject({
      picture: { type: "string", contentMediaType: "application/octet-stream" },
      kind: { const: "a" },
      more: { additionalProperties: true },
    });
  });
});

test("another name of a generic model, and a variable that a base without arguments shares", () => {
  const document = documentOf(`${START}
from typing import Generic, TypeVar
from pydantic import BaseModel

T = TypeVar("T")

class Order(BaseModel):
    number: int

class Answer(BaseModel, Generic[T]):
    data: T

class Page(Answer, Generic[T]):
    total: int

A = Answer
P = Page

@app.get("/orders")
def orders() -> P[list[Order]]: ...

@app.get("/order")
def order() -> A[Order]: ...
`);
  expect(component(document, "Page_list_Order__").properties).toMatchObject({
    data: { type: "array", items: { $ref: "#/components/schemas/Order" } },
    total: { type: "integer" },
  });
  expect(component(document, "Answer_Order_").properties).toMatchObject({ data: { $ref: "#/components/schemas/Order" } });
});

test("an alias that holds itself", () => {
  const document = documentOf(`${START}
from pydantic import BaseModel, Field
from typing_extensions import TypeAliasType

Json = TypeAliasType("Json", "str | int | None | list[Json] | dict[str, Json]")


class Target(BaseModel):
    name: str
    params: dict[str, Json] = Field(default_factory=dict)


@app.get("/targets")
def targets() -> list[Target]: ...
`);
  expect(Object.keys(component(document, "Target").properties as object)).toEqual(["name", "params"]);
});

test("generic types that hold themselves with more in their arguments end", () => {
  const document = documentOf(`${START}
from typing import Generic, TypeVar
from pydantic import BaseModel

T = TypeVar("T")
type Growing[T] = Growing[list[T]] | T

class Node(BaseModel, Generic[T]):
    inner: "Node[Node[T]] | None"
    value: T

class Target(BaseModel):
    node: Node[int]
    growing: Growing[int]

type Json = list[Json] | dict[str, Json] | str

@app.get("/targets")
def targets() -> list[Target]: ...

@app.post("/targets")
def grow(data: Json, growing: Growing[str]) -> None: ...
`);
  expect(Object.keys(component(document, "Target").properties as object)).toEqual(["node", "growing"]);
});

test("markers as the defaults of a model's fields", () => {
  const document = documentOf(`${START}
from fastapi import Depends, Query
from pydantic import BaseModel, Field

class Paging(BaseModel):
    page: int | None = Field(Query(default=1, ge=1, alias="pageNumber"))
    size: int = Field(default=Query(default=20))
    states: list[str] = Field(default=Query(default=[]), alias="state")

@app.get("/orders")
def orders(paging: Paging = Depends()) -> None: ...
`);
  expect(parametersOf(operation(document, "get", "/orders"))).toEqual(["query pageNumber?", "query size?", "query state?"]);
});

test("the endpoint's body comes before that of the same name in a dependency", () => {
  const document = documentOf(`${START}
from fastapi import Depends
from pydantic import BaseModel

class Client(BaseModel):
    client_id: str

class TokenRequest(Client):
    code: str

def client(payload: Client) -> str: ...

@app.post("/token")
def token(payload: TokenRequest, client: str = Depends(client)) -> None: ...
`);
  expect(JSON.stringify(operation(document, "post", "/token").requestBody)).toContain("#/components/schemas/TokenRequest");
});

test("scalar types of other libraries are parameters", () => {
  const document = documentOf(`${START}
from beanie import PydanticObjectId
from beanie.odm.fields import PydanticObjectId as Id
from pydantic_extra_types.phone_numbers import PhoneNumber
from ulid import ULID

@app.get("/orders")
def orders(user: PydanticObjectId | None = None, shop: Id = None, phone: PhoneNumber = "", order: ULID = None) -> None: ...
`);
  expect(parametersOf(operation(document, "get", "/orders"))).toEqual(["query user?", "query shop?", "query phone?", "query order?"]);
});
