// Whatever the bytes: no exception, the same facts each time, and places inside the text.

import fc from "fast-check";
import { expect, test } from "vitest";
import { createEncoder, decode, decodeSource, extract } from "../../src/extract/index.ts";
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
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value !== "object" || value === null) continue;
    if ("start" in value && "end" in value) yield value as { start: number; end: number };
    if ("body" in value) open.push(value.body);
    open.push(...Object.values(value));
  }
}

function expectSound(bytes: Uint8Array): void {
  const data = extract(bytes, parser, encoder);
  expect(extract(bytes, parser)).toEqual(data);
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

test("any pieces of Python", () => {
  fc.assert(fc.property(texts, expectSound), { numRuns: 1000 });
});
