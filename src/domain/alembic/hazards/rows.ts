import type { Place } from "../../../model/finding.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import { type Examined, FEW_ROWS, grouped, hazard, rowsOf, type TrackedEvent } from "./hazard.ts";
import { rowLoops } from "./row-loops.ts";

/** Statements that go over a whole table at once, or over its rows one by one. */
export function rowHazards(examined: Examined): readonly MigrationHazard[] {
  if (examined.dialect === "sqlite") return [];
  const found = new Map<string, MigrationHazard>();
  for (const event of examined.upgrade) {
    const made = event.newTable || event.emptied ? null : (whole(examined, event) ?? stated(examined, event));
    if (made === null) continue;
    // One finding for a table: further statements are steps of the same rewrite.
    const key = event.table ?? String(event.at.start);
    const first = found.get(key);
    const again = first !== undefined && first.at.start !== made.at.start;
    if (first === undefined) found.set(key, made);
    else if (again) found.set(key, { ...first, trace: [...first.trace, { at: made.at, message: made.detail }] });
  }
  return [...rowByRow(examined), ...found.values()];
}

function unbatched(examined: Examined, at: Place, detail: string): MigrationHazard {
  return hazard(examined, "unbatched-data-migration", at, { severity: "warning", detail, escalates: "data-migration" });
}

/** Loops over the rows of a query with a statement for each. */
function rowByRow(examined: Examined): readonly MigrationHazard[] {
  const made = new Set(examined.upgrade.filter(({ op, before }) => op === "create_table" && before === null).map(({ table }) => table));
  return rowLoops(examined.file)
    .filter(({ table }) => table === null || (!made.has(table) && rowsOf(examined, table).rows > FEW_ROWS))
    .map(({ at, over }) => unbatched(examined, at, `one statement for each of \`${over}\`, as many as there are`));
}

function whole(examined: Examined, event: TrackedEvent): MigrationHazard | null {
  if (event.detail?.kind !== "rows" || event.table === null || event.detail.statement.verb !== "update") return null;
  const { restricted, text } = event.detail.statement;
  const all = restricted === false || (restricted === true && text !== null && onlyNew(examined, event, text));
  const { rows, said } = rowsOf(examined, event.table);
  if (!all || rows <= FEW_ROWS || event.before === null) return null;
  const locked = examined.upgrade.find(
    ({ index, op, table, autocommit }) =>
      table === event.table && index !== event.index && !autocommit && /^(add|drop|alter)_column$/.test(op),
  );
  const rest =
    locked !== undefined && !event.autocommit && examined.dialect === "postgresql"
      ? ", while the change of the same table keeps everybody out"
      : "";
  return unbatched(examined, event.at, `one UPDATE writes every row of ${event.table} (${said})${rest}`);
}

/** `WHERE new_column IS NULL` leaves no row out. */
function onlyNew(examined: Examined, event: TrackedEvent, text: string): boolean {
  const column = /\bwhere\s+(?:["`\w]+\.)?["`]?(\w+)["`]?\s+is\s+null\s*;?\s*$/i.exec(text)?.[1];
  return (
    column !== undefined &&
    examined.upgrade.some(
      ({ index, op, table, name }) => index < event.index && op === "add_column" && table === event.table && name === column,
    )
  );
}

function stated(examined: Examined, event: TrackedEvent): MigrationHazard | null {
  const rows = event.detail?.kind === "rows" ? event.detail.statement.rows : null;
  return rows !== null && rows > FEW_ROWS ? unbatched(examined, event.at, `${grouped(rows)} rows are written at once`) : null;
}
