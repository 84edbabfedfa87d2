import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Baseline, createBaseline, pruneBaseline, readBaseline, writeBaseline } from "../gate/index.ts";
import { gatePolicy } from "../model/defaults.ts";
import { systemReason, userError } from "../model/errors.ts";
import type { Finding } from "../model/finding.ts";
import { problemLines } from "../report/index.ts";
import { runSession, type SessionResult, writeFileAtomically } from "../session.ts";
import { writeLines } from "./check.ts";
import { CANNOT_JUDGE } from "./process.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

/** Writes everything that counts today into the baseline file. */
export function createBaselineFile(options: AnalysisOptions): Promise<number> {
  return rewrite(options, (result) => createBaseline(result.outcome.findings, openSubjects(result)));
}

/** Takes what is gone out of the baseline file; nothing is added. */
export function pruneBaselineFile(options: AnalysisOptions): Promise<number> {
  return rewrite(options, (result, file) => {
    const { baseline } = readBaseline(readText(file), result.policy.baseline);
    if (baseline === null)
      throw userError(`${result.policy.baseline} is no valid baseline: make it anew with \`fastapi-gate baseline create\``);
    return pruneBaseline(baseline, result.outcome.findings, openSubjects(result));
  });
}

/**
 * Takes what is gone out and adds what is new, naming each addition. Findings of a gate that nobody may bypass are never added:
 * the baseline holds their old debt only.
 */
export async function updateBaselineFile(options: AnalysisOptions): Promise<number> {
  const added: Finding[] = [];
  const refused: Finding[] = [];
  const status = await rewrite(options, (result, file) => {
    const { baseline } = readBaseline(readText(file), result.policy.baseline);
    if (baseline === null)
      throw userError(`${result.policy.baseline} is no valid baseline: make it anew with \`fastapi-gate baseline create\``);
    const known = new Set(baseline.findings.map(({ fingerprint }) => fingerprint));
    for (const finding of result.outcome.findings) {
      if (known.has(finding.fingerprint)) continue;
      const held = finding.gate !== "suppressions" && gatePolicy(result.policy, finding.gate).bypass === "none";
      (held ? refused : added).push(finding);
    }
    const left = pruneBaseline(baseline, result.outcome.findings, openSubjects(result));
    return { ...left, findings: [...left.findings, ...createBaseline(added, {}).findings] };
  });
  if (status !== 0) return status;
  const line = ({ rule, file, line, fingerprint }: Finding): string => `${fingerprint} ${rule} in ${file}:${line}\n`;
  process.stdout.write(added.map((finding) => `added ${line(finding)}`).join(""));
  process.stderr.write(refused.map((finding) => `fastapi-gate: not added, its gate cannot be bypassed: ${line(finding)}`).join(""));
  return refused.length > 0 ? 1 : 0;
}

async function rewrite(options: AnalysisOptions, make: (result: SessionResult, file: string) => Baseline): Promise<number> {
  const request = { ...plainRequest(options), useBaseline: false };
  const result = await runSession(request);
  const fatal = result.outcome.problems.filter((problem) => problem.fatal);
  writeLines([...problemLines(fatal), ...(await result.stored)], 30);
  // A run that could not judge would make a baseline that holds too little.
  if (fatal.length > 0) return CANNOT_JUDGE;
  const file = join(request.root, result.policy.baseline);
  const baseline = make(result, file);
  try {
    writeFileAtomically(file, writeBaseline(baseline));
  } catch (error) {
    throw userError(`${result.policy.baseline} cannot be written: ${systemReason(error)}`);
  }
  const { findings, unresolved } = baseline;
  process.stdout.write(
    `${result.policy.baseline} holds ${findings.length} findings and ${unresolved.length} subjects that could not be judged\n`,
  );
  return 0;
}

function openSubjects({ outcome }: SessionResult): Parameters<typeof createBaseline>[1] {
  return Object.fromEntries(outcome.gates.filter(({ open }) => open.length > 0).map(({ gate, open }) => [gate, open]));
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw userError(`there is no baseline to prune: ${systemReason(error)}. Make one with \`fastapi-gate baseline create\``);
  }
}
