// Reading the flat records of a syntax tree. A node is its index; nothing here allocates.

/** The syntax tree of one file, every node a record of `STRIDE` words, in pre-order. The root is node 0. */
export interface SyntaxTree {
  readonly words: Uint32Array;
  /** How many nodes there are. */
  readonly count: number;
  /** Whether the parser met anything it could not read. */
  readonly hasError: boolean;
  /** Whether subtrees were left out because they are nested too deep. */
  readonly truncated: boolean;
}

/** Words a node: kind, field and flags; start byte; end byte; index after the subtree. */
export const STRIDE = 4;

/** Bits of a node's flags. */
export const FLAG = { named: 1, error: 2, missing: 4, extra: 8 } as const;

/** The kind of an ERROR node; it stands in no list of names. */
export const ERROR_KIND = 0xffff;

/** Nodes nested deeper than this have no record. */
export const MAX_DEPTH = 1000;

const FIELD_SHIFT = 16;
const FLAG_SHIFT = 24;

function word(tree: SyntaxTree, index: number): number {
  return tree.words[index] as number;
}

/** The node's kind id: see `KIND` and `TOKEN` in grammar.ts. */
export function kindOf(tree: SyntaxTree, node: number): number {
  return word(tree, node * STRIDE) & 0xffff;
}

/** The id of the field the node fills in its parent, 0 for none: see `FIELD` in grammar.ts. */
export function fieldOf(tree: SyntaxTree, node: number): number {
  return (word(tree, node * STRIDE) >>> FIELD_SHIFT) & 0xff;
}

/** The node's flags, to be tested against `FLAG`. */
export function flagsOf(tree: SyntaxTree, node: number): number {
  return word(tree, node * STRIDE) >>> FLAG_SHIFT;
}

/** Where the node starts, in bytes of UTF-8. */
export function start(tree: SyntaxTree, node: number): number {
  return word(tree, node * STRIDE + 1);
}

/** Where the node ends, in bytes of UTF-8. */
export function end(tree: SyntaxTree, node: number): number {
  return word(tree, node * STRIDE + 2);
}

/** The first node after the node's subtree; equals the count of nodes where nothing follows. */
export function next(tree: SyntaxTree, node: number): number {
  return word(tree, node * STRIDE + 3);
}

/** The node's first child, or -1. */
export function firstChild(tree: SyntaxTree, node: number): number {
  return node + 1 < next(tree, node) ? node + 1 : -1;
}

/** The sibling after `node` under `parent`, or -1. Records hold no parent, so the caller, who came from it, passes it. */
export function nextSibling(tree: SyntaxTree, node: number, parent: number): number {
  const sibling = next(tree, node);
  return sibling < next(tree, parent) ? sibling : -1;
}

/** Whether the node is named, rather than a keyword or an operator. */
export function isNamed(tree: SyntaxTree, node: number): boolean {
  return (flagsOf(tree, node) & FLAG.named) !== 0;
}

/** Whether the node holds text the parser could not read. */
export function isError(tree: SyntaxTree, node: number): boolean {
  return (flagsOf(tree, node) & FLAG.error) !== 0;
}

/** Whether the node is empty, made up by the parser to go on. */
export function isMissing(tree: SyntaxTree, node: number): boolean {
  return (flagsOf(tree, node) & FLAG.missing) !== 0;
}

/** Whether the node may stand anywhere: a comment or a line continuation. */
export function isExtra(tree: SyntaxTree, node: number): boolean {
  return (flagsOf(tree, node) & FLAG.extra) !== 0;
}
