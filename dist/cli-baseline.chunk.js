import { c as createBaseline, d as writeBaseline, l as pruneBaseline, u as readBaseline } from "./gate.chunk.js";
import { s as gatePolicy } from "./model-defaults.chunk.js";
import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { t as problemLines } from "./report-text-problems.chunk.js";
import "./report.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import { o as runSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// src/cli/baseline.ts
/** Writes everything that counts today into the baseline file. */
function createBaselineFile(options) {
	return rewrite(options, (result) => createBaseline(result.outcome.findings, openSubjects(result)));
}
/** Takes what is gone out of the baseline file; nothing is added. */
function pruneBaselineFile(options) {
	return rewrite(options, (result, file) => {
		const { baseline } = readBaseline(readText(file), result.policy.baseline);
		if (baseline === null) throw userError(`${result.policy.baseline} is no valid baseline: make it anew with \`fastapi-gate baseline create\``);
		return pruneBaseline(baseline, result.outcome.findings, openSubjects(result));
	});
}
/**
* Takes what is gone out and adds what is new, naming each addition. Findings of a gate that nobody may bypass are never added:
* the baseline holds their old debt only.
*/
async function updateBaselineFile(options) {
	const added = [];
	const refused = [];
	const status = await rewrite(options, (result, file) => {
		const { baseline } = readBaseline(readText(file), result.policy.baseline);
		if (baseline === null) throw userError(`${result.policy.baseline} is no valid baseline: make it anew with \`fastapi-gate baseline create\``);
		const known = new Set(baseline.findings.map(({ fingerprint }) => fingerprint));
		for (let at$ = 0, list$ = result.outcome.findings; at$ < list$.length; at$++) {
			const finding = list$[at$];
			if (known.has(finding.fingerprint)) continue;
			(finding.gate !== "suppressions" && gatePolicy(result.policy, finding.gate).bypass === "none" ? refused : added).push(finding);
		}
		const left = pruneBaseline(baseline, result.outcome.findings, openSubjects(result));
		return {
			...left,
			findings: [...left.findings, ...createBaseline(added, {}).findings]
		};
	});
	if (status !== 0) return status;
	const line = ({ rule, file, line, fingerprint }) => `${fingerprint} ${rule} in ${file}:${line}\n`;
	process.stdout.write(added.map((finding) => `added ${line(finding)}`).join(""));
	process.stderr.write(refused.map((finding) => `fastapi-gate: not added, its gate cannot be bypassed: ${line(finding)}`).join(""));
	return refused.length > 0 ? 1 : 0;
}
async function rewrite(options, make) {
	const request = {
		...plainRequest(options),
		useBaseline: false
	};
	const result = await runSession(request);
	const fatal = result.outcome.problems.filter((problem) => problem.fatal);
	writeLines([...problemLines(fatal), ...await result.stored], 30);
	if (fatal.length > 0) return 2;
	const file = join(request.root, result.policy.baseline);
	const baseline = make(result, file);
	try {
		writeFileAtomically(file, writeBaseline(baseline));
	} catch (error) {
		throw userError(`${result.policy.baseline} cannot be written: ${systemReason(error)}`);
	}
	const { findings, unresolved } = baseline;
	process.stdout.write(`${result.policy.baseline} holds ${findings.length} findings and ${unresolved.length} subjects that could not be judged\n`);
	return 0;
}
function openSubjects({ outcome }) {
	return Object.fromEntries(outcome.gates.filter(({ open }) => open.length > 0).map(({ gate, open }) => [gate, open]));
}
function readText(file) {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		throw userError(`there is no baseline to prune: ${systemReason(error)}. Make one with \`fastapi-gate baseline create\``);
	}
}

export { createBaselineFile, pruneBaselineFile, updateBaselineFile };