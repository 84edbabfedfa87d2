// How much work the changes of real commits are for a server: each Python file that a commit changed is written on its own, and the
// project asked after it. Prints what was exchanged, and why the rest was analysed.
//
//   npm run live-commits -- REPOSITORY [--commits N] [--compare] [--list]
//
// REPOSITORY is a git directory, a bare one too; the Python files of its last N commits (40) that touch any are taken, without
// merges. --compare: each answer that was exchanged is compared with a run from nothing, byte by byte; --list: says of each file what
// was done.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { answerOf, freshRun, LiveProject, requestOf } from "../live/runs.ts";
import { Table } from "../live/table.ts";
import { optionsOf } from "../options.js";

const STATUS: Readonly<Record<string, string>> = { A: "file added", D: "file deleted", M: "file changed" };

const { values, positionals } = optionsOf("npm run live-commits -- REPOSITORY [--commits N] [--compare] [--list]", {
  options: { commits: { type: "string", default: "40" }, compare: { type: "boolean" }, list: { type: "boolean" } },
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
// What is no text that an analysis reads may be large, or missing in a copy that holds a part.
const READ = /\.(pyi?|toml|ini|cfg|mako|html|j2|jinja2?|lock)$/;
const texts = linesOf("ls-tree", "-r", "--name-only", `${commits[0]}^`).filter((path) => READ.test(path));
execFileSync("tar", ["x", "-C", root], { input: git("archive", `${commits[0]}^`, "--", ...texts) });
const project = new LiveProject(requestOf(root));
await project.run();
const table = new Table();
let compared = 0;
let different = 0;
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
    if (values.list === true) console.log([project.work, status, path, project.why ?? ""].join(" ").trim());
    if (values.compare !== true || project.work === "analysed") continue;
    compared++;
    const [lived, fresh] = [await answerOf(() => project.run(), {}), await answerOf(() => freshRun(root, {}), {})];
    if (lived === fresh) continue;
    different++;
    console.log(`${commit.slice(0, 10)} ${path}: another answer than that of a run from nothing`);
  }
console.log(table.text());
if (values.compare === true) console.log(`\n${compared} answers compared, ${different} differ`);
if (different > 0) process.exitCode = 1;
rmSync(root, { recursive: true, force: true });
