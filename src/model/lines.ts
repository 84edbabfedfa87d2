import type { Position } from "./facts.ts";
import type { RepoPath } from "./source.ts";

/** The bytes (UTF-8) or text of a file as it was parsed; null when it is not to be had. The bytes are kept: they must not change later. */
export type SourceOf = (path: RepoPath) => string | Uint8Array | null;

/** A file's text with its lines. Offsets are UTF-8 bytes; those outside the file are taken as its ends. */
export interface SourceLines {
  /** How many lines there are; a line break at the very end begins a last, empty line. */
  readonly count: number;
  /** 1-based line and column (UTF-16 code units) of an offset. */
  position(offset: number): Position;
  /** The text of a 1-based line without its end; empty outside the file. */
  text(line: number): string;
  /** Byte offsets of a 1-based line, its end not included. */
  range(line: number): { readonly start: number; readonly end: number };
  /** The text of a range. */
  slice(start: number, end: number): string;
  /** The whole text, with a byte order mark if it has one. */
  raw(): string;
}

const LF = 10;
const CR = 13;

/** Offsets at which lines begin. Python ends a line at LF, CR LF and CR alone. */
function lineStarts(bytes: Uint8Array): readonly number[] {
  const starts = [0];
  const hasCarriage = bytes.includes(CR);
  // Searching natively is several times as fast as looking at every byte.
  for (let at = bytes.indexOf(LF); at !== -1 && !hasCarriage; at = bytes.indexOf(LF, at + 1)) starts.push(at + 1);
  if (!hasCarriage) return starts;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === LF || (byte === CR && bytes[at + 1] !== LF)) starts.push(at + 1);
  }
  return starts;
}

/** Splits a source into lines, lazily: the cost is one scan when a position is first asked for. */
export function sourceLines(source: string | Uint8Array): SourceLines {
  const bytes = typeof source === "string" ? Buffer.from(source, "utf8") : Buffer.from(source.buffer, source.byteOffset, source.byteLength);
  // A byte order mark is no character of the first line: editors and Python do not count it.
  const first = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  let known: readonly number[] | null = null;
  const starts = (): readonly number[] => {
    known ??= lineStarts(bytes);
    return known;
  };
  const clamp = (offset: number): number => Math.min(Math.max(offset, first), bytes.length);
  const slice = (start: number, end: number): string => bytes.toString("utf8", clamp(start), Math.max(clamp(start), clamp(end)));
  const range = (line: number): { start: number; end: number } => {
    const start = starts()[line - 1];
    if (start === undefined) return { start: bytes.length, end: bytes.length };
    let end = starts()[line] ?? bytes.length;
    if (end > start && line < starts().length) end -= bytes[end - 1] === LF && bytes[end - 2] === CR ? 2 : 1;
    return { start: clamp(start), end: Math.max(clamp(start), end) };
  };
  const lineOf = (offset: number): number => {
    let low = 0;
    let high = starts().length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts()[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
  // Positions are asked for in order, so a column is counted on from the last one of its line: a minified file has one line.
  let last = { line: 0, offset: 0, column: 1 };
  const position = (offset: number): Position => {
    const at = clamp(offset);
    const line = lineOf(at);
    const from = last.line === line && last.offset <= at ? last : { line, offset: range(line).start, column: 1 };
    last = { line, offset: at, column: from.column + slice(from.offset, at).length };
    return { line, column: last.column };
  };
  let lastText = { line: 0, text: "" };
  const text = (line: number): string => {
    if (lastText.line !== line) lastText = { line, text: slice(range(line).start, range(line).end) };
    return lastText.text;
  };
  return {
    get count() {
      return starts().length;
    },
    position,
    text,
    range,
    slice,
    raw: () => bytes.toString("utf8"),
  };
}

/** Lines of files by path, each file split once. A file that is not to be had is empty. */
export function linesByPath(sourceOf: SourceOf): (path: RepoPath) => SourceLines {
  const known = new Map<RepoPath, SourceLines>();
  return (path) => {
    let lines = known.get(path);
    if (lines === undefined) {
      lines = sourceLines(sourceOf(path) ?? "");
      known.set(path, lines);
    }
    return lines;
  };
}
