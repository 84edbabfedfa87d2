import { t as blockingBy } from "./model-blocking.chunk.js";
import { t as jsonLine } from "./model-json-text.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { c as standing, r as fromTop } from "./report-listing.chunk.js";

// src/report/gitlab.ts
/** GitLab's words from the lightest to the heaviest are info, minor, major, critical, blocker. */
const SEVERITIES = {
	error: "critical",
	warning: "minor",
	note: "info"
};
function entry(finding, blocking, context) {
	const { line, endLine, column, endColumn } = finding;
	return {
		description: `${visible(finding.message)} (${finding.owner})`,
		check_name: finding.rule,
		fingerprint: finding.fingerprint,
		severity: blocking ? "blocker" : SEVERITIES[finding.severity],
		location: {
			path: fromTop(finding.file, context),
			positions: {
				begin: {
					line,
					column
				},
				end: {
					line: endLine,
					column: endColumn
				}
			}
		}
	};
}
/**
* A code quality report of GitLab: what counts, and what was there before, since GitLab tells new from old itself by comparing
* with the target branch. What is suppressed, waived or held by the baseline is left out. Blocking findings are blockers.
*/
function gitlab(outcome, context) {
	const blocking = blockingBy(outcome.gates);
	const counted = new Set(outcome.findings);
	const lines = standing(outcome, context.selection).map((finding) => jsonLine(entry(finding, counted.has(finding) && blocking(finding), context)));
	return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}

export { gitlab };