import { t as jsonLine } from "./model-json-text.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { n as byText, t as byPosition } from "./model-order.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { i as isListed, r as fromTop, t as byWeight } from "./report-listing.chunk.js";

// src/report/sarif/line-hash.ts
const WINDOW = 100;
const BASE = 37;
const END = 65535;
/** What a character that leaves the window has grown to: its unit times 37^100 modulo 2^64. */
function grown(unit) {
	return BigInt.asUintN(64, BigInt(BASE) ** BigInt(WINDOW) * BigInt(unit));
}
const COMMON = 128;
const GROWN_HIGH$of = [32n, 0n].map((shift) => Int32Array.from({ length: COMMON }, (_, unit) => Number(BigInt.asIntN(32, grown(unit) >> shift))));
const GROWN_HIGH = GROWN_HIGH$of[0];
const GROWN_LOW = GROWN_HIGH$of[1];
function significant(text) {
	const units = new Uint16Array(text.length + 1 + WINDOW);
	const starts = [];
	let length = 0;
	let lineStart = true;
	let previous = 0;
	for (let index = 0; index <= text.length; index += 1) {
		const unit = index === text.length ? END : text.charCodeAt(index);
		const skipped = unit === 32 || unit === 9 || unit === 10 && previous === 13;
		previous = unit;
		if (skipped) continue;
		if (lineStart) starts.push(length);
		lineStart = unit === 10 || unit === 13;
		units[length] = unit === 13 ? 10 : unit;
		length += 1;
	}
	return {
		units,
		length,
		starts
	};
}
/** Rolls the window over the text. A hash is two words of 32 bits; the lower one is multiplied in halves, so that no product overflows. */
function windowHashes({ units, starts }) {
	const hashes = {
		high: new Uint32Array(starts.length),
		low: new Uint32Array(starts.length)
	};
	let high = 0;
	let low = 0;
	let line = 0;
	const last = (starts.at(-1) ?? 0) + WINDOW;
	for (let index = 0; index < last; index += 1) {
		const half = (low & 65535) * BASE + (units[index] ?? 0);
		const upper = (low >>> 16) * BASE + (half >>> 16);
		low = upper << 16 | half & 65535;
		high = Math.imul(high, BASE) + (upper >>> 16) | 0;
		const leaving = index < WINDOW ? 0 : units[index - WINDOW] ?? 0;
		if (leaving !== 0) {
			const leavingLow = leaving < COMMON ? GROWN_LOW[leaving] ?? 0 : Number(BigInt.asIntN(32, grown(leaving)));
			const leavingHigh = leaving < COMMON ? GROWN_HIGH[leaving] ?? 0 : Number(BigInt.asIntN(32, grown(leaving) >> 32n));
			high = high - leavingHigh - (low >>> 0 < leavingLow >>> 0 ? 1 : 0) | 0;
			low = low - leavingLow | 0;
		}
		if (starts[line] === index + 1 - WINDOW) {
			hashes.high[line] = high;
			hashes.low[line] = low;
			line += 1;
		}
	}
	return hashes;
}
const hexadecimal = (high, low) => high === 0 ? low.toString(16) : high.toString(16) + low.toString(16).padStart(8, "0");
/** GitHub's `primaryLocationLineHash` of the wanted 1-based lines. A byte order mark counts as a character of its line. */
function lineHashes(text, wanted) {
	const source = significant(text);
	const { high, low } = windowHashes(source);
	const lows = new Set([...wanted].map((line) => low[line - 1]));
	const seen = /* @__PURE__ */ new Map();
	const hashes = /* @__PURE__ */ new Map();
	for (let index = 0; index < source.starts.length; index += 1) {
		if (!lows.has(low[index])) continue;
		const hash = hexadecimal(high[index] ?? 0, low[index] ?? 0);
		const count = (seen.get(hash) ?? 0) + 1;
		seen.set(hash, count);
		if (wanted.has(index + 1)) hashes.set(index + 1, `${hash}:${count}`);
	}
	return hashes;
}

