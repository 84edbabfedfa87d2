import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { COORDINATOR_FORMATS } from "../src/coordinator/index.ts";
import { REPORT_FORMATS } from "../src/report/index.ts";
import { findingsIn, judged } from "./support/analyse.ts";
import { readProject } from "./support/fixtures.ts";
import { compareMarks, readMarks } from "./support/marks.ts";
import { KNOWN_RULES, listRuleFiles, ROOT } from "./support/registry.ts";

// Whole projects: all that is reported in them is marked, and all that is marked is reported.

/** Golden outputs, by format: the names of their files in test/golden/<project>/. Rewritten by `npx vitest run test/fixtures.test.ts -u`. */
const GOLDEN = {
  text: "check.txt",
  json: "check.json",
  sarif: "check.sarif",
  coordinator: "report.md",
  "coordinator-json": "report.json",
} as const;
const FORMATS = { ...REPORT_FORMATS, ...COORDINATOR_FORMATS };

const names = readdirSync(new URL("fixtures/", ROOT)).sort();
const projects = names.map((name) => {
  const files = readProject(name);
  const marks = Object.entries(files)
    .filter(([path]) => path.endsWith(".py"))
    .flatMap(([path, text]) => readMarks(path, text, KNOWN_RULES, { path: `fixtures/${name}/${path}`, firstLine: 1 }));
  return { name, files, marks };
});

describe.each(projects)("fixtures/$name", ({ name, files, marks }) => {
  test("reports what is marked and nothing else", async () => {
    const place = (file: string, line: number): string => `fixtures/${name}/${file}:${line}`;
    expect(compareMarks(marks, await findingsIn(files), place)).toEqual([]);
  });

  const formats = Object.keys(GOLDEN) as (keyof typeof GOLDEN)[];
  test.each(formats)("prints the same %s as before", async (format) => {
    const { outcome, context } = await judged(files);
    const render = await FORMATS[format]();
    const golden = new URL(`test/golden/${name}/${GOLDEN[format]}`, ROOT);
    await expect(render(outcome, context)).toMatchFileSnapshot(fileURLToPath(golden));
  });
});

test("layered-shop is clean", () => {
  expect(projects.find(({ name }) => name === "layered-shop")?.marks).toEqual([]);
});

test("tangled-shop has an example of every rule", () => {
  const marked = new Set(projects.find(({ name }) => name === "tangled-shop")?.marks.map(({ rule }) => rule));
  // What is compared with a base, which a fixture has not.
  const compared = new Set(["edited-migration", "stale-head"]);
  const missing = listRuleFiles().filter(({ id, gate }) => gate !== "api-contract" && !compared.has(id) && !marked.has(id));
  expect(missing).toEqual([]);
});
