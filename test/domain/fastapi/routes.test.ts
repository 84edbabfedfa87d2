import { expect, test } from "vitest";
import { loadPolicy } from "../../../src/config/index.ts";
import { analyseSources } from "../../../src/pipeline.ts";
import { rows, tableOf } from "./rows.ts";

test("decorators, stacked ones, constants and f-strings in paths", async () => {
  expect(
    await rows(`
from enum import Enum
from fastapi import FastAPI
ROOT = "/v1"
class Path(str, Enum):
    ITEMS = "/items"
class Paths:
    ORDERS = ROOT + "/orders"
app = FastAPI()

@app.get(f"{ROOT}/a")
@app.post(ROOT + "/b")
def both(): ...

@app.api_route(Path.ITEMS, methods=["PUT", "DELETE"])
async def items(): ...

@app.get(Paths.ORDERS)
def orders(): ...

@app.websocket("/ws")
async def socket(ws): ...
`),
  ).toEqual(["DELETE,PUT /items items", "GET /v1/a both", "POST /v1/b both", "GET /v1/orders orders", " /ws socket"]);
});

test("routers below hosts keep their paths, whatever the hosts are called", async () => {
  expect(
    await rows({
      "shop/main.py": `
import os
from fastapi import APIRouter, FastAPI

orders = APIRouter(prefix="/orders")
admin = APIRouter()

@orders.get("/{order_id}")
def order(order_id: int): ...

@admin.get("/users")
def users(): ...

def serve(site: FastAPI) -> None:
    for domain in ("shop.example", os.environ["DOMAIN"]):
        for name in ("www", "m"):
            site.host(f"{name}.{domain}", orders)
        site.host("admin." + domain, app=admin)

app = FastAPI()
serve(app)
`,
    }),
  ).toEqual(["GET /orders/{order_id} order", "GET /users users"]);
});

test("a router that a setting keeps back is listed as switched off", async () => {
  const { routes, blindSpots } = await tableOf({
    "shop/main.py": `
from fastapi import APIRouter, FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    card_key: str | None = None

    def cards(self) -> bool:
        return self.card_key is not None


settings = Settings()


def payment_router():
    router = APIRouter()
    registered = False
    if settings.cards():

        @router.post("/card")
        def card(): ...

        registered = True
    return router if registered else None


def create() -> FastAPI:
    app = FastAPI()
    payments = payment_router()
    if payments:
        app.include_router(payments)
    return app


app = create()
`,
  });
  expect(routes.map(({ path, certainty }) => [path, certainty])).toEqual([["/card", "off"]]);
  expect(blindSpots).toEqual([]);
});

test("prefixes over files, nested routers and mounted applications", async () => {
  expect(
    await rows({
      "shop/__init__.py": "",
      "shop/routes/__init__.py":
        "from . import users\nfrom fastapi import APIRouter\nrouter = APIRouter(prefix='/api')\nrouter.include_router(users.router, prefix='/v2')\n",
      "shop/routes/users.py":
        "from fastapi import APIRouter\nrouter = APIRouter(prefix='/users')\n@router.get('/{id}')\ndef show(id: int): ...\n",
      "shop/api.py":
        "from fastapi import FastAPI, Depends\nfrom shop.routes import router as api_router\ndef guard(): ...\ninner = FastAPI()\n@inner.get('/ping')\ndef ping(): ...\napp = FastAPI(dependencies=[Depends(guard)])\napp.include_router(api_router)\napp.mount('/sub', inner)\n",
    }),
  ).toEqual(["GET /api/v2/users/{id} shop.routes.users.show <- guard", "GET /sub/ping ping"]);
});

test("a router under another name stays the one it was when its first name gets another", async () => {
  const source = (include: string): string => `
from fastapi import APIRouter, FastAPI

router = APIRouter()

@router.get("")
def listed(): ...

_router = router
router = APIRouter()
${include}
app = FastAPI()
app.include_router(router)
`;
  const twice = 'router.include_router(_router, prefix="/users", deprecated=True)\nrouter.include_router(_router, prefix="/v2/users")';
  expect(await rows(source(twice))).toEqual(["GET /users listed", "GET /v2/users listed"]);
  const inside =
    'router.include_router(_router, prefix="/a")\nrouter.include_router(router, prefix="/b")\nrouter.include_router(router, prefix="/c")';
  expect(await rows(source(inside))).toContain("GET /a listed");
});

test("an application that is handed to what cannot be followed is the one that comes back", async () => {
  const source = (configure: string): string => `
from fastapi import APIRouter, FastAPI
from fastapi_pagination import add_pagination
from prometheus import Wrapper

router = APIRouter()

@router.get("/orders")
def orders(): ...

async def build(container):
    app = FastAPI()
    ${configure}
    app.include_router(router)
    return app
`;
  for (const configure of ["app = container[Policy].configure(app)", "app = await container.set_up(app=app)", "app = add_pagination(app)"])
    expect(await rows(source(configure))).toEqual(["GET /orders orders"]);
  // A class makes another application, with routes of its own.
  expect(await rows(source("app = Wrapper(app)"))).toEqual([]);
});

test("a factory called twice makes two routers", async () => {
  expect(
    await rows(`
from fastapi import APIRouter, FastAPI

def crud(prefix: str, name: str) -> APIRouter:
    router = APIRouter(prefix=prefix)
    @router.get("/" + name)
    def read(): ...
    return router

def create_app() -> FastAPI:
    app = FastAPI()
    for router in [crud("/a", "x"), crud("/b", "y")]:
        app.include_router(router)
    return app
`),
  ).toEqual(["GET /a/x crud.<locals>.read", "GET /b/y crud.<locals>.read"]);
});

test("registration by call, over lists that functions build", async () => {
  expect(
    await rows(`
from fastapi import APIRouter, FastAPI
def one(): ...
def two(): ...
def endpoints():
    found = []
    for path, handler in (("/one", one), ("/two", two)):
        found.append((path, handler, ["GET", "POST"]))
    return found
router = APIRouter()
for path, handler, methods in endpoints():
    router.add_api_route(path, handler, methods=methods)
app = FastAPI()
setup = {"prefix": "/p"}
app.include_router(router, **setup)
`),
  ).toEqual(["GET,POST /p/one one", "GET,POST /p/two two"]);
});

test("conditions: both sides count, what only other settings switch on is marked", async () => {
  expect(
    await rows(`
import os
from fastapi import APIRouter, FastAPI
app = FastAPI()
a = APIRouter()
@a.get("/a")
def first(): ...
b = APIRouter()
@b.get("/b")
def second(): ...
if os.environ["MODE"] == "x":
    app.include_router(a)
if os.getenv("EXTRA", "") == "yes":
    app.include_router(b)
`),
  ).toEqual(["GET /a first (conditional)", "GET /b second (off)"]);
});

test("routers that no application includes are not served, unless there is no application", async () => {
  const router = "from fastapi import APIRouter\nrouter = APIRouter(prefix='/x')\n@router.get('/y')\ndef y(): ...\n";
  expect(await rows({ "views.py": router })).toEqual(["GET /x/y y"]);
  expect(await rows({ "views.py": router, "app.py": "from fastapi import FastAPI\napp = FastAPI()\n" })).toEqual([]);
});

