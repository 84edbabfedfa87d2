import type { Problem } from "../model/finding.ts";
import { joinPath, nameIn } from "../model/paths.ts";
import { type PathPatterns, pathPatterns } from "../model/patterns.ts";
import type { ContentHash } from "../model/source.ts";
import type { SourceTree, TreeEntry } from "../model/tree.ts";

/** Tools' own folders, and other people's code that an installer put there. */
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set([
  ".git",
  ".hg",
  ".svn",
  ".bzr",
  "node_modules",
  "site-packages",
  "__pycache__",
  "__pypackages__",
  ".venv",
  ".tox",
  ".nox",
  ".eggs",
  ".direnv",
  ".pyenv",
  ".mypy_cache",
  ".pytest_cache",
  ".ruff_cache",
  ".pytype",
  ".hypothesis",
  ".ipynb_checkpoints",
  ".fastapi-gate",
  "buck-out",
]);

/** Whether a folder of this name is never looked into. */
export function isSkippedFolder(name: string): boolean {
  return SKIPPED_FOLDERS.has(name);
}

/** What build tools write; but a package of this name, or a folder of it in a package, is the application's own. */
const BUILD_FOLDERS: ReadonlySet<string> = new Set(["build", "dist", "_build"]);

/** What holds in an ignored folder, of which only the files under version control are taken. */
const EVERYTHING = { rules: pathPatterns("*"), cut: 0, prefix: "" };

/** Ten times what the longest real ones have; every file is matched against every line. */
const MOST_IGNORE_TEXT = 200_000;

/** Files beside the Python ones that tell something of the project. */
const PROJECT_FILE =
  /^(?:pyproject\.toml|fastapi-gate\.toml|setup\.(?:cfg|py)|(?:requirements|constraints)[\w.-]*\.txt|(?:requirement|reqs?)(?:[._-][\w.-]*)?\.txt|Pipfile|alembic\.ini|\.importlinter|CLAUDE\.md|AGENTS\.md|CONTRIBUTING\.md|README\.md|CODEOWNERS)$/;

/** A Python file; the hash is known without reading where the tree is a revision. */
export interface WalkedFile {
  readonly path: string;
  readonly hash: ContentHash | null;
}

/** A second name for a folder or file that is analysed under its own. */
export interface Alias {
  readonly path: string;
  readonly target: string;
}

export interface Walk {
  readonly files: readonly WalkedFile[];
  readonly projectFiles: readonly string[];
  readonly aliases: readonly Alias[];
  readonly problems: readonly Problem[];
}

export interface WalkOptions {
  /** `.gitignore` lines from above the root that hold inside it, outermost first, each with the root's path from its folder. */
  readonly outer: readonly { readonly text: string; readonly prefix: string }[];
  /** Paths to leave out, in the syntax of `.gitignore`. */
  readonly exclude: readonly string[];
  /** The only paths to take, in the syntax of `.gitignore`; empty for all. */
  readonly include: readonly string[];
}

/** The ignore file of a folder and of those around it, innermost first. */
interface Ignored {
  readonly rules: PathPatterns;
  /** Paths are cut by so many characters, after the prefix is set before them. */
  readonly cut: number;
  readonly prefix: string;
  readonly outer: Ignored | null;
}

interface Folder {
  /** The path it is reported under, and the real one: they differ below a link. */
  readonly path: string;
  readonly real: string;
  readonly ignored: Ignored | null;
  /** It lies in a package. */
  readonly packaged?: boolean;
}

/** Lists the Python files of a tree. Links are followed after everything else, each real folder and file is taken once. */
export function walk(tree: SourceTree, options: WalkOptions): Walk {
  return new TreeWalk(tree, options).run();
}

class TreeWalk {
  private readonly tree: SourceTree;
  private readonly exclude: PathPatterns | null;
  private readonly include: PathPatterns | null;
  private readonly start: Ignored | null;
  private readonly files: WalkedFile[] = [];
  private readonly projectFiles: string[] = [];
  private readonly aliases: Alias[] = [];
  private readonly problems: Problem[] = [];
  private readonly seen = new Set<string>();
  private links: { readonly path: string; readonly ignored: Ignored | null }[] = [];

  constructor(tree: SourceTree, options: WalkOptions) {
    this.tree = tree;
    this.exclude = options.exclude.length > 0 ? pathPatterns(options.exclude.join("\n")) : null;
    this.include = options.include.length > 0 ? pathPatterns(options.include.join("\n")) : null;
    let start: Ignored | null = null;
    for (const { text, prefix } of options.outer) start = { rules: pathPatterns(text), cut: 0, prefix, outer: start };
    this.start = start;
  }

  run(): Walk {
    this.folder({ path: "", real: "", ignored: this.start });
    while (this.links.length > 0) {
      const links = this.links.sort((a, b) => (a.path < b.path ? -1 : 1));
      this.links = [];
      for (const { path, ignored } of links) this.link(path, ignored);
    }
    return {
      files: this.files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      projectFiles: this.projectFiles.sort(),
      aliases: this.aliases.sort((a, b) => (a.path < b.path ? -1 : 1)),
      problems: this.problems,
    };
  }

