import { describe, expect, test } from "vitest";
import { createBaseline, readWaivers, writeWaivers } from "../../src/gate/index.ts";
import { DEFAULT_GATES, DEFAULT_POLICY } from "../../src/model/defaults.ts";
import type { GatePolicy } from "../../src/model/policy.ts";
import { repoPath } from "../../src/model/source.ts";
import type { Waiver } from "../../src/model/verdict.ts";
import { findingsOf, inputOf, outcomeOf, SHOP, SHOP_VIOLATIONS } from "../support/handmade.ts";

const FILE = repoPath("fastapi-gate-waivers.json");
const ONE: Waiver = {
  fingerprint: "a".repeat(24),
  approver: "DBA",
  by: null,
  reason: "three rows",
  until: "2027-01-31",
  subject: "query-in-loop in shop/orders.py (load)",
};
const faults = (waiver: object): readonly string[] =>
  readWaivers(JSON.stringify({ schemaVersion: "1.0", waivers: [waiver] }), FILE).problems.map(
    ({ message, fatal }) => `${fatal} ${message}`,
  );

const LOOP = findingsOf(
  SHOP,
  SHOP_VIOLATIONS.filter(({ rule }) => rule === "query-in-loop"),
);
const PRINT = LOOP[0]?.fingerprint ?? "";
const judged = (waivers: readonly Waiver[], over: Parameters<typeof outcomeOf>[0] = {}) => outcomeOf({ findings: LOOP, waivers, ...over });
const states = (waivers: readonly Waiver[], over: Parameters<typeof outcomeOf>[0] = {}) =>
  judged(waivers, over).waivers.map(({ state }) => state);

describe("the file", () => {
  test("is read as it was written, sorted, one waiver a line", () => {
    const other = { ...ONE, fingerprint: "0".repeat(24) };
    const text = writeWaivers([ONE, other]);
    expect(readWaivers(text, FILE)).toEqual({ waivers: [other, ONE], problems: [] });
    expect(text.split("\n")).toHaveLength(8);
    expect(readWaivers(writeWaivers([]), FILE)).toEqual({ waivers: [], problems: [] });
    expect(writeWaivers([])).toContain('"waivers": []');
  });

  test("keeps who decided; what a person left out is not named", () => {
    expect(readWaivers(writeWaivers([{ ...ONE, by: "@ada" }]), FILE).waivers).toEqual([{ ...ONE, by: "@ada" }]);
    const { fingerprint, approver, reason } = ONE;
    const bare = { fingerprint, approver, reason };
    const read = readWaivers(JSON.stringify({ schemaVersion: "1.1", waivers: [bare] }), FILE);
    expect(read).toEqual({ waivers: [{ ...bare, by: null, until: null, subject: "" }], problems: [] });
    expect(JSON.parse(writeWaivers([{ ...bare, until: null }])).waivers).toEqual([{ ...bare, by: null, until: null, subject: "" }]);
  });

  test.each<[object, string]>([
    [{ ...ONE, fingerprint: "aaaa*" }, "wildcards are not allowed"],
    [{ ...ONE, approver: "BOSS" }, "the approver is none of"],
    [{ ...ONE, reason: " " }, "it gives no reason"],
    [{ ...ONE, until: "2027-02-31" }, "no day in the form YYYY-MM-DD"],
    [{ ...ONE, rule: "query-in-loop" }, "there is no field `rule`"],
    [{ ...ONE, fingerprint: 7 }, "it has no valid fingerprint"],
    [{ ...ONE, approver: "boss" }, "BACKEND_ENGINEER, DBA, API_DEVELOPER"],
    [{ ...ONE, reason: 7 }, "it gives no reason"],
    [{ ...ONE, until: 20270131 }, "no day in the form YYYY-MM-DD"],
    [{ ...ONE, by: 7 }, "`by` and `subject` are texts"],
    [{ ...ONE, subject: 7 }, "`by` and `subject` are texts"],
    [[], "it is no record"],
  ])("with %j is refused as a whole run", (waiver, said) => {
    expect(faults(waiver)).toEqual([expect.stringMatching(/^true waiver 1: /)]);
    expect(faults(waiver)[0]).toContain(said);
  });

  test.each([
    ["[{", "the waiver file is not valid JSON"],
    ["[]", "the file holds no waivers of fastapi-gate"],
    ['{"waivers": []}', "the file holds no waivers of fastapi-gate"],
    ['{"schemaVersion": 1, "waivers": []}', "the file holds no waivers of fastapi-gate"],
    ['{"schemaVersion": "1.0", "waivers": {}}', "the file holds no waivers of fastapi-gate"],
    ['{"schemaVersion": "2.0", "waivers": []}', "the waiver file was written by a newer version of fastapi-gate"],
  ])("that is none gives no waiver: %s", (text, said) => {
    const { waivers, problems } = readWaivers(text, FILE);
    expect([waivers, problems]).toEqual([[], [expect.objectContaining({ kind: "configuration", fatal: true, file: FILE })]]);
    expect(problems[0]?.message).toMatch(new RegExp(`^${said};`));
  });

  test("says on which line it is broken", () => {
    const lines = (...waivers: readonly object[]) => {
      const rows = waivers.map((waiver) => `    ${JSON.stringify(waiver)}`).join(",\n");
      const { problems } = readWaivers(`{\n  "schemaVersion": "1.0",\n  "waivers": [\n${rows}\n  ]\n}\n`, FILE);
      return problems.map(({ line, message }) => `${line} ${message}`);
    };
    expect(lines(ONE, ONE)).toEqual([expect.stringMatching(/^5 waiver 2: there are two waivers for a+;/)]);
    expect(lines({ ...ONE, approver: "BOSS" }, { ...ONE, fingerprint: "b".repeat(24) })).toEqual([expect.stringMatching(/^4 waiver 1: /)]);
    expect(lines({ ...ONE, fingerprint: "a" }, ONE)).toEqual([expect.stringMatching(/^4 waiver 1: /)]);
    expect(lines({ ...ONE, approver: "BOSS" }, ONE)).toEqual([expect.stringMatching(/^4 waiver 1: /)]);
    // Without a fingerprint of its own a waiver has no line.
    expect(lines({ approver: "DBA" })).toEqual([expect.stringMatching(/^null waiver 1: it has no valid fingerprint/)]);
  });
});

