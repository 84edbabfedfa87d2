import { describe, expect, test } from "vitest";
import { tablesOf } from "../tables.ts";
import { rows } from "./rows.ts";

const CLASSIC = `
from sqlalchemy import Column, DateTime, ForeignKey, Integer, String, Table, Text, func
from sqlalchemy.ext.declarative import declared_attr
from sqlalchemy.orm import backref, declarative_base, relationship
Base = declarative_base()
`;

const MODERN = `
from typing import Annotated, List, Optional
from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import DeclarativeBase, DynamicMapped, Mapped, WriteOnlyMapped, declared_attr, mapped_column, relationship
class Base(DeclarativeBase):
    pass
`;

test("columns: names, keys, NULL by primary key and by word", () => {
  expect(
    rows(`${CLASSIC}
class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("customers.id", ondelete="CASCADE"), nullable=False)
    note = Column("remark", Text)
    total: int = Column(Integer, default=0, nullable=False)
`),
  ).toBe("Order orders: id! customer_id>customers.id remark? total");
});

test("what is annotated with a mapped class is no column: a metaclass makes a relationship of it", () => {
  expect(
    rows(`${MODERN}
type Many[T] = list[T]
type One[T] = T
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    lines: Mapped[Many["Line"]]
class Line(Base):
    __tablename__ = "lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
    order: Mapped[One["Order"]]
`),
  ).toBe(`Order orders: id!
  lines -> Line[] select
Line lines: id! order_id>orders.id
  order -> Order select`);
});

test("annotations decide NULL unless it is said; Annotated types bring their column", () => {
  expect(
    rows(`${MODERN}
intpk = Annotated[int, mapped_column(primary_key=True)]
name50 = Annotated[str, mapped_column(String(50))]
optional50 = Annotated[Optional[str], mapped_column(String(50))]
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[intpk]
    name: Mapped[name50]
    alias: Mapped[optional50]
    note: Mapped["str | None"]
    forced: Mapped[Optional[str]] = mapped_column(nullable=False)
    loose: Mapped[str] = mapped_column("loose_db", nullable=True)
    bare = mapped_column(String)
    limit: int = 3
`),
  ).toBe("Order orders: id! name alias? note? forced loose_db? bare?");
});

test("relationships: direction by foreign keys, one and many by annotation, words for loading", () => {
  expect(
    rows(`${MODERN}
class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)
    orders: Mapped[List["Order"]] = relationship(back_populates="customer", lazy="selectin")
    first: Mapped[Optional["Order"]] = relationship(viewonly=True)
    drafts: DynamicMapped["Order"] = relationship(viewonly=True)
    log: WriteOnlyMapped["Order"] = relationship(viewonly=True)
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey(Customer.id))
    customer = relationship("Customer", lazy=False)
    lines = relationship(lambda: Line, lazy=True)
class Line(Base):
    __tablename__ = "lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
`),
  ).toBe(`Customer customers: id!
  orders -> Order[] selectin
  first -> Order select
  drafts -> Order[] dynamic
  log -> Order[] write_only
Order orders: id! customer_id>customers.id
  customer -> Customer joined
  lines -> Line[] select
Line lines: id! order_id>orders.id`);
});

test("a backref is an attribute of the other side", () => {
  expect(
    rows(`${CLASSIC}
tags = Table("order_tags", Base.metadata, Column("order_id", ForeignKey("orders.id")), Column("tag_id", ForeignKey("tags.id")))
class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    parent_id = Column(ForeignKey("orders.id"))
    parent = relationship("Order", remote_side=[id], backref=backref("parts", lazy="joined"))
    tags = relationship("Tag", secondary=tags, backref="orders")
class Tag(Base):
    __tablename__ = "tags"
    id = Column(Integer, primary_key=True)
    owner = relationship("Owner", uselist=False, backref=backref("tag", uselist=False))
class Owner(Base):
    __tablename__ = "owners"
    id = Column(Integer, primary_key=True)
    tag_id = Column(ForeignKey("tags.id"))
`),
  ).toBe(`Order orders: id! parent_id?>orders.id
  parent -> Order select
  tags -> Tag[] select
  parts -> Order[] joined
Tag tags: id!
  owner -> Owner select
  orders -> Order[] select
Owner owners: id! tag_id?>tags.id
  tag -> Tag select`);
});

