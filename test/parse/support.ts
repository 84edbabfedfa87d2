// What the tests of this folder share.

import { readFileSync } from "node:fs";
import { expect } from "vitest";
import { end, FIELD_NAMES, fieldOf, isError, isNamed, KIND_NAMES, kindOf, next, type SyntaxTree, start } from "../../src/parse/index.ts";

export function fixture(name: string): string {
  return readFileSync(new URL(`fixtures/${name}`, import.meta.url), "utf8");
}

export function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** One line a node, indented: readable where two trees differ. */
export function render(tree: SyntaxTree): string {
  const lines: string[] = [];
  const ends: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    while (ends.length > 0 && node >= (ends.at(-1) as number)) ends.pop();
    const kind = isError(tree, node) ? "ERROR" : KIND_NAMES[kindOf(tree, node)];
    const field = FIELD_NAMES[fieldOf(tree, node)];
    const name = `${field ? `${field}: ` : ""}${isNamed(tree, node) ? kind : `"${kind}"`}`;
    lines.push(`${"  ".repeat(ends.length)}${name} ${start(tree, node)}-${end(tree, node)}`);
    ends.push(next(tree, node));
  }
  return lines.join("\n");
}

/** A tree that outlives the next call of the parser. */
export function keep(tree: SyntaxTree): SyntaxTree {
  return { ...tree, words: tree.words.slice() };
}

/** What holds for every tree, of whatever bytes: children lie in their parents, in order, and the file's end bounds all. */
export function expectWellFormed(tree: SyntaxTree, length: number): void {
  const problems: string[] = [];
  const open: number[] = [];
  const reached: number[] = [];
  for (let node = 0; node < tree.count; node++) {
    while (open.length > 0 && node >= next(tree, open.at(-1) as number)) {
      open.pop();
      reached.pop();
    }
    const parent = open.at(-1);
    if (start(tree, node) > end(tree, node)) problems.push(`${node} ends before it starts`);
    if (start(tree, node) < (reached.at(-1) ?? 0)) problems.push(`${node} overlaps what is before it`);
    if (end(tree, node) > (parent === undefined ? length : end(tree, parent))) problems.push(`${node} ends after its parent`);
    if (next(tree, node) <= node || next(tree, node) > (parent === undefined ? tree.count : next(tree, parent)))
      problems.push(`${node} is misnested`);
    if (reached.length > 0) reached[reached.length - 1] = end(tree, node);
    open.push(node);
    reached.push(start(tree, node));
  }
  expect(problems).toEqual([]);
  expect(tree.count).toBeGreaterThan(0);
  expect(next(tree, 0)).toBe(tree.count);
}
