import { expect, test } from "vitest";
import { loadPolicy } from "../../../src/config/index.ts";
import { analyseSources } from "../../../src/pipeline.ts";
import { tableOf } from "./rows.ts";

async function dependencies(source: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { policy } = loadPolicy(() => null, []);
  const { analysis } = await analyseSources({ "app.py": source, ...files }, policy);
  return analysis.fastapi.routes.flatMap((route) => route.dependencies.map(({ name }) => name.replace(/^app\./, "")));
}

const HEAD = "from typing import Annotated\nfrom fastapi import APIRouter, Depends, FastAPI, Security\napp = FastAPI()\n";

test("defaults, annotations, aliases of aliases and quoted annotations", async () => {
  expect(
    await dependencies(
      `${HEAD}from deps import SessionDep
def a(): ...
def b(): ...
type B = Annotated[int, Depends(b)]
A = Annotated[str, Depends(a)]
Nested = Annotated[A, "text"]
@app.get("/")
def index(s: SessionDep, x: "Nested", y: B, z=Security(a)): ...
`,
      {
        "deps.py":
          "from typing import Annotated\nfrom fastapi import Depends\ndef session(): ...\nSessionDep = Annotated[object, Depends(session)]\n",
      },
    ),
  ).toEqual(["a", "b", "deps.session"]);
});

test("classes, objects, methods, partials, lambdas and factories", async () => {
  expect(
    await dependencies(`${HEAD}from functools import partial
def inner(): ...
class Filter:
    def __init__(self, x=Depends(inner)): ...
class Guard:
    def __init__(self, role): ...
    def __call__(self): ...
class Service:
    def current(self): ...
    @classmethod
    def make(cls): ...
def limited(n, other=Depends(inner)): ...
def require(role):
    def check(): ...
    return check
service = Service()
@app.get("/")
def index(f: Filter = Depends(), g=Depends(Guard("x")), m=Depends(service.current), c=Depends(Service.make), p=Depends(partial(limited, 3)),
          l=Depends(lambda: 1), r=Depends(require("admin"))): ...
`),
  ).toEqual(["<lambda>", "Filter", "Guard", "Service.current", "Service.make", "inner", "limited", "require.<locals>.check"]);
});

test("every level adds its own; mounts add none", async () => {
  expect(
    await dependencies(`${HEAD.replace("FastAPI()", "FastAPI(dependencies=[Depends(of_app)])").replace("app =", "def of_app(): ...\napp =")}
def of_router(): ...
def of_include(): ...
def of_route(sub=Depends(of_router)): ...
router = APIRouter(dependencies=[Depends(of_router)])
@router.get("/", dependencies=[Depends(of_route)])
def index(): ...
app.include_router(router, dependencies=[Depends(of_include)])
other = FastAPI()
@other.get("/x")
def x(): ...
app.mount("/other", other)
`),
  ).toEqual(["of_app", "of_include", "of_route", "of_router"]);
});

test("what a users' library makes depends on the manager, and on transport and strategy of each backend", async () => {
  expect(
    await dependencies(`${HEAD}from fastapi_users import FastAPIUsers
from fastapi_users.authentication import AuthenticationBackend, BearerTransport, CookieTransport
def database(): ...
def manager(store=Depends(database)): ...
def strategy(): ...
def cookie_strategy(): ...
bearer = AuthenticationBackend(name="bearer", transport=BearerTransport(tokenUrl="/login"), get_strategy=strategy)
cookie = AuthenticationBackend("cookie", CookieTransport(), cookie_strategy)
users = FastAPIUsers[object, int](manager, [bearer, cookie])
current = users.current_user(active=True)
def owner(user=Depends(current)): ...
@app.get("/")
def index(user=Depends(owner)): ...
`),
  ).toEqual([
    "cookie_strategy",
    "database",
    "manager",
    "owner",
    "strategy",
    "fastapi.security.APIKeyCookie",
    "fastapi.security.OAuth2PasswordBearer",
    "fastapi_users.FastAPIUsers.current_user",
  ]);
});

