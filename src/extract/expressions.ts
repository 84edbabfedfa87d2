// Expressions, but for calls, strings and comprehensions, which have files of their own.

import { KIND, TOKEN } from "../parse/index.ts";
import { bitwise, mixesBitwise } from "./bitwise.ts";
import { argument, call } from "./calls.ts";
import { comprehension, dictionaryComprehension } from "./comprehensions.ts";
import { OP, OPERATORS } from "./layout.ts";
import type { Lower, Lowering } from "./lowering.ts";
import { OPERATOR_OF_KIND } from "./operators.ts";
import { parameters } from "./parameters.ts";
import { concatenatedString, string } from "./strings.ts";

function name(l: Lowering, node: number): void {
  if (l.isMissing(node)) l.unreadable(l.start(node), l.end(node));
  else l.out.named(OP.Name, l.identifier(node), l.start(node), l.end(node));
}

const constant =
  (operation: number): Lower =>
  (l, node) =>
    l.out.node(operation, 0, l.start(node), l.end(node));

const J = 0x6a;

const numeral =
  (operation: number): Lower =>
  (l, node) => {
    const end = l.end(node);
    if (l.isMissing(node)) {
      l.unreadable(l.start(node), end);
      return;
    }
    const imaginary = ((l.bytes[end - 1] as number) | 0x20) === J;
    l.out.named(imaginary ? OP.Complex : operation, l.out.strings.add(l.bytes, l.start(node), end), l.start(node), end);
  };

function attribute(l: Lowering, node: number): void {
  const limit = l.next(node);
  const object = l.named(node + 1, limit);
  const member = object < limit ? l.named(l.next(object), limit) : limit;
  if (member >= limit || l.isMissing(member)) {
    l.unreadable(l.start(node), l.end(node));
    return;
  }
  l.out.named(OP.Attribute, l.identifier(member), l.start(node), l.end(node));
  l.expression(object);
}

function subscript(l: Lowering, node: number): void {
  const limit = l.next(node);
  const value = l.named(node + 1, limit);
  l.out.node(OP.Subscript, 0, l.start(node), l.end(node));
  l.demanded(value, limit, node);
  indices(l, value < limit ? l.next(value) : limit, limit, node);
}

/** A subscript as the grammar has it in annotations: a name and a list of types. */
function genericType(l: Lowering, node: number): void {
  const limit = l.next(node);
  const value = l.named(node + 1, limit);
  l.out.node(OP.Subscript, 0, l.start(node), l.end(node));
  l.demanded(value, limit, node);
  const list = l.childOfKind(node, KIND.type_parameter);
  if (list < 0) l.unreadable(l.end(node), l.end(node));
  else indices(l, list + 1, l.next(list), list);
}

/** What stands in the brackets of `parent`, from its child `from`: several indices, one with a comma, or one starred, are a tuple. */
function indices(l: Lowering, from: number, limit: number, parent: number): void {
  const first = l.named(from, limit);
  if (first >= limit) {
    l.unreadable(l.end(parent), l.end(parent));
    return;
  }
  const isSingle = l.named(l.next(first), limit) >= limit && l.afterComma(l.end(first), l.end(parent)) < 0;
  if (isSingle && l.bytes[l.start(first)] !== STAR) l.expression(first);
  else bareTuple(l, first, limit, l.end(parent));
}

const STAR = 0x2a;

/** A tuple without parentheses, whose elements are `first` and its named siblings. */
export function bareTuple(l: Lowering, first: number, limit: number, end: number): void {
  let last = first;
  for (let at = first; at < limit; at = l.named(l.next(at), limit)) last = at;
  const afterComma = l.afterComma(l.end(last), end);
  const at = l.out.open(l.start(first), afterComma < 0 ? l.end(last) : afterComma);
  l.out.close(at, OP.Tuple, elements(l, first, limit));
}

/** Lowers the named siblings from `from` on; returns how many there are. */
function elements(l: Lowering, from: number, limit: number): number {
  let count = 0;
  for (let at = l.named(from, limit); at < limit; at = l.named(l.next(at), limit)) {
    l.element(at);
    count++;
  }
  return count;
}

