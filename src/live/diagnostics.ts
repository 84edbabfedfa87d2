import { gatePolicy } from "../model/defaults.ts";
import type { Finding } from "../model/finding.ts";
import { linesByPath, type SourceLines } from "../model/lines.ts";
import type { RepoPath } from "../model/source.ts";
import { RULE_INFOS } from "../registry.ts";
import type { SessionResult } from "../session.ts";
import type { Diagnostic, ListedFinding, TextPosition, TextRange } from "./protocol.ts";

/** Findings as editors show them: 0-based positions in UTF-16 code units, by file and place. */
export function diagnosticsOf(findings: readonly ListedFinding[], { sourceOf, policy }: SessionResult): readonly Diagnostic[] {
  const linesOf = linesByPath(sourceOf);
  const infos = RULE_INFOS;
  return findings.map((finding): Diagnostic => {
    const { file, severity, rule, gate, message, owner, fingerprint, blocking, remedy } = finding;
    return {
      file,
      range: rangeOf(finding),
      severity,
      rule,
      gate,
      message,
      why: infos.get(rule)?.why ?? "",
      remedy,
      owner,
      fingerprint,
      blocking,
      suppressible: gate !== "suppressions" && gatePolicy(policy, gate).bypass !== "none",
      trace: finding.trace.map((step) => ({ file: step.file, range: lineRange(linesOf(step.file), step.line), message: step.message })),
      fix: fixOf(finding, linesOf),
    };
  });
}

function rangeOf({ line, column, endLine, endColumn }: Finding): TextRange {
  return { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } };
}

/** A line without the blanks before and after its code. */
function lineRange(lines: SourceLines, line: number): TextRange {
  const text = lines.text(line);
  const start = text.length - text.trimStart().length;
  return { start: { line: line - 1, character: start }, end: { line: line - 1, character: Math.max(start, text.trimEnd().length) } };
}

function fixOf({ fix }: Finding, linesOf: (path: RepoPath) => SourceLines): Diagnostic["fix"] {
  if (fix === undefined || fix.edits.length === 0) return null;
  const at = (lines: SourceLines, offset: number): TextPosition => {
    const { line, column } = lines.position(offset);
    return { line: line - 1, character: column - 1 };
  };
  return {
    message: fix.message,
    safe: fix.safe,
    edits: fix.edits.map(({ file, start, end, text }) => {
      const lines = linesOf(file);
      return { file, range: { start: at(lines, start), end: at(lines, end) }, text };
    }),
  };
}
