/**
 * Lives of rows: what a session has done to a row since it was queried or made.
 *
 * A row of an AsyncSession may be read where nothing has to be fetched. `commit()` expires all its attributes unless the session was
 * made with `expire_on_commit=False`, and `rollback()` does so in any case; an UPDATE expires the columns that the database computes;
 * and a row that was made here and written has no relationships in memory but those that were set. What follows is known of the rows
 * in sight, by the session they are in. Rows and sessions that are parameters leave a log of *changes*, which callers replay.
 */
import type { OrmColumn, OrmRelationship } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { unparse } from "../../model/unparse.ts";
import { quietly } from "./apply.ts";
import { elementOf } from "./attributes.ts";
import { isA, isLoaded, noteLoaded, type Run, type State, wayOf } from "./run.ts";
import { type Conditions, compatible, type Instance, type Site, UNKNOWN, type Value } from "./values.ts";

/** Why something of a row is not in memory any more, or not yet. */
export interface Cause {
  readonly by: "commit" | "rollback" | "update" | "flush" | "refresh";
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

/** What a function does to sessions and rows that its caller knows, in the order in which it happens. */
export type Change =
  | { readonly kind: "session"; readonly method: string; readonly which: Value; readonly site: Site; readonly when: Conditions }
  | {
      readonly kind: "row";
      readonly act: "add" | "refresh" | "assign" | "forget";
      readonly value: Value;
      readonly keys: readonly string[] | null;
      readonly which: Value;
      readonly site: Site;
    }
  | { readonly kind: "queried"; readonly model: ClassSymbol }
  /** What stands between the two happens only where an exception leaves the function: who called it goes on without it. */
  | { readonly kind: "mark" }
  | { readonly kind: "restore" }
  /** In a handler, or under a test that the call does not decide: it may not happen. */
  | { readonly kind: "failed"; readonly change: Change };

/** A read of an attribute that is not in memory. */
export interface ExpiredRead {
  readonly function: FunctionSymbol | null;
  readonly instance: Instance;
  readonly owner: ClassSymbol;
  readonly attribute: OrmColumn | OrmRelationship | { readonly kind: string; readonly key: string };
  readonly site: Site;
  readonly cause: Cause;
  readonly certain: boolean;
}

const NONE: ReadonlySet<string> = new Set();
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

function freshLife({ model, within }: Instance): Life {
  return {
    model: model.kind === "class" ? model.class : null,
    stage: "row",
    within,
    expired: null,
    computed: null,
    made: null,
    unwritten: NONE,
    set: NONE,
    given: NONE,
    told: NONE,
    settled: false,
    renewed: 0,
  };
}

/** A row of which nothing is known any more. */
const LOST: Life = {
  model: null,
  stage: "row",
  within: UNKNOWN,
  expired: null,
  computed: null,
  made: null,
  unwritten: NONE,
  set: NONE,
  given: NONE,
  told: NONE,
  settled: true,
  renewed: 0,
};

/** A row that is made of values: `spread` are values that no name tells. */
export function beginMade(run: Run, instance: Instance, values: ReadonlyMap<string, Value>): void {
  if (!run.world.tracks) return;
  const given = new Set([...values].filter(([, value]) => !(value.kind === "plain" && value.constant === null)).map(([key]) => key));
  run.state.loaded.delete(instance.id);
  noteLoaded(run.state, instance.id, [...values.keys()]);
  const known = instance.model.kind === "class" && isMadeOfValues(run, instance.model.class);
  run.state.lives.set(instance.id, known ? { ...freshLife(instance), stage: "made", given } : LOST);
  for (const value of values.values()) link(run, value);
}

/** Whether the constructor of a mapped class sets what it is given and nothing else. */
function isMadeOfValues({ world: { program } }: Run, symbol: ClassSymbol): boolean {
  if (program.memberDefinition(symbol, "__init__")?.kind === "bindings") return false;
  return program.ancestors(symbol).every((ancestor) => {
    if (ancestor.kind === "class") return !ancestor.class.def.decorators.some((item) => DATACLASS.test(unparse(item)));
    return ancestor.kind === "external" && !DATACLASS.test(ancestor.name);
  });
}

const DATACLASS = /dataclass/i;

/** A row that was handed out by a function, with what that did to it. */
export function adopt(run: Run, value: Value): void {
  if (!run.world.tracks) return;
  for (const instance of instancesIn(value)) {
    if (instance.life !== null) run.state.lives.set(instance.id, { ...instance.life, within: instance.within });
    else if (instance.session === "async") run.state.lives.set(instance.id, freshLife(instance));
  }
}

/** Whether something of a row is not in memory any more. */
export function isStale({ expired, computed }: Life): boolean {
  return expired !== null || computed !== null;
}

export function lifeOf(run: Run, { id, life }: Instance): Life | null {
  return run.state.lives.get(id) ?? life;
}

function change(run: Run, instance: Instance, changes: Partial<Life>): void {
  const life = lifeOf(run, instance) ?? freshLife(instance);
  run.state.lives.set(instance.id, { ...life, ...changes });
}

/** The rows that a value may be or hold, itself and one level down. */
function instancesIn(value: Value, depth = 0): readonly Instance[] {
  switch (value.kind) {
    case "instance":
      return [value];
    case "union":
      return value.items.flatMap((item) => instancesIn(item.value, depth));
    case "many":
      return depth > 2 ? [] : instancesIn(value.item, depth + 1);
    case "dict":
      return depth > 2 ? [] : instancesIn(value.value, depth + 1);
    case "tuple":
    case "listed":
      return depth > 2 ? [] : value.items.flatMap((item) => instancesIn(item, depth + 1));
    case "result":
      return depth > 2 ? [] : instancesIn(value.row, depth + 1);
    case "object":
      return depth > 2 ? [] : [...value.fields.values()].flatMap((item) => instancesIn(item, depth + 1));
    default:
      return [];
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
    case "expire":
    case "expunge":
    case "delete":
    case "merge":
      rowEvent(run, "forget", object, null, which, site);
      return;
    case "flush":
    case "commit":
    case "rollback":
    case "expire_all":
    case "expunge_all":
    case "run_sync":
    case "close":
    case "reset":
    case "invalidate":
      happened(run, { kind: "session", method, which, site, when: run.state.conditions });
      return;
    default:
      return;
  }
}

/** The names that `attribute_names` lists; `["*"]` where some are not known, null where none are asked for. */
function namesOf(value: Value | undefined): readonly string[] | null {
  if (value === undefined || (value.kind === "plain" && value.constant === null)) return null;
  if (value.kind !== "listed" && value.kind !== "tuple") return ["*"];
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
      run.doubt++;
      run.handling++;
      happened(run, event.change);
      run.handling--;
      run.doubt--;
      return;
    case "queried":
      requeried(run, event.model, null);
      return;
    case "row":
      rowEvent(run, event.act, event.value, event.keys, event.which, event.site);
      return;
    case "session":
      ofSession(run, event);
      if (event.which.kind !== "session" && event.which.kind !== "unknown") log(run, event);
  }
}

