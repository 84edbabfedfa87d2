import type { Place } from "../../../model/finding.ts";
import { addColumn, alterColumn, type ColumnChange, dropColumn } from "../database/columns.ts";
import { addConstraint, createIndex, dropConstraint, dropIndex } from "../database/constraints.ts";
import type { Database } from "../database/database.ts";
import { createOpaque } from "../database/enums.ts";
import { canonicalSql, unquoted } from "../database/names.ts";
import type { Column, DbType, Index } from "../database/schema.ts";
import { SqlText } from "../library/constructs.ts";
import { defaultText } from "./defaults.ts";
import type { Session } from "./session.ts";

const NAME = '("[^"]+"|`[^`]+`|[\\w$]+)';
const ALTER = new RegExp(`^\\s*ALTER\\s+TABLE\\s+(?:${NAME}\\s*\\.\\s*)?${NAME}\\s+(.*?)\\s*;?\\s*$`, "is");
const MODIFY = new RegExp(`^MODIFY\\s+(?:COLUMN\\s+)?${NAME}\\s+(.+)$`, "is");
const CHANGE = new RegExp(`^CHANGE\\s+(?:COLUMN\\s+)?${NAME}\\s+${NAME}\\s+(.+)$`, "is");

/**
 * `ALTER TABLE … MODIFY` and `CHANGE` of MySQL, which state a column anew, and its own way to take keys away. False where a clause is of
 * another kind or says more than is modelled: a character set, a collation, `ON UPDATE`, a key.
 */
export function mysqlAlter(session: Session, text: string, at: Place): boolean {
  const [, schema, table, clauses] = ALTER.exec(text) ?? [];
  if (table === undefined || clauses === undefined) return false;
  const where: Where = { table: unquoted(table), schema: schema === undefined ? null : unquoted(schema) };
  const parts = apart(clauses);
  const restated = parts.flatMap((clause) => restatement(session, clause, at) ?? []);
  const keys = parts.flatMap((clause) => keyClause(clause) ?? columnClause(session, clause, at) ?? []);
  if (restated.length + keys.length < parts.length) return false;
  for (const step of keys) {
    if (step.kind === "drop primary") giveUpCounters(session, where, restated, at);
    changeKey(session, where, step, at);
  }
  for (const { column, change } of restated) alterColumn(session.db, where.table, where.schema, column, change, at);
  return true;
}

interface Where {
  readonly table: string;
  readonly schema: string | null;
}

type KeyStep =
  | { readonly kind: "drop primary" }
  | { readonly kind: "add primary"; readonly columns: readonly string[] }
  | { readonly kind: "add index"; readonly index: Index }
  | { readonly kind: "drop foreign key" | "drop index" | "drop column"; readonly name: string; readonly ifExists?: boolean }
  | { readonly kind: "add column"; readonly column: Column; readonly key: "primary" | "unique" | null; readonly ifNotExists: boolean };

const ADD_PRIMARY = /^ADD\s+PRIMARY\s+KEY\s*\(([^()]+)\)$/i;
const DROP_KEY = new RegExp(`^DROP\\s+(FOREIGN\\s+KEY|INDEX|KEY)\\s+${NAME}$`, "i");

function keyClause(clause: string): KeyStep | null {
  if (/^DROP\s+PRIMARY\s+KEY$/i.test(clause)) return { kind: "drop primary" };
  const columns = ADD_PRIMARY.exec(clause)?.[1];
  if (columns !== undefined) return { kind: "add primary", columns: columns.split(",").map((each) => unquoted(each.trim())) };
  const index = indexOf(clause.replace(/^ADD\s+/i, ""));
  if (index !== null && /^ADD\s/i.test(clause)) return { kind: "add index", index };
  const [, what, name] = DROP_KEY.exec(clause) ?? [];
  if (what === undefined || name === undefined) return null;
  return { kind: /^foreign/i.test(what) ? "drop foreign key" : "drop index", name: unquoted(name) };
}

const ADD_COLUMN = new RegExp(
  `^ADD\\s+(?:COLUMN\\s+(IF\\s+NOT\\s+EXISTS\\s+)?|(?!(?:INDEX|KEY|UNIQUE|PRIMARY|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|PARTITION|COLUMN)\\b))${NAME}\\s+([a-z].*)$`,
  "is",
);
const DROP_COLUMN = new RegExp(`^DROP\\s+COLUMN\\s+(IF\\s+EXISTS\\s+)?${NAME}$`, "i");
const KEY_OF_COLUMN = /\s+(?:PRIMARY\s+KEY|(UNIQUE)(?:\s+KEY)?)(?=\s|$)/i;

