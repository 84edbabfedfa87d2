import { beforeAll, describe, expect, test } from "vitest";
import type { SqlParser } from "../../../src/domain/alembic/index.ts";
import { loadSqlParser, project, reasons, verdicts } from "./project.ts";

let parseSql: SqlParser;
beforeAll(async () => {
  parseSql = await loadSqlParser();
});

const GOODS = `op.create_table("goods", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("note", sa.String(20)))`;

function found(up: string, down: string | null, env?: string): ReturnType<typeof project> {
  return project({
    parseSql,
    ...(env === undefined ? {} : { env }),
    revisions: [
      ["base", GOODS, `op.drop_table("goods")`],
      ["next", up, down],
    ],
  });
}

/** What PostgreSQL is said to do, with the first reason. */
function onPostgres(up: string, down: string | null, env?: string): string {
  const all = found(up, down, env);
  return [verdicts(all, "next").split(" ")[0], ...reasons(all, "next").slice(0, 1)].join(": ");
}

describe("sequences", () => {
  test("are made and dropped by their elements and by themselves", () => {
    const make = `op.execute(sa.schema.CreateSequence(sa.schema.Sequence("jobs")))`;
    expect(onPostgres(make, `op.execute(sa.schema.DropSequence(sa.Sequence("jobs")))`)).toBe("restores");
    expect(onPostgres(make, "pass")).toBe("empty: sequence jobs left behind");
    expect(onPostgres(`sa.Sequence("jobs", start=5).create(op.get_bind())`, `sa.Sequence("jobs").drop(op.get_bind())`)).toBe("restores");
    expect(onPostgres(`op.execute(sa.schema.CreateSchema("stock"))`, `op.execute(sa.schema.DropSchema("stock"))`)).toBe("restores");
  });

  test("go with the table that they were made for", () => {
    const back = (id: string): string =>
      `op.create_table("goods", sa.Column("id", sa.Integer(), ${id}), sa.Column("note", sa.String(20)), sa.PrimaryKeyConstraint("id", name="goods_pkey"))`;
    const drop = `op.drop_table("goods")`;
    const asked = `server_default=sa.text("nextval('goods_id_seq'::regclass)"), nullable=False`;
    expect(onPostgres(drop, back(asked))).toBe("raises: downgrade() raises UndefinedTable: sequence goods_id_seq does not exist");
    // Asked for by name, SERIAL goes before the default.
    expect(onPostgres(drop, back(`${asked}, autoincrement=True`))).toMatch(/^lossy/);
    expect(onPostgres(drop, `op.execute("CREATE SEQUENCE goods_id_seq")\n${back(asked)}`)).toMatch(/^(?:differs|lossy)/);
  });

  test("may go on anywhere", () => {
    const restart = `last = op.get_bind().scalar(sa.text("SELECT max(id) FROM goods"))\nop.execute(f"ALTER SEQUENCE goods_id_seq RESTART WITH {last}")`;
    expect(onPostgres(restart, "pass")).toBe("restores");
    expect(onPostgres(`op.execute("ALTER SEQUENCE goods_id_seq RESTART WITH 7")`, "pass")).toBe("restores");
    expect(
      onPostgres(`last = op.get_bind().scalar(sa.text("SELECT 1"))\nop.execute(f"ALTER SEQUENCE {last} RESTART WITH 1; {last}")`, "pass"),
    ).toMatch(/^unproved/);
  });
});

describe("texts", () => {
  test("hold the names that op.f() gives", () => {
    expect(
      onPostgres(
        `op.execute("CREATE INDEX " + op.f("ix_note") + " ON goods (note)")`,
        `op.drop_index(op.f("ix_note"), table_name="goods")`,
      ),
    ).toBe("restores");
    expect(onPostgres(`op.execute(f"CREATE INDEX {op.f('ix_note')} ON goods (note)")`, "pass")).toMatch(/^empty/);
  });

  test("are put together by psycopg", () => {
    const sql = (text: string): string =>
      `from psycopg import sql\nc = op.get_bind()\nc.exec_driver_sql(sql.SQL("${text}").format(sql.Identifier("goods"), column=sql.Identifier("size")).as_string(c))`;
    expect(onPostgres(sql("ALTER TABLE {} ADD COLUMN {column} int"), sql("ALTER TABLE {} DROP COLUMN {column}"))).toBe("restores");
    expect(onPostgres(sql("ALTER TABLE {} ADD COLUMN {column} int"), sql("ALTER TABLE {} DROP COLUMN {other}"))).toMatch(/^unproved/);
  });
});

test("the URL of a connection begins with the kind of database that it is", () => {
  const key = `op.create_unique_constraint("uq_note", "goods", ["note"])`;
  const guarded = (test: string, body: string): string => `url = str(op.get_bind().engine.url)\nif ${test}:\n    ${body}`;
  const all = found(guarded('not url.startswith("sqlite")', key), `op.drop_constraint("uq_note", "goods", type_="unique")`);
  expect(verdicts(all, "next")).toBe("restores raises restores");
  const named = found(
    guarded('"sqlite" not in url', key),
    guarded('"sqlite" not in url', `op.drop_constraint("uq_note", "goods", type_="unique")`),
  );
  expect(verdicts(named, "next")).toBe("restores restores restores");
  const driver = found(guarded('"asyncpg" in url', key), "pass");
  expect(verdicts(driver, "next").split(" ")[0]).toBe("unproved");
});

