import type { CodeFlow, Fix, Location, PhysicalLocation, Region, Result, Suppression } from "sarif";
import type { Finding } from "../../model/finding.ts";
import type { SourceLines } from "../../model/lines.ts";
import { visible } from "../../model/plain.ts";
import type { RepoPath } from "../../model/source.ts";
import type { HeldFinding, Hold } from "../../model/verdict.ts";
import { lineHashes } from "./line-hash.ts";

/** `github` is what code scanning shows; `full` is all that the format can say. */
export type Profile = "full" | "github";

export interface ResultContext {
  readonly profile: Profile;
  readonly linesOf: (path: RepoPath) => SourceLines;
  readonly ruleIndex: ReadonlyMap<string, number>;
  readonly hashes: ReadonlyMap<RepoPath, ReadonlyMap<number, string>>;
  /** A path as the repository knows it. */
  readonly fromTop: (path: RepoPath) => string;
  /** Relative URIs by path. */
  readonly uris: Map<string, string>;
}

/** Steps of a code flow: more are not read by anyone. */
const STEPS = 50;

/** A relative URI. What is no text becomes the replacement character. */
function uri(path: RepoPath, { uris, fromTop }: ResultContext): string {
  let known = uris.get(path);
  if (known === undefined) {
    known = Buffer.from(fromTop(path), "utf8").toString("utf8").split("/").map(encodeURIComponent).join("/");
    uris.set(path, known);
  }
  return known;
}

function physical(file: RepoPath, region: Region, context: ResultContext): PhysicalLocation {
  return { artifactLocation: { uri: uri(file, context), uriBaseId: "%SRCROOT%" }, region };
}

// A text such as `[here](3)` would become a link: nothing that the analysed code says may.
const message = (text: string): { readonly text: string } => ({ text: visible(text).replaceAll("](", "] (") });

/** All of one line. */
function lineRegion(line: number, lines: SourceLines): Region {
  return { startLine: line, startColumn: 1, endLine: line, endColumn: lines.text(line).length + 1 };
}

function region({ line, column, endLine, endColumn }: Finding): Region {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

/** GitHub shows an alert on a change only if all its lines are in the difference: its profile points at the first line. */
function primary(finding: Finding, { profile, linesOf }: ResultContext): Region {
  if (profile === "full" || finding.line === finding.endLine) return region(finding);
  const end = linesOf(finding.file).text(finding.line).length + 1;
  return { startLine: finding.line, startColumn: finding.column, endLine: finding.line, endColumn: Math.max(finding.column, end) };
}

function codeFlows(finding: Finding, context: ResultContext): readonly CodeFlow[] {
  if (finding.trace.length === 0) return [];
  const steps = finding.trace.slice(0, STEPS).map((step) => ({
    location: {
      physicalLocation: physical(step.file, lineRegion(step.line, context.linesOf(step.file)), context),
      message: message(step.message),
    },
  }));
  const first = { location: { physicalLocation: physical(finding.file, region(finding), context), message: message(finding.message) } };
  const begins = finding.trace[0]?.file === finding.file && finding.trace[0].line === finding.line;
  return [{ threadFlows: [{ locations: begins ? steps : [first, ...steps] }] }];
}

function relatedLocations(finding: Finding, context: ResultContext): readonly Location[] {
  if (context.profile === "full" || finding.line === finding.endLine) return [];
  return [{ id: 1, physicalLocation: physical(finding.file, region(finding), context), message: { text: "The whole range" } }];
}

/** GitHub's line hashes for findings, by file; what is gone from the code has none. */
export function hashesOf(findings: readonly Finding[], linesOf: ResultContext["linesOf"]): ResultContext["hashes"] {
  const wanted = new Map<RepoPath, Set<number>>();
  for (const { file, line, state } of findings) {
    if (state === "fixed") continue;
    wanted.set(file, (wanted.get(file) ?? new Set()).add(line));
  }
  return new Map([...wanted].map(([file, lines]) => [file, lineHashes(linesOf(file).raw(), lines)]));
}

function fixes(finding: Finding, context: ResultContext): readonly Fix[] {
  const { fix } = finding;
  if (fix === undefined) return [];
  const changes = fix.edits.map(({ file, start, end, text }) => {
    const from = context.linesOf(file).position(start);
    const to = context.linesOf(file).position(end);
    const deletedRegion = { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
    return {
      artifactLocation: { uri: uri(file, context), uriBaseId: "%SRCROOT%" },
      replacements: [{ deletedRegion, insertedContent: { text } }],
    };
  });
  return [{ description: { text: visible(fix.message) }, artifactChanges: changes }];
}

function suppression(hold: Hold): readonly Suppression[] {
  switch (hold.kind) {
    case "suppressed":
      return [{ kind: "inSource", ...(hold.reason === null ? {} : { justification: visible(hold.reason) }) }];
    case "baseline":
      return [{ kind: "external", justification: "held by the baseline" }];
    case "waived":
      return [{ kind: "external", justification: visible(`waived by ${hold.approver}: ${hold.reason}`) }];
    case "unchanged":
      return [];
  }
}

const BASELINE_STATE = { new: "new", unchanged: "unchanged", fixed: "absent" } as const;

function whatOnlyFullSays(finding: Finding, hold: Hold | null, context: ResultContext): Partial<Result> {
  if (context.profile === "github") return {};
  const suppressions = hold === null ? [] : suppression(hold);
  const repairs = fixes(finding, context);
  return {
    ...(finding.state === undefined ? {} : { baselineState: BASELINE_STATE[finding.state] }),
    ...(suppressions.length === 0 ? {} : { suppressions: [...suppressions] }),
    ...(repairs.length === 0 ? {} : { fixes: [...repairs] }),
    properties: {
      gate: finding.gate,
      owner: finding.owner,
      ...(finding.reviewer === undefined ? {} : { reviewer: finding.reviewer }),
      ...(finding.tags === undefined ? {} : { tags: [...finding.tags] }),
    },
  };
}

/** One result of the format. */
export function result(
  { finding, hold }: { readonly finding: Finding; readonly hold: HeldFinding["hold"] | null },
  context: ResultContext,
): Result {
  const index = context.ruleIndex.get(finding.rule);
  const hash = finding.state === "fixed" ? undefined : context.hashes.get(finding.file)?.get(finding.line);
  const flows = codeFlows(finding, context);
  const related = relatedLocations(finding, context);
  return {
    ruleId: finding.rule,
    ...(index === undefined ? {} : { ruleIndex: index }),
    level: finding.severity,
    message: message(finding.message),
    locations: [
      {
        physicalLocation: physical(finding.file, primary(finding, context), context),
        ...(finding.symbol === "<module>" ? {} : { logicalLocations: [{ fullyQualifiedName: visible(finding.symbol) }] }),
      },
    ],
    partialFingerprints: { ...(hash === undefined ? {} : { primaryLocationLineHash: hash }), "fastapiGate/v1": finding.fingerprint },
    ...(flows.length === 0 ? {} : { codeFlows: [...flows] }),
    ...(related.length === 0 ? {} : { relatedLocations: [...related] }),
    ...whatOnlyFullSays(finding, hold, context),
  };
}
