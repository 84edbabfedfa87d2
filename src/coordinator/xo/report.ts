import { byText } from "../../model/order.ts";
import {
  type AgentPerformance,
  agentPerformance,
  type Delegations,
  delegations,
  type GatePerformance,
  gatePerformance,
  gradeOf,
  loops,
  type Metric,
  metrics,
} from "./figures.ts";
import type { RunRecord } from "./record.ts";

/** Why a report was asked for, besides what the records show themselves. */
export type TriggerOption = "milestone" | "session-end" | "request";

export interface Answer {
  readonly question: string;
  readonly answer: string;
}

export interface XoReport {
  readonly schemaVersion: string;
  readonly title: string;
  readonly date: string | null;
  readonly recipients: readonly { readonly to: string; readonly about: string }[];
  readonly triggers: readonly string[];
  readonly runs: number;
  readonly statuses: Readonly<Record<RunRecord["status"], number>>;
  readonly signals: readonly string[];
  readonly delegations: Delegations;
  readonly gates: readonly GatePerformance[];
  readonly agents: readonly AgentPerformance[];
  readonly metrics: readonly Metric[];
  readonly loops: { readonly found: number; readonly fixed: number };
  readonly capabilityGaps: readonly string[];
  readonly crossDomain: readonly string[];
  readonly blockers: readonly string[];
  readonly recommendations: readonly string[];
  readonly grade: number;
  /** What stands between the grade and the best one. */
  readonly gradeMissing: readonly string[];
  readonly selfEvaluation: readonly Answer[];
}

const MOST = 10;

/** The XO report over recorded runs, oldest first. */
export function xoReport(records: readonly RunRecord[], date: string | null, trigger: TriggerOption | null): XoReport {
  const work = delegations(records);
  const gates = gatePerformance(records);
  const crossDomain = crossings(records);
  const gaps = capabilityGaps(records);
  const blockers = blockersOf(records);
  const graded = gradeOf(records, work.rate);
  const statuses = { SUCCESS: 0, PARTIAL: 0, BLOCKED: 0 };
  for (const { status } of records) statuses[status]++;
  const figures = {
    work,
    gates,
    crossDomain,
    gaps,
    blockers,
    agents: agentPerformance(records),
    metrics: metrics(records),
    loops: loops(records),
  };
  return {
    schemaVersion: "1.0",
    title: "COORD_PLATFORM XO Report",
    date,
    recipients: [
      { to: "COORD_AAR", about: "evaluation, delegation" },
      { to: "G1_PERSONNEL", about: "effectiveness, gaps" },
    ],
    triggers: triggersOf(records, trigger),
    runs: records.length,
    statuses,
    signals: [...new Set(records.flatMap(({ signal }) => (signal === null ? [] : [signal])))].sort(byText),
    delegations: work,
    gates,
    agents: figures.agents,
    metrics: figures.metrics,
    loops: figures.loops,
    capabilityGaps: gaps,
    crossDomain,
    blockers,
    recommendations: recommendationsOf(records),
    grade: graded.grade,
    gradeMissing: graded.missing,
    selfEvaluation: answers(records, figures),
  };
}

/** More than a fifth of the gates failed, a blocked run that touches other domains, or what the caller says. */
function triggersOf(records: readonly RunRecord[], trigger: TriggerOption | null): readonly string[] {
  const found: string[] = [];
  const judged = records.flatMap(({ gates }) => gates.filter(({ verdict }) => verdict !== "NOT_APPLICABLE"));
  const failed = judged.filter(({ verdict }) => verdict === "FAIL" || verdict === "INCOMPLETE").length;
  if (judged.length > 0 && failed / judged.length > 0.2) found.push(`${failed} of ${judged.length} gate verdicts failed (more than 20 %)`);
  const crossing = records.filter(
    ({ status, escalations }) => status === "BLOCKED" && escalations.some(({ kind }) => kind === "foreign-domain"),
  );
  if (crossing.length > 0)
    found.push(`blocking issues that touch other domains in ${crossing.length} ${crossing.length === 1 ? "run" : "runs"}`);
  if (trigger === "milestone") found.push("a milestone");
  if (trigger === "session-end") found.push("the end of the session");
  return found.length === 0 ? ["on request"] : found;
}

