import type { Place } from "../../../model/finding.ts";
import { refused } from "../database/errors.ts";
import { canonicalSql } from "../database/names.ts";
import { type Dialect, type Index, tableKey } from "../database/schema.ts";
import { SaColumn, SqlText, sqlTextOf, TableColumn } from "../library/constructs.ts";
import { type Args, textOf, type Value } from "../python/values.ts";
import { requireComparable } from "../sql/comparable.ts";
import { get } from "../sql/tree.ts";
import { flagArgument, namesArgument } from "./arguments.ts";
import { resolveName } from "./naming.ts";
import type { Session } from "./session.ts";

/** `ASC` is the default; SQLite's own catalogue tells nothing of the order, and a table made anew loses it unseen. */
function ordered(text: string, dialect: Dialect): string {
  const plain = text.replace(/ asc$/, "");
  return dialect === "sqlite" ? plain.replace(/ desc$/, "") : plain;
}

/** An index from its column list: names, texts and expressions. */
export function indexOf(
  session: Session,
  table: string,
  schema: string | null,
  name: Value | undefined,
  items: readonly Value[],
  args: Args,
  at: Place,
): Index {
  const parts: (string | null)[] = [];
  const written: (string | null)[] = [];
  const columns: string[] = [];
  const orders = ordersOf(session, args);
  let expression = orders.size > 0;
  for (const item of items) {
    const text = textOf(item) ?? (item instanceof SaColumn || item instanceof TableColumn ? item.name : null);
    written.push(
      item instanceof SqlText && !(item instanceof TableColumn) ? item.sql : text !== null && orders.has(text) ? `${text} DESC` : null,
    );
    const sql = item instanceof SqlText && item.sql !== null ? ordered(canonicalSql(item.sql), session.dialect) : null;
    if (text !== null) {
      parts.push(orders.has(text) ? `${text} desc` : text);
      columns.push(text);
    } else if (sql !== null && NAME.test(sql)) {
      parts.push(sql);
      columns.push(sql);
    } else {
      expression = true;
      parts.push(sql);
      const found = sql === null ? [] : (session.db.schema.tables.get(tableKey(table, schema))?.columns ?? []);
      columns.push(...found.map((column) => column.name).filter((column) => new RegExp(`(?<![\\w'])${column}(?![\\w'])`).test(sql ?? "")));
    }
  }
  const resolved = resolveName(session, name, { kind: "ix", table, schema, columns }, at);
  if (resolved === null) {
    throw refused("CompileError", "an index needs a name", at);
  }
  const where = sqlTextOf(args.keywords.get(`${session.dialect}_where`));
  requireCondition(session, { table, schema }, where, at);
  return {
    name: session.db.name(resolved),
    unique: flagArgument(args, "unique") === true,
    parts,
    columns,
    options: indexOptions(session, args),
    written: { parts: written, where },
    expression,
    implicit: false,
  };
}

/** Fails where the condition of a partial index cannot be asked of its table. */
function requireCondition(
  { db, settings }: Session,
  { table, schema }: { readonly table: string; readonly schema: string | null },
  where: string | null,
  at: Place,
): void {
  if (!db.postgresql || where === null) return;
  const [query] = settings.parseSql?.(`SELECT 1 WHERE ${where}`) ?? [];
  requireComparable(db, db.schema.tables.get(tableKey(table, schema)), get(query?.node, "whereClause"), at);
}

/** `postgresql_ops={"placed_at": "DESC"}`: what is written there stands behind the column, whatever it is. */
function ordersOf(session: Session, { keywords }: Args): ReadonlySet<string> {
  const ops = keywords.get("postgresql_ops");
  if (!session.db.postgresql || ops?.kind !== "dict") return new Set();
  return new Set([...ops.entries.values()].flatMap(([column, order]) => (isOrder(order, "desc") ? (textOf(column) ?? []) : [])));
}

function isOrder(value: Value, order: "asc" | "desc"): boolean {
  return textOf(value)?.trim().toLowerCase() === order;
}

/** A column's name that stands alone; `(true)` and `(1)` are expressions of no column, as in the index that lets a table have one row. */
const NAME = /^(?!(?:true|false|null)$)[a-z_]\w*$/i;

/** Options of the dialect that runs; null when one of them is not known. */
function indexOptions(session: Session, args: Args): string | null {
  const parts: string[] = [];
  for (const [key, value] of [...args.keywords].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!key.startsWith(`${session.dialect}_`) || key.endsWith("_concurrently") || value.kind === "none") {
      continue;
    }
    const text = sqlTextOf(value);
    const list =
      text ??
      namesArgument(value)?.join(",") ??
      (value.kind === "dict"
        ? [...value.entries.values()]
            .filter(([, ops]) => !isOrder(ops, "asc") && !isOrder(ops, "desc"))
            .map(([column, ops]) => `${textOf(column)}:${textOf(ops)}`)
            .join(",")
        : null);
    if (list === "" && value.kind === "dict") continue;
    if (list === null && !(value.kind === "bool" && !value.value)) {
      return null;
    }
    if (key !== "postgresql_using" || list !== "btree") {
      parts.push(`${key.slice(session.dialect.length + 1)} ${canonicalSql(list ?? "")}`);
    }
  }
  return parts.join(" ");
}
