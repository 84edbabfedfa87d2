import { expect, test } from "vitest";
import { inspectModels } from "../../../src/domain/sqlalchemy/inspect.ts";
import { tablesOf } from "../tables.ts";
import { rows } from "./rows.ts";

test("classes mapped by a call", () => {
  expect(
    rows({
      "shop/model.py": "class OrderLine: ...\nclass Batch: ...\n",
      "shop/orm.py": `
from sqlalchemy import Column, ForeignKey, Integer, String, Table
from sqlalchemy.orm import registry, relationship
from shop import model
mapper_registry = registry()
metadata = mapper_registry.metadata
lines = Table("order_lines", metadata, Column("id", Integer, primary_key=True), Column("sku", String(255)))
batches = Table("batches", metadata, Column("id", Integer, primary_key=True), Column("ref", String, nullable=False))
allocations = Table("allocations", metadata, Column("line_id", ForeignKey("order_lines.id")), Column("batch_id", ForeignKey(batches.c.id)))
def start_mappers():
    mapper = mapper_registry.map_imperatively(model.OrderLine, lines)
    mapper_registry.map_imperatively(model.Batch, batches, properties={"_lines": relationship(mapper, secondary=allocations)})
`,
    }),
  ).toBe("OrderLine order_lines: id! sku?\nBatch batches: id! ref\n  _lines -> OrderLine[] select");
});

test("a class over a Table; tables without a class are listed apart", () => {
  const { models } = tablesOf(`
from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import declarative_base, relationship
Base = declarative_base()
tags = Table("order_tags", Base.metadata, Column("order_id", ForeignKey("orders.id")), schema="shop")
class Order(Base):
    __table__ = Table("orders", Base.metadata, Column("order_id", Integer, primary_key=True), Column("parent_id", ForeignKey("orders.order_id")))
    parent = relationship("Order", remote_side="Order.order_id")
`);
  expect(models.models.map(({ table, columns }) => [table, columns.map(({ name }) => name)])).toEqual([
    ["orders", ["order_id", "parent_id"]],
  ]);
  expect(
    models.tables.map(({ name, schema, columns }) => [name, schema, columns.map(({ foreignKeys }) => foreignKeys[0]?.target)]),
  ).toEqual([["order_tags", "shop", ["orders.order_id"].map(() => "orders.id")]]);
});

test("rows of the contract are sorted; classes in revisions are left out", () => {
  const source = `
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base
Base = declarative_base()
class B(Base):
    __tablename__ = "b"
    z = Column(Integer, primary_key=True)
    a = Column(String(20), unique=True, index=True, server_default="x")
class A(Base):
    __tablename__ = "a"
    id = Column(Integer, primary_key=True)
`;
  const { models } = inspectModels(tablesOf({ "shop/models.py": source, "migrations/versions/1_first.py": source }).models);
  expect(models.map((model) => model.class)).toEqual(["shop.models.A", "shop.models.B"]);
  expect(models[1]).toEqual({
    class: "shop.models.B",
    file: "shop/models.py",
    line: 5,
    role: "application",
    table: "b",
    schema: null,
    relationships: [],
    columns: [
      {
        name: "a",
        type: "String(20)",
        nullable: true,
        primaryKey: false,
        unique: true,
        index: true,
        hasDefault: false,
        hasServerDefault: true,
        foreignKeys: [],
      },
      {
        name: "z",
        type: "Integer",
        nullable: false,
        primaryKey: true,
        unique: false,
        index: false,
        hasDefault: false,
        hasServerDefault: false,
        foreignKeys: [],
      },
    ],
  });
});