const sequence =
  (operation: number): Lower =>
  (l, node) => {
    const at = l.out.open(l.start(node), l.end(node));
    l.out.close(at, operation, elements(l, node + 1, l.next(node)));
  };

const tuple = sequence(OP.Tuple);

function tuplePattern(l: Lowering, node: number): void {
  if (l.isBareParenthesis(node)) l.expression(l.named(node + 1, l.next(node)));
  else tuple(l, node);
}

/** The node stands for its only named child. */
function inner(l: Lowering, node: number): void {
  l.demanded(l.named(node + 1, l.next(node)), l.next(node), node);
}

const wrapped =
  (operation: number): Lower =>
  (l, node) => {
    l.out.node(operation, 0, l.start(node), l.end(node));
    inner(l, node);
  };

function dictionary(l: Lowering, node: number): void {
  const limit = l.next(node);
  const at = l.out.open(l.start(node), l.end(node));
  let count = 0;
  for (let item = l.named(node + 1, limit); item < limit; item = l.named(l.next(item), limit)) {
    if (l.kind(item) === KIND.pair) pair(l, item);
    else if (l.kind(item) === KIND.dictionary_splat) {
      l.out.none();
      inner(l, item);
    } else continue;
    count++;
  }
  l.out.close(at, OP.Dict, count);
}

function pair(l: Lowering, node: number): void {
  const limit = l.next(node);
  const key = l.named(node + 1, limit);
  l.demanded(key, limit, node);
  l.demanded(key < limit ? l.named(l.next(key), limit) : limit, limit, node);
}

function binary(l: Lowering, node: number): void {
  const limit = l.next(node);
  const left = l.named(node + 1, limit);
  const operator = left < limit ? l.code(l.next(left), limit) : limit;
  if (operator >= limit) {
    l.unreadable(l.start(node), l.end(node));
    return;
  }
  if (l.kind(operator) === TOKEN["&"] && mixesBitwise(l, node)) {
    bitwise(l, node);
    return;
  }
  l.out.node(OP.BinOp, OPERATOR_OF_KIND[l.kind(operator)] as number, l.start(node), l.end(node));
  l.expression(left);
  l.demanded(l.named(operator + 1, limit), limit, node);
}

function unary(l: Lowering, node: number): void {
  const limit = l.next(node);
  const operator = l.code(node + 1, limit);
  if (operator >= limit) {
    l.unreadable(l.start(node), l.end(node));
    return;
  }
  l.out.node(OP.UnaryOp, OPERATOR_OF_KIND[l.kind(operator)] as number, l.start(node), l.end(node));
  l.demanded(l.named(operator + 1, limit), limit, node);
}

/** `a and b and c` is nested to the left in the grammar, and one BoolOp in Python. */
function boolean(l: Lowering, node: number): void {
  const operator = booleanOperator(l, node);
  const chain = [node];
  let left = l.named(node + 1, l.next(node));
  while (left < l.next(node) && l.kind(left) === KIND.boolean_operator && booleanOperator(l, left) === operator) {
    chain.push(left);
    left = l.named(left + 1, l.next(left));
  }
  const operation = operator === TOKEN.and ? OP.And : OP.Or;
  l.out.node(operation, chain.length + 1, l.start(node), l.end(node));
  l.demanded(left, l.next(node), node);
  for (let i = chain.length - 1; i >= 0; i--) {
    const link = chain[i] as number;
    const limit = l.next(link);
    const first = l.named(link + 1, limit);
    l.demanded(first < limit ? l.named(l.next(first), limit) : limit, limit, link);
  }
}

function booleanOperator(l: Lowering, node: number): number {
  const limit = l.next(node);
  const left = l.named(node + 1, limit);
  const operator = left < limit ? l.code(l.next(left), limit) : limit;
  return operator < limit ? l.kind(operator) : -1;
}

