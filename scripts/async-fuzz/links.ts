// The steps of a chain of calls: each defines something that calls what stands below, in one of the ways in which people do.

import type { Dice } from "../oracle/index.ts";
import type { Module, Parents, Ref } from "./writer.ts";

/** What a step is written with. */
export class Step {
  readonly dice: Dice;
  readonly module: Module;
  readonly next: Ref;
  readonly noun: string;
  /** Whether what is defined is a coroutine function. */
  readonly async: boolean;
  private readonly parents: Parents;
  private readonly taken: Set<string>;

  constructor(dice: Dice, module: Module, next: Ref, noun: string, parents: Parents, taken: Set<string>) {
    this.dice = dice;
    this.module = module;
    this.next = next;
    this.noun = noun;
    this.parents = parents;
    this.taken = taken;
    this.async = next.async || dice.happens(0.25);
  }

  /** `async ` where what is defined is a coroutine function. */
  get a(): string {
    return this.async ? "async " : "";
  }

  /** A name that nothing else has. */
  fresh(base: string): string {
    let name = base;
    for (let n = 2; this.taken.has(name); n++) name = `${base}_${n}`;
    this.taken.add(name);
    return name;
  }

  function(verb: string): string {
    return this.fresh(`${verb}_${this.noun}`);
  }

  class(suffix: string): string {
    return this.fresh(`${this.noun[0]?.toUpperCase()}${this.noun.slice(1)}${suffix}`);
  }

  /** A parameter for the number, annotated or not, and what is returned. */
  get p(): string {
    return this.dice.happens(0.7) ? "order_id: int" : "order_id";
  }

  get r(): string {
    return this.dice.happens(0.6) ? " -> str" : "";
  }

  add(...lines: readonly string[]): void {
    this.module.add(lines.join("\n"));
  }

  /** The next call, awaited where it has to be. */
  call(argument = "order_id"): string {
    return `${this.next.async ? "await " : ""}${this.bare(argument)}`;
  }

  bare(argument = "order_id"): string {
    return this.next.call(this.module.use(this.next, this.dice, this.parents).name, argument);
  }

  /** The next call, and what has to be imported in the function before. */
  callInside(argument = "order_id"): readonly [imports: readonly string[], call: string] {
    const { name, inside } = this.module.use(this.next, this.dice, this.parents, true);
    return [inside === null ? [] : [inside], `${this.next.async ? "await " : ""}${this.next.call(name, argument)}`];
  }

  /** What is called next, as a value. */
  value(): string | null {
    return this.next.value === null ? null : this.next.value(this.module.use(this.next, this.dice, this.parents).name);
  }

  ref(name: string, call: string, value: string | null = null, async = this.async): Ref {
    const put = (template: string, local: string, argument: string): string =>
      template.replaceAll("$", () => local).replaceAll("#", () => argument);
    return {
      module: this.module,
      name,
      async,
      call: (local, argument) => put(call, local, argument),
      value: value === null ? null : (local) => put(value, local, ""),
    };
  }

  plain(name: string): Ref {
    return this.ref(name, "$(#)", "$");
  }
}

/** A way to write a step; null where it does not fit what comes next. */
export type Link = (step: Step) => Ref | null;

