import type { Meaning, Structure } from "./analysis.ts";
import { sortedSpots } from "./blind-spots.ts";
import type { Migrations } from "./domain/alembic/index.ts";
import { coverage } from "./domain/definitions/coverage.ts";
import { inspectFunctions } from "./domain/definitions/inspect.ts";
import { inspectDependencies, inspectRoutes } from "./domain/fastapi/index.ts";
import { inspectOpenapi } from "./domain/openapi/inspect.ts";
import { inspectSchemas } from "./domain/pydantic/inspect.ts";
import { inspectModels } from "./domain/sqlalchemy/inspect.ts";
import { inspectQueries, type QueriesRow, queriesRow } from "./flow/budget/inspect.ts";
import { derivedEffects } from "./flow/derived-effects.ts";
import { inspectCalls, inspectEffects } from "./flow/inspect.ts";
import { ownerByPattern, ownershipOf } from "./model/agents.ts";
import { byText } from "./model/order.ts";
import type { RepoPath } from "./model/source.ts";
import type { TreeFindings } from "./pipeline.ts";

type Table = (result: { readonly found: TreeFindings }, options: TableOptions) => Readonly<Record<string, unknown>>;

/** The owner that the settings name for a file; null where they say nothing. */
type OwnerOf = ReturnType<typeof ownerByPattern>;

/** What a table is asked to show besides. */
export interface TableOptions {
  readonly queries?: boolean;
}

/** How far a layer can be relied on, by how it was recognised: what code does says more than what its folder is called. */
const CONFIDENCE = { configured: "certain", content: "high", folder: "medium", none: "low" } as const;

function routes(meaning: Meaning, budgetOf?: ReturnType<typeof inspectQueries>): Readonly<Record<string, unknown>> {
  return {
    ...inspectRoutes(
      meaning.fastapi,
      (route) => meaning.access().of(route),
      (route) => (budgetOf === undefined ? {} : { queries: budgetOf(route) }),
    ),
    blindSpots: sortedSpots(meaning.fastapi.blindSpots),
  };
}

/** The tables that tell what is defined: they need nothing of what functions do. */
const MEANINGS = {
  routes: (meaning) => routes(meaning),
  dependencies: ({ fastapi }) => ({ ...inspectDependencies(fastapi) }),
  models: ({ tables }) => ({ ...inspectModels(tables().models), blindSpots: sortedSpots(tables().models.blindSpots) }),
  schemas: ({ tables }) => ({ ...inspectSchemas(tables().schemas), blindSpots: sortedSpots(tables().schemas.blindSpots) }),
  openapi: ({ openapi }) => ({ ...inspectOpenapi(openapi()) }),
} satisfies Record<string, (meaning: Meaning) => Readonly<Record<string, unknown>>>;

/** Whether a table needs no more than what is defined. */
export function isMeaning(name: TableName, { queries }: TableOptions): name is keyof typeof MEANINGS {
  return name in MEANINGS && queries !== true;
}

/** Such a table, or the rows of it that lie in files or folders. */
export function meaningTable(name: keyof typeof MEANINGS, meaning: Meaning, paths: readonly RepoPath[]): Readonly<Record<string, unknown>> {
  return within(MEANINGS[name](meaning), paths);
}

/** The tables that need what functions do and the layers, nothing of migrations and rows. */
const STRUCTURES = {
  functions: ({ program, definitions, layerOf }, ownerOf) => {
    const unitOf = (file: string) => program.index.byPath.get(file as RepoPath);
    return {
      ...inspectFunctions(
        definitions.functions,
        (file, offset) => unitOf(file)?.unit?.facts.line(offset) ?? 0,
        (file) => unitOf(file)?.name ?? "",
      ),
      coverage: coverage(definitions.functions, (file) => ownerOf(file) ?? ownershipOf(file, layerOf(file, "<module>")).owner),
    };
  },
  calls: ({ flow }) => ({ ...inspectCalls(flow) }),
  layers: ({ layers }) => ({
    endpoints: layers.endpoints,
    has: layers.has,
    modules: [...layers.modules.values()].map(({ path, layer, by, evidence, besides }) => ({
      file: path,
      layer,
      by,
      confidence: CONFIDENCE[by],
      evidence,
      besides,
    })),
  }),
} satisfies Record<string, (structure: Structure, ownerOf: OwnerOf) => Readonly<Record<string, unknown>>>;

