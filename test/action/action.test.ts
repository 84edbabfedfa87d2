import { execFile, execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Release, release } from "../cli/support.ts";
import { project } from "../run/support/project.ts";

// Each run is the very bundle that a runner starts, in a process of its own.
vi.setConfig({ testTimeout: 120_000 });

let tool: Release;

beforeAll(async () => {
  tool = await release();
}, 60_000);

afterAll(() => tool.remove());

const ORDERS = '"""Orders."""\n\n\ndef total(prices: list[int]) -> int:\n    """Sums up."""\n    return sum(prices)\n';
const BLOCKING =
  '"""API."""\n\nimport time\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\nasync def index() -> None:\n    """Index."""\n    time.sleep(1)\n';

function git(root: string, ...args: string[]): string {
  return execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main", ...args], {
    cwd: root,
    encoding: "utf8",
  }).trim();
}

/** A clone as actions/checkout leaves it for a pull request: on the merge of the branch into main. */
function pullRequest(changed: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}): string {
  const root = project({ "shop/__init__.py": '"""Shop."""\n', "shop/orders.py": ORDERS, ...more });
  git(root, "init", "-q");
  git(root, "add", "-A");
  git(root, "commit", "-qm", "first");
  git(root, "checkout", "-qb", "feature");
  for (const [path, text] of Object.entries(changed)) writeFileSync(join(root, path), text);
  git(root, "add", "-A");
  git(root, "commit", "--allow-empty", "-qm", "feature");
  git(root, "checkout", "-q", "main");
  git(root, "merge", "-q", "--no-ff", "-m", "merge", "feature");
  return root;
}

interface Step {
  readonly status: number;
  readonly out: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/** Starts the Action as the runner does. */
function step(root: string, event: object, inputs: Readonly<Record<string, string>> = {}, more: NodeJS.ProcessEnv = {}): Promise<Step> {
  const runner = project({ "event.json": JSON.stringify(event), output: "", summary: "" });
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    GITHUB_WORKSPACE: root,
    GITHUB_EVENT_PATH: join(runner, "event.json"),
    GITHUB_OUTPUT: join(runner, "output"),
    GITHUB_STEP_SUMMARY: join(runner, "summary"),
    GITHUB_REPOSITORY: "ada/shop",
    RUNNER_TEMP: runner,
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
    ...more,
  };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(tool.folder, "dist/action.js")], { cwd: root, env }, (error, out) => {
      const lines = readFileSync(join(runner, "output"), "utf8").split("\n").filter(Boolean);
      resolve({
        status: error === null ? 0 : Number(error.code),
        out,
        outputs: Object.fromEntries(lines.map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)])),
        summary: readFileSync(join(runner, "summary"), "utf8"),
      });
    });
  });
}

const PULL = { pull_request: { number: 7, base: { sha: "0".repeat(40), ref: "main" } } };

describe("on a pull request", () => {
  test("annotates what is new, sums up, says the verdict and writes its files", async () => {
    const root = pullRequest({ "shop/api.py": BLOCKING });
    const run = await step(root, PULL, { "sarif-file": "gate.sarif", "report-file": "gate.md" });
    expect(run.status).toBe(1);
    expect(run.out).toContain("::error file=shop/api.py,line=13,");
    expect(run.outputs).toMatchObject({
      verdict: "fail",
      status: "BLOCKED",
      "exit-code": "1",
      "new-count": "1",
      "sarif-path": "gate.sarif",
    });
    expect(run.summary).toContain("## fastapi-gate: BLOCKED");
    expect(JSON.parse(readFileSync(join(root, "gate.sarif"), "utf8")).runs[0].results).toHaveLength(1);
    expect(readFileSync(join(root, "gate.md"), "utf8")).toContain("## Platform Task Completion Report");
  });

  test("passes over what was there before, and can be told not to fail", async () => {
    const old = pullRequest({ "shop/more.py": ORDERS });
    expect(await step(old, PULL)).toMatchObject({ status: 0, outputs: { verdict: "pass", "new-count": "0" } });
    const root = pullRequest({ "shop/api.py": BLOCKING });
    expect(await step(root, PULL, { "fail-on": "never" })).toMatchObject({ status: 0, outputs: { verdict: "fail" } });
  });

  test("does not guess a base that the clone lacks", async () => {
    const root = pullRequest({ "shop/api.py": BLOCKING });
    const shallow = project();
    git(shallow, "clone", "-q", "--depth=1", `file://${root}`, "clone");
    const run = await step(join(shallow, "clone"), PULL);
    expect(run.status).toBe(2);
    expect(run.out).toContain("`fetch-depth: 2`");
    expect(run.outputs).toEqual({ verdict: "error", "exit-code": "2" });
  });
});

