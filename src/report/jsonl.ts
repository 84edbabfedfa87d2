import { jsonLine } from "../model/json-text.ts";
import type { RenderContext } from "../model/output.ts";
import type { Outcome } from "../model/verdict.ts";
import { allStates, excepted, findingJson, heldJson, SCHEMA_VERSION } from "./json.ts";
import { isListed } from "./listing.ts";

/** One JSON object a line, each with its `type`; the first is the run with its status. */
export function jsonl(outcome: Outcome, context: RenderContext): string {
  const { status, successRate, base, baseline, statistics } = outcome;
  const tool = { name: "fastapi-gate", version: context.version };
  const records: readonly object[] = [
    { type: "run", schemaVersion: SCHEMA_VERSION, tool, root: ".", status, successRate, base, baseline, statistics },
    ...outcome.gates.map((gate) => ({ type: "gate", ...gate })),
    ...outcome.agents.map((agent) => ({ type: "agent", ...agent })),
    ...allStates(outcome)
      .filter((finding) => isListed(finding, context.selection))
      .map((finding) => ({ type: "finding", ...findingJson(finding) })),
    ...excepted(outcome)
      .filter(({ finding }) => isListed(finding, context.selection))
      .map((held) => ({ type: "held", ...heldJson(held) })),
    ...outcome.escalations.map((escalation) => ({ type: "escalation", ...escalation })),
    ...outcome.problems.map((problem) => ({ type: "problem", ...problem })),
    ...outcome.blindSpots.map((spot) => ({ type: "blindSpot", ...spot })),
  ];
  return `${records.map(jsonLine).join("\n")}\n`;
}
