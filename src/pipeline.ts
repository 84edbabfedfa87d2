import { rules } from "../rules/index.ts";
import {
  type Analysis,
  analyseMeaning,
  analyseMigrations,
  analyseStructure,
  analyseUnits,
  comparedWith,
  type Meaning,
  type Reuse,
  type Structure,
} from "./analysis.ts";
import type { BaseSide } from "./base-side.ts";
import { type Checked, type CheckMemory, type Completion, check, complete, suppress } from "./check/index.ts";
import { discover, type MigrationFolder, roleByContent } from "./discover/index.ts";
import { memoryTree } from "./discover/memory-tree.ts";
import { EVIDENCE_PATH, type Migrations } from "./domain/alembic/index.ts";
import { createEncoder, decode, extract } from "./extract/index.ts";
import { type BaseInput, type Baseline, type Coverage, judge, type ScopeFile } from "./gate/index.ts";
import type { SourceUnit } from "./link/symbols.ts";
import { ownerByPattern, ownershipOf, type Signal } from "./model/agents.ts";
import { DEFAULT_POLICY } from "./model/defaults.ts";
import type { FactsData, FileFacts } from "./model/facts.ts";
import type { Finding, Problem, Violation } from "./model/finding.ts";
import { linesByPath, type SourceLines, type SourceOf } from "./model/lines.ts";
import type { ChangeSet } from "./model/output.ts";
import type { Policy } from "./model/policy.ts";
import type { RepoPath } from "./model/source.ts";
import type { Role } from "./model/subjects.ts";
import type { AgentClaim, HeldFinding, Outcome, SubjectCounts, Waiver } from "./model/verdict.ts";
import { createParser } from "./parse/index.ts";
import { knownRulesWith } from "./registry.ts";
import type { RunnableRule } from "./rule/index.ts";
import type { Lap } from "./run/index.ts";

export { CheckMemory } from "./check/index.ts";

/** A tree whose files have been read: the facts of each file with its role, and its sources for the places that are reported. */
export interface ReadTree {
  readonly files: readonly { readonly path: RepoPath; readonly role: Role; readonly facts: FactsData }[];
  readonly sourceOf: SourceOf;
  /** The sources by lines, where somebody keeps them. */
  readonly lines?: (path: RepoPath) => SourceLines;
  /** Small files that are no Python: alembic.ini, pyproject.toml; null where missing. */
  readonly text: (path: string) => string | null;
  readonly problems: readonly Problem[];
  readonly migrations: readonly MigrationFolder[];
  /** alembic.ini, pyproject.toml and their like. */
  readonly projectFiles: readonly RepoPath[];
}

/** What the analysis and the rules say of one tree, before any gate. */
export interface TreeFindings {
  readonly policy: Policy;
  readonly analysis: Analysis;
  readonly findings: readonly Finding[];
  readonly held: readonly HeldFinding[];
  readonly counts: SubjectCounts;
  readonly problems: readonly Problem[];
  readonly ran: ReadonlySet<string>;
  readonly scope: readonly ScopeFile[];
  /** What the rules reported, before it was completed to findings. */
  readonly violations: readonly Violation[];
  /** The rules of the project's own that ran. */
  readonly ownRules?: readonly RunnableRule[];
  /** Where an offset of the analysis is in the file of today; left out where that is the same. */
  readonly offset?: (file: RepoPath, at: number) => number | undefined;
}

/** What an analysis may take over from one of nearly the same files; a run of its own takes over nothing. */
export interface Reused extends Reuse {
  /** The decoded facts of a file. Files of equal content have facts of their own: a definition belongs to one module. */
  decode(facts: FactsData, path: RepoPath): FileFacts;
}

/** A value, or what becomes one: another thread may be at work on it. */
type Awaitable<T> = T | PromiseLike<T>;

/** link → domain → flow → check: everything that is found in a tree, sorted. */
export async function findIn(
  tree: ReadTree,
  policy: Policy,
  lap?: Lap,
  base: Awaitable<BaseSide> | null = null,
  reused: Reused | null = null,
  ownRules: readonly RunnableRule[] = [],
): Promise<TreeFindings> {
  const units = unitsOf(tree, reused?.decode);
  const analysis = await analysisOf(tree, units, policy, lap, reused);
  return findingsOf(tree, policy, { units, analysis, base: await base, ownRules }, lap);
}

