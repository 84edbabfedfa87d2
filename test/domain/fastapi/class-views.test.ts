// Classes of which packages make routes.

import { expect, test } from "vitest";
import { rows, tableOf } from "./rows.ts";

const START = "from fastapi import APIRouter, FastAPI\napp = FastAPI()\n";

test("cbv with paths of its own: methods that are called as verbs", async () => {
  expect(
    await rows(`${START}
from fastapi_utils.cbv import cbv
router = APIRouter(prefix="/shop")

@cbv(router, "/orders", "/old-orders")
class Orders:
    def get(self): ...
    def post(self): ...
    def helper(self): ...

app.include_router(router)
`),
  ).toEqual([
    "GET /shop/old-orders Orders.get <- Orders",
    "POST /shop/old-orders Orders.post <- Orders",
    "GET /shop/orders Orders.get <- Orders",
    "POST /shop/orders Orders.post <- Orders",
  ]);
});

test("resources that are added to an Api", async () => {
  const table = await tableOf({
    "shop/main.py": `${START}
from fastapi_restful import Api, Resource, set_responses
from pydantic import BaseModel

class Order(BaseModel):
    id: int

class Orders(Resource):
    @set_responses(Order)
    def get(self): ...
    def delete(self): ...

def create():
    api = Api(app)
    api.add_resource(Orders(), "/orders", prefix="/v1")

create()
`,
  });
  expect(table.routes.map(({ methods, path, responseModel }) => `${methods} ${path} ${responseModel}`)).toEqual([
    "DELETE /v1/orders null",
    "GET /v1/orders shop.main.Order",
  ]);
});

test("views of fastapi-class", async () => {
  expect(
    await rows(`${START}
from fastapi_class import View, endpoint

@View(app, path="/orders")
class Orders:
    async def get(self): ...
    @endpoint(("PUT",), path="/edit")
    async def edit(self): ...
`),
  ).toEqual(["GET /orders Orders.get", "PUT /orders/edit Orders.edit"]);
});

test("classes of classy-fastapi and those derived from them", async () => {
  expect(
    await rows(`${START}
from classy_fastapi import Routable, delete, get, route

class Orders(Routable):
    def __init__(self, store):
        super().__init__(prefix="/orders")
        self.store = store
    @get("/{number}")
    def read(self, number: int): ...
    @route("/many", methods=["PUT", "PATCH"])
    def many(self): ...

class Archive(Orders):
    @delete("/all")
    def clear(self): ...

class Items(Routable):
    @get("/items")
    def items(self): ...

app.include_router(Orders(None).router)
app.include_router(Archive(None).router, prefix="/archive")
app.include_router(Items(prefix="/v2").router)
`),
  ).toEqual([
    "DELETE /archive/orders/all Archive.clear",
    "PATCH,PUT /archive/orders/many Orders.many",
    "GET /archive/orders/{number} Orders.read",
    "PATCH,PUT /orders/many Orders.many",
    "GET /orders/{number} Orders.read",
    "GET /v2/items Items.items",
  ]);
});

test("a decorator of an unknown package that is given a router is told", async () => {
  const table = await tableOf({
    "shop/main.py": `${START}
from elsewhere import resource

@resource(app, "/orders")
class Orders:
    def get(self): ...
`,
  });
  expect(table.blindSpots.map(({ kind, detail }) => `${kind}: ${detail}`)).toEqual([
    "registration: what elsewhere.resource makes of Orders may be routes: they are not listed",
  ]);
});

test("routers that change what they are given before they hand it on", async () => {
  expect(
    await rows(`${START}
class Versioned(APIRouter):
    def include_router(self, router, **options):
        options.setdefault("prefix", "/none")
        prefix = options.pop("prefix", "")
        super().include_router(router, prefix="/v1" + prefix, **options)

orders = APIRouter()

@orders.get("/orders")
def read(): ...

versioned = Versioned()
versioned.include_router(orders)
versioned.include_router(orders, prefix="/shop")
app.include_router(versioned)
`),
  ).toEqual(["GET /v1/none/orders read", "GET /v1/shop/orders read"]);
});