describe("in a run", () => {
  test("every waiver says what it does", () => {
    expect(states([{ ...ONE, fingerprint: PRINT }])).toEqual(["holds"]);
    expect(states([{ ...ONE, fingerprint: PRINT }], { date: "2027-02-01" })).toEqual(["expired"]);
    expect(states([ONE])).toEqual(["stale"]);
    expect(states([ONE], { ran: new Set() })).toEqual(["unknown"]);
    expect(states([ONE], { ran: new Set(["query-in-loop"]) })).toEqual(["unknown"]);
    expect(states([{ ...ONE, fingerprint: PRINT, approver: "ARCHITECT" }])).toEqual(["refused"]);
  });

  test("a stale one is said and blocks nothing, a refused one is an error", () => {
    expect(judged([ONE]).problems).toEqual([expect.objectContaining({ fatal: false, message: expect.stringContaining("--prune") })]);
    expect(judged([{ ...ONE, fingerprint: PRINT, approver: "ARCHITECT" }]).problems).toEqual([
      expect.objectContaining({ fatal: true, message: expect.stringContaining("DBA must") }),
    ]);
  });

  test("what is held without it needs none; what it says is sorted by fingerprint", () => {
    const baseline = createBaseline(LOOP, {});
    expect(states([{ ...ONE, fingerprint: PRINT }], { baseline })).toEqual(["unneeded"]);
    const gone = { ...ONE, fingerprint: "f".repeat(24) };
    expect(judged([gone, ONE]).waivers.map(({ waiver }) => waiver.fingerprint)).toEqual([ONE.fingerprint, gone.fingerprint]);
  });

  test("anybody may waive for an advisory gate, nobody for one that cannot be bypassed", () => {
    const waivers = inputOf().findings.map(({ fingerprint }) => ({ ...ONE, fingerprint, approver: "API_DEVELOPER" as const }));
    const outcome = outcomeOf({ waivers });
    expect(outcome.held.map(({ finding, hold }) => [finding.rule, hold.kind])).toEqual([["missing-docstring", "waived"]]);
    expect(outcome.problems.map(({ message }) => message.replace(/^waiver \w+: /, "")).sort()).toEqual(
      [
        "API_DEVELOPER cannot approve for the gate n-plus-one; DBA must",
        "the gate async-operations cannot be bypassed; repair the finding and delete the waiver",
        "the gate migration-safety cannot be bypassed; repair the finding and delete the waiver",
        "a waiver holds until 2027-01-31, and nothing says what day it is: with `--date YYYY-MM-DD` it is judged whether that has passed",
      ].sort(),
    );
  });

  test("a day that is compared with nothing is said", () => {
    const said = (until: string | null, date: string | null = null) =>
      judged([{ ...ONE, fingerprint: PRINT, until }], { date }).problems.map(({ message, fatal }) => `${fatal} ${message}`);
    expect(said("2020-01-01")).toEqual([expect.stringMatching(/^false a waiver holds until 2020-01-01, .*--date/)]);
    expect([said(null), said("2027-01-31", "2027-01-31")]).toEqual([[], []]);
    expect(judged([ONE]).problems.some(({ message }) => message.includes("--date"))).toBe(false);
  });

  test("of a gate that names no approver, or that does not hold the change up, anybody's waiver holds", () => {
    const waivers = [{ ...ONE, fingerprint: PRINT, approver: "ARCHITECT" as const }];
    const gate = (over: Partial<GatePolicy>) => {
      const gates = { ...DEFAULT_GATES, "n-plus-one": { ...DEFAULT_GATES["n-plus-one"], ...over } };
      return states(waivers, { policy: { ...DEFAULT_POLICY, gates } });
    };
    expect([gate({}), gate({ approver: null }), gate({ bypass: "proceeds" })]).toEqual([["refused"], ["holds"], ["holds"]]);
  });

  test("that its day has passed is said once, and ends no run", () => {
    const { problems } = judged([{ ...ONE, fingerprint: PRINT }], { date: "2027-02-01" });
    expect(problems.map(({ message, fatal }) => [message, fatal])).toEqual([[`waiver ${PRINT}: expired on 2027-01-31`, false]]);
  });

  test("nobody waives what is said of a suppression", () => {
    const findings = LOOP.map((finding) => ({ ...finding, rule: "unused-suppression", gate: "suppressions" as const }));
    expect(outcomeOf({ findings, waivers: [{ ...ONE, fingerprint: PRINT }] }).problems).toEqual([
      expect.objectContaining({ kind: "configuration", message: expect.stringContaining("cannot be waived; repair the comment") }),
    ]);
  });

  test("one of an escalation acknowledges it until its day has passed, and by its own role alone", () => {
    const weak = { ...DEFAULT_POLICY, successRate: 50 };
    const print = outcomeOf({ findings: [], policy: weak }).escalations[0]?.fingerprint ?? "";
    const with_ = (over: Partial<Waiver>, date: string | null = null) => {
      const waivers = [{ ...ONE, fingerprint: print, approver: "ARCHITECT" as const, ...over }];
      const { problems, ...outcome } = outcomeOf({ findings: [], policy: weak, waivers, date });
      expect([outcome.escalations[0]?.acknowledged, outcome.status === "SUCCESS"]).toEqual(
        Array(2).fill(outcome.waivers[0]?.state === "acknowledges"),
      );
      return [outcome.waivers[0]?.state, problems.map(({ fatal, message }) => `${fatal} ${message.replace(/^waiver \w+: /, "")}`)];
    };
    expect(with_({})).toEqual(["acknowledges", [expect.stringContaining("--date")]]);
    expect(with_({}, "2027-01-31")).toEqual(["acknowledges", []]);
    expect(with_({}, "2027-02-01")).toEqual(["expired", ["false expired on 2027-01-31"]]);
    expect(with_({ until: null }, "2027-02-01")).toEqual(["acknowledges", []]);
    expect(with_({ fingerprint: ONE.fingerprint })[0]).toBe("stale");
    const refused = "true DBA cannot acknowledge the escalation weakened-policy; ARCHITECT must";
    expect(with_({ approver: "DBA" })).toEqual(["refused", [refused]]);
    expect(with_({ approver: "DBA" }, "2027-02-01")).toEqual(["refused", [refused]]);
  });

  test("a role that is bound to people needs one of them", () => {
    const policy = { ...DEFAULT_POLICY, approvers: { DBA: ["@ada", "@shop/dba"] } };
    const said = (by: string | null) =>
      judged([{ ...ONE, fingerprint: PRINT, by, until: null }], { policy }).problems.map(({ message }) =>
        message.replace(/^waiver \w+: /, ""),
      );
    expect(said("@ada")).toEqual([]);
    expect(said("@bob")).toEqual(["@bob does not decide as DBA; one of @ada, @shop/dba must"]);
    expect(said(null)).toEqual(["it does not say who decided as DBA; one of @ada, @shop/dba must"]);
    expect(states([{ ...ONE, fingerprint: PRINT }], { policy: { ...DEFAULT_POLICY, approvers: { DBA: [] } } })).toEqual(["holds"]);
  });

  test("a name is the same in capitals; CODEOWNERS that names nobody binds to nobody at all", () => {
    const said = (approvers: object, by: string | null) =>
      judged([{ ...ONE, fingerprint: PRINT, by, until: null }], { policy: { ...DEFAULT_POLICY, approvers } }).problems.map(
        ({ message }) => message,
      );
    expect(said({ DBA: ["@Ada"] }, "@aDA")).toEqual([]);
    for (const by of ["@ada", "CODEOWNERS", null])
      expect(said({ DBA: ["CODEOWNERS"] }, by)).toEqual([expect.stringContaining("no such file gives fastapi-gate-waivers.json an owner")]);
    expect(said({ DBA: ["CODEOWNERS", "@ada"] }, "@ada")).toEqual([]);
    expect(said({ DBA: ["CODEOWNERS", "@ada"] }, "CODEOWNERS")).toEqual([expect.stringContaining("one of @ada must")]);
  });

  test("with a base the base's people decide, so that a change cannot appoint its own approver", () => {
    const { findings, policy, counts } = inputOf();
    const bound = { ...policy, approvers: { DBA: ["@ada"] } };
    const base = { revision: "main", policy: bound, findings: [], held: [], counts, baseline: null, renames: new Map(), texts: null };
    const own = { ...policy, approvers: { DBA: ["@bob"] } };
    const outcome = judged([{ ...ONE, fingerprint: PRINT, by: "@bob" }], {
      findings: findings.filter(({ rule }) => rule === "query-in-loop"),
      policy: own,
      base,
    });
    expect(outcome.problems.map(({ message }) => message)).toEqual([expect.stringContaining("one of @ada must")]);
  });
});
