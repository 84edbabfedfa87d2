import { blindSpotsOf } from "./blind-spots.ts";
import { importContracts } from "./config/import-contracts.ts";
import type { Catalogue } from "./data/catalogue.ts";
import { type Access, accessOf } from "./domain/access/index.ts";
import {
  type HistoryBase,
  historyChanges,
  inspectMigrations,
  type MigrationInput,
  type Migrations,
  newRevisions,
  recordedTests,
  type SqlParser,
} from "./domain/alembic/index.ts";
import { type Alignment, alignment, type FunctionCalls, mayReadObject, type NamedCall, type ScopedCall } from "./domain/alignment/index.ts";
import { type ContractBase, type ContractSide, contractChanges, unreachableRoutes } from "./domain/contract/index.ts";
import { type Definitions, definitions } from "./domain/definitions/index.ts";
import { exitIn, type FastapiTable, lockFiles } from "./domain/fastapi/index.ts";
import { hints } from "./domain/hints/index.ts";
import type { ApiDocument } from "./domain/openapi/index.ts";
import { templatesOf } from "./domain/templates/index.ts";
import { besideTerms, deletionLoads } from "./flow/budget/beside.ts";
import type { QueryBudgets } from "./flow/budget/index.ts";
import { lazyTerms } from "./flow/budget/lazy.ts";
import { BudgetQuotes, quoted } from "./flow/budget/quote.ts";
import { type CallStatistics, type Flow, flow } from "./flow/index.ts";
import { type LayerProfile, layering } from "./flow/layering.ts";
import { expiredReadings } from "./flow/loads/expired.ts";
import { type LoadPlans, loadPlans } from "./flow/loads/index.ts";
import { rowRenewals } from "./flow/loads/renewed.ts";
import { lazyLoadings, subjectContext, unappliedOptions } from "./flow/loads/subjects.ts";
import { lineAt } from "./flow/places.ts";
import { routeLogic } from "./flow/route-logic.ts";
import { outlivedSessions } from "./flow/tasks/outlived.ts";
import { type Foundation, foundationOf, type Tables } from "./foundation.ts";
import { type HistoriesInput, migratedIn, migrationInput, sqlParserFor } from "./histories.ts";
import type { Program } from "./link/program.ts";
import type { FunctionSymbol } from "./link/symbols.ts";
import type { BlindSpot, Place } from "./model/finding.ts";
import { once } from "./model/once.ts";
import { pathPatterns } from "./model/patterns.ts";
import type { AnalysisPolicy } from "./model/policy.ts";
import type { RepoPath } from "./model/source.ts";
import type { Layer, SubjectTable } from "./model/subjects.ts";
import type { SubjectCounts } from "./model/verdict.ts";
import type { Lap } from "./run/index.ts";
import { countSubjects } from "./subject-counts.ts";

/** Everything that the stages between facts and rules found: link, domain, flow. */
export interface Analysis {
  readonly program: Program;
  readonly catalogue: Catalogue;
  readonly definitions: Definitions;
  /** Routes, dependencies and middleware. No rule reads them yet, so they are made when somebody asks. */
  readonly fastapi: FastapiTable;
  readonly flow: Flow;
  /** Which relationships of the rows in use are loaded. */
  readonly loads: LoadPlans;
  readonly layers: LayerProfile;
  readonly migrations: Migrations;
  readonly subjects: SubjectTable;
  readonly counts: SubjectCounts;
  readonly blindSpots: readonly BlindSpot[];
  readonly statistics: CallStatistics;
  layerOf(path: RepoPath, symbol: string): Layer;
  /** How many statements the requests of each route execute; made when somebody asks. */
  budgets(): QueryBudgets;
  /** Models and schemas in full. No rule reads them yet, so they are made when somebody asks. */
  tables(): Tables;
  /** The OpenAPI document of each application; made when somebody asks. */
  openapi(): readonly ApiDocument[];
  /** How the routes authenticate; made when somebody asks. */
  access(): Access;
  /** What the next analysis may stand on, where only bodies of functions change. */
  readonly foundation: Foundation;
  /** Files besides Python and settings whose texts the analysis hangs on, those that are not there among them: templates, SQL. */
  readonly texts: readonly RepoPath[];
}

/** What is analysed: the files, and what lies beside them. */
export interface AnalysisInput extends HistoriesInput {
  /** The recorded tests of the migrations; null where there are none. */
  readonly evidence: string | null;
}

