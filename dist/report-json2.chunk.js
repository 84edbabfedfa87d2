import { n as jsonLines } from "./model-json-text.chunk.js";
import { t as byPosition } from "./model-order.chunk.js";
import { i as isListed } from "./report-listing.chunk.js";

// src/report/json.ts
/** Minor: fields were added, readers pass over what they do not know. Major: something was removed or means something else. */
const SCHEMA_VERSION = "1.0";
/** A finding in the order of the contract's fields. */
function findingJson(finding) {
	const { rule, gate, severity, message, file, line, column, endLine, endColumn, symbol, owner, reviewer, layer, trace, fix } = finding;
	return {
		rule,
		gate,
		severity,
		message,
		file,
		line,
		column,
		endLine,
		endColumn,
		symbol,
		owner,
		...reviewer === void 0 ? {} : { reviewer },
		layer,
		trace,
		...fix === void 0 ? {} : { fix },
		...finding.tags === void 0 ? {} : { tags: finding.tags },
		fingerprint: finding.fingerprint,
		...finding.state === void 0 ? {} : { state: finding.state }
	};
}
/** A finding that does not count, with the reason beside its fields. */
function heldJson({ finding, hold }) {
	return {
		...findingJson(finding),
		hold
	};
}
/** Everything that a change is compared by: what counts, and with a base what was there before and what is gone. */
function allStates(outcome) {
	const unchanged = outcome.held.filter(({ hold }) => hold.kind === "unchanged").map(({ finding }) => finding);
	return [
		...outcome.findings,
		...unchanged,
		...outcome.fixed
	].sort(byPosition);
}
/** What is known and does not count for a reason other than the base. */
function excepted(outcome) {
	return outcome.held.filter(({ hold }) => hold.kind !== "unchanged");
}
/** `check --format json`: the contract, one list entry a line. */
function json(outcome, context) {
	const { selection } = context;
	return jsonLines({
		schemaVersion: "1.0",
		tool: {
			name: "fastapi-gate",
			version: context.version
		},
		root: ".",
		status: outcome.status,
		successRate: outcome.successRate,
		base: outcome.base,
		...context.changes === null ? {} : { routeChanges: context.changes.routes },
		gates: outcome.gates,
		agents: outcome.agents,
		findings: allStates(outcome).filter((finding) => isListed(finding, selection)).map(findingJson),
		held: excepted(outcome).filter(({ finding }) => isListed(finding, selection)).map(heldJson),
		escalations: outcome.escalations,
		baseline: outcome.baseline,
		waivers: outcome.waivers,
		problems: outcome.problems,
		blindSpots: outcome.blindSpots,
		statistics: outcome.statistics
	});
}

export { json as a, heldJson as i, excepted as n, findingJson as r, allStates as t };