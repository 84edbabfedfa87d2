// How much work the changes of real commits are for a server: each Python file that a commit changed is written on its own, and the
// project asked after it. Prints what was exchanged, and why the rest was analysed.
//
//   npm run live-commits -- REPOSITORY [COMMITS]
//
// REPOSITORY is a git directory, a bare one too; its last COMMITS (40) that touch Python are taken, without merges.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { LiveProject, requestOf } from "../live/runs.ts";
import { Table } from "../live/table.ts";

const STATUS: Readonly<Record<string, string>> = { A: "file added", D: "file deleted", M: "file changed" };

const [repository = ".", count = "40"] = process.argv.slice(2);
const git = (...args: readonly string[]): Buffer => execFileSync("git", ["-C", repository, ...args], { maxBuffer: 2 ** 29 });
const linesOf = (...args: readonly string[]): readonly string[] =>
  git(...args)
    .toString("utf8")
    .trim()
    .split("\n");

const commits = [...linesOf("log", "--no-merges", "--first-parent", "-n", count, "--format=%H", "--", "*.py")].reverse();
const root = mkdtempSync(join(tmpdir(), "live-commits-"));
execFileSync("tar", ["x", "-C", root], { input: git("archive", `${commits[0]}^`) });
const project = new LiveProject(requestOf(root));
await project.run();
const table = new Table();
for (const commit of commits)
  for (const line of linesOf("diff-tree", "-r", "--no-renames", "--name-status", `${commit}^`, commit)) {
    const [status = "", path = ""] = line.split("\t");
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (status === "D") rmSync(file, { force: true });
    else writeFileSync(file, git("show", `${commit}:${path}`));
    project.touch([path as never]);
    if (!path.endsWith(".py")) continue;
    const start = performance.now();
    await project.run();
    table.add(STATUS[status] ?? status, project.work, performance.now() - start, status === "M" ? project.why : null);
  }
console.log(table.text());
rmSync(root, { recursive: true, force: true });
