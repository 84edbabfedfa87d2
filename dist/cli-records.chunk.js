import { t as AGENTS } from "./model-agents.chunk.js";
import { t as blockingBy } from "./model-blocking.chunk.js";
import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, readdirSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

// src/coordinator/xo/record.ts
const VERSION = "1.0";
/** What a run leaves for the history. */
function recordOf(outcome, signal, date) {
	const isBlocking = blockingBy(outcome.gates);
	const spots = {};
	for (let at$ = 0, list$ = outcome.blindSpots; at$ < list$.length; at$++) {
		const { kind } = list$[at$];
		spots[kind] = (spots[kind] ?? 0) + 1;
	}
	return {
		schemaVersion: VERSION,
		date,
		signal,
		status: outcome.status,
		base: outcome.base?.revision ?? null,
		gates: outcome.gates.map(({ gate, verdict, enforcement, subjects, findings, evidence }) => ({
			gate,
			verdict,
			enforcement,
			checked: subjects.checked,
			failed: subjects.failed,
			unresolved: subjects.unresolved,
			findings,
			evidence
		})),
		agents: outcome.agents.map(({ agent, status, files, blocking, claim, contradictions, tasks }) => ({
			agent,
			status,
			files,
			blocking,
			claimed: claim !== null,
			contradictions: contradictions.length,
			tasks: tasks ?? {
				completed: status === "SUCCESS" ? 1 : 0,
				total: status === "SKIPPED" ? 0 : 1
			},
			corrected: (claim?.tasks ?? []).filter((task) => task.status === "SUCCESS" && task.corrections > 0).length
		})),
		findings: outcome.findings.map((finding) => ({
			fingerprint: finding.fingerprint,
			rule: finding.rule,
			gate: finding.gate,
			file: finding.file,
			line: finding.line,
			owner: finding.owner,
			blocking: isBlocking(finding)
		})),
		fixed: outcome.fixed.map(({ fingerprint, rule, gate, owner }) => ({
			fingerprint,
			rule,
			gate,
			owner
		})),
		escalations: outcome.escalations.map(({ kind, role, message, acknowledged, fingerprint, evidence: [first] }) => ({
			kind,
			role,
			message,
			acknowledged,
			fingerprint,
			...first === void 0 ? {} : { at: placeOf(first) }
		})),
		blindSpots: Object.fromEntries(Object.entries(spots).sort((a$of, b$of) => {
			return a$of[0] < b$of[0] ? -1 : 1;
		})),
		problems: outcome.problems.filter(({ fatal }) => fatal).map(({ message }) => message),
		coverage: outcome.coverage
	};
}
function placeOf({ file, line, message }) {
	if (file === null) return message;
	return line === null ? file : `${file}:${line}`;
}
/** Reads one recorded run. Throws a UserError that names the file: a history with a hole would give wrong figures. */
function readRecord(name, text) {
	const broken = (why) => userError(`the record ${name} ${why}: repair it or take it out of the history`);
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		throw broken("is not valid JSON");
	}
	if (typeof data !== "object" || data === null) throw broken("holds no run");
	const record = data;
	if (typeof record.schemaVersion !== "string") throw broken("holds no run of fastapi-gate");
	if (!record.schemaVersion.startsWith("1.")) throw broken("was written by a newer version of fastapi-gate");
	if ([
		record.gates,
		record.agents,
		record.findings,
		record.fixed,
		record.escalations,
		record.problems
	].some((list) => !Array.isArray(list)) || typeof record.status !== "string" || typeof record.blindSpots !== "object") throw broken("lacks parts");
	if (record.agents?.some(({ agent, tasks }) => !AGENTS.includes(agent) || typeof tasks?.total !== "number")) throw broken("names unknown agents");
	return record;
}
/** Fingerprints that some recorded run called fixed. */
function fixedIn(records) {
	return new Set(records.flatMap(({ fixed }) => fixed.map(({ fingerprint }) => fingerprint)));
}

// src/cli/results.ts
/** Every result in a folder, which lies `at` a path, in the order of their names: `*.json` and `*.md`. Throws a UserError where there is none. */
function resultsIn(folder, at = folder) {
	let names;
	try {
		names = readdirSync(at).filter((name) => /\.(?:json|md|markdown)$/i.test(name)).sort();
	} catch (error) {
		throw userError(`the results in ${folder} cannot be read: ${systemReason(error)}`);
	}
	if (names.length === 0) throw userError(`${folder} holds no results: one .json or .md file an agent is wanted`);
	return names.map((name) => ({
		name,
		text: readText(join(folder, name), "results", join(at, name))
	}));
}
/** The text of a file, which lies `at` a path; throws a UserError that says what the file is. */
function readText(path, what, at = path) {
	try {
		return readFileSync(at, "utf8");
	} catch (error) {
		throw userError(`the ${what} ${path} cannot be read: ${systemReason(error)}`);
	}
}

// src/cli/records.ts
const NAME = /^run-(\d{6,})\.json$/;
/** The recorded runs of a folder, which lies `at` a path, oldest first; none where there is no folder yet. Throws a UserError for a broken record. */
function recordsIn(folder, mustExist, at = folder) {
	return namesIn(folder, mustExist, at).map((name) => readRecord(name, readText(join(folder, name), "record", join(at, name))));
}
function namesIn(folder, mustExist, at = folder) {
	try {
		return readdirSync(at).filter((name) => NAME.test(name)).sort((a, b) => numberOf(a) - numberOf(b));
	} catch (error) {
		if (!mustExist && error.code === "ENOENT") return [];
		throw userError(`the history ${folder} cannot be read: ${systemReason(error)}`);
	}
}
function numberOf(name) {
	return Number(NAME.exec(name)?.[1]);
}
/**
* Adds a record under the next free number and touches no other. Two runs that end together get two numbers: a name is taken by
* linking the finished file to it, which fails where the name is taken already.
*/
function appendRecord(folder, record) {
	try {
		mkdirSync(folder, { recursive: true });
		const temporary = join(folder, `.${process.pid}.tmp`);
		const descriptor = openSync(temporary, "w");
		try {
			writeSync(descriptor, `${JSON.stringify(record, null, 1)}\n`);
			fsyncSync(descriptor);
		} finally {
			closeSync(descriptor);
		}
		try {
			for (let number = numberOf(namesIn(folder, true).at(-1) ?? "run-000000.json") + 1;; number++) if (linked(temporary, join(folder, `run-${String(number).padStart(6, "0")}.json`))) return;
		} finally {
			rmSync(temporary, { force: true });
		}
	} catch (error) {
		throw userError(`the run cannot be recorded in ${folder}: ${systemReason(error)}`);
	}
}
function linked(from, to) {
	try {
		linkSync(from, to);
		return true;
	} catch (error) {
		if (error.code === "EEXIST") return false;
		throw error;
	}
}

export { fixedIn as a, resultsIn as i, recordsIn as n, recordOf as o, readText as r, appendRecord as t };