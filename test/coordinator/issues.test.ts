import { describe, expect, test } from "vitest";
import { gateLines } from "../../src/coordinator/gates.ts";
import { coordinatorReport } from "../../src/coordinator/index.ts";
import { blockingIssues } from "../../src/coordinator/issues.ts";
import type { JudgeInput } from "../../src/gate/index.ts";
import type { Agent, Finding, Problem } from "../../src/model/finding.ts";
import type { ChangeSet } from "../../src/model/output.ts";
import { repoPath } from "../../src/model/source.ts";
import type { GateVerdict, HeldFinding } from "../../src/model/verdict.ts";
import { contextOf, inputOf, NO_COUNTS, outcomeOf, RULE_INFOS, SHOP_COUNTS } from "../support/handmade.ts";

const found = (rule: string): Finding => {
  const finding = inputOf().findings.find((one) => one.rule === rule);
  if (finding === undefined) throw new Error(`no ${rule}`);
  return finding;
};
const issues = (over: Partial<JudgeInput>) => blockingIssues(outcomeOf(over), RULE_INFOS);
const notes = (over: Partial<JudgeInput>, changes: ChangeSet | null = null) =>
  coordinatorReport(outcomeOf(over), contextOf({ changes })).notes;

describe("a blocking issue", () => {
  test("of a finding has all that its owner needs", () => {
    const finding = found("query-in-loop");
    expect(issues({ findings: [finding] })).toEqual([
      {
        kind: "finding",
        gate: "n-plus-one",
        rule: "query-in-loop",
        file: "app/services/orders.py",
        line: 5,
        symbol: "OrderService.load",
        what: finding.message,
        why: "Each iteration is a round trip.",
        do: "Load the rows before the loop with `in_()` or `selectinload()`.",
        owner: "BACKEND_ENGINEER",
        reviewer: "DBA",
        stage: "services",
        trace: finding.trace,
        id: finding.fingerprint,
      },
    ]);
    expect(issues({ findings: [found("blocking-call")] })[0]?.reviewer).toBeNull();
  });

  test("of a rule that the tool has no page for says where to look", () => {
    const finding = { ...found("query-in-loop"), rule: "own-rule" };
    expect(issues({ findings: [finding] })[0]).toMatchObject({ why: null, do: "See `fastapi-gate explain own-rule`." });
  });

  test("of an incomplete gate is told once: by the problem that left it so, if one did", () => {
    const crashed: Problem = { kind: "rule-crashed", file: null, line: null, message: "rule x crashed", fatal: true, gate: "n-plus-one" };
    expect(issues({ findings: [], problems: [crashed] })).toEqual([
      {
        kind: "problem",
        gate: "n-plus-one",
        rule: null,
        file: null,
        line: null,
        symbol: null,
        what: "rule x crashed",
        why: null,
        do: "Repair the input or the setting and run again: nothing passes unjudged.",
        owner: null,
        reviewer: null,
        stage: null,
        trace: [],
        id: null,
      },
    ]);
    const counts = { ...NO_COUNTS, "migration-safety": { unit: "revisions", checked: 1, unresolved: 1 } };
    const both = issues({ findings: [], counts, problems: [crashed] });
    expect(both.map(({ kind, gate, owner, stage }) => [kind, gate, owner, stage])).toEqual([
      ["problem", "n-plus-one", null, null],
      ["unresolved", "migration-safety", "DBA", "schema"],
    ]);
    expect(both[1]?.do).toContain("record an executed test with `fastapi-gate migrations test`");
  });

  test("is none of a problem that ends nothing, nor of an advisory gate", () => {
    const unread: Problem = { kind: "syntax-error", file: repoPath("a.py"), line: 1, message: "cannot be read", fatal: false };
    expect(issues({ findings: [found("missing-docstring")], problems: [unread] })).toEqual([]);
  });
});