/** A column that comes, with the key that it is said to be, or one that goes. */
function columnClause(session: Session, clause: string, at: Place): KeyStep | null {
  const [, ifExists, gone] = DROP_COLUMN.exec(clause) ?? [];
  if (gone !== undefined) return { kind: "drop column", name: unquoted(gone), ifExists: ifExists !== undefined };
  const [, ifNotExists, name, definition] = ADD_COLUMN.exec(clause) ?? [];
  if (name === undefined || definition === undefined) return null;
  const { plain, computed } = withoutExpression(definition);
  const own = KEY_OF_COLUMN.exec(plain);
  const change = stated(session, plain.replace(KEY_OF_COLUMN, ""), at);
  const type = change?.type;
  if (change === null || type === undefined || (change.default !== null && typeof change.default !== "string")) return null;
  const key = own === null ? null : own[1] === undefined ? "primary" : "unique";
  const nullable = change.nullable === true && key !== "primary";
  const comment = change.comment ?? null;
  const nothing = { identity: null, computed, sequence: null };
  const column = {
    name: unquoted(name),
    type,
    nullable,
    default: change.default,
    autoincrement: change.autoincrement === true,
    comment,
    ...nothing,
  };
  return { kind: "add column", column, key, ifNotExists: ifNotExists !== undefined };
}

const GENERATED = /\s(?:GENERATED\s+ALWAYS\s+)?AS\s*\(/i;

/** A column's definition without the expression that it is generated by. */
function withoutExpression(definition: string): { readonly plain: string; readonly computed: string | null } {
  const start = GENERATED.exec(definition);
  if (start === null) return { plain: definition, computed: null };
  const from = start.index + start[0].length;
  let depth = 1;
  for (const { 0: mark, index } of definition.slice(from).matchAll(/'(?:[^'\\]|''|\\.)*'|"[^"]*"|`[^`]*`|[()]/g)) {
    depth += mark === "(" ? 1 : mark === ")" ? -1 : 0;
    if (depth > 0) continue;
    const kept = /^\s*(?:(STORED|PERSISTENT)|VIRTUAL)\b/i.exec(definition.slice(from + index + 1));
    const rest = definition.slice(from + index + 1 + (kept?.[0].length ?? 0));
    const expression = canonicalSql(definition.slice(from, from + index));
    return {
      plain: `${definition.slice(0, start.index)} ${rest}`.trim(),
      computed: `${expression} ${kept?.[1] === undefined ? "virtual" : "stored"}`,
    };
  }
  return { plain: definition, computed: null };
}

/** The name that MySQL gives the key of a column: the column's, with a number where another key has it. */
function freeName(db: Database, table: string, schema: string | null, column: string, at: Place): string {
  const { indexes, uniques } = db.table(table, schema, at);
  const taken = new Set([...indexes, ...uniques].map(({ name }) => name));
  let name = column;
  for (let n = 2; taken.has(name); n++) name = `${column}_${n}`;
  return name;
}

const VIEW = new RegExp(
  `^\\s*CREATE\\s+(OR\\s+REPLACE\\s+)?((?:ALGORITHM\\s*=\\s*\\w+\\s+)?(?:SQL\\s+SECURITY\\s+\\w+\\s+)?)(VIEW\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?${NAME}\\s+(?:\\([^()]*\\)\\s*)?AS\\s.*?)\\s*;?\\s*$`,
  "is",
);