// src/report/sarif/results.ts
/** Steps of a code flow: more are not read by anyone. */
const STEPS = 50;
/** A relative URI. What is no text becomes the replacement character. */
function uri(path, { uris, fromTop }) {
	let known = uris.get(path);
	if (known === void 0) {
		known = Buffer.from(fromTop(path), "utf8").toString("utf8").split("/").map(encodeURIComponent).join("/");
		uris.set(path, known);
	}
	return known;
}
function physical(file, region, context) {
	return {
		artifactLocation: {
			uri: uri(file, context),
			uriBaseId: "%SRCROOT%"
		},
		region
	};
}
const message = (text) => ({ text: visible(text).replaceAll("](", "] (") });
/** All of one line. */
function lineRegion(line, lines) {
	return {
		startLine: line,
		startColumn: 1,
		endLine: line,
		endColumn: lines.text(line).length + 1
	};
}
function region({ line, column, endLine, endColumn }) {
	return {
		startLine: line,
		startColumn: column,
		endLine,
		endColumn
	};
}
/** GitHub shows an alert on a change only if all its lines are in the difference: its profile points at the first line. */
function primary(finding, { profile, linesOf }) {
	if (profile === "full" || finding.line === finding.endLine) return region(finding);
	const end = linesOf(finding.file).text(finding.line).length + 1;
	return {
		startLine: finding.line,
		startColumn: finding.column,
		endLine: finding.line,
		endColumn: Math.max(finding.column, end)
	};
}
function codeFlows(finding, context) {
	if (finding.trace.length === 0) return [];
	const steps = finding.trace.slice(0, STEPS).map((step) => ({ location: {
		physicalLocation: physical(step.file, lineRegion(step.line, context.linesOf(step.file)), context),
		message: message(step.message)
	} }));
	const first = { location: {
		physicalLocation: physical(finding.file, region(finding), context),
		message: message(finding.message)
	} };
	return [{ threadFlows: [{ locations: finding.trace[0]?.file === finding.file && finding.trace[0].line === finding.line ? steps : [first, ...steps] }] }];
}
function relatedLocations(finding, context) {
	if (context.profile === "full" || finding.line === finding.endLine) return [];
	return [{
		id: 1,
		physicalLocation: physical(finding.file, region(finding), context),
		message: { text: "The whole range" }
	}];
}
/** GitHub's line hashes for findings, by file; what is gone from the code has none. */
function hashesOf(findings, linesOf) {
	const wanted = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = findings; at$ < list$.length; at$++) {
		const { file, line, state } = list$[at$];
		if (state === "fixed") continue;
		wanted.set(file, (wanted.get(file) ?? /* @__PURE__ */ new Set()).add(line));
	}
	return new Map([...wanted].map((file$of) => {
		const file = file$of[0], lines = file$of[1];
		return [file, lineHashes(linesOf(file).raw(), lines)];
	}));
}
function fixes(finding, context) {
	const { fix } = finding;
	if (fix === void 0) return [];
	const changes = fix.edits.map(({ file, start, end, text }) => {
		const from = context.linesOf(file).position(start);
		const to = context.linesOf(file).position(end);
		const deletedRegion = {
			startLine: from.line,
			startColumn: from.column,
			endLine: to.line,
			endColumn: to.column
		};
		return {
			artifactLocation: {
				uri: uri(file, context),
				uriBaseId: "%SRCROOT%"
			},
			replacements: [{
				deletedRegion,
				insertedContent: { text }
			}]
		};
	});
	return [{
		description: { text: visible(fix.message) },
		artifactChanges: changes
	}];
}
function suppression(hold) {
	switch (hold.kind) {
		case "suppressed": return [{
			kind: "inSource",
			...hold.reason === null ? {} : { justification: visible(hold.reason) }
		}];
		case "baseline": return [{
			kind: "external",
			justification: "held by the baseline"
		}];
		case "waived": return [{
			kind: "external",
			justification: visible(`waived by ${hold.approver}: ${hold.reason}`)
		}];
		case "unchanged": return [];
	}
}
const BASELINE_STATE = {
	new: "new",
	unchanged: "unchanged",
	fixed: "absent"
};
function whatOnlyFullSays(finding, hold, context) {
	if (context.profile === "github") return {};
	const suppressions = hold === null ? [] : suppression(hold);
	const repairs = fixes(finding, context);
	return {
		...finding.state === void 0 ? {} : { baselineState: BASELINE_STATE[finding.state] },
		...suppressions.length === 0 ? {} : { suppressions: [...suppressions] },
		...repairs.length === 0 ? {} : { fixes: [...repairs] },
		properties: {
			gate: finding.gate,
			owner: finding.owner,
			...finding.reviewer === void 0 ? {} : { reviewer: finding.reviewer },
			...finding.tags === void 0 ? {} : { tags: [...finding.tags] }
		}
	};
}
/** One result of the format. */
function result({ finding, hold }, context) {
	const index = context.ruleIndex.get(finding.rule);
	const hash = finding.state === "fixed" ? void 0 : context.hashes.get(finding.file)?.get(finding.line);
	const flows = codeFlows(finding, context);
	const related = relatedLocations(finding, context);
	return {
		ruleId: finding.rule,
		...index === void 0 ? {} : { ruleIndex: index },
		level: finding.severity,
		message: message(finding.message),
		locations: [{
			physicalLocation: physical(finding.file, primary(finding, context), context),
			...finding.symbol === "<module>" ? {} : { logicalLocations: [{ fullyQualifiedName: visible(finding.symbol) }] }
		}],
		partialFingerprints: {
			...hash === void 0 ? {} : { primaryLocationLineHash: hash },
			"fastapiGate/v1": finding.fingerprint
		},
		...flows.length === 0 ? {} : { codeFlows: [...flows] },
		...related.length === 0 ? {} : { relatedLocations: [...related] },
		...whatOnlyFullSays(finding, hold, context)
	};
}

