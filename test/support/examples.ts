import { existsSync, readdirSync, readFileSync } from "node:fs";
import { rules } from "../../rules/index.ts";
import type { Finding } from "../../src/model/finding.ts";
import { findingsIn } from "./analyse.ts";
import { type Case, placeIn, readCases } from "./literate.ts";
import { compareMarks, type Mark, NOTHING } from "./marks.ts";
import { KNOWN_RULES, ROOT } from "./registry.ts";

/** A rule's page, or a spec in test/rules/. */
export interface Document {
  readonly path: string;
  /** The rule that the document is about; null for a spec that judges all rules. */
  readonly subject: string | null;
  readonly text: string;
}

function read(path: string, subject: string | null): Document {
  return { path, subject, text: readFileSync(new URL(path, ROOT), "utf8") };
}

/** Every page and every spec. */
export function documents(): readonly Document[] {
  const pages = rules.filter(({ page }) => existsSync(new URL(page, ROOT))).map(({ rule, page }) => read(page, rule.id));
  const specs = readdirSync(new URL("test/rules/", ROOT))
    .filter((name) => name.endsWith(".md"))
    .sort()
    .map((name) => {
      const id = name.slice(0, -".md".length);
      return read(`test/rules/${name}`, KNOWN_RULES.has(id) ? id : null);
    });
  return [...pages, ...specs];
}

/** The examples of a document. */
export function casesOf({ text, path }: Document): readonly Case[] {
  return readCases(text, path, KNOWN_RULES);
}

/** What is found in an example. A page is about its own rule: what others say of its examples counts only where a mark names them. */
export async function findingsOf(example: Case, { subject }: Document): Promise<readonly Finding[]> {
  const findings = await findingsIn(example.files, example.config);
  const named = new Set([subject, ...example.marks.map((mark) => mark.rule)]);
  return subject === null ? findings : findings.filter((finding) => named.has(finding.rule));
}

const OWN_SEVERITY = new Map<string, string>(rules.map(({ rule }) => [rule.id, rule.severity]));

/** What is expected counts as its rule says and escalates nothing, unless the mark says otherwise: a gate fails or does not by the severity. */
function withDefaults(mark: Mark): Mark {
  if (mark.kind === "miss") return mark;
  return { ...mark, severity: mark.severity ?? OWN_SEVERITY.get(mark.rule) ?? null, escalates: mark.escalates ?? NOTHING };
}

/** Where what is found differs from what an example marks, a line each. */
export async function complaints(example: Case, document: Document): Promise<readonly string[]> {
  return compareMarks(example.marks.map(withDefaults), await findingsOf(example, document), placeIn(example.origins));
}
