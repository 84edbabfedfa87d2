import { boundOnce } from "../../link/bound-once.ts";
import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import { firstOf } from "../../model/first-of.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr, FunctionDef, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { mentions, names, someExpression, someInStatements, visitAssignments, visitExpression } from "../../model/visit.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";
import { lookedUp } from "../lookups.ts";
import { holds, isWithin } from "./inside.ts";

/**
 * What a call in a loop does for what was fetched before the loop: `covered` where that was asked for all that the loop goes through, so that
 * the call is made for what the database lacks; `prefetched` where it is not seen what was asked.
 */
export type Fallback = "covered" | "prefetched";

/** `known.get(id) or await load(id)`, where `known` was filled before the loop; null for a call that does not hang on what is there already. */
export function fallbackOf(program: Program, site: CallSite, loop: LoopRegion): Fallback | null {
  // What is done for each that is missing, rather than fetched, is done for each.
  if (isDropped(loop.body, site.node)) return null;
  const looked = new Map<string, string>();
  visitAssignments(loop.body, (target, value) => {
    const mapping = target.kind === "Name" ? gotFrom(value) : null;
    if (target.kind === "Name" && mapping !== null) looked.set(target.id, mapping);
  });
  const mapping = inStatements(loop.body, site.node, looked) ?? (loop.comp === null ? null : inExpression(loop.comp, site.node, looked));
  // What the loop itself fills remembers what was asked, for keys that come again.
  return mapping === null || keeps(loop.body, mapping, site.node) ? null : filledBefore(program, mapping, site.scope, loop);
}

/** Whether a call gives what is put into a mapping: `known[id] = await load(id)`. */
function keeps(body: readonly Stmt[], mapping: string, node: Expr): boolean {
  let found = false;
  visitAssignments(body, (target, value) => {
    if (value !== null && isWithin(node, value) && target.kind === "Subscript" && nameOf(target.value) === mapping) found = true;
  });
  return found;
}

/** Whether nobody takes the value of a call. */
function isDropped(body: readonly Stmt[], node: Expr): boolean {
  return body.some((statement) => {
    if (!isWithin(node, statement)) return false;
    if (statement.kind === "Expr") return (statement.value.kind === "Await" ? statement.value.value : statement.value) === node;
    return blocksOf(statement).some((block) => isDropped(block, node));
  });
}

/** The mapping whose lack of something leads to a call. */
function inStatements(body: readonly Stmt[], node: Expr, looked: ReadonlyMap<string, string>): string | null {
  let skipped: string | null = null;
  for (const statement of body) {
    if (!isWithin(node, statement)) {
      if (statement.kind === "If" && leaves(statement.body)) skipped = present(statement.test, looked) ?? skipped;
      continue;
    }
    if (skipped !== null) return skipped;
    const asked =
      statement.kind === "If" ? byTest(statement.test, holds(statement.body, node), looked) : nameOf(lookedUp(statement) ?? undefined);
    if (asked !== null && !(statement.kind === "If" && isWithin(node, statement.test))) return asked;
    for (const block of blocksOf(statement)) {
      const found = holds(block, node) ? inStatements(block, node, looked) : null;
      if (found !== null) return found;
    }
    return inParts(statement, node, looked);
  }
  return null;
}

function inParts(statement: Stmt, node: Expr, looked: ReadonlyMap<string, string>): string | null {
  switch (statement.kind) {
    case "Assign":
    case "AnnAssign":
    case "Expr":
    case "Return":
      return statement.value === null ? null : inExpression(statement.value, node, looked);
    default:
      return null;
  }
}

/** `known.get(id) or load(id)`, `known[id] if id in known else load(id)`. */
function inExpression(whole: Expr, node: Expr, looked: ReadonlyMap<string, string>): string | null {
  let found: string | null = null;
  visitExpression(whole, (part) => {
    if (part.kind === "BoolOp" && part.op === "or") {
      const at = part.values.findIndex((value) => isWithin(node, value));
      for (const before of part.values.slice(0, Math.max(at, 0))) found ??= gotFrom(before) ?? lookedIn(before, looked);
    } else if (part.kind === "IfExp" && isWithin(node, part) && !isWithin(node, part.test))
      found ??= byTest(part.test, isWithin(node, part.body), looked);
  });
  return found;
}

/** What is lacking where a test has come out so that the call is made. */
function byTest(test: Expr, holdsTrue: boolean, looked: ReadonlyMap<string, string>): string | null {
  return holdsTrue ? absent(test, looked) : present(test, looked);
}

function absent(test: Expr, looked: ReadonlyMap<string, string>): string | null {
  if (test.kind === "UnaryOp") return test.op === "not" ? present(test.operand, looked) : null;
  if (test.kind === "BoolOp") return test.op === "and" ? firstOf(test.values, (value) => absent(value, looked)) : null;
  if (test.kind !== "Compare") return null;
  if (test.ops[0] === "not in") return nameOf(test.comparators[0]);
  return test.ops[0] === "is" && isNone(test.comparators[0]) ? (gotFrom(test.left) ?? lookedIn(test.left, looked)) : null;
}

