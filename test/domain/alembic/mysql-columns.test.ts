import { beforeAll, describe, expect, test } from "vitest";
import type { SqlParser } from "../../../src/domain/alembic/index.ts";
import { loadSqlParser, project, verdicts } from "./project.ts";

const ORDERS = `op.create_table("orders", sa.Column("number", sa.String(20), nullable=False))`;

describe("columns in the words of MySQL", () => {
  let parseSql: SqlParser;
  beforeAll(async () => {
    parseSql = await loadSqlParser();
  });

  /** What is said on MySQL of the last of these revisions. */
  function verdict(...revisions: readonly (readonly [upgrade: string, downgrade: string])[]): string {
    const all = [[ORDERS, `op.drop_table("orders")`], ...revisions].map(
      ([up = "", down = ""], index) => [`000${index}`, up, down] as const,
    );
    return verdicts(project({ revisions: all, parseSql }), `000${all.length - 1}`).split(" ")[2] ?? "";
  }

  test.each([
    "ALTER TABLE orders ADD COLUMN id INTEGER(11) NOT NULL AUTO_INCREMENT PRIMARY KEY",
    "ALTER TABLE `orders` ADD id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY FIRST;",
    "ALTER TABLE orders ADD COLUMN id BIGINT GENERATED ALWAYS AS (CAST(JSON_VALUE(number, '$.id (new)') AS UNSIGNED)) STORED, ADD COLUMN label VARCHAR(20) AS (UPPER(number)) UNIQUE, DROP COLUMN label",
    "ALTER TABLE orders ADD COLUMN IF NOT EXISTS id INT NOT NULL DEFAULT 0 COMMENT 'its number' AFTER number",
  ])("come and go: %s", (sql) => {
    expect(verdict([`op.execute("${sql}")`, `op.drop_column("orders", "id")`])).toBe("restores");
    expect(verdict([`op.execute("${sql}")`, `op.drop_column("orders", "code")`])).toBe("raises");
    expect(verdict([`op.execute("${sql}")`, "pass"])).toBe("empty");
  });

  test("have what they are said to have", () => {
    const add = `op.execute("ALTER TABLE orders ADD COLUMN total DECIMAL(10,2) NOT NULL DEFAULT 0 AFTER number, ADD COLUMN code VARCHAR(10) UNIQUE")`;
    const drop = `op.execute("ALTER TABLE orders DROP COLUMN total, DROP COLUMN code")`;
    const wider = `op.alter_column("orders", "code", existing_type=sa.String(10), type_=sa.String(20))`;
    expect(verdict([add, drop], [wider, wider.replace("sa.String(20)", "sa.String(10)")])).toBe("restores");
    expect(verdict([add, drop], [wider, wider.replace("sa.String(20)", "sa.String(12)")])).toBe("differs");
    expect(verdict([add, `op.execute("ALTER TABLE orders DROP COLUMN total")`])).toBe("differs");
  });

  test("take the check of their own with them, and have a key of a name that is free", () => {
    const add = `op.execute("ALTER TABLE orders ADD COLUMN total INT CHECK (total > 0)")`;
    expect(verdict([add, `op.execute("ALTER TABLE orders DROP COLUMN total")`])).toBe("restores");
    const keyed = `op.create_index("code", "orders", ["number"])\n    op.execute("ALTER TABLE orders ADD COLUMN code VARCHAR(10) UNIQUE KEY")`;
    const back = (name: string): string =>
      `op.execute("ALTER TABLE orders DROP INDEX ${name}, DROP COLUMN code")\n    op.drop_index("code", "orders")`;
    expect(verdict([keyed, back("code_2")])).toBe("restores");
    expect(verdict([keyed, back("code_3")])).toBe("raises");
  });

  test("views are run in another's name, or not", () => {
    const view = (words: string): string => `op.execute("CREATE OR REPLACE ${words} VIEW gifts AS SELECT number FROM orders")`;
    const [own, other] = [view("SQL SECURITY INVOKER"), view("ALGORITHM = UNDEFINED SQL SECURITY DEFINER")];
    const drop = `op.execute("DROP VIEW gifts")`;
    expect(verdict([own, drop], [view(""), own])).toBe("restores");
    expect(verdict([own, drop], [drop, other])).toBe("differs");
    expect(verdict([view(""), drop], [own, other])).toBe("restores");
  });

  test("views over what MySQL alone can say are known by name and text", () => {
    const view = (part: string): string =>
      `op.execute("CREATE OR REPLACE VIEW gifts AS SELECT CONVERT(number USING utf8mb4) AS ${part} FROM orders")`;
    expect(verdict([view("note"), `op.execute("DROP VIEW gifts")`])).toBe("restores");
    expect(verdict([view("note"), "pass"])).toBe("empty");
    expect(verdict([view("note"), `op.execute("DROP VIEW gifts")`], [view("label"), view("note")])).toBe("restores");
    expect(verdict([view("note"), `op.execute("DROP VIEW gifts")`], [view("label"), view("title")])).toBe("differs");
  });
});
