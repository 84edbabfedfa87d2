import { describe, expect, test } from "vitest";
import {
  type BaseInput,
  compare,
  createBaseline,
  judgingPolicy,
  pruneBaseline,
  readBaseline,
  writeBaseline,
} from "../../src/gate/index.ts";
import { belowDefaults, weakenings } from "../../src/gate/weakening.ts";
import { DEFAULT_GATES, DEFAULT_POLICY } from "../../src/model/defaults.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { Policy } from "../../src/model/policy.ts";
import { repoPath } from "../../src/model/source.ts";
import type { OpenSubject, SubjectCounts } from "../../src/model/verdict.ts";
import { findingsOf, inputOf, KNOWN_RULES, NO_COUNTS, outcomeOf, SHOP, SHOP_COUNTS, SHOP_VIOLATIONS } from "../support/handmade.ts";

const shop = inputOf().findings;
const byRule = (...rules: readonly string[]): readonly Finding[] => shop.filter(({ rule }) => rules.includes(rule));

const base = (over: Partial<BaseInput> = {}): BaseInput => ({
  revision: "main",
  policy: DEFAULT_POLICY,
  findings: shop,
  held: [],
  counts: SHOP_COUNTS,
  baseline: null,
  renames: new Map(),
  texts: null,
  ...over,
});

