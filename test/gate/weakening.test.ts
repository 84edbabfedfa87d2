import { describe, expect, test } from "vitest";
import { belowDefaults, weakenings } from "../../src/gate/weakening.ts";
import { DEFAULT_GATES, DEFAULT_POLICY } from "../../src/model/defaults.ts";
import type { GateName } from "../../src/model/finding.ts";
import type { AnalysisPolicy, GatePolicy, Policy } from "../../src/model/policy.ts";
import { repoPath } from "../../src/model/source.ts";
import { KNOWN_RULES } from "../support/handmade.ts";

const policy = (over: Partial<Policy>): Policy => ({ ...DEFAULT_POLICY, ...over });
const said = (before: Partial<Policy>, after: Partial<Policy>) => weakenings(policy(before), policy(after), KNOWN_RULES);

/** What a change says, and what the way back says. */
const bothWays = (before: Partial<Policy>, after: Partial<Policy>) => [said(before, after), said(after, before)];

describe("a gate", () => {
  const gate = (name: GateName, over: Partial<GatePolicy>): Partial<Policy> => ({
    gates: { ...DEFAULT_GATES, [name]: { ...DEFAULT_GATES[name], ...over } },
  });

  test.each<[GateName, Partial<GatePolicy>, readonly string[]]>([
    ["docstrings", { threshold: 90 }, ["gate docstrings: threshold 100 % → 90 %"]],
    ["docstrings", { failOn: "error" }, ["gate docstrings: fail-on warning → error"]],
    ["async-operations", { threshold: 90 }, ["gate async-operations: threshold 100 % → 90 % (no effect: the gate cannot be bypassed)"]],
  ])("%s with %j is weaker, and the way back is none", (name, over, message) => {
    expect(bothWays({}, gate(name, over))).toEqual([message, []]);
  });

  test("of which another role approves, or nobody in particular", () => {
    expect(bothWays({}, gate("n-plus-one", { approver: "ARCHITECT" }))).toEqual([
      ["gate n-plus-one: approver DBA → ARCHITECT"],
      ["gate n-plus-one: approver ARCHITECT → DBA"],
    ]);
    expect(bothWays({}, gate("n-plus-one", { approver: null }))).toEqual([
      ["gate n-plus-one: approver DBA → none"],
      ["gate n-plus-one: approver none → DBA"],
    ]);
  });

  test("that may be bypassed now needs no word about who did approve", () => {
    expect(said({}, gate("n-plus-one", { bypass: "proceeds", approver: null }))).toEqual(["gate n-plus-one: bypass waiver → proceeds"]);
    expect(said(gate("n-plus-one", { bypass: "proceeds", approver: null }), {})).toEqual([]);
    // Nor does one that nobody may bypass any more.
    expect(said({}, gate("n-plus-one", { bypass: "none", approver: null }))).toEqual([]);
  });
});

