import type { LoopQuery } from "../model/subjects.ts";

/** The words that the messages about a loop share: what is called in it, what it goes through and where it stands. */
export function loopWords({ callee, loopKind, iterable, loopHome, loopLine, others }: LoopQuery): {
  readonly callee: string;
  readonly loop: string;
  readonly iterable: string;
  readonly where: string;
  readonly others: string;
} {
  return {
    callee,
    loop: loopKind.replace(/^(?:async )?for$|^while$/, "$& loop"),
    iterable,
    where: loopKind === "GraphQL list" ? "of the schema" : loopHome === null ? `on line ${loopLine}` : `in ${loopHome}()`,
    others: others === 0 ? "" : `; ${others} more ${others === 1 ? "call in it does" : "calls in it do"} the same`,
  };
}

/** Whether a statement goes to a database inside the process, without a round trip: many small ones cost little there. */
export function isEmbedded(callee: string): boolean {
  return /^(sqlite3|aiosqlite|apsw|duckdb)\./.test(callee);
}
