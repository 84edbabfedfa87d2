import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { casesOf, complaints, documents, findingsOf } from "./support/examples.ts";
import { type Case, pageWithReports, renderFindings } from "./support/literate.ts";
import { ROOT } from "./support/registry.ts";

// Every example of a rule's page and of the specs in test/rules/ is analysed, and what is reported compared with its marks.

describe.each(documents())("$path", (document) => {
  const { path, text } = document;
  const cases = casesOf(document);

  test.each(cases)("$title", async (example) => {
    expect(await complaints(example, document)).toEqual([]);
  });

  const shown = cases.filter((example) => example.report !== null);
  test.runIf(shown.length > 0)("the reports shown are those printed", async () => {
    const rendered = new Map<Case, string>();
    for (const example of shown) rendered.set(example, renderFindings(await findingsOf(example, document)));
    await expect(pageWithReports(text, rendered)).toMatchFileSnapshot(fileURLToPath(new URL(path, ROOT)));
  });
});
