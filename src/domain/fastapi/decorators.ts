import type { Static } from "../../link/constants.ts";
import type { Expr } from "../../model/syntax.ts";
import { viewOf } from "./callables.ts";
import { callWith } from "./calls.ts";
import { evaluate } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { type Arguments, either, type Frame, heldIn, valuesOf } from "./values.ts";

/** A function or class after its decorators, innermost first. What a decorator from elsewhere makes of it stays what it was. */
export function applyDecorators(machine: Machine, decorators: readonly Expr[], target: Static, frame: Frame): Static {
  let value = target;
  for (const decorator of decorators.toReversed()) {
    const callee = evaluate(machine, decorator, frame);
    const given: Arguments = { args: [value], keywords: new Map(), at: machine.place(frame, decorator) };
    if (!isCallable(callee)) continue;
    if (value.kind === "symbol" && value.symbol.kind === "class" && makesViewsOf(machine, callee)) {
      machine.viewClasses.add(value.symbol);
      continue;
    }
    const made = valuesOf(callWith(machine, callee, given)).filter(isFunction);
    if (made.length > 0) value = either(likely(machine, value, made));
  }
  return value;
}

/** What a decorator makes, one way or another: the ways that keep the function's signature where some do, since it is used as one. */
function likely(machine: Machine, target: Static, made: readonly Static[]): readonly Static[] {
  if (made.length < 2) return made;
  const signature = viewOf(machine, target)?.signature ?? null;
  const keeping = signature === null ? [] : made.filter((value) => viewOf(machine, value)?.signature === signature);
  return keeping.length > 0 ? keeping : made;
}

/** A decorator that makes views moves routes about and ends where it began: it is not followed. */
function makesViewsOf(machine: Machine, callee: Static): boolean {
  const held = heldIn(callee);
  const fn =
    callee.kind === "symbol" && callee.symbol.kind === "function" ? callee.symbol : held?.kind === "closure" ? held.function : undefined;
  return fn !== undefined && machine.makesViews(fn);
}

function isFunction(value: Static): boolean {
  if (value.kind === "symbol") return value.symbol.kind !== "external";
  const held = heldIn(value);
  return held !== undefined && held.kind !== "unread" && held.kind !== "made";
}

/** Names outside the project and unknown things leave what they decorate as it is. */
function isCallable(callee: Static): boolean {
  if (callee.kind === "symbol") return callee.symbol.kind === "function" || callee.symbol.kind === "class";
  const held = heldIn(callee);
  return held !== undefined && held.kind !== "unread" && held.kind !== "made";
}
