import { userError } from "../model/errors.ts";
import { nameIn, parentOf } from "../model/paths.ts";
import { type ContentHash, type RepoPath, repoPath } from "../model/source.ts";
import type { LinkTarget, SourceTree, TreeEntry } from "../model/tree.ts";
import type { BlobMemory } from "./blobs.ts";
import { git } from "./run.ts";

/** The files of a revision, as they were below the root. No second checkout: the tree is listed once, contents are asked for by id. */
export interface Revision {
  /** The commit's full id. */
  readonly commit: string;
  readonly tree: SourceTree;
  /** The contents of files; null for a path that is no file of the revision. One process for all. */
  read(paths: readonly RepoPath[]): readonly (Uint8Array | null)[];
}

interface Item {
  readonly mode: string;
  readonly id: string;
}

const LINK = "120000";
const SUBMODULE = "160000";
const TEXT_LIMIT = 20_000_000;
/** As the kernel: a longer chain of links is a loop. */
const MOST_LINKS = 40;

/**
 * Opens a revision (a commit, branch, tag, `HEAD~1` …) of the repository that holds the root. Throws a UserError with the remedy. `memory`: contents that
 * were read before.
 */
export function openRevision(root: string, name: string, memory: BlobMemory | null = null): Revision {
  const commit = resolveCommit(root, name);
  return { commit, ...openItems(root, listing(root, commit), commit, memory) };
}

/** Opens what is staged for the next commit, as that commit would hold it. Throws a UserError where files are in conflict. */
export function openStaged(root: string, memory: BlobMemory | null = null): Omit<Revision, "commit"> {
  const items = new Map<string, Item>();
  // "<mode> <id> <stage>\t<path>", ended by a zero; a stage above 0 is one side of a conflict.
  for (const line of git(root, ["ls-files", "--stage", "-z"], { index: true }).toString("utf8").split("\0")) {
    const tab = line.indexOf("\t");
    const [mode, id, stage] = line.slice(0, tab).split(" ");
    if (tab <= 0 || mode === undefined || id === undefined) continue;
    if (stage !== "0") throw userError(`${line.slice(tab + 1)} is in conflict: resolve and stage it, then check again`);
    items.set(line.slice(tab + 1), { mode, id });
  }
  return openItems(root, items, "", memory);
}

/** `name` is how git calls the tree: a commit, or nothing for what is staged. */
function openItems(root: string, items: ReadonlyMap<string, Item>, name: string, memory: BlobMemory | null): Omit<Revision, "commit"> {
  const folders = foldersOf(items);
  const texts = new Map<string, string | null>();
  const read = (paths: readonly string[]): readonly (Uint8Array | null)[] => {
    const wanted = paths.map((path) => items.get(path)).map((item) => (item === undefined || item.mode === SUBMODULE ? null : item.id));
    const blobs = blobsOf(root, [...new Set(wanted.filter((id) => id !== null))], memory);
    return wanted.map((id) => (id === null ? null : (blobs.get(id) ?? null)));
  };
  const textOf = (path: string): string | null => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const item = items.get(path);
    const [above] = path.startsWith("../") ? readBlobs(root, [`${name}:./${path}`]).values() : [];
    const bytes = item === undefined || item.mode === LINK ? (above ?? null) : (read([path])[0] ?? null);
    const text = bytes === null || bytes.byteLength > TEXT_LIMIT ? null : Buffer.from(bytes).toString("utf8");
    texts.set(path, text);
    return text;
  };
  const resolve = (path: string): LinkTarget =>
    resolveLink(path, items, folders, (link) => Buffer.from(read([link])[0] ?? []).toString("utf8"));
  return {
    read,
    tree: {
      list: (folder) => folders.get(folder) ?? { failure: "no such file or directory" },
      text: textOf,
      resolve,
      isTracked: () => true,
    },
  };
}

/** So many files are asked for one by one before the others are fetched with them. */
const SINGLE = 2;

/**
 * The contents of files as somebody asks for them, one at a time: each asking would be a process of its own, so that from the third on
 * all of `paths` are fetched by one.
 */
export function readAhead({ read }: Pick<Revision, "read">, paths: readonly RepoPath[]): (path: RepoPath) => Uint8Array | null {
  const known = new Map<RepoPath, Uint8Array | null>();
  let asked = 0;
  return (path) => {
    let bytes = known.get(path);
    if (bytes === undefined) {
      asked += 1;
      const wanted = asked > SINGLE ? [path, ...paths.filter((other) => other !== path && !known.has(other))] : [path];
      const found = read(wanted);
      for (const [at, one] of wanted.entries()) known.set(one, found[at] ?? null);
      bytes = known.get(path) ?? null;
    }
    return bytes;
  };
}

