import { describe, expect, test } from "vitest";
import { CheckMemory, check, ENGINE_RULES, ruleInfos } from "../../src/check/index.ts";
import { fill } from "../../src/check/message.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";
import type { GateName, Severity } from "../../src/model/finding.ts";
import type { Policy } from "../../src/model/policy.ts";
import { repoPath } from "../../src/model/source.ts";
import { defineRule, type ModuleSubject, type RegisteredRule, type SubjectTable } from "../../src/rule/index.ts";

/** Subjects of one kind; the rules here look at no other. */
const modules = (...module: readonly ModuleSubject[]): SubjectTable => ({ module }) as SubjectTable;

function moduleAt(file: string, start: number, over: Partial<ModuleSubject> = {}): ModuleSubject {
  const at = { file: repoPath(file), start, end: start + 1, symbol: "<module>" };
  return { at, role: "application", module: "shop", public: true, package: false, docstring: false, empty: false, ...over };
}

function everyModule(id: string, gate: GateName, severity: Severity = "error", own?: Severity): RegisteredRule {
  const rule = defineRule({
    id,
    severity,
    message: "module `{module}` is here",
    why: "It is.",
    remedy: "Move it.",
    check: {
      module: (subject, { report }) => report(subject.at, { module: subject.module }, own === undefined ? {} : { severity: own }),
    },
  });
  return { gate, rule, page: `rules/${gate}/${id}.md` };
}

const policy = (over: Partial<Policy>): Policy => ({ ...DEFAULT_POLICY, ...over });

