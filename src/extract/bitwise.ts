// The grammar binds `^` closer than `&`; Python binds `&` closer than `^`. Where the two are mixed, the tree has to be built anew.

import { KIND, TOKEN } from "../parse/index.ts";
import { OP, OPERATORS } from "./layout.ts";
import type { Lowering } from "./lowering.ts";

/** Whether an operand of the `&` at `node` is a `^` without parentheses. */
export function mixesBitwise(l: Lowering, node: number): boolean {
  const limit = l.next(node);
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    const operator = bitwiseOperator(l, at);
    if (operator === TOKEN["^"] || (operator === TOKEN["&"] && mixesBitwise(l, at))) return true;
  }
  return false;
}

/** Lowers a chain of `&` and `^`: `^` of groups of `&`. */
export function bitwise(l: Lowering, node: number): void {
  const groups: number[][] = [[]];
  flatten(l, node, groups);
  const start = l.start(node);
  for (let i = groups.length - 1; i > 0; i--) {
    l.out.node(OP.BinOp, OPERATORS.indexOf("^"), start, l.end((groups[i] as number[]).at(-1) as number));
  }
  for (const group of groups) {
    const first = group[0] as number;
    for (let i = group.length - 1; i > 0; i--) {
      l.out.node(OP.BinOp, OPERATORS.indexOf("&"), l.start(first), l.end(group[i] as number));
    }
    for (const operand of group) l.expression(operand);
  }
}

/** Adds the operands to the last group, and begins a group after each `^`. */
function flatten(l: Lowering, node: number, groups: number[][]): void {
  const operator = bitwiseOperator(l, node);
  if (operator < 0) {
    groups.at(-1)?.push(node);
    return;
  }
  const limit = l.next(node);
  const left = l.named(node + 1, limit);
  flatten(l, left, groups);
  if (operator === TOKEN["^"]) groups.push([]);
  const right = l.named(l.next(left), limit);
  flatten(l, right < limit ? right : left, groups);
}

/** The token of a `&` or `^` expression, or -1. */
function bitwiseOperator(l: Lowering, node: number): number {
  if (l.kind(node) !== KIND.binary_operator) return -1;
  const limit = l.next(node);
  const left = l.named(node + 1, limit);
  const operator = left < limit ? l.code(l.next(left), limit) : limit;
  if (operator >= limit) return -1;
  const kind = l.kind(operator);
  return kind === TOKEN["&"] || kind === TOKEN["^"] ? kind : -1;
}
