import { jsonLines } from "../model/json-text.ts";
import type { RenderContext } from "../model/output.ts";
import type { Outcome } from "../model/verdict.ts";
import { coordinatorReport } from "./report.ts";

/** The report for agents. */
export function coordinatorJson(outcome: Outcome, context: RenderContext): string {
  return jsonLines({ ...coordinatorReport(outcome, context) });
}
