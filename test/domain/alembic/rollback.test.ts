import { describe, expect, test } from "vitest";
import { loadSqlParser, project, reasons, verdicts } from "./project.ts";

const ORDERS = `op.create_table(
    "orders",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("note", sa.String(50), nullable=True),
)`;
const DROP_ORDERS = `op.drop_table("orders")`;

/** The verdicts of one revision on top of a table `orders`. */
function onOrders(upgrade: string, downgrade: string | null): string {
  return verdicts(
    project({
      revisions: [
        ["base", ORDERS, DROP_ORDERS],
        ["next", upgrade, downgrade],
      ],
    }),
    "next",
  );
}

describe("a rollback", () => {
  test("restores what it undoes", () => {
    expect(onOrders(`op.add_column("orders", sa.Column("total", sa.Numeric(10, 2)))`, `op.drop_column("orders", "total")`)).toBe(
      "restores restores restores",
    );
  });

  test("is lossy when the upgrade drops what was there", () => {
    expect(onOrders(`op.drop_column("orders", "note")`, `op.add_column("orders", sa.Column("note", sa.String(50), nullable=True))`)).toBe(
      "lossy lossy lossy",
    );
  });

  test("differs when a column comes back otherwise", () => {
    const found = project({
      revisions: [
        ["base", ORDERS, DROP_ORDERS],
        ["next", `op.drop_column("orders", "note")`, `op.add_column("orders", sa.Column("note", sa.String(40), nullable=False))`],
      ],
    });
    expect(verdicts(found, "next")).toBe("differs differs differs");
    expect(reasons(found, "next")).toEqual([
      "column orders.note changed (type: character varying(40), was character varying(50); nullable: false, was true)",
    ]);
  });

  test("hangs on the dialect that a helper of a library is asked for by its name", () => {
    const upgrade = `from helpers.database import is_sqlite
if not is_sqlite(op.get_bind()):
    op.add_column("orders", sa.Column("total", sa.Numeric(10, 2)))`;
    expect(onOrders(upgrade, `op.drop_column("orders", "total")`)).toBe("restores raises restores");
    expect(onOrders(upgrade.replaceAll("is_sqlite", "prepares"), `op.drop_column("orders", "total")`)).toBe("unproved unproved unproved");
  });

  test("raises where only PostgreSQL has what is dropped", async () => {
    const upgrade = `if op.get_bind().dialect.name == "postgresql":
    op.execute("CREATE TYPE mood AS ENUM ('good')")`;
    const revisions = [["base", ORDERS, DROP_ORDERS] as const, ["next", upgrade, `op.execute("DROP TYPE IF EXISTS mood")`] as const];
    const found = project({ parseSql: await loadSqlParser(), revisions });
    expect(verdicts(found, "next")).toBe("restores raises raises");
  });

  test("hangs on the database where a foreign key refers to a part of a key", () => {
    const people = `op.create_table("people", sa.Column("id", sa.Integer()), sa.Column("login", sa.String(20)), sa.PrimaryKeyConstraint("id", "login"))
op.create_table("visits", sa.Column("person_id", sa.Integer(), sa.ForeignKey("people.id")))`;
    const found = project({ revisions: [["base", people, `op.drop_table("visits")\nop.drop_table("people")`]] });
    expect(verdicts(found, "base")).toBe("unproved restores restores");
  });

  test("is empty or missing only when the upgrade changes the schema", () => {
    expect(onOrders(`op.add_column("orders", sa.Column("total", sa.Integer()))`, "pass")).toBe("empty empty empty");
    expect(onOrders(`op.add_column("orders", sa.Column("total", sa.Integer()))`, null)).toBe("missing missing missing");
    expect(onOrders(`op.execute("UPDATE orders SET note = ''")`, "pass")).toBe("restores restores restores");
    expect(onOrders("pass", "pass")).toBe("restores restores restores");
  });

  test("raises when downgrade() refuses or the database does", () => {
    expect(onOrders(`op.add_column("orders", sa.Column("total", sa.Integer()))`, `raise NotImplementedError("no way back")`)).toBe(
      "raises raises raises",
    );
    expect(onOrders(`op.add_column("orders", sa.Column("total", sa.Integer()))`, `op.drop_column("orders", "totals")`)).toBe(
      "raises raises raises",
    );
  });

  test("is unproved when downgrade() inserts rows that an earlier revision inserted under a key", () => {
    const made = `${ORDERS}
op.create_unique_constraint("uq_note", "orders", ["note"])
op.execute("INSERT INTO orders (note) VALUES ('first')")`;
    const again = (upgrade: string, insert: string): string | undefined =>
      verdicts(
        project({
          revisions: [
            ["base", made, DROP_ORDERS],
            ["next", upgrade, insert],
          ],
        }),
        "next",
      ).split(" ")[0];
    const insert = `op.execute("INSERT INTO orders (note) VALUES ('first')")`;
    expect(again("pass", insert)).toBe("unproved");
    expect(again(`op.execute("DELETE FROM orders")`, insert)).toBe("lossy");
    expect(again("pass", `op.execute("INSERT INTO orders (note) VALUES ('first') ON CONFLICT DO NOTHING")`)).toBe("restores");
    expect(again("pass", `op.execute("DELETE FROM orders WHERE note = 'first'")\n${insert}`)).toBe("restores");
  });

  test("is unproved when the upgrade itself fails", () => {
    expect(
      onOrders(`op.create_unique_constraint("uq_note", "orders", ["note"])`, `op.drop_constraint("uq_note", "orders", type_="unique")`),
    ).toBe("restores unproved restores");
  });
});

describe("PostgreSQL enum types", () => {
  const column = `sa.Column("state", sa.Enum("new", "paid", name="order_state"))`;

  test("stay behind when the table goes", () => {
    const found = project({ revisions: [["base", `op.create_table("orders", ${column})`, DROP_ORDERS]] });
    expect(verdicts(found, "base")).toBe("differs restores restores");
    expect(reasons(found, "base")).toEqual(["enum order_state left behind"]);
  });

  test("are not made by add_column", () => {
    expect(onOrders(`op.add_column("orders", ${column})`, `op.drop_column("orders", "state")`)).toBe("unproved restores restores");
  });

  test("made and dropped by hand restore", () => {
    const type = `sa.Enum("new", "paid", name="order_state")`;
    expect(
      onOrders(
        `${type}.create(op.get_bind())\nop.add_column("orders", ${column})`,
        `op.drop_column("orders", "state")\n${type}.drop(op.get_bind())`,
      ),
    ).toBe("restores restores restores");
  });
});

describe("constraints without a name", () => {
  const upgrade = `op.create_unique_constraint(None, "orders", ["note"])`;

  test("cannot be dropped without a naming convention", () => {
    expect(onOrders(upgrade, `op.drop_constraint(None, "orders", type_="unique")`)).toBe("raises unproved raises");
  });

  test("have the database's own name", () => {
    expect(onOrders(upgrade, `op.drop_constraint("orders_note_key", "orders", type_="unique")`)).toBe("restores unproved raises");
  });

  test("are named by the convention of the MetaData that env.py gives", () => {
    const env = `from sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"})\n`;
    const found = project({
      env,
      revisions: [
        ["base", ORDERS, DROP_ORDERS],
        ["next", upgrade, `op.drop_constraint("uq_orders_note", "orders", type_="unique")`],
      ],
    });
    expect(verdicts(found, "next")).toBe("restores unproved restores");
  });
});

test("code that is made at run time may do anything", () => {
  const made = `op.add_column("orders", sa.Column("total", sa.Integer()))`;
  for (const call of [`eval(sa.TEXT)`, `exec(sa.TEXT + "()")`, `globals()[f"run_{sa.NAME}"]()`, `globals().get(sa.NAME)()`])
    expect(onOrders(`${made}\n${call}`, `op.drop_column("orders", "total")`)).toBe("unproved unproved unproved");
});

