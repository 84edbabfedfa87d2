import { AGENTS, SIGNALS, type Signal } from "../model/agents.ts";
import { blockingBy } from "../model/blocking.ts";
import type { Agent, Finding } from "../model/finding.ts";
import { byText } from "../model/order.ts";
import type { RepoPath } from "../model/source.ts";
import type { AgentVerdict, GateVerdict, SuccessRate } from "../model/verdict.ts";

/** A file that the run is about (all that gates judge, or with a base the changed ones) with its owner. */
export interface ScopeFile {
  readonly file: RepoPath;
  readonly owner: Agent;
}

function tally(findings: readonly Finding[]): string {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts]
    .sort(([one, n], [other, m]) => m - n || byText(one, other))
    .map(([rule, count]) => `${rule} ${count}`)
    .join(", ");
}

function judgeAgent(
  agent: Agent,
  files: number,
  called: boolean,
  gates: readonly GateVerdict[],
  findings: readonly Finding[],
): AgentVerdict {
  const isBlocking = blockingBy(gates);
  const own = findings.filter((finding) => finding.owner === agent);
  const blocking = own.filter(isBlocking);
  const reviews = findings.filter((finding) => finding.reviewer === agent && isBlocking(finding)).length;
  // A gate that is INCOMPLETE waits for the owner of its subjects: revisions belong to the DBA.
  const incomplete = gates.filter((gate) => agent === "DBA" && gate.gate === "migration-safety" && gate.verdict === "INCOMPLETE");
  const failed = blocking.length > 0 || incomplete.length > 0;
  const taking = failed || (called && files > 0);
  const notes: string[] = [];
  if (!taking) notes.push(files === 0 ? "nothing in scope" : "not called by the signal, nothing of its own blocks");
  if (blocking.length > 0) notes.push(`blocking: ${tally(blocking)}`);
  for (const gate of incomplete) notes.push(`incomplete: ${gate.summary}`);
  const others = own.filter((finding) => !isBlocking(finding));
  if (taking && others.length > 0) notes.push(`not blocking: ${tally(others)}`);
  if (reviews > 0) notes.push(`reviews ${reviews} for other owners`);
  const status = !taking ? "SKIPPED" : failed ? "FAILED" : "SUCCESS";
  return { agent, status, files, blocking: blocking.length, reviews, notes };
}

/** Judges every agent by the findings in what it owns. One with nothing in scope, or not called by the signal, is SKIPPED unless something of its own blocks. */
export function judgeAgents(
  scope: readonly ScopeFile[],
  signal: Signal | null,
  gates: readonly GateVerdict[],
  findings: readonly Finding[],
): readonly AgentVerdict[] {
  return AGENTS.map((agent) => {
    const files = scope.filter(({ owner }) => owner === agent).length;
    const called = signal === null || SIGNALS[signal].includes(agent);
    return judgeAgent(agent, files, called, gates, findings);
  });
}

/** Agents that succeeded of those that took part. */
export function successRate(agents: readonly AgentVerdict[]): SuccessRate {
  const part = agents.filter((agent) => agent.status !== "SKIPPED");
  const succeeded = part.filter((agent) => agent.status === "SUCCESS").length;
  return { succeeded, agents: part.length, percent: part.length === 0 ? 100 : Math.floor((succeeded / part.length) * 100) };
}
