/**
 * What `session.merge(given)` gives: the session's own row, found by the primary key as `get` finds it, with what the given one holds. Its
 * other relationships are not loaded. Where the database has no such row a new one is made, which reads as empty until it is written.
 */
import { freshLife, lifeOf } from "./lives.ts";
import { planOf } from "./options.ts";
import type { Plan } from "./plans.ts";
import { parameterType } from "./receivers.ts";
import { noteLoaded, type Run } from "./run.ts";
import { UNKNOWN_SPREAD } from "./unread.ts";
import { type Instance, mapAlternatives, UNKNOWN, type Value } from "./values.ts";

/** Makes the session's row of a class, with what is loaded on it. */
type Found = (model: Value, plan: Plan | null) => Instance;

export function merged(run: Run, given: Value, options: Value | undefined, found: Found): Value {
  return mapAlternatives(given, (item) => {
    if (item.kind === "parameter") {
      // What it holds is not known, what becomes of the session's row is.
      const type = parameterType(run, item.index);
      if (type?.kind !== "instance" || run.world.models.modelOf(type.class) === undefined) return UNKNOWN;
      return found({ kind: "class", class: type.class }, null);
    }
    if (item.kind !== "instance" || item.model.kind !== "class") return UNKNOWN;
    if (item.session !== "none") return ofQueried(run, item, options, found);
    return ofMade(run, item, options, found);
  });
}

/** A row of another session, or of this one, where it may be the same object. */
function ofQueried(run: Run, item: Instance, options: Value | undefined, found: Found): Value {
  const plan = item.plan === null || item.pending.length > 0 ? null : planOf(run, item.model, options);
  const row = { ...found(item.model, plan), each: item.each };
  const eager = [...(item.plan?.entries ?? [])].flatMap(([key, { strategy }]) => (strategy === "eager" ? [key] : []));
  noteLoaded(run.state, row.id, [...eager, ...(run.state.loaded.get(item.id) ?? [])]);
  return row;
}

function ofMade(run: Run, item: Instance, options: Value | undefined, found: Found): Value {
  const life = lifeOf(run, item);
  const hidden = life?.given.has(UNKNOWN_SPREAD) === true || life?.given.has("*") === true;
  const row = { ...found(item.model, hidden ? null : planOf(run, item.model, options)), each: item.each };
  const given = [...(run.state.loaded.get(item.id) ?? []), ...(life?.given ?? [])];
  noteLoaded(run.state, row.id, given);
  if (run.world.tracks && row.session === "async")
    run.state.lives.set(row.id, { ...freshLife(row), stage: "added", given: new Set(given) });
  return row;
}
