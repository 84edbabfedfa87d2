import { KIND, TOKEN } from "../parse/index.ts";
import { OP } from "./layout.ts";
import type { Lower, Lowering } from "./lowering.ts";

/** Stored as the element and its generators. */
export const comprehension =
  (operation: number): Lower =>
  (l, node) => {
    const limit = l.next(node);
    const body = l.named(node + 1, limit);
    const at = l.out.open(l.start(node), l.end(node));
    l.demanded(body, limit, node);
    l.out.close(at, operation, generators(l, body < limit ? l.next(body) : limit, limit));
  };

/** Stored as key, value and generators. */
export function dictionaryComprehension(l: Lowering, node: number): void {
  const limit = l.next(node);
  const pair = l.named(node + 1, limit);
  const at = l.out.open(l.start(node), l.end(node));
  const end = pair < limit ? l.next(pair) : limit;
  const key = pair < limit ? l.named(pair + 1, end) : limit;
  l.demanded(key, end, node);
  l.demanded(key < end ? l.named(l.next(key), end) : limit, end, node);
  l.out.close(at, OP.DictComp, generators(l, end, limit));
}

/** Each is a word `async | conditions << 1`, its target, its iterable and its conditions. Returns how many there are. */
function generators(l: Lowering, from: number, limit: number): number {
  let count = 0;
  let clause = l.named(from, limit);
  while (clause < limit) {
    if (l.kind(clause) !== KIND.for_in_clause) {
      clause = l.named(l.next(clause), limit);
      continue;
    }
    const head = l.out.openCount();
    const isAsync = l.childOfKind(clause, TOKEN.async) >= 0 ? 1 : 0;
    targetAndIterable(l, clause);
    let conditions = 0;
    clause = l.named(l.next(clause), limit);
    for (; clause < limit && l.kind(clause) === KIND.if_clause; clause = l.named(l.next(clause), limit)) {
      l.demanded(l.named(clause + 1, l.next(clause)), l.next(clause), clause);
      conditions++;
    }
    l.out.closeCount(head, isAsync | (conditions << 1));
    count++;
  }
  return count;
}

function targetAndIterable(l: Lowering, clause: number): void {
  const limit = l.next(clause);
  const target = l.named(clause + 1, limit);
  const iterable = target < limit ? l.named(l.next(target), limit) : limit;
  l.demanded(target, limit, clause);
  if (iterable >= limit || l.named(l.next(iterable), limit) >= limit) {
    l.demanded(iterable, limit, clause);
    return;
  }
  // Python 2 reads `for x in a, b` as a tuple.
  let count = 0;
  const at = l.out.open(l.start(iterable), l.end(clause));
  for (let item = iterable; item < limit; item = l.named(l.next(item), limit), count++) l.expression(item);
  l.out.close(at, OP.Tuple, count);
}
