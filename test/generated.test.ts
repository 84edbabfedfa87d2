import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { publishedSchema } from "../src/config/index.ts";
import { blindSpotsPage } from "../src/model/blind-spots.ts";
import { listRuleFiles, loadRules, pageWithBlock, ROOT, registrySource, ruleTable } from "./support/registry.ts";

// `npm run generate` writes these files; a plain run fails when one is stale. `-u` is the only difference between the two.

const files = listRuleFiles();
const rules = await loadRules(files);

function path(relative: string): string {
  return fileURLToPath(new URL(relative, ROOT));
}

test("rules/index.ts lists every rule", async () => {
  await expect(registrySource(files)).toMatchFileSnapshot(path("rules/index.ts"));
});

test("rules/README.md has every rule", async () => {
  await expect(ruleTable(rules)).toMatchFileSnapshot(path("rules/README.md"));
});

test("docs/settings.schema.json knows every setting and every rule", async () => {
  const schema = publishedSchema(files.map(({ id }) => id));
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(path("docs/settings.schema.json"));
});

test("docs/blind-spots.md has every kind", async () => {
  await expect(blindSpotsPage()).toMatchFileSnapshot(path("docs/blind-spots.md"));
});

describe("a rule's page begins with its title and the generated block", () => {
  test.each(rules.map((entry) => [entry.rule.id, entry] as const))("%s", async (_, entry) => {
    const page = readFileSync(path(entry.page), "utf8");
    await expect(pageWithBlock(page, entry)).toMatchFileSnapshot(path(entry.page));
  });
});

test.each(files.map(({ gate, id }, index) => ({ gate, id, rule: rules[index]?.rule })))(
  "$gate/$id.ts is the rule of its name",
  ({ id, rule }) => {
    expect(rule?.id).toBe(id);
  },
);