describe("comparison with a base", () => {
  test("sorts into new, unchanged and fixed; gates judge the new ones", () => {
    const outcome = outcomeOf({
      findings: byRule("query-in-loop", "blocking-call"),
      base: base({ findings: byRule("blocking-call", "empty-downgrade") }),
    });
    expect(outcome.base).toEqual({ revision: "main", new: 1, unchanged: 1, fixed: 1 });
    expect(outcome.findings.map(({ rule, state }) => [rule, state])).toEqual([["query-in-loop", "new"]]);
    expect(outcome.held.map(({ finding, hold }) => [finding.rule, finding.state, hold.kind])).toEqual([
      ["blocking-call", "unchanged", "unchanged"],
    ]);
    expect(outcome.fixed.map(({ rule, state }) => [rule, state])).toEqual([["empty-downgrade", "fixed"]]);
    const verdicts = outcome.gates.map(({ gate, verdict }) => `${gate} ${verdict}`);
    expect(verdicts).toContain("async-operations PASS");
    expect(verdicts).toContain("n-plus-one FAIL");
    expect(outcome.gates.find(({ gate }) => gate === "async-operations")?.summary).toBe(
      "3 async functions, 2 in order, 1 not; 0 new findings, 1 unchanged",
    );
  });

  test("a renamed file loses and gains nothing; a new file under the old name is new", () => {
    const moved = (violations: typeof SHOP_VIOLATIONS) =>
      violations.map((one) =>
        one.at.file.includes("services") ? { ...one, at: { ...one.at, file: repoPath("app/logic/orders.py") } } : one,
      );
    const sources = { ...SHOP, "app/logic/orders.py": SHOP["app/services/orders.py"] ?? "" };
    const head = findingsOf(sources, moved(SHOP_VIOLATIONS));
    const renames = new Map([[repoPath("app/services/orders.py"), repoPath("app/logic/orders.py")]]);
    const counted = ({ new: fresh, unchanged, fixed }: ReturnType<typeof compare>) => [fresh.length, unchanged.length, fixed.length];
    expect(counted(compare(shop, head, renames))).toEqual([0, 4, 0]);
    expect(counted(compare(shop, head, new Map()))).toEqual([2, 2, 2]);
    expect(counted(compare(shop, [...head, ...byRule("query-in-loop")], renames))).toEqual([1, 4, 0]);
  });

  test("old unproved revisions do not make the gate incomplete, a new one does", () => {
    const open = (name: string): OpenSubject => ({ name, file: repoPath(`alembic/versions/${name}.py`), line: 1, reason: "raw SQL" });
    const counted = (...names: readonly string[]): SubjectCounts => ({
      ...NO_COUNTS,
      "migration-safety": { unit: "revisions", checked: 5, unresolved: names.length, open: names.map(open) },
    });
    const verdict = (...names: readonly string[]) =>
      outcomeOf({ findings: [], counts: counted(...names), base: base({ findings: [], counts: counted("0001") }) }).gates[0];
    expect(verdict("0001")?.verdict).toBe("PASS");
    expect(verdict("0001", "0002")).toMatchObject({ verdict: "INCOMPLETE", open: [{ name: "0002" }] });
  });

  test("the base's policy judges, and what the change weakens is escalated", () => {
    const weak: Policy = {
      ...DEFAULT_POLICY,
      gates: { ...DEFAULT_GATES, "n-plus-one": DEFAULT_GATES.docstrings },
      rules: { "missing-docstring": "off" },
      successRate: 50,
      analysis: { ...DEFAULT_POLICY.analysis, exclude: ["app/legacy/"], offloaders: ["app.run"] },
    };
    expect(judgingPolicy(weak, DEFAULT_POLICY)).toEqual(DEFAULT_POLICY);
    const outcome = outcomeOf({ findings: byRule("query-in-loop"), policy: weak, base: base({ findings: [] }) });
    expect(outcome.gates.find(({ gate }) => gate === "n-plus-one")?.verdict).toBe("FAIL");
    expect(outcome.escalations.find(({ kind }) => kind === "weakened-policy")?.evidence.map(({ message }) => message)).toEqual([
      "gate n-plus-one: enforcement mandatory → advisory",
      "gate n-plus-one: bypass waiver → proceeds",
      "rule missing-docstring: warning → off",
      "success rate 80 % → 50 %",
      "excluded from analysis: app/legacy/",
      "declared to offload blocking calls: app.run",
    ]);
    expect(weakenings(weak, DEFAULT_POLICY, KNOWN_RULES)).toEqual(["gate n-plus-one: fail-on warning → error"]);
    expect(belowDefaults(DEFAULT_POLICY, DEFAULT_POLICY, KNOWN_RULES)).toEqual([]);
  });

  test("settings of some files that lower a rule, or raise it no more, are weakenings", () => {
    const lowered: Policy = {
      ...DEFAULT_POLICY,
      overrides: [{ paths: ["legacy/"], rules: { "missing-docstring": "off", "query-in-loop": "note" } }],
    };
    const raised: Policy = { ...DEFAULT_POLICY, overrides: [{ paths: ["new/"], rules: { "missing-docstring": "error" } }] };
    expect(weakenings(DEFAULT_POLICY, lowered, KNOWN_RULES)).toEqual([
      "rule missing-docstring in legacy/: warning → off",
      "rule query-in-loop in legacy/: error → note",
    ]);
    expect(weakenings(lowered, lowered, KNOWN_RULES)).toEqual([]);
    expect(weakenings(lowered, DEFAULT_POLICY, KNOWN_RULES)).toEqual([]);
    expect(weakenings(DEFAULT_POLICY, raised, KNOWN_RULES)).toEqual([]);
    expect(weakenings(raised, DEFAULT_POLICY, KNOWN_RULES)).toEqual(["rule missing-docstring in new/: no longer error"]);
    expect(belowDefaults(DEFAULT_POLICY, lowered, KNOWN_RULES)).toEqual(["rule query-in-loop in legacy/: error → note"]);
  });

  test("a finding of a rule that did not run is not fixed", () => {
    const outcome = outcomeOf({ findings: [], ran: new Set(["blocking-call"]), base: base() });
    expect(outcome.fixed.map(({ rule }) => rule)).toEqual(["blocking-call"]);
  });

  test("a suppression that the change adds is escalated, and what it holds is not fixed", () => {
    const [finding] = byRule("query-in-loop");
    if (finding === undefined) throw new Error("no finding");
    const held = [{ finding, hold: { kind: "suppressed", line: 5, reason: "few" } as const }];
    const kinds = (before: typeof held | []) =>
      outcomeOf({ findings: [], held, base: base({ findings: [], held: before }) }).escalations.map(({ kind, evidence }) => [
        kind,
        evidence[0]?.message,
      ]);
    expect(kinds([])).toEqual([["new-suppression", "query-in-loop: few"]]);
    expect(kinds(held)).toEqual([]);
    expect(outcomeOf({ findings: [], held, base: base({ findings: [finding] }) }).fixed).toEqual([]);
  });
});

