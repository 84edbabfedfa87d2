import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { coordinator } from "../../src/coordinator/markdown.ts";
import { coverageOf, readCoverage } from "../../src/gate/coverage.ts";
import { type JudgeInput, readResults } from "../../src/gate/index.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";
import type { ChangeSet } from "../../src/model/output.ts";
import { repoPath } from "../../src/model/source.ts";
import { contextOf, findingsOf, inputOf, outcomeOf, SHOP, SHOP_VIOLATIONS } from "../support/handmade.ts";

const claimsOf = (...values: readonly object[]) =>
  readResults(values.map((value, index) => ({ name: `${index}.json`, text: JSON.stringify(value) })));
const claimed = (value: object) => claimsOf(value).claims;
const CHANGES: ChangeSet = {
  files: [repoPath("app/services/orders.py"), repoPath("alembic/versions/0002_totals.py")],
  added: [],
  tests: ["tests/test_orders.py::test_totals"],
  migrations: [{ revision: "0002", file: repoPath("alembic/versions/0002_totals.py") }],
  endpoints: ["GET /orders/{order_id}"],
  openApi: false,
  sensitive: [],
  routes: [],
};
/** What a part in Markdown claims that names none of these. */
const EMPTY = { filesModified: null, testsAdded: null, migration: null, endpoints: null, openApiUpdated: null };
const clean: Partial<JudgeInput> = { findings: [] };
const agentOf = (input: Partial<JudgeInput>, index: number) => outcomeOf(input).agents[index];

