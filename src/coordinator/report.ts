import type { Signal } from "../model/agents.ts";
import type { Agent } from "../model/finding.ts";
import type { ChangeSet, RenderContext } from "../model/output.ts";
import { routeChanges } from "../model/route-change.ts";
import type { AgentStatus, AgentVerdict, Escalation, Evidence, Outcome, Status, SuccessRate } from "../model/verdict.ts";
import { type GateLine, gateLines } from "./gates.ts";
import { type BlockingIssue, blockingIssues, STAGES, type Stage } from "./issues.ts";

/** What an agent did, from the change and the verdicts; null: not recorded, because the run knows no change. */
export type AgentResult =
  | {
      readonly agent: "BACKEND_ENGINEER";
      readonly status: AgentStatus;
      readonly filesModified: readonly string[] | null;
      readonly testsAdded: readonly string[] | null;
      readonly contradictions: readonly string[];
      readonly notes: readonly string[];
    }
  | {
      readonly agent: "DBA";
      readonly status: AgentStatus;
      readonly migration: readonly string[] | null;
      readonly rollbackTested: RollbackTested;
      readonly contradictions: readonly string[];
      readonly notes: readonly string[];
    }
  | {
      readonly agent: "API_DEVELOPER";
      readonly status: AgentStatus;
      readonly endpoints: readonly string[] | null;
      readonly openApiUpdated: boolean | null;
      readonly contradictions: readonly string[];
      readonly notes: readonly string[];
    };

export interface RollbackTested {
  readonly tested: boolean;
  readonly evidence: "symbolic" | "executed" | null;
  readonly detail: string;
}

/** A step of the repairs: who, what part, how much; steps of one number may be done in parallel. */
export interface HandoffStep {
  readonly step: number;
  readonly stage: Stage;
  readonly agent: Agent;
  readonly issues: number;
  readonly files: readonly string[];
}

/** The Platform Task Completion Report. The Markdown is written from this and says nothing else. */
export interface CoordinatorReport {
  readonly schemaVersion: string;
  readonly title: string;
  readonly tool: { readonly name: string; readonly version: string };
  readonly signal: Signal | null;
  readonly status: Status;
  readonly successRate: SuccessRate;
  readonly base: Outcome["base"];
  readonly agentResults: readonly AgentResult[];
  readonly qualityGates: readonly GateLine[];
  readonly blockingIssues: readonly BlockingIssue[];
  readonly escalations: readonly (Omit<Escalation, "evidence"> & {
    readonly evidence: readonly Evidence[];
    readonly acknowledge: string;
  })[];
  /** Every recorded waiver with what it does. */
  readonly waivers: Outcome["waivers"];
  readonly handoff: readonly HandoffStep[];
  readonly notes: readonly string[];
  /** Routes that cost or ask for something else than in the base; only with one. */
  readonly routeChanges?: ChangeSet["routes"];
}

function rollbackTested(outcome: Outcome): RollbackTested {
  const gate = outcome.gates.find(({ gate }) => gate === "migration-safety");
  const no = (detail: string): RollbackTested => ({ tested: false, evidence: null, detail });
  if (gate === undefined || gate.subjects.checked === 0) return no("no revisions");
  const { checked, failed, unresolved } = gate.subjects;
  const remark = gate.evidenceRemark === undefined ? "" : `; ${gate.evidenceRemark}`;
  if (failed > 0 || unresolved > 0) return no(`${checked - failed - unresolved} of ${checked} revisions shown reversible${remark}`);
  if (gate.evidence === null) return no("no evidence");
  return { tested: true, evidence: gate.evidence, detail: `all ${checked} revisions${gate.evidence === "executed" ? "" : remark}` };
}

