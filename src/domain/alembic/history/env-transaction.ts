import type { FileFacts } from "../../../model/facts.ts";
import { lastName } from "../../../model/last-name.ts";
import type { Call, Expr, Stmt, With } from "../../../model/syntax.ts";
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
function executesBefore({ call, around }: Placed): boolean {
  const connection = connectionOf(call);
  if (connection === undefined || connection === "") return false;
  const before = around.flatMap((each) => each.before);
  const methods = (stmts: readonly Stmt[]): readonly string[] =>
    callsIn(stmts).flatMap(({ call: { func } }) =>
      func.kind === "Attribute" && func.value.kind === "Name" && func.value.id === connection ? [func.attr] : [],
    );
  // What hangs on a condition, or is done in a block of its own, may not be.
  const certain = methods(before.filter((stmt) => !isCompound(stmt)));
  return certain.some((name) => name === "execute" || name === "scalar") && !methods(before).some((name) => ENDS_IT.has(name));
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
