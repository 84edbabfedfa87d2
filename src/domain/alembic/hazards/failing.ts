import type { Place, TraceStep } from "../../../model/finding.ts";
import type { MigrationHazard } from "../../../model/subjects.ts";
import type { Obstacle } from "../database/errors.ts";
import type { MigrationEvent } from "../database/events.ts";
import { bareName } from "../database/schema.ts";
import type { RevisionFile } from "../history/revision-file.ts";
import { wordsIn } from "../history/words.ts";
import type { ModelTable } from "../replay/from-models.ts";
import type { Replay, Stop } from "../replay/replay.ts";
import { type Examined, hazard } from "./hazard.ts";
import { Remade } from "./remade.ts";

/** Says of the revisions of a history, in their order, whose upgrade() fails on what the history itself has made. */
export class FailingUpgrades {
  private readonly order: readonly RevisionFile[];
  private readonly replay: Replay;
  private readonly stampsNew: () => boolean;
  /** Beyond a failure of another kind the schema is not that of any database. */
  private known = true;
  /** What the statements were about that failed and may have made something. */
  private readonly touched = new Set<string>();
  /** There are none. */
  private pure = true;
  private readonly remade: Remade;

  constructor(
    order: readonly RevisionFile[],
    replay: Replay,
    models: (() => ReadonlyMap<string, ModelTable>) | null,
    stampsNew: () => boolean,
  ) {
    this.order = order;
    this.replay = replay;
    this.stampsNew = stampsNew;
    this.remade = new Remade(models, stampsNew);
  }

  hazards(examined: Examined): readonly MigrationHazard[] {
    return [...this.failures(examined), ...this.remade.hazards(examined), ...youngLabels(examined), ...this.types(examined)];
  }

  private failures(examined: Examined): readonly MigrationHazard[] {
    const { blocked, stops, failed } = examined.replay;
    if (!failed) return [];
    if (stops !== null && stops.length > 0) {
      const told = new Set<string>();
      return stops.flatMap((stop) => {
        const found = this.stopped(examined, stop);
        if (!stop.carried && (!isPresent(stop.obstacle) || found === null)) {
          for (const name of stop.names) this.touched.add(name);
          this.pure = false;
        }
        // What one revision makes a second time after another one is told once.
        const cause = isPresent(stop.obstacle) ? (found?.trace[0]?.message ?? "") : stop.message;
        if (found === null || told.has(cause) || told.size === MOST) return [];
        told.add(cause);
        return [found];
      });
    }
    const found = blocked === null ? null : this.stopped(examined, { ...blocked, names: [], carried: false });
    // What PostgreSQL refuses inside a transaction is told by another rule, and leaves the rest as it is.
    if (found === null) this.known &&= examined.upgrade.some(({ op }) => op === "concurrent_in_transaction");
    else if (!isPresent(blocked?.obstacle ?? null)) this.known = false;
    return found === null ? [] : [found];
  }

  /** What is said of a statement that fails; null where earlier failures, or what is not known, may be why. */
  private stopped(examined: Examined, { message: detail, at, obstacle, names }: Stop): MigrationHazard | null {
    if (at === null || obstacle === null) return null;
    const report = (trace: readonly TraceStep[]): MigrationHazard =>
      hazard(examined, "failing-upgrade", at, { severity: "error", detail, trace });
    if (obstacle.everywhere === true) return report([]);
    const twice = isPresent(obstacle) ? madeTwice(examined, obstacle) : null;
    if (twice !== null) return report([{ at: twice, message: "made here" }]);
    if (this.lacksAncestors(examined.file)) return null;
    if (!this.known || [obstacle.name, obstacle.table ?? "", ...names].some((name) => this.touched.has(name))) return null;
    if (!isPresent(obstacle)) {
      const isBare = obstacle.kind === "absent" && obstacle.table === null;
      if ((isBare && !this.pure) || this.maybeMade(examined, obstacle)) return null;
      if (obstacle.by !== null)
        return this.hasRow(examined, obstacle) ? report([{ at: obstacle.by, message: "the row is inserted here" }]) : null;
      return report(this.origin(examined, obstacle));
    }
    const maker = obstacle.by === null ? this.maker(examined, obstacle) : { at: obstacle.by, revision: null };
    if (maker === null) return obstacle.kind === "table" ? this.usedBefore(examined, obstacle.name, at) : null;
    const done = obstacle.kind === "uncommitted label" ? "added" : "made";
    return report([{ at: maker.at, message: maker.revision === null ? `${done} here` : `${done} here, by revision ${maker.revision}` }]);
  }

