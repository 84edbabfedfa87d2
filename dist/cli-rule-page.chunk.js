import { n as RULE_INFOS } from "./registry.chunk.js";
import { t as packageFile } from "./cli-package.chunk.js";

// src/cli/rule-page.ts
/** A rule's page without what is generated into it for the repository; null where there is no such rule. */
function rulePage(id) {
	const info = RULE_INFOS.get(id);
	if (info === void 0) return null;
	return (info.page === null ? null : packageFile(info.page))?.replace(/<!--[\s\S]*?-->\n?/g, "") ?? `# ${id}\n\n${info.why}\n\n${info.remedy}\n`;
}

export { rulePage as t };