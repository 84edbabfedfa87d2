import type { RepoPath } from "../../../model/source.ts";
import type { Stmt } from "../../../model/syntax.ts";
import { someInStatements } from "../../../model/visit.ts";
import { DATABASES, type Dialect } from "../database/schema.ts";
import type { MigrationInput } from "../inspect.ts";
import type { EnvironmentFiles } from "./environments.ts";
import { namedDatabases } from "./named-databases.ts";

/** Words in settings and dependency lists that name a database, with the weight of the evidence. */
const EVIDENCE: readonly (readonly [RegExp, Dialect, number])[] = [
  [/sqlalchemy\.url\s*=\s*["']?postgres/i, "postgresql", 8],
  [/sqlalchemy\.url\s*=\s*["']?(mysql|mariadb)/i, "mysql", 8],
  [/sqlalchemy\.url\s*=\s*["']?sqlite/i, "sqlite", 3],
  [/\b(psycopg2?(-binary)?|psycopg|asyncpg|pg8000)\b/i, "postgresql", 5],
  [/\b(pymysql|aiomysql|asyncmy|mysqlclient|mysql-connector-python)\b/i, "mysql", 4],
  [/\baiosqlite\b/i, "sqlite", 2],
];

/** Of several databases the server goes before the file for trying things out. */
const ORDER: readonly Dialect[] = ["postgresql", "mysql", "sqlite"];

/** The database a project runs on in production, as its settings, dependencies and migrations tell; PostgreSQL if nothing does. */
export function primaryDialect({ directory, home }: Pick<EnvironmentFiles, "directory" | "home">, input: MigrationInput): Dialect {
  const named = namedIn(directory);
  if (named !== null) return named;
  const score: Record<Dialect, number> = { postgresql: 0, sqlite: 0, mysql: 0 };
  for (const [path, text] of input.settings) {
    const needed = path.endsWith(".toml") ? withoutExtras(text) : text;
    for (const [pattern, dialect, weight] of EVIDENCE) {
      score[dialect] += pattern.test(needed) ? weight : pattern.test(text) ? EXTRA : 0;
    }
  }
  const isOptional = Object.values(score).every((points) => points <= EXTRA);
  let imports = 0;
  const own = input.paths.filter((path) => directory === "" || path.startsWith(`${directory}/`));
  for (const path of own) {
    for (const stmt of input.modules.factsOf(path)?.body ?? []) {
      if (stmt.kind !== "ImportFrom" || !stmt.module.startsWith("sqlalchemy.dialects")) {
        continue;
      }
      for (const dialect of ["postgresql", "mysql", "sqlite"] as const) {
        const named = stmt.module.endsWith(`.${dialect}`) || stmt.names.some((each) => each.name === dialect);
        score[dialect] += named ? 0.5 : 0;
        imports += named ? 1 : 0;
      }
    }
  }
  // Drivers that only who wants them installs tell less than the URL that the project writes out.
  if (isOptional && imports === 0) {
    const isUnknown = Object.values(score).every((points) => points === 0);
    const runs = (dialect: Dialect): boolean => dialect !== "sqlite" || !isBeyondSqlite(own, input);
    const written = urlDialect(`${home === "" ? "" : `${home}/`}env.py` as RepoPath, input);
    if (written !== null && runs(written)) return written;
    // env.py may be given its connection: then by what the application connects to, wherever it says so.
    const connected = isUnknown ? ORDER.find((dialect) => input.connectsTo?.(dialect) === true) : undefined;
    if (connected !== undefined && runs(connected)) return connected;
  }
  return ORDER.reduce((best, dialect) => (score[dialect] > score[best] ? dialect : best), "postgresql");
}

/** The weight of a driver that is installed by those alone who ask for it. */
const EXTRA = 1;

/** A pyproject.toml without what it makes optional: extras, and groups of dependencies for those who work on the project. */
function withoutExtras(text: string): string {
  const kept: string[] = [];
  let isExtra = false;
  for (const line of text.split("\n")) {
    const table = /^\s*\[+\s*([^\]]+?)\s*\]/.exec(line)?.[1];
    if (table !== undefined)
      isExtra = /^(project\.optional-dependencies|dependency-groups|tool\.poetry\.(group\.|extras|dev-dependencies))/.test(table);
    if (!isExtra && !/\boptional\s*=\s*true\b/.test(line)) kept.push(line);
  }
  return kept.join("\n");
}

/** The one database that a folder of revisions is named after: `migrations_sqlite`. */
function namedIn(directory: string): Dialect | null {
  const words = directory.toLowerCase().split(/[^a-z0-9]+/);
  const found = new Set(words.flatMap((word) => (word === "pg" ? [] : (DATABASES.get(word) ?? []))));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}

/** What Alembic refuses on SQLite outside of batch mode. */
const REFUSED: ReadonlySet<string> = new Set([
  "alter_column",
  "create_foreign_key",
  "create_unique_constraint",
  "create_check_constraint",
  "create_primary_key",
  "drop_constraint",
]);

/** Several revisions ask for what SQLite has not: a file for trying things out is made otherwise, and the history runs on a server. */
function isBeyondSqlite(paths: readonly RepoPath[], { modules }: MigrationInput): boolean {
  let found = 0;
  for (const path of paths) {
    const facts = modules.factsOf(path);
    if (facts === undefined || facts.holds("sqlite") || ![...REFUSED].some((name) => facts.holds(name))) continue;
    if (facts.functions.some(({ name, body }) => name === "upgrade" && asksOf(body))) found++;
    if (found > 1) return true;
  }
  return false;
}

/** `op.alter_column(…)` */
function asksOf(body: readonly Stmt[]): boolean {
  return someInStatements(
    body,
    (node) =>
      node.kind === "Call" &&
      node.func.kind === "Attribute" &&
      REFUSED.has(node.func.attr) &&
      node.func.value.kind === "Name" &&
      node.func.value.id === "op",
  );
}

/** By what env.py and the project's modules that it imports write out: a database of its own, before a file for trying things out. */
function urlDialect(env: RepoPath, { modules }: MigrationInput): Dialect | null {
  const near = new Set([env]);
  for (const stmt of modules.factsOf(env)?.body ?? []) {
    const names = stmt.kind === "ImportFrom" ? [stmt.module] : stmt.kind === "Import" ? stmt.names.map(({ name }) => name) : [];
    for (const name of names) {
      const path = modules.resolveModule(name, env);
      if (path !== undefined) near.add(path);
    }
  }
  const found = new Set<Dialect>();
  for (const path of near) {
    const facts = modules.factsOf(path);
    for (const dialect of facts === undefined ? [] : namedDatabases(facts)) found.add(dialect);
  }
  return ORDER.find((dialect) => found.has(dialect)) ?? null;
}
