import { t as routeChanges } from "./model-route-change.chunk.js";
import { a as GATE_TITLES } from "./model-defaults.chunk.js";
import { n as blocks, t as blockingBy } from "./model-blocking.chunk.js";
import { n as byText } from "./model-order.chunk.js";

// src/coordinator/gates.ts
function resultOf(gate) {
	switch (gate.verdict) {
		case "PASS": return {
			result: "PASS",
			remark: null
		};
		case "FAIL": return {
			result: "FAIL",
			remark: null
		};
		case "WARN": return {
			result: "WARN",
			remark: null
		};
		case "WAIVED": return {
			result: "PASS",
			remark: `waived: ${gate.waived}, by ${gate.waivedBy.join(", ")}`
		};
		case "INCOMPLETE": return {
			result: gate.enforcement === "mandatory" ? "FAIL" : "WARN",
			remark: `incomplete: ${gate.summary}`
		};
		case "NOT_APPLICABLE": return {
			result: "PASS",
			remark: gate.summary.startsWith("no") ? `no subjects: ${gate.summary}` : "no subjects"
		};
	}
}
/** The check list's lines, in the order of the gates. */
function gateLines(gates) {
	return gates.map((gate) => ({
		gate: gate.gate,
		title: GATE_TITLES[gate.gate],
		...resultOf(gate),
		verdict: gate.verdict,
		enforcement: gate.enforcement,
		subjects: gate.subjects,
		findings: gate.findings,
		summary: gate.summary
	}));
}

// src/coordinator/issues.ts
const STAGES = [
	"schema",
	"models",
	"services",
	"routes"
];
function stageOf(gate, layer) {
	if (gate === "migration-safety") return "schema";
	if (layer === "model") return "models";
	return layer === "route" ? "routes" : "services";
}
function fromFinding(finding, rule) {
	return {
		kind: "finding",
		gate: finding.gate,
		rule: finding.rule,
		file: finding.file,
		line: finding.line,
		symbol: finding.symbol,
		what: finding.message,
		why: rule?.why ?? null,
		do: rule?.remedy ?? `See \`fastapi-gate explain ${finding.rule}\`.`,
		owner: finding.owner,
		reviewer: finding.reviewer ?? null,
		stage: stageOf(finding.gate, finding.layer),
		trace: finding.trace,
		id: finding.fingerprint
	};
}
const NOTHING = {
	rule: null,
	symbol: null,
	why: null,
	reviewer: null,
	trace: [],
	id: null
};
/** What is to be done about a subject that could not be judged. */
const MAKE_PROVABLE = "Write it so that its effect can be shown, or record an executed test with `fastapi-gate migrations test`.";
function fromSubject(gate, { name, file, line, reason }) {
	return {
		...NOTHING,
		kind: "unresolved",
		gate,
		file,
		line,
		symbol: name,
		what: `\`${name}\` could not be judged: ${reason}`,
		do: MAKE_PROVABLE,
		owner: "DBA",
		stage: "schema"
	};
}
/** A gate whose unresolved subjects have no names. One that a problem left incomplete is told by the problem. */
function fromIncomplete({ gate, summary }, outcome) {
	if (outcome.problems.some((problem) => problem.fatal && problem.gate === gate)) return [];
	const subject = {
		kind: "unresolved",
		gate,
		file: null,
		line: null,
		owner: "DBA",
		stage: "schema"
	};
	return [{
		...NOTHING,
		...subject,
		what: `the gate is incomplete: ${summary}`,
		do: MAKE_PROVABLE
	}];
}
function fromProblem({ file, line, message, gate }) {
	const repair = "Repair the input or the setting and run again: nothing passes unjudged.";
	return {
		...NOTHING,
		kind: "problem",
		gate: gate ?? null,
		file,
		line,
		what: message,
		do: repair,
		owner: null,
		stage: null
	};
}
const stageRank = (issue) => issue.stage === null ? -1 : STAGES.indexOf(issue.stage);
/** Everything that blocks, in the order in which it is to be repaired. */
function blockingIssues(outcome, rules) {
	const isBlocking = blockingBy(outcome.gates);
	const incomplete = outcome.gates.filter((gate) => blocks(gate) && gate.verdict === "INCOMPLETE");
	return [
		...outcome.problems.filter((problem) => problem.fatal).map(fromProblem),
		...incomplete.flatMap((gate) => gate.open.length === 0 ? fromIncomplete(gate, outcome) : gate.open.map((subject) => fromSubject(gate.gate, subject))),
		...outcome.findings.filter(isBlocking).map((finding) => fromFinding(finding, rules.get(finding.rule)))
	].sort((one, other) => stageRank(one) - stageRank(other) || byText(one.file ?? "", other.file ?? "") || (one.line ?? 0) - (other.line ?? 0) || byText(one.rule ?? "", other.rule ?? "") || byText(one.id ?? one.what, other.id ?? other.what));
}