/** A view over what MySQL alone can say: what it reads is not known, and MySQL drops it all the same. False where it is none. */
export function mysqlView({ db }: Session, text: string, at: Place): boolean {
  const [, replace, ways = "", definition, name] = VIEW.exec(text) ?? [];
  if (name === undefined || definition === undefined || /;\s*\S/.test(definition.replace(/'(?:[^']|'')*'/g, "''"))) return false;
  const options = { replace: replace !== undefined, ifNotExists: /^VIEW\s+IF\b/i.test(definition) };
  createOpaque(
    db,
    {
      kind: "view",
      name: unquoted(name),
      table: null,
      definition: `${definition.replaceAll("`", "")} ${chosenWays(ways)}`.trim(),
      written: text.trim(),
    },
    at,
    options,
  );
  return true;
}

/** How a view is run, but for what MySQL does anyway. */
function chosenWays(ways: string): string {
  const words = ways
    .toLowerCase()
    .replace(/\s*=\s*/g, "=")
    .replace(/algorithm=undefined|sql\s+security\s+definer/g, "");
  return words.replace(/\s+/g, " ").trim();
}

const INDEX = new RegExp(
  `^(?:(UNIQUE|FULLTEXT|SPATIAL)\\s+)?(?:INDEX|KEY)\\s+${NAME}\\s*(?:USING\\s+BTREE\\s*)?\\(([^()]+)\\)\\s*(?:WITH\\s+PARSER\\s+(\\w+)\\s*)?(?:USING\\s+BTREE\\s*)?$`,
  "i",
);
const CREATE_INDEX = new RegExp(`^\\s*CREATE\\s+(FULLTEXT|SPATIAL)\\s+INDEX\\s+${NAME}\\s+ON\\s+${NAME}\\s*(\\(.*)$`, "is");

/** An index over plain columns, as a clause of ALTER TABLE states it. */
function indexOf(clause: string): Index | null {
  const [, kind = "", name, listed = "", parser = ""] = INDEX.exec(clause.trim()) ?? [];
  const columns = listed.split(",").map((each) => unquoted(each.trim()));
  if (name === undefined || columns.some((each) => !/^[\w$]+$/.test(each))) return null;
  const special = /^(fulltext|spatial)$/i.test(kind) ? kind.toLowerCase() : "";
  return {
    name: unquoted(name),
    unique: /^unique$/i.test(kind),
    parts: columns,
    columns,
    options: special === "" ? "" : `using ${special}${parser === "" ? "" : ` parser ${parser.toLowerCase()}`}`,
    // No key rests on words or shapes.
    expression: special !== "",
    implicit: false,
  };
}

/** `CREATE FULLTEXT INDEX` and `CREATE SPATIAL INDEX`, which MySQL alone has. False where it is none. */
export function mysqlIndex({ db }: Session, text: string, at: Place): boolean {
  const [, kind, name, table, rest = ""] = CREATE_INDEX.exec(text.replace(/;\s*$/, "")) ?? [];
  const index = name === undefined ? null : indexOf(`${kind} INDEX ${name} ${rest}`);
  if (index === null || table === undefined) return false;
  createIndex(db, unquoted(table), null, index, at);
  return true;
}

function changeKey({ db }: Session, { table, schema }: Where, step: KeyStep, at: Place): void {
  switch (step.kind) {
    case "drop primary":
      dropConstraint(db, table, schema, "PRIMARY", "primary", at);
      break;
    case "add primary":
      addConstraint(db, table, schema, { kind: "primary", name: null, columns: step.columns }, at);
      break;
    case "add index":
      createIndex(db, table, schema, step.index, at);
      break;
    case "add column":
      addColumn(db, table, schema, step.column, at, step.ifNotExists);
      if (step.key !== null)
        addConstraint(
          db,
          table,
          schema,
          {
            kind: step.key,
            name: step.key === "unique" ? freeName(db, table, schema, step.column.name, at) : null,
            columns: [step.column.name],
          },
          at,
        );
      break;
    case "drop column":
      dropColumn(db, table, schema, step.name, at, { ifExists: step.ifExists === true });
      break;
    case "drop foreign key":
      dropConstraint(db, table, schema, step.name, "foreignkey", at);
      break;
    case "drop index":
      dropIndex(db, step.name, table, schema, at);
      break;
  }
}

/** A statement that takes a key away and states its column anew is one: the column counts no more when the key goes. */
function giveUpCounters({ db }: Session, { table: name, schema }: Where, restated: readonly Restated[], at: Place): void {
  const table = db.table(name, schema, at);
  const given = new Set(restated.filter(({ change }) => change.autoincrement === false).map(({ column }) => column));
  if (!table.columns.some((column) => column.autoincrement && given.has(column.name))) return;
  db.put({ ...table, columns: table.columns.map((column) => (given.has(column.name) ? { ...column, autoincrement: false } : column)) });
}

interface Restated {
  readonly column: string;
  readonly change: ColumnChange;
}

function restatement(session: Session, clause: string, at: Place): Restated | null {
  const modified = MODIFY.exec(clause);
  const changed = modified === null ? CHANGE.exec(clause) : null;
  const definition = modified?.[2] ?? changed?.[3];
  if (definition === undefined) return null;
  const column = unquoted(modified?.[1] ?? changed?.[1] ?? "");
  const name = changed === null ? column : unquoted(changed[2] ?? "");
  const change = stated(session, definition, at);
  return change === null ? null : { column, change: name === column ? change : { ...change, name } };
}

/** What follows a column's name: its type, and in any order what else it has. What is left out is none, or NULL. */
function stated(session: Session, definition: string, at: Place): ColumnChange | null {
  const [whole, word = "", second = "", args = ""] = /^([a-z]+)(?:\s+(precision|varying)\b)?\s*(\([^)]*\))?\s*/i.exec(definition) ?? [];
  const type = whole === undefined ? null : typeOf(`${word}${second === "" ? "" : ` ${second}`}`.toLowerCase(), args);
  if (whole === undefined || type === null) return null;
  let change: ColumnChange = { type, nullable: true, default: null, comment: null, autoincrement: false };
  let rest = definition.slice(whole.length);
  while (rest !== "") {
    const found = PARTS.map(([pattern, make]) => ({ match: pattern.exec(rest), make })).find(({ match }) => match !== null);
    if (found === undefined || found.match === null) return null;
    const made = found.make(found.match[1] ?? "");
    const value = made.default;
    const text = typeof value === "string" ? defaultText(new SqlText("sql", value), type, session.dialect, at) : value;
    change = { ...change, ...made, ...(text === undefined ? {} : { default: text }) };
    rest = rest.slice(found.match[0].length);
  }
  return change;
}

