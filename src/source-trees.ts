import { rules } from "../rules/index.ts";
import { loadPolicy, projectIn, projectsIn, projectsInside, SeveralProjects, withCodeowners } from "./config/index.ts";
import { type Discovery, discover, outerIgnoreFiles, workingTree } from "./discover/index.ts";
import { openRevision, openStaged, type Revision, readAhead } from "./git/index.ts";
import { UserError } from "./model/errors.ts";
import type { Policy } from "./model/policy.ts";
import { type RepoPath, repoPath } from "./model/source.ts";
import type { SourceTree } from "./model/tree.ts";
import type { ReadTree } from "./pipeline.ts";
import { type RecordedTree, recordTexts } from "./remember.ts";
import type { Lap } from "./run/index.ts";
import type { SessionRequest } from "./session-request.ts";
import { utf8, type Workbench } from "./workbench.ts";

/** A tree to read: the working tree or a revision. */
export interface Place {
  readonly tree: RecordedTree;
  readonly revision: Pick<Revision, "read" | "tree"> | null;
}

/** The tree that a request is about: a revision, what is staged, or the working tree. */
export function placeOf({ tree, blobs }: Workbench, { root, head, staged }: SessionRequest): Place {
  const revision = staged ? openStaged(root, blobs) : head === null ? null : openRevision(root, head, blobs);
  return { tree: recordTexts(revision?.tree ?? tree), revision };
}

/** The settings of a tree, with what the command line selects over them. */
export function policyOf(tree: SourceTree, { root, configuration, selection }: SessionRequest): Policy {
  const ids = rules.map(({ rule }) => rule.id);
  const read = (path: string): string | null => (path === configuration?.name ? configuration.text : tree.text(path));
  const policy = withCodeowners(loadPolicy(read, ids, configuration?.name ?? null).policy, tree.text, projectIn(root));
  const { select, ignore } = policy.selection;
  return {
    ...policy,
    selection: {
      ...selection,
      select: selection.select.length > 0 ? selection.select : select,
      ignore: [...new Set([...ignore, ...selection.ignore])],
    },
  };
}

/** Finds the files of a tree, but for those of other projects in it. */
export function discoverIn(
  { root, without }: SessionRequest,
  tree: SourceTree,
  { analysis: { include, exclude } }: Policy,
  find: Workbench["discover"] = discover,
): Discovery {
  const others = (without ?? []).map((folder) => `/${folder.replaceAll(/[\\*?[\] ]/g, "\\$&")}/`);
  return find(tree, { include, exclude: [...exclude, ...others], outerIgnores: outerIgnoreFiles(root) });
}

/** The folders of a tree that are projects of their own. */
export function projectsOf({ projectFiles, files }: Discovery, { text }: SourceTree): readonly RepoPath[] {
  return projectsIn({ projectFiles, application: files.filter(({ role }) => role === "application").map(({ path }) => path), text });
}

/** Throws where there are projects of which each wants a run of its own. */
export function refuseSeveral(projects: readonly RepoPath[]): void {
  if (projects.length > 0) throw new SeveralProjects(projects);
}

/** A project of a root, and the request that analyses it. */
export interface Project {
  readonly folder: RepoPath;
  readonly request: SessionRequest;
}

/**
 * The projects of the working tree of a root; the root itself, where no folder in it has settings of its own. Where its settings cannot be
 * used it is left to the run to say so.
 */
export function projectRequests(request: SessionRequest): readonly Project[] {
  const tree = workingTree(request.root);
  let all: readonly RepoPath[] = [];
  try {
    if (request.configuration === null) all = projectsOf(discoverIn(request, tree, policyOf(tree, request)), tree);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [{ folder: ROOT, request }];
  }
  if (all.length === 0) return [{ folder: ROOT, request: { ...request, without: [] } }];
  return all.map((folder) => ({
    folder,
    request: { ...request, root: folder === ROOT ? request.root : `${request.root}/${folder}`, without: projectsInside(folder, all) },
  }));
}

const ROOT = repoPath(".");

/** Gets the facts of the files that were found in a tree. */
export async function readTree({ tree, revision }: Place, discovery: Discovery, bench: Workbench, lap: Lap): Promise<ReadTree> {
  const { analyser } = bench;
  const { files, problems, migrations, projectFiles } = discovery;
  const paths = files.map(({ path }) => path);
  const read = revision === null ? await analyser.files(paths) : await analyser.revision(files, revision.read);
  lap("facts");
  const withFacts = files.flatMap(({ path, role }) => {
    const facts = read.facts.get(path);
    return facts === undefined ? [] : [{ path, role, facts }];
  });
  const bytesOf = revision === null ? null : readAhead(revision, paths);
  return {
    files: withFacts,
    sourceOf: bytesOf === null ? bench.sourceOf : (path) => utf8(bytesOf(path)),
    text: tree.text,
    problems: [...problems, ...read.problems],
    migrations,
    projectFiles,
  };
}
