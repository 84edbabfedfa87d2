import { expect, test } from "vitest";
import { createCatalogue } from "../../src/data/catalogue.ts";
import { Caller, cls, type Simple, show, t } from "./type-algebra.ts";

const catalogue = createCatalogue();
const caller = new Caller(catalogue);
const User = cls("User");
const Order = cls("Order");
const session = t("sqlalchemy.orm.Session");
const asyncSession = t("sqlalchemy.ext.asyncio.AsyncSession");
const selectUser = caller.call("sqlalchemy.select", [User]);
const selectBoth = caller.call("sqlalchemy.select", [User, Order]);
const result = caller.method(session, "execute", [selectUser]);
const rows = caller.method(session, "execute", [selectBoth]);

const cases: readonly (readonly [string, Simple, string])[] = [
  ["select(User)", selectUser, "sqlalchemy.Select[User]"],
  ["select(User).where().options()", caller.method(caller.method(selectUser, "where"), "options"), "sqlalchemy.Select[User]"],
  ["execute(select(User))", result, "sqlalchemy.Result[User]"],
  ["execute(select(User)).scalars()", caller.method(result, "scalars"), "sqlalchemy.ScalarResult[User]"],
  ["….scalars().all()", caller.method(caller.method(result, "scalars"), "all"), "builtins.list[User]"],
  ["….scalar_one_or_none()", caller.method(result, "scalar_one_or_none"), "union[User, None]"],
  ["execute(select(User)).all()", caller.method(result, "all"), "builtins.list[sqlalchemy.Row[User]]"],
  ["execute(select(User, Order)).all()", caller.method(rows, "all"), "builtins.list[sqlalchemy.Row[User, Order]]"],
  ["execute(select(User, Order)).scalars().first()", caller.method(caller.method(rows, "scalars"), "first"), "union[User, None]"],
  ["scalars(select(User))", caller.method(session, "scalars", [selectUser]), "sqlalchemy.ScalarResult[User]"],
  ["scalar(select(User))", caller.method(session, "scalar", [selectUser]), "union[User, None]"],
  ["session.get(User, 1)", caller.method(session, "get", [User, t("builtins.int")]), "union[User, None]"],
  ["session.query(User)", caller.method(session, "query", [User]), "sqlalchemy.orm.Query[User]"],
  [
    "query(User).filter().all()",
    caller.method(caller.method(t("sqlalchemy.orm.Query", t("User")), "filter"), "all"),
    "builtins.list[User]",
  ],
  ["query(User).first()", caller.method(t("sqlalchemy.orm.Query", t("User")), "first"), "union[User, None]"],
  ["for user in query(User)", caller.element(t("sqlalchemy.orm.Query", t("User"))), "User"],
  ["sessionmaker()()", caller.method(caller.call("sqlalchemy.orm.sessionmaker"), "__call__"), "sqlalchemy.orm.Session"],
  [
    "sessionmaker(class_=AsyncSession)()",
    caller.method(caller.call("sqlalchemy.orm.sessionmaker", [], { class_: cls(asyncSession.name) }), "__call__"),
    "sqlalchemy.ext.asyncio.AsyncSession",
  ],
  ["async_sessionmaker()()", caller.method(caller.call("sqlalchemy.ext.asyncio.async_sessionmaker"), "__call__"), asyncSession.name],
  [
    "scoped_session(sessionmaker())()",
    caller.method(caller.call("sqlalchemy.orm.scoped_session", [caller.call("sqlalchemy.orm.sessionmaker")]), "__call__"),
    "sqlalchemy.orm.Session",
  ],
  [
    "with sessionmaker().begin() as s",
    caller.method(caller.method(caller.call("sqlalchemy.orm.sessionmaker"), "begin"), "__enter__"),
    "sqlalchemy.orm.Session",
  ],
  ["async with AsyncSession() as s", caller.method(asyncSession, "__aenter__"), asyncSession.name],
  [
    "await AsyncSession.execute(select(User))",
    caller.awaited(caller.method(asyncSession, "execute", [selectUser])),
    "sqlalchemy.Result[User]",
  ],
  ["await AsyncSession.get(User, 1)", caller.awaited(caller.method(asyncSession, "get", [User])), "union[User, None]"],
  ["engine.begin()", caller.method(caller.method(caller.call("sqlalchemy.create_engine"), "begin"), "__enter__"), "sqlalchemy.Connection"],
  [
    "async engine.begin()",
    caller.method(caller.method(caller.call("sqlalchemy.ext.asyncio.create_async_engine"), "begin"), "__aenter__"),
    "sqlalchemy.ext.asyncio.AsyncConnection",
  ],
  [
    "sqlmodel exec(select(User)).all()",
    caller.method(caller.method(t("sqlmodel.Session"), "exec", [caller.call("sqlmodel.select", [User])]), "all"),
    "builtins.list[User]",
  ],
  [
    "sqlmodel exec(select(User, Order)).all()",
    caller.method(caller.method(t("sqlmodel.Session"), "exec", [caller.call("sqlmodel.select", [User, Order])]), "all"),
    "builtins.list[sqlalchemy.Row[User, Order]]",
  ],
  ["httpx.Client().get()", caller.method(caller.call("httpx.Client"), "get"), "httpx.Response"],
  ["await httpx.AsyncClient().get()", caller.awaited(caller.method(caller.call("httpx.AsyncClient"), "get")), "httpx.Response"],
  ["requests.Session().post()", caller.method(caller.call("requests.Session"), "post"), "requests.Response"],
  ["async with aiohttp get", caller.method(caller.method(t("aiohttp.ClientSession"), "get"), "__aenter__"), "aiohttp.ClientResponse"],
  ["redis.from_url()", caller.call("redis.from_url"), "redis.Redis"],
  ["redis.asyncio.Redis.from_url()", caller.call("redis.asyncio.Redis.from_url"), "redis.asyncio.Redis"],
  ["boto3.client()", caller.call("boto3.client"), "botocore.client.BaseClient"],
  ["open(p)", caller.call("builtins.open", [t("builtins.str")]), "io.TextIOWrapper"],
  ["open(p, 'rb')", caller.call("builtins.open", [t("builtins.str"), t("'rb")]), "io.BufferedReader"],
  ["Path.cwd() / x", caller.method(caller.call("pathlib.Path.cwd"), "__truediv__"), "pathlib.Path"],
  [
    "for p in Path().iterdir()",
    caller.element(caller.method(t("pathlib.Path"), "iterdir")),
    "collections.abc.Iterator[pathlib.Path]".slice(25, -1),
  ],
  ["for k, v in dict.items()", caller.element(caller.method(t("builtins.dict", t("K"), t("V")), "items")), "tuple[K, V]"],
  ["sorted(list[User])", caller.call("builtins.sorted", [t("builtins.list", t("User"))]), "builtins.list[User]"],
  [
    "await gather(coroutines)",
    caller.awaited(caller.call("asyncio.gather", [t("Awaitable", t("A")), t("Awaitable", t("B"))])),
    "tuple[A, B]",
  ],
  ["create_task(coroutine)", caller.call("asyncio.create_task", [t("Awaitable", t("A"))]), "asyncio.Task[A]"],
  ["await to_thread(fn)", caller.awaited(caller.call("asyncio.to_thread", [t("builtins.function", t("A"))])), "A"],
  [
    "await run_in_threadpool(fn)",
    caller.awaited(caller.call("starlette.concurrency.run_in_threadpool", [t("builtins.function", t("A"))])),
    "A",
  ],
  ["logging.getLogger()", caller.call("logging.getLogger"), "logging.Logger"],
  ["defaultdict(list)", caller.call("collections.defaultdict", [t("builtins.function", t("L"))]), "collections.defaultdict[?, L]"],
  ["psycopg2.connect().cursor()", caller.method(caller.call("psycopg2.connect"), "cursor"), "psycopg2.extensions.cursor"],
  [
    "MongoClient().db.users",
    caller.attribute(caller.attribute(t("pymongo.MongoClient"), "shop"), "users"),
    "pymongo.collection.Collection",
  ],
  ["OpenAI().chat", caller.attribute(t("openai.OpenAI"), "chat"), "openai.OpenAI.chat"],
  ["OpenAI().with_options()", caller.method(t("openai.OpenAI"), "with_options"), "openai.OpenAI"],
  ["Tortoise filter", caller.awaited(caller.method(t("tortoise.queryset.QuerySet", t("User")), "filter")), "builtins.list[User]"],
];

