import type { Program } from "../../link/program.ts";
import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Type } from "../../link/types.ts";
import type { Call, Expr, Lambda } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { type Constant, constantOf } from "../constant-values.ts";
import { fillingTests, type Guard, guardsOf, keptParameters, NO_GUARDS, NO_NAMES, NO_TESTS, visibleIn } from "../guards.ts";
import { NOTHING_HANDED } from "../instead.ts";
import type { SpecialCall } from "../special-methods.ts";
import type { CallSite, Lazy, LoopRegion, Unit, Use } from "./site.ts";

/** What is around the place that the walk is at. Lists are replaced, never changed: the sites found keep them. */
export interface Walk {
  readonly program: Program;
  readonly unit: Unit;
  readonly found: CallSite[];
  loops: readonly LoopRegion[];
  calls: readonly Call[];
  lambda: Lambda | null;
  decisions: number;
  handler: number;
  apart: number;
  lazily: readonly Lazy[];
  stepped: (Lazy & { readonly iter: Expr }) | null;
  once: number;
  /** In what is raised: its text is for when something failed. */
  raising: boolean;
  guards: readonly Guard[];
  /** What the other branches around hand over, as it is written. */
  instead: ReadonlySet<string>;
  /** The unit's parameters that keep their value, and the tests of others that come before they are bound anew. */
  readonly parameters: ReadonlySet<string>;
  readonly filling: ReadonlyMap<Expr, string>;
}

const NO_LOOPS: readonly LoopRegion[] = [];
const NO_CALLS: readonly Call[] = [];
const NO_LAZY: readonly Lazy[] = [];

/** A walk over a unit, at its start. */
export function walkOf(program: Program, unit: Unit): Walk {
  return {
    program,
    unit,
    found: [],
    loops: NO_LOOPS,
    calls: NO_CALLS,
    lambda: null,
    decisions: 0,
    handler: 0,
    apart: 0,
    lazily: NO_LAZY,
    stepped: null,
    once: 0,
    raising: false,
    guards: NO_GUARDS,
    instead: NOTHING_HANDED,
    parameters: unit.kind === "function" ? keptParameters(program, unit.function) : NO_NAMES,
    filling: unit.kind === "function" ? fillingTests(program, unit.function) : NO_TESTS,
  };
}

/** Goes on behind a test that came out as `outcome`; returns the guards to go back to. */
export function enter(walk: Walk, test: Expr, outcome: boolean, scope: Scope): readonly Guard[] {
  const filled = walk.filling.get(test);
  const parameters = visibleIn(scope, filled === undefined ? walk.parameters : new Set([...walk.parameters, filled]));
  return parameters.size === 0 ? walk.guards : holding(walk, guardsOf(parameters, test, outcome, constantsIn(walk, scope)));
}

/** Goes on where these hold as well; returns the guards to go back to. */
export function holding(walk: Walk, more: readonly Guard[]): readonly Guard[] {
  const before = walk.guards;
  if (more.length > 0) walk.guards = [...before, ...more];
  return before;
}

/** What an expression is known to be at a place. */
export function constantsIn({ program }: Walk, scope: Scope): (expr: Expr) => Constant | undefined {
  return (expr) => constantOf(program, expr, scope);
}

/** A special method that Python calls by itself. */
export function special(walk: Walk, node: Expr, scope: Scope, call: SpecialCall | null, use: Use = "value"): void {
  if (call !== null) add(walk, "property", node, scope, use, call.self, call.method);
}

/** Notes a call, made where the walk is. */
export function add(
  walk: Walk,
  form: CallSite["form"],
  node: Expr,
  scope: Scope,
  use: Use,
  type: Type | null,
  property: FunctionSymbol | null = null,
): void {
  walk.found.push({
    form,
    node,
    call: node.kind === "Call" && form === "call" ? node : null,
    unit: walk.unit,
    scope,
    loops: walk.loops,
    use,
    lambda: walk.lambda,
    arguments: walk.calls,
    decisions: walk.decisions,
    handler: walk.handler > 0,
    apart: walk.apart > 0,
    lazily: walk.lazily,
    stepped: walk.stepped?.iter === node ? walk.stepped : null,
    once: walk.once > 0,
    property,
    type,
    guards: walk.guards,
    instead: walk.instead.size > 0 && use !== "awaited" && form === "call" && node.kind === "Call" && walk.instead.has(unparse(node.func)),
  });
}
