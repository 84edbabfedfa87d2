import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { project } from "../run/support/project.ts";
import { type Release, release } from "./support.ts";

// Each run is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

const BEFORE = `"""Rates."""

import json
import os  # where the cache lies

import requests
from fastapi import APIRouter

router = APIRouter()


async def known() -> list[str]:
    return []


@router.get("/rates")
async def rates(url: str) -> list[str]:
    names = known()
    print(names[0])
    answer = requests.get(
        url,  # the provider's
        timeout=5,
    )
    return [answer.text, requests.get(url, timeout=5).json()["name"], json.dumps(os.name)]
`;
const AWAITED = BEFORE.replace("names = known()", "names = await known()");
const THREADED = AWAITED.replace("import json\n", "import asyncio\nimport json\n")
  .replace("requests.get(\n", "await asyncio.to_thread(requests.get,\n")
  .replace('requests.get(url, timeout=5).json()["name"]', '(await asyncio.to_thread(requests.get, url, timeout=5)).json()["name"]');

const shop = () => project({ "shop/__init__.py": "", "shop/rates.py": BEFORE });
const rates = (root: string) => readFileSync(join(root, "shop/rates.py"), "utf8");

describe("fixes from the command line", () => {
  test("--diff shows what would change, and changes nothing", () => {
    const root = shop();
    const { status, out } = tool.run(root, ["check", "--diff"]);
    expect(out).toContain("-    names = known()\n+    names = await known()\n");
    expect(out).not.toContain("to_thread");
    expect([status, rates(root)]).toEqual([1, BEFORE]);
    expect(tool.run(root, ["check", "--diff", "--unsafe-fixes"]).out).toContain("+import asyncio\n");
    expect(rates(root)).toBe(BEFORE);
  });

  test("--fix takes the safe ones and says what is left", () => {
    const root = shop();
    const { errors } = tool.run(root, ["check", "--fix"]);
    expect(rates(root)).toBe(AWAITED);
    expect(errors).toContain("fixed 1 finding in 1 file; 2 more have fixes that need --unsafe-fixes");
  });

  test("--unsafe-fixes hands blocking calls to a thread, and the comments stay", () => {
    const root = shop();
    expect(tool.run(root, ["check", "--unsafe-fixes"]).status).toBe(0);
    expect(rates(root)).toBe(THREADED);
  });

  test("a whole project is read without errors afterwards, and what was fixed is gone", () => {
    const root = project();
    cpSync(fileURLToPath(new URL("../../fixtures/tangled-shop", import.meta.url)), root, { recursive: true });
    const fixable = (): readonly string[] => {
      const { findings, problems } = JSON.parse(tool.run(root, ["check", "--format", "json"]).out);
      expect(problems).toEqual([]);
      return findings
        .filter(({ fix }: { fix?: object }) => fix !== undefined)
        .map(({ fingerprint }: { fingerprint: string }) => fingerprint);
    };
    const before = fixable();
    expect(before.length).toBeGreaterThan(0);
    for (let round = 0; round < 3; round++) tool.run(root, ["check", "--unsafe-fixes"]);
    expect(fixable()).toEqual([]);
  });
});

const LEDGER = `from fastapi import FastAPI

import ledger
from shop import native, threads

app = FastAPI()
books = ledger.Books()


@app.get("/")
async def index() -> int:
    ledger.lock()
    native.scan(1)
    books.post(1)
    await threads.away(native.scan, 1)
    return 1
`;

describe("blocking calls and offloaders of a project", () => {
  test("count for what their category says", () => {
    const root = project({
      "shop/__init__.py": "",
      "shop/native.py": "def scan(code: int) -> int:\n    return code\n",
      "shop/threads.py": "from helpers import run\n\n\nasync def away(function, *args):\n    return await run(function, *args)\n",
      "shop/api.py": LEDGER,
      "pyproject.toml": `[tool.fastapi-gate.blocking]
calls = ["ledger.lock"]
[tool.fastapi-gate.blocking.categories.scanner]
calls = ["shop.native.scan"]
instead = "shop.native.scan_async"
[tool.fastapi-gate.blocking.categories.database]
calls = ["ledger.Books.*"]
severity = "warning"
[tool.fastapi-gate.offloaders]
calls = ["helpers.run"]
`,
    });
    const { findings } = JSON.parse(tool.run(root, ["check", "--format", "json"]).out);
    const found = findings
      .filter(({ gate }: { gate: string }) => gate === "async-operations")
      .map(({ line, rule, severity, message }: Record<string, string>) => `${line} ${severity} ${rule}: ${message}`);
    expect(found).toEqual([
      "12 warning blocking-call: `ledger.lock` blocks the event loop (async endpoint GET /); use asyncio.to_thread",
      "13 error blocking-call: `shop.native.scan` blocks the event loop (async endpoint GET /); use shop.native.scan_async",
      "14 warning sync-db-call: `ledger.Books.post` waits for the database on the event loop (async endpoint GET /)",
    ]);
  });

  test("never make a known call count for less", () => {
    const root = project({
      "shop/api.py":
        'import requests\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\nasync def index() -> None:\n    requests.get("x")\n',
      "pyproject.toml": '[tool.fastapi-gate.blocking.categories.http]\ncalls = ["requests.get"]\nseverity = "note"\n',
    });
    expect(tool.run(root, ["check"])).toMatchObject({ status: 1 });
  });
});
