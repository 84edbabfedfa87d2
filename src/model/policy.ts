import type { Agent, GateName, Layer, Severity } from "./finding.ts";
import type { RepoPath } from "./source.ts";
import type { Role } from "./subjects.ts";

/** `mandatory` gates block; `advisory` gates warn and let go. */
export type Enforcement = "mandatory" | "advisory";

/** Who decides about exceptions and escalations. */
export type Approver = Agent | "ARCHITECT" | "COORD_RESILIENCE" | "COORD_ENGINE" | "COORD_QUALITY" | "COORD_PLATFORM";

/**
 * How a finding of a gate may be excepted. `none`: not at all; `waiver`: by a recorded waiver of the gate's approver;
 * `proceeds`: the gate only warns, so nothing needs an exception.
 */
export type Bypass = "none" | "waiver" | "proceeds";

export interface GatePolicy {
  readonly enforcement: Enforcement;
  readonly bypass: Bypass;
  /** Whose waiver counts; null where none is needed (`proceeds`) or possible (`none`). */
  readonly approver: Approver | null;
  /** The lowest severity that makes the gate FAIL (mandatory) or WARN (advisory). */
  readonly failOn: Severity;
  /** Per cent of the subjects that must be in order; below 100 a gate tolerates that share of failing subjects. */
  readonly threshold: number;
}

/** What a rule's findings count for; `off` runs it no more. Neither lowers a rule of a gate whose bypass is `none`. */
export type RuleSetting = "off" | Severity;

/** Rule settings of some files, over those of all. */
export interface RuleOverride {
  /** Patterns in `.gitignore` syntax, relative to the root. */
  readonly paths: readonly string[];
  /** By rule id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
}

/** What the user asked to look at (`--select`, `--ignore`, `--gate`, PATH…); empty lists mean everything. */
export interface Selection {
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly gates: readonly GateName[];
  /** Files or folders whose findings are listed. Filters what is reported, never what is analysed or judged. */
  readonly paths: readonly RepoPath[];
}

/** Blocking calls that count alike. */
export interface BlockingCategory {
  /** Dotted names of functions and methods; `*` as the last part stands for every method. */
  readonly calls: readonly string[];
  /** What they count for; null for what the category counts for by default (own ones: error). */
  readonly severity: Severity | null;
  /** What to call instead, for the message; null where there is nothing. */
  readonly instead: string | null;
}

/** Settings of the analysis itself. */
export interface AnalysisPolicy {
  /** Folders that hold packages, besides those found; relative to the root. */
  readonly sourceRoots: readonly RepoPath[];
  /** Patterns in `.gitignore` syntax of the only files that are analysed; empty for all. */
  readonly include: readonly string[];
  /** Patterns in `.gitignore` syntax of files that are not analysed. */
  readonly exclude: readonly string[];
  /** Code that gates judge, by its role. */
  readonly roles: readonly Role[];
  /** `event-loop`: work that FastAPI runs in its threadpool is no violation; `all`: every synchronous DB operation is. */
  readonly async: "event-loop" | "all";
  /** Functions that run on the event loop besides those known, by dotted name, in which `*` stands for any text. */
  readonly asyncEntries: readonly string[];
  /** Severity of blocking work by category, over the defaults. */
  readonly asyncSeverity: Readonly<Partial<Record<"file" | "cpu" | "lock" | "other", Severity>>>;
  /** Functions, by dotted name, that block their thread besides those known. */
  readonly blockingCalls: readonly string[];
  /** Categories of blocking calls, by name: one of those known (`network`, `database` …), or a project's own. */
  readonly blockingCategories: Readonly<Record<string, BlockingCategory>>;
  /** Functions, by dotted name, that run what they are given in another thread or process, besides those known. */
  readonly offloaders: readonly string[];
  /** Patterns in `.gitignore` syntax per layer, before recognition by folder and content. */
  readonly layers: Readonly<Partial<Record<Layer, readonly string[]>>>;
  /** Demand the full layering even where the repository does not follow it. */
  readonly strictLayers: boolean;
  /** Rows per table, for locks and data migrations; a table not named counts as one million rows. */
  readonly tableRows: Readonly<Record<string, number>>;
  /** The database that migrations are judged for; null: found from dependencies, URLs and env.py. */
  readonly dialect: "postgresql" | "sqlite" | "mysql" | null;
  /** Major version of PostgreSQL that locks are judged for. */
  readonly postgresqlVersion: number;
}

/** All settings of a run, complete: configuration and command line over the defaults of `model/defaults.ts`. */
/** A rule of the project's own: its module is code, which runs only where the command line allows it. */
export interface OwnRule {
  readonly id: string;
  readonly gate: GateName;
  readonly file: RepoPath;
}

export interface Policy {
  readonly gates: Readonly<Record<GateName, GatePolicy>>;
  /** By rule id. */
  readonly rules: Readonly<Record<string, RuleSetting>>;
  /** Of several that set a rule for a file the last one holds. */
  readonly overrides: readonly RuleOverride[];
  readonly selection: Selection;
  /** Rules of the project's own, by id. */
  readonly ownRules: readonly OwnRule[];
  /** Patterns in `.gitignore` syntax; the last match wins, before ownership by layer. */
  readonly owners: readonly { readonly pattern: string; readonly owner: Agent }[];
  /** Per cent of the agents that must succeed; below it the status is BLOCKED. */
  readonly successRate: number;
  /** The baseline file; read when it exists. */
  readonly baseline: RepoPath;
  /** The file of recorded waivers; read when it exists. */
  readonly waivers: RepoPath;
  /** Patterns in `.gitignore` syntax of files whose change a person must look at. */
  readonly securityFiles: readonly string[];
  /** Names of fields that say something of a person, besides the usual ones; with `!` before it a name is none. */
  readonly sensitiveFields: readonly string[];
  /** Patterns in `.gitignore` syntax of what other domains share; a domain that is named replaces the folders that are its by default. */
  readonly domains: Readonly<Partial<Record<Approver, readonly string[]>>>;
  /** The people and teams who may decide in a role; a role that is not named is bound to nobody in particular. */
  readonly approvers: Readonly<Partial<Record<Approver, readonly string[]>>>;
  readonly analysis: AnalysisPolicy;
}
