// Texts made to hurt: every one ends, soon, with a tree that holds together.

import { expect, test } from "vitest";
import { createParser, end, MAX_DEPTH, next, start } from "../../src/parse/index.ts";
import { encode, expectWellFormed } from "./support.ts";

const parser = createParser();
const repeated = (unit: string, times: number): string => unit.repeat(times);

const texts: Record<string, (times: number) => string> = {
  "closed brackets": (times) => `${repeated("[", times)}${repeated("]", times)}`,
  "open brackets": (times) => repeated("([{", times / 3),
  "closing brackets": (times) => repeated(")", times),
  "calls in calls": (times) => `${repeated("f(", times)}${repeated(")", times)}`,
  signs: (times) => `${repeated("-", times)}1`,
  lambdas: (times) => `${repeated("lambda:", times)}1`,
  "a long sum": (times) => `${repeated("a+", times)}a`,
  "a long chain": (times) => `a${repeated(".b()", times)}`,
  "conditions in conditions": (times) => `${repeated("a if b else ", times)}c`,
  patterns: (times) => `match x:\n case ${repeated("[", times)}${repeated("]", times)}: pass`,
  "open quotes": (times) => repeated("'''\"", times),
  "strings without end": (times) => repeated('"a\n', times),
  "open f-strings": (times) => repeated("f'{", times),
  backslashes: (times) => repeated("\\", times),
  NULs: (times) => repeated("\0", times),
  names: (times) => repeated("a ", times),
};

for (const [name, make] of Object.entries(texts)) {
  for (const times of [5_000, name.includes("brackets") ? 100_000 : 20_000]) {
    test(`${times} times: ${name}`, { timeout: 30_000 }, () => {
      const bytes = encode(make(times));
      expectWellFormed(parser.parse(bytes), bytes.length);
    });
  }
}

test("indents in indents", () => {
  const lines = Array.from({ length: 2_000 }, (_, depth) => `${" ".repeat(depth)}if x:`);
  const bytes = encode(lines.join("\n"));
  expectWellFormed(parser.parse(bytes), bytes.length);
});

test("what is nested too deep is cut, and said so", () => {
  const nested = (levels: number): string => `${"[".repeat(levels)}${"]".repeat(levels)}`;
  const most = MAX_DEPTH - 2; // the module and the statement stand above, and the innermost list's brackets below
  const whole = parser.parse(encode(nested(most)));
  expect([whole.count, whole.truncated, whole.hasError]).toEqual([most + 2, false, false]);
  const cut = parser.parse(encode(`${nested(most + 500)}\nafter`));
  expect([cut.truncated, cut.hasError]).toEqual([true, false]);
  expect(cut.count).toBe(MAX_DEPTH + 3);
  expect(next(cut, MAX_DEPTH)).toBe(MAX_DEPTH + 1);
  expect(end(cut, MAX_DEPTH) - start(cut, MAX_DEPTH)).toBe(2 * 500);
});

test("a file too large for memory is refused, and the next one parses", () => {
  expect(() => parser.parse(new Uint8Array(2 ** 31))).toThrow(RangeError);
  expect(parser.parse(encode("total = 1")).count).toBe(6);
});

test("ten thousand files need no more memory than the first few", { timeout: 30_000 }, () => {
  const fresh = createParser();
  const files = Array.from({ length: 50 }, (_, index) => encode(`def order_${index}(a, b):\n    return [${"a + b, ".repeat(index)}]\n`));
  const sizes = new Set<number>();
  for (let index = 0; index < 10_000; index++) {
    const { words } = fresh.parse(files[index % files.length] as Uint8Array);
    if (index >= files.length) sizes.add(words.buffer.byteLength);
  }
  expect(sizes.size).toBe(1);
});
