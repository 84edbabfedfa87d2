import type { FileFacts } from "../../model/facts.ts";
import type { BlindSpot, Place } from "../../model/finding.ts";
import type { RepoPath } from "../../model/source.ts";
import type { ChainDefect, MigrationHazard, RevisionSubject, RollbackVerdict } from "../../model/subjects.ts";
import type { FunctionDef } from "../../model/syntax.ts";
import { Database } from "./database/database.ts";
import type { MigrationEvent } from "./database/events.ts";
import type { Dialect, Schema, Step } from "./database/schema.ts";
import { emptySchema } from "./database/schema.ts";
import { type HazardSettings, hazards } from "./hazards/index.ts";
import { longId } from "./hazards/long-ids.ts";
import { uncommitted } from "./hazards/uncommitted.ts";
import { createdTables } from "./history/created-tables.ts";
import { type Engines, enginesIn } from "./history/engines.ts";
import { commitsAfterwards, commitsEach, runsOverAsyncpg } from "./history/env-commit.ts";
import { beginsItself } from "./history/env-transaction.ts";
import { type EnvironmentFiles, type EnvironmentFolder, environmentFiles } from "./history/environments.ts";
import { evaluatesLater, namesAtImport } from "./history/names-at-import.ts";
import { flaskConvention, namingConvention, targetMetadata } from "./history/naming-convention.ts";
import { primaryDialect } from "./history/primary-dialect.ts";
import { type RevisionFile, readRevision } from "./history/revision-file.ts";
import { type RevisionGraph, revisionGraph } from "./history/revision-graph.ts";
import { refusesTexts } from "./history/text-statements.ts";
import { SaMetaData } from "./library/metadata.ts";
import { createLibrary } from "./library/sqlalchemy.ts";
import { toType } from "./library/type-decorators.ts";
import type { Session } from "./operations/session.ts";
import { Interpreter } from "./python/interpreter.ts";
import { type ModuleLookup, Modules } from "./python/modules.ts";
import { together } from "./replay/apart.ts";
import type { ModelTable } from "./replay/from-models.ts";
import { type Rejudged, rejudge } from "./replay/rejudge.ts";
import { type Replay, type RevisionReplay, replay } from "./replay/replay.ts";
import type { SqlParser } from "./sql/tree.ts";

export interface MigrationInput {
  readonly folders: readonly EnvironmentFolder[];
  /** Every Python file of the project. */
  readonly paths: readonly RepoPath[];
  readonly modules: ModuleLookup;
  /** Texts of alembic.ini, pyproject.toml and requirements files, by path: they tell the database. */
  readonly settings: ReadonlyMap<RepoPath, string>;
  /** The text of any file of the project; null where it cannot be read. */
  readonly text?: (path: RepoPath) => string | null;
  /** null: not loaded; revisions with SQL text are then unproved. */
  readonly parseSql: SqlParser | null;
  /** The tables of the ORM models; asked for only where a dialect cannot be upgraded along the history. */
  readonly models?: () => readonly ModelTable[];
  /** Whether the application makes the tables of a new database from the models and marks the history as done. */
  readonly stampsNew?: () => boolean;
  /** Whether some file of the project mentions a word; `outside`: some file that is no revision. */
  readonly mentions?: (word: string, outside?: boolean) => boolean;
  /** Whether a file mentions a word. */
  readonly mentionsIn?: (path: RepoPath, word: string) => boolean;
  /** Whether the application's own files write out that database, as a URL or what one is made of. */
  readonly connectsTo?: (dialect: Dialect) => boolean;
  /** Whether some file may give the constraints of a MetaData their names. */
  readonly namesConstraints?: () => boolean;
  /** Whether some file may make the column wider in which Alembic writes the ids of revisions. */
  readonly widensIds?: () => boolean;
  /** What the configuration says of the database; the defaults where it is left out. */
  readonly database?: HazardSettings & { readonly dialect: Dialect | null };
}

export interface InspectedStep {
  readonly op: string;
  readonly table: string | null;
  readonly name: string | null;
  readonly line: number;
}

export interface InspectedRevision {
  readonly revision: string;
  readonly downRevisions: readonly string[];
  readonly file: RepoPath;
  readonly upgrade: readonly InspectedStep[];
  readonly downgrade: readonly InspectedStep[];
  readonly rollback: RollbackVerdict;
  readonly rollbackByDialect: Readonly<Record<Dialect, RollbackVerdict>>;
  readonly reasons: readonly { readonly message: string; readonly file: RepoPath | null; readonly line: number | null }[];
}

export interface InspectedEnvironment {
  readonly directory: RepoPath;
  readonly heads: readonly string[];
  readonly bases: readonly string[];
  readonly primaryDialect: Dialect;
  readonly revisions: readonly InspectedRevision[];
}

