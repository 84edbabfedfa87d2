import type { FactsData } from "../model/facts.ts";
import type { Problem } from "../model/finding.ts";
import type { ContentHash, RepoPath } from "../model/source.ts";
import type { FactsStore } from "./cache.ts";
import { analyseAll, type PoolOptions } from "./pool.ts";
import { type Failure, type FileResult, type Guarded, guarded, type MakeAnalyse, tooLarge } from "./share.ts";
import { contentHash, fileReader, SIZE_LIMIT } from "./sources.ts";

/** The facts of a tree's files, with a problem for each file that has none. */
export interface FactsOfFiles {
  /** In the order of the paths asked for. */
  readonly facts: ReadonlyMap<RepoPath, FactsData>;
  readonly problems: readonly Problem[];
  /** How many files were found in the store. */
  readonly reused: number;
}

/** What is known before files are looked at: facts of earlier runs, and the hashes of files that were read already. */
export interface Known {
  readonly store: Pick<FactsStore, "size" | "get">;
  readonly hashed: ReadonlyMap<RepoPath, ContentHash>;
}

/** Facts of files on disk: from the store where their content is known, else by parsing them. */
export async function factsOfFiles(
  root: string,
  paths: readonly RepoPath[],
  known: Known,
  pool: () => Promise<PoolOptions>,
): Promise<FactsOfFiles> {
  const results = lookUp(root, paths, known);
  const missing = [...paths.keys()].filter((index) => results[index] === null);
  if (missing.length > 0) {
    const made = await analyseAll(
      root,
      missing.map((index) => paths[index] as RepoPath),
      await pool(),
    );
    missing.forEach((index, position) => {
      results[index] = made[position] as FileResult;
    });
  }
  return gather(paths, results as readonly FileResult[], paths.length - missing.length);
}

/** Each file is read and hashed: asking for its size and time alone would save a few hundredths of a second, and could be wrong. */
function lookUp(root: string, paths: readonly RepoPath[], { store, hashed }: Known): (FileResult | null)[] {
  if (store.size === 0) return paths.map(() => null);
  const read = fileReader();
  const base = root.endsWith("/") ? root : `${root}/`;
  return paths.map((path) => {
    let hash = hashed.get(path);
    if (hash === undefined) {
      const source = read(base + path);
      if (source.kind === "bytes") hash = source.hash;
    }
    const facts = hash === undefined ? undefined : store.get(hash);
    return facts === undefined ? null : { kind: "facts", facts };
  });
}

/** Files of a revision, whose hash may be known before their content. */
export interface RevisionFile {
  readonly path: RepoPath;
  readonly hash: ContentHash | null;
}

/**
 * Facts of a revision's files. Contents that `known` has facts for are not even read: those are the files that did not change.
 * `read` gives the bytes of others; null for one that cannot be read.
 */
export async function factsOfRevision(
  files: readonly RevisionFile[],
  known: (hash: ContentHash) => FactsData | undefined,
  read: (paths: readonly RepoPath[]) => readonly (Uint8Array | null)[],
  make: () => Promise<MakeAnalyse>,
): Promise<FactsOfFiles> {
  const results = files.map(({ hash }): FileResult | null => {
    const facts = hash === null ? undefined : known(hash);
    return facts === undefined ? null : { kind: "facts", facts };
  });
  const paths = files.map(({ path }) => path);
  const missing = [...paths.keys()].filter((index) => results[index] === null);
  if (missing.length > 0) {
    const analyse = guarded(await make());
    const blobs = read(missing.map((index) => paths[index] as RepoPath));
    missing.forEach((index, position) => {
      const bytes = blobs[position] ?? null;
      results[index] =
        bytes === null ? failed({ kind: "unreadable-file", message: "cannot be read from the revision" }) : ofBytes(bytes, known, analyse);
    });
  }
  return gather(paths, results as readonly FileResult[], paths.length - missing.length);
}

function ofBytes(bytes: Uint8Array, known: (hash: ContentHash) => FactsData | undefined, analyse: Guarded): FileResult {
  if (bytes.byteLength > SIZE_LIMIT) return failed(tooLarge(bytes.byteLength));
  const hash = contentHash(bytes);
  const facts = known(hash);
  return facts === undefined ? analyse(bytes, hash) : { kind: "facts", facts };
}

function failed(failure: Failure): FileResult {
  return { kind: "failure", failure };
}

function gather(paths: readonly RepoPath[], results: readonly FileResult[], reused: number): FactsOfFiles {
  const facts = new Map<RepoPath, FactsData>();
  const problems: Problem[] = [];
  paths.forEach((path, index) => {
    const result = results[index] as FileResult;
    if (result.kind === "facts") facts.set(path, result.facts);
    else problems.push({ kind: result.failure.kind, file: path, line: null, message: result.failure.message, fatal: false });
  });
  return { facts, problems, reused };
}
