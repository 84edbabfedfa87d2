// Feeds generated and mutated Python to parser and extractor, and a part of it to the whole analysis.
//
// FOLDERs hold the Python files that are mutated. Exit status 1 where anything crashed, differed or took too long.

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { optionsOf } from "../options.js";
import { analysisTrouble, extractionTrouble } from "./checks.ts";
import { modules, mutated, programs, randomFrom } from "./generate.ts";

const { values, positionals } = optionsOf("npm run fuzz -- [--seed N] [--inputs N] [--programs N] [--keep FOLDER] FOLDER…", {
  allowPositionals: true,
  options: {
    seed: { type: "string", default: "1" },
    inputs: { type: "string", default: "100000" },
    programs: { type: "string", default: "1000" },
    keep: { type: "string" },
  },
});
const seed = Number(values.seed);
/** Longer than this, in milliseconds, no input of some kilobytes may take. */
const PATIENCE = 10_000;
const BATCH = 500;

const random = randomFrom(seed);
const files = positionals
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name)))
  .filter((path) => path.endsWith(".py"))
  .sort()
  .map((path) => readFileSync(path))
  .filter(({ length }) => length > 0 && length < 12_000);
if (files.length === 0) throw new Error("name a folder with Python files");

let failures = 0;
const slowest = { extraction: 0, analysis: 0 };

function judge(kind: keyof typeof slowest, what: string, trouble: string | null, took: number, input: string | Uint8Array): void {
  slowest[kind] = Math.max(slowest[kind], took);
  const said = trouble ?? (took > PATIENCE ? `took ${Math.round(took)} ms` : null);
  if (said === null) return;
  failures++;
  console.log(`${what}: ${said}`);
  if (values.keep === undefined) return;
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(join(values.keep, `${failures}.txt`), input);
}

const pick = (): Buffer => files[Math.floor(random() * files.length)] as Buffer;
const inputs = Number(values.inputs);
let bytes = 0;
const began = performance.now();
for (let done = 0; done < inputs; ) {
  const generated = fc.sample(modules, { seed: seed + done, numRuns: BATCH }).map((text) => Buffer.from(text));
  const changed = Array.from({ length: BATCH }, () => mutated(pick(), pick(), random));
  for (const [kind, batch] of [
    ["generated", generated],
    ["mutated", changed],
  ] as const) {
    for (const input of batch) {
      if (done++ >= inputs) break;
      bytes += input.length;
      const start = performance.now();
      const trouble = extractionTrouble(input);
      judge("extraction", `${kind} input ${done}`, trouble, performance.now() - start, input);
    }
  }
}
console.log(
  `extraction: ${inputs} inputs, ${(bytes / 1e6).toFixed(1)} MB, seed ${seed}, ${failures} failures, slowest ${Math.round(slowest.extraction)} ms, ${Math.round((performance.now() - began) / 1000)} s`,
);

const before = failures;
const wanted = Number(values.programs);
const texts = positionals.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".py"))
    .map((name) => join(folder, name)),
);
const generated = fc.sample(programs, { seed, numRuns: Math.ceil(wanted / 2) });
for (let done = 0; done < wanted; done++) {
  const real = done % 2 === 1;
  const sources = real ? mutatedProgram() : (generated[done >> 1] as Readonly<Record<string, string>>);
  const start = performance.now();
  const trouble = await analysisTrouble(sources);
  judge(
    "analysis",
    `${real ? "mutated" : "generated"} program ${done + 1}`,
    trouble,
    performance.now() - start,
    JSON.stringify(sources, null, 1),
  );
}
console.log(`analysis: ${wanted} programs, seed ${seed}, ${failures - before} failures, slowest ${Math.round(slowest.analysis)} ms`);
process.exitCode = failures === 0 ? 0 : 1;

/** Some files of the folders, near each other, most of them mutated. */
function mutatedProgram(): Readonly<Record<string, string>> {
  const from = Math.floor(random() * Math.max(1, texts.length - 6));
  const sources: Record<string, string> = {};
  for (const path of texts.slice(from, from + 6)) {
    const source = readFileSync(path);
    if (source.length > 40_000) continue;
    const input = random() < 0.7 ? mutated(source, pick(), random) : source;
    sources[
      path
        .replace(/^(?:\.{1,2}\/|\/)+/, "")
        .split("/")
        .slice(-4)
        .join("/")
    ] = input.toString("utf8");
  }
  return sources;
}
