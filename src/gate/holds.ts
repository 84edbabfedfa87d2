import { atLeast, gatePolicy } from "../model/defaults.ts";
import type { Finding, GateName, Problem } from "../model/finding.ts";
import type { Policy } from "../model/policy.ts";
import type { BaselineUse, HeldFinding, Waiver } from "../model/verdict.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";

export interface Holding {
  readonly open: readonly Finding[];
  readonly held: readonly HeldFinding[];
}

/** The gate of a finding, or null for what the engine says about suppressions. */
export function judgedGate(finding: Finding): GateName | null {
  return finding.gate === "suppressions" ? null : finding.gate;
}

/** Whether a finding is severe enough to make its gate fail or warn. */
export function fails(finding: Finding, policy: Policy): boolean {
  const gate = judgedGate(finding);
  return gate !== null && atLeast(finding.severity, gatePolicy(policy, gate).failOn);
}

/**
 * Holds findings that a baseline names. With a base, `former` is the base's baseline: for a gate without bypass only entries that
 * were in it hold, so that debt can shrink and never grow.
 */
export function holdByBaseline(findings: readonly Finding[], baseline: Baseline, former: Baseline | null, policy: Policy): Holding {
  const entries = new Map(baseline.findings.map((entry) => [entry.fingerprint, entry]));
  const old = former === null ? null : new Set(former.findings.map((entry) => entry.fingerprint));
  const open: Finding[] = [];
  const held: HeldFinding[] = [];
  for (const finding of findings) {
    const gate = judgedGate(finding);
    const grown = old !== null && !old.has(finding.fingerprint) && gate !== null && gatePolicy(policy, gate).bypass === "none";
    if (entries.get(finding.fingerprint)?.rule === finding.rule && !grown) held.push({ finding, hold: { kind: "baseline" } });
    else open.push(finding);
  }
  return { open, held };
}

/** Entries of a baseline whose finding is gone. An entry of a rule that did not run says nothing. */
export function staleEntries(
  baseline: Baseline,
  present: ReadonlySet<string>,
  rules: ReadonlyMap<string, unknown>,
  ran: ReadonlySet<string>,
): BaselineUse["stale"] {
  const gone = (entry: BaselineEntry): boolean => !present.has(entry.fingerprint) && (ran.has(entry.rule) || !rules.has(entry.rule));
  return baseline.findings.filter(gone).map(({ fingerprint, rule, path, symbol }) => ({ fingerprint, rule, path, symbol }));
}

function waiverProblem(waiver: Waiver, message: string, fatal: boolean): Problem {
  return { kind: "configuration", file: null, line: null, message: `waiver ${waiver.fingerprint}: ${message}`, fatal };
}

/** Why a waiver does not hold for a finding, or null when it does. */
function refusal(waiver: Waiver, finding: Finding, policy: Policy): string | null {
  const gate = judgedGate(finding);
  if (gate === null) return "a remark about a suppression cannot be waived; repair the comment";
  const { bypass, approver } = gatePolicy(policy, gate);
  if (bypass === "none") return `the gate ${gate} cannot be bypassed; repair the finding and delete the waiver`;
  if (bypass === "waiver" && approver !== null && waiver.approver !== approver) {
    return `${waiver.approver} cannot approve for the gate ${gate}; ${approver} must`;
  }
  return null;
}

export interface Waiving extends Holding {
  readonly problems: readonly Problem[];
}

/** Whether a waiver's last day has passed; without a date (the run has no clock) it has not. */
export function expired(waiver: Waiver, date: string | null): boolean {
  return waiver.until !== null && date !== null && date > waiver.until;
}

/** Holds findings that a waiver of the right approver names. A waiver that must not be is an error, not a silent nothing. */
export function holdByWaiver(findings: readonly Finding[], waivers: readonly Waiver[], policy: Policy, date: string | null): Waiving {
  const byPrint = new Map(waivers.map((waiver) => [waiver.fingerprint, waiver]));
  const open: Finding[] = [];
  const held: HeldFinding[] = [];
  const problems: Problem[] = [];
  for (const finding of findings) {
    const waiver = byPrint.get(finding.fingerprint);
    const refused = waiver === undefined ? null : refusal(waiver, finding, policy);
    if (waiver !== undefined && refused !== null) problems.push(waiverProblem(waiver, refused, true));
    else if (waiver !== undefined && expired(waiver, date)) problems.push(waiverProblem(waiver, `expired on ${waiver.until}`, false));
    else if (waiver !== undefined) {
      held.push({ finding, hold: { kind: "waived", approver: waiver.approver, reason: waiver.reason } });
      continue;
    }
    open.push(finding);
  }
  return { open, held, problems };
}
