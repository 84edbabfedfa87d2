import type { Program } from "../link/program.ts";
import type { Scope } from "../link/symbols.ts";
import type { Lambda } from "../model/syntax.ts";
import { expression } from "./call-sites/expressions.ts";
import type { CallSite, Unit } from "./call-sites/site.ts";
import { statements } from "./call-sites/statements.ts";
import { walkOf } from "./call-sites/walk.ts";

export type { CallSite, Lazy, LoopRegion, Unit, Use } from "./call-sites/site.ts";

/** All call sites of a unit in source order. Bodies of nested functions are units of their own; class bodies belong to the unit around. */
export function callSites(program: Program, unit: Unit): readonly CallSite[] {
  const walk = walkOf(program, unit);
  if (unit.kind === "function") {
    statements(walk, unit.function.def.body, program.functionScope(unit.function));
  } else if (unit.module.unit !== null) {
    statements(walk, unit.module.unit.facts.body, program.moduleScope(unit.module));
  }
  return walk.found;
}

/** What a call of a lambda evaluates, as if its body stood where it is called. */
export function lambdaSites(program: Program, unit: Unit, lambda: Lambda, scope: Scope): readonly CallSite[] {
  const walk = walkOf(program, unit);
  expression(walk, lambda.body, program.lambdaScope(lambda, scope), "returned");
  return walk.found;
}
