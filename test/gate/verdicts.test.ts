import { describe, expect, test } from "vitest";
import { type VerdictInput, verdicts } from "../../src/gate/verdicts.ts";
import { DEFAULT_GATES, DEFAULT_POLICY, GATES } from "../../src/model/defaults.ts";
import type { Finding, GateName } from "../../src/model/finding.ts";
import { repoPath } from "../../src/model/source.ts";
import type { GateVerdict, HeldFinding, OpenSubject, SubjectCount } from "../../src/model/verdict.ts";
import { findingsOf, NO_COUNTS, SHOP, SHOP_VIOLATIONS } from "../support/handmade.ts";

const [SOME] = findingsOf(SHOP, SHOP_VIOLATIONS);
if (SOME === undefined) throw new Error("the shop has findings");

const finding = (gate: GateName, over: Partial<Finding> = {}): Finding => ({ ...SOME, gate, severity: "error", ...over });

const input = (over: Partial<VerdictInput> = {}): VerdictInput => ({
  policy: DEFAULT_POLICY,
  counts: NO_COUNTS,
  open: [],
  held: [],
  problems: [],
  gatesWithRules: new Set(GATES),
  gatesRun: new Set(GATES),
  baseline: null,
  base: null,
  ...over,
});

const of = (gate: GateName, over: Partial<VerdictInput>): GateVerdict => {
  const found = verdicts(input(over)).find((verdict) => verdict.gate === gate);
  if (found === undefined) throw new Error(`no verdict for ${gate}`);
  return found;
};

const counting = (gate: GateName, count: Partial<SubjectCount>): Pick<VerdictInput, "counts"> => ({
  counts: { ...NO_COUNTS, [gate]: { unit: "subjects", checked: 10, unresolved: 0, ...count } },
});

const held = (one: Finding, kind: "suppressed" | "baseline" | "unchanged"): HeldFinding =>
  ({ finding: one, hold: { kind } }) as HeldFinding;
const waived = (one: Finding, approver: string): HeldFinding => ({ finding: one, hold: { kind: "waived", approver } }) as HeldFinding;

describe("what a finding is about", () => {
  const [here, there] = [repoPath("app/a.py"), repoPath("app/b.py")];

  test.each<[GateName, number]>([
    ["layered-architecture", 2],
    ["migration-safety", 2],
    ["n-plus-one", 4],
    ["async-operations", 3],
    ["docstrings", 3],
  ])("%s: of four findings in two files %i subjects failed", (gate, failed) => {
    const open = [
      finding(gate, { file: here, symbol: "first", line: 1, column: 1 }),
      finding(gate, { file: here, symbol: "first", line: 2, column: 1 }),
      finding(gate, { file: here, symbol: "second", line: 2, column: 5 }),
      finding(gate, { file: there, symbol: "first", line: 2, column: 1 }),
    ];
    expect(of(gate, { open, ...counting(gate, {}) }).subjects).toMatchObject({ checked: 10, resolved: 10, failed });
  });

  test("what is held has failed too, unless it would not fail the gate", () => {
    const old = held(finding("docstrings", { symbol: "old" }), "baseline");
    const note = held(finding("docstrings", { symbol: "other", severity: "note" }), "baseline");
    expect(of("docstrings", { held: [old, note], ...counting("docstrings", {}) }).subjects.failed).toBe(1);
  });

  test("no more fail than were resolved", () => {
    const open = [1, 2, 3].map((line) => finding("n-plus-one", { line }));
    const { subjects, summary } = of("n-plus-one", { open, ...counting("n-plus-one", { checked: 2, unresolved: 1 }) });
    expect(subjects).toMatchObject({ checked: 2, resolved: 1, unresolved: 1, failed: 1 });
    expect(summary).toBe("2 subjects, 0 in order, 1 not, 1 unresolved");
  });
});

