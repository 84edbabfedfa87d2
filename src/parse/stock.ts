// The same records from the published web-tree-sitter, one crossing into wasm a node: what tests compare with and benchmarks start from.
// Nothing in the product imports this.

import { createRequire } from "node:module";
import { Language, Parser as StockParser, type TreeCursor } from "web-tree-sitter";
import { ERROR_KIND, FLAG, MAX_DEPTH, STRIDE } from "./cursor.ts";
import { KIND_NAMES } from "./grammar.ts";
import type { Parser } from "./index.ts";

const SKIPPED = "(),.[]{};";

/** Stock tree-sitter with the Python grammar, as published. */
export async function loadStock(): Promise<StockParser> {
  const { resolve } = createRequire(import.meta.url);
  await StockParser.init();
  const language = await Language.load(resolve("tree-sitter-python/tree-sitter-python.wasm"));
  const parser = new StockParser();
  parser.setLanguage(language);
  return parser;
}

/** A parser with the contract of `createParser`, except for bytes that are not UTF-8. */
export async function createStockParser(): Promise<Parser> {
  const parser = await loadStock();
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return {
    parse(bytes) {
      const text = decoder.decode(bytes);
      const tree = parser.parse(text);
      if (tree === null) throw new Error("the stock parser has no language");
      const cursor = tree.walk();
      const filled = fill(cursor, byteOffsets(text));
      const hasError = tree.rootNode.hasError;
      cursor.delete();
      tree.delete();
      return { ...filled, hasError };
    },
  };
}

/** For each UTF-16 unit of the text, and for its end, the place in UTF-8. */
function byteOffsets(text: string): Uint32Array {
  const offsets = new Uint32Array(text.length + 1);
  let bytes = 0;
  for (let unit = 0; unit < text.length; unit++) {
    offsets[unit] = bytes;
    const code = text.charCodeAt(unit);
    const surrogate = code >= 0xd800 && code < 0xe000;
    bytes += code < 0x80 ? 1 : code < 0x800 || surrogate ? 2 : 3;
  }
  offsets[text.length] = bytes;
  return offsets;
}

function headOf(cursor: TreeCursor): number {
  const node = cursor.currentNode;
  let flags = 0;
  if (cursor.nodeIsNamed) flags |= FLAG.named;
  if (cursor.nodeTypeId === ERROR_KIND) flags |= FLAG.error;
  if (cursor.nodeIsMissing) flags |= FLAG.missing;
  if (node.isExtra) flags |= FLAG.extra;
  return (cursor.nodeTypeId | (cursor.currentFieldId << 16) | (flags << 24)) >>> 0;
}

function isSkipped(cursor: TreeCursor): boolean {
  const name = KIND_NAMES[cursor.nodeTypeId] ?? "";
  return !cursor.nodeIsNamed && !cursor.nodeIsMissing && name.length === 1 && SKIPPED.includes(name);
}

/** Follows flatten.c step by step, so that a difference is a difference between the parsers. */
function fill(cursor: TreeCursor, offsets: Uint32Array): { words: Uint32Array; count: number; truncated: boolean } {
  const words: number[] = [];
  const open: number[] = [];
  let truncated = false;
  const close = (): void => {
    words[(open.pop() as number) * STRIDE + 3] = words.length / STRIDE;
  };
  for (;;) {
    if (!isSkipped(cursor)) {
      const depth = open.push(words.length / STRIDE) - 1;
      words.push(headOf(cursor), offsets[cursor.startIndex] as number, offsets[cursor.endIndex] as number, 0);
      if (depth < MAX_DEPTH) {
        if (cursor.gotoFirstChild()) continue;
      } else if (cursor.currentNode.childCount > 0) {
        truncated = true;
      }
      close();
    }
    while (!cursor.gotoNextSibling()) {
      if (open.length === 0) return { words: Uint32Array.from(words), count: words.length / STRIDE, truncated };
      cursor.gotoParent();
      close();
    }
  }
}
