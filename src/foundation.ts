import { type Catalogue, configuredCategories, withConfigured } from "./data/catalogue.ts";
import type { DefinitionMemory } from "./domain/definitions/index.ts";
import { type FastapiTable, fastapiTable } from "./domain/fastapi/index.ts";
import { type FrameworkKnowledge, frameworkKnowledge } from "./domain/framework.ts";
import { declaredVersion, type SchemaTable, schemas } from "./domain/pydantic/index.ts";
import { libraryAttribute, type OrmModels, ormModels } from "./domain/sqlalchemy/index.ts";
import { Interpretation } from "./flow/loads/index.ts";
import { outlineOf } from "./flow/outline.ts";
import { ProgramCalls } from "./flow/program-calls.ts";
import { Evaluator } from "./link/constants.ts";
import { CatalogueExternals } from "./link/externals.ts";
import { link, type Program } from "./link/program.ts";
import type { FunctionSymbol, SourceUnit } from "./link/symbols.ts";
import type { FileFacts } from "./model/facts.ts";
import { once } from "./model/once.ts";
import type { AnalysisPolicy } from "./model/policy.ts";
import { notingReads } from "./model/reads.ts";
import type { RepoPath } from "./model/source.ts";
import type { FunctionDef, Stmt } from "./model/syntax.ts";
import type { Lap } from "./run/index.ts";

/** The models and schemas of a program. */
export interface Tables {
  readonly models: OrmModels;
  readonly schemas: SchemaTable;
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
  /** What is known of rows and what is loaded with them. */
  readonly rows: Interpretation;
  /** The subjects of modules, as they were last made. */
  readonly definitions: DefinitionMemory;
  /** The functions whose bodies were read for the tables and the meaning of the frameworks. */
  readonly reads: ReadonlySet<FunctionDef>;
}

/** Links files; the rest is made when somebody asks. */
export function foundationOf(
  { units, settings }: { readonly units: readonly SourceUnit[]; readonly settings: ReadonlyMap<RepoPath, string> },
  policy: AnalysisPolicy,
  lap: Lap,
): Foundation {
  const catalogue = withConfigured(
    [...policy.blockingCalls.map((name) => ({ name })), ...configuredCategories(policy.blockingCategories)],
    policy.offloaders.map((name) => ({ name })),
  );
  const externals = new CatalogueExternals(catalogue);
  const program = link(units, externals);
  externals.attach(program);
  lap("link");
  const reads = new Set<FunctionDef>();
  const routes = once(() => {
    const table = notingReads(reads, () => fastapiTable(program, catalogue));
    lap("fastapi");
    return table;
  });
  const tables = tablesOf(program, settings);
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
    rows: new Interpretation(),
    definitions: new Map(),
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

/** Other facts for a file of a foundation: the same definitions, some with other bodies. */
export interface Exchange {
  readonly path: RepoPath;
  readonly facts: FileFacts;
  /** What the file says besides its definitions and statements. */
  readonly now: FileFacts;
  readonly changed: readonly { readonly def: FunctionDef; readonly body: readonly Stmt[] }[];
}

/**
 * Puts the bodies of today into a foundation, by `put`. False where anything in it was concluded from a body that changes: then it is of
 * no more use.
 */
export function exchangeBodies(
  foundation: Foundation,
  exchanges: readonly Exchange[],
  put: (def: FunctionDef, body: readonly Stmt[]) => boolean,
): boolean {
  const { program, calls, fastapi, rows, reads } = foundation;
  const { wanted } = fastapi.machine.relevance;
  const functions: { readonly fn: FunctionSymbol; readonly body: readonly Stmt[]; readonly outline: string }[] = [];
  for (const { path, facts, now, changed } of exchanges) {
    const module = program.index.byPath.get(path);
    const before = module?.unit?.facts;
    if (before === undefined || !before.answersLike(now)) return false;
    // Their lines are known by number alone.
    if (fastapi.blindSpots.some(({ file }) => file === path)) return false;
    const named = new Set(changed.length === 0 ? [] : now.functionsNaming(wanted));
    for (const { def, body } of changed) {
      const fn = program.functionByDef(def);
      const own = now.functions[facts.functions.indexOf(def)];
      if (fn === undefined || own === undefined || reads.has(def) || program.evaluated.has(def) || named.has(own)) return false;
      if (before.mayCallResult(def) !== now.mayCallResult(own)) return false;
      const outline = outlineOf(program, calls, fn);
      if (outline === null) return false;
      functions.push({ fn, body, outline });
    }
  }
  for (const { fn, body } of functions) {
    program.forget(fn);
    calls.forget(fn);
    rows.memory.forget(fn);
    if (!put(fn.def, body)) return false;
  }
  for (const { path, facts } of exchanges) {
    const module = program.index.byPath.get(path);
    if (module !== undefined) program.exchange(module, facts);
  }
  return functions.every(({ fn, outline }) => outlineOf(program, calls, fn) === outline);
}
