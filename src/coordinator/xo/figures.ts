import { AGENTS } from "../../model/agents.ts";
import { GATE_TITLES, GATES } from "../../model/defaults.ts";
import type { Agent, GateName } from "../../model/finding.ts";
import type { RunRecord } from "./record.ts";

/** Work that was handed out over the recorded runs. */
export interface Delegations {
  readonly total: number;
  readonly completed: number;
  readonly corrected: number;
  readonly failed: number;
  /** Per cent, rounded down; 0 of 0 is 100. */
  readonly rate: number;
}

export interface GatePerformance {
  readonly gate: GateName;
  readonly title: string;
  readonly mandatory: boolean;
  readonly passed: number;
  readonly failed: number;
  /** The share of runs that passed in the second half of the history against the first: how it goes. */
  readonly trend: "better" | "worse" | "steady" | "too few runs";
  readonly notes: string;
}

export interface AgentPerformance extends Delegations {
  readonly agent: Agent;
  /** 1 to 5; null where it took part in nothing. */
  readonly stars: number | null;
  readonly files: number;
  readonly notes: string;
}

/** A figure against its target; null where the records do not say. */
export interface Metric {
  readonly name: string;
  readonly value: number | null;
  readonly target: string;
  readonly met: boolean | null;
}

export function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.floor((part / whole) * 100);
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}

function tally(items: readonly RunRecord["agents"][number][]): Delegations {
  const total = sum(items, ({ tasks }) => tasks.total);
  const completed = sum(items, ({ tasks }) => tasks.completed);
  return {
    total,
    completed,
    corrected: sum(items, ({ corrected }) => corrected),
    failed: total - completed,
    rate: percent(completed, total),
  };
}

export function delegations(records: readonly RunRecord[]): Delegations {
  return tally(records.flatMap(({ agents }) => agents));
}

const passes = (verdict: string): boolean => verdict === "PASS" || verdict === "WAIVED" || verdict === "NOT_APPLICABLE";

export function gatePerformance(records: readonly RunRecord[]): readonly GatePerformance[] {
  return GATES.flatMap((gate): readonly GatePerformance[] => {
    const runs = records.flatMap(({ gates }) => gates.filter((one) => one.gate === gate && one.verdict !== "NOT_APPLICABLE"));
    const last = runs.at(-1);
    if (last === undefined) return [];
    const passed = runs.filter(({ verdict }) => passes(verdict)).length;
    const verdicts = runs.map(({ verdict }) => passes(verdict));
    const trend = trendOf(verdicts);
    const notes = [
      ...(runs.some(({ verdict }) => verdict === "WAIVED")
        ? [`waived in ${runs.filter(({ verdict }) => verdict === "WAIVED").length}`]
        : []),
      ...(runs.some(({ verdict }) => verdict === "INCOMPLETE")
        ? [`incomplete in ${runs.filter(({ verdict }) => verdict === "INCOMPLETE").length}`]
        : []),
      `last: ${last.verdict}, ${last.findings} ${last.findings === 1 ? "finding" : "findings"}`,
      ...(trend === "better" || trend === "worse"
        ? [`${trend}: ${halves(verdicts).join(" passed in the first half of the runs, ")} in the second`]
        : []),
    ];
    return [
      {
        gate,
        title: GATE_TITLES[gate],
        mandatory: last.enforcement === "mandatory",
        passed,
        failed: runs.length - passed,
        trend,
        notes: notes.join("; "),
      },
    ];
  });
}

function trendOf(passed: readonly boolean[]): GatePerformance["trend"] {
  if (passed.length < 4) return "too few runs";
  const half = Math.floor(passed.length / 2);
  const share = (part: readonly boolean[]): number => part.filter((one) => one).length;
  const before = share(passed.slice(0, half));
  const after = share(passed.slice(passed.length - half));
  return after > before ? "better" : after < before ? "worse" : "steady";
}

/** How often a gate passed in each half of the runs: `3 of 4`. */
function halves(passed: readonly boolean[]): readonly string[] {
  const half = Math.floor(passed.length / 2);
  return [passed.slice(0, half), passed.slice(passed.length - half)].map((part) => `${part.filter((one) => one).length} of ${part.length}`);
}

/** A grade, and what stands between it and the best one. */
export interface Grade {
  /** Grades 5 to 3 as the protocol sets them; 2 stands for "below 3". */
  readonly grade: number;
  readonly missing: readonly string[];
}

/** What the best grade wants of a gate in the last run: that nothing is left there, old findings included. */
const SPOTLESS: readonly (readonly [GateName, string])[] = [
  ["n-plus-one", "no N+1"],
  ["async-operations", "every database operation asynchronous"],
  ["type-hints", "type hints complete"],
  ["docstrings", "docstrings complete"],
];

