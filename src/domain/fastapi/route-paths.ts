import { type Static, textOf, truth } from "../../link/constants.ts";
import type { Expr, Stmt } from "../../model/syntax.ts";
import { evaluate } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { isRouteList } from "./route-lists.ts";
import { type Frame, heldIn, type Router } from "./values.ts";
import type { Context, PlacedChange } from "./versions.ts";

interface Step {
  readonly test: Expr | null;
  readonly value: Expr;
}

/**
 * `for route in router.routes: route.path = f"{route.path}/"`, maybe behind a condition. An application's routes are matched by what they
 * were made with, so that nothing changes for them.
 */
export function changePaths(machine: Machine, target: Expr, iter: Expr, body: readonly Stmt[], frame: Frame): void {
  if (target.kind !== "Name" || !isRouteList(iter)) return;
  const steps = body.flatMap((statement) => stepsIn(statement, target.id));
  if (steps.length === 0) return;
  const router = heldIn(evaluate(machine, iter.value, frame));
  if (router?.kind !== "router" || router.application || machine.entered !== "always") return;
  const valueOf = (expression: Expr, path: string): Static =>
    machine.evaluator.evaluate(withPath(expression, target.id, path), frame.scope);
  router.pathChanges.push({
    routes: router.routes.length,
    inclusions: router.inclusions.length,
    brought: router.brought.length,
    of: (path) =>
      steps.reduce<string | undefined>((known, { test, value }) => {
        if (known === undefined) return undefined;
        const holds = test === null ? true : truth(valueOf(test, known));
        return holds === undefined ? undefined : holds ? textOf(valueOf(value, known)) : known;
      }, path),
  });
}

/** A path as the loops over the routers on the way leave it, the innermost first. */
export function changedPath(changes: readonly PlacedChange[], path: string): string {
  return changes.reduceRight((known, { prefix, of }) => prefix + (of(known.slice(prefix.length)) ?? known.slice(prefix.length)), path);
}

/** The context of something on a router that came before such a loop. */
export function withChanges(
  own: Context,
  prefix: string,
  router: Router,
  list: "routes" | "inclusions" | "brought",
  item: unknown,
): Context {
  if (router.pathChanges.length === 0) return own;
  const at = (router[list] as readonly unknown[]).indexOf(item);
  const later = router.pathChanges.filter((change) => at < change[list]).map(({ of }) => ({ prefix, of }));
  // They are applied from behind: the loop that comes first is done first.
  return { ...own, changes: [...own.changes, ...later.toReversed()] };
}

function stepsIn(statement: Stmt, name: string, test: Expr | null = null): readonly Step[] {
  if (statement.kind === "If" && test === null && statement.orelse.length === 0)
    return statement.body.flatMap((inner) => stepsIn(inner, name, statement.test));
  if (statement.kind === "Assign" && statement.targets.some((target) => isPath(target, name))) return [{ test, value: statement.value }];
  if (statement.kind !== "AugAssign" || !isPath(statement.target, name)) return [];
  const { target: left, op, value: right, start, end } = statement;
  return [{ test, value: { kind: "BinOp", left, op, right, start, end } }];
}

function isPath(expression: unknown, name: string): boolean {
  const node = expression as Expr;
  return node.kind === "Attribute" && node.attr === "path" && node.value.kind === "Name" && node.value.id === name;
}

/** The expression with a path in the place of `route.path`; a test whether it is an API route holds. */
function withPath(expression: Expr, name: string, path: string): Expr {
  const put = (node: unknown): unknown => {
    if (Array.isArray(node)) return node.map(put);
    if (node === null || typeof node !== "object") return node;
    const { kind, start, end } = node as Expr;
    if (isPath(node, name)) return { kind: "Constant", type: "str", value: path, start, end };
    const { func } = node as { readonly func?: Expr };
    if (kind === "Call" && func?.kind === "Name" && func.id === "isinstance")
      return { kind: "Constant", type: "True", value: undefined, start, end };
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, put(value)]));
  };
  return put(expression) as Expr;
}
