import type { Scope } from "../../link/symbols.ts";
import { firstOf } from "../../model/first-of.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { mentions, names, someExpression, someInStatements, visitAssignments } from "../../model/visit.ts";
import { argumentAt } from "../arguments.ts";
import type { CallSite, LoopRegion } from "../call-sites.ts";
import { holds, isWithin } from "./inside.ts";
import { remembers } from "./remembered.ts";

/** Why a loop makes fewer queries than it has items. */
export type Bound = "first-hit" | "memo" | "parts";

/** Whether the loop may end, or leave the call out, before it has made the call for every item; null for neither. */
export function boundOf(site: CallSite, loop: LoopRegion): Bound | null {
  if (loop.comp !== null) return endsWithFirst(site, loop.comp) ? "first-hit" : null;
  if (leavesOnHit(loop.body, site.node, countsOn(loop))) return "first-hit";
  return remembers(loop.body, site.node, loop.target) || isFallback(loop.body, site.node) || isLeftover(loop.body, site) ? "memo" : null;
}

/**
 * `if id in rows: continue`, and then `row = query(id)`: what was fetched before the loop, as a dictionary, is not asked for. A call whose
 * value nobody takes makes what is missing, for each.
 */
function isLeftover(body: readonly Stmt[], site: CallSite): boolean {
  const { node } = site;
  let known: { readonly key: string; readonly rows: string } | null = null;
  for (const statement of body) {
    if (isWithin(node, statement)) {
      if (known === null)
        return statement.kind !== "For" && statement.kind !== "While" && blocksOf(statement).some((block) => isLeftover(block, site));
      const { key, rows } = known;
      const asked = site.call?.args.some((argument) => argument.kind === "Name" && argument.id === key) === true;
      return asked && isMapping(rows, site.scope) && takesValue([statement], node);
    }
    known = skipped(statement) ?? known;
  }
  return false;
}

/** `if id in rows: continue`. */
function skipped(statement: Stmt): { readonly key: string; readonly rows: string } | null {
  if (statement.kind !== "If" || statement.body[0]?.kind !== "Continue" || statement.test.kind !== "Compare") return null;
  const { left, ops, comparators } = statement.test;
  const [rows] = comparators;
  return left.kind === "Name" && ops[0] === "in" && rows?.kind === "Name" ? { key: left.id, rows: rows.id } : null;
}

/** A dictionary that a comprehension makes. */
function isMapping(name: string, scope: Scope): boolean {
  const [only, another] = scope.bindings.get(name) ?? [];
  return another === undefined && only?.kind === "value" && only.path.length === 0 && only.value.kind === "DictComp";
}

/** Whether the value of a call is assigned. */
function takesValue(body: readonly Stmt[], node: Expr): boolean {
  let found = false;
  visitAssignments(body, (_target, value) => {
    if (value !== null && contains(value, node)) found = true;
  });
  return found;
}

/** `if id in rows: row = rows[id] else: row = query(id)`: what was fetched before the loop is not asked for. */
function isFallback(body: readonly Stmt[], node: Expr): boolean {
  return body.some((statement) => {
    if (!isWithin(node, statement)) return false;
    if (statement.kind === "If" && holds(statement.orelse, node)) {
      const { test } = statement;
      const known = test.kind === "Compare" && test.ops[0] === "in" ? nameOf(test.comparators[0]) : null;
      if (known !== null && takes(statement.body, known)) return true;
    }
    return blocksOf(statement).some((block) => isFallback(block, node));
  });
}

/**
 * The call empties what the loop fills: `if len(chunk) >= size: flush(chunk)`, `if number % 100 == 0: session.commit()`. It runs once a
 * batch.
 */
export function runsWhenFull(body: readonly Stmt[], node: Expr): boolean {
  return body.some((statement) => {
    if (!isWithin(node, statement) || statement.kind === "For" || statement.kind === "While") return false;
    if (statement.kind === "If" && holds(statement.body, node) && countsUp(statement.test)) return true;
    return blocksOf(statement).some((block) => runsWhenFull(block, node));
  });
}

/** `len(chunk) >= size`, `len(chunk) == 100`, `number % 100 == 0`. */
function countsUp(test: Expr): boolean {
  if (test.kind === "BoolOp") return test.op === "and" && test.values.some(countsUp);
  if (test.kind !== "Compare") return false;
  const [op] = test.ops;
  const [bound] = test.comparators;
  if (test.left.kind === "BinOp") return test.left.op === "%" && op === "==";
  const counted = test.left.kind === "Call" && test.left.func.kind === "Name" && test.left.func.id === "len";
  if (!counted) return false;
  // `if len(rows) > 0` says that there are any, not that it is time.
  const any = bound?.kind === "Constant" && Number(bound.value) <= 1;
  return (op === ">=" || op === ">" || op === "==") && !any;
}

