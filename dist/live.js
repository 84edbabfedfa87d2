import { i as userError, t as UserError } from "./model-errors.chunk.js";
import { t as coordinator } from "./coordinator-markdown2.chunk.js";
import { n as planMarkdown, r as planOf } from "./coordinator-plan-markdown.chunk.js";
import { n as completeRequest, t as workOf } from "./planning.chunk.js";
import { t as plainContext } from "./doors.chunk.js";
import "./gate.chunk.js";
import { s as signalOf } from "./model-agents.chunk.js";
import { n as blocks, t as blockingBy } from "./model-blocking.chunk.js";
import { o as atLeast, s as gatePolicy } from "./model-defaults.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { n as verify, t as findingsOfReport } from "./gate-verify.chunk.js";
import { i as isListed, t as byWeight } from "./report-listing.chunk.js";
import { t as RULE_INFOS } from "./registry.chunk.js";
import "./report.chunk.js";
import { n as full } from "./report-text-finding.chunk.js";
import { t as paint } from "./report-text-paint.chunk.js";
import { c as tableOf, o as routeQueriesIn, t as TABLE_NAMES } from "./tables.chunk.js";
import { o as sha256 } from "./model-fingerprint.chunk.js";
import { n as NotQuickError, t as LiveProject } from "./live-project.chunk.js";
import { parentPort, workerData } from "node:worker_threads";

// src/live/diagnostics.ts
/** Findings as editors show them: 0-based positions in UTF-16 code units, by file and place. */
function diagnosticsOf(findings, { sourceOf, policy }) {
	const linesOf = linesByPath(sourceOf);
	const infos = RULE_INFOS;
	return findings.map((finding) => {
		const { file, severity, rule, gate, message, owner, fingerprint, blocking, remedy } = finding;
		return {
			file,
			range: rangeOf(finding),
			severity,
			rule,
			gate,
			message,
			why: infos.get(rule)?.why ?? "",
			remedy,
			owner,
			fingerprint,
			blocking,
			suppressible: gate !== "suppressions" && gatePolicy(policy, gate).bypass !== "none",
			trace: finding.trace.map((step) => ({
				file: step.file,
				range: lineRange(linesOf(step.file), step.line),
				message: step.message
			})),
			fix: fixOf(finding, linesOf)
		};
	});
}
function rangeOf({ line, column, endLine, endColumn }) {
	return {
		start: {
			line: line - 1,
			character: column - 1
		},
		end: {
			line: endLine - 1,
			character: endColumn - 1
		}
	};
}
/** A line without the blanks before and after its code. */
function lineRange(lines, line) {
	const text = lines.text(line);
	const start = text.length - text.trimStart().length;
	return {
		start: {
			line: line - 1,
			character: start
		},
		end: {
			line: line - 1,
			character: Math.max(start, text.trimEnd().length)
		}
	};
}
function fixOf({ fix }, linesOf) {
	if (fix === void 0 || fix.edits.length === 0) return null;
	const at = (lines, offset) => {
		const { line, column } = lines.position(offset);
		return {
			line: line - 1,
			character: column - 1
		};
	};
	return {
		message: fix.message,
		safe: fix.safe,
		edits: fix.edits.map(({ file, start, end, text }) => {
			const lines = linesOf(file);
			return {
				file,
				range: {
					start: at(lines, start),
					end: at(lines, end)
				},
				text
			};
		})
	};
}

