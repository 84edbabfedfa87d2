import type { Place } from "../../../model/finding.ts";
import { dropIndex } from "../database/constraints.ts";
import { createOpaque, dropOpaque, forgetLabels } from "../database/enums.ts";
import type { RowStatement } from "../database/events.ts";
import { unquoted } from "../database/names.ts";
import { tableKey } from "../database/schema.ts";
import { renameTable } from "../database/tables.ts";
import { SqlText, sqlTextOf } from "../library/constructs.ts";
import { listRows, literalOf } from "../library/listed.ts";
import { isData } from "../python/relevance.ts";
import { type Args, PLACEHOLDER, seq, type Value } from "../python/values.ts";
import { mayWriteMore } from "../sql/called.ts";
import { requireJoinApart } from "../sql/joined.ts";
import { requireCommittedLabels, requireLabels } from "../sql/labels.ts";
import { statedRows } from "../sql/listed.ts";
import { runStatement } from "../sql/statements.ts";
import { firstParameter, withValues } from "../sql/text-parameters.ts";
import { get, type ParsedStatement, relation, type SqlParser, untruncated } from "../sql/tree.ts";
import { query } from "./catalog.ts";
import { runDoBlock } from "./do-block.ts";
import { requireLength } from "./lengths.ts";
import { mysqlAlter, mysqlIndex, mysqlView } from "./mysql-alter.ts";
import { requireParameterCasts, requireReadableRows, requireTable } from "./refused-texts.ts";
import { Result } from "./result.ts";
import { requireColumns, requireOfTables } from "./row-columns.ts";
import { rowStatement } from "./row-statements.ts";
import type { Session } from "./session.ts";
import { createVirtual } from "./virtual-tables.ts";

/** Runs what is given to `execute`: text, `sa.text(…)`, or a statement built of expressions. */
export function execute(session: Session, statement: Value | undefined, args: Args): Value {
  const { at } = args;
  session.db.check(at);
  if (statement instanceof SqlText && statement.type !== "sql") {
    if (statement.rows !== null) session.db.changeRows(at, withParameters(statement.rows, parameters(args)));
    // An expression may be the call of a function that writes.
    else if (statement.type === "expression") session.db.leaveRows();
    return new Result(null);
  }
  const text = sqlTextOf(statement);
  if (text === null) {
    const template = statement instanceof SqlText ? statement.template : statement?.kind === "unknown" ? (statement.text ?? null) : null;
    if (template !== null && LEAVES_SCHEMA.test(template)) return new Result(null);
    if (template !== null && !template.trimStart().startsWith(PLACEHOLDER) && isData(template)) {
      if (!reads(template)) session.db.changeRows(at, rowStatement(template));
    } else if (!(statement?.kind === "unknown" && statement.database !== true && template === null && statement.why === "rows")) {
      session.db.unsure = true;
      session.blind("SQL that is not known in full may change the schema", at);
    }
    return new Result(null);
  }
  return runSql(session, text, args);
}

/** One statement, known in part, that makes and changes nothing: where a sequence goes on, locks, rights, statistics. */
const LEAVES_SCHEMA =
  /^\s*(?:ALTER\s+SEQUENCE\s+[^\s;]+\s+RESTART(?:\s+WITH)?\s+[^\s;]+|LOCK\s+TABLE\s[^;]*|GRANT\s[^;]*|REVOKE\s[^;]*|ANALYZE\s[^;]*)\s*;?\s*$/i;

/** Whether SQL leaves all rows as they are. A function that is called for its effect, such as `SELECT fill_totals()`, may write. */
function reads(text: string): boolean {
  const plain = text.replace(/--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g, " ");
  if (/^\s*(values|show|explain|analyze)\b/i.test(plain)) return true;
  if (/^\s*with\b/i.test(plain)) return !/\b(update|insert|delete)\b/i.test(plain);
  return /^\s*select\b/i.test(plain) && !CALLS.test(plain);
}

/** A query that is one call: of a function that may do more than answer. */
const CALLS =
  /^\s*select\s+(?!(?:pg_(?!catalog\.set_config\b)|to_reg|has_|setval\b|nextval\b|count\b|max\b|min\b|sum\b|coalesce\b|exists\b|current_))[\w.]+\s*\([^;]*\)\s*;?\s*$/i;

/** How long a statement on rows may be, to be read as a whole. */
const READ_WHOLE = 20_000;

