import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { SOURCES } from "../../src/extract/lowering-wasm.ts";

const root = new URL("../../", import.meta.url);

test("lowering-wasm.ts was built from the sources as they are; if not, run scripts/extract/build.py", () => {
  const own = readdirSync(new URL("scripts/extract", root))
    .filter((name) => /\.(c|h|py)$/.test(name))
    .sort();
  const paths = [...own.map((name) => `scripts/extract/${name}`), "src/parse/grammar.ts", "src/extract/layout.ts"];
  const hash = createHash("sha256");
  for (const [index, path] of paths.entries()) hash.update(index === 0 ? "" : "\0").update(readFileSync(new URL(path, root)));
  expect(hash.digest("hex")).toBe(SOURCES);
});
