// The script of a worker thread; a door of the bundle beside the command line.

import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { analyserMaker } from "./analyse.ts";
import { serve, type WorkerTask } from "./serve.ts";

const task = workerData as WorkerTask;
serve(
  parentPort as MessagePort,
  task,
  analyserMaker(() => task.wasm as never),
);
