import { n as unifiedDiff, t as fixSummary } from "./fix.chunk.js";
import { t as planFixes } from "./cli-fixes.chunk.js";

export { fixSummary, unifiedDiff };