test("objects of generic classes", async () => {
  expect(
    await dependencies(`${HEAD}from typing import Generic, TypeVar
T = TypeVar("T")
def session(): ...
class Provider(Generic[T]):
    def __init__(self, kind): ...
    def __call__(self, s=Depends(session)) -> T: ...
provide = Provider[int](int)
@app.get("/")
def index(value=Depends(provide)): ...
`),
  ).toEqual(["Provider", "session"]);
});

test("a copy of a function depends on what the function depends on", async () => {
  expect(
    await dependencies(`${HEAD}from functools import update_wrapper
from types import FunctionType
def session(): ...
def client(s=Depends(session)): ...
def copied(source):
    target = FunctionType(source.__code__, source.__globals__, name=source.__name__, argdefs=source.__defaults__)
    updated = update_wrapper(target, source)
    return updated
strict = copied(client)
@app.get("/", dependencies=[Security(strict, scopes=["read"])])
def index(): ...
`),
  ).toEqual(["client", "session"]);
});

test("markers of classes that derive from Depends", async () => {
  expect(
    await dependencies(`${HEAD}from typing import cast
from fastapi.params import Depends as Marker
def clock(): ...
class Resolved(Marker):
    def __init__(self, callable, kind):
        super().__init__(callable)
        self.kind = kind
class Plain(Marker): ...
def resolved(kind):
    def provide(c=Depends(clock)): ...
    return cast(kind, Resolved(provide, kind))
@app.get("/")
def index(orders: list = resolved(list), now=Plain(clock)): ...
`),
  ).toEqual(["clock", "resolved.<locals>.provide"]);
});

test("what is asked for later, out of the context of a route, is no blind spot of the table", async () => {
  const { policy } = loadPolicy(() => null, []);
  const source = `${HEAD}def make(check):
    def built(value=Depends(check)): ...
    return built
def known(): ...
@app.get("/")
def index(x=Depends(make(known))): ...
`;
  const { analysis } = await analyseSources({ "app.py": source }, policy);
  const { fastapi, program } = analysis;
  const [before, built] = [fastapi.blindSpots.length, program.allFunctions().find(({ def }) => def.name === "built")];
  expect(built === undefined ? null : fastapi.injectedInto(built).size).toBe(0);
  expect(fastapi.blindSpots.length).toBe(before);
});

test("a container that is asked through a marker is no dependency of the project, and none that is not known", async () => {
  const table = await tableOf({
    "app.py": `
from typing import Annotated
from dependency_injector.wiring import Provide, inject
from fastapi import Depends, FastAPI
from containers import Container

app = FastAPI()

@app.get("/orders")
@inject
def orders(store: Annotated[Store, Depends(Provide[Container.store])], other: Store = Depends(Provide["other"])): ...
`,
  });
  expect(table.routes[0]?.dependencies.map(({ kind, name }) => [kind, name])).toEqual([["external", "dependency_injector.wiring.Provide"]]);
  expect(table.blindSpots).toEqual([]);
});

test("a dependency whose name an endpoint below takes over", async () => {
  const table = await tableOf({
    "shop/main.py": `
from typing import Annotated
from fastapi import Depends, FastAPI
from shop.db import get_session

app = FastAPI()
SessionDep = Annotated[object, Depends(get_session)]

@app.get("/orders")
def orders(session: SessionDep): ...

@app.get("/sessions/{session_id}")
def get_session(session_id: str, session: SessionDep): ...

@app.get("/later")
def later(value=Depends(get_session)): ...
`,
    "shop/db.py": "def get_session(): ...\n",
  });
  expect(table.routes.map(({ path, dependencies }) => `${path}: ${dependencies.map(({ name }) => name).join(", ")}`)).toEqual([
    "/later: shop.db.get_session, shop.main.get_session",
    "/orders: shop.db.get_session",
    "/sessions/{session_id}: shop.db.get_session",
  ]);
});
