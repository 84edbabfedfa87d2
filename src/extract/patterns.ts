// Patterns of `case`: the names they bind, and the classes and constants they name.

import { KIND, TOKEN } from "../parse/index.ts";
import { OP, OPERATORS } from "./layout.ts";
import type { Lowering } from "./lowering.ts";

/** Writes the values that the pattern names, adds the string ids of what it binds to `captures`, and returns how many values there are. */
export function pattern(l: Lowering, node: number, captures: Set<number>): number {
  switch (l.kind(node)) {
    case KIND.dotted_name:
      return dottedName(l, node, captures);
    case KIND.class_pattern:
      return classPattern(l, node, captures);
    case KIND.keyword_pattern:
      return children(l, l.next(l.named(node + 1, l.next(node))), l.next(node), captures);
    case KIND.complex_pattern:
      complex(l, node);
      return 1;
    case KIND.identifier:
      captures.add(l.identifier(node));
      return 0;
    case KIND.integer:
    case KIND.float:
    case KIND.string:
    case KIND.concatenated_string:
    case KIND.true:
    case KIND.false:
    case KIND.none:
      l.expression(node);
      return 1;
    default:
      return children(l, node + 1, l.next(node), captures);
  }
}

/** The children may be numbers with a minus before them. */
function children(l: Lowering, from: number, limit: number, captures: Set<number>): number {
  let count = 0;
  let minus = -1;
  for (let at = l.code(from, limit); at < limit; at = l.code(l.next(at), limit)) {
    if (l.isNamed(at)) {
      if (minus >= 0) l.out.node(OP.UnaryOp, OPERATORS.indexOf("-"), l.start(minus), l.end(at));
      count += pattern(l, at, captures);
    }
    minus = l.kind(at) === TOKEN["-"] ? at : -1;
  }
  return count;
}

/** A bare name binds; a dotted one is a value. */
function dottedName(l: Lowering, node: number, captures: Set<number>): number {
  const first = l.named(node + 1, l.next(node));
  if (first >= l.next(node)) return 0;
  if (l.named(l.next(first), l.next(node)) >= l.next(node)) {
    captures.add(l.identifier(first));
    return 0;
  }
  dottedValue(l, node);
  return 1;
}

function classPattern(l: Lowering, node: number, captures: Set<number>): number {
  const name = l.named(node + 1, l.next(node));
  if (name >= l.next(node)) return 0;
  dottedValue(l, name);
  return 1 + children(l, l.next(name), l.next(node), captures);
}

/** `a.b.c` as an expression. */
export function dottedValue(l: Lowering, node: number): void {
  const parts: number[] = [];
  const limit = l.next(node);
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) parts.push(at);
  for (let i = parts.length - 1; i > 0; i--) {
    const part = parts[i] as number;
    l.out.named(OP.Attribute, l.identifier(part), l.start(node), l.end(part));
  }
  l.demanded(parts[0] ?? limit, limit, node);
}

/** `-1 + 2j` */
function complex(l: Lowering, node: number): void {
  const limit = l.next(node);
  const tokens: number[] = [];
  for (let at = l.code(node + 1, limit); at < limit; at = l.code(l.next(at), limit)) tokens.push(at);
  const negative = l.kind(tokens[0] ?? node) === TOKEN["-"];
  const [left, operator, right] = negative ? tokens.slice(1) : tokens;
  if (left === undefined || operator === undefined || right === undefined) {
    l.unreadable(l.start(node), l.end(node));
    return;
  }
  const code = l.kind(operator) === TOKEN["-"] ? OPERATORS.indexOf("-") : OPERATORS.indexOf("+");
  l.out.node(OP.BinOp, code, l.start(node), l.end(node));
  if (negative) l.out.node(OP.UnaryOp, OPERATORS.indexOf("-"), l.start(node), l.end(left));
  l.expression(left);
  l.expression(right);
}
