import type { MigrationHazard } from "../../../model/subjects.ts";
import type { MigrationEvent } from "../database/events.ts";
import { bareName, type Dialect } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { wordsIn } from "../history/words.ts";
import type { ModelTable } from "../replay/from-models.ts";
import type { Replay } from "../replay/replay.ts";
import { type Examined, hazard } from "./hazard.ts";

/** A history that makes fewer tables may rest on others. */
const ENOUGH_TABLES = 4;
/** How many times as many tables the history has to make as it takes to be there. */
const MOSTLY = 3;

/** Statements that change a table, and no name or existence of one. */
const CHANGES = /^(add_column|alter_column|create_index|create_unique|create_foreignkey|create_check|create_primary)$/;

/** Tables that a revision changes or refers to, that no revision makes and no model declares: names that are written wrong. */
export class UnknownTables {
  private readonly unknown: ReadonlySet<string>;

  constructor(order: readonly RevisionFile[], replay: Replay, dialect: Dialect, models: (() => ReadonlyMap<string, ModelTable>) | null) {
    this.unknown = models === null ? new Set() : unknownIn(order, replay, dialect, models);
  }

  hazards(examined: Examined): readonly MigrationHazard[] {
    const told = new Set<string>();
    return examined.upgrade.flatMap((event) =>
      tablesNeeded(event, examined.dialect).flatMap((table) => {
        if (!this.unknown.has(table) || told.has(table)) return [];
        told.add(table);
        const detail = `no revision makes the table ${table}, and no model declares it`;
        return [hazard(examined, "failing-upgrade", event.at, { severity: "warning", detail })];
      }),
    );
  }
}

/** The tables that have to be there for a step: the one that it changes, and those that it refers to, which SQLite does not look for. */
function tablesNeeded(event: MigrationEvent, dialect: Dialect): readonly string[] {
  const { table, detail, maybe } = event;
  const changed = table !== null && isChange(event) ? [table] : [];
  if (maybe || dialect === "sqlite") return changed;
  if (detail?.kind === "table") return detail.table.foreignKeys.map((each) => each.table).filter((key) => key !== table);
  return detail?.kind === "constraint" && detail.constraint.kind === "foreignkey" ? [...changed, detail.constraint.table] : changed;
}

const isChange = ({ op, before, maybe }: MigrationEvent): boolean => CHANGES.test(op) && !maybe && (before === null || before.open);

function unknownIn(
  order: readonly RevisionFile[],
  replay: Replay,
  dialect: Dialect,
  models: () => ReadonlyMap<string, ModelTable>,
): ReadonlySet<string> {
  const made = new Set<string>();
  const taken = new Map<string, RevisionFile>();
  for (const file of order) {
    for (const event of replay.get(file)?.upgradeEvents ?? []) {
      const { op, table, detail } = event;
      if (table === null) continue;
      if (op === "create_table") made.add(table);
      else if (detail?.kind === "rename") made.add(detail.to);
      for (const needed of tablesNeeded(event, dialect)) if (!made.has(needed) && !taken.has(needed)) taken.set(needed, file);
    }
  }
  const [first] = order;
  const begins = first !== undefined && replay.get(first)?.upgradeEvents.some(({ op }) => op === "create_table") === true;
  if (!begins || made.size < ENOUGH_TABLES || taken.size === 0 || made.size < MOSTLY * taken.size) return new Set();
  const schemas = new Set([...made].map((key) => key.slice(0, -bareName(key).length)));
  const declared = new Set([...models().keys()].map(bareName));
  return new Set(
    [...taken].flatMap(([key, file]) => {
      const isOther = !schemas.has(key.slice(0, -bareName(key).length)) && key !== bareName(key);
      const spoken = order.some((other) => other !== file && wordsIn(other.facts).has(bareName(key)));
      // What is not written out may be the name of a view, or of a table of Alembic.
      const written = wordsIn(file.facts).has(bareName(key)) && !/^alembic_version/.test(bareName(key));
      return declared.size === 0 || declared.has(bareName(key)) || isOther || spoken || !written ? [] : [key];
    }),
  );
}
