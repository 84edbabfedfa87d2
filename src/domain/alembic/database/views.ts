import type { Place } from "../../../model/finding.ts";
import { absent, type Database } from "./database.ts";
import type { Obstacle } from "./errors.ts";
import { bareName, columnOf, type Opaque } from "./schema.ts";

/** What a view reads: tables and views by their keys, each with the columns of it that are known to be read. */
export type ViewReads = ReadonlyMap<string, ReadonlySet<string>>;

/** A query as it is written: what it selects from, under which names, and the columns that it names; null for all of them. */
export interface Selected {
  readonly from: readonly { readonly key: string; readonly alias: string }[];
  readonly columns: readonly { readonly of: string | null; readonly name: string | null }[];
  /** Names that its own queries and functions have in it. */
  readonly derived: ReadonlySet<string>;
}

/** What a query reads. A column without its table in front counts where just one of the tables has it. */
export function readBy(db: Database, { from, columns }: Selected): ViewReads {
  const reads = new Map(from.map(({ key }) => [key, new Set<string>()]));
  const has = (key: string, name: string): boolean => db.schema.tables.get(key)?.columns.some((column) => column.name === name) === true;
  for (const { of, name } of columns) {
    const near = of === null ? from : from.filter(({ alias }) => alias === of);
    if (name === null)
      for (const { key } of near) for (const column of db.schema.tables.get(key)?.columns ?? []) reads.get(key)?.add(column.name);
    else {
      const [only, another] = from.length === 1 ? near : near.filter(({ key }) => has(key, name));
      if (only !== undefined && another === undefined) reads.get(only.key)?.add(name);
    }
  }
  return reads;
}

/** A table or view that was there and is no more. */
export function isGone(db: Database, key: string): boolean {
  return !db.schema.tables.has(key) && !db.schema.opaques.has(`view ${key}`) && db.known.has(key) && !db.temporary.has(key);
}

/** A view is made of what is there: fails where it reads what was taken away. SQLite looks only when it is used. */
export function requireReadable(db: Database, view: string, reads: ViewReads, at: Place): void {
  if (db.sqlite) return;
  const gone = [...reads.keys()].find((key) => isGone(db, key));
  if (gone !== undefined)
    db.fail(db.postgresql ? "UndefinedTable" : "ProgrammingError", `the view ${view} reads ${gone}, which does not exist`, at, held(view));
}

/** Columns that PostgreSQL gives every table. */
export const SYSTEM = new Set(["ctid", "xmin", "xmax", "cmin", "cmax", "tableoid"]);

/** Fails where a view reads a column that the table does not have before whose name it stands. SQLite looks only when it is used. */
export function requireColumnsOf(db: Database, view: string, { from, columns, derived }: Selected, at: Place): void {
  if (db.sqlite) return;
  for (const { of, name } of columns) {
    const [only, ...others] = of === null || derived.has(of) ? [] : from.filter(({ alias }) => alias === of);
    const table = only === undefined || others.length > 0 ? undefined : db.schema.tables.get(only.key);
    if (table === undefined || table.open || name === null || SYSTEM.has(name) || columnOf(table, name) !== undefined) continue;
    // `o.label` calls a function `label(orders)`, which is written as a column.
    if ([...db.schema.opaques.values()].some((each) => each.kind === "function" && bareName(each.name) === name)) continue;
    const message = `the view ${view} reads ${of}.${name}, and table ${table.name} has no column ${name}`;
    db.fail(db.postgresql ? "UndefinedColumn" : "OperationalError", message, at, absent(table, name));
  }
}

function viewsOf(db: Database, key: string): readonly Opaque[] {
  return [...db.schema.opaques.values()].filter(({ kind, reads }) => kind === "view" && reads?.has(key) === true);
}

function held(view: string): Obstacle {
  return { kind: "refused", table: null, name: view, by: null };
}

/** PostgreSQL keeps what a view reads: fails where one reads the table or view, or the column of it. */
export function requireUnread(db: Database, key: string, column: string | null, at: Place): void {
  if (!db.postgresql) return;
  const view = viewsOf(db, key).find(({ reads }) => column === null || reads?.get(key)?.has(column) === true);
  const what = column === null ? key : `column ${key}.${column}`;
  if (view !== undefined) db.fail("DependentObjectsStillExist", `the view ${view.name} reads ${what}`, at, held(view.name));
}

