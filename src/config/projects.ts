import { UserError } from "../model/errors.ts";
import type { RepoPath } from "../model/source.ts";

/** A table of ours in the text of a pyproject.toml. */
const SECTION = /^\s*\[\s*tool\s*\.\s*"?fastapi-gate"?\s*[\].]/m;

/** Whether a pyproject.toml holds settings of ours, as far as its text tells. */
export function holdsSettings(pyproject: string): boolean {
  return SECTION.test(pyproject);
}

/** What a tree says of the projects in it. */
export interface ProjectInput {
  /** Files such as pyproject.toml, wherever they stand. */
  readonly projectFiles: readonly RepoPath[];
  /** Files of the application, by path. */
  readonly application: readonly RepoPath[];
  readonly text: (path: string) => string | null;
}

/**
 * The projects of a tree: folders with settings of their own, which are programs of their own, and the root (`.`), if it has settings or
 * application code outside of them. Sorted; empty where no folder below the root has settings.
 */
export function projectsIn({ projectFiles, application, text }: ProjectInput): readonly RepoPath[] {
  const folders = new Set<string>();
  for (const path of projectFiles) {
    const cut = path.lastIndexOf("/");
    const name = path.slice(cut + 1);
    if (name !== "fastapi-gate.toml" && !(name === "pyproject.toml" && holdsSettings(text(path) ?? ""))) continue;
    folders.add(cut < 0 ? "." : path.slice(0, cut));
  }
  const nested = [...folders].filter((folder) => folder !== ".");
  if (nested.length === 0) return [];
  const outside = application.some((file) => !nested.some((folder) => isBelow(file, folder)));
  if (outside) folders.add(".");
  return [...folders].sort() as RepoPath[];
}

/** Other projects inside one: their files are none of its own. Relative to that project. */
export function projectsInside(project: RepoPath, all: readonly RepoPath[]): readonly RepoPath[] {
  if (project === ".") return all.filter((other) => other !== ".");
  return all.filter((other) => isBelow(other, project)).map((other) => other.slice(project.length + 1) as RepoPath);
}

/** Whether a path lies below a folder. */
export function isBelow(path: string, folder: string): boolean {
  return folder === "." || path.startsWith(`${folder}/`);
}

/** A root that holds several projects, where one is to be analysed. */
export class SeveralProjects extends UserError {
  readonly projects: readonly RepoPath[];

  constructor(projects: readonly RepoPath[]) {
    const first = projects.find((project) => project !== ".") ?? ".";
    const message =
      projects.length === 1
        ? `the settings here are those of ${first}: name it with --root ${first} (in the Action working-directory: ${first})`
        : `there are several projects with settings of their own here (${projects.join(", ")}): name one with --root ${first} (in the Action working-directory: ${first}); \`check\` and \`report\` judge all of them in one run`;
    super([{ file: null, line: null, message }]);
    this.name = "SeveralProjects";
    this.projects = projects;
  }
}
