import { expect, test } from "vitest";
import { BLOCKING } from "../../src/data/blocking.ts";
import { parseBlockingSheet } from "../../src/data/blocking-sheet.ts";
import { createCatalogue, withConfigured } from "../../src/data/catalogue.ts";
import { PARAMETER_MARKERS, RESPONSE_CLASSES, registrationOf, SECURITY_SCHEMES } from "../../src/data/fastapi.ts";
import { parseDecorators, parseHandovers } from "../../src/data/offloaders.ts";
import { parseQuerySheet } from "../../src/data/queries.ts";
import { SAFE_PATTERNS } from "../../src/data/safe.ts";
import { section, sectionNames } from "../../src/data/sections.ts";
import { lazyFact, loaderOption } from "../../src/data/sqlalchemy.ts";
import { DECORATORS, HANDOVERS } from "../../src/data/tables/offloaders.ts";
import { BUILDERS, QUERIES } from "../../src/data/tables/queries.ts";

const catalogue = createCatalogue();
const NAME = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*)+$/;

const calls: Readonly<Record<string, string>> = {
  "requests.get": "network certain unbounded",
  "langchain_groq.ChatGroq.invoke": "network certain unbounded",
  "langchain_classic.chains.LLMChain.run": "network certain unbounded",
  "langchain.chat_models.ChatOpenAI.invoke": "network certain unbounded",
  "mistralai.client.Mistral.chat.complete": "network certain unbounded",
  "pywebpush.webpush": "network certain unbounded",
  "pymongo.collection.Collection.aggregate": "database certain unbounded",
  "requests.api.post": "network certain unbounded",
  "httpx.get": "network certain unbounded",
  "urllib.request.urlopen": "network certain unbounded",
  "time.sleep": "sleep certain unbounded",
  "subprocess.run": "process certain unbounded",
  "os.system": "process certain unbounded",
  "socket.getaddrinfo": "network certain unbounded",
  "builtins.open": "file certain disk",
  "os.path.exists": "file likely disk-metadata",
  "shutil.rmtree": "file certain disk",
  "bcrypt.hashpw": "cpu certain cpu",
  "pandas.read_csv": "file certain disk",
  "pandas.read_sql": "database certain unbounded",
  "psycopg2.connect": "database certain unbounded",
  "smtplib.SMTP": "network certain unbounded",
  "subprocess.Popen": "process certain short",
  "PIL.Image.open": "file likely disk",
  "stripe.Customer.create": "network certain unbounded",
  "stripe.checkout.Session.create": "network certain unbounded",
  "asyncio.run": "other certain error",
  "pathlib.Path.read_text": "file certain disk",
  "alembic.command.upgrade": "database certain unbounded",
};

test.each(Object.entries(calls))("calling %s blocks: %s", (name, expected) => {
  const fact = catalogue.blockingCall(name);
  expect(`${fact?.category} ${fact?.severity} ${fact?.cost}`).toBe(expected);
  expect(fact?.replacement).not.toBe("");
});

const methods: readonly (readonly [string, string, string | undefined])[] = [
  ["requests.Session", "get", "network"],
  ["httpx._client.Client", "post", "network"],
  ["sqlalchemy.orm.Session", "execute", "database"],
  ["sqlalchemy.orm.scoped_session", "commit", "database"],
  ["sqlmodel.Session", "exec", "database"],
  ["sqlalchemy.orm.Query", "all", "database"],
  ["sqlalchemy.engine.Connection", "execute", "database"],
  ["sqlalchemy.Engine", "connect", "database"],
  ["redis.Redis", "hgetall", "network"],
  ["pymongo.collection.Collection", "find_one", "database"],
  ["psycopg2.extensions.cursor", "execute", "database"],
  ["botocore.client.BaseClient", "put_object", "network"],
  ["openai.OpenAI.chat.completions", "create", "network"],
  ["openai.OpenAI.chat.completions.create", "__call__", "network"],
  ["docker.DockerClient.containers", "list", "network"],
  ["smtplib.SMTP_SSL", "send_message", "network"],
  ["concurrent.futures.Future", "result", "lock"],
  ["queue.Queue", "get", "lock"],
  ["threading.Event", "wait", "lock"],
  ["kubernetes.client.AppsV1Api", "create_namespaced_deployment", "network"],
  ["passlib.context.CryptContext", "verify", "cpu"],
  ["io.TextIOWrapper", "read", "file"],
  ["paramiko.SSHClient", "connect", "network"],
  ["sqlalchemy.orm.Session", "add", undefined],
  ["sqlalchemy.orm.Query", "filter", undefined],
  ["redis.Redis", "pipeline", undefined],
  ["redis.asyncio.Redis", "get", undefined],
  ["botocore.client.BaseClient", "generate_presigned_url", undefined],
  ["openai.OpenAI", "with_options", undefined],
  ["openai.AsyncOpenAI.chat.completions", "create", undefined],
  ["google.genai.Client.aio.models", "generate_content", undefined],
  ["pymongo.collection.Collection", "find", undefined],
  ["builtins.dict", "get", undefined],
  ["sqlalchemy.ext.asyncio.AsyncSession", "execute", undefined],
];