// src/live/paging.ts
/**
* A part of a list: as many items as the limit and the characters allow, at least one. A cursor holds what the list was when it was
* made, so that no page is taken from another list. Throws a UserError for a cursor of another list or none at all.
*/
function pageOf(items, { limit, characters, cursor }, textOf) {
	const texts = items.map(textOf);
	const digest = sha256(texts.join("\0")).slice(0, 12);
	const from = cursor === null ? 0 : positionIn(cursor, digest, items.length);
	let length = 0;
	let to = from;
	while (to < items.length && to - from < limit) {
		length += (texts[to] ?? "").length;
		if (length > characters && to > from) break;
		to += 1;
	}
	return {
		total: items.length,
		items: items.slice(from, to),
		nextCursor: to < items.length ? `${digest}:${to}` : null
	};
}
function positionIn(cursor, digest, count) {
	const match = /^([0-9a-f]{12}):(\d{1,9})$/.exec(cursor);
	if (match === null) throw userError("that is no cursor: pass the nextCursor of the page before, unchanged, or none for the first page");
	const position = Number(match[2]);
	if (match[1] !== digest || position > count) throw userError("the list has changed since that cursor was given (or other filters are asked for): ask again without a cursor");
	return position;
}

// src/live/answers.ts
const ANSWERS = {
	async check(ask, run, project) {
		const { outcome } = await run({ base: ask.base });
		const known = new Set(RULE_INFOS.keys());
		const unknown = ask.rules.find((rule) => !known.has(rule));
		if (unknown !== void 0) throw userError(`there is no rule ${unknown}: leave it out, or ask \`explain\` for the list of rules`);
		const selection = {
			select: ask.rules,
			ignore: [],
			gates: ask.gates,
			paths: ask.paths
		};
		const findings = outcome.findings.filter((finding) => atLeast(finding.severity, ask.severity) && isListed(finding, selection)).sort(byWeight(outcome)).map(listing(outcome));
		const count = (severity) => findings.filter((finding) => finding.severity === severity).length;
		return {
			status: outcome.status,
			base: outcome.base,
			gates: outcome.gates,
			escalations: outcome.escalations,
			problems: outcome.problems,
			counts: {
				error: count("error"),
				warning: count("warning"),
				note: count("note")
			},
			findings: pageOf(findings, ask, weightOf),
			work: project.work
		};
	},
	async finding({ fingerprint }, run) {
		const { outcome, sourceOf } = await run();
		const matching = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)].filter((finding) => finding.fingerprint.startsWith(fingerprint));
		const finding = matching[0];
		if (finding === void 0) throw userError(`no finding has the id ${fingerprint} now: it is repaired, or its code changed; \`check\` lists those there are`);
		if (matching.length > 1) throw userError(`several ids begin with ${fingerprint}: give more of it`);
		const rule = RULE_INFOS.get(finding.rule);
		return {
			finding: listing(outcome)(finding),
			why: rule?.why ?? "",
			text: full(finding, rule, linesByPath(sourceOf), paint(false)).trimEnd()
		};
	},
	async inspect({ table, paths, queries, ...paging }, run) {
		if (!isTable(table)) throw userError(`there is no table ${table}: ask for one of ${TABLE_NAMES.join(", ")}`);
		const { found } = await run({ tables: true });
		const whole = tableOf(table, found, paths, { queries });
		const [[, rows = []] = []] = Object.entries(whole).filter((value$of) => {
			const value = value$of[1];
			return Array.isArray(value);
		});
		const totals = Object.fromEntries(Object.entries(whole).filter((value$of) => {
			const value = value$of[1];
			return !Array.isArray(value);
		}));
		return {
			rows: pageOf(rows, paging, (row) => JSON.stringify(row)),
			totals
		};
	},
	async plan(ask, run) {
		const request = completeRequest(ask);
		const result = await run({
			tables: true,
			base: request.base
		});
		const plan = planOf(request, workOf(result, request));
		return {
			markdown: planMarkdown(plan),
			plan
		};
	},
	async verify({ report, findings, ...paging }, run) {
		const old = [...report === null ? [] : findingsOfReport(report.name, report.text), ...findings.map((finding) => ({
			...finding,
			line: null
		}))];
		const result = await run();
		const fates = verify(old, result.outcome, {
			ran: result.found.ran,
			exists: (file) => result.text(file) !== null
		});
		const count = (fate) => fates.filter((one) => one.fate === fate).length;
		return {
			fixed: count("fixed"),
			stillThere: count("still there"),
			unknown: count("unknown"),
			findings: pageOf(fates, paging, (one) => JSON.stringify(one))
		};
	},
	async report({ base, signal, ...paging }, run) {
		const named = signal === null ? null : signalOf(signal);
		if (signal !== null && named === null) throw userError(`there is no signal ${signal}: PLATFORM:AUDIT asks for everything`);
		const result = await run({
			base,
			signal: named
		});
		const { outcome } = result;
		const blocking = outcome.findings.filter(blockingBy(outcome.gates)).length + outcome.gates.filter((gate) => blocks(gate)).length;
		const lines = coordinator(outcome, {
			...plainContext(result, ""),
			signal: named
		}).split("\n");
		const { succeeded, agents, percent } = outcome.successRate;
		return {
			status: outcome.status,
			successRate: {
				succeeded,
				agents,
				percent
			},
			blocking,
			markdown: pageOf(lines, paging, (line) => `${line}\n`)
		};
	},
	async queries({ file }, run) {
		const { found } = await run({ tables: "lines" });
		return routeQueriesIn(found, file);
	},
	async diagnostics({ quick }, run, project) {
		const result = await run({ quick });
		const { outcome } = result;
		return {
			status: outcome.status,
			problems: outcome.problems,
			diagnostics: diagnosticsOf(outcome.findings.map(listing(outcome)), result),
			work: project.work
		};
	}
};
function isTable(name) {
	return TABLE_NAMES.some((table) => table === name);
}
function listing(outcome) {
	const blocking = blockingBy(outcome.gates);
	const infos = RULE_INFOS;
	return (finding) => ({
		...finding,
		remedy: infos.get(finding.rule)?.remedy ?? "",
		blocking: blocking(finding)
	});
}
/** What a finding takes of a page. */
function weightOf({ fingerprint, file, line, rule, gate, severity, message, remedy, symbol }) {
	return JSON.stringify([
		fingerprint,
		file,
		line,
		rule,
		gate,
		severity,
		message,
		remedy,
		symbol
	]);
}

