import type { RepoPath } from "../../../model/source.ts";
import type { Dialect } from "../database/schema.ts";
import type { MigrationInput } from "../inspect.ts";

/** Words in settings and dependency lists that name a database, with the weight of the evidence. */
const EVIDENCE: readonly (readonly [RegExp, Dialect, number])[] = [
  [/sqlalchemy\.url\s*=\s*["']?postgres/i, "postgresql", 8],
  [/sqlalchemy\.url\s*=\s*["']?(mysql|mariadb)/i, "mysql", 8],
  [/sqlalchemy\.url\s*=\s*["']?sqlite/i, "sqlite", 3],
  [/\b(psycopg2?(-binary)?|psycopg|asyncpg|pg8000)\b/i, "postgresql", 5],
  [/\b(pymysql|aiomysql|asyncmy|mysqlclient|mysql-connector-python)\b/i, "mysql", 4],
  [/\baiosqlite\b/i, "sqlite", 2],
];

/** The database a project runs on in production, as its settings, dependencies and migrations tell; PostgreSQL if nothing does. */
export function primaryDialect(directory: RepoPath, input: MigrationInput): Dialect {
  const score: Record<Dialect, number> = { postgresql: 0, sqlite: 0, mysql: 0 };
  for (const text of input.settings.values()) {
    for (const [pattern, dialect, weight] of EVIDENCE) {
      score[dialect] += pattern.test(text) ? weight : 0;
    }
  }
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
      }
    }
  }
  const order: readonly Dialect[] = ["postgresql", "mysql", "sqlite"];
  return order.reduce((best, dialect) => (score[dialect] > score[best] ? dialect : best), "postgresql");
}