export interface Migrations {
  readonly revisions: readonly RevisionSubject[];
  readonly defects: readonly ChainDefect[];
  readonly hazards: readonly MigrationHazard[];
  readonly blindSpots: readonly BlindSpot[];
  /** The histories that were read, by folder. */
  readonly histories: readonly History[];
  /** Files whose texts the migrations read, such as SQL. */
  texts(): readonly RepoPath[];
  /** What `inspect migrations` shows: the verdicts of every dialect, so it takes longer than what the rules need. */
  environments(): readonly InspectedEnvironment[];
}

/** One environment with its graph; a dialect is replayed when somebody asks for it. */
export interface History {
  readonly directory: RepoPath;
  /** The folder with env.py. */
  readonly home: RepoPath;
  readonly graph: RevisionGraph;
  readonly primaryDialect: Dialect;
  /** The naming convention of the MetaData that env.py compares with; null where it is not known. */
  readonly convention: ReadonlyMap<string, string> | null;
  /** Whether a revision has yet to run, as far as the history tells: it is a head, or a merge revision alone follows it. */
  isNew(revision: string): boolean;
  replay(dialect: Dialect): Replay;
  /** The same of each database that it changes on its own; of the only one. */
  replays(dialect: Dialect): readonly Replay[];
  /** The schema that upgrading to one revision gives: of it and what it builds on, not of other branches. */
  schemaAt(file: RevisionFile, dialect: Dialect): Schema;
  /** Judges a revision as if its file had other contents. `known` holds the SQL parser, which those contents may need. */
  rejudge(file: RevisionFile, facts: FileFacts, dialect: Dialect, parseSql: SqlParser): Rejudged | null;
}

/** Replays every history of a project on its own database: what the migration rules judge. */
export function inspectMigrations(given: MigrationInput): Migrations {
  const texts = new Set<RepoPath>();
  const input: MigrationInput = {
    ...given,
    text: (path) => {
      texts.add(path);
      return given.text?.(path) ?? null;
    },
  };
  const subjects: RevisionSubject[] = [];
  const defects: ChainDefect[] = [];
  const found: MigrationHazard[] = [];
  const blindSpots: BlindSpot[] = [];
  const histories: History[] = [];
  const later = evaluatesLater(input.settings.values());
  let tables: ReadonlyMap<string, ModelTable> | null = null;
  const ask = given.models;
  const models = ask === undefined ? null : () => (tables ??= new Map(ask().map((table) => [table.name, table])));
  for (const files of environmentFiles(input.folders, input.paths, (path) => input.modules.factsOf(path))) {
    const graph = revisionGraph(files.revisions);
    const history = historyOf(input, files, graph, models);
    const replayed = history.replay(history.primaryDialect);
    for (const file of graph.order) {
      subjects.push(subjectOf(file, files.directory, replayed.get(file)));
    }
    histories.push(history);
    const settings = input.database ?? { tableRows: {}, postgresql: 14 };
    const isNew = (revision: string): boolean => history.isNew(revision);
    const stampsNew = input.stampsNew ?? (() => false);
    const dangers = history
      .replays(history.primaryDialect)
      .map((each) =>
        hazards(graph.order, each, history.primaryDialect, settings, isNew, models, stampsNew, input.parseSql, () =>
          refusesTexts(input.settings.values()),
        ),
      );
    found.push(...(dangers.length === 1 ? dangers.flat() : saidOnce(dangers.flat())));
    found.push(...longId(graph.order, history.primaryDialect, isNew, input.widensIds ?? (() => false)));
    const path = envOf(files);
    const env = { path, facts: input.modules.factsOf(path) };
    if (input.mentions?.("AUTOCOMMIT", true) !== true)
      found.push(...uncommitted(graph.order, history.primaryDialect, env, () => refusesTexts(input.settings.values()), isNew));
    defects.push(...files.unloadable, ...files.revisions.flatMap((file) => namesAtImport(file, later) ?? []), ...graph.defects);
    blindSpots.push(...files.blindSpots);
  }
  let shown: readonly InspectedEnvironment[] | null = null;
  const environments = (): readonly InspectedEnvironment[] => (shown ??= histories.map((history) => inspected(history, input)));
  return { revisions: subjects, defects, hazards: found, blindSpots, histories, texts: () => [...texts].sort(), environments };
}

/** What several databases get alike is said once. */
function saidOnce(all: readonly MigrationHazard[]): readonly MigrationHazard[] {
  return [...new Map(all.map((each) => [`${each.rule} ${each.at.file} ${each.at.start} ${each.detail}`, each] as const)).values()];
}