function resolveCommit(root: string, name: string): string {
  if (name === "") throw userError("the base has no name: give a branch, a tag or a commit");
  try {
    return git(root, ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`])
      .toString("utf8")
      .trim();
  } catch {
    // Outside a repository that is what git says; an unknown name makes it say nothing.
    git(root, ["rev-parse", "--git-dir"]);
    const branch = name.replace(/^origin\//, "");
    throw userError(
      /^HEAD|[~^]|^[0-9a-f]{7,64}$/.test(name)
        ? `there is no revision ${name} here: in a shallow clone fetch more history (\`git fetch --deepen=50\`; in GitHub Actions \`fetch-depth: 2\` under actions/checkout)`
        : `there is no revision ${name} here: get it with \`git fetch origin ${branch}\` and name it origin/${branch} (in GitHub Actions \`fetch-depth: 2\` under actions/checkout and HEAD^1 as the base)`,
    );
  }
}

/** The parents of a commit, first parent first; none for a first commit, and none that a shallow clone left out. */
export function parentsOf(root: string, name: string): readonly string[] {
  return git(root, ["rev-list", "--parents", "--max-count=1", resolveCommit(root, name)])
    .toString("utf8")
    .trim()
    .split(" ")
    .slice(1);
}

/** The day on which a commit was made, as YYYY-MM-DD, by its own clock; null where there is none. */
export function dayOf(root: string, name: string): string | null {
  try {
    const day = git(root, ["show", "--no-patch", "--format=%cs", resolveCommit(root, name)])
      .toString("utf8")
      .trim();
    return /^\d{4}-\d{2}-\d{2}$/.test(day) ? day : null;
  } catch {
    return null;
  }
}

/** Whether the clone holds a commit. */
export function hasCommit(root: string, name: string): boolean {
  try {
    git(root, ["cat-file", "-e", `${name}^{commit}`]);
    return true;
  } catch {
    return false;
  }
}

/** The newest common ancestor of two revisions, or null where the clone does not reach one. */
export function mergeBase(root: string, one: string, other: string): string | null {
  try {
    return git(root, ["merge-base", one, other]).toString("utf8").trim();
  } catch {
    return null;
  }
}

/** Everything below the root, by path relative to it. */
function listing(root: string, commit: string): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>();
  // "<mode> <type> <id>\t<path>", ended by a zero.
  for (const line of git(root, ["ls-tree", "-r", "-z", commit]).toString("utf8").split("\0")) {
    const tab = line.indexOf("\t");
    const [mode, , id] = line.slice(0, tab).split(" ");
    if (tab > 0 && mode !== undefined && id !== undefined) items.set(line.slice(tab + 1), { mode, id });
  }
  return items;
}

function foldersOf(items: ReadonlyMap<string, Item>): ReadonlyMap<string, readonly TreeEntry[]> {
  const folders = new Map<string, TreeEntry[]>([["", []]]);
  const folder = (path: string): TreeEntry[] => {
    let entries = folders.get(path);
    if (entries === undefined) {
      entries = [];
      folders.set(path, entries);
      folder(parentOf(path)).push({ name: nameIn(path), kind: "folder", hash: null });
    }
    return entries;
  };
  for (const [path, { mode, id }] of items) {
    // Another repository's files are no part of this revision.
    if (mode === SUBMODULE) continue;
    const kind = mode === LINK ? "link" : "file";
    folder(parentOf(path)).push({ name: nameIn(path), kind, hash: hashOf(id) });
  }
  return folders;
}

/** A blob's id is the content hash used here, unless the repository uses SHA-256. */
function hashOf(id: string): ContentHash | null {
  return id.length === 40 ? (id as ContentHash) : null;
}

function resolveLink(
  path: string,
  items: ReadonlyMap<string, Item>,
  folders: ReadonlyMap<string, unknown>,
  textOf: (path: string) => string,
): LinkTarget {
  const done: string[] = [];
  let rest = path.split("/");
  for (let links = 0; rest.length > 0; ) {
    const name = rest.shift() as string;
    if (name === "" || name === ".") continue;
    if (name === "..") {
      if (done.pop() === undefined) return { kind: "outside", folder: true };
      continue;
    }
    done.push(name);
    const at = done.join("/");
    const item = items.get(at);
    if (item?.mode === LINK) {
      if (++links > MOST_LINKS) return { kind: "missing" };
      const target = textOf(at);
      if (target.startsWith("/")) return { kind: "outside", folder: !target.endsWith(".py") };
      done.pop();
      rest = [...target.split("/"), ...rest];
    } else if (item !== undefined) {
      return rest.length === 0 ? { kind: "file", path: at, hash: hashOf(item.id) } : { kind: "missing" };
    } else if (!folders.has(at)) {
      return { kind: "missing" };
    }
  }
  return { kind: "folder", path: done.join("/"), hash: null };
}

