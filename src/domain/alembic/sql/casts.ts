import type { Database } from "../database/database.ts";
import type { DbType } from "../database/schema.ts";
import { get, type Json, listAt, type SqlParser, strings, unqualified } from "./tree.ts";
import { sqlType } from "./types.ts";

/** The types that an expression casts a column to, one after the other; null where it does anything else. */
export function castsOf(db: Database, node: Json, column: string, source: string): readonly DbType[] | null {
  const reference = get(node, "ColumnRef");
  if (reference !== undefined) return strings(listAt(reference, "fields")).at(-1) === column ? [] : null;
  const cast = get(node, "TypeCast");
  const inner = cast === undefined ? null : castsOf(db, get(cast, "arg"), column, source);
  if (inner === null) return null;
  const { serial: _serial, ...type } = sqlType(db, get(cast, "typeName"), source, "postgresql");
  return [...inner, type];
}

/** The columns that the text of USING names without a table in front; its own queries are left out with all that they name. */
export function columnsOfUsing(text: string, parse: SqlParser | null): readonly string[] {
  const [query, ...more] = parse?.(`SELECT ${text}`) ?? [];
  const isPlain = query !== undefined && more.length === 0 && get(query.node, "fromClause") === undefined && !/\bselect\b/i.test(text);
  return isPlain ? unqualified(get(query.node, "targetList")) : [];
}

/** The same of the text of USING. */
export function castsIn(db: Database, text: string, column: string, parse: SqlParser | null): readonly DbType[] | null {
  const source = `SELECT ${text}`;
  const [query, ...more] = parse?.(source) ?? [];
  const targets = listAt(query?.node, "targetList");
  return query === undefined || more.length > 0 || targets.length !== 1
    ? null
    : castsOf(db, get(targets[0], "ResTarget", "val"), column, source);
}
