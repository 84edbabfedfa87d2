import { describe, expect, test } from "vitest";
import { applyEdits, type Dialect, generateDowngrade, type History, loadSqlParser, schemaSql } from "../../../src/domain/alembic/index.ts";
import { factsReader } from "../../../src/pipeline.ts";
import { historyOf, sourceOf } from "./project.ts";

const parseSql = await loadSqlParser();
const factsOf = factsReader();

type Revision = readonly [id: string, upgrade: string, downgrade: string | null];

const ORDERS: Revision = [
  "base",
  `op.create_table(
    "orders",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("note", sa.String(50), server_default="none", nullable=False),
    sa.Column("placed", sa.DateTime(timezone=True), nullable=True),
    sa.UniqueConstraint("note", name="uq_note"),
)
op.create_index("ix_orders_placed", "orders", ["placed"])`,
  `op.drop_table("orders")`,
];

interface Inverse {
  readonly body: string;
  readonly text: string;
  readonly restores: boolean;
  readonly troubles: readonly string[];
}

function inverseOf(revisions: readonly Revision[], id = revisions.at(-1)?.[0] ?? "", primaryDialect?: Dialect): Inverse {
  const read = historyOf(revisions, parseSql);
  const history = primaryDialect === undefined ? read : { ...read, primaryDialect };
  const file = history.graph.order.find(({ revision }) => revision === id);
  if (file === undefined) throw new RangeError(id);
  const source = Buffer.from(sourceOf(revisions, id));
  const made = generateDowngrade(history, file, { source, factsOf, parseSql });
  if (typeof made === "string") return { body: made, text: "", restores: false, troubles: [made] };
  const text = Buffer.from(applyEdits(source, made.edits)).toString();
  return { body: made.lines.join("\n"), text, restores: made.restores, troubles: made.troubles };
}

/** The inverse of one step on top of a table `orders`. */
function onOrders(upgrade: string, downgrade: string | null = "pass"): Inverse {
  return inverseOf([ORDERS, ["next", upgrade, downgrade]]);
}

