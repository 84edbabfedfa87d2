import { Digest } from "./digest.ts";
import { LENGTH_BITS, LONG, OP, OPERATION_BITS } from "./layout.ts";
import { StringTable } from "./string-table.ts";

/**
 * Writes nodes as words (see layout.ts) into a buffer that is kept from file to file, and digests what is written outside function
 * bodies: operations, counts and strings, not positions.
 */
export class Writer {
  /** Words written so far. */
  length = 0;
  /** False inside function bodies. */
  digesting = true;
  readonly strings = new StringTable();
  readonly digest = new Digest();
  #words = new Int32Array(1 << 16);
  #wide = false;
  /** By string id: its number among the strings of the interface, from 1, as ids depend on the strings of bodies before. */
  #interfaceNumbers = new Int32Array(1 << 10);
  #interfaceStrings = 0;

  /** Starts a new file of `size` bytes. */
  reset(size: number, wide: boolean): void {
    this.length = 0;
    this.digesting = true;
    this.#wide = wide;
    this.strings.reset(size);
    this.digest.reset();
    this.#interfaceNumbers.fill(0);
    this.#interfaceStrings = 0;
  }

  /** A word that the digest does not see, such as a position. */
  raw(word: number): void {
    if (this.length === this.#words.length) {
      const words = new Int32Array(2 * this.length);
      words.set(this.#words);
      this.#words = words;
    }
    this.#words[this.length++] = word;
  }

  /** Overwrites a word. */
  patch(at: number, word: number): void {
    this.#words[at] = word;
  }

  /** A word such as a count, which the digest sees. */
  word(word: number): void {
    this.raw(word);
    if (this.digesting) this.digest.add(word);
  }

  /** A string's id. */
  string(id: number): void {
    this.raw(id);
    if (this.digesting) this.#digestString(id);
  }

  /** A string's id + 1, or 0 for -1. */
  optionalString(id: number): void {
    this.raw(id + 1);
    if (!this.digesting) return;
    if (id < 0) this.digest.add(0);
    else this.#digestString(id);
  }

  range(start: number, end: number): void {
    const length = end - start;
    if (this.#wide) {
      this.raw(start);
      this.raw(end);
    } else if (length < LONG) {
      this.raw((start << LENGTH_BITS) | length);
    } else {
      this.raw((start << LENGTH_BITS) | LONG);
      this.raw(end);
    }
  }

  /** A node whose payload is a number. */
  node(operation: number, payload: number, start: number, end: number): void {
    this.word(operation | (payload << OPERATION_BITS));
    this.range(start, end);
  }

  /** A node whose payload is a string. */
  named(operation: number, id: number, start: number, end: number): void {
    this.raw(operation | (id << OPERATION_BITS));
    this.range(start, end);
    if (!this.digesting) return;
    this.digest.add(operation);
    this.#digestString(id);
  }

  /** Stands for an absent child. */
  none(): void {
    this.word(OP.None);
  }

  /** Begins a node whose payload is known only after its children; `close` completes it. */
  open(start: number, end: number): number {
    const at = this.length;
    this.raw(0);
    this.range(start, end);
    return at;
  }

  /** As `open`, for a node whose end is given to `closeAt`. */
  openAt(start: number): number {
    const at = this.length;
    this.raw(0);
    this.raw(this.#wide ? start : (start << LENGTH_BITS) | LONG);
    this.raw(0);
    return at;
  }

  close(at: number, operation: number, payload: number): void {
    const head = operation | (payload << OPERATION_BITS);
    this.patch(at, head);
    if (this.digesting) this.digest.add(head);
  }

  closeAt(at: number, operation: number, payload: number, end: number): void {
    this.close(at, operation, payload);
    this.patch(at + 2, end);
  }

  /** Reserves a word for a count; `closeCount` fills it. */
  openCount(): number {
    this.raw(0);
    return this.length - 1;
  }

  closeCount(at: number, count: number): void {
    this.patch(at, count);
    if (this.digesting) this.digest.add(count);
  }

  /** A copy of what was written. */
  finish(): Int32Array {
    return this.#words.slice(0, this.length);
  }

  #digestString(id: number): void {
    if (id >= this.#interfaceNumbers.length) {
      const numbers = new Int32Array(2 * id);
      numbers.set(this.#interfaceNumbers);
      this.#interfaceNumbers = numbers;
    }
    const number = this.#interfaceNumbers[id] as number;
    this.digest.add(number);
    if (number !== 0) return;
    this.#interfaceNumbers[id] = ++this.#interfaceStrings;
    this.digest.addBytes(this.strings.bytes(id));
  }
}
