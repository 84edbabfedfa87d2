import type { Signal } from "../../model/agents.ts";
import { AGENTS } from "../../model/agents.ts";
import { blockingBy } from "../../model/blocking.ts";
import { userError } from "../../model/errors.ts";
import type { Agent, GateName } from "../../model/finding.ts";
import type { Evidence, Outcome, Status, Verdict } from "../../model/verdict.ts";

/** What is kept of a run: enough for every figure of the XO report, and nothing that a source could hold secret. */
export interface RunRecord {
  readonly schemaVersion: string;
  /** As given by `--date`; the run has no clock. */
  readonly date: string | null;
  readonly signal: Signal | null;
  readonly status: Status;
  readonly base: string | null;
  readonly gates: readonly {
    readonly gate: GateName;
    readonly verdict: Verdict;
    readonly enforcement: "mandatory" | "advisory";
    readonly checked: number;
    readonly failed: number;
    readonly unresolved: number;
    readonly findings: number;
    readonly evidence: "symbolic" | "executed" | null;
  }[];
  readonly agents: readonly {
    readonly agent: Agent;
    readonly status: "SUCCESS" | "FAILED" | "SKIPPED";
    readonly files: number;
    readonly blocking: number;
    readonly claimed: boolean;
    readonly contradictions: number;
    readonly tasks: { readonly completed: number; readonly total: number };
    /** Tasks that were done after they had been sent back. */
    readonly corrected: number;
  }[];
  readonly findings: readonly {
    readonly fingerprint: string;
    readonly rule: string;
    readonly gate: string;
    readonly file: string;
    readonly line: number;
    readonly owner: Agent;
    readonly blocking: boolean;
  }[];
  readonly fixed: readonly { readonly fingerprint: string; readonly rule: string; readonly gate: string; readonly owner: Agent }[];
  readonly escalations: readonly {
    readonly kind: string;
    readonly role: string;
    readonly message: string;
    readonly acknowledged: boolean;
    /** By which it is acknowledged, and its first evidence; records of older versions have neither. */
    readonly fingerprint?: string;
    readonly at?: string;
  }[];
  readonly blindSpots: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
  readonly coverage: { readonly total: number | null; readonly services: number | null } | null;
}

const VERSION = "1.0";

/** What a run leaves for the history. */
export function recordOf(outcome: Outcome, signal: Signal | null, date: string | null): RunRecord {
  const isBlocking = blockingBy(outcome.gates);
  const spots: Record<string, number> = {};
  for (const { kind } of outcome.blindSpots) spots[kind] = (spots[kind] ?? 0) + 1;
  return {
    schemaVersion: VERSION,
    date,
    signal,
    status: outcome.status,
    base: outcome.base?.revision ?? null,
    gates: outcome.gates.map(({ gate, verdict, enforcement, subjects, findings, evidence }) => ({
      gate,
      verdict,
      enforcement,
      checked: subjects.checked,
      failed: subjects.failed,
      unresolved: subjects.unresolved,
      findings,
      evidence,
    })),
    agents: outcome.agents.map(({ agent, status, files, blocking, claim, contradictions, tasks }) => ({
      agent,
      status,
      files,
      blocking,
      claimed: claim !== null,
      contradictions: contradictions.length,
      tasks: tasks ?? { completed: status === "SUCCESS" ? 1 : 0, total: status === "SKIPPED" ? 0 : 1 },
      corrected: (claim?.tasks ?? []).filter((task) => task.status === "SUCCESS" && task.corrections > 0).length,
    })),
    findings: outcome.findings.map((finding) => ({
      fingerprint: finding.fingerprint,
      rule: finding.rule,
      gate: finding.gate,
      file: finding.file,
      line: finding.line,
      owner: finding.owner,
      blocking: isBlocking(finding),
    })),
    fixed: outcome.fixed.map(({ fingerprint, rule, gate, owner }) => ({ fingerprint, rule, gate, owner })),
    escalations: outcome.escalations.map(({ kind, role, message, acknowledged, fingerprint, evidence: [first] }) => ({
      kind,
      role,
      message,
      acknowledged,
      fingerprint,
      ...(first === undefined ? {} : { at: placeOf(first) }),
    })),
    blindSpots: Object.fromEntries(Object.entries(spots).sort(([a], [b]) => (a < b ? -1 : 1))),
    problems: outcome.problems.filter(({ fatal }) => fatal).map(({ message }) => message),
    coverage: outcome.coverage,
  };
}

function placeOf({ file, line, message }: Evidence): string {
  if (file === null) return message;
  return line === null ? file : `${file}:${line}`;
}

/** Reads one recorded run. Throws a UserError that names the file: a history with a hole would give wrong figures. */
export function readRecord(name: string, text: string): RunRecord {
  const broken = (why: string) => userError(`the record ${name} ${why}: repair it or take it out of the history`);
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw broken("is not valid JSON");
  }
  if (typeof data !== "object" || data === null) throw broken("holds no run");
  const record = data as Partial<RunRecord>;
  if (typeof record.schemaVersion !== "string") throw broken("holds no run of fastapi-gate");
  if (!record.schemaVersion.startsWith("1.")) throw broken("was written by a newer version of fastapi-gate");
  const lists = [record.gates, record.agents, record.findings, record.fixed, record.escalations, record.problems];
  if (lists.some((list) => !Array.isArray(list)) || typeof record.status !== "string" || typeof record.blindSpots !== "object")
    throw broken("lacks parts");
  if (record.agents?.some(({ agent, tasks }) => !AGENTS.includes(agent) || typeof tasks?.total !== "number"))
    throw broken("names unknown agents");
  return record as RunRecord;
}

/** Fingerprints that some recorded run called fixed. */
export function fixedIn(records: readonly RunRecord[]): ReadonlySet<string> {
  return new Set(records.flatMap(({ fixed }) => fixed.map(({ fingerprint }) => fingerprint)));
}
