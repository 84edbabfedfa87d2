/** Puts UTF-8 together, byte by byte. */
export class ByteBuilder {
  bytes = new Uint8Array(1 << 12);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  byte(byte: number): void {
    if (this.length === this.bytes.length) this.#grow(this.length + 1);
    this.bytes[this.length++] = byte;
  }

  /** Appends `source` from `start` to `end`. */
  copy(source: Uint8Array, start: number, end: number): void {
    if (this.length + end - start > this.bytes.length) this.#grow(this.length + end - start);
    for (let i = start; i < end; i++) this.bytes[this.length++] = source[i] as number;
  }

  /** Appends a code point; surrogates become three bytes like any other. */
  point(point: number): void {
    if (point < 0x80) this.byte(point);
    else if (point < 0x800) {
      this.byte(0xc0 | (point >> 6));
      this.#continuation(point);
    } else if (point < 0x10000) {
      this.byte(0xe0 | (point >> 12));
      this.#continuation(point >> 6);
      this.#continuation(point);
    } else {
      this.byte(0xf0 | (point >> 18));
      this.#continuation(point >> 12);
      this.#continuation(point >> 6);
      this.#continuation(point);
    }
  }

  #continuation(bits: number): void {
    this.byte(0x80 | (bits & 0x3f));
  }

  #grow(needed: number): void {
    const bytes = new Uint8Array(2 * needed);
    bytes.set(this.bytes.subarray(0, this.length));
    this.bytes = bytes;
  }
}
