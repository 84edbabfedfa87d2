// Edits applications at random under one project that lives on, as a server's does, and compares what it says with a run from nothing.
//
// Edits add up. Exit status 1 where an answer differed.

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { randomFrom } from "../fuzz/generate.ts";
import { readSource } from "../metamorphic/syntax.ts";
import { optionsOf } from "../options.js";
import { differences, lineDiff } from "./compare.ts";
import { DEFINED } from "./defined.ts";
import { INSIDE, type Maker } from "./inside.ts";
import { OUTSIDE } from "./outside.ts";
import { type Asked, answerOf, freshRun, LiveProject, requestOf } from "./runs.ts";
import { Table } from "./table.ts";
import { type Change, World } from "./world.ts";

const { values, positionals } = optionsOf(
  "npm run live-oracle -- [--edits N] [--seed N] [--only-edit KIND] [--inside SHARE] [--base] [--keep] FOLDER…",
  {
    allowPositionals: true,
    options: {
      edits: { type: "string", default: "40" },
      seed: { type: "string", default: "1" },
      "only-edit": { type: "string" },
      /** How many of ten edits are inside bodies; of the others most bring functions or take them away. */
      inside: { type: "string", default: "7" },
      /** Of three questions one compares with the files as they were at first. */
      base: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
    },
  },
);

const EDITS: Readonly<Record<string, Maker>> = { ...INSIDE, ...DEFINED, ...OUTSIDE };
const wanted = (name: string): boolean => values["only-edit"] === undefined || name.includes(values["only-edit"]);
const seed = Number(values.seed);
const table = new Table();
let mismatches = 0;

/** One step of the files: what was edited, and what stood there before. */
interface Step {
  readonly kind: string;
  readonly change: Change;
  readonly before: Change;
  /** Told as unsaved text, not as a change on disk. */
  readonly overlay: boolean;
  readonly asked: Asked;
}

function write(root: string, change: Change): void {
  for (const [path, text] of change) {
    const file = join(root, path);
    if (text === null) rmSync(file, { force: true });
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
}

function tell(project: LiveProject, { change, overlay }: Step): void {
  for (const [path, text] of change) {
    project.overlay(path as never, overlay ? text : null);
    project.touch([path as never]);
  }
}

/** Makes a random step; null where nothing that was picked could be edited. */
function stepFrom(world: World, original: ReadonlyMap<string, string>, inside: number): Step | null {
  const tables = world.below(15) === 0 ? true : world.below(2) === 0 ? "lines" : false;
  const asked: Asked = { tables, base: values.base && world.below(3) === 0 ? "HEAD" : null };
  const overlay = world.below(2) === 0;
  const complete = (kind: string, change: Change): Step => {
    const before = new Map([...change.keys()].map((path) => [path, world.texts.get(path) ?? null]));
    return { kind, change, before, overlay: overlay && [...change.values()].every((text) => text !== null), asked };
  };
  if (world.below(8) === 0) {
    const altered = [...new Set([...world.texts.keys(), ...original.keys()])].filter(
      (path) => world.texts.get(path) !== original.get(path),
    );
    const path = world.pick(altered);
    if (path !== null) return complete("taken back", new Map([[path, original.get(path) ?? null]]));
  }
  for (let tries = 0; tries < 60; tries++) {
    const group = world.random() < inside ? INSIDE : world.below(5) > 0 ? DEFINED : OUTSIDE;
    const names = Object.keys(group).filter(wanted);
    const all = names.length === 0 ? Object.keys(EDITS).filter(wanted) : names;
    // Of two, the one that makes less work, as a rule.
    const [kind = null] = [world.pick(all), world.pick(all)]
      .filter((one) => one !== null)
      .sort((one, other) => table.share(other) - table.share(one));
    const change = kind === null ? null : (EDITS[kind]?.(world) ?? null);
    if (kind !== null && change !== null) return complete(kind, change);
  }
  return null;
}

/** Whether a project that is opened before the last `count` steps differs after them, too. Leaves the files as they are now. */
async function differsAfter(root: string, steps: readonly Step[], count: number): Promise<boolean> {
  const last = steps.slice(-count);
  for (const { before } of [...last].reverse()) write(root, before);
  const project = new LiveProject(requestOf(root));
  await project.run();
  let live = "";
  for (const step of last) {
    write(root, step.change);
    tell(project, step);
    live = await answerOf(() => project.run(step.asked), step.asked);
  }
  const asked = last.at(-1)?.asked ?? {};
  return live !== (await answerOf(() => freshRun(root, asked), asked));
}

async function report(root: string, steps: readonly Step[], at: number, live: string, fresh: string, work: string): Promise<void> {
  const step = steps.at(-1) as Step;
  console.log(`\nMISMATCH ${basename(root)}: seed ${seed}, edit ${at}, ${step.kind}, ${step.overlay ? "overlay" : "touch"}, work ${work}`);
  for (const [path, text] of step.change) console.log(`${path}\n${lineDiff(step.before.get(path) ?? "", text ?? "")}`);
  for (const line of live.startsWith("{") ? differences(JSON.parse(live), JSON.parse(fresh), 8) : [live.slice(0, 3_000)])
    console.log(`   ${line}`);
  for (const count of [1, 2, 4, 8, 16]) {
    if (count > steps.length) break;
    if (!(await differsAfter(root, steps, count))) continue;
    console.log(`   a project that is opened before the last ${count} edits differs, too`);
    for (const { kind, change, before } of count === 1 ? [] : steps.slice(-count, -1).slice(-3))
      for (const [path, text] of change) console.log(`   after ${kind}, ${path}\n${lineDiff(before.get(path) ?? "", text ?? "")}`);
    return;
  }
  console.log("   a project that is opened anew before the last edits does not differ");
}

function textsIn(root: string): Map<string, string> {
  const paths = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".py") && !/(?:^|\/)\./.test(path));
  return new Map(
    paths.sort().flatMap((path) => {
      const text = readFileSync(join(root, path), "utf8");
      return readSource(path, text) === null ? [] : [[path, text] as const];
    }),
  );
}

