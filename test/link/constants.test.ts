import { expect, test } from "vitest";
import { Evaluator, type Static, textOf } from "../../src/link/constants.ts";
import { constructionOf } from "../../src/link/construction.ts";
import type { ModuleSymbol } from "../../src/link/symbols.ts";
import { programOf, type Sources } from "../domain/tables.ts";

/** What the names of a module stand for. */
function values(sources: Sources, path = "shop.py"): Record<string, unknown> {
  const program = programOf(sources);
  const module = program.index.byPath.get(path) as ModuleSymbol;
  const scope = program.moduleScope(module);
  const evaluator = new Evaluator(program);
  const found: Record<string, unknown> = {};
  for (const [name, bindings] of scope.bindings) {
    const last = bindings.at(-1);
    if (last?.kind === "value")
      found[name] = plain(evaluator.evaluate({ kind: "Name", id: name, start: Number.MAX_SAFE_INTEGER, end: 0 }, scope));
  }
  return found;
}

function plain(value: Static): unknown {
  switch (value.kind) {
    case "sequence":
      return value.items.map(plain);
    case "dict":
      return Object.fromEntries(value.entries.map(([key, item]) => [textOf(key), plain(item)]));
    case "none":
      return null;
    case "member":
      return `member ${value.name}`;
    case "symbol":
      return `symbol ${value.symbol.kind}`;
    case "unknown":
      return `unknown: ${value.reason}`;
    default:
      return value.value;
  }
}

test("literals, operators, f-strings and formats", () => {
  expect(
    values(`
A = "/v1"
B = A + "/orders"
C = f"{B}/{1 + 2}"
D = "%s-%d" % (A, 3)
E = "{}/{name}".format(A, name="x")
F = [1, *[2, 3]]
G = {"a": 1, **{"b": 2}}
H = G["b"] * 2 if B.startswith("/v1") and not F == [] else 0
I = "_".join(part.lower() for part in ["A", "", "B"] if part)
J = ("x", "y")[-1:] + ("z",)
`),
  ).toEqual({
    A: "/v1",
    B: "/v1/orders",
    C: "/v1/orders/3",
    D: "/v1-3",
    E: "/v1/x",
    F: [1, 2, 3],
    G: { a: 1, b: 2 },
    H: 4,
    I: "a_b",
    J: ["y", "z"],
  });
});

test("names through modules, classes, enumerations, settings and the environment", () => {
  expect(
    values(
      {
        "app/config.py": `
import os
from enum import Enum
class Settings:
    prefix: str = "/api"
    nested: int = int("7")
class Paths(str, Enum):
    ORDERS = "/orders"
settings = Settings()
NAME = os.getenv("NAME", "shop")
`,
        "app/main.py": `
from app import config
from app.config import Paths, settings as current
A = current.prefix + Paths.ORDERS
B = config.NAME
C = config.Paths.ORDERS.value
D = Paths.ORDERS
E = __name__
F = config.settings.nested
`,
      },
      "app/main.py",
    ),
  ).toEqual({ A: "/api/orders", B: "shop", C: "/orders", D: "member ORDERS", E: "app.main", F: 7 });
});

test("settings that are read by their own names hold their defaults", () => {
  expect(
    values(
      {
        "app/config.py": `
from typing import TYPE_CHECKING, TypeVar
import typing
from reading import Settings, config, reader
class ApiSettings(Settings):
    DATA_ROUTE = reader.str("DATA_ROUTE", "/data", description="where the data is")
    OTHER_ROUTE = reader.str("WHATEVER", "/other")
API_PREFIX = config("SHOP_API_PREFIX", cast=str, default="/api")
PAGES = config("PAGES", 20)
KIND = TypeVar("KIND", "a", "b")
TYPED = TYPE_CHECKING or typing.TYPE_CHECKING
settings = ApiSettings(prefix="SHOP_")
`,
        "app/main.py": `
from app.config import API_PREFIX, KIND, PAGES, TYPED, settings
A = settings.DATA_ROUTE
B = settings.OTHER_ROUTE
C = API_PREFIX
D = PAGES
E = KIND
F = TYPED
`,
      },
      "app/main.py",
    ),
  ).toEqual({ A: "/data", B: "unknown: call", C: "/api", D: 20, E: "unknown: call", F: false });
});

test("functions that only compute are followed, others are not", () => {
  expect(
    values(`
import re, time
def join(*parts, sep="/", **options):
    if not parts:
        raise ValueError()
    options.setdefault("end", "")
    result = ""
    for part in parts:
        result += sep + part
    return result + options["end"]
def endless(x): return endless(x)
def clock(): return time.time()
def branch(): 
    if clock(): return 1
    return 2
A = join("a", "b")
B = join("a", sep=".", end="!")
C = endless(1)
D = clock()
E = branch()
F = re.sub(r"(?<!^)(?=[A-Z])", "_", "OrderLine").lower()
G = re.sub(r"(a+)+$", "", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab")
H = "x" * 100000000
`),
  ).toMatchObject({
    A: "/a/b",
    B: ".a!",
    C: expect.stringContaining("unknown"),
    D: "unknown: call",
    E: "unknown: call",
    F: "order_line",
    G: "unknown: call",
    H: "unknown: too large",
  });
});

test("a name with several values is unknown, a replaced one is not", () => {
  expect(values("import x\nA = 1\nA = 2\nif x:\n    B = 1\nelse:\n    B = 2\n")).toEqual({ A: 2, B: "unknown: several values" });
});

test("members of enumerations of other libraries, and what auto() gives", () => {
  expect(
    values(`
from enum import Enum, StrEnum, auto
import strenum
from fastapi_utils.enums import StrEnum as Named
class Area(strenum.StrEnum):
    ORDERS = "orders"
    Invoices = auto()
class Side(StrEnum):
    LEFT = auto()
class Colour(Named):
    RED = auto()
class Step(Enum):
    FIRST = auto()
    SECOND = auto()
class Own(str, Enum):
    def _generate_next_value_(name, start, count, last_values):
        return name.upper()
    kept = auto()
a = f"/{Area.ORDERS.value}"
b = Area.Invoices.value
c = Side.LEFT.value
d = Colour.RED.value
e = Step.SECOND.value
f = Own.kept.value
`),
  ).toMatchObject({ a: "/orders", b: "Invoices", c: "left", d: "RED", e: 2, f: "KEPT" });
});

test("constructions are found through names, helpers and partials", () => {
  const program = programOf(`
from functools import partial
from sqlalchemy import Column, Text
def text(nullable=False, **rest):
    return Column(Text, nullable=nullable, **rest)
Required = partial(Column, nullable=False)
ALIAS = Column
a = text(index=True)
b = Required("name", Text)
c = ALIAS(Text)
d = a
`);
  const scope = program.moduleScope(program.index.modules[0] as ModuleSymbol);
  const evaluator = new Evaluator(program);
  const made = ["a", "b", "c", "d"].map((name) =>
    constructionOf(evaluator, { kind: "Name", id: name, start: Number.MAX_SAFE_INTEGER, end: 0 }, scope),
  );
  expect(made.map((item) => item?.name)).toEqual(["sqlalchemy.Column", "sqlalchemy.Column", "sqlalchemy.Column", "sqlalchemy.Column"]);
  expect(made.map((item) => plain(item?.keyword("nullable") ?? { kind: "none" }))).toEqual([false, false, null, false]);
  expect(plain(made[0]?.keyword("index") ?? { kind: "none" })).toBe(true);
  expect(plain(made[1]?.positional(0) ?? { kind: "none" })).toBe("name");
});
