import { describe, expect, test } from "vitest";
import { readWaivers, writeWaivers } from "../../src/gate/index.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";
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
  });

  test.each<[object, string]>([
    [{ ...ONE, fingerprint: "aaaa*" }, "wildcards are not allowed"],
    [{ ...ONE, approver: "BOSS" }, "the approver is none of"],
    [{ ...ONE, reason: " " }, "it gives no reason"],
    [{ ...ONE, until: "2027-02-31" }, "no day in the form YYYY-MM-DD"],
    [{ ...ONE, rule: "query-in-loop" }, "there is no field `rule`"],
  ])("with %j is refused as a whole run", (waiver, said) => {
    expect(faults(waiver)).toEqual([expect.stringContaining(said)]);
    expect(faults(waiver)[0]).toMatch(/^true /);
  });

  test("says on which line it is broken", () => {
    const broken = readWaivers('{\n  "schemaVersion": "1.0",\n  "waivers": [\n', FILE);
    expect(broken.problems[0]).toMatchObject({ fatal: true, file: FILE });
    expect(readWaivers('{"schemaVersion": "2.0", "waivers": []}', FILE).problems[0]?.message).toContain("newer version");
    const twice = readWaivers(JSON.stringify({ schemaVersion: "1.0", waivers: [ONE, ONE] }, null, 2), FILE);
    expect(twice.problems[0]).toMatchObject({ line: expect.any(Number), message: expect.stringContaining("two waivers for") });
  });
});

describe("in a run", () => {
  test("every waiver says what it does", () => {
    expect(states([{ ...ONE, fingerprint: PRINT }])).toEqual(["holds"]);
    expect(states([{ ...ONE, fingerprint: PRINT }], { date: "2027-02-01" })).toEqual(["expired"]);
    expect(states([ONE])).toEqual(["stale"]);
    expect(states([ONE], { ran: new Set() })).toEqual(["unknown"]);
    expect(states([{ ...ONE, fingerprint: PRINT, approver: "ARCHITECT" }])).toEqual(["refused"]);
  });

  test("a stale one is said and blocks nothing, a refused one is an error", () => {
    expect(judged([ONE]).problems).toEqual([expect.objectContaining({ fatal: false, message: expect.stringContaining("--prune") })]);
    expect(judged([{ ...ONE, fingerprint: PRINT, approver: "ARCHITECT" }]).problems).toEqual([
      expect.objectContaining({ fatal: true, message: expect.stringContaining("DBA must") }),
    ]);
  });

  test("a role that is bound to people needs one of them", () => {
    const policy = { ...DEFAULT_POLICY, approvers: { DBA: ["@ada", "@shop/dba"] } };
    const said = (by: string | null) =>
      judged([{ ...ONE, fingerprint: PRINT, by }], { policy }).problems.map(({ message }) => message.replace(/^waiver \w+: /, ""));
    expect(said("@ada")).toEqual([]);
    expect(said("@bob")).toEqual(["@bob does not decide as DBA; one of @ada, @shop/dba must"]);
    expect(said(null)).toEqual(["it does not say who decided as DBA; one of @ada, @shop/dba must"]);
  });

  test("a name is the same in capitals; CODEOWNERS that names nobody binds to nobody at all", () => {
    const said = (approvers: object, by: string | null) =>
      judged([{ ...ONE, fingerprint: PRINT, by }], { policy: { ...DEFAULT_POLICY, approvers } }).problems.map(({ message }) => message);
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
