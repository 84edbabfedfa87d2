import { describe, expect, test } from "vitest";
import { exitStatus, type JudgeInput, readResults } from "../../src/gate/index.ts";
import { DEFAULT_GATES, DEFAULT_POLICY, GATES } from "../../src/model/defaults.ts";
import type { GateName, Problem } from "../../src/model/finding.ts";
import { repoPath } from "../../src/model/source.ts";
import type { OpenSubject, Outcome, SubjectCount, SubjectCounts, Waiver } from "../../src/model/verdict.ts";
import { findingsOf, inputOf, NO_COUNTS, outcomeOf, SHOP, SHOP_COUNTS, SHOP_VIOLATIONS } from "../support/handmade.ts";

const of = (gate: GateName, outcome: Outcome) => {
  const found = outcome.gates.find((one) => one.gate === gate);
  if (found === undefined) throw new Error(`no verdict for ${gate}`);
  return found;
};

const only = (...rules: readonly string[]): Partial<JudgeInput> => ({
  findings: findingsOf(
    SHOP,
    SHOP_VIOLATIONS.filter(({ rule }) => rules.includes(rule)),
  ),
});

const counts = (over: Partial<SubjectCounts>): Partial<JudgeInput> => ({ counts: { ...NO_COUNTS, ...over } });
const crashed: Problem = { kind: "rule-crashed", file: null, line: null, message: "rule x crashed", fatal: true, gate: "docstrings" };
const revision: OpenSubject = { name: "0001", file: repoPath("alembic/versions/0001_raw.py"), line: 9, reason: "raw SQL" };

describe("findings that escalate", () => {
  const lost = SHOP_VIOLATIONS.map((each) =>
    each.rule === "empty-downgrade" ? { ...each, escalates: "destructive-migration" as const } : each,
  );

  test("one case of a kind, decided by the DBA, with each finding as evidence", () => {
    const { escalations, status } = outcomeOf({ findings: findingsOf(SHOP, lost) });
    const found = escalations.find(({ kind }) => kind === "destructive-migration");
    expect(found).toMatchObject({ role: "DBA", acknowledged: false });
    expect(found?.evidence.map(({ line }) => line)).toHaveLength(1);
    expect(status).not.toBe("SUCCESS");
  });

  test("none without such a finding", () => {
    expect(outcomeOf().escalations.map(({ kind }) => kind)).not.toContain("destructive-migration");
  });
});

