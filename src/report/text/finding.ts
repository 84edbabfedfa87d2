import type { Finding } from "../../model/finding.ts";
import type { SourceLines } from "../../model/lines.ts";
import type { RuleInfo } from "../../model/output.ts";
import { visible } from "../../model/plain.ts";
import type { RepoPath } from "../../model/source.ts";
import { excerpt, sourceLine } from "./excerpt.ts";
import type { Paint } from "./paint.ts";

/** Steps of a trace that are shown. */
const STEPS = 30;

/** One line: place, severity, rule, message, owner. */
export function concise(finding: Finding, paint: Paint): string {
  const place = paint.place(`${visible(finding.file)}:${finding.line}:${finding.column}:`);
  const label = paint.severity(finding.severity, `${finding.severity}[${finding.rule}]`);
  return `${place} ${label} ${visible(finding.message)} ${paint.dim(`(${finding.owner})`)}`;
}

function gutter(label: string, columns: number, text: string): string {
  return `${label.padStart(columns)} | ${text}`.trimEnd();
}

function source(finding: Finding, lines: SourceLines, paint: Paint): readonly string[] {
  const shown = excerpt(lines, finding);
  const columns = String(shown.lines.at(-1)?.line ?? finding.line).length + 1;
  const out = [gutter("", columns, "")];
  for (const { line, text, from, to } of shown.lines) {
    out.push(gutter(String(line), columns, text));
    out.push(gutter("", columns, " ".repeat(from) + paint.severity(finding.severity, "^".repeat(Math.max(1, to - from)))));
  }
  if (shown.more > 0) out.push(gutter("…", columns, paint.dim(`${shown.more} more ${shown.more === 1 ? "line" : "lines"}`)));
  return out;
}

function trace(finding: Finding, linesOf: (path: RepoPath) => SourceLines, paint: Paint): readonly string[] {
  if (finding.trace.length === 0) return [];
  const out = ["  path:"];
  for (const [index, step] of finding.trace.slice(0, STEPS).entries()) {
    const code = sourceLine(linesOf(step.file), step.line);
    out.push(`    ${index + 1}. ${paint.place(`${visible(step.file)}:${step.line}`)} ${visible(step.message)}`);
    if (code !== "") out.push(`       ${paint.dim(`| ${code}`)}`);
  }
  if (finding.trace.length > STEPS) out.push(`    … ${finding.trace.length - STEPS} more steps`);
  return out;
}

/** The finding with its source, the path that proves it, why it matters, what to do and who. */
export function full(finding: Finding, rule: RuleInfo | undefined, linesOf: (path: RepoPath) => SourceLines, paint: Paint): string {
  const label = paint.severity(finding.severity, `${finding.severity}[${finding.rule}]`);
  const where = finding.symbol === "<module>" ? "" : ` in ${visible(finding.symbol)}`;
  const tags = finding.tags === undefined ? "" : `  tags: ${finding.tags.join(", ")}`;
  const owner = finding.reviewer === undefined ? finding.owner : `${finding.owner}, reviewed by ${finding.reviewer}`;
  return [
    `${label} ${paint.bold(visible(finding.message))}`,
    ` --> ${paint.place(`${visible(finding.file)}:${finding.line}:${finding.column}`)}${where}`,
    ...source(finding, linesOf(finding.file), paint),
    ...trace(finding, linesOf, paint),
    ...(rule === undefined ? [] : [`  why: ${rule.why}`, `  fix: ${rule.remedy}`]),
    `  owner: ${owner}${tags}  ${paint.dim(`id: ${finding.fingerprint}`)}`,
    "",
  ].join("\n");
}
