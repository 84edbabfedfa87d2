import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, withoutNone } from "../../link/types.ts";
import type { Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";
import { applyFunction } from "./apply.ts";
import type { Run } from "./run.ts";
import { type Site, UNKNOWN, type Value } from "./values.ts";

/** What a manager of the project makes of its block. */
export interface Managed {
  /** What the block is given; null where that cannot be told. */
  readonly entered: Value | null;
  /** Does what it does when the block ends without an exception. */
  readonly end: () => void;
  /** Does what it may do when the block ends with one. */
  readonly fail: () => void;
}

const NOTHING: Value = { kind: "plain", constant: null };
const MAKES_MANAGER = /(^|\.)(async)?contextmanager$/;

/** A generator that `contextmanager` makes a block of: what follows its `yield` happens when the block ends. */
export function isManagerGenerator({ def }: FunctionSymbol): boolean {
  return def.generator && def.decorators.some((decorator) => MAKES_MANAGER.test(unparse(decorator)));
}

/** An object whose class says what begins and ends with its block, such as a unit of work that commits; null for any other. */
export function managed(run: Run, context: Expr, value: Value, async: boolean, site: Site, scope: Scope): Managed | null {
  if (!run.world.tracks || (value.kind !== "object" && value.kind !== "parameter" && value.kind !== "deferred")) return null;
  const [type, another] = alternatives(withoutNone(run.world.program.typeOf(context, scope)));
  if (type?.kind !== "instance" || another !== undefined) return null;
  const method = (name: string): FunctionSymbol | null => {
    const member = run.world.program.memberDefinition(type.class, name);
    const last = member?.kind === "bindings" ? member.bindings.findLast((binding) => binding.kind === "function") : undefined;
    return member?.kind === "bindings" && last?.kind === "function" ? run.world.program.functionSymbol(last.def, member.scope) : null;
  };
  const exit = method(async ? "__aexit__" : "__exit__");
  if (exit === null) return null;
  const enter = method(async ? "__aenter__" : "__enter__");
  const entered = enter === null ? UNKNOWN : applyFunction(run, enter, [value], site, new Map(), true);
  return {
    entered: entered.kind === "unknown" ? null : entered,
    end: () => applyFunction(run, exit, [value, NOTHING, NOTHING, NOTHING], site, new Map(), true),
    fail: () => applyFunction(run, exit, [value, UNKNOWN, UNKNOWN, UNKNOWN], site, new Map(), true),
  };
}
