import { realpathSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { type RepoPath, repoPath } from "../model/source.ts";

/** The absolute path of a document, without links as far as it exists; null for one that is no file. */
export function pathOfUri(uri: string): string | null {
  try {
    const path = fileURLToPath(uri);
    try {
      return realpathSync(path);
    } catch {
      // Not saved yet.
      return path;
    }
  } catch {
    return null;
  }
}

/** The path of a file relative to a root; null outside it. */
export function pathIn(root: string, path: string): RepoPath | null {
  const inside = relative(root, path).split(sep).join("/");
  if (inside === "" || inside === ".." || inside.startsWith("../")) return null;
  try {
    return repoPath(inside);
  } catch {
    // Another drive.
    return null;
  }
}

/** The URI of a file of a root. */
export function uriIn(root: string, path: string): string {
  return pathToFileURL(`${root}${root.endsWith(sep) ? "" : sep}${path}`).href;
}
