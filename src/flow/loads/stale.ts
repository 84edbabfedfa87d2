import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { eachOf } from "./elements.ts";
import { instancesIn } from "./lives.ts";
import { quietly, type Run, related, type State } from "./run.ts";
import { type Instance, type Site, UNKNOWN, type Value } from "./values.ts";

/**
 * Rows that a commit of a synchronous session has expired: the next read of any attribute fetches the row again, each by itself. That is no
 * failure, as it is under asyncio (`lives.ts`), but a statement for each row of a list that is answered after the commit.
 */
export interface Renewal {
  readonly function: FunctionSymbol | null;
  readonly instance: Instance;
  readonly owner: ClassSymbol;
  readonly site: Site;
}

/** What is known of a row by its name: `true`, it is expired. */
export type Stale = ReadonlyMap<string, { readonly stale: boolean; readonly model: ClassSymbol }>;

/** A method of a synchronous session. */
export function staleEvent(run: Run, method: string, receiver: Value, args: readonly Value[], site: Site): void {
  if (!run.world.renews) return;
  const [object = UNKNOWN] = args;
  switch (method) {
    case "commit":
      if (receiver.kind === "parameter" || receiver.kind === "deferred") run.commits = true;
      expireAll(run);
      return;
    case "add":
      for (const { id } of instancesIn(object)) run.added.add(id);
      return;
    case "add_all":
      for (const { id } of instancesIn(quietly(run, () => eachOf(run, object, site)))) run.added.add(id);
      return;
    case "refresh":
    case "expunge":
      for (const instance of instancesIn(object)) mark(run, instance, false);
      return;
    default:
      return;
  }
}

/** All rows in sight expire. */
export function expireAll(run: Run): void {
  if (!run.world.renews) return;
  for (const value of run.state.vars.values())
    for (const instance of instancesIn(value))
      if (instance.session === "sync" || (instance.session === "none" && run.added.has(instance.id))) mark(run, instance, true);
}

/** Rows of a class are queried: those in sight are fetched with them. */
export function fetchedAnew(run: Run, symbol: ClassSymbol): void {
  if (!run.world.renews || run.state.stale.size === 0) return;
  for (const [id, { stale, model }] of run.state.stale)
    if (stale && related(run.world.program, model, symbol)) set(run, id, { stale: false, model });
}

/** An attribute of a row is read: an expired one is fetched again. */
export function renew(run: Run, instance: Instance, site: Site): void {
  const { model, id, each } = instance;
  if (!run.world.renews || run.silent > 0 || model.kind !== "class" || !hasExpired(run, instance)) return;
  const fn = run.unit.kind === "function" ? run.unit.function : null;
  const key = `${site.at.file} ${site.at.start} ${id} ${each?.start}`;
  if (!run.renewals.has(key)) run.renewals.set(key, { function: fn, instance, owner: model.class, site });
  // One of many leaves the others as they are.
  mark(run, instance, false);
}

export function hasExpired(run: Run, { id, stale }: Instance): boolean {
  return run.state.stale.get(id)?.stale ?? stale === true;
}

/** What is known after two ways: what one of them has expired may be expired. */
export function joinedStale(first: State, second: State): Stale {
  if (first.stale === second.stale) return first.stale;
  const joined = new Map(first.stale);
  for (const [id, found] of second.stale) if (found.stale || !joined.has(id)) joined.set(id, found);
  return joined;
}

function mark(run: Run, { id, model }: Instance, stale: boolean): void {
  if (model.kind === "class") set(run, id, { stale, model: model.class });
}

function set(run: Run, id: string, found: { readonly stale: boolean; readonly model: ClassSymbol }): void {
  run.state.stale = new Map([...run.state.stale, [id, found]]);
}
