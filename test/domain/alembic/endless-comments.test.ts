import { expect, test } from "vitest";
import { canonicalDefinition, canonicalSql } from "../../../src/domain/alembic/database/names.ts";
import { mayWriteMore } from "../../../src/domain/alembic/sql/called.ts";
import { castParameter, jsonParameter } from "../../../src/domain/alembic/sql/text-parameters.ts";

test("a comment that does not end takes no longer than one that does", () => {
  const text = `a ${"/* ".repeat(100_000)}`;
  const before = performance.now();
  expect(canonicalDefinition(text) === "a").toBe(true);
  expect(mayWriteMore(text)).toBe(false);
  expect(performance.now() - before).toBeLessThan(3000);
});

test("a long text is brought into one spelling as fast as many short ones", () => {
  const before = performance.now();
  expect(canonicalSql("a  Or ".repeat(100_000)).length).toBe(499_999);
  expect(performance.now() - before).toBeLessThan(3000);
});

test("what is too long to tell literals in has no cast and what is no JSON no parameter", () => {
  expect(castParameter(`UPDATE orders SET marks = :marks::jsonb ${"[".repeat(1_000_000)}`)).toBeNull();
  expect(castParameter("UPDATE orders SET marks = :marks::jsonb")).toEqual({ name: "marks", type: "jsonb" });
  expect(castParameter("SELECT marks[places[1]:most::int] FROM orders")).toBeNull();
  expect(jsonParameter('"'.repeat(1_000_001))).toBeNull();
});
