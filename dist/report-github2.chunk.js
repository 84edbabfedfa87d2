import { r as visible } from "./model-plain.chunk.js";
import { a as listed, o as plural, r as fromTop, t as byWeight } from "./report-listing.chunk.js";

// src/report/github.ts
const SHOWN = 10;
const COMMANDS = {
	error: "error",
	warning: "warning",
	note: "notice"
};
/** Escapes the text of a workflow command: a line end would begin another command. */
function escapeData(text) {
	return visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
/** Escapes the value of a property, where `:` and `,` separate. */
function escapeProperty(text) {
	return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
function annotation(finding, context) {
	const { line, endLine, column, endColumn } = finding;
	const oneLine = line === endLine;
	const properties = [
		["file", fromTop(finding.file, context)],
		["line", String(line)],
		["endLine", String(endLine)],
		...oneLine ? [["col", String(column)], ["endColumn", String(Math.max(column, endColumn))]] : [],
		["title", `fastapi-gate ${finding.rule}`]
	];
	const remedy = context.rules.get(finding.rule)?.remedy;
	const text = `${finding.message}${remedy === void 0 ? "" : `. ${remedy}`} (${finding.owner})`;
	return `::${COMMANDS[finding.severity]} ${properties.map((name$of) => {
		const name = name$of[0], value = name$of[1];
		return `${name}=${escapeProperty(value)}`;
	}).join(",")}::${escapeData(text)}`;
}
/** GitHub workflow commands: at most ten annotations of each level, the weightiest first, and how many were left out. */
function github(outcome, context) {
	const findings = [...listed(outcome, context.selection)].sort(byWeight(outcome));
	const shown = [
		"error",
		"warning",
		"note"
	].flatMap((severity) => findings.filter((finding) => finding.severity === severity).slice(0, SHOWN));
	const fatal = outcome.problems.filter((problem) => problem.fatal).map((problem) => `::error title=fastapi-gate::${escapeData(problem.message)}`);
	const rest = findings.length - shown.length;
	return `${[
		...fatal,
		...shown.map((finding) => annotation(finding, context)),
		...rest > 0 ? [`fastapi-gate: ${plural(rest, "more finding")} not annotated`] : [],
		`fastapi-gate: ${outcome.status}`
	].join("\n")}\n`;
}

export { escapeProperty as n, github as r, escapeData as t };