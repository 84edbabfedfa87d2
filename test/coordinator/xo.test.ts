import { describe, expect, test } from "vitest";
import { agentPerformance, delegations, gatePerformance, gradeOf, metrics } from "../../src/coordinator/xo/figures.ts";
import { xoMarkdown } from "../../src/coordinator/xo/markdown.ts";
import { fixedIn, type RunRecord, readRecord, recordOf } from "../../src/coordinator/xo/record.ts";
import { xoReport } from "../../src/coordinator/xo/report.ts";
import { inputOf, outcomeOf } from "../support/handmade.ts";

const FAILING = recordOf(outcomeOf(), "PLATFORM:AUDIT", "2026-11-01");
const CLEAN = recordOf(
  outcomeOf({
    findings: [],
    counts: { ...inputOf().counts, "migration-safety": { unit: "revisions", checked: 2, unresolved: 0, failed: 0, evidence: "executed" } },
  }),
  null,
  "2026-11-02",
);
const agent = (over: Partial<RunRecord["agents"][number]>): RunRecord => ({
  ...CLEAN,
  agents: [{ ...(CLEAN.agents[0] as RunRecord["agents"][number]), ...over }],
});
const answer = (records: readonly RunRecord[], index: number): string => xoReport(records, null, null).selfEvaluation[index]?.answer ?? "";

describe("a record", () => {
  test("is read as it was written, and a broken one is named", () => {
    expect(readRecord("run-000001.json", JSON.stringify(FAILING))).toEqual(FAILING);
    expect(() => readRecord("run-000002.json", "{")).toThrow("the record run-000002.json is not valid JSON");
    expect(() => readRecord("run-000002.json", "{}")).toThrow("holds no run of fastapi-gate");
    expect(() => readRecord("run-000002.json", JSON.stringify({ ...FAILING, schemaVersion: "2.0" }))).toThrow("newer version");
    expect(() => readRecord("run-000002.json", JSON.stringify({ ...FAILING, gates: 1 }))).toThrow("lacks parts");
  });

  test("tells which findings were called fixed", () => {
    expect(fixedIn([{ ...CLEAN, fixed: [{ fingerprint: "a", rule: "query-in-loop", gate: "n-plus-one", owner: "DBA" }] }])).toEqual(
      new Set(["a"]),
    );
  });
});

describe("figures", () => {
  test("count tasks, corrections and failures", () => {
    const records = [agent({ tasks: { completed: 3, total: 4 }, corrected: 1 }), agent({ tasks: { completed: 1, total: 1 } })];
    expect(delegations(records)).toEqual({ total: 5, completed: 4, corrected: 1, failed: 1, rate: 80 });
    expect(agentPerformance(records)[0]).toMatchObject({ agent: "BACKEND_ENGINEER", total: 5, rate: 80, stars: 3 });
    expect(agentPerformance(records)[1]?.stars).toBeNull();
  });

  test("grade by completion, mandatory gates, evidence and hints", () => {
    expect(gradeOf([CLEAN], 100).grade).toBe(5);
    expect(gradeOf([CLEAN], 92).grade).toBe(4);
    expect(gradeOf([CLEAN], 80).grade).toBe(3);
    expect(gradeOf([CLEAN], 70).grade).toBe(2);
    expect(gradeOf([FAILING], 100).grade).toBe(2);
    const untested = {
      ...CLEAN,
      gates: CLEAN.gates.map((gate) => (gate.gate === "migration-safety" ? { ...gate, evidence: null } : gate)),
    };
    expect(gradeOf([untested], 100).grade).toBe(3);
  });

  test("say what the best grade wants, old findings included", () => {
    const old = { ...CLEAN, gates: CLEAN.gates.map((gate) => (gate.gate === "n-plus-one" ? { ...gate, checked: 9, failed: 2 } : gate)) };
    expect(gradeOf([old], 90)).toEqual({ grade: 4, missing: ["all tasks completed (90 %)", "no N+1 (2 of 9 are not)"] });
    expect(gradeOf([CLEAN], 100).missing).toEqual([]);
    expect(xoMarkdown(xoReport([old], null, null))).toContain("To the best grade it lacks:\n\n- no N+1 (2 of 9 are not)");
  });

  test("a gate's trend needs runs to compare", () => {
    const trend = (...records: RunRecord[]) => gatePerformance(records).find(({ gate }) => gate === "n-plus-one")?.trend;
    expect(trend(FAILING, CLEAN)).toBe("too few runs");
    expect(trend(FAILING, FAILING, CLEAN, CLEAN)).toBe("better");
    expect(trend(CLEAN, CLEAN, FAILING, FAILING)).toBe("worse");
  });

  test("are null where the records do not say", () => {
    const of = (name: string) => metrics([CLEAN]).find((metric) => metric.name === name);
    expect(of("service layer coverage")).toMatchObject({ value: null, met: null });
    expect(of("migration success")).toMatchObject({ value: 100, met: true });
  });
});

