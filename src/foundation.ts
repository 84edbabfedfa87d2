import { LostImports } from "./blind-spots.ts";
import { type Catalogue, configuredCategories, withConfigured } from "./data/catalogue.ts";
import type { Migrations } from "./domain/alembic/index.ts";
import { AlignmentMemory } from "./domain/alignment/index.ts";
import type { DefinitionMemory } from "./domain/definitions/index.ts";
import { type FastapiTable, fastapiTable } from "./domain/fastapi/index.ts";
import { type FrameworkKnowledge, frameworkKnowledge } from "./domain/framework.ts";
import { HintMemory } from "./domain/hints/index.ts";
import { type ApiDocument, openapiDocuments } from "./domain/openapi/index.ts";
import { declaredVersion, type SchemaTable, schemas } from "./domain/pydantic/index.ts";
import { libraryAttribute, type OrmModels, ormModels } from "./domain/sqlalchemy/index.ts";
import { BudgetMemory } from "./flow/budget/index.ts";
import { Interpretation } from "./flow/loads/index.ts";
import { outlineOf } from "./flow/outline.ts";
import { ProgramCalls } from "./flow/program-calls.ts";
import { Evaluator } from "./link/constants.ts";
import { CatalogueExternals } from "./link/externals.ts";
import { link, type Program } from "./link/program.ts";
import type { FunctionSymbol, ModuleSymbol, Scope, SourceUnit } from "./link/symbols.ts";
import type { FileFacts } from "./model/facts.ts";
import { LastOf } from "./model/last-of.ts";
import { once } from "./model/once.ts";
import type { AnalysisPolicy } from "./model/policy.ts";
import { notingReads } from "./model/reads.ts";
import type { RepoPath } from "./model/source.ts";
import type { ContractChange, MigrationHazard, SubjectTable } from "./model/subjects.ts";
import type { FunctionDef, Import, ImportFrom, Stmt } from "./model/syntax.ts";
import { visitStatements } from "./model/visit.ts";
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
  /** Imports that lead nowhere. */
  readonly lost: LostImports;
  /** What migrations that were replayed mean to the rest of the program. */
  readonly migrated: WeakMap<Migrations, Migrated>;
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
  const documents = once(() => openapiDocuments(routes(), tables().schemas));
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

/** How the imports at the top level of a file changed. */
export interface ImportChange {
  /** The names that are bound by other imports, by new ones, or by none. */
  readonly names: ReadonlySet<string>;
  /** The statements that came, went or became others. */
  readonly statements: readonly (Import | ImportFrom)[];
}

/** Other facts for a file of a foundation: the same definitions, some with other bodies. */
export interface Exchange {
  readonly path: RepoPath;
  readonly facts: FileFacts;
  /** What the file says besides its definitions and statements. */
  readonly now: FileFacts;
  readonly imports: ImportChange | null;
  readonly changed: readonly {
    readonly def: FunctionDef;
    readonly body: readonly Stmt[];
    readonly nested: readonly { readonly def: FunctionDef; readonly now: FunctionDef }[];
  }[];
}

/** How the objects of a definition get what they say today; each is false where that cannot be done. */
export interface Putting {
  body(def: FunctionDef, body: readonly Stmt[]): boolean;
  function(def: FunctionDef, now: FunctionDef): boolean;
}

/**
 * Puts the bodies of today into a foundation. False where anything in it was concluded from a body that changes: then it is of no more
 * use.
 */
