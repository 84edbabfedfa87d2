import {
  applicationDatabases,
  type History,
  inspectMigrations,
  loadSqlParser,
  type Migrations,
  type ModelTable,
  namesConstraints,
  type SqlParser,
} from "../../../src/domain/alembic/index.ts";
import { decode, extract } from "../../../src/extract/index.ts";
import type { FileFacts } from "../../../src/model/facts.ts";
import { type RepoPath, repoPath } from "../../../src/model/source.ts";
import { createParser } from "../../../src/parse/index.ts";

const parser = createParser();

export interface Written {
  /** Revision files by name: `upgrade` and `downgrade` bodies, in the order of the history. */
  readonly revisions: readonly (readonly [id: string, upgrade: string, downgrade: string | null])[];
  readonly env?: string;
  readonly files?: Readonly<Record<string, string>>;
  /** Files that are no Python. */
  readonly texts?: Readonly<Record<string, string>>;
  readonly models?: readonly ModelTable[];
  readonly parseSql?: SqlParser | null;
  /** Texts of alembic.ini, pyproject.toml and the like. */
  readonly settings?: Readonly<Record<string, string>>;
}

const HEAD = "import sqlalchemy as sa\nfrom alembic import context, op\nfrom sqlalchemy.dialects import postgresql\n";

function indented(body: string): string {
  return body
    .split("\n")
    .map((line) => `    ${line}`)
    .join("\n");
}

/** A linear history of revisions, written as the bodies of their functions. */
export function project(written: Written): Migrations {
  const sources: Record<string, string> = { "migrations/env.py": written.env ?? "target_metadata = None\n", ...written.files };
  let previous: string | null = null;
  for (const [id, upgrade, downgrade] of written.revisions) {
    const down: string = downgrade === null ? "" : `\n\ndef downgrade():\n${indented(downgrade)}\n`;
    sources[`migrations/versions/${id}.py`] =
      `${HEAD}\nrevision = "${id}"\ndown_revision = ${previous === null ? "None" : `"${previous}"`}\n\n\ndef upgrade():\n${indented(upgrade)}\n${down}`;
    previous = id;
  }
  return inspectSources(sources, written);
}

/** Any files of a project with its environment in `migrations`. */
export function inspectSources(
  sources: Readonly<Record<string, string>>,
  options: Pick<Written, "models" | "parseSql" | "settings" | "texts"> = {},
): Migrations {
  const facts = new Map<string, FileFacts>(
    Object.entries(sources).map(([path, text]) => [path, decode(extract(Buffer.from(text), parser))]),
  );
  const paths = [...facts.keys()].sort().map(repoPath);
  const resolveModule = (dotted: string): RepoPath | undefined =>
    [`${dotted.replaceAll(".", "/")}.py`, `${dotted.replaceAll(".", "/")}/__init__.py`].map(repoPath).find((path) => facts.has(path));
  return inspectMigrations({
    folders: [{ directory: repoPath("migrations"), home: repoPath("migrations"), versions: [repoPath("migrations/versions")] }],
    paths,
    modules: { factsOf: (path) => facts.get(path), resolveModule },
    settings: new Map(Object.entries(options.settings ?? {}).map(([path, text]) => [repoPath(path), text])),
    namesConstraints: () => [...facts.values()].some(namesConstraints),
    mentionsIn: (path, word) => facts.get(path)?.mentions(word) === true,
    mentions: (word, outside) =>
      [...facts.values()].some((each) => each.mentions(word) && !(outside === true && each.mentions("down_revision"))),
    connectsTo: (dialect) =>
      applicationDatabases([...facts].flatMap(([path, each]) => (path.includes("/versions/") ? [] : [each]))).has(dialect),
    parseSql: options.parseSql ?? null,
    text: (path) => options.texts?.[path] ?? null,
    ...(options.models === undefined ? {} : { models: () => options.models ?? [] }),
  });
}

type WrittenRevision = readonly [id: string, upgrade: string, downgrade: string | null];

/** The text of a revision's file; an upgrade that begins with `file:` is the whole file. */
export function sourceOf(revisions: readonly WrittenRevision[], id: string): string {
  const index = revisions.findIndex(([each]) => each === id);
  const [, upgrade = "", downgrade = null] = revisions[index] ?? [];
  if (upgrade.startsWith("file:")) return upgrade.slice(5);
  const previous = revisions[index - 1]?.[0];
  const down = downgrade === null ? "" : `\n\ndef downgrade():\n${indented(downgrade)}\n`;
  return `${HEAD}\nrevision = "${id}"\ndown_revision = ${previous === undefined ? "None" : `"${previous}"`}\n\n\ndef upgrade():\n${indented(upgrade)}\n${down}`;
}

/** The history that revisions make, one on top of the other. */
export function historyOf(revisions: readonly WrittenRevision[], parseSql: SqlParser): History {
  const sources = Object.fromEntries(revisions.map(([id]) => [`migrations/versions/${id}.py`, sourceOf(revisions, id)]));
  const [history] = inspectSources(sources, { parseSql }).histories;
  if (history === undefined) throw new RangeError("there is no history");
  return history;
}

/** The verdicts of a revision: PostgreSQL, SQLite, MySQL. */
export function verdicts(found: Migrations, revision: string): string {
  const own = found
    .environments()
    .flatMap((environment) => environment.revisions)
    .find((each) => each.revision === revision);
  return own === undefined
    ? "no such revision"
    : `${own.rollbackByDialect.postgresql} ${own.rollbackByDialect.sqlite} ${own.rollbackByDialect.mysql}`;
}

export function reasons(found: Migrations, revision: string): readonly string[] {
  return (
    found
      .environments()
      .flatMap((environment) => environment.revisions)
      .find((each) => each.revision === revision)
      ?.reasons.map((reason) => reason.message) ?? []
  );
}

export { loadSqlParser };
