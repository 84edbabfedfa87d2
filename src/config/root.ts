import { existsSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { userError } from "../model/errors.ts";
import { holdsSettings } from "./projects.ts";

/**
 * The root of a run, absolute and without links: the folder named, else the nearest folder with settings or a repository, from
 * the paths' common folder upwards, else the working directory (or that common folder, where it lies elsewhere).
 * Throws a UserError for a path that does not exist.
 */
export function findRoot(workingDirectory: string, named: string | null, paths: readonly string[]): string {
  if (named !== null) {
    const root = real(workingDirectory, named);
    if (!statSync(root).isDirectory()) throw userError(`${named} is not a folder: name the folder of the back end`);
    return root;
  }
  const here = realpathSync(workingDirectory);
  const folders = paths.map((path) => {
    const target = real(workingDirectory, path);
    return statSync(target).isDirectory() ? target : dirname(target);
  });
  const start = folders.length === 0 ? here : folders.reduce(commonFolder);
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git")) || hasSettings(folder)) return folder;
    if (dirname(folder) === folder) break;
  }
  return isWithin(start, here) ? here : start;
}

/** The path of a root in the repository that holds it, with forward slashes; null where it is the repository's top, or in none. */
export function projectIn(root: string): string | null {
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder === root ? null : relative(folder, root).split(sep).join("/");
    if (dirname(folder) === folder) return null;
  }
}

function real(workingDirectory: string, path: string): string {
  try {
    return realpathSync(resolve(workingDirectory, path));
  } catch {
    throw userError(`${path} does not exist`);
  }
}

function hasSettings(folder: string): boolean {
  if (existsSync(join(folder, "fastapi-gate.toml"))) return true;
  try {
    return holdsSettings(readFileSync(join(folder, "pyproject.toml"), "utf8"));
  } catch {
    return false;
  }
}

function commonFolder(one: string, other: string): string {
  let folder = one;
  while (!isWithin(other, folder)) folder = dirname(folder);
  return folder;
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}
