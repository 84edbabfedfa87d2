import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { workingTreeRequest } from "../../src/doors.ts";
import type { SessionRequest } from "../../src/session-request.ts";
import { project } from "./support/project.ts";

// The bundle has a digest of the tool; without one nothing is remembered.
vi.stubGlobal("TOOL_DIGEST", "under test");
const { judgeSession } = await import("../../src/session.ts");

const SOURCE = `import time
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def read():
    time.sleep(1)
`;

function requestFor(root: string, cacheFolder: string | null): SessionRequest {
  return { ...workingTreeRequest(root, cacheFolder), jobs: 1 };
}

/** Judges twice or more; says whether the analysis was made, and what came out. */
async function judged(request: SessionRequest): Promise<{ readonly remembered: boolean; readonly outcome: unknown }> {
  const stages: string[] = [];
  const result = await judgeSession(request, (stage) => stages.push(stage));
  await result.stored;
  return { remembered: !stages.includes("flow"), outcome: result.outcome };
}

test("a run on the same files has the same outcome without an analysis", async () => {
  const request = requestFor(project({ "main.py": SOURCE }), project());
  const first = await judged(request);
  const second = await judged(request);
  const plain = await judged({ ...request, cacheFolder: null });
  expect([first.remembered, second.remembered, plain.remembered]).toEqual([false, true, false]);
  expect(second.outcome).toEqual(first.outcome);
  expect(plain.outcome).toEqual(first.outcome);
});

const changes: Readonly<Record<string, (root: string) => Partial<SessionRequest> | undefined>> = {
  "another text": (root) => void writeFileSync(join(root, "main.py"), SOURCE.replace("time.sleep(1)", "pass")),
  "a new file": (root) => void writeFileSync(join(root, "other.py"), ""),
  "a file that is gone": (root) => void rmSync(join(root, "extra.py")),
  "new settings": (root) => void writeFileSync(join(root, "fastapi-gate.toml"), '[gates.docstrings]\nfail-on = "error"\n'),
  "other requirements": (root) =>
    void writeFileSync(join(root, "pyproject.toml"), '[project]\nname = "a"\ndependencies = ["pydantic<2"]\n'),
  "a baseline": (root) => void writeFileSync(join(root, "fastapi-gate-baseline.json"), "{}"),
  "another selection": () => ({ selection: { select: ["blocking-call"], ignore: [], gates: [], paths: [] } }),
  "another signal": () => ({ signal: "PLATFORM:AUDIT" }),
  "another date": () => ({ date: "2027-01-01" }),
};

for (const [name, change] of Object.entries(changes)) {
  test(`${name} is another run`, async () => {
    const root = project({ "main.py": SOURCE, "extra.py": "" });
    const request = requestFor(root, project());
    await judged(request);
    expect((await judged(request)).remembered).toBe(true);
    const changed = { ...request, ...change(root) };
    const after = await judged(changed);
    expect(after.remembered).toBe(false);
    expect(after.outcome).toEqual((await judged({ ...changed, cacheFolder: null })).outcome);
  });
}
