#!/usr/bin/env node
// How long a run takes, measured against the floor: the time that the published web-tree-sitter needs to parse the same files with
// the same number of threads, and nothing else. Ours is the whole process, from its start to its end, over the bundle in dist/.
// Floor, a cold run, one that finds all facts and one that finds its result take turns, so that a busy machine slows all of them; printed
// are medians. --peers: ruff, semgrep, mypy, pyright and pylint take their turns as well, those that are on the PATH; --markdown prints a table of it.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { pythonFiles } from "./bench/files.js";
import { installedPeers, runPeer } from "./bench/peers.js";
import { optionsOf } from "./options.js";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const FLOOR = fileURLToPath(new URL("./bench/floor.js", import.meta.url));
const PROBE = new URL("./bench/probe.js", import.meta.url).href;

function fail(message) {
  console.error(`bench: ${message}`);
  process.exit(2);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What stock parsing takes on `jobs` threads, in milliseconds: on the clock, and of processors. */
function runFloor(folder, jobs) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [FLOOR, folder, String(jobs)], { encoding: "utf8" });
  if (status !== 0) fail(`the floor cannot be measured:\n${stderr}`);
  return JSON.parse(stdout);
}

/** One run of the command line: wall time and processor time (ms), peak memory (bytes), and the stages that it reports (ms). */
function runOurs(folder, jobs, scratch, cached, more = []) {
  const probe = join(scratch, "probe.json");
  rmSync(probe, { force: true });
  const options = ["check", "--root", folder, "--format", "json", "--jobs", String(jobs), ...(cached ? [] : ["--no-cache"]), ...more];
  const env = { ...process.env, FASTAPI_GATE_TIMINGS: "1", BENCH_PROBE: probe, FASTAPI_GATE_CACHE: join(scratch, "cache") };
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, ["--import", PROBE, CLI, ...options], {
    encoding: "utf8",
    env,
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 1 << 28,
  });
  const total = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0 && status !== 1) fail(`dist/cli.js ended with ${status}:\n${stderr}`);
  const { peak, cpu } = JSON.parse(readFileSync(probe, "utf8"));
  return { total, cpu, peak, stages: timings(stderr) };
}

/** The stages, from the line of JSON `{"timings": {"discover": 12.3, …}}` on standard error. */
function timings(stderr) {
  const line = stderr.split("\n").find((text) => text.startsWith('{"timings":'));
  return line === undefined ? {} : JSON.parse(line).timings;
}

function medianStages(runs) {
  const names = [...new Set(runs.flatMap(({ stages }) => Object.keys(stages)))];
  return Object.fromEntries(names.map((name) => [name, median(runs.map(({ stages }) => stages[name] ?? 0))]));
}

function summary(runs, floor) {
  const total = median(runs.map((run) => run.total));
  const cpu = median(runs.map((run) => run.cpu));
  return { total, cpu, ratio: total / floor.total, cpuRatio: cpu / floor.cpu, peak: median(runs.map((run) => run.peak)) };
}

