import { n as jsonLines } from "./model-json-text.chunk.js";
import { t as coordinatorReport } from "./coordinator-report.chunk.js";

// src/coordinator/json.ts
/** The report for agents. */
function coordinatorJson(outcome, context) {
	return jsonLines({ ...coordinatorReport(outcome, context) });
}

export { coordinatorJson };