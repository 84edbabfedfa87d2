import { r as toolVersion } from "./run-package.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { a as projectIn, l as projectsInside, o as SeveralProjects } from "./config.chunk.js";
import { t as plainContext } from "./doors.chunk.js";
import { t as exitStatus } from "./gate.chunk.js";
import { i as isListed } from "./report-listing.chunk.js";
import { t as problemLines } from "./report-text-problems.chunk.js";
import "./report.chunk.js";
import "./session.chunk.js";
import { a as fixedIn, i as resultsIn, n as recordsIn, o as recordOf, r as readText } from "./cli-records.chunk.js";
import { n as wantsColour } from "./cli-environment.chunk.js";
import { n as rendererOf } from "./cli-formats.chunk.js";
import { t as ownHost } from "./cli-host.chunk.js";
import { n as ownRuleIds, r as plainRequest, t as knownRules } from "./cli-request.chunk.js";
import { resolve } from "node:path";

// src/run/timings.ts
const UNMEASURED = {
	lap: () => {},
	line: () => ""
};
/**
* Measures the stages of a run from now on, for those who ask for it; otherwise the clock is not read. "cpu" asks for processor time
* in place of that on the clock: a busy machine changes it less.
*/
function timings(wanted) {
	if (wanted === void 0) return UNMEASURED;
	const read = wanted === "cpu" ? processorTime : () => performance.now();
	const spent = /* @__PURE__ */ new Map();
	const start = read();
	let last = start;
	return {
		lap(stage) {
			const now = read();
			spent.set(stage, (spent.get(stage) ?? 0) + now - last);
			last = now;
		},
		line() {
			const total = read() - start;
			const entries = [...spent, ["total", total]].map((stage$of) => {
				const stage = stage$of[0], ms = stage$of[1];
				return [stage, Math.round(ms * 10) / 10];
			});
			return `${JSON.stringify({ timings: Object.fromEntries(entries) })}\n`;
		}
	};
}
/** Of all threads of this process, in milliseconds. */
function processorTime() {
	const { user, system } = process.cpuUsage();
	return (user + system) / 1e3;
}

