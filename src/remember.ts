import { createHash } from "node:crypto";
import type { Discovery } from "./discover/index.ts";
import type { Agent } from "./model/finding.ts";
import type { Policy } from "./model/policy.ts";
import type { RepoPath } from "./model/source.ts";
import type { SourceTree } from "./model/tree.ts";
import type { Outcome } from "./model/verdict.ts";
import type { ResultStore } from "./run/index.ts";
import type { SessionRequest } from "./session-request.ts";

/** A tree that notes which texts were asked for, each with the digest of what was found; null for none. */
export interface RecordedTree extends SourceTree {
  readonly asked: ReadonlyMap<string, string | null>;
}

/** What is kept of a run: its outcome, and the texts besides the Python files that it depends on. */
interface Kept {
  readonly asked: readonly (readonly [string, string | null])[];
  readonly outcome: Outcome;
  readonly owners: readonly (readonly [RepoPath, Agent])[];
}

/** Everything that decides what a run on a working tree finds, but for the texts that it asks for on its way. */
export interface RunIdentity {
  readonly version: string;
  readonly request: SessionRequest;
  readonly policy: Policy;
  readonly discovery: Discovery;
  /** Content hash of every Python file, in the order of `discovery.files`. */
  readonly hashes: readonly string[];
}

export function recordTexts(tree: SourceTree): RecordedTree {
  const asked = new Map<string, string | null>();
  return {
    asked,
    list: tree.list,
    resolve: tree.resolve,
    isTracked: tree.isTracked,
    text(path) {
      const text = tree.text(path);
      if (!asked.has(path)) asked.set(path, digest(text));
      return text;
    },
  };
}

/** Names a run by all that its result is made of. */
export function runKey({ version, request, policy, discovery, hashes }: RunIdentity): string {
  const { selection, signal, date, useBaseline, results, coverage, recordedFixed, configuration, without } = request;
  const { files, packages, migrations, projectFiles, aliases, problems } = discovery;
  const asked = {
    selection,
    signal,
    date,
    useBaseline,
    results,
    coverage,
    recordedFixed: [...recordedFixed].sort(),
    configuration,
    without,
  };
  const found = {
    files: files.map(({ path, role }, index) => [path, role, hashes[index]]),
    packages,
    migrations,
    projectFiles,
    aliases,
    problems,
  };
  return JSON.stringify([version, asked, policy, found]);
}

/** The result of an earlier run under the key, where every text it asked for is still the same; else null. */
export function recall(store: ResultStore, key: string, tree: SourceTree): Pick<Kept, "outcome" | "owners"> | null {
  const kept = store.get(key) as Kept | null;
  return kept?.asked.every(([path, former]) => digest(tree.text(path)) === former) ? kept : null;
}

/** Keeps the result of a run; a line about what went wrong, or null. */
export function remember(store: ResultStore, key: string, tree: RecordedTree, kept: Pick<Kept, "outcome" | "owners">): string | null {
  const asked = [...tree.asked].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return store.put(key, { asked, outcome: kept.outcome, owners: kept.owners } satisfies Kept);
}

/** Of a text that a result hangs on; null where there is none. */
export function digest(text: string | null): string | null {
  return text === null ? null : createHash("sha256").update(text).digest("hex");
}