describe("batch mode on SQLite", () => {
  test("restores named constraints", () => {
    const batch = (operation: string): string => `with op.batch_alter_table("orders") as batch_op:\n    ${operation}`;
    expect(
      onOrders(
        batch(`batch_op.create_unique_constraint("uq_note", ["note"])`),
        batch(`batch_op.drop_constraint("uq_note", type_="unique")`),
      ),
    ).toBe("restores restores restores");
  });

  test("loses indexes on expressions, because SQLAlchemy does not read them back", () => {
    const indexed = `${ORDERS}\nop.create_index("ix_lower", "orders", [sa.text("lower(note)")])`;
    const batch = (nullable: string): string =>
      `with op.batch_alter_table("orders") as batch_op:\n    batch_op.alter_column("note", existing_type=sa.String(50), nullable=${nullable})`;
    const found = project({
      revisions: [
        ["base", indexed, DROP_ORDERS],
        ["next", batch("False"), batch("True")],
      ],
    });
    expect(verdicts(found, "next")).toBe("restores differs restores");
  });

  // Each was run on SQLite.
  test("reads one foreign key of two that do the same back", () => {
    const base = `${ORDERS}\nop.create_table("lines", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("order_id", sa.Integer()),
    sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_first"))`;
    const batch = (...operations: readonly string[]): string =>
      ['with op.batch_alter_table("lines") as batch_op:', ...operations].join("\n    ");
    const key = `batch_op.create_foreign_key("fk_second", "orders", ["order_id"], ["id"])`;
    const judged = (upgrade: string, downgrade: string, first = base): string | undefined =>
      verdicts(
        project({
          revisions: [
            ["base", first, "pass"],
            ["next", upgrade, downgrade],
          ],
        }),
        "next",
      ).split(" ")[1];
    expect(judged(batch(key), batch(`batch_op.drop_constraint("fk_second", type_="foreignkey")`))).toBe("raises");
    const code = `batch_op.add_column(sa.Column("code", sa.Text()))`;
    expect(judged(batch(key), batch(code, `batch_op.drop_column("code")`))).toBe("restores");
    // A key without a name goes behind those that have one, and is lost when the table is made anew once more.
    const unnamed = base.replace(', name="fk_first"', "");
    const again = batch(`batch_op.drop_constraint("fk_second", type_="foreignkey")`, key);
    expect(judged(batch(key), again, unnamed)).toBe("differs");
  });

  // Each was run on SQLite.
  test("knows a renamed column by its old name to the end of the batch", () => {
    const batch = (...operations: readonly string[]): string =>
      ['with op.batch_alter_table("orders") as batch_op:', ...operations].join("\n    ");
    const rename = (from: string, to: string): string => `batch_op.alter_column("${from}", new_column_name="${to}")`;
    const judged = (upgrade: readonly string[], downgrade: readonly string[], base = ORDERS): string | undefined =>
      verdicts(
        project({
          revisions: [
            ["base", base, DROP_ORDERS],
            ["next", batch(...upgrade), batch(...downgrade)],
          ],
        }),
        "next",
      ).split(" ")[1];
    const there = [rename("note", "text")];
    const back = [rename("text", "note")];
    expect(judged(there, [...back, ...back])).toBe("restores");
    expect(
      judged(
        [...there, `batch_op.alter_column("note", nullable=False)`],
        [`batch_op.alter_column("text", nullable=True, new_column_name="note")`],
      ),
    ).toBe("restores");
    expect(judged([...there, `batch_op.alter_column("text", nullable=False)`], back)).toBe("unproved");
    expect(judged(there, [...back, `batch_op.alter_column("note", nullable=True)`])).toBe("raises");
    expect(judged([...there, `batch_op.drop_column("text")`], back)).toBe("unproved");
    expect(judged([...there, `batch_op.create_index("ix_note", ["text"])`], back)).toBe("unproved");
    expect(judged([...there, `batch_op.create_index("ix_note", ["note"])`], [`batch_op.drop_index("ix_note")`, ...back])).toBe("restores");
    // Constraints on the new name are silently left out.
    const unique = (column: string): string => `batch_op.create_unique_constraint("uq_note", ["${column}"])`;
    const undo = [`batch_op.drop_constraint("uq_note", type_="unique")`, ...back];
    expect(judged([...there, unique("note")], undo)).toBe("restores");
    expect(judged([...there, unique("text")], back)).toBe("restores");
    expect(judged([...there, unique("text")], undo)).toBe("raises");
    const coded = ORDERS.replace('sa.Column("note"', 'sa.Column("code", sa.Integer(), nullable=True),\n    sa.Column("note"');
    const exchange = [rename("note", "code"), rename("code", "note")];
    expect(judged(exchange, exchange, coded)).toBe("restores");
    expect(judged([rename("note", "code"), rename("code", "number")], [rename("number", "code"), rename("code", "note")], coded)).toBe(
      "restores",
    );
    expect(judged([rename("note", "code")], ["pass"], coded)).toBe("unproved");
    expect(judged([rename("code", "number"), `batch_op.add_column(sa.Column("code", sa.Text()))`], ["pass"], coded)).toBe("unproved");
    const checked = ORDERS.replace(/\)$/, `    sa.CheckConstraint("note <> ''", name="ck_note"),\n)`);
    expect(judged(there, back, checked)).toBe("unproved");
    const check = `batch_op.create_check_constraint("ck_note", "text <> ''")`;
    expect(judged(['batch_op.drop_constraint("ck_note", type_="check")', ...there, check], ["pass"], checked)).toBe("differs");
  });

  test("fails to drop a column that an index names", () => {
    const indexed = `${ORDERS}\nop.create_index("ix_note", "orders", ["note"])`;
    const found = project({
      revisions: [
        ["base", indexed, DROP_ORDERS],
        ["next", `with op.batch_alter_table("orders") as batch_op:\n    batch_op.drop_column("note")`, "pass"],
      ],
    });
    expect(verdicts(found, "next")).toBe("empty unproved empty");
  });
});

test("what an earlier statement may have made is not known to be missing", async () => {
  const parseSql = await loadSqlParser();
  const drop = `op.execute("DROP INDEX IF EXISTS ix_old")`;
  const after = (first: string, more = ""): string =>
    verdicts(
      project({
        parseSql,
        revisions: [
          ["base", `${ORDERS}\n${first}`, DROP_ORDERS],
          ["next", `${drop}\n${more}`, `op.execute("CREATE INDEX IF NOT EXISTS ix_old ON orders (note)")`],
        ],
      }),
      "next",
    ).split(" ")[0] as string;
  expect(after("pass")).toBe("differs");
  expect(after(`op.execute("CREATE INDEX ix_old ON orders (note)")`)).toBe("restores");
  expect(after(`import os\nop.execute(f"CREATE INDEX ix_old ON orders ({os.environ['COLUMN']})")`)).toBe("unproved");
  // The usual way to repair an index that was not finished.
  expect(after(`import os\nop.execute(os.environ['SQL'])`, `op.create_index("ix_old", "orders", ["note"])`)).not.toBe("unproved");
});

test("an extension that is left behind is a difference: a harmless one where it was only asked for", async () => {
  const parseSql = await loadSqlParser();
  const judged = (statement: string): unknown => {
    const found = project({ parseSql, revisions: [["base", `op.execute("${statement}")\n${ORDERS}`, DROP_ORDERS]] });
    return [verdicts(found, "base").split(" ")[0], found.revisions[0]?.leavesHarmlessOnly];
  };
  expect(judged("CREATE EXTENSION IF NOT EXISTS pg_trgm")).toEqual(["differs", true]);
  expect(judged("CREATE EXTENSION pg_trgm")).toEqual(["differs", false]);
});

test("an index of a materialized view comes and goes with the view", async () => {
  const parseSql = await loadSqlParser();
  const make = `op.execute("CREATE MATERIALIZED VIEW totals AS SELECT id FROM orders")
op.execute("CREATE UNIQUE INDEX totals_id ON totals (id)")`;
  const found = project({
    parseSql,
    revisions: [
      ["base", ORDERS, DROP_ORDERS],
      ["made", make, `op.execute("DROP MATERIALIZED VIEW totals")`],
      ["again", `op.execute("DROP MATERIALIZED VIEW totals")\n${make}`, "pass"],
      ["bare", `op.execute("DROP INDEX totals_id")`, "pass"],
      ["back", `op.create_index("totals_note", "totals", ["id"])`, `op.drop_index("totals_note", "totals")`],
    ],
  });
  expect(["made", "again", "bare", "back"].map((id) => verdicts(found, id).split(" ")[0])).toEqual([
    "restores",
    "restores",
    "empty",
    "restores",
  ]);
  expect(reasons(found, "bare")).toEqual(["index totals_id of totals lost"]);
});

