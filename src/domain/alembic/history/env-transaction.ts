import type { FileFacts } from "../../../model/facts.ts";
import { lastName } from "../../../model/last-name.ts";
import type { Attribute, Call, Expr, Stmt, With } from "../../../model/syntax.ts";
import { blocksOf, isCompound } from "../../../model/traverse.ts";
import { visitExpression } from "../../../model/visit.ts";
import { expressionsOf } from "../python/statements.ts";

/** A call with the statements around it, outermost first, each with those before it in its block. */
interface Placed {
  readonly call: Call;
  readonly around: readonly { readonly stmt: Stmt; readonly before: readonly Stmt[] }[];
}

/**
 * Whether env.py gives Alembic a connection that is in a transaction already, on each of its ways: inside a `begin()` of its own, or, where
 * SQLAlchemy begins one with the first statement (`begins`), after a statement that it has not committed.
 */
export function beginsItself(env: FileFacts | undefined, begins: () => boolean): boolean {
  if (env === undefined) return false;
  const bodies = [{ name: null, calls: callsIn(env.body) }, ...env.functions.map(({ name, body }) => ({ name, calls: callsIn(body) }))];
  const online = bodies.filter(({ calls }) => calls.some((each) => connectionOf(each.call) !== undefined));
  const called = (name: string): readonly Placed[] =>
    bodies.flatMap(({ calls }) => calls.filter(({ call }) => lastName(call.func) === name || isGiven(call, name)));
  return (
    online.length > 0 &&
    online.every(({ name, calls }) => {
      const configured = calls.filter(({ call }) => connectionOf(call) !== undefined);
      const runs = calls.filter(({ call }) => lastName(call.func) === "run_migrations");
      if (runs.length === 0) return false;
      if (runs.every(isInsideBegin)) return true;
      const callers = name === null ? [] : called(name);
      return (callers.length > 0 && callers.every(isInsideBegin)) || (configured.every(executesBefore) && begins());
    })
  );
}

/**
 * The statement of env.py behind which nothing that the migrations do is kept: it begins a transaction on the connection that Alembic is given then,
 * which Alembic leaves to env.py, and env.py closes the connection. Null where somebody may commit: env.py in any way, or who handed the connection over.
 */
export function leftUncommitted(env: FileFacts, begins: () => boolean): Call | null {
  if (env.holdsWord("attributes") || env.mentions("COMMIT")) return null;
  const bodies = [env.body, ...env.functions.map(({ body }) => body)].map((body) => ({ body, calls: callsIn(body) }));
  const all = bodies.flatMap(({ calls }) => calls);
  if (all.some(({ call }) => COMMITS.has(lastName(call.func)))) return null;
  const waits = all.some(({ call }) => lastName(call.func) === "run_sync");
  if (!waits && !begins()) return null;
  const found = bodies.flatMap(({ body, calls }) =>
    calls.filter(({ call }) => connectionOf(call) !== undefined).map((placed) => uncommitted(placed, body, env, all)),
  );
  const [first] = found;
  return first === undefined || found.includes(null) ? null : first;
}

/** Calls by which a transaction may be kept. */
const COMMITS = new Set(["commit", "begin"]);

/** The statement before `context.configure()` that begins a transaction, on a connection which env.py itself has opened. */
function uncommitted(placed: Placed, body: readonly Stmt[], env: FileFacts, all: readonly Placed[]): Call | null {
  const connection = connectionOf(placed.call) as string;
  if (!executesBefore(placed) || callsIn(body).some(({ call }) => call !== placed.call && isHanded(call, connection))) return null;
  const owner = env.functions.find((fn) => fn.body === body && fn.parameters.some(({ name }) => name === connection));
  const callers = owner === undefined ? [] : all.filter(({ call }) => lastName(call.func) === owner.name || isGiven(call, owner.name));
  const opened = owner === undefined ? connects(placed, connection) : callers.length > 0 && callers.every((each) => connects(each, null));
  return opened ? (statementBefore(placed) ?? null) : null;
}