/** link → domain → flow: what the files of a tree mean. On a foundation that is reused its units are analysed, which hold the bodies of today. */
export function analysisOf(
  tree: ReadTree,
  units: readonly SourceUnit[],
  policy: Policy,
  lap: Lap | undefined,
  reused: Reuse | null,
): Promise<Analysis> {
  const input = { migrations: tree.migrations, settings: settingsOf(tree), evidence: tree.text(EVIDENCE_PATH), text: tree.text };
  return analyseUnits({ ...input, units: reused?.foundation?.units ?? units }, policy.analysis, lap, reused ?? undefined);
}

/** An analysed tree, and what its findings depend on besides. */
export interface Analysed {
  /** The files of today, whatever the analysis stands on. */
  readonly units: readonly SourceUnit[];
  readonly analysis: Analysis;
  /** What the tree is compared with; null: nothing. */
  readonly base?: BaseSide | null;
  readonly ownRules?: readonly RunnableRule[];
  /** What the rules said before, of the same rules and policy. */
  readonly memory?: CheckMemory;
}

/** check: what the rules say of an analysed tree, alone or compared with a base. */
export function findingsOf(tree: ReadTree, policy: Policy, analysed: Analysed, lap?: Lap): TreeFindings {
  const found = completed(tree, policy, analysed, checkedIn(policy, analysed));
  lap?.("check");
  return found;
}

/**
 * The same for an analysis in offsets of another version of the files: `placed` puts what the rules report where it stands in the files of
 * today. Null where it answers null: that cannot be told.
 */
export function placedFindingsOf(
  tree: ReadTree,
  policy: Policy,
  analysed: Analysed,
  placed: (violations: readonly Violation[]) => readonly Violation[] | null,
  lap?: Lap,
): TreeFindings | null {
  const checked = checkedIn(policy, analysed);
  const violations = placed(checked.violations);
  if (violations === null) return null;
  const found = completed(tree, policy, analysed, { ...checked, violations });
  lap?.("check");
  return found;
}

type CheckedTree = Checked & Pick<TreeFindings, "counts">;

function checkedIn(policy: Policy, { analysis, base = null, ownRules = [], memory }: Analysed): CheckedTree {
  const { subjects, counts } = base === null ? analysis : comparedWith(base, analysis);
  return { ...check(subjects, [...rules, ...ownRules], policy, memory), counts };
}

function completed(
  tree: ReadTree,
  policy: Policy,
  { units, analysis, ownRules = [], memory }: Analysed,
  checked: CheckedTree,
): TreeFindings {
  return completeFindings(tree, units, policy, { ...checked, analysis, ownRules }, memory);
}

/** What is found in a tree that was compared with a base, where it is compared with none; it is not analysed again. */
export function findAlone(tree: ReadTree, policy: Policy, { analysis, ownRules = [] }: TreeFindings): TreeFindings {
  return findingsOf(tree, policy, { units: unitsOf(tree), analysis, ownRules });
}

/** What the files of a tree mean to the frameworks: enough for tables of definitions, without what functions do. */
export function meaningOf(tree: ReadTree, policy: Policy, lap?: Lap): Meaning {
  return analyseMeaning({ units: unitsOf(tree), settings: settingsOf(tree), text: tree.text }, policy.analysis, lap);
}

/** What the functions of a tree do, and its layers: enough for tables and pictures of these, without migrations and load plans. */
export function structureOf(tree: ReadTree, policy: Policy, lap?: Lap): Structure {
  return analyseStructure({ units: unitsOf(tree), settings: settingsOf(tree) }, policy.analysis, lap);
}

/** The histories of the migrations of a tree, replayed; nothing of what its functions do. */
export function migrationsOf(tree: ReadTree, policy: Policy, lap?: Lap): Promise<Migrations> {
  const input = { units: unitsOf(tree), settings: settingsOf(tree), migrations: tree.migrations, text: tree.text };
  return analyseMigrations(input, policy.analysis, lap);
}

function settingsOf(tree: ReadTree): ReadonlyMap<RepoPath, string> {
  return new Map(tree.projectFiles.flatMap((path) => entry(path, tree.text(path))));
}

/** The files of a tree with their facts decoded, as far as somebody reads them. */
export function unitsOf(tree: ReadTree, decoded: (facts: FactsData, path: RepoPath) => FileFacts = decode): readonly SourceUnit[] {
  return tree.files.map(({ path, role, facts: data }) => {
    const facts = decoded(data, path);
    return { path, role: roleByContent(path, role, facts), facts };
  });
}

