import { n as recordsIn, t as appendRecord } from "./cli-records.chunk.js";

export { appendRecord };