// src/cli/check.ts
/** More lines of trouble are only counted: they would hide the verdict. */
const MOST_PROBLEMS = 30;
/** Analyses, prints and writes, each project of the root by itself; resolves to the exit status. */
async function check(paths, options, host = ownHost()) {
	const { project } = options;
	const one = (ownPaths, ownOptions, among) => checkOne(ownPaths, ownOptions, among, host);
	if (project.length > 0) {
		const { root } = plainRequest(options, paths, host);
		return (await import("./cli-projects.chunk.js")).checkNamed({
			root,
			paths,
			options,
			host
		}, one);
	}
	try {
		return (await one(paths, options, {
			print: host.print,
			before: 0
		})).status;
	} catch (error) {
		if (!(error instanceof SeveralProjects) || options.watch === true) throw error;
		const { root } = plainRequest(options, paths, host);
		return (await import("./cli-projects.chunk.js")).checkProjects({
			root,
			paths,
			options,
			host,
			all: error.projects
		}, one);
	}
}
async function checkOne(paths, options, { print, before }, host) {
	const clock = timings(host.environment.FASTAPI_GATE_TIMINGS);
	const request = requestOf(paths, options, host);
	const lines = (all, most = MOST_PROBLEMS) => writeLines(all, most, host.warn);
	if (options.watch === true) {
		refuseWatching(options);
		return {
			status: await (await import("./cli-watch.chunk.js")).watch(request, (result) => contextOf(request, result, options, host), lines),
			outcome: ""
		};
	}
	const need = showsProgram(options) || options.unsafeFixes === true ? "program" : "outcome";
	let result = await host.judge(request, need, clock.lap);
	if (options.diff === true || options.fix === true || options.unsafeFixes === true) {
		const after = await fixed(request, result, options, need, host);
		if (after === null) return {
			status: exitStatus(result.outcome),
			outcome: result.outcome.status
		};
		result = after;
	}
	const { outcome } = result;
	const context = await contextOf(request, result, options, host);
	const files = await Promise.all(options.output.map(async ({ format, path }) => ({
		path,
		text: (await rendererOf(format))(outcome, {
			...context,
			colour: false
		})
	})));
	const text = (await rendererOf(options.format))(outcome, context);
	host.ending(Math.max(before, exitStatus(outcome)));
	lines(problemLines(outcome.problems));
	for (let at$ = 0, list$ = files; at$ < list$.length; at$++) {
		const file = list$[at$];
		host.write(file.path, file.text);
	}
	if (options.record !== void 0) host.record(options.record, recordOf(outcome, request.signal, request.date));
	print(text);
	lines(await result.stored);
	clock.lap("output");
	const measured = clock.line();
	if (measured !== "") host.warn(measured);
	return {
		status: exitStatus(outcome),
		outcome: outcome.status
	};
}
/** What makes sense once, or of a tree that does not change. */
function refuseWatching({ head, staged, fix, unsafeFixes, diff, record, output, format }) {
	const first = [
		["--head", head !== void 0],
		["--staged", staged === true],
		["--fix", fix === true],
		["--unsafe-fixes", unsafeFixes === true],
		["--diff", diff === true],
		["--record", record !== void 0],
		["--output", output.length > 0],
		["--format", format !== "text"]
	].filter((is$of) => {
		return is$of[1];
	})[0];
	if (first !== void 0) throw userError(`--watch prints text about the working tree as it changes: leave ${first[0]} out`);
}
/** Applies fixes and analyses again; null where only the difference was asked for, and is printed. */
async function fixed(request, result, options, need, host) {
	if (request.head !== null) throw userError("fixes change the working tree, and --head names a revision: leave one of them out");
	const { planInRoot, writeFixes } = await import("./cli-fixes.chunk.js");
	const { fixSummary, unifiedDiff } = await import("./fix2.chunk.js");
	const shown = result.outcome.findings.filter((finding) => isListed(finding, result.policy.selection));
	const listed = isAnalysed(result) && options.unsafeFixes === true ? await downgradesFor(result, shown) : shown;
	const plan = planInRoot(request.root, listed, options.unsafeFixes === true);
	const preview = options.diff === true;
	if (preview) {
		host.ending(exitStatus(result.outcome));
		host.print(unifiedDiff(plan.files));
	} else writeFixes(request.root, plan);
	writeLines(fixSummary(plan, !preview), MOST_PROBLEMS, host.warn);
	writeLines(await result.stored, MOST_PROBLEMS, host.warn);
	return preview ? null : host.judge(request, need);
}
async function downgradesFor(result, findings) {
	const { withDowngrades } = await import("./cli-downgrade-fixes.chunk.js");
	return withDowngrades(result, findings);
}
function showsProgram({ format, output }) {
	return format === "html" || output.some((further) => further.format === "html");
}
function isAnalysed(result) {
	return "found" in result;
}
function requestOf(paths, options, host) {
	if (options.staged === true && options.head !== void 0) throw userError("--staged and --head name two things to judge: give one of them");
	const plain = plainRequest(options, paths, host);
	const at = (path) => resolve(host.folder, path);
	const known = (ids) => knownRules(ids, () => ownRuleIds(plain));
	return {
		...plain,
		...options.projects === void 0 || options.of === void 0 ? {} : { without: projectsInside(options.of, options.projects) },
		selection: {
			...plain.selection,
			select: known(options.select),
			ignore: known(options.ignore),
			gates: options.gate
		},
		base: options.base ?? (options.staged === true ? "HEAD" : null),
		head: options.head ?? null,
		staged: options.staged === true,
		results: options.results === void 0 ? [] : resultsIn(options.results, at(options.results)),
		recordedFixed: options.record === void 0 ? /* @__PURE__ */ new Set() : fixedIn(recordsIn(options.record, false, at(options.record))),
		coverage: options.coverage === void 0 ? null : {
			name: options.coverage,
			text: readText(options.coverage, "coverage report", at(options.coverage))
		},
		signal: options.signal ?? null,
		date: options.date ?? null
	};
}
async function contextOf(request, result, options, host) {
	return {
		...plainContext(result, toolVersion()),
		colour: wantsColour(options.color, host.environment, host.terminal),
		full: options.full === true,
		statistics: options.statistics === true,
		project: projectIn(request.root),
		signal: request.signal,
		...showsProgram(options) && isAnalysed(result) ? { views: await (await import("./views.chunk.js")).programViews(result.found) } : {}
	};
}
/** To standard error, so that standard output stays what its format says. */
function writeLines(lines, most, warn = (text) => process.stderr.write(text)) {
	if (lines.length === 0) return;
	const more = lines.length > most ? [`and ${lines.length - most} more lines like these; --format json has them all`] : [];
	warn([...lines.slice(0, most), ...more].map((line) => `fastapi-gate: ${line}\n`).join(""));
}

export { writeLines as n, timings as r, check as t };