test("of two foreign keys to one table the arguments tell which is meant", () => {
  expect(
    rows(`${CLASSIC}
class Address(Base):
    __tablename__ = "addresses"
    id = Column(Integer, primary_key=True)
    sent = relationship("Order", foreign_keys="Order.sender_id")
    received = relationship("Order", primaryjoin="Address.id == Order.receiver_id", viewonly=True)
class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    sender_id = Column(ForeignKey("addresses.id"))
    receiver_id = Column(ForeignKey("addresses.id"))
    sender = relationship(Address, foreign_keys=[sender_id])
    receiver = relationship(Address, primaryjoin=lambda: Order.receiver_id == Address.id)
`),
  ).toBe(`Address addresses: id!
  sent -> Order[] select
  received -> Order[] select
Order orders: id! sender_id?>addresses.id receiver_id?>addresses.id
  sender -> Address select
  receiver -> Address select`);
});

test("keys over several columns", () => {
  expect(
    rows(`${CLASSIC}
from sqlalchemy import ForeignKeyConstraint, PrimaryKeyConstraint
class Line(Base):
    __tablename__ = "lines"
    order_id = Column(Integer)
    n = Column(Integer)
    __table_args__ = (PrimaryKeyConstraint(order_id, "n"), ForeignKeyConstraint(["order_id", "n"], ["orders.id", "orders.n"]), {"schema": "shop"})
`),
  ).toBe("Line lines: order_id!>orders.id n!>orders.n");
});

test("mixins, abstract bases, declared_attr and columns taken away", () => {
  expect(
    rows(`${CLASSIC}
class Stamped:
    created = Column(DateTime, default=func.now(), nullable=False)
class Owned:
    @declared_attr
    def owner_id(cls):
        return Column(ForeignKey("users.id"), nullable=False)
    @declared_attr
    def owner(cls):
        return relationship("User")
class Model(Base):
    __abstract__ = True
    id = Column(Integer, primary_key=True)
class User(Model):
    __tablename__ = "users"
    self_id = declared_attr(lambda cls: Column(ForeignKey(f"{cls.__tablename__}.id")))
class Order(Stamped, Owned, Model):
    __tablename__ = "orders"
    id = None
    number = Column(Integer, primary_key=True)
`),
  ).toBe(`User users: id! self_id?>users.id
Order orders: owner_id>users.id created number!
  owner -> User select`);
});

test("names of tables by convention", () => {
  expect(
    rows({
      "shop/names.py": `
import re
PREFIX = "shop"
PATTERN = re.compile(r"(?<!^)(?=[A-Z])")
def snake(name: str) -> str:
    step = re.sub(r"(.)([A-Z][a-z]+)", r"\\1_\\2", name)
    return re.sub(r"([a-z0-9])([A-Z])", r"\\1_\\2", step).lower()
def words(name):
    return "_".join([part.lower() for part in re.split("(?=[A-Z])", name) if part])
`,
      "shop/models.py": `
from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeBase, declared_attr
from shop import names
class Base(DeclarativeBase):
    id = Column(Integer, primary_key=True)
    @declared_attr.directive
    def __tablename__(cls) -> str:
        return names.snake(cls.__name__) + "s"
class OrderLine(Base): ...
class Invoice(Base):
    __tablename__ = f"{names.PREFIX}_invoices"
class PaidInvoice(Base):
    @declared_attr
    def __tablename__(cls):
        return names.words(cls.__name__)
class OpenInvoice(Base):
    __tablename__ = names.PATTERN.sub("_", "OpenInvoice").lower()
class Receipt(Base):
    __tablename__ = "%s_%s" % (names.PREFIX, "receipt".upper())
`,
    }),
  ).toBe(`OrderLine order_lines: id!
Invoice shop_invoices: id!
PaidInvoice paid_invoice: id!
OpenInvoice open_invoice: id!
Receipt shop_RECEIPT: id!`);
});

test("a name that cannot be evaluated is a blind spot", () => {
  const { models } = tablesOf(`${CLASSIC}
import secrets
class Order(Base):
    __tablename__ = "orders_" + secrets.token_hex()
    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey(pick()))
    customer = relationship("Nobody")
`);
  expect(models.blindSpots.map(({ kind, line }) => `${kind} ${line}`)).toEqual(["orm-table-name 8", "orm-foreign-key 11", "orm-target 12"]);
});

