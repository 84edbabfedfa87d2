import { rules } from "../rules/index.ts";
import { ruleInfos } from "./check/index.ts";
import type { GateName, Severity } from "./model/finding.ts";
import type { Policy } from "./model/policy.ts";
import type { RunnableRule } from "./rule/index.ts";

/** What outputs say about every rule. */
export const RULE_INFOS = ruleInfos(rules);

/** What outputs say about every rule, those of the project's own included. */
export function ruleInfosWith(own: readonly RunnableRule[]): typeof RULE_INFOS {
  return own.length === 0 ? RULE_INFOS : ruleInfos([...rules, ...own]);
}

/** Gate and default severity of every rule, by id, with those that the settings name, whose code need not be loaded, and those that ran. */
export function knownRulesWith({ ownRules }: Policy, ran: readonly RunnableRule[]): typeof KNOWN_RULES {
  if (ownRules.length + ran.length === 0) return KNOWN_RULES;
  return new Map([
    ...KNOWN_RULES,
    ...ownRules.map(({ id, gate }) => [id, { gate, severity: "warning" }] as const),
    ...ran.map(({ gate, rule }) => [rule.id, { gate, severity: rule.severity }] as const),
  ]);
}

/** Gate and default severity of every rule, by id. */
export const KNOWN_RULES: ReadonlyMap<string, { readonly gate: GateName; readonly severity: Severity }> = new Map(
  rules.map(({ gate, rule }) => [rule.id, { gate, severity: rule.severity }] as const),
);
