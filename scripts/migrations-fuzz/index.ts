// Histories of migrations that nobody wrote, executed by real Alembic on a real database, against what the replay says of them.
//
// Every revision is upgraded, taken back and upgraded again, and the schemas before and after are compared as `migrations test` does it. A
// rollback that is said to restore and does not is the worst that can be, and so is an upgrade that is said to fail and does not: exit status 1.
// Alarms that are none, and what is left open, are counted.
// PYTHON has Alembic and SQLAlchemy, and the driver that --database-url names, of an empty database of PostgreSQL, MySQL or MariaDB. Without it
// SQLite is used.

import { join } from "node:path";
import { runDriver, type TestedRow } from "../../src/migrate/run-driver.ts";
import { randomFrom } from "../fuzz/generate.ts";
import { optionsOf } from "../options.js";
import { answerOf, diceOf, seedsOf, tallied, workplace, writeFiles } from "../oracle/index.ts";
import { projectFiles, revisionText } from "./python.ts";
import type { Dialect } from "./schema.ts";
import { historyOf } from "./steps.ts";

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
const { root, clear } = workplace("migrations-fuzz", keep);

for (const seed of seedsOf(values.seed, values.histories, 100_000)) {
  const dice = diceOf(randomFrom(seed));
  const folder = join(root, String(seed));
  const files: Record<string, string> = { ...projectFiles(dialect, dice) };
  const ids: string[] = [];
  for (const revision of historyOf(dialect, dice, Number(values.length))) {
    const id = `r${String(ids.length + 1).padStart(3, "0")}`;
    files[`migrations/versions/${id}.py`] = revisionText(dialect, dice, id, ids.at(-1) ?? null, revision);
    ids.push(id);
  }
  writeFiles(folder, Object.entries(files));
  const { environments } = answerOf(cli, "inspect", "migrations", "--root", folder) as { environments: { revisions: Said[] }[] };
  const said = new Map(environments.flatMap(({ revisions }) => revisions).map((row) => [row.revision, row]));
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
    const told = (said.get(revision)?.reasons ?? []) as readonly { readonly message?: string }[];
    if (told.some(({ message = "" }) => message.startsWith("upgrade() fails on"))) {
      count("FALSE FAILURE");
      console.log(`${seed} ${revision}: FALSE FAILURE: ${JSON.stringify(told)}`);
      continue;
    }
    const stays = told.some(({ message = "" }) => message.startsWith("downgrade() leaves rows"));
    if (stays || (status === "upgrade-again-error" && differences.length === 0)) {
      const what = !stays ? "left rows, not seen" : status === "upgrade-again-error" ? "left rows, seen" : "FALSE FAILURE";
      count(what);
      if (what !== "left rows, seen") console.log(`${seed} ${revision}: ${what}: ${JSON.stringify(told)}, ${status}: ${error?.message}`);
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
clear();
console.log(tallied([...counts].sort()));
process.exitCode = counts.has("WRONG RESTORES") || counts.has("FALSE FAILURE") ? 1 : 0;