describe("baseline", () => {
  const FILE = DEFAULT_POLICY.baseline;
  const everything = createBaseline(shop, {});

  test("is written sorted, one entry a line, and read back", () => {
    const open = { "migration-safety": [{ name: "0001", file: repoPath("alembic/versions/0001.py"), line: 3, reason: "raw SQL" }] };
    const text = writeBaseline(createBaseline([...shop].reverse(), open));
    expect(text).toBe(writeBaseline(createBaseline(shop, open)));
    expect(text.split("\n").filter((line) => line.includes('"fingerprint"'))).toHaveLength(4);
    expect(readBaseline(text, FILE)).toEqual({ baseline: createBaseline(shop, open), problems: [] });
    expect(readBaseline(writeBaseline({ findings: [], unresolved: [] }), FILE).baseline).toEqual({ findings: [], unresolved: [] });
  });

  test("is sorted by path, rule, symbol; subjects by gate, path, name", () => {
    const [one] = shop;
    if (one === undefined) throw new Error("no finding");
    const named = (file: string, rule: string, symbol: string) => ({ ...one, file: repoPath(file), rule, symbol });
    const sorted = [named("a.py", "r", "y"), named("a.py", "s", "x"), named("a.py", "s", "z"), named("b.py", "r", "x")];
    const findings = sorted.map(({ file, rule, symbol }) => `${file} ${rule} ${symbol}`);
    const shuffled = [sorted[3], sorted[1], sorted[2], sorted[0]].filter((finding) => finding !== undefined);
    const made = createBaseline(shuffled, {
      "n-plus-one": [{ name: "a", file: repoPath("a.py"), line: 1, reason: "" }],
      "migration-safety": ["b.py z", "a.py z", "b.py y"].map((text) => {
        const [file = "", name = ""] = text.split(" ");
        return { name, file: repoPath(file), line: 1, reason: "" };
      }),
    });
    expect(made.findings.map(({ path, rule, symbol }) => `${path} ${rule} ${symbol}`)).toEqual(findings);
    const subjects = ["migration-safety a.py z", "migration-safety b.py y", "migration-safety b.py z", "n-plus-one a.py a"];
    expect(made.unresolved.map(({ gate, path, name }) => `${gate} ${path} ${name}`)).toEqual(subjects);
    const merged = { findings: [...made.findings].reverse(), unresolved: [...made.unresolved].reverse() };
    expect(writeBaseline(merged)).toBe(writeBaseline(made));
  });

  test("without entries says so, and one without a list has none of that kind", () => {
    expect(writeBaseline({ findings: [], unresolved: [] })).toContain('"findings": [],');
    expect(readBaseline('{"schemaVersion": "1.0"}', FILE)).toEqual({ baseline: { findings: [], unresolved: [] }, problems: [] });
  });

  test("loses the subjects that can be judged now", () => {
    const subject = (name: string) => ({ name, file: repoPath(`alembic/versions/${name}.py`), line: 1, reason: "raw SQL" });
    const made = createBaseline([], { "migration-safety": [subject("0001"), subject("0002")] });
    const left = (...names: readonly string[]) => pruneBaseline(made, [], { "migration-safety": names.map(subject) }).unresolved;
    expect(left("0002", "0003").map(({ name }) => name)).toEqual(["0002"]);
    expect(pruneBaseline(made, [], {}).unresolved).toEqual([]);
  });

  test("follows renamed files: what it held is neither grown nor lost", () => {
    const moved = repoPath("alembic/versions/0002_sums.py");
    const renames = new Map([[repoPath("alembic/versions/0002_totals.py"), moved]]);
    const sources = { [moved]: SHOP["alembic/versions/0002_totals.py"] ?? "" };
    const findings = findingsOf(
      sources,
      SHOP_VIOLATIONS.filter(({ rule }) => rule === "empty-downgrade").map((one) => ({ ...one, at: { ...one.at, file: moved } })),
    );
    const subject = (file: string) => [{ name: "0002", file: repoPath(file), line: 1, reason: "raw SQL" }];
    const counts = {
      ...NO_COUNTS,
      "migration-safety": { unit: "revisions", checked: 2, unresolved: 1, open: subject(moved) },
    };
    const of = (before: readonly Finding[], old: string) =>
      outcomeOf({
        findings,
        counts,
        baseline: createBaseline(findings, { "migration-safety": subject(moved) }),
        base: base({ findings: [], renames, baseline: createBaseline(before, { "migration-safety": subject(old) }) }),
      });
    const same = of(byRule("empty-downgrade"), "alembic/versions/0002_totals.py");
    expect([same.gates[0]?.verdict, same.escalations, same.held.map(({ hold }) => hold.kind)]).toEqual(["PASS", [], ["baseline"]]);
    expect(of(byRule("empty-downgrade"), "alembic/versions/0009.py").gates[0]?.verdict).toBe("INCOMPLETE");
    expect(of([], "alembic/versions/0002_totals.py").gates[0]?.verdict).toBe("FAIL");
  });

  test("holds old findings, also of gates that nobody bypasses, as named debt", () => {
    const outcome = outcomeOf({ baseline: everything });
    expect([outcome.status, outcome.findings.length, outcome.held.length]).toEqual(["SUCCESS", 0, 4]);
    expect(outcome.gates[0]).toMatchObject({
      verdict: "PASS",
      baselined: 1,
      summary: "2 revisions, 1 shown reversible, 1 not; 1 old finding held by the baseline",
    });
    expect(outcome.baseline).toMatchObject({ entries: 4, held: 4, stale: [] });
  });

  test("a finding that is not in it counts; an entry whose finding is gone is stale and pruned", () => {
    const outcome = outcomeOf({
      baseline: createBaseline(byRule("query-in-loop", "blocking-call"), {}),
      findings: byRule("blocking-call", "missing-docstring"),
    });
    expect(outcome.findings.map(({ rule }) => rule)).toEqual(["missing-docstring"]);
    expect(outcome.baseline?.stale.map(({ rule }) => rule)).toEqual(["query-in-loop"]);
    expect(pruneBaseline(everything, byRule("blocking-call"), {}).findings.map(({ rule }) => rule)).toEqual(["blocking-call"]);
  });

  test("says how much it names and how much of that it holds; what is suppressed as well is not gone", () => {
    const open = { "migration-safety": [{ name: "0001", file: repoPath("alembic/versions/0001.py"), line: 3, reason: "raw SQL" }] };
    const [loop] = byRule("query-in-loop");
    if (loop === undefined) throw new Error("no finding");
    const outcome = outcomeOf({
      baseline: createBaseline(shop, open),
      findings: byRule("blocking-call", "missing-docstring"),
      held: [{ finding: loop, hold: { kind: "suppressed", line: 5, reason: "few" } }],
    });
    expect(outcome.baseline).toMatchObject({ file: FILE, entries: 5, held: 2, stale: [{ rule: "empty-downgrade" }] });
    expect(outcomeOf({}).baseline).toBeNull();
  });

  test("what it holds comes in the order of places with what a waiver and the base hold", () => {
    const [blocking, docstring, loop] = ["blocking-call", "missing-docstring", "query-in-loop"].flatMap((rule) => byRule(rule));
    if (blocking === undefined || docstring === undefined || loop === undefined) throw new Error("no finding");
    const outcome = outcomeOf({
      findings: [blocking, docstring, loop],
      held: [{ finding: { ...blocking, line: 99, fingerprint: "f".repeat(24) }, hold: { kind: "suppressed", line: 99, reason: "few" } }],
      baseline: createBaseline([docstring], {}),
      waivers: [{ fingerprint: loop.fingerprint, approver: "DBA", reason: "few", until: null }],
      base: base({ findings: [blocking] }),
    });
    expect(outcome.held.map(({ finding, hold }) => `${finding.file}:${finding.line} ${hold.kind}`)).toEqual([
      "app/api/orders.py:5 baseline",
      "app/services/orders.py:5 waived",
      "app/services/orders.py:9 unchanged",
      "app/services/orders.py:99 suppressed",
    ]);
  });

  test("an entry of a rule that did not run is not stale", () => {
    const outcome = outcomeOf({ baseline: everything, findings: [], ran: new Set(["blocking-call"]) });
    expect(outcome.baseline?.stale.map(({ rule }) => rule)).toEqual(["blocking-call"]);
  });

  test("grown by the change: escalated, and without effect for a gate that nobody bypasses", () => {
    const outcome = outcomeOf({
      findings: byRule("query-in-loop", "blocking-call"),
      baseline: everything,
      base: base({ findings: [], baseline: null }),
    });
    expect(outcome.findings.map(({ rule }) => rule)).toEqual(["blocking-call"]);
    expect(outcome.escalations.map(({ kind }) => kind)).toContain("grown-baseline");
  });

  test("holds unproved revisions by name", () => {
    const open = [{ name: "0001", file: repoPath("alembic/versions/0001.py"), line: 3, reason: "raw SQL" }];
    const counts = { ...NO_COUNTS, "migration-safety": { unit: "revisions", checked: 2, unresolved: 1, open } };
    const verdict = (unresolved: typeof open) =>
      outcomeOf({ findings: [], counts, baseline: createBaseline([], { "migration-safety": unresolved }) }).gates[0]?.verdict;
    expect([verdict([]), verdict(open)]).toEqual(["INCOMPLETE", "PASS"]);
  });

  test.each([
    ["{", "the baseline is not valid JSON"],
    ["[]", "the file is not a baseline of fastapi-gate"],
    ['{"schemaVersion": "2.0", "findings": []}', "the baseline was written by a newer version of fastapi-gate"],
    ['{"schemaVersion": "1.0", "findings": [{"rule": "x"}]}', "entry 1 of findings lacks `fingerprint`"],
    ['{"schemaVersion": "1.0", "findings": {}}', "`findings` is no list"],
    ["null", "the file is not a baseline of fastapi-gate"],
    ['{"findings": []}', "the file is not a baseline of fastapi-gate"],
    ['{"schemaVersion": 1}', "the file is not a baseline of fastapi-gate"],
    ['{"schemaVersion": "1.0", "findings": ["x"]}', "entry 1 of findings lacks `fingerprint`"],
    ['{"schemaVersion": "1.0", "unresolved": {}}', "`unresolved` is no list"],
    [
      '{"schemaVersion": "1.0", "unresolved": [{"gate": "x", "path": "a", "name": "b"}, {"gate": "x"}]}',
      "entry 2 of unresolved lacks `path`",
    ],
    [
      '{"schemaVersion": "1.0", "findings": [{"fingerprint": "*", "rule": "x", "path": "a", "symbol": "b", "message": "c"}]}',
      "entry 1 of findings has no valid fingerprint",
    ],
  ])("broken: %s", (text, message) => {
    const { baseline, problems } = readBaseline(text, FILE);
    expect(baseline).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ kind: "configuration", file: FILE, fatal: true });
    expect(problems[0]?.message.split(";")[0]).toBe(message);
  });
});
