import type { OrmModels } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol } from "../../link/symbols.ts";
import type { Plan, PlanEntry } from "./plans.ts";
import { EMPTY_PLAN } from "./plans.ts";
import type { Run } from "./run.ts";
import { isGivenKey } from "./unread.ts";
import type { Instance, Site, Value } from "./values.ts";

/**
 * Rows that were made here and given to a synchronous session. Until they are written, what was not set reads as empty; from then on they are rows like
 * others: a relationship that nobody has set sends a query when it is read.
 */
export interface Given {
  readonly which: Value;
  /** What it was made of. */
  readonly keys: ReadonlySet<string>;
  /** Where it was written; null for one that waits for that. */
  readonly written: Site | null;
}

/** Rows are added to a session. */
export function give(run: Run, rows: readonly Instance[], which: Value): void {
  for (const { id, session } of rows)
    if (session === "none" && !run.added.has(id))
      run.added.set(id, { which, keys: new Set(run.state.loaded.get(id) ?? []), written: null });
}

/** A session is flushed: what was given to it is written. */
export function write(run: Run, which: Value, site: Site): void {
  for (const [id, given] of run.added)
    if (given.written === null && mayBeSame(given.which, which)) run.added.set(id, { ...given, written: site });
}

/** A session is rolled back: what it has not written is none of its rows. */
export function takeBack(run: Run, which: Value): void {
  for (const [id, { written, which: own }] of run.added) if (written === null && mayBeSame(own, which)) run.added.delete(id);
}

function mayBeSame(first: Value, second: Value): boolean {
  return first.kind !== "session" || second.kind !== "session" || first.id === second.id;
}

/** A row that was made here, as it is once its session has written it; any other as it is. */
export function asWritten(run: Run, row: Instance): Instance {
  const { model, session, id } = row;
  if (session !== "none" || model.kind !== "class") return row;
  const given = run.added.get(id);
  if (given === undefined || given.written === null) return row;
  const plan = planOfWritten(run.world.models, model.class, given.keys, run.state.stale.has(id));
  return { ...row, session: "sync", within: given.which, plan, written: given.written };
}

/** What is loaded on a written row: `fetched`: it has been fetched again since, with what the mapping loads. */
function planOfWritten(models: OrmModels, symbol: ClassSymbol, keys: ReadonlySet<string>, fetched: boolean): Plan {
  const entries = new Map<string, PlanEntry>();
  for (const relationship of models.modelOf(symbol)?.relationships ?? []) {
    const { key, lazy, uselist, direction } = relationship;
    if (!uselist && direction === "many-to-one" && isGivenKey(models, symbol, relationship, keys) === "no")
      entries.set(key, { strategy: "empty", plan: EMPTY_PLAN });
    else if (!fetched && /^(joined|selectin|subquery|immediate)$/.test(lazy)) entries.set(key, { strategy: "lazy", plan: EMPTY_PLAN });
  }
  return { entries, rest: null, open: false };
}
