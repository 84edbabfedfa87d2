import type { Finding } from "../model/finding.ts";
import { movedPrint } from "../model/fingerprint.ts";
import { byPosition } from "../model/order.ts";
import type { RepoPath } from "../model/source.ts";
import { editedInPlace, type Texts } from "./edited.ts";

export interface Comparison {
  readonly new: readonly Finding[];
  readonly unchanged: readonly Finding[];
  /** With the place that they had in the base. */
  readonly fixed: readonly Finding[];
}

/** The fingerprint that something of the base has in the head, where its file may be called otherwise. */
export function inHead(fingerprint: string, path: RepoPath, renames: ReadonlyMap<RepoPath, RepoPath>): string {
  const name = renames.get(path);
  return name === undefined ? fingerprint : movedPrint(fingerprint, name);
}

/**
 * Sorts the findings of two trees into new, unchanged and fixed. `renames` leads from a path in the base to that in the head. With `texts`, a finding
 * whose line was edited or whose function moved is unchanged too.
 */
export function compare(
  base: readonly Finding[],
  head: readonly Finding[],
  renames: ReadonlyMap<RepoPath, RepoPath>,
  texts: Texts | null = null,
): Comparison {
  const before = new Map(base.map((finding) => [inHead(finding.fingerprint, finding.file, renames), finding]));
  const fresh: Finding[] = [];
  const unchanged: Finding[] = [];
  for (const finding of head) {
    if (before.delete(finding.fingerprint)) unchanged.push({ ...finding, state: "unchanged" });
    else fresh.push({ ...finding, state: "new" });
  }
  const gone = [...before.values()];
  const pairs = texts === null || gone.length === 0 || fresh.length === 0 ? [] : editedInPlace(gone, fresh, renames, texts);
  const edited = new Set(pairs.flatMap(({ before, now }) => [before, now]));
  const fixed = gone.filter((finding) => !edited.has(finding)).map((finding): Finding => ({ ...finding, state: "fixed" }));
  return {
    new: fresh.filter((finding) => !edited.has(finding)),
    unchanged: [...unchanged, ...pairs.map(({ now }): Finding => ({ ...now, state: "unchanged" }))].sort(byPosition),
    fixed: fixed.sort(byPosition),
  };
}
