import type { Finding, Severity } from "../model/finding.ts";
import { jsonLine } from "../model/json-text.ts";
import { linesByPath, type SourceLines } from "../model/lines.ts";
import type { RenderContext } from "../model/output.ts";
import { visible } from "../model/plain.ts";
import type { RepoPath } from "../model/source.ts";
import type { Outcome } from "../model/verdict.ts";
import { listed } from "./listing.ts";

const SEVERITIES: Readonly<Record<Severity, string>> = { error: "ERROR", warning: "WARNING", note: "INFO" };

type LinesOf = (path: RepoPath) => SourceLines;

interface Position {
  readonly line: number;
  /** 1-based, in UTF-8 bytes. */
  readonly column: number;
}

/** A position in bytes, from one in UTF-16 code units. */
function position(lines: SourceLines, line: number, column: number): Position {
  return { line, column: Buffer.byteLength(lines.text(line).slice(0, column - 1)) + 1 };
}

function positionOf(lines: SourceLines, offset: number): Position {
  const { line, column } = lines.position(offset);
  return position(lines, line, column);
}

/** A fix of one edit in the finding's own file: the suggestions of a diagnostic are offered one by one, and fixes are whole. */
function suggestions({ fix, file }: Finding, lines: SourceLines): readonly object[] {
  const [edit, second] = fix?.edits ?? [];
  if (edit === undefined || second !== undefined || edit.file !== file) return [];
  return [{ range: { start: positionOf(lines, edit.start), end: positionOf(lines, edit.end) }, text: edit.text }];
}

function diagnostic(finding: Finding, linesOf: LinesOf, context: RenderContext): object {
  const { file, line, column, endLine, endColumn } = finding;
  const lines = linesOf(file);
  const remedy = context.rules.get(finding.rule)?.remedy ?? "";
  const offered = suggestions(finding, lines);
  const related = finding.trace.map((step) => ({
    message: visible(step.message),
    location: { path: step.file, range: { start: { line: step.line } } },
  }));
  return {
    message: `${visible(finding.message)}${remedy === "" ? "" : `\n${remedy}`}\n(${finding.owner})`,
    location: { path: file, range: { start: position(lines, line, column), end: position(lines, endLine, endColumn) } },
    severity: SEVERITIES[finding.severity],
    code: { value: finding.rule },
    ...(offered.length === 0 ? {} : { suggestions: offered }),
    ...(related.length === 0 ? {} : { related_locations: related }),
  };
}

/** The diagnostic format of reviewdog: what counts, with the path that proves it and fixes as suggestions. Columns are bytes. */
export function rdjson(outcome: Outcome, context: RenderContext): string {
  const linesOf = linesByPath(context.sourceOf);
  const diagnostics = listed(outcome, context.selection).map((finding) => jsonLine(diagnostic(finding, linesOf, context)));
  const list = diagnostics.length === 0 ? "[]" : `[\n${diagnostics.join(",\n")}\n]`;
  return `{"source":{"name":"fastapi-gate"},"diagnostics":${list}}\n`;
}
