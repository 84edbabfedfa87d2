import { Worker } from "node:worker_threads";
import type { RepoPath } from "../model/source.ts";
import type { SessionRequest } from "../session-request.ts";
import type { FromWorker, QuestionName, Questions, Refusal, ToWorker } from "./protocol.ts";

/** Why a question has no answer. */
export class RefusedError extends Error {
  readonly kind: Refusal["kind"];

  constructor({ kind, message }: Refusal) {
    super(message);
    this.name = "RefusedError";
    this.kind = kind;
  }
}

export interface AskOptions {
  /** Look at all files on disk again first; without it what was told by `touch` is trusted. */
  readonly fresh?: boolean;
  readonly signal?: AbortSignal;
  /** Called with each stage of the analysis that has ended. */
  readonly onStage?: (stage: string) => void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: RefusedError) => void;
  readonly onStage: ((stage: string) => void) | undefined;
}

/** Questions that may be open at once, so that the number of each has a slot of its own. */
const SLOTS = 1024;

/** A project in a thread of its own. A thread that dies is replaced when somebody asks again; unsaved texts are told it anew. */
export class LiveClient {
  readonly #request: SessionRequest;
  readonly #waiting = new Map<number, Waiting>();
  readonly #overlays = new Map<RepoPath, string>();
  readonly #cancelled = new Int32Array(new SharedArrayBuffer(SLOTS * Int32Array.BYTES_PER_ELEMENT));
  #worker: Worker | null = null;
  #next = 1;

  constructor(request: SessionRequest) {
    this.#request = request;
  }

  /** Asks a question. Rejects with a RefusedError. */
  ask<Q extends QuestionName>(name: Q, ask: Questions[Q]["ask"], options: AskOptions = {}): Promise<Questions[Q]["answer"]> {
    const { signal, onStage, fresh = false } = options;
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const cancel = (): void => {
        Atomics.store(this.#cancelled, id % SLOTS, id);
        this.#waiting.delete(id);
        reject(new RefusedError({ kind: "cancelled", message: "cancelled" }));
      };
      if (signal?.aborted === true) return cancel();
      signal?.addEventListener("abort", cancel, { once: true });
      const done = (): void => signal?.removeEventListener("abort", cancel);
      this.#waiting.set(id, {
        resolve: (answer) => {
          done();
          resolve(answer as Questions[Q]["answer"]);
        },
        reject: (error) => {
          done();
          reject(error);
        },
        onStage,
      });
      this.#post({ type: "ask", id, name, ask, fresh });
    });
  }

  /** What an editor holds of a file; null: what is on disk. */
  overlay(path: RepoPath, text: string | null): void {
    if (text === null) this.#overlays.delete(path);
    else this.#overlays.set(path, text);
    if (this.#worker !== null) this.#post({ type: "overlay", path, text });
  }

  /** Files that may have changed on disk; null: any. */
  touch(paths: readonly RepoPath[] | null): void {
    if (this.#worker !== null) this.#post({ type: "touch", paths });
  }

  /** Ends the thread; questions that are open are refused. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
    this.#refuseAll({ kind: "cancelled", message: "the server is closing" });
  }

  #post(message: ToWorker): void {
    this.#running().postMessage(message);
  }

  #running(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL("./live.js", import.meta.url), {
      workerData: { request: this.#request, cancelled: this.#cancelled },
      // What a library prints must not come between the messages on standard output.
      stdout: true,
    });
    worker.stdout.pipe(process.stderr);
    worker.on("message", (message: FromWorker) => this.#hear(message));
    const gone = (why: string): void => {
      if (this.#worker !== worker) return;
      this.#worker = null;
      this.#refuseAll({ kind: "bug", message: `the analysis ended: ${why}. Ask again: it starts anew` });
    };
    worker.on("error", (error) => gone(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => gone(`exit ${code}`));
    this.#worker = worker;
    for (const [path, text] of this.#overlays) worker.postMessage({ type: "overlay", path, text } satisfies ToWorker);
    return worker;
  }

  #hear(message: FromWorker): void {
    const waiting = this.#waiting.get(message.id);
    if (waiting === undefined) return;
    if (message.type === "progress") {
      waiting.onStage?.(message.stage);
      return;
    }
    this.#waiting.delete(message.id);
    if (message.type === "answer") waiting.resolve(message.answer);
    else waiting.reject(new RefusedError(message.refusal));
  }

  #refuseAll(refusal: Refusal): void {
    for (const waiting of [...this.#waiting.values()]) waiting.reject(new RefusedError(refusal));
    this.#waiting.clear();
  }
}