// src/report/sarif/rules.ts
/** GitHub's words for how serious a finding of quality is. */
const PROBLEM = {
	error: "error",
	warning: "warning",
	note: "recommendation"
};
const LONGEST = 1024;
/** Where the product and the pages of its rules are read. */
const HOME = "https://github.com/fastapi-gate/fastapi-gate";
const words = (id) => {
	const text = id.replaceAll("-", " ");
	return text.charAt(0).toUpperCase() + text.slice(1);
};
const pascal = (id) => id.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase());
function descriptor({ id, gate, severity, why, remedy, page }) {
	return {
		id,
		name: pascal(id),
		shortDescription: { text: words(id) },
		fullDescription: { text: (why === "" ? words(id) : why).slice(0, LONGEST) },
		...page === null ? {} : { helpUri: `${HOME}/blob/main/${page}` },
		help: {
			text: `${why}\n\nWhat to do: ${remedy}\n\nMore: fastapi-gate explain ${id}`,
			markdown: `${why}\n\n**What to do:** ${remedy}\n\nMore: \`fastapi-gate explain ${id}\``
		},
		defaultConfiguration: { level: severity },
		properties: {
			tags: [gate],
			precision: "high",
			"problem.severity": PROBLEM[severity]
		}
	};
}
/** Descriptors of all rules, sorted by id, and where each stands. */
function descriptors(rules) {
	const infos = [...rules.values()].sort((one, other) => byText(one.id, other.id));
	return {
		list: infos.map(descriptor),
		index: new Map(infos.map(({ id }, index) => [id, index]))
	};
}