test("a table that an assignment from outside gave the class, and a relationship to an alias of a class", () => {
  expect(
    rows(`
from sqlalchemy import Column, ForeignKey, Integer, Table
from sqlalchemy.orm import aliased, registry, relationship
mapper_registry = registry()
class Parcel: ...
class Depot: ...
Parcel.table = Table("parcels", mapper_registry.metadata, Column("id", Integer, primary_key=True), Column("depot_id", ForeignKey("depots.id")))
Depot.table = Table("depots", mapper_registry.metadata, Column("id", Integer, primary_key=True))
mapper_registry.map_imperatively(Depot, Depot.table)
nearest = aliased(Depot)
home = relationship(Depot, primaryjoin=(lambda: Depot.id == Parcel.table.c.depot_id))
mapper_registry.map_imperatively(Parcel, Parcel.table, properties=dict(home=home, nearest=relationship(nearest, viewonly=True, uselist=False)))
`),
  ).toBe("Parcel parcels: id! depot_id?>depots.id\n  home -> Depot select\n  nearest -> Depot select\nDepot depots: id!");
});

test("classes mapped by a registry that is given, over the table of a mapped class", () => {
  expect(
    rows({
      "shop/entities.py": "class Order: ...\n",
      "shop/rows.py": `
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import declarative_base
from shop import entities
Base = declarative_base()
class OrderRow(Base):
    __tablename__ = "orders"
    id = Column(Integer, primary_key=True)
    _number = Column("number", String, nullable=False)
def map_orders(mapper_registry):
    table = OrderRow.__table__
    mapper_registry.map_imperatively(entities.Order, table)
`,
    }),
  ).toBe("Order orders: id! number\nOrderRow orders: id! number");
});

test("a class over a view that a function makes of a select is no table of the metadata", () => {
  const { models } = tablesOf(`
from sqlalchemy import Column, Integer, String, func, select, table
from sqlalchemy.orm import declarative_base, declared_attr
class Base:
    @declared_attr
    def __tablename__(cls):
        return cls.__name__.lower()
Base = declarative_base(cls=Base)
class Order(Base):
    id = Column(Integer, primary_key=True)
    customer = Column(String)
def view(name, selectable):
    return table(name, *(Column(c.name, c.type, primary_key=c.primary_key) for c in selectable.selected_columns))
NAME = "v_orders"
ranked = select(Order.id.label("order_id"), func.row_number().label("place")).subquery()
definition = (
    select(ranked.c.order_id, Order.customer, func.count().label("lines")).select_from(Order).where(ranked.c.place == 1)
)
class OrderView(Base):
    __table__ = view(NAME, definition)
    order_id = __table__.c.order_id
class Reflected(Base):
    __table__ = Base.metadata.tables["old_orders"]
class Somewhere(Base):
    __table__ = find_table()
`);
  expect(
    models.models.map(({ table, view, columns }) => [
      table,
      view,
      columns.map(({ name, nullable, primaryKey }) => `${name}${primaryKey ? "!" : nullable ? "?" : ""}`),
    ]),
  ).toEqual([
    ["order", false, ["id!", "customer?"]],
    ["v_orders", true, ["order_id!", "customer?", "lines?"]],
    ["old_orders", false, []],
    ["", false, []],
  ]);
  expect(models.blindSpots.map(({ detail }) => detail)).toContain(
    "Somewhere: the name of the table is computed in a way that cannot be evaluated",
  );
});

test("foreign keys by a class method that returns the column", () => {
  const { models } = tablesOf(`
from sqlalchemy import Column, ForeignKey, Integer
from sqlalchemy.orm import declarative_base
class Keyed:
    id = Column(Integer, primary_key=True)
    @classmethod
    def id_column(cls):
        """The column that others point at."""
        return cls.__table__.c.id
Base = declarative_base(cls=Keyed)
class Order(Base):
    __tablename__ = "orders"
class Line(Base):
    __tablename__ = "order_lines"
    order_id = Column(ForeignKey(Order.id_column()))
`);
  expect(models.models.map(({ columns }) => columns.flatMap(({ foreignKeys }) => foreignKeys.map(({ target }) => target)))).toEqual([
    [],
    ["orders.id"],
  ]);
});