test("classes: views, routers on objects, subclasses that register otherwise", async () => {
  expect(
    await rows(`
from fastapi import APIRouter, Depends, FastAPI
from fastapi_utils.cbv import cbv
def session(): ...
router = APIRouter(prefix="/items")
@cbv(router)
class Items:
    db = Depends(session)
    db2: int = Depends(session)
    @router.get("/")
    def index(self): ...

class Own:
    def __init__(self, prefix):
        self.router = APIRouter(prefix=prefix)
        self.router.add_api_route("/list", self.listing, methods=["GET"])
    def listing(self): ...

class Versioned(APIRouter):
    def __init__(self, version: int, **kwargs):
        super().__init__(prefix=f"/v{version}", **kwargs)
    def add_api_route(self, path, endpoint, **kwargs):
        super().add_api_route(path + "/", endpoint, **kwargs)

versioned = Versioned(3)
@versioned.get("/z")
def z(): ...

app = FastAPI()
app.include_router(router)
app.include_router(Own("/own").router)
app.include_router(versioned)
`),
  ).toEqual(["GET /items/ Items.index <- Items, session", "GET /own/list Own.listing", "GET /v3/z/ z"]);
});

test("views of a class by a decorator of the project, which moves the routes about and resets the prefix", async () => {
  expect(
    await rows(`
import inspect
from fastapi import APIRouter, Depends, FastAPI
def session(): ...
def views(router: APIRouter):
    def decorator(cls):
        return _views(router, cls)
    return decorator
def _views(router, cls):
    inner = APIRouter()
    for route in list(router.routes):
        router.routes.remove(route)
        route.path = route.path[len(router.prefix):]
        _inject(cls, route)
        inner.routes.append(route)
    prefix = router.prefix
    router.prefix = ""
    router.include_router(inner, prefix=prefix)
    return cls
def _inject(cls, route):
    signature = inspect.signature(route.endpoint)
    first, *others = signature.parameters.values()
    parameters = [first.replace(default=Depends(cls)), *others]
    route.endpoint.__signature__ = signature.replace(parameters=parameters)

router = APIRouter(prefix="/items")
@views(router)
class Items:
    db: int = Depends(session)
    @router.get("")
    def index(self): ...
    @router.get("/{id}")
    def one(self, id: int): ...

app = FastAPI()
app.include_router(router, prefix="/api")
`),
  ).toEqual(["GET /api/items Items.index <- Items, session", "GET /api/items/{id} Items.one <- Items, session"]);
});

test("decorators around handlers: the signature is that of the function, what runs is the wrapper", async () => {
  const table = await tableOf({
    "app.py": `
from functools import wraps
from fastapi import Depends, FastAPI
app = FastAPI()
def db(): ...
def in_thread(fn):
    @wraps(fn)
    async def wrapper(*args, **kwargs):
        return fn(*args, **kwargs)
    return wrapper
@app.get("/")
@in_thread
def index(s=Depends(db)) -> dict[str, int]: ...
`,
  });
  expect(
    table.routes.map(({ name, onLoop, handler, responseModel, dependencies }) => [
      name,
      onLoop,
      handler.def.async,
      responseModel,
      dependencies.length,
    ]),
  ).toEqual([["app.index", true, false, "dict[str, int]", 1]]);
});

test("start-up code registers routes with the application", async () => {
  expect(
    await rows(`
from contextlib import asynccontextmanager
from fastapi import APIRouter, FastAPI
router = APIRouter()
@router.get("/late")
def late(): ...
def register(app): app.include_router(router)
@asynccontextmanager
async def lifespan(app: FastAPI):
    register(app)
    yield
app = FastAPI(lifespan=lifespan)
`),
  ).toEqual(["GET /late late"]);
});

test("a function that registers routes is imported under another name", async () => {
  const table = await tableOf({
    "shop/__init__.py": "",
    "shop/orders.py": `
from fastapi import APIRouter
def make_endpoint(router: APIRouter, session):
    @router.post("/orders")
    async def create(): ...
`,
    "shop/routes.py": `
from fastapi import APIRouter
from .orders import make_endpoint as make_orders_endpoint
def make_router(found):
    router = APIRouter(prefix="/shop")
    make_orders_endpoint(router, found.session)
    return router
`,
    "shop/main.py": `
from fastapi import FastAPI
from shop.routes import make_router as build
app = FastAPI()
app.include_router(build(object()))
`,
  });
  expect(table.routes.map(({ path }) => path)).toEqual(["/shop/orders"]);
  expect(table.blindSpots).toEqual([]);
});

test("what cannot be read is a blind spot and no row", async () => {
  const table = await tableOf({
    "app.py": `
from fastapi import FastAPI
import plugins
app = FastAPI()
@app.get(plugins.path())
def a(): ...
app.include_router(plugins.find())
`,
  });
  expect(table.routes).toEqual([]);
  expect(table.blindSpots.map(({ kind, line }) => `${kind}:${line}`).sort()).toEqual(["route-path:5", "router:7"]);
});

test("a subclass of the router that changes the keywords of its routes", async () => {
  expect(
    await rows(`
from typing import get_type_hints
from fastapi import APIRouter, FastAPI, Response, status

class ShopRouter(APIRouter):
    def add_api_route(self, path, endpoint, **kwargs):
        if kwargs.get("status_code") == status.HTTP_204_NO_CONTENT:
            kwargs["response_class"] = Response
        if kwargs.get("response_model") is None:
            kwargs["response_model"] = get_type_hints(endpoint).get("return")
        return super().add_api_route(path, endpoint, **kwargs)

router = ShopRouter(prefix="/orders")

@router.delete("/{order}", status_code=status.HTTP_204_NO_CONTENT)
async def remove(order: int) -> None: ...

@router.post("/", status_code=status.HTTP_201_CREATED)
async def create() -> dict[str, int]: ...

app = FastAPI()
app.include_router(router)
`),
  ).toEqual(["POST /orders/ create", "DELETE /orders/{order} remove"]);
});

test("a long module that a value of another one needs is run to its end", async () => {
  const long = Array.from({ length: 2000 }, (_, index) => `A${index} = ${index}`).join("\n");
  expect(
    await rows({
      "first.py":
        "from fastapi import APIRouter\n\ndef title():\n    from main import NAME\n    return NAME\n\nrouter = APIRouter(tags=[title()])\n",
      "main.py": `from fastapi import FastAPI\nNAME = "shop"\n${long}\napp = FastAPI()\n@app.get("/late")\ndef late(): ...\n`,
    }),
  ).toEqual(["GET /late late"]);
});

