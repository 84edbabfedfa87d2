import type { MigrationHazard } from "../../../model/subjects.ts";
import type { MigrationEvent } from "../database/events.ts";
import type { ModelTable } from "../replay/from-models.ts";
import { type Examined, hazard } from "./hazard.ts";

/** Words of a revision that asks the database what is there. */
const ASKS = [
  "inspect",
  "Inspect",
  "information_schema",
  "exists",
  "EXISTS",
  "has_table",
  "has_column",
  "get_columns",
  "pg_",
  "PRAGMA",
  "sqlite_master",
];

/**
 * What a history makes anew after a revision that made everything the models declare: `create_all()` makes the models of today, so that on
 * a new database each later revision meets what it is about to make.
 */
export class Remade {
  private readonly models: (() => ReadonlyMap<string, ModelTable>) | null;
  private readonly stampsNew: () => boolean;
  private made: { readonly event: MigrationEvent; readonly revision: string } | null = null;
  /** Tables, and columns as `table.column`, that were taken away or renamed since. */
  private readonly gone = new Set<string>();

  constructor(models: (() => ReadonlyMap<string, ModelTable>) | null, stampsNew: () => boolean) {
    this.models = models;
    this.stampsNew = stampsNew;
  }

  hazards(examined: Examined): readonly MigrationHazard[] {
    const { replay, upgrade, file } = examined;
    const found: MigrationHazard[] = [];
    const isSure = this.made !== null && replay.single && !ASKS.some((word) => file.facts.mentions(word));
    for (const event of upgrade) {
      const what = isSure && !event.maybe ? this.declared(event) : null;
      if (what !== null && this.made !== null)
        found.push(
          hazard(examined, "failing-upgrade", event.at, {
            // Where the application stamps a new database, whoever upgrades one from nothing does it by hand.
            severity: this.stampsNew() ? "note" : "warning",
            detail: `on a new database ${what} is there already: the models declare it, and create_all() makes all that they declare`,
            trace: [{ at: this.made.event.at, message: `the tables of the models are made here, by revision ${this.made.revision}` }],
          }),
        );
      if (/^(drop_table|rename_table)$/.test(event.op)) this.gone.add(event.table ?? "");
      const isRenamed = event.detail?.kind === "change" && event.detail.change.name !== undefined;
      if (event.op === "drop_column" || isRenamed) this.gone.add(`${event.table}.${event.name}`);
    }
    const event = upgrade.find(({ op, maybe }) => op === "create_models" && !maybe);
    if (event !== undefined && replay.single) this.made ??= { event, revision: file.revision };
    return found;
  }

  /** What a step makes that the models declare; null for anything else, and where it asks first. */
  private declared({ op, table, name, detail }: MigrationEvent): string | null {
    const key = table ?? "";
    const model = (op === "add_column" || op === "create_table") && !this.gone.has(key) ? this.models?.().get(key) : undefined;
    if (model === undefined) return null;
    if (detail?.kind === "table") return detail.ifNotExists === true ? null : `the table ${key}`;
    if (detail?.kind !== "column" || detail.ifNotExists === true || this.gone.has(`${key}.${name}`)) return null;
    return model.columns.some((column) => column.name === name) ? `the column ${name} of ${key}` : null;
  }
}
