import { t as rules } from "./rules.chunk.js";
import { u as publishedSchema } from "./config.chunk.js";
import { a as GATE_TITLES } from "./model-defaults.chunk.js";
import { t as RULE_INFOS } from "./registry.chunk.js";
import { t as knownRules } from "./cli-request.chunk.js";
import { t as explanationOf } from "./cli-rule-page.chunk.js";

// src/cli/rules.ts
/** Prints every rule: a line each, or JSON. */
function listRules(format) {
	const infos = [...RULE_INFOS.values()];
	if (format === "json") {
		const list = infos.map(({ id, gate, severity, why, remedy }) => ({
			id,
			gate,
			severity,
			why,
			remedy
		}));
		process.stdout.write(`${JSON.stringify({
			schemaVersion: "1.0",
			rules: list
		}, null, 2)}\n`);
		return 0;
	}
	const width = Math.max(...infos.map(({ id }) => id.length));
	const sections = [...new Set(infos.map(({ gate }) => gate))].map((gate) => {
		return `${gate === "suppressions" ? "Suppressions" : GATE_TITLES[gate]} (${gate})\n${infos.filter((info) => info.gate === gate).map(({ id, severity, why }) => `  ${id.padEnd(width)}  ${severity.padEnd(7)}  ${why}`).join("\n")}\n`;
	});
	process.stdout.write(`${sections.join("\n")}\n\`fastapi-gate explain RULE\` says more.\n`);
	return 0;
}
/** Prints the page of a rule, or what a kind of blind spot means. */
function explain(id) {
	const text = explanationOf(id) ?? explanationOf(knownRules([id])[0]) ?? "";
	process.stdout.write(text.endsWith("\n") ? text : `${text}\n`);
	return 0;
}
/** Prints the JSON schema of the settings. */
function printSchema() {
	process.stdout.write(`${JSON.stringify(publishedSchema(rules.map(({ rule }) => rule.id)), null, 2)}\n`);
}

export { explain, listRules, printSchema };