/** Fails where a statement on rows names what is not there. In a procedure a name may be one of its variables. */
function requireNamed({ db, interp, settings }: Session, text: string, given: Value | undefined, at: Place): void {
  if (!db.postgresql || interp.maybe > 0 || text.length > READ_WHOLE || !/^\s*(?:insert|update|delete|select|with)\b/i.test(text)) return;
  for (const each of settings.parseSql?.(withNumbers(text, given)) ?? []) {
    if (/^(?:Insert|Update|Delete)Stmt$/.test(each.kind)) {
      requireJoinApart(db, each, at);
      requireColumns(db, each, at);
    }
    requireOfTables(db, each, at);
  }
}

/** A text with `$1` in the place of each parameter that is no number: numbers are what they are. */
function withNumbers(text: string, given: Value | undefined): string {
  let count = 0;
  return withValues(text, (name) => {
    const value = given?.kind === "dict" ? given.entries.get(`'${name}`)?.[1] : undefined;
    count += 1;
    return value?.kind === "number" && !value.float ? String(value.value) : `$${count}`;
  });
}

/** Fails where a statement on rows states what is no label of an enum type. */
function requireKnownLabels({ db, interp, settings }: Session, text: string, at: Place): void {
  if (!db.postgresql || db.schema.enums.size === 0 || interp.maybe > 0 || text.length > READ_WHOLE) return;
  if (!text.includes("'") || !/^\s*(?:insert|update|delete)\b/i.test(text)) return;
  for (const each of settings.parseSql?.(text) ?? []) requireLabels(db, each, at);
}

/** What `execute` is given beside the statement: the values of its parameters, or rows of an INSERT. */
function parameters({ positional, keywords }: Args): Value | undefined {
  return positional[1] ?? keywords.get("params") ?? keywords.get("parameters");
}

/** An INSERT without values, with the rows that it is run for. */
function withParameters(rows: RowStatement, given: Value | undefined): RowStatement {
  if (given === undefined || given.kind === "none") return rows;
  const { listed, ...rest } = rows;
  const found = rows.verb === "insert" && listed === undefined ? listRows(given, rows.ownValues) : undefined;
  return found === undefined ? rest : { ...rest, listed: found };
}

/** What a text states of the rows that it writes: once for each dictionary of parameters. */
function stated({ db, settings }: Session, text: string, given: Value | undefined): Pick<RowStatement, "listed" | "sets"> {
  if (settings.parseSql === null || text.length > READ_WHOLE || !/^\s*(?:insert|update)\b/i.test(text)) return {};
  const names: string[] = [];
  const numbered = withValues(db.mysql ? text.replaceAll("`", '"') : text, (name) => `$${names.push(name)}`);
  const [parsed, ...more] = settings.parseSql(numbered) ?? [];
  if (parsed === undefined || more.length > 0) return {};
  const where = relation(get(parsed.node, "relation"));
  // Elsewhere a column may have been put between others.
  const table = where === null || !db.postgresql ? undefined : db.schema.tables.get(tableKey(where.name, where.schema));
  const runs = given?.kind === "seq" && !given.partial ? given.items : [given];
  const rows = runs.map((run) => {
    const values = names.map((name) => literalOf(run?.kind === "dict" ? run.entries.get(`'${name}`)?.[1] : undefined));
    return statedRows(parsed, table, values);
  });
  const listed = rows.flatMap((each) => each.listed ?? []);
  return rows.some((each) => each.listed === undefined) ? (rows[0] ?? {}) : { listed };
}

