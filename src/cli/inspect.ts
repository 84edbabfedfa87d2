import { jsonLines } from "../model/json-text.ts";
import { linesByPath } from "../model/lines.ts";
import { runSession, type SessionResult } from "../session.ts";
import { writeLines } from "./check.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";

/** Prints a table of the program as JSON. */
export async function inspect(table: string, options: AnalysisOptions): Promise<number> {
  const result = await runSession(plainRequest(options));
  if (table === "functions") process.stdout.write(functionsTable(result));
  writeLines(await result.stored, 30);
  return 0;
}

/** Every `def` of every file, tests and nested functions included. */
function functionsTable({ found, sourceOf }: SessionResult): string {
  const { functions, modules } = found.analysis.definitions;
  const names = new Map(modules.map(({ at, module }) => [at.file, module]));
  const linesOf = linesByPath(sourceOf);
  const rows = functions.map(({ at, async, public: isPublic, docstring, parameters, returns }) => ({
    symbol: at.symbol,
    module: names.get(at.file) ?? "",
    file: at.file,
    line: linesOf(at.file).position(at.start).line,
    async,
    public: isPublic,
    docstring,
    parameters: parameters.length,
    annotated: parameters.filter(({ annotated }) => annotated).length,
    returns,
  }));
  const count = (test: (row: (typeof rows)[number]) => boolean): number => rows.filter(test).length;
  const totals = {
    functions: rows.length,
    async: count((row) => row.async),
    public: count((row) => row.public),
    annotated: count((row) => row.returns && row.annotated === row.parameters),
    documented: count((row) => row.docstring),
  };
  return jsonLines({ functions: rows, totals });
}
