import type { Finding, GateName, Problem } from "../model/finding.ts";
import { isFingerprint } from "../model/fingerprint.ts";
import { isRecord, lineOfJsonError } from "../model/json-input.ts";
import { byText } from "../model/order.ts";
import type { RepoPath } from "../model/source.ts";
import type { OpenSubject } from "../model/verdict.ts";
import { inHead } from "./compare.ts";

/** One finding that was there when the baseline was made. There are no wildcards and no counts: a baseline can hide no growth. */
export interface BaselineEntry {
  readonly fingerprint: string;
  readonly rule: string;
  readonly path: string;
  readonly symbol: string;
  readonly message: string;
}

/** A subject that could not be judged when the baseline was made, such as an old revision whose rollback is unproved. */
export interface BaselineSubject {
  readonly gate: GateName;
  readonly path: string;
  readonly name: string;
}

export interface Baseline {
  readonly findings: readonly BaselineEntry[];
  readonly unresolved: readonly BaselineSubject[];
}

export type UnresolvedSubjects = Readonly<Partial<Record<GateName, readonly OpenSubject[]>>>;

const VERSION = "1.0";

const bySubject = (one: BaselineSubject, other: BaselineSubject): number =>
  byText(one.gate, other.gate) || byText(one.path, other.path) || byText(one.name, other.name);

const byEntry = (one: BaselineEntry, other: BaselineEntry): number =>
  byText(one.path, other.path) ||
  byText(one.rule, other.rule) ||
  byText(one.symbol, other.symbol) ||
  byText(one.fingerprint, other.fingerprint);

/** A baseline of everything that a run found. */
export function createBaseline(findings: readonly Finding[], unresolved: UnresolvedSubjects): Baseline {
  const subjects = Object.entries(unresolved).flatMap(([gate, open]) =>
    open.map(({ file, name }) => ({ gate: gate as GateName, path: file, name })),
  );
  return {
    findings: findings
      .map(({ fingerprint, rule, file, symbol, message }) => ({ fingerprint, rule, path: file, symbol, message }))
      .sort(byEntry),
    unresolved: subjects.sort(bySubject),
  };
}

/** The baseline without the entries whose finding is gone: it only shrinks. */
export function pruneBaseline(baseline: Baseline, findings: readonly Finding[], unresolved: UnresolvedSubjects): Baseline {
  const present = new Set(findings.map((finding) => finding.fingerprint));
  return {
    findings: baseline.findings.filter((entry) => present.has(entry.fingerprint)),
    unresolved: baseline.unresolved.filter((subject) => (unresolved[subject.gate] ?? []).some((open) => isSubject(subject, open))),
  };
}

/** Whether a subject that could not be judged is the one that the baseline names. */
export function isSubject(subject: BaselineSubject, open: OpenSubject): boolean {
  return subject.name === open.name && subject.path === open.file;
}

/** The baseline of the base in the names that files have in the head. */
export function movedBaseline(baseline: Baseline, renames: ReadonlyMap<RepoPath, RepoPath>): Baseline {
  const rename = (path: string): string => renames.get(path as RepoPath) ?? path;
  return {
    findings: baseline.findings.map((entry) => ({
      ...entry,
      fingerprint: inHead(entry.fingerprint, entry.path as RepoPath, renames),
      path: rename(entry.path),
    })),
    unresolved: baseline.unresolved.map((subject) => ({ ...subject, path: rename(subject.path) })),
  };
}

/** The file's text: sorted, one entry a line, so that a version control merges it and shows what left. */
export function writeBaseline(baseline: Baseline): string {
  const list = (entries: readonly object[]): string =>
    entries.length === 0 ? "[]" : `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]`;
  const findings = [...baseline.findings]
    .sort(byEntry)
    .map(({ fingerprint, rule, path, symbol, message }) => ({ fingerprint, rule, path, symbol, message }));
  const unresolved = [...baseline.unresolved].sort(bySubject).map(({ gate, path, name }) => ({ gate, path, name }));
  return `{\n  "schemaVersion": "${VERSION}",\n  "findings": ${list(findings)},\n  "unresolved": ${list(unresolved)}\n}\n`;
}

function fault(file: RepoPath, line: number | null, message: string): Problem {
  return {
    kind: "configuration",
    file,
    line,
    message: `${message}; repair the baseline or make it anew with \`fastapi-gate baseline create\``,
    fatal: true,
  };
}

/** What is wrong with a list of records of texts, or null. */
function faultOfList(value: unknown, name: string, fields: readonly string[]): string | null {
  if (!Array.isArray(value)) return `\`${name}\` is no list`;
  for (const [index, entry] of (value as readonly unknown[]).entries()) {
    const missing = isRecord(entry) ? fields.find((field) => typeof entry[field] !== "string") : fields[0];
    if (missing !== undefined) return `entry ${index + 1} of ${name} lacks \`${missing}\``;
    if (isRecord(entry) && typeof entry.fingerprint === "string" && !isFingerprint(entry.fingerprint)) {
      return `entry ${index + 1} of ${name} has no valid fingerprint`;
    }
  }
  return null;
}

/** Reads a baseline file's text. A broken one gives a fatal problem and no baseline: it must not pass for an empty one. */
export function readBaseline(text: string, file: RepoPath): { readonly baseline: Baseline | null; readonly problems: readonly Problem[] } {
  const fail = (line: number | null, message: string) => ({ baseline: null, problems: [fault(file, line, message)] });
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return fail(lineOfJsonError(text, error), "the baseline is not valid JSON");
  }
  if (!isRecord(data) || typeof data.schemaVersion !== "string") return fail(1, "the file is not a baseline of fastapi-gate");
  if (!data.schemaVersion.startsWith("1.")) return fail(1, "the baseline was written by a newer version of fastapi-gate");
  const { findings = [], unresolved = [] } = data;
  const wrong =
    faultOfList(findings, "findings", ["fingerprint", "rule", "path", "symbol", "message"]) ??
    faultOfList(unresolved, "unresolved", ["gate", "path", "name"]);
  if (wrong !== null) return fail(null, wrong);
  return {
    baseline: { findings: findings as readonly BaselineEntry[], unresolved: unresolved as readonly BaselineSubject[] },
    problems: [],
  };
}
