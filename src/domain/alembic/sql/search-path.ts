import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { get, type Json, listAt, strings, textAt } from "./tree.ts";

/** Follows `SET search_path` and `RESET search_path`, of the session or of the transaction alone. */
export function setVariable(db: Database, node: Json, at: Place): void {
  if (textAt(node, "name") !== "search_path" && textAt(node, "kind") !== "VAR_RESET_ALL") return;
  const values = listAt(node, "args").map((each) => textAt(each, "A_Const", "sval", "sval") ?? "");
  if (textAt(node, "kind") === "VAR_SET_VALUE") lookIn(db, values, at);
  else db.path = null;
}

/** Follows `set_config('search_path', …)`. */
export function setConfig(db: Database, called: Json, at: Place): void {
  if (strings(listAt(called, "funcname")).at(-1) !== "set_config") return;
  const [name, value] = listAt(called, "args").map((each) => textAt(each, "A_Const", "sval", "sval"));
  if (name !== "search_path") return;
  // An empty path, or one that is put together.
  if (value == null || value.trim() === "") db.blind("the search path is not known", at);
  else
    lookIn(
      db,
      value.split(",").map((each) => each.trim().replace(/^"(.*)"$/, "$1")),
      at,
    );
}

function lookIn(db: Database, path: readonly string[], at: Place): void {
  if (!db.postgresql) return;
  const named = path.filter((each) => each !== "" && each !== "$user" && each !== "pg_catalog");
  db.path = named[0] === "public" ? null : named;
  // PostgreSQL passes over a schema that is not there.
  const unknown = named.find((each) => each !== "public" && !isThere(db, each));
  if (unknown === undefined || named[0] === "public") return;
  db.path = null;
  db.blind(`whether the schema ${unknown} of the search path is there is not known`, at);
}

function isThere({ schema: { opaques, tables } }: Database, name: string): boolean {
  return opaques.has(`schema ${name}`) || [...tables.values()].some(({ schema }) => schema === name);
}

/** Where a statement makes what it names, and where the names of it stand. */
const MAKES: ReadonlyMap<string, readonly string[]> = new Map([
  ["CreateStmt", ["relation"]],
  ["ViewStmt", ["view"]],
  ["CreateTableAsStmt", ["into", "rel"]],
  ["CreateSeqStmt", ["sequence"]],
]);

const LISTED: ReadonlySet<string> = new Set([
  "OBJECT_TABLE",
  "OBJECT_VIEW",
  "OBJECT_MATVIEW",
  "OBJECT_SEQUENCE",
  "OBJECT_INDEX",
  "OBJECT_FUNCTION",
]);

/** The statement with the schemas that its names mean. */
export function qualified(db: Database, kind: string, node: Json): Json {
  if (db.path === null) return node;
  const made = get(node, ...(MAKES.get(kind) ?? ["?"]));
  const walk = (each: Json): Json => {
    if (Array.isArray(each)) return (each as readonly Json[]).map(walk);
    if (each === null || typeof each !== "object") return each;
    const entries = Object.entries(each as { readonly [key: string]: Json }).map(([key, value]) => [key, walk(value)] as const);
    const name = textAt(each, "relname");
    if (name === null || get(each, "schemaname") !== undefined) return Object.fromEntries(entries);
    const home = db.homeOf(name, null, each === made);
    return { ...Object.fromEntries(entries), ...(home === null ? {} : { schemaname: home }) };
  };
  const walked = walk(node);
  const type = textAt(node, "removeType") ?? textAt(node, "objtype") ?? "";
  const said = (names: readonly Json[], making: boolean): readonly Json[] => {
    const own = strings(names);
    const home = own.length === 1 ? db.homeOf(own[0] ?? "", null, making) : null;
    return home === null ? names : [{ String: { sval: home } }, ...names];
  };
  if (kind === "CreateFunctionStmt") return { ...(walked as object), funcname: said(listAt(node, "funcname"), true) };
  if (kind !== "DropStmt" || !LISTED.has(type)) return walked;
  const objects = listAt(node, "objects").map((each): Json => {
    const items = get(each, "List", "items");
    const called = get(each, "ObjectWithArgs");
    if (items !== undefined) return { List: { items: said(listAt(each, "List", "items"), false) } };
    return called === undefined ? each : { ObjectWithArgs: { ...(called as object), objname: said(listAt(called, "objname"), false) } };
  });
  return { ...(walked as object), objects };
}
