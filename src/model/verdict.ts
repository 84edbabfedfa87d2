import type { Agent, BlindSpot, Finding, GateName, Problem, Severity } from "./finding.ts";
import type { Approver, Bypass, Enforcement } from "./policy.ts";
import type { RepoPath } from "./source.ts";

export type Verdict = "PASS" | "FAIL" | "WARN" | "WAIVED" | "INCOMPLETE" | "NOT_APPLICABLE";

export type Status = "SUCCESS" | "PARTIAL" | "BLOCKED";

/** A subject that the analysis could not judge, such as a revision whose rollback is unproved. */
export interface OpenSubject {
  /** What it is called: a revision's id, a function's symbol. Stable across edits elsewhere. */
  readonly name: string;
  readonly file: RepoPath;
  readonly line: number;
  readonly reason: string;
}

/** What a gate looked at, as the producer of its subjects counts it. */
export interface SubjectCount {
  /** Plural, for people: "revisions", "endpoints", "public functions". */
  readonly unit: string;
  readonly checked: number;
  /** Of `checked`, those that could not be judged. */
  readonly unresolved: number;
  /** Of `checked`, those not in order; when absent, the gate counts the distinct subjects of its failing findings. */
  readonly failed?: number;
  /** The unresolved ones by name, where the producer knows them; a base and a baseline hold old ones by name. */
  readonly open?: readonly OpenSubject[];
  /** What a subject in order is called in the summary: "shown reversible", "typed"; "in order" when absent. */
  readonly order?: string;
  /** How the order of all resolved subjects was shown: by replay of the migrations, or by a recorded run of them. */
  readonly evidence?: "symbolic" | "executed";
  /** What a reader has to know of the evidence: how much of it was executed, what is stale. */
  readonly evidenceRemark?: string;
}

export type SubjectCounts = Readonly<Record<GateName, SubjectCount>>;

/** The subjects of one gate in the JSON contract; `checked` = `resolved` + `unresolved`. */
export interface GateSubjects {
  readonly unit: string;
  readonly checked: number;
  readonly resolved: number;
  readonly unresolved: number;
  readonly failed: number;
}

export interface GateVerdict {
  readonly gate: GateName;
  readonly verdict: Verdict;
  readonly enforcement: Enforcement;
  readonly bypass: Bypass;
  /** The lowest severity that makes the gate fail or warn. */
  readonly failOn: Severity;
  readonly subjects: GateSubjects;
  /** Findings judged: neither suppressed, nor unchanged against the base, nor held by the baseline or a waiver. */
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
  /** Of `findings`, those severe enough to make the gate fail or warn. */
  readonly failing: number;
  readonly waived: number;
  readonly waivedBy: readonly Approver[];
  /** Old findings that the baseline holds. */
  readonly baselined: number;
  readonly suppressed: number;
  /** With a base: findings that were there before. */
  readonly unchanged: number;
  /** One sentence: "24 revisions, 23 shown reversible, 1 not". */
  readonly summary: string;
  /** The subjects that make the gate INCOMPLETE. */
  readonly open: readonly OpenSubject[];
  readonly evidence: "symbolic" | "executed" | null;
  readonly evidenceRemark?: string;
}

/** Why a finding does not count: one reason each. */
export type Hold =
  | { readonly kind: "suppressed"; readonly line: number; readonly reason: string | null }
  | { readonly kind: "baseline" }
  | { readonly kind: "waived"; readonly approver: Approver; readonly reason: string }
  | { readonly kind: "unchanged" };

/** A finding that is known and does not count, with the reason. */
export interface HeldFinding {
  readonly finding: Finding;
  readonly hold: Hold;
}

/** A recorded exception. `fingerprint` is that of a finding or an escalation. */
export interface Waiver {
  readonly fingerprint: string;
  readonly approver: Approver;
  readonly reason: string;
  /** Last day it holds, `YYYY-MM-DD`; null: until it is taken back. */
  readonly until: string | null;
  /** The person or team that decided in the approver's role, such as `@ada` or `@shop/architects`; null: not named. */
  readonly by?: string | null;
  /** What is excepted, for readers of the file: `query-in-loop in shop/orders.py (Orders.load)`. */
  readonly subject?: string;
}

/**
 * What became of a waiver in a run: it holds a finding, acknowledges an escalation, is past its day, is not allowed, names what
 * is held without it, or names what nothing is any more (`unknown` where not all rules ran).
 */
export type WaiverState = "holds" | "acknowledges" | "expired" | "refused" | "unneeded" | "stale" | "unknown";

export interface WaiverUse {
  readonly waiver: Waiver;
  readonly state: WaiverState;
}

