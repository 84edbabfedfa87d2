import { execFileSync, spawnSync } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { project } from "../run/support/project.ts";
import { type Release, release } from "./support.ts";

vi.setConfig({ testTimeout: 120_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

const route = (name: string, body: string): string =>
  `"""API."""\n\nimport time\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\nasync def ${name}() -> None:\n    """Index."""\n    ${body}\n`;

/** A repository whose last commit has a finding that blocks. */
function repository(): string {
  const root = project({ "shop/old.py": route("old", "time.sleep(1)"), "shop/new.py": route("new", "pass"), "README.md": "" });
  const git = (...args: string[]): string =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: root, encoding: "utf8" });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  return root;
}

interface Heard {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

function hook(root: string, input: unknown): Heard {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool.cli, "hook", "claude-code"], {
    cwd: "/",
    env: { PATH: process.env.PATH, FASTAPI_GATE_CACHE: join(tool.folder, "cache") },
    input: typeof input === "string" ? input : JSON.stringify({ cwd: root, hook_event_name: "PostToolUse", ...(input as object) }),
    encoding: "utf8",
  });
  return { status, out: stdout, errors: stderr };
}

const edited = (root: string, path: string): object => ({ tool_name: "Edit", tool_input: { file_path: join(root, path) } });

test("the agent hears of what blocks and is new, and of nothing else", () => {
  const root = repository();
  // Judged with the commit at first, with what is kept of it afterwards.
  for (const _ of [1, 2]) expect(hook(root, edited(root, "shop/new.py"))).toEqual({ status: 0, out: "", errors: "" });
  writeFileSync(join(root, "shop/new.py"), route("new", "time.sleep(2)"));
  for (const event of [edited(root, "shop/new.py"), { hook_event_name: "Stop", stop_hook_active: false }]) {
    const { status, errors } = hook(root, event);
    expect(status).toBe(2);
    expect(errors).toMatch(/a new finding blocks this change.*\n[0-9a-f]{12} shop\/new\.py:13 blocking-call: .* → .*\n$/);
  }
  // It goes on because of a hook: it is not kept from ending for ever.
  expect(hook(root, { hook_event_name: "Stop", stop_hook_active: true })).toMatchObject({ status: 0, errors: "" });
  writeFileSync(join(root, "shop/new.py"), route("new", "pass"));
  expect(hook(root, edited(root, "shop/new.py"))).toMatchObject({ status: 0, errors: "" });
});

test("a file with an old finding may change its name", () => {
  const root = repository();
  hook(root, edited(root, "shop/new.py"));
  renameSync(join(root, "shop/old.py"), join(root, "shop/older.py"));
  expect(hook(root, edited(root, "shop/older.py"))).toMatchObject({ status: 0, errors: "" });
});

test("other files and other events cost nothing and say nothing", () => {
  const root = repository();
  writeFileSync(join(root, "shop/new.py"), route("new", "time.sleep(2)"));
  for (const input of [edited(root, "README.md"), { hook_event_name: "SessionStart" }, {}]) {
    expect(hook(root, input)).toEqual({ status: 0, out: "", errors: "" });
  }
});

test("settings that the agent broke are its business; what is none of its doing is its user's", () => {
  const root = repository();
  writeFileSync(join(root, "fastapi-gate.toml"), "[gates.type-hint]\n");
  expect(hook(root, edited(root, "fastapi-gate.toml"))).toMatchObject({
    status: 2,
    errors: expect.stringContaining("fastapi-gate.toml:1"),
  });
  expect(hook(root, "no JSON")).toMatchObject({ status: 1, errors: expect.stringContaining("JSON on standard input") });
  expect(hook(root, edited(root, "gone/api.py"))).toMatchObject({ status: 1 });
});

test("where there is no commit, all that blocks is new", () => {
  const root = project({ "fastapi-gate.toml": "", "api.py": route("index", "time.sleep(1)") });
  expect(hook(root, edited(root, "api.py"))).toMatchObject({ status: 2 });
});
