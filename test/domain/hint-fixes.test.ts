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

test("a field that may be None and is required gets the default None, one with a declaration of its own is left to people", async () => {
  const source = [
    "from fastapi import FastAPI",
    "from pydantic import BaseModel, Field",
    "app = FastAPI()",
    "class Order(BaseModel):",
    "    note: str | None",
    "    label: str | None = Field(max_length=9)",
    '@app.post("/orders")',
    "def create(order: Order) -> None: ...",
    "",
  ].join("\n");
  const found = (await findingsIn({ "app/orders.py": source })).filter(({ rule }) => rule === "optional-without-default");
  const edited = found.map(({ line, fix }) => [
    line,
    fix?.safe,
    fix?.edits.map(({ start, end, text }) => (source.slice(0, start) + text + source.slice(end)).split("\n")[line - 1]),
  ]);
  expect(edited).toEqual([
    [5, false, ["    note: str | None = None"]],
    [6, undefined, undefined],
  ]);
});