test("helpers, partials and attributes given after the class", () => {
  expect(
    rows(`${CLASSIC}
from functools import partial
def text_column(nullable=False, **options):
    options.setdefault("index", True)
    return Column(Text, nullable=nullable, **options)
Required = partial(Column, nullable=False)
class Order(Base):
    __tablename__ = "orders"
    id = Required(Integer, primary_key=True)
    name = text_column()
    note = text_column(nullable=True, name="remark")
Order.total = Column("sum", Integer)
Order.parts = relationship(Order, viewonly=True)
`),
  ).toBe(`Order orders: id! name remark? sum?
  parts -> Order[] select`);
});

test("the way to a base: factories, decorators, metaclasses, functions", () => {
  expect(
    rows(`
from sqlalchemy import Column, Integer
from sqlalchemy.orm import DeclarativeMeta, as_declarative, declarative_base, declared_attr, registry
reg = registry()
class Common:
    id = Column(Integer, primary_key=True)
    @declared_attr
    def __tablename__(cls): return cls.__name__.lower()
Made = declarative_base(cls=Common)
class A(Made): ...
@as_declarative()
class Decorated:
    id = Column(Integer, primary_key=True)
class B(Decorated):
    __tablename__ = "b"
class Meta(metaclass=DeclarativeMeta):
    __abstract__ = True
    registry = reg
class C(Meta):
    __tablename__ = "c"
    id = Column(Integer, primary_key=True)
Generated = reg.generate_base()
class D(Generated):
    __tablename__ = "d"
    id = Column(Integer, primary_key=True)
def make(): return declarative_base()
Returned = make()
class E(Returned):
    __tablename__ = "e"
    id = Column(Integer, primary_key=True)
@reg.mapped
class F:
    __tablename__ = "f"
    id = Column(Integer, primary_key=True)
class Plain:
    __tablename__ = "plain"
    id = Column(Integer, primary_key=True)
`),
  ).toBe(["A a", "B b", "C c", "D d", "E e", "F f"].map((name) => `${name}: id!`).join("\n"));
});

test("joined, single and concrete inheritance", () => {
  const { models } = tablesOf(`${MODERN}
class Employee(Base):
    __tablename__ = "employees"
    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str]
    tools: Mapped[List["Tool"]] = relationship()
class Manager(Employee):
    level: Mapped[Optional[int]]
class Engineer(Employee):
    __tablename__ = "engineers"
    id: Mapped[int] = mapped_column(ForeignKey("employees.id"), primary_key=True)
    language: Mapped[str]
class Tool(Base):
    __tablename__ = "tools"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("employees.id"))
`);
  expect(
    models.models.map(({ class: { def }, inheritance, table, columns, relationships }) => [
      def.name,
      inheritance,
      table,
      columns.map((each) => `${each.table}.${each.name}`),
      relationships.length,
    ]),
  ).toEqual([
    ["Employee", "none", "employees", ["employees.id", "employees.type"], 1],
    ["Manager", "single", "employees", ["employees.id", "employees.type", "employees.level"], 1],
    ["Engineer", "joined", "engineers", ["engineers.id", "employees.type", "engineers.language"], 1],
    ["Tool", "none", "tools", ["tools.id", "tools.owner_id"], 0],
  ]);
});

test("attributes that are neither columns nor relationships", () => {
  const { models, program } = tablesOf(`${CLASSIC}
from sqlalchemy.ext.associationproxy import association_proxy
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import column_property, composite, deferred, query_expression, synonym
class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    blob = deferred(Column(Text))
    total = column_property(func.sum(id))
    number = synonym("id")
    rank = query_expression()
    line_names = association_proxy("lines", "name")
    @hybrid_property
    def label(self): return str(self.id)
    @label.setter
    def label(self, value): ...
    @property
    def plain(self): return 1
class Special(Order): ...
`);
  const special = [...program.allClasses()].find(({ def }) => def.name === "Special");
  const of = (key: string): string | undefined => {
    const found = special === undefined ? undefined : models.attribute(special, key);
    return found === undefined
      ? undefined
      : found.kind === "column"
        ? `column deferred=${found.deferred}`
        : found.kind === "relationship"
          ? "relationship"
          : `${found.kind} ${found.through.join(".")}`;
  };
  expect(["blob", "total", "number", "rank", "line_names", "label", "plain"].map(of)).toEqual([
    "column deferred=true",
    "column-property ",
    "synonym id",
    "query-expression ",
    "association-proxy lines.name",
    "hybrid ",
    undefined,
  ]);
});

