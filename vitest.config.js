import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // A test that hangs must fail; one that only waits for a busy machine must not.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // `npm run coverage`: what the tests of the gates and the examples of the rules run of what decides about a change.
    coverage: {
      provider: "v8",
      include: ["src/gate/**/*.ts", "src/check/**/*.ts", "src/coordinator/**/*.ts", "rules/*/*.ts"],
      reporter: ["text"],
      reportsDirectory: "node_modules/.cache/coverage",
    },
  },
});
