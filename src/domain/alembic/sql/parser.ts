import type { Json, ParsedStatement, SqlParser } from "./tree.ts";

/**
 * Loads PostgreSQL's own parser (libpg_query, as WebAssembly). It is large (1.7 MB), so it is loaded only for projects whose
 * migrations hold SQL text that is not plainly about rows.
 */
export async function loadSqlParser(): Promise<SqlParser> {
  const { loadModule, parsePlPgSQLSync, parseSync } = await import("libpg-query");
  await loadModule();
  const parse = (text: string): ParsedStatement[] | null => {
    let parsed: { readonly stmts?: readonly { readonly stmt?: unknown; readonly stmt_location?: number; readonly stmt_len?: number }[] };
    try {
      parsed = parseSync(text) as typeof parsed;
    } catch {
      return null;
    }
    const bytes = Buffer.from(text);
    return (parsed.stmts ?? []).flatMap((each): ParsedStatement[] => {
      const [entry] = Object.entries((each.stmt ?? {}) as Record<string, Json>);
      const start = each.stmt_location ?? 0;
      const source = bytes.subarray(start, each.stmt_len === undefined || each.stmt_len === 0 ? bytes.length : start + each.stmt_len);
      return entry === undefined ? [] : [{ kind: entry[0], node: entry[1], text: source.toString().trim(), source: text }];
    });
  };
  const procedure = (text: string): Json => {
    try {
      return parsePlPgSQLSync(text) as unknown as Json;
    } catch {
      return null;
    }
  };
  const fault = (text: string): string | null => {
    try {
      parseSync(text);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  return Object.assign(parse, { procedure, fault });
}
