import { type Static, sequence, text } from "../../link/constants.ts";
import type { Attribute, Call, Expr, Stmt } from "../../model/syntax.ts";
import { evaluate } from "./evaluate.ts";
import type { Machine } from "./machine.ts";
import { type Frame, heldIn, valuesOf, weaker } from "./values.ts";

const NONE_LISTED: Static = sequence("list", []);

/** `del app.routes[at]`: which routes are left is not known. */
export function dropsRoutes(machine: Machine, target: Expr, frame: Frame): void {
  if (target.kind !== "Subscript" || !isRouteList(target.value)) return;
  dropped(machine, target.value.value, target, frame);
}

/** Routes of a router are taken away: those that it has may be gone, or only those that others replace, if paths are what decides. */
export function dropped(machine: Machine, of: Expr, node: Expr, frame: Frame): void {
  const router = heldIn(evaluate(machine, of, frame));
  // Class-based views take routes out and put them back.
  if (router?.kind !== "router" || machine.stack.some((fn) => machine.makesViews(fn))) return;
  machine.blind("route-removed", machine.place(frame, node), "routes are taken away here, and which is decided when the program runs");
  if (machine.tests.some(comparesPaths)) router.pruned ??= "replaced";
  // What only some runs do, an upgrade of a plug-in, say, leaves the others as they are.
  else if (machine.entered === "always") router.pruned = "some";
}

/** `[route for route in app.routes if …]`; what a function makes of the routes is taken for another order. */
export function isSelection(value: Expr): boolean {
  if (value.kind === "ListComp") return value.generators.some(({ ifs }) => ifs.length > 0);
  return value.kind === "Call" && value.args.some(isSelection);
}

/** `route.path == other.path`: a route goes because another one has its path. */
function comparesPaths(test: Expr): boolean {
  if (test.kind === "BoolOp") return test.op === "and" && test.values.some(comparesPaths);
  if (test.kind !== "Compare" || test.ops[0] !== "==") return false;
  return [test.left, ...test.comparators].every(({ kind, ...rest }) => kind === "Attribute" && (rest as Attribute).attr === "path");
}

/** `router.routes.extend(other.routes)`. */
type Sharing = Call & { readonly func: Attribute & { readonly value: Attribute }; readonly args: readonly [Attribute] };

export function isSharing(expression: Expr): expression is Sharing {
  const [from] = expression.kind === "Call" && expression.args.length === 1 ? expression.args : [];
  return (
    expression.kind === "Call" &&
    expression.func.kind === "Attribute" &&
    expression.func.attr === "extend" &&
    isRouteList(expression.func.value) &&
    from !== undefined &&
    isRouteList(from)
  );
}

/** `app.routes.remove(route)`, `router.routes.pop(0)`. */
export function isRemoval(expression: Expr): expression is Call & { readonly func: Attribute & { readonly value: Attribute } } {
  return (
    expression.kind === "Call" &&
    expression.func.kind === "Attribute" &&
    (expression.func.attr === "remove" || expression.func.attr === "pop" || expression.func.attr === "clear") &&
    isRouteList(expression.func.value)
  );
}

export function isRouteList(expression: Expr): expression is Attribute {
  return expression.kind === "Attribute" && expression.attr === "routes";
}

/** `router.routes.extend(other.routes)`: the routes of a router come into the list of another. */
export function shareRoutes(machine: Machine, call: Sharing, frame: Frame): void {
  share(machine, call.func.value.value, call.args[0].value, call, frame);
}

/** `for route in other.routes: router.routes.append(route)`, maybe behind a condition; whether it was that. */
export function sharesEach(machine: Machine, target: Expr, iter: Expr, body: readonly Stmt[], frame: Frame): boolean {
  if (target.kind !== "Name" || !isRouteList(iter)) return false;
  let found = false;
  for (const statement of body) {
    const guarded = statement.kind === "If" && statement.orelse.length === 0;
    for (const inner of guarded ? statement.body : [statement]) {
      const call = inner.kind === "Expr" ? inner.value : null;
      if (call?.kind !== "Call" || call.func.kind !== "Attribute" || call.func.attr !== "append" || !isRouteList(call.func.value)) continue;
      const [item] = call.args;
      if (item?.kind !== "Name" || item.id !== target.id) continue;
      const { certainty } = machine;
      if (guarded) machine.certainty = weaker(certainty, "conditional");
      share(machine, call.func.value.value, iter.value, call, frame);
      machine.certainty = certainty;
      found = true;
    }
  }
  return found;
}

/** Nothing of the receiving router's own is added to the routes. */
function share(machine: Machine, into: Expr, of: Expr, node: Expr, frame: Frame): void {
  const router = heldIn(evaluate(machine, into, frame));
  if (router?.kind !== "router") return;
  const from = evaluate(machine, of, frame);
  const at = machine.place(frame, node);
  machine.registrations++;
  for (const value of valuesOf(from)) {
    const held = heldIn(value);
    if (held?.kind !== "router") {
      machine.blind("router", at, "the router whose routes are taken over is not known");
      continue;
    }
    const certainty = valuesOf(from).length > 1 ? weaker(machine.certainty, "conditional") : machine.certainty;
    router.inclusions.push({
      kind: "share",
      router: held,
      prefix: text(""),
      tags: NONE_LISTED,
      dependencies: NONE_LISTED,
      keywords: new Map(),
      certainty,
      at,
    });
  }
}
