import type { Program } from "../../link/program.ts";
import type { ClassSymbol, Scope } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { wayOf } from "./deferred.ts";
import { elementOf } from "./elements.ts";
import { enclosedReads } from "./enclosed.ts";
import { type Cause, change, freshLife, instancesIn, type Life, LOST, lifeOf, NONE, PERHAPS } from "./lives.ts";
import { REFRESHED } from "./plans.ts";
import { isA, noteLoaded, quietly, type Run } from "./run.ts";
import { loadedElsewhere } from "./stale.ts";
import { UNKNOWN_SPREAD } from "./unread.ts";
import { type Conditions, type Instance, type Site, UNKNOWN, type Value } from "./values.ts";
import { loseKeys, make } from "./written.ts";

/** What a function does to sessions and rows that its caller knows, in the order in which it happens. */
export type Change =
  | { readonly kind: "session"; readonly method: string; readonly which: Value; readonly site: Site; readonly when: Conditions }
  | {
      readonly kind: "row";
      readonly act: "add" | "refresh" | "renew" | "assign" | "expire" | "forget" | "delete";
      readonly value: Value;
      readonly keys: readonly string[] | null;
      readonly which: Value;
      readonly site: Site;
    }
  | { readonly kind: "queried"; readonly model: ClassSymbol }
  /** A row of a class is deleted that the function has found itself. */
  | { readonly kind: "deleted"; readonly model: Value }
  /** What stands between the two happens only where an exception leaves the function: who called it goes on without it. */
  | { readonly kind: "mark" }
  | { readonly kind: "restore" }
  /** In a handler, or under a test that the call does not decide: it may not happen. */
  | { readonly kind: "failed"; readonly change: Change };

/** Changes of one function beyond which what it does to rows counts as unknown. */
export const MOST_CHANGES = 80;

/** A row that has just been queried: whatever an earlier one of the same query had gone through. */
export function beginLife(run: Run, instance: Instance): void {
  if (!run.world.tracks || instance.session !== "async") return;
  const { lives } = run.state;
  for (const id of lives.keys()) if (id === instance.id || id.startsWith(`${instance.id}.`)) lives.delete(id);
  lives.set(instance.id, freshLife(instance));
  if (instance.model.kind === "class") requeried(run, instance.model.class, instance.id);
}

/** A row that is made of values: `spread` are values that no name tells. */
export function beginMade(run: Run, instance: Instance, values: ReadonlyMap<string, Value>): void {
  run.state.loaded.delete(instance.id);
  noteLoaded(run.state, instance.id, [...values.keys()]);
  const known = instance.model.kind === "class" && isMadeOfValues(run, instance.model.class);
  make(run, instance, known && !values.has(UNKNOWN_SPREAD) ? new Set(values.keys()) : null);
  for (const value of values.values()) link(run, value);
  if (!run.world.tracks) return;
  const given = new Set(
    [...values]
      .filter(([, value]) => !(value.kind === "plain" && value.constant === null))
      .map(([key, value]) => (mayBeLeftOut(run, value) ? `${PERHAPS}${key}` : key)),
  );
  run.state.lives.set(instance.id, known ? { ...freshLife(instance), stage: "made", given } : LOST);
}

/** Whether a value is a parameter that is None where the call leaves it out. */
function mayBeLeftOut({ unit }: Run, value: Value): boolean {
  if (value.kind !== "parameter" || unit.kind !== "function") return false;
  const preset = unit.function.def.parameters[value.index]?.default;
  return preset?.kind === "Constant" && preset.type === "None";
}

/** Whether the constructor of a mapped class sets what it is given and nothing else. */
function isMadeOfValues({ world: { program } }: Run, symbol: ClassSymbol): boolean {
  if (program.memberDefinition(symbol, "__init__")?.kind === "bindings") return false;
  return program.ancestors(symbol).every((ancestor) => {
    if (ancestor.kind === "class") return !ancestor.class.def.decorators.some((item) => DATACLASS.test(unparse(item)));
    if (ancestor.kind === "external") return !DATACLASS.test(ancestor.name);
    return isMadeBase(program, ancestor.base, ancestor.scope);
  });
}