test("what a type of an extension or of the project is cast to is not known, but for its own lengths", () => {
  const shape = (name: string): string => `geoalchemy2.types.Geometry("${name}", srid=4326)`;
  const alter = (type: string): string => `import geoalchemy2\nop.alter_column("places", "shape", type_=${type}, existing_nullable=True)`;
  const judged = (type: string): string =>
    verdicts(
      project({
        revisions: [
          ["base", `import geoalchemy2\nop.create_table("places", sa.Column("shape", ${shape("POLYGON")}))`, `op.drop_table("places")`],
          ["next", alter(type), alter(shape("POLYGON"))],
        ],
      }),
      "next",
    ).split(" ")[0] ?? "";
  expect(judged(shape("MULTIPOLYGON"))).toBe("restores");
  const spelled = `geoalchemy2.types.Geometry("POLYGON", srid=4326, from_text="ST_GeomFromEWKT", _spatial_index_reflected=True)`;
  const back = ["next", alter(shape("POINT")), alter(spelled)] as const;
  const base = ["base", `import geoalchemy2\nop.create_table("places", sa.Column("shape", ${shape("POLYGON")}))`, null] as const;
  expect(verdicts(project({ revisions: [base, back] }), "next").split(" ")[0]).toBe("restores");
  expect(judged("sa.LargeBinary()")).toBe("unproved");
});

test("a counter and an order by a key name the constraints of MySQL", async () => {
  const table = `op.create_table("owners", sa.Column("id", sa.Integer(), primary_key=True))
op.create_table(
    "pets",
    sa.Column("b_id", sa.Integer(), nullable=True),
    sa.Column("a_id", sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(["a_id"], ["owners.id"]),
    sa.ForeignKeyConstraint(["b_id"], ["owners.id"]),
)`;
  const upgrade = `from collections import defaultdict
keys = [("pets", "b_id"), ("pets", "a_id")]
keys.sort(key=lambda each: (each[0], each[1]))
numbers = defaultdict(int)
for table, column in keys:
    numbers[table] += 1
    op.drop_constraint(f"{table}_ibfk_{numbers[table]}", table, type_="foreignkey")
    op.create_foreign_key(f"fk_{column}", table, "owners", [column], ["id"])`;
  const downgrade = `for column, number in sorted([("b_id", 2), ("a_id", 1)], key=lambda each: each[1], reverse=True):
    op.drop_constraint(f"fk_{column}", "pets", type_="foreignkey")
    op.create_foreign_key(f"pets_ibfk_{number}", "pets", "owners", [column], ["id"])`;
  const found = project({
    revisions: [
      ["base", table, `op.drop_table("pets")\nop.drop_table("owners")`],
      ["next", upgrade, downgrade],
    ],
  });
  expect(verdicts(found, "next").split(" ")[2]).toBe("restores");
});

test("a name that is too long is cut as SQLAlchemy does it", () => {
  const long = "ix_onepassword_credential_parameters_onepassword_credential_parameter_id";
  const found = project({
    revisions: [
      [
        "base",
        `${ORDERS}\nop.create_index(op.f("${long}"), "orders", ["note"])`,
        `op.drop_index(op.f("${long}"), table_name="orders")\n${DROP_ORDERS}`,
      ],
      [
        "next",
        `op.drop_index("ix_onepassword_credential_parameters_onepassword_creden_aba8", table_name="orders")`,
        `op.create_index(op.f("${long}"), "orders", ["note"])`,
      ],
    ],
  });
  expect(verdicts(found, "base")).toBe("restores restores restores");
  expect(verdicts(found, "next").split(" ")[0]).toBe("restores");
});

test("an index on a constant is on no column", () => {
  const single = (expression: string): string =>
    onOrders(
      `op.create_index("ix_one", "orders", [sa.text("${expression}")], unique=True)`,
      `op.drop_index("ix_one", table_name="orders")`,
    );
  expect(["(true)", "1", "note", "missing"].map(single)).toEqual([
    "restores restores restores",
    "restores restores restores",
    "restores restores restores",
    "unproved unproved unproved",
  ]);
});

describe("code around operations", () => {
  test("loops, constants, f-strings and helpers are followed", () => {
    const helpers = `from alembic import op\nimport sqlalchemy as sa\nNAMES = ("total", "tax")\n\ndef add(table, *names):\n    for name in names:\n        op.add_column(table, sa.Column(f"{name}_cents", sa.Integer()))\n`;
    const found = project({
      files: { "shop/helpers.py": helpers, "shop/__init__.py": "" },
      revisions: [
        ["base", ORDERS, DROP_ORDERS],
        [
          "next",
          `from shop.helpers import NAMES, add\nadd("orders", *NAMES)`,
          `for name in ["total", "tax"]:\n    op.drop_column("orders", name + "_cents")`,
        ],
      ],
    });
    expect(verdicts(found, "next")).toBe("restores restores restores");
  });

  test("inspector checks are answered by the replayed schema", () => {
    const guarded = (test: string, operation: string): string =>
      `columns = [column["name"] for column in sa.inspect(op.get_bind()).get_columns("orders")]\nif "total" ${test} columns:\n    ${operation}`;
    expect(
      onOrders(
        guarded("not in", `op.add_column("orders", sa.Column("total", sa.Integer()))`),
        guarded("in", `op.drop_column("orders", "total")`),
      ),
    ).toBe("restores restores restores");
  });

  test("dialect branches are taken one dialect at a time", () => {
    const upgrade = `if op.get_bind().dialect.name == "postgresql":\n    op.create_index("ix_note", "orders", ["note"])`;
    expect(onOrders(upgrade, "pass")).toBe("empty restores restores");
    expect(onOrders(upgrade, `if op.get_context().dialect.name == "postgres":\n    op.drop_index("ix_note")`)).toBe(
      "differs restores restores",
    );
  });

  test("a condition that is not known is taken both ways", () => {
    const upgrade = `import os\nif os.getenv("WIDE"):\n    op.add_column("orders", sa.Column("total", sa.Integer()))`;
    expect(onOrders(upgrade, "pass")).toBe("unproved unproved unproved");
    expect(onOrders(upgrade, `import os\nif os.getenv("WIDE"):\n    op.drop_column("orders", "total")`)).toBe("restores restores restores");
  });

  test("a swallowed error costs PostgreSQL its transaction", () => {
    expect(onOrders("pass", `try:\n    op.drop_table("invoices")\nexcept Exception:\n    pass`)).toBe("raises restores restores");
  });

  test("a call that is handed the connection and is not known leaves the rollback unproved", () => {
    expect(onOrders(`import shoplib\nshoplib.prepare(op.get_bind())`, "pass")).toBe("unproved unproved unproved");
  });

  test("a loop without an end is given up", () => {
    expect(onOrders(`while True:\n    op.add_column("orders", sa.Column("total", sa.Integer()))`, "pass")).toBe(
      "unproved unproved unproved",
    );
    expect(onOrders(`def again():\n    again()\n    op.drop_table("orders")\nagain()`, "pass")).toBe("unproved unproved unproved");
  });
});

describe("SQL text", () => {
  const written = async (upgrade: string, downgrade: string): Promise<string> =>
    verdicts(
      project({
        parseSql: await loadSqlParser(),
        revisions: [
          ["base", ORDERS, DROP_ORDERS],
          ["next", upgrade, downgrade],
        ],
      }),
      "next",
    );

  test("of schema changes is carried out", async () => {
    expect(
      await written(`op.execute("ALTER TABLE orders ADD COLUMN total integer")`, `op.execute("ALTER TABLE orders DROP COLUMN total")`),
    ).toBe("restores restores restores");
    expect(await written(`op.execute("CREATE TYPE mood AS ENUM ('calm')")`, `op.execute("DROP TYPE mood")`)).toMatch(/^restores unproved/);
  });

  test("that cannot be followed is unproved, never restores", async () => {
    expect(await written(`op.execute("DO $$ BEGIN PERFORM change_orders(); END $$")`, "pass")).toMatch(/^unproved/);
    expect(
      await written(`op.execute("DO $$ BEGIN EXECUTE format('ALTER TABLE %I DROP COLUMN note', current_name); END $$")`, "pass"),
    ).toMatch(/^unproved/);
    expect(await written(`op.execute("ALTER TABLE " + unknown_name() + " DROP COLUMN note")`, "pass")).toBe("unproved unproved unproved");
  });

  test("that calls a function is followed as far as the function is known", async () => {
    const makes = (body: string): string =>
      `op.execute("CREATE FUNCTION fill() RETURNS void LANGUAGE sql AS '${body}'")\nop.execute("SELECT fill()")\nop.execute("DROP FUNCTION fill()")`;
    expect(await written(`op.execute("SELECT setval('orders_id_seq', 5)")\nop.execute("SELECT pg_advisory_lock(7)")`, "pass")).toBe(
      "restores restores restores",
    );
    expect(await written(`op.execute("SELECT AddGeometryColumn('orders', 'place', 4326, 'POINT', 2)")`, "pass")).toMatch(/^unproved/);
    expect(await written(makes("UPDATE orders SET note = 1"), "pass")).toMatch(/^restores/);
    expect(await written(makes("ALTER TABLE orders ADD COLUMN total integer"), "pass")).toMatch(/^unproved/);
  });

  test("is unproved without the parser", () => {
    expect(onOrders(`op.execute("DROP TABLE invoices")`, "pass")).toBe("unproved unproved unproved");
  });
});

