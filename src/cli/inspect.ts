import { inspectFunctions } from "../domain/definitions/inspect.ts";
import { inspectDependencies, inspectRoutes } from "../domain/fastapi/index.ts";
import { inspectOpenapi } from "../domain/openapi/inspect.ts";
import { inspectSchemas } from "../domain/pydantic/inspect.ts";
import { inspectModels } from "../domain/sqlalchemy/inspect.ts";
import { inspectQueries } from "../flow/budget/inspect.ts";
import { inspectCalls, inspectEffects } from "../flow/inspect.ts";
import { jsonLines } from "../model/json-text.ts";
import type { RepoPath } from "../model/source.ts";
import { paint } from "../report/text/paint.ts";
import { textTable } from "../report/text/table.ts";
import { runSession, type SessionResult } from "../session.ts";
import { writeLines } from "./check.ts";
import { wantsColour } from "./environment.ts";
import { VIEWS } from "./inspect-views.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";
import { routesText } from "./routes-text.ts";

type Table = (result: SessionResult, options: TableOptions) => Readonly<Record<string, unknown>>;

/** What a table is asked to show besides. */
export interface TableOptions {
  readonly queries?: boolean;
  readonly format?: "json" | "text";
}

/** How far a layer can be relied on, by how it was recognised: what code does says more than what its folder is called. */
const CONFIDENCE = { configured: "certain", content: "high", folder: "medium", none: "low" } as const;

/** The tables that `inspect` prints, by name. Each answers what its JSON contract has; lists are sorted by their makers. */
export const TABLES = {
  functions: ({ found: { analysis } }) => {
    const unitOf = (file: string) => analysis.program.index.byPath.get(file as RepoPath);
    return {
      ...inspectFunctions(
        analysis.definitions.functions,
        (file, offset) => unitOf(file)?.unit?.facts.line(offset) ?? 0,
        (file) => unitOf(file)?.name ?? "",
      ),
    };
  },
  routes: ({ found: { analysis } }, { queries }) => {
    const budgetOf = queries === true ? inspectQueries(analysis.program, analysis.fastapi, analysis.budgets()) : undefined;
    return {
      ...inspectRoutes(
        analysis.fastapi,
        (route) => analysis.access().of(route),
        (route) => (budgetOf === undefined ? {} : { queries: budgetOf(route) }),
      ),
    };
  },
  dependencies: ({ found: { analysis } }) => ({ ...inspectDependencies(analysis.fastapi) }),
  models: ({ found: { analysis } }) => ({ ...inspectModels(analysis.tables().models) }),
  schemas: ({ found: { analysis } }) => ({ ...inspectSchemas(analysis.tables().schemas) }),
  openapi: ({ found: { analysis } }) => ({ ...inspectOpenapi(analysis.openapi()) }),
  calls: ({ found: { analysis } }) => ({ ...inspectCalls(analysis.flow) }),
  effects: ({ found: { analysis } }) => ({ ...inspectEffects(analysis.program, analysis.flow) }),
  migrations: ({ found: { analysis } }) => ({ environments: analysis.migrations.environments() }),
  layers: ({ found: { analysis } }) => ({
    endpoints: analysis.layers.endpoints,
    has: analysis.layers.has,
    modules: [...analysis.layers.modules.values()].map(({ path, layer, by, evidence }) => ({
      file: path,
      layer,
      by,
      confidence: CONFIDENCE[by],
      evidence,
    })),
  }),
} satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;

/** Prints a table of the program, or the rows of it that lie in files or folders: as text on a terminal, else as JSON. */
export async function inspect(table: TableName, paths: readonly string[], options: AnalysisOptions & TableOptions): Promise<number> {
  const request = plainRequest(options, paths);
  const result = await runSession(request);
  const make: Table = TABLES[table];
  const rows = within(make(result, options), request.selection.paths);
  const format = options.format ?? (process.stdout.isTTY === true ? "text" : "json");
  process.stdout.write(format === "text" ? textOf(table, rows, options) : jsonLines(rows));
  writeLines(await result.stored, 30);
  return 0;
}

function textOf(table: TableName, rows: ReturnType<Table>, options: TableOptions): string {
  if (table === "routes" && options.queries === true) return routesText(rows);
  const view = VIEWS[table];
  if (view === undefined) return jsonLines(rows);
  const terminal = process.stdout.isTTY === true;
  return textTable(view(rows), terminal ? process.stdout.columns : null, paint(wantsColour("auto", process.env, terminal)));
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