function runSql(session: Session, text: string, args: Args, inProcedure = false): Value {
  const { db } = session;
  const { at } = args;
  if (/^\s*(commit|end)\s*;?\s*$/i.test(text)) {
    // A COMMIT of its own leaves the transaction that Alembic opened; drivers do not open another.
    db.autocommit += 1;
    return new Result(null);
  }
  requireParameterCasts(session, text, at);
  const known = query(session, text, args.positional[1] ?? args.keywords.get("params"));
  if (known !== null) {
    return new Result(known);
  }
  if (isData(text) && !/;\s*\S/.test(text.replace(/'(?:[^']|'')*'/g, "''"))) {
    if (db.uncommitted.size > 0) for (const each of session.settings.parseSql?.(text) ?? []) requireCommittedLabels(db, each, at);
    if (session.interp.maybe === 0) requireLength(db, text, at);
    if (!inProcedure) {
      requireReadableRows(session, text, at);
      requireTable(session, text, at);
      requireNamed(session, text, parameters(args), at);
      requireKnownLabels(session, text, at);
    }
    if (db.postgresql && !reads(text) && /\bpg_enum\b/i.test(text)) forgetLabels(db);
    if (!reads(text)) db.changeRows(at, { ...rowStatement(text), ...(inProcedure ? {} : stated(session, text, parameters(args))) });
    if (mayWriteMore(text)) db.leaveRows();
    if (/^\s*delete\b/i.test(text)) {
      db.lose("deleted rows", at, true);
    }
    // In PostgreSQL a function may change the schema as well: `SELECT AddGeometryColumn(…)`.
    if (!db.postgresql || !CALLS.test(text)) return new Result(null);
  }
  if (native(session, text, at)) {
    return new Result(seq("list", []).items);
  }
  // PostgreSQL would read `ADD INDEX ix_total (total)` as a column called index.
  if (db.mysql && /\bADD\s+(?:INDEX|KEY)\b/i.test(text) && mysqlAlter(session, text, at)) return new Result(null);
  const parse = session.settings.parseSql;
  const again = db.postgresql ? null : VIEW_IF_MISSING.exec(text);
  if (again !== null) {
    db.asked = true;
    if (db.schema.opaques.has(`view ${unquoted(again[2])}`)) return new Result(null);
    return runSql(session, `${again[1]}${again[2]}${text.slice(again[0].length)}`, args, inProcedure);
  }
  const plain = db.mysql ? text.replaceAll("`", '"').replace(/^(\s*drop)\s+temporary(?=\s+table\b)/i, "$1") : text;
  // SQLite takes an expression for a part of an index without parentheses of its own.
  const bare = db.sqlite ? INDEX_PART.exec(plain) : null;
  const parsed =
    parse?.(plain) ??
    (bare === null ? null : parse?.(`${bare[1]}((${bare[2]}))${bare[3]}`)) ??
    (db.postgresql ? withoutParameters(parse, plain) : parse?.(quoteNames(plain))) ??
    (db.sqlite ? parse?.(withoutOwnWords(quoteNames(plain))) : null) ??
    null;
  if (parsed === null) {
    if (db.mysql && (mysqlAlter(session, text, at) || mysqlIndex(session, text, at) || mysqlView(session, text, at)))
      return new Result(null);
    requireClause(session, text, at);
    requireEnd(session, text, at);
    session.blind(session.settings.parseSql === null ? "SQL text was not parsed" : "SQL text could not be parsed", at);
    return new Result(null);
  }
  requireOneStatement(session, parsed.length, at);
  for (const statement of db.postgresql ? parsed : untruncated(parsed, text)) {
    if (db.sqlite && POSTGRESQL_ONLY.has(statement.kind)) {
      db.fail("OperationalError", `SQLite has no ${statement.kind}`, at);
    }
    if (db.mysql && NOT_IN_MYSQL.has(statement.kind)) {
      db.fail("ProgrammingError", `MySQL has no ${statement.kind}`, at);
    }
    if (/^(DoStmt|TransactionStmt)$/.test(statement.kind) || (statement.kind === "VariableSetStmt" && /search_path/i.test(text)))
      db.leaveRows();
    if (db.postgresql && statement.kind === "DoStmt") {
      runDoBlock(session, statement, at, (sql) => void runSql(session, sql, { ...args, positional: [], keywords: new Map() }, true));
    } else if (!runStatement(db, statement, at)) {
      if (db.sqlite && statement.kind !== "CreateTableAsStmt") {
        db.fail("OperationalError", "SQLite does not know this statement", at);
      }
      session.blind(`what this statement does is not followed (${statement.kind})`, at);
    }
  }
  return new Result(null);
}

/** `CREATE VIEW IF NOT EXISTS`, which PostgreSQL does not have: what stands before the name, and the name. */
const VIEW_IF_MISSING =
  /^((?:\s+|--[^\n]*\n|\/\*[\s\S]*?\*\/)*create\s+(?:or\s+replace\s+)?view\s+)if\s+not\s+exists\s+(?:main\s*\.\s*)?("[^"]+"|`[^`]+`|[\w$]+)/i;

/** An index of one part. */
const INDEX_PART = /^(\s*CREATE\s+(?:UNIQUE\s+)?INDEX\b[^()]*)\(([^(),]+)\)([^()]*)$/i;

