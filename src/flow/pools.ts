import { lastName } from "../model/last-name.ts";
import type { Expr, Stmt } from "../model/syntax.ts";
import { eachStatement } from "../model/traverse.ts";
import { visitStatements } from "../model/visit.ts";
import type { CallSite } from "./call-sites.ts";

/** What waits for all that it is given. */
const GATHERING = /^(?:gather|wait)$/;

/**
 * `with ThreadPoolExecutor() as pool: await loop.run_in_executor(pool, work)`: what the pool was given has been waited for when it is left, so
 * that leaving it waits for nothing.
 */
export function isLeftIdle({ form, node, unit }: CallSite): boolean {
  if (form !== "context" || unit.kind !== "function" || !unit.function.def.async) return false;
  let idle = false;
  eachStatement(unit.function.def.body, (statement) => {
    if (statement.kind !== "With") return;
    const target = statement.items.find(({ context }) => context === node)?.target;
    if (target?.kind === "Name") idle ||= awaitsAll(statement.body, target.id);
  });
  return idle;
}

/** Whether a pool is used for calls alone that are awaited, one by one or together. */
function awaitsAll(body: readonly Stmt[], pool: string): boolean {
  let uses = 0;
  let given = 0;
  let awaited = 0;
  let gathers = false;
  const runs = (expression: Expr): boolean =>
    expression.kind === "Call" &&
    lastName(expression.func) === "run_in_executor" &&
    expression.args[0]?.kind === "Name" &&
    expression.args[0].id === pool;
  visitStatements(body, (node) => {
    if (node.kind === "Name" && node.id === pool) uses++;
    if (runs(node)) given++;
    if (node.kind !== "Await") return;
    if (runs(node.value)) awaited++;
    gathers ||= node.value.kind === "Call" && GATHERING.test(lastName(node.value.func));
  });
  return uses > 0 && uses === given && (awaited === given || gathers);
}