function agentResult(verdict: AgentVerdict, outcome: Outcome, { changes, ownerOf }: RenderContext): AgentResult {
  const { agent, status, notes, contradictions } = verdict;
  const changed = (known: ChangeSet): readonly string[] => known.files.filter((file) => ownerOf(file) === agent);
  switch (agent) {
    case "BACKEND_ENGINEER":
      return {
        agent,
        status,
        filesModified: changes === null ? null : changed(changes),
        testsAdded: changes?.tests ?? null,
        contradictions,
        notes,
      };
    case "DBA": {
      const migration = changes?.migrations.map(({ revision, file }) => `${revision} (${file})`) ?? null;
      return { agent, status, migration, rollbackTested: rollbackTested(outcome), contradictions, notes };
    }
    case "API_DEVELOPER":
      return { agent, status, endpoints: changes?.endpoints ?? null, openApiUpdated: changes?.openApi ?? null, contradictions, notes };
  }
}

/** Who repairs what in which order: a stage waits for the one before it, agents of one stage work in parallel. */
function handoffSteps(issues: readonly BlockingIssue[]): readonly HandoffStep[] {
  const stages = STAGES.filter((stage) => issues.some((issue) => issue.stage === stage));
  return stages.flatMap((stage, index) => {
    const own = issues.filter((issue) => issue.stage === stage);
    const agents = (["DBA", "BACKEND_ENGINEER", "API_DEVELOPER"] as const).filter((agent) => own.some(({ owner }) => owner === agent));
    return agents.map((agent) => {
      const mine = own.filter(({ owner }) => owner === agent);
      const files = [...new Set(mine.flatMap(({ file }) => (file === null ? [] : [file as string])))];
      return { step: index + 1, stage, agent, issues: mine.length, files };
    });
  });
}

function notesOf(outcome: Outcome, issues: readonly BlockingIssue[]): readonly string[] {
  const notes: string[] = [];
  const reviewed = issues.filter(({ reviewer }) => reviewer === "DBA").length;
  if (reviewed > 0) notes.push(`DBA reviews ${reviewed} N+1 ${reviewed === 1 ? "repair" : "repairs"}.`);
  const rest = outcome.findings.length - issues.filter(({ kind }) => kind === "finding").length;
  if (rest > 0) notes.push(`${rest} further ${rest === 1 ? "finding does" : "findings do"} not block.`);
  const debt = outcome.gates.reduce((sum, gate) => sum + gate.baselined, 0);
  if (debt > 0) notes.push(`${debt} old ${debt === 1 ? "finding is" : "findings are"} held by the baseline as named debt.`);
  if (outcome.blindSpots.length > 0)
    notes.push(
      `${outcome.blindSpots.length} ${outcome.blindSpots.length === 1 ? "place" : "places"} could not be resolved; see blindSpots in the JSON report.`,
    );
  return notes;
}

/** Routes in a note; the JSON has them all. */
const ROUTES = 20;

function routeNotes({ changes }: RenderContext): readonly string[] {
  const routes = routeChanges(changes);
  if (routes.length === 0) return [];
  const rest = routes.length > ROUTES ? [`${routes.length - ROUTES} more routes changed so.`] : [];
  return [...routes.slice(0, ROUTES).map((route) => `Changed: ${route}.`), ...rest];
}

/** Builds the report from what a run decided. */
export function coordinatorReport(outcome: Outcome, context: RenderContext): CoordinatorReport {
  const issues = blockingIssues(outcome, context.rules);
  return {
    schemaVersion: "1.0",
    title: "Platform Task Completion Report",
    tool: { name: "fastapi-gate", version: context.version },
    signal: context.signal,
    status: outcome.status,
    successRate: outcome.successRate,
    base: outcome.base,
    agentResults: outcome.agents.map((agent) => agentResult(agent, outcome, context)),
    qualityGates: gateLines(outcome.gates),
    blockingIssues: issues,
    escalations: outcome.escalations.map((escalation) => ({
      ...escalation,
      acknowledge: `fastapi-gate waive ${escalation.fingerprint} --approver ${escalation.role} --reason …`,
    })),
    waivers: outcome.waivers,
    handoff: handoffSteps(issues),
    notes: [...notesOf(outcome, issues), ...routeNotes(context)],
    ...(context.changes === null ? {} : { routeChanges: context.changes.routes }),
  };
}
