import type { Directive, FileFacts, SyntaxProblem } from "../model/facts.ts";
import type { ContentHash } from "../model/source.ts";
import type { ClassDef, FunctionDef, Stmt } from "../model/syntax.ts";

/**
 * The facts of a file after edits of function bodies, told by the objects of a version before: its definitions and statements are those
 * of `kept`, whose bodies have been exchanged, and its offsets are those of `kept` as well. Everything else is what `now` says.
 * Both have the same definitions in the same order.
 */
export class ExchangedFacts implements FileFacts {
  readonly kept: FileFacts;
  readonly now: FileFacts;
  /** The statements of the module: those of `kept`, but for imports that came or went. */
  readonly body: readonly Stmt[];
  readonly #offset: (kept: number) => number;

  /** `offset`: where in the file of today an offset of `kept` lies. */
  constructor(kept: FileFacts, now: FileFacts, offset: (kept: number) => number, body: readonly Stmt[]) {
    this.kept = kept instanceof ExchangedFacts ? kept.kept : kept;
    this.now = now;
    this.body = body;
    this.#offset = offset;
  }

  get hash(): ContentHash {
    return this.now.hash;
  }

  get docstring(): string | null {
    return this.now.docstring;
  }

  get functions(): readonly FunctionDef[] {
    return this.kept.functions;
  }

  get classes(): readonly ClassDef[] {
    return this.kept.classes;
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

  answersLike(other: FileFacts): boolean {
    return this.now.answersLike(other);
  }

  functionsNaming(names: Iterable<string>): readonly FunctionDef[] {
    const found = new Set(this.now.functionsNaming(names));
    return this.kept.functions.filter((_, at) => found.has(this.now.functions[at] as FunctionDef));
  }

  mayCallResult(def: FunctionDef): boolean {
    const own = this.now.functions[this.kept.functions.indexOf(def)];
    return own === undefined || this.now.mayCallResult(own);
  }

  line(offset: number): number {
    return this.now.line(this.#offset(offset));
  }
}
