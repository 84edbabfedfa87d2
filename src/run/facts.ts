import type { FactsData } from "../model/facts.ts";
import type { Problem } from "../model/finding.ts";
import type { ContentHash, RepoPath } from "../model/source.ts";
import type { FactsStore } from "./cache.ts";
import { analyseAll, type PoolOptions } from "./pool.ts";
import { type Failure, type FileResult, guarded, type MakeAnalyse, tooLarge } from "./share.ts";
import { contentHash, fileReader, SIZE_LIMIT } from "./sources.ts";

/** The facts of a tree's files, with a problem for each file that has none. */
export interface FactsOfFiles {
  /** In the order of the paths asked for. */
  readonly facts: ReadonlyMap<RepoPath, FactsData>;
  readonly problems: readonly Problem[];
  /** How many files were found in the store. */
  readonly reused: number;
}

/** Facts of files on disk: from the store where their content is known, else by parsing them. */
export async function factsOfFiles(root: string, paths: readonly RepoPath[], store: FactsStore | null, pool: PoolOptions): Promise<FactsOfFiles> {
  const results = new Map<RepoPath, FileResult>();
  if (store !== null && store.size > 0) lookUp(root, paths, store, results);
  const reused = results.size;
  const missing = paths.filter((path) => !results.has(path));
  const made = missing.length === 0 ? [] : await analyseAll(root, missing, pool);
  missing.forEach((path, index) => {
    results.set(path, made[index] as FileResult);
  });
  return gather(paths, (path) => results.get(path) as FileResult, reused);
}

/** Each file is read and hashed: asking for its size and time alone would save a few hundredths of a second, and could be wrong. */
function lookUp(root: string, paths: readonly RepoPath[], store: FactsStore, results: Map<RepoPath, FileResult>): void {
  const read = fileReader();
  for (const path of paths) {
    const source = read(`${root}/${path}`);
    const facts = source.kind === "bytes" ? store.get(contentHash(source.bytes)) : undefined;
    if (facts !== undefined) results.set(path, { kind: "facts", facts });
  }
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
export function factsOfRevision(
  files: readonly RevisionFile[],
  known: (hash: ContentHash) => FactsData | undefined,
  read: (paths: readonly RepoPath[]) => readonly (Uint8Array | null)[],
  make: MakeAnalyse,
): FactsOfFiles {
  const results = new Map<RepoPath, FileResult>();
  for (const { path, hash } of files) {
    const facts = hash === null ? undefined : known(hash);
    if (facts !== undefined) results.set(path, { kind: "facts", facts });
  }
  const reused = results.size;
  const missing = files.map(({ path }) => path).filter((path) => !results.has(path));
  const analyse = guarded(make);
  const blobs = missing.length === 0 ? [] : read(missing);
  missing.forEach((path, index) => {
    const bytes = blobs[index] ?? null;
    results.set(path, bytes === null ? failed({ kind: "unreadable-file", message: "cannot be read from the revision" }) : ofBytes(bytes, known, analyse));
  });
  return gather(files.map(({ path }) => path), (path) => results.get(path) as FileResult, reused);
}

function ofBytes(bytes: Uint8Array, known: (hash: ContentHash) => FactsData | undefined, analyse: (bytes: Uint8Array) => FileResult): FileResult {
  if (bytes.byteLength > SIZE_LIMIT) return failed(tooLarge(bytes.byteLength));
  const facts = known(contentHash(bytes));
  return facts === undefined ? analyse(bytes) : { kind: "facts", facts };
}

function failed(failure: Failure): FileResult {
  return { kind: "failure", failure };
}

function gather(paths: readonly RepoPath[], resultOf: (path: RepoPath) => FileResult, reused: number): FactsOfFiles {
  const facts = new Map<RepoPath, FactsData>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const result = resultOf(path);
    if (result.kind === "facts") facts.set(path, result.facts);
    else problems.push({ kind: result.failure.kind, file: path, line: null, message: result.failure.message, fatal: false });
  }
  return { facts, problems, reused };
}