describe("check", () => {
  test("runs every rule over its subjects, sorted by file, offset and rule", () => {
    const subjects = modules(moduleAt("b.py", 4), moduleAt("b.py", 0), moduleAt("a.py", 9));
    const { violations, problems, ran } = check(
      subjects,
      [everyModule("z-rule", "docstrings"), everyModule("a-rule", "docstrings")],
      DEFAULT_POLICY,
    );
    expect(violations.map(({ rule, at }) => `${at.file}:${at.start} ${rule}`)).toEqual([
      "a.py:9 a-rule",
      "a.py:9 z-rule",
      "b.py:0 a-rule",
      "b.py:0 z-rule",
      "b.py:4 a-rule",
      "b.py:4 z-rule",
    ]);
    expect(violations[0]?.message).toBe("module `shop` is here");
    expect(problems).toEqual([]);
    expect([...ran]).toEqual(["z-rule", "a-rule"]);
  });

  test("code whose role is not judged is passed over", () => {
    const subjects = modules(moduleAt("tests/a.py", 0, { role: "test" }), moduleAt("a.py", 0));
    expect(check(subjects, [everyModule("a-rule", "docstrings")], DEFAULT_POLICY).violations.map(({ at }) => at.file)).toEqual(["a.py"]);
  });

  test("reports of one rule at one place become one, the more severe, whatever their order", () => {
    const rule = (first: Severity, second: Severity): RegisteredRule => ({
      gate: "docstrings",
      page: "",
      rule: defineRule({
        id: "twice",
        severity: "note",
        message: "here",
        why: "",
        remedy: "",
        check: {
          module: ({ at }, { report }) => {
            report(at, {}, { severity: first });
            report(at, {}, { severity: second });
          },
        },
      }),
    });
    const subjects = modules(moduleAt("a.py", 0));
    for (const one of [rule("error", "note"), rule("note", "error")]) {
      expect(check(subjects, [one], DEFAULT_POLICY).violations.map(({ severity }) => severity)).toEqual(["error"]);
    }
  });

  test("of equally severe reports the one with the shorter proof stays, then the smaller message", () => {
    const said = (...reports: readonly (readonly [message: string, steps: number])[]) => {
      const at = { file: repoPath("a.py"), start: 0, end: 1, symbol: "<module>" };
      const rule = defineRule({
        id: "several",
        severity: "note",
        message: "{what}",
        why: "",
        remedy: "",
        check: {
          module: (_, { report }) => {
            for (const [what, steps] of reports) report(at, { what }, { trace: Array(steps).fill({ at, message: "step" }) });
          },
        },
      });
      return check(modules(moduleAt("a.py", 0)), [{ gate: "docstrings", page: "", rule }], DEFAULT_POLICY).violations.map(
        ({ message }) => message,
      );
    };
    expect([said(["b", 1], ["a", 2]), said(["a", 2], ["b", 1])]).toEqual([["b"], ["b"]]);
    expect([said(["b", 1], ["a", 1]), said(["a", 1], ["b", 1])]).toEqual([["a"], ["a"]]);
  });

  test("reports are sorted by where they begin, wherever they end", () => {
    const rule = defineRule({
      id: "ranges",
      severity: "note",
      message: "here",
      why: "",
      remedy: "",
      check: {
        module: ({ at }, { report }) => {
          report({ ...at, start: 5, end: 6 });
          report({ ...at, start: 2, end: 9 });
        },
      },
    });
    const { violations } = check(modules(moduleAt("a.py", 0)), [{ gate: "docstrings", page: "", rule }], DEFAULT_POLICY);
    expect(violations.map(({ at }) => at.start)).toEqual([2, 5]);
  });

  test("reports at one start are sorted by their end, and what a rule gives goes along", () => {
    const at = { file: repoPath("a.py"), start: 0, end: 9, symbol: "<module>" };
    const fix = { message: "Delete it", safe: true, edits: [] };
    const rule = defineRule({
      id: "whole",
      severity: "note",
      message: "here",
      why: "",
      remedy: "",
      check: {
        module: ({ at: own }, { report }) => {
          report(at, {}, { fix, escalates: "long-lock", about: "it", tags: ["security"] });
          report(own);
        },
      },
    });
    const { violations } = check(modules(moduleAt("a.py", 0)), [{ gate: "docstrings", page: "", rule }], DEFAULT_POLICY);
    const bare = { rule: "whole", gate: "docstrings", severity: "note", message: "here", trace: [] };
    expect(violations).toEqual([
      { ...bare, at: { ...at, end: 1 } },
      { ...bare, at, fix, escalates: "long-lock", about: "it", tags: ["security"] },
    ]);
    expect(Object.keys(violations[0] ?? {})).toEqual(["rule", "gate", "severity", "message", "at", "trace"]);
  });

  test("a rule that throws becomes a fatal problem that names rule, file and gate, and the others still run", () => {
    const broken: RegisteredRule = {
      gate: "n-plus-one",
      page: "",
      rule: defineRule({
        id: "broken",
        severity: "error",
        message: "x",
        why: "",
        remedy: "",
        check: {
          module: () => {
            throw new TypeError("cannot read\nproperties \u001b[31m of null");
          },
        },
      }),
    };
    const { violations, problems } = check(modules(moduleAt("a.py", 0)), [broken, everyModule("fine", "docstrings")], DEFAULT_POLICY);
    expect(violations.map(({ rule }) => rule)).toEqual(["fine"]);
    expect(problems).toEqual([
      {
        kind: "rule-crashed",
        file: "a.py",
        line: null,
        fatal: true,
        gate: "n-plus-one",
        message:
          "rule broken crashed in <module>: TypeError: cannot read properties \\u001b[31m of null. The gate n-plus-one cannot be judged; please report this with the file.",
      },
    ]);
  });

  test("a rule that wants subjects which do not exist, or throws what is no error, is told as well", () => {
    const rule = (hooks: object): RegisteredRule => ({
      gate: "docstrings",
      page: "",
      rule: { id: "broken", severity: "error", message: "x", why: "", remedy: "", check: hooks } as RegisteredRule["rule"],
    });
    const said = (hooks: object) =>
      check(modules(moduleAt("a.py", 0)), [rule(hooks)], DEFAULT_POLICY).problems.map(({ file, message }) => [
        file,
        message.split(". The gate")[0],
      ]);
    const thrower = () => {
      throw "no module";
    };
    expect(said({ modul: thrower })).toEqual([[null, "rule broken crashed: TypeError: there are no subjects called modul"]]);
    expect(said({ module: thrower })).toEqual([["a.py", "rule broken crashed in <module>: no module"]]);
    expect(said({ module: undefined })).toEqual([]);
  });

  test("what a rule said of a subject that stays is not asked again", () => {
    const asked: string[] = [];
    const asking = (id: string): RegisteredRule => ({
      gate: "docstrings",
      page: "",
      rule: defineRule({
        id,
        severity: "note",
        message: "{module} of {rule}",
        why: "",
        remedy: "",
        check: {
          module: (subject, { report }) => {
            asked.push(`${id} ${subject.module}`);
            if (subject.module !== "quiet") report(subject.at, { module: subject.module, rule: id });
          },
          access: (subject, { report }) => {
            asked.push(`${id} access`);
            report(subject.at, { module: "access", rule: id });
          },
        },
      }),
    });
    const rules = [asking("one"), asking("two")];
    const memory = new CheckMemory();
    const kept = [moduleAt("a.py", 0, { module: "loud" }), moduleAt("b.py", 0, { module: "quiet" })];
    const access = { at: moduleAt("c.py", 0).at };
    const run = (module: readonly ModuleSubject[], own: object = access) => {
      asked.length = 0;
      const subjects = { module, access: [own] } as unknown as SubjectTable;
      const { violations } = check(subjects, rules, DEFAULT_POLICY, memory);
      return [violations.map(({ message }) => message), [...asked]];
    };
    const both = ["loud of one", "loud of two", "access of one", "access of two"];
    expect(run(kept)).toEqual([both, ["one loud", "one quiet", "one access", "two loud", "two quiet", "two access"]]);
    expect(run([...kept])).toEqual([both, []]);
    expect(run(kept, { ...access })).toEqual([both, ["one access", "two access"]]);
    const [loud] = kept;
    if (loud === undefined) throw new Error("no module");
    expect(run([loud, moduleAt("b.py", 0, { module: "new" })])).toEqual([
      ["loud of one", "loud of two", "new of one", "new of two", "access of one", "access of two"],
      ["one new", "one access", "two new", "two access"],
    ]);
    // Of two in one file the second goes, comes, and comes before the first.
    const [first, second] = [moduleAt("a.py", 0, { module: "first" }), moduleAt("a.py", 4, { module: "second" })];
    const names = (...module: readonly ModuleSubject[]) => run(module)[0]?.filter((name) => /^(?:first|second) of one$/.test(name));
    expect([names(first, second), names(first), names(first, second), names(second, first)]).toEqual([
      ["first of one", "second of one"],
      ["first of one"],
      ["first of one", "second of one"],
      ["first of one", "second of one"],
    ]);
  });

  test("a message whose slot has no value is a crash, not a half-written message", () => {
    expect(() => fill("`{query}` in line {line}", { query: "x" })).toThrow("no value for {line}");
    expect(fill("`{query}` in line {line}", { query: "a`b\n\tc", line: 4 })).toBe("`a'b c` in line 4");
  });
});

