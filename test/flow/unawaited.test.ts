import { expect, test } from "vitest";
import { findingsIn } from "../support/analyse.ts";

test("a check of a permission that is not awaited carries the tag of a hole, another condition does not", async () => {
  const source = [
    "async def may_refund(user: str) -> bool:",
    '    return user == "ada"',
    "async def is_shipped(order: int) -> bool:",
    "    return order > 9",
    "async def refund(user: str, order: int) -> str:",
    "    if not may_refund(user):",
    "        raise PermissionError(order)",
    "    if is_shipped(order):",
    '        return "late"',
    '    return "refunded"',
    "",
  ].join("\n");
  const found = (await findingsIn({ "app/orders.py": source })).filter(({ rule }) => rule === "unawaited-coroutine");
  expect(found.map(({ line, tags }) => [line, tags])).toEqual([
    [6, ["security"]],
    [8, undefined],
  ]);
});
