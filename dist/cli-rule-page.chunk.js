import { n as blindSpotText } from "./model-blind-spots.chunk.js";
import { t as RULE_INFOS } from "./registry.chunk.js";
import { n as packageFileUri, t as packageFile } from "./run-package.chunk.js";

// src/cli/rule-page.ts
/** A rule's page without what is generated into it for the repository; null where there is no such rule. */
function rulePage(id) {
	const info = RULE_INFOS.get(id);
	if (info === void 0) return null;
	return (info.page === null ? null : packageFile(info.page))?.replace(/<!--[\s\S]*?-->\n?/g, "") ?? `# ${id}\n\n${info.why}\n\n${info.remedy}\n`;
}
/** What is said of a rule or a kind of blind spot; null where there is neither. */
function explanationOf(id) {
	return rulePage(id) ?? blindSpotText(id);
}
/** The URI of a rule's page where this release lies; null where it has none. */
function rulePageUri(id) {
	const page = RULE_INFOS.get(id)?.page ?? null;
	return page === null ? null : packageFileUri(page);
}

export { rulePage as n, rulePageUri as r, explanationOf as t };