/** `Base = declarative_base()`: what it makes of keyword arguments is what SQLAlchemy makes of them, unless it is told another constructor. */
function isMadeBase(program: Program, base: Expr, scope: Scope): boolean {
  const symbol = program.symbolOf(base, scope);
  const bound = symbol?.kind === "variable" ? symbol.scope.bindings.get(symbol.name)?.findLast(({ kind }) => kind === "value") : undefined;
  const made = bound?.kind === "value" ? bound.value : base;
  if (made.kind !== "Call" || made.keywords.some(({ arg }) => arg === "constructor" || arg === null)) return false;
  return /^(declarative_base|generate_base|automap_base)$/.test(lastName(made.func));
}

const DATACLASS = /dataclass/i;

/** A row that was handed out by a function, with what that did to it; what it was given is known already. */
export function adopt(run: Run, value: Value, given: readonly Value[]): void {
  if (!run.world.tracks) return;
  const known = new Set(given.flatMap((argument) => instancesIn(argument).map(({ id }) => id)));
  for (const instance of instancesIn(value)) {
    if (known.has(instance.id)) continue;
    if (instance.life !== null) run.state.lives.set(instance.id, { ...instance.life, within: instance.within });
    else if (instance.session === "async") run.state.lives.set(instance.id, freshLife(instance));
  }
}

/** Whether a value hangs on a parameter, so that only a caller knows which row it is. */
function waitsFor(value: Value): boolean {
  if (value.kind === "union") return value.items.some((item) => waitsFor(item.value));
  return value.kind === "parameter" ? value.rows : value.kind === "deferred";
}

function log(run: Run, change: Change): void {
  if (run.silent > 0 || run.changes.length >= MOST_CHANGES) return;
  run.changes.push(run.handling > 0 && change.kind !== "mark" && change.kind !== "restore" ? { kind: "failed", change } : change);
}

/** Takes a way through a function; where it ends in an exception, callers do not see what it changed. */
export function way(run: Run, take: () => void): void {
  const from = run.changes.length;
  log(run, { kind: "mark" });
  take();
  const { changes, state } = run;
  if (changes.length === from + 1) changes.pop();
  else if (changes.length > from + 1 && state.left && state.raised) changes.push({ kind: "restore" });
  else if (changes[from]?.kind === "mark") changes[from] = { kind: "failed", change: { kind: "mark" } };
}

/** A method of an AsyncSession, and what it does to the rows in sight. */
export function sessionEvent(
  run: Run,
  method: string,
  which: Value,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
  site: Site,
): void {
  if (!run.world.tracks) return;
  const object = args[0] ?? keywords.get("instance") ?? UNKNOWN;
  switch (method) {
    case "add":
      rowEvent(run, "add", object, null, which, site);
      return;
    case "add_all":
      rowEvent(
        run,
        "add",
        quietly(run, () => elementOf(run, object, null, site)),
        null,
        which,
        site,
      );
      return;
    case "refresh":
      rowEvent(run, "refresh", object, namesOf(args[1] ?? keywords.get("attribute_names")), which, site);
      return;
    case "delete":
      rowEvent(run, "delete", object, null, which, site);
      return;
    case "expire":
      rowEvent(run, args.length > 1 ? "forget" : "expire", object, null, which, site);
      return;
    case "run_sync":
      readBySync(run, args, site);
      happened(run, { kind: "session", method, which, site, when: run.state.conditions });
      return;
    case "expunge":
    case "merge":
      rowEvent(run, "forget", object, null, which, site);
      return;
    case "flush":
    case "commit":
    case "rollback":
    case "expire_all":
    case "expunge_all":
    case "close":
    case "reset":
    case "invalidate":
      happened(run, { kind: "session", method, which, site, when: run.state.conditions });
      return;
    default:
      return;
  }
}

