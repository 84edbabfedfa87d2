import { readFileSync, realpathSync, statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { userError } from "../model/errors.ts";
import { type RepoPath, repoPath } from "../model/source.ts";

const MOST_BYTES = 50_000_000;

/** A path that a client names, relative to the root. Throws a UserError for one outside it, also by way of a link. */
export function pathInRoot(root: string, path: string): RepoPath {
  const full = resolve(root, path);
  const inside = relative(root, full).split(sep).join("/");
  if (inside === ".." || inside.startsWith("../") || isAbsolute(inside)) throw outside(path);
  let real: string | null = null;
  try {
    real = realpathSync(full);
  } catch {
    // A file that is not there yet, such as one that a task will make.
  }
  if (real !== null && real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) throw outside(path);
  return repoPath(inside === "" ? "." : inside);
}

/** The text of a file in the root. Throws a UserError. */
export function textInRoot(root: string, path: string): string {
  const inside = pathInRoot(root, path);
  try {
    const full = resolve(root, inside);
    const stat = statSync(full);
    if (!stat.isFile() || stat.size > MOST_BYTES) throw new Error("not a file of at most 50 MB");
    return readFileSync(full, "utf8");
  } catch {
    throw userError(`${path} cannot be read as a report: name a JSON file below the root`);
  }
}

function outside(path: string): Error {
  return userError(`${path} lies outside the root: name files and folders relative to it, or start the server with another --root`);
}