/** Fails where a driver is given several statements at once that prepares each text as one. */
function requireOneStatement({ db, interp, settings }: Session, count: number, at: Place): void {
  if (count < 2 || !db.postgresql || interp.maybe > 0 || !settings.prepares()) return;
  const message = `asyncpg runs one statement for each execute(), and this text has ${count}`;
  db.fail("PostgresSyntaxError", message, at, { kind: "refused", table: null, name: ";", by: null, everywhere: true });
}

const CLAUSE = /\bIF\s+(?:NOT\s+)?EXISTS\b/gi;

/** Fails where PostgreSQL would read a statement but for its `IF EXISTS` or `IF NOT EXISTS`, which not every statement has. */
function requireClause({ db, interp, settings }: Session, text: string, at: Place): void {
  const [first] = text.match(CLAUSE) ?? [];
  if (!db.postgresql || first === undefined || interp.maybe > 0 || settings.parseSql == null) return;
  if (settings.parseSql(text.replace(CLAUSE, " ")) === null) return;
  const statement = text.trim().replace(/\s+/g, " ");
  const shown = statement.length > SHOWN ? `${statement.slice(0, SHOWN)}…` : statement;
  const clause = first.replace(/\s+/g, " ").toUpperCase();
  db.fail("SyntaxError", `PostgreSQL has no ${clause} here: ${shown}`, at, { kind: "refused", table: null, name: clause, by: null });
}

/** `:name` stands for a value, and PostgreSQL's grammar knows no such mark. */
function withoutParameters(parse: SqlParser | null, text: string): readonly ParsedStatement[] | null {
  const filled = withValues(text, () => "NULL");
  return filled === text ? null : (parse?.(filled) ?? null);
}

/** What no version of PostgreSQL reads: a text, name, comment or parenthesis that does not end, and what it has a grammar for alone (`ALTER TYPE … DROP VALUE`). */
const ENDLESS = /^unterminated |^syntax error at end of input|^dropping an enum value is not implemented/i;

/** Statements that PostgreSQL has, and what only other databases have in them. */
const OWN = /^\s*(?:CREATE|ALTER|DROP|COMMENT|GRANT|REVOKE)\b/i;
const FOREIGN =
  /[`[\]?]|\bAUTO_?INCREMENT\b|\bENGINE\s*=|\bMODIFY\b|\bCHANGE\b|\bUNSIGNED\b|\bON\s+UPDATE\s+CURRENT_TIMESTAMP|\bGO\b|\bVIRTUAL\b|\bWITHOUT\s+ROWID\b|\bFULLTEXT\b|\bDATETIME\b|\bIDENTITY\s*\(\d|\bBEGIN\b|\bCHARSET\b/i;

/** Fails where a statement breaks off, or is none of PostgreSQL's. */
function requireEnd({ db, interp, settings }: Session, text: string, at: Place): void {
  if (!db.postgresql || interp.maybe > 0 || settings.parseSql === null || /[\\%]/.test(text) || firstParameter(text) !== null) return;
  const fault = settings.parseSql.fault(text);
  const isWrong = fault !== null && /^syntax error at or near/i.test(fault) && OWN.test(text) && !FOREIGN.test(text);
  if (fault === null || !(ENDLESS.test(fault) || isWrong)) return;
  const statement = text.trim().replace(/\s+/g, " ");
  const shown = statement.length > SHOWN ? `${statement.slice(0, SHOWN)}…` : statement;
  const end = isWrong ? fault : fault.replace(/\s+at or near[\s\S]*$/, "");
  db.fail("SyntaxError", `${end}: ${shown}`, at, { kind: "refused", table: null, name: "end", by: null, everywhere: true });
}

/** How much of a statement a message quotes. */
const SHOWN = 60;

const POSTGRESQL_ONLY = new Set([
  "CreateEnumStmt",
  "AlterEnumStmt",
  "CreateExtensionStmt",
  "CreateFunctionStmt",
  "DoStmt",
  "CreateSchemaStmt",
  "CreateSeqStmt",
  "CommentStmt",
  "CreatePolicyStmt",
  "TruncateStmt",
  "LockStmt",
]);

const NOT_IN_MYSQL = new Set(["DoStmt", "CreateEnumStmt", "AlterEnumStmt", "CreateExtensionStmt", "CreatePolicyStmt", "CommentStmt"]);

/** Splits SQL into words, quoted names and marks. */
function words(text: string): string[] {
  return text.replace(/--[^\n]*/g, " ").match(/"[^"]*"|`[^`]*`|'(?:[^']|'')*'|[\w$.]+|[^\s\w]/g) ?? [];
}

