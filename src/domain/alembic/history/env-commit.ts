import type { FileFacts } from "../../../model/facts.ts";
import type { Expr, Stmt } from "../../../model/syntax.ts";
import { someInStatements } from "../../../model/visit.ts";
import { eachExprIn } from "../python/statements.ts";

/**
 * Whether env.py commits the connection itself once the migrations ran: `connection.commit()` behind `context.run_migrations()`, or behind
 * what calls it. A connection inside a `begin()` of env.py's own cannot be committed that way.
 */
export function commitsAfterwards(env: FileFacts | undefined): boolean {
  if (env === undefined) return false;
  const bodies = [{ name: null, calls: callsIn(env.body) }, ...env.functions.map(({ name, body }) => ({ name, calls: callsIn(body) }))];
  if (bodies.some(({ calls }) => calls.some(({ attribute, name }) => attribute && name === "begin"))) return false;
  const running = new Set(["run_migrations", "run_sync"]);
  for (const { name, calls } of bodies) {
    if (name !== null && calls.some((call) => call.attribute && call.name === "run_migrations")) running.add(name);
  }
  return bodies.some(({ calls }) => {
    const first = calls.find((call) => running.has(call.name));
    return first !== undefined && calls.some(({ attribute, name, start }) => attribute && name === "commit" && start > first.start);
  });
}

/** Whether env.py connects so that each statement is committed by itself: with the isolation level AUTOCOMMIT. */
export function commitsEach(env: FileFacts | undefined): boolean {
  if (env?.mentions("AUTOCOMMIT") !== true) return false;
  const isLevel = (expr: Expr): boolean => expr.kind === "Constant" && expr.value === "AUTOCOMMIT";
  return [env.body, ...env.functions.map((fn) => fn.body)].some((body) => someInStatements(body, isLevel));
}

/**
 * Whether env.py runs the migrations over asyncpg: on an asynchronous engine, for which the project has no other driver of PostgreSQL. The
 * third psycopg is one, the second is not.
 */
export function runsOverAsyncpg(env: FileFacts | undefined, settings: Iterable<string>): boolean {
  const called = env === undefined ? [] : callsInAll(env);
  // An engine that waits may be what env.py makes as well, for another URL.
  const waitsNot = called.some((name) => name === "create_engine" || name === "engine_from_config") && !called.includes("AsyncEngine");
  if (!called.includes("run_sync") || waitsNot) return false;
  const texts = [...settings];
  return texts.some((text) => /\basyncpg\b/i.test(text)) && !texts.some((text) => /\bpsycopg(?!2)|\baiopg\b|\bpg8000\b/i.test(text));
}

function callsInAll(env: FileFacts): readonly string[] {
  return [env.body, ...env.functions.map(({ body }) => body)].flatMap((body) => callsIn(body).map(({ name }) => name));
}

interface Called {
  /** The last name of the function. */
  readonly name: string;
  readonly attribute: boolean;
  readonly start: number;
}

/** The calls in a body, in source order. */
function callsIn(body: readonly Stmt[]): readonly Called[] {
  const found: Called[] = [];
  const add = (expr: Expr): void => {
    if (expr.kind !== "Call") return;
    const { func, start } = expr;
    if (func.kind === "Attribute") found.push({ name: func.attr, attribute: true, start });
    if (func.kind === "Name") found.push({ name: func.id, attribute: false, start });
  };
  eachExprIn(body, add);
  return found.sort((a, b) => a.start - b.start);
}
