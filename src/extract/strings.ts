import { FIELD, KIND, TOKEN } from "../parse/index.ts";
import { OP } from "./layout.ts";
import { appendLiteral, type Prefix, prefixOf } from "./literals.ts";
import type { Lowering } from "./lowering.ts";

const RAW: Prefix = { raw: true, bytes: false, interpolated: false };

/** The parts of one string literal. */
interface Parts {
  readonly prefix: Prefix;
  /** Where the text between the quotes starts and ends. */
  readonly start: number;
  readonly end: number;
}

export function string(l: Lowering, node: number): void {
  const parts = partsOf(l, node);
  if (parts === undefined) {
    l.unreadable(l.start(node), l.end(node));
    return;
  }
  if (parts.prefix.interpolated) {
    joined(l, node, [node]);
    return;
  }
  const operation = parts.prefix.bytes ? OP.Bytes : OP.Str;
  l.out.named(operation, literal(l, parts), l.start(node), l.end(node));
}

/** Adjacent literals are one: an f-string if one of them is. */
export function concatenatedString(l: Lowering, node: number): void {
  const strings: number[] = [];
  let isJoined = false;
  let operation: number = OP.Str;
  const limit = l.next(node);
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    const prefix = partsOf(l, at)?.prefix;
    if (prefix === undefined) continue;
    isJoined ||= prefix.interpolated;
    if (prefix.bytes) operation = OP.Bytes;
    strings.push(at);
  }
  if (isJoined) joined(l, node, strings);
  else l.out.named(operation, concatenation(l, strings), l.start(node), l.end(node));
}

/** The string id of the text of a plain string expression (not bytes, not an f-string), or -1: what can be a docstring. */
export function plainText(l: Lowering, node: number): number {
  if (l.kind(node) === KIND.parenthesized_expression) {
    const inner = l.named(node + 1, l.next(node));
    return inner < l.next(node) ? plainText(l, inner) : -1;
  }
  if (l.kind(node) === KIND.string) {
    const parts = partsOf(l, node);
    return parts === undefined || !isText(parts) ? -1 : literal(l, parts);
  }
  if (l.kind(node) !== KIND.concatenated_string) return -1;
  const strings: number[] = [];
  const limit = l.next(node);
  for (let at = l.named(node + 1, limit); at < limit; at = l.named(l.next(at), limit)) {
    const parts = partsOf(l, at);
    if (parts === undefined || !isText(parts)) return -1;
    strings.push(at);
  }
  return concatenation(l, strings);
}

function isText(parts: Parts): boolean {
  return !parts.prefix.bytes && !parts.prefix.interpolated;
}

function partsOf(l: Lowering, node: number): Parts | undefined {
  const limit = l.next(node);
  const open = l.code(node + 1, limit);
  if (open >= limit || l.kind(open) !== KIND.string_start) return undefined;
  let last = open;
  for (let at = l.next(open); at < limit; at = l.next(at)) last = at;
  // The closing token can be more than the quotes: after a raw `\\"` it takes the backslash and the quote in.
  const quotes = l.end(open) - l.start(open) >= 3 && l.bytes[l.end(open) - 3] === l.bytes[l.end(open) - 1] ? 3 : 1;
  const end = l.kind(last) === KIND.string_end ? Math.max(l.end(last) - quotes, l.end(open)) : l.end(node);
  return { prefix: prefixOf(l.bytes, l.start(open), l.end(open)), start: l.end(open), end };
}

function literal(l: Lowering, { prefix, start, end }: Parts): number {
  if (!l.hasEscape(start, end)) return l.out.strings.add(l.bytes, start, end);
  l.scratch.clear();
  appendLiteral(l.scratch, l.bytes, start, end, prefix);
  return l.out.strings.add(l.scratch.bytes, 0, l.scratch.length);
}

function concatenation(l: Lowering, strings: readonly number[]): number {
  l.scratch.clear();
  for (const node of strings) {
    const parts = partsOf(l, node);
    if (parts !== undefined) appendLiteral(l.scratch, l.bytes, parts.start, parts.end, parts.prefix);
  }
  return l.out.strings.add(l.scratch.bytes, 0, l.scratch.length);
}

/** Literal text that is being collected in `scratch`, and the values written so far. */
interface Pending {
  start: number;
  end: number;
  values: number;
}

/** An f-string, stored as its literal parts (adjacent ones joined) and its interpolated expressions, in the order of the source. */
function joined(l: Lowering, node: number, strings: readonly number[]): void {
  const at = l.out.open(l.start(node), l.end(node));
  const pending: Pending = { start: -1, end: -1, values: 0 };
  l.scratch.clear();
  for (const part of strings) {
    const parts = partsOf(l, part);
    if (parts === undefined) continue;
    let from = parts.start;
    const limit = l.next(part);
    for (let child = l.named(part + 1, limit); child < limit; child = l.named(l.next(child), limit)) {
      if (l.kind(child) !== KIND.interpolation) continue;
      append(l, pending, from, l.start(child), parts.prefix);
      interpolation(l, child, pending);
      from = l.end(child);
    }
    append(l, pending, from, parts.end, parts.prefix);
  }
  flush(l, pending);
  l.out.close(at, OP.JoinedStr, pending.values);
}

function append(l: Lowering, pending: Pending, start: number, end: number, prefix: Prefix): void {
  if (start >= end) return;
  if (pending.start < 0) pending.start = start;
  pending.end = end;
  appendLiteral(l.scratch, l.bytes, start, end, prefix);
}

function flush(l: Lowering, pending: Pending): void {
  if (pending.start < 0) return;
  if (l.scratch.length > 0) {
    const id = l.out.strings.add(l.scratch.bytes, 0, l.scratch.length);
    l.out.named(OP.Str, id, pending.start, pending.end);
    pending.values++;
  }
  l.scratch.clear();
  pending.start = -1;
}

/** `{value}`, with the text before the `=` of `{value=}`, and followed by the expressions in its format. */
function interpolation(l: Lowering, node: number, pending: Pending): void {
  const value = l.child(node, FIELD.expression);
  const format = l.child(node, FIELD.format_specifier);
  if (l.kind(node) === KIND.interpolation && l.childOfKind(node, TOKEN["="]) >= 0) {
    const conversion = l.child(node, FIELD.type_conversion);
    const next = conversion < 0 ? format : conversion;
    append(l, pending, l.start(node) + 1, next < 0 ? l.end(node) - 1 : l.start(next), RAW);
  }
  flush(l, pending);
  if (value >= 0) {
    // `{a:=10}` is `a` in the format `=10`; an assignment needs parentheses.
    l.expression(l.kind(value) === KIND.named_expression ? l.named(value + 1, l.next(value)) : value);
    pending.values++;
    l.scratch.clear();
  }
  if (format < 0) return;
  const limit = l.next(format);
  for (let child = l.named(format + 1, limit); child < limit; child = l.named(l.next(child), limit)) {
    if (l.kind(child) === KIND.format_expression) interpolation(l, child, pending);
  }
}
