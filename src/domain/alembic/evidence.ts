import { createHash } from "node:crypto";
import type { History } from "./inspect.ts";

/** What a run of the project's own Alembic showed of one revision. */
export interface TestedRevision {
  readonly revision: string;
  readonly file: string;
  /** Digest of the file and of all that the revision builds on: another content makes the evidence stale. */
  readonly chain: string;
  readonly status: string;
  readonly detail: readonly string[];
}

/** The recorded tests of one environment on one database. */
export interface TestedEnvironment {
  readonly directory: string;
  readonly dialect: string;
  readonly alembic: string;
  readonly sqlalchemy: string;
  readonly revisions: readonly TestedRevision[];
}

export interface EvidenceFile {
  readonly version: 1;
  readonly environments: readonly TestedEnvironment[];
}

/** Where `migrations test` records what it saw. */
export const EVIDENCE_PATH = ".fastapi-gate/evidence/migrations.json";

/** Digests by revision: of a revision's file and of the files of all that it builds on. */
export function chainDigests({ graph }: History): ReadonlyMap<string, string> {
  const digests = new Map<string, string>();
  for (const { revision, facts } of graph.order) {
    const hash = createHash("sha256").update(facts.hash);
    // Parents come first in the order; one that is missing or on a circle has no digest.
    for (const parent of [...(graph.parents.get(revision) ?? [])].sort()) hash.update(digests.get(parent) ?? "none");
    digests.set(revision, hash.digest("hex"));
  }
  return digests;
}

/** Reads recorded evidence; null when the text is none of ours. */
export function readEvidence(text: string): EvidenceFile | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const file = data as Partial<EvidenceFile> | null;
  if (file === null || typeof file !== "object" || file.version !== 1 || !Array.isArray(file.environments)) return null;
  const sound = file.environments.every(
    (each: Partial<TestedEnvironment> | null) =>
      typeof each?.directory === "string" &&
      typeof each.dialect === "string" &&
      Array.isArray(each.revisions) &&
      each.revisions.every(
        (row: Partial<TestedRevision> | null) =>
          typeof row?.revision === "string" && typeof row.chain === "string" && typeof row.status === "string" && Array.isArray(row.detail),
      ),
  );
  return sound ? (file as EvidenceFile) : null;
}

/** What recorded evidence says of a history as it is now. */
export interface HistoryEvidence {
  /** By revision: how its rollback went when it was last run with these contents. */
  readonly tested: ReadonlyMap<string, TestedRevision>;
  /** Revisions whose files, or files below them, have changed since they were run. */
  readonly stale: readonly string[];
}

export function evidenceOf(history: History, file: EvidenceFile | null): HistoryEvidence {
  const tested = new Map<string, TestedRevision>();
  const stale: string[] = [];
  const own = file?.environments.filter(({ directory }) => directory === history.directory) ?? [];
  if (own.length === 0) return { tested, stale };
  const digests = chainDigests(history);
  for (const { revisions } of own) {
    for (const row of revisions) {
      if (digests.get(row.revision) !== row.chain) {
        if (digests.has(row.revision)) stale.push(row.revision);
        continue;
      }
      // On several databases the worst counts.
      const former = tested.get(row.revision);
      if (former === undefined || former.status === "restores") tested.set(row.revision, row);
    }
  }
  return { tested, stale: [...new Set(stale)].filter((revision) => !tested.has(revision)).sort() };
}

/** What a run of the migrations showed, for the gate. */
export interface RecordedTests {
  of(revision: { readonly environment: string; readonly revision: string }): TestedRevision | undefined;
  /** What a reader has to know of the evidence; null for nothing. */
  readonly remark: string | null;
}

/** The recorded tests that hold for the histories as they are; without a record it costs nothing. */
export function recordedTests({ histories }: { readonly histories: readonly History[] }, text: string | null): RecordedTests {
  if (text === null) return { of: () => undefined, remark: null };
  const file = readEvidence(text);
  if (file === null) return { of: () => undefined, remark: `${EVIDENCE_PATH} cannot be read, so it counts as none` };
  const byDirectory = new Map(histories.map((history) => [history.directory as string, evidenceOf(history, file)] as const));
  const stale = [...byDirectory.values()].flatMap((each) => each.stale);
  const tested = [...byDirectory.values()].reduce((sum, each) => sum + each.tested.size, 0);
  const parts = [
    ...(tested === 0 ? [] : [`${tested} by a recorded run`]),
    ...(stale.length === 0 ? [] : [`the recorded run of ${stale.length} is stale, because their files changed: it counts as none`]),
  ];
  return {
    of: ({ environment, revision }) => byDirectory.get(environment)?.tested.get(revision),
    remark: parts.length === 0 ? null : parts.join("; "),
  };
}

/** Why a revision stays open although it was run; null when it was not. */
export function testedReason(tested: TestedRevision | undefined): string | null {
  if (tested === undefined) return null;
  const [first] = tested.detail;
  return `its recorded test says ${tested.status}${first === undefined ? "" : `: ${first}`}`;
}
