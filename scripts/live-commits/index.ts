// How much work the changes of real commits are for a server: each Python file that a commit changed is written on its own, and the
// project asked after it. Prints what was exchanged, and why the rest was analysed.
//
//   npm run live-commits -- REPOSITORY [--commits N]
//
// REPOSITORY is a git directory, a bare one too; the Python files of its last N commits (40) that touch any are taken, without
// merges.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { LiveProject, requestOf } from "../live/runs.ts";
import { Table } from "../live/table.ts";
import { optionsOf } from "../options.js";

const STATUS: Readonly<Record<string, string>> = { A: "file added", D: "file deleted", M: "file changed" };

const { values, positionals } = optionsOf("npm run live-commits -- REPOSITORY [--commits N]", {
  options: { commits: { type: "string", default: "40" } },
  allowPositionals: true,
});
const [repository = "."] = positionals;
const git = (...args: readonly string[]): Buffer => execFileSync("git", ["-C", repository, ...args], { maxBuffer: 2 ** 29 });
const linesOf = (...args: readonly string[]): readonly string[] =>
  git(...args)
    .toString("utf8")
    .split("\n")
    .filter((line) => line !== "");

const commits = [...linesOf("log", "--no-merges", "--first-parent", "-n", values.commits ?? "", "--format=%H", "--", "*.py")].reverse();
if (commits.length === 0) {
  console.error(`${repository}: no commit of the first line touches Python, but for merges`);
  process.exit(2);
}
const root = mkdtempSync(join(tmpdir(), "live-commits-"));
execFileSync("tar", ["x", "-C", root], { input: git("archive", `${commits[0]}^`) });
const project = new LiveProject(requestOf(root));
await project.run();
const table = new Table();
for (const commit of commits)
  for (const line of linesOf("diff-tree", "-r", "--no-renames", "--name-status", `${commit}^`, commit)) {
    const [status = "", path = ""] = line.split("\t");
    if (!path.endsWith(".py")) continue;
    const file = join(root, path);
    mkdirSync(dirname(file), { recursive: true });
    if (status === "D") rmSync(file, { force: true });
    else writeFileSync(file, git("show", `${commit}:${path}`));
    project.touch([path as never]);
    const start = performance.now();
    await project.run();
    table.add(STATUS[status] ?? status, project.work, performance.now() - start, status === "M" ? project.why : null);
  }
console.log(table.text());
rmSync(root, { recursive: true, force: true });
