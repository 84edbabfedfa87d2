import type { Finding } from "../model/finding.ts";
import { jsonLines } from "../model/json-text.ts";
import { byPosition } from "../model/order.ts";
import type { RenderContext } from "../model/output.ts";
import type { HeldFinding, Outcome } from "../model/verdict.ts";
import { isListed } from "./listing.ts";

/** Minor: fields were added, readers pass over what they do not know. Major: something was removed or means something else. */
export const SCHEMA_VERSION = "1.0";

/** A finding in the order of the contract's fields. */
export function findingJson(finding: Finding): object {
  const { rule, gate, severity, message, file, line, column, endLine, endColumn, symbol, owner, reviewer, layer, trace, fix } = finding;
  return {
    rule,
    gate,
    severity,
    message,
    file,
    line,
    column,
    endLine,
    endColumn,
    symbol,
    owner,
    ...(reviewer === undefined ? {} : { reviewer }),
    layer,
    trace,
    ...(fix === undefined ? {} : { fix }),
    ...(finding.tags === undefined ? {} : { tags: finding.tags }),
    fingerprint: finding.fingerprint,
    ...(finding.state === undefined ? {} : { state: finding.state }),
  };
}

/** A finding that does not count, with the reason beside its fields. */
export function heldJson({ finding, hold }: HeldFinding): object {
  return { ...findingJson(finding), hold };
}

/** Everything that a change is compared by: what counts, and with a base what was there before and what is gone. */
export function allStates(outcome: Outcome): readonly Finding[] {
  const unchanged = outcome.held.filter(({ hold }) => hold.kind === "unchanged").map(({ finding }) => finding);
  return [...outcome.findings, ...unchanged, ...outcome.fixed].sort(byPosition);
}

/** What is known and does not count for a reason other than the base. */
export function excepted(outcome: Outcome): readonly HeldFinding[] {
  return outcome.held.filter(({ hold }) => hold.kind !== "unchanged");
}

/** `check --format json`: the contract, one list entry a line. */
export function json(outcome: Outcome, context: RenderContext): string {
  const { selection } = context;
  return jsonLines({
    schemaVersion: SCHEMA_VERSION,
    tool: { name: "fastapi-gate", version: context.version },
    root: ".",
    status: outcome.status,
    successRate: outcome.successRate,
    base: outcome.base,
    ...(context.changes === null ? {} : { routeChanges: context.changes.routes }),
    gates: outcome.gates,
    agents: outcome.agents,
    findings: allStates(outcome)
      .filter((finding) => isListed(finding, selection))
      .map(findingJson),
    held: excepted(outcome)
      .filter(({ finding }) => isListed(finding, selection))
      .map(heldJson),
    escalations: outcome.escalations,
    baseline: outcome.baseline,
    waivers: outcome.waivers,
    problems: outcome.problems,
    blindSpots: outcome.blindSpots,
    statistics: outcome.statistics,
  });
}