/** What a function that is handed to `run_sync` reads, of the rows that it is given or sees, is loaded afterwards. */
function readBySync(run: Run, args: readonly Value[], { call }: Site): void {
  const loads = (given: Value, keys: readonly string[]): void => {
    for (const { id } of instancesIn(given)) noteLoaded(run.state, id, keys);
    if (waitsFor(given)) run.refreshes.push({ value: given, keys });
  };
  for (const given of args.slice(1)) loads(given, ["*"]);
  if (args.length > 1) return;
  for (const [name, keys] of enclosedReads(call?.args[0], run.unit.kind === "function" ? run.unit.function.def : null)) {
    const given = run.state.vars.get(name);
    if (given !== undefined) loads(given, [...keys]);
  }
}

/** The names that `attribute_names` lists; `["*"]` where some are not known, null where none are asked for. */
export function namesOf(value: Value | undefined): readonly string[] | null {
  if (value === undefined || (value.kind === "plain" && value.constant === null)) return null;
  // A list that is empty where it is made is filled later.
  if ((value.kind !== "listed" && value.kind !== "tuple") || value.items.length === 0) return ["*"];
  return value.items.map((item) => (item.kind === "text" ? item.text : "*"));
}

/** Does to the rows in sight what a change says, here or at the end of a call. */
export function happened(run: Run, event: Change): void {
  switch (event.kind) {
    case "mark":
      run.marks.push(new Map(run.state.lives));
      log(run, event);
      return;
    case "restore":
      run.state.lives = run.marks.pop() ?? run.state.lives;
      log(run, event);
      return;
    case "failed":
      if (event.change.kind === "mark") return;
      if (event.change.kind === "session" && isRepeated(run, event.change)) {
        log(run, event);
        return;
      }
      run.doubt++;
      run.handling++;
      happened(run, event.change);
      run.handling--;
      run.doubt--;
      return;
    case "queried":
      requeried(run, event.model, null);
      return;
    case "deleted":
      deleted(run, event.model);
      return;
    case "row":
      rowEvent(run, event.act, event.value, event.keys, event.which, event.site);
      return;
    case "session":
      if (event.method === "commit") run.committed.add(placeOf(event.site));
      ofSession(run, event);
      if (event.which.kind !== "session" && event.which.kind !== "unknown") log(run, event);
  }
}

/**
 * Whether a commit that may not happen is one that may have happened before: `if not self.done: commit()` at the end of a block in which
 * `finish()` was called.
 */
function isRepeated({ committed }: Run, { method, site }: Change & { kind: "session" }): boolean {
  return method === "commit" && committed.has(placeOf(site));
}

/** Where something is done in the end. */
function placeOf({ at, trace }: Site): string {
  const { file, start } = trace.at(-1)?.at ?? at;
  return `${file}:${start}`;
}

/** Rows of a class are queried: those in sight may be among them, and are up to date then. */
function requeried(run: Run, model: ClassSymbol, own: string | null): void {
  const { program } = run.world;
  const last = run.changes.at(-1);
  if (last?.kind !== "queried" || last.model !== model) log(run, { kind: "queried", model });
  for (const [id, life] of run.state.lives) {
    if (id === own || (life.expired ?? life.others ?? life.computed ?? life.made) === null) continue;
    if (life.model === null || isA(program, life.model, model) || isA(program, model, life.model))
      run.state.lives.set(id, { ...life, expired: null, others: null, computed: null, made: null, renewed: life.renewed + 1 });
  }
}

/** A row of a class is deleted: those in sight may be the same one, which no commit expires from then on. */
function deleted(run: Run, model: Value): void {
  if (model.kind === "unknown") return;
  log(run, { kind: "deleted", model });
  if (model.kind !== "class") return;
  const { program } = run.world;
  for (const [id, life] of run.state.lives)
    if (life.model !== null && (isA(program, life.model, model.class) || isA(program, model.class, life.model)))
      run.state.lives.set(id, LOST);
}

