import type { FactsData } from "../model/facts.ts";
import type { Problem } from "../model/finding.ts";
import type { ContentHash } from "../model/source.ts";
import { fileReader, SIZE_LIMIT } from "./sources.ts";

/** Parse and extract: facts from a file's bytes. Throws when the parser or extractor cannot go on. */
export type Analyse = (bytes: Uint8Array, hash: ContentHash) => FactsData;

/** Makes an analyser; a parser that threw may be in any state, so another one is made then. */
export type MakeAnalyse = () => Analyse;

/** The files that threads share out among themselves. */
export interface SharedWork {
  /** Absolute, with a separator at its end. */
  readonly root: string;
  /** Relative to the root. */
  readonly paths: readonly string[];
  /** Indices into `paths`, largest file first. */
  readonly order: Int32Array;
  /** How many at the beginning of `order` are so large that only workers take them; shared memory, one word. */
  readonly reserved: Int32Array;
  /** For each file the thread that took it, 0 for none; shared memory. */
  readonly claims: Int32Array;
  /** For each thread how many files it began; shared memory. A number that stands still is a thread that hangs. */
  readonly progress: Int32Array;
}

/** Why a file has no facts. */
export interface Failure {
  readonly kind: Extract<Problem["kind"], "unreadable-file" | "too-large">;
  readonly message: string;
}

export type FileResult = { readonly kind: "facts"; readonly facts: FactsData } | { readonly kind: "failure"; readonly failure: Failure };

/**
 * Takes files one by one until all are taken: worker threads from the large end, the main thread from the small one, so that
 * the last file to end is a small one, and no file that takes long, or all memory, does so in the main thread.
 */
export function claimer(work: SharedWork, thread: number, end: "large" | "small"): () => number {
  const { order, claims } = work;
  const step = end === "large" ? 1 : -1;
  const first = end === "large" ? 0 : Atomics.load(work.reserved, 0);
  let position = end === "large" ? 0 : order.length - 1;
  return () => {
    for (; position >= first && position < order.length; position += step) {
      const file = order[position] as number;
      if (Atomics.compareExchange(claims, file, 0, thread) === 0) {
        Atomics.add(work.progress, thread, 1);
        return file;
      }
    }
    return -1;
  };
}

/** Makes what reads a file and analyses it; it never throws. */
export function fileAnalyser(work: SharedWork, make: MakeAnalyse): (file: number) => FileResult {
  const read = fileReader();
  const analyse = guarded(make);
  return (file) => {
    const source = read(work.root + work.paths[file]);
    switch (source.kind) {
      case "bytes":
        return analyse(source.bytes, source.hash);
      case "too-large":
        return { kind: "failure", failure: tooLarge(source.size) };
      case "failed":
        return { kind: "failure", failure: { kind: "unreadable-file", message: `cannot be read: ${source.reason}` } };
    }
  };
}

export function tooLarge(size: number): Failure {
  const megabytes = (bytes: number): string => `${Math.floor(bytes / 100_000) / 10} MB`;
  return {
    kind: "too-large",
    message: `is ${megabytes(size)}, over the limit of ${megabytes(SIZE_LIMIT)}: not analysed. Split it, or name it under \`exclude\``,
  };
}

export type Guarded = (bytes: Uint8Array, hash: ContentHash) => FileResult;

/** An analyser whose errors are results. After one the file gets a second try with a new parser: the first may have been spoilt before. */
export function guarded(make: MakeAnalyse): Guarded {
  let analyse: Analyse | null = null;
  return (bytes, hash) => {
    for (let again = false; ; again = true) {
      try {
        analyse ??= make();
        return { kind: "facts", facts: analyse(bytes, hash) };
      } catch (error) {
        analyse = null;
        if (again)
          return {
            kind: "failure",
            failure: { kind: "unreadable-file", message: `cannot be analysed: ${error instanceof Error ? error.message : String(error)}` },
          };
      }
    }
  };
}
