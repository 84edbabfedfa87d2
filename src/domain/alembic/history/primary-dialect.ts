import type { RepoPath } from "../../../model/source.ts";
import type { Expr } from "../../../model/syntax.ts";
import { visitStatements } from "../../../model/visit.ts";
import { DATABASES, type Dialect } from "../database/schema.ts";
import type { MigrationInput } from "../inspect.ts";
import type { EnvironmentFiles } from "./environments.ts";

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
  for (const path of input.paths) {
    if (directory !== "" && !path.startsWith(`${directory}/`)) {
      continue;
    }
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
  const written = isOptional && imports === 0 ? urlDialect(`${home === "" ? "" : `${home}/`}env.py` as RepoPath, input) : null;
  if (written !== null) return written;
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

/**
 * A database that is gone with the process: no history runs on it, a setting that has to be given stands so until it is. `sqlite:///` alone is
 * rather what the path of a file is written behind.
 */
const IN_MEMORY = /^sqlite(?:\+\w+)?:\/\/(?:$|\/?:memory:|.*\bmode=memory\b)/;
const URL_SCHEME = /^(postgres|postgresql|mysql|mariadb|sqlite)(?:\+\w+)?:\/\//;

/** By the URLs that env.py and the project's modules that it imports write out: a database of its own, before a file for trying things out. */
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
  const look = (expr: Expr): void => {
    if (expr.kind !== "Constant" || expr.type !== "str") return;
    if (IN_MEMORY.test(expr.value ?? "")) return;
    const dialect = DATABASES.get(URL_SCHEME.exec(expr.value ?? "")?.[1] ?? "");
    if (dialect !== undefined) found.add(dialect);
  };
  for (const path of near) {
    const facts = modules.factsOf(path);
    if (facts?.mentions("://") !== true) continue;
    for (const body of [facts.body, ...facts.functions.map((fn) => fn.body), ...facts.classes.map((each) => each.body)])
      visitStatements(body, look);
  }
  return ORDER.find((dialect) => found.has(dialect)) ?? null;
}
