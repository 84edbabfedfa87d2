import { execFileSync } from "node:child_process";
import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { workingTreeRequest } from "../../src/doors.ts";
import type { SessionRequest } from "../../src/session-request.ts";
import { project } from "./support/project.ts";

// The bundle has a digest of the tool; without one no side of a base is kept.
vi.stubGlobal("TOOL_DIGEST", "under test");
const { judgeSession } = await import("../../src/session.ts");

const API = `from fastapi import FastAPI

app = FastAPI()


@app.get("/orders")
async def orders(limit: int = 10) -> list[int]:
    return []
`;

function revision(id: string, after: string | null, column: string): string {
  return `import sqlalchemy as sa
from alembic import op

revision = "${id}"
down_revision = ${after === null ? "None" : `"${after}"`}


def upgrade():
    op.create_table("${column}s", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("${column}", sa.Text()))


def downgrade():
    op.drop_table("${column}s")
`;
}

const FILES = {
  "main.py": API,
  "alembic.ini": "[alembic]\nscript_location = migrations\n",
  "migrations/env.py": "",
  "migrations/versions/a1_orders.py": revision("a1", null, "order"),
};

function git(root: string, ...args: string[]): void {
  execFileSync("git", ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main", ...args], { cwd: root });
}

function commit(root: string): void {
  git(root, "add", "-A");
  git(root, "commit", "-qm", "change");
}

function repository(): string {
  const root = project(FILES);
  git(root, "init", "-q");
  commit(root);
  return root;
}

/** Judges against HEAD; how often a program was analysed for it, and what came out. */
async function judged(root: string, cacheFolder: string | null): Promise<{ readonly analyses: number; readonly outcome: unknown }> {
  const request: SessionRequest = { ...workingTreeRequest(root, cacheFolder), jobs: 1, base: "HEAD" };
  const stages: string[] = [];
  const result = await judgeSession(request, (stage) => stages.push(stage));
  expect(await result.stored).toEqual([]);
  return { analyses: stages.filter((stage) => stage === "flow").length, outcome: { outcome: result.outcome, changes: result.changes } };
}

const changes: Readonly<Record<string, { readonly change: (root: string) => void; readonly analyses: number }>> = {
  "a call that blocks": {
    change: (root) =>
      writeFileSync(join(root, "main.py"), API.replace("    return", "    time.sleep(1)\n    return").replace("from", "import time\nfrom")),
    analyses: 1,
  },
  "a parameter that is required": {
    change: (root) => writeFileSync(join(root, "main.py"), API.replace("limit: int = 10", "limit: int")),
    analyses: 1,
  },
  "a route that is gone": { change: (root) => writeFileSync(join(root, "main.py"), API.replace("/orders", "/baskets")), analyses: 1 },
  "a revision more": {
    change: (root) => writeFileSync(join(root, "migrations/versions/b2_baskets.py"), revision("b2", "a1", "basket")),
    analyses: 1,
  },
  "a revision that was edited": {
    change: (root) => writeFileSync(join(root, "migrations/versions/a1_orders.py"), revision("a1", null, "basket")),
    analyses: 2,
  },
  "a revision that is gone": { change: (root) => rmSync(join(root, "migrations/versions/a1_orders.py")), analyses: 2 },
};

for (const [name, { change, analyses }] of Object.entries(changes)) {
  test(`${name}: the base is analysed ${analyses === 1 ? "once, however often a head is compared with it" : "each time"}`, async () => {
    const root = repository();
    const cache = project();
    expect((await judged(root, cache)).analyses).toBe(2);
    change(root);
    const kept = await judged(root, cache);
    expect(kept.analyses).toBe(analyses);
    expect(kept.outcome).toEqual((await judged(root, null)).outcome);
  });
}

test("what was judged is the next base, without the findings that it had against its own", async () => {
  const root = repository();
  const cache = project();
  changes["a parameter that is required"]?.change(root);
  await judged(root, cache);
  commit(root);
  changes["a call that blocks"]?.change(root);
  const kept = await judged(root, cache);
  expect(kept.analyses).toBe(1);
  expect(kept.outcome).toEqual((await judged(root, null)).outcome);
});

test("another requirement is another base", async () => {
  const root = repository();
  const cache = project();
  const lines = [(await judged(root, cache)).analyses];
  for (const requirements of ["pydantic<2", "pydantic>=2"]) {
    writeFileSync(join(root, "pyproject.toml"), `[project]\nname = "a"\ndependencies = ["${requirements}"]\n`);
    commit(root);
    lines.push((await judged(root, cache)).analyses, (await judged(root, cache)).analyses);
  }
  expect(lines).toEqual([2, 2, 1, 2, 1]);
});

test("a side that is damaged is made again", async () => {
  const root = repository();
  const cache = project();
  const first = await judged(root, cache);
  for (const path of readdirSync(cache, { recursive: true, encoding: "utf8" }))
    if (path.includes("result-")) writeFileSync(join(cache, path), "nothing");
  const again = await judged(root, cache);
  expect([again.analyses, again.outcome]).toEqual([2, first.outcome]);
});