/** Stored as the left operand, then for each comparator its operator and itself. */
function comparison(l: Lowering, node: number): void {
  const limit = l.next(node);
  const at = l.out.open(l.start(node), l.end(node));
  let count = 0;
  let operand = l.named(node + 1, limit);
  l.demanded(operand, limit, node);
  while (operand < limit) {
    const operator = l.code(l.next(operand), limit);
    operand = operator < limit ? l.named(l.next(operator), limit) : limit;
    if (operand >= limit) break;
    l.out.word(OPERATOR_OF_KIND[l.kind(operator)] as number);
    l.expression(operand);
    count++;
  }
  l.out.close(at, OP.Compare, count);
}

/**
 * Stored in the order of the source: body, test, alternative. `a := b if c else d` is `a := (b if c else d)` to Python; the grammar has
 * it the other way.
 */
function conditional(l: Lowering, node: number): void {
  const limit = l.next(node);
  let at = l.named(node + 1, limit);
  let rest = 3;
  if (at < limit && l.kind(at) === KIND.named_expression) {
    const target = l.named(at + 1, l.next(at));
    const value = target < l.next(at) ? l.named(l.next(target), l.next(at)) : l.next(at);
    l.out.node(OP.NamedExpr, 0, l.start(node), l.end(node));
    l.demanded(target, l.next(at), at);
    l.out.node(OP.IfExp, 0, value < l.next(at) ? l.start(value) : l.end(at), l.end(node));
    l.demanded(value, l.next(at), at);
    at = l.named(l.next(at), limit);
    rest = 2;
  } else l.out.node(OP.IfExp, 0, l.start(node), l.end(node));
  for (let i = 0; i < rest; i++) {
    l.demanded(at, limit, node);
    if (at < limit) at = l.named(l.next(at), limit);
  }
}

function lambda(l: Lowering, node: number): void {
  const limit = l.next(node);
  const yields = l.yields;
  const at = l.out.open(l.start(node), l.end(node));
  let child = l.named(node + 1, limit);
  let count = 0;
  if (child < limit && l.kind(child) === KIND.lambda_parameters) {
    count = parameters(l, child);
    child = l.named(l.next(child), limit);
  }
  l.demanded(child, limit, node);
  l.out.close(at, OP.Lambda, count);
  l.yields = yields;
}

/** `await a ** b` is `(await a) ** b` to Python; the grammar has it the other way. */
function awaitExpression(l: Lowering, node: number): void {
  const limit = l.next(node);
  const operand = l.named(node + 1, limit);
  if (operand < limit && l.kind(operand) === KIND.binary_operator) {
    const left = l.named(operand + 1, l.next(operand));
    const operator = left < limit ? l.code(l.next(left), l.next(operand)) : limit;
    if (operator < limit && l.kind(operator) === TOKEN["**"]) {
      l.out.node(OP.BinOp, OPERATORS.indexOf("**"), l.start(node), l.end(node));
      l.out.node(OP.Await, 0, l.start(node), l.end(left));
      l.expression(left);
      l.demanded(l.named(operator + 1, l.next(operand)), l.next(operand), operand);
      return;
    }
  }
  l.out.node(OP.Await, 0, l.start(node), l.end(node));
  l.demanded(operand, limit, node);
}

function yieldExpression(l: Lowering, node: number): void {
  l.yields = true;
  const limit = l.next(node);
  const value = l.named(node + 1, limit);
  const from = l.childOfKind(node, TOKEN.from) >= 0;
  l.out.node(from ? OP.YieldFrom : OP.Yield, 0, l.start(node), l.end(node));
  if (value < limit) l.expression(value);
  else l.out.none();
}

function namedExpression(l: Lowering, node: number): void {
  l.out.node(OP.NamedExpr, 0, l.start(node), l.end(node));
  pair(l, node);
}

/** Stored as three children; the colons tell which is which. */
function slice(l: Lowering, node: number): void {
  const limit = l.next(node);
  l.out.node(OP.Slice, 0, l.start(node), l.end(node));
  let filled = 0;
  let colons = 0;
  for (let at = l.code(node + 1, limit); at < limit; at = l.code(l.next(at), limit)) {
    if (l.kind(at) === TOKEN[":"]) {
      if (filled === colons) {
        l.out.none();
        filled++;
      }
      colons++;
    } else if (filled === colons && filled < 3) {
      l.expression(at);
      filled++;
    }
  }
  for (; filled < 3; filled++) l.out.none();
}

