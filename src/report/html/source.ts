import type { SourceLines } from "../../model/lines.ts";
import { visible } from "../../model/plain.ts";
import { element, type Html } from "./markup.ts";

export interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

// Lines of a range that are shown before it is cut, and characters of a line before it is cropped around the range.
const LINES = 6;
const LONGEST = 200;
const BEFORE = 60;

function shown(text: string): string {
  return visible(text.replaceAll("\t", "    "));
}

/** One line: its number, and its text with the range marked. */
function line(number: number, text: string, from: number, to: number): readonly (Html | string)[] {
  const start = text.length > LONGEST ? Math.max(0, from - BEFORE) : 0;
  const end = Math.min(text.length, start + LONGEST);
  const last = Math.max(from, Math.min(to, end));
  return [
    element("span", { class: "ln" }, `${number} `),
    start > 0 ? "…" : "",
    shown(text.slice(start, from)),
    element("mark", {}, shown(text.slice(from, last))),
    shown(text.slice(last, end)),
    end < text.length ? "…" : "",
  ];
}

/** The lines of a range as code; a long range is cut. Null where the file has no such line, as for what is gone. */
export function sourceOfRange(lines: SourceLines, range: Range): Html | null {
  const last = Math.min(range.endLine, range.line + LINES - 1, lines.count);
  const parts: (Html | string)[] = [];
  for (let number = range.line; number <= last; number += 1) {
    const text = lines.text(number);
    const indent = text.length - text.trimStart().length;
    const from = number === range.line ? range.column - 1 : indent;
    const to = number === range.endLine ? range.endColumn - 1 : text.trimEnd().length;
    if (parts.length > 0) parts.push({ html: "\n" });
    parts.push(...line(number, text, Math.min(from, text.length), Math.max(from, Math.min(to, text.length))));
  }
  if (parts.length === 0) return null;
  const more = Math.min(range.endLine, lines.count) - last;
  if (more > 0) parts.push({ html: "\n" }, `… ${more} more ${more === 1 ? "line" : "lines"}`);
  return element("pre", {}, element("code", {}, parts));
}

/** One line of source for a step of a trace, without its indent; null where there is none. */
export function sourceOfStep(lines: SourceLines, number: number): Html | null {
  const text = lines.text(number).trim();
  return text === "" ? null : element("code", { class: "step" }, shown(text.slice(0, LONGEST)), text.length > LONGEST ? "…" : "");
}
