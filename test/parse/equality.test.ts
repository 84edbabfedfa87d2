// Our parser against the published one: the same records for the same file.

import { expect, test } from "vitest";
import { createParser, FIELD, fieldOf, KIND, kindOf, TOKEN } from "../../src/parse/index.ts";
import { createStockParser } from "../../src/parse/stock.ts";
import { encode, expectWellFormed, fixture, keep, render } from "./support.ts";

const ours = createParser();
const stock = await createStockParser();

const orders = fixture("orders.py");
const files: Record<string, string> = {
  "orders.py": orders,
  "python2.py": fixture("python2.py"),
  "CRLF lines": orders.replaceAll("\n", "\r\n"),
  "CR lines": orders.replaceAll("\n", "\r"),
  "tabs for indents": orders.replace(/^(?: {4})+/gm, (indent) => "\t".repeat(indent.length / 4)),
  "a byte order mark": `\uFEFF${orders}`,
  "form feeds": orders.replaceAll("\n\n\n", "\n\f\n"),
  "a NUL": 'total = 1\nname = "a\0b"\n',
  nothing: "",
  "one line break": "\n",
  "blanks only": "   \n\t\n",
  "a comment only": "# orders",
  "a byte order mark only": "\uFEFF",
};

for (const [name, text] of Object.entries(files)) {
  test(`the same records as the published parser: ${name}`, { timeout: 30_000 }, () => {
    const tree = keep(ours.parse(encode(text)));
    const expected = stock.parse(encode(text));
    expect(render(tree)).toBe(render(expected));
    expect(tree).toEqual(expected);
    expectWellFormed(tree, encode(text).length);
  });
}

test("the samples have no syntax errors and hold every kind, token and field of the grammar", () => {
  const kinds = new Set<number>();
  const fields = new Set<number>();
  for (const text of [orders, fixture("python2.py")]) {
    const tree = ours.parse(encode(text));
    expect(tree.hasError).toBe(false);
    for (let node = 0; node < tree.count; node++) {
      kinds.add(kindOf(tree, node));
      fields.add(fieldOf(tree, node));
    }
  }
  const absent = (ids: Record<string, number>, seen: Set<number>): string[] =>
    Object.keys(ids).filter((name) => !seen.has(ids[name] as number));
  expect(absent(KIND, kinds)).toEqual([]);
  expect(absent(FIELD, fields)).toEqual([]);
  expect(absent(TOKEN, kinds)).toEqual([";", ".", "(", ")", ",", "[", "]", "{", "}"]);
});

test("a piece missing from the sample: both see that there are errors, or give the same records", { timeout: 30_000 }, () => {
  for (let from = 0; from < orders.length; from += 397) {
    const bytes = encode(orders.slice(0, from) + orders.slice(from + 11));
    const tree = ours.parse(bytes);
    const expected = stock.parse(bytes);
    expect(tree.hasError, `from ${from}`).toBe(expected.hasError);
    if (!tree.hasError) expect(render(tree), `from ${from}`).toBe(render(expected));
    expectWellFormed(tree, bytes.length);
  }
});
