import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Table } from "../database/schema.ts";
import { type Examined, failsOnOwnRows, hazard, rowsTouchedBefore, type TrackedEvent } from "./hazard.ts";

/** Unique keys over columns whose rows have been free to agree until then, with nothing that looks for those that do. */
export function duplicateHazards(examined: Examined): readonly MigrationHazard[] {
  const { upgrade, replay } = examined;
  return upgrade.flatMap((event): readonly MigrationHazard[] => {
    const columns = uniqueColumns(event);
    const { before, table } = event;
    if (
      columns.length === 0 ||
      failsOnOwnRows(examined, event) ||
      before === null ||
      before.open ||
      event.newTable ||
      event.emptied ||
      event.maybe
    )
      return [];
    const older = columns.every((name) => before.columns.some((each) => each.name === name));
    const added = upgrade.some(
      ({ index, op, table: where, name }) => index < event.index && op === "add_column" && where === table && columns.includes(name ?? ""),
    );
    const was = earlier(upgrade, event, columns);
    const first = replay.before.tables.get(was.table ?? "");
    if (!older || added || holds(before, columns) || (first !== undefined && holds(first, was.columns))) return [];
    if (rowsTouchedBefore(upgrade, event) || columns.every((name) => examined.mentions(name))) return [];
    const detail = `${columns.join(", ")} of ${table} ${columns.length === 1 ? "becomes" : "become"} unique, which fails when two rows agree`;
    return [hazard(examined, "fails-on-rows", event.at, { severity: "note", detail })];
  });
}

/** What a table and its columns were called before the revision. */
function earlier(
  upgrade: readonly TrackedEvent[],
  { index, table }: TrackedEvent,
  columns: readonly string[],
): { readonly table: string | null; readonly columns: readonly string[] } {
  let home = table;
  let names = columns;
  for (const { table: where, name, detail } of upgrade.slice(0, index).reverse()) {
    if (detail?.kind === "rename" && detail.to === home) home = where;
    if (detail?.kind === "change" && where === home && detail.change.name !== undefined && name !== null) {
      const { change } = detail;
      names = names.map((each) => (each === change.name ? name : each));
    }
  }
  return { table: home, columns: names };
}

function uniqueColumns({ detail }: TrackedEvent): readonly string[] {
  if (detail?.kind === "index") return detail.index.unique && !detail.index.expression ? detail.index.columns : [];
  return detail?.kind === "constraint" && detail.constraint.kind === "unique" ? detail.constraint.columns : [];
}

/** Whether a key of the table keeps rows apart by some of the columns already. */
function holds({ primaryKey, uniques, indexes }: Table, columns: readonly string[]): boolean {
  const keys = [
    ...(primaryKey === null ? [] : [primaryKey]),
    ...uniques,
    ...indexes.filter(({ unique, expression, options }) => unique && !expression && options === ""),
  ];
  return keys.some((each) => each.columns.length > 0 && each.columns.every((name) => columns.includes(name)));
}