function crossings(records: readonly RunRecord[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { escalations } of records) {
    for (const { kind, role } of escalations) {
      if (kind !== "foreign-domain") continue;
      counts.set(role, (counts.get(role) ?? 0) + 1);
    }
  }
  return [...counts].sort(([a], [b]) => byText(a, b)).map(([role, count]) => `${role}: asked in ${count} of ${records.length} runs`);
}

/** What the analysis could not see, and evidence that nobody gave. */
function capabilityGaps(records: readonly RunRecord[]): readonly string[] {
  const last = records.at(-1);
  if (last === undefined) return [];
  const gaps = Object.entries(last.blindSpots).map(([kind, count]) => `${count} blind ${count === 1 ? "spot" : "spots"} of kind ${kind}`);
  const migrations = last.gates.find(({ gate }) => gate === "migration-safety");
  if (migrations !== undefined && migrations.checked > 0 && migrations.evidence !== "executed")
    gaps.push("no executed evidence for rollbacks: `fastapi-gate migrations test` makes it");
  if (records.every(({ coverage }) => coverage === null)) gaps.push("no coverage report was given: `report --coverage FILE` takes one");
  if (records.every(({ agents }) => agents.every(({ claimed }) => !claimed)))
    gaps.push("no agent handed in a result of its own: `report --results FOLDER` takes them");
  return gaps;
}

function blockersOf(records: readonly RunRecord[]): readonly string[] {
  const last = records.at(-1);
  if (last === undefined) return [];
  const blocking = last.findings.filter((finding) => finding.blocking);
  const shown = blocking.slice(0, MOST).map(({ rule, file, line, owner }) => `${rule} in ${file}:${line} (${owner})`);
  const more = blocking.length > MOST ? [`${blocking.length - MOST} more`] : [];
  return [...last.problems, ...shown, ...more];
}

/** What to do first: the rules that block most, by owner, each with its first place. */
function recommendationsOf(records: readonly RunRecord[]): readonly string[] {
  const last = records.at(-1);
  if (last === undefined) return [];
  const groups = new Map<string, { rule: string; owner: string; count: number; at: string }>();
  for (const { rule, owner, blocking, file, line } of last.findings) {
    if (!blocking) continue;
    const known = groups.get(`${owner}\0${rule}`);
    if (known === undefined) groups.set(`${owner}\0${rule}`, { rule, owner, count: 1, at: `${file}:${line}` });
    else known.count++;
  }
  const repairs = [...groups.values()]
    .sort((a, b) => b.count - a.count || byText(a.owner, b.owner) || byText(a.rule, b.rule))
    .slice(0, 5)
    .map(
      ({ rule, owner, count, at }) => `${owner} repairs ${rule} (${count}), beginning in ${at}; \`fastapi-gate explain ${rule}\` says how`,
    );
  const open = last.escalations
    .filter(({ acknowledged }) => !acknowledged)
    .map(({ role, message, at, fingerprint }) => {
      const place = at === undefined ? "" : ` (${at})`;
      const how = fingerprint === undefined ? "" : `; \`fastapi-gate waive ${fingerprint} --approver ${role} --reason …\` acknowledges it`;
      return `${role} decides: ${message}${place}${how}`;
    });
  return [...repairs, ...open, ...recurring(records)];
}

/** Rules that changes broke again and again: what was new, and not let stand by a baseline, in several runs with a base. */
function recurring(records: readonly RunRecord[]): readonly string[] {
  const seen = new Map<string, { rule: string; owner: string; runs: Set<RunRecord>; found: Set<string>; at: string }>();
  for (const record of records) {
    if (record.base === null) continue;
    for (const { rule, owner, fingerprint, file, line, blocking } of record.findings) {
      if (blocking && record === records.at(-1)) continue;
      const key = `${owner}\0${rule}`;
      const known = seen.get(key) ?? { rule, owner, runs: new Set(), found: new Set(), at: "" };
      if (known.found.has(fingerprint)) continue;
      known.runs.add(record);
      known.found.add(fingerprint);
      known.at = `${file}:${line}`;
      seen.set(key, known);
    }
  }
  return [...seen.values()]
    .filter(({ runs }) => runs.size > 1)
    .sort((a, b) => b.runs.size - a.runs.size || b.found.size - a.found.size || byText(a.rule, b.rule) || byText(a.owner, b.owner))
    .slice(0, 3)
    .map(
      ({ rule, owner, runs, found, at }) =>
        `${owner} stops ${rule} at its source: ${found.size} came with ${runs.size} of ${records.length} runs, last in ${at}`,
    );
}

