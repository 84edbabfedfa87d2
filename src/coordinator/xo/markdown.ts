import { prose } from "../../model/markdown.ts";
import type { Metric } from "./figures.ts";
import type { XoReport } from "./report.ts";

const list = (items: readonly string[]): readonly string[] => (items.length === 0 ? ["- none"] : items.map((item) => `- ${prose(item)}`));

const cell = (text: string): string => prose(text).replaceAll("|", "\\|");

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return ["none recorded"];
  return [`| ${head.join(" | ")} |`, `|${head.map(() => "---").join("|")}|`, ...rows.map((row) => `| ${row.map(cell).join(" | ")} |`)];
}

function stars(number: number | null): string {
  return number === null ? "n/a" : "★".repeat(number) + "☆".repeat(5 - number);
}

function metricRow({ name, value, target, met }: Metric): readonly string[] {
  return [name, value === null ? "not recorded" : `${value} %`, target, met === null ? "n/a" : met ? "met" : "missed"];
}

/** The XO report in Markdown. */
export function xoMarkdown(report: XoReport): string {
  const { delegations: work, statuses } = report;
  return `${[
    `## ${report.title} - ${report.date ?? "undated"}`,
    "",
    ...report.recipients.map(({ to, about }) => `**To:** ${to} (${about})`),
    `**Triggered by:** ${report.triggers.map(prose).join("; ")}`,
    "",
    "### Session Summary",
    "",
    `- Runs: ${report.runs} (SUCCESS ${statuses.SUCCESS}, PARTIAL ${statuses.PARTIAL}, BLOCKED ${statuses.BLOCKED})`,
    `- Signals: ${report.signals.length === 0 ? "none recorded" : report.signals.join(", ")}`,
    `- N+1: ${report.loops.found} found, ${report.loops.fixed} fixed`,
    "",
    "### Delegations",
    "",
    `- Total: ${work.total}`,
    `- Completed: ${work.completed}`,
    `- Completed with corrections: ${work.corrected}`,
    `- Failed: ${work.failed}`,
    `- Rate: ${work.rate} %`,
    "",
    "### Gate Performance",
    "",
    ...table(
      ["Gate", "Pass", "Fail", "Trend", "Notes"],
      report.gates.map(({ title, passed, failed, trend, notes }) => [title, String(passed), String(failed), trend, notes]),
    ),
    "",
    "### Agent Performance",
    "",
    ...table(
      ["Agent", "Tasks", "Rating", "Completion", "Files", "Notes"],
      report.agents.map((one) => [
        one.agent,
        String(one.total),
        stars(one.stars),
        one.total === 0 ? "n/a" : `${one.rate} %`,
        String(one.files),
        one.notes,
      ]),
    ),
    "",
    "### Metrics",
    "",
    ...table(["Metric", "Value", "Target", "Result"], report.metrics.map(metricRow)),
    "",
    "### Capability Gaps",
    "",
    ...list(report.capabilityGaps),
    "",
    "### Cross-Domain Coordination",
    "",
    ...list(report.crossDomain),
    "",
    "### Blockers",
    "",
    ...list(report.blockers),
    "",
    "### Recommendations",
    "",
    ...list(report.recommendations),
    "",
    "### Self-Evaluation",
    "",
    `**Grade:** ${report.grade >= 3 ? `${report.grade} of 5` : "below 3"}`,
    ...(report.gradeMissing.length === 0 ? [] : ["", "To the best grade it lacks:", "", ...list(report.gradeMissing)]),
    "",
    ...report.selfEvaluation.map(({ question, answer }, index) => `${index + 1}. ${question} ${prose(answer)}`),
  ].join("\n")}\n`;
}
