// Back ends that nobody wrote, called over databases of different sizes, against what is said of their statements and lazy loads without running them.
//
// PYTHON has FastAPI, httpx, SQLAlchemy and aiosqlite. What differs is listed by kind, with examples; what the analysis says it does not know counts as open. Exit
// status 1 where something differs.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { randomFrom } from "../fuzz/generate.ts";
import { diceOf } from "../migrations-fuzz/steps.ts";
import { optionsOf } from "../options.js";
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

const root = resolve(values.keep ?? mkdtempSync(join(tmpdir(), "queries-fuzz-")));
const folders: string[] = [];
for (let index = 0; index < Number(values.programs); index++) {
  const seed = Number(values.seed) * 10_000 + index;
  const folder = join(root, `shop_${seed}`);
  for (const [path, text] of new Program(diceOf(randomFrom(seed))).files()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  folders.push(folder);
}

/** What a command of the tool says, as JSON. */
function tool(...args: readonly string[]): Promise<unknown> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [values.cli, ...args, "--no-cache", "--format", "json"], { stdio: ["ignore", "pipe", "ignore"] });
    const parts: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => parts.push(part));
    child.on("close", () => {
      try {
        done(JSON.parse(Buffer.concat(parts).toString("utf8")));
      } catch {
        fail(new Error(`no answer to ${args.join(" ")}`));
      }
    });
  });
}

const python = spawnSync(values.python, ["scripts/queries-fuzz/run.py"], {
  input: folders.join("\n"),
  encoding: "utf8",
  maxBuffer: 1 << 30,
});
const kinds = new Map<string, { count: number; examples: string[] }>();
const totals = { endpoints: 0, compared: 0, greenlets: 0, growing: 0, refused: 0, agreeing: 0 };
for (const line of python.stdout.split("\n").filter((each) => each !== "")) {
  const { path, runs, error } = JSON.parse(line) as { path: string; runs?: Record<string, Runs>; error?: string };
  const name = path.slice(root.length + 1);
  if (runs === undefined) {
    totals.refused++;
    console.log(`${name}: ${error?.trim().split("\n").at(-1)}`);
    continue;
  }
  const [routes, check] = (await Promise.all([tool("inspect", "routes", "--queries", "--root", path), tool("check", "--root", path)])) as [
    { routes: Said["routes"] },
    { findings: Said["findings"]; blindSpots: Said["blindSpots"] },
  ];
  const found = differencesOf({ runs, said: { routes: routes.routes, findings: check.findings, blindSpots: check.blindSpots } });
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
if (python.stderr !== "") console.log(python.stderr.slice(-2000));
console.log(
  `${totals.compared} of ${totals.endpoints} endpoints compared (${totals.refused} programs refused): ${totals.greenlets} MissingGreenlet, ${totals.growing} growing; ${totals.agreeing} agree`,
);
for (const [kind, { count }] of [...kinds].sort(([a], [b]) => (a < b ? -1 : 1))) console.log(`  ${count} ${kind}`);
if (values.keep === undefined) rmSync(root, { recursive: true, force: true });
process.exitCode = [...kinds.keys()].some((kind) => /^[1-4]/.test(kind)) ? 1 : 0;
