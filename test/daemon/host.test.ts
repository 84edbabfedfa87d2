import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { workingTreeRequest } from "../../src/doors.ts";
import { LiveProject } from "../../src/live/project.ts";
import { runSession } from "../../src/session.ts";
import type { SessionRequest } from "../../src/session-request.ts";
import { project } from "../run/support/project.ts";

// What a server relies on: a project answers requests that differ, each as a run of its own would.

const API = (body: string): string =>
  `"""API."""\n\nimport time\n\nfrom fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/")\nasync def index() -> None:\n    """Index."""\n    ${body}\n`;

function repository(): string {
  const root = project({ "shop/__init__.py": "", "shop/api.py": API("pass") });
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: root });
  git("init", "-q");
  git("add", "-A");
  git("commit", "-qm", "first");
  return root;
}

test("nothing is analysed again where nothing changed: compared with a base, or listed below other paths", async () => {
  const root = repository();
  const plain: SessionRequest = { ...workingTreeRequest(root, null), jobs: 1 };
  const below = (...paths: readonly string[]): SessionRequest => ({
    ...plain,
    selection: { ...plain.selection, paths: paths as SessionRequest["selection"]["paths"] },
  });
  writeFileSync(join(root, "shop/api.py"), API("time.sleep(1)"));
  for (const requests of [
    [plain, below("shop/api.py"), below("shop/__init__.py"), plain],
    [
      { ...plain, base: "HEAD" },
      { ...plain, base: "HEAD" },
    ],
  ]) {
    const live = new LiveProject(plain);
    for (const [index, request] of requests.entries()) {
      live.touch(null);
      const { outcome, policy } = await live.judge(request, { tables: false, quick: false });
      const own = await runSession(request);
      expect([outcome, policy]).toEqual([own.outcome, own.policy]);
      expect(live.work).toBe(index === 0 ? "analysed" : "none");
    }
  }
});

test("what was judged as staged is what the next commit is compared with: it is not analysed again", async () => {
  const root = repository();
  const git = (...args: string[]) =>
    execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", ...args], { cwd: root });
  const request: SessionRequest = { ...workingTreeRequest(root, null), jobs: 1, staged: true, base: "HEAD" };
  const live = new LiveProject(request);
  const bodies = ["x = 1", "x = 1\n    time.sleep(x)", "time.sleep(1)", "y = 2\n    time.sleep(y)"];
  for (const [turn, body] of bodies.entries()) {
    writeFileSync(join(root, "shop/api.py"), API(body));
    git("add", "-A");
    const stages: string[] = [];
    const judged = await live.judge(request, { tables: false, quick: false }, (stage) => stages.push(stage));
    const own = await runSession(request);
    expect([judged.outcome, judged.changes]).toEqual([own.outcome, own.changes]);
    // Both trees the first time, then none: a program is linked where it is analysed as a whole.
    expect(stages.filter((stage) => stage === "link")).toHaveLength(turn === 0 ? 2 : 0);
    live.keepSide();
    git("commit", "-qm", body);
  }
});