describe("the share that is tolerated", () => {
  const gates = (threshold: number) => ({
    policy: { ...DEFAULT_POLICY, gates: { ...DEFAULT_GATES, docstrings: { ...DEFAULT_GATES.docstrings, threshold } } },
  });
  const open = [finding("docstrings", { symbol: "one" }), finding("docstrings", { symbol: "two" })];
  const judged = (threshold: number, checked: number) =>
    of("docstrings", { open, ...gates(threshold), ...counting("docstrings", { checked }) }).verdict;

  test("exactly the threshold is enough, a little less is not", () => {
    expect([judged(80, 10), judged(81, 10)]).toEqual(["PASS", "WARN"]);
  });

  test("a hundred tolerates nothing, and where nothing was resolved nothing is tolerated", () => {
    expect([judged(100, 10), judged(0, 0)]).toEqual(["WARN", "WARN"]);
  });
});

describe("counts", () => {
  const open = [
    finding("docstrings", { severity: "error" }),
    finding("docstrings", { severity: "warning" }),
    finding("docstrings", { severity: "warning" }),
    finding("docstrings", { severity: "note" }),
    finding("docstrings", { severity: "note" }),
    finding("docstrings", { severity: "note" }),
    finding("n-plus-one"),
  ];

  test("by severity, each gate its own", () => {
    expect(of("docstrings", { open })).toMatchObject({ findings: 6, errors: 1, warnings: 2, notes: 3 });
    expect(of("n-plus-one", { open })).toMatchObject({ findings: 1, errors: 1, warnings: 0, notes: 0 });
  });

  test("by what holds them", () => {
    const one = finding("n-plus-one");
    const all = [
      held(one, "suppressed"),
      held(one, "baseline"),
      held(one, "baseline"),
      waived(one, "DBA"),
      waived(one, "ARCHITECT"),
      waived(one, "DBA"),
    ];
    const verdict = of("n-plus-one", { held: all, ...counting("n-plus-one", {}) });
    expect(verdict).toMatchObject({ suppressed: 1, baselined: 2, waived: 3, unchanged: 0, waivedBy: ["ARCHITECT", "DBA"] });
    expect(verdict.summary).toBe(
      "10 subjects, 9 in order, 1 not; 2 old findings held by the baseline; 3 findings waived; 1 finding suppressed",
    );
    expect(verdict.verdict).toBe("WAIVED");
  });

  test("nobody waived what would not fail the gate", () => {
    const verdict = of("n-plus-one", { held: [waived(finding("n-plus-one", { severity: "note" }), "DBA")], ...counting("n-plus-one", {}) });
    expect(verdict).toMatchObject({ waived: 1, waivedBy: [], verdict: "PASS" });
  });

  test("with a base, what is new and what is not", () => {
    const old = [held(finding("docstrings"), "unchanged"), held(finding("docstrings"), "unchanged")];
    const base = { counts: NO_COUNTS, renames: new Map() };
    expect(of("docstrings", { open: [finding("docstrings")], held: old, base, ...counting("docstrings", {}) }).summary).toBe(
      "10 subjects, 9 in order, 1 not; 1 new finding, 2 unchanged",
    );
  });
});

describe("sentences", () => {
  test.each([
    ["public functions", 1, "1 public function, 1 in order"],
    ["async functions", 2, "2 async functions, 2 in order"],
    ["schemas that read ORM objects", 1, "1 schema that reads ORM objects, 1 in order"],
    ["routes of the base", 1, "1 route of the base, 1 in order"],
    ["loops", 0, "0 loops"],
  ])("%s, %i", (unit, checked, summary) => {
    expect(of("docstrings", counting("docstrings", { unit, checked })).summary).toBe(summary);
  });
});

