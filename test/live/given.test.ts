import { describe, expect, test } from "vitest";
import { worksOfVersions } from "./works.ts";

const STORE =
  "class Store:\n    def get(self, held, key):\n        return held.execute(key)\n\n    def put(self, held):\n        held.flush()";
const REST: Readonly<Record<string, string>> = {
  "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["fastapi", "sqlalchemy"]\n',
  "store.py": STORE,
  "main.py": [
    "from fastapi import FastAPI\nfrom sqlalchemy.orm import Session\nfrom store import Store\nimport tasks",
    "app = FastAPI()",
    '@app.get("/orders")\nasync def orders(session: Session):\n    return Store().get(session, 1)',
    '@app.get("/lines")\nasync def lines(session: Session):\n    Store().put(session)',
  ].join("\n\n\n"),
};

const HEAD = "import json\nfrom store import Store";
const opens = 'def opens(store: Store) -> None:\n    store.get("held", 1)';
const quiet = "def opens(store: Store) -> None:\n    print(store)";
const also = 'def also(store: Store) -> None:\n    store.get("another", 1)';
const came = (body: string): string => `def came(row: object, store: Store) -> None:\n    ${body}`;

describe("functions that call what others tell of", () => {
  test("come, change and go by themselves where such calls say nothing that is not open already", async () => {
    const works = await worksOfVersions(REST, "tasks.py", [
      [HEAD, opens],
      [HEAD, opens, came('print(row.get("name", None))')],
      [HEAD, opens, came('store.get("name", None)\n    row.get("place", 1)')],
      [HEAD, opens, came("print(row)")],
      [HEAD, opens, came('json.load(row)\n    row.get("place", 1)')],
      [HEAD, opens],
    ]);
    expect(works).toEqual(Array(5).fill("exchanged"));
  });

  test("are more than their own affair where they are the last to say something, or the first", async () => {
    const works = await worksOfVersions(REST, "tasks.py", [
      [HEAD, opens, also],
      [HEAD, quiet, also],
      [HEAD, quiet],
      [HEAD, quiet, came('row.get("name", None)')],
      [HEAD, quiet, came('row.put("name")')],
      [HEAD, opens, came('row.put("name")')],
      [HEAD, opens],
    ]);
    expect(works).toEqual([
      "exchanged",
      "a function that tells of others went",
      "a function that tells of others came",
      "what others conclude from a body",
      "what others conclude from a body",
      "a function that tells of others went",
    ]);
  });
});

const BODIES =
  "import time\nfrom typing import Callable\nimport httpx\nfrom sqlalchemy import select\nfrom sqlalchemy.ext.asyncio import AsyncSession";
const READ = 'def read(client):\n    return client.get("http://stock")';
const KINDS = [READ, 'def peek(client):\n    return client.head("http://stock")', 'KINDS = {"read": read, "peek": peek}'].join("\n\n\n");
const ENTRY = '@app.get("/stock")\nasync def stock(session: Session):\n    ';

/** Two bodies of which calls by name say the same, but not what parameters are. */
const PAIRS: Readonly<Record<string, readonly [entry: string, rest: string, one: string, other: string]>> = {
  "a function is kept as well": [
    "tasks.register(tasks.slow)",
    "def run(job):\n    return job()\n\n\ndef slow():\n    time.sleep(1)",
    "def register(job):\n    run(job)",
    "def register(job):\n    jobs = []\n    jobs.append(job)\n    run(job)",
  ],
  "a name holds something besides an item": [
    'tasks.go("read")',
    KINDS,
    "def go(kind):\n    call = KINDS[kind]\n    return call(httpx.Client())",
    "def go(kind):\n    call = None\n    call = KINDS[kind]\n    return call(httpx.Client())",
  ],
  "a dictionary is given to somebody else": [
    'tasks.go("read")',
    KINDS,
    "def go(kind):\n    list(KINDS)\n    return KINDS[kind](httpx.Client())",
    "def go(kind):\n    print(KINDS)\n    return KINDS[kind](httpx.Client())",
  ],
  "a parameter is another thing by then": [
    "client = httpx.Client()\n    tasks.read(client)\n    tasks.hand(httpx.Client())\n    tasks.hand(httpx.AsyncClient())",
    READ,
    "def hand(client):\n    return read(client)",
    "def hand(client):\n    client = other(client)\n    return read(client)",
  ],
  "a function is given to somebody else": [
    "tasks.go()\n    tasks.read(httpx.Client())",
    `${READ}\n\n\ndef run(job: Callable):\n    return job(httpx.Client())`,
    "def go():\n    run(read)",
    "def go():\n    print(read)",
  ],
  "a function is given for something else": [
    "tasks.go()",
    `${READ}\n\n\ndef run(job: Callable, other: Callable):\n    return job(httpx.Client())`,
    "def go():\n    run(read, print)",
    "def go():\n    run(print, read)",
  ],
  "an object has asynchronous methods": [
    "tasks.Rows(session).all()",
    "",
    "class Rows:\n    def __init__(self, session: AsyncSession):\n        self.session = session\n\n    def all(self):\n        return self.session.execute(select(1))",
    "class Rows:\n    def __init__(self, session: AsyncSession):\n        self.session = session\n\n    def all(self):\n        return self.session.execute(select(1))\n\n    async def more(self):\n        return 1",
  ],
};

describe("bodies with the same calls", () => {
  test.each(Object.entries(PAIRS))("say something else where %s", async (_, [entry, body, one, other]) => {
    const main = `import httpx\n${REST["main.py"]}\n\n\n${ENTRY}${entry}\n`;
    const works = await worksOfVersions({ ...REST, "main.py": main }, "tasks.py", [
      [BODIES, body, one],
      [BODIES, body, other],
      [BODIES, body, one],
    ]);
    expect(works).not.toContain("exchanged");
  });
});
