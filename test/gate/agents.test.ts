import { describe, expect, test } from "vitest";
import { type AgentInput, judgeAgents, successRate } from "../../src/gate/agents.ts";
import type { Signal } from "../../src/model/agents.ts";
import type { Agent, Finding } from "../../src/model/finding.ts";
import { repoPath } from "../../src/model/source.ts";
import type { AgentClaim, AgentVerdict } from "../../src/model/verdict.ts";
import { inputOf, outcomeOf, SHOP_COUNTS } from "../support/handmade.ts";

const claim = (agent: Agent, over: Partial<AgentClaim> = {}): AgentClaim => ({
  agent,
  status: "SUCCESS",
  tasks: [],
  filesModified: null,
  testsAdded: null,
  migration: null,
  rollbackTested: null,
  endpoints: null,
  openApiUpdated: null,
  notes: [],
  fixed: [],
  ...over,
});

const all = inputOf().findings;
const findings = (...rules: readonly string[]): readonly Finding[] => all.filter(({ rule }) => rules.includes(rule));

/** What an agent is judged to be, and the notes that say why. */
function judged(agent: Agent, over: Partial<AgentInput>): string {
  const { gates } = outcomeOf();
  const evidence = { changes: null, present: new Map(), rollbackShown: false };
  const { scope } = inputOf();
  const input: AgentInput = { scope, signal: null, gates, findings: [], claims: [], evidence, ...over };
  const verdict = judgeAgents(input).find((one) => one.agent === agent);
  return [verdict?.status, ...(verdict?.notes ?? [])].join(" | ");
}

describe("an agent without a result of its own", () => {
  test("fails by what blocks, the most frequent rule first, then by name", () => {
    const [loop] = findings("query-in-loop");
    if (loop === undefined) throw new Error("no finding");
    const three = [loop, { ...loop, rule: "write-in-loop" }, { ...loop, rule: "write-in-loop" }, { ...loop, rule: "lazy-load-in-loop" }];
    expect(judged("BACKEND_ENGINEER", { findings: three })).toBe(
      "FAILED | blocking: write-in-loop 2, lazy-load-in-loop 1, query-in-loop 1",
    );
  });

  test("succeeds with what does not block, and reviews what others own", () => {
    expect(judged("API_DEVELOPER", { findings: all })).toBe("SUCCESS | not blocking: missing-docstring 1");
    expect(judged("DBA", { findings: findings("query-in-loop") })).toBe("SUCCESS | reviews 1 for other owners");
    expect(judged("DBA", { findings: findings("blocking-call") })).toBe("SUCCESS");
  });

  test("is skipped with nothing in scope, or where the signal calls others, and says nothing of what does not block", () => {
    expect(judged("DBA", { scope: [] })).toBe("SKIPPED | nothing in scope");
    const signal: Signal = "PLATFORM:MIGRATION";
    expect(judged("API_DEVELOPER", { signal, findings: findings("missing-docstring") })).toBe(
      "SKIPPED | not called by the signal, nothing of its own blocks",
    );
    expect(judged("DBA", { signal })).toBe("SUCCESS");
    expect(judged("DBA", { signal, scope: [{ file: repoPath("app/main.py"), owner: "BACKEND_ENGINEER" }] })).toBe(
      "SKIPPED | nothing in scope",
    );
  });

  test("waits for a gate that is incomplete, if the subjects are its own", () => {
    const counts = { ...SHOP_COUNTS, "migration-safety": { unit: "revisions", checked: 1, unresolved: 1 } };
    const { gates } = outcomeOf({ findings: [], counts });
    expect(judged("DBA", { gates })).toBe("FAILED | incomplete: 1 revision, 0 in order, 1 unresolved");
    expect(judged("BACKEND_ENGINEER", { gates })).toBe("SUCCESS");
    const crashed = { kind: "rule-crashed", file: null, line: null, message: "x", fatal: true, gate: "n-plus-one" } as const;
    expect(judged("DBA", { gates: outcomeOf({ findings: [], problems: [crashed] }).gates })).toBe("SUCCESS");
  });

  test("beside others that handed in theirs is told so, unless it takes no part", () => {
    const claims = [claim("BACKEND_ENGINEER")];
    expect(judged("DBA", { claims })).toBe("SUCCESS | handed in no result: judged by the findings alone");
    expect(judged("DBA", { claims, scope: [] })).toBe("SKIPPED | nothing in scope");
  });
});

