// The tests that concern what is mutated, and no other: a mutant must not cost a whole suite.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/gate/**/*.test.ts", "test/check/**/*.test.ts", "test/coordinator/{report,issues}.test.ts"],
    testTimeout: 60_000,
  },
});
