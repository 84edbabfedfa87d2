import { describe, expect, test } from "vitest";
import { COORDINATOR_FORMATS } from "../../src/coordinator/index.ts";
import { createBaseline, type JudgeInput } from "../../src/gate/index.ts";
import { DEFAULT_POLICY } from "../../src/model/defaults.ts";
import type { ChangeSet, RenderContext } from "../../src/model/output.ts";
import { repoPath } from "../../src/model/source.ts";
import { REPORT_FORMATS } from "../../src/report/index.ts";
import {
  checkedShop,
  contextOf,
  directivesOf,
  inputOf,
  outcomeOf,
  placeOf,
  SHOP,
  SHOP_COUNTS,
  SHOP_VIOLATIONS,
  type Sources,
  violation,
} from "../support/handmade.ts";

const FORMATS = { ...REPORT_FORMATS, ...COORDINATOR_FORMATS };
type Format = keyof typeof FORMATS;

const FILES: Readonly<Record<Format, string>> = {
  text: "text.txt",
  json: "check.json",
  jsonl: "check.jsonl",
  sarif: "full.sarif",
  "sarif-github": "github.sarif",
  github: "github.txt",
  gitlab: "gitlab.json",
  junit: "junit.xml",
  rdjson: "rdjson.json",
  agent: "agent.txt",
  markdown: "summary.md",
  html: "report.html",
  coordinator: "coordinator.md",
  "coordinator-json": "coordinator.json",
};

async function render(format: Format, input: Partial<JudgeInput> = {}, context: Parameters<typeof contextOf>[0] = {}): Promise<string> {
  return (await FORMATS[format]())(outcomeOf(input), contextOf(context));
}

const CLEAN_COUNTS = {
  ...SHOP_COUNTS,
  "migration-safety": { unit: "revisions", checked: 2, unresolved: 0, failed: 0, order: "shown reversible", evidence: "symbolic" as const },
};

const golden = (name: string): string => `../golden/formats/${name}`;

// Names and texts that try to command a terminal, a browser, a workflow or a Markdown reader.
const HOSTILE_FILE = "app/x`|<b>%0A,::set.py";
const HOSTILE: Sources = {
  [HOSTILE_FILE]: 'def load():\n\tget("\u001b[31m</script>\u202e|`@everyone` [a](http://x) ::error::\u0085")\n',
};
const hostileText = 'get("\u001b[31m</script>\u202e|`@everyone` [a](http://x) ::error::\u0085")';
const hostileAt = { ...placeOf(HOSTILE, HOSTILE_FILE, hostileText, "load<img src=x>|`\u001b]0;x\u0007") };
const HOSTILE_MESSAGE = "`get` runs </details><script> once per | `iteration\n::error::x\r\u001b[2J of [this](1) @everyone *loop* 100%";
const hostileInput = (): Partial<JudgeInput> => ({
  findings: checkedShop(HOSTILE, [
    violation("query-in-loop", "n-plus-one", "error", hostileAt, HOSTILE_MESSAGE, [{ at: hostileAt, message: HOSTILE_MESSAGE }]),
  ]).findings,
  scope: [{ file: repoPath(HOSTILE_FILE), owner: "BACKEND_ENGINEER" }],
  problems: [{ kind: "other", file: repoPath(HOSTILE_FILE), line: 1, message: "bad\u001b[31m\n::error::", fatal: false }],
});

