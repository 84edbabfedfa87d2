import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPolicy } from "../../src/config/index.ts";
import { analyseSources } from "../../src/pipeline.ts";
import { ROOT } from "../support/registry.ts";

interface Counted {
  readonly field: string;
  readonly statements: Readonly<Record<string, number>>;
  readonly growth: "grows" | "constant";
}

describe("the GraphQL schema whose statements were counted while it ran", async () => {
  const read = (name: string): string => readFileSync(new URL(`test/budget/${name}`, ROOT), "utf8");
  const counted: readonly Counted[] = JSON.parse(read("counted-graph.json"));
  const files = Object.fromEntries(["graph/models.py", "graph/schema.py"].map((name) => [name, read(name)]));
  const { analysis } = await analyseSources(files, loadPolicy(() => null, []).policy);
  const { loopQuery, lazyLoading } = analysis.subjects;
  const growing = new Set([...loopQuery, ...lazyLoading].map(({ at }) => at.symbol));

  test("names each field that is counted", () => {
    const fields = analysis.program
      .allFunctions()
      .filter(({ owner }) => owner !== null)
      .map(({ def }) => def.qualname);
    expect(fields.sort()).toEqual(counted.map(({ field }) => field).sort());
  });

  test.each(counted)("$field: $growth", ({ field, growth }) => {
    expect(growing.has(field) ? "grows" : "constant").toBe(growth);
  });
});
