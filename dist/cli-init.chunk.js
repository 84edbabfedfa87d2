import { n as SETTINGS_FILE } from "./config.chunk.js";
import { i as GATES, r as DEFAULT_POLICY } from "./model-defaults.chunk.js";
import { i as userError, r as systemReason } from "./model-errors.chunk.js";
import { n as byText } from "./model-order.chunk.js";
import { t as problemLines } from "./report-text-problems.chunk.js";
import "./report.chunk.js";
import { o as runSession } from "./session.chunk.js";
import { n as writeLines } from "./cli-check.chunk.js";
import { r as plainRequest } from "./cli-request.chunk.js";
import { closeSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";

// src/cli/init.ts
/** Writes a configuration in which everything is commented out: the defaults hold until somebody changes one. */
async function init(options) {
	const request = plainRequest(options);
	if (options.agents === true) return (await import("./cli-agents.chunk.js")).initAgents(request.root);
	const result = await runSession(request);
	if (result.text("pyproject.toml")?.includes("[tool.fastapi-gate") === true) throw userError("pyproject.toml holds [tool.fastapi-gate] already: change it there, or take it out first");
	const file = join(request.root, SETTINGS_FILE);
	try {
		const descriptor = openSync(file, "wx");
		writeSync(descriptor, settingsFor(result));
		closeSync(descriptor);
	} catch (error) {
		if (error.code === "EEXIST") throw userError(`${SETTINGS_FILE} is there already: change it, or take it away first`);
		throw userError(`${SETTINGS_FILE} cannot be written: ${systemReason(error)}`);
	}
	process.stdout.write(`${SETTINGS_FILE} written; all of it is commented out: the defaults hold until you change one. \`fastapi-gate config schema\` lists all settings\n`);
	writeLines([...problemLines(result.outcome.problems), ...await result.stored], 30);
	return 0;
}
/** The text of the file: what was recognised, as the settings that would say the same. */
function settingsFor({ found }) {
	const { analysis } = found;
	const inside = /* @__PURE__ */ new Map();
	for (const { path, layer } of analysis.layers.modules.values()) {
		if (layer === "other") continue;
		const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/") + 1) : path;
		const counts = inside.get(folder) ?? /* @__PURE__ */ new Map();
		counts.set(layer, (counts.get(layer) ?? 0) + 1);
		inside.set(folder, counts);
	}
	const folders = /* @__PURE__ */ new Map();
	for (const folder$of of inside) {
		const folder = folder$of[0];
		const first = [...folder$of[1]].sort((a$of, b$of) => {
			const a = a$of[0], n = a$of[1], b = b$of[0];
			return b$of[1] - n || byText(a, b);
		})[0];
		if (first === void 0) continue;
		const layer$of = first, layer = layer$of[0], count = layer$of[1];
		const found = folders.get(layer) ?? /* @__PURE__ */ new Map();
		found.set(folder, count);
		folders.set(layer, found);
	}
	const layers = [...folders].sort((a$of, b$of) => {
		const a = a$of[0], b = b$of[0];
		return byText(a, b);
	}).map((layer$of) => {
		const layer = layer$of[0], counts = layer$of[1];
		return `# ${layer} = [${most(counts)}]`;
	});
	const histories = analysis.migrations.histories.map(({ directory, primaryDialect }) => `# ${directory}: judged for ${primaryDialect}`);
	const revisions = analysis.subjects.revision.length;
	const { reaching, throughService, throughRepository, direct } = analysis.layers.endpoints;
	return [
		"# fastapi-gate: settings of this back end. Everything is commented out: the defaults are what you read here.",
		"# All keys with their meaning: fastapi-gate config schema",
		"",
		`# exclude = []                       # files that are not analysed, besides those that .gitignore names`,
		`# async-policy = "${DEFAULT_POLICY.analysis.async}"        # or "all": every synchronous database operation is a violation`,
		`# success-rate = ${DEFAULT_POLICY.successRate}                  # per cent of the agents that must succeed`,
		"",
		`# Recognised: ${analysis.fastapi.routes.length} routes, ${revisions} ${revisions === 1 ? "revision" : "revisions"}, ${reaching} endpoints that reach the database`,
		`# (${throughService} through services, ${throughRepository} through repositories, ${direct} directly).`,
		"",
		"# [layers]                           # only what was recognised wrongly needs an entry",
		...layers,
		"",
		"# [migrations]",
		...histories,
		"# dialect = \"postgresql\"",
		"# table-rows = { orders = 5000000 }  # a table that is not named counts as one million rows",
		"",
		...GATES.flatMap((gate) => {
			const { enforcement, approver, bypass } = DEFAULT_POLICY.gates[gate];
			const who = bypass === "none" ? "nobody can bypass it" : approver === null ? "it warns" : `${approver} may waive`;
			return [`# [gates.${gate}]`, `# enforcement = "${enforcement}"          # ${who}`];
		}),
		"",
		"# [approvers]                        # who decides in a role; a waiver must then name one of them",
		"# DBA = [\"@your-team/dba\"]",
		"# ARCHITECT = [\"CODEOWNERS\"]         # who owns the file of waivers there",
		""
	].join("\n");
}
/** The folders that hold most modules of a layer, as patterns. */
function most(counts) {
	return [...counts].sort((a$of, b$of) => {
		const a = a$of[0], n = a$of[1], b = b$of[0];
		return b$of[1] - n || byText(a, b);
	}).slice(0, 5).map((folder$of) => {
		const folder = folder$of[0];
		return JSON.stringify(`/${folder}`);
	}).join(", ");
}

export { init };