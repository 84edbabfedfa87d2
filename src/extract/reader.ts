import type { FactsData } from "../model/facts.ts";
import type { ClassDef, FunctionDef } from "../model/syntax.ts";
import { FILE_FLAG, HEADER, LENGTH_BITS, LONG } from "./layout.ts";

/** The list of no items, shared by all. */
export const NOTHING: readonly never[] = [];

/** A position in a file's words, with what is decoded of the file so far. */
export class Reader {
  readonly words: Int32Array;
  position = 0;
  /** The definitions decoded so far, by ordinal: each becomes one object, however it is reached. */
  readonly functions: (FunctionDef | undefined)[];
  readonly classes: (ClassDef | undefined)[];
  readonly #text: string;
  readonly #offsets: Int32Array;
  readonly #strings: (string | undefined)[];
  readonly #wide: boolean;
  /** Where the range read last starts and ends. */
  start = 0;
  end = 0;

  constructor(data: FactsData) {
    this.words = data.words;
    this.#text = data.text;
    this.#offsets = data.offsets;
    this.#strings = new Array<string | undefined>(data.offsets.length - 1).fill(undefined);
    this.#wide = (this.at(HEADER.flags) & FILE_FLAG.wide) !== 0;
    this.functions = new Array<FunctionDef | undefined>(this.at(HEADER.functionCount)).fill(undefined);
    this.classes = new Array<ClassDef | undefined>(this.at(HEADER.classCount)).fill(undefined);
  }

  at(position: number): number {
    return this.words[position] as number;
  }

  word(): number {
    return this.words[this.position++] as number;
  }

  /** Reads a range into `start` and `end`. */
  range(): void {
    // Read for every node of a program: the words without a call.
    const word = this.words[this.position++] as number;
    if (this.#wide) {
      this.start = word;
      this.end = this.words[this.position++] as number;
      return;
    }
    const length = word & LONG;
    this.start = word >>> LENGTH_BITS;
    this.end = length === LONG ? (this.words[this.position++] as number) : this.start + length;
  }

  string(id: number): string {
    const known = this.#strings[id];
    if (known !== undefined) return known;
    const text = this.#text.substring(this.#offsets[id] as number, this.#offsets[id + 1] as number);
    this.#strings[id] = text;
    return text;
  }

  /** The strings with their ids. */
  ids(): ReadonlyMap<string, number> {
    const found = new Map<string, number>();
    for (let id = 0; id < this.#strings.length; id++) found.set(this.string(id), id);
    return found;
  }

  nextString(): string {
    return this.string(this.words[this.position++] as number);
  }

  /** The string of an id + 1, null for 0. */
  optionalString(number: number): string | null {
    return number === 0 ? null : this.string(number - 1);
  }

  /** `read` repeated as often as the next word says. */
  list<T>(read: (reader: Reader) => T): readonly T[] {
    return this.times(this.words[this.position++] as number, read);
  }

  /** Lists of their exact length: most have one item or none, and an array that grows takes room for many. */
  times<T>(count: number, read: (reader: Reader) => T): readonly T[] {
    if (count === 0) return NOTHING;
    if (count === 1) return [read(this)];
    const items = new Array<T>(count);
    for (let i = 0; i < count; i++) items[i] = read(this);
    return items;
  }
}