/** Whether a table needs no more than what functions do and the layers. */
export function isStructure(name: TableName): name is keyof typeof STRUCTURES {
  return name in STRUCTURES;
}

/** Such a table, or the rows of it that lie in files or folders. */
export function structureTable(
  name: keyof typeof STRUCTURES,
  structure: Structure,
  ownerOf: OwnerOf,
  paths: readonly RepoPath[],
): Readonly<Record<string, unknown>> {
  return within(STRUCTURES[name](structure, ownerOf), paths);
}

/** The table of the migrations, which needs their histories alone. Its rows are whole histories, of whatever files. */
export function migrationTable(migrations: Migrations): Readonly<Record<string, unknown>> {
  return { environments: migrations.environments() };
}

/** The tables that `inspect` prints, by name. Each answers what its JSON contract has; lists are sorted by their makers. */
const TABLES = {
  functions: ({ found: { analysis, policy } }) => STRUCTURES.functions(analysis, ownerByPattern(policy.owners)),
  routes: ({ found: { analysis } }, { queries }) =>
    queries === true ? routes(analysis, inspectQueries(analysis.program, analysis.fastapi, analysis.budgets())) : routes(analysis),
  dependencies: ({ found: { analysis } }) => MEANINGS.dependencies(analysis),
  models: ({ found: { analysis } }) => MEANINGS.models(analysis),
  schemas: ({ found: { analysis } }) => MEANINGS.schemas(analysis),
  openapi: ({ found: { analysis } }) => MEANINGS.openapi(analysis),
  calls: ({ found: { analysis } }) => STRUCTURES.calls(analysis),
  effects: ({ found: { analysis } }) => {
    const { program, catalogue, flow, loads } = analysis;
    return { ...inspectEffects(program, flow, derivedEffects(program, catalogue, flow, loads, analysis.tables().models)) };
  },
  migrations: ({ found: { analysis } }) => migrationTable(analysis.migrations),
  layers: ({ found: { analysis } }) => STRUCTURES.layers(analysis),
} satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;

/** The names of all tables. */
export const TABLE_NAMES = Object.keys(TABLES) as readonly TableName[];

/** A table, or the rows of it that lie in files or folders. */
export function tableOf(
  name: TableName,
  found: TreeFindings,
  paths: readonly RepoPath[],
  options: TableOptions,
): Readonly<Record<string, unknown>> {
  const make: Table = TABLES[name];
  return within(make({ found }, options), paths);
}

/** The table without the rows that name a file outside the paths; no paths, or the root itself, mean all. */
function within(table: Readonly<Record<string, unknown>>, paths: readonly RepoPath[]): Readonly<Record<string, unknown>> {
  if (paths.length === 0 || paths.some((path) => path === "" || path === ".")) return table;
  const inside = (file: unknown): boolean => typeof file !== "string" || paths.some((path) => file === path || file.startsWith(`${path}/`));
  return Object.fromEntries(
    Object.entries(table).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.filter((row: { readonly file?: unknown }) => inside(row.file)) : value,
    ]),
  );
}

/** A route whose handler stands in a file, with the statements that a request of it executes. */
export interface RouteQueries {
  readonly methods: readonly string[];
  readonly path: string;
  /** The handler's own name, and the line of its `def`. */
  readonly handler: string;
  readonly line: number;
  readonly queries: QueriesRow;
}

/** The routes of one file with their budgets; those of other files are not made. */
export function routeQueriesIn({ analysis }: TreeFindings, file: RepoPath): readonly RouteQueries[] {
  const { program, fastapi } = analysis;
  const own = fastapi.routes.filter(({ kind, handler }) => kind !== "plain" && handler.module.unit?.path === file);
  if (own.length === 0) return [];
  const budgets = analysis.budgets();
  return own
    .map((route) => ({
      methods: route.methods,
      path: route.path,
      handler: route.handler.def.name,
      line: route.handler.module.unit?.facts.line(route.handler.def.defStart) ?? 1,
      queries: queriesRow(program, budgets.of(route)),
    }))
    .sort((a, b) => a.line - b.line || byText(a.path, b.path) || byText(a.methods.join(), b.methods.join()));
}