describe("a history on older tables", () => {
  test("judges what it changes itself", () => {
    const found = project({
      revisions: [
        ["base", `op.add_column("legacy", sa.Column("total", sa.Integer()))`, `op.drop_column("legacy", "total")`],
        ["next", `op.add_column("legacy", sa.Column("tax", sa.Integer()))`, "pass"],
      ],
    });
    expect(verdicts(found, "base")).toBe("restores restores restores");
    expect(verdicts(found, "next")).toBe("empty empty empty");
  });

  test("does not say that an index of unknown definition comes back", () => {
    const found = project({
      revisions: [["base", `op.drop_index("ix_total", table_name="legacy")`, `op.create_index("ix_total", "legacy", ["total"])`]],
    });
    expect(verdicts(found, "base")).toBe("unproved unproved unproved");
  });
});

describe("beyond an upgrade that fails on a dialect", () => {
  const refuse = `if op.get_bind().dialect.name == "sqlite":\n    raise NotImplementedError("not orders")`;
  const revisions = [
    ["base", ORDERS, DROP_ORDERS],
    ["refusing", refuse, "pass"],
    ["next", `op.add_column("orders", sa.Column("total", sa.Integer()), if_not_exists=True)`, `op.drop_column("orders", "total")`],
  ] as const;

  test("a rollback is shown only where the models agree with the history", () => {
    const column = (name: string) => ({ name, nullable: true, index: false, hasServerDefault: false });
    const models = [{ name: "orders", columns: ["id", "note", "total"].map(column), indexes: [] }];
    expect(verdicts(project({ revisions }), "next")).toBe("restores unproved restores");
    expect(verdicts(project({ revisions, models }), "next")).toBe("restores restores restores");
  });
});

// Each was run on MariaDB 10.11.
describe("on MySQL", () => {
  const base = `op.create_table("customers", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("email", sa.String(200), nullable=False),
    sa.UniqueConstraint("email", name="uq_email"))
op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("customer_id", sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(["customer_id"], ["customers.id"], name="fk_customer"))`;
  const onBase = (upgrade: string, downgrade: string): string | undefined =>
    verdicts(
      project({
        revisions: [
          ["base", base, `op.drop_table("orders")\nop.drop_table("customers")`],
          ["next", upgrade, downgrade],
        ],
      }),
      "next",
    )
      .split(" ")
      .at(-1);

  test("an index that a foreign key needs cannot be dropped", () => {
    expect(onBase(`op.create_index("ix_customer", "orders", ["customer_id"])`, `op.drop_index("ix_customer", table_name="orders")`)).toBe(
      "raises",
    );
    const lines = `op.create_table("lines", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id")))
op.create_index("ix_lines_order", "lines", ["order_id"])`;
    expect(onBase(lines, `op.drop_index("ix_lines_order", table_name="lines")\nop.drop_table("lines")`)).toBe("raises");
    expect(onBase(lines, `op.drop_table("lines")`)).toBe("restores");
  });

  test("a unique index and a unique constraint are the same", () => {
    expect(onBase(`op.drop_index("uq_email", "customers")`, `op.create_index("uq_email", "customers", ["email"], unique=True)`)).toBe(
      "restores",
    );
  });

  test("an AUTO_INCREMENT column stays a key, and the column of a key NOT NULL", () => {
    expect(onBase(`op.drop_constraint("PRIMARY", "orders", type_="primary")`, `op.create_primary_key(None, "orders", ["id"])`)).toBe(
      "unproved",
    );
    const unnumbered = `op.alter_column("orders", "id", existing_type=sa.Integer(), autoincrement=False)`;
    const numbered = `op.alter_column("orders", "id", existing_type=sa.Integer(), autoincrement=True)`;
    expect(onBase(unnumbered, numbered)).toBe("restores");
  });

  test("a text needs a length, and a key that sets its column NULL no NOT NULL", () => {
    expect(
      onBase(`op.drop_column("customers", "email")`, `op.add_column("customers", sa.Column("email", sa.String(), nullable=True))`),
    ).toBe("raises");
    const key = `op.create_foreign_key("fk_set", "orders", "customers", ["customer_id"], ["id"], ondelete="SET NULL")`;
    expect(onBase(key, `op.alter_column("orders", "customer_id", existing_type=sa.Integer(), nullable=False)`)).toBe("raises");
  });

  test("a text type of SQLModel keeps its length", () => {
    const type = (length: string): string => `sqlmodel.sql.sqltypes.AutoString(${length})`;
    const alter = (length: string): string =>
      `import sqlmodel\nop.alter_column("customers", "email", type_=${type(length)}, existing_nullable=False)`;
    expect(onBase(alter("length=400"), alter("length=200"))).toBe("restores");
    expect(onBase(alter("length=400"), alter(""))).toBe("differs");
  });

  test("MODIFY and CHANGE state a column anew, as the database prints it", async () => {
    const parseSql = await loadSqlParser();
    const table = `op.create_table("lots", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("code", sa.String(20), nullable=False),
    sa.Column("count", sa.Integer(), nullable=False, server_default="0"), sa.Column("price", sa.Numeric(8, 2), comment="net"))`;
    const run = (upgrade: string, downgrade: string): string | undefined => {
      const execute = (sql: string): string => `op.execute(${JSON.stringify(`ALTER TABLE lots ${sql}`)})`;
      const next = ["next", execute(upgrade), execute(downgrade)] as const;
      return verdicts(project({ revisions: [["base", table, `op.drop_table("lots")`], next], parseSql }), "next")
        .split(" ")
        .at(-1);
    };
    expect(run("MODIFY code VARCHAR(80) NOT NULL", "MODIFY COLUMN `code` varchar(20) NOT NULL;")).toBe("restores");
    expect(run("MODIFY code VARCHAR(80) NOT NULL", "MODIFY code VARCHAR(20)")).toBe("differs");
    expect(run("MODIFY code VARCHAR(80) NOT NULL", "MODIFY code VARCHAR(10) NOT NULL")).toBe("differs");
    const count = "MODIFY count INT(11) NOT NULL DEFAULT 0";
    expect(run("MODIFY count BIGINT NOT NULL DEFAULT '0' AFTER code", count)).toBe("restores");
    expect(run("MODIFY count BIGINT NOT NULL DEFAULT 0", "MODIFY count INT NOT NULL")).toBe("differs");
    expect(run("CHANGE COLUMN count total INT NOT NULL", "CHANGE total count INT NOT NULL DEFAULT 0")).toBe("restores");
    const both = "MODIFY price DECIMAL(8, 2) COMMENT 'net', MODIFY count INT NOT NULL DEFAULT 0";
    expect(run("MODIFY price DECIMAL(9,2) COMMENT 'net', MODIFY count BIGINT NOT NULL", both)).toBe("restores");
    expect(run("MODIFY price DECIMAL(9,2)", "MODIFY price DECIMAL(8,2)")).toBe("differs");
    // What is said beyond that is not followed.
    const bin = "MODIFY code VARCHAR(20) COLLATE utf8mb4_bin NOT NULL";
    for (const other of [
      bin,
      `${count} ON UPDATE 1`,
      `${count} UNIQUE`,
      `DROP PRIMARY KEY, ${count}`,
      "MODIFY count INT UNSIGNED NOT NULL",
    ])
      expect(run(other, "MODIFY code VARCHAR(20) NOT NULL")).toBe("unproved");
  });
});

