import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPolicy } from "../../src/config/index.ts";
import type { QueryBudget } from "../../src/flow/budget/index.ts";
import { collectionName } from "../../src/flow/budget/names.ts";
import { analyseSources, factsReader } from "../../src/pipeline.ts";
import { ROOT } from "../support/registry.ts";

/** The budgets of the routes of an application, by method and path. */
async function budgetsOf(files: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, QueryBudget>> {
  const { analysis } = await analyseSources(files, loadPolicy(() => null, []).policy);
  const budgets = analysis.budgets();
  return new Map(analysis.fastapi.routes.map((route) => [`${route.methods.join()} ${route.path}`, budgets.of(route)] as const));
}

interface Counted {
  readonly method: string;
  readonly path: string;
  readonly growth: string;
  readonly statements: Readonly<Record<string, number>>;
}

describe("the shop whose statements were counted while it ran", async () => {
  const folder = new URL("test/budget/", ROOT);
  const names = readdirSync(new URL("shop/", folder), { recursive: true, encoding: "utf8" })
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => /\.(py|html)$/.test(name));
  const files = Object.fromEntries(names.map((name) => [`shop/${name}`, readFileSync(new URL(`shop/${name}`, folder), "utf8")]));
  const counted: readonly Counted[] = JSON.parse(readFileSync(new URL("counted.json", folder), "utf8"));
  const budgets = await budgetsOf(files);

  test("has a count for each route", () => {
    expect([...budgets.keys()].filter((name) => name.includes(" /") && !/docs|redoc|openapi/.test(name)).sort()).toEqual(
      counted.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  test.each(counted)("$method $path: $growth", ({ method, path, growth }) => {
    expect(budgets.get(`${method} ${path}`)?.growth).toBe(growth);
  });

  // A loop over a few constants counts once, and what a request may leave out as if it were there.
  const differ = ["/orders/counts", "/articles/rates"];
  const exact = counted.filter(({ growth, path }) => growth === "constant" && !differ.includes(path));

  test.each(exact)("$method $path: so many statements", ({ method, path, statements }) => {
    expect(budgets.get(`${method} ${path}`)?.formula).toBe(String(statements["5"]));
  });
});

const HEAD = `
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

maker = sessionmaker(create_engine("sqlite://"))
app = FastAPI()

def get_session():
    with maker() as session:
        yield session

class Wanted(BaseModel):
    ids: list[int]
    tags: list[str] | None = None

def one(session: Session, id: int) -> int:
    return session.scalar(text("SELECT total FROM orders WHERE id = :id"), {"id": id}) or 0

def each(session: Session, ids: list[int]) -> list[int]:
    found = []
    for id in ids:
        found.append(one(session, id))
    return found
`;

async function formula(body: string): Promise<string> {
  const budgets = await budgetsOf({ "app/main.py": `${HEAD}\n${body}` });
  const budget = budgets.get("POST /x");
  return `${budget?.growth}: ${budget?.formula}`;
}

describe("formulas", () => {
  test("a collection is named as the caller names it", async () => {
    expect(
      await formula(
        '@app.post("/x")\ndef x(wanted: Wanted, session: Session = Depends(get_session)):\n    return each(session, wanted.ids)',
      ),
    ).toBe("grows: n(wanted.ids)");
  });

  test("a method that is called like a copy is none", async () => {
    expect(
      await formula(
        '@app.post("/x")\ndef x(repository: Repository = Depends(), session: Session = Depends(get_session)):\n    found = repository.list()\n    return [session.get(User, each) for each in found]',
      ),
    ).toBe("grows: n(found)");
  });

  test("an optional part of the request is a term and no growth", async () => {
    expect(
      await formula(
        '@app.post("/x")\ndef x(wanted: Wanted, session: Session = Depends(get_session)):\n    return each(session, wanted.tags)',
      ),
    ).toBe("constant: n(wanted.tags)");
  });

  test.each([
    ["list(orders.items())", "orders"],
    ["orders.get('lines', []) or []", 'orders["lines"]'],
    ["sorted(set(wanted.ids))", "wanted.ids"],
    ["[str(id) for id in wanted.ids]", "wanted.ids"],
    ["wanted.ids[:limit]", "wanted.ids"],
    ["range(0, limit)", "limit"],
    ["range(len(wanted.ids))", "wanted.ids"],
    ["session.scalars(select(Order).where(Order.id > 1)).all()", "Order"],
    ["session.query(Order).filter(Order.id > 1)", "Order"],
    ["(await session.execute(select(Order.id))).scalars()", "session.execute(…)"],
    ["zip(wanted.ids, wanted.tags)", "wanted.ids"],
    ["self.repository.load_everything_that_is_open(session, wanted)", "load_everything_that_is_open(…)"],
    ["load()", "load()"],
    ["orders if orders else []", "orders"],
  ])("%s is called %s", (source, expected) => {
    const statement = factsReader()(Buffer.from(`async def f():\n    ${source}\n`)).body[0];
    const first = statement?.kind === "FunctionDef" ? statement.body[0] : undefined;
    expect(first?.kind === "Expr" ? collectionName(first.value) : null).toBe(expected);
  });

  test("a base class that calls what its subclasses do: the route costs what its own does", async () => {
    const body = `
class Bulk:
    def __init__(self, session: Session, wanted: Wanted):
        self.session = session
        self.wanted = wanted

    def run(self):
        return self.each()

    def each(self):
        raise NotImplementedError

class Orders(Bulk):
    def each(self):
        return each(self.session, self.wanted.ids)

class Lines(Bulk):
    def each(self):
        return one(self.session, 1) + one(self.session, 2)

@app.post("/x")
def x(wanted: Wanted, session: Session = Depends(get_session)):
    return Lines(session, wanted).run()

@app.post("/y")
def y(wanted: Wanted, session: Session = Depends(get_session)):
    service = Orders(session, wanted)
    return service.run()

def lines(wanted: Wanted, session: Session = Depends(get_session)) -> Lines:
    return Lines(session, wanted)

@app.post("/z")
def z(service: Lines = Depends(lines)):
    return service.run()

@app.post("/any")
def any(service: Bulk = Depends(lines)):
    return service.run()`;
    const budgets = await budgetsOf({ "app/main.py": `${HEAD}\n${body}` });
    const formulas = ["POST /x", "POST /y", "POST /z", "POST /any"].map((name) => budgets.get(name)?.formula);
    expect(formulas).toEqual(["1", "n(self.wanted.ids)", "1", "1 + n(self.wanted.ids)"]);
  });

  test("one item that is passed as a list is one", async () => {
    expect(await formula('@app.post("/x")\ndef x(id: int, session: Session = Depends(get_session)):\n    return each(session, [id])')).toBe(
      "constant: 1",
    );
  });

  test("a list that a loop fills is as long as what the loop goes through", async () => {
    const body = `
@app.post("/x")
def x(wanted: Wanted, session: Session = Depends(get_session)):
    first = []
    for tag in wanted.tags or []:
        first.append(len(tag))
    second = []
    for id in wanted.ids:
        second.append(id)
    return each(session, first) + each(session, second)`;
    expect(await formula(body)).toBe("grows: n(first) + n(second)");
  });

  test("each dependency counts once", async () => {
    const body = `
def user(session: Session = Depends(get_session)):
    return one(session, 1)

def admin(user: int = Depends(user)):
    return user

@app.post("/x")
def x(user: int = Depends(user), admin: int = Depends(admin)):
    return user`;
    expect(await formula(body)).toBe("constant: 1");
  });

  test("what a session is given to, and is not known, leaves the budget open", async () => {
    const body = `
from elsewhere import load

@app.post("/x")
def x(loader, session: Session = Depends(get_session)):
    return loader(session)`;
    expect(await formula(body)).toBe("unknown: 0");
  });

  test("so many attempts do not become more with the rows", async () => {
    const body = `
SECONDS = 3600

@app.post("/x")
def x(id: int, session: Session = Depends(get_session)):
    most = 2 * SECONDS
    for attempt in range(most // 3):
        if one(session, attempt):
            return attempt
    for attempt in range(100):
        if one(session, attempt):
            return attempt
    return 0`;
    expect(await formula(body)).toBe("constant: 1");
  });

  test("a method that calls itself with the session that it opened does so once", async () => {
    const body = `
class Orders:
    def total(self, id: int, session: Session | None = None) -> int:
        if session is None:
            with maker() as fresh:
                return self.total(id, session=fresh)
        return one(session, id)

@app.post("/x")
def x(id: int):
    return Orders().total(id)`;
    expect(await formula(body)).toBe("constant: 1");
  });

  test("growth through a call that may go elsewhere is a term and no growth", async () => {
    const body = `
class Store:
    def all(self, session: Session) -> list[int]: ...

class Rows(Store):
    def all(self, session: Session) -> list[int]:
        return [one(session, id) for id in session.scalars(text("SELECT id FROM orders")).all()]

class Remote(Store):
    def all(self, session: Session) -> list[int]:
        return []

def store() -> Store:
    return Rows()

@app.post("/x")
def x(session: Session = Depends(get_session)):
    return store().all(session)`;
    expect(await formula(body)).toBe("constant: 1 + n(session.scalars(…))");
  });
});

const MODELS = `
from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, object_session, relationship, selectinload

class Base(DeclarativeBase):
    pass

class Product(Base):
    __tablename__ = "products"
    id: Mapped[int] = mapped_column(primary_key=True)

class Warehouse(Base):
    __tablename__ = "warehouses"
    id: Mapped[int] = mapped_column(primary_key=True)

    @property
    def stock(self) -> int:
        return object_session(self).scalar(text("SELECT 1")) or 0

class Line(Base):
    __tablename__ = "lines"
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"), primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"), primary_key=True)
    warehouse_id: Mapped[int | None] = mapped_column(ForeignKey("warehouses.id"))
    product: Mapped[Product] = relationship()
    warehouse: Mapped[Warehouse | None] = relationship()

class Note(Base):
    __tablename__ = "notes"
    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[int]
    kind: Mapped[str]
    product_id: Mapped[int] = mapped_column(ForeignKey("products.id"), unique=True)
    product: Mapped[Product] = relationship()

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    warehouse_id: Mapped[int] = mapped_column(ForeignKey("warehouses.id"))
    warehouse: Mapped[Warehouse] = relationship()
    lines: Mapped[list[Line]] = relationship()
    notes: Mapped[list[Note]] = relationship(primaryjoin="and_(Note.kind == 'order', foreign(Note.subject) == Order.id)")
`;

describe("lazy loads", () => {
  const get = (body: string): string => `${MODELS}
@app.post("/x")
def x(id: int, session: Session = Depends(get_session)):
    ${body}`;

  test.each([
    ["of queried rows", "return [order.warehouse.id for order in session.scalars(select(Order))]", "grows"],
    ["of the rows of an association", "return [line.product.id for line in session.get(Order, id).lines]", "grows"],
    ["that rows of one parent may share", "return [line.warehouse.id for line in session.get(Order, id).lines]", "constant"],
    ["over a join that is written by hand", "return [note.product.id for note in session.get(Order, id).notes]", "constant"],
    [
      "of rows for one value of the foreign key",
      "return [order.warehouse.id for order in session.scalars(select(Order).where(Order.warehouse_id == id))]",
      "constant",
    ],
    [
      "of rows whose class was queried before",
      "session.get(Warehouse, id)\n    return [order.warehouse.id for order in session.scalars(select(Order))]",
      "grows",
    ],
    [
      "that a property of an optional row sends",
      "return [line.warehouse.stock for line in session.scalars(select(Line).options(selectinload(Line.warehouse))) if line.warehouse]",
      "grows",
    ],
  ])("%s", async (_, body, growth) => {
    expect(await formula(get(body))).toMatch(new RegExp(`^${growth}:`));
  });
});

describe("what goes with a statement", () => {
  const get = (body: string): string => `${MODELS}
class Box(Base):
    __tablename__ = "boxes"
    id: Mapped[int] = mapped_column(primary_key=True)
    parts: Mapped[list["Part"]] = relationship(cascade="all, delete-orphan", lazy="selectin")

class Part(Base):
    __tablename__ = "parts"
    id: Mapped[int] = mapped_column(primary_key=True)
    box_id: Mapped[int] = mapped_column(ForeignKey("boxes.id"))
    screws: Mapped[list["Screw"]] = relationship()

class Screw(Base):
    __tablename__ = "screws"
    id: Mapped[int] = mapped_column(primary_key=True)
    part_id: Mapped[int] = mapped_column(ForeignKey("parts.id"))

class Repository:
    def __init__(self, session, model):
        self.session = session
        self.model = model

    def all(self):
        return self.session.scalars(select(self.model)).all()

    def one(self, id, options=()):
        return self.session.scalar(select(self.model).where(self.model.id == id).options(*options))

    def remove(self, row: Box):
        self.session.delete(row)
        self.session.flush()

@app.post("/x")
def x(id: int, wanted: Wanted, session: Session = Depends(get_session)):
    ${body}`;

  test.each([
    ["an option of a statement", "session.scalars(select(Order).options(selectinload(Order.lines))).all()", "constant: 2"],
    [
      "an option of an option",
      "session.scalars(select(Order).options(selectinload(Order.lines).selectinload(Line.product)))",
      "constant: 3",
    ],
    ["a mapping", "session.get(Box, id)", "constant: 2"],
    ["each of several statements", "return [session.get(Box, box) for box in wanted.ids]", "grows: 2·n(wanted.ids)"],
    ["a mapping whose class the caller knows", "Repository(session, Box).all()", "constant: 2"],
    [
      "an option that the caller gives",
      "Repository(session, Order).one(id, [selectinload(Order.lines), selectinload(Order.notes)])",
      "constant: 3",
    ],
    ["a row that is deleted", "box = session.get(Box, id)\n    session.delete(box)", "grows: 3 + n(Box.parts)"],
    ["a row that a callee deletes", "Repository(session, Box).remove(Box(id=id))", "grows: 2 + n(Box.parts)"],
  ])("%s", async (_, body, expected) => {
    expect(await formula(get(body))).toBe(expected);
  });
});

describe("libraries and mappings that send statements for their caller", () => {
  const get = (body: string, more = ""): string => `${MODELS}
from fastapi_pagination import Page, paginate as page_of
from fastapi_pagination.ext.sqlalchemy import paginate
from sqlalchemy.orm import DynamicMapped

class Stall(Base):
    __tablename__ = "stalls"
    id: Mapped[int] = mapped_column(primary_key=True)
    offers: DynamicMapped["Offer"] = relationship()
    others = relationship("Offer", lazy="dynamic")

class Offer(Base):
    __tablename__ = "offers"
    id: Mapped[int] = mapped_column(primary_key=True)
    stall_id: Mapped[int] = mapped_column(ForeignKey("stalls.id"))

class Brief(BaseModel):
    model_config = {"from_attributes": True}
    id: int

class Full(Brief):
    lines: list[Brief]

class Pair:
    def __init__(self, model, session: Session):
        self.model, self.session = model, session

    def all(self):
        return self.session.scalars(select(self.model)).all()
${more}
@app.post("/x")
def x(id: int, session: Session = Depends(get_session))${body}`;

  test.each([
    ["a page counts its rows", " -> Page[Brief]:\n    return paginate(session, select(Stall))", "constant: 2"],
    ["a page reads its rows", " -> Page[Full]:\n    return paginate(session, select(Order))", "grows: 2 + n(Order)"],
    ["a page of a list does", " -> Page[Full]:\n    return page_of(session.scalars(select(Order)).all())", "grows: 1 + n(Order)"],
    [
      "what makes something else of the rows of a page",
      ":\n    return paginate(session, select(Order), transformer=lambda orders: [order.warehouse.id for order in orders])",
      "grows: 2 + n(Order)",
    ],
    ["a dynamic relationship", ":\n    return [stall.offers.count() for stall in session.scalars(select(Stall))]", "grows: 1 + n(Stall)"],
    [
      "one that says so by a word",
      ":\n    return [stall.others.filter(Offer.id > id).all() for stall in session.scalars(select(Stall))]",
      "grows: 1 + n(Stall)",
    ],
    ["attributes that are set at once", ":\n    return len(Pair(Order, session).all())", "constant: 1"],
  ])("%s", async (_, body, expected) => {
    expect(await formula(get(body))).toBe(expected);
  });

  test("what a module lists is as long as its source", async () => {
    const kinds = `from sqlalchemy import text

class Kind:
    def count(self, session):
        return session.scalar(text("SELECT 1"))

KINDS = [Kind(), Kind()]
`;
    const body = `import app.kinds as kinds

${HEAD}
@app.post("/x")
def x(session: Session = Depends(get_session)):
    return [kind.count(session) for kind in kinds.KINDS]`;
    const budgets = await budgetsOf({ "app/__init__.py": "", "app/kinds.py": kinds, "app/main.py": body });
    expect(budgets.get("POST /x")?.growth).toBe("constant");
  });
});

describe("rows that a commit has expired", () => {
  const code = (body: string): string => `${MODELS}
class Brief(BaseModel):
    model_config = {"from_attributes": True}
    id: int

def touch(session: Session, orders: list[Order]):
    session.add_all(orders)
    session.commit()

def touched(session: Session):
    orders = session.scalars(select(Order)).all()
    session.commit()
    return orders

def in_another():
    with maker() as session:
        session.commit()

@app.post("/x")
def x(id: int, wanted: Wanted, session: Session = Depends(get_session)) -> list[Brief]:
    ${body.replaceAll("\n", "\n    ")}`;
  const of = async (body: string): Promise<string> => (await formula(code(body))).split(":")[0] ?? "";
  const orders = "orders = session.scalars(select(Order)).all()";

  test.each([
    ["a response", `${orders}\nsession.commit()\nreturn orders`, "grows"],
    ["a loop", `${orders}\nsession.commit()\nreturn [Brief(id=order.id) for order in orders]`, "grows"],
    ["a commit of a callee", `${orders}\ntouch(session, orders)\nreturn orders`, "grows"],
    ["rows of a callee", "return touched(session)", "grows"],
    ["new rows", "orders = [Order(id=id) for id in wanted.ids]\nsession.add_all(orders)\nsession.commit()\nreturn orders", "grows"],
    ["new rows that are no session's", "orders = [Order(id=id) for id in wanted.ids]\nsession.commit()\nreturn orders", "constant"],
    ["rows that are queried anew", `${orders}\nsession.commit()\n${orders.replace("orders", "others")}\nreturn orders`, "constant"],
    ["a way that ends", `${orders}\nif id == 1:\n    session.commit()\n    return []\nreturn orders`, "constant"],
    ["another session", `${orders}\nin_another()\nreturn orders`, "constant"],
    ["one row", "order = session.get(Order, id)\nsession.commit()\nreturn [Brief(id=order.id)]", "constant"],
    ["columns", "ids = session.scalars(select(Order.id)).all()\nsession.commit()\nreturn [Brief(id=id) for id in ids]", "constant"],
  ])("%s", async (_, body, growth) => {
    expect(await of(body)).toBe(growth);
  });

  test("sessions that keep them", async () => {
    const source = `${HEAD}\n${code(`${orders}\nsession.commit()\nreturn orders`)}`;
    const kept = source.replace('create_engine("sqlite://"))', 'create_engine("sqlite://"), expire_on_commit=False)');
    expect((await budgetsOf({ "app/main.py": kept })).get("POST /x")?.formula).toBe("2");
  });
});

describe("what a class lists", () => {
  const code = (loop: string): string => `
class Service:
    relations = {"tags": "Tag", "owners": "Owner"}
    none = {}
    seen = []
    given = []
    declared: list[int] = []

    def __init__(self, session: Session):
        self.session = session

    def note(self, id: int):
        self.seen.append(id)

    def take(self, ids: list[int]):
        self.given = ids

    def each(self):
        return [one(self.session, 1) for _ in ${loop}]

class Filter(BaseModel):
    ids = []

class Users(Service):
    none = {"users": "User"}

@app.post("/x")
def x(filter: Filter, session: Session = Depends(get_session)):
    return Users(session).each()`;

  test.each([
    ["self.relations.items()", "constant"],
    ["self.none", "constant"],
    ["self.seen", "grows"],
    ["self.given", "grows"],
    ["self.declared", "grows"],
    ["Filter().ids", "grows"],
  ])("%s", async (loop, growth) => {
    expect((await formula(code(loop))).split(":")[0]).toBe(growth);
  });
});

describe("a method of what a type variable stands for, which is bound to a class with heirs", () => {
  const code = (entity: string): string => `
from typing import TypeVar

class Entity:
    def shown(self, session: Session) -> int:
        raise NotImplementedError

class Plain(Entity):
    def shown(self, session: Session) -> int:
        return 0

class Costly(Entity):
    def shown(self, session: Session) -> int:
        return one(session, 1)

E = TypeVar("E", bound=Entity)

def page(session: Session, entities: list[E]) -> list[int]:
    return [entity.shown(session) for entity in entities]

def found(session: Session) -> list[${entity}]:
    return session.execute(text("SELECT 1")).all()

@app.post("/x")
def x(session: Session = Depends(get_session)):
    return page(session, found(session))`;

  test.each([
    ["Plain", "constant: 1"],
    ["Costly", "grows: 1 + n(found(…))"],
  ])("%s", async (entity, expected) => {
    expect(await formula(code(entity))).toContain(expected);
  });
});
