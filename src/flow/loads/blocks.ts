import type { Scope } from "../../link/symbols.ts";
import { alternatives, withoutNone } from "../../link/types.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { assign } from "./assignments.ts";
import { closed, happened } from "./changes.ts";
import { close, open, sessionOfBlock } from "./closing.ts";
import { sessionOf } from "./execute.ts";
import { evaluate } from "./expressions.ts";
import { statements } from "./interpret.ts";
import { managed } from "./managers.ts";
import { type Run, siteOf } from "./run.ts";
import { expireAll } from "./stale.ts";
import type { Site, Value } from "./values.ts";
import { write } from "./written.ts";

// `with` blocks, and the sessions that they open and close.

/** A `with` block; that of a session ends its reach, and that of a transaction commits. */
export function entered(run: Run, statement: Stmt & { kind: "With" }, scope: Scope): void {
  const endings: (() => void)[] = [];
  const outside = run.blocks.length;
  for (const { context, target } of statement.items) {
    const outer = run.resumed.length;
    const value = evaluate(run, context, scope);
    endings.push(...run.resumed.splice(outer));
    const site = siteOf(run, context);
    const own = statement.async ? null : sessionIn(run, context, value, target, scope);
    const begins = context.kind === "Call" && context.func.kind === "Attribute" && context.func.attr === "begin";
    if (own?.kind === "session") {
      open(run, own);
      run.blocks.push(own.id);
      endings.push(() => {
        run.blocks.splice(run.blocks.lastIndexOf(own.id), 1);
        if (begins) commitAtEnd(run, own, site);
        close(run, own);
      });
    }
    const block = own === null ? managed(run, context, value, statement.async, site, scope) : null;
    if (block !== null) {
      endings.push(block.end);
      run.failing?.push(block.fail);
    }
    const opens = target !== null && statement.async && run.world.tracks && context.kind === "Call";
    const opened = opens ? sessionOpened(run, target, value, site, scope) : null;
    if (target !== null) assign(run, target, opened ?? own ?? block?.entered ?? value, scope);
    if (opened !== null) endings.push(() => closed(run, opened, begins, site));
    else if (begins && isAsyncSession(run, context.func.value, scope)) {
      const which = evaluate(run, context.func.value, scope);
      endings.push(() => happened(run, { kind: "session", method: "commit", which, site, when: run.state.conditions }));
    }
  }
  statements(run, statement.body, scope);
  if (!run.state.left) for (const end of endings.reverse()) end();
  else for (const id of run.blocks.splice(outside)) run.closes.add(id);
}

/** `with SessionLocal.begin() as session:` commits where the block ends. */
function commitAtEnd(run: Run, session: Value, site: Site): void {
  write(run, session, site, true);
  expireAll(run, session, site);
}

/** The session that a plain block opens and closes: `with SessionLocal() as session`, or a manager of the project around one. */
function sessionIn(run: Run, context: Expr, value: Value, target: Expr | null, scope: Scope): Value | null {
  if (value.kind === "session") return value;
  return target === null ? null : sessionOfBlock(run, context, target, scope, siteOf(run, context));
}

/** The session that a block opens: `async with factory() as session`. */
function sessionOpened(run: Run, target: Expr, value: Value, site: Site, scope: Scope): Value | null {
  // `self.factory()` gives another session each time, though it is written the same.
  if (target.kind !== "Name" || (value.kind !== "unknown" && value.kind !== "object" && value.kind !== "deferred")) return null;
  return isAsyncSession(run, target, scope) ? { kind: "session", id: `${site.at.file}:${site.at.start}` } : null;
}

function isAsyncSession(run: Run, node: Expr, scope: Scope): boolean {
  return alternatives(withoutNone(run.world.program.typeOf(node, scope))).some(
    (type) =>
      (type.kind === "external" && sessionOf(run.world.catalogue, type.name) === "async") ||
      (type.kind === "instance" &&
        run.world.program
          .ancestors(type.class)
          .some((ancestor) => ancestor.kind === "external" && sessionOf(run.world.catalogue, ancestor.name) === "async")),
  );
}
