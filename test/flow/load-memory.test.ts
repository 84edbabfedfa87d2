import { expect, test } from "vitest";
import { LoadMemory } from "../../src/flow/loads/memory.ts";
import type { LoadSummary } from "../../src/flow/loads/run.ts";
import type { FunctionSymbol } from "../../src/link/symbols.ts";

const named = (id: number): FunctionSymbol => ({ kind: "function", id }) as FunctionSymbol;
const NONE = {} as LoadSummary;

test("what was met in functions that are asked of later is not told of those asked of now", () => {
  const memory = new LoadMemory();
  const [route, helper, other] = [named(1), named(2), named(3)];
  const noting = (fn: FunctionSymbol, note: string): LoadSummary =>
    memory.summary(fn, NONE, () => {
      memory.note(note);
      return NONE;
    });
  memory.summary(route, NONE, () => noting(helper, "in the helper"));
  noting(other, "in another");
  expect(memory.noted([route])).toEqual(["in the helper"]);
  // Its new body calls no helper.
  memory.forget(route);
  memory.summary(route, NONE, () => NONE);
  expect(memory.noted([route])).toEqual([]);
  expect(memory.noted([route, other])).toEqual(["in another"]);
});
