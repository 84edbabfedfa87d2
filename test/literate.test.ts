import { describe, expect, test } from "vitest";
import { type Case, pageWithReports, placeIn, readCases, renderFindings } from "./support/literate.ts";
import { compareMarks, type Reported, readMarks } from "./support/marks.ts";

// The harness judges every rule, so it is judged first: with an analyser that reports each `bad` name.

const RULES = new Set(["query-in-loop", "sync-db-call"]);

function fakeAnalyse(files: Readonly<Record<string, string>>): readonly (Reported & { severity: string; trace: [] })[] {
  return Object.entries(files).flatMap(([file, text]) =>
    text.split("\n").flatMap((content, index) =>
      [...content.replace(/#.*/, "").matchAll(/\bbad\b/g)].map((match) => ({
        rule: "query-in-loop",
        severity: "error",
        message: "`bad` runs once per iteration",
        file,
        line: index + 1,
        column: match.index + 1,
        trace: [] as [],
      })),
    ),
  );
}

function page(...body: readonly string[]): string {
  return ["# query-in-loop", "", "## Reported", "", ...body, ""].join("\n");
}

function python(...body: readonly string[]): string {
  return page("```py app/orders.py", ...body, "```");
}

function judge(text: string): readonly string[] {
  return readCases(text, "rules/page.md", RULES).flatMap((example) =>
    compareMarks(example.marks, fakeAnalyse(example.files), placeIn(example.origins)),
  );
}

describe("a mark", () => {
  test.each([
    ["at the end of the line", ["x = bad  # expect: query-in-loop"]],
    ["alone above the line", ["# expect: query-in-loop", "x = bad"]],
    ["alone, with a blank line and a comment between", ["# expect: query-in-loop", "", "# note", "x = bad"]],
    ["stacked, one for each finding", ["# expect: query-in-loop @5", "# expect: query-in-loop @10", "x = bad, bad"]],
    ["several, after a comma", ['x = bad, bad  # expect: query-in-loop @5 "once per", query-in-loop @10']],
    ["with its severity", ["x = bad  # expect: query-in-loop error"]],
    ["with severity, column and message", ['x = bad  # expect: query-in-loop error @5 "once per"']],
    ["with column and message", ['x = bad  # expect: query-in-loop @5 "once per"']],
    ["of a finding that is missed", ["x = good  # miss: query-in-loop"]],
    ["of a false alarm", ["x = bad  # false-alarm: query-in-loop"]],
    ["beside a comment for another tool", ["x = bad  # type: ignore  # expect: query-in-loop"]],
  ])("holds %s", (_, lines) => {
    expect(judge(python(...lines))).toEqual([]);
  });

  test.each([
    ["that nothing answers", ["x = 1  # expect: query-in-loop"], "not reported: query-in-loop"],
    ["of another rule", ["x = bad  # expect: sync-db-call"], "not reported: sync-db-call"],
    ["that escalates", ["x = bad  # expect: query-in-loop escalates long-lock"], "not reported: query-in-loop that escalates long-lock"],
    ["with another severity", ["x = bad  # expect: query-in-loop warning"], "not reported: query-in-loop as warning"],
    ["with another column", ["x = bad  # expect: query-in-loop @9"], "not reported: query-in-loop at column 9"],
    ["with another message", ['x = bad  # expect: query-in-loop "twice"'], 'not reported: query-in-loop saying "twice"'],
    ["once for two findings", ["x = bad, bad  # expect: query-in-loop"], 'not expected: query-in-loop error @10 "`bad` runs'],
    ["that is missing", ["x = bad"], 'not expected: query-in-loop error @5 "`bad` runs'],
    ["of a miss that was repaired", ["x = bad  # miss: query-in-loop"], "query-in-loop is no longer missed"],
    ["of a false alarm that was repaired", ["x = 1  # false-alarm: query-in-loop"], "query-in-loop is no longer a false alarm"],
  ])("fails %s", (_, lines, complaint) => {
    const complaints = judge(python(...lines));
    expect(complaints[0]).toContain(complaint);
    expect(complaints[0]).toMatch(/^rules\/page\.md:6 \(app\/orders\.py:1\): /);
  });

  test("in a file on disk is placed in that file", () => {
    const marks = readMarks("shop/orders.py", "x = bad  # expect: query-in-loop\n", RULES, {
      path: "fixtures/shop/orders.py",
      firstLine: 1,
    });
    expect(marks).toEqual([
      {
        kind: "expect",
        rule: "query-in-loop",
        severity: null,
        escalates: null,
        file: "shop/orders.py",
        line: 1,
        column: null,
        message: null,
      },
    ]);
  });
});

