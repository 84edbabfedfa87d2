import type { Meaning, Structure } from "./analysis.ts";
import type { BaseSide } from "./base-side.ts";
import { type Discovery, discover } from "./discover/index.ts";
import type { Migrations } from "./domain/alembic/index.ts";
import type { KnownTree } from "./former.ts";
import { type Baseline, type Coverage, judgingPolicy, type ResultsFile, readBaseline, readResults, readWaivers } from "./gate/index.ts";
import { type Changes, type Compared, changesSince, openRevision, type Revision, tracked } from "./git/index.ts";
import { ownerByPattern, ownershipOf } from "./model/agents.ts";
import type { Agent, Problem } from "./model/finding.ts";
import type { SourceOf } from "./model/lines.ts";
import type { ChangeSet } from "./model/output.ts";
import type { Policy } from "./model/policy.ts";
import { type RepoPath, repoPath } from "./model/source.ts";
import type { SourceTree } from "./model/tree.ts";
import type { Outcome } from "./model/verdict.ts";
import type { ReadTree, TreeFindings } from "./pipeline.ts";
import { type RunIdentity, recall, recordTexts, remember, runKey } from "./remember.ts";
import type { RunnableRule } from "./rule/index.ts";
import { type FactsOfFiles, type Lap, openResults, RESULTS_VERSION, storeFolder } from "./run/index.ts";
import type { SessionRequest } from "./session-request.ts";
import { discoverIn, type Place, placeOf, policyOf, projectsOf, readTree, refuseSeveral } from "./source-trees.ts";
import { sourcesOnDisk, type Workbench, workbench } from "./workbench.ts";

export { timings, writeFileAtomically } from "./run/index.ts";

/** What a run found and decided, with what outputs need besides. */
export interface SessionResult {
  readonly outcome: Outcome;
  readonly found: TreeFindings;
  readonly policy: Policy;
  readonly sourceOf: SourceOf;
  /** What the change consists of; null without a base. */
  readonly changes: ChangeSet | null;
  readonly ownerOf: (path: RepoPath) => Agent;
  /** The rules of the project's own that ran. */
  readonly ownRules: readonly RunnableRule[];
  /** A file's text in the tree that was judged; null where there is none. */
  readonly text: (path: string) => string | null;
  /** Project guidelines at the root (CLAUDE.md, AGENTS.md, CONTRIBUTING.md), sorted. */
  readonly guides: readonly RepoPath[];
  /** Resolves, when what the next run can use is stored, to lines about what went wrong with that. */
  readonly stored: Promise<readonly string[]>;
}

/** What outputs read of a run. */
export type Judged = Pick<SessionResult, "outcome" | "policy" | "sourceOf" | "changes" | "ownerOf" | "ownRules" | "stored">;

/** A run before anything is analysed. */
interface Prepared {
  readonly request: SessionRequest;
  readonly bench: Workbench;
  readonly head: Place;
  readonly base: Revision | null;
  /** The settings of the tree that is judged, and those that judge. */
  readonly own: Policy;
  readonly policy: Policy;
  readonly discovery: Discovery;
}

/** Reads, analyses and judges a root, against a base where one is named. Throws a UserError for what the user has to repair. */
export async function runSession(request: SessionRequest, lap: Lap = unmeasured, bench = workbench(request)): Promise<SessionResult> {
  return analysed(prepare(request, bench, lap), lap);
}

/**
 * The same for those who need no more than the outcome: where an earlier run had the same files, settings and request, it is that
 * run's. With a base, or for a revision, it is always made anew.
 */
export async function judgeSession(request: SessionRequest, lap: Lap = unmeasured): Promise<Judged> {
  const prepared = prepare(request, workbench(request), lap);
  const memory = memoryFor(prepared);
  if (memory === null) return analysed(prepared, lap);
  const kept = recalled(prepared, memory, lap);
  if (kept !== null) return kept;
  const result = await analysed(prepared, lap);
  const { files } = result.read;
  const { head, discovery } = prepared;
  // A file that could not be read may be readable the next time.
  if (files.length !== discovery.files.length) return result;
  const key = runKey({ ...memory.identity, hashes: files.map(({ facts }) => facts.hash) });
  const owners = result.found.scope.map(({ file, owner }) => [file, owner] as const);
  const trouble = remember(memory.store, key, head.tree, { outcome: result.outcome, owners });
  return trouble === null ? result : { ...result, stored: result.stored.then((lines) => [...lines, trouble]) };
}