/** Cases that need a person. The first three follow from the findings alone. */
export type EscalationKind =
  | "several-mandatory-gates-failed"
  | "success-rate"
  | "weakened-policy"
  | "grown-baseline"
  | "new-suppression"
  | "destructive-migration"
  | "data-migration"
  | "long-lock"
  | "security-file"
  | "authentication-change"
  | "sensitive-fields"
  | "breaking-api-change"
  | "n-plus-one-returned"
  | "coverage"
  | "skipped-agent"
  | "foreign-domain";

export interface Evidence {
  readonly file: RepoPath | null;
  readonly line: number | null;
  readonly message: string;
}

export interface Escalation {
  readonly kind: EscalationKind;
  /** The role that decides. */
  readonly role: Approver;
  readonly message: string;
  readonly evidence: readonly Evidence[];
  /** A waiver of the role with this fingerprint acknowledges it. */
  readonly fingerprint: string;
  readonly acknowledged: boolean;
}

export type AgentStatus = "SUCCESS" | "FAILED" | "SKIPPED";

/** One task that an agent says it did. */
export interface ClaimedTask {
  readonly name: string;
  readonly status: AgentStatus;
  /** How often the work was sent back before it was right. */
  readonly corrections: number;
}

/** What an agent says of its own work; null where it says nothing of a thing. */
export interface AgentClaim {
  readonly agent: Agent;
  readonly status: AgentStatus;
  readonly tasks: readonly ClaimedTask[];
  readonly filesModified: readonly string[] | null;
  readonly testsAdded: readonly string[] | null;
  readonly migration: readonly string[] | null;
  readonly rollbackTested: boolean | null;
  readonly endpoints: readonly string[] | null;
  readonly openApiUpdated: boolean | null;
  readonly notes: readonly string[];
  /** Fingerprints of findings that it says it repaired. */
  readonly fixed: readonly string[];
}

/** How one agent did. Without its own report it is judged by the findings in what it owns. */
export interface AgentVerdict {
  readonly agent: Agent;
  readonly status: AgentStatus;
  /** Files in scope that it owns. */
  readonly files: number;
  /** Findings that block, in what it owns. */
  readonly blocking: number;
  /** Of the blocking findings, those it reviews for another owner. */
  readonly reviews: number;
  /** What it says itself; null without a result of its own. */
  readonly claim: AgentClaim | null;
  /** Where the evidence contradicts the claim. */
  readonly contradictions: readonly string[];
  /** Its tasks, where its result names some: done and judged good, of those it took on. */
  readonly tasks: { readonly completed: number; readonly total: number } | null;
  readonly notes: readonly string[];
}

export interface SuccessRate {
  readonly succeeded: number;
  readonly agents: number;
  /** Where results name tasks, the rate is over these; an agent without named tasks counts as one. */
  readonly tasks: { readonly completed: number; readonly total: number } | null;
  /** Rounded down to whole per cent, so that 100 means all; 0 of 0 is 100. */
  readonly percent: number;
}

/** The baseline as it met this run. */
export interface BaselineUse {
  readonly file: RepoPath;
  readonly entries: number;
  readonly held: number;
  /** Entries whose finding is gone: to be pruned. */
  readonly stale: readonly { readonly fingerprint: string; readonly rule: string; readonly path: string; readonly symbol: string }[];
}

/** The comparison with a base. */
export interface BaseUse {
  readonly revision: string;
  readonly new: number;
  readonly unchanged: number;
  readonly fixed: number;
}

/** A value of `statistics`: plain JSON. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Everything that a run found and decided. Outputs and the coordinator read this and the domain tables, nothing before it. */
export interface Outcome {
  readonly status: Status;
  readonly gates: readonly GateVerdict[];
  /** What counts (with a base: new ones, then state says so), sorted by file, line, column, rule. */
  readonly findings: readonly Finding[];
  readonly held: readonly HeldFinding[];
  /** With a base: what is gone, with the place it had there. */
  readonly fixed: readonly Finding[];
  readonly agents: readonly AgentVerdict[];
  readonly successRate: SuccessRate;
  readonly escalations: readonly Escalation[];
  readonly problems: readonly Problem[];
  readonly blindSpots: readonly BlindSpot[];
  readonly baseline: BaselineUse | null;
  /** Every recorded waiver, sorted by fingerprint, with what became of it. */
  readonly waivers: readonly WaiverUse[];
  readonly base: BaseUse | null;
  /** Shares of a coverage report in per cent; null without one. */
  readonly coverage: { readonly total: number | null; readonly services: number | null } | null;
  readonly statistics: { readonly [key: string]: Json };
}
