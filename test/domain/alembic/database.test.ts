import { describe, expect, test } from "vitest";
import { loadSqlParser, project, reasons, verdicts } from "./project.ts";

const parseSql = await loadSqlParser();

/** The verdict on PostgreSQL of the last of some revisions, with its reasons. */
function judged(...revisions: readonly (readonly [upgrade: string, downgrade: string])[]): readonly string[] {
  const named = revisions.map(([upgrade, downgrade], i) => [`r${i}`, upgrade, downgrade] as const);
  const last = `r${revisions.length - 1}`;
  const found = project({ parseSql, revisions: named });
  return [verdicts(found, last).split(" ")[0] ?? "", ...reasons(found, last)];
}

const SHOP = `op.create_table("customers", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("code", sa.Text(), nullable=False))
op.create_unique_constraint("uq_code", "customers", ["code"])
op.create_table(
    "orders",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("customer_code", sa.Text(), nullable=True),
    sa.ForeignKeyConstraint(["customer_code"], ["customers.code"], name="fk_customer"),
)`;
const UNSHOP = `op.drop_table("orders")\nop.drop_table("customers")`;

describe("a key that goes with CASCADE", () => {
  const cascade = `op.execute("ALTER TABLE customers DROP CONSTRAINT uq_code CASCADE")`;
  const key = `op.create_unique_constraint("uq_code", "customers", ["code"])`;
  const reference = `op.create_foreign_key("fk_customer", "orders", "customers", ["customer_code"], ["code"])`;

  test("takes the foreign keys with it that rest on it", () => {
    expect(judged([SHOP, UNSHOP], [cascade, key])).toEqual(["differs", "foreign key fk_customer of orders lost"]);
    expect(judged([SHOP, UNSHOP], [cascade, `${key}\n${reference}`])).toEqual(["restores"]);
    expect(judged([SHOP, UNSHOP], [`${cascade}\nop.drop_column("customers", "code")`, "pass"])[0]).toBe("empty");
  });
});

describe("a renamed table", () => {
  const audited = `op.execute("CREATE FUNCTION audit() RETURNS trigger AS $$ BEGIN RETURN NULL; END $$ LANGUAGE plpgsql")
op.execute("CREATE TRIGGER audited AFTER INSERT ON orders FOR EACH ROW EXECUTE PROCEDURE audit()")`;
  const rename = [`op.rename_table("orders", "purchases")`, `op.rename_table("purchases", "orders")`] as const;

  test("keeps its triggers", () => {
    const drop = (table: string): string => `op.execute("DROP TRIGGER audited ON ${table}")`;
    const make = `op.execute("CREATE TRIGGER audited AFTER INSERT ON purchases FOR EACH ROW EXECUTE PROCEDURE audit()")`;
    expect(judged([`${SHOP}\n${audited}`, UNSHOP], rename)).toEqual(["restores"]);
    expect(judged([`${SHOP}\n${audited}`, UNSHOP], rename, [drop("purchases"), "pass"])[0]).toBe("empty");
    expect(judged([`${SHOP}\n${audited}`, UNSHOP], rename, [`op.execute("SELECT 1")`, make])[0]).toBe("raises");
    expect(judged([`${SHOP}\n${audited}`, UNSHOP], rename, [drop("purchases"), make])).toEqual(["restores"]);
  });
});

describe("a function that goes with CASCADE", () => {
  const audit = `op.execute("CREATE FUNCTION audit() RETURNS trigger AS $$ BEGIN RETURN NULL; END $$ LANGUAGE plpgsql")`;
  const trigger = `op.execute("CREATE TRIGGER audited AFTER INSERT ON orders FOR EACH ROW EXECUTE PROCEDURE audit()")`;
  const first = [`${SHOP}\n${audit}\n${trigger}`, UNSHOP] as const;
  const cascade = `op.execute("DROP FUNCTION audit() CASCADE")`;

  test("takes the triggers with it that call it", () => {
    expect(judged(first, [cascade, `${audit}\n${trigger}`])).toEqual(["restores"]);
    expect(judged(first, [cascade, audit])).toEqual(["differs", "trigger audited of orders lost"]);
  });
});

