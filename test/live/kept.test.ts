import { describe, expect, test } from "vitest";
import { worksOfVersions } from "./works.ts";

const REST: Readonly<Record<string, string>> = {
  "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["fastapi", "sqlalchemy", "pydantic"]\n',
  "models.py": [
    "from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column",
    "class Base(DeclarativeBase):\n    pass",
    'class Order(Base):\n    __tablename__ = "orders"\n    id: Mapped[int] = mapped_column(primary_key=True)\n    note: Mapped[str | None]',
  ].join("\n\n\n"),
  "schemas.py": [
    "from pydantic import BaseModel, ConfigDict",
    "class OrderRead(BaseModel):\n    model_config = ConfigDict(from_attributes=True)\n    id: int\n    note: str",
    "class OrderBrief(BaseModel):\n    model_config = ConfigDict(from_attributes=True)\n    note: str",
  ].join("\n\n\n"),
  "main.py": [
    "from fastapi import FastAPI\nfrom services import Orders, load, serve",
    "app = FastAPI()",
    '@app.get("/orders")\nasync def orders(key: int):\n    load("fast")\n    serve(key)\n    return Orders(None).read(key)',
    '@app.get("/slow")\nasync def slow():\n    load("slow")\n    load("other", True)',
  ].join("\n\n\n"),
};

const HEAD =
  "import time\nfrom sqlalchemy import select\nfrom sqlalchemy.orm import Session\nfrom models import Order\nfrom schemas import OrderBrief, OrderRead";

/** A service that names model and schema, and the shared code that reads. */
function service(read: string, asked = "self.session.scalars(select(self.model)).one()"): readonly string[] {
  return [
    [
      "class Service:\n    model = None\n    schema = None",
      "    def __init__(self, session: Session) -> None:\n        self.session = session",
      `    def read(self, key: int) -> None:\n        row = ${asked}\n        ${read}`,
      "    def shown(self, row: object) -> None:\n        print(self.schema.model_validate(row))",
    ].join("\n\n"),
    "class Orders(Service):\n    model = Order\n    schema = OrderRead",
  ];
}

/** The same, where the row is handed on through another function. */
function handed(passed: string, deep: string): readonly string[] {
  return [
    [
      "class Service:\n    model = None\n    schema = None\n    brief = None",
      "    def __init__(self, session: Session) -> None:\n        self.session = session",
      "    def read(self, key: int) -> None:\n        row = self.session.scalars(select(self.model)).one()\n        self.shown(row)\n        self.passed(row)",
      "    def shown(self, row: object) -> None:\n        print(self.schema.model_validate(row))",
      `    def passed(self, row: object) -> None:\n        ${passed}`,
      `    def deep(self, row: object) -> None:\n        ${deep}`,
    ].join("\n\n"),
    "class Orders(Service):\n    model = Order\n    schema = OrderRead\n    brief = OrderBrief",
  ];
}

