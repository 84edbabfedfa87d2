import type { FileFacts } from "../../../model/facts.ts";
import type { BlindSpot } from "../../../model/finding.ts";
import { parentOf } from "../../../model/paths.ts";
import type { RepoPath } from "../../../model/source.ts";
import type { ChainDefect } from "../../../model/subjects.ts";
import { DATABASES, type Dialect } from "../database/schema.ts";
import { type DynamicRevision, type RevisionFile, readRevision } from "./revision-file.ts";
import { unloadable } from "./unloadable.ts";

/** A history: what it is called, the folder with Alembic's env.py, and where its revisions lie. */
export interface EnvironmentFolder {
  readonly directory: RepoPath;
  readonly home: RepoPath;
  readonly versions: readonly RepoPath[];
  /** The folders in those of revisions are read as well. */
  readonly recursive?: boolean;
}

export interface EnvironmentFiles {
  readonly directory: RepoPath;
  /** The folder with env.py; another one where it serves several histories, or a folder holds one for each database. */
  readonly home: RepoPath;
  /** The only database that the revisions are for; null: any. */
  readonly dialect: Dialect | null;
  readonly revisions: readonly RevisionFile[];
  readonly blindSpots: readonly BlindSpot[];
  /** Files beside the revisions that keep Alembic from loading any of them. */
  readonly unloadable: readonly ChainDefect[];
}

/**
 * The revision files of each environment. Folders full of revision files that no environment names (an unpacked package
 * without its alembic.ini) make an environment of their own.
 */
export function environmentFiles(
  folders: readonly EnvironmentFolder[],
  paths: readonly RepoPath[],
  factsOf: (path: RepoPath) => FileFacts | undefined,
): readonly EnvironmentFiles[] {
  const made = folders.map((folder) => ({
    directory: folder.directory,
    home: folder.home,
    dialect: null,
    revisions: [] as RevisionFile[],
    blindSpots: [] as BlindSpot[],
    unloadable: [] as ChainDefect[],
  }));
  const owner = (path: string): (typeof made)[number] | undefined => {
    let best: { readonly length: number; readonly index: number } | null = null;
    folders.forEach((folder, index) => {
      for (const location of folder.versions) {
        if (path.startsWith(`${location}/`) && (best === null || location.length > best.length)) {
          best = { length: location.length, index };
        }
      }
    });
    const found = best as { readonly length: number; readonly index: number } | null;
    return found === null ? undefined : made[found.index];
  };
  const stray = new Map<string, (RevisionFile | DynamicRevision)[]>();
  for (const path of paths) {
    const environment = owner(path);
    const folder = parentOf(path);
    // Only folders named as Alembic names them are searched for strays: reading every file would be slow.
    if (environment === undefined && !/(^|\/)(versions|migrations|revisions)(\/|$)/.test(folder)) {
      continue;
    }
    const facts = factsOf(path);
    const read = facts === undefined ? null : readRevision(path, facts);
    const broken =
      environment === undefined || facts === undefined || (read !== null && facts.problems.length === 0) ? null : unloadable(path, facts);
    if (broken !== null) environment?.unloadable.push(broken);
    if (read === null || facts === undefined) {
      continue;
    }
    if (environment === undefined) {
      stray.set(folder, [...(stray.get(folder) ?? []), read]);
    } else if ("revision" in read) {
      environment.revisions.push(read);
    } else {
      environment.blindSpots.push(spot(read, facts));
    }
  }
  for (const [folder, files] of [...stray].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const revisions = files.filter(
      (file): file is RevisionFile => "revision" in file && (file.upgrade !== null || file.downgrade !== null),
    );
    if (revisions.length > 0 && !isParked(folder, revisions, folders)) {
      const directory = (folder.endsWith("/versions") ? folder.slice(0, -9) : folder) as RepoPath;
      made.push({ directory, home: directory, dialect: null, revisions, blindSpots: [], unloadable: [] });
    }
  }
  folders.forEach((folder, at) => {
    const environment = made[at];
    if (environment === undefined) return;
    if (folder.recursive !== true) environment.revisions = withoutUnread(environment.revisions, folder);
    environment.unloadable = environment.unloadable.filter((each) => liesAmong(each, environment.revisions, folder));
  });
  return made
    .flatMap((environment) => byDatabase(environment, folders))
    .filter((environment) => environment.revisions.length > 0 || environment.blindSpots.length > 0)
    .sort((a, b) => (a.directory < b.directory ? -1 : 1));
}

