import { beforeAll, describe, expect, test } from "vitest";
import type { SqlParser } from "../../../src/domain/alembic/index.ts";
import { loadSqlParser, project, reasons, verdicts } from "./project.ts";

type Revision = readonly [id: string, upgrade: string, downgrade: string | null];

let parseSql: SqlParser;
beforeAll(async () => {
  parseSql = await loadSqlParser();
});

const ORDERS = `op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("note", sa.String(50)))`;
const BASE: Revision = ["base", ORDERS, `op.drop_table("orders")`];

/** What PostgreSQL is said to do with the last of some revisions. */
function last(...revisions: readonly Revision[]): string {
  const found = project({ parseSql, revisions });
  return verdicts(found, revisions.at(-1)?.[0] ?? "").split(" ")[0] ?? "";
}

/** The same of SQL on top of a table `orders`. */
function sql(up: readonly string[], down: readonly string[], before: readonly Revision[] = [BASE]): string {
  const run = (all: readonly string[]): string => all.map((each) => `op.execute("""${each}""")`).join("\n");
  return last(...before, ["next", run(up), run(down)]);
}

describe("beyond a revision whose upgrade() fails", () => {
  const twice: Revision = ["twice", `op.add_column("orders", sa.Column("note", sa.Text()))`, "pass"];
  const beyond = (up: string, down: string): string => last(BASE, twice, ["next", up, down]);

  test("what only makes something is judged, and what has nothing to do with it", () => {
    expect(beyond(`op.add_column("orders", sa.Column("total", sa.Integer()))`, `op.drop_column("orders", "total")`)).toBe("restores");
    const bills = `op.create_table("bills", sa.Column("id", sa.Integer(), primary_key=True))`;
    expect(beyond(bills, `op.drop_table("bills")`)).toBe("restores");
    // On SQLite tables are made anew as they are found, and such databases come from the models.
    const found = project({ parseSql, revisions: [BASE, twice, ["next", bills, `op.drop_table("bills")`]] });
    expect(verdicts(found, "next")).toBe("restores unproved restores");
    const made: Revision = ["made", `${bills}\nop.add_column("bills", sa.Column("sum", sa.Integer()))`, `op.drop_table("bills")`];
    const drops: Revision = ["next", `op.drop_column("bills", "sum")`, `op.add_column("bills", sa.Column("sum", sa.Integer()))`];
    expect(last(BASE, made, twice, drops)).toBe("lossy");
  });

  test("what changes the same table, or asks what is there, is not", () => {
    expect(beyond(`op.drop_column("orders", "note")`, `op.add_column("orders", sa.Column("note", sa.String(50)))`)).toBe("unproved");
    const guarded = `if "orders" in sa.inspect(op.get_bind()).get_table_names():\n    op.add_column("orders", sa.Column("total", sa.Integer()))`;
    expect(beyond(guarded, `op.drop_column("orders", "total")`)).toBe("unproved");
    expect(beyond(`op.create_index("ix_note", "orders", ["note"], if_not_exists=True)`, `op.drop_index("ix_note")`)).toBe("unproved");
  });
});

