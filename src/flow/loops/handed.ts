import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { noteRead } from "../../model/reads.ts";
import type { Call, Expr } from "../../model/syntax.ts";
import { argumentAt } from "../arguments.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";
import type { Edge } from "../effects.ts";
import type { HandedTo, Targets } from "../targets.ts";
import { callGiven, mappingLoop, repeatingLoop } from "./repeats.ts";

/** A loop in which a function runs that was handed to where the loop stands. */
export interface HandedLoop {
  /** What it goes through is what the caller gives, where the caller gives that as well. */
  readonly loop: LoopRegion;
  /** What it goes through where it stands. */
  readonly iter: Expr;
  /** The call in the loop. */
  readonly use: CallSite;
  /** The call that hands the function over; null where it is kept in a name of the caller, and called there. */
  readonly call: Call | null;
}

/** What is asked on the way to such a loop. */
interface Search {
  readonly program: Program;
  readonly targets: Targets;
  readonly isSmall: (loop: LoopRegion) => boolean;
  /** Where the function is handed over. */
  readonly call: Call;
  readonly scope: Scope;
}

/** Functions that hand on what they are given. */
const DEEPEST = 3;

/**
 * The loop that runs what a call hands over: `def total(ids, count): return sum(count(id) for id in ids)`, called with a function that queries,
 * or with a lambda around the query. A lambda that is kept in a name runs where the name is called.
 */
export function handedLoop(
  program: Program,
  targets: Targets,
  { site, group }: Edge,
  isSmall: (loop: LoopRegion) => boolean,
): HandedLoop | undefined {
  const { lambda, unit, scope } = site;
  if (group.handed === true) {
    const { call } = site;
    return group.through === undefined || call === null
      ? undefined
      : inCallee({ program, targets, isSmall, call, scope }, group.through, DEEPEST);
  }
  if (lambda === null || unit.kind !== "function") return undefined;
  const call = callGiven(site, lambda);
  if (call !== undefined) {
    for (const handed of targets.handedTo(call, lambda, scope)) {
      const found = inCallee({ program, targets, isSmall, call, scope }, handed, DEEPEST);
      if (found !== undefined) return found;
    }
    return undefined;
  }
  for (const use of targets.callsOfLambda(lambda, unit.function)) {
    const loop = repeatingLoop(program, use, isSmall);
    if (loop !== undefined) return { loop, iter: loop.iter, use, call: null };
  }
  return undefined;
}

/** The loop in a function that calls one of its parameters, or hands it on to one that does. */
function inCallee(search: Search, handed: HandedTo, deeper: number): HandedLoop | undefined {
  const { program, targets, call } = search;
  const name = handed.function.def.parameters[handed.index]?.name;
  noteRead(handed.function.def);
  for (const use of targets.callsOf(handed)) {
    const isCall = use.call?.func.kind === "Name" && !use.call.args.some((item) => item.kind === "Name" && item.id === name);
    const loop = mappingLoop(use, !isCall) ?? repeatingLoop(program, use, (around) => search.isSmall(given(search, around, handed)));
    const further = isCall ? [] : handedOn(search, use, name);
    if (loop !== undefined && (isCall || further.length > 0 || loop.node === use.call)) {
      return { loop: given(search, loop, handed), iter: loop.iter, use, call };
    }
    for (const inner of deeper === 0 ? [] : further) {
      const found = inCallee(search, inner, deeper - 1);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** The parameters that a call gives a name for. */
function handedOn({ targets }: Search, { call, scope }: CallSite, name: string | undefined): readonly HandedTo[] {
  if (call === null) return [];
  const argument = [...call.args, ...call.keywords.map(({ value }) => value)].find((item) => item.kind === "Name" && item.id === name);
  return argument === undefined ? [] : targets.handedTo(call, argument, scope);
}

/** The loop as the caller sees it: over what it gives for the parameter that is gone through. */
function given({ call, scope }: Search, loop: LoopRegion, { function: fn }: HandedTo): LoopRegion {
  const { iter } = loop;
  if (iter.kind !== "Name") return loop;
  const index = fn.def.parameters.findIndex((parameter) => parameter.name === iter.id);
  const isMethod = fn.owner !== null && call.func.kind === "Attribute" && /^(self|cls)$/.test(fn.def.parameters[0]?.name ?? "");
  const argument = index < 0 ? undefined : argumentAt(call, fn, index, isMethod ? 1 : 0);
  return argument === undefined ? loop : { ...loop, iter: argument, scope };
}
