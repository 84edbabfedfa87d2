import { blockingBy } from "../../model/blocking.ts";
import type { Finding } from "../../model/finding.ts";
import { byText } from "../../model/order.ts";
import type { RenderContext } from "../../model/output.ts";
import { visible } from "../../model/plain.ts";
import { routeChanges } from "../../model/route-change.ts";
import type { BaselineUse, GateVerdict, Json, Outcome } from "../../model/verdict.ts";
import { byWeight, countsByRule, listed, plural, severityCounts } from "../listing.ts";
import type { Paint } from "./paint.ts";
import { padded } from "./width.ts";

/** Gates, verdicts and what they looked at. */
export function verdictTable(gates: readonly GateVerdict[], paint: Paint): readonly string[] {
  const columns = Math.max(4, ...gates.map(({ gate }) => gate.length));
  const verdicts = Math.max(7, ...gates.map(({ verdict }) => verdict.length));
  const row = ({ gate, verdict, enforcement, summary }: GateVerdict): string => {
    const kind = enforcement === "advisory" ? paint.dim(" (advisory)") : "";
    return `${padded(gate, columns)}  ${paint.verdict(verdict, padded(verdict, verdicts))}  ${visible(summary)}${kind}`;
  };
  return [paint.bold(`${padded("gate", columns)}  ${padded("verdict", verdicts)}  subjects`), ...gates.map(row)];
}