export function exchangeBodies(foundation: Foundation, exchanges: readonly Exchange[], put: Putting): boolean {
  const { program, calls, fastapi, rows, budgets, reads } = foundation;
  const { wanted } = fastapi.machine.relevance;
  const functions: { readonly fn: FunctionSymbol; readonly outline: string; readonly put: () => boolean }[] = [];
  for (const { path, facts, now, changed, imports } of exchanges) {
    const module = program.index.byPath.get(path);
    const before = module?.unit?.facts;
    if (module === undefined || before === undefined || !before.answersLike(now)) return false;
    if (imports !== null && !mayRebind(program, module, imports)) return false;
    // Their lines are known by number alone.
    if (fastapi.blindSpots.some(({ file }) => file === path)) return false;
    const named = new Set(changed.length === 0 ? [] : now.functionsNaming(wanted));
    const twinOf = new Map(changed.length === 0 ? [] : facts.functions.map((def, at) => [def, now.functions[at]]));
    for (const { def, body, nested } of changed) {
      if (callsResult(def.body) || callsResult(body)) return false;
      if (nested.length > 0 && program.decorators.has(def)) return false;
      const each = [
        { def, put: () => put.body(def, body) },
        ...nested.map((one) => ({ def: one.def, put: () => put.function(one.def, one.now) })),
      ];
      for (const one of each) {
        const fn = program.functionByDef(one.def);
        const twin = twinOf.get(one.def);
        if (fn === undefined || twin === undefined || reads.has(one.def) || program.evaluated.has(one.def) || named.has(twin)) return false;
        const outline = outlineOf(program, calls, fn);
        if (outline === null) return false;
        functions.push({ fn, outline, put: one.put });
      }
    }
  }
  for (const { fn } of functions) {
    program.forget(fn);
    calls.forget(fn);
    rows.memory.forget(fn);
    budgets.forget(fn);
    foundation.alignment.forget(fn);
    foundation.hints.forget(fn);
  }
  if (!functions.every((one) => one.put())) return false;
  for (const { path, facts, imports } of exchanges) {
    const module = program.index.byPath.get(path);
    if (module === undefined) continue;
    program.exchange(module, facts);
    if (imports === null) continue;
    program.rebind(module, imports.names);
    for (const fn of program.outerFunctions(module)) rows.memory.forget(fn);
    calls.layers.forgetModules();
    foundation.hints.fixed = null;
    foundation.lost.forget();
  }
  // Which folders imports start from is counted over all of them.
  if (exchanges.some(({ imports }) => imports !== null) && !program.index.isSameFor(foundation.units)) return false;
  // Outer ones come first: what they define stands in their new scope.
  for (const { fn } of functions) program.adopt(fn);
  return functions.every(({ fn, outline }) => outlineOf(program, calls, fn) === outline);
}

/** Libraries whose names at the top of a file say how it has to be read; of these some are only used. */
const TELLING = /^(fastapi|starlette|pydantic|sqlalchemy|sqlmodel|strawberry|graphene|alembic)(\.|$)/;
const USED =
  /^(select|func|or_|and_|not_|delete|update|insert|desc|asc|exists|text|case|cast|literal|distinct|union|union_all|tuple_|HTTPException|status|Request|Response|JSONResponse)$/;

/** Whether the imports of a module may be exchanged for others: nobody else can see their names, and they do not say what the module is. */
function mayRebind(program: Program, module: ModuleSymbol, { names, statements }: ImportChange): boolean {
  if (module.package || module.unit?.role === "migration") return false;
  for (const statement of statements) {
    const from = statement.kind === "ImportFrom" && statement.level === 0 ? statement.module : "";
    for (const { name, asname } of statement.names) {
      if (asname !== null) return false;
      if (TELLING.test(from === "" ? name : from) && !(from !== "" && USED.test(name))) return false;
    }
  }
  if (names.size === 0) return true;
  const own = module.name.slice(module.name.lastIndexOf(".") + 1);
  const [top] = module.name.split(".");
  const others = program.index.modules.filter(
    (other) => other !== module && other.unit?.facts.mentions(own) === true && [...names].some((name) => other.unit?.facts.mentions(name)),
  );
  if (others.some((other) => reaches(program.moduleScope(other)))) return false;
  const suspects = new Set(others);
  return !program.allFunctions().some((fn) => suspects.has(fn.module) && reaches(program.functionScope(fn)));

  /** By a star, as a whole, or one of the names. */
  function reaches(scope: Scope): boolean {
    if (!scope.imports) return false;
    if (scope.stars.some((star) => star.module === "" || star.module.split(".").at(-1) === own)) return true;
    return [...scope.bindings.values()].some((bindings) =>
      bindings.some((binding) => {
        if (binding.kind !== "import") return false;
        if (binding.name === null) return "name" in binding.node && String(binding.node.name).split(".", 1)[0] === top;
        return binding.name === own || (binding.module.split(".").at(-1) === own && names.has(binding.name));
      }),
    );
  }
}

/** Whether a body calls what a call gives: such bodies are looked at for decorators. */
function callsResult(body: readonly Stmt[]): boolean {
  let found = false;
  visitStatements(body, (node) => {
    if (node.kind === "Call" && node.func.kind === "Call") found = true;
  });
  return found;
}
