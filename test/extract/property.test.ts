// Whatever the bytes: no exception, the same facts each time, and places inside the text.

import fc from "fast-check";
import { expect, test } from "vitest";
import { createEncoder, decode, decodeSource, extract } from "../../src/extract/index.ts";
import { HEADER } from "../../src/extract/layout.ts";
import { classDef, functionDef, type ReadBody } from "../../src/extract/read-definitions.ts";
import { body } from "../../src/extract/read-statements.ts";
import { Reader } from "../../src/extract/reader.ts";
import type { FactsData } from "../../src/model/facts.ts";
import { createParser } from "../../src/parse/index.ts";

const parser = createParser();
const encoder = createEncoder();

const pieces = [
  ..."()[]{}:,.;=@\\\"'#*&^|\n\r\f\t é?",
  ..."def f(a): |async |class A:|if x:|elif y:|else:|for a in b:|while |with a as b:|try:|except |match x:|case [a]:".split("|"),
  ..."lambda|await |yield |return |import a.b|from . import c|type X = |print >>f, |f'{a!r:>{b}}'|'''|\n    |1j|0x|not in |:=|**|->|del ".split(
    "|",
  ),
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => Buffer.from(parts.join("")));

/** Visits every value below `root`; bodies of definitions are read on the way. */
function* nodesOf(root: unknown): Generator<{ readonly start: number; readonly end: number }> {
  const open: unknown[] = [root];
  const seen = new Set<object>();
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null || seen.has(value)) continue;
    seen.add(value);
    if ("start" in value && "end" in value) yield value as { start: number; end: number };
    if ("body" in value) open.push(value.body);
    for (const child of Object.values(value)) open.push(child);
  }
}

/** Reads every list of statements, and expects it to end exactly where the next thing begins. */
function expectAligned(data: FactsData): void {
  const ends: number[] = [];
  const read: ReadBody = (r) => {
    const statements = body(r);
    ends.push(r.position);
    return statements;
  };
  const header = (entry: number) => data.words[entry] ?? -1;
  const module = new Reader(data);
  module.position = header(HEADER.body);
  read(module);
  expect(ends.pop()).toBe(header(HEADER.lines));
  for (const [table, definition] of [
    [HEADER.functions, functionDef],
    [HEADER.classes, classDef],
  ] as const) {
    const from = header(table);
    for (const at of data.words.subarray(from, from + header(table + 1))) {
      const reader = new Reader(data);
      reader.position = at;
      const made = definition(reader, read);
      const end = reader.position;
      expect(made.body).toBeDefined();
      expect(ends.pop()).toBe(end);
    }
  }
}

function expectSound(bytes: Uint8Array): void {
  const data = extract(bytes, parser, encoder);
  expect(extract(bytes, parser)).toEqual(data);
  expectAligned(data);
  const facts = decode(data);
  const { length } = decodeSource(bytes).utf8;
  const read = [facts.body, facts.functions, facts.classes, facts.directives, facts.problems];
  const outside = [...nodesOf(read)].filter(({ start, end }) => !(start >= 0 && start <= end && end <= length));
  expect(outside).toEqual([]);
  expect(facts.line(length)).toBeGreaterThanOrEqual(1);
}

test("any bytes", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), expectSound), { numRuns: 300 });
});

test("any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 100 }), (text) => expectSound(Buffer.from(text))),
    { numRuns: 300 },
  );
});

test.each([
  `x: ${"list[int] | ".repeat(1500)}c`,
  `x = ${"a & b ^ ".repeat(1500)}c`,
  `x = ${"a < ".repeat(1500)}c`,
  `x = ${"a or ".repeat(1500)}c`,
  `x = ${"a if b else ".repeat(1500)}c`,
  `x = ${"a.b[c](".repeat(1500)}`,
  `f(${"*g(*".repeat(1500)}`,
  `x = ${"f'{".repeat(1500)}`,
  `${"with a as b: ".repeat(3)}${"[".repeat(1500)}`,
  `match x:\n  case ${"A(b=[".repeat(1500)}`,
  Array.from({ length: 1500 }, (_, i) => `${" ".repeat(i)}if x:\n`).join(""),
  Array.from({ length: 1500 }, (_, i) => `${" ".repeat(i)}def f():\n`).join(""),
  Array.from({ length: 1500 }, (_, i) => `${" ".repeat(i)}try:\n`).join(""),
])("nested too deep: %#", (source) => {
  expectSound(Buffer.from(source));
});

test("any pieces of Python", () => {
  fc.assert(fc.property(texts, expectSound), { numRuns: 1000 });
});