export const LINKS: Readonly<Record<string, Link>> = {
  function: (s) => {
    const name = s.function(s.dice.pick(["build", "prepare", "describe", "resolve"]));
    const [imports, call] = s.callInside();
    const lines = [...imports, `found = ${call}`, `return f"${s.noun} {found}"`];
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, ...lines.map((line) => `    ${line}`));
    return s.plain(name);
  },
  "try and finally": (s) => {
    const name = s.function("track");
    s.module.import("import logging");
    s.add(
      `${s.a}def ${name}(${s.p})${s.r}:`,
      "    try:",
      `        return ${s.call()}`,
      "    finally:",
      `        logging.getLogger(__name__).info("${s.noun} %s", order_id)`,
    );
    return s.plain(name);
  },
  finally: (s) => {
    const name = s.function("release");
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, "    try:", "        return str(order_id)", "    finally:", `        ${s.call()}`);
    return s.plain(name);
  },
  walrus: (s) => {
    const name = s.function("check");
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    if (found := ${s.call()}):`, "        return found", '    return "missing"');
    return s.plain(name);
  },
  match: (s) => {
    const name = s.function("route");
    s.add(
      `${s.a}def ${name}(${s.p})${s.r}:`,
      "    match order_id % 7:",
      "        case 0:",
      `            return ${s.call()}`,
      "        case _:",
      '            return "other"',
    );
    return s.plain(name);
  },
  conditional: (s) => {
    const name = s.function("maybe");
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    return ${s.call()} if order_id > 3 else "small"`);
    return s.plain(name);
  },
  singleton: (s) => {
    const [type, name] = [s.class("Service"), s.fresh(`${s.noun}_service`)];
    s.add(`class ${type}:`, `    ${s.a}def load(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(`${name} = ${type}()`);
    return s.ref(name, "$.load(#)", "$.load");
  },
  "made where it is called": (s) => {
    const type = s.class("Loader");
    s.add(`class ${type}:`, `    ${s.a}def load(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    return s.ref(type, "$().load(#)", "$().load");
  },
  "given to __init__": (s) => {
    const [reader, service, factory] = [s.class("Reader"), s.class("Desk"), s.function("get")];
    const annotation = s.dice.happens(0.5) ? `: ${reader}` : "";
    s.add(`class ${reader}:`, `    ${s.a}def read(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(
      `class ${service}:`,
      `    def __init__(self, reader${annotation}):`,
      "        self._reader = reader",
      "",
      `    ${s.a}def load(self, ${s.p})${s.r}:`,
      `        return ${s.async ? "await " : ""}self._reader.read(order_id)`,
    );
    s.add(`def ${factory}()${s.dice.happens(0.6) ? ` -> ${service}` : ""}:`, `    return ${service}(${reader}())`);
    return s.ref(factory, "$().load(#)", "$().load");
  },
  "callable given to __init__": (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const [type, name] = [s.class("Runner"), s.fresh(`${s.noun}_runner`)];
    s.add(
      `class ${type}:`,
      "    def __init__(self, work):",
      "        self.work = work",
      "",
      `    ${s.a}def run(self, ${s.p})${s.r}:`,
      `        return ${s.async ? "await " : ""}self.work(order_id)`,
    );
    s.add(`${name} = ${type}(${value})`);
    return s.ref(name, "$.run(#)", "$.run");
  },
  "template method": (s) => {
    const [base, type] = [s.class("Base"), s.class("Export")];
    const w = s.async ? "await " : "";
    s.add(
      `class ${base}:`,
      `    ${s.a}def run(self, ${s.p})${s.r}:`,
      `        found = ${w}self.collect(order_id)`,
      "        return str(found)",
      "",
      `    ${s.a}def collect(self, ${s.p}):`,
      "        raise NotImplementedError",
    );
    s.add(`class ${type}(${base}):`, `    ${s.a}def collect(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    return s.ref(type, "$().run(#)", "$().run");
  },
  super: (s) => {
    const [base, type] = [s.class("Store"), s.class("AuditedStore")];
    const w = s.async ? "await " : "";
    s.add(`class ${base}:`, `    ${s.a}def get(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(
      `class ${type}(${base}):`,
      `    ${s.a}def get(self, ${s.p})${s.r}:`,
      `        found = ${w}super().get(order_id)`,
      "        return found.strip()",
    );
    return s.ref(type, "$().get(#)", "$().get");
  },
  "abstract class": (s) => {
    const [base, type, factory] = [s.class("Gateway"), s.class("HttpGateway"), s.function("gateway_of")];
    const w = s.async ? "await " : "";
    s.module.import("from abc import ABC, abstractmethod");
    s.add(`class ${base}(ABC):`, "    @abstractmethod", `    ${s.a}def send(self, order_id: int) -> str: ...`);
    s.add(`class ${type}(${base}):`, `    ${s.a}def send(self, order_id: int) -> str:`, `        return ${s.call()}`);
    if (s.dice.happens(0.5))
      s.add(`class ${s.class("MemoryGateway")}(${base}):`, `    ${s.a}def send(self, order_id: int) -> str:`, '        return "kept"');
    s.add(`def ${factory}() -> ${base}:`, `    return ${type}()`);
    const name = s.function("send");
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    gateway = ${factory}()`, `    return ${w}gateway.send(order_id)`);
    return s.plain(name);
  },
  protocol: (s) => {
    const [protocol, type, name] = [s.class("Source"), s.class("Archive"), s.function("report")];
    const w = s.async ? "await " : "";
    s.module.import("from typing import Protocol");
    s.add(`class ${protocol}(Protocol):`, `    ${s.a}def find(self, order_id: int) -> str: ...`);
    s.add(`class ${type}:`, `    ${s.a}def find(self, order_id: int) -> str:`, `        return ${s.call()}`);
    s.add(`${s.a}def _${name}(source: ${protocol}, order_id: int) -> str:`, `    return ${w}source.find(order_id)`);
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    return ${w}_${name}(${type}(), order_id)`);
    return s.plain(name);
  },
  dataclass: (s) => {
    const type = s.class("Request");
    s.module.import("from dataclasses import dataclass");
    s.add(
      "@dataclass",
      `class ${type}:`,
      "    order_id: int",
      "",
      `    ${s.a}def send(self)${s.r}:`,
      `        return ${s.call("self.order_id")}`,
    );
    return s.ref(type, "$(#).send()");
  },
  "callable in a dataclass": (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const [type, name] = [s.class("Job"), s.fresh(`${s.noun}_job`)];
    s.module.import("from dataclasses import dataclass");
    s.module.import("from collections.abc import Callable");
    s.module.import("from typing import Any");
    s.add("@dataclass", `class ${type}:`, "    title: str", "    work: Callable[[int], Any]");
    s.add(`${name} = ${type}("${s.noun}", ${s.dice.happens(0.5) ? "work=" : ""}${value})`);
    return s.ref(name, "$.work(#)", "$.work");
  },
  property: (s) => {
    const type = s.class("View");
    const cached = !s.async && s.dice.happens(0.4);
    if (cached) s.module.import("from functools import cached_property");
    s.add(
      `class ${type}:`,
      `    def __init__(self, ${s.p}):`,
      "        self.order_id = order_id",
      "",
      `    @${cached ? "cached_property" : "property"}`,
      `    ${s.a}def label(self)${s.r}:`,
      `        return ${s.call("self.order_id")}`,
    );
    return s.ref(type, "$(#).label");
  },
  classmethod: (s) => {
    const type = s.class("Tools");
    const isStatic = s.dice.happens(0.5);
    s.add(
      `class ${type}:`,
      `    @${isStatic ? "staticmethod" : "classmethod"}`,
      `    ${s.a}def load(${isStatic ? "" : "cls, "}${s.p})${s.r}:`,
      `        return ${s.call()}`,
    );
    return s.ref(type, "$.load(#)", "$.load");
  },
  closure: (s) => {
    const make = s.function("make");
    s.add(
      `def ${make}(prefix: str):`,
      `    ${s.a}def load(${s.p})${s.r}:`,
      `        found = ${s.call()}`,
      '        return f"{prefix} {found}"',
      "",
      "    return load",
    );
    if (s.dice.happens(0.4)) return s.ref(make, '$("eu")(#)', '$("eu")');
    const name = s.fresh(`${s.noun}_loader`);
    s.add(`${name} = ${make}("eu")`);
    return s.plain(name);
  },
  lambda: (s) => {
    const name = s.fresh(`${s.noun}_of`);
    s.add(`${name} = lambda order_id: ${s.bare()}`);
    return s.ref(name, "$(#)", "$", s.next.async);
  },
  partial: (s) => {
    const [inner, name] = [s.function("_load"), s.function("load")];
    s.module.import("import functools");
    s.add(`${s.a}def ${inner}(region: str, ${s.p})${s.r}:`, `    return ${s.call()}`);
    s.add(`${name} = functools.partial(${inner}, "eu")`);
    return s.plain(name);
  },
  decorator: (s) => {
    const [decorator, name] = [s.function("timed"), s.function("measure")];
    const w = s.async ? "await " : "";
    const wraps = s.dice.happens(0.7);
    if (wraps) s.module.import("import functools");
    s.add(
      `def ${decorator}(func):`,
      ...(wraps ? ["    @functools.wraps(func)"] : []),
      `    ${s.a}def wrapper(*args, **kwargs):`,
      `        return ${w}func(*args, **kwargs)`,
      "",
      "    return wrapper",
    );
    s.add(`@${decorator}`, `${s.a}def ${name}(${s.p})${s.r}:`, `    return ${s.call()}`);
    return s.plain(name);
  },
  "decorator that waits": (s) => {
    const [decorator, name] = [s.function("guarded"), s.function("open")];
    const w = s.async ? "await " : "";
    s.module.import("import functools");
    s.add(
      `def ${decorator}(times: int = 2):`,
      "    def decorate(func):",
      "        @functools.wraps(func)",
      `        ${s.a}def wrapper(order_id):`,
      `            ${s.call()}`,
      `            return ${w}func(order_id)`,
      "",
      "        return wrapper",
      "",
      "    return decorate",
    );
    s.add(`@${decorator}(times=3)`, `${s.a}def ${name}(${s.p})${s.r}:`, '    return f"open {order_id}"');
    return s.plain(name);
  },
  "class as a decorator": (s) => {
    const [type, name] = [s.class("Traced"), s.function("trace")];
    const w = s.async ? "await " : "";
    s.add(
      `class ${type}:`,
      "    def __init__(self, func):",
      "        self.func = func",
      "",
      `    ${s.a}def __call__(self, order_id):`,
      `        return ${w}self.func(order_id)`,
    );
    s.add(`@${type}`, `${s.a}def ${name}(${s.p})${s.r}:`, `    return ${s.call()}`);
    return s.plain(name);
  },
  "context manager": (s) => {
    const [type, name] = [s.class("Lock"), s.function("with")];
    const at = s.dice.pick(["enter", "exit"]);
    const w = s.async ? "async " : "";
    const does = (there: boolean, otherwise: string): string => (there ? `        ${s.call("self.order_id")}` : `        ${otherwise}`);
    s.add(
      `class ${type}:`,
      `    def __init__(self, ${s.p}):`,
      "        self.order_id = order_id",
      "",
      `    ${w}def __${s.async ? "a" : ""}enter__(self):`,
      ...(at === "enter" ? [does(true, "")] : []),
      "        return self",
      "",
      `    ${w}def __${s.async ? "a" : ""}exit__(self, *error):`,
      does(at === "exit", "return None"),
    );
    s.add(`${w}def ${name}(${s.p})${s.r}:`, `    ${w}with ${type}(order_id):`, "        return str(order_id)");
    return s.plain(name);
  },
  contextmanager: (s) => {
    const [manager, name] = [s.function("opened"), s.function("use")];
    const w = s.async ? "async " : "";
    const decorator = s.async ? "asynccontextmanager" : "contextmanager";
    s.module.import(`from contextlib import ${decorator}`);
    const [before, after] = s.dice.happens(0.5)
      ? [`    found = ${s.call()}`, ["    yield found"]]
      : [
          `    found = f"${s.noun} {order_id}"`,
          s.dice.happens(0.5)
            ? ["    yield found", `    ${s.call()}`]
            : ["    try:", "        yield found", "    finally:", `        ${s.call()}`],
        ];
    s.add(`@${decorator}`, `${w}def ${manager}(${s.p}):`, before, ...after);
    s.add(`${w}def ${name}(${s.p})${s.r}:`, `    ${w}with ${manager}(order_id) as found:`, "        return found");
    return s.plain(name);
  },
  generator: (s) => {
    const [source, name] = [s.function("iterate"), s.function("collect")];
    const w = s.async ? "async " : "";
    s.add(`${w}def ${source}(${s.p}):`, "    for number in range(2):", `        yield ${s.call("order_id + number")}`);
    const uses = s.async
      ? [
          ["    found = []", `    async for each in ${source}(order_id):`, "        found.append(each)", '    return " ".join(found)'],
          [`    found = [each async for each in ${source}(order_id)]`, '    return " ".join(found)'],
        ]
      : [
          ["    found = []", `    for each in ${source}(order_id):`, "        found.append(each)", '    return " ".join(found)'],
          [`    return " ".join(${source}(order_id))`],
          [`    return str(list(${source}(order_id)))`],
          [`    return next(${source}(order_id))`],
          [`    first, *rest = ${source}(order_id)`, "    return first"],
          [`    rows = ${source}(order_id)`, "    return str([row for row in rows])"],
        ];
    s.add(`${w}def ${name}(${s.p})${s.r}:`, ...s.dice.pick(uses));
    return s.plain(name);
  },
  "yield from": (s) => {
    if (s.async) return null;
    const [source, all, name] = [s.function("pages"), s.function("all"), s.function("sum")];
    s.add(`def ${source}(${s.p}):`, `    yield ${s.call()}`);
    s.add(`def ${all}(${s.p}):`, `    yield from ${source}(order_id)`);
    s.add(`def ${name}(${s.p})${s.r}:`, `    return ", ".join(${all}(order_id))`);
    return s.plain(name);
  },
  comprehension: (s) => {
    const name = s.function("list");
    const call = s.call("each");
    const uses = [
      [`    return str([${call} for each in (order_id, order_id + 1)])`],
      [`    found = {each: ${call} for each in range(order_id, order_id + 2)}`, "    return found[order_id]"],
      ...(s.async
        ? []
        : [[`    return ", ".join(${call} for each in [order_id])`], [`    return str(any(${call} for each in [order_id]))`]]),
    ];
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, ...s.dice.pick(uses));
    return s.plain(name);
  },
  registry: (s) => {
    const [one, other, table, name] = [
      s.function("_by_mail"),
      s.function("_by_hand"),
      s.fresh(`${s.noun.toUpperCase()}_WAYS`),
      s.function("deliver"),
    ];
    const w = s.async ? "await " : "";
    s.add(`${s.a}def ${one}(${s.p})${s.r}:`, `    return ${s.call()}`);
    s.add(`${s.a}def ${other}(${s.p})${s.r}:`, '    return "by hand"');
    s.add(`${table} = {"mail": ${one}, "hand": ${other}}`);
    const found = s.dice.pick([`${table}["mail"]`, `${table}.get("mail", ${other})`, `${table}["mail" if order_id else "hand"]`]);
    const body = s.dice.happens(0.5)
      ? [`    deliver = ${found}`, `    return ${w}deliver(order_id)`]
      : [`    return ${w}${found}(order_id)`];
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, ...body);
    return s.plain(name);
  },
  "registering decorator": (s) => {
    const [table, register, one, name] = [
      s.fresh(`${s.noun}_handlers`),
      s.function("register"),
      s.function("handle"),
      s.function("dispatch"),
    ];
    const w = s.async ? "await " : "";
    s.add(`${table} = {}`);
    s.add(
      `def ${register}(kind: str):`,
      "    def decorate(func):",
      `        ${table}[kind] = func`,
      "        return func",
      "",
      "    return decorate",
    );
    s.add(`@${register}("paid")`, `${s.a}def ${one}(${s.p})${s.r}:`, `    return ${s.call()}`);
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    return ${w}${table}["paid"](order_id)`);
    return s.plain(name);
  },
  "list of callables": (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const [steps, name] = [s.fresh(`${s.noun}_steps`), s.function("run")];
    const w = s.async ? "await " : "";
    s.add(`${steps} = [${value}]`);
    s.add(
      `${s.a}def ${name}(${s.p})${s.r}:`,
      '    found = ""',
      `    for step in ${steps}:`,
      `        found = ${w}step(order_id)`,
      "    return found",
    );
    return s.plain(name);
  },
  mapped: (s) => {
    const value = s.value();
    if (value === null || s.next.async || s.async) return null;
    const name = s.function("map");
    const uses = [
      `list(map(${value}, [order_id]))`,
      `sorted([order_id, order_id + 1], key=${value})`,
      `list(filter(${value}, [order_id]))`,
      `max([order_id, 3], key=${value})`,
      `list(map(lambda each: ${s.bare("each")}, [order_id]))`,
    ];
    s.add(`def ${name}(${s.p})${s.r}:`, `    return str(${s.dice.pick(uses)})`);
    return s.plain(name);
  },
  callback: (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const [apply, name] = [s.function("apply"), s.function("submit")];
    const w = s.async ? "await " : "";
    const typed = s.dice.happens(0.4);
    if (typed) s.module.import("from collections.abc import Callable");
    s.add(`${s.a}def ${apply}(callback${typed ? ": Callable" : ""}, ${s.p})${s.r}:`, `    return ${w}callback(order_id)`);
    const given = s.dice.happens(0.3) && !s.async ? `lambda each: ${s.bare("each")}` : value;
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    return ${w}${apply}(${given}, order_id)`);
    return s.plain(name);
  },
  "default argument": (s) => {
    const value = s.value();
    if (value === null || s.async !== s.next.async) return null;
    const name = s.function("choose");
    s.add(`${s.a}def ${name}(${s.p}, loader=${value})${s.r}:`, `    return ${s.async ? "await " : ""}loader(order_id)`);
    return s.plain(name);
  },
  getattr: (s) => {
    const [type, name] = [s.class("Actions"), s.function("act")];
    s.add(`class ${type}:`, `    ${s.a}def ship(self, ${s.p})${s.r}:`, `        return ${s.call()}`);
    s.add(
      `${s.a}def ${name}(${s.p})${s.r}:`,
      `    action = getattr(${type}(), "ship")`,
      `    return ${s.async ? "await " : ""}action(order_id)`,
    );
    return s.plain(name);
  },
  generic: (s) => {
    const [base, type, name] = [s.class("Repository"), s.class("SqlRepository"), s.function("find")];
    const w = s.async ? "await " : "";
    s.module.import("from typing import Generic, TypeVar");
    s.module.import('T = TypeVar("T")');
    s.add(
      `class ${base}(Generic[T]):`,
      `    ${s.a}def get(self, ${s.p}) -> T:`,
      `        return ${w}self._read(order_id)`,
      "",
      `    ${s.a}def _read(self, ${s.p}) -> T:`,
      "        raise NotImplementedError",
    );
    s.add(`class ${type}(${base}[str]):`, `    ${s.a}def _read(self, ${s.p}) -> str:`, `        return ${s.call()}`);
    s.add(`${s.a}def ${name}(${s.p})${s.r}:`, `    repository: ${base}[str] = ${type}()`, `    return ${w}repository.get(order_id)`);
    return s.plain(name);
  },
  builder: (s) => {
    const type = s.class("Query");
    s.add(
      `class ${type}:`,
      `    def __init__(self, ${s.p}):`,
      "        self.order_id = order_id",
      "        self.limit = 10",
      "",
      "    def take(self, limit: int):",
      "        self.limit = limit",
      "        return self",
      "",
      `    ${s.a}def run(self)${s.r}:`,
      `        return ${s.call("self.order_id")}`,
    );
    return s.ref(type, "$(#).take(3).run()");
  },
};
