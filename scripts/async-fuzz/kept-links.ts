// More steps: functions that objects, registries and lists keep, and what is found there is called.

import type { Link, Step } from "./links.ts";
import type { Ref } from "./writer.ts";

/** A class with a field for a function: how it is written, and how it is called with what is given. */
const HOLDERS: readonly ((s: Step, type: string, field: string, annotation: string) => void)[] = [
  (s, type, field, annotation) => {
    s.module.import("from dataclasses import dataclass");
    s.add("@dataclass", `class ${type}:`, "    name: str", `    ${field}: ${annotation}`);
  },
  (s, type, field, annotation) => {
    s.module.import("from dataclasses import dataclass, field");
    s.add("@dataclass(frozen=True)", `class ${type}:`, "    name: str", `    ${field}: ${annotation} | None = field(default=None)`);
  },
  (s, type, field, annotation) => {
    s.module.import("from typing import NamedTuple");
    s.add(`class ${type}(NamedTuple):`, "    name: str", `    ${field}: ${annotation}`);
  },
  (s, type, field, annotation) => {
    s.module.import("from pydantic import BaseModel");
    s.add(`class ${type}(BaseModel):`, "    name: str", `    ${field}: ${annotation}`);
  },
  (s, type, field, annotation) => {
    const told = s.dice.happens(0.5) ? `: ${annotation}` : "";
    s.add(
      `class ${type}:`,
      `    def __init__(self, name: str, ${field}${told}):`,
      "        self.name = name",
      `        self.${field} = ${field}`,
    );
  },
];

/** `Callable`, in some spelling. */
function callable(s: Step): string {
  s.module.import("from typing import Any, Callable");
  return s.dice.pick(["Callable", "Callable[..., Any]", "Callable[[int], Any]"]);
}

/** The awaiting of a call where what is called is a coroutine function. */
function awaited(s: Step, call: string): string {
  return s.async ? `await ${call}` : call;
}

/** A registry with one function in it, or two that lead on alike. */
function registered(
  s: Step,
  write: (table: string, register: string) => readonly string[],
  decorator: (register: string) => string,
  call: (table: string) => readonly string[],
): Ref {
  const [table, register, name] = [s.fresh(`${s.noun.toUpperCase()}_KEPT`), s.function("keep"), s.function("run_kept")];
  s.add(...write(table, register));
  const handlers = s.dice.happens(0.4) ? [s.function("kept"), s.function("kept")] : [s.function("kept")];
  for (const handler of handlers) s.add(decorator(register), `${s.a}def ${handler}(${s.p})${s.r}:`, `    return ${s.call()}`);
  s.add(`${s.a}def ${name}(${s.p})${s.r}:`, ...call(table).map((line) => `    ${line}`));
  return s.plain(name);
}

