import { lastName } from "../model/last-name.ts";
import type { Call, Expr } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { visitStatements } from "../model/visit.ts";
import type { Linker } from "./context.ts";
import type { Scope } from "./symbols.ts";
import { external, type Type } from "./types.ts";

/** Names under which sessions go: nothing else is asked how it is used. */
const SESSION_NAME = /(^|_)(db|session|sess|conn|connection|tx|s)(_|$)/i;

const SYNC = "sqlalchemy.orm.Session";
const ASYNC = "sqlalchemy.ext.asyncio.AsyncSession";
/** What sends statements as sessions do, under names of its own. */
const CONNECTION_NAME = /(^|_)conn(ection)?(_|$)/i;

/** Methods of both kinds of sessions that take a statement. */
const SENDING: ReadonlySet<string> = new Set(["execute", "scalars", "scalar", "exec"]);
/** What only a result has, and no coroutine that would give one. */
const OF_RESULT: ReadonlySet<string> = new Set([
  "scalars",
  "scalar",
  "scalar_one",
  "scalar_one_or_none",
  "all",
  "first",
  "one",
  "one_or_none",
  "fetchall",
  "fetchone",
  "mappings",
  "unique",
]);

/**
 * What a variable of a function is, of which nothing else is known, by how the function uses it: `db.query(Order)` is asked of a synchronous
 * session, `await db.execute(select(Order))` of an asynchronous one. Undefined where the function does neither, or both.
 */
export function sessionByUsage(linker: Linker, name: string, scope: Scope): Type | undefined {
  const def = scope.function?.def;
  if (def === undefined || scope.kind !== "function" || !SESSION_NAME.test(name)) return undefined;
  const isConnection = CONNECTION_NAME.test(name);
  const [sync, awaited] = isConnection ? ["sqlalchemy.Connection", "sqlalchemy.ext.asyncio.AsyncConnection"] : [SYNC, ASYNC];
  const found = new Set<string>();
  const plain = new Set<string>();
  const seen = new Set<Expr>();
  visitStatements(def.body, (node) => {
    if (node.kind === "Await" && node.value.kind === "Call") {
      const method = methodOf(node.value, name);
      if (method === undefined) return;
      seen.add(node.value);
      if (takesStatement(linker, node.value, method, scope))
        found.add(method === "exec" ? "sqlmodel.ext.asyncio.session.AsyncSession" : awaited);
    } else if (node.kind === "Call" && !seen.has(node)) {
      const method = methodOf(node, name);
      if (method !== undefined) plain.add(method);
      if (method === "query" && asksForModel(linker, node, scope)) found.add(SYNC);
      // `session.execute(statement).all()`: a coroutine has no rows.
      const inner =
        node.func.kind === "Attribute" && node.func.value.kind === "Call" && OF_RESULT.has(node.func.attr) ? node.func.value : null;
      const sent = inner === null ? undefined : methodOf(inner, name);
      if (inner !== null && sent !== undefined && takesStatement(linker, inner, sent, scope))
        found.add(sent === "exec" ? "sqlmodel.Session" : sync);
    }
  });
  // A plain function awaits nothing; what it returns, its caller may.
  if (!def.async)
    eachStatement(def.body, (statement) => {
      if (statement.kind !== "Assign" && statement.kind !== "AnnAssign" && statement.kind !== "Expr") return;
      const call = statement.value?.kind === "Call" ? statement.value : null;
      const method = call === null ? undefined : methodOf(call, name);
      if (call !== null && method !== undefined && takesStatement(linker, call, method, scope))
        found.add(method === "exec" ? "sqlmodel.Session" : sync);
    });
  if (!def.async && plain.has("add") && (plain.has("commit") || plain.has("flush"))) found.add(SYNC);
  const [only, another] = found;
  return only === undefined || another !== undefined ? undefined : external(only);
}

function methodOf({ func }: Call, name: string): string | undefined {
  return func.kind === "Attribute" && func.value.kind === "Name" && func.value.id === name ? func.attr : undefined;
}

/** `query(Order)`, `query(models.Order)`, `query(Order.id, func.count())`; a class that is not at hand counts by its name. */
function asksForModel(linker: Linker, { args }: Call, scope: Scope): boolean {
  const [first] = args;
  if (first === undefined) return false;
  const isModel = (node: Expr): boolean => linker.typeOf(node, scope).kind === "class" || /^[A-Z][a-z]/.test(lastName(node));
  return isModel(first) || (first.kind === "Attribute" && isModel(first.value));
}

function takesStatement(linker: Linker, { args }: Call, method: string, scope: Scope): boolean {
  const [statement] = args;
  if (statement === undefined || !SENDING.has(method)) return false;
  const type = linker.typeOf(statement, scope);
  return type.kind === "external" && /^(sqlalchemy|sqlmodel)\./.test(type.name);
}
