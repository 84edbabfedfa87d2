import type { Agent, FindingGate, Layer, Severity } from "./finding.ts";
import type { RepoPath } from "./source.ts";

/** A place that people can go to. */
export interface LinePlace {
  readonly file: RepoPath;
  readonly line: number;
}

/** A mapped class that the affected files use. */
export interface RelatedModel extends LinePlace {
  /** Dotted name. */
  readonly name: string;
  readonly table: string;
  /** Named in an affected file itself; otherwise in code that these reach by calls. */
  readonly direct: boolean;
  readonly relationships: readonly { readonly name: string; readonly target: string; readonly many: boolean; readonly lazy: string }[];
}

export interface RelatedSchema extends LinePlace {
  readonly name: string;
  readonly direct: boolean;
  readonly fields: readonly string[];
}

export interface AffectedRoute extends LinePlace {
  /** `GET /orders/{id}`; a web socket's method is WEBSOCKET. */
  readonly methods: readonly string[];
  readonly path: string;
  readonly handler: string;
  /** Schemas of the parameters that come from the body. */
  readonly request: readonly string[];
  readonly response: string | null;
  readonly status: number | null;
  readonly dependencies: readonly string[];
  /** Whether a request without credentials is refused, and what does that. */
  readonly authentication: { readonly kind: "required" | "optional" | "unknown" | "none"; readonly by: readonly string[] };
}

/** A filter, join or ordering over a column that no index serves. */
export interface UnindexedUse {
  readonly table: string;
  readonly column: string;
  readonly use: "filter" | "join" | "order";
  readonly places: readonly LinePlace[];
}

export interface AffectedRevision extends LinePlace {
  readonly revision: string;
  readonly kind: "additive" | "destructive" | "data-migration";
  readonly rollback: string;
  readonly reasons: readonly string[];
}

/** Something in the affected files that is to be repaired. */
export interface WorkFinding extends LinePlace {
  /** The fingerprint; null for a subject that could not be judged. */
  readonly id: string | null;
  /** The rule; null for a subject that could not be judged. */
  readonly rule: string | null;
  readonly gate: FindingGate;
  readonly severity: Severity;
  readonly symbol: string;
  readonly owner: Agent;
  /** It keeps the change out. */
  readonly blocking: boolean;
  readonly what: string;
  readonly do: string;
  /** Whether `check --fix` repairs it, or `check --unsafe-fixes`, after which somebody has to look. */
  readonly fix: "safe" | "unsafe" | null;
  readonly trace: readonly (LinePlace & { readonly message: string; readonly owner: Agent })[];
}

/** What the program says about files that a task will touch. */
export interface WorkContext {
  readonly files: readonly { readonly file: RepoPath; readonly exists: boolean; readonly layer: Layer; readonly owner: Agent }[];
  readonly models: readonly RelatedModel[];
  readonly schemas: readonly RelatedSchema[];
  readonly routes: readonly AffectedRoute[];
  /** Modules of the project that the affected files import. */
  readonly imports: readonly string[];
  /** Tests that call code of the affected files, directly or not, as pytest names them. */
  readonly tests: readonly string[];
  /** Public functions of the affected files that no test reaches by a call. */
  readonly untested: readonly string[];
  readonly unindexed: readonly UnindexedUse[];
  readonly revisions: readonly AffectedRevision[];
  /** What blocks first, then by place; notes are left out. */
  readonly findings: readonly WorkFinding[];
  /** What blocks, and lies in files that were not named, by place. */
  readonly blockingElsewhere: readonly Pick<WorkFinding, "rule" | "file" | "line" | "owner">[];
  /** Files that a worker reads before anything else, by what they are for. */
  readonly references: readonly { readonly role: string; readonly file: RepoPath }[];
  /** Heads of the migration environments, so that a new revision continues the right one. */
  readonly heads: readonly { readonly directory: RepoPath; readonly head: string }[];
}
