import type { TraceStep } from "../../../model/finding.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import { notNullColumn } from "../database/schema.ts";
import { type Examined, failsOnOwnRows, hazard, type TrackedEvent, unfilled } from "./hazard.ts";
import { sameForAll } from "./volatile.ts";

/** Columns that no row can have: NOT NULL and nothing to put there. MySQL fills in a value of its own. */
export function nullHazards(examined: Examined): readonly MigrationHazard[] {
  if (examined.dialect === "mysql") return refusedElsewhere(examined);
  const { upgrade, downgrade } = examined;
  const found: MigrationHazard[] = [];
  /** Columns reported: a check is often followed by the NOT NULL that it prepares. */
  const bound = new Set<string>();
  for (const event of upgrade) {
    if (failsOnOwnRows(examined, event)) continue;
    const where = `${event.table}.${event.name}`;
    if (unfilled(event, upgrade.slice(event.index + 1)) && !examined.empties(event.table)) {
      found.push(hazard(examined, "non-nullable-without-default", event.at, { severity: "error", detail: where }));
    }
    const forbidden = boundColumn(event);
    const key = `${event.table}.${forbidden?.name}`;
    const once = forbidden === null || bound.has(key) ? [] : setNotNull(examined, event);
    if (once.length > 0) bound.add(key);
    found.push(...once, ...sameValue(examined, event));
  }
  for (const event of downgrade) {
    if (unfilled(event, downgrade.slice(event.index + 1))) {
      found.push(
        hazard(examined, "raising-downgrade", event.at, {
          severity: "error",
          detail: `it adds ${event.table}.${event.name} NOT NULL without a server default, which fails when the table has rows`,
        }),
      );
    }
  }
  return found;
}

/** Of a project on MySQL that writes its revisions for SQLite as well, which refuses such a column, rows or none: a batch is for nothing else. */
function refusedElsewhere(examined: Examined): readonly MigrationHazard[] {
  const { file, upgrade } = examined;
  if (!file.facts.mentions("batch_alter_table")) return [];
  const added = upgrade.filter((event) => unfilled(event, upgrade.slice(event.index + 1)) && !examined.empties(event.table));
  return added.map((event) =>
    hazard(examined, "non-nullable-without-default", event.at, {
      severity: "warning",
      detail: `${event.table}.${event.name}`,
      trace: [{ at: event.at, message: "MySQL fills in a value of its own; SQLite, for which batches are written, refuses the column" }],
    }),
  );
}

/** `SET NOT NULL`, or a constraint that says the same, on a column that nothing has filled. */
function setNotNull(examined: Examined, event: TrackedEvent): readonly MigrationHazard[] {
  const { before, table } = event;
  const bound = boundColumn(event);
  if (bound === null || event.newTable || event.emptied || event.maybe) return [];
  const { name, rule } = bound;
  const column = before?.columns.find((each) => each.name === name);
  if (column === undefined || column.nullable !== true || column.default !== null) return [];
  const isNew = examined.upgrade.some(
    (other) => other.index < event.index && other.op === "add_column" && other.table === table && other.name === name,
  );
  const others = examined.upgrade.filter((other) => touches(other, table));
  const found = (severity: "error" | "warning", detail: string, trace: readonly TraceStep[] = []): readonly MigrationHazard[] => [
    hazard(examined, "fails-on-rows", event.at, { severity, detail: `${table}.${name} ${rule}${detail}`, trace }),
  ];
  if (others.some((other) => other.index < event.index)) return [];
  // What is written later to another column, or nobody knows where, says nothing of this one.
  const late = examined.codes(name) ? undefined : others.find((other) => fills(other, name, isNew));
  if (late !== undefined) return found("error", " before its rows are filled", [{ at: late.at, message: "the rows are filled only here" }]);
  // Who reads a column that was there before may look whether its rows are filled.
  if (isNew ? examined.writes(name) : examined.mentions(name)) return [];
  return isNew
    ? found("error", ", but it was just added and every row has NULL there")
    : found("warning", " without a back-fill, which fails when a row has NULL there");
}

/** The column that a step forbids to be NULL while it reads the rows, and how. */
function boundColumn({ detail, op, name, before }: TrackedEvent): { readonly name: string; readonly rule: string } | null {
  if (detail?.kind === "change") return detail.change.nullable === false && name !== null ? { name, rule: "becomes NOT NULL" } : null;
  const check =
    detail?.kind === "constraint" && detail.constraint.kind === "check" && detail.constraint.notValid !== true
      ? detail.constraint
      : op === "validate_constraint"
        ? before?.checks.find((each) => each.name === name)
        : undefined;
  const column = check?.expression == null ? null : notNullColumn(check.expression);
  return column === null || check === undefined ? null : { name: column, rule: `must not be NULL by ${check.name ?? "a check"}` };
}

/** Whether a statement may write rows of a table. */
function touches({ detail }: TrackedEvent, table: string | null): boolean {
  return (
    detail?.kind === "rows" && detail.statement.verb !== "delete" && (detail.statement.table === null || detail.statement.table === table)
  );
}

/** Whether an UPDATE fills a column: the text names it, and, where it was there before, asks for the rows that have NULL. */
function fills({ detail }: TrackedEvent, name: string, isNew: boolean): boolean {
  if (detail?.kind !== "rows" || detail.statement.verb !== "update") return false;
  const words = detail.statement.text?.toLowerCase().match(/\w+/g) ?? [];
  const wanted = name.toLowerCase();
  return words.some((word, at) => word === wanted && (isNew || (words[at + 1] === "is" && words[at + 2] === "null")));
}

/** A unique key on a column that every row just got with the same value. */
function sameValue(examined: Examined, event: TrackedEvent): readonly MigrationHazard[] {
  const { detail, table } = event;
  const columns =
    detail?.kind === "index" && detail.index.unique && detail.index.options === ""
      ? detail.index.columns
      : detail?.kind === "constraint" && (detail.constraint.kind === "unique" || detail.constraint.kind === "primary")
        ? detail.constraint.columns
        : [];
  const [name, ...more] = columns;
  if (name === undefined || more.length > 0 || event.newTable || event.emptied || event.maybe || examined.writes(name)) return [];
  const added = examined.upgrade.find(
    (other) => other.index < event.index && other.op === "add_column" && other.table === table && other.name === name,
  );
  const column = added?.detail?.kind === "column" ? added.detail.column : undefined;
  if (column === undefined || !sameForAll(column)) return [];
  if (examined.upgrade.some((other) => other.index < event.index && touches(other, table))) return [];
  return [
    hazard(examined, "fails-on-rows", event.at, {
      severity: "error",
      detail: `${table}.${name} becomes unique, but it was just added and every row has the same default there`,
      trace: added === undefined ? [] : [{ at: added.at, message: "the column is added with a constant default" }],
    }),
  ];
}
