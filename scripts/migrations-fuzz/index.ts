// Histories of migrations that nobody wrote, executed by real Alembic on a real database, against what the replay says of them.
//
// Every revision is upgraded, taken back and upgraded again, and the schemas before and after are compared as `migrations test` does it. A
// rollback that is said to restore and does not is the worst that can be: exit status 1. Alarms that are none, and what is left open, are counted.
// PYTHON has Alembic and SQLAlchemy, and the driver that --database-url names, of an empty database of PostgreSQL, MySQL or MariaDB. Without it
// SQLite is used.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { runDriver, type TestedRow } from "../../src/migrate/run-driver.ts";
import { randomFrom } from "../fuzz/generate.ts";
import { optionsOf } from "../options.js";
import { projectFiles, revisionText } from "./python.ts";
import type { Dialect } from "./schema.ts";
import { diceOf, historyOf } from "./steps.ts";

const { values } = optionsOf(
  "npm run migrations-fuzz -- --python PYTHON [--database-url URL] [--seed N] [--histories N] [--length N] [--keep FOLDER]",
  {
    options: {
      python: { type: "string" },
      "database-url": { type: "string" },
      seed: { type: "string", default: "1" },
      histories: { type: "string", default: "50" },
      length: { type: "string", default: "12" },
      keep: { type: "string" },
      cli: { type: "string", default: "dist/cli.js" },
    },
  },
);
const { python, keep, cli } = values;
if (python === undefined) throw new Error("name a Python with Alembic: --python");
const url = values["database-url"] ?? null;
const dialect: Dialect = url === null ? "sqlite" : url.startsWith("mysql") ? "mysql" : "postgresql";

interface Said {
  readonly revision: string;
  readonly rollbackByDialect: Readonly<Record<string, string>>;
  readonly reasons: readonly unknown[];
}

/** A default that is the same value, which PostgreSQL keeps as it was written: `'0'::bigint`. */
function isSpelling({ was = "", is = "" }: TestedRow["differences"][number]): boolean {
  const plain = (text: string): string =>
    text.replace(/('(?:[^']|'')*')::(?:text|character varying)/g, "$1").replace(/'(-?\d+)'::[a-z ]+(?:\(\d+(?:,\d+)?\))?/g, "$1");
  return plain(was) === plain(is);
}

/** How what was said of a rollback stands to what became of it. */
function judged(said: string, { status, differences }: TestedRow): string {
  // Rows that a downgrade leaves behind, and that the upgrade cannot bring again, are no part of the schema.
  const held =
    status === "restores" ||
    (status === "upgrade-again-error" && differences.length === 0) ||
    (differences.length > 0 && differences.every(isSpelling));
  if (said === "unproved") return "left open";
  if (said === "restores" || said === "lossy") return held ? "agrees" : "WRONG RESTORES";
  return held ? "false alarm" : "agrees";
}

async function run(folder: string, revisions: readonly string[]): Promise<{ rows: readonly TestedRow[]; end: string }> {
  const rows: TestedRow[] = [];
  const request = {
    root: folder,
    folder,
    paths: [folder],
    ini: join(folder, "alembic.ini"),
    section: "alembic",
    script_location: join(folder, "migrations"),
    version_locations: [],
    url: url ?? `sqlite:///${join(folder, "shop.db")}`,
    revisions,
    insist: true,
  };
  const end = await runDriver(python as string, request, process.env, 60, (event) => {
    if (event.event === "tested") rows.push(event);
  });
  return {
    rows,
    end: `${end.kind} ${end.stopped?.kind ?? ""} ${end.stopped?.message ?? ""} ${end.kind === "crashed" ? end.errors : ""}`.trim(),
  };
}

const counts = new Map<string, number>();
const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
const scratch = mkdtempSync(join(tmpdir(), "migrations-fuzz-"));

for (let history = 0; history < Number(values.histories); history++) {
  const seed = Number(values.seed) * 100_000 + history;
  const dice = diceOf(randomFrom(seed));
  const folder = join(keep ?? scratch, String(seed));
  const files: Record<string, string> = { ...projectFiles(dialect, dice) };
  const ids: string[] = [];
  for (const revision of historyOf(dialect, dice, Number(values.length))) {
    const id = `r${String(ids.length + 1).padStart(3, "0")}`;
    files[`migrations/versions/${id}.py`] = revisionText(dialect, dice, id, ids.at(-1) ?? null, revision);
    ids.push(id);
  }
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const inspected = spawnSync(process.execPath, [cli, "inspect", "migrations", "--root", folder, "--no-cache", "--format", "json"], {
    encoding: "utf8",
  });
  const said = new Map(
    (JSON.parse(inspected.stdout).environments as { revisions: Said[] }[])
      .flatMap(({ revisions }) => revisions)
      .map((row) => [row.revision, row]),
  );
  const { rows, end } = await run(folder, ids);
  for (const row of rows) {
    const { status, revision, error, differences } = row;
    if (status === "upgrade-error") {
      // Where the history itself shows that an upgrade fails, no rollback of it can be said to restore.
      const seen = !/^(restores|lossy)$/.test(said.get(revision)?.rollbackByDialect[dialect] ?? "");
      count(seen ? "upgrade fails, seen" : "upgrade fails, not seen");
      console.log(`${seed} ${revision}: the upgrade fails, ${seen ? "seen" : "not seen"}: ${error?.message}`);
      continue;
    }
    const verdict = said.get(revision)?.rollbackByDialect[dialect] ?? "nothing";
    const outcome = judged(verdict, row);
    count(outcome);
    if (outcome !== "agrees") {
      const found = [
        error?.message,
        ...differences.map(({ change, what, was, is }) => `${change} ${what} ${was ?? ""} -> ${is ?? ""}`),
      ].join("; ");
      console.log(`${seed} ${revision}: ${outcome}: said ${verdict} (${JSON.stringify(said.get(revision)?.reasons)}), ${status}: ${found}`);
    }
  }
  if (!end.startsWith("done") && !end.includes("upgrade-error")) console.log(`${seed}: ${end}`);
}
rmSync(scratch, { recursive: true, force: true });
console.log(
  [...counts]
    .sort()
    .map(([what, number]) => `${what}: ${number}`)
    .join(", "),
);
process.exitCode = (counts.get("WRONG RESTORES") ?? 0) > 0 ? 1 : 0;
