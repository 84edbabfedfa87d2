import type { Scope } from "../link/symbols.ts";
import type { Expr, Stmt } from "../model/syntax.ts";

/**
 * The kept thing (an attribute of `self` or `cls`, a global) whose absence or presence a test asks for, as text; undefined for
 * any other test. Locals do not outlive the call and keep nothing.
 */
export function keptValue(test: Expr, state: "absent" | "present", scope: Scope, nameOf = keptName): string | undefined {
  switch (test.kind) {
    case "UnaryOp":
      return test.op === "not" ? keptValue(test.operand, state === "absent" ? "present" : "absent", scope, nameOf) : undefined;
    case "Compare": {
      const other = test.comparators[0];
      if (test.comparators.length !== 1 || other?.kind !== "Constant" || other.type !== "None") return undefined;
      const asked = test.ops[0] === "is" || test.ops[0] === "==" ? "absent" : "present";
      return asked === state ? nameOf(test.left, scope) : undefined;
    }
    case "BoolOp":
      for (const value of test.values) {
        const found = keptValue(value, state, scope, nameOf);
        if (found !== undefined) return found;
      }
      return undefined;
    default:
      return state === "present" ? nameOf(test, scope) : undefined;
  }
}

function keptName(value: Expr, scope: Scope): string | undefined {
  if (value.kind === "Attribute" && value.value.kind === "Name" && (value.value.id === "self" || value.value.id === "cls"))
    return `${value.value.id}.${value.attr}`;
  if (value.kind !== "Name") return undefined;
  return scope.redirected?.get(value.id) === "Global" ? value.id : undefined;
}

/**
 * The mark on an object that a test asks for, which the body behind it sets: `if getattr(store, "_ready", False): return` or the same by a name,
 * and then `store._ready = True`.
 */
export function isMarked(test: Expr, state: "absent" | "present", body: readonly Stmt[], scope: Scope): boolean {
  const mark = keptValue(test, state, scope, markName);
  return mark !== undefined && fills(body, mark);
}

function markName(value: Expr, scope: Scope): string | undefined {
  if (value.kind === "Name") {
    const [binding, another] = scope.bindings.get(value.id) ?? [];
    const isOnce = binding?.kind === "value" && another === undefined && binding.path.length === 0;
    return isOnce && binding.value.kind === "Call" ? markName(binding.value, scope) : undefined;
  }
  if (value.kind !== "Call" || value.func.kind !== "Name" || value.func.id !== "getattr") return undefined;
  const [object, name] = value.args;
  return object?.kind === "Name" && name?.kind === "Constant" && name.type === "str" ? `${object.id}.${name.value}` : undefined;
}

/** Whether a body fills the kept thing: it assigns it, or it is private and a method of the object is called to do so. */
export function fills(body: readonly Stmt[], kept: string): boolean {
  const dot = kept.indexOf(".");
  const name = dot < 0 ? kept : kept.slice(dot + 1);
  return body.some((statement) => {
    if (statement.kind === "Assign")
      return statement.targets.some((target) =>
        dot < 0 ? target.kind === "Name" && target.id === name : target.kind === "Attribute" && target.attr === name,
      );
    if (statement.kind === "AnnAssign")
      return statement.target.kind === "Attribute"
        ? statement.target.attr === name
        : statement.target.kind === "Name" && statement.target.id === name;
    if (statement.kind === "With" || statement.kind === "Try") return fills(statement.body, kept);
    if (statement.kind === "If") return fills(statement.body, kept) || fills(statement.orelse, kept);
    if (statement.kind !== "Expr" || !name.startsWith("_")) return false;
    const call = statement.value.kind === "Await" ? statement.value.value : statement.value;
    return (
      call.kind === "Call" &&
      call.func.kind === "Attribute" &&
      call.func.value.kind === "Name" &&
      (call.func.value.id === "self" || call.func.value.id === "cls")
    );
  });
}