describe("a results file", () => {
  const schema = new Ajv2020().compile(JSON.parse(readFileSync(new URL("../../docs/results.schema.json", import.meta.url), "utf8")));
  const whole = {
    schemaVersion: "1.0",
    agent: "DBA",
    status: "SUCCESS",
    tasks: [{ name: "totals", status: "SUCCESS", corrections: 1 }],
    migration: ["0002"],
    rollbackTested: true,
    notes: ["tried on a copy"],
  };

  test("that the published schema takes is read, and the other way round", () => {
    expect([schema(whole), claimsOf(whole).problems]).toEqual([true, []]);
    for (const broken of [
      { ...whole, agent: "QA" },
      { ...whole, status: "DONE" },
      { ...whole, migration: "0002" },
      { ...whole, more: 1 },
    ]) {
      expect(schema(broken)).toBe(false);
      expect(claimsOf(broken).problems).toEqual([expect.objectContaining({ fatal: true })]);
    }
  });

  test("says what is wrong with it, and by which name", () => {
    const said = (text: string, name = "dba.json") => readResults([{ name, text }]).problems[0]?.message;
    expect(said('{"agent": "DBA",\n"status": }')).toContain("results dba.json: is not valid JSON");
    expect(said('{"agent": "DBA",\n"status": "SUCCESS"\n"tasks": []}')).toMatch(/^results dba.json: is not valid JSON \(line 3\)$/);
    expect(said("[1]")).toContain("an object with `agent` and `status` is wanted");
    expect(said("# Done", "dba.md")).toContain("names none of **BACKEND_ENGINEER**");
    expect(said("**DBA**\n- Notes: fine", "dba.md")).toContain("DBA has no line `- Status:");
    expect(claimsOf(whole, whole).problems[0]?.message).toContain("another result of DBA");
  });

  test.each<[object, string]>([
    [{ agent: undefined }, "`agent` must be one of BACKEND_ENGINEER, DBA, API_DEVELOPER, not null"],
    [{ agent: "dba" }, '`agent` must be one of BACKEND_ENGINEER, DBA, API_DEVELOPER, not "dba"'],
    [{ status: undefined }, "`status` must be one of SUCCESS, FAILED, SKIPPED, not null"],
    [{ status: "DONE" }, '`status` must be one of SUCCESS, FAILED, SKIPPED, not "DONE"'],
    [{ fields: 1 }, "there is no field `fields`"],
    [{ notes: "fine" }, "`notes` must be a list of texts"],
    [{ filesModified: ["a.py", 1] }, "`filesModified` must be a list of texts"],
    [{ rollbackTested: "yes" }, "`rollbackTested` must be true or false"],
    [{ openApiUpdated: 1 }, "`openApiUpdated` must be true or false"],
    [{ tasks: {} }, "`tasks` must be a list"],
    [{ tasks: [{ name: "a", status: "SUCCESS" }, null] }, "task 2 needs a `name` and a `status` out of SUCCESS, FAILED, SKIPPED"],
    [{ tasks: ["a"] }, "task 1 needs a `name`"],
    [{ tasks: [{ status: "SUCCESS" }] }, "task 1 needs a `name`"],
    [{ tasks: [{ name: "a", status: "OPEN" }] }, "task 1 needs a `name`"],
    [{ tasks: [{ name: "a", status: "FAILED", corrections: -1 }] }, "task 1: `corrections` must be a count"],
    [{ tasks: [{ name: "a", status: "FAILED", corrections: 0.5 }] }, "task 1: `corrections` must be a count"],
    [{ tasks: [{ name: "a", status: "FAILED", corrections: "1" }] }, "task 1: `corrections` must be a count"],
  ])("with %j is refused as a whole run", (wrong, said) => {
    const { claims, problems } = claimsOf({ ...whole, ...wrong });
    expect([claims, problems]).toEqual([
      [],
      [{ kind: "configuration", file: null, line: null, fatal: true, message: expect.stringContaining(`results 0.json: ${said}`) }],
    ]);
  });

  test("keeps everything that was claimed; what was left out is not claimed", () => {
    const all = {
      ...whole,
      $schema: "results.schema.json",
      filesModified: ["a.py"],
      testsAdded: [],
      endpoints: ["GET /orders"],
      openApiUpdated: false,
      fixed: ["f".repeat(24)],
    };
    const { $schema, schemaVersion, ...claim } = all;
    expect(claimed(all)).toEqual([claim]);
    const nothing = { filesModified: null, testsAdded: null, migration: null, rollbackTested: null, endpoints: null, openApiUpdated: null };
    expect(claimed({ agent: "DBA", status: "SKIPPED", tasks: [{ name: "a", status: "SKIPPED" }] })).toEqual([
      { agent: "DBA", status: "SKIPPED", ...nothing, tasks: [{ name: "a", status: "SKIPPED", corrections: 0 }], notes: [], fixed: [] },
    ]);
  });

  test("may begin with a byte order mark", () => {
    const of = (name: string, text: string) => readResults([{ name, text: `\ufeff${text}` }]).claims.map(({ agent }) => agent);
    expect([of("r.json", JSON.stringify(whole)), of("r.md", "**DBA**\n- Status: SUCCESS\n")]).toEqual([["DBA"], ["DBA"]]);
  });

  test("may hold several agents; one that is broken takes the others along", () => {
    const other = { agent: "API_DEVELOPER", status: "FAILED" };
    expect(claimed([whole, other]).map(({ agent }) => agent)).toEqual(["DBA", "API_DEVELOPER"]);
    expect(claimed([whole, { agent: "QA" }])).toEqual([]);
    for (const none of [null, 7, [[]]]) expect(readResults([{ name: "r", text: JSON.stringify(none) }]).problems).toHaveLength(1);
  });

  const markdown = (text: string, name = "report.md") => readResults([{ name, text }]);

  test.each(["**DBA**", "DBA", "DBA:", "**DBA**:", "**DBA:**", "## DBA", "  ### **DBA**  "])("in Markdown may begin with %s", (heading) => {
    const { claims, problems } = markdown(`# All\r\n**BACKEND_ENGINEER**\r\n- Status: FAILED\r\n${heading}\r\n- Status: SUCCESS\r\n`);
    expect([claims.map(({ agent, status }) => `${agent} ${status}`), problems]).toEqual([["BACKEND_ENGINEER FAILED", "DBA SUCCESS"], []]);
  });

  test("in Markdown says what it says in whatever way its fields are written", () => {
    const text = [
      "**API_DEVELOPER**",
      "  * **Status**: success (two tasks)",
      "- **Endpoints:** `GET /orders`; PUT /orders,DELETE /orders, ",
      "- OpenAPI Updated: Yes, regenerated",
      "- Tests Added: none",
      "- Files Modified: N/A",
      "- Migration: not recorded (no base given)",
      "- Rollback Tested: unknown",
      `- Fixed: ${"f".repeat(24)}`,
      "- Notes: wait for the DBA, please",
      "Orders: are no field",
    ].join("\n");
    const claim = {
      agent: "API_DEVELOPER",
      status: "SUCCESS",
      tasks: [],
      endpoints: ["GET /orders", "PUT /orders", "DELETE /orders"],
      openApiUpdated: true,
      testsAdded: [],
      filesModified: [],
      migration: [],
      rollbackTested: null,
      fixed: ["f".repeat(24)],
      notes: ["wait for the DBA, please"],
    };
    for (const name of ["a.md", "a.MD", "a.markdown"]) expect(markdown(text, name).claims).toEqual([claim]);
    expect(markdown(text, "a.md.json").problems[0]?.message).toContain("not valid JSON");
    const bare = "**DBA**\n- Status: FAILED\n- Rollback Tested: no (yesterday)\n- Notes: none\n";
    expect(markdown(bare).claims).toEqual([
      { ...claim, agent: "DBA", status: "FAILED", rollbackTested: false, notes: [], fixed: [], ...EMPTY },
    ]);
  });

  test("in Markdown is read by its lists; prose between them is none", () => {
    const text = [
      "What we asked of the DBA",
      "DBA did it, see - Status: FAILED",
      "####DBA",
      "*Status:failed ",
      "- Tests Added:``tests/a.py``,  `` tests/b`c.py `` ; none",
      "- Endpoints: GET /this and 2 more that, PUT /orders and 12 more",
      "- Rollback Tested: not yes, and I know",
      "- OpenAPI Updated: certainly yes",
      "  - of which : nothing",
      "",
    ].join("\n");
    expect(markdown(text).claims).toMatchObject([
      {
        agent: "DBA",
        status: "FAILED",
        testsAdded: ["tests/a.py", "tests/b`c.py", "none"],
        endpoints: ["GET /this and 2 more that", "PUT /orders"],
        rollbackTested: null,
        openApiUpdated: null,
        notes: [],
      },
    ]);
    expect(markdown("DBA and others\n- Status: SUCCESS\n").claims).toEqual([]);
  });

  test("in Markdown must say how every agent that it names fared", () => {
    const { claims, problems } = markdown("**BACKEND_ENGINEER**\n- Notes: begun\n**DBA**\n- Status: SUCCESS\n");
    expect([claims, problems.map(({ message }) => message)]).toEqual([
      [],
      ["results report.md: BACKEND_ENGINEER has no line `- Status: SUCCESS|FAILED|SKIPPED`"],
    ]);
    expect(markdown("**DBA**\n- Status: perhaps").problems).toHaveLength(1);
  });

  test("of a long report claims what the report names, and not how many it leaves out", () => {
    const files = Array.from({ length: 25 }, (_, index) => repoPath(`app/services/file${index}.py`));
    const changes = { ...CHANGES, files, migrations: [], endpoints: [], tests: [] };
    const text = coordinator(outcomeOf({ ...clean, changes }), contextOf({ changes }));
    expect(text).toContain("` and 5 more");
    const { claims } = markdown(text);
    expect(claims[0]?.filesModified).toEqual(files.slice(0, 20));
    expect(agentOf({ ...clean, changes, claims }, 0)?.contradictions).toEqual([]);
  });

  test("in Markdown is what the report prints of an agent", () => {
    const text = coordinator(outcomeOf({ ...clean, changes: CHANGES }), contextOf({ changes: CHANGES }));
    const { claims, problems } = readResults([{ name: "report.md", text }]);
    expect(problems).toEqual([]);
    expect(claims.map(({ agent, status }) => `${agent} ${status}`)).toEqual([
      "BACKEND_ENGINEER SUCCESS",
      "DBA SUCCESS",
      "API_DEVELOPER SUCCESS",
    ]);
    expect(claims[0]?.testsAdded).toEqual(["tests/test_orders.py::test_totals"]);
    expect(agentOf({ ...clean, changes: CHANGES, claims }, 0)?.contradictions).toEqual([]);
  });
});

