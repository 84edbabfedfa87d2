import type { MigrationHazard } from "../../../model/subjects.ts";
import { leftRows } from "../replay/replay.ts";
import { type Examined, hazard } from "./hazard.ts";

/** Rows that downgrade() leaves behind and that upgrade() cannot insert again: their table stays, and a key of it is taken. */
export function leftRowHazards(examined: Examined): readonly MigrationHazard[] {
  const { again } = examined.replay;
  if (again === null) return [];
  const { message: detail } = leftRows(again);
  const { by } = again.obstacle;
  const trace = by === null || by.start === again.at.start ? [] : [{ at: by, message: "the row that stays is inserted here" }];
  return [hazard(examined, "irreversible-statement", again.at, { severity: "warning", detail, trace })];
}
