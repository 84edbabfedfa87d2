import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { ROOT } from "../support/registry.ts";

// The published schema of the report: what is printed fits it, and nothing is printed that it does not name.

const SCHEMA: unknown = JSON.parse(readFileSync(new URL("docs/report.schema.json", ROOT), "utf8"));
const GOLDEN = fileURLToPath(new URL("test/golden/", ROOT));
const REPORTS = readdirSync(GOLDEN, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => /(?:^|\/)(?:report|coordinator)\.json$|^pull-request\/.*\.json$/.test(name))
  .sort();

/** The same schema, closed: readers pass over new fields, this test does not. */
function closed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closed);
  if (typeof value !== "object" || value === null) return value;
  const inner = Object.fromEntries(Object.entries(value).map(([key, item]) => [key, closed(item)]));
  return "properties" in inner && "required" in inner ? { ...inner, additionalProperties: false } : inner;
}

describe("docs/report.schema.json", () => {
  const fits = new Ajv2020({ allowUnionTypes: true }).compile(closed(SCHEMA) as object);
  const read = (name: string) => JSON.parse(readFileSync(GOLDEN + name, "utf8"));

  test.each(REPORTS)("describes all of %s", (name) => {
    expect(fits(read(name)) ? null : fits.errors).toBe(null);
  });

  test("has reports of every kind to describe, and refuses what is none", () => {
    expect(REPORTS.length).toBeGreaterThan(12);
    const [name = ""] = REPORTS;
    for (const broken of [{ status: "FINE" }, { schemaVersion: "2.0" }, { agentResults: [] }, { more: 1 }])
      expect(fits({ ...read(name), ...broken })).toBe(false);
  });
});
