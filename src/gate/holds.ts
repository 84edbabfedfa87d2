import { atLeast, gatePolicy } from "../model/defaults.ts";
import type { Finding, GateName, Problem } from "../model/finding.ts";
import type { Policy } from "../model/policy.ts";
import type { BaselineUse, HeldFinding, Waiver } from "../model/verdict.ts";
import type { Baseline, BaselineEntry } from "./baseline.ts";
import { expired, refusal, waiverProblem } from "./waivers.ts";

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

export interface Waiving extends Holding {
  readonly problems: readonly Problem[];
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
    if (waiver !== undefined && refused !== null) problems.push(waiverProblem(waiver, policy.waivers, refused, true));
    else if (waiver !== undefined && expired(waiver, date))
      problems.push(waiverProblem(waiver, policy.waivers, `expired on ${waiver.until}`, false));
    else if (waiver !== undefined) {
      held.push({ finding, hold: { kind: "waived", approver: waiver.approver, reason: waiver.reason } });
      continue;
    }
    open.push(finding);
  }
  return { open, held, problems };
}