/** What `judgeSession` would recall of an earlier run; null where it would analyse. */
export function recallSession(request: SessionRequest): Judged | null {
  const prepared = prepare(request, workbench(request), unmeasured);
  const memory = memoryFor(prepared);
  return memory === null ? null : recalled(prepared, memory, unmeasured);
}

/** Where outcomes of runs like one are kept. */
interface Memory {
  readonly store: ReturnType<typeof openResults>;
  readonly identity: Omit<RunIdentity, "hashes">;
}

/** Null for runs whose outcome is not kept. */
function memoryFor({ request, head, policy, own, discovery }: Prepared): Memory | null {
  // What a rule of the project's own says may depend on more than what a run is named by, and facts made apart are somebody else's word.
  const version = own.ownRules.length === 0 && request.factsFolder === undefined ? RESULTS_VERSION : null;
  if (version === null || request.cacheFolder === null || request.base !== null || head.revision !== null) return null;
  return { store: openResults(storeFolder(request.cacheFolder, request.root)), identity: { version, request, policy, discovery } };
}

function recalled({ request, bench, head, own, discovery }: Prepared, { store, identity }: Memory, lap: Lap): Judged | null {
  const hashes = store.empty ? null : bench.analyser.hashes(discovery.files.map(({ path }) => path));
  const kept = hashes === null ? null : recall(store, runKey({ ...identity, hashes }), head.tree);
  lap("recall");
  if (kept === null) return null;
  const owners = new Map(kept.owners);
  return {
    outcome: kept.outcome,
    policy: own,
    sourceOf: sourcesOnDisk(request.root),
    changes: null,
    ownerOf: (path) => owners.get(path) ?? ownershipOf(path, "other").owner,
    ownRules: [],
    stored: Promise.resolve([]),
  };
}

function unmeasured(): void {}

function prepare(request: SessionRequest, bench: Workbench, lap: Lap): Prepared {
  const { root } = request;
  const head = placeOf(bench, request);
  const base = request.base === null ? null : openRevision(root, request.base, bench.blobs);
  const own = policyOf(head.tree, request);
  const basePolicy = base === null ? null : policyOf(base.tree, request);
  const policy = judgingPolicy(own, basePolicy);
  const discovery = discoverIn(request, head.tree, policy, head.revision === null ? bench.discover : discover);
  if (request.without === null && request.configuration === null) refuseSeveral(projectsOf(discovery, head.tree));
  lap("discover");
  return { request, bench, head, base, own, policy, discovery };
}

export async function analysed(
  { request, bench, head, base, own, policy, discovery }: Prepared,
  lap: Lap,
): Promise<SessionResult & { readonly read: ReadTree }> {
  const { root } = request;
  // The analysis is the larger part of the program: it is loaded when there is something to analyse.
  const loading = import("./pipeline.ts");
  const headTree = await readTree(head, discovery, bench, lap);
  const former = base === null ? null : await readBase(request, base, policy, bench, lap);
  const { judgeFindings } = await loading;
  const ownRules = (await request.loadOwnRules?.(own.ownRules)) ?? [];
  const saved = bench.analyser.save();
  const { found, side, kept } = await compared({ read: headTree, discovery, policy }, former, { request, bench, ownRules, lap });
  // Outputs go first.
  const stored =
    kept === null
      ? saved
      : saved.then((lines) => new Promise<readonly string[]>((resolve) => setImmediate(() => resolve([...lines, ...kept()]))));
  const baseline = request.useBaseline ? baselineOf(headTree, policy) : null;
  const changed = base === null ? null : changesSince(root, base.commit, comparedOf(request));
  const before =
    former === null || side === null || changed === null
      ? null
      : {
          side,
          revision: request.base as string,
          baseline: baselineOf(former.read, policy)?.baseline ?? null,
          renames: changed.renames,
          texts: { base: former.read.sourceOf, head: headTree.sourceOf },
        };
  const changes =
    before === null || changed === null
      ? null
      : // Only what is compared with a base needs it, and the domain behind it.
        (await import("./changes.ts")).changesOf(
          { found, sourceOf: headTree.sourceOf },
          { side: before.side, sourceOf: before.texts.base },
          { ...changed, documents: tracked(root, OPENAPI_DOCUMENTS) },
        );
  const waived = waiversOf(headTree, own);
  const { claims, problems: unread } = readResults(request.results);
  const complete = {
    ...found,
    scope: scopeOf(found, side, changed),
    policy: own,
    problems: [...found.problems, ...(baseline?.problems ?? []), ...waived.problems, ...unread, ...unloaded(own, ownRules)],
  };
  const outcome = judgeFindings(complete, {
    signal: request.signal,
    baseline: baseline?.baseline ?? null,
    waivers: waived.waivers,
    base: before,
    changes,
    claims,
    coverage: request.coverage === null ? null : await coverageIn(request.coverage, found),
    recordedFixed: request.recordedFixed,
    date: request.date,
  });
  lap("gate");
  return {
    outcome,
    found,
    read: headTree,
    policy: own,
    sourceOf: headTree.sourceOf,
    changes,
    ownerOf: owners(found),
    ownRules,
    text: head.tree.text,
    guides: guidesIn(head.tree),
    stored,
  };
}

