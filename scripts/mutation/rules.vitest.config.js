import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["bundled/rules/rules.test.js"],
    testTimeout: 60_000,
    // The folder that is mutated lies in node_modules, whose scripts would be left to Node.js.
    server: { deps: { inline: [/\/bundled\/rules\//] } },
  },
});