test("a text that is too long for its column is refused by PostgreSQL before it looks for rows", () => {
  const upgrade = `op.execute("UPDATE orders SET note = 'paid' WHERE note = 'Paid at once, in coins'")
op.alter_column("orders", "note", existing_type=sa.String(50), type_=sa.String(8))`;
  const back = (value: string): string => `op.execute("UPDATE orders SET note = ${value} WHERE note = 'paid'")
op.alter_column("orders", "note", existing_type=sa.String(8), type_=sa.String(50))`;
  expect(onOrders(upgrade, back("'Paid at once, in coins'")).split(" ")[0]).toBe("raises");
  for (const value of ["'pa''id'", "'paid         '", "note || ', in coins'"])
    expect(onOrders(upgrade, back(value)).split(" ")[0]).toBe("restores");
});

test("SQL on rows that names a column which its table does not have is refused by PostgreSQL", async () => {
  const parseSql = await loadSqlParser();
  const back = (sql: string): string | undefined =>
    verdicts(
      project({
        revisions: [
          ["base", ORDERS, DROP_ORDERS],
          ["next", `op.add_column("orders", sa.Column("code", sa.Text()))`, `op.execute('''${sql}''')\nop.drop_column("orders", "code")`],
        ],
        parseSql,
      }),
      "next",
    ).split(" ")[0];
  for (const sql of [
    `DELETE FROM orders WHERE code = "old"`,
    "UPDATE orders SET title = code",
    "UPDATE orders SET code = title WHERE id > 5",
    "INSERT INTO orders (id, title) VALUES (1, 'a')",
  ])
    expect(back(sql), sql).toBe("raises");
  for (const sql of [
    `DELETE FROM orders WHERE code = 'old'`,
    `DELETE FROM orders AS o WHERE o.code = 'old' AND o IS NOT NULL`,
    `UPDATE orders SET "code" = upper(code) WHERE ctid IS NOT NULL AND id IN (SELECT title FROM elsewhere)`,
    "UPDATE orders SET code = title FROM elsewhere",
    "DELETE FROM elsewhere WHERE title = 'old'",
    "DO $$ DECLARE title TEXT; BEGIN UPDATE orders SET code = title; END $$",
  ])
    expect(back(sql), sql).not.toBe("raises");
});

test("a statement with a word that depends on something unknown is followed both ways", async () => {
  const parseSql = await loadSqlParser();
  const make = `import os
op.execute(f"CREATE {'UNIQUE ' if os.environ.get('ONLY') else ''}INDEX ix_note ON orders (note)")`;
  const both = (downgrade: string): string =>
    verdicts(
      project({
        revisions: [
          ["base", ORDERS, DROP_ORDERS],
          ["next", make, downgrade],
        ],
        parseSql,
      }),
      "next",
    );
  expect(both(`op.execute("DROP INDEX ix_note")`)).toBe("restores restores restores");
  expect(both("pass")).toBe("empty empty empty");
});

test("a sequence that a column owns and asks for its default is what SERIAL makes", async () => {
  const parseSql = await loadSqlParser();
  const back = (...statements: readonly string[]): string | undefined =>
    verdicts(
      project({
        revisions: [
          ["base", `op.create_table("parcels", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("code", sa.String(9)))`, "pass"],
          [
            "next",
            `op.drop_column("parcels", "id")\nop.create_primary_key("parcels_pkey", "parcels", ["code"])`,
            [
              `op.drop_constraint("parcels_pkey", "parcels", type_="primary")`,
              `op.alter_column("parcels", "code", nullable=True)`,
              `op.add_column("parcels", sa.Column("id", sa.Integer(), nullable=False))`,
              ...statements.map((each) => `op.execute("${each}")`),
              `op.create_primary_key("parcels_pkey", "parcels", ["id"])`,
            ].join("\n"),
          ],
        ],
        parseSql,
      }),
      "next",
    ).split(" ")[0];
  const asked = "ALTER TABLE parcels ALTER COLUMN id SET DEFAULT nextval('parcels_id_seq')";
  expect(back("CREATE SEQUENCE parcels_id_seq OWNED BY parcels.id", asked)).toBe("lossy");
  expect(back("CREATE SEQUENCE parcels_id_seq", asked, "ALTER SEQUENCE parcels_id_seq OWNED BY parcels.id")).toBe("lossy");
  expect(back("CREATE SEQUENCE parcels_id_seq", asked)).toBe("differs");
  expect(back("CREATE SEQUENCE parcels_id_seq OWNED BY parcels.id")).toBe("differs");
});

test("a function of the session goes with it", async () => {
  const parseSql = await loadSqlParser();
  const found = project({
    revisions: [["base", `op.execute("CREATE FUNCTION pg_temp.one() RETURNS int AS 'SELECT 1' LANGUAGE sql")`, "pass"]],
    parseSql,
  });
  expect(verdicts(found, "base").split(" ")[0]).toBe("restores");
});

describe("a table that is older than the history", () => {
  const run = async (upgrade: string, downgrade: string): Promise<string | undefined> =>
    verdicts(
      project({
        parseSql: await loadSqlParser(),
        revisions: [
          ["base", `op.add_column("legacy", sa.Column("extra", sa.Text()))`, `op.drop_column("legacy", "extra")`],
          ["next", upgrade, downgrade],
        ],
      }),
      "next",
    ).split(" ")[0];
  const sql = (...statements: readonly string[]): string => statements.map((each) => `op.execute("${each}")`).join("\n");

  test("may have the constraint that is dropped if it exists", async () => {
    const [drop, wide, narrow] = [
      "ALTER TABLE legacy DROP CONSTRAINT IF EXISTS legacy_check",
      "ALTER TABLE legacy ADD CONSTRAINT legacy_check CHECK (extra IN ('a', 'b'))",
      "ALTER TABLE legacy ADD CONSTRAINT legacy_check CHECK (extra IN ('a'))",
    ];
    expect(await run(sql(drop, wide), sql(drop, narrow))).toBe("unproved");
    expect(await run(`${sql(drop)}\nop.add_column("legacy", sa.Column("more", sa.Text()))`, sql(narrow))).toBe("differs");
  });

  test("may have had what it has when it is made anew", async () => {
    const anew = `op.create_table("legacy", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("extra", sa.Text()))`;
    expect(await run(`op.drop_table("legacy")`, anew)).toBe("unproved");
    expect(await run(`op.drop_table("legacy")`, anew.replace(`sa.Column("extra", sa.Text())`, `sa.Column("other", sa.Text())`))).toBe(
      "differs",
    );
  });
});

test("a view is what it means, not how it is written", async () => {
  const parseSql = await loadSqlParser();
  const view = (text: string): string => `op.execute("""CREATE VIEW notes AS ${text}""")`;
  const back = (text: string): string | undefined =>
    verdicts(
      project({
        parseSql,
        revisions: [
          [
            "base",
            `${ORDERS}\n${view("SELECT id,\n  note::text AS words -- all of them\nFROM orders")}`,
            `op.execute("DROP VIEW notes")\n${DROP_ORDERS}`,
          ],
          ["next", `op.execute("DROP VIEW notes")`, view(text)],
        ],
      }),
      "next",
    ).split(" ")[0];
  expect(back("select id, note::text as words from orders")).toBe("restores");
  expect(back("select id, note::text as texts from orders")).toBe("differs");
  expect(back("select id, note::varchar as words from orders")).toBe("differs");
});