test("routes made from the fields of data classes; a sub-application from the only class that makes one", async () => {
  expect(
    await rows(`
from dataclasses import dataclass, field
from fastapi import APIRouter, FastAPI
from settings import chosen

@dataclass(frozen=True)
class Kind:
    name: str
    prefixes: tuple[str, ...] = field(default_factory=lambda: ("/all",))

def register(router: APIRouter, kind: Kind) -> None:
    for prefix in kind.prefixes:
        @router.get(prefix + "/" + kind.name)
        def items(): ...

class Manager:
    def application(self) -> FastAPI | None:
        return None

class Simple(Manager):
    def application(self) -> FastAPI | None:
        inner = FastAPI()
        @inner.get("/token")
        def token(): ...
        return inner

def manager() -> Manager:
    return chosen()()

app = FastAPI()
router = APIRouter()
for kind in (Kind("orders", ("/a", "/b")), Kind(name="lines")):
    register(router, kind)
app.include_router(router)
app.mount("/auth", manager().application())
`),
  ).toEqual([
    "GET /a/orders register.<locals>.items",
    "GET /all/lines register.<locals>.items",
    "GET /auth/token Simple.application.<locals>.token",
    "GET /b/orders register.<locals>.items",
  ]);
});

test("verbs of a router go through its own api_route", async () => {
  expect(
    await rows(`
from fastapi import APIRouter, FastAPI

class Twice(APIRouter):
    def api_route(self, path, *, include_in_schema=True, **kwargs):
        bare = super().api_route(path, include_in_schema=include_in_schema, **kwargs)
        slashed = super().api_route(path + "/", include_in_schema=False, **kwargs)
        def register(function):
            slashed(function)
            return bare(function)
        return register

router = Twice(prefix="/orders")
@router.patch("/{number}")
def change(number: int): ...
@router.get("")
def listing(): ...

app = FastAPI()
app.include_router(router)
`),
  ).toEqual(["GET /orders listing", "GET /orders/ listing", "PATCH /orders/{number} change", "PATCH /orders/{number}/ change"]);
});

test("data classes and attrs classes that register routes when their fields are set", async () => {
  expect(
    await rows(`
from dataclasses import dataclass, field
from attrs import define, field as attribute
from fastapi import APIRouter, Depends, FastAPI

@define(kw_only=True)
class Factory:
    router: APIRouter = attribute(factory=APIRouter)
    guard = lambda: None
    extensions: list = attribute(factory=list)
    def __attrs_post_init__(self):
        self.register()
        for extension in self.extensions:
            extension.register(self)
    def register(self): ...

@define(kw_only=True)
class Orders(Factory):
    setting: object = attribute(default=lambda: {})
    def register(self):
        @self.router.get("/orders", dependencies=[Depends(self.setting)])
        def listing(): ...

@dataclass
class Export:
    path: str
    def register(self, factory):
        @factory.router.get(self.path)
        def export(): ...

@dataclass
class Health:
    router: APIRouter = field(default_factory=APIRouter)
    def __post_init__(self):
        self.router.add_api_route("/health", self.health)
    def health(self): ...

app = FastAPI()
app.include_router(Orders(extensions=[Export("/export")]).router, prefix="/shop")
app.include_router(Health().router)
`),
  ).toEqual([
    "GET /health Health.health",
    "GET /shop/export Export.register.<locals>.export",
    "GET /shop/orders Orders.register.<locals>.listing <- Orders.<lambda>",
  ]);
});

test("routers of modules that __import__ loads: of a package with the names that are asked of it, else the package at the top", async () => {
  const module = (name: string): string =>
    `from fastapi import APIRouter\nrouter = APIRouter()\n@router.get("/${name}")\ndef ${name}(): ...\n`;
  const found = await rows({
    "shop/__init__.py": "",
    "shop/main.py": `
from fastapi import FastAPI

def loaded(name):
    try:
        package = __import__("shop.routes", fromlist=[name])
        return getattr(package, name)
    except ImportError:
        raise

app = FastAPI()
app.include_router(loaded("orders").router)
app.include_router(__import__("shop.routes.items").routes.items.router)
app.include_router(__import__("shop.routes.sales", globals(), locals(), ["router"]).router)
`,
    "shop/routes/__init__.py": "",
    "shop/routes/orders.py": module("orders"),
    "shop/routes/items.py": module("items"),
    "shop/routes/sales.py": module("sales"),
  });
  expect(found.map((row) => row.split(" ").slice(0, 2).join(" "))).toEqual(["GET /items", "GET /orders", "GET /sales"]);
});

test("routers of modules that the program finds by itself", async () => {
  const module = (name: string): string =>
    `from fastapi import APIRouter\nrouter = APIRouter()\n@router.get("/${name}")\ndef ${name}(): ...\n`;
  expect(
    await rows({
      "shop/__init__.py": "",
      "shop/main.py": `
import importlib, os, pkgutil
from pathlib import Path
from fastapi import FastAPI
from shop import orders, plugins, reports

def found(package):
    for name in os.listdir(package.__path__[0]):
        if name.endswith(".py") and not name.startswith("_"):
            yield importlib.import_module(f"{package.__name__}.{name[:-3]}")

app = FastAPI()
for item in pkgutil.iter_modules(orders.__path__):
    app.include_router(importlib.import_module(f"shop.orders.{item.name}").router, prefix="/orders")
for _, name, is_package in pkgutil.walk_packages(plugins.__path__, plugins.__name__ + "."):
    if not is_package:
        app.include_router(importlib.import_module(name).router, prefix="/plugins")
for path in Path(__file__).resolve().parent.glob("*.py"):
    if path.stem.endswith("_page"):
        app.include_router(importlib.import_module("shop." + path.stem).router)
for module in found(reports):
    router = getattr(module, "router", None)
    if router:
        app.include_router(router, prefix="/reports")
if __name__ == "__main__":
    @app.get("/debug")
    def debug(): ...
`,
      "shop/about_page.py": module("about"),
      "shop/orders/__init__.py": "",
      "shop/orders/items.py": module("items"),
      "shop/plugins/__init__.py": "",
      "shop/plugins/mail/__init__.py": "",
      "shop/plugins/mail/letters.py": module("letters"),
      "shop/reports/__init__.py": "",
      "shop/reports/_private.py": module("private"),
      "shop/reports/sales.py": module("sales"),
    }),
  ).toEqual([
    "GET /about shop.about_page.about",
    "GET /debug debug (conditional)",
    "GET /orders/items shop.orders.items.items",
    "GET /plugins/letters shop.plugins.mail.letters.letters",
    "GET /reports/sales shop.reports.sales.sales",
  ]);
});

test("a decorator of the project that is given the router's own", async () => {
  expect(
    await rows(`
from fastapi import APIRouter, Depends, FastAPI
app = FastAPI()
router = APIRouter(prefix="/parcels")
def guard(): ...
def checked(scopes):
    def decorator(function):
        return function
    return decorator
def guarded(method, path, scopes=None, **kwargs):
    def decorator(function):
        return method(path, dependencies=[Depends(guard)], **kwargs)(checked(scopes or [])(function))
    return decorator

@guarded(router.get, "", ["read"])
async def parcels(): ...

@guarded(method=router.post, path="/{code}", status_code=201)
def send(code: str): ...

app.include_router(router)
`),
  ).toEqual(["GET /parcels parcels <- guard", "POST /parcels/{code} send <- guard"]);
});

