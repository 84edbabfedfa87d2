#!/usr/bin/env node
// How long the replay of a long history takes: made-up projects with so many revisions are checked by the bundle in dist/, and what
// the stage `alembic` took is printed (parsing is a stage of its own). It should grow as the number of revisions does.
// --clock cpu counts processor time, for a machine with other work.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsOf } from "./options.js";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));

/** The bodies of a revision: every tenth makes a table, the others change one that is there, each undone in full. */
function bodies(number) {
  const table = `table_${Math.floor(number / 10)}`;
  const other = `table_${Math.max(0, Math.floor(number / 10) - 1)}`;
  const add = (column) => [`op.add_column("${table}", ${column("value")})`, `op.drop_column("${table}", "column_${number}")`];
  switch (number % 10) {
    case 0:
      return [
        `op.create_table("${table}", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(50), nullable=False), sa.Column("kind", sa.Enum("a", "b", name="kind_${number}")))`,
        `op.drop_table("${table}")\n    sa.Enum(name="kind_${number}").drop(op.get_bind(), checkfirst=False)`,
      ];
    case 3:
      return [`op.create_index("ix_${number}", "${table}", ["name"])`, `op.drop_index("ix_${number}", table_name="${table}")`];
    case 5:
      return [
        `with op.batch_alter_table("${table}") as batch_op:\n        batch_op.alter_column("name", existing_type=sa.String(50), type_=sa.String(60))`,
        `with op.batch_alter_table("${table}") as batch_op:\n        batch_op.alter_column("name", existing_type=sa.String(60), type_=sa.String(50))`,
      ];
    case 7:
      return [
        `op.add_column("${table}", sa.Column("column_${number}", sa.Integer()))\n    op.create_foreign_key("fk_${number}", "${table}", "${other}", ["column_${number}"], ["id"])`,
        `op.drop_constraint("fk_${number}", "${table}", type_="foreignkey")\n    op.drop_column("${table}", "column_${number}")`,
      ];
    default:
      return add((value) => `sa.Column("column_${number}", sa.String(20), server_default="${value}", nullable=False)`);
  }
}

/** Writes a project with a linear history. */
function writeProject(folder, revisions) {
  const versions = join(folder, "migrations/versions");
  mkdirSync(versions, { recursive: true });
  writeFileSync(join(folder, "alembic.ini"), "[alembic]\nscript_location = migrations\n");
  writeFileSync(join(folder, "migrations/env.py"), "from alembic import context\n\ntarget_metadata = None\n");
  for (let number = 0; number < revisions; number += 1) {
    const id = (value) => `r${String(value).padStart(5, "0")}`;
    const [up, down] = bodies(number);
    const before = number === 0 ? "None" : `"${id(number - 1)}"`;
    const head = `"""Revision ${number}."""\nimport sqlalchemy as sa\nfrom alembic import op\n\nrevision = "${id(number)}"\ndown_revision = ${before}\n`;
    const text = `${head}\n\ndef upgrade() -> None:\n    ${up}\n\n\ndef downgrade() -> None:\n    ${down}\n`;
    writeFileSync(join(versions, `${id(number)}.py`), text);
  }
}

/** What each stage took, in milliseconds. */
function stages(folder) {
  const env = { ...process.env, FASTAPI_GATE_TIMINGS: values.clock };
  const run = spawnSync(process.execPath, [CLI, "check", "--root", folder, "--format", "json", "--no-cache"], {
    encoding: "utf8",
    env,
    maxBuffer: 1 << 28,
  });
  const line = run.stderr.split("\n").find((text) => text.startsWith('{"timings":'));
  if (line === undefined) throw new Error(`dist/cli.js ended with ${run.status}:\n${run.stderr}`);
  return JSON.parse(line).timings;
}

const { values } = optionsOf("node scripts/bench-migrations.js [--revisions 250,500,1000] [--rounds N] [--clock cpu]", {
  options: {
    revisions: { type: "string", default: "250,500,1000" },
    rounds: { type: "string", default: "3" },
    clock: { type: "string", default: "1" },
  },
});
const scratch = mkdtempSync(join(tmpdir(), "bench-migrations-"));
try {
  for (const revisions of values.revisions.split(",").map(Number)) {
    const folder = join(scratch, String(revisions));
    writeProject(folder, revisions);
    const taken = Array.from({ length: Number(values.rounds) }, () => stages(folder).alembic).sort((a, b) => a - b);
    const middle = taken[Math.floor(taken.length / 2)];
    console.log(`${revisions} revisions: replayed in ${middle.toFixed(0)} ms, ${((middle / revisions) * 1000).toFixed(0)} µs each`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
