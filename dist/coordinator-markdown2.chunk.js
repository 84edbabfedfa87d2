import { i as prose, n as code } from "./model-markdown.chunk.js";
import { t as coordinatorReport } from "./coordinator-report.chunk.js";

// src/coordinator/markdown.ts
const NOT_RECORDED = "not recorded (no base given)";
const ISSUES = 200;
const NAMES = 20;
const STEPS = 10;
function names(list) {
	if (list === null) return NOT_RECORDED;
	if (list.length === 0) return "none";
	const shown = list.slice(0, NAMES).map(code).join(", ");
	return list.length > NAMES ? `${shown} and ${list.length - NAMES} more` : shown;
}
function rollback({ tested, evidence, detail }) {
	return tested ? `YES (${evidence}: ${detail})` : `NO (${detail})`;
}
function openApi(result) {
	if (result.endpoints === null) return NOT_RECORDED;
	if (result.openApiUpdated === null) return "NO (no OpenAPI document is kept in the repository)";
	return result.openApiUpdated ? "YES" : "NO";
}
function fields(result) {
	switch (result.agent) {
		case "BACKEND_ENGINEER": return [["Files Modified", names(result.filesModified)], ["Tests Added", names(result.testsAdded)]];
		case "DBA": return [["Migration", names(result.migration)], ["Rollback Tested", rollback(result.rollbackTested)]];
		case "API_DEVELOPER": return [["Endpoints", names(result.endpoints)], ["OpenAPI Updated", openApi(result)]];
	}
}
function agentLines(result) {
	const notes = result.notes.length === 0 ? "none" : result.notes.map(prose).join("; ");
	return [
		`**${result.agent}**`,
		`- Status: ${result.status}`,
		...fields(result).map((name$of) => {
			return `- ${name$of[0]}: ${name$of[1]}`;
		}),
		`- Notes: ${notes}`,
		""
	];
}
function gateLine({ title, result, remark, summary, enforcement, verdict }) {
	const bracket = remark === null ? "" : ` (${prose(remark)})`;
	const said = verdict === "NOT_APPLICABLE" || verdict === "INCOMPLETE" ? "" : ` - ${prose(summary)}`;
	return `- [${result === "PASS" ? "x" : " "}] ${title}: ${result}${bracket}${said}${enforcement === "advisory" ? " [advisory]" : ""}`;
}
function issueLines(issue, index) {
	const { file, line, symbol, rule, gate, trace, reviewer, owner } = issue;
	const place = file === null ? "" : ` in ${code(line === null ? file : `${file}:${line}`)}`;
	const inside = symbol === null || symbol === "<module>" || issue.kind !== "finding" ? "" : ` (${code(symbol)})`;
	const name = code(rule ?? (issue.kind === "problem" ? "cannot judge" : "unresolved"));
	const path = trace.slice(0, STEPS).map((step) => `${code(`${step.file}:${step.line}`)} ${prose(step.message)}`);
	if (trace.length > STEPS) path.push(`${trace.length - STEPS} more steps`);
	return [
		`${index + 1}. ${name}${place}${inside}${gate === null ? "" : `, gate ${gate}`}`,
		`   - What: ${prose(issue.what)}`,
		...path.length === 0 ? [] : [`   - Path: ${path.join(" → ")}`],
		`   - Do: ${prose(issue.do)}`,
		`   - Who: ${owner ?? "whoever runs fastapi-gate"}${reviewer === null ? "" : ` (review: ${reviewer})`}`,
		...issue.id === null ? [] : [`   - Id: ${code(issue.id)}`]
	];
}
function issuesPart(issues) {
	if (issues.length === 0) return ["None"];
	const rest = issues.length - ISSUES;
	return [...issues.slice(0, ISSUES).flatMap(issueLines), ...rest > 0 ? ["", `${rest} more: the report as \`coordinator-json\` has them all.`] : []];
}
function escalationsPart(escalations) {
	if (escalations.length === 0) return ["None"];
	return escalations.flatMap(({ role, message, evidence, acknowledged, acknowledge }) => [
		`- ${role}: ${prose(message)}${acknowledged ? " (acknowledged)" : ""}`,
		...evidence.map((one) => {
			return `  - ${one.file === null ? "" : `${code(one.line === null ? one.file : `${one.file}:${one.line}`)} `}${prose(one.message)}`;
		}),
		...acknowledged ? [] : [`  - Acknowledge: ${code(acknowledge)}`]
	]);
}
function handoffPart(steps, notes) {
	const order = steps.length === 0 ? [] : ["Order: schema before models before services before routes."];
	const lines = steps.map(({ step, stage, agent, issues, files }) => {
		const waits = step > 1 ? `, after step ${step - 1}` : "";
		return `- Step ${step}: ${agent} repairs ${stage} (${issues} ${issues === 1 ? "issue" : "issues"}${waits}): ${names(files)}`;
	});
	const all = [
		...order,
		...lines,
		...notes.map((note) => `- ${prose(note)}`)
	];
	return all.length === 0 ? ["None"] : all;
}
const WAIVER_STATES = {
	holds: "in force",
	acknowledges: "in force",
	expired: "expired",
	refused: "refused",
	unneeded: "not needed: held otherwise",
	stale: "stale: nothing has this fingerprint",
	unknown: "not judged: not every rule ran"
};
function waiverNote({ waiver, state }) {
	const { fingerprint, approver, by, subject, reason, until } = waiver;
	const who = by === void 0 || by === null ? approver : `${approver} (${by})`;
	return `Waiver ${fingerprint}${subject === void 0 || subject === "" ? "" : ` for ${subject}`}: ${WAIVER_STATES[state]}, by ${who}${until === null ? "" : ` until ${until}`}: ${reason}`;
}
/** The Platform Task Completion Report in Markdown. */
function coordinator(outcome, context) {
	const report = coordinatorReport(outcome, context);
	const { succeeded, agents, percent, tasks } = report.successRate;
	const behind = tasks === null ? "" : ` (${tasks.completed}/${tasks.total} tasks)`;
	return `${[
		`## ${report.title}`,
		"",
		`**Signal:** ${report.signal ?? "none given"}`,
		`**Status:** ${report.status}`,
		`**Success Rate:** ${succeeded}/${agents} agents completed = ${percent}%${behind}`,
		"",
		"### Agent Results",
		"",
		...report.agentResults.flatMap(agentLines),
		"### Quality Gates",
		"",
		...report.qualityGates.map(gateLine),
		"",
		"### Blocking Issues",
		"",
		...issuesPart(report.blockingIssues),
		"",
		"### Escalations",
		"",
		...escalationsPart(report.escalations),
		"",
		"### Handoff Notes",
		"",
		...handoffPart(report.handoff, [...report.waivers.map(waiverNote), ...report.notes])
	].join("\n")}\n`;
}

export { coordinator as t };