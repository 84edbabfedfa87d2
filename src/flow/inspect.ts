import type { Program } from "../link/program.ts";
import type { RepoPath } from "../model/source.ts";
import type { CallSite } from "./call-sites.ts";
import { causeOf, type Effect, wayTo } from "./effects.ts";
import type { Flow } from "./index.ts";
import { fileOf } from "./places.ts";

/** One row of `inspect effects`, as the JSON contract has it. */
export interface EffectRow {
  readonly symbol: string;
  readonly module: string;
  readonly file: RepoPath;
  readonly line: number;
  readonly async: boolean;
  readonly effects: readonly {
    /** `blocks:network`, `reads`, `writes` … */
    readonly effect: string;
    readonly callee: string;
    readonly proved: boolean;
    readonly witness: readonly { readonly file: RepoPath; readonly line: number; readonly callee: string }[];
  }[];
}

/** What calling each function does beyond computing, with the calls that lead to the cause. Functions without effect are left out. */
export function inspectEffects(program: Program, flow: Flow): { readonly functions: readonly EffectRow[] } {
  const rows = program.allFunctions().flatMap((fn): readonly EffectRow[] => {
    const summary = [...flow.summaries.of(fn).values()];
    const { unit } = fn.module;
    if (summary.length === 0 || unit === null) return [];
    const effects = summary.map((witness) => {
      const cause = causeOf(flow.summaries, witness);
      const way = wayTo(flow.summaries, witness);
      return {
        effect: nameOf(cause),
        callee: calleeOf(cause),
        proved: witness.proved,
        witness: way.map((site, index) => ({
          file: fileOf(site.unit),
          line: lineOf(site),
          callee: way[index + 1] === undefined ? calleeOf(cause) : qualnameOf(way[index + 1]),
        })),
      };
    });
    return [
      {
        symbol: fn.def.qualname,
        module: fn.module.name,
        file: unit.path,
        line: unit.facts.line(fn.def.defStart),
        async: fn.def.async,
        effects: effects.sort((a, b) => (a.effect < b.effect ? -1 : a.effect > b.effect ? 1 : 0)),
      },
    ];
  });
  return { functions: rows };
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
      { symbol: unit.function.def.qualname, file: fileOf(unit), line: lineOf(site), targets: [...new Set(targets)], runs: group.mode },
    ];
  });
  return { calls };
}

/** The effect as tables print it: `blocks:network`, `reads`, `writes` … */
export function nameOf(effect: Effect): string {
  switch (effect.kind) {
    case "blocks":
      return `blocks:${effect.fact.category}`;
    case "queries":
      return effect.operation === "read" ? "reads" : "writes";
    case "raises-http":
      return "raises-http";
  }
}

function calleeOf(effect: Effect): string {
  return effect.kind === "blocks" ? effect.fact.name : effect.callee;
}

function qualnameOf(site: CallSite | undefined): string {
  return site?.unit.kind === "function" ? site.unit.function.def.qualname : "<module>";
}

function lineOf(site: CallSite): number {
  const module = site.unit.kind === "function" ? site.unit.function.module : site.unit.module;
  return module.unit?.facts.line((site.call ?? site.node).start) ?? 0;
}
