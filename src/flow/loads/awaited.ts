import { attributeOf } from "./attributes.ts";
import { defer, type Run } from "./run.ts";
import { type Instance, mapAlternatives, type Site, UNKNOWN, type Value } from "./values.ts";

/** What `await row.awaitable_attrs.lines` asks the database for: a query for each row where a loop goes through them. */
export function loadedInTurn(run: Run, value: Value, name: string, site: Site): void {
  if (value.kind === "parameter" || value.kind === "deferred") {
    if (run.world.names.has(name)) defer(run, value, { op: "attribute", name, site, awaited: true }, true);
    return;
  }
  const rows = mapAlternatives(value, (item) => (isInTurn(item) ? { ...item, session: "sync" } : UNKNOWN));
  if (rows.kind !== "unknown") attributeOf(run, rows, name, site);
}

function isInTurn(value: Value): value is Instance {
  return value.kind === "instance" && value.session === "async" && value.each !== null && value.pending.length === 0;
}
