import type { Finding, Severity } from "../model/finding.ts";
import type { RenderContext } from "../model/output.ts";
import { visible } from "../model/plain.ts";
import type { Outcome } from "../model/verdict.ts";
import { byWeight, fromTop, listed, plural } from "./listing.ts";

// GitHub shows ten annotations of each level a step and drops the rest without a word.
const SHOWN = 10;

const COMMANDS: Readonly<Record<Severity, string>> = { error: "error", warning: "warning", note: "notice" };

/** Escapes the text of a workflow command: a line end would begin another command. */
export function escapeData(text: string): string {
  return visible(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

/** Escapes the value of a property, where `:` and `,` separate. */
export function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

function annotation(finding: Finding, context: RenderContext): string {
  const { line, endLine, column, endColumn } = finding;
  const oneLine = line === endLine;
  const properties = [
    ["file", fromTop(finding.file, context)],
    ["line", String(line)],
    ["endLine", String(endLine)],
    // Columns of different lines are not accepted.
    ...(oneLine ? [["col", String(column)] as const, ["endColumn", String(Math.max(column, endColumn))] as const] : []),
    ["title", `fastapi-gate ${finding.rule}`],
  ] as const;
  const remedy = context.rules.get(finding.rule)?.remedy;
  const text = `${finding.message}${remedy === undefined ? "" : `. ${remedy}`} (${finding.owner})`;
  return `::${COMMANDS[finding.severity]} ${properties.map(([name, value]) => `${name}=${escapeProperty(value)}`).join(",")}::${escapeData(text)}`;
}

/** GitHub workflow commands: at most ten annotations of each level, the weightiest first, and how many were left out. */
export function github(outcome: Outcome, context: RenderContext): string {
  const findings = [...listed(outcome, context.selection)].sort(byWeight(outcome));
  const shown = (["error", "warning", "note"] as const).flatMap((severity) =>
    findings.filter((finding) => finding.severity === severity).slice(0, SHOWN),
  );
  const fatal = outcome.problems
    .filter((problem) => problem.fatal)
    .map((problem) => `::error title=fastapi-gate::${escapeData(problem.message)}`);
  const rest = findings.length - shown.length;
  const lines = [
    ...fatal,
    ...shown.map((finding) => annotation(finding, context)),
    ...(rest > 0 ? [`fastapi-gate: ${plural(rest, "more finding")} not annotated`] : []),
    `fastapi-gate: ${outcome.status}`,
  ];
  return `${lines.join("\n")}\n`;
}
