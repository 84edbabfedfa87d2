import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { ATTACHED, isDetached } from "./closing.ts";
import { eachOf } from "./elements.ts";
import { enclosedNames, handOver } from "./handed.ts";
import { instancesIn } from "./lives.ts";
import { noteLoaded, quietly, type Run, related, type State } from "./run.ts";
import { noteRefused } from "./unread.ts";
import { type Instance, type Site, UNKNOWN, type Value } from "./values.ts";
import { asWritten, give, takeBack, write } from "./written.ts";

/**
 * Rows that a commit of a synchronous session has expired: the next read of any attribute fetches the row again, each by itself. That is no
 * failure, as it is under asyncio (`lives.ts`), but a statement for each row of a list that is answered after the commit. Once the session is closed it
 * fails as well: nobody is left to fetch the row.
 */
export interface Renewal {
  readonly function: FunctionSymbol | null;
  readonly instance: Instance;
  readonly owner: ClassSymbol;
  readonly site: Site;
  /** What is read. */
  readonly name: string;
  /** What has certainly expired it; null where that is not certain. */
  readonly by: Site | null;
}

/** What is known of a row by its name. */
interface Known {
  /** It is expired. */
  readonly stale: boolean;
  readonly model: ClassSymbol;
  /** What has certainly expired it, and nothing can have fetched it since. */
  readonly by: Site | null;
  /** The same on one of the ways that lead here. */
  readonly perhaps: Site | null;
}

export type Stale = Map<string, Known>;

/** A method of a synchronous session. */
export function staleEvent(run: Run, method: string, receiver: Value, args: readonly Value[], site: Site): void {
  const [object = UNKNOWN] = args;
  switch (method) {
    case "add":
      give(run, instancesIn(object), receiver);
      return;
    case "add_all":
      give(run, instancesIn(quietly(run, () => eachOf(run, object, site))), receiver);
      return;
    case "flush":
      write(run, receiver, site, false);
      return;
    case "commit":
      write(run, receiver, site, true);
      if (receiver.kind === "parameter" || receiver.kind === "deferred") run.commits = true;
      expireAll(run, receiver, site);
      return;
    case "rollback":
      takeBack(run, receiver);
      expireAll(run, receiver, site);
      return;
    case "expire_all":
      expireAll(run, receiver, site);
      return;
    case "expire":
      // Attributes that it names are expired alone.
      if (args.length === 1 && site.call?.keywords.length === 0)
        for (const instance of instancesIn(object)) mark(run, asWritten(run, instance), true);
      return;
    case "delete":
    case "expunge":
    case "expunge_all":
      letGo(run, method === "expunge_all" ? [...run.state.vars.values()].flatMap((value) => instancesIn(value)) : instancesIn(object));
      return;
    case "refresh":
      for (const instance of instancesIn(object)) mark(run, instance, false);
      return;
    default:
      return;
  }
}

/** Rows are none of the session's any more, or will not be when it is flushed: no commit expires them, and nothing fetches them. */
export function letGo(run: Run, rows: readonly Instance[]): void {
  for (const instance of rows) {
    run.state.made.delete(instance.id);
    run.letGo.add(instance.id);
    mark(run, instance, false);
  }
}

/** All rows in sight expire, of a session that may be theirs; `site`: where, if it is here for certain. */
export function expireAll(run: Run, session: Value = UNKNOWN, site: Site | null = null): void {
  if (!run.world.renews) return;
  const isHere = site !== null && run.doubt === 0 && run.vague === 0 && run.handling === 0;
  const isSure = isHere && run.state.conditions.size === 0;
  const uncertain = new Set<string>();
  const queried = new Map<ClassSymbol, string>();
  const expired: Instance[] = [];
  for (const [name, value] of run.state.vars)
    for (const found of instancesIn(value)) {
      const instance = asWritten(run, found);
      if (instance.session !== "sync" || run.letGo.has(instance.id)) continue;
      const { id, within, model } = instance;
      const isKnown = session.kind === "session" && within.kind === "session";
      if (isKnown && session.id !== within.id) continue;
      expired.push(instance);
      if (!isKnown || enclosedNames(run).has(name)) uncertain.add(id);
      // Of two queries each may have found the row of the other: what fetches one fetches both.
      if (model.kind !== "class") continue;
      const other = queried.get(model.class) ?? id;
      if (other !== id && (instance.written === undefined || found.session !== "none")) uncertain.add(id).add(other);
      queried.set(model.class, id);
    }
  for (const instance of expired) {
    const by = uncertain.has(instance.id) ? null : site;
    mark(run, instance, true, isSure ? by : null, isHere ? by : null);
  }
}

