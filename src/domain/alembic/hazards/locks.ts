import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Constraint } from "../database/constraints.ts";
import { type Column, columnOf, notNullColumn, type Table } from "../database/schema.ts";
import { type Examined, hazard, rowsOf, type TrackedEvent } from "./hazard.ts";
import { changesInPlace } from "./types.ts";
import { volatile } from "./volatile.ts";

/** Rows per second, on ordinary hardware with the table on disk: to compare, not to predict. */
const RATE = { scan: 500_000, index: 200_000, check: 200_000, rewrite: 100_000 };

type Work = keyof typeof RATE;

interface Cost {
  readonly lock: "ACCESS EXCLUSIVE" | "SHARE ROW EXCLUSIVE" | "SHARE";
  readonly what: string;
  readonly work: readonly Work[];
  readonly instead: string;
}

/** Locks of less than this are no news. */
const SECONDS_REPORTED = 1;

/** A strong lock of more than this needs somebody's decision. */
const SECONDS_ESCALATED = 5;

/** One costly statement. */
interface Step {
  readonly event: TrackedEvent;
  readonly cost: Cost;
  readonly seconds: number;
}

/**
 * Statements that read or write a whole existing table under a lock that keeps others out, one finding for a table. A lock is
 * held to the end of the transaction, so the seconds of its steps add up. PostgreSQL only.
 */
export function lockHazards(examined: Examined): readonly MigrationHazard[] {
  if (examined.dialect !== "postgresql") return [];
  const groups = new Map<string, Step[]>();
  for (const event of examined.upgrade) {
    const { table, before } = event;
    if (table === null || before === null || event.newTable || event.emptied || event.maybe) continue;
    const cost = costOf(examined, event, before);
    if (cost === null) continue;
    const { rows } = rowsOf(examined, table);
    const seconds = cost.work.reduce((sum, work) => sum + rows / RATE[work], 0);
    const key = event.autocommit ? `${table} ${event.index}` : table;
    groups.set(key, [...(groups.get(key) ?? []), { event, cost, seconds }]);
  }
  return [...groups.values()].flatMap((steps) => locked(examined, steps));
}

function locked(examined: Examined, steps: readonly Step[]): readonly MigrationHazard[] {
  const seconds = steps.reduce((sum, step) => sum + step.seconds, 0);
  const [first] = steps;
  if (first === undefined || seconds < SECONDS_REPORTED) return [];
  const worst = steps.reduce((one, other) => (other.seconds > one.seconds ? other : one));
  const exclusive = steps.some(({ cost }) => cost.lock === "ACCESS EXCLUSIVE");
  const table = worst.event.table ?? "";
  const { what, lock, instead } = worst.cost;
  const others = steps.length === 1 ? "" : `, and ${steps.length - 1} more such ${steps.length === 2 ? "step" : "steps"}`;
  const wait = exclusive ? "reads and writes" : "writes";
  return [
    hazard(examined, "locking-operation", worst.event.at, {
      severity: "warning",
      detail: `${wait} of ${table} wait for about ${rounded(seconds)} s (${rowsOf(examined, table).said}), while ${what} under ${lock}${others}. ${instead}`,
      escalates: seconds > SECONDS_ESCALATED ? "long-lock" : null,
      trace: steps
        .filter((step) => step !== worst)
        .map(({ event, cost }) => ({ at: event.at, message: `${cost.what} under ${cost.lock}` })),
    }),
  ];
}

function rounded(seconds: number): number {
  return seconds < 10 ? Math.round(seconds) : Math.round(seconds / 5) * 5;
}

function costOf(examined: Examined, event: TrackedEvent, before: Table): Cost | null {
  const { detail } = event;
  switch (detail?.kind) {
    case "index":
      return detail.concurrently
        ? null
        : {
            lock: "SHARE",
            what: `the index ${detail.index.name} is built`,
            work: ["index"],
            instead: "Build it CONCURRENTLY in an autocommit_block()",
          };
    case "column":
      return addedColumn(detail.column, before, examined.settings.postgresql);
    case "change":
      return changedColumn(event, before, examined.settings.postgresql);
    case "constraint":
      return addedConstraint(detail.constraint, event);
    default:
      return event.op === "validate_constraint" ? validated(examined, event) : null;
  }
}

