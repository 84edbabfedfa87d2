import { _ as createBaseline, b as writeBaseline, n as plainRequest, v as pruneBaseline, y as readBaseline } from "./cli-request.chunk.js";
import { n as systemReason, r as userError } from "./model-errors.chunk.js";
import "./cli-program.chunk.js";
import { a as problemLines, i as writeFileAtomically, n as writeLines, r as runSession } from "./cli-check.chunk.js";
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

export { createBaselineFile, pruneBaselineFile };