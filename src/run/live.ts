import type { FactsData } from "../model/facts.ts";
import type { Problem } from "../model/finding.ts";
import type { ContentHash, RepoPath } from "../model/source.ts";
import { type Analyser, type AnalyserOptions, createAnalyser } from "./analyser.ts";
import { type FactsOfFiles, factsOfRevision } from "./facts.ts";
import { type FileResult, type Guarded, guarded, tooLarge } from "./share.ts";
import { contentHash, fileReader, SIZE_LIMIT } from "./sources.ts";

/** From so many files on, threads and the store of facts are asked. */
const MANY = 32;

/** An analyser that lives as long as a server: it keeps the bytes and facts of each file and looks again only at what may have changed. */
export interface LiveAnalyser extends Analyser {
  /** What an editor holds of a file; null: the file on disk counts again. Answers whether that is news. */
  overlay(path: RepoPath, text: string | null): boolean;
  /** The unsaved text of a file; null where the file on disk counts. */
  overlaid(path: RepoPath): string | null;
  /** The files with unsaved texts. */
  overlays(): readonly RepoPath[];
  /** Files that may have changed on disk; null: any of them. */
  touch(paths: readonly RepoPath[] | null): void;
  /** The bytes that a file's facts were made of. */
  bytes(path: RepoPath): Uint8Array | null;
}

interface Entry {
  readonly hash: ContentHash;
  readonly bytes: Uint8Array;
  result: FileResult | null;
}

/** Makes the analyser of a root (absolute). Facts of files that are gone, and of contents that no file has any more, are dropped. */
export function createLiveAnalyser(root: string, options: AnalyserOptions): LiveAnalyser {
  const entries = new Map<RepoPath, Entry>();
  const overlays = new Map<RepoPath, string>();
  const stale = { all: true, paths: new Set<RepoPath>() };
  const failures = new Map<RepoPath, FileResult>();
  const base = root.endsWith("/") ? root : `${root}/`;
  const read = fileReader();
  const notes: string[] = [];
  let ofBase: ReadonlyMap<ContentHash, FactsData> = new Map();
  let analyse: Guarded | null = null;
  const analyser = async (): Promise<Guarded> => {
    if (analyse === null) {
      const { analyserMaker, sharedWasm } = await import("./analyse.ts");
      analyse = guarded(analyserMaker(sharedWasm()));
    }
    return analyse;
  };

  /** Looks at a file again; its facts stay where its content did. */
  const look = (path: RepoPath): void => {
    const text = overlays.get(path);
    const source = text === undefined ? read(base + path) : fromText(text);
    failures.delete(path);
    if (source.kind !== "bytes") {
      entries.delete(path);
      const message = source.kind === "failed" ? `cannot be read: ${source.reason}` : "";
      failures.set(path, {
        kind: "failure",
        failure: source.kind === "failed" ? { kind: "unreadable-file", message } : tooLarge(source.size),
      });
      return;
    }
    if (entries.get(path)?.hash === source.hash) return;
    entries.set(path, { hash: source.hash, bytes: Uint8Array.from(source.bytes), result: null });
  };

  const complete = async (paths: readonly RepoPath[]): Promise<number> => {
    const missing = paths.filter((path) => entries.get(path)?.result === null);
    const onDisk = missing.filter((path) => !overlays.has(path));
    if (onDisk.length >= MANY) {
      const pool = createAnalyser(root, options);
      const made = await pool.files(onDisk);
      for (const [path, facts] of made.facts) {
        const entry = entries.get(path);
        // A file that changed between the two readings is analysed from the bytes at hand.
        if (entry !== undefined && facts.hash === entry.hash) entry.result = { kind: "facts", facts };
      }
      notes.push(...(await pool.save()));
    }
    for (const path of missing) {
      const entry = entries.get(path);
      if (entry !== undefined) entry.result ??= (await analyser())(entry.bytes, entry.hash);
    }
    return missing.length;
  };

  return {
    overlay(path, text) {
      if ((overlays.get(path) ?? null) === text) return false;
      if (text === null) overlays.delete(path);
      else overlays.set(path, text);
      stale.paths.add(path);
      return true;
    },
    overlays: () => [...overlays.keys()],
    overlaid: (path) => overlays.get(path) ?? null,
    touch(paths) {
      if (paths === null) stale.all = true;
      else for (const path of paths) stale.paths.add(path);
    },
    hashes: () => null,
    bytes: (path) => entries.get(path)?.bytes ?? null,
    async files(paths) {
      const wanted = new Set(paths);
      for (const path of [...entries.keys(), ...failures.keys()]) {
        if (wanted.has(path)) continue;
        entries.delete(path);
        failures.delete(path);
      }
      for (const path of paths) {
        if (stale.all || stale.paths.has(path) || !(entries.has(path) || failures.has(path))) look(path);
      }
      stale.all = false;
      stale.paths.clear();
      const made = await complete(paths);
      return gathered(paths, (path) => entries.get(path)?.result ?? failures.get(path), paths.length - made);
    },
    async revision(files, readBlobs) {
      const known = new Map<ContentHash, FactsData>(ofBase);
      for (const { hash, result } of entries.values()) if (result?.kind === "facts") known.set(hash, result.facts);
      const found = await factsOfRevision(
        files,
        (hash) => known.get(hash),
        readBlobs,
        async () => {
          const { analyserMaker, sharedWasm } = await import("./analyse.ts");
          return analyserMaker(sharedWasm());
        },
      );
      ofBase = new Map([...found.facts.values()].map((facts) => [facts.hash, facts]));
      return found;
    },
    save: async () => notes.splice(0),
  };
}

function fromText(text: string): ReturnType<ReturnType<typeof fileReader>> {
  const bytes = Buffer.from(text, "utf8");
  return bytes.byteLength > SIZE_LIMIT ? { kind: "too-large", size: bytes.byteLength } : { kind: "bytes", bytes, hash: contentHash(bytes) };
}

function gathered(paths: readonly RepoPath[], resultOf: (path: RepoPath) => FileResult | undefined, reused: number): FactsOfFiles {
  const facts = new Map<RepoPath, FactsData>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const result = resultOf(path);
    if (result?.kind === "facts") facts.set(path, result.facts);
    else if (result !== undefined)
      problems.push({ kind: result.failure.kind, file: path, line: null, message: result.failure.message, fatal: false });
  }
  return { facts, problems, reused };
}