/** Whether a function is given the connection, and may commit it. */
function isHanded({ args, keywords }: Call, connection: string): boolean {
  return [...args, ...keywords.map(({ value }) => value)].some((each) => each.kind === "Name" && each.id === connection);
}

/** Whether a call stands in `with engine.connect() as connection`, under that name. */
function connects({ around }: Placed, name: string | null): boolean {
  return around.some(
    ({ stmt }) =>
      stmt.kind === "With" &&
      stmt.items.some(
        ({ context, target }) =>
          context.kind === "Call" &&
          lastName(context.func) === "connect" &&
          (name === null || (target?.kind === "Name" && target.id === name)),
      ),
  );
}

/** The first statement that the connection certainly executes before it is given to Alembic. */
function statementBefore({ call, around }: Placed): Call | undefined {
  const connection = connectionOf(call);
  return callsIn(certainOf(around.flatMap((each) => each.before)))
    .map((each) => each.call)
    .find((each) => executes(each, connection ?? ""));
}

/** `connection.run_sync(do_run_migrations)` */
function isGiven({ func, args }: Call, name: string): boolean {
  return lastName(func) === "run_sync" && args[0]?.kind === "Name" && args[0].id === name;
}

/** The name of what `context.configure()` is given as the connection. */
function connectionOf({ func, keywords }: Call): string | undefined {
  if (lastName(func) !== "configure") return undefined;
  const value = keywords.find(({ arg }) => arg === "connection")?.value;
  return value === undefined ? undefined : value.kind === "Name" ? value.id : "";
}

function isInsideBegin({ around }: Placed): boolean {
  return around.some(({ stmt }) => stmt.kind === "With" && opensTransaction(stmt));
}

function opensTransaction({ items }: With): boolean {
  return items.some(({ context }) => context.kind === "Call" && context.func.kind === "Attribute" && context.func.attr === "begin");
}

/** What a connection is told to be out of a transaction, or to have none. */
const ENDS_IT = new Set(["commit", "rollback", "close", "begin", "execution_options"]);

/** Whether the connection that `context.configure()` is given certainly executes something before, and is not committed then. */
function executesBefore(placed: Placed): boolean {
  const connection = connectionOf(placed.call);
  if (connection === undefined || connection === "" || statementBefore(placed) === undefined) return false;
  const before = placed.around.flatMap((each) => each.before);
  return !callsIn(before).some(({ call: { func } }) => isOn(func, connection) && ENDS_IT.has(func.attr));
}

function executes({ func }: Call, connection: string): boolean {
  return isOn(func, connection) && (func.attr === "execute" || func.attr === "scalar");
}

function isOn(func: Expr, connection: string): func is Attribute {
  return func.kind === "Attribute" && func.value.kind === "Name" && func.value.id === connection;
}

/** What hangs on a condition, or is done in a block of its own, may not be; what is tried is begun. */
function certainOf(stmts: readonly Stmt[]): readonly Stmt[] {
  return stmts.flatMap((stmt) => (stmt.kind === "Try" ? certainOf(stmt.body.slice(0, 1)) : isCompound(stmt) ? [] : [stmt]));
}

/** The calls in a body, in source order, but none of nested functions. */
function callsIn(body: readonly Stmt[]): readonly Placed[] {
  const found: Placed[] = [];
  const walk = (stmts: readonly Stmt[], around: Placed["around"]): void => {
    for (const [index, stmt] of stmts.entries()) {
      const here = [...around, { stmt, before: stmts.slice(0, index) }];
      const look = (node: Expr): void => {
        if (node.kind === "Call") found.push({ call: node, around: here });
      };
      for (const expr of expressionsOf(stmt)) if (expr !== null) visitExpression(expr, look);
      for (const block of blocksOf(stmt)) walk(block, here);
    }
  };
  walk(body, []);
  return found;
}
