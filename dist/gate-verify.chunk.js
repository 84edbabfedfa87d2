import { i as userError } from "./model-errors.chunk.js";
import { r as isFingerprint, t as contentOf } from "./model-fingerprint.chunk.js";

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
	for (let at$ = 0, list$ = list; at$ < list$.length; at$++) {
		const item = list$[at$];
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
function verify(old, outcome, { ran, exists }) {
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

export { verify as n, findingsOfReport as t };