describe("a rule", () => {
  test("that counts for less", () => {
    const note = { rules: { "query-in-loop": "note" as const, "missing-docstring": "note" as const } };
    expect(bothWays({}, note)).toEqual([["rule missing-docstring: warning → note", "rule query-in-loop: error → note"], []]);
    expect(bothWays(note, { rules: { "query-in-loop": "off", "missing-docstring": "note" } })).toEqual([
      ["rule query-in-loop: note → off"],
      [],
    ]);
    expect(said({}, { rules: { "missing-docstring": "error" } })).toEqual([]);
    expect(said({}, { rules: { "blocking-call": "off" } })).toEqual([
      "rule blocking-call: error → off (no effect: the gate cannot be bypassed)",
    ]);
  });

  const selection = (over: Partial<Policy["selection"]>): Partial<Policy> => ({ selection: { ...DEFAULT_POLICY.selection, ...over } });

  test("that is ignored, or not selected any more", () => {
    expect(bothWays({}, selection({ ignore: ["query-in-loop"] }))).toEqual([["rule query-in-loop: ignored"], []]);
    expect(said(selection({ ignore: ["query-in-loop"] }), selection({ ignore: ["query-in-loop"] }))).toEqual([]);
    expect(bothWays({}, selection({ select: ["query-in-loop"] }))).toEqual([["rules not selected: missing-docstring"], []]);
    expect(bothWays(selection({ select: ["query-in-loop"] }), selection({ select: ["missing-docstring"] }))).toEqual([
      ["rules not selected: query-in-loop"],
      ["rules not selected: missing-docstring"],
    ]);
  });

  test("is named in the same order, in whatever order rules are known", () => {
    const backwards = new Map([...KNOWN_RULES].reverse());
    const weak = policy({ rules: { "query-in-loop": "note", "missing-docstring": "note" } });
    const few = policy(selection({ select: ["blocking-call"] }));
    expect(weakenings(DEFAULT_POLICY, weak, backwards)).toEqual([
      "rule missing-docstring: warning → note",
      "rule query-in-loop: error → note",
    ]);
    expect(weakenings(DEFAULT_POLICY, few, backwards)).toEqual(["rules not selected: missing-docstring, query-in-loop"]);
  });

  const override = (rules: Policy["rules"], paths = ["legacy/"]): Partial<Policy> => ({ overrides: [{ paths, rules }] });

  test("that counts for less in some files", () => {
    const both = override({ "query-in-loop": "off", "missing-docstring": "note", "blocking-call": "off" }, ["a/", "b/"]);
    expect(said({}, both)).toEqual([
      "rule blocking-call in a/, b/: error → off (no effect: the gate cannot be bypassed)",
      "rule missing-docstring in a/, b/: warning → note",
      "rule query-in-loop in a/, b/: error → off",
    ]);
    expect(said(both, {})).toEqual([]);
    expect(said({}, override({ "missing-docstring": "warning", "no-such-rule": "off" }))).toEqual([]);
    expect(said(override({ "missing-docstring": "warning" }), {})).toEqual([]);
  });

  test("that counts for less in more files than before", () => {
    const legacy = override({ "query-in-loop": "off" });
    const more = { overrides: [...(legacy.overrides ?? []), { paths: ["old/"], rules: { "query-in-loop": "off" as const } }] };
    expect(bothWays(legacy, more)).toEqual([["rule query-in-loop in old/: error → off"], []]);
    expect(said(legacy, legacy)).toEqual([]);
  });

  test("that is gone from the project loses nothing more where settings still name it", () => {
    const gone = { rules: { "own-rule": "error" as const } };
    expect(said(gone, { ...gone, ...override({ "own-rule": "off" }) })).toEqual([]);
  });

  test("that was off in general and counts in some files loses by it nothing, and without it what it had", () => {
    const off = { rules: { "query-in-loop": "off" as const } };
    expect(bothWays(off, { ...off, ...override({ "query-in-loop": "note" }) })).toEqual([
      [],
      ["rule query-in-loop in legacy/: no longer note"],
    ]);
  });
});

