// Where a document says something else than the annotation of a field: serializers, validators, settings, hooks.

import { expect, test } from "vitest";
import { at, documented } from "./documented.ts";

const START = `
from dataclasses import dataclass, field
from typing import Annotated, Literal, NamedTuple, Union
from fastapi import Body, Depends, FastAPI, Form
from fastapi.security import OAuth2, OAuth2PasswordBearer
from pydantic import (
    BaseModel, BeforeValidator, ConfigDict, Discriminator, Field, Json, PlainSerializer, PlainValidator, Tag, computed_field,
    field_serializer, model_serializer, with_config,
)
from pydantic.dataclasses import dataclass as checked
from typing_extensions import TypedDict

app = FastAPI()

def to_text(value) -> str: ...
def tell(value): ...
`;

test("serializers and validators of annotations and fields", () => {
  const { document } = documented(`${START}
class Order(BaseModel):
    number: Annotated[int, PlainSerializer(to_text)]
    size: Annotated[int | None, PlainSerializer(lambda value: value, return_type=str, when_used="unless-none")]
    weight: Annotated[int, BeforeValidator(tell, json_schema_input_type=int | str)]
    state: Annotated[int, PlainValidator(tell)]
    price: int
    @field_serializer("price", return_type=float)
    def serialize_price(self, value): ...
    @computed_field(return_type=bool, examples=[True], json_schema_extra={"x-kind": "own"})
    def open(self): ...

@app.post("/orders")
def make(order: Order) -> Order: ...
`);
  const said = (mode: string, name: string): unknown => at(document, "components", "schemas", `Order-${mode}`, "properties", name);
  expect(said("Output", "number")).toEqual({ type: "string", title: "Number" });
  expect(said("Input", "number")).toEqual({ type: "integer", title: "Number" });
  expect(said("Output", "size")).toEqual({ anyOf: [{ type: "null" }, { type: "string" }], title: "Size" });
  expect(said("Input", "weight")).toEqual({ anyOf: [{ type: "integer" }, { type: "string" }], title: "Weight" });
  expect(said("Input", "state")).toEqual({ title: "State" });
  expect(said("Output", "state")).toEqual({ type: "integer", title: "State" });
  expect(said("Output", "price")).toEqual({ type: "number", title: "Price" });
  expect(said("Output", "open")).toMatchObject({ type: "boolean", examples: [true], "x-kind": "own", readOnly: true });
});

test("a field has a title for what it is annotated with, whatever a serializer makes of it", () => {
  const { document } = documented(`${START}
class Item(BaseModel):
    size: int

class Order(BaseModel):
    item: Item
    size: int
    @field_serializer("item")
    def give_item(self, value) -> str: ...
    @field_serializer("size")
    def give_size(self, value) -> Item: ...

@app.get("/orders")
def read() -> Order: ...
`);
  expect(at(document, "components", "schemas", "Order", "properties")).toEqual({
    item: { type: "string" },
    size: { $ref: "#/components/schemas/Item", title: "Size" },
  });
});

test("what a model is serialized to has no title of its own", () => {
  const { document } = documented(`${START}
class Flat(BaseModel):
    """Said of the model."""
    size: int
    @model_serializer(mode="plain", return_type=dict[str, int])
    def flat(self): ...

@app.post("/flat")
def flat(flat: Flat) -> Flat: ...
`);
  expect(at(document, "components", "schemas", "Flat-Output")).toEqual({ type: "object", additionalProperties: { type: "integer" } });
  expect(at(document, "components", "schemas", "Flat-Input")).toMatchObject({ title: "Flat", description: "Said of the model." });
});

test("a union whose alternatives a function tells apart", () => {
  const { document } = documented(`${START}
class Cash(BaseModel):
    amount: int

class Card(BaseModel):
    number: str

class Payment(BaseModel):
    means: Annotated[Union[Annotated[Cash, Tag("cash")], Annotated[Card, Tag("card")]], Discriminator(tell)]
    other: Cash | Card = Field(discriminator=Discriminator(lambda value: "cash"))

@app.post("/payments")
def pay(payment: Payment) -> None: ...
`);
  const alternatives = [{ $ref: "#/components/schemas/Cash" }, { $ref: "#/components/schemas/Card" }];
  expect(at(document, "components", "schemas", "Payment", "properties", "means")).toEqual({ oneOf: alternatives, title: "Means" });
  expect(at(document, "components", "schemas", "Payment", "properties", "other")).toEqual({ oneOf: alternatives, title: "Other" });
});

