import { type RowStatement, UNKNOWN_ROWS } from "../database/events.ts";
import { tableKey } from "../database/schema.ts";
import { SaTable } from "../library/constructs.ts";
import { listRows } from "../library/listed.ts";
import type { Args } from "../python/values.ts";
import { argument } from "./arguments.ts";

const STATEMENT =
  /\b(insert\s+(?:or\s+\w+\s+|ignore\s+)?into|update|delete\s+from|truncate(?:\s+table)?)\s+(?:only\s+)?(["`]?\w+["`]?(?:\s*\.\s*["`]?\w+["`]?)?)/i;

/** What a text that changes rows does, read without the parser: verb, table, and whether it is restricted to some rows. */
export function rowStatement(text: string): RowStatement {
  const plain = text
    .replace(/--[^\n]*/g, " ")
    .replace(/\/\*[\s\S]*?(?:\*\/|$)/g, " ")
    .replace(/'(?:[^']|'')*'/g, "''");
  const found = STATEMENT.exec(plain);
  if (found === null) {
    return { ...UNKNOWN_ROWS, text };
  }
  const verb = (found[1] ?? "").slice(0, 6).toLowerCase().replace("trunca", "truncate") as RowStatement["verb"];
  const names = (found[2] ?? "").split(".").map((name) => name.trim().replace(/^["`]|["`]$/g, ""));
  const table = tableKey(names.at(-1) ?? "", names.at(-2));
  const rest = plain.slice(found.index);
  const restricted = verb === "update" || verb === "delete" ? /\bwhere\b/i.test(rest) : verb === "truncate" ? false : null;
  return { verb, table, restricted, rows: verb === "insert" && !/\bselect\b/i.test(rest) ? 1 : null, text };
}

/** `op.bulk_insert(table, rows)`. */
export function bulkInsert(args: Args): RowStatement {
  const [table, rows] = [argument(args, "table", 0), argument(args, "rows", 1)];
  const listed = table instanceof SaTable && !args.open ? listRows(rows, table.ownValues ?? undefined) : undefined;
  return {
    ...UNKNOWN_ROWS,
    verb: "insert",
    ...(listed === undefined ? {} : { listed }),
    table: table instanceof SaTable && table.name !== null ? tableKey(table.name, table.schema) : null,
    rows: rows?.kind === "seq" && !rows.partial ? rows.items.length : null,
  };
}
