#!/usr/bin/env node
// What the gate would have said to the last commits of a repository: each commit on the main line that touches Python is judged
// against its parent, as a pull request would be, by the bundle in dist/. Nothing is checked out, and a bare repository will do. One line a commit:
// how long it took, its status, and how many findings are new, fixed and unchanged; with --findings the new ones are written as lines of JSON.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsOf } from "./options.js";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

function fail(message) {
  console.error(`replay: ${message}`);
  process.exit(2);
}

function git(repository, ...args) {
  const { status, stdout, stderr } = spawnSync("git", ["-C", repository, ...args], { encoding: "utf8", maxBuffer: 1 << 28 });
  if (status !== 0) fail(stderr.trim());
  return stdout.trim();
}

/** The folder to judge; a bare repository has none, so that an empty one is made that shares its objects. */
function rootIn(folder) {
  const root = resolve(repository, values.root);
  if (existsSync(root)) return root;
  const clone = join(folder, "clone");
  git(repository, "clone", "--quiet", "--shared", "--no-checkout", ".", clone);
  const made = resolve(clone, values.root);
  mkdirSync(made, { recursive: true });
  return made;
}

const { values, positionals } = optionsOf("npm run replay -- REPOSITORY [--commits 30] [--until REV] [--root FOLDER] [--findings FILE]", {
  allowPositionals: true,
  options: {
    commits: { type: "string", default: "30" },
    until: { type: "string", default: "HEAD" },
    root: { type: "string", default: "." },
    findings: { type: "string" },
  },
});
const [repository] = positionals;
if (repository === undefined) fail("name a repository");
const count = Number(values.commits);
if (!Number.isInteger(count) || count < 1) fail("--commits takes a whole number");

const log = git(repository, "log", "--first-parent", `--max-count=${count}`, "--format=%H %s", values.until, "--", "*.py");
const commits = log
  .split("\n")
  .filter((line) => line !== "")
  .reverse();
const scratch = mkdtempSync(join(tmpdir(), "gate-replay-"));
const cache = join(scratch, "cache");
const found = [];
const sums = { new: 0, fixed: 0, commits: 0, seconds: 0, quiet: 0 };
try {
  const root = rootIn(scratch);
  for (const line of commits) {
    const [commit, subject] = [line.slice(0, 40), line.slice(41)];
    const start = process.hrtime.bigint();
    const args = ["check", "--root", root, "--base", `${commit}^1`, "--head", commit, "--format", "json"];
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
      encoding: "utf8",
      env: { ...process.env, FASTAPI_GATE_CACHE: cache },
      maxBuffer: 1 << 29,
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    if (status !== 0 && status !== 1) {
      console.log(`${commit.slice(0, 9)}  could not be judged: ${stderr.trim().split("\n")[0]}`);
      continue;
    }
    const { status: verdict, findings } = JSON.parse(stdout);
    const inState = (state) => findings.filter((finding) => finding.state === state);
    const [fresh, fixed, unchanged] = [inState("new"), inState("fixed"), inState("unchanged")];
    for (const finding of fresh) found.push({ commit, subject, ...finding });
    sums.commits++;
    sums.seconds += seconds;
    sums.new += fresh.length;
    sums.fixed += fixed.length;
    if (fresh.length === 0) sums.quiet++;
    const figures = `new ${fresh.length} (${fresh.filter(({ severity }) => severity === "error").length} errors)  fixed ${fixed.length}  unchanged ${unchanged.length}`;
    console.log(`${commit.slice(0, 9)}  ${seconds.toFixed(1).padStart(5)} s  ${verdict.padEnd(7)}  ${figures}  ${subject.slice(0, 60)}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (values.findings !== undefined) writeFileSync(values.findings, found.map((finding) => `${JSON.stringify(finding)}\n`).join(""));
const mean = sums.commits === 0 ? 0 : sums.seconds / sums.commits;
console.log(
  `${sums.commits} commits, ${sums.quiet} without a new finding; ${sums.new} new, ${sums.fixed} fixed; ${mean.toFixed(1)} s a commit`,
);