describe("an enum type whose labels are synchronised", () => {
  const head = "from alembic_postgresql_enum import ColumnType, TableReference\n";
  const made = `op.execute("CREATE TYPE size AS ENUM ('s', 'm')")
op.create_table("shirts", sa.Column("one", postgresql.ENUM("s", "m", name="size", create_type=False)),
    sa.Column("many", postgresql.ARRAY(postgresql.ENUM("s", "m", name="size", create_type=False))))`;
  const sync = (labels: string, columns: string): string => `${head}op.sync_enum_values("public", "size", ${labels}, ${columns})`;

  test("keeps an array an array, and takes pairs of names", () => {
    const columns = `[("shirts", "one"), TableReference("shirts", "many", column_type=ColumnType.ARRAY)]`;
    expect(judged([made, "pass"], [sync(`["s", "m", "l"]`, columns), sync(`["s", "m"]`, columns)])).toEqual(["restores"]);
    const named = `[TableReference(table_schema="public", table_name="shirts", column_name="many", column_type=ColumnType.ARRAY)]`;
    expect(judged([made, "pass"], [sync(`["s", "m", "l"]`, named), sync(`["s", "m"]`, named)])).toEqual(["restores"]);
  });
});

test("an operation without its table is a TypeError of Python", () => {
  const add = `op.create_check_constraint("ck_code", "customers", "code <> ''")`;
  expect(judged([SHOP, UNSHOP], [add, `op.drop_constraint("ck_code")`])).toEqual([
    "raises",
    "downgrade() raises TypeError: missing a required argument: 'table_name'",
  ]);
});

test("a foreign key that is to come later is not in CREATE TABLE, where there is an ALTER TABLE", () => {
  const made = `op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("last_line", sa.Integer()),
    sa.ForeignKeyConstraint(["last_line"], ["lines.id"], name="fk_last_line", use_alter=True))
op.create_table("lines", sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id", use_alter=True)))`;
  const dropped = `op.drop_table("orders")\nop.drop_table("lines")`;
  expect(judged([made, dropped])).toEqual(["restores"]);
  const key = `op.create_foreign_key("fk_last_line", "orders", "lines", ["last_line"], ["id"])`;
  expect(judged([`${made}\n${key}`, `op.drop_constraint("fk_last_line", "orders", type_="foreignkey")\n${dropped}`])).toEqual(["restores"]);
});

test("SQLite takes long names whole", () => {
  const long = `ix_orders_${"customer_".repeat(8)}code`;
  const found = project({
    parseSql,
    revisions: [
      ["r0", SHOP.replace(/\n.*uq_code.*/, ""), UNSHOP],
      ["r1", `op.execute("CREATE INDEX ${long} ON orders (customer_code)")`, `op.drop_index("${long}", table_name="orders")`],
    ],
  });
  expect(verdicts(found, "r1").split(" ")[1]).toBe("restores");
});

test("a dialect answers what an inspector does", () => {
  const upgrade = `bind = op.get_bind()
name = bind.dialect.get_pk_constraint(bind, table_name="orders")["name"]
op.drop_constraint(name, "orders", type_="primary")
op.create_primary_key("pk_new", "orders", ["customer_code"])`;
  expect(judged([SHOP, UNSHOP], [upgrade, `op.drop_constraint("pk_new", "orders", type_="primary")`])).toEqual([
    "differs",
    "column orders.customer_code changed (nullable: false, was true)",
    "primary key orders_pkey of orders lost (none, was orders_pkey (id))",
  ]);
});

test("a check that comes with a new column goes with it", () => {
  const column = `sa.Column("state", sa.Text(), sa.CheckConstraint("state <> ''", name="ck_state"), nullable=True)`;
  expect(judged([SHOP, UNSHOP], [`op.add_column("orders", ${column})`, `op.drop_column("orders", "state")`])).toEqual(["restores"]);
});

test("an array is converted as its elements are", () => {
  const made = `op.create_table("docs", sa.Column("pages", postgresql.ARRAY(postgresql.JSON())), sa.Column("sizes", postgresql.ARRAY(sa.Text())))`;
  const alter = (column: string, type: string): string => `op.alter_column("docs", "${column}", type_=postgresql.ARRAY(${type}))`;
  expect(judged([made, "pass"], [alter("pages", "postgresql.JSONB()"), alter("pages", "postgresql.JSON()")])).toEqual(["restores"]);
  expect(judged([made, "pass"], [alter("sizes", "sa.Integer()"), alter("sizes", "sa.Text()")])[0]).toBe("unproved");
});

test("a constraint that is older than the history can be renamed", () => {
  const rename = (from: string, to: string): string => `op.execute("ALTER TABLE legacy RENAME CONSTRAINT ${from} TO ${to}")`;
  expect(judged([rename("uq_a", "uq_b"), rename("uq_b", "uq_a")])).toEqual(["restores"]);
  expect(judged([rename("uq_a", "uq_b"), "pass"])[0]).toBe("empty");
});