test("a status by the `__getattr__` of the project's own object", async () => {
  const table = await tableOf({
    "app.py": `
from fastapi import FastAPI
from starlette import status as codes
class Status:
    def __getattr__(self, name):
        renamed = {"HTTP_413_LARGE": "HTTP_413_CONTENT_TOO_LARGE"}
        if name in renamed:
            return getattr(codes, renamed[name])
        return getattr(codes, name)
status = Status()
app = FastAPI()
@app.post("/a", status_code=status.HTTP_201_CREATED)
def a(): ...
@app.post("/b", status_code=status.HTTP_413_LARGE)
def b(): ...
`,
  });
  expect(table.routes.map(({ statusCode }) => statusCode)).toEqual([201, 413]);
});

test("a value that a loop over something unknown may return", async () => {
  expect(
    await rows(`
import os, sys
from fastapi import FastAPI
def assets():
    for folder in sys.path:
        if os.path.exists(folder):
            return folder
    return ""
ASSETS = assets()
app = FastAPI()
if ASSETS:
    @app.get("/page")
    def page(): ...
`),
  ).toEqual(["GET /page page (conditional)"]);
});

test("many modules found by a function of a module that names no framework", async () => {
  const pages = Array.from({ length: 90 }, (_, at) => `page${String(at).padStart(2, "0")}`);
  const found = await rows({
    "shop/__init__.py": "",
    "shop/find.py": `
import os
from importlib import import_module

def modules(package_name):
    package = import_module(package_name)
    folder = package.__path__[0]
    for name in os.listdir(folder):
        if not (name.startswith("_")) and name.endswith(".py"):
            stem = name[:-3]
            full = f"{package_name}.{stem}"
            module = import_module(full)
            yield stem, module
`,
    "shop/main.py": `
from fastapi import FastAPI
from shop.find import modules

app = FastAPI()
for _, module in modules("shop.pages"):
    app.include_router(module.router)
`,
    "shop/pages/__init__.py": "",
    ...Object.fromEntries(
      pages.map((page) => [
        `shop/pages/${page}.py`,
        `from fastapi import APIRouter\nrouter = APIRouter()\n@router.get("/${page}")\ndef read(): ...\n`,
      ]),
    ),
  });
  expect(found).toEqual(pages.map((page) => `GET /${page} shop.pages.${page}.read`));
});

test("an application class whose constructor adds routes and that nothing here calls", async () => {
  expect(
    await rows({
      "app.py": `
from fastapi import APIRouter, FastAPI

router = APIRouter()

@router.get("/orders")
def orders(): ...

class Shop(FastAPI):
    def __init__(self, title="Shop"):
        super().__init__(title=title)
        self.include_router(router, prefix="/api")
        @self.router.get("/")
        def index(): ...
`,
    }),
  ).toEqual(["GET / Shop.__init__.<locals>.index", "GET /api/orders orders"]);
});

test("what a nested function takes out of its keywords on a way that may not be taken is there on the other", async () => {
  const { policy } = loadPolicy(() => null, []);
  const { analysis } = await analyseSources(
    {
      "app.py": `
import os
from fastapi import APIRouter, Depends, FastAPI

def staff(): ...

class Desk(APIRouter):
    def get(self, *args, **kwd):
        shared = os.environ["SHARED"] == kwd.pop("shared", "")
        def decorated(path):
            def inner(function):
                self.add_api_route(path, endpoint=function, methods=["GET"], **kwd)
                if shared:
                    kwd.pop("dependencies", [])
                return function
            return inner
        routes = [decorated(path) for path in (args[0], args[0] + "/")]
        def register(function):
            for route in routes:
                function = route(function)
            return function
        return register

router = Desk()

@router.get("/orders", dependencies=[Depends(staff)])
def orders(): ...

app = FastAPI()
app.include_router(router)
`,
    },
    policy,
  );
  expect(analysis.fastapi.routes.map(({ path, dependencies }) => [path, dependencies.map(({ name }) => name)])).toEqual([
    ["/orders", ["app.staff"]],
    ["/orders/", ["app.staff"]],
  ]);
});

test("a router of the project that takes out keywords of its own", async () => {
  const { policy } = loadPolicy(() => null, []);
  const { analysis } = await analyseSources(
    {
      "app.py": `
from fastapi import APIRouter, Depends, FastAPI

def staff(): ...
def other(): ...

class Desk(APIRouter):
    def get(self, *args, **kwd):
        return super().get(*args, **self.changed(kwd))

    def changed(self, kwd):
        only_staff = kwd.pop("only_staff", False)
        if only_staff:
            if "dependencies" in kwd:
                kwd["dependencies"].append(Depends(staff))
            else:
                kwd["dependencies"] = [Depends(staff)]
        return kwd

router = Desk()

@router.get("/open")
def read(): ...

@router.get("/closed", only_staff=True)
def closed(): ...

@router.get("/both", only_staff=True, dependencies=[Depends(other)])
def both(): ...

app = FastAPI()
app.include_router(router)
`,
    },
    policy,
  );
  expect(analysis.fastapi.routes.map(({ path, dependencies }) => [path, dependencies.map(({ name }) => name)])).toEqual([
    ["/both", ["app.other", "app.staff"]],
    ["/closed", ["app.staff"]],
    ["/open", []],
  ]);
});

test("what needs a library that may be missing is conditional, and so is what its flag decides", async () => {
  expect(
    await rows(`
from importlib.util import find_spec
from fastapi import APIRouter, FastAPI
app = FastAPI()
try:
    import carrier_client
    from shop_reports import router as reports
    HAS_CARRIER = True
    @app.get("/carriers")
    def carriers(): ...
except ImportError:
    HAS_CARRIER = False
try:
    import ledger
except ModuleNotFoundError:
    STATE = "absent"
else:
    STATE = "present"
try:
    import required
except ImportError as error:
    raise RuntimeError("install required") from error

if HAS_CARRIER:
    @app.get("/tracking")
    def tracking(): ...
else:
    @app.get("/tracking")
    def no_tracking(): ...
if STATE == "present":
    @app.get("/ledger")
    def entries(): ...
if find_spec("graph_tools") is not None:
    @app.get("/graph")
    def graph(): ...
@app.get("/plain")
def plain(): ...
`),
  ).toEqual([
    "GET /carriers carriers (conditional)",
    "GET /graph graph (conditional)",
    "GET /ledger entries (conditional)",
    "GET /plain plain",
    "GET /tracking no_tracking (conditional)",
    "GET /tracking tracking (conditional)",
  ]);
});

test("a router that no application includes, routes of a library and routes taken away are blind spots with their place", async () => {
  const table = await tableOf({
    "app.py": `
from importlib.metadata import entry_points
from fastapi import APIRouter, FastAPI
from fastapi_users import FastAPIUsers
from plugins import orders
users = FastAPIUsers(None, [])
app = FastAPI()
app.include_router(users.get_auth_router(None), prefix="/auth")
app.include_router(users.get_users_router(int, str))
for point in entry_points(group="shop"):
    app.include_router(point.load(), prefix=f"/{point.name}")
for route in list(app.routes):
    if route.path == "/old":
        app.routes.remove(route)
@app.get("/kept")
def kept(): ...
`,
    "plugins/__init__.py": "",
    "plugins/orders.py": "from fastapi import APIRouter\nrouter = APIRouter()\n@router.get('/orders')\ndef listed(): ...\n",
  });
  expect(table.routes.map(({ path }) => path)).toEqual(["/kept"]);
  expect(table.blindSpots.map(({ kind, file, line }) => `${kind} ${file}:${line}`).sort()).toEqual([
    "route-removed app.py:14",
    "router app.py:11",
    "router app.py:8",
    "router app.py:9",
    "router plugins/orders.py:2",
  ]);
});

