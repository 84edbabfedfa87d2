import { describe, expect, test } from "vitest";
import type { JudgeInput } from "../../src/gate/index.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";
import type { Finding } from "../../src/model/finding.ts";
import type { ChangeSet } from "../../src/model/output.ts";
import { repoPath } from "../../src/model/source.ts";
import type { AgentClaim, EscalationKind, HeldFinding } from "../../src/model/verdict.ts";
import { inputOf, outcomeOf, SHOP_COUNTS } from "../support/handmade.ts";

const all = inputOf().findings;
const findings = (...rules: readonly string[]): readonly Finding[] => all.filter(({ rule }) => rules.includes(rule));
const first = (rule: string): Finding => {
  const [found] = findings(rule);
  if (found === undefined) throw new Error(`no ${rule}`);
  return found;
};
const changes = (over: Partial<ChangeSet>): Partial<JudgeInput> => ({
  findings: [],
  changes: { files: [], added: [], tests: [], migrations: [], endpoints: [], openApi: false, sensitive: [], routes: [], ...over },
});
const files = (...names: readonly string[]): Partial<JudgeInput> => changes({ files: names.map(repoPath) });

/** What is escalated of a kind: to whom, the message, and its evidence with the place if it has one. */
function said(kind: EscalationKind, input: Partial<JudgeInput>): readonly string[] {
  return outcomeOf(input)
    .escalations.filter((one) => one.kind === kind)
    .flatMap(({ role, message, evidence }) => [
      `${role}: ${message}`,
      ...evidence.map(({ file, line, message }) => (file === null ? message : `${file}:${line ?? ""} ${message}`)),
    ]);
}

describe("of a run", () => {
  test("two mandatory gates that fail, one does not", () => {
    expect(said("several-mandatory-gates-failed", { findings: findings("query-in-loop", "blocking-call", "missing-docstring") })).toEqual([
      "ARCHITECT: 2 mandatory gates failed",
      "Async Operations: FAIL, 3 async functions, 2 in order, 1 not",
      "N+1 Prevention: FAIL, 1 loop, 0 in order, 1 not",
    ]);
    expect(said("several-mandatory-gates-failed", { findings: findings("query-in-loop") })).toEqual([]);
  });

  test("a rate of success below the threshold, with those who failed and why", () => {
    expect(said("success-rate", { findings: findings("query-in-loop") })).toEqual([
      "ARCHITECT: 2 of 3 agents completed: 66 %, below 80 %",
      "BACKEND_ENGINEER: blocking: query-in-loop 1",
    ]);
    expect(said("success-rate", {}).at(-1)).toBe("DBA: blocking: empty-downgrade 1; reviews 1 for other owners");
    const policy = { ...DEFAULT_POLICY, successRate: 100 };
    expect(said("success-rate", { findings: [], policy })).toEqual([]);
    // A policy that asks for less does not silence it.
    const lax = { ...DEFAULT_POLICY, successRate: 50 };
    expect(said("success-rate", { findings: findings("query-in-loop"), policy: lax })[0]).toBe(
      "ARCHITECT: 2 of 3 agents completed: 66 %, below 80 %",
    );
  });

  test("a policy below the defaults", () => {
    expect(said("weakened-policy", { policy: { ...DEFAULT_POLICY, successRate: 50 } })).toEqual([
      "ARCHITECT: the policy is weaker than the defaults",
      "success rate 80 % → 50 %",
    ]);
    expect(said("weakened-policy", {})).toEqual([]);
  });

  test.each<[EscalationKind, string]>([
    ["destructive-migration", "DBA: a migration takes data away"],
    ["data-migration", "DBA: a data migration is unbounded or writes more than 1,000 rows"],
    ["breaking-api-change", "ARCHITECT: the change breaks clients of the API"],
    ["authentication-change", "ARCHITECT: the change alters who may call routes"],
    ["long-lock", "DBA: a migration is estimated to hold a strong lock for more than 5 s"],
  ])("findings that are %s, as one case", (kind, message) => {
    const one = { ...first("blocking-call"), escalates: kind, message: "this" };
    const other = { ...first("missing-docstring"), escalates: kind, message: "that" };
    expect(said(kind, { findings: [one, other, ...findings("query-in-loop")] })).toEqual([
      message,
      "app/api/orders.py:5 that",
      "app/services/orders.py:9 this",
    ]);
  });

  test("coverage below seventy per cent, with the service layer where the report has it", () => {
    expect(said("coverage", { coverage: { total: 69, services: 71 } })).toEqual([
      "COORD_QUALITY: test coverage is 69 %, below 70 %",
      "all code: 69 %",
      "service layer: 71 % (target 80 %)",
    ]);
    expect(said("coverage", { coverage: { total: 0, services: null } }).slice(1)).toEqual(["all code: 0 %"]);
    expect(said("coverage", { coverage: { total: null, services: null } })).toEqual([]);
  });
});

