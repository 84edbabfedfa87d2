import { attributeOf } from "./attributes.ts";
import { defer } from "./deferred.ts";
import { lifeOf } from "./lives.ts";
import type { Run } from "./run.ts";
import { type Instance, mapAlternatives, type Site, UNKNOWN, type Value } from "./values.ts";

/** What `await row.awaitable_attrs.lines` asks the database for: a query, for each row where a loop goes through them. */
export function loadedInTurn(run: Run, value: Value, name: string, site: Site): void {
  if (value.kind === "parameter" || value.kind === "deferred") {
    if (run.world.names.has(name)) defer(run, value, { op: "attribute", name, site, how: "awaited" }, true);
    return;
  }
  const rows = mapAlternatives(value, (item) =>
    isInTurn(item) && (item.each !== null || (lifeOf(run, item)?.expired ?? null) === null) ? { ...item, session: "sync" } : UNKNOWN,
  );
  if (rows.kind !== "unknown") attributeOf(run, rows, name, site);
}

function isInTurn(value: Value): value is Instance {
  return value.kind === "instance" && value.session === "async" && value.pending.length === 0;
}

/** `row.lines = lines` reads the collection that it replaces, to tell what has gone; a reference to one row is set without. */
export function replaced(run: Run, value: Value, name: string, site: Site): void {
  if (!run.world.tracks || !run.world.names.has(name)) return;
  if (value.kind === "parameter" || value.kind === "deferred") defer(run, value, { op: "attribute", name, site, how: "replaced" }, true);
  else if (value.kind === "instance" && value.session !== "sync" && value.model.kind === "class") {
    const attribute = run.world.models.attribute(value.model.class, name);
    if (attribute?.kind === "relationship" && attribute.uselist && !attribute.viewonly) attributeOf(run, value, name, site);
  }
}
