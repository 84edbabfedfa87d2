// Which files there are and what each is for, by folders and names alone.

import type { Problem } from "../model/finding.ts";
import { nameIn, parentOf } from "../model/paths.ts";
import { type ContentHash, type RepoPath, repoPath } from "../model/source.ts";
import type { Role } from "../model/subjects.ts";
import type { SourceTree } from "../model/tree.ts";
import { findMigrations, type MigrationFolder } from "./migrations.ts";
import { roleFinder } from "./roles.ts";
import { walk } from "./walk.ts";

export type { MigrationFolder } from "./migrations.ts";
export { roleByContent } from "./roles.ts";
export { isSkippedFolder } from "./walk.ts";
export { outerIgnoreFiles, workingTree } from "./working-tree.ts";

export interface DiscoverOptions {
  /** The only paths to analyse, and paths to leave out, in the syntax of `.gitignore`, relative to the root. */
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  /** What `outerIgnoreFiles` found above the root. */
  readonly outerIgnores?: readonly { readonly text: string; readonly prefix: string }[];
}

export interface DiscoveredFile {
  readonly path: RepoPath;
  readonly role: Role;
  /** Known without reading where the tree is a revision. */
  readonly hash: ContentHash | null;
}

export interface Discovery {
  /** All Python files, sorted by path. */
  readonly files: readonly DiscoveredFile[];
  /** Folders with an `__init__.py`. */
  readonly packages: readonly RepoPath[];
  readonly migrations: readonly MigrationFolder[];
  /** pyproject.toml, alembic.ini, CLAUDE.md and their like, wherever they stand. */
  readonly projectFiles: readonly RepoPath[];
  /** Links to files and folders that are analysed under their own name. */
  readonly aliases: readonly { readonly path: RepoPath; readonly target: RepoPath }[];
  readonly problems: readonly Problem[];
}

/** Finds the Python files of a tree. What cannot be read is a problem, a tree without Python too; nothing is thrown. */
export function discover(tree: SourceTree, options: DiscoverOptions = {}): Discovery {
  const found = walk(tree, { include: options.include ?? [], exclude: options.exclude ?? [], outer: options.outerIgnores ?? [] });
  const paths = found.files.map(({ path }) => path);
  const migrations = findMigrations(tree, paths, found.projectFiles);
  const packages = new Set<string>();
  const withModules = new Set<string>();
  for (const path of paths) {
    (nameIn(path) === "__init__.py" ? packages : withModules).add(parentOf(path));
  }
  const folders = {
    packages,
    withModules,
    environments: new Set(migrations.folders.map(({ home }) => (home === "" ? "env.py" : `${home}/env.py`))),
    versions: new Set<string>(migrations.folders.flatMap(({ versions }) => versions)),
  };
  const roleOf = roleFinder(folders);
  const problems = [...found.problems, ...migrations.problems].sort(byPlace);
  if (paths.length === 0) problems.push(nothingToAnalyse(options));
  return {
    // Made of names in folders, without backslashes and drive letters: nothing that `repoPath` would have to look at again.
    files: found.files.map(({ path, hash }) => ({ path: path as RepoPath, role: roleOf(path), hash })),
    packages: [...packages].sort().map(repoPath),
    migrations: migrations.folders,
    projectFiles: found.projectFiles.map(repoPath),
    aliases: found.aliases.map(({ path, target }) => ({ path: repoPath(path), target: repoPath(target) })),
    problems,
  };
}

function byPlace(a: Problem, b: Problem): number {
  const left = `${a.file ?? ""}\0${a.message}`;
  const right = `${b.file ?? ""}\0${b.message}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

function nothingToAnalyse({ include = [], exclude = [] }: DiscoverOptions): Problem {
  const remedy =
    include.length + exclude.length > 0
      ? "look at `include` and `exclude` in the configuration, and at .gitignore"
      : "name the folder of the back end with --root, and look at .gitignore";
  return { kind: "not-python", file: null, line: null, message: `no Python file found below the root: ${remedy}`, fatal: false };
}