function foundLine(outcome: Outcome, shown: readonly Finding[]): string {
  const counts = severityCounts(outcome.findings);
  const found = counts === "" ? "Found nothing" : `Found ${counts}`;
  const kinds: readonly (readonly ["suppressed" | "baseline" | "waived" | "unchanged", string])[] = [
    ["suppressed", "suppressed"],
    ["waived", "waived"],
    ["baseline", "held by the baseline"],
    ["unchanged", "unchanged against the base"],
  ];
  const held = kinds.flatMap(([kind, words]) => {
    const count = outcome.held.filter(({ hold }) => hold.kind === kind).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  const hidden = outcome.findings.length - shown.length;
  if (hidden > 0) held.push(`${hidden} outside what was asked for: counted, not listed`);
  return `${found}${held.length === 0 ? "." : ` (${held.join("; ")}).`}`;
}

function baselineLines({ file, entries, stale }: BaselineUse): readonly string[] {
  if (stale.length === 0) return [];
  if (stale.length === entries)
    return [
      `None of the ${plural(entries, "entry").replace("entrys", "entries")} of ${visible(file)} is in the code: is it the baseline of this repository?`,
    ];
  const lines = stale.slice(0, 5).map(({ rule, path, symbol }) => `  ${rule} in ${visible(path)} (${visible(symbol)})`);
  const rest = stale.length > 5 ? [`  … ${stale.length - 5} more`] : [];
  return [`${stale.length} of ${entries} entries of ${visible(file)} are gone from the code:`, ...lines, ...rest];
}

// So many findings are still in sight when the end of the output is; of longer lists the blocking ones are named again.
const IN_SIGHT = 30;
const NAMED = 10;

/** Where the blocking findings are, when they have scrolled away among the others. */
function blockingPlaces(blocking: readonly Finding[], shown: number): readonly string[] {
  if (shown <= IN_SIGHT) return [];
  const places = blocking.slice(0, NAMED).map(({ file, line, rule, owner }) => `  ${visible(file)}:${line} ${rule} (${owner})`);
  return blocking.length > NAMED ? [...places, `  … ${blocking.length - NAMED} more`] : places;
}

function nextLines(outcome: Outcome, shown: number, paint: Paint): readonly string[] {
  const blocking = outcome.findings.filter(blockingBy(outcome.gates)).sort(byWeight(outcome));
  const first = blocking[0];
  const lines: string[] = [];
  if (first !== undefined) {
    const owners = outcome.agents.filter((agent) => agent.blocking > 0).map((agent) => `${agent.agent} ${agent.blocking}`);
    lines.push(`Repair ${plural(blocking.length, "blocking finding")}: ${owners.join(", ")}.`, ...blockingPlaces(blocking, shown));
    const rule = countsByRule(blocking)[0]?.[0] ?? first.rule;
    lines.push(`\`fastapi-gate explain ${rule}\` says why and how.`);
  }
  for (const gate of outcome.gates) {
    for (const subject of gate.open.slice(0, 3)) {
      lines.push(
        `${gate.gate}: ${visible(subject.name)} (${visible(subject.file)}:${subject.line}) is unresolved: ${visible(subject.reason)}.`,
      );
    }
    if (gate.open.length > 3) lines.push(`${gate.gate}: … ${gate.open.length - 3} more unresolved.`);
    if (gate.open.length > 0)
      lines.push("What the source does not show, `fastapi-gate migrations test` records by running the project's own Alembic.");
  }
  if (blocking.length > 5 && outcome.base === null && outcome.baseline === null) {
    lines.push("Judge only what a change adds with `--base REV`, or hold what is old with `fastapi-gate baseline create`.");
  }
  if ((outcome.baseline?.stale.length ?? 0) > 0) lines.push("`fastapi-gate baseline prune` drops entries that are gone.");
  return lines.map((line, index) => (index === 0 ? `${paint.bold("Next:")} ${line}` : `      ${line}`));
}

function statusLine(outcome: Outcome, paint: Paint): string {
  const { succeeded, agents, percent } = outcome.successRate;
  const fatal = outcome.problems.filter((problem) => problem.fatal).length;
  const judged = fatal === 0 ? "" : `, could not judge (${plural(fatal, "problem")})`;
  return `Status: ${paint.status(outcome.status, outcome.status)}, ${succeeded}/${agents} agents completed = ${percent}%${judged}`;
}

/** `: 2 router, 1 template`, most frequent first. */
function ofKinds(spots: Outcome["blindSpots"]): string {
  const counts = new Map<string, number>();
  for (const { kind } of spots) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const sorted = [...counts].sort(([a, many], [b, more]) => more - many || byText(a, b));
  if (sorted.length < 2) return sorted.map(([kind]) => `: ${kind}`).join("");
  return `: ${sorted.map(([kind, count]) => `${count} ${kind}`).join(", ")}`;
}

/** What a run comes to: found, compared, escalated, judged, and what to do next. */
export function summary(outcome: Outcome, context: RenderContext, paint: Paint): readonly string[] {
  const { base, baseline, blindSpots, problems } = outcome;
  const shown = listed(outcome, context.selection);
  const lines = [foundLine(outcome, shown)];
  if (base !== null) {
    lines.push(`Compared with ${visible(base.revision)}: ${base.new} new, ${base.unchanged} unchanged, ${base.fixed} fixed.`);
  }
  const routes = routeChanges(context.changes).map((route) => visible(route));
  if (routes.length > 0) {
    lines.push(`${plural(routes.length, "route")} changed in what a request costs or asks for:`);
    lines.push(...routes.slice(0, NAMED).map((route) => `  ${route}`));
    if (routes.length > NAMED) lines.push(`  … ${routes.length - NAMED} more: --format json has them all`);
  }
  if (baseline !== null) lines.push(...baselineLines(baseline));
  if (problems.length + blindSpots.length > 0) {
    lines.push(
      `Not seen completely: ${plural(problems.length, "problem")}, ${plural(blindSpots.length, "blind spot")}${ofKinds(blindSpots)}.`,
    );
    const [spot] = blindSpots;
    if (spot !== undefined)
      lines.push(paint.dim(`  \`fastapi-gate explain ${spot.kind}\` says what is lost and what to do; --format json lists the places.`));
  }
  lines.push("", ...verdictTable(outcome.gates, paint));
  const open = outcome.escalations.filter(({ acknowledged }) => !acknowledged);
  if (open.length > 0)
    lines.push(
      "",
      ...open.map(({ role, message, fingerprint }) => `Escalation to ${role}: ${visible(message)} ${paint.dim(`(${fingerprint})`)}`),
    );
  lines.push("", statusLine(outcome, paint), ...nextLines(outcome, shown.length, paint));
  return lines;
}

function statisticLines(value: Json, depth: number): readonly string[] {
  const indent = "  ".repeat(depth);
  if (Array.isArray(value))
    return value.map((item) => `${indent}${typeof item === "object" ? visible(JSON.stringify(item)) : visible(String(item))}`);
  if (typeof value !== "object" || value === null) return [`${indent}${visible(String(value))}`];
  return Object.entries(value)
    .sort(([one], [other]) => byText(one, other))
    .flatMap(([name, inner]) =>
      typeof inner === "object" && inner !== null
        ? [`${indent}${visible(name)}:`, ...statisticLines(inner, depth + 1)]
        : [`${indent}${visible(name)}: ${visible(String(inner))}`],
    );
}

/** `--statistics`: findings by rule, then what the stages counted. */
export function statistics(outcome: Outcome): readonly string[] {
  const counts = countsByRule(outcome.findings);
  const columns = Math.max(0, ...counts.map(([, count]) => String(count).length));
  return [
    "Findings by rule:",
    ...counts.map(([rule, count]) => `  ${String(count).padStart(columns)}  ${rule}`),
    "Statistics:",
    ...statisticLines(outcome.statistics, 1),
    "",
  ];
}
