import { i as downgradeFix, r as DOWNGRADE_RULES, t as loadSqlParser } from "./domain-alembic.chunk.js";
import { i as factsReader } from "./pipeline.chunk.js";

// src/cli/downgrade-fixes.ts
/**
* Findings about a downgrade() with the generated one as their fix. It takes a replay for every attempt, so it is made where
* fixes are wanted, and not in every run.
*/
async function withDowngrades({ found, sourceOf }, findings) {
	if (!findings.some(({ rule, fix }) => DOWNGRADE_RULES.has(rule) && fix === void 0)) return findings;
	const tools = {
		factsOf: factsReader(),
		parseSql: await loadSqlParser()
	};
	const { histories } = found.analysis.migrations;
	return findings.map((finding) => {
		if (!DOWNGRADE_RULES.has(finding.rule) || finding.fix !== void 0) return finding;
		const text = sourceOf(finding.file);
		if (text === null) return finding;
		const source = typeof text === "string" ? Buffer.from(text, "utf8") : text;
		const fix = downgradeFix(histories, finding, {
			...tools,
			source
		});
		return fix === null ? finding : {
			...finding,
			fix
		};
	});
}

export { withDowngrades };