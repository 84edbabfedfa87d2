import { basename, dirname, resolve } from "node:path";
import { findRoot, PROJECT_FILE, SETTINGS_FILE, SeveralProjects } from "../config/index.ts";
import { openRevision } from "../git/index.ts";
import { blockingBy } from "../model/blocking.ts";
import { UserError } from "../model/errors.ts";
import type { Finding } from "../model/finding.ts";
import { contentOf } from "../model/fingerprint.ts";
import { visible } from "../model/plain.ts";
import { repoPath } from "../model/source.ts";
import { RULE_INFOS } from "../registry.ts";
import { openResults, RESULTS_VERSION, storeFolder } from "../run/index.ts";
import type { SessionRequest } from "../session-request.ts";
import { projectRequests } from "../source-trees.ts";
import { type Host, ownHost } from "./host.ts";
import { describeError, standardInput } from "./process.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

/** What the agent has to hear of, and what only its user should see. Any other status would be taken for the latter. */
const HEARD = 2;
const SHOWN = 1;
const QUIET = 0;

/** Lines that the agent is told: the rest is one command away. */
const MOST_LINES = 8;
/** The events after which files may have changed, as the agent names them. */
const STOPS = /^(?:Stop|SubagentStop)$/;

/** What an agent's hook is given, as far as it is needed. */
interface HookInput {
  readonly event: string;
  readonly folder: string;
  /** The file that was edited; null for other events. */
  readonly file: string | null;
  /** The agent goes on only because a hook like this one said so. */
  readonly again: boolean;
}

/**
 * Runs as a hook of Claude Code: tells the agent on standard error of findings that block and were not in the last commit.
 * 2: it has to hear of something; 1: nothing was judged, which only its user sees; 0: nothing to say.
 */
export async function hook(options: AnalysisOptions, given: string | null): Promise<number> {
  try {
    return await judgeEdit(options, given ?? (await standardInput()), ownHost());
  } catch (error) {
    process.stderr.write(`${describeError(error, process.env.FASTAPI_GATE_DEBUG !== undefined)}\n`);
    return error instanceof UserError && error.mistakes.some(({ file }) => file === SETTINGS_FILE || file === PROJECT_FILE) ? HEARD : SHOWN;
  }
}

/** The same for a host, with what the agent said. Throws a UserError. */
export async function judgeEdit(options: AnalysisOptions, text: string, host: Host): Promise<number> {
  const input = inputFrom(text, host.folder);
  const root = rootOfEdit(options, input);
  if (root === null) return QUIET;
  const request = plainRequest({ ...options, root }, [], host);
  return tell(await newInProjects(request, input.file === null, host), host);
}

/** The root that an edit is judged with; null where there is nothing to judge. Throws a UserError. */
export function editedRoot(options: AnalysisOptions, text: string, folder: string): string | null {
  const root = rootOfEdit(options, inputFrom(text, folder));
  return root === null ? null : findRoot(folder, root, []);
}

function rootOfEdit(options: AnalysisOptions, { event, folder, file, again }: HookInput): string | null {
  if (again || (file === null && !STOPS.test(event))) return null;
  if (file !== null && !matters(file)) return null;
  return options.root ?? findRoot(file === null ? folder : dirname(file), null, []);
}