const seconds = (ms) => `${(ms / 1000).toFixed(3)} s`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(0)} MB`;

/** What a run took, as text. */
function taken({ total, ratio, cpu, cpuRatio, peak }) {
  return `${seconds(total)} = ${ratio.toFixed(2)} × floor, processors ${seconds(cpu)} = ${cpuRatio.toFixed(2)} ×, peak ${megabytes(peak)}`;
}

function print({ folder, files, bytes, jobs, rounds, floor, cold, edited, warm, peers }) {
  const line = (name, text) => console.log(`${name.padEnd(22)}${text}`);
  line("folder", folder);
  line("files", String(files));
  line("bytes", `${(bytes / 1e6).toFixed(1)} MB`);
  line("threads, rounds", `${jobs}, ${rounds}`);
  line("floor (parse only)", `${seconds(floor.total)}, processors ${seconds(floor.cpu)}`);
  for (const [name, run] of [
    ["cold", cold],
    ["facts known", edited],
    ["nothing changed", warm],
  ]) {
    line(name, taken(run));
    for (const [stage, ms] of Object.entries(run.stages)) line(`  ${stage}`, seconds(ms));
  }
  for (const peer of peers) line(`${peer.name} ${peer.version}`, `${taken(peer)}${peer.failed ? ", failed" : ""}`);
}

function printTable({ files, bytes, jobs, rounds, floor, cold, edited, warm, peers }) {
  const row = (name, { total, ratio, cpu, cpuRatio, peak }) =>
    `| ${name} | ${seconds(total)} | ${ratio.toFixed(2)} | ${seconds(cpu)} | ${cpuRatio.toFixed(2)} | ${peak === null ? "–" : megabytes(peak)} |`;
  console.log(`${files} files, ${megabytes(bytes)}, ${jobs} threads, ${rounds} rounds\n`);
  console.log("| run | clock | × floor | processors | × floor | peak |\n|---|---|---|---|---|---|");
  console.log(row("parsing alone (the floor)", { ...floor, ratio: 1, cpuRatio: 1, peak: null }));
  console.log(row("fastapi-gate, cold", cold));
  console.log(row("fastapi-gate, all facts known", edited));
  console.log(row("fastapi-gate, nothing changed", warm));
  for (const peer of peers) console.log(row(`${peer.name} ${peer.version}${peer.failed ? " (failed)" : ""}`, peer));
}

const { values, positionals } = optionsOf("npm run bench -- FOLDER [--rounds N] [--jobs N] [--peers] [--json | --markdown]", {
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    jobs: { type: "string" },
    peers: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    markdown: { type: "boolean", default: false },
  },
});
const [folder] = positionals.map((path) => resolve(path));
if (folder === undefined || !existsSync(folder)) fail("name a folder: npm run bench -- FOLDER");
if (!existsSync(CLI)) fail("there is no dist/cli.js: run `npm run bundle` first");
const rounds = Number(values.rounds);
const jobs = Number(values.jobs ?? Math.min(availableParallelism(), 8));
if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(jobs) || jobs < 1) fail("--rounds and --jobs are whole numbers from 1");

const sources = pythonFiles(folder);
if (sources.length === 0) fail(`no Python files in ${folder}`);
const others = (values.peers ? installedPeers() : []).map((peer) => ({ peer, runs: [] }));
if (values.peers && others.length === 0) fail("none of the peers is on the PATH, or there is no GNU time to measure them with");
const scratch = mkdtempSync(join(tmpdir(), "fastapi-gate-bench-"));
try {
  // Once before measuring: the files come into the system's cache, and the warm runs find a store.
  runFloor(folder, jobs);
  runOurs(folder, jobs, scratch, true);
  const floors = [];
  const cold = [];
  const edited = [];
  const warm = [];
  for (let round = 0; round < rounds; round++) {
    floors.push(runFloor(folder, jobs));
    cold.push(runOurs(folder, jobs, scratch, false));
    // Another date is another run, whose facts are all known: what is left to do after an edit of one file.
    edited.push(runOurs(folder, jobs, scratch, true, ["--date", `2000-01-${String((round % 28) + 1).padStart(2, "0")}`]));
    warm.push(runOurs(folder, jobs, scratch, true));
    for (const { peer, runs } of others) runs.push(runPeer(peer, { folder, jobs, scratch }));
  }
  const floor = { total: median(floors.map(({ total }) => total)), cpu: median(floors.map(({ cpu }) => cpu)) };
  const bytes = sources.reduce((sum, { size }) => sum + size, 0);
  const ours = (runs) => ({ ...summary(runs, floor), stages: medianStages(runs) });
  const peers = others.map(({ peer, runs }) => ({
    name: peer.name,
    version: peer.version,
    ...summary(runs, floor),
    failed: runs.some(({ failed }) => failed),
  }));
  const result = {
    folder,
    files: sources.length,
    bytes,
    jobs,
    rounds,
    floor,
    cold: ours(cold),
    edited: ours(edited),
    warm: ours(warm),
    peers,
  };
  if (values.json) console.log(JSON.stringify(result, null, 2));
  else if (values.markdown) printTable(result);
  else print(result);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