/** Contents by id: from the memory, and those that it lacks from git, which it has after that. */
function blobsOf(root: string, ids: readonly string[], memory: BlobMemory | null): ReadonlyMap<string, Uint8Array> {
  if (memory === null) return readBlobs(root, ids);
  const blobs = new Map<string, Uint8Array>();
  const missing: string[] = [];
  for (const id of ids) {
    const known = memory.get(id);
    if (known === undefined) missing.push(id);
    else blobs.set(id, known);
  }
  for (const [id, bytes] of readBlobs(root, missing)) {
    memory.set(id, bytes);
    blobs.set(id, bytes);
  }
  return blobs;
}

/** Contents by id, from one process. */
function readBlobs(root: string, ids: readonly string[]): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  if (ids.length === 0) return blobs;
  const output = git(root, ["cat-file", "--batch"], { input: `${ids.join("\n")}\n` });
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    // "<id> blob <size>", then the content and a line end; or "<id> missing", as in a partial clone.
    const [id, , size] = output.toString("latin1", at, end).split(" ");
    at = end + 1;
    if (id === undefined || size === undefined) continue;
    const length = Number(size);
    blobs.set(id, output.subarray(at, at + length));
    at += length + 1;
  }
  return blobs;
}

/** Files that differ between a base and what is compared with it. */
export interface Changes {
  /** Added, changed, deleted and both names of renamed files, sorted. */
  readonly files: readonly RepoPath[];
  /** Of these, the new ones that no file of the base was renamed to; sorted. */
  readonly added: readonly RepoPath[];
  /** The names of renamed files now, by their name in the base. */
  readonly renames: ReadonlyMap<RepoPath, RepoPath>;
}

/** What a commit is compared with. */
export type Compared =
  | { readonly kind: "working-tree" }
  | { readonly kind: "staged" }
  | { readonly kind: "revision"; readonly name: string };

/** What differs between a commit and what it is compared with. In a working tree files that git does not track count as added. */
export function changesSince(root: string, commit: string, head: Compared): Changes {
  const range =
    head.kind === "revision" ? [commit, resolveCommit(root, head.name)] : head.kind === "staged" ? ["--cached", commit] : [commit];
  const options = ["-M", "--name-status", "-z", "--relative", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all"];
  const fields = git(root, ["diff", ...options, ...range, "--"], { index: head.kind === "staged" })
    .toString("utf8")
    .split("\0");
  const files = new Set<RepoPath>();
  const added = new Set<RepoPath>();
  const renames = new Map<RepoPath, RepoPath>();
  for (let index = 0; index + 1 < fields.length; index++) {
    const status = fields[index] as string;
    const path = usable(fields[++index] as string);
    if (path !== null) files.add(path);
    if (path !== null && status === "A") added.add(path);
    if (!/^[RC]/.test(status)) continue;
    const now = usable(fields[++index] as string);
    if (now !== null) files.add(now);
    if (now !== null && path !== null && status.startsWith("R")) renames.set(path, now);
  }
  if (head.kind === "working-tree") {
    for (const name of git(root, ["ls-files", "-z", "--others", "--exclude-standard"]).toString("utf8").split("\0")) {
      const path = name === "" ? null : usable(name);
      if (path === null) continue;
      files.add(path);
      added.add(path);
    }
  }
  return { files: [...files].sort(), added: [...added].sort(), renames };
}

/** Whether the repository keeps a file whose name fits one of the patterns (as git's pathspecs), below the root. */
export function tracked(root: string, patterns: readonly string[]): readonly RepoPath[] {
  return git(root, ["ls-files", "-z", "--", ...patterns.map((pattern) => `:(glob)${pattern}`)])
    .toString("utf8")
    .split("\0")
    .flatMap((name) => (name === "" ? [] : (usable(name) ?? [])));
}

function usable(path: string): RepoPath | null {
  try {
    return path.includes("\\") ? null : repoPath(path);
  } catch {
    return null;
  }
}
