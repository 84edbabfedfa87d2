import { tableKey } from "../database/schema.ts";

/** A node of the parser's tree, as it gives it. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

export interface ParsedStatement {
  /** `CreateStmt`, `AlterTableStmt` … */
  readonly kind: string;
  readonly node: Json;
  readonly text: string;
  /** The whole text that was parsed; locations count in its UTF-8 bytes. */
  readonly source: string;
}

/** PostgreSQL's parser. */
export interface SqlParser {
  /** Parses SQL; null when it is not PostgreSQL's. */
  (text: string): readonly ParsedStatement[] | null;
  /** Parses the PL/pgSQL of a `DO` statement; null when it is none. */
  procedure(text: string): Json;
  /** Why it is not PostgreSQL's; null where it is. */
  fault(text: string): string | null;
}

export function get(node: Json, ...path: readonly (string | number)[]): Json {
  let at: Json = node;
  for (const key of path) {
    if (at === null || typeof at !== "object") {
      return undefined;
    }
    at = (at as { readonly [key: string]: Json })[String(key)];
  }
  return at;
}

export function textAt(node: Json, ...path: readonly (string | number)[]): string | null {
  const value = get(node, ...path);
  return typeof value === "string" ? value : null;
}

export function listAt(node: Json, ...path: readonly (string | number)[]): readonly Json[] {
  const value = get(node, ...path);
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

/** The texts of a list of `String` nodes. */
export function strings(list: readonly Json[]): string[] {
  return list.flatMap((each) => textAt(each, "String", "sval") ?? []);
}

/** Table name and schema of a RangeVar. */
export function relation(node: Json): { readonly name: string; readonly schema: string | null } | null {
  const name = textAt(node, "relname");
  return name === null ? null : { name, schema: textAt(node, "schemaname") };
}

/** The key of what a list of names means: `sales.totals`, or `totals` of the public schema. */
export function keyIn(names: readonly string[]): string {
  return tableKey(names.at(-1) ?? "", names.at(-2));
}

/** The names of columns that an expression refers to. */
export function columnsIn(node: Json, found: string[] = []): string[] {
  if (Array.isArray(node)) {
    for (const each of node as readonly Json[]) {
      columnsIn(each, found);
    }
  } else if (node !== null && typeof node === "object") {
    const reference = get(node, "ColumnRef", "fields");
    if (Array.isArray(reference)) {
      const last = strings(reference as readonly Json[]).at(-1);
      if (last !== undefined && !found.includes(last)) {
        found.push(last);
      }
    }
    for (const each of Object.values(node as { readonly [key: string]: Json })) {
      columnsIn(each, found);
    }
  }
  return found;
}

/** The columns that an expression names alone, those of its queries left out: they may be of another table. */
export function unqualified(node: Json): readonly string[] {
  if (Array.isArray(node)) return (node as readonly Json[]).flatMap(unqualified);
  if (node === null || typeof node !== "object") return [];
  return Object.entries(node as { readonly [key: string]: Json }).flatMap(([name, body]) => {
    if (name === "SubLink") return [];
    if (name !== "ColumnRef") return unqualified(body);
    const fields = listAt(body, "fields");
    return fields.length === 1 ? strings(fields) : [];
  });
}

/** The parser cuts names at PostgreSQL's 63 bytes; other databases take them whole. */
export function untruncated(parsed: readonly ParsedStatement[], text: string): readonly ParsedStatement[] {
  const names = new Map((text.match(/[A-Za-z_][\w$]{63,}/g) ?? []).map((name) => [name.slice(0, 63), name]));
  const whole = (node: Json): Json =>
    typeof node === "string"
      ? (names.get(node) ?? node)
      : Array.isArray(node)
        ? (node as readonly Json[]).map(whole)
        : node !== null && typeof node === "object"
          ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key, whole(value as Json)]))
          : node;
  return names.size === 0 ? parsed : parsed.map((statement) => ({ ...statement, node: whole(statement.node) }));
}

/** Types as PostgreSQL tells functions of one name apart: `regconfig, text[]`. */
export function signatureOf(types: readonly Json[]): string {
  return types
    .map((type) => `${strings(listAt(type, "names")).at(-1) ?? "?"}${listAt(type, "arrayBounds").length > 0 ? "[]" : ""}`)
    .join(", ");
}