test("the MetaData of Flask-Migrate names constraints only where the project says how", () => {
  const env = `from flask import current_app\ntarget_metadata = current_app.extensions["migrate"].db.metadata\n`;
  const revisions = [
    ["r0", SHOP, UNSHOP],
    ["r1", `op.create_unique_constraint(None, "orders", ["customer_code"])`, `op.drop_constraint(None, "orders", type_="unique")`],
  ] as const;
  expect(verdicts(project({ env, revisions }), "r1").split(" ")[0]).toBe("raises");
  const files = { "app.py": `db = SQLAlchemy(metadata=MetaData(naming_convention=load()))\n` };
  expect(verdicts(project({ env, files, revisions }), "r1").split(" ")[0]).toBe("unproved");
  const conventions = `{"uq": "uq_%(table_name)s_%(column_0_name)s"}`;
  const said = (app: string): string => verdicts(project({ env, files: { "app.py": app }, revisions }), "r1").split(" ")[0] ?? "";
  const imports = "from flask_sqlalchemy import SQLAlchemy\nfrom sqlalchemy import MetaData\nfrom sqlalchemy.orm import DeclarativeBase\n";
  expect(said(`${imports}metadata = MetaData(naming_convention=${conventions})\ndb = SQLAlchemy(metadata=metadata)\n`)).toBe("raises");
  const named = [
    ["r0", SHOP, UNSHOP],
    ["r1", revisions[1][1], `op.drop_constraint("uq_orders_customer_code", "orders", type_="unique")`],
  ] as const;
  const names = (app: string): string => verdicts(project({ env, files: { "app.py": app }, revisions: named }), "r1").split(" ")[0] ?? "";
  expect(names(`${imports}metadata = MetaData(naming_convention=${conventions})\ndb = SQLAlchemy(metadata=metadata)\n`)).toBe("restores");
  expect(
    names(
      `${imports}class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=${conventions})\ndb = SQLAlchemy(model_class=Base)\n`,
    ),
  ).toBe("restores");
  expect(names(`${imports}db = SQLAlchemy(metadata=MetaData(naming_convention=${conventions}))\nother = SQLAlchemy()\n`)).toBe("unproved");
});

test("a check that is made in the batch that adds its columns goes with them", () => {
  const batch = (body: string): string => `with op.batch_alter_table("orders") as batch:\n${body}`;
  const upgrade = batch(
    `    batch.add_column(sa.Column("state", sa.Text()))\n    batch.create_check_constraint("ck_state", "state <> ''")`,
  );
  expect(judged([SHOP, UNSHOP], [upgrade, batch(`    batch.drop_column("state")`)])).toEqual(["restores"]);
});

test("temporary tables are no part of the schema", () => {
  const fill = `op.execute("CREATE TEMPORARY TABLE chosen AS SELECT id FROM orders")
op.execute("CREATE INDEX ix_chosen ON chosen (id)")
op.execute("DROP TABLE chosen")`;
  expect(judged([SHOP, UNSHOP], [fill, "pass"])).toEqual(["restores"]);
  expect(judged([SHOP, UNSHOP], [`${fill}\nop.execute("DROP TABLE orders")`, "pass"])[0]).toBe("empty");
});

describe("entities of alembic_utils", () => {
  const head = "from alembic_utils.pg_function import PGFunction\nfrom alembic_utils.pg_trigger import PGTrigger\n";
  const total = (body: string): string =>
    `${head}total = PGFunction(schema="public", signature="total(id integer)", definition="returns integer as $$ ${body} $$ language sql")\n`;

  test("are made, dropped and replaced", () => {
    const create = `${total("select 1")}op.create_entity(total)`;
    const drop = `${total("select 1")}op.drop_entity(total)`;
    expect(judged([create, drop])).toEqual(["restores"]);
    expect(judged([create, "pass"])[0]).toBe("empty");
    expect(
      judged([create, drop], [`${total("select 2")}op.replace_entity(total)`, `${total("select 1")}op.replace_entity(total)`]),
    ).toEqual(["restores"]);
    expect(
      judged([create, drop], [`${total("select 2")}op.replace_entity(total)`, `${total("select 3")}op.replace_entity(total)`]),
    ).toEqual(["differs", "function total changed (definition)"]);
    const trigger = `${head}t = PGTrigger(schema="public", signature="audited", on_entity="public.orders", definition="before insert on orders execute function audit()")\n`;
    expect(judged([SHOP, UNSHOP], [`${trigger}op.create_entity(t)`, `op.execute("DROP TRIGGER audited ON orders")`])).toEqual(["restores"]);
    // PostgreSQL cuts a name after 63 bytes.
    const long = "refuse_a_reference_to_what_is_not_public_in_orders_of_a_customer_abroad";
    const cut = `op.execute("DROP TRIGGER ${long.slice(0, 63)} ON orders")`;
    expect(judged([SHOP, UNSHOP], [`${trigger.replace("audited", long)}op.create_entity(t)`, cut])).toEqual(["restores"]);
  });
});

