import type { Signal } from "../model/agents.ts";
import { blocks } from "../model/blocking.ts";
import { DEFAULT_POLICY } from "../model/defaults.ts";
import type { Agent, BlindSpot, Finding, GateName, Problem } from "../model/finding.ts";
import { byPosition } from "../model/order.ts";
import type { ChangeSet } from "../model/output.ts";
import type { Policy } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import type {
  AgentClaim,
  AgentVerdict,
  BaselineUse,
  Escalation,
  GateVerdict,
  HeldFinding,
  Json,
  Outcome,
  Status,
  SubjectCounts,
  SuccessRate,
  Waiver,
} from "../model/verdict.ts";
import { judgeAgents, type ScopeFile, successRate } from "./agents.ts";
import { type Baseline, movedBaseline } from "./baseline.ts";
import { foreignDomains, lowCoverage, returnedLoops, securityFiles, sensitiveFields, skippedAgents } from "./change-escalations.ts";
import { type Comparison, compare, inHead } from "./compare.ts";
import type { Coverage } from "./coverage.ts";
import type { Texts } from "./edited.ts";
import {
  escalate,
  escalatedFindings,
  grownBaseline,
  lowSuccessRate,
  newSuppressions,
  severalGatesFailed,
  weakenedPolicy,
} from "./escalations.ts";
import { type Holding, holdByBaseline, holdByWaiver, staleEntries } from "./holds.ts";
import { verdicts } from "./verdicts.ts";
import { waiverUses } from "./waivers.ts";
import { belowDefaults, type KnownRule, weakenings } from "./weakening.ts";

export type { ScopeFile } from "./agents.ts";
export { type Baseline, createBaseline, pruneBaseline, readBaseline, writeBaseline } from "./baseline.ts";
export { type Comparison, compare } from "./compare.ts";
export type { Coverage, CoverageReport } from "./coverage.ts";
export { type ResultsFile, readResults } from "./results.ts";
export { findingsOfReport, type Verified, verify } from "./verify.ts";
export { readWaivers, refusal, refusalOfEscalation, writeWaivers } from "./waivers.ts";
export type { KnownRule } from "./weakening.ts";

/** What a run over the base tree gave. */
export interface BaseInput {
  /** The revision as the user named it. */
  readonly revision: string;
  readonly policy: Policy;
  readonly findings: readonly Finding[];
  /** What suppressions held there. */
  readonly held: readonly HeldFinding[];
  readonly counts: SubjectCounts;
  readonly baseline: Baseline | null;
  /** From a path in the base to that in the head, for renamed files. */
  readonly renames: ReadonlyMap<RepoPath, RepoPath>;
  /** The sources of both trees, to know again what was edited in place; null: by fingerprints alone. */
  readonly texts: Texts | null;
}

export interface JudgeInput {
  /** The working tree's own policy; with a base, `judgingPolicy` of both must have led the rules. */
  readonly policy: Policy;
  /** What `suppress` left open and held. */
  readonly findings: readonly Finding[];
  readonly held: readonly HeldFinding[];
  readonly counts: SubjectCounts;
  readonly problems: readonly Problem[];
  readonly blindSpots: readonly BlindSpot[];
  readonly statistics: { readonly [key: string]: Json };
  /** Every rule of the registry, and those that ran. */
  readonly rules: ReadonlyMap<string, KnownRule>;
  readonly ran: ReadonlySet<string>;
  readonly scope: readonly ScopeFile[];
  readonly signal: Signal | null;
  readonly baseline: Baseline | null;
  readonly waivers: readonly Waiver[];
  readonly base: BaseInput | null;
  /** What the change consists of; null without a base. */
  readonly changes: ChangeSet | null;
  /** What agents say of their own work. */
  readonly claims: readonly AgentClaim[];
  readonly coverage: Coverage | null;
  /** Fingerprints that an earlier recorded run called fixed. */
  readonly recordedFixed: ReadonlySet<string>;
  /** `YYYY-MM-DD` for expiry; null when none was given: the run has no clock. */
  readonly date: string | null;
}

/** The policy that judges: with a base the base's, with what the user asked to look at now. */
export function judgingPolicy(head: Policy, base: Policy | null): Policy {
  return base === null ? head : { ...base, selection: head.selection };
}