describe("the generated inverse", () => {
  test("drops what was added, in the reverse order", () => {
    const { body, restores } = onOrders(`op.create_table("lines", sa.Column("id", sa.Integer(), primary_key=True))
op.add_column("orders", sa.Column("line_id", sa.Integer(), sa.ForeignKey("lines.id", name="fk_line")))`);
    expect(body).toBe(`op.drop_constraint(op.f("fk_line"), "orders", type_="foreignkey")
op.drop_column("orders", "line_id")
op.drop_table("lines")`);
    expect(restores).toBe(true);
  });

  test("writes conditions as they were written: casts are part of them", () => {
    const base: Revision = [
      "base",
      `op.create_table(
    "slots",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("a", sa.Integer()),
    sa.Column("b", sa.DateTime()),
    sa.CheckConstraint("(a IS NULL)::int + (b IS NULL)::int = 1", name="ck_one"),
)
op.create_index("ix_day", "slots", [sa.text("(b::date)")], postgresql_where=sa.text("a::bigint > 0"))`,
      `op.drop_table("slots")`,
    ];
    const next: Revision = ["next", `op.drop_constraint("ck_one", "slots")\nop.drop_index("ix_day", table_name="slots")`, "pass"];
    const { body } = inverseOf([base, next]);
    expect(body).toContain(`"(a IS NULL)::int + (b IS NULL)::int = 1"`);
    expect(body).toContain(`sa.text("(b::date)")`);
    expect(body).toContain(`sa.text("a::bigint > 0")`);
  });

  test("makes what a foreign key refers to first, also where CASCADE let it go first", () => {
    const child: Revision = [
      "child",
      `op.create_table("lines", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id")))`,
      `op.drop_table("lines")`,
    ];
    const next: Revision = ["next", `op.execute("DROP TABLE orders CASCADE")\nop.execute("DROP TABLE lines")`, "pass"];
    const { body, restores } = inverseOf([ORDERS, child, next]);
    expect(body.indexOf(`"orders"`)).toBeLessThan(body.indexOf(`"lines"`));
    expect(restores).toBe(true);
  });

  test("brings a column back in full, with what stood on it", () => {
    const { body, restores } = onOrders(`op.drop_constraint("uq_note", "orders", type_="unique")
op.drop_column("orders", "note")`);
    expect(body).toBe(`op.add_column("orders", sa.Column("note", sa.String(50), server_default="none", nullable=False))
op.create_unique_constraint(op.f("uq_note"), "orders", ["note"])`);
    expect(restores).toBe(true);
  });

  test("brings a table back in full", () => {
    const { body, restores } = onOrders(`op.drop_table("orders")`);
    expect(body).toBe(`op.create_table(
    "orders",
    sa.Column("id", sa.Integer(), nullable=False),
    sa.Column("note", sa.String(50), server_default="none", nullable=False),
    sa.Column("placed", sa.DateTime(timezone=True), nullable=True),
    sa.PrimaryKeyConstraint("id", name=op.f("orders_pkey")),
    sa.UniqueConstraint("note", name=op.f("uq_note")),
)
op.create_index(op.f("ix_orders_placed"), "orders", ["placed"], unique=False)`);
    expect(restores).toBe(true);
  });

  test("names things as they were", () => {
    const { body, restores } = onOrders(`op.rename_table("orders", "purchases")
op.alter_column("purchases", "note", new_column_name="remark")`);
    expect(body).toContain(`op.rename_table("purchases", "orders")`);
    expect(body).toMatch(/op\.alter_column\(\s*"orders",\s*"remark",\s*new_column_name="note"/);
    expect(restores).toBe(true);
  });

  test("makes and drops the enum types of PostgreSQL", () => {
    const added = onOrders(`op.create_table("bills", sa.Column("state", sa.Enum("new", "paid", name="bill_state")))`);
    expect(added.body).toBe(`op.drop_table("bills")
sa.Enum(name="bill_state").drop(op.get_bind(), checkfirst=False)`);
    expect(added.restores).toBe(true);
    const bills: Revision = ["bills", `op.create_table("bills", sa.Column("state", sa.Enum("new", "paid", name="bill_state")))`, "pass"];
    const drop = `op.drop_table("bills")\nsa.Enum(name="bill_state").drop(op.get_bind())`;
    const dropped = inverseOf([bills, ["next", drop, "pass"]]);
    expect(dropped.body).toContain(`sa.Enum("new", "paid", name="bill_state").create(op.get_bind(), checkfirst=False)`);
    expect(dropped.restores).toBe(true);
    const label = inverseOf([bills, ["next", `op.execute("ALTER TYPE bill_state ADD VALUE 'lost'")`, "pass"]]);
    expect(label.body).toContain("CREATE TYPE bill_state AS ENUM ('new', 'paid')");
    expect(label.restores).toBe(true);
  });

  test("goes through batch mode where the history keeps to SQLite", () => {
    const upgrade = `with op.batch_alter_table("orders") as batch_op:
    batch_op.alter_column("note", existing_type=sa.String(50), nullable=True, server_default=None)`;
    const { body, restores } = onOrders(upgrade);
    expect(body).toBe(`with op.batch_alter_table("orders") as batch_op:
    batch_op.alter_column("note", existing_type=sa.String(50), nullable=False, server_default="none")`);
    expect(restores).toBe(true);
  });

  test("casts back what was retyped", () => {
    const { body, restores } = onOrders(`op.alter_column("orders", "placed", type_=sa.String(30), postgresql_using="placed::text")`);
    expect(body).toContain(`postgresql_using="placed::timestamp with time zone"`);
    expect(restores).toBe(true);
  });

  test("says line by line what is not known", () => {
    const { body, restores, troubles } = onOrders(`op.drop_column("invoices", "total")`);
    expect(troubles[0]).toBe("the type of invoices.total is not known");
    expect(body).toContain("# Not inverted: the type of invoices.total is not known.");
    expect(restores).toBe(false);
  });
});

describe("what is written", () => {
  test("keeps the docstring and all else, and adds the imports that are needed", () => {
    const source = `"""Drop."""
from alembic import op  # operations

revision = "next"
down_revision = "base"


def upgrade():
    op.drop_column("orders", "note")


def downgrade() -> None:
    """Back."""
    pass  # nothing


# the end`;
    const { text } = inverseOf([ORDERS, ["next", `file:${source}`, null]]);
    expect(text).toBe(
      source.replace("# operations\n", "# operations\nimport sqlalchemy as sa\n").replace(
        "pass  # nothing",
        `op.add_column("orders", sa.Column("note", sa.String(50), server_default="none", nullable=False))
    op.create_unique_constraint(op.f("uq_note"), "orders", ["note"])  # nothing`,
      ),
    );
  });

  test("appends a function that is missing, and opens a one-line one", () => {
    const head = `from alembic import op\nrevision = "next"\ndown_revision = "base"\n\ndef upgrade():\n    op.drop_index("ix_orders_placed")\n`;
    const line = `op.create_index(op.f("ix_orders_placed"), "orders", ["placed"], unique=False)`;
    expect(inverseOf([ORDERS, ["next", `file:${head}`, null]]).text).toBe(`${head}\n\ndef downgrade():\n    ${line}\n`);
    expect(inverseOf([ORDERS, ["next", `file:${head}\ndef downgrade(): pass\n`, null]]).text).toBe(
      `${head}\ndef downgrade():\n    ${line}\n`,
    );
  });

  test("keeps the line ends of Windows", () => {
    const source = `from alembic import op\r\nrevision = "next"\r\ndown_revision = "base"\r\ndef upgrade():\r\n    op.drop_table("orders")\r\ndef downgrade():\r\n    pass\r\n`;
    const { text } = inverseOf([ORDERS, ["next", `file:${source}`, null]]);
    expect(text.replaceAll("\r\n", "")).not.toContain("\n");
  });

  test("refuses where a name means another thing", () => {
    const source = `from alembic import op\nimport shop as sa\nrevision = "next"\ndown_revision = "base"\ndef upgrade():\n    op.drop_column("orders", "placed")\ndef downgrade():\n    pass\n`;
    expect(inverseOf([ORDERS, ["next", `file:${source}`, null]]).body).toContain("sa is another thing in this file");
  });
});

describe("the schema as SQL", () => {
  const sqlAt = (revisions: readonly Revision[], dialect: Dialect): string => {
    const history: History = historyOf(revisions, parseSql);
    const file = history.graph.order.at(-1);
    return file === undefined ? "" : schemaSql(history.schemaAt(file, dialect), dialect);
  };

  test("holds columns, keys, constraints and indexes", () => {
    expect(sqlAt([ORDERS], "postgresql")).toBe(`CREATE TABLE orders (
    id serial,
    note character varying(50) NOT NULL DEFAULT 'none',
    placed timestamp with time zone,
    CONSTRAINT orders_pkey PRIMARY KEY (id),
    CONSTRAINT uq_note UNIQUE (note)
);

CREATE INDEX ix_orders_placed ON orders (placed);
`);
  });

  test("makes types first and what is referred to before what refers", () => {
    const tables: Revision = [
      "base",
      `op.create_table("z", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("kind", sa.Enum("a", name="kind")))
op.create_table("a", sa.Column("z_id", sa.Integer(), sa.ForeignKey("z.id", ondelete="CASCADE")))`,
      null,
    ];
    expect(sqlAt([tables], "postgresql")).toBe(`CREATE TYPE kind AS ENUM ('a');

CREATE TABLE z (
    id serial,
    kind kind,
    CONSTRAINT z_pkey PRIMARY KEY (id)
);

CREATE TABLE a (
    z_id integer,
    CONSTRAINT a_z_id_fkey FOREIGN KEY (z_id) REFERENCES z (id) ON DELETE CASCADE
);
`);
  });

  test("says what is not known", () => {
    expect(sqlAt([["base", `op.alter_column("older", "name", nullable=False)`, null]], "postgresql")).toContain(
      "-- not known of name: type, default",
    );
  });
});

test("a downgrade() that refuses to bring rows back is not replaced by one that does nothing", () => {
  const update = `op.execute("UPDATE orders SET note = upper(note)")`;
  const refused = onOrders(update, `raise NotImplementedError("the old notes are gone")`);
  expect(refused.restores).toBe(false);
  expect(refused.body).toContain("how the rows come back only its author knows");
  const changed = onOrders(`${update}\nop.drop_column("orders", "placed")`, `raise NotImplementedError("the old notes are gone")`);
  expect(changed.body).toContain("placed");
});

describe("on MySQL the generated inverse", () => {
  const lines = (more: string): Revision => [
    "base",
    `op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True))
op.create_table(
    "lines",
    sa.Column("order_id", sa.Integer(), nullable=False),
    sa.Column("number", sa.Integer(), nullable=False),
    ${more}
)`,
    `op.drop_table("lines")\nop.drop_table("orders")`,
  ];
  const key = `sa.ForeignKeyConstraint(["order_id"], ["orders.id"], name="fk_order"),`;

  test("takes a foreign key away while the index goes that it rests on", () => {
    const next: Revision = ["next", `op.create_index("ix_order", "lines", ["order_id", "number"])`, "pass"];
    const { body, restores } = inverseOf([lines(key), next], "next", "mysql");
    expect(body).toBe(`op.drop_constraint(op.f("fk_order"), "lines", type_="foreignkey")
op.drop_index(op.f("ix_order"), table_name="lines")
op.create_foreign_key(op.f("fk_order"), "lines", "orders", ["order_id"], ["id"])`);
    expect(restores).toBe(true);
    const kept = lines(`${key}\n    sa.Index("ix_kept", "order_id"),`);
    expect(inverseOf([kept, next], "next", "mysql").body).toBe(`op.drop_index(op.f("ix_order"), table_name="lines")`);
  });

  test("puts the old primary key in the place of the one there is", () => {
    const next: Revision = [
      "next",
      `op.add_column("lines", sa.Column("step", sa.Integer(), nullable=False, server_default="0"))
op.drop_constraint("PRIMARY", "lines", type_="primary")
op.create_primary_key("pk_lines", "lines", ["order_id", "number", "step"])`,
      "pass",
    ];
    const { body, restores } = inverseOf([lines(`sa.PrimaryKeyConstraint("order_id", "number", name="pk_lines"),`), next], "next", "mysql");
    expect(body).toContain(`op.drop_constraint(op.f("PRIMARY"), "lines", type_="primary")`);
    expect(restores).toBe(true);
  });
});

describe("what is known by its text alone", () => {
  const VIEW = `CREATE VIEW notes AS SELECT id, note FROM orders`;
  const noted: Revision = ["noted", `op.execute("${VIEW}")`, `op.execute("DROP VIEW notes")`];

  test("comes back as it was written, where it stands on what comes back before it", () => {
    const { body, restores } = inverseOf([
      ORDERS,
      noted,
      ["next", `op.execute("DROP VIEW notes")\nop.drop_column("orders", "note")`, "pass"],
    ]);
    expect(body.split("\n")[0]).toContain(`op.add_column("orders"`);
    expect(body).toContain(`op.execute("${VIEW}")`);
    expect(restores).toBe(true);
  });

  test("is taken away and made again around a change of what it reads", () => {
    const wider = `op.execute("DROP VIEW notes")
op.alter_column("orders", "note", type_=sa.String(80), existing_type=sa.String(50))
op.execute("${VIEW}")`;
    const { body, restores } = inverseOf([ORDERS, noted, ["next", wider, "pass"]]);
    const lines = body.split("\n");
    expect([lines[0], lines.at(-1)]).toEqual([`op.execute("DROP VIEW notes")`, `op.execute("${VIEW}")`]);
    expect(restores).toBe(true);
  });

  test("of another view comes back, and a function is replaced in its place", () => {
    const other = `op.execute("DROP VIEW notes")\nop.execute("${VIEW.replace("id, ", "")}")`;
    expect(inverseOf([ORDERS, noted, ["next", other, "pass"]])).toMatchObject({
      body: `op.execute("DROP VIEW notes")\nop.execute("${VIEW}")`,
      restores: true,
    });
    const one = (value: string): string =>
      `op.execute("CREATE OR REPLACE FUNCTION one() RETURNS integer LANGUAGE sql AS 'SELECT ${value}'")`;
    const made: Revision = ["made", one("1"), `op.execute("DROP FUNCTION one()")`];
    expect(inverseOf([ORDERS, made, ["next", one("2"), "pass"]])).toMatchObject({ body: one("1"), restores: true });
  });
});
