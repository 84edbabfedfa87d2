import { beforeAll, describe, expect, test } from "vitest";
import type { SqlParser } from "../../../src/domain/alembic/index.ts";
import { loadSqlParser, project, reasons, verdicts } from "./project.ts";

let parseSql: SqlParser;
beforeAll(async () => {
  parseSql = await loadSqlParser();
});

const run = (all: readonly string[]): string => all.map((each) => `op.execute("""${each}""")`).join("\n") || "pass";

const MADE = [
  "CREATE SCHEMA shop",
  "CREATE TABLE goods (id int PRIMARY KEY, price int, CONSTRAINT ck_price CHECK (price > 0))",
  "CREATE INDEX ix_price ON goods (price)",
  "CREATE TYPE mood AS ENUM ('good', 'bad')",
  "CREATE VIEW cheap AS SELECT id, price FROM goods",
];

/** What PostgreSQL is said to do with SQL on top of what another revision has made. */
function sql(up: readonly string[], down: readonly string[], more: readonly string[] = []): string {
  return code(run(up), run(down), more);
}

function code(up: string, down: string, more: readonly string[] = []): string {
  const found = project({
    parseSql,
    revisions: [
      ["base", run([...MADE, ...more]), "pass"],
      ["next", up, down],
    ],
  });
  return verdicts(found, "next").split(" ")[0] ?? "";
}

describe("comments", () => {
  test("go with an index, a constraint, a type, the column of a view, and come back where downgrade() says them", () => {
    for (const [comment, drop, make] of [
      ["COMMENT ON INDEX ix_price IS 'by price'", "DROP INDEX ix_price", "CREATE INDEX ix_price ON goods (price)"],
      [
        "COMMENT ON CONSTRAINT ck_price ON goods IS 'no gifts'",
        "ALTER TABLE goods DROP CONSTRAINT ck_price",
        "ALTER TABLE goods ADD CONSTRAINT ck_price CHECK (price > 0)",
      ],
      ["COMMENT ON TYPE mood IS 'how it is'", "DROP TYPE mood", "CREATE TYPE mood AS ENUM ('good', 'bad')"],
      ["COMMENT ON COLUMN cheap.price IS 'in cents'", "DROP VIEW cheap", "CREATE VIEW cheap AS SELECT id, price FROM goods"],
    ] as const) {
      expect([comment, sql([drop], [make], [comment])]).toEqual([comment, "differs"]);
      expect([comment, sql([drop], [make, comment], [comment])]).toEqual([comment, "restores"]);
    }
  });

  test("stay with what is renamed or replaced", () => {
    const renamed = ["ALTER INDEX ix_price RENAME TO ix_cost", "ALTER INDEX ix_cost RENAME TO ix_price"] as const;
    expect(sql([renamed[0]], [renamed[1]], ["COMMENT ON INDEX ix_price IS 'by price'"])).toBe("restores");
    const replaced = "CREATE OR REPLACE VIEW cheap AS SELECT id, price FROM goods";
    expect(sql([`${replaced} WHERE price < 3`], [replaced], ["COMMENT ON COLUMN cheap.price IS 'in cents'"])).toBe("restores");
  });
});

describe("rules", () => {
  const rule = "CREATE RULE keep AS ON DELETE TO goods DO INSTEAD NOTHING";

  test("are left behind, come back, or go with what they stand on", () => {
    expect(sql([rule], ["DROP RULE keep ON goods"])).toBe("restores");
    expect(sql([rule], [])).toBe("empty");
    const onView = "CREATE RULE put AS ON INSERT TO cheap DO INSTEAD INSERT INTO goods (id) VALUES (NEW.id)";
    const again = ["DROP VIEW cheap", "CREATE VIEW cheap AS SELECT id, price FROM goods"];
    expect(sql(again, again, [onView])).toBe("differs");
    expect(sql([...again, onView], [...again, onView], [onView])).toBe("restores");
    expect(sql(["ALTER RULE keep ON goods RENAME TO hold"], ["ALTER RULE hold ON goods RENAME TO keep"], [rule])).toBe("restores");
  });
});

