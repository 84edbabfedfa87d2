import { blockingBy } from "../model/blocking.ts";
import { GATE_TITLES } from "../model/defaults.ts";
import type { Finding } from "../model/finding.ts";
import { cell, code, codeCell, prose } from "../model/markdown.ts";
import type { RenderContext } from "../model/output.ts";
import { routeChanges } from "../model/route-change.ts";
import type { Outcome } from "../model/verdict.ts";
import { byWeight, listed, plural, severityCounts } from "./listing.ts";

// GitHub takes 1 MiB for a job summary; over it nothing is shown.
const LONGEST = 900_000;

function row(finding: Finding, context: RenderContext): string {
  const remedy = context.rules.get(finding.rule)?.remedy ?? "";
  const place = codeCell(`${finding.file}:${finding.line}`);
  return `| ${finding.severity} | ${code(finding.rule)} | ${place} | ${cell(finding.message)} | ${cell(remedy)} | ${finding.owner} |`;
}

const HEAD = ["| severity | rule | place | what | what to do | owner |", "|---|---|---|---|---|---|"];

/** Rows up to a length, then how many were left out. */
function table(findings: readonly Finding[], context: RenderContext, room: number): readonly string[] {
  const rows: string[] = [];
  let length = 0;
  for (const finding of findings) {
    const text = row(finding, context);
    length += Buffer.byteLength(text) + 1;
    if (length > room) break;
    rows.push(text);
  }
  const rest = findings.length - rows.length;
  return [
    ...HEAD,
    ...rows,
    ...(rest === 0 ? [] : ["", `${plural(rest, "more finding")} left out for length: \`--format json\` has them all.`]),
  ];
}

function findingParts(outcome: Outcome, context: RenderContext): readonly string[] {
  const findings = [...listed(outcome, context.selection)].sort(byWeight(outcome));
  const isBlocking = blockingBy(outcome.gates);
  const blocking = findings.filter(isBlocking);
  const others = findings.filter((finding) => !isBlocking(finding));
  const parts: string[] = [];
  if (blocking.length > 0)
    parts.push("", `### ${plural(blocking.length, "blocking finding")}`, "", ...table(blocking, context, LONGEST / 2));
  if (others.length > 0) {
    const counts = severityCounts(others);
    parts.push("", `<details><summary>Not blocking: ${counts}</summary>`, "", ...table(others, context, LONGEST / 3), "", "</details>");
  }
  return parts;
}

/** So many routes are read; the JSON has them all. */
const ROUTES = 20;

function routesPart(context: RenderContext): readonly string[] {
  const routes = routeChanges(context.changes).map((route) => `- ${prose(route)}`);
  if (routes.length === 0) return [];
  const rest = routes.length > ROUTES ? [`- … ${routes.length - ROUTES} more`] : [];
  return ["", "### Routes that cost or ask for something else", "", ...routes.slice(0, ROUTES), ...rest];
}

/** For a job summary or a comment: status, gates, what blocks, then the rest folded. */
export function markdown(outcome: Outcome, context: RenderContext): string {
  const { succeeded, agents, percent } = outcome.successRate;
  const gates = outcome.gates.map(
    (gate) => `| ${GATE_TITLES[gate.gate]} | ${gate.verdict} | ${gate.enforcement} | ${cell(gate.summary)} |`,
  );
  const base = outcome.base;
  const compared =
    base === null ? [] : ["", `Compared with ${code(base.revision)}: ${base.new} new, ${base.unchanged} unchanged, ${base.fixed} fixed.`];
  const escalations = outcome.escalations
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ role, message, fingerprint }) => `- ${role}: ${prose(message)} (${code(fingerprint)})`);
  const fatal = outcome.problems.filter((problem) => problem.fatal).map((problem) => `- ${prose(problem.message)}`);
  return `${[
    `## fastapi-gate: ${outcome.status}`,
    "",
    `${succeeded}/${agents} agents completed = ${percent}%`,
    ...compared,
    "",
    "| gate | verdict | enforcement | subjects |",
    "|---|---|---|---|",
    ...gates,
    ...(fatal.length === 0 ? [] : ["", "### Could not judge", "", ...fatal]),
    ...findingParts(outcome, context),
    ...routesPart(context),
    ...(escalations.length === 0 ? [] : ["", "### Escalations", "", ...escalations]),
  ].join("\n")}\n`;
}
