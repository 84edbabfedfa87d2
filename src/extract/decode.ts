import type { Directive, FactsData, FileFacts, SyntaxProblem } from "../model/facts.ts";
import type { ContentHash } from "../model/source.ts";
import type { ClassDef, FunctionDef, Stmt } from "../model/syntax.ts";
import { FILE_FLAG, HEADER } from "./layout.ts";
import { bodyRange, classDef, functionDef } from "./read-definitions.ts";
import { body } from "./read-statements.ts";
import { Reader } from "./reader.ts";
import { holdsCallOfCall, holdsName } from "./scan.ts";

/**
 * The facts that were written as `data`. Nothing is decoded before it is asked for: the module's statements with `body`, the statements
 * of a function or class with its own `body`; a definition is the same object wherever it is met.
 */
export function decode(data: FactsData): FileFacts {
  return new LazyFacts(data);
}

class LazyFacts implements FileFacts {
  readonly hash: ContentHash;
  readonly #data: FactsData;
  #open: Reader | undefined = undefined;
  #ids: ReadonlyMap<string, number> | undefined = undefined;
  readonly #mentioned = new Map<string, boolean>();
  #body: readonly Stmt[] | undefined = undefined;
  #functions: readonly FunctionDef[] | undefined = undefined;
  #classes: readonly ClassDef[] | undefined = undefined;

  constructor(data: FactsData) {
    this.hash = data.hash;
    this.#data = data;
  }

  get docstring(): string | null {
    return this.#reader.optionalString(this.#header(HEADER.docstring));
  }

  get body(): readonly Stmt[] {
    this.#body ??= this.#readAt(this.#header(HEADER.body), body);
    return this.#body;
  }

  get functions(): readonly FunctionDef[] {
    this.#functions ??= this.#table(HEADER.functions, (at) => this.#readAt(at, (r) => functionDef(r, body)));
    return this.#functions;
  }

  get classes(): readonly ClassDef[] {
    this.#classes ??= this.#table(HEADER.classes, (at) => this.#readAt(at, (r) => classDef(r, body)));
    return this.#classes;
  }

  get directives(): readonly Directive[] {
    return this.#remarks(HEADER.directives, (start, end, text, alone) => ({ start, end, text, alone }));
  }

  get problems(): readonly SyntaxProblem[] {
    return this.#remarks(HEADER.problems, (start, end, detail) => ({ start, end, detail }));
  }

  get generated(): boolean {
    return (this.#header(HEADER.flags) & FILE_FLAG.generated) !== 0;
  }

  get interfaceDigest(): string {
    return hexadecimal(this.#header(HEADER.digestHigh)) + hexadecimal(this.#header(HEADER.digestLow));
  }

  mentions(text: string): boolean {
    let found = this.#mentioned.get(text);
    if (found === undefined) {
      found = this.holds(text);
      this.#mentioned.set(text, found);
    }
    return found;
  }

  holds(text: string): boolean {
    return this.#data.text.includes(text);
  }

  holdsWord(word: string): boolean {
    const { text, offsets } = this.#data;
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const id = indexIn(offsets, at);
      if (id >= 0 && offsets[id + 1] === at + word.length) return true;
    }
    return false;
  }

  answersLike(other: FileFacts): boolean {
    for (const [text, found] of this.#mentioned) if (other.mentions(text) !== found) return false;
    return true;
  }

  functionsNaming(names: Iterable<string>): readonly FunctionDef[] {
    const wanted = new Set<number>();
    this.#ids ??= this.#reader.ids();
    for (const name of names) {
      const id = this.#ids.get(name);
      if (id !== undefined) wanted.add(id);
    }
    if (wanted.size === 0) return [];
    const { words } = this.#data;
    return this.functions.filter((def) => {
      const range = bodyRange(def);
      return range === null || holdsName(words, range, wanted);
    });
  }

  mayCallResult(def: FunctionDef): boolean {
    const range = bodyRange(def);
    return range === null || holdsCallOfCall(this.#data.words, range);
  }

  line(offset: number): number {
    const { words } = this.#data;
    const from = this.#header(HEADER.lines);
    let low = 0;
    let high = this.#header(HEADER.lineCount);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((words[from + middle] as number) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  get #reader(): Reader {
    this.#open ??= new Reader(this.#data);
    return this.#open;
  }

  #header(position: number): number {
    return this.#data.words[position] as number;
  }

  #readAt<T>(position: number, read: (r: Reader) => T): T {
    const reader = this.#reader;
    const resume = reader.position;
    reader.position = position;
    const value = read(reader);
    reader.position = resume;
    return value;
  }

  #table<T>(header: number, item: (word: number) => T): readonly T[] {
    const from = this.#header(header);
    const words = this.#data.words.subarray(from, from + this.#header(header + 1));
    return Array.from(words, item);
  }

  #remarks<T>(header: number, make: (start: number, end: number, text: string, alone: boolean) => T): readonly T[] {
    const from = this.#header(header);
    const items: T[] = [];
    for (let at = from; at < from + 4 * this.#header(header + 1); at += 4) {
      const [start = 0, end = 0, text = 0, alone = 0] = this.#data.words.subarray(at, at + 4);
      items.push(make(start, end, this.#reader.string(text), alone === 1));
    }
    return items;
  }
}

/** Where a value is in a sorted list, the last of equal ones; -1 where it is not. */
function indexIn(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return sorted[low - 1] === value ? low - 1 : -1;
}

function hexadecimal(word: number): string {
  return (word >>> 0).toString(16).padStart(8, "0");
}
