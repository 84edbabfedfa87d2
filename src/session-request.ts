import type { ResultsFile } from "./gate/index.ts";
import type { Signal } from "./model/agents.ts";
import type { OwnRule, Selection } from "./model/policy.ts";
import type { RepoPath } from "./model/source.ts";
import type { RunnableRule } from "./rule/index.ts";

/** What a run is asked to do. */
export interface SessionRequest {
  /** Absolute, without links. */
  readonly root: string;
  /** A configuration file to use in place of the root's: its name for messages, and its text, null where it cannot be read. */
  readonly configuration: { readonly name: string; readonly text: string | null } | null;
  /** Other projects inside the root, which are left out; null: not looked for yet, and an error where there are some. */
  readonly without: readonly RepoPath[] | null;
  /** What the command line selects; its lists go over those of the configuration. */
  readonly selection: Selection;
  /** The revision to compare with, as the user names it, and the one that is judged; null for the working tree. */
  readonly base: string | null;
  readonly head: string | null;
  /** Judge what is staged for the next commit in place of the working tree. */
  readonly staged: boolean;
  readonly signal: Signal | null;
  readonly date: string | null;
  /** Judge by the baseline file, where there is one. */
  readonly useBaseline: boolean;
  /** What agents say of their own work, and a coverage report; read by the door. */
  readonly results: readonly ResultsFile[];
  readonly coverage: ResultsFile | null;
  /** Fingerprints that an earlier recorded run called fixed. */
  readonly recordedFixed: ReadonlySet<string>;
  /** Loads the rules of the project's own, where their code may run. */
  readonly loadOwnRules?: (rules: readonly OwnRule[]) => Promise<readonly RunnableRule[]>;
  readonly jobs: number | null;
  readonly cacheFolder: string | null;
  /** A folder with facts that were made apart (absolute); what it says is believed, and not kept for later runs. */
  readonly factsFolder?: string;
}