describe("a DO block", () => {
  const run = async (block: string, downgrade: string, first = "pass"): Promise<string | undefined> =>
    verdicts(
      project({
        parseSql: await loadSqlParser(),
        revisions: [
          ["base", `${ORDERS}\n${first}`, DROP_ORDERS],
          ["next", `op.execute("""DO $$ ${block} $$""")`, downgrade],
        ],
      }),
      "next",
    ).split(" ")[0];
  const makes = "CREATE TYPE mood AS ENUM ('calm', 'cross')";
  const drop = `op.execute("DROP TYPE mood")`;

  test("makes what is missing", async () => {
    const guarded = `BEGIN IF NOT EXISTS (SELECT 1 FROM pg_type WHERE typname = 'mood') THEN ${makes}; END IF; END`;
    expect(await run(guarded, drop)).toBe("restores");
    expect(await run(guarded, "pass")).toBe("empty");
    expect(await run(guarded, "pass", `op.execute("${makes}")`)).toBe("restores");
  });

  test("goes on after an error that it handles", async () => {
    const caught = `BEGIN ${makes}; EXCEPTION WHEN duplicate_object THEN NULL; END`;
    expect(await run(caught, drop)).toBe("restores");
    expect(await run(caught, "pass", `op.execute("${makes}")`)).toBe("restores");
    const column = "BEGIN ALTER TABLE orders ADD COLUMN total int; EXCEPTION WHEN others THEN RAISE NOTICE 'there'; END";
    expect(await run(column, `op.drop_column("orders", "total")`)).toBe("restores");
  });

  test("runs SQL that is written out, and is not known where it is put together", async () => {
    const column = `op.drop_column("orders", "total")`;
    expect(await run("BEGIN EXECUTE 'ALTER TABLE orders ADD COLUMN total int'; END", column)).toBe("restores");
    expect(await run("DECLARE n text; BEGIN n := 'x'; EXECUTE format('ALTER TABLE orders ADD %I int', n); END", "pass")).toBe("unproved");
    expect(await run("BEGIN FOR i IN 1..3 LOOP ALTER TABLE orders ADD COLUMN total int; END LOOP; END", "pass")).toBe("unproved");
  });

  test("that runs unknown SQL may have taken away what is made after it, and is the reason why nothing is proved", async () => {
    const parseSql = await loadSqlParser();
    const body =
      "DECLARE n text; BEGIN FOR n IN SELECT conname FROM pg_constraint LOOP EXECUTE format('ALTER TABLE orders DROP CONSTRAINT %I', n); END LOOP; END";
    const check = (labels: string): string => `op.create_check_constraint("known", "orders", "note IN (${labels})")`;
    const drop = `op.drop_constraint("known", "orders", type_="check")`;
    const found = project({
      revisions: [
        ["base", `${ORDERS}\n${check("'a'")}`, DROP_ORDERS],
        ["next", `op.execute("""DO $$ ${body} $$""")\n${check("'a', 'b'")}`, `${drop}\n${check("'a'")}`],
        ["last", `${drop}\n${check("'a', 'b', 'c'")}`, `${drop}\n${check("'a', 'b'")}`],
        ["wrong", `${drop}\n${check("'a'")}`, `${drop}\n${check("'a', 'b'")}`],
      ],
      parseSql,
    });
    const first = (revision: string): string | undefined => verdicts(found, revision).split(" ")[0];
    expect(reasons(found, "next")[0]).toContain("EXECUTE runs SQL that is put together in the database");
    expect(["next", "last", "wrong"].map(first)).toEqual(["unproved", "restores", "differs"]);
  });

  test("takes a condition on rows both ways, and a guard that refuses one way", async () => {
    const column = `op.drop_column("orders", "total")`;
    const adds = "ALTER TABLE orders ADD COLUMN total int";
    expect(await run(`BEGIN IF (SELECT count(*) FROM orders) > 0 THEN ${adds}; END IF; END`, column)).toBe("unproved");
    expect(await run(`BEGIN IF EXISTS (SELECT 1 FROM orders) THEN RAISE EXCEPTION 'rows'; END IF; ${adds}; END`, column)).toBe("restores");
  });

  test("that raises in downgrade() raises", async () => {
    expect(await run(`BEGIN ${makes}; END`, `op.execute("DO $$ BEGIN RAISE EXCEPTION 'no way back'; END $$")`)).toBe("raises");
  });
});

describe("a table that is put together out of another one", () => {
  const table = `op.create_table("shops", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("url", sa.Text()))`;
  const rebuilt = (loop: string): string => `bind = op.get_bind()
old = sa.Table("shops", sa.MetaData(), autoload_with=bind)
new = sa.Table("shops_new", sa.MetaData())
${loop}
new.create(bind)
op.drop_table("shops")
op.rename_table("shops_new", "shops")`;

  test("is not known, and neither is what a later revision finds in it", async () => {
    const parseSql = await loadSqlParser();
    const columns = "for column in old.columns:\n    new.append_column(column.copy())";
    const later = `if any(each["name"] == "uq_url" for each in sa.inspect(op.get_bind()).get_unique_constraints("shops")):
    with op.batch_alter_table("shops") as batch_op:
        batch_op.drop_constraint("uq_url", type_="unique")`;
    const found = project({
      parseSql,
      revisions: [
        ["r0", table, `op.drop_table("shops")`],
        ["r1", rebuilt(columns), rebuilt(columns)],
        ["r2", later, `with op.batch_alter_table("shops") as batch_op:\n    batch_op.create_unique_constraint("uq_url", ["url"])`],
        ["r3", rebuilt("for column in columns_of(old):\n    new.append_column(column)"), "pass"],
      ],
    });
    expect(verdicts(found, "r1")).toBe("unproved unproved unproved");
    expect(verdicts(found, "r2")).not.toContain("restores");
    expect(verdicts(found, "r3")).not.toContain("restores");
  });
});

test("a condition as PostgreSQL gives it back is the one that was written", async () => {
  const parseSql = await loadSqlParser();
  const index = (where: string): string => `op.create_index("ix_open", "orders", ["id"], postgresql_where=sa.text("${where}"))`;
  const drop = `op.drop_index("ix_open", table_name="orders")`;
  const pairs = [
    ["note = 'open'", "((note)::text = 'open'::text)", "restores"],
    ["note IN ('a', 'b')", "((note)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[]))", "restores"],
    ["note = 'open'", "((note)::text = 'shut'::text)", "differs"],
    ["note IN ('a', 'b')", "((note)::text = ANY ((ARRAY['a'::character varying])::text[]))", "differs"],
    ["note = '(a)'", "((note)::text = 'a'::text)", "differs"],
  ] as const;
  for (const [written, given, verdict] of pairs) {
    const found = project({
      parseSql,
      revisions: [
        ["r0", `${ORDERS}\n${index(written)}`, DROP_ORDERS],
        ["r1", drop, index(given)],
      ],
    });
    expect([given, verdicts(found, "r1").split(" ")[0]]).toEqual([given, verdict]);
  }
});

test("a DO block is PostgreSQL's alone", async () => {
  const parseSql = await loadSqlParser();
  const found = project({
    parseSql,
    revisions: [
      ["r0", ORDERS, DROP_ORDERS],
      ["r1", `op.execute("DO $$ BEGIN ALTER TABLE orders ADD COLUMN kind text; END $$")`, `op.drop_column("orders", "note")`],
    ],
  });
  expect(verdicts(found, "r1")).toBe("differs unproved unproved");
});

test("a history that begins with all tables of the models rests on tables that no revision makes", () => {
  const found = project({
    files: {
      "app/models.py":
        "from sqlalchemy import Column, Integer\nfrom sqlalchemy.orm import DeclarativeBase\n\n\nclass Base(DeclarativeBase):\n    pass\n",
    },
    revisions: [
      ["base", "from app.models import Base\nBase.metadata.create_all(bind=op.get_bind(), checkfirst=True)", "raise NotImplementedError()"],
      [
        "next",
        `if "note" not in [each["name"] for each in sa.inspect(op.get_bind()).get_columns("orders")]:
    op.add_column("orders", sa.Column("note", sa.Text()))`,
        `op.drop_column("orders", "note")`,
      ],
      ["last", `op.add_column("orders", sa.Column("total", sa.Integer()))`, `op.drop_column("orders", "total")`],
    ],
  });
  expect(verdicts(found, "base")).toBe("raises raises raises");
  expect(verdicts(found, "last")).toBe("restores restores restores");
});

test("a variant may be given as a class, and MySQL has no text column of any length", () => {
  const judged = (type: string): string =>
    onOrders(
      `from sqlalchemy.dialects import mysql\nop.add_column("orders", sa.Column("body", ${type}))`,
      `op.drop_column("orders", "body")`,
    );
  expect(judged(`sa.String(16777215).with_variant(mysql.MEDIUMTEXT, "mysql")`)).toBe("restores restores restores");
  expect(judged(`sa.String(16777215)`)).toBe("restores restores unproved");
});

test("an index that is older than the history may have been unique, which MySQL keeps as a unique", () => {
  const judged = (upgrade: string, downgrade: string): string => verdicts(project({ revisions: [["next", upgrade, downgrade]] }), "next");
  const drop = `op.drop_index("ix_orders_note", table_name="orders")`;
  // Whether it was the same index is not known, on any database.
  expect(judged(drop, `op.create_index("ix_orders_note", "orders", ["note"], unique=True)`)).toBe("unproved unproved unproved");
  expect(judged(drop, `op.create_index("ix_orders_note", "orders", ["note"])`)).toBe("unproved unproved unproved");
  // A constraint is another thing than an index, but to MySQL.
  expect(judged(drop, `op.create_unique_constraint("ix_orders_note", "orders", ["note"])`)).toBe("differs raises unproved");
});