function historyOf(
  input: MigrationInput,
  files: EnvironmentFiles,
  graph: RevisionGraph,
  models: (() => ReadonlyMap<string, ModelTable>) | null,
): History {
  const session = createSession(input, files);
  const replays = new Map<Dialect, Replay>();
  const each = new Map<Dialect, readonly Replay[]>();
  const replayed = (order: readonly RevisionFile[], dialect: Dialect): readonly Replay[] => {
    const { names, apart } = session.engines();
    if (!apart) return [replay(session, order, dialect, models)];
    try {
      return names.map((name) => {
        session.engine = name;
        return replay(session, order, dialect, models);
      });
    } finally {
      session.engine = null;
    }
  };
  const whole = (order: readonly RevisionFile[], all: readonly Replay[]): Replay =>
    all.length === 1 ? (all[0] as Replay) : together(order, all);
  const fresh = newest(graph);
  return {
    directory: files.directory,
    home: files.home,
    graph,
    primaryDialect: files.dialect ?? input.database?.dialect ?? primaryDialect(files, input),
    convention: session.settings.modelConvention,
    isNew: (revision) => fresh.has(revision),
    replay(dialect) {
      const made = replays.get(dialect) ?? whole(graph.order, this.replays(dialect));
      replays.set(dialect, made);
      return made;
    },
    replays(dialect) {
      const made = each.get(dialect) ?? replayed(graph.order, dialect);
      each.set(dialect, made);
      return made;
    },
    schemaAt(file, dialect) {
      const wanted = ancestors(file, graph);
      const order = graph.order.filter((each) => wanted.has(each.revision));
      // In a history without branches, what comes before a revision is what it builds on.
      const straight = graph.order[order.length - 1] === file;
      const made = straight ? this.replay(dialect) : whole(order, replayed(order, dialect));
      return made.get(file)?.after ?? emptySchema();
    },
    rejudge(file, facts, dialect, parseSql) {
      const start = this.replay(dialect).get(file)?.start ?? null;
      const read = readRevision(file.file, facts);
      if (start === null || read === null || !("revision" in read)) return null;
      const modules: ModuleLookup = {
        factsOf: (path) => (path === file.file ? facts : input.modules.factsOf(path)),
        resolveModule: (dotted, from) => input.modules.resolveModule(dotted, from),
      };
      const fresh = createSession({ ...input, modules, parseSql }, files, session);
      fresh.dialect = dialect;
      return rejudge(fresh, read, start);
    },
  };
}

/** The heads, and what a head merges that is a revision for no other purpose. */
function newest(graph: RevisionGraph): ReadonlySet<string> {
  const merges = new Set(graph.order.filter(({ downRevisions }) => downRevisions.length > 1).map(({ revision }) => revision));
  return new Set(graph.heads.flatMap((head) => [head, ...(merges.has(head) ? (graph.parents.get(head) ?? []) : [])]));
}

/** The ids of a revision and of all that it builds on. */
function ancestors(file: RevisionFile, graph: RevisionGraph): ReadonlySet<string> {
  const found = new Set<string>();
  const stack = [file.revision];
  for (let id = stack.pop(); id !== undefined; id = stack.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    stack.push(...(graph.parents.get(id) ?? []));
  }
  return found;
}

function subjectOf(file: RevisionFile, environment: RepoPath, own: RevisionReplay | undefined): RevisionSubject {
  const at = (def: FunctionDef | null): Place | null =>
    def === null ? null : { file: file.file, start: def.defStart, end: def.nameEnd, symbol: def.qualname };
  return {
    at: { file: file.file, start: file.start, end: file.end, symbol: "<module>" },
    revision: file.revision,
    downRevisions: file.downRevisions,
    environment,
    upgrade: at(file.upgrade),
    downgrade: at(file.downgrade),
    rollback: own?.verdict ?? "unproved",
    reasons: own?.reasons ?? [],
    changes: own?.changes ?? true,
    leavesHarmlessOnly: own !== undefined && leavesHarmlessOnly(own),
  };
}

function leavesHarmlessOnly({ upgradeEvents, reasons }: RevisionReplay): boolean {
  // PostgreSQL cannot take a label away: who adds it only where it is missing can upgrade again, whatever else the revision does.
  const keepsLabels = ({ labels }: RevisionReplay["reasons"][number]): boolean =>
    labels !== undefined &&
    labels.gained.every((label) => {
      const adding = upgradeEvents.filter(
        (event) => event.name === labels.type && event.detail?.kind === "label" && event.detail.label === label,
      );
      return adding.length > 0 && adding.every(addsLabelAgain);
    });
  // What comes back NOT NULL needs a value for the rows that are there; who states one on each insert does not notice the default.
  // The table may have got another name before; one that was dropped itself comes back without rows.
  const dropped = (column: { readonly table: string; readonly name: string } | undefined): boolean =>
    upgradeEvents.some(({ op, table, name }) =>
      op === "drop_table" ? table === column?.table : op === "drop_column" && name === column?.name,
    );
  const isHarmless = ({ spare, refilled, column }: RevisionReplay["reasons"][number]): boolean =>
    spare === true || (refilled === true && dropped(column));
  return reasons.length > 0 && reasons.every((reason) => isHarmless(reason) || keepsLabels(reason));
}

