import { type Dialect, type History, type RevisionFile, schemaSql } from "../domain/alembic/index.ts";
import { userError } from "../model/errors.ts";
import { nearest } from "../model/nearest.ts";
import { type MigrationSession, migrationSession } from "../session.ts";
import { writeLines } from "./check.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

export interface SchemaOptions extends AnalysisOptions {
  readonly dialect?: Dialect;
  readonly environment?: string;
}

/** One revision of one history. */
export interface Chosen {
  readonly history: History;
  readonly file: RevisionFile;
}

/** Prints the replayed schema at a revision as SQL. */
export async function printSchema(revision: string, options: SchemaOptions): Promise<number> {
  const result = await analysed(options);
  const { history, file } = chosen(result, revision, options.environment ?? null);
  const dialect = options.dialect ?? history.primaryDialect;
  process.stdout.write(`-- schema at ${file.revision} on ${dialect}\n\n${schemaSql(history.schemaAt(file, dialect), dialect)}`);
  writeLines(await result.stored, 30);
  return 0;
}

/** The histories of the working tree. */
export function analysed(options: AnalysisOptions): Promise<MigrationSession> {
  return migrationSession(plainRequest(options));
}

/** The histories to look in: all, or those of the environment that is named. */
export function historiesOf({ migrations }: Pick<MigrationSession, "migrations">, environment: string | null): readonly History[] {
  const { histories } = migrations;
  if (histories.length === 0) throw userError("there is no migration history: no folder with Alembic's env.py and revisions was found");
  if (environment === null) return histories;
  const wanted = environment.replace(/^\.\/|\/+$/g, "");
  const own = histories.filter(({ directory }) => directory === wanted);
  if (own.length > 0) return own;
  throw userError(
    `there is no migration environment ${environment}: give one of ${histories.map(({ directory }) => directory).join(", ")}`,
  );
}

/** The revision that is named: by its id, the beginning of it, or `head`. */
export function chosen(result: Pick<MigrationSession, "migrations">, revision: string, environment: string | null): Chosen {
  const histories = historiesOf(result, environment);
  const all = histories.flatMap((history) => history.graph.order.map((file): Chosen => ({ history, file })));
  const found =
    revision === "head"
      ? all.filter(({ history, file }) => history.graph.heads.includes(file.revision))
      : all.filter(({ file }) => file.revision === revision);
  const matches = found.length > 0 || revision.length < 4 ? found : all.filter(({ file }) => file.revision.startsWith(revision));
  const [first, second] = matches;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    const named = matches.map(({ history, file }) => `${file.revision} (${history.directory})`).join(", ");
    const remedy = histories.length > 1 ? "name a revision, or the environment with --environment" : "name one of them";
    throw userError(`${revision} means several revisions: ${named}; ${remedy}`);
  }
  const meant = nearest(
    revision,
    all.map(({ file }) => file.revision),
  );
  throw userError(`there is no revision ${revision}${meant === null ? "" : `: did you mean ${meant}?`}`);
}
