import { describe, expect, test } from "vitest";
import { worksOfVersions } from "./works.ts";

const MODELS = [
  "from sqlalchemy import ForeignKey\nfrom sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship",
  "class Base(DeclarativeBase):\n    pass",
  'class Order(Base):\n    __tablename__ = "orders"\n    id: Mapped[int] = mapped_column(primary_key=True)\n    lines: Mapped[list["Line"]] = relationship()',
  'class Line(Base):\n    __tablename__ = "lines"\n    id: Mapped[int] = mapped_column(primary_key=True)\n    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))',
].join("\n\n\n");

function rest(...main: readonly string[]): Readonly<Record<string, string>> {
  const head = "import time\nfrom fastapi import FastAPI\nfrom sqlalchemy.orm import Session\nimport orders\nfrom orders import found";
  return {
    "pyproject.toml": '[project]\nname = "shop"\ndependencies = ["fastapi", "sqlalchemy"]\n',
    "models.py": MODELS,
    "main.py": [head, "app = FastAPI()", ...main].join("\n\n\n"),
  };
}

const HEAD =
  "import time\nimport httpx\nimport requests\nfrom sqlalchemy import select\nfrom sqlalchemy.orm import Session\nfrom models import Line, Order";
const ENDPOINT =
  '@app.get("/orders")\nasync def listed(session: Session):\n    for one in found(session):\n        print(one.lines)\n        one.close()';

const found = (body: string): string => `def found(session: Session):\n    ${body}`;
const passed = "def passed(session: Session):\n    rows = found(session)\n    return rows";
const ROWS = "return session.scalars(select(Order)).all()";
const LINES = "return session.scalars(select(Line)).all()";
const ANSWER = 'answer = requests.get("http://stock")\n    return answer';
const CLIENT = "return [httpx.Client()]";

describe("bodies that give something else than before", () => {
  test("are exchanged, with those that call them", async () => {
    const works = await worksOfVersions(rest(ENDPOINT), "orders.py", [
      [HEAD, found(ROWS)],
      [HEAD, found(LINES)],
      [HEAD, found(CLIENT)],
      [HEAD, found("time.sleep(1)\n    return []")],
      [HEAD, found(ANSWER)],
      [HEAD, found(ROWS)],
    ]);
    expect(works).toEqual(Array(5).fill("exchanged"));
  });

  test("are exchanged, with those that call them through others, as attributes of a module or as methods", async () => {
    const methods =
      "class Orders:\n    def __init__(self, session: Session) -> None:\n        self.session = session\n\n    def all(self):\n        return passed(self.session)";
    const endpoint =
      '@app.get("/all")\nasync def everything(session: Session):\n    for one in orders.Orders(session).all():\n        print(one.lines, one.close())\n    return orders.passed(session)';
    const works = await worksOfVersions(rest(endpoint), "orders.py", [
      [HEAD, found(ROWS), passed, methods],
      [HEAD, found(LINES), passed, methods],
      [HEAD, found(CLIENT), passed, methods],
      [HEAD, found(ROWS), passed, methods.replace("passed(self.session)", "[httpx.Client()]")],
      [HEAD, found(ANSWER), passed, methods],
    ]);
    expect(works).toEqual(Array(4).fill("exchanged"));
  });

  test("are exchanged where nobody calls them", async () => {
    const endpoint = (body: string): string =>
      `from fastapi import APIRouter\n\nrouter = APIRouter()\n\n\n@router.get("/x")\ndef x(session: Session):\n    ${body}`;
    const main = "app.include_router(orders.router)";
    const works = await worksOfVersions(rest(main), "orders.py", [
      [HEAD, found("return 1"), endpoint(ROWS)],
      [HEAD, found("return 1"), endpoint(LINES)],
      [HEAD, found("return 1"), endpoint("return {1: time.sleep(1)}")],
    ]);
    expect(works).toEqual(Array(2).fill("exchanged"));
  });

  test("are exchanged, with the defaults of functions in bodies that call them", async () => {
    const endpoint =
      '@app.get("/all")\nasync def everything(session: Session):\n    def read(rows=found(None)):\n        rows[0].get("http://stock")\n\n    read()';
    const works = await worksOfVersions(rest(endpoint), "orders.py", [
      [HEAD, found(CLIENT)],
      [HEAD, found("return [httpx.AsyncClient()]")],
      [HEAD, found(ROWS)],
    ]);
    expect(works).toEqual(Array(2).fill("exchanged"));
  });

  test("are exchanged with the defaults of lambdas, and not where classes are defined or results go in circles", async () => {
    const used: readonly (readonly [string, string])[] = [
      ["read = lambda rows=found(None): rows[0].get(1)\n    read()", "exchanged"],
      ["class Held:\n        rows = found(None)\n\n    Held.rows[0].get(1)", "what others conclude from a body"],
      ["again(1)[0].get(1)", "what others conclude from a body"],
    ];
    const again =
      "def again(count):\n    if count:\n        for row in again(count - 1):\n            return [row]\n    return found(None)";
    for (const [body, work] of used) {
      const works = await worksOfVersions(
        rest(...(body.startsWith("again") ? [again] : []), `@app.get("/all")\nasync def everything():\n    ${body}`),
        "orders.py",
        [
          [HEAD, found(CLIENT)],
          [HEAD, found("return [httpx.AsyncClient()]")],
        ],
      );
      expect(works, body).toEqual([work]);
    }
  });

  test("lead to a whole analysis where they are used in another way than by a call in a body", async () => {
    const used = [
      "KEPT = found(None)",
      "async def through():\n    use = orders.found\n    return use(None)",
      'async def through():\n    return getattr(orders, "found")(None)',
      "class Names:\n    from orders import found as fetch\n\n\nasync def through():\n    return Names.fetch(None)",
      "class Rows:\n    def __init__(self, rows):\n        self.rows = rows\n\n\nclass Empty(Rows):\n    def __init__(self):\n        super().__init__(0)\n\n\nclass All(Rows):\n    def __init__(self):\n        super().__init__(found(None))",
      "class Pair:\n    def __init__(self, session: Session) -> None:\n        self.rows, self.session = found(session), session",
      "class Keeper:\n    def __init__(self, session: Session) -> None:\n        self.rows = found(session)",
    ];
    for (const one of used) {
      const works = await worksOfVersions(rest(one), "orders.py", [
        [HEAD, found(ROWS)],
        [HEAD, found(CLIENT)],
      ]);
      expect(works, one).toEqual(["what others conclude from a body"]);
    }
  });
});
