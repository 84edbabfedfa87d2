import { DOWNGRADE_RULES, downgradeFix, loadSqlParser } from "../domain/alembic/index.ts";
import type { Finding } from "../model/finding.ts";
import { factsReader } from "../pipeline.ts";
import type { SessionResult } from "../session.ts";

/**
 * Findings about a downgrade() with the generated one as their fix. It takes a replay for every attempt, so it is made where
 * fixes are wanted, and not in every run.
 */
export async function withDowngrades(
  { found, sourceOf }: Pick<SessionResult, "found" | "sourceOf">,
  findings: readonly Finding[],
): Promise<readonly Finding[]> {
  if (!findings.some(({ rule, fix }) => DOWNGRADE_RULES.has(rule) && fix === undefined)) return findings;
  const tools = { factsOf: factsReader(), parseSql: await loadSqlParser() };
  const { histories } = found.analysis.migrations;
  return findings.map((finding) => {
    if (!DOWNGRADE_RULES.has(finding.rule) || finding.fix !== undefined) return finding;
    const text = sourceOf(finding.file);
    if (text === null) return finding;
    const source = typeof text === "string" ? Buffer.from(text, "utf8") : text;
    const fix = downgradeFix(histories, finding, { ...tools, source });
    return fix === null ? finding : { ...finding, fix };
  });
}
