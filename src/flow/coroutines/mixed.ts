import type { FunctionSymbol, Scope } from "../../link/symbols.ts";
import type { Expr } from "../../model/syntax.ts";
import { someInStatements } from "../../model/visit.ts";
import { isPlainValue } from "./declared.ts";
import type { Search } from "./search.ts";

/** Keys of what is meant to be run by somebody else. */
const RUN_LATER = /coro|await|task|future|job|call|handler|func|run|worker/i;

/** A coroutine among values: who gets the dictionary would have to await some of what it holds, and not the rest. */
export function mixed(search: Search, { keys, values }: Expr & { kind: "Dict" }, scope: Scope): void {
  if (!hasTextKeys(keys) || !values.some((each) => isPlainValue(search.program, search.program.typeOf(each, scope)))) return;
  values.forEach((each, at) => {
    if (!isRunLater(keys[at])) search.judge(each, scope, "mixed");
  });
}

/**
 * `changes["total"] = total(order)` where `changes` was bound to a dictionary, nothing in it is awaited of, and either it holds plain values or
 * what is kept would give one.
 */
export function isAmongValues(search: Search, { value: holder, slice }: Expr & { kind: "Subscript" }, kept: Expr, scope: Scope): boolean {
  if (holder.kind !== "Name" || slice.kind !== "Constant" || slice.type !== "str" || isRunLater(slice)) return false;
  const [binding, another] = scope.bindings.get(holder.id) ?? [];
  if (binding?.kind !== "value" || another !== undefined || binding.value.kind !== "Dict") return false;
  const { keys, values } = binding.value;
  if (values.length === 0 || !hasTextKeys(keys)) return false;
  const types = values.map((each) => search.program.typeOf(each, scope));
  const made = search.program.typeOf(kept, scope);
  const given = made.kind === "awaitable" && made.result.kind !== "none" && isPlainValue(search.program, made.result);
  const plain = types.every((type) => isPlainValue(search.program, type) || (given && type.kind === "unknown"));
  return plain && !awaitsFrom(search.fn, holder.id);
}

function hasTextKeys(keys: readonly (Expr | null)[]): boolean {
  return keys.every((key) => key?.kind === "Constant" && key.type === "str");
}

function isRunLater(key: Expr | null | undefined): boolean {
  return key?.kind === "Constant" && typeof key.value === "string" && RUN_LATER.test(key.value);
}

/** Whether a function awaits items of a dictionary. */
export function awaitsFrom(fn: FunctionSymbol, name: string): boolean {
  const isHolder = (node: Expr): boolean => node.kind === "Name" && node.id === name;
  return someInStatements(
    fn.def.body,
    (node) =>
      (node.kind === "Await" && node.value.kind === "Subscript" && isHolder(node.value.value)) ||
      // What goes through the values may gather them.
      (node.kind === "Attribute" && node.attr === "values" && isHolder(node.value)),
  );
}
