import { ownerByPattern } from "../model/agents.ts";
import { jsonLines } from "../model/json-text.ts";
import { paint } from "../report/text/paint.ts";
import { textTable } from "../report/text/table.ts";
import { type Lap, timings } from "../run/index.ts";
import { meaningSession, migrationSession, runSession, structureSession } from "../session.ts";
import type { SessionRequest } from "../session-request.ts";
import {
  isMeaning,
  isStructure,
  meaningTable,
  migrationTable,
  structureTable,
  type TableName,
  type TableOptions,
  tableOf,
} from "../tables.ts";
import { writeLines } from "./check.ts";
import { wantsColour } from "./environment.ts";
import { VIEWS } from "./inspect-views.ts";
import { type AnalysisOptions, plainRequest } from "./request.ts";
import { routesText } from "./routes-text.ts";

export type { TableName } from "../tables.ts";

type Shown = TableOptions & { readonly format?: "json" | "text" };
type Rows = Readonly<Record<string, unknown>>;

/** Prints a table of the program, or the rows of it that lie in files or folders: as text on a terminal, else as JSON. */
export async function inspect(table: TableName, paths: readonly string[], options: AnalysisOptions & Shown): Promise<number> {
  const request = plainRequest(options, paths);
  // A measurement prints where the time went; nothing else depends on it.
  const clock = timings(process.env.FASTAPI_GATE_TIMINGS);
  const { rows, stored } = await made(table, request, options, clock.lap);
  clock.lap("rows");
  const format = options.format ?? (process.stdout.isTTY === true ? "text" : "json");
  process.stdout.write(format === "text" ? textOf(table, rows, options) : jsonLines(rows));
  writeLines(await stored, 30);
  process.stderr.write(clock.line());
  return 0;
}

async function made(
  table: TableName,
  request: SessionRequest,
  options: TableOptions,
  lap: Lap,
): Promise<{ readonly rows: Rows; readonly stored: Promise<readonly string[]> }> {
  const { paths } = request.selection;
  if (isMeaning(table, options)) {
    const { meaning, stored } = await meaningSession(request, lap);
    return { rows: meaningTable(table, meaning, paths), stored };
  }
  if (isStructure(table)) {
    const { structure, policy, stored } = await structureSession(request, lap);
    return { rows: structureTable(table, structure, ownerByPattern(policy.owners), paths), stored };
  }
  if (table === "migrations") {
    const { migrations, stored } = await migrationSession(request, lap);
    return { rows: migrationTable(migrations), stored };
  }
  const { found, stored } = await runSession(request, lap);
  return { rows: tableOf(table, found, paths, options), stored };
}

function textOf(table: TableName, rows: Rows, options: TableOptions): string {
  if (table === "routes" && options.queries === true) return routesText(rows);
  const view = VIEWS[table];
  if (view === undefined) return jsonLines(rows);
  const terminal = process.stdout.isTTY === true;
  return textTable(view(rows), terminal ? process.stdout.columns : null, paint(wantsColour("auto", process.env, terminal)));
}
