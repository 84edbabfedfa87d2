import { i as __toESM, t as __commonJSMin } from "./rolldown-runtime.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { a as plural, i as listed, n as countsByRule, o as severityCounts, t as byWeight } from "./report-listing.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { n as byText, r as blockingBy } from "./model-order.chunk.js";

// src/report/text/width.ts
const COMBINING = /\p{M}/u;
const WIDE = /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
/** Columns that a text takes in a terminal. */
function width(text) {
	if (/^[\x20-\x7e]*$/.test(text)) return text.length;
	let columns = 0;
	for (const character of text) columns += COMBINING.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
	return columns;
}
/** A text filled up with blanks to a width. */
function padded(text, columns) {
	return text + " ".repeat(Math.max(0, columns - width(text)));
}

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
	for (const { line, text, from, to } of shown.lines) {
		out.push(gutter(String(line), columns, text));
		out.push(gutter("", columns, " ".repeat(from) + paint.severity(finding.severity, "^".repeat(Math.max(1, to - from)))));
	}
	if (shown.more > 0) out.push(gutter("…", columns, paint.dim(`${shown.more} more ${shown.more === 1 ? "line" : "lines"}`)));
	return out;
}
function trace(finding, linesOf, paint) {
	if (finding.trace.length === 0) return [];
	const out = ["  path:"];
	for (const [index, step] of finding.trace.slice(0, STEPS).entries()) {
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
	const owner = finding.reviewer === void 0 ? finding.owner : `${finding.owner}, reviewed by ${finding.reviewer}`;
	return [
		`${label} ${paint.bold(visible(finding.message))}`,
		` --> ${paint.place(`${visible(finding.file)}:${finding.line}:${finding.column}`)}${where}`,
		...source(finding, linesOf(finding.file), paint),
		...trace(finding, linesOf, paint),
		...rule === void 0 ? [] : [`  why: ${rule.why}`, `  fix: ${rule.remedy}`],
		`  owner: ${owner}  ${paint.dim(`id: ${finding.fingerprint}`)}`,
		""
	].join("\n");
}

// node_modules/picocolors/picocolors.js
var require_picocolors = /* @__PURE__ */ __commonJSMin(((exports, module) => {
	let p = process || {};
	let argv = p.argv || [];
	let env = p.env || {};
	let isColorSupported = !(!!env.NO_COLOR || argv.includes("--no-color")) && (!!env.FORCE_COLOR || argv.includes("--color") || p.platform === "win32" || (p.stdout || {}).isTTY && env.TERM !== "dumb" || !!env.CI);
	let formatter = (open, close, replace = open) => (input) => {
		let string = "" + input, index = string.indexOf(close, open.length);
		return ~index ? open + replaceClose(string, close, replace, index) + close : open + string + close;
	};
	let replaceClose = (string, close, replace, index) => {
		let result = "", cursor = 0;
		do {
			result += string.substring(cursor, index) + replace;
			cursor = index + close.length;
			index = string.indexOf(close, cursor);
		} while (~index);
		return result + string.substring(cursor);
	};
	let createColors = (enabled = isColorSupported) => {
		let f = enabled ? formatter : () => String;
		return {
			isColorSupported: enabled,
			reset: f("\x1B[0m", "\x1B[0m"),
			bold: f("\x1B[1m", "\x1B[22m", "\x1B[22m\x1B[1m"),
			dim: f("\x1B[2m", "\x1B[22m", "\x1B[22m\x1B[2m"),
			italic: f("\x1B[3m", "\x1B[23m"),
			underline: f("\x1B[4m", "\x1B[24m"),
			inverse: f("\x1B[7m", "\x1B[27m"),
			hidden: f("\x1B[8m", "\x1B[28m"),
			strikethrough: f("\x1B[9m", "\x1B[29m"),
			black: f("\x1B[30m", "\x1B[39m"),
			red: f("\x1B[31m", "\x1B[39m"),
			green: f("\x1B[32m", "\x1B[39m"),
			yellow: f("\x1B[33m", "\x1B[39m"),
			blue: f("\x1B[34m", "\x1B[39m"),
			magenta: f("\x1B[35m", "\x1B[39m"),
			cyan: f("\x1B[36m", "\x1B[39m"),
			white: f("\x1B[37m", "\x1B[39m"),
			gray: f("\x1B[90m", "\x1B[39m"),
			bgBlack: f("\x1B[40m", "\x1B[49m"),
			bgRed: f("\x1B[41m", "\x1B[49m"),
			bgGreen: f("\x1B[42m", "\x1B[49m"),
			bgYellow: f("\x1B[43m", "\x1B[49m"),
			bgBlue: f("\x1B[44m", "\x1B[49m"),
			bgMagenta: f("\x1B[45m", "\x1B[49m"),
			bgCyan: f("\x1B[46m", "\x1B[49m"),
			bgWhite: f("\x1B[47m", "\x1B[49m"),
			blackBright: f("\x1B[90m", "\x1B[39m"),
			redBright: f("\x1B[91m", "\x1B[39m"),
			greenBright: f("\x1B[92m", "\x1B[39m"),
			yellowBright: f("\x1B[93m", "\x1B[39m"),
			blueBright: f("\x1B[94m", "\x1B[39m"),
			magentaBright: f("\x1B[95m", "\x1B[39m"),
			cyanBright: f("\x1B[96m", "\x1B[39m"),
			whiteBright: f("\x1B[97m", "\x1B[39m"),
			bgBlackBright: f("\x1B[100m", "\x1B[49m"),
			bgRedBright: f("\x1B[101m", "\x1B[49m"),
			bgGreenBright: f("\x1B[102m", "\x1B[49m"),
			bgYellowBright: f("\x1B[103m", "\x1B[49m"),
			bgBlueBright: f("\x1B[104m", "\x1B[49m"),
			bgMagentaBright: f("\x1B[105m", "\x1B[49m"),
			bgCyanBright: f("\x1B[106m", "\x1B[49m"),
			bgWhiteBright: f("\x1B[107m", "\x1B[49m")
		};
	};
	module.exports = createColors();
	module.exports.createColors = createColors;
}));

// src/report/text/paint.ts
var import_picocolors = /* @__PURE__ */ __toESM(require_picocolors(), 1);
/** Colours when the door says so; nothing here asks the environment. */
function paint(colour) {
	const { bold, dim, red, yellow, green, cyan, blue } = import_picocolors.default.createColors(colour);
	const severities = {
		error: red,
		warning: yellow,
		note: blue
	};
	const verdicts = {
		PASS: green,
		FAIL: red,
		WARN: yellow,
		WAIVED: yellow,
		INCOMPLETE: red,
		NOT_APPLICABLE: dim
	};
	const statuses = {
		SUCCESS: green,
		PARTIAL: yellow,
		BLOCKED: red
	};
	return {
		bold,
		dim,
		place: cyan,
		severity: (severity, text) => bold(severities[severity](text)),
		verdict: (verdict, text) => verdicts[verdict](text),
		status: (status, text) => bold(statuses[status](text))
	};
}

// src/report/text/summary.ts
/** Gates, verdicts and what they looked at. */
function verdictTable(gates, paint) {
	const columns = Math.max(4, ...gates.map(({ gate }) => gate.length));
	const verdicts = Math.max(7, ...gates.map(({ verdict }) => verdict.length));
	const row = ({ gate, verdict, enforcement, summary }) => {
		const kind = enforcement === "advisory" ? paint.dim(" (advisory)") : "";
		return `${padded(gate, columns)}  ${paint.verdict(verdict, padded(verdict, verdicts))}  ${visible(summary)}${kind}`;
	};
	return [paint.bold(`${padded("gate", columns)}  ${padded("verdict", verdicts)}  subjects`), ...gates.map(row)];
}
function foundLine(outcome, shown) {
	const counts = severityCounts(outcome.findings);
	const found = counts === "" ? "Found nothing" : `Found ${counts}`;
	const held = [
		["suppressed", "suppressed"],
		["waived", "waived"],
		["baseline", "held by the baseline"],
		["unchanged", "unchanged against the base"]
	].flatMap(([kind, words]) => {
		const count = outcome.held.filter(({ hold }) => hold.kind === kind).length;
		return count === 0 ? [] : [`${count} ${words}`];
	});
	const hidden = outcome.findings.length - shown.length;
	if (hidden > 0) held.push(`${hidden} outside what was asked for: counted, not listed`);
	return `${found}${held.length === 0 ? "." : ` (${held.join("; ")}).`}`;
}
function baselineLines({ file, entries, stale }) {
	if (stale.length === 0) return [];
	if (stale.length === entries) return [`None of the ${plural(entries, "entry").replace("entrys", "entries")} of ${visible(file)} is in the code: is it the baseline of this repository?`];
	const lines = stale.slice(0, 5).map(({ rule, path, symbol }) => `  ${rule} in ${visible(path)} (${visible(symbol)})`);
	const rest = stale.length > 5 ? [`  … ${stale.length - 5} more`] : [];
	return [
		`${stale.length} of ${entries} entries of ${visible(file)} are gone from the code:`,
		...lines,
		...rest
	];
}
const IN_SIGHT = 30;
const NAMED = 10;
/** Where the blocking findings are, when they have scrolled away among the others. */
function blockingPlaces(blocking, shown) {
	if (shown <= IN_SIGHT) return [];
	const places = blocking.slice(0, NAMED).map(({ file, line, rule, owner }) => `  ${visible(file)}:${line} ${rule} (${owner})`);
	return blocking.length > NAMED ? [...places, `  … ${blocking.length - NAMED} more`] : places;
}
function nextLines(outcome, shown, paint) {
	const blocking = outcome.findings.filter(blockingBy(outcome.gates)).sort(byWeight(outcome));
	const first = blocking[0];
	const lines = [];
	if (first !== void 0) {
		const owners = outcome.agents.filter((agent) => agent.blocking > 0).map((agent) => `${agent.agent} ${agent.blocking}`);
		lines.push(`Repair ${plural(blocking.length, "blocking finding")}: ${owners.join(", ")}.`, ...blockingPlaces(blocking, shown));
		const rule = countsByRule(blocking)[0]?.[0] ?? first.rule;
		lines.push(`\`fastapi-gate explain ${rule}\` says why and how.`);
	}
	for (const gate of outcome.gates) {
		for (const subject of gate.open.slice(0, 3)) lines.push(`${gate.gate}: ${visible(subject.name)} (${visible(subject.file)}:${subject.line}) is unresolved: ${visible(subject.reason)}.`);
		if (gate.open.length > 3) lines.push(`${gate.gate}: … ${gate.open.length - 3} more unresolved.`);
	}
	if (blocking.length > 20 && outcome.base === null && outcome.baseline === null) lines.push("Judge only what a change adds with `--base REV`, or hold what is old with `fastapi-gate baseline create`.");
	if ((outcome.baseline?.stale.length ?? 0) > 0) lines.push("`fastapi-gate baseline prune` drops entries that are gone.");
	return lines.map((line, index) => index === 0 ? `${paint.bold("Next:")} ${line}` : `      ${line}`);
}
function statusLine(outcome, paint) {
	const { succeeded, agents, percent } = outcome.successRate;
	const fatal = outcome.problems.filter((problem) => problem.fatal).length;
	const judged = fatal === 0 ? "" : `, could not judge (${plural(fatal, "problem")})`;
	return `Status: ${paint.status(outcome.status, outcome.status)}, ${succeeded}/${agents} agents completed = ${percent}%${judged}`;
}
/** What a run comes to: found, compared, escalated, judged, and what to do next. */
function summary(outcome, context, paint) {
	const { base, baseline, blindSpots, problems } = outcome;
	const shown = listed(outcome, context.selection);
	const lines = [foundLine(outcome, shown)];
	if (base !== null) lines.push(`Compared with ${visible(base.revision)}: ${base.new} new, ${base.unchanged} unchanged, ${base.fixed} fixed.`);
	if (baseline !== null) lines.push(...baselineLines(baseline));
	if (problems.length + blindSpots.length > 0) lines.push(`Not seen completely: ${plural(problems.length, "problem")}, ${plural(blindSpots.length, "blind spot")}.`);
	lines.push("", ...verdictTable(outcome.gates, paint));
	const open = outcome.escalations.filter(({ acknowledged }) => !acknowledged);
	if (open.length > 0) lines.push("", ...open.map(({ role, message, fingerprint }) => `Escalation to ${role}: ${visible(message)} ${paint.dim(`(${fingerprint})`)}`));
	lines.push("", statusLine(outcome, paint), ...nextLines(outcome, shown.length, paint));
	return lines;
}
function statisticLines(value, depth) {
	const indent = "  ".repeat(depth);
	if (Array.isArray(value)) return value.map((item) => `${indent}${typeof item === "object" ? visible(JSON.stringify(item)) : visible(String(item))}`);
	if (typeof value !== "object" || value === null) return [`${indent}${visible(String(value))}`];
	return Object.entries(value).sort(([one], [other]) => byText(one, other)).flatMap(([name, inner]) => typeof inner === "object" && inner !== null ? [`${indent}${visible(name)}:`, ...statisticLines(inner, depth + 1)] : [`${indent}${visible(name)}: ${visible(String(inner))}`]);
}
/** `--statistics`: findings by rule, then what the stages counted. */
function statistics(outcome) {
	const counts = countsByRule(outcome.findings);
	const columns = Math.max(0, ...counts.map(([, count]) => String(count).length));
	return [
		"Findings by rule:",
		...counts.map(([rule, count]) => `  ${String(count).padStart(columns)}  ${rule}`),
		"Statistics:",
		...statisticLines(outcome.statistics, 1),
		""
	];
}

// src/report/text/index.ts
/** For people: findings (one line each, or in full), then verdicts, status and what to do next. */
function text(outcome, context) {
	const colours = paint(context.colour);
	const linesOf = linesByPath(context.sourceOf);
	const findings = listed(outcome, context.selection).map((finding) => context.full ? full(finding, context.rules.get(finding.rule), linesOf, colours) : concise(finding, colours));
	if (findings.length > 0 && !context.full) findings.push("");
	return `${[
		...findings,
		...context.statistics ? statistics(outcome) : [],
		...summary(outcome, context, colours)
	].join("\n")}\n`;
}

export { text };