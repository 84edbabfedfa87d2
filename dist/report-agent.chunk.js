import { r as visible } from "./model-plain.chunk.js";
import { a as listed, n as countsByRule, o as plural, t as byWeight } from "./report-listing.chunk.js";

// src/report/agent.ts
function findingLine(finding, context) {
	const remedy = context.rules.get(finding.rule)?.remedy ?? "";
	const what = `${finding.message}${remedy === "" ? "" : ` → ${remedy}`}`;
	return visible(`${finding.fingerprint} ${finding.file}:${finding.line} ${finding.severity} ${finding.rule} ${finding.owner}: ${what}`);
}
/** For coding agents: the status, the gates that are not in order, then one line a finding with id, place, rule, owner and what to do. */
function agent(outcome, context) {
	const { succeeded, agents, percent } = outcome.successRate;
	const open = outcome.gates.filter((gate) => gate.verdict !== "PASS" && gate.verdict !== "NOT_APPLICABLE");
	const head = [
		`status ${outcome.status}, ${succeeded}/${agents} agents completed = ${percent}%`,
		...open.map((gate) => `gate ${gate.gate} ${gate.verdict}: ${gate.summary}`),
		...outcome.escalations.filter(({ acknowledged }) => !acknowledged).map(({ role, kind, message }) => `escalation ${kind} to ${role}: ${message}`),
		...outcome.problems.filter(({ fatal }) => fatal).map(({ message }) => `cannot judge: ${message}`)
	].map((line) => visible(line));
	const findings = [...listed(outcome, context.selection)].sort(byWeight(outcome));
	let length = head.join("\n").length;
	const lines = [];
	for (let at$ = 0, list$ = findings; at$ < list$.length; at$++) {
		const finding = list$[at$];
		const line = findingLine(finding, context);
		length += line.length + 1;
		if (length > 11400) break;
		lines.push(line);
	}
	const rest = findings.slice(lines.length);
	const counts = countsByRule(rest).map((rule$of) => {
		return `${rule$of[0]} ${rule$of[1]}`;
	});
	const tail = rest.length === 0 ? [] : [`${plural(rest.length, "more finding")} (${counts.join(", ")}): name paths, or --select RULE, to list them; --format jsonl has all`];
	return `${[
		...head,
		...lines,
		...tail
	].join("\n")}\n`;
}

export { agent };