/**
 * Whether revision files lie in the folder of an environment, beside its own ones, and nothing begins there: drafts, or what was taken out
 * of the history. Alembic does not read them, nor what stands beside env.py where revisions have folders of their own.
 */
function isParked(folder: string, revisions: readonly RevisionFile[], folders: readonly EnvironmentFolder[]): boolean {
  if (folders.some(({ home }) => home === folder)) return true;
  const isInside = folders.some(({ home }) => home !== "" && folder.startsWith(`${home}/`));
  return isInside && !/(^|\/)versions$/.test(folder) && revisions.every(({ downRevisions }) => downRevisions.length > 0);
}

/**
 * The revisions without those in folders of their own, where these are no part of the history: Alembic does not look into folders unless it
 * is told to, and such an archive of revisions that were squashed neither builds on the others nor carries any.
 */
function withoutUnread(revisions: RevisionFile[], { versions }: EnvironmentFolder): RevisionFile[] {
  const isDirect = ({ file }: RevisionFile): boolean => versions.some((folder) => parentOf(file) === folder);
  const [direct, nested] = [revisions.filter(isDirect), revisions.filter((each) => !isDirect(each))];
  const rest = (some: readonly RevisionFile[], others: readonly RevisionFile[]): boolean => {
    const ids = new Set(others.map(({ revision }) => revision));
    // Both may count from 0001: a history that has all it builds on needs no other.
    for (const { revision } of some) ids.delete(revision);
    return some.some(({ downRevisions, dependsOn }) => [...downRevisions, ...dependsOn].some((id) => ids.has(id)));
  };
  return direct.length === 0 || nested.length === 0 || rest(direct, nested) || rest(nested, direct) ? revisions : direct;
}

/** Whether a file lies in a folder of revisions that Alembic reads, beside others. */
function liesAmong({ at }: ChainDefect, revisions: readonly RevisionFile[], { versions, recursive }: EnvironmentFolder): boolean {
  const folder = parentOf(at.file);
  const isRead = recursive === true || versions.some((each) => each === folder);
  return isRead && revisions.some(({ file }) => file !== at.file && parentOf(file) === folder);
}

/** Folders beside each other that are named after databases hold a history each, of which env.py chooses one. */
function byDatabase(environment: EnvironmentFiles, folders: readonly EnvironmentFolder[]): readonly EnvironmentFiles[] {
  const locations = folders.find((folder) => folder.directory === environment.directory)?.versions ?? [];
  const parts = new Map<string, { readonly dialect: Dialect; readonly revisions: RevisionFile[] }>();
  for (const revision of environment.revisions) {
    const location = locations.find((each) => revision.file.startsWith(`${each}/`));
    const name = location === undefined ? undefined : revision.file.slice(location.length + 1).split("/")[0];
    const dialect = DATABASES.get(name ?? "");
    if (dialect === undefined) return [environment];
    const directory = `${location}/${name}`;
    const part = parts.get(directory) ?? { dialect, revisions: [] };
    part.revisions.push(revision);
    parts.set(directory, part);
  }
  if (parts.size < 2) return [environment];
  return [...parts].map(([directory, part], i) => ({
    ...environment,
    ...part,
    directory: directory as RepoPath,
    blindSpots: i === 0 ? environment.blindSpots : [],
    unloadable: i === 0 ? environment.unloadable : [],
  }));
}

function spot(read: DynamicRevision, facts: FileFacts): BlindSpot {
  return { kind: "dynamic-revision", file: read.file, line: facts.line(read.start), detail: `${read.what} is computed by code` };
}