test("a response model that is a type of its own goes by its name, an alias by what it stands for", async () => {
  const { routes } = await tableOf({
    "app.py": `
from typing import Union
from fastapi import FastAPI
from pydantic import BaseModel
from typing_extensions import TypeAliasType
class Paid(BaseModel): ...
class Open(BaseModel): ...
type State = Paid | Open
type Page[T] = list[T]
Older = TypeAliasType("Older", Union[Paid, Open])
Plain = Paid | Open
app = FastAPI()
@app.get("/1")
def one() -> State: ...
@app.get("/2", response_model=Page[Paid])
def two(): ...
@app.get("/3")
def three() -> Older: ...
@app.get("/4")
def four() -> list[State]: ...
@app.get("/5")
def five() -> Plain: ...
`,
  });
  expect(routes.map(({ responseModel }) => responseModel)).toEqual([
    "app.State",
    "app.Page[app.Paid]",
    "app.Older",
    "list[app.State]",
    "app.Paid | app.Open",
  ]);
});

test("methods that classes below register, and a decorator that is used with and without arguments", async () => {
  expect(
    await rows({
      "app.py": `
import functools
from fastapi import FastAPI
from views import add_views, router
def marked(*args):
    def decorator(fn):
        @functools.wraps(fn)
        def wrapper(*given, **named): return fn(*given, **named)
        return wrapper
    if args and callable(args[0]):
        return decorator(args[0])
    return decorator
def create_app():
    app = FastAPI()
    add_views()
    app.include_router(router, prefix="/runs")
    @app.get("/info")
    @marked
    async def info(): ...
    return app
`,
      "views.py":
        "from fastapi import APIRouter\nfrom kinds import Images, Texts\nrouter = APIRouter()\ndef add_views():\n    Images.register(router)\n    Texts.register(router)\n",
      "kinds.py": `
from fastapi import Header
class Base:
    name: str = ""
    @classmethod
    def register(cls, router):
        @router.get(f"/{cls.name}")
        async def search(zone: int = Header(0)): ...
class Images(Base):
    name = "images"
class Texts(Base):
    name = "texts"
`,
    }),
  ).toEqual([
    "GET /info create_app.<locals>.info",
    "GET /runs/images kinds.Base.register.<locals>.search",
    "GET /runs/texts kinds.Base.register.<locals>.search",
  ]);
});

test("a list of routers that conditions make longer", async () => {
  const table = await tableOf({
    "app.py": `
from fastapi import APIRouter, FastAPI
def named(name):
    router = APIRouter()
    @router.get("/" + name)
    def read(): ...
    return router
def plugins(): return load()
def create_app(database, company):
    app = FastAPI()
    routers = [named("a")]
    pairs = []
    if database is not None:
        routers.append(named("b"))
        pairs.append((named("p"), "/in"))
    else:
        routers.append(named("c"))
    if company:
        routers.append(named("d"))
    routers.append(named("e"))
    routers.extend(plugins())
    for router in routers:
        app.include_router(router)
    for router, prefix in pairs:
        app.include_router(router, prefix=prefix)
    return app
`,
  });
  expect(table.routes.map(({ path, certainty }) => `${path} ${certainty}`)).toEqual([
    "/a always",
    "/b conditional",
    "/c conditional",
    "/d conditional",
    "/e always",
    "/in/p conditional",
  ]);
  expect(table.blindSpots.map(({ line, detail }) => `${line} ${detail}`)).toEqual(["23 the router that is included is not known"]);
});

test("a list that a function makes longer is longer under its first name as well", async () => {
  const router = (path: string): string =>
    `from fastapi import APIRouter\nrouter = APIRouter()\n@router.get("/${path}")\ndef ${path}(): ...\n`;
  expect(
    await rows({
      "api/__init__.py": "",
      "api/orders.py": router("orders"),
      "api/versions.py": router("versions"),
      "app.py": `
from fastapi import FastAPI
from api import orders, versions
MAIN = [orders]
OTHERS = []
def add_prefixed(app):
    for endpoint in MAIN: app.include_router(endpoint.router, prefix="/v1")
def create_app(index=False):
    app = FastAPI()
    endpoints = OTHERS if index else MAIN
    endpoints += [versions]
    for endpoint in endpoints: app.include_router(endpoint.router)
    add_prefixed(app)
    return app
app = create_app()
`,
    }),
  ).toEqual([
    "GET /orders orders.orders",
    "GET /v1/orders orders.orders",
    "GET /v1/versions versions.versions",
    "GET /versions versions.versions",
  ]);
});

test("what comes after a `continue` or `break` that may happen is less certain", async () => {
  expect(
    await rows(`
import os
from fastapi import FastAPI
class Prefix:
    def __init__(self, paths, legacy=False):
        self.paths = paths
        self.legacy = legacy
PREFIXES = [Prefix(["/a", "/b"], True), Prefix(["/c"]), Prefix(["/d"])]
ELSEWHERE = {"/b"}
app = FastAPI()
def handle(): ...
def old(): ...
def once(): ...
for prefix in PREFIXES:
    for path in prefix.paths:
        if path in ELSEWHERE:
            continue
        app.add_api_route(path, handle, methods=["GET"])
for prefix in PREFIXES:
    if not prefix.legacy:
        continue
    for path in prefix.paths:
        app.add_api_route("/old" + path, old, methods=["GET"])
for path in ["/x", "/y"]:
    app.add_api_route(path, once, methods=["GET"])
    if unknown(path):
        break
`),
  ).toEqual([
    "GET /a handle",
    "GET /c handle",
    "GET /d handle",
    "GET /old/a old",
    "GET /old/b old",
    "GET /x once",
    "GET /y once (conditional)",
  ]);
});

test("an endpoint that depends on what a class is: the one function where that is known, else each of them on a condition", async () => {
  const source = (model: string): string => `
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from elsewhere import Model
class Request: ...
class Search(Request): ...
class Order(BaseModel): ...
def endpoint(model):
    if isinstance(model, dict):
        def handle(data: dict): ...
    elif issubclass(model, Request):
        def handle(data=Depends(model)): ...
    elif issubclass(model, BaseModel):
        def handle(data: model): ...
    return handle
app = FastAPI()
app.add_api_route("/search", endpoint(${model}), methods=["GET"])
`;
  const handle = "GET /search endpoint.<locals>.handle";
  expect(await rows(source("Search"))).toEqual([`${handle} <- Search`]);
  expect(await rows(source("Order"))).toEqual([handle]);
  expect(await rows(source("Model"))).toEqual([
    `${handle} (conditional)`,
    `${handle} <- elsewhere.Model (conditional)`,
    `${handle} (conditional)`,
  ]);
});

