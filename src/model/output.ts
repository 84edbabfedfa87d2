import type { Signal } from "./agents.ts";
import type { Agent, FindingGate, Severity } from "./finding.ts";
import type { SourceOf } from "./lines.ts";
import type { Selection } from "./policy.ts";
import type { RepoPath } from "./source.ts";
import type { Outcome } from "./verdict.ts";

/** What outputs say about a rule. */
export interface RuleInfo {
  readonly id: string;
  readonly gate: FindingGate;
  readonly severity: Severity;
  readonly why: string;
  readonly remedy: string;
  /** Path of the page in the package; null for the engine's own rules. */
  readonly page: string | null;
}

/** What a change consists of, by the version control and the domain tables; never by anyone's word. */
export interface ChangeSet {
  /** Sorted; deleted files included. */
  readonly files: readonly RepoPath[];
  /** Of `files`, those that the base has not. */
  readonly added: readonly RepoPath[];
  /** Names of test functions added. */
  readonly tests: readonly string[];
  /** Revisions added or changed. */
  readonly migrations: readonly { readonly revision: string; readonly file: RepoPath }[];
  /** Endpoints added or changed, as `GET /orders/{id}`. */
  readonly endpoints: readonly string[];
  /** Whether a stored OpenAPI document changed with them; null: the repository keeps none. */
  readonly openApi: boolean | null;
  /** New endpoints whose parameters, bodies or responses have fields that are named like what is known of a person. */
  readonly sensitive: readonly {
    readonly endpoint: string;
    readonly file: RepoPath;
    readonly line: number;
    readonly fields: readonly string[];
  }[];
  /** Endpoints of both sides that cost, block or ask for something else than before; sorted. */
  readonly routes: readonly RouteChange[];
}

/** What changed of a route that the base has too; null where it is as it was. */
export interface RouteChange {
  /** `GET /orders/{id}`. */
  readonly endpoint: string;
  readonly file: RepoPath;
  readonly line: number;
  /** How many statements a request executes, as a formula. */
  readonly queries: { readonly before: string; readonly after: string } | null;
  /** What blocks the event loop; `nothing`. */
  readonly blocking: { readonly before: string; readonly after: string } | null;
  /** `required`, `optional`, `none` or `unknown`. */
  readonly authentication: { readonly before: string; readonly after: string } | null;
}

/** A route with what a request to it costs. */
export interface RouteView {
  /** `GET, HEAD`; `WEBSOCKET`. */
  readonly methods: string;
  readonly path: string;
  readonly file: RepoPath;
  readonly line: number;
  readonly runsOn: "event loop" | "worker thread";
  /** What it calls on the event loop that blocks, proved: names of functions, sorted. */
  readonly blocking: readonly string[];
  /** How many statements a request executes at most, as a formula of collection sizes. */
  readonly queries: { readonly growth: "constant" | "grows" | "unknown"; readonly formula: string };
}

/** What the program looks like, for pages that show it beside the findings. */
export interface ProgramViews {
  readonly routes: readonly RouteView[];
  /** Pictures as SVG elements, drawn by this tool: layers, and the histories of migrations. */
  readonly pictures: readonly { readonly id: string; readonly title: string; readonly svg: string }[];
  readonly revisions: readonly { readonly revision: string; readonly file: RepoPath; readonly rollback: string; readonly reason: string }[];
  /** Functions that the gates judge, by file: all, completely annotated, and public ones with and without a docstring. */
  readonly modules: readonly {
    readonly file: RepoPath;
    readonly functions: number;
    readonly annotated: number;
    readonly public: number;
    readonly documented: number;
  }[];
}

/** What an output needs besides the outcome. */
export interface RenderContext {
  /** The tool's version. */
  readonly version: string;
  readonly rules: ReadonlyMap<string, RuleInfo>;
  readonly sourceOf: SourceOf;
  /** What is listed; it never changes a verdict. */
  readonly selection: Selection;
  /** Text only: terminal colours, source excerpts with traces, figures. */
  readonly colour: boolean;
  readonly full: boolean;
  readonly statistics: boolean;
  /** Path of the root in its repository, such as `backend`; null where it is the top. Forges know files by their path from there. */
  readonly project: string | null;
  readonly signal: Signal | null;
  readonly changes: ChangeSet | null;
  /** The agent that owns a changed file. */
  readonly ownerOf: (path: RepoPath) => Agent;
  /** Made for formats that show the program. */
  readonly views?: ProgramViews;
}

/** Turns an outcome into text; ends with a line end. */
export type Renderer = (outcome: Outcome, context: RenderContext) => string;

/** Renderers by format name, loaded when they are asked for. */
export type FormatTable<Name extends string> = Readonly<Record<Name, () => Promise<Renderer>>>;
