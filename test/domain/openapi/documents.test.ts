import { describe, expect, test } from "vitest";
import { createCatalogue } from "../../../src/data/catalogue.ts";
import { fastapiTable } from "../../../src/domain/fastapi/index.ts";
import { type ApiDocument, type JsonObject, openapiDocuments } from "../../../src/domain/openapi/index.ts";
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
      type: "object",
      properties: { items: { type: "array", items: { $ref: "#/components/schemas/Order" } }, totalCount: { type: "integer" } },
      required: ["items", "totalCount"],
    });
    expect(component(document, "Order")).toEqual({
      type: "object",
      properties: {
        orderNumber: { type: "string", minLength: 3 },
        note: { anyOf: [{ type: "string" }, { type: "null" }] },
        type: { type: "string", default: "new" },
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
      lines: { type: "array", items: { $ref: "#/components/schemas/Line-Input" } },
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
    expect(component(document, "State")).toEqual({ type: "string", enum: ["open", "done"] });
    expect(component(document, "Order").properties).toHaveProperty("kind", { type: "string", enum: ["a", "b"] });
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
  expect(JSON.stringify(responses["200"])).toContain('"items":{"$ref":"#/components/schemas/Parcel"}');
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
