import type { LoopEntry } from "../domain/framework.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import type { TraceStep } from "../model/finding.ts";
import type { BlockingPath } from "../model/subjects.ts";
import type { CallSite } from "./call-sites.ts";
import { causeOf, type Edge, type Effect, type Summaries, type Witness, wayTo } from "./effects.ts";
import { callPlace } from "./places.ts";
import type { Targets } from "./targets.ts";

const ORDER = ["database", "network", "sleep", "process", "lock", "other", "file", "cpu"];

/**
 * Every call in a function that runs on the event loop through which blocking work is reached, one subject for each call and
 * kind (database, anything else), with the way to the cause.
 */
export function blockingPaths(
  edges: readonly Edge[],
  summaries: Summaries,
  targets: Targets,
  entryOf: (fn: FunctionSymbol) => LoopEntry | null,
): readonly BlockingPath[] {
  const found = new Map<CallSite, { database: Hit | null; other: Hit | null }>();
  for (const edge of edges) {
    if (edge.unit.kind !== "function" || edge.group.mode === "elsewhere") continue;
    const entry = entryOf(edge.unit.function);
    if (entry === null) continue;
    if (edge.site.lambda !== null && targets.lambdaMode(edge.site) === "elsewhere") continue;
    for (const witness of summaries.at(edge)) {
      if (witness.effect.kind !== "blocks") continue;
      let hits = found.get(edge.site);
      if (hits === undefined) {
        hits = { database: null, other: null };
        found.set(edge.site, hits);
      }
      const hit: Hit = { witness, entry };
      if (witness.effect.fact.category === "database") hits.database = better(hits.database, hit);
      else hits.other = better(hits.other, hit);
    }
  }
  const subjects: BlockingPath[] = [];
  for (const { database, other } of found.values()) {
    if (database !== null) subjects.push(subject(database, summaries));
    if (other !== null) subjects.push(subject(other, summaries));
  }
  return subjects;
}

interface Hit {
  readonly witness: Witness;
  readonly entry: LoopEntry;
}

function better(known: Hit | null, hit: Hit): Hit {
  if (known === null) return hit;
  return rank(hit.witness) < rank(known.witness) ? hit : known;
}

function rank(witness: Witness): number {
  const category = witness.effect.kind === "blocks" ? witness.effect.fact.category : "other";
  return (witness.proved ? 0 : 100) + ORDER.indexOf(category);
}

function subject(hit: Hit, summaries: Summaries): BlockingPath {
  const cause = causeOf(summaries, hit.witness);
  const fact = blockingFact(cause);
  const way = wayTo(summaries, hit.witness);
  const unit = hit.witness.site.unit;
  const role = unit.kind === "function" ? (unit.function.module.unit?.role ?? "application") : "application";
  return {
    at: callPlace(hit.witness.site),
    category: fact.category,
    cost: fact.cost,
    callee: fact.name,
    entry: hit.entry.reason,
    startup: hit.entry.startup,
    proved: hit.witness.proved,
    replacement: fact.replacement,
    trace: steps(way, fact.name),
    role,
  };
}

function blockingFact(effect: Effect): Extract<Effect, { kind: "blocks" }>["fact"] {
  if (effect.kind !== "blocks") throw new TypeError(`the cause of a blocking path is ${effect.kind}`);
  return effect.fact;
}

/** The trace of a finding: each call on the way, the last one being the cause. */
export function steps(way: readonly CallSite[], cause: string): readonly TraceStep[] {
  return way.map((site, index) => {
    const next = way[index + 1];
    const message =
      next === undefined
        ? `calls \`${cause}\``
        : `calls \`${next.unit.kind === "function" ? next.unit.function.def.qualname : "<module>"}\``;
    return { at: callPlace(site), message };
  });
}