/** Rows of a class are queried: those in sight may be among them, and are up to date then. */
function requeried(run: Run, model: ClassSymbol, own: string | null): void {
  const { program } = run.world;
  const last = run.changes.at(-1);
  if (last?.kind !== "queried" || last.model !== model) log(run, { kind: "queried", model });
  for (const [id, life] of run.state.lives) {
    if (id === own || (life.expired === null && life.computed === null && life.made === null)) continue;
    if (life.model === null || isA(program, life.model, model) || isA(program, model, life.model))
      run.state.lives.set(id, { ...life, expired: null, computed: null, made: null, renewed: life.renewed + 1 });
  }
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
        break;
      case "forget":
        run.state.lives.set(instance.id, LOST);
    }
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

function refreshed(run: Run, instance: Instance, keys: readonly string[] | null, site: Site): void {
  const life = lifeOf(run, instance);
  if (life === null) return;
  if (keys === null) {
    // What was loaded on request is dropped; what the query's options and the mapping load comes back.
    run.state.loaded.delete(instance.id);
    const made = life.made === null ? null : causeOf(run, "refresh", site, run.state.conditions);
    change(run, instance, { expired: null, computed: null, made, unwritten: NONE, settled: false, renewed: life.renewed + 1 });
  } else if (keys.includes("*")) change(run, instance, { expired: null, computed: null, made: null, renewed: life.renewed + 1 });
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
      if (run.world.expires !== true) return next;
      return { ...next, expired: cause("commit"), set: NONE };
    }
    case "rollback":
      // What was to be written is none of the session's rows any more, and keeps its values.
      if (life.stage !== "row" || life.made !== null || life.settled) return LOST;
      return { ...life, expired: cause("rollback"), set: NONE, unwritten: NONE };
    default:
      return LOST;
  }
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
  if (!run.world.tracks) return;
  for (const instance of instancesIn(value)) {
    const life = lifeOf(run, instance);
    if (life !== null && (life.stage !== "row" || life.made !== null)) run.state.lives.set(instance.id, LOST);
  }
}

/** Something unknown gets values: what becomes of rows among them, or of the rows of sessions among them, cannot be told. */
export function lostSight(run: Run, values: readonly Value[]): void {
  if (!run.world.tracks || run.state.lives.size === 0) return;
  for (const value of values) {
    for (const { id } of instancesIn(value)) run.state.lives.set(id, LOST);
    if (value.kind === "session" || (value.kind === "parameter" && !value.rows))
      for (const [id, life] of run.state.lives) if (sameSession(life.within, value) === "yes") run.state.lives.set(id, LOST);
  }
}

