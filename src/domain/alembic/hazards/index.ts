import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Dialect } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { wordsIn } from "../history/words.ts";
import type { ModelTable } from "../replay/from-models.ts";
import type { Replay } from "../replay/replay.ts";
import type { SqlParser } from "../sql/tree.ts";
import { duplicateHazards } from "./duplicates.ts";
import { eachRowHazards } from "./each-row.ts";
import { FailingUpgrades } from "./failing.ts";
import { type Examined, type HazardSettings, hazard, track } from "./hazard.ts";
import { labelHazards } from "./left-labels.ts";
import { leftRowHazards } from "./left-rows.ts";
import { lockHazards } from "./locks.ts";
import { losses } from "./losses.ts";
import { type Mentions, mentionsIn } from "./mentions.ts";
import { nullHazards } from "./nulls.ts";
import { castHazards } from "./parameter-casts.ts";
import { rowHazards } from "./rows.ts";
import { UnknownTables } from "./unknown-tables.ts";

export type { HazardSettings } from "./hazard.ts";

/** What the revisions of a history do that endangers data or keeps the application out, by what upgrade() does to the replayed schema. */
export function hazards(
  order: readonly RevisionFile[],
  replay: Replay,
  dialect: Dialect,
  settings: HazardSettings,
  isNew: (revision: string) => boolean,
  models: (() => ReadonlyMap<string, ModelTable>) | null,
  stampsNew: () => boolean,
  parseSql: SqlParser | null = null,
  areTuples: () => boolean = () => false,
): readonly MigrationHazard[] {
  const found: MigrationHazard[] = [];
  const failing = new FailingUpgrades(order, replay, models, stampsNew);
  const unknown = new UnknownTables(order, replay, dialect, models);
  // The words of the revisions before of which not all is known.
  const open: ReadonlySet<string>[] = [];
  for (const file of order) {
    const own = replay.get(file);
    if (own === undefined) continue;
    let mentions: Mentions | null = null;
    const mentioned = (): Mentions => (mentions ??= mentionsIn(file.facts));
    const examined: Examined = {
      file,
      replay: own,
      dialect,
      settings,
      isNew: isNew(file.revision),
      upgrade: track(own.upgradeEvents),
      downgrade: track(own.downgradeEvents),
      mentions: (name) => mentioned().written.has(name) || mentioned().read.has(name),
      writes: (name) => mentioned().written.has(name),
      codes: (name) => mentioned().coded.has(name),
      empties: (table) => table !== null && mentioned().emptied.has(table.slice(table.lastIndexOf(".") + 1).toLowerCase()),
    };
    found.push(
      ...failing.hazards(examined),
      ...unknown.hazards(examined),
      ...concurrent(examined),
      ...nullHazards(examined),
      ...duplicateHazards(examined),
      ...labelHazards(examined),
      ...castHazards(examined),
      ...eachRowHazards(examined, parseSql, (...words) => open.some((known) => words.every((word) => known.has(word))), areTuples),
      ...losses(examined),
      ...leftRowHazards(examined),
      ...rowHazards(examined),
      ...lockHazards(examined),
    );
    if (own.failed || own.unknown) open.push(wordsIn(file.facts));
  }
  return found;
}

function concurrent(examined: Examined): readonly MigrationHazard[] {
  return examined.upgrade
    .filter(({ op }) => op === "concurrent_in_transaction")
    .map(({ at, name }) => hazard(examined, "invalid-concurrent-index", at, { severity: "error", detail: name ?? "CONCURRENTLY" }));
}