test("modules are found by paths from the folder in which the program starts", async () => {
  const module = (name: string): string => `
from fastapi import APIRouter
from shop.features import Feature
feature = Feature("/${name}")
@feature.router.get("")
def ${name}(): ...
`;
  expect(
    await rows({
      "backend/shop/__init__.py": "",
      "backend/shop/features.py": `
from fastapi import APIRouter
class Feature:
    def __init__(self, prefix, router: APIRouter | None = None):
        self.router = router or APIRouter(prefix=prefix)
`,
      // It names neither the framework nor a router.
      "backend/shop/loader.py": `
import importlib
from pathlib import Path
found = []
for file in Path().glob("shop/parts/*/endpoints_*.py"):
    module = importlib.import_module(".".join(file.with_suffix("").parts))
    if hasattr(module, "feature"):
        found.append(module.feature)
HERE = Path(__file__).parent
for file in sorted((HERE / "extras").rglob("*_api.py")):
    name = str(file.relative_to(HERE.parent))[:-3].replace("/", ".")
    found.append(importlib.import_module(name).feature)
for file in Path("shop").joinpath("late").iterdir():
    found.append(importlib.import_module(f"shop.late.{file.stem}").feature)
`,
      "backend/shop/main.py": `
from fastapi import FastAPI
from shop.loader import found
app = FastAPI()
for feature in found:
    app.include_router(feature.router)
`,
      "backend/shop/parts/orders/endpoints_orders.py": module("orders"),
      "backend/shop/parts/orders/models.py": module("models"),
      "backend/shop/parts/parcels/endpoints_parcels.py": module("parcels"),
      "backend/shop/parts/bare/endpoints_bare.py": "from fastapi import APIRouter\n",
      "backend/shop/extras/deep/gifts_api.py": module("gifts"),
      "backend/shop/late/returns.py": module("returns"),
    }),
  ).toEqual([
    "GET /gifts shop.extras.deep.gifts_api.gifts",
    "GET /orders shop.parts.orders.endpoints_orders.orders",
    "GET /parcels shop.parts.parcels.endpoints_parcels.parcels",
    "GET /returns shop.late.returns.returns",
  ]);
});

test("routers of other libraries: what the project registers on them is served, what they bring along is not known", async () => {
  const table = await tableOf({
    "app.py": `
from aiogram import Router
from error_maps import ErrorAwareRouter
from fastapi import FastAPI
from generated_crud import CRUDRouter
from strawberry.fastapi import GraphQLRouter

def make_router() -> ErrorAwareRouter:
    return ErrorAwareRouter(prefix="/orders")

router = make_router()
chat = Router()

@router.get("/{id}", error_map={KeyError: 404})
def order(id: int): ...

@chat.message()
async def hello(message): ...

app = FastAPI()
app.include_router(router)
app.include_router(GraphQLRouter(schema, prefix="/graphql"))
app.include_router(CRUDRouter(schema=Order))
`,
  });
  expect(table.routes.map(({ path }) => path)).toEqual(["/orders/{id}"]);
  expect(table.blindSpots).toEqual([
    {
      kind: "router",
      file: "app.py",
      line: 23,
      detail: "the router that is included is made by generated_crud.CRUDRouter, whose routes are not known",
    },
  ]);
});

test("routes that are put into the list of another router's get nothing of it", async () => {
  const found = await rows({
    "app.py": `
from fastapi import APIRouter, Depends, FastAPI

def session(): ...

reads = APIRouter(prefix="/reads")
@reads.get("")
def read(): ...

writes = APIRouter()
@writes.post("")
def write(): ...

router = APIRouter(prefix="/own", dependencies=[Depends(session)])
for sub in (reads, writes):
    router.routes.extend(sub.routes)
@router.get("/one")
def one(): ...

app = FastAPI()
app.include_router(router, prefix="/v1")
`,
  });
  expect(found).toEqual(["POST /v1 write", "GET /v1/own/one one <- session", "GET /v1/reads read"]);
});

test("routes that are put into another router's list one by one", async () => {
  const found = await rows({
    "app.py": `
from fastapi import APIRouter, FastAPI

reads = APIRouter(prefix="/reads")
@reads.get("")
def read(): ...

router = APIRouter(prefix="/own")
for route in reads.routes:
    router.routes.append(route)

app = FastAPI()
app.include_router(router, prefix="/v1")
`,
  });
  expect(found).toEqual(["GET /v1/reads read"]);
});

test("methods of settings that only their type tells are bound", async () => {
  const found = await rows({
    "settings.py": `
import json
from pydantic import BaseModel, Field

class Service(BaseModel):
    base: str = Field("/shop")

    @property
    def prefix(self) -> str:
        return "" if self.base == "/" else self.base

    def path(self, *parts: str) -> str:
        return f'{self.prefix}/{"/".join(parts)}'

    @classmethod
    def version(cls, number: str) -> str:
        return f"/v{number}"

class Settings(BaseModel):
    service: Service = Service()

def load() -> Settings:
    return Settings.model_validate(json.load(open("settings.json")))

settings = load()
`,
    "app.py": `
from fastapi import FastAPI
from settings import settings

app = FastAPI()

@app.get(settings.service.path("orders", "open"))
def orders(): ...

@app.get(settings.service.version("2"))
def version(): ...
`,
  });
  expect(found).toEqual(["GET /shop/orders/open orders", "GET /v2 version"]);
});

test("routers and enumerations in the namespace of a module", async () => {
  const router = (name: string): string =>
    `from fastapi import APIRouter\nrouter = APIRouter()\n@router.get("/${name}")\ndef ${name}(): ...\n`;
  const found = await rows({
    "shop/__init__.py": "",
    "shop/routes/__init__.py":
      "from shop.routes.orders import router as orders_router\nfrom shop.routes.users import router as users_router\nLIMIT = 3\n",
    "shop/routes/orders.py": router("orders"),
    "shop/routes/users.py": router("users"),
    "shop/kinds.py": "class Kind: ...\nclass Size(Kind): ...\nclass Colour(Kind): ...\n",
    "app.py": `
from fastapi import APIRouter, FastAPI
from shop import kinds, routes

app = FastAPI()
for each in routes.__dict__.values():
    if not isinstance(each, APIRouter):
        continue
    app.include_router(each, prefix="/v1")

def add(name):
    @app.get(f"/kinds/{name}")
    def kind(): ...

for name, kind in vars(kinds).items():
    if issubclass(kind, kinds.Kind) and kind is not kinds.Kind:
        add(name.lower())
`,
  });
  expect(found).toEqual([
    "GET /kinds/colour add.<locals>.kind",
    "GET /kinds/size add.<locals>.kind",
    "GET /v1/orders shop.routes.orders.orders",
    "GET /v1/users shop.routes.users.users",
  ]);
});

test("a member of an enumeration answers for its properties", async () => {
  const found = await rows({
    "app.py": `
from enum import Enum
from fastapi import FastAPI
from pydantic_settings import BaseSettings

class Role(str, Enum):
    PANEL = "panel"
    WORKER = "worker"
    ALL = "all"

    @property
    def serves(self):
        return self in (Role.PANEL, Role.ALL)

    @property
    def alone(self):
        return self != Role.ALL

class Settings(BaseSettings):
    role: Role = Role.ALL

settings = Settings()
app = FastAPI()
if settings.role.serves:
    @app.get("/panel")
    def panel(): ...
if settings.role.alone:
    @app.get("/alone")
    def alone(): ...
`,
  });
  expect(found).toEqual(["GET /alone alone (off)", "GET /panel panel"]);
});

