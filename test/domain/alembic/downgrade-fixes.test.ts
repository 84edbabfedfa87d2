import { describe, expect, test } from "vitest";
import { withDowngrades } from "../../../src/cli/downgrade-fixes.ts";
import { DOWNGRADE_RULES } from "../../../src/domain/alembic/index.ts";
import { planFixes } from "../../../src/fix/index.ts";
import type { Finding } from "../../../src/model/finding.ts";
import { analyseSources, syntaxErrors, type TreeFindings } from "../../../src/pipeline.ts";
import { sourceOf } from "./project.ts";

// Whatever the upgrade does that can be undone: with the fix of the finding applied, the file parses and the gate is silent.

const BASE = `op.create_table(
    "customers",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("email", sa.String(200), nullable=False),
    sa.UniqueConstraint("email", name="uq_customers_email"),
)
op.create_table(
    "orders",
    sa.Column("id", sa.Integer(), primary_key=True),
    sa.Column("number", sa.String(20), server_default="none", nullable=False),
    sa.Column("state", sa.Enum("open", "closed", name="state"), nullable=True),
    sa.Column("customer_id", sa.Integer(), sa.ForeignKey("customers.id", name="fk_orders_customer"), nullable=True),
    sa.Column("placed", sa.DateTime(timezone=True), nullable=True),
)
op.create_index("ix_orders_placed", "orders", ["placed"])`;
const DROP = `op.drop_table("orders")\nop.drop_table("customers")\nsa.Enum(name="state").drop(op.get_bind())`;

const UPGRADES: Readonly<Record<string, string>> = {
  "a table": `op.create_table("lines", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("order_id", sa.Integer(), sa.ForeignKey("orders.id")))`,
  "a column with an index": `op.add_column("orders", sa.Column("total", sa.Numeric(10, 2)))\nop.create_index("ix_orders_total", "orders", ["total"])`,
  "a column of an enum type": `kind = sa.Enum("a", "b", name="kind")\nkind.create(op.get_bind())\nop.add_column("orders", sa.Column("kind", kind, nullable=True))`,
  "a dropped column with its index": `op.drop_index("ix_orders_placed", table_name="orders")\nop.drop_column("orders", "placed")`,
  "a dropped foreign key": `op.drop_constraint("fk_orders_customer", "orders", type_="foreignkey")`,
  "a dropped unique key": `op.drop_constraint("uq_customers_email", "customers", type_="unique")`,
  "another type and nullability": `op.alter_column("orders", "number", type_=sa.Text(), nullable=True, server_default=None)`,
  "a column with another name": `op.alter_column("orders", "number", new_column_name="code")`,
  "a table with another name": `op.rename_table("orders", "purchases")`,
  "a dropped table": `op.drop_table("orders")\nsa.Enum(name="state").drop(op.get_bind())`,
  "a check": `op.create_check_constraint("ck_orders_number", "orders", "number <> ''")`,
  "a loop over tables": `for table in ("customers", "orders"):\n    op.add_column(table, sa.Column("note", sa.Text()))`,
  SQL: `op.execute("CREATE INDEX ix_orders_number ON orders (number)")`,
};
const DOWNGRADES: readonly (string | null)[] = [
  null,
  "pass",
  "raise NotImplementedError()",
  `op.add_column("customers", sa.Column("left", sa.Text()))`,
];

const INI = "[alembic]\nscript_location = migrations\nsqlalchemy.url = postgresql://localhost/shop\n";

function files(upgrade: string, downgrade: string | null): Record<string, string> {
  const revisions = [["one", BASE, DROP] as const, ["two", upgrade, downgrade] as const];
  const written = revisions.map(([id]) => [`migrations/versions/${id}.py`, sourceOf(revisions, id)] as const);
  return { "alembic.ini": INI, "migrations/env.py": "target_metadata = None\n", ...Object.fromEntries(written) };
}

const about = ({ findings }: TreeFindings): readonly Finding[] => findings.filter(({ rule }) => DOWNGRADE_RULES.has(rule));

async function fixed(sources: Record<string, string>): Promise<Record<string, string>> {
  const found = await analyseSources(sources);
  const sourceOfFile = (path: string): string | null => sources[path] ?? null;
  const findings = await withDowngrades({ found, sourceOf: sourceOfFile }, about(found));
  expect(findings.map(({ fix }) => fix?.safe)).toEqual([false]);
  const plan = planFixes(findings, { unsafe: true, syntaxErrors, read: (file) => Buffer.from(sources[file] ?? "", "utf8") });
  expect(plan.leftAlone).toEqual([]);
  return { ...sources, ...Object.fromEntries(plan.files.map(({ file, after }) => [file, after])) };
}

describe.each(Object.entries(UPGRADES))("%s", (_name, upgrade) => {
  test.each(DOWNGRADES)("with the downgrade %j", async (downgrade) => {
    const after = await fixed(files(upgrade, downgrade));
    expect(syntaxErrors(Buffer.from(after["migrations/versions/two.py"] ?? "", "utf8"))).toBe(0);
    expect(about(await analyseSources(after)).map(({ message }) => message)).toEqual([]);
  });
});

test("what comes back NOT NULL to rows without a value is not repaired by writing it again", async () => {
  const sources = files(
    `op.add_column("orders", sa.Column("total", sa.Integer()))\nop.drop_column("customers", "email")`,
    `op.add_column("customers", sa.Column("email", sa.String(200), nullable=False))`,
  );
  const found = await analyseSources(sources);
  const findings = await withDowngrades({ found, sourceOf: (path) => sources[path] ?? null }, about(found));
  expect(findings.map(({ rule, fix }) => `${rule} ${fix === undefined ? "none" : "fix"}`).sort()).toEqual([
    "asymmetric-downgrade fix",
    "raising-downgrade none",
  ]);
});
