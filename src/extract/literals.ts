// String literals: what the text between the quotes means.

import type { ByteBuilder } from "./byte-builder.ts";

const BACKSLASH = 0x5c;
const RETURN = 0x0d;
const NEWLINE = 0x0a;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const MAX_POINT = 0x10ffff;

/** What the prefix before the quotes says. */
export interface Prefix {
  readonly raw: boolean;
  readonly bytes: boolean;
  /** An f-string or a template string: braces interpolate. */
  readonly interpolated: boolean;
}

const PREFIXES: readonly Prefix[] = Array.from({ length: 8 }, (_, bits) => ({
  raw: (bits & 1) !== 0,
  bytes: (bits & 2) !== 0,
  interpolated: (bits & 4) !== 0,
}));

/** Reads the prefix of the opening quotes that lie from `start` to `end`. */
export function prefixOf(source: Uint8Array, start: number, end: number): Prefix {
  let bits = 0;
  for (let i = start; i < end; i++) {
    const letter = (source[i] as number) | 0x20;
    if (letter === 0x72) bits |= 1;
    else if (letter === 0x62) bits |= 2;
    else if (letter === 0x66 || letter === 0x74) bits |= 4;
  }
  return PREFIXES[bits] as Prefix;
}

/** Appends what the text from `start` to `end` means. The bytes of a bytes literal become the characters U+0000 to U+00FF. */
export function appendLiteral(into: ByteBuilder, source: Uint8Array, start: number, end: number, prefix: Prefix): void {
  let i = start;
  while (i < end) {
    const byte = source[i] as number;
    if (byte === BACKSLASH && !prefix.raw) {
      i = appendEscape(into, source, i, end, prefix.bytes);
    } else if (byte === RETURN && source[i + 1] === NEWLINE) {
      i++;
    } else {
      into.byte(byte);
      const doubled = prefix.interpolated && (byte === OPEN_BRACE || byte === CLOSE_BRACE) && source[i + 1] === byte;
      i += doubled ? 2 : 1;
    }
  }
}

/** Escapes of one letter, by that letter. */
const SIMPLE: ReadonlyMap<number, number> = new Map(
  Object.entries({ "\\": "\\", "'": "'", '"': '"', a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" }).map(
    ([letter, meaning]) => [letter.charCodeAt(0), meaning.charCodeAt(0)] as const,
  ),
);

/** Appends the escape at `i` and returns where it ends. What Python does not know, or would refuse, stands for itself. */
function appendEscape(into: ByteBuilder, source: Uint8Array, i: number, end: number, bytes: boolean): number {
  const letter = i + 1 < end ? (source[i + 1] as number) : -1;
  const simple = SIMPLE.get(letter);
  if (simple !== undefined) {
    into.byte(simple);
    return i + 2;
  }
  if (letter === NEWLINE) return i + 2;
  if (letter === RETURN) return source[i + 2] === NEWLINE ? i + 3 : i + 2;
  if (letter >= 0x30 && letter <= 0x37) return appendOctal(into, source, i + 1, end, bytes);
  if (letter === 0x78) return appendHex(into, source, i, end, 2);
  if (!bytes && letter === 0x75) return appendHex(into, source, i, end, 4);
  if (!bytes && letter === 0x55) return appendHex(into, source, i, end, 8);
  if (!bytes && letter === 0x4e) return appendNamed(into, source, i, end);
  into.byte(BACKSLASH);
  return i + 1;
}

function appendOctal(into: ByteBuilder, source: Uint8Array, start: number, end: number, bytes: boolean): number {
  let value = 0;
  let i = start;
  for (; i < end && i < start + 3; i++) {
    const digit = (source[i] as number) - 0x30;
    if (digit < 0 || digit > 7) break;
    value = value * 8 + digit;
  }
  into.point(bytes ? value & 0xff : value);
  return i;
}

function appendHex(into: ByteBuilder, source: Uint8Array, start: number, end: number, digits: number): number {
  let value = 0;
  const stop = start + 2 + digits;
  for (let i = start + 2; i < stop; i++) {
    const digit = i < end ? hexDigit(source[i] as number) : -1;
    if (digit < 0) {
      into.byte(BACKSLASH);
      return start + 1;
    }
    value = value * 16 + digit;
  }
  into.point(Math.min(value, MAX_POINT));
  return stop;
}

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** `\N{NAME}` stays as it is written: the table of character names is not worth its size here. */
function appendNamed(into: ByteBuilder, source: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && source[i] !== CLOSE_BRACE) i++;
  const stop = source[start + 2] === OPEN_BRACE && i < end ? i + 1 : start + 2;
  into.copy(source, start, stop);
  return stop;
}
