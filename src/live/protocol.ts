import type { Agent, Finding, FindingGate, GateName, Problem, Severity } from "../model/finding.ts";
import type { RepoPath } from "../model/source.ts";
import type { BaseUse, Escalation, GateVerdict, Status } from "../model/verdict.ts";
import type { RouteQueries } from "../tables.ts";
import type { Work } from "./reuse.ts";

/** Which findings are wanted, and how many at a time. */
export interface FindingQuery {
  /** Files or folders; empty for all. */
  readonly paths: readonly RepoPath[];
  readonly gates: readonly GateName[];
  readonly rules: readonly string[];
  /** The least severe that is wanted. */
  readonly severity: Severity;
  /** Compare with a revision: findings that were there before are left out. */
  readonly base: string | null;
}

/** A part of a list, bounded in characters; the cursor leads to the next. */
export interface Paging {
  readonly limit: number;
  readonly characters: number;
  readonly cursor: string | null;
}

export interface Page<T> {
  readonly total: number;
  readonly items: readonly T[];
  readonly nextCursor: string | null;
}

/** A finding as a server's client needs it. */
export interface ListedFinding extends Finding {
  readonly remedy: string;
  /** It is a reason why its gate fails. */
  readonly blocking: boolean;
}

export interface CheckAnswer {
  readonly status: Status;
  readonly base: BaseUse | null;
  readonly gates: readonly GateVerdict[];
  readonly escalations: readonly Escalation[];
  readonly problems: readonly Problem[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: Page<ListedFinding>;
  readonly work: Work;
}

/** One finding in full, as text for a terminal and as data. */
export interface FindingAnswer {
  readonly finding: ListedFinding;
  readonly why: string;
  /** Source lines with the path that proves it. */
  readonly text: string;
}

export interface TableAnswer {
  /** The rows, and whatever single values the table has besides. */
  readonly rows: Page<unknown>;
  readonly totals: Readonly<Record<string, unknown>>;
}

export interface PlanAnswer {
  readonly markdown: string;
  readonly plan: unknown;
}

export interface VerifyAnswer {
  readonly fixed: number;
  readonly stillThere: number;
  readonly unknown: number;
  readonly findings: Page<{
    readonly fingerprint: string;
    readonly rule: string;
    readonly file: string;
    readonly line: number | null;
    readonly fate: string;
    readonly detail: string;
  }>;
}

export interface ReportAnswer {
  readonly status: Status;
  readonly successRate: { readonly succeeded: number; readonly agents: number; readonly percent: number };
  readonly blocking: number;
  readonly markdown: Page<string>;
}

/** A finding as an editor shows it; positions are 0-based, columns in UTF-16 code units. */
export interface Diagnostic {
  readonly file: RepoPath;
  readonly range: TextRange;
  readonly severity: Severity;
  readonly rule: string;
  readonly gate: FindingGate;
  readonly message: string;
  readonly why: string;
  readonly remedy: string;
  readonly owner: Agent;
  readonly fingerprint: string;
  readonly blocking: boolean;
  readonly suppressible: boolean;
  readonly trace: readonly { readonly file: RepoPath; readonly range: TextRange; readonly message: string }[];
  readonly fix: {
    readonly message: string;
    readonly safe: boolean;
    readonly edits: readonly { readonly file: RepoPath; readonly range: TextRange; readonly text: string }[];
  } | null;
}

export interface TextRange {
  readonly start: TextPosition;
  readonly end: TextPosition;
}

export interface TextPosition {
  readonly line: number;
  readonly character: number;
}

export interface DiagnosticsAnswer {
  readonly status: Status;
  readonly diagnostics: readonly Diagnostic[];
  readonly problems: readonly Problem[];
  readonly work: Work;
}

/** What a worker that holds a project can be asked, with its answer. */
export interface Questions {
  readonly check: { readonly ask: FindingQuery & Paging; readonly answer: CheckAnswer };
  readonly finding: { readonly ask: { readonly fingerprint: string }; readonly answer: FindingAnswer };
  readonly inspect: {
    readonly ask: Paging & { readonly table: string; readonly paths: readonly RepoPath[]; readonly queries: boolean };
    readonly answer: TableAnswer;
  };
  readonly plan: { readonly ask: Readonly<Record<string, unknown>>; readonly answer: PlanAnswer };
  readonly verify: {
    readonly ask: Paging & {
      /** The text of a report, with its name for messages. */
      readonly report: { readonly name: string; readonly text: string } | null;
      readonly findings: readonly { readonly fingerprint: string; readonly rule: string; readonly file: string }[];
    };
    readonly answer: VerifyAnswer;
  };
  readonly report: {
    readonly ask: Paging & { readonly base: string | null; readonly signal: string | null };
    readonly answer: ReportAnswer;
  };
  /** The routes of a file with their queries. Lines may be of an earlier text, where only places moved since. */
  readonly queries: { readonly ask: { readonly file: RepoPath }; readonly answer: readonly RouteQueries[] };
  /** Quick: what can be told without an analysis, else a refusal. */
  readonly diagnostics: { readonly ask: { readonly quick: boolean }; readonly answer: DiagnosticsAnswer };
}

export type QuestionName = keyof Questions;

/** Something wrong that the asker can repair, or a bug. */
export interface Refusal {
  readonly kind: "user" | "bug" | "cancelled" | "slow";
  readonly message: string;
}

export type ToWorker =
  | { readonly type: "ask"; readonly id: number; readonly name: QuestionName; readonly ask: unknown; readonly fresh: boolean }
  | { readonly type: "overlay"; readonly path: RepoPath; readonly text: string | null }
  | { readonly type: "touch"; readonly paths: readonly RepoPath[] | null };

export type FromWorker =
  | { readonly type: "answer"; readonly id: number; readonly answer: unknown }
  | { readonly type: "refusal"; readonly id: number; readonly refusal: Refusal }
  | { readonly type: "progress"; readonly id: number; readonly stage: string };