// src/coordinator/report.ts
function rollbackTested(outcome) {
	const gate = outcome.gates.find(({ gate }) => gate === "migration-safety");
	const no = (detail) => ({
		tested: false,
		evidence: null,
		detail
	});
	if (gate === void 0 || gate.subjects.checked === 0) return no("no revisions");
	const { checked, failed, unresolved } = gate.subjects;
	const remark = gate.evidenceRemark === void 0 ? "" : `; ${gate.evidenceRemark}`;
	if (failed > 0 || unresolved > 0) return no(`${checked - failed - unresolved} of ${checked} revisions shown reversible${remark}`);
	if (gate.evidence === null) return no("no evidence");
	return {
		tested: true,
		evidence: gate.evidence,
		detail: `all ${checked} revisions${gate.evidence === "executed" ? "" : remark}`
	};
}
function agentResult(verdict, outcome, { changes, ownerOf }) {
	const { agent, status, notes, contradictions } = verdict;
	const changed = (known) => known.files.filter((file) => ownerOf(file) === agent);
	switch (agent) {
		case "BACKEND_ENGINEER": return {
			agent,
			status,
			filesModified: changes === null ? null : changed(changes),
			testsAdded: changes?.tests ?? null,
			contradictions,
			notes
		};
		case "DBA": return {
			agent,
			status,
			migration: changes?.migrations.map(({ revision, file }) => `${revision} (${file})`) ?? null,
			rollbackTested: rollbackTested(outcome),
			contradictions,
			notes
		};
		case "API_DEVELOPER": return {
			agent,
			status,
			endpoints: changes?.endpoints ?? null,
			openApiUpdated: changes?.openApi ?? null,
			contradictions,
			notes
		};
	}
}
/** Who repairs what in which order: a stage waits for the one before it, agents of one stage work in parallel. */
function handoffSteps(issues) {
	return STAGES.filter((stage) => issues.some((issue) => issue.stage === stage)).flatMap((stage, index) => {
		const own = issues.filter((issue) => issue.stage === stage);
		return [
			"DBA",
			"BACKEND_ENGINEER",
			"API_DEVELOPER"
		].filter((agent) => own.some(({ owner }) => owner === agent)).map((agent) => {
			const mine = own.filter(({ owner }) => owner === agent);
			const files = [...new Set(mine.flatMap(({ file }) => file === null ? [] : [file]))];
			return {
				step: index + 1,
				stage,
				agent,
				issues: mine.length,
				files
			};
		});
	});
}
function notesOf(outcome, issues) {
	const notes = [];
	const reviewed = issues.filter(({ reviewer }) => reviewer === "DBA").length;
	if (reviewed > 0) notes.push(`DBA reviews ${reviewed} N+1 ${reviewed === 1 ? "repair" : "repairs"}.`);
	const rest = outcome.findings.length - issues.filter(({ kind }) => kind === "finding").length;
	if (rest > 0) notes.push(`${rest} further ${rest === 1 ? "finding does" : "findings do"} not block.`);
	const debt = outcome.gates.reduce((sum, gate) => sum + gate.baselined, 0);
	if (debt > 0) notes.push(`${debt} old ${debt === 1 ? "finding is" : "findings are"} held by the baseline as named debt.`);
	if (outcome.blindSpots.length > 0) notes.push(`${outcome.blindSpots.length} ${outcome.blindSpots.length === 1 ? "place" : "places"} could not be resolved; see blindSpots in the JSON report.`);
	return notes;
}
/** Routes in a note; the JSON has them all. */
const ROUTES = 20;
function routeNotes({ changes }) {
	const routes = routeChanges(changes);
	if (routes.length === 0) return [];
	const rest = routes.length > ROUTES ? [`${routes.length - ROUTES} more routes changed so.`] : [];
	return [...routes.slice(0, ROUTES).map((route) => `Changed: ${route}.`), ...rest];
}
/** Builds the report from what a run decided. */
function coordinatorReport(outcome, context) {
	const issues = blockingIssues(outcome, context.rules);
	return {
		schemaVersion: "1.0",
		title: "Platform Task Completion Report",
		tool: {
			name: "fastapi-gate",
			version: context.version
		},
		signal: context.signal,
		status: outcome.status,
		successRate: outcome.successRate,
		base: outcome.base,
		agentResults: outcome.agents.map((agent) => agentResult(agent, outcome, context)),
		qualityGates: gateLines(outcome.gates),
		blockingIssues: issues,
		escalations: outcome.escalations.map((escalation) => ({
			...escalation,
			acknowledge: `fastapi-gate waive ${escalation.fingerprint} --approver ${escalation.role} --reason …`
		})),
		waivers: outcome.waivers,
		handoff: handoffSteps(issues),
		notes: [...notesOf(outcome, issues), ...routeNotes(context)],
		...context.changes === null ? {} : { routeChanges: context.changes.routes }
	};
}

export { MAKE_PROVABLE as n, coordinatorReport as t };