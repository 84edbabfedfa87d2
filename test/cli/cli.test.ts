import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { project } from "../run/support/project.ts";
import { type Release, release } from "./support.ts";

// Each run is a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release(true);
}, 240_000);

afterAll(() => tool.remove());

const TANGLED = fileURLToPath(new URL("../../fixtures/tangled-shop", import.meta.url));
const LAYERED = fileURLToPath(new URL("../../fixtures/layered-shop", import.meta.url));
const SHOP = {
  "shop/__init__.py": "",
  "shop/orders.py": '"""Orders."""\n\n\ndef total(prices: list[int]) -> int:\n    """Sums up."""\n    return sum(prices)\n',
};
const BLOCKING =
  'import time\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\nasync def index() -> None:\n    time.sleep(1)\n';

describe("the status", () => {
  test("is 0 when the gates pass, 1 when one fails", () => {
    expect(tool.run(project(SHOP), ["check"])).toMatchObject({ status: 0, errors: "" });
    const failing = tool.run(project({ ...SHOP, "shop/api.py": BLOCKING }), []);
    expect(failing).toMatchObject({ status: 1, errors: "" });
    expect(failing.out).toContain("shop/api.py:10:5: error[blocking-call]");
  });

  test.each([
    [["check", "--jobs", "many"], "--jobs"],
    [["check", "--format", "yaml"], "--format"],
    [["check", "--frmat", "json"], "Did you mean --format?"],
    [["check", "--gate", "n-plus-two"], "did you mean n-plus-one?"],
    [["check", "--select", "query-in-lop"], "did you mean query-in-loop?"],
    [["check", "--signal", "PLATFORM:AUDITS"], "did you mean PLATFORM:AUDIT?"],
    [["check", "--date", "2026-02-31"], "YYYY-MM-DD"],
    [["check", "--output", "json"], "FORMAT=PATH"],
    [["check", "gone.py"], "gone.py does not exist"],
    [["chek"], "did you mean check?"],
    [["check", "--root", "gone"], "gone does not exist"],
    [["check", "--config", "gone.toml"], "gone.toml: no such configuration file"],
    [["check", "--base", "main"], "not in a git repository"],
    [["explain", "query-in-lop"], "did you mean query-in-loop?"],
    [["inspect", "functoins"], "functions"],
    [["inspect", "functions", "--root", ".", "gone.py"], "gone.py does not exist"],
    [["config"], "schema"],
  ])("is 2 for %j, with what to do", (args, said) => {
    const { status, out, errors } = tool.run(project(SHOP), args);
    expect(status).toBe(2);
    expect(out).toBe("");
    expect(errors).toContain(said);
    expect(errors).not.toMatch(/^\s+at /m);
  });

  test("is 2 for settings that are wrong, with their lines", () => {
    const root = project({ ...SHOP, "pyproject.toml": "[tool.fastapi-gate]\nexlude = []\nsuccess-rate = 'all'\n" });
    expect(tool.run(root, ["check"])).toEqual({
      status: 2,
      out: "",
      errors:
        "fastapi-gate: pyproject.toml:2: unknown key `exlude`: did you mean `exclude`?\n" +
        'fastapi-gate: pyproject.toml:3: `success-rate` must be a whole number from 0 to 100, not "all"\n',
    });
  });
});

describe("what is loaded", () => {
  test("for the version is next to nothing", () => {
    expect(tool.run(tool.folder, ["--version"]).out).toBe(
      `${JSON.parse(readFileSync(join(tool.folder, "package.json"), "utf8")).version}\n`,
    );
    const loaded = new Set([tool.cli]);
    for (const file of loaded) {
      for (const [, name = ""] of readFileSync(file, "utf8").matchAll(/^import .*?["'](\.[^"']+)["']/gm))
        loaded.add(join(dirname(file), name));
    }
    const bytes = [...loaded].reduce((total, file) => total + statSync(file).size, 0);
    expect(bytes).toBeLessThan(20_000);
  });
});