test("a trigger comes back with its table under another name, its arguments quoted or not, and no other", () => {
  const make = (on: string, args: string, event = "AFTER INSERT"): string =>
    `op.execute("CREATE TRIGGER noted ${event} ON ${on} FOR EACH ROW EXECUTE PROCEDURE note(${args})")`;
  const base = [`${SHOP}\n${make("orders", "id, 'total'")}\nop.rename_table("orders", "purchases")`, "pass"] as const;
  const drop = `op.execute("DROP TRIGGER noted ON purchases")`;
  expect(judged(base, [drop, make("public.purchases", "'id','total'").replace("PROCEDURE", "FUNCTION")])).toEqual(["restores"]);
  expect(judged(base, [drop, make("purchases", "id, 'count'")])[0]).toBe("differs");
  expect(judged(base, [drop, make("purchases", "id, total", "AFTER UPDATE")])[0]).toBe("differs");
  expect(judged(base, [drop, make("purchases", "id, total").replace("TRIGGER", "CONSTRAINT TRIGGER")])[0]).toBe("differs");
});

test("a trigger calls a function by the part of its name that PostgreSQL keeps", () => {
  const name = `note_${"a".repeat(70)}`;
  const make = (called: string): string =>
    `op.execute("CREATE TRIGGER noted AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION ${called}()")`;
  const written = `op.execute("CREATE FUNCTION ${name}() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql")`;
  const base = [`${SHOP}\n${written}\n${make(name)}`, "pass"] as const;
  const drop = `op.execute("DROP TRIGGER noted ON orders")`;
  expect(judged(base, [drop, make(name.slice(0, 63))])).toEqual(["restores"]);
});

test("a function comes back whatever marks its body, in whatever order it says what it is, and with no other body", () => {
  const entity = (definition: string): string =>
    `PGFunction(schema="public", signature="note()", definition=${JSON.stringify(definition)})`;
  const from = "from alembic_utils.pg_function import PGFunction\n";
  const first = `${from}op.create_entity(${entity("RETURNS TRIGGER AS $$\n  BEGIN\n  RETURN NEW;\n END;\n$$ LANGUAGE plpgsql VOLATILE")})`;
  const next = (definition: string): ReturnType<typeof judged> =>
    judged(
      [first, "pass"],
      [
        `${from}op.replace_entity(${entity("RETURNS TRIGGER AS $$BEGIN RETURN OLD; END;$$ LANGUAGE plpgsql")})`,
        `${from}op.replace_entity(${entity(definition)})`,
      ],
    );
  expect(next("returns trigger\n LANGUAGE plpgsql\nAS $function$\n  BEGIN\n  RETURN NEW;\n END;\n$function$")).toEqual(["restores"]);
  expect(next("returns trigger\n LANGUAGE plpgsql\n STABLE\nAS $function$\n  BEGIN\n  RETURN NEW;\n END;\n$function$")[0]).toBe("differs");
  expect(next("returns trigger\n LANGUAGE plpgsql\nAS $function$BEGIN RETURN NULL; END;$function$")[0]).toBe("differs");
  const sql = `op.execute("CREATE OR REPLACE FUNCTION note() RETURNS trigger LANGUAGE 'plpgsql' AS 'BEGIN RETURN NEW; END;'")`;
  expect(judged([first, "pass"], [`op.execute("DROP FUNCTION note()")`, sql])).toEqual(["restores"]);
});

test("a function takes another name in all that calls it", () => {
  const make = `op.execute("CREATE FUNCTION audit() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql")
op.execute("CREATE TRIGGER audited AFTER INSERT ON orders FOR EACH ROW EXECUTE FUNCTION audit()")`;
  const unmake = `op.execute("DROP TRIGGER audited ON orders")\nop.execute("DROP FUNCTION audit()")`;
  const name = (from: string, to: string): string => `op.execute("ALTER FUNCTION ${from}() RENAME TO ${to}")`;
  const base = [`${SHOP}\n${make}`, `${unmake}\n${UNSHOP}`] as const;
  expect(judged(base, [name("audit", "record"), name("record", "audit")])).toEqual(["restores"]);
  expect(judged(base, [name("audit", "record"), "pass"])[0]).toBe("empty");
  expect(judged(base, [name("audit", "record"), name("record", "noted")])[0]).toBe("differs");
  const written = `op.execute("CREATE FUNCTION record() RETURNS trigger AS $$ BEGIN RETURN NEW; END $$ LANGUAGE plpgsql")`;
  const plain = `${SHOP}\n${make.split("\n")[0]}\n${name("audit", "record")}`;
  expect(judged([plain, "pass"], [`op.execute("DROP FUNCTION record()")`, written])).toEqual(["restores"]);
  const total = `op.execute("CREATE FUNCTION total() RETURNS int AS $$ BEGIN RETURN audit() + record; END $$ LANGUAGE plpgsql")`;
  const unmakeBoth = `op.execute("DROP FUNCTION total()")\n${unmake}`;
  expect(judged([`${SHOP}\n${make}\n${total}`, `${unmakeBoth}\n${UNSHOP}`], [name("audit", "record"), name("record", "audit")])).toEqual([
    "restores",
  ]);
});