const PARTS: readonly (readonly [RegExp, (value: string) => ColumnChange])[] = [
  [/^NOT\s+NULL\b\s*/i, () => ({ nullable: false })],
  [/^NULL\b\s*/i, () => ({ nullable: true })],
  [/^DEFAULT\s+NULL\b\s*/i, () => ({ default: null })],
  [/^DEFAULT\s+('(?:[^']|'')*'|-?\d+(?:\.\d+)?|TRUE\b|FALSE\b|CURRENT_TIMESTAMP\b(?:\(\d*\))?)\s*/i, (value) => ({ default: value })],
  [/^AUTO_INCREMENT\b\s*/i, () => ({ autoincrement: true })],
  [/^COMMENT\s+('(?:[^']|'')*')\s*/i, (value) => ({ comment: value.slice(1, -1).replaceAll("''", "'") })],
  // The order of columns is no part of the schema.
  [/^FIRST\b\s*/i, () => ({})],
  [new RegExp(`^AFTER\\s+${NAME}\\s*`, "i"), () => ({})],
];

const SYNONYMS: Readonly<Record<string, string>> = {
  integer: "int",
  bool: "tinyint(1)",
  boolean: "tinyint(1)",
  numeric: "decimal",
  dec: "decimal",
  "double precision": "double",
  real: "double",
  "character varying": "varchar",
};

/** Types that MySQL prints as they are written, with what stands in parentheses. */
const SIZED = /^(varchar|char|binary|varbinary|decimal|datetime|timestamp|time|enum|set)$/;
const PLAIN =
  /^(tinyint\(1\)|int|bigint|smallint|mediumint|tinyint|float|double|date|year|json|tinytext|text|mediumtext|longtext|tinyblob|blob|mediumblob|longblob)$/;

function typeOf(written: string, args: string): DbType | null {
  const name = SYNONYMS[written] ?? written;
  const plain = (text: string): DbType => ({ text, named: null });
  // A width of display is none of the type, but for the one that means a boolean.
  if (/^(int|bigint|smallint|mediumint|tinyint)$/.test(name)) return plain(name === "tinyint" && args === "(1)" ? "tinyint(1)" : name);
  if (PLAIN.test(name)) return args === "" ? plain(name) : null;
  if (!SIZED.test(name)) return null;
  const inner = args.replace(/\s*,\s*/g, ",");
  if (name === "decimal")
    return plain(inner === "" ? "decimal(10,0)" : inner.includes(",") ? `decimal${inner}` : `decimal${inner.slice(0, -1)},0)`);
  if (inner === "") return /^(datetime|timestamp|time)$/.test(name) ? plain(name) : name === "char" ? plain("char(1)") : null;
  return plain(`${name}${inner === "(0)" ? "" : inner}`);
}

/** The clauses of a statement: apart by commas outside of texts, names and parentheses. */
function apart(clauses: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  for (const { 0: mark, index } of clauses.matchAll(/'(?:[^']|'')*'|"[^"]*"|`[^`]*`|[(),]/g)) {
    if (mark === "(") depth += 1;
    else if (mark === ")") depth -= 1;
    else if (mark === "," && depth === 0) {
      parts.push(clauses.slice(from, index).trim());
      from = index + 1;
    }
  }
  return [...parts, clauses.slice(from).trim()];
}