/** What the rules said of an analysed tree, with lines, owners and what comments in the code suppress. */
export function completeFindings(
  tree: ReadTree,
  units: readonly SourceUnit[],
  policy: Policy,
  { violations, problems: crashed, ran, analysis, counts, ownRules = [] }: Checked & Pick<TreeFindings, "analysis" | "counts" | "ownRules">,
  memory?: CheckMemory,
): TreeFindings {
  const configuredOwner = ownerByPattern(policy.owners);
  const completion: Completion = { lines: tree.lines ?? linesByPath(tree.sourceOf), layerOf: analysis.layerOf, configuredOwner };
  const findings = complete(violations, completion, memory?.completed);
  const judged = units.filter((unit) => policy.analysis.roles.includes(unit.role));
  const comments = judged
    .filter((unit) => unit.facts.directives.length > 0)
    .map((unit) => ({ file: unit.path, directives: unit.facts.directives }));
  const suppressed = suppress({ findings, comments, rules: knownRulesWith(policy, ownRules), ran, policy, completion });
  const scope = judged.map(
    ({ path }): ScopeFile => ({ file: path, owner: configuredOwner(path) ?? ownershipOf(path, analysis.layerOf(path, "<module>")).owner }),
  );
  const problems = [...tree.problems, ...syntaxProblems(units), ...crashed];
  return { policy, analysis, ...suppressed, counts, problems, ran, scope, violations, ownRules };
}

function entry(path: RepoPath, text: string | null): readonly (readonly [RepoPath, string])[] {
  return text === null ? [] : [[path, text]];
}

function syntaxProblems(units: readonly SourceUnit[]): readonly Problem[] {
  return units.flatMap((unit) => {
    const first = unit.facts.problems[0];
    if (first === undefined) return [];
    const more = unit.facts.problems.length - 1;
    const message = `${first.detail}${more > 0 ? ` (and ${more} more in this file)` : ""}; the rest of the file is analysed`;
    return [{ kind: "syntax-error", file: unit.path, line: unit.facts.line(first.start), message, fatal: false } as const];
  });
}

/** What a run is judged by, besides the findings. */
export interface Judgement {
  readonly signal: Signal | null;
  readonly baseline: Baseline | null;
  readonly waivers: readonly Waiver[];
  readonly base: {
    readonly side: BaseSide;
    readonly revision: string;
    readonly baseline: Baseline | null;
    readonly renames: ReadonlyMap<RepoPath, RepoPath>;
    readonly texts: { readonly base: SourceOf; readonly head: SourceOf };
  } | null;
  readonly changes: ChangeSet | null;
  readonly claims: readonly AgentClaim[];
  readonly coverage: Coverage | null;
  readonly recordedFixed: ReadonlySet<string>;
  readonly date: string | null;
}

/** gate: verdicts, escalations and status of what was found. */
export function judgeFindings(found: TreeFindings, judgement: Judgement): Outcome {
  const { base } = judgement;
  const former: BaseInput | null =
    base === null
      ? null
      : {
          revision: base.revision,
          policy: base.side.policy,
          findings: base.side.findings,
          held: base.side.held,
          counts: base.side.counts,
          baseline: base.baseline,
          renames: base.renames,
          texts: base.texts,
        };
  const { statistics } = found.analysis;
  return judge({
    ...found,
    ...judgement,
    base: former,
    blindSpots: found.analysis.blindSpots,
    rules: knownRulesWith(found.policy, found.ownRules ?? []),
    statistics: { calls: { ...statistics, shapes: statistics.shapes.map((shape) => ({ ...shape })) } },
  });
}

/** The facts of sources that no file holds yet, one after the other. */
export function factsReader(): (source: Uint8Array) => FileFacts {
  const parser = createParser();
  const encoder = createEncoder();
  return (source) => decode(extract(source, parser, encoder));
}

/** How many places of a Python file the parser cannot read. */
export function syntaxErrors(bytes: Uint8Array): number {
  return factsReader()(bytes).problems.length;
}

/** Analyses sources that are given as text, by path; for tests and servers. */
export async function analyseSources(
  sources: Readonly<Record<string, string>>,
  policy: Policy = DEFAULT_POLICY,
  base: BaseSide | null = null,
): Promise<TreeFindings> {
  const parser = createParser();
  const encoder = createEncoder();
  const text = (path: string): string | null => sources[path] ?? null;
  const { files, problems, migrations, projectFiles } = discover(memoryTree(sources));
  const read = files.map(({ path, role }) => ({ path, role, facts: extract(Buffer.from(sources[path] ?? "", "utf8"), parser, encoder) }));
  return findIn({ files: read, sourceOf: text, text, problems, migrations, projectFiles }, policy, undefined, base);
}
