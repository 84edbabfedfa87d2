import type { FactsData } from "../model/facts.ts";
import type { ContentHash } from "../model/source.ts";

/**
 * FactsData of many files in one buffer. Worker threads post such buffers, the cache file holds them as they are, and they
 * are read in place: the integer parts are views, text is decoded when somebody asks for it.
 *
 * A record, in 32-bit integers of the machine's order: five of the hash, then the lengths of `words`, of `offsets`, and of
 * the text in bytes, whether the text is UTF-16 (otherwise Latin-1), then the three parts, the last filled up to whole integers.
 */
const HEAD = 9;
const HASH_WORDS = 5;
const HASH_BYTES = 4 * HASH_WORDS;

/** Records in a buffer, which begins with the first one. */
export interface RecordChunk {
  readonly buffer: ArrayBuffer;
  /** Bytes used, a multiple of four. */
  readonly length: number;
}

/** Collects records until they are taken. */
export interface RecordWriter {
  /** Bytes collected so far. */
  readonly length: number;
  add(facts: FactsData): void;
  /** What was collected; the writer begins anew. */
  take(): RecordChunk;
}

const NOT_LATIN_1 = /[\u0100-\uffff]/;

/** Makes a writer with room for `capacity` bytes; it grows as needed. */
export function recordWriter(capacity: number): RecordWriter {
  let buffer = new ArrayBuffer(capacity);
  let length = 0;
  const reserve = (bytes: number): void => {
    if (length + bytes <= buffer.byteLength) return;
    const grown = new ArrayBuffer(Math.max(buffer.byteLength * 2, length + bytes));
    new Uint8Array(grown).set(new Uint8Array(buffer, 0, length));
    buffer = grown;
  };
  return {
    get length() {
      return length;
    },
    add(facts) {
      const wide = NOT_LATIN_1.test(facts.text);
      const textBytes = wide ? facts.text.length * 2 : facts.text.length;
      const bytes = 4 * (HEAD + facts.words.length + facts.offsets.length) + ((textBytes + 3) & ~3);
      reserve(bytes);
      const head = new Int32Array(buffer, length, HEAD);
      Buffer.from(buffer, length, HASH_BYTES).write(facts.hash, "hex");
      head[HASH_WORDS] = facts.words.length;
      head[HASH_WORDS + 1] = facts.offsets.length;
      head[HASH_WORDS + 2] = textBytes;
      head[HASH_WORDS + 3] = wide ? 1 : 0;
      const words = new Int32Array(buffer, length + 4 * HEAD, facts.words.length + facts.offsets.length);
      words.set(facts.words);
      words.set(facts.offsets, facts.words.length);
      Buffer.from(buffer, length + bytes - ((textBytes + 3) & ~3), textBytes).write(facts.text, wide ? "utf16le" : "latin1");
      length += bytes;
    },
    take() {
      const chunk = { buffer, length };
      buffer = new ArrayBuffer(capacity);
      length = 0;
      return chunk;
    },
  };
}

/** A record where it lies. */
export interface StoredFacts extends FactsData {
  /** The bytes of the record, to be copied elsewhere as they are. */
  readonly bytes: Uint8Array;
}

/**
 * The records between two byte offsets, both multiples of four. Lengths that do not fit end the list: the caller has checked
 * the bytes against their checksum, so that is a second line of defence.
 */
export function readRecords(buffer: ArrayBuffer, start: number, end: number): readonly StoredFacts[] {
  const records: StoredFacts[] = [];
  const words = new Int32Array(buffer, 0, end >> 2);
  const bytes = Buffer.from(buffer, 0, end);
  for (let at = start; at + 4 * HEAD <= end; ) {
    const head = (at >> 2) + HASH_WORDS;
    const [count, offsets, textBytes] = [words[head] as number, words[head + 1] as number, words[head + 2] as number];
    const next = at + 4 * (HEAD + count + offsets) + ((textBytes + 3) & ~3);
    if (count < 0 || offsets < 0 || textBytes < 0 || next > end) break;
    const hash = bytes.toString("hex", at, at + HASH_BYTES) as ContentHash;
    records.push(new RecordView(hash, buffer, at, count, offsets, textBytes, words[head + 3] === 1));
    at = next;
  }
  return records;
}

/** The record of facts: as it lies, where it is one already, else newly made. */
export function recordOf(facts: FactsData): Uint8Array {
  if (facts instanceof RecordView) return facts.bytes;
  const writer = recordWriter(4 * (HEAD + facts.words.length + facts.offsets.length) + 2 * facts.text.length + 4);
  writer.add(facts);
  const { buffer, length } = writer.take();
  return new Uint8Array(buffer, 0, length);
}

/** A class, so that the text of a file that nobody reads is never decoded, and the views cost nothing until they are used. */
class RecordView implements StoredFacts {
  readonly #buffer: ArrayBuffer;
  readonly #at: number;
  readonly #words: number;
  readonly #offsets: number;
  readonly #textBytes: number;
  readonly #wide: boolean;
  #text: string | null = null;
  #wordsView: Int32Array | null = null;
  #offsetsView: Int32Array | null = null;
  readonly hash: ContentHash;

  constructor(hash: ContentHash, buffer: ArrayBuffer, at: number, words: number, offsets: number, textBytes: number, wide: boolean) {
    this.#buffer = buffer;
    this.#at = at;
    this.#words = words;
    this.#offsets = offsets;
    this.#textBytes = textBytes;
    this.#wide = wide;
    this.hash = hash;
  }

  get words(): Int32Array {
    this.#wordsView ??= new Int32Array(this.#buffer, this.#at + 4 * HEAD, this.#words);
    return this.#wordsView;
  }

  get offsets(): Int32Array {
    this.#offsetsView ??= new Int32Array(this.#buffer, this.#at + 4 * (HEAD + this.#words), this.#offsets);
    return this.#offsetsView;
  }

  get text(): string {
    const start = this.#at + 4 * (HEAD + this.#words + this.#offsets);
    this.#text ??= Buffer.from(this.#buffer, start, this.#textBytes).toString(this.#wide ? "utf16le" : "latin1");
    return this.#text;
  }

  get bytes(): Uint8Array {
    return new Uint8Array(this.#buffer, this.#at, 4 * (HEAD + this.#words + this.#offsets) + ((this.#textBytes + 3) & ~3));
  }
}
