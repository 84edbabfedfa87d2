import { expect, test } from "vitest";
import { analyseSources } from "../src/pipeline.ts";
import { programViews } from "../src/views.ts";

const SOURCES = {
  "shop/__init__.py": "",
  "shop/api.py": [
    "import time",
    "from fastapi import APIRouter, FastAPI",
    "",
    'router = APIRouter(prefix="/orders")',
    "",
    '@router.get("/slow")',
    "async def slow() -> None:",
    "    wait()",
    "",
    '@router.get("/threaded")',
    "def threaded() -> None:",
    "    wait()",
    "",
    "def wait():",
    "    time.sleep(1)",
    "",
    "app = FastAPI()",
    "app.include_router(router)",
    "",
  ].join("\n"),
};

test("views say what blocks a route that runs on the loop, and how much is annotated", async () => {
  const views = await programViews(await analyseSources(SOURCES));
  expect(views.routes).toMatchObject([
    { methods: "GET", path: "/orders/slow", file: "shop/api.py", line: 6, runsOn: "event loop", blocking: ["time.sleep"] },
    { methods: "GET", path: "/orders/threaded", runsOn: "worker thread", blocking: [] },
  ]);
  expect(views.modules).toEqual([{ file: "shop/api.py", functions: 3, annotated: 2, public: 3, documented: 0 }]);
  expect(views.pictures.map(({ id, svg }) => [id, svg.startsWith("<svg ")])).toEqual([["layers", true]]);
  expect(views.revisions).toEqual([]);
});

test("a job that a route puts into a queue holds up nothing there", async () => {
  const source = [
    "import time",
    "from fastapi import FastAPI",
    "from redis import Redis",
    "from rq import Queue",
    "",
    "app = FastAPI()",
    "queue = Queue(connection=Redis())",
    "",
    "async def job() -> None:",
    "    time.sleep(1)",
    "",
    '@app.get("/queued")',
    "async def queued() -> None:",
    "    queue.enqueue(job)",
    "",
    '@app.get("/direct")',
    "async def direct() -> None:",
    "    await job()",
    "",
  ].join("\n");
  const { routes } = await programViews(await analyseSources({ "app.py": source }));
  expect(routes.map(({ path, blocking }) => [path, blocking.includes("time.sleep")])).toEqual([
    ["/direct", true],
    ["/queued", false],
  ]);
});

test("a program of nothing has views of nothing", async () => {
  expect(await programViews(await analyseSources({ "empty.py": "" }))).toMatchObject({ routes: [], revisions: [] });
});
