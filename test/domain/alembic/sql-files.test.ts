import { beforeAll, describe, expect, test } from "vitest";
import type { SqlParser } from "../../../src/domain/alembic/index.ts";
import { loadSqlParser, project, verdicts } from "./project.ts";

const TABLES = "CREATE TABLE orders (id integer PRIMARY KEY, note text);\r\nCREATE INDEX orders_note ON orders (note);\r\n";

describe("SQL in files", () => {
  let parseSql: SqlParser;
  beforeAll(async () => {
    parseSql = await loadSqlParser();
  });

  /** What is said on PostgreSQL of a revision whose upgrade() runs the file. */
  function verdict(upgrade: string, downgrade = `op.execute("DROP TABLE orders")`, files: Record<string, string> = {}): string {
    const texts = { "migrations/sql/orders.sql": TABLES };
    return verdicts(project({ revisions: [["0001", upgrade, downgrade]], files, texts, parseSql }), "0001").split(" ")[0] ?? "";
  }

  test.each([
    `from pathlib import Path\nop.execute((Path(__file__).parent.parent / "sql" / "orders.sql").read_text(encoding="utf-8"))`,
    `import pathlib\nop.execute(pathlib.Path(__file__).resolve().parents[1].joinpath("sql", "orders.sql").read_text())`,
    `import os\nwith open(os.path.join(os.path.dirname(__file__), "..", "sql", "orders.sql")) as file:\n    op.execute(file.read())`,
    `import os.path\nhere = os.path.dirname(os.path.abspath(__file__))\nop.execute(open(here + "/../sql/orders.sql", "r").read())`,
    `from pathlib import Path\nfor each in Path("migrations/sql/orders.sql").read_text().split(";"):\n    if each.strip():\n        op.execute(each)`,
    `from pathlib import Path\nwith (Path(__file__).parent / "../sql/orders.sql").open() as file:\n    op.execute("".join(file.readlines()))`,
    `from pathlib import Path\nname = Path(__file__).parents[1] / "sql" / "orders.txt"\nop.execute(sa.text(name.with_suffix(".sql").read_text()))`,
  ])("are read: %s", (upgrade) => {
    expect(verdict(upgrade)).toBe("restores");
    expect(verdict(upgrade, "pass")).toBe("empty");
  });

  test("are read by a helper", () => {
    const files = {
      "migrations/files.py": `from pathlib import Path\n\n\ndef sql(name):\n    return (Path(__file__).parent / "sql" / name).read_text()\n`,
    };
    expect(verdict(`from migrations.files import sql\nop.execute(sql("orders.sql"))`, undefined, files)).toBe("restores");
  });

  test.each([
    `from pathlib import Path\nop.execute(Path("/srv/orders.sql").read_text())`,
    `from pathlib import Path\nop.execute((Path(__file__).parents[1] / "sql" / "invoices.sql").read_text())`,
    `from pathlib import Path\nop.execute((Path(__file__).parent / "../../../orders.sql").read_text())`,
    `import os\nop.execute(open(os.path.join(os.environ["SQL"], "orders.sql")).read())`,
    `op.execute(open("sql/orders.sql", "rb").read())`,
  ])("are not known outside of the project, or where they are not there: %s", (upgrade) => {
    expect(verdict(upgrade)).toBe("unproved");
  });

  test("are told, so that whoever keeps a result asks for them again", () => {
    const upgrade = `from pathlib import Path\nop.execute(Path(__file__).with_name("orders.sql").read_text())`;
    expect(project({ revisions: [["0001", upgrade, "pass"]], parseSql }).texts()).toEqual(["migrations/versions/orders.sql"]);
  });

  test("are SQLite's own words, too", () => {
    const sql = "CREATE TABLE IF NOT EXISTS orders (id INTEGER PRIMARY KEY AUTOINCREMENT, [note] TEXT) WITHOUT ROWID;";
    const found = project({ revisions: [["0001", `op.execute("""${sql}""")`, `op.drop_table("orders")`]], parseSql });
    expect(verdicts(found, "0001").split(" ")[1]).toBe("restores");
  });

  test("a view of SQLite is made where it is missing", () => {
    const view = `op.execute("""-- gifts alone\nCREATE VIEW IF NOT EXISTS gifts AS SELECT id FROM orders""")`;
    const tables = `op.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY)")`;
    const made = (upgrade: string, downgrade: string): string => {
      const revisions = [["0001", tables, `op.drop_table("orders")`] as const, ["0002", upgrade, downgrade] as const];
      return verdicts(project({ revisions, parseSql }), "0002").split(" ")[1] ?? "";
    };
    expect(made(view, `op.execute("DROP VIEW gifts")`)).toBe("restores");
    expect(made(`${view}\n${view}`, "pass")).toBe("empty");
  });

  test("a trigger of SQLite that reads what its table does not have keeps columns of all tables", () => {
    const trigger = "CREATE TRIGGER told AFTER INSERT ON orders BEGIN INSERT INTO log (note) VALUES (new.NOTE, new.rowid); END";
    const tables = `op.execute("CREATE TABLE orders (id INTEGER PRIMARY KEY, note TEXT)")\nop.execute("CREATE TABLE lines (id INTEGER PRIMARY KEY)")`;
    const add = `op.add_column("lines", sa.Column("amount", sa.Integer()))`;
    const drop = `op.execute("ALTER TABLE lines DROP COLUMN amount")`;
    const made = (text: string): string => {
      const revisions = [
        ["0001", `${tables}\nop.execute("${text}")`, `op.drop_table("orders")\nop.drop_table("lines")`] as const,
        ["0002", add, drop] as const,
      ];
      const found = project({ revisions, parseSql });
      return verdicts(found, "0002").split(" ")[1] ?? "";
    };
    expect(made(trigger)).toBe("restores");
    expect(made(trigger.replace("new.NOTE", "new.label"))).toBe("raises");
  });
});
