import { expect, test } from "vitest";
import { rows, tableOf } from "./rows.ts";

// What these applications serve was taken from `app.routes` of the running ones.

test("versions that are mounted under prefixes of their own", async () => {
  expect(
    await rows(`
from fastapi import APIRouter, Depends, FastAPI
from fastapi_versioning import VersionedFastAPI, version, versioned_api_route

def guard(): ...
def audit(): ...

orders = APIRouter(prefix="/orders", dependencies=[Depends(audit)])
invoices = APIRouter(prefix="/invoices", route_class=versioned_api_route(1, 1))

@orders.get("/")
def listed(): ...

@orders.get("/{number}")
@version(1, 0)
def show(number: int): ...

@version(2)
@orders.get("/{number}")
def show_anew(number: int): ...

@orders.post("/")
@version(major=1, minor=2)
def place(): ...

@invoices.get("/")
def all_invoices(): ...

app = FastAPI(title="shop", dependencies=[Depends(guard)])
app.include_router(orders)
app.include_router(invoices, prefix="/books")
app = VersionedFastAPI(app, version_format="{major}.{minor}", prefix_format="/api/v{major}.{minor}", enable_latest=True, description="x")

@app.get("/health")
def health(): ...
`),
  ).toEqual([
    "GET /api/v1.0/orders/ listed <- audit, guard",
    "GET /api/v1.0/orders/{number} show <- audit, guard",
    "GET /api/v1.1/books/invoices/ all_invoices <- guard",
    "GET /api/v1.1/orders/ listed <- audit, guard",
    "GET /api/v1.1/orders/{number} show <- audit, guard",
    "GET /api/v1.2/books/invoices/ all_invoices <- guard",
    "GET /api/v1.2/orders/ listed <- audit, guard",
    "POST /api/v1.2/orders/ place <- audit, guard",
    "GET /api/v1.2/orders/{number} show <- audit, guard",
    "GET /api/v2.0/books/invoices/ all_invoices <- guard",
    "GET /api/v2.0/orders/ listed <- audit, guard",
    "POST /api/v2.0/orders/ place <- audit, guard",
    "GET /api/v2.0/orders/{number} show_anew <- audit, guard",
    "GET /health health",
    "GET /latest/books/invoices/ all_invoices <- guard",
    "GET /latest/orders/ listed <- audit, guard",
    "POST /latest/orders/ place <- audit, guard",
    "GET /latest/orders/{number} show_anew <- audit, guard",
  ]);
});

test("versions that an application moves its own routes to", async () => {
  expect(
    await rows(`
from fastapi import APIRouter, FastAPI
from fastapi_versionizer.versionizer import Versionizer, api_version

orders = APIRouter(prefix="/orders")

@orders.get("/")
def listed(): ...

@api_version(2)
@orders.get("/")
def listed_anew(): ...

@api_version(1, remove_in_major=3)
@orders.get("/old")
def old(): ...

@api_version(3)
@orders.post("/")
def place(): ...

@orders.websocket("/live")
async def live(socket): ...

app = FastAPI()
app.include_router(orders, prefix="/api")
Versionizer(app=app, prefix_format="/v{major}", semantic_version_format="{major}", latest_prefix="/latest", sort_routes=True).versionize()

@app.get("/health")
def health(): ...
`),
  ).toEqual([
    "GET /health health",
    "GET /latest/api/orders/ listed_anew",
    "POST /latest/api/orders/ place",
    " /latest/api/orders/live live",
    "GET /v1/api/orders/ listed",
    " /v1/api/orders/live live",
    "GET /v1/api/orders/old old",
    "GET /v2/api/orders/ listed_anew",
    " /v2/api/orders/live live",
    "GET /v2/api/orders/old old",
    "GET /v3/api/orders/ listed_anew",
    "POST /v3/api/orders/ place",
    " /v3/api/orders/live live",
  ]);
});