describe("names in schemas", () => {
  test("are told apart for views, functions and sequences", () => {
    const more = ["CREATE VIEW shop.cheap AS SELECT 1 AS id", "CREATE FUNCTION shop.one() RETURNS int LANGUAGE sql AS 'select 1'"];
    expect(sql(["DROP VIEW shop.cheap"], ["CREATE VIEW shop.cheap AS SELECT 1 AS id"], more)).toBe("restores");
    expect(sql(["CREATE VIEW extra AS SELECT 1 AS id"], ["DROP VIEW IF EXISTS shop.extra"])).toBe("differs");
    const made = "CREATE FUNCTION one() RETURNS int LANGUAGE sql AS 'select 1'";
    expect(sql([made], ["DROP FUNCTION IF EXISTS shop.one()"], more)).toBe("differs");
    expect(sql([made], ["DROP FUNCTION public.one()"], more)).toBe("restores");
    expect(sql(["CREATE SEQUENCE shop.numbers"], ["DROP SEQUENCE IF EXISTS numbers"])).toBe("differs");
    expect(sql(["ALTER VIEW cheap SET SCHEMA shop"], ["ALTER VIEW shop.cheap SET SCHEMA public"])).toBe("restores");
    expect(sql(["DROP VIEW cheap"], ["CREATE VIEW public.cheap AS SELECT id, price FROM goods"])).toBe("restores");
  });

  test("are looked up in the search path", () => {
    const path = 'op.execute("SET search_path TO shop, public")\n';
    const made = `${path}op.create_table("bills", sa.Column("id", sa.Integer, primary_key=True))`;
    expect(code(made, `op.drop_table("bills", schema="shop")`)).toBe("restores");
    expect(code(made, `${path}op.drop_table("bills")`)).toBe("restores");
    expect(code(made, `op.drop_table("bills")`)).toBe("raises");
    const back = 'op.execute("SET search_path TO public")';
    expect(code(`${path}op.execute("CREATE TABLE bills (id int)")\n${back}`, run(["DROP TABLE shop.bills"]))).toBe("restores");
    expect(code(`${path}op.execute("CREATE TABLE bills (id int)")\n${back}`, run(["DROP TABLE IF EXISTS bills"]))).toBe("differs");
    expect(code(`${path}op.add_column("goods", sa.Column("sum", sa.Integer))`, `op.drop_column("goods", "sum")`)).toBe("restores");
    // Alembic would not find its own table.
    expect(code(`op.execute("SET search_path TO shop")\nop.execute("CREATE TABLE bills (id int)")`, run(["DROP TABLE shop.bills"]))).toBe(
      "unproved",
    );
  });

  test("are translated where SQLAlchemy is told so", () => {
    const up = `connection = op.get_bind().execution_options(schema_translate_map={"tenant": "shop"})
op.create_table("bills", sa.Column("id", sa.Integer, primary_key=True), schema="tenant")`;
    expect(code(up, `op.drop_table("bills", schema="shop")`)).toBe("restores");
    expect(code(up, `op.drop_table("bills", schema="tenant")`)).toBe("raises");
  });
});

describe("a temporary table", () => {
  test("goes before the one of its name", () => {
    expect(sql(["CREATE TEMP TABLE goods (id int)", "DROP TABLE goods"], [])).toBe("restores");
    expect(code(`op.execute("CREATE TEMP TABLE goods (id int)")\nop.drop_table("goods")`, "pass")).toBe("restores");
    expect(sql(["CREATE TEMP TABLE goods (id int)", "ALTER TABLE public.goods ADD COLUMN sum int"], [])).toBe("empty");
  });

  test("holds the enum types of its columns", () => {
    const found = project({
      parseSql,
      revisions: [
        ["base", run([...MADE, "CREATE TABLE days (id int, mood mood)"]), "pass"],
        ["next", run(["CREATE TEMP TABLE kept AS SELECT * FROM days", "DROP TABLE days", "DROP TYPE mood"]), "pass"],
      ],
    });
    expect(reasons(found, "next")[0]).toContain("type mood is used by the temporary table kept");
  });
});