describe("for a back end in a folder of the repository", () => {
  const inFolder = (changed: Readonly<Record<string, string>>): string =>
    pullRequest(changed, { "backend/fastapi-gate.toml": "", "backend/shop/__init__.py": "", "web/index.ts": "" });

  test("is judged by itself; annotations, SARIF and reports know the repository's paths", async () => {
    const root = inFolder({ "backend/shop/api.py": BLOCKING, "shop/slow.py": BLOCKING });
    const inputs = { "working-directory": "backend", "sarif-file": "gate.sarif", "html-file": "gate.html" };
    const run = await step(root, PULL, inputs);
    expect(run.status).toBe(1);
    expect(run.outputs).toMatchObject({ "new-count": "1", "html-path": "gate.html" });
    expect(run.out).toContain("::error file=backend/shop/api.py,line=13,");
    const [{ results, automationDetails }] = JSON.parse(readFileSync(join(root, "backend/gate.sarif"), "utf8")).runs;
    expect(automationDetails.id).toBe("fastapi-gate/backend/");
    expect(results[0].locations[0].physicalLocation.artifactLocation.uri).toBe("backend/shop/api.py");
    const page = readFileSync(join(root, "backend/gate.html"), "utf8");
    expect(page).toMatch(/^<!DOCTYPE html>[\s\S]*blocked by time\.sleep[\s\S]*<\/html>\n$/);
  });

  test("a path outside of it is a mistake of the workflow", async () => {
    const run = await step(inFolder({}), PULL, { "working-directory": "backend", paths: "shop ../web" });
    expect(run).toMatchObject({ status: 2, outputs: { verdict: "error" } });
    expect(run.out).toContain("input paths must be paths inside the root, relative to working-directory, not ../web");
  });
});

describe("on other events", () => {
  test("a push and a merge group bring their base, a first push has none", async () => {
    const root = pullRequest({ "shop/api.py": BLOCKING });
    const before = git(root, "rev-parse", "HEAD^1");
    expect((await step(root, { before })).outputs).toMatchObject({ "new-count": "1", "total-count": "1" });
    expect((await step(root, { before: git(root, "rev-parse", "HEAD") })).outputs).toMatchObject({ "new-count": "0" });
    expect((await step(root, { merge_group: { base_sha: before } })).outputs).toMatchObject({ verdict: "fail" });
    expect((await step(root, { before: "0".repeat(40) })).outputs).toMatchObject({ verdict: "fail", "fixed-count": "0" });
  });

  test("a misspelt input is an error, not the default", async () => {
    const run = await step(pullRequest({}), PULL, { scope: "alll", comment: "maybe" });
    expect(run.status).toBe(2);
    expect(run.out).toContain("input scope must be one of new, all, not alll (did you mean all?)");
    expect(run.out).toContain("input comment must be one of on, off");
  });
});

describe("the comment", () => {
  test("is one, edited in place; a token that may not write is a notice", async () => {
    const calls: string[] = [];
    const comments: { id: number; body: string }[] = [];
    let refuse = false;
    const server = createServer((request, response) => {
      let text = "";
      request.on("data", (chunk) => {
        text += chunk;
      });
      request.on("end", () => {
        calls.push(`${request.method} ${request.url?.split("?")[0]}`);
        if (refuse && request.method !== "GET") response.writeHead(403);
        else if (request.method === "POST") comments.push({ id: comments.length + 1, body: JSON.parse(text).body });
        else if (request.method === "PATCH") comments[0] = { id: 1, body: JSON.parse(text).body };
        response.end(JSON.stringify(request.method === "GET" ? comments : {}));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const api = { GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
    const inputs = { comment: "on", "github-token": "t" };
    try {
      const root = pullRequest({ "shop/api.py": BLOCKING });
      await step(root, PULL, inputs, api);
      expect(comments.map(({ body }) => body.split("\n")[1])).toEqual(["## fastapi-gate: BLOCKED"]);
      await step(pullRequest({}), PULL, inputs, api);
      expect(comments.map(({ body }) => body.split("\n")[1])).toEqual(["**fastapi-gate: SUCCESS**, no new findings (0 fixed)"]);
      refuse = true;
      const refused = await step(root, PULL, inputs, api);
      expect([refused.status, refused.out]).toEqual([
        1,
        expect.stringContaining("::notice title=fastapi-gate::the token may not write comments"),
      ]);
      expect(calls).toEqual([
        "GET /repos/ada/shop/issues/7/comments",
        "POST /repos/ada/shop/issues/7/comments",
        "GET /repos/ada/shop/issues/7/comments",
        "PATCH /repos/ada/shop/issues/comments/1",
        "GET /repos/ada/shop/issues/7/comments",
        "PATCH /repos/ada/shop/issues/comments/1",
      ]);
    } finally {
      server.close();
    }
  });
});
