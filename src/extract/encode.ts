import type { FactsData } from "../model/facts.ts";
import type { ContentHash } from "../model/source.ts";
import type { SyntaxTree } from "../parse/index.ts";
import { suite } from "./compound.ts";
import { docstring } from "./definitions.ts";
import { EXPRESSIONS } from "./expressions.ts";
import { FILE_FLAG, FORMAT, HEADER, WIDE_SIZE } from "./layout.ts";
import { Lowering } from "./lowering.ts";
import { directives, isGenerated, type Remark, syntaxProblems } from "./remarks.ts";

const NEWLINE = 0x0a;

/** Writes syntax trees as facts. It keeps its buffers between files, so one for each thread is enough. */
export interface Encoder {
  /**
   * The facts of one file: its tree, the text it was parsed from (UTF-8), the hash of the bytes it came from, and what is wrong with
   * those. The result shares nothing with the tree.
   */
  encode(tree: SyntaxTree, bytes: Uint8Array, hash: ContentHash, problem?: SourceProblem): FactsData;
}

/** Something wrong with a file's bytes. */
export interface SourceProblem {
  readonly offset: number;
  readonly detail: string;
}

export function createEncoder(): Encoder {
  const lowering = new Lowering(EXPRESSIONS);
  return {
    encode(tree, bytes, hash, problem) {
      const facts = encodeWith(lowering, tree, bytes, hash, problem);
      lowering.release();
      return facts;
    },
  };
}

function encodeWith(l: Lowering, tree: SyntaxTree, bytes: Uint8Array, hash: ContentHash, problem: SourceProblem | undefined): FactsData {
  const wide = bytes.length >= WIDE_SIZE;
  const { out } = l;
  l.reset(tree, bytes, wide);
  for (let i = 0; i < HEADER.size; i++) out.raw(0);
  const limit = tree.count > 0 ? l.next(0) : 0;
  out.patch(HEADER.format, FORMAT);
  out.patch(HEADER.docstring, (tree.count > 0 ? docstring(l, 1, limit) : -1) + 1);
  out.patch(HEADER.body, out.length);
  suite(l, 1, limit, 0);
  out.patch(HEADER.digestHigh, out.digest.high);
  out.patch(HEADER.digestLow, out.digest.low);
  lineStarts(l, bytes);
  table(l, HEADER.functions, l.functions);
  table(l, HEADER.classes, l.classes);
  const unreadable = problem === undefined ? [] : [{ start: problem.offset, end: problem.offset, text: problem.detail, alone: false }];
  remarks(l, HEADER.directives, directives(tree, bytes));
  remarks(l, HEADER.problems, [...unreadable, ...syntaxProblems(tree, bytes)]);
  const generated = isGenerated(tree, bytes);
  out.patch(HEADER.flags, (generated ? FILE_FLAG.generated : 0) | (wide ? FILE_FLAG.wide : 0));
  return { hash, words: out.finish(), ...out.strings.finish() };
}

/** Writes a table and its entry in the header. */
function table(l: Lowering, header: number, values: readonly number[]): void {
  l.out.patch(header, l.out.length);
  l.out.patch(header + 1, values.length);
  for (const value of values) l.out.raw(value);
}

/** Directives and problems are four words each: start, end, text, whether alone. */
function remarks(l: Lowering, header: number, found: readonly Remark[]): void {
  l.out.patch(header, l.out.length);
  l.out.patch(header + 1, found.length);
  for (const { start, end, text, alone } of found) {
    const bytes = new TextEncoder().encode(text);
    l.out.raw(start);
    l.out.raw(end);
    l.out.raw(l.out.strings.add(bytes, 0, bytes.length));
    l.out.raw(alone ? 1 : 0);
  }
}

/** Writes the table of the offsets at which lines start. */
function lineStarts(l: Lowering, bytes: Uint8Array): void {
  const at = l.out.length;
  l.out.raw(0);
  for (let i = 0; i < bytes.length; i++) if (bytes[i] === NEWLINE) l.out.raw(i + 1);
  l.out.patch(HEADER.lines, at);
  l.out.patch(HEADER.lineCount, l.out.length - at);
}