describe("golden outputs", () => {
  const formats = Object.keys(FORMATS) as Format[];

  test.each(formats)("%s of a shop with findings in three gates", async (format) => {
    await expect(await render(format)).toMatchFileSnapshot(golden(`tangled/${FILES[format]}`));
  });

  test.each(formats)("%s of a clean shop", async (format) => {
    await expect(await render(format, { findings: [], counts: CLEAN_COUNTS })).toMatchFileSnapshot(golden(`clean/${FILES[format]}`));
  });

  test.each(formats)("%s of hostile names", async (format) => {
    const text = await render(format, hostileInput(), { sources: HOSTILE, full: true });
    await expect(text).toMatchFileSnapshot(golden(`hostile/${FILES[format]}`));
  });

  test("text in full", async () => {
    await expect(await render("text", {}, { full: true, statistics: true })).toMatchFileSnapshot(golden("tangled/text-full.txt"));
  });

  test.each(["text", "json", "sarif", "sarif-github", "gitlab", "junit", "rdjson", "html", "coordinator"] as const)(
    "%s of a change against a base, with a baseline, a suppression and escalations",
    async (format) => {
      await expect(await render(format, ...pullRequest())).toMatchFileSnapshot(golden(`change/${FILES[format]}`));
    },
  );
});

/** A change that suppresses one finding, keeps one, adds one and repairs one. */
function pullRequest(): readonly [Partial<JudgeInput>, Partial<RenderContext> & { readonly sources: Sources }] {
  const service = (SHOP["app/services/orders.py"] ?? "").replace(
    "item.product_id)",
    "item.product_id)  # fastapi-gate: ignore[query-in-loop] -- at most three items",
  );
  const sources = { ...SHOP, "app/services/orders.py": service };
  const { findings, held } = checkedShop(
    sources,
    SHOP_VIOLATIONS.filter(({ rule }) => rule !== "blocking-call"),
  );
  const shop = inputOf().findings;
  const changes: ChangeSet = {
    files: [repoPath("alembic/versions/0002_totals.py"), repoPath("app/api/orders.py"), repoPath("app/services/orders.py")],
    added: [repoPath("alembic/versions/0002_totals.py")],
    tests: ["test_totals"],
    migrations: [{ revision: "0002", file: repoPath("alembic/versions/0002_totals.py") }],
    endpoints: ["GET /orders/{order_id}"],
    openApi: null,
    sensitive: [],
    routes: [
      {
        endpoint: "GET /orders/{order_id}",
        file: repoPath("app/api/orders.py"),
        line: 5,
        queries: { before: "2", after: "2 + n(order.items)" },
        blocking: { before: "nothing", after: "requests.get" },
        authentication: null,
      },
    ],
  };
  const input: Partial<JudgeInput> = {
    findings,
    held,
    signal: "PLATFORM:SCHEMA",
    baseline: createBaseline(
      shop.filter(({ rule }) => rule === "missing-docstring"),
      {},
    ),
    base: {
      revision: "origin/main",
      policy: DEFAULT_POLICY,
      findings: shop.filter(({ rule }) => rule !== "empty-downgrade"),
      held: [],
      counts: inputOf().counts,
      baseline: null,
      renames: new Map(),
      texts: null,
    },
  };
  return [input, { sources, changes, signal: "PLATFORM:SCHEMA" }];
}

