// The floor of `npm run bench`: parses every Python file of a folder with the published web-tree-sitter and drops the tree.
// Measures from "all threads are ready, all sources decoded" to "all is parsed", so nothing but parsing counts; prints JSON in
// milliseconds: `total` on the clock, `cpu` of processors.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { Language, Parser } from "web-tree-sitter";
import { pythonFiles } from "./files.js";

/** Resolves with the worker's next message; rejects when it crashes. */
function message(worker) {
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

async function main() {
  const [folder, jobs] = process.argv.slice(2);
  const paths = pythonFiles(folder).map(({ path }) => path);
  const next = new Int32Array(new SharedArrayBuffer(4));
  const script = new URL(import.meta.url);
  const workers = Array.from({ length: Number(jobs) }, () => new Worker(script, { workerData: { paths, next } }));
  await Promise.all(workers.map(message));
  const start = process.hrtime.bigint();
  const used = process.cpuUsage();
  const done = workers.map(message);
  for (const worker of workers) worker.postMessage("go");
  await Promise.all(done);
  const { user, system } = process.cpuUsage(used);
  process.stdout.write(JSON.stringify({ total: Number(process.hrtime.bigint() - start) / 1e6, cpu: (user + system) / 1e3 }));
  await Promise.all(workers.map((worker) => worker.terminate()));
}

async function work({ paths, next }) {
  await Parser.init();
  const parser = new Parser();
  parser.setLanguage(await Language.load(createRequire(import.meta.url).resolve("tree-sitter-python/tree-sitter-python.wasm")));
  const texts = paths.map((path) => readFileSync(path, "utf8"));
  parentPort.once("message", () => {
    for (let index = Atomics.add(next, 0, 1); index < texts.length; index = Atomics.add(next, 0, 1)) parser.parse(texts[index])?.delete();
    parentPort.postMessage("done");
  });
  parentPort.postMessage("ready");
}

if (isMainThread) await main();
else await work(workerData);
