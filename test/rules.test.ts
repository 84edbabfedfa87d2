import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { rules } from "../rules/index.ts";
import type { Finding } from "../src/model/finding.ts";
import { findingsIn } from "./support/analyse.ts";
import { type Case, pageWithReports, placeIn, readCases, renderFindings } from "./support/literate.ts";
import { compareMarks, type Mark, NOTHING } from "./support/marks.ts";
import { KNOWN_RULES, ROOT } from "./support/registry.ts";

// Every example of a rule's page and of the specs in test/rules/ is analysed, and what is reported compared with its marks.

interface Document {
  readonly path: string;
  /** The rule that the document is about; null for a spec that judges all rules. */
  readonly subject: string | null;
  readonly text: string;
}

function read(path: string, subject: string | null): Document {
  return { path, subject, text: readFileSync(new URL(path, ROOT), "utf8") };
}

const pages = rules.filter(({ page }) => existsSync(new URL(page, ROOT))).map(({ rule, page }) => read(page, rule.id));
const specs = readdirSync(new URL("test/rules/", ROOT))
  .filter((name) => name.endsWith(".md"))
  .sort()
  .map((name) => {
    const id = name.slice(0, -".md".length);
    return read(`test/rules/${name}`, KNOWN_RULES.has(id) ? id : null);
  });

const OWN_SEVERITY = new Map<string, string>(rules.map(({ rule }) => [rule.id, rule.severity]));

/** What is expected counts as its rule says and escalates nothing, unless the mark says otherwise: a gate fails or does not by the severity. */
function withDefaults(mark: Mark): Mark {
  if (mark.kind === "miss") return mark;
  return { ...mark, severity: mark.severity ?? OWN_SEVERITY.get(mark.rule) ?? null, escalates: mark.escalates ?? NOTHING };
}

/** A page is about its own rule: what others say of its examples counts only where a mark names them. */
async function findingsOf(example: Case, subject: string | null): Promise<readonly Finding[]> {
  const findings = await findingsIn(example.files, example.config);
  const named = new Set([subject, ...example.marks.map((mark) => mark.rule)]);
  return subject === null ? findings : findings.filter((finding) => named.has(finding.rule));
}

describe.each([...pages, ...specs])("$path", ({ path, subject, text }) => {
  const cases = readCases(text, path, KNOWN_RULES);

  test.each(cases)("$title", async (example) => {
    const findings = await findingsOf(example, subject);
    expect(compareMarks(example.marks.map(withDefaults), findings, placeIn(example.origins))).toEqual([]);
  });

  const shown = cases.filter((example) => example.report !== null);
  test.runIf(shown.length > 0)("the reports shown are those printed", async () => {
    const rendered = new Map<Case, string>();
    for (const example of shown) rendered.set(example, renderFindings(await findingsOf(example, subject)));
    await expect(pageWithReports(text, rendered)).toMatchFileSnapshot(fileURLToPath(new URL(path, ROOT)));
  });
});