describe("a claim", () => {
  test("of success with a mandatory finding in its own files is failed, and the report says so", () => {
    const claims = claimed({ agent: "BACKEND_ENGINEER", status: "SUCCESS" });
    const agent = agentOf({ claims }, 0);
    expect(agent).toMatchObject({ status: "FAILED", notes: expect.arrayContaining(["claims SUCCESS, the evidence says otherwise"]) });
  });

  test.each<[object, string]>([
    [{ filesModified: ["app/models/order.py"] }, "claims changed files that the change does not show: app/models/order.py"],
    [{ testsAdded: ["test_nothing"] }, "claims added tests that the change does not show: test_nothing"],
    [{ endpoints: ["PUT /orders"] }, "claims endpoints that the change does not show: PUT /orders"],
    [{ migration: ["0003"] }, "claims migrations that the change does not show: 0003"],
    [{ migration: ["00021", "10002_totals.py"] }, "claims migrations that the change does not show: 00021, 10002_totals.py"],
    [{ openApiUpdated: true }, "claims an updated OpenAPI document: the stored one did not change"],
    [{ rollbackTested: true }, "claims a tested rollback: there is no evidence"],
  ])("%j is compared with the evidence", (fields, said) => {
    const claims = claimed({ agent: "API_DEVELOPER", status: "SUCCESS", ...fields });
    expect(agentOf({ ...clean, changes: CHANGES, claims }, 2)).toMatchObject({ status: "FAILED", contradictions: [said] });
  });

  test.each<[object]>([
    [{ testsAdded: ["tests/test_orders.py", "tests/test_orders.py::test_totals", "test_totals"] }],
    [{ migration: ["0002", "alembic/versions/0002_totals.py", "0002 (alembic/versions/0002_totals.py)", "alembic/versions/carts.py"] }],
    [{ endpoints: ["GET /orders/{order_id}", "PUT /orders", "PUT /orders (removed)"] }],
    [{ openApiUpdated: false, rollbackTested: false }],
    [{ filesModified: [] }],
  ])("of %j is none that this change contradicts", (fields) => {
    const changes = {
      ...CHANGES,
      endpoints: [...CHANGES.endpoints, "PUT /orders (removed)"],
      tests: [...CHANGES.tests, "tests/test_carts.py::test_empty"],
      migrations: [...CHANGES.migrations, { revision: "9fe1", file: repoPath("alembic/versions/carts.py") }],
    };
    const claims = claimed({ agent: "API_DEVELOPER", status: "SUCCESS", ...fields });
    expect(agentOf({ ...clean, changes, claims }, 2)).toMatchObject({ status: "SUCCESS", contradictions: [] });
    // A project that keeps no document cannot show that it was updated.
    const updated = claimed({ agent: "API_DEVELOPER", status: "SUCCESS", openApiUpdated: true });
    expect(agentOf({ ...clean, changes: { ...changes, openApi: null }, claims: updated }, 2)).toMatchObject({ contradictions: [] });
  });

  test.each([["test_total"], ["tests/test_orders"], ["tests/test_orders.py::test_total"], ["st_totals"]])(
    "of the added test %s is not shown by one whose name is longer",
    (name) => {
      const claims = claimed({ agent: "BACKEND_ENGINEER", status: "SUCCESS", testsAdded: [name, "test_totals", "test_more"] });
      expect(agentOf({ ...clean, changes: CHANGES, claims }, 0)?.contradictions).toEqual([
        `claims added tests that the change does not show: ${name}, test_more`,
      ]);
    },
  );

  test("that fits the evidence stands; without a base files and tests cannot be compared", () => {
    const fits = {
      filesModified: ["app/services/orders.py"],
      testsAdded: ["test_totals"],
      endpoints: ["GET /orders/{order_id}"],
      migration: ["0002"],
    };
    const claims = claimed({ agent: "API_DEVELOPER", status: "SUCCESS", ...fits });
    expect(agentOf({ ...clean, changes: CHANGES, claims }, 2)).toMatchObject({ status: "SUCCESS", contradictions: [] });
    const wild = claimed({ agent: "API_DEVELOPER", status: "SUCCESS", filesModified: ["x.py"] });
    expect(agentOf({ ...clean, claims: wild }, 2)).toMatchObject({ contradictions: [] });
  });

  test("of a repair that is none is contradicted, and a returning N+1 goes to the DBA", () => {
    const findings = findingsOf(
      SHOP,
      SHOP_VIOLATIONS.filter(({ rule }) => rule === "query-in-loop"),
    );
    const fixed = [findings[0]?.fingerprint ?? ""];
    const outcome = outcomeOf({ findings, claims: claimed({ agent: "DBA", status: "SUCCESS", fixed }) });
    expect(outcome.agents[1]?.contradictions[0]).toContain("query-in-loop is still in app/services/orders.py:5");
    expect(outcome.escalations.find(({ kind }) => kind === "n-plus-one-returned")).toMatchObject({ role: "DBA" });
  });

  test("by tasks makes the rate; a failed agent has not done all of them", () => {
    const tasks = [1, 2, 3].map((n) => ({ name: `task ${n}`, status: "SUCCESS" }));
    const good = outcomeOf({ ...clean, claims: claimed({ agent: "BACKEND_ENGINEER", status: "SUCCESS", tasks }) });
    expect(good.successRate).toEqual({ succeeded: 3, agents: 3, tasks: { completed: 5, total: 5 }, percent: 100 });
    const bad = outcomeOf({
      ...clean,
      claims: claimed({ agent: "BACKEND_ENGINEER", status: "SUCCESS", tasks, rollbackTested: true }),
      counts: inputOf().counts,
    });
    expect(bad.successRate).toMatchObject({ succeeded: 2, tasks: { completed: 4, total: 5 }, percent: 80 });
  });
});

