import type { MigrationHazard } from "../../../model/subjects.ts";
import { type Examined, hazard, type TrackedEvent } from "./hazard.ts";

/** Rows that are cast to an enum type which lacks labels of the one they have, where nothing has given them others. */
export function labelHazards(examined: Examined): readonly MigrationHazard[] {
  const { upgrade, downgrade } = examined;
  const cast = (events: readonly TrackedEvent[]): readonly TrackedEvent[] =>
    events.filter(({ op, table, index, newTable, emptied, maybe }) => {
      const written = events.some(
        (other) => other.index < index && other.detail?.kind === "rows" && (other.detail.statement.table ?? table) === table,
      );
      return op === "leave_labels" && !newTable && !emptied && !maybe && !written;
    });
  return [
    ...cast(upgrade).map(({ at, name }) => hazard(examined, "fails-on-rows", at, { severity: "warning", detail: `${name}` })),
    ...upgrade
      .filter(({ op, maybe }) => op === "leave_values" && !maybe)
      .map(({ at, name }) => hazard(examined, "fails-on-rows", at, { severity: "warning", detail: `${name}` })),
    ...cast(downgrade).map(({ at, name }) => hazard(examined, "raising-downgrade", at, { severity: "note", detail: `${name}` })),
  ];
}
