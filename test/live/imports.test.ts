import { describe, expect, test } from "vitest";
import { createEncoder, decode, extract } from "../../src/extract/index.ts";
import { fileEdits } from "../../src/live/bodies.ts";
import type { FileFacts } from "../../src/model/facts.ts";
import type { Import, ImportFrom } from "../../src/model/syntax.ts";
import { createParser } from "../../src/parse/index.ts";

const [parser, encoder] = [createParser(), createEncoder()];

function factsOf(lines: readonly string[]): { readonly facts: FileFacts; readonly text: string } {
  const text = `${lines.join("\n")}\n`;
  return { facts: decode(extract(Buffer.from(text), parser, encoder)), text };
}

const REST = ["", "LIMIT = 3", "", "def ask(rows):", "    return rows[:LIMIT]", "", "import late", ""];

/** What a file imports after each of some edits, one on top of the other, read off at the offsets that its nodes are said to have. */
function importsAfter(
  ...versions: readonly (readonly string[])[]
): { readonly names: readonly string[][]; readonly shown: readonly string[] } | null {
  let { facts: kept } = factsOf([...(versions[0] ?? []), ...REST]);
  const names: string[][] = [];
  let shown: readonly string[] = [];
  for (const version of versions.slice(1)) {
    const { facts, text } = factsOf([...version, ...REST]);
    const edits = fileEdits(kept, facts);
    if (typeof edits === "string") return null;
    const starts = edits.facts.body.map(({ start }) => start);
    expect(starts, "in order").toEqual([...new Set(starts)].sort((a, b) => a - b));
    names.push([...edits.names].sort());
    shown = edits.facts.body
      .filter((one): one is Import | ImportFrom => one.kind === "Import" || one.kind === "ImportFrom")
      .flatMap((statement) => {
        const line = edits.facts.line(statement.start);
        return statement.names.map((one) => `${line} ${text.slice(edits.offset(one.start), edits.offset(one.end))}`);
      });
    kept = edits.facts;
  }
  return { names, shown };
}

describe("imports that an edit changes", () => {
  test("come, go and grow, one edit on top of the other, and stay in order", () => {
    expect(
      importsAfter(
        ["import os", "from a import b, d"],
        ["import json", "import os", "from a import b, d"],
        ["import json", "import os", "from a import b, c, d", "from z import y"],
        ["import json", "from a import c, d", "from z import x, y"],
      ),
    ).toEqual({ names: [["json"], ["c", "y"], ["b", "os", "x"]], shown: ["1 json", "2 c", "2 d", "3 x", "3 y", "10 late"] });
  });

  test("the first and the only one", () => {
    expect(importsAfter([], ["import os"], ["from os import path as p", "import os"], [])).toEqual({
      names: [["os"], ["p"], ["os", "p"]],
      shown: ["7 late"],
    });
  });

  test("another order binds the same names, told by new nodes", () => {
    expect(importsAfter(["from a import b", "import os"], ["import os", "from a import b"])).toEqual({
      names: [["b"]],
      shown: ["1 os", "2 b", "9 late"],
    });
  });

  test("a star, an import from the future, and a name that the module speaks of are none of these", () => {
    expect(importsAfter(["import os"], ["from os import *"])).toBeNull();
    expect(importsAfter([], ["from __future__ import annotations"])).toBeNull();
    expect(importsAfter([], ["from limits import LIMIT"])).toBeNull();
    expect(importsAfter(["X = late"], ["import late", "X = late"])).toBeNull();
    expect(importsAfter(['X: "os.PathLike"'], ["import os", 'X: "os.PathLike"'])).toBeNull();
  });
});
