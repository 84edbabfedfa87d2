import type { UnawaitedCoroutine } from "../../model/subjects.ts";

/** Words of names that ask what somebody may do: `may_refund`, `has_permission`, `is_admin`. */
const RIGHTS =
  /(^|_)(may|can|allow(ed|s)?|permit(s|ted)?|permissions?|authori[sz](e|ed|es|ation)|authenticate(d|s)?|access|forbid(den)?|privileges?|owner|owns|admin|superuser|roles?|scopes?|credentials?|password|signature|csrf|denied|deny)(_|$)/;
/** Who is asked for: `verify_token`, `is_active_user`. */
const WHO =
  /^(verify|validate|check|require|requires|ensure|assert|enforce|is|has)_(\w+_)?(user|token|session|login|member|tenant|api_key)(_|$)/;
/** Names of work rather than of a question: `get_owner`, `reset_password`. */
const WORK =
  /^_*(get|list|load|fetch|find|read|create|add|make|build|generate|set|update|change|reset|rotate|save|store|write|delete|remove|revoke|grant|assign|send|log|sync|refresh|init|setup)(_|$)/;
/** Names of checks that raise: their value does not matter. */
const DEMANDS = /^_*(require|requires|check|verify|validate|ensure|assert|enforce|authori[sz]e|authenticate|deny|forbid)(_|$)/;

/**
 * Whether a coroutine, used in that way, is a check of what somebody may do that lets everybody in. Only names say so: it decides
 * about the words of a finding and its tag, never about whether there is one.
 */
export function isGuard(callee: string, use: UnawaitedCoroutine["use"]): boolean {
  const name = callee
    .slice(callee.lastIndexOf(".") + 1)
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();
  if (WORK.test(name) || !(RIGHTS.test(name) || WHO.test(name))) return false;
  return use === "tested" || ((use === "dropped" || use === "never used") && DEMANDS.test(name));
}
