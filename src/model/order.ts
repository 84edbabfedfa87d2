import type { Finding } from "./finding.ts";

/** Compares texts by their UTF-16 code units, the same everywhere. */
export function byText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The order of every list of findings: file, line, column, rule; then what makes it total. */
export function byPosition(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  if (one.line !== other.line) return one.line - other.line;
  if (one.column !== other.column) return one.column - other.column;
  if (one.rule !== other.rule) return one.rule < other.rule ? -1 : 1;
  return one.fingerprint < other.fingerprint ? -1 : one.fingerprint > other.fingerprint ? 1 : 0;
}
