import "./gate.chunk.js";
import { i as userError } from "./model-errors.chunk.js";
import { n as jsonLines } from "./model-json-text.chunk.js";
import { t as linesByPath } from "./model-lines.chunk.js";
import { n as verify$1, t as findingsOfReport } from "./gate-verify.chunk.js";
import { t as problemLines } from "./report-text-problems.chunk.js";
import { t as RULE_INFOS } from "./registry.chunk.js";
import "./report.chunk.js";
import { o as runSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { n as wantsColour } from "./cli-environment.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { r as readText } from "./cli-records.chunk.js";

// src/cli/verify.ts
/** Prints what became of every finding of an older report. 0: all are fixed, 1: some are there, 2: some cannot be told. */
async function verify(report, options) {
	const old = findingsOfReport(report, readText(report, "report"));
	const result = await runSession(plainRequest(options));
	const exists = (file) => result.text(file) !== null;
	const fates = verify$1(old, result.outcome, {
		ran: result.found.ran,
		exists
	});
	const count = (fate) => fates.filter((one) => one.fate === fate).length;
	const counts = {
		fixed: count("fixed"),
		stillThere: count("still there"),
		unknown: count("unknown")
	};
	if (options.format === "json") process.stdout.write(jsonLines({
		schemaVersion: "1.0",
		...counts,
		findings: fates
	}));
	else {
		const lines = fates.map(({ fate, rule, file, line, detail, fingerprint }) => {
			const place = line === null ? file : `${file}:${line}`;
			return `${fate.padEnd(11)}  ${fingerprint}  ${rule} in ${place}${detail === "" ? "" : `: ${fate === "still there" ? "now " : ""}${detail}`}\n`;
		});
		process.stdout.write(`${lines.join("")}${counts.fixed} fixed, ${counts.stillThere} still there, ${counts.unknown} unknown\n`);
	}
	writeLines([...problemLines(result.outcome.problems), ...await result.stored], 30);
	return counts.stillThere > 0 ? 1 : counts.unknown > 0 ? 2 : 0;
}
/** Prints one finding with its source, the path that proves it, why and how to repair it. */
async function explainFinding(fingerprint, options) {
	const result = await runSession(plainRequest(options));
	const { outcome, sourceOf } = result;
	const matching = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)].filter((finding) => finding.fingerprint.startsWith(fingerprint));
	const finding = matching[0];
	if (finding === void 0) throw userError(`no finding of this run has the fingerprint ${fingerprint}: it may be repaired; \`fastapi-gate check --format agent\` lists those there are`);
	if (matching.length > 1) throw userError(`several fingerprints begin with ${fingerprint}: give more of it`);
	const [{ full }, { paint }] = await Promise.all([import("./report-text-finding2.chunk.js"), import("./report-text-paint2.chunk.js")]);
	const colour = wantsColour("auto", process.env, process.stdout.isTTY === true);
	const linesOf = linesByPath(sourceOf);
	process.stdout.write(`${full(finding, RULE_INFOS.get(finding.rule), linesOf, paint(colour)).trimEnd()}\n\n\`fastapi-gate explain ${finding.rule}\` prints the rule's page.\n`);
	writeLines(await result.stored, 30);
	return 0;
}

export { explainFinding, verify };