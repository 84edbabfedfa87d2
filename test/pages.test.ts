import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { rules } from "../rules/index.ts";
import { readCases } from "./support/literate.ts";
import { KNOWN_RULES, ROOT } from "./support/registry.ts";

// The shape of a rule's page, so that a reader finds the same thing at the same place on each.

const HEADINGS = ["What it finds", "Why it is a defect", "Reported", "Not reported", "How to fix", "Limits"];

describe.each(rules)("$page", ({ rule, page }) => {
  const text = readFileSync(new URL(page, ROOT), "utf8");

  test("has the headings of every page, in their order", () => {
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, title]) => title)).toEqual(HEADINGS);
  });

  test("shows what is reported beside what is not", () => {
    const cases = readCases(text, page, KNOWN_RULES);
    const marked = (title: string): readonly boolean[] =>
      cases.filter((example) => example.title.startsWith(title)).map(({ marks }) => marks.some((mark) => mark.rule === rule.id));
    expect(marked("Reported")).toContain(true);
    expect(marked("Reported")).not.toContain(false);
    expect(marked("Not reported")).toContain(false);
    expect(marked("Not reported")).not.toContain(true);
    expect(marked("How to fix")).not.toContain(true);
  });

  test("says what, why and what to do in full sentences", () => {
    expect(rule.why).toMatch(/^[A-Z`].*[.]$/);
    expect(rule.remedy).toMatch(/^[A-Z`].*[.]$/);
    expect(rule.message).not.toMatch(/[.]$/);
  });
});
