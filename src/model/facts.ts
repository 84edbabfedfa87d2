import type { ContentHash } from "./source.ts";
import type { ClassDef, FunctionDef, Stmt } from "./syntax.ts";

/** 1-based line; 1-based column in UTF-16 code units of that line. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A comment that speaks to the analyser (`# fastapi-gate: …`), or the place of one. */
export interface Directive {
  readonly start: number;
  readonly end: number;
  /** The comment's text from the `#` on. */
  readonly text: string;
  /** No code stands before it on its line. */
  readonly alone: boolean;
}

/** A place where the grammar could not read the file. */
export interface SyntaxProblem {
  readonly start: number;
  readonly end: number;
  readonly detail: string;
}

/**
 * What one file says, by its syntax alone: a pure function of its bytes, free of paths and of any framework.
 * It is held as integers and text (`FactsData`) and decoded lazily.
 */
export interface FileFacts {
  readonly hash: ContentHash;
  readonly docstring: string | null;
  /** Module level statements. Function bodies inside are decoded when they are read. */
  readonly body: readonly Stmt[];
  /** Every function and every class of the file, nested ones included, in source order. */
  readonly functions: readonly FunctionDef[];
  readonly classes: readonly ClassDef[];
  readonly directives: readonly Directive[];
  readonly problems: readonly SyntaxProblem[];
  /** Holds a generated-code mark in its first lines. */
  readonly generated: boolean;
  /** Whether some name, string or comment of the file may hold the text: a quick test before anything is decoded. */
  mentions(text: string): boolean;
  /** The same for a question of the moment: no answer hangs on it, so it is not remembered. */
  holds(text: string): boolean;
  /** Whether some name or string of the file is exactly that. */
  holdsWord(word: string): boolean;
  /** Whether other facts give the same answers to all that was asked of these by `mentions`. */
  answersLike(other: FileFacts): boolean;
  /** The functions whose bodies may read one of the names or take it as an attribute: a quick test before a body is decoded. */
  functionsNaming(names: Iterable<string>): readonly FunctionDef[];
  /** Whether the body may call what a call gives, `make(…)(…)`. */
  mayCallResult(def: FunctionDef): boolean;
  /** 1-based line of a byte offset. */
  line(offset: number): number;
  /** Digest over everything but function bodies: what other modules can see of this one. */
  readonly interfaceDigest: string;
}

/** The stored and transferred form of FileFacts: three transferable buffers. */
export interface FactsData {
  readonly hash: ContentHash;
  readonly words: Int32Array;
  /** All strings, one after the other (UTF-16), with `offsets.length - 1` strings. */
  readonly text: string;
  readonly offsets: Int32Array;
}