/**
 * What is found in a tree, compared with its base where there is one. The side of a base is kept for later runs, and so is what this tree
 * will be as a base: the next change is compared with it.
 */
async function compared(
  tree: KnownTree,
  base: (KnownTree & { readonly commit: string }) | null,
  {
    request,
    bench,
    ownRules,
    lap,
  }: Pick<Prepared, "request" | "bench"> & { readonly ownRules: readonly RunnableRule[]; readonly lap: Lap },
): Promise<{ readonly found: TreeFindings; readonly side: BaseSide | null; readonly kept: (() => readonly string[]) | null }> {
  const { findIn } = await import("./pipeline.ts");
  const { read, policy } = tree;
  if (base === null) {
    const found = await (bench.find?.in(read, policy, lap, null) ?? findIn(read, policy, lap, null, null, ownRules));
    return { found, side: null, kept: null };
  }
  const { baseSideOf } = await import("./base-side.ts");
  // A server keeps what it found itself; what a rule of the project's own says may depend on more than a side is named by.
  if (bench.find !== null) {
    const side = await bench.find.side(base.read, policy, lap);
    return { found: await bench.find.in(read, policy, lap, side), side, kept: null };
  }
  if (ownRules.length > 0) {
    const side = baseSideOf(await findIn(base.read, policy, lap, null, null, ownRules));
    return { found: await findIn(read, policy, lap, side, null, ownRules), side, kept: null };
  }
  const { formerSide, keepSide, sideAlone } = await import("./former.ts");
  const { root, jobs, cacheFolder, factsFolder } = request;
  const version = RESULTS_VERSION;
  const keeps = version !== null && cacheFolder !== null && factsFolder === undefined;
  const store = keeps ? openResults(storeFolder(cacheFolder, root)) : null;
  const means = { store, version: version ?? "", root, commit: base.commit, jobs };
  const former = formerSide(base, read, means, lap);
  // Whatever becomes of it is seen where it is awaited.
  Promise.resolve(former.side).catch(() => undefined);
  const found = await findIn(read, policy, lap, former.side);
  const side = await former.side;
  const kept = (): readonly string[] => {
    const ofBase = former.kept ? null : keepSide(base, () => side, means);
    return [ofBase, keepSide(tree, () => sideAlone(tree, found), means)].filter((line) => line !== null);
  };
  return { found, side, kept };
}

/** What the program means to the frameworks, for those who need no findings: no function is followed. */
export async function meaningSession(
  request: SessionRequest,
  lap: Lap = unmeasured,
): Promise<{ readonly meaning: Meaning; readonly stored: Promise<readonly string[]> }> {
  const { pipeline, tree, policy, stored } = await readForTables(request, lap);
  return { meaning: pipeline.meaningOf(tree, policy, lap), stored };
}

/** What functions do and which layers there are, for those who need no findings: no migration is replayed, no row followed. */
export async function structureSession(
  request: SessionRequest,
  lap: Lap = unmeasured,
): Promise<{ readonly structure: Structure; readonly policy: Policy; readonly stored: Promise<readonly string[]> }> {
  const { pipeline, tree, policy, stored } = await readForTables(request, lap);
  return { structure: pipeline.structureOf(tree, policy, lap), policy, stored };
}

/** Replayed histories, and what those who need nothing else ask besides. */
export interface MigrationSession {
  readonly migrations: Migrations;
  /** The files that are judged. */
  readonly files: readonly RepoPath[];
  readonly stored: Promise<readonly string[]>;
}

/** The histories of the migrations, for those who need nothing else: no function is followed. */
export async function migrationSession(request: SessionRequest, lap: Lap = unmeasured): Promise<MigrationSession> {
  const { pipeline, tree, policy, stored } = await readForTables(request, lap);
  const files = tree.files.filter(({ role }) => policy.analysis.roles.includes(role)).map(({ path }) => path);
  return { migrations: await pipeline.migrationsOf(tree, policy, lap), files, stored };
}

