import { userError } from "../model/errors.ts";
import { sha256 } from "../model/fingerprint.ts";
import type { Page, Paging } from "./protocol.ts";

/**
 * A part of a list: as many items as the limit and the characters allow, at least one. A cursor holds what the list was when it was
 * made, so that no page is taken from another list. Throws a UserError for a cursor of another list or none at all.
 */
export function pageOf<T>(items: readonly T[], { limit, characters, cursor }: Paging, textOf: (item: T) => string): Page<T> {
  const texts = items.map(textOf);
  const digest = sha256(texts.join("\0")).slice(0, 12);
  const from = cursor === null ? 0 : positionIn(cursor, digest, items.length);
  let length = 0;
  let to = from;
  while (to < items.length && to - from < limit) {
    length += (texts[to] ?? "").length;
    if (length > characters && to > from) break;
    to += 1;
  }
  return { total: items.length, items: items.slice(from, to), nextCursor: to < items.length ? `${digest}:${to}` : null };
}

function positionIn(cursor: string, digest: string, count: number): number {
  const match = /^([0-9a-f]{12}):(\d{1,9})$/.exec(cursor);
  if (match === null) throw userError("that is no cursor: pass the nextCursor of the page before, unchanged, or none for the first page");
  const position = Number(match[2]);
  if (match[1] !== digest || position > count)
    throw userError("the list has changed since that cursor was given (or other filters are asked for): ask again without a cursor");
  return position;
}