test("names in force where they are used, fields of the same name, branches", () => {
  expect(
    rows({
      "shop/services.py": `${CLASSIC}
class Service(Base):
    __tablename__ = "services"
    id = Column(Integer, primary_key=True)
`,
      "shop/signals.py": `
from __future__ import annotations
from datetime import date
from typing import TYPE_CHECKING
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
from shop.services import Service
class Base(DeclarativeBase): ...
class Signal(Base):
    __tablename__ = "signals"
    id: Mapped[int] = mapped_column(primary_key=True)
    service_id: Mapped[int] = mapped_column(ForeignKey(Service.id))
    date: Mapped[date | None]
    if TYPE_CHECKING:
        hidden: Mapped[int]
class Service: ...
`,
    }),
  ).toBe("Service services: id!\nSignal signals: id! service_id>services.id date?");
});

test("a base that type checkers see as Any, and foreign keys by attributes of the class body", () => {
  expect(
    rows(`
from typing import TYPE_CHECKING, Any
from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column, registry
mapper = registry()
if TYPE_CHECKING:
    Base = Any
else:
    Base = mapper.generate_base()
class Line(Base):
    __tablename__ = "lines"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column()
    __table_args__ = (ForeignKeyConstraint((order_id,), ["orders.id"]),)
`),
  ).toBe("Line lines: id! order_id>orders.id");
});

test("a foreign key by a text that the base class computes, which `declarative_base` was given", () => {
  expect(
    rows(`
from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.ext.declarative import declarative_base, declared_attr
class Root:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()
    @declared_attr
    def key_path(self) -> str:
        return f"{self.__tablename__}.id"
Base = declarative_base(cls=Root)
class Customer(Base):
    id = Column(Integer, primary_key=True)
class Order(Base):
    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey(Customer.key_path), nullable=False)
`),
  ).toBe("Customer customer: id!\nOrder order: id! customer_id>customer.id");
});

describe("a base of a library that is not read", () => {
  const below = (base: string, body: string): string => `
from helpers.database import Base, Plain
from sqlalchemy.orm import Mapped, mapped_column
from pydantic import BaseModel
class Order(${base}):
${body}`;

  test("a class below it that names its table and has columns is mapped, and what the base adds is a blind spot", () => {
    const source = below(
      "Base",
      `    __tablename__ = "orders"\n    id: Mapped[int] = mapped_column(primary_key=True)\n    note: Mapped[str | None]\n`,
    );
    expect(rows(source)).toBe("Order orders: id! note?");
    expect(tablesOf(source).models.blindSpots.map(({ kind, detail }) => `${kind} ${detail}`)).toEqual([
      "orm-base Order: its base is made by a call, or of a library that is not read: what that adds is missing",
    ]);
  });

  test.each([
    ["no name of a table", "Base", "    id: Mapped[int] = mapped_column(primary_key=True)\n"],
    ["no columns", "Base", '    __tablename__ = "orders"\n    id: int = 1\n'],
    ["abstract", "Base", '    __abstract__ = True\n    __tablename__ = "orders"\n    id: Mapped[int] = mapped_column(primary_key=True)\n'],
    ["a base that is no model", "BaseModel", '    __tablename__ = "orders"\n    id: Mapped[int] = mapped_column(primary_key=True)\n'],
  ])("with %s it is not", (_, base, body) => {
    expect(rows(below(base, body))).toBe("");
  });
});

test("a base that a function makes is none of those that its annotation promises", () => {
  const source = `
from typing import Type
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
class Root: ...
class Database:
    def __init__(self):
        self.base = self.make(Root)
    @property
    def Model(self) -> Root:
        return self.base
    def make(self, root):
        return declarative_base(cls=root)
def create_model(db: Database) -> Type[Root]:
    class Made(db.Model):
        __abstract__ = True
    return Made
Model: Type = create_model(Database())
class Order(Model):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
class Draft(Root):
    __tablename__ = "drafts"
    id = Column(Integer, primary_key=True)
`;
  expect(rows(source)).toBe("Order orders: id!");
});