export function gradeOf(records: readonly RunRecord[], completion: number): Grade {
  const mandatory = records.flatMap(({ gates }) =>
    gates.filter(({ enforcement, verdict }) => enforcement === "mandatory" && verdict !== "NOT_APPLICABLE"),
  );
  const share = percent(mandatory.filter(({ verdict }) => passes(verdict)).length, mandatory.length);
  const last = records.at(-1);
  const of = (gate: GateName) => last?.gates.find((one) => one.gate === gate);
  const missing: string[] = [];
  if (completion < 100) missing.push(`all tasks completed (${completion} %)`);
  if (share < 100) missing.push(`every mandatory gate passed in every run (${share} %)`);
  for (const [gate, wanted] of SPOTLESS) {
    const found = of(gate);
    if (found !== undefined && (found.failed > 0 || found.findings > 0))
      missing.push(`${wanted} (${Math.max(found.failed, found.findings)} of ${found.checked} are not)`);
  }
  const migrations = of("migration-safety");
  const tested =
    migrations === undefined ||
    migrations.checked === 0 ||
    (migrations.evidence !== null && migrations.failed === 0 && migrations.unresolved === 0);
  if (!tested) missing.push("every migration tested and reversible");
  const hints = of("type-hints");
  const gap = hints === undefined ? 0 : 100 - percent(hints.checked - hints.failed, hints.checked);
  const four = completion >= 90 && share >= 90 && gap < 5 && tested;
  return { grade: missing.length === 0 ? 5 : four ? 4 : completion >= 75 && share >= 75 ? 3 : 2, missing };
}

export function agentPerformance(records: readonly RunRecord[]): readonly AgentPerformance[] {
  return AGENTS.map((agent) => {
    const own = records.flatMap(({ agents }) => agents.filter((one) => one.agent === agent && one.status !== "SKIPPED"));
    const counts = tally(own);
    const contradicted = sum(own, ({ contradictions }) => contradictions);
    const blocking = own.at(-1)?.blocking ?? 0;
    const notes = [
      ...(contradicted > 0 ? [`${contradicted} ${contradicted === 1 ? "claim" : "claims"} contradicted by the evidence`] : []),
      ...(blocking > 0 ? [`${blocking} blocking in the last run`] : []),
    ];
    return {
      agent,
      ...counts,
      stars: own.length === 0 ? null : starsOf(counts.rate, own),
      files: sum(own, ({ files }) => files),
      notes: notes.join("; ") || "none",
    };
  });
}

/** The grades of the session over an agent's own tasks: five only when nothing of its own blocks and no claim was wrong. */
function starsOf(rate: number, own: readonly RunRecord["agents"][number][]): number {
  const spotless = own.every(({ blocking, contradictions }) => blocking === 0 && contradictions === 0);
  if (rate === 100 && spotless) return 5;
  if (rate >= 90) return 4;
  return rate >= 75 ? 3 : 2;
}

export function metrics(records: readonly RunRecord[]): readonly Metric[] {
  const last = records.at(-1);
  const share = (gate: GateName, ok: (one: RunRecord["gates"][number]) => number): number | null => {
    const found = last?.gates.find((one) => one.gate === gate);
    return found === undefined || found.checked === 0 ? null : percent(ok(found), found.checked);
  };
  const metric = (name: string, value: number | null, least: number): Metric => ({
    name,
    value,
    target: `≥ ${least} %`,
    met: value === null ? null : value >= least,
  });
  const database = records.filter(({ agents }) => agents.some(({ agent, files }) => agent === "DBA" && files > 0));
  const byDba = database.filter(({ agents }) => agents.some(({ agent, status }) => agent === "DBA" && status !== "SKIPPED")).length;
  return [
    metric(
      "type hint coverage",
      share("type-hints", ({ checked, failed }) => checked - failed),
      95,
    ),
    metric(
      "async compliance",
      share("async-operations", ({ checked, failed }) => checked - failed),
      100,
    ),
    metric(
      "migration success",
      share("migration-safety", ({ checked, failed, unresolved }) => checked - failed - unresolved),
      100,
    ),
    metric("service layer coverage", records.findLast(({ coverage }) => coverage !== null)?.coverage?.services ?? null, 80),
    metric("database work done by the DBA", database.length === 0 ? null : percent(byDba, database.length), 100),
  ];
}

/** N+1 findings that were seen and that went away, by fingerprint. */
export function loops(records: readonly RunRecord[]): { readonly found: number; readonly fixed: number } {
  const of = (list: (record: RunRecord) => readonly { readonly gate: string; readonly fingerprint: string }[]): number =>
    new Set(records.flatMap((record) => list(record).filter(({ gate }) => gate === "n-plus-one")).map(({ fingerprint }) => fingerprint))
      .size;
  return { found: of(({ findings, fixed }) => [...findings, ...fixed]), fixed: of(({ fixed }) => fixed) };
}
