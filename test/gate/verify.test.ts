import { describe, expect, test } from "vitest";
import { findingsOfReport, verify } from "../../src/gate/index.ts";
import { repoPath } from "../../src/model/source.ts";
import { inputOf, outcomeOf } from "../support/handmade.ts";

const ALL = inputOf().findings;
const OLD = ALL.map(({ fingerprint, rule, file, line }) => ({ fingerprint, rule, file, line }));
const ran = new Set(ALL.map(({ rule }) => rule));
const exists = (): boolean => true;
const fates = (
  input: Parameters<typeof outcomeOf>[0],
  over: Partial<Parameters<typeof verify>[2]> = {},
): Readonly<Record<string, string>> =>
  Object.fromEntries(verify(OLD, outcomeOf(input), { ran, exists, ...over }).map(({ rule, fate }) => [rule, fate]));

describe("verify", () => {
  test("tells what is fixed from what is still there", () => {
    expect(fates({ findings: ALL.filter(({ rule }) => rule !== "query-in-loop") })).toEqual({
      "query-in-loop": "fixed",
      "blocking-call": "still there",
      "empty-downgrade": "still there",
      "missing-docstring": "still there",
    });
  });

  test("never says fixed where the analysis was incomplete", () => {
    const unread = {
      kind: "syntax-error",
      file: repoPath("app/services/orders.py"),
      line: 3,
      message: "cannot be read",
      fatal: false,
    } as const;
    expect(fates({ findings: [], problems: [unread] })).toMatchObject({ "query-in-loop": "unknown", "empty-downgrade": "fixed" });
    expect(fates({ findings: [] }, { ran: new Set() })).toMatchObject({ "query-in-loop": "unknown" });
    expect(fates({ findings: [], problems: [{ ...unread, file: null, fatal: true }] })).toMatchObject({ "missing-docstring": "unknown" });
  });

  test("follows a finding into a renamed file, but takes no copy for it", () => {
    const moved = ALL.map((finding) => ({ ...finding, fingerprint: `${finding.fingerprint.slice(0, 16)}00000000` }));
    expect(fates({ findings: moved }, { exists: () => false })).toMatchObject({ "query-in-loop": "still there" });
    expect(fates({ findings: moved })).toMatchObject({ "query-in-loop": "fixed" });
  });

  test("reads both reports, and says of others that they are none", () => {
    expect(findingsOfReport("r.json", JSON.stringify({ findings: ALL }))).toEqual(OLD);
    const issue = { id: OLD[0]?.fingerprint, rule: OLD[0]?.rule, file: OLD[0]?.file, line: OLD[0]?.line };
    expect(findingsOfReport("r.json", JSON.stringify({ blockingIssues: [issue, { id: null, rule: null }] }))).toEqual([OLD[0]]);
    expect(() => findingsOfReport("r.json", "x")).toThrow("r.json is not valid JSON");
    expect(() => findingsOfReport("r.json", "[]")).toThrow("holds neither findings nor blockingIssues");
    expect(() => findingsOfReport("r.json", JSON.stringify({ findings: [{ fingerprint: "x", rule: "y", file: "z" }] }))).toThrow(
      "none of fastapi-gate",
    );
  });
});
