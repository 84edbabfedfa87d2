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

  test("says where it is now, or why nothing can be said", () => {
    const at = (file: string, message: string, fatal = false) =>
      ({ kind: "syntax-error", file: file === "" ? null : repoPath(file), line: 3, message, fatal }) as const;
    const loop = OLD.filter(({ rule }) => rule === "query-in-loop");
    const said = (input: Parameters<typeof outcomeOf>[0], over: Partial<Parameters<typeof verify>[2]> = {}) =>
      verify(loop, outcomeOf(input), { ran, exists, ...over })[0];
    expect(said({})).toEqual({ ...loop[0], fate: "still there", detail: "app/services/orders.py:5" });
    expect(said({ findings: [] })).toMatchObject({ fate: "fixed", detail: "" });
    expect(said({ findings: [] }, { ran: new Set() })?.detail).toBe("its rule did not run");
    const problems = [at("", "crashed", true), at("app/services/orders.py", "cannot be read")];
    expect(said({ findings: [], problems })?.detail).toBe("cannot be read");
    expect(said({ findings: [], problems: problems.slice(0, 1) })?.detail).toBe("crashed");
    expect(said({ findings: [], problems: [at("", "expired"), at("app/other.py", "cannot be read")] })?.fate).toBe("fixed");
  });

  test("what is held by a suppression, a waiver or the baseline is still there", () => {
    const held = ALL.map((finding) => ({ finding, hold: { kind: "baseline" } as const }));
    expect(new Set(Object.values(fates({ findings: [], held })))).toEqual(new Set(["still there"]));
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
    const fixed = { ...OLD[0], state: "fixed" };
    expect(findingsOfReport("r.json", JSON.stringify({ findings: [fixed, { ...OLD[1], state: "new", line: "5" }, null, "x"] }))).toEqual([
      { ...OLD[1], line: null },
    ]);
    for (const lacking of ["rule", "file"] as const) {
      expect(() => findingsOfReport("r.json", JSON.stringify({ findings: [{ ...OLD[0], [lacking]: undefined }] }))).toThrow(
        `r.json holds a finding that is none of fastapi-gate: ${OLD[0]?.fingerprint}`,
      );
    }
    for (const none of ["null", "7", "{}", '{"findings": {}}'])
      expect(() => findingsOfReport("r.json", none)).toThrow("r.json is no report of fastapi-gate");
    expect(() => findingsOfReport("r.json", "x")).toThrow("r.json is not valid JSON");
    expect(() => findingsOfReport("r.json", "[]")).toThrow("holds neither findings nor blockingIssues");
    expect(() => findingsOfReport("r.json", JSON.stringify({ findings: [{ fingerprint: "x", rule: "y", file: "z" }] }))).toThrow(
      "none of fastapi-gate",
    );
  });
});