/** `a: b` where the grammar reads a type: a slice to Python. */
function constrainedType(l: Lowering, node: number): void {
  l.out.node(OP.Slice, 0, l.start(node), l.end(node));
  pair(l, node);
  l.out.none();
}

/** `a[b] | c | d` is nested to the right where the grammar reads a type, and to the left in Python. */
function unionType(l: Lowering, node: number): void {
  const members: number[] = [];
  unionMembers(l, node, members);
  for (let i = members.length - 1; i > 0; i--) {
    l.out.node(OP.BinOp, OPERATORS.indexOf("|"), l.start(node), l.end(members[i] as number));
  }
  for (const member of members) l.expression(member);
}

function unionMembers(l: Lowering, node: number, members: number[]): void {
  const limit = l.next(node);
  const kind = l.kind(node);
  if (kind !== KIND.type && kind !== KIND.union_type && !isUnion(l, node)) {
    members.push(node);
    return;
  }
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) unionMembers(l, at, members);
}

function isUnion(l: Lowering, node: number): boolean {
  return l.kind(node) === KIND.binary_operator && l.childOfKind(node, TOKEN["|"]) >= 0;
}

/** What lowers an expression, by kind id. */
export const EXPRESSIONS: readonly (Lower | undefined)[] = byKind<Lower>({
  [KIND.identifier]: name,
  [KIND.integer]: numeral(OP.Int),
  [KIND.float]: numeral(OP.Float),
  [KIND.true]: constant(OP.True),
  [KIND.false]: constant(OP.False),
  [KIND.none]: constant(OP.NoneValue),
  [KIND.ellipsis]: constant(OP.Ellipsis),
  [KIND.string]: string,
  [KIND.concatenated_string]: concatenatedString,
  [KIND.attribute]: attribute,
  [KIND.member_type]: attribute,
  [KIND.subscript]: subscript,
  [KIND.generic_type]: genericType,
  [KIND.call]: call,
  [KIND.keyword_argument]: argument,
  [KIND.dictionary_splat]: argument,
  [KIND.list_splat]: wrapped(OP.Starred),
  [KIND.list_splat_pattern]: wrapped(OP.Starred),
  [KIND.splat_type]: wrapped(OP.Starred),
  [KIND.parenthesized_expression]: inner,
  [KIND.parenthesized_list_splat]: inner,
  [KIND.type]: inner,
  [KIND.as_pattern]: inner,
  [KIND.as_pattern_target]: inner,
  [KIND.chevron]: inner,
  [KIND.tuple]: tuple,
  [KIND.expression_list]: tuple,
  [KIND.pattern_list]: tuple,
  [KIND.tuple_pattern]: tuplePattern,
  [KIND.list]: sequence(OP.List),
  [KIND.list_pattern]: sequence(OP.List),
  [KIND.set]: sequence(OP.Set),
  [KIND.dictionary]: dictionary,
  [KIND.binary_operator]: binary,
  [KIND.union_type]: unionType,
  [KIND.unary_operator]: unary,
  [KIND.not_operator]: unary,
  [KIND.boolean_operator]: boolean,
  [KIND.comparison_operator]: comparison,
  [KIND.conditional_expression]: conditional,
  [KIND.lambda]: lambda,
  [KIND.list_comprehension]: comprehension(OP.ListComp),
  [KIND.set_comprehension]: comprehension(OP.SetComp),
  [KIND.generator_expression]: comprehension(OP.GeneratorExp),
  [KIND.dictionary_comprehension]: dictionaryComprehension,
  [KIND.await]: awaitExpression,
  [KIND.yield]: yieldExpression,
  [KIND.named_expression]: namedExpression,
  [KIND.slice]: slice,
  [KIND.constrained_type]: constrainedType,
});

/** A table with a place for every kind, so that looking one up is an array access. */
export function byKind<T>(lowerers: Readonly<Record<number, T>>): readonly (T | undefined)[] {
  const table: (T | undefined)[] = new Array<T | undefined>(1 << 9).fill(undefined);
  for (const [kind, lower] of Object.entries(lowerers)) table[Number(kind)] = lower;
  return table;
}
