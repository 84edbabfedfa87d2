import { expect, test } from "vitest";
import { findingsIn } from "../support/analyse.ts";

const HEAD =
  "from __future__ import annotations\nfrom typing import Annotated\nfrom fastapi import Header\nToken = Annotated[str, Header()]\n";

/** What the repairs make of one parameter. */
async function repaired(parameter: string): Promise<string | null> {
  const source = `${HEAD}def f(${parameter}): ...\n`;
  const [finding] = (await findingsIn({ "app/orders.py": source })).filter(({ rule }) => rule === "implicit-optional");
  if (finding === undefined) throw new Error("nothing was reported");
  if (finding.fix === undefined || finding.fix === null) return null;
  const edits = [...finding.fix.edits].sort((a, b) => b.start - a.start);
  return edits
    .reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), source)
    .slice(`${HEAD}def f(`.length, -7);
}

test.each([
  ["a: str = None", "a: str | None = None"],
  ["a: dict[str, int] = None", "a: dict[str, int] | None = None"],
  ["a: Annotated[str, Header()] = None", "a: Annotated[str | None, Header()] = None"],
  ["a: Token = None", null],
])("%s", async (parameter, expected) => {
  expect(await repaired(parameter)).toBe(expected);
});