describe("a schema that is dropped", () => {
  const made = ["CREATE SCHEMA shop", "CREATE TABLE shop.goods (id int)", "CREATE VIEW shop.named AS SELECT id FROM shop.goods"];

  test("takes what it holds with it when it cascades", () => {
    expect(sql(made, ["DROP SCHEMA IF EXISTS shop CASCADE"])).toBe("restores");
    expect(sql([...made, "CREATE VIEW plain AS SELECT id FROM shop.goods"], ["DROP SCHEMA shop CASCADE"])).toBe("restores");
    expect(sql([...made, "CREATE VIEW plain AS SELECT id FROM orders"], ["DROP SCHEMA shop CASCADE"])).toBe("differs");
    expect(sql([...made, "CREATE TYPE shop.mood AS ENUM ('good')"], ["DROP SCHEMA shop CASCADE"])).toBe("restores");
    expect(sql([...made, "CREATE TYPE mood AS ENUM ('good')"], ["DROP SCHEMA shop CASCADE"])).toBe("differs");
  });

  test("takes along what elsewhere uses what it holds, which is not followed", () => {
    const audit = "CREATE FUNCTION shop.audit() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$";
    const trigger = "CREATE TRIGGER audited BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION shop.audit()";
    expect(sql(["CREATE SCHEMA shop", audit, trigger], ["DROP SCHEMA shop CASCADE"])).toBe("unproved");
    const again = (each: readonly string[]): string =>
      sql(["DROP SCHEMA shop CASCADE"], each.slice(0, 2), [
        BASE,
        ["shop", each.map((one) => `op.execute("""${one}""")`).join("\n"), "pass"],
      ]);
    expect(again(["CREATE SCHEMA shop", audit])).toBe("restores");
    expect(again(["CREATE SCHEMA shop", audit, trigger])).toBe("unproved");
    const number = "CREATE FUNCTION shop.one() RETURNS int LANGUAGE sql AS $$SELECT 1$$";
    expect(again(["CREATE SCHEMA shop", number, "ALTER TABLE orders ADD COLUMN total int DEFAULT shop.one()"])).toBe("unproved");
    const counted = "ALTER TABLE orders ADD COLUMN total int DEFAULT nextval('shop.totals')";
    expect(again(["CREATE SCHEMA shop", "CREATE SEQUENCE shop.totals", counted])).toBe("unproved");
  });

  test("is held by what it holds else", () => {
    expect(sql(made, ["DROP SCHEMA shop"])).toBe("raises");
    expect(sql(["CREATE SCHEMA shop"], ["DROP SCHEMA shop"])).toBe("restores");
  });

  test("that is older than the history is not known to hold nothing else", () => {
    const older: Revision = ["older", `op.add_column("old", sa.Column("a", sa.Integer()))`, `op.drop_column("old", "a")`];
    expect(sql(["CREATE TABLE shop.goods (id int)"], ["DROP SCHEMA shop CASCADE"], [older])).toBe("unproved");
  });
});

test("an extension that cascades takes what uses it", () => {
  const made = ["CREATE EXTENSION vector", "CREATE TABLE docs (id int, body vector(3))"];
  expect(sql(made, ["DROP TABLE docs", "DROP EXTENSION vector CASCADE"])).toBe("restores");
  expect(sql(made, ["DROP EXTENSION vector CASCADE"])).toBe("unproved");
  expect(sql(["CREATE EXTENSION odd"], ["DROP EXTENSION odd CASCADE"])).toBe("unproved");
  const armor: Revision = [
    "armor",
    `op.execute("CREATE EXTENSION pgcrypto")\nop.execute("ALTER TABLE orders ADD COLUMN secret text DEFAULT armor('x')")`,
    "pass",
  ];
  expect(sql(["DROP EXTENSION pgcrypto CASCADE"], ["CREATE EXTENSION pgcrypto"], [BASE, armor])).toBe("unproved");
});

test("a view that is dropped takes its triggers along", () => {
  const view = "CREATE VIEW named AS SELECT id FROM orders";
  const fill = "CREATE FUNCTION fill() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$";
  const trigger = "CREATE TRIGGER filled INSTEAD OF INSERT ON named FOR EACH ROW EXECUTE FUNCTION fill()";
  const made: Revision = ["made", [view, fill, trigger].map((each) => `op.execute("""${each}""")`).join("\n"), "pass"];
  expect(sql(["DROP VIEW named"], [view], [BASE, made])).toBe("differs");
  expect(sql(["DROP VIEW named"], [view, trigger], [BASE, made])).toBe("restores");
});

test("comments on views, functions and indexes are followed", () => {
  const view = "CREATE VIEW plain AS SELECT id FROM orders";
  const said = "COMMENT ON VIEW plain IS 'orders'";
  expect(sql([view, said], ["DROP VIEW plain"])).toBe("restores");
  expect(sql([said], [], [BASE, ["view", `op.execute("${view}")`, `op.execute("DROP VIEW plain")`]])).toBe("empty");
  const back = "COMMENT ON VIEW plain IS NULL";
  expect(sql([said], [back], [BASE, ["view", `op.execute("${view}")`, `op.execute("DROP VIEW plain")`]])).toBe("restores");
  expect(sql(["CREATE INDEX ix_note ON orders (note)", "COMMENT ON INDEX ix_note IS 'notes'"], ["DROP INDEX ix_note"])).toBe("restores");
});