describe("blocking issues of one stage", () => {
  test("are sorted by file, line, rule and fingerprint", () => {
    const loop = found("query-in-loop");
    const one = (file: string, line: number, rule: string, fingerprint: string) => ({
      ...loop,
      file: repoPath(file),
      line,
      rule,
      fingerprint,
    });
    const sorted = [
      one("a.py", 2, "r", "1"),
      one("a.py", 10, "r", "2"),
      one("a.py", 10, "r", "3"),
      one("a.py", 10, "s", "0"),
      one("b.py", 1, "r", "4"),
    ];
    const shuffled = [4, 2, 3, 1, 0].flatMap((index) => sorted[index] ?? []);
    expect(issues({ findings: shuffled }).map(({ id }) => id)).toEqual(sorted.map(({ fingerprint }) => fingerprint));
  });

  test("problems come first, those without a file before the others", () => {
    const problem = (file: string | null, line: number | null, message: string): Problem => ({
      kind: "configuration",
      file: file === null ? null : repoPath(file),
      line,
      message,
      fatal: true,
    });
    const problems = [
      problem("b", 2, "5"),
      problem("b", null, "4"),
      problem(null, null, "2"),
      problem(null, null, "1"),
      problem("a", 9, "3"),
    ];
    expect(issues({ findings: [found("empty-downgrade")], problems }).map(({ what }) => what.slice(0, 1))).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
      "`",
    ]);
  });

  test("are handed to each agent with its files; what nobody owns is no step", () => {
    const [loop, call] = [found("query-in-loop"), found("blocking-call")];
    const crashed: Problem = { kind: "rule-crashed", file: null, line: null, message: "x", fatal: true };
    const findings = [loop, call, { ...call, owner: "DBA" as const, file: repoPath("app/db/session.py"), line: 1 }];
    const report = coordinatorReport(outcomeOf({ findings, problems: [crashed] }), contextOf());
    expect(report.handoff).toEqual([
      { step: 1, stage: "services", agent: "DBA", issues: 1, files: ["app/db/session.py"] },
      { step: 1, stage: "services", agent: "BACKEND_ENGINEER", issues: 2, files: ["app/services/orders.py"] },
    ]);
  });
});

describe("the check list", () => {
  const line = (over: Partial<GateVerdict>) => {
    const [gate] = outcomeOf({ findings: [], counts: SHOP_COUNTS }).gates;
    if (gate === undefined) throw new Error("no gate");
    const [{ result, remark } = { result: null, remark: null }] = gateLines([{ ...gate, ...over }]);
    return [result, remark];
  };

  test.each<[Partial<GateVerdict>, readonly (string | null)[]]>([
    [{ verdict: "PASS" }, ["PASS", null]],
    [{ verdict: "FAIL" }, ["FAIL", null]],
    [{ verdict: "WARN" }, ["WARN", null]],
    [{ verdict: "WAIVED", waived: 2, waivedBy: ["ARCHITECT", "DBA"] }, ["PASS", "waived: 2, by ARCHITECT, DBA"]],
    [{ verdict: "INCOMPLETE", summary: "x" }, ["FAIL", "incomplete: x"]],
    [{ verdict: "INCOMPLETE", summary: "x", enforcement: "advisory" }, ["WARN", "incomplete: x"]],
    [{ verdict: "NOT_APPLICABLE", summary: "0 revisions" }, ["PASS", "no subjects"]],
    [{ verdict: "NOT_APPLICABLE", summary: "no rules" }, ["PASS", "no subjects: no rules"]],
  ])("%j", (over, said) => {
    expect(line(over)).toEqual(said);
  });

  test("has the gate's title and what it counted", () => {
    const { gates } = outcomeOf();
    expect(gateLines(gates)[2]).toEqual({
      gate: "async-operations",
      title: "Async Operations",
      result: "FAIL",
      remark: null,
      verdict: "FAIL",
      enforcement: "mandatory",
      subjects: gates[2]?.subjects,
      findings: 1,
      summary: "3 async functions, 2 in order, 1 not",
    });
  });
});

