import { type OrmColumn, type OrmModels, type OrmRelationship, refersTo } from "../../domain/sqlalchemy/index.ts";
import type { ClassSymbol, FunctionSymbol } from "../../link/symbols.ts";
import { type Cause, change, LOST, lifeOf, PERHAPS } from "./lives.ts";
import { leavesOut, type Plan, REFRESHED } from "./plans.ts";
import { isLoaded, noteLoaded, type Run } from "./run.ts";
import { type Conditions, compatible, type Instance, NO_CONDITIONS, type Site } from "./values.ts";

/** A read of an attribute that is not in memory. */
export interface ExpiredRead {
  readonly function: FunctionSymbol | null;
  readonly instance: Instance;
  readonly owner: ClassSymbol;
  readonly attribute: OrmColumn | OrmRelationship | { readonly kind: string; readonly key: string };
  readonly site: Site;
  readonly cause: Cause;
  readonly certain: boolean;
  /** The session of the row, a synchronous one, is closed: nobody can fetch anything. */
  readonly closed?: boolean;
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

/** Reads a column that the query has left out. True where the read cannot succeed. */
export function readLeftOut(run: Run, instance: Instance, owner: ClassSymbol, name: string, site: Site): boolean {
  const { plan, session, id, origin } = instance;
  if (session !== "async" || plan === null || origin === null || run.silent > 0) return false;
  const column = run.world.models.attribute(owner, name);
  if (column?.kind !== "column" || !leavesOut(plan, column) || isLoaded(run.state, id, name)) return false;
  const life = lifeOf(run, instance);
  if (life === LOST || life?.set.has(name) === true || life?.set.has("*") === true) return false;
  if (isLoaded(run.state, id, REFRESHED) && loadsApart(plan)) return false;
  const cause: Cause = { by: "deferred", site: { at: origin.at, trace: [], reader: null }, when: NO_CONDITIONS, certain: true };
  const noted = noteRead(run, instance, owner, column, site, cause);
  if (noted) noteLoaded(run.state, id, [name]);
  return noted;
}

/** A refresh of a whole row leaves out what the query has left out, but where the query has loaded a relationship by a statement of its own. */
function loadsApart({ entries }: Plan): boolean {
  return [...entries.values()].some(({ strategy, apart }) => strategy === "eager" && apart === true);
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
  if (life.made.by === "refresh" && !/^(select|raise|raise_on_sql)$/.test(relationship.lazy)) return;
  if (!/^(select|joined|selectin|subquery|immediate|raise|raise_on_sql)$/.test(relationship.lazy)) return;
  const sure = leads(run, owner, relationship, life.given);
  if (sure !== "no") noteRead(run, instance, owner, relationship, site, sure === "yes" ? life.made : { ...life.made, certain: false });
}

/**
 * Notes a read of a row of a synchronous session that cannot succeed: of what a commit has expired where the session is closed, or of a relationship of a
 * new row that may not be loaded lazily.
 */
export function noteRefused(
  run: Run,
  instance: Instance,
  owner: ClassSymbol,
  name: string,
  site: Site,
  { by, site: where }: Pick<Cause, "by" | "site">,
  closed = true,
  sure = true,
): void {
  const attribute = run.world.models.attribute(owner, name);
  if (run.silent > 0 || attribute === undefined) return;
  const cause: Cause = { by, site: where, when: NO_CONDITIONS, certain: sure };
  const fn = run.unit.kind === "function" ? run.unit.function : null;
  run.expired.push({
    function: fn,
    instance,
    owner,
    attribute,
    site,
    cause,
    certain: sure && run.doubt === 0,
    ...(closed ? { closed } : {}),
  });
}

/** Whether there is something to load: where the foreign key is not set, nothing is. */
function leads(run: Run, owner: ClassSymbol, relationship: OrmRelationship, given: ReadonlySet<string>): "yes" | "maybe" | "no" {
  if (relationship.uselist || relationship.direction !== "many-to-one")
    return given.has(UNKNOWN_SPREAD) || given.has("*") ? "maybe" : "yes";
  return isGivenKey(run.world.models, owner, relationship, given);
}

/** Whether the foreign key that a reference rests on is among what a row was made of. */
export function isGivenKey(
  models: OrmModels,
  owner: ClassSymbol,
  { target }: OrmRelationship,
  given: ReadonlySet<string>,
): "yes" | "maybe" | "no" {
  const table = target === null ? undefined : models.modelOf(target)?.table;
  const keys = (models.modelOf(owner)?.columns ?? []).filter((column) => refersTo(column, table));
  if (keys.length === 1 && keys[0] !== undefined && given.has(keys[0].key)) return "yes";
  const perhaps = keys.some(({ key }) => given.has(key) || given.has(`${PERHAPS}${key}`));
  return perhaps || given.has(SPREAD) || given.has(UNKNOWN_SPREAD) || given.has("*") ? "maybe" : "no";
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
  if (cause.by !== "deferred") change(run, instance, { expired: null, computed: null });
  if (attribute.kind === "relationship") noteLoaded(run.state, instance.id, [attribute.key]);
  return true;
}

function within(first: Conditions, second: Conditions): boolean {
  for (const [test, outcome] of first) if (second.get(test) !== outcome) return false;
  return true;
}
