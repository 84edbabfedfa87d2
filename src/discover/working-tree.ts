import { closeSync, constants, fstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { systemReason } from "../model/errors.ts";
import { pathPatterns } from "../model/patterns.ts";
import type { LinkTarget, SourceTree, TreeEntry } from "../model/tree.ts";
import { type Tracked, trackedBelow } from "./git-index.ts";

/** A baseline of a large code base has some megabytes. */
const TEXT_LIMIT = 20_000_000;

/** The files of a folder on disk. Nothing is opened but regular files, and nothing outside the root is followed. */
export function workingTree(root: string): SourceTree {
  const real = realpathSync(root);
  let tracked: Tracked | null = null;
  return {
    list(folder) {
      try {
        return readdirSync(folder === "" ? real : `${real}/${folder}`, { withFileTypes: true }).map((entry): TreeEntry => {
          const kind = entry.isFile() ? "file" : entry.isDirectory() ? "folder" : entry.isSymbolicLink() ? "link" : "other";
          return { name: entry.name, kind, hash: null };
        });
      } catch (error) {
        return { failure: systemReason(error) };
      }
    },
    text: (path) => readText(`${real}/${path}`),
    resolve: (path) => resolveLink(real, path),
    isTracked(path, folder) {
      tracked ??= trackedBelow(real);
      return (folder ? tracked.folders : tracked.files).has(path);
    },
  };
}

/** Reads a file of at most 20 MB as UTF-8; null for anything else. It never waits on a pipe. */
export function readText(path: string): string | null {
  let descriptor: number;
  try {
    descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch {
    return null;
  }
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile() || stat.size > TEXT_LIMIT) return null;
    const bytes = Buffer.allocUnsafe(stat.size);
    return bytes.toString("utf8", 0, readSync(descriptor, bytes, 0, stat.size, 0));
  } catch {
    return null;
  } finally {
    closeSync(descriptor);
  }
}

function resolveLink(root: string, path: string): LinkTarget {
  try {
    const target = realpathSync(`${root}/${path}`);
    const stat = statSync(target);
    if (target !== root && !target.startsWith(root.endsWith(sep) ? root : root + sep))
      return { kind: "outside", folder: stat.isDirectory() };
    const kind = stat.isDirectory() ? "folder" : stat.isFile() ? "file" : "other";
    return { kind, path: relative(root, target).split(sep).join("/"), hash: null };
  } catch {
    // A link to nothing, to itself, or through a folder that may not be entered.
    return { kind: "missing" };
  }
}

/**
 * The `.gitignore` files between the top of the repository that holds the root and the root, outermost first. They do not
 * hold if they ignore the root itself: whoever names an ignored folder wants it analysed.
 */
export function outerIgnoreFiles(root: string): readonly { readonly text: string; readonly prefix: string }[] {
  const found: { text: string; prefix: string }[] = [];
  let folder = realpathSync(root);
  const real = folder;
  while (!existsAsRepository(folder)) {
    const parent = dirname(folder);
    if (parent === folder) return [];
    folder = parent;
    const text = readText(join(folder, ".gitignore"));
    if (text !== null) found.unshift({ text, prefix: `${relative(folder, real).split(sep).join("/")}/` });
  }
  return found.some(ignoresRoot) ? [] : found;
}

function ignoresRoot({ text, prefix }: { readonly text: string; readonly prefix: string }): boolean {
  const rules = pathPatterns(text);
  const names = prefix.slice(0, -1).split("/");
  return names.some((_, index) => rules.test(names.slice(0, index + 1).join("/"), true) === true);
}

function existsAsRepository(folder: string): boolean {
  try {
    statSync(resolve(folder, ".git"));
    return true;
  } catch {
    return false;
  }
}
