import { describe, expect, test } from "vitest";
import { coordinatorReport } from "../../src/coordinator/index.ts";
import { coordinator } from "../../src/coordinator/markdown.ts";
import type { JudgeInput } from "../../src/gate/index.ts";
import { ownerByPattern, ownershipOf, SIGNALS, signalOf } from "../../src/model/agents.ts";
import type { Layer } from "../../src/model/finding.ts";
import { repoPath } from "../../src/model/source.ts";
import type { SubjectCount, Waiver } from "../../src/model/verdict.ts";
import { contextOf, findingsOf, inputOf, NO_COUNTS, outcomeOf, placeOf, SHOP, SHOP_VIOLATIONS, violation } from "../support/handmade.ts";

const report = (input: Partial<JudgeInput> = {}) => coordinatorReport(outcomeOf(input), contextOf());
const lines = (input: Partial<JudgeInput> = {}): readonly string[] => coordinator(outcomeOf(input), contextOf()).split("\n");
const revisions = (over: Partial<SubjectCount>): Partial<JudgeInput> => ({
  findings: [],
  counts: {
    ...NO_COUNTS,
    "migration-safety": { unit: "revisions", checked: 3, unresolved: 0, failed: 0, order: "shown reversible", ...over },
  },
});

describe("the check list", () => {
  test("says who waived", () => {
    const finding = inputOf().findings.find(({ rule }) => rule === "query-in-loop");
    const waiver: Waiver = { fingerprint: finding?.fingerprint ?? "", approver: "DBA", reason: "three items", until: null };
    const found = lines({ findings: finding === undefined ? [] : [finding], waivers: [waiver] });
    expect(found).toContain("- [x] N+1 Prevention: PASS (waived: 1, by DBA) - 1 loop, 0 in order, 1 not; 1 finding waived");
  });

  test("calls what is incomplete a failure, with the reason", () => {
    const open = [{ name: "0001", file: repoPath("alembic/versions/0001_raw.py"), line: 9, reason: "raw SQL in `upgrade()`" }];
    const input = revisions({ unresolved: 1, open });
    expect(lines(input)).toContain("- [ ] Migration Safety: FAIL (incomplete: 3 revisions, 2 shown reversible, 1 unresolved)");
    const [issue] = report(input).blockingIssues;
    expect(issue).toMatchObject({
      kind: "unresolved",
      owner: "DBA",
      stage: "schema",
      what: "`0001` could not be judged: raw SQL in `upgrade()`",
    });
    expect(report(input).agentResults[1]).toMatchObject({ agent: "DBA", status: "FAILED" });
  });

  test("an incomplete gate always has a blocking issue, also without names", () => {
    expect(report(revisions({ unresolved: 1 })).blockingIssues.map(({ what }) => what)).toEqual([
      "the gate is incomplete: 3 revisions, 2 shown reversible, 1 unresolved",
    ]);
  });

  test("calls a gate without subjects passed", () => {
    expect(lines({ findings: [], counts: NO_COUNTS })).toContain("- [x] Migration Safety: PASS (no subjects)");
  });
});

describe("rollback tested", () => {
  const rollback = (over: Partial<SubjectCount>): string | undefined =>
    lines(revisions(over))
      .find((line) => line.startsWith("- Rollback Tested"))
      ?.slice(19);

  test.each<[Partial<SubjectCount>, string]>([
    [{ evidence: "symbolic" }, "YES (symbolic: all 3 revisions)"],
    [{ evidence: "executed" }, "YES (executed: all 3 revisions)"],
    [{}, "NO (no evidence)"],
    [{ evidence: "symbolic", failed: 1 }, "NO (2 of 3 revisions shown reversible)"],
    [{ evidence: "symbolic", unresolved: 2 }, "NO (1 of 3 revisions shown reversible)"],
    [{ evidence: "symbolic", checked: 0 }, "NO (no revisions)"],
    [
      { evidence: "symbolic", evidenceRemark: "the executed test is older than the migrations" },
      "YES (symbolic: all 3 revisions; the executed test is older than the migrations)",
    ],
    [{ evidence: "executed", evidenceRemark: "on an empty database" }, "YES (executed: all 3 revisions)"],
    [
      { evidence: "executed", failed: 1, unresolved: 1, evidenceRemark: "on an empty database" },
      "NO (1 of 3 revisions shown reversible; on an empty database)",
    ],
  ])("%o: %s", (over, said) => {
    expect(rollback(over)).toBe(said);
  });
});