describe("the analysis", () => {
  const analysis = (over: Partial<AnalysisPolicy>): Partial<Policy> => ({ analysis: { ...DEFAULT_POLICY.analysis, ...over } });
  const category = (calls: readonly string[], severity: "note" | "warning" | "error" | null) =>
    analysis({ blockingCategories: { legacy: { calls, severity, instead: null } } });

  test.each<[string, Partial<AnalysisPolicy>, Partial<AnalysisPolicy>, readonly string[], readonly string[]]>([
    ["files", {}, { include: ["app/", "lib/"] }, ["files included in the analysis: all → app/, lib/"], []],
    ["fewer files", { include: ["app/", "lib/"] }, { include: ["app/"] }, ["files included in the analysis: app/, lib/ → app/"], []],
    [
      "an exception",
      { include: ["app/"] },
      { include: ["app/", "!app/old/"] },
      ["files included in the analysis: app/ → app/, !app/old/"],
      [],
    ],
    ["excluded files", {}, { exclude: ["old/"] }, ["excluded from analysis: old/"], []],
    ["excluded after all", { exclude: ["old/", "!old/a.py"] }, { exclude: ["old/"] }, ["excluded from analysis: old/a.py"], []],
    ["roles", {}, { roles: ["application"] }, ["no longer judged: migration code"], []],
    ["calls", { blockingCalls: ["a.b", "a.c"] }, { blockingCalls: ["a.c"] }, ["no longer declared to block: a.b"], []],
    ["offloaders", {}, { offloaders: ["a.run"] }, ["declared to offload blocking calls: a.run"], []],
    ["entries", { asyncEntries: ["a.*"] }, {}, ["no longer declared to run on the event loop: a.*"], []],
    ["async", { async: "all" }, {}, ["async: all → event-loop"], []],
    ["layers", { strictLayers: true }, {}, ["strict layers: on → off"], []],
    ["folders", {}, { layers: { service: ["logic/"] } }, ["the folders of layers changed"], ["the folders of layers changed"]],
    ["PostgreSQL", { postgresqlVersion: 10 }, { postgresqlVersion: 14 }, ["version of PostgreSQL: 10 → 14"], []],
    ["the database", {}, { dialect: "sqlite" }, ["dialect of migrations: found → sqlite"], []],
    ["another database", { dialect: "postgresql" }, { dialect: "mysql" }, ["dialect of migrations: postgresql → mysql"], []],
    ["the same database", { dialect: "postgresql" }, { dialect: "postgresql" }, [], []],
    ["a database that is found", { dialect: "postgresql" }, {}, ["dialect of migrations: postgresql → found"], []],
  ])("of %s", (_, before, after, there, back) => {
    expect(bothWays(analysis(before), analysis(after))).toEqual([there, back]);
  });

  test("of blocking work that counts for less", () => {
    const severity = (over: AnalysisPolicy["asyncSeverity"]) => analysis({ asyncSeverity: over });
    expect(bothWays(severity({ file: "error", cpu: "warning" }), severity({ file: "warning", cpu: "note" }))).toEqual([
      ["async severity of file: error → warning", "async severity of cpu: warning → note"],
      [],
    ]);
    expect(bothWays({}, severity({ lock: "note", other: "note" }))).toEqual([
      ["async severity of lock: default → note", "async severity of other: default → note"],
      [],
    ]);
    expect(bothWays({}, severity({ lock: "error" }))).toEqual([[], ["async severity of lock: error → default"]]);
    // Files and computation are notes where nothing is said, locks and the rest warnings.
    expect(bothWays({}, severity({ file: "warning", cpu: "error" }))).toEqual([
      [],
      ["async severity of file: warning → default", "async severity of cpu: error → default"],
    ]);
    expect(bothWays({}, severity({ file: "note", cpu: "note", lock: "warning", other: "warning" }))).toEqual([[], []]);
  });

  test("of a category of blocking calls", () => {
    expect(bothWays(category(["a.b", "a.c"], null), category(["a.c"], null))).toEqual([["no longer declared to block (legacy): a.b"], []]);
    expect(bothWays(category(["a.b"], null), {})).toEqual([["no longer declared to block (legacy): a.b"], []]);
    const fell = (from: string, to: string) => `severity of blocking category legacy: ${from} → ${to}`;
    expect(bothWays(category([], "error"), category([], "warning"))).toEqual([[fell("error", "warning")], []]);
    expect(bothWays(category([], "warning"), category([], "note"))).toEqual([[fell("warning", "note")], []]);
    expect(bothWays(category([], null), category([], "note"))).toEqual([[fell("default", "note")], []]);
    // A category of its own is an error where nothing is said, one of the usual what its calls are.
    expect(bothWays(category([], null), category([], "error"))).toEqual([[], []]);
    const usual = (severity: "note" | "warning" | null) =>
      analysis({
        blockingCategories: Object.fromEntries(["file", "cpu", "lock"].map((name) => [name, { calls: [], severity, instead: null }])),
      });
    expect(bothWays(usual(null), usual("warning"))).toEqual([
      [],
      ["severity of blocking category cpu: warning → default", "severity of blocking category file: warning → default"],
    ]);
    expect(bothWays(usual(null), usual("note"))).toEqual([["severity of blocking category lock: default → note"], []]);
    const two = (severity: "note" | "error") => {
      const each = { calls: [], severity, instead: null };
      return analysis({ blockingCategories: { slow: each, fast: each } });
    };
    expect(said(two("error"), two("note"))).toEqual([
      "severity of blocking category fast: error → note",
      "severity of blocking category slow: error → note",
    ]);
  });

  test("of tables that are said to be small; one that is not named has a million rows", () => {
    const rows = (tableRows: Readonly<Record<string, number>>) => analysis({ tableRows });
    expect(bothWays(rows({}), rows({ orders: 10, carts: 2_000_000 }))).toEqual([
      ["rows of table orders: 1000000 → 10"],
      ["rows of table carts: 2000000 → 1000000"],
    ]);
    expect(bothWays(rows({ b: 20, a: 20 }), rows({ b: 10, a: 10 }))).toEqual([
      ["rows of table a: 20 → 10", "rows of table b: 20 → 10"],
      [],
    ]);
    expect(said(rows({ orders: 10 }), rows({ orders: 10 }))).toEqual([]);
  });
});

