import { blindSpotText } from "../model/blind-spots.ts";
import { RULE_INFOS } from "../registry.ts";
import { packageFile, packageFileUri } from "../run/package.ts";

/** A rule's page without what is generated into it for the repository; null where there is no such rule. */
export function rulePage(id: string): string | null {
  const info = RULE_INFOS.get(id);
  if (info === undefined) return null;
  const page = info.page === null ? null : packageFile(info.page);
  return page?.replace(/<!--[\s\S]*?-->\n?/g, "") ?? `# ${id}\n\n${info.why}\n\n${info.remedy}\n`;
}

/** What is said of a rule or a kind of blind spot; null where there is neither. */
export function explanationOf(id: string): string | null {
  return rulePage(id) ?? blindSpotText(id);
}

/** The URI of a rule's page where this release lies; null where it has none. */
export function rulePageUri(id: string): string | null {
  const page = RULE_INFOS.get(id)?.page ?? null;
  return page === null ? null : packageFileUri(page);
}