describe("bodies that are exchanged", () => {
  test("of shared code that reads rows for the classes below it, and of what leads to it", async () => {
    const rest = (body: string): string => `def load(mode, deep=False):\n    pass\n\n\ndef serve(key: int) -> None:\n    ${body}`;
    const reads = "print(self.schema.model_validate(row))";
    const works = await worksOfVersions(REST, "services.py", [
      [HEAD, ...service(reads), rest("print(key)")],
      [HEAD, ...service(`total = [1, 2]\n        ${reads}`), rest("print(key)")],
      [HEAD, ...service("print(row)"), rest("print(key)")],
      [HEAD, ...service("self.shown(row)"), rest("print(Orders(None).read(key))")],
      [HEAD, ...service("print(row)\n        self.shown(row)"), rest("print(Orders(None).read(key))")],
      [HEAD, ...service("self.shown(row)", "key"), rest("print(key)")],
      [HEAD, ...service(reads, "None"), rest("print(key)")],
      [HEAD, ...service(reads), rest("print(key)")],
    ]);
    expect(works).toEqual(Array(7).fill("exchanged"));
  });

  test("of what such code hands rows on to, over more than one function", async () => {
    const rest = "def load(mode, deep=False):\n    pass\n\n\ndef serve(key: int) -> None:\n    print(Orders(None).read(key))";
    const brief = "print(self.brief.model_validate(row))";
    const works = await worksOfVersions(REST, "services.py", [
      [HEAD, ...handed("self.deep(row)", "print(row)"), rest],
      [HEAD, ...handed("self.deep(row)", brief), rest],
      [HEAD, ...handed("self.deep(1)", brief), rest],
      [HEAD, ...handed("self.deep(row)", `row = 1\n        ${brief}`), rest],
      [HEAD, ...handed("self.deep(row)", brief), rest],
      [HEAD, ...handed("self.deep(row)", "print(row)"), rest],
    ]);
    expect(works).toEqual(Array(5).fill("exchanged"));
  });

  test("of a function whose parameters decide what it does: exchanged while it calls the same behind the same tests", async () => {
    const load = (...body: readonly string[]): string =>
      `def load(mode, deep=False):\n    ${body.join("\n    ")}\n\n\ndef serve(key: int) -> None:\n    print(key)`;
    const slow = 'if mode == "slow":\n        time.sleep(1)';
    const deep = "if deep:\n        time.sleep(2)";
    const works = await worksOfVersions(REST, "services.py", [
      [HEAD, ...service("return row"), load(slow, deep)],
      [HEAD, ...service("return row"), load("total = [1, 2]", slow, "print(total)", deep)],
      [HEAD, ...service("return row"), load(slow, "if mode:\n        print(mode)", deep)],
      [HEAD, ...service("return row"), load("print(mode)", slow, deep, "len(mode)")],
      [HEAD, ...service("return row"), load('if mode == "fast":\n        time.sleep(1)', deep)],
      [HEAD, ...service("return row"), load('if mode == "fast":\n        time.sleep(1)', "len(mode)", deep)],
      [HEAD, ...service("return row"), load("print(mode)")],
      [HEAD, ...service("return row"), load(slow, deep)],
    ]);
    expect(works).toEqual(Array(7).fill("exchanged"));
  });

  test("of functions that say words by which routers are looked for: exchanged while they are nothing to these", async () => {
    const head = "import time\nimport pydantic\nfrom fastapi import APIRouter, FastAPI";
    const setup = "def setup(app: FastAPI) -> None:\n    app.include_router(router)";
    const router = 'router = APIRouter()\n\n\n@router.get("/held")\nasync def held() -> int:\n    return 1';
    const rest = { ...REST, "main.py": `${REST["main.py"]}\n\n\nfrom services import setup\n\nsetup(app)\n` };
    const serve = (body: string): string =>
      `def load(mode, deep=False):\n    pass\n\n\ndef serve(key: object) -> None:\n    ${body}\n\n\nOrders = None`;
    const works = await worksOfVersions(rest, "services.py", [
      [head, router, setup, serve("print(key.host)")],
      [head, router, setup, serve("total = [1, 2]\n    print(key.host)")],
      [head, router, setup, serve("print(key, key.host)\n    key.get('mount')\n    time.sleep(1)")],
      [head, router, setup, serve("print(key.host)\n    setup(FastAPI())")],
      [head, router, setup, serve("print(key.host)")],
      [head, router, setup, serve('print(pydantic.create_model("Made"))')],
      [head, router, setup, serve("print(key)")],
    ]);
    expect(works.slice(0, 2)).toEqual(["exchanged", "exchanged"]);
    expect(works.slice(2)).not.toContain("exchanged");
  });
});

const SHARED_HEAD = "from typing import Generic, TypeVar\nfrom pydantic import BaseModel\nfrom sqlalchemy.orm import Session";
const VARIABLES = 'S = TypeVar("S", bound=BaseModel)\nM = TypeVar("M")';

