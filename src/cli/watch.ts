import { type Dirent, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type FSWatcher, watch as watchFolder } from "chokidar";
import { isSkippedFolder, LiveProject } from "../live/project.ts";
import { UserError } from "../model/errors.ts";
import type { RenderContext } from "../model/output.ts";
import { type RepoPath, repoPath } from "../model/source.ts";
import { problemLines } from "../report/index.ts";
import { changeText } from "../report/text/change.ts";
import { text } from "../report/text/index.ts";
import type { SessionResult } from "../session.ts";
import type { SessionRequest } from "../session-request.ts";

/** Milliseconds: an editor writes several files, or one in several steps. */
const QUIET = 60;
const MOST_PROBLEMS = 10;

/** Files besides Python ones on which a result depends. */
const SETTINGS =
  /^(?:pyproject\.toml|fastapi-gate[\w.-]*\.(?:toml|json)|setup\.(?:cfg|py)|alembic\.ini|\.gitignore|migrations\.json)$|^requirements|\.(?:html?|jinja2?|j2)$/;

/** Prints a run in full, and after every change of a file what it changed. Goes on until it is stopped. */
export async function watch(
  request: SessionRequest,
  contextOf: (result: SessionResult) => Promise<RenderContext>,
  writeLines: (lines: readonly string[], most: number) => void,
): Promise<never> {
  const { root } = request;
  const project = new LiveProject(request);
  let last: SessionResult | null = null;
  let said = "";
  const run = async (): Promise<void> => {
    try {
      const result = await project.run();
      const context = await contextOf(result);
      const problems = problemLines(result.outcome.problems);
      // What is wrong is said when it is new.
      if (problems.join("\n") !== said) writeLines(problems, MOST_PROBLEMS);
      said = problems.join("\n");
      process.stdout.write(last === null ? text(result.outcome, context) : changeText(last.outcome, result.outcome, context));
      last = result;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      if (error.message !== said) writeLines(error.message.split("\n"), MOST_PROBLEMS);
      said = error.message;
    }
    process.stderr.write("Watching for changes; stop with Ctrl-C.\n");
  };

  const changed = new Set<RepoPath>();
  const made = new Set<string>();
  let whole = false;
  let timer: NodeJS.Timeout | null = null;
  let running = Promise.resolve();
  let fail: (error: unknown) => void = () => {};
  // A bug ends it like any other command; otherwise only a signal does.
  const failed = new Promise<never>((_, reject) => {
    fail = reject;
  });
  const look = (): void => {
    timer = null;
    for (const path of missed(watcher, made)) note(path);
    made.clear();
    running = running
      .then(async () => {
        if (changed.size === 0 && !whole) return;
        project.touch(whole ? null : [...changed]);
        changed.clear();
        whole = false;
        await run();
      })
      .catch(fail);
  };
  const note = (path: string): void => {
    const inside = relative(root, path).split(sep).join("/");
    if (inside.endsWith(".py")) changed.add(repoPath(inside));
    else whole = true;
  };
  const lookSoon = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(look, QUIET);
  };
  const notice = (path: string): void => {
    note(path);
    lookSoon();
  };
  const watcher = watchFolder(root, {
    ignoreInitial: true,
    followSymlinks: false,
    ignored: (path, stats) => {
      const name = path.slice(path.lastIndexOf(sep) + 1);
      if (stats?.isFile() === true) return isOfNoUse(name);
      return path !== root && isSkippedFolder(name);
    },
  });
  await new Promise<void>((resolve, reject) => {
    watcher.on("ready", resolve);
    watcher.on("error", (error) => reject(cannotWatch(error)));
  });
  watcher.on("add", notice).on("change", notice).on("unlink", notice).on("unlinkDir", notice);
  watcher.on("addDir", (folder) => {
    made.add(folder);
    lookSoon();
  });
  running = running.then(run).catch(fail);
  return failed;
}

function isOfNoUse(name: string): boolean {
  return !name.endsWith(".py") && !SETTINGS.test(name);
}

/**
 * What lies in new folders and is not watched. The watcher reads a new folder before it begins to watch it, so that it does not hear of what
 * is written in between; from here on it does.
 */
function missed(watcher: FSWatcher, folders: ReadonlySet<string>): readonly string[] {
  if (folders.size === 0) return [];
  const watched = watcher.getWatched();
  const found: string[] = [];
  for (const folder of folders) {
    const known = new Set(watched[folder]);
    for (const entry of entriesOf(folder)) {
      const isWanted = entry.isDirectory() ? !isSkippedFolder(entry.name) : entry.isFile() && !isOfNoUse(entry.name);
      if (isWanted && !known.has(entry.name)) found.push(join(folder, entry.name));
    }
  }
  watcher.add(found);
  return found;
}

/** Nothing for a folder that is gone by now. */
function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

function cannotWatch(error: unknown): Error {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const remedy =
    code === "ENOSPC" || code === "EMFILE" ? ": too many files are watched on this machine (Linux: raise fs.inotify.max_user_watches)" : "";
  const message = error instanceof Error ? error.message : String(error);
  return new UserError([{ file: null, line: null, message: `the folder cannot be watched${remedy === "" ? `: ${message}` : remedy}` }]);
}
