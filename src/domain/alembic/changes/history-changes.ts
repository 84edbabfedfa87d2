import type { Place, TraceStep } from "../../../model/finding.ts";
import type { ContentHash, RepoPath } from "../../../model/source.ts";
import type { HistoryChange, MigrationHazard } from "../../../model/subjects.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { History } from "../inspect.ts";
import { compareSchemas } from "../replay/compare.ts";
import { changedParts, forwardCode } from "./forward-code.ts";

/** One side of a comparison. */
export interface HistorySide {
  readonly histories: readonly History[];
  readonly hazards: readonly MigrationHazard[];
}

/**
 * The histories of a base as plain data, which can be kept and handed from thread to thread. What an edit of a revision means can only be
 * told with `replayed`: by the histories themselves. Where they are left out, no revision may have been edited.
 */
export interface HistoryBase {
  readonly histories: readonly BaseHistory[];
  readonly replayed: HistorySide | null;
}

interface BaseHistory {
  readonly directory: RepoPath;
  /** Parents before children, each with the hash of its file. */
  readonly revisions: readonly { readonly revision: string; readonly hash: ContentHash }[];
  readonly heads: readonly string[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
}

/** What histories are, where they are those of a base. */
export function historyBase({ histories, hazards }: HistorySide): HistoryBase {
  return {
    histories: histories.map(({ directory, graph: { order, heads, parents } }) => ({
      directory,
      revisions: order.map(({ revision, facts }) => ({ revision, hash: facts.hash })),
      heads,
      parents,
    })),
    replayed: { histories, hazards },
  };
}

/** Whether a revision of the base may have been edited, by the contents of the files that there are now. */
export function mayBeEdited({ histories }: HistoryBase, present: ReadonlySet<ContentHash>): boolean {
  return histories.some(({ revisions }) => revisions.some(({ hash }) => !present.has(hash)));
}

/** What a change does to the histories of its base: revisions that were edited, and new ones that follow no head of the base. */
export function historyChanges(base: HistoryBase, head: HistorySide): readonly HistoryChange[] {
  return head.histories.flatMap((now) => {
    const at = formerOf(now, base.histories);
    const before = base.histories[at];
    if (before === undefined) return [];
    const replayed = base.replayed?.histories[at];
    const edited = replayed === undefined ? [] : editedRevisions(replayed, now, base.replayed?.hazards ?? []);
    return [...edited, ...staleHeads(before, now)];
  });
}

/** Revisions of the head that the base has not, in any of its histories. */
export function newRevisions(base: HistoryBase): (revision: string) => boolean {
  const known = new Set(base.histories.flatMap(({ revisions }) => revisions.map(({ revision }) => revision)));
  return (revision) => !known.has(revision);
}

/** The position of the base's history in the same folder, else of the one that shares most revisions: folders are renamed; -1 for none. */
function formerOf(now: History, histories: readonly BaseHistory[]): number {
  const same = histories.findIndex(({ directory }) => directory === now.directory);
  if (same >= 0) return same;
  const own = new Set(now.graph.order.map(({ revision }) => revision));
  const shared = histories.map(({ revisions }) => revisions.filter(({ revision }) => own.has(revision)).length);
  const most = Math.max(0, ...shared);
  return most > 0 ? shared.indexOf(most) : -1;
}

function byRevision({ graph }: History): ReadonlyMap<string, RevisionFile> {
  return new Map(graph.order.map((file) => [file.revision, file]));
}

function editedRevisions(before: History, now: History, hazards: readonly MigrationHazard[]): readonly HistoryChange[] {
  const former = byRevision(before);
  return now.graph.order.flatMap((file) => {
    const old = former.get(file.revision);
    if (old === undefined || old.facts.hash === file.facts.hash) return [];
    const parts = changedParts(forwardCode(old), forwardCode(file));
    if (parts === null) return [];
    const effect = effectOf(old, file, before, now, hazards);
    if (effect === null) return [];
    const symbol = file.upgrade?.qualname ?? "<module>";
    const at: Place =
      file.upgrade === null
        ? { file: file.file, start: file.start, end: file.end, symbol }
        : { file: file.file, start: file.upgrade.defStart, end: file.upgrade.nameEnd, symbol };
    const trace = parts.slice(0, 3).map(
      ({ name, start, end }): TraceStep => ({
        at: { file: file.file, start, end, symbol: name === "upgrade" ? symbol : "<module>" },
        message: "not as in the base",
      }),
    );
    return [{ at, kind: "edited-migration", revision: file.revision, ...effect, trace }];
  });
}

/** Rules that say of a revision that it cannot run where there are rows. */
const CANNOT_RUN: ReadonlySet<string> = new Set(["non-nullable-without-default", "fails-on-rows", "invalid-concurrent-index"]);

/** What the edit means to a database that ran the revision as it was; null where none can have. */
function effectOf(
  old: RevisionFile,
  file: RevisionFile,
  before: History,
  now: History,
  hazards: readonly MigrationHazard[],
): Pick<HistoryChange, "detail" | "severity"> | null {
  const was = before.replay(before.primaryDialect).get(old);
  const is = now.replay(before.primaryDialect).get(file);
  // A revision that could not run has to be edited.
  if (was === undefined || is === undefined || was.failed) return null;
  const broken = hazards.some(({ revision, rule, severity }) => revision === old.revision && severity === "error" && CANNOT_RUN.has(rule));
  if (broken)
    return { severity: "note", detail: "as it was, it fails on a table with rows; where it ran on an empty one, it does not run again" };
  const { differences, undecided } = compareSchemas(was.after, is.after, before.primaryDialect);
  const [first] = differences;
  if (first !== undefined) {
    const where = first.table === null || first.table === first.name ? first.name : `${first.table}.${first.name}`;
    const said = { "left behind": "is made now", lost: "is not made any more", changed: `is another: ${first.detail}` }[first.change];
    return { severity: "warning", detail: `the ${first.kind} ${where} ${said}, where it has not run yet` };
  }
  if (undecided.length > 0 || is.unknown || was.unknown)
    return { severity: "warning", detail: "what it does now, it does only where it has not run yet" };
  return { severity: "note", detail: "the schema comes out the same" };
}

function staleHeads(before: BaseHistory, now: History): readonly HistoryChange[] {
  const former = new Set(before.revisions.map(({ revision }) => revision));
  const present = byRevision(now);
  const heads = new Set(before.heads);
  return now.graph.order.flatMap((file): HistoryChange[] => {
    if (former.has(file.revision) || file.labels.length > 0) return [];
    const stale = file.downRevisions.filter((id) => former.has(id) && !heads.has(id));
    const [parent] = stale;
    if (parent === undefined) return [];
    const later = before.heads.filter((head) => descends(head, parent, before.parents));
    const missing = later.find((head) => !present.has(head));
    const passed = later.find((head) => present.has(head) && descends(head, file.revision, now.graph.parents));
    const detail =
      missing !== undefined
        ? `the head of the base is ${missing}, so both are heads once this is merged`
        : passed !== undefined
          ? `${passed}, which the base has already, now comes after it: a database at ${passed} never runs it`
          : null;
    // Two heads in one tree are reported as such, and a merge revision makes them one.
    if (detail === null) return [];
    const at: Place = { file: file.file, start: file.start, end: file.end, symbol: "<module>" };
    return [{ at, kind: "stale-head", revision: file.revision, detail: `follows ${parent}, but ${detail}`, severity: "error", trace: [] }];
  });
}

/** Whether a revision builds on another one. */
function descends(revision: string, ancestor: string, parents: ReadonlyMap<string, readonly string[]>): boolean {
  const seen = new Set<string>();
  const stack = [revision];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (id === ancestor) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    stack.push(...(parents.get(id) ?? []));
  }
  return false;
}
