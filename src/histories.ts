import {
  applicationDatabases,
  applicationImports,
  type EnvironmentFolder,
  envFilter,
  loadSqlParser,
  type MigrationInput,
  type Migrations,
  modelDrift,
  namesConstraints,
  type SqlParser,
  wantsSqlParser,
  widens,
} from "./domain/alembic/index.ts";
import type { Foundation, Migrated } from "./foundation.ts";
import type { Program } from "./link/program.ts";
import type { SourceUnit } from "./link/symbols.ts";
import { listsEqual } from "./model/equal.ts";
import type { FileFacts } from "./model/facts.ts";
import { joinPath, parentOf } from "./model/paths.ts";
import type { AnalysisPolicy } from "./model/policy.ts";
import { type RepoPath, repoPath } from "./model/source.ts";
import type { SubjectTable } from "./model/subjects.ts";

/** What histories are replayed from. */
export interface HistoriesInput {
  readonly units: readonly SourceUnit[];
  readonly migrations: readonly EnvironmentFolder[];
  /** Texts of alembic.ini, pyproject.toml and their like, by path. */
  readonly settings: ReadonlyMap<RepoPath, string>;
  /** The text of a file that is no Python, such as SQL or a template; null where there is none. */
  text(path: RepoPath): string | null;
}

/** The SQL parser is large: it is loaded only where a migration holds SQL text. */
export function sqlParserFor(units: readonly SourceUnit[]): Promise<SqlParser | null> {
  return units.some(({ role, facts }) => role === "migration" && wantsSqlParser(facts)) ? loadSqlParser() : Promise.resolve(null);
}

/** What replays look up in a program. */
export function migrationInput(
  { program, tables }: Pick<Foundation, "program" | "tables">,
  { units, settings, migrations, text }: HistoriesInput,
  policy: AnalysisPolicy,
  parseSql: SqlParser | null,
): MigrationInput {
  let connected: ReturnType<typeof applicationDatabases> | undefined;
  return {
    // What the application itself would create; asked for only where a history cannot be replayed from its start.
    models: () => {
      const { models } = tables();
      return [
        ...models.models.map((model) => ({ name: model.table, columns: model.columns, indexes: model.constraints.indexes })),
        ...models.tables.map((table) => ({ name: table.name, columns: table.columns, indexes: table.constraints.indexes })),
      ];
    },
    folders: migrations,
    settings,
    text,
    database: { dialect: policy.dialect, tableRows: policy.tableRows, postgresql: policy.postgresqlVersion },
    parseSql,
    stampsNew: () => units.some(({ role, facts }) => role === "application" && stamps(facts)),
    mentions: (word, outside) => units.some(({ facts }) => facts.mentions(word) && !(outside === true && facts.mentions("down_revision"))),
    mentionsIn: (path, word) => program.index.byPath.get(path)?.unit?.facts.mentions(word) === true,
    connectsTo: (dialect) => {
      connected ??= applicationDatabases(units.flatMap(({ role, facts }) => (role === "application" ? [facts] : [])));
      return connected.has(dialect);
    },
    namesConstraints: () => units.some(({ facts }) => namesConstraints(facts)),
    widensIds: () => units.some(({ facts }) => widens(facts)),
    paths: units.map((unit) => unit.path),
    modules: {
      factsOf: (path) => program.index.byPath.get(path)?.unit?.facts,
      resolveModule(dotted, from) {
        const module = program.index.byPath.get(from);
        return module === undefined ? undefined : program.index.resolveAbsolute(dotted, module)?.unit?.path;
      },
    },
  };
}

/** What migrations mean to the rest of a program; what it meant to the same program, where no environment changed. */
export function migratedIn({ program, framework, tables, migrated }: Foundation, migrations: Migrations): Migrated {
  const environments = migrations.histories.flatMap(({ home }) => [factsAt(program, home, "env.py"), ...besides(program, home)]);
  const makesTables = migrations.histories.length > 0 && callsCreateAll(program);
  const patching = migrations.histories.length > 0 ? patchingFiles(program) : [];
  const known = migrated.get(migrations);
  const same = known?.makesTables === makesTables && listsEqual(known.patching, patching);
  if (known !== undefined && same && listsEqual(known.environments, environments)) return known;
  const imports = applicationImports(migrations.histories, { program, isModelClass: framework.isModelClass });
  const made = { imports, drift: driftOf(program, migrations, tables, { makesTables, patching }), environments, makesTables, patching };
  migrated.set(migrations, made);
  return made;
}

/** Whether a file makes the tables of the models and calls Alembic's `command.stamp`: to it, a new database is past its whole history. */
function stamps(facts: FileFacts): boolean {
  return ["create_all", "stamp", "alembic"].every((word) => facts.mentions(word)) && facts.holdsWord("stamp");
}

/** Whether the application makes the tables of its models itself: what no revision makes is there all the same. */
function callsCreateAll(program: Program): boolean {
  return program.index.modules.some(({ unit }) => unit?.role === "application" && unit.facts.mentions("create_all"));
}

/** The files of the application that add columns to tables themselves, in SQL: what no revision adds may be there all the same. */
function patchingFiles(program: Program): readonly FileFacts[] {
  return program.index.modules.flatMap(({ unit }) => {
    if (unit?.role !== "application") return [];
    return unit.facts.mentions("ADD COLUMN") || unit.facts.mentions("add column") ? [unit.facts] : [];
  });
}

/** Models against the head of each history. Without migrations the models are not even read. */
function driftOf(
  program: Program,
  { histories }: Migrations,
  tables: Foundation["tables"],
  { makesTables, patching }: Pick<Migrated, "makesTables" | "patching">,
): SubjectTable["modelDrift"] {
  const compared = histories.map((history) => ({
    directory: history.directory,
    order: history.graph.order,
    dialect: history.primaryDialect,
    env: envFilter(factsAt(program, history.home, "env.py"), () => besides(program, history.home)),
    replay: history.replay(history.primaryDialect),
    convention: history.convention,
  }));
  if (!compared.some(({ env }) => env.found)) return [];
  return modelDrift(compared, tables().models, {
    isApplication: (path) => program.index.byPath.get(path)?.unit?.role === "application",
    makesTables,
    patching,
  });
}

function factsAt(program: Program, folder: RepoPath, name: string): FileFacts | undefined {
  return program.index.byPath.get(repoPath(joinPath(folder, name)))?.unit?.facts;
}

/** The other files directly in a folder that speak of a target_metadata. */
function besides(program: Program, folder: RepoPath): readonly FileFacts[] {
  return program.index.modules.flatMap(({ unit }) => {
    const path = unit?.path ?? "";
    const inside = parentOf(path) === folder && !path.endsWith("/env.py");
    return unit !== null && inside && unit.facts.mentions("target_metadata") ? [unit.facts] : [];
  });
}
