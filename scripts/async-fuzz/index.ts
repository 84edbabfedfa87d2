// Back ends that nobody wrote, served by FastAPI: what blocked the event loop, and which coroutines nobody awaited, against what the analysis says.
//
// PYTHON has FastAPI, httpx, requests, SQLAlchemy, asgiref. Exit status 1 where they differ.

import { randomFrom } from "../fuzz/generate.ts";
import { optionsOf } from "../options.js";
import { answerOf, diceOf, executed, seedsOf, workplace, writeFiles } from "../oracle/index.ts";
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

const { root, clear } = workplace("async-fuzz", values.keep);
const programs = new Map<string, Program>();
for (const seed of seedsOf(values.seed, values.programs)) {
  const program = new Program(diceOf(randomFrom(seed)), `shop_${seed}`, Number(values.chains));
  programs.set(program.shop, program);
  writeFiles(root, program.files());
}
const asked = [...programs].map(([name, { chains }]) => JSON.stringify({ package: name, paths: chains.map(({ path }) => path) }));
const python = executed(values.python, "scripts/async-fuzz/drive.py", asked, [root]);
const runs = python.lines.map((line) => JSON.parse(line) as Run);
const { findings, blindSpots } = answerOf(values.cli, "check", "--root", root, "--gate", "async-operations") as {
  findings: readonly Finding[];
  blindSpots: readonly Spot[];
};

const tally = new Tally();
for (const run of runs) {
  const program = programs.get(run.package);
  if (program === undefined) continue;
  const of = <T extends { readonly file: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ file }) => file.startsWith(`${run.package}/`));
  compare(program, run, of(findings), of(blindSpots), tally);
}
console.log(tally.text());
if (python.errors !== "") console.log(python.errors.slice(0, 2000));
clear();
process.exitCode = tally.differs ? 1 : 0;
