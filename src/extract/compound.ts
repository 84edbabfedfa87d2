// Statements that hold statements.

import { FIELD, KIND, TOKEN } from "../parse/index.ts";
import { type DefinitionKind, definition } from "./definitions.ts";
import { bareTuple, byKind } from "./expressions.ts";
import { IMPORTS } from "./imports.ts";
import { OP } from "./layout.ts";
import type { Lower, Lowering } from "./lowering.ts";
import { pattern } from "./patterns.ts";
import { SIMPLE_STATEMENTS } from "./statements.ts";

/** Lowers the statements of a block, -1 for none, and returns where the last one ends, or `end` if there is none. */
export function block(l: Lowering, node: number, end: number): number {
  if (node < 0) {
    l.out.word(0);
    return end;
  }
  return suite(l, node + 1, l.next(node), end);
}

/** Lowers the siblings from `from` on; see `block`. */
export function suite(l: Lowering, from: number, limit: number, end: number): number {
  const at = l.out.openCount();
  const written: Written = { count: 0, end };
  statements(l, from, limit, written);
  l.out.closeCount(at, written.count);
  return l.afterSemicolon(written.end);
}

interface Written {
  count: number;
  end: number;
}

function statements(l: Lowering, from: number, limit: number, written: Written): void {
  for (let at = from; at < limit; at = l.next(at)) {
    const lower = STATEMENTS[l.kind(at)];
    if (lower !== undefined && !l.isMissing(at)) {
      written.end = lower(l, at);
      written.count++;
    } else if (l.isError(at)) recovered(l, at, written);
  }
}

/** What the parser could not read is marked as such; the whole statements inside follow it. */
function recovered(l: Lowering, error: number, written: Written): void {
  l.unreadable(l.start(error), l.end(error));
  written.count++;
  written.end = l.end(error);
  fragments(l, error, written);
}

function fragments(l: Lowering, node: number, written: Written): void {
  for (let at = node + 1; at < l.next(node); at = l.next(at)) {
    const lower = STATEMENTS[l.kind(at)];
    if (lower !== undefined && !l.isMissing(at)) {
      lower(l, at);
      written.count++;
    } else if (l.isError(at) || l.kind(at) === KIND.block) fragments(l, at, written);
  }
}

/** Stored as its branches, each a start, a test and a block, and the block of `else`. */
function ifStatement(l: Lowering, node: number): number {
  const at = l.out.openAt(l.start(node));
  let end = branch(l, node);
  let branches = 1;
  let alternative = -1;
  const limit = l.next(node);
  for (let child = l.code(node + 1, limit); child < limit; child = l.code(l.next(child), limit)) {
    if (l.kind(child) === KIND.elif_clause) {
      end = branch(l, child);
      branches++;
    } else if (l.kind(child) === KIND.else_clause) alternative = child;
  }
  end = elseBlock(l, alternative, end);
  l.out.closeAt(at, OP.If, branches, end);
  return end;
}

function branch(l: Lowering, node: number): number {
  l.out.raw(l.start(node));
  l.demandedField(node, FIELD.condition);
  return block(l, l.child(node, FIELD.consequence), l.end(node));
}

/** The block of an else clause, -1 for none. */
function elseBlock(l: Lowering, clause: number, end: number): number {
  return block(l, clause < 0 ? -1 : l.childOfKind(clause, KIND.block), end);
}

function forStatement(l: Lowering, node: number): number {
  const at = l.out.openAt(l.start(node));
  l.demandedField(node, FIELD.left);
  l.demandedField(node, FIELD.right);
  const end = loopBlocks(l, node);
  l.out.closeAt(at, OP.For, isAsync(l, node), end);
  return end;
}

function whileStatement(l: Lowering, node: number): number {
  const at = l.out.openAt(l.start(node));
  l.demandedField(node, FIELD.condition);
  const end = loopBlocks(l, node);
  l.out.closeAt(at, OP.While, 0, end);
  return end;
}

function loopBlocks(l: Lowering, node: number): number {
  const end = block(l, l.child(node, FIELD.body), l.end(node));
  return elseBlock(l, l.childOfKind(node, KIND.else_clause), end);
}

