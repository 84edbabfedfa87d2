import { linesByPath } from "../../model/lines.ts";
import type { RenderContext } from "../../model/output.ts";
import type { Outcome } from "../../model/verdict.ts";
import { listed } from "../listing.ts";
import { concise, full } from "./finding.ts";
import { paint } from "./paint.ts";
import { statistics, summary } from "./summary.ts";

/** For people: findings (one line each, or in full), then verdicts, status and what to do next. */
export function text(outcome: Outcome, context: RenderContext): string {
  const colours = paint(context.colour);
  const linesOf = linesByPath(context.sourceOf);
  const findings = listed(outcome, context.selection).map((finding) =>
    context.full ? full(finding, context.rules.get(finding.rule), linesOf, colours) : concise(finding, colours),
  );
  if (findings.length > 0 && !context.full) findings.push("");
  return `${[...findings, ...(context.statistics ? statistics(outcome) : []), ...summary(outcome, context, colours)].join("\n")}\n`;
}
