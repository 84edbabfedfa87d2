// Reading the records.

import { expect, test } from "vitest";
import {
  createParser,
  end,
  FIELD,
  FIELD_NAMES,
  fieldOf,
  firstChild,
  isError,
  isExtra,
  isMissing,
  isNamed,
  KIND,
  KIND_NAMES,
  kindOf,
  nextSibling,
  start,
  TOKEN,
} from "../../src/parse/index.ts";
import { encode, render } from "./support.ts";

const parser = createParser();

test("an order's handler as records", () => {
  const tree = parser.parse(encode("async def get(id: int):\n  return id is not None  # ok\n"));
  expect(render(tree)).toBe(`module 0-54
  function_definition 0-53
    "async" 0-5
    "def" 6-9
    name: identifier 10-13
    parameters: parameters 13-22
      typed_parameter 14-21
        identifier 14-16
        ":" 16-17
        type: type 18-21
          identifier 18-21
    ":" 22-23
    body: block 26-53
      return_statement 26-47
        "return" 26-32
        comparison_operator 33-47
          identifier 33-35
          operators: "is not" 36-42
            "is" 36-38
            "not" 39-42
          none 43-47
      comment 49-53`);
});

test("walking down and along", () => {
  const tree = parser.parse(encode("total = 1 # sum\npaid\n"));
  const statement = firstChild(tree, 0);
  const assignment = firstChild(tree, statement);
  const left = firstChild(tree, assignment);
  expect(kindOf(tree, left)).toBe(KIND.identifier);
  expect(fieldOf(tree, left)).toBe(FIELD.left);
  expect([start(tree, left), end(tree, left)]).toEqual([0, 5]);
  expect(firstChild(tree, left)).toBe(-1);
  const equals = nextSibling(tree, left, assignment);
  expect(kindOf(tree, equals)).toBe(TOKEN["="]);
  expect(isNamed(tree, equals)).toBe(false);
  const right = nextSibling(tree, equals, assignment);
  expect(fieldOf(tree, right)).toBe(FIELD.right);
  expect(nextSibling(tree, right, assignment)).toBe(-1);
  const comment = nextSibling(tree, statement, 0);
  expect(isExtra(tree, comment)).toBe(true);
  expect(isExtra(tree, statement)).toBe(false);
});

test("offsets count bytes of UTF-8", () => {
  const bytes = encode('größe = "🧾" + 名\n');
  const tree = parser.parse(bytes);
  const text = (node: number): string => new TextDecoder().decode(bytes.subarray(start(tree, node), end(tree, node)));
  const names: string[] = [];
  for (let node = 0; node < tree.count; node++) if (firstChild(tree, node) < 0 && isNamed(tree, node)) names.push(text(node));
  expect(names).toEqual(["größe", '"', "🧾", '"', "名"]);
});

test("what cannot be read is an ERROR node, what was made up is missing", () => {
  const broken = parser.parse(encode("total = = 1\n"));
  expect(broken.hasError).toBe(true);
  expect(Array.from({ length: broken.count }, (_, node) => isError(broken, node))).toContain(true);
  const unclosed = parser.parse(encode("def get(:\n  pass\n"));
  expect(unclosed.hasError).toBe(true);
  const missing = Array.from({ length: unclosed.count }, (_, node) => node).filter((node) => isMissing(unclosed, node));
  expect(missing.map((node) => KIND_NAMES[kindOf(unclosed, node)])).toEqual([")"]);
});

test("the constants are indexes of the names", () => {
  for (const [name, id] of [...Object.entries(KIND), ...Object.entries(TOKEN)]) expect(KIND_NAMES[id]).toBe(name);
  for (const [name, id] of Object.entries(FIELD)) expect(FIELD_NAMES[id]).toBe(name);
});