function indexes(before: Table): readonly Work[] {
  const count = before.indexes.length + before.uniques.length + (before.primaryKey === null ? 0 : 1);
  return Array.from({ length: count }, (): Work => "index");
}

function addedColumn(column: Column, before: Table, version: number): Cost | null {
  const constant = typeof column.default === "string";
  if (!volatile(column) && !(version < 11 && constant)) return null;
  return {
    lock: "ACCESS EXCLUSIVE",
    what: `the table is written anew for the values of ${column.name}`,
    work: ["rewrite", ...indexes(before)],
    instead: "Add the column without a default, set the default, and fill the rows in batches",
  };
}

function changedColumn(event: TrackedEvent, before: Table, version: number): Cost | null {
  const { name, detail } = event;
  const column = columnOf(before, name ?? "");
  if (detail?.kind !== "change" || column === undefined) return null;
  const { type, nullable, using } = detail.change;
  const known = type !== undefined && type.text !== null && column.type.text !== null;
  if (known && (using === true ? type.text !== column.type.text : !changesInPlace(column.type, type))) {
    return {
      lock: "ACCESS EXCLUSIVE",
      what: `the table is written anew to change ${column.name} from ${column.type.text} to ${type.text}`,
      work: ["rewrite", ...indexes(before)],
      instead: "Add a second column, fill it in batches, and swap",
    };
  }
  if (nullable !== false || column.nullable !== true) return null;
  const checked = before.checks.some(
    (check) => check.notValid !== true && check.expression !== null && notNullColumn(check.expression) === column.name,
  );
  if (version >= 12 && checked) return null;
  return {
    lock: "ACCESS EXCLUSIVE",
    what: `every row is read to set ${column.name} NOT NULL`,
    work: ["scan"],
    instead: `${event.newColumn ? "Fill the rows, add" : "Add"} CHECK (${column.name} IS NOT NULL) NOT VALID, validate it, then set NOT NULL`,
  };
}

function addedConstraint(constraint: Constraint, event: TrackedEvent): Cost | null {
  const label = constraint.name ?? "without a name";
  switch (constraint.kind) {
    case "primary":
    case "unique":
    case "exclude":
      // An index that was just turned into this constraint is there already.
      return (event.before?.gone.has(`index ${label}`) ?? false)
        ? null
        : {
            lock: "ACCESS EXCLUSIVE",
            what: `the index of the constraint ${label} is built`,
            work: ["index"],
            instead: "Build a unique index CONCURRENTLY and add the constraint USING INDEX",
          };
    case "foreignkey":
      return constraint.notValid === true
        ? null
        : {
            lock: "SHARE ROW EXCLUSIVE",
            what: `every row is checked against ${constraint.table} for the foreign key ${label}`,
            work: ["check"],
            instead: "Add it NOT VALID and validate it in a later transaction",
          };
    case "check":
      return constraint.notValid === true || constraint.typeBound
        ? null
        : {
            lock: "ACCESS EXCLUSIVE",
            what: `every row is read for the check ${label}`,
            work: ["scan"],
            instead: "Add it NOT VALID and validate it in a later transaction",
          };
  }
}

/** To validate in the transaction that added the constraint keeps its stronger lock while the rows are read. */
function validated(examined: Examined, event: TrackedEvent): Cost | null {
  const added = examined.upgrade.some(
    ({ index, detail, autocommit, name }) => index < event.index && !autocommit && detail?.kind === "constraint" && name === event.name,
  );
  return added && !event.autocommit
    ? {
        lock: "SHARE ROW EXCLUSIVE",
        what: `${event.name} is validated in the transaction that adds it`,
        work: ["check"],
        instead: "Validate it in a later transaction",
      }
    : null;
}
