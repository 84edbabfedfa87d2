import { expect, test } from "vitest";
import { decode, extract } from "../../src/extract/index.ts";
import { unparse } from "../../src/model/unparse.ts";
import { createParser } from "../../src/parse/index.ts";

const parser = createParser();

function written(expression: string): string {
  const [statement] = decode(extract(Buffer.from(expression), parser)).body;
  if (statement?.kind !== "Expr") throw new RangeError(expression);
  return unparse(statement.value);
}

test.each([
  "[row for row in rows if row is not None if row]",
  "{row.id: row for row in rows if row.open}",
  "(row async for row in rows)",
  "dict[str, int]",
  "await session.get(Order, id, options=options, **more)",
])("%s is told as it is written", (expression) => {
  expect(written(expression)).toBe(expression);
});

test("what is long is shortened", () => {
  expect(written(`[${"row, ".repeat(40)}]`)).toMatch(/^\[row, .*…$/);
});