describe("verdicts", () => {
  test("every gate has one, in order, with a sentence", () => {
    const outcome = outcomeOf();
    expect(outcome.gates.map(({ gate }) => gate)).toEqual(GATES);
    expect(outcome.gates.map(({ verdict, summary }) => `${verdict}: ${summary}`)).toEqual([
      "FAIL: 2 revisions, 1 shown reversible, 1 not",
      "NOT_APPLICABLE: no rules",
      "FAIL: 3 async functions, 2 in order, 1 not",
      "NOT_APPLICABLE: no rules",
      "FAIL: 1 loop, 0 in order, 1 not",
      "WARN: 3 public functions, 2 documented, 1 not",
      "NOT_APPLICABLE: no rules",
      "NOT_APPLICABLE: no rules",
      "NOT_APPLICABLE: no rules",
    ]);
  });

  test("warnings and notes of a mandatory gate do not fail it unless the configuration says so", () => {
    const findings = findingsOf(
      SHOP,
      SHOP_VIOLATIONS.filter(({ rule }) => rule === "query-in-loop").map((one) => ({ ...one, severity: "warning" as const })),
    );
    expect(of("n-plus-one", outcomeOf({ findings })).verdict).toBe("PASS");
    const gates = { ...DEFAULT_GATES, "n-plus-one": { ...DEFAULT_GATES["n-plus-one"], failOn: "warning" as const } };
    expect(of("n-plus-one", outcomeOf({ findings, policy: { ...DEFAULT_POLICY, gates } })).verdict).toBe("FAIL");
  });

  test("no subjects and no findings: not applicable", () => {
    expect(outcomeOf({ findings: [], counts: NO_COUNTS }).gates.every(({ verdict }) => verdict === "NOT_APPLICABLE")).toBe(true);
  });

  test("a threshold below 100 tolerates that share", () => {
    const gates = { ...DEFAULT_GATES, docstrings: { ...DEFAULT_GATES.docstrings, threshold: 60 } };
    expect(of("docstrings", outcomeOf({ policy: { ...DEFAULT_POLICY, gates } })).verdict).toBe("PASS");
    const strict = { ...DEFAULT_GATES, docstrings: { ...DEFAULT_GATES.docstrings, threshold: 70 } };
    expect(of("docstrings", outcomeOf({ policy: { ...DEFAULT_POLICY, gates: strict } })).verdict).toBe("WARN");
  });

  test("an unproved revision leaves migration safety incomplete, unless the gate fails anyway", () => {
    const unproved = { unit: "revisions", checked: 2, unresolved: 1, open: [revision], order: "shown reversible" };
    const outcome = outcomeOf({ findings: [], ...counts({ "migration-safety": unproved }) });
    const gate = of("migration-safety", outcome);
    expect([gate.verdict, gate.summary]).toEqual(["INCOMPLETE", "2 revisions, 1 shown reversible, 1 unresolved"]);
    expect([outcome.status, exitStatus(outcome)]).toEqual(["BLOCKED", 1]);
    expect(of("migration-safety", outcomeOf({ ...only("empty-downgrade"), ...counts({ "migration-safety": unproved }) })).verdict).toBe(
      "FAIL",
    );
  });

  test("unresolved calls are counted and do not block the other gates", () => {
    const outcome = outcomeOf({ findings: [], ...counts({ "async-operations": { unit: "async functions", checked: 9, unresolved: 4 } }) });
    expect(of("async-operations", outcome)).toMatchObject({ verdict: "PASS", summary: "9 async functions, 5 in order, 4 unresolved" });
  });

  test("settings cannot open a gate that nobody bypasses", () => {
    const opened = { ...DEFAULT_GATES, "async-operations": DEFAULT_GATES.docstrings };
    const outcome = outcomeOf({ ...only("blocking-call"), policy: { ...DEFAULT_POLICY, gates: opened } });
    expect(of("async-operations", outcome)).toMatchObject({ verdict: "FAIL", enforcement: "mandatory", bypass: "none" });
    const weakened = outcome.escalations.find(({ kind }) => kind === "weakened-policy");
    expect(weakened?.evidence.map(({ message }) => message)).toEqual([
      "gate async-operations: enforcement mandatory → advisory (no effect: the gate cannot be bypassed)",
      "gate async-operations: bypass none → proceeds (no effect: the gate cannot be bypassed)",
    ]);
  });
});

