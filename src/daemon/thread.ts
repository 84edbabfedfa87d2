import { isMainThread, parentPort, Worker } from "node:worker_threads";
import type { Answer, Ask } from "./protocol.ts";

interface Done {
  readonly answer: Answer;
  readonly heap: number;
}

/** A command that waits for its turn, or runs. */
interface Job {
  readonly ask: Ask;
  /** Its client is still there. */
  readonly wanted: () => boolean;
  readonly resolve: (answer: Answer) => void;
}

/** What runs commands over one root, in a thread of its own, one after the other. */
export class RootThread {
  readonly #script: URL;
  readonly #waiting: Job[] = [];
  #running: Job | null = null;
  #since = 0;
  #worker: Worker | null = null;
  #requests = 0;
  #last: readonly number[] = [];
  #heap = 0;

  constructor(script: URL) {
    this.#script = script;
  }

  get busy(): boolean {
    return this.#running !== null;
  }

  get figures(): { readonly requests: number; readonly last: readonly number[]; readonly heap: number } {
    return { requests: this.#requests, last: this.#last, heap: this.#heap };
  }

  /**
   * Runs a command when those before it are done. One that nobody wants any more is left out; one that runs already goes on to its end, since what
   * it finds out is what the next one needs.
   */
  run(ask: Ask, wanted: () => boolean): Promise<Answer> {
    return new Promise((resolve) => {
      this.#waiting.push({ ask, wanted, resolve });
      this.#next();
    });
  }

  /** Ends the thread; what waits or runs fails. */
  end(reason: string): void {
    const worker = this.#worker;
    this.#worker = null;
    const open = [...(this.#running === null ? [] : [this.#running]), ...this.#waiting.splice(0)];
    this.#running = null;
    for (const { resolve } of open) resolve({ type: "failed", reason });
    void worker?.terminate();
  }

  #next(): void {
    if (this.#running !== null) return;
    const job = this.#waiting.shift();
    if (job === undefined) return;
    if (!job.wanted()) {
      job.resolve({ type: "failed", reason: "nobody waits" });
      this.#next();
      return;
    }
    this.#running = job;
    this.#requests++;
    this.#since = performance.now();
    this.#alive().postMessage(job.ask);
  }

  #alive(): Worker {
    if (this.#worker !== null) return this.#worker;
    // What a library prints is nobody's.
    const worker = new Worker(this.#script, { stdout: true, stderr: true });
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on("message", ({ answer, heap }: Done) => {
      const job = this.#running;
      if (job === null || this.#worker !== worker) return;
      this.#running = null;
      this.#heap = heap;
      this.#last = [Math.round(performance.now() - this.#since), ...this.#last].slice(0, 5);
      job.resolve(answer);
      this.#next();
    });
    const gone = (why: string): void => {
      if (this.#worker === worker) this.end(`the analysis ended: ${why}`);
    };
    worker.on("error", (error) => gone(error instanceof Error ? error.message : String(error)));
    worker.on("exit", (code) => gone(`exit ${code}`));
    this.#worker = worker;
    return worker;
  }
}

/** The other side: answers each command that is sent, in the thread that was started. `afterwards` is done between two of them. */
export function answerCommands(answer: (ask: Ask) => Promise<Answer>, afterwards: () => Promise<void>): void {
  const port = parentPort;
  if (isMainThread || port === null) return;
  let turn = Promise.resolve();
  port.on("message", (ask: Ask) => {
    turn = turn.then(() => respond(port, answer, ask)).then(afterwards);
  });
}

async function respond(port: NonNullable<typeof parentPort>, answer: (ask: Ask) => Promise<Answer>, ask: Ask): Promise<void> {
  let done: Answer;
  try {
    done = await answer(ask);
  } catch (error) {
    done = { type: "failed", reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
  port.postMessage({ answer: done, heap: process.memoryUsage().heapUsed } satisfies Done);
}