/** The first token that is code: comments cannot stand before it. */
export function isAsync(l: Lowering, node: number): number {
  const first = l.code(node + 1, l.next(node));
  return first < l.next(node) && l.kind(first) === TOKEN.async ? 1 : 0;
}

/** Stored as the count of items, each a context and a target or nothing, and the block. */
function withStatement(l: Lowering, node: number): number {
  const at = l.out.openAt(l.start(node));
  const count = l.out.openCount();
  const clause = l.childOfKind(node, KIND.with_clause);
  let items = 0;
  if (clause >= 0) {
    const limit = l.next(clause);
    const first = l.named(clause + 1, limit);
    const isSole = first < limit && l.named(l.next(first), limit) >= limit;
    for (let item = first; item < limit; item = l.named(l.next(item), limit)) items += withItem(l, item, isSole);
  }
  l.out.closeCount(count, items);
  const end = block(l, l.child(node, FIELD.body), l.end(node));
  l.out.closeAt(at, OP.With, isAsync(l, node), end);
  return end;
}

/** Returns how many items the node stands for: parentheses around several are sometimes read as a tuple. */
function withItem(l: Lowering, item: number, isSole: boolean): number {
  const limit = l.next(item);
  const value = l.named(item + 1, limit);
  if (value < limit && isItemList(l, value, isSole)) {
    let items = 0;
    const end = l.next(value);
    for (let at = l.named(value + 1, end); at < end; at = l.named(l.next(at), end), items++) contextAndTarget(l, at);
    return items;
  }
  if (value < limit) contextAndTarget(l, value);
  else {
    l.demanded(value, limit, item);
    l.out.none();
  }
  return 1;
}

/** Parentheses with an `as` between them, or alone with a comma between them. */
function isItemList(l: Lowering, node: number, isSole: boolean): boolean {
  const kind = l.kind(node);
  if (kind !== KIND.tuple && kind !== KIND.parenthesized_expression) return false;
  const limit = l.next(node);
  if (isSole && kind === KIND.tuple && limit > node + 1) return true;
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    if (l.kind(at) === KIND.as_pattern) return true;
  }
  return false;
}

function contextAndTarget(l: Lowering, node: number): void {
  const alias = aliased(l, node);
  if (alias >= 0) {
    l.expression(alias);
    return;
  }
  l.expression(node);
  l.out.none();
}

/**
 * Lowers `value as alias` without its alias and returns the node of that; or does nothing and returns -1. The grammar ties `as` closer
 * than `if` and `lambda`, so it may stand at the end of those.
 */
function aliased(l: Lowering, node: number): number {
  const path: number[] = [];
  let at = node;
  while (l.kind(at) === KIND.conditional_expression || l.kind(at) === KIND.lambda || l.kind(at) === KIND.named_expression) {
    path.push(at);
    let last = l.named(at + 1, l.next(at));
    for (let child = last; child < l.next(at); child = l.named(l.next(child), l.next(at))) last = child;
    if (last >= l.next(at)) return -1;
    at = last;
  }
  if (l.kind(at) !== KIND.as_pattern) return -1;
  const value = l.named(at + 1, l.next(at));
  const alias = l.child(at, FIELD.alias);
  if (alias < 0 || alias === value) return -1;
  l.endingAt(path, l.end(value), () => l.expression(node));
  return alias;
}

/** Stored as the block, the handlers, and the blocks of `else` and `finally`; the payload counts the handlers. */
function tryStatement(l: Lowering, node: number): number {
  const at = l.out.openAt(l.start(node));
  let end = block(l, l.child(node, FIELD.body), l.end(node));
  let handlers = 0;
  const limit = l.next(node);
  for (let child = l.named(node + 1, limit); child < limit; child = l.named(l.next(child), limit)) {
    if (l.kind(child) !== KIND.except_clause) continue;
    end = handler(l, child);
    handlers++;
  }
  end = elseBlock(l, l.childOfKind(node, KIND.else_clause), end);
  end = elseBlock(l, l.childOfKind(node, KIND.finally_clause), end);
  l.out.closeAt(at, OP.Try, handlers, end);
  return end;
}

