import { beforeAll, describe, expect, test } from "vitest";
import type { SqlParser } from "../../../src/domain/alembic/index.ts";
import { loadSqlParser, project, reasons, verdicts } from "./project.ts";

let parseSql: SqlParser;
beforeAll(async () => {
  parseSql = await loadSqlParser();
});

const run = (all: readonly string[]): string => all.map((each) => `op.execute("""${each}""")`).join("\n") || "pass";
const EVENTS = "CREATE TABLE events (id int, day date NOT NULL) PARTITION BY RANGE (day)";
const JANUARY = "CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO ('2026-02-01')";

/** What PostgreSQL is said to do, with the first reason. */
function partitions(base: readonly string[], up: string, down: string): string {
  const found = project({
    parseSql,
    revisions: [
      ["base", run(base), "pass"],
      ["next", up, down],
    ],
  });
  return [verdicts(found, "next").split(" ")[0], ...reasons(found, "next").slice(0, 1)].join(": ");
}

describe("partitions", () => {
  test("come and go with their table, or by themselves", () => {
    expect(partitions([], run([EVENTS, JANUARY]), run(["DROP TABLE events"]))).toBe("restores");
    expect(partitions([], run([EVENTS, JANUARY]), run(["DROP TABLE events_1", "DROP TABLE events"]))).toBe("restores");
    expect(partitions([EVENTS], run([JANUARY]), run(["DROP TABLE events_1"]))).toBe("restores");
    expect(partitions([EVENTS], run([JANUARY]), "pass")).toBe("empty: table events_1 left behind");
    expect(partitions([EVENTS], run([JANUARY]), run(["DROP TABLE events"]))).toBe("differs: table events lost");
  });

  test("follow their table under another name", () => {
    const up = run(["ALTER TABLE events RENAME TO happenings"]);
    expect(partitions([EVENTS, JANUARY], up, run(["DROP TABLE happenings", EVENTS]))).toMatch(/^differs: table events_1 lost/);
    expect(partitions([EVENTS, JANUARY], up, run(["ALTER TABLE happenings RENAME TO events"]))).toBe("restores");
  });

  test("are part of what comes back", () => {
    const up = 'op.drop_table("events")';
    const columns = `sa.Column("id", sa.Integer()), sa.Column("day", sa.Date(), nullable=False)`;
    expect(partitions([EVENTS], up, `op.create_table("events", ${columns})`)).toBe(
      "differs: table events changed (partitions: by none, was range(day))",
    );
    expect(partitions([EVENTS], up, `op.create_table("events", ${columns}, postgresql_partition_by="RANGE (day)")`)).toMatch(/^lossy/);
    expect(partitions([EVENTS], up, `op.create_table("events", ${columns}, postgresql_partition_by="LIST (day)")`)).toMatch(/^differs/);
    expect(partitions([EVENTS, JANUARY], up, run([EVENTS]))).toMatch(/^differs: table events_1 lost/);
    expect(partitions([EVENTS, JANUARY], up, run([EVENTS, JANUARY]))).toMatch(/^lossy/);
    expect(partitions([EVENTS, JANUARY], up, run([EVENTS, JANUARY.replace("02-01", "03-01")]))).toMatch(/^unproved/);
  });

  test("are none of a table that is not divided", () => {
    expect(partitions(["CREATE TABLE events (day date)"], "pass", run([JANUARY]))).toMatch(/^raises: .*events is not partitioned/);
  });
});
