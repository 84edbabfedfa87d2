import type { Place, TraceStep } from "../../../model/finding.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import type { EventDetail, MigrationEvent } from "../database/events.ts";
import type { Dialect, Table } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { RevisionReplay } from "../replay/replay.ts";

/** What the project says of its database. */
export interface HazardSettings {
  /** Rows by table. */
  readonly tableRows: Readonly<Record<string, number>>;
  /** Major version of PostgreSQL. */
  readonly postgresql: number;
}

/** Rows that a table counts as when nobody says how many it has. */
export const ASSUMED_ROWS = 1_000_000;

/** Fewer rows than this are nothing to protect. */
export const FEW_ROWS = 1000;

/** One revision with what the detectors ask for. */
export interface Examined {
  readonly file: RevisionFile;
  readonly replay: RevisionReplay;
  readonly dialect: Dialect;
  readonly settings: HazardSettings;
  /** The revision has yet to run, as far as the history tells. */
  readonly isNew: boolean;
  readonly upgrade: readonly TrackedEvent[];
  readonly downgrade: readonly TrackedEvent[];
  /** Whether upgrade() and its helpers mention a name outside the calls of `op`: in SQL, in expressions, in attributes. */
  mentions(name: string): boolean;
  /** The same, where rows may be written. */
  writes(name: string): boolean;
  /** The same, outside SQL. */
  codes(name: string): boolean;
  /** Whether a statement of upgrade() takes all rows of a table, wherever it stands. */
  empties(table: string | null): boolean;
}

/** An event with what the revision did before it. */
export interface TrackedEvent extends MigrationEvent {
  /** Position among the events. */
  readonly index: number;
  /** The table was made, or emptied, earlier in the same function. */
  readonly newTable: boolean;
  readonly emptied: boolean;
  /** The column that is named was added earlier in the same function. */
  readonly newColumn: boolean;
}

/** Whether a statement on the rows of its table comes before an event; one that names no table may be about any. */
export function rowsTouchedBefore(events: readonly TrackedEvent[], { index, table }: TrackedEvent): boolean {
  return events.some((other) => other.index < index && other.detail?.kind === "rows" && (other.detail.statement.table ?? table) === table);
}

/** Whether a step fails on rows that the history itself has written, which is told as that. */
export function failsOnOwnRows({ replay: { blocked, stops } }: Examined, { at, table }: TrackedEvent): boolean {
  const ends = stops !== null && stops.length > 0 ? stops : [blocked];
  return ends.some(
    (each) =>
      each?.obstacle?.kind === "refused" && each.obstacle.by !== null && each.at?.start === at.start && each.obstacle.table === table,
  );
}

/** Follows which tables and columns a run makes. */
export function track(events: readonly MigrationEvent[]): readonly TrackedEvent[] {
  const made = new Set<string>();
  const emptied = new Set<string>();
  const columns = new Set<string>();
  const shared = sharedPlaces(events);
  return events.map((event, index) => {
    const { op, table, name, detail } = event;
    const key = table ?? "";
    const tracked: TrackedEvent = {
      ...event,
      at:
        event.calledFrom !== null && (event.at.file !== event.calledFrom.file || shared.has(event.at.start)) ? event.calledFrom : event.at,
      index,
      newTable: made.has(key),
      emptied: emptied.has(key),
      newColumn: columns.has(`${key}\u0001${name ?? ""}`),
    };
    if (op === "create_table" && event.before === null) made.add(key);
    if (detail?.kind === "rename" && made.has(key)) made.add(detail.to);
    if (detail?.kind === "rename" && emptied.has(key)) emptied.add(detail.to);
    if (op === "drop_table") made.delete(key);
    if (op === "add_column") columns.add(`${key}\u0001${name ?? ""}`);
    if (detail?.kind === "change" && detail.change.name !== undefined && columns.has(`${key}\u0001${name ?? ""}`))
      columns.add(`${key}\u0001${detail.change.name}`);
    if (detail?.kind === "rows" && empties(detail)) emptied.add(key);
    return tracked;
  });
}

/** Statements of helpers that several calls lead to: to name them alone would not say which call is meant. */
function sharedPlaces(events: readonly MigrationEvent[]): ReadonlySet<number> {
  const sites = new Map<number, number>();
  const shared = new Set<number>();
  for (const { at, calledFrom } of events) {
    if (calledFrom === null) continue;
    const site = sites.get(at.start);
    if (site !== undefined && site !== calledFrom.start) shared.add(at.start);
    sites.set(at.start, calledFrom.start);
  }
  return shared;
}

function empties({ statement }: Extract<EventDetail, { kind: "rows" }>): boolean {
  return (statement.verb === "delete" || statement.verb === "truncate") && statement.restricted === false;
}

/** How many rows a table has: what the settings say, or the assumption. */
export function rowsOf(examined: Examined, table: string): { readonly rows: number; readonly said: string } {
  const { tableRows } = examined.settings;
  const given = tableRows[table] ?? tableRows[table.slice(table.lastIndexOf(".") + 1)];
  const rows = given ?? ASSUMED_ROWS;
  return { rows, said: `${grouped(rows)} rows${given === undefined ? ", assumed" : ""}` };
}

/** A number with its thousands apart, whatever the locale. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** A hazard of a revision. */
export function hazard(
  examined: Examined,
  rule: MigrationHazard["rule"],
  at: Place,
  rest: Pick<MigrationHazard, "severity" | "detail"> & {
    readonly escalates?: MigrationHazard["escalates"];
    readonly trace?: readonly TraceStep[];
  },
): MigrationHazard {
  return {
    at,
    rule,
    revision: examined.file.revision,
    severity: rest.severity,
    detail: rest.detail,
    escalates: rest.escalates ?? null,
    trace: rest.trace ?? [],
    isNew: examined.isNew,
  };
}

/** A column of an existing table that cannot be NULL and that nothing fills when it is added. */
export function unfilled(event: TrackedEvent, later: readonly TrackedEvent[]): boolean {
  if (event.op !== "add_column" || event.detail?.kind !== "column" || event.newTable || event.emptied || event.maybe) return false;
  const { column } = event.detail;
  const keyed = later.some(
    ({ table, detail }) =>
      table === event.table &&
      detail?.kind === "constraint" &&
      detail.constraint.kind === "primary" &&
      detail.constraint.columns.includes(column.name),
  );
  return (
    column.nullable === false &&
    column.default === null &&
    column.identity === null &&
    column.computed === null &&
    column.sequence === null &&
    !column.autoincrement &&
    !keyed
  );
}

export function hasColumn(table: Table | null, name: string): boolean {
  return table?.columns.some((column) => column.name === name) === true;
}
