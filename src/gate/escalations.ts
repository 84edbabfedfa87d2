import { blocks } from "../model/blocking.ts";
import { GATE_TITLES } from "../model/defaults.ts";
import type { Finding } from "../model/finding.ts";
import { sha256 } from "../model/fingerprint.ts";
import { byText } from "../model/order.ts";
import type { Approver, Policy } from "../model/policy.ts";
import type {
  AgentVerdict,
  Escalation,
  EscalationKind,
  Evidence,
  GateVerdict,
  HeldFinding,
  SuccessRate,
  Waiver,
} from "../model/verdict.ts";
import type { BaselineEntry } from "./baseline.ts";
import { expired, refusalOfEscalation } from "./waivers.ts";

/** A case before anybody acknowledged it. Every detector returns these; a further kind of escalation is a further detector. */
export interface Case {
  readonly kind: EscalationKind;
  readonly role: Approver;
  readonly message: string;
  readonly evidence: readonly Evidence[];
}

const statement = (message: string): Evidence => ({ file: null, line: null, message });

export function severalGatesFailed(gates: readonly GateVerdict[]): readonly Case[] {
  const failed = gates.filter(blocks);
  if (failed.length < 2) return [];
  const evidence = failed.map((gate) => statement(`${GATE_TITLES[gate.gate]}: ${gate.verdict}, ${gate.summary}`));
  return [{ kind: "several-mandatory-gates-failed", role: "ARCHITECT", message: `${failed.length} mandatory gates failed`, evidence }];
}

export function lowSuccessRate(rate: SuccessRate, threshold: number, agents: readonly AgentVerdict[]): readonly Case[] {
  if (rate.percent >= threshold) return [];
  const message = `${rate.succeeded} of ${rate.agents} agents completed: ${rate.percent} %, below ${threshold} %`;
  const evidence = agents.filter(({ status }) => status === "FAILED").map(({ agent, notes }) => statement(`${agent}: ${notes.join("; ")}`));
  return [{ kind: "success-rate", role: "ARCHITECT", message, evidence }];
}

export function weakenedPolicy(found: readonly string[], base: boolean): readonly Case[] {
  if (found.length === 0) return [];
  const message = base ? "the change weakens the policy; the base's policy judged" : "the policy is weaker than the defaults";
  return [{ kind: "weakened-policy", role: "ARCHITECT", message, evidence: found.map(statement) }];
}

export function grownBaseline(before: readonly BaselineEntry[], after: readonly BaselineEntry[]): readonly Case[] {
  const old = new Set(before.map((entry) => entry.fingerprint));
  const grown = after.filter((entry) => !old.has(entry.fingerprint));
  if (grown.length === 0) return [];
  const evidence = grown.map((entry) => statement(`${entry.fingerprint} ${entry.rule} in ${entry.path} (${entry.symbol})`));
  return [{ kind: "grown-baseline", role: "ARCHITECT", message: `the change adds ${grown.length} to the baseline`, evidence }];
}

export function newSuppressions(before: ReadonlySet<string>, held: readonly HeldFinding[]): readonly Case[] {
  const evidence = held.flatMap(({ finding, hold }) =>
    hold.kind === "suppressed" && !before.has(finding.fingerprint)
      ? [{ file: finding.file, line: hold.line, message: `${finding.rule}: ${hold.reason ?? "no reason given"}` }]
      : [],
  );
  if (evidence.length === 0) return [];
  return [{ kind: "new-suppression", role: "ARCHITECT", message: `the change suppresses ${evidence.length} in code`, evidence }];
}

/** What findings that escalate are about, and who decides. */
const ESCALATING = {
  "destructive-migration": { role: "DBA", what: "a migration takes data away" },
  "data-migration": { role: "DBA", what: "a data migration is unbounded or writes more than 1,000 rows" },
  "breaking-api-change": { role: "ARCHITECT", what: "the change breaks clients of the API" },
  "authentication-change": { role: "ARCHITECT", what: "the change alters who may call routes" },
  "long-lock": { role: "DBA", what: "a migration is estimated to hold a strong lock for more than 5 s" },
} as const satisfies Partial<Record<EscalationKind, { readonly role: Approver; readonly what: string }>>;

/** Findings that need a decision whatever their severity: one case of a kind, with each finding as evidence. */
export function escalatedFindings(findings: readonly Finding[]): readonly Case[] {
  return (Object.keys(ESCALATING) as (keyof typeof ESCALATING)[]).flatMap((kind) => {
    const about = ESCALATING[kind];
    const evidence = findings.filter((finding) => finding.escalates === kind).map(({ file, line, message }) => ({ file, line, message }));
    return evidence.length === 0 ? [] : [{ kind, role: about.role, message: about.what, evidence }];
  });
}

/** The fingerprint says what is escalated, not where: it survives moved lines and changes with the evidence. */
function printOf({ kind, role, evidence }: Case): string {
  const said = evidence.map(({ file, message }) => `${file ?? ""}\0${message}`).sort(byText);
  return sha256([kind, role, ...said].join("\0")).slice(0, 24);
}

/** Escalations with what the waivers acknowledge; only the role that decides can. */
export function escalate(cases: readonly Case[], waivers: readonly Waiver[], policy: Policy, date: string | null): readonly Escalation[] {
  return cases
    .map((one) => {
      const fingerprint = printOf(one);
      const acknowledged = waivers.some(
        (waiver) => waiver.fingerprint === fingerprint && refusalOfEscalation(waiver, one, policy) === null && !expired(waiver, date),
      );
      return { ...one, fingerprint, acknowledged };
    })
    .sort((one, other) => byText(one.kind, other.kind) || byText(one.fingerprint, other.fingerprint));
}