export const KEPT: Readonly<Record<string, Link>> = {
  "field that holds a function": (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const [type, object, name] = [s.class("Stage"), s.fresh(`stage_${s.noun}`), s.function("perform")];
    s.dice.pick(HOLDERS)(s, type, "run", callable(s));
    s.add(`${object} = ${type}(name="${s.noun}", run=${value})`);
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    return ${awaited(s, `${object}.run(order_id)`)}`);
    return s.plain(name);
  },
  "objects in a table": (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const [type, table, name] = [s.class("Tool"), s.fresh(`${s.noun.toUpperCase()}_TOOLS`), s.function("use")];
    s.dice.pick(HOLDERS)(s, type, "call", callable(s));
    const [one, other] = [`${type}(name="one", call=${value})`, `${type}(name="other", call=${value})`];
    if (s.dice.happens(0.5)) {
      s.add(`${table} = {"one": ${one}, "other": ${other}}`);
      s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    return ${awaited(s, `${table}["one" if order_id else "other"].call(order_id)`)}`);
    } else {
      s.add(`${table} = [${one}, ${other}]`);
      s.add(
        `${s.a}def ${name}(${s.p})${s.r}:`,
        `    return " ".join([${awaited(s, "tool.call(order_id)")} for tool in ${table} if tool.name == "one"])`,
      );
    }
    return s.plain(name);
  },
  "list that a decorator fills": (s) =>
    registered(
      s,
      (table, register) => [
        `${table}${s.dice.happens(0.3) ? ": list" : ""} = []`,
        "",
        "",
        `def ${register}(func):`,
        `    ${table}.append(func)`,
        "    return func",
      ],
      (register) => `@${register}`,
      (table) => [`for each in ${table}:`, `    found = ${awaited(s, "each(order_id)")}`, "return found"],
    ),
  "lists in a table that a decorator fills": (s) => {
    s.module.import("from collections import defaultdict");
    return registered(
      s,
      (table, register) => [
        `${table} = defaultdict(list)`,
        "",
        "",
        `def ${register}(event: str):`,
        "    def keep(func):",
        `        ${table}[event].append(func)`,
        "        return func",
        "",
        "    return keep",
      ],
      (register) => `@${register}("made")`,
      (table) => [`for each in ${table}["made"]:`, `    found = ${awaited(s, "each(order_id)")}`, "return found"],
    );
  },
  "table that asks what is asynchronous": (s) => {
    s.module.import("import inspect");
    return registered(
      s,
      (table, register) => [`${table} = {}`, "", "", `def ${register}(func):`, `    ${table}[func.__name__] = func`, "    return func"],
      (register) => `@${register}`,
      (table) =>
        s.async
          ? [
              `func = next(iter(${table}.values()))`,
              ...s.dice.pick([
                ["if inspect.iscoroutinefunction(func):", "    return await func(order_id)", "return func(order_id)"],
                ["found = func(order_id)", "if inspect.isawaitable(found):", "    found = await found", "return found"],
              ]),
            ]
          : [`return next(iter(${table}.values()))(order_id)`],
    );
  },
  "registry of an object": (s) => {
    const [type, object, name, handler] = [
      s.class("Registry"),
      s.fresh(`registry_${s.noun}`),
      s.function("dispatch"),
      s.function("handler"),
    ];
    s.add(
      `class ${type}:`,
      "    def __init__(self):",
      `        self.items${s.dice.happens(0.4) ? ": dict" : ""} = {}`,
      "",
      "    def add(self, kind: str):",
      "        def keep(func):",
      "            self.items[kind] = func",
      "            return func",
      "",
      "        return keep",
      "",
      `    ${s.a}def run(self, kind: str, ${s.p})${s.r}:`,
      `        return ${awaited(s, "self.items[kind](order_id)")}`,
    );
    s.add(`${object} = ${type}()`);
    s.add(`@${object}.add("${s.noun}")`, `${s.a}def ${handler}(${s.p})${s.r}:`, `    return ${s.call()}`);
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    return ${awaited(s, `${object}.run("${s.noun}", order_id)`)}`);
    return s.plain(name);
  },
  "classes that a decorator registers": (s) => {
    const [table, register, name, type] = [
      s.fresh(`${s.noun.toUpperCase()}_KINDS`),
      s.function("kind"),
      s.function("make"),
      s.class("Kind"),
    ];
    s.add(`${table} = {}`, "", "", `def ${register}(cls):`, `    ${table}[cls.__name__] = cls`, "    return cls");
    s.add(`@${register}`, `class ${type}:`, `    ${s.a}def run(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    return ${awaited(s, `${table}["${type}"]().run(order_id)`)}`);
    return s.plain(name);
  },
  "proxy of one object": (s) => {
    const [real, proxy, object] = [s.class("Real"), s.class("Front"), s.fresh(`front_${s.noun}`)];
    s.add(`class ${real}:`, `    ${s.a}def load(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(
      `class ${proxy}:`,
      `    def __init__(self, real${s.dice.happens(0.6) ? `: ${real}` : ""}):`,
      "        self._real = real",
      "",
      "    def __getattr__(self, name):",
      "        return getattr(self._real, name)",
    );
    s.add(`${object} = ${proxy}(${real}())`);
    return s.ref(object, "$.load(#)", "$.load");
  },
  "partials in a list": (s) => {
    if (s.async) return null;
    const [name, bound] = [s.function("all"), s.function("bound")];
    s.module.import("from functools import partial");
    s.add(`def ${bound}(order_id, times):`, `    return ${s.call()}`);
    s.add(
      `def ${name}(${s.p})${s.r}:`,
      "    jobs = []",
      "    for times in range(2):",
      `        jobs.append(partial(${bound}, order_id, times))`,
      '    return " ".join(str(job()) for job in jobs)',
    );
    return s.plain(name);
  },
  "property of a class's own": (s) => {
    if (s.async) return null;
    const [descriptor, type] = [s.class("lazy"), s.class("Line")];
    s.add(
      `class ${descriptor}:`,
      "    def __init__(self, func):",
      "        self.func = func",
      "",
      "    def __get__(self, owner, kind=None):",
      "        return self.func(owner)",
    );
    s.add(
      `class ${type}:`,
      `    def __init__(self, ${s.p}):`,
      "        self.order_id = order_id",
      "",
      `    @${descriptor}`,
      `    def text(self)${s.r}:`,
      `        return ${s.call("self.order_id")}`,
    );
    return s.ref(type, "$(#).text");
  },
  singledispatchmethod: (s) => {
    if (s.async) return null;
    const type = s.class("Printer");
    s.module.import("from functools import singledispatchmethod");
    s.add(
      `class ${type}:`,
      "    @singledispatchmethod",
      "    def show(self, value):",
      '        return "unknown"',
      "",
      s.dice.happens(0.5) ? "    @show.register" : "    @show.register(int)",
      "    def _(self, value: int):",
      `        return ${s.call("value")}`,
    );
    return s.ref(type, "$().show(#)", "$().show");
  },
};