test("methods of an object that a decorator has marked, found by their names", async () => {
  const found = await rows({
    "base.py": `
import inspect
from fastapi import APIRouter

def handler(**options):
    def register(function):
        options["operation_id"] = function.__name__
        function.__options = options
        return function
    return register

class Handler:
    def names(self):
        return dir(self)

    def register(self, router: APIRouter):
        for name in self.names():
            if name.startswith("_"):
                continue
            method = getattr(self, name)
            if options := getattr(method, "__options", None):
                router.add_api_route(endpoint=method, **options)

class Members:
    def register(self, router: APIRouter):
        for name, method in inspect.getmembers(self, predicate=inspect.ismethod):
            if hasattr(method, "route"):
                router.add_api_route(method.route, method, methods=["POST"])

def route(path):
    def keep(function):
        setattr(function, "route", path)
        return function
    return keep
`,
    "orders.py": `
from fastapi import Depends
from base import Handler, Members, handler, route

def session(): ...

class Orders(Handler):
    TAGS = ["orders"]

    @handler(path="/orders/{id}", methods=["GET"], tags=TAGS)
    async def order(self, id: int, session=Depends(session)): ...

    def total(self): ...

class Parcels(Members):
    limit = 3

    @route("/parcels")
    def send(self): ...

    def weigh(self): ...
`,
    "app.py": `
from fastapi import FastAPI, APIRouter
from orders import Orders, Parcels

app = FastAPI()
router = APIRouter(prefix="/v1")
for each in [Orders(), Parcels()]:
    each.register(router)
app.include_router(router)
`,
  });
  expect(found).toEqual(["GET /v1/orders/{id} orders.Orders.order <- orders.session", "POST /v1/parcels orders.Parcels.send"]);
});

test("a prefix that only the running program knows is told once for all that is below it, and what is also served elsewhere is listed", async () => {
  const shop = `
from importlib.metadata import version
from fastapi import APIRouter, FastAPI
goods = APIRouter()
@goods.get("/goods")
def listed(): ...
orders = APIRouter(prefix="/orders")
@orders.get("/all")
def ordered(): ...
@orders.get("/last")
def last(): ...
numbered = APIRouter(prefix=f"/{version('shop')}")
numbered.include_router(goods)
numbered.include_router(orders)
app = FastAPI()
app.include_router(numbered)
app.include_router(orders, prefix="/v0")
`;
  const table = await tableOf({ "app.py": shop });
  expect(table.blindSpots.map(({ line, detail }) => `${line} ${detail}`)).toEqual([
    "12 the prefix is computed in a way that cannot be evaluated: the 3 routes below it are not listed",
  ]);
  expect(table.routes.map(({ path }) => path)).toEqual(["/v0/orders/all", "/v0/orders/last"]);
});

test("an application that another one may hold under a prefix of the command line stands alone without it", async () => {
  const shop = (mounted: string): string => `
from fastapi import FastAPI
app = FastAPI()
@app.get("/orders")
def orders(): ...
def serve(prefix: str, port: int):
${mounted}
`;
  const perhaps = await tableOf({
    "app.py": shop("    shell = app\n    if prefix:\n        shell = FastAPI()\n        shell.mount(prefix, app)\n    return shell"),
  });
  expect(perhaps.routes.map(({ path, certainty }) => `${path} ${certainty}`)).toEqual(["/orders conditional"]);
  expect(perhaps.blindSpots.map(({ line, detail }) => `${line} ${detail}`)).toEqual([
    "10 the prefix under which this application may be mounted is not known: its routes are listed without it",
  ]);
  const surely = await tableOf({ "app.py": shop("    shell = FastAPI()\n    shell.mount(prefix, app)\n    return shell") });
  expect(surely.routes).toEqual([]);
});

test("what an object may have of a base outside the project is not known to be missing", async () => {
  const files = {
    "app.py": `
from fastapi import APIRouter, FastAPI
from outside import Channel

class SafeChannel(Channel):
    def publish(self): ...

class Hub:
    def __init__(self):
        self.router = APIRouter()
        self.channel = SafeChannel()
        if not hasattr(self.channel, "endpoint"):
            raise RuntimeError("unknown internals")
        @self.router.get("/clients")
        async def clients(): ...

app = FastAPI()
app.include_router(Hub().router)
`,
  };
  expect(await rows(files)).toEqual(["GET /clients Hub.__init__.<locals>.clients"]);
});

test("options of the command line hold their defaults", async () => {
  const files = {
    "server.py": `
import argparse
from fastapi import FastAPI
from proxy import Proxy

def options():
    parser = argparse.ArgumentParser()
    parser.add_argument("--base-path", type=str, default="/shop/")
    parser.add_argument("--enable-extra", action="store_true")
    parser.add_argument("--token")
    return parser

def serve(app: FastAPI, namespace: argparse.Namespace):
    Proxy(app, base_path=namespace.base_path)

def create_app(args):
    app = FastAPI()
    serve(app, args)
    if args.enable_extra:
        @app.get(f"{args.base_path}extra")
        def extra(): ...
    if args.token is None:
        @app.get("/open")
        def open_to_all(): ...
    return app
`,
    "proxy.py": `
class Proxy:
    def __init__(self, app, base_path="/"):
        def below(url):
            return base_path.rstrip("/") + url
        @app.get(below("/orders"))
        def orders(): ...
`,
  };
  expect(await rows(files)).toEqual([
    "GET /open server.create_app.<locals>.open_to_all",
    "GET /shop/extra server.create_app.<locals>.extra (off)",
    "GET /shop/orders proxy.Proxy.__init__.<locals>.orders",
  ]);
});

test("routers that fastapi-users makes are told with the routes that they have", async () => {
  const table = await tableOf({
    "app/main.py": `
from fastapi import FastAPI
from fastapi_users import FastAPIUsers

app = FastAPI()
users = FastAPIUsers(None, [])
app.include_router(users.get_register_router(None, None), prefix="/auth")
app.include_router(users.get_auth_router(None), prefix=unknown())
`,
  });
  expect(table.blindSpots.map(({ detail }) => detail)).toEqual([
    "the router that is included is made by fastapi_users.FastAPIUsers.get_register_router: POST /auth/register is not listed",
    "the prefix is computed in a way that cannot be evaluated: the 2 routes below it are not listed",
  ]);
});