test.each(methods)("%s.%s blocks: %s", (type, method, expected) => {
  expect(catalogue.blockingMethod(type, method)?.category).toBe(expected);
});

test("construction, iteration and conditions", () => {
  expect(catalogue.blockingConstructor("smtplib.SMTP_SSL")?.category).toBe("network");
  expect(catalogue.blockingConstructor("requests.Session")).toBeUndefined();
  expect(catalogue.blockingIteration("sqlalchemy.orm.Query")?.name).toBe("sqlalchemy.orm.Query.__iter__");
  expect(catalogue.blockingIteration("builtins.list")).toBeUndefined();
  expect(catalogue.blockingMethod("queue.Queue", "get")?.condition).toEqual({ position: 0, keyword: "block", blocks: "unless-false" });
  expect(catalogue.blockingCall("psutil.cpu_percent")?.condition?.blocks).toBe("if-given");
});

test("nothing is both safe and blocking", () => {
  for (const pattern of SAFE_PATTERNS) {
    expect(pattern).toMatch(/^[A-Za-z_]\w*(\.[A-Za-z_]\w*)*(\.\*)?$/);
    expect([pattern, pattern.endsWith(".*") ? undefined : catalogue.blockingCall(pattern)?.name]).toEqual([pattern, undefined]);
  }
  for (const library of sectionNames(BLOCKING)) {
    const sheet = parseBlockingSheet(section(BLOCKING, library) ?? "");
    for (const name of sheet.functions.keys()) expect([name, catalogue.isSafe(name)]).toEqual([name, false]);
    for (const [type, facts] of sheet.types) {
      for (const method of facts.methods.keys()) {
        expect([type, method, catalogue.isSafe(`${type}.${method}`)]).toEqual([type, method, false]);
        expect(facts.except.has(method)).toBe(false);
      }
    }
  }
});

test("every blocking name is canonical, and every value is known", () => {
  for (const library of sectionNames(BLOCKING)) {
    const sheet = parseBlockingSheet(section(BLOCKING, library) ?? "");
    for (const name of [...sheet.functions.keys(), ...sheet.types.keys()]) expect(catalogue.canonical(name)).toBe(name);
    const kinds = [...sheet.functions.values(), ...[...sheet.types.values()].flatMap((facts) => [...facts.methods.values()])];
    for (const kind of kinds) {
      expect(["database", "network", "sleep", "process", "file", "cpu", "lock", "other"]).toContain(kind.category);
      expect(["unbounded", "network-short", "disk", "disk-metadata", "cpu", "error"]).toContain(kind.cost);
      expect(["certain", "likely"]).toContain(kind.severity);
    }
  }
});

test("handing over callables and coroutines", () => {
  const where = (name: string) => catalogue.handover(name)?.runs;
  expect(where("asyncio.to_thread")).toBe("thread");
  expect(where("starlette.concurrency.run_in_threadpool")).toBe("thread");
  expect(where("asgiref.sync.sync_to_async")).toBe("thread");
  expect(where("fastapi.Depends")).toBe("def-in-thread");
  expect(where("asyncio.gather")).toBe("loop");
  expect(catalogue.handover("asyncio.gather")?.arity).toBe("all");
  expect(catalogue.handover("asyncio.wait")?.arity).toBe("each");
  expect(catalogue.handover("threading.Thread")).toMatchObject({ position: 1, keyword: "target" });
  expect(catalogue.methodHandover("concurrent.futures.ThreadPoolExecutor", "submit")?.runs).toBe("thread");
  expect(catalogue.methodHandover("concurrent.futures.ProcessPoolExecutor", "submit")?.runs).toBe("process");
  expect(catalogue.methodHandover("asyncio.AbstractEventLoop", "run_in_executor")).toMatchObject({ runs: "thread", position: 1 });
  expect(catalogue.methodHandover("fastapi.BackgroundTasks", "add_task")?.runs).toBe("def-in-thread");
  expect(catalogue.methodHandover("sqlmodel.ext.asyncio.session.AsyncSession", "run_sync")?.runs).toBe("greenlet");
  expect(catalogue.methodHandover("asyncio.TaskGroup", "create_task")).toMatchObject({ passes: "awaitable", runs: "loop" });
  expect(catalogue.receiverHandover("celery.Task", "delay")?.runs).toBe("remote");
  expect(catalogue.decorator("asgiref.sync.sync_to_async")).toMatchObject({ kind: "offloads", runs: "thread" });
  expect(catalogue.methodDecorator("celery.Celery", "task")).toEqual({ kind: "task", runs: "remote", result: "celery.Task" });
  expect(catalogue.decorator("functools.lru_cache")?.kind).toBe("cached");
  expect(catalogue.decorator("contextlib.asynccontextmanager")?.kind).toBe("async-context-manager");
  expect(catalogue.decorator("tenacity.retry")?.kind).toBe("same");
});