/** `CASCADE`: the views that read it, and those that read these, go with it. */
export function dropViews(db: Database, key: string, column: string | null): void {
  for (const view of viewsOf(db, key)) {
    if (column !== null && view.reads?.get(key)?.has(column) !== true) continue;
    db.schema.opaques.delete(`view ${view.name}`);
    for (const [id, each] of db.schema.opaques) if (each.table === view.name) db.schema.opaques.delete(id);
    dropViews(db, view.name, null);
  }
}

/**
 * SQLite reads all views again when it renames a table or column or drops a column: fails where one reads what is not there. `without`: a
 * table that is gone at that moment, as when batch mode puts the new one in the place of the old one.
 * https://sqlite.org/lang_altertable.html#altertabrename
 */
export function requireReadableViews(db: Database, at: Place, without: string | null = null): void {
  if (!db.sqlite || db.legacyAlter) return;
  const missing = (key: string): boolean => key === without || isGone(db, key);
  for (const { kind, name, reads } of db.schema.opaques.values()) {
    const lost = kind === "view" && reads !== undefined ? [...reads.keys()].find(missing) : undefined;
    if (lost === undefined) continue;
    const message = `the view ${name} reads ${lost}, which is not there ${lost === without ? "while the table is made anew" : "any more"}`;
    db.fail("OperationalError", message, at, held(name));
  }
  requireReadableTriggers(db, at, null, without);
}

/** The same for what triggers name of the row that they are run for, once a column is `dropped`. */
export function requireReadableTriggers(
  db: Database,
  at: Place,
  dropped: { readonly key: string; readonly column: string } | null = null,
  without: string | null = null,
): void {
  if (!db.sqlite || db.legacyAlter) return;
  for (const { kind, name, table: on, definition } of db.schema.opaques.values()) {
    if (kind !== "trigger" || on === null || definition === null) continue;
    const holder = [...db.schema.tables].find(([key]) => key.toLowerCase() === on.toLowerCase());
    if (holder === undefined || holder[1].open || holder[0] === without) continue;
    const [key, { columns }] = holder;
    const left = new Set(
      columns.flatMap((each) => (key === dropped?.key && each.name === dropped.column ? [] : [each.name.toLowerCase()])),
    );
    const plain = definition.replace(/--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'/g, " ");
    for (const [read, column = ""] of plain.matchAll(/\b(?:new|old)\s*\.\s*["`[]?(\w+)/gi)) {
      if (left.has(column.toLowerCase()) || ROW_IDS.test(column)) continue;
      db.fail("OperationalError", `the trigger ${name} reads ${read.replace(/[\s"`[]/g, "")}, which ${key} does not have`, at, held(name));
    }
  }
}

/** What SQLite calls the number of a row. */
const ROW_IDS = /^(?:rowid|oid|_rowid_)$/i;

/** SQLite drops no column that a view reads. */
export function requireUnreadColumn(db: Database, key: string, column: string, at: Place): void {
  const view = viewsOf(db, key).find(({ reads }) => reads?.get(key)?.has(column) === true);
  if (view !== undefined && !db.legacyAlter)
    db.fail("OperationalError", `the view ${view.name} reads column ${key}.${column}`, at, held(view.name));
}

/** The text of a query with another name for a table: behind FROM and JOIN, and in front of a column. */
function inQuery(text: string | null, from: string, to: string): string | null {
  return text?.replace(new RegExp(`(\\b(?:from|join) |,)${from}(?![\\w.(])|(?<![\\w."])${from}(?=\\.)`, "g"), `$1${to}`) ?? null;
}

/** Views go on reading what has another name now. */
export function followRename(db: Database, from: { readonly key: string; readonly column?: string }, to: string): void {
  for (const view of viewsOf(db, from.key)) {
    const reads = new Map(view.reads);
    const columns = reads.get(from.key) ?? new Set<string>();
    if (from.column === undefined) {
      reads.delete(from.key);
      reads.set(to, columns);
    } else if (columns.has(from.column)) reads.set(from.key, new Set([...columns].map((column) => (column === from.column ? to : column))));
    const renamed = from.column === undefined && !db.mysql ? inQuery(view.definition, from.key, to) : view.definition;
    const { written: _before, ...rest } = view;
    db.schema.opaques.set(`view ${view.name}`, { ...rest, definition: renamed, reads });
  }
}