/** Something is done to a row, which may hang on a parameter. */
export function rowEvent(
  run: Run,
  act: (Change & { kind: "row" })["act"],
  value: Value,
  keys: readonly string[] | null,
  which: Value,
  site: Site,
): void {
  if (waitsFor(value)) log(run, { kind: "row", act, value, keys, which, site });
  for (const instance of instancesIn(value)) {
    const life = lifeOf(run, instance);
    switch (act) {
      case "add":
        if (life?.stage === "made") change(run, instance, { stage: "added", within: which });
        break;
      case "assign":
        assigned(run, instance, keys ?? []);
        break;
      case "refresh":
        refreshed(run, instance, keys, site);
        broughtIn(run, instance, keys ?? []);
        break;
      case "renew":
        // What a relationship leads to is found by the columns: where these are expired, they are all fetched first.
        if (life !== null && life.expired !== null) change(run, instance, { expired: null, ...rest(instance), renewed: life.renewed + 1 });
        noteLoaded(run.state, instance.id, keys ?? []);
        broughtIn(run, instance, keys ?? []);
        break;
      case "delete":
        noteLoaded(run.state, instance.id, fetchedByDelete(run, instance));
        run.state.lives.set(instance.id, LOST);
        deleted(run, instance.model);
        break;
      case "expire":
        run.state.loaded.delete(instance.id);
        change(run, instance, { expired: causeOf(run, "expire", site, run.state.conditions), set: NONE, unwritten: NONE });
        break;
      case "forget":
        run.state.lives.set(instance.id, LOST);
    }
  }
}

/**
 * What deleting a row fetches, to take the row out of it: all that refers to it. The row keeps it when it is gone. Between `delete()` and the
 * flush some of it is not fetched yet.
 */
function fetchedByDelete({ world }: Run, { model }: Instance): readonly string[] {
  const mapped = model.kind === "class" ? world.models.modelOf(model.class) : undefined;
  return (mapped?.relationships ?? [])
    .filter(({ direction, viewonly, passiveDeletes }) => direction !== "many-to-one" && !viewonly && !passiveDeletes)
    .map(({ key }) => key);
}

/** Relationships of a row are fetched: rows that they lead to are up to date then. */
function broughtIn(run: Run, { model }: Instance, keys: readonly string[]): void {
  if (model.kind !== "class") return;
  for (const key of keys) {
    const attribute = run.world.models.attribute(model.class, key);
    if (attribute?.kind === "relationship" && attribute.target !== null) requeried(run, attribute.target, null);
  }
}

/** Attributes of a row are set; `*` for one that is not known. */
export function assigned(run: Run, instance: Instance, keys: readonly string[]): void {
  const life = lifeOf(run, instance);
  if (life === null) return;
  change(run, instance, {
    unwritten: new Set([...life.unwritten, ...keys]),
    set: new Set([...life.set, ...keys]),
    given: new Set([...life.given, ...keys]),
  });
}

/** What bringing back one row says of the others: nothing where a loop goes through them. */
function rest({ each }: Instance): Partial<Life> {
  return each === null ? { others: null } : {};
}

function refreshed(run: Run, instance: Instance, keys: readonly string[] | null, site: Site): void {
  const life = lifeOf(run, instance);
  if (life === null) return;
  if (keys === null) {
    // What was loaded on request is dropped; what the query's options and the mapping load comes back.
    run.state.loaded.delete(instance.id);
    noteLoaded(run.state, instance.id, [REFRESHED]);
    const made = life.made === null ? null : causeOf(run, "refresh", site, run.state.conditions);
    const renewed = life.renewed + 1;
    change(run, instance, { expired: null, ...rest(instance), computed: null, made, unwritten: NONE, settled: false, renewed });
  } else if (keys.includes("*"))
    change(run, instance, { expired: null, ...rest(instance), computed: null, made: null, renewed: life.renewed + 1 });
  else {
    noteLoaded(run.state, instance.id, keys);
    change(run, instance, { set: new Set([...life.set, ...keys]) });
  }
}

function causeOf(run: Run, by: Cause["by"], site: Site, when: Conditions): Cause {
  return { by, site, when, certain: run.vague === 0 && run.doubt === 0 };
}

