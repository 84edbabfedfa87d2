import { realpathSync, statSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { rules } from "../../rules/index.ts";
import { findRoot, loadPolicy } from "../config/index.ts";
import { workingTreeRequest } from "../doors.ts";
import { userError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import { type RepoPath, repoPath } from "../model/source.ts";
import { fileText } from "../run/texts.ts";
import type { SessionRequest } from "../session-request.ts";
import { cacheFolder } from "./environment.ts";
import type { Host } from "./host.ts";
import { ownRulesIn } from "./own-rules.ts";

/** Options that every analysing command has. */
export interface AnalysisOptions {
  readonly root?: string;
  readonly config?: string;
  readonly jobs?: number;
  readonly cache: boolean;
  readonly allowOwnRules?: boolean;
  /** A folder with facts that `facts` made. */
  readonly facts?: string;
}

/** Where relative paths start from, and where the caches are. */
export type Surroundings = Pick<Host, "folder" | "cacheFolder">;

/** The request of a command that looks at the working tree and nothing else. */
export function plainRequest(
  options: AnalysisOptions,
  paths: readonly string[] = [],
  host: Surroundings = ownSurroundings(),
): SessionRequest {
  const { folder } = host;
  const root = findRoot(folder, options.root ?? null, paths);
  const request = workingTreeRequest(root, options.cache ? host.cacheFolder : null);
  return {
    ...request,
    configuration: options.config === undefined ? null : { name: options.config, text: fileText(resolve(folder, options.config)) },
    selection: { ...request.selection, paths: paths.map((path) => inRoot(root, path, folder)) },
    ...(options.facts === undefined ? {} : { factsFolder: existingFolder(options.facts, folder) }),
    ...(options.allowOwnRules === true ? { loadOwnRules: ownRulesIn(root) } : {}),
    jobs: options.jobs ?? null,
  };
}

function ownSurroundings(): Surroundings {
  return { folder: process.cwd(), cacheFolder: cacheFolder(process.env, process.platform) };
}

/** The ids of the rules that the settings of a root name as the project's own. */
export function ownRuleIds({ root, configuration }: Pick<SessionRequest, "root" | "configuration">): readonly string[] {
  const read = (path: string): string | null => (path === configuration?.name ? configuration.text : fileText(join(root, path)));
  const registered = rules.map(({ rule }) => rule.id);
  return loadPolicy(read, registered, configuration?.name ?? null).policy.ownRules.map(({ id }) => id);
}

/** Rule ids as given, or a mistake that names the nearest one. */
export function knownRules(ids: readonly string[], own: () => readonly string[] = () => []): readonly string[] {
  const registered = rules.map(({ rule }) => rule.id);
  const all = ids.every((id) => registered.includes(id)) ? registered : [...registered, ...own()];
  for (const id of ids) {
    if (all.includes(id)) continue;
    const meant = nearest(id, all);
    throw userError(`there is no rule ${id}${meant === null ? "" : `: did you mean ${meant}?`} \`fastapi-gate rules\` lists them`);
  }
  return ids;
}

/** A folder that the command line names (absolute). That it is not there is said: an empty one is what a job without shards leaves. */
function existingFolder(path: string, from: string): string {
  const folder = realPath(path, from);
  if (!statSync(folder).isDirectory()) throw userError(`${path} is not a folder: name the one that \`fastapi-gate facts --output\` wrote`);
  return folder;
}

function realPath(path: string, from: string): string {
  try {
    return realpathSync(resolve(from, path));
  } catch {
    throw userError(`${path} does not exist`);
  }
}

function inRoot(root: string, path: string, from: string): RepoPath {
  const inside = relative(root, realPath(path, from)).split(sep).join("/");
  if (inside === ".." || inside.startsWith("../")) throw userError(`${path} lies outside the root ${root}: name another root with --root`);
  return repoPath(inside === "" ? "." : inside);
}
