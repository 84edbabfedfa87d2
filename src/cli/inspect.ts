import { inspectFunctions } from "../domain/definitions/inspect.ts";
import { jsonLines } from "../model/json-text.ts";
import type { RepoPath } from "../model/source.ts";
import { runSession, type SessionResult } from "../session.ts";
import { writeLines } from "./check.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

type Table = (result: SessionResult) => Readonly<Record<string, unknown>>;

/** The tables that `inspect` prints, by name. Each answers what its JSON contract has; lists are sorted by their makers. */
export const TABLES = {
  functions: ({ found: { analysis } }) => {
    const unitOf = (file: string) => analysis.program.index.byPath.get(file as RepoPath);
    return { ...inspectFunctions(analysis.definitions.functions, (file, offset) => unitOf(file)?.unit?.facts.line(offset) ?? 0, (file) => unitOf(file)?.name ?? "") };
  },
  migrations: ({ found: { analysis } }) => ({ environments: analysis.migrations.environments }),
  layers: ({ found: { analysis } }) => ({
    endpoints: analysis.layers.endpoints,
    has: analysis.layers.has,
    modules: [...analysis.layers.modules.values()].map(({ path, layer, by, evidence }) => ({ file: path, layer, by, evidence })),
  }),
} satisfies Record<string, Table>;

export type TableName = keyof typeof TABLES;

/** Prints a table of the program as JSON. */
export async function inspect(table: TableName, options: AnalysisOptions): Promise<number> {
  const result = await runSession(plainRequest(options));
  const make: Table = TABLES[table];
  process.stdout.write(jsonLines(make(result)));
  writeLines(await result.stored, 30);
  return 0;
}