describe("an agent with a result", () => {
  test("is taken at its word where nothing speaks against it", () => {
    expect(judged("DBA", { claims: [claim("DBA", { notes: ["tried on a copy"] })], scope: [] })).toBe(
      "SUCCESS | its own words: tried on a copy",
    );
    expect(judged("DBA", { claims: [claim("DBA", { status: "SKIPPED" })] })).toBe("SKIPPED | reports SKIPPED");
    expect(judged("DBA", { claims: [claim("DBA", { status: "FAILED" })] })).toBe("FAILED | reports FAILED itself");
  });

  test("is not where something of its own blocks", () => {
    const blocked = findings("empty-downgrade");
    expect(judged("DBA", { findings: blocked, claims: [claim("DBA")] })).toBe(
      "FAILED | claims SUCCESS, the evidence says otherwise | blocking: empty-downgrade 1",
    );
    expect(judged("DBA", { findings: blocked, claims: [claim("DBA", { status: "SKIPPED" })] })).toBe(
      "FAILED | blocking: empty-downgrade 1",
    );
  });
});

describe("tasks", () => {
  const task = (status: "SUCCESS" | "FAILED" | "SKIPPED") => ({ name: status, status, corrections: 0 });
  const tasksOf = (tasks: AgentClaim["tasks"], over: Partial<AgentInput> = {}) =>
    judgeAgents({
      scope: [],
      signal: null,
      gates: outcomeOf().gates,
      findings: [],
      claims: [claim("DBA", { tasks })],
      evidence: { changes: null, present: new Map(), rollbackShown: false },
      ...over,
    })[1]?.tasks;

  test("that were skipped count for nothing", () => {
    expect(tasksOf([task("SUCCESS"), task("SKIPPED"), task("FAILED")])).toEqual({ completed: 1, total: 2 });
    expect(tasksOf([task("SKIPPED")])).toBeNull();
    expect(tasksOf([])).toBeNull();
  });

  test("of an agent that failed are not all done", () => {
    const failed = { findings: findings("empty-downgrade") };
    expect(tasksOf([task("SUCCESS"), task("SUCCESS")], failed)).toEqual({ completed: 1, total: 2 });
    expect(tasksOf([task("SUCCESS"), task("FAILED"), task("FAILED")], failed)).toEqual({ completed: 1, total: 3 });
  });
});

describe("the rate of success", () => {
  const verdict = (status: AgentVerdict["status"], tasks: AgentVerdict["tasks"] = null): AgentVerdict => ({
    agent: "DBA",
    status,
    files: 0,
    blocking: 0,
    reviews: 0,
    claim: null,
    contradictions: [],
    tasks,
    notes: [],
  });

  test("is that of agents, rounded down; who is skipped takes no part", () => {
    const agents = [verdict("SUCCESS"), verdict("SUCCESS"), verdict("FAILED"), verdict("SKIPPED", { completed: 9, total: 9 })];
    expect(successRate(agents)).toEqual({ succeeded: 2, agents: 3, tasks: null, percent: 66 });
  });

  test("is that of tasks where one names some; another agent counts as one", () => {
    expect(successRate([verdict("FAILED", { completed: 1, total: 4 }), verdict("SUCCESS")])).toEqual({
      succeeded: 1,
      agents: 2,
      tasks: { completed: 2, total: 5 },
      percent: 40,
    });
    expect(successRate([verdict("SUCCESS", { completed: 3, total: 3 }), verdict("FAILED")]).tasks).toEqual({ completed: 3, total: 4 });
  });
});
