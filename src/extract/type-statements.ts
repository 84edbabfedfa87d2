// Type aliases and type parameters.

import { FIELD, KIND } from "../parse/index.ts";
import { args } from "./calls.ts";
import { OP } from "./layout.ts";
import type { Lowering } from "./lowering.ts";

export function typeAlias(l: Lowering, node: number): void {
  const left = l.child(node, FIELD.left);
  let name = left < 0 ? -1 : l.named(left + 1, l.next(left));
  let list = -1;
  if (name >= 0 && name < l.next(left) && l.kind(name) === KIND.generic_type) {
    list = l.childOfKind(name, KIND.type_parameter);
    name = l.named(name + 1, l.next(name));
  }
  if (name < 0 || name >= l.next(left)) {
    l.unreadable(l.start(node), l.end(node));
    return;
  }
  if (l.kind(name) !== KIND.identifier) {
    assignmentToType(l, node, left);
    return;
  }
  const at = l.out.open(l.start(node), l.end(node));
  l.out.string(l.identifier(name));
  const count = typeParameters(l, list);
  l.demandedField(node, FIELD.right);
  l.out.close(at, OP.TypeAlias, count);
}

/** `type(self).count = 0`, which the grammar takes for an alias of that odd name. */
function assignmentToType(l: Lowering, node: number, left: number): void {
  let target = l.named(left + 1, l.next(left));
  let annotation = -1;
  if (l.kind(target) === KIND.constrained_type) {
    annotation = l.named(l.next(target + 1), l.next(target));
    target += 1;
  }
  if (annotation < 0) l.out.node(OP.Assign, 1, l.start(node), l.end(node));
  else l.out.node(OP.AnnAssign, 0, l.start(node), l.end(node));
  typeTarget(l, node, target);
  if (annotation >= 0) l.demanded(annotation, l.next(annotation), node);
  l.demandedField(node, FIELD.right);
}

/** Lowers `target`, whose innermost object is what stands in the parentheses after the word `type`: a call of it. */
function typeTarget(l: Lowering, node: number, target: number): void {
  const word = l.code(node + 1, l.next(node));
  const path: number[] = [];
  let at = target;
  while (at < l.next(target) && !isParenthesis(l.kind(at))) {
    path.push(at);
    at = l.named(at + 1, l.next(at));
  }
  if (at >= l.next(target)) {
    l.unreadable(l.start(node), l.end(target));
    return;
  }
  l.substituting(target, path, l.start(word), at, (_, list) => {
    const call = l.out.open(l.start(word), l.end(list));
    l.out.named(OP.Name, l.identifier(word), l.start(word), l.end(word));
    l.out.close(call, OP.Call, args(l, list));
  });
}

function isParenthesis(kind: number): boolean {
  return kind === KIND.parenthesized_expression || kind === KIND.tuple;
}

/** Writes the names of a list of type parameters (-1 for none) as strings; returns how many there are. */
export function typeParameters(l: Lowering, list: number): number {
  if (list < 0) return 0;
  const limit = l.next(list);
  let count = 0;
  for (let at = list + 1; at < limit; at = l.next(at)) {
    // The grammar cannot read the defaults of Python 3.13: `T = int` is an error `T =` and a type `int`.
    const isDefaulted = l.isError(at);
    const name = isDefaulted || l.kind(at) === KIND.type ? firstIdentifier(l, at) : -1;
    if (name < 0) continue;
    l.out.string(l.identifier(name));
    count++;
    if (isDefaulted) at = l.named(l.next(at), limit);
    if (at >= limit) break;
  }
  return count;
}

/** The first identifier in the subtree of `node`, or -1. */
function firstIdentifier(l: Lowering, node: number): number {
  for (let at = node + 1; at < l.next(node); at++) if (l.kind(at) === KIND.identifier) return at;
  return -1;
}