  private folder(first: Folder): void {
    const open: Folder[] = [first];
    for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
      if (this.seen.has(folder.real)) continue;
      this.seen.add(folder.real);
      const entries = this.tree.list(folder.path);
      if ("failure" in entries) {
        this.unreadable(folder.path === "" ? "." : folder.path, `cannot list the folder: ${entries.failure}`);
        continue;
      }
      if (folder.path !== "" && isForeign(folder, entries)) continue;
      const ignored = this.ignoreFile(folder, entries);
      const packaged = isPackage(entries);
      for (const entry of entries) {
        if (entry.kind === "folder") {
          const path = joinPath(folder.path, entry.name);
          if (!SKIPPED_FOLDERS.has(entry.name) && !this.leftOut(path, true, ignored) && this.usable(path)) {
            const inside = isIgnored(path, true, ignored) ? { ...EVERYTHING, outer: ignored } : ignored;
            open.push({ path, real: joinPath(folder.real, entry.name), ignored: inside, packaged });
          }
        } else {
          this.entry(folder, entry, ignored);
        }
      }
    }
  }

  private entry(folder: Folder, entry: TreeEntry, ignored: Ignored | null): void {
    const path = joinPath(folder.path, entry.name);
    if (entry.kind === "link") {
      this.links.push({ path, ignored });
    } else if (entry.kind === "file") {
      this.file(path, joinPath(folder.real, entry.name), entry.name, entry.hash, ignored);
    } else if (entry.name.endsWith(".py")) {
      this.unreadable(path, "is a pipe, socket or device, not a file: not opened");
    }
  }

  private file(path: string, real: string, name: string, hash: ContentHash | null, ignored: Ignored | null): void {
    if (name.endsWith(".py")) {
      if (this.leftOut(path, false, ignored) || (this.include !== null && this.include.within(path) !== true) || !this.usable(path)) return;
      this.seen.add(real);
      this.files.push({ path, hash });
    } else if (PROJECT_FILE.test(name) && !this.leftOut(path, false, ignored)) {
      this.projectFiles.push(path);
    }
  }

  private link(path: string, ignored: Ignored | null): void {
    const name = nameIn(path);
    const python = name.endsWith(".py");
    const target = this.tree.resolve(path);
    if (target.kind === "missing") {
      if (python && !this.leftOut(path, false, ignored)) this.unreadable(path, "is a link to nothing");
      return;
    }
    if (target.kind === "outside") {
      if ((!python && !target.folder) || SKIPPED_FOLDERS.has(name) || this.leftOut(path, target.folder, ignored)) return;
      this.unreadable(path, `is a link to a ${target.folder ? "folder" : "file"} out of the root: not followed`);
      return;
    }
    if (target.kind === "other" || (target.kind === "file" && !python)) return;
    const folder = target.kind === "folder";
    if (SKIPPED_FOLDERS.has(name) || target.path.split("/").some((part) => SKIPPED_FOLDERS.has(part))) return;
    if (this.leftOut(path, folder, ignored) || !this.usable(path)) return;
    if (this.seen.has(target.path)) {
      this.aliases.push({ path, target: target.path });
    } else if (folder) {
      this.folder({ path, real: target.path, ignored });
    } else {
      this.file(path, target.path, name, target.hash, ignored);
    }
  }

  private ignoreFile(folder: Folder, entries: readonly TreeEntry[]): Ignored | null {
    if (!entries.some(({ name, kind }) => name === ".gitignore" && kind === "file")) return folder.ignored;
    const text = this.tree.text(joinPath(folder.path, ".gitignore"));
    if (text === null) return folder.ignored;
    if (text.length > MOST_IGNORE_TEXT) {
      this.unreadable(joinPath(folder.path, ".gitignore"), "is too large to be one: not honoured");
      return folder.ignored;
    }
    return { rules: pathPatterns(text), cut: folder.path === "" ? 0 : folder.path.length + 1, prefix: "", outer: folder.ignored };
  }

  private leftOut(path: string, folder: boolean, ignored: Ignored | null): boolean {
    if (this.exclude?.test(path, folder) === true) return true;
    return isIgnored(path, folder, ignored) && !this.tree.isTracked(path, folder);
  }

  /** Names that our paths cannot hold; only possible where the system's own separator is not a backslash. */
  private usable(path: string): boolean {
    if (!path.includes("\\") && !/^[A-Za-z]:/.test(path)) return true;
    this.unreadable(path, "has a name with a backslash or a drive letter: rename it to have it analysed");
    return false;
  }

  private unreadable(path: string, message: string): void {
    this.problems.push({ kind: "unreadable-file", file: path as Problem["file"], line: null, message, fatal: false });
  }
}

/** A virtual environment (by the file that Python's venv writes), or what a build tool wrote: beside packages, never into one. */
function isForeign({ path, packaged }: Folder, entries: readonly TreeEntry[]): boolean {
  if (entries.some(({ name }) => name === "pyvenv.cfg" || name === "conda-meta")) return true;
  return packaged !== true && BUILD_FOLDERS.has(nameIn(path)) && !isPackage(entries);
}

function isIgnored(path: string, folder: boolean, ignored: Ignored | null): boolean {
  for (let level = ignored; level !== null; level = level.outer) {
    const verdict = level.rules.test(level.prefix + path.slice(level.cut), folder);
    if (verdict !== undefined) return verdict;
  }
  return false;
}

function isPackage(entries: readonly TreeEntry[]): boolean {
  return entries.some(({ name }) => name === "__init__.py");
}