test.each(cases)("%s", (_name, type, expected) => {
  expect(show(type)).toBe(expected);
});

test("coroutine functions and their plain look-alikes", () => {
  expect(catalogue.isCoroutine("sqlalchemy.ext.asyncio.AsyncSession", "commit")).toBe(true);
  expect(catalogue.isCoroutine("sqlmodel.ext.asyncio.session.AsyncSession", "execute")).toBe(true);
  expect(catalogue.isCoroutine("sqlalchemy.ext.asyncio.AsyncSession", "add")).toBe(false);
  expect(catalogue.isCoroutine("sqlalchemy.Result", "all")).toBe(false);
  expect(catalogue.isCoroutine("redis.asyncio.Redis", "anything")).toBe(true);
  expect(catalogue.isCoroutine("redis.asyncio.Redis", "pipeline")).toBe(false);
  expect(catalogue.isCoroutine("httpx.AsyncClient", "stream")).toBe(false);
  expect(catalogue.isCoroutineFunction("asyncio.sleep")).toBe(true);
  expect(catalogue.isCoroutineFunction("time.sleep")).toBe(false);
  expect(catalogue.isCoroutine("sqlalchemy.ext.asyncio.AsyncSession", "unheard_of")).toBeUndefined();
});

test("names under any alias", () => {
  const pairs = {
    "sqlalchemy.orm.session.Session": "sqlalchemy.orm.Session",
    "sqlalchemy.engine.base.Connection": "sqlalchemy.Connection",
    "sqlalchemy.future.select": "sqlalchemy.select",
    "sqlalchemy.sql.expression.func.count": "sqlalchemy.func.count",
    "sqlalchemy.ext.asyncio.session.async_sessionmaker": "sqlalchemy.ext.asyncio.async_sessionmaker",
    "sqlalchemy.ext.declarative.declarative_base": "sqlalchemy.orm.declarative_base",
    "sqlmodel.delete": "sqlalchemy.delete",
    "sqlmodel.main.SQLModel": "sqlmodel.SQLModel",
    "fastapi.routing.APIRouter": "fastapi.APIRouter",
    "starlette.requests.Request": "fastapi.Request",
    "starlette.responses.JSONResponse": "fastapi.responses.JSONResponse",
    "starlette.concurrency.run_in_threadpool": "fastapi.concurrency.run_in_threadpool",
    "pydantic.v1.BaseModel": "pydantic.BaseModel",
    "typing.List": "builtins.list",
    "typing_extensions.Annotated": "typing.Annotated",
    "typing_extensions.AsyncIterator": "collections.abc.AsyncIterator",
    "httpx._client.AsyncClient": "httpx.AsyncClient",
    "requests.sessions.Session.get": "requests.Session.get",
    "posixpath.join": "os.path.join",
    "shop.orm.session.Session": "shop.orm.session.Session",
  };
  for (const [from, to] of Object.entries(pairs)) expect(catalogue.canonical(from)).toBe(to);
});

test("class hierarchies", () => {
  expect(catalogue.isSubclass("fastapi.FastAPI", "starlette.applications.Starlette")).toBe(true);
  expect(catalogue.isSubclass("sqlmodel.ext.asyncio.session.AsyncSession", "sqlalchemy.ext.asyncio.AsyncSession")).toBe(true);
  expect(catalogue.isSubclass("sqlmodel.orm.session.Session", "sqlalchemy.orm.Session")).toBe(true);
  expect(catalogue.isSubclass("concurrent.futures.thread.ThreadPoolExecutor", "concurrent.futures.Executor")).toBe(true);
  expect(catalogue.isSubclass("sqlmodel.SQLModel", "pydantic.BaseModel")).toBe(true);
  expect(catalogue.lineage("builtins.KeyError")).toEqual([
    "builtins.KeyError",
    "builtins.LookupError",
    "builtins.Exception",
    "builtins.BaseException",
  ]);
});
