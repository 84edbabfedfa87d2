import type { Finding, Violation } from "../model/finding.ts";
import type { SourceLines } from "../model/lines.ts";
import type { RepoPath } from "../model/source.ts";
import type { SubjectKind, SubjectTable } from "../rule/index.ts";
import type { Report } from "./complete.ts";

type Subject = SubjectTable[SubjectKind][number];

/** The subjects of a kind in a file, and what each rule reported of them. */
export interface FileSubjects {
  readonly subjects: readonly Subject[];
  readonly reports: Map<string, readonly Violation[]>;
}

/** A finding, with what it was made of besides its report. */
export interface Completed {
  readonly finding: Finding;
  /** What it is about, in the words of the code. */
  readonly source: string;
  readonly ordinal: number;
  /** The lines of its file, and of the files of its trace. */
  readonly lines: readonly SourceLines[];
}

/** What the rules said of subjects that stay what they are from one run to the next, and the findings that came of it; for the same rules and policy. */
export class CheckMemory {
  readonly #kinds = new Map<
    SubjectKind,
    { all: readonly Subject[]; groups: readonly FileSubjects[]; byFile: Map<RepoPath, FileSubjects> }
  >();
  /** By what was reported. */
  readonly completed = new WeakMap<Report, Completed>();

  /** The subjects of a kind by file, those that stand together; a group whose subjects are the same objects is the one that it was. */
  groupsOf(kind: SubjectKind, all: readonly Subject[]): readonly FileSubjects[] {
    const known = this.#kinds.get(kind);
    if (known?.all === all) return known.groups;
    const groups: FileSubjects[] = [];
    const byFile = new Map<RepoPath, FileSubjects>();
    for (let from = 0; from < all.length; ) {
      const file = (all[from] as Subject).at.file;
      let to = from + 1;
      while (all[to]?.at.file === file) to++;
      const group = sameAs(known?.byFile.get(file), all, from, to) ?? { subjects: all.slice(from, to), reports: new Map() };
      groups.push(group);
      byFile.set(file, group);
      from = to;
    }
    this.#kinds.set(kind, { all, groups, byFile });
    return groups;
  }
}

function sameAs(group: FileSubjects | undefined, all: readonly Subject[], from: number, to: number): FileSubjects | null {
  if (group === undefined || group.subjects.length !== to - from) return null;
  for (let at = from; at < to; at++) if (group.subjects[at - from] !== all[at]) return null;
  return group;
}