test("what TimescaleDB makes of a table goes with it, or is taken away", () => {
  const made = ["CREATE TABLE loads (at timestamptz, kw real)", "SELECT create_hypertable('loads', 'at', if_not_exists => TRUE)"];
  expect(sql(made, ["DROP TABLE loads"])).toBe("restores");
  const base: Revision = ["base", `op.execute("CREATE TABLE loads (at timestamptz, kw real)")`, `op.execute("DROP TABLE loads")`];
  expect(sql(["SELECT create_hypertable('loads', by_range('at'))"], ["SELECT 1"], [base])).toBe("differs");
  const kept = "SELECT add_retention_policy('loads', INTERVAL '90 days')";
  expect(sql([kept], ["SELECT remove_retention_policy('loads', if_exists => true)"], [base])).toBe("restores");
  expect(sql([kept], ["SELECT 1"], [base])).toBe("differs");
});

test("indexes, sequences and views under other names", () => {
  const older: Revision = ["older", `op.rename_table("person", "people")`, `op.rename_table("people", "person")`];
  const [to, back] = ["ALTER INDEX person_pkey RENAME TO people_pkey", "ALTER INDEX people_pkey RENAME TO person_pkey"];
  expect(sql([to], [back], [older])).toBe("restores");
  expect(sql([to], ["SELECT 1"], [older])).toBe("differs");
  const [forth, home] = ["ALTER SEQUENCE person_id_seq RENAME TO people_id_seq", "ALTER SEQUENCE people_id_seq RENAME TO person_id_seq"];
  expect(sql([forth], [home], [older])).toBe("restores");
  const view = "CREATE VIEW plain AS SELECT id FROM orders";
  expect(sql([view, "ALTER VIEW plain RENAME TO bare"], ["DROP VIEW bare"])).toBe("restores");
});

test("spatial types are told apart by what they hold, in SQL as in GeoAlchemy2", () => {
  const base = (type: string): Revision => [
    "base",
    `import geoalchemy2\nop.create_table("sites", sa.Column("id", sa.Integer()), sa.Column("place", geoalchemy2.${type}))`,
    `op.drop_table("sites")`,
  ];
  const to = (type: string): string => `ALTER TABLE sites ALTER COLUMN place TYPE ${type} USING place::${type}`;
  const point = base(`Geography(geometry_type="POINT", srid=4326, spatial_index=False)`);
  expect(sql([to("geometry(POINT, 4326)")], [to("geography(Point, 4326)")], [point])).toBe("restores");
  expect(sql([to("geography(LineString, 4326)")], [to("geography(Polygon, 4326)")], [point])).toBe("differs");
});

test("a table whose making fails, and is caught, is not older than the history", () => {
  const older: Revision = ["older", `op.add_column("old", sa.Column("a", sa.Integer()))`, `op.drop_column("old", "a")`];
  const made = `try:
    op.create_table("pages", sa.Column("html", mysql.MEDIUMTEXT))
except Exception as error:
    print(error)`;
  const gone = `try:\n    op.drop_table("pages")\nexcept Exception as error:\n    print(error)`;
  const revisions: readonly Revision[] = [older, ["next", `from sqlalchemy.dialects import mysql\n${made}`, gone]];
  expect(verdicts(project({ revisions }), "next").split(" ")[1]).toBe("restores");
});

test("Alembic asks none of several MetaData for a naming convention", () => {
  const env = `from shop.models import Base\nfrom jobs.models import Base as Jobs\ntarget_metadata = [Base.metadata, Jobs.metadata]\n`;
  const revisions: readonly Revision[] = [
    BASE,
    ["next", `op.create_unique_constraint(None, "orders", ["note"])`, `op.drop_constraint("orders_note_key", "orders")`],
  ];
  const found = project({ env, revisions });
  expect(verdicts(found, "next").split(" ")[0]).toBe("restores");
  expect(reasons(found, "next")).toEqual([]);
});