/** Values of stages that depend on few files, so that an analysis may take them over from the one before. */
export interface Reuse {
  migrations(input: MigrationInput, make: (input: MigrationInput) => Migrations): Migrations;
  /** What an analysis of these files may stand on; its units are those of the input. */
  readonly foundation?: Foundation;
}

const NOTHING_REUSED: Reuse = { migrations: (input, make) => make(input) };

/** Links files and finds out what they mean. The same files and settings give the same analysis, whatever of it is reused. */
export async function analyseUnits(
  input: AnalysisInput,
  policy: AnalysisPolicy,
  lap: Lap = unmeasured,
  reuse: Reuse = NOTHING_REUSED,
): Promise<Analysis> {
  // It is compiled beside what follows, and awaited where the migrations need it.
  const loading = sqlParserFor(input.units);
  lap("decode");
  return analyse(input, policy, loading, lap, reuse);
}

function unmeasured(): void {}

/** What a program means to the frameworks; nothing of what its functions do. */
export type Meaning = Pick<Analysis, "program" | "catalogue" | "fastapi" | "tables" | "openapi" | "access">;

/** Links files and finds their routes, and on demand models, schemas, documents and authentication: all that tables of these need. */
export function analyseMeaning(
  input: Pick<AnalysisInput, "units" | "settings" | "text">,
  policy: AnalysisPolicy,
  lap: Lap = unmeasured,
): Meaning {
  return meaningOn(foundationOf(input, policy, lap));
}

/** Links files and replays their migrations: all that is asked of histories alone. No function is followed. */
export async function analyseMigrations(input: HistoriesInput, policy: AnalysisPolicy, lap: Lap = unmeasured): Promise<Migrations> {
  const loading = sqlParserFor(input.units);
  const foundation = foundationOf(input, policy, lap);
  const migrations = inspectMigrations(migrationInput(foundation, input, policy, await loading));
  lap("alembic");
  return migrations;
}

function meaningOn(foundation: Foundation): Meaning {
  const { program, catalogue, tables } = foundation;
  return {
    program,
    catalogue,
    // Models and schemas do without: it is made when somebody asks.
    get fastapi() {
      return foundation.fastapi;
    },
    tables,
    openapi: foundation.openapi,
    access: once(() => accessOf(program, foundation.fastapi)),
  };
}

/** What is known once calls are followed and layers recognised: enough for tables and pictures of these, without migrations and load plans. */
export type Structure = Meaning & Pick<Analysis, "definitions" | "flow" | "layers" | "layerOf">;

/** Links files, follows their calls and recognises their layers; nothing of migrations, load plans and what rules read. */
export function analyseStructure(
  { units, settings }: Pick<AnalysisInput, "units" | "settings">,
  policy: AnalysisPolicy,
  lap: Lap = unmeasured,
  foundation: Foundation = foundationOf({ units, settings }, policy, lap),
): Structure & { readonly foundation: Foundation } {
  const meaning = meaningOn(foundation);
  const { program, catalogue } = meaning;
  const { framework, calls } = foundation;
  const found = flow(program, catalogue, framework, { policy: policy.async, severity: policy.asyncSeverity }, calls);
  lap("flow");
  const configured = configuredLayers(policy);
  const layers = layering(program, calls, found.affected, found.summaries, {
    ...framework,
    configured,
    strict: policy.strictLayers,
    contracts: importContracts(settings),
  });
  const layerOf = (path: RepoPath): Layer => layers.modules.get(path)?.layer ?? "other";
  lap("layers");
  const defs = definitions(program.index.modules, layerOf, foundation.definitions);
  lap("definitions");
  return { ...meaning, definitions: defs, flow: found, layers, layerOf, foundation };
}

