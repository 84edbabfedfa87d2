import { a as projectIn, i as findRoot } from "./config.chunk.js";
import { t as COORDINATOR_FORMATS } from "./coordinator.chunk.js";
import { n as workingTreeRequest, t as plainContext } from "./doors.chunk.js";
import { t as exitStatus } from "./gate.chunk.js";
import { d as dayOf, f as hasCommit, g as parentsOf, p as mergeBase } from "./run.chunk.js";
import { i as userError, t as UserError } from "./model-errors.chunk.js";
import { t as escapeData } from "./report-github2.chunk.js";
import { t as REPORT_FORMATS } from "./report.chunk.js";
import { r as toolVersion } from "./run-package.chunk.js";
import { t as fileText } from "./run-texts.chunk.js";
import { o as runSession } from "./session.chunk.js";
import { i as projectRequests } from "./source-trees.chunk.js";
import { n as nearest } from "./model-nearest.chunk.js";
import { n as writeFileAtomically } from "./run-atomic.chunk.js";
import { t as repoPath } from "./model-source.chunk.js";
import { appendFileSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

// src/action/base.ts
const NOTHING = /^0+$/;
const DEEPER = "give actions/checkout `fetch-depth: 2` (or 0), or name the base with the input `base`";
/**
* What a run of a workflow is compared with: the input, the first parent of the merge commit that a pull request's checkout is,
* the event's own word, or the merge base with the target branch. Null for an event without a base (a first push, a schedule).
* Throws a UserError where there is a base that the clone does not hold: a full scan in its place would say something else.
*/
function baseOf(root, event, given, baseRef) {
	if (given !== null) return given;
	if (event.pull_request !== void 0) {
		const first$of = parentsOf(root, "HEAD"), first = first$of[0], second = first$of[1];
		if (first !== void 0 && second !== void 0) return first;
		const branch = baseRef === null ? null : mergeBase(root, `origin/${baseRef}`, "HEAD");
		if (branch !== null) return branch;
		const { sha } = event.pull_request.base ?? {};
		if (typeof sha === "string" && hasCommit(root, sha)) return mergeBase(root, sha, "HEAD") ?? sha;
		throw userError(`the base of the pull request is not in this clone: ${DEEPER}`);
	}
	const named = event.merge_group?.base_sha ?? event.before;
	if (typeof named !== "string" || NOTHING.test(named)) return null;
	if (hasCommit(root, named)) return named;
	throw userError(`the base ${named} is not in this clone: ${DEEPER}`);
}

// src/action/comment.ts
/** The hidden mark by which the comment is found again. */
const MARK = "<!-- fastapi-gate -->";
/** GitHub takes 65,536 characters. */
const LONGEST = 6e4;
const PAGES = 30;
/**
* Writes one comment on a pull request, or edits the one there is. Resolves to null, or to a line about why it could not be
* written: the token of a fork's pull request may only read, and that is no reason to fail.
*/
async function comment({ api, repository, number, token }, text) {
	const body = `${MARK}\n${shortened(text)}`;
	const call = (method, path, data = null) => fetch(`${api}/repos/${repository}/${path}`, {
		method,
		headers: {
			authorization: `Bearer ${token}`,
			accept: "application/vnd.github+json",
			"content-type": "application/json"
		},
		...data === null ? {} : { body: JSON.stringify(data) },
		signal: AbortSignal.timeout(2e4)
	});
	try {
		for (let page = 1; page <= PAGES; page++) {
			const answer = await call("GET", `issues/${number}/comments?per_page=100&page=${page}`);
			if (!answer.ok) return `the comments cannot be read (${answer.status})`;
			const list = await answer.json();
			const own = list.find((one) => one.body?.startsWith(MARK) === true);
			if (own !== void 0) return said(await call("PATCH", `issues/comments/${own.id}`, { body }));
			if (list.length < 100) break;
		}
		return said(await call("POST", `issues/${number}/comments`, { body }));
	} catch (error) {
		return `the comment could not be written: ${error instanceof Error ? error.message : String(error)}`;
	}
}
/** Whole lines only: half a row of a table, or a list that is not closed, would take the rest of the page with it. */
function shortened(text) {
	if (text.length <= LONGEST) return text;
	const kept = text.slice(0, text.lastIndexOf("\n", LONGEST));
	return `${kept}${kept.split("<details>").length > kept.split("</details>").length ? "\n\n</details>" : ""}\n\n… shortened: the job summary has the rest\n`;
}
function said(answer) {
	if (answer.ok) return null;
	return answer.status === 403 ? "the token may not write comments: give the job `pull-requests: write`" : `the comment was refused (${answer.status})`;
}

// src/action/inputs.ts
/** Reads and checks the inputs. Throws a UserError that names all that is wrong: a misspelt value must not pass for the default. */
function readInputs(environment) {
	const wrong = [];
	const text = (name) => {
		const value = (environment[`INPUT_${name.toUpperCase()}`] ?? "").trim();
		return value === "" ? null : value;
	};
	const choice = (name, values, initial) => {
		const value = text(name);
		if (value === null) return initial;
		const found = values.find((one) => one === value);
		if (found === void 0) {
			const meant = nearest(value, values);
			wrong.push(`input ${name} must be one of ${values.join(", ")}, not ${value}${meant === null ? "" : ` (did you mean ${meant}?)`}`);
		}
		return found ?? initial;
	};
	const inside = (path) => {
		try {
			return [repoPath(path)];
		} catch {
			wrong.push(`input paths must be paths inside the root, relative to working-directory, not ${path}`);
			return [];
		}
	};
	const inputs = {
		workingDirectory: text("working-directory") ?? ".",
		paths: (text("paths") ?? "").split(/\s+/).filter((path) => path !== "").flatMap(inside),
		config: text("config"),
		base: text("base"),
		scope: choice("scope", ["new", "all"], "new"),
		failOn: choice("fail-on", ["blocked", "never"], "blocked"),
		annotations: choice("annotations", ["on", "off"], "on"),
		summary: choice("summary", ["on", "off"], "on"),
		comment: choice("comment", ["on", "off"], "off"),
		sarifFile: text("sarif-file"),
		reportFile: text("report-file"),
		htmlFile: text("html-file"),
		token: text("github-token")
	};
	if (wrong.length > 0) throw userError(wrong.join("; "));
	return inputs;
}

// src/action/run.ts
/** A run of the Action: what it prints, what it leaves in the runner's files, and its exit status. Reads nothing but its arguments and files. */
async function runAction(environment, print) {
	let inputs;
	try {
		inputs = readInputs(environment);
		return await judged(inputs, environment, print);
	} catch (error) {
		if (!(error instanceof UserError)) throw error;
		for (let at$ = 0, list$ = error.message.split("\n"); at$ < list$.length; at$++) {
			const line = list$[at$];
			print(`::error title=fastapi-gate::${escapeData(line)}\n`);
		}
		output(environment, {
			verdict: "error",
			"exit-code": "2"
		});
		return 2;
	}
}
async function judged(inputs, environment, print) {
	const workspace = resolve(environment.GITHUB_WORKSPACE ?? ".", inputs.workingDirectory);
	const root = findRoot(workspace, workspace, []);
	const event = eventOf(environment);
	const base = inputs.scope === "all" ? null : baseOf(root, event, inputs.base, environment.GITHUB_BASE_REF || null);
	const configuration = inputs.config === null ? null : {
		name: inputs.config,
		text: fileText(resolve(workspace, inputs.config))
	};
	const cacheFolder = environment.FASTAPI_GATE_CACHE ?? (environment.RUNNER_TEMP === void 0 ? null : `${environment.RUNNER_TEMP}/fastapi-gate`);
	const request = onlyProject({
		...workingTreeRequest(root, cacheFolder),
		configuration
	});
	const date = dayOf(root, "HEAD");
	const result = await runSession({
		...request,
		selection: {
			...request.selection,
			paths: inputs.paths
		},
		base,
		date
	});
	const { outcome } = result;
	const context = {
		...plainContext(result, toolVersion()),
		project: projectIn(request.root)
	};
	const status = exitStatus(outcome);
	if (inputs.annotations === "on") print((await REPORT_FORMATS.github())(outcome, context));
	const summary = (await REPORT_FORMATS.markdown())(outcome, context);
	if (inputs.summary === "on" && environment.GITHUB_STEP_SUMMARY) appendFileSync(environment.GITHUB_STEP_SUMMARY, summary);
	if (inputs.sarifFile !== null) writeFileAtomically(resolve(workspace, inputs.sarifFile), (await REPORT_FORMATS["sarif-github"]())(outcome, context));
	if (inputs.reportFile !== null) writeFileAtomically(resolve(workspace, inputs.reportFile), (await COORDINATOR_FORMATS.coordinator())(outcome, context));
	if (inputs.htmlFile !== null) {
		const { programViews } = await import("./views.chunk.js");
		const page = (await REPORT_FORMATS.html())(outcome, {
			...context,
			views: await programViews(result.found)
		});
		writeFileAtomically(resolve(workspace, inputs.htmlFile), page);
	}
	if (inputs.comment === "on") print(await commented(inputs, environment, event, outcome, summary));
	output(environment, {
		verdict: status === 0 ? "pass" : status === 1 ? "fail" : "error",
		status: outcome.status,
		"exit-code": String(status),
		"new-count": String(outcome.base?.new ?? outcome.findings.length),
		"total-count": String(outcome.findings.length + (outcome.base?.unchanged ?? 0)),
		"fixed-count": String(outcome.base?.fixed ?? 0),
		"sarif-path": inputs.sarifFile ?? "",
		"report-path": inputs.reportFile ?? "",
		"html-path": inputs.htmlFile ?? ""
	});
	for (let at$ = 0, list$ = await result.stored; at$ < list$.length; at$++) {
		const line = list$[at$];
		print(`fastapi-gate: ${escapeData(line)}\n`);
	}
	return status === 1 && inputs.failOn === "never" ? 0 : status;
}
/** The project of a root with settings in one folder; several are left to be refused, with their names. */
function onlyProject(request) {
	const [only, ...others] = projectRequests(request);
	return only === void 0 || others.length > 0 ? request : only.request;
}
/** One comment, edited in place; a line when there is nothing to say and none was written before would be noise, so it stays short. */
async function commented({ token }, environment, event, outcome, summary) {
	const number = event.pull_request?.number;
	const { GITHUB_REPOSITORY: repository, GITHUB_API_URL: api = "https://api.github.com" } = environment;
	if (typeof number !== "number") return "::notice title=fastapi-gate::no comment: the event is no pull request\n";
	if (token === null || repository === void 0) return "::notice title=fastapi-gate::no comment: the input github-token is missing\n";
	const text = outcome.findings.length === 0 && outcome.status === "SUCCESS" ? `**fastapi-gate: SUCCESS**, no new findings (${outcome.base?.fixed ?? 0} fixed)\n` : summary;
	const trouble = await comment({
		api,
		repository,
		number,
		token
	}, text);
	return trouble === null ? "" : `::notice title=fastapi-gate::${escapeData(trouble)}\n`;
}
function eventOf({ GITHUB_EVENT_PATH: path }) {
	if (path === void 0 || path === "") return {};
	try {
		const event = JSON.parse(readFileSync(path, "utf8"));
		return typeof event === "object" && event !== null ? event : {};
	} catch {
		throw userError("the file of the workflow's event cannot be read: run this as a GitHub Action, or give the input `base`");
	}
}
/** Outputs of the step; a value of several lines could forge another output, so there are none. */
function output({ GITHUB_OUTPUT: file }, values) {
	if (file === void 0 || file === "") return;
	appendFileSync(file, Object.entries(values).map((name$of) => {
		return `${name$of[0]}=${name$of[1].replace(/[\r\n]+/g, " ")}\n`;
	}).join(""));
}

// src/action/index.ts
try {
	process.exitCode = await runAction(process.env, (text) => process.stdout.write(text));
} catch (error) {
	process.exitCode = 2;
	const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	process.stdout.write(`::error title=fastapi-gate::${message.replace(/[\r\n]+/g, " ")} (a bug in fastapi-gate: nothing was judged)\n`);
}

export {  };