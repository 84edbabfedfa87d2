import type { BlindSpotKind } from "./blind-spots.ts";
import type { RepoPath } from "./source.ts";
import type { EscalationKind } from "./verdict.ts";

export type Severity = "error" | "warning" | "note";

/** A gate is a named set of rules; its name is that of the rules' folder. */
export type GateName =
  | "migration-safety"
  | "layered-architecture"
  | "async-operations"
  | "n-plus-one"
  | "type-hints"
  | "docstrings"
  | "schema-alignment"
  | "api-contract"
  | "access-control";

/** Where a finding is listed: a gate, or what the engine itself says about suppression comments (which no gate judges). */
export type FindingGate = GateName | "suppressions";

export type Agent = "BACKEND_ENGINEER" | "DBA" | "API_DEVELOPER";

export type Layer = "route" | "controller" | "service" | "repository" | "model" | "schema" | "core" | "other";

/** A range of one file, in UTF-8 byte offsets, with the `__qualname__` it stands in (`<module>` at module level). */
export interface Place {
  readonly file: RepoPath;
  readonly start: number;
  readonly end: number;
  readonly symbol: string;
}

/** One step of the path that proves a finding, from the place reported to the cause. */
export interface TraceStep {
  readonly at: Place;
  readonly message: string;
}

/** A text edit that repairs a finding; `safe` edits never change what a correct program does. */
export interface Fix {
  readonly message: string;
  readonly safe: boolean;
  readonly edits: readonly { readonly file: RepoPath; readonly start: number; readonly end: number; readonly text: string }[];
}

/** What a finding is about besides its gate: who looks after security filters by it. */
export type Tag = "security";

/** What a rule reports; `check` completes it to a Finding. */
export interface Violation {
  readonly rule: string;
  readonly gate: GateName;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Place;
  readonly trace: readonly TraceStep[];
  readonly fix?: Fix;
  readonly escalates?: EscalationKind;
  readonly tags?: readonly Tag[];
  /** Stands in the fingerprint for the text of the place. */
  readonly about?: string;
}

/** A violation with everything a reader needs, as the JSON contract of `check --format json` has it. */
export interface Finding {
  readonly rule: string;
  readonly gate: FindingGate;
  readonly severity: Severity;
  readonly message: string;
  readonly file: RepoPath;
  /** 1-based; columns in UTF-16 code units, the end exclusive. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly symbol: string;
  readonly owner: Agent;
  /** Who looks at the repair besides the owner. */
  readonly reviewer?: Agent;
  /** The layer recognised for the place: repairs go schema before models before services before routes. */
  readonly layer: Layer;
  readonly trace: readonly { readonly file: RepoPath; readonly line: number; readonly message: string }[];
  readonly fix?: Fix;
  /** A person has to decide about it, whatever its severity. */
  readonly escalates?: EscalationKind;
  readonly tags?: readonly Tag[];
  /** Hash over rule, path, symbol, whitespace-normalised source of the range, and ordinal among equals. */
  readonly fingerprint: string;
  readonly state?: "new" | "unchanged" | "fixed";
}

/** What the analysis could not resolve. */
export interface BlindSpot {
  readonly kind: BlindSpotKind;
  readonly file: RepoPath;
  readonly line: number;
  readonly detail: string;
}

/** Something wrong with the input or the run: returned, never thrown. `fatal` ends the run with exit status 2. */
export interface Problem {
  readonly kind:
    | "unreadable-file"
    | "syntax-error"
    | "not-python"
    | "rule-crashed"
    | "configuration"
    | "cache"
    | "git"
    | "too-large"
    | "other";
  readonly file: RepoPath | null;
  readonly line: number | null;
  readonly message: string;
  readonly fatal: boolean;
  /** The gate that cannot be judged completely because of it. */
  readonly gate?: GateName;
}
