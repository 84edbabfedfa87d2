import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { canonicalDefinition, unquoted } from "../database/names.ts";
import { type Column, emptyTable } from "../database/schema.ts";
import { createTable } from "../database/tables.ts";

/** https://sqlite.org/lang_createvtab.html */
const VIRTUAL =
  /^\s*create\s+virtual\s+table\s+(if\s+not\s+exists\s+)?("(?:[^"]|"")*"|`[^`]*`|[\w$]+)\s+using\s+(\w+)\s*(?:\(([\s\S]*)\))?\s*;?\s*$/i;

/** `CREATE VIRTUAL TABLE`: a table whose columns are the arguments that are no options. False where it is written otherwise. */
export function createVirtual(db: Database, text: string, at: Place): boolean {
  const plain = text.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, " ");
  const [all, ifNotExists, name, module = "", args = ""] = VIRTUAL.exec(plain) ?? [];
  if (all === undefined || args.includes("(")) return false;
  const names = args.split(",").flatMap((each) => (each.includes("=") ? [] : (/^\s*("[^"]*"|`[^`]*`|[\w$]+)/.exec(each)?.[1] ?? [])));
  const columns = names.map((each): Column => {
    const type = { text: "", named: null };
    const nothing = { default: null, identity: null, computed: null, comment: null, sequence: null };
    return { name: unquoted(each), type, nullable: true, autoincrement: false, ...nothing };
  });
  const made = { ...emptyTable(unquoted(name), null), columns, module: canonicalDefinition(`${module}(${args})`) };
  createTable(db, made, at, ifNotExists !== undefined);
  return true;
}
