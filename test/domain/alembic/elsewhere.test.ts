import { describe, expect, test } from "vitest";
import { loadSqlParser, project, verdicts } from "./project.ts";

const ORDERS = `op.create_table(
    "orders",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("note", sa.String(50), nullable=True),
)`;
const DROP_ORDERS = `op.drop_table("orders")`;

describe("tables of a MetaData that a function makes", () => {
  const schema = `import sqlalchemy as sa


def frozen():
    metadata = sa.MetaData()
    sa.Table("parcels", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("order_id", sa.ForeignKey("orders.id")))
    sa.Table("orders", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("note", sa.Text))
    sa.Index("ix_note", metadata.tables["orders"].c["note"])
    return metadata


def create_missing(bind, metadata):
    existing = set(sa.inspect(bind).get_table_names())
    for table in metadata.sorted_tables:
        if table.name not in existing:
            table.create(bind)
`;
  const begun = (upgrade: string, downgrade: string): ReturnType<typeof project> =>
    project({
      files: { "shop/schema.py": schema, "shop/__init__.py": "" },
      revisions: [
        ["base", `from shop.schema import create_missing, frozen\ncreate_missing(op.get_bind(), frozen())`, "pass"],
        ["next", upgrade, downgrade],
      ],
    });

  test("are made one by one, each behind those that it refers to, with their indexes", () => {
    const columns = `[each["name"] for each in sa.inspect(op.get_bind()).get_columns("orders")]`;
    const guarded = `if "note" not in ${columns}:\n    op.add_column("orders", sa.Column("note", sa.Text()))`;
    const found = begun(guarded, `op.drop_column("orders", "note")`);
    expect(verdicts(found, "base")).toBe("empty empty empty");
    expect(verdicts(found, "next")).toBe("differs raises differs");
    expect(verdicts(begun(`op.drop_index("ix_note", "orders")`, `op.create_index("ix_note", "orders", ["note"])`), "next")).toBe(
      "restores restores restores",
    );
  });

  test("are made and dropped all at once", () => {
    const all = `from shop.schema import frozen\nfrozen().${"create_all"}(op.get_bind())`;
    const found = project({
      files: { "shop/schema.py": schema, "shop/__init__.py": "" },
      revisions: [["base", all, all.replace("create_all", "drop_all")]],
    });
    expect(verdicts(found, "base").split(" ")[0]).toBe("restores");
  });
});

test("a table that is not there may have been made by what is not followed", () => {
  const guarded = (action: string): string => `if "orders" not in sa.inspect(op.get_bind()).get_table_names():\n    return\n${action}`;
  const found = project({
    revisions: [
      ["base", "from outside import prepare\nprepare(op.get_bind())", "pass"],
      ["next", guarded(`op.add_column("orders", sa.Column("note", sa.Text()))`), guarded(`op.drop_column("orders", "note")`)],
    ],
  });
  expect(verdicts(found, "next")).toBe("unproved unproved unproved");
});

describe("the naming convention", () => {
  const files = {
    "shop/__init__.py": "",
    "shop/db.py": `import sqlalchemy as sa
from sqlalchemy.orm import registry

mapper_registry = registry(metadata=sa.MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"}))
Base = mapper_registry.generate_base()
`,
  };
  const judged = (env: string): string =>
    verdicts(
      project({
        env,
        files,
        revisions: [
          ["base", ORDERS, DROP_ORDERS],
          ["next", `op.create_unique_constraint(None, "orders", ["note"])`, `op.drop_constraint("uq_orders_note", "orders")`],
        ],
      }),
      "next",
    ).split(" ")[0] as string;

  test("is found where env.py imports the models when it runs", () => {
    expect(
      judged(`from alembic import context


def metadata_of_models():
    from shop.db import Base as models

    return models.metadata


def run_migrations_online():
    target_metadata = metadata_of_models()
    context.configure(connection=None, target_metadata=target_metadata)
`),
    ).toBe("restores");
    expect(
      judged(`from alembic import context


def run_migrations_online():
    from shop.db import Base

    context.configure(connection=None, target_metadata=Base.metadata)
`),
    ).toBe("restores");
  });
});

describe("names that a module gives when they are asked for", () => {
  const lazy = `import importlib

from lazy_object_proxy import Proxy


def _label():
    from shop.types import Label
    return Label


def __getattr__(name):
    if name == "WIDTH":
        return getattr(importlib.import_module("shop.types"), name)

    def load():
        module = globals()
        return (module.get(f"_special_{name.lower()}", None) or module.get(f"_{name.lower()}"))()

    return Proxy(load)
`;
  const types = `import sqlalchemy as sa

WIDTH = 80


def Label(*, length=WIDTH):
    return sa.String(length=length)


class Moment(sa.TIMESTAMP):
    def __init__(self, *args, timezone=True, **kwargs):
        super().__init__(*args, timezone=timezone, **kwargs)
`;

  test("are followed, and so are classes below the types of SQLAlchemy", () => {
    const found = project({
      files: { "shop/__init__.py": "", "shop/lazy.py": lazy, "shop/types.py": types },
      revisions: [
        [
          "base",
          `from shop.lazy import Label, WIDTH
from shop.types import Moment
op.create_table("orders", sa.Column("note", Label()), sa.Column("label", sa.String(WIDTH)), sa.Column("at", Moment()))`,
          DROP_ORDERS,
        ],
        [
          "next",
          `op.drop_column("orders", "note")\nop.drop_column("orders", "label")\nop.drop_column("orders", "at")`,
          `op.add_column("orders", sa.Column("note", sa.String(80)))
op.add_column("orders", sa.Column("label", sa.String(80)))
op.add_column("orders", sa.Column("at", sa.TIMESTAMP(timezone=True)))`,
        ],
      ],
    });
    expect(verdicts(found, "next").split(" ")[0]).toBe("lossy");
  });
});

