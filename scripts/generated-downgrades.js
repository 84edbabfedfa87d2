#!/usr/bin/env node
// How many of the downgrades that are generated restore the schema when they are executed: in a copy of the project, the inverse of every
// revision whose downgrade() is missing, empty, raises or does not restore is written (with --all: of every revision), and the project's own
// Alembic runs the history in PYTHON, on the embedded PostgreSQL, on SQLite or on the empty database of URL. Prints the shares, and each
// revision that was not inverted or did not come back. --cli names another bundle than dist/cli.js.

import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { optionsOf } from "./options.js";

const { values, positionals } = optionsOf(
  "node scripts/generated-downgrades.js FOLDER --python PYTHON [--all] [--database-url URL] [--url-variable NAME]…",
  {
    allowPositionals: true,
    options: {
      python: { type: "string" },
      all: { type: "boolean", default: false },
      environment: { type: "string" },
      "database-url": { type: "string" },
      "url-variable": { type: "string", multiple: true, default: [] },
      cli: { type: "string", default: fileURLToPath(new URL("../dist/cli.js", import.meta.url)) },
    },
  },
);
const [source] = positionals;
if (source === undefined || values.python === undefined) throw new Error("name a folder, and the project's Python with --python");

const WRONG = new Set(["missing", "empty", "differs", "raises"]);
const OUTSIDE = new Set(["node_modules", ".git", ".venv", "venv", "__pycache__", ".fastapi-gate"]);
const scratch = mkdtempSync(join(tmpdir(), "generated-downgrades-"));
const copy = join(scratch, basename(resolve(source)));

function run(...args) {
  return spawnSync(process.execPath, [values.cli, ...args, "--root", copy, "--no-cache"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
    stdio: ["ignore", "pipe", "pipe"],
  });
}

const environmentOf = (directory) => ["--environment", directory];
const share = (part, whole) => (whole === 0 ? "none to judge" : `${part} of ${whole}, ${((part / whole) * 100).toFixed(1)} %`);

/** Writes the inverses of one environment, runs them, and prints what came of it. */
function measure({ directory, revisions, primaryDialect }) {
  const wanted = revisions.filter(({ rollback }) => values.all || WRONG.has(rollback)).map(({ revision }) => revision);
  console.log(`${directory}: ${revisions.length} revisions, ${wanted.length} to invert`);
  if (wanted.length === 0) return;
  const written = run("migrations", "downgrade", ...wanted, "--write", "--format", "json", ...environmentOf(directory));
  const { downgrades } = JSON.parse(written.stdout);
  const inverted = new Set(downgrades.filter(({ restores }) => restores).map(({ revision }) => revision));
  for (const { revision, restores, troubles, verdicts } of downgrades) {
    if (restores) continue;
    const reasons = Object.entries(verdicts).map(([dialect, { verdict, reasons }]) => `${dialect}: ${verdict}: ${reasons.join("; ")}`);
    console.log(`  ${revision} not inverted: ${[...troubles, ...reasons].join(" | ")}`);
  }
  const given = values["database-url"] === undefined ? [] : ["--database-url", values["database-url"]];
  const variables = values["url-variable"].length === 0 ? [] : ["--url-variable", ...values["url-variable"]];
  const tested = run("migrations", "test", "--python", resolve(values.python), ...given, ...variables, ...environmentOf(directory));
  const record = join(copy, ".fastapi-gate/evidence/migrations.json");
  if (!existsSync(record)) {
    console.log(`  nothing was executed: ${tested.stderr.trim()}`);
    return;
  }
  const { environments } = JSON.parse(readFileSync(record, "utf8"));
  const rows = environments.filter((each) => each.directory === directory).flatMap((each) => each.revisions);
  const executed = rows.filter(({ revision }) => inverted.has(revision));
  for (const { revision, status, detail } of executed) {
    if (status !== "restores") console.log(`  ${revision} ${status}: ${detail.join("; ")}`);
  }
  if (executed.length < inverted.size) {
    const last = rows.find(({ status }) => status === "upgrade-error");
    console.log(`  not all was executed: ${[tested.stderr.trim(), ...(last?.detail ?? [])].join(": ")}`);
  }
  const good = executed.filter(({ status }) => status === "restores").length;
  console.log(`  written: ${share(inverted.size, wanted.length)}`);
  console.log(
    `  executed (${environments.map(({ dialect }) => dialect).join()}; the history is for ${primaryDialect}): ${executed.length}; the schema came back: ${share(good, executed.length)}`,
  );
}

try {
  cpSync(source, copy, { recursive: true, filter: (path) => !OUTSIDE.has(basename(path)) });
  const inspected = run("inspect", "migrations", "--format", "json");
  if (inspected.status !== 0 && inspected.stdout === "") throw new Error(inspected.stderr);
  for (const environment of JSON.parse(inspected.stdout).environments) {
    if (values.environment === undefined || values.environment === environment.directory) measure(environment);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