/** Whether statements read an item of a collection. */
function takes(body: readonly Stmt[], collection: string): boolean {
  return someInStatements(body, (item) => item.kind === "Subscript" && nameOf(item.value) === collection);
}

/**
 * The call stands in a block of the loop's body that ends in leaving the loop, `if item.id == id: load(item); break`, or all that comes after it
 * leads out of the loop, unless it fails: `try: take(port) except Taken: continue`, and then `return port`.
 */
export function leavesAfter(body: readonly Stmt[], node: Expr): boolean {
  return body.some((statement, at) => {
    if (!isWithin(node, statement) || statement.kind === "For" || statement.kind === "While") return false;
    if (leavesNext(statement, body.slice(at + 1), node)) return true;
    return blocksOf(statement).some((block) => {
      const last = block[block.length - 1];
      const held = holds(block, node);
      if (!held || last === undefined) return false;
      return last.kind === "Break" || last.kind === "Return" || last.kind === "Raise" || leavesAfter(block, node);
    });
  });
}

function leavesNext(statement: Stmt, next: readonly Stmt[], node: Expr): boolean {
  const last = next[next.length - 1];
  if (last === undefined || (last.kind !== "Return" && last.kind !== "Break" && last.kind !== "Raise") || goesRound(next)) return false;
  if (statement.kind !== "Try") return !goesRound([statement]);
  return holds(statement.body, node) && ![statement.body, statement.orelse, statement.finalbody].some(goesRound);
}

/** Whether a `continue` of this loop, not of one inside it, stands in the body. */
export function goesRound(body: readonly Stmt[]): boolean {
  return body.some(
    (statement) =>
      statement.kind === "Continue" || (statement.kind !== "For" && statement.kind !== "While" && blocksOf(statement).some(goesRound)),
  );
}

/**
 * A callee queries only for what it is not given: `if row is None: row = load(id)`, or `if names is not None: … else: load(id)`, where a
 * call on the way gives it something. The rows were fetched before the loop then, or by its first round.
 */
export function suppliedOnTheWay(way: readonly CallSite[]): boolean {
  return way.some(({ unit, node }, at) => {
    const call = way[at - 1]?.call ?? null;
    if (call === null || unit.kind !== "function") return false;
    const { function: fn } = unit;
    const filled = filledParameter(fn.def.body, node);
    const missing = filled ?? fallbackOf(fn.def.body, node);
    const index = missing === null ? -1 : fn.def.parameters.findIndex(({ name }) => name === missing);
    if (index < 0) return false;
    const bound = fn.owner !== null && call.func.kind === "Attribute" && fn.def.parameters[0]?.name === "self";
    const argument = argumentAt(call, fn, index, bound ? 1 : 0);
    if (argument === undefined || argument.kind === "Constant") return false;
    // What the caller itself was given may be nothing.
    return filled !== null || argument.kind !== "Name" || !isParameter(argument.id, way[at - 1]?.scope);
  });
}

/** The name that is tested for None around a call, and gets its value: `if row is None: row = load(id)`. */
function filledParameter(body: readonly Stmt[], node: Expr): string | null {
  for (const statement of body) {
    if (!isWithin(node, statement)) continue;
    const name = statement.kind === "If" ? testedForNone(statement.test) : null;
    if (name !== null && statement.kind === "If" && assigns(statement.body, name, node)) return name;
    for (const block of blocksOf(statement)) {
      const found = filledParameter(block, node);
      if (found !== null) return found;
    }
  }
  return null;
}

function isParameter(name: string, scope: Scope | undefined): boolean {
  return scope?.bindings.get(name)?.some(({ kind }) => kind === "parameter") === true;
}

/** The name whose absence a call stands in for: `elif` and `else` of a test that it is something. */
function fallbackOf(body: readonly Stmt[], node: Expr): string | null {
  for (const statement of body) {
    if (!isWithin(node, statement)) continue;
    if (statement.kind === "If" && holds(statement.orelse, node)) {
      const name = testedForSome(statement.test);
      if (name !== null) return name;
    }
    for (const block of blocksOf(statement)) {
      const found = fallbackOf(block, node);
      if (found !== null) return found;
    }
  }
  return null;
}

