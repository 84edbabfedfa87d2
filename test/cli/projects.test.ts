import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { project } from "../run/support/project.ts";
import { type Release, release } from "./support.ts";

// Several projects in one repository: the settings that are nearest to a file count for it, and each project is a program of its own.
vi.setConfig({ testTimeout: 120_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

const API = `"""API."""

import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
async def orders() -> list[str]:
    """Lists the orders."""
    time.sleep(1)
    return []
`;
const CLEAN = API.replace("    time.sleep(1)\n", "");
const FILES = {
  "services/orders/fastapi-gate.toml": "",
  "services/orders/orders/__init__.py": "",
  "services/orders/orders/api.py": API,
  "services/billing/pyproject.toml": '[project]\nname = "billing"\n\n[tool.fastapi-gate]\nroles = ["application"]\n',
  "services/billing/billing/__init__.py": "",
  "services/billing/billing/api.py": CLEAN,
  "tests/test_all.py": "def test_all(): ...\n",
};

function repository(files: Readonly<Record<string, string>> = FILES): string {
  const root = project(files);
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main", ...args], {
      cwd: root,
    });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  return root;
}

const check = (root: string, ...args: string[]) => tool.run(root, ["check", ...args]);

describe("check at the top", () => {
  test("judges each project by its own settings, with a verdict each; the weightiest counts", () => {
    const { status, out, errors } = check(repository());
    expect([status, errors]).toEqual([1, ""]);
    const [billing, orders] = [out.indexOf("== services/billing =="), out.indexOf("== services/orders ==")];
    expect(billing).toBeGreaterThanOrEqual(0);
    expect(out.slice(billing, orders)).not.toContain("blocking-call");
    expect(out.slice(orders)).toContain("orders/api.py:13");
    expect(out.trimEnd().split("\n").at(-1)).toBe("2 projects: services/billing SUCCESS, services/orders BLOCKED");
  });

  test("what lies outside of them is a project too, if it is an application or has settings", () => {
    const own = { ...FILES, "shop/__init__.py": "", "shop/api.py": API };
    expect(check(repository(own)).out).toContain("3 projects: . BLOCKED, services/billing SUCCESS, services/orders BLOCKED");
    expect(check(repository({ ...FILES, "fastapi-gate.toml": "" })).out).toContain("3 projects: . ");
    const excluded = { ...own, "fastapi-gate.toml": 'exclude = ["services/orders/"]\n' };
    expect(check(repository(excluded)).out).toContain("2 projects: . BLOCKED, services/billing SUCCESS");
    const nested = { ...FILES, "services/fastapi-gate.toml": "", "services/common.py": CLEAN };
    expect(check(repository(nested)).out).toContain("3 projects: services SUCCESS, services/billing SUCCESS, services/orders BLOCKED");
  });

  test("of one project alone is that project's", () => {
    const root = repository({ "backend/fastapi-gate.toml": "", "backend/api.py": API, "README.md": "" });
    const { status, out } = check(root, "--format", "json");
    expect(status).toBe(1);
    expect(JSON.parse(out).findings[0].file).toBe("api.py");
    expect(tool.run(root, ["inspect", "routes"])).toMatchObject({
      status: 2,
      errors:
        "fastapi-gate: the settings here are those of backend: name it with --root backend (in the Action working-directory: backend)\n",
    });
  });

  test("below a path, or in a project that is named, is that of its project", () => {
    const root = repository();
    expect(check(root, "services/billing").status).toBe(0);
    expect(check(root, "services/billing/billing/api.py", "services/orders/orders").out).toContain("2 projects:");
    expect(check(root, "--project", "services/orders/", "--format", "json").status).toBe(1);
    expect(check(root, "--project", "services/order")).toMatchObject({
      status: 2,
      errors: expect.stringContaining("did you mean services/orders? There are services/billing, services/orders"),
    });
    expect(check(join(root, "services/orders"), "--project", "x").errors).toContain("no folder has settings of its own");
    expect(check(root, "tests").errors).toContain("none of the projects (services/billing, services/orders) holds tests");
  });

  test("compares each with its own part of the base, settings of the base included", () => {
    const root = repository();
    writeFileSync(join(root, "services/billing/billing/api.py"), API);
    writeFileSync(join(root, "services/billing/pyproject.toml"), FILES["services/billing/pyproject.toml"].replace("application", "test"));
    const { status, out } = check(root, "--base", "HEAD");
    expect(status).toBe(1);
    expect(out).toContain("2 projects: services/billing BLOCKED, services/orders SUCCESS");
    execFileSync("git", ["add", "-A"], { cwd: root });
    expect(check(root, "--staged").out).toContain("2 projects: services/billing BLOCKED, services/orders SUCCESS");
  });
});

describe("outputs", () => {
  test("that are one document are refused, and written one each", () => {
    const root = repository();
    expect(check(root, "--format", "sarif")).toMatchObject({
      status: 2,
      out: "",
      errors: expect.stringContaining("--project services/billing"),
    });
    expect(check(root, "--output", "json=gate.json")).toMatchObject({
      status: 2,
      errors: expect.stringContaining("put {project} into its name"),
    });
    expect(existsSync(join(root, "gate.json"))).toBe(false);
    writeFileSync(join(root, "tests/dba.json"), '{"agent":"DBA","status":"SUCCESS"}');
    expect(check(root, "--results", "tests").errors).toContain("--results is about one");
    const { status } = check(root, "--format", "agent", "--output", "sarif-github=out/{project}.sarif", "--record", "runs");
    expect(status).toBe(1);
    expect(readdirSync(join(root, "out"))).toEqual(["services-billing.sarif", "services-orders.sarif"]);
    const sarif = JSON.parse(readFileSync(join(root, "out/services-orders.sarif"), "utf8"));
    expect(sarif.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("services/orders/orders/api.py");
    expect(readdirSync(join(root, "runs"))).toEqual(["services-billing", "services-orders"]);
  });

  test("of the other commands are of one project, which they ask for", () => {
    const root = repository();
    for (const command of [
      ["baseline", "create"],
      ["inspect", "routes"],
      ["report", "--format", "coordinator-json"],
    ])
      expect(tool.run(root, command)).toMatchObject({
        status: 2,
        out: "",
        errors: expect.stringContaining("services/billing, services/orders"),
      });
    expect(existsSync(join(root, "fastapi-gate-baseline.json"))).toBe(false);
    expect(tool.run(root, ["inspect", "routes", "--root", "services/orders"]).status).toBe(0);
  });
});

test("a hook of an agent hears of the project that was edited, and in the end of all", () => {
  const root = repository({ ...FILES, "services/orders/orders/api.py": CLEAN });
  writeFileSync(join(root, "services/orders/orders/api.py"), API);
  const hook = (input: object) => tool.run(root, ["hook", "claude-code"], {}, JSON.stringify({ cwd: root, ...input }));
  const edit = (file: string) => hook({ hook_event_name: "PostToolUse", tool_input: { file_path: file } });
  expect(edit("services/billing/billing/api.py")).toMatchObject({ status: 0, errors: "" });
  expect(edit("services/orders/orders/api.py")).toMatchObject({ status: 2, errors: expect.stringContaining("orders/api.py:13") });
  expect(edit("tests/test_all.py")).toMatchObject({ status: 0, errors: "" });
  expect(hook({ hook_event_name: "Stop" })).toMatchObject({
    status: 2,
    errors: expect.stringContaining("services/orders/orders/api.py:13"),
  });
});
