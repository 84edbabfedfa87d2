import { AGENTS, SIGNALS, type Signal } from "../model/agents.ts";
import { blockingBy } from "../model/blocking.ts";
import type { Agent, Finding } from "../model/finding.ts";
import { byText } from "../model/order.ts";
import type { RepoPath } from "../model/source.ts";
import type { AgentClaim, AgentVerdict, GateVerdict, SuccessRate } from "../model/verdict.ts";
import { type ClaimEvidence, contradictions } from "./results.ts";

/** A file that the run is about (all that gates judge, or with a base the changed ones) with its owner. */
export interface ScopeFile {
  readonly file: RepoPath;
  readonly owner: Agent;
}

/** What agents are judged by. */
export interface AgentInput {
  readonly scope: readonly ScopeFile[];
  readonly signal: Signal | null;
  readonly gates: readonly GateVerdict[];
  readonly findings: readonly Finding[];
  readonly claims: readonly AgentClaim[];
  readonly evidence: ClaimEvidence;
}

function tally(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([one, n], [other, m]) => m - n || byText(one, other))
    .map(([rule, count]) => `${rule} ${count}`)
    .join(", ");
}

function judgeAgent(agent: Agent, { scope, signal, gates, findings, claims, evidence }: AgentInput): AgentVerdict {
  const isBlocking = blockingBy(gates);
  const files = scope.filter(({ owner }) => owner === agent).length;
  const called = signal === null || SIGNALS[signal].includes(agent);
  const own = findings.filter((finding) => finding.owner === agent);
  const blocking = own.filter(isBlocking);
  const reviews = findings.filter((finding) => finding.reviewer === agent && isBlocking(finding)).length;
  // A gate that is INCOMPLETE waits for the owner of its subjects: revisions belong to the DBA.
  const incomplete = gates.filter((gate) => agent === "DBA" && gate.gate === "migration-safety" && gate.verdict === "INCOMPLETE");
  const claim = claims.find((one) => one.agent === agent) ?? null;
  const contradicted = claim === null ? [] : contradictions(claim, evidence);
  const failed = blocking.length > 0 || incomplete.length > 0 || contradicted.length > 0 || claim?.status === "FAILED";
  const taking = failed || (claim === null ? called && files > 0 : claim.status !== "SKIPPED");
  const notes: string[] = [];
  if (claim?.status === "SUCCESS" && failed) notes.push("claims SUCCESS, the evidence says otherwise");
  if (claim?.status === "FAILED") notes.push("reports FAILED itself");
  if (claim === null && claims.length > 0 && taking) notes.push("handed in no result: judged by the findings alone");
  if (!taking)
    notes.push(
      claim !== null ? "reports SKIPPED" : files === 0 ? "nothing in scope" : "not called by the signal, nothing of its own blocks",
    );
  notes.push(...contradicted);
  if (blocking.length > 0) notes.push(`blocking: ${tally(blocking)}`);
  for (const gate of incomplete) notes.push(`incomplete: ${gate.summary}`);
  const others = own.filter((finding) => !isBlocking(finding));
  if (taking && others.length > 0) notes.push(`not blocking: ${tally(others)}`);
  if (reviews > 0) notes.push(`reviews ${reviews} for other owners`);
  notes.push(...(claim?.notes ?? []).map((note) => `its own words: ${note}`));
  const status = !taking ? "SKIPPED" : failed ? "FAILED" : "SUCCESS";
  const tasks = claim === null ? null : tasksOf(claim, failed);
  return { agent, status, files, blocking: blocking.length, reviews, claim, contradictions: contradicted, tasks, notes };
}

/** Findings lie in files, not in tasks: where all tasks claim success and the evidence says otherwise, one of them is not done. */
function tasksOf({ tasks }: AgentClaim, failed: boolean): AgentVerdict["tasks"] {
  const taken = tasks.filter(({ status }) => status !== "SKIPPED");
  if (taken.length === 0) return null;
  const succeeded = taken.filter(({ status }) => status === "SUCCESS").length;
  return { completed: failed ? Math.min(succeeded, taken.length - 1) : succeeded, total: taken.length };
}

/**
 * Judges every agent by what it says of itself, checked against the gates and the change; without a word of its own by the
 * findings in what it owns. One with nothing in scope, or not called by the signal, is SKIPPED unless something of its own blocks.
 */
export function judgeAgents(input: AgentInput): readonly AgentVerdict[] {
  return AGENTS.map((agent) => judgeAgent(agent, input));
}

/** Agents that succeeded of those that took part, and their share: over tasks where results name some. */
export function successRate(agents: readonly AgentVerdict[]): SuccessRate {
  const part = agents.filter((agent) => agent.status !== "SKIPPED");
  const succeeded = part.filter((agent) => agent.status === "SUCCESS").length;
  const named = part.some(({ tasks }) => tasks !== null);
  const completed = part.reduce((sum, { tasks, status }) => sum + (tasks?.completed ?? (status === "SUCCESS" ? 1 : 0)), 0);
  const total = part.reduce((sum, { tasks }) => sum + (tasks?.total ?? 1), 0);
  return {
    succeeded,
    agents: part.length,
    tasks: named ? { completed, total } : null,
    percent: part.length === 0 ? 100 : Math.floor((completed / total) * 100),
  };
}