// src/live/worker.ts
var Cancelled = class extends Error {};
/** Answers questions one after the other: a project is analysed in one thread, so that the door stays open meanwhile. */
function serve(port, { request, cancelled }) {
	const project = new LiveProject(request);
	const say = (message) => port.postMessage(message);
	let turn = Promise.resolve();
	async function answer(id, name, ask, fresh) {
		const look = () => {
			if (Atomics.load(cancelled, id % cancelled.length) === id) throw new Cancelled();
		};
		try {
			look();
			if (fresh) project.touch(null);
			const result = await ANSWERS[name](ask, (asked) => project.run(asked, (stage) => {
				look();
				say({
					type: "progress",
					id,
					stage
				});
			}), project);
			say({
				type: "answer",
				id,
				answer: result
			});
		} catch (error) {
			say({
				type: "refusal",
				id,
				refusal: refusalOf(error)
			});
		}
	}
	port.on("message", (message) => {
		turn = turn.then(async () => {
			if (message.type === "overlay") project.overlay(message.path, message.text);
			else if (message.type === "touch") project.touch(message.paths);
			else await answer(message.id, message.name, message.ask, message.fresh);
		});
	});
}
function refusalOf(error) {
	if (error instanceof Cancelled) return {
		kind: "cancelled",
		message: "cancelled"
	};
	if (error instanceof NotQuickError) return {
		kind: "slow",
		message: error.message
	};
	if (error instanceof UserError) return {
		kind: "user",
		message: error.message
	};
	return {
		kind: "bug",
		message: `${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}. This is a bug in fastapi-gate, nothing was judged: please report it`
	};
}
if (parentPort !== null) serve(parentPort, workerData);

export {  };