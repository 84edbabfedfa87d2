import { M as isFingerprint, i as knownRules, j as contentOf } from "./pipeline.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import "./report.chunk.js";
import { t as runSession } from "./session.chunk.js";
import { n as writeLines, r as problemLines } from "./cli-check.chunk.js";
import { n as plainRequest, r as wantsColour } from "./cli-request.chunk.js";
import { r as readText } from "./cli-records.chunk.js";

// src/gate/verify.ts
/** The findings of a report: `check --format json` or `coordinator-json`. Throws a UserError for anything else. */
function findingsOfReport(name, text) {
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		throw userError(`${name} is not valid JSON: give a report of \`check --format json\` or \`report --format coordinator-json\``);
	}
	const { findings, blockingIssues } = typeof data === "object" && data !== null ? data : {};
	const list = Array.isArray(findings) ? findings : Array.isArray(blockingIssues) ? blockingIssues : null;
	if (list === null) throw userError(`${name} is no report of fastapi-gate: it holds neither findings nor blockingIssues`);
	const found = [];
	for (const item of list) {
		const value = typeof item === "object" && item !== null ? item : {};
		const fingerprint = value.fingerprint ?? value.id;
		if (typeof fingerprint !== "string" || value.state === "fixed") continue;
		if (!isFingerprint(fingerprint) || typeof value.rule !== "string" || typeof value.file !== "string") throw userError(`${name} holds a finding that is none of fastapi-gate: ${fingerprint}`);
		found.push({
			fingerprint,
			rule: value.rule,
			file: value.file,
			line: typeof value.line === "number" ? value.line : null
		});
	}
	return found;
}
/** What became of older findings. Nothing counts as fixed where its rule did not run or its file could not be read in full. */
function verify$1(old, outcome, { ran, exists }) {
	const now = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)];
	const byPrint = new Map(now.map((finding) => [finding.fingerprint, finding]));
	const byContent = new Map(now.map((finding) => [contentOf(finding.fingerprint), finding]));
	const broken = new Map(outcome.problems.flatMap(({ file, message }) => file === null ? [] : [[file, message]]));
	const fatal = outcome.problems.find((problem) => problem.fatal);
	return old.map((finding) => {
		const moved = exists(finding.file) ? void 0 : byContent.get(contentOf(finding.fingerprint));
		const same = byPrint.get(finding.fingerprint) ?? moved;
		if (same !== void 0) return {
			...finding,
			fate: "still there",
			detail: `${same.file}:${same.line}`
		};
		if (!ran.has(finding.rule)) return {
			...finding,
			fate: "unknown",
			detail: "its rule did not run"
		};
		const reason = broken.get(finding.file) ?? fatal?.message;
		if (reason !== void 0) return {
			...finding,
			fate: "unknown",
			detail: reason
		};
		return {
			...finding,
			fate: "fixed",
			detail: ""
		};
	});
}

// src/cli/verify.ts
/** Prints what became of every finding of an older report. 0: all are fixed, 1: some are there, 2: some cannot be told. */
async function verify(report, options) {
	const old = findingsOfReport(report, readText(report, "report"));
	const result = await runSession(plainRequest(options));
	const exists = (file) => result.text(file) !== null;
	const fates = verify$1(old, result.outcome, {
		ran: result.found.ran,
		exists
	});
	const count = (fate) => fates.filter((one) => one.fate === fate).length;
	const counts = {
		fixed: count("fixed"),
		stillThere: count("still there"),
		unknown: count("unknown")
	};
	if (options.format === "json") process.stdout.write(jsonLines({
		schemaVersion: "1.0",
		...counts,
		findings: fates
	}));
	else {
		const lines = fates.map(({ fate, rule, file, line, detail, fingerprint }) => {
			const place = line === null ? file : `${file}:${line}`;
			return `${fate.padEnd(11)}  ${fingerprint}  ${rule} in ${place}${detail === "" ? "" : `: ${fate === "still there" ? "now " : ""}${detail}`}\n`;
		});
		process.stdout.write(`${lines.join("")}${counts.fixed} fixed, ${counts.stillThere} still there, ${counts.unknown} unknown\n`);
	}
	writeLines([...problemLines(result.outcome.problems), ...await result.stored], 30);
	return counts.stillThere > 0 ? 1 : counts.unknown > 0 ? 2 : 0;
}
/** Prints one finding with its source, the path that proves it, why and how to repair it. */
async function explainFinding(fingerprint, options) {
	const result = await runSession(plainRequest(options));
	const { outcome, sourceOf } = result;
	const matching = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)].filter((finding) => finding.fingerprint.startsWith(fingerprint));
	const [finding] = matching;
	if (finding === void 0) throw userError(`no finding of this run has the fingerprint ${fingerprint}: it may be repaired; \`fastapi-gate check --format agent\` lists those there are`);
	if (matching.length > 1) throw userError(`several fingerprints begin with ${fingerprint}: give more of it`);
	const [{ full }, { paint }] = await Promise.all([import("./report-text-finding2.chunk.js"), import("./report-text-paint2.chunk.js")]);
	const colour = wantsColour("auto", process.env, process.stdout.isTTY === true);
	const linesOf = linesByPath(sourceOf);
	process.stdout.write(`${full(finding, knownRules().get(finding.rule), linesOf, paint(colour)).trimEnd()}\n\n\`fastapi-gate explain ${finding.rule}\` prints the rule's page.\n`);
	writeLines(await result.stored, 30);
	return 0;
}

export { explainFinding, verify };