/** Quotes what stands where a table name must: SQLite and MySQL take words there that PostgreSQL reserves, such as `user`. */
function quoteNames(text: string): string {
  return text.replace(
    /\b(references|table|on|to|into|update|from|join)(\s+(?:if\s+(?:not\s+)?exists\s+)?)([a-z_]\w*)\b(?!\s*\.)/gi,
    (all, keyword: string, space: string, name: string) =>
      /^(if|set|delete|update|conflict|exists|column|constraint|select)$/i.test(name) ? all : `${keyword}${space}"${name}"`,
  );
}

/** A table as SQLite makes it, without the words that PostgreSQL does not know and that say nothing of its columns. */
function withoutOwnWords(text: string): string {
  return text.replace(OWN_WORDS, (all, comment: string | undefined, quoted: string | undefined) => {
    if (comment !== undefined) return " ";
    if (quoted === undefined) return all.startsWith(")") ? ")" : " ";
    return /^[`[]/.test(quoted) ? `"${quoted.slice(1, -1)}"` : quoted;
  });
}

const OWN_WORDS =
  /(--[^\n]*|\/\*[\s\S]*?\*\/)|('(?:[^']|'')*'|"[^"]*"|`[^`]*`|\[[^\]\d][^\]]*\])|\bAUTOINCREMENT\b|\bON\s+CONFLICT\s+(?:ROLLBACK|ABORT|FAIL|IGNORE|REPLACE)\b|\)\s*(?:(?:WITHOUT\s+ROWID|STRICT)\s*,?\s*)+(?=;|$)/gi;

const CHECKS = /^\s*SET\b.*\bFOREIGN_KEY_CHECKS\s*=\s*(\w+)/is;

const LEGACY = /^\s*PRAGMA\s+legacy_alter_table\s*[=(]\s*(\w+)/i;

/** Statements of SQLite and MySQL that PostgreSQL's grammar does not have. True when carried out. */
function native(session: Session, text: string, at: Place): boolean {
  const { db } = session;
  if (db.postgresql) {
    return false;
  }
  const all = words(text);
  const upper = all.map((word) => word.toUpperCase());
  if (
    upper[0] === "PRAGMA" ||
    upper[0] === "VACUUM" ||
    (db.mysql && /^(SET|LOCK|UNLOCK|SHOW|USE|OPTIMIZE|ANALYZE)$/.test(upper[0] ?? ""))
  ) {
    const checks = db.mysql ? CHECKS.exec(text)?.[1] : undefined;
    const legacy = db.sqlite ? LEGACY.exec(text)?.[1] : undefined;
    if (legacy !== undefined) db.legacyAlter = /^(1|on|true|yes)$/i.test(legacy);
    if (checks !== undefined) db.foreignKeyChecks = /^(1|on|true)$/i.test(checks);
    return true;
  }
  if (db.sqlite && upper[0] === "CREATE" && upper[1] === "VIRTUAL" && upper[2] === "TABLE") return createVirtual(db, text, at);
  if (upper[0] === "CREATE" && upper.includes("TRIGGER")) {
    const start = upper.indexOf("TRIGGER") + 1;
    const ifNotExists = upper[start] === "IF";
    const name = unquoted(all[start + (ifNotExists ? 3 : 0)]);
    const on = upper.indexOf("ON", start);
    const written = text.trim();
    createOpaque(db, { kind: "trigger", name, table: unquoted(all[on + 1]), definition: written.replace(/;$/, ""), written }, at, {
      ifNotExists,
    });
    return true;
  }
  if (upper[0] === "DROP" && upper[1] === "TRIGGER") {
    const ifExists = upper[2] === "IF";
    const name = unquoted(all[ifExists ? 4 : 2]);
    const holder = [...db.schema.opaques.values()].find((each) => each.kind === "trigger" && each.name === name);
    dropOpaque(db, "trigger", name, holder?.table ?? null, at, ifExists);
    return true;
  }
  if (db.mysql && upper[0] === "DROP" && upper[1] === "INDEX") {
    const start = upper[2] === "IF" ? 4 : 2;
    if (upper[start + 1] !== "ON") return false;
    dropIndex(db, unquoted(all[start]), unquoted(all[start + 2]), null, at, start === 4);
    return true;
  }
  if (upper[0] === "RENAME" && upper[1] === "TABLE" && upper[3] === "TO") {
    renameTable(db, unquoted(all[2]), unquoted(all[4]), null, at);
    return true;
  }
  return false;
}