describe("status and exit status", () => {
  const clean = { findings: [], ...counts({}) };

  test("success, also with an advisory warning", () => {
    expect([outcomeOf(clean).status, exitStatus(outcomeOf(clean))]).toEqual(["SUCCESS", 0]);
    expect(outcomeOf(only("missing-docstring")).status).toBe("SUCCESS");
  });

  test("blocked by a mandatory gate", () => {
    const outcome = outcomeOf(only("query-in-loop"));
    expect([outcome.status, exitStatus(outcome)]).toEqual(["BLOCKED", 1]);
  });

  test("a mandatory gate blocks however many agents succeeded", () => {
    const outcome = outcomeOf({ ...only("query-in-loop"), policy: { ...DEFAULT_POLICY, successRate: 50 } });
    expect([outcome.successRate.percent, outcome.status]).toEqual([66, "BLOCKED"]);
  });

  test("too few agents that succeeded block, where no gate does; one of many leaves it partial", () => {
    const claims = (succeeded: number, failed: number) => {
      const tasks = ["SUCCESS", "FAILED"].flatMap((status, index) => Array(index === 0 ? succeeded : failed).fill({ name: "x", status }));
      return readResults([{ name: "r", text: JSON.stringify({ agent: "BACKEND_ENGINEER", status: "SUCCESS", tasks }) }]).claims;
    };
    const status = (succeeded: number, failed: number) => {
      const outcome = outcomeOf({ ...clean, claims: claims(succeeded, failed) });
      expect(outcome.gates.every(({ verdict }) => verdict === "NOT_APPLICABLE")).toBe(true);
      return [outcome.successRate.percent, outcome.status, outcome.escalations.map(({ kind }) => kind)];
    };
    // The two other agents count as a task each.
    expect(status(1, 1)).toEqual([75, "BLOCKED", ["success-rate"]]);
    expect(status(2, 1)).toEqual([80, "PARTIAL", []]);
    expect(status(7, 1)).toEqual([90, "PARTIAL", []]);
    expect(status(8, 0)).toEqual([100, "SUCCESS", []]);
  });

  test("a fatal problem ends with 2 and is never a success", () => {
    const outcome = outcomeOf({ ...clean, problems: [crashed] });
    expect([outcome.status, exitStatus(outcome)]).toEqual(["BLOCKED", 2]);
    expect(of("docstrings", outcome).verdict).toBe("INCOMPLETE");
  });

  test("an open escalation leaves it partial", () => {
    const gates = { ...DEFAULT_GATES, "n-plus-one": DEFAULT_GATES.docstrings };
    const outcome = outcomeOf({ ...only("query-in-loop"), policy: { ...DEFAULT_POLICY, gates } });
    expect([outcome.status, exitStatus(outcome)]).toEqual(["PARTIAL", 0]);
    const [escalation] = outcome.escalations;
    const waiver: Waiver = { fingerprint: escalation?.fingerprint ?? "", approver: "ARCHITECT", reason: "agreed", until: null };
    const input = { ...only("query-in-loop"), policy: { ...DEFAULT_POLICY, gates } };
    expect(outcomeOf({ ...input, waivers: [waiver] }).status).toBe("SUCCESS");
    const wrong = outcomeOf({ ...input, waivers: [{ ...waiver, approver: "DBA" }] });
    expect([wrong.status, wrong.problems.map(({ message }) => message.replace(/^waiver \w+: /, ""))]).toEqual([
      "BLOCKED",
      ["DBA cannot acknowledge the escalation weakened-policy; ARCHITECT must"],
    ]);
  });

  test("a mandatory gate that the selection left out is no success", () => {
    const rules = new Map([["skipped-layer", { gate: "layered-architecture" as const, severity: "error" as const }]]);
    const outcome = outcomeOf({ ...clean, rules, ran: new Set() });
    expect(outcome.status).toBe("PARTIAL");
    expect(of("layered-architecture", outcome).summary).toBe("not run: not selected");
    expect(outcome.escalations.map(({ kind, evidence }) => [kind, evidence.map(({ message }) => message)])).toEqual([
      ["weakened-policy", ["gate layered-architecture: not run"]],
    ]);
    const advisory = new Map([["missing-docstring", { gate: "docstrings" as const, severity: "warning" as const }]]);
    expect(outcomeOf({ ...clean, rules: advisory, ran: new Set() }).status).toBe("SUCCESS");
  });
});

describe("agents", () => {
  test("are judged by the blocking findings in what they own", () => {
    const outcome = outcomeOf();
    expect(outcome.agents.map(({ agent, status, blocking }) => [agent, status, blocking])).toEqual([
      ["BACKEND_ENGINEER", "FAILED", 2],
      ["DBA", "FAILED", 1],
      ["API_DEVELOPER", "SUCCESS", 0],
    ]);
    expect(outcome.successRate).toEqual({ succeeded: 1, agents: 3, tasks: null, percent: 33 });
    expect(outcome.escalations.map(({ kind, message }) => `${kind}: ${message}`)).toEqual([
      "several-mandatory-gates-failed: 3 mandatory gates failed",
      "success-rate: 1 of 3 agents completed: 33 %, below 80 %",
    ]);
  });

  test("nothing in scope: skipped, 0 of 0 is 100 %", () => {
    const outcome = outcomeOf({ findings: [], counts: NO_COUNTS, scope: [] });
    expect(outcome.agents.every(({ status }) => status === "SKIPPED")).toBe(true);
    expect(outcome.successRate).toEqual({ succeeded: 0, agents: 0, tasks: null, percent: 100 });
  });

  test("a signal calls its agents; another takes part only when something of its own blocks", () => {
    const outcome = outcomeOf({ ...only("query-in-loop"), signal: "PLATFORM:MIGRATION" });
    expect(outcome.agents.map(({ agent, status }) => `${agent} ${status}`)).toEqual([
      "BACKEND_ENGINEER FAILED",
      "DBA SUCCESS",
      "API_DEVELOPER SKIPPED",
    ]);
  });
});

