// The strings of one file, each kept once, as bytes of UTF-8 until the file is done.

import { Buffer, isAscii } from "node:buffer";

/** From this length on, a native copy is quicker than a loop. */
const LONG_COPY = 48;
/** How many bytes at either end of a long string its hash covers. */
const HASHED = 24;

/** The finished table: all strings in one text, string `i` from `offsets[i]` to `offsets[i + 1]` in UTF-16 code units. */
export interface Strings {
  readonly text: string;
  readonly offsets: Int32Array;
}

/** Collects strings and numbers them. The text may hold lone surrogates (`"\ud800"` is a Python string), written as three bytes each. */
export class StringTable {
  /** How many strings there are; ids count from 0. */
  count = 0;
  #text = new Uint8Array(1 << 16);
  #offsets = new Int32Array(1 << 10);
  #hashes = new Int32Array(1 << 10);
  /** Open addressing: an id + 1, or 0. */
  #slots = new Int32Array(1 << 10);
  #mask = 0;

  /** Starts a new file of about `size` bytes. */
  reset(size: number): void {
    let slots = 1 << 8;
    while (slots < size >> 3 && slots < 1 << 20) slots <<= 1;
    if (slots > this.#slots.length) this.#slots = new Int32Array(slots);
    else this.#slots.fill(0, 0, slots);
    this.#mask = slots - 1;
    this.count = 0;
  }

  /** The id of the string that lies in `bytes` from `start` to `end`. */
  add(bytes: Uint8Array, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    let slot = (hash ^ (hash >>> 15)) & this.#mask;
    for (;;) {
      const id = (this.#slots[slot] as number) - 1;
      if (id < 0) break;
      if (this.#hashes[id] === hash && this.#equals(id, bytes, start, end)) return id;
      slot = (slot + 1) & this.#mask;
    }
    return this.#append(bytes, start, end, hash, slot);
  }

  /** The id of `left`, `separator` and `right`, joined. */
  join(left: number, separator: Uint8Array, right: number): number {
    const a = this.bytes(left);
    const b = this.bytes(right);
    const joined = new Uint8Array(a.length + separator.length + b.length);
    joined.set(a);
    joined.set(separator, a.length);
    joined.set(b, a.length + separator.length);
    return this.add(joined, 0, joined.length);
  }

  /** The bytes of a string; valid until the next one is added. */
  bytes(id: number): Uint8Array {
    return this.#text.subarray(this.#offsets[id], this.#offsets[id + 1]);
  }

  finish(): Strings {
    const offsets = this.#offsets.slice(0, this.count + 1);
    const bytes = this.#text.subarray(0, offsets[this.count]);
    if (!isAscii(bytes)) return utf16(bytes, offsets);
    return { text: Buffer.from(bytes.buffer, 0, bytes.length).toString("latin1"), offsets };
  }

  #equals(id: number, bytes: Uint8Array, start: number, end: number): boolean {
    const text = this.#text;
    const from = this.#offsets[id] as number;
    if ((this.#offsets[id + 1] as number) - from !== end - start) return false;
    for (let i = start, j = from; i < end; i++, j++) if (bytes[i] !== text[j]) return false;
    return true;
  }

  #append(bytes: Uint8Array, start: number, end: number, hash: number, slot: number): number {
    const id = this.count++;
    if (id + 2 > this.#offsets.length) {
      this.#offsets = grown(this.#offsets);
      this.#hashes = grown(this.#hashes);
    }
    let at = this.#offsets[id] as number;
    if (at + end - start > this.#text.length) {
      const text = new Uint8Array(2 * (at + end - start));
      text.set(this.#text.subarray(0, at));
      this.#text = text;
    }
    if (end - start < LONG_COPY) for (let i = start; i < end; i++) this.#text[at++] = bytes[i] as number;
    else {
      this.#text.set(bytes.subarray(start, end), at);
      at += end - start;
    }
    this.#offsets[id + 1] = at;
    this.#hashes[id] = hash;
    this.#slots[slot] = id + 1;
    if (id * 2 > this.#mask) this.#rehash();
    return id;
  }

  #rehash(): void {
    this.#slots = new Int32Array(4 * (this.#mask + 1));
    this.#mask = this.#slots.length - 1;
    for (let id = 0; id < this.count; id++) {
      const hash = this.#hashes[id] as number;
      let slot = (hash ^ (hash >>> 15)) & this.#mask;
      while (this.#slots[slot] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot] = id + 1;
    }
  }
}

/** FNV-1a over the string, or over both ends of a long one: those are told apart by comparing. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5 ^ (end - start);
  const firstEnd = end - start > 2 * HASHED ? start + HASHED : end;
  for (let i = start; i < firstEnd; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  if (firstEnd < end) for (let i = end - HASHED; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash;
}

function grown(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/** Turns the bytes, and the offsets in place, into UTF-16. By hand, because a decoder would not let lone surrogates pass. */
function utf16(bytes: Uint8Array, offsets: Int32Array): Strings {
  const units = new Uint16Array(bytes.length);
  let count = 0;
  let string = 0;
  for (let i = 0; i < bytes.length; ) {
    while (offsets[string] === i) offsets[string++] = count;
    const byte = bytes[i] as number;
    const length = byte < 0x80 ? 1 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    let point = length === 1 ? byte : byte & (0x7f >> length);
    for (let k = 1; k < length; k++) point = (point << 6) | ((bytes[i + k] as number) & 0x3f);
    if (point < 0x10000) units[count++] = point;
    else {
      units[count++] = 0xd7c0 + (point >> 10);
      units[count++] = 0xdc00 + (point & 0x3ff);
    }
    i += length;
  }
  while (string < offsets.length) offsets[string++] = count;
  return { text: Buffer.from(units.buffer, 0, 2 * count).toString("utf16le"), offsets };
}