test("no database takes a query in what a table keeps", () => {
  const using = "ARRAY(SELECT trim(each) FROM unnest(string_to_array(note, ',')) AS each)";
  const forth = `op.alter_column("orders", "note", type_=postgresql.ARRAY(sa.Text()), postgresql_using="string_to_array(note, ',')")`;
  const back = (text: string): string =>
    `op.alter_column("orders", "note", existing_type=postgresql.ARRAY(sa.Text()), type_=sa.String(50), postgresql_using="${text}")`;
  expect(last(BASE, ["next", forth, back("(SELECT min(each) FROM unnest(note) AS each)")])).toBe("raises");
  expect(last(BASE, ["next", forth, back("array_to_string(note, ',')")])).toBe("restores");
  const check = `op.create_check_constraint("ck_note", "orders", "note IN (SELECT name FROM notes)")`;
  const found = project({ parseSql, revisions: [BASE, ["next", check, `op.drop_constraint("ck_note", "orders", type_="check")`]] });
  expect(reasons(found, "next")).toEqual([
    "upgrade() fails on postgresql: FeatureNotSupported: a query cannot stand in a check constraint",
  ]);
  expect(sql([`ALTER TABLE orders ALTER COLUMN note TYPE text[] USING ${using}`], [])).toBe("unproved");
  expect(sql(["ALTER TABLE orders ADD COLUMN total int DEFAULT (SELECT 1)"], ["ALTER TABLE orders DROP COLUMN total"])).toBe("unproved");
  expect(sql(["CREATE INDEX ix_note ON orders (note) WHERE note <> 'a (select one)'"], ["DROP INDEX ix_note"])).toBe("restores");
});

test("indexes that only MySQL has are followed", () => {
  const mysql = (up: string, down: string): string =>
    verdicts(project({ parseSql, revisions: [BASE, ["next", `op.execute("${up}")`, `op.execute("${down}")`]] }), "next").split(" ")[2] ??
    "";
  const added = "ALTER TABLE orders ADD FULLTEXT INDEX ft_note (note) WITH PARSER ngram";
  expect(mysql(added, "ALTER TABLE orders DROP INDEX ft_note")).toBe("restores");
  expect(mysql(added, "SELECT 1")).toBe("differs");
  expect(mysql("CREATE FULLTEXT INDEX ft_note ON orders (note)", "DROP INDEX ft_note ON orders")).toBe("restores");
  expect(mysql("ALTER TABLE `orders` ADD UNIQUE KEY `uq_note` (`note`)", "ALTER TABLE orders DROP KEY uq_note")).toBe("restores");
  expect(mysql("ALTER TABLE orders ADD INDEX ix_note (missing)", "SELECT 1")).toBe("unproved");
});

test("a label that an enum type does not have", () => {
  const made = `op.create_table("accounts", sa.Column("id", sa.Integer()), sa.Column("plan", sa.Enum("FREE", "TEAM", name="plan")))`;
  const update = `op.execute("UPDATE accounts SET plan = 'FREE' WHERE plan = 'team'")`;
  const found = project({
    parseSql,
    revisions: [
      ["base", made, `op.drop_table("accounts")`],
      ["next", update, "pass"],
    ],
  });
  expect(reasons(found, "next")).toEqual(["upgrade() fails on postgresql: InvalidTextRepresentation: team is no label of plan"]);
  const insert = `op.execute("INSERT INTO accounts (id, plan) VALUES (1, 'trial')")`;
  const again = project({
    parseSql,
    revisions: [
      ["base", made, `op.drop_table("accounts")`],
      ["next", insert, "pass"],
    ],
  });
  expect(reasons(again, "next")).toEqual(["upgrade() fails on postgresql: InvalidTextRepresentation: trial is no label of plan"]);
});
