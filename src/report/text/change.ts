import type { Finding } from "../../model/finding.ts";
import type { RenderContext } from "../../model/output.ts";
import { visible } from "../../model/plain.ts";
import type { Outcome } from "../../model/verdict.ts";
import { listed, severityCounts } from "../listing.ts";
import { concise } from "./finding.ts";
import { paint } from "./paint.ts";

/** What one run says that the run before did not, and what it says no more; then the gates whose verdict changed, and the status. */
export function changeText(before: Outcome, after: Outcome, context: RenderContext): string {
  const colours = paint(context.colour);
  const line = (mark: string, finding: Finding): string => `${mark} ${concise(finding, colours)}`;
  const added = without(listed(after, context.selection), before.findings).map((finding) => line(colours.severity("error", "+"), finding));
  const gone = without(listed(before, context.selection), after.findings).map((finding) => line(colours.dim("-"), finding));
  const verdicts = after.gates.flatMap((gate) => {
    const old = before.gates.find((other) => other.gate === gate.gate)?.verdict;
    if (old === undefined || old === gate.verdict) return [];
    return [`${gate.gate}: ${old} → ${colours.verdict(gate.verdict, gate.verdict)}  ${visible(gate.summary)}`];
  });
  const counts = severityCounts(after.findings);
  return `${[...gone, ...added, ...verdicts, `Status: ${colours.status(after.status, after.status)}. ${counts === "" ? "Found nothing" : `Found ${counts}`}.`].join("\n")}\n`;
}

function without(findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const known = new Set(others.map(({ fingerprint }) => fingerprint));
  return findings.filter(({ fingerprint }) => !known.has(fingerprint));
}