test("columns that are read from the database, and classes that are made of it, are blind spots", () => {
  const { models } = tablesOf(`
from sqlalchemy import Column, Integer
from sqlalchemy.ext.automap import automap_base
from sqlalchemy.ext.declarative import DeferredReflection
from sqlalchemy.orm import declarative_base

Base = declarative_base()
Auto = automap_base()

class Reflected(DeferredReflection, Base):
    __abstract__ = True

class Crate(Reflected):
    __tablename__ = "crates"

class Box(Auto):
    __tablename__ = "boxes"
    id = Column(Integer, primary_key=True)
`);
  expect(models.blindSpots.map(({ kind, line }) => `${kind} ${line}`)).toEqual(["orm-automap 8", "orm-columns 13"]);
});

test("names that a base gives its tables in __init_subclass__", () => {
  expect(
    rows(`
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

def prefixed(name: str) -> str:
    return f"shop_{name}"

class Base(DeclarativeBase):
    def __init_subclass__(cls) -> None:
        cls.__tablename__ = prefixed(cls.__tablename__)
        super().__init_subclass__()

class Customer(Base):
    __tablename__ = "customers"
    id: Mapped[int] = mapped_column(primary_key=True)

class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    customer_id: Mapped[int] = mapped_column(ForeignKey(Customer.id))

class Named(DeclarativeBase):
    def __init_subclass__(cls, **kwargs) -> None:
        if "__tablename__" not in cls.__dict__:
            cls.__tablename__ = cls.__name__.lower()
        super().__init_subclass__(**kwargs)

class Crate(Named):
    id: Mapped[int] = mapped_column(primary_key=True)

class Box(Named):
    __tablename__ = "boxes"
    id: Mapped[int] = mapped_column(primary_key=True)
`),
  ).toBe("Customer shop_customers: id!\nOrder shop_orders: id! customer_id>shop_customers.id\nCrate crate: id!\nBox boxes: id!");
});

test("a list on the side of the foreign key is one row; a foreign key by the bare name of a column above", () => {
  expect(
    rows(`
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

class Base(DeclarativeBase): ...

class Depot(Base):
    __tablename__ = "depots"
    code: Mapped[str] = mapped_column(primary_key=True)
    parent_code: Mapped[str | None] = mapped_column(ForeignKey(code))
    parent: Mapped["Depot | None"] = relationship(remote_side=[code])
    children: Mapped[list["Depot"]] = relationship(back_populates="parent")
    parcels: Mapped[list["Parcel"]] = relationship(back_populates="depots")

class Parcel(Base):
    __tablename__ = "parcels"
    id: Mapped[int] = mapped_column(primary_key=True)
    depot_code: Mapped[str] = mapped_column(ForeignKey("depots.code"))
    depots: Mapped[list[Depot]] = relationship(back_populates="parcels")
`),
  ).toBe(`Depot depots: code! parent_code?>depots.code
  parent -> Depot select
  children -> Depot[] select
  parcels -> Parcel[] select
Parcel parcels: id! depot_code>depots.code
  depots -> Depot select`);
});

test("below a base of a library that is not read, columns of the classes between count; such a library may hand Mapped on", () => {
  const source = `
from typing import Generic, TypeVar
from sqlalchemy import ForeignKey
from sqlalchemy.orm import mapped_column, relationship
from company.db import Entity, Mapped
T = TypeVar("T")
class Named(Entity, Generic[T]):
    __abstract__ = True
    id: Mapped[int] = mapped_column(primary_key=True)
class Order(Named["Line"]):
    __tablename__ = "orders"
    lines: Mapped[list["Line"]] = relationship()
class Line(Named["Order"]):
    __tablename__ = "lines"
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
`;
  expect(rows(source)).toBe("Order orders: id!\n  lines -> Line[] select\nLine lines: id! order_id>orders.id");
});