describe("a mistake in a page is found with file and line", () => {
  test.each([
    ["an unknown mark", python("x = 1  # expcet: query-in-loop"), 'rules/page.md:6: unknown mark "expcet:"'],
    ["an unknown rule", python("", "x = 1  # expect: query-in-lop"), 'rules/page.md:7: there is no rule "query-in-lop"'],
    ["a mark that says nothing", python("x = 1  # expect:"), 'rules/page.md:6: cannot read "expect: "'],
    ["a mark that cannot be read", python("x = 1  # expect: query-in-loop at 9"), "rules/page.md:6: cannot read"],
    ["a mark that no code follows", python("x = 1", "# expect: query-in-loop"), "rules/page.md:7: no code follows this mark"],
    [
      "a block that is closed by the next one",
      page("```py app/orders.py", "x = 1", "", "## Next", "", "```py app/next.py", "x = 2", "```"),
      "rules/page.md:5: this block is not closed before the next one",
    ],
    ["a block that is never closed", page("```py app/orders.py", "x = 1"), "rules/page.md:5: this block is never closed"],
    ["Python without a path", page("```py", "x = 1", "```"), "rules/page.md:5: a block of Python needs a path"],
    ["settings without files", page("```toml", "", "```"), 'rules/page.md:5: the case "Reported" has no files'],
    ["a report without files", page("```report", "", "```"), 'rules/page.md:5: the case "Reported" has no files'],
    ["a file given twice", page("```py a.py", "```", "```py a.py", "```"), "rules/page.md:7: a.py is there twice"],
    ["settings given twice", page("```py a.py", "```", "```toml", "```", "```toml", "```"), "rules/page.md:9: a second block of settings"],
    ["a block above every heading", "```py a.py\n```\n", "rules/page.md:1: a block needs a heading"],
    ["a page without any case", "# query-in-loop\n\nText.\n", "rules/page.md:1: there is no case"],
    ["two cases of one name", `${python("x = 1")}\n## Reported\n\n\`\`\`py a.py\n\`\`\`\n`, "rules/page.md:9: a second case"],
  ])("%s", (_, text, complaint) => {
    expect(() => judge(text)).toThrow(complaint);
  });
});

describe("a case", () => {
  const text = page(
    "Prose.",
    "### over two files",
    "```py app/a.py",
    "x = bad  # expect: query-in-loop",
    "```",
    "```ini alembic.ini",
    "[alembic]",
    "```",
    "```toml",
    "[tool.fastapi-gate]",
    "```",
    "```report",
    "stale",
    "```",
    "```sh",
    "anything",
    "```",
    "### silent",
    "```py app/a.py",
    "x = good",
    "```",
  );
  const cases = readCases(text, "rules/page.md", RULES);

  test("is a heading with its files and settings; other blocks are prose", () => {
    expect(cases.map(({ title, files, config }) => ({ title, files, config }))).toEqual([
      {
        title: "Reported › over two files",
        files: { "app/a.py": "x = bad  # expect: query-in-loop\n", "alembic.ini": "[alembic]\n" },
        config: "[tool.fastapi-gate]\n",
      },
      { title: "Reported › silent", files: { "app/a.py": "x = good\n" }, config: null },
    ]);
  });

  test("has its report replaced, and nothing else", () => {
    const rendered = new Map<Case, string>(cases.map((example) => [example, renderFindings(fakeAnalyse(example.files))]));
    const report = "app/a.py:1:5 error query-in-loop: `bad` runs once per iteration";
    expect(pageWithReports(text, rendered)).toBe(text.replace("stale", report));
  });
});
