// A test runner of Stryker that runs the examples of the rules in its own process: what costs a mutant is the examples that
// reach it, and not a test suite that is loaded anew.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { rolldown } from "rolldown";
import config from "../../rolldown.config.js";

class ExamplesRunner {
  constructor() {
    globalThis.__stryker__ ??= {};
    /** Where mutated code looks up which mutant is active, and counts what was reached. */
    this.stryker = globalThis.__stryker__;
  }

  capabilities() {
    return { reloadEnvironment: false };
  }

  async init() {
    const { output, plugins, ...rest } = config;
    const bundle = await rolldown({
      ...rest,
      input: { examples: "scripts/mutation/examples.ts" },
      plugins: plugins.filter(({ name }) => !["write-licences", "make-program", "arrays-by-index"].includes(name)),
    });
    // As deep as test/support/, from where the root is found.
    const dir = join(process.cwd(), "bundled/examples");
    await bundle.write({ ...output, dir });
    const { examples } = await import(pathToFileURL(join(dir, "examples.js")).href);
    this.examples = new Map(examples.map((example) => [example.name, example]));
  }

  async dryRun() {
    const tests = [];
    for (const [id, example] of this.examples) {
      this.stryker.currentTestId = id;
      const begin = performance.now();
      const wrong = await outcomeOf(example);
      const common = { id, name: id, timeSpentMs: performance.now() - begin };
      tests.push(wrong === null ? { ...common, status: 0 } : { ...common, status: 1, failureMessage: wrong });
    }
    this.stryker.currentTestId = undefined;
    return { status: "complete", tests, mutantCoverage: this.stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    Object.assign(this.stryker, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    let nrOfTests = 0;
    try {
      for (const id of testFilter ?? this.examples.keys()) {
        nrOfTests++;
        const wrong = await outcomeOf(this.examples.get(id));
        if (wrong !== null) return { status: "killed", killedBy: [id], failureMessage: wrong, nrOfTests };
      }
      return { status: "survived", nrOfTests };
    } finally {
      this.stryker.activeMutant = undefined;
    }
  }
}

/** What is wrong with an example, or null. */
async function outcomeOf(example) {
  try {
    const wrong = await example.run();
    return wrong.length === 0 ? null : wrong.join("\n");
  } catch (error) {
    return String(error);
  }
}

export const strykerPlugins = [{ kind: "TestRunner", name: "examples", injectableClass: ExamplesRunner }];
