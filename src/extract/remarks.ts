// What a file says beside its code: directives and marks in comments, and the places that could not be read.

import { Buffer } from "node:buffer";
import { FLAG, KIND, KIND_NAMES, MAX_DEPTH, STRIDE, type SyntaxTree, TOKEN } from "../parse/index.ts";
import { MAX_NESTING } from "./layout.ts";
import type { Cut } from "./lowering.ts";

/** A directive or a problem, before its text becomes a string of the table. */
export interface Remark {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** No code stands before it on its line. */
  readonly alone: boolean;
}

const DIRECTIVE = "fastapi-gate:";
const GENERATED =
  /@generated\b|\bcode generated\b|\bdo not edit\b|\b(?:auto(?:matically)?[- ]?)?generated (?:by|from|with|automatically)\b/i;
/** A mark further down is about something else. */
const GENERATED_LINES = 10;
const GENERATED_SIZE = 4000;
const EXCERPT = 40;
const NEWLINE = 0x0a;

/** The comments that speak to the analyser. */
export function directives(tree: SyntaxTree, bytes: Uint8Array): readonly Remark[] {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (source.indexOf(DIRECTIVE) < 0) return [];
  const found: Remark[] = [];
  for (let node = 0; node < tree.count; node++) {
    if (kindOf(tree, node) !== KIND.comment) continue;
    const [start, end] = rangeOf(tree, node);
    const text = source.toString("utf8", start, end).trimEnd();
    if (text.includes(DIRECTIVE)) found.push({ start, end: start + Buffer.byteLength(text), text, alone: isAlone(bytes, start) });
  }
  return found;
}

function isAlone(bytes: Uint8Array, start: number): boolean {
  for (let at = start - 1; at >= 0 && bytes[at] !== NEWLINE; at--) {
    const byte = bytes[at] as number;
    // A byte order mark is no code.
    if (byte > 0x20 && !(at < 3 && bytes[0] === 0xef)) return false;
  }
  return true;
}

/** Whether a comment among the first lines says that the file is generated. */
export function isGenerated(tree: SyntaxTree, bytes: Uint8Array): boolean {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let limit = 0;
  for (let line = 0; line < GENERATED_LINES && limit < GENERATED_SIZE; line++) {
    const end = source.indexOf(NEWLINE, limit);
    limit = end < 0 ? source.length : end + 1;
  }
  if (!GENERATED.test(source.toString("latin1", 0, Math.min(limit, GENERATED_SIZE)))) return false;
  for (let node = 0; node < tree.count; node++) {
    const [start, end] = rangeOf(tree, node);
    if (start >= limit) return false;
    if (kindOf(tree, node) === KIND.comment && GENERATED.test(source.toString("utf8", start, end))) return true;
  }
  return false;
}

/** The innermost places that the parser could not read, what it had to make up, and what was left out as nested too deep. */
export function syntaxProblems(tree: SyntaxTree, bytes: Uint8Array, cut: Cut | undefined): readonly Remark[] {
  const found = tree.hasError ? errors(tree, bytes) : [];
  if (cut !== undefined) return [...found, tooDeep(cut)];
  return tree.truncated ? [...found, tooDeep(truncation(tree))] : found;
}

/** An error around another says less than that: recovering from a slip in one function can take in half the file. */
function errors(tree: SyntaxTree, bytes: Uint8Array): readonly Remark[] {
  const found: { readonly node: number; readonly text: string }[] = [];
  const open: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    while (open.length > 0 && nextOf(tree, open[open.length - 1] as number) <= node) open.pop();
    const text = problemAt(tree, node, open[open.length - 1] ?? 0, bytes);
    if (text !== undefined) {
      const last = found[found.length - 1];
      if (last !== undefined && nextOf(tree, last.node) > node) found.pop();
      found.push({ node, text });
    }
    open.push(node);
  }
  return found.map(({ node, text }) => {
    const [start, end] = rangeOf(tree, node);
    return { start, end, text, alone: false };
  });
}

function tooDeep({ start, end }: Cut): Remark {
  return { start, end, text: `nested deeper than ${MAX_NESTING} levels: what lies deeper is not analysed`, alone: false };
}

function problemAt(tree: SyntaxTree, node: number, parent: number, bytes: Uint8Array): string | undefined {
  const flags = (tree.words[node * STRIDE] as number) >>> 24;
  if ((flags & FLAG.missing) !== 0) return `missing ${described(KIND_NAMES[kindOf(tree, node)] ?? "text")}`;
  if ((flags & FLAG.error) === 0 || isTypeParameterDefault(tree, node, parent)) return undefined;
  const [start, end] = rangeOf(tree, node);
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.min(end - start, 4 * EXCERPT)).toString("utf8");
  const line = text.trim().split(/[\r\n]/, 1)[0] ?? "";
  return `cannot read ${JSON.stringify(line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line)}`;
}

function described(kind: string): string {
  return /^\w+$/.test(kind) ? kind.replaceAll("_", " ") : `\`${kind}\``;
}

/** The grammar does not know `class C[T = int]` of Python 3.13: an error with a `=` in a list of type parameters is none. */
function isTypeParameterDefault(tree: SyntaxTree, node: number, parent: number): boolean {
  if (kindOf(tree, parent) !== KIND.type_parameter) return false;
  for (let child = node + 1; child < nextOf(tree, node); child = nextOf(tree, child)) {
    if (kindOf(tree, child) === TOKEN["="]) return true;
  }
  return false;
}

/** The first place where the parser cut the tree off. */
function truncation(tree: SyntaxTree): Cut {
  const open: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    while (open.length > 0 && nextOf(tree, open[open.length - 1] as number) <= node) open.pop();
    if (open.length >= MAX_DEPTH) {
      const [start, end] = rangeOf(tree, node);
      return { start, end };
    }
    open.push(node);
  }
  return { start: 0, end: 0 };
}

function nextOf(tree: SyntaxTree, node: number): number {
  return tree.words[node * STRIDE + 3] as number;
}

function kindOf(tree: SyntaxTree, node: number): number {
  return (tree.words[node * STRIDE] as number) & 0xffff;
}

function rangeOf(tree: SyntaxTree, node: number): readonly [number, number] {
  return [tree.words[node * STRIDE + 1] as number, tree.words[node * STRIDE + 2] as number];
}
