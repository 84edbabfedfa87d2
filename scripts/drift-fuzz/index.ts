// Models and migrations that nobody wrote, in agreement or nearly so: what `alembic check` tells on a real database, against the findings of `model-drift`.
//
// PYTHON has Alembic and SQLAlchemy, SQLModel and Flask-SQLAlchemy where they shall be written too, and the driver of --database-url, which names an empty database of
// PostgreSQL. Without it SQLite is used. Exit status 1 where something is said that is not so.

import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { randomFrom } from "../fuzz/generate.ts";
import { optionsOf } from "../options.js";
import { answerOf, diceOf, executed, seedsOf, tallied, workplace, writeFiles } from "../oracle/index.ts";
import { clausesOf, type Difference, judged } from "./judge.ts";
import { type Base, ModelWriter } from "./models.ts";
import { RevisionWriter, revisionText } from "./revisions.ts";
import { type Dialect, NAMINGS, nearly, schemaOf } from "./schema.ts";

const { values } = optionsOf("npm run drift-fuzz -- --python PYTHON [--database-url URL] [--seed N] [--programs N] [--keep FOLDER]", {
  options: {
    python: { type: "string" },
    "database-url": { type: "string" },
    seed: { type: "string", default: "1" },
    programs: { type: "string", default: "50" },
    keep: { type: "string" },
    cli: { type: "string", default: "dist/cli.js" },
  },
});
const { python, keep, cli } = values;
if (python === undefined) throw new Error("name a Python with Alembic: --python");
const url = values["database-url"] ?? null;
const dialect: Dialect = url === null ? "sqlite" : "postgresql";
const has = (module: string): boolean => spawnSync(python, ["-c", `import ${module}`]).status === 0;
const bases: readonly Base[] = [
  "declarative",
  "declarative",
  "declarative",
  "declarative",
  "function",
  "function",
  "registry",
  "decorator",
  "dataclass",
  "imperative",
  ...(has("sqlmodel") ? (["sqlmodel", "sqlmodel"] as const) : []),
  ...(has("flask_sqlalchemy") ? (["flask"] as const) : []),
];

/** The files of a project. */
function projectOf(seed: number): Readonly<Record<string, string>> {
  const dice = diceOf(randomFrom(seed));
  const base = dice.pick(bases);
  const kind = dice.pick(["plural", "plural", "lower", "snake"] as const);
  const settings = {
    dialect,
    convention: dice.happens(0.3),
    schema: dialect === "postgresql" && base !== "flask" && dice.happens(0.15) ? "sales" : null,
  };
  const naming = { kind, of: NAMINGS[kind] };
  const schema = schemaOf(dice, dialect, { of: naming.of, convention: settings.convention });
  const writer = new ModelWriter(dice, settings, schema, naming, base);
  const files: Record<string, string> = {
    ...writer.files(),
    "alembic.ini": `[alembic]\nscript_location = migrations\nsqlalchemy.url = ${dialect === "sqlite" ? "sqlite:///shop.db" : "postgresql+psycopg2://user:secret@localhost/shop"}\n`,
  };
  let before: string | null = null;
  for (const body of new RevisionWriter(dice, settings, nearly(dice, dialect, schema)).bodies()) {
    const id: string = `${String(Object.keys(files).length).padStart(4, "0")}_${seed}`;
    files[`migrations/versions/${id}.py`] = revisionText(id, before, body);
    before = id;
  }
  return files;
}

const { root, clear } = workplace("drift-fuzz", keep);
const folders: string[] = [];
for (const seed of seedsOf(values.seed, values.programs)) {
  const folder = join(root, `shop_${seed}`);
  rmSync(folder, { recursive: true, force: true });
  writeFiles(folder, Object.entries(projectOf(seed)));
  folders.push(folder);
}
const run = executed(python, "scripts/drift-fuzz/compare.py", folders, [url ?? "sqlite"]);
if (run.errors !== "") console.log(run.errors.slice(0, 2000));

const counts = { agree: 0, "told rightly": 0, false: 0, missed: 0, "not compared": 0, refused: 0 };
for (const line of run.lines) {
  const {
    folder,
    error,
    diffs,
    all,
    values: given,
  } = JSON.parse(line) as {
    folder: string;
    error?: string;
    diffs: Difference[];
    all: Difference[];
    values: string[];
  };
  const name = folder.slice(root.length + 1);
  if (error !== undefined) {
    counts.refused++;
    console.log(`${name}: refused: ${error}`);
    continue;
  }
  const checked = answerOf(cli, "check", "--root", folder, "--full") as {
    findings: { rule: string; message: string; file: string; line: number }[];
  };
  const findings = checked.findings.filter(({ rule }) => rule === "model-drift");
  const said = findings.flatMap(({ message }) => clausesOf(message.slice(message.indexOf(": ") + 2)));
  const { agreed, wrong, missed, admitted } = judged(said, diffs, all, given);
  counts["told rightly"] += agreed;
  counts.false += wrong.length;
  counts.missed += missed.length;
  counts["not compared"] += admitted.length;
  if (wrong.length === 0 && missed.length === 0) counts.agree++;
  for (const { text } of wrong) console.log(`${name}: FALSE: ${text}`);
  for (const { kind, table, columns, text } of missed) console.log(`${name}: missed: ${kind} ${table} (${columns.join(", ")}) ${text}`);
}
clear();
console.log(tallied(Object.entries(counts)));
process.exitCode = counts.false > 0 ? 1 : 0;
