import { blockingBy } from "../model/blocking.ts";
import type { Finding, Severity } from "../model/finding.ts";
import { jsonLine } from "../model/json-text.ts";
import type { RenderContext } from "../model/output.ts";
import { visible } from "../model/plain.ts";
import type { Outcome } from "../model/verdict.ts";
import { fromTop, standing } from "./listing.ts";

/** GitLab's words from the lightest to the heaviest are info, minor, major, critical, blocker. */
const SEVERITIES: Readonly<Record<Severity, string>> = { error: "critical", warning: "minor", note: "info" };

function entry(finding: Finding, blocking: boolean, context: RenderContext): object {
  const { line, endLine, column, endColumn } = finding;
  return {
    description: `${visible(finding.message)} (${finding.owner})`,
    check_name: finding.rule,
    // GitLab shows one entry a fingerprint and finds its state by it: ours tells equals apart.
    fingerprint: finding.fingerprint,
    severity: blocking ? "blocker" : SEVERITIES[finding.severity],
    location: {
      path: fromTop(finding.file, context),
      positions: { begin: { line, column }, end: { line: endLine, column: endColumn } },
    },
  };
}

/**
 * A code quality report of GitLab: what counts, and what was there before, since GitLab tells new from old itself by comparing
 * with the target branch. What is suppressed, waived or held by the baseline is left out. Blocking findings are blockers.
 */
export function gitlab(outcome: Outcome, context: RenderContext): string {
  const blocking = blockingBy(outcome.gates);
  const counted = new Set(outcome.findings);
  const lines = standing(outcome, context.selection).map((finding) =>
    jsonLine(entry(finding, counted.has(finding) && blocking(finding), context)),
  );
  return lines.length === 0 ? "[]\n" : `[\n${lines.join(",\n")}\n]\n`;
}
