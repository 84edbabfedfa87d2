import { t as baseSideOf } from "./base-side2.chunk.js";
import { i as readTreeOf, r as plainSide } from "./former.chunk.js";
import { m as openRevision } from "./run.chunk.js";
import { o as findIn } from "./pipeline.chunk.js";
import { parentPort, workerData } from "node:worker_threads";

// src/base-worker.ts
const task = workerData;
const found = await findIn(readTreeOf(task, openRevision(task.root, task.commit)), task.policy);
parentPort?.postMessage(plainSide(baseSideOf(found)));

export {  };