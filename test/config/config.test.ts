import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { parse } from "smol-toml";
import { describe, expect, test } from "vitest";
import { findRoot, loadPolicy, publishedSchema } from "../../src/config/index.ts";
import { settingsSchema } from "../../src/config/schema.ts";
import { validate } from "../../src/config/validate.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";
import { UserError } from "../../src/model/errors.ts";
import { project } from "../run/support/project.ts";

const RULES = ["query-in-loop", "sync-db-call", "missing-docstring"];

function load(files: Readonly<Record<string, string>>, named: string | null = null) {
  return loadPolicy((path) => files[path] ?? null, RULES, named);
}

function mistakes(text: string): readonly string[] {
  try {
    load({ "fastapi-gate.toml": text });
  } catch (error) {
    if (error instanceof UserError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("settings", () => {
  test("without any, the defaults hold", () => {
    expect(load({})).toEqual({ policy: DEFAULT_POLICY, file: null });
    expect(load({ "pyproject.toml": "[project]\nname = 'fastapi-gate-demo'\n" })).toEqual({ policy: DEFAULT_POLICY, file: null });
    expect(load({ "fastapi-gate.toml": "" })).toEqual({ policy: DEFAULT_POLICY, file: "fastapi-gate.toml" });
  });

  test("of some files are read, and those without effect refused", () => {
    const text = '[[overrides]]\npaths = ["legacy/"]\nrules.missing-docstring.severity = "off"\n';
    expect(load({ "fastapi-gate.toml": text }).policy.overrides).toEqual([{ paths: ["legacy/"], rules: { "missing-docstring": "off" } }]);
    expect(mistakes('[[overrides]]\nrules.missing-docstring.severity = "off"\n')).toEqual([
      "fastapi-gate.toml:1: `overrides[0]` names no paths: add `paths`, or take it out",
    ]);
    expect(mistakes('[[overrides]]\npaths = ["a"]\n')[0]).toContain("names no rules");
    expect(mistakes('[[overrides]]\npaths = ["a"]\nrules.missing-docstrin.severity = "off"\n')[0]).toContain(
      "did you mean `missing-docstring`?",
    );
  });

  test("of every kind are read", () => {
    const { policy, file } = load({
      "pyproject.toml": `
[tool.fastapi-gate]
exclude = ["legacy/"]
ignore = ["missing-docstring"]
async-policy = "all"
owners = { "billing/**" = "DBA", "*.sql.py" = "API_DEVELOPER" }

[tool.fastapi-gate.gates.n-plus-one]
enforcement = "advisory"
[tool.fastapi-gate.gates.docstrings]
enforcement = "mandatory"
fail-on = "note"
[tool.fastapi-gate.gates.async-operations]
fail-on = "warning"

[tool.fastapi-gate.rules]
query-in-loop.severity = "warning"

[tool.fastapi-gate.layers]
strict = true
repository = ["shop/storage/"]

[tool.fastapi-gate.migrations]
dialect = "mysql"
table-rows = { orders = 5_000_000 }

[tool.fastapi-gate.blocking]
calls = ["legacy.fetch"]
`,
    });
    expect(file).toBe("pyproject.toml");
    expect(policy.analysis).toMatchObject({
      exclude: ["legacy/"],
      async: "all",
      layers: { repository: ["shop/storage/"] },
      strictLayers: true,
      tableRows: { orders: 5_000_000 },
      dialect: "mysql",
      blockingCalls: ["legacy.fetch"],
    });
    expect(policy.owners).toEqual([
      { pattern: "billing/**", owner: "DBA" },
      { pattern: "*.sql.py", owner: "API_DEVELOPER" },
    ]);
    expect(policy.selection.ignore).toEqual(["missing-docstring"]);
    expect(policy.rules).toEqual({ "query-in-loop": "warning" });
    expect(policy.gates["n-plus-one"]).toMatchObject({ enforcement: "advisory", bypass: "proceeds", approver: null });
    expect(policy.gates.docstrings).toMatchObject({ enforcement: "mandatory", bypass: "waiver", approver: "ARCHITECT", failOn: "note" });
    expect(policy.gates["async-operations"]).toMatchObject({ enforcement: "mandatory", bypass: "none", failOn: "warning" });
  });

  test("of a file that was named", () => {
    expect(load({ "ci/gate.toml": 'async-policy = "all"' }, "ci/gate.toml").policy.analysis.async).toBe("all");
    expect(() => load({}, "ci/gate.toml")).toThrow("ci/gate.toml: no such configuration file, or it cannot be read");
  });

  test("in two files at once are a mistake", () => {
    expect(() => load({ "fastapi-gate.toml": "", "pyproject.toml": "[project]\n\n[tool.fastapi-gate]\nselect = []" })).toThrow(
      "pyproject.toml:3: settings stand here and in fastapi-gate.toml: keep them in one file",
    );
  });
});

describe("mistakes", () => {
  test("are all named, with line and nearest key", () => {
    expect(
      mistakes(`exlude = ["a"]
async-policy = "everything"
success-rate = "80 %"

[gates.n_plus_on]
enforcement = "advisory"

[gates.docstrings]
failOn = "note"
threshold = 101

[rules.query-in-lop]
severity = "error"

[migrations]
table-rows = { orders = 1,
  invoices = -1 }

[layers]
service = [
  "a",
  3,
]
`),
    ).toEqual([
      "fastapi-gate.toml:1: unknown key `exlude`: did you mean `exclude`?",
      'fastapi-gate.toml:2: `async-policy` must be one of "event-loop", "all", not "everything"',
      'fastapi-gate.toml:3: `success-rate` must be a whole number from 0 to 100, not "80 %"',
      "fastapi-gate.toml:5: unknown key `gates.n_plus_on`: did you mean `n-plus-one`?",
      "fastapi-gate.toml:9: unknown key `gates.docstrings.failOn`: did you mean `fail-on`?",
      "fastapi-gate.toml:10: `gates.docstrings.threshold` must be a whole number from 0 to 100, not 101",
      "fastapi-gate.toml:12: unknown key `rules.query-in-lop`: did you mean `query-in-loop`?",
      "fastapi-gate.toml:17: `migrations.table-rows.invoices` must be a whole number, 0 or more, not -1",
      "fastapi-gate.toml:20: `layers.service[1]` must be a string, not 3",
    ]);
  });

  test("in a section of another file", () => {
    expect(mistakes('\n[tool.fastapi-gate.gates.n-plus-one]\nenforcement = "advisory"\n')).toEqual([
      "fastapi-gate.toml:2: settings stand at the top here, without `tool.fastapi-gate`: `[gates.n-plus-one]`",
    ]);
  });

  test("in who decides", () => {
    expect(mistakes('[approvers]\nDBA = []\nARCHITEKT = ["@ada"]\nARCHITECT = "@ada"\n')).toEqual([
      "fastapi-gate.toml:3: unknown key `approvers.ARCHITEKT`: did you mean `ARCHITECT`?",
      'fastapi-gate.toml:4: `approvers.ARCHITECT` must be a list, not "@ada"',
    ]);
    expect(mistakes('[approvers]\nDBA = []\nARCHITECT = ["@ada", "the boss", "codeowners", "eve@example.org"]\n')).toEqual([
      "fastapi-gate.toml:2: `approvers.DBA` names nobody: name who decides, or take it out",
      'fastapi-gate.toml:3: `approvers.ARCHITECT` names "the boss": write a person or team such as `@ada` or `@shop/dba`, an address, or `CODEOWNERS`',
      'fastapi-gate.toml:3: `approvers.ARCHITECT` names "codeowners": write a person or team such as `@ada` or `@shop/dba`, an address, or `CODEOWNERS`',
    ]);
  });

  test("in a gate that nobody may bypass", () => {
    expect(mistakes('[gates.migration-safety]\nenforcement = "advisory"\nthreshold = 90\napprover = "DBA"\n')).toEqual([
      "fastapi-gate.toml:2: `gates.migration-safety.enforcement` cannot be advisory: nobody can bypass this gate. Remove the setting",
      "fastapi-gate.toml:3: `gates.migration-safety.threshold` cannot be below 100: nobody can bypass this gate. Remove the setting",
      "fastapi-gate.toml:4: `gates.migration-safety.approver` cannot be set: nobody can bypass this gate. Remove the setting",
    ]);
  });

  test("in the text itself", () => {
    expect(mistakes("select = [\n\n[gates]\n")[0]).toMatch(/^fastapi-gate.toml:\d: is not valid TOML: /);
    expect(mistakes('baseline = "../elsewhere.json"')).toEqual([
      'fastapi-gate.toml:1: `baseline` must be a path inside the root, not "../elsewhere.json"',
    ]);
  });

  test("are found behind strings, comments and arrays of tables", () => {
    const text = `# exlude = 1
select = ["query-in-loop"] # exlude
baseline = """
exlude = 2
"""
[[something]]
a = 1
["gates"."n-plus-one"]
"fail-on" = 'never'
`;
    expect(mistakes(text)).toEqual([
      "fastapi-gate.toml:6: unknown key `something`: known are include, exclude, source-roots, roles, select, ignore, async-policy, async, success-rate, baseline, waivers, approvers, security-files, sensitive-fields, domains, owners, gates, rules, overrides, own-rules, layers, blocking, offloaders, migrations",
      'fastapi-gate.toml:9: `gates.n-plus-one.fail-on` must be one of "error", "warning", "note", not "never"',
    ]);
  });
});

test("the published schema allows exactly what is accepted", () => {
  const check = new Ajv2020({ strict: true }).compile(publishedSchema(RULES));
  const key = fc.constantFrom(
    "select",
    "ignore",
    "gates",
    "docstrings",
    "fail-on",
    "rules",
    "query-in-loop",
    "severity",
    "layers",
    "strict",
    "migrations",
    "table-rows",
    "owners",
    "success-rate",
    "baseline",
    "x",
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom("error", "off", "query-in-loop", "DBA", "", "x"),
      fc.integer({ min: -1, max: 101 }),
      fc.boolean(),
      fc.array(tie("value"), { maxLength: 2 }),
      fc.dictionary(key, tie("value"), { maxKeys: 3 }),
    ),
  }));
  fc.assert(
    fc.property(fc.dictionary(key, value, { maxKeys: 3 }), (settings) => {
      expect(validate(settings, settingsSchema(RULES)).length === 0).toBe(check(settings));
    }),
    { numRuns: 2000 },
  );
  expect(check(parse('async-policy = "all"\n[gates.docstrings]\nfail-on = "note"'))).toBe(true);
});

