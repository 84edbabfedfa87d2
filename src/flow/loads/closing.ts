import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, type Type, withoutNone } from "../../link/types.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { sessionOf } from "./execute.ts";
import { isManagerGenerator } from "./managers.ts";
import type { Run } from "./run.ts";
import type { Instance, Site, Value } from "./values.ts";

/**
 * Sessions that are closed while their rows are still in use. Under a synchronous session a lazy load sends a query as long as the session is
 * open; once it is closed its rows belong to nobody, and the read raises DetachedInstanceError.
 */

/** The session that a call makes: `Session(engine)`, `SessionLocal()`; null for any other call. */
export function sessionMade(run: Run, callee: Type, node: Call, scope: Scope, site: Site): Value | null {
  const makers = alternatives(withoutNone(callee));
  if (makers.length === 0 || !makers.every(isMaker)) return null;
  const begins = node.func.kind === "Attribute" && node.func.attr === "begin";
  return begins || isSyncSession(run, run.world.program.typeOf(node, scope)) ? sessionAt(site) : null;
}

/** A class of sessions, a factory of them, or the block `SessionLocal.begin()`. */
function isMaker(type: Type): boolean {
  if (type.kind === "reference") return /(^|\.)Session$/.test(type.name);
  if (type.kind === "external") return /\.sessionmaker$/.test(type.name);
  return type.kind === "method" && type.name === "begin" && /\.orm\.sessionmaker$/.test(type.owner);
}

/** The session that a block of the project's own opens, and closes at its end: a generator that yields what it closes. */
export function sessionOfBlock(run: Run, context: Expr, target: Expr, scope: Scope, site: Site): Value | null {
  const { program } = run.world;
  if (context.kind !== "Call" || target.kind !== "Name" || !isSyncSession(run, program.typeOf(target, scope))) return null;
  const callee = program.typeOf(context.func, scope);
  if (callee.kind !== "function" || !isManagerGenerator(callee.function)) return null;
  return closesYielded(run, callee.function) ? sessionAt(site) : null;
}

function sessionAt({ at }: Site): Value {
  return { kind: "session", id: `${at.file}:${at.start}` };
}

function isSyncSession(run: Run, type: Type): boolean {
  const [only, another] = alternatives(withoutNone(type));
  return only?.kind === "external" && another === undefined && sessionOf(run.world.catalogue, only.name) === "sync";
}

function closesYielded(run: Run, fn: FunctionSymbol): boolean {
  const scope = run.world.program.functionScope(fn);
  const yielded = new Set<string>();
  const closed = new Set<string>();
  eachStatement(fn.def.body, (statement) => {
    const name = statement.kind === "Expr" && statement.value.kind === "Yield" ? statement.value.value : null;
    if (name?.kind === "Name") yielded.add(name.id);
    if (statement.kind === "Try") for (const closing of closedIn(statement.finalbody)) closed.add(closing);
    if (statement.kind === "With")
      for (const { context, target } of statement.items)
        if (context.kind === "Call" && target?.kind === "Name" && isMakerCall(run, context, scope)) closed.add(target.id);
  });
  return yielded.size > 0 && [...yielded].every((name) => closed.has(name));
}

function isMakerCall(run: Run, context: Call, scope: Scope): boolean {
  const makers = alternatives(withoutNone(run.world.program.typeOf(context.func, scope)));
  return makers.length > 0 && makers.every(isMaker);
}

/** The names on which statements call `close()`. */
export function closedIn(body: readonly Stmt[]): readonly string[] {
  return body.flatMap((statement) => {
    const call = statement.kind === "Expr" ? statement.value : null;
    if (call?.kind !== "Call" || call.func.kind !== "Attribute" || call.func.attr !== "close") return [];
    return call.func.value.kind === "Name" ? [call.func.value.id] : [];
  });
}

/** A session is closed here, whatever way was taken to this place. */
export function close(run: Run, session: Value): void {
  if (session.kind !== "session") return;
  run.state.closed = new Set([...run.state.closed, session.id]);
  run.closes.add(session.id);
}

/** `session.close()`: under a test, or where something has failed, the way that goes on may not have passed it. */
export function closeCalled(run: Run, session: Value): void {
  if (run.state.conditions.size === 0 && run.doubt === 0 && run.handling === 0 && run.vague === 0) close(run, session);
}

/** A block opens a session: one that was opened at the same place before is another. */
export function open(run: Run, session: Value): void {
  if (session.kind !== "session" || !run.state.closed.has(session.id)) return;
  run.state.closed = new Set([...run.state.closed].filter((id) => id !== session.id));
}

/** What a call has closed when it comes back. */
export function closedBy(run: Run, closes: ReadonlySet<string>): void {
  if (closes.size === 0) return;
  run.state.closed = new Set([...run.state.closed, ...closes]);
  for (const id of closes) run.closes.add(id);
}

/** Reads what leaves a function, as whoever reads it finds it: with the sessions closed whose blocks it leaves. */
export function afterwards(run: Run, read: () => void): void {
  const before = run.state.closed;
  const named = run.closing.flatMap((name) => {
    const value = run.state.vars.get(name);
    return value?.kind === "session" ? [value.id] : [];
  });
  if (run.blocks.length + named.length > 0) run.state.closed = new Set([...before, ...run.blocks, ...named]);
  read();
  run.state.closed = before;
}

/** Whether the session of a row is closed. */
export function isDetached(run: Run, { session, within }: Instance): boolean {
  return session === "sync" && within.kind === "session" && run.state.closed.has(within.id);
}