describe("with a base", () => {
  const base = (over: Partial<NonNullable<JudgeInput["base"]>> = {}): Partial<JudgeInput> => ({
    findings: [],
    base: {
      revision: "main",
      policy: DEFAULT_POLICY,
      findings: [],
      held: [],
      counts: SHOP_COUNTS,
      baseline: null,
      renames: new Map(),
      texts: null,
      ...over,
    },
  });

  test("a weaker policy is one of the change", () => {
    expect(said("weakened-policy", { ...base(), policy: { ...DEFAULT_POLICY, successRate: 50 } })[0]).toBe(
      "ARCHITECT: the change weakens the policy; the base's policy judged",
    );
  });

  test("what the baseline gained", () => {
    const entry = ({ fingerprint, rule, file, symbol, message }: Finding) => ({ fingerprint, rule, path: file, symbol, message });
    const [old, fresh] = [entry(first("blocking-call")), entry(first("query-in-loop"))];
    const before = { findings: [old], unresolved: [] };
    const after = { findings: [old, fresh], unresolved: [] };
    expect(said("grown-baseline", { ...base({ baseline: before }), baseline: after })).toEqual([
      "ARCHITECT: the change adds 1 to the baseline",
      `${fresh.fingerprint} query-in-loop in app/services/orders.py (OrderService.load)`,
    ]);
    expect(said("grown-baseline", { ...base({ baseline: after }), baseline: before })).toEqual([]);
    expect(said("grown-baseline", { findings: [], baseline: after })).toEqual([]);
  });

  test("new suppressions, not what others hold", () => {
    const suppressed = (rule: string, reason: string | null): HeldFinding => ({
      finding: first(rule),
      hold: { kind: "suppressed", line: 7, reason },
    });
    const held: readonly HeldFinding[] = [
      suppressed("query-in-loop", "three rows"),
      suppressed("missing-docstring", null),
      { finding: first("blocking-call"), hold: { kind: "baseline" } },
    ];
    expect(said("new-suppression", { ...base(), held })).toEqual([
      "ARCHITECT: the change suppresses 2 in code",
      "app/services/orders.py:7 query-in-loop: three rows",
      "app/api/orders.py:7 missing-docstring: no reason given",
    ]);
    expect(said("new-suppression", { findings: [], held })).toEqual([]);
  });
});

describe("of a change", () => {
  test("security files, by pattern", () => {
    expect(said("security-file", files("app/core/security.py", "app/core/config.py", "app/main.py"))).toEqual([
      "ARCHITECT: the change touches 2 security files",
      "app/core/security.py: changed",
      "app/core/config.py: changed",
    ]);
    expect(said("security-file", files("app/core/security.py"))[0]).toBe("ARCHITECT: the change touches 1 security file");
    const policy = { ...DEFAULT_POLICY, securityFiles: ["*.pem", "keys/", "!keys/README.md"] };
    expect(said("security-file", { ...files("a/b.pem", "keys/README.md", "keys/a"), policy }).slice(1)).toEqual([
      "a/b.pem: changed",
      "keys/a: changed",
    ]);
  });

  test("new routes with fields that say something of a person", () => {
    const route = { endpoint: "POST /users", file: repoPath("app/api/users.py"), line: 4, fields: ["email", "phone"] };
    expect(said("sensitive-fields", changes({ sensitive: [route] }))).toEqual([
      "ARCHITECT: 1 new route with fields that say something of a person",
      "app/api/users.py:4 POST /users: email, phone",
    ]);
    expect(said("sensitive-fields", changes({ sensitive: [] }))).toEqual([]);
  });

  test("other domains by their folders, for Python alone", () => {
    expect(said("foreign-domain", files("app/core/a.py", "app/core/b.pyi", "app/core/a.pyc", "app/core/README.md", "app/main.py"))).toEqual(
      [
        "COORD_RESILIENCE: the change crosses into the domain of COORD_RESILIENCE: 2 files",
        "app/core/a.py: changed",
        "app/core/b.pyi: changed",
      ],
    );
  });

  test("by the settings, which replace the folders of a domain that they name", () => {
    const policy = { ...DEFAULT_POLICY, domains: { COORD_PLATFORM: ["app/core/"], COORD_QUALITY: ["checks/", "smoke/"] } };
    const found = outcomeOf({ ...files("app/core/a.py", "checks/a.py", "smoke/a.py", "tests/test_a.py"), policy }).escalations;
    expect(found.map(({ role, evidence }) => `${role}: ${evidence.map(({ file }) => file).join(", ")}`).sort()).toEqual([
      "COORD_PLATFORM: app/core/a.py",
      "COORD_QUALITY: checks/a.py, smoke/a.py",
      "COORD_RESILIENCE: app/core/a.py",
    ]);
  });

  test("of new files those in other domains, but not new tests", () => {
    const names = ["tests/test_a.py", "app/core/a.py"].map(repoPath);
    expect(said("foreign-domain", changes({ files: names, added: names }))).toEqual([
      "COORD_RESILIENCE: the change crosses into the domain of COORD_RESILIENCE: 1 file",
      "app/core/a.py: changed",
    ]);
  });
});