describe("the root", () => {
  test("is the nearest folder with settings or a repository", () => {
    const root = project({
      "app/fastapi-gate.toml": "",
      "app/shop/orders.py": "",
      "tool/pyproject.toml": "[tool.fastapi-gate]\n",
      "tool/src/a.py": "",
      "other/b.py": "",
    });
    mkdirSync(join(root, ".git"));
    expect(findRoot(join(root, "app/shop"), null, [])).toBe(join(root, "app"));
    expect(findRoot(join(root, "tool/src"), null, [])).toBe(join(root, "tool"));
    expect(findRoot(join(root, "other"), null, [])).toBe(root);
    expect(findRoot(root, null, ["app/shop/orders.py"])).toBe(join(root, "app"));
    expect(findRoot(root, null, ["app/shop", "other"])).toBe(root);
  });

  test("without either is the working directory, or the path outside it", () => {
    const root = project({ "a/x.py": "", "b/y.py": "" });
    expect(findRoot(join(root, "a"), null, [])).toBe(join(root, "a"));
    expect(findRoot(join(root, "a"), null, ["x.py"])).toBe(join(root, "a"));
    expect(findRoot(join(root, "a"), null, ["../b"])).toBe(join(root, "b"));
  });

  test("is the folder named", () => {
    const root = project({ "a/x.py": "" });
    expect(findRoot(root, "a", [])).toBe(join(root, "a"));
    expect(() => findRoot(root, "a/x.py", [])).toThrow("a/x.py is not a folder");
    expect(() => findRoot(root, null, ["gone"])).toThrow("gone does not exist");
  });
});