describe("notes of the report", () => {
  const change = (routes: ChangeSet["routes"]): ChangeSet => ({
    files: [repoPath("app/services/orders.py"), repoPath("app/api/orders.py")],
    added: [],
    tests: ["tests/test_orders.py::test_totals"],
    migrations: [{ revision: "0002", file: repoPath("alembic/versions/0002_totals.py") }],
    endpoints: ["GET /orders"],
    openApi: true,
    sensitive: [],
    routes,
  });

  test("what the DBA reviews and what does not block, one or many", () => {
    const loop = found("query-in-loop");
    expect(notes({ findings: [loop, found("missing-docstring")] })).toEqual([
      "DBA reviews 1 N+1 repair.",
      "1 further finding does not block.",
    ]);
    const missing = found("missing-docstring");
    expect(notes({ findings: [loop, { ...loop, fingerprint: "x" }, missing, { ...missing, fingerprint: "y" }] })).toEqual([
      "DBA reviews 2 N+1 repairs.",
      "2 further findings do not block.",
    ]);
    expect(notes({ findings: [] })).toEqual([]);
    // Neither what others repair alone nor what could not be judged is among them.
    const crashed: Problem = { kind: "rule-crashed", file: null, line: null, message: "x", fatal: true };
    expect(notes({ findings: [loop, found("blocking-call"), missing], problems: [crashed] })).toEqual([
      "DBA reviews 1 N+1 repair.",
      "1 further finding does not block.",
    ]);
  });

  test("debt and blind spots", () => {
    const baseline = (rule: string): HeldFinding => ({ finding: found(rule), hold: { kind: "baseline" } });
    expect(notes({ findings: [], held: [baseline("query-in-loop")] })).toEqual(["1 old finding is held by the baseline as named debt."]);
    const blindSpots = [{ kind: "call", file: repoPath("a.py"), line: 1, detail: "x" }] as unknown as JudgeInput["blindSpots"];
    expect(notes({ findings: [], held: [baseline("query-in-loop"), baseline("blocking-call")], blindSpots })).toEqual([
      "2 old findings are held by the baseline as named debt.",
      "1 place could not be resolved; see blindSpots in the JSON report.",
    ]);
    expect(notes({ findings: [], blindSpots: [...blindSpots, ...blindSpots] })).toEqual([
      "2 places could not be resolved; see blindSpots in the JSON report.",
    ]);
  });

  test("twenty of the routes that changed, and how many more", () => {
    const routes = Array.from({ length: 23 }, (_, index) => ({
      endpoint: `GET /orders/${index}`,
      queries: { before: "1", after: "2" },
      blocking: null,
      authentication: null,
    })) as unknown as ChangeSet["routes"];
    const said = (count: number) => notes({ findings: [] }, change(routes.slice(0, count)));
    expect(said(0)).toEqual([]);
    expect(said(1)).toEqual(["Changed: GET /orders/0: queries 1 → 2."]);
    expect([said(20).length, said(20).at(-1)]).toEqual([20, "Changed: GET /orders/19: queries 1 → 2."]);
    expect([said(23).length, said(23).at(-1)]).toEqual([21, "3 more routes changed so."]);
  });

  test("the files that an agent changed are those that it owns", () => {
    const results = (ownerOf: (file: string) => Agent) =>
      coordinatorReport(outcomeOf({ findings: [] }), contextOf({ changes: change([]), ownerOf })).agentResults[0];
    expect(results(() => "DBA")).toMatchObject({ filesModified: [] });
    expect(results((file) => (file.includes("api") ? "BACKEND_ENGINEER" : "DBA"))).toMatchObject({ filesModified: ["app/api/orders.py"] });
  });

  test("what agents did comes from the change; without one it is not recorded", () => {
    const results = (changes: ChangeSet | null) => coordinatorReport(outcomeOf({ findings: [] }), contextOf({ changes })).agentResults;
    expect(results(change([]))).toMatchObject([
      { filesModified: ["app/services/orders.py"], testsAdded: ["tests/test_orders.py::test_totals"] },
      { migration: ["0002 (alembic/versions/0002_totals.py)"] },
      { endpoints: ["GET /orders"], openApiUpdated: true },
    ]);
    expect(results(null)).toMatchObject([
      { filesModified: null, testsAdded: null },
      { migration: null },
      { endpoints: null, openApiUpdated: null },
    ]);
    expect(coordinatorReport(outcomeOf({}), contextOf())).not.toHaveProperty("routeChanges");
    expect(coordinatorReport(outcomeOf({}), contextOf({ changes: change([]) })).routeChanges).toEqual([]);
  });

  test("escalations come with the command that acknowledges them", () => {
    const [escalation] = coordinatorReport(outcomeOf({ findings: [found("query-in-loop")] }), contextOf()).escalations;
    expect(escalation?.acknowledge).toBe(`fastapi-gate waive ${escalation?.fingerprint} --approver ARCHITECT --reason …`);
  });
});