test("a query that asks whether something exists does nothing, whatever is bound in it", async () => {
  const parseSql = await loadSqlParser();
  const judged = (query: string): string =>
    verdicts(
      project({
        revisions: [
          ["base", ORDERS, DROP_ORDERS],
          [
            "next",
            `asked = op.get_bind().execute(sa.text("${query}"), {"name": "orders"}).scalar()
op.add_column("orders", sa.Column("total", sa.Integer()))`,
            `op.drop_column("orders", "total")`,
          ],
        ],
        parseSql,
      }),
      "next",
    ).split(" ")[0] ?? "";
  for (const query of [
    "SELECT EXISTS (SELECT 1 FROM pg_enum WHERE enumlabel = :name AND enumtypid = (SELECT oid FROM pg_type WHERE typname = 'state'))",
    "SELECT to_regclass(:name)",
    "SELECT coalesce(max(id), :name) FROM orders",
  ])
    expect([query, judged(query)]).toEqual([query, "restores"]);
  expect(judged("SELECT fill_totals(:name)")).toBe("unproved");
});

test("a key that refers to another table by a constraint counts no more than one whose column says so", () => {
  const made = (key: string, auto = ""): string => `op.create_table(
    "totals",
    sa.Column("order_id", sa.BigInteger()${auto}, nullable=False),
    sa.PrimaryKeyConstraint("order_id"),
    ${key}
)`;
  const refers = `sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_totals_order_id")`;
  const judged = (key: string): string =>
    verdicts(
      project({
        revisions: [
          ["base", ORDERS, DROP_ORDERS],
          ["totals", made(key), `op.drop_table("totals")`],
          ["next", `op.drop_table("totals")`, made(key, ", autoincrement=False")],
        ],
      }),
      "next",
    );
  expect(judged(refers)).toBe("lossy lossy lossy");
  // PostgreSQL and MySQL count the keys that refer to nothing.
  expect(judged("")).toBe("differs lossy differs");
});

test("the order of an index may be written as an operator class", async () => {
  const parseSql = await loadSqlParser();
  const judged = (ops: string, order: string): string | undefined =>
    verdicts(
      project({
        revisions: [
          ["base", ORDERS, DROP_ORDERS],
          ["index", `op.create_index("ix_note", "orders", ["note"], postgresql_ops={"note": "${ops}"})`, `op.drop_index("ix_note")`],
          ["next", `op.drop_index("ix_note")`, `op.create_index("ix_note", "orders", [${order}])`],
        ],
        parseSql,
      }),
      "next",
    ).split(" ")[0];
  expect(judged("DESC", `sa.text("note DESC")`)).toBe("restores");
  expect(judged("desc", `"note"`)).toBe("differs");
  expect(judged("ASC", `"note"`)).toBe("restores");
  expect(judged("text_pattern_ops", `"note"`)).toBe("differs");
});

test("a view that is dropped where it exists may be older than a history that begins on tables of others", async () => {
  const parseSql = await loadSqlParser();
  const view = (columns: string): string => `op.execute("DROP VIEW IF EXISTS open_orders")
op.execute("CREATE VIEW open_orders AS SELECT ${columns} FROM orders")`;
  const judged = (first: string): string | undefined =>
    verdicts(
      project({
        revisions: [
          ["base", first, "pass"],
          ["next", view("id, note"), view("id")],
        ],
        parseSql,
      }),
      "next",
    ).split(" ")[0];
  expect(judged(ORDERS)).toBe("differs");
  expect(judged(`op.alter_column("orders", "note", nullable=True)`)).toBe("unproved");
});

test("a type that upgrade() drops and makes again of labels that are read may be there", async () => {
  const parseSql = await loadSqlParser();
  const judged = (labels: string): string | undefined =>
    verdicts(
      project({
        revisions: [
          ["base", `op.execute("CREATE TYPE state AS ENUM ('open', 'closed', 'lost')")`, `op.execute("DROP TYPE state")`],
          [
            "next",
            `op.execute("ALTER TYPE state RENAME TO state_old")
rows = op.get_bind().execute(sa.text("SELECT unnest(enum_range(NULL::state_old))")).fetchall()
labels = ${labels}
op.execute(sa.text("CREATE TYPE state AS ENUM (" + ", ".join(f"'{label}'" for label in labels) + ")"))
op.execute("DROP TYPE state_old")`,
            `op.execute("ALTER TYPE state ADD VALUE IF NOT EXISTS 'lost'")`,
          ],
        ],
        parseSql,
      }),
      "next",
    ).split(" ")[0];
  expect(judged("[row[0] for row in rows if row[0] != 'lost']")).toBe("unproved");
  expect(judged("['open', 'closed']")).toBe("restores");
});

test("a first revision that only refuses stands for databases that other means make", () => {
  const judged = (first: string): string =>
    verdicts(
      project({
        revisions: [
          ["base", first, "pass"],
          ["next", `op.add_column("orders", sa.Column("total", sa.Integer()), if_not_exists=True)`, `op.drop_column("orders", "total")`],
        ],
      }),
      "next",
    );
  expect(judged("raise NotImplementedError")).toBe("restores restores restores");
  // One that begins and then fails makes part of a schema that nobody has.
  expect(judged(`${ORDERS}\nraise NotImplementedError`)).toBe("unproved unproved unproved");
});

test("functions of one name that take other types stand side by side", async () => {
  const parseSql = await loadSqlParser();
  const made = (parameters: string): string =>
    `op.execute("CREATE OR REPLACE FUNCTION search(${parameters}) RETURNS text AS $$ SELECT 'x' $$ LANGUAGE sql")`;
  const dropped = (types: string): string => `op.execute("DROP FUNCTION public.search${types}")`;
  const judged = (upgrade: readonly string[], downgrade: readonly string[], first = "pass"): string | undefined =>
    verdicts(
      project({
        revisions: [
          ["base", first, "pass"],
          ["next", upgrade.join("\n"), downgrade.join("\n")],
        ],
        parseSql,
      }),
      "next",
    ).split(" ")[0];
  const both = [made("config regconfig, words text"), made("words text")];
  expect(judged(both, [dropped("(regconfig, text)"), dropped("(text)")])).toBe("restores");
  expect(judged(both, [dropped("(text)")])).toBe("differs");
  expect(judged(both, [dropped("(text)"), dropped("(text)")])).toBe("raises");
  expect(judged(both, [dropped(""), dropped("")])).toBe("raises");
  // A parameter more makes another function, and the old one stays.
  expect(judged([made("words text, many int")], [dropped("(text, integer)")], made("words text"))).toBe("restores");
  expect(judged([made("words text, many int")], [made("words text")], made("words text"))).toBe("differs");
  expect(judged([made("words character varying[]")], [dropped("(varchar[])")], made("words text"))).toBe("restores");
});

describe("what a view reads", () => {
  const NOTES = `${ORDERS}\nop.execute("CREATE VIEW notes AS SELECT o.note FROM orders o")`;
  const batch = (line: string): string => `with op.batch_alter_table("orders") as batch_op:\n    ${line}`;
  async function said(base: string, upgrade: string, downgrade: string): Promise<string> {
    const revisions = [["base", base, `op.execute("DROP VIEW notes")\n${DROP_ORDERS}`] as const, ["next", upgrade, downgrade] as const];
    return verdicts(project({ parseSql: await loadSqlParser(), revisions }), "next");
  }

  test("keeps PostgreSQL from taking it away, and SQLite from dropping the column", async () => {
    const note = `op.add_column("orders", sa.Column("total", sa.Integer()))`;
    expect(await said(NOTES, note, `op.drop_column("orders", "note")`)).toBe("raises raises differs");
    expect(await said(NOTES, note, `op.drop_column("orders", "total")`)).toBe("restores restores restores");
    const narrower = `op.alter_column("orders", "note", existing_type=sa.String(50), type_=sa.String(50), existing_nullable=True)`;
    expect(await said(NOTES, note, `${narrower}\nop.drop_column("orders", "total")`)).toBe("raises raises restores");
  });

  test("is asked by SQLite whenever batch mode makes the table anew or a table is renamed", async () => {
    const total = `op.add_column("orders", sa.Column("total", sa.Integer()))`;
    expect(await said(NOTES, total, batch(`batch_op.drop_column("total")`))).toBe("restores raises restores");
    expect(await said(ORDERS, total, batch(`batch_op.drop_column("total")`))).toBe("restores restores restores");
    const legacy = `op.execute("PRAGMA legacy_alter_table=ON")\n${batch(`batch_op.drop_column("total")`)}`;
    expect((await said(NOTES, total, legacy)).split(" ")[1]).toBe("restores");
    const other = `op.create_table("items", sa.Column("id", sa.Integer(), primary_key=True))`;
    expect(await said(NOTES, `${DROP_ORDERS}\n${other}`, `op.rename_table("items", "lines")`)).toBe("unproved raises differs");
  });

  test("goes with CASCADE, and follows a new name", async () => {
    const gone = `op.execute("ALTER TABLE orders DROP COLUMN note CASCADE")`;
    expect((await said(NOTES, gone, `op.add_column("orders", sa.Column("note", sa.String(50)))`)).split(" ")[0]).toBe("differs");
    const renamed = `op.alter_column("orders", "note", new_column_name="remark", existing_type=sa.String(50))`;
    expect((await said(NOTES, renamed, `op.drop_column("orders", "remark")`)).split(" ")[0]).toBe("raises");
  });
});

