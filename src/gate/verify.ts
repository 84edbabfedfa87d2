import { userError } from "../model/errors.ts";
import type { Finding } from "../model/finding.ts";
import { contentOf, isFingerprint } from "../model/fingerprint.ts";
import type { Outcome } from "../model/verdict.ts";

/** A finding of an older report, as far as it is needed. */
export interface OldFinding {
  readonly fingerprint: string;
  readonly rule: string;
  readonly file: string;
  readonly line: number | null;
}

export type Fate = "fixed" | "still there" | "unknown";

export interface Verified extends OldFinding {
  readonly fate: Fate;
  /** Where it is now, or why nothing can be said. */
  readonly detail: string;
}

/** The findings of a report: `check --format json` or `coordinator-json`. Throws a UserError for anything else. */
export function findingsOfReport(name: string, text: string): readonly OldFinding[] {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw userError(`${name} is not valid JSON: give a report of \`check --format json\` or \`report --format coordinator-json\``);
  }
  const { findings, blockingIssues } = (typeof data === "object" && data !== null ? data : {}) as Readonly<Record<string, unknown>>;
  const list = Array.isArray(findings) ? findings : Array.isArray(blockingIssues) ? blockingIssues : null;
  if (list === null) throw userError(`${name} is no report of fastapi-gate: it holds neither findings nor blockingIssues`);
  const found: OldFinding[] = [];
  for (const item of list as readonly unknown[]) {
    const value = (typeof item === "object" && item !== null ? item : {}) as Readonly<Record<string, unknown>>;
    const fingerprint = value.fingerprint ?? value.id;
    // Problems and unresolved subjects of a coordinator report have no fingerprint, and what was fixed then is no question now.
    if (typeof fingerprint !== "string" || value.state === "fixed") continue;
    if (!isFingerprint(fingerprint) || typeof value.rule !== "string" || typeof value.file !== "string") {
      throw userError(`${name} holds a finding that is none of fastapi-gate: ${fingerprint}`);
    }
    found.push({ fingerprint, rule: value.rule, file: value.file, line: typeof value.line === "number" ? value.line : null });
  }
  return found;
}

/** What became of older findings. Nothing counts as fixed where its rule did not run or its file could not be read in full. */
export function verify(
  old: readonly OldFinding[],
  outcome: Outcome,
  { ran, exists }: { readonly ran: ReadonlySet<string>; readonly exists: (file: string) => boolean },
): readonly Verified[] {
  const now = [...outcome.findings, ...outcome.held.map(({ finding }) => finding)];
  const byPrint = new Map(now.map((finding) => [finding.fingerprint, finding]));
  const byContent = new Map(now.map((finding) => [contentOf(finding.fingerprint), finding]));
  const broken = new Map(outcome.problems.flatMap(({ file, message }) => (file === null ? [] : [[file as string, message] as const])));
  const fatal = outcome.problems.find((problem) => problem.fatal);
  return old.map((finding): Verified => {
    // The same thing elsewhere is a copy as long as the file stands, and the finding itself once it was moved.
    const moved = exists(finding.file) ? undefined : byContent.get(contentOf(finding.fingerprint));
    const same: Finding | undefined = byPrint.get(finding.fingerprint) ?? moved;
    if (same !== undefined) return { ...finding, fate: "still there", detail: `${same.file}:${same.line}` };
    if (!ran.has(finding.rule)) return { ...finding, fate: "unknown", detail: "its rule did not run" };
    const reason = broken.get(finding.file) ?? fatal?.message;
    if (reason !== undefined) return { ...finding, fate: "unknown", detail: reason };
    return { ...finding, fate: "fixed", detail: "" };
  });
}