test("a key of SQLite leaves a column that says it takes NULL as it is", () => {
  const keyed = (column: string): string =>
    verdicts(
      project({
        revisions: [
          [
            "base",
            `op.create_table("orders", sa.Column("code", sa.String(9), nullable=False), sa.Column("note", sa.Text()), sa.PrimaryKeyConstraint("code", name="orders_pkey"))`,
            DROP_ORDERS,
          ],
          [
            "next",
            `with op.batch_alter_table("orders") as batch_op:\n    batch_op.drop_column("code")`,
            `with op.batch_alter_table("orders") as batch_op:
    batch_op.add_column(${column})
    batch_op.create_primary_key("orders_pkey", ["code"])`,
          ],
        ],
      }),
      "next",
    ).split(" ")[1] as string;
  expect(keyed(`sa.Column("code", sa.String(9), nullable=True)`)).toBe("differs");
  expect(keyed(`sa.Column("code", sa.String(9))`)).toBe("lossy");
});

test("an index in SQL has its operator class; the order of one is nothing that SQLite remembers", async () => {
  const parseSql = await loadSqlParser();
  const made = `op.create_index("ix_note", "orders", ["note"], postgresql_using="gin", postgresql_ops={"note": "gin_trgm_ops"})`;
  const sql = (text: string): string => `op.execute("DROP INDEX ix_note")\nop.execute("CREATE INDEX ix_note ON orders ${text}")`;
  const judged = (first: string, text: string): readonly string[] =>
    verdicts(
      project({
        parseSql,
        revisions: [
          ["base", `${ORDERS}\n${first}`, DROP_ORDERS],
          ["next", `op.drop_index("ix_note", "orders")`, sql(text).split("\n")[1] as string],
        ],
      }),
      "next",
    ).split(" ");
  expect(judged(made, "USING gin (note gin_trgm_ops)")[0]).toBe("restores");
  expect(judged(made, "USING gin (note)")[0]).toBe("differs");
  expect(judged(`op.create_index("ix_note", "orders", ["note"])`, "(note DESC)").slice(0, 2)).toEqual(["differs", "restores"]);
});

describe("the name of a schema that the application knows", () => {
  const files = {
    "shop/__init__.py": "",
    "shop/config.py": `from decouple import config
from environs import Env
from pydantic import BaseModel, Field
from pydantic_settings import BaseSettings
from starlette.config import Config

env = Env()
read = Config(".env")
DECOUPLED = config("DB_SCHEMA", default="sales")
ENVIRONS = env.str("DB_SCHEMA", "sales")
STARLETTE = read("DB_SCHEMA", default="sales")


class Database(BaseModel):
    name: str = Field("sales", description="the schema")


class Settings(BaseSettings):
    database: Database = Field(default_factory=Database)
    made: str = Field(default_factory=lambda: "sales")
    required: str


settings = Settings()
`,
    "shop/models.py": `import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    metadata = sa.MetaData(schema="sales")


class Order(Base):
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True)


class Note(Base):
    __tablename__ = "notes"
    __table_args__ = {"schema": "sales"}
    id = sa.Column(sa.Integer, primary_key=True)
`,
    "migrations/env.py": `from alembic import context
from shop.models import Base

target_metadata = Base.metadata
context.configure(target_metadata=target_metadata)
`,
  };
  const made = (schema: string): string => {
    const imports = `from shop import config\nfrom shop.models import Base, Note, Order\nschema = ${schema}`;
    const found = project({
      files,
      revisions: [
        [
          "base",
          `${imports}\nop.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), schema=schema)`,
          `op.drop_table("orders", schema="sales")`,
        ],
      ],
    });
    return verdicts(found, "base").split(" ")[0] ?? "";
  };

  test.each([
    "config.DECOUPLED",
    "config.ENVIRONS",
    "config.STARLETTE",
    "config.settings.database.name",
    "config.settings.made",
    "Base.metadata.schema",
    "Order.__table__.schema",
    "Note.__table__.schema",
    `op.get_context().opts["target_metadata"].schema`,
  ])("is found by %s", (schema) => {
    expect(made(schema)).toBe("restores");
  });

  test("is not known where a setting has no default", () => {
    expect(made("config.settings.required")).toBe("unproved");
  });
});
