import { KIND } from "../parse/index.ts";
import { OP } from "./layout.ts";
import type { Lowering } from "./lowering.ts";

/** Stored as the callee and its arguments in the order of the source, keyword arguments among them. */
export function call(l: Lowering, node: number): void {
  const limit = l.next(node);
  const callee = l.named(node + 1, limit);
  const list = callee < limit ? l.named(l.next(callee), limit) : limit;
  const at = l.out.open(l.start(node), l.end(node));
  l.demanded(callee, limit, node);
  let count = 0;
  if (list < limit) {
    if (l.kind(list) === KIND.argument_list) count = args(l, list);
    else {
      l.expression(list);
      count = 1;
    }
  }
  l.out.close(at, OP.Call, count);
}

/** Lowers the arguments of an argument list; returns how many there are. */
export function args(l: Lowering, list: number): number {
  const limit = l.next(list);
  let count = 0;
  for (let at = l.named(list + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    l.element(at);
    count++;
  }
  return count;
}

/** `name=value` or `**mapping`. */
export function argument(l: Lowering, node: number): void {
  const limit = l.next(node);
  const first = l.named(node + 1, limit);
  if (l.kind(node) === KIND.dictionary_splat) {
    l.out.node(OP.KeywordSplat, 0, l.start(node), l.end(node));
    l.demanded(first, limit, node);
    return;
  }
  const id = first < limit ? l.identifier(first) : l.identifierAt(l.end(node), l.end(node));
  l.out.named(OP.Keyword, id, l.start(node), l.end(node));
  l.demanded(first < limit ? l.named(l.next(first), limit) : limit, limit, node);
}
