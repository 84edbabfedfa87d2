import { resolve } from "node:path";
import { projectIn, projectsInside, SeveralProjects } from "../config/index.ts";
import { fixedIn, recordOf } from "../coordinator/xo/record.ts";
import { plainContext } from "../doors.ts";
import { exitStatus } from "../gate/index.ts";
import type { Signal } from "../model/agents.ts";
import { userError } from "../model/errors.ts";
import type { Finding, GateName } from "../model/finding.ts";
import type { RenderContext } from "../model/output.ts";
import type { RepoPath } from "../model/source.ts";
import { isListed, problemLines } from "../report/index.ts";
import { toolVersion } from "../run/package.ts";
import { type Judged, type SessionResult, timings } from "../session.ts";
import type { SessionRequest } from "../session-request.ts";
import { wantsColour } from "./environment.ts";
import { type Format, rendererOf } from "./formats.ts";
import { type Host, type Need, ownHost } from "./host.ts";
import { recordsIn } from "./records.ts";
import { type AnalysisOptions, knownRules, ownRuleIds, plainRequest } from "./request.ts";
import { readText, resultsIn } from "./results.ts";

/** Options of `check` and `report`, as commander gives them. */
export interface CheckOptions extends AnalysisOptions {
  readonly base?: string;
  readonly head?: string;
  readonly staged?: boolean;
  readonly results?: string;
  readonly coverage?: string;
  readonly record?: string;
  readonly format: Format;
  readonly output: readonly { readonly format: Format; readonly path: string }[];
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly gate: readonly GateName[];
  readonly signal?: Signal;
  readonly date?: string;
  readonly full?: boolean;
  readonly statistics?: boolean;
  readonly color: "auto" | "always" | "never";
  readonly fix?: boolean;
  readonly unsafeFixes?: boolean;
  readonly diff?: boolean;
  readonly watch?: boolean;
  /** Asks a server, where the command line starts; here it has been decided. */
  readonly useServer?: boolean;
  /** Which projects of the root are judged; empty for all. */
  readonly project: readonly string[];
  /** Set where the root holds several projects: all of them, and which of them this is. */
  readonly projects?: readonly RepoPath[];
  readonly of?: RepoPath;
}

/** What became of a run. */
export interface Checked {
  readonly status: number;
  readonly outcome: string;
}

/** More lines of trouble are only counted: they would hide the verdict. */
const MOST_PROBLEMS = 30;

/** Analyses, prints and writes, each project of the root by itself; resolves to the exit status. */
export async function check(paths: readonly string[], options: CheckOptions, host: Host = ownHost()): Promise<number> {
  const { project } = options;
  const one: CheckProject = (ownPaths, ownOptions, among) => checkOne(ownPaths, ownOptions, among, host);
  if (project.length > 0) {
    const { root } = plainRequest(options, paths, host);
    return (await import("./projects.ts")).checkNamed({ root, paths, options, host }, one);
  }
  try {
    return (await one(paths, options, { print: host.print, before: 0 })).status;
  } catch (error) {
    if (!(error instanceof SeveralProjects) || options.watch === true) throw error;
    const { root } = plainRequest(options, paths, host);
    return (await import("./projects.ts")).checkProjects({ root, paths, options, host, all: error.projects }, one);
  }
}

/** How the run of one project stands among others. */
export interface Among {
  readonly print: (text: string) => void;
  /** The weightiest exit status of the projects before. */
  readonly before: number;
}

/** Checks one project of several. */
export type CheckProject = (paths: readonly string[], options: CheckOptions, among: Among) => Promise<Checked>;

async function checkOne(paths: readonly string[], options: CheckOptions, { print, before }: Among, host: Host): Promise<Checked> {
  // A measurement prints where the time went; nothing else depends on it.
  const clock = timings(host.environment.FASTAPI_GATE_TIMINGS);
  const request = requestOf(paths, options, host);
  const lines = (all: readonly string[], most = MOST_PROBLEMS): void => writeLines(all, most, host.warn);
  if (options.watch === true) {
    refuseWatching(options);
    const status = await (await import("./watch.ts")).watch(request, (result) => contextOf(request, result, options, host), lines);
    return { status, outcome: "" };
  }
  // A page that shows the program, and a generated fix, need the analysis, the others only what was decided, which an earlier run may have kept.
  const need: Need = showsProgram(options) || options.unsafeFixes === true ? "program" : "outcome";
  let result = await host.judge(request, need, clock.lap);
  if (options.diff === true || options.fix === true || options.unsafeFixes === true) {
    const after = await fixed(request, result, options, need, host);
    if (after === null) return { status: exitStatus(result.outcome), outcome: result.outcome.status };
    result = after;
  }
  const { outcome } = result;
  const context = await contextOf(request, result, options, host);
  const files = await Promise.all(
    options.output.map(async ({ format, path }) => ({ path, text: (await rendererOf(format))(outcome, { ...context, colour: false }) })),
  );
  const text = (await rendererOf(options.format))(outcome, context);
  // Before anything is written: a reader that leaves early ends the run, with this status and no other.
  host.ending(Math.max(before, exitStatus(outcome)));
  lines(problemLines(outcome.problems));
  for (const file of files) host.write(file.path, file.text);
  if (options.record !== undefined) host.record(options.record, recordOf(outcome, request.signal, request.date));
  print(text);
  lines(await result.stored);
  clock.lap("output");
  const measured = clock.line();
  if (measured !== "") host.warn(measured);
  return { status: exitStatus(outcome), outcome: outcome.status };
}

