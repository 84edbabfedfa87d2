import type { Place } from "../../../model/finding.ts";
import type { Database } from "../database/database.ts";
import { dropEnum, dropOpaque, opaqueKey } from "../database/enums.ts";
import { refusal } from "../database/errors.ts";
import { bareName, type Opaque, tableKey } from "../database/schema.ts";
import { dropTable } from "../database/tables.ts";

interface Options {
  readonly ifExists: boolean;
  readonly cascade: boolean;
}

/** `DROP SCHEMA`: with `CASCADE`, all that it holds goes with it. False where that is not known. */
export function dropSchema(db: Database, name: string, at: Place, { ifExists, cascade }: Options): boolean {
  const known = db.schema.opaques.has(opaqueKey("schema", name, null));
  const tables = [...db.schema.tables.values()].filter(({ schema }) => schema === name);
  const others = [...db.schema.opaques.values()].filter((each) => liesIn(each, name));
  const types = [...db.schema.homes].flatMap(([type, home]) => (home.split(" ").includes(name) ? [type] : []));
  if (db.postgresql && known && !cascade) {
    const [held] = [...tables.map((table) => tableKey(table.name, name)), ...others.map((each) => each.name), ...types];
    if (held !== undefined) db.fail("DependentObjectsStillExist", `the schema ${name} holds ${held}`, at, refusal(name));
  }
  if (cascade) {
    // A schema that is older than the history may hold more than is known.
    if (!known && (db.openWorld || tables.length > 0)) return false;
    for (const table of tables)
      if (db.has(table.name, table.schema)) dropTable(db, table.name, table.schema, at, { cascade: true, ifExists: true });
    for (const each of others)
      if (each.kind !== "index" && db.schema.opaques.has(opaqueKey(each.kind, each.name, each.table)))
        dropOpaque(db, each.kind, each.name, each.table, at, true, true);
    for (const type of types) dropEnum(db, type, at, { ifExists: true, cascade: true });
  }
  dropOpaque(db, "schema", name, null, at, ifExists);
  const sequences = others.flatMap((each) => (each.kind === "sequence" ? [`nextval(${bareName(each.name)})`] : []));
  return !(cascade && isSpokenOf(db, name, sequences));
}

/** Whether what is left elsewhere speaks of something in a schema: a default, an index, a trigger that goes with what it calls. */
function isSpokenOf({ schema: { tables, opaques } }: Database, name: string, sequences: readonly string[]): boolean {
  const word = new RegExp(`(?<![\\w"])"?${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}"?\\s*\\.`, "i");
  const speaks = (text: string | null | undefined): boolean => text != null && (word.test(text) || sequences.includes(text));
  for (const { columns, indexes, checks } of tables.values()) {
    if (columns.some(({ default: value, computed }) => speaks(value) || speaks(computed))) return true;
    if (indexes.some(({ options, parts }) => speaks(options) || parts.some(speaks)) || checks.some(({ expression }) => speaks(expression)))
      return true;
  }
  return [...opaques.values()].some(({ definition }) => speaks(definition));
}

/** Whether a view, function, sequence or domain lies in a schema. */
function liesIn({ kind, name }: Opaque, schema: string): boolean {
  return /^(view|function|sequence|domain)$/.test(kind) && name.startsWith(`${schema}.`);
}

/** By which words in types, defaults and definitions an extension is used. */
const USES: ReadonlyMap<string, RegExp> = new Map([
  ["vector", /vector|halfvec|sparsevec|hnsw|ivfflat/i],
  ["postgis", /geometry|geography|raster|\bst_|box[23]d/i],
  ["citext", /citext/i],
  ["hstore", /hstore/i],
  ["ltree", /ltree|lquery/i],
  ["uuid-ossp", /uuid_(?:generate|nil|ns)/i],
  ["pgcrypto", /gen_random|gen_salt|crypt|digest|hmac|armor|pgp_/i],
  ["pg_trgm", /trgm|similarity|(?:show|set)_limit|%/i],
  ["unaccent", /unaccent/i],
  ["fuzzystrmatch", /levenshtein|soundex|metaphone|difference|daitch/i],
  ["pg_stat_statements", /pg_stat_statements/i],
]);

/** `DROP EXTENSION … CASCADE`: false where something may use what goes with it. */
export function dropExtension(db: Database, name: string, at: Place, { ifExists, cascade }: Options): boolean {
  if (cascade && usesExtension(db, name)) return false;
  dropOpaque(db, "extension", name, null, at, ifExists);
  return true;
}

function usesExtension(db: Database, name: string): boolean {
  const words = USES.get(name);
  const { tables, opaques } = db.schema;
  const rest = [...opaques.values()].filter(({ kind }) => !/^(extension|schema|sequence)$/.test(kind));
  if (words === undefined) return tables.size + rest.length > 0;
  const said = (text: string | null | undefined): boolean => text === null || (text !== undefined && words.test(text));
  for (const { open, columns, indexes, checks } of tables.values()) {
    if (open || columns.some(({ type, default: value, computed }) => said(type.text) || said(value ?? "") || said(computed ?? "")))
      return true;
    if (indexes.some(({ options, parts }) => said(options) || parts.some(said)) || checks.some(({ expression }) => said(expression)))
      return true;
  }
  return rest.some(({ definition }) => said(definition));
}