test("settings of dataclasses and typed dicts, and fields that a constructor does not take", () => {
  const { document } = documented(`${START}
@checked(config=ConfigDict(title="A place", extra="forbid"))
class Place:
    x: int

@with_config(title="Words", extra="forbid")
class Words(TypedDict):
    text: str

@dataclass
class Line:
    unit_price: int
    total: int = field(init=False, default=0)
    __pydantic_config__ = ConfigDict(alias_generator=lambda name: name.upper())

@app.post("/places")
def place(place: Place, words: Words, line: Line) -> None: ...

@dataclass
class Paging:
    page: int = 1
    start: int = field(init=False, default=0)

@app.get("/places")
def places(paging: Paging = Depends()) -> None: ...
`);
  expect(at(document, "components", "schemas", "Place")).toMatchObject({ title: "A place", additionalProperties: false });
  expect(at(document, "components", "schemas", "Words")).toMatchObject({ title: "Words", additionalProperties: false });
  expect(Object.keys(at(document, "components", "schemas", "Line", "properties") as object)).toEqual(["UNIT_PRICE", "TOTAL"]);
  expect((at(document, "paths", "/places", "get", "parameters") as { name: string }[]).map(({ name }) => name)).toEqual(["page"]);
});

test("hooks change what they like of a schema", () => {
  const { document } = documented(`${START}
def untitled(schema: dict) -> None:
    schema.pop("title", None)
    schema["x-kind"] = "own"
    for each in schema.get("properties", {}).values():
        each.pop("title", None)

def noted(schema):
    schema.update({"x-note": [1, 2]})

class Order(BaseModel):
    model_config = ConfigDict(json_schema_extra=untitled)
    size: int

class Item(BaseModel):
    size: int = Field(json_schema_extra=noted)

@app.post("/orders")
def make(order: Order, item: Item) -> None: ...
`);
  expect(at(document, "components", "schemas", "Order")).toEqual({
    type: "object",
    properties: { size: { type: "integer" } },
    required: ["size"],
    "x-kind": "own",
  });
  expect(at(document, "components", "schemas", "Item", "properties", "size")).toMatchObject({ "x-note": [1, 2], title: "Size" });
});

test("sequences that do not say what they hold and named tuples are uploads to FastAPI; a text that holds JSON is what it holds", () => {
  const { document } = documented(`${START}
class Point(NamedTuple):
    x: int

@app.post("/a")
def a(rows: list) -> None: ...

@app.post("/b")
def b(point: Point) -> None: ...

@app.post("/c")
def c(rows: Json[list[int]], filter: Json = "") -> None: ...
`);
  const media = (path: string): readonly string[] => Object.keys(at(document, "paths", path, "post", "requestBody", "content") as object);
  expect(media("/a")).toEqual(["multipart/form-data"]);
  expect(media("/b")).toEqual(["multipart/form-data"]);
  expect(media("/c")).toEqual(["application/json"]);
  expect(at(document, "paths", "/c", "post", "parameters", "0", "name")).toBe("filter");
});

test("forms that are models beside other fields", () => {
  const { document } = documented(`${START}
class Address(BaseModel):
    street: str
    city: str = ""

@app.post("/orders")
def make(address: Annotated[Address, Form()], note: Annotated[str, Form()], other: Annotated[Address | None, Form()] = None) -> None: ...
`);
  const reference = { $ref: "#/components/schemas/Address" };
  expect(at(document, "components", "schemas", "Body_make_orders_post")).toMatchObject({
    allOf: [reference, { anyOf: [{ not: { anyOf: [{ required: ["city"] }, { required: ["street"] }] } }, { anyOf: [reference] }] }],
    required: ["note"],
  });
});

test("flows of OAuth2, by position or written out", () => {
  const { document } = documented(`${START}
password = OAuth2PasswordBearer("token", scopes={"read": "Reads"}, refreshUrl="again")
machine = OAuth2(flows={"clientCredentials": {"tokenUrl": "machine", "scopes": {}}}, scheme_name="Machine")

@app.get("/orders")
def orders(a=Depends(password), b=Depends(machine)) -> None: ...
`);
  expect(at(document, "components", "securitySchemes", "OAuth2PasswordBearer", "flows")).toEqual({
    password: { tokenUrl: "token", scopes: { read: "Reads" }, refreshUrl: "again" },
  });
  expect(at(document, "components", "securitySchemes", "Machine", "flows")).toEqual({
    clientCredentials: { tokenUrl: "machine", scopes: {} },
  });
});

test("what Pydantic itself names: any JSON, any model", () => {
  const { document } = documented(`${START}
from pydantic import JsonValue

class Event(BaseModel):
    details: dict[str, JsonValue]
    about: BaseModel

@app.post("/events")
def tell(event: Event) -> None: ...
`);
  expect(at(document, "components", "schemas", "Event", "properties", "details")).toMatchObject({
    additionalProperties: { $ref: "#/components/schemas/JsonValue" },
  });
  expect(at(document, "components", "schemas", "BaseModel")).toEqual({ type: "object", properties: {}, title: "BaseModel" });
  expect(at(document, "components", "schemas", "JsonValue")).toEqual({});
});
