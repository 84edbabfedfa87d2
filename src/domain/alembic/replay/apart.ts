import { emptySchema, type Schema } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { Replay, RevisionReplay } from "./replay.ts";
import type { Verdict } from "./verdict.ts";

/** From the worst on. */
const WORST: readonly Verdict["verdict"][] = ["raises", "differs", "missing", "unproved", "lossy", "restores", "empty"];

/**
 * What the replays of several databases, each of which one history changes on its own, say of it together: a rollback is what it is on the
 * database where it goes worst. The schemas of all lie over each other, so that what hangs on them is not known for certain.
 */
export function together(order: readonly RevisionFile[], replays: readonly Replay[]): Replay {
  const made = new Map<RevisionFile, RevisionReplay>();
  for (const file of order) {
    const all = replays.flatMap((replay) => replay.get(file) ?? []);
    const [first] = all;
    if (first === undefined) continue;
    const worst = WORST.find((verdict) => all.some((each) => each.verdict === verdict)) ?? "unproved";
    const said = all.filter(({ verdict }) => verdict === worst);
    made.set(file, {
      verdict: worst,
      reasons: said
        .flatMap(({ reasons }) => reasons)
        .filter(({ message }, at, reasons) => reasons.findIndex((each) => each.message === message) === at),
      upgrade: all.flatMap(({ upgrade }) => upgrade),
      downgrade: all.flatMap(({ downgrade }) => downgrade),
      upgradeEvents: all.flatMap(({ upgradeEvents }) => upgradeEvents),
      downgradeEvents: all.flatMap(({ downgradeEvents }) => downgradeEvents),
      unknown: true,
      error: all.find(({ error }) => error !== null)?.error ?? null,
      changes: all.some(({ changes }) => changes),
      failed: all.some(({ failed }) => failed),
      blocked: all.find(({ blocked }) => blocked !== null)?.blocked ?? null,
      stops: null,
      asks: all.some(({ asks }) => asks),
      again: all.find(({ again }) => again !== null)?.again ?? null,
      unsure: all.some(({ unsure }) => unsure),
      single: all.every(({ single }) => single),
      before: overlaid(all.map(({ before }) => before)),
      after: overlaid(all.map(({ after }) => after)),
      start: null,
    });
  }
  return made;
}

function overlaid(schemas: readonly Schema[]): Schema {
  const all = emptySchema();
  for (const { tables, enums, opaques } of schemas) {
    for (const [key, table] of tables) if (!all.tables.has(key)) all.tables.set(key, table);
    for (const [key, labels] of enums) if (!all.enums.has(key)) all.enums.set(key, labels);
    for (const [key, opaque] of opaques) if (!all.opaques.has(key)) all.opaques.set(key, opaque);
  }
  return all;
}
