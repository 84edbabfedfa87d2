import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { FactsData } from "../model/facts.ts";
import type { ContentHash, RepoPath } from "../model/source.ts";
import { type FactsStore, openStore, STORE_FILE } from "./cache.ts";
import { type FactsOfFiles, factsOfFiles, factsOfRevision, type RevisionFile } from "./facts.ts";
import type { PoolOptions } from "./pool.ts";
import { openShards, type ShardedFacts } from "./shards.ts";
import { fileReader } from "./sources.ts";
import { FACTS_VERSION } from "./version.ts";

/** A worker that has been at one file for so long, in milliseconds, is in an endless loop. */
const PATIENCE = 60_000;
/** Some hundred times what an ordinary worker needs; a file of 10 MB takes about half. */
const WORKER_MEGABYTES = 2000;

export interface AnalyserOptions {
  /** Threads at work; null: as many as pay. */
  readonly jobs: number | null;
  /** Folder of the user's caches; null: nothing is kept. */
  readonly cacheFolder: string | null;
  /** A folder with facts that were made apart (absolute). What comes from there is not kept. */
  readonly factsFolder?: string;
}

/** Reads facts for one root. */
export interface Analyser {
  /** The content hashes of files on disk, in their order, by reading them; null where one cannot be read. `files` reads them no second time. */
  hashes(paths: readonly RepoPath[]): readonly ContentHash[] | null;
  /** Facts of files on disk, relative to the root. */
  files(paths: readonly RepoPath[]): Promise<FactsOfFiles>;
  /** Facts of a revision's files; `read` gives the bytes of those whose content is not known yet. */
  revision(files: readonly RevisionFile[], read: (paths: readonly RepoPath[]) => readonly (Uint8Array | null)[]): Promise<FactsOfFiles>;
  /**
   * Keeps all facts read so far for the next run. It writes beside other work; resolves to lines for the user about a store
   * that could not be read or written.
   */
  save(): Promise<readonly string[]>;
}

/** Makes the analyser of a root (absolute). Nothing is loaded and no thread started before files are asked for. */
export function createAnalyser(root: string, options: AnalyserOptions): Analyser {
  // Parser and extractor are loaded when a file has to be parsed: a run that finds all in the store needs neither.
  const load = async () => {
    const { analyserMaker, sharedWasm } = await import("./analyse.ts");
    const wasm = sharedWasm();
    return { wasm, make: analyserMaker(wasm) };
  };
  let loaded: ReturnType<typeof load> | null = null;
  const analysis = (): ReturnType<typeof load> => {
    loaded ??= load();
    return loaded;
  };
  const script = new URL("./worker.js", import.meta.url);
  // Read when facts are asked for: a run whose result is known asks for none.
  let opened: FactsStore | null | undefined;
  const store = (): FactsStore | null => {
    opened ??= options.cacheFolder === null ? null : openStore(storeFile(options.cacheFolder, root), FACTS_VERSION);
    return opened;
  };
  let apart: ShardedFacts | null | undefined;
  const sharded = (): ShardedFacts | null => {
    apart ??= options.factsFolder === undefined ? null : openShards(options.factsFolder, FACTS_VERSION);
    return apart;
  };
  /** What is known by content, of all that was made before. */
  const known = (hash: ContentHash): FactsData | undefined => sharded()?.get(hash) ?? store()?.get(hash);
  const missed: RepoPath[] = [];
  const hashed = new Map<RepoPath, ContentHash>();
  const used = new Map<ContentHash, FactsData>();
  const remember = (result: FactsOfFiles): FactsOfFiles => {
    for (const facts of result.facts.values()) used.set(facts.hash, facts);
    return result;
  };
  const pool = async (): Promise<PoolOptions> => ({
    ...(await analysis()),
    jobs: options.jobs,
    cores: availableParallelism(),
    // Run from source, as tests do, there is no such script: everything is done in this thread.
    script: existsSync(script) ? script : null,
    patience: PATIENCE,
    megabytes: WORKER_MEGABYTES,
  });
  return {
    hashes(paths) {
      const read = fileReader();
      for (const path of paths) {
        const source = read(join(root, path));
        if (source.kind !== "bytes") return null;
        hashed.set(path, source.hash);
      }
      return paths.map((path) => hashed.get(path) as ContentHash);
    },
    async files(paths) {
      const size = (sharded()?.size ?? 0) + (store()?.size ?? 0);
      const found = await factsOfFiles(root, paths, { store: { size, get: known }, hashed }, pool);
      const shards = sharded();
      if (shards !== null) for (const [path, { hash }] of found.facts) if (shards.get(hash) === undefined) missed.push(path);
      return remember(found);
    },
    revision: async (files, read) =>
      remember(
        await factsOfRevision(
          files,
          (hash) => used.get(hash) ?? known(hash),
          read,
          async () => (await analysis()).make,
        ),
      ),
    async save() {
      const shards = sharded();
      // Who could write that folder must not reach into later runs.
      const own = shards === null ? used.values() : [...used.values()].filter(({ hash }) => shards.get(hash) === undefined);
      const note = (await store()?.save(own)) ?? null;
      return [...(shards?.notes(missed) ?? []), store()?.note ?? null, note].filter((line) => line !== null);
    },
  };
}

/** Where the facts of a root are kept: each root has a folder of its own. */
export function storeFile(cacheFolder: string, root: string): string {
  return join(storeFolder(cacheFolder, root), STORE_FILE);
}

/** The folder of what is kept of a root. */
export function storeFolder(cacheFolder: string, root: string): string {
  return join(cacheFolder, createHash("sha1").update(root).digest("hex").slice(0, 16));
}
