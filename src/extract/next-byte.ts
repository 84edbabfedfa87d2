import { Buffer } from "node:buffer";

/** Answers where the next occurrence of a byte is; asked from left to right, it reads the source once. */
export class NextByte {
  readonly #byte: number;
  #source: Buffer = Buffer.alloc(0);
  #asked = 0;
  #found = 0;

  constructor(byte: number) {
    this.#byte = byte;
  }

  reset(source: Uint8Array): void {
    this.#source = Buffer.from(source.buffer, source.byteOffset, source.length);
    this.#asked = 0;
    this.#found = -1;
  }

  /** The offset of the first one at or after `start`; the size of the source if there is none. */
  from(start: number): number {
    if (start >= this.#asked && start <= this.#found) return this.#found;
    const found = this.#source.indexOf(this.#byte, start);
    this.#asked = start;
    this.#found = found < 0 ? this.#source.length : found;
    return this.#found;
  }
}
