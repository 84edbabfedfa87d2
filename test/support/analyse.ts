import { loadPolicy, SETTINGS_FILE } from "../../src/config/index.ts";
import type { Finding } from "../../src/model/finding.ts";
import { analyseSources } from "../../src/pipeline.ts";
import { listRuleFiles } from "./registry.ts";

const RULE_IDS = listRuleFiles().map(({ id }) => id);

/** What is found in sources given by path. Settings stand in `config` (TOML), or in the files as they would on disk. */
export function findingsIn(files: Readonly<Record<string, string>>, config: string | null = null): readonly Finding[] {
  const read = (path: string): string | null => (path === SETTINGS_FILE && config !== null ? config : (files[path] ?? null));
  return analyseSources(files, loadPolicy(read, RULE_IDS).policy).findings;
}
