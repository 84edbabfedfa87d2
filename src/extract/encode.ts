import type { FactsData } from "../model/facts.ts";
import type { ContentHash } from "../model/source.ts";
import type { SyntaxTree } from "../parse/index.ts";
import { FILE_FLAG, HEADER } from "./layout.ts";
import { createLowering, type Lowered } from "./lowering.ts";
import { directives, isGenerated, type Remark, syntaxProblems } from "./remarks.ts";

/** Writes syntax trees as facts. It keeps its memory between files, so one for each thread is enough. */
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
  const lowering = createLowering();
  return {
    encode(tree, bytes, hash, problem) {
      const { lowered, cut } = lowering.lower(tree, bytes);
      if (isGenerated(tree, bytes)) lowered.words[HEADER.flags] = (lowered.words[HEADER.flags] ?? 0) | FILE_FLAG.generated;
      const unreadable = problem === undefined ? [] : [{ start: problem.offset, end: problem.offset, text: problem.detail, alone: false }];
      return { hash, ...withRemarks(lowered, directives(tree, bytes), [...unreadable, ...syntaxProblems(tree, bytes, cut)]) };
    },
  };
}

/** Appends directives and problems, each four words: start, end, text, whether alone. Most files have none. */
function withRemarks(lowered: Lowered, found: readonly Remark[], problems: readonly Remark[]): Lowered {
  const all = [...found, ...problems];
  if (all.length === 0) return lowered;
  const size = lowered.words.length;
  const words = new Int32Array(size + 4 * all.length);
  words.set(lowered.words);
  words[HEADER.directives] = size;
  words[HEADER.directiveCount] = found.length;
  words[HEADER.problems] = size + 4 * found.length;
  words[HEADER.problemCount] = problems.length;
  const strings = lowered.offsets.length - 1;
  const offsets = new Int32Array(strings + 1 + all.length);
  offsets.set(lowered.offsets);
  let text = lowered.text;
  all.forEach((remark, i) => {
    text += remark.text;
    offsets[strings + 1 + i] = text.length;
    words.set([remark.start, remark.end, strings + i, remark.alone ? 1 : 0], size + 4 * i);
  });
  return { words, text, offsets };
}
