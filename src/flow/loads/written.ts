import type { OrmModels } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import { PERHAPS } from "./lives.ts";
import type { Plan, PlanEntry } from "./plans.ts";
import { EMPTY_PLAN } from "./plans.ts";
import type { Run, State } from "./run.ts";
import { isGivenKey } from "./unread.ts";
import type { Instance, Site, Value } from "./values.ts";

/**
 * Rows that were made here and given to a synchronous session. Until they are written, what was not set reads as empty; from then on they are rows like
 * others: a relationship that nobody has set sends a query when it is read.
 */
export interface Made {
  /** The session that it was given to; null for one that none has. */
  readonly which: Value | null;
  /** What has been set on it, or may have been; null where anything may have been. */
  readonly keys: ReadonlySet<string> | null;
  /** Where it was written; null for one that waits for that. */
  readonly written: Site | null;
  /** The transaction that wrote it was committed. */
  readonly settled: boolean;
}

/** A row is made of values; null: of some that no name tells, or by more than the constructor of SQLAlchemy. */
export function make(run: Run, { id }: Instance, keys: ReadonlySet<string> | null): void {
  run.state.made.set(id, { which: null, keys, written: null, settled: false });
}

/** Rows are added to a session. */
export function give(run: Run, rows: readonly Instance[], which: Value): void {
  for (const { id, session } of rows) {
    const made = run.state.made.get(id);
    if (session !== "none" || (made !== undefined && made.which !== null)) continue;
    const keys = made === undefined || made.keys === null ? null : new Set([...made.keys, ...(run.state.loaded.get(id) ?? [])]);
    run.state.made.set(id, { which, keys, written: null, settled: false });
  }
}

/** A session is flushed, or what it has written is committed; `certain`: here, and not in some cases only. */
export function write(run: Run, which: Value, site: Site, settled: boolean, certain = true): void {
  const { made } = run.state;
  for (const [id, row] of made)
    if (row.which !== null && (row.written === null || !row.settled) && mayBeSame(row.which, which))
      made.set(id, { ...row, keys: certain ? row.keys : null, written: row.written ?? site, settled: row.settled || settled });
}

/** A session is rolled back: what the transaction has written, or would have, is none of its rows, and keeps its values. */
export function takeBack(run: Run, which: Value): void {
  const { made } = run.state;
  for (const [id, { which: own, settled }] of made) if (own !== null && !settled && mayBeSame(own, which)) made.delete(id);
}

/** Something may set what it likes on a row that was made here. */
export function loseKeys(run: Run, { id }: Instance): void {
  const made = run.state.made.get(id);
  if (made !== undefined && made.keys !== null) run.state.made.set(id, { ...made, keys: null });
}

/** A relationship of a row is read that is not written yet: what is in it may change by that. */
export function noteMet(run: Run, { id }: Instance, key: string): void {
  const made = run.state.made.get(id);
  if (made?.keys != null) run.state.made.set(id, { ...made, keys: new Set([...made.keys, `${PERHAPS}${key}`]) });
}

/** What is known after two ways: what only one of them has done is not certain. */
export function joinedMade(first: State, second: State): Map<string, Made> {
  const joined = new Map(first.made);
  for (const [id, other] of second.made) {
    const one = first.made.get(id);
    if (one === undefined) joined.set(id, other);
    else if (one !== other)
      joined.set(id, {
        which: other.which === null ? null : one.which,
        keys: one.keys === null || other.keys === null ? null : new Set([...one.keys, ...other.keys]),
        written: other.written === null ? null : one.written,
        settled: one.settled && other.settled,
      });
  }
  return joined;
}

function mayBeSame(first: Value, second: Value): boolean {
  return first.kind !== "session" || second.kind !== "session" || first.id === second.id;
}

/** A row that was made here, as it is once its session has written it; any other as it is. */
export function asWritten(run: Run, row: Instance): Instance {
  const { model, session, id } = row;
  if (session !== "none" || model.kind !== "class") return row;
  const made = run.state.made.get(id);
  if (made === undefined || made.which === null || made.written === null) return row;
  const { which, keys, written } = made;
  const plan = keys === null ? null : planOfWritten(run.world.models, model.class, keys, run.state.stale.has(id));
  return { ...row, session: "sync", within: which, plan, written };
}

/** What is loaded on a written row: `fetched`: it has been fetched again since, with what the mapping loads. */
function planOfWritten(models: OrmModels, symbol: ClassSymbol, keys: ReadonlySet<string>, fetched: boolean): Plan {
  const entries = new Map<string, PlanEntry>();
  for (const relationship of models.modelOf(symbol)?.relationships ?? []) {
    const { key, lazy, uselist, direction } = relationship;
    const isEmpty = !uselist && direction === "many-to-one" && isGivenKey(models, symbol, relationship, keys) === "no";
    if (isEmpty || (!fetched && keys.has(`${PERHAPS}${key}`))) entries.set(key, { strategy: "empty", plan: EMPTY_PLAN });
    else if (!fetched && /^(joined|selectin|subquery|immediate)$/.test(lazy)) entries.set(key, { strategy: "lazy", plan: EMPTY_PLAN });
  }
  return { entries, rest: null, open: false };
}
