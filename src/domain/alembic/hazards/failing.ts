import type { Place, TraceStep } from "../../../model/finding.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Obstacle } from "../database/errors.ts";
import type { MigrationEvent } from "../database/events.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import type { ModelTable } from "../replay/from-models.ts";
import type { Replay } from "../replay/replay.ts";
import { type Examined, hazard } from "./hazard.ts";
import { Remade } from "./remade.ts";

/** Says of the revisions of a history, in their order, whose upgrade() fails on what the history itself has made. */
export class FailingUpgrades {
  private readonly order: readonly RevisionFile[];
  private readonly replay: Replay;
  /** Beyond a failure of another kind the schema is not that of any database. */
  private known = true;
  private readonly remade: Remade;

  constructor(
    order: readonly RevisionFile[],
    replay: Replay,
    models: (() => ReadonlyMap<string, ModelTable>) | null,
    stampsNew: () => boolean,
  ) {
    this.order = order;
    this.replay = replay;
    this.remade = new Remade(models, stampsNew);
  }

  hazards(examined: Examined): readonly MigrationHazard[] {
    return [...this.blocked(examined), ...this.remade.hazards(examined), ...youngLabels(examined), ...this.types(examined)];
  }

  private blocked(examined: Examined): readonly MigrationHazard[] {
    const { blocked, failed } = examined.replay;
    if (!failed || (!this.known && blocked?.obstacle.everywhere !== true)) return [];
    if (blocked !== null && (blocked.obstacle.kind === "absent" || blocked.obstacle.kind === "refused")) {
      // What the rest of upgrade() would have made is missing as well from there on.
      this.known = false;
      const detail = blocked.message;
      return [
        hazard(examined, "failing-upgrade", blocked.at, { severity: "error", detail, trace: this.origin(examined, blocked.obstacle) }),
      ];
    }
    const maker =
      blocked === null
        ? null
        : blocked.obstacle.by === null
          ? this.maker(examined, blocked.obstacle)
          : { at: blocked.obstacle.by, revision: null };
    if (blocked === null || maker === null) {
      // What PostgreSQL refuses inside a transaction is told by another rule, and leaves the rest as it is.
      this.known = examined.upgrade.some(({ op }) => op === "concurrent_in_transaction");
      return [];
    }
    const done = blocked.obstacle.kind === "uncommitted label" ? "added" : "made";
    const message = maker.revision === null ? `${done} here` : `${done} here, by revision ${maker.revision}`;
    const trace = [{ at: maker.at, message }];
    return [hazard(examined, "failing-upgrade", blocked.at, { severity: "error", detail: blocked.message, trace })];
  }

  /** Enum types that an earlier revision made, and that `create_table` leaves out in the run of Alembic alone that applies both. */
  private types(examined: Examined): readonly MigrationHazard[] {
    const asked = examined.upgrade.filter(({ op, maybe }) => op === "remake_type" && !maybe);
    return asked.flatMap(({ at, name }) => {
      const maker = this.maker(examined, { kind: "type", table: null, name: name ?? "", by: null });
      if (maker === null || maker.revision === null) return [];
      const detail = `type ${name} already exists where revision ${maker.revision} is applied already`;
      const trace = [{ at: maker.at, message: `made here, by revision ${maker.revision}` }];
      return [hazard(examined, "failing-upgrade", at, { severity: "warning", detail, trace })];
    });
  }

  /** The statement that made the table in which something is missing. */
  private origin(examined: Examined, { kind, table }: Obstacle): readonly TraceStep[] {
    const made = kind === "absent" && table !== null ? this.maker(examined, { kind: "table", table, name: table, by: null }) : null;
    if (made === null) return [];
    return [
      { at: made.at, message: made.revision === null ? `${table} is made here` : `${table} is made here, by revision ${made.revision}` },
    ];
  }

  /** The statement that made what is there; null where none is known, or where a later one that is not followed may have taken it away. */
  private maker({ file, replay }: Examined, obstacle: Obstacle): { readonly at: Place; readonly revision: string | null } | null {
    // The last of its own that makes it is the one that fails.
    const own = replay.upgradeEvents.filter((event) => makes(event, obstacle));
    const [first] = own;
    if (first !== undefined && own.length > 1) return { at: first.calledFrom ?? first.at, revision: null };
    for (let i = this.order.indexOf(file) - 1; i >= 0; i -= 1) {
      const earlier = this.order[i] as RevisionFile;
      const done = this.replay.get(earlier);
      if (done === undefined || done.unknown) return null;
      const made = done.upgradeEvents.findLast((event) => makes(event, obstacle));
      if (made !== undefined) return { at: made.calledFrom ?? made.at, revision: earlier.revision };
    }
    return null;
  }
}

/** The first version of PostgreSQL that takes a label of a type that is as young. */
const TAKES_YOUNG = 17;

function youngLabels(examined: Examined): readonly MigrationHazard[] {
  if (examined.settings.postgresql >= TAKES_YOUNG) return [];
  return examined.upgrade
    .filter(({ op }) => op === "use_young_label")
    .map(({ at, name }) =>
      hazard(examined, "failing-upgrade", at, {
        severity: "warning",
        detail: `${name}, which PostgreSQL refuses before version ${TAKES_YOUNG}`,
      }),
    );
}

/** Whether a constraint of those columns is one that the database names. */
function isUnnamed(made: { readonly name: string | null; readonly columns: readonly string[] }, columns: Obstacle["columns"]): boolean {
  return made.name === null && columns !== undefined && made.columns.join() === columns.join();
}

/** Whether a step makes a thing of that name. */
function makes({ op, table, name, detail }: MigrationEvent, { kind, table: where, name: wanted, columns }: Obstacle): boolean {
  switch (kind) {
    case "table":
      return (op === "create_table" && table === wanted) || (detail?.kind === "rename" && detail.to === wanted);
    case "type":
      return op === "create_type" && name === wanted;
    case "label":
    case "uncommitted label":
      return (op === "create_type" || op === "add_enum_value") && name === wanted;
    default:
      break;
  }
  if (table !== where) return false;
  const whole = op === "create_table" && detail?.kind === "table" ? detail.table : null;
  switch (kind) {
    case "column":
      return (
        (op === "add_column" && name === wanted) ||
        whole?.columns.some((column) => column.name === wanted) === true ||
        (detail?.kind === "change" && detail.change.name === wanted)
      );
    case "index":
      return (op === "create_index" && name === wanted) || whole?.indexes.some((index) => index.name === wanted) === true;
    case "constraint":
      return (
        (detail?.kind === "constraint" && (detail.constraint.name === wanted || isUnnamed(detail.constraint, columns))) ||
        whole?.primaryKey?.name === wanted ||
        [...(whole?.uniques ?? []), ...(whole?.checks ?? []), ...(whole?.foreignKeys ?? [])].some((each) => each.name === wanted) ||
        whole?.foreignKeys.some((each) => isUnnamed(each, columns)) === true
      );
    default:
      return false;
  }
}