function present(test: Expr, looked: ReadonlyMap<string, string>): string | null {
  if (test.kind === "UnaryOp") return test.op === "not" ? absent(test.operand, looked) : null;
  if (test.kind === "NamedExpr") return gotFrom(test.value);
  if (test.kind !== "Compare") return gotFrom(test) ?? lookedIn(test, looked);
  if (test.ops[0] === "in") return nameOf(test.comparators[0]);
  return test.ops[0] === "is not" && isNone(test.comparators[0]) ? present(test.left, looked) : null;
}

/** The mapping of `known.get(id)`. */
function gotFrom(value: Expr): string | null {
  return value.kind === "Call" && value.func.kind === "Attribute" && value.func.attr === "get" && value.args.length === 1
    ? nameOf(value.func.value)
    : null;
}

function lookedIn(value: Expr, looked: ReadonlyMap<string, string>): string | null {
  return value.kind === "Name" ? (looked.get(value.id) ?? null) : null;
}

function nameOf(value: Expr | undefined): string | null {
  return value?.kind === "Name" ? value.id : null;
}

function isNone(value: Expr | undefined): boolean {
  return value?.kind === "Constant" && value.type === "None";
}

function leaves(body: readonly Stmt[]): boolean {
  const last = body[body.length - 1];
  return last?.kind === "Continue";
}

/** Whether a mapping holds something before the loop begins, and whether that was asked for what the loop goes through. */
function filledBefore(program: Program, mapping: string, scope: Scope, loop: LoopRegion): Fallback | null {
  const bound = boundOnce(program, mapping, scope);
  if (bound === undefined || bound.scope.kind !== "function" || bound.value.start > loop.node.start) return null;
  const { owner } = bound.scope;
  const body = owner?.kind === "FunctionDef" ? (owner as FunctionDef).body : [];
  const filled = isEmpty(bound.value) ? filling(body, mapping, loop.node.start) : bound.value;
  // What is only asked whether it has something, such as names that were seen, was not fetched to be used.
  if (filled === null || (bound.value.kind !== "DictComp" && !(mayMap(bound.value) && isTakenFrom(loop, mapping)))) return null;
  const wanted = new Set<string>();
  names(loop.iter, wanted);
  return wanted.size > 0 && asksFor(program, filled, bound.scope, wanted, MOST_NAMES) ? "covered" : "prefetched";
}

/** Whether a value may be a mapping: a dictionary, or what a function gives. */
function mayMap(value: Expr): boolean {
  const made = value.kind === "Await" ? value.value : value;
  return made.kind === "Dict" || (made.kind === "Call" && !/^(set|frozenset|list|tuple|sorted|Counter)$/.test(lastName(made.func)));
}

/** Whether the body of a loop takes items out of a mapping: `known[id]`, `known.get(id)`. */
function isTakenFrom({ body, comp }: LoopRegion, mapping: string): boolean {
  const takes = (node: Expr): boolean => gotFrom(node) === mapping || (node.kind === "Subscript" && nameOf(node.value) === mapping);
  return someInStatements(body, takes) || (comp !== null && someExpression(comp, takes));
}

/** Names that lead from a mapping to the query of its rows. */
const MOST_NAMES = 4;

/** `{}`, `dict()`, `defaultdict(list)`. */
function isEmpty(value: Expr): boolean {
  if (value.kind === "Dict") return value.keys.length === 0;
  return (
    value.kind === "Call" &&
    /^(dict|defaultdict|OrderedDict)$/.test(lastName(value.func)) &&
    value.args.every(({ kind }) => kind === "Name") &&
    value.keywords.length === 0
  );
}

/** What the loop before a position goes through that fills a mapping: `for row in rows: known[row.id] = row`. */
function filling(body: readonly Stmt[], mapping: string, before: number): Expr | null {
  for (const statement of body) {
    if (statement.start >= before) return null;
    if (statement.kind === "For") {
      let fills = false;
      visitAssignments(statement.body, (target) => {
        if (target.kind === "Subscript" && nameOf(target.value) === mapping) fills = true;
      });
      if (fills && statement.end < before) return statement.iter;
    }
    for (const block of blocksOf(statement)) {
      const found = filling(block, mapping, before);
      if (found !== null) return found;
    }
  }
  return null;
}

/** Whether a value comes of a query for some names: `where(Row.id.in_(ids))`. */
function asksFor(program: Program, value: Expr, scope: Scope, wanted: ReadonlySet<string>, deeper: number): boolean {
  let found = false;
  const further = new Set<string>();
  visitExpression(value, (part) => {
    if (part.kind === "Call" && lastName(part.func) === "in_") found ||= part.args.some((argument) => mentions(argument, wanted));
    if (part.kind === "Name") further.add(part.id);
  });
  if (found || deeper === 0) return found;
  for (const name of further) {
    const bound = boundOnce(program, name, scope);
    if (bound !== undefined && bound.scope === scope && asksFor(program, bound.value, scope, wanted, deeper - 1)) return true;
  }
  return false;
}