describe("outputs", () => {
  test("several of one run, into folders that it makes", () => {
    const root = project({ ...SHOP, "shop/api.py": BLOCKING });
    const { status, out } = tool.run(root, [
      "check",
      "--format",
      "json",
      "--output",
      "sarif=out/gate.sarif",
      "--output",
      "coordinator=out/report.md",
    ]);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ root: ".", status: "BLOCKED" });
    expect(JSON.parse(readFileSync(join(root, "out/gate.sarif"), "utf8"))).toMatchObject({ version: "2.1.0" });
    expect(readFileSync(join(root, "out/report.md"), "utf8")).toMatch(/^## Platform Task Completion Report/);
  });

  test("that cannot be written end the run with 2", () => {
    const root = project({ ...SHOP, taken: "" });
    expect(tool.run(root, ["check", "--output", "json=taken/out.json"])).toMatchObject({
      status: 2,
      errors: expect.stringMatching(/^fastapi-gate: taken\/out.json cannot be written: /),
    });
  });

  test("are the same bytes cold and warm, by one thread and by several, and from any working directory", () => {
    const cache = { FASTAPI_GATE_CACHE: join(tool.folder, "fresh") };
    const runs = [
      tool.run(TANGLED, ["--format", "json", "--root", TANGLED], cache),
      tool.run(TANGLED, ["--format", "json", "--root", TANGLED], cache),
      tool.run("/", ["--format", "json", "--root", TANGLED, "--no-cache", "--jobs", "1"]),
      tool.run(join(TANGLED, "shop"), ["--format", "json", "--root", "..", "--jobs", "3", "--no-cache"], {
        LC_ALL: "tr_TR.UTF-8",
        TZ: "Asia/Tokyo",
      }),
    ];
    for (const run of runs) expect(run).toEqual(runs[0]);
    expect(runs[0]?.status).toBe(1);
  });

  test("are complete in a slow pipe, and quiet when the reader leaves", () => {
    const functions = Array.from({ length: 4000 }, (_, index) => `def order_${index}(a: int, b: int) -> int:\n    return a + b\n`).join(
      "\n\n",
    );
    const root = project({ "shop/many.py": functions });
    const command = `"${process.execPath}" "${tool.cli}" inspect functions --no-cache --root "${root}"`;
    const slow = spawnSync("sh", ["-c", `${command} | (sleep 1; cat)`], { encoding: "utf8", maxBuffer: 1 << 26 });
    expect(JSON.parse(slow.stdout).functions).toHaveLength(4000);
    const gone = spawnSync("sh", ["-c", `${command} | head -c 10`], { encoding: "utf8" });
    expect(gone).toMatchObject({ stderr: "", stdout: '{\n  "funct' });
    writeFileSync(join(root, "shop/api.py"), BLOCKING);
    const failing = `"${process.execPath}" "${tool.cli}" check --format json --no-cache --root "${root}"`;
    const cut = spawnSync("bash", ["-c", `set -o pipefail; ${failing} | head -c 1`], { encoding: "utf8" });
    expect(cut).toMatchObject({ stderr: "", stdout: "{", status: 1 });
  });

  test("are coloured only where that is wanted", () => {
    const control = String.fromCharCode(27);
    const root = project({ ...SHOP, "shop/api.py": BLOCKING });
    expect(tool.run(root, ["check"]).out).not.toContain(control);
    expect(tool.run(root, ["check"], { FORCE_COLOR: "1" }).out).toContain(control);
    expect(tool.run(root, ["check"], { FORCE_COLOR: "1", NO_COLOR: "1" }).out).not.toContain(control);
    expect(tool.run(root, ["check", "--color", "always"], { NO_COLOR: "1" }).out).toContain(control);
  });
});

test("of very many findings of one rule the text shows some, and those who ask get all", () => {
  const root = project({
    "shop/api.py": `${Array.from({ length: 150 }, (_, index) => `def work_${index}(value):\n    """Works."""\n    return value\n`).join("\n\n")}`,
  });
  const lines = (...args: readonly string[]): number =>
    tool
      .run(root, ["check", ...args])
      .out.split("\n")
      .filter((line) => line.includes("warning[missing-annotation]")).length;
  expect(lines()).toBe(10);
  expect(tool.run(root, ["check"]).out).toContain("… and 140 more findings of missing-annotation: --select missing-annotation lists them");
  expect([lines("--select", "missing-annotation"), lines("shop"), lines("--gate", "type-hints"), lines("--full")]).toEqual([
    150, 150, 150, 150,
  ]);
});

describe("what is listed", () => {
  test("follows paths and rules, what is judged does not", () => {
    const root = project({ ...SHOP, "shop/api.py": BLOCKING });
    const narrow = tool.run(root, ["check", "shop/orders.py"]);
    expect(narrow.status).toBe(1);
    expect(narrow.out).not.toContain("shop/api.py:10");
    expect(tool.run(root, ["check", "--ignore", "blocking-call"]).status).toBe(1);
  });

  test("outside the root is refused", () => {
    const [root, other] = [project(SHOP), project(SHOP)];
    expect(tool.run(root, ["check", "--root", ".", other])).toMatchObject({
      status: 2,
      errors: expect.stringContaining("lies outside the root"),
    });
  });
});