function ofSession(run: Run, { method, which, site, when }: Change & { kind: "session" }): void {
  for (const [id, life] of run.state.lives) {
    if (life.stage === "made") continue;
    const same = sameSession(life.within, which);
    if (same === "no") continue;
    const next = after(run, life, method, site, when, same === "yes");
    if (next.expired !== null) run.state.loaded.delete(id);
    run.state.lives.set(id, next);
  }
}

/** A row after a method of its session. */
function after(run: Run, life: Life, method: string, site: Site, when: Conditions, sure: boolean): Life {
  const cause = (by: Cause["by"]): Cause => {
    const made = causeOf(run, by, site, when);
    return sure ? made : { ...made, certain: false };
  };
  switch (method) {
    case "flush":
      return written(life, cause);
    case "commit": {
      const next = { ...written(life, cause), settled: true };
      if (run.world.expiresIn(run.unit.kind === "function" ? run.unit.function.module : run.unit.module) !== true) return next;
      // What is expired for certain is no less so after another commit.
      const expired = life.expired?.certain === true && life.set.size === 0 ? life.expired : cause("commit");
      return { ...next, expired, others: expired, set: NONE };
    }
    case "expire_all":
      return life === LOST ? LOST : gone(life, cause("expire"));
    case "rollback":
      // What was to be written is none of the session's rows any more, and keeps its values.
      if (life.stage !== "row" || life.made !== null || life.settled) return LOST;
      return gone(life, cause("rollback"));
    default:
      return LOST;
  }
}

function gone(life: Life, expired: Cause): Life {
  return { ...life, expired, others: expired, set: NONE, unwritten: NONE };
}

function written(life: Life, cause: (by: Cause["by"]) => Cause): Life {
  if (life.stage === "added") return { ...life, stage: "row", made: cause("flush"), unwritten: NONE };
  if (life.unwritten.size === 0) return life;
  return { ...life, computed: cause("update"), told: life.unwritten, unwritten: NONE };
}

/** Whether two sessions are the same one. Two that hang on parameters often are. */
function sameSession(first: Value, second: Value): "yes" | "maybe" | "no" {
  if (first.kind === "session" || second.kind === "session")
    return first.kind === "session" && second.kind === "session" && first.id === second.id ? "yes" : "no";
  const waiting = (value: Value): boolean => value.kind === "parameter" || value.kind === "deferred";
  if (!waiting(first) || !waiting(second)) return "no";
  return wayOf(first, []) === wayOf(second, []) ? "yes" : "maybe";
}

/** The block of a session ends: later changes do not reach its rows. */
export function closed(run: Run, which: Value, commits: boolean, site: Site): void {
  if (!run.world.tracks) return;
  if (commits) happened(run, { kind: "session", method: "commit", which, site, when: run.state.conditions });
  for (const [id, life] of run.state.lives)
    if (sameSession(life.within, which) === "yes") run.state.lives.set(id, { ...life, within: UNKNOWN });
}

/** A row becomes part of another one's relationship: the other side of it is set, too. */
export function link(run: Run, value: Value): void {
  for (const instance of instancesIn(value)) {
    loseKeys(run, instance);
    if (!run.world.tracks) continue;
    const life = lifeOf(run, instance);
    if (life !== null && (life.stage !== "row" || life.made !== null)) run.state.lives.set(instance.id, LOST);
  }
}

/** Something unknown gets values: what becomes of rows among them, or of the rows of sessions among them, cannot be told. */
export function lostSight(run: Run, values: readonly Value[]): void {
  loadedElsewhere(run, values);
  if (!run.world.tracks || run.state.lives.size === 0) return;
  for (const value of values) {
    for (const { id } of instancesIn(value)) run.state.lives.set(id, LOST);
    if (value.kind === "session" || (value.kind === "parameter" && !value.rows))
      for (const [id, life] of run.state.lives) if (sameSession(life.within, value) === "yes") run.state.lives.set(id, LOST);
  }
}
