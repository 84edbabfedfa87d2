import { LostImports } from "./blind-spots.ts";
import { entryPointsIn } from "./config/entry-points.ts";
import { type Catalogue, configuredCategories, withConfigured } from "./data/catalogue.ts";
import type { Migrations } from "./domain/alembic/index.ts";
import { AlignmentMemory } from "./domain/alignment/index.ts";
import type { DefinitionMemory } from "./domain/definitions/index.ts";
import { type FastapiTable, fastapiTable, lockFiles } from "./domain/fastapi/index.ts";
import { type FrameworkKnowledge, frameworkKnowledge } from "./domain/framework.ts";
import { HintMemory } from "./domain/hints/index.ts";
import { type ApiDocument, openapiDocuments, releasesOf } from "./domain/openapi/index.ts";
import { declaredVersion, type SchemaTable, schemas } from "./domain/pydantic/index.ts";
import { libraryAttribute, type OrmModels, ormModels } from "./domain/sqlalchemy/index.ts";
import { BudgetMemory } from "./flow/budget/index.ts";
import { Interpretation } from "./flow/loads/index.ts";
import { ProgramCalls } from "./flow/program-calls.ts";
import { Evaluator } from "./link/constants.ts";
import { CatalogueExternals } from "./link/externals.ts";
import { link, type Program } from "./link/program.ts";
import type { SourceUnit } from "./link/symbols.ts";
import { ImportLists } from "./link/visibility.ts";
import type { FileFacts } from "./model/facts.ts";
import { LastOf } from "./model/last-of.ts";
import { once } from "./model/once.ts";
import type { AnalysisPolicy } from "./model/policy.ts";
import { notingReads } from "./model/reads.ts";
import type { RepoPath } from "./model/source.ts";
import type { ContractChange, MigrationHazard, SubjectTable } from "./model/subjects.ts";
import type { FunctionDef } from "./model/syntax.ts";
import type { Lap } from "./run/index.ts";

/** The models and schemas of a program. */
export interface Tables {
  readonly models: OrmModels;
  readonly schemas: SchemaTable;
}

/** What the migrations of a program use of it, and how they differ from its models; no body says that, but for the files beside an environment. */
export interface Migrated {
  readonly imports: readonly MigrationHazard[];
  readonly drift: SubjectTable["modelDrift"];
  /** The facts that said where to look for models. */
  readonly environments: readonly (FileFacts | undefined)[];
  /** Whether the application makes tables without them. */
  readonly makesTables: boolean;
  /** The facts of files of the application that add columns themselves. */
  readonly patching: readonly FileFacts[];
}

/**
 * What an analysis stands on: the linked program, what it means to the frameworks, and what each function calls. Everything here outlives
 * an edit of the body of a function that it did not read; what is concluded from it is made anew.
 */
export interface Foundation {
  readonly units: readonly SourceUnit[];
  readonly program: Program;
  readonly catalogue: Catalogue;
  /** Routes, dependencies and middleware. */
  readonly fastapi: FastapiTable;
  readonly framework: FrameworkKnowledge;
  readonly calls: ProgramCalls;
  tables(): Tables;
  /** The OpenAPI document of each application. */
  openapi(): readonly ApiDocument[];
  /** How its contract differs from that of a base. */
  readonly contract: LastOf<readonly ContractChange[]>;
  /** What is known of rows and what is loaded with them. */
  readonly rows: Interpretation;
  /** How many statements functions execute. */
  readonly budgets: BudgetMemory;
  /** The subjects of modules, as they were last made. */
  readonly definitions: DefinitionMemory;
  /** What functions have to do with schemas, and what their annotations say. */
  readonly alignment: AlignmentMemory;
  readonly hints: HintMemory;
  /** What modules import. */
  readonly imports: ImportLists;
  /** Imports that lead nowhere. */
  readonly lost: LostImports;
  /** What migrations that were replayed mean to the rest of the program. */
  readonly migrated: WeakMap<Migrations, Migrated>;
  /** The functions whose bodies were read for the tables and the meaning of the frameworks, and the modules of which all are. */
  readonly reads: ReadonlySet<object>;
}

/** Files and settings; where other texts may be read, those of lock files. */
export interface FoundationInput {
  readonly units: readonly SourceUnit[];
  readonly settings: ReadonlyMap<RepoPath, string>;
  readonly text?: (path: RepoPath) => string | null;
}

/** Links files; the rest is made when somebody asks. */
export function foundationOf({ units, settings, text }: FoundationInput, policy: AnalysisPolicy, lap: Lap): Foundation {
  const catalogue = withConfigured(
    [...policy.blockingCalls.map((name) => ({ name })), ...configuredCategories(policy.blockingCategories)],
    policy.offloaders.map((name) => ({ name })),
  );
  const externals = new CatalogueExternals(catalogue);
  const program = link(units, externals);
  externals.attach(program);
  lap("link");
  const reads = new Set<object>();
  const routes = once(() => {
    const table = notingReads(reads, () => fastapiTable(program, catalogue, undefined, entryPointsIn(settings)));
    lap("fastapi");
    return table;
  });
  const tables = tablesOf(program, settings);
  // Whoever asks for documents alone gets them as the locked releases write them: what is compared of them does not hang on that.
  const locks = (): readonly string[] => (text === undefined ? [] : lockFiles(settings.keys()).flatMap((path) => text(path) ?? []));
  const documents = once(() => openapiDocuments(routes(), tables().schemas, releasesOf(settings.values(), locks())));
  const framework = once((): FrameworkKnowledge => {
    const found = frameworkKnowledge(program, catalogue, routes(), policy.asyncEntries);
    return {
      ...found,
      graphql: () => notingReads(reads, found.graphql),
      requestEntries: () => notingReads(reads, found.requestEntries),
    };
  });
  const calls = once(() => new ProgramCalls(program, catalogue));
  return {
    units,
    program,
    catalogue,
    // Models and schemas do without: it is made when somebody asks.
    get fastapi() {
      return routes();
    },
    get framework() {
      return framework();
    },
    get calls() {
      return calls();
    },
    tables: () => notingReads(reads, tables),
    openapi: () => notingReads(reads, documents),
    contract: new LastOf(),
    rows: new Interpretation(),
    budgets: new BudgetMemory(),
    definitions: new Map(),
    alignment: new AlignmentMemory(),
    hints: new HintMemory(),
    imports: new ImportLists(),
    lost: new LostImports(program),
    migrated: new WeakMap(),
    reads,
  };
}

/** Models and schemas share one evaluator; what the requirements say of Pydantic decides where the code does not. */
function tablesOf(program: Program, settings: ReadonlyMap<RepoPath, string>): () => Tables {
  return once(() => {
    const evaluator = new Evaluator(program, libraryAttribute);
    const declared = [...settings.values()].map((text) => declaredVersion(text)).find((version) => version !== undefined) ?? null;
    const table = schemas(program, evaluator, declared);
    return { schemas: table, models: ormModels(program, evaluator, table) };
  });
}

/** Whether the tables or the meaning of the frameworks were made of a body, or a constant was followed into it. */
export function isRead({ program, reads }: Pick<Foundation, "program" | "reads">, def: FunctionDef): boolean {
  return reads.has(def) || program.evaluated.has(def);
}