/** Makes a repository of a folder, whose only commit is what is in it. */
function commit(root: string): void {
  const git = (...args: readonly string[]): void => {
    execFileSync("git", ["-c", "user.name=oracle", "-c", "user.email=oracle@localhost", ...args], { cwd: root, stdio: "ignore" });
  };
  git("init", "-q");
  git("add", "-A", "-f");
  git("commit", "-qm", "as it was");
}

async function judge(folder: string): Promise<void> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), `live-${basename(folder)}-`)));
  cpSync(folder, root, { recursive: true, verbatimSymlinks: true, filter: (path) => !/\/(?:\.git|node_modules)$/.test(path) });
  if (values.base) commit(root);
  const original = textsIn(root);
  const world = new World(original, randomFrom(seed));
  let project = new LiveProject(requestOf(root));
  const first = await answerOf(() => project.run(), {});
  console.log(`${basename(folder)}: ${original.size} files, ${first.length} bytes of JSON, seed ${seed}`);
  const inside = Number(values.inside) / 10;
  let steps: Step[] = [];
  let differed = 0;
  let compared = 0;
  for (let at = 1; at <= Number(values.edits); at++) {
    const step = stepFrom(world, original, inside);
    if (step === null) break;
    steps.push(step);
    world.apply(step.change);
    write(root, step.change);
    tell(project, step);
    const start = performance.now();
    let took = 0;
    const live = await answerOf(async () => {
      const result = await project.run(step.asked);
      took = performance.now() - start;
      return result;
    }, step.asked);
    const work = project.work;
    table.add(step.kind, work, took, project.why);
    // What was analysed from nothing takes over little: now and then is enough.
    if (work === "analysed" && world.below(3) > 0 && live.startsWith("{")) continue;
    compared++;
    const fresh = await answerOf(() => freshRun(root, step.asked), step.asked);
    if (live === fresh) continue;
    differed++;
    await report(root, steps, at, live, fresh, work);
    steps = [];
    project = new LiveProject(requestOf(root));
    await project.run();
  }
  console.log(`${basename(folder)}: ${compared} answers compared, ${differed} differ`);
  mismatches += differed;
  if (values.keep && differed > 0) console.log(`kept: ${root}`);
  else rmSync(root, { recursive: true, force: true });
}

for (const folder of positionals) {
  if (!existsSync(folder)) throw new Error(`${folder} is not there`);
  await judge(folder);
}
console.log(`\n${table.text()}`);
process.exitCode = mismatches === 0 ? 0 : 1;
