// More steps: what the standard library calls back, classes that answer in their own way, objects that an application keeps.

import type { Link, Step } from "./links.ts";
import type { Ref } from "./writer.ts";

/** A plain function whose body is one of some ways to have a callable called. */
function calledBack(s: Step, ways: (value: string) => readonly string[], ...imports: readonly string[]): Ref | null {
  const value = s.value();
  if (value === null || s.async) return null;
  for (const statement of imports) s.module.import(statement);
  const name = s.function("fold");
  s.add(`def ${name}(${s.p})${s.r}:`, `    return str(${s.dice.pick(ways(value))})`);
  return s.plain(name);
}

export const MORE: Readonly<Record<string, Link>> = {
  "standard library calls back": (s) =>
    calledBack(
      s,
      (value) => [
        `functools.reduce(lambda total, each: total + ${s.bare("each")}, [order_id], "")`,
        `list(itertools.starmap(${value}, [(order_id,)]))`,
        `" ".join(map(${value}, [order_id]))`,
        `any(map(${value}, [order_id]))`,
        `{order_id: "kept"}.get(order_id + 1) or ${s.bare()}`,
        `dict(zip([order_id], map(${value}, [order_id])))`,
      ],
      "import functools",
      "import itertools",
    ),
  lru_cache: (s) => {
    if (s.async) return null;
    const name = s.function("cached");
    s.module.import("from functools import lru_cache");
    s.add(`@lru_cache${s.dice.happens(0.5) ? "(maxsize=32)" : ""}`, `def ${name}(${s.p})${s.r}:`, `    return ${s.call()}`);
    return s.plain(name);
  },
  singledispatch: (s) => {
    if (s.async) return null;
    const name = s.function("render");
    s.module.import("from functools import singledispatch");
    s.add("@singledispatch", `def ${name}(value):`, '    return "unknown"');
    s.add(`@${name}.register`, "def _(value: int):", `    return ${s.call("value")}`);
    return s.plain(name);
  },
  "exit stack": (s) => {
    const [manager, name] = [s.function("held"), s.function("stacked")];
    const [w, a] = s.async ? ["await ", "async "] : ["", ""];
    const [decorator, stack, enter] = s.async
      ? ["asynccontextmanager", "AsyncExitStack", "enter_async_context"]
      : ["contextmanager", "ExitStack", "enter_context"];
    s.module.import(`from contextlib import ${decorator}, ${stack}`);
    s.add(`@${decorator}`, `${a}def ${manager}(${s.p}):`, `    yield ${s.call()}`);
    s.add(`${a}def ${name}(${s.p})${s.r}:`, `    ${a}with ${stack}() as stack:`, `        return ${w}stack.${enter}(${manager}(order_id))`);
    return s.plain(name);
  },
  "asynchronous iterator": (s) => {
    if (!s.async) return null;
    const [type, name] = [s.class("Feed"), s.function("follow")];
    s.add(
      `class ${type}:`,
      `    def __init__(self, ${s.p}):`,
      "        self.order_id = order_id",
      "        self.left = 2",
      "",
      "    def __aiter__(self):",
      "        return self",
      "",
      "    async def __anext__(self):",
      "        self.left -= 1",
      "        if self.left < 0:",
      "            raise StopAsyncIteration",
      `        return ${s.call("self.order_id")}`,
    );
    s.add(`async def ${name}(${s.p})${s.r}:`, `    return " ".join([each async for each in ${type}(order_id)])`);
    return s.plain(name);
  },
  "iterator that returns itself": (s) => {
    if (s.async) return null;
    const [type, name] = [s.class("Walk"), s.function("walk")];
    s.add(
      `class ${type}:`,
      `    def __init__(self, ${s.p}):`,
      "        self.order_id = order_id",
      "        self.left = 2",
      "",
      "    def __iter__(self):",
      "        return self",
      "",
      "    def __next__(self):",
      "        self.left -= 1",
      "        if self.left < 0:",
      "            raise StopIteration",
      `        return ${s.call("self.order_id")}`,
    );
    s.add(`def ${name}(${s.p})${s.r}:`, `    return " ".join(${type}(order_id))`);
    return s.plain(name);
  },
  "abstract property": (s) => {
    if (s.async) return null;
    const [base, type] = [s.class("Card"), s.class("PaidCard")];
    s.module.import("from abc import ABC, abstractmethod");
    s.add(
      `class ${base}(ABC):`,
      `    def __init__(self, ${s.p}):`,
      "        self.order_id = order_id",
      "",
      "    @property",
      "    @abstractmethod",
      `    def text(self)${s.r}: ...`,
      "",
      `    def shown(self)${s.r}:`,
      "        return self.text",
    );
    s.add(`class ${type}(${base}):`, "    @property", `    def text(self)${s.r}:`, `        return ${s.call("self.order_id")}`);
    return s.ref(type, "$(#).shown()");
  },
  "overridden __call__": (s) => {
    const [base, type, name] = [s.class("Step"), s.class("LastStep"), s.fresh(`step_${s.noun}`)];
    s.add(`class ${base}:`, `    ${s.a}def __call__(self, ${s.p})${s.r}:`, "        raise NotImplementedError");
    s.add(`class ${type}(${base}):`, `    ${s.a}def __call__(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(`${name}${s.dice.happens(0.5) ? `: ${base}` : ""} = ${type}()`);
    return s.plain(name);
  },
  "class attribute": (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const type = s.class("Options");
    s.add(
      `class ${type}:`,
      `    loader = staticmethod(${value})`,
      "",
      `    ${s.a}def load(self, ${s.p})${s.r}:`,
      `        return ${s.async ? "await " : ""}self.loader(order_id)`,
    );
    return s.ref(type, "$().load(#)", "$().load");
  },
  mixin: (s) => {
    const [mixin, type] = [s.class("Mixin"), s.class("Handler")];
    const w = s.async ? "await " : "";
    s.add(`class ${mixin}:`, `    ${s.a}def handle(self, ${s.p})${s.r}:`, `        return ${w}self.fetch(order_id)`);
    s.add(`class ${type}(${mixin}):`, `    ${s.a}def fetch(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    return s.ref(type, "$().handle(#)", "$().handle");
  },
  "field of a model": (s) => {
    if (s.async) return null;
    const type = s.class("Model");
    s.module.import("from pydantic import BaseModel, field_validator");
    s.add(
      `class ${type}(BaseModel):`,
      "    order_id: int",
      "",
      '    @field_validator("order_id")',
      "    @classmethod",
      "    def known(cls, order_id: int) -> int:",
      `        ${s.call()}`,
      "        return order_id",
    );
    return s.ref(type, "str($(order_id=#))");
  },
  "default factory": (s) => {
    if (s.async) return null;
    const type = s.class("Draft");
    s.module.import("from dataclasses import dataclass, field");
    s.add("@dataclass", `class ${type}:`, "    order_id: int", `    text: str = field(default_factory=lambda: ${s.bare("7")})`);
    return s.ref(type, "$(#).text");
  },
  descriptor: (s) => {
    if (s.async) return null;
    const [descriptor, type] = [s.class("Column"), s.class("Row")];
    s.add(`class ${descriptor}:`, "    def __get__(self, owner, kind=None):", `        return ${s.call("owner.order_id")}`);
    s.add(`class ${type}:`, `    text = ${descriptor}()`, "", `    def __init__(self, ${s.p}):`, "        self.order_id = order_id");
    return s.ref(type, "$(#).text");
  },
  "conditional import": (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const name = s.fresh(`chosen_${s.noun}`);
    s.module.import("import os");
    s.add(`if os.environ.get("${s.noun.toUpperCase()}_OFF"):`, `    ${name} = None`, "else:", `    ${name} = ${value}`);
    return s.plain(name);
  },
};