async function analyse(
  { units, migrations: folders, settings, evidence, text }: AnalysisInput,
  policy: AnalysisPolicy,
  loading: Promise<SqlParser | null>,
  lap: Lap,
  reuse: Reuse,
): Promise<Analysis> {
  const structure = analyseStructure({ units, settings }, policy, lap, reuse.foundation);
  const { program, catalogue, fastapi, tables, openapi, access: accessible, definitions: defs, flow: found, layers, layerOf } = structure;
  const { foundation } = structure;
  const { framework } = foundation;
  const hinted = once(() => hints({ program, fastapi, schemas: () => tables().schemas, memory: foundation.hints }));
  const unreachable = once(() => unreachableRoutes(program, fastapi));
  const aligned = once((): Alignment => {
    if (fastapi.routes.length + fastapi.unlisted.length === 0) return { subjects: [], schemas: 0 };
    const { alignment: memory, calls: known } = foundation;
    const readersIn = (fn: FunctionSymbol): readonly ScopedCall[] => {
      const found: ScopedCall[] = [];
      for (const { site } of known.callsIn(fn).edges)
        if (site.call !== null && mayReadObject(site.call)) found.push({ call: site.call, scope: site.scope });
      return found;
    };
    const functions = known.others.flatMap((fn): readonly FunctionCalls[] => {
      const calls = memory.readers.of(fn, () => readersIn(fn));
      return calls.length === 0 ? [] : [{ fn, calls }];
    });
    const callsIn = (fn: FunctionSymbol): readonly ScopedCall[] =>
      known.callsIn(fn).edges.flatMap(({ site: { call, scope } }) => (call === null ? [] : [{ call, scope }]));
    const callsOf = (name: string): readonly NamedCall[] => memory.calls.of(name, known.others, callsIn);
    return alignment({ program, fastapi, ...tables(), functions, callsOf, memory });
  });
  const input = { units, migrations: folders, settings, text };
  const migrations = reuse.migrations(migrationInput(foundation, input, policy, await loading), inspectMigrations);
  lap("alembic");
  const templates = once(() => templatesOf(program, text));
  const loads = loadPlans(
    {
      program,
      catalogue,
      fastapi,
      summaries: found.summaries,
      affected: found.affected,
      targets: found.targets,
      graphql: () => framework.graphql(),
      templates,
      tables,
    },
    foundation.rows,
  );
  const loadContext = subjectContext(program, tables, {
    isStartup: ({ function: fn }) => fn !== null && found.isStartup(fn),
    isServed: ({ function: fn }) => fn !== null && found.isServed(fn),
  });
  const lazy = lazyLoadings(loads.lazyLoads(), loadContext);
  const unapplied = unappliedOptions(loads.unapplied(), loadContext);
  const budgets = once(
    (): QueryBudgets =>
      foundation.budgets.of({
        program,
        graph: found.graph,
        summaries: found.summaries,
        targets: found.targets,
        direct: found.direct,
        isModel: (type) => framework.isModel(type),
        isOptional(symbol, name) {
          if (!framework.isRequestModel(symbol)) return false;
          const table = tables().schemas;
          const schema = table.schemaOf(symbol);
          return schema !== undefined && table.field(schema, name)?.required === false;
        },
        lazy: lazyTerms(loads.lazyLoads(), loads.renewals(), tables().models),
        beside: besideTerms(loads.beside()),
        inMemory: loads.inMemory(),
        deletion: (symbol) => deletionLoads(tables().models, symbol),
      }),
  );
  const lineOf = (place: Place): number => lineAt(program, place);
  const inMemory = new Set([...loads.inMemory().values()].flat().map(({ file, start }) => `${file} ${start}`));
  const asking = found.loops.filter(({ at, others }) => others > 0 || !inMemory.has(`${at.file} ${at.start}`));
  const costly = quoted({ loops: asking, lazy }, () => new BudgetQuotes(fastapi.routes, budgets(), lineOf));
  const locks = once(() => lockFiles(settings.keys()));
  let locksRead = false;
  const exit = once(() =>
    exitIn(settings.values(), () => {
      locksRead = true;
      return locks().flatMap((path) => text(path) ?? []);
    }),
  );
  const outlived = once(() =>
    outlivedSessions(
      { program, fastapi, targets: found.targets, summaries: found.summaries, sitesOf: foundation.calls.sitesOf, exit },
      foundation.calls.others,
    ),
  );
  lap("loads");
  const templateSpots = loads.unread().map(({ at, detail }): BlindSpot => ({ kind: "template", file: at.file, line: lineOf(at), detail }));
  const migrated = migratedIn(foundation, migrations);
  const subjects: SubjectTable = {
    function: defs.functions,
    class: defs.classes,
    module: defs.modules,
    blockingPath: found.blocking,
    loopQuery: costly.loops,
    unawaitedCoroutine: found.unawaited,
    lazyLoading: costly.lazy,
    expiredReading: expiredReadings(loads.expired(), loadContext),
    rowRenewal: rowRenewals(loads.renewals(), loadContext),
    unappliedOption: unapplied,
    concurrentSession: found.tasks.sessions,
    discardedTask: found.tasks.discarded,
    get outlivedSession() {
      return outlived();
    },
    revision: migrations.revisions,
    chainDefect: migrations.defects,
    migrationHazard: [...migrations.hazards, ...migrated.imports],
    modelDrift: migrated.drift,
    layerEdge: layers.edges,
    // A layer that is not there is not demanded.
    routeLogic:
      policy.strictLayers || [...layers.modules.values()].some(({ layer }) => layer === "service")
        ? routeLogic(program.allFunctions().filter((fn) => framework.isEndpoint(fn)))
        : [],
    get hint() {
      return hinted();
    },
    get alignment() {
      return aligned().subjects;
    },
    get access() {
      return accessible().subjects;
    },
    // Filled in where there is a base to compare with.
    contractChange: [],
    get unreachableRoute() {
      return unreachable();
    },
    historyChange: [],
  };
  const counted = once(
    (): SubjectCounts => ({
      ...countSubjects(subjects, found, layers, defs, policy, recordedTests(migrations, evidence), lineOf),
      "schema-alignment": { unit: "schemas that read ORM objects", checked: aligned().schemas, unresolved: 0 },
      ...(unreachable().length === 0 ? {} : { "api-contract": { unit: "routes", checked: fastapi.routes.length, unresolved: 0 } }),
      "access-control": { unit: "routes", checked: accessible().routes, unresolved: accessible().unresolved },
    }),
  );
  const analysis: Analysis = {
    program,
    catalogue,
    definitions: defs,
    fastapi,
    flow: found,
    loads,
    layers,
    migrations,
    subjects,
    get counts() {
      return counted();
    },
    blindSpots: blindSpotsOf(program, found, foundation.lost, [...fastapi.blindSpots, ...migrations.blindSpots, ...templateSpots]),
    statistics: found.statistics,
    layerOf,
    tables,
    openapi,
    access: accessible,
    budgets,
    foundation,
    get texts() {
      outlived();
      return [...(templates()?.asked() ?? []), ...(locksRead ? locks() : []), ...migrations.texts()];
    },
  };
  lap("subjects");
  return analysis;
}

