// Back ends that nobody wrote, served by FastAPI: what blocked the event loop, and which coroutines nobody awaited, against what the analysis says.
//
// PYTHON has FastAPI, httpx, requests, SQLAlchemy, asgiref. Exit status 1 where they differ.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { randomFrom } from "../fuzz/generate.ts";
import { diceOf } from "../migrations-fuzz/steps.ts";
import { optionsOf } from "../options.js";
import { compare, type Finding, type Run, type Spot, Tally } from "./compare.ts";
import { Program } from "./program.ts";

const { values } = optionsOf("npm run async-fuzz -- --python PYTHON [--seed N] [--programs N] [--keep FOLDER]", {
  options: {
    python: { type: "string" },
    seed: { type: "string", default: "1" },
    programs: { type: "string", default: "30" },
    chains: { type: "string", default: "12" },
    keep: { type: "string" },
    cli: { type: "string", default: "dist/cli.js" },
  },
});
if (values.python === undefined) throw new Error("name a Python with FastAPI, httpx, requests, SQLAlchemy and asgiref: --python");

const root = values.keep ?? mkdtempSync(join(tmpdir(), "async-fuzz-"));
const programs = new Map<string, Program>();
for (let index = 0; index < Number(values.programs); index++) {
  const seed = Number(values.seed) * 10_000 + index;
  const program = new Program(diceOf(randomFrom(seed)), `shop_${seed}`, Number(values.chains));
  programs.set(program.shop, program);
  for (const [path, text] of program.files()) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}
const asked = [...programs].map(([name, { chains }]) => JSON.stringify({ package: name, paths: chains.map(({ path }) => path) }));
const python = spawnSync(values.python, ["scripts/async-fuzz/drive.py", root], {
  input: asked.join("\n"),
  encoding: "utf8",
  maxBuffer: 1 << 28,
});
const runs = python.stdout
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line) as Run);
const checked = spawnSync(
  process.execPath,
  [values.cli, "check", "--root", root, "--no-cache", "--format", "json", "--gate", "async-operations"],
  { encoding: "utf8", maxBuffer: 1 << 28 },
);
const { findings, blindSpots } = JSON.parse(checked.stdout) as { findings: readonly Finding[]; blindSpots: readonly Spot[] };

const tally = new Tally();
for (const run of runs) {
  const program = programs.get(run.package);
  if (program === undefined) continue;
  const of = <T extends { readonly file: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ file }) => file.startsWith(`${run.package}/`));
  compare(program, run, of(findings), of(blindSpots), tally);
}
console.log(tally.text());
if (python.stderr !== "") console.log(python.stderr.slice(0, 2000));
if (values.keep === undefined) rmSync(root, { recursive: true, force: true });
process.exitCode = tally.differs ? 1 : 0;