function holdings(input: JudgeInput, compared: Comparison | null, policy: Policy): Holding & { readonly problems: readonly Problem[] } {
  const unchanged = (compared?.unchanged ?? []).map((finding): HeldFinding => ({ finding, hold: { kind: "unchanged" } }));
  const { base, baseline } = input;
  const former = base === null ? null : movedBaseline(base.baseline ?? { findings: [], unresolved: [] }, base.renames);
  const fresh = compared?.new ?? input.findings;
  const byBaseline = baseline === null ? { open: fresh, held: [] } : holdByBaseline(fresh, baseline, former, policy);
  const byWaiver = holdByWaiver(byBaseline.open, input.waivers, policy, input.date);
  const held = [...input.held, ...unchanged, ...byBaseline.held, ...byWaiver.held];
  return {
    open: [...byWaiver.open].sort(byPosition),
    held: held.sort((one, other) => byPosition(one.finding, other.finding)),
    problems: byWaiver.problems,
  };
}

/** Subjects that the baseline holds: with a base only those that the base's baseline held already. */
function debtOf({ baseline, base }: JudgeInput): Baseline | null {
  if (baseline === null || base === null) return baseline;
  const former = movedBaseline(base.baseline ?? { findings: [], unresolved: [] }, base.renames).unresolved;
  const old = new Set(former.map(({ gate, path, name }) => `${gate}\0${path}\0${name}`));
  return { ...baseline, unresolved: baseline.unresolved.filter(({ gate, path, name }) => old.has(`${gate}\0${path}\0${name}`)) };
}

function judgeGates(input: JudgeInput, holding: Holding, problems: readonly Problem[], policy: Policy): readonly GateVerdict[] {
  const gateOf = (id: string): readonly GateName[] => {
    const rule = input.rules.get(id);
    return rule === undefined ? [] : [rule.gate];
  };
  return verdicts({
    policy,
    counts: input.counts,
    open: holding.open,
    held: holding.held,
    problems,
    gatesWithRules: new Set([...input.rules.values()].map((rule) => rule.gate)),
    gatesRun: new Set([...input.ran].flatMap(gateOf)),
    baseline: debtOf(input),
    base: input.base,
  });
}

/** Mandatory gates that the selection left out: looking at less must not look like success. */
function leftOut(gates: readonly GateVerdict[], input: JudgeInput): readonly string[] {
  const run = new Set([...input.ran].map((id) => input.rules.get(id)?.gate));
  const known = new Set([...input.rules.values()].map((rule) => rule.gate));
  return gates
    .filter((gate) => gate.enforcement === "mandatory" && known.has(gate.gate) && !run.has(gate.gate))
    .map((gate) => `gate ${gate.gate}: not run`);
}

function escalationsOf(
  input: JudgeInput,
  gates: readonly GateVerdict[],
  agents: readonly AgentVerdict[],
  open: readonly Finding[],
  policy: Policy,
): readonly Escalation[] {
  const { base, waivers, date, changes, claims } = input;
  const weaker =
    base === null ? belowDefaults(DEFAULT_POLICY, input.policy, input.rules) : weakenings(base.policy, input.policy, input.rules);
  const former = base === null ? null : movedBaseline(base.baseline ?? { findings: [], unresolved: [] }, base.renames);
  const cases = [
    ...severalGatesFailed(gates),
    ...lowSuccessRate(successRate(agents), Math.max(policy.successRate, DEFAULT_POLICY.successRate), agents),
    ...weakenedPolicy([...weaker, ...leftOut(gates, input)], base !== null),
    ...escalatedFindings(open),
    ...(former === null ? [] : grownBaseline(former.findings, input.baseline?.findings ?? [])),
    ...(base === null ? [] : newSuppressions(suppressedBefore(base), input.held)),
    ...(changes === null ? [] : [...securityFiles(changes, policy), ...sensitiveFields(changes), ...foreignDomains(changes, policy)]),
    ...(changes === null ? [] : skippedAgents(changes, claims, ownerIn(input.scope))),
    ...returnedLoops(claims, input.recordedFixed, presentIn(input)),
    ...lowCoverage(input.coverage),
  ];
  return escalate(cases, waivers, policy, date);
}

function ownerIn(scope: readonly ScopeFile[]): (file: RepoPath) => Agent | null {
  const owners = new Map(scope.map(({ file, owner }) => [file, owner]));
  return (file) => owners.get(file) ?? null;
}

