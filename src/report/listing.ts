import { blockingBy } from "../model/blocking.ts";
import type { Finding, Severity } from "../model/finding.ts";
import { byPosition, byText } from "../model/order.ts";
import type { RenderContext } from "../model/output.ts";
import type { Selection } from "../model/policy.ts";
import type { RepoPath } from "../model/source.ts";
import type { Outcome } from "../model/verdict.ts";

function inPaths(file: string, paths: Selection["paths"]): boolean {
  return (
    paths.length === 0 ||
    paths.some((path) => path === "" || path === "." || file === path || file.startsWith(`${path.replace(/\/$/, "")}/`))
  );
}

/** Whether the user asked to see a finding. What is not listed counts all the same. */
export function isListed({ rule, gate, file }: Finding, { select, gates, paths }: Selection): boolean {
  return (
    (select.length === 0 || select.includes(rule)) && (gates.length === 0 || gates.some((name) => name === gate)) && inPaths(file, paths)
  );
}

/** The findings that count and are listed. */
export function listed(outcome: Outcome, selection: Selection): readonly Finding[] {
  return outcome.findings.filter((finding) => isListed(finding, selection));
}

/** What stands in the code without an exception: what counts, and with a base what was there before. In order of place. */
export function standing(outcome: Outcome, selection: Selection): readonly Finding[] {
  const unchanged = outcome.held.filter(({ hold }) => hold.kind === "unchanged").map(({ finding }) => finding);
  return [...outcome.findings, ...unchanged].filter((finding) => isListed(finding, selection)).sort(byPosition);
}

/** A path as a forge knows it: from the top of the repository, which may hold the root in a folder. */
export function fromTop(path: RepoPath, { project }: RenderContext): string {
  return project === null ? path : `${project}/${path}`;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/** Blocking ones first, then by severity, then by place: the order in which a list that must be cut is cut. */
export function byWeight(outcome: Outcome): (one: Finding, other: Finding) => number {
  const blocking = blockingBy(outcome.gates);
  const weight = (finding: Finding): number => (blocking(finding) ? -1 : RANK[finding.severity]);
  return (one, other) => weight(one) - weight(other) || byPosition(one, other);
}

/** "3 errors, 1 warning, 12 notes", without those that are none. */
export function severityCounts(findings: readonly Finding[]): string {
  const severities: readonly Severity[] = ["error", "warning", "note"];
  const counts = severities.map((severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const);
  return counts.flatMap(([severity, count]) => (count === 0 ? [] : [plural(count, severity)])).join(", ");
}

/** "1 finding", "2 findings". */
export function plural(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? "" : "s"}`;
}

/** Rules with how many findings each has, the most frequent first. */
export function countsByRule(findings: readonly Finding[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([one, n], [other, m]) => m - n || byText(one, other));
}
