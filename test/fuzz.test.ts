import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analysisTrouble, extractionTrouble } from "../scripts/fuzz/checks.ts";
import { modules, mutated, programs, randomFrom } from "../scripts/fuzz/generate.ts";
import { readProject } from "./support/fixtures.ts";

// A little of what `npm run fuzz` does at length. A seed of its own, so that what fails here fails again.

const FILES = Object.entries({ ...readProject("tangled-shop"), ...readProject("half-written") })
  .filter(([path, text]) => path.endsWith(".py") && text.length > 0)
  .map(([, text]) => Buffer.from(text));

describe("parser and extractor neither crash nor differ", () => {
  test("on modules of a grammar", () => {
    for (const text of fc.sample(modules, { seed: 7, numRuns: 400 })) expect(extractionTrouble(Buffer.from(text)), text).toBeNull();
  });

  test("on real files with their bytes changed", () => {
    const random = randomFrom(7);
    const pick = (): Buffer => FILES[Math.floor(random() * FILES.length)] as Buffer;
    for (let left = 600; left > 0; left--) {
      const bytes = mutated(pick(), pick(), random);
      expect(extractionTrouble(bytes), bytes.toString("latin1")).toBeNull();
    }
  });
});

test("the analysis neither crashes nor depends on the order of files", async () => {
  for (const sources of fc.sample(programs, { seed: 7, numRuns: 25 }))
    expect(await analysisTrouble(sources), JSON.stringify(sources)).toBeNull();
});

describe("the checks themselves", () => {
  test("say what is wrong", async () => {
    expect(extractionTrouble(null as unknown as Uint8Array)).toContain("TypeError");
    expect(await analysisTrouble(null as unknown as Record<string, string>)).toContain("TypeError");
  });

  test("are given programs that mean something", async () => {
    const { analyseSources } = await import("../src/pipeline.ts");
    const [sources] = fc.sample(programs, { seed: 7, numRuns: 1 });
    const { analysis } = await analyseSources(sources as Record<string, string>);
    expect(analysis.fastapi.routes.length).toBeGreaterThan(0);
    expect(analysis.migrations.revisions.length).toBeGreaterThan(0);
  });
});
