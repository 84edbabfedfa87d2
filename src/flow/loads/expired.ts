import type { TraceStep } from "../../model/finding.ts";
import type { ExpiredReading } from "../../model/subjects.ts";
import type { Cause } from "./lives.ts";
import type { SubjectContext } from "./subjects.ts";
import type { ExpiredRead } from "./unread.ts";
import type { Site } from "./values.ts";

const HAPPENED: Readonly<Record<Cause["by"], string>> = {
  commit: "the commit expires its attributes",
  rollback: "the rollback expires its attributes",
  expire: "its attributes are expired here",
  update: "the UPDATE expires what the database computes",
  flush: "the new row is written here",
  refresh: "the refresh leaves relationships unloaded",
  deferred: "the query leaves the column out",
};

/** The reads of expired attributes, one subject for each place and row. */
export function expiredReadings(reads: readonly ExpiredRead[], context: SubjectContext): readonly ExpiredReading[] {
  const subjects = new Map<string, ExpiredReading>();
  for (const read of reads) {
    const { at } = read.site;
    const key = `${at.file} ${at.start} ${read.instance.id}`;
    const known = subjects.get(key);
    if (known === undefined || (!known.proved && read.certain)) subjects.set(key, subjectOf(read, context));
  }
  return [...subjects.values()];
}

function subjectOf({ owner, attribute, cause, site, certain, closed = false }: ExpiredRead, context: SubjectContext): ExpiredReading {
  const name = `${owner.def.name}.${attribute.key}`;
  return {
    at: site.at,
    attribute: name,
    name: attribute.key,
    by: cause.by,
    closed,
    refused:
      !closed &&
      "lazy" in attribute &&
      (attribute.lazy === "raise" || attribute.lazy === "raise_on_sql") &&
      (cause.by === "flush" || cause.by === "refresh"),
    relationship: attribute.kind === "relationship",
    reader: site.reader,
    proved: certain,
    trace: [...stepsOf(cause.site, HAPPENED[cause.by]), ...stepsOf(site, `\`${name}\` is read`)],
    role: context.roleOf(site.at.file),
  };
}

/** The way to what happens, with the words for it at its end. */
export function stepsOf({ at, trace }: Site, message: string): readonly TraceStep[] {
  const last = trace.at(-1);
  if (last === undefined) return [{ at, message }];
  return [{ at, message: "the call that leads there" }, ...trace.slice(0, -1), { at: last.at, message }];
}
