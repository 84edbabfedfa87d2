import { lastName } from "../model/last-name.ts";
import type { Call, Expr, FunctionDef, Stmt } from "../model/syntax.ts";
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
/** Methods that take a mapped class and a key. */
const GETTING: ReadonlySet<string> = new Set(["get", "get_one"]);
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
/** What sessions and connections have: what is asked for anything else is of another library that takes the same statements. */
const OF_SESSION =
  /^(add(_all)?|begin(_nested)?|bulk_\w+|close(_all)?|commit|connection|delete|detach|exec\w*|expire(_all)?|expunge(_all)?|flush|get\w*|in_\w+|invalidate|is_\w+|merge|no_autoflush|query|refresh|reset|rollback|run_sync|scalars?|stream\w*|sync_\w+)$/;
/** What tells coroutines from results. */
const ASKING: ReadonlySet<string> = new Set(["isawaitable", "iscoroutine"]);

/** How a function uses a name: the calls of its methods. */
interface Uses {
  readonly queries: Call[];
  /** Awaited, where they are made. */
  readonly awaited: Call[];
  /** Whose results are read at once, or by the name that they are bound to. */
  readonly read: Call[];
  /** Statements of their own, or values that a name is bound to. */
  readonly alone: Call[];
  adds: boolean;
  /** `session.commit()` as a statement of its own. */
  commits: boolean;
  /** Does what no session does: it has other methods, or results that are awaited in turn. */
  isOther: boolean;
}

const known = new WeakMap<FunctionDef, { readonly body: readonly Stmt[]; readonly uses: ReadonlyMap<string, Uses> }>();

/**
 * What a variable of a function is, of which nothing else is known, by how the function uses it: `db.query(Order)` is asked of a synchronous
 * session, `await db.execute(select(Order))` of an asynchronous one. Undefined where the function does neither, or both.
 */
export function sessionByUsage(linker: Linker, name: string, scope: Scope): Type | undefined {
  if (scope.kind !== "function" || !SESSION_NAME.test(name)) return undefined;
  return usedAs(linker, name, scope);
}

/** The same for what a name holds, of which no class tells: `self.db`, `services.session`. */
export function heldSessionByUsage(linker: Linker, { value, attr }: Expr & { kind: "Attribute" }, scope: Scope): Type | undefined {
  if (value.kind !== "Name" || !SESSION_NAME.test(attr)) return undefined;
  let at = scope;
  while (at.kind === "comprehension" && at.parent !== null) at = at.parent;
  return at.kind === "function" ? usedAs(linker, `${value.id}.${attr}`, at) : undefined;
}

function usedAs(linker: Linker, name: string, scope: Scope): Type | undefined {
  const def = scope.function?.def;
  const uses = def === undefined ? undefined : usesIn(def).get(name);
  if (def === undefined || uses === undefined || uses.isOther) return undefined;
  const sends = (call: Call): boolean => takesStatement(linker, call, scope);
  const isAwaited = uses.awaited.some(sends);
  // A plain function awaits nothing; what it returns or hands on, others may.
  const isSync =
    uses.queries.some((call) => asksForModel(linker, call, scope)) ||
    uses.read.some(sends) ||
    (!def.async && uses.adds && uses.commits) ||
    // What is awaited elsewhere in the function is of either kind.
    ((!def.async || isAwaited) && uses.alone.some(sends));
  if (isAwaited === isSync) return undefined;
  const isConnection = CONNECTION_NAME.test(name.slice(name.indexOf(".") + 1));
  if ([...uses.awaited, ...uses.read, ...uses.alone].some((call) => lastName(call.func) === "exec" && sends(call)))
    return external(isAwaited ? "sqlmodel.ext.asyncio.session.AsyncSession" : "sqlmodel.Session");
  if (isConnection && uses.queries.length === 0 && !uses.adds)
    return external(isAwaited ? "sqlalchemy.ext.asyncio.AsyncConnection" : "sqlalchemy.Connection");
  return external(isAwaited ? ASYNC : SYNC);
}

/** How a function uses the names under which sessions go. */
function usesIn(def: FunctionDef): ReadonlyMap<string, Uses> {
  const { body } = def;
  const before = known.get(def);
  if (before?.body === body) return before.uses;
  const uses = findUses(def);
  known.set(def, { body, uses });
  return uses;
}

