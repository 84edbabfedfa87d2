import { i as prose } from "./model-markdown.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { t as AGENTS } from "./model-agents.chunk.js";
import { a as GATE_TITLES, i as GATES } from "./model-defaults.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { n as recordsIn } from "./cli-records.chunk.js";

// src/coordinator/xo/markdown.ts
const list = (items) => items.length === 0 ? ["- none"] : items.map((item) => `- ${prose(item)}`);
const cell = (text) => prose(text).replaceAll("|", "\\|");
function table(head, rows) {
	if (rows.length === 0) return ["none recorded"];
	return [
		`| ${head.join(" | ")} |`,
		`|${head.map(() => "---").join("|")}|`,
		...rows.map((row) => `| ${row.map(cell).join(" | ")} |`)
	];
}
function stars(number) {
	return number === null ? "n/a" : "★".repeat(number) + "☆".repeat(5 - number);
}
function metricRow({ name, value, target, met }) {
	return [
		name,
		value === null ? "not recorded" : `${value} %`,
		target,
		met === null ? "n/a" : met ? "met" : "missed"
	];
}
/** The XO report in Markdown. */
function xoMarkdown(report) {
	const { delegations: work, statuses } = report;
	return `${[
		`## ${report.title} - ${report.date ?? "undated"}`,
		"",
		...report.recipients.map(({ to, about }) => `**To:** ${to} (${about})`),
		`**Triggered by:** ${report.triggers.map(prose).join("; ")}`,
		"",
		"### Session Summary",
		"",
		`- Runs: ${report.runs} (SUCCESS ${statuses.SUCCESS}, PARTIAL ${statuses.PARTIAL}, BLOCKED ${statuses.BLOCKED})`,
		`- Signals: ${report.signals.length === 0 ? "none recorded" : report.signals.join(", ")}`,
		`- N+1: ${report.loops.found} found, ${report.loops.fixed} fixed`,
		"",
		"### Delegations",
		"",
		`- Total: ${work.total}`,
		`- Completed: ${work.completed}`,
		`- Completed with corrections: ${work.corrected}`,
		`- Failed: ${work.failed}`,
		`- Rate: ${work.rate} %`,
		"",
		"### Gate Performance",
		"",
		...table([
			"Gate",
			"Pass",
			"Fail",
			"Trend",
			"Notes"
		], report.gates.map(({ title, passed, failed, trend, notes }) => [
			title,
			String(passed),
			String(failed),
			trend,
			notes
		])),
		"",
		"### Agent Performance",
		"",
		...table([
			"Agent",
			"Tasks",
			"Rating",
			"Completion",
			"Files",
			"Notes"
		], report.agents.map((one) => [
			one.agent,
			String(one.total),
			stars(one.stars),
			one.total === 0 ? "n/a" : `${one.rate} %`,
			String(one.files),
			one.notes
		])),
		"",
		"### Metrics",
		"",
		...table([
			"Metric",
			"Value",
			"Target",
			"Result"
		], report.metrics.map(metricRow)),
		"",
		"### Capability Gaps",
		"",
		...list(report.capabilityGaps),
		"",
		"### Cross-Domain Coordination",
		"",
		...list(report.crossDomain),
		"",
		"### Blockers",
		"",
		...list(report.blockers),
		"",
		"### Recommendations",
		"",
		...list(report.recommendations),
		"",
		"### Self-Evaluation",
		"",
		`**Grade:** ${report.grade >= 3 ? `${report.grade} of 5` : "below 3"}`,
		...report.gradeMissing.length === 0 ? [] : [
			"",
			"To the best grade it lacks:",
			"",
			...list(report.gradeMissing)
		],
		"",
		...report.selfEvaluation.map(({ question, answer }, index) => `${index + 1}. ${question} ${prose(answer)}`)
	].join("\n")}\n`;
}

// src/coordinator/xo/figures.ts
function percent(part, whole) {
	return whole === 0 ? 100 : Math.floor(part / whole * 100);
}
function sum(items, value) {
	return items.reduce((total, item) => total + value(item), 0);
}
function tally(items) {
	const total = sum(items, ({ tasks }) => tasks.total);
	const completed = sum(items, ({ tasks }) => tasks.completed);
	return {
		total,
		completed,
		corrected: sum(items, ({ corrected }) => corrected),
		failed: total - completed,
		rate: percent(completed, total)
	};
}
function delegations(records) {
	return tally(records.flatMap(({ agents }) => agents));
}
const passes = (verdict) => verdict === "PASS" || verdict === "WAIVED" || verdict === "NOT_APPLICABLE";
function gatePerformance(records) {
	return GATES.flatMap((gate) => {
		const runs = records.flatMap(({ gates }) => gates.filter((one) => one.gate === gate && one.verdict !== "NOT_APPLICABLE"));
		const last = runs.at(-1);
		if (last === void 0) return [];
		const passed = runs.filter(({ verdict }) => passes(verdict)).length;
		const verdicts = runs.map(({ verdict }) => passes(verdict));
		const trend = trendOf(verdicts);
		const notes = [
			...runs.some(({ verdict }) => verdict === "WAIVED") ? [`waived in ${runs.filter(({ verdict }) => verdict === "WAIVED").length}`] : [],
			...runs.some(({ verdict }) => verdict === "INCOMPLETE") ? [`incomplete in ${runs.filter(({ verdict }) => verdict === "INCOMPLETE").length}`] : [],
			`last: ${last.verdict}, ${last.findings} ${last.findings === 1 ? "finding" : "findings"}`,
			...trend === "better" || trend === "worse" ? [`${trend}: ${halves(verdicts).join(" passed in the first half of the runs, ")} in the second`] : []
		];
		return [{
			gate,
			title: GATE_TITLES[gate],
			mandatory: last.enforcement === "mandatory",
			passed,
			failed: runs.length - passed,
			trend,
			notes: notes.join("; ")
		}];
	});
}
function trendOf(passed) {
	if (passed.length < 4) return "too few runs";
	const half = Math.floor(passed.length / 2);
	const share = (part) => part.filter((one) => one).length;
	const before = share(passed.slice(0, half));
	const after = share(passed.slice(passed.length - half));
	return after > before ? "better" : after < before ? "worse" : "steady";
}
/** How often a gate passed in each half of the runs: `3 of 4`. */
function halves(passed) {
	const half = Math.floor(passed.length / 2);
	return [passed.slice(0, half), passed.slice(passed.length - half)].map((part) => `${part.filter((one) => one).length} of ${part.length}`);
}
/** What the best grade wants of a gate in the last run: that nothing is left there, old findings included. */
const SPOTLESS = [
	["n-plus-one", "no N+1"],
	["async-operations", "every database operation asynchronous"],
	["type-hints", "type hints complete"],
	["docstrings", "docstrings complete"]
];
function gradeOf(records, completion) {
	const mandatory = records.flatMap(({ gates }) => gates.filter(({ enforcement, verdict }) => enforcement === "mandatory" && verdict !== "NOT_APPLICABLE"));
	const share = percent(mandatory.filter(({ verdict }) => passes(verdict)).length, mandatory.length);
	const last = records.at(-1);
	const of = (gate) => last?.gates.find((one) => one.gate === gate);
	const missing = [];
	if (completion < 100) missing.push(`all tasks completed (${completion} %)`);
	if (share < 100) missing.push(`every mandatory gate passed in every run (${share} %)`);
	for (let at$ = 0, list$ = SPOTLESS; at$ < list$.length; at$++) {
		const gate$of = list$[at$], gate = gate$of[0], wanted = gate$of[1];
		const found = of(gate);
		if (found !== void 0 && (found.failed > 0 || found.findings > 0)) missing.push(`${wanted} (${Math.max(found.failed, found.findings)} of ${found.checked} are not)`);
	}
	const migrations = of("migration-safety");
	const tested = migrations === void 0 || migrations.checked === 0 || migrations.evidence !== null && migrations.failed === 0 && migrations.unresolved === 0;
	if (!tested) missing.push("every migration tested and reversible");
	const hints = of("type-hints");
	const gap = hints === void 0 ? 0 : 100 - percent(hints.checked - hints.failed, hints.checked);
	const four = completion >= 90 && share >= 90 && gap < 5 && tested;
	return {
		grade: missing.length === 0 ? 5 : four ? 4 : completion >= 75 && share >= 75 ? 3 : 2,
		missing
	};
}
function agentPerformance(records) {
	return AGENTS.map((agent) => {
		const own = records.flatMap(({ agents }) => agents.filter((one) => one.agent === agent && one.status !== "SKIPPED"));
		const counts = tally(own);
		const contradicted = sum(own, ({ contradictions }) => contradictions);
		const blocking = own.at(-1)?.blocking ?? 0;
		const notes = [...contradicted > 0 ? [`${contradicted} ${contradicted === 1 ? "claim" : "claims"} contradicted by the evidence`] : [], ...blocking > 0 ? [`${blocking} blocking in the last run`] : []];
		return {
			agent,
			...counts,
			stars: own.length === 0 ? null : starsOf(counts.rate, own),
			files: sum(own, ({ files }) => files),
			notes: notes.join("; ") || "none"
		};
	});
}
/** The grades of the session over an agent's own tasks: five only when nothing of its own blocks and no claim was wrong. */
function starsOf(rate, own) {
	const spotless = own.every(({ blocking, contradictions }) => blocking === 0 && contradictions === 0);
	if (rate === 100 && spotless) return 5;
	if (rate >= 90) return 4;
	return rate >= 75 ? 3 : 2;
}
function metrics(records) {
	const last = records.at(-1);
	const share = (gate, ok) => {
		const found = last?.gates.find((one) => one.gate === gate);
		return found === void 0 || found.checked === 0 ? null : percent(ok(found), found.checked);
	};
	const metric = (name, value, least) => ({
		name,
		value,
		target: `≥ ${least} %`,
		met: value === null ? null : value >= least
	});
	const database = records.filter(({ agents }) => agents.some(({ agent, files }) => agent === "DBA" && files > 0));
	const byDba = database.filter(({ agents }) => agents.some(({ agent, status }) => agent === "DBA" && status !== "SKIPPED")).length;
	return [
		metric("type hint coverage", share("type-hints", ({ checked, failed }) => checked - failed), 95),
		metric("async compliance", share("async-operations", ({ checked, failed }) => checked - failed), 100),
		metric("migration success", share("migration-safety", ({ checked, failed, unresolved }) => checked - failed - unresolved), 100),
		metric("service layer coverage", records.findLast(({ coverage }) => coverage !== null)?.coverage?.services ?? null, 80),
		metric("database work done by the DBA", database.length === 0 ? null : percent(byDba, database.length), 100)
	];
}
/** N+1 findings that were seen and that went away, by fingerprint. */
function loops(records) {
	const of = (list) => new Set(records.flatMap((record) => list(record).filter(({ gate }) => gate === "n-plus-one")).map(({ fingerprint }) => fingerprint)).size;
	return {
		found: of(({ findings, fixed }) => [...findings, ...fixed]),
		fixed: of(({ fixed }) => fixed)
	};
}

// src/coordinator/xo/report.ts
const MOST = 10;
/** The XO report over recorded runs, oldest first. */
function xoReport(records, date, trigger) {
	const work = delegations(records);
	const gates = gatePerformance(records);
	const crossDomain = crossings(records);
	const gaps = capabilityGaps(records);
	const blockers = blockersOf(records);
	const graded = gradeOf(records, work.rate);
	const statuses = {
		SUCCESS: 0,
		PARTIAL: 0,
		BLOCKED: 0
	};
	for (let at$ = 0, list$ = records; at$ < list$.length; at$++) {
		const { status } = list$[at$];
		statuses[status]++;
	}
	const figures = {
		work,
		gates,
		crossDomain,
		gaps,
		blockers,
		agents: agentPerformance(records),
		metrics: metrics(records),
		loops: loops(records)
	};
	return {
		schemaVersion: "1.0",
		title: "COORD_PLATFORM XO Report",
		date,
		recipients: [{
			to: "COORD_AAR",
			about: "evaluation, delegation"
		}, {
			to: "G1_PERSONNEL",
			about: "effectiveness, gaps"
		}],
		triggers: triggersOf(records, trigger),
		runs: records.length,
		statuses,
		signals: [...new Set(records.flatMap(({ signal }) => signal === null ? [] : [signal]))].sort(byText),
		delegations: work,
		gates,
		agents: figures.agents,
		metrics: figures.metrics,
		loops: figures.loops,
		capabilityGaps: gaps,
		crossDomain,
		blockers,
		recommendations: recommendationsOf(records),
		grade: graded.grade,
		gradeMissing: graded.missing,
		selfEvaluation: answers(records, figures)
	};
}
/** More than a fifth of the gates failed, a blocked run that touches other domains, or what the caller says. */
function triggersOf(records, trigger) {
	const found = [];
	const judged = records.flatMap(({ gates }) => gates.filter(({ verdict }) => verdict !== "NOT_APPLICABLE"));
	const failed = judged.filter(({ verdict }) => verdict === "FAIL" || verdict === "INCOMPLETE").length;
	if (judged.length > 0 && failed / judged.length > .2) found.push(`${failed} of ${judged.length} gate verdicts failed (more than 20 %)`);
	const crossing = records.filter(({ status, escalations }) => status === "BLOCKED" && escalations.some(({ kind }) => kind === "foreign-domain"));
	if (crossing.length > 0) found.push(`blocking issues that touch other domains in ${crossing.length} ${crossing.length === 1 ? "run" : "runs"}`);
	if (trigger === "milestone") found.push("a milestone");
	if (trigger === "session-end") found.push("the end of the session");
	return found.length === 0 ? ["on request"] : found;
}
function crossings(records) {
	const counts = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = records; at$ < list$.length; at$++) {
		const { escalations } = list$[at$];
		for (let at$ = 0, list$ = escalations; at$ < list$.length; at$++) {
			const { kind, role } = list$[at$];
			if (kind !== "foreign-domain") continue;
			counts.set(role, (counts.get(role) ?? 0) + 1);
		}
	}
	return [...counts].sort((a$of, b$of) => {
		const a = a$of[0], b = b$of[0];
		return byText(a, b);
	}).map((role$of) => {
		return `${role$of[0]}: asked in ${role$of[1]} of ${records.length} runs`;
	});
}
/** What the analysis could not see, and evidence that nobody gave. */
function capabilityGaps(records) {
	const last = records.at(-1);
	if (last === void 0) return [];
	const gaps = Object.entries(last.blindSpots).map((kind$of) => {
		const kind = kind$of[0], count = kind$of[1];
		return `${count} blind ${count === 1 ? "spot" : "spots"} of kind ${kind}`;
	});
	const migrations = last.gates.find(({ gate }) => gate === "migration-safety");
	if (migrations !== void 0 && migrations.checked > 0 && migrations.evidence !== "executed") gaps.push("no executed evidence for rollbacks: `fastapi-gate migrations test` makes it");
	if (records.every(({ coverage }) => coverage === null)) gaps.push("no coverage report was given: `report --coverage FILE` takes one");
	if (records.every(({ agents }) => agents.every(({ claimed }) => !claimed))) gaps.push("no agent handed in a result of its own: `report --results FOLDER` takes them");
	return gaps;
}
function blockersOf(records) {
	const last = records.at(-1);
	if (last === void 0) return [];
	const blocking = last.findings.filter((finding) => finding.blocking);
	const shown = blocking.slice(0, MOST).map(({ rule, file, line, owner }) => `${rule} in ${file}:${line} (${owner})`);
	const more = blocking.length > MOST ? [`${blocking.length - MOST} more`] : [];
	return [
		...last.problems,
		...shown,
		...more
	];
}
/** What to do first: the rules that block most, by owner, each with its first place. */
function recommendationsOf(records) {
	const last = records.at(-1);
	if (last === void 0) return [];
	const groups = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = last.findings; at$ < list$.length; at$++) {
		const { rule, owner, blocking, file, line } = list$[at$];
		if (!blocking) continue;
		const known = groups.get(`${owner}\0${rule}`);
		if (known === void 0) groups.set(`${owner}\0${rule}`, {
			rule,
			owner,
			count: 1,
			at: `${file}:${line}`
		});
		else known.count++;
	}
	const repairs = [...groups.values()].sort((a, b) => b.count - a.count || byText(a.owner, b.owner) || byText(a.rule, b.rule)).slice(0, 5).map(({ rule, owner, count, at }) => `${owner} repairs ${rule} (${count}), beginning in ${at}; \`fastapi-gate explain ${rule}\` says how`);
	const open = last.escalations.filter(({ acknowledged }) => !acknowledged).map(({ role, message, at, fingerprint }) => {
		return `${role} decides: ${message}${at === void 0 ? "" : ` (${at})`}${fingerprint === void 0 ? "" : `; \`fastapi-gate waive ${fingerprint} --approver ${role} --reason …\` acknowledges it`}`;
	});
	return [
		...repairs,
		...open,
		...recurring(records)
	];
}
/** Rules that changes broke again and again: what was new, and not let stand by a baseline, in several runs with a base. */
function recurring(records) {
	const seen = /* @__PURE__ */ new Map();
	for (let at$ = 0, list$ = records; at$ < list$.length; at$++) {
		const record = list$[at$];
		if (record.base === null) continue;
		for (let at$ = 0, list$ = record.findings; at$ < list$.length; at$++) {
			const { rule, owner, fingerprint, file, line, blocking } = list$[at$];
			if (blocking && record === records.at(-1)) continue;
			const key = `${owner}\0${rule}`;
			const known = seen.get(key) ?? {
				rule,
				owner,
				runs: /* @__PURE__ */ new Set(),
				found: /* @__PURE__ */ new Set(),
				at: ""
			};
			if (known.found.has(fingerprint)) continue;
			known.runs.add(record);
			known.found.add(fingerprint);
			known.at = `${file}:${line}`;
			seen.set(key, known);
		}
	}
	return [...seen.values()].filter(({ runs }) => runs.size > 1).sort((a, b) => b.runs.size - a.runs.size || b.found.size - a.found.size || byText(a.rule, b.rule) || byText(a.owner, b.owner)).slice(0, 3).map(({ rule, owner, runs, found, at }) => `${owner} stops ${rule} at its source: ${found.size} came with ${runs.size} of ${records.length} runs, last in ${at}`);
}
const NOT_RECORDED = "not recorded";
/** How the rollbacks of the last run are known to restore. */
function evidenceOf(last) {
	const evidence = last?.gates.find(({ gate }) => gate === "migration-safety")?.evidence;
	if (evidence == null) return "";
	return evidence === "executed" ? "; rollbacks were executed" : "; rollbacks are shown by replay, none was executed";
}
/** The ten questions, each answered from the records. */
function answers(records, figures) {
	const { work, gates, crossDomain, gaps, blockers } = figures;
	const last = records.at(-1);
	const gate = (name) => {
		const found = gates.find((one) => one.gate === name);
		return found === void 0 ? NOT_RECORDED : `passed in ${found.passed} of ${found.passed + found.failed} runs; ${found.notes}`;
	};
	const mandatory = gates.filter((one) => one.mandatory);
	const passed = mandatory.reduce((total, one) => total + one.passed, 0);
	const all = mandatory.reduce((total, one) => total + one.passed + one.failed, 0);
	const below = records.filter(({ agents }) => {
		const total = agents.reduce((sum, { tasks }) => sum + tasks.total, 0);
		return total > 0 && agents.reduce((sum, { tasks }) => sum + tasks.completed, 0) / total < .8;
	}).length;
	const atWork = records.map(({ agents }) => agents.filter(({ status }) => status !== "SKIPPED").length);
	const several = atWork.filter((count) => count > 1).length;
	const most = Math.max(0, ...atWork);
	const contradicted = records.flatMap(({ agents }) => agents).reduce((sum, { contradictions }) => sum + contradictions, 0);
	const claimed = records.flatMap(({ agents }) => agents).filter((one) => one.claimed).length;
	return [
		{
			question: "Were the delegated tasks executed?",
			answer: work.total === 0 ? NOT_RECORDED : `${work.completed} of ${work.total} (${work.rate} %), ${work.corrected} after corrections`
		},
		{
			question: "Were the gates enforced, and the 80 % threshold kept?",
			answer: all === 0 ? NOT_RECORDED : `mandatory gates passed ${passed} of ${all} times; ${below} of ${records.length} runs below 80 %`
		},
		{
			question: "Was the layered architecture kept?",
			answer: gate("layered-architecture")
		},
		{
			question: "Were all database operations asynchronous?",
			answer: gate("async-operations")
		},
		{
			question: "Were migrations safe and their rollbacks tested?",
			answer: `${gate("migration-safety")}${evidenceOf(last)}`
		},
		{
			question: "Were the agents coordinated?",
			answer: records.length === 0 ? NOT_RECORDED : `${several} of ${records.length} runs had several agents at work, ${most} at most`
		},
		{
			question: "Were domain boundaries respected?",
			answer: records.every(({ base }) => base === null) ? `${NOT_RECORDED} (no run had a base)` : crossDomain.length === 0 ? "no run crossed into another domain" : crossDomain.join("; ")
		},
		{
			question: "Which capabilities are missing?",
			answer: gaps.length === 0 ? "none seen" : gaps.join("; ")
		},
		{
			question: "Were handoffs complete?",
			answer: claimed === 0 ? NOT_RECORDED : `${claimed} ${claimed === 1 ? "result" : "results"} handed in, ${contradicted} ${contradicted === 1 ? "claim" : "claims"} contradicted by the evidence`
		},
		{
			question: "What blocks?",
			answer: last === void 0 ? NOT_RECORDED : blockers.length === 0 ? "nothing" : `${blockers[0]}${blockers.length > 1 ? ` and ${blockers.length - 1} more` : ""}`
		}
	];
}

// src/cli/xo.ts
/** Prints the XO report over the recorded runs of a folder. */
function xo({ history, trigger, date, format }) {
	const records = recordsIn(history, true);
	if (records.length === 0) throw userError(`${history} holds no recorded runs: \`fastapi-gate check --record ${history}\` adds them`);
	const report = xoReport(records, date ?? records.at(-1)?.date ?? null, trigger ?? null);
	process.stdout.write(format === "json" ? jsonLines({ ...report }) : xoMarkdown(report));
	return 0;
}

export { xo };