/** `names is not None`, alone or as a part of an `and`. */
function testedForSome(test: Expr): string | null {
  if (test.kind === "BoolOp") return test.op === "and" ? firstOf(test.values, testedForSome) : null;
  if (test.kind !== "Compare" || test.ops[0] !== "is not" || test.left.kind !== "Name") return null;
  const [other] = test.comparators;
  return other?.kind === "Constant" && other.type === "None" ? test.left.id : null;
}

function testedForNone(test: Expr): string | null {
  if (test.kind === "UnaryOp") return test.op === "not" && test.operand.kind === "Name" ? test.operand.id : null;
  if (test.kind !== "Compare" || test.ops[0] !== "is" || test.left.kind !== "Name") return null;
  const [other] = test.comparators;
  return other?.kind === "Constant" && other.type === "None" ? test.left.id : null;
}

function assigns(body: readonly Stmt[], name: string, node: Expr): boolean {
  let found = false;
  visitAssignments(body, (target, value) => {
    if (target.kind === "Name" && target.id === name && value !== null && contains(value, node)) found = true;
  });
  return found;
}

/** `any(query(x) for x in xs)`, `next(query(x) for x in xs)`. */
function endsWithFirst(site: CallSite, comp: Expr): boolean {
  if (comp.kind !== "GeneratorExp") return false;
  const taker = site.arguments.findLast((call) => call.args[0] === comp);
  return taker?.func.kind === "Name" && /^(any|all|next|anext)$/.test(taker.func.id);
}

/** `if found: return found`, or with `break`, on the value of the call: what follows the first hit is never asked for. */
function leavesOnHit(body: readonly Stmt[], node: Expr, probes: boolean): boolean {
  return leavesOn(body, new Set(), (value) => contains(value, node), probes);
}

/** `for number in range(2, 1000): … if find(f"{name} ({number})") is None: return number`: what counts on makes candidates, and the first that is free ends it. */
function countsOn({ iter, target, body }: LoopRegion): boolean {
  if (iter.kind !== "Call" || !/^(range|count)$/.test(lastName(iter.func))) return false;
  // `for at in range(len(ids)): … find(ids[at])` goes through what is there.
  if (iter.args.some((bound) => someExpression(bound, (node) => node.kind === "Call" && lastName(node.func) === "len"))) return false;
  const places = new Set<string>();
  if (target !== null) names(target, places);
  return !someInStatements(body, (node) => node.kind === "Subscript" && mentions(node.slice, places));
}

/** The same on whatever comes of the item that the loop has in turn. */
export function leavesOnItem({ target, body }: Stmt & { readonly kind: "For" }): boolean {
  const items = new Set<string>();
  names(target, items);
  return leavesOn(body, items, () => false, false);
}

function leavesOn(body: readonly Stmt[], values: Set<string>, isValue: (value: Expr) => boolean, probes: boolean): boolean {
  for (let round = 0; round < 2; round++)
    visitAssignments(body, (target, value) => {
      if (value !== null && (isValue(value) || mentions(value, values))) names(target, values);
    });
  const hit = (test: Expr): boolean => (probes || positive(test)) && (isValue(test) || mentions(test, values));
  const leaves = (statements: readonly Stmt[]): boolean =>
    statements.some((statement) => {
      if (statement.kind === "If") {
        const last = statement.body[statement.body.length - 1];
        if ((last?.kind === "Return" || last?.kind === "Break") && hit(statement.test)) return true;
        return leaves(statement.body) || leaves(statement.orelse);
      }
      return (statement.kind === "Try" || statement.kind === "With") && blocksOf(statement).some(leaves);
    });
  return leaves(body);
}

/** A test that is met by something, not by the lack of it: `if not allowed: return False` is met by none of the usual items. */
function positive(test: Expr): boolean {
  if (test.kind === "UnaryOp") return test.op !== "not";
  if (test.kind === "BoolOp") return test.values.some(positive);
  if (test.kind !== "Compare") return true;
  const other = test.comparators[0];
  return !(other?.kind === "Constant" && other.type === "None" && (test.ops[0] === "is" || test.ops[0] === "=="));
}

function nameOf(value: Expr | undefined): string | null {
  if (value?.kind === "Name") return value.id;
  return value?.kind === "Attribute" && value.value.kind === "Name" ? `${value.value.id}.${value.attr}` : null;
}

function contains(whole: Expr, part: Expr): boolean {
  return isWithin(part, whole) && someExpression(whole, (node) => node === part);
}
