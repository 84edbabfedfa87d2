import { expect, test } from "vitest";
import type { ModuleSymbol } from "../../src/link/symbols.ts";
import { key } from "../../src/link/types.ts";
import { programOf } from "../domain/tables.ts";

/** The type that an annotation describes, as a text. */
function annotated(source: string, annotation: string): string {
  const program = programOf({ "shop.py": `${source}\nvalue: ${annotation}\n` });
  const module = program.index.byPath.get("shop.py") as ModuleSymbol;
  const scope = program.moduleScope(module);
  const last = module.unit?.facts.body.at(-1);
  if (last?.kind !== "AnnAssign") throw new Error("no annotation");
  return key(program.annotated(last.annotation, scope));
}

test("an alias that is made of itself is read once", () => {
  const json = `from typing import Optional, Union
Json = Union[str, dict[str, "Json"], list["Json"], Optional[dict[str, "Json"]], Optional[list["Json"]], None]`;
  expect(annotated(json, "Json")).toBe("None | builtins.dict[builtins.str, ?] | builtins.list[?] | builtins.str");
});

test("aliases that are made of each other are read once each", () => {
  const tree = `from typing import Union
Node = Union[str, "Nodes"]
Nodes = list[Union["Node", "Nodes"]]`;
  expect(annotated(tree, "Nodes")).toBe("builtins.list[builtins.str]");
  expect(annotated(tree, "dict[str, Node]")).toBe("builtins.dict[builtins.str, builtins.list[?] | builtins.str]");
});

test("an alias may be named several times", () => {
  expect(annotated("Key = str\nPair = tuple[Key, Key]", "dict[Key, Pair]")).toBe(
    "builtins.dict[builtins.str, tuple[builtins.str, builtins.str]]",
  );
});
