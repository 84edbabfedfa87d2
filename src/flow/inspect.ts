import type { Program } from "../link/program.ts";
import type { FunctionSymbol } from "../link/symbols.ts";
import type { RepoPath } from "../model/source.ts";
import type { CallSite } from "./call-sites.ts";
import type { EffectEntry } from "./derived-effects.ts";
import { causeOf, type Effect, type Witness, wayTo } from "./effects.ts";
import type { Flow } from "./index.ts";
import { fileOf, lineIn } from "./places.ts";

/** One row of `inspect effects`, as the JSON contract has it. */
export interface EffectRow {
  readonly symbol: string;
  readonly module: string;
  readonly file: RepoPath;
  readonly line: number;
  readonly async: boolean;
  readonly effects: readonly EffectEntry[];
}

/** What calling each function does beyond computing, with the calls that lead to the cause. Functions without effect are left out. */
export function inspectEffects(
  program: Program,
  flow: Flow,
  derived: (fn: FunctionSymbol) => readonly EffectEntry[],
): { readonly functions: readonly EffectRow[] } {
  const blocking = blockingInCoroutines(flow);
  const rows = program.allFunctions().flatMap((fn): readonly EffectRow[] => {
    const summary = [...flow.summaries.of(fn).values()];
    const { unit } = fn.module;
    if (unit === null) return [];
    const further = derived(fn);
    if (summary.length === 0 && further.length === 0 && !blocking.has(fn)) return [];
    const effects = [...summary, ...(blocking.get(fn) ?? [])].map((witness) => entryOf(flow, witness));
    return [
      {
        symbol: fn.def.qualname,
        module: fn.module.name,
        file: unit.path,
        line: unit.facts.line(fn.def.defStart),
        async: fn.def.async,
        effects: [...effects, ...further].sort((a, b) => (a.effect < b.effect ? -1 : a.effect > b.effect ? 1 : 0)),
      },
    ];
  });
  return { functions: rows };
}

function entryOf(flow: Flow, witness: Witness): EffectEntry {
  const cause = causeOf(flow.summaries, witness);
  const way = wayTo(flow.summaries, witness);
  return {
    effect: nameOf(cause),
    callee: calleeOf(cause),
    proved: witness.proved,
    witness: way.map((site, index) => ({
      file: fileOf(site.unit),
      line: lineIn(site.unit, site.call ?? site.node),
      callee: way[index + 1] === undefined ? calleeOf(cause) : qualnameOf(way[index + 1]),
    })),
  };
}

/** What blocks in an async function: its summary leaves that out, for its callers have no part in it. */
function blockingInCoroutines(flow: Flow): ReadonlyMap<FunctionSymbol, readonly Witness[]> {
  const found = new Map<FunctionSymbol, Map<string, Witness>>();
  for (const edge of flow.affected) {
    if (edge.unit.kind !== "function" || !edge.unit.function.def.async || edge.group.mode !== "here") continue;
    for (const witness of flow.summaries.at(edge)) {
      if (witness.effect.kind !== "blocks") continue;
      const known = found.get(edge.unit.function) ?? new Map<string, Witness>();
      found.set(edge.unit.function, known);
      if (!known.has(witness.effect.key)) known.set(witness.effect.key, witness);
    }
  }
  return new Map([...found].map(([fn, witnesses]) => [fn, [...witnesses.values()]]));
}

/** One row of `inspect calls`: a call with everything that it may run. */
export interface CallRow {
  readonly symbol: string;
  readonly file: RepoPath;
  readonly line: number;
  readonly targets: readonly string[];
  /** `elsewhere`: in a thread, a process or another program. */
  readonly runs: "here" | "elsewhere";
}

/** The call graph of application code: each call in a function with its alternatives; what is unresolved says why. */
export function inspectCalls(flow: Flow): { readonly calls: readonly CallRow[] } {
  const calls = flow.edges.flatMap(({ unit, site, group }): readonly CallRow[] => {
    if (unit.kind !== "function" || unit.function.module.unit?.role !== "application") return [];
    const targets = group.alternatives.map((target) => {
      if (target.kind === "function") return `${target.function.module.name}.${target.function.def.qualname}`;
      return target.kind === "external" ? target.name : `? ${target.reason}`;
    });
    return [
      {
        symbol: unit.function.def.qualname,
        file: fileOf(unit),
        line: lineIn(site.unit, site.call ?? site.node),
        targets: [...new Set(targets)],
        runs: group.mode === "here" ? "here" : "elsewhere",
      },
    ];
  });
  return { calls };
}

/** The effect as tables print it: `blocks:network`, `reads`, `writes` … */
export function nameOf(effect: Effect): string {
  if (effect.kind === "blocks") return `blocks:${effect.fact.category}`;
  return effect.operation === "read" ? "reads" : "writes";
}

function calleeOf(effect: Effect): string {
  return effect.kind === "blocks" ? effect.fact.name : effect.callee;
}

function qualnameOf(site: CallSite | undefined): string {
  return site?.unit.kind === "function" ? site.unit.function.def.qualname : "<module>";
}