function findUses({ async, body }: FunctionDef): ReadonlyMap<string, Uses> {
  const found = new Map<string, Uses>();
  const of = ({ func }: Call): Uses | undefined => {
    const id = func.kind === "Attribute" ? sessionPath(func.value) : null;
    if (id === null) return undefined;
    const uses = found.get(id) ?? { queries: [], awaited: [], read: [], alone: [], adds: false, commits: false, isOther: false };
    found.set(id, uses);
    return uses;
  };
  const awaited = new Set<Expr>();
  /** The calls whose results go by a name, and the names that are read as results are. */
  const results = new Map<string, Call[]>();
  const read = new Set<string>();
  /** The awaited calls whose results go by a name, and the names of which something is awaited. */
  const kept = new Map<string, Call[]>();
  const awaitedOf = new Set<string>();
  const other = (call: Call): void => {
    const uses = of(call);
    if (uses !== undefined) uses.isOther = true;
  };
  const readName = (node: Expr): void => {
    if (node.kind === "Name") read.add(node.id);
  };
  let mayAwait = false;
  visitStatements(body, (node) => {
    if (node.kind === "Await" && node.value.kind === "Call") {
      awaited.add(node.value);
      const on = node.value.func.kind === "Attribute" ? node.value.func.value : null;
      if (on?.kind === "Name") awaitedOf.add(on.id);
      // `await (await conn.execute(statement)).fetchall()`
      else if (on?.kind === "Await" && on.value.kind === "Call" && SENDING.has(lastName(on.value.func))) other(on.value);
      const method = lastName(node.value.func);
      if (SENDING.has(method) || GETTING.has(method)) of(node.value)?.awaited.push(node.value);
      // `await settled(db.execute(statement))`: what is handed it takes a coroutine as well.
      if (!SENDING.has(method)) for (const given of node.value.args) if (given.kind === "Call") other(given);
    } else if (node.kind === "Call") {
      const method = lastName(node.func);
      if (!OF_SESSION.test(method)) other(node);
      if (ASKING.has(method)) mayAwait = true;
      else if (method === "query" && !awaited.has(node)) of(node)?.queries.push(node);
      else if (method === "add") {
        const uses = of(node);
        if (uses !== undefined) uses.adds = true;
      }
      // `session.execute(statement).all()`: a coroutine has no rows.
      const inner = node.func.kind === "Attribute" && OF_RESULT.has(method) ? node.func.value : null;
      if (inner?.kind === "Call" && SENDING.has(lastName(inner.func))) of(inner)?.read.push(inner);
    }
    if (node.kind === "Attribute" && OF_RESULT.has(node.attr)) readName(node.value);
    else if ("generators" in node) for (const { iter } of node.generators) readName(iter);
  });
  eachStatement(body, (statement) => {
    if (statement.kind === "For") {
      readName(statement.iter);
      if (statement.async && statement.iter.kind === "Call" && SENDING.has(lastName(statement.iter.func))) other(statement.iter);
    }
    if (statement.kind !== "Assign" && statement.kind !== "AnnAssign" && statement.kind !== "Expr") return;
    const { value } = statement;
    const call = value?.kind === "Await" ? value.value : value;
    if (call?.kind !== "Call") return;
    const method = lastName(call.func);
    const isEnd = method === "commit" || method === "flush";
    // A plain function that binds what it gets does not wait for it.
    if (GETTING.has(method) && !async && call === value && statement.kind !== "Expr") of(call)?.read.push(call);
    const uses = isEnd || SENDING.has(method) ? of(call) : undefined;
    const [target] = statement.kind === "Assign" ? statement.targets : statement.kind === "AnnAssign" ? [statement.target] : [];
    const name = target?.kind === "Name" ? target.id : null;
    if (uses === undefined) return;
    // What `scalar` gives may be a row with methods of its own.
    if (value?.kind === "Await") note(kept, method === "scalar" ? null : name, call);
    else if (isEnd) uses.commits ||= target === undefined;
    else if (target === undefined || async) uses.alone.push(call);
    else note(results, name, call);
  });
  for (const name of awaitedOf) for (const call of kept.get(name) ?? []) other(call);
  if (!mayAwait) for (const [name, calls] of results) if (read.has(name)) for (const call of calls) of(call)?.read.push(call);
  return found;
}

/** `db`, `self.db`: what goes by a session's name, as it is written. */
function sessionPath(node: Expr): string | null {
  if (node.kind === "Name") return SESSION_NAME.test(node.id) ? node.id : null;
  if (node.kind !== "Attribute" || node.value.kind !== "Name" || !SESSION_NAME.test(node.attr)) return null;
  return `${node.value.id}.${node.attr}`;
}

function note(calls: Map<string, Call[]>, name: string | null, call: Call): void {
  if (name === null) return;
  const noted = calls.get(name);
  if (noted === undefined) calls.set(name, [call]);
  else noted.push(call);
}

/** `query(Order)`, `query(models.Order)`, `query(Order.id, func.count())`; a class that is not at hand counts by its name. */
function asksForModel(linker: Linker, { args }: Call, scope: Scope): boolean {
  const [first] = args;
  if (first === undefined) return false;
  const isModel = (node: Expr): boolean => linker.typeOf(node, scope).kind === "class" || /^[A-Z][a-z]/.test(lastName(node));
  return isModel(first) || (first.kind === "Attribute" && isModel(first.value));
}

/** `execute(select(Order))`, `get(Order, key)` */
function takesStatement(linker: Linker, { func, args }: Call, scope: Scope): boolean {
  const [statement] = args;
  if (statement === undefined) return false;
  if (GETTING.has(lastName(func))) return args.length > 1 && linker.typeOf(statement, scope).kind === "class";
  const type = linker.typeOf(statement, scope);
  return type.kind === "external" && /^(sqlalchemy|sqlmodel)\./.test(type.name);
}