/** Stored as start, end, type, name and block. Several types without parentheses (Python 3.14) are a tuple. */
function handler(l: Lowering, node: number): number {
  l.out.raw(l.start(node));
  const endAt = l.out.openCount();
  const body = l.childOfKind(node, KIND.block);
  const limit = body < 0 ? l.next(node) : body;
  const type = l.named(node + 1, limit);
  let alias = l.child(node, FIELD.alias);
  const inner = type < limit ? aliased(l, type) : -1;
  if (inner >= 0) alias = inner;
  else if (type >= limit) l.out.none();
  else if (alias < 0 && l.named(l.next(type), limit) < limit) bareTuple(l, type, limit, l.end(node));
  else l.expression(type);
  l.out.optionalString(alias < 0 ? -1 : l.identifier(alias));
  const end = block(l, body, l.end(node));
  l.out.patch(endAt, end);
  return end;
}

/** Stored as the subject and the cases; the payload counts the cases. */
function matchStatement(l: Lowering, node: number): number {
  const at = l.out.openAt(l.start(node));
  const body = l.child(node, FIELD.body);
  const limit = body < 0 ? l.next(node) : body;
  const subject = l.named(node + 1, limit);
  const isTuple = subject < limit && (l.named(l.next(subject), limit) < limit || l.afterComma(l.end(subject), l.end(node)) >= 0);
  if (isTuple) bareTuple(l, subject, limit, l.end(node));
  else l.demanded(subject, limit, node);
  let cases = 0;
  let end = l.end(node);
  if (body >= 0) {
    for (let child = l.named(body + 1, l.next(body)); child < l.next(body); child = l.named(l.next(child), l.next(body))) {
      if (l.kind(child) !== KIND.case_clause) continue;
      end = matchCase(l, child);
      cases++;
    }
  }
  l.out.closeAt(at, OP.Match, cases, end);
  return end;
}

/** Stored as count and values, count and captures, guard, block. */
function matchCase(l: Lowering, node: number): number {
  const limit = l.next(node);
  const captures = new Set<number>();
  const count = l.out.openCount();
  let values = 0;
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    if (l.kind(at) === KIND.case_pattern) values += pattern(l, at, captures);
  }
  l.out.closeCount(count, values);
  l.out.word(captures.size);
  for (const id of captures) l.out.string(id);
  const guard = l.child(node, FIELD.guard);
  if (guard < 0) l.out.none();
  else l.demanded(l.named(guard + 1, l.next(guard)), l.next(guard), guard);
  return block(l, l.child(node, FIELD.consequence), l.end(node));
}

function decorated(l: Lowering, node: number): number {
  const inner = l.child(node, FIELD.definition);
  if (inner < 0) {
    l.unreadable(l.start(node), l.end(node));
    return l.end(node);
  }
  return definition(l, inner, node, definitionKind(l, inner), suite);
}

function undecorated(l: Lowering, node: number): number {
  return definition(l, node, -1, definitionKind(l, node), suite);
}

function definitionKind(l: Lowering, node: number): DefinitionKind {
  return l.kind(node) === KIND.class_definition ? "class" : "function";
}

/** Lowers a statement and returns where it ends, trailing comments left out. */
type LowerStatement = (l: Lowering, node: number) => number;

function ending(lower: Lower): LowerStatement {
  return (l, node) => {
    lower(l, node);
    return l.end(node);
  };
}

/** What lowers a statement, by kind id. */
const STATEMENTS: readonly (LowerStatement | undefined)[] = byKind<LowerStatement>({
  ...Object.fromEntries(Object.entries({ ...SIMPLE_STATEMENTS, ...IMPORTS }).map(([kind, lower]) => [kind, ending(lower)])),
  [KIND.if_statement]: ifStatement,
  [KIND.for_statement]: forStatement,
  [KIND.while_statement]: whileStatement,
  [KIND.with_statement]: withStatement,
  [KIND.try_statement]: tryStatement,
  [KIND.match_statement]: matchStatement,
  [KIND.function_definition]: undecorated,
  [KIND.class_definition]: undecorated,
  [KIND.decorated_definition]: decorated,
});