test("a connection beside, which has no transaction, makes indexes concurrently", () => {
  const beside = (sql: string): string =>
    `with op.get_bind().engine.connect().execution_options(isolation_level="AUTOCOMMIT") as c:\n    c.execute(sa.text("${sql}"))`;
  expect(onPostgres(beside("CREATE INDEX CONCURRENTLY ix_note ON goods (note)"), beside("DROP INDEX CONCURRENTLY ix_note"))).toBe(
    "restores",
  );
});

test("drop_constraint() is told by words what it drops, and not by columns", () => {
  const make = `op.create_unique_constraint("uq_note", "goods", ["note"])`;
  expect(onPostgres(make, `op.drop_constraint("uq_note", "goods", ["note"])`)).toMatch(/^raises: downgrade\(\) raises TypeError/);
  expect(onPostgres(make, `op.drop_constraint("uq_note", "goods", type_="uq")`)).toMatch(/^raises: downgrade\(\) raises TypeError/);
  expect(onPostgres(make, `op.drop_constraint("uq_note", "goods", "unique")`)).toBe("restores");
});

test("without a downgrade() nothing is rolled back, whatever there is to undo", () => {
  expect(verdicts(found(`op.execute("UPDATE goods SET note = 'new'")`, null), "next")).toBe("missing missing missing");
  expect(verdicts(found("pass", null), "next")).toBe("missing missing missing");
});

test("the naming convention of a MetaData that env.py chooses is known where all its ways agree", () => {
  const env = (other: string): string => `import os
from sqlalchemy import MetaData
from alembic import context
if "SHOP_URL" in os.environ:
    target_metadata = MetaData()
else:
    target_metadata = ${other}
context.configure(target_metadata=target_metadata)
`;
  const [up, down] = [`op.create_unique_constraint(None, "goods", ["note"])`, `op.drop_constraint(None, "goods", type_="unique")`];
  expect(onPostgres(up, down, env("None"))).toMatch(/^raises: .*without a name cannot be dropped/);
  expect(onPostgres(up, down, env("shop.metadata"))).toMatch(/^unproved/);
});

test("SQLite takes an expression for a part of an index", () => {
  const all = found(
    `op.execute("CREATE UNIQUE INDEX one_note ON goods (note IS NULL) WHERE note IS NULL")`,
    `op.drop_index("one_note", "goods")`,
  );
  expect(verdicts(all, "next").split(" ")[1]).toBe("restores");
});

test("legacy_alter_table leaves the foreign keys of others as they are", () => {
  const legacy = `op.execute("PRAGMA legacy_alter_table=ON")\n`;
  const renamed = `op.rename_table("goods", "goods_tmp")\n${GOODS}\nop.drop_table("goods_tmp")`;
  const all = (up: string): string =>
    verdicts(
      project({
        parseSql,
        revisions: [
          ["base", `${GOODS}\nop.create_table("parts", sa.Column("good", sa.Integer(), sa.ForeignKey("goods.id")))`, "pass"],
          ["next", up, "pass"],
        ],
      }),
      "next",
    ).split(" ")[1] ?? "";
  expect(all(legacy + renamed)).toBe("restores");
  expect(all(renamed)).toBe("empty");
});

describe("the catalogue, in a history that rests on older tables,", () => {
  const older = `op.add_column("customers", sa.Column("vip", sa.Boolean()))`;
  const asked = (up: string, down: string): string => onPostgres(`${older}\n${up}`, `op.drop_column("customers", "vip")\n${down}`);
  const ask = (query: string): string => `op.get_bind().execute(sa.text("SELECT 1 FROM ${query}")).scalar()`;

  test("tells of the tables that the history makes, and of what has a name", () => {
    const add = `if not ${ask("information_schema.columns WHERE table_name = 'goods' AND column_name = 'size'")}:\n    op.add_column("goods", sa.Column("size", sa.Integer()))`;
    expect(asked(add, `op.drop_column("goods", "size")`)).toBe("restores");
    const named = `if ${ask("pg_constraint WHERE conname = 'goods_pkey'")}:\n    op.add_column("goods", sa.Column("size", sa.Integer()))`;
    expect(asked(named, `op.drop_column("goods", "size")`)).toBe("restores");
    const other = `if not ${ask("information_schema.columns WHERE table_name = 'customers' AND column_name = 'size'")}:\n    op.add_column("goods", sa.Column("size", sa.Integer()))`;
    expect(asked(other, `op.drop_column("goods", "size")`)).toMatch(/^unproved/);
  });

  test("is asked through a set of table names", () => {
    const make = `names = set(sa.inspect(op.get_bind()).get_table_names())\nif "parts" not in names:\n    op.create_table("parts", sa.Column("id", sa.Integer()))\n    names.add("parts")`;
    expect(asked(make, `op.drop_table("parts")`)).toBe("restores");
    expect(asked(make.replace(`"parts" not in names`, `"customers_old" not in names`), `op.drop_table("parts")`)).toMatch(/^unproved/);
  });
});

test("DEFAULT NULL is no default, but on SQLite", () => {
  const set = `op.execute("ALTER TABLE goods ALTER COLUMN note SET DEFAULT 'new'")`;
  expect(onPostgres(set, `op.execute("ALTER TABLE goods ALTER COLUMN note SET DEFAULT NULL")`)).toBe("restores");
  expect(onPostgres(set, `op.alter_column("goods", "note", server_default=sa.text("NULL"))`)).toBe("restores");
  const drop = `op.drop_column("goods", "note")`;
  const all = found(drop, `op.add_column("goods", sa.Column("note", sa.String(20), server_default=sa.text("NULL")))`);
  expect(verdicts(all, "next")).toBe("lossy differs lossy");
});