describe("escalations of a change", () => {
  const kinds = (over: Partial<JudgeInput>) =>
    outcomeOf({ ...clean, ...over })
      .escalations.map(({ kind, role }) => `${kind} ${role}`)
      .sort();
  const files = (...names: string[]): Partial<JudgeInput> => ({ changes: { ...CHANGES, files: names.map(repoPath) } });

  test("security files and other domains", () => {
    expect(kinds(files("app/core/security.py"))).toEqual(["foreign-domain COORD_RESILIENCE", "security-file ARCHITECT"]);
    expect(kinds(files("app/db/session.py", "tests/test_orders.py"))).toEqual([
      "foreign-domain COORD_ENGINE",
      "foreign-domain COORD_QUALITY",
    ]);
    const added = { changes: { ...CHANGES, files: [repoPath("tests/test_new.py")], added: [repoPath("tests/test_new.py")] } };
    expect(kinds(added)).toEqual([]);
    const policy = { ...DEFAULT_POLICY, domains: { COORD_RESILIENCE: ["kernel/"] } };
    expect(kinds({ ...files("app/core/cache.py", "kernel/a.py"), policy })).toEqual(["foreign-domain COORD_RESILIENCE"]);
  });

  test("a model or migration without the DBA", () => {
    const others = claimed({ agent: "BACKEND_ENGINEER", status: "SUCCESS" });
    expect(kinds({ changes: CHANGES, claims: others })).toEqual(["skipped-agent ARCHITECT"]);
    expect(kinds({ changes: CHANGES, claims: claimed({ agent: "DBA", status: "SUCCESS" }) })).toEqual([]);
    expect(kinds({ changes: CHANGES })).toEqual([]);
  });

  test("coverage below seventy per cent", () => {
    expect(kinds({ coverage: { total: 69, services: 50 } })).toEqual(["coverage COORD_QUALITY"]);
    expect(kinds({ coverage: { total: 70, services: 50 } })).toEqual([]);
  });
});