test("a copy of the function in the project, or one in a package that is not there", async () => {
  const source = (from: string): string => `
from fastapi import FastAPI
from ${from} import VersionedFastAPI
def build():
    base = FastAPI()
    @base.get("/orders")
    def orders(): ...
    application = VersionedFastAPI(base, prefix_format="/api/v{major}", default_version=(1, 0), kwargs=dict(debug=True))
    for route in application.routes: print(route)
    return application
`;
  const copy = `
from fastapi import FastAPI
def VersionedFastAPI(app, version_format="{major}", prefix_format="/v{major}", default_version=(1, 0), enable_latest=False, kwargs=None):
    parent = FastAPI(title=app.title, **kwargs)
    for route in app.routes:
        versioned = FastAPI()
        versioned.router.routes.append(route)
        parent.mount("/somewhere", versioned)
    return parent
`;
  expect(await rows({ "app.py": source("toolkit.versioning"), "toolkit/__init__.py": "", "toolkit/versioning.py": copy })).toEqual([
    "GET /api/v1/orders build.<locals>.orders",
  ]);
  expect(await rows(source("elsewhere.fastapi.versioning"))).toEqual(["GET /api/v1/orders build.<locals>.orders"]);
});

test("a version or prefix that only the running program knows is a blind spot, not a row", async () => {
  const table = await tableOf({
    "app.py": `
import random
from fastapi import FastAPI
from fastapi_versioning import VersionedFastAPI, version
app = FastAPI()
@app.get("/a")
@version(random.randint(1, 9))
def a(): ...
@app.get("/b")
def b(): ...
app = VersionedFastAPI(app, prefix_format="/v{major}")
`,
    "other.py": `
import random
from fastapi import FastAPI
from fastapi_versioning import VersionedFastAPI
app = FastAPI()
@app.get("/c")
def c(): ...
app = VersionedFastAPI(app, prefix_format=random.choice(["/v", "/w"]))
`,
  });
  expect(table.routes.map(({ path, name }) => `${path} ${name}`)).toEqual(["/v1/b app.b"]);
  expect(table.blindSpots.map(({ kind, file, line }) => `${kind} ${file}:${line}`).sort()).toEqual([
    "route-version app.py:6",
    "route-version other.py:8",
  ]);
});

test("routes that are taken away: all may be gone, or those in whose place others come", async () => {
  const source = (condition: string): string => `
from fastapi import APIRouter, FastAPI
special = APIRouter()
@special.post("/orders")
def place_special(): ...
app = FastAPI()
@app.get("/orders")
def orders(): ...
@app.post("/orders")
def place(): ...
def override(new, base):
    for at, route in reversed(list(enumerate(base.routes))):
        for other in new.routes:
            if ${condition}:
                del base.routes[at]
    base.include_router(new)
override(special, app)
`;
  expect(await rows(source("route.methods == other.methods and route.path == other.path"))).toEqual([
    "GET /orders orders",
    "POST /orders place (conditional)",
    "POST /orders place_special",
  ]);
  expect(await rows(source("route.name in HIDDEN"))).toEqual([
    "GET /orders orders (conditional)",
    "POST /orders place (conditional)",
    "POST /orders place_special (conditional)",
  ]);
  const assigned = (value: string): string => `
from fastapi import FastAPI
app = FastAPI()
@app.get("/orders")
def orders(): ...
app.router.routes = ${value}
`;
  expect(await rows(assigned("[route for route in app.routes if route.name not in HIDDEN]"))).toEqual(["GET /orders orders (conditional)"]);
  expect(await rows(assigned("sorted(app.router.routes, key=by_heat)"))).toEqual(["GET /orders orders"]);
  const upgrade = `
from fastapi import FastAPI
app = FastAPI()
@app.get("/orders")
def orders(): ...
def replace(app, plugin):
    app.router.routes = [route for route in app.router.routes if not route.path.startswith(plugin.prefix)]
def load(app):
    for plugin in installed():
        replace(app, plugin)
load(app)
`;
  expect(await rows(upgrade)).toEqual(["GET /orders orders"]);
});
