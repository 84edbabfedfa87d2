import type { MigrationHazard } from "../../../model/subjects.ts";
import { type Examined, hazard, type TrackedEvent, unfilled } from "./hazard.ts";
import { sameForAll } from "./volatile.ts";

/** Columns that no row can have: NOT NULL and nothing to put there. MySQL fills in a value of its own. */
export function nullHazards(examined: Examined): readonly MigrationHazard[] {
  if (examined.dialect === "mysql") return [];
  const { upgrade, downgrade } = examined;
  const found: MigrationHazard[] = [];
  for (const event of upgrade) {
    const where = `${event.table}.${event.name}`;
    if (unfilled(event, upgrade.slice(event.index + 1))) {
      found.push(hazard(examined, "non-nullable-without-default", event.at, { severity: "error", detail: where }));
    }
    found.push(...setNotNull(examined, event), ...sameValue(examined, event));
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

/** `SET NOT NULL` on a column that nothing has filled. */
function setNotNull(examined: Examined, event: TrackedEvent): readonly MigrationHazard[] {
  const { detail, before, table, name } = event;
  if (detail?.kind !== "change" || detail.change.nullable !== false || event.newTable || event.emptied || event.maybe || name === null)
    return [];
  const column = before?.columns.find((each) => each.name === name);
  if (column === undefined || column.nullable !== true || column.default !== null || examined.mentions(name)) return [];
  const others = examined.upgrade.filter((other) => touches(other, table));
  if (others.some((other) => other.index < event.index)) return [];
  const where = `${table}.${name}`;
  const [late] = others;
  if (late !== undefined) {
    const trace = [{ at: late.at, message: "the rows are filled only here" }];
    return [
      hazard(examined, "fails-on-rows", event.at, {
        severity: "error",
        detail: `${where} becomes NOT NULL before its rows are filled`,
        trace,
      }),
    ];
  }
  return event.newColumn
    ? [
        hazard(examined, "fails-on-rows", event.at, {
          severity: "error",
          detail: `${where} becomes NOT NULL, but it was just added and every row has NULL there`,
        }),
      ]
    : [
        hazard(examined, "fails-on-rows", event.at, {
          severity: "warning",
          detail: `${where} becomes NOT NULL without a back-fill, which fails when a row has NULL there`,
        }),
      ];
}

/** Whether a statement may write rows of a table. */
function touches({ detail }: TrackedEvent, table: string | null): boolean {
  return (
    detail?.kind === "rows" && detail.statement.verb !== "delete" && (detail.statement.table === null || detail.statement.table === table)
  );
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
  if (name === undefined || more.length > 0 || event.newTable || event.emptied || event.maybe || examined.mentions(name)) return [];
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
