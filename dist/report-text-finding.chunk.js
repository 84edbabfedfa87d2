import { r as visible } from "./model-plain.chunk.js";
import { n as width } from "./report-text-width.chunk.js";

// src/report/text/excerpt.ts
const TAB = "    ";
const LINES = 4;
const COLUMNS = 160;
const BEFORE = 60;
/** Source as a terminal shows it: tabs as blanks, control characters written out. */
function shown(text) {
	return visible(text.replaceAll("	", TAB));
}
/** The part of a long line around the range, in UTF-16 code units of the raw line. */
function crop(raw, from, to) {
	if (raw.length <= COLUMNS) return {
		start: 0,
		end: raw.length
	};
	const start = Math.max(0, Math.min(from - BEFORE, raw.length - COLUMNS));
	return {
		start,
		end: Math.max(Math.min(raw.length, start + COLUMNS), Math.min(to, start + COLUMNS))
	};
}
function excerptLine(line, raw, from, to) {
	const { start, end } = crop(raw, from, to);
	const lead = start > 0 ? "…" : "";
	const text = lead + shown(raw.slice(start, end)) + (end < raw.length ? "…" : "");
	const columnOf = (at) => lead.length + width(shown(raw.slice(start, Math.min(Math.max(at, start), end))));
	return {
		line,
		text,
		from: columnOf(from),
		to: columnOf(to)
	};
}
/** The lines of a range with what to underline in each; a long range is cut, `more` says by how many lines. */
function excerpt(lines, range) {
	const last = Math.min(range.endLine, range.line + LINES - 1, lines.count);
	const out = [];
	for (let line = range.line; line <= last; line += 1) {
		const raw = lines.text(line);
		const indent = raw.length - raw.trimStart().length;
		const from = line === range.line ? range.column - 1 : indent;
		const to = line === range.endLine ? range.endColumn - 1 : raw.trimEnd().length;
		out.push(excerptLine(line, raw, from, Math.max(from, to)));
	}
	return {
		lines: out,
		more: Math.max(0, Math.min(range.endLine, lines.count) - last)
	};
}
/** One line for a step of a trace: its source without indent, cropped. */
function sourceLine(lines, line) {
	const raw = lines.text(line).trim();
	return raw.length > COLUMNS ? `${shown(raw.slice(0, COLUMNS))}…` : shown(raw);
}

// src/report/text/finding.ts
/** Steps of a trace that are shown. */
const STEPS = 30;
/** One line: place, severity, rule, message, owner. */
function concise(finding, paint) {
	return `${paint.place(`${visible(finding.file)}:${finding.line}:${finding.column}:`)} ${paint.severity(finding.severity, `${finding.severity}[${finding.rule}]`)} ${visible(finding.message)} ${paint.dim(`(${finding.owner})`)}`;
}
function gutter(label, columns, text) {
	return `${label.padStart(columns)} | ${text}`.trimEnd();
}
function source(finding, lines, paint) {
	const shown = excerpt(lines, finding);
	const columns = String(shown.lines.at(-1)?.line ?? finding.line).length + 1;
	const out = [gutter("", columns, "")];
	for (let at$ = 0, list$ = shown.lines; at$ < list$.length; at$++) {
		const { line, text, from, to } = list$[at$];
		out.push(gutter(String(line), columns, text));
		out.push(gutter("", columns, " ".repeat(from) + paint.severity(finding.severity, "^".repeat(Math.max(1, to - from)))));
	}
	if (shown.more > 0) out.push(gutter("…", columns, paint.dim(`${shown.more} more ${shown.more === 1 ? "line" : "lines"}`)));
	return out;
}
function trace(finding, linesOf, paint) {
	if (finding.trace.length === 0) return [];
	const out = ["  path:"];
	for (const index$of of finding.trace.slice(0, STEPS).entries()) {
		const index = index$of[0], step = index$of[1];
		const code = sourceLine(linesOf(step.file), step.line);
		out.push(`    ${index + 1}. ${paint.place(`${visible(step.file)}:${step.line}`)} ${visible(step.message)}`);
		if (code !== "") out.push(`       ${paint.dim(`| ${code}`)}`);
	}
	if (finding.trace.length > STEPS) out.push(`    … ${finding.trace.length - STEPS} more steps`);
	return out;
}
/** The finding with its source, the path that proves it, why it matters, what to do and who. */
function full(finding, rule, linesOf, paint) {
	const label = paint.severity(finding.severity, `${finding.severity}[${finding.rule}]`);
	const where = finding.symbol === "<module>" ? "" : ` in ${visible(finding.symbol)}`;
	const tags = finding.tags === void 0 ? "" : `  tags: ${finding.tags.join(", ")}`;
	const owner = finding.reviewer === void 0 ? finding.owner : `${finding.owner}, reviewed by ${finding.reviewer}`;
	return [
		`${label} ${paint.bold(visible(finding.message))}`,
		` --> ${paint.place(`${visible(finding.file)}:${finding.line}:${finding.column}`)}${where}`,
		...source(finding, linesOf(finding.file), paint),
		...trace(finding, linesOf, paint),
		...rule === void 0 ? [] : [`  why: ${rule.why}`, `  fix: ${rule.remedy}`],
		`  owner: ${owner}${tags}  ${paint.dim(`id: ${finding.fingerprint}`)}`,
		""
	].join("\n");
}

export { full as n, concise as t };