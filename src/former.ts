import { availableParallelism } from "node:os";
import { type BaseSide, baseSideOf } from "./base-side.ts";
import type { Discovery } from "./discover/index.ts";
import { EVIDENCE_PATH, mayBeEdited } from "./domain/alembic/index.ts";
import { decodeSource } from "./extract/index.ts";
import { type Revision, readAhead } from "./git/index.ts";
import type { Policy } from "./model/policy.ts";
import type { RepoPath } from "./model/source.ts";
import { findAlone, findIn, type ReadTree, type TreeFindings } from "./pipeline.ts";
import { digest } from "./remember.ts";
import { hasScript, type Lap, type ResultStore, runErrand } from "./run/index.ts";

/** A tree that was read, and what was found on the way: together they decide what a run without a base finds in it. */
export interface KnownTree {
  readonly read: ReadTree;
  readonly discovery: Discovery;
  readonly policy: Policy;
}

/** How the side of a base may be had. */
export interface Means {
  /** Where sides are kept; null: nowhere. */
  readonly store: ResultStore | null;
  /** What they depend on besides the tree. */
  readonly version: string;
  readonly root: string;
  readonly commit: string;
  /** Threads at work; null: as many as pay. */
  readonly jobs: number | null;
}

/** What a thread needs to analyse a base; plain data. */
export interface BaseTask extends Pick<ReadTree, "files" | "problems" | "migrations" | "projectFiles"> {
  readonly root: string;
  readonly commit: string;
  readonly policy: Policy;
}

/** A side as it is kept: with a digest of every text that it hangs on; null for one that is not there. */
interface Kept {
  readonly texts: readonly (readonly [string, string | null])[];
  readonly side: BaseSide;
}

/** The side of a base, there or on its way. */
export interface Former {
  readonly side: BaseSide | Promise<BaseSide>;
  /** A side of the same contents is kept already. */
  readonly kept: boolean;
}

/** Below so many files a thread costs more than it saves. */
const FILES_PER_THREAD = 150;
const MEGABYTES = 4000;

/**
 * What was found in the tree of a base: what an earlier run kept of the same contents, or else found now, by another thread where that
 * pays. Never more than one of a tree whose revisions the head edited: what such an edit means only the histories themselves can tell.
 */
export function formerSide(base: KnownTree, head: ReadTree, means: Means, lap: Lap): Former {
  const here = async (): Promise<BaseSide> => baseSideOf(await findIn(base.read, base.policy, lap));
  const present = new Set(head.files.map(({ facts }) => facts.hash));
  const usable = (side: BaseSide): boolean => !mayBeEdited(side.histories, present);
  const kept = keptSide(base, keyOf(base, means), means);
  if (kept !== null && usable(kept)) return { side: kept, kept: true };
  const script = new URL("./base.js", import.meta.url);
  const edited = base.read.files.some(({ role, facts }) => role === "migration" && !present.has(facts.hash));
  const pays = base.read.files.length >= FILES_PER_THREAD && (means.jobs ?? availableParallelism()) > 1;
  if (edited || !pays || !hasScript(script)) return { side: here(), kept: kept !== null };
  const { files, problems, migrations, projectFiles } = base.read;
  const { root, commit } = means;
  const task: BaseTask = { root, commit, policy: base.policy, files, problems, migrations, projectFiles };
  const apart = async (): Promise<BaseSide> => {
    const side = (await runErrand({ script, data: task, megabytes: MEGABYTES })) as BaseSide | null;
    return side !== null && usable(side) ? side : here();
  };
  return { side: apart(), kept: kept !== null };
}

/** Keeps the side of a tree for runs that are compared with the same contents; it is made where none is kept yet. A line about what went wrong, or null. */
export function keepSide(tree: KnownTree, make: () => BaseSide, means: Pick<Means, "store" | "version">): string | null {
  const { store } = means;
  const key = keyOf(tree, means);
  if (key === null || store === null || keptSide(tree, key, means) !== null) return null;
  const side = make();
  const texts = [EVIDENCE_PATH, ...tree.read.projectFiles, ...side.texts].map((path) => [path, digest(tree.read.text(path))] as const);
  return store.put(key, { texts, side: plainSide(side) } satisfies Kept);
}

function keptSide({ read }: KnownTree, key: string | null, { store }: Pick<Means, "store">): BaseSide | null {
  const kept = key === null || store === null ? null : (store.get(key) as Kept | null);
  return kept?.texts.every(([path, former]) => digest(read.text(path)) === former) === true ? kept.side : null;
}

/** The side that a tree will be once it is the base: what is found in it when it is compared with nothing. */
export function sideAlone(tree: KnownTree, found: TreeFindings): BaseSide {
  return baseSideOf(findAlone(tree.read, tree.policy, found));
}

/** What can be kept of a side, and handed from thread to thread. */
export function plainSide(side: BaseSide): BaseSide {
  return { ...side, histories: { ...side.histories, replayed: null } };
}

/** The tree of a task, with its sources and texts as git has them. */
export function readTreeOf(
  { files, problems, migrations, projectFiles }: BaseTask,
  { read, tree }: Pick<Revision, "read" | "tree">,
): ReadTree {
  const bytesOf = readAhead(
    { read },
    files.map(({ path }) => path),
  );
  const sourceOf = (path: RepoPath): Uint8Array | null => {
    const bytes = bytesOf(path);
    return bytes === null ? null : decodeSource(bytes).utf8;
  };
  return { files, problems, migrations, projectFiles, sourceOf, text: tree.text };
}

/** Names a side by all that it is made of but texts; null where a file is missing that may be readable the next time. */
function keyOf({ read, discovery, policy }: KnownTree, { version }: Pick<Means, "version">): string | null {
  if (read.files.length !== discovery.files.length) return null;
  const { packages, migrations, projectFiles, aliases, problems } = discovery;
  const files = read.files.map(({ path, role, facts }) => [path, role, facts.hash]);
  return JSON.stringify(["base", version, policy, { files, packages, migrations, projectFiles, aliases, problems }]);
}
