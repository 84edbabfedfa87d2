// Whatever the bytes: no exception, a tree that holds together, and where there is no syntax error the published parser's.

import fc from "fast-check";
import { expect, test } from "vitest";
import { createParser, KIND_NAMES } from "../../src/parse/index.ts";
import { createStockParser } from "../../src/parse/stock.ts";
import { encode, expectWellFormed, fixture, keep, render } from "./support.ts";

const ours = createParser();
const other = createParser();
const stock = await createStockParser();

function expectSame(text: string): void {
  const bytes = encode(text);
  const tree = ours.parse(bytes);
  expectWellFormed(tree, bytes.length);
  const expected = stock.parse(bytes);
  expect(tree.hasError).toBe(expected.hasError);
  if (!tree.hasError) expect(render(tree)).toBe(render(expected));
}

const keywords = KIND_NAMES.filter((name) => /^[a-z]+$/.test(name));
const pieces = [
  "\n",
  "\n    ",
  "\n\t",
  "\r\n",
  " ",
  "(",
  ")",
  "[",
  "]",
  "{",
  "}",
  ":",
  ",",
  "=",
  ".",
  "*",
  "'",
  '"',
  '"""',
  "f'",
  "{x}",
  "\\",
  "#",
  "é",
  "🧾",
];
const statements = fixture("orders.py").split(/\n(?=\S)/);

test("any characters", { timeout: 30_000 }, () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), expectSame), { numRuns: 500 });
});

test("keywords and signs", { timeout: 30_000 }, () => {
  const word = fc.oneof(fc.constantFrom(...keywords, "x", "y", "1"), fc.constantFrom(...pieces));
  fc.assert(
    fc.property(
      fc.array(word, { maxLength: 60 }).map((words) => words.join(" ")),
      expectSame,
    ),
    { numRuns: 500 },
  );
});

test("statements in any order", { timeout: 30_000 }, () => {
  const file = fc.array(fc.constantFrom(...statements), { maxLength: 8 }).map((parts) => parts.join("\n"));
  fc.assert(fc.property(file, expectSame), { numRuns: 200 });
});

test("any bytes: a tree that holds together, the same again from a parser that has seen other files", { timeout: 30_000 }, () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
      const tree = keep(ours.parse(bytes));
      expectWellFormed(tree, bytes.length);
      expect(tree).toEqual(keep(other.parse(bytes)));
      other.parse(encode("total = '"));
    }),
    { numRuns: 1_000 },
  );
});
