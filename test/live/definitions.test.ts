import { describe, expect, test } from "vitest";
import { worksOfVersions } from "./works.ts";

const REST: Readonly<Record<string, string>> = {
  "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["fastapi", "sqlalchemy"]\n',
  "main.py": [
    "from fastapi import FastAPI",
    "import stock",
    "app = FastAPI()",
    '@app.get("/orders")\nasync def orders() -> int:\n    return stock.count()',
  ].join("\n\n\n"),
  "stock.py": "def count() -> int:\n    return 1\n",
  "packed.py": "from starred import *\n\n\nasync def packed() -> None:\n    here()\n    left()\n",
  "starred.py": "def there() -> int:\n    return 2\n",
  "user.py": "from starred import left\n\n\nasync def use() -> None:\n    left()\n",
  "whole.py": "import starred\n\n\nasync def use() -> None:\n    await starred.whole()\n",
  "renaming.py": "from starred import late as later\n\n\nasync def use() -> None:\n    later()\n",
  "heading.py": "from starred import heading\n\n\nasync def use(work: object = heading) -> None:\n    print(work)\n",
  "keeping.py": "from own import Keeper\n\n\nasync def keep(one: Keeper) -> None:\n    one.kept()\n\n\nKEEP = Keeper.held\n",
};

const HEAD = "import time\nfrom functools import cache\n\nLIMIT = 3";

function plain(name: string, body = "time.sleep(1)", head = "() -> None"): string {
  return `def ${name}${head}:\n    ${body}`;
}

function worksOf(file: string, versions: readonly (readonly string[])[]): Promise<readonly string[]> {
  return worksOfVersions(REST, file, versions);
}

describe("functions that come and go", () => {
  const first = `async ${plain("first", "time.sleep(1)\n    time.sleep(2)")}`;
  const last = `async ${plain("last", "first()\n    helper()")}`;

  test("are exchanged where nobody else names them, with the bodies that do, one edit on top of the other", async () => {
    const helper = plain("helper");
    const works = await worksOf("own.py", [
      [HEAD, first, last],
      [HEAD, helper, first, last],
      [HEAD, plain("helper", "time.sleep(3)\n    other = [time.time(), 2, 3, 4, 5]\n    return None"), first, last],
      [HEAD, plain("helper", "return None"), plain("second"), first, plain("third"), last, plain("fourth")],
      [HEAD, first, plain("third"), last, `@cache\n${helper}`, plain("fourth", "helper()")],
      [HEAD, plain("helper", "return None", "(a: int = 1) -> None"), first, last],
      [HEAD, plain("helped", "time.sleep(1)"), first, last.replace("helper", "helped")],
      [HEAD, first, last],
    ]);
    expect(works).toEqual(Array(7).fill("exchanged"));
  });

  test("find room between the same two functions again and again", async () => {
    const versions = Array.from({ length: 12 }, (_, count) => [
      HEAD,
      first,
      ...Array.from({ length: count }, (_, at) => plain(`step_${at}`, "value = [1, 2, 3]\n    time.sleep(len(value))")),
      last,
    ]);
    expect(await worksOf("own.py", versions)).toEqual(Array(11).fill("exchanged"));
  });

  test("lead to an analysis where others may see them, or they say something of others", async () => {
    const analysed = async (file: string, before: readonly string[], after: readonly string[]): Promise<void> => {
      const [there, back] = await worksOf(file, [before, after, before]);
      expect([there, back], after.join("\n")).not.toContain("exchanged");
    };
    // Another file gives it another name, and speaks of it at the head of a function.
    await analysed("starred.py", [plain("there")], [plain("there"), plain("late")]);
    await analysed("starred.py", [plain("there")], [plain("there"), plain("heading")]);
    await analysed("stock.py", [plain("count", "return 1", "() -> int")], [plain("count", "return 2", "() -> int"), plain("count")]);
    await analysed("own.py", [HEAD, first, "HELPER = LIMIT"], [HEAD, first, plain("LIMIT"), "HELPER = LIMIT"]);
    await analysed("own.py", [HEAD, first], [HEAD, first, plain("made", "class Inner:\n        pass")]);
    await analysed("own.py", [HEAD, first], [HEAD, first, plain("bound", "global LIMIT\n    LIMIT = 4")]);
    await analysed("own.py", [HEAD, first], [HEAD, first, `@first\n${plain("decorated")}`]);
    await analysed(
      "own.py",
      [HEAD, "def told(gate):\n    gate.wait()", first],
      [HEAD, "def told(gate):\n    gate.wait()", plain("tells", "told(LIMIT)"), first],
    );
    await analysed(
      "main.py",
      [REST["main.py"] ?? ""],
      [REST["main.py"] ?? "", '@app.get("/late")\nasync def late() -> int:\n    return 1'],
    );
  });

  test("are exchanged with the bodies of other files that see them", async () => {
    // Another file has all names of the first by a star, one imports a name, and one the module.
    const works = await worksOf("starred.py", [
      [HEAD, plain("there")],
      [HEAD, plain("there"), plain("here")],
      [HEAD, plain("there"), plain("here"), plain("left", "here()")],
      [HEAD, plain("there"), plain("left", "return None")],
      [HEAD, plain("there"), `async ${plain("whole")}`],
      [HEAD, plain("there")],
    ]);
    expect(works).toEqual(Array(5).fill("exchanged"));
  });

  test("a parameter that only callers tell is told by those who come later", async () => {
    const gate = "class Gate:\n    def wait(self) -> None:\n        time.sleep(1)";
    const open = "async def opened(gate) -> None:\n    gate.wait()";
    const works = await worksOf("own.py", [
      [HEAD, gate, first],
      [HEAD, gate, open, first],
      [HEAD, gate, open, `async ${plain("first", "await opened(Gate())")}`],
      [HEAD, gate, open, `async ${plain("first", "pass")}`],
    ]);
    expect(works[0]).toBe("exchanged");
    expect(works[1]).not.toBe("exchanged");
  });
});

