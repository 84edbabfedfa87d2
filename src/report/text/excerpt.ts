import type { SourceLines } from "../../model/lines.ts";
import { visible } from "../../model/plain.ts";
import { width } from "./width.ts";

export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** One line of source, ready for a terminal, with the columns to underline. */
export interface ExcerptLine {
  readonly line: number;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

const TAB = "    ";
// Lines of a range that are shown before it is cut, and columns of a line before it is cropped around the range.
const LINES = 4;
const COLUMNS = 160;
const BEFORE = 60;

/** Source as a terminal shows it: tabs as blanks, control characters written out. */
function shown(text: string): string {
  return visible(text.replaceAll("\t", TAB));
}

/** The part of a long line around the range, in UTF-16 code units of the raw line. */
function crop(raw: string, from: number, to: number): { readonly start: number; readonly end: number } {
  if (raw.length <= COLUMNS) return { start: 0, end: raw.length };
  const start = Math.max(0, Math.min(from - BEFORE, raw.length - COLUMNS));
  return { start, end: Math.max(Math.min(raw.length, start + COLUMNS), Math.min(to, start + COLUMNS)) };
}

function excerptLine(line: number, raw: string, from: number, to: number): ExcerptLine {
  const { start, end } = crop(raw, from, to);
  const lead = start > 0 ? "…" : "";
  const text = lead + shown(raw.slice(start, end)) + (end < raw.length ? "…" : "");
  const columnOf = (at: number): number => lead.length + width(shown(raw.slice(start, Math.min(Math.max(at, start), end))));
  return { line, text, from: columnOf(from), to: columnOf(to) };
}

/** The lines of a range with what to underline in each; a long range is cut, `more` says by how many lines. */
export function excerpt(lines: SourceLines, range: Range): { readonly lines: readonly ExcerptLine[]; readonly more: number } {
  const last = Math.min(range.endLine, range.line + LINES - 1, lines.count);
  const out: ExcerptLine[] = [];
  for (let line = range.line; line <= last; line += 1) {
    const raw = lines.text(line);
    const indent = raw.length - raw.trimStart().length;
    const from = line === range.line ? range.column - 1 : indent;
    const to = line === range.endLine ? range.endColumn - 1 : raw.trimEnd().length;
    out.push(excerptLine(line, raw, from, Math.max(from, to)));
  }
  return { lines: out, more: Math.max(0, Math.min(range.endLine, lines.count) - last) };
}

/** One line for a step of a trace: its source without indent, cropped. */
export function sourceLine(lines: SourceLines, line: number): string {
  const raw = lines.text(line).trim();
  return raw.length > COLUMNS ? `${shown(raw.slice(0, COLUMNS))}…` : shown(raw);
}