/** Rows of a class are queried: those in sight are fetched with them. */
export function fetchedAnew(run: Run, symbol: ClassSymbol): void {
  if (!run.world.renews || run.state.stale.size === 0) return;
  for (const [id, { stale, model }] of run.state.stale)
    if (stale && related(run.world.program, model, symbol)) run.state.stale.set(id, { stale: false, model, by: null, perhaps: null });
}

/** An attribute of a row is read: an expired one is fetched again, or can be no more. */
export function renew(run: Run, instance: Instance, name: string, site: Site): void {
  const { model, id, each } = instance;
  if (!run.world.renews || model.kind !== "class" || !hasExpired(run, instance)) return;
  if (run.silent > 0) {
    handOver(run, [instance]);
    return;
  }
  const fn = run.unit.kind === "function" ? run.unit.function : null;
  const key = `${site.at.file} ${site.at.start} ${id} ${each?.start}`;
  const by = expiryOf(run, instance);
  if (isDetached(run, instance)) {
    const where = by ?? perhapsExpired(run, instance);
    if (where !== null) noteRefused(run, instance, model.class, name, site, { by: "commit", site: where }, true, by !== null);
  } else if (!run.renewals.has(key))
    run.renewals.set(key, { function: fn, instance, owner: model.class, site, name, by: run.doubt === 0 ? by : null });
  // One of many leaves the others as they are.
  mark(run, instance, false);
}

export function hasExpired(run: Run, { id, stale }: Instance): boolean {
  return run.state.stale.get(id)?.stale ?? stale === true;
}

/** What has certainly expired a row. */
export function expiryOf(run: Run, { id, expiredBy }: Instance): Site | null {
  const known = run.state.stale.get(id);
  return known === undefined ? (expiredBy ?? null) : known.by;
}

/** What has expired a row on one of the ways that lead to where it is. */
export function perhapsExpired(run: Run, { id, expiredBy, perhapsBy }: Instance): Site | null {
  const known = run.state.stale.get(id);
  return known === undefined ? (expiredBy ?? perhapsBy ?? null) : known.perhaps;
}

/** Rows are given to something that is not followed: whatever was expired, it may have read. */
export function seenElsewhere(run: Run, values: readonly Value[]): void {
  for (const value of values)
    for (const instance of instancesIn(value)) if (run.state.stale.get(instance.id)?.stale === true) mark(run, instance, false);
}

/** The same of a function that is not known, which may load what it likes while the session is open. */
export function loadedElsewhere(run: Run, values: readonly Value[]): void {
  seenElsewhere(run, values);
  for (const value of values)
    for (const instance of instancesIn(value))
      if (instance.session === "sync" && !isDetached(run, instance)) noteLoaded(run.state, instance.id, [ATTACHED]);
}

/** What is known after two ways: what one of them has expired may be expired. */
export function joinedStale(first: State, second: State): Stale {
  const joined = new Map(first.stale);
  for (const [id, other] of second.stale) {
    const one = first.stale.get(id);
    const perhaps = one?.perhaps ?? other.perhaps;
    joined.set(
      id,
      one === undefined || one.by === null || other.by === null ? { ...(one?.stale === true ? one : other), by: null, perhaps } : one,
    );
  }
  for (const [id, one] of first.stale) if (one.by !== null && !second.stale.has(id)) joined.set(id, { ...one, by: null });
  return joined;
}

function mark(run: Run, { id, model }: Instance, stale: boolean, by: Site | null = null, perhaps: Site | null = by): void {
  if (!run.world.renews || model.kind !== "class") return;
  // What was set comes back as the query and the mapping load it.
  if (stale) run.state.loaded.delete(id);
  run.state.stale.set(id, { stale, model: model.class, by, perhaps });
}