describe("what upgrade() does beyond what is known", () => {
  test("may be what downgrade() undoes", () => {
    const upgrade = `import os\nop.drop_column("orders", os.environ["COLUMN"])`;
    const add = `op.add_column("orders", sa.Column("state", sa.Text()))`;
    expect(judged([SHOP, UNSHOP], [upgrade, add])[0]).toBe("unproved");
    expect(judged([SHOP, UNSHOP], [`op.add_column("orders", sa.Column("total", sa.Integer()))\n${upgrade}`, add])[0]).toBe("differs");
  });

  test("may be what downgrade() needs: where it fails without, the rest of it has not run", () => {
    const upgrade = `op.create_table("parts", sa.Column("id", sa.Integer(), primary_key=True))
op.execute("CREATE TABLE screws () INHERITS (parts)")`;
    expect(judged([SHOP, UNSHOP], [upgrade, `op.drop_table("screws")\nop.drop_table("parts")`])[0]).toBe("unproved");
  });
});

test("a MetaData that has read the database knows its foreign keys", () => {
  const upgrade = `metadata = sa.MetaData()
metadata.reflect(bind=op.get_bind(), only=["orders", "customers"])
for name in ["orders", "customers"]:
    for key in metadata.tables[name].foreign_keys:
        op.drop_constraint(key.name, name, type_="foreignkey")
for name in ["customers", "orders"]:
    op.drop_table(name)`;
  expect(judged([SHOP, UNSHOP], [upgrade, SHOP])).toEqual([
    "lossy",
    "the rows of customers do not come back",
    "the rows of orders do not come back",
  ]);
});

describe("casts in conditions and expressions", () => {
  const table = `op.create_table("days", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("at", sa.DateTime()), sa.Column("state", sa.String(9)), sa.Column("price", sa.Numeric()))`;
  const swap = (old: string, now: string): readonly string[] =>
    judged(
      [`${table}\nop.create_index("ix_day", "days", [sa.text("id")], postgresql_where=sa.text("${old}"))`, `op.drop_table("days")`],
      [`op.drop_index("ix_day", "days")`, `op.create_index("ix_day", "days", [sa.text("id")], postgresql_where=sa.text("${now}"))`],
    );

  test("say something where they change the kind of value", () => {
    expect(swap("(at)::date > now()", "at > now()")[0]).toBe("differs");
    expect(swap("(price)::int = 1", "(price)::integer = 1")[0]).toBe("restores");
  });

  test("are how PostgreSQL writes literals and texts", () => {
    expect(swap("state = 'new'", "((state)::text = 'new'::text)")[0]).toBe("restores");
    expect(swap("price > 0", "(price > (0)::numeric)")[0]).toBe("restores");
  });
});

test("a policy is dropped from its table and made again", () => {
  const again = `op.execute("DROP POLICY IF EXISTS own ON orders")\nop.execute("CREATE POLICY own ON orders USING (`;
  const made = `${SHOP}\nop.execute("CREATE POLICY own ON orders USING (id = 1)")\nop.execute("CREATE POLICY own ON customers USING (id = 1)")`;
  expect(judged([made, UNSHOP], [`${again}id = 2)")`, `${again}id = 1)")`])).toEqual(["restores"]);
  expect(judged([made, UNSHOP], [`${again}id = 2)")`, `${again}id = 3)")`])[0]).toBe("differs");
});

test("drop_column() takes a name: of a column it makes no SQL", () => {
  const add = `op.add_column("orders", sa.Column("note", sa.Text()))`;
  expect(judged([SHOP, UNSHOP], [add, `op.drop_column("orders", sa.Column("note", sa.Text()))`])[0]).toBe("raises");
  expect(judged([SHOP, UNSHOP], [add, `op.drop_column("orders", "note")`])[0]).toBe("restores");
});
