import { parentPort, workerData } from "node:worker_threads";
import { UserError } from "../model/errors.ts";
import type { SessionRequest } from "../session-request.ts";
import { ANSWERS } from "./answers.ts";
import { LiveProject } from "./project.ts";
import type { FromWorker, QuestionName, Questions, Refusal, ToWorker } from "./protocol.ts";
import { NotQuickError } from "./reuse.ts";

/** What the thread is given: the project, and shared memory in which questions are taken back. */
export interface WorkerInput {
  readonly request: SessionRequest;
  /** A slot for each question by its number, which holds the number once it is cancelled. */
  readonly cancelled: Int32Array;
}

class Cancelled extends Error {}

/** Answers questions one after the other: a project is analysed in one thread, so that the door stays open meanwhile. */
function serve(port: NonNullable<typeof parentPort>, { request, cancelled }: WorkerInput): void {
  const project = new LiveProject(request);
  const say = (message: FromWorker): void => port.postMessage(message);
  let turn: Promise<void> = Promise.resolve();

  async function answer<Q extends QuestionName>(id: number, name: Q, ask: Questions[Q]["ask"], fresh: boolean): Promise<void> {
    const look = (): void => {
      if (Atomics.load(cancelled, id % cancelled.length) === id) throw new Cancelled();
    };
    try {
      look();
      if (fresh) project.touch(null);
      const result = await ANSWERS[name](
        ask,
        (asked) =>
          project.run(asked, (stage) => {
            look();
            say({ type: "progress", id, stage });
          }),
        project,
      );
      say({ type: "answer", id, answer: result });
    } catch (error) {
      say({ type: "refusal", id, refusal: refusalOf(error) });
    }
  }

  port.on("message", (message: ToWorker) => {
    // In the order in which they came: an edit counts for the questions after it.
    turn = turn.then(async () => {
      if (message.type === "overlay") project.overlay(message.path, message.text);
      else if (message.type === "touch") project.touch(message.paths);
      else await answer(message.id, message.name, message.ask as never, message.fresh);
    });
  });
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Cancelled) return { kind: "cancelled", message: "cancelled" };
  if (error instanceof NotQuickError) return { kind: "slow", message: error.message };
  if (error instanceof UserError) return { kind: "user", message: error.message };
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { kind: "bug", message: `${message}. This is a bug in fastapi-gate, nothing was judged: please report it` };
}

if (parentPort !== null) serve(parentPort, workerData as WorkerInput);
