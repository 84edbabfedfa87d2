/**
 * Lives of rows: what a session has done to a row since it was queried or made.
 *
 * A row of an AsyncSession may be read where nothing has to be fetched. `commit()` expires all its attributes unless the session was
 * made with `expire_on_commit=False`, and `rollback()` does so in any case; an UPDATE expires the columns that the database computes;
 * and a row that was made here and written has no relationships in memory but those that were set. What follows is known of the rows
 * in sight, by the session they are in. Rows and sessions that are parameters leave a log of *changes*, which callers replay.
 */
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Run, State } from "./run.ts";
import { type Conditions, compatible, type Instance, type Site, UNKNOWN, type Value } from "./values.ts";

/** Why something of a row is not in memory any more, or not yet. */
export interface Cause {
  readonly by: "commit" | "rollback" | "expire" | "update" | "flush" | "refresh" | "deferred";
  readonly site: Site;
  /** The tests that had been passed. */
  readonly when: Conditions;
  readonly certain: boolean;
}

export interface Life {
  /** null where the class hangs on a parameter. */
  readonly model: ClassSymbol | null;
  /** `made`: known to no session yet; `added`: waits for a flush; `row`: in the database. */
  readonly stage: "made" | "added" | "row";
  readonly within: Value;
  /** All that was not set since is expired. */
  readonly expired: Cause | null;
  /** So are the other rows of its query, whatever was done to this one since. */
  readonly others: Cause | null;
  /** The columns that the database computes at an UPDATE are expired. */
  readonly computed: Cause | null;
  /** Set for a row that was made here: of its relationships only those that were set are in memory. */
  readonly made: Cause | null;
  /** Attributes that have been set since it was written last, since it expired, and ever. */
  readonly unwritten: ReadonlySet<string>;
  readonly set: ReadonlySet<string>;
  readonly given: ReadonlySet<string>;
  /** The attributes that the last UPDATE was told. */
  readonly told: ReadonlySet<string>;
  /** Its transaction has ended: a rollback now does nothing. */
  readonly settled: boolean;
  /** How often it was read anew: of two ways one may have done so. */
  readonly renewed: number;
}

/** Before the name of an attribute that was given a value which may be None. */
export const PERHAPS = "? ";

export const NONE: ReadonlySet<string> = new Set();

/** A row of which nothing is known any more. */
export const LOST: Life = {
  model: null,
  stage: "row",
  within: UNKNOWN,
  expired: null,
  others: null,
  computed: null,
  made: null,
  unwritten: NONE,
  set: NONE,
  given: NONE,
  told: NONE,
  settled: true,
  renewed: 0,
};

export function freshLife({ model, within }: Instance): Life {
  return { ...LOST, model: model.kind === "class" ? model.class : null, within, settled: false };
}

/** Whether something of a row is not in memory any more. */
export function isStale({ expired, computed }: Life): boolean {
  return expired !== null || computed !== null;
}

/** A life as far as it went under some tests: what happened only where they came out otherwise did not happen. */
export function lifeUnder(life: Life, when: Conditions): Life {
  const happened = (cause: Cause | null): Cause | null => (cause !== null && compatible(cause.when, when) ? cause : null);
  const [expired, others, computed] = [happened(life.expired), happened(life.others), happened(life.computed)];
  return expired === life.expired && others === life.others && computed === life.computed ? life : { ...life, expired, others, computed };
}

export function lifeOf(run: Run, { id, life }: Instance): Life | null {
  return run.state.lives.get(id) ?? life;
}

export function change(run: Run, instance: Instance, changes: Partial<Life>): void {
  const life = lifeOf(run, instance) ?? freshLife(instance);
  run.state.lives.set(instance.id, { ...life, ...changes });
}

/** The rows that a value may be or hold, itself and one level down. */
export function instancesIn(value: Value, depth = 0): readonly Instance[] {
  const found: Instance[] = [];
  collect(value, depth, found);
  return found;
}

function collect(value: Value, depth: number, found: Instance[]): void {
  switch (value.kind) {
    case "instance":
      found.push(value);
      break;
    case "union":
      for (const item of value.items) collect(item.value, depth, found);
      break;
    case "many":
      if (depth <= 2) collect(value.item, depth + 1, found);
      break;
    case "dict":
      if (depth <= 2) collect(value.value, depth + 1, found);
      break;
    case "tuple":
    case "listed":
      if (depth <= 2) for (const item of value.items) collect(item, depth + 1, found);
      break;
    case "result":
      if (depth <= 2) collect(value.row, depth + 1, found);
      break;
    case "object":
      if (depth <= 2) for (const item of value.fields.values()) collect(item, depth + 1, found);
      break;
    default:
      break;
  }
}

/** What is known after two ways: what one of them has expired may be expired. */
export function joinedLives(first: State, second: State, loop: boolean): Map<string, Life> {
  const lives = new Map(first.lives);
  for (const [id, life] of second.lives) {
    const other = first.lives.get(id);
    if (other === undefined) lives.set(id, life);
    // A loop that reads rows anew goes through those that there are.
    else if (loop && life.renewed > other.renewed) lives.set(id, life);
    else if (other !== life) lives.set(id, other === LOST || life === LOST ? LOST : joinedLife(other, life));
  }
  return lives;
}

function joinedLife(first: Life, second: Life): Life {
  const pick = (key: "expired" | "computed" | "made"): Cause | null => {
    const [one, other] = [first[key], second[key]];
    if (one === other || (one !== null && other !== null)) return one;
    const cause = one ?? other;
    const cured = one === null ? first : second;
    const sick = one === null ? second : first;
    return cause === null || cured.renewed <= sick.renewed ? cause : { ...cause, certain: false };
  };
  const stage = first.stage === second.stage ? first.stage : "row";
  return {
    ...first,
    stage,
    expired: pick("expired"),
    others: first.others ?? second.others,
    computed: pick("computed"),
    made: stage === first.stage && stage === second.stage ? pick("made") : null,
    set: union(first.set, second.set),
    given: union(first.given, second.given),
    told: union(first.told, second.told),
    settled: first.settled || second.settled,
    unwritten: union(first.unwritten, second.unwritten),
    renewed: Math.max(first.renewed, second.renewed),
  };
}

function union(first: ReadonlySet<string>, second: ReadonlySet<string>): ReadonlySet<string> {
  return first.size === 0 ? second : second.size === 0 ? first : new Set([...first, ...second]);
}