describe("by what agents say", () => {
  const claim = (over: Partial<AgentClaim>): AgentClaim => ({
    agent: "BACKEND_ENGINEER",
    status: "SUCCESS",
    tasks: [],
    filesModified: null,
    testsAdded: null,
    migration: null,
    rollbackTested: null,
    endpoints: null,
    openApiUpdated: null,
    notes: [],
    fixed: [],
    ...over,
  });

  test("models that changed without the DBA, who must not have skipped them", () => {
    const change = files("app/models/order.py", "app/services/orders.py");
    const lacking = ["ARCHITECT: models or migrations changed without a result of the DBA: 1 file", "app/models/order.py: changed"];
    expect(said("skipped-agent", { ...change, claims: [claim({})] })).toEqual(lacking);
    expect(said("skipped-agent", { ...change, claims: [claim({}), claim({ agent: "DBA", status: "SKIPPED" })] })).toEqual(lacking);
    expect(said("skipped-agent", { ...change, claims: [claim({}), claim({ agent: "DBA", status: "FAILED" })] })).toEqual([]);
    expect(said("skipped-agent", { ...files("app/services/orders.py", "gone.py"), claims: [claim({})] })).toEqual([]);
    expect(said("skipped-agent", change)).toEqual([]);
  });

  test("an N+1 that somebody called fixed, whether it counts or is held", () => {
    const loop = first("query-in-loop");
    const message = "DBA: 1 N+1 finding called fixed and still there";
    const evidence = (who: string) =>
      `app/services/orders.py:5 query-in-loop in OrderService.load: fixed by the word of ${who}, still there`;
    expect(said("n-plus-one-returned", { findings: [loop], recordedFixed: new Set([loop.fingerprint, "gone"]) })).toEqual([
      message,
      evidence("an earlier record"),
    ]);
    const held: readonly HeldFinding[] = [{ finding: loop, hold: { kind: "suppressed", line: 1, reason: "small" } }];
    expect(said("n-plus-one-returned", { findings: [], held, claims: [claim({ fixed: [loop.fingerprint] })] })).toEqual([
      message,
      evidence("the BACKEND_ENGINEER's result"),
    ]);
    const other = first("blocking-call");
    expect(said("n-plus-one-returned", { findings: [other], recordedFixed: new Set([other.fingerprint]) })).toEqual([]);
  });
});

describe("a fingerprint of an escalation", () => {
  const prints = (input: Partial<JudgeInput>) => outcomeOf(input).escalations.map(({ kind, fingerprint }) => `${kind} ${fingerprint}`);
  const lost = (over: Partial<Finding> = {}): readonly Finding[] => [
    { ...first("empty-downgrade"), gate: "docstrings", severity: "note", escalates: "destructive-migration", ...over },
  ];

  test("stays where lines move, and is another for another file, message or kind", () => {
    const [print] = prints({ findings: lost() });
    expect(print).toMatch(/^destructive-migration [0-9a-f]{24}$/);
    expect(prints({ findings: lost({ line: 99 }) })).toEqual([print]);
    expect(prints({ findings: lost({ file: repoPath("alembic/versions/0003.py") }) })).not.toEqual([print]);
    expect(prints({ findings: lost({ message: "column `orders.sum` goes" }) })).not.toEqual([print]);
    expect(prints({ findings: lost({ escalates: "data-migration" }) })[0]?.split(" ")[1]).not.toBe(print?.split(" ")[1]);
  });

  test("does not depend on the order of the evidence; escalations come by kind", () => {
    const policy = (first: string, second: string) => ({ ...DEFAULT_POLICY, securityFiles: [first, second] });
    const two = files("a.pem", "b.pem");
    expect(prints({ ...two, policy: policy("a.pem", "b.pem") })).toEqual(
      prints({ ...files("b.pem", "a.pem"), policy: policy("b.pem", "a.pem") }),
    );
    expect(outcomeOf(files("app/core/security.py")).escalations.map(({ kind }) => kind)).toEqual(["foreign-domain", "security-file"]);
  });
});
