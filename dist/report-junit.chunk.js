import { n as blocks, t as blockingBy } from "./model-blocking.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { n as markupLines, t as markup } from "./model-xml.chunk.js";
import { a as listed } from "./report-listing.chunk.js";
import { n as full } from "./report-text-finding.chunk.js";
import { t as paint } from "./report-text-paint.chunk.js";

// src/report/junit.ts
function attributes(values) {
	return Object.entries(values).map((name$of) => {
		const name = name$of[0], value = name$of[1];
		return ` ${name}="${markup(String(value))}"`;
	}).join("");
}
function caseElement(suite, { name, place, result, message, type, detail }) {
	const head = attributes({
		classname: `fastapi-gate.${suite}`,
		name,
		...place === null ? {} : place
	});
	if (result === "passed") return `    <testcase${head}/>`;
	const what = attributes(result === "skipped" ? { message } : {
		message,
		type
	});
	return `    <testcase${head}>${detail === "" ? `<${result}${what}/>` : `<${result}${what}>${markupLines(detail)}</${result}>`}</testcase>`;
}
function counts(cases) {
	const count = (result) => cases.filter((one) => one.result === result).length;
	return {
		tests: cases.length,
		failures: count("failure"),
		errors: count("error"),
		skipped: count("skipped")
	};
}
function suiteElement(name, cases) {
	const lines = cases.map((one) => caseElement(name, one));
	return `  <testsuite${attributes({
		name,
		...counts(cases)
	})}>\n${lines.join("\n")}\n  </testsuite>`;
}
/** The verdict as a test of its own: it also fails where what blocks is not among the findings that are listed. */
function verdictCase(gate) {
	const detail = gate.open.map(({ name, file, line, reason }) => `${name} (${file}:${line}): ${reason}`).join("\n");
	return {
		name: "verdict",
		place: null,
		result: blocks(gate) ? "failure" : gate.verdict === "NOT_APPLICABLE" ? "skipped" : "passed",
		message: `${gate.verdict}: ${gate.summary}`,
		type: gate.verdict,
		detail
	};
}
function statusCases(outcome) {
	const { succeeded, agents, percent } = outcome.successRate;
	const message = `${outcome.status}, ${succeeded}/${agents} agents completed = ${percent}%`;
	return [{
		name: "status",
		place: null,
		result: outcome.status === "BLOCKED" ? "failure" : "passed",
		message,
		type: outcome.status,
		detail: ""
	}, ...outcome.problems.filter((problem) => problem.fatal).map(({ kind, message: text, file, line }) => ({
		name: kind,
		place: file === null ? null : {
			file,
			line: line ?? 1
		},
		result: "error",
		message: text,
		type: kind,
		detail: ""
	}))];
}
/**
* JUnit XML: a suite for the run and one for each gate. The verdict and every finding that blocks are tests that fail; findings that
* count and do not block are skipped ones, so that a failed test means what exit status 1 means. What is held or unchanged is left out.
*/
function junit(outcome, context) {
	const linesOf = linesByPath(context.sourceOf);
	const plain = paint(false);
	const blocking = blockingBy(outcome.gates);
	const findingCase = (finding) => {
		const { rule, file, line, column, severity, message } = finding;
		const failure = blocking(finding);
		const detail = failure ? full(finding, context.rules.get(rule), linesOf, plain) : "";
		return {
			name: `${rule} ${file}:${line}:${column}`,
			place: {
				file,
				line
			},
			result: failure ? "failure" : "skipped",
			message: failure ? message : `${severity}: ${message}`,
			type: severity,
			detail
		};
	};
	const findings = listed(outcome, context.selection);
	const of = (gate) => findings.filter((finding) => finding.gate === gate).map(findingCase);
	const written = [
		["run", statusCases(outcome)],
		...outcome.gates.map((gate) => [gate.gate, [verdictCase(gate), ...of(gate.gate)]]),
		["suppressions", of("suppressions")]
	].filter((cases$of) => {
		return cases$of[1].length > 0;
	});
	return [
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
		`<testsuites${attributes({
			name: "fastapi-gate",
			...counts(written.flatMap((cases$of) => {
				return cases$of[1];
			}))
		})}>`,
		...written.map((name$of) => {
			const name = name$of[0], cases = name$of[1];
			return suiteElement(name, cases);
		}),
		"</testsuites>",
		""
	].join("\n");
}

export { junit };