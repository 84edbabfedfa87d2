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

  test("views over what MySQL alone can say are known by name and text", () => {
    const view = (part: string): string =>
      `op.execute("CREATE OR REPLACE VIEW gifts AS SELECT CONVERT(number USING utf8mb4) AS ${part} FROM orders")`;
    expect(verdict([view("note"), `op.execute("DROP VIEW gifts")`])).toBe("restores");
    expect(verdict([view("note"), "pass"])).toBe("empty");
    expect(verdict([view("note"), `op.execute("DROP VIEW gifts")`], [view("label"), view("note")])).toBe("restores");
    expect(verdict([view("note"), `op.execute("DROP VIEW gifts")`], [view("label"), view("title")])).toBe("differs");
  });
});
