/** So much is held, in bytes: the Python files of a large application some times over. */
const MOST = 64_000_000;

/** Contents of files by the ids that git has for them; an id means one content for ever. Holds those that were asked for last. */
export class BlobMemory {
  readonly #known = new Map<string, Uint8Array>();
  readonly #most: number;
  #held = 0;

  /** `most`: how many bytes are held. */
  constructor(most = MOST) {
    this.#most = most;
  }

  get(id: string): Uint8Array | undefined {
    const bytes = this.#known.get(id);
    if (bytes === undefined) return undefined;
    this.#known.delete(id);
    this.#known.set(id, bytes);
    return bytes;
  }

  /** Keeps a copy: what is given is a part of all that git answered. */
  set(id: string, bytes: Uint8Array): void {
    if (this.#known.has(id) || bytes.byteLength > this.#most) return;
    this.#known.set(id, Uint8Array.from(bytes));
    this.#held += bytes.byteLength;
    for (const [oldest, { byteLength }] of this.#known) {
      if (this.#held <= this.#most) return;
      this.#known.delete(oldest);
      this.#held -= byteLength;
    }
  }
}
