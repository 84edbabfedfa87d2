import type { MigrationHazard } from "../../../model/subjects.ts";
import { type Examined, hazard, rowsTouchedBefore, type TrackedEvent } from "./hazard.ts";

/** Rows that are cast to an enum type which lacks labels of the one they have, where nothing has given them others. */
export function labelHazards(examined: Examined): readonly MigrationHazard[] {
  const { upgrade, downgrade } = examined;
  const cast = (events: readonly TrackedEvent[]): readonly TrackedEvent[] =>
    events.filter((event) => {
      const { op, newTable, emptied, maybe } = event;
      return op === "leave_labels" && !newTable && !emptied && !maybe && !rowsTouchedBefore(events, event);
    });
  const failing = [...cast(upgrade), ...upgrade.filter(({ op, maybe }) => op === "leave_values" && !maybe)];
  return [
    ...failing.map(({ at, name }) => hazard(examined, "fails-on-rows", at, { severity: "warning", detail: `${name}` })),
    ...cast(downgrade).map(({ at, name }) => hazard(examined, "raising-downgrade", at, { severity: "note", detail: `${name}` })),
  ];
}
