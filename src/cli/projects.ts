import { join, relative, resolve, sep } from "node:path";
import { isBelow } from "../config/index.ts";
import { workingTreeRequest } from "../doors.ts";
import { userError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import type { RepoPath } from "../model/source.ts";
import { projectRequests } from "../source-trees.ts";
import type { Checked, CheckOptions, CheckProject } from "./check.ts";
import type { Host } from "./host.ts";

/** What is asked of a root that holds several projects. */
export interface ProjectsRequest {
  readonly root: string;
  readonly paths: readonly string[];
  readonly options: CheckOptions;
  readonly all: readonly RepoPath[];
  readonly host: Host;
}

/** Formats of which several may follow each other, with what stands before each. */
const HEADINGS: Readonly<Partial<Record<CheckOptions["format"], (project: string) => string>>> = {
  text: (project) => `== ${project} ==\n\n`,
  agent: (project) => `project ${project}\n`,
  markdown: (project) => `# ${project}\n\n`,
  coordinator: (project) => `# ${project}\n\n`,
  github: () => "",
};

/** Stands in the path of an output for the project's folder. */
const PLACEHOLDER = "{project}";

/** The same for projects that the user names. Throws a UserError where there is none of that name. */
export async function checkNamed(request: Omit<ProjectsRequest, "all">, check: CheckProject): Promise<number> {
  const projects = projectRequests(workingTreeRequest(request.root, null)).map(({ folder }) => folder);
  if (projects.every((project) => project === ".")) {
    throw userError(
      `there is no project ${request.options.project.join(", ")} here: no folder has settings of its own; --root names a folder`,
    );
  }
  return checkProjects({ ...request, all: projects }, check);
}

/** Judges each project of a root on its own, in one run. Resolves to the weightiest exit status. */
export async function checkProjects(request: ProjectsRequest, check: CheckProject): Promise<number> {
  const { root, paths, options, all, host } = request;
  const wanted = chosen(all, options.project).filter((project) => paths.length === 0 || ownPaths(request, project) !== null);
  if (wanted.length === 0) throw userError(`none of the projects (${all.join(", ")}) holds ${paths.join(", ")}`);
  const several = wanted.length > 1;
  if (several) refuseShared(options, wanted);
  const checked: (Checked & { readonly project: string })[] = [];
  for (const project of wanted) {
    const heading = several ? (HEADINGS[options.format]?.(project) ?? "") : "";
    const print = (text: string): void => {
      host.print(several && text !== "" ? `${heading}${text}${heading === "" ? "" : "\n"}` : text);
    };
    const before = Math.max(...checked.map(({ status }) => status), 0);
    checked.push({
      project,
      ...(await check(ownPaths(request, project) ?? [], optionsOf(options, root, project, all), { print, before })),
    });
  }
  const status = Math.max(...checked.map((one) => one.status));
  host.ending(status);
  if (options.format === "text" && several) {
    host.print(`${checked.length} projects: ${checked.map((one) => `${one.project} ${one.outcome}`).join(", ")}\n`);
  }
  return status;
}

function chosen(all: readonly RepoPath[], named: readonly string[]): readonly RepoPath[] {
  if (named.length === 0) return all;
  const folders = named.map((name) => name.replace(/^\.\//, "").replace(/\/+$/, ""));
  for (const name of folders) {
    if (all.some((project) => project === name)) continue;
    const meant = nearest(name, all);
    throw userError(`there is no project ${name} here${meant === null ? "" : `: did you mean ${meant}?`} There are ${all.join(", ")}`);
  }
  return all.filter((project) => folders.includes(project));
}

/** Of the paths given those in a project; nothing where all of it is meant, null where none of it is. */
function ownPaths({ root, all, paths, host }: ProjectsRequest, project: RepoPath): readonly string[] | null {
  const own: string[] = [];
  for (const path of paths) {
    const inside = relative(root, resolve(host.folder, path)).split(sep).join("/") || ".";
    if (inside === project || isBelow(project, inside)) return [];
    // The innermost project has it.
    const home = all
      .filter((other) => inside === other || isBelow(inside, other))
      .sort((a, b) => b.length - a.length || (a === "." ? 1 : -1))[0];
    if (home === project) own.push(path);
  }
  return own.length === 0 ? null : own;
}

function optionsOf(options: CheckOptions, root: string, project: RepoPath, all: readonly RepoPath[]): CheckOptions {
  const slug = projectSlug(project);
  return {
    ...options,
    root: project === "." ? root : join(root, project),
    projects: all,
    of: project,
    output: options.output.map(({ format, path }) => ({ format, path: path.replaceAll(PLACEHOLDER, slug) })),
    ...(options.record === undefined ? {} : { record: join(options.record, slug) }),
    ...(options.facts === undefined ? {} : { facts: join(options.facts, slug) }),
  };
}

/** What stands for a project in the names of files and folders. */
export function projectSlug(project: RepoPath): string {
  return project === "." ? "root" : project.replaceAll("/", "-");
}

/** What is about one program, or one document, cannot be had of several at once. */
function refuseShared({ format, output, results, coverage }: CheckOptions, wanted: readonly RepoPath[]): void {
  const name = `--project ${wanted.find((project) => project !== ".") ?? "."}`;
  const several = `this run judges ${wanted.length} projects (${wanted.join(", ")})`;
  if (HEADINGS[format] === undefined) {
    throw userError(
      `${several}, and ${format} is a document of one: add ${name}, or write one each with --output ${format}=gate-${PLACEHOLDER}.out`,
    );
  }
  const shared = output.find(({ path }) => !path.includes(PLACEHOLDER));
  if (shared !== undefined)
    throw userError(`${several}, which would all write ${shared.path}: put ${PLACEHOLDER} into its name, or add ${name}`);
  for (const [option, value] of [
    ["--results", results],
    ["--coverage", coverage],
  ] as const) {
    if (value !== undefined) throw userError(`${several}, and ${option} is about one: add ${name}`);
  }
}