test("handover and decorator names are canonical", () => {
  const names = [...parseHandovers(HANDOVERS).keys(), ...parseDecorators(DECORATORS).keys(), ...BUILDERS.trim().split(/\s+/)];
  for (const name of names) {
    expect(name.replace(/\.\*$/, "")).toMatch(NAME);
    expect(catalogue.canonical(name)).toBe(name);
  }
});

test("queries", () => {
  const query = (type: string, method: string) => {
    const fact = catalogue.queryMethod(type, method);
    return fact === undefined ? undefined : `${fact.operation} ${fact.sql}`;
  };
  expect(query("sqlalchemy.orm.Session", "execute")).toBe("statement yes");
  expect(query("sqlmodel.Session", "exec")).toBe("statement yes");
  expect(query("sqlmodel.ext.asyncio.session.AsyncSession", "get")).toBe("read yes");
  expect(query("sqlalchemy.orm.Query", "first")).toBe("read yes");
  expect(query("sqlalchemy.orm.Query", "filter")).toBeUndefined();
  expect(query("sqlalchemy.Result", "all")).toBeUndefined();
  expect(query("sqlalchemy.orm.Session", "add")).toBeUndefined();
  expect(query("sqlalchemy.orm.Session", "delete")).toBe("write maybe");
  expect(query("sqlalchemy.orm.scoped_session", "commit")).toBe("commit yes");
  expect(query("tortoise.queryset.QuerySet", "__await__")).toBe("read yes");
  expect(query("peewee.ModelSelect", "__iter__")).toBe("read yes");
  expect(query("databases.Database", "fetch_all")).toBe("read yes");
  expect(catalogue.queryCall("pandas.read_sql")?.operation).toBe("read");
  expect(catalogue.isBuilder("sqlalchemy.future.select")).toBe(true);
  expect(catalogue.isBuilder("sqlmodel.func.count")).toBe(true);
  expect(catalogue.isBuilder("sqlalchemy.create_engine")).toBe(false);
  for (const library of sectionNames([QUERIES])) {
    const sheet = parseQuerySheet(section([QUERIES], library) ?? "");
    for (const [name, kind] of [...sheet.methods, ...sheet.functions]) {
      expect(catalogue.canonical(name)).toBe(name);
      expect(["read", "write", "statement", "flush", "commit", "rollback", "connect", "ddl"]).toContain(kind.operation);
    }
  }
});

test("a project's own blocking calls and offloaders", () => {
  const own = withConfigured(
    [{ name: "shop.legacy.fetch", category: "network" }, { name: "shop.legacy.Client.*" }],
    [{ name: "shop.pool.run", argument: 1, runs: "process" }],
  );
  expect(own.blockingCall("shop.legacy.fetch")).toMatchObject({ category: "network", replacement: "asyncio.to_thread" });
  expect(own.blockingMethod("shop.legacy.Client", "anything")?.name).toBe("shop.legacy.Client.anything");
  expect(own.handover("shop.pool.run")).toMatchObject({ position: 1, runs: "process" });
  expect(own.blockingCall("requests.get")).toBeDefined();
  expect(catalogue.blockingCall("shop.legacy.fetch")).toBeUndefined();
});

test("loading strategies and options", () => {
  expect(lazyFact("True")?.name).toBe("select");
  expect(lazyFact("selectin")).toMatchObject({ eager: true, statements: "per-batch" });
  expect(lazyFact("dynamic")?.asyncAccess).toBe("error");
  expect(lazyFact("eagerly")).toBeUndefined();
  expect(loaderOption("joinedload")).toMatchObject({ loads: "yes", needsUnique: true });
  expect(loaderOption("contains_eager")?.needsJoin).toBe(true);
  expect(loaderOption("defaultload")?.loads).toBe("keeps");
});

test("FastAPI's registration", () => {
  expect(registrationOf("get")).toMatchObject({ registers: "route", methods: ["GET"], decorator: true });
  expect(registrationOf("add_api_route")).toMatchObject({ methods: null, target: { position: 1, keyword: "endpoint" } });
  expect(registrationOf("include_router")).toMatchObject({ registers: "include", path: { position: null, keyword: "prefix" } });
  expect(registrationOf("close")).toBeUndefined();
  for (const name of [...Object.keys(PARAMETER_MARKERS), ...Object.keys(SECURITY_SCHEMES), ...Object.keys(RESPONSE_CLASSES)]) {
    expect(catalogue.canonical(name)).toBe(name);
  }
});

test("reading the tables is quick", () => {
  const start = performance.now();
  const fresh = createCatalogue();
  for (const name of ["requests.get", "sqlalchemy.orm.session.Session.execute", "builtins.open", "fastapi.Depends"])
    fresh.blockingCall(name);
  process.stderr.write(`first look-ups in four libraries: ${(performance.now() - start).toFixed(2)} ms\n`);
});
