import type { Expr, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { mentions, names } from "../../model/visit.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";
import { holds, isWithin } from "./inside.ts";

/**
 * The call is made for one item alone, which the body picks by a literal: `for key, value in changes.items(): if key == "owner": …`.
 * The keys of a mapping are distinct, so it runs once at most.
 */
export function isPicked(site: CallSite, loop: LoopRegion): boolean {
  const key = loop.target?.kind === "Tuple" ? loop.target.elts[0] : loop.target;
  if (key?.kind !== "Name" || loop.comp !== null) return false;
  return within(loop.body, site.node, key.id);
}

function within(body: readonly Stmt[], node: Expr, key: string): boolean {
  return body.some((statement) => {
    if (!isWithin(node, statement) || statement.kind === "For" || statement.kind === "While") return false;
    if (statement.kind === "If") {
      if (!holds(statement.body, node)) return within(statement.orelse, node, key);
      return comparesWithLiteral(statement.test, key) || within(statement.body, node, key);
    }
    if (statement.kind === "Match" && statement.subject.kind === "Name" && statement.subject.id === key) {
      const taken = statement.cases.find((option) => holds(option.body, node));
      return taken !== undefined && taken.captures.length === 0 && taken.values.length > 0 && taken.values.every(isLiteral);
    }
    return blocksOf(statement).some((block) => within(block, node, key));
  });
}

/** `key == "owner"`, alone or as a part of a conjunction. */
function comparesWithLiteral(test: Expr, key: string): boolean {
  if (test.kind === "BoolOp") return test.op === "and" && test.values.some((value) => comparesWithLiteral(value, key));
  if (test.kind !== "Compare" || test.ops.length !== 1 || test.ops[0] !== "==") return false;
  const [other] = test.comparators;
  if (other === undefined) return false;
  return (isName(test.left, key) && isLiteral(other)) || (isName(other, key) && isLiteral(test.left));
}

function isName(value: Expr, name: string): boolean {
  return value.kind === "Name" && value.id === name;
}

function isLiteral(value: Expr): boolean {
  return value.kind === "Constant" && value.type === "str";
}

/** The call is a method of the loop's item, and its arguments do not read the item: `for check in checks: check.run(session)`. */
export function isMethodOfItem(site: CallSite, loop: LoopRegion): boolean {
  const func = site.call?.func;
  return func?.kind === "Attribute" && loop.target?.kind === "Name" && isName(func.value, loop.target.id) && readsNothingOf(loop, site);
}

/** The loop's item, or a part of it, is itself what is called, and its arguments do not read the item: `for handler in handlers: handler(event)`. */
export function isCallOfItem(site: CallSite, loop: LoopRegion): boolean {
  const func = site.call?.func;
  if (func?.kind !== "Name") return false;
  const parts = loop.target?.kind === "Tuple" ? loop.target.elts : [loop.target];
  return parts.some((part) => part?.kind === "Name" && part.id === func.id) && readsNothingOf(loop, site);
}

/** The arguments of a call do not read the loop's item. */
function readsNothingOf({ target }: LoopRegion, { call }: CallSite): boolean {
  if (target === null || call === null) return false;
  const items = new Set<string>();
  names(target, items);
  return ![...call.args, ...call.keywords.map(({ value }) => value)].some((argument) => mentions(argument, items));
}
