import type { Program } from "../../link/program.ts";
import type { Scope } from "../../link/symbols.ts";
import type { Type } from "../../link/types.ts";
import type { Fix } from "../../model/finding.ts";
import type { RepoPath } from "../../model/source.ts";
import type { UnawaitedCoroutine } from "../../model/subjects.ts";
import type { Await, Call, Expr } from "../../model/syntax.ts";
import { unparse } from "../../model/unparse.ts";

export interface Unawaited {
  readonly file: RepoPath;
  readonly call: Call;
  readonly scope: Scope;
  readonly use: UnawaitedCoroutine["use"];
  /** The coroutine went through a name to where it is used. */
  readonly held: boolean;
  /** The `await` that already stands before a chain beginning with the call. */
  readonly around: Await | null;
}

/**
 * The edit that awaits a call: `await session.execute(q).scalars()` becomes `(await session.execute(q)).scalars()`. Null where the
 * right edit is not certain.
 */
export function awaitFix(program: Program, { file, call, scope, use, held, around }: Unawaited): Fix | null {
  const message = `Await \`${unparse(call.func)}()\``;
  // A kept and never used coroutine may be left over: whether its work is wanted, the code does not say. What is declared alone may be a task.
  const safe = use !== "never used" && use !== "dropped unseen";
  const insert = (at: number, text: string): Fix["edits"][number] => ({ file, start: at, end: at, text });
  if (use !== "accessed" || held) return { message, safe, edits: [insert(call.start, "await ")] };
  const chain = around === null ? undefined : chainTo(around.value, call);
  if (around === null || chain === undefined) return { message, safe, edits: [insert(call.start, "(await "), insert(call.end, ")")] };
  const result = resultOf(program, program.awaited(program.typeOf(call, scope)), chain, scope);
  if (result.kind === "unknown") return null;
  const open =
    result.kind === "awaitable" ? insert(call.start, "(await ") : { file, start: around.start, end: call.start, text: "(await " };
  return { message, safe, edits: [open, insert(call.end, ")")] };
}

/** The expressions from the one around `call` up to `outer`, innermost first; undefined where `call` is not the head of the chain. */
function chainTo(outer: Expr, call: Call): readonly Expr[] | undefined {
  const chain: Expr[] = [];
  for (let at: Expr = outer; at !== call; ) {
    chain.unshift(at);
    if (at.kind === "Attribute" || at.kind === "Subscript") at = at.value;
    else if (at.kind === "Call") at = at.func;
    else return undefined;
  }
  return chain.length === 0 ? undefined : chain;
}

function resultOf(program: Program, start: Type, chain: readonly Expr[], scope: Scope): Type {
  let type = start;
  for (const link of chain) {
    if (link.kind === "Attribute") type = program.member(type, link.attr);
    else if (link.kind === "Call") type = program.called(type, program.contextOf(link, scope));
    else return { kind: "unknown", reason: "dynamic" };
  }
  return type;
}