async function readForTables(request: SessionRequest, lap: Lap) {
  const bench = workbench(request);
  const { head, policy, discovery } = prepare(request, bench, lap);
  const loading = import("./pipeline.ts");
  const tree = await readTree(head, discovery, bench, lap);
  return { pipeline: await loading, tree, policy, stored: bench.analyser.save() };
}

/** The facts of the working tree's files that are wanted, and how many files there are in all. */
export async function factsOf(
  request: SessionRequest,
  wanted: (path: RepoPath) => boolean,
): Promise<FactsOfFiles & { readonly asked: number; readonly all: number; readonly stored: Promise<readonly string[]> }> {
  const bench = workbench(request);
  const { discovery } = prepare(request, bench, unmeasured);
  const paths = discovery.files.map(({ path }) => path).filter(wanted);
  const read = await bench.analyser.files(paths);
  return { ...read, asked: paths.length, all: discovery.files.length, stored: bench.analyser.save() };
}

/** Rules that the settings name and nobody allowed to run: said, since their findings are missing. */
function unloaded({ ownRules }: Policy, loaded: readonly RunnableRule[]): readonly Problem[] {
  const missing = ownRules.length - loaded.length;
  if (missing === 0) return [];
  const what = missing === 1 ? "1 rule of the project's own did" : `${missing} rules of the project's own did`;
  const message = `${what} not run: --allow-own-rules runs the code of ${ownRules.map(({ file }) => file).join(", ")}`;
  return [{ kind: "configuration", file: null, line: null, message, fatal: false }];
}

/** Where repositories keep a written OpenAPI document, as patterns of git. */
const OPENAPI_DOCUMENTS = ["**/*openapi*.json", "**/*openapi*.yaml", "**/*openapi*.yml"];

function comparedOf({ head, staged }: SessionRequest): Compared {
  return staged ? { kind: "staged" } : head === null ? { kind: "working-tree" } : { kind: "revision", name: head };
}

/** With a base the run is about the changed files; those that are gone keep the owner they had. */
function scopeOf(head: TreeFindings, base: Pick<TreeFindings, "scope"> | null, changed: Changes | null): TreeFindings["scope"] {
  if (base === null || changed === null) return head.scope;
  const files = new Set(changed.files);
  const present = new Set(head.scope.map(({ file }) => file));
  return [...head.scope, ...base.scope.filter(({ file }) => !present.has(file))].filter(({ file }) => files.has(file));
}

async function readBase(
  request: SessionRequest,
  revision: Revision,
  policy: Policy,
  bench: Workbench,
  lap: Lap,
): Promise<KnownTree & { readonly commit: string }> {
  const discovery = discoverIn(request, revision.tree, policy);
  lap("discover");
  const read = await readTree({ tree: recordTexts(revision.tree), revision }, discovery, bench, lap);
  return { read, discovery, policy, commit: revision.commit };
}

function baselineOf(tree: ReadTree, policy: Policy): { readonly baseline: Baseline | null; readonly problems: readonly Problem[] } | null {
  const text = tree.text(policy.baseline);
  return text === null ? null : readBaseline(text, policy.baseline);
}

function guidesIn(tree: SourceTree): readonly RepoPath[] {
  const entries = tree.list("");
  return "failure" in entries ? [] : entries.flatMap(({ name }) => (GUIDES.test(name) ? [repoPath(name)] : [])).sort();
}

const GUIDES = /^(?:CLAUDE|AGENTS|CONTRIBUTING)\.md$/i;

/** The reader is loaded for runs that are given a report. */
async function coverageIn({ name, text }: ResultsFile, { analysis, scope }: TreeFindings): Promise<Coverage> {
  const { coverageOf, readCoverage } = await import("./gate/coverage.ts");
  const services = scope.filter(({ file }) => analysis.layerOf(file, "<module>") === "service").map(({ file }) => file);
  return coverageOf(readCoverage(name, text), services);
}

function waiversOf(tree: ReadTree, policy: Policy): ReturnType<typeof readWaivers> {
  const text = tree.text(policy.waivers);
  return text === null ? { waivers: [], problems: [] } : readWaivers(text, policy.waivers);
}

function owners(found: TreeFindings): (path: RepoPath) => Agent {
  const configured = ownerByPattern(found.policy.owners);
  return (path) => configured(path) ?? ownershipOf(path, found.analysis.layerOf(path, "<module>")).owner;
}
