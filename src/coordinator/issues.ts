import { blockingBy, blocks } from "../model/blocking.ts";
import type { Agent, Finding, FindingGate, Layer, Problem } from "../model/finding.ts";
import { byText } from "../model/order.ts";
import type { RuleInfo } from "../model/output.ts";
import type { RepoPath } from "../model/source.ts";
import type { GateVerdict, OpenSubject, Outcome } from "../model/verdict.ts";

/** The order of repairs: what others build on comes first. */
export type Stage = "schema" | "models" | "services" | "routes";

export const STAGES: readonly Stage[] = ["schema", "models", "services", "routes"];

/** Something that keeps the change out: what, where, what to do, who. */
export interface BlockingIssue {
  readonly kind: "finding" | "unresolved" | "problem";
  readonly gate: FindingGate | null;
  readonly rule: string | null;
  readonly file: RepoPath | null;
  readonly line: number | null;
  readonly symbol: string | null;
  readonly what: string;
  readonly why: string | null;
  readonly do: string;
  /** Null: not the business of an agent but of whoever runs the tool. */
  readonly owner: Agent | null;
  readonly reviewer: Agent | null;
  readonly stage: Stage | null;
  readonly trace: Finding["trace"];
  /** The finding's fingerprint. */
  readonly id: string | null;
}

function stageOf(gate: FindingGate, layer: Layer): Stage {
  if (gate === "migration-safety") return "schema";
  if (layer === "model") return "models";
  return layer === "route" ? "routes" : "services";
}

function fromFinding(finding: Finding, rule: RuleInfo | undefined): BlockingIssue {
  return {
    kind: "finding",
    gate: finding.gate,
    rule: finding.rule,
    file: finding.file,
    line: finding.line,
    symbol: finding.symbol,
    what: finding.message,
    why: rule?.why ?? null,
    do: rule?.remedy ?? `See \`fastapi-gate explain ${finding.rule}\`.`,
    owner: finding.owner,
    reviewer: finding.reviewer ?? null,
    stage: stageOf(finding.gate, finding.layer),
    trace: finding.trace,
    id: finding.fingerprint,
  };
}

const NOTHING = { rule: null, symbol: null, why: null, reviewer: null, trace: [], id: null } as const;

/** What is to be done about a subject that could not be judged. */
export const MAKE_PROVABLE = "Write it so that its effect can be shown, or record an executed test with `fastapi-gate migrations test`.";

function fromSubject(gate: FindingGate, { name, file, line, reason }: OpenSubject): BlockingIssue {
  return {
    ...NOTHING,
    kind: "unresolved",
    gate,
    file,
    line,
    symbol: name,
    what: `\`${name}\` could not be judged: ${reason}`,
    do: MAKE_PROVABLE,
    owner: "DBA",
    stage: "schema",
  };
}

/** A gate whose unresolved subjects have no names. One that a problem left incomplete is told by the problem. */
function fromIncomplete({ gate, summary }: GateVerdict, outcome: Outcome): readonly BlockingIssue[] {
  if (outcome.problems.some((problem) => problem.fatal && problem.gate === gate)) return [];
  const subject = { kind: "unresolved", gate, file: null, line: null, owner: "DBA", stage: "schema" } as const;
  return [{ ...NOTHING, ...subject, what: `the gate is incomplete: ${summary}`, do: MAKE_PROVABLE }];
}

function fromProblem({ file, line, message, gate }: Problem): BlockingIssue {
  const repair = "Repair the input or the setting and run again: nothing passes unjudged.";
  return { ...NOTHING, kind: "problem", gate: gate ?? null, file, line, what: message, do: repair, owner: null, stage: null };
}

const stageRank = (issue: BlockingIssue): number => (issue.stage === null ? -1 : STAGES.indexOf(issue.stage));

/** Everything that blocks, in the order in which it is to be repaired. */
export function blockingIssues(outcome: Outcome, rules: ReadonlyMap<string, RuleInfo>): readonly BlockingIssue[] {
  const isBlocking = blockingBy(outcome.gates);
  const incomplete = outcome.gates.filter((gate) => blocks(gate) && gate.verdict === "INCOMPLETE");
  return [
    ...outcome.problems.filter((problem) => problem.fatal).map(fromProblem),
    ...incomplete.flatMap((gate) =>
      gate.open.length === 0 ? fromIncomplete(gate, outcome) : gate.open.map((subject) => fromSubject(gate.gate, subject)),
    ),
    ...outcome.findings.filter(isBlocking).map((finding) => fromFinding(finding, rules.get(finding.rule))),
  ].sort(
    (one, other) =>
      stageRank(one) - stageRank(other) ||
      byText(one.file ?? "", other.file ?? "") ||
      (one.line ?? 0) - (other.line ?? 0) ||
      byText(one.rule ?? "", other.rule ?? "") ||
      byText(one.id ?? one.what, other.id ?? other.what),
  );
}