interface Figures {
  readonly work: Delegations;
  readonly gates: readonly GatePerformance[];
  readonly agents: readonly AgentPerformance[];
  readonly metrics: readonly Metric[];
  readonly loops: { readonly found: number; readonly fixed: number };
  readonly crossDomain: readonly string[];
  readonly gaps: readonly string[];
  readonly blockers: readonly string[];
}

const NOT_RECORDED = "not recorded";

/** How the rollbacks of the last run are known to restore. */
function evidenceOf(last: RunRecord | undefined): string {
  const evidence = last?.gates.find(({ gate }) => gate === "migration-safety")?.evidence;
  if (evidence == null) return "";
  return evidence === "executed" ? "; rollbacks were executed" : "; rollbacks are shown by replay, none was executed";
}

/** The ten questions, each answered from the records. */
function answers(records: readonly RunRecord[], figures: Figures): readonly Answer[] {
  const { work, gates, crossDomain, gaps, blockers } = figures;
  const last = records.at(-1);
  const gate = (name: GatePerformance["gate"]): string => {
    const found = gates.find((one) => one.gate === name);
    return found === undefined ? NOT_RECORDED : `passed in ${found.passed} of ${found.passed + found.failed} runs; ${found.notes}`;
  };
  const mandatory = gates.filter((one) => one.mandatory);
  const passed = mandatory.reduce((total, one) => total + one.passed, 0);
  const all = mandatory.reduce((total, one) => total + one.passed + one.failed, 0);
  const below = records.filter(({ agents }) => {
    const total = agents.reduce((sum, { tasks }) => sum + tasks.total, 0);
    return total > 0 && agents.reduce((sum, { tasks }) => sum + tasks.completed, 0) / total < 0.8;
  }).length;
  const atWork = records.map(({ agents }) => agents.filter(({ status }) => status !== "SKIPPED").length);
  const several = atWork.filter((count) => count > 1).length;
  const most = Math.max(0, ...atWork);
  const contradicted = records.flatMap(({ agents }) => agents).reduce((sum, { contradictions }) => sum + contradictions, 0);
  const claimed = records.flatMap(({ agents }) => agents).filter((one) => one.claimed).length;
  return [
    {
      question: "Were the delegated tasks executed?",
      answer: work.total === 0 ? NOT_RECORDED : `${work.completed} of ${work.total} (${work.rate} %), ${work.corrected} after corrections`,
    },
    {
      question: "Were the gates enforced, and the 80 % threshold kept?",
      answer: all === 0 ? NOT_RECORDED : `mandatory gates passed ${passed} of ${all} times; ${below} of ${records.length} runs below 80 %`,
    },
    { question: "Was the layered architecture kept?", answer: gate("layered-architecture") },
    { question: "Were all database operations asynchronous?", answer: gate("async-operations") },
    { question: "Were migrations safe and their rollbacks tested?", answer: `${gate("migration-safety")}${evidenceOf(last)}` },
    {
      question: "Were the agents coordinated?",
      answer: records.length === 0 ? NOT_RECORDED : `${several} of ${records.length} runs had several agents at work, ${most} at most`,
    },
    {
      question: "Were domain boundaries respected?",
      answer: records.every(({ base }) => base === null)
        ? `${NOT_RECORDED} (no run had a base)`
        : crossDomain.length === 0
          ? "no run crossed into another domain"
          : crossDomain.join("; "),
    },
    { question: "Which capabilities are missing?", answer: gaps.length === 0 ? "none seen" : gaps.join("; ") },
    {
      question: "Were handoffs complete?",
      answer:
        claimed === 0
          ? NOT_RECORDED
          : `${claimed} ${claimed === 1 ? "result" : "results"} handed in, ${contradicted} ${contradicted === 1 ? "claim" : "claims"} contradicted by the evidence`,
    },
    {
      question: "What blocks?",
      answer:
        last === undefined
          ? NOT_RECORDED
          : blockers.length === 0
            ? "nothing"
            : `${blockers[0]}${blockers.length > 1 ? ` and ${blockers.length - 1} more` : ""}`,
    },
  ];
}