test("what SQLite does with a row in conflict is not followed", () => {
  const conflict = (column: string): string => {
    const table = `op.create_table("notes", sa.Column("id", sa.Integer, primary_key=True), ${column})`;
    const rows = `op.execute("INSERT INTO notes (word) VALUES ('a')")\n`.repeat(2);
    return verdicts(project({ parseSql, revisions: [["base", `${table}\n${rows}`, `op.drop_table("notes")`]] }), "base");
  };
  expect(conflict(`sa.Column("word", sa.String(9), unique=True, sqlite_on_conflict_unique="IGNORE")`)).toBe("unproved restores unproved");
  expect(conflict(`sa.Column("word", sa.String(9), unique=True)`)).toBe("unproved unproved unproved");
});

describe("SQLite", () => {
  const sqlite = (up: string, down: string, base = "pass"): string =>
    verdicts(
      project({
        parseSql,
        revisions: [
          ["base", base, "pass"],
          ["next", up, down],
        ],
      }),
      "next",
    ).split(" ")[1] ?? "";

  test("keeps the names that batch mode gives constraints without one: the schema is another", () => {
    const base = `op.create_table("goods", sa.Column("id", sa.Integer, primary_key=True))
op.create_table("bills", sa.Column("good_id", sa.Integer, sa.ForeignKey("goods.id")), sa.Column("old_id", sa.Integer, sa.ForeignKey("goods.id")))`;
    const key = (options: string): string => `with op.batch_alter_table("bills", naming_convention={"fk": "fk_%(column_0_name)s"}) as batch:
    batch.drop_constraint("fk_good_id", type_="foreignkey")
    batch.create_foreign_key("fk_good_id", "goods", ["good_id"], ["id"]${options})`;
    expect(sqlite(key(', ondelete="CASCADE"'), key(""), base)).toBe("differs");
  });

  test("drops no index that the same batch makes", () => {
    const base = `op.create_table("goods", sa.Column("size", sa.Integer))\nop.create_index("ix_size", "goods", ["size"])`;
    const batch = (body: string): string => `with op.batch_alter_table("goods", recreate="always") as batch:\n    ${body}`;
    const [make, drop] = [`batch.create_index("ix_size", ["size"])`, `batch.drop_index("ix_size")`];
    expect(sqlite(batch(drop), batch(make), base)).toBe("restores");
    expect(sqlite(batch(drop), batch(`${make}; ${drop}`), base)).toBe("raises");
    expect(sqlite(batch(`${drop}; ${make}`), "pass", base)).toBe("restores");
  });

  test("has virtual tables", () => {
    const make = (options: string): string => `op.execute("CREATE VIRTUAL TABLE words USING fts5(title, body UNINDEXED${options})")`;
    const drop = `op.execute("DROP TABLE IF EXISTS words")`;
    expect(sqlite(make(""), drop)).toBe("restores");
    expect(sqlite(make(""), "pass")).toBe("empty");
    expect(sqlite(`${drop}\n${make(", tokenize='porter'")}`, `${drop}\n${make("")}`, make(""))).toBe("lossy");
    expect(sqlite(`${drop}\n${make(", tokenize='porter'")}`, drop, make(""))).toBe("differs");
  });
});

test("a class that a revision writes has what is written in it", () => {
  const found = project({
    parseSql,
    revisions: [
      [
        "base",
        `op.create_table("goods", sa.Column("id", sa.Integer, primary_key=True))`,
        `from sqlalchemy.orm import declarative_base
class Good(declarative_base()):
    __tablename__ = "goods"
op.drop_table("goods")
sa.Enum(Good.Kind).drop(op.get_bind())`,
      ],
    ],
  });
  expect(reasons(found, "base")[0]).toBe("downgrade() raises AttributeError: Good has no attribute Kind");
});

