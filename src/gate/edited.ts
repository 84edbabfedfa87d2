import { diffArrays } from "diff";
import type { Finding, Severity } from "../model/finding.ts";
import { contentOf } from "../model/fingerprint.ts";
import { linesByPath, type SourceLines, type SourceOf } from "../model/lines.ts";
import { byPosition } from "../model/order.ts";
import type { RepoPath } from "../model/source.ts";

/** The sources of both trees, by the path that a file has in each. */
export interface Texts {
  readonly base: SourceOf;
  readonly head: SourceOf;
}

/** What was in the base and is in the head under another fingerprint. */
export interface Pair {
  readonly before: Finding;
  readonly now: Finding;
}

/** Lines that differ more are not aligned: what is left is told as new. */
const MOST_EDITS = 3000;
/** Longest range that is compared. */
const MOST_LINES = 20;
/** Share of words that two texts have in common from which one is the other, edited; more where the function is called otherwise. */
const ALIKE = 0.5;
const MUCH_ALIKE = 0.8;

const RANK: Readonly<Record<Severity, number>> = { error: 2, warning: 1, note: 0 };

/**
 * Pairs findings that the base alone has with those that the head alone has, where the change did not make the defect but edited its line or moved its
 * function: a renamed variable, an argument more, another name of the class. Each is paired once, so that what grew stays new; so does what got worse.
 */
export function editedInPlace(
  gone: readonly Finding[],
  fresh: readonly Finding[],
  renames: ReadonlyMap<RepoPath, RepoPath>,
  texts: Texts,
): readonly Pair[] {
  const [baseLines, headLines] = [linesByPath(texts.base), linesByPath(texts.head)];
  const alignments = new Map<string, Alignment | null>();
  const alignmentOf = (before: RepoPath, now: RepoPath): Alignment | null => {
    const known = alignments.get(now);
    if (known !== undefined) return known;
    const made = align(baseLines(before), headLines(now));
    alignments.set(now, made);
    return made;
  };
  const byKey = new Map<string, Finding[]>();
  for (const finding of gone) put(byKey, `${finding.rule}\0${renames.get(finding.file) ?? finding.file}`, finding);
  const candidates = fresh.flatMap((now) =>
    (byKey.get(`${now.rule}\0${now.file}`) ?? []).flatMap((before) => {
      const alignment = alignmentOf(before.file, now.file);
      const score = alignment === null ? 0 : likeness(before, now, alignment, baseLines(before.file), headLines(now.file));
      return score < ALIKE || worse(before, now) ? [] : [{ before, now, score }];
    }),
  );
  candidates.sort((a, b) => b.score - a.score || byPosition(a.before, b.before) || byPosition(a.now, b.now));
  const here = once(candidates);
  const taken = new Set(here.flatMap(({ before, now }) => [before, now]));
  const rest = (findings: readonly Finding[]): readonly Finding[] => findings.filter((finding) => !taken.has(finding));
  return [...here, ...moved(rest(gone), rest(fresh))];
}

/** The best first, each finding once. */
function once(candidates: readonly Pair[]): readonly Pair[] {
  const taken = new Set<Finding>();
  return candidates.filter(({ before, now }) => {
    if (taken.has(before) || taken.has(now)) return false;
    taken.add(before).add(now);
    return true;
  });
}

/** The same code in a function of the same name in another file. Every revision has an upgrade(): there it says nothing. */
function moved(gone: readonly Finding[], fresh: readonly Finding[]): readonly Pair[] {
  const movable = ({ gate, symbol }: Finding): boolean => gate !== "migration-safety" && symbol !== "<module>";
  const byContent = new Map<string, Finding[]>();
  for (const finding of gone) if (movable(finding)) put(byContent, contentOf(finding.fingerprint), finding);
  // The same content is the same rule in a symbol of the same name.
  return once(
    fresh.flatMap((now) =>
      (byContent.get(contentOf(now.fingerprint)) ?? []).filter((before) => !worse(before, now)).map((before) => ({ before, now })),
    ),
  );
}

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function worse(before: Finding, now: Finding): boolean {
  return RANK[now.severity] > RANK[before.severity];
}

interface Alignment {
  /** From a line of the base that stays to its line in the head. */
  readonly kept: ReadonlyMap<number, number>;
  /** The passage that a changed line belongs to, by line. */
  readonly before: ReadonlyMap<number, number>;
  readonly now: ReadonlyMap<number, number>;
}

function align(base: SourceLines, head: SourceLines): Alignment | null {
  const changes = diffArrays(textsOf(base), textsOf(head), { maxEditLength: MOST_EDITS });
  if (changes === undefined) return null;
  const kept = new Map<number, number>();
  const [before, now] = [new Map<number, number>(), new Map<number, number>()];
  let [from, to, passage] = [1, 1, 0];
  for (const { added, removed, count } of changes) {
    for (let index = 0; index < count; index += 1) {
      if (removed) before.set(from++, passage);
      else if (added) now.set(to++, passage);
      else kept.set(from++, to++);
    }
    if (!added && !removed) passage += 1;
  }
  return { kept, before, now };
}

function textsOf(lines: SourceLines): string[] {
  return Array.from({ length: lines.count }, (_, index) => lines.text(index + 1).trim());
}

/** From 0 to 1: how likely a finding of the head is one of the base. */
function likeness(before: Finding, now: Finding, alignment: Alignment, base: SourceLines, head: SourceLines): number {
  if (alignment.kept.get(before.line) === now.line) return 1;
  const passage = alignment.before.get(before.line);
  if (passage === undefined || passage !== alignment.now.get(now.line)) return 0;
  const score = common(wordsIn(before, base), wordsIn(now, head));
  return lastName(before.symbol) === lastName(now.symbol) || score >= MUCH_ALIKE ? score : 0;
}

function lastName(symbol: string): string {
  return symbol.slice(symbol.lastIndexOf(".") + 1);
}

/** Words as people read them: `dataset_id` and `DatasetId` are two. */
function wordsIn({ line, endLine }: Finding, lines: SourceLines): readonly string[] {
  const last = Math.min(endLine, line + MOST_LINES - 1);
  const text = Array.from({ length: last - line + 1 }, (_, index) => lines.text(line + index)).join("\n");
  return text.match(/[A-Z]?[a-z]+|[A-Z]+|\d+|[^\sA-Za-z0-9_]/g) ?? [];
}

/** Dice's coefficient of two bags of words. */
function common(one: readonly string[], other: readonly string[]): number {
  if (one.length + other.length === 0) return 0;
  const counts = new Map<string, number>();
  for (const word of one) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of other) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    counts.set(word, left - 1);
    shared += 1;
  }
  return (2 * shared) / (one.length + other.length);
}