/** Shared code that is told by its callers what it reads into what. */
function shared(typed: string, passed: string, read: string, more = ""): readonly string[] {
  return [
    SHARED_HEAD,
    VARIABLES,
    `def typed(schema: type[S], row: M) -> S:\n    ${typed}`,
    `def passed(schema: type[S], row: M) -> S:\n    ${passed}`,
    `class Service(Generic[M, S]):\n    model: type[M]\n    schema: type[S]\n\n    def __init__(self, session: Session) -> None:\n        self.session = session\n\n    def read(self, key: int) -> S:\n        ${read}${more}`,
  ];
}

const VALIDATED = "return schema.model_validate(row)";
const HANDED = "return typed(schema, row)";
const READ = "row = self.session.get(self.model, key)\n        return self.schema.model_validate(row)";
const USERS =
  "from sqlalchemy.orm import Session\nfrom models import Order\nfrom schemas import OrderBrief, OrderRead\nfrom shared import Service, passed, typed";
const SERVE = "def serve(session: Session, key: int) -> None:\n    print(key)";

describe("shared code and those that use it", () => {
  test("bodies of generic code, of what it hands on to, and of methods that come and go", async () => {
    const orders = "class Orders(Service[Order, OrderRead]):\n    model = Order\n    schema = OrderRead";
    const serve =
      "def serve(session: Session, key: int) -> None:\n    Orders(session).read(key)\n    passed(OrderBrief, session.get(Order, 1))\n    typed(OrderRead, session.get(Order, 1))";
    const rest = {
      ...REST,
      "main.py": "from services import serve\n\nserve(None, 1)\n",
      "services.py": [USERS, orders, serve].join("\n\n\n"),
    };
    const found = (body: string): string => `\n\n    def found(self, key: int) -> M:\n        ${body}`;
    const works = await worksOfVersions(rest, "shared.py", [
      shared(VALIDATED, HANDED, READ),
      shared(VALIDATED, "return schema.model_construct()", READ),
      shared(VALIDATED, VALIDATED, READ),
      shared("return schema.model_construct()", HANDED, READ),
      shared(VALIDATED, HANDED, "return passed(self.schema, self.session.get(self.model, key))"),
      shared(VALIDATED, HANDED, "return passed(self.schema, self.found(key))", found("return self.session.get(self.model, key)")),
      shared(VALIDATED, HANDED, "return self.schema.model_validate(self.found(key))", found("raise ValueError(key)")),
      shared(VALIDATED, HANDED, READ),
    ]);
    expect(works).toEqual(Array(7).fill("exchanged"));
  });

  test("functions that use it come, change places, go and come back", async () => {
    const one = "def one(session: Session) -> object:\n    return typed(OrderRead, session.get(Order, 1))";
    const two = "def two(session: Session) -> object:\n    return passed(OrderBrief, session.get(Order, 1))";
    const keeper = (...schemas: readonly string[]): string =>
      `class Keeper:\n    def __init__(self) -> None:\n        pass${schemas.map((schema) => `\n\n    def keep_${schema.toLowerCase()}(self, session: Session) -> object:\n        return passed(${schema}, session.get(Order, 1))`).join("")}`;
    const rest = {
      ...REST,
      "main.py": "from services import serve\n\nserve(None, 1)\n",
      "shared.py": shared(VALIDATED, HANDED, READ).join("\n\n\n"),
    };
    const works = await worksOfVersions(rest, "services.py", [
      [USERS, SERVE],
      [USERS, one, SERVE],
      [USERS, one, two, SERVE],
      [USERS, two, one, SERVE],
      [USERS, two, SERVE],
      [USERS, one, two, SERVE],
      [USERS, SERVE],
      [USERS, keeper("OrderRead", "OrderBrief"), SERVE],
      [USERS, keeper("OrderBrief", "OrderRead"), one, SERVE],
      [USERS, keeper("OrderBrief"), SERVE],
    ]);
    expect(works).toEqual(Array(9).fill("exchanged"));
  });
});