describe("gates that did not run", () => {
  test("not selected, or without rules: not applicable", () => {
    const subjects = counting("docstrings", {});
    expect(of("docstrings", { gatesRun: new Set(), ...subjects })).toMatchObject({
      verdict: "NOT_APPLICABLE",
      summary: "not run: not selected",
    });
    expect(of("docstrings", { gatesRun: new Set(), gatesWithRules: new Set(), ...subjects })).toMatchObject({
      verdict: "NOT_APPLICABLE",
      summary: "no rules",
    });
  });

  test("a broken rule is one of its own gate, and says how far the gate came", () => {
    const problems = [{ kind: "rule-crashed", file: null, line: null, message: "x", fatal: true, gate: "docstrings" } as const];
    const over = { problems, gatesRun: new Set<GateName>(), ...counting("docstrings", {}) };
    expect(of("docstrings", over)).toMatchObject({ verdict: "INCOMPLETE", summary: "10 subjects, 10 in order" });
    expect(of("n-plus-one", over).verdict).toBe("NOT_APPLICABLE");
  });
});

describe("subjects that could not be judged", () => {
  const subject = (file: string, line: number, name: string): OpenSubject => ({ file: repoPath(file), line, name, reason: "raw SQL" });
  const open = [subject("b.py", 1, "x"), subject("a.py", 2, "x"), subject("a.py", 1, "z"), subject("a.py", 1, "y")];
  const gate = "migration-safety";
  const judged = (over: Partial<VerdictInput>, count: Partial<SubjectCount> = { open, unresolved: 4 }) =>
    of(gate, { ...counting(gate, count), ...over });

  test("leave the gate incomplete, by file, line and name", () => {
    const verdict = judged({});
    expect(verdict.verdict).toBe("INCOMPLETE");
    expect(verdict.open.map(({ file, line, name }) => `${file}:${line} ${name}`)).toEqual(["a.py:1 y", "a.py:1 z", "a.py:2 x", "b.py:1 x"]);
  });

  test("in gates that prove nothing they do not count", () => {
    expect(of("docstrings", counting("docstrings", { open, unresolved: 4 }))).toMatchObject({ verdict: "PASS", open: [] });
  });

  test("those of the base do not, under the names that files have now", () => {
    const counts = counting(gate, { unresolved: 2, open: [subject("old.py", 7, "x"), subject("a.py", 9, "z")] }).counts;
    const renames = new Map([[repoPath("old.py"), repoPath("b.py")]]);
    expect(judged({ base: { counts, renames } }).open.map(({ file, name }) => `${file} ${name}`)).toEqual(["a.py y", "a.py x"]);
  });

  test("nor do those in the baseline, of the same gate", () => {
    const entry = (of: GateName, name: string) => ({ gate: of, path: "a.py", name });
    const baseline = {
      findings: [],
      unresolved: [entry(gate, "x"), entry(gate, "y"), entry("n-plus-one", "z")],
    } as unknown as VerdictInput["baseline"];
    expect(judged({ baseline }).open.map(({ file, name }) => `${file} ${name}`)).toEqual(["a.py z", "b.py x"]);
  });

  test("where only their number is known, more than in the base count", () => {
    const known = (unresolved: number) => ({ base: { counts: counting(gate, { unresolved }).counts, renames: new Map() } });
    const bare = { unresolved: 3 };
    expect(judged({}, bare).verdict).toBe("INCOMPLETE");
    expect(judged(known(2), bare).verdict).toBe("INCOMPLETE");
    expect(judged(known(3), bare).verdict).toBe("PASS");
    expect(judged(known(9), bare)).toMatchObject({ verdict: "PASS", open: [] });
  });
});

describe("evidence", () => {
  test("is handed on with its remark, and absent where there is none", () => {
    const evidence = "executed" as const;
    const with_ = of("migration-safety", counting("migration-safety", { evidence, evidenceRemark: "stale" }));
    expect([with_.evidence, with_.evidenceRemark]).toEqual([evidence, "stale"]);
    const without = of("migration-safety", counting("migration-safety", {}));
    expect([without.evidence, Object.hasOwn(without, "evidenceRemark")]).toEqual([null, false]);
  });
});