describe("what is older than the history", () => {
  const older = (up: string, down: string): string =>
    verdicts(project({ parseSql, revisions: [["base", up, down]] }), "base").split(" ")[0] ?? "";

  test("comes back where autogenerate has written down what the database had", () => {
    const drop = `op.drop_column("goods", "size")`;
    const column = (more: string): string => `op.add_column("goods", sa.Column("size", sa.VARCHAR(length=9)${more}, nullable=True))`;
    expect(older(drop, column(", autoincrement=False"))).toBe("lossy");
    expect(older(drop, column(""))).toBe("unproved");
    const made = `op.create_table("goods", sa.Column("id", sa.INTEGER(), nullable=False), sa.Column("size", sa.INTEGER(), autoincrement=False), sa.PrimaryKeyConstraint("id"))`;
    expect(older(`op.drop_table("goods")`, made)).toBe("lossy");
    expect(older(`op.drop_table("goods")`, made.replace(", autoincrement=False", ""))).toBe("unproved");
  });

  test("took NULL where upgrade() says that it takes it no more", () => {
    const alter = (nullable: string): string => `op.alter_column("goods", "size", existing_type=sa.VARCHAR(), nullable=${nullable})`;
    expect(older(alter("False"), alter("True"))).toBe("restores");
    expect(older(alter("False"), alter("False"))).toBe("differs");
    expect(older(alter("True"), "pass")).toBe("empty");
    // Written by hand, it may say again what was.
    const plain = (nullable: string): string => `op.alter_column("goods", "size", nullable=${nullable})`;
    expect(older(plain("False"), plain("True"))).toBe("unproved");
  });

  test("may have taken NULL or not where MySQL is told nothing of it", () => {
    const text = (size: number): string =>
      `op.alter_column("goods", "size", existing_type=sa.String(${12 - size}), type_=sa.String(${size}))`;
    const said = verdicts(
      project({
        parseSql,
        revisions: [
          ["base", "pass", "pass"],
          ["next", text(9), text(3)],
        ],
      }),
      "next",
    );
    expect(said.split(" ")[2]).toBe("unproved");
  });
});

test("names that a naming convention may have made are left open where it is not known", () => {
  const table = `op.create_table("goods", sa.Column("id", sa.Integer, primary_key=True), sa.Column("price", sa.Integer, sa.CheckConstraint("price > 0", name="price")))`;
  const drop = `op.execute("ALTER TABLE goods DROP CONSTRAINT ck_goods_price")`;
  const said = (env: string): string => {
    const sources = { "migrations/env.py": env, "app/db.py": "db.metadata.naming_convention = {}\n" };
    return verdicts(project({ parseSql, files: sources, revisions: [["base", table, drop]] }), "base").split(" ")[0] ?? "";
  };
  expect(said("target_metadata = None\n")).toBe("raises");
  expect(said("from somewhere import load\n\ntarget_metadata = load().metadata\n")).toBe("unproved");
});

test("MySQL is told of a constraint that goes what it is", () => {
  const up = `op.create_table("goods", sa.Column("id", sa.Integer, primary_key=True), sa.Column("code", sa.String(9)))
op.create_unique_constraint("uq_code", "goods", ["code"])`;
  const down = (type: string): string => `op.drop_constraint("uq_code", "goods"${type})\nop.drop_table("goods")`;
  const said = (type: string): string => verdicts(project({ parseSql, revisions: [["base", up, down(type)]] }), "base");
  expect(said("").split(" ")[2]).toBe("raises");
  expect(said(', type_="unique"').split(" ")[2]).toBe("restores");
});

test("a search path may name a schema that is not there, or none at all", () => {
  const made = (path: string): string => `${path}\nop.execute("CREATE TABLE goods (id integer)")`;
  const said = (path: string): string =>
    verdicts(project({ parseSql, revisions: [["base", made(path), `op.execute("DROP TABLE goods")`]] }), "base").split(" ")[0] ?? "";
  expect(said(`op.execute("SET LOCAL search_path TO shop, public")`)).toBe("unproved");
  expect(said(`op.execute("CREATE SCHEMA shop")\nop.execute("SET LOCAL search_path TO shop, public")`)).toBe("raises");
  expect(said(`op.execute("SELECT set_config('search_path', '', true)")`)).toBe("unproved");
  expect(said(`op.execute("SELECT pg_catalog.set_config('search_path', '', false)")`)).toBe("unproved");
  expect(said(`op.execute("SET LOCAL search_path TO DEFAULT")`)).toBe("restores");
  expect(said(`op.execute("SET LOCAL search_path TO '$user', public")`)).toBe("restores");
});
