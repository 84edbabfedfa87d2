import { blockingBy } from "../../model/blocking.ts";
import type { Finding } from "../../model/finding.ts";
import { linesByPath } from "../../model/lines.ts";
import type { RenderContext } from "../../model/output.ts";
import type { Outcome } from "../../model/verdict.ts";
import { countsByRule, listed, plural } from "../listing.ts";
import { concise, full } from "./finding.ts";
import { paint } from "./paint.ts";
import { statistics, summary } from "./summary.ts";

/** A longer list is no longer read: of rules that say the same many times and block nothing, it shows the first few. */
const MOST_LINES = 100;
const MOST_OF_RULE = 10;

/** For people: findings (one line each, or in full), then verdicts, status and what to do next. */
export function text(outcome: Outcome, context: RenderContext): string {
  const colours = paint(context.colour);
  const linesOf = linesByPath(context.sourceOf);
  const all = listed(outcome, context.selection);
  const { shown, left } = context.full || isNarrow(context.selection) ? { shown: all, left: [] } : shortened(all, outcome);
  const findings = [
    ...shown.map((finding) =>
      context.full ? full(finding, context.rules.get(finding.rule), linesOf, colours) : concise(finding, colours),
    ),
    ...left.map(([rule, count]) => colours.dim(`… and ${plural(count, "more finding")} of ${rule}: --select ${rule} lists them`)),
  ];
  if (findings.length > 0 && !context.full) findings.push("");
  return `${[...findings, ...(context.statistics ? statistics(outcome) : []), ...summary(outcome, context, colours)].join("\n")}\n`;
}

/** Who asks for something in particular gets all of it. */
function isNarrow({ select, gates, paths }: RenderContext["selection"]): boolean {
  return select.length + gates.length + paths.length > 0;
}

function shortened(
  all: readonly Finding[],
  outcome: Outcome,
): { readonly shown: readonly Finding[]; readonly left: ReturnType<typeof countsByRule> } {
  if (all.length <= MOST_LINES) return { shown: all, left: [] };
  const blocking = blockingBy(outcome.gates);
  const seen = new Map<string, number>();
  const shown: Finding[] = [];
  const left: Finding[] = [];
  for (const finding of all) {
    const count = (seen.get(finding.rule) ?? 0) + (blocking(finding) ? 0 : 1);
    seen.set(finding.rule, count);
    (blocking(finding) || count <= MOST_OF_RULE ? shown : left).push(finding);
  }
  return { shown, left: countsByRule(left) };
}
