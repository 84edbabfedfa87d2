import { n as writeLines, t as check } from "./cli-check.chunk.js";

export { check };