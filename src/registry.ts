import { rules } from "../rules/index.ts";
import { ruleInfos } from "./check/index.ts";
import type { GateName, Severity } from "./model/finding.ts";

/** What outputs say about every rule. */
export const RULE_INFOS = ruleInfos(rules);

/** Gate and default severity of every rule, by id. */
export const KNOWN_RULES: ReadonlyMap<string, { readonly gate: GateName; readonly severity: Severity }> = new Map(
  rules.map(({ gate, rule }) => [rule.id, { gate, severity: rule.severity }] as const),
);
