import type { MessagePort, Transferable } from "node:worker_threads";
import { type RecordChunk, recordWriter } from "./records.ts";
import { claimer, type Failure, fileAnalyser, type MakeAnalyse, type SharedWork } from "./share.ts";

/** What a worker thread is given. `wasm` is the compiled parser. */
export interface WorkerTask {
  readonly work: SharedWork;
  readonly thread: number;
  readonly wasm: unknown;
  /** Posts results when so many bytes have come together. */
  readonly batchBytes: number;
}

/** What a worker thread posts: records with the files they belong to, in order, and the files that have none. */
export interface WorkerMessage {
  readonly records: RecordChunk;
  readonly files: readonly number[];
  readonly failures: readonly (readonly [file: number, failure: Failure])[];
  readonly done: boolean;
}

/** The whole life of a worker thread. */
export function serve(port: MessagePort, task: WorkerTask, make: MakeAnalyse): void {
  const { work, thread, batchBytes } = task;
  Atomics.wait(work.progress, 0, 0);
  const next = claimer(work, thread, "large");
  const analyse = fileAnalyser(work, make);
  const writer = recordWriter(batchBytes + (batchBytes >> 2));
  let files: number[] = [];
  let failures: [number, Failure][] = [];
  const post = (done: boolean): void => {
    const message: WorkerMessage = { records: writer.take(), files, failures, done };
    port.postMessage(message, [message.records.buffer as Transferable]);
    files = [];
    failures = [];
  };
  for (let file = next(); file >= 0; file = next()) {
    const result = analyse(file);
    if (result.kind === "facts") {
      writer.add(result.facts);
      files.push(file);
    } else {
      failures.push([file, result.failure]);
    }
    if (writer.length >= batchBytes) post(false);
  }
  post(true);
}
