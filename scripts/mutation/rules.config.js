// The rules, mutated under their own tests: the examples of the pages and of test/rules/.
import { readFileSync } from "node:fs";

const { vitest: _, ...base } = JSON.parse(readFileSync(new URL("stryker.config.json", import.meta.url), "utf8"));

export default {
  ...base,
  testRunner: "examples",
  plugins: ["./scripts/mutation/examples-runner.js"],
  mutate: ["rules/*/*.ts", "!rules/index.ts"],
  jsonReporter: { fileName: "node_modules/.cache/mutation/rules.json" },
};
