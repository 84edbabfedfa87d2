import { n as full, t as concise } from "./report-text-finding.chunk.js";

export { concise, full };