describe("hostile names", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out.
  const commands = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

  test.each(Object.keys(FORMATS) as Format[])("%s holds no control character", async (format) => {
    const text = await render(format, hostileInput(), { sources: HOSTILE, full: true });
    expect(text).not.toMatch(commands);
  });

  test("a workflow command stays one line with escaped properties", async () => {
    const lines = (await render("github", hostileInput(), { sources: HOSTILE })).split("\n");
    expect(lines.filter((line) => line.startsWith("::"))).toHaveLength(1);
    expect(lines[0]).toContain("file=app/x`|<b>%250A%2C%3A%3Aset.py,line=2");
  });

  test("Markdown gets no HTML, no link, no mention, no further table cell", async () => {
    for (const format of ["markdown", "coordinator"] as const) {
      const text = await render(format, hostileInput(), { sources: HOSTILE });
      const outsideCode = text.replaceAll(/`[^`\n]*`/g, "");
      expect(outsideCode).not.toMatch(/<(?!\/?details>|\/?summary>)/);
      expect(outsideCode).not.toMatch(/(?<!\\)\]\(/);
      expect(outsideCode).not.toContain("@");
    }
    const row = (await render("markdown", hostileInput(), { sources: HOSTILE })).split("\n").find((line) => line.startsWith("| error"));
    expect(row?.match(/(?<!\\)\|/g)).toHaveLength(7);
  });
});

describe("in a folder of a repository", () => {
  test("forges are told the path from the top, everybody else the path from the root", async () => {
    const inFolder = (format: Format): Promise<string> => render(format, {}, { project: "services/shop" });
    expect(await inFolder("github")).toContain("::error file=services/shop/app/services/orders.py,line=5,");
    expect(JSON.parse(await inFolder("gitlab"))[0].location.path).toMatch(/^services\/shop\/alembic/);
    const { runs } = JSON.parse(await inFolder("sarif-github"));
    expect(runs[0].automationDetails.id).toBe("fastapi-gate/services/shop/");
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toMatch(/^services\/shop\/alembic/);
    expect(await inFolder("text")).not.toContain("services/shop");
    expect(await inFolder("json")).not.toContain("services/shop");
  });
});

describe("selection", () => {
  test("filters what is listed and says what is not; verdicts stay", async () => {
    const selection = { ...DEFAULT_POLICY.selection, paths: [repoPath("app/api")] };
    const text = await render("text", {}, { selection });
    expect(text.split("\n")[0]).toMatch(/^app\/api\/orders\.py:5:11: warning\[missing-docstring\]/);
    expect(text).toContain("3 outside what was asked for: counted, not listed");
    expect(text).toContain("Status: BLOCKED");
    expect(JSON.parse(await render("json", {}, { selection }))).toMatchObject({
      status: "BLOCKED",
      findings: [{ rule: "missing-docstring" }],
    });
  });
});

describe("long lists", () => {
  const many = (count: number): Partial<JudgeInput> => {
    const [finding] = inputOf().findings;
    if (finding === undefined) throw new Error("no finding");
    return {
      findings: Array.from({ length: count }, (_, index) => ({
        ...finding,
        line: index + 1,
        fingerprint: index.toString(16).padStart(24, "0"),
      })),
    };
  };

  test("text names the blocking places again at the end of a long list", async () => {
    const tail = (await render("text", many(31))).split("\n").slice(-15);
    expect(tail.filter((line) => line.startsWith("        alembic/versions/0002_totals.py:"))).toHaveLength(10);
    expect(tail).toContain("        … 21 more");
  });

  test("annotations stop at ten of a level and say so", async () => {
    const text = await render("github", many(30));
    expect(text.split("\n").filter((line) => line.startsWith("::error"))).toHaveLength(10);
    expect(text).toContain("20 more findings not annotated");
  });

  test("the agent format stays within 12,000 characters", async () => {
    const text = await render("agent", many(500));
    expect(text.length).toBeLessThanOrEqual(12_000);
    expect(text).toMatch(/\d+ more findings \([a-z-]+ \d+.*\): name paths/);
  });

  test("the report lists 200 blocking issues and names the rest", async () => {
    const text = await render("coordinator", many(230));
    expect(text).toContain("200. `empty-downgrade`");
    expect(text).toContain("30 more: the report as `coordinator-json` has them all.");
    expect(JSON.parse(await render("coordinator-json", many(230))).blockingIssues).toHaveLength(230);
  });

  test("code scanning gets 5,000 results, and the cut is noted", async () => {
    const log = JSON.parse(await render("sarif-github", many(5_100)));
    expect(log.runs[0].results).toHaveLength(5_000);
    expect(log.runs[0].invocations[0].toolExecutionNotifications[0].message.text).toBe("100 less severe results were left out");
  });
});

test("colours come only when asked for", async () => {
  expect(await render("text", {}, { full: true })).not.toContain("\u001b");
  expect(await render("text", {}, { full: true, colour: true })).toContain("\u001b[31m");
});

test("comments of the hand-made sources are found where they stand", () => {
  expect(directivesOf("é()  # fastapi-gate: ignore[a] -- b\n")).toMatchObject([{ start: 6, alone: false }]);
});
