import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { serve, type WorkerTask } from "../../../src/run/serve.ts";
import { makePlayed } from "./play.ts";

serve(parentPort as MessagePort, workerData as WorkerTask, makePlayed);