describe("a rollback that an agent tested", () => {
  const claims = readResults([{ name: "r", text: JSON.stringify({ agent: "DBA", status: "SUCCESS", rollbackTested: true }) }]).claims;

  test.each<[Partial<SubjectCount>, boolean]>([
    [{ evidence: "symbolic" }, true],
    [{ evidence: "executed" }, true],
    [{}, false],
    [{ evidence: "symbolic", failed: 1 }, false],
    [{ evidence: "symbolic", unresolved: 1 }, false],
  ])("with %j is shown: %s", (over, shown) => {
    const revisions = { "migration-safety": { unit: "revisions", checked: 3, unresolved: 0, failed: 0, ...over } };
    const { agents } = outcomeOf({ findings: [], claims, ...counts(revisions) });
    expect(agents[1]?.contradictions).toEqual(shown ? [] : ["claims a tested rollback: there is no evidence"]);
  });
});

describe("waivers", () => {
  const waiver = (rule: string, over: Partial<Waiver> = {}): Waiver => ({
    fingerprint: inputOf().findings.find((finding) => finding.rule === rule)?.fingerprint ?? "",
    approver: "DBA",
    reason: "at most three items an order",
    until: null,
    ...over,
  });

  test("of the gate's approver lifts a finding: the gate is waived and says by whom", () => {
    const outcome = outcomeOf({ ...only("query-in-loop"), waivers: [waiver("query-in-loop")] });
    expect(of("n-plus-one", outcome)).toMatchObject({ verdict: "WAIVED", waived: 1, waivedBy: ["DBA"] });
    expect([outcome.status, outcome.findings.length, outcome.held.length]).toEqual(["SUCCESS", 0, 1]);
  });

  test("of another approver, or for a gate that nobody bypasses, is an error", () => {
    const wrong = outcomeOf({ ...only("query-in-loop"), waivers: [waiver("query-in-loop", { approver: "ARCHITECT" })] });
    expect(wrong.problems.map(({ message, fatal }) => [message.replace(/^waiver \w+: /, ""), fatal])).toEqual([
      ["ARCHITECT cannot approve for the gate n-plus-one; DBA must", true],
    ]);
    expect([of("n-plus-one", wrong).verdict, exitStatus(wrong)]).toEqual(["FAIL", 2]);
    const none = outcomeOf({ ...only("blocking-call"), waivers: [waiver("blocking-call")] });
    expect([of("async-operations", none).verdict, exitStatus(none)]).toEqual(["FAIL", 2]);
  });

  test("expire by the date of the run; without a date they hold", () => {
    const waivers = [waiver("query-in-loop", { until: "2026-01-31" })];
    const verdictOn = (date: string | null) => of("n-plus-one", outcomeOf({ ...only("query-in-loop"), waivers, date })).verdict;
    expect([verdictOn(null), verdictOn("2026-01-31"), verdictOn("2026-02-01")]).toEqual(["WAIVED", "WAIVED", "FAIL"]);
  });
});

test("the same inputs in another order give the same outcome", () => {
  const shuffled = outcomeOf({ findings: [...inputOf().findings].reverse(), rules: new Map([...inputOf().rules].reverse()) });
  expect(JSON.stringify(shuffled)).toBe(JSON.stringify(outcomeOf({ counts: SHOP_COUNTS })));
});