describe("the report", () => {
  test("says by what it was triggered", () => {
    expect(xoReport([FAILING], null, null).triggers).toEqual(["3 of 4 gate verdicts failed (more than 20 %)"]);
    expect(xoReport([CLEAN], null, null).triggers).toEqual(["on request"]);
    expect(xoReport([CLEAN], null, "milestone").triggers).toEqual(["a milestone"]);
  });

  test("answers ten questions from the records, or says that they do not", () => {
    const { selfEvaluation } = xoReport([FAILING, CLEAN], null, null);
    expect(selfEvaluation).toHaveLength(10);
    expect(answer([CLEAN], 2)).toBe("not recorded");
    expect(answer([CLEAN], 6)).toBe("not recorded (no run had a base)");
    expect(answer([FAILING], 9)).toContain("empty-downgrade in alembic/versions/0002_totals.py:9 (DBA)");
  });

  test("recommends what came again and again, and says where an escalation lies and how it is acknowledged", () => {
    const finding = { rule: "missing-docstring", gate: "docstrings", file: "shop/a.py", line: 3, owner: "DBA" as const, blocking: false };
    const with_ = (fingerprint: string): RunRecord => ({ ...CLEAN, base: "main", findings: [{ ...finding, fingerprint }] });
    const escalation = {
      kind: "data-migration",
      role: "DBA",
      message: "rows change",
      acknowledged: false,
      fingerprint: "f1",
      at: "0002.py:4",
    };
    const last = { ...with_("b"), escalations: [escalation] };
    expect(xoReport([with_("a"), last], null, null).recommendations).toEqual([
      "DBA decides: rows change (0002.py:4); `fastapi-gate waive f1 --approver DBA --reason …` acknowledges it",
      "DBA stops missing-docstring at its source: 2 came with 2 of 2 runs, last in shop/a.py:3",
    ]);
    expect(xoReport([with_("a"), with_("a")], null, null).recommendations).toEqual([]);
  });

  test("names rule, owner and place in its recommendations", () => {
    const [first] = xoReport([FAILING], null, null).recommendations;
    expect(first).toBe(
      "BACKEND_ENGINEER repairs blocking-call (1), beginning in app/services/orders.py:9; `fastapi-gate explain blocking-call` says how",
    );
  });

  test("has the parts of the format, and a cell cannot break its table", () => {
    const text = xoMarkdown(xoReport([FAILING], "2026-11-03", "session-end"));
    expect(text.split("\n").filter((line) => line.startsWith("#"))).toEqual([
      "## COORD_PLATFORM XO Report - 2026-11-03",
      "### Session Summary",
      "### Delegations",
      "### Gate Performance",
      "### Agent Performance",
      "### Metrics",
      "### Capability Gaps",
      "### Cross-Domain Coordination",
      "### Blockers",
      "### Recommendations",
      "### Self-Evaluation",
    ]);
    expect(text).toContain("**To:** COORD_AAR (evaluation, delegation)");
  });
});