test("attrs makes a router by Factory, and fields without annotation are given by position", async () => {
  expect(
    await rows(`
import attr
from fastapi import APIRouter, FastAPI

@attr.define
class Api:
    app: FastAPI
    router: APIRouter = attr.ib(default=attr.Factory(APIRouter))
    extra: APIRouter = attr.Factory(APIRouter)

    def __attrs_post_init__(self):
        self.router.add_api_route("/orders", orders)
        self.extra.add_api_route("/items", items)
        self.app.include_router(self.router)
        self.app.include_router(self.extra)

@attr.define
class Extended(Api):
    def __attrs_post_init__(self):
        super().__attrs_post_init__()
        self.app.add_api_route("/more", items)

@attr.s
class Older:
    app = attr.ib()
    prefix = attr.ib(default="/old")

    def __attrs_post_init__(self):
        self.app.add_api_route(self.prefix + "/orders", orders)

def orders(): ...
def items(): ...

app = FastAPI()
Extended(app=app)
Older(app)
`),
  ).toEqual(["GET /items items", "GET /more items", "GET /old/orders orders", "GET /orders orders"]);
});

test("routes of a class of the project's own that an application is made with; what an application keeps of arguments that it is not given", async () => {
  expect(
    await rows(`
from fastapi import FastAPI
from fastapi.routing import APIRoute as Plain

class Route(Plain):
    def __init__(self, *args, response_model_exclude_none=True, **kwargs):
        super().__init__(*args, response_model_exclude_none=response_model_exclude_none, **kwargs)

class Endpoints:
    async def orders(self, limit: int): ...
    async def order(self, number: str): ...

def create_app():
    endpoints = Endpoints()
    app = FastAPI(routes=[Route("/orders", endpoints.orders), Route("/orders/{number}", endpoint=endpoints.order, methods=["DELETE"])])

    @app.get(app.swagger_ui_oauth2_redirect_url)
    def redirect(): ...

    return app

app = create_app()
`),
  ).toEqual([
    "GET /docs/oauth2-redirect create_app.<locals>.redirect",
    "GET /orders Endpoints.orders",
    "DELETE /orders/{number} Endpoints.order",
  ]);
});

test("entry points that the project declares for itself", async () => {
  const modules = {
    "src/shop/routes/orders.py": `
from fastapi import APIRouter
router = APIRouter(prefix="/orders")
@router.get("")
def orders(): ...
def init_app(app):
    app.include_router(router)
`,
    "src/shop/routes/items.py": `
from fastapi import APIRouter
router = APIRouter(prefix="/items")
@router.get("")
def items(): ...
`,
    "src/shop/routes/__init__.py": "",
    "src/shop/__init__.py": "",
  };
  const found = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> => {
    const all = await rows({ ...modules, ...files });
    return all.map((row) => row.replace(/shop\.routes\.\w+\./, ""));
  };
  expect(
    await found({
      "pyproject.toml": `
[tool.poetry.plugins."shop.modules"]
"orders" = "shop.routes.orders"
[project.entry-points."shop.routers"]
items = "shop.routes.items:router"
`,
      "src/shop/main.py": `
from importlib.metadata import entry_points
from fastapi import FastAPI

def load_modules(app=None):
    for point in entry_points(group="shop.modules"):
        module = point.load()
        init_app = getattr(module, "init_app", None)
        if init_app:
            init_app(app)
    for point in entry_points().select(group="shop.routers"):
        app.include_router(point.load(), tags=[point.name])

def create():
    app = FastAPI()
    load_modules(app)
    return app

app = create()
`,
    }),
  ).toEqual(["GET /items items", "GET /orders orders"]);
  expect(
    await found({
      "setup.cfg": `
[options.entry_points]
console_scripts =
    shop = shop.main:run
shop.routers =
    items = shop.routes.items:router
[flake8]
max-line-length = 100
`,
      "src/shop/main.py": `
import pkg_resources
from fastapi import FastAPI
app = FastAPI()
for point in pkg_resources.iter_entry_points("shop.routers"):
    app.include_router(point.load())
`,
    }),
  ).toEqual(["GET /items items"]);
});

test("a model of a library that may not be installed", async () => {
  const table = await tableOf({
    "app.py": `
from fastapi import FastAPI
try:
    from outside.models import Report
except ImportError:
    Report = None

app = FastAPI()

@app.get("/report", response_model=Report)
def report(): ...
`,
  });
  expect(table.routes.map(({ responseModel }) => responseModel)).toEqual(["outside.models.Report"]);
});

test("applications that a text names", async () => {
  expect(
    await rows({
      "shop/server.py": "from fastapi import FastAPI\napp = FastAPI()\n",
      "shop/rest.py": `
from fastapi import APIRouter
from pkgutil import resolve_name
from uvicorn.importer import import_from_string

class Server:
    def start(self):
        app = import_from_string("shop.server:app")
        router = APIRouter(prefix="/v1")
        router.add_api_route("/orders", orders)
        app.include_router(router)
        resolve_name("shop.server.app").add_api_route("/items", items)

def orders(): ...
def items(): ...
`,
    }),
  ).toEqual(["GET /items shop.rest.items", "GET /v1/orders shop.rest.orders"]);
});

test("whether files exist that a build makes is not known", async () => {
  const table = await tableOf({
    "shop/main.py": `
from pathlib import Path
from fastapi import FastAPI

app = FastAPI()
STATIC = Path(__file__).parent / "static"

if STATIC.is_dir() and (STATIC / "index.html").is_file():
    @app.get("/{path:path}")
    def page(path: str): ...
else:
    @app.get("/{path:path}")
    def placeholder(path: str): ...

if (Path(__file__).parent / "main.py").is_file():
    @app.get("/own")
    def own(): ...
`,
  });
  expect(table.routes.map(({ path, handler, certainty }) => `${path} ${handler.def.name} ${certainty}`)).toEqual([
    "/own own always",
    "/{path:path} page conditional",
    "/{path:path} placeholder conditional",
  ]);
});

test("a loop over the routes of a router changes their paths", async () => {
  expect(
    await rows(`
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
inner = APIRouter(prefix="/orders")
@inner.get("/open")
def open_orders(): ...
@inner.get("/closed/")
def closed_orders(): ...
router = APIRouter(prefix="/v1")
router.include_router(inner)
for route in router.routes:
    if isinstance(route, APIRoute) and not route.path.endswith("/"):
        route.path = f"{route.path}/"
@router.get("/later")
def later(): ...
app = FastAPI()
app.include_router(router, prefix="/api")
for route in app.routes:
    route.path += "/never"
`),
  ).toEqual(["GET /api/v1/later later", "GET /api/v1/orders/closed/ closed_orders", "GET /api/v1/orders/open/ open_orders"]);
});

test("a function that is given the signature of a nested endpoint is given its dependencies", async () => {
  expect(
    await rows(`
import inspect
from fastapi import APIRouter, Depends, FastAPI
def session(): ...
def with_filters(filters):
    def inner(endpoint):
        async def answer(*args, **kwargs):
            return await endpoint(*args, **kwargs)
        signature = inspect.signature(endpoint)
        parameters = list(signature.parameters.values())
        del parameters[-1]
        for name in filters:
            parameters.append(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=str))
        answer.__signature__ = signature.replace(parameters=parameters)
        return answer
    return inner
def make_router(filters):
    router = APIRouter()
    @router.get("/orders")
    @with_filters(filters)
    async def orders(db=Depends(session), **filters): ...
    return router
app = FastAPI()
app.include_router(make_router(["status"]))
`),
  ).toEqual(["GET /orders with_filters.<locals>.inner.<locals>.answer <- session"]);
});
