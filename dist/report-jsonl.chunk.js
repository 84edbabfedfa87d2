import { t as jsonLine } from "./model-json-text.chunk.js";
import { i as heldJson, n as excepted, r as findingJson, t as allStates } from "./report-json2.chunk.js";
import { i as isListed } from "./report-listing.chunk.js";

// src/report/jsonl.ts
/** One JSON object a line, each with its `type`; the first is the run with its status. */
function jsonl(outcome, context) {
	const { status, successRate, base, baseline, statistics } = outcome;
	const tool = {
		name: "fastapi-gate",
		version: context.version
	};
	return `${[
		{
			type: "run",
			schemaVersion: "1.0",
			tool,
			root: ".",
			status,
			successRate,
			base,
			baseline,
			statistics
		},
		...outcome.gates.map((gate) => ({
			type: "gate",
			...gate
		})),
		...outcome.agents.map((agent) => ({
			type: "agent",
			...agent
		})),
		...allStates(outcome).filter((finding) => isListed(finding, context.selection)).map((finding) => ({
			type: "finding",
			...findingJson(finding)
		})),
		...excepted(outcome).filter(({ finding }) => isListed(finding, context.selection)).map((held) => ({
			type: "held",
			...heldJson(held)
		})),
		...outcome.escalations.map((escalation) => ({
			type: "escalation",
			...escalation
		})),
		...outcome.problems.map((problem) => ({
			type: "problem",
			...problem
		})),
		...outcome.blindSpots.map((spot) => ({
			type: "blindSpot",
			...spot
		}))
	].map(jsonLine).join("\n")}\n`;
}

export { jsonl };