import { a as refusal, i as readWaivers, o as refusalOfEscalation, s as writeWaivers } from "./gate.chunk.js";
import { i as userError, n as describeMistake, r as systemReason } from "./model-errors.chunk.js";
import { t as problemLines } from "./report-text-problems.chunk.js";
import "./report.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import { o as runSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { readFileSync } from "node:fs";
import { join } from "node:path";

// src/cli/waive.ts
/** Shorter beginnings of a fingerprint would name several things before long. */
const SHORTEST = 8;
/** Records a waiver for a finding or an escalation that the run shows, or takes stale ones out. Resolves to the exit status. */
async function waive(fingerprint, options) {
	if (options.prune === true) {
		if (fingerprint !== void 0) throw userError("--prune takes stale waivers out and names none: give it alone");
		return prune(options);
	}
	if (fingerprint === void 0) throw userError("name what is to be waived by its fingerprint; `fastapi-gate check --format agent` prints them");
	const { approver, reason } = options;
	if (approver === void 0) throw userError("say who decided: --approver ROLE; `fastapi-gate check` names the role that a gate or an escalation needs");
	if (reason === void 0 || reason.trim() === "") throw userError("say why: --reason TEXT; readers of the report see it");
	const { result, file, waivers, status } = await look(options);
	if (status !== null) return status;
	const target = targetOf(fingerprint, result);
	const waiver = {
		fingerprint: target.fingerprint,
		approver,
		by: options.by ?? null,
		reason: reason.trim(),
		until: options.until ?? null,
		subject: target.subject
	};
	const refused = target.refusal(waiver, result.policy);
	if (refused !== null) throw userError(`no waiver was written: ${refused}`);
	const others = waivers.filter((other) => other.fingerprint !== waiver.fingerprint);
	store(file, result.policy, [...others, waiver]);
	const replaced = others.length < waivers.length ? "replaced" : "written";
	process.stdout.write(`waiver ${replaced} in ${result.policy.waivers}: ${target.subject}, by ${approver}\n`);
	return 0;
}
async function prune(options) {
	const { result, file, waivers, status } = await look(options);
	if (status !== null) return status;
	const stale = new Set(result.outcome.waivers.filter(({ state }) => state === "stale").map(({ waiver }) => waiver.fingerprint));
	if (stale.size > 0) store(file, result.policy, waivers.filter((waiver) => !stale.has(waiver.fingerprint)));
	process.stdout.write(`${stale.size} stale of ${waivers.length} waivers taken out of ${result.policy.waivers}\n`);
	return 0;
}
/** Runs once and reads the waivers there are; a broken file is left as it is. */
async function look(options) {
	const request = {
		...plainRequest(options),
		base: options.base ?? null
	};
	const result = await runSession(request);
	const file = join(request.root, result.policy.waivers);
	const { waivers, problems } = readWaivers(textOf(file), result.policy.waivers);
	if (problems.length > 0) throw userError(problems.map(describeMistake).join("\n"));
	const fatal = result.outcome.problems.filter((problem) => problem.fatal && problem.file !== result.policy.waivers);
	writeLines([...problemLines(fatal), ...await result.stored], 30);
	return {
		result,
		file,
		waivers,
		status: fatal.length > 0 ? 2 : null
	};
}
/** What a fingerprint, or its beginning, names. */
function targetOf(given, { outcome }) {
	const findings = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)].map((finding) => ({
		fingerprint: finding.fingerprint,
		subject: `${finding.rule} in ${finding.file} (${finding.symbol})`,
		refusal: (waiver, policy) => refusal(waiver, finding, policy)
	}));
	const escalations = outcome.escalations.map((escalation) => ({
		fingerprint: escalation.fingerprint,
		subject: `escalation ${escalation.kind}: ${escalation.message}`,
		refusal: (waiver, policy) => refusalOfEscalation(waiver, escalation, policy)
	}));
	const matching = [...findings, ...escalations].filter(({ fingerprint }) => fingerprint.startsWith(given));
	const first = matching[0];
	if (first === void 0 || given.length < SHORTEST) throw userError(given.length < SHORTEST ? `${given} is too short for a fingerprint: give at least ${SHORTEST} of its characters` : `nothing has the fingerprint ${given} in this run; escalations of a change need the same --base as the check`);
	if (matching.some(({ fingerprint }) => fingerprint !== first.fingerprint)) throw userError(`several fingerprints begin with ${given}: ${matching.map(({ fingerprint }) => fingerprint).join(", ")}`);
	return first;
}
function textOf(file) {
	try {
		return readFileSync(file, "utf8");
	} catch (error) {
		if (error.code === "ENOENT") return writeWaivers([]);
		throw userError(`the waiver file cannot be read: ${systemReason(error)}`);
	}
}
function store(file, policy, waivers) {
	try {
		writeFileAtomically(file, writeWaivers(waivers));
	} catch (error) {
		throw userError(`${policy.waivers} cannot be written: ${systemReason(error)}`);
	}
}

export { waive };