/** Reads an attribute of a row that is expired. True where the read cannot succeed. */
export function readExpired(run: Run, instance: Instance, owner: ClassSymbol, name: string, site: Site): boolean {
  const life = lifeOf(run, instance);
  if (life === null || (life.expired === null && life.computed === null)) return false;
  const attribute = run.world.models.attribute(owner, name);
  if (attribute === undefined || isLoaded(run.state, instance.id, name)) return false;
  if (life.expired !== null && !life.set.has(name) && !life.set.has("*") && STORED.test(attribute.kind))
    return noteRead(run, instance, owner, attribute, site, life.expired);
  if (life.computed === null || attribute.kind !== "column" || attribute.onUpdate !== "server") return false;
  if (life.told.has(name) || life.unwritten.has(name) || life.set.has(name) || keepsComputed(run, owner)) return false;
  return noteRead(run, instance, owner, attribute, site, life.computed);
}

const STORED = /^(column|relationship|column-property|composite|query-expression)$/;

/** Whether a class asks for computed columns with the statement itself. */
function keepsComputed({ world: { program } }: Run, owner: ClassSymbol): boolean {
  return program.ancestors(owner).some((ancestor) => {
    if (ancestor.kind !== "class") return ancestor.kind === "unknown";
    return ancestor.class.module.unit?.facts.mentions("eager_defaults") === true;
  });
}

/** Reads a relationship of a row that was made here. */
export function readUnset(run: Run, instance: Instance, owner: ClassSymbol, relationship: OrmRelationship, site: Site): void {
  const life = lifeOf(run, instance);
  if (life === null) return;
  const { key } = relationship;
  if (life.stage !== "row") {
    // A collection that is read may be filled, and is in memory then.
    noteLoaded(run.state, instance.id, [key]);
    return;
  }
  // What was set where it was made came with it out of that function.
  const set = isLoaded(run.state, instance.id, key) || instance.plan?.entries.get(key)?.strategy === "eager";
  if (life.made === null || set) return;
  if (life.made.by === "refresh" && relationship.lazy !== "select") return;
  if (!/^(select|joined|selectin|subquery|immediate)$/.test(relationship.lazy)) return;
  const sure = leads(run, owner, relationship, life.given);
  if (sure !== "no") noteRead(run, instance, owner, relationship, site, sure === "yes" ? life.made : { ...life.made, certain: false });
}

/** Whether there is something to load: where the foreign key is not set, nothing is. */
function leads(
  run: Run,
  owner: ClassSymbol,
  { uselist, direction, target }: OrmRelationship,
  given: ReadonlySet<string>,
): "yes" | "maybe" | "no" {
  if (uselist || direction !== "many-to-one") return given.has(UNKNOWN_SPREAD) || given.has("*") ? "maybe" : "yes";
  const table = target === null ? undefined : run.world.models.modelOf(target)?.table;
  const keys = (run.world.models.modelOf(owner)?.columns ?? []).filter(({ foreignKeys }) =>
    foreignKeys.some((key) => key.target.split(".").at(-2) === table),
  );
  if (keys.length === 1 && keys[0] !== undefined && given.has(keys[0].key)) return "yes";
  return given.has(SPREAD) || given.has(UNKNOWN_SPREAD) || given.has("*") || keys.some(({ key }) => given.has(key)) ? "maybe" : "no";
}

/** The names under which `**values` of a call stands among its keywords: values that a schema dumps, and any others. */
export const SPREAD = "**";
export const UNKNOWN_SPREAD = "** of anything";

function noteRead(
  run: Run,
  instance: Instance,
  owner: ClassSymbol,
  attribute: ExpiredRead["attribute"],
  site: Site,
  cause: Cause,
): boolean {
  const now = run.state.conditions;
  if (!compatible(cause.when, now)) return false;
  if (run.silent > 0) return false;
  const certain = cause.certain && run.doubt === 0 && (within(cause.when, now) || within(now, cause.when));
  const fn = run.unit.kind === "function" ? run.unit.function : null;
  run.expired.push({ function: fn, instance, owner, attribute, site, cause, certain });
  // It raised; what follows says the same once more.
  change(run, instance, { expired: null, computed: null });
  if (attribute.kind === "relationship") noteLoaded(run.state, instance.id, [attribute.key]);
  return true;
}

function within(first: Conditions, second: Conditions): boolean {
  for (const [test, outcome] of first) if (second.get(test) !== outcome) return false;
  return true;
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