describe("methods that come and go", () => {
  const method = (name: string, body = "time.sleep(1)", head = "(self) -> None", decorator = ""): string =>
    `${decorator}    def ${name}${head}:\n        ${body}`;
  const owner = (...methods: readonly string[]): string => ["class Keeper:", ...methods].join("\n\n").replace(":\n\n", ":\n");
  const open = method("open");
  const close = method("close", "self.open()");
  const served = `async ${plain("served", "Keeper().close()")}`;

  test("are exchanged where nobody else names them, at the end of a class and before", async () => {
    const works = await worksOf("own.py", [
      [HEAD, owner(open, close), served],
      [HEAD, owner(open, close, method("locked")), served],
      [HEAD, owner(open, method("close", "self.locked()"), method("locked", "time.sleep(2)")), served],
      [HEAD, owner(method("locked"), open, close), served],
      [HEAD, owner(open, close), served],
      [HEAD, owner(open, close, method("made", "return None", "() -> None", "    @staticmethod\n")), served],
      [HEAD, owner(open, close, method("made", "time.sleep(1)", "(cls) -> None", "    @classmethod\n")), served, plain("tail")],
      [HEAD, owner(open, method("shut", "self.open()")), served.replace("close", "shut")],
      [HEAD, "class Inner:\n    def go(self) -> None:\n        pass\n    class Deep:\n        def run(self) -> None:\n            pass"],
    ]);
    expect(works.slice(0, 7)).toEqual(Array(7).fill("exchanged"));
  });

  test("are exchanged with the bodies of other files that name them", async () => {
    const works = await worksOf("own.py", [
      [HEAD, owner(open), served],
      [HEAD, owner(open, method("kept")), served],
      [HEAD, owner(open, method("kept", "time.sleep(2)"), method("count")), served],
      [HEAD, owner(open), served],
    ]);
    expect(works).toEqual(Array(3).fill("exchanged"));
  });

  test("are exchanged in classes of tests that are marked for what runs them", async () => {
    const marked = (...methods: readonly string[]): string => `@pytest.mark.usefixtures("store")\n${owner(...methods)}`;
    const works = await worksOf("test_own.py", [
      ["import pytest", marked(method("test_open"))],
      ["import pytest", marked(method("test_open"), method("test_shut", "assert True"))],
      ["import pytest", marked(method("test_shut", "assert True"))],
    ]);
    expect(works).toEqual(["exchanged", "exchanged"]);
  });

  test("that end two classes at once find their places", async () => {
    const nested = (...inner: readonly string[]): string =>
      [
        "class Outer:",
        "    def go(self) -> None:\n        time.sleep(1)",
        "    class Inner:",
        ...inner.map((each) => each.replace(/^/gm, "    ")),
      ].join("\n");
    const works = await worksOf("own.py", [
      [HEAD, nested(open), served, plain("tail")],
      [HEAD, nested(open, close), served, plain("tail")],
      [HEAD, nested(open, close, method("locked")), served, plain("tail")],
      [HEAD, nested(open), served, plain("tail")],
    ]);
    expect(works).toEqual(Array(3).fill("exchanged"));
  });

  test("lead to an analysis where others have them or name them, or a framework may", async () => {
    const analysed = async (before: readonly string[], after: readonly string[]): Promise<void> => {
      const [there, back] = await worksOf("own.py", [before, after, before]);
      expect([there, back], after.join("\n")).not.toContain("exchanged");
    };
    const below = (...methods: readonly string[]): string => ["class Below(Keeper):", ...methods].join("\n");
    // `held` is named at the top of another file; `open` is in the class above, `close` in the one below.
    await analysed([HEAD, owner(open), served], [HEAD, owner(open, method("held")), served]);
    await analysed([HEAD, owner(open), below(close)], [HEAD, owner(open), below(close, open)]);
    await analysed([HEAD, owner(open), below(close)], [HEAD, owner(open, close), below(close)]);
    await analysed([HEAD, owner(open)], [HEAD, owner(open, method("__enter__"))]);
    await analysed([HEAD, owner(open)], [HEAD, owner(open, method("late", "return 1", "(self) -> int", "    @property\n"))]);
    await analysed([HEAD, owner(open)], [HEAD, owner(open, method("late", "self.gate = open"))]);
    await analysed([HEAD, owner("    limit: int = 3")], [HEAD, owner("    limit: int = 3", open)]);
    const model = (...methods: readonly string[]): string => ["class Order(BaseModel):\n    id: int", ...methods].join("\n\n");
    await analysed(["from pydantic import BaseModel", model(open)], ["from pydantic import BaseModel", model(open, close)]);
    await analysed(
      ["from elsewhere import Base", "class Own(Base):\n    x = 1\n", plain("f")],
      ["from elsewhere import Base", `class Own(Base):\n    x = 1\n${open}`, plain("f")],
    );
    await analysed([HEAD, owner(open), "LATE = Keeper.late"], [HEAD, owner(open, method("late")), "LATE = Keeper.late"]);
  });
});