describe("blocking issues", () => {
  test("come in the order of repair: schema, models, services, routes", () => {
    const model = violation("blocking-call", "async-operations", "error", placeOf(SHOP, "app/models/order.py", "Order", "Order"), "x");
    const route = violation(
      "blocking-call",
      "async-operations",
      "error",
      placeOf(SHOP, "app/api/orders.py", "service.load", "read_order"),
      "x",
    );
    const found = report({ findings: findingsOf(SHOP, [route, ...SHOP_VIOLATIONS, model]) });
    expect(found.blockingIssues.map(({ stage, rule, owner }) => `${stage} ${rule} ${owner}`)).toEqual([
      "schema empty-downgrade DBA",
      "models blocking-call DBA",
      "services query-in-loop BACKEND_ENGINEER",
      "services blocking-call BACKEND_ENGINEER",
      "routes blocking-call API_DEVELOPER",
    ]);
    expect(found.handoff.map(({ step, agent, stage, issues }) => `${step} ${agent} ${stage} ${issues}`)).toEqual([
      "1 DBA schema 1",
      "2 DBA models 1",
      "3 BACKEND_ENGINEER services 2",
      "4 API_DEVELOPER routes 1",
    ]);
  });

  test("of one stage are handed to its agents side by side, and a stage without an issue is no step", () => {
    const [loop, call] = SHOP_VIOLATIONS.filter(({ gate }) => gate === "n-plus-one" || gate === "async-operations");
    if (loop === undefined || call === undefined) throw new Error("no violations");
    const route = { ...call, at: placeOf(SHOP, "app/api/orders.py", "service.load", "read_order") };
    const owned = findingsOf(SHOP, [loop, route]).map((finding) => ({ ...finding, owner: "DBA" as const }));
    const found = report({ findings: [...owned, ...findingsOf(SHOP, [call, route])] });
    expect(found.handoff.map(({ step, stage, agent, issues, files }) => [step, stage, agent, issues, files])).toEqual([
      [1, "services", "DBA", 1, ["app/services/orders.py"]],
      [1, "services", "BACKEND_ENGINEER", 1, ["app/services/orders.py"]],
      [2, "routes", "DBA", 1, ["app/api/orders.py"]],
      [2, "routes", "API_DEVELOPER", 1, ["app/api/orders.py"]],
    ]);
  });

  test("begin with what could not be judged", () => {
    const problem = {
      kind: "configuration",
      file: repoPath("pyproject.toml"),
      line: 3,
      message: "unknown key `gats`",
      fatal: true,
    } as const;
    expect(report({ problems: [problem] }).blockingIssues[0]).toMatchObject({
      kind: "problem",
      what: "unknown key `gats`",
      owner: null,
      line: 3,
    });
  });

  test("leave out warnings, advisory findings and what is held", () => {
    const found = report({ findings: inputOf().findings.filter(({ rule }) => rule === "missing-docstring") });
    expect(found.blockingIssues).toEqual([]);
    expect(found.notes).toEqual(["1 further finding does not block."]);
  });
});

describe("owners and signals", () => {
  test.each<[string, Layer, string, string | null, string | null]>([
    ["app/api/orders.py", "other", "API_DEVELOPER", "BACKEND_ENGINEER", null],
    ["app/api/orders.py", "service", "BACKEND_ENGINEER", null, null],
    ["app/services/orders.py", "other", "BACKEND_ENGINEER", null, null],
    ["app/orders/models.py", "other", "DBA", "BACKEND_ENGINEER", null],
    ["app/api/models/order.py", "other", "DBA", "BACKEND_ENGINEER", null],
    ["alembic/versions/0001.py", "other", "DBA", null, null],
    ["app/schemas/order.py", "other", "BACKEND_ENGINEER", "API_DEVELOPER", null],
    ["app/core/config.py", "other", "BACKEND_ENGINEER", null, "COORD_RESILIENCE"],
    ["app/db/session.py", "other", "DBA", null, "COORD_ENGINE"],
    ["tests/unit/test_x.py", "other", "BACKEND_ENGINEER", null, "COORD_QUALITY"],
    ["app/main.py", "other", "BACKEND_ENGINEER", null, null],
  ])("%s in layer %s belongs to %s", (path, layer, owner, backup, sharedWith) => {
    expect(ownershipOf(repoPath(path), layer)).toEqual({ owner, backup, sharedWith });
  });

  test("the last matching pattern of the configuration wins", () => {
    const owner = ownerByPattern([
      { pattern: "app/", owner: "API_DEVELOPER" },
      { pattern: "app/reports/", owner: "DBA" },
    ]);
    expect(["app/a.py", "app/reports/sub/b.py", "lib/c.py"].map((path) => owner(repoPath(path)))).toEqual(["API_DEVELOPER", "DBA", null]);
  });

  test("signals call at most three agents", () => {
    expect(Object.values(SIGNALS).every((agents) => agents.length <= 3)).toBe(true);
    expect([signalOf("PLATFORM:AUDIT"), signalOf("PLATFORM:NONE"), signalOf("toString")]).toEqual(["PLATFORM:AUDIT", null, null]);
  });
});