describe("a base", () => {
  const git = (root: string, ...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: root });

  test("leaves what was there before aside, across a renamed file", () => {
    const root = project({ ...SHOP, "shop/api.py": BLOCKING });
    git(root, "init", "-q");
    git(root, "add", "-A");
    git(root, "commit", "-qm", "first");
    git(root, "mv", "shop/api.py", "shop/routes.py");
    const unchanged = JSON.parse(tool.run(root, ["check", "--base", "HEAD", "--format", "json"]).out);
    expect(unchanged.findings.filter(({ state }: { state: string }) => state === "new")).toEqual([]);
    writeFileSync(join(root, "shop/more.py"), BLOCKING);
    const added = tool.run(root, ["check", "--base", "HEAD", "--format", "json"]);
    expect(added.status).toBe(1);
    const fresh = JSON.parse(added.out).findings.filter(
      ({ state, gate }: { state: string; gate: string }) => state === "new" && gate === "async-operations",
    );
    expect(fresh.map(({ file }: { file: string }) => file)).toEqual(["shop/more.py"]);
    expect(tool.run(root, ["check", "--base", "HEAD", "--head", "HEAD"]).status).toBe(0);
    expect(tool.run(root, ["check", "--base", "nowhere"])).toMatchObject({
      status: 2,
      errors: expect.stringContaining("git fetch origin nowhere"),
    });
  });

  test("in a baseline, old findings are held and pruned", () => {
    const root = project({ ...SHOP, "shop/api.py": BLOCKING });
    expect(tool.run(root, ["baseline", "prune"])).toMatchObject({ status: 2, errors: expect.stringContaining("baseline create") });
    expect(tool.run(root, ["baseline", "create"])).toMatchObject({ status: 0 });
    expect(tool.run(root, ["check"]).status).toBe(0);
    writeFileSync(join(root, "shop/api.py"), BLOCKING.replace("time.sleep(1)", "pass"));
    expect(tool.run(root, ["baseline", "prune"])).toMatchObject({ status: 0 });
    writeFileSync(join(root, "shop/api.py"), BLOCKING);
    expect(tool.run(root, ["check"]).status).toBe(1);
    writeFileSync(join(root, "fastapi-gate-baseline.json"), "{");
    expect(tool.run(root, ["check"]).status).toBe(2);
  });
});

describe("bad input", () => {
  test("no Python at all is said", () => {
    const { errors, status } = tool.run(project({ "README.md": "" }), ["check"]);
    expect(errors).toBe(
      "fastapi-gate: warning: no Python file found below the root: name the folder of the back end with --root, and look at .gitignore\n",
    );
    expect([0, 1]).toContain(status);
  });

  test("costs a line each; the rest is analysed", () => {
    const root = project({
      "shop/api.py": BLOCKING,
      "shop/binary.py": Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3, 0xff, 0xfe]),
      "shop/broken.py": "def broken(:\n  pass\n",
      "shop.py": "x = 1\n",
      "other/shop.py": "x = 1\n",
    });
    symlinkSync("..", join(root, "shop/loop"));
    symlinkSync("gone.py", join(root, "shop/gone_link.py"));
    execFileSync("mkfifo", [join(root, "shop/pipe.py")]);
    mkdirSync(join(root, "shop/folder.py"));
    const { status, out, errors } = tool.run(root, ["check", "--format", "json"]);
    expect(status).toBe(1);
    const lines = errors.trimEnd().split("\n");
    expect(lines.map((line) => /^fastapi-gate: (\S+?)(?::\d+)?: warning: /.exec(line)?.[1])).toEqual([
      "shop/gone_link.py",
      "shop/pipe.py",
      "shop/binary.py",
      "shop/broken.py",
    ]);
    expect(JSON.parse(out).findings.map(({ rule, file }: { rule: string; file: string }) => [rule, file])).toContainEqual([
      "blocking-call",
      "shop/api.py",
    ]);
  });
});

describe("the other commands", () => {
  test("print a rule's page, the rules and the schema", () => {
    const root = project();
    expect(tool.run(root, ["explain", "query-in-loop"]).out).toMatch(/^# query-in-loop\n[\s\S]*## Why it is a defect/);
    expect(tool.run(root, ["explain", "route-path"]).out).toMatch(/^# route-path\n[\s\S]*Lost:[\s\S]*To do:/);
    expect(tool.run(root, ["explain", "unused-suppression"]).out).toMatch(/^# unused-suppression\n/);
    expect(tool.run(root, ["rules"]).out).toContain("N+1 Prevention (n-plus-one)");
    expect(JSON.parse(tool.run(root, ["rules", "--format", "json"]).out).rules.length).toBeGreaterThan(10);
    expect(JSON.parse(tool.run(root, ["config", "schema"]).out).properties["async-policy"].enum).toEqual(["event-loop", "all"]);
    expect(tool.run(root, ["--help"])).toMatchObject({ status: 0, errors: "" });
  });

  test("the report is the coordinator's", () => {
    expect(tool.run(LAYERED, ["report", "--root", ".", "--signal", "PLATFORM:AUDIT"])).toMatchObject({
      status: 0,
      out: expect.stringMatching(/^## Platform Task Completion Report[\s\S]*PLATFORM:AUDIT/),
    });
  });
});
