// Mutates the rules under their own tests, the examples of the pages and test/rules/: `npm run mutation:rules -- --mutate rules/n-plus-one/*.ts`.
// All but the rules is bundled first, because every mutant loads the test anew.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import config from "../../rolldown.config.js";

const { output, plugins, ...rest } = config;

/** The rules stay modules of their own, which Stryker writes its mutants into. */
const apart = {
  name: "rules-apart",
  resolveId(source) {
    const rule = /(?:^|\/)(rules\/.+\.ts)$/.exec(source);
    return rule === null ? null : { id: `../../${rule[1]}`, external: true };
  },
};

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const bundle = await rolldown({
  ...rest,
  input: { "rules.test": "test/rules.test.ts" },
  external: ["vitest"],
  plugins: [apart, ...plugins.filter(({ name }) => name !== "write-licences" && name !== "make-program")],
});
// As deep as test/support/, from where the tests find the root.
await bundle.write({ ...output, dir: "bundled/rules" });
const stryker = spawnSync("npx", ["stryker", "run", "scripts/mutation/rules.config.js", ...process.argv.slice(2)], { stdio: "inherit" });
process.exitCode = stryker.status ?? 2;