/** What a change does to the API's contract and to the migrations: the subjects and counts of a tree that is compared with its base. */
export function comparedWith(
  { contract, histories }: { readonly contract: ContractBase; readonly histories: HistoryBase },
  head: Analysis,
): Pick<Analysis, "subjects" | "counts"> {
  const { subjects, counts } = withContract(contract, head);
  const isNew = newRevisions(histories);
  const migrationHazard = subjects.migrationHazard.map((hazard) => ({ ...hazard, isNew: isNew(hazard.revision) }));
  return { subjects: { ...subjects, migrationHazard, historyChange: historyChanges(histories, head.migrations) }, counts };
}

function withContract(base: ContractBase, head: Analysis): Pick<Analysis, "subjects" | "counts"> {
  if (base.routes.length === 0) return head;
  const checked = base.documents.reduce((sum, { operations }) => sum + operations.length, 0);
  const side = contractSide(head);
  // Of all that a contract is made of only this may be another after an edit of bodies.
  const authentication = side.fastapi.routes.map((route) => side.access.of(route).kind).join();
  const contractChange = head.foundation.contract.of([base, side.documents, authentication], () => contractChanges(base, side));
  return {
    subjects: { ...head.subjects, contractChange },
    counts: { ...head.counts, "api-contract": { unit: "routes of the base", checked, unresolved: 0 } },
  };
}

/** What the contract of a tree is made from. */
export function contractSide({ openapi, fastapi, access, tables }: Meaning): ContractSide {
  return { documents: openapi(), fastapi, access: access(), pydantic: tables().schemas.version };
}

/** The layer that the configuration names for a path; the first pattern that fits. */
function configuredLayers(policy: AnalysisPolicy): (path: RepoPath) => Layer | undefined {
  const table = Object.entries(policy.layers).map(([layer, patterns]) => ({
    layer: layer as Layer,
    patterns: pathPatterns((patterns ?? []).join("\n")),
  }));
  return (path) => table.find(({ patterns }) => patterns.within(path) === true)?.layer;
}
