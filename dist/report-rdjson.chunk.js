import { t as jsonLine } from "./model-json-text.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { a as listed } from "./report-listing.chunk.js";

// src/report/rdjson.ts
const SEVERITIES = {
	error: "ERROR",
	warning: "WARNING",
	note: "INFO"
};
/** A position in bytes, from one in UTF-16 code units. */
function position(lines, line, column) {
	return {
		line,
		column: Buffer.byteLength(lines.text(line).slice(0, column - 1)) + 1
	};
}
function positionOf(lines, offset) {
	const { line, column } = lines.position(offset);
	return position(lines, line, column);
}
/** A fix of one edit in the finding's own file: the suggestions of a diagnostic are offered one by one, and fixes are whole. */
function suggestions({ fix, file }, lines) {
	const edit$of = fix?.edits ?? [], edit = edit$of[0], second = edit$of[1];
	if (edit === void 0 || second !== void 0 || edit.file !== file) return [];
	return [{
		range: {
			start: positionOf(lines, edit.start),
			end: positionOf(lines, edit.end)
		},
		text: edit.text
	}];
}
function diagnostic(finding, linesOf, context) {
	const { file, line, column, endLine, endColumn } = finding;
	const lines = linesOf(file);
	const remedy = context.rules.get(finding.rule)?.remedy ?? "";
	const offered = suggestions(finding, lines);
	const related = finding.trace.map((step) => ({
		message: visible(step.message),
		location: {
			path: step.file,
			range: { start: { line: step.line } }
		}
	}));
	return {
		message: `${visible(finding.message)}${remedy === "" ? "" : `\n${remedy}`}\n(${finding.owner})`,
		location: {
			path: file,
			range: {
				start: position(lines, line, column),
				end: position(lines, endLine, endColumn)
			}
		},
		severity: SEVERITIES[finding.severity],
		code: { value: finding.rule },
		...offered.length === 0 ? {} : { suggestions: offered },
		...related.length === 0 ? {} : { related_locations: related }
	};
}
/** The diagnostic format of reviewdog: what counts, with the path that proves it and fixes as suggestions. Columns are bytes. */
function rdjson(outcome, context) {
	const linesOf = linesByPath(context.sourceOf);
	const diagnostics = listed(outcome, context.selection).map((finding) => jsonLine(diagnostic(finding, linesOf, context)));
	return `{"source":{"name":"fastapi-gate"},"diagnostics":${diagnostics.length === 0 ? "[]" : `[\n${diagnostics.join(",\n")}\n]`}}\n`;
}

export { rdjson };