describe("classes and constants that come and go", () => {
  const first = `async ${plain("first", "time.sleep(1)")}`;
  const late = "class Late:\n    limit: int = 3\n\n    async def wait(self) -> None:\n        self.count = 1\n        time.sleep(1)";
  const held = "@dataclass\nclass Held:\n    one: int = 0\n    other: list[str] = field(default_factory=list)";
  const head = `from dataclasses import dataclass, field\nfrom enum import StrEnum\n${HEAD}`;

  test("are exchanged where they are nothing to a framework", async () => {
    const works = await worksOf("own.py", [
      [head, first],
      [head, late, first],
      [head, late, `async ${plain("first", "await Late().wait()")}`],
      [head, held, 'class Kind(StrEnum):\n    ONE = "one"', first],
      [head, "class Failed(Exception):\n    pass", first, "LATE = frozenset([1, 2])"],
      [head.replace("LIMIT = 3", 'LIMIT = 4\n"""How many."""'), `async ${plain("first", "time.sleep(LIMIT)")}`],
      [head, first],
    ]);
    expect(works).toEqual(Array(6).fill("exchanged"));
  });

  test("lead to an analysis where they are more, or somebody may ask for them", async () => {
    const analysed = async (file: string, before: readonly string[], after: readonly string[]): Promise<void> => {
      const [there, back] = await worksOf(file, [before, after, before]);
      expect([there, back], after.join("\n")).not.toContain("exchanged");
    };
    const models =
      "from pydantic import BaseModel\nfrom fastapi import APIRouter, Depends\nfrom sqlalchemy.orm import sessionmaker\nimport stock";
    await analysed("own.py", [models, first], [models, first, "class Late(BaseModel):\n    one: int"]);
    await analysed("own.py", [models, first], [models, first, "router = APIRouter()"]);
    await analysed("own.py", [models, first], [models, first, "make = sessionmaker()"]);
    await analysed("own.py", [models, first], [models, first, "COUNT = stock.count()"]);
    await analysed("own.py", [head, late, first], [head, late, first, "class Below(Late):\n    pass"]);
    await analysed("own.py", [head, late, first], [head, late, first, '__all__ = ["first"]']);
    await analysed("own.py", [head, "HALF = LIMIT / 2", first], [head.replace("LIMIT = 3", "LIMIT = 4"), "HALF = LIMIT / 2", first]);
    await analysed(
      "own.py",
      [head, 'def told(one: "Late") -> None:\n    one.wait()', first],
      [head, late, 'def told(one: "Late") -> None:\n    one.wait()', first],
    );
    await analysed("starred.py", [head, first], [head, first, "heading = 3"]);
  });
});
