import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // A test that hangs must fail; one that only waits for a busy machine must not.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
