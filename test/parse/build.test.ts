// The committed wasm and its loading.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { compileWasm, createParser, FIELD_NAMES, KIND_NAMES, loadWasm } from "../../src/parse/index.ts";
import { loadStock } from "../../src/parse/stock.ts";
import { encode } from "./support.ts";

const root = new URL("../../", import.meta.url);

function digest(contents: readonly Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const [index, content] of contents.entries()) hash.update(index === 0 ? "" : "\0").update(content);
  return hash.digest("hex");
}

test("python.wasm was built from the sources as they are; if not, run scripts/parser/build.py", () => {
  const own = readdirSync(new URL("scripts/parser", root))
    .filter((name) => /\.(c|h|py)$/.test(name))
    .sort();
  const paths = [
    ...own.map((name) => `scripts/parser/${name}`),
    ...["parser.c", "scanner.c"].map((name) => `node_modules/tree-sitter-python/src/${name}`),
  ];
  const sources = digest(paths.map((path) => readFileSync(new URL(path, root))));
  const note: unknown = JSON.parse(readFileSync(new URL("scripts/parser/built-from.json", root), "utf8"));
  expect(note).toEqual({ sources, wasm: digest([loadWasm()]) });
});

test("the names are the published grammar's", async () => {
  const { language } = await loadStock();
  expect(KIND_NAMES.length).toBe(language?.nodeTypeCount);
  expect(KIND_NAMES.map((_, id) => language?.nodeTypeForId(id))).toEqual(KIND_NAMES);
  expect(FIELD_NAMES.map((_, id) => language?.fieldNameForId(id) ?? "")).toEqual(FIELD_NAMES);
});

test("a compiled module makes parsers here and can be posted to a worker thread", async () => {
  const module = compileWasm();
  expect(createParser(module).parse(encode("total = 1")).count).toBe(6);
  const worker = new Worker(
    "const { parentPort, workerData } = require('node:worker_threads'); parentPort.postMessage(workerData instanceof WebAssembly.Module)",
    {
      eval: true,
      workerData: module,
    },
  );
  const arrived = await new Promise((resolve) => worker.once("message", resolve));
  await worker.terminate();
  expect(arrived).toBe(true);
});
