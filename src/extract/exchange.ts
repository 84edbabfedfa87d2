import type { Directive, FileFacts, SyntaxProblem } from "../model/facts.ts";
import type { ContentHash } from "../model/source.ts";
import type { ClassDef, FunctionDef, Stmt } from "../model/syntax.ts";

/** What a file says today, by the objects of a version before: only what is new is an object of today. */
export interface ToldSyntax {
  /** The statements of the module. */
  readonly body: readonly Stmt[];
  /** One for one those of the file of today. */
  readonly functions: readonly FunctionDef[];
  readonly classes: readonly ClassDef[];
}

/**
 * The facts of a file after edits, told by the objects of a version before: where a definition or a statement was there already it is
 * the same object, whose body has been exchanged, and its offsets are those of then. Everything else is what `now` says.
 */
export class ExchangedFacts implements FileFacts {
  readonly now: FileFacts;
  readonly body: readonly Stmt[];
  readonly functions: readonly FunctionDef[];
  readonly classes: readonly ClassDef[];
  readonly #offset: (kept: number) => number;

  /** `offset`: where in the file of today an offset of the version before lies. */
  constructor(now: FileFacts, { body, functions, classes }: ToldSyntax, offset: (kept: number) => number) {
    this.now = now;
    this.body = body;
    this.functions = functions;
    this.classes = classes;
    this.#offset = offset;
  }

  get hash(): ContentHash {
    return this.now.hash;
  }

  get docstring(): string | null {
    return this.now.docstring;
  }

  get directives(): readonly Directive[] {
    return this.now.directives;
  }

  get problems(): readonly SyntaxProblem[] {
    return this.now.problems;
  }

  get generated(): boolean {
    return this.now.generated;
  }

  get interfaceDigest(): string {
    return this.now.interfaceDigest;
  }

  mentions(text: string): boolean {
    return this.now.mentions(text);
  }

  holds(text: string): boolean {
    return this.now.holds(text);
  }

  holdsWord(word: string): boolean {
    return this.now.holdsWord(word);
  }

  answersLike(other: FileFacts): boolean {
    return this.now.answersLike(other);
  }

  functionsNaming(names: Iterable<string>): readonly FunctionDef[] {
    const found = new Set(this.now.functionsNaming(names));
    return this.functions.filter((_, at) => found.has(this.now.functions[at] as FunctionDef));
  }

  mayCallResult(def: FunctionDef): boolean {
    const own = this.now.functions[this.functions.indexOf(def)];
    return own === undefined || this.now.mayCallResult(own);
  }

  line(offset: number): number {
    return this.now.line(this.#offset(offset));
  }
}
