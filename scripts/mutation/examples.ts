import { readdirSync } from "node:fs";
import { findingsIn } from "../../test/support/analyse.ts";
import { casesOf, complaints, documents, findingsOf } from "../../test/support/examples.ts";
import { readProject } from "../../test/support/fixtures.ts";
import { renderFindings } from "../../test/support/literate.ts";
import { compareMarks, readMarks } from "../../test/support/marks.ts";
import { KNOWN_RULES, ROOT } from "../../test/support/registry.ts";

export interface Example {
  readonly name: string;
  /** What is wrong with it; nothing where it holds. */
  run(): Promise<readonly string[]>;
}

/** Whole projects, in which every rule says what is marked and nothing else. */
const projects: readonly Example[] = readdirSync(new URL("fixtures/", ROOT))
  .sort()
  .map((name) => ({
    name: `fixtures/${name}`,
    async run() {
      const files = readProject(name);
      const marks = Object.entries(files)
        .filter(([path]) => path.endsWith(".py"))
        .flatMap(([path, text]) => readMarks(path, text, KNOWN_RULES, { path, firstLine: 1 }));
      return compareMarks(marks, await findingsIn(files), (file, line) => `${file}:${line}`);
    },
  }));

/** The examples of the rules' pages and of test/rules/, reports that a page shows included. */
const shown: readonly Example[] = documents().flatMap((document) =>
  casesOf(document).map((example) => ({
    name: `${document.path} ${example.title}`,
    async run() {
      const wrong = await complaints(example, document);
      if (wrong.length > 0 || example.report === null) return wrong;
      const { report } = example;
      return renderFindings(await findingsOf(example, document)) === report.text ? [] : ["another report is printed"];
    },
  })),
);

export const examples: readonly Example[] = [...shown, ...projects];