describe("names of SQLAlchemy as attributes of an object", () => {
  const models = `
from shop.extensions import db

class Dated:
    created = db.Column(db.DateTime, nullable=False)
class Keyed(db.Model):
    __abstract__ = True
    id = db.Column(db.Integer, primary_key=True)
class HTTPOrder(Dated, Keyed):
    number = db.Column(db.String(20), unique=True)
    lines = db.relationship("Line", backref=db.backref("order"), lazy="dynamic")
class Line(Keyed):
    __tablename__ = "lines"
    order_id = db.Column(db.ForeignKey("http_order.id"), nullable=False)
class SpareLine(Line):
    reason = db.Column(db.Text)
class BulkLine(Line):
    id = db.Column(db.ForeignKey("lines.id"), primary_key=True)
    amount = db.Column(db.Numeric(10, 2))
`;
  const flask = {
    "shop/extensions.py": "from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n",
    "shop/models.py": models,
  };
  const expected = `HTTPOrder http_order: id! created number?
  lines -> Line[] dynamic
Line lines: id! order_id>http_order.id
  order -> HTTPOrder select
SpareLine lines: id! order_id>http_order.id reason?
  order -> HTTPOrder select
BulkLine bulk_line: id!>lines.id order_id>http_order.id amount?
  order -> HTTPOrder select`;

  test("Flask-SQLAlchemy: columns, relationships, and tables named after classes that have a key of their own", () => {
    expect(rows(flask)).toBe(expected);
  });

  test("an object of a class of the project below it, and a table without its MetaData", () => {
    const own = `
from flask_sqlalchemy import SQLAlchemy as Extension
class Database(Extension):
    def commit(self): ...
db: Database = Database()
`;
    expect(rows({ ...flask, "shop/extensions.py": own })).toBe(expected);
    const table = `
from shop.extensions import db
tags = db.Table("tags", db.Column("line_id", db.ForeignKey("lines.id"), primary_key=True), db.Column("tag", db.String(20)))
`;
    const { tables } = tablesOf({ ...flask, "shop/tags.py": table }).models;
    expect(tables.map(({ name, columns }) => `${name}: ${columns.map((column) => column.name).join(" ")}`)).toEqual(["tags: line_id tag"]);
  });

  test("an object that a package of others has made, and one of a class that is called as the library's", () => {
    const packaged = { ...flask, "shop/extensions.py": "from platform_core.sql import db\n" };
    expect(rows(packaged)).toBe(expected);
    expect(rows({ ...flask, "shop/extensions.py": "from platform_core.sql import SQLAlchemy\ndb = SQLAlchemy()\n" })).toBe(expected);
    expect(rows({ ...flask, "shop/extensions.py": "from google.appengine.ext import db\n" })).toBe("");
  });

  test("the class that it is given is a base of all models", () => {
    const given = `
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
class Base(DeclarativeBase):
    made_by: Mapped[str | None] = mapped_column()
db = SQLAlchemy(model_class=Base)
`;
    const sources = {
      "shop/extensions.py": given,
      "shop/models.py": "from shop.extensions import db\nclass Order(db.Model):\n    id = db.Column(db.Integer, primary_key=True)\n",
    };
    expect(rows(sources)).toBe("Order order: made_by? id!");
  });

  test("another database by its key", () => {
    const other =
      "from shop.extensions import db\nclass Log(db.Model):\n    __bind_key__ = 'logs'\n    id = db.Column(db.Integer, primary_key=True)\n";
    const { models: found } = tablesOf({ ...flask, "shop/logs.py": other }).models;
    expect(found.find(({ table }) => table === "log")?.bind).toBe("logs");
  });

  test("a base that takes over the name of the class that it is made of", () => {
    const base = `
from sqlalchemy import Column, Integer
from sqlalchemy.orm import declarative_base
class Base:
    id = Column(Integer, primary_key=True)
Base = declarative_base(cls=Base)
class Order(Base):
    __tablename__ = "orders"
class Keyed(Base):
    __abstract__ = True
    number = Column(Integer)
`;
    const others = `
from shop import base
from shop.base import Base
class Line(Base):
    __tablename__ = "lines"
class Bill(base.Base):
    __tablename__ = "bills"
class Note(base.Keyed):
    __tablename__ = "notes"
`;
    expect(rows({ "shop/base.py": base, "shop/others.py": others })).toBe(
      "Order orders: id!\nLine lines: id!\nBill bills: id!\nNote notes: id! number?",
    );
  });

  test("Gino names no tables", () => {
    const gino = `
from gino.ext.starlette import Gino
db = Gino()
class Order(db.Model):
    __tablename__ = "orders"
    id = db.Column(db.BigInteger(), primary_key=True)
    note = db.Column(db.Unicode())
`;
    expect(rows(gino)).toBe("Order orders: id! note?");
  });

  test("names that stand for what they give themselves mean nothing", () => {
    const circular =
      "query = query.Model(query.Column)\nfirst = second.Model()\nsecond = first.Model()\nclass Order(query.Model):\n    id = first.Column()\n";
    expect(rows(circular)).toBe("");
  });

  test("an object that is not known is a blind spot", () => {
    const unread = "from elsewhere import db\nclass Order(db.get().Model):\n    id = db.get().Column(1, primary_key=True)\n";
    expect(tablesOf(unread).models.blindSpots.map(({ kind }) => kind)).toEqual(["orm-base"]);
  });
});

