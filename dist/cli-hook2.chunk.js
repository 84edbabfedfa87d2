import { i as findRoot, n as SETTINGS_FILE, o as SeveralProjects, t as PROJECT_FILE } from "./config.chunk.js";
import { i as storeFolder, m as openRevision, t as openResults } from "./run.chunk.js";
import { t as blockingBy } from "./model-blocking.chunk.js";
import { t as UserError } from "./model-errors.chunk.js";
import { t as contentOf } from "./model-fingerprint.chunk.js";
import { r as visible } from "./model-plain.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { t as RULE_INFOS } from "./registry.chunk.js";
import { i as projectRequests } from "./source-trees.chunk.js";
import { t as ownHost } from "./cli-host.chunk.js";
import { n as RESULTS_VERSION } from "./run-version.chunk.js";
import { a as standardInput, n as describeError } from "./cli-process.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { basename, dirname, resolve } from "node:path";

// src/cli/hook.ts
/** What the agent has to hear of, and what only its user should see. Any other status would be taken for the latter. */
const HEARD = 2;
const SHOWN = 1;
const QUIET = 0;
/** Lines that the agent is told: the rest is one command away. */
const MOST_LINES = 8;
/** The events after which files may have changed, as the agent names them. */
const STOPS = /^(?:Stop|SubagentStop)$/;
/**
* Runs as a hook of Claude Code: tells the agent on standard error of findings that block and were not in the last commit.
* 2: it has to hear of something; 1: nothing was judged, which only its user sees; 0: nothing to say.
*/
async function hook(options, given) {
	try {
		return await judgeEdit(options, given ?? await standardInput(), ownHost());
	} catch (error) {
		process.stderr.write(`${describeError(error, process.env.FASTAPI_GATE_DEBUG !== void 0)}\n`);
		return error instanceof UserError && error.mistakes.some(({ file }) => file === "fastapi-gate.toml" || file === "pyproject.toml") ? HEARD : SHOWN;
	}
}
/** The same for a host, with what the agent said. Throws a UserError. */
async function judgeEdit(options, text, host) {
	const input = inputFrom(text, host.folder);
	const root = rootOfEdit(options, input);
	if (root === null) return QUIET;
	return tell(await newInProjects(plainRequest({
		...options,
		root
	}, [], host), input.file === null, host), host);
}
/** The root that an edit is judged with; null where there is nothing to judge. Throws a UserError. */
function editedRoot(options, text, folder) {
	const root = rootOfEdit(options, inputFrom(text, folder));
	return root === null ? null : findRoot(folder, root, []);
}
function rootOfEdit(options, { event, folder, file, again }) {
	if (again || file === null && !STOPS.test(event)) return null;
	if (file !== null && !matters(file)) return null;
	return options.root ?? findRoot(file === null ? folder : dirname(file), null, []);
}
function inputFrom(text, workingDirectory) {
	let data;
	try {
		data = JSON.parse(text);
	} catch {
		throw new UserError([{
			file: null,
			line: null,
			message: "a hook is given JSON on standard input: see `fastapi-gate hook --help`"
		}]);
	}
	const value = record(data);
	const file = record(value.tool_input).file_path;
	const folder = typeof value.cwd === "string" ? value.cwd : workingDirectory;
	return {
		event: typeof value.hook_event_name === "string" ? value.hook_event_name : "",
		folder,
		file: typeof file === "string" ? resolve(folder, file) : null,
		again: value.stop_hook_active === true
	};
}
function record(value) {
	return typeof value === "object" && value !== null ? value : {};
}
/** Whether an edit of a file can change what is found. */
function matters(file) {
	return file.endsWith(".py") || [
		"fastapi-gate.toml",
		"pyproject.toml",
		"alembic.ini"
	].includes(basename(file));
}
/** The same in a root that holds several projects: of all, or of what lies outside of the others. Files are named as seen from the root. */
async function newInProjects(request, all, host) {
	try {
		return await newBlocking(request, host);
	} catch (error) {
		if (!(error instanceof SeveralProjects)) throw error;
	}
	const found = [];
	for (let at$ = 0, list$ = projectRequests(request); at$ < list$.length; at$++) {
		const { folder, request: own } = list$[at$];
		if (!all && folder !== ".") continue;
		const named = folder === "." ? "" : `${folder}/`;
		found.push(...(await newBlocking(own, host)).map((finding) => ({
			...finding,
			file: repoPath(`${named}${finding.file}`)
		})));
	}
	return found;
}
/** What blocks now and did not in the last commit. That commit is judged once; in a folder without commits all that blocks is new. */
async function newBlocking(request, host) {
	const commit = headOf(request.root);
	const known = commit === null ? new Known([]) : knownOf(request, commit);
	if (known === null) return compared(request, commit ?? "", host);
	const { outcome } = await host.judge(request, "outcome");
	const blocking = blockingBy(outcome.gates);
	return outcome.findings.filter((finding) => blocking(finding) && !known.has(finding));
}
/** The same by comparing with the commit, whose findings are kept for the next time. */
async function compared(request, commit, host) {
	const { outcome } = await host.judge({
		...request,
		base: "HEAD"
	}, "outcome");
	const unchanged = outcome.held.filter(({ hold }) => hold.kind === "unchanged").map(({ finding }) => finding);
	storeOf(request)?.put(keyOf(commit), [...unchanged, ...outcome.fixed].map(({ fingerprint, file }) => ({
		fingerprint,
		file
	})));
	return outcome.findings.filter(blockingBy(outcome.gates));
}
var Known = class {
	#prints;
	#contents;
	#files;
	constructor(findings) {
		this.#prints = new Set(findings.map(({ fingerprint }) => fingerprint));
		this.#contents = new Set(findings.map(({ fingerprint }) => contentOf(fingerprint)));
		this.#files = new Set(findings.map(({ file }) => file));
	}
	/** Whether a finding was there: as it is, or in a file that has another name now. */
	has({ fingerprint, file }) {
		return this.#prints.has(fingerprint) || !this.#files.has(file) && this.#contents.has(contentOf(fingerprint));
	}
};
function knownOf(request, commit) {
	const kept = storeOf(request)?.get(keyOf(commit));
	return Array.isArray(kept) ? new Known(kept) : null;
}
function storeOf({ cacheFolder, root }) {
	return cacheFolder === null || "e057de7bfcc7b465ccfb81727ad577d7f1a76498639f6512de9e542ceaaa7a82" === null ? null : openResults(storeFolder(cacheFolder, root));
}
function keyOf(commit) {
	return JSON.stringify([
		"hook",
		RESULTS_VERSION,
		commit
	]);
}
function headOf(root) {
	try {
		return openRevision(root, "HEAD").commit;
	} catch {
		return null;
	}
}
function tell(findings, host) {
	if (findings.length === 0) return QUIET;
	const lines = findings.slice(0, MOST_LINES).map(({ fingerprint, file, line, rule, message }) => {
		const remedy = RULE_INFOS.get(rule)?.remedy ?? "";
		return visible(`${fingerprint.slice(0, 12)} ${file}:${line} ${rule}: ${message}${remedy === "" ? "" : ` → ${remedy}`}`);
	});
	const more = findings.length > MOST_LINES ? [`and ${findings.length - MOST_LINES} more: \`fastapi-gate check --base HEAD --format agent\``] : [];
	const head = `fastapi-gate: ${findings.length === 1 ? "a new finding blocks" : `${findings.length} new findings block`} this change. Repair the cause; \`fastapi-gate explain ID\` shows the way to it.`;
	host.warn(`${[
		head,
		...lines,
		...more
	].join("\n")}\n`);
	return HEARD;
}

export { hook as n, judgeEdit as r, editedRoot as t };