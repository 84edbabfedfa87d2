import type { Place } from "../../../model/finding.ts";
import { copySchema } from "../database/schema.ts";
import { Raised } from "../python/raised.ts";
import { get, type Json, listAt, type ParsedStatement, textAt } from "../sql/tree.ts";
import { selectRows } from "./catalog.ts";
import type { Session } from "./session.ts";

/** `RAISE EXCEPTION`, in PostgreSQL's own numbering of levels. */
const ERROR_LEVEL = 21;

/** Statements that leave database and flow as they are, as far as a migration is concerned. */
const QUIET = new Set([
  "PLpgSQL_stmt_assign",
  "PLpgSQL_stmt_exit",
  "PLpgSQL_stmt_getdiag",
  "PLpgSQL_stmt_assert",
  "PLpgSQL_stmt_fetch",
  "PLpgSQL_stmt_close",
]);

/** Statements whose body runs a number of times that is not known. */
const LOOPS = /^PLpgSQL_stmt_(loop|while|fori|fors|forc|foreach_a|dynfors)$/;

interface Running {
  readonly session: Session;
  readonly at: Place;
  /** Carries one SQL text out. */
  readonly run: (sql: string) => void;
}

/** Runs the PL/pgSQL of a `DO` statement; what it does that is not known is a blind spot. */
export function runDoBlock(session: Session, statement: ParsedStatement, at: Place, run: (sql: string) => void): void {
  const tree = session.settings.parseSql?.procedure(statement.text) ?? null;
  const action = get(tree, "plpgsql_funcs", 0, "PLpgSQL_function", "action");
  if (action === undefined) {
    session.blind("the block of a DO statement could not be read", at);
    return;
  }
  perform({ session, at, run }, [action]);
}

/** Runs statements one after the other; true when the block is left. */
function perform(running: Running, statements: readonly Json[]): boolean {
  return statements.some((each) => {
    const [entry] = Object.entries((each ?? {}) as Readonly<Record<string, Json>>);
    return entry !== undefined && step(running, entry[0], entry[1]);
  });
}

function step(running: Running, kind: string, node: Json): boolean {
  const { session, at, run } = running;
  switch (kind) {
    case "PLpgSQL_stmt_block":
      return block(running, node);
    case "PLpgSQL_stmt_if":
      return choose(running, node);
    case "PLpgSQL_stmt_execsql":
      // `SELECT … INTO` fills a variable.
      if (get(node, "into") !== true) run(queryOf(node, "sqlstmt"));
      return false;
    case "PLpgSQL_stmt_perform":
      run(queryOf(node, "expr"));
      return false;
    case "PLpgSQL_stmt_dynexecute": {
      const sql = /^\s*'((?:[^']|'')*)'\s*$/.exec(queryOf(node, "query"))?.[1];
      if (sql === undefined) {
        session.db.unsure = true;
        session.blind("EXECUTE runs SQL that is put together in the database", at);
      } else run(sql.replaceAll("''", "'"));
      return false;
    }
    case "PLpgSQL_stmt_raise":
      if (Number(get(node, "elog_level")) >= ERROR_LEVEL && session.interp.maybe === 0) {
        throw new Raised("RaiseException", textAt(node, "message") ?? "", at, { database: true, explicit: true });
      }
      return false;
    case "PLpgSQL_stmt_return":
      return true;
    default:
      if (LOOPS.test(kind)) perhaps(running, listAt(node, "body"));
      else if (!QUIET.has(kind))
        session.blind(`what this statement of a DO block does is not followed (${kind.slice("PLpgSQL_stmt_".length)})`, at);
      return false;
  }
}

function queryOf(node: Json, key: string): string {
  return textAt(node, key, "PLpgSQL_expr", "query") ?? "";
}

/** Statements that may run or not. */
function perhaps(running: Running, statements: readonly Json[]): void {
  const { interp } = running.session;
  interp.maybe += 1;
  try {
    perform(running, statements);
  } finally {
    interp.maybe -= 1;
  }
}

/** A block with handlers: an error inside takes back what the block did, and the handler goes on. */
function block(running: Running, node: Json): boolean {
  const { db } = running.session;
  const handlers = listAt(node, "exceptions", "PLpgSQL_exception_block", "exc_list").map((each) => get(each, "PLpgSQL_exception"));
  const saved = handlers.length === 0 ? null : copySchema(db.schema);
  try {
    return perform(running, listAt(node, "body"));
  } catch (error) {
    // What PostgreSQL cannot read keeps the block from running at all.
    const isCaught = error instanceof Raised && error.database && error.type !== "SyntaxError";
    const handler = isCaught ? handlers.find((each) => handles(each, error.type)) : undefined;
    if (handler === undefined || saved === null) throw error;
    db.schema = saved;
    db.aborted = false;
    return perform(running, listAt(handler, "action"));
  }
}

function handles(handler: Json, type: string): boolean {
  return listAt(handler, "conditions").some((each) => {
    const name = textAt(each, "PLpgSQL_condition", "condname") ?? "";
    const plain = name.replaceAll("_", "");
    return name === "others" || plain === type.toLowerCase() || (name.startsWith("duplicate_") && type.startsWith("Duplicate"));
  });
}

/** `IF … ELSIF … ELSE`: an unknown condition is taken both ways, but for a guard that refuses. */
function choose(running: Running, node: Json): boolean {
  const { session, at } = running;
  const branches: readonly (readonly [condition: string, body: readonly Json[]])[] = [
    [queryOf(node, "cond"), listAt(node, "then_body")],
    ...listAt(node, "elsif_list").map((each) => {
      const branch = get(each, "PLpgSQL_if_elsif");
      return [queryOf(branch, "cond"), listAt(branch, "stmts")] as const;
    }),
  ];
  for (const [condition, body] of branches) {
    const known = truthOf(session, condition);
    if (known === false) continue;
    if (known === true) return perform(running, body);
    if (refuses(body)) continue;
    if (session.interp.maybe > 0) perhaps(running, body);
    else if (session.interp.decide(condition, at)) return perform(running, body);
  }
  return perform(running, listAt(node, "else_body"));
}

function refuses(body: readonly Json[]): boolean {
  return Number(get(body.at(-1), "PLpgSQL_stmt_raise", "elog_level")) >= ERROR_LEVEL;
}

/** Whether a condition on the catalogue holds; null when it is not known. */
function truthOf(session: Session, condition: string): boolean | null {
  const parsed = session.settings.parseSql?.(`SELECT ${condition}`) ?? null;
  return truth(session, get(parsed?.[0]?.node, "targetList", 0, "ResTarget", "val"));
}

function truth(session: Session, node: Json): boolean | null {
  const args = listAt(node, "BoolExpr", "args").map((each) => truth(session, each));
  switch (textAt(node, "BoolExpr", "boolop")) {
    case "NOT_EXPR":
      return args[0] == null ? null : !args[0];
    case "AND_EXPR":
      return args.includes(false) ? false : args.includes(null) ? null : true;
    case "OR_EXPR":
      return args.includes(true) ? true : args.includes(null) ? null : false;
    default: {
      if (textAt(node, "SubLink", "subLinkType") !== "EXISTS_SUBLINK") return null;
      const rows = selectRows(session, get(node, "SubLink", "subselect", "SelectStmt"));
      return rows === null ? null : rows.length > 0;
    }
  }
}