function inputFrom(text: string, workingDirectory: string): HookInput {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    throw new UserError([{ file: null, line: null, message: "a hook is given JSON on standard input: see `fastapi-gate hook --help`" }]);
  }
  const value = record(data);
  const file = record(value.tool_input).file_path;
  const folder = typeof value.cwd === "string" ? value.cwd : workingDirectory;
  return {
    event: typeof value.hook_event_name === "string" ? value.hook_event_name : "",
    folder,
    file: typeof file === "string" ? resolve(folder, file) : null,
    again: value.stop_hook_active === true,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Whether an edit of a file can change what is found. */
function matters(file: string): boolean {
  return file.endsWith(".py") || [SETTINGS_FILE, PROJECT_FILE, "alembic.ini"].includes(basename(file));
}

/** The same in a root that holds several projects: of all, or of what lies outside of the others. Files are named as seen from the root. */
async function newInProjects(request: SessionRequest, all: boolean, host: Host): Promise<readonly Finding[]> {
  try {
    return await newBlocking(request, host);
  } catch (error) {
    if (!(error instanceof SeveralProjects)) throw error;
  }
  const found: Finding[] = [];
  for (const { folder, request: own } of projectRequests(request)) {
    if (!all && folder !== ".") continue;
    const named = folder === "." ? "" : `${folder}/`;
    found.push(...(await newBlocking(own, host)).map((finding) => ({ ...finding, file: repoPath(`${named}${finding.file}`) })));
  }
  return found;
}

/** What blocks now and did not in the last commit. That commit is judged once; in a folder without commits all that blocks is new. */
async function newBlocking(request: SessionRequest, host: Host): Promise<readonly Finding[]> {
  const commit = headOf(request.root);
  const known = commit === null ? new Known([]) : knownOf(request, commit);
  if (known === null) return compared(request, commit ?? "", host);
  const { outcome } = await host.judge(request, "outcome");
  const blocking = blockingBy(outcome.gates);
  return outcome.findings.filter((finding) => blocking(finding) && !known.has(finding));
}

/** The same by comparing with the commit, whose findings are kept for the next time. */
async function compared(request: SessionRequest, commit: string, host: Host): Promise<readonly Finding[]> {
  const { outcome } = await host.judge({ ...request, base: "HEAD" }, "outcome");
  const unchanged = outcome.held.filter(({ hold }) => hold.kind === "unchanged").map(({ finding }) => finding);
  storeOf(request)?.put(
    keyOf(commit),
    [...unchanged, ...outcome.fixed].map(({ fingerprint, file }) => ({ fingerprint, file })),
  );
  return outcome.findings.filter(blockingBy(outcome.gates));
}

class Known {
  readonly #prints: ReadonlySet<string>;
  readonly #contents: ReadonlySet<string>;
  readonly #files: ReadonlySet<string>;

  constructor(findings: readonly { readonly fingerprint: string; readonly file: string }[]) {
    this.#prints = new Set(findings.map(({ fingerprint }) => fingerprint));
    this.#contents = new Set(findings.map(({ fingerprint }) => contentOf(fingerprint)));
    this.#files = new Set(findings.map(({ file }) => file));
  }

  /** Whether a finding was there: as it is, or in a file that has another name now. */
  has({ fingerprint, file }: Finding): boolean {
    return this.#prints.has(fingerprint) || (!this.#files.has(file) && this.#contents.has(contentOf(fingerprint)));
  }
}

function knownOf(request: SessionRequest, commit: string): Known | null {
  const kept = storeOf(request)?.get(keyOf(commit));
  return Array.isArray(kept) ? new Known(kept) : null;
}

function storeOf({ cacheFolder, root }: SessionRequest): ReturnType<typeof openResults> | null {
  return cacheFolder === null || RESULTS_VERSION === null ? null : openResults(storeFolder(cacheFolder, root));
}

function keyOf(commit: string): string {
  return JSON.stringify(["hook", RESULTS_VERSION, commit]);
}

function headOf(root: string): string | null {
  try {
    return openRevision(root, "HEAD").commit;
  } catch {
    return null;
  }
}

function tell(findings: readonly Finding[], host: Host): number {
  if (findings.length === 0) return QUIET;
  const lines = findings.slice(0, MOST_LINES).map(({ fingerprint, file, line, rule, message }) => {
    const remedy = RULE_INFOS.get(rule)?.remedy ?? "";
    return visible(`${fingerprint.slice(0, 12)} ${file}:${line} ${rule}: ${message}${remedy === "" ? "" : ` → ${remedy}`}`);
  });
  const more =
    findings.length > MOST_LINES ? [`and ${findings.length - MOST_LINES} more: \`fastapi-gate check --base HEAD --format agent\``] : [];
  const head = `fastapi-gate: ${findings.length === 1 ? "a new finding blocks" : `${findings.length} new findings block`} this change. Repair the cause; \`fastapi-gate explain ID\` shows the way to it.`;
  host.warn(`${[head, ...lines, ...more].join("\n")}\n`);
  return HEARD;
}
