// The rules, mutated under their own tests: the examples of the pages and test/rules/.
import { readFileSync } from "node:fs";

const base = JSON.parse(readFileSync(new URL("stryker.config.json", import.meta.url), "utf8"));

export default {
  ...base,
  vitest: { configFile: "scripts/mutation/rules.vitest.config.js", related: false },
  mutate: ["rules/*/*.ts"],
  jsonReporter: { fileName: "node_modules/.cache/mutation/rules.json" },
};
