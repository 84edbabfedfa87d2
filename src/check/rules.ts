import type { RuleInfo } from "../model/output.ts";
import type { RunnableRule } from "../rule/index.ts";

/**
 * What the engine itself reports about suppression comments. No gate judges these: they are listed under `suppressions`,
 * always as warnings, so that a comment which does nothing, or hides something without a reason, is seen.
 */
export const ENGINE_RULES = {
  "suppression-without-reason": {
    message: "The suppression of `{rules}` gives no reason",
    why: "A reader cannot tell whether the exception still holds. In a mandatory gate a suppression without a reason suppresses nothing.",
    remedy: "Say why after two dashes: `# fastapi-gate: ignore[rule-id] -- reason`.",
  },
  "suppression-without-effect": {
    message: "The suppression of `{rules}` has no effect: the gate {gate} cannot be bypassed",
    why: "Migration safety and async operations hold for everybody; their findings count whatever a comment says.",
    remedy: "Repair the finding and delete the comment. Old findings can be held by the baseline.",
  },
  "unused-suppression": {
    message: "The suppression of `{rules}` is not needed: nothing is found here",
    why: "A stale suppression hides the next finding of that rule at this place.",
    remedy: "Delete the comment, or take the rule out of it.",
  },
  "unknown-rule-in-suppression": {
    message: "There is no rule `{rules}`{nearest}",
    why: "A misspelt rule id suppresses nothing.",
    remedy: "Correct the id; `fastapi-gate rules` lists them.",
  },
  "invalid-suppression": {
    message: "This comment is no suppression: {detail}",
    why: "A comment for fastapi-gate that cannot be read suppresses nothing.",
    remedy: "Write `# fastapi-gate: ignore[rule-id] -- reason`, at the end of the line or alone above it.",
  },
} as const;

export type EngineRule = keyof typeof ENGINE_RULES;

/** What outputs say about every rule: those of the registry and the engine's own. */
export function ruleInfos(rules: readonly RunnableRule[]): ReadonlyMap<string, RuleInfo> {
  const infos = new Map<string, RuleInfo>();
  for (const { gate, rule, page } of rules) {
    infos.set(rule.id, { id: rule.id, gate, severity: rule.severity, why: rule.why, remedy: rule.remedy, page });
  }
  for (const [id, { why, remedy }] of Object.entries(ENGINE_RULES)) {
    infos.set(id, { id, gate: "suppressions", severity: "warning", why, remedy, page: null });
  }
  return infos;
}
