import { statSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { readRecords } from "./records.ts";
import type { WorkerMessage, WorkerTask } from "./serve.ts";
import { claimer, type Failure, type FileResult, fileAnalyser, type MakeAnalyse, type SharedWork } from "./share.ts";

export interface PoolOptions {
  /** Threads, the main one included; null: as many as pay. */
  readonly jobs: number | null;
  /** How many threads the machine runs at once. */
  readonly cores: number;
  /** The worker's script; null where there is none: everything runs in the main thread. */
  readonly script: URL | null;
  /** The compiled parser, for the workers. */
  readonly wasm: () => unknown;
  readonly make: MakeAnalyse;
  /** Milliseconds after which a worker that has not begun another file is given up; against endless loops alone. */
  readonly patience: number;
  /** Megabytes of memory that a worker may use for its objects. */
  readonly megabytes: number;
}

/** A worker costs some 30 ms until it parses at speed; below so many bytes of Python it does not pay. */
const BYTES_PER_WORKER = 1_000_000;
/** So many files are certainly worth workers: they start while the sizes are still being asked for. */
const CERTAINLY_MANY = 400;
const FILES_PER_WORKER = 130;
/** Each has a heap and a parser of its own. */
const MOST_WORKERS = 7;
/** Larger files are left to workers, where there are any: one that is too much for its thread must not end the run. */
const WORKERS_ONLY = 500_000;
const BATCH_BYTES = 1 << 20;
/** The main thread looks after the workers' messages each time it has worked so many milliseconds. */
const SLICE = 100;
const MAIN_THREAD = 1;

/**
 * Reads, parses and extracts files in this thread and in workers. The results stand in the order of the paths, whichever
 * thread made them. A worker that dies costs the files it held one more try, each alone; nothing here throws for a file.
 */
export async function analyseAll(root: string, paths: readonly string[], options: PoolOptions): Promise<readonly FileResult[]> {
  const base = root.endsWith("/") ? root : `${root}/`;
  const results: (FileResult | undefined)[] = new Array(paths.length).fill(undefined);
  let sizes = paths.length < CERTAINLY_MANY ? sizesOf(base, paths) : null;
  const workers = workerCount(paths.length, sizes, options);
  const work = shareOut(base, paths, workers);
  const crew = Array.from({ length: workers }, (_, index) => employ(work, MAIN_THREAD + 1 + index, BATCH_BYTES, options, results));
  sizes ??= sizesOf(base, paths);
  open(work, sizes);
  await workHere(work, options, results);
  await Promise.all(crew);
  const lost = [...results.keys()].filter((file) => results[file] === undefined);
  if (lost.length > 0) await tryAlone(base, paths, lost, options, results);
  return results as readonly FileResult[];
}

/** How many threads besides this one. */
function workerCount(files: number, sizes: readonly number[] | null, { jobs, cores, script }: PoolOptions): number {
  if (script === null || files < 2) return 0;
  if (jobs !== null) return Math.min(jobs, files) - 1;
  const paying = Math.floor(sizes === null ? files / FILES_PER_WORKER : sum(sizes) / BYTES_PER_WORKER);
  return Math.max(0, Math.min(paying, cores - 1, MOST_WORKERS));
}

function sizesOf(base: string, paths: readonly string[]): readonly number[] {
  return paths.map((path) => statSync(base + path, { throwIfNoEntry: false })?.size ?? 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

/** Memory that all threads see. Index 0 of `progress` keeps the workers waiting until the order is there. */
function shareOut(root: string, paths: readonly string[], workers: number): SharedWork {
  const shared = (length: number): Int32Array => new Int32Array(new SharedArrayBuffer(4 * length));
  return {
    root,
    paths,
    order: shared(paths.length),
    reserved: shared(1),
    claims: shared(paths.length),
    progress: shared(MAIN_THREAD + 1 + workers),
  };
}

/** Lets the workers begin. */
function open(work: SharedWork, sizes: readonly number[]): void {
  const workers = work.progress.length - MAIN_THREAD - 1;
  work.reserved[0] = workers === 0 ? 0 : sizes.filter((size) => size > WORKERS_ONLY).length;
  work.order.set([...sizes.keys()].sort((a, b) => (sizes[b] as number) - (sizes[a] as number) || a - b));
  Atomics.store(work.progress, 0, 1);
  Atomics.notify(work.progress, 0);
}

/** Works in this thread until no file is free, letting messages in from time to time. */
async function workHere(work: SharedWork, options: PoolOptions, results: (FileResult | undefined)[]): Promise<void> {
  const next = claimer(work, MAIN_THREAD, "small");
  const analyse = fileAnalyser(work, options.make);
  let pause = performance.now() + SLICE;
  for (let file = next(); file >= 0; file = next()) {
    results[file] = analyse(file);
    if (performance.now() < pause) continue;
    await new Promise((resolve) => setImmediate(resolve));
    pause = performance.now() + SLICE;
  }
}

/** How a worker ended. */
type End = "done" | "died" | "hung";

/** Starts a worker and gathers what it posts; resolves when it has ended, one way or another. */
function employ(
  work: SharedWork,
  thread: number,
  batchBytes: number,
  options: PoolOptions,
  results: (FileResult | undefined)[],
): Promise<End> {
  const task: WorkerTask = { work, thread, wasm: options.wasm(), batchBytes };
  const worker = new Worker(options.script as URL, { workerData: task, resourceLimits: { maxOldGenerationSizeMb: options.megabytes } });
  return new Promise((resolve) => {
    let end: End = "died";
    let seen = -1;
    const watch = setInterval(() => {
      const now = Atomics.load(work.progress, thread);
      if (now === seen) {
        end = "hung";
        void worker.terminate();
      }
      seen = now;
    }, options.patience);
    worker.on("message", (message: WorkerMessage) => {
      const records = readRecords(message.records.buffer, 0, message.records.length);
      message.files.forEach((file, index) => {
        const facts = records[index];
        if (facts !== undefined) results[file] = { kind: "facts", facts };
      });
      for (const [file, failure] of message.failures) results[file] = { kind: "failure", failure };
      if (message.done) end = "done";
    });
    // The files tell what was lost; why a thread died (out of memory, say) changes nothing about what is done.
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      clearInterval(watch);
      resolve(end);
    });
  });
}

/**
 * Gives files that a dead worker held to fresh workers that post each result at once: so the file that kills a thread is
 * known and named, and the others are analysed.
 */
async function tryAlone(
  base: string,
  paths: readonly string[],
  lost: readonly number[],
  options: PoolOptions,
  results: (FileResult | undefined)[],
): Promise<void> {
  let left = lost;
  while (left.length > 0) {
    const names = left.map((file) => paths[file] as string);
    const work = shareOut(base, names, 1);
    const own: (FileResult | undefined)[] = new Array(left.length).fill(undefined);
    const ending = employ(work, MAIN_THREAD + 1, 0, options, own);
    open(
      work,
      names.map(() => 0),
    );
    const end = await ending;
    own.forEach((result, index) => {
      const taken = Atomics.load(work.claims, index) !== 0;
      if (result !== undefined) results[left[index] as number] = result;
      else if (taken) results[left[index] as number] = { kind: "failure", failure: lostFile(end, options.patience) };
    });
    const rest = left.filter((file) => results[file] === undefined);
    // A worker that ends without taking a file cannot start at all: then this thread has to do it.
    if (rest.length === left.length) {
      const here = shareOut(base, names, 0);
      open(
        here,
        names.map(() => 0),
      );
      await workHere(here, options, own);
      own.forEach((result, index) => {
        results[left[index] as number] = result;
      });
      return;
    }
    left = rest;
  }
}

function lostFile(end: End, patience: number): Failure {
  const why =
    end === "hung"
      ? `takes longer than ${Math.round(patience / 1000)} s`
      : "needs more memory than a thread has, or ends it in another way";
  return { kind: "unreadable-file", message: `cannot be analysed: it ${why}. Split it, or name it under \`exclude\`` };
}
