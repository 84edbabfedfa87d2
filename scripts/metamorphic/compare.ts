// Findings of two runs, compared but for their places.

import type { Broken } from "./transformations.ts";

/** What is read of a finding of `check --format json`. */
export interface Finding {
  readonly rule: string;
  readonly gate: string;
  readonly severity: string;
  readonly file: string;
  readonly line: number;
  readonly symbol: string;
  readonly message: string;
}

/** A finding but for its line, and for the names and numbers that its message quotes. */
function keyOf({ rule, severity, file, symbol }: Finding, moved: ReadonlyMap<string, string>): string {
  return `${moved.get(file) ?? file} ${symbol} ${severity} ${rule}`;
}

/** Findings that only one of two runs has. */
export interface Difference {
  readonly lost: readonly Finding[];
  readonly added: readonly Finding[];
}

/**
 * What came and what went; `moved` says where the functions of a file were before. Where functions were moved, what is said of modules
 * and of layers does not count: there it is the place that is judged.
 */
export function compare(before: readonly Finding[], after: readonly Finding[], moved: ReadonlyMap<string, string>): Difference {
  const counts = ({ symbol, gate }: Finding): boolean => moved.size === 0 || (symbol !== "<module>" && gate !== "layered-architecture");
  const [former, latter] = [before.filter(counts), after.filter(counts)];
  return { lost: without(former, latter, moved), added: without(latter, former, moved) };
}

function without(these: readonly Finding[], those: readonly Finding[], moved: ReadonlyMap<string, string>): readonly Finding[] {
  const counts = new Map<string, number>();
  for (const finding of those) {
    const key = keyOf(finding, moved);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return these.filter((finding) => {
    const key = keyOf(finding, moved);
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}

/** The defects that were made and not found: each needs a finding of its rule in its function. */
export function unfound(broken: readonly Broken[], findings: readonly Finding[]): readonly Broken[] {
  const counts = new Map<string, number>();
  for (const { file, symbol, rule } of findings) {
    const key = `${file} ${symbol} ${rule}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return broken.filter(({ path, symbol, rule }) => {
    const key = `${path} ${symbol} ${rule}`;
    const left = counts.get(key) ?? 0;
    counts.set(key, left - 1);
    return left <= 0;
  });
}
