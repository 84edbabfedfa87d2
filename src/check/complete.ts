import { ownershipOf, reviewerOf } from "../model/agents.ts";
import type { Agent, Finding, FindingGate, Fix, Layer, Place, Severity, Tag, TraceStep } from "../model/finding.ts";
import { contentPrint, pathPrint } from "../model/fingerprint.ts";
import type { SourceLines } from "../model/lines.ts";
import { byPosition } from "../model/order.ts";
import { oneLine } from "../model/plain.ts";
import type { RepoPath } from "../model/source.ts";
import type { EscalationKind } from "../model/verdict.ts";
import type { CheckMemory } from "./memory.ts";

/** A violation, or what the engine says itself. */
export interface Report {
  readonly rule: string;
  readonly gate: FindingGate;
  readonly severity: Severity;
  readonly message: string;
  readonly at: Place;
  readonly trace: readonly TraceStep[];
  readonly fix?: Fix;
  readonly escalates?: EscalationKind;
  readonly tags?: readonly Tag[];
  readonly about?: string;
}

export interface Completion {
  readonly lines: (path: RepoPath) => SourceLines;
  /** The layer recognised for a symbol of a file; `other` when none was. */
  readonly layerOf: (path: RepoPath, symbol: string) => Layer;
  /** The owner that configuration or CODEOWNERS names, or null. */
  readonly configuredOwner?: (path: RepoPath) => Agent | null;
}

function ownerOf(report: Report, layer: Layer, completion: Completion): Agent {
  const configured = completion.configuredOwner?.(report.at.file) ?? null;
  if (configured !== null) return configured;
  return report.gate === "migration-safety" ? "DBA" : ownershipOf(report.at.file, layer).owner;
}

function completeOne(report: Report, lines: SourceLines, fingerprint: string, completion: Completion): Finding {
  const { at } = report;
  const from = lines.position(at.start);
  const to = lines.position(Math.max(at.start, at.end));
  const layer = completion.layerOf(at.file, at.symbol);
  const owner = ownerOf(report, layer, completion);
  const reviewer = reviewerOf(report.gate, owner);
  return {
    rule: report.rule,
    gate: report.gate,
    severity: report.severity,
    message: report.message,
    file: at.file,
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    symbol: at.symbol,
    owner,
    ...(reviewer === null ? {} : { reviewer }),
    layer,
    trace: report.trace.map((step) => ({
      file: step.at.file,
      line: completion.lines(step.at.file).position(step.at.start).line,
      message: oneLine(step.message),
    })),
    ...(report.fix === undefined ? {} : { fix: report.fix }),
    ...(report.escalates === undefined ? {} : { escalates: report.escalates }),
    ...(report.tags === undefined ? {} : { tags: report.tags }),
    fingerprint,
  };
}

/**
 * Completes reports to findings: positions, owner, fingerprint. Reports of equal rule, symbol and source in one file are told
 * apart by their order, so `reports` must be everything that a run found, in order of place. `memory` is that of the same policy.
 */
export function complete(
  reports: readonly Report[],
  completion: Completion,
  memory: CheckMemory["completed"] | null = null,
): readonly Finding[] {
  const ordinals = new Map<string, number>();
  const prints = new Map<RepoPath, string>();
  const findings = reports.map((report) => {
    const { at, rule } = report;
    const lines = completion.lines(at.file);
    const kept = memory?.get(report);
    const isSame =
      kept?.lines[0] === lines &&
      report.trace.every((step, index) => completion.lines(step.at.file) === kept.lines[index + 1]) &&
      kept.finding.layer === completion.layerOf(at.file, at.symbol);
    const source = isSame ? kept.source : (report.about ?? lines.slice(at.start, at.end)).replace(/\s+/g, " ").trim();
    const key = `${at.file}\0${rule}\0${at.symbol}\0${source}`;
    const ordinal = ordinals.get(key) ?? 0;
    ordinals.set(key, ordinal + 1);
    if (isSame && kept.ordinal === ordinal) return kept.finding;
    const path = prints.get(at.file) ?? pathPrint(at.file);
    prints.set(at.file, path);
    const finding = completeOne(report, lines, contentPrint(rule, at.symbol, source, ordinal) + path, completion);
    memory?.set(report, { finding, source, ordinal, lines: [lines, ...report.trace.map((step) => completion.lines(step.at.file))] });
    return finding;
  });
  return findings.sort(byPosition);
}
