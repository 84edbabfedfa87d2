import { t as blockingBy } from "./model-blocking.chunk.js";
import { a as GATE_TITLES } from "./model-defaults.chunk.js";
import { i as prose, n as code, r as codeCell, t as cell } from "./model-markdown.chunk.js";
import { t as routeChanges } from "./model-route-change.chunk.js";
import { a as listed, o as plural, s as severityCounts, t as byWeight } from "./report-listing.chunk.js";

// src/report/markdown.ts
const LONGEST = 9e5;
function row(finding, context) {
	const remedy = context.rules.get(finding.rule)?.remedy ?? "";
	const place = codeCell(`${finding.file}:${finding.line}`);
	return `| ${finding.severity} | ${code(finding.rule)} | ${place} | ${cell(finding.message)} | ${cell(remedy)} | ${finding.owner} |`;
}
const HEAD = ["| severity | rule | place | what | what to do | owner |", "|---|---|---|---|---|---|"];
/** Rows up to a length, then how many were left out. */
function table(findings, context, room) {
	const rows = [];
	let length = 0;
	for (let at$ = 0, list$ = findings; at$ < list$.length; at$++) {
		const finding = list$[at$];
		const text = row(finding, context);
		length += Buffer.byteLength(text) + 1;
		if (length > room) break;
		rows.push(text);
	}
	const rest = findings.length - rows.length;
	return [
		...HEAD,
		...rows,
		...rest === 0 ? [] : ["", `${plural(rest, "more finding")} left out for length: \`--format json\` has them all.`]
	];
}
function findingParts(outcome, context) {
	const findings = [...listed(outcome, context.selection)].sort(byWeight(outcome));
	const isBlocking = blockingBy(outcome.gates);
	const blocking = findings.filter(isBlocking);
	const others = findings.filter((finding) => !isBlocking(finding));
	const parts = [];
	if (blocking.length > 0) parts.push("", `### ${plural(blocking.length, "blocking finding")}`, "", ...table(blocking, context, LONGEST / 2));
	if (others.length > 0) {
		const counts = severityCounts(others);
		parts.push("", `<details><summary>Not blocking: ${counts}</summary>`, "", ...table(others, context, LONGEST / 3), "", "</details>");
	}
	return parts;
}
/** So many routes are read; the JSON has them all. */
const ROUTES = 20;
function routesPart(context) {
	const routes = routeChanges(context.changes).map((route) => `- ${prose(route)}`);
	if (routes.length === 0) return [];
	const rest = routes.length > ROUTES ? [`- … ${routes.length - ROUTES} more`] : [];
	return [
		"",
		"### Routes that cost or ask for something else",
		"",
		...routes.slice(0, ROUTES),
		...rest
	];
}
/** For a job summary or a comment: status, gates, what blocks, then the rest folded. */
function markdown(outcome, context) {
	const { succeeded, agents, percent } = outcome.successRate;
	const gates = outcome.gates.map((gate) => `| ${GATE_TITLES[gate.gate]} | ${gate.verdict} | ${gate.enforcement} | ${cell(gate.summary)} |`);
	const base = outcome.base;
	const compared = base === null ? [] : ["", `Compared with ${code(base.revision)}: ${base.new} new, ${base.unchanged} unchanged, ${base.fixed} fixed.`];
	const escalations = outcome.escalations.filter(({ acknowledged }) => !acknowledged).map(({ role, message, fingerprint }) => `- ${role}: ${prose(message)} (${code(fingerprint)})`);
	const fatal = outcome.problems.filter((problem) => problem.fatal).map((problem) => `- ${prose(problem.message)}`);
	return `${[
		`## fastapi-gate: ${outcome.status}`,
		"",
		`${succeeded}/${agents} agents completed = ${percent}%`,
		...compared,
		"",
		"| gate | verdict | enforcement | subjects |",
		"|---|---|---|---|",
		...gates,
		...fatal.length === 0 ? [] : [
			"",
			"### Could not judge",
			"",
			...fatal
		],
		...findingParts(outcome, context),
		...routesPart(context),
		...escalations.length === 0 ? [] : [
			"",
			"### Escalations",
			"",
			...escalations
		]
	].join("\n")}\n`;
}

export { markdown };