// Back ends that nobody wrote, called over databases of different sizes, against what is said of their statements and lazy loads without running them.
//
// PYTHON has FastAPI, httpx, SQLAlchemy and aiosqlite. What differs is listed by kind, with examples; what the analysis says it does not know counts as open. Exit
// status 1 where something differs.

import { join } from "node:path";
import { randomFrom } from "../fuzz/generate.ts";
import { optionsOf } from "../options.js";
import { answerOf, diceOf, executed, seedsOf, workplace, writeFiles } from "../oracle/index.ts";
import { type Difference, differencesOf, type Runs, type Said } from "./compare.ts";
import { Program } from "./program.ts";

const { values } = optionsOf("npm run queries-fuzz -- --python PYTHON [--seed N] [--programs N] [--keep FOLDER]", {
  options: {
    python: { type: "string" },
    seed: { type: "string", default: "1" },
    programs: { type: "string", default: "40" },
    keep: { type: "string" },
    cli: { type: "string", default: "dist/cli.js" },
  },
});
if (values.python === undefined) throw new Error("name a Python with FastAPI, httpx, SQLAlchemy and aiosqlite: --python");

const { root, clear } = workplace("queries-fuzz", values.keep);
const folders = seedsOf(values.seed, values.programs).map((seed) => {
  const folder = join(root, `shop_${seed}`);
  writeFiles(folder, new Program(diceOf(randomFrom(seed))).files());
  return folder;
});
const python = executed(values.python, "scripts/queries-fuzz/run.py", folders);
const kinds = new Map<string, { count: number; examples: string[] }>();
const totals = { endpoints: 0, compared: 0, greenlets: 0, growing: 0, refused: 0, agreeing: 0 };
for (const line of python.lines) {
  const { path, runs, error } = JSON.parse(line) as { path: string; runs?: Record<string, Runs>; error?: string };
  const name = path.slice(root.length + 1);
  if (runs === undefined) {
    totals.refused++;
    console.log(`${name}: ${error?.trim().split("\n").at(-1)}`);
    continue;
  }
  const { routes } = answerOf(values.cli, "inspect", "routes", "--queries", "--root", path) as Pick<Said, "routes">;
  const { findings, blindSpots } = answerOf(values.cli, "check", "--root", path) as Pick<Said, "findings" | "blindSpots">;
  const found = differencesOf({ runs, said: { routes, findings, blindSpots } });
  for (const [key, count] of Object.entries(found.totals)) totals[key as keyof typeof totals] += count;
  for (const { kind, place, detail } of found.differences as readonly Difference[]) {
    const known = kinds.get(kind) ?? { count: 0, examples: [] };
    kinds.set(kind, known);
    known.count++;
    if (known.examples.length < (values.keep === undefined ? 3 : 200)) known.examples.push(`${name} ${place}: ${detail}`);
  }
}
for (const [kind, { count, examples }] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${count} ${kind}\n${examples.map((example) => `    ${example}`).join("\n")}`);
if (python.errors !== "") console.log(python.errors.slice(-2000));
console.log(
  `${totals.compared} of ${totals.endpoints} endpoints compared (${totals.refused} programs refused): ${totals.greenlets} MissingGreenlet, ${totals.growing} growing; ${totals.agreeing} agree`,
);
for (const [kind, { count }] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(`  ${count} ${kind}`);
clear();
process.exitCode = [...kinds.keys()].some((kind) => /^[1-4]/.test(kind)) ? 1 : 0;