/** What makes sense once, or of a tree that does not change. */
function refuseWatching({ head, staged, fix, unsafeFixes, diff, record, output, format }: CheckOptions): void {
  const given: readonly (readonly [string, boolean])[] = [
    ["--head", head !== undefined],
    ["--staged", staged === true],
    ["--fix", fix === true],
    ["--unsafe-fixes", unsafeFixes === true],
    ["--diff", diff === true],
    ["--record", record !== undefined],
    ["--output", output.length > 0],
    ["--format", format !== "text"],
  ];
  const [first] = given.filter(([, is]) => is);
  if (first !== undefined) throw userError(`--watch prints text about the working tree as it changes: leave ${first[0]} out`);
}

/** Applies fixes and analyses again; null where only the difference was asked for, and is printed. */
async function fixed(
  request: SessionRequest,
  result: Judged | SessionResult,
  options: CheckOptions,
  need: Need,
  host: Host,
): Promise<Judged | null> {
  if (request.head !== null) throw userError("fixes change the working tree, and --head names a revision: leave one of them out");
  const { planInRoot, writeFixes } = await import("./fixes.ts");
  const { fixSummary, unifiedDiff } = await import("../fix/index.ts");
  const shown = result.outcome.findings.filter((finding) => isListed(finding, result.policy.selection));
  const listed = isAnalysed(result) && options.unsafeFixes === true ? await downgradesFor(result, shown) : shown;
  const plan = planInRoot(request.root, listed, options.unsafeFixes === true);
  const preview = options.diff === true;
  if (preview) {
    host.ending(exitStatus(result.outcome));
    host.print(unifiedDiff(plan.files));
  } else writeFixes(request.root, plan);
  writeLines(fixSummary(plan, !preview), MOST_PROBLEMS, host.warn);
  writeLines(await result.stored, MOST_PROBLEMS, host.warn);
  return preview ? null : host.judge(request, need);
}

async function downgradesFor(result: SessionResult, findings: readonly Finding[]): Promise<readonly Finding[]> {
  const { withDowngrades } = await import("./downgrade-fixes.ts");
  return withDowngrades(result, findings);
}

function showsProgram({ format, output }: CheckOptions): boolean {
  return format === "html" || output.some((further) => further.format === "html");
}

function isAnalysed(result: Judged | SessionResult): result is SessionResult {
  return "found" in result;
}

function requestOf(paths: readonly string[], options: CheckOptions, host: Host): SessionRequest {
  if (options.staged === true && options.head !== undefined)
    throw userError("--staged and --head name two things to judge: give one of them");
  const plain = plainRequest(options, paths, host);
  const at = (path: string): string => resolve(host.folder, path);
  const known = (ids: readonly string[]): readonly string[] => knownRules(ids, () => ownRuleIds(plain));
  return {
    ...plain,
    ...(options.projects === undefined || options.of === undefined ? {} : { without: projectsInside(options.of, options.projects) }),
    selection: { ...plain.selection, select: known(options.select), ignore: known(options.ignore), gates: options.gate },
    base: options.base ?? (options.staged === true ? "HEAD" : null),
    head: options.head ?? null,
    staged: options.staged === true,
    results: options.results === undefined ? [] : resultsIn(options.results, at(options.results)),
    recordedFixed: options.record === undefined ? new Set() : fixedIn(recordsIn(options.record, false, at(options.record))),
    coverage:
      options.coverage === undefined
        ? null
        : { name: options.coverage, text: readText(options.coverage, "coverage report", at(options.coverage)) },
    signal: options.signal ?? null,
    date: options.date ?? null,
  };
}

async function contextOf(request: SessionRequest, result: Judged, options: CheckOptions, host: Host): Promise<RenderContext> {
  return {
    ...plainContext(result, toolVersion()),
    colour: wantsColour(options.color, host.environment, host.terminal),
    full: options.full === true,
    statistics: options.statistics === true,
    project: projectIn(request.root),
    signal: request.signal,
    ...(showsProgram(options) && isAnalysed(result) ? { views: await (await import("../views.ts")).programViews(result.found) } : {}),
  };
}

/** To standard error, so that standard output stays what its format says. */
export function writeLines(
  lines: readonly string[],
  most: number,
  warn: (text: string) => void = (text) => process.stderr.write(text),
): void {
  if (lines.length === 0) return;
  const more = lines.length > most ? [`and ${lines.length - most} more lines like these; --format json has them all`] : [];
  warn([...lines.slice(0, most), ...more].map((line) => `fastapi-gate: ${line}\n`).join(""));
}
