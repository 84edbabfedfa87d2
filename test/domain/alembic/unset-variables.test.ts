import { beforeAll, describe, expect, test } from "vitest";
import type { SqlParser } from "../../../src/domain/alembic/index.ts";
import { loadSqlParser, project, reasons, verdicts } from "./project.ts";

let parseSql: SqlParser;
beforeAll(async () => {
  parseSql = await loadSqlParser();
});

const CONSTANTS = `import os

SCHEMA = os.getenv("SHOP_SCHEMA", "shop")
PARTS = int(os.getenv("SHOP_PARTS", 1))
MODE = os.getenv("SHOP_MODE", "plain")
KEY = os.getenv("SHOP_KEY")
`;

/** What PostgreSQL is said to do with a revision that reads variables of the environment, on top of a table of a schema of their own. */
function onGoods(upgrade: string, downgrade: string): string {
  const imports = "from settings import KEY, MODE, PARTS, SCHEMA\n";
  const found = project({
    parseSql,
    files: { "settings.py": CONSTANTS },
    revisions: [
      [
        "base",
        `${imports}op.execute(f"CREATE SCHEMA {SCHEMA}")\nop.create_table("goods", sa.Column("id", sa.Integer(), primary_key=True), schema=SCHEMA)`,
        "pass",
      ],
      ["next", `${imports}${upgrade}`, `${imports}${downgrade}`],
    ],
  });
  return [verdicts(found, "next").split(" ")[0], ...reasons(found, "next").slice(0, 1)].join(": ");
}

describe("variables of the environment that nobody sets", () => {
  test("stand for their defaults in SQL and in names that are put together", () => {
    const add = 'op.execute(f"ALTER TABLE {SCHEMA}.goods ADD COLUMN note text")';
    expect(onGoods(add, 'op.execute("ALTER TABLE {}.goods DROP COLUMN note".format(SCHEMA))')).toMatch(/^unproved/);
    expect(onGoods(add, 'op.execute(f"ALTER TABLE {SCHEMA}.goods DROP COLUMN note")')).toBe("restores");
    expect(onGoods(add, 'op.execute(sa.text("ALTER TABLE " + SCHEMA.lower() + ".goods DROP COLUMN note"))')).toBe("restores");
    expect(onGoods(add, 'op.execute(f"ALTER TABLE {SCHEMA}.goods DROP COLUMN size")')).toMatch(/^raises/);
    const parts = `op.create_table("parts", sa.Column("good", sa.Integer()), sa.ForeignKeyConstraint(["good"], [f"{SCHEMA}.goods.id"]), schema=SCHEMA)`;
    expect(onGoods(parts, 'op.drop_table("parts", schema=SCHEMA)')).toBe("restores");
  });

  test("tell how often a loop runs", () => {
    const make = 'for i in range(PARTS):\n    op.execute(f"CREATE TABLE {SCHEMA}.part_{i} (id int)")';
    expect(onGoods(make, 'for i in range(PARTS):\n    op.execute(f"DROP TABLE {SCHEMA}.part_{i}")')).toBe("restores");
    expect(onGoods(make, "pass")).toBe("differs: table shop.part_0 left behind");
  });

  test("decide nothing", () => {
    const add = 'if MODE == "plain":\n    op.add_column("goods", sa.Column("note", sa.Text()), schema=SCHEMA)';
    expect(onGoods(add, 'op.drop_column("goods", "note", schema=SCHEMA)')).toMatch(/^unproved/);
    const drop = 'if MODE == "plain":\n    op.drop_column("goods", "note", schema=SCHEMA)';
    expect(onGoods(add, drop)).toBe("restores");
  });

  test("are never None where they have a default", () => {
    const add = 'op.add_column("goods", sa.Column("note", sa.Text()), schema=SCHEMA)';
    expect(onGoods(add, 'if SCHEMA is not None:\n    op.drop_column("goods", "note", schema=SCHEMA)')).toBe("restores");
    expect(onGoods(add, 'if KEY is not None:\n    op.drop_column("goods", "note", schema=SCHEMA)')).toMatch(/^unproved/);
  });

  test("without a default are not known", () => {
    expect(onGoods('op.execute(f"ALTER TABLE {KEY}.goods ADD COLUMN note text")', "pass")).toMatch(/^unproved/);
  });
});