test("MySQL drops an index of a table", async () => {
  const upgrade = `op.create_index("ix_orders_note", "orders", ["note"])`;
  const found = project({
    parseSql: await loadSqlParser(),
    revisions: [
      ["base", ORDERS, DROP_ORDERS],
      ["next", upgrade, `op.execute("DROP INDEX \`ix_orders_note\` ON orders")`],
      ["last", upgrade.replaceAll("ix_", "in_"), `op.execute("DROP INDEX in_notes ON orders")`],
    ],
  });
  expect(verdicts(found, "next").split(" ")[2]).toBe("restores");
  expect(verdicts(found, "last").split(" ")[2]).toBe("raises");
});

test("a view follows the new name of its table, in PostgreSQL and SQLite", async () => {
  const view = `op.execute("CREATE VIEW notes AS SELECT orders.note FROM orders")`;
  const found = project({
    parseSql: await loadSqlParser(),
    revisions: [
      ["base", `${ORDERS}\n${view}`, `op.execute("DROP VIEW notes")\n${DROP_ORDERS}`],
      ["renamed", `op.rename_table("orders", "sales")`, `op.rename_table("sales", "orders")`],
      ["next", `op.execute("DROP VIEW notes")`, view.replaceAll("orders", "sales")],
    ],
  });
  expect(verdicts(found, "renamed")).toBe("restores restores restores");
  expect(verdicts(found, "next")).toBe("restores restores differs");
});

test("batch mode on SQLite makes an index of the column twice where the table is made anew", () => {
  const column = `sa.Column("total", sa.Integer(), server_default=sa.text("0"), index=True)`;
  const added = (text: string): string => `with op.batch_alter_table("orders") as batch_op:\n    batch_op.add_column(${text})`;
  const dropped = `op.drop_index("ix_orders_total", "orders")\nop.drop_column("orders", "total")`;
  expect(onOrders(added(column), dropped)).toBe("restores raises restores");
  expect(onOrders(added(column.replace(`server_default=sa.text("0"), `, "")), dropped)).toBe("restores restores restores");
});

test("a view is not made of what was dropped before, but on SQLite", async () => {
  const view = `op.execute("CREATE VIEW notes AS SELECT note FROM orders")`;
  const found = project({
    parseSql: await loadSqlParser(),
    revisions: [
      ["base", `${ORDERS}\n${view}`, `op.execute("DROP VIEW notes")\n${DROP_ORDERS}`],
      ["next", `op.execute("DROP VIEW notes")\n${DROP_ORDERS}`, `${view}\n${ORDERS}`],
    ],
  });
  expect(verdicts(found, "next")).toBe("raises lossy raises");
});

test("a default of a date and time states the whole column on MySQL", () => {
  const table = ORDERS.replace("\n)", `\n    sa.Column("sent", sa.DateTime(), nullable=False),\n)`);
  const altered = (rest: string): string => `op.alter_column("orders", "sent", existing_type=sa.DateTime(), ${rest})`;
  const said = (downgrade: string): string =>
    verdicts(
      project({
        revisions: [
          ["base", table.replace("nullable=False", "nullable=False, server_default=sa.func.now()"), DROP_ORDERS],
          ["next", altered("server_default=None"), downgrade],
        ],
      }),
      "next",
    ).split(" ")[2] ?? "";
  expect(said(altered("server_default=sa.func.now()"))).toBe("differs");
  expect(said(altered("server_default=sa.func.now(), existing_nullable=False"))).toBe("restores");
});

test("of two unique constraints over the same columns batch mode on SQLite knows the first", () => {
  const table = ORDERS.replace("\n)", `\n    sa.UniqueConstraint("note", name="uq_note"),\n)`);
  const batch = (line: string): string => `with op.batch_alter_table("orders") as batch_op:\n    ${line}`;
  const found = project({
    revisions: [
      ["base", table, DROP_ORDERS],
      [
        "next",
        batch(`batch_op.create_unique_constraint("uq_again", ["note"])`),
        batch(`batch_op.drop_constraint("uq_again", type_="unique")`),
      ],
    ],
  });
  expect(verdicts(found, "next").split(" ")[1]).toBe("raises");
});

test("batch mode that makes the table anew makes no index twice", () => {
  const index = `batch_op.create_index("ix_orders_note", ["note"])`;
  const batch = (...lines: string[]): string =>
    `with op.batch_alter_table("orders", recreate="always") as batch_op:\n    ${lines.join("\n    ")}`;
  const indexed = `${ORDERS}\nop.create_index("ix_orders_note", "orders", ["note"])`;
  const said = (upgrade: string): string =>
    verdicts(
      project({
        revisions: [
          ["base", indexed, DROP_ORDERS],
          ["next", upgrade, "pass"],
        ],
      }),
      "next",
    ).split(" ")[1] ?? "";
  expect(said(batch(index))).toBe("unproved");
  expect(said(batch(`batch_op.drop_index("ix_orders_note")`, index))).toBe("restores");
});

describe("rows that a downgrade asks for", () => {
  const MODEL = `from sqlalchemy.orm import Session, declarative_base
Base = declarative_base()
class Order(Base):
    __tablename__ = "orders"
    id = sa.Column(sa.Integer, primary_key=True)
    note = sa.Column(sa.String(50))
session = Session(bind=op.get_bind())
`;
  const down = (asked: string): string =>
    `${MODEL}order = session.query(Order).filter(Order.note == "gift").${asked}\nop.drop_column("orders", "total")`;
  const UP = `op.add_column("orders", sa.Column("total", sa.Numeric(10, 2)))`;

  test("may not be there: one() raises without one, and the schema stays", () => {
    expect(onOrders(UP, down("one()"))).toBe("unproved unproved unproved");
    expect(onOrders(UP, down("one_or_none()"))).toBe("restores restores restores");
    expect(onOrders(UP, down("first()"))).toBe("restores restores restores");
  });
});

describe("the length of a type of SQLAlchemy-Utils", () => {
  test("is that of its text", () => {
    const found = project({
      revisions: [
        [
          "base",
          `from sqlalchemy_utils import ChoiceType\nop.create_table("orders", sa.Column("state", ChoiceType([("new", "New")])))`,
          DROP_ORDERS,
        ],
        [
          "same",
          `op.alter_column("orders", "state", existing_type=sa.String(255), type_=sa.Text())`,
          `op.alter_column("orders", "state", type_=sa.String(255))`,
        ],
        [
          "other",
          `op.alter_column("orders", "state", existing_type=sa.String(255), type_=sa.Text())`,
          `op.alter_column("orders", "state", type_=sa.String(20))`,
        ],
      ],
    });
    expect(verdicts(found, "same")).toMatch(/^restores /);
    expect(verdicts(found, "other")).toMatch(/^differs /);
  });
});

describe("a naming convention", () => {
  const ENV = "from flask import current_app\ntarget_metadata = current_app.extensions['migrate'].db.metadata\n";
  const revisions = [
    ["base", ORDERS, DROP_ORDERS],
    ["next", `op.create_unique_constraint(None, "orders", ["note"])`, `op.drop_constraint(None, "orders", type_="unique")`],
  ] as const;
  const withFile = (text: string): string =>
    verdicts(project({ revisions, env: ENV, files: { "app/files.py": text } }), "next").split(" ")[0] ?? "";

  test("is one of a MetaData, no other", () => {
    expect(withFile(`def read(naming_convention):\n    return naming_convention\n`)).toBe("raises");
    expect(withFile(`from sqlalchemy import MetaData\nmetadata = MetaData(naming_convention={"fk": "fk_%(table_name)s"})\n`)).toBe(
      "unproved",
    );
  });
});