describe("a coverage report", () => {
  const services = [repoPath("app/services/orders.py")];
  const xml =
    '<?xml version="1.0" ?><coverage line-rate="0.5"><sources><source>/build/shop/app</source></sources><packages><package><classes>' +
    '<class filename="services/orders.py"><lines><line number="1" hits="1"/><line number="2" hits="0"/></lines></class>' +
    '<class filename="main.py"><lines><line number="1" hits="3"/></lines></class></classes></package></packages></coverage>';
  const json = JSON.stringify({
    files: {
      "app/services/orders.py": { summary: { covered_lines: 1, num_statements: 2 } },
      "app/main.py": { summary: { covered_lines: 1, num_statements: 1 } },
    },
  });
  const lcov = "SF:/build/shop/app/services/orders.py\nDA:1,1\nDA:2,0\nend_of_record\nSF:app/main.py\nDA:1,2\nend_of_record\n";

  test.each([
    ["XML", xml],
    ["JSON", json],
    ["lcov", lcov],
    [
      "lcov without lines",
      lcov
        .replaceAll(/DA:.*\n/g, "")
        .replace("end", "LF:2\nLH:1\nend")
        .replace(/end_of_record\n$/, "LF:1\nLH:1\nend_of_record\n"),
    ],
  ])("of %s gives the share of all code and of the service layer", (_, text) => {
    expect(coverageOf(readCoverage("coverage", text), services)).toEqual({ total: 66, services: 50 });
  });

  test.each([
    ["the project", "app/services/orders.py", 50],
    ["the source folder", "services/orders.py", 50],
    ["the machine", "/home/ci/shop/app/services/orders.py", 50],
    ["a container that holds the folder at its root", "/app/services/orders.py", 50],
    ["a Windows machine", "C:\\ci\\shop\\app\\services\\orders.py", 50],
    ["a folder that is written with slashes at its end", "/build/shop///app/services/orders.py", 50],
    ["another file whose name ends alike", "app/services/reorders.py", null],
    ["another file whose name begins alike", "app/services/orders.pyx", null],
    ["another folder", "lib/services/orders.py", null],
    ["a package elsewhere", "app/services/orders.py/orders.py", null],
  ])("names files as %s does", (_, file, share) => {
    expect(coverageOf(readCoverage("c.info", `SF:${file}\nDA:1,1\nDA:2,0\nend_of_record\n`), services)).toEqual({
      total: 50,
      services: share,
    });
  });

  test("adds what several parts say of one file; a share is rounded down, and none where nothing can run", () => {
    const parts =
      "SF:app/services/orders.py\r\nDA:1,1\r\nend_of_record\r\nSF:app\\services\\orders.py\r\nDA:2,0\r\nDA:3,9,checksum\r\nend_of_record\r\n";
    expect(coverageOf(readCoverage("c.info", parts), services)).toEqual({ total: 66, services: 66 });
    expect(coverageOf(readCoverage("c.info", "SF:app/__init__.py\nend_of_record\n"), services)).toEqual({ total: null, services: null });
  });

  test("of lcov counts each record by itself: its lines, or its sums where it has none", () => {
    const records = [
      "TN:unit\nSF:app/a.py\nFN:1,load\nFNDA:1,load\nDA:1,1\nBRDA:1,0,0,1\nDA:2,1\nLF:9\nLH:0",
      "SF:app/b.py\nLF:4\nLH:1",
      "SF:app/c.py\nLF:2\nLH:7",
      "SF:app/d.py",
    ];
    const text = `${records.map((record) => `${record}\nend_of_record\n`).join("")}DA:1,0\nDA:2,0\nend_of_record\n`;
    expect(coverageOf(readCoverage("c.info", text), services).total).toBe(Math.floor((100 * (2 + 1 + 2)) / (2 + 4 + 2)));
    expect([...readCoverage("c.info", text).values()]).toEqual([
      { covered: 2, statements: 2 },
      { covered: 1, statements: 4 },
      { covered: 2, statements: 2 },
      { covered: 0, statements: 0 },
    ]);
    expect([...readCoverage("c.info", "SF:app/a.py\nLF:many\nLH:few\nend_of_record\n").values()]).toEqual([{ covered: 0, statements: 0 }]);
  });

  test("of XML names files as they stand where there are several sources", () => {
    const two = xml.replace("<source>/build", "<source>/elsewhere</source><source>/build");
    expect([...readCoverage("c.xml", two).keys()]).toEqual(["services/orders.py", "main.py"]);
    expect([...readCoverage("c.xml", xml.replace("<source>/build/shop/app<", "<source>\n /build/shop/app\n<")).keys()]).toEqual([
      "/build/shop/app/services/orders.py",
      "/build/shop/app/main.py",
    ]);
    expect([...readCoverage("c.xml", xml.replace(' filename="main.py"', "")).keys()]).toEqual(["/build/shop/app/services/orders.py"]);
    expect(coverageOf(readCoverage("c.xml", `\ufeff\n  ${xml}`), services)).toEqual({ total: 66, services: 50 });
  });

  test("of JSON passes over files without a summary", () => {
    const files = { "a.py": {}, "b.py": null, "c.py": { summary: { covered_lines: "1", num_statements: 2 } }, "d.py": { summary: {} } };
    const whole = { ...files, "e.py": { summary: { covered_lines: 1, num_statements: 2 } } };
    expect([...readCoverage("c.json", JSON.stringify({ files: whole }, null, 2)).entries()]).toEqual([
      ["e.py", { covered: 1, statements: 2 }],
    ]);
    for (const none of [{ files }, { files: null }, { files: "all" }, {}])
      expect(() => readCoverage("c.json", JSON.stringify(none))).toThrow("c.json holds no coverage");
  });

  test("that is none says so", () => {
    expect(() => readCoverage("c.xml", "<report><class filename='a.py'/></report>")).toThrow("c.xml holds no coverage");
    expect(() => readCoverage("c.info", "DA:1,1\nend_of_record\n")).toThrow("c.info holds no coverage");
    expect(() => readCoverage("c.xml", "<html/>")).toThrow("c.xml holds no coverage");
    expect(() => readCoverage("c.xml", "<coverage>\n<a>\n</coverage>")).toThrow(/^c.xml is not valid XML: [^\n]+$/);
    expect(() => readCoverage("c.json", "{")).toThrow("c.json is not valid JSON");
    expect(() => readCoverage("c.info", "hello")).toThrow("c.info holds no coverage");
  });
});