test("bases and mixins of advanced-alchemy and sqlalchemy-mixins", () => {
  expect(
    rows(`
from typing import Optional
from advanced_alchemy.base import IdentityAuditBase, NanoIDBase, UUIDv7AuditBase
from advanced_alchemy.mixins import SlugKey, UniqueMixin
from sqlalchemy import Column, Integer
from sqlalchemy.orm import Mapped, declarative_base
from sqlalchemy_mixins import AllFeaturesMixin, TimestampsMixin
Base = declarative_base()
class OrderLine(UUIDv7AuditBase):
    text: Mapped[Optional[str]]
class Parcel(NanoIDBase, SlugKey):
    text: Mapped[str]
class Invoice(IdentityAuditBase, UniqueMixin):
    __tablename__ = "invoices"
class Product(Base, AllFeaturesMixin, TimestampsMixin):
    __tablename__ = "products"
    id = Column(Integer, primary_key=True)
`),
  ).toBe(
    [
      "OrderLine order_line: created_at updated_at sa_orm_sentinel? id! text?",
      "Parcel parcel: slug sa_orm_sentinel? id! text",
      "Invoice invoices: created_at updated_at id!",
      "Product products: created_at updated_at id!",
    ].join("\n"),
  );
});

test("a column that classes of one table share", () => {
  expect(
    rows(`
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base, declared_attr
Base = declarative_base()
class Item(Base):
    __tablename__ = "items"
    id = Column(Integer, primary_key=True)
    kind = Column(String, nullable=False)
    __mapper_args__ = {"polymorphic_on": kind}
class Box(Item):
    @declared_attr
    def size(cls):
        return Item.__table__.c.get("size", Column(Integer))
class Bag(Item):
    @declared_attr
    def size(cls):
        """Shared with boxes."""
        return Item.__table__.c.get("size", Column(Integer))
`),
  ).toBe("Item items: id! kind\nBox items: id! kind size?\nBag items: id! kind size?");
});

test("a schema that a mixin's function adds to the class's arguments", () => {
  const source = `
from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, declared_attr, relationship
Base = declarative_base()
class InShop:
    @declared_attr
    def __table_args__(cls):
        args = getattr(cls, "_table_args", None)
        if args is None:
            return {"schema": "shop"}
        if isinstance(args, dict):
            return {**args, "schema": "shop"}
        return (*args, {"schema": "shop"})
class Customer(InShop, Base):
    __tablename__ = "customers"
    id = Column(Integer, primary_key=True)
class Order(InShop, Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("shop.customers.id"))
    customer = relationship("Customer")
`;
  expect(tablesOf(source).models.models.map(({ schema }) => schema)).toEqual(["shop", "shop"]);
  expect(rows(source)).toContain("customer -> Customer select");
});

test("a foreign key names a schema that the source does not tell of the table", () => {
  expect(
    rows(`
from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base, relationship
from settings import SCHEMA
Base = declarative_base()
class Customer(Base):
    __tablename__ = "customers"
    __table_args__ = {"schema": SCHEMA}
    id = Column(Integer, primary_key=True)
    orders = relationship("Order")
class Order(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    customer_id = Column(ForeignKey("shop.customers.id"))
    customer = relationship("Customer")
`),
  ).toBe(
    "Customer customers: id!\n  orders -> Order[] select\nOrder orders: id! customer_id?>shop.customers.id\n  customer -> Customer select",
  );
});

test("an annotation of one is one, whatever `uselist` says", () => {
  expect(
    rows(`
from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship
class Base(DeclarativeBase): ...
class Order(Base):
    __tablename__ = "orders"
    id: Mapped[int] = mapped_column(primary_key=True)
    receipt: Mapped["Receipt"] = relationship(uselist=True)
    receipts: Mapped["Receipt"] = relationship(collection_class=set, viewonly=True)
class Receipt(Base):
    __tablename__ = "receipts"
    id: Mapped[int] = mapped_column(primary_key=True)
    order_id: Mapped[int] = mapped_column(ForeignKey("orders.id"))
`),
  ).toContain("receipt -> Receipt select\n  receipts -> Receipt[] select");
});