  /**
   * The statement that uses a table which only comes to be made where the history makes it a second time, if nothing else can have made it:
   * either one or the other fails.
   */
  private usedBefore(examined: Examined, key: string, made: Place): MigrationHazard | null {
    const { file, upgrade } = examined;
    const line = this.ancestry(file);
    for (const earlier of line) {
      const done = earlier === file ? null : this.replay.get(earlier);
      if (done === undefined || (done !== null && (done.unknown || done.failed) && wordsIn(earlier.facts).has(bareName(key)))) return null;
      for (const event of done === null ? upgrade : done.upgradeEvents) {
        if (event.op === "create_table" && event.table === key) return null;
        if (event.maybe || !(needs(event, key) || (event.table === key && CHANGES.test(event.op)))) continue;
        const detail = `table ${key} does not exist yet`;
        const by = earlier === file ? "" : `, by revision ${file.revision}`;
        const trace = [{ at: made, message: `${key} is made here${by}` }];
        return hazard({ ...examined, file: earlier }, "failing-upgrade", event.at, { severity: "error", detail, trace });
      }
    }
    return null;
  }

  /** Whether two revisions have a revision before both, or behind both. */
  private meet(file: RevisionFile, other: RevisionFile): boolean {
    const before = new Set(this.ancestry(file));
    if (this.ancestry(other).some((each) => before.has(each))) return true;
    const both = (line: readonly RevisionFile[]): boolean => line.includes(file) && line.includes(other);
    return this.order.some((each) => each.downRevisions.length > 1 && both(this.ancestry(each)));
  }

  /** The revisions that certainly run before one, in their order, and itself. */
  private ancestry(file: RevisionFile): readonly RevisionFile[] {
    const found = new Set([file.revision]);
    for (let i = this.order.indexOf(file); i >= 0; i -= 1) {
      const each = this.order[i] as RevisionFile;
      if (found.has(each.revision)) for (const parent of each.downRevisions) found.add(parent);
    }
    return this.order.filter(({ revision }) => found.has(revision));
  }

  /** Whether revisions that run before one are not there: they may have made what is missing, and dropped what is in the way. */
  private lacksAncestors(file: RevisionFile): boolean {
    const isThere = (id: string): boolean =>
      this.order.some(({ revision, labels }) => revision === id || (id.length >= 4 && revision.startsWith(id)) || labels.includes(id));
    return this.ancestry(file).some(({ downRevisions }) => !downRevisions.every((id) => isThere(id.split("@")[0] ?? id) || isThere(id)));
  }

  /** Whether an earlier revision of which not all is known speaks of what is missing. */
  private maybeMade({ file }: Examined, { name, table }: Obstacle): boolean {
    return this.order.slice(0, this.order.indexOf(file)).some((earlier) => {
      const done = this.replay.get(earlier);
      if (done === undefined || !(done.unknown && !done.failed)) return false;
      const words = wordsIn(earlier.facts);
      return done.unsure || (words.has(bareName(name)) && (table === null || words.has(bareName(table))));
    });
  }

  /** Whether the row in the way is there on every database that comes from the history: no other branch may write to its table. */
  private hasRow({ file }: Examined, { name }: Obstacle): boolean {
    // Where the application makes new databases, older ones alone have what the history wrote, and it may have changed since.
    if (this.stampsNew()) return false;
    const line = this.ancestry(file);
    const beside = this.order.filter((each) => !line.includes(each) && !this.ancestry(each).includes(file));
    return !beside.some((each) => wordsIn(each.facts).has(bareName(name)));
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
    if (first !== undefined && (own.length > 1 || obstacle.elsewhere === true)) return { at: first.calledFrom ?? first.at, revision: null };
    for (let i = this.order.indexOf(file) - 1; i >= 0; i -= 1) {
      const earlier = this.order[i] as RevisionFile;
      const done = this.replay.get(earlier);
      if (done === undefined || done.unknown) return null;
      const made = done.upgradeEvents.findLast((event) => makes(event, obstacle));
      // Another base may belong to a history of its own.
      if (made !== undefined && !this.meet(file, earlier)) return null;
      if (made !== undefined) return { at: made.calledFrom ?? made.at, revision: earlier.revision };
    }
    return null;
  }
}

/** Failures of one revision beyond which the others are left to be found when those are repaired. */
const MOST = 3;

/** Statements that need the table that they change. */
const CHANGES =
  /^(add_column|drop_column|alter_column|create_index|create_unique|create_foreignkey|create_check|create_primary|drop_constraint)$/;

/** Whether a step makes a foreign key to a table. */
function needs({ table, detail }: MigrationEvent, key: string): boolean {
  if (table === key) return false;
  if (detail?.kind === "table") return detail.table.foreignKeys.some((each) => each.table === key);
  return detail?.kind === "constraint" && detail.constraint.kind === "foreignkey" && detail.constraint.table === key;
}

/** Whether something stands in the way that is there: the statement leaves all as it is. */
function isPresent(obstacle: Obstacle | null): boolean {
  return obstacle !== null && obstacle.kind !== "absent" && obstacle.kind !== "refused";
}

/** The statement by which upgrade() itself has made what is in the way of another one: it fails, whatever was there before. */
function madeTwice({ replay }: Examined, obstacle: Obstacle): Place | null {
  if (obstacle.kind === "label" || obstacle.kind === "uncommitted label") return null;
  const [first, second] = replay.upgradeEvents.filter((event) => !event.maybe && makes(event, obstacle));
  return first === undefined || second === undefined ? null : (first.calledFrom ?? first.at);
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
    case "object":
      return op.startsWith("create_") && name === wanted && table === where;
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
