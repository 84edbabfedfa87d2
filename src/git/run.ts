import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { type UserError, userError } from "../model/errors.ts";

const MOST_OUTPUT = 1 << 30;

export interface GitOptions {
  readonly input?: string;
  /** Look at the index that a hook was told of, where it was told of one. */
  readonly index?: boolean;
}

/**
 * Runs git in a folder and gives its standard output. No settings of the analysed repository may start a program of their
 * own (file system monitors, external diffs), nothing is asked on a terminal, and no lock is taken.
 * Throws a UserError where git is missing or refuses.
 */
export function git(folder: string, args: readonly string[], { input, index = false }: GitOptions = {}): Buffer {
  const run = spawnSync("git", ["-c", "core.fsmonitor=false", "-c", "core.quotePath=false", ...args], {
    cwd: folder,
    input: input ?? "",
    maxBuffer: MOST_OUTPUT,
    env: environment(index),
    windowsHide: true,
  });
  if (run.error !== undefined) {
    const missing = (run.error as NodeJS.ErrnoException).code === "ENOENT";
    throw userError(
      missing ? "git is not installed: a base needs it. Install git, or run without a base" : `git could not be run: ${run.error.message}`,
    );
  }
  if (run.status !== 0) throw refusal(run.stderr.toString("utf8"));
  return run.stdout;
}

/** In a hook git sets places relative to the top folder; they would be wrong in the root, which git finds by itself. */
function environment(index: boolean): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, GIT_EXTERNAL_DIFF, ...rest } = process.env;
  // `git commit -a` and commits of single files stage into an index of their own and tell the hook where it is.
  const staged = index && GIT_INDEX_FILE !== undefined && GIT_INDEX_FILE !== "" ? { GIT_INDEX_FILE: resolve(GIT_INDEX_FILE) } : {};
  return { ...rest, ...staged, GIT_OPTIONAL_LOCKS: "0", GIT_TERMINAL_PROMPT: "0", LC_ALL: "C" };
}

/** What git said, as a mistake that the user can repair. */
function refusal(said: string): UserError {
  if (/not a git repository/i.test(said))
    return userError("the root is not in a git repository: a base needs one. Run without --base, or in a clone");
  if (/dubious ownership/i.test(said))
    return userError("git refuses a repository of another user: allow it with `git config --global --add safe.directory <folder>`");
  const line = said.split("\n").find((text) => text.trim() !== "") ?? "it gave no reason";
  return userError(`git: ${line.replace(/^(fatal|error): /, "")}`);
}