/** Everything found, whether it counts or not. */
function presentIn({ findings, held }: JudgeInput): ReadonlyMap<string, Finding> {
  return new Map([...findings, ...held.map(({ finding }) => finding)].map((finding) => [finding.fingerprint, finding]));
}

/** Whether something shows that every rollback restores the schema: replay, or a recorded run. */
function rollbackShown(gates: readonly GateVerdict[]): boolean {
  const gate = gates.find(({ gate }) => gate === "migration-safety");
  return gate !== undefined && gate.evidence !== null && gate.subjects.failed === 0 && gate.subjects.unresolved === 0;
}

function suppressedBefore({ held, renames }: BaseInput): ReadonlySet<string> {
  return new Set(held.map(({ finding }) => inHead(finding.fingerprint, finding.file, renames)));
}

function statusOf(
  gates: readonly GateVerdict[],
  rate: SuccessRate,
  threshold: number,
  escalations: readonly Escalation[],
  fatal: boolean,
): Status {
  if (fatal || gates.some(blocks) || rate.percent < threshold) return "BLOCKED";
  return rate.percent < 100 || escalations.some((escalation) => !escalation.acknowledged) ? "PARTIAL" : "SUCCESS";
}

function baselineUse(input: JudgeInput, holding: Holding, policy: Policy): BaselineUse | null {
  if (input.baseline === null) return null;
  const present = new Set([...input.findings, ...input.held.map(({ finding }) => finding)].map(({ fingerprint }) => fingerprint));
  return {
    file: policy.baseline,
    entries: input.baseline.findings.length + input.baseline.unresolved.length,
    held: holding.held.filter(({ hold }) => hold.kind === "baseline").length,
    stale: staleEntries(input.baseline, present, input.rules, input.ran),
  };
}

/** What of the base can be gone: a finding that is suppressed now, or whose rule did not run, is not fixed. */
function comparable({ findings, renames }: BaseInput, { rules, ran, held }: JudgeInput): readonly Finding[] {
  const suppressed = new Set(held.map(({ finding }) => finding.fingerprint));
  return findings.filter(
    ({ rule, file, fingerprint }) => (ran.has(rule) || !rules.has(rule)) && !suppressed.has(inHead(fingerprint, file, renames)),
  );
}

/** Judges a run: what counts, the verdict of every gate and agent, the escalations and the status. */
export function judge(input: JudgeInput): Outcome {
  const { base } = input;
  const policy = judgingPolicy(input.policy, base?.policy ?? null);
  const compared = base === null ? null : compare(comparable(base, input), input.findings, base.renames, base.texts);
  const holding = holdings(input, compared, policy);
  const judged = [...input.problems, ...holding.problems];
  const gates = judgeGates(input, holding, judged, policy);
  const evidence = { changes: input.changes, present: presentIn(input), rollbackShown: rollbackShown(gates) };
  const agents = judgeAgents({ ...input, gates, findings: holding.open, evidence });
  const rate = successRate(agents);
  const escalations = escalationsOf(input, gates, agents, holding.open, policy);
  const { waivers, date } = input;
  const complete = [...input.rules.keys()].every((rule) => input.ran.has(rule));
  const waived = waiverUses({ waivers, held: holding.held, findings: holding.open, escalations, policy, date, complete });
  const problems = [...judged, ...waived.problems];
  const fatal = problems.some((problem) => problem.fatal);
  return {
    status: statusOf(gates, rate, policy.successRate, escalations, fatal),
    gates,
    findings: holding.open,
    held: holding.held,
    fixed: compared?.fixed ?? [],
    agents,
    successRate: rate,
    escalations,
    problems,
    blindSpots: input.blindSpots,
    baseline: baselineUse(input, holding, policy),
    waivers: waived.uses,
    base: base === null || compared === null ? null : baseUse(base, compared),
    coverage: input.coverage,
    statistics: input.statistics,
  };
}

function baseUse(base: BaseInput, compared: Comparison): Outcome["base"] {
  const { revision } = base;
  return { revision, new: compared.new.length, unchanged: compared.unchanged.length, fixed: compared.fixed.length };
}

/** 0 the gate passed, 1 it did not, 2 it could not judge. */
export function exitStatus(outcome: Outcome): 0 | 1 | 2 {
  if (outcome.problems.some((problem) => problem.fatal)) return 2;
  return outcome.status === "BLOCKED" ? 1 : 0;
}
