import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Baseline, createBaseline, pruneBaseline, readBaseline, writeBaseline } from "../gate/index.ts";
import { systemReason, userError } from "../model/errors.ts";
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
