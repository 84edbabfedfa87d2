import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import { alternatives, everyPresent, type Type, withoutNone } from "../../link/types.ts";
import type { Call, Expr, Stmt } from "../../model/syntax.ts";
import { blocksOf } from "../../model/traverse.ts";
import { sessionOf } from "./execute.ts";
import { instancesIn } from "./lives.ts";
import { isManagerGenerator } from "./managers.ts";
import { isLoaded, noteLoaded, type Run } from "./run.ts";
import { type Closed, type Instance, type Site, UNKNOWN, type Value } from "./values.ts";
import { asWritten } from "./written.ts";

/**
 * Sessions that are closed while their rows are still in use. Under a synchronous session a lazy load sends a query as long as the session is
 * open; once it is closed its rows belong to nobody, and the read raises DetachedInstanceError.
 */

/** The session that a call makes: `Session(engine)`, `SessionLocal()`; null for any other call. */
export function sessionMade(run: Run, callee: Type, node: Call, scope: Scope, site: Site): Value | null {
  if (!everyPresent(callee, isMaker)) return null;
  // One that a module keeps is used by many, and begins anew after each `close()`.
  if (run.unit.kind === "module") return null;
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

/** Whether all that a generator yields is closed by what stands around the `yield`. */
function closesYielded(run: Run, fn: FunctionSymbol): boolean {
  const scope = run.world.program.functionScope(fn);
  let yields = 0;
  let kept = false;
  const visit = (body: readonly Stmt[], closing: readonly string[]): void => {
    for (const statement of body) {
      const name = statement.kind === "Expr" && statement.value.kind === "Yield" ? statement.value.value : null;
      if (name?.kind === "Name") {
        yields++;
        kept ||= !closing.includes(name.id);
      }
      const own = closedAround(run, statement, scope);
      for (const block of blocksOf(statement)) visit(block, own.length === 0 ? closing : [...closing, ...own]);
    }
  };
  visit(fn.def.body, []);
  return yields > 0 && !kept;
}

/** The names whose sessions a compound statement closes when it is left. */
function closedAround(run: Run, statement: Stmt, scope: Scope): readonly string[] {
  if (statement.kind === "Try") return closedIn(statement.finalbody);
  if (statement.kind !== "With") return [];
  return statement.items.flatMap(({ context, target }) =>
    context.kind === "Call" && target?.kind === "Name" && isMakerCall(run, context, scope) ? [target.id] : [],
  );
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

/** A block that opened a session ends: it is closed, whatever way was taken to this place. */
export function close(run: Run, session: Value): void {
  if (session.kind !== "session") return;
  run.state.closed = new Map([...run.state.closed, [session.id, "block"]]);
  run.closes.add(session.id);
}

/** `session.close()`: under a test, or where something has failed, the way that goes on may not have passed it. */
function closeCalled(run: Run, session: Value): void {
  if (session.kind !== "session" || run.state.conditions.size > 0 || run.doubt > 0 || run.handling > 0 || run.vague > 0) return;
  run.state.closed = new Map([...run.state.closed, [session.id, "call"]]);
}

/** What is closed after two ways: a `close()` that only one of them passed is none. */
export function joinedClosed(first: Closed, second: Closed): Closed {
  if (first === second) return first;
  const joined = new Map<string, "block" | "call">();
  for (const [id, how] of [...first, ...second]) if (how === "block" || (first.has(id) && second.has(id))) joined.set(id, how);
  return joined;
}

/** A way through the function ends: closed is what was closed on each. */
export function endOfWay(run: Run): void {
  const { closed } = run.state;
  run.ended = run.ended === null ? closed : joinedClosed(run.ended, closed);
}

/** The sessions that are closed when the function is done. */
export function closedAtEnd({ closes, ended }: Run): ReadonlySet<string> {
  return ended === null || ended.size === 0 ? closes : new Set([...closes, ...ended.keys()]);
}

/** A block opens a session: one that was opened at the same place before is another. */
export function open(run: Run, session: Value): void {
  if (session.kind !== "session" || !run.state.closed.has(session.id)) return;
  run.state.closed = new Map([...run.state.closed].filter(([id]) => id !== session.id));
}

/** What a call has closed when it comes back. */
export function closedBy(run: Run, closes: ReadonlySet<string>): void {
  if (closes.size === 0) return;
  const closed = [...closes].map((id) => [id, "block"] as const);
  run.state.closed = new Map([...run.state.closed, ...closed]);
  for (const id of closes) run.closes.add(id);
}

/** A closed session that is used again begins anew: the rows that it brings then are bound to it, and those from before are not. */
export function usedAgain(run: Run, session: Value): Value {
  return session.kind === "session" && run.state.closed.has(session.id) ? UNKNOWN : session;
}

/** Marks a row, beside the relationships that are loaded on it: it may have a session again, whatever became of the one that brought it. */
export const ATTACHED = "@attached";

/** `session.add(order)`: rows whose session was closed belong to this one. */
export function attach(run: Run, value: Value): void {
  for (const instance of instancesIn(value, 2))
    if (isDetached(run, asWritten(run, instance))) noteLoaded(run.state, instance.id, [ATTACHED]);
  if (value.kind === "parameter" || value.kind === "deferred") run.refreshes.push({ value, keys: [ATTACHED] });
}

const ATTACHING = new Set(["add", "add_all", "delete", "enable_relationship_loading"]);

/** A method of a synchronous session, as far as it says which session rows belong to. */
export function closingEvent(run: Run, { func }: Call, receiver: Value, args: readonly Value[]): void {
  if (func.kind !== "Attribute") return;
  // What an object keeps may be made again by whoever asks for it.
  if (func.attr === "close" && func.value.kind === "Name") closeCalled(run, receiver);
  else if (ATTACHING.has(func.attr)) for (const argument of args) attach(run, argument);
}

/** Reads what leaves a function, as whoever reads it finds it: with the sessions closed whose blocks it leaves. */
export function afterwards(run: Run, read: () => void): void {
  const before = run.state.closed;
  const named = run.closing.flatMap((name) => {
    const value = run.state.vars.get(name);
    return value?.kind === "session" ? [value.id] : [];
  });
  const closing = [...run.blocks, ...named].map((id) => [id, "block"] as const);
  if (closing.length > 0) run.state.closed = new Map([...before, ...closing]);
  read();
  run.state.closed = before;
}

/** Whether the session of a row is closed, and neither the row nor one that led to it was given to another. */
export function isDetached(run: Run, instance: Instance): boolean {
  const { session, within } = instance;
  if (session !== "sync" || within.kind !== "session" || !run.state.closed.has(within.id)) return false;
  for (let row: Instance | undefined = instance; row !== undefined; row = row.parent)
    if (isLoaded(run.state, row.id, ATTACHED) || row.plan?.entries.has(ATTACHED) === true) return false;
  return true;
}
