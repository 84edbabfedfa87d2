import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
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

const CLEAN = '"""Orders."""\n\n\ndef total(prices: list[int]) -> int:\n    """Sums up."""\n    return sum(prices)\n';
const BLOCKING =
  '"""API."""\n\nimport time\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\nasync def index() -> None:\n    """Index."""\n    time.sleep(1)\n';

test("after each change it says what changed, and a signal ends it", async () => {
  const root = project({ ".git/HEAD": "ref: refs/heads/main\n", "shop/__init__.py": "", "shop/orders.py": CLEAN });
  const child = spawn(process.execPath, [tool.cli, "check", "--watch"], {
    cwd: root,
    env: { PATH: process.env.PATH, FASTAPI_GATE_CACHE: join(tool.folder, "cache"), NO_COLOR: "1" },
  });
  let out = "";
  let errors = "";
  let seen = 0;
  child.stdout.on("data", (data) => {
    out += data;
  });
  child.stderr.on("data", (data) => {
    errors += data;
  });
  /** What was printed since the last time, once it says so. */
  const says = async (text: string | RegExp): Promise<string> => {
    for (let turn = 0; turn < 600; turn++) {
      const now = out.slice(seen);
      if (typeof text === "string" ? now.includes(text) : text.test(now)) {
        seen = out.length;
        return now;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return `${out.slice(seen)}\n${errors}`;
  };
  const write = (path: string, content: string): void => writeFileSync(join(root, path), content);
  try {
    expect(await says("SUCCESS")).toContain("SUCCESS");
    write("shop/api.py", BLOCKING);
    expect(await says("Status: BLOCKED")).toMatch(
      /^\+ shop\/api\.py:13:5: error\[blocking-call\].*\n(?:.*\n)*async-operations: .* → FAIL/m,
    );
    write("shop/api.py", `# moved\n${BLOCKING}`);
    expect(await says("Status:")).toBe("Status: BLOCKED. Found 1 error.\n");
    mkdirSync(join(root, "shop/late"));
    write("shop/late/deep.py", CLEAN.replace(" -> int", ""));
    expect(await says("Status:")).toContain("+ shop/late/deep.py:4:5: warning[missing-annotation]");
    rmSync(join(root, "shop/late"), { recursive: true });
    expect(await says("Status:")).toContain("- shop/late/deep.py:4:5: warning[missing-annotation]");
    write("fastapi-gate.toml", "[gates.type-hint]\n");
    for (let turn = 0; turn < 600 && !errors.includes("fastapi-gate.toml:1"); turn++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(errors).toContain("fastapi-gate.toml:1");
    rmSync(join(root, "fastapi-gate.toml"));
    rmSync(join(root, "shop/api.py"));
    expect(await says("Status: SUCCESS")).toContain("- shop/api.py:14:5: error[blocking-call]");
  } finally {
    child.kill("SIGINT");
  }
  expect(await new Promise((resolve) => child.on("exit", (_, signal) => resolve(signal)))).toBe("SIGINT");
});

test("what makes no sense with it is said", () => {
  const root = project({ "shop/orders.py": CLEAN });
  for (const more of [["--fix"], ["--format", "json"], ["--staged"]])
    expect(tool.run(root, ["check", "--watch", ...more])).toMatchObject({ status: 2, errors: expect.stringContaining("leave") });
});