describe("settings", () => {
  const subjects = modules(moduleAt("a.py", 0));
  const severities = (rule: RegisteredRule, over: Partial<Policy>): readonly Severity[] =>
    check(subjects, [rule], policy(over)).violations.map(({ severity }) => severity);

  test("a setting replaces the rule's severity and caps what a case says", () => {
    expect(severities(everyModule("r", "docstrings"), { rules: { r: "note" } })).toEqual(["note"]);
    expect(severities(everyModule("r", "docstrings", "note"), { rules: { r: "error" } })).toEqual(["error"]);
    expect(severities(everyModule("r", "docstrings", "error", "note"), { rules: { r: "error" } })).toEqual(["note"]);
    expect(severities(everyModule("r", "docstrings", "error", "warning"), { rules: { r: "note" } })).toEqual(["note"]);
    expect(severities(everyModule("r", "docstrings"), { rules: { r: "off" } })).toEqual([]);
  });

  test("settings of some files go over those of all, the last one holds", () => {
    const both = modules(moduleAt("legacy/a.py", 0), moduleAt("new/a.py", 0));
    const found = (gate: GateName, over: Partial<Policy>): readonly string[] =>
      check(both, [everyModule("r", gate)], policy(over)).violations.map(({ at, severity }) => `${at.file} ${severity}`);
    const legacy = { paths: ["legacy/"], rules: { r: "off" as const } };
    expect(found("docstrings", { overrides: [legacy] })).toEqual(["new/a.py error"]);
    expect(found("docstrings", { overrides: [legacy, { paths: ["**/a.py"], rules: { r: "note" } }] })).toEqual([
      "legacy/a.py note",
      "new/a.py note",
    ]);
    expect(found("docstrings", { rules: { r: "off" }, overrides: [{ paths: ["new/"], rules: { r: "warning" } }] })).toEqual([
      "new/a.py warning",
    ]);
    expect(found("async-operations", { overrides: [legacy] })).toEqual(["legacy/a.py error", "new/a.py error"]);
    expect(found("docstrings", { overrides: [{ ...legacy, paths: ["legacy/", "new/"] }] })).toEqual([]);
    // One that says nothing of the rule leaves it as it was.
    expect(found("docstrings", { overrides: [legacy, { paths: ["legacy/"], rules: { other: "note" } }] })).toEqual(["new/a.py error"]);
  });

  test("a gate that nobody bypasses can be made stricter by a setting", () => {
    expect(severities(everyModule("r", "async-operations", "warning"), { rules: { r: "error" } })).toEqual(["error"]);
    expect(severities(everyModule("r", "async-operations", "note"), { rules: { r: "warning" } })).toEqual(["warning"]);
    expect(severities(everyModule("r", "async-operations", "error", "note"), { rules: { r: "error" } })).toEqual(["note"]);
  });

  test("no setting and no selection lowers or silences a rule of a gate that nobody bypasses", () => {
    const rule = everyModule("sync-db-call", "async-operations");
    expect(severities(rule, { rules: { "sync-db-call": "off" } })).toEqual(["error"]);
    expect(severities(rule, { rules: { "sync-db-call": "note" } })).toEqual(["error"]);
    const selection = { ...DEFAULT_POLICY.selection, ignore: ["sync-db-call"], select: ["other"], gates: ["docstrings" as const] };
    expect(severities(rule, { selection })).toEqual(["error"]);
    const opened = { ...DEFAULT_POLICY.gates, "async-operations": DEFAULT_POLICY.gates.docstrings };
    expect(severities(rule, { gates: opened, rules: { "sync-db-call": "off" } })).toEqual(["error"]);
  });

  test("a rule that is off everywhere does not run, one that counts in some files does", () => {
    const ran = (over: Partial<Policy>) => [...check(subjects, [everyModule("r", "docstrings")], policy(over)).ran];
    const off = { rules: { r: "off" as const } };
    const inLegacy = (rules: Policy["rules"]): Partial<Policy> => ({ overrides: [{ paths: ["legacy/"], rules }] });
    expect([ran({}), ran(off), ran(inLegacy({ r: "off" }))]).toEqual([["r"], [], ["r"]]);
    expect([ran({ ...off, ...inLegacy({ r: "off" }) }), ran({ ...off, ...inLegacy({ other: "note" }) })]).toEqual([[], []]);
    expect(ran({ ...off, ...inLegacy({ r: "note" }) })).toEqual(["r"]);
  });

  test("of equal rank keeps what a case says of a gate that nobody bypasses", () => {
    expect(severities(everyModule("r", "async-operations", "error", "warning"), { rules: { r: "warning" } })).toEqual(["warning"]);
    expect(severities(everyModule("r", "async-operations", "error", "warning"), { rules: { r: "off" } })).toEqual(["warning"]);
  });

  test("selection chooses among the others", () => {
    const { selection } = DEFAULT_POLICY;
    expect(severities(everyModule("r", "docstrings"), { selection: { ...selection, select: ["other"] } })).toEqual([]);
    expect(severities(everyModule("r", "docstrings"), { selection: { ...selection, gates: ["n-plus-one"] } })).toEqual([]);
    expect(severities(everyModule("r", "docstrings"), { selection: { ...selection, ignore: ["r"] } })).toEqual([]);
    expect(severities(everyModule("r", "docstrings"), { selection: { ...selection, select: ["r"] } })).toEqual(["error"]);
  });
});

test("outputs know every rule with its gate, its page, why and what to do, the engine's own without a page", () => {
  const infos = ruleInfos([everyModule("a-rule", "docstrings", "note")]);
  expect(infos.get("a-rule")).toEqual({
    id: "a-rule",
    gate: "docstrings",
    severity: "note",
    why: "It is.",
    remedy: "Move it.",
    page: "rules/docstrings/a-rule.md",
  });
  expect([...infos.keys()]).toEqual(["a-rule", ...Object.keys(ENGINE_RULES)]);
  const { why, remedy } = ENGINE_RULES["unused-suppression"];
  expect(infos.get("unused-suppression")).toEqual({
    id: "unused-suppression",
    gate: "suppressions",
    severity: "warning",
    why,
    remedy,
    page: null,
  });
});