// src/report/sarif/index.ts
const MOST = {
	full: 25e3,
	github: 5e3
};
/**
* What a profile lists. GitHub ignores suppressions and tells new from old itself, so its profile holds what counts and what was
* there before, and leaves out what was excepted or is gone.
*/
function entries(outcome, context, profile) {
	const open = outcome.findings.map((finding) => ({
		finding,
		hold: null
	}));
	const held = outcome.held.filter(({ hold }) => profile === "full" || hold.kind === "unchanged");
	const fixed = profile === "full" ? outcome.fixed.map((finding) => ({
		finding,
		hold: null
	})) : [];
	return [
		...open,
		...held,
		...fixed
	].filter(({ finding }) => isListed(finding, context.selection));
}
/** The weightiest when there are too many, in order of place. */
function bounded(all, outcome, most) {
	const weight = byWeight(outcome);
	return (all.length <= most ? [...all] : [...all].sort((one, other) => weight(one.finding, other.finding)).slice(0, most)).sort((one, other) => byPosition(one.finding, other.finding));
}
function invocation(outcome, cut) {
	const notifications = outcome.problems.map(({ message, fatal }) => ({
		level: fatal ? "error" : "warning",
		message: { text: visible(message) }
	}));
	if (cut > 0) notifications.push({
		level: "warning",
		message: { text: `${cut} less severe results were left out` }
	});
	return {
		executionSuccessful: !outcome.problems.some((problem) => problem.fatal),
		...notifications.length === 0 ? {} : { toolExecutionNotifications: notifications }
	};
}
function build(outcome, context, profile) {
	const rules = descriptors(context.rules);
	const all = entries(outcome, context, profile);
	const kept = bounded(all, outcome, MOST[profile]);
	const linesOf = linesByPath(context.sourceOf);
	const hashes = hashesOf(kept.map(({ finding }) => finding), linesOf);
	const results = {
		profile,
		linesOf,
		ruleIndex: rules.index,
		hashes,
		fromTop: (path) => fromTop(path, context),
		uris: /* @__PURE__ */ new Map()
	};
	return {
		$schema: "https://json.schemastore.org/sarif-2.1.0.json",
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				name: "fastapi-gate",
				informationUri: HOME,
				semanticVersion: context.version,
				rules: [...rules.list]
			} },
			automationDetails: { id: context.project === null ? "fastapi-gate/" : `fastapi-gate/${context.project}/` },
			columnKind: "utf16CodeUnits",
			originalUriBaseIds: { "%SRCROOT%": { description: { text: "The root of the repository" } } },
			invocations: [invocation(outcome, all.length - kept.length)],
			results: kept.map((entry) => result(entry, results)),
			...profile === "full" ? { properties: {
				status: outcome.status,
				gates: outcome.gates.map(({ gate, verdict }) => ({
					gate,
					verdict
				}))
			} } : {}
		}]
	};
}
/** One line a rule and a result: a difference of two files shows what changed. */
function write(log) {
	const { results, tool, ...rest } = log.runs[0] ?? {
		tool: { driver: { name: "" } },
		results: []
	};
	const list = (items = []) => items.length === 0 ? "[]" : `[\n${items.map((item) => jsonLine(item)).join(",\n")}\n]`;
	const { rules, ...driver } = tool.driver;
	return `${`{"$schema":${jsonLine(log.$schema)},"version":"2.1.0","runs":[{`}${`"tool":{"driver":${jsonLine(driver).slice(0, -1)},"rules":${list(rules)}}}`},\n${jsonLine(rest).slice(1, -1)},\n"results":${list(results)}}]}\n`;
}
/** SARIF 2.1.0 with everything the format can say: suppressions, baseline states, fixes. */
function sarif(outcome, context) {
	return write(build(outcome, context, "full"));
}
/** SARIF 2.1.0 as GitHub's code scanning needs it. */
function sarifForGitHub(outcome, context) {
	return write(build(outcome, context, "github"));
}

export { sarif, sarifForGitHub };