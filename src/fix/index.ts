export { unifiedDiff } from "./diff.ts";
export { type FixedFile, type FixPlan, planFixes } from "./plan.ts";
export { fixSummary } from "./summary.ts";
