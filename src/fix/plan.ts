import type { Finding, Fix } from "../model/finding.ts";
import type { RepoPath } from "../model/source.ts";

/** A file that fixes change: its text before and after. */
export interface FixedFile {
  readonly file: RepoPath;
  readonly before: string;
  readonly after: string;
}

export interface FixPlan {
  /** Sorted by path. */
  readonly files: readonly FixedFile[];
  /** Findings whose fix is in `files`. */
  readonly fixed: number;
  /** Findings whose fix is unsafe, where unsafe ones were not asked for. */
  readonly unsafe: number;
  /** Findings whose fix overlaps with another one that was taken: the next run can take it. */
  readonly overlapping: number;
  /** Files that are left alone, sorted, with the reason. */
  readonly leftAlone: readonly { readonly file: RepoPath; readonly reason: string }[];
}

export interface FixOptions {
  /** Take fixes that may change what a correct program does. */
  readonly unsafe: boolean;
  /** The bytes of a file as they are on the disk; null when it cannot be read. */
  readonly read: (file: RepoPath) => Uint8Array | null;
  /** How many places of a file Python cannot read. */
  readonly syntaxErrors: (bytes: Uint8Array) => number;
}

type Edit = Fix["edits"][number];

/**
 * What applying the fixes of findings gives. Fixes are taken in the order of the findings; one that overlaps with what was taken
 * before waits for the next run. A fix is taken whole or not at all, and a file that could not be read afterwards is left alone.
 */
export function planFixes(findings: readonly Finding[], options: FixOptions): FixPlan {
  const offered = findings.flatMap(({ fix }) => (fix === undefined || fix.edits.length === 0 ? [] : [fix]));
  const wanted = offered.filter(({ safe }) => safe || options.unsafe);
  const { taken, overlapping } = select(wanted);
  const leftAlone = new Map<RepoPath, string>();
  // A file that is left alone takes the fixes with it that touch it, which may change what others become.
  for (;;) {
    const usable = taken.filter((fix) => fix.edits.every(({ file }) => !leftAlone.has(file)));
    const files = apply(usable, options, leftAlone);
    if (files !== undefined) {
      return {
        files,
        fixed: usable.length,
        unsafe: offered.length - wanted.length,
        overlapping,
        leftAlone: [...leftAlone].map(([file, reason]) => ({ file, reason })).sort((a, b) => (a.file < b.file ? -1 : 1)),
      };
    }
  }
}

function select(fixes: readonly Fix[]): { readonly taken: readonly Fix[]; readonly overlapping: number } {
  const taken: Fix[] = [];
  const edits = new Map<RepoPath, Edit[]>();
  for (const fix of fixes) {
    if (fix.edits.some((edit) => (edits.get(edit.file) ?? []).some((other) => conflict(edit, other)))) continue;
    taken.push(fix);
    for (const edit of fix.edits) edits.set(edit.file, [...(edits.get(edit.file) ?? []), edit]);
  }
  return { taken, overlapping: fixes.length - taken.length };
}

/** Two edits of one place. The same edit, such as an import that several fixes need, is made once. */
function conflict(one: Edit, other: Edit): boolean {
  if (same(one, other)) return false;
  if (one.start === other.start && one.end === one.start && other.end === other.start) return true;
  if (one.start === one.end) return other.start < one.start && one.start < other.end;
  if (other.start === other.end) return one.start < other.start && other.start < one.end;
  return one.start < other.end && other.start < one.end;
}

function same(one: Edit, other: Edit): boolean {
  return one.start === other.start && one.end === other.end && one.text === other.text;
}

/** The files that the fixes change; undefined, with an entry in `leftAlone`, when one has to be left alone. */
function apply(
  fixes: readonly Fix[],
  { read, syntaxErrors }: FixOptions,
  leftAlone: Map<RepoPath, string>,
): readonly FixedFile[] | undefined {
  const edits = new Map<RepoPath, Edit[]>();
  for (const edit of fixes.flatMap((fix) => fix.edits)) {
    const list = edits.get(edit.file) ?? [];
    if (!list.some((known) => same(known, edit))) list.push(edit);
    edits.set(edit.file, list);
  }
  const files: FixedFile[] = [];
  for (const file of [...edits.keys()].sort()) {
    const bytes = read(file);
    const before = bytes === null ? null : textOf(bytes);
    if (bytes === null || before === null) {
      leftAlone.set(file, bytes === null ? "it cannot be read" : "it is not in UTF-8");
      return undefined;
    }
    const after = edited(Buffer.from(bytes), edits.get(file) ?? []);
    if (syntaxErrors(after) > syntaxErrors(bytes)) {
      leftAlone.set(file, "Python could not read it any more");
      return undefined;
    }
    files.push({ file, before, after: after.toString("utf8") });
  }
  return files;
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

function edited(bytes: Buffer, edits: readonly Edit[]): Buffer {
  const windows = bytes.includes("\r\n");
  const parts: Buffer[] = [];
  let at = 0;
  for (const { start, end, text } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(bytes.subarray(at, start), Buffer.from(windows ? text.replaceAll("\n", "\r\n") : text, "utf8"));
    at = end;
  }
  return Buffer.concat([...parts, bytes.subarray(at)]);
}
