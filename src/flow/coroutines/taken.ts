import type { Program } from "../../link/program.ts";
import type { FunctionSymbol } from "../../link/symbols.ts";
import { lastName } from "../../model/last-name.ts";
import type { Expr } from "../../model/syntax.ts";
import { eachStatement } from "../../model/traverse.ts";
import { visitStatements } from "../../model/visit.ts";

/** Attributes that coroutines, tasks and futures have themselves. */
const OWN_ATTRIBUTES = new Set(
  "cancel cancelled done result exception add_done_callback remove_done_callback get_name set_name get_loop get_coro close send throw".split(
    " ",
  ),
);

/** Whether reading the attribute of a coroutine, a task or a future makes sense. */
export function isCoroutineAttribute(name: string): boolean {
  return OWN_ATTRIBUTES.has(name) || name.startsWith("cr_") || name === "__await__";
}

/** Functions that ask whether a value is a coroutine: the code knows that it may be one. */
export const INSPECTORS = /^(isawaitable|iscoroutine|isfuture|isinstance|hasattr|getattr|type|callable)$/;

/** Functions that run a coroutine, or wait for one. */
const RUNNERS =
  /^(gather|create_task|ensure_future|wait|wait_for|shield|run|run_until_complete|run_coroutine_threadsafe|start_soon|async_to_sync)$/;

/**
 * Whether a function uses a parameter as a value that no coroutine can be: reads an attribute or an item of it, computes with it, goes through
 * it. Not where it awaits the parameter, hands it to what runs coroutines, asks what it is, or binds the name again.
 */
export function takesValue(program: Program, fn: FunctionSymbol, name: string): boolean {
  if (program.functionScope(fn).bindings.get(name)?.length !== 1) return false;
  const is = (expression: Expr): boolean => expression.kind === "Name" && expression.id === name;
  let used = false;
  let open = false;
  eachStatement(fn.def.body, (statement) => {
    if (statement.kind === "FunctionDef" || statement.kind === "ClassDef") open = true;
    else if (statement.kind === "For" && is(statement.iter)) {
      if (statement.async) open = true;
      else used = true;
    }
  });
  if (open) return false;
  visitStatements(fn.def.body, (node) => {
    switch (node.kind) {
      case "Lambda":
        open = true;
        break;
      case "Await":
        open ||= is(node.value);
        break;
      case "Attribute":
        if (is(node.value)) {
          if (isCoroutineAttribute(node.attr)) open = true;
          else used = true;
        }
        break;
      case "Subscript":
        used ||= is(node.value);
        break;
      case "BinOp":
        used ||= is(node.left) || is(node.right);
        break;
      case "Call":
        open ||= (INSPECTORS.test(lastName(node.func)) || RUNNERS.test(lastName(node.func))) && node.args.some(is);
        break;
      default:
        break;
    }
  });
  return used && !open;
}
