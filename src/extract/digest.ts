/** A 64-bit digest of a sequence of words: two lanes of MurmurHash3's 32-bit mixing. Not meant to withstand an adversary. */
export class Digest {
  #high = 0;
  #low = 0;

  reset(): void {
    this.#high = 0x9747b28c | 0;
    this.#low = 0x3c6ef372;
  }

  add(word: number): void {
    let k = Math.imul(word, 0xcc9e2d51);
    k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
    const high = this.#high ^ k;
    this.#high = (Math.imul((high << 13) | (high >>> 19), 5) + 0xe6546b64) | 0;
    let j = Math.imul(word ^ high, 0x85ebca6b);
    j = Math.imul((j << 16) | (j >>> 16), 0xc2b2ae35);
    const low = this.#low ^ j;
    this.#low = (Math.imul((low << 11) | (low >>> 21), 9) + 0x38495ab5) | 0;
  }

  addBytes(bytes: Uint8Array): void {
    this.add(bytes.length);
    let word = 0;
    for (let i = 0; i < bytes.length; i++) {
      word = (word << 8) | (bytes[i] as number);
      if ((i & 3) === 3) this.add(word);
    }
    if ((bytes.length & 3) !== 0) this.add(word & (0xffffff >> (8 * (3 - (bytes.length & 3)))));
  }

  get high(): number {
    return this.#high;
  }

  get low(): number {
    return this.#low;
  }
}