function addsLabelAgain({ op, detail }: MigrationEvent): boolean {
  return op === "add_enum_value" && detail?.kind === "label" && detail.ifNotExists;
}

function inspected(history: History, input: MigrationInput): InspectedEnvironment {
  const { graph, primaryDialect: primary } = history;
  const line = (place: Place | null): number | null =>
    place === null ? null : (input.modules.factsOf(place.file)?.line(place.start) ?? null);
  const steps = (list: readonly Step[] | undefined): InspectedStep[] =>
    (list ?? []).map((step) => ({ op: step.op, table: step.table, name: step.name, line: line(step.at) ?? 0 }));
  const revisions = graph.order.map((file): InspectedRevision => {
    const own = history.replay(primary).get(file);
    const said = (dialect: Dialect): RollbackVerdict => history.replay(dialect).get(file)?.verdict ?? "unproved";
    return {
      revision: file.revision,
      downRevisions: file.downRevisions,
      file: file.file,
      upgrade: steps(own?.upgrade),
      downgrade: steps(own?.downgrade),
      rollback: own?.verdict ?? "unproved",
      rollbackByDialect: { postgresql: said("postgresql"), sqlite: said("sqlite"), mysql: said("mysql") },
      reasons: (own?.reasons ?? []).map((reason) => ({ message: reason.message, file: reason.at?.file ?? null, line: line(reason.at) })),
    };
  });
  return {
    directory: history.directory,
    heads: graph.heads,
    bases: graph.bases,
    primaryDialect: primary,
    revisions: revisions.sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
  };
}

/** Where the folder has its env.py. */
function envOf({ home }: EnvironmentFiles): RepoPath {
  return `${home === "" ? "" : `${home}/`}env.py` as RepoPath;
}

/** The interpreter of one environment. Its modules are evaluated once and shared by all its revisions. */
function createSession(input: MigrationInput, files: EnvironmentFiles, former: Session | null = null): Session {
  let session: Session | null = null;
  let created: ReadonlySet<string> | null = null;
  let engines: Engines | null = null;
  let texts: boolean | null = null;
  let prepares: boolean | null = null;
  let outer: boolean | null = null;
  const current = (): Session => {
    if (session === null) {
      throw new RangeError("the session is not made yet");
    }
    return session;
  };
  const interp = new Interpreter(new Modules(input.modules), createLibrary(current));
  interp.readText = (path) => input.text?.(path) ?? null;
  const env = envOf(files);
  const settings = {
    convention: new Map<string, string>() as ReadonlyMap<string, string> | null,
    modelConvention: null as ReadonlyMap<string, string> | null,
    metadata: null as SaMetaData | null,
    parseSql: input.parseSql,
    envCommits: () => commitsAfterwards(input.modules.factsOf(env)),
    autocommit: commitsEach(input.modules.factsOf(env)),
    names: () => input.namesConstraints?.() ?? input.mentions?.("naming_convention", true) ?? false,
    outerTransaction: () => (outer ??= beginsItself(input.modules.factsOf(env), settings.refusesTexts)),
    prepares: () => (prepares ??= runsOverAsyncpg(input.modules.factsOf(env), input.settings.values())),
    registers: () => input.mentions?.("register_operation") ?? true,
    refusesTexts: () => (texts ??= refusesTexts(input.settings.values())),
  };
  session = {
    interp,
    settings,
    db: new Database("postgresql", emptySchema(), new Set()),
    dialect: "postgresql",
    created: former?.created ?? (() => (created ??= createdTables(files.revisions, interp))),
    engines: former?.engines ?? (() => (engines ??= enginesIn(files.revisions, input.settings))),
    engine: null,
    names: new WeakMap(),
    tolerant: false,
    blind: (reason, at) => interp.blind(reason, at),
    asType: (value) => toType(current(), value),
  };
  const metadata = targetMetadata(env, input.modules, interp);
  settings.metadata = metadata instanceof SaMetaData ? metadata : null;
  settings.convention =
    former?.settings.convention ??
    namingConvention(metadata, env, { mentions: input.mentions ?? (() => false), names: settings.names }, input.modules, () =>
      flaskConvention(input, interp),
    );
  settings.modelConvention = metadata === "none" ? null : settings.convention;
  return session;
}
