import { t as paint } from "./report-text-paint.chunk.js";

export { paint };