// Simple statements, imports, and the lists that statements stand in. Those that hold statements themselves are in compound.ts and
// definitions.ts; blocks reach them through the table that `Statements` carries.

import { FIELD, KIND, TOKEN } from "../parse/index.ts";
import { bareTuple } from "./expressions.ts";
import { OP } from "./layout.ts";
import type { Lower, Lowering } from "./lowering.ts";
import { OPERATOR_OF_KIND } from "./operators.ts";
import { typeAlias } from "./type-statements.ts";

const simple =
  (operation: number): Lower =>
  (l, node) =>
    l.out.node(operation, 0, l.start(node), l.end(node));

function expressionStatement(l: Lowering, node: number): void {
  const limit = l.next(node);
  const first = l.named(node + 1, limit);
  if (first >= limit) {
    l.unreadable(l.start(node), l.end(node));
    return;
  }
  if (l.kind(first) === KIND.assignment) {
    assignment(l, first);
    return;
  }
  if (l.kind(first) === KIND.augmented_assignment) {
    augmentedAssignment(l, first);
    return;
  }
  l.out.node(OP.Expr, 0, l.start(node), l.end(node));
  const isTuple = l.named(l.next(first), limit) < limit || l.afterComma(l.end(first), l.end(node)) >= 0;
  if (isTuple) bareTuple(l, first, limit, l.end(node));
  else l.expression(first);
}

/** `a = b = value` is nested to the right in the grammar. */
function assignment(l: Lowering, node: number): void {
  const limit = l.next(node);
  const left = l.named(node + 1, limit);
  const sign = left < limit ? l.code(l.next(left), limit) : limit;
  if (sign >= limit) {
    l.unreadable(l.start(node), l.end(node));
    return;
  }
  if (l.kind(sign) === TOKEN[":"]) {
    annotatedAssignment(l, node, left);
    return;
  }
  const at = l.out.open(l.start(node), l.end(node));
  l.expression(left);
  let targets = 1;
  let value = l.named(sign + 1, limit);
  while (value < limit && l.kind(value) === KIND.assignment) {
    const target = l.named(value + 1, l.next(value));
    l.demanded(target, l.next(value), value);
    targets++;
    value = target < l.next(value) ? l.named(l.next(target), l.next(value)) : limit;
  }
  l.demanded(value, limit, node);
  l.out.close(at, OP.Assign, targets);
}

function annotatedAssignment(l: Lowering, node: number, target: number): void {
  l.out.node(OP.AnnAssign, 0, l.start(node), l.end(node));
  l.expression(target);
  l.demandedField(node, FIELD.type);
  l.optionalField(node, FIELD.right);
}

function augmentedAssignment(l: Lowering, node: number): void {
  const operator = l.child(node, FIELD.operator);
  const code = operator < 0 ? 0 : (OPERATOR_OF_KIND[l.kind(operator)] as number);
  l.out.node(OP.AugAssign, code, l.start(node), l.end(node));
  l.demandedField(node, FIELD.left);
  l.demandedField(node, FIELD.right);
}

function returnStatement(l: Lowering, node: number): void {
  const limit = l.next(node);
  const value = l.named(node + 1, limit);
  l.out.node(OP.Return, 0, l.start(node), l.end(node));
  if (value < limit) l.expression(value);
  else l.out.none();
}

function deleteStatement(l: Lowering, node: number): void {
  const limit = l.next(node);
  const target = l.named(node + 1, limit);
  const at = l.out.open(l.start(node), l.end(node));
  let count = 0;
  if (target < limit && l.kind(target) === KIND.expression_list) {
    const end = l.next(target);
    for (let item = l.named(target + 1, end); item < end; item = l.named(l.next(item), end), count++) l.expression(item);
  } else {
    l.demanded(target, limit, node);
    count = 1;
  }
  l.out.close(at, OP.Delete, count);
}

function raiseStatement(l: Lowering, node: number): void {
  const limit = l.next(node);
  const exception = l.named(node + 1, limit);
  l.out.node(OP.Raise, 0, l.start(node), l.end(node));
  if (exception < limit && l.field(exception) !== FIELD.cause) l.expression(exception);
  else l.out.none();
  l.optionalField(node, FIELD.cause);
}

function assertStatement(l: Lowering, node: number): void {
  const limit = l.next(node);
  const test = l.named(node + 1, limit);
  const message = test < limit ? l.named(l.next(test), limit) : limit;
  l.out.node(OP.Assert, 0, l.start(node), l.end(node));
  l.demanded(test, limit, node);
  if (message < limit) l.expression(message);
  else l.out.none();
}

const scopeDeclaration =
  (operation: number): Lower =>
  (l, node) => {
    const limit = l.next(node);
    const at = l.out.open(l.start(node), l.end(node));
    let count = 0;
    for (let name = l.named(node + 1, limit); name < limit; name = l.named(l.next(name), limit), count++) {
      l.out.string(l.identifier(name));
    }
    l.out.close(at, operation, count);
  };

/** The statement of Python 2, as the call it became; `>>file` is the keyword argument `file`. */
function printStatement(l: Lowering, node: number): void {
  const limit = l.next(node);
  const word = l.code(node + 1, limit);
  l.out.node(OP.Expr, 0, l.start(node), l.end(node));
  const at = l.out.open(l.start(node), l.end(node));
  calledWord(l, word);
  let count = 0;
  for (let item = l.named(node + 1, limit); item < limit; item = l.named(l.next(item), limit), count++) {
    if (l.kind(item) === KIND.chevron) l.out.named(OP.Keyword, l.out.strings.add(FILE, 0, FILE.length), l.start(item), l.end(item));
    l.expression(item);
  }
  l.out.close(at, OP.Call, count);
}

const FILE = new TextEncoder().encode("file");

function execStatement(l: Lowering, node: number): void {
  const limit = l.next(node);
  l.out.node(OP.Expr, 0, l.start(node), l.end(node));
  const at = l.out.open(l.start(node), l.end(node));
  calledWord(l, l.code(node + 1, limit));
  let count = 0;
  for (let item = l.named(node + 1, limit); item < limit; item = l.named(l.next(item), limit), count++) l.expression(item);
  l.out.close(at, OP.Call, count);
}

function calledWord(l: Lowering, word: number): void {
  l.out.named(OP.Name, l.identifier(word), l.start(word), l.end(word));
}

/** What lowers a simple statement, by kind id. */
export const SIMPLE_STATEMENTS: Readonly<Record<number, Lower>> = {
  [KIND.expression_statement]: expressionStatement,
  [KIND.return_statement]: returnStatement,
  [KIND.delete_statement]: deleteStatement,
  [KIND.raise_statement]: raiseStatement,
  [KIND.assert_statement]: assertStatement,
  [KIND.pass_statement]: simple(OP.Pass),
  [KIND.break_statement]: simple(OP.Break),
  [KIND.continue_statement]: simple(OP.Continue),
  [KIND.global_statement]: scopeDeclaration(OP.Global),
  [KIND.nonlocal_statement]: scopeDeclaration(OP.Nonlocal),
  [KIND.print_statement]: printStatement,
  [KIND.exec_statement]: execStatement,
  [KIND.type_alias_statement]: typeAlias,
};