describe("what people look at and who decides", () => {
  test.each<[string, Partial<Policy>, Partial<Policy>, readonly string[], readonly string[]]>([
    ["security files", { securityFiles: ["a.py"] }, { securityFiles: [] }, ["no longer a security file: a.py"], []],
    ["all but one", { securityFiles: ["core/"] }, { securityFiles: ["core/", "!core/a.py"] }, ["no longer a security file: core/a.py"], []],
    ["fields", { sensitiveFields: ["badge"] }, {}, ["no longer a sensitive field: badge"], []],
    ["usual fields", {}, { sensitiveFields: ["!email"] }, ["no longer a sensitive field: email"], []],
    ["own rules", { ownRules: [{ id: "x", gate: "docstrings", file: repoPath("x.mjs") }] }, {}, ["own rule x: taken out"], []],
    [
      "another baseline",
      {},
      { baseline: repoPath("b.json") },
      ["the baseline is another file: fastapi-gate-baseline.json → b.json"],
      ["the baseline is another file: b.json → fastapi-gate-baseline.json"],
    ],
    [
      "other waivers",
      {},
      { waivers: repoPath("w.json") },
      ["the waivers are in another file: fastapi-gate-waivers.json → w.json"],
      ["the waivers are in another file: w.json → fastapi-gate-waivers.json"],
    ],
    ["success", {}, { successRate: 79 }, ["success rate 80 % → 79 %"], []],
  ])("%s", (_, before, after, there, back) => {
    expect(bothWays(before, after)).toEqual([there, back]);
  });

  test("an own rule of another gate", () => {
    const own = (gate: GateName): Partial<Policy> => ({
      ownRules: [
        { id: "w", gate: "n-plus-one", file: repoPath("w.mjs") },
        { id: "x", gate, file: repoPath("x.mjs") },
      ],
    });
    expect(said(own("n-plus-one"), own("docstrings"))).toEqual(["own rule x: gate n-plus-one → docstrings"]);
  });

  test("domains and approvers, whatever became of them, by name", () => {
    const domains = (...patterns: readonly string[]): Partial<Policy> => ({
      domains: { COORD_RESILIENCE: patterns, COORD_ENGINE: patterns, COORD_QUALITY: ["tests/"] },
    });
    expect(said(domains("a/"), domains("b/"))).toEqual([
      "the files shared with COORD_ENGINE changed",
      "the files shared with COORD_RESILIENCE changed",
    ]);
    expect(said({ domains: { COORD_ENGINE: ["a/"] } }, {})).toEqual(["the files shared with COORD_ENGINE changed"]);
    const approvers = (by: string): Partial<Policy> => ({ approvers: { DBA: [by], ARCHITECT: [by], API_DEVELOPER: ["@ada"] } });
    expect(said(approvers("@ada"), approvers("@bob"))).toEqual(["who decides as ARCHITECT changed", "who decides as DBA changed"]);
    expect(said({}, { approvers: { DBA: ["@ada"] } })).toEqual(["who decides as DBA changed"]);
  });
});

describe("without a base", () => {
  const below = (over: Partial<Policy>) => belowDefaults(DEFAULT_POLICY, policy(over), KNOWN_RULES);

  test("only what mandatory gates and the rate of success lose is said", () => {
    const lax = { threshold: 50 };
    const gates = {
      ...DEFAULT_GATES,
      docstrings: { ...DEFAULT_GATES.docstrings, ...lax },
      "n-plus-one": { ...DEFAULT_GATES["n-plus-one"], ...lax },
    };
    expect(below({ gates, successRate: 10, securityFiles: [], rules: { "missing-docstring": "off", "query-in-loop": "warning" } })).toEqual(
      ["gate n-plus-one: threshold 100 % → 50 %", "rule query-in-loop: error → warning", "success rate 80 % → 10 %"],
    );
    expect(below({ successRate: 80 })).toEqual([]);
  });

  test("nor does it name advisory rules that are not selected", () => {
    const selection = { ...DEFAULT_POLICY.selection, select: ["query-in-loop"] };
    expect(below({ selection })).toEqual([]);
    expect(below({ selection: { ...selection, select: ["missing-docstring"] } })).toEqual(["rules not selected: query-in